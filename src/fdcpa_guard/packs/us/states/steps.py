"""Small steps of the checks of several states: proceedings and notices of a debt, days that must be over, consents."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from ....clock import DAY, FOREVER, start_of_day
from ....errors import MissingFact
from ....facts import Attempt, Consent, Debt, EmailAddress, PhoneLine, PostalAddress
from ....facts.base import members
from ....facts.contact import pleads
from ....facts.debts import Notice, Proceeding
from ....facts.index import named_debts
from ....facts.moments import could_be_from, could_be_until
from ....facts.requests import ConsentRevocation
from ....rules import PASS, Denied, Outcome, Outcomes, Question, Required
from ....rules.acts import was_for
from ....rules.judging import (
    PROCESS,
    addressed_to,
    as_it_may_be,
    continues_a_suit,
    declared,
    furnishes,
    needed_longest,
    sues,
    tells_of_debt,
    those,
    told_apart,
)
from ....rules.missed import a_day_after, is_over, missed_them, over_at, sent_or_received, supposed
from ....shapes.arithmetic import begins_after
from ....shapes.content import written_of_before
from ....shapes.reach import at_place
from ....vocabulary import (
    CALLS_AND_TEXTS,
    CONSUMERS,
    OTHERS,
    UNKNOWN,
    CollectorKind,
    ConsentScope,
    Element,
    Medium,
    NoticeKind,
    ProceedingKind,
    Purpose,
    Recipient,
    Unknown,
)
from ..federal.regf.common import threatens_suit, threatens_suit_on
from ..federal.regf.s06 import but_for, by_anothers_number, led_elsewhere, whatever
from ..federal.regf.s18 import asks_others_where
from .purposes import VISITS, WRITTEN

# -- proceedings and notices


def known(
    q: Question,
    debt: Debt,
    *kinds: ProceedingKind,
    objects: Callable[[Proceeding], bool] = bool,
    ends: Callable[[Proceeding], datetime] | None = None,
) -> list[Proceeding]:
    """The proceedings about a debt of which the caller knew or should have known, of these kinds, that object.

    Those that are over are included, unless ``objects`` says otherwise; who asks more of what is found than that
    forgets those of which the kind is unknown: see `those`. ``ends``: when one that objects does so no more.

    Raises:
        MissingFact: whether there are proceedings is unknown; or none is known to object, and of which kind one that
            would is.
    """
    if debt.proceedings is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.proceedings")

    def is_one(each: Proceeding) -> bool:
        if each.learned_at > q.at or each.kind not in (*kinds, UNKNOWN):
            return False
        if each.kind is not UNKNOWN:
            return objects(each)
        try:
            found = those(supposed(each, kinds), objects)
            if not found:
                return False
            until = None if ends is None else max(map(ends, found))
        except MissingFact as missing:  # which matters only if it is of a kind that does
            until = missing.until
        raise MissingFact(f"debts.{debt.id}.proceedings.{each.id}.kind", until)

    return those(debt.proceedings, is_one)


def pending(q: Question, debt: Debt, *kinds: ProceedingKind) -> list[Proceeding]:
    """Those of `known` that are not over, as where the writing that ended one is known to have come back."""
    return known(q, debt, *kinds, objects=lambda each: not is_over(q, debt, each))


def untold(q: Question, debt: Debt, kind: ProceedingKind) -> list[Proceeding]:
    """The claims of a kind, or that may be of it, that wait for word of what to do, or whose word may have come back.

    Of unknown proceedings none, for the rules that stop collecting say enough of them; nor what was upheld and is over.
    """

    def waits(each: Proceeding) -> bool:
        if each.stands(q.at):
            return True
        (perhaps,) = supposed(each, (kind,))
        return each.learned_at <= q.at and each.upheld is not True and not is_over(q, debt, perhaps)

    claims = [each for each in members(debt.proceedings) if each.kind in (kind, UNKNOWN)]
    found, doubtful = told_apart(claims, waits)
    return found + [each for each, _ in doubtful]


def provided_before(q: Question, debt: Debt, asked: Proceeding, requests: Iterable[Proceeding]) -> bool:
    """Whether what is asked for was sent before, for one of the requests, and is not known to have come back.

    Raises:
        MissingFact: the history is unknown, and something was said to be sent before.
    """
    earlier = [each for each in requests if each.ended_at is not None and each.ended_at <= asked.learned_at]
    return any(each.learned_at <= q.at and over_at(q, debt, each) is not None for each in earlier)


def named(debt: Debt, proceedings: list[Proceeding]) -> dict[str, str]:
    """Proceedings as the facts that an objection names."""
    return {f"debts.{debt.id}.proceedings.{each.id}": each.kind.value for each in proceedings}


def if_claimed(claims: Collection[Proceeding], what: str) -> str:
    """The condition with which a duty that claims bring begins, where of none the kind is known."""
    return f"if {what} was claimed, " if all(each.kind is UNKNOWN for each in claims) else ""


def made_again(debt: Debt, claim: Proceeding, at: datetime, *, in_full: bool = False) -> bool:
    """Whether what was claimed by word of mouth, or not ``in_full``, had come in writing, or in full, by an instant.

    Of two claims of unknown kinds nobody knows that they are one.
    """
    return any(
        each.kind is claim.kind is not UNKNOWN
        and each.in_writing is True
        and (each.formalities_met is True or not in_full)
        and claim.learned_at <= each.learned_at <= at
        for each in members(debt.proceedings)
    )


def notices(q: Question, debt: Debt, *kinds: NoticeKind | Unknown) -> list[Notice]:
    """The notices of some kinds that were sent about a debt; what was received was sent, though nobody knows when."""
    return [
        each
        for each in debt.known_notices
        if each.kind in kinds and (each.sent_at <= q.at or (each.received_at is not None and each.received_at <= q.at))
    ]


def notices_to(
    q: Question, debt: Debt, kind: NoticeKind, who: str, *, by: Collection[Medium] = WRITTEN
) -> list[Notice]:
    """The `notices` that somebody was sent: who owes the debt too, only if something was written to them then or since.

    ``by``: by which media that counts.

    Raises:
        MissingFact: whether anything was is unknown; or none is known, and there may be one.
    """
    found = notices(q, debt, kind)
    if found and who in debt.co_obligors:
        q.require_history()
        found = [notice for notice in found if _written_since(q, (who,), debt, surely_sent(q, notice), by)]
    if not found and (debt.notices is UNKNOWN or notices(q, debt, UNKNOWN)):
        raise MissingFact(f"debts.{debt.id}.notices")
    return found


def missed_by(q: Question, debt: Debt, notice: Notice, who: str) -> bool:
    """Whether a notice is known to have missed somebody (`writings_missed`): not if the debtor received it.

    Raises:
        MissingFact: the history is unknown.
    """
    received = notice.received_at is not None and notice.received_at <= q.at and who not in debt.co_obligors
    return not received and writings_missed(q, (who,), debt, surely_sent(q, notice))


def writings_missed(q: Question, people: Collection[str], debt: Debt, sent_at: datetime) -> bool:
    """Whether what was written to somebody of these about a debt then, and all since, is known to have missed them.

    Of what the history does not hold, what came back later tells nothing; but to who owes the debt too a notice went
    with what was written to them since (`notices_to`).

    Raises:
        MissingFact: the history is unknown.
    """
    q.require_history()
    letters = _written_since(q, people, debt, sent_at)
    then = a_day_after(q, sent_at) if set(people).isdisjoint(debt.co_obligors) else q.at
    return any(letter.at <= then for letter in letters) and all(missed_them(q, letter) for letter in letters)


def _written_since(
    q: Question, people: Iterable[str], debt: Debt, sent_at: datetime, by: Collection[Medium] = WRITTEN
) -> list[Attempt]:
    since = could_be_from(sent_at) - DAY  # two records may go by two clocks
    lines = [line for who in people if (line := q.index.outbound.get(who)) is not None]
    return [a for line in lines for a in line.by(q.at, since) if a.medium in by and debt.id in a.debts]


def provided_at(notice: Notice) -> datetime:
    """When a notice was provided: when it was received, if that is known, and else when it was sent."""
    return notice.sent_at if notice.received_at is None else notice.received_at


def provided_frees(q: Question, debt: Debt, found: Iterable[Notice], frees: Callable[[datetime], datetime]) -> datetime:
    """From when the first of some notices that the consumer was provided with frees; `FOREVER` if all came back.

    One of which nobody knows whether it came back does not free before it would. ``frees``: from when one does that was
    provided at an instant.

    Raises:
        MissingFact: only one of which nobody knows that frees by now.
    """
    consumer = (Recipient.CONSUMER.value,)

    def came(notice: Notice) -> bool:
        return notice.received_at is not None or not writings_missed(q, consumer, debt, notice.sent_at)

    provided, doubtful = told_apart(found, came)
    first = min([frees(provided_at(notice)) for notice in provided], default=FOREVER)
    perhaps = [(frees(provided_at(notice)), missing) for notice, missing in doubtful]
    for frees_at, missing in perhaps:
        if frees_at <= q.at < first:
            raise MissingFact(missing.fact, first)
    return min([first, *[frees_at for frees_at, _ in perhaps]])


def notices_free(q: Question, debt: Debt, *kinds: NoticeKind, frees: Callable[[datetime], datetime]) -> datetime:
    """From when the first of the notices of some kinds frees (`provided_frees`), and no earlier one may.

    Raises:
        MissingFact: as `provided_frees`; or only one of which the kind is unknown frees by now; or there may be any.
    """
    if debt.notices is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.notices")

    def of(*which: NoticeKind | Unknown) -> datetime:
        sent = [notice for notice in notices(q, debt, *which) if provided_at(notice) <= q.at]
        return provided_frees(q, debt, sent, frees)

    surely = of(*kinds)
    if surely <= q.at or not notices(q, debt, UNKNOWN):
        return surely
    perhaps = of(*kinds, UNKNOWN)
    if perhaps <= q.at:
        raise MissingFact(f"debts.{debt.id}.notices", surely)
    return perhaps


def untaken(
    q: Question, debt: Debt, waits: Iterable[tuple[NoticeKind, int, str]], *, in_order: bool = False
) -> tuple[list[str], list[datetime]]:
    """Which notices were not sent, or not so many whole days ago: in words, and when each of them is over.

    The days of a first bill run from its sending, those of what is to be provided to the patient from then on.
    ``in_order``: one that was sent before the first of the kind before it is none.

    Raises:
        MissingFact: which notices there are is unknown; or none is surely lacking, and of one that is not known: there
            is no evidence of where the person is, or whether it came back, or of which kind a notice is, is unknown.
    """
    if debt.notices is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.notices")
    waits = tuple(waits)
    found = _untaken(q, debt, waits, in_order)
    if not found[0] or not notices(q, debt, UNKNOWN):
        return found
    surely = _untaken(q, debt, waits, in_order, UNKNOWN)
    if not surely[0]:
        raise MissingFact(f"debts.{debt.id}.notices")
    return surely


def _untaken(
    q: Question, debt: Debt, waits: Iterable[tuple[NoticeKind, int, str]], in_order: bool, *perhaps: Unknown
) -> tuple[list[str], list[datetime]]:
    lacking, ends = [], []
    begun: datetime | None = None
    unclear: MissingFact | None = None
    for kind, days, step in waits:
        found = notices(q, debt, kind, *perhaps)
        if in_order:
            found = [notice for notice in found if begun is None or could_be_from(notice.sent_at) >= begun]
            begun = min([could_be_until(surely_sent(q, notice)) for notice in found], default=FOREVER)
        try:
            over = _over_of(q, debt, kind, found, days)
        except MissingFact as missing:
            unclear = needed_longest(unclear, missing)
            continue
        if q.at < over:
            lacking.append(f"{days} days after {step}")
            ends.append(over)
    if unclear is not None and not lacking:
        raise unclear
    return lacking, ends


def _over_of(q: Question, debt: Debt, kind: NoticeKind, found: Collection[Notice], days: int) -> datetime:
    if kind is NoticeKind.FIRST_BILL:
        return days_over(q, min([surely_sent(q, notice) for notice in found]), days) if found else FOREVER
    return provided_frees(q, debt, found, lambda when: days_over(q, when, days))


def surely_sent(q: Question, notice: Notice) -> datetime:
    """When a notice had surely been sent (`sent_or_received`)."""
    return sent_or_received(q, notice.sent_at, notice.received_at)


def suing(q: Question, debt: Debt, kind: ProceedingKind, tail_days: int = 0) -> Outcome:
    """That no suit is begun about a debt while a proceeding goes on, nor in the whole days after it.

    Papers of a suit that is known to go on, or that has ended in a judgment, begin none; nor does one that some law
    requires and that neither asks for payment nor sues, or a call or a text.

    Raises:
        MissingFact: whether there are proceedings is unknown, or of which kind one is; or where the person is, once one
            is over.
    """
    if not begins_a_suit(q, debt):
        return PASS
    binding = known(
        q,
        debt,
        kind,
        objects=lambda each: q.at < _over(q, each, tail_days),
        ends=lambda each: _over(q, each, tail_days),
    )
    if not binding:
        return PASS
    return Denied(
        "a suit waits: something stands on the debt",
        debts=(debt.id,),
        facts=named(debt, binding),
        lapses_at=max(_over(q, each, tail_days) for each in binding),
    )


def begins_a_suit(q: Question, debt: Debt) -> bool:
    """Whether it is a paper of a court that may begin a suit about a debt: no answer that law requires begins one.

    Where a suit goes on, or there is a judgment, what is declared to bring one begins another.
    """
    if not pleads(q.purpose, q.medium):
        return False
    return not continues_a_suit(q, debt) and (sues(q) or not q.contact.required_by_law)


def reports_adversely(q: Question) -> bool:
    """Whether an agency is told of a debt and no law requires that, as it does that a dispute or a correction is told.

    Each other report is taken to be adverse, and so is an answer that may be one (`each_furnished`). What is for a
    report and goes to somebody else tells no agency.
    """
    told = furnishes(q) is not False and q.recipient is Recipient.CONSUMER_REPORTING_AGENCY
    return told and not q.contact.required_by_law


def suing_with_proof(q: Question, debt: Debt, proof: str) -> Outcome:
    """That no suit is begun about a debt without what proves it at hand; where nothing is said of that, a duty.

    Raises:
        MissingFact: whether it is at hand is said to be unknown.
    """
    if debt.documents_held is True or not begins_a_suit(q, debt):
        return PASS
    if debt.documents_held is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.documents_held")
    if debt.documents_held is None:
        return Required(f"begin no suit without {proof}", debts=(debt.id,))
    return Denied("begins a suit without what proves the debt", debts=(debt.id,))


def _over(q: Question, proceeding: Proceeding, tail_days: int) -> datetime:
    ended = proceeding.ended_at
    if ended is None or q.at < ended:
        return FOREVER
    return days_over(q, ended, tail_days) if tail_days else ended


# -- days


def days_later(q: Question, event: datetime, days: int, *, of_consumer: bool = False) -> datetime:
    """When it is, in every zone in which the person may be, the civil day that is so many days after an event's.

    ``of_consumer``: in every zone of the consumer, whoever is contacted. Where nobody knows where that is, as
    `begins_after` has it.

    Raises:
        MissingFact: nobody knows, and it may have come in some places alone.
    """
    return begins_after(q, None, event, days, of_consumer=of_consumer)


def days_over(q: Question, event: datetime, days: int) -> datetime:
    """When so many civil days after the day of an event are over, in every zone of the consumer, whoever is contacted.

    The day itself does not count, and the last day counts whole: the careful way to count.

    Raises:
        MissingFact: as `days_later`.
    """
    return days_later(q, event, days + 1, of_consumer=True)


def overdue_on(debt: Debt, days: int, tz: ZoneInfo) -> datetime:
    """When a debt has been overdue for so many civil days on a place's clock.

    Raises:
        MissingFact: since when it is overdue is unknown.
    """
    if debt.past_due_since is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.past_due_since")
    return start_of_day(tz, debt.past_due_since + timedelta(days=days))


def in_default(q: Question, debt: Debt, at: datetime) -> bool:
    """Whether a debt was overdue at an instant wherever the consumer may be, whoever is contacted.

    If it is unknown since when, it was not.

    Raises:
        MissingFact: there is no evidence of where the consumer is.
    """
    since = debt.past_due_since
    return since is not UNKNOWN and all(could_be_from(at) >= start_of_day(tz, since) for tz in q.consumer_zones)


# -- what was written before

TELLING: Final = frozenset(Purpose) - {
    Purpose.UNRELATED_NOTICE,
    Purpose.LOCATION_INFORMATION,
    Purpose.OPT_OUT_CONFIRMATION,
}
"""What tells of a debt."""


def of_first_writings(
    q: Question,
    debts: Sequence[Debt],
    judge: Callable[[Sequence[Debt]], Outcomes],
    telling: Collection[Purpose] = TELLING,
) -> Outcomes:
    """What is said of those of the debts of which nothing was written to this person before, for one of these purposes.

    Papers handed over are writings too; what missed the person is none. So is what a debt tells of itself, of the
    consumer (`shapes.content.written_of_before`). Where nobody knows, of those of which it may be: a duty is no less
    one.

    Raises:
        MissingFact: the history is unknown, and it would be denied if nothing was written.
    """
    new = [debt for debt in debts if not written_of_before(q, debt)]
    if not new:
        return PASS
    try:
        told = {
            id
            for attempt in q.attempts(q.index.reached)
            if was_for(attempt.purpose, attempt.medium) in telling
            and is_writing(attempt)
            and not missed_them(q, attempt)
            for id in named_debts(attempt)
        }
    except MissingFact as missing:
        return as_it_may_be(judge(new), missing)
    new = [debt for debt in new if debt.id not in told]
    return judge(new) if new else PASS


def is_writing(made: Attempt | Question) -> bool:
    """Whether a contact is in writing: a paper of a court that is handed over is, as one that is sent."""
    return made.medium in WRITTEN or (made.medium in VISITS and made.purpose in PROCESS)


def only_asks_where(q: Question) -> bool:
    """Whether it only asks somebody else where the consumer is, and is not declared to tell of a debt."""
    return asks_others_where(q) and tells_of_debt(q) is not True


# -- who agreed to what

_OF_THE_ADDRESS: Final = {Medium.EMAIL: ConsentScope.EMAIL_ADDRESS, Medium.TEXT: ConsentScope.TEXT_NUMBER}


def agreed(q: Question, debt: Debt | None = None) -> list[Consent]:
    """The consents to such messages that stand, were given to this collector, and neither revoked nor a mere address.

    One that was revoked for some debts stands for the others of the contact, and one given again stands again.
    ``debt``: those alone that cover it.

    Raises:
        MissingFact: a consent stands, and whether there are requests, which may have revoked it, is unknown; or one may
            have, for a number or address, and the contact names none.
    """
    scopes = {ConsentScope.ELECTRONIC_MESSAGES, _OF_THE_ADDRESS.get(q.medium, ConsentScope.ELECTRONIC_MESSAGES)}
    found = [c for scope in sorted(scopes) for c in q.consents(scope) if not c.provided_address_only]
    if debt is not None:
        found = [c for c in found if c.debts is None or debt.id in c.debts]
    if not found:
        return found
    asked = [r for r in q.requests if isinstance(r, ConsentRevocation) and (not r.media or q.medium in r.media)]
    revocations, doubtful = told_apart(asked, lambda r: _takes_back(q, r))
    left = [one for consent in found if (one := but_for(q, consent, revocations)) is not None]
    if debt is not None:
        left = [c for c in left if c.debts is None or debt.id in c.debts]
        doubtful = [(r, missing) for r, missing in doubtful if r.debts is None or debt.id in r.debts]
    for r, missing in doubtful:
        if any(but_for(q, consent, [r]) is not consent for consent in left):
            raise missing
    return left


def _takes_back(q: Question, r: ConsentRevocation) -> bool:
    if q.who in q.spoken_for(r) and (r.address is None or q.medium in r.media):
        return True
    return r.address is not None and addressed_to(q, r.address)


def leave_to_tell(q: Question) -> list[Consent]:
    """The consumer's standing consents, given to whomever, to such a contact with the person contacted.

    To one with the employer a consent to contacts with the employer, or with others that names this one.
    """
    others = q.third_party_consents()
    if q.recipient is not Recipient.EMPLOYER:
        return others
    employers = q.consents_of(Recipient.CONSUMER, ConsentScope.EMPLOYER)
    return [*employers, *[c for c in others if c.third_party is not None]]


def without(consents: Iterable[Consent], ids: Iterable[str]) -> tuple[str, ...]:
    """The debts that no consent covers."""
    held = list(consents)
    return tuple(id for id in ids if not any(c.debts is None or id in c.debts for c in held))


# -- bought debts


def bought(q: Question, debt: Debt) -> bool | Unknown:
    """Whether a debt was bought; what a debt buyer collects was, whatever else is said of it."""
    return perhaps_bought(q.case.collector, debt.purchased)


def perhaps_bought(collector: CollectorKind | Unknown, purchased: bool | Unknown) -> bool | Unknown:
    """The same of who collects and of what is said of the debt; an unknown collector may be a buyer."""
    if collector is CollectorKind.DEBT_BUYER:
        return True
    return UNKNOWN if collector is UNKNOWN and purchased is False else purchased


def bought_and_time_barred(debt: Debt, bought: bool | Unknown) -> bool:
    """Whether a debt that was ``bought``, or may have been, is time-barred.

    Raises:
        MissingFact: it may be so.
    """
    if bought is False or debt.time_barred is False:
        return False
    if debt.time_barred is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.time_barred")
    if bought is UNKNOWN:
        raise MissingFact(lacking_of_bought(debt))
    return True


def lacking_of_bought(debt: Debt) -> str:
    """The fact that would tell whether a debt was bought, where that is unknown."""
    return f"debts.{debt.id}.purchased" if debt.purchased is UNKNOWN else "collector"


# -- whoever has the number or address


def tells_whoever_has_it(q: Question, p: Any, counts: Callable[[Consent], bool] = whatever) -> Outcomes:
    """The objection to a call, text or email to a number known to be another's, or to what is known to reach others.

    ``counts``: which consents to contacts with whoever has it are leave.
    """
    found = by_anothers_number(q, p, counts) if q.medium in CALLS_AND_TEXTS else PASS
    return led_elsewhere(q, counts) if found is PASS and some_lead_elsewhere(q) else found


def some_lead_elsewhere(q: Question) -> bool:
    """Whether an email or text goes to what may be known to reach somebody else than who may be told.

    Somebody else has rules of their own; of what goes to an attorney, the creditor or an agency, and nobody says where,
    nothing is known.
    """
    if q.medium not in (Medium.EMAIL, Medium.TEXT):
        return False
    theirs = q.recipient in CONSUMERS or not q.roles.isdisjoint(CONSUMERS)
    if not theirs and (q.recipient in OTHERS or q.address is None):
        return False
    held = q.case.emails if q.medium is Medium.EMAIL else q.case.phones
    return held is UNKNOWN or any(each.standing(q.at, "led_to_third_party_at") for each in held)


# -- the contact itself


def by_the_debtors(q: Question, place: str) -> bool:
    """Whether what is used is recorded as the debtor's own, and leads to a place of theirs.

    Raises:
        MissingFact: it may lead there.
    """
    held: Mapping[str, PhoneLine | EmailAddress | PostalAddress] = q.index.postal
    if q.medium in CALLS_AND_TEXTS:
        held = q.index.phones
    elif q.medium is Medium.EMAIL:
        held = q.index.emails
    found = held.get(q.address or "")
    return found is not None and found.person == Recipient.CONSUMER and at_place(q, place)


def shows_number(q: Question) -> Outcome:
    """That a call is declared to show its number; undeclared, a duty."""
    shown = q.content.has(Element.CALLER_ID)
    return declared(shown, wanted=True, denied="the number is hidden", duty="show the number that calls")


def threatens_process(q: Question, debt: Debt) -> bool | None:
    """Whether it threatens an agency or attorney, a suit or another remedy about a debt; None: nothing says so.

    Only one that is declared to threaten neither threatens none.
    """
    suit = threatens_suit(q) or threatens_suit_on(q, debt)
    handed_on = q.content.has(Element.PRE_LEGAL_THREAT)
    if suit or handed_on:
        return True
    return False if suit is False and handed_on is False else None


def within_own_call(q: Question) -> bool:
    """Whether this happens within a call or visit that the person began and that goes on."""
    return q.answered is not None and q.answered.goes_on(q.at)
