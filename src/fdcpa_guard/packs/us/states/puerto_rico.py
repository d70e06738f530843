"""Puerto Rico: Act 179-1996, which bars efforts to collect at the debtor's place of work.

The policy article was read: efforts to collect by telephone, in person or any other medium, in working hours, at the
debtor's work. Its exceptions are known from a summary: not if the employer forbids it, nor without express consent or
a court's order. Whom it calls a collector was not found, so everybody is bound, and as to any debt; where the debtor's
working hours are not known, the workplace is closed at all hours. Who owes the debt too is a debtor. With whom an
effort is made is not said: one with the employer, or with whoever answers the debtor's line at work, is made there.

Knowingly not encoded: article 17 of Act 143-1968 (10 L.P.R.A. 981p), for licensed agencies, which was not read.
"""

from typing import ClassVar, Final

from ....facts import Debt
from ....rules import Pack, Question
from ....shapes import Asked, Ban, JudgmentsRemedy, NotObligated, OffDuty, RequestStops
from ....shapes.exceptions import Exempting, obligated
from ....vocabulary import CONSUMERS, OTHERS, WORK, Confidence, ConsentScope, DebtNature, GivenTo, Purpose, Recipient
from ...binding import ANYONE, covering
from .common import Jurisdiction, statute
from .narrowing import unless
from .purposes import EFFORTS
from .steps import by_the_debtors, leave_to_tell, without

_POLICY: Final = statute("P.R. Act 179-1996", "art. 1", Confidence.PARTIAL)
_EXCEPTIONS: Final = statute("P.R. Act 179-1996", "exceptions", Confidence.SECONDARY)
_EFFORTS: Final = EFFORTS | {Purpose.SERVICING_DISCLOSURE, Purpose.VALIDATION_NOTICE}
_DEBTORS: Final = CONSUMERS | OTHERS
_NO_DEBTOR: Final = NotObligated()
_GIVEN_TO: Final = frozenset({GivenTo.COLLECTOR, GivenTo.CREDITOR})
_NOTE: Final = (
    "The exceptions are known from a summary. A bill and a validation notice seek payment; so does an answer that asks "
    "for it, and to have written is no express consent"
)

work = Ban(
    places=(WORK,),
    lifted_by=ConsentScope.WORKPLACE,
    consent_given_to=_GIVEN_TO,
    court_may_permit=True,
    own_call_exempt=True,
    unless=(OffDuty(), _NO_DEBTOR),
).rule(
    "us.pr.179-1996.work",
    "Not at work without express consent or a court's order",
    _POLICY,
    _EXCEPTIONS,
    recipients=_DEBTORS,
    purposes=_EFFORTS,
    source_note=_NOTE,
    example="a creditor's letter to the office is denied unless the debtor asked for it there.",
)

employer_forbids = RequestStops(
    request=Asked.EMPLOYER_FORBIDS, court_may_permit=True, own_call_exempt=True, unless=(OffDuty(), _NO_DEBTOR)
).rule(
    "us.pr.179-1996.employer-forbids",
    "Not at work when the employer forbids it, even with consent",
    _EXCEPTIONS,
    recipients=_DEBTORS,
    purposes=_EFFORTS,
    source_note=_NOTE,
    example="the debtor consented in March, the employer forbade it in April: a call to the office in May is denied.",
)


class _NotAtTheDebtorsWork(Exempting):
    """Somebody else than the employer, unless they are reached by the debtor's own line or address at work.

    And whoever the debtor consented to, naming the employer if it is that.
    """

    says: ClassVar = (
        "to somebody else than the employer, unless they are reached by a line or address of the debtor's at work and "
        "the debtor did not consent to that; to the employer with a consent to contacts with others that names it; who "
        "owes the debt too is a debtor"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        if q.recipient is not Recipient.EMPLOYER and (obligated(q, debt) or not by_the_debtors(q, WORK)):
            return True
        leave = [consent for consent in leave_to_tell(q) if consent.given_to in _GIVEN_TO]
        return not without(leave, (debt.id,))


employer = unless(_NotAtTheDebtorsWork())(
    Ban(
        lifted_by=ConsentScope.EMPLOYER,
        consent_given_to=_GIVEN_TO,
        court_may_permit=True,
        unless=(OffDuty(), JudgmentsRemedy()),
    ).rule(
        "us.pr.179-1996.employer",
        "No effort to collect with the employer or others at the debtor's place of work",
        _POLICY,
        _EXCEPTIONS,
        recipients=OTHERS,
        purposes=_EFFORTS - {Purpose.LOCATION_INFORMATION},
        exceptions="to asking where the debtor is",
        source_note="The policy article bars efforts at the debtor's work and does not say with whom, which is the "
        "careful reading; the summary speaks of contacts with the debtor. With others it takes a line or address of "
        "the debtor's; where it leads has to be known",
        example="a letter to the employer about what its employee owes is denied without the debtor's consent.",
    )
)

_ACT = Pack(
    "us.pr.179-1996",
    "Puerto Rico: Act 179-1996",
    (work, employer_forbids, employer),
    covering(ANYONE, natures=tuple(DebtNature), under="P.R. Act 179-1996"),
    "US-PR",
)

JURISDICTION: Final = Jurisdiction(
    "US-PR",
    "Puerto Rico",
    Confidence.PARTIAL,
    (_ACT,),
    (_POLICY, _EXCEPTIONS),
    "The workplace is closed to efforts to collect by any medium, towards the employer and whoever is reached there "
    "too, without express consent or a court's order, and where the employer forbids it. Whom the Act binds was not "
    "found: everybody, here, as to any "
    "debt; at all hours, unless the debtor's working hours are known. Article 17 of Act 143-1968 for agencies was not "
    "read.",
)
