"""California: the Rosenthal Fair Debt Collection Practices Act, Civ. Code 1788 to 1788.33.

It binds whoever regularly collects, for itself or for others, creditors included. Section 1788.17 makes 15 USC 1692b to
1692j, as they stood on 1 January 2001, law for everybody who collects a consumer debt; Regulation F came later, and its
numbers of calls are not part of it. Most other sections reach covered commercial debt too, from 1 July 2025 on: up to
500,000 dollars, owed or guaranteed by a natural person.

Knowingly not encoded: what may be said to relatives (1788.12(b)), the leave of a debtor or attorney to write to an
employer, of which the words were not found; that trade credit and some dealers' finance is no covered credit, of which
no fact is held; statements due on request (1788.14.5) and the wait before a hospital's suit (1788.14(e)), which gate
no contact.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Parameter, Question, Required, Rule
from ....rules.judging import each_debt
from ....rules.words import said
from ....shapes import Ban, ContentRequired, Duty, Hold, RepresentationStops
from ....vocabulary import (
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtNature,
    Element,
    Holding,
    NoticeKind,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from .adopting import OF_COLLECTORS, OF_THE_STATUTE, each_adopted, many_calls
from .common import Jurisdiction
from .law import Law
from .purposes import ABOUT_THE_DEBT, COLLECTING_ACTS, DISCLOSING, SPOKEN, WRITTEN
from .steps import days_over, notices

_AMENDED: Final = date(2025, 1, 1)
"""From when 1788.11 reads as it was read here."""
_COMMERCIAL: Final = date(2025, 7, 1)
_MOST_COMMERCIAL: Final = Decimal(500_000)

_civ: Final = Law("Cal. Civ. Code")


def _later(since: date | None, other: date) -> date:
    return other if since is None else max(since, other)


def _rules(prefix: str, since: date | None) -> Iterator[Rule]:
    """The sections that reach commercial debt too, under a prefix of ids, from a day on."""
    law = replace(_civ, in_force=(since, None))

    yield law.of(
        Duty(duty="give the California licence number, if you hold one, to whoever asks", media=TELEPHONE)
    ).rule(
        f"{prefix}.1788-11b.licence-on-request",
        "The licence number to whoever asks on a call",
        _civ("1788.11(b)"),
        purposes=ABOUT_THE_DEBT,
        exceptions="to a collector that holds no licence",
        example="asked for it, the agent of a licensed agency gives the number.",
    )
    yield many_calls(
        f"{prefix}.1788-11e.frequency", _civ("1788.11(d)"), _civ("1788.11(e)"), media=SPOKEN, in_force=law.in_force
    )

    yield law.of(ContentRequired(elements={Element.LICENCE_NUMBER}, media=WRITTEN)).rule(
        f"{prefix}.1788-11f.licence-number",
        "The licence number in every written or digital message",
        _civ("1788.11(f)"),
        purposes=ABOUT_THE_DEBT,
        in_force=(_later(since, _AMENDED), None),
        exceptions="to calls and visits; a collector that holds no licence leaves it undeclared",
        source_note="In type of at least twelve points; as it reads since 1 January 2025",
        example="a text declared to lack the number is denied.",
    )
    yield law.of(Ban(replies_exempt=True)).rule(
        f"{prefix}.1788-12a.employer-purpose",
        "To the employer only for what collection needs",
        _civ("1788.12(a)"),
        recipients=(Recipient.EMPLOYER,),
        purposes=DISCLOSING,
        exceptions="to asking for location information, verifying employment included; to a remedy after a judgment",
        source_note="That it may also be to discover medical insurance has no purpose here",
        example="a letter to the employer that asks for payment is denied.",
    )

    @law.rule(
        f"{prefix}.1788-12a.employer-in-writing",
        "To the employer in writing first",
        _civ("1788.12(a)"),
        media=SPOKEN,
        recipients=(Recipient.EMPLOYER,),
        purposes=(Purpose.LOCATION_INFORMATION, Purpose.POSTJUDGMENT_REMEDY),
        days=Parameter(((since or date.min, 15),), "days", _civ("1788.12(a)"), "higher"),
    )
    def employer_in_writing(q: Question, p: Any) -> Outcomes:
        """An employer is spoken to only after a letter that brought no answer in {days:day}.

        **What it checks**: for each debt, that the written request to the employer went out, that {days:day} have
        passed since its day, and that the employer has not answered. One talk for location information needs no
        letter, if nothing but employment is verified.
        **Source**: Cal. Civ. Code 1788.12(a).
        **When it does not apply**: to writing; to answers to the employer.
        **Missing facts**: unknown ``history``; no ``locations`` once a letter went out.
        **Example**: a letter on 1 April: calls are allowed from the 17th, unless the employer answered.
        """
        if q.answered is not None:
            return PASS
        if q.purpose is Purpose.LOCATION_INFORMATION and not any(
            earlier.medium in SPOKEN for earlier in q.perhaps_reached()
        ):
            return Required(f"without an unanswered letter of {said(p.days, 'day')} ago, only verify the employment")

        def judge(debt: Debt) -> Outcomes:
            wrote = [n.sent_at for n in notices(q, debt, NoticeKind.WRITTEN_TO_EMPLOYER)]
            if not wrote:
                return Denied("the employer has not been written to first", debts=(debt.id,))
            first = min(wrote)
            q.require_history()
            heard = q.index.inbound_from.get(q.who)
            if heard is not None and heard.by(q.at, first):
                return Denied("the employer answered the letter", debts=(debt.id,))
            frees = days_over(q, first, p.days)
            if q.at < frees:
                message = f"the employer still has time to answer: {said(p.days, 'day')}"
                return Denied(message, debts=(debt.id,), lapses_at=frees)
            return PASS

        return each_debt(q, judge)

    yield employer_in_writing
    yield law.of(
        RepresentationStops(in_writing=True, told_by_attorney=True, attorney_must_be_known=True, replies_exempt=True)
    ).rule(
        f"{prefix}.1788-14c.attorney",
        "Not to a debtor whose attorney wrote",
        _civ("1788.14(c)"),
        recipients=CONSUMERS,
        purposes=ABOUT_THE_DEBT - {Purpose.SERVICING_DISCLOSURE},
        exceptions="to statements of account",
        example="the attorney's letter came on Monday: a call on Tuesday is denied.",
    )
    yield law.of(Hold(proceedings={ProceedingKind.IDENTITY_THEFT}, in_writing=True, formalities_met=True)).rule(
        f"{prefix}.1788-18.identity-theft",
        "Collection stops on a report of identity theft",
        _civ("1788.18(a)"),
        _civ("1788.18(d)"),
        recipients=CONSUMERS | OTHERS,
        purposes=COLLECTING_ACTS,
        source_note="What has to be received is a report and a certified written statement: ``formalities_met``. It "
        "ends with the written determination made in good faith.",
        example="a police report and a statement came: nothing is collected until the review is over.",
    )

    @law.rule(
        f"{prefix}.1788-18c.tell-to-write",
        "Who claims identity theft by word of mouth is told to write",
        _civ("1788.18(c)"),
        recipients=CONSUMERS,
        purposes=ABOUT_THE_DEBT,
        needs=(Holding.PROCEEDING,),
    )
    def tell_to_write(q: Question) -> Outcomes:
        """A debtor who only said that the debt comes of identity theft is told to put it in writing.

        **What it checks**: whether such a claim, known not to be in writing, stands on a debt; then a duty.
        **Source**: Cal. Civ. Code 1788.18(c).
        **When it does not apply**: to a claim in writing; once it is over.
        **Missing facts**: unknown ``proceedings`` of a debt are left to the rule that stops collection.
        **Example**: "somebody opened that in my name", said on a call: the duty comes with the next contact.
        """
        claimed = tuple(
            debt.id
            for debt in q.debts
            if debt.proceedings is not UNKNOWN
            and any(
                each.kind in (ProceedingKind.IDENTITY_THEFT, UNKNOWN) and each.in_writing is False and each.stands(q.at)
                for each in debt.proceedings
            )
        )
        return Required("say that a claim of identity theft has to be in writing", debts=claimed) if claimed else PASS

    yield tell_to_write


def _no_commercial(collector: CollectorKind, debt: Debt) -> str | None:
    """Why a commercial debt is not covered; what of it is unknown covers it."""
    if debt.nature is not DebtNature.COMMERCIAL:
        return "consumer debt has a pack of its own (Cal. Civ. Code 1788.2)"
    if debt.guaranteed_by_person is False:
        return "no natural person owes or guarantees it (Cal. Civ. Code 1788.2(h)(2))"
    if debt.original_amount is not UNKNOWN and debt.original_amount > _MOST_COMMERCIAL:
        return "it is of more than $500,000 (Cal. Civ. Code 1788.2(o))"
    return None


_ROSENTHAL = Pack(
    "us.ca.rosenthal",
    "California: Rosenthal Act, consumer debt",
    tuple(_rules("us.ca", None)),
    covering(ANYONE, under="Cal. Civ. Code 1788.2(c)"),
    "US-CA",
)
_COVERED_COMMERCIAL = Pack(
    "us.ca.rosenthal-commercial",
    "California: Rosenthal Act, covered commercial debt",
    tuple(_rules("us.ca.commercial", _COMMERCIAL)),
    _no_commercial,
    "US-CA",
)
_FEDERAL = Pack(
    "us.ca.federal-words",
    "California: the federal statute for everybody who collects",
    each_adopted(OF_THE_STATUTE, "us.ca.1788-17", _civ("1788.17"), federal="all"),
    covering(ANYONE, under="Cal. Civ. Code 1788.17"),
    "US-CA",
)
_FEDERAL_COLLECTORS = Pack(
    "us.ca.federal-words-collectors",
    "California: what of the federal statute spares creditors",
    each_adopted(OF_COLLECTORS, "us.ca.1788-17", _civ("1788.17"), federal="all"),
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
    (_ROSENTHAL, _COVERED_COMMERCIAL, _FEDERAL, _FEDERAL_COLLECTORS),
    tuple(map(_civ, ("1788.1(d)", "1788.2", "1788.11", "1788.12(a)", "1788.14(c)", "1788.17", "1788.18"))),
    "Binds creditors to the federal statute of 2001 (hours, work, cease, attorneys, third parties) without Regulation "
    "F's numbers; licence number in messages; employers in writing first; a stop on identity theft; guarantors of "
    "commercial debt to $500,000 from July 2025. Not encoded: relatives (1788.12(b)), leave to write to an employer, "
    "trade credit, statements on request, a hospital's wait before suit.",
)
