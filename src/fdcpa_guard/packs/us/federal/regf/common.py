"""Citations, groups and small checks that the sections of the Regulation F pack share."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from .....decision import Citation
from .....facts import AddressOptOut, ConsentRevocation, Debt, MediumOptOut, Request
from .....rules import Question, Rule, rule
from .....rules.judging import is_limited, merely_confirms, sued_already
from .....rules.rule import AnyCheck
from .....vocabulary import (
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    ELECTRONIC,
    UNKNOWN,
    Authority,
    Element,
    Purpose,
    Recipient,
)
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


def is_limited_content(q: Question) -> bool:
    """Whether it is declared a limited-content message, and is for the consumer (12 CFR 1006.2(j), comment 2(j)-2).

    One knowingly left for somebody else, such as at a line that is recorded as another's, is none; nor is one that is
    declared to tell of the debt as well, for it holds no other content than a limited one.
    """
    if not is_limited(q):
        return False
    if q.roles.isdisjoint(_MESSAGES_FOR):
        return False
    line = q.index.phones.get(q.address or "")
    return line is None or (line.person in (q.who, Recipient.CONSUMER.value) and not line.elsewhere(q.at))


_MESSAGES_FOR: Final = frozenset({Recipient.CONSUMER, Recipient.PERSONAL_REPRESENTATIVE})


def owes_elsewhere(q: Question) -> bool:
    """Whether somebody owes beside the consumer, of whose own place nothing is known: the other's says nothing of it.

    Who owes is a consumer (12 CFR 1006.2(e)), whatever the role under which they are met.
    """
    owes_beside = q.recipient is not Recipient.CONSUMER and Recipient.CONSUMER in q.roles
    return owes_beside and not q.index.zones(q.who, q.at)


def is_opt_out_confirmation(q: Question) -> bool:
    """Whether it is an electronic confirmation of an opt-out that may be sent (12 CFR 1006.14(h)(2)(i)).

    Such a message holds nothing else; one declared to hold more is none, as one that tells of the debt, asks for
    payment or threatens. Nor is one where no opt-out of electronic messages is known, that this person made or that was
    made of the address used.
    """
    if q.purpose is not Purpose.OPT_OUT_CONFIRMATION or q.medium not in ELECTRONIC:
        return False
    requests = q.case.requests
    return (
        merely_confirms(q) is not False
        and requests is not UNKNOWN
        and any(_opts_out(q, r) and r.surely_stands(q.at) for r in requests)
    )


def _opts_out(q: Question, request: Request) -> bool:
    if isinstance(request, MediumOptOut):
        return request.person == q.who and not request.media.isdisjoint(ELECTRONIC)
    if not isinstance(request, AddressOptOut | ConsentRevocation):
        return False
    theirs = request.person == q.who or (request.address is not None and request.address == q.address)
    return theirs and (not request.media or not request.media.isdisjoint(ELECTRONIC))


_ANNOUNCING: Final = frozenset({Purpose.REMEDY_MAY_BE_INVOKED, Purpose.REMEDY_WILL_BE_INVOKED})


def threatens_suit(q: Question) -> bool | None:
    """Whether it threatens a legal action; a notice that a remedy may or will be invoked does unless declared not to.

    None: nothing says so.
    """
    declared = q.content.has(Element.THREATENS_LEGAL_ACTION)
    return True if declared is None and q.purpose in _ANNOUNCING else declared


def threatens_suit_on(q: Question, debt: Debt) -> bool | None:
    """The same of a debt. A call or a text about a suit brings none, and announces one, unless declared not to.

    Where a suit on the debt goes on, or there is a judgment, word of it, or of a remedy, announces none to be brought.
    """
    declared = q.content.has(Element.THREATENS_LEGAL_ACTION)
    announces = q.purpose in _ANNOUNCING or (q.purpose is Purpose.FORMAL_PLEADING and q.medium in CALLS_AND_TEXTS)
    return True if declared is None and announces and not sued_already(q, debt) else declared


ABOUT_NO_DEBT: Final = frozenset({Purpose.UNRELATED_NOTICE, Purpose.OPT_OUT_CONFIRMATION})
"""What collects nothing and is not to communicate about a debt, though it names one."""
