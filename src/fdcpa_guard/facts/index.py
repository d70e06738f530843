"""A case arranged for look-ups: each part made when first asked for, immutable after, shared freely between threads."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from ..canonical import canonical
from ..clock import DAY, FOREVER, TICK, start_of_day, zone, zones_of_state
from ..errors import nearest
from ..vocabulary import (
    ELECTRONIC,
    HOME,
    OTHERS,
    PROFESSIONALS,
    TELEPHONE,
    UNKNOWN,
    UNUSUAL,
    WORK,
    CallOutcome,
    ConsentScope,
    Delivery,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from .base import members
from .contact import pleads
from .history import Attempt, Inbound
from .lives import VERIFIED_LOCATION
from .moments import could_be_from, could_be_until, ends_of, imprecise, is_unknown
from .past import ButFor, Past, Timeline, WithoutOne, fixed, put, spliced
from .writing import Written, fingerprint, written

if TYPE_CHECKING:
    from .addresses import EmailAddress, Location, PhoneLine, PostalAddress
    from .case import Case, Scalar
    from .debts import Debt

K = TypeVar("K")
E = TypeVar("E")
Said = TypeVar("Said", bound=str | None)

_OF_REQUESTS = {
    "cease": Holding.CEASE_NOTICE,
    "stop-medium": Holding.OPT_OUT,
    "stop-address": Holding.OPT_OUT,
    "inconvenient-time": Holding.INCONVENIENT_TIME,
    "inconvenient-place": Holding.INCONVENIENT_PLACE,
    "employer-prohibits": Holding.EMPLOYER_PROHIBITION,
    "revoke-consent": Holding.REVOCATION,
}

_TO_MACHINES: Final = (ConsentScope.AUTODIALED, ConsentScope.SOLICITATION, UNKNOWN)
"""The scopes of consents to machines' contacts; one of these that was revoked is a revocation (64.1200(a)(10))."""

_ALWAYS = datetime.min.replace(tzinfo=UTC)

_INITIAL_FROM_OR_TO = frozenset({Recipient.CONSUMER, Recipient.PERSONAL_REPRESENTATIVE})
_SPEAK_FOR_THEM: Final = frozenset({Recipient.GUARDIAN, Recipient.PARENT, Recipient.CONSUMER_ATTORNEY})
"""Through whom the consumer is told indirectly (12 CFR 1006.34(b)(2)); a parent, perhaps."""
_NOT_INITIAL = frozenset(
    {
        Purpose.UNRELATED_NOTICE,
        Purpose.LOCATION_INFORMATION,
        Purpose.OPT_OUT_CONFIRMATION,  # it may hold nothing else (12 CFR 1006.14(h)(2)(i)), so nothing of a debt
    }
)


_OF_ATTEMPTS: Final = {
    "communications": None,
    "conversations": Holding.CONVERSATION,
    "improper": Holding.IMPROPER_ATTEMPT,
    "messages": Holding.MESSAGE,
    "outbound": Holding.ATTEMPT,
    "perhaps_communicated": None,
    "perhaps_conversed": None,
    "unsettled": None,
    "placed_calls": None,
    "reached": None,
    "replies": None,
    "telephone": Holding.CALL,
    "told_for_them": None,
}
"""The timelines in which an attempt may be, and what a case holds that has any of them."""

_NAMES: Final = {role: role.value for role in Recipient}
_TIMELINES: Final = (*_OF_ATTEMPTS, "inbound_from")
_WORKED_OUT: Final = ("index", "identities", "_checked")

_TARGETS: Final = ("phones", "emails", "postal_addresses")

_ASTRAY: Final = ("disowned_at", "reassigned_checks", "led_to_third_party_at", "undeliverable_at")
"""What may be learned against a number or address."""

_PRESENCE: Final = frozenset({CallOutcome.WRONG_PERSON, CallOutcome.CONVERSATION})
"""Outcomes that say whether a person is to be found at a number."""


class Place(NamedTuple):
    """One piece of evidence of where a person is."""

    source: str
    zones: tuple[ZoneInfo, ...]
    jurisdictions: tuple[str, ...]
    told: frozenset[str]
    starts: datetime | None
    ends: datetime | None
    resumes: datetime | None
    narrows_until: datetime | None
    remarks: Mapping[str, str]
    doubt: PhoneLine | EmailAddress | PostalAddress | bool = False

    def doubted(self, doubt: PhoneLine | EmailAddress | PostalAddress | bool = True) -> Place:
        """The same, as evidence that may be of somebody else.

        It widens what other evidence points to and is none alone: always, or while what is known of the number or
        address under its other ids speaks against it.
        """
        return self._replace(doubt=doubt, narrows_until=None if doubt is True else self.narrows_until)

    def widening(self) -> Place:
        """The same, as evidence that narrows nothing."""
        return self._replace(narrows_until=None)

    def doubtful(self, at: datetime) -> bool:
        """Whether it may, at an instant, be of somebody else."""
        doubt = self.doubt
        return doubt if isinstance(doubt, bool) else bool(doubt.standing(at, "disowned_at", "undeliverable_at"))

    def points(self, at: datetime) -> bool:
        """Whether it points to the person, as known at an instant."""
        if self.starts is not None and at < self.starts:
            return False
        return self.ends is None or at < self.ends or (self.resumes is not None and self.resumes <= at)


def _place(
    source: str,
    place: Location | PhoneLine | PostalAddress,
    ends: datetime | None,
    resumes: datetime | None,
    narrows_until: datetime | None = None,
) -> Place:
    points_to = place.points_to
    gone = ends is None or resumes is None or could_be_until(resumes) <= could_be_from(ends)
    return Place(
        source,
        tuple([zone(name) for name in points_to.zones]),
        points_to.jurisdictions,
        points_to.told,
        place.learned_at,
        None if ends is None or is_unknown(ends) else could_be_until(ends),
        None if gone or resumes is None else could_be_from(resumes),
        narrows_until,
        points_to.doubts,
    )


def places_of(case: Case) -> Iterator[tuple[str, Location | PhoneLine | PostalAddress, Place]]:
    """The evidence of where people are: whose, the fact that it comes from, and the place; none if some is unknown."""
    if UNKNOWN in (case.locations, case.phones, case.postal_addresses):
        return
    for location in members(case.locations):
        source = f"locations.{location.id}"
        place = _place(source, location, location.ended_at, None, location.narrows_until)
        yield location.person, location, place
    for line in members(case.phones):
        yield line.person, line, _place(f"phones.{line.id}", line, line.disowned_at, line.regained_at)
    for address in members(case.postal_addresses):
        source = f"postal_addresses.{address.id}"
        yield address.person, address, _place(source, address, address.undeliverable_at, address.regained_at)


def _standing(places: Iterable[Place], at: datetime) -> list[Place]:
    return [place for place in places if place.points(at)]


def _narrowed(places: list[Place], at: datetime) -> list[Place]:
    verified = [place for place in places if place.narrows_until is not None and at < place.narrows_until]
    return verified or places


def _first_words(debt: Debt) -> Iterator[datetime | None]:
    """When somebody was first told of a debt, as it says itself."""
    yield debt.initial_communication_at
    for notice in members(debt.validation):
        yield notice.received_at if is_unknown(notice.provided_at) else notice.provided_at


def _zones(places: list[Place]) -> tuple[ZoneInfo, ...]:
    return tuple(dict.fromkeys(tz for place in places for tz in place.zones))


def _jurisdictions(places: list[Place]) -> frozenset[str]:
    return frozenset(jurisdiction for place in places for jurisdiction in place.jurisdictions)


def _surely_in(places: list[Place], at: datetime) -> frozenset[str]:
    """Every state and city that some evidence points to, if any piece of it is surely of the person."""
    surely = any(place.jurisdictions and not place.doubtful(at) for place in places)
    return _jurisdictions(places) if surely else frozenset()


_SET_ASIDE: Final = "set aside for the clock, not for its law: a verified current location says where the person is"
_Named = tuple[str, str, Iterable[str]]
"""The path of something that a fact names, its id, and the ids there are of its kind."""
_DEBTS_NAMED: Final = ("debts", "excepted_from_discharge", "reaffirmed", "residence_lien")
_ADDRESSED: Final = TELEPHONE | {Medium.TEXT, Medium.EMAIL, Medium.MAIL}
"""Media whose numbers and addresses are facts of the case."""
_PLACES: Final = frozenset({HOME, WORK, UNUSUAL})
_MOST_SHOWN: Final = 10
_MOST_COMPARED: Final = 100
_LARGE: Final = 200
"""A case that mentions more instants and debts than this is large."""
POINTED_OUT: Final = frozenset({Holding.DEATH, Holding.PAID_DEBT, Holding.DISOWNED_NUMBER})
"""What a case may hold of which a decision tells, whether a rule asks for it or not."""


def in_short(found: Mapping[str, Said]) -> dict[str, Said | int]:
    """What is pointed out, by path; of much the first, and how much more there is."""
    shown: dict[str, Said | int] = dict(islice(found.items(), _MOST_SHOWN))
    if len(found) > _MOST_SHOWN:
        shown["others"] = len(found) - _MOST_SHOWN
    return shown


def _hint(id: str, known: list[str]) -> str:
    close = get_close_matches(id, known, 1, 0.5) or known
    return nearest(id, close) if len(close) <= _MOST_SHOWN else "there is none like it"


_ROLES: Final = tuple([role.value for role in Recipient])


def _part_of_a_role(person: str) -> list[str]:
    """The roles whose names an id begins, and is not: one that was cut off, and not hardly more than an initial."""
    return [] if person in _ROLES or len(person) < 3 else [role for role in _ROLES if role.startswith(person)]


def _misspelt(path: str, place: object) -> Iterator[_Named]:
    """A place of the caller's own that is hardly another word than one of ours, or the beginning of one."""
    if isinstance(place, str) and place not in _PLACES and (meant := _nearly(place)):
        yield path, place, meant


@lru_cache(maxsize=256)
def _nearly(place: str) -> tuple[str, ...]:
    if not place.isalpha():
        return ()
    close = [near for near in get_close_matches(place, _PLACES, 1, 0.75) if abs(len(near) - len(place)) < 2]
    return (*[ours for ours in _PLACES if ours.startswith(place)], *close)


def _meant(found: list[_Named]) -> Mapping[str, str | int]:
    """What the case names and does not hold, each with what may be meant."""
    if not found:
        return _NOTHING
    shown = {path: _hint(id, [*islice(known, _MOST_COMPARED)]) for path, id, known in found[:_MOST_SHOWN]}
    return MappingProxyType(in_short(shown | {path: "" for path, _, _ in found[_MOST_SHOWN:]}))


_NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})
_NO_TIMELINES: Final = (_NOTHING,) * len(_TIMELINES)


def _by_keys(held: Mapping[K, E]) -> Mapping[K, E]:
    """What is looked up by keys, and changed by nobody."""
    return MappingProxyType(held) if held else _NOTHING


_Build = Callable[["CaseIndex"], tuple[Any, ...]]
_PARTS: Final[dict[str, tuple[tuple[str, ...], _Build]]] = {}
"""For each attribute of an index that is worked out when asked for, those that come with it, and how."""


def _part(*names: str) -> Callable[[_Build], _Build]:
    """Marks what works out some attributes of an index, in this order."""

    def keep(build: _Build) -> _Build:
        _PARTS.update(dict.fromkeys(names, (names, build)))
        return build

    return keep


class CaseIndex:
    """What rules look up: facts by id, events by person and particular debt, evidence of place, coming changes.

    Each part is worked out when it is first asked for. Threads that ask at once may do it at once: what the first has
    made is what all of them get.

    Attributes:
        noteworthy: something of the case may have to be pointed out with a decision, whatever rules say.
        large: no decision holds the case until its fingerprint is asked for.
        verified: of whom a current location was verified, whether it stands or not.
        communications: by debt, what conveyed something of it to the consumer, also what came back later.
        told_for_them: by debt, what conveyed something of it to somebody who speaks for the consumer.
        came_back: some letter or message came back.
        changes: every instant from which on something is, or may be, otherwise.
    """

    __slots__ = (
        "_case",
        "_edges",
        "_evidence",
        "_fingerprint",
        "_fixed_jurisdictions",
        "_fixed_zones",
        "_given",
        "_given_owners",
        "_given_places",
        "_kept",
        "_parts",
        "_perhaps",
        "_stated",
        "_unsaid",
        "_written",
        "accounts",
        "apart",
        "astray",
        "attributes",
        "came_back",
        "changes",
        "communications",
        "conversations",
        "dangling",
        "debts",
        "deceased_from",
        "emails",
        "holdings",
        "improper",
        "inbound",
        "inbound_from",
        "large",
        "messages",
        "misdialled",
        "noteworthy",
        "outbound",
        "own",
        "owners",
        "past",
        "perhaps_communicated",
        "perhaps_conversed",
        "phones",
        "placed_calls",
        "places",
        "postal",
        "reached",
        "remarked",
        "replies",
        "telephone",
        "told_for_them",
        "unknown",
        "unsettled",
        "verified",
    )
    __setattr__ = __delattr__ = fixed
    _case: Case
    _edges: tuple[datetime, ...]
    _evidence: Mapping[str, list[Place]]
    _fingerprint: str | None
    _fixed_jurisdictions: Mapping[str, frozenset[str]]
    _fixed_zones: Mapping[str, tuple[ZoneInfo, ...]]
    _given: CaseIndex | None
    _given_owners: dict[str, str] | None
    _given_places: tuple[tuple[str, Place], ...] | None
    _kept: Mapping[tuple[str, Any], Timeline[Any]]
    _parts: dict[tuple[str, ...], tuple[Any, ...]]
    _perhaps: frozenset[str]
    _stated: frozenset[datetime]
    _unsaid: tuple[str, ...]
    _written: Written | None
    accounts: Mapping[str, str]
    apart: Mapping[str, str]
    astray: frozenset[str]
    attributes: Mapping[str, Scalar]
    came_back: bool
    changes: tuple[datetime, ...]
    communications: Mapping[str, Timeline[Attempt | Inbound]]
    conversations: Mapping[tuple[str, str], Timeline[Attempt | Inbound]]
    dangling: Mapping[str, str | int]
    debts: Mapping[str, Debt]
    deceased_from: datetime
    emails: Mapping[str, EmailAddress]
    holdings: frozenset[Holding]
    improper: Mapping[str, Timeline[Attempt]]
    inbound: Mapping[str, Inbound]
    inbound_from: Mapping[str, Timeline[Inbound]]
    large: bool
    messages: Mapping[str, Timeline[Attempt]]
    misdialled: Mapping[tuple[str, str], Timeline[bool | None]]
    noteworthy: bool
    outbound: Mapping[str, Timeline[Attempt]]
    own: Attempt | None
    owners: Mapping[str, str]
    past: Past
    perhaps_communicated: Mapping[str, Timeline[Attempt | Inbound]]
    perhaps_conversed: Mapping[tuple[str, str], Timeline[Attempt | Inbound]]
    phones: Mapping[str, PhoneLine]
    placed_calls: Mapping[tuple[str, str], Timeline[Attempt]]
    places: frozenset[str]
    postal: Mapping[str, PostalAddress]
    reached: Mapping[str, Timeline[Attempt]]
    remarked: Mapping[str, list[Place]]
    replies: Mapping[str, Timeline[Attempt]]
    telephone: Mapping[str, Timeline[Attempt]]
    told_for_them: Mapping[str, Timeline[Attempt | Inbound]]
    unknown: tuple[str, ...]
    unsettled: Mapping[str, Timeline[Attempt]]
    verified: frozenset[str]

    def __init__(
        self,
        case: Case,
        places: Iterable[tuple[str, Place]] | None = None,
        given: CaseIndex | None = None,
        owners: dict[str, str] | None = None,
        perhaps: frozenset[str] = frozenset(),
    ) -> None:
        """Arrange a case; one that a view understood comes with evidence, the index of the case given, and owners.

        ``perhaps`` are the attempts that may have been towards somebody else than the person they are recorded for.
        """
        put(self, "_case", _facts_alone(case))
        put(self, "_given", given)
        put(self, "_given_places", None if places is None else tuple(places))
        put(self, "_kept", _NOTHING)
        put(self, "_parts", {})
        put(self, "_written", None)
        put(self, "_perhaps", perhaps)
        put(self, "_fingerprint", None)
        put(self, "attributes", self._case.attributes)
        put(self, "own", None)
        put(self, "_given_owners", owners)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            part = _PARTS.get(name)
            if part is None:
                return object.__getattribute__(self, name)
            names, build = part
            made = self._parts.get(names)
            if made is None:
                made = self._parts.setdefault(names, build(self))
            for each, value in zip(names, made, strict=True):
                put(self, each, value)
            return made[names.index(name)]

    def keeps_for(self, attempt: Attempt, line: PhoneLine) -> bool:
        """Whether a line is that of whom an attempt was for: surely, or if the attempt was for the person at all."""
        owner = self.owners[line.id] if attempt.id in self._perhaps else line.person
        return owner == attempt.who

    def worked_out(self) -> CaseIndex:
        """The same, of which every part is worked out."""
        for name in _PARTS:
            getattr(self, name)
        return self

    @_part("debts", "accounts", "phones", "emails", "postal", "owners", "astray", "deceased_from")
    def _by_ids(self) -> tuple[Any, ...]:
        case = self._case
        accounts = {
            account: debt.particular
            for debt in case.debts
            if (account := debt.__dict__["servicing_account"]) is not None
        }
        targets = [target for kind in _TARGETS for target in members(case.__dict__[kind])]
        astray = [each.id for each in targets if any(each.learned[name] for name in _ASTRAY if name in each.learned)]
        owners = self._given_owners
        if owners is None:
            owners = {each.__dict__["id"]: each.__dict__["person"] for each in targets}
        return (
            _by_keys({debt.id: debt for debt in case.debts}),
            _by_keys(accounts),
            _by_keys({line.id: line for line in members(case.phones)}),
            _by_keys({email.id: email for email in members(case.emails)}),
            _by_keys({address.id: address for address in members(case.postal_addresses)}),
            _by_keys(owners),
            frozenset(astray),
            _deceased_from(case),
        )

    @_part("past", "inbound")
    def _past(self) -> tuple[Any, ...]:
        past = Past(self._case.history)
        return past, _by_keys({event.id: event for event in past.inbound})

    def prepare(self) -> CaseIndex:
        """The same, of which is done what has to be when the case is built, and is nothing that depends on the past.

        The zones of its places are loaded, so that no decision reads a file, and the instants that nobody knows say
        which facts they are.
        """
        case = self._case
        places: tuple[Location | PhoneLine | PostalAddress, ...] = (
            *members(case.locations),
            *members(case.phones),
            *members(case.postal_addresses),
        )
        for place in places:
            for name in place.points_to.zones:
                zone(name)
        self._unsaid  # noqa: B018
        return self

    @_part("_stated", "_unsaid")
    def _moments_stated(self) -> tuple[Any, ...]:
        stated = _facts_alone(self._case, history=UNKNOWN)
        moments = frozenset(stated.moments())
        return moments, tuple(_named(stated)) if any(map(is_unknown, moments)) else ()

    @_part("unknown", "_edges")
    def _moments(self) -> tuple[Any, ...]:
        case, given, past = self._case, self._given, self.past
        moments = {*self._stated}
        later = {when for each, _ in past.kinds_of_attempts if (when := each.__dict__["undeliverable_at"]) is not None}
        moments |= later
        unknown = tuple(self._not_known(case, later)) if given is None else given.unknown
        if imprecise(moments):
            moments = {end for when in moments if not is_unknown(when) for end in ends_of(when)}
        moments.update(self._edges_of_requests(case))
        moments.update([each.narrows_until for each in members(case.locations) if each.narrows_until is not None])
        return unknown, tuple(sorted(moments if given is None else moments.union(given._edges)))

    def _not_known(self, case: Case, later: set[datetime]) -> Iterator[str]:
        """What nobody knows of the case and rules take as it binds most; ``later``: when word came of attempts."""
        yield from _named(case) if any(map(is_unknown, later)) else self._unsaid
        for name in ("collector", "locations", "phones", "emails", "postal_addresses"):
            if getattr(case, name) is UNKNOWN:
                yield name
        for line in members(case.phones):
            if line.__dict__["reassigned_checks"]:
                yield from (f"phones.{line.id}.{name}" for name in line.unanswered_checks())
        for request in members(case.requests):
            if request.kind == "stop-address" and request.address is UNKNOWN:
                yield f"requests.{request.id}.address"
        for debt in case.debts:
            if debt.nature is UNKNOWN:
                yield f"debts.{debt.id}.nature"
            if debt.kind is UNKNOWN:
                yield f"debts.{debt.id}.kind"

    @_part("changes")
    def _every_change(self) -> tuple[Any, ...]:
        return (tuple(sorted({*self._edges, *self.past.times, *self.past.ends})),)

    @_part("places", "holdings", "dangling", "noteworthy", "large")
    def _noted(self) -> tuple[Any, ...]:
        case, past = self._case, self.past
        places = _PLACES.union(self._places_named(case, past))
        holdings = frozenset(self._holdings(case))
        dangling = _meant([*self._dangling(case, places)]) if self._given is None else self._given.dangling
        noteworthy = bool(
            dangling
            or self.unknown
            or self.remarked
            or self.apart
            or self.astray
            or case.segment is not None
            or case.unread
            or case.history is UNKNOWN
            or holdings & POINTED_OUT
        )
        return (
            places,
            holdings,
            dangling,
            noteworthy,
            len(self._edges) + len(past.times) + len(past.ends) + len(self.debts) > _LARGE,
        )

    def canonical_of(self, case: Case) -> str:
        """The canonical text of the case that this is the index of."""
        return canonical(case) if self._written is None else self._written.text()

    def fingerprint_of(self, case: Case) -> str:
        """The fingerprint of the case that this is the index of, worked out once."""
        found = self._fingerprint
        if found is None:
            pieces = self._written
            if pieces is None:
                pieces = written(case)
                put(self, "_written", pieces)
            found = fingerprint(case, pieces)
            put(self, "_fingerprint", found)
        return found

    def next_change(self, at: datetime) -> datetime:
        """The first instant after ``at`` that any fact of the case mentions; `FOREVER` if none does."""
        if self.own is not None:
            return at + TICK  # an instant later the attempt is past
        past, found = self.past, FOREVER
        for instants in (self._edges, past.times, past.ends):
            if instants and instants[-1] > at:
                found = min(found, instants[bisect_right(instants, at)])
        if at in self._stated and any(at in _first_words(debt) for debt in self.debts.values()):
            return at + TICK  # a contact of that instant may be the one recorded, an instant later none is
        return found

    def particular(self, debt_id: str) -> str:
        """The particular debt (12 CFR 1006.14(b)(4)) that a debt belongs to."""
        debt = self.debts.get(debt_id)
        return self.accounts.get(debt_id, debt_id) if debt is None else debt.particular

    def _edges_of_requests(self, case: Case) -> Iterator[datetime]:
        """When the days begin and are over to which a request about times is limited, where the person may be."""
        for request in () if case.requests is UNKNOWN else case.requests:
            if request.kind == "inconvenient-time":
                days = [request.first_day] if request.first_day is not None else []
                days += [request.last_day + DAY] if request.last_day is not None else []
                zones = _zones(self._evidence.get(request.person, []))
                yield from (start_of_day(tz, day) for tz in zones for day in days)

    @staticmethod
    def _places_named(case: Case, past: Past) -> Iterator[str]:
        """The caller's own ids of places that some number, address or past visit is at."""
        for target in (*members(case.phones), *members(case.postal_addresses)):
            place = target.__dict__["place"]
            if place is not None and place is not UNKNOWN:
                yield place
        yield from [place for each, _ in past.kinds_of_attempts if (place := each.__dict__["place"]) is not None]

    def _holdings(self, case: Case) -> Iterator[Holding]:
        if case.requests is UNKNOWN:
            yield from _OF_REQUESTS.values()
        else:
            yield from (_OF_REQUESTS[request.kind] for request in case.requests)
        if any(c.revoked_at is not None and c.scope in _TO_MACHINES for c in case.consents):
            yield Holding.REVOCATION
        if case.representation is UNKNOWN or case.representation:
            yield Holding.REPRESENTATION
        if self.misdialled or _some_elsewhere(case):
            yield Holding.DISOWNED_NUMBER
        if self.deceased_from < FOREVER:
            yield Holding.DEATH
        if case.bankruptcies is UNKNOWN or case.bankruptcies:
            yield Holding.BANKRUPTCY
        history_unknown = case.history is UNKNOWN
        for timelines, holding in _OF_ATTEMPTS.items():
            if holding is not None and (history_unknown or getattr(self, timelines)):
                yield holding
        if self.perhaps_conversed:
            yield Holding.CONVERSATION
        for debt in case.debts:
            if debt.validation is UNKNOWN or debt.validation:
                yield Holding.VALIDATION
            if debt.disputes is UNKNOWN or debt.disputes:
                yield Holding.DISPUTE
            if debt.original_creditor_requests is UNKNOWN or debt.original_creditor_requests:
                yield Holding.ORIGINAL_CREDITOR_REQUEST
            if debt.proceedings is UNKNOWN or debt.proceedings:
                yield Holding.PROCEEDING
            if debt.promises is UNKNOWN or debt.promises:
                yield Holding.PROMISE
            if debt.paid_at is not None:
                yield Holding.PAID_DEBT

    def _dangling(self, case: Case, places: frozenset[str]) -> Iterator[_Named]:
        """What the facts name, by path, and the case does not hold, with what there is of the kind."""
        debts = self.debts
        addresses = [*self.phones, *self.emails, *self.postal]
        all_known = UNKNOWN not in (case.phones, case.emails, case.postal_addresses)
        for kind in ("requests", "representation", "bankruptcies", "consents", "court_permissions"):
            facts = case.__dict__[kind]
            for fact in () if facts is UNKNOWN else facts:
                given = fact.__dict__
                for name in _DEBTS_NAMED:
                    for debt in given.get(name) or ():
                        if debt not in debts:
                            yield f"{kind}.{fact.id}.{name}.{debt}", debt, debts
                address, place = given.get("address"), given.get("place")
                if all_known and address not in (None, UNKNOWN) and address not in addresses:
                    yield f"{kind}.{fact.id}.address", address, addresses
                if place is not None and place is not UNKNOWN and place not in places:
                    yield f"{kind}.{fact.id}.place", place, places
        for kind in ("phones", "postal_addresses"):
            for target in members(case.__dict__[kind]):
                yield from _misspelt(f"{kind}.{target.id}.place", target.__dict__["place"])
        for debt in case.debts:
            for person in debt.__dict__["co_obligors"]:
                if len(person) > 2 and (
                    roles := [role for role in _ROLES if role != person and role.startswith(person)]
                ):
                    yield f"debts.{debt.id}.co_obligors.{person}", person, roles
        for emergency in members(case.emergencies):
            country, _, place = emergency.jurisdiction.partition("-")
            if country != "US" or not zones_of_state(place.partition("-")[0]):
                yield f"emergencies.{emergency.id}.jurisdiction", emergency.jurisdiction, ()
        past = self.past
        if any(attempt.__dict__["place"] is not None for attempt, _ in past.kinds_of_attempts):
            for attempt in past.attempts:
                yield from _misspelt(f"history.attempts.{attempt.id}.place", attempt.__dict__["place"])
        yield from self._dangling_history(past, addresses if all_known else None)

    def _dangling_history(self, past: Past, addresses: list[str] | None) -> Iterator[_Named]:
        """The same of past events; of addresses nothing, if it is unknown which there are.

        What all of them name is looked up once; which name it is asked only if need be.
        """
        known, held = {*self.debts, *self.accounts, None}, {*(addresses or ()), None}
        kinds = [each.__dict__ for each, _ in (*past.kinds_of_attempts, *past.kinds_of_inbound)]
        named = {*chain.from_iterable([given["debts"] for given in kinds])}
        named.update([given["allotted_to"] for given in kinds])
        named.update(*map(_discussed, kinds))
        if known.issuperset(named) and (addresses is None or held.issuperset([given["address"] for given in kinds])):
            return
        events: tuple[Attempt | Inbound, ...] = (*past.attempts, *past.inbound)
        for event in events:
            given = event.__dict__
            kind = "attempts" if isinstance(event, Attempt) else "inbound"
            for debt in dict.fromkeys((*event.debts, *_discussed(given), event.allotted_to)):
                if debt is not None and debt not in known:
                    yield f"history.{kind}.{event.id}.debts.{debt}", debt, self.debts
            if addresses is None or event.address is None or event.medium not in _ADDRESSED:
                continue
            if event.address not in held:
                yield f"history.{kind}.{event.id}.address", event.address, addresses

    # -- where people are

    @_part("_evidence", "remarked", "verified", "_fixed_zones", "_fixed_jurisdictions")
    def _tied(self) -> tuple[Any, ...]:
        places = self._given_places
        if places is None:
            places = tuple([(person, place) for person, _, place in places_of(self._case)])
        evidence: dict[str, list[Place]] = {}
        remarked: dict[str, list[Place]] = {}
        for person, place in places:
            if place.zones:
                evidence.setdefault(person, []).append(place)
            if place.remarks or place.narrows_until is not None:
                remarked.setdefault(person, []).append(place)
        narrowing = [who for who, found in evidence.items() if any(place.narrows_until is not None for place in found)]
        fixed = {
            who: found
            for who, found in evidence.items()
            if all(place.starts is None and place.ends is None and place.doubt is False for place in found)
        }
        return (
            _by_keys(evidence),
            _by_keys(remarked),
            frozenset(narrowing),
            _by_keys({who: _zones(found) for who, found in fixed.items()}),
            _by_keys({who: _jurisdictions(found) for who, found in fixed.items()}),
        )

    def ties(self, who: str, at: datetime) -> list[Place]:
        """The evidence that ties a person to places, as known at an instant: where they live, have a number, are."""
        found = _standing(self._evidence.get(who, ()), at)
        return [] if all(place.doubtful(at) for place in found) else found

    def evidence(self, who: str, at: datetime) -> list[Place]:
        """The evidence of where a person is; of it a verified current location alone, where one stands."""
        found = self.ties(who, at)
        return _narrowed(found, at) if who in self.verified else found

    def remarks(self, who: str, at: datetime) -> dict[str, str]:
        """Of the evidence of where a person is, what could not be taken as it stands, and what was made of it."""
        found: dict[str, str] = {}
        for place in _standing(self.remarked.get(who, ()), at):
            found |= {f"{place.source}.{field}": why for field, why in place.remarks.items()}
            if place.narrows_until is not None:
                found |= self._narrowing(who, place, place.narrows_until, at)
        return found

    def _narrowing(self, who: str, place: Place, until: datetime, at: datetime) -> Iterator[tuple[str, str]]:
        if until <= at:
            yield f"{place.source}.verified", VERIFIED_LOCATION.over
            return
        for other in _standing(self._evidence.get(who, ()), at):
            aside = other.narrows_until is None or other.narrows_until <= at
            if aside and {*other.zones} - {*place.zones}:
                yield other.source, _SET_ASIDE

    def zones(self, who: str, at: datetime) -> tuple[ZoneInfo, ...]:
        """Every zone that a person may be in; empty without evidence."""
        return _zones(self.evidence(who, at)) if who in self.verified else self.all_zones(who, at)

    def clocks(self, who: str, at: datetime) -> tuple[ZoneInfo, ...]:
        """Every zone that a person may be in, or else the consumer may; empty without evidence of either."""
        return self.zones(who, at) or self.zones("consumer", at)

    def all_zones(self, who: str, at: datetime) -> tuple[ZoneInfo, ...]:
        """Every zone of a place that a person is tied to, wherever they are verified to be; empty without evidence."""
        fixed = self._fixed_zones.get(who)
        return _zones(self.ties(who, at)) if fixed is None else fixed

    def jurisdictions(self, who: str, at: datetime) -> frozenset[str]:
        """Every state and city that a person is tied to, as ``US-NY`` and ``US-NY-NYC``.

        Where they are verified to be adds its law to that of their home and number, and takes none away.
        """
        fixed = self._fixed_jurisdictions.get(who)
        return _surely_in(self.ties(who, at), at) if fixed is None else fixed

    def may_be_in(self, who: str, at: datetime) -> frozenset[str]:
        """Every state and city that a person may be in now."""
        return _surely_in(self.evidence(who, at), at) if who in self.verified else self.jurisdictions(who, at)

    def tells_city(self, who: str, at: datetime, state: str, *, now: bool = False) -> bool:
        """Whether some evidence that points to a state is exact enough to say in which city, if in any of ours.

        With ``now``, of where the person may be now.
        """
        found = self.evidence(who, at) if now else self.ties(who, at)
        return any(state in place.told and not place.doubtful(at) for place in found)

    def pointing_to(self, who: str, at: datetime) -> dict[str, tuple[str, ...]]:
        """The states and cities that a person is tied to, each with the facts that point to it."""
        found: dict[str, tuple[str, ...]] = {}
        for place in self.ties(who, at):
            for jurisdiction in place.jurisdictions:
                found[jurisdiction] = (*found.get(jurisdiction, ()), place.source)
        return found

    # -- what has happened

    @_part(*_TIMELINES)
    def _in_time(self) -> tuple[Any, ...]:
        """The timelines: which event is in which is the same for all of its kind."""
        past, kept = self.past, self._kept
        if not past.times:
            return _NO_TIMELINES
        held: dict[tuple[str, Any], tuple[list[list[int]], list[list[int]]]] = {}
        for attempt, places in past.kinds_of_attempts:
            for which in self._timelines_of(attempt):
                both = held.get(which)
                if both is None:
                    held[which] = ([places], [])
                else:
                    both[0].append(places)
        for event, places in past.kinds_of_inbound:
            for which in self._timelines_of_inbound(event):
                held.setdefault(which, ([], []))[1].append(places)
        found: dict[str, dict[Any, Timeline[Any]]] = {}
        for which, both in held.items():
            name, key = which
            found.setdefault(name, {})[key] = kept.get(which) or Timeline.picked(past, *both)
        return tuple([MappingProxyType(found[name]) if name in found else _NOTHING for name in _TIMELINES])

    # -- as the case grows

    def of_grown(self, case: Case, event: Attempt | Inbound, place: int | None) -> CaseIndex:
        """The index of the case with an event more, or instead of one of the same instant at a place of its list.

        It has what was worked out already, changed where it has to be.
        """
        history: Any = case.history
        old = self.past
        made = CaseIndex(case)
        for names in _NOT_OF_THE_PAST:
            if names in self._parts:
                made._parts[names] = self._parts[names]
        past = old.grown(history, event, place)
        inbound = self.inbound if isinstance(event, Attempt) else _by_keys({**self.inbound, event.id: event})
        made._parts["past", "inbound"] = past, inbound
        events: tuple[Attempt | Inbound, ...] = old.attempts if isinstance(event, Attempt) else old.inbound
        before = None if place is None else events[place]
        leaves = frozenset() if before is None else frozenset(self._timelines_with(before))
        enters = frozenset(made._timelines_with(event))
        kept = self._timelines_kept()
        for which in leaves | enters:
            timeline = kept.pop(which, None)
            if timeline is not None:
                changed = spliced(timeline, event, before, was_in=which in leaves, is_in=which in enters)
                if changed is not None:
                    kept[which] = changed
        put(made, "_kept", kept)
        if self._written is None and len(old.times) > _LARGE:  # whoever decides it will ask for its fingerprint
            put(self, "_written", written(self._case))
        if self._written is not None:
            put(made, "_written", self._written.grown(history, event, place))
        return made

    def of_other_facts(self, case: Case) -> CaseIndex:
        """The index of a case with the same history; what was worked out of that it has."""
        made = CaseIndex(case).prepare()
        self.share_past(made)
        if self._written is not None:
            put(made, "_written", self._written.about(case))
        return made

    def share_past(self, other: CaseIndex) -> None:
        """Let a new index of the same history have what was worked out of it; timelines only if they are the same."""
        other._parts["past", "inbound"] = self.past, self.inbound
        same = self.owners == other.owners and self._speak_for_them == other._speak_for_them
        if same and self.accounts == other.accounts and [*self._belongings()] == [*other._belongings()]:
            put(other, "_kept", self._timelines_kept())

    def _belongings(self) -> Iterator[tuple[str, str]]:
        return ((id, debt.particular) for id, debt in self.debts.items())

    def _timelines_with(self, event: Attempt | Inbound) -> Iterable[tuple[str, Any]]:
        return self._timelines_of(event) if isinstance(event, Attempt) else self._timelines_of_inbound(event)

    def _timelines_kept(self) -> dict[tuple[str, Any], Timeline[Any]]:
        """The timelines that were made, by name and key."""
        made = self._parts.get(_TIMELINES)
        if made is None:
            return {**self._kept}
        return {
            (name, key): timeline for name, by in zip(_TIMELINES, made, strict=True) for key, timeline in by.items()
        }

    def _particulars(self, debts: tuple[str, ...]) -> Iterable[str]:
        return (self.particular(debts[0]),) if len(debts) == 1 else dict.fromkeys(map(self.particular, debts))

    @property
    def _speak_for_them(self) -> frozenset[Recipient]:
        minor = self._case.consumer.minor
        return _SPEAK_FOR_THEM - {Recipient.PARENT} if minor is False else _SPEAK_FOR_THEM

    def _people(self, attempt: Attempt) -> tuple[str, ...]:
        """To whom an attempt counts."""
        given = attempt.__dict__
        if given["answered_by"] is UNKNOWN:
            who = given["person"] or _NAMES[given["recipient"]]
            if self.owners.get(given["address"], who) == who:
                return (who,)
        return _concerned(attempt, self.owners)

    def _timelines_of(self, attempt: Attempt) -> list[tuple[str, Any]]:
        """The timelines in which an attempt is, each by its name and key; the same for all attempts of its kind."""
        given = attempt.__dict__
        sort = _sort_of(*_OF_SORT(given))
        people = self._people(attempt)
        found: list[tuple[str, Any]] = [("outbound", each) for each in people]
        if given["improper"]:
            found += [("improper", each) for each in people]
        if given["in_reply_to"] is not None:
            found.append(("replies", given["in_reply_to"]))  # under the word itself where it is unknown to what
        if sort.by_telephone:
            called = self._particulars(counted_debts(attempt))
            for each in people:
                found.append(("telephone", each))
                if not sort.to_professional or _answered(attempt, each):
                    found += [("placed_calls", (each, particular)) for particular in called]
            if sort.talk is not None and (not sort.unrelated or given["discussed"]):
                speaker = attempt.speaker
                particulars = self._particulars(conversed_debts(attempt)) or (ANY_DEBT,)
                found += [(sort.talk, (speaker, particular)) for particular in particulars]
        elif sort.electronic:
            found += [("messages", each) for each in people]
        if sort.unsettled:
            found.append(("unsettled", attempt.speaker))
            if sort.direct and may_tell_of_a_debt(attempt):
                debts = self.debts if given["discussed"] is UNKNOWN else (*given["debts"], *_discussed(given))
                found += [("perhaps_communicated", debt) for debt in dict.fromkeys(debts)]
        elif sort.conveys or given["undeliverable_at"] is not None:
            if sort.conveys:
                found.append(("reached", attempt.speaker))
            heard = sort.direct or sort.spoken_to in self._speak_for_them
            named: tuple[str, ...] = ()
            if heard and tells_of_a_debt(attempt):
                told, named = "communications" if sort.direct else "told_for_them", named_debts(attempt)
                found += [(told, debt) for debt in dict.fromkeys(named)]
            if sort.direct and given["discussed"] is UNKNOWN:
                found += [("perhaps_communicated", debt) for debt in self.debts if debt not in named]
        return found

    def _timelines_of_inbound(self, event: Inbound) -> Iterator[tuple[str, Any]]:
        """The same of an inbound contact."""
        yield "inbound_from", event.who
        if event.conversation and event.medium is Medium.CALL and event.recipient not in PROFESSIONALS:
            talk = "conversations" if event.conversation is True else "perhaps_conversed"
            for particular in self._particulars(conversed_debts(event)) or (ANY_DEBT,):
                yield talk, (event.who, particular)
        if (talked := event.talked) is not False and event.recipient in _INITIAL_FROM_OR_TO:
            told = "communications" if talked is True else "perhaps_communicated"
            yield from [(told, debt) for debt in dict.fromkeys(event.debts)]
        elif talked is True and event.recipient in self._speak_for_them:
            yield from [("told_for_them", debt) for debt in dict.fromkeys(event.debts)]

    @_part("apart")
    def _counted_apart(self) -> tuple[Any, ...]:
        found: list[tuple[int, str]] = []
        owners = self.owners
        for attempt, places in self.past.kinds_of_attempts:
            given = attempt.__dict__
            address, recipient = given["address"], given["recipient"]
            who = given["person"] or _NAMES[recipient]
            if given["answered_by"] is UNKNOWN and address is not None and owners.get(address, who) == who:
                continue
            if self.owners.get(address or "", who) not in self._people(attempt):
                found += [(place, _COUNTED_APART) for place in places]
            elif address is None and recipient in OTHERS and _may_be_the_consumers(attempt):
                found += [(place, _COUNTED_AS_RECORDED) for place in places]
        attempts = self.past.attempts
        return (_by_keys({_address_of(attempts[place]): why for place, why in sorted(found)}),)

    @_part("misdialled", "came_back")
    def _went_astray(self) -> tuple[Any, ...]:
        wrong: list[tuple[str, Attempt]] = []
        perhaps: list[Attempt] = []
        attempts, came_back = self.past.attempts, False
        for attempt, places in self.past.kinds_of_attempts:
            given = attempt.__dict__
            outcome = given["outcome"]
            if given["medium"] not in TELEPHONE:
                came_back = came_back or given["undeliverable_at"] is not None
                continue
            missed = _missed(attempt, self.owners) if outcome in _PRESENCE else None
            if missed is not None:
                wrong += [(missed, attempts[place]) for place in places]
            elif type(outcome) is not CallOutcome:
                perhaps += [attempts[place] for place in places]
        found = _misdialled(self._case, self.past, wrong, perhaps, self._perhaps) if wrong else {}
        return _by_keys(found), came_back

    def without(self, own: Attempt) -> CaseIndex:
        """The index as an attempt of the history sees it at its own instant: everything but the attempt itself."""
        seen = object.__new__(CaseIndex)
        for name in CaseIndex.__slots__:
            put(seen, name, getattr(self, name))
        put(seen, "own", own)
        if _address_of(own) in self.apart:
            put(seen, "apart", _by_keys({path: why for path, why in self.apart.items() if path != _address_of(own)}))
        if self.unknown:
            of_itself = {path for path, _ in own.unknown_moments(f"history.attempts.{own.id}.")}
            put(seen, "unknown", tuple([path for path in self.unknown if path not in of_itself]))
        discussed = self.debts if own.discussed is UNKNOWN else _discussed(own.__dict__)
        debts = dict.fromkeys((*own.debts, *discussed))
        people = dict.fromkeys((own.who, own.speaker, self.owners.get(own.address or "", own.who)))
        keys: list[Any] = [*people, own.in_reply_to, *debts]
        particulars = {ANY_DEBT, *[self.particular(debt) for debt in debts]}
        keys += [(who, particular) for who in people for particular in particulars]
        holdings = self.holdings
        for name, holding in _OF_ATTEMPTS.items():
            timelines: Mapping[Any, Timeline[Any]] = getattr(self, name)
            changed = {
                key: WithoutOne(timelines[key], place) if len(timelines[key].events) > 1 else None
                for key in keys
                if key in timelines and (place := timelines[key].place_of(own, own.at)) is not None
            }
            if changed:
                left = ButFor(timelines, changed)
                put(seen, name, left)
                if not left and holding is not None:
                    holdings -= {holding}
        if seen.perhaps_conversed:
            holdings |= {Holding.CONVERSATION}
        elif self.perhaps_conversed and not seen.conversations:
            holdings -= {Holding.CONVERSATION}
        put(seen, "holdings", holdings)
        if self.misdialled and (own.unsettled or own.outcome in _PRESENCE):
            seen._forget_who_answered(own)
        return seen

    def _forget_who_answered(self, call: Attempt) -> None:
        missed = None if call.unsettled else _missed(call, self.owners)
        about = call.who if missed is None else missed
        said = None if call.unsettled else missed is not None
        left = dict(self.misdialled)
        for (line, who), timeline in self.misdialled.items():
            there = who == about and call.address in (None, line)
            place = timeline.place_of(said, call.at) if there else None
            if place is not None:
                changed = left[line, who] = WithoutOne(timeline, place)
                if not any(changed.by(FOREVER)):
                    del left[line, who]
        put(self, "misdialled", _by_keys(left))
        if not left and not _some_elsewhere(self._case):
            put(self, "holdings", self.holdings - {Holding.DISOWNED_NUMBER})

    def attempt(self, id: str) -> Attempt | None:
        """An attempt of the history by its id."""
        return self.past.attempt(id)


_NOT_OF_THE_PAST: Final = [_PARTS[name][0] for name in ("debts", "_stated", "_evidence")]
"""The parts of an index that stay the same whatever happens."""


def _facts_alone(case: Case, **other: Any) -> Case:
    """The facts of a case, or others, without what was worked out of them: so that no index holds on to itself."""
    made = object.__new__(type(case))
    values = {**case.__dict__, **other}
    for name in _WORKED_OUT:
        values.pop(name, None)
    put(made, "__dict__", values)
    return made


def _named(facts: Case) -> list[str]:
    """The paths of the instants that nobody knows, each of which is told its own."""
    found = facts.unknown_moments()
    for path, moment in found:
        moment.path = path
    return [path for path, _ in found]


def _deceased_from(case: Case) -> datetime:
    """From when on the consumer is known to be dead; `FOREVER` if that is not known."""
    consumer = case.consumer
    if consumer.deceased is not True:
        return FOREVER
    return consumer.deceased_learned_at or _ALWAYS


def _missed(attempt: Attempt, owners: Mapping[str, str]) -> str | None:
    """The person who was not at their number when a call to it was answered by somebody of another household.

    Whoever is recorded as a third party to whom a call went may be who answered.
    """
    if attempt.recipient in PROFESSIONALS:
        return None
    if attempt.recipient is Recipient.THIRD_PARTY:
        owner = owners.get(attempt.address or "")
        if owner in (None, attempt.who) or attempt.purpose is Purpose.LOCATION_INFORMATION:
            owner = attempt.who if attempt.outcome is CallOutcome.WRONG_PERSON else None
        return owner
    stranger = attempt.answered_by is Recipient.THIRD_PARTY
    return attempt.who if attempt.outcome is CallOutcome.WRONG_PERSON or stranger else None


def _some_elsewhere(case: Case) -> bool:
    """Whether some number is ever known to be another's, or some address to reach another; or nobody knows of which."""
    if case.phones is UNKNOWN or case.emails is UNKNOWN:
        return True
    return any(line.ever_elsewhere for line in case.phones) or any(
        email.led_to_third_party_at is not None for email in case.emails
    )


def _misdialled(
    case: Case,
    past: Past,
    wrong: list[tuple[str, Attempt]],
    perhaps_wrong: list[Attempt],
    perhaps_others: frozenset[str],
) -> dict[tuple[str, str], Timeline[bool | None]]:
    """By line and person: when somebody else answered there (True) or may have (None), and when the person did (False).

    A call of which nobody knows to which line it went may have gone to any of the person's.
    """
    lines: dict[str, list[str]] = {}
    for line in members(case.phones):
        lines.setdefault(line.person, []).append(line.id)
    doubted = {(line, who) for who, call in wrong for line in ([call.address] if call.address else lines.get(who, []))}
    found: dict[tuple[str, str], list[tuple[datetime, bool | None]]] = {key: [] for key in sorted(doubted)}
    for who, address, at in _presences(case, past, perhaps_others):
        only = lines.get(who, [])
        line_id = address or (only[0] if len(only) == 1 else "")
        if (line_id, who) in found:
            found[line_id, who].append((at, False))
    for call in perhaps_wrong:
        for line_id in [call.address] if call.address else lines.get(call.who, []):
            if (line_id, call.who) in found:
                found[line_id, call.who].append((call.at, None))
    for who, call in wrong:  # after the others, so that of two things at one instant the doubt is the later
        for line_id in [call.address] if call.address else lines.get(who, []):
            found[line_id, who].append((call.at, True))
    return {key: Timeline(dated) for key, dated in found.items()}


def _presences(case: Case, past: Past, perhaps_others: frozenset[str]) -> Iterator[tuple[str, str | None, datetime]]:
    """Who surely was reached at, came from or gave which number, and when."""
    for attempt, places in past.kinds_of_attempts:
        talked = attempt.medium is Medium.CALL and attempt.outcome is CallOutcome.CONVERSATION
        if talked and attempt.answered_by in (UNKNOWN, attempt.recipient):
            for each in [past.attempts[place] for place in places]:
                if each.id not in perhaps_others:
                    yield each.who, each.address, each.at
    for event in past.inbound:
        if event.address is not None:
            yield event.who, event.address, event.at
    for line in members(case.phones):
        for regained in line.surely_learned["regained_at"]:
            yield line.person, line.id, could_be_from(regained)
    for consent in case.consents:
        if consent.address is not None:
            for given in (consent.given_at, *consent.renewed_at):
                yield consent.person, consent.address, could_be_from(given)


ANY_DEBT = "*"
"""Stands for every particular debt: a general conversation that nobody allotted counts to each."""


def _concerned(attempt: Attempt, owners: Mapping[str, str]) -> tuple[str, ...]:
    """To whom an attempt counts: whom it was for, who answered, and whose number or address it went to.

    The last only where it was for a third party and did not ask where the consumer is: such a record may tell who
    answered, not whom the call was for.
    """
    who = attempt.who
    owner = owners.get(attempt.address or "", who)
    doubtful = attempt.recipient in OTHERS and attempt.purpose is not Purpose.LOCATION_INFORMATION
    return tuple(dict.fromkeys((who, owner if doubtful else who, attempt.speaker)))


class _Sort(NamedTuple):
    """What a few of the fields of an attempt say of where it belongs; few are different, so each is kept."""

    by_telephone: bool
    electronic: bool
    to_professional: bool
    spoken_to: Recipient
    talk: str | None
    unrelated: bool
    unsettled: bool
    direct: bool
    may_be_initial: bool
    conveys: bool


_OF_SORT: Final = itemgetter("medium", "recipient", "outcome", "answered_by", "purpose")


@lru_cache(maxsize=4096, typed=True)
def _sort_of(medium: Medium, recipient: Recipient, outcome: Any, answered_by: Any, purpose: Purpose) -> _Sort:
    unsettled = not isinstance(outcome, CallOutcome | Delivery)
    spoken_to: Recipient = recipient if answered_by is UNKNOWN else answered_by
    talked = (unsettled or outcome is CallOutcome.CONVERSATION) and spoken_to not in PROFESSIONALS
    return _Sort(
        by_telephone=medium in TELEPHONE,
        electronic=medium in ELECTRONIC,
        to_professional=recipient in PROFESSIONALS,
        spoken_to=spoken_to,
        talk=("perhaps_conversed" if unsettled else "conversations") if talked else None,
        unrelated=purpose is Purpose.UNRELATED_NOTICE,
        unsettled=unsettled,
        direct=spoken_to in _INITIAL_FROM_OR_TO,
        may_be_initial=not (purpose in _NOT_INITIAL or pleads(purpose, medium)),
        conveys=_conveys(medium, outcome),
    )


def _answered(attempt: Attempt, who: str) -> bool:
    """Whether it is known that somebody answered, and that it was that person."""
    return attempt.answered_by is not UNKNOWN and attempt.speaker == who


def _address_of(attempt: Attempt) -> str:
    """The path of the address that an attempt went to."""
    return f"history.attempts.{attempt.id}.address"


_COUNTED_APART: Final = "it is recorded as somebody else's than whom the attempt was for, for whom alone it counts"
_COUNTED_AS_RECORDED: Final = "not known, so whether it was the consumer's own is not: it counts for them alone"


def _may_be_the_consumers(attempt: Attempt) -> bool:
    """Whether an attempt that is recorded as a third party's, to nobody knows where, may have been to the consumer."""
    return attempt.medium in _ADDRESSED and attempt.purpose is not Purpose.LOCATION_INFORMATION


def counted_debts(call: Attempt) -> tuple[str, ...]:
    """The debts that a placed call counts to (comment 14(b)(4)-1.i); of unknown outcome, it may have named each."""
    return call.debts if call.allotted_to is None or call.unsettled else (call.allotted_to,)


def conversed_debts(event: Attempt | Inbound) -> tuple[str, ...]:
    """The debts that a conversation counts to (comment 14(b)(4)-1.ii); empty: every debt."""
    if event.allotted_to is not None and not (isinstance(event, Attempt) and event.unsettled):
        return (event.allotted_to,)
    if isinstance(event, Inbound):
        return event.debts
    return () if event.discussed is UNKNOWN else (*event.debts, *(event.discussed or ()))


def named_debts(attempt: Attempt) -> tuple[str, ...]:
    """The debts about which information is known to be conveyed, if any was."""
    discussed = attempt.discussed
    if discussed is None or discussed is UNKNOWN:
        return attempt.debts
    raised = attempt.debts if _sort_of(*_OF_SORT(attempt.__dict__)).may_be_initial else ()
    return tuple({*raised, *discussed}) if discussed else ()


def tells_of_a_debt(attempt: Attempt) -> bool:
    """Whether what it conveyed was about a debt: by what it was for, or because the talk turned to one."""
    return bool(_discussed(attempt.__dict__)) or _sort_of(*_OF_SORT(attempt.__dict__)).may_be_initial


def may_tell_of_a_debt(attempt: Attempt) -> bool:
    """Whether it was about a debt, or may have been, for all that is known of the talk."""
    return attempt.discussed is UNKNOWN or tells_of_a_debt(attempt)


def _discussed(given: Mapping[str, Any]) -> tuple[str, ...]:
    """The debts that are known to have been discussed, of what was given of an event."""
    discussed = given.get("discussed")
    return discussed if type(discussed) is tuple else ()


def _conveys(medium: Medium, outcome: Any) -> bool:
    """Whether it conveyed information to somebody: a communication under 12 CFR 1006.2(d), not a mere attempt."""
    if medium in TELEPHONE:
        return outcome in (CallOutcome.CONVERSATION, CallOutcome.VOICEMAIL)
    return outcome is Delivery.SENT


__all__ = [
    "ANY_DEBT",
    "POINTED_OUT",
    "CaseIndex",
    "Place",
    "Timeline",
    "conversed_debts",
    "counted_debts",
    "in_short",
    "named_debts",
    "places_of",
]
