"""South Dakota: SDCL 54-4-77 on the staff of money lenders."""

from ....rules import Pack
from ....shapes import ContentRequired
from ....vocabulary import TELEPHONE, Confidence, DebtKind, Element
from ...binding import CREDITORS, covering
from .common import Jurisdiction, statute

_CALLER_ID = statute("SDCL", "54-4-77(7)")

LENDERS = Pack(
    id="us.sd.money-lenders",
    title="South Dakota: staff of money lenders, SDCL 54-4-77",
    rules=(
        ContentRequired(elements={Element.CALLER_ID}, media=TELEPHONE).rule(
            "us.sd.54-4-77-7.caller-id",
            "A lender's staff call with a true caller identification",
            _CALLER_ID,
            example="a call declared to withhold its number is denied.",
        ),
    ),
    why_not=covering(
        CREDITORS,
        kinds={DebtKind.LOAN, DebtKind.INSTALMENT_LOAN, DebtKind.PAYDAY_LOAN, DebtKind.TITLE_LOAN},
        under="SDCL 54-4-77",
    ),
    jurisdiction="US-SD",
)

JURISDICTION = Jurisdiction(
    "US-SD",
    "South Dakota",
    Confidence.PRIMARY,
    (LENDERS,),
    (_CALLER_ID, statute("SDCL", "54-4-77(1)(d)"), statute("SDCL", "54-4-49")),
    (
        "Staff of licensed money lenders: caller identification. The ban on repeated calls with intent to annoy "
        "names no number and is not encoded. The rest of the code was searched without finding another contact rule."
    ),
)
