"""The words that codes say, and the ready tables of codes, for the page of the reference.

``python -m tests.docs.dispositions`` writes the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from fdcpa_guard.tables.dispositions import READY_MADE, Disposition, Dispositions, Follows, Of, Says, Source, Where
from fdcpa_guard.tables.dispositions.table import COUNTS

PAGE: Final = Path(__file__).parents[2] / "docs" / "reference" / "dispositions.md"

_INTRODUCTION: Final = """\
# Dispositions

Dialers and agents say in codes what became of a contact. A table says for each code what it means as facts: the
outcome, who answered, and what the code says besides. Whom the contact was for is said elsewhere.

```python
from fdcpa_guard.tables.dispositions import VICIDIAL, Answered, Disposition, Says
from fdcpa_guard.vocabulary import CallOutcome

house = (
    VICIDIAL
    | {
        "A": Disposition(outcome=CallOutcome.NO_MESSAGE_LEFT, answered_by=Answered.NOBODY),
        "DNCX": Disposition(says=frozenset({Says.STOP_CALLING})),
    }
).named("house", "2026-11")
assert house.get("ZZZ") is None
assert house.tally(["A", "B", "ZZZ", "ZZZ", None]).lines() == ("ZZZ: 2", "no code: 1")
```

**A code that a table does not know is never guessed.** The contact counts as what binds most: its outcome is unknown,
and whom it was for may have been talked with. `tally` tells which codes those were and how often they came. Blanks
around a code are passed over, as columns of a fixed width add them; `am` is not taken for `AM`, for there are systems
that tell them apart, and a code wrongly known may free where one that is unknown only binds. What a code *says* is
lost with it, so write the codes down that mean that somebody asked for something, and those that mean that somebody
else answered: of that an unknown outcome raises no doubt about the number, however often it comes.

**Where a list leaves something open, so does its table.** No vendor's list says who answered, or whether an agent
left a message and what it said. Such a code has an unknown outcome, which holds calls back as a conversation would.
Lay over it what your own floor does: nearly every floor has to do so for its answering machines. A ready table is for
the vendor's own codes: one of yours that is spelt like one of theirs is read as theirs (`AB` is *busy* to VICIdial, and
*abandoned* to others), so lay all of yours over it.

Each of these outcomes binds no less than those before it:
{counts}.
No other two can be compared, and of two that may both be true the outcome is unknown: a voicemail that names the debt
counts as a communication, and after a first communication the law asks less of the next.

A code of two parts is written with a stroke: `completed/human`, `ANSWER/MACHINE`, `failed/21610`. `twilio.call`,
`twilio.message` and `asterisk.call` write it. Of parts that contradict each other, as `busy/human`, nothing is known.

This page is made by `python -m tests.docs.dispositions`.

## A table as a document

A house keeps its table as JSON, which `load_dispositions` reads and `to_json` writes. What is wrong with it is said by
the field, as in `codes.LM3.outcome: must be one of …`. `extends` names ready tables over which the codes are laid, and
may be left out.

```json
{
  "name": "house",
  "version": "2026-11",
  "extends": ["vicidial"],
  "codes": {
    "RPC": {"outcome": "conversation", "answered_by": "whom-it-was-for"},
    "LM3": {"outcome": "wrong-person", "means": "message left with somebody else"},
    "DNC": {"outcome": "conversation", "answered_by": "whom-it-was-for", "says": ["stop-calling"]},
    "NL": {"outcome": "no-message-left", "answered_by": "nobody"}
  }
}
```

| field of a code | means |
|---|---|
| `outcome` | a `CallOutcome`, a `Delivery`, `pending` or, if left out, `unknown` |
| `answered_by` | a role, `whom-it-was-for`, `nobody` (or a machine) or, if left out, `unknown` |
| `says` | words of the list below |
| `inbound` | whether the code is one of contacts that the person began; a log that tells the direction decides |
| `means` | what whoever keeps the list says of the code |
| `careful` | why it is read so |
"""

_SAYS: Final = """
## What a code says besides

From each word facts follow; none of them frees anything. `facts_of` makes them of a contact, and whoever builds the
case lays them over what it knows already. *Its* is the contact's; every request is received at its instant, from whom
it was for.

| word | means | facts that follow | why, and what is left to you |
|---|---|---|---|"""

_OF: Final = {
    Of.AT: "its instant",
    Of.ADDRESS: "its number or address",
    Of.PERSON: "whom it was for",
    Of.DEBTS: "its debts",
}


def page() -> str:
    """The page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _INTRODUCTION.replace("{counts}", ", ".join(f"`{one.value}`" for one in COUNTS)).rstrip("\n")
    yield _SAYS
    for word in Says:
        facts = "; ".join(map(_follows, word.facts)) or "none"
        yield _row(f"`{word.value}`", word.means, facts, word.careful)
    for table in READY_MADE.values():
        yield from ("", f"## {_TITLES[table.name]}", "")
        yield f"`{table.name}`, {len(table.codes)} codes, from:"
        yield ""
        yield from map(_source, table.sources)
        yield from ("", "| code | means | outcome | answered by | says | why |", "|---|---|---|---|---|---|")
        yield from (
            _row(name, one.means, f"`{one.outcome.value}`", _answered(one), _words(one), one.careful)
            for name, one in _families(table)
        )


_TITLES: Final = {
    "vicidial": "VICIdial",
    "asterisk": "Asterisk",
    "twilio-calls": "Twilio, calls",
    "twilio-messages": "Twilio, messages",
}


def _families(table: Dispositions) -> Iterator[tuple[str, Disposition]]:
    """The codes, those that differ only in a number at the end as one."""

    def family(item: tuple[str, Disposition]) -> tuple[str, Any]:
        code, one = item
        stem = re.sub(r"[0-9]+$", "", code)
        return (stem, re.sub(r"[0-9]+", "", one.means)) if stem != code and "/" not in code else (code, one.means)

    for _, found in groupby(table.codes.items(), key=family):
        members = list(found)
        (first, one), (last, _) = members[0], members[-1]
        if first == last:
            yield f"`{first}`", one
        else:
            number = re.sub(r"^\D+", "", first)
            yield (
                f"`{first}` to `{last}`",
                one.model_copy(update={"means": one.means.replace(number, "of that number", 1)}),
            )


def _answered(one: Disposition) -> str:
    return one.answered_by.value if one.answered_by.value != "unknown" else ""


def _words(one: Disposition) -> str:
    inbound = ["came in"] if one.inbound else []
    return ", ".join([*inbound, *[f"`{word.value}`" for word in sorted(one.says)]])


def _source(source: Source) -> str:
    codes = f", {source.codes} codes" if source.codes else ""
    read = f"{source.confidence.value}, read {source.read_on}" if source.read_on else source.confidence.value
    return f"- {source.document}{codes} ({source.where}; {read})"


_OF_EVERY_REQUEST: Final = ("received_at", "person")


def _follows(follows: Follows) -> str:
    fields = {
        name: value
        for name, value in follows.fields.items()
        if follows.where is not Where.REQUESTS or name not in _OF_EVERY_REQUEST
    }
    return f"`{follows.where.value}`: " + ", ".join(f"`{name}` {_value(value)}" for name, value in fields.items())


def _value(value: Any) -> str:
    if isinstance(value, Of):
        return f"*{_OF[value]}*"
    if isinstance(value, bool):
        return str(value).lower()
    return _listed(value) if isinstance(value, tuple) else str(value)


def _listed(words: Iterable[str]) -> str:
    return " and ".join(words)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
