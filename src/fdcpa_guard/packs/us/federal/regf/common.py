"""Citations, groups and small checks that the sections of the Regulation F pack share."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from .....decision import Citation
from .....errors import MissingFact
from .....facts import Debt
from .....rules import PASS, Denied, Outcome, Outcomes, Question, Required, Rule, lacking, rule
from .....rules.rule import AnyCheck
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


def regf(id: str, title: str, *citations: Citation, **options: Any) -> Callable[[AnyCheck], Rule]:
    """`rule` with what every rule of the pack has in common."""
    return rule(id, title, *citations, **{"in_force": (EFFECTIVE, None), "purposes": COMMUNICATIONS, **options})


def to_consumers(id: str, title: str, *citations: Citation, **options: Any) -> Callable[[AnyCheck], Rule]:
    """`regf` for rules about contacts with the consumer of 12 CFR 1006.6(a)."""
    return regf(id, title, *citations, recipients=CONSUMERS, **options)


def each_debt(q: Question, judge: Callable[[Debt], Outcomes]) -> Outcomes:
    """What a rule that judges debts one by one says of all; a fact missing for one debt denies that debt only."""
    outcomes: list[Outcome] = []
    for debt in q.debts:
        try:
            found = judge(debt)
        except MissingFact as missing:
            found = lacking(missing, (debt.id,))
        if isinstance(found, tuple):
            outcomes += found
        elif found is not PASS:
            outcomes.append(found)
    return tuple(outcomes) if outcomes else PASS


def declared(value: bool | None, *, wanted: bool, denied: str, duty: str) -> Outcome:
    """What follows from declared content: as wanted, nothing; otherwise a denial; undeclared, a duty."""
    if value is None:
        return Required(duty)
    return PASS if value is wanted else Denied(denied)
