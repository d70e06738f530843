"""What violations may cost, with every figure of every law, made from the data.

``python -m tests.docs.exposure`` writes the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import Final

from fdcpa_guard import us
from fdcpa_guard.audit.exposure import NOTICE, TREATMENT, Counts, Remedy
from fdcpa_guard.audit.exposure.federal import FDCPA, TCPA_MACHINES
from fdcpa_guard.audit.exposure.standing import NO_RIGHT, REMEDIES, standings
from fdcpa_guard.audit.exposure.states import BESIDE
from fdcpa_guard.vocabulary import CollectorKind, DebtNature

PAGE: Final = Path(__file__).parents[2] / "docs" / "explanation" / "exposure.md"

_WIDTH: Final = 118

_INTRODUCTION: Final = """\
# What violations may cost

An audit says which rules were broken, by which contacts, against whom. `fdcpa_guard.audit.exposure` says what that
may cost: law by law, as ranges, with what they rest on.

{notice}

```python
from datetime import date

from fdcpa_guard.audit.exposure import Violation, exposure

known = {{"collector": "third-party-collector", "nature": "consumer", "consumer": "acct-1"}}
first = {{**known, "contact": "call-1", "at": "2026-09-03T02:10:00Z"}}
second = {{**known, "contact": "call-2", "at": "2026-09-04T17:00:00Z"}}
violations = [
    Violation.model_validate(each)
    for each in (
        {{**first, "rule": "us.regf.6b1i.hours"}},
        {{**second, "rule": "us.regf.14b2.seven-in-seven", "effect": "presumed-violation"}},
        {{**second, "rule": "us.tcpa.64-1200-a1iii.wireless-consent"}},
    )
]

found = exposure(violations, as_of=date(2026, 11, 30))
for line in found.lines:
    print(line.law, line.amount, "|", line.sure, "sure,", len(line.perhaps), "perhaps; on top:", *line.open)
print("together", found.total)
```

```text
15usc1692k between $0 and $1,000 | 1 sure, 1 perhaps; on top: actual damages {fees}
47usc227b3 between $500 and $1,500 | 1 sure, 0 perhaps; on top: {loss}
together between $500 and $2,500
```

`violations_of(replay(policy, case).contacts, case, "acct-1")` makes violations of a
[replay](../how-to/compare-policies.md), `exposure_by("vendor", ...)` reckons apart for each value of a tag, and
[`fdcpa-guard exposure`](../reference/cli.md#exposure) reads them from a file. `pydantic.TypeAdapter(Exposure)` writes
the answer as JSON. The tags of the attempts come along. `violations_in` makes violations of what files
of replays hold, as in [Audit a log](../how-to/audit-a-log.md#what-it-may-cost): they do not say who was
contacted, which is taken to be the consumer, who collects, or the nature of the debts.

## Two ends

The low end is the least that a text gives if all is proved and no defence holds: nothing, where a court *may* allow
something. The high end is the most that it gives. Between them lies what this library does not know, and it never
closes the gap by guessing:

- **Actual damages, losses, fees and punitive damages** are in no number. Each line names those of its law (`open`),
  and the whole names them again (`unknown`).
- **A law of which no figure was read** has no upper end. `total` has none then either, and `with_figures` is the sum
  of the others.
- **Who collected, of which nature the debts are, whether it was willful**: what is not known counts at the upper end
  alone.
- **The day.** The clocks of the United States may show two days at once. A violation that is in time by one of them
  and too late by another counts at the upper end.
- **A person and a consumer.** If somebody else was contacted than the consumer, either may have been wronged: where
  the figure is for an action both count at the upper end, and one at the lower.

Another violation never lowers the upper end, and forgetting a fact never narrows a range; tests hold the code to both.

## By what is found

| effect | counts | because |
|---|---|---|
{effects}

What one rule says of one contact is one violation, however often it is given and of however many debts. What a rule of
the house says costs nothing by any law. Of what the guard itself could not judge it is unknown under which laws it
would count. Both are counted in `outside`.

## Not what it seems

- **An action, not a call.** 15 USC 1692k gives an individual one sum for an action, whether it is about one call or a
  hundred. So a vendor's thousand calls to three people come to three times the figure there, and to a thousand times
  the figure under 47 USC 227(b)(3). The parts of `exposure_by` may come to more than the whole.
- **A rule of Regulation F that cites no section of the statute** counts at the upper end: 1692k is about provisions of
  the statute, and whether it reaches those was not read.
- **Of the TCPA**, subsection (b) has an action for each violation, (c) one for who was called more than once within
  some months in violation of its rules, (d) none that it names. Which rule stands under which is taken from what it
  cites:
{subsections}
- **A class** has a cap of its own, beside what those named get. Of a house whose net worth is not known the fixed sum
  is the cap. `Assumptions(class_action=True, named_plaintiffs=2, net_worth=12_000_000)` asks for it; without it each
  sues alone.
- **Laws add up**, unless one of them says that it cannot be had besides another for the same act, which its line says
  (`not_added`).
- **A tightened rule** has the law's id and the house's number. What it finds may be no violation, so reckon of an audit
  under a ready-made policy.
- **A limitation that was not read** leaves nothing out for its age, which the line says.

## Every figure

{figures}

## No action at all

| rules | because | where |
|---|---|---|
{none}

## Read, and reached by no rule

| where | what |
|---|---|
{beside}

This page is made by `python -m tests.docs.exposure`.
"""


def page() -> str:
    """The page."""
    return _INTRODUCTION.format(
        notice=_wrapped(NOTICE),
        fees=FDCPA.open[1],
        loss=TCPA_MACHINES.open[0],
        effects="\n".join(
            f"| `{effect.value}` | {treated.counts.value} | {treated.why} |" for effect, treated in TREATMENT.items()
        ),
        subsections="\n".join(_subsections()),
        figures="\n\n".join("\n".join(_figures(remedy)) for remedy in REMEDIES),
        none="\n".join(f"| {_rules_without(none.why)} | {none.why} | {none.citation} |" for none in NO_RIGHT),
        beside="\n".join(f"| {each.citation} | {each.what} |" for each in BESIDE),
    )


def _figures(remedy: Remedy) -> Iterator[str]:
    yield f"### {remedy.title}"
    yield ""
    where = "; ".join(map(str, remedy.citations))
    begins = f"`{remedy.id}`, {where}; to {_TO[remedy.to.value]}, {_FOR[remedy.per.value]}."
    yield _wrapped(f"{begins} {_binds(remedy)} {_stand(remedy)}")
    yield ""
    numbers = remedy.parameters()
    if numbers:
        yield "| figure | value | of | where | read |"
        yield "|---|---|---|---|---|"
        for name, number in numbers.items():
            read = f"{number.citation.confidence.value}, {number.citation.read_on}"
            cites = f"{number.citation.source} {number.citation.section}"
            yield f"| {name} | {number.shown} | {number.unit} | {cites} | {read} |"
    else:
        yield "No figure."
    yield ""
    yield _wrapped(f"On top: {'; '.join(remedy.open)}. Taken to be so: {'; '.join(remedy.assumed)}.")


def _wrapped(paragraph: str) -> str:
    return fill(paragraph, _WIDTH, break_on_hyphens=False, break_long_words=False)


_TO: Final = {"person": "the person wronged", "public": "the public"}
_FOR: Final = {"person": "for a person's action", "violation": "for a violation"}


def _binds(remedy: Remedy) -> str:
    who = "anybody" if remedy.binds == frozenset(CollectorKind) else _listed(sorted(remedy.binds))
    debts = "any debt" if remedy.natures == frozenset(DebtNature) else "consumer debts"
    return f"It makes liable: {who}; for {debts}."


def _stand(remedy: Remedy) -> str:
    clear, unclear = _under(remedy)
    parts = [f"{_rules(clear)} under it."] if clear else []
    if unclear:
        parts.append(f"Of {len(unclear)}{' more' if clear else ''} it is not clear: at the upper end alone.")
    return " ".join(parts)


def _rules(ids: list[str]) -> str:
    return f"`{ids[0]}` stands" if len(ids) == 1 else f"{len(ids)} rules stand"


def _under(remedy: Remedy) -> tuple[list[str], list[str]]:
    """The rules under a remedy: those of which that is clear, and those of which it is not."""
    found: tuple[list[str], list[str]] = ([], [])
    for rule, stands in standings().items():
        if not isinstance(stands, str):
            for each, standing in stands:
                if each is remedy:
                    found[0 if standing.clear else 1].append(rule)
    return found


def _subsections() -> Iterator[str]:
    (tcpa,) = [pack for pack in us().packs if pack.id == "us.tcpa"]
    by_letter: dict[str, list[str]] = {}
    for rule in tcpa.rules:
        if TREATMENT[rule.effect].counts is Counts.NOT:
            continue
        stands = standings()[rule.id]
        if isinstance(stands, str):
            where = "none: (d)"
        else:
            ((remedy, standing),) = stands
            letter = "(b)" if remedy.id.endswith("b3") else "(c)"
            where = letter if standing.clear else f"perhaps {letter}: {standing.why}"
        by_letter.setdefault(where, []).append(rule.id.removeprefix("us.tcpa.64-1200-"))
    yield from (f"    - {where}: {_listed(by_letter[where])}" for where in sorted(by_letter))


def _rules_without(why: str) -> str:
    return _listed([rule for rule, stands in standings().items() if isinstance(stands, str) and stands.startswith(why)])


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
