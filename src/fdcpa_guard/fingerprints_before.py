"""Fingerprints of policies as they were made before they covered code: for records that were written with them.

Such a record names its policy by a fingerprint over ids, effects, periods, numbers and data of the rules. What made it
stays here as it was, and so do the fingerprints that ready-made policies had when it was given up.
"""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .policy import Policy
    from .rules import Pack, Rule

KNOWN: Final = {
    "us 2026-11-21": "a5bbc47d702812da2555bd72b3058ea7b44d2cc792ade89e104b25bb1a5100cb",
    "first-party 2026-11-21": "6744dd28b5c7709b287ed05d98ebd942ceaf78bc2a426f8a9d7d723ee4ddffd4",
    "regulation-f 2026-11-21": "28900e8b63a4b6fb4af2234690fc6247868961146c21772333d6a8dd2f655fd4",
    "us-federal 2026-11-21": "bfbfeeb6fe1ca7f75f5779dca6466ad2ca331688d5520039dd4937a7fba4e45a",
    "house 2026-11-21": "90625db8ee7b2fde94397af7d842ee947cac2508e0de90b294b372b315409fa4",
}
"""Those of ready-made policies, by their labels."""


def fingerprint(policy: Policy) -> str:
    """The fingerprint that a policy had then: SHA-256 over all but the code of its checks and what its packs cover."""
    content = {
        "name": policy.name,
        "version": policy.version,
        "denies": sorted(policy.denies),
        "ignores": sorted(policy.ignores),
        "places": sorted(policy.places),
        "departures": [[d.rule, d.change, d.justification] for d in policy.departures],
        "rules": sorted(_content(pack, rule) for pack in policy.packs for rule in pack.rules),
    }
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


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
