"""Citations, groups and small checks that the sections of the Regulation F pack share."""

from datetime import date
from functools import partial
from typing import Any, Final

from .....decision import Citation
from .....rules import PASS, Denied, Outcome, Required, rule
from .....vocabulary import CONSUMERS, Authority, Purpose, Recipient

READ: Final = date(2026, 11, 21)
"""When the text of 12 CFR part 1006, its Official Interpretations and 15 USC 1692 was read for this pack."""

EFFECTIVE: Final = date(2021, 11, 30)
"""The day Regulation F as cited took effect; known here from secondary sources, the text read does not state it."""

COMMUNICATIONS: Final = frozenset(Purpose) - {Purpose.UNRELATED_NOTICE}
"""Every purpose but notices that do not relate to the collection of the debt (12 CFR 1006.34(b)(2)(i)-(iii))."""

OTHERS: Final = frozenset({Recipient.THIRD_PARTY})


def regulation(section: str) -> Citation:
    """A paragraph of Regulation F: ``regulation("6(c)(1)")`` is 12 CFR 1006.6(c)(1)."""
    return Citation("12 CFR", f"1006.{section}", Authority.REGULATION, READ)


def comment(number: str) -> Citation:
    """A comment of Supplement I to Regulation F, its Official Interpretations."""
    return Citation("12 CFR 1006 Supp. I", f"comment {number}", Authority.OFFICIAL_INTERPRETATION, READ)


def fdcpa(section: str) -> Citation:
    """A section of the FDCPA in the United States Code."""
    return Citation("15 USC", section, Authority.STATUTE, READ)


def ours(section: str) -> Citation:
    """A threshold that the law leaves open and this library chose."""
    return Citation("fdcpa_guard", section, Authority.HOUSE, READ)


regf: Any = partial(rule, in_force=(EFFECTIVE, None), purposes=COMMUNICATIONS)
"""`rule` with what every rule of the pack has in common."""

to_consumers: Any = partial(regf, recipients=CONSUMERS)


def declared(value: bool | None, *, wanted: bool, denied: str, duty: str) -> Outcome:
    """What follows from declared content: as wanted, nothing; otherwise a denial; undeclared, a duty."""
    if value is None:
        return Required(duty)
    return PASS if value is wanted else Denied(denied)
