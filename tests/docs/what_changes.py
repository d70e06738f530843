"""What changes when: the page is made from the rules.

``python -m tests.docs.what_changes`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from fdcpa_guard import us
from fdcpa_guard.changing import Changes, Kind, changes
from fdcpa_guard.cli.changes_command import OnADay, shown, told_of
from fdcpa_guard.cli.questions import named_questions
from fdcpa_guard.packs.us import states
from fdcpa_guard.policy import Policy
from fdcpa_guard.rules.rule import EVERYWHERE

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "reference" / "what-changes.md"
EXAMPLES: Final = ROOT / "docs" / "examples"
FIRST, LAST = date(2026, 11, 1), date(2028, 12, 31)


@cache
def policy() -> Policy:
    """The policy of the page."""
    return us()


@cache
def found() -> Changes:
    """What changes in the span of the page."""
    return changes(policy(), FIRST, LAST)


@cache
def log() -> tuple[OnADay, ...]:
    """What it does to the examples."""
    return told_of(policy(), found(), list(named_questions([str(EXAMPLES)])))


def page() -> str:
    """The page, in Markdown."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    names = {place.id: place.name for place in states.every()} | {EVERYWHERE: "everywhere"}
    yield from ("# What changes when", "")
    yield f"Every rule and number of `us` that begins, ends or changes from {FIRST.isoformat()} to {LAST.isoformat()},"
    yield "from the code that decides. A day begins where the person is. `fdcpa-guard changes` tells the same of any"
    yield "policy and span, and `fdcpa_guard.changing.changes` as data: see the [command line](cli.md#changes)."
    for day, place, some in found().by_day():
        yield from ("", f"## {day.isoformat()}, {names[place]}", "")
        yield from ("| what | rule | says | law |", "|---|---|---|---|")
        for change in some:
            law = "; ".join(dict.fromkeys(f"{each.source} {each.section}" for each in change.citations))
            what = change.kind.value
            if change.kind is Kind.CHANGES:
                what = "; ".join(
                    f"`{n.name}`: {shown(n.before)}, then {shown(n.after)} ({n.unit})" for n in change.numbers
                )
            yield f"| {what} | `{change.rule}` | {_cell(change.title)} | {_cell(law)} |"
    yield from ("", "## Announced without a day", "")
    yield "No rule follows it, and no date tells of it."
    yield from ("", "| what | where | rules | is said of it |", "|---|---|---|---|")
    for each in found().announced:
        rules = ", ".join(f"`{rule}`" for rule in each.rules)
        yield f"| {_cell(str(each.citation))} | {names[each.place]} | {rules} | {_cell(each.what)} |"
    yield from ("", "## What it does to a log", "")
    yield "The questions of `docs/examples`, by the law of the day before and by that of the day, whatever their own"
    yield "instant; `fdcpa-guard changes docs/examples` shows it."
    yield from ("", "| day | asked | newly denied | newly allowed | by |", "|---|---|---|---|---|")
    for on in log():
        day, told = on.day, on.questions
        by = ", ".join(dict.fromkeys(f"`{rule.rule}`" for rule in told.rules)) or "none"
        counts = f"{told.asked} | {told.newly_denied.count} | {told.newly_allowed.count}"
        yield f"| {day.isoformat()} | {counts} | {by} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
