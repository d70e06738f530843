"""Maine: rental-purchase merchants (9-A M.R.S. 11-119)."""

from typing import Final

from ....rules import Outcomes, Pack, Question, rule
from ....rules.judging import declared
from ....vocabulary import Confidence, DebtKind, Element, Purpose, Recipient
from ...binding import CREDITORS, covering
from ..federal.regf import s06, s10
from .adopting import NOT_ANOTHERS, adopted, each_adopted
from .common import Jurisdiction, statute

_LOCATION: Final = statute("9-A M.R.S.", "11-119(1)")
_COMMUNICATION: Final = statute("9-A M.R.S.", "11-119(2)", Confidence.PARTIAL)
_REST: Final = statute("9-A M.R.S.", "11-119", Confidence.PARTIAL)


@rule(
    "us.me.9a-11-119-1.identify",
    "A merchant that asks where the consumer is says that it confirms or corrects, and may give its name",
    _LOCATION,
    recipients=frozenset(Recipient) - {Recipient.CONSUMER},
    purposes=(Purpose.LOCATION_INFORMATION,),
)
def identify(q: Question) -> Outcomes:
    """Whoever asks where the consumer is says who asks, the merchant too, and that they confirm or correct information.

    **What it checks**: the declared content (``identifies-caller``), which a limited-content message, that does not say
    what it is for, lacks; undeclared, the decision carries the duty.
    **Source**: 9-A M.R.S. 11-119(1)(A), by which the merchant is identified; unlike 15 USC 1692b(1) it wants no request
    for that first.
    **When it does not apply**: to the consumer.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: "this is Acme Rentals, we are confirming an address" is allowed.
    """
    identified = q.content.has(Element.IDENTIFIES_CALLER)
    return declared(
        False if identified is None and q.content.has(Element.LIMITED_CONTENT_MESSAGE) else identified,
        wanted=True,
        denied="does not say who asks and what the contact is for",
        duty="say who asks, and that you confirm or correct where the consumer is",
    )


RENTAL_PURCHASE: Final = Pack(
    id="us.me.rental-purchase",
    title="Maine: collection by rental-purchase merchants (9-A M.R.S. 11-119)",
    rules=(
        identify,
        *[
            adopted(model, f"us.me.9a-11-119-1.{name}", _LOCATION, federal="statute")
            for model, name in (
                (s10.state_no_debt, "state-no-debt"),
                (s10.once, "once"),
                (s10.no_postcard, "no-postcard"),
                (s10.no_symbol, "no-debt-collection-symbol"),
                (s10.only_the_attorney, "only-the-attorney"),
            )
        ],
        *each_adopted(
            (s06.hours, s06.inconvenient_time, s06.inconvenient_place, s06.represented, s06.employer_prohibits),
            "us.me.9a-11-119-2",
            _COMMUNICATION,
            federal="statute",
        ),
        *each_adopted((s06.third_party, NOT_ANOTHERS, s06.cease), "us.me.9a-11-119", _REST, federal="statute"),
    ),
    why_not=covering(CREDITORS, kinds=(DebtKind.RENT_TO_OWN,), under="9-A M.R.S. 11-119, on rental-purchase merchants"),
    jurisdiction="US-ME",
)
"""Merchants who let goods to be bought by renting."""

JURISDICTION = Jurisdiction(
    "US-ME",
    "Maine",
    Confidence.PARTIAL,
    (RENTAL_PURCHASE,),
    (
        _LOCATION,
        _COMMUNICATION,
        statute("32 M.R.S.", "11012(1)"),
        statute("32 M.R.S.", "11013(1)"),
        statute("P.L.", "2024 ch. 663", Confidence.PARTIAL),
    ),
    "Rental-purchase merchants, who are creditors, are held to rules that repeat the FDCPA; of 11-119 the location "
    "rules and the opening of the second subsection were read, the rest is known as a mirror of the federal text. The "
    "Maine Fair Debt Collection Practices Act (32 M.R.S. 11011 and following) repeats the FDCPA for the collectors "
    "that it binds and adds nothing to a contact. The medical-debt acts of 2024 and 2025 touch interest, suits and "
    "reports; what was read of them sets no contact rule.",
)
