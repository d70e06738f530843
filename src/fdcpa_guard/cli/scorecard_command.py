"""``scorecard``: what a replay found, by vendor, agent or whatever else attempts are tagged with."""

from __future__ import annotations

from typing import Annotated, Final

import typer
from pydantic import TypeAdapter
from rich.text import Text

from ..audit import Group, Scorecard, scorecard
from ..audit.scoring import LEVEL
from ..errors import InvalidFacts
from ..plain_text import clean
from ..showing.naming import Names
from ..showing.scored import SHOWN, assumed, compared, key_in_words, never, not_seen, rank_in_words
from .complaining import stop
from .parts import as_json, part_of, write_part
from .policy_files import houses, policy_and_document
from .reading import BadInput, Format
from .rendering import Page
from .replay_files import judged_in
from .report_files import HtmlFile, needs_reports
from .saying import say_json

_OPTIONS: Final = {"by": "--by", "rules": "--rule", "level": "--level"}


def make_scorecard(
    sources: Annotated[
        list[str], typer.Argument(metavar="REPLAYS", help="What `fdcpa-guard replay` wrote: .parquet or .jsonl files.")
    ],
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by", metavar="TAG", help="The tag to group by: vendor (unless given), agent, campaign, client."
        ),
    ] = None,
    rules: Annotated[
        list[str] | None,
        typer.Option(
            "--rule", metavar="ID", help="Count this rule or body of rules alone, such as us.regf. Repeatable."
        ),
    ] = None,
    level: Annotated[
        float, typer.Option(metavar="SHARE", help="Of the intervals; one less it is the chance of a wrong ranking.")
    ] = LEVEL,
    policy: Annotated[
        str | None,
        typer.Option("--policy", "-p", metavar="NAME", help="The policy that judged, to say what of it never applied."),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, or the JSON record.")
    ] = Format.TEXT,
    html: HtmlFile = None,
) -> None:
    """Count what a replay found.

    By vendor, agent, campaign or any tag of the attempts: how many violate something and could not be judged, per
    thousand, with an interval; ranks only where the difference is more than chance; and what the audit could not see.

    Exit status: 0 it was counted, whatever was found; 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    try:
        chosen = None if policy is None else policy_and_document(policy)
        card = scorecard(
            judged_in(sources),
            tuple(by or ["vendor"]),
            rules=rules or None,
            level=level,
            policy=None if chosen is None else chosen[0],
        )
        _refuse_unheard_of(card, given=bool(by))
    except BadInput as error:
        stop(error)
    except InvalidFacts as error:
        stop(BadInput(*(f"{_OPTIONS[each.field]}: {each.message}" for each in error.problems)))
    part = part_of(card, replays=sources)
    own = houses([] if chosen is None else [chosen])
    write_part(html, part, own)
    if format is Format.JSON:
        say_json(as_json(TypeAdapter(Scorecard).dump_python(card, mode="json"), part))
    else:
        show(Page(), card, Names(own))


def _refuse_unheard_of(card: Scorecard, *, given: bool) -> None:
    """Refuse a tag that was asked for and that no attempt has, and rules of which nobody knows that there are any.

    Raises:
        BadInput: there is one.
    """
    unseen = card.unseen
    if given and unseen.attempts and unseen.attempts in unseen.untagged.values():
        raise BadInput("--by: no attempt has any tag")
    if unseen.never_named and unseen.never_applied is None:
        told = ", ".join(f"{clean(rule)} ({near})" for rule, near in unseen.never_named.items())
        raise BadInput(f"--rule: the replay names no {told}; --policy says of which policy it may be")


# -- showing


def show(page: Page, card: Scorecard, names: Names) -> None:
    """Write a scorecard."""
    whole = card.whole
    page.row("SCORECARD", f"by {', '.join(card.by)}", indent=0, style="bold")
    page.row("policy", ", ".join(card.policies) or "none")
    if card.rules is not None:
        page.row("counted", f"only {', '.join(card.rules)}")
    _unseen(page, card)
    page.heading(f"By {', '.join(card.by)}", len(card.groups))
    rows = [(key_in_words(group.key, card.by), group) for group in (*card.groups, whole)]
    wide = max([len(", ".join(card.by)), *[len(name) for name, _ in rows]])
    figures = f"attempts  unjudged  violate  per 1000  {card.level:.0%} interval    people  rank"
    title = f"  {', '.join(card.by):<{wide}}  {figures}"
    page.text(Text(title, "dim"))
    for name, group in rows:
        page.text(Text(f"  {name:<{wide}}  {_figures(group)}  {rank_in_words(group)}"))
    for line in compared(card):
        page.line(line, indent=2)
    for name, group in rows[:-1] if len(card.groups) > 1 else rows[-1:]:
        _rules(page, name, group, names)


def _figures(group: Group) -> str:
    rate = group.rate
    told = (
        "       -                 -"
        if rate is None
        else f"{rate.per_thousand:>8.1f}  {rate.low:>6.1f} to {rate.high:>6.1f}"
    )
    counts = f"{group.attempts:>8}  {group.not_judged + group.unread:>8}  {group.violating:>7}"
    return f"{counts}  {told}  {group.people:>8}"


def _unseen(page: Page, card: Scorecard) -> None:
    page.heading("What this audit could not see")
    for line in not_seen(card):
        page.line(line, indent=2)
    page.line(f"Assumed of all attempts: {assumed(card)}. Else no log holds:", indent=2)
    for said in card.unseen.not_in_a_history.values():
        page.line(said, indent=4)
    for line in never(card):
        page.line(line, indent=2)
    lacking = card.whole.lacking
    for each in lacking[:SHOWN]:
        page.line(f"{each.attempts:>8}  for want of {each.fact}", indent=4)
    if len(lacking) > SHOWN:
        page.line(f"and {len(lacking) - SHOWN} more kinds of facts", indent=4)


def _rules(page: Page, name: str, group: Group, names: Names) -> None:
    page.heading(f"{name}: what is violated", len(group.rules))
    for each in group.rules[:SHOWN]:
        rate = "" if each.rate is None else f", {each.rate.per_thousand:.1f} per 1000 of those it judged"
        page.line(f"{each.attempts:>8}  {each.rule} ({each.effect.value}){rate}", indent=2)
        if (called := names.of(each.rule)) is not None:
            page.line(called, "dim", indent=12)
    if len(group.rules) > SHOWN:
        page.line(f"and {len(group.rules) - SHOWN} other rules", indent=2)
    if group.rules and group.first is not None and group.last is not None:
        seen = f"attempts from {group.first:%Y-%m-%d} to {group.last:%Y-%m-%d}"
        page.line(f"{seen}; {group.people_violated} of {group.people} people concerned", indent=2)
        weeks = [f"{week.week[5:]} {week.violating}/{week.attempts}" for week in group.weeks[-SHOWN:]]
        page.line(f"by week, violating of all: {', '.join(weeks)}", indent=2)
