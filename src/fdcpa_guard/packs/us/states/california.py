"""California: the Rosenthal Fair Debt Collection Practices Act, Civ. Code 1788 to 1788.33, and its neighbours.

It binds whoever regularly collects, for itself or for others, creditors included. Section 1788.17 makes 15 USC 1692b
to 1692j, as they stood on 1 January 2001, law for everybody who collects a consumer debt; Regulation F came later, and
its numbers of calls are no part of it. Most other sections reach covered commercial debt, of up to 500,000 dollars,
guaranteed by a natural person and entered into, renewed, sold or assigned from 1 July 2025 on. The sections on
employers and relatives speak of consumer debt alone, the one on identity theft of any debt of anybody.

Beside it stand the Fair Debt Buying Practices Act, 1788.50 to 1788.66, for whoever buys charged-off debts, and whom
they hire to collect them, and 1798.97.1 and .2 on debts that somebody was coerced into.

Knowingly not encoded: the purpose of asking an employer for medical insurance, and "only as many times as is
necessary" (1788.12(a)); that whoever has a legitimate business need, and a reporting agency, may be told (1788.12(e)),
which is read as lifting none of the stops; lists of debtors and writings meant to embarrass (1788.12(c), (d)); false
names and representations (1788.10(b) to (f), 1788.11(c), 1788.13 but for (j)) and papers that feign process (1788.16);
language to an employer that is improper towards the debtor (1788.12(a)); charges (1788.14(b)) and affirmations
(1788.14(a)); where and on whom to serve suit (1788.15); the address for requests (1788.14.5(d), 1788.52(c)) and other
languages; the notices of debt buyers on time-barred debts (1788.52(d)(2), (3)) before those of 1788.14(d), their suit
papers, settlements and receipts (1788.54, 1788.58 to 1788.62); that trade credit and some dealers' finance is no
covered credit (1788.2(n)), and that a check service buys no debt (1788.50(b)), of which no fact is held. What of the
federal sections was changed after 2001 was not read; they are held as they stand.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, ClassVar, Final, NamedTuple

from ....decision import Citation
from ....errors import MissingFact
from ....facts import Debt, Inbound
from ....facts.base import members
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Passed, Question, Required, Rule, reads
from ....rules.judging import (
    came_by,
    continues_a_suit,
    due_unless,
    each_debt,
    has_judgment,
    serves_process,
    those,
    told_apart,
)
from ....rules.missed import answer_came_back, missed_them, over_at, supposed, surely_missed
from ....rules.words import said
from ....shapes import (
    AnswersInquiry,
    Ban,
    ContentRequired,
    Debts,
    Duty,
    Hold,
    InTheConsumersPlace,
    NotObligated,
    NotOverdue,
    RepresentationStops,
    RequiredByLaw,
    TakenFor,
    Which,
)
from ....shapes.arithmetic import days_after
from ....shapes.exceptions import Exempting
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    CONSUMERS,
    CREDITORS,
    OTHERS,
    TELEPHONE,
    THREATS,
    UNKNOWN,
    CollectorKind,
    Confidence,
    ConsentScope,
    DebtKind,
    DebtNature,
    Element,
    Holding,
    NoticeKind,
    ProceedingKind,
    Purpose,
    Recipient,
    Unknown,
)
from ...binding import ANYONE, WhyNot, covering
from ..federal.fdcpa import empty_threat, says_who_calls, threat_of_harm
from ..federal.regf.common import is_limited_content
from ..federal.regf.s18 import asks_others_where, is_pleading
from .adopting import (
    IMPLIES_NOTHING,
    NO_MORE_THAN_PROFANE,
    OF_COLLECTORS,
    OF_THE_NOTICE,
    OF_THE_STATUTE,
    each_adopted,
    many_calls,
    with_bills,
)
from .common import Jurisdiction
from .law import Law
from .narrowing import ANSWERS_IN_COURT, ASKS_WHERE, but_for_process, unless, unless_named
from .owed_notice import but_for_owed_notices, owed_notices_spared
from .purposes import (
    ABOUT_THE_DEBT,
    ANSWERS,
    ASKING_IN_WRITING,
    BEYOND_LOCATING,
    EVERY_EFFORT,
    SPOKEN,
    TOWARDS_ANYBODY,
    VISITS,
    WRITTEN,
)
from .steps import (
    days_over,
    if_claimed,
    is_writing,
    leave_to_tell,
    made_again,
    missed_by,
    notices,
    notices_to,
    of_first_writings,
    only_asks_where,
    surely_sent,
    untold,
    within_own_call,
    without,
    writings_missed,
)

_AMENDED: Final = date(2025, 1, 1)
"""From when 1788.11 reads as it was read here."""
_COMMERCIAL: Final = date(2025, 7, 1)
_MOST_COMMERCIAL: Final = Decimal(500_000)
_ASSIGNED: Final = date(2022, 7, 1)
_SOLD: Final = date(2014, 1, 1)
_HOSPITALS: Final = date(2022, 1, 1)
"""From when 1788.52(f) reads as it was read here."""
_DELINQUENT: Final = 89
"""So many days after its first overdue day a debt is past due for the ninetieth."""
_ASKED: Final = frozenset({ProceedingKind.DOCUMENT_REQUEST, ProceedingKind.ITEMISATION_REQUEST, UNKNOWN})

_civ: Final = Law("Cal. Civ. Code")

_NO_DEBTOR: Final = NotObligated()


class _MereAnswer(Exempting):
    """An answer declared to ask for no payment, which does not say either that it attempts to collect."""

    says: ClassVar = "to an answer declared to ask for no payment, that is not declared an attempt to collect"

    def spares(self, q: Question, debt: Debt) -> bool:
        says = q.content.has
        asks_none = says(Element.NO_PAYMENT_REQUEST) and not says(Element.INITIAL_DISCLOSURE)
        return bool(asks_none) and q.acts <= ANSWERS


_FIRST_WRITINGS: Final = COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION}
"""What may be the first writing; the confirmation of an opt-out says nothing else."""


def _later(since: date | None, other: date) -> date:
    return other if since is None else max(since, other)


class _StatementOfAccount(Exempting):
    """A bill, though it asks for payment as bills do; one that threatens is none, and neither is what is only said."""

    says: ClassVar = "to a statement of account in writing that threatens nothing"

    def spares(self, q: Question, debt: Debt) -> bool:
        bill = q.purpose is Purpose.SERVICING_DISCLOSURE and q.content.carries.isdisjoint(THREATS)
        return bill and q.medium in WRITTEN and q.acts <= _OF_A_BILL


_OF_A_BILL: Final = frozenset({Purpose.SERVICING_DISCLOSURE, Purpose.COLLECTION})


def _rules(prefix: str, since: date | None) -> Iterator[Rule]:
    """The sections that reach commercial debt too, under a prefix of ids, from a day on."""
    law = replace(_civ, in_force=(since, None))

    yield law.adopted(threat_of_harm, f"{prefix}.1788-10a.threat-of-harm", _civ("1788.10(a)"))
    yield law.adopted(NO_MORE_THAN_PROFANE, f"{prefix}.1788-11a.profanity", _civ("1788.11(a)"))

    @law.rule(
        f"{prefix}.1788-11b.caller-identity",
        "A telephone call says who calls",
        _civ("1788.11(b)"),
        media=TELEPHONE,
        purposes=ABOUT_THE_DEBT | {Purpose.FORMAL_PLEADING},
    )
    def caller_identity(q: Question) -> Outcomes:
        """Whoever is called about a debt learns who is calling, and so does who is asked where the debtor is.

        **What it checks**: that the content is declared to give the business's identity, or the caller's name and
        purpose; for asking others where the debtor is, the caller's own name is enough; undeclared, a duty.
        **Source**: Cal. Civ. Code 1788.11(b), which lets the employee of a licensed agency use a registered alias.
        **When it does not apply**: to a limited-content message for the debtor, which names the business; within the
        person's own call.
        **Missing facts**: none; undeclared content is a duty.
        **Example**: a call to a guarantor's neighbour that is declared to lack the caller's name is denied.
        """
        if not q.places_call or is_limited_content(q):
            return PASS
        return says_who_calls(q, "say who is calling", by_name=asks_others_where(q))

    yield caller_identity
    yield law.of(
        Duty(duty="give the California licence number, if you hold one, to the debtor who asks", media=SPOKEN)
    ).rule(
        f"{prefix}.1788-11b.licence-on-request",
        "The licence number to the debtor who asks",
        _civ("1788.11(b)"),
        recipients=CONSUMERS,
        purposes=ABOUT_THE_DEBT,
        exceptions="to a collector that holds no licence",
        example="asked for it, the agent of a licensed agency gives the number.",
    )
    yield many_calls(
        f"{prefix}.1788-11e.frequency",
        _civ("1788.11(d)"),
        _civ("1788.11(e)"),
        recipients=CONSUMERS | OTHERS,
        media=SPOKEN,
        in_force=law.in_force,
    )

    licence = law.of(ContentRequired(elements={Element.LICENCE_NUMBER}, media=WRITTEN)).rule(
        f"{prefix}.1788-11f.licence-number",
        "The licence number in every written or digital message",
        _civ("1788.11(f)"),
        recipients=BEYOND_THE_COLLECTORS_SIDE,
        purposes=_FIRST_WRITINGS,
        in_force=(_later(since, _AMENDED), None),
        exceptions="to agencies and the creditor's side; to calls and visits; to the confirmation of an opt-out, which "
        f"collects nothing; {ANSWERS_IN_COURT.says}; a collector that holds no licence leaves it undeclared",
        source_note="In type of at least twelve points; as it reads since 1 January 2025. Papers of a court that are "
        "sent, as a complaint is, show it too",
        example="a text declared to lack the number is denied.",
    )
    yield unless(ANSWERS_IN_COURT)(licence)
    yield law.adopted(empty_threat, f"{prefix}.1788-13j.empty-threat", _civ("1788.13(j)"))
    attorney = law.of(
        RepresentationStops(
            in_writing=True,
            told_by_attorney=True,
            attorney_must_be_known=True,
            reasonable_time=True,
            own_call_exempt=True,
            of_debtors=True,
            unless=(AnswersInquiry(), NotObligated(taken_for=TakenFor.STAND_INS)),
        )
    ).rule(
        f"{prefix}.1788-14c.attorney",
        "Not to a debtor whose attorney wrote",
        _civ("1788.14(c)"),
        recipients=CONSUMERS,
        purposes=ABOUT_THE_DEBT - {Purpose.OPT_OUT_CONFIRMATION},
        exceptions="to statements of account in writing that threaten nothing; once the attorney failed to answer; to "
        "the papers of a court that are "
        "served, which a call does not",
        source_note="That the attorney asked for all to be addressed to the attorney is no fact of a case: whoever "
        "wrote is taken to have. What answers an inquiry and presses for payment too is no mere response.",
        example="the attorney's letter came on Monday: a call on Tuesday is denied.",
    )
    yield but_for_process(unless(_StatementOfAccount())(attorney))

    @unless(_NO_DEBTOR, _MereAnswer(), ANSWERS_IN_COURT)
    @law.rule(
        f"{prefix}.1788-14d.time-barred-notice",
        "The first writing about a time-barred debt says that nobody will sue",
        _civ("1788.14(d)"),
        media=WRITTEN,
        recipients=CONSUMERS | OTHERS,
        purposes=ASKING_IN_WRITING | {Purpose.FORMAL_PLEADING},
        in_force=(_later(since, _AMENDED), None),
    )
    def time_barred_notice(q: Question) -> Outcomes:
        """A debtor who is written to about a debt that is too old to be sued on is told so.

        **What it checks**: of each debt known to be time-barred, that the notice was sent before (``notices`` of the
        kind ``time-barred``) or is declared to be in this message; undeclared, a duty, and so for a debt of which it
        is unknown.
        **Source**: Cal. Civ. Code 1788.14(d), (f), as it reads since 1 January 2025. It gives two notices: one while
        the debt may still be reported, another in the first writing after that; which it is, is not judged. A complaint
        that is sent is a writing too.
        **When it does not apply**: to calls; to debts known to be within time, or for which there is a judgment; once
        the notice was sent, unless it is known to have missed the debtor, or nothing was written since to who owes the
        debt too, a debtor of their own; to papers of a suit that goes on (``active_litigation``) that are not declared
        to bring another, and to an answer in court that some law requires (``required_by_law``), and that does not sue;
        to who neither counts as the debtor nor owes the debt too (``co_obligors``); to an answer declared to ask for no
        payment, that is not declared an attempt to collect.
        **Missing facts**: once the notice is declared absent, ``time_barred`` of a debt, unknown ``notices``, or the
        kind of one, and unknown ``history``, of who owes the debt too and may have had the notice.
        **Example**: a creditor's first email about a debt of 2012, declared to lack the notice, is denied.
        """
        said = q.content.has(Element.TIME_BARRED_DISCLOSURE)
        if said:
            return PASS

        def told(debt: Debt) -> bool:
            sent = notices_to(q, debt, NoticeKind.TIME_BARRED, q.who)
            return any(not missed_by(q, debt, notice, q.who) for notice in sent)

        def judge(debt: Debt) -> Outcomes:
            barred = debt.time_barred
            if barred is False or has_judgment(q, debt) or (serves_process(q) and continues_a_suit(q, debt)):
                return PASS
            if said is None:
                condition = "" if barred is True else " if the debt is time-barred"
                duty = Required(f"give the notice on time-barred debts{condition}", debts=(debt.id,))
                return due_unless(duty, lambda: told(debt))
            if told(debt):
                return PASS
            if barred is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.time_barred")
            return Denied("the debt is time-barred and the notice is lacking", debts=(debt.id,))

        return each_debt(q, judge)

    yield time_barred_notice


def _not_agreed_to_speak(q: Question) -> tuple[str, ...]:
    """The debts for which the debtor did not agree in writing to contacts with the employer by this very medium."""
    agreed = [c for c in leave_to_tell(q) if q.given_to(c) and c.in_writing is True and q.medium in c.media]
    return without(agreed, q.debt_ids)


def _spoken_with(q: Question, people: Iterable[str]) -> bool:
    """Whether somebody of these was perhaps spoken with before, whoever began; a paper handed over is no word."""
    q.require_history()
    lines = [line for who in people for told in (q.index.reached, q.index.unsettled) if (line := told.get(who))]
    words = [a for line in lines for a in line.by(q.at) if a.medium in SPOKEN and not is_writing(a)]
    return any(not surely_missed(q, a) for a in words) or any(e.talked is not False for e in _heard(q, people))


def _heard(q: Question, people: Iterable[str]) -> list[Inbound]:
    """What was heard from somebody of these."""
    return [e for who in people if (line := q.index.inbound_from.get(who)) is not None for e in line.by(q.at)]


def _written_to(q: Question, people: Collection[str], debt: Debt, *perhaps: Unknown) -> list[datetime]:
    """When something was written to somebody of these about a debt, that is not known to have missed them.

    ``perhaps``: notices of an unknown kind too.
    """
    q.require_history()
    noted = [surely_sent(q, n) for n in notices(q, debt, NoticeKind.WRITTEN_TO_EMPLOYER, *perhaps)]
    lines = [line for who in people if (line := q.index.outbound.get(who)) is not None]
    written = [a for line in lines for a in line.by(q.at) if is_writing(a) and a.purpose in ABOUT_THE_DEBT]
    return [
        *[sent_at for sent_at in noted if not writings_missed(q, people, debt, sent_at)],
        *[a.at for a in written if debt.id in a.debts and not missed_them(q, a)],
    ]


_UNLESS_AGREED: Final = Ban(lifted_by=ConsentScope.EMPLOYER, consent_in_writing=True)


_RELATIVES: Final = frozenset({Recipient.HOUSEHOLD_MEMBER, Recipient.PARENT})


class _NoRelative(Exempting):
    """Anybody whose roles, here or elsewhere in the case, do not tell that they are of the debtor's family."""

    says: ClassVar = "to anybody who is not known to be of the family"

    def spares(self, q: Question, debt: Debt) -> bool:
        known_as = q.alike(tuple(role.value for role in _RELATIVES))[1:]
        return q.recipient not in _RELATIVES and q.who not in known_as


def _consumer_rules() -> Iterator[Rule]:
    """The paragraphs that speak of consumer debt."""

    @unless_named
    @_civ.rule(
        "us.ca.1788-12a.employer-purpose",
        "To the employer only for what collection needs",
        _civ("1788.12(a)"),
        recipients=(Recipient.EMPLOYER,),
        purposes=BEYOND_LOCATING - {Purpose.OPT_OUT_CONFIRMATION},
    )
    def employer_purpose(q: Question) -> Outcomes:
        """The employer is contacted about a debt for what collection needs, or as the debtor agreed in writing.

        **What it checks**: for each debt, that the debtor consented in writing to contacts with the employer, or to
        those with a third party that names the employer, or that the contact is a remedy after a judgment and there is
        one (``judgment_at``).
        **Source**: Cal. Civ. Code 1788.12(a). Of an attorney's consent in writing it is said as of the debtor's. That
        it may also be to discover medical insurance has no purpose here, and of an employer with a legitimate business
        need to know (1788.12(e)) no fact is held.
        **When it does not apply**: to asking for location information, verifying employment included; to the papers of
        a court; to the confirmation of an opt-out.
        **Missing facts**: unknown ``requests``, where a consent may have been taken back.
        **Example**: a letter to the employer that asks for payment is denied.
        """
        remedy = q.purpose is Purpose.POSTJUDGMENT_REMEDY
        naming = [
            c for c in q.third_party_consents() if c.third_party == q.who and q.given_to(c) and c.in_writing is True
        ]
        left = [
            d
            for d in q.debts
            if not (remedy and has_judgment(q, d)) and not any(c.debts is None or d.id in c.debts for c in naming)
        ]
        return _UNLESS_AGREED(q.only(tuple(left))) if left else PASS

    yield employer_purpose

    @_civ.rule(
        "us.ca.1788-12a.employer-in-writing",
        "To the employer in writing first",
        _civ("1788.12(a)"),
        media=SPOKEN,
        recipients=(Recipient.EMPLOYER,),
        purposes=ABOUT_THE_DEBT,
        days=Parameter(((date.min, 15),), "days", _civ("1788.12(a)"), "higher"),
    )
    def employer_in_writing(q: Question, p: Any) -> Outcomes:
        """An employer is spoken to only after a letter that brought no answer in {days:day}.

        **What it checks**: for each debt, that something was written to the employer about it (a notice
        ``written-to-employer``, or the history), that {days:day} have passed since its day, and that no answer came
        within its days, nor within those of something written since; a letter that came back was none. One talk for
        location information needs no letter, if nothing but employment is verified, and nothing said of a debt; one
        within the employer's own call was one too, and what is known to have missed the employer was none.
        **Source**: Cal. Civ. Code 1788.12(a). An answer about other debts alone is none. Who is known as the employer,
        by whatever id, is the employer. That it be only as often as collection needs, and in words that the debtor
        might be told, is not judged.
        **When it does not apply**: to writing, and a writ upon a judgment that is handed over is that; to what is said
        within the employer's own call, not to a call back; to debts for which the debtor agreed in writing to contacts
        with the employer by that medium.
        **Missing facts**: unknown ``history``; no ``locations`` once something was written; of which kind a notice is,
        where nothing else was.
        **Example**: a letter on 1 April: calls are allowed from the 17th, unless the employer answered.
        """
        bare = _not_agreed_to_speak(q)
        if not bare or within_own_call(q):
            return PASS
        employers = dict.fromkeys(q.alike((Recipient.EMPLOYER.value,)))

        def judge(debt: Debt) -> Outcome:
            if debt.id not in bare or (is_writing(q) and has_judgment(q, debt)):
                return PASS
            sure = unanswered(debt, _written_to(q, employers, debt))
            if isinstance(sure, Denied) and unanswered(debt, _written_to(q, employers, debt, UNKNOWN)) is PASS:
                raise MissingFact(f"debts.{debt.id}.notices", sure.lapses_at)
            return sure

        def unanswered(debt: Debt, wrote: Collection[datetime]) -> Outcome:
            if not wrote:
                return Denied("the employer has not been written to first", debts=(debt.id,))
            heard = [e.at for e in _heard(q, employers) if not e.debts or debt.id in e.debts]

            def in_time(at: datetime, sent_at: datetime) -> bool:
                return sent_at <= at and came_by(q, at, sent_at, lambda day: day + timedelta(days=p.days))

            answered = [sent_at for sent_at in wrote if any(in_time(at, sent_at) for at in heard)]
            left = [sent_at for sent_at in wrote if not answered or sent_at > max(answered)]
            frees = min([days_over(q, sent_at, p.days) for sent_at in left], default=None)
            if frees is None:
                return Denied("the employer answered the letter", debts=(debt.id,))
            if q.at < frees:
                message = f"the employer still has time to answer: {said(p.days, 'day')}"
                return Denied(message, debts=(debt.id,), lapses_at=frees)
            return PASS

        if not only_asks_where(q) or _spoken_with(q, employers):
            return each_debt(q, judge)
        ready = {debt.id for debt in told_apart(q.debts, lambda debt: judge(debt) is PASS)[0]}
        unready = tuple([id for id in q.debt_ids if id not in ready])
        duty = f"without an unanswered letter of {said(p.days, 'day')} ago, only verify the employment"
        return Required(duty, debts=unready) if unready else PASS

    yield employer_in_writing
    relatives = _civ.of(
        Ban(
            lifted_by=ConsentScope.THIRD_PARTY,
            consent_in_writing=True,
            unless_judgment=True,
            unless=(InTheConsumersPlace(), Debts(which=Which.OWED_TOO)),
        )
    ).rule(
        "us.ca.1788-12b.relatives",
        "Relatives learn nothing of the debt before a judgment",
        _civ("1788.12(b)"),
        recipients=(*_RELATIVES, Recipient.THIRD_PARTY),  # whom a parent counts as, but for a minor's
        purposes=ABOUT_THE_DEBT - {Purpose.LOCATION_INFORMATION, Purpose.OPT_OUT_CONFIRMATION},
        exceptions=f"to the spouse and guardians, and to asking where the debtor is; {IMPLIES_NOTHING.says}",
        source_note="Whoever lives with the debtor is taken for one of the family; of others no fact says it, and they "
        "are third parties under 1788.17. The parents of a grown debtor may be told if they live together, which no "
        "fact says of them. Of a relative with a legitimate business need to know (1788.12(e)) none is held",
        example="the debtor said on the telephone that a brother may know: only a written consent lets him be told.",
    )
    yield unless(_NoRelative(), IMPLIES_NOTHING)(relatives)


def _until_reviewed(claim: ProceedingKind) -> Hold:
    """A claim in writing, with what has to come with it, holds until a review finds against it; and else for good."""
    return Hold(
        proceedings={claim}, in_writing=True, formalities_met=True, upheld_stays=True, unless=(RequiredByLaw(),)
    )


def _identity_theft(prefix: str, since: date | None, binds: WhyNot) -> Iterator[Rule]:
    """Section 1788.18, which is for a debtor of any nature, under a prefix of ids."""
    law = replace(_civ, in_force=(since, None))
    yield owed_notices_spared(binds)(
        law.of(_until_reviewed(ProceedingKind.IDENTITY_THEFT)).rule(
            f"{prefix}.1788-18.identity-theft",
            "Collection stops on a report of identity theft",
            _civ("1788.18(a)"),
            _civ("1788.18(d)"),
            recipients=TOWARDS_ANYBODY,
            purposes=EVERY_EFFORT,
            exceptions="to word to an agency that the account is disputed (``required_by_law``)",
            source_note="What has to be received is a report and a certified written statement: "
            "``formalities_met``. It ends with the written determination, made in good faith, that the debtor may owe "
            "it (``upheld`` false), of which the debtor is told: one known to have come back ends nothing. With one "
            "that the debtor does not it never ends. That 1788.12(e) spares reports to an agency does not lift this "
            "section, as it is read.",
            example="a police report and a statement came: nothing is collected until the review is over.",
        )
    )
    yield _tell_to_write(
        law,
        f"{prefix}.1788-18c.tell-to-write",
        _civ("1788.18(c)"),
        ProceedingKind.IDENTITY_THEFT,
        "identity theft",
        form=True,
    )


def _tell_to_write(
    law: Law, id: str, citation: Citation, kind: ProceedingKind, what: str, *, form: bool = False
) -> Rule:
    """The rule that a claim which is not in writing, or lacks something, is answered by saying what it takes.

    ``form``: sending a form does as well.
    """
    or_form = ", or send the form for it" if form else ""

    def judge(q: Question, debt: Debt) -> Outcomes:
        standing = untold(q, debt, kind)
        said = [each for each in standing if each.in_writing is False and not made_again(debt, each, q.at)]
        incomplete = [
            each
            for each in standing
            if each.in_writing is not False
            and each.formalities_met is False
            and not made_again(debt, each, q.at, in_full=True)
        ]
        found = []
        if said:
            duty = f"{if_claimed(said, what)}say that a claim of {what} has to be in writing"
            found.append(Required(duty, debts=(debt.id,)))
        if incomplete:
            duty = f"unless collection ceases, say in writing what the claim of {what} lacks{or_form}"
            found.append(Required(f"{if_claimed(incomplete, what)}{duty}", debts=(debt.id,)))
        return tuple(found) or PASS

    def check(q: Question) -> Outcomes:
        return each_debt(q, partial(judge, q))

    check.__doc__ = f"""Who only said that a debt comes of {what}, or left something out, is told what to write.

        **What it checks**: whether such a claim stands on a debt, known not to be in writing, or known to lack what the
        law wants (``formalities_met``); then a duty.
        **Source**: {citation}.
        **When it does not apply**: to a complete claim in writing, nor once what was only said has come in writing, or
        what was left out in full; once it is over, and word of that is not known to have come back; to who neither
        owes the debt nor stands in the debtor's place, as a spouse may; to who is only asked where the debtor is,
        though they owe it too.
        **Missing facts**: unknown ``proceedings`` of a debt are left to the rule that stops collection; a claim of an
        unknown kind may be one: the duty then says so. With unknown ``history`` it is there once one is over, too.
        **Example**: a claim made on a call: the duty to say that it has to be in writing comes with the next contact.
        """
    made = law.rule(
        id,
        f"Who claims {what} by word of mouth, or not in full, is told what to write",
        citation,
        recipients=CONSUMERS | OTHERS,
        purposes=ABOUT_THE_DEBT,
        needs=(Holding.PROCEEDING,),
    )(check)
    return unless(NotObligated(taken_for=TakenFor.STAND_INS), ASKS_WHERE)(made)


# -- 1788.14.5: delinquent debts that were assigned; 1788.50 to 1788.66: charged-off debts that were sold


class _Asked(NamedTuple):
    """A request for information or proof that stands."""

    path: str
    what: str
    received_at: datetime
    unclear: MissingFact | None
    """The fact that would tell whether it is one in writing, and still to be answered."""


def _requests(q: Question, debt: Debt) -> Iterator[_Asked]:
    for each in members(debt.proceedings):
        if each.kind not in _ASKED or each.in_writing is False or each.learned_at > q.at:
            continue
        path, unclear = f"debts.{debt.id}.proceedings.{each.id}", None
        for name in ("in_writing", "kind"):
            if getattr(each, name) is UNKNOWN:
                unclear = MissingFact(f"{path}.{name}")
        try:
            (perhaps,) = supposed(each, (ProceedingKind.DOCUMENT_REQUEST,))
            over = over_at(q, debt, perhaps)
        except MissingFact as missing:
            over, unclear = None, missing
        if over is None or q.at < over:
            yield _Asked(path, each.kind.value, each.learned_at, unclear)
    for asked in members(debt.original_creditor_requests):
        if asked.received_at > q.at or asked.in_writing is False:
            continue
        path = f"debts.{debt.id}.original_creditor_requests.{asked.id}"
        answered, withdrawn = asked.answered_at, asked.withdrawn_at
        unclear = MissingFact(f"{path}.in_writing") if asked.in_writing is UNKNOWN else None
        try:
            if answered is not None and answer_came_back(q, debt, Purpose.ORIGINAL_CREDITOR_RESPONSE, answered):
                answered = None
        except MissingFact as missing:
            answered, unclear = None, missing
        if not any(when is not None and when <= q.at for when in (answered, withdrawn)):
            yield _Asked(path, "original-creditor-request", asked.received_at, unclear)


def _due_by(q: Question, debt: Debt, days: int) -> Outcomes:
    """Denied once a written request for information or proof stands unanswered longer than the days."""

    def is_late(asked: _Asked) -> bool:
        if q.at < _days_run_out(q, asked.received_at, days):
            return False
        if asked.unclear is not None:
            raise asked.unclear
        return True

    requests = tuple(_requests(q, debt))
    late = those(requests, is_late)
    if late:
        message = f"{said(days, 'day')} have passed since a request for proof that is not answered"
        return Denied(message, debts=(debt.id,), facts={asked.path: asked.what for asked in late})
    for name in ("proceedings", "original_creditor_requests"):
        if getattr(debt, name) is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.{name}")
    return Passed(min([_days_run_out(q, asked.received_at, days) for asked in requests])) if requests else PASS


def _days_run_out(q: Question, event: datetime, days: int) -> datetime:
    """When so many days after that of an event are over, on the first of the debtor's clocks on which they are."""
    return min([days_after(event, tz, days + 1) for tz in q.consumer_zones])


_NOT_DELINQUENT: Final = NotOverdue(overdue_days=_DELINQUENT)
"""A debt that is not delinquent by the section's meaning, ninety days past due, on any clock of the debtor's."""


def _about_documents(
    prefix: str, since: date | None, section: str, slug: str, days: int, delinquent: bool, binds: WhyNot
) -> Iterator[Rule]:
    """The rules on proof of a debt: of 1788.14.5 for those assigned, of 1788.52 for charged-off ones that were sold."""
    law = replace(_civ, in_force=(since, None))
    written, asked, told = (
        f"{section}{p}" for p in (("(b)", "(c)", "(e)") if delinquent else ("(a), (b)", "(c)", "(d)"))
    )
    only = "; to a debt known to be overdue for less than ninety days" if delinquent else ""
    young = (_NOT_DELINQUENT,) if delinquent else ()
    whenever = (
        "" if delinquent else " It is to be consistent with the FDCPA's 1692g: in writing, not in its thirty days."
    )

    def documents(q: Question) -> Outcomes:
        if not is_writing(q):
            return PASS

        def judge(debt: Debt) -> Outcomes:
            if debt.documents_held is True:
                return PASS
            if debt.documents_held is False:
                return Denied("what proves the debt is not at hand", debts=(debt.id,))
            if debt.documents_held is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.documents_held")
            return Required("have at hand what proves the debt before writing", debts=(debt.id,))

        return each_debt(q, judge)

    documents.__doc__ = f"""Nobody writes about such a debt without what proves it at hand.

        **What it checks**: of each debt, ``documents_held``; not said, it is a duty.
        **Source**: Cal. Civ. Code {written}. A complaint is a statement in writing too, and so is a writ.
        **When it does not apply**: to calls, and to visits that hand over no papers of a court; to who neither counts
        as the debtor nor owes the debt too (``co_obligors``); to an answer declared to ask for no payment, that is not
        declared an attempt to collect; {ANSWERS_IN_COURT.says}{only}.
        **Missing facts**: ``documents_held``, if it is said to be unknown.
        **Example**: a letter about an account of which the contract is known not to be at hand is denied.
        """
    held = law.rule(
        f"{prefix}.{slug}.documents",
        "No writing without what proves the debt at hand",
        _civ(written),
        media=WRITTEN | VISITS,
        recipients=CONSUMERS | OTHERS,
        purposes=ASKING_IN_WRITING | {Purpose.FORMAL_PLEADING},
    )(documents)
    yield unless(*young, _NO_DEBTOR, _MereAnswer(), ANSWERS_IN_COURT)(held)

    def unanswered(q: Question, p: Any) -> Outcomes:
        return each_debt(q, lambda debt: _due_by(q, debt, p.days))

    unanswered.__doc__ = f"""Collection ceases once a written request for proof is more than {{days:day}} unanswered.

        **What it checks**: for each debt, whether a request in writing for documents or an itemised statement, or for
        the original creditor, came and {{days:day}} are over without an answer (``ended_at``, ``answered_at``).
        **Source**: Cal. Civ. Code {asked}.{whenever}
        **When it does not apply**: while the days run; once everything was sent; to what some law requires, such as
        word to an agency that the account is disputed (``required_by_law``), which no complaint is{only}.
        **Missing facts**: unknown ``proceedings`` or ``original_creditor_requests`` of a debt; whether a request was in
        writing; no ``locations``.
        **Example**: asked by letter and not answered in time: no call, bill, suit or report until the papers are sent.
        """
    ceases = unless(*young, RequiredByLaw())(
        law.rule(
            f"{prefix}.{slug}.cease-until-proof",
            "Collection ceases once a request for proof is {days:day} unanswered",
            _civ(asked),
            recipients=TOWARDS_ANYBODY,
            purposes=EVERY_EFFORT,
            needs=(Holding.PROCEEDING, Holding.ORIGINAL_CREDITOR_REQUEST),
            days=Parameter(((since or date.min, days),), "days", _civ(asked), "lower"),
        )(unanswered)
    )
    yield owed_notices_spared(binds)(ceases)
    notice = law.rule(
        f"{prefix}.{slug}.records-notice",
        "The first writing tells which records may be asked for",
        _civ(told),
        media=WRITTEN | VISITS,
        recipients=CONSUMERS | OTHERS,
        purposes=_FIRST_WRITINGS,
    )(
        _brings_first(
            "bring, apart and in type of at least twelve points, the notice on the records that may be asked for",
            source=f"Cal. Civ. Code {told}",
            apart=only,
            example="the first letter about the account brings the notice, the second need not",
        )
    )
    yield unless(*young, _NO_DEBTOR, ASKS_WHERE)(notice)


def _brings_first(duty: str, *, source: str, apart: str, example: str) -> Callable[[Question], Outcomes]:
    """The check of a rule that wants something in the first writing about each debt, of whoever is a debtor."""

    def check(q: Question) -> Outcomes:
        if not is_writing(q):
            return PASS
        return of_first_writings(q, q.debts, lambda new: Required(duty, debts=tuple([debt.id for debt in new])))

    check.__doc__ = f"""What the law wants there comes with the first writing about a debt, whatever that is for.

        **What it checks**: for each debt of which nothing was written to this debtor before, a duty: {duty}.
        **Source**: {source}. Papers of a court may be the first writing, handed over as well, for none is excepted.
        **When it does not apply**: to calls, and to visits that hand over no papers of a court; to who neither counts
        as the debtor nor owes the debt too (``co_obligors``); {ASKS_WHERE.says}; to the confirmation of an opt-out;
        once something was written and did not come back, written validation information and a first communication in
        writing that are recorded with the debt included{apart}.
        **Missing facts**: none; with unknown ``history`` the duty is there.
        **Example**: {example}.
        """
    return check


@unless(ANSWERS_IN_COURT)
@_civ.rule(
    "us.ca.1788-56.time-barred-suit",
    "No suit of a debt buyer for a time-barred debt",
    _civ("1788.56"),
    in_force=(_SOLD, None),
    purposes=(Purpose.FORMAL_PLEADING,),
)
def time_barred_suit(q: Question) -> Outcomes:
    """A debt buyer brings no suit or arbitration once the time for its claim is over.

    **What it checks**: of each debt about which no suit is known to be pending, that it is not time-barred.
    **Source**: Cal. Civ. Code 1788.56.
    **When it does not apply**: to papers of a suit already pending (``active_litigation``) or ended in a judgment; to
    an answer in court that some law requires, and that does not sue; to a call or a text about a suit, which brings
    none.
    **Missing facts**: ``time_barred`` of a debt.
    **Example**: the complaint on a card account whose time ran out is denied.
    """
    if not is_pleading(q):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if continues_a_suit(q, debt) or debt.time_barred is False:
            return PASS
        if debt.time_barred is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.time_barred")
        return Denied("the debt is time-barred", debts=(debt.id,))

    return each_debt(q, judge)


class _NotForCare(Exempting):
    """A debt known to be for something else than medical care."""

    def spares(self, q: Question, debt: Debt) -> bool:
        return debt.kind not in (DebtKind.MEDICAL, UNKNOWN)


_buyers_hospital_notice = _civ.rule(
    "us.ca.1788-52f.hospital-notice",
    "The first writing of a debt buyer brings the hospital's notice",
    _civ("1788.52(f)"),
    media=WRITTEN | VISITS,
    recipients=CONSUMERS | OTHERS,
    purposes=_FIRST_WRITINGS,
    in_force=(_HOSPITALS, _AMENDED),
)(
    _brings_first(
        "if the debt began with a licensed hospital, bring a copy of the hospital's notice",
        source="Cal. Civ. Code 1788.52(f). Since 2025 1788.14(e) asks for the same and more of everybody",
        apart="; to debts that are not medical",
        example="a buyer's first letter of 2023 about a stay at the hospital brought the notice",
    )
)


# -- 1798.97.2: coerced debts

_coerced: Final = replace(_civ, in_force=(date(2023, 1, 1), None))


def _coerced_rules() -> Iterator[Rule]:
    yield but_for_owed_notices(
        _coerced.of(_until_reviewed(ProceedingKind.COERCED_DEBT)).rule(
            "us.ca.1798-97-2b.coerced-debt",
            "Collection stops on proof that the debt was coerced",
            _civ("1798.97.2(b)", Confidence.PARTIAL),
            _civ("1798.97.2(d)", Confidence.PARTIAL),
            recipients=TOWARDS_ANYBODY,
            purposes=EVERY_EFFORT,
            exceptions="to word to an agency that the account is disputed (``required_by_law``)",
            source_note="What has to be received is adequate documentation and a sworn certification: "
            "``formalities_met``. It ends when the debtor was told in writing that the debt was found not to be "
            "coerced. From which day debts are covered, and what follows if it was, was not read; the first day is "
            "that of most laws of 2022.",
            example="a police report and a sworn statement came: no call until the review is done and the debtor is "
            "told.",
        )
    )
    yield _tell_to_write(
        _coerced,
        "us.ca.1798-97-2c.tell-to-write",
        _civ("1798.97.2(c)", Confidence.PARTIAL),
        ProceedingKind.COERCED_DEBT,
        "coerced debt",
    )


# -- whom and which debts


@reads("nature", "guaranteed_by_person", "original_amount", "incurred_on", "assigned_on")
def _no_commercial(collector: CollectorKind, debt: Debt) -> str | None:
    """Why a commercial debt is not covered; what of it is unknown covers it."""
    if debt.nature is not DebtNature.COMMERCIAL:
        return "consumer debt has a pack of its own (Cal. Civ. Code 1788.2)"
    if debt.guaranteed_by_person is False:
        return "no natural person owes or guarantees it (Cal. Civ. Code 1788.2(h)(2))"
    if debt.original_amount is not UNKNOWN and debt.original_amount > _MOST_COMMERCIAL:
        return "it is of more than $500,000 (Cal. Civ. Code 1788.2(o))"
    if _older(debt, _COMMERCIAL):
        return "it was entered into, renewed, sold and assigned before July 2025 (Cal. Civ. Code 1788.1(d))"
    return None


def _older(debt: Debt, day: date) -> bool:
    """Whether a debt is known to have been entered into, renewed, sold and assigned before a day."""
    incurred, assigned = debt.incurred_on, debt.assigned_on
    return incurred is not UNKNOWN and assigned is not UNKNOWN and max(incurred, assigned) < day


def _sold_before(debt: Debt, day: date) -> bool:
    return debt.assigned_on is not UNKNOWN and debt.assigned_on < day


def _not_delinquent(collector: CollectorKind, debt: Debt) -> str | None:
    """Why a debt is none that was assigned while delinquent, of whatever nature; to a creditor, if it was bought."""
    if collector in CREDITORS and debt.purchased is not True:
        return "nothing was assigned to a creditor (Cal. Civ. Code 1788.14.5)"
    if debt.kind is DebtKind.MORTGAGE:
        return "a mortgage is no delinquent debt (Cal. Civ. Code 1788.14.5(g))"
    if debt.charged_off is True:
        return "it has been charged off (Cal. Civ. Code 1788.14.5(g))"
    return None


@reads("nature", "kind", "charged_off", "purchased", "assigned_on")
def _no_delinquent_consumer(collector: CollectorKind, debt: Debt) -> str | None:
    if debt.nature is DebtNature.COMMERCIAL:
        return "commercial debt has a pack of its own (Cal. Civ. Code 1788.2)"
    if _sold_before(debt, _ASSIGNED):
        return "it was sold or assigned before July 2022 (Cal. Civ. Code 1788.14.5(h))"
    return _not_delinquent(collector, debt)


@reads(
    "nature",
    "kind",
    "charged_off",
    "purchased",
    "guaranteed_by_person",
    "original_amount",
    "incurred_on",
    "assigned_on",
)
def _no_delinquent_commercial(collector: CollectorKind, debt: Debt) -> str | None:
    if _sold_before(debt, _COMMERCIAL):
        return "it was sold or assigned before July 2025 (Cal. Civ. Code 1788.14.5(i))"
    return _no_commercial(collector, debt) or _not_delinquent(collector, debt)


_HIRED: Final = frozenset({CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.LAW_FIRM})
"""Whom a debt buyer hires to collect or to sue, and is a debt buyer still (1788.50(a)(1))."""


@reads("nature", "purchased", "charged_off", "assigned_on")
def _not_bought(collector: CollectorKind, debt: Debt) -> str | None:
    """Why a debt is no consumer debt of a debt buyer: whoever buys charged-off debts is bound for all of them (d).

    So is whoever collects for another what may have been bought, unless it is known not to be charged off.
    """
    hired = collector in _HIRED and debt.purchased is not False and debt.charged_off is not False
    if collector is not CollectorKind.DEBT_BUYER and not hired:
        return f"does not bind a {collector.value} (Cal. Civ. Code 1788.50(a)(1))"
    if debt.nature is DebtNature.COMMERCIAL:
        return "does not reach a commercial debt (Cal. Civ. Code 1788.50(a)(2))"
    if _sold_before(debt, _SOLD):
        return "it was sold before 2014 (Cal. Civ. Code 1788.50(d))"
    return None


_no_consumer = covering(ANYONE, under="Cal. Civ. Code 1788.2(c)")
_ROSENTHAL = Pack(
    "us.ca.rosenthal",
    "California: Rosenthal Act, consumer debt",
    (*_rules("us.ca", None), *_consumer_rules(), *_identity_theft("us.ca", None, _no_consumer)),
    _no_consumer,
    "US-CA",
)
_COVERED_COMMERCIAL = Pack(
    "us.ca.rosenthal-commercial",
    "California: Rosenthal Act, covered commercial debt",
    tuple(_rules("us.ca.commercial", _COMMERCIAL)),
    _no_commercial,
    "US-CA",
)
_no_business = covering(
    ANYONE, natures=(DebtNature.COMMERCIAL,), under="Cal. Civ. Code 1788.18(i), on debtors of any kind"
)
_COMMERCIAL_THEFT = Pack(
    "us.ca.identity-theft-commercial",
    "California: identity theft, commercial debt",
    tuple(_identity_theft("us.ca.commercial", _AMENDED, _no_business)),
    _no_business,
    "US-CA",
)
_hospital_notice = _civ.of(
    Duty(
        duty="if the debt began with a licensed hospital, bring a copy of the hospital's notice, and say that "
        "no suit is filed within 180 days of the first bill",
        media=WRITTEN,
        first_only=True,
        per_debt=True,
        unless=(_NO_DEBTOR,),
    )
).rule(
    "us.ca.1788-14e.hospital-notice",
    "The first writing about a hospital's debt says that suit waits",
    _civ("1788.14(e)"),
    recipients=CONSUMERS | OTHERS,
    purposes=_FIRST_WRITINGS,
    in_force=(_AMENDED, None),
    source_note="As it reads since 1 January 2025. That suit itself has to wait is not in it. Papers of a court that "
    "are sent may be the first writing, for none is excepted; what is handed over is not sent (1788.14(f))",
    example="the first letter about the stay at the hospital brings the notice, the second need not.",
)
_HOSPITAL = Pack(
    "us.ca.hospital",
    "California: debts that began with a hospital",
    (unless(ASKS_WHERE)(_hospital_notice),),
    covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Cal. Civ. Code 1788.14(e)"),
    "US-CA",
)
_DELINQUENT_CONSUMER = Pack(
    "us.ca.delinquent",
    "California: delinquent consumer debt that was assigned",
    tuple(_about_documents("us.ca", _ASSIGNED, "1788.14.5", "1788-14-5", 30, True, _no_delinquent_consumer)),
    _no_delinquent_consumer,
    "US-CA",
)
_DELINQUENT_COMMERCIAL = Pack(
    "us.ca.delinquent-commercial",
    "California: delinquent covered commercial debt that was assigned",
    tuple(
        _about_documents("us.ca.commercial", _COMMERCIAL, "1788.14.5", "1788-14-5", 30, True, _no_delinquent_commercial)
    ),
    _no_delinquent_commercial,
    "US-CA",
)
_if_bought = unless(Debts(which=Which.NOT_BOUGHT))
"""Of whoever is hired, what may have been bought lacks that fact (1788.50(a)(1))."""
_BUYERS = Pack(
    "us.ca.debt-buyers",
    "California: Fair Debt Buying Practices Act",
    (
        *map(_if_bought, _about_documents("us.ca", _SOLD, "1788.52", "1788-52", 15, False, _not_bought)),
        _if_bought(time_barred_suit),
        unless(_NotForCare(), _NO_DEBTOR, ASKS_WHERE)(_if_bought(_buyers_hospital_notice)),
    ),
    _not_bought,
    "US-CA",
)
_COERCED = Pack(
    "us.ca.coerced-debt",
    "California: coerced debt",
    tuple(_coerced_rules()),
    covering(ANYONE, under="Cal. Civ. Code 1798.97.1(c), on claimants"),
    "US-CA",
)
_FEDERAL = Pack(
    "us.ca.federal-words",
    "California: the federal statute for everybody who collects",
    each_adopted(with_bills(*OF_THE_STATUTE), "us.ca.1788-17", _civ("1788.17"), federal="statute"),
    covering(ANYONE, under="Cal. Civ. Code 1788.17"),
    "US-CA",
)
_FEDERAL_COLLECTORS = Pack(
    "us.ca.federal-words-collectors",
    "California: what of the federal statute spares creditors",
    each_adopted(with_bills(*OF_COLLECTORS, *OF_THE_NOTICE), "us.ca.1788-17", _civ("1788.17"), federal="statute"),
    covering(
        frozenset(CollectorKind) - {CollectorKind.CREDITOR},
        under="Cal. Civ. Code 1788.17, for 15 USC 1692e(11) and 1692g",
    ),
    "US-CA",
)

JURISDICTION: Final = Jurisdiction(
    "US-CA",
    "California",
    Confidence.PRIMARY,
    (
        _ROSENTHAL,
        _COVERED_COMMERCIAL,
        _COMMERCIAL_THEFT,
        _HOSPITAL,
        _DELINQUENT_CONSUMER,
        _DELINQUENT_COMMERCIAL,
        _BUYERS,
        _COERCED,
        _FEDERAL,
        _FEDERAL_COLLECTORS,
    ),
    (
        *map(_civ, ("1788.1(d)", "1788.2", "1788.10 to 1788.14.5", "1788.15 to 1788.18", "1788.50 to 1788.66")),
        _civ("1798.97.1", Confidence.PARTIAL),
        _civ("1798.97.2", Confidence.PARTIAL),
    ),
    "Binds creditors to the federal statute of 2001 (hours, work, cease, attorneys, third parties, threats) without "
    "Regulation F's numbers; licence number in messages; employers in writing first; relatives by written consent; a "
    "stop on identity theft and coerced debt; notices on old debts, records and hospitals; proof at hand, and a stop "
    "where it is not sent in time; guarantors of commercial debt to $500,000 from July 2025. "
    "Not encoded: lists of debtors, false words, venue, suit papers, asking an employer for insurance, trade credit.",
)
