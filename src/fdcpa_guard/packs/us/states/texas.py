"""Texas: the Debt Collection Act (Tex. Fin. Code ch. 392)."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Final

from ....errors import MissingFact
from ....facts import Debt
from ....facts.base import members
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required, lacking, reads
from ....rules.judging import (
    PROCESS,
    continues_a_suit,
    each_at_most,
    each_debt,
    has_judgment,
    law_wants,
    only_asks_consent,
    tells_of_debt,
)
from ....shapes import ContentRequired, Duty, Hold, NotObligated, NotOverdue, RequiredByLaw, Standing
from ....shapes.exceptions import Exempting
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    Element,
    Holding,
    Medium,
    ProceedingKind,
    Purpose,
    Recipient,
    Unknown,
)
from ...binding import ANYONE, CREDITORS, covering
from ..federal.fdcpa import binds, profanity, threat_of_harm
from ..federal.regf import s18
from ..federal.regf.common import threatens_suit_on
from ..federal.regf.s18 import is_pleading
from .adopting import IMPLIES_NOTHING, SAYS_OWED, many_calls
from .common import Jurisdiction
from .disputed import stays_with_the_consumer
from .law import Law
from .narrowing import DEMANDS_NONE, unless
from .owed_notice import but_for_owed_notices, owed_notices_spared
from .purposes import ABOUT_THE_DEBT, ASKING_IN_WRITING, DEMANDS, EVERY_EFFORT, TOWARDS_ANYBODY, VISITS, WRITTEN
from .steps import bought_and_time_barred, known, lacking_of_bought, perhaps_bought

_code: Final = Law("Tex. Fin. Code")
_TOLD: Final = CONSUMERS | OTHERS | {Recipient.CONSUMER_ATTORNEY}
_WRITINGS: Final = COMMUNICATIONS - {Purpose.CREDIT_REPORTING}
"""In collecting, or in obtaining information concerning a consumer."""

# -- 392.202: disputes, for third-party debt collectors


class _ReportsTheDispute(Exempting):
    """A report to an agency that is declared to say that the debt is disputed; undeclared, it has that duty."""

    says: ClassVar = "to a report that says that the debt is disputed"

    def spares(self, q: Question, debt: Debt) -> bool:
        return _reports(q) and q.content.has(Element.REPORTS_DISPUTE) is True

    def softened(self, q: Question, denied: Denied) -> Outcome:
        if _reports(q) and q.content.has(Element.REPORTS_DISPUTE) is None:
            return Required(_SAY_SO, debts=denied.debts)
        return denied


def _reports(q: Question) -> bool:
    return Purpose.CREDIT_REPORTING in q.acts


_OF_A_TAX: Final = "does not reach a federal tax, which arises from no transaction (Tex. Fin. Code 392.001(2))"


@reads("in_default_when_obtained", "nature", "kind")
def _before_collectors(collector: CollectorKind, debt: Debt) -> str | None:
    return _OF_A_TAX if debt.kind is DebtKind.FEDERAL_TAX else binds(collector, debt)


_CLAIMS: Final = s18.CLAIMED_NOT_OWED - {ProceedingKind.GOOD_FAITH_ESTIMATE_DISPUTE}

dispute = owed_notices_spared(_before_collectors)(
    unless(_ReportsTheDispute())(
        _code.of(
            Hold(
                standing={Standing.DISPUTE},
                proceedings=_CLAIMS,
                in_writing=True,
                upheld_stays=True,
                unless=(RequiredByLaw(),),
            )
        ).rule(
            "us.tx.392-202a.dispute",
            "A written dispute, however late, stops collecting until it is investigated",
            _code("392.202(a)"),
            _code("392.202(e)"),
            recipients=TOWARDS_ANYBODY,
            purposes=EVERY_EFFORT,
            exceptions="to disputes by word of mouth; once the investigation is over, for which ``verified_at`` "
            "stands, or the dispute withdrawn; once a claim was found to be wrong (``upheld`` false); to the answer "
            "itself; to a report that says that the debt is disputed. A law firm without staff who collect is outside "
            "the section, but no fact tells it apart: it is held to it",
            source_note="A claim in writing (identity theft, a coerced debt, a payment that was not authorised) "
            "disputes the item; one about an estimate ends with an amount, by a process of its own (45 CFR 149.620). "
            "The text stops collectors that report to bureaus and those that do not alike. It does not matter how long "
            "after the validation notice it came, whether it repeats an earlier one, or whether only a part is "
            "disputed; that there was no time to investigate is no end of it (392.202(d)(3)). A bill is an effort to "
            "collect, and so is a report as if nobody disputed the debt",
            example="an email two years after the validation notice says the amount is wrong: calls stop.",
        )
    )
)


@_code.rule(
    "us.tx.392-202b.answer",
    "The answer to a dispute says how the investigation went, within {days:digits} days",
    _code("392.202(b)"),
    recipients=CONSUMERS,
    purposes=(Purpose.DISPUTE_RESPONSE, Purpose.DUPLICATIVE_DISPUTE_NOTICE),
    needs=(Holding.DISPUTE, Holding.PROCEEDING),
    days=Parameter(((date.min, 30),), "days", _code("392.202(b)"), "lower"),
)
def answer(q: Question, p: Any) -> Outcomes:
    """By the {days:nth} day the collector writes that the item is wrong, that it is right, or that time was short.

    **What it checks**: for each dispute that is or may be in writing and is not investigated yet, and where there is
    none for each such claim (as of identity theft), the duty and its last day, counted from the day of receipt where
    the person is.
    **Source**: Tex. Fin. Code 392.202(b), which knows no dispute that is none for repeating another: word that one does
    (``duplicative-dispute-notice``) answers a dispute too.
    **When it does not apply**: to contacts that are no answer to a dispute.
    **Missing facts**: none: where it is unknown whether the debt is disputed, the duty, without a last day but that of
    a claim that is known.
    **Example**: received on 2 March: the answer is due on 1 April.
    """

    def judge(debt: Debt) -> Outcomes:
        disputes, claims = _open(q, debt)
        return tuple([due(debt, path, when) for path, when in (disputes or claims).items()]) or PASS

    def due(debt: Debt, path: str, received: datetime) -> Outcome:
        last = min([received.astimezone(tz).date() for tz in q.zones]) + timedelta(days=p.days)
        return Required(_SAY_HOW, debts=(debt.id,), due=last, facts={path: "open"})

    return each_at_most(q, _SAY_HOW, judge)


_SAY_HOW: Final = "write that the item is inaccurate, that it is accurate, or that there was too little time"


def _open(q: Question, debt: Debt) -> tuple[dict[str, datetime], dict[str, datetime]]:
    """When the disputes of a debt, and the claims that dispute it, came that may be in writing and are not over.

    Raises:
        MissingFact: whether there are any is unknown.
    """
    disputes = {
        f"debts.{debt.id}.disputes.{each.id}": each.received_at
        for each in members(debt.disputes)
        if each.received_at <= q.at
        and each.in_writing is not False
        and not any(
            over is not None and over <= q.at for over in (each.verified_at, each.withdrawn_at, each.corrected_at)
        )
    }
    if disputes:
        return disputes, {}
    claims = known(
        q,
        debt,
        *_CLAIMS,
        objects=lambda each: each.in_writing is not False and (each.ended_at is None or q.at < each.ended_at),
    )
    if debt.disputes is UNKNOWN and not claims:
        raise MissingFact(f"debts.{debt.id}.disputes")
    return {}, {f"debts.{debt.id}.proceedings.{each.id}": each.learned_at for each in claims}


THIRD_PARTY_COLLECTORS: Final = Pack(
    id="us.tx.third-party-collectors",
    title="Texas: disputes before third-party debt collectors (Tex. Fin. Code 392.202)",
    rules=(
        dispute,
        answer,
        _code.adopted(
            s18.initial_disclosure, "us.tx.392-304a5a.initial-disclosure", _code("392.304(a)(5)(A)"), federal="statute"
        ),
        _code.adopted(
            s18.subsequent_disclosure,
            "us.tx.392-304a5b.subsequent-disclosure",
            _code("392.304(a)(5)(B)"),
            federal="statute",
        ),
    ),
    why_not=_before_collectors,
    jurisdiction="US-TX",
)
"""Debt collectors as 15 USC 1692a(6) defines them (Tex. Fin. Code 392.001(7))."""

# -- 392.301 to 392.304: everybody

_unauthorised = _code.of(
    Hold(
        proceedings={ProceedingKind.UNAUTHORISED_PAYMENT},
        in_writing=True,
        formalities_met=True,
        upheld_stays=True,
        unless=(RequiredByLaw(),),
    )
).rule(
    "us.tx.392-303a3.unauthorised-payment",
    "No collecting under a check or payment that somebody unauthorised made",
    _code("392.303(a)(3)"),
    _code("392.303(c)"),
    recipients=TOWARDS_ANYBODY,
    purposes=EVERY_EFFORT,
    exceptions="once there is credible evidence that the report is false and the payment was authorised, for which "
    "``ended_at`` stands with ``upheld`` false; to a report that says that the debt is disputed",
    source_note="It takes a written notice from whoever may use the account, and a copy of a report filed with a "
    "law enforcement agency, for which ``formalities_met`` stands. A validation notice with which collecting "
    "begins attempts to collect",
    example="a stolen check bounced; its owner wrote, with the police report: the shop calls no more.",
)
unauthorised = but_for_owed_notices(unless(_ReportsTheDispute())(_unauthorised))


@unless(NotObligated(), DEMANDS_NONE)
@_code.rule(
    "us.tx.392-304a4.to-whom",
    "A demand for money names to whom the debt is owed or assigned",
    _code("392.304(a)(4)"),
    _code("392.304(b)"),
    recipients=CONSUMERS | OTHERS,
    purposes=DEMANDS,
)
def to_whom(q: Question) -> Outcomes:
    """Whoever demands money says clearly to whom the debt was assigned or is owed.

    **What it checks**: nothing that is declared; the contact carries the duty for each debt.
    **Source**: Tex. Fin. Code 392.304(a)(4) and (b). A complaint demands money; (a)(5) alone leaves it out.
    **When it does not apply**: to credit cards, and to mortgages, of which a first lien is assumed; to a contact
    declared to ask for no payment, or to be a limited-content message or a mere request for consent, which ask for
    none; to somebody who neither owes the debt (``co_obligors``) nor counts as the consumer.
    **Missing facts**: none; it never denies.
    **Example**: an agency's call about a loan names the bank that owns it.
    """
    left_out = (DebtKind.CREDIT_CARD, DebtKind.MORTGAGE)
    named = tuple(debt.id for debt in q.debts if debt.kind not in left_out)
    return Required("name clearly to whom the debt is owed or was assigned", debts=named) if named else PASS


class _RefersToNoDebt(Exempting):
    """What refers to no debt, unless it is declared to tell of one, and what is said on a visit and not handed over."""

    says: ClassVar = (
        "to asking where the consumer is, to the confirmation of an opt-out and to a mere request for consent, unless "
        "they are declared to state the debt, or say what cannot be said without it; to a visit but for a paper of a "
        "court that is handed over"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        if q.medium is Medium.IN_PERSON and q.purpose not in PROCESS:
            return True
        refers_to_none = q.acts <= self._of_no_debt or only_asks_consent(q)
        return refers_to_none and tells_of_debt(q) is not True

    _of_no_debt: ClassVar = frozenset({Purpose.LOCATION_INFORMATION, Purpose.OPT_OUT_CONFIRMATION})


class _WantsNoAnswer(_RefersToNoDebt):
    """The same, of which a search wants an answer: whoever obtains information about a consumer is bound as well."""

    says: ClassVar = _RefersToNoDebt.says.replace("asking where the consumer is, to ", "")
    _of_no_debt: ClassVar = frozenset({Purpose.OPT_OUT_CONFIRMATION})


_READ: Final = WRITTEN | VISITS
"""Media of written communications: papers of a court are handed over too."""
_DUE: Final = NotOverdue(overdue_days=0)

written_name = unless(_DUE, _RefersToNoDebt(), IMPLIES_NOTHING)(
    _code.of(ContentRequired(elements={Element.BUSINESS_IDENTITY, Element.CALLBACK_NUMBER}, media=_READ)).rule(
        "us.tx.392-304a6.name-and-number",
        "A writing about a delinquent debt gives the collector's name and telephone number",
        _code("392.304(a)(6)"),
        recipients=_TOLD,
        purposes=_WRITINGS,
        exceptions=f"{_DUE.describe()}; {_RefersToNoDebt.says}; {IMPLIES_NOTHING.says}",
        source_note="Whomever it goes to: bills too, papers of a court, which (a)(5) alone leaves out, and word that "
        "efforts end.",
        example="an email that is declared to give no number is denied.",
    )
)

written_address = unless(_DUE, _WantsNoAnswer())(
    _code.of(
        Duty(
            duty="give the collector's street address or post office box, if it refers to the debt, and ask for "
            "answers only there or at the creditor's",
            media=_READ,
        )
    ).rule(
        "us.tx.392-304a6.address",
        "A writing about a delinquent debt gives the collector's street address or post office box",
        _code("392.304(a)(6)"),
        _code("392.304(a)(7)"),
        recipients=_TOLD,
        purposes=_WRITINGS,
        exceptions=f"{_DUE.describe()}; {_WantsNoAnswer.says}",
        source_note="(a)(7) is about what is written to obtain information too: a search that refers to no debt asks "
        "for answers nowhere else.",
        example="a text carries the duty.",
    )
)


@_code.rule(
    "us.tx.392-301a3.disputed",
    "A debt disputed in writing is not told to others as undisputed",
    _code("392.301(a)(3)"),
    purposes=ABOUT_THE_DEBT,
    needs=(Holding.DISPUTE, Holding.PROCEEDING),
)
def told_as_undisputed(q: Question) -> Outcomes:
    """Nobody else is told that the consumer will not pay a debt that nobody disputes, once it is disputed in writing.

    **What it checks**: for each debt with a written dispute on record, neither withdrawn nor corrected, or a claim in
    writing that disputes it (as of identity theft) and stands or was upheld, that a contact with somebody else is not
    declared to leave the dispute unsaid; undeclared, a report carries the duty. So does what threatens the consumer
    with a report.
    **Source**: Tex. Fin. Code 392.301(a)(3), which bars the threat too. Who owes the debt too is another person than
    *the consumer*, who refuses: the careful reading.
    **When it does not apply**: to what the attorney is told without such a threat, and the consumer on no
    postcard or post that others see, and by no number or address known to be, or to reach, somebody else's; to disputes
    by word of mouth; to a contact declared not to state the debt, and to asking where the consumer is.
    **Missing facts**: unknown ``disputes`` of a debt or, without one in writing, unknown ``proceedings`` or the kind of
    one, and whether what stands was in writing, where the dispute is left unsaid; by which number or address a disputed
    debt is told of, where one reaches somebody else.
    **Example**: a creditor's report of a debt disputed by letter that says nothing of the letter is denied.
    """
    says = q.content.has(Element.REPORTS_DISPUTE)
    if says:
        return PASS
    threatens = q.content.has(Element.THREATENS_CREDIT_REPORT) is True
    if q.recipient is Recipient.CONSUMER_ATTORNEY and not threatens:
        return PASS
    states = tells_of_debt(q)
    silent = states is False or (states is None and q.acts == {Purpose.LOCATION_INFORMATION})
    if Purpose.CREDIT_REPORTING not in q.acts and not threatens and (says is None or silent):
        return PASS

    def tells_nobody_else(debt: Debt) -> bool:
        return not threatens and q.recipient is Recipient.CONSUMER and stays_with_the_consumer(q, debt)

    def judge(debt: Debt) -> Outcome:
        try:
            written = _said_in_writing(q, debt)
        except MissingFact:
            if tells_nobody_else(debt):
                return PASS
            if says is False:
                raise
            return Required(f"{_SAY_SO}, if it is", debts=(debt.id,))
        if all(known is False for known in written.values()):
            return PASS
        if tells_nobody_else(debt):
            return PASS
        if says is None:
            return Required(_SAY_SO, debts=(debt.id,))
        if True in written.values():
            return Denied("does not say that the debt is disputed", debts=(debt.id,))
        raise MissingFact(next(f"{path}.in_writing" for path, known in written.items() if known is UNKNOWN))

    return each_debt(q, judge)


def _said_in_writing(q: Question, debt: Debt) -> dict[str, bool | Unknown]:
    """What disputes a debt, disputes and claims, an upheld one too, each with whether it was said in writing.

    Raises:
        MissingFact: whether there are disputes is unknown; or, without one in writing, whether there are such claims.
    """
    path = f"debts.{debt.id}"
    found = {f"{path}.disputes.{d.id}": d.in_writing for d in s18.standing_disputes(q, debt)}
    if True not in found.values():
        claims, lacked = s18.claims_known(q, debt)
        found |= {f"{path}.proceedings.{p.id}": p.in_writing for p in claims}
        if lacked is not None and True not in found.values():
            raise MissingFact(lacked)
    return found


_SAY_SO: Final = "say that the debt is disputed"


DEBT_COLLECTORS: Final = Pack(
    id="us.tx.debt-collectors",
    title="Texas: threats, abuse and unfair means (Tex. Fin. Code 392.301 to 392.304)",
    rules=(
        _code.adopted(threat_of_harm, "us.tx.392-301a1.threat-of-harm", _code("392.301(a)(1)")),
        told_as_undisputed,
        _code.adopted(profanity, "us.tx.392-302-1.profanity", _code("392.302(1)")),
        unauthorised,
        to_whom,
        written_name,
        written_address,
        _code.adopted(SAYS_OWED, "us.tx.392-304a8.nothing-owed", _code("392.304(a)(8)")),
    ),
    why_not=covering(
        ANYONE,
        but_not=(DebtKind.FEDERAL_TAX,),
        under="Tex. Fin. Code 392.001(2), (6): whoever collects what arose from a transaction",
    ),
    jurisdiction="US-TX",
)
"""Whoever collects consumer debts, creditors included."""


@reads("in_default_when_obtained", "nature", "kind")
def _without_a_number(collector: CollectorKind, debt: Debt) -> str | None:
    if debt.nature is DebtNature.COMMERCIAL:
        return "does not reach a commercial debt (Tex. Fin. Code 392.001(2))"
    if debt.kind is DebtKind.FEDERAL_TAX:
        return _OF_A_TAX
    if binds(collector, debt) is None:
        return "Regulation F gives its number to whom the federal act binds"
    return None


CREDITORS_PACK: Final = Pack(
    id="us.tx.creditors",
    title="Texas: repeated calls by creditors (Tex. Fin. Code 392.302(4))",
    rules=(many_calls("us.tx.392-302-4.repeated-calls", _code("392.302(4)"), recipients=BEYOND_THE_COLLECTORS_SIDE),),
    why_not=_without_a_number,
    jurisdiction="US-TX",
)
"""Creditors that collect in their own name, and others whom Regulation F does not bind for a debt."""

# -- 392.307: debt buyers

BUYERS_SINCE: Final = date(2019, 9, 1)
"""When 392.307 took effect (Acts 2019, ch. 1055)."""


def _bought(collector: CollectorKind | Unknown, debt: Debt) -> bool | Unknown:
    """Whether a debt was bought: a debt buyer's was, and a creditor's was not unless it is known."""
    return perhaps_bought(collector, debt.purchased is True if collector in CREDITORS else debt.purchased)


@_code.rule(
    "us.tx.392-307c.no-suit",
    "A buyer of debts does not sue on what is time-barred",
    _code("392.307(c)"),
    _code("392.301(a)(8)"),
    recipients=TOWARDS_ANYBODY,
    in_force=(BUYERS_SINCE, None),
)
def no_suit(q: Question) -> Outcomes:
    """A debt buyer neither sues on a time-barred debt, itself or through others, nor threatens to.

    **What it checks**: for each debt that a debt buyer collects or that was bought, that no suit is
    brought or threatened once it is time-barred; a payment or a promise does not revive it (392.307(d)). A call or a
    text about a suit that is not known to go on threatens one, unless declared not to.
    **Source**: Tex. Fin. Code 392.307(c) and (d); 392.301(a)(8) bars threats of what is prohibited.
    **When it does not apply**: to debts known not to have been bought, and to a creditor's that is not known to have
    been; to papers in a suit that is known to be pending that are not declared to bring
    another, and word of its remedies; to what carries out a judgment, or
    announces that; to a pleading that some law requires, unless it is declared to ask for payment, as a complaint does;
    to a notice that is declared to threaten no legal action; to a draft for the creditor or an attorney on the
    collector's side.
    **Missing facts**: whether the debt is time-barred and was bought, and who collects it, once a suit is brought or
    threatened.
    **Example**: a law firm files for a buyer on a debt of twelve years ago: denied.
    """

    def judge(debt: Debt) -> Outcome:
        begins_none = continues_a_suit(q, debt) or law_wants(q) if is_pleading(q) else not threatens_suit_on(q, debt)
        if begins_none or has_judgment(q, debt):
            return PASS
        if not bought_and_time_barred(debt, _bought(q.case.collector, debt)):
            return PASS
        return Denied("sues or threatens to sue on a bought debt that is time-barred", debts=(debt.id,))

    return each_debt(q, judge)


class _MayBeBought(Exempting):
    """Spares nothing: of a debt that may be bought, and may be time-barred, an objection is for want of the fact."""

    says: ClassVar = "to a debt known not to be bought or not to be time-barred"

    def spares(self, q: Question, debt: Debt) -> bool:
        return False

    def softened(self, q: Question, denied: Denied) -> Outcome:
        concerned = [debt for debt in q.debts if not denied.debts or debt.id in denied.debts]
        facts = []
        for debt in concerned:
            if debt.time_barred is UNKNOWN:
                facts.append(f"debts.{debt.id}.time_barred")
            elif _bought(q.case.collector, debt) is UNKNOWN:
                facts.append(lacking_of_bought(debt))
        if len(facts) < len(concerned):
            return denied
        return lacking(MissingFact(facts[0], denied.lapses_at), tuple([debt.id for debt in concerned]))


class _Judged(Exempting):
    """A debt with a judgment, which no time bars."""

    says: ClassVar = "to a debt under a judgment"

    def spares(self, q: Question, debt: Debt) -> bool:
        return has_judgment(q, debt)


_notice = unless(_MayBeBought(), _Judged(), NotObligated())(
    ContentRequired(elements={Element.TIME_BARRED_DISCLOSURE}, media=WRITTEN, first_only=True, per_debt=True).rule(
        "us.tx.392-307e.notice",
        "A buyer's first writing about a time-barred debt says that nobody will sue on it",
        _code("392.307(e)"),
        _code("392.307(f)"),
        recipients=CONSUMERS | OTHERS,
        purposes=ASKING_IN_WRITING,
        in_force=(BUYERS_SINCE, None),
        exceptions="to a debt known not to be bought or not to be time-barred",
        source_note="Which of three texts it takes turns on reports to agencies: as long as they may be made and are, "
        "as long as they may be and are not, and after. In twelve points or more, set apart from the rest",
        example="a buyer's first letter about a debt of twelve years ago is declared to lack the notice: denied.",
    )
)


def _time_barred_only(collector: CollectorKind, debt: Debt) -> str | None:
    if debt.nature is DebtNature.COMMERCIAL or _bought(collector, debt) is False:
        return "known to be no consumer debt that a debt buyer holds (Tex. Fin. Code 392.307)"
    if debt.time_barred is False:
        return "known not to be time-barred (Tex. Fin. Code 392.307(e))"
    return None


BUYERS: Final = Pack(
    id="us.tx.debt-buyers",
    title="Texas: time-barred debts of debt buyers (Tex. Fin. Code 392.307)",
    rules=(no_suit, _notice),
    why_not=reads("purchased", "nature", "time_barred")(_time_barred_only),
    jurisdiction="US-TX",
)
"""Debt buyers, and whoever collects for one."""

JURISDICTION = Jurisdiction(
    "US-TX",
    "Texas",
    Confidence.PRIMARY,
    (THIRD_PARTY_COLLECTORS, DEBT_COLLECTORS, CREDITORS_PACK, BUYERS),
    (_code("392.001"), _code("392.202"), _code("392.301 to .304"), _code("392.307")),
    "A written dispute stops a third-party collector at any time; creditors, too, may not threaten, swear or ring to "
    "harass, nor collect under an unauthorised payment, and say in writing who they are; debt buyers sue on nothing "
    "time-barred, and say so. There are no hours and no counts. Not encoded: false accusations and threats "
    "(392.301(a)(2), (4) to (8), but for suits on bought debts), anonymous calls meant to annoy (392.302(2)), charges "
    "(392.302(3), 392.303(a)(1), (2)) and false words (392.304(a)(1) to (3), (8) to (19)) but for what is paid (8), "
    "of which no fact is declared; the correction of files and reports (392.202(c), (d)); who buys debts that are "
    "mostly not charged off, or checks for a check service, is taken for a debt buyer (392.307(a)(2)(A), (B)). The "
    "telephone hours of 2025 bind solicitations only.",
)
