"""Which rule answers which step of the examination procedures, made from the code.

``python -m tests.docs.examination`` writes the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import Final

from fdcpa_guard import us
from fdcpa_guard.audit.examination import MODULES, NOT_ASKED, PROCEDURES, STEPS, WHERE_OTHERS_SAY, place
from fdcpa_guard.rules.rule import EVERYWHERE

PAGE: Final = Path(__file__).parents[2] / "docs" / "reference" / "examination.md"

_INTRODUCTION: Final = """\
# By the examiner's modules

The CFPB examines collectors by modules. `fdcpa_guard.audit.examination` arranges what an audit counted by rule in that
order: module, step, rule; and says of what it was not asked.

```python
from fdcpa_guard import us_federal
from fdcpa_guard.audit import examination

found = examination.examined(
    {{"us.regf.6b1i.hours": 12, "us.regf.38d2.dispute": 1}},
    us_federal(),
    asked=["us.regf.6b1i.hours", "us.regf.6c1.cease", "us.regf.38d2.dispute"],
)
for module in found.modules:
    for step in module.steps:
        if step.asked:
            print(step.step.id, [(rule.rule, rule.found) for rule in step.rules if rule.asked])
print([module.module for module in found.modules if not module.asked])
```

```text
2.time-and-place [('us.regf.6b1i.hours', 12)]
4.disputes [('us.regf.38d2.dispute', 1)]
4.ceasing [('us.regf.6c1.cease', None)]
[1, 3, 5, 6, 7]
```

What is counted is the caller's: numbers, rows of a scorecard. A step for which no rule was asked says
*{not_asked}*. `asked` names the rules that had facts to judge, and has to be given, for no count tells
it: a log of calls was asked neither about emails nor about words that no log holds. A question that was asked and
found nothing is another thing than one that was not asked.

{read}

`examination.place(pack, rule)` tells of each rule where it stands, and why.

This page is made by `python -m tests.docs.examination`.
"""


_READ: Final = (
    f"**What was read.** Of the procedures, {PROCEDURES}, nobody here read more than the list of the modules with "
    "which they open. So the steps are named by what the law asks, and a rule stands under the step of the first "
    "section of Regulation F, of the statute or of the FCRA that it cites. Where a question is named, others say that "
    f"it stands there: {WHERE_OTHERS_SAY}. A rule of a place stands with the federal rule that it adopts or whose name "
    "it has."
)


def page() -> str:
    """The page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    read = fill(_READ, 118, break_on_hyphens=False)
    yield _INTRODUCTION.format(not_asked=NOT_ASKED, read=read).rstrip("\n")
    federal, places = _rules()
    for number, title in MODULES.items():
        yield from ("", f"## {number}. {title}", "")
        steps = [step for step in STEPS if step.module == number]
        if not steps:
            yield "No rule about a contact answers it."
            continue
        yield "| step | asks whether the collector | sections | others say | federal rules | rules of places |"
        yield "|---|---|---|---|---|---|"
        for step in steps:
            rules = ", ".join(f"`{rule}`" for rule in federal[step.id])
            yield (
                f"| `{step.id}` | {step.title} | {', '.join(step.sections)} | {step.questions} | {rules} | "
                f"{len(places.get(step.id, ()))} |"
            )
    yield from ("", "## Outside", "", "| because | federal rules | rules of places |", "|---|---|---|")
    steps_ids = {step.id for step in STEPS}
    for why in sorted((federal.keys() | places.keys()) - steps_ids):
        rules = ", ".join(f"`{rule}`" for rule in federal.get(why, ()))
        yield f"| {why} | {rules} | {len(places.get(why, ()))} |"


def _rules() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The rules by step, or by why they stand outside: the federal ones, and those of places."""
    federal: dict[str, list[str]] = {}
    places: dict[str, list[str]] = {}
    for pack in us().packs:
        for rule in pack.rules:
            placed = place(pack, rule)
            key = placed.why if placed.step is None else placed.step.id
            (federal if pack.jurisdiction == EVERYWHERE else places).setdefault(key, []).append(rule.id)
    return federal, places


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
