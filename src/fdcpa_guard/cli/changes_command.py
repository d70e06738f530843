"""``changes``: what of a policy changes when, and what that does to a log of questions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Final

import typer
from pydantic import TypeAdapter

from ..audit import Comparison, compare_named
from ..changing import AnnouncedChange, Changes, Kind, LawChange, changes, policy_on
from ..clock import DAY
from ..editions import LAW
from ..policy import Policy
from ..rules.rule import EVERYWHERE
from .compare_command import AsFormat, Detail, Examples, Replay, show
from .complaining import stop
from .policy_files import policy_of
from .questions import Named, named_questions, past
from .reading import DAY_FORM, BadInput, Format
from .rendering import Page
from .report_files import HtmlFile, needs_reports, write_page
from .saying import say_json

_YEARS: Final = 2
_FIRST: Final = date.fromisoformat(LAW)
_LAST: Final = _FIRST.replace(year=_FIRST.year + _YEARS)


@dataclass(frozen=True, slots=True)
class OnADay:
    """A log of questions, decided by the law of the day before and by that of the day."""

    day: date
    questions: Comparison


@dataclass(frozen=True, slots=True)
class Told:
    """What the command tells: what changes, and for each day what it does to the questions, if there are any."""

    law: Changes
    log: tuple[OnADay, ...]


def law_changes(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUESTIONS...]", help="A log: files of questions (.json, .jsonl), directories."),
    ] = None,
    first: Annotated[
        datetime, typer.Option("--from", formats=DAY_FORM, metavar="DAY", help="The first day of the span.")
    ] = datetime(_FIRST.year, _FIRST.month, _FIRST.day),  # noqa: DTZ001  # a day, as the option gives it
    last: Annotated[datetime, typer.Option("--to", formats=DAY_FORM, metavar="DAY", help="Its last day.")] = datetime(  # noqa: DTZ001
        _LAST.year, _LAST.month, _LAST.day
    ),
    policy: Annotated[
        str, typer.Option("--policy", "-p", metavar="NAME", help="A policy: its name, such as us, or its document.")
    ] = "us",
    replay: Replay = False,
    detail: Detail = False,
    examples: Examples = 3,
    html: HtmlFile = None,
    format: AsFormat = Format.TEXT,
) -> None:
    """Say what of a policy changes when.

    Every rule and number that begins, ends or changes from a day to another, by day and place, and what was announced
    without a day. With a log of questions, each is decided by the law of the day before and by that of the day,
    whatever its own instant.

    Exit status: 0 done, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    if last < first:
        stop(BadInput("--to: the last day is before the first"))
    if replay and not sources:
        stop(BadInput("--replay: there is no question to ask about"))
    try:
        chosen = policy_of(policy)
        found = changes(chosen, first.date(), last.date())
        log: list[Named] = list((past if replay else named_questions)(sources)) if sources else []
        if sources and not log:
            raise BadInput("the cases have no past contact" if replay else "there is no question")
    except BadInput as error:
        stop(error)
    told = Told(found, told_of(chosen, found, log, detail=detail, examples=examples))
    if html is not None:

        def make() -> str:
            from ..reports import law_changes_page

            return law_changes_page(told.law, log=[(on.day, on.questions) for on in told.log], policies=[chosen])

        write_page(html, make)
    if format is Format.JSON:
        say_json(TypeAdapter(Told).dump_json(told, indent=2))
    else:
        _show(Page(), told)


def told_of(
    policy: Policy, found: Changes, log: list[Named], *, detail: bool = False, examples: int = 3
) -> tuple[OnADay, ...]:
    """What each day of change does to a log."""
    return tuple(
        OnADay(
            day,
            compare_named(policy_on(policy, day - DAY), policy_on(policy, day), log, detail=detail, examples=examples),
        )
        for day in (found.days if log else ())
    )


def in_words(change: LawChange) -> str:
    """What happens to a rule on a day."""
    if change.kind is not Kind.CHANGES:
        return change.kind.value
    return "; ".join(f"{n.name}: {shown(n.before)} -> {shown(n.after)} ({n.unit})" for n in change.numbers)


def shown(value: object) -> str:
    """A number as it stands elsewhere in text."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _show(page: Page, told: Told) -> None:
    law = told.law
    page.row("CHANGES", f"{law.first.isoformat()} to {law.last.isoformat()}", indent=0, style="bold")
    page.row("policy", law.policy)
    page.row("days", str(len(law.days)) if law.days else "none")
    for day, place, some in law.by_day():
        page.line()
        page.line(f"{day:%a %Y-%m-%d}, {_where(place)} ({len(some)})", "bold")
        for change in some:
            page.line(change.title, indent=2)
            page.row("what", in_words(change), indent=4)
            page.row("rule", change.rule, indent=4)
            page.row("law", "; ".join(map(str, change.citations)), indent=4)
    if law.announced:
        page.line()
        page.line(f"Announced without a day ({len(law.announced)})", "bold")
    for each in law.announced:
        _announced(page, each)
    for on in told.log:
        page.line()
        show(page, on.questions)


def _announced(page: Page, each: AnnouncedChange) -> None:
    page.line(f"{each.citation}: {each.what}", indent=2)
    page.row("where", _where(each.place), indent=4)
    page.row("rules", ", ".join(each.rules) or "none named", indent=4)


def _where(place: str) -> str:
    return "everywhere" if place == EVERYWHERE else place
