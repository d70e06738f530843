"""Laws that bar telling others of a debt, where a number or address is known to be, or to reach, another's."""

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final, NamedTuple

from ....decision import Citation
from ....facts import Consent, Debt
from ....rules import Outcomes, Parameter, Question, Rule, rule
from ....rules.judging import each_debt, some_are_anothers, together
from ....shapes import AnswersInquiry, NotStatingDebt
from ....shapes.exceptions import Exempting
from ....vocabulary import CALLS_AND_TEXTS, COMMUNICATIONS, Holding, Medium, Recipient
from .adopting import BY_ANOTHERS, Dates
from .common import ours
from .narrowing import unless, whatever_courts_permit
from .steps import some_lead_elsewhere, tells_whoever_has_it, within_own_call


class Leave(NamedTuple):
    """The consents to contacts with whoever has a number that a law takes for leave to tell them.

    Attributes:
        says: what is not barred for them, as a phrase; empty: no consent is leave.
        counts: whether one that was given directly to the collector counts.
        courts: whether a court's permission counts as well.
        whose: who gives it.
    """

    says: str
    counts: Callable[[Question, Consent], bool]
    courts: bool = False
    whose: Collection[Recipient] = (Recipient.CONSUMER,)

    def allows(self, q: Question, consent: Consent) -> bool:
        """Whether a consent that was given directly to the collector is leave."""
        return consent.person in self.whose and self.counts(q, consent)


def _none(q: Question, consent: Consent) -> bool:
    return False


def _each(q: Question, consent: Consent) -> bool:
    return True


def written(q: Question, consent: Consent) -> bool:
    """Whether a consent is known to be in writing."""
    return consent.in_writing is True


NO_LEAVE: Final = Leave("", _none)
GIVEN: Final = Leave(
    "for which the consumer consented, directly to the collector, to contacts with whoever has the number", _each
)
IN_WRITING: Final = Leave(
    "for which the consumer consented in writing, directly to the collector, to contacts with whoever has the number",
    written,
)


class AnswersWhoHasIt(Exempting):
    """One answer to somebody else who asked, at the number or address that they asked from.

    For laws that let them be answered: it goes to them, as any other answer does.

    Attributes:
        who: whom the law lets be answered.
    """

    says: ClassVar = "to one answer to what somebody else asked, at the number or address from which they did"

    who: frozenset[Recipient]

    def spares(self, q: Question, debt: Debt) -> bool:
        event = q.index.inbound.get(q.contact.in_reply_to or "")
        theirs = event is not None and event.address == q.address is not None
        return theirs and q.recipient in self.who and bool(_ASKED_FOR.frees(q.only((debt,)), None))


_ASKED_FOR: Final = AnswersInquiry()


def not_by_anothers_number(
    id: str,
    *cited: Citation,
    leave: Leave = NO_LEAVE,
    spared: Collection[Exempting] = (NotStatingDebt(),),
    in_force: Dates = (None, None),
) -> Rule:
    """The rule of a state that others are told of no debt, of calls, texts and emails to what is known to be another's.

    ``spared``: whatever else does not tell them, or may.
    """

    def check(q: Question, p: Any) -> Outcomes:
        def judge(debt: Debt) -> Outcomes:
            alone = q.only((debt,))
            return tells_whoever_has_it(alone, p, partial(leave.allows, alone))

        return together(each_debt(q, judge))

    parts = [
        "within the person's own call",
        f"to debts {leave.says}" if leave.says else "",
        "with a court's permission of contacts with third parties" if leave.courts else "",
        "to the confirmation of an opt-out",
        "to asking somebody else where the consumer is, where that is not declared to tell of the debt",
        *[each.describe() for each in spared],
    ]
    check.__doc__ = f"""A number or address known to be another's reaches somebody else, whoever was meant.

    **What it checks**: that by the time of the contact nobody had disowned the line used, nor had a check found it
    reassigned, and that somebody else has not answered there so often in a row that it has to be found out whose
    number it is: as ``us.regf.6d1.not-the-consumers-number``, for whomever that rule does not bind. Nor had anybody
    said by then that an email or text to what is used reached somebody else.
    **Source**: {"; ".join(map(str, cited))}. How often is our reading.
    **When it does not apply**: {"; ".join(filter(None, parts))}.
    **Missing facts**: the line or address used (``contact.address``), once one is known to reach somebody else;
    ``disowned_at`` or ``regained_at`` of a line at which somebody else answered so often since the person was last
    there.
    **Example**: on Thursday a stranger says the number is theirs; a text about the debt to it on Friday is denied.
    """
    made = rule(
        id,
        BY_ANOTHERS,
        *cited,
        media=CALLS_AND_TEXTS | {Medium.EMAIL},
        purposes=COMMUNICATIONS,
        needs=(Holding.DISOWNED_NUMBER,),
        in_force=in_force,
        wrong_answers=Parameter(
            ((in_force[0] or date.min, 2),), "answers by somebody else in a row", ours("wrong person"), "lower"
        ),
    )(check)
    return unless(*spared)(made if leave.courts else whatever_courts_permit(made))


def goes_to_somebody_else(q: Question) -> bool:
    """Whether what is meant for the consumer goes to a number or address known to be, or to reach, somebody else's.

    No leave, the consumer's or a court's, makes it go to the consumer alone.

    Raises:
        MissingFact: nobody says by which it goes, and one of them is known to.
    """
    if within_own_call(q):
        return False
    if q.medium in CALLS_AND_TEXTS and some_are_anothers(q) and q.line.elsewhere(q.at):
        return True
    if not some_lead_elsewhere(q):
        return False
    return bool((q.email if q.medium is Medium.EMAIL else q.line).standing(q.at, "led_to_third_party_at"))
