"""New Mexico: the Patients' Debt Collection Protection Act (NMSA 57-32) and time-barred debts (12.2.12 NMAC).

Knowingly not encoded: what a facility offers a patient before it seeks payment (57-32-3(A)), of which no fact is held;
sales and liens (57-32-2(A), -4(A)); receipts and the day of a payment (57-32-7); waivers (57-32-9).
"""

from datetime import date
from typing import Final

from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Advised, Denied, Outcomes, Pack, Question, Required, reads, rule
from ....rules.judging import each_debt, has_judgment
from ....shapes import ContentRequired, Hold, LimitedContent, PendingSuit, RequiredByLaw, Standing
from ....shapes.exceptions import Exempting, owes_too
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    CALLS_AND_TEXTS,
    CONSUMERS,
    OTHERS,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    Effect,
    Element,
    Medium,
    Purpose,
)
from ...binding import ANYONE, COLLECTORS, CREDITORS, covering
from .common import Jurisdiction, regulation
from .law import Law
from .narrowing import ANSWERS_IN_COURT, ASKS_WHERE, SEEKS_NOTHING, unless
from .owed_notice import but_for_owed_notices, owed_notices_spared
from .purposes import (
    ABOUT_THE_DEBT,
    ASKING_IN_WRITING,
    ATTEMPTS,
    EVERY_EFFORT,
    SEEKING_PAYMENT,
    TOWARDS_ANYBODY,
    UNPROMPTED,
    WRITTEN,
)

EFFECTIVE: Final = date(2021, 7, 1)
_MEDICAL: Final = (DebtKind.MEDICAL,)
_THIRD_PARTIES: Final = COLLECTORS - {CollectorKind.CREDITOR_UNDER_OTHER_NAME}

_code: Final = Law("NMSA", in_force=(EFFECTIVE, None), recipients=CONSUMERS, purposes=ATTEMPTS)

_PAPERS: Final = frozenset(Medium) - CALLS_AND_TEXTS
"""What a suit is brought by, and a judgment carried out."""

# -- 57-32-3 and -4: providers

screening = unless(SEEKS_NOTHING, ANSWERS_IN_COURT)(
    but_for_owed_notices(
        _code.of(Hold(standing={Standing.SCREENING_INFORMATION_LACKING})).rule(
            "us.nm.57-32-3b.screening",
            "A provider that bills on its own waits for the facility's screening information",
            _code("57-32-3(B)"),
            recipients=TOWARDS_ANYBODY,
            purposes=ATTEMPTS | {Purpose.SERVICING_DISCLOSURE, Purpose.FORMAL_PLEADING},
            exceptions="to collectors, who have a rule of their own; to answers; "
            f"{SEEKS_NOTHING.says}; {ANSWERS_IN_COURT.says}",
            source_note="Payment is sought of nobody meanwhile, attorney or employer. It binds third-party providers "
            "of at least 20 million dollars a year that bill apart from the facility for emergency or necessary care. "
            "No fact says who is one; a facility, or a smaller provider, gives the information as held",
            example="a radiology group without the hospital's screening file does not ask for payment.",
        )
    )
)


no_legal_process = unless(SEEKS_NOTHING)(
    _code.of(Hold(media=_PAPERS, standing={Standing.PATIENT_INDIGENT}, unless=(RequiredByLaw(),))).rule(
        "us.nm.57-32-4a.no-legal-process",
        "No suit or garnishment against an indigent patient",
        _code("57-32-4(A)"),
        _code("57-32-2(A)(2)"),
        recipients=TOWARDS_ANYBODY,
        purposes=(Purpose.FORMAL_PLEADING, Purpose.POSTJUDGMENT_REMEDY),
        exceptions=f"to the provider's own bill; {SEEKS_NOTHING.says}, as to one that ends it",
        source_note="What is under way ends with the finding. A call or a text about a suit is no process, and only "
        "draws advice",
        example="the hospital files no complaint against a patient found to be indigent.",
    )
)


@_code.rule(
    "us.nm.57-32-6a.plain-bill",
    "A bill lists the charges and what was done about insurance",
    _code("57-32-6(A)"),
    media=WRITTEN,
    purposes=(Purpose.SERVICING_DISCLOSURE, Purpose.COLLECTION),
)
def plain_bill(q: Question) -> Outcomes:
    """What a provider bills is listed charge by charge, with what was done about insurance and help.

    **What it checks**: that a bill is not declared to lack the list of its charges (``itemisation``); everything is a
    duty besides.
    **Source**: NMSA 57-32-6(A). Whether a facility screened is said by facilities. A letter that asks for payment may
    be a bill too: it has the duty, and is not denied for listing none.
    **When it does not apply**: to what is spoken; to answers and notices; to collectors.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: the clinic's bill lists the visit and says that the insurer was billed.
    """
    if Purpose.SERVICING_DISCLOSURE in q.acts and q.content.has(Element.ITEMISATION) is False:
        return Denied("the bill does not list its charges")
    return Required(
        "in a bill, list in plain words the date, amount and kind of every charge, and say whether insurance was "
        "verified, the patient screened, and insurance or programs billed"
    )


@unless(SEEKS_NOTHING)
@_code.rule(
    "us.nm.57-32-4a.own-bill",
    "A bill to an indigent patient deserves a second thought",
    _code("57-32-4(A)"),
    purposes=ATTEMPTS | {Purpose.SERVICING_DISCLOSURE},
    effect=Effect.ADVISORY,
)
def own_bill(q: Question) -> Outcomes:
    """A patient found to be indigent is safe from sales, liens and suits; the provider's own bill is not among them.

    **What it checks**: whether the patient of a debt is known to have been found indigent.
    **Source**: NMSA 57-32-4(A), with the meaning of collection action in 57-32-2(A).
    **When it does not apply**: to collectors, who have a rule of their own; to a statement declared to ask for no
    payment (``no-payment-request``), which pursues nothing.
    **Missing facts**: none; it never denies.
    **Example**: the clinic's reminder to an indigent patient goes out with the advice to hold it.
    """

    def judge(debt: Debt) -> Outcomes:
        if debt.medical.patient_indigent is not True:
            return PASS
        return Advised("the patient was found to be indigent: nothing but a bill may follow", debts=(debt.id,))

    return each_debt(q, judge)


_of_providers = covering(CREDITORS, kinds=_MEDICAL, under="NMSA 57-32-3(B), 57-32-4(A), 57-32-6(A)")
_of_collectors = covering(_THIRD_PARTIES | CREDITORS, kinds=_MEDICAL, under="NMSA 57-32-2(K)")


@reads("nature", "kind", "purchased")
def _no_providers(collector: CollectorKind, debt: Debt) -> str | None:
    if collector in CREDITORS and debt.purchased is True:
        return "it was bought, so it was owed to another first (NMSA 57-32-2(J), (K))"
    return _of_providers(collector, debt)


@reads("nature", "kind", "purchased")
def _no_collectors(collector: CollectorKind, debt: Debt) -> str | None:
    if collector in CREDITORS and debt.purchased is not True:
        return f"does not bind a {collector.value} for its own debt (NMSA 57-32-2(K))"
    return _of_collectors(collector, debt)


PROVIDERS: Final = Pack(
    id="us.nm.medical-providers",
    title="New Mexico: providers of medical care (NMSA 57-32)",
    rules=(screening, no_legal_process, own_bill, plain_bill),
    why_not=_no_providers,
    jurisdiction="US-NM",
)
"""Health-care facilities and providers that bill for themselves."""

# -- 57-32-4 and -6(A): collectors

_BEGINS: Final = UNPROMPTED - {Purpose.CREDIT_REPORTING, Purpose.TERMINATION_OF_EFFORTS}

indigent = owed_notices_spared(_no_collectors)(
    unless(SEEKS_NOTHING)(
        _code.of(Hold(standing={Standing.PATIENT_INDIGENT}, unless=(RequiredByLaw(),))).rule(
            "us.nm.57-32-4a.indigent",
            "No third party recovers from an indigent patient",
            _code("57-32-4(A)"),
            recipients=TOWARDS_ANYBODY,
            purposes=EVERY_EFFORT,
            exceptions="to the provider's own bill, which only draws advice; to word that efforts end; "
            f"{SEEKS_NOTHING.says}, as to one that ends it",
            source_note="Patients with an income of up to twice the poverty level (57-32-2(G)). A buyer is held to it "
            "too: selling the debt was itself barred",
            example="after the finding of 2 March, an agency's call on the 3rd is denied.",
        )
    )
)

billing_information = owed_notices_spared(_no_collectors)(
    unless(ASKS_WHERE)(
        _code.of(
            Hold(standing={Standing.BILLING_INFORMATION_LACKING}, replies_exempt=True, unless=(RequiredByLaw(),))
        ).rule(
            "us.nm.57-32-6a.billing-information",
            "A collector holds the billing information before it begins",
            _code("57-32-6(A)"),
            recipients=BEYOND_THE_COLLECTORS_SIDE,
            purposes=_BEGINS,
            exceptions=f"to word that efforts end; {ASKS_WHERE.says}",
            source_note="With the attorney too, who is told for the patient. Of a garnishment too; suits have a rule "
            "of their own. Charges, insurance, screening and what was billed to whom. A validation notice begins a "
            "communication too, unless it is owed, as after the consumer's own call; so does asking the consumer where "
            "they are",
            example="an agency without the itemised charges does not call; it may return the patient's own call.",
        )
    )
)

no_new_suit = _code.of(
    Hold(media=_PAPERS, standing={Standing.BILLING_INFORMATION_LACKING}, unless=(PendingSuit(), RequiredByLaw()))
).rule(
    "us.nm.57-32-6a.no-new-suit",
    "A collector holds the billing information before it sues",
    _code("57-32-6(A)"),
    _code("57-32-2(A)(2)"),
    recipients=TOWARDS_ANYBODY,
    purposes=(Purpose.FORMAL_PLEADING,),
    source_note="The information comes before a collection action is initiated; one that is pending, or has ended in a "
    "judgment, goes on",
    example="an agency without the itemised charges files no complaint.",
)

MEDICAL_COLLECTORS: Final = Pack(
    id="us.nm.medical-collectors",
    title="New Mexico: collectors of medical debt (NMSA 57-32)",
    rules=(indigent, billing_information, no_new_suit),
    why_not=_no_collectors,
    jurisdiction="US-NM",
)
"""Whoever collects medical debts first owed to another: buyers too, and a creditor that is known to have bought it."""

# -- 57-32-6(B): everybody


class _NoneOfTheirs(Exempting):
    """Somebody else, who does not owe the debt: the information is not theirs to ask for."""

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.recipient in OTHERS and not owes_too(q, debt)


_offer = _code.of(ContentRequired(elements={Element.BILLING_INFORMATION_OFFER}, unless=(LimitedContent(),))).rule(
    "us.nm.57-32-6b.billing-information-offer",
    "Every communication about a medical debt offers the billing information",
    _code("57-32-6(B)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=(ABOUT_THE_DEBT | {Purpose.FORMAL_PLEADING}) - {Purpose.OPT_OUT_CONFIRMATION},
    exceptions="to bare confirmations of an opt-out; to others who do not owe the debt (``co_obligors``); to asking "
    "somebody else where the patient is, where that tells of no debt",
    source_note="To the attorney too, who is told for the patient. Once in 30 days is how often a requester must be "
    "given the information, not how often it must be offered",
    example="an email declared to lack the offer is denied.",
)
billing_information_offer = unless(_NoneOfTheirs(), ASKS_WHERE)(_offer)

MEDICAL: Final = Pack(
    id="us.nm.medical",
    title="New Mexico: communications about medical debt (NMSA 57-32-6(B))",
    rules=(billing_information_offer,),
    why_not=covering(ANYONE, kinds=_MEDICAL, under="NMSA 57-32-6(B)"),
    jurisdiction="US-NM",
)
"""Facilities, providers, medical creditors and collectors."""

# -- 12.2.12 NMAC: time-barred debts

_RULE: Final = regulation("NMAC", "12.2.12.9(A)", Confidence.PARTIAL)


@unless(SEEKS_NOTHING)
@rule(
    "us.nm.12-2-12-9.time-barred-disclosure",
    "Collecting a time-barred debt takes the attorney general's disclosure",
    _RULE,
    regulation("NMAC", "12.2.12.7(D)", Confidence.PARTIAL),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=ASKING_IN_WRITING | {Purpose.FORMAL_PLEADING},
)
def time_barred_disclosure(q: Question) -> Outcomes:
    """Whoever seeks payment of a debt that can no longer be sued on says what the rule wants said.

    **What it checks**: of each debt known to be time-barred, that the content is declared to carry the disclosure;
    undeclared, a duty, and so for a debt of which it is unknown.
    **Source**: 12.2.12.9(A) NMAC, which reaches every medium, and payment sought from any person: an attorney or a
    relative too; 12.2.12.7(D), which reaches the first lender.
    **When it does not apply**: to debts known to be within time, or for which there is a judgment; to word that efforts
    end and asking where the debtor is; to what is said without seeking payment to others than the consumer, whoever
    owes the debt too (``co_obligors``) and the attorney. A first letter, a bill, an answer and a suit collect: any
    means does.
    **Missing facts**: ``time_barred`` of a debt, once the disclosure is declared absent.
    **Example**: a creditor's letter about a debt of 2012, declared to lack the disclosure, is denied.
    """
    said = q.content.has(Element.TIME_BARRED_DISCLOSURE)
    if said:
        return PASS
    sought = q.recipient not in OTHERS or not q.acts.isdisjoint(SEEKING_PAYMENT)

    def judge(debt: Debt) -> Outcomes:
        barred = debt.time_barred
        if barred is False or has_judgment(q, debt) or not (sought or owes_too(q, debt)):
            return PASS
        if said is None:
            condition = "" if barred is True else " if the debt is time-barred"
            return Required(f"make the attorney general's disclosure on time-barred debts{condition}", debts=(debt.id,))
        if barred is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.time_barred")
        return Denied("the debt is time-barred and the disclosure is lacking", debts=(debt.id,))

    return each_debt(q, judge)


TIME_BARRED: Final = Pack(
    id="us.nm.time-barred",
    title="New Mexico: collecting time-barred debts (12.2.12 NMAC)",
    rules=(time_barred_disclosure,),
    why_not=covering(ANYONE, natures=tuple(DebtNature), under="12.2.12.7(D) NMAC"),
    jurisdiction="US-NM",
)
"""Original lenders, assignees and third-party collectors of any debt."""

JURISDICTION = Jurisdiction(
    "US-NM",
    "New Mexico",
    Confidence.PRIMARY,
    (PROVIDERS, MEDICAL_COLLECTORS, MEDICAL, TIME_BARRED),
    (_code("57-32-2 to -10"), _code("61-18A"), _RULE),
    "Medical debts: screening and billing information come first, the information is offered every time, nobody "
    "recovers for another from the indigent, and providers neither sue nor garnish them. Time-barred debts carry a "
    "disclosure, creditors' too; what a debt is under 12.2.12 NMAC was not read, so it is held for every debt. The "
    "Collection Agency Regulatory Act (61-18A) was searched: no hours, counts or work rule. The rules made under it, "
    "and what the disclosure says, were not read. Not encoded: what facilities offer before they bill, receipts.",
)
