"""Small steps that checks of every pack share."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache, reduce
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from ..clock import FOREVER, start_of_day, zone
from ..errors import MissingFact
from ..facts import Attempt, Debt, Dispute, PhoneLine
from ..facts.addresses import ReassignedNumberCheck
from ..facts.moments import could_be_from, is_unknown, surely_before
from ..vocabulary import (
    CALLS_AND_TEXTS,
    COLLECTING,
    OTHERS,
    THREATS,
    UNKNOWN,
    Effect,
    Element,
    Medium,
    Purpose,
    Recipient,
)
from .acts import SAYS_WHAT_IS_OWED, TELLING_OF_A_DEBT
from .outcomes import PASS, Advised, Denied, Outcome, Outcomes, Passed, Required, lacking, several
from .question import Question

F = TypeVar("F")
OutcomesT = TypeVar("OutcomesT", bound=Outcomes)


def some_may_be_anothers(q: Question) -> bool:
    """Whether by now any number may be known to be another's, so that it matters which line is used."""
    if q.index.misdialled or q.case.phones is UNKNOWN:
        return True
    return any(line.elsewhere_by(q.at) for line in q.case.phones)


def some_are_anothers(q: Question) -> bool:
    """The same, but for lines that are the person's again, or of which it is known only that a text led elsewhere."""
    if q.index.misdialled or q.case.phones is UNKNOWN:
        return True
    return any(line.elsewhere_by(q.at) and line.elsewhere(q.at) for line in q.case.phones)


def reaches_back(q: Question, check: ReassignedNumberCheck, when: datetime) -> bool:
    """Whether a look-up of a number covers what happened to it since the day of a consent or text.

    The laws ask for one since the *date* (12 CFR 1006.6(d)(5), 47 CFR 64.1200(m)(2)), and databases are asked by it.
    Where nobody says by whose days, it covers what happened since the instant.
    """
    if is_unknown(check.since) or check.since <= could_be_from(when):
        return check.since <= when
    try:
        return all(check.since.astimezone(tz).date() <= when.astimezone(tz).date() for tz in q.zones)
    except MissingFact:
        return False


def said_no(q: Question, line: PhoneLine) -> list[ReassignedNumberCheck]:
    """The look-ups of a number that say, by the contact and from complete data, that it was not reassigned.

    Not those from before one that said yes: then the last word is another.
    """
    checks = line.known_checks
    moved = [c.at for c in checks if c.reassigned is True and could_be_from(c.at) <= q.at]
    return [
        c
        for c in checks
        if c.at <= q.at
        and c.reassigned is False
        and c.complete_and_accurate is True
        and all(surely_before(when, c.at) for when in moved)
    ]


def confirms_an_opt_out(q: Question) -> bool:
    """Whether all it does is to confirm an opt-out, and one is known that the person made or that names the address."""
    if q.acts != _CONFIRMING or q.case.requests is UNKNOWN:
        return False
    return any(
        request.kind in _OPT_OUTS
        and request.surely_stands(q.at)
        and (request.person == q.who or getattr(request, "address", None) == q.address is not None)
        for request in q.case.requests
    )


def merely_confirms(q: Question) -> bool | None:
    """Whether the confirmation of an opt-out is declared to say nothing else; None: nothing says so.

    One that is declared to tell of the debt, to ask for payment or to threaten does more, whatever else is declared.
    """
    return q.content.has(Element.OPT_OUT_CONFIRMATION_ONLY) if q.acts == _CONFIRMING else False


def needs_no_word_of_debt(q: Question) -> bool:
    """Whether it only asks where somebody is, or confirms an opt-out: what can be done without telling of a debt."""
    return q.acts == _ASKING or confirms_an_opt_out(q)


_ASKING: Final = frozenset({Purpose.LOCATION_INFORMATION})
_CONFIRMING: Final = frozenset({Purpose.OPT_OUT_CONFIRMATION})
_OPT_OUTS: Final = frozenset({"stop-medium", "stop-address", "revoke-consent", "cease"})


def each_debt(q: Question, judge: Callable[[Debt], Outcomes]) -> Outcomes:
    """What a rule that judges debts one by one says of all, by their names; a fact missing for one denies it alone."""
    debts = q.debts
    if len(debts) == 1:
        return _of_one(debts[0], judge)
    outcomes: list[Outcome] = []
    for debt in debts:
        found = _of_one(debt, judge)
        if found is not PASS:
            outcomes += naming((debt.id,), found)
    return tuple(outcomes) if outcomes else PASS


def of_some(q: Question, debts: tuple[Debt, ...], check: Callable[[Question], Outcomes]) -> Outcomes:
    """What a check says of some of the debts: where these are not all, each outcome names them."""
    if not debts:
        return PASS
    return check(q) if len(debts) == len(q.debts) else naming([debt.id for debt in debts], check(q.only(debts)))


def joined(*found: Outcomes) -> Outcomes:
    """What several checks of one rule say: of a debt that one denies for good no fact is missing to another."""
    said = [one for each in found for one in several(each) if one is not PASS]
    if len(said) < 2:
        return said[0] if said else PASS
    denials = [one for one in said if isinstance(one, Denied)]
    lacks = [one for one in denials if one.effect is Effect.MISSING_FACT]
    sure = {debt for one in denials if one.lapses_at is FOREVER and one not in lacks for debt in one.debts}
    return tuple([one for one in said if not (one in lacks and one.debts and sure.issuperset(one.debts))])


def naming(debts: Iterable[str], found: Outcomes) -> tuple[Outcome, ...]:
    """The same outcomes, those that name no debt as of these."""
    return tuple(one if isinstance(one, Passed) or one.debts else one.naming(debts) for one in several(found))


def together(found: Outcomes) -> Outcomes:
    """The same, where several debts have one answer given once, about all of them."""
    if not isinstance(found, tuple):
        return found
    passed = [one for one in found if isinstance(one, Passed)]
    told: list[tuple[Denied | Advised | Required, list[str]]] = []
    for one in found:
        if isinstance(one, Passed):
            continue
        words = one.naming(())
        for other, debts in told:
            if type(other) is type(words) and other.said == words.said:
                debts += one.debts
                break
        else:
            told.append((words, [*one.debts]))
    return (*[words.naming(debts) for words, debts in told], *passed)


def _of_one(debt: Debt, judge: Callable[[Debt], Outcomes]) -> Outcomes:
    try:
        return judge(debt)
    except MissingFact as missing:
        return lacking(missing, (debt.id,))


def of_each(facts: Iterable[F], judge: Callable[[F], Outcomes]) -> Outcomes:
    """What a rule that judges several facts one by one says of all; one that cannot be judged hides no objection.

    Raises:
        MissingFact: none of them denies, and one of them cannot be judged.
    """
    said: list[Outcome] = []
    unclear: MissingFact | None = None
    for fact in facts:
        try:
            found = judge(fact)
        except MissingFact as missing:
            unclear = needed_longest(unclear, missing)
        else:
            said += several(found)
    if unclear is not None and not any(type(one) is Denied for one in said):
        raise unclear
    return tuple([one for one in said if one is not PASS]) or PASS


def those(facts: Iterable[F], objects: Callable[[F], bool]) -> list[F]:
    """The facts among several that an objection rests on; one that cannot be judged hides none that can.

    What ``objects`` says of a fact is the whole condition: who asks more of the facts that are found forgets those that
    could not be judged.

    Raises:
        MissingFact: it rests on none of them, and one of them cannot be judged.
    """
    found, doubtful = told_apart(facts, objects)
    if doubtful and not found:
        raise reduce(needed_longest, [missing for _, missing in doubtful])
    return found


def told_apart(facts: Iterable[F], holds: Callable[[F], bool]) -> tuple[list[F], list[tuple[F, MissingFact]]]:
    """The facts of which something holds; and those of which it may, each with what is missing to tell."""
    found: list[F] = []
    doubtful: list[tuple[F, MissingFact]] = []
    for fact in facts:
        try:
            if holds(fact):
                found.append(fact)
        except MissingFact as missing:
            doubtful.append((fact, missing))
    return found, doubtful


def as_it_may_be(perhaps: OutcomesT, missing: MissingFact) -> OutcomesT:
    """What is said where something may stand and nobody knows: as much as if it stood, but that no denial is sure.

    Raises:
        MissingFact: if it stood, it would be denied: for as long as that.
    """
    return lacks_while(missing, perhaps)


def as_they_may_be(
    sure: list[F], doubtful: list[tuple[F, MissingFact]], judge: Callable[[list[F]], Outcome]
) -> Outcome:
    """The same of several facts, those of which something holds and those of which it may (`told_apart`).

    Raises:
        MissingFact: of one of those with which it would be denied, what is needed longest.
    """
    of_each(doubtful, lambda perhaps: lacks_while(perhaps[1], judge([*sure, perhaps[0]])))
    return judge([*sure, *[fact for fact, _ in doubtful]])


def needed_longest(one: MissingFact | None, other: MissingFact) -> MissingFact:
    """Of two unknown facts the one that is needed longer: until then the objection for want of one stands."""
    return other if one is None or (other.until or FOREVER) > (one.until or FOREVER) else one


def day_starts_after(
    q: Question, event: datetime, later: Callable[[date], date], *, of_consumer: bool = False, everywhere: bool = False
) -> datetime:
    """The start of a day counted from that of an event: in the first of the person's zones, or ``everywhere`` in them.

    Where nobody knows where the person is, an instant that tells as much, if it has come by the time of the contact
    wherever that is, or nowhere.

    Raises:
        MissingFact: it has come in some places alone; or nobody knows when the event was.
    """
    try:
        zones = q.consumer_zones if of_consumer else q.zones
    except MissingFact as missing:
        soonest = start_of_day(FIRST_ZONE, later(event.astimezone(LAST_ZONE).date()))
        latest = start_of_day(LAST_ZONE, later(event.astimezone(FIRST_ZONE).date()))
        if soonest <= q.at < latest:
            raise MissingFact(missing.fact, latest) from None
        return soonest if q.at < soonest else latest
    days = [event.astimezone(tz).date() for tz in zones]
    if everywhere:
        return q.day_starts(later(max(days)), zones)
    return min([start_of_day(tz, later(day)) for tz, day in zip(zones, days, strict=True)])


def came_by(q: Question, came: datetime, event: datetime, last: Callable[[date], date]) -> bool:
    """Whether something came by a last day, counted from that of an event, on the clock of a place of the consumer's.

    Raises:
        MissingFact: there is no evidence of where that is, and it turns on it; or nobody knows one of the instants.
    """
    try:
        zones = q.consumer_zones
    except MissingFact:
        if came.astimezone(FIRST_ZONE).date() <= last(event.astimezone(LAST_ZONE).date()):
            return True
        if came.astimezone(LAST_ZONE).date() > last(event.astimezone(FIRST_ZONE).date()):
            return False
        raise
    return any(came.astimezone(tz).date() <= last(event.astimezone(tz).date()) for tz in zones)


FIRST_ZONE: Final = zone("Pacific/Kiritimati")
LAST_ZONE: Final = zone("Pacific/Pago_Pago")
"""Where a civil day begins first of all, and last."""


def zones_or_any(q: Question) -> tuple[ZoneInfo, ...]:
    """The person's zones; where nobody knows them, those between whose days the day of anybody is."""
    return q.known_zones or (FIRST_ZONE, LAST_ZONE)


def lacks_while(missing: MissingFact, found: OutcomesT) -> OutcomesT:
    """What is found where it turns on an unknown fact: for want of that, as long as an objection would stand.

    Raises:
        MissingFact: the same fact, and until when it is needed.
    """
    ends = [one.lapses_at for one in several(found) if isinstance(one, Denied)]
    if ends:
        raise MissingFact(missing.fact, min(missing.until or FOREVER, max(ends)), missing.hint)
    return found


def no_more_than(duty: Required, judge: Callable[[], Outcomes]) -> Outcomes:
    """What is judged where at most a duty can come of it: for want of a fact that duty, which no doubt makes less."""
    try:
        return judge()
    except MissingFact as missing:
        return Required(duty.message, debts=duty.debts, facts=duty.facts, until=missing.until or FOREVER)


def each_at_most(q: Question, duty: str, judge: Callable[[Debt], Outcomes]) -> Outcomes:
    """`each_debt` where at most a duty can come of a debt (`no_more_than`)."""
    return each_debt(q, lambda debt: no_more_than(Required(duty, debts=(debt.id,)), lambda: judge(debt)))


def unless_excused(excused: Callable[[], bool], found: Callable[[], Outcomes]) -> Outcomes:
    """What is found, unless something excuses it: where nobody knows, that is lacking as long as an objection stands.

    Raises:
        MissingFact: whether something excuses what would be objected to is unknown.
    """
    try:
        if excused():
            return PASS
    except MissingFact as missing:
        return lacks_while(missing, found())
    return found()


def due_unless(duty: Required, done: Callable[[], bool]) -> Outcomes:
    """A duty, unless what it asks for is known to have been done."""
    return no_more_than(duty, lambda: PASS if done() else duty)


def as_to(debts: tuple[str, ...], judge: Callable[[], Outcomes]) -> Outcomes:
    """What is judged of some debts of the contact: a fact that is missing for it these lack, and no others."""
    try:
        return judge()
    except MissingFact as missing:
        return lacking(missing, debts)


def unless_the_consumer(q: Question, denied: Denied) -> Outcomes:
    """An objection to debts about which a third party is contacted, as to those of which that is what the person is."""
    if q.recipient is not Recipient.SUCCESSOR_IN_INTEREST and Recipient.CONSUMER not in q.roles:
        return as_to(denied.debts, lambda: PASS if q.is_consumer() else denied)
    barred = denied.debts
    return each_debt(
        q, lambda debt: PASS if debt.id not in barred or q.counts_as_consumer(debt) else denied.naming((debt.id,))
    )


def declared(value: bool | None, *, wanted: bool, denied: str, duty: str) -> Outcome:
    """What follows from declared content: as wanted, nothing; otherwise a denial; undeclared, a duty."""
    if value is None:
        return _duty(duty)
    return PASS if value is wanted else Denied(denied)


_duty: Final = lru_cache(maxsize=1_024)(Required)
"""A duty said in the same words each time; it is not changed once it is made."""


def either(itself: bool | None, *others: bool | None) -> bool | None:
    """Whether something is declared, or another thing that serves as well; that those lack says nothing of it."""
    return True if True in others else itself


def asks_none(q: Question) -> bool | None:
    """Whether the content is declared to ask for no payment; to ask for the periodic ones alone is to ask."""
    return False if q.content.has(Element.PERIODIC_PAYMENTS_ONLY) else q.content.has(Element.NO_PAYMENT_REQUEST)


def shown(q: Question, element: Element, by: Collection[Element]) -> bool | None:
    """Whether the content is declared to show something: by its own element, one that shows it anyway, or by asking."""
    content = q.content
    return True if asks_none(q) is False or not content.carries.isdisjoint(by) else content.has(element)


def tells_of_debt(q: Question) -> bool | None:
    """Whether a contact is declared to state a debt, or to hold what cannot be said without that."""
    return shown(q, Element.STATES_DEBT, TELLING_OF_A_DEBT)


def tells_others(q: Question) -> bool:
    """Whether somebody else is declared to be told that a debt is owed, whoever may be told of it.

    Or what cannot be said without that, as an itemisation, or is asked for payment; who collects alone is no word of
    what is owed. A spouse is somebody else, who is the consumer for 12 CFR 1006.6 alone, and so is who counts as no
    consumer there.
    """
    return says_what_is_owed(q) and not q.roles.isdisjoint(_SOMEBODY_ELSE)


def says_what_is_owed(q: Question) -> bool:
    """Whether it is declared to say that a debt is owed, or what cannot be said without that, or to ask for payment."""
    return asks_none(q) is False or not q.content.carries.isdisjoint(SAYS_WHAT_IS_OWED)


_SOMEBODY_ELSE: Final = OTHERS | {Recipient.SPOUSE}


def tells_more(q: Question) -> bool:
    """Whether a message is declared to hold what no limited-content one may, as it tells of a debt (comment 2(j)-1)."""
    content = q.content
    return content.has(Element.NO_PAYMENT_REQUEST) is False or not _NO_LIMITED_CONTENT.isdisjoint(content.carries)


_NO_LIMITED_CONTENT: Final = THREATS | TELLING_OF_A_DEBT | {Element.COLLECTOR_DISCLOSURE, Element.STATES_DEBT}


def is_limited(q: Question) -> bool:
    """Whether it is declared a limited-content message, which holds nothing else, and not to tell of the debt too."""
    return q.content.has(Element.LIMITED_CONTENT_MESSAGE) is True and not tells_more(q)


def only_asks_consent(q: Question) -> bool:
    """Whether it is declared to do nothing but ask for consent, and not to press for payment or give notice as well.

    It may say who asks, and about what.
    """
    alone = q.content.has(Element.CONSENT_REQUEST_ONLY) is True and asks_none(q) is not False
    return alone and _NO_MERE_REQUEST.isdisjoint(q.content.carries)


_NO_MERE_REQUEST: Final = THREATS | {Element.VALIDATION_INFORMATION}


def only_asks_counselling(q: Question) -> bool:
    """Whether it is declared to ask an employer for its debt counselling, and not to press for payment as well."""
    asks = q.content.has(Element.CREDIT_COUNSELLING) is True and asks_none(q) is not False
    return asks and q.content.carries.isdisjoint(THREATS) and q.acts <= COLLECTING


def has_judgment(q: Question, debt: Debt) -> bool:
    """Whether the collector knows of a final judgment for a debt."""
    return debt.judgment_at is not None and debt.judgment_at <= q.at


def sued_already(q: Question, debt: Debt) -> bool:
    """Whether a suit on the debt is known to go on, or to have ended in a judgment: its papers begin no other."""
    return debt.active_litigation is True or has_judgment(q, debt)


def continues_a_suit(q: Question, debt: Debt) -> bool:
    """Whether papers of a court belong to a suit that is known of: one that is declared to be brought is another."""
    return sued_already(q, debt) and q.content.has(Element.THREATENS_LEGAL_ACTION) is not True


def was_the_answer(q: Question, attempt: Attempt) -> bool:
    """Whether a past attempt was an answer as `Question.answered` has it: by the same medium, and to whoever had begun.

    An attempt at the answer that is known to have reached nobody was for that too, and leaves the answer to be given.
    """
    event = q.index.inbound.get(attempt.answers or "")
    if event is None or event.medium is not attempt.medium or event.who not in (attempt.who, attempt.speaker):
        return False
    if attempt.at >= event.answerable_until:
        return False
    first = None if event.is_session else next(iter(q.replies(event)), None)
    return first is None or first.id == attempt.id or attempt.reached_nobody(q.at)


def was_in_own_call(q: Question, attempt: Attempt) -> bool:
    """Whether a past attempt was made within a call, visit or session that the person had begun, so that it began none.

    A call that returns theirs is none of these, though it answers it.
    """
    event = None if attempt.answers is None else q.index.inbound.get(attempt.answers)
    return event is not None and event.medium is attempt.medium and event.goes_on(attempt.at)


def surely_there(q: Question, address: str | None) -> bool:
    """Whether a number or address, told of a fact about the medium of the contact, is the one that the contact uses.

    Of two that are not said nobody knows that they are one; a portal has none.
    """
    return address == q.address and (address is not None or q.medium is Medium.PORTAL)


def said_before(disputes: Iterable[Dispute], d: Dispute) -> list[Dispute]:
    """The earlier disputes that one is substantially the same as: what it repeats, and what that repeats in turn."""
    known = {e.id: e for e in disputes if e.id != d.id}
    found: list[Dispute] = []
    earlier = known.pop(d.repeats or "", None)
    while earlier is not None:
        found.append(earlier)
        earlier = known.pop(earlier.repeats or "", None)
    return found


def furnishes(q: Question) -> bool | None:
    """Whether a reporting agency is told of the debt; None: it is answered, and nobody says whether with that."""
    if Purpose.CREDIT_REPORTING in q.acts:
        return True
    answers = q.purpose is Purpose.ANSWER_TO_REQUEST and q.recipient is Recipient.CONSUMER_REPORTING_AGENCY
    return None if answers and q.content.has(Element.STATES_DEBT) is None else False


def each_furnished(q: Question, judge: Callable[[Debt], Outcomes], duty: str) -> Outcomes:
    """What a law on furnishing says of all debts; of an answer of which nobody says whether it tells of them, a duty.

    So it is where a fact is lacking: nothing that it may be bars an answer that tells of none.
    """
    if furnishes(q) is not None:
        return each_debt(q, judge)

    def at_most(outcome: Outcome, debt: Debt) -> Outcome:
        if not isinstance(outcome, Denied):
            return outcome
        return Required(duty, debts=(debt.id,), facts=outcome.facts, until=outcome.lapses_at)

    def softly(debt: Debt) -> Outcomes:
        found = no_more_than(Required(duty, debts=(debt.id,)), lambda: judge(debt))
        return tuple([at_most(each, debt) for each in found]) if isinstance(found, tuple) else at_most(found, debt)

    return each_debt(q, softly)


def may_go_to(q: Question, closed: str, targets: Mapping[str, object]) -> bool:
    """Whether a contact that does not say to which number or address it goes may go to one that was closed.

    Raises:
        MissingFact: a visit may, and which postal addresses there are is unknown.
    """
    index = q.index
    if q.medium is Medium.IN_PERSON:
        visited, where = index.postal.get(closed), q.contact.person_is_at
        if visited is None and q.case.postal_addresses is UNKNOWN and closed not in (*index.phones, *index.emails):
            raise MissingFact("postal_addresses")
        return visited is not None and (where is None or visited.place is UNKNOWN or visited.place == where)
    if q.medium in _UNLISTED:
        return closed not in index.phones and closed not in index.emails and closed not in index.postal
    return closed in targets


def addressed_to(q: Question, address: str) -> bool:
    """Whether a contact names a number or address, of which something was said.

    Raises:
        MissingFact: it names none, and may go there; or which it may use is unknown.
    """
    if q.address is None and address in q.targets:
        raise MissingFact("contact.address")
    return address == q.address


def uses(q: Question, closed: str) -> bool:
    """Whether a contact goes to a number or address that was closed: as `addressed_to`, and more closely.

    Where nobody knows which there are, two ids may be one number; and a visit goes where somebody is.

    Raises:
        MissingFact: it does not say to which it goes, and may go there; or the numbers or addresses are unknown.
    """
    if q.address == closed:
        return True
    if may_go_to(q, closed, q.targets) and q.address is None:
        raise MissingFact("contact.address")
    return False


_UNLISTED: Final = frozenset({Medium.SOCIAL_MEDIA, Medium.OTHER_ELECTRONIC})
"""Media with addresses of their own, which a case does not list."""

SERVED_BY: Final = frozenset({Medium.IN_PERSON, Medium.MAIL, Medium.EMAIL, Medium.PORTAL})
"""With what a paper of a court can be handed over."""


def serves_process(q: Question) -> bool:
    """Whether legal process is served: who serves it is no debt collector meanwhile (12 CFR 1006.2(i)(2)(iv)).

    By what a paper can be handed over with; a call or a text about a suit serves nothing.
    """
    return was_served(q.purpose, q.medium)


def was_served(purpose: Purpose, medium: Medium) -> bool:
    """The same of what went out for a purpose, by a medium."""
    return purpose is Purpose.FORMAL_PLEADING and medium in SERVED_BY


PROCESS: Final = frozenset({Purpose.FORMAL_PLEADING, Purpose.POSTJUDGMENT_REMEDY})
"""What papers of a court are for, and writs upon a judgment."""


def acts_done(q: Question) -> frozenset[Purpose]:
    """The acts of the contact, but for those that take a paper where it is a call or a text, which hands over none."""
    return q.acts - PROCESS if q.medium in CALLS_AND_TEXTS else q.acts


def sues(q: Question) -> bool:
    """Whether a pleading is declared a complaint, whose service law requires too: to ask for payment or to sue.

    So a pleading that some law requires collects nothing unless it does.
    """
    return asks_none(q) is False or not q.content.carries.isdisjoint(THREATS)


def law_wants(q: Question) -> bool:
    """Whether some law requires the contact: of a complaint it does the service, and lets nobody bring one for that."""
    return q.contact.required_by_law and not (q.purpose is Purpose.FORMAL_PLEADING and sues(q))
