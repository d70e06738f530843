"""``policy diff``: what differs between two policies, or between two days of one law, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer
from pydantic import TypeAdapter

from ..amending import Amendments, amendments, in_words
from ..audit import Comparison
from ..changing import policy_on
from ..showing.wording import said_otherwise
from .compare_command import Detail, Examples, Replay, compared, policy_called, show, write_change
from .complaining import stop
from .reading import DAY_FORM, BadInput
from .rendering import Page
from .report_files import HtmlFile, needs_reports
from .saying import say, say_json

_SAME, _DIFFERENT = 0, 1


class Form(StrEnum):
    """How what differs is told."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Told:
    """What the command tells: what differs, and what it does to the questions, if there are any."""

    policy: Amendments
    log: Comparison | None


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A policy: its name, such as us, or its document.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another, or the same on another day.")],
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUESTIONS...]", help="A log: files of questions (.json, .jsonl), directories."),
    ] = None,
    on: Annotated[
        datetime | None, typer.Option("--on", formats=DAY_FORM, metavar="DAY", help="OLD as the law is on this day.")
    ] = None,
    later: Annotated[
        datetime | None,
        typer.Option(
            "--and", formats=DAY_FORM, metavar="DAY", help="NEW as the law is on this day; else on that of --on."
        ),
    ] = None,
    replay: Replay = False,
    detail: Detail = False,
    examples: Examples = 3,
    html: HtmlFile = None,
    format: Annotated[
        Form, typer.Option("--format", "-f", help="Plain text, markdown, or the JSON record.")
    ] = Form.TEXT,
) -> None:
    """Say in words what differs between two policies, or between two days of one law.

    Rules that are new or gone, numbers, effects, places, departures and titles, the house's own rules first; nothing
    exactly if the fingerprints agree, those of the documents too. With questions, also which of them are decided
    otherwise.

    Exit status: 0 nothing differs, 1 something does, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    if later is not None and on is None:
        stop(BadInput("--and: the day of OLD is needed as well: --on"))
    if replay and not sources:
        stop(BadInput("--replay: there is no question to ask about"))
    days = (None, None) if on is None else (on.date(), (later or on).date())
    try:
        (before, was), (after, now) = policy_called("OLD", old), policy_called("NEW", new)
        found = amendments(before, after, on=days, documents=(was, now))
        log = None
        if sources:
            held = [one if day is None else policy_on(one, day) for one, day in zip((before, after), days, strict=True)]
            log = compared(held[0], held[1], sources, replay=replay, detail=detail, examples=examples)
    except BadInput as error:
        stop(error)
    write_change(html, lambda: found, log, (before, after))
    if format is Form.JSON:
        say_json(TypeAdapter(Told).dump_json(Told(found, log), indent=2))
    else:
        _show(found, log, format)
    raise typer.Exit(_SAME if found.none and not (log and log.differing) else _DIFFERENT)


def _show(found: Amendments, log: Comparison | None, format: Form) -> None:
    say(in_words(found, "markdown" if format is Form.MARKDOWN else "text").removesuffix("\n"))
    if log is None:
        return
    say()
    if format is Form.MARKDOWN:
        for line in _in_markdown(log):
            say(line)
    else:
        show(Page(), log)


def _in_markdown(log: Comparison) -> Iterator[str]:
    yield "## What it does to the questions"
    yield ""
    yield (
        f"Of {log.asked:,} contacts {log.differing:,} are decided otherwise: {log.newly_denied.count:,} newly denied, "
        f"{log.newly_allowed.count:,} newly allowed, {log.otherwise.count:,} with the same verdict."
    )
    if log.rules:
        yield ""
        yield "| contacts | change | rule |"
        yield "|---:|---|---|"
        yield from (f"| {rule.count:,} | {said_otherwise(rule)} | `{rule.rule}` |" for rule in log.rules)
