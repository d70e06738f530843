"""``next``, ``windows`` and ``options``: when, and by which way, a contact is allowed."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from ..clock import UnknownZone, zone
from ..errors import InvalidFacts
from ..guard import Guard
from ..planning import NextAllowed, Option, Windows
from ..schema import OptionsRequest
from ..showing import pictures, week
from ..showing.account import ways
from . import planned
from .asking import (
    DENIED,
    TOO_LATE,
    AnswerFormat,
    PolicyName,
    Source,
    policy_asked,
    question_in,
    say_record,
    write_account,
)
from .complaining import stop
from .reading import STANDARD_INPUT, BadInput, Format, read_options, unfit
from .rendering import Page, Writer
from .report_files import HtmlFile, needs_reports, write_page
from .whole_files import DRAWING


def next_(
    source: Source = STANDARD_INPUT,
    policy: PolicyName = None,
    html: HtmlFile = None,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Say when a contact is first allowed.

    At or after the instant of the question, if nothing else happens; with what held until then, or with what only a
    new fact can lift.

    Exit status: 0 there is such an instant (now or later), 1 there is none, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    asked = question_in(source)
    guard = Guard(policy_asked(policy, asked.policy), lazy=True)
    try:
        plan = guard.next_allowed(asked.contact, asked.case)
    except InvalidFacts as error:
        stop(unfit(error))
    write_account(html, guard, asked)
    if format is Format.JSON:
        say_record(NextAllowed, plan)
    else:
        planned.next_allowed(Writer(Page(), asked), plan)
    raise typer.Exit(DENIED if plan.at is None else 0)


def windows(
    source: Source = STANDARD_INPUT,
    policy: PolicyName = None,
    days: Annotated[
        int, typer.Option("--days", "-d", min=1, max=31, help="How many days, that of the question first.")
    ] = 7,
    zone_name: Annotated[
        str | None,
        typer.Option("--zone", "-z", metavar="NAME", help="Whose clock, such as America/Chicago; else the person's."),
    ] = None,
    svg: Annotated[str | None, typer.Option(metavar="PATH", help="Write a drawing to this file.")] = None,
    html: HtmlFile = None,
    plain: Annotated[bool, typer.Option("--plain", help="ASCII without colour, also on a terminal.")] = False,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Draw when a contact is allowed.

    Days by hours on the clock where the person is, or of the zone asked for, from the instant of the question to the
    end of the last day; under them every window and what closes the rest, with when it lapses.

    Exit status: 0 there is a window, 1 there is none, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    try:
        if svg is not None:
            DRAWING.check(svg)
        chosen = None if zone_name is None else zone(zone_name)
    except UnknownZone as error:
        stop(BadInput(f"--zone: {error}"))
    except BadInput as error:
        stop(error)
    asked = question_in(source)
    zones = asked.case.index.clocks(asked.contact.who, asked.contact.at)
    clock = chosen or (zones[0] if zones else zone("UTC"))
    chosen_policy = policy_asked(policy, asked.policy)
    guard = Guard(chosen_policy, lazy=True)
    try:
        plan = guard.windows(asked.contact, asked.case, until=week.until_day(asked.contact.at, clock, days))
    except InvalidFacts:
        stop(TOO_LATE)
    writer = Writer(Page(plain=plain), asked)
    if svg is not None:
        try:
            DRAWING.write(svg, pictures.windows(plan, clock, writer.subject))
        except BadInput as error:
            stop(error)
    write_account(html, guard, asked, days, chosen)
    if format is Format.JSON:
        say_record(Windows, plan)
    else:
        planned.windows(writer, plan, clock, chosen_policy.label, asked_for=chosen is not None)
    raise typer.Exit(0 if plan.windows else DENIED)


def options(
    source: Source = STANDARD_INPUT,
    policy: PolicyName = None,
    html: HtmlFile = None,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Compare every way to reach the person.

    Each number and address by each medium: allowed now and about which debts, when next, or what new fact is needed. A
    contact needs only "at"; "debts" (all unless given), "recipient", "person", "purpose" and "person_is_at" may be
    given. Of a whole question, the rest of the contact is left out.

    Exit status: 0 some way is allowed now for all of the debts, 1 none is, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    try:
        asked = read_options(source)
        chosen = policy_asked(policy, asked.policy)
        found = ways(Guard(chosen, lazy=True), asked.contact, asked.case)
    except InvalidFacts as error:
        stop(unfit(error))
    except BadInput as error:
        stop(error)
    write_page(html, partial(_options_page, asked, found, chosen.label))
    if format is Format.JSON:
        say_record(tuple[Option, ...], found)
    else:
        planned.options(Page(), asked, found, chosen.label)
    raise typer.Exit(0 if any(option.decision.allowed for option in found) else DENIED)


def _options_page(asked: OptionsRequest, found: tuple[Option, ...], policy: str) -> str:
    from ..reports import options_page

    return options_page(asked, found, policy)
