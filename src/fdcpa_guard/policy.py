"""A policy: named and versioned packs of rules, which effects deny, and what a house tightened."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from .decision import Departure
from .describing import Style, describe
from .errors import InvalidPolicy
from .facts import Debt
from .rules import Pack, Parameter, Rule
from .rules.rule import EVERYWHERE
from .vocabulary import DENYING, CollectorKind, Effect


@dataclass(frozen=True)
class Policy:
    """What a guard enforces.

    Attributes:
        name: what the house calls it.
        version: which edition; it travels into every decision.
        packs: the bodies of rules.
        denies: the effects that deny. The others are still reported as reasons that do not deny.
        ignores: effects that are not even reported.
        places: the states and cities whose law it holds, those whose law adds nothing included. If it names any, a
            person of whom nothing says where they are is denied, and one who may be elsewhere is warned about.
        departures: where it asks less than a rule of its packs did; see `loosened` and `without`.
    """

    name: str
    version: str
    packs: tuple[Pack, ...]
    denies: frozenset[Effect] = DENYING
    ignores: frozenset[Effect] = frozenset()
    places: frozenset[str] = frozenset()
    departures: tuple[Departure, ...] = ()

    def __post_init__(self) -> None:
        named = {pack.jurisdiction for pack in self.packs} - {EVERYWHERE}
        if not named <= self.places:
            object.__setattr__(self, "places", self.places | named)
        if self.denies & self.ignores:
            raise InvalidPolicy("an effect cannot both deny and be ignored")
        if Effect.ADVISORY in self.denies:
            raise InvalidPolicy("an advisory never denies")
        ids = [rule.id for rule in self.rules()]
        doubles = sorted({id for id in ids if ids.count(id) > 1})
        if doubles:
            raise InvalidPolicy(f"the policy has two rules with the id {doubles[0]!r}")

    def rules(self) -> Iterator[Rule]:
        """Every rule of every pack."""
        for pack in self.packs:
            yield from pack.rules

    def rule(self, id: str) -> Rule:
        """The rule with an id.

        Raises:
            InvalidPolicy: there is none.
        """
        for rule in self.rules():
            if rule.id == id:
                return rule
        raise InvalidPolicy(f"the policy has no rule {id!r}")

    def with_packs(self, *packs: Pack) -> Policy:
        """The policy with further packs. More rules only ever deny more."""
        return replace(self, packs=(*self.packs, *packs))

    def with_rules(
        self, *rules: Rule, pack: str = "house", why_not: Callable[[CollectorKind, Debt], str | None] | None = None
    ) -> Policy:
        """The policy with rules of one's own, as a pack that covers everything unless ``why_not`` says otherwise."""
        return self.with_packs(Pack(pack, "Rules of the house", rules, why_not or _covers_everything))

    def narrowed(self, *jurisdictions: str) -> Policy:
        """The policy without the packs of places other than these: ``us().narrowed("US-MA", "US-NH")``.

        Raises:
            InvalidPolicy: it does not hold the law of one of them.
        """
        for jurisdiction in jurisdictions:
            if jurisdiction not in self.places:
                raise InvalidPolicy(f"the policy does not hold the law of {jurisdiction!r}")
        kept = frozenset(jurisdictions)
        packs = tuple(pack for pack in self.packs if pack.jurisdiction in kept | {EVERYWHERE})
        return replace(self, packs=packs, places=kept)

    def tightened(self, rule: str, /, **parameters: Any) -> Policy:
        """The policy with stricter parameters of a rule: ``tightened("us.regf.14b2.seven-in-seven", calls=3)``.

        Raises:
            InvalidPolicy: no such rule or parameter, a value of the wrong type, or one that would loosen the rule.
        """
        return self._adjusted(rule, parameters, Parameter.adjusted)

    def loosened(self, rule: str, /, justification: str, **parameters: Any) -> Policy:
        """The policy with other parameters of a rule, looser ones included; each decision carries the justification.

        Raises:
            InvalidPolicy: no such rule or parameter, a value of the wrong type, or no justification.
        """
        changed = self._adjusted(rule, parameters, Parameter.replaced)
        old, new = self.rule(rule).parameters, changed.rule(rule).parameters
        changes = [f"{name}: {old[name].shown} -> {new[name].shown}" for name in sorted(parameters)]
        if not changes:
            raise InvalidPolicy(f"rule {rule!r}: name the parameters to loosen")
        return changed._departing(rule, ", ".join(changes), justification)

    def without(self, rule: str, /, justification: str) -> Policy:
        """The policy without a rule; each decision carries the justification.

        Raises:
            InvalidPolicy: no such rule, or no justification.
        """
        left_out = self.rule(rule)
        packs = tuple(replace(p, rules=tuple(r for r in p.rules if r is not left_out)) for p in self.packs)
        return replace(self, packs=packs)._departing(rule, "left out", justification)

    def _departing(self, rule: str, change: str, justification: str) -> Policy:
        if not justification.strip() or not justification.isprintable():
            raise InvalidPolicy(f"asking less than rule {rule!r} does needs a justification: a line of text")
        return replace(self, departures=(*self.departures, Departure(rule, change, justification)))

    def _adjusted(
        self, rule: str, parameters: Mapping[str, Any], adjust: Callable[[Parameter, Any], Parameter]
    ) -> Policy:
        old = self.rule(rule)
        changed = dict(old.parameters)
        for name, value in parameters.items():
            if name not in changed:
                known = ", ".join(changed) or "none"
                raise InvalidPolicy(f"rule {rule!r} has no parameter {name!r} (it has: {known})")
            try:
                changed[name] = adjust(changed[name], value)
            except InvalidPolicy as error:
                raise InvalidPolicy(f"rule {rule!r}, parameter {name!r}: {error}") from None
        needs = old.needs
        if any(value == 0 for value in parameters.values()):
            needs = frozenset()  # a limit of none objects where nothing has happened yet
        new = replace(old, parameters=MappingProxyType(changed), needs=needs)
        return replace(
            self,
            packs=tuple(replace(p, rules=tuple(new if r is old else r for r in p.rules)) for p in self.packs),
        )

    def denying(self, effects: Iterable[Effect], *, ignoring: Iterable[Effect] = ()) -> Policy:
        """The policy with another choice of effects that deny or go unreported; ``denying(())`` only warns.

        Raises:
            InvalidPolicy: what is given are no effects.
        """
        return replace(self, denies=_effects(effects), ignores=_effects(ignoring))

    def describe(self, style: Style = "text") -> str:
        """The policy as a manual, in plain text or in markdown: every rule in a sentence, its numbers and its sources.

        Raises:
            ValueError: there is no such style.
        """
        return describe(self, style)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over all that can be told of it: not over the code of its checks, nor of what a pack covers."""
        content = {
            "name": self.name,
            "version": self.version,
            "denies": sorted(self.denies),
            "ignores": sorted(self.ignores),
            "places": sorted(self.places),
            "departures": [[d.rule, d.change, d.justification] for d in self.departures],
            "rules": sorted(_content(pack, rule) for pack in self.packs for rule in pack.rules),
        }
        return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    @property
    def label(self) -> str:
        """Name and version, as decisions carry them."""
        return f"{self.name} {self.version}"


def _content(pack: Pack, rule: Rule) -> list[Any]:
    return [
        rule.id,
        pack.id,
        pack.jurisdiction,
        rule.effect,
        rule.data or "",
        [None if day is None else day.isoformat() for day in rule.in_force],
        *[sorted(words) for words in (rule.media, rule.recipients, rule.purposes, rule.needs)],
        [[name, _values(parameter.values)] for name, parameter in sorted(rule.parameters.items())],
    ]


def _effects(given: Iterable[Effect]) -> frozenset[Effect]:
    try:
        return frozenset(map(Effect, [given] if isinstance(given, str) else given))
    except ValueError:
        raise InvalidPolicy(f"an effect is one of {', '.join(Effect)}") from None


def _covers_everything(collector: CollectorKind, debt: Debt) -> None:
    return None


def _values(values: tuple[tuple[date, Any], ...]) -> list[list[str]]:
    return [[since.isoformat(), _text(value)] for since, value in values]


def _text(value: Any) -> str:
    return (
        value.isoformat()
        if isinstance(value, date | time)
        else repr(value)
        if not isinstance(value, timedelta)
        else str(value)
    )
