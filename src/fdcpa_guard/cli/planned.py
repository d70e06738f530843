"""Plans as text: the next allowed instant, a week of windows, the ways to reach a person."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from rich.text import Text

from ..planning import HORIZON, NextAllowed, Option, Windows
from ..schema import OptionsRequest
from ..showing import week
from ..showing.week import Cell, Day
from ..showing.wording import FOR_GOOD, moment, stretch
from .rendering import Page, Writer

_ALLOWED: Final = ("ALLOWED", "bold green")
_IN_PART: Final = ("IN PART", "bold yellow")
_LATER: Final = ("LATER", "bold yellow")
_CLOSED: Final = ("CLOSED", "bold red")

_ASCII: Final = {Cell.OPEN: "#", Cell.PART: "+", Cell.CLOSED: ".", Cell.OUTSIDE: " ", Cell.SKIPPED: "x"}
_BLOCKS: Final = {Cell.OPEN: "█", Cell.PART: "▒", Cell.CLOSED: "·", Cell.OUTSIDE: " ", Cell.SKIPPED: "x"}
_STYLES: Final = {Cell.OPEN: "green", Cell.PART: "yellow", Cell.CLOSED: "dim", Cell.OUTSIDE: "", Cell.SKIPPED: "dim"}
_LABEL: Final = 15
_WIDE: Final = 80
"""From this many columns on, a cell is half an hour."""

_NOT_SOON: Final = f"not within {HORIZON.days} days"
_NEEDS: Final = "only a new fact can lift the denial; no time does"


def next_allowed(writer: Writer, plan: NextAllowed) -> None:
    """The first allowed instant and what held until then, or what only a new fact can lift."""
    page, decision = writer.page, plan.decision
    asked = writer.contact.at
    status, style = _CLOSED if plan.at is None else _ALLOWED if plan.at == asked else _LATER
    page.row(status, writer.subject, indent=0, style=style)
    page.row("asked", writer.moment(asked))
    if plan.at is None:
        page.row("first", f"none: {_NEEDS}" if plan.needs else f"none: {_NOT_SOON}")
    else:
        until = decision.valid_until
        page.row("first", writer.moment(plan.at))
        page.row("holds", FOR_GOOD if until is None else f"until {writer.moment(until)}")
    page.row("policy", decision.policy)
    writer.reasons("Only a new fact lifts", plan.needs)
    title = "Held until then" if plan.at is not None else "Met besides" if plan.needs else "Met"
    writer.reasons(title, [reason for reason in plan.reasons if reason not in plan.needs])


def windows(writer: Writer, plan: Windows, zone: ZoneInfo, policy: str, *, asked_for: bool = False) -> None:
    """The days of a plan as a grid on the clock of one zone, its windows, and what closes the gaps."""
    page = writer.page
    page.row("WINDOWS", writer.subject, indent=0, style="bold")
    page.row("from", writer.moment(plan.opens))
    page.row("until", writer.moment(plan.closes))
    page.row("given", "nothing else happens, such as a contact within a window")
    page.row("clock", _clocks(writer, zone, asked_for=asked_for))
    page.row("policy", policy)
    page.line()
    days = week.days(plan, zone)
    for line in grid(days, wide=page.width >= _WIDE, drawn=page.drawn):
        page.text(line)
    page.line()
    page.line(_legend(days, drawn=page.drawn))
    for day in days:
        for note in _changes(day):
            page.line(note)
    page.heading("Windows", len(plan.windows))
    for window in plan.windows:
        page.line(stretch(window.opens, window.closes, zone), indent=2)
    writer.recurring("Between them" if plan.windows else "Reasons", [r for gap in plan.gaps for r in gap.reasons])


def grid(days: Sequence[Day], *, wide: bool, drawn: bool) -> Iterator[Text]:
    """Lines of cells, half an hour each if wide, else an hour; in block characters if drawn, else in ASCII."""
    per_hour = 2 if wide else 1
    marks = "".join(f"{hour:02}".ljust(3 * per_hour) for hour in range(0, 24, 3))
    yield Text(f"{'':{_LABEL}}{marks}24  allowed", "dim")
    characters = _BLOCKS if drawn else _ASCII
    for day in days:
        line = Text(f"{day.date:%a %Y-%m-%d}".ljust(_LABEL))
        for cell, run in groupby(day.cells(week.HOUR / per_hour)):
            line.append(characters[cell] * len([*run]), _STYLES[cell])
        yield line.append(f"  {day.allowed_hours}")


def _clocks(writer: Writer, zone: ZoneInfo, *, asked_for: bool) -> str:
    who = writer.contact.who
    if not writer.zones:
        return f"{zone}{', as asked;' if asked_for else ', for'} there is no evidence of where {who} is"
    others = ", ".join(str(tz) for tz in writer.zones if tz is not zone)
    if zone not in writer.zones:
        return f"{zone}, as asked; {who} may be in {others}"
    return f"{zone}; may also be in {others}" if others else str(zone)


def _legend(days: Sequence[Day], *, drawn: bool) -> str:
    shown = {cell for day in days for cell in day.cells(week.HOUR / 2)} | {Cell.OPEN, Cell.PART, Cell.CLOSED}
    characters = _BLOCKS if drawn else _ASCII
    return "  ".join(
        f"{'blank' if cell is Cell.OUTSIDE else characters[cell]} {cell.value}" for cell in Cell if cell in shown
    )


def _changes(day: Day) -> Iterator[str]:
    if day.repeated is not None:
        yield f"On {day.date} the clock shows {day.repeated} twice; a cell stands for both."
    if day.skipped is not None:
        yield f"On {day.date} the clock skips {day.skipped}."


def options(page: Page, asked: OptionsRequest, found: Sequence[Option], policy: str) -> None:
    """Every way to reach the person: now, later or not; the ways that are open first."""
    contact = asked.contact
    debts = contact.debts or tuple(debt.id for debt in asked.case.debts)
    zones = asked.case.index.clocks(contact.who, contact.at)
    page.row("OPTIONS", f"to {contact.who} about {', '.join(debts)} ({contact.purpose.value})", indent=0, style="bold")
    page.row("when", moment(contact.at, zones))
    page.row("policy", policy)
    if not found:
        page.line(f"the case holds no number or address of {contact.who}", indent=2)
    for option in found:
        _option(page, option, zones, several=len(debts) > 1)


def _option(page: Page, option: Option, zones: tuple[ZoneInfo, ...], *, several: bool) -> None:
    decision, coming = option.decision, option.next
    page.line()
    some = bool(option.permitted_debts)
    now = _ALLOWED if decision.allowed else _IN_PART if some else _LATER if coming.at is not None else _CLOSED
    page.row(now[0], f"{option.medium.value} to {option.address}", indent=0, style=now[1])
    if decision.allowed:
        if several:
            page.row("debts", ", ".join(option.permitted_debts))
        until = decision.valid_until
        page.row("holds", FOR_GOOD if until is None else f"until {moment(until, zones)}")
        return
    if some:
        page.row("now", f"about {', '.join(option.permitted_debts)} alone: ask again about that")
    page.row("from", _NEEDS if coming.needs else _NOT_SOON if coming.at is None else moment(coming.at, zones))
    for reason in coming.needs or coming.reasons:
        about = f" ({', '.join(reason.debts)})" if several and reason.debts else ""
        page.row("needs" if coming.needs else "because", reason.message + about)
        lapses = "" if reason.lapses_at is None else f"until {moment(reason.lapses_at, zones)}; "
        page.row("", lapses + reason.rule)
