"""Citations, groups and small checks that the sections of the Regulation F pack share."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from .....decision import Citation
from .....rules import Rule, rule
from .....rules.rule import AnyCheck
from .....vocabulary import COMMUNICATIONS, CONSUMERS, Authority
from ....citing import READ as READ
from ....citing import ours as ours

EFFECTIVE: Final = date(2021, 11, 30)
"""The day Regulation F as cited took effect; known here from secondary sources, the text read does not state it."""


def regulation(section: str) -> Citation:
    """A paragraph of Regulation F: ``regulation("6(c)(1)")`` is 12 CFR 1006.6(c)(1)."""
    return Citation("12 CFR", f"1006.{section}", Authority.REGULATION, READ)


def comment(number: str) -> Citation:
    """A comment of Supplement I to Regulation F, its Official Interpretations."""
    return Citation("12 CFR 1006 Supp. I", f"comment {number}", Authority.OFFICIAL_INTERPRETATION, READ)


def fdcpa(section: str) -> Citation:
    """A section of the FDCPA in the United States Code."""
    return Citation("15 USC", section, Authority.STATUTE, READ)


def regf(id: str, title: str, *citations: Citation, **options: Any) -> Callable[[AnyCheck], Rule]:
    """`rule` with what every rule of the pack has in common."""
    return rule(id, title, *citations, **{"in_force": (EFFECTIVE, None), "purposes": COMMUNICATIONS, **options})


def to_consumers(id: str, title: str, *citations: Citation, **options: Any) -> Callable[[AnyCheck], Rule]:
    """`regf` for rules about contacts with the consumer of 12 CFR 1006.6(a)."""
    return regf(id, title, *citations, recipients=CONSUMERS, **options)
