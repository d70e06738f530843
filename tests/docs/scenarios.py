"""The grammar of scenario files, made from the code that reads them.

``python -m tests.docs.scenarios`` writes the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from fdcpa_guard.errors import InvalidFacts
from fdcpa_guard.facts import Case
from fdcpa_guard.facts.teaching import place_of
from fdcpa_guard.testing import builders
from fdcpa_guard.testing.grammar import CHECKS, FACTS, KEYS, MEANING, OF_A_DECISION, REACHED, TABLES, Form, Level
from fdcpa_guard.testing.overlays import EVENT_FLAGS, EVENT_WORDS, STATEMENTS
from fdcpa_guard.testing.schema import SCHEMA_VERSION
from fdcpa_guard.vocabulary import TELEPHONE, UNKNOWN, CallOutcome, ConsentScope, Delivery, Medium, Pending

PAGE: Final = Path(__file__).parents[2] / "docs" / "reference" / "scenarios.md"

_INTRODUCTION: Final = """\
# Scenario files

Every key that a file named `*.policy.yaml` may have, from the code that reads it. How to run one, and what coverage
and mutation make of it, is in [testing policies](testing.md). `fdcpa-guard schema scenarios` prints the JSON Schema
(version {version}), by which an [editor](../how-to/editors.md) completes and checks.

```yaml
policy: regulation_f
scenarios:
- rule: us.regf.6b1i.hours
  at: {{2026-04-01 07:59: denies, 2026-04-01 08:00: passes}}
- name: nobody calls who was asked not to
  given: {{requests: [cease 2026-03-02]}}
  then: denied
  because: [us.regf.6c1.cease]
```
"""


def page() -> str:
    """The page of the reference."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield from _INTRODUCTION.format(version=SCHEMA_VERSION).split("\n")
    setting = [name for name, key in KEYS.items() if Level.FILE in key.where]
    naming = [name for name in KEYS if name not in {*setting, *CHECKS, *TABLES}]
    yield from _part("Setting the scene", "Of the file, for all of it; all but `scenarios` of a scenario too.", setting)
    yield from _part("Naming", "Of a scenario and of the lines of its table.", naming)
    yield from _part(
        "Tables", "Of a scenario, which has one at most. Each line but those of a reach is a test.", TABLES
    )
    checks = [name for name in KEYS if name in CHECKS]
    yield from _part("Checks", "Of a scenario without a table, of a row, and of a line of a table.", checks)
    yield from ("## What may be expected", "", "| word | of | means |", "|---|---|---|")
    for word, means in MEANING.items():
        yield f"| `{word}` | {'the decision' if word in OF_A_DECISION else 'one rule'} | {means} |"
    yield from ("", "With a `rule`, `allowed` and `denied` may be said too: the whole decision then is so.", "")
    yield from _facts()


def _facts() -> Iterator[str]:
    yield from ("## Facts", "")
    clean = (builders.__doc__ or "").split("\n\n")[1]
    yield f"{clean.replace('``', '`')} Over this are laid, in this order, the facts of the file, of the scenario and of"
    yield "the row, in these forms; their fields are those of [case and contact](facts.md)."
    yield from ("", "| written | means | example |", "|---|---|---|")
    for written, (means, example) in FACTS.items():
        yield f"| {written} | {means} | `{example}` |"
    yield ""
    yield "What `content.carries` and `content.lacks` say of an element goes before what the clean content says."
    yield "Whoever asks somebody else where the consumer is declares no disclosure of a debt collector."
    yield from _statements()
    yield from ("", "### An event in short", "")
    yield "A medium, a day or days (`2026-04-01..2026-04-04`), a time or times (`10:00+15:00`) and, where it is known,"
    yield "an outcome; then, in any order, these words. `inbound` before it makes it one that the person began."
    yield from ("", "| word | before | field |", "|---|---|---|")
    for word, field in EVENT_WORDS.items():
        yield f"| `{word}` | {_BEFORE[field]} | `{field}` |"
    for word in EVENT_FLAGS:
        yield f"| `{word}` | nothing: it says so of what the person began | `{word}` |"
    phones, others = (_listed(each for each in Medium if (each in TELEPHONE) is by) for by in (True, False))
    yield from ("", "| of | outcomes |", "|---|---|")
    yield f"| {phones} | {_listed(CallOutcome)} |"
    yield f"| {others} | {_listed(Delivery)} |"
    yield f"| any | {_listed([*Pending, UNKNOWN])} |"
    yield from ("", "### A reach", "", "| field | words |", "|---|---|")
    for name, words in REACHED.items():
        yield f"| `{name}` | {_listed(words)} |"
    yield from ("", "A field is written as its path, as in `when.medium`, `debts.d1.kind` and `history.c1.outcome`.")


def _statements() -> Iterator[str]:
    yield from ("", "### A request or a consent in short", "")
    yield "Those that say more than since when are written as mappings: `{kind: stop-medium, media: [call]}`,"
    yield "`{scope: text-number, address: cell}`, with the fields of [facts](facts.md)."
    yield from ("", "| field | in short | as a mapping only |", "|---|---|---|")
    for name, words in (("requests", place_of(("requests", 0), Case).kinds), ("consents", ConsentScope)):
        short = [word for word in words if _in_short(name, word)]
        yield f"| `{name}` | {_listed(short)} | {_listed(word for word in words if word not in short)} |"


def _in_short(name: str, word: str) -> bool:
    """Whether a request or a consent may say nothing but its word."""
    key, _ = STATEMENTS[name]
    try:
        builders.case(**{name: [builders.completed(name, {"id": "one", key: word})]})
    except InvalidFacts:
        return False
    return True


_BEFORE: Final = {
    "debts": "the ids of debts, joined by `+`",
    "address": "the id of a number or address",
    "id": "an id for it",
    "purpose": "a purpose",
    "recipient": "the role of who was contacted",
    "in_reply_to": "the id of an event that the person began",
}


def _part(title: str, says: str, names: Iterable[str]) -> Iterator[str]:
    yield from (f"## {title}", "", says, "")
    yield from ("| key | takes | says | without it | example |", "|---|---|---|---|---|")
    for name in names:
        key = KEYS[name]
        yield f"| `{name}` | {_TAKES.get(key.form, key.form.value)} | {key.means} | {key.default} | `{key.example}` |"
    yield ""


_TAKES: Final = {
    Form.VERDICT: "[a word](#what-may-be-expected)",
    Form.CASE: "[facts](#facts) of the case",
    Form.CONTACT: "[facts](#facts) of the contact",
    Form.REACH: "[fields](#a-reach), for each the verdicts with lists of words",
}
"""Forms that lead to where they are told."""


def _listed(words: Iterable[object]) -> str:
    return ", ".join(f"`{word}`" for word in words)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
