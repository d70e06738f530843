"""Tennessee: rules 0320-05 of the Collection Service Board; T.C.A. 45-15-115 on title-pledge lenders."""

from datetime import date

from ....rules import Pack
from ....shapes import NotObligated
from ....vocabulary import CONSUMERS, OTHERS, CollectorKind, Confidence, DebtKind
from ...binding import CREDITORS, covering
from ..federal.regf import s14, s22, s38
from ..federal.regf.common import EFFECTIVE
from .adopting import (
    OF_COLLECTORS,
    OF_THE_CALL_LIMITS,
    OF_THE_NOTICE,
    OF_THE_STATUTE,
    adopted,
    each_adopted,
    with_bills,
)
from .common import Jurisdiction, regulation, statute
from .narrowing import unless

_SERVICES = frozenset(
    {CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.DEBT_BUYER, CollectorKind.CREDITOR_UNDER_OTHER_NAME}
)
"""Who collects its own debts is spared only as long as it does not pass for a collection service (62-20-103(a)(3))."""
_RULES = "Tenn. Comp. R. & Regs."
_TITLE_PLEDGE = statute("T.C.A.", "45-15-115(15)")

BOARD = Pack(
    id="us.tn.collection-services",
    title="Tennessee: licensed collection services, rules 0320-05",
    rules=(
        unless(NotObligated())(
            adopted(
                s22.no_postcard,
                "us.tn.0320-05-06-1g.no-postcard",
                regulation(_RULES, "0320-05-.06(1)(g)"),
                note="Who owes the debt too is a consumer.",
                federal="all",
                recipients=CONSUMERS | OTHERS,
            )
        ),
        *each_adopted(
            with_bills(s38.dispute, s38.original_creditor),
            "us.tn.0320-05-07-2",
            regulation(_RULES, "0320-05-.07(2)"),
            note="A bill collects too.",
            federal="all",
        ),
    ),
    why_not=covering(_SERVICES, but_not=(DebtKind.MORTGAGE,), under="T.C.A. 62-20-103(a)"),
    jurisdiction="US-TN",
)

TITLE_PLEDGE = Pack(
    id="us.tn.title-pledge",
    title="Tennessee: title-pledge lenders, T.C.A. 45-15-115(15)",
    rules=(
        *each_adopted(
            with_bills(*OF_THE_STATUTE, *OF_COLLECTORS, *OF_THE_NOTICE),
            "us.tn.45-15-115-15",
            _TITLE_PLEDGE,
            note="A title-pledge lender may use no tactic that breaks the FDCPA, to which the regulation is a guide.",
            federal="all",
            in_force=(date(2013, 4, 1), None),
        ),
        *each_adopted(
            (*OF_THE_CALL_LIMITS, s14.medium),
            "us.tn.45-15-115-15",
            _TITLE_PLEDGE,
            note="Regulation F says since its first day how many calls break the FDCPA, and that a medium which the "
            "person closed is not used.",
            federal="all",
            in_force=(EFFECTIVE, None),
        ),
    ),
    why_not=covering(CREDITORS, kinds={DebtKind.TITLE_LOAN}, under="T.C.A. 45-15-115"),
    jurisdiction="US-TN",
)

JURISDICTION = Jurisdiction(
    "US-TN",
    "Tennessee",
    Confidence.PARTIAL,
    (BOARD, TITLE_PLEDGE),
    (
        statute("T.C.A.", "62-20-103"),
        statute("T.C.A.", "62-20-115"),
        statute("T.C.A.", "62-20-124"),
        statute("T.C.A.", "45-12-113"),
        _TITLE_PLEDGE,
        regulation(_RULES, "0320-05-.06 and .07", Confidence.PARTIAL),
        regulation(_RULES, "0320-05-.03", Confidence.SECONDARY),
    ),
    (
        "Licensed collection services, and creditors that pass for one: postcards, timely disputes and requests for "
        "the original creditor, bills included; no debts secured by a dwelling. Their rule on hours, attorney and work "
        "(0320-05-.03), said to mirror the FDCPA, was not seen and is left to the federal packs. Title-pledge lenders "
        "are held to the whole FDCPA, and sue on no time-barred debt. "
        "Flex-loan lenders (45-12-113) are told to obey federal acts, without a contact rule of its own. Not encoded: "
        "that a parking ticket is reported only after notice of that (62-20-120(3)), of which no kind of debt tells."
    ),
)
