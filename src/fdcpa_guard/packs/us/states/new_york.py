"""New York: General Business Law 601, and 23 NYCRR part 1 for collectors and buyers of charged-off debts.

General Business Law 601 binds principal creditors, their assignees for value and their agents. 23 NYCRR 1 binds
third-party collectors and debt buyers; of it section 1.4 was read, 1.2 in part, and 1.6 is known from summaries only.

Not encoded: contact so frequent or at such hours that it abuses (601(6)), which names no number or hour; false claims,
threats and simulated process (601(1)-(3), (7)-(9)); the contents of the notice of 23 NYCRR 1.2; amendments proposed in
2021, which were not found to be law; contact with an employer to carry out a wage assignment that the debtor agreed to.
"""

from typing import Final

from ....errors import MissingFact
from ....rules import PASS, Denied, Outcomes, Pack, Question, rule
from ....rules.judging import declared
from ....shapes import Debts, Hold, Which
from ....vocabulary import (
    CONSUMERS,
    UNKNOWN,
    CollectorKind,
    Confidence,
    Element,
    Medium,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from ..federal.regf import s18
from .adopting import adopted
from .common import Jurisdiction, regulation, statute
from .purposes import EFFORTS, EFFORTS_AND_ANSWERS
from .steps import agreed, without

_601: Final = statute("N.Y. Gen. Bus. Law", "601(4)")
_SUBSTANTIATION: Final = regulation("23 NYCRR", "1.4(b)")
_EMAIL: Final = regulation("23 NYCRR", "1.6", Confidence.SECONDARY)


# -- General Business Law 601


@rule(
    "us.ny.gbl601-4.employer-before-judgment",
    "Nothing about the claim to the employer before a final judgment",
    _601,
    recipients=(Recipient.EMPLOYER,),
    purposes=EFFORTS_AND_ANSWERS,
)
def employer_before_judgment(q: Question) -> Outcomes:
    """The employer learns nothing of a consumer claim until there is a final judgment.

    **What it checks**: for each debt, that a final judgment is known.
    **Source**: General Business Law 601(4).
    **When it does not apply**: to a request for location information that is declared to say nothing of a debt.
    **Missing facts**: none; an unknown judgment is none, and undeclared content of such a request is a duty.
    **Example**: judgment on 1 April: a letter to the employer on 31 March is denied, on 2 April not.
    """
    barred = tuple(d.id for d in q.debts if d.judgment_at is None or d.judgment_at > q.at)
    if not barred:
        return PASS
    if q.purpose is Purpose.LOCATION_INFORMATION:
        denied = "tells the employer of the claim before judgment"
        return declared(
            q.content.has(Element.STATES_DEBT),
            wanted=False,
            denied=denied,
            duty="do not say or show that a debt is owed",
        )
    return Denied("tells the employer of the claim before a final judgment", debts=barred)


report_the_dispute = adopted(
    s18.report_the_dispute,
    "us.ny.gbl601-5.report-the-dispute",
    statute("N.Y. Gen. Bus. Law", "601(5)"),
    title="A disputed debt is disclosed as disputed",
)

# -- 23 NYCRR 1

substantiation = Hold(proceedings={ProceedingKind.DOCUMENT_REQUEST}, unless=(Debts(which=Which.NOT_CHARGED_OFF),)).rule(
    "us.ny.23nycrr1-4b.substantiation",
    "No collection of a charged-off debt until the substantiation asked for is given",
    _SUBSTANTIATION,
    purposes=EFFORTS,
    exceptions="to the answer itself",
    source_note="It gives sixty days for the answer. A debt is substantiated once",
    example="asked on 1 April, provided on 20 May: a call in between is denied, after it not.",
)


@rule(
    "us.ny.23nycrr1-6.email",
    "Email only with consent, to an address affirmed not to be the employer's",
    _EMAIL,
    media=(Medium.EMAIL,),
    recipients=CONSUMERS,
    purposes=EFFORTS_AND_ANSWERS,
)
def email(q: Question) -> Outcomes:
    """The consumer agrees to email first, and says that the address is no work address.

    **What it checks**: a consent given directly to the collector to email, and that the employer does not provide the
    address.
    **Source**: 23 NYCRR 1.6, known from summaries of the rule and of its proposal only.
    **When it does not apply**: to the one answer to an email that the consumer sent.
    **Missing facts**: whether the employer provides the address; unknown ``requests`` once a consent stands.
    **Example**: the consumer agreed to email and gave a private address: allowed; without consent, denied.
    """
    if q.answered is not None:
        return PASS
    bare = without(agreed(q), q.debt_ids)
    if bare:
        return Denied("without the consumer's consent to email", debts=bare)
    provided = q.email.employer_provided
    if provided is UNKNOWN:
        raise MissingFact(f"emails.{q.email.id}.employer_provided")
    return Denied("the address is the employer's") if provided else PASS


CREDITORS: Final = Pack(
    "us.ny.gbl-601",
    "General Business Law 601: principal creditors and their agents",
    (employer_before_judgment, report_the_dispute),
    covering(ANYONE, under="N.Y. Gen. Bus. Law 600(1), (3)"),
    "US-NY",
)

COLLECTORS: Final = Pack(
    "us.ny.23nycrr1",
    "23 NYCRR part 1: third-party debt collectors and debt buyers",
    (substantiation, email),
    covering(
        (CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.DEBT_BUYER, CollectorKind.LAW_FIRM), under="23 NYCRR 1.1"
    ),
    "US-NY",
)

JURISDICTION = Jurisdiction(
    "US-NY",
    "New York",
    Confidence.PARTIAL,
    (CREDITORS, COLLECTORS),
    (
        statute("N.Y. Gen. Bus. Law", "600, 601"),
        _SUBSTANTIATION,
        regulation("23 NYCRR", "1.2", Confidence.PARTIAL),
        _EMAIL,
    ),
    "Creditors too: nothing to the employer before judgment. Collectors and buyers: charged-off debts rest until "
    "substantiated, email needs consent. Abusive frequency and hours have no number and are not encoded.",
)
