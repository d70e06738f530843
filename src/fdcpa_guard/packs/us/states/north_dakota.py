"""North Dakota: N.D. Admin. Code 13-06-01-12 on payday lenders."""

from ....rules import Pack
from ....shapes import Ban
from ....vocabulary import COLLECTING, Confidence, DebtKind, Recipient
from ...binding import ANYONE, covering
from .common import Jurisdiction, regulation, statute

_PAYDAY = regulation("N.D. Admin. Code", "13-06-01-12(5)")

PAYDAY = Pack(
    id="us.nd.payday",
    title="North Dakota: deferred presentment, N.D. Admin. Code 13-06-01-12",
    rules=(
        Ban().rule(
            "us.nd.13-06-01-12-5.no-employer",
            "A payday lender does not contact the customer's employer",
            _PAYDAY,
            recipients={Recipient.EMPLOYER},
            purposes=COLLECTING,
            example="a call to the customer's employer about a payday loan is denied whatever it is for.",
        ),
    ),
    why_not=covering(ANYONE, kinds={DebtKind.PAYDAY_LOAN}, under="N.D. Admin. Code 13-06-01-12"),
    jurisdiction="US-ND",
)

JURISDICTION = Jurisdiction(
    "US-ND",
    "North Dakota",
    Confidence.PARTIAL,
    (PAYDAY,),
    (_PAYDAY, statute("N.D. Cent. Code", "13-05-06.3"), regulation("N.D. Admin. Code", "13-04-02", Confidence.UNREAD)),
    (
        "Payday lenders may not contact the employer. The same rule's words on unreasonable frequency and unusual "
        "hours name no number and are not encoded. The statute on agencies has no contact rule; the rules on "
        "agencies (13-04-02) were not seen."
    ),
)
