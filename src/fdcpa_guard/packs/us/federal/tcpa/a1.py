"""47 CFR 64.1200(a)(1) and (a)(2): consent for calls to wireless numbers and to lines that must stay free."""

from datetime import datetime, timedelta
from typing import Any

from .....clock import FOREVER
from .....errors import MissingFact
from .....facts import PhoneLine
from .....rules import PASS, Denied, Outcome, Outcomes, Parameter, Passed, Question, rule
from .....vocabulary import CALLS_AND_TEXTS, UNKNOWN, Confidence, LineType, Medium
from .common import (
    CONFIRMING,
    FRESH,
    PRINTED,
    by_machine,
    confirms_a_request,
    court,
    is_kept,
    is_wireless,
    offers,
    regulation,
    relied_on,
    require_means,
    revocations,
    ruling,
    signed,
    statute,
    uncovered,
    unless_signed,
    unlisted_until,
    wireless_or_charged,
)

AUTODIALER = court("Facebook v. Duguid", "No. 19-511 (U.S. 2021)", Confidence.PARTIAL)
GENERATED_VOICES = ruling("FCC 24-17", "(2024), para. 2")
GIVEN_TO_CREDITOR = ruling("FCC 07-232", "(2008), para. 1")
NO_FEDERAL_DEBT_EXEMPTION = court("Barr v. AAPC", "No. 19-631 (U.S. 2020)", Confidence.PARTIAL)
TEXT_IS_CALL = court("Howard v. RNC", "No. 23-3826 (9th Cir. 2026)", Confidence.SECONDARY)


@rule(
    "us.tcpa.64-1200-a1i.emergency-and-patient-lines",
    "No autodialer or machine's voice to an emergency or patient's line without consent",
    regulation("(a)(1)(i)"),
    regulation("(a)(1)(ii)"),
    statute("227(b)(1)(A)(i)"),
    statute("227(b)(1)(A)(ii)"),
    media=CALLS_AND_TEXTS,
    confirmation=CONFIRMING,
)
def special_lines(q: Question, p: Any) -> Outcomes:
    """Emergency lines, and those of rooms for guests and patients, are kept free of machines.

    **What it checks**: that a contact by an autodialer or with an artificial or prerecorded voice does not go to such a
    line. Only a consent that names the very line counts: a consent to every number of a person is none of the house's
    that keeps the line.
    **Source**: 64.1200(a)(1)(i) and (ii).
    **When it does not apply**: to live calls dialled by hand; in an emergency of health or safety; to a text that
    confirms an opt-out, which (a)(12) judges since it is in force.
    **Missing facts**: for such a line alone, ``contact.voice`` or ``contact.autodialed``; the line used, where one may
    be such a line, as where nobody knows which there are; whether it is one, if that is unknown; with an offer, whether
    a consent to it was in writing.
    **Example**: a prerecorded call to the telephone beside a hospital bed is denied.
    """
    machine = by_machine(q)
    if machine is False or q.contact.emergency:
        return PASS
    known = q.case.phones is not UNKNOWN
    if known and not any(line.emergency_or_patient_line for line in q.index.phones.values()):
        return PASS
    line = q.line
    if not line.emergency_or_patient_line:
        return PASS
    lacking = uncovered(q, [c for c in relied_on(q) if c.address == line.id])
    if not lacking or (p.confirmation and confirms_a_request(q)):
        return PASS

    def judge(debts: tuple[str, ...]) -> Outcome:
        require_means(q, machine)
        if line.emergency_or_patient_line is UNKNOWN:
            raise MissingFact(f"phones.{line.id}.emergency_or_patient_line")
        return Denied(
            "an emergency or patient's line is reached by a machine without consent to it",
            debts=debts,
            facts={f"phones.{line.id}": "emergency or patient line"},
        )

    return unless_signed(q, lacking, judge)


@rule(
    "us.tcpa.64-1200-a1iii.wireless-consent",
    "No autodialer or machine's voice to a wireless number without prior express consent",
    regulation("(a)(1)(iii)"),
    regulation("(a)(1)(iv)"),
    regulation("(f)(2)"),
    regulation("(f)(4)"),
    statute("227(a)(1)"),
    statute("227(b)(1)(A)(iii)"),
    GIVEN_TO_CREDITOR,
    GENERATED_VOICES,
    AUTODIALER,
    NO_FEDERAL_DEBT_EXEMPTION,
    TEXT_IS_CALL,
    media=CALLS_AND_TEXTS,
    grace=Parameter(
        ((PRINTED, timedelta(days=15)),), "time since the number was moved", regulation("(a)(1)(iv)"), "lower"
    ),
    fresh=FRESH,
    confirmation=CONFIRMING,
)
def wireless_consent(q: Question, p: Any) -> Outcomes:
    """A machine may call or text a wireless number only with the consent of the person called.

    **What it checks**: for each debt, a standing consent of scope autodialed to this medium and number, where an
    autodialer or an artificial or prerecorded voice is used. A generated voice is artificial, though it answers back;
    ringless voicemail is prerecorded; a text has no voice, so only the autodialer matters. The collector's own consent
    counts, and so does the creditor's if it names the number: one that was found by tracing, taken from caller
    identification or given by others is nobody's consent, and neither is one for a line on record as another's: who has
    the line consents, whoever is to be reached there. A consent to be sold to is none to be called about a debt; for a
    contact that is declared to carry an offer, which (a)(2) takes over, the signed consent that names the number is
    enough. Every line that is not known to be a landline counts as wireless, one moved to a wireless service included;
    and so does a toll-free number, for which the person called is charged.
    **Source**: 64.1200(a)(1)(iii) and (iv); the Commission's rulings of 2008 on numbers given to creditors and of 2024
    on generated voices, which courts weigh but need not follow. An autodialer is only what uses a random or sequential
    number generator (Facebook v. Duguid); the caller says whether it does. The exemptions of (a)(9) are closed to
    debts. There is none for debts to the United States either: the clause still printed in 47 USC 227(b)(1)(A)(iii)
    was severed (Barr v. AAPC).
    **When it does not apply**: to live calls dialled by hand; in an emergency of health or safety; to a text that
    confirms an opt-out, which (a)(12) judges; to a voice call within {grace:day} of the move of a number that is still
    on record as a landline, as long as the caller had not learned of the move, if it is known to be absent from the
    national registry, by a copy that is at most {fresh:day} old, and nobody asked not to be called or texted, about
    whatever debt. A move on record is known, unless the line says when it was learned.
    **Missing facts**: without consent alone, ``contact.voice`` or ``contact.autodialed``; the line used, and that also
    with a consent to every number where one of the numbers is on record as another's; with an offer, whether a consent
    to it was in writing.
    **Example**: a prerecorded message to the mobile that the consumer gave the creditor on the application passes, one
    to a mobile found by tracing is denied.
    """
    machine = by_machine(q)
    if machine is False or q.contact.emergency:
        return PASS
    lacking = uncovered(q, relied_on(q))
    if not lacking:
        return PASS

    def judge(debts: tuple[str, ...]) -> Outcome:
        line = q.line
        if not wireless_or_charged(line, q.at) or (p.confirmation and confirms_a_request(q)):
            return PASS
        grace_ends = _grace_ends(q, line, p)
        if q.at < grace_ends:
            return Passed(grace_ends)
        require_means(q, machine)
        return Denied(
            "no prior express consent to autodialled, artificial or prerecorded contacts at this number",
            debts=debts,
            facts={f"phones.{line.id}.line_type": str(line.line_type)}
            if is_wireless(line, q.at)
            else {f"phones.{line.id}": "toll-free"},
        )

    return unless_signed(q, lacking, judge)


def _grace_ends(q: Question, line: PhoneLine, p: Any) -> datetime:
    """When the grace for a number on record as a landline and lately moved is over; long past if there is none.

    A call that the caller knows to go to a wireless number has none, nor one to a number of which no copy of the
    national registry that is new enough says that it is not there: what an older one says, (c)(2) does not take either.
    """
    moved, learned = line.ported_at, line.port_learned_at
    grace: timedelta = p.grace
    if (
        moved is None
        or learned is None
        or q.at >= learned
        or not moved <= q.at < moved + grace
        or q.medium is Medium.TEXT
        or line.line_type is not LineType.LANDLINE
        or line.on_do_not_call_registry is not False
        or revocations(q, every_medium=True, every_debt=True)
    ):
        return _NEVER
    unlisted = unlisted_until(q, line, p.fresh)
    return _NEVER if unlisted is None else min(moved + grace, learned, unlisted)


_NEVER = datetime.min.replace(tzinfo=FOREVER.tzinfo)


@rule(
    "us.tcpa.64-1200-a2.written-consent",
    "No offer by a machine to a wireless number without written consent",
    regulation("(a)(2)"),
    regulation("(f)(9)"),
    regulation("(f)(13)"),
    media=CALLS_AND_TEXTS,
)
def written_consent(q: Question) -> Outcomes:
    """A contact about a debt that also offers goods, services or credit is telemarketing, and needs a signed consent.

    **What it checks**: for each debt, a standing consent of scope solicitation, in writing, where the contact is
    declared to carry an offer and uses an autodialer or an artificial or prerecorded voice. It names the number, and
    is the seller's: a third party's collector cannot borrow the creditor's. What a request to stop took back, its
    withdrawal does not bring back, for that is no signature.
    **Source**: 64.1200(a)(2), (f)(9) and (f)(13).
    **When it does not apply**: to contacts without an offer, live calls dialled by hand and landlines that are not
    toll-free, of which (a)(3) speaks. An emergency is no excuse for an offer. The leaves for health-care messages and
    for nonprofit organizations are not taken for debts.
    **Missing facts**: without such a consent alone, ``contact.voice`` or ``contact.autodialed``, and whether a consent
    was in writing; the line used.
    **Example**: a recorded reminder that ends in an offer of a new card is denied though the consumer agreed to
    recorded reminders.
    """
    machine = by_machine(q)
    if machine is False or not offers(q):
        return PASS
    line = q.line
    if not is_kept(line, q.at):
        return PASS

    def judge(lacking: tuple[str, ...]) -> Outcome:
        require_means(q, machine)
        if line.emergency_or_patient_line is UNKNOWN and not wireless_or_charged(line, q.at):
            raise MissingFact(f"phones.{line.id}.emergency_or_patient_line")
        return Denied("no written consent to offers by an autodialer or a machine's voice", debts=lacking)

    return signed(q, judge)


RULES = (special_lines, wireless_consent, written_consent)
