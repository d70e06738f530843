"""Delaware: the Medical Debt Protection Act (6 Del. C. ch. 25J), for creditors and collectors alike."""

from datetime import date
from typing import Any, Final

from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Parameter, Question
from ....rules.judging import PROCESS, acts_done, each_debt
from ....shapes import Ban, Hold, NotObligated, RequiredByLaw
from ....vocabulary import (
    CONSUMERS,
    OTHERS,
    Confidence,
    DebtKind,
    Holding,
    NoticeKind,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from .common import Jurisdiction
from .law import Law
from .narrowing import FURNISHES_NOTHING, SEEKS_NOTHING, reports_in_answers, unless
from .owed_notice import but_for_owed_notices
from .purposes import ATTEMPTS, TOWARDS_ANYBODY
from .steps import begins_a_suit, suing, untaken

_code: Final = Law("6 Del. C.", recipients=TOWARDS_ANYBODY)

no_credit_reporting = reports_in_answers(
    _code.of(Ban()).rule(
        "us.de.6-2507j-a.no-credit-reporting",
        "No medical debt is reported to a consumer reporting agency",
        _code("2507J(a)"),
        _code("2508J(a)(1)"),
        recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
        purposes=(Purpose.CREDIT_REPORTING,),
        exceptions="the one instruction to delete that 2508J(b) asks for is no report of a debt: declare it as the end "
        "of the efforts, or as an answer that some law requires (``required_by_law``)",
        source_note="2507J(a) takes in 2508J(a)(1), whether or not an insurance appeal is under way",
        example="a hospital bill 200 days old is not furnished.",
    )
)

no_information = unless(FURNISHES_NOTHING)(
    _code.of(Hold(proceedings={ProceedingKind.INSURANCE_APPEAL}, tail_days=60, unless=(RequiredByLaw(),))).rule(
        "us.de.6-2508j-a1.no-information",
        "No answer tells an agency of a medical debt during an insurance appeal, nor for {tail_days:digits} days after",
        _code("2508J(a)(1)"),
        recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
        purposes=(Purpose.ANSWER_TO_REQUEST,),
        source_note="It bars any information relative to the charges; reports are barred altogether (2507J(a))",
        example="an agency asks about an account under appeal: the answer is declared not to state the debt.",
    )
)

insurance_appeal = unless(SEEKS_NOTHING)(
    but_for_owed_notices(
        _code.of(Hold(proceedings={ProceedingKind.INSURANCE_APPEAL}, tail_days=60, unless=(NotObligated(),))).rule(
            "us.de.6-2508j-a2.insurance-appeal",
            "No collecting of a medical debt during an insurance appeal, nor for {tail_days:digits} days after",
            _code("2508J(a)(2)"),
            recipients=CONSUMERS | OTHERS,
            purposes=ATTEMPTS | {Purpose.SERVICING_DISCLOSURE},
            exceptions="to contacts that do not seek payment, such as an answer to what the person asked; a bill seeks "
            "it, and so does the validation notice with which collecting begins",
            source_note="Reviews count, and what the caller should have known. Whoever owes the debt too is a consumer "
            "(2502J(1)). The days are counted from the one on which the "
            "caller learned that it was over",
            example="the appeal was decided on 2 March: calls are denied to 1 May and allowed on the 2nd.",
        )
    )
)


@_code.rule(
    "us.de.6-2508j-a3.no-suit",
    "No suit about a medical debt during an insurance appeal, nor for {tail_days:digits} days after",
    _code("2508J(a)(3)"),
    purposes=(Purpose.FORMAL_PLEADING,),
    needs=(Holding.PROCEEDING,),
    tail_days=Parameter(((date.min, 60),), "days", _code("2508J(a)"), "higher"),
)
def no_suit(q: Question, p: Any) -> Outcomes:
    """No suit or arbitration is begun while an appeal of the insurance decision goes on, nor soon after.

    **What it checks**: for each debt, that no appeal is pending, or was in the {tail_days:digits} days before, of which
    the caller knew or should have known; or that a suit is under way already (``active_litigation``).
    **Source**: 6 Del. C. 2508J(a)(3).
    **When it does not apply**: when those days are over; in a suit under way or ended in a judgment, which the pleading
    does not begin; to a paper that some law requires and that neither asks for payment nor sues, and to a call or a
    text about a suit, which begin none.
    **Missing facts**: unknown ``proceedings`` of a debt, or of which kind one is; no ``locations``, where the days
    may be over in some places alone.
    **Example**: the appeal was decided on 2 March: a complaint is denied to 1 May.
    """
    return each_debt(q, lambda debt: suing(q, debt, ProceedingKind.INSURANCE_APPEAL, p.tail_days))


@_code.rule(
    "us.de.6-2505j-cd.waiting-period",
    "Legal process waits {after_bill:digits} days after the first bill and {after_notice:digits} days after notice",
    _code("2505J(c)"),
    _code("2505J(d)"),
    _code("2502J(4)(c)"),
    purposes=(Purpose.FORMAL_PLEADING, Purpose.POSTJUDGMENT_REMEDY),
    after_bill=Parameter(((date.min, 120),), "days", _code("2505J(c)"), "higher"),
    after_notice=Parameter(((date.min, 30),), "days", _code("2505J(d)"), "higher"),
)
def waiting_period(q: Question, p: Any) -> Outcomes:
    """A suit and what follows from its judgment are extraordinary actions, which wait; ordinary contacts do not.

    **What it checks**: for each debt, that {after_bill:digits} days have passed since the first bill was sent, and
    {after_notice:digits} since a notice of the action and its deadline was received, or if that is unknown sent and not
    known to have come back.
    **Source**: 6 Del. C. 2505J(c), (d), 2502J(4)(c). Reports, which wait too, are barred altogether (2507J).
    **When it does not apply**: to bills, letters and calls, about a suit or a writ too; to papers in a suit known to go
    on (``active_litigation``), or after a judgment, which commence none, nor does an answer that some law requires.
    **Missing facts**: unknown ``notices`` of a debt, or the kind of one; unknown ``locations`` where days may
    be over in some places alone, or ``history``, once a notice was sent, unless the other is surely to be waited for.
    **Example**: first bill on 5 January, notice on 20 January: a complaint on 5 May is denied, on the 6th not.
    """
    waits = (
        (NoticeKind.FIRST_BILL, p.after_bill, "the first bill"),
        (NoticeKind.BEFORE_COLLECTION_ACTION, p.after_notice, "the notice before the action"),
    )

    def judge(debt: Debt) -> Outcomes:
        if acts_done(q).isdisjoint(PROCESS) or (q.purpose is Purpose.FORMAL_PLEADING and not begins_a_suit(q, debt)):
            return PASS
        steps, ends = untaken(q, debt, waits)
        return Denied(f"waits for {' and '.join(steps)}", debts=(debt.id,), lapses_at=max(ends)) if steps else PASS

    return each_debt(q, judge)


MEDICAL: Final = Pack(
    id="us.de.medical",
    title="Delaware: Medical Debt Protection Act (6 Del. C. ch. 25J)",
    rules=(no_credit_reporting, insurance_appeal, no_suit, waiting_period, no_information),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="6 Del. C. 2502J(10), (11), (13)"),
    jurisdiction="US-DE",
)
"""Large health-care facilities, and whoever collects or bought a medical debt."""

JURISDICTION = Jurisdiction(
    "US-DE",
    "Delaware",
    Confidence.PRIMARY,
    (MEDICAL,),
    (_code("2501J to 2511J"),),
    "A medical debt rests during an insurance appeal and for {insurance-appeal.tail_days:digits} days after it, bills "
    "and suits too, and is never reported. Legal process waits {waiting-period.after_bill:digits} days after the "
    "first bill and {waiting-period.after_notice:digits} days after notice (2505J(c), (d)); ordinary contacts do not. "
    "Of creditors the Act means large health-care facilities only; no fact of a case tells them apart, so every "
    "creditor of a medical debt is held to it. When it commenced is not stated in the copy read. Not encoded: what "
    "legal process may never take (2505J(a)), refunds and sales (2505J(b), (f)), medical assistance on an uninsured "
    "patient's bill (2503J(b)), plans and interest (2504J, 2509J), that no spouse is liable (2506J), placing a debt "
    "during an appeal (2508J(c)). No general act on collection conduct was found in the code; that on "
    "licences (30 Del. C. 2301) was not read.",
)
