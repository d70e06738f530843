"""Tennessee: rules 0320-05 of the Collection Service Board; T.C.A. 45-15-115 on title-pledge lenders."""

from datetime import date

from ....rules import Pack
from ....shapes import Hold, Standing
from ....vocabulary import COLLECTING, CONSUMERS, OTHERS, CollectorKind, Confidence, DebtKind
from ...binding import CREDITORS, covering
from ..federal.regf import s06, s14, s22
from .adopting import adopted, each_adopted
from .common import Jurisdiction, regulation, statute

_SERVICES = frozenset({CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.DEBT_BUYER})
_RULES = "Tenn. Comp. R. & Regs."
_TITLE_PLEDGE = statute("T.C.A.", "45-15-115(15)")

BOARD = Pack(
    id="us.tn.collection-services",
    title="Tennessee: licensed collection services, rules 0320-05",
    rules=(
        adopted(
            s22.no_postcard, "us.tn.0320-05-06-1g.no-postcard", regulation(_RULES, "0320-05-.06(1)(g)"), federal="all"
        ),
        Hold(standing={Standing.DISPUTE}, in_writing=True, replies_exempt=True).rule(
            "us.tn.0320-05-07-2.dispute",
            "Collection rests from a written dispute until verification",
            regulation(_RULES, "0320-05-.07(2)"),
            recipients=CONSUMERS | OTHERS,
            purposes=COLLECTING,
            example="a debt disputed by letter is not called about until a copy of the verification was sent.",
            source_note="The thirty days within which the rule wants the dispute are not asked for: any stops.",
        ),
    ),
    why_not=covering(_SERVICES, under="T.C.A. 62-20-103"),
    jurisdiction="US-TN",
)

TITLE_PLEDGE = Pack(
    id="us.tn.title-pledge",
    title="Tennessee: title-pledge lenders, T.C.A. 45-15-115(15)",
    rules=each_adopted(
        (
            s06.hours,
            s06.inconvenient_time,
            s06.inconvenient_place,
            s06.represented,
            s06.employer_prohibits,
            s06.cease,
            s06.third_party,
            s14.seven_in_seven,
            s14.after_conversation,
        ),
        "us.tn.45-15-115-15",
        _TITLE_PLEDGE,
        note="A title-pledge lender may use no tactic that breaks the FDCPA; Regulation F says what that is.",
        federal="all",
        in_force=(date(2013, 4, 1), None),
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
        "Licensed collection services: postcards and disputes; their rule on hours, attorney and work (0320-05-.03), "
        "said to mirror the FDCPA, was not seen and is left to the federal packs. Title-pledge lenders are held to "
        "the FDCPA. Flex-loan lenders (45-12-113) are told to obey federal acts, without a contact rule of its own."
    ),
)
