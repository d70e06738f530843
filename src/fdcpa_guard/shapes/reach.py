"""Where a contact goes: whether it reaches the person in private, elsewhere, or at work."""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import StrEnum, unique
from typing import Final

from ..errors import MissingFact
from ..facts import (
    AddressOptOut,
    Attempt,
    CeaseNotice,
    Consent,
    ConsentRevocation,
    Contact,
    InconvenientPlace,
    MediumOptOut,
    Request,
)
from ..facts.moments import could_be_from, surely_before
from ..rules import Question
from ..rules.judging import may_go_to
from ..vocabulary import HOME, TELEPHONE, UNKNOWN, WORK, ConsentScope, GivenTo, LineType, Medium, Unknown


@unique
class Reach(StrEnum):
    """Which numbers, addresses and places a limit is about."""

    ANY = "any"
    PERSONAL = "personal"
    """A mobile, the home, or a number or address that the person gave."""
    ELSEWHERE = "elsewhere"
    """Everywhere else, work included."""
    OWN = "own"
    """A mobile or the home, and no other number, though the person gave it."""
    AWAY = "away"
    """Everywhere but a mobile and the home."""
    WORK = "work"
    """The workplace, and whatever else reaches a person who is known to be there."""


_ALL: Final = frozenset(Reach)
_PERSONAL: Final = frozenset({Reach.ANY, Reach.PERSONAL, Reach.OWN})
_WORK: Final = frozenset({Reach.ANY, Reach.ELSEWHERE, Reach.AWAY, Reach.WORK})
_ELSEWHERE: Final = frozenset({Reach.ANY, Reach.ELSEWHERE, Reach.AWAY})
_UNPLACED: Final = frozenset({Reach.ANY, Reach.PERSONAL, Reach.ELSEWHERE, Reach.OWN, Reach.AWAY})

REACH_WORDS: Final = {
    Reach.ANY: "",
    Reach.PERSONAL: "to a mobile, the home or a number that the person gave",
    Reach.ELSEWHERE: "to anywhere but a mobile, the home or a number that the person gave",
    Reach.OWN: "to a mobile or the home",
    Reach.AWAY: "to anywhere but a mobile and the home",
    Reach.WORK: "to the workplace",
}


def reach_of(q: Question) -> frozenset[Reach]:
    """Every class that the contact's own number, address or place may be in; found once for all rules that ask."""
    shared = q.shared
    found: frozenset[Reach] | None = shared.get(reach_of)
    return shared.first(reach_of, reached(q, q.contact)) if found is None else found


def reached(q: Question, event: Contact | Attempt) -> frozenset[Reach]:
    """Every class that the number, address or place of a contact may be in: all of them where that is unknown."""
    if event.medium is Medium.IN_PERSON:
        return _of_visit(q, event)
    found = _of_address(q, event)
    return found | {Reach.WORK} if isinstance(event, Contact) and q.finds_them_at == WORK else found


def _of_address(q: Question, event: Contact | Attempt) -> frozenset[Reach]:
    medium, address = event.medium, event.address
    if medium in TELEPHONE or medium is Medium.TEXT:
        line = q.index.phones.get(address or "")
        if line is None:
            return _ALL
        if line.line_type is LineType.MOBILE or line.wireless(q.at):
            return _PERSONAL
        found = _UNPLACED if line.place is None else _by_place(None if line.place is UNKNOWN else line.place)
        gave = _gave(q, line.id)
        if gave is False:
            return found
        # given as personal, it still rings where it does: at work, maybe
        as_before = gave is UNKNOWN or Reach.WORK in found
        return found | {Reach.PERSONAL} if as_before else (found - {Reach.ELSEWHERE}) | {Reach.PERSONAL}
    if medium is Medium.MAIL:
        postal = q.index.postal.get(address or "")
        return _by_place(None if postal is None or postal.place is UNKNOWN else postal.place)
    email = q.index.emails.get(address or "")
    if email is None:
        return _ALL if medium is Medium.EMAIL else _UNPLACED
    if email.employer_provided is not False:
        return _WORK if email.employer_provided is True else _ALL
    return _PERSONAL if _gave(q, email.id) is True else _UNPLACED


def _of_visit(q: Question, event: Contact | Attempt) -> frozenset[Reach]:
    """A visit goes to the address that it names, or, naming none, to where the person is, unless they came."""
    postal = q.index.postal.get(event.address or "")
    if postal is not None and postal.place is not UNKNOWN:
        return _by_place(postal.place)
    if isinstance(event, Contact):
        return _ELSEWHERE if q.is_visited else _by_place(event.person_is_at)
    return _by_place(event.place)


def _by_place(place: str | None) -> frozenset[Reach]:
    if place is None:
        return _ALL
    return _PERSONAL if place == HOME else _WORK if place == WORK else _ELSEWHERE


def _gave(q: Question, address: str) -> bool | Unknown:
    """Whether the person gave the number or address as theirs: a consent names it, and not for the workplace.

    Unknown if only by when they did is not known.
    """
    gave: bool | Unknown = False
    for c in q.case.consents:
        theirs = c.address == address and c.person == q.who and could_be_from(c.given_at) <= q.at
        if theirs and c.scope is not ConsentScope.WORKPLACE and c.place != WORK:
            if c.given_at <= q.at:
                return True
            gave = UNKNOWN
    return gave


def at_place(q: Question, place: str) -> bool:
    """Whether the contact goes to a place: by its line or address, or because the person is known to be there.

    Raises:
        MissingFact: the line or address may be tied to a place, and which is unknown.
    """
    if q.contact.__dict__["person_is_at"] == place and q.finds_them_at == place:
        return True
    if q.medium is not Medium.EMAIL or place != WORK:
        return q.goes_to == place
    provided = q.email.employer_provided
    if provided is UNKNOWN:
        raise MissingFact(f"emails.{q.address}.employer_provided")
    return provided


def surely_away(q: Question, place: str, goes: Callable[[Question, str], bool] = at_place) -> bool:
    """Whether the contact surely goes to no such place, so that what was asked about it matters nothing.

    ``goes``: whether it goes to one, as the law has it.
    """
    try:
        return not goes(q, place)
    except MissingFact:
        return False


def taken_back(q: Question, consent: Consent, debt: str | None = None) -> bool | Unknown:
    """Whether a consent to contact at work or another place, to visits at home or to more calls was followed by a stop.

    In whatever words: not there, not by this medium, not at this number, or no more at all: as to a debt, if one is
    named. Unknown where nobody knows what was asked.
    """
    place = _to_place(consent)
    if place is None and consent.scope is not ConsentScope.MORE_CALLS:
        return False
    if q.case.requests is UNKNOWN:
        return UNKNOWN
    given = max((consent.given_at, *[when for when in consent.renewed_at if when <= q.at]))
    return any(
        consent.person in q.spoken_for(request)
        and _takes_back(q, request, place, debt)
        and not surely_before(request.received_at, given)
        for request in q.requests
    )


def _takes_back(q: Question, request: Request, place: str | None, debt: str | None) -> bool:
    """Whether a request closes a place to such a contact about a debt; None: asks for no such contact, wherever."""
    match request:
        case InconvenientPlace():
            return place is not None and request.place in (place, UNKNOWN)
        case ConsentRevocation() if place is None:
            about = debt is None or request.debts is None or debt in request.debts
            return about and (not request.media or q.medium in request.media)
        case ConsentRevocation():  # one that names no visits is about autodialled calls and texts
            return q.medium is Medium.IN_PERSON and Medium.IN_PERSON in request.media
        case CeaseNotice():
            return debt is None or request.about(debt)
        case _:
            return asks_to_stop(q, request)


def asks_to_stop(q: Question, request: Request) -> bool:
    """Whether it asks, in whatever words, for contacts such as this to stop: no more, not so, or not where it may go.

    Raises:
        MissingFact: the contact does not say to which number or address it goes, and which there are is unknown.
    """
    match request:
        case CeaseNotice():
            return True
        case MediumOptOut():
            return request.binds(q.medium)
        case AddressOptOut(address=closed) if request.binds(q.medium):
            return closed in (q.address, UNKNOWN) or (q.address is None and may_go_to(q, closed, q.targets))
        case _:
            return False


def _to_place(consent: Consent) -> str | None:
    """The place to contacts at which a consent is; None: to none, or to any."""
    if consent.scope is ConsentScope.WORKPLACE:
        return consent.place or WORK
    if consent.scope is ConsentScope.HOME_VISIT:
        return HOME
    return consent.place if consent.scope is ConsentScope.PLACE else None


def _to_work(consent: Consent) -> bool:
    return consent.scope is ConsentScope.WORKPLACE or (consent.scope is ConsentScope.PLACE and consent.place == WORK)


def consents_to(q: Question, whose: str, scope: ConsentScope, *, somewhere: bool = False) -> list[Consent]:
    """Somebody's standing consents of a scope; to the workplace, those to contacts at a place that name work too.

    ``somewhere``: as `Question.consents_of` has it.
    """
    held = q.consents_of(whose, scope, somewhere=somewhere)
    if scope is not ConsentScope.WORKPLACE:
        return held
    return [*held, *[c for c in q.consents_of(whose, ConsentScope.PLACE, somewhere=somewhere) if _to_work(c)]]


def leave_for_work(q: Question) -> list[Consent]:
    """The person's standing consents, given directly to the collector, to contacts at work."""
    return [c for c in consents_to(q, q.who, ConsentScope.WORKPLACE) if q.given_to(c)]


def consents_at(
    q: Question, place: str, *, somewhere: bool = False, whom: Collection[GivenTo] = (GivenTo.COLLECTOR,)
) -> list[Consent]:
    """The person's standing consents, given directly to the collector, to contacts at a place: to that, or to any.

    One to the workplace is to work, and one to visits at home is, of a visit, to home. ``somewhere``: as
    `Question.consents_of` has it.
    """
    held = [c for c in q.consents(ConsentScope.PLACE, whom, somewhere=somewhere) if c.place in (None, place)]
    if place == WORK:
        held += [c for c in q.consents(ConsentScope.WORKPLACE, whom, somewhere=somewhere) if c.place in (None, WORK)]
    elif place == HOME and q.medium is Medium.IN_PERSON:
        held += q.consents(ConsentScope.HOME_VISIT, whom, somewhere=somewhere)
    return held


_ABOUT_OTHERS = frozenset({ConsentScope.THIRD_PARTY, ConsentScope.EMPLOYER})


def consenting(q: Question, scope: ConsentScope) -> str:
    """Whose consent it takes: the consumer's where it is about contacts with others."""
    return "consumer" if scope in _ABOUT_OTHERS else q.who
