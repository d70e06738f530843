"""A case arranged for look-ups: built once with the case, immutable after, shared freely between threads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, Never, TypeVar
from zoneinfo import ZoneInfo

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
    Delivery,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from .base import members
from .history import Attempt, Inbound
from .lives import VERIFIED_LOCATION
from .moments import could_be_from, could_be_until, ends_of, imprecise, is_unknown

if TYPE_CHECKING:
    from .addresses import EmailAddress, Location, PhoneLine, PostalAddress
    from .case import Case
    from .history import History

K = TypeVar("K")
E = TypeVar("E")
Said = TypeVar("Said", bound=str | None)
_Dated = defaultdict[K, list[tuple[datetime, E]]]

_OF_REQUESTS = {
    "cease": Holding.CEASE_NOTICE,
    "stop-medium": Holding.OPT_OUT,
    "stop-address": Holding.OPT_OUT,
    "inconvenient-time": Holding.INCONVENIENT_TIME,
    "inconvenient-place": Holding.INCONVENIENT_PLACE,
    "employer-prohibits": Holding.EMPLOYER_PROHIBITION,
    "revoke-consent": Holding.REVOCATION,
}

_ALWAYS = datetime.min.replace(tzinfo=UTC)

_INITIAL_FROM_OR_TO = frozenset({Recipient.CONSUMER, Recipient.PERSONAL_REPRESENTATIVE})
_SPEAK_FOR_THEM: Final = frozenset({Recipient.GUARDIAN, Recipient.PARENT, Recipient.CONSUMER_ATTORNEY})
"""Through whom the consumer is told indirectly (12 CFR 1006.34(b)(2)); a parent, perhaps."""
_NOT_INITIAL = frozenset(
    {
        Purpose.FORMAL_PLEADING,
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
_WHEN: Final = itemgetter(0)

_TARGETS: Final = ("phones", "emails", "postal_addresses")

_ASTRAY: Final = ("disowned_at", "reassigned_checks", "led_to_third_party_at", "undeliverable_at")
"""What may be learned against a number or address."""

_PRESENCE: Final = frozenset({CallOutcome.WRONG_PERSON, CallOutcome.CONVERSATION})
"""Outcomes that say whether a person is to be found at a number."""


def _fixed(self: object, name: str, value: object = None) -> Never:
    raise AttributeError("the rules of a policy share what a case is arranged in, so none of them changes it")


_put: Final = object.__setattr__


class Timeline(Generic[E]):
    """Events in order of time; a slice of them is two binary searches."""

    __slots__ = ("events", "times")
    __setattr__ = __delattr__ = _fixed
    times: tuple[datetime, ...]
    events: tuple[E, ...]

    def __init__(self, dated: list[tuple[datetime, E]]) -> None:
        dated.sort(key=_WHEN)
        _put(self, "times", tuple([when for when, _ in dated]))
        _put(self, "events", tuple([event for _, event in dated]))

    def by(self, at: datetime, since: datetime | None = None) -> tuple[E, ...]:
        """The events in [since, at]: what happened at the very instant has happened."""
        low = 0 if since is None else bisect_left(self.times, since)
        return self.events[low : bisect_right(self.times, at)]

    def count(self, at: datetime, since: datetime) -> int:
        """How many events lie in [since, at]."""
        return bisect_right(self.times, at) - bisect_left(self.times, since)

    def last_by(self, at: datetime) -> datetime | None:
        """When the last event was of those that had happened by an instant."""
        place = bisect_right(self.times, at)
        return self.times[place - 1] if place else None

    def first_by(self, at: datetime) -> datetime | None:
        """When the first event was, if it had happened by an instant."""
        return self.times[0] if self.times and self.times[0] <= at else None

    def between(self, first: int, end: int) -> tuple[E, ...]:
        """The events from one place in ``times`` up to another."""
        return self.events[first:end]

    def place_of(self, event: E, at: datetime) -> int | None:
        """The place in ``times`` of an event of an instant; None if it is not among the events."""
        for place in range(bisect_left(self.times, at), bisect_right(self.times, at)):
            if self.events[place] is event:
                return place
        return None


class _WithoutOne(Timeline[E]):
    """A timeline as if one of its events had not happened; nothing is copied."""

    __slots__ = ("_place",)
    _place: int

    def __init__(self, timeline: Timeline[E], place: int) -> None:
        _put(self, "times", timeline.times)
        _put(self, "events", timeline.events)
        _put(self, "_place", place)

    def by(self, at: datetime, since: datetime | None = None) -> tuple[E, ...]:
        return self.between(0 if since is None else bisect_left(self.times, since), bisect_right(self.times, at))

    def count(self, at: datetime, since: datetime) -> int:
        first, end = bisect_left(self.times, since), bisect_right(self.times, at)
        return end - first - (first <= self._place < end)

    def last_by(self, at: datetime) -> datetime | None:
        place = bisect_right(self.times, at) - 1
        place -= place == self._place
        return self.times[place] if place >= 0 else None

    def first_by(self, at: datetime) -> datetime | None:
        first = int(self._place == 0)
        return self.times[first] if first < len(self.times) and self.times[first] <= at else None

    def between(self, first: int, end: int) -> tuple[E, ...]:
        place = self._place
        if not first <= place < end:
            return self.events[first:end]
        return self.events[first:place] + self.events[place + 1 : end]


class _Changed(Mapping[Any, Timeline[Any]]):
    """Timelines by key, of which some are others or, where None, gone; nothing is copied."""

    __slots__ = ("_changed", "_timelines")

    def __init__(self, timelines: Mapping[Any, Timeline[Any]], changed: Mapping[Any, Timeline[Any] | None]) -> None:
        self._timelines, self._changed = timelines, changed

    def __getitem__(self, key: Any) -> Timeline[Any]:
        timeline = self._changed[key] if key in self._changed else self._timelines[key]
        if timeline is None:
            raise KeyError(key)
        return timeline

    def __iter__(self) -> Iterator[Any]:
        return (key for key in self._timelines if self._changed.get(key, key) is not None)

    def __len__(self) -> int:
        return len(self._timelines) - sum(timeline is None for timeline in self._changed.values())


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


_BY_KEYS: Final = (
    "_evidence",
    "_fixed_jurisdictions",
    "_fixed_zones",
    "apart",
    "debts",
    "emails",
    "inbound",
    "misdialled",
    "owners",
    "phones",
    "postal",
    "remarked",
)
"""What of an index is looked up by keys, beside timelines."""
_NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})


def _timelines(dated: _Dated[K, E]) -> Mapping[K, Timeline[E]]:
    return MappingProxyType({key: Timeline(events) for key, events in dated.items()}) if dated else _NOTHING


class _Particulars(dict[tuple[str, ...], tuple[str, ...]]):
    """The particular debts of debts, worked out once for each of the few lists of them that events name."""

    def __init__(self, index: CaseIndex) -> None:
        self._index = index

    def __missing__(self, debts: tuple[str, ...]) -> tuple[str, ...]:
        found = self[debts] = tuple(dict.fromkeys(map(self._index.particular, debts)))
        return found


class CaseIndex:
    """What rules look up: facts by id, events by person and particular debt, evidence of place, coming changes.

    Attributes:
        noteworthy: something of the case may have to be pointed out with a decision, whatever rules say.
        large: no decision holds the case until its fingerprint is asked for.
        verified: of whom a current location was verified, whether it stands or not.
        communications: by debt, what conveyed something of it to the consumer, also what came back later.
        told_for_them: by debt, what conveyed something of it to somebody who speaks for the consumer.
        came_back: some letter or message came back.
    """

    __slots__ = (
        "_attempts",
        "_evidence",
        "_fingerprint",
        "_fixed_jurisdictions",
        "_fixed_zones",
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
        self._fingerprint: str | None = None
        self.attributes = case.attributes
        self.debts = {debt.id: debt for debt in case.debts}
        self.accounts = {
            account: debt.particular
            for debt in case.debts
            if (account := debt.__dict__["servicing_account"]) is not None
        }
        self.phones = {line.id: line for line in members(case.phones)}
        self.emails = {email.id: email for email in members(case.emails)}
        self.postal = {address.id: address for address in members(case.postal_addresses)}
        self.astray = frozenset(
            [
                target.id
                for kind in _TARGETS
                for target in members(case.__dict__[kind])
                if any(target.learned[name] for name in _ASTRAY if name in target.learned)
            ]
        )
        self.places = _PLACES.union(self._places_named(case))
        self._index_places(places or ((person, place) for person, _, place in places_of(case)))
        moments = {*case.moments()}
        self.unknown: tuple[str, ...] = tuple(_unknown(case, moments)) if given is None else given.unknown
        if imprecise(moments):
            moments = {end for when in moments if not is_unknown(when) for end in ends_of(when)}
        changes = {*moments, *self._edges_of_requests(case), *_ends_of_lives(case)}
        if owners is None:
            owners = {each.id: each.person for kind in _TARGETS for each in members(getattr(case, kind))}
        self.owners: Mapping[str, str] = owners
        self.changes: tuple[datetime, ...] = tuple(sorted(changes if given is None else changes.union(given.changes)))
        self._index_history(case, perhaps)
        self.deceased_from = _deceased_from(case)
        self.holdings = frozenset(self._holdings(case))
        self.dangling: Mapping[str, str | int] = _meant([*self._dangling(case)]) if given is None else given.dangling
        self.noteworthy = bool(
            self.dangling
            or self.unknown
            or self.remarked
            or self.apart
            or self.astray
            or case.segment is not None
            or case.unread
            or self.holdings & POINTED_OUT
        )
        self.large = len(self.changes) + len(self.debts) > _LARGE
        self._fix()

    def _fix(self) -> None:
        """Let nothing of it change from here on."""
        for name in _BY_KEYS:
            held = getattr(self, name)
            setattr(self, name, MappingProxyType(held) if held else _NOTHING)
        self.__class__ = _FixedIndex

    def fingerprint_of(self, case: Case) -> str:
        """The fingerprint of the case that this is the index of, worked out once."""
        found = self._fingerprint
        if found is None:
            found = case.fingerprint
            _put(self, "_fingerprint", found)
        return found

    def next_change(self, at: datetime) -> datetime:
        """The first instant after ``at`` that any fact of the case mentions; `FOREVER` if none does."""
        if self.own is not None:
            return at + TICK  # an instant later the attempt is past
        changes = self.changes
        if not changes or changes[-1] <= at:
            return FOREVER
        return changes[bisect_right(changes, at)]

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
    def _places_named(case: Case) -> Iterator[str]:
        """The caller's own ids of places that some number, address or past visit is at."""
        for target in (*members(case.phones), *members(case.postal_addresses)):
            place = target.__dict__["place"]
            if place is not None and place is not UNKNOWN:
                yield place
        if case.history is not UNKNOWN:
            yield from [place for each in case.history.attempts if (place := each.__dict__["place"]) is not None]

    def _holdings(self, case: Case) -> Iterator[Holding]:
        if case.requests is UNKNOWN:
            yield from _OF_REQUESTS.values()
        else:
            yield from (_OF_REQUESTS[request.kind] for request in case.requests)
        if case.representation is UNKNOWN or case.representation:
            yield Holding.REPRESENTATION
        if self.misdialled or any(line.ever_elsewhere for line in members(case.phones)):
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

    def _dangling(self, case: Case) -> Iterator[_Named]:
        """What the facts name, by path, and the case does not hold, with what there is of the kind."""
        debts, places = self.debts, self.places
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
        for emergency in members(case.emergencies):
            country, _, place = emergency.jurisdiction.partition("-")
            if country != "US" or not zones_of_state(place.partition("-")[0]):
                yield f"emergencies.{emergency.id}.jurisdiction", emergency.jurisdiction, ()
        if case.history is not UNKNOWN:
            for attempt in case.history.attempts:
                if attempt.__dict__["place"] is not None:
                    yield from _misspelt(f"history.attempts.{attempt.id}.place", attempt.__dict__["place"])
            yield from self._dangling_history(case.history, addresses if all_known else None)

    def _dangling_history(self, history: History, addresses: list[str] | None) -> Iterator[_Named]:
        """The same of past events; of addresses nothing, if it is unknown which there are.

        What all of them name is looked up once; which name it is asked only if need be.
        """
        known, held = {*self.debts, *self.accounts, None}, {*(addresses or ()), None}
        events: tuple[Attempt | Inbound, ...] = (*history.attempts, *history.inbound)
        facts = [event.__dict__ for event in events]
        named = {*chain.from_iterable([given["debts"] for given in facts])}
        named.update([given["allotted_to"] for given in facts])
        named.update(*[discussed for given in facts if (discussed := given.get("discussed"))])
        if known.issuperset(named) and (addresses is None or held.issuperset([given["address"] for given in facts])):
            return
        for event in events:
            given = event.__dict__
            kind = "attempts" if isinstance(event, Attempt) else "inbound"
            for debt in dict.fromkeys((*event.debts, *(given.get("discussed") or ()), event.allotted_to)):
                if debt is not None and debt not in known:
                    yield f"history.{kind}.{event.id}.debts.{debt}", debt, self.debts
            if addresses is None or event.address is None or event.medium not in _ADDRESSED:
                continue
            if event.address not in held:
                yield f"history.{kind}.{event.id}.address", event.address, addresses

    # -- where people are

    def _index_places(self, places: Iterable[tuple[str, Place]]) -> None:
        evidence: dict[str, list[Place]] = {}
        remarked: dict[str, list[Place]] = {}
        for person, place in places:
            if place.zones:
                evidence.setdefault(person, []).append(place)
            if place.remarks or place.narrows_until is not None:
                remarked.setdefault(person, []).append(place)
        self._evidence = evidence
        self.remarked = remarked
        narrowing = [who for who, found in evidence.items() if any(place.narrows_until is not None for place in found)]
        self.verified = frozenset(narrowing)
        fixed = {
            who: places
            for who, places in evidence.items()
            if all(place.starts is None and place.ends is None and place.doubt is False for place in places)
        }
        self._fixed_zones = {who: _zones(places) for who, places in fixed.items()}
        self._fixed_jurisdictions = {who: _jurisdictions(places) for who, places in fixed.items()}

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

    def _index_history(self, case: Case, perhaps_others: frozenset[str]) -> None:
        placed: _Dated[tuple[str, str], Attempt] = defaultdict(list)
        talked: _Dated[tuple[str, str], Attempt | Inbound] = defaultdict(list)
        conveyed: _Dated[str, Attempt | Inbound] = defaultdict(list)
        telephone: _Dated[str, Attempt] = defaultdict(list)
        messages: _Dated[str, Attempt] = defaultdict(list)
        improper: _Dated[str, Attempt] = defaultdict(list)
        reached: _Dated[str, Attempt] = defaultdict(list)
        replies: _Dated[str, Attempt] = defaultdict(list)
        heard: _Dated[str, Inbound] = defaultdict(list)
        outbound: _Dated[str, Attempt] = defaultdict(list)
        wrong: list[tuple[str, Attempt]] = []
        perhaps_wrong: list[Attempt] = []
        apart: dict[str, str] = {}
        unsettled: _Dated[str, Attempt] = defaultdict(list)
        perhaps_conveyed: _Dated[str, Attempt | Inbound] = defaultdict(list)
        perhaps: _Dated[tuple[str, str], Attempt | Inbound] = defaultdict(list)
        told_for_them: _Dated[str, Attempt | Inbound] = defaultdict(list)
        speak_for_them = _SPEAK_FOR_THEM - {Recipient.PARENT} if case.consumer.minor is False else _SPEAK_FOR_THEM
        owners = self.owners
        particulars = _Particulars(self)
        attempts: tuple[Attempt, ...] = ()
        inbound: tuple[Inbound, ...] = ()
        if case.history is not UNKNOWN:
            attempts, inbound = case.history.attempts, case.history.inbound
        for attempt in attempts:
            given = attempt.__dict__  # pydantic makes each attribute of a fact cost several times a plain one
            medium, outcome, recipient, answered = (
                given["medium"],
                given["outcome"],
                given["recipient"],
                given["answered_by"],
            )
            who = given["person"] or _NAMES[recipient]
            dated = given["at"], attempt
            speaker, spoken_to = who, recipient
            people: tuple[str, ...] = (who,)
            if answered is not UNKNOWN:
                speaker, spoken_to = attempt.speaker, answered
                people = _concerned(attempt, owners)
            elif owners.get(given["address"], who) != who:
                people = _concerned(attempt, owners)
            if owners.get(given["address"], who) not in people:
                apart[_address_of(attempt)] = _COUNTED_APART
            elif given["address"] is None and recipient in OTHERS and _may_be_the_consumers(attempt):
                apart[_address_of(attempt)] = _COUNTED_AS_RECORDED
            open_ended = attempt.unsettled
            for each in people:
                outbound[each].append(dated)
            if given["improper"]:
                improper[who].append(dated)
            if given["in_reply_to"] is not None:
                replies[given["in_reply_to"]].append(dated)
            if medium in TELEPHONE:
                for each in people:
                    telephone[each].append(dated)
                    if recipient not in PROFESSIONALS or _answered(attempt, each):
                        for particular in particulars[counted_debts(attempt)]:
                            placed[each, particular].append(dated)
                if (
                    (open_ended or outcome is CallOutcome.CONVERSATION)
                    and spoken_to not in PROFESSIONALS
                    and (given["purpose"] is not Purpose.UNRELATED_NOTICE or given["discussed"])
                ):
                    held = perhaps if open_ended else talked
                    for particular in particulars[conversed_debts(attempt)]:
                        held[speaker, particular].append(dated)
                if outcome in _PRESENCE and (missed := _missed(attempt, owners)) is not None:
                    wrong.append((missed, attempt))
                elif open_ended:
                    perhaps_wrong.append(attempt)
            elif medium in ELECTRONIC:
                for each in people:
                    messages[each].append(dated)
            if open_ended:
                unsettled[speaker].append(dated)
                if spoken_to in _INITIAL_FROM_OR_TO and given["purpose"] not in _NOT_INITIAL:
                    for debt in dict.fromkeys((*attempt.debts, *(attempt.discussed or ()))):
                        perhaps_conveyed[debt].append(dated)
            elif _conveys(attempt) or given["undeliverable_at"] is not None:
                if _conveys(attempt):
                    reached[speaker].append(dated)
                direct = spoken_to in _INITIAL_FROM_OR_TO
                if (direct or spoken_to in speak_for_them) and given["purpose"] not in _NOT_INITIAL:
                    for debt in dict.fromkeys(named_debts(attempt)):
                        (conveyed if direct else told_for_them)[debt].append(dated)
        for event in inbound:
            heard[event.who].append((event.at, event))
            if event.conversation and event.medium is Medium.CALL and event.recipient not in PROFESSIONALS:
                held = talked if event.conversation is True else perhaps
                for particular in particulars[conversed_debts(event)] or (ANY_DEBT,):
                    held[event.who, particular].append((event.at, event))
            if event.conversation is not False and event.recipient in _INITIAL_FROM_OR_TO:
                told = conveyed if event.conversation is True else perhaps_conveyed
                for debt in dict.fromkeys(event.debts):
                    told[debt].append((event.at, event))
            elif event.conversation is True and event.recipient in speak_for_them:
                for debt in dict.fromkeys(event.debts):
                    told_for_them[debt].append((event.at, event))
        self.inbound = {event.id: event for event in inbound}
        self.placed_calls = _timelines(placed)
        self.conversations = _timelines(talked)
        self.perhaps_conversed = _timelines(perhaps)
        self.perhaps_communicated = _timelines(perhaps_conveyed)
        self.unsettled = _timelines(unsettled)
        self.communications = _timelines(conveyed)
        self.told_for_them = _timelines(told_for_them)
        self.came_back = any(attempt.__dict__["undeliverable_at"] is not None for attempt in attempts)
        self.telephone = _timelines(telephone)
        self.messages = _timelines(messages)
        self.improper = _timelines(improper)
        self.reached = _timelines(reached)
        self.replies = _timelines(replies)
        self.outbound = _timelines(outbound)
        self.inbound_from = _timelines(heard)
        self.misdialled = _misdialled(case, wrong, perhaps_wrong, perhaps_others) if wrong else {}
        self.apart = apart
        self.own: Attempt | None = None
        self._attempts: dict[str, Attempt] | None = None

    def attempt(self, id: str) -> Attempt | None:
        """An attempt of the history by its id; few ask, so they are put by their ids when somebody does."""
        found = self._attempts
        if found is None:
            found = {attempt.id: attempt for timeline in self.outbound.values() for attempt in timeline.events}
            _put(self, "_attempts", found)
        return found.get(id)

    def without(self, own: Attempt) -> CaseIndex:
        """The index as an attempt of the history sees it at its own instant: everything but the attempt itself."""
        seen = object.__new__(CaseIndex)
        for name in CaseIndex.__slots__:
            setattr(seen, name, getattr(self, name))
        seen.own = own
        if _address_of(own) in self.apart:
            seen.apart = {path: why for path, why in self.apart.items() if path != _address_of(own)}
        if self.unknown:
            of_itself = {path for path, _ in own.unknown_moments(f"history.attempts.{own.id}.")}
            seen.unknown = tuple([path for path in self.unknown if path not in of_itself])
        debts = (*own.debts, *(own.discussed or ()))
        people = dict.fromkeys((own.who, own.speaker, self.owners.get(own.address or "", own.who)))
        keys: list[Any] = [*people, own.in_reply_to, *debts]
        keys += [(who, particular) for who in people for particular in {self.particular(debt) for debt in debts}]
        for name, holding in _OF_ATTEMPTS.items():
            timelines: dict[Any, Timeline[Any]] = getattr(self, name)
            changed = {
                key: _WithoutOne(timelines[key], place) if len(timelines[key].events) > 1 else None
                for key in keys
                if key in timelines and (place := timelines[key].place_of(own, own.at)) is not None
            }
            if changed:
                left = _Changed(timelines, changed)
                setattr(seen, name, left)
                if not left and holding is not None:
                    seen.holdings -= {holding}
        if seen.perhaps_conversed:
            seen.holdings |= {Holding.CONVERSATION}
        elif self.perhaps_conversed and not seen.conversations:
            seen.holdings -= {Holding.CONVERSATION}
        if self.misdialled and (own.unsettled or own.outcome in _PRESENCE):
            seen._forget_who_answered(own)
        seen.__class__ = _FixedIndex
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
                changed = left[line, who] = _WithoutOne(timeline, place)
                if not any(changed.by(FOREVER)):
                    del left[line, who]
        self.misdialled = left
        if not left and not any(line.ever_elsewhere for line in self.phones.values()):
            self.holdings -= {Holding.DISOWNED_NUMBER}


class _FixedIndex(CaseIndex):
    """An index once it is made."""

    __slots__ = ()
    __setattr__ = __delattr__ = _fixed


def _unknown(case: Case, moments: set[datetime]) -> Iterator[str]:
    """What nobody knows of the case and rules take as it binds most."""
    if any(map(is_unknown, moments)):
        for path, moment in case.unknown_moments():
            moment.path = path
            yield path
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


def _misdialled(
    case: Case, wrong: list[tuple[str, Attempt]], perhaps_wrong: list[Attempt], perhaps_others: frozenset[str]
) -> dict[tuple[str, str], Timeline[bool | None]]:
    """By line and person: when somebody else answered there (True) or may have (None), and when the person did (False).

    A call of which nobody knows to which line it went may have gone to any of the person's.
    """
    lines: dict[str, list[str]] = {}
    for line in members(case.phones):
        lines.setdefault(line.person, []).append(line.id)
    doubted = {(line, who) for who, call in wrong for line in ([call.address] if call.address else lines.get(who, []))}
    found: dict[tuple[str, str], list[tuple[datetime, bool | None]]] = {key: [] for key in sorted(doubted)}
    for who, address, at in _presences(case, perhaps_others):
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


def _presences(case: Case, perhaps_others: frozenset[str]) -> Iterator[tuple[str, str | None, datetime]]:
    """Who surely was reached at, came from or gave which number, and when."""
    if case.history is not UNKNOWN:
        for attempt in case.history.attempts:
            talked = attempt.medium is Medium.CALL and attempt.outcome is CallOutcome.CONVERSATION
            if talked and attempt.answered_by in (UNKNOWN, attempt.recipient) and attempt.id not in perhaps_others:
                yield attempt.who, attempt.address, attempt.at
        for event in case.history.inbound:
            if event.address is not None:
                yield event.who, event.address, event.at
    for line in members(case.phones):
        for regained in line.surely_learned["regained_at"]:
            yield line.person, line.id, could_be_from(regained)
    for consent in case.consents:
        if consent.address is not None:
            for given in (consent.given_at, *consent.renewed_at):
                yield consent.person, consent.address, could_be_from(given)


def _ends_of_lives(case: Case) -> Iterator[datetime]:
    """When what opened and has no end of its own is taken to be over."""
    yield from (location.narrows_until for location in members(case.locations) if location.narrows_until is not None)
    if case.history is not UNKNOWN:
        yield from (event.answerable_until for event in case.history.inbound)


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
    return (*event.debts, *(event.discussed or ()))


def named_debts(attempt: Attempt) -> tuple[str, ...]:
    """The debts about which information was conveyed."""
    if attempt.discussed is not None:
        return () if not attempt.discussed else tuple({*attempt.debts, *attempt.discussed})
    return attempt.debts


def _conveys(attempt: Attempt) -> bool:
    """Whether it conveyed information to somebody: a communication under 12 CFR 1006.2(d), not a mere attempt."""
    if attempt.medium in TELEPHONE:
        return attempt.outcome in (CallOutcome.CONVERSATION, CallOutcome.VOICEMAIL)
    return attempt.outcome is Delivery.SENT


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
