"""Ohio: R.C. 1321.45 on short-term lenders."""

from ....rules import Pack
from ....shapes import Debts, InTheConsumersPlace, PurposeLimit, Which
from ....vocabulary import CONSUMERS, OTHERS, CollectorKind, Confidence, DebtKind, DebtNature, Purpose, Recipient
from ...binding import ANYONE, covering
from ..federal.regf import s10
from .adopting import advising, each_adopted
from .common import Jurisdiction, statute
from .narrowing import but_for_confirmations, but_for_courts, unless_in_their_place
from .purposes import ABOUT_THE_DEBT

_SHORT_TERM = statute("Ohio R.C.", "1321.45(A)-(B)", Confidence.PARTIAL)

_NO_BORROWER = frozenset(Recipient) - (CONSUMERS - {Recipient.SUCCESSOR_IN_INTEREST})
"""Who is none of the borrower, spouse, minor's parent, guardian, executor or administrator (A)(2)."""

_HAS_THE_LOAN_TOO = Debts(which=Which.OWED_TOO)
_WHO_HAS_IT = "Who has the loan too is a borrower, and no other person ((A)(2))."

third_parties = but_for_confirmations(
    but_for_courts(
        PurposeLimit(
            allowed=frozenset({Purpose.LOCATION_INFORMATION}), unless=(_HAS_THE_LOAN_TOO, InTheConsumersPlace())
        ).rule(
            "us.oh.1321-45.third-parties-for-location-only",
            "Third parties are asked for nothing but the borrower's location",
            _SHORT_TERM,
            recipients=OTHERS,
            purposes=ABOUT_THE_DEBT,
            exceptions="to notices that do not concern the debt; to the confirmation of the person's own opt-out, "
            "which conveys nothing of it ((A)(3))",
            source_note="The part that was read says how others are asked where the borrower is; that nothing else "
            "goes to them is the careful reading",
            example="a neighbour may be asked for an address, and not told to pass on a message about the loan.",
        )
    )
)

SHORT_TERM = Pack(
    id="us.oh.short-term-loans",
    title="Ohio: short-term loans, R.C. 1321.45",
    rules=(
        third_parties,
        *map(
            unless_in_their_place(_HAS_THE_LOAN_TOO),
            (
                *each_adopted(
                    (s10.identify, s10.state_no_debt),
                    "us.oh.1321-45",
                    _SHORT_TERM,
                    federal="statute",
                    recipients=_NO_BORROWER,
                    note=_WHO_HAS_IT,
                ),
                *map(
                    advising,
                    each_adopted(
                        (s10.once,),
                        "us.oh.1321-45",
                        statute("Ohio R.C.", "1321.45(B)", Confidence.SECONDARY),
                        federal="statute",
                        recipients=_NO_BORROWER,
                        note=f"Known from republications of the section only. {_WHO_HAS_IT}",
                    ),
                ),
            ),
        ),
    ),
    why_not=covering(
        ANYONE - {CollectorKind.DEBT_BUYER},
        natures=tuple(DebtNature),
        kinds={DebtKind.PAYDAY_LOAN},
        bought=False,
        under="Ohio R.C. 1321.45(A)(1): a licensee, and who collects for one",
    ),
    jurisdiction="US-OH",
)

JURISDICTION = Jurisdiction(
    "US-OH",
    "Ohio",
    Confidence.PARTIAL,
    (SHORT_TERM,),
    (_SHORT_TERM, statute("Ohio R.C.", "ch. 1345"), statute("Ohio R.C.", "1319.12", Confidence.UNREAD)),
    (
        "Short-term lenders and whoever collects for them: third parties only for location, by who says their name "
        "and no employer unasked, and without a word of the debt; that each is asked once is advice. The rest of "
        "1321.45, said to follow the FDCPA on hours, work and cease, was not seen in an authentic copy and is not "
        "encoded. "
        "Chapter 1345 was read whole and has no contact rule; 1319.12 and OAC 109:4-3 were not read."
    ),
)
