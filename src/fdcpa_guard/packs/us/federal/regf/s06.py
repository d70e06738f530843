"""12 CFR 1006.6: communications in connection with debt collection."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from inspect import cleandoc
from typing import Any, ClassVar

from .....clock import FOREVER
from .....errors import MissingFact
from .....facts import (
    AddressOptOut,
    CeaseNotice,
    Consent,
    ConsentRevocation,
    CreditorUse,
    Debt,
    EmailAddress,
    EmployerProhibition,
    Inbound,
    InconvenientPlace,
    InconvenientTime,
    MediumOptOut,
    PhoneLine,
    PostalAddress,
    Representation,
    Request,
)
from .....facts.moments import could_be_from, could_be_until, surely_before
from .....rules import PASS, Advised, Denied, Outcome, Outcomes, Parameter, Passed, Question, Required
from .....rules.judging import (
    day_starts_after,
    declared,
    each_debt,
    has_judgment,
    joined,
    reaches_back,
    said_no,
    serves_process,
    some_are_anothers,
    tells_of_debt,
    those,
    together,
    unless_the_consumer,
    zones_or_any,
)
from .....rules.outcomes import lacking, several
from .....rules.rule import Check
from .....rules.words import filled
from .....shapes import CallingHours
from .....shapes.closed import Named, on_no_clock, where_it_may_be_on
from .....shapes.reach import consents_at, surely_away
from .....vocabulary import (
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    TIMED,
    UNKNOWN,
    UNUSUAL,
    WORK,
    CollectorKind,
    ConsentScope,
    DebtKind,
    Effect,
    Element,
    GivenTo,
    Holding,
    Medium,
    Purpose,
    Recipient,
    Unknown,
)
from .common import (
    ABOUT_NO_DEBT,
    EFFECTIVE,
    comment,
    fdcpa,
    is_opt_out_confirmation,
    ours,
    owes_elsewhere,
    regf,
    regulation,
    to_consumers,
)
from .s18 import asks_others_where

_ALWAYS = datetime.min.replace(tzinfo=UTC)


# -- 6(b)(1)(i): times


def _lifted(q: Question, consents: Iterable[Consent], debts: Iterable[str]) -> set[str]:
    """Which debts the exceptions of 6(b)(4) cover: consent, or a court's permission."""
    debts = set(debts)
    permitted = {debt for debt in debts if q.court_permits(debt)} if q.case.court_permissions else set()
    return permitted | q.consented(consents, debts - permitted)


class _Presumed(CallingHours):
    """Hours with the exceptions of 6(b)(4), which legal process does not keep."""

    _presumed: ClassVar = True

    def _bound(self, p: Any) -> Check:
        check = super()._bound(p)

        def judge(q: Question) -> Outcomes:
            if q.purpose is Purpose.FORMAL_PLEADING and serves_process(q):
                return PASS
            if owes_elsewhere(q):
                return self._anywhere(q, MissingFact(f"locations (where {q.who} is)"))
            return check(q)

        return judge


_TITLE = "Not before {opens} or after {closes} where the consumer is"
_HOURS = cleandoc(
    """A time before {opens:hour} or from {closes:clock} on is inconvenient unless the collector knows better.

    **What it checks**: that the contact's instant lies in [opens, closes) on the clock of every zone in which the
    evidence says the consumer may be; an electronic message is timed at sending.

    **Source**: 1006.6(b)(1)(i), comments 6(b)(1)(i)-1 and -2. The regulation says before 8 and after 9, the statute
    after 8 and before 9; the ends are half-open here.

    **When it does not apply**: to letters, which have no hour; to one answer, the same day and by the same medium, to a
    message the consumer sent at such an hour, or within the consumer's own call (comments 6(b)(1)-2, 6(b)(2)-1); with
    prior consent given directly to the collector, or a court's permission (6(b)(4)); to legal process that is served
    (1006.2(i)(2)(iv)). Of other knowledge that the time suits there is no fact: what the consumer told a creditor is a
    consent on which a collector cannot rely (comment 6(b)(4)(i)-2).

    **Missing facts**: without any evidence of place it denies, naming ``locations``, what does not pass at any hour;
    ``during_proper_communication`` of a consent on which it hangs.

    **Example**: an Eastern area code and a Pacific residence leave 11:00 to {closes:clock} Eastern.
    """
)

hours = (
    _Presumed(opens=time(8), closes=time(21))
    .rule(
        "us.regf.6b1i.hours",
        _TITLE,
        regulation("6(b)(1)(i)"),
        comment("6(b)(1)(i)-1"),
        comment("6(b)(1)(i)-2"),
        fdcpa("1692c(a)(1)"),
        recipients=CONSUMERS,
        purposes=COMMUNICATIONS,
        in_force=(EFFECTIVE, None),
        example="",
    )
    .reworded(lambda numbers: (filled(_TITLE, numbers), filled(_HOURS, numbers)))
)


@to_consumers(
    "us.regf.6b1i.inconvenient-time",
    "Not at a time known to be inconvenient to the consumer",
    regulation("6(b)(1)(i)"),
    comment("6(b)(1)-1"),
    comment("6(b)(1)-2"),
    fdcpa("1692c(a)(1)"),
    media=TIMED,
    needs=(Holding.INCONVENIENT_TIME,),
)
def inconvenient_time(q: Question) -> Outcomes:
    """Times that the person called inconvenient, or that any file says are, stay closed until the person lifts them.

    **What it checks**: that no standing inconvenient-time request of the person covers the contact's local time in any
    zone in which the person may be.
    **Source**: 1006.6(b)(1)(i), comments 6(b)(1)-1.i, -1.ii and -2.
    **When it does not apply**: to letters; to one answer by the same medium, in the same stretch and on the same
    day, to each message the person sends at a time called inconvenient before, and within the person's own call or
    portal session that began since; with later consent, given or renewed directly to the collector, or a court's
    permission (6(b)(4)); to legal process that is served (1006.2(i)(2)(iv)).
    **Missing facts**: unknown ``requests`` deny, unless a court permits it; so do unknown ``locations`` while a time so
    called may be on somewhere, what does not pass at any hour; ``during_proper_communication`` of a consent on which it
    hangs.
    **Example**: not weekdays 15:00 to 17:00: an email at 16:00 on Wednesday is denied until 17:00.
    """
    return PASS if serves_process(q) else times_the_person_named(q, courts=True)


def times_the_person_named(q: Question, *, courts: bool) -> Outcomes:
    """No contact at a time that the person asked to be left alone; ``courts``: unless a court permits it.

    Raises:
        MissingFact: it is unknown what was asked, or once it was, where the person is.
    """
    try:
        mine = [r for r in q.requests if isinstance(r, InconvenientTime) and r.person == q.who]
    except MissingFact as missing:  # which is no matter where a court permits it
        return on_no_clock(q, missing, scope=None, replies=False, courts=courts)
    if not mine:
        return PASS
    try:
        zones = q.zones_now
    except MissingFact as missing:
        return where_it_may_be_on(
            q, missing, mine, lambda lack, now: on_no_clock(q, lack, [r.received_at for r in now], courts=courts)
        )
    now = [r for r in mine if any(r.covers(local) for local in q.local_now)]
    if not now:
        return Passed(min([r.next_change(q.at, tz) for r in mine for tz in zones]))
    facts = {f"requests.{r.id}": "inconvenient time" for r in now}
    return Named(q, zones, mine).judge("at a time that the person finds inconvenient", facts, courts=courts)


# -- 6(b)(1)(ii) and 6(b)(3): places


def _at_place(q: Question, place: str) -> bool:
    """Whether it goes to a place (unknown: to any), or finds the person there."""
    if place == UNKNOWN:
        return q.finds_them_at is not None or q.goes_to is not None
    return q.finds_them_at == place or q.goes_to == place


def _answers_from(q: Question, place: str, since: datetime) -> datetime | None:
    """Until when it may be the one answer to a contact that the person began from the place once that was closed.

    Where the person is known to be tells of that place for the rest of the day; None: it is no such answer.
    """
    event = q.answered_after(since)
    if event is None:
        return None
    if event.goes_on(q.at):
        return FOREVER
    if event.address is not None and event.address == q.address:
        try:
            tied = q.goes_to
        except MissingFact:  # wherever that is, it goes where the person's own came from
            if q.finds_them_at is not None and place in (q.finds_them_at, UNKNOWN):
                raise
            return FOREVER
        if tied == place or (place == UNKNOWN and tied is not None):
            return FOREVER
    if q.contact.person_is_at != place or event.at < max(q.day_began):
        if event.address is None and event.medium is not Medium.IN_PERSON and q.goes_to == place:
            raise MissingFact(f"history.inbound.{event.id}.address")  # it may have come from there
        return None
    known: Mapping[str, PhoneLine | PostalAddress] = {}
    if event.medium is Medium.MAIL:
        known = q.index.postal
    elif event.medium in CALLS_AND_TEXTS:
        known = q.index.phones
    target = known.get(event.address or "")
    if target is None and any(_may_tie(event, each) not in (None, place) for each in known.values()):
        raise MissingFact(f"history.inbound.{event.id}.address")
    return q.next_day if target is None or _tied_to(event, target) in (None, place) else None


def _tied_to(event: Inbound, target: PhoneLine | PostalAddress) -> str | None:
    """The place to which the number or address is tied that the person's own contact came from; None: to none.

    Raises:
        MissingFact: it may be tied to one, and to which is unknown.
    """
    place = _may_tie(event, target)
    if place is UNKNOWN:
        where = "phones" if isinstance(target, PhoneLine) else "postal_addresses"
        raise MissingFact(f"{where}.{target.id}.place")
    return place


def _may_tie(event: Inbound, target: PhoneLine | PostalAddress) -> str | Unknown | None:
    if isinstance(target, PhoneLine):
        return target.place if target.is_tied(event.medium, event.at) else None
    return target.place


def _later_consents(q: Question, place: str, since: datetime) -> list[Consent]:
    """The consents to contacts at a place, or to visits at home, that were given once it was closed."""
    return [c for c in consents_at(q, place, somewhere=True) if c.last_given(q.at) >= since]


def _consents_to_work(q: Question, place: str, since: datetime) -> list[Consent]:
    """The consents to contacts at work, whenever given: to the workplace, and to a place if it names work."""
    return [c for c in consents_at(q, WORK, somewhere=True) if c.scope is ConsentScope.WORKPLACE or c.place == WORK]


def _within_own_call(q: Question, place: str, since: datetime) -> datetime | None:
    event = q.answered_after(since)
    return FOREVER if event is not None and event.goes_on(q.at) else None


def _at_closed_place(
    q: Question,
    closed: dict[str, datetime],
    message: str,
    *,
    excused: Callable[[Question, str, datetime], datetime | None],
    consents: Callable[[Question, str, datetime], list[Consent]],
) -> Outcomes:
    """Deny a place closed since an instant, but for what is excused and the debts that consent or a court covers.

    ``excused``: until when something sets aside that a place is closed since an instant, or None.
    """
    ids = q.debt_ids
    left: set[str] = set()
    where = []
    found: list[Outcome] = []
    until = FOREVER
    for place, since in closed.items():
        unknown, over = None, None
        try:
            if not _at_place(q, place):
                continue
        except MissingFact as missing:  # which is no matter where whatever goes there is excused
            unknown = missing
        try:
            over = excused(q, place, since)
        except MissingFact as missing:  # nor is this to debts that may be spoken of there
            unknown = missing
        if over is not None:
            until = min(until, over)
            continue
        given = consents(q, place, since)
        barred = set()
        for id in ids:
            try:
                if _lifted(q, given, (id,)):
                    continue
            except MissingFact as missing:
                found.append(lacking(missing, (id,)))
                continue
            barred.add(id)
        if barred and unknown is not None:
            found.append(lacking(unknown, tuple(d for d in ids if d in barred)))
        elif barred:
            left |= barred
            where.append(place)
    if left:
        found.append(Denied(message, debts=tuple(d for d in ids if d in left), facts={"place": ",".join(where)}))
    if until is not FOREVER:
        found.append(Passed(until))
    return found[0] if len(found) == 1 else tuple(found) or PASS


@to_consumers(
    "us.regf.6b1ii.inconvenient-place",
    "Not at an unusual place, nor one known to be inconvenient to the consumer",
    regulation("6(b)(1)(ii)"),
    comment("6(b)(1)-1"),
    comment("6(b)(1)-2"),
    comment("6(b)(1)(ii)-1"),
    fdcpa("1692c(a)(1)"),
)
def inconvenient_place(q: Question) -> Outcomes:
    """A place the person asked to be left alone at is closed to every medium tied to it.

    **What it checks**: that neither the address of the letter or visit, nor the place of a landline, or of a line over
    the internet that is called, nor, but for a letter and a landline, where the collector knows the person to be, is a
    place under a standing request, or an unusual one.
    **Source**: 1006.6(b)(1)(ii), comments 6(b)(1)-1.iii, -2.ii and 6(b)(1)(ii)-1.
    **When it does not apply**: to calls to a mobile or a line ported to one, texts to these or over the internet, and
    email, while the collector does not know the person to be there; to the one answer to a contact the person began
    from there after the request; with consent given or renewed since, of a visit at home one to such visits too, or a
    court's permission (6(b)(4)); to legal process that is served (1006.2(i)(2)(iv)).
    **Missing facts**: unknown ``requests``, but at an unusual place, and unless it surely goes to none or a court
    permits it; once such a request stands, the line or address used, its place, or where a visit is, and the address of
    what it answers; ``during_proper_communication`` of a consent on which it hangs.
    **Example**: "not at home" closes the home landline and mail to the home, not the mobile.
    """
    if serves_process(q) or (q.case.requests is UNKNOWN and surely_away(q, UNKNOWN, _at_place)):
        return PASS
    closed = {UNUSUAL: _ALWAYS} if _may_be_unusual(q) else {}
    lacks: MissingFact | None = None
    try:
        for r in q.requests:
            if isinstance(r, InconvenientPlace) and r.person == q.who:
                for place in _where_meant(q, r.place):
                    closed[place] = max(could_be_until(r.received_at), closed.get(place, _ALWAYS))
    except MissingFact as missing:  # which is no matter at an unusual one
        lacks = missing
    message = "at a place that is unusual or that the person finds inconvenient"
    found = _at_closed_place(q, closed, message, excused=_answers_from, consents=_later_consents) if closed else PASS
    if lacks is None:
        return found
    barred = {id for one in several(found) if isinstance(one, Denied) for id in one.debts}
    left = tuple([id for id in q.debt_ids if id not in barred and not q.court_permits(id)])
    return (*several(found), lacking(lacks, left)) if left else found


def _where_meant(q: Question, place: str) -> Collection[str]:
    """The place that is meant by a request; where nobody knows which, each to which the contact goes."""
    if place != UNKNOWN:
        return (place,)
    try:
        return [goes for goes in dict.fromkeys((q.finds_them_at, q.goes_to)) if goes is not None]
    except MissingFact:
        return (place,)


def _may_be_unusual(q: Question) -> bool:
    contact = q.contact
    if contact.person_is_at == UNUSUAL and q.finds_them_at == UNUSUAL:
        return True
    target = q.index.phones.get(contact.address or "") or q.index.postal.get(contact.address or "")
    return target is not None and target.place == UNUSUAL


@to_consumers(
    "us.regf.6b3.employer-prohibits",
    "Not at work when the employer does not allow it",
    regulation("6(b)(3)"),
    comment("6(b)(3)-1"),
    fdcpa("1692c(a)(3)"),
    needs=(Holding.EMPLOYER_PROHIBITION,),
)
def employer_prohibits(q: Question) -> Outcomes:
    """The workplace is closed once there is reason to know that the employer forbids such contacts.

    **What it checks**: that the line, the address of a letter or visit, and, but for a letter and a landline, the
    person's known whereabouts are not the workplace, once such knowledge stands.
    **Source**: 1006.6(b)(3), comment 6(b)(3)-1.
    **When it does not apply**: with consent to the workplace, or to the place if it names work, given directly to
    the collector, before or after the employer's word, which is not the person's own; within a call that the person
    began after it; with a court's permission (6(b)(4)); to legal process that is served (1006.2(i)(2)(iv)). Employer
    email has its own rule (1006.22(f)(3)).
    **Missing facts**: unknown ``requests``, unless it surely goes elsewhere, or may go there all the same; once such
    knowledge stands, the line or address used, its place, or where a visit is; ``during_proper_communication`` of a
    consent on which it hangs.
    **Example**: "I cannot take personal calls at work" closes the office line.
    """
    if serves_process(q) or (q.case.requests is UNKNOWN and surely_away(q, WORK, _at_place)):
        return PASS
    lacks: MissingFact | None = None
    try:
        asked = [r for r in q.requests if isinstance(r, EmployerProhibition) and r.person == q.who]
        known = [could_be_until(r.received_at) for r in asked]
    except MissingFact as missing:  # which is no matter to what consent or a court lets go to work all the same
        known, lacks = [FOREVER], missing
    if not known:
        return PASS
    message = "at work, where the employer does not allow it"
    closed = {WORK: max(known)}
    found = _at_closed_place(q, closed, message, excused=_within_own_call, consents=_consents_to_work)
    if lacks is None:
        return found
    return tuple([lacking(lacks, one.debts) if isinstance(one, Denied) else one for one in several(found)])


# -- 6(b)(2): attorneys


@to_consumers(
    "us.regf.6b2.represented",
    "Not to a consumer represented by an attorney",
    regulation("6(b)(2)"),
    regulation("6(b)(4)"),
    comment("6(b)(2)-1"),
    fdcpa("1692c(a)(2)"),
    needs=(Holding.REPRESENTATION,),
)
def represented(q: Question) -> Outcomes:
    """While an attorney represents the consumer as to a debt, the attorney is the one to contact.

    **What it checks**: that no known representation covers a debt of the contact, where the attorney's name and address
    are known or easily found.
    **Source**: 1006.6(b)(2) and (b)(4), comment 6(b)(2)-1.
    **When it does not apply**: the attorney consented to direct contact, or did not answer within a reasonable
    time, nor later; the one answer to a contact that the consumer began once the representation was known, or in
    which it became so, about the debts that a message named; where it named none and there are several, advice says
    so; consent given directly to the collector since then; a court's permission; legal process that is served
    (1006.2(i)(2)(iv)).
    **Missing facts**: unknown ``representation``, but within the consumer's own call and where a court permits it;
    whether the attorney can be found; ``during_proper_communication`` of a consent on which it hangs.
    **Example**: the consumer of a represented debt emails: one reply is allowed, a call the next day is not.
    """
    if serves_process(q) or (q.answered is not None and q.answered.goes_on(q.at)):
        return PASS
    consents = q.consents(ConsentScope.DESPITE_ATTORNEY, somewhere=True)

    def lifted(r: Representation, debt: Debt) -> bool:
        since = could_be_until(r.learned_at)
        return bool(q.consented([c for c in consents if c.last_given(q.at) >= since], [debt.id]))

    def judge(debt: Debt) -> Outcome:
        if q.court_permits(debt.id):
            return PASS  # whoever represents the consumer
        standing = [r for r in q.represented if r.consented_at is None or r.consented_at > q.at]
        found = [
            r for r in standing if (r.debts is None or debt.id in r.debts) and r.attorney_can_be_found is not False
        ]
        left = [r for r in found if not _replies(q, r, debt)]
        attorney = attorney_for(those(left, lambda r: not lifted(r, debt)), debt)
        if attorney is None:
            needed = len(left) < len(found) and not consents
            return _asks_what_about(q) if needed else PASS
        facts = {f"representation.{attorney}": "stands"}
        return Denied("an attorney represents the consumer as to the debt", debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


def _replies(q: Question, r: Representation, debt: Debt) -> bool:
    """Whether it is the one answer to a contact that a consumer known to be represented began (comment 6(b)(2)-1).

    Who wrote of some debts consented to *that communication*, and to none about others.
    """
    event = q.answered
    if event is None:
        return False
    return event.at >= could_be_until(r.learned_at) and (not event.debts or debt.id in event.debts)


def _asks_what_about(q: Question) -> Outcome:
    """Advice, where a message is answered that named none of several debts, to answer about what it was about."""
    event = q.answered
    if event is None or event.debts or len(q.case.debts) == 1:
        return PASS
    unsaid = f"history.inbound.{event.id}.debts"
    return Advised(f"it is not said which debts it was about ({unsaid}): answer about no others", facts={unsaid: None})


def attorney_for(standing: Iterable[Representation], debt: Debt) -> str | None:
    """The id of a representation as to the debt whose attorney can be found.

    Raises:
        MissingFact: there is one, and whether the attorney can be found is unknown.
    """
    doubtful = None
    for r in standing:
        if r.debts is None or debt.id in r.debts:
            if r.attorney_can_be_found is True:
                return r.id
            if r.attorney_can_be_found is UNKNOWN:
                doubtful = r.id
    if doubtful is not None:
        raise MissingFact(f"representation.{doubtful}.attorney_can_be_found")
    return None


# -- 6(c): cease notices

_ALLOWED_AFTER_CEASE = frozenset(
    {Purpose.TERMINATION_OF_EFFORTS, Purpose.REMEDY_MAY_BE_INVOKED, Purpose.REMEDY_WILL_BE_INVOKED}
)
_SERVICER_NOTICES = frozenset({Purpose.EARLY_INTERVENTION_NOTICE, Purpose.SERVICING_DISCLOSURE})
_LOSS_MITIGATION = "after the notice to stop, give information or help about loss mitigation alone, and ask for nothing"


def servicer_may(q: Question, debt: Debt, asked: Iterable[datetime] = ()) -> bool:
    """Whether it is a mortgage servicer's required written notice (comments 6(c)(2)-1 and -2), or its answer.

    An early intervention notice that asks for payment is not the one required (12 CFR 1024.39(d)(3)(ii)). A borrower
    who gets in touch after a cease notice may be given information and help about loss mitigation (12 CFR 1024 Supp. I
    comment 39(d)-2), by whatever medium and more than once; ``asked``: when such notices came.

    Raises:
        MissingFact: it would be such a servicer's, and who collects is unknown, or what kind of debt it is.
    """
    collector = q.case.collector
    if collector not in (*SERVICERS, UNKNOWN) or debt.kind not in (DebtKind.MORTGAGE, UNKNOWN):
        return False
    if q.purpose in _SERVICER_NOTICES:
        asks_payment = q.purpose is Purpose.EARLY_INTERVENTION_NOTICE and Purpose.COLLECTION in q.acts
        if asks_payment or q.medium not in (Medium.MAIL, Medium.EMAIL, Medium.PORTAL):
            return False
    elif q.acts != {Purpose.ANSWER_TO_REQUEST} or _borrowers_own(q, asked) is None:
        return False
    if collector is UNKNOWN:
        raise MissingFact("collector")
    if debt.kind is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.kind")
    return True


def _borrowers_own(q: Question, asked: Iterable[datetime]) -> Inbound | None:
    """What the contact answers, by whatever medium, if the person began that after such notices, not too long ago."""
    event = q.index.inbound.get(q.contact.in_reply_to or "")
    if event is None or event.who != q.who or not event.at <= q.at < event.awaited_until:
        return None
    return None if any(could_be_until(when) >= event.at for when in asked) else event


SERVICERS = frozenset(CollectorKind) - {CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.LAW_FIRM}
"""Servicers whom the FDCPA may bind (12 CFR 1006.2(i)(1)), who bought the loan and services it itself included, and
creditors that service what they are owed, whom a state that takes its words over may."""


@to_consumers(
    "us.regf.6c1.cease",
    "No further contact after a written cease notice or refusal to pay",
    regulation("6(c)(1)"),
    regulation("6(c)(2)"),
    comment("6(c)(1)-1"),
    comment("6(c)(2)-1"),
    comment("6(c)(2)-2"),
    fdcpa("1692c(c)"),
    purposes=COMMUNICATIONS - _ALLOWED_AFTER_CEASE,
    needs=(Holding.CEASE_NOTICE,),
)
def cease(q: Question) -> Outcomes:
    """A written notice to stop, or a refusal to pay, ends communication about its debts on receipt.

    **What it checks**: that no written notice, received and not withdrawn, from anybody whom 6(a) treats as the
    consumer, or their attorney, covers a debt of the contact. Of whose person no fact says the role, it may be theirs.
    **Source**: 1006.6(c), comments 6(c)(1)-1, 6(c)(2)-1 and -2.
    **When it does not apply**: to word that efforts end, that a remedy may be or will be invoked (6(c)(2)), as long as
    it asks for nothing; to a mortgage servicer's required written notices, and its answers, by whatever medium, to a
    borrower who got in touch after the notice, with the duty to speak of loss mitigation alone (comment 39(d)-2 of 12
    CFR 1024); to legal process that is served (1006.2(i)(2)(iv)), which a call or a text about a suit does not; to a
    notice of somebody known to be no consumer, as an employer. Consent, courts and what the consumer asks meanwhile,
    also in their own call, are no exception. A notice by word of mouth is not one, though a request about a medium may
    be.
    **Missing facts**: unknown ``requests``, but of a mortgage servicer's required written notice; whether the notice
    was in writing; of what a mortgage servicer may send, unknown ``collector``, and the ``kind`` of the debt.
    **Example**: posted on 3 August, received on the 6th: an email on the 4th is allowed, one after receipt is not.
    """
    if serves_process(q):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if q.case.requests is UNKNOWN and q.purpose in _SERVICER_NOTICES and servicer_may(q, debt):
            return PASS  # whatever was asked
        notices = [r for r in q.requests if isinstance(r, CeaseNotice)]
        mine = [n for n in notices if n.in_writing is not False and n.about(debt.id) and q.speaks_for_consumer(n, debt)]
        if not mine:
            return PASS
        written = [n for n in mine if n.in_writing is True]
        debts, facts = (debt.id,), {f"requests.{notice.id}": "cease" for notice in written}
        if servicer_may(q, debt, [n.received_at for n in mine]):
            event = _borrowers_own(q, ())
            if q.purpose in _SERVICER_NOTICES or event is None:
                return PASS
            return Required(_LOSS_MITIGATION, debts=debts, facts=facts), Passed(event.awaited_until)
        if not written:
            raise MissingFact(f"requests.{mine[0].id}.in_writing")
        message = "the consumer refused to pay or asked in writing that communication cease"
        return Denied(message, debts=debts, facts=facts)

    return each_debt(q, judge)


# -- 6(d): third parties


@regf(
    "us.regf.6d1.third-party",
    "Not to third parties",
    regulation("6(d)(1)"),
    regulation("6(d)(2)"),
    fdcpa("1692c(b)"),
    recipients=OTHERS,
    purposes=COMMUNICATIONS - {Purpose.LOCATION_INFORMATION},
)
def third_party(q: Question) -> Outcomes:
    """Nobody but the consumer, the attorneys, the creditor and reporting agencies may be told of a debt.

    **What it checks**: that the person contacted is none of the roles of 6(d)(1): a third party, as are a parent of an
    adult, a representative of a living consumer, a successor in interest as to a debt that is no mortgage, and who was
    the attorney, once every representation known (``representation``) has ended. Whether law otherwise permits a report
    to an agency is left to the rules on reporting.
    **Source**: 1006.6(d)(1) and (d)(2), (a)(2), (a)(4) and (a)(5), 1006.2(e).
    **When it does not apply**: to debts that the person owes too, whose consumer they are, met as an employer excepted;
    to requests for location information, which 1006.10 governs; with the consumer's consent given directly to the
    collector, by the media and at the address it names, to the employer also with one to contacts with the employer;
    with a court's permission; to effectuate a postjudgment remedy of a debt for which there is a judgment; to legal
    process that is served on the employer, or left there or with the household (1006.2(i)(2)(iv)); to the confirmation
    of the person's own opt-out, which tells nothing of the debt.
    **Missing facts**: where nothing else allows it, whether the consumer is a minor, or deceased, for a parent or
    representative; the ``kind`` of the debt for a successor in interest; ``representation`` for the attorney, and when
    one that is over ended.
    **Example**: a call to a neighbour about payment is denied.
    """
    if (serves_process(q) and q.recipient in _TAKES_PROCESS) or is_opt_out_confirmation(q):
        return PASS
    barred = _kept_from_others(q)
    if not barred:
        return PASS
    sure = _kept_from_others(q, somewhere=True) if q.address is None else barred
    denied = unless_the_consumer(q, Denied(_THIRD, debts=sure)) if sure else PASS
    if sure == barred:
        return denied
    perhaps = tuple([id for id in barred if id not in sure])  # allowed at a number that nobody says it goes to
    objections = several(unless_the_consumer(q, Denied(_THIRD, debts=perhaps)))
    left = tuple([id for each in objections if isinstance(each, Denied) for id in each.debts])
    return joined(denied, lacking(MissingFact("contact.address"), left)) if left else denied


_THIRD = "the person contacted is a third party"


_TAKES_PROCESS = frozenset({Recipient.HOUSEHOLD_MEMBER, Recipient.EMPLOYER})
"""Who lives or works with the consumer, with whom process may be left; the employer may be whom it is served on."""


def _kept_from_others(q: Question, *, somewhere: bool = False) -> tuple[str, ...]:
    """The debts of which a third party may not be told: no consent, court or judgment lets them be.

    ``somewhere``: as `Question.consents_of` has it.
    """
    scopes = [ConsentScope.THIRD_PARTY]
    if q.recipient is Recipient.EMPLOYER:
        scopes.append(ConsentScope.EMPLOYER)
    given = [c for scope in scopes for c in q.consents_of(Recipient.CONSUMER, scope, somewhere=somewhere)]
    consents = [c for c in given if q.given_to(c)]
    return tuple(
        [
            debt.id
            for debt in q.debts
            if not any(c.debts is None or debt.id in c.debts for c in consents)
            and not q.court_permits(debt.id, third_party=True)
            and not (q.purpose is Purpose.POSTJUDGMENT_REMEDY and has_judgment(q, debt))
        ]
    )


@regf(
    "us.regf.6d1.not-the-consumers-number",
    "Not by a telephone number known to be somebody else's",
    regulation("6(d)(1)"),
    regulation("6(d)(2)"),
    comment("14(b)(2)(i)-3"),
    media=(*TELEPHONE, Medium.TEXT),
    needs=(Holding.DISOWNED_NUMBER,),
    wrong_answers=Parameter(((EFFECTIVE, 2),), "answers by somebody else in a row", ours("wrong person"), "lower"),
)
def not_the_consumers_number(q: Question, p: Any) -> Outcomes:
    """A number that the collector has learned belongs to somebody else reaches a third party, whoever was meant.

    **What it checks**: that by the time of the contact nobody had disowned the line used, nor had a check found it
    reassigned, whether the consumer, their attorney, the creditor or somebody else is to be reached there; and that
    somebody else has not answered there so often in a row that it has to be found out whose number it is. The calls go
    on counting to the person until that is known.
    **Source**: 1006.6(d)(1) and (2); comment 14(b)(2)(i)-3 for learning it. How often is our reading: one stranger may
    be of the household.
    **When it does not apply**: to the answer within the person's own call; to debts for which the consumer consented,
    directly to the collector, to contacts with whoever has the number, or a court permitted those with third parties;
    to the confirmation of an opt-out, which tells of no debt; to asking somebody else, a spouse or guardian too, where
    the consumer is (1006.6(d)(2)(i)), where that is not declared to tell of the debt.
    **Missing facts**: the line used (``contact.address``), by which others are reached once one of theirs is disowned,
    for debts that may not be told of to whoever has whichever it is;
    ``disowned_at`` or ``regained_at`` of a line at which somebody else answered so often since the person was last
    there: spoke, called or wrote from it, or gave it.
    **Example**: on Thursday a stranger says the number is theirs; a call to it on Friday is denied.
    """
    return by_anothers_number(q, p)


def whatever(consent: Consent) -> bool:
    """Takes any consent of the consumer's for one that counts."""
    return consent.person == Recipient.CONSUMER


def by_anothers_number(q: Question, p: Any, counts: Callable[[Consent], bool] = whatever) -> Outcomes:
    """What `not_the_consumers_number` says, where only some consents to it count."""
    if (q.answered is not None and q.answered.goes_on(q.at)) or not some_are_anothers(q):
        return PASS
    if _tells_of_no_debt(q) or (q.recipient not in CONSUMERS and _by_no_known_line(q)):
        return PASS
    left = not_shared(q, counts)
    if not left:
        return PASS
    try:
        line = q.line
    except MissingFact as missing:
        return lacking(missing, left)
    if line.elsewhere(q.at):
        facts = {f"phones.{line.id}": "disowned"}
        return Denied("the number is known to be somebody else's", debts=left, facts=facts)
    return doubted_number(q, p.wrong_answers, left)


def _tells_of_no_debt(q: Question) -> bool:
    """Whether (d)(1) keeps it from nobody who may read it: it confirms an opt-out, or asks others where somebody is.

    What is declared to tell of the debt is not asked as 1006.10 has it.
    """
    return is_opt_out_confirmation(q) or (asks_others_where(q) and tells_of_debt(q) is not True)


def _confirms_or_asks_others(q: Question) -> bool:
    """Whether it confirms an opt-out, or asks others where somebody is.

    To that (1006.6(d)(2)(i)) it is no matter that the spouse, or who else is the consumer here, is the one asked.
    """
    return is_opt_out_confirmation(q) or asks_others_where(q)


def _by_no_known_line(q: Question) -> bool:
    """Whether somebody else is reached by a line of which the case knows nothing."""
    if q.case.phones is UNKNOWN:
        return False
    if q.address is not None:
        return q.address not in q.index.phones
    theirs = (q.who, *q.perhaps)
    return not any(line.person in theirs and line.elsewhere(q.at) for line in q.case.phones)


def not_shared(q: Question, counts: Callable[[Consent], bool] = whatever) -> tuple[str, ...]:
    """The debts for which neither the consumer nor a court allowed contacts with whoever has what is used.

    Where no number or address is named, whichever it may be. ``counts``: which consents to that do.
    """
    consents = [
        c
        for c in q.case.consents
        if c.scope is ConsentScope.THIRD_PARTY
        and q.given_to(c)
        and counts(c)
        and c.stands(q.at)
        and (not c.media or q.medium in c.media)
        and (c.third_party is None if c.address is None else c.address == q.address)
    ]
    return tuple(
        [
            debt
            for debt in q.debt_ids
            if not any(c.debts is None or debt in c.debts for c in consents)
            and not q.court_permits(debt, third_party=True)
        ]
    )


def doubted_number(q: Question, most: int, debts: tuple[str, ...] = ()) -> Outcomes:
    """The objection to a line at which somebody else answered so often in a row that it may be another's.

    ``debts``: those of which whoever has it may not be told; empty: all.
    """
    line, times = q.line.id, q.wrong_answers
    if times < most:
        return PASS
    return Denied(
        f"cannot be judged without a fact: phones.{line}.disowned_at, somebody else answered {times} times running",
        debts=debts,
        facts={f"phones.{line}.disowned_at": None},
        effect=Effect.MISSING_FACT,
    )


@to_consumers(
    "us.regf.6d3ii.led-to-third-party",
    "Not by an address known to have led to a third party",
    regulation("6(d)(3)(ii)"),
    regulation("6(d)(2)"),
    comment("6(d)(3)(ii)-1"),
    effect=Effect.OUTSIDE_SAFE_HARBOR,
    media=(Medium.EMAIL, Medium.TEXT),
)
def led_to_third_party(q: Question) -> Outcomes:
    """An address that anyone said reached somebody else has no safe harbour.

    **What it checks**: that nobody has told the collector that the email address or text number disclosed the debt to a
    third party.
    **Source**: 1006.6(d)(3)(ii) and (d)(2), comment 6(d)(3)(ii)-1.
    **When it does not apply**: to other media; a new fact about the address is needed to use it again. Not to debts for
    which the consumer consented, directly to the collector, to contacts with whoever has it, or a court permitted those
    with third parties, which no (d)(1) prohibits; to legal process that is served; nor to the confirmation of an
    opt-out, which tells of no debt, or to asking somebody else, a spouse or guardian too, where the consumer is
    (1006.6(d)(2)(i)), where that is not declared to tell of the debt.
    **Missing facts**: the address used (``contact.address``), once one is known to have led elsewhere.
    **Example**: a sister writes that she reads that inbox; the next email to it is denied.
    """
    return led_elsewhere(q)


def led_elsewhere(q: Question, counts: Callable[[Consent], bool] = whatever) -> Outcomes:
    """What `led_to_third_party` says, where only some consents to it count."""

    def led(target: Any) -> bool:
        return bool(target.standing(q.at, "led_to_third_party_at"))

    if serves_process(q) or _tells_of_no_debt(q):
        return PASS
    left = not_shared(q, counts)
    if not left or (q.address is None and not any(map(led, q.targets.values()))):
        return PASS
    try:
        target = q.email if q.medium is Medium.EMAIL else q.line
    except MissingFact as missing:
        return lacking(missing, left)
    if not led(target):
        return PASS
    message = "the address is known to have led to a third party"
    return Denied(message, debts=left, facts={target.id: "led to a third party"})


def opted_out_since(q: Question, since: datetime, debts: Collection[str]) -> bool:
    """Whether an opt-out of the address, or its medium, stands for some debts that was received at or after an instant.

    A consent to texts or email that was taken back, by the reply STOP or otherwise, is one of these.
    None does for the confirmation of an opt-out, which the opt-out does not stop (1006.14(h)(2)(i)).
    """
    if is_opt_out_confirmation(q):
        return False
    medium, address = q.medium, q.address
    for r in q.requests:
        if surely_before(r.received_at, since):
            continue
        if isinstance(r, AddressOptOut) and r.address == address and r.binds(medium):
            return True
        if isinstance(r, MediumOptOut) and r.person == q.who and r.binds(medium):
            return True
        if _revokes(q, r, q.who, debts):
            return True
    return any(_withdrawn(q, c, debts) and not surely_before(c.revoked_at or _ALWAYS, since) for c in q.case.consents)


def _withdrawn(q: Question, c: Consent, debts: Collection[str]) -> bool:
    """Whether a consent is, or may be, one to what is used, for one of some debts, that the person took back."""
    scope = ConsentScope.TEXT_NUMBER if q.medium is Medium.TEXT else ConsentScope.EMAIL_ADDRESS
    return (
        c.revoked_at is not None
        and c.revoked_at <= q.at
        and c.scope in (scope, UNKNOWN)
        and q.given_to(c, _GIVEN_TO_US)
        and c.person == q.who
        and c.address == q.address
        and (not c.media or q.medium in c.media)
        and (c.debts is None or not set(c.debts).isdisjoint(debts))
    )


_GIVEN_TO_US = (GivenTo.COLLECTOR, UNKNOWN)


def _revokes(q: Question, r: Request, person: str, debts: Collection[str]) -> bool:
    """Whether a revocation takes back a person's consent to messages by this medium to what is used, for some debts.

    Email has to be named, by the medium or the address, for a revocation that names neither is one of calls and texts.
    The person who names the medium takes it back wherever the words came from.
    """
    if not isinstance(r, ConsentRevocation) or not (r.debts is None or not set(r.debts).isdisjoint(debts)):
        return False
    here, theirs = r.address is not None and r.address == q.address, person in q.spoken_for(r)
    if r.media:
        return q.medium in r.media and (here or theirs)
    return here or (r.address is None and theirs and q.medium is Medium.TEXT)


def not_taken_back(q: Question, given: list[Consent]) -> list[Consent]:
    """The consents without the debts for which such a revocation took them back since they were last given.

    Who asks to have nothing more by the medium, or at the address, takes them back for all.

    Raises:
        MissingFact: whether there are requests is unknown; or one names what the medium may use, and the contact none.
    """
    asked = q.requests if given else ()
    standing = [
        but_for(q, c, [r for r in asked if _closes(q, r, c.person) or _revokes(q, r, c.person, q.debt_ids)])
        for c in given
    ]
    left = [consent for consent in standing if consent is not None]
    if left and q.address is None and any(_names_one(q, r) for r in asked):
        raise MissingFact("contact.address")
    return left


def still_consents(q: Question, given: Iterable[Consent], debt: Debt) -> bool:
    """Whether one of the consents covers a debt, and was not taken back for it.

    Raises:
        MissingFact: as `not_taken_back`, if one of them covers it at all.
    """
    about = [c for c in given if c.debts is None or debt.id in c.debts]
    return any(c.debts is None or debt.id in c.debts for c in not_taken_back(q, about))


def _names_one(q: Question, r: Request) -> bool:
    """Whether a request takes consents back for one number or address, which the medium may use."""
    if isinstance(r, ConsentRevocation) or (isinstance(r, AddressOptOut) and r.binds(q.medium)):
        return r.address in q.targets
    return False


def _closes(q: Question, r: Request, person: str) -> bool:
    """Whether a request not to use the medium, or the address, takes back a person's consent to messages there.

    What the person began by the medium since they closed it may be answered by it, once (1006.14(h)(2)(ii)).
    """
    if isinstance(r, AddressOptOut):
        return r.address == q.address and r.binds(q.medium)
    closed = isinstance(r, MediumOptOut) and r.person == person and r.binds(q.medium)
    return closed and q.answered_after(r.received_at) is None


def but_for(q: Question, consent: Consent, revocations: Sequence[Request]) -> Consent | None:
    """A consent without the debts for which it was revoked since it was last given; None: nothing is left of it."""
    since = [r for r in revocations if not surely_before(r.received_at, consent.last_given(q.at))]
    if not since:
        return consent
    about = [r.debts if isinstance(r, ConsentRevocation) else None for r in since]
    over = {id for debts in about for id in (q.debt_ids if debts is None else debts)}
    held = q.debt_ids if consent.debts is None else consent.debts
    if over.isdisjoint(held):
        return consent
    left = tuple([id for id in held if id not in over])
    return consent.model_copy(update={"debts": left}) if left else None


def _written(q: Question) -> list[Inbound]:
    """What the person sent by this medium from this address, in order."""
    timeline = q.index.inbound_from.get(q.who)
    medium, address = q.medium, q.address
    sent = () if timeline is None else timeline.by(q.at)
    return [event for event in sent if event.medium is medium and event.address == address]


def _used(q: Question, debt: Debt, written: Iterable[Inbound]) -> bool:
    """Whether the person wrote so about the debt, with no opt-out since."""
    return any(debt.id in event.debts and not opted_out_since(q, event.at, (debt.id,)) for event in written)


def _allowed(q: Question, debt: Debt, scope: ConsentScope) -> list[datetime]:
    """When the person last allowed the use of the address for the debt, by each consent with no opt-out since.

    An allowance by mere provision of the address counts only if the collector had disclosed its use
    (comment 6(d)(4)(i)(B)-2).
    """
    found = [
        max((when for when in (c.given_at, *c.renewed_at) if when <= q.at), key=could_be_from)
        for c in q.consents(scope)
        if (c.debts is None or debt.id in c.debts) and (not c.provided_address_only or c.use_disclosed is True)
    ]
    return [when for when in found if not opted_out_since(q, could_be_from(when), (debt.id,))]


def email_ground_by_consumer(q: Question, debt: Debt) -> bool:
    """12 CFR 1006.6(d)(4)(i): the consumer wrote from the address about the debt, or consented to it directly."""
    return _used(q, debt, _written(q)) or bool(_allowed(q, debt, ConsentScope.EMAIL_ADDRESS))


def email_ground_by_prior_collector(q: Question, email: EmailAddress, debt: Debt) -> bool:
    """12 CFR 1006.6(d)(4)(iii): properly obtained, used by the immediately prior collector about it, no opt-out."""
    use = email.prior_collector_use
    return (
        use is not None
        and (use.debts is None or debt.id in use.debts)
        and use.obtained_by_procedure is True
        and use.used_by_immediately_prior is True
        and use.opted_out is False
        and not opted_out_since(q, _ALWAYS, (debt.id,))
    )


def knows_employer_provides(email: EmailAddress, at: datetime) -> bool:
    """Whether anyone had said by then that the employer provides the address."""
    return email.employer_provided is True and (email.employer_learned_at is None or email.employer_learned_at <= at)


def _email_usable_from(q: Question, email: EmailAddress, debt: Debt, opt_out_days: int) -> datetime | None:
    """From when a ground of 12 CFR 1006.6(d)(4) makes the address usable for a debt; None: none does.

    Raises:
        MissingFact: what would tell is unknown.
    """
    if email_ground_by_prior_collector(q, email, debt) or email_ground_by_consumer(q, debt):
        return _ALWAYS
    q.require_history()
    return _email_ground_by_creditor(q, email, opt_out_days) if _noticed(q, email, debt) else None


def _email_ground_by_creditor(q: Question, email: EmailAddress, opt_out_days: int) -> datetime | None:
    """12 CFR 1006.6(d)(4)(ii): from when the creditor's notice makes the address usable; None: it never does.

    For the debts that it was about (`_noticed`).
    """
    use: CreditorUse | None = email.creditor_use
    notice = None if use is None else use.notice
    if (
        use is None
        or notice is None
        or use.obtained_from_consumer is not True
        or use.used_about_account is not True
        or use.consumer_asked_to_stop is not False
        or notice.discloses_everything is not True
        or notice.sent_at > q.at
        or email.public_domain is not True
        or knows_employer_provides(email, q.at)
    ):
        return None
    if notice.opt_out_by is UNKNOWN:
        return None
    opt_out_by = notice.opt_out_by
    soonest = [notice.sent_at.astimezone(tz).date() + timedelta(days=opt_out_days) for tz in zones_or_any(q)]
    if opt_out_by < max(soonest):
        if opt_out_by >= min(soonest):
            q.zones  # noqa: B018  # which have to be known then
        return None
    return day_starts_after(q, notice.sent_at, lambda _: opt_out_by + timedelta(days=1), everywhere=True)


def _noticed(q: Question, email: EmailAddress, debt: Debt) -> bool:
    """Whether the creditor's notice was about the debt, nobody opted out, and the collector had not used it before.

    To whomever; an email of which nobody says where it went may have gone there. One that is known not to have arrived
    told nobody of the debt. The history is known.
    """
    use: CreditorUse | None = email.creditor_use
    notice = None if use is None else use.notice
    if use is None or notice is None or (use.debts is not None and debt.id not in use.debts):
        return False
    return not opted_out_since(q, _ALWAYS, (debt.id,)) and not any(
        a.medium is Medium.EMAIL
        and a.address in (email.id, None)
        and could_be_until(notice.sent_at) > a.at
        and debt.id in a.debts
        and a.purpose not in ABOUT_NO_DEBT
        and not a.reached_nobody(q.at)
        for sent in q.index.outbound.values()
        for a in sent.by(q.at)
    )


@to_consumers(
    "us.regf.6d4.email-procedures",
    "Email only to an address on one of the three grounds",
    regulation("6(d)(3)(i)"),
    regulation("6(d)(4)"),
    comment("6(d)(4)(i)(B)-2"),
    comment("6(d)(4)(ii)(C)(5)-1"),
    comment("6(d)(4)(ii)(E)-1"),
    comment("6(d)(4)(iii)-2"),
    effect=Effect.OUTSIDE_SAFE_HARBOR,
    media=(Medium.EMAIL,),
    opt_out_days=Parameter(((EFFECTIVE, 35),), "days", regulation("6(d)(4)(ii)(C)(5)"), "higher"),
)
def email_procedures(q: Question, p: Any) -> Outcomes:
    """An email address is usable if the consumer used or allowed it, the creditor announced it, or a collector used it.

    **What it checks**: for each debt, that one of the grounds of 6(d)(4)(i), (ii) or (iii) is met; what the creditor or
    an earlier collector did counts for the debts that it was about (``debts``).
    **Source**: 1006.6(d)(3)(i) and (d)(4) with their comments.
    **When it does not apply**: it is a safe harbour against disclosure to third parties, not a prohibition, so its
    effect is its own; a policy may choose to warn. Not to the confirmation of an opt-out (1006.14(h)(2)(i)), nor to
    asking somebody else, a spouse or guardian too, where the consumer is, nor to debts for which the consumer
    consented, directly to the collector, to contacts with whoever has the address, or a court permitted those with
    third parties, which no (d)(1) prohibits (1006.6(d)(2)(i)-(iii)), nor to legal process that is served
    (1006.2(i)(2)(iv)).
    **Missing facts**: unknown ``requests``; unknown ``history`` where no consent is ground enough; the address used; no
    ``locations`` where the creditor's notice has to be the ground, and its days, which are the consumer's, may not be
    over. An element that is
    unknown is not met.
    **Example**: the creditor's notice gave until 9 April to opt out: usable from 10 April.
    """
    if _confirms_or_asks_others(q) or serves_process(q):
        return PASS
    kept = not_shared(q)

    def judge(debt: Debt) -> Outcome:
        if debt.id not in kept:
            return PASS
        email = q.email
        usable = _email_usable_from(q, email, debt, p.opt_out_days)
        if usable is not None and usable <= q.at:
            return PASS
        message = "no ground of 1006.6(d)(4) makes the email address usable for the debt"
        facts = {f"emails.{email.id}": "no ground"}
        return Denied(message, debts=(debt.id,), facts=facts, lapses_at=usable or FOREVER)

    return together(each_debt(q, judge))


def _text_ground_ends(q: Question, line: PhoneLine, debt: Debt, days: int) -> datetime | None:
    """Until when a ground of 12 CFR 1006.6(d)(5) is met; None if none is.

    The text that has to be recent, or since which the number has to be checked, is the last from it, about whatever.
    """

    def fresh_until(when: datetime) -> datetime:
        return day_starts_after(q, when, lambda day: day + timedelta(days=days + 1))

    bases = []
    written = _written(q)
    last_text = [written[-1].at] if _used(q, debt, written) else []
    for basis in (*last_text, *_allowed(q, debt, ConsentScope.TEXT_NUMBER)):
        bases.append(basis)
        bases += [check.at for check in said_no(q, line) if reaches_back(q, check, basis)]
    return max(map(fresh_until, those(bases, lambda when: fresh_until(when) > q.at)), default=None)


@to_consumers(
    "us.regf.6d5.text-procedures",
    "Text only to a number the consumer texted from or allowed, fresh within {days:digits} days",
    regulation("6(d)(3)(i)"),
    regulation("6(d)(5)"),
    comment("6(d)(5)-1"),
    comment("6(d)(5)(i)-1"),
    comment("6(d)(5)(ii)-1"),
    effect=Effect.OUTSIDE_SAFE_HARBOR,
    media=(Medium.TEXT,),
    days=Parameter(((EFFECTIVE, 60),), "days", regulation("6(d)(5)"), "lower"),
)
def text_procedures(q: Question, p: Any) -> Outcomes:
    """A number is usable for texts while the consumer's own text or consent, or a reassignment check, is recent.

    **What it checks**: for each debt, a text from the number about the debt, or consent given directly to texts,
    with the last text from it, the consent or its renewal, or a check since then against a complete and accurate
    database, within {days:digits} days, and no opt-out. What a later check finds reassigned no earlier one confirms.
    **Source**: 1006.6(d)(3)(i) and (d)(5) with their comments.
    **When it does not apply**: as a safe harbour it has its own effect. Calls from the number are no ground. Not to the
    confirmation of an opt-out (1006.14(h)(2)(i)), nor to asking somebody else, a spouse or guardian too, where the
    consumer is, nor to debts for which the consumer consented, directly to the collector, to contacts with whoever has
    the number, or a court permitted those with third parties, which no (d)(1) prohibits (1006.6(d)(2)(i)-(iii)).
    **Missing facts**: unknown ``requests``; unknown ``history`` where no consent is ground enough; the number used; no
    ``locations``, by whose days the {days:digits} run, once a ground may be stale.
    **Example**: the consumer texted on 1 March: usable to 30 April, longer after a check.
    """
    if _confirms_or_asks_others(q):
        return PASS
    kept = not_shared(q)

    def judge(debt: Debt) -> Outcome:
        if debt.id not in kept:
            return PASS
        line = q.line
        ends = _text_ground_ends(q, line, debt, p.days)
        if ends is not None:
            return Passed(ends)
        q.require_history()
        message = "no ground of 1006.6(d)(5) makes the number usable for texts about the debt"
        return Denied(message, debts=(debt.id,), facts={f"phones.{line.id}": "no ground"})

    return together(each_debt(q, judge))


# -- 6(e): opt-out notice


@to_consumers(
    "us.regf.6e.opt-out-notice",
    "Every electronic message says how to opt out",
    regulation("6(e)"),
    comment("6(e)-1"),
    media=(Medium.TEXT, Medium.EMAIL, Medium.SOCIAL_MEDIA, Medium.OTHER_ELECTRONIC),
)
def opt_out_notice(q: Question) -> Outcomes:
    """A message to an electronic address tells the reader a reasonable and simple way to stop such messages.

    **What it checks**: the declared content; undeclared, the decision carries the duty.
    **Source**: 1006.6(e), comment 6(e)-1.
    **When it does not apply**: to what is shown within a portal, which goes to no address; to the confirmation of an
    opt-out, which may hold nothing else (1006.14(h)(2)(i)); to serving process, while which nobody is a debt collector
    (1006.2(i)(2)(iv)).
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a text that ends in "Reply STOP to stop texts to this number" meets it.
    """
    if is_opt_out_confirmation(q) or serves_process(q):
        return PASS
    return declared(
        q.content.has(Element.OPT_OUT_INSTRUCTIONS),
        wanted=True,
        denied="the message does not say how to opt out of the address or number",
        duty="say clearly how to opt out of further messages to this address or number, free and without asking more",
    )


RULES = (
    hours,
    inconvenient_time,
    inconvenient_place,
    represented,
    employer_prohibits,
    cease,
    third_party,
    not_the_consumers_number,
    led_to_third_party,
    email_procedures,
    text_procedures,
    opt_out_notice,
)
