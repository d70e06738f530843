"""Which ids of a case are one thing: a number or address under several ids, a person under several names.

A number, an email or a postal address is the same under any id. A person is known by a role's name, as ``consumer``, or
by ids that facts tie to roles. What protects follows whoever it may be about; what allows, only whom it is surely
about. Where a case holds nothing of the kind, which is found out once, its facts are read as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar
from unicodedata import normalize

from ..vocabulary import CONSUMERS, UNKNOWN, Recipient
from .addresses import EmailAddress, PhoneLine, PostalAddress
from .base import Fact, members
from .index import CaseIndex, Place, Timeline, in_short, places_of
from .requests import AddressOptOut, Request

if TYPE_CHECKING:
    from .case import Case
    from .contact import Contact

F = TypeVar("F", bound=Fact)
Target = PhoneLine | EmailAddress | PostalAddress

_CONSUMER: Final = Recipient.CONSUMER.value
_ROLES: Final = {role.value: role for role in Recipient}
_STANDING_IN: Final = CONSUMERS - {Recipient.CONSUMER}
_TARGETS: Final = ("phones", "emails", "postal_addresses")
_OF_PEOPLE: Final = ("locations", *_TARGETS, "requests", "consents", "representation")
"""The lists of a case whose facts each say whose they are."""
_MOST_VIEWS: Final = 8
_MOST_NAMES: Final = 100
_MOST_IDS: Final = 10
_LIKE: Final = 0.75
"""How like two ids of people are of which one may be the other misspelt."""
_ZIP_PLUS_FOUR: Final = re.compile(r"\b([0-9]{5})-[0-9]{4}\b", re.ASCII)
_SHORT: Final = dict(
    re.findall(
        r"(\w+)=(\w+)",
        "street=st avenue=ave av=ave road=rd drive=dr lane=ln court=ct boulevard=blvd place=pl terrace=ter circle=cir "
        "highway=hwy parkway=pkwy square=sq trail=trl apartment=apt suite=ste floor=fl building=bldg room=rm number=no "
        "north=n south=s east=e west=w northeast=ne northwest=nw southeast=se southwest=sw",
    )
)
"""The words of an address that people write in full or shortened as the postal service does."""
_SEPARATORS: Final = re.compile(r"[\W_]+")


# -- the canonical form of what facts name


def _number(line: PhoneLine) -> str | None:
    return line.number


def _email(email: EmailAddress) -> str | None:
    """Trimmed, without regard to capitals, its domain as the network writes it; tags and dots are left alone."""
    if email.address is None:
        return None
    local, at, domain = normalize("NFKC", email.address).strip().casefold().rpartition("@")
    domain = domain.strip().rstrip(".")
    if not domain.isascii():
        with suppress(UnicodeError):
            domain = domain.encode("idna").decode()
    return f"{local}{at}{domain}"


def _postal(postal: PostalAddress) -> str | None:
    """Without regard to capitals, spaces and punctuation, what a ZIP code adds, and whether its words are shortened."""
    if postal.address is None:
        return None
    text = _ZIP_PLUS_FOUR.sub(r"\1", normalize("NFKC", postal.address).casefold())
    words = _SEPARATORS.sub(" ", text).split()
    return " ".join([_SHORT.get(word, word) for word in words]).replace("p o box", "po box") or None


_CANONICAL: Final[Mapping[str, Callable[[Any], str | None]]] = {
    "phones": _number,
    "emails": _email,
    "postal_addresses": _postal,
}


def _groups(case: Case) -> dict[str, tuple[Target, ...]]:
    """The records of one number or address under several ids, by the id of the first."""
    found: dict[str, tuple[Target, ...]] = {}
    for kind, canonical in _CANONICAL.items():
        records = members(case.__dict__[kind])
        if len(records) < 2:
            continue
        same: dict[str, list[Target]] = {}
        for record in records:
            key = canonical(record)
            if key is not None:
                same.setdefault(key, []).append(record)
        if len(same) < len(records):
            found |= {group[0].id: tuple(group) for group in same.values() if len(group) > 1}
    return found


# -- how the records of one number or address are joined


def _agreed(values: list[Any]) -> Any:
    return values[0] if all(value == values[0] for value in values) else UNKNOWN


def _worst(values: list[Any]) -> Any:
    return next((value for value in (True, UNKNOWN) if any(each is value for each in values)), False)


def _earliest(values: list[Any]) -> Any:
    """The earliest of those given; unknown if any is."""
    if UNKNOWN in values:
        return UNKNOWN
    return min([value for value in values if value is not None], default=None)


def _since_first(values: list[Any]) -> Any:
    """The earliest, where none at all says *always*."""
    return None if None in values else _earliest(values)


def _only(values: list[Any]) -> Any:
    """What all that say anything say."""
    said = [value for value in values if value is not None]
    return said[0] if said and all(value == said[0] for value in said) else None


def _united(values: list[Any]) -> Any:
    return tuple(dict.fromkeys(each for value in values for each in value))


def _all_known(values: list[Any]) -> Any:
    return UNKNOWN if UNKNOWN in values else _united(values)


def _first(values: list[Any]) -> Any:
    return values[0]


_PERSONS_OWN: Final = frozenset({"disowned_at", "regained_at"})
"""What says that a number or address is, or is not, one person's, and nothing of whoever else has it."""

JOINING: Final[Mapping[type[Fact], Mapping[str, Callable[[list[Any]], Any]]]] = {
    PhoneLine: {
        "id": _first,
        "number": _first,
        "person": _first,
        "line_type": _agreed,
        "place": _agreed,
        "zones": _united,
        "learned_at": _since_first,
        "disowned_at": _earliest,
        "led_to_third_party_at": _earliest,
        "regained_at": _earliest,
        "ported_at": _earliest,
        "port_learned_at": _since_first,
        "emergency_or_patient_line": _worst,
        "on_do_not_call_registry": _worst,
        "do_not_call_checked_at": _since_first,
        "reassigned_checks": _all_known,
    },
    EmailAddress: {
        "id": _first,
        "address": _first,
        "person": _first,
        "employer_provided": _worst,
        "employer_learned_at": _since_first,
        "public_domain": _agreed,
        "led_to_third_party_at": _earliest,
        "undeliverable_at": _earliest,
        "regained_at": _earliest,
        "creditor_use": _only,
        "prior_collector_use": _only,
    },
    PostalAddress: {
        "id": _first,
        "zones": _united,
        "zip": _only,
        "state": _only,
        "city": _only,
        "address": _first,
        "person": _first,
        "place": _agreed,
        "learned_at": _since_first,
        "undeliverable_at": _earliest,
        "regained_at": _earliest,
    },
}
"""For each field of a record, how those of several records of one number or address are joined: the careful way."""


def _changed(fact: F, **values: Any) -> F:
    """The fact with other values, which are known to be valid."""
    made = object.__new__(type(fact))
    known = {**fact.__dict__, **values}
    known.pop("points_to", None)
    object.__setattr__(made, "__dict__", known)
    for name in ("__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__"):
        object.__setattr__(made, name, getattr(fact, name))
    return made


def _joined(records: tuple[Target, ...], own: tuple[Target, ...], sure: tuple[Target, ...], **values: Any) -> Target:
    """One record of a number or address; ``own`` are those that may speak of the person contacted, ``sure`` that do."""
    kind = type(records[0])
    persons_own = _PERSONS_OWN | ({"undeliverable_at"} if kind is PostalAddress else set())
    parts = {name: own if name in persons_own else records for name in JOINING[kind]}
    joined = {name: join([getattr(each, name) for each in parts[name]]) for name, join in JOINING[kind].items()}
    if kind is EmailAddress and joined["employer_provided"] is True:
        said = [each for each in records if each.__dict__["employer_provided"] is True]
        joined["employer_learned_at"] = _since_first([each.__dict__["employer_learned_at"] for each in said])
    learned = {
        name: {when for each in (own if name in persons_own else records) for when in each.learned[name]}
        for name in records[0].learned
    }
    surely = {name: {when for each in sure for when in each.learned[name]} for name in records[0].learned}
    return _changed(records[0], **(joined | values), learned=learned, surely_learned=surely)


# -- a case as one contact sees it


class View:
    """The facts of a case as they bear on contacts with one person: each thing and that person under one id.

    Attributes:
        who: the name under which the facts know the person contacted.
        case, index: the facts.
        perhaps: other names that may be the person's, but need not.
        beside: the names of those who owe a debt too and, as far as facts tell, stand in nobody's place.
        spouses: the names of whom facts tell that they are the spouse, and nothing else.
        strangers: facts that name people of whom nothing says who they are, by path.
        wrong: the name of somebody in the case that may be meant by a name which the facts do not know, or not so.
        aliases: for each other id of a number or address the one that stands for it.
        known_as: tells the ids under which a number or address stands.
    """

    __slots__ = (
        "aliases",
        "beside",
        "case",
        "index",
        "known_as",
        "perhaps",
        "spouses",
        "strangers",
        "surely",
        "who",
        "wrong",
    )

    def __init__(self, whole: Identities, recipient: Recipient, person: str | None) -> None:
        case, ties = whole.case, whole.ties
        named = person or recipient.value

        def roles(name: str) -> set[Recipient]:
            found = set(ties.get(name, ()))
            if name in _ROLES:
                found.add(_ROLES[name])
            if name == named:
                found.add(recipient)
            return found

        def telling(name: str) -> set[Recipient]:
            """Of those roles, the ones that two names may share: who owes beside the consumer is another consumer."""
            return roles(name) - {Recipient.CONSUMER} if name in whole.others else roles(name)

        consumer = self._names_of_the_consumer(whole, roles, named)
        self.surely = consumer if named in consumer else frozenset({named})
        self.who = _CONSUMER if named in consumer else named
        self.aliases, self.known_as = whole.aliases, whole.known_as
        mine = telling(named)
        linked = Recipient.CONSUMER in mine
        perhaps, unknown, consumers = set(), set(), set()
        for name in whole.names - self.surely:
            theirs = telling(name)
            if Recipient.CONSUMER in theirs:
                consumers.add(name)
            if not roles(name):
                if name not in whole.others or (named in _ROLES and not linked):
                    perhaps.add(name)
                    unknown.add(name)
            elif (
                (linked and Recipient.CONSUMER in theirs)
                or (name in _ROLES and _ROLES[name] in mine)
                or (named in _ROLES and recipient in mine & theirs)
            ):
                perhaps.add(name)
        self.perhaps = frozenset(perhaps)
        self.beside = frozenset([name for name in whole.owing - consumer if roles(name).isdisjoint(_STANDING_IN)])
        self.spouses = frozenset([name for name in {*whole.names, named} if roles(name) == {Recipient.SPOUSE}])
        self.strangers = in_short(dict(_naming(case, unknown))) if unknown else {}
        self.wrong = None if person is None else whole.meant(person)
        stated = case.consumer.id
        if recipient is Recipient.CONSUMER and stated is not None and named not in consumer:
            self.wrong = stated
        surely = dict.fromkeys(consumer, _CONSUMER) | dict.fromkeys(self.surely, self.who)
        maybe = dict.fromkeys(consumers | consumer, _CONSUMER) | dict.fromkeys(perhaps, self.who)
        maybe |= dict.fromkeys(self.surely, self.who)
        surely = {old: new for old, new in surely.items() if old != new and old in whole.names}
        maybe = {old: new for old, new in maybe.items() if old != new and old in whole.names}
        self.case, self.index = case, case.index
        if maybe or whole.groups or _vague(case):
            self._understand(whole, surely, maybe, unknown, consumers | consumer, consumer)

    @staticmethod
    def _names_of_the_consumer(whole: Identities, roles: Callable[[str], set[Recipient]], named: str) -> frozenset[str]:
        """The names that are surely the consumer's.

        The id that the case states, or else the only one that facts call the consumer, and nothing else. Of several
        each may be somebody who owes beside the consumer.
        """
        stated = whole.case.consumer.id
        if stated is not None:
            return frozenset({_CONSUMER, stated})
        ids = {name for name in (*whole.ties, named) if name not in _ROLES and Recipient.CONSUMER in roles(name)}
        ids -= whole.others
        sole = ids if len(ids) == 1 and all(roles(id) == {Recipient.CONSUMER} for id in ids) else set()
        return frozenset({_CONSUMER, *sole})

    def may_be_of(self, person: str | None, *, as_debtor: bool, of_debtors: bool = False) -> bool:
        """Whether what somebody has, such as an attorney, may be of the person contacted or whose place they take.

        Who owes beside the consumer has their own, where they are contacted as a debtor; ``of_debtors``: and the spouse
        too, who stands in nobody's place.
        """
        if person is None or person in self.surely or person in self.perhaps:
            return True
        if of_debtors and (person in self.spouses) != (self.who in self.spouses):
            return False
        return person not in self.beside and not (as_debtor and self.who in self.beside)

    def contact(self, contact: Contact) -> Contact:
        """The contact with the id that stands for the number or address it uses."""
        other = self.aliases.get(contact.__dict__["address"])
        return contact if other is None else _changed(contact, address=other)

    def _understand(
        self,
        whole: Identities,
        surely: Mapping[str, str],
        maybe: Mapping[str, str],
        unknown: set[str],
        consumers: Iterable[str],
        consumer: frozenset[str],
    ) -> None:
        given, aliases = whole.case, whole.aliases
        values: dict[str, Any] = {}
        for kind in _TARGETS:
            whose = maybe if kind == "postal_addresses" else surely
            held = getattr(given, kind)
            values[kind] = UNKNOWN if held is UNKNOWN else tuple(self._targets(whole, held, whose))
        if given.requests is not UNKNOWN:
            values["requests"] = tuple([_renamed(_understood(each), maybe, aliases) for each in given.requests])
        values["consents"] = tuple(
            [_renamed(each, surely, aliases, "person", "third_party") for each in given.consents]
        )
        values["debts"] = tuple([_owed_by(debt, surely) for debt in given.debts])
        doubtful: frozenset[str] = frozenset()
        if given.history is not UNKNOWN:
            perhaps, past = maybe.keys() - surely.keys(), given.index.past
            kinds = [places for each, places in past.kinds_of_attempts if each.who in perhaps]
            doubtful = frozenset([past.attempts[place].id for places in kinds for place in places])
            attempts = _all_happened(past.attempts, past.kinds_of_attempts, maybe, aliases)
            inbound = _all_happened(past.inbound, past.kinds_of_inbound, surely, aliases)
            if attempts is not past.attempts or inbound is not past.inbound:
                values["history"] = _changed(given.history, attempts=attempts, inbound=inbound)
        case = _changed(given, **values)
        owners = {each.id: maybe.get(each.person, each.person) for kind in _TARGETS for each in members(values[kind])}
        places = self._places(whole, unknown, consumers, consumer)
        index = CaseIndex(case, places, given.index, owners, doubtful)
        if "history" not in values:
            given.index.share_past(index)
        for kind in ("conversations", "perhaps_conversed"):
            held = getattr(index, kind)
            talked = {**held}
            for (name, particular), talks in held.items():
                if maybe.get(name, name) != name:  # what somebody began who may be the person
                    key = maybe[name], particular
                    others = talked.get(key)
                    talked[key] = talks if others is None else _merged(talks, others)
            object.__setattr__(index, kind, MappingProxyType(talked))  # nobody else knows the index yet
        case.__dict__["index"] = index
        case.__dict__["identities"] = whole
        self.case, self.index = case, index

    def _targets(self, whole: Identities, records: Iterable[Target], whose: Mapping[str, str]) -> Iterator[Target]:
        for record in records:
            if record.id in whole.aliases:
                continue
            group = whole.groups.get(record.id)
            if group is None:
                yield _renamed(record, whose, {})
                continue
            people = [each.person for each in group]
            own = tuple([each for each in group if each.person in self.surely or each.person in self.perhaps]) or group
            nearest = [name for name in people if name in self.surely] or [n for n in people if n in self.perhaps]
            person = next(iter(nearest or [name for name in people if whose.get(name) == _CONSUMER] or people))
            sure = tuple([each for each in group if each.person in self.surely]) or own
            yield _joined(group, own, sure, person=whose.get(person, person))

    def _places(
        self, whole: Identities, unknown: set[str], consumers: Iterable[str], consumer: frozenset[str]
    ) -> Iterator[tuple[str, Place]]:
        """The evidence of where people are, each piece for whomever it may be about.

        Only that of who surely is the person narrows it, and what any record of the number says against it counts.
        """
        joined: dict[tuple[str, str, str], Target | None] = {}
        surely = {_CONSUMER: consumer, self.who: self.surely}
        for person, record, place in places_of(whole.case):
            people: dict[str, bool] = {person: True}
            if person in self.surely:
                people = {self.who: True}
            elif person in self.perhaps:
                people[self.who] = person in consumers
            if person in consumers:
                people[_CONSUMER] = True
            elif person in unknown and person not in whole.others:
                people.setdefault(_CONSUMER, False)
            first = whole.aliases.get(record.id, record.id)
            group = whole.groups.get(first, ())
            for name, sure in people.items():
                names = surely.get(name, frozenset({name}))
                found = place if sure else place.doubted()
                if sure and group:
                    if (first, person, name) not in joined:
                        theirs = tuple([each for each in group if each.person == person or each.person in names])
                        joined[first, person, name] = _joined(theirs, theirs, theirs) if len(theirs) > 1 else None
                    others = joined[first, person, name]
                    found = place if others is None else place.doubted(others)
                yield name, found if person in names else found.widening()


def _understood(request: Request) -> Request:
    if isinstance(request, AddressOptOut) and request.address is UNKNOWN:
        return request.of_every_address()
    return request


def _vague(case: Case) -> bool:
    """Whether somebody asked that a number or address be left alone, and nobody knows which."""
    requests = members(case.requests)
    return any(each.kind == "stop-address" and each.address is UNKNOWN for each in requests)


def _renamed(fact: F, people: Mapping[str, str], aliases: Mapping[str, str], *names: str) -> F:
    """The fact with the names of people and the id of an address that stand for those given."""
    given = fact.__dict__
    changes = {name: new for name in names or ("person",) if (new := people.get(given[name])) is not None}
    address = aliases.get(given.get("address", ""))
    if address is not None:
        changes["address"] = address
    return _changed(fact, **changes) if changes else fact


def _owed_by(debt: F, people: Mapping[str, str]) -> F:
    owing = debt.__dict__["co_obligors"]
    if not any(name in people for name in owing):
        return debt
    return _changed(debt, co_obligors=tuple([people.get(name, name) for name in owing]))


def _all_happened(
    events: tuple[F, ...], kinds: Iterable[tuple[F, list[int]]], people: Mapping[str, str], aliases: Mapping[str, str]
) -> tuple[F, ...]:
    """Events with the names and ids that stand for those given: themselves, if none of any kind is another."""
    changed: list[F] | None = None
    for one, places in kinds:
        if _happened(one, people, aliases) is not one:
            changed = [*events] if changed is None else changed
            for place in places:
                changed[place] = _happened(events[place], people, aliases)
    return events if changed is None else tuple(changed)


def _happened(event: F, people: Mapping[str, str], aliases: Mapping[str, str]) -> F:
    given = event.__dict__
    person = people.get(given["person"] or given["recipient"].value)
    address = aliases.get(given["address"])
    answered = people.get(_answerer(given) or "")
    if person is None and address is None and answered is None:
        return event
    changes = {"person": person or given["person"], "address": address or given["address"]}
    if answered is not None:
        changes["answered_by_person"] = answered
    return _changed(event, **changes)


def _answerer(event: Mapping[str, Any]) -> str | None:
    """The name of who answered, of an attempt of which that is known."""
    role = event.get("answered_by", UNKNOWN)
    name: str | None = None if role is UNKNOWN else event["answered_by_person"] or role.value
    return name


def _merged(one: Timeline[Any], other: Timeline[Any]) -> Timeline[Any]:
    return Timeline([*zip(one.times, one.events, strict=True), *zip(other.times, other.events, strict=True)])


def _naming(case: Case, names: set[str]) -> Iterator[tuple[str, str]]:
    """The facts that say whose they are and name one of some people, by path."""
    for kind in _OF_PEOPLE:
        facts = case.__dict__[kind]
        for fact in () if facts is UNKNOWN else facts:
            if fact.person in names:
                yield f"{kind}.{fact.id}.person", fact.person


class Identities:
    """What of a case stands under several ids or names, found out once; and the case as each contact sees it."""

    __slots__ = ("aliases", "case", "groups", "names", "others", "owing", "ties", "views")

    def __init__(self, case: Case, groups: dict[str, tuple[Target, ...]] | None = None) -> None:
        self.case = case
        self.groups = _groups(case) if groups is None else groups
        self.aliases = {each.id: first for first, group in self.groups.items() for each in group[1:]}
        self.ties: dict[str, set[Recipient]] = {}
        """In which roles facts have a person of some name."""
        self.owing = frozenset([name for debt in case.debts for name in debt.co_obligors])
        """Who owes a debt too."""
        self.others = {*self.owing}
        """Who is surely not the consumer: who owes beside them, and third parties that they named."""
        self.others |= {each.third_party for each in case.consents if each.third_party is not None}
        self.others -= {_CONSUMER, case.consumer.id}
        names = {*_persons(case), *self.others}
        for given in _kinds_of_events(case):
            person, role = given["person"], given["recipient"]
            names.add(person or role.value)
            if person is not None:
                self.ties.setdefault(person, set()).add(role)
            answered = _answerer(given)
            if answered is not None:
                names.add(answered)
                if answered == given["answered_by_person"]:
                    self.ties.setdefault(answered, set()).add(given["answered_by"])
        if case.consumer.id is not None:
            names.add(case.consumer.id)
            self.ties.setdefault(case.consumer.id, set()).add(Recipient.CONSUMER)
        self.names = frozenset(names)
        self.views: dict[tuple[Recipient, str | None], View] = {}

    def view(self, recipient: Recipient, person: str | None) -> View:
        """The case as contacts with a person see it."""
        key = recipient, person
        found = self.views.get(key)
        if found is None:
            if len(self.views) >= _MOST_VIEWS:
                self.views.clear()
            found = self.views[key] = View(self, recipient, person)
        return found

    def known_as(self, address: str) -> tuple[str, ...]:
        """The ids under which a number or address stands, if there are several; of many the first."""
        group = self.groups.get(self.aliases.get(address, address), ())
        return tuple([each.id for each in group[:_MOST_IDS]])

    def meant(self, person: str) -> str | None:
        """The name of somebody in the case that one which no fact uses may stand for; None if there is none."""
        if person in self.names:
            return None
        return next(iter(get_close_matches(person, sorted(self.names - _ROLES.keys())[:_MOST_NAMES], 1, _LIKE)), None)


def _persons(case: Case) -> set[str]:
    found: set[str] = set()
    for kind in _OF_PEOPLE:
        facts = case.__dict__[kind]
        if facts and facts is not UNKNOWN:
            found.update([fact.__dict__["person"] for fact in facts])
    found.discard(None)  # an attorney of whom nobody said whose they are
    return found


def identities_of(case: Case) -> Identities | None:
    """What of a case stands under several ids or names; None for an ordinary case, which holds nothing of the kind."""
    groups = _groups(case)
    return Identities(case, groups) if groups or _names_people(case) else None


def _names_people(case: Case) -> bool:
    """Whether anybody is known by another name than a role's."""
    if case.consumer.id is not None or not _persons(case) <= _ROLES.keys() or _vague(case):
        return True
    if any(debt.__dict__["co_obligors"] for debt in case.debts):
        return True
    past = case.index.past
    for attempt, _ in past.kinds_of_attempts:
        given = attempt.__dict__
        if given["person"] is not None or given["answered_by_person"] is not None:
            return True
    return any(event.__dict__["person"] is not None for event, _ in past.kinds_of_inbound)


def _kinds_of_events(case: Case) -> Iterator[Mapping[str, Any]]:
    """What the past events of each kind have in common: whom they were for, and who answered, among it."""
    past = case.index.past
    return (each.__dict__ for each, _ in (*past.kinds_of_attempts, *past.kinds_of_inbound))


def identities(case: Case) -> Identities | None:
    """The same, found out once, when somebody asks."""
    known = case.__dict__
    try:
        found: Identities | None = known["identities"]
    except KeyError:
        found = known.setdefault("identities", identities_of(case))
    return found


def seen(contact: Contact, case: Case) -> View:
    """The case as a contact sees it."""
    whole = identities(case)
    if whole is None:
        whole = case.__dict__["identities"] = Identities(case, {})
    return whole.view(contact.__dict__["recipient"], contact.__dict__["person"])
