"""A policy as a page for those who sign it: the house's own rules first, the law that it takes in folded behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from ..amending import Kind, RuleAmendment, amendments
from ..describing import (
    Written,
    by_effect,
    by_segment,
    effect_in_words,
    exceptions,
    in_force,
    is_own,
    own_first,
    sentence,
    values_in_words,
)
from ..policies import published
from ..showing.catalogue import Reading, reading, readings
from ..showing.naming import Names
from ..showing.wording import law
from .page import page

if TYPE_CHECKING:
    from ..audit import Comparison
    from ..policy import Policy
    from ..records.signing import Checked
    from ..rules import Pack, Rule
    from ..testing.coverage import Coverage
    from ..testing.mutation import Report

MOST: Final = 100
"""How many gaps, and how many mistakes that nobody noticed, a page names; the rest it counts."""


def policy_page(
    policy: Policy,
    document: Written | None = None,
    *,
    signatures: Sequence[Checked] = (),
    coverage: Coverage | None = None,
    mutations: Report | None = None,
    log: Comparison | None = None,
) -> str:
    """A policy: who answers for it, what the house itself asks, where it asks less than the law, and a place to sign.

    Args:
        policy: the policy.
        document: the document that it was made of, for owner, approval and fingerprint.
        signatures: what `records.signing.check` found of its signatures.
        coverage: what its scenarios try, of `testing.coverage`.
        mutations: which mistakes they do not notice, of `testing.mutation`.
        log: what it does to a log of questions, against another policy: of `audit.compare`.
    """
    own = [pack for pack in policy.packs if is_own(pack)]
    taken_in = [pack for pack in own_first(policy) if not is_own(pack)]
    segments, places, read = by_segment(policy), list(_by_place(taken_in)), readings(policy)
    return page(
        "policy.html",
        policy=policy,
        document=document,
        signatures=signatures,
        signed=[each for each in signatures if each.verdict == "valid"],
        own=[(pack, [_own(rule) for rule in pack.rules]) for pack in own],
        own_rules=sum(len(pack.rules) for pack in own),
        taken_in_rules=sum(len(pack.rules) for pack in taken_in),
        set_anew=[(rule, number) for rule in _set_anew(policy) for number in rule.numbers],
        segments=segments,
        segment_names=sorted({name for row in segments for name in row.segments}),
        effects=by_effect(policy),
        readings=[(place, [counts[kind] for kind in Reading], counts.total()) for place, counts in read.items()],
        bare=[place for place, counts in read.items() if not counts],
        kinds=[kind.value for kind in Reading],
        places=places,
        linked={place: number for number, (place, _) in enumerate(places, 1)},
        coverage=None if coverage is None else _covered(coverage),
        mutations=mutations,
        survivors=[] if mutations is None else [(each.rule, each.change) for each in mutations.survivors[:MOST]],
        log=log,
        names=Names([policy]),
        most=MOST,
    )


def _own(rule: Rule) -> dict[str, Any]:
    """A rule as the house is to read it."""
    return {
        "id": rule.id,
        "title": rule.title,
        "says": sentence(rule),
        "effect": effect_in_words(rule.effect),
        "exceptions": list(exceptions(rule)),
        "numbers": [
            (name.replace("_", " ").replace(".", " for "), values_in_words(number), number.unit)
            for name, number in rule.parameters.items()
        ],
        "from": law(rule.citations),
        "in_force": in_force(rule),
    }


def _set_anew(policy: Policy) -> Iterator[RuleAmendment]:
    """Rules of ready-made packs in which the policy has other numbers than are published."""
    for rule in amendments(published(policy), policy).rules:
        if rule.kind is Kind.CHANGED:
            yield rule


def _by_place(packs: list[Pack]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The packs that are taken in, place by place, each with a line for each rule."""
    for place, some in groupby(sorted(packs, key=lambda pack: pack.jurisdiction), lambda pack: pack.jurisdiction):
        yield place, [_pack(pack) for pack in some]


def _pack(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "rules": [(rule.title, rule.id, rule.citations[0].section, _unusual(rule)) for rule in pack.rules],
    }


def _unusual(rule: Rule) -> str:
    """What has to be said of a rule in a line: an effect that is not the usual one, law that was not read whole."""
    said = [] if rule.effect.value in ("prohibited", "house-policy") else [effect_in_words(rule.effect)]
    read = reading(rule)
    if read not in (Reading.TWICE, Reading.ONCE, Reading.OWN):
        said.append(read.value)
    return ", ".join(said)


def _covered(coverage: Coverage) -> dict[str, Any]:
    lacking = [(rule.rule, rule.rows, rule.gaps) for rule in coverage.rules if rule.gaps]
    return {
        "percent": coverage.percent,
        "rules": len(coverage.rules),
        "rows": sum(rule.rows for rule in coverage.rules),
        "lacking": lacking[:MOST],
        "lacks": len(lacking),
    }
