"""Citations, groups and small steps that the paragraphs of the TCPA pack share."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from .....clock import DAY, FOREVER, is_toll_free, plus_business_days
from .....clock.business_days import plus_weekdays
from .....decision import Citation
from .....errors import MissingFact
from .....facts import AddressOptOut, Consent, Debt, EmailAddress, MediumOptOut, PhoneLine, Request
from .....facts.moments import could_be_until, surely_before
from .....facts.requests import CeaseNotice, ConsentRevocation
from .....rules import PASS, Denied, Outcomes, Parameter, Passed, Question, lacking
from .....rules.judging import addressed_to, as_to, day_starts_after, lacks_while, needed_longest, told_apart
from .....rules.outcomes import several
from .....vocabulary import (
    CALLS_AND_TEXTS,
    TELEPHONE,
    UNKNOWN,
    WORK,
    Authority,
    Confidence,
    ConsentScope,
    Effect,
    Element,
    GivenTo,
    LineType,
    Medium,
    Purpose,
)
from ....citing import READ as READ
from ....citing import ours as ours

PRINTED: Final = date(2003, 7, 25)
"""The first printing that the section's source note names: since when numbers without a date of their own are taken."""

LIMITS: Final = date(2023, 7, 20)
"""When the limits on calls to residential lines and their opt-outs took effect (88 FR 3668)."""

CONFIRMATION: Final = date(2024, 4, 4)
"""When paragraph (a)(12) took effect (89 FR 15756)."""

REVOCATION: Final = date(2025, 4, 11)
"""When paragraphs (a)(10) and (a)(11), and the ten business days of (d)(3), took effect."""

WAIVED_UNTIL: Final = date(2027, 1, 31)
"""Until when a revocation need not be taken to reach matters that it was not about (DA 26-12)."""

# Names of their own, because looking a member up costs as much as comparing it.
_TEXT, _OFFER = Medium.TEXT, Element.OFFER


class TakenBack(NamedTuple):
    """A `ConsentRevocation` that is recorded on a consent which it ended."""

    id: str
    received_at: datetime
    person: str
    address: str | None
    media: frozenset[Medium]
    debts: tuple[str, ...] | None
    kind: str = "revoke-consent"
    withdrawn_at: None = None

    def surely_stands(self, at: datetime) -> bool:
        """As a request does."""
        return could_be_until(self.received_at) <= at


Revoking = CeaseNotice | ConsentRevocation | MediumOptOut | AddressOptOut | TakenBack

REVOCATIONS: Final = (ConsentRevocation, TakenBack)
"""Those that end consent, and ask for nothing else."""


def regulation(paragraph: str, confidence: Confidence = Confidence.PRIMARY) -> Citation:
    """A paragraph of 47 CFR 64.1200: ``regulation("(a)(1)(iii)")``."""
    return Citation("47 CFR", f"64.1200{paragraph}", Authority.REGULATION, READ, confidence)


def statute(section: str) -> Citation:
    """A paragraph of the Telephone Consumer Protection Act: ``statute("227(b)(1)(A)")``."""
    return Citation("47 USC", section, Authority.STATUTE, READ)


def ruling(number: str, what: str, confidence: Confidence = Confidence.PARTIAL) -> Citation:
    """What the Federal Communications Commission, or its staff, ruled."""
    seen = READ if confidence is Confidence.PARTIAL else None
    return Citation(number, what, Authority.AGENCY_RULING, seen, confidence)


def court(name: str, citation: str, confidence: Confidence) -> Citation:
    """A court's decision."""
    seen = READ if confidence is Confidence.PARTIAL else None
    return Citation(name, citation, Authority.COURT_DECISION, seen, confidence)


# -- by what means


def initiated(q: Question) -> bool:
    """Whether the contact initiates a call or text, rather than speaks on a call that the person placed."""
    return q.medium is _TEXT or q.places_call


def by_machine(q: Question) -> bool | None:
    """Whether it is made with such a voice or an autodialer; None: nobody said, and it may be."""
    voice = q.by_voice
    autodialed = q.contact.autodialed
    if voice or (autodialed is False and voice is False):
        return voice
    if not initiated(q):
        return False
    if autodialed is True:
        return True
    return None if voice is None or autodialed is UNKNOWN else False


def require_means(q: Question, reached: bool | None, until: datetime | None = None) -> None:
    """Insist that it is known by what means the contact is made, if whether a paragraph reaches it turns on that.

    Args:
        reached: what `Question.by_voice`, `by_machine` or `governed` says.
        until: when the fact ceases to matter; None: never.

    Raises:
        MissingFact: the voice of a call is unknown, or else the use of an autodialer.
    """
    if reached is None:
        raise MissingFact("contact.voice" if q.by_voice is None else "contact.autodialed", until)


# -- to what line


def is_wireless(line: PhoneLine, at: datetime) -> bool:
    """Whether a line is, or may be, wireless: any that is not known to be a landline still."""
    return line.line_type is not LineType.LANDLINE or (line.ported_at is not None and line.ported_at <= at)


def wireless_or_charged(line: PhoneLine, at: datetime) -> bool:
    """Whether (a)(1)(iii) may cover a line: a wireless one, or one that charges the person called.

    A toll-free number does, a service over the internet may, and what is unknown may be wireless.
    """
    return is_wireless(line, at) or (line.number is not None and is_toll_free(line.number))


def is_kept(line: PhoneLine, at: datetime) -> bool:
    """Whether a line is, or may be, one of those of (a)(1)(i) to (iii)."""
    return wireless_or_charged(line, at) or line.emergency_or_patient_line is not False


def is_residential(line: PhoneLine) -> bool:
    """Whether (a)(3) may cover a line, whoever is called there: a landline that is not known to be one at work."""
    return line.line_type is LineType.LANDLINE and line.place != WORK


def to_residence(q: Question) -> bool:
    """Whether a contact goes to a residential line.

    Raises:
        MissingFact: it does not say to which it goes, and not all that are on record are alike.
    """
    alike = set() if q.address is not None else {is_residential(line) for line in q.index.phones.values()}
    return alike.pop() if len(alike) == 1 else is_residential(q.line)


FRESH: Final = Parameter(
    ((PRINTED, 31),), "days since the copy", regulation("(c)(2)(i)(D)", Confidence.PARTIAL), "lower"
)
"""How old a copy of the national registry may be that tells that a number is not on it."""


def unlisted_until(q: Question, line: PhoneLine, days: int) -> datetime | None:
    """Until when a copy of the national registry tells that a number is not on it; None: there is none by then.

    Raises:
        MissingFact: nothing says where the person is, where that decides.
    """
    checked = line.do_not_call_checked_at
    if line.on_do_not_call_registry is not False or checked is None or checked > q.at:
        return None
    return day_starts_after(q, checked, lambda day: day + days * DAY + DAY)


def governed(q: Question, line: PhoneLine) -> bool | None:
    """Whether (a)(1) or (a)(3) covers a contact to the line; None: that turns on an unknown voice or autodialer."""
    if is_kept(line, q.at):
        return by_machine(q)
    return q.by_voice if is_residential(line) else False


def excused_by_emergency(q: Question) -> bool:
    """Whether an emergency lets it do without consent: any but an offer to a line that (a)(2) keeps, which has no such
    exception.
    """
    if not q.contact.emergency or not offers(q):
        return q.contact.emergency
    line = q.index.phones.get(q.address or "")
    return line is not None and not is_kept(line, q.at)


def exempted(q: Question) -> bool:
    """Whether it is, or may be, a call to a residential line that rests on the exemption of (a)(3)(iii), not consent.

    Raises:
        MissingFact: the line used, if it may be one.
    """
    if q.contact.emergency or q.by_voice is False or not uncovered(q, relied_on(q)):
        return False
    return to_residence(q)


# -- with what consent


def consents(q: Question, scope: ConsentScope, *, also: str | None = None, somewhere: bool = False) -> list[Consent]:
    """The standing consents of a scope to the medium and number that count under the TCPA: of who has the line.

    Given to the collector, or to the creditor for whom it collects. A consent that came through the creditor counts
    only for the number that it names: what the person gave, not what was found otherwise. A consent to be sold to is
    the seller's own. Nobody consents for a line or an email address that is on record as somebody else's, nor for one
    that nobody names where it may be such a one: ``somewhere`` lists also what counts at one of those that may be
    meant. ``also``: another person whose consents count.
    """
    given = q.case.consents
    if not given:
        return []
    at, medium, address = q.at, q.medium, q.address
    whose = {q.who} if also is None else {q.who, also}
    held: Mapping[str, PhoneLine | EmailAddress] | None = None
    if medium in CALLS_AND_TEXTS:
        held = q.index.phones
        line = held.get(address or "")
        if line is not None:  # the called party is who has the line, whoever is to be reached there
            whose = whose | {line.person} if line.person in q.perhaps else whose - {q.who} | {line.person}
    elif medium is Medium.EMAIL:
        held = q.index.emails
    if held is None or address is not None:
        somewhere = False
    if held is not None and not somewhere:
        record = held.get(address or "")
        used = (record,) if record is not None else () if address is not None else held.values()
        if any(each.person not in whose and each.person not in q.perhaps for each in used):
            return []
    return [
        c
        for c in given
        if c.scope is scope
        and c.person in whose
        and (c.reaches(q.who) or any(c.reaches(one) for one in whose))
        and c.stands(at)
        and (not c.media or medium in c.media)
        and (c.address is None or c.address == address or (somewhere and held is not None and c.address in held))
        and (
            q.given_to(c)
            or (c.given_to is GivenTo.CREDITOR and scope is ConsentScope.AUTODIALED and c.address is not None)
        )
    ]


def relied_on(q: Question) -> list[Consent]:
    """The consents that a machine-made contact may rest on: those to such contacts, and with an offer the signed ones.

    Paragraph (a)(1) leaves a contact that offers something to (a)(2), which a signed consent satisfies alone.
    """
    given = consents(q, ConsentScope.AUTODIALED)
    if offers(q):
        given += [c for c in _signed_for_the_number(q) if c.in_writing is True]
    return given


def rested_on(q: Question) -> list[Consent]:
    """Of the consents that a machine-made contact may rest on, those without which it may not be made.

    With an offer these are the signed ones, for (a)(2) and (a)(3) ask for nothing less: a consent to recorded messages
    that came after a request to stop, or after the number went to somebody else, brings none of them back.
    """
    given = relied_on(q)
    return [c for c in given if c.scope is ConsentScope.SOLICITATION] if offers(q) else given


def perhaps_signed(q: Question) -> list[Consent]:
    """The consents that an offer may rest on, for all that is known: nobody knows whether they are in writing."""
    return [c for c in _signed_for_the_number(q) if c.in_writing is UNKNOWN] if offers(q) else []


def _signed_for_the_number(q: Question) -> list[Consent]:
    """The consents to offers that name the number, as an agreement under (c)(2)(ii) or (f)(9) does."""
    return [c for c in consents(q, ConsentScope.SOLICITATION) if c.address is not None]


def uncovered(q: Question, given: Iterable[Consent]) -> tuple[str, ...]:
    """The debts of the contact that none of the consents covers."""
    covered: set[str] = set()
    for consent in given:
        if consent.debts is None:
            return ()
        covered.update(consent.debts)
    return tuple([debt for debt in q.debt_ids if debt not in covered])


def known_anothers(q: Question, line: PhoneLine | None) -> list[datetime]:
    """Since when a number is known to be another's: disowned, found reassigned, or said to reach somebody else."""
    return [] if line is None else line.standing(q.at, "disowned_at", "reassigned_checks", "led_to_third_party_at")


def covers(consent: Consent, debt: Debt) -> bool:
    """Whether a consent is about a debt."""
    return consent.debts is None or debt.id in consent.debts


def last_given(consent: Consent, at: datetime) -> datetime:
    """When a consent that stands at an instant was given or last renewed."""
    return max(when for when in (consent.given_at, *consent.renewed_at) if when <= at)


def _not_undone(q: Question, signed: list[Consent], *, every_debt: bool) -> list[Consent]:
    """The agreements but for the debts for which a request took them back, even one that was withdrawn.

    By that nobody signs anew. ``every_debt``: a request about some debts took them back for all.
    """
    if q.case.requests is UNKNOWN:  # for which the rules on requests ask
        return signed
    undone = withdrawn(q, every_debt=every_debt)
    if not undone:
        return signed
    left = []
    for c in signed:
        since = [request for request in undone if not surely_before(request.received_at, last_given(c, q.at))]
        held = q.debt_ids if c.debts is None else c.debts
        kept = tuple([debt for debt in held if not any(every_debt or concerns(request, debt) for request in since)])
        if kept:
            left.append(c if len(kept) == len(held) else c.model_copy(update={"debts": kept}))
    return left


def unsold(q: Question, *, unrevoked: bool = False, named: bool = True) -> dict[str, str | None]:
    """The debts without the person's signed, written consent to be offered something.

    With ``unrevoked``, only a consent that was given or renewed after the last request to stop counts, about whatever
    debt that was, and after it became known that the number is another's; unless ``named``, one that does not name the
    number counts too, where that is not known.

    Each with None, or the fact that says whether it has one: whether a consent that would do is in writing; with
    ``unrevoked``, what is missing to tell whether it still stands.
    """
    given = _signed_for_the_number(q) if named else consents(q, ConsentScope.SOLICITATION, somewhere=True)
    here = None if named or q.address is not None else consents(q, ConsentScope.SOLICITATION)
    doubt: str | None = None
    if named and given:
        given = _not_undone(q, given, every_debt=unrevoked)
    if unrevoked and given:
        asked, doubtful = asked_apart(q, every_medium=True, every_debt=True, every_number=True)
        stops = [request.received_at for request in asked]
        lines = q.index.phones
        if passed_on := known_anothers(q, lines.get(q.address or "")):
            stops += passed_on
            given = [c for c in given if c.address is not None]
        given = [c for c in given if all(surely_before(stop, last_given(c, q.at)) for stop in stops)]
        for request, missing in doubtful:
            if any(request is None or not surely_before(request.received_at, last_given(c, q.at)) for c in given):
                doubt = missing.fact
        if q.address is None and any(known_anothers(q, line) for line in lines.values()):
            doubt = "contact.address"
    sure = [] if doubt else [c for c in given if c.in_writing is True and (here is None or c in here)]
    left: dict[str, str | None] = dict.fromkeys(uncovered(q, sure))
    for consent in given if left else ():
        fact = f"consents.{consent.id}.in_writing" if consent.in_writing is UNKNOWN else doubt or "contact.address"
        for debt in left if consent.debts is None else left.keys() & set(consent.debts):
            left[debt] = left[debt] or (fact if consent.in_writing is not False else None)
    return left


def signed(q: Question, judge: Callable[[tuple[str, ...]], Outcomes]) -> Outcomes:
    """What is judged of the debts without a signed consent to offers; those that may have one lack a fact."""
    left = unsold(q)
    surely = tuple([debt for debt, fact in left.items() if fact is None])
    found = as_to(surely, lambda: judge(surely)) if surely else PASS
    doubtful = [lacking(MissingFact(fact), (debt,)) for debt, fact in left.items() if fact is not None]
    return (*several(found), *doubtful) if doubtful else found


def unless_signed(q: Question, debts: tuple[str, ...], judge: Callable[[tuple[str, ...]], Outcomes]) -> Outcomes:
    """What is judged of debts that no consent covers: with an offer, those that a signed one may cover lack a fact."""
    left = unsold(q) if offers(q) else {}
    facts = {debt: fact for debt in debts if (fact := left.get(debt)) is not None}
    surely = tuple([debt for debt in debts if debt not in facts])
    found = as_to(surely, lambda: judge(surely)) if surely else PASS
    if not facts:
        return found
    apart = [
        as_to((debt,), lambda of=(debt,), fact=fact: lacks_while(MissingFact(fact), judge(of)))  # type: ignore[misc]
        for debt, fact in facts.items()
    ]
    return (*several(found), *[one for outcomes in apart for one in several(outcomes)])


# -- what it offers


def offers(q: Question) -> bool:
    """Whether the contact is declared to offer goods, services, an investment or credit."""
    return q.content.has(_OFFER) is True


def solicits(q: Question) -> bool | None:
    """Whether it is a call or text that offers something to somebody at a residential or wireless number.

    None: the contact names no number, and one that is on record is neither.
    """
    if not offers(q) or not initiated(q):
        return False
    line = q.index.phones.get(q.address or "")
    if line is not None:
        return may_be_solicited(line, q.at)
    return None if q.address is None and not all(may_be_solicited(e, q.at) for e in q.index.phones.values()) else True


def may_be_solicited(line: PhoneLine, at: datetime) -> bool:
    """Whether (c) and (d) may cover a line: a residential one, or by (e) a wireless one."""
    return is_wireless(line, at) or is_residential(line)


# -- what was asked


def revocations(
    q: Question,
    *,
    every_medium: bool = False,
    every_debt: bool = False,
    every_number: bool = False,
    withdrawn: bool = False,
) -> list[Revoking]:
    """The standing requests that end consent to machine-made contacts by this medium to this number.

    Who asks, in writing or not, to be left alone asks for that too. The person called asks, or whoever has the line,
    and for the consumer also their attorney or guardian, who asks that they be left alone or takes their consent back;
    a request that names the number counts whoever is on record as having sent it. With ``every_medium``, a request
    about calls or texts reaches both; with ``every_debt``, a notice to cease about some debts reaches all; with
    ``every_number``, a revocation of consent that names a number of the person reaches all of them; with
    ``withdrawn``, the requests are meant that stood once and were withdrawn.

    Raises:
        MissingFact: whether there are requests is unknown; one is about a number, or by who has one, and the contact
            names none.
    """
    found, doubtful = asked_apart(
        q, every_medium=every_medium, every_debt=every_debt, every_number=every_number, withdrawn=withdrawn
    )
    for _, missing in doubtful:
        raise missing
    return found


Doubts = list[tuple[Revoking | None, MissingFact]]
"""Requests that may end consent, each with what is missing to tell; None: there may be any."""


def asked_apart(
    q: Question,
    *,
    every_medium: bool = False,
    every_debt: bool = False,
    every_number: bool = False,
    withdrawn: bool = False,
) -> tuple[list[Revoking], Doubts]:
    """`revocations`, and what may be one."""
    unknown: Doubts = [(None, MissingFact("requests"))] if q.case.requests is UNKNOWN else []
    known = () if withdrawn and unknown else withdrawn_by(q) if withdrawn else known_requests(q)
    asked = [request for request in known if isinstance(request, Revoking)]
    if not asked:
        return [], unknown
    found, doubtful = told_apart(asked, lambda each: _ends(q, each, every_medium, every_debt, every_number))
    return found, [*doubtful, *unknown]


def _ends(q: Question, request: Revoking, every_medium: bool, every_debt: bool, every_number: bool) -> bool:
    """Whether a request ends consent to contacts by this medium to this number: see `revocations`.

    Raises:
        MissingFact: it is about a number, or by who has one, and the contact names none.
    """
    if isinstance(request, CeaseNotice):
        if not every_debt and not any(concerns(request, debt) for debt in q.debt_ids):
            return False
    elif not _about(request, q.medium, every_medium):
        return False
    address, lines, whose = q.address, q.index.phones, spoken_for(q, request)
    if address is None and q.who not in whose and q.targets and any(each.person in whose for each in lines.values()):
        raise MissingFact("contact.address")
    line = lines.get(address or "")
    mine = q.who in whose or (line is not None and line.person in whose)
    number = None if isinstance(request, CeaseNotice | MediumOptOut) else request.address
    if number is None or (every_number and mine and isinstance(request, REVOCATIONS)):
        return mine
    return addressed_to(q, number)


def spoken_for(q: Question, request: Request | TakenBack) -> tuple[str, ...]:
    """`Question.spoken_for`; what is recorded on a consent is the word of who gave that."""
    return (request.person,) if isinstance(request, TakenBack) else q.spoken_for(request)


def known_requests(q: Question) -> tuple[Request | TakenBack, ...]:
    """The requests that are known to stand, and the revocations that are recorded on consents that were given to us."""
    requests = () if q.case.requests is UNKNOWN else q.requests
    return *requests, *[
        TakenBack(c.id, c.revoked_at, c.person, c.address, c.media, c.debts)
        for c in q.case.consents
        if c.revoked_at is not None and c.revoked_at <= q.at and _to_machines(q, c)
    ]


def _to_machines(q: Question, consent: Consent) -> bool:
    """Whether it was, or may have been, given for machines' contacts of who calls: the signed one too (64.1200(a)(10)).

    One to offers is the seller's own, and says nothing to who collects for the seller.
    """
    if consent.scope is ConsentScope.SOLICITATION:
        return consent.given_to is UNKNOWN or q.given_to(consent)
    return consent.scope in _BY_MACHINES and consent.given_to is not GivenTo.PRIOR_COLLECTOR


_BY_MACHINES: Final = (ConsentScope.AUTODIALED, UNKNOWN)


def told_by(requests: Iterable[Revoking]) -> dict[str, str]:
    """The facts that say so."""
    return {
        f"consents.{r.id}.revoked_at" if isinstance(r, TakenBack) else f"requests.{r.id}": str(r.kind) for r in requests
    }


def withdrawn_by(q: Question) -> tuple[Request, ...]:
    """The requests that stood once and were withdrawn.

    Raises:
        MissingFact: whether there are requests is unknown.
    """
    requests = q.case.requests
    if requests is UNKNOWN:
        raise MissingFact("requests")
    at = q.at
    return tuple([r for r in requests if r.received_at <= at and r.withdrawn_at is not None and r.withdrawn_at <= at])


def withdrawn(q: Question, *, every_debt: bool = False) -> list[Revoking]:
    """The requests that ended consent by machines to this number until they were withdrawn, about calls or texts."""
    return revocations(q, every_medium=True, every_debt=every_debt, every_number=True, withdrawn=True)


def concerns(request: Revoking, debt: str) -> bool:
    """Whether a request is about a debt; one not to use a medium is about all."""
    return isinstance(request, MediumOptOut) or request.debts is None or debt in request.debts


def _about(
    request: ConsentRevocation | MediumOptOut | AddressOptOut | TakenBack, medium: Medium, every_medium: bool
) -> bool:
    media = request.media
    if not media or medium in media:
        return True
    alike = CALLS_AND_TEXTS if every_medium else TELEPHONE
    return medium in alike and not media.isdisjoint(alike)


def confirms_opt_out(q: Question) -> bool:
    """Whether it is a text whose purpose is to confirm a request to stop."""
    return q.purpose is Purpose.OPT_OUT_CONFIRMATION and q.medium is Medium.TEXT


CONFIRMING: Final = Parameter(
    ((PRINTED, False), (CONFIRMATION, True)), "confirming an opt-out needs no consent", regulation("(a)(12)"), "lower"
)


def confirms_a_request(q: Question) -> bool:
    """Whether it confirms a request that stands, so that (a)(12) judges it and not (a)(1) and (a)(2).

    Raises:
        MissingFact: as `revocations`.
    """
    return confirms_opt_out(q) and any(r.surely_stands(q.at) for r in revocations(q, every_medium=True))


def asked_to_stop(
    q: Question,
    asked: Collection[Revoking],
    debts: tuple[str, ...],
    p: Any,
    what: str,
    doubts: Iterable[MissingFact] = (),
) -> Outcomes:
    """What requests to stop deny: as asked to stop until there was time to honour one of them, from then on for good.

    ``what`` says what they did, and ``doubts`` what is missing to tell whether there are more. That, and when one came
    if nobody knows, is an objection beside what another is, until the time for that is over.

    Raises:
        MissingFact: nothing says where the person is, or when any of them came; or none is known, and there may be one.
    """
    facts = told_by(asked)
    over = FOREVER
    unclear: MissingFact | None = None
    for doubt in doubts:
        unclear = needed_longest(unclear, doubt)
    for request in asked:
        try:
            over = min(over, honoured_after(q, request.received_at, p.days, holidays=p.skip_holidays))
        except MissingFact as missing:
            unclear = needed_longest(unclear, missing)
    if q.at >= over:
        return Denied(f"{what}, and the time to honour that is over", debts=debts, facts=facts)
    if over is FOREVER and unclear is not None:
        raise unclear
    message = f"{what}, and a reasonable time has passed once the request is on record"
    denied = Denied(message, debts=debts, facts=facts, effect=Effect.ASKED_TO_STOP)
    return (denied, Passed(over)) if unclear is None else (denied, Passed(over), lacking(unclear, debts))


def honoured_after(q: Question, received: datetime, days: int, *, holidays: bool) -> datetime:
    """The first instant, in any zone of the person's, after the last business day for honouring a request.

    The day of receipt is day nought and the last day counts to its end. Only weekends are left out, unless
    ``holidays``: then federal holidays and the days kept for them are left out too.

    Raises:
        MissingFact: nothing says where the person is, where that decides.
    """

    def after_the_last(day: date) -> date:
        return (plus_business_days(day, days, observed=True) if holidays else plus_weekdays(day, days)) + DAY

    return day_starts_after(q, received, after_the_last)
