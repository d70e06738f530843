"""By what the law ties each rule to the consumer, and which acts it bars, made from the code.

``python -m tests.docs.ties`` writes the pages: that of federal law, which says what the words mean, and that of places.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fdcpa_guard import us
from fdcpa_guard.packs.us import states
from fdcpa_guard.packs.us.ties import Tie, Tied, clock, tied
from fdcpa_guard.rules import Pack, Rule
from fdcpa_guard.rules.rule import EVERYWHERE
from fdcpa_guard.vocabulary import Effect, Purpose

PAGE: Final = Path(__file__).parents[2] / "docs" / "reference" / "ties.md"
OF_PLACES: Final = PAGE.with_name("ties-of-places.md")
_FEDERAL: Final = "Federal law"
_FEW: Final = 6

_INTRODUCTION: Final = """\
# What ties each rule

The law of every place to which a case ties the consumer applies: of a residence or postal address, of the area code of
a number, of where they are. The strictest decides, and a verified current location takes no law away; see [how state
law is held](../explanation/state-law.md#where-the-person-may-be). For each rule it is told here by what its own text
reaches a consumer, as far as it was read, whose clock a rule on hours reads, and at which acts it looks: see [what a
contact does](../explanation/acts.md).

| tied by | means | what a case says of it |
|---|---|---|
{ties}

A tie that no fact of a case says, as that of a licence, is not asked: the rule binds wherever the case ties the
consumer to the place, which can only deny more. Days are counted on the clocks of every place of the consumer's.

An act is barred, or where the effect says so only advised against, needed or pointed out.

Here are the rules of federal law; those of the [states, territories and cities](ties-of-places.md) have a page of their
own.

This page is made by `python -m tests.docs.ties`.
"""
_INTRODUCTION_OF_PLACES: Final = """\
# What ties each rule of a place

By what the law of a state, territory or city reaches a consumer, and at which acts its rules look. What the words mean,
and what is told of federal law, stands in [what ties each rule](ties.md).

This page is made by `python -m tests.docs.ties`.
"""

_SAID_BY: Final = {
    Tie.ANYWHERE: "nothing has to",
    Tie.RESIDENCE: "`locations` of the kind `residence` or `mailing`, `postal_addresses`",
    Tie.PRESENCE: "`locations` of the kind `current`",
    Tie.NUMBER: "the area codes of `phones`",
    Tie.COLLECTOR: "no fact",
    Tie.DEBT: "no fact",
    Tie.UNSAID: "all of the above",
    Tie.UNREAD: "all of the above",
}


def places() -> Iterator[tuple[str, list[Pack]]]:
    """The places whose law is held, by their names, each with its packs; federal law first."""
    packs = us().packs
    yield _FEDERAL, [pack for pack in packs if pack.jurisdiction == EVERYWHERE]
    for place in states.every():
        mine = [pack for pack in packs if pack.jurisdiction == place.id]
        if mine:
            yield f"{place.name[0].upper()}{place.name[1:]}", mine


def acts(rule: Rule) -> str:
    """The acts at which a rule looks."""
    missing = [act.value for act in Purpose if act not in rule.purposes]
    if not missing:
        return "every act"
    if len(missing) < _FEW:
        return "every act but " + _listed(missing)
    return _listed([act.value for act in Purpose if act in rule.purposes])


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def cells(pack: Pack, rule: Rule) -> str:
    """What is told of a rule."""
    read = clock(rule)
    effect = "" if rule.effect is Effect.PROHIBITED else rule.effect.value
    return f"{_by(tied(pack, rule))} | {'' if read is None else read.value} | {acts(rule)} | {effect}"


def rows(pack: Pack) -> Iterator[str]:
    """The lines of a pack: rules of which the same is told share one."""
    told: dict[str, list[str]] = {}
    for rule in pack.rules:
        told.setdefault(cells(pack, rule), []).append(rule.id)
    yield from (f"| {_listed(rules)} | {same} |" for same, rules in told.items())


def _by(found: Tied) -> str:
    return ", ".join([tie.name.lower() for tie in found.by])


def pages() -> dict[Path, str]:
    """The pages."""
    legend = [f"| {tie.name.lower()} | {tie.value} | {_SAID_BY[tie]} |" for tie in Tie]
    federal = [_INTRODUCTION.format(ties="\n".join(legend))]
    elsewhere = [_INTRODUCTION_OF_PLACES]
    for name, packs in places():
        parts = federal if name == _FEDERAL else elsewhere
        parts.append(f"## {name}\n")
        for pack in packs:
            words = dict.fromkeys([found.words for rule in pack.rules if (found := tied(pack, rule)).words])
            said = "" if pack.jurisdiction == EVERYWHERE else "".join(f" {one[0].upper()}{one[1:]}." for one in words)
            parts.append(f"{pack.title} (`{pack.id}`).{said}\n")
            parts.append("| rules | tied by | clock | acts | effect |\n|---|---|---|---|---|")
            parts.append("\n".join(rows(pack)) + "\n")
    return {PAGE: "\n".join(federal), OF_PLACES: "\n".join(elsewhere)}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
