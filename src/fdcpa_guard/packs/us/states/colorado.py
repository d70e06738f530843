"""Colorado: the Fair Debt Collection Practices Act, C.R.S. 5-16-101 to 5-16-137, for agencies and debt buyers.

It repeats the federal Act, so most rules here are the federal checks under Colorado's sections. It adds a manner known
to be inconvenient, sixty seconds to say who is calling, thirty days before an attorney's silence frees location
contacts, three statements in the first letter, and thirty days before a debt is reported. Of medical debts it stops
collection until an itemised statement is sent, and while an appeal of the health insurance is pending and for
sixty-three days after. Officers of a creditor who collect in its name are not bound; a creditor under another name is.
Whoever got a debt for another before it was in default is not bound as to it, but for attorneys.

Knowingly not encoded: the federal validation notice again (5-16-109(1)); deceptive words but for threats of suit and of
reports (5-16-107), unfair amounts and dispossession (5-16-108(1)(a), (e), (f), (k), (l)), checks (5-16-108(1)(b) to
(d), (i)); lists of debtors and debts advertised (5-16-106(1)(c), (d)); that checks and card drafts may be reported
sooner, of which no fact is held; before a plan of four payments or more is accelerated, two attempts to reach the
consumer and a written notice, and a copy of the plan (5-16-109.5(1)); sales (5-16-109.5(2)(a)(IV)); servicers of
mortgages not in default by their main business (5-16-103(3)(b)(VII)).
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final

from ....errors import MissingFact
from ....facts import Debt
from ....facts.moments import could_be_until
from ....rules import PASS, Denied, Outcomes, Pack, Parameter, Question, Required, Rule, reads, rule
from ....rules.judging import PROCESS, each_debt, each_furnished, furnishes, is_limited
from ....rules.missed import surely_provided
from ....rules.words import said
from ....shapes import AnswersInquiry, Hold, NotObligated, RepresentationStops, RequiredByLaw, TakenFor, Writ
from ....shapes.arithmetic import days_after
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    CONSUMERS,
    TELEPHONE,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    Element,
    Holding,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import COLLECTORS, covering
from ..federal.fdcpa import empty_threat, envelope_wording, first_second, profanity, says_who_calls, threat_of_harm
from ..federal.regf import s06, s10, s14, s18, s22, s38
from ..federal.regf.s18 import asks_others_where
from .adopting import CONVEYS_NOTHING, NOT_ANOTHERS, SAYS_OWED, each_adopted, implies_in_public, many_calls, with_bills
from .common import Jurisdiction
from .law import Law
from .narrowing import (
    AGREED_MANNERS,
    GIVE_NO_INFORMATION,
    SEEKS_NOTHING,
    but_for_agreed_manners,
    reports_in_answers,
    unless,
)
from .owed_notice import owed_notices_spared
from .purposes import ABOUT_THE_DEBT, ATTEMPTS_AND_ANSWERS, EVERY_EFFORT, TOWARDS_ANYBODY, WRITTEN
from .steps import TELLING, of_first_writings, only_asks_where, suing
from .to_attorneys import first_to_the_attorney, later_to_the_attorney, says_nothing, says_so

_IN_FORCE: Final = (date(2017, 8, 9), None)
_MEDICAL_CREDIT: Final = (date(2023, 8, 7), date(2028, 7, 1))
"""House Bill 23-1126, which repeals itself."""
_MEDICAL_DEBT: Final = (date(2023, 5, 4), None)
"""Senate Bill 23-093."""

_crs: Final = Law("C.R.S.", in_force=_IN_FORCE)

_REPORTING: Final = _crs("5-16-108(1)(j)")


_FIRST_LETTERS: Final = ABOUT_THE_DEBT - {Purpose.OPT_OUT_CONFIRMATION}
_WRIT: Final = Writ()


@_crs.rule(
    "us.co.5-16-105-3.first-letter",
    "The first letter says where the law is explained and that contact can be stopped",
    _crs("5-16-105(3)(c)"),
    _crs("5-16-105(3)(d)"),
    media=WRITTEN,
    recipients=CONSUMERS,
    purposes=_FIRST_LETTERS,
)
def first_letter(q: Question) -> Outcomes:
    """The initial written communication about a debt makes two statements in the words of the section.

    **What it checks**: for each debt, that something was written to the person before; else, a duty.
    **Source**: C.R.S. 5-16-105(3)(c) and (d); the page was named anew in 2020.
    **When it does not apply**: once something was written that did not come back, written validation information and
    a first communication in writing that are recorded with the debt included; to the confirmation of an opt-out and to
    a question where the consumer is that is not declared to tell of a debt, which are no first letter either, nor are
    the papers of a court, a writ upon a judgment that there is included: who serves process is no agency meanwhile
    (5-16-103(3)(b)(IV)).
    **Missing facts**: none: where the history is unknown it may be the first, so the duty.
    **Example**: the letter with the validation notice names the attorney general's page and the right to stop contact.
    """
    return _in_the_first(
        q, "name the state's page on the Act, and the right to ask in writing for communication to cease"
    )


@_crs.rule(
    "us.co.5-16-105-3e.credit-statement",
    "The first letter says that medical debt is not reported",
    _crs("5-16-105(3)(e)"),
    media=WRITTEN,
    recipients=CONSUMERS,
    purposes=_FIRST_LETTERS,
    in_force=_MEDICAL_CREDIT,
)
def credit_statement(q: Question) -> Outcomes:
    """The initial written communication says what is not reported in Colorado, whatever the debt arose from.

    **What it checks**: for each debt, that something was written to the person before; else, a duty.
    **Source**: C.R.S. 5-16-105(3)(e), repealed from 1 July 2028 on.
    **When it does not apply**: as for the other statements of the first letter.
    **Missing facts**: none: where the history is unknown it may be the first, so the duty.
    **Example**: the first letter about a card brings the statement on medical debt too.
    """
    return _in_the_first(
        q, "say in the words of the section that medical debt is not reported in Colorado but for the largest loans"
    )


def _in_the_first(q: Question, duty: str) -> Outcomes:
    if only_asks_where(q):
        return PASS
    letters = [debt for debt in q.debts if not _WRIT.spares(q, debt)]

    def owed(new: Sequence[Debt]) -> Required:
        return Required(duty, debts=tuple([debt.id for debt in new]))

    return of_first_writings(q, letters, owed, TELLING - PROCESS)


@unless(NotObligated(taken_for=TakenFor.NOBODY_ELSE))
@_crs.rule(
    "us.co.5-16-106-1f.identity",
    "Who is calling, within sixty seconds",
    _crs("5-16-106(1)(f)"),
    media=TELEPHONE,
    recipients=CONSUMERS,
    purposes=ABOUT_THE_DEBT,
)
def identity(q: Question) -> Outcomes:
    """Within sixty seconds of knowing that the debtor is on the line, the caller says who is calling.

    **What it checks**: the declared content, identity and purpose or the business's identity; of who owes the debt too
    and is only asked where the debtor is, the caller's own name is enough; undeclared, a duty.
    **Source**: C.R.S. 5-16-106(1)(f), which leaves to 5-16-104 how others are asked where the debtor is.
    **When it does not apply**: to others than the debtor and who owes the debt too (``co_obligors``), as a spouse may;
    to a limited-content message; within the person's own call.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a script declared to lack both is denied.
    """
    if not q.places_call or is_limited(q):
        return PASS
    duty = "say meaningfully who is calling, within sixty seconds of knowing that it is the debtor"
    return says_who_calls(q, duty, by_name=asks_others_where(q))


@rule(
    "us.co.5-16-108-1j.reporting",
    "No report to an agency in the {days:day} after the initial notice",
    _REPORTING,
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING, Purpose.ANSWER_TO_REQUEST),
    in_force=_IN_FORCE,
    days=Parameter(((_IN_FORCE[0], 30),), "days", _REPORTING, "higher"),
)
def reporting(q: Question, p: Any) -> Outcomes:
    """A debt is reported {days:day} after the initial notice was mailed, not sooner.

    **What it checks**: for each debt, that validation information was sent in writing and that {days:day} have passed
    where the consumer is since the day of the first that did not come back, unless the last-known address is no good:
    the last notice came back and no better address was learned since, or every address of the consumer's is known to
    be none.
    **Source**: C.R.S. 5-16-108(1)(j).
    **When it does not apply**: where the last-known address is known to be invalid; to an answer to the agency that is
    declared not to state the debt, which is a duty of one that says nothing of that.
    **Missing facts**: unknown ``validation`` of a debt, or whether what would free the report was in writing; no
    ``locations``.
    **Example**: mailed on 1 April: it may be reported from 1 May.
    """
    if furnishes(q) is False:
        return PASS
    addresses = [
        a
        for a in q.index.postal.values()
        if a.person == Recipient.CONSUMER.value and (a.learned_at is None or a.learned_at <= q.at)
    ]
    good = [
        a for a in addresses if not any(could_be_until(when) <= q.at for when in a.standing(q.at, "undeliverable_at"))
    ]
    better = [a.learned_at for a in good if a.learned_at is not None]

    def over(mailed: Sequence[datetime]) -> datetime:
        return max(days_after(min(mailed), tz, p.days) for tz in q.consumer_zones)

    def judge(debt: Debt) -> Outcomes:
        if debt.validation is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.validation")
        sent = [(surely_provided(q, n), n.undeliverable_at) for n in debt.validation if n.orally is False]
        sent = [(when, back) for when, back in sent if when <= q.at]
        returned = [(when, back) for when, back in sent if back is not None and could_be_until(back) <= q.at]
        last = max((when for when, _ in sent), default=None)
        learned_of = [back for when, back in returned if when == last]
        if learned_of and not any(learned > max(learned_of) for learned in better):
            return PASS
        if addresses and not good:
            return PASS
        mailed = [each[0] for each in sent if each not in returned]
        frees = over(mailed) if mailed else None
        if frees is not None and frees <= q.at:
            return PASS
        unclear = [surely_provided(q, n) for n in debt.validation if n.orally is UNKNOWN]
        if any(when <= q.at and over([when]) <= q.at for when in unclear):
            raise MissingFact(f"debts.{debt.id}.validation", frees)
        if frees is None:
            return Denied("the initial notice has not been mailed", debts=(debt.id,))
        message = f"{said(p.days, 'day')} have not passed since the initial notice"
        return Denied(message, debts=(debt.id,), lapses_at=frees)

    return each_furnished(q, judge, GIVE_NO_INFORMATION)


@_crs.rule(
    "us.co.5-16-107-1r.medical-report-threat",
    "No word that a medical debt will be reported",
    _crs("5-16-107(1)(r)"),
    purposes=ABOUT_THE_DEBT,
    in_force=_MEDICAL_CREDIT,
)
def medical_report_threat(q: Question) -> Outcomes:
    """Nobody is told that a medical debt will be in a credit report, which Colorado law forbids.

    **What it checks**: the declared content.
    **Source**: C.R.S. 5-16-107(1)(r), repealed from 1 July 2028 on. That a report may be for one of the largest loans
    is not judged: that would have to be said truly, and no fact tells of it.
    **When it does not apply**: where nothing is declared.
    **Missing facts**: none.
    **Example**: a letter about a clinic's bill declared to threaten a report is denied.
    """
    if q.content.has(Element.THREATENS_CREDIT_REPORT):
        return Denied("says that a medical debt will be reported")
    return PASS


_FOR_ANOTHER: Final = frozenset({CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.MORTGAGE_SERVICER})
_of_agencies = covering(COLLECTORS, but_not=(DebtKind.FEDERAL_TAX,), under="C.R.S. 5-16-103(3), (8)")
"""A tax arises out of no transaction."""


@reads("in_default_when_obtained", "nature", "kind")
def _not_an_agency(collector: CollectorKind, debt: Debt) -> str | None:
    """Why a collector is no agency as to a debt; attorneys are whatever the debt was when they got it."""
    if debt.in_default_when_obtained is False and collector in _FOR_ANOTHER:
        return "the debt was not in default when obtained (C.R.S. 5-16-103(3)(b)(VI)(C))"
    return _of_agencies(collector, debt)


@reads("in_default_when_obtained", "nature", "kind")
def _no_medical_agency(collector: CollectorKind, debt: Debt) -> str | None:
    if debt.kind not in (DebtKind.MEDICAL, UNKNOWN):
        return f"does not reach a debt of the kind {debt.kind.value} (C.R.S. 5-16-103(10.5))"
    return _not_an_agency(collector, debt)


_but_for_owed_notices: Final = owed_notices_spared(_no_medical_agency)

itemised_statement = _but_for_owed_notices(
    _crs.of(Hold(proceedings={ProceedingKind.ITEMISATION_REQUEST}, in_writing=True, unless=(RequiredByLaw(),))).rule(
        "us.co.5-16-109-5.itemised-statement",
        "Collection of a medical debt ceases until the itemised statement is sent",
        _crs("5-16-109(5)"),
        recipients=TOWARDS_ANYBODY,
        purposes=EVERY_EFFORT,
        in_force=_MEDICAL_DEBT,
        exceptions="to the statement itself, as an answer to the request",
        source_note="Asked for in writing, at any time. The section lists nine items",
        example="the request came by letter: no call, bill, suit or report until the statement is sent.",
    )
)

_appeal: Final = Hold(
    proceedings={ProceedingKind.INSURANCE_APPEAL},
    tail_days=63,
    own_call_exempt=True,
    unless=(AnswersInquiry(), RequiredByLaw()),
)

insurance_appeal = unless(SEEKS_NOTHING)(
    _but_for_owed_notices(
        _crs.of(_appeal).rule(
            "us.co.5-16-1095-2a.insurance-appeal",
            "Medical debts rest during an insurance appeal and {tail_days:day} after",
            _crs("5-16-109.5(2)(a)(II)"),
            recipients=CONSUMERS,
            purposes=ATTEMPTS_AND_ANSWERS | {Purpose.SERVICING_DISCLOSURE, Purpose.CREDIT_REPORTING},
            in_force=_MEDICAL_DEBT,
            exceptions="to what the consumer asked for, such as the verification of a debt that they dispute; to a "
            "statement declared to ask for no payment, which attempts to collect nothing",
            source_note="A review or appeal of a decision of the health insurance of which the collector knew or "
            "should have known. No notice and no form is asked for",
            example="the appeal ended on 1 April: bills go out again from 4 June.",
        )
    )
)


no_report = reports_in_answers(
    _crs.of(Hold(proceedings={ProceedingKind.INSURANCE_APPEAL}, tail_days=63, unless=(RequiredByLaw(),))).rule(
        "us.co.5-16-1095-2a.no-report",
        "No report of a medical debt during an insurance appeal and {tail_days:day} after",
        _crs("5-16-109.5(2)(a)(I)"),
        _crs("5-16-109.5(2)(b)"),
        recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
        purposes=(Purpose.CREDIT_REPORTING,),
        in_force=_MEDICAL_DEBT,
        source_note="What was reported before is to be deleted, which law requires; that an agency asks is of itself "
        "no exception",
        example="the account is reported again from the sixty-fourth day after the appeal ended.",
    )
)


@_crs.rule(
    "us.co.5-16-1095-2a.no-new-suit",
    "No suit begins during an insurance appeal and {tail_days:day} after",
    _crs("5-16-109.5(2)(a)(III)"),
    recipients=TOWARDS_ANYBODY,
    purposes=(Purpose.FORMAL_PLEADING,),
    in_force=_MEDICAL_DEBT,
    needs=(Holding.PROCEEDING,),
    tail_days=Parameter(((_MEDICAL_DEBT[0], 63),), "days", _crs("5-16-109.5(2)(a)"), "higher"),
)
def no_new_suit(q: Question, p: Any) -> Outcomes:
    """While the health insurance reviews its decision no complaint is filed, nor in the {tail_days:day} after.

    **What it checks**: for each debt about which no suit is known to be pending and that has no judgment, that no
    review or appeal is pending or was in {tail_days:day}.
    **Source**: C.R.S. 5-16-109.5(2)(a)(III); arbitration too.
    **When it does not apply**: to papers of a suit that is pending (``active_litigation``) or has ended in a judgment,
    which begin none; to a call or a text about a suit, which waits with other attempts; to what some law requires,
    which no complaint is; to the creditor's side.
    **Missing facts**: unknown ``proceedings``, or the kind of one; ``locations``, to tell the days.
    **Example**: while the review is open no complaint is filed.
    """
    return each_debt(q, lambda debt: suing(q, debt, ProceedingKind.INSURANCE_APPEAL, p.tail_days))


def _adopted(prefix: str, section: str, *models: Rule) -> tuple[Rule, ...]:
    return each_adopted(models, prefix, _crs(section), federal="all", in_force=_IN_FORCE)


def _initially(q: Question) -> Outcomes:
    if q.recipient is not Recipient.CONSUMER_ATTORNEY:
        return s18.initial_disclosure.check(q)
    if says_nothing(q):
        return PASS
    return s18.where_due(q, s18.discloses_all, lambda debt: first_to_the_attorney(q, debt, first_talk=False))


def _later(q: Question) -> Outcomes:
    if q.recipient is not Recipient.CONSUMER_ATTORNEY:
        return s18.subsequent_disclosure.check(q)
    if says_nothing(q):
        return PASS
    return s18.where_due(q, _SAYS_SO, lambda debt: later_to_the_attorney(q, debt, first_talk=False))


_SAYS_SO: Final = says_so(
    "does not disclose that it is from a debt collector", "disclose that it is from a debt collector"
)


def _who_collects(model: Rule, check: Callable[[Question], Outcomes]) -> Rule:
    """Who collects, said to the attorney too: (1)(l) speaks of what is made to collect a debt, whoever gets it."""
    (made,) = each_adopted(
        (model,),
        "us.co.5-16-107-1l",
        _crs("5-16-107(1)(l)"),
        note="It speaks of what is made to collect a debt, whoever gets it: the consumer's attorney is told as well, "
        "the first time unless the consumer or who speaks for them was told before. Of others it is not asked here, "
        "for hardly anything may be made to them (5-16-105(2)).",
        federal="all",
        in_force=_IN_FORCE,
        recipients=model.recipients | {Recipient.CONSUMER_ATTORNEY},
        check=check,
    )
    return made


_LOCATION = (s10.identify, s10.state_no_debt, s10.once, s10.no_postcard, s10.no_symbol)

_AGENCIES = Pack(
    "us.co.5-16",
    "Colorado: Fair Debt Collection Practices Act",
    (
        *_adopted("us.co.5-16-104", "5-16-104", *_LOCATION),
        _crs.of(RepresentationStops(attorney_must_be_known=True, release_days=30, consent_releases=False)).rule(
            "us.co.5-16-104-1f.location-only-the-attorney",
            "Once an attorney is known, ask only the attorney where the consumer is",
            _crs("5-16-104(1)(f)"),
            recipients=s10.only_the_attorney.recipients,
            purposes=(Purpose.LOCATION_INFORMATION,),
            source_note="A reasonable time for the attorney's answer is at least {release_days:day}.",
            example="the attorney was written to on 1 March and is silent: others may be asked from 1 April.",
        ),
        *_adopted(
            "us.co.5-16-105-1a",
            "5-16-105(1)(a)",
            first_second,
            s06.hours,
            s06.inconvenient_time,
            s06.inconvenient_place,
        ),
        but_for_agreed_manners(
            _crs.adopted(
                s14.medium,
                "us.co.5-16-105-1a.inconvenient-manner",
                _crs("5-16-105(1)(a)"),
                title="Not in a manner known to be inconvenient",
                note=f"It is about the consumer alone. {AGREED_MANNERS}",
                federal="all",
                recipients=CONSUMERS,
            )
        ),
        *_adopted("us.co.5-16-105-1b", "5-16-105(1)(b)", s06.represented),
        *_adopted("us.co.5-16-105-1c", "5-16-105(1)(c)", s06.employer_prohibits),
        *_adopted("us.co.5-16-105-2", "5-16-105(2)", s06.third_party, NOT_ANOTHERS),
        _crs.adopted(
            s22.social_media,
            "us.co.5-16-105-2.public-post",
            _crs("5-16-105(2)"),
            title="Nothing of a debt where others can see it",
            check=implies_in_public,
            note=CONVEYS_NOTHING,
            federal="all",
            purposes=COMMUNICATIONS,
        ),
        *_adopted("us.co.5-16-105-3a", "5-16-105(3)(a)", s06.cease),
        first_letter,
        credit_statement,
        *_adopted("us.co.5-16-106-1a", "5-16-106(1)(a)", threat_of_harm),
        *_adopted("us.co.5-16-106-1b", "5-16-106(1)(b)", profanity),
        many_calls(
            "us.co.5-16-106-1e.frequency",
            _crs("5-16-106(1)(e)"),
            recipients=BEYOND_THE_COLLECTORS_SIDE,
            in_force=_IN_FORCE,
        ),
        identity,
        _crs.adopted(
            SAYS_OWED,
            "us.co.5-16-107-1b.nothing-owed",
            _crs("5-16-107(1)(b)(I)"),
            _crs("5-16-108(1)(a)"),
            in_force=_IN_FORCE,
        ),
        *_adopted("us.co.5-16-107-1e", "5-16-107(1)(e)", empty_threat),
        *_adopted("us.co.5-16-107-1i", "5-16-107(1)(i)", s18.report_the_dispute),
        _who_collects(s18.initial_disclosure, _initially),
        _who_collects(s18.subsequent_disclosure, _later),
        *_adopted("us.co.5-16-108-1g", "5-16-108(1)(g)", s22.no_postcard),
        *_adopted("us.co.5-16-108-1h", "5-16-108(1)(h)", s22.envelope),
        *_adopted("us.co.5-16-108-1h", "5-16-108(1)(h)", envelope_wording),
        reporting,
        *_adopted("us.co.5-16-109-2", "5-16-109(2)", *with_bills(s38.dispute, s38.original_creditor)),
    ),
    _not_an_agency,
    "US-CO",
)

_MEDICAL = Pack(
    "us.co.medical",
    "Colorado: agencies that collect medical debts",
    (medical_report_threat, itemised_statement, insurance_appeal, no_report, no_new_suit),
    _no_medical_agency,
    "US-CO",
)

JURISDICTION: Final = Jurisdiction(
    "US-CO",
    "Colorado",
    Confidence.PRIMARY,
    (_AGENCIES, _MEDICAL),
    tuple(map(_crs, ("5-16-103 to 5-16-109.5",))),
    "Agencies and buyers: the federal Act again, with an inconvenient manner, sixty seconds to say who calls, "
    "{location-only-the-attorney.release_days:day} for an attorney's silence on location, three statements in the "
    "first letter and {reporting.days:day} before a report; medical debts rest until an itemised statement is sent, "
    "and during an insurance appeal and {insurance-appeal.tail_days:day} after. No number of calls, frequency is "
    "advice. "
    "Creditors in their own name are not bound, nor who got a debt for another before its default, attorneys apart. "
    "Not encoded: deceptive words and amounts but for what is paid, checks, plans that are accelerated.",
)
