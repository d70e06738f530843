"""Arizona: A.A.C. R20-4-1501, R20-4-1513 and R20-4-1520, for licensed collection agencies.

A contact includes an attempt. R20-4-1512, on hours and harassment, was not found: it is advice. Pages that say that
Arizona allows calls from Monday to Saturday only cite nothing and are not followed.
"""

from datetime import date
from typing import Final

from ....facts import Debt
from ....rules import PASS, Outcomes, Pack, Question, rule
from ....rules.judging import declared, either
from ....shapes import Asked, NotObligated, RepresentationStops, RequestStops
from ....shapes.exceptions import Exempting, owes_too
from ....vocabulary import CONSUMERS, OTHERS, Confidence, DebtNature, Element, Purpose
from ...binding import COLLECTORS, covering
from ..federal.regf.s18 import confirms_opt_out_alone
from .adopting import many_calls, unusual_hours
from .common import Jurisdiction, regulation, statute
from .narrowing import unless
from .purposes import ABOUT_THE_DEBT
from .steps import only_asks_where

_AMENDED: Final = (date(2023, 10, 2), None)
_ATTORNEY: Final = regulation("A.A.C.", "R20-4-1513(A)")
_STOP: Final = regulation("A.A.C.", "R20-4-1513")
_CONTACT: Final = regulation("A.A.C.", "R20-4-1501(5)")
_SAYS: Final = regulation("A.A.C.", "R20-4-1520(B)")
_HARASSMENT: Final = regulation("A.A.C.", "R20-4-1512", Confidence.UNREAD)
_WORD_OF_THE_END: Final = frozenset({Purpose.TERMINATION_OF_EFFORTS, Purpose.REMEDY_MAY_BE_INVOKED})


class _WordOfTheEnd(Exempting):
    """What informs a debtor, and nobody else, that efforts end or that a customary remedy may be invoked."""

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.acts <= _WORD_OF_THE_END and (owes_too(q, debt) or q.counts_as_consumer(debt))


@unless(NotObligated())
@rule(
    "us.az.r20-4-1520-b.debt-collector",
    "Every communication says that it is from a debt collector",
    _SAYS,
    recipients=CONSUMERS | OTHERS,
    purposes=ABOUT_THE_DEBT | {Purpose.FORMAL_PLEADING},
    in_force=_AMENDED,
)
def debt_collector(q: Question) -> Outcomes:
    """Whoever works for an agency says so to the debtor, each time.

    **What it checks**: that the contact is declared to say that it is from a debt collector, or to make the fuller
    disclosure of a first communication; undeclared, a duty.
    **Source**: A.A.C. R20-4-1520(B). It has none of the exceptions of the federal disclosure: a limited-content message
    and the papers of a court are none here, since what a communication is under these rules was not read.
    **When it does not apply**: to the confirmation of an opt-out that tells of nothing else, which may hold no more; to
    who neither counts as the debtor nor owes the debt too (``co_obligors``); to asking somebody who does not owe it
    where the debtor is, where that tells of no debt.
    **Missing facts**: none; what is not declared is a duty.
    **Example**: a text declared to lack it is denied.
    """
    asks = only_asks_where(q) and not any(owes_too(q, debt) for debt in q.debts)
    if asks or confirms_opt_out_alone(q):
        return PASS
    content = q.content
    return declared(
        either(content.has(Element.COLLECTOR_DISCLOSURE), content.has(Element.INITIAL_DISCLOSURE)),
        wanted=True,
        denied="it does not say that it is from a debt collector",
        duty="say that you are a debt collector",
    )


_stop = RequestStops(request=Asked.CEASE, in_writing=True).rule(
    "us.az.r20-4-1513.stop",
    "No contact after a written refusal to pay or request to stop",
    _STOP,
    _CONTACT,
    recipients=CONSUMERS | OTHERS,
    purposes=ABOUT_THE_DEBT,
    in_force=_AMENDED,
    exceptions="to word for the debtor, or who owes the debt too (``co_obligors``), that efforts end or that a "
    "customary remedy may be invoked, not that it will be",
    source_note="Of the debtor, directly or indirectly: through others too",
    example="a letter that refuses to pay came on Monday: a call on Tuesday is denied.",
)

_AGENCIES = Pack(
    "us.az.agencies",
    "Arizona: collection agencies",
    (
        unusual_hours("us.az.r20-4-1512.hours", _HARASSMENT),
        many_calls("us.az.r20-4-1512.frequency", _HARASSMENT),
        RepresentationStops(consent_releases=False, whosever=True, whatever_debt=True).rule(
            "us.az.r20-4-1513-a.attorney",
            "No contact once the debtor says that a lawyer speaks for them",
            _ATTORNEY,
            _CONTACT,
            recipients=CONSUMERS | OTHERS,
            purposes=ABOUT_THE_DEBT,
            in_force=_AMENDED,
            source_note="Word of mouth is enough, the lawyer need not be named, and silence of the lawyer releases "
            "nothing, nor does the lawyer's consent: only the lawyer's denial ends it. It is read as of every "
            "representation that the agency knows of, whosever and whichever debt it is about: the rule bars "
            "indirect contact too, and names no debt.",
            example='"talk to my lawyer", said on a call: no further attempt until the lawyer denies it.',
        ),
        unless(_WordOfTheEnd())(_stop),
        debt_collector,
    ),
    covering(COLLECTORS, natures=tuple(DebtNature), under="A.A.C. R20-4-1501"),
    "US-AZ",
)

JURISDICTION: Final = Jurisdiction(
    "US-AZ",
    "Arizona",
    Confidence.PARTIAL,
    (_AGENCIES,),
    (_ATTORNEY, _STOP, _CONTACT, _SAYS, _HARASSMENT, statute("A.R.S.", "32-1055")),
    "Agencies: a debtor's word that a lawyer speaks for them stops all contact until the lawyer denies it; a written "
    "refusal or request stops it too, but for word that efforts ended or a remedy may follow; every communication says "
    "that a debt collector makes it. Whom the rules call an agency, and what a debt, was not read; they are held for "
    "every debt. A.R.S. 32-1055 adds nothing. "
    "R20-4-1512, hours and harassment, is unread and advice. Creditors are not bound.",
)
