"""What spares a contact, or some of its debts, a rule: exceptions as data, which any shape takes as ``unless``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum, unique
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from ..clock import FOREVER
from ..errors import MissingFact
from ..facts import Consent, Debt
from ..facts.addresses import ZoneName
from ..facts.base import Flag
from ..facts.moments import could_be_until
from ..rules import PASS, Denied, Outcome, Outcomes, Passed, Question, Required, lacking
from ..rules.judging import (
    SERVED_BY,
    continues_a_suit,
    each_debt,
    has_judgment,
    is_limited,
    lacks_while,
    law_wants,
    naming,
    needs_no_word_of_debt,
    serves_process,
    tells_of_debt,
)
from ..rules.outcomes import several
from ..rules.rule import Check
from ..vocabulary import (
    CONSUMERS,
    CREDITORS,
    HOME,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    WORK,
    CollectorKind,
    ConsentScope,
    Effect,
    Element,
    LineType,
    Medium,
    Purpose,
    Recipient,
    Unknown,
)
from .arithmetic import begins
from .reach import Reach, consents_to, reach_of, taken_back
from .strict import Numbered

_ANSWERS: Final = frozenset(
    {
        Purpose.ANSWER_TO_REQUEST,
        Purpose.DISPUTE_RESPONSE,
        Purpose.DUPLICATIVE_DISPUTE_NOTICE,
        Purpose.ORIGINAL_CREDITOR_RESPONSE,
        Purpose.OPT_OUT_CONFIRMATION,
    }
)
_ONLY_ASKS: Final = frozenset({Purpose.LOCATION_INFORMATION})
_ENDED_BY_A_STOP: Final = frozenset(
    {ConsentScope.WORKPLACE, ConsentScope.PLACE, ConsentScope.HOME_VISIT, ConsentScope.MORE_CALLS}
)
"""Consents that any later word to stop takes back."""
_NO_MOBILES: Final = frozenset({LineType.LANDLINE, LineType.VOIP})


class Exempting(Numbered):
    """Base of all exceptions."""

    says: ClassVar[str] = ""
    """When the rule does not apply for it, as a phrase, unless `describe` has it otherwise."""
    lacks: ClassVar[str] = ""
    """The facts for want of which it cannot be told whether it does, as a phrase, unless `missing` has it otherwise."""

    def spares(self, q: Question, debt: Debt) -> bool:
        """Whether it spares a debt of the contact the rule, for good.

        Raises:
            MissingFact: it cannot be told without a fact.
        """
        raise NotImplementedError

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        """The debts that it spares the rule, each with the instant from which it no longer does so by itself.

        ``p`` holds the numbers of the rule's parameters; None: they are the exception's own.

        Raises:
            MissingFact: it cannot be told without a fact.
        """
        return {debt.id: FOREVER for debt in q.debts if self.spares(q, debt)}

    def softened(self, q: Question, denied: Denied) -> Outcome:
        """What is left of an objection to debts that it does not spare."""
        return denied

    def describe(self) -> str:
        """When the rule does not apply for it, as a phrase."""
        return self.says

    def missing(self) -> str:
        """The facts for want of which it cannot be told whether it does, as a phrase, where that needs saying."""
        return self.lacks


class NotOverdue(Exempting):
    """A debt nowhere more than so many days past due; one overdue since an unknown day is not spared."""

    exception: Literal["not-overdue"] = "not-overdue"
    overdue_days: Annotated[int, Field(strict=True, ge=0, le=400)]
    """From so many civil days after its first overdue day on the rule holds; 0: from that day on."""
    zone: ZoneName | None = None

    _numbers: ClassVar = {"overdue_days": ("days", "lower")}

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        days = self.overdue_days if p is None else p.overdue_days
        today = q.at.toordinal()
        spared: dict[str, datetime] = {}
        for debt in q.debts:
            since = debt.past_due_since
            if since is UNKNOWN or since.toordinal() + days < today:  # by now it is a later day everywhere
                continue
            starts = begins(q, self.zone, since + timedelta(days=days), of_consumer=True, anywhere=True)
            if starts > q.at:
                spared[debt.id] = starts
        return spared

    def describe(self) -> str:
        days = (
            f"not more than {self.overdue_days} days past due" if self.overdue_days else "known not to be past due yet"
        )
        return f"to a debt {days}"


class NotStatingDebt(Exempting):
    """A contact declared not to state a debt; undeclared, one that only locates or confirms an opt-out has that duty.

    For laws that bar telling somebody of a debt rather than every contact with them. What asks for payment, or holds
    what cannot be said without saying that there is a debt, states it whatever is declared.
    """

    exception: Literal["not-stating-debt"] = "not-stating-debt"
    says: ClassVar = (
        "to a contact declared not to state the debt that neither asks for payment nor says what only a debt explains; "
        "undeclared, asking for location information, and the mere confirmation of an opt-out, has that duty"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        return tells_of_debt(q) is False

    def softened(self, q: Question, denied: Denied) -> Outcome:
        if tells_of_debt(q) is None and needs_no_word_of_debt(q):
            return Required("do not say or show that a debt is owed", debts=denied.debts)
        return denied


class Consented(Exempting):
    """A debt for which a consent of a scope stands that the person gave the collector.

    One to contacts despite an attorney is to contacts despite those of whom the collector knew when it was given.
    """

    exception: Literal["consented"] = "consented"
    scope: ConsentScope
    in_writing: Flag = False
    """Only a consent in writing; one not known to be in writing is none."""
    all_debts: Flag = False
    """Only consents that cover every debt of the contact together; False: each debt that one covers is spared."""
    consumers_consent: Flag = False
    """The consumer's own consent, whoever is met; False: that of the person contacted."""

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        consents = [
            c
            for c in consents_to(q, Recipient.CONSUMER if self.consumers_consent else q.who, self.scope, somewhere=True)
            if q.given_to(c) and (c.in_writing is True or not self.in_writing)
        ]
        here = [c for c in consents if c.address in (None, q.address)]
        left = {id: {taken_back(q, c, id) for c in here if self._about(q, c, id)} for id in q.debt_ids}
        covered = [id for id, back in left.items() if False in back]
        doubtful = [id for id, back in left.items() if False not in back and UNKNOWN in back]
        elsewhere = [
            id
            for id in q.debt_ids
            if id not in (*covered, *doubtful)
            and any(self._about(q, c, id) and taken_back(q, c, id) is not True for c in consents if c not in here)
        ]
        if self.all_debts and len(covered) + len(doubtful) + len(elsewhere) < len(q.debts):
            return {}
        if doubtful or elsewhere:
            raise MissingFact("requests" if doubtful else "contact.address")
        return dict.fromkeys(covered, FOREVER)

    def _about(self, q: Question, consent: Consent, debt: str) -> bool:
        return (consent.debts is None or debt in consent.debts) and self._knowing(q, consent, debt)

    def _knowing(self, q: Question, consent: Consent, debt: str) -> bool:
        """Whether a consent to contacts despite an attorney was last given with every attorney known."""
        return self.scope is not ConsentScope.DESPITE_ATTORNEY or all(
            consent.last_given(q.at) >= could_be_until(r.learned_at)
            for r in q.attorneys()
            if r.learned_at <= q.at
            and (r.ended_at is None or q.at < r.ended_at)
            and (r.debts is None or debt in r.debts)
            and r.attorney_can_be_found is not False
        )

    def describe(self) -> str:
        written = "written " if self.in_writing else ""
        whole = ", if it covers every debt of the contact" if self.all_debts else ""
        whose = "consumer" if self.consumers_consent else "person"
        since = ", given once the attorney was known" if self.scope is ConsentScope.DESPITE_ATTORNEY else ""
        return f"with the {whose}'s {written}consent ({self.scope.value.replace('-', ' ')}){since}{whole}"

    def missing(self) -> str:
        return "unknown ``requests``, which may have taken the consent back" if self.scope in _ENDED_BY_A_STOP else ""


class CourtPermitted(Exempting):
    """A debt about which a court expressly permitted such contact."""

    exception: Literal["court-permitted"] = "court-permitted"
    says: ClassVar = "with a court's express permission"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.court_permits(debt.id)


class Elsewhere(Exempting):
    """A number, address or place known not to be the residence, or a person known to be elsewhere."""

    exception: Literal["elsewhere"] = "elsewhere"
    says: ClassVar = "to a number or place known not to be the residence"

    def spares(self, q: Question, debt: Debt) -> bool:
        elsewhere = q.finds_them_at not in (None, HOME) and not _rings_at_home(q)
        return elsewhere or Reach.PERSONAL not in reach_of(q)


def _rings_at_home(q: Question) -> bool:
    """Whether a line is used that rings at the residence, whoever is there."""
    line = q.index.phones.get(q.address or "")
    return (
        q.medium in TELEPHONE
        and line is not None
        and line.place == HOME
        and line.line_type is not LineType.MOBILE
        and not line.wireless(q.at)
    )


class NoMobile(Exempting):
    """A line known to be no mobile and not moved to a wireless service, and a message that goes to no number."""

    exception: Literal["no-mobile"] = "no-mobile"
    says: ClassVar = "to a line known to be no mobile and not moved to a wireless service"

    def spares(self, q: Question, debt: Debt) -> bool:
        line = q.index.phones.get(q.address or "")
        if line is None:
            return q.medium not in TELEPHONE and q.medium is not Medium.TEXT
        return line.line_type in _NO_MOBILES and (line.ported_at is None or line.ported_at > q.at)


class CallToMobile(Exempting):
    """A call to a line known to be a mobile, or moved to a wireless service."""

    exception: Literal["call-to-mobile"] = "call-to-mobile"
    says: ClassVar = "to a call to a mobile"

    def spares(self, q: Question, debt: Debt) -> bool:
        line = q.index.phones.get(q.address or "")
        if q.medium not in TELEPHONE or line is None:
            return False
        return line.line_type is LineType.MOBILE or line.wireless(q.at)


class NotAtTheirs(Exempting):
    """A meeting with somebody not of the place, who does not owe the debt, at no address that may be the consumer's."""

    exception: Literal["not-at-theirs"] = "not-at-theirs"
    place: Literal["home", "work"] = "home"
    """The home, of which the household is, or the workplace, of which the employer is."""

    def spares(self, q: Question, debt: Debt) -> bool:
        of_the_place = CONSUMERS | {_OF_THE_PLACE[self.place]}
        if not q.roles.isdisjoint(of_the_place) or owes_too(q, debt):
            return False
        visited = q.index.postal.get(q.address or "")
        return visited is None or visited.person != Recipient.CONSUMER or visited.place not in (self.place, UNKNOWN)

    def describe(self) -> str:
        place = "home" if self.place == HOME else "workplace"
        return f"to others, who do not owe the debt, than at an address of the consumer's that is or may be the {place}"


_OF_THE_PLACE: Final = {HOME: Recipient.HOUSEHOLD_MEMBER, WORK: Recipient.EMPLOYER}


class ValidationLetter(Exempting):
    """The first letter to the person that brings the validation information, whatever else it says.

    One that is declared to lack it is none. A limit of frequency that it is spared does not count it.
    """

    exception: Literal["validation-letter"] = "validation-letter"
    says: ClassVar = "to the first letter with the validation information"

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        if q.medium is not Medium.MAIL or Purpose.VALIDATION_NOTICE not in q.acts:
            return {}
        if q.content.has(Element.VALIDATION_INFORMATION) is False:
            return {}
        sent = {
            debt
            for attempt in q.attempts(q.index.outbound)
            if attempt.medium is Medium.MAIL and attempt.purpose is Purpose.VALIDATION_NOTICE
            for debt in attempt.debts
        }
        return {id: FOREVER for id in q.debt_ids if id not in sent}


class PendingSuit(Exempting):
    """Papers of a court about a debt of which a suit is known to be pending already, or to have ended in a judgment.

    They bring none, unless they are declared to bring another.
    """

    exception: Literal["pending-suit"] = "pending-suit"
    says: ClassVar = (
        "to papers of a suit that is known to be pending (``active_litigation``), or after a judgment, that are not "
        "declared to bring another"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.purpose is Purpose.FORMAL_PLEADING and continues_a_suit(q, debt)


class LiveVoice(Exempting):
    """What is no call, or one known to be spoken by a live voice."""

    exception: Literal["live-voice"] = "live-voice"
    says: ClassVar = "to what no artificial or recorded voice speaks"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.by_voice is False


_AT_WORK_THEN: Final = frozenset({Recipient.CONSUMER, Recipient.EMPLOYER})
"""Who is met at the consumer's work in the consumer's hours."""


class OffDuty(Exempting):
    """A time known to lie outside the consumer's working hours, on the clock of every place of theirs.

    A letter has no hour, and comes when the office is open.
    """

    exception: Literal["off-duty"] = "off-duty"
    says: ClassVar = (
        "outside the consumer's working hours, if they are known (``consumer.working_hours``), but for letters"
    )

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        consumer = q.case.consumer
        if consumer.working_hours is UNKNOWN or q.recipient not in _AT_WORK_THEN or q.medium is Medium.MAIL:
            return {}
        works = consumer.works
        if any(local in works for local in q.local):
            return {}
        return dict.fromkeys(q.debt_ids, min([works.next_change(q.at, tz) for tz in q.zones]))

    def softened(self, q: Question, denied: Denied) -> Denied:
        """What is denied in the hours is so until they end."""
        consumer = q.case.consumer
        if consumer.working_hours is UNKNOWN or q.recipient not in _AT_WORK_THEN or q.medium is Medium.MAIL:
            return denied
        ends = [consumer.works.next_change(q.at, tz) for tz in q.zones if q.at.astimezone(tz) in consumer.works]
        return denied.over_by(max(ends)) if ends else denied


class LimitedContent(Exempting):
    """A limited-content message, which conveys nothing about a debt; one declared to tell of it as well is none."""

    exception: Literal["limited-content"] = "limited-content"
    says: ClassVar = "to a limited-content message"

    def spares(self, q: Question, debt: Debt) -> bool:
        return is_limited(q)


class AnswersInquiry(Exempting):
    """One answer to what the person asked, by whatever medium; one that does more than answer is none."""

    exception: Literal["answers-inquiry"] = "answers-inquiry"
    says: ClassVar = "to one answer to what the person asked, by whatever medium"

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        event = q.index.inbound.get(q.contact.in_reply_to or "")
        if event is None or event.at > q.at or event.who != q.who or not q.acts <= _ANSWERS:
            return {}
        if q.at >= event.awaited_until or (not event.goes_on(q.at) and q.replies(event)):
            return {}
        return {id: event.awaited_until for id in q.debt_ids if not event.debts or id in event.debts}


class RequiredByLaw(Exempting):
    """What some law requires, declared on the contact; a complaint is none, though law has it served."""

    exception: Literal["required-by-law"] = "required-by-law"
    letters_only: Flag = False

    def spares(self, q: Question, debt: Debt) -> bool:
        return law_wants(q) and (q.medium is Medium.MAIL or not self.letters_only)

    def describe(self) -> str:
        what = "a letter" if self.letters_only else "a contact"
        return f"to {what} that some law requires (``required_by_law``), which no complaint is"


@unique
class TakenFor(StrEnum):
    """Who is taken for the debtor besides whoever owes: the consumer, and those who stand for the consumer or not."""

    CONSUMERS = "consumers"
    """Whoever counts as the consumer (12 CFR 1006.6(a)): a spouse is one without being asked."""
    COUPLE = "couple"
    """The consumer and the spouse."""
    STAND_INS = "stand-ins"
    """Parents of a minor, guardians and representatives of the estate, unless they are only asked where the debtor is,
    and not told of the debt."""
    NOBODY_ELSE = "nobody-else"
    """Nobody but the consumer."""


_STAND_INS: Final = frozenset({Recipient.PARENT, Recipient.GUARDIAN, Recipient.PERSONAL_REPRESENTATIVE})
_NOT_OBLIGATED: Final = {
    TakenFor.CONSUMERS: "to somebody who neither owes the debt (``co_obligors``) nor counts as the consumer",
    TakenFor.COUPLE: "to somebody who is neither the consumer or the spouse nor owes the debt too (``co_obligors``)",
    TakenFor.STAND_INS: "to somebody who does not owe the debt (``co_obligors``), a spouse or successor too, and to a "
    "parent, guardian or representative who is only asked where the debtor is",
    TakenFor.NOBODY_ELSE: "to somebody who is neither the consumer nor owes the debt too (``co_obligors``)",
}


class NotObligated(Exempting):
    """A debt that the person contacted does not owe: anybody but the consumer, who is taken for one, and a co-debtor.

    For laws whose debtor is whoever owes, so that a cosigner is one.
    """

    exception: Literal["not-obligated"] = "not-obligated"
    taken_for: TakenFor = TakenFor.CONSUMERS

    def spares(self, q: Question, debt: Debt) -> bool:
        return not obligated(q, debt, self.taken_for)

    def describe(self) -> str:
        return _NOT_OBLIGATED[self.taken_for]


def obligated(q: Question, debt: Debt, taken_for: TakenFor = TakenFor.CONSUMERS) -> bool:
    """Whether the person contacted owes a debt, or is taken for the debtor who does."""
    return _taken_for_the_debtor(q, taken_for) or owes_too(q, debt)


def _taken_for_the_debtor(q: Question, taken_for: TakenFor) -> bool:
    match taken_for:
        case TakenFor.CONSUMERS:  # for which who owes another debt is none
            own = q.roles if q.recipient is Recipient.CONSUMER else q.roles - {Recipient.CONSUMER}
            return not own.isdisjoint(CONSUMERS)
        case TakenFor.COUPLE:
            return q.recipient in (Recipient.CONSUMER, Recipient.SPOUSE)
        case TakenFor.STAND_INS if not q.roles.isdisjoint(_STAND_INS):
            return q.acts != _ONLY_ASKS or tells_of_debt(q) is True
        case _:
            return q.recipient is Recipient.CONSUMER


class ServesProcess(Exempting):
    """A paper of a court, by what can hand one over; a call or a text about a suit serves nothing."""

    exception: Literal["serves-process"] = "serves-process"
    on_takers: Flag = False
    """Only on the person, the household or the employer, or, once there is a judgment, on anybody."""

    def spares(self, q: Question, debt: Debt) -> bool:
        if not serves_process(q) or not self.on_takers or has_judgment(q, debt):
            return serves_process(q)
        stands_in = q.recipient not in _IF_SO or q.is_consumer()
        return stands_in and q.recipient not in _NO_TAKERS

    def describe(self) -> str:
        takers = ": on the person, the household or the employer, or after a judgment on anybody"
        return f"to a paper of a court that is served{takers if self.on_takers else ', which a call or a text is not'}"


_IF_SO: Final = frozenset({Recipient.PARENT, Recipient.PERSONAL_REPRESENTATIVE})
"""Who takes papers for a minor, or for the deceased, and is somebody else to anybody else."""
_NO_TAKERS: Final = OTHERS - {Recipient.HOUSEHOLD_MEMBER, Recipient.EMPLOYER}
"""With whom papers of a court are not left; on an employer they are served."""


class JudgmentsRemedy(Exempting):
    """What carries out a judgment, about a debt for which there is one; what only calls itself so is told like more."""

    exception: Literal["judgments-remedy"] = "judgments-remedy"
    says: ClassVar = "to what carries out a judgment that there is"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.purpose is Purpose.POSTJUDGMENT_REMEDY and has_judgment(q, debt)


class Writ(Exempting):
    """A writ upon a judgment that there is, by what a paper can be handed over with; a call or a text is none."""

    exception: Literal["writ"] = "writ"
    says: ClassVar = "to a writ upon a judgment that there is, which a call or a text is not"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.purpose is Purpose.POSTJUDGMENT_REMEDY and q.medium in SERVED_BY and has_judgment(q, debt)


def responds(q: Question) -> bool:
    """Whether it answers the person, by the same medium or, doing nothing else, by another."""
    return q.answered is not None or len(_INQUIRY.frees(q, None)) == len(q.debts)


_INQUIRY: Final = AnswersInquiry()


class EmployerUnanswered(Exempting):
    """The employer, but for an answer before a judgment: where another rule bars beginning with the employer.

    Whoever may answer an employer is not for that free to tell of a debt without a business need for it.
    """

    exception: Literal["employer-unanswered"] = "employer-unanswered"
    says: ClassVar = "to the employer, with whom another rule bars to begin, but for an answer before a judgment"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.recipient is Recipient.EMPLOYER and (not responds(q.only((debt,))) or has_judgment(q, debt))


class InTheConsumersPlace(Exempting):
    """A parent of a minor and a representative of the deceased, who stand in for the consumer."""

    exception: Literal["in-the-consumers-place"] = "in-the-consumers-place"
    says: ClassVar = "to the consumer, a parent of a minor or a representative of the deceased"
    lacks: ClassVar = "whether the consumer is a minor, for a parent, or deceased, for a representative"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.counts_as_consumer(debt)


@unique
class Which(StrEnum):
    """Debts that an exception spares, by what is known of them."""

    NOT_CHARGED_OFF = "not-charged-off"
    NOT_BOUGHT = "not-bought"
    """One that a creditor is not known to have bought, and one that was not bought, unless a debt buyer collects it."""
    CREDITORS_OWN = "creditors-own"
    """One that a creditor collects and did not buy."""
    CHOSEN_PROVIDER = "chosen-provider"
    """For care by a provider whom the patient is known to have chosen at their own expense."""
    OWED_TOO = "owed-too"
    """One that the person contacted agreed to owe too."""
    FOR_NECESSARIES = "for-necessaries"
    IN_LITIGATION = "in-litigation"
    """One about which a suit is known to be pending already."""


_BUYERS: Final = frozenset({CollectorKind.DEBT_BUYER, UNKNOWN})
_DEBT_WORDS: Final = {
    Which.NOT_CHARGED_OFF: "to a debt known not to be charged off",
    Which.NOT_BOUGHT: "to a creditor that is not known to have bought the debt, and to a debt known not to have been "
    "bought",
    Which.CREDITORS_OWN: "to a creditor that collects its own debt",
    Which.CHOSEN_PROVIDER: "to a debt for care by a provider known to be chosen by the patient at their own expense",
    Which.OWED_TOO: "to whoever agreed to owe the debt too (``co_obligors``)",
    Which.FOR_NECESSARIES: "to a debt for the family's necessaries",
    Which.IN_LITIGATION: "to a debt about which a suit is known to be pending (``active_litigation``)",
}


class Debts(Exempting):
    """Debts of one kind. Of one of which that is unknown, and matters, an objection is for want of the fact."""

    exception: Literal["debts"] = "debts"
    which: Which

    def spares(self, q: Question, debt: Debt) -> bool:
        return self._is_one(q, debt) is True

    def softened(self, q: Question, denied: Denied) -> Outcome:
        concerned = denied.debts or q.debt_ids
        unknown = [self._is_one(q, debt) is UNKNOWN for debt in q.debts if debt.id in concerned]
        if not all(unknown):
            return denied
        fact = "charged_off" if self.which is Which.NOT_CHARGED_OFF else "purchased"
        return lacking(MissingFact(f"debts.{concerned[0]}.{fact}", denied.lapses_at), concerned)

    def _is_one(self, q: Question, debt: Debt) -> bool | Unknown:
        collector, purchased = q.case.collector, debt.purchased
        match self.which:
            case Which.NOT_CHARGED_OFF:
                return UNKNOWN if debt.charged_off is UNKNOWN else not debt.charged_off
            case Which.NOT_BOUGHT if collector in CREDITORS:
                return purchased is not True
            case Which.NOT_BOUGHT if collector in _BUYERS:
                return False
            case Which.CREDITORS_OWN if collector not in CREDITORS:
                return False
            case Which.NOT_BOUGHT | Which.CREDITORS_OWN:
                return UNKNOWN if purchased is UNKNOWN else not purchased
            case Which.CHOSEN_PROVIDER:
                return debt.medical.patient_chose_provider is True
            case Which.IN_LITIGATION:
                return debt.active_litigation is True
            case Which.OWED_TOO:
                return owes_too(q, debt)
            case _:
                return debt.for_necessaries is True

    def describe(self) -> str:
        return _DEBT_WORDS[self.which]


def owes_too(q: Question, debt: Debt) -> bool:
    """Whether the person contacted agreed in writing to owe the debt too."""
    return q.owes_too(debt) or q.recipient.value in debt.co_obligors


def cosigns(q: Question, debt: Debt) -> bool:
    """Whether the person contacted is another debtor: owes the debt too, and does not stand in the consumer's place.

    What the consumer asked for themselves, and their attorney, are not this person's.
    """
    return owes_too(q, debt) and (q.roles - {Recipient.CONSUMER}).isdisjoint(CONSUMERS)


def debtors_met(q: Question, debt: Debt) -> tuple[str, ...]:
    """Who is visited or met as a debtor, whose leave it takes: the consumer, or another debtor, at their own place.

    Who owes the debt too and stands in the consumer's place, as a spouse does, is met where either may ask somebody in.
    """
    if not owes_too(q, debt):
        return (Recipient.CONSUMER,)
    return (q.who,) if cosigns(q, debt) else (Recipient.CONSUMER, q.who)


AnyException = Annotated[
    AnswersInquiry
    | CallToMobile
    | Consented
    | CourtPermitted
    | Debts
    | Elsewhere
    | EmployerUnanswered
    | InTheConsumersPlace
    | JudgmentsRemedy
    | LimitedContent
    | LiveVoice
    | NoMobile
    | NotAtTheirs
    | NotObligated
    | NotOverdue
    | NotStatingDebt
    | OffDuty
    | PendingSuit
    | RequiredByLaw
    | ServesProcess
    | ValidationLetter
    | Writ,
    Field(discriminator="exception"),
]
"""Any exception; its field ``exception`` says which."""

for _each in Exempting.__subclasses__():
    _each.model_rebuild()  # once here, and not anew in each shape that takes them


def excepting(check: Check, unless: Iterable[Exempting], p: Any = None) -> Check:
    """The check for what no exception spares. They are asked where it does not pass, for it mostly does."""
    exceptions = tuple(unless)
    softening = tuple([each for each in exceptions if type(each).softened is not Exempting.softened])

    def denies(q: Question, found: Outcomes) -> bool:
        """Whether an objection is left; where at most a duty is, no doubt makes it one."""
        return any(isinstance(_softened(q, one, softening), Denied) for one in several(found))

    def judge(q: Question) -> Outcomes:
        lacks = None
        found: Outcomes = PASS
        try:
            found = check(q)
            if found is PASS or isinstance(found, Passed):
                return found
        except MissingFact as missing:
            lacks = missing
        spared: dict[str, datetime] = {}
        doubt = None
        for each in exceptions:
            try:
                freed = each.frees(q, p)
            except MissingFact as missing:  # which is no matter where another spares all
                doubt = missing
                continue
            for id, until in freed.items():
                spared[id] = max(until, spared.get(id, until))
        if doubt is not None and len(spared) < len(q.debts) and (lacks is not None or denies(q, found)):
            if len(q.debts) == 1:
                return lacks_while(doubt, found if lacks is None else lacking(lacks, q.debt_ids))
            return each_debt(q, lambda debt: judge(q.only((debt,))))
        if spared:
            until = min(spared.values())
            ends = () if until is FOREVER else (Passed(until),)
            if len(spared) == len(q.debts):
                return ends[0] if ends else PASS
            found = (*_of_the_rest(q, spared, check), *ends)
        elif lacks is not None:
            left = _softened(q, lacking(lacks, q.debt_ids), softening)
            if isinstance(left, Denied):
                raise lacks
            return left
        if not softening:
            return found
        softened = tuple([_softened(q, one, softening) for one in several(found)])
        return softened if isinstance(found, tuple) else softened[0]

    return judge


def _of_the_rest(q: Question, spared: Mapping[str, datetime], check: Check) -> tuple[Outcome, ...]:
    """What a check says of the other debts, each outcome naming them."""
    rest = q.only(tuple(debt for debt in q.debts if debt.id not in spared))
    rest.__dict__["ledger"] = None  # what is counted was told when all were asked about
    try:
        found = check(rest)
    except MissingFact as missing:
        found = lacking(missing, rest.debt_ids)
    return naming(rest.debt_ids, found)


def _softened(q: Question, outcome: Outcome, exceptions: Iterable[Exempting]) -> Outcome:
    for each in exceptions:
        if isinstance(outcome, Denied):
            left = each.softened(q, outcome)
            if outcome.effect is not Effect.MISSING_FACT or not isinstance(left, Denied):  # for want of a fact a duty
                outcome = left
    return outcome
