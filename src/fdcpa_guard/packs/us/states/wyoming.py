"""Wyoming: the Collection Agency Board's rules, chapter 4."""

from ....rules import Pack
from ....shapes import Duty
from ....vocabulary import BEYOND_THE_COLLECTORS_SIDE, CollectorKind, Confidence, DebtKind
from ...binding import covering
from .common import Jurisdiction, regulation, statute
from .purposes import ABOUT_THE_DEBT

_BOARD = regulation("Wyo. Collection Agency Board Rules", "ch. 4 s. 4-1", Confidence.PARTIAL)

right_party = Duty(
    duty="take every reasonable precaution to identify the consumer before speaking or writing of the debt"
).rule(
    "us.wy.4-1.right-party",
    "Take every reasonable precaution to identify the consumer",
    _BOARD,
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=ABOUT_THE_DEBT,
    example="the caller asks for the name and a second detail before naming the creditor.",
)

AGENCIES = Pack(
    id="us.wy.agencies",
    title="Wyoming: collection agencies and debt buyers",
    rules=(right_party,),
    why_not=covering(
        {
            CollectorKind.THIRD_PARTY_COLLECTOR,
            CollectorKind.DEBT_BUYER,
            CollectorKind.CREDITOR_UNDER_OTHER_NAME,
            CollectorKind.LAW_FIRM,  # spared only if it collects in the client's name, which no fact says
        },
        but_not=(DebtKind.FEDERAL_TAX,),  # it arises out of no transaction
        under="Wyo. Stat. 33-11-101(a)(iii), (vii)",
    ),
    jurisdiction="US-WY",
)

JURISDICTION = Jurisdiction(
    "US-WY",
    "Wyoming",
    Confidence.PARTIAL,
    (AGENCIES,),
    (statute("Wyo. Stat.", "33-11-101 to -116"), _BOARD),
    (
        "The act was read whole and has no contact rule; it covers debt buyers, and creditors under another name, "
        "too. Of the board's rules one section was read in part. Chapter 40-14 was not searched."
    ),
)
