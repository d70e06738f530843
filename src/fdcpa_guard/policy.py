"""A policy: named and versioned packs of rules, which effects deny, and what a house tightened."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from .errors import InvalidPolicy
from .facts import Debt
from .rules import Pack, Rule
from .vocabulary import DENYING, CollectorKind, Effect


@dataclass(frozen=True)
class Policy:
    """What a guard enforces.

    Attributes:
        name: what the house calls it.
        version: which edition; it travels into every decision.
        packs: the bodies of rules.
        denies: the effects that deny. The others are still reported as reasons that do not deny.
    """

    name: str
    version: str
    packs: tuple[Pack, ...]
    denies: frozenset[Effect] = DENYING

    def __post_init__(self) -> None:
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

    def tightened(self, rule: str, /, **parameters: Any) -> Policy:
        """The policy with stricter parameters of a rule: ``tightened("us.regf.14b2.seven-in-seven", calls=3)``.

        Raises:
            InvalidPolicy: no such rule or parameter, a value of the wrong type, or one that would loosen the rule.
        """
        old = self.rule(rule)
        changed = dict(old.parameters)
        for name, value in parameters.items():
            if name not in changed:
                known = ", ".join(changed) or "none"
                raise InvalidPolicy(f"rule {rule!r} has no parameter {name!r} (it has: {known})")
            try:
                changed[name] = changed[name].adjusted(value)
            except InvalidPolicy as error:
                raise InvalidPolicy(f"rule {rule!r}, parameter {name!r}: {error}") from None
        new = replace(old, parameters=MappingProxyType(changed))
        return replace(
            self,
            packs=tuple(replace(p, rules=tuple(new if r is old else r for r in p.rules)) for p in self.packs),
        )

    def denying(self, effects: Iterable[Effect]) -> Policy:
        """The policy with another choice of effects that deny; ``denying(())`` only warns."""
        return replace(self, denies=frozenset(effects))

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the name, version, rules, their parameters and the effects that deny."""
        content = {
            "name": self.name,
            "version": self.version,
            "denies": sorted(self.denies),
            "rules": sorted(
                [rule.id, rule.effect, [[n, _values(p.values)] for n, p in sorted(rule.parameters.items())]]
                for rule in self.rules()
            ),
        }
        return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    @property
    def label(self) -> str:
        """Name and version, as decisions carry them."""
        return f"{self.name} {self.version}"


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
