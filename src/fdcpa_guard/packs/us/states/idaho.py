"""Idaho: collection agencies (Idaho Code 26-2229A) and the Patient Act (48-303, 48-304)."""

from datetime import datetime
from typing import Any, Final

from ....clock import FOREVER
from ....errors import MissingFact
from ....facts import Debt, Dispute
from ....facts.base import members
from ....facts.debts import Proceeding
from ....facts.moments import could_be_from
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Question
from ....rules.judging import acts_done, each_debt, each_furnished, of_each, serves_process, those
from ....rules.missed import answer_came_back
from ....shapes import Duty, NotObligated
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    CONSUMERS,
    OTHERS,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    Element,
    NoticeKind,
    ProceedingKind,
    Purpose,
    Unknown,
)
from ...binding import ANYONE, covering
from ..federal.regf.s18 import CLAIMED_NOT_OWED
from .common import READ, Jurisdiction
from .law import Law
from .narrowing import ASKS_WHERE, GIVE_NO_INFORMATION, unless
from .owed_notice import owed_notices_spared
from .purposes import EFFORTS, TOWARDS_ANYBODY, UNPROMPTED
from .steps import days_over, known, named, notices, reports_adversely

_code: Final = Law("Idaho Code")

# -- title 26, chapter 22: agencies

common_interest = unless(ASKS_WHERE)(
    _code.of(
        Duty(
            duty="if the agency and the creditor have a managerial or financial interest in one another, say so",
            done_by=Element.COMMON_INTEREST,
            unless=(NotObligated(),),
        )
    ).rule(
        "us.id.26-2229a-3.common-interest",
        "An agency that shares an interest with its client says so in every contact",
        _code("26-2229A(3)"),
        recipients=CONSUMERS | OTHERS,
        purposes=UNPROMPTED - {Purpose.TERMINATION_OF_EFFORTS} | {Purpose.FORMAL_PLEADING},
        exceptions="to agencies without such an interest, which no fact tells apart and whose duty is empty; to word "
        f"that efforts end, which seeks to collect nothing; {ASKS_WHERE.says}; to creditors and buyers",
        example="an agency owned by the hospital it collects for says so at the start of each call.",
    )
)

AGENCIES: Final = Pack(
    id="us.id.agencies",
    title="Idaho: collection agencies (Idaho Code 26-2229A)",
    rules=(common_interest,),
    why_not=covering(
        {CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.LAW_FIRM, CollectorKind.MORTGAGE_SERVICER},
        natures=tuple(DebtNature),
        under="Idaho Code 26-2229A(3), on agencies and their clients",
    ),
    jurisdiction="US-ID",
)
"""Whoever collects for a client."""

# -- title 48, chapter 3: patients


_FINAL: Final = NoticeKind.FINAL_BEFORE_EXTRAORDINARY_ACTION


def _notice_frees(q: Question, debt: Debt, days: int) -> datetime:
    """From when the first final notice that the patient received frees; `FOREVER`: none is known to be received.

    The first counts unless a later one changed what it says (48-303(4)(b)): then it is none, and not to be recorded.
    No earlier than one of unknown kind would.

    Raises:
        MissingFact: only one of unknown kind frees by now; or which notices there are is unknown.
    """

    def of(*kinds: NoticeKind | Unknown) -> datetime:
        got = [notice.received_at for notice in notices(q, debt, *kinds)]
        received = [when for when in got if when is not None and when <= q.at]
        return days_over(q, min(received), days) if received else FOREVER

    surely, perhaps = of(_FINAL), of(_FINAL, UNKNOWN)
    if q.at < surely and (perhaps <= q.at or debt.notices is UNKNOWN):
        raise MissingFact(f"debts.{debt.id}.notices", surely)
    return perhaps


def _resolved(q: Question, debt: Debt, dispute: Dispute) -> datetime | None:
    """When a dispute was resolved; None: it is open.

    Raises:
        MissingFact: whether what verified it came back is unknown.
    """
    verified = dispute.verified_at
    if verified is not None and answer_came_back(q, debt, Purpose.DISPUTE_RESPONSE, verified):
        verified = None
    resolved = (verified, dispute.withdrawn_at, dispute.corrected_at, dispute.explained_at)
    return min([when for when in resolved if when is not None and when <= q.at], default=None)


_THIRD: Final = _code("48-303(3)(a)(i)")


_third_parties = covering(
    {
        CollectorKind.THIRD_PARTY_COLLECTOR,
        CollectorKind.DEBT_BUYER,
        CollectorKind.LAW_FIRM,
        CollectorKind.MORTGAGE_SERVICER,
    },
    kinds=(DebtKind.MEDICAL,),
    under="Idaho Code 48-303(3)(a)(i), on third parties",
)


@owed_notices_spared(_third_parties)
@_code.rule(
    "us.id.48-303-3ai.third-party",
    "No third party collects a patient's debt until {days:digits} days after the final notice",
    _THIRD,
    _code("48-303(4)(b)"),
    _code("48-304(1)(e)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=EFFORTS | {Purpose.SERVICING_DISCLOSURE},
    days=Parameter(((READ, 60),), "days", _THIRD, "higher"),
)
def third_party(q: Question, p: Any) -> Outcomes:
    """Nobody but the provider collects a patient's debt in another name before {days:day} after the final notice.

    **What it checks**: that the patient received the final notice, and that {days:day} are over since the first.
    **Source**: Idaho Code 48-303(3)(a)(i) and (4)(b): the first notice counts that held what it must; if a later one
    changed what it says, the first is none, and is not to be recorded. Before, such collecting is an extraordinary
    action, for which more days must pass (48-304(1)), so that nothing makes it lawful earlier. A validation notice
    begins it.
    **When it does not apply**: to the provider itself. A third party that collects in the provider's name is free as
    well, but no fact says in whose name it writes: it is held to it. To answers.
    **Missing facts**: unknown ``notices`` of the debt, or the kind of one that would free; one that is not known to be
    received denies; ``locations``, to tell the days.
    **Example**: received on 2 March: an agency's first call may be on 2 May.
    """

    def judge(debt: Debt) -> Outcome:
        due = _notice_frees(q, debt, p.days)
        if due is FOREVER:
            return Denied("the final notice was not received", debts=(debt.id,))
        if due <= q.at:
            return PASS
        return Denied("too soon after the final notice", debts=(debt.id,), lapses_at=due)

    return each_debt(q, judge)


_ACTION: Final = _code("48-304(1)(e)")
_PERHAPS_SUMMARY: Final = (NoticeKind.CONSOLIDATED_SUMMARY, UNKNOWN)
_REVIEWS: Final = (ProceedingKind.INSURANCE_APPEAL, *sorted(CLAIMED_NOT_OWED))
"""What is an appeal, or disputes the charges, without being put down as a dispute."""


@_code.rule(
    "us.id.48-304-1e.extraordinary-action",
    "No report, suit or writ about a patient's debt until {days:digits} days after notice, disputes and appeals",
    _code("48-303(3)(a)(ii)"),
    _code("48-303(3)(a)(iii)"),
    _code("48-304(1)(c)"),
    _ACTION,
    recipients=TOWARDS_ANYBODY,
    purposes=(
        Purpose.CREDIT_REPORTING,
        Purpose.ANSWER_TO_REQUEST,
        Purpose.FORMAL_PLEADING,
        Purpose.POSTJUDGMENT_REMEDY,
    ),
    days=Parameter(((READ, 90),), "days", _ACTION, "higher"),
)
def extraordinary_action(q: Question, p: Any) -> Outcomes:
    """Whoever collects it, a patient's debt is reported, sued for or levied only {days:day} after all that comes first.

    **What it checks**: that the patient received the final notice and, if one is on file, the consolidated summary of
    services, that no insurance appeal or review, no claim that disputes the debt (identity theft, a bill above its
    estimate, a coerced debt, a payment that was not authorised) and no dispute of it is open, and that {days:day} are
    over since the last of these. A dispute is resolved once it was verified, in a writing not known to
    have come back, withdrawn, corrected as the patient said, or explained.
    **Source**: Idaho Code 48-304(1)(c) and (e), with 48-303(3)(a)(ii) and (iii). The first final notice counts, as for
    third parties, and so does the first summary (48-303(1)(b)): if a later one changed what it says, the first is none,
    and not to be recorded. That the days run from the end of disputes and appeals too is a careful reading. Filing any
    document in relation to a suit is such an action too, so papers of one that goes on wait as well.
    **When it does not apply**: to other debts; to contacts that only announce such an action, and to a call or text
    about a suit or a writ, which begins none; to a report that some law requires, such as that a dispute or a
    correction is told, for each other is taken to be adverse, and to what goes to no agency; to the creditor and the
    collector's own side; of an answer to the agency of which nobody says whether it states the debt it is a duty to
    say nothing of it. After another notice a report may be made sooner, at the price of every suit; of that
    notice no fact is declared.
    **Missing facts**: unknown ``proceedings``, ``disputes`` or ``notices`` of the debt, or the kind of a notice that
    would free; ``locations``, to tell the days.
    **Example**: the notice came on 2 March: the hospital sues from 1 June on.
    """
    if not (reports_adversely(q) or Purpose.POSTJUDGMENT_REMEDY in acts_done(q) or serves_process(q)):
        return PASS

    def reviewed(debt: Debt) -> Outcome:
        def over(review: Proceeding) -> datetime:
            return FOREVER if review.ended_at is None else days_over(q, review.ended_at, p.days)

        found = known(q, debt, *_REVIEWS, objects=lambda review: q.at < over(review), ends=over)
        still = [each for each in found if each.ended_at is None or q.at < each.ended_at]
        if still:
            return Denied("an appeal, a review or a claim is open", debts=(debt.id,), facts=named(debt, still))
        ended = [each.ended_at for each in found if each.ended_at is not None]
        return Denied(_TOO_SOON, debts=(debt.id,), lapses_at=days_over(q, max(ended), p.days)) if ended else PASS

    def judge(debt: Debt) -> Outcome:
        unclear = None
        try:
            frees = _notice_frees(q, debt, p.days)
        except MissingFact as missing:
            unclear, frees = missing, q.at
        if frees is FOREVER:
            return Denied("the final notice was not received", debts=(debt.id,))
        ends: list[datetime] = []
        summaries = [
            each for each in debt.known_notices if each.kind in _PERHAPS_SUMMARY and could_be_from(each.sent_at) <= q.at
        ]
        got = [(each.received_at, each.kind) for each in summaries if each.received_at and each.received_at <= q.at]
        first = min([when for when, kind in got if kind is NoticeKind.CONSOLIDATED_SUMMARY], default=None)
        if first is not None:
            ends.append(first)
        elif len(got) < len(summaries):
            return Denied("the summary of services was not received", debts=(debt.id,))
        else:
            ends += [when for when, _ in got]
        received_by_now = [each for each in members(debt.disputes) if each.received_at <= q.at]
        standing = those(received_by_now, lambda each: _resolved(q, debt, each) is None)
        if standing:
            return Denied("a dispute is open", debts=(debt.id,), facts={f"debts.{debt.id}.disputes": standing[0].id})
        ends += [when for each in received_by_now if (when := _resolved(q, debt, each)) is not None]
        due = max([frees, *[days_over(q, end, p.days) for end in ends]])
        if q.at < due:
            return Denied(_TOO_SOON, debts=(debt.id,), lapses_at=due)
        if unclear is not None:
            raise unclear
        if debt.disputes is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.disputes")
        return PASS

    return each_furnished(q, lambda debt: of_each((judge, reviewed), lambda asked: asked(debt)), GIVE_NO_INFORMATION)


_TOO_SOON: Final = "too soon after the notice, a dispute or an appeal"


PATIENTS: Final = Pack(
    id="us.id.patients",
    title="Idaho: Patient Act (Idaho Code 48-303, 48-304)",
    rules=(third_party,),
    why_not=_third_parties,
    jurisdiction="US-ID",
)
"""Third parties that collect or bought a debt for health care."""

ACTIONS: Final = Pack(
    id="us.id.extraordinary-actions",
    title="Idaho: Patient Act, extraordinary collection actions (Idaho Code 48-304)",
    rules=(extraordinary_action,),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Idaho Code 48-304(1), on every person"),
    jurisdiction="US-ID",
)
"""Whoever reports, sues for or levies a debt for health care, the provider included."""

JURISDICTION = Jurisdiction(
    "US-ID",
    "Idaho",
    Confidence.PRIMARY,
    (AGENCIES, PATIENTS, ACTIONS),
    (_code("title 26, ch. 22"), _code("48-303 to -305")),
    "Agencies disclose an interest they share with the creditor in every contact; third parties do not collect a "
    "patient's debt until {third-party.days:digits} days after the final notice, and nobody reports, sues for or "
    "levies it until {extraordinary-action.days:digits} days after that and the end of disputes and appeals. "
    "Otherwise the agency law (chapter 26-22) makes the FDCPA enforceable and sets no hours or counts. Not encoded: "
    "the charges submitted in time, whether a summary of services is owed, what notices hold, reports after 45 days "
    "and what they forfeit, and providers' liens (48-303(3)(b), (c), 48-304(1)(a), (b), (d), (e), (2), (3)); fees, "
    "forms and names (26-2229A(4) to (7)) and costs (48-305); the hours of chapter 63-40, which bind tax officers.",
)
