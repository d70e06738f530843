"""Georgia: O.C.G.A. 7-3-33, for lenders licensed to make instalment loans and whoever collects for them.

The rest of Georgia law on solicitation (46-5-27) leaves out dealings with existing customers, and 46-5-23 expressly
lets dialers be used to collect lawful debts. The size of loan that needs a licence was not read: every instalment loan
counts, a business's too, for the section speaks of any borrower. A debt given as of another kind is not reached.
"""

from datetime import date, time
from typing import Final

from ....rules import Pack
from ....shapes import CallingHours
from ....vocabulary import BEYOND_THE_COLLECTORS_SIDE, TELEPHONE, Confidence, DebtKind, DebtNature, Medium, Purpose
from ...binding import ANYONE, covering
from .common import Jurisdiction, statute
from .purposes import EFFORTS

_SECTION: Final = statute("O.C.G.A.", "7-3-33")

_LENDERS = Pack(
    "us.ga.instalment-lenders",
    "Georgia: instalment lenders",
    (
        CallingHours(
            opens=time(5),
            closes=time(22),
            on_every_clock=True,
            media=TELEPHONE | {Medium.TEXT, Medium.IN_PERSON},
            lifted_by=None,
            replies_exempt=False,
            own_call_exempt=True,
        ).rule(
            "us.ga.7-3-33.night",
            "No visits or calls at night",
            _SECTION,
            recipients=BEYOND_THE_COLLECTORS_SIDE,
            purposes=EFFORTS | {Purpose.SERVICING_DISCLOSURE, Purpose.VALIDATION_NOTICE},
            in_force=(date(2020, 6, 30), None),
            source_note="The hours from {closes} to {opens} are deemed unreasonable for visits, calls and the "
            "like, which is read to include texts. A bill attempts to collect, and so do asking where the borrower "
            "is and the validation notice. No consent, and no answer that seeks payment, is an exception in the text. "
            "It does not say with whom, so the borrower's attorney is not called then either. "
            "Whoever bought the loan is taken for the licensee.",
            example="a lender's call at {closes:clock} is denied until {opens:hour}.",
        ),
    ),
    covering(ANYONE, natures=tuple(DebtNature), kinds=(DebtKind.INSTALMENT_LOAN,), under="O.C.G.A. 7-3-33"),
    "US-GA",
)

JURISDICTION: Final = Jurisdiction(
    "US-GA",
    "Georgia",
    Confidence.PRIMARY,
    (_LENDERS,),
    (_SECTION, statute("O.C.G.A.", "46-5-23"), statute("O.C.G.A.", "46-5-27")),
    "Instalment lenders, and whoever collects for them, neither visit nor call between {night.closes:hour} and "
    "{night.opens:hour}. The loan size that needs a licence was not read. Not encoded: injury, trespass, ridicule and "
    "papers that look like a court's (7-3-33(1) to (4)). No other rule of contact was found; 46-5-23 lets dialers "
    "collect lawful debts.",
)
