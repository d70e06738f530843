"""Hypothesis strategies for facts: every field of every fact, crowded around what a policy looks at.

    @given(questions(policy))
    def test_never_on_sundays(question):
        contact, case = question

A question is the clean case of `fdcpa_guard.testing.builders` with a few facts laid over it, so a failing one shrinks
to the clean case and the few facts that matter. Which fields there are is read off the classes of
`fdcpa_guard.facts`: a new fact is made up as soon as it exists. When and where facts are is in `occasions`.

`fdcpa_guard.testing.crowds` makes up questions the other way round, and says why.
"""

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property, lru_cache
from random import Random
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from hypothesis import assume
from hypothesis import strategies as st

from ..clock import TICK, UnknownZone, zone, zones_of_state, zones_of_zip
from ..errors import InvalidFacts
from ..facts import Attempt, Case, Contact, Content, Debt, EmailAddress, Fact, Inbound, PhoneLine, PostalAddress
from ..facts.base import Binding, Freeing
from ..facts.contact import OLDER
from ..policy import Policy
from ..rules import Rule
from ..vocabulary import (
    TELEPHONE,
    UNKNOWN,
    City,
    DebtKind,
    Delivery,
    Element,
    Holding,
    Medium,
    Purpose,
    Recipient,
    Unknown,
)
from . import builders, draws, occasions
from .mutation import shape_of

Question = tuple[Contact, Case]
T = TypeVar("T")
Recipe = draws.Draws[Any]
Json = dict[str, Any]

_DEBTS: Final = ("d1", "d2")
_PEOPLE: Final = ("consumer", "spouse", "third-party", "pat")
_NESTED: Final = 4
"""How much likelier a field is that holds facts of its own."""
_DAYS: Final = (0, 1, 2, 6, 7, 8, 30, 31)
_RULES: Final = (
    "FREQ=DAILY;INTERVAL=2",
    "FREQ=WEEKLY;BYDAY=WE,SU",
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1",
    "FREQ=DAILY;COUNT=20",
    *[occasions.recurrence(Random(f"rule/{number}"), day)["rule"] for number, day in enumerate(occasions.ANCHORS)],
)
_TAGS: Final = ({"vendor": "v1"}, {"agent": "a7", "vendor": "v2"}, {"team": "north"})
_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "address": ("cell", "mail", "land", "office", "home"),
    "allotted_to": _DEBTS,
    "co_obligors": ("spouse", "pat"),
    "debts": _DEBTS,
    "discussed": _DEBTS,
    "disclosure_languages": ("en", "es-MX"),
    "excepted_from_discharge": _DEBTS,
    "in_reply_to": ("i1", "i2"),
    "jurisdiction": ("US-DC", "US-NY", "US-MO"),
    "languages": ("en", "es-MX"),
    "number": ("+12025550147", "+19065550123"),
    "person": _PEOPLE,
    "place": ("home", "work", "unusual"),
    "reaffirmed": _DEBTS,
    "residence_lien": _DEBTS,
    "repeats": ("earlier",),
    "rule": _RULES,
    "segment": ("new", "old"),
    "servicing_account": ("s1", "s2"),
    "state": ("MO", "TN", "NY"),
    "third_party": ("third-party", "pat"),
    "zip": ("60601", "02139", "10001"),
    "zones": occasions.ZONES,
}
"""Words for fields whose type is text, by their name."""

_ANY_CONTACT: Final = (
    (Medium.CALL, Recipient.CONSUMER, Purpose.COLLECTION),
    *[(medium, Recipient.CONSUMER, Purpose.COLLECTION) for medium in Medium],
    *[(medium, recipient, Purpose.COLLECTION) for medium in (Medium.CALL, Medium.TEXT) for recipient in Recipient],
    *[(medium, Recipient.CONSUMER, purpose) for medium in (Medium.CALL, Medium.EMAIL) for purpose in Purpose],
)
"""Media, recipients and purposes, one of them unusual at a time."""

_HOLDING: Final[Mapping[Holding, tuple[str, ...]]] = {
    Holding.CEASE_NOTICE: ("+requests",),
    Holding.OPT_OUT: ("+requests",),
    Holding.INCONVENIENT_TIME: ("+requests",),
    Holding.INCONVENIENT_PLACE: ("+requests",),
    Holding.EMPLOYER_PROHIBITION: ("+requests",),
    Holding.REVOCATION: ("+requests",),
    Holding.REPRESENTATION: ("+representation",),
    Holding.DISOWNED_NUMBER: ("phones", "emails", "calls"),
    Holding.CALL: ("calls",),
    Holding.CONVERSATION: ("calls",),
    Holding.MESSAGE: ("calls",),
    Holding.IMPROPER_ATTEMPT: ("attempt",),
    Holding.VALIDATION: ("debt+validation",),
    Holding.DISPUTE: ("debt+disputes",),
    Holding.ORIGINAL_CREDITOR_REQUEST: ("debt+original_creditor_requests",),
    Holding.PAID_DEBT: ("debt",),
    Holding.DEATH: ("case",),
    Holding.BANKRUPTCY: ("+bankruptcies",),
    Holding.PROCEEDING: ("debt+proceedings",),
    Holding.PROMISE: ("debt+promises",),
    Holding.ATTEMPT: ("attempt", "calls"),
}
"""Where the facts go that a rule needs; see `Holding`."""

_COLLECTED: Final = ("requests", "consents", "representation", "bankruptcies", "court_permissions", "emergencies")
_PLAIN: Final = ("collector", "consumer", "last_transaction_at", "last_inquiry_at", "segment")
_OF_A_DEBT: Final = ("validation", "disputes", "original_creditor_requests", "proceedings", "promises", "notices")
_HELD: Final[Mapping[str, type[Fact]]] = {
    "phones": PhoneLine,
    "emails": EmailAddress,
    "postal_addresses": PostalAddress,
}


@dataclass(frozen=True)
class _Moment:
    """An instant told from that of the contact: so many days before, at a reading of the clock."""

    days: int
    wall: time | None
    ticks: int

    def on(self, at: datetime, tz: ZoneInfo) -> datetime:
        local = at.astimezone(tz)
        wall = local.time() if self.wall is None else self.wall
        when = datetime.combine(local.date() - timedelta(days=self.days), wall, tz)
        return when.astimezone(UTC) + self.ticks * TICK


@dataclass(frozen=True)
class _Day:
    """A civil day told from that of the contact."""

    days: int


class _DayOf(_Day):
    """The civil day of an instant of which no more is known."""


class _Said(str):
    """What is said of such an instant."""

    __slots__ = ()


@dataclass(frozen=True)
class _Interests:
    """What a policy looks at, and so what its questions should crowd around."""

    walls: tuple[time, ...] = occasions.WALLS
    days: tuple[int, ...] = _DAYS
    counts: tuple[int, ...] = (1, 3, 7, 8)
    kinds: tuple[tuple[Medium, Recipient, Purpose], ...] = _ANY_CONTACT
    elements: tuple[Element, ...] = tuple(Element)
    needs: tuple[Holding, ...] = ()
    places: tuple[str, ...] = ("US-MO", "US-TN", "US-NY", "US-CA")

    @classmethod
    def of(cls, subject: Policy | Rule | None) -> "_Interests":
        if subject is None:
            return cls()
        rules = (subject,) if isinstance(subject, Rule) else tuple(subject.rules())
        values = {value for rule in rules for each in rule.parameters.values() for _, value in each.values}
        walls = sorted(value for value in values if type(value) is time)
        whole = [value for value in values if type(value) is int and value <= 400]
        spans = [value.days for value in values if isinstance(value, timedelta) and value.days <= 400]
        numbers = sorted({number + step for number in (*whole, *spans) for step in (0, 1, -1)})
        shapes = [shape for rule in rules if (shape := shape_of(rule)) is not None]
        elements = {element for shape in shapes for element in getattr(shape, "elements", ())}
        return cls(
            tuple(dict.fromkeys((*occasions.WALLS, *walls, *map(_before, walls)))),
            tuple(dict.fromkeys((*_DAYS, *[number for number in numbers if number >= 0]))),
            tuple(sorted({1, 2, 3, *[number for number in numbers if 0 < number <= 12]})),
            tuple(kind for rule in rules for kind in _looked_at(rule)) or cls.kinds,
            tuple(sorted(elements)) * 3 + tuple(Element),
            tuple(sorted({need for rule in rules for need in rule.needs})),
            tuple(sorted(subject.places)) if isinstance(subject, Policy) and subject.places else cls.places,
        )


def _looked_at(rule: Rule) -> Iterator[tuple[Medium, Recipient, Purpose]]:
    """A dozen of the contacts that a rule looks at, the plainest first, and one that it does not."""
    media = sorted(rule.media, key=list(Medium).index)
    recipients = sorted(rule.recipients, key=list(Recipient).index)
    purposes = sorted(rule.purposes, key=list(Purpose).index)
    for number in range(12):
        yield (
            media[number % len(media)],
            recipients[(number // 2) % len(recipients) if number % 2 else 0],
            purposes[(number // 3) % len(purposes) if number % 3 == 2 else 0],
        )
    yield _ANY_CONTACT[0]


def _before(wall: time) -> time:
    return (datetime.combine(date(2026, 4, 1), wall) - timedelta(seconds=1)).time()


# -- what authors use


def contacts(
    policy: Policy | Rule | None = None, *, at: datetime | None = None, debts: tuple[str, ...] = _DEBTS[:1]
) -> st.SearchStrategy[Contact]:
    """Contacts about the debts of the clean case, at an instant or, without one, around the times that matter.

    Args:
        policy: whose times, media, recipients and purposes matter; None: all of them.
        at: the instant of the contact; the clock is that of the clean case.
        debts: the ids of the debts.
    """
    interests = _Interests.of(policy)
    tz = zone(builders.CENTRAL)
    when = _instants(interests) if at is None else draws.just(at)
    return draws.tuples(when, _contact(interests)).strategy.map(
        lambda drawn: _assumed(lambda: Contact(**_placed_contact(drawn[1], _utc(drawn[0], tz), tz, debts)))
    )


def cases(
    policy: Policy | Rule | None = None, *, place: str | None = None, at: datetime | None = None
) -> st.SearchStrategy[Case]:
    """Cases whose facts crowd around an instant, by default noon of the clean contact.

    Args:
        policy: whose numbers matter, and in whose places people live; None: some usual ones.
        place: where the person is: ``MA``, ``US-NY-NYC``, a ZIP code or an IANA zone; ``none`` for nowhere known.
        at: the instant that past and future are told from.

    Raises:
        ValueError: there is no such place.
    """
    return questions(policy, place=place, at=at).map(lambda question: question[1])


def questions(
    policy: Policy | Rule | None = None, *, place: str | None = None, at: datetime | None = None
) -> st.SearchStrategy[Question]:
    """A contact and its case, made up around what a policy, or one rule, looks at.

    Arguments and errors as those of `cases`.
    """
    fixed = place is not None
    return _parts(policy, place, at).strategy.map(lambda parts: _assumed(lambda: _question(*parts, fixed=fixed)))


def seeded(
    policy: Policy | Rule | None = None, *, seed: str, count: int, place: str | None = None, at: datetime | None = None
) -> Iterator[Question]:
    """So many questions as `questions` has, the plainest first, made in a fraction of the time.

    They are always the same for a seed. Hypothesis does not know of them: what fails is cut down by `smallest`.
    """
    parts = _parts(policy, place, at)
    for number in range(count):
        dice = Random(f"{seed}/{number}") if number else draws.Plainest()
        yield _thrown(parts, dice, fixed=place is not None)


def _thrown(parts: draws.Draws[Any], dice: Random, *, fixed: bool) -> Question:
    while True:
        try:
            return _question(*parts.thrown(dice), fixed=fixed)
        except InvalidFacts:
            continue  # parts that contradict each other


def _parts(policy: Policy | Rule | None, place: str | None, at: datetime | None) -> draws.Draws[Any]:
    """Of what `_question` makes a question."""
    if place is not None:
        _location(place)
    return _parts_around(_Interests.of(policy), place, at)


@lru_cache(maxsize=128)
def _parts_around(interests: _Interests, place: str | None, at: datetime | None) -> draws.Draws[Any]:
    places = interests.places if place is None else (place,)
    clocks = [(place, elsewhere, False) for elsewhere in (False, False, True) for place in places]
    nowhere = [(place, False, True) for place in places[: len(places) // 8 + 1]]
    where = draws.sampled_from([*clocks, *nowhere])
    when = _instants(interests) if at is None else draws.just(at)
    return draws.tuples(where, when, _contact(interests), _changes(interests), draws.sampled_from((1, 1, 1, 2)))


def _assumed(made: Callable[[], T]) -> T:
    """What is made, or another try where the parts contradict each other."""
    try:
        return made()
    except InvalidFacts:
        assume(False)
        raise


# -- values of fields


def _facts_in(kind: Any) -> Iterable[type[Fact]]:
    if isinstance(kind, type) and issubclass(kind, Fact):
        yield kind
    for inner in get_args(kind):
        yield from _facts_in(inner)


_REQUESTS: Final = frozenset(_facts_in(Case.model_fields["requests"].annotation))


def _instants(interests: _Interests) -> Recipe:
    """A day and a reading of the clock, to be read where the person is."""
    days = [day + timedelta(days=later) for later in (0, 1, 2, 4) for day in occasions.DAYS]
    ticks = draws.sampled_from((0, 0, 0, -1, 1))
    return draws.tuples(draws.sampled_from(days), draws.sampled_from(interests.walls), ticks)


def _utc(drawn: datetime | tuple[date, time, int], tz: ZoneInfo) -> datetime:
    if isinstance(drawn, datetime):
        return drawn.astimezone(UTC)
    day, wall, ticks = drawn
    return datetime.combine(day, wall, tz).astimezone(UTC) + ticks * TICK


@dataclass(frozen=True)
class _Values:
    """Strategies for the fields of facts, for the interests of one policy; the great many instants are made once."""

    interests: _Interests

    @cached_property
    def moments(self) -> Recipe:
        return draws.sampled_from(self._moments)

    def vague(self, name: str) -> Recipe:
        """Instants of facts, of a few of which people know only the day, or nothing."""
        # What others are ordered by is told to the instant, or not at all.
        return self._ordering if name in _BEGINS else self._vague

    @cached_property
    def _ordering(self) -> Recipe:
        return draws.sampled_from([*self._moments, *[UNKNOWN.value] * 8])

    @cached_property
    def _vague(self) -> Recipe:
        days = [_DayOf(day) for day in (0, 1, *self.interests.days)]
        return draws.sampled_from([*self._moments, *days, *[UNKNOWN.value] * 8])

    @cached_property
    def _moments(self) -> list[Any]:
        # One choice rather than three: a choice is what Hypothesis takes its time for.
        days = (0, 1, 0, 1, 2, 3, *self.interests.days, -1, -3)
        to_the_tick = [_Moment(day, None, ticks) for day in days for ticks in (0, 1, -1)]
        return [*to_the_tick, *[_Moment(day, wall, 0) for wall in self.interests.walls for day in days]]

    @property
    def days(self) -> Recipe:
        return draws.sampled_from([_Day(days * sign) for days in self.interests.days for sign in (1, -1)])

    def of(self, name: str, kind: Any) -> Recipe:
        """A strategy for a field by its type; text goes by the field's name."""
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self.vague(name) if kind in (Binding, Freeing) else self.of(name, inner[0])
        if origin in (Union, types.UnionType):
            # Unknown and none last, so that shrinking prefers a plain value.
            known = [each for each in inner if each is not types.NoneType and not _is_unknown(each)]
            found = [self.of(name, each) for each in known]
            if any(map(_is_unknown, inner)):
                found.append(draws.just(UNKNOWN.value))
            elif types.NoneType in inner and not any(_facts_in(kind)):  # a fact that is not there is one left out
                found.append(draws.just(None))
            return draws.one_of(found)
        if origin is Literal:
            return draws.sampled_from(inner)
        if origin in (tuple, frozenset):
            return draws.lists(self.of(name, inner[0]), min_size=1, max_size=2, unique_by=repr)
        if origin is Mapping:
            return draws.sampled_from(_TAGS)
        if kind is datetime:
            return self.moments
        if kind is date:
            return self.days
        if kind is time:
            return draws.sampled_from(self.interests.walls)
        if kind is bool:
            return draws.sampled_from((False, True))
        if kind is Decimal:
            return draws.sampled_from(("1000.00", "0.00", "600.00", "50000.00"))
        if kind is str:
            return draws.sampled_from(_TEXTS.get(name, ("x",)))
        if kind is Element:
            return draws.sampled_from(self.interests.elements)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return draws.sampled_from(list(kind))
        if isinstance(kind, type) and issubclass(kind, Fact):
            return self.fact(kind)
        raise TypeError(f"no strategy for the field {name} of type {kind}")

    def fact(self, kind: type[Fact], *, most: int = 3) -> Recipe:
        """A fact with what it must have and a few of the fields that it may have; its id is given to it later."""
        must = {name: self.of(name, kind.model_fields[name].annotation) for name in _fields(kind, required=True)}
        # A request says of which kind it is; every other fact with a kind has one to choose.
        fixed = {"kind": kind.model_fields["kind"].default} if kind in _REQUESTS else {}
        may = _fields(kind, but=fixed)
        if not may:
            return draws.fixed_dictionaries(must)
        return draws.tuples(draws.fixed_dictionaries(must), self.some(kind, may, most)).map(
            lambda drawn: {**fixed, **drawn[0], **drawn[1]}
        )

    def some(self, owner: type[Fact], names: Iterable[str], most: int) -> Recipe:
        """Values for a few fields; those that hold facts of their own are wanted most, being the rarest by far."""
        kinds = [(name, owner.model_fields[name].annotation) for name in names]
        each = [
            draws.tuples(draws.just(name), self.of(name, kind))
            for name, kind in kinds
            for _ in range(_NESTED if any(_facts_in(kind)) else 1)
        ]
        return draws.lists(draws.one_of(each), max_size=most).map(dict)


def _fields(kind: type[Fact], *, required: bool = False, but: Iterable[str] = ()) -> list[str]:
    """The fields that a fact must, or may, have, but for its id and some others."""
    left_out = {"id", *but}
    fields = kind.model_fields.items()
    return [name for name, field in fields if field.is_required() is required and name not in left_out]


def _is_unknown(kind: Any) -> bool:
    return kind is Unknown or (get_origin(kind) is Annotated and get_args(kind)[0] is Unknown)


# -- what is laid over the clean case


def _contact(interests: _Interests) -> Recipe:
    values = _Values(interests)
    may = _fields(Contact, but=("recipient", "purpose", "content", "logged_as"))
    return draws.fixed_dictionaries(
        {
            "kind": draws.sampled_from(interests.kinds),
            "more": values.some(Contact, may, 2),
            "content": values.some(Content, _fields(Content), 5),
        }
    )


def _changes(interests: _Interests) -> Recipe:
    """A few facts to lay over the clean case, each named by where it goes."""
    values = _Values(interests)

    of_kind: dict[str, Recipe] = {}

    def put(where: str, recipe: Recipe) -> Recipe:
        of_kind[where] = draws.tuples(draws.just(where), recipe)
        return of_kind[where]

    of_debt = ["nature", *_fields(Debt, but=_OF_A_DEBT)]
    which = draws.sampled_from(_DEBTS)
    changes = [
        put("case", values.some(Case, _PLAIN, 2)),
        put("debt", draws.tuples(which, values.some(Debt, of_debt, 3))),
        put("unknown", draws.sampled_from(("requests", "representation", "history", "bankruptcies"))),
        put("unknown of debt", draws.tuples(which, draws.sampled_from(_OF_A_DEBT[:-1]))),
        put("without", draws.sampled_from(("consents", "consents", "locations"))),
        put("calls", _calls(values)),
        put("attempt", values.fact(Attempt)),
        put("inbound", values.fact(Inbound)),
        put("place", values.of("zones", tuple[str, ...]).map(lambda zones: {"zones": zones})),
    ]
    for name in _COLLECTED:
        changes.append(put(f"+{name}", _member(values, Case, name)))
    for name in _OF_A_DEBT:
        changes.append(put(f"debt+{name}", draws.tuples(which, _member(values, Debt, name))))
    for name, kind in _HELD.items():
        may = _fields(kind, but=("person",))
        changes.append(put(name, draws.tuples(draws.sampled_from(range(3)), values.some(kind, may, 2))))
    wanted = [of_kind[where] for need in interests.needs for where in _HOLDING[need]]
    usual = draws.lists(draws.one_of(changes), max_size=8)
    if not wanted:
        return usual
    return draws.tuples(usual, draws.lists(draws.one_of(wanted), max_size=8)).map(lambda drawn: [*drawn[0], *drawn[1]])


def _member(values: _Values, owner: type[Fact], name: str, *, most: int = 3) -> Recipe:
    """A fact of a list of another fact, of any of the kinds that the list takes."""
    kinds = list(dict.fromkeys(_facts_in(owner.model_fields[name].annotation)))
    return draws.one_of([values.fact(kind, most=most) for kind in kinds])


def _calls(values: _Values) -> Recipe:
    """As many attempts as a limit may speak of, one every so many days."""
    return draws.fixed_dictionaries(
        {
            "count": draws.sampled_from(values.interests.counts),
            "every": draws.sampled_from((1, 0, 2)),
            "last": values.moments,
            "outcome": draws.sampled_from((None, "conversation", "voicemail", "limited-content-message")),
            "debts": draws.sampled_from((_DEBTS[:1], _DEBTS, _DEBTS[1:])),
        }
    )


# -- one field or fact, for those who make up the rest themselves


def field(owner: type[Fact], name: str, dice: Random, at: datetime, where: str) -> Any:
    """The value of a field as plain JSON, told from an instant in a zone, made with dice."""
    return _as_json(_told(_field(owner, name).thrown(dice), at, zone(where)))


def member(owner: type[Fact], name: str, dice: Random, at: datetime, where: str, **said: Any) -> Json:
    """A fact of one of a fact's lists, as `field`, with what is said of it: no instant is before its first."""
    fact = _told({**_one_of(owner, name).thrown(dice), **said}, at, zone(where))
    if name in _REPAIRS:
        _REPAIRS[name](fact)
    return dict(_as_json(fact))


@cache
def _field(owner: type[Fact], name: str) -> Recipe:
    return _Values(_Interests()).of(name, owner.model_fields[name].annotation)


@cache
def _one_of(owner: type[Fact], name: str) -> Recipe:
    return _member(_Values(_Interests()), owner, name, most=9)


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_json(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else str(value) if isinstance(value, str) else value


# -- putting it together


def _question(
    where: tuple[str, bool, bool], when: Any, drawn: Json, changes: list[Any], debts: int, *, fixed: bool
) -> Question:
    place, elsewhere, nowhere = where
    locations = [] if nowhere and not fixed else _location(place)
    names = locations[0]["_zones"] if locations else (builders.CENTRAL,)
    tz = zone(names[-1] if elsewhere else names[0])
    at = _utc(when, tz)
    case = builders.case_facts()
    case["debts"] = [builders.completed("debts", {"id": id}) for id in _DEBTS[:debts]]
    case["locations"] = [{name: value for name, value in one.items() if name != "_zones"} for one in locations]
    case["history"] = {"attempts": [], "inbound": []}
    case["locations"] += [one | {"person": "spouse"} for one in case["locations"]]
    medium, recipient, _ = drawn["kind"]
    for kind, change in changes:
        _lay(case, kind, change, medium, recipient)
    ids = _Ids()
    case = {name: ids.given(name, value) for name, value in case.items()}
    case = _told(case, at, tz)
    contact = _placed_contact(drawn, at, tz, _DEBTS[:debts])
    return Contact(**contact), Case(**_repaired(case))


def _placed_contact(drawn: Json, at: datetime, tz: ZoneInfo, debts: tuple[str, ...]) -> Json:
    medium, recipient, purpose = drawn["kind"]
    content = builders.overruled(builders.content_facts() | drawn["content"])
    if medium not in TELEPHONE:
        content.pop("limited_content_message", None)
    fields = [element for name, element in OLDER.items() if content.get(name) is not None]
    if medium not in TELEPHONE:
        fields.append(Element.LIMITED_CONTENT_MESSAGE)
    for name, other in (("carries", ()), ("lacks", "carries")):
        if content.get(name):
            said = {*content.get(other, ()), *fields}
            content[name] = [word for word in content[name] if word not in said]
    given = builders.contact_facts() | {
        "medium": medium,
        "recipient": recipient,
        "purpose": purpose,
        "debts": debts,
        "at": at,
        "content": content,
    }
    more = dict(drawn["more"])
    if more.get("address") is not None and medium not in (Medium.CALL, Medium.TEXT, Medium.RINGLESS_VOICEMAIL):
        del more["address"]
    return dict(_told(builders.suited(given | more), at, tz))


def _location(place: str) -> list[Json]:
    """Evidence of a place, with the zones that it points to under ``_zones``.

    Raises:
        ValueError: there is no such place.
    """
    if place == "none":
        return []
    if "/" in place:
        try:
            zone(place)
        except UnknownZone as error:
            raise ValueError(str(error)) from None
        return [{"id": "residence", "zones": [place], "_zones": (place,)}]
    if place.isascii() and place.isdigit():
        zones = zones_of_zip(place)
        found: Json = {"zip": place}
    else:
        state = place.removeprefix("US-")[:2]
        zones = zones_of_state(state)
        found = {"state": state}
        if len(place) > len("US-XX"):
            found["city"] = next((city.value for city in City if city.value == place), None)
    if not zones or found.get("city", place) is None:
        raise ValueError(f"no place {place!r}: write MA, US-NY-NYC, 02139, America/Boise or none")
    return [{"id": "residence", **found, "_zones": zones}]


def _lay(case: Json, kind: str, change: Any, medium: Medium, recipient: Recipient) -> None:
    """Put one change into the plain case; what says nothing else is about the person contacted."""
    if kind == "case":
        case.update(change)
    elif kind == "place":
        case["locations"].append(change)
    elif kind == "unknown":
        case[change] = UNKNOWN.value
    elif kind == "without":
        case[change] = []
    elif kind in ("attempt", "inbound", "calls"):
        if isinstance(case["history"], dict):
            _add_events(case["history"], kind, change, medium, recipient)
    elif kind.startswith("+"):
        _append(case, kind[1:], {"person": recipient.value, **change} if kind in ("+requests", "+consents") else change)
    elif kind.startswith("debt+"):
        which, fact = change
        _append(_debt(case, which), kind[len("debt+") :], fact)
    elif kind == "debt":
        which, fields = change
        _debt(case, which).update(fields)
    elif kind == "unknown of debt":
        which, name = change
        _debt(case, which)[name] = UNKNOWN.value
    else:
        which, fields = change
        held = case[kind]
        held[which % len(held)].update(fields)


def _append(owner: Json, name: str, fact: Any) -> None:
    held = owner.get(name, [])
    if held == UNKNOWN.value:
        return
    owner[name] = [*([] if held == "none" else held), fact]


def _debt(case: Json, which: str) -> Json:
    """The debt of that name, or the last."""
    found: Json = next((debt for debt in case["debts"] if debt["id"] == which), case["debts"][-1])
    return found


def _add_events(history: Json, kind: str, change: Any, medium: Medium, recipient: Recipient) -> None:
    if kind == "calls":
        last, outcome = change["last"], change["outcome"] if medium in TELEPHONE else None
        for number in range(change["count"]):
            moment = _Moment(last.days + number * change["every"], last.wall, last.ticks - number)
            attempt = {"at": moment, "medium": medium, "debts": list(change["debts"]), "recipient": recipient}
            if outcome is not None and number == 0:
                attempt["outcome"] = outcome
            attempt["address"] = builders.address_for(medium)
            history["attempts"].append(builders.completed("attempts", attempt))
    else:
        history["inbound" if kind == "inbound" else "attempts"].append({"recipient": recipient, **change})


class _Ids:
    """Gives every fact that needs one an id of its own."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def given(self, name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self.given(key, inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self._one(name, each) for each in value]
        return value

    def _one(self, name: str, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        made = {key: self.given(key, inner) for key, inner in value.items()}
        stem = builders.id_of(name, 0)
        if stem is not None and "id" not in made:
            number = self._numbers[name] = self._numbers.get(name, 0) + 1
            made["id"] = builders.id_of(name, number)
        return made


def _told(value: Any, at: datetime, tz: ZoneInfo) -> Any:
    """The value with moments and days told from the instant of the contact."""
    if isinstance(value, _Moment):
        return value.on(at, tz)
    if isinstance(value, _DayOf):
        return _Said((at.astimezone(tz).date() - timedelta(days=value.days)).isoformat())
    if isinstance(value, _Day):
        return at.astimezone(tz).date() - timedelta(days=value.days)
    if isinstance(value, dict):
        return _in_order({key: _told(inner, at, tz) for key, inner in value.items()})
    if isinstance(value, list):
        return [_told(inner, at, tz) for inner in value]
    return value


_BEGINS: Final = (
    "filed_at",
    "provided_at",
    "sent_at",
    "since",
    "given_at",
    "received_at",
    "granted_at",
    "declared_at",
    "made_at",
    "learned_at",
    "at",
)
"""Fields with which a fact begins, the first of them that it has: none of its other instants may lie before."""


def _in_order(fact: Json) -> Json:
    """The fact with no instant before its first."""
    first = next((fact[name] for name in _BEGINS if isinstance(fact.get(name), datetime)), None)
    return fact if first is None else {name: _not_before(first, value) for name, value in fact.items()}


def _not_before(first: datetime, value: Any) -> Any:
    if isinstance(value, datetime):
        return max(first, value)
    if isinstance(value, _Said):
        return max(_Said(first.date().isoformat()), value)
    return [_not_before(first, each) for each in value] if isinstance(value, list) else value


def _repaired(case: Json) -> Json:
    """The case without what would contradict itself."""
    for name, repair in _REPAIRS.items():
        if isinstance(case[name], list):
            for fact in case[name]:
                repair(fact)
    if case["consumer"].get("deceased") is not True:
        case["consumer"].pop("deceased_learned_at", None)
    for number, location in enumerate(case["locations"]):
        location["id"] = f"location{number}"
    for debt in case["debts"]:
        if debt.get("servicing_account") is not None:
            debt["kind"] = DebtKind.STUDENT_LOAN
        if isinstance(debt["disputes"], list):
            _repair_disputes(debt["disputes"])
        for name in ("disputes", "original_creditor_requests"):
            for asked in debt[name] if isinstance(debt[name], list) else ():
                if asked.get("submitted_at") is not None and _earlier(asked["received_at"], asked["submitted_at"]):
                    del asked["submitted_at"]
    if isinstance(case["history"], dict):
        _repair_history(case["history"])
    return case


def _earlier(one: Any, other: Any) -> bool:
    """Whether one instant is before another, or before the day that is all that is known of the other."""
    if isinstance(other, _Said):
        return isinstance(one, datetime) and one.date().isoformat() < other
    return isinstance(one, datetime) and isinstance(other, datetime) and one < other


def _repair_request(request: Json) -> None:
    """An inconvenient time says when, and its days are in order."""
    if request["kind"] == "inconvenient-time":
        if not any(request.get(name) for name in ("windows", "recurrences", "quiet_days")):
            request["windows"] = [{}]
        if request.get("first_day") is not None and request.get("last_day") is not None:
            request["first_day"], request["last_day"] = sorted((request["first_day"], request["last_day"]))


def _repair_consent(consent: Json) -> None:
    scope = consent["scope"]
    if scope in ("email-address", "text-number"):
        consent.setdefault("address", None)
        consent["address"] = consent["address"] or ("mail" if scope == "email-address" else "cell")
    if scope != "time":
        consent.pop("windows", None)
    elif not consent.get("windows") and consent.get("expires_at") is None:
        consent["windows"] = [{}]
    starts, expires = consent.get("starts_at"), consent.get("expires_at")
    if starts is not None and expires is not None and not _earlier(starts, expires):
        consent["expires_at"] = starts + timedelta(days=1) if isinstance(starts, datetime) else UNKNOWN.value


def _repair_representation(fact: Json) -> None:
    answered, asked_at = fact.get("answered_at"), fact.get("asked_at")
    if answered is not None and (asked_at is None or not _earlier(asked_at, answered)):
        fact["asked_at"] = fact["learned_at"]
    received = fact.get("asked_received_at")
    if received is not None and (fact.get("asked_at") is None or not _earlier(fact["asked_at"], received)):
        fact["asked_received_at"] = None


def _repair_bankruptcy(fact: Json) -> None:
    if (fact.get("converted_to") is None) != (fact.get("converted_at") is None):
        fact.pop("converted_to", None)
        fact.pop("converted_at", None)
    if fact.get("discharged_at") is not None:
        fact.pop("discharge_denied_at", None)


def _repair_disputes(disputes: list[Json]) -> None:
    """A dispute repeats an earlier one, if there is one, and comes after the statement that it is about."""
    for dispute in disputes:
        earlier = [
            d["id"] for d in disputes if d is not dispute and not _earlier(dispute["received_at"], d["received_at"])
        ]
        if dispute.get("repeats") is not None and earlier:
            dispute["repeats"] = earlier[0]
        else:
            dispute.pop("repeats", None)
            dispute.pop("duplicative_notice_at", None)
        if dispute.pop("statement_sent_at", None) is not None and isinstance(dispute["received_at"], datetime):
            dispute["statement_sent_at"] = dispute["received_at"] - timedelta(days=60)


def _repair_history(history: Json) -> None:
    begun = {event["id"]: event["at"] for event in history["inbound"]}
    for attempt in history["attempts"]:
        called = attempt["medium"] in TELEPHONE
        if attempt["outcome"] in ("pending", "unknown"):
            pass
        elif called is isinstance(attempt["outcome"], Delivery):
            attempt["outcome"] = "rang-out" if called else "sent"
        if not called or attempt.get("answered_by", "unknown") == "unknown":
            attempt.pop("answered_by", None)
            attempt.pop("answered_by_person", None)
        if attempt["outcome"] != "conversation":
            attempt.pop("discussed", None)
        if called:
            attempt.pop("undeliverable_at", None)
        names_debts = attempt["outcome"] == "voicemail" or (
            attempt["outcome"] == "conversation" and attempt.get("discussed", True) != []
        )
        if not called or names_debts or attempt.get("allotted_to") not in attempt["debts"]:
            attempt.pop("allotted_to", None)
        reply_to = attempt.get("in_reply_to")
        if reply_to != "unknown" and begun.get(reply_to, attempt["at"] + TICK) > attempt["at"]:
            attempt.pop("in_reply_to", None)
    for event in history["inbound"]:
        if event["medium"] not in ("call", "portal", "in-person"):
            event.pop("ended_at", None)
            event.pop("ongoing", None)
        if event.get("ended_at") is not None:
            event.pop("ongoing", None)
        if event["medium"] not in ("call", "in-person"):
            event.pop("conversation", None)
        if event.get("debts") or not event.get("conversation"):
            event.pop("allotted_to", None)


_REPAIRS: Final[Mapping[str, Callable[[Json], None]]] = {
    "requests": _repair_request,
    "consents": _repair_consent,
    "representation": _repair_representation,
    "bankruptcies": _repair_bankruptcy,
}
