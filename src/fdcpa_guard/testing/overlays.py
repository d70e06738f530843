"""From what a scenario says to the facts it means: the clean case with a few things laid over it.

A mapping is merged, anything else replaces what was there. ``+phones`` adds to a list, or merges with the item of the
same id. A key may be a path (``debts.d1.kind``), in which the items of a list go by their ids.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from operator import is_not
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from ..clock import UnknownZone, zone, zones_of_state, zones_of_zip
from ..errors import UNKNOWN_FIELD, InvalidFacts, Problem, nearest
from ..facts import Case, Contact, Fact
from ..facts.teaching import Place, place_of
from ..vocabulary import TELEPHONE, UNKNOWN, CallOutcome, Delivery, Medium, Pending
from .builders import CENTRAL, NOON, address_for, case_facts, completed, contact_facts, id_of, overruled, suited
from .documents import Listed, Mapped, ScenarioError

_NAIVE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYS: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.\.([0-9]{4}-[0-9]{2}-[0-9]{2}))?")
_CLOCK: Final = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_NUMBER: Final = re.compile(r"[0-9]+")
_INSTANTS: Final = re.compile(r"(at|since|.*_at)\Z")
_MOST_DAYS: Final = 400
STATEMENTS: Final[Mapping[str, tuple[str, str]]] = {
    "requests": ("kind", "received_at"),
    "consents": ("scope", "given_at"),
}
"""Lists whose items may be written as a word and, perhaps, a time: ``cease 2026-03-02``."""


UNDECLARED: Final = "undeclared"
"""In the place of content of which nothing is declared."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file, to point at what is wrong there."""

    source: str
    line: int

    def error(self, message: str, line: int | None = None) -> ScenarioError:
        """The error that points here, or at another line of the same file."""
        return ScenarioError(self.source, self.line if line is None else line, message)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one row, and the zone in which its times are read."""

    case: Case
    contact: Contact
    zone: ZoneInfo | None

    def instant(self, text: Any, spot: Spot, field: str) -> datetime:
        """A time of the file as an instant.

        Raises:
            ScenarioError: it is no time, or no zone says how to read it.
        """
        return instant(text, self.zone, spot, field)


def facts(given: Sequence[Mapped], when: Sequence[Mapped], zone_name: str | None, spot: Spot) -> Facts:
    """The case and contact of a row: the clean ones under everything that was laid over them.

    Raises:
        ScenarioError: a path leads nowhere, or the facts are not well formed.
    """
    said = repr(given), zone_name
    known = _known_cases.get(said)
    case = _laid_over(given, spot) if known is None else known.written
    contact: dict[str, Any] = contact_facts(_said_of_it(when))
    for overlay in when:
        contact = _laid(contact, overlay, spot)
    where = _zones(case) if known is None else known.where
    tz = _zone(zone_name, spot) if zone_name is not None else zone(where[0]) if len(where) == 1 else None
    if known is None:
        case = _completed_case(case, spot)
    ids = [one["id"] for one in case["debts"] if isinstance(one, dict)] if isinstance(case["debts"], list) else []
    contact.setdefault("debts", ids)
    if "at" not in contact:
        contact["at"] = instant(NOON, tz or zone(where[0] if where else CENTRAL), spot, "at")
    if contact.get("content") == UNDECLARED:
        contact["content"] = {}
    contact["content"] = overruled(contact.get("content"))
    contact.update(suited(contact, case))
    timed = _timed(case, tz, spot, "given") if known is None else {}
    contact = _timed(contact, tz, spot, "when")
    if known is None:
        known = _KnownCase(case, where, _made(Case, timed, spot, "given"))
        if len(_known_cases) >= _MOST_KNOWN:
            _known_cases.clear()
        _known_cases[said] = known
    return Facts(known.case, _made(Contact, contact, spot, "when"), tz)


class _KnownCase(NamedTuple):
    """The case of rows that say the same of it: made once, for to make it costs more than to decide."""

    written: Mapping[str, Any]
    where: list[str]
    case: Case


_MOST_KNOWN: Final = 1_024
_known_cases: Final[dict[tuple[str, str | None], _KnownCase]] = {}
"""By what is laid over the clean case, and the zone that is named; when there are too many it begins anew."""


def _laid_over(given: Sequence[Mapped], spot: Spot) -> dict[str, Any]:
    """The clean case under what was laid over it."""
    case: dict[str, Any] = case_facts()
    for overlay in given:
        _whole_place(overlay, spot)
        if "place" in overlay:  # first, so that what the same overlay says of locations is laid over it
            case["locations"] = _locations(overlay["place"], spot, overlay.line_of("place"))
        case = _laid(case, overlay, spot)
        case.pop("place", None)
    return case


def _whole_place(overlay: Mapped, spot: Spot) -> None:
    """Refuse to look into ``place``, which stands for the evidence there is and holds none itself."""
    for key in overlay:
        if key.removeprefix("+").partition(".")[0] == "place" and key != "place":
            raise spot.error(f"{key}: place is given as a whole, as in place: {{zip: 02139}}", overlay.line_of(key))


def instant(text: Any, tz: ZoneInfo | None, spot: Spot, field: str) -> datetime:
    """A time of a file as an instant in UTC; a date alone is its midnight.

    Raises:
        ScenarioError: it is no time, its zone is not known, or clocks there never show it.
    """
    try:
        read = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise spot.error(f"{field}: a time is written as 2026-03-05 10:00, perhaps with an offset") from None
    if read.tzinfo is not None:
        return read.astimezone(UTC)
    if tz is None:
        raise spot.error(f"{field}: the place has no single time zone, so say which clock it is: zone: America/Denver")
    found = read.replace(tzinfo=tz).astimezone(UTC)
    if found.astimezone(tz).replace(tzinfo=None) != read:
        raise spot.error(f"{field}: clocks there skip this time in spring")
    return found


# -- laying over


def _said_of_it(when: Sequence[Mapped]) -> Mapping[str, Any]:
    """What a row says of its contact, the last word on each."""
    return {key: value for overlay in when for key, value in overlay.items()}


def _laid(under: Mapping[str, Any], over: Mapping[str, Any], spot: Spot) -> Mapped:
    made = _copy(under, spot)
    for key, value in over.items():
        at = Spot(spot.source, over.line_of(key)) if isinstance(over, Mapped) else spot
        adding = key.startswith("+")
        path = key.removeprefix("+").split(".")
        head = path[0]
        made.put(head, _put(made.get(head), path, 0, value, adding, at), at.line)
    return made


def _put(under: Any, path: list[str], position: int, value: Any, adding: bool, spot: Spot) -> Any:
    """What stands at ``path[position]`` once a value has been put at the end of the path."""
    name, rest = path[position], path[position + 1 :]
    if not rest:
        return _replaced(name, under, value, adding, spot)
    if isinstance(under, list):
        ids = [one.get("id") for one in under if isinstance(one, dict)]
        if rest[0] not in ids:
            known = nearest(rest[0], filter(None, ids))
            raise spot.error(f"{'.'.join(path)}: {name} has no {rest[0]!r} ({known})")
        items = list(under)
        at = next(n for n, one in enumerate(items) if isinstance(one, dict) and one.get("id") == rest[0])
        items[at] = _put(items[at], path, position + 1, value, adding, spot)
        return items
    if under is not None and not isinstance(under, dict):
        raise spot.error(f"{'.'.join(path)}: {name} holds no facts that a path could lead to")
    made = _copy(under or {}, spot)
    made.put(rest[0], _put(made.get(rest[0]), path, position + 1, value, adding, spot), spot.line)
    return made


def _replaced(name: str, under: Any, value: Any, adding: bool, spot: Spot) -> Any:
    if isinstance(value, list):
        value = list(_written_out(name, value, spot))
        value = value if adding else _numbered(name, value)
    if not adding:
        merging = isinstance(under, dict) and isinstance(value, dict) and name != "place"
        if name == "attributes" and merging:
            return {**under, **value}
        return _laid(under, value, spot) if merging else value
    held = [] if under is None or under == "none" else under
    if not isinstance(held, list) or not isinstance(value, list):
        raise spot.error(f"+{name}: + adds a list to a list")
    items = list(held)
    for item in value:
        same = item.get("id") if isinstance(item, dict) else None
        at = next((n for n, one in enumerate(items) if isinstance(one, dict) and one.get("id") == same), None)
        if same is None or at is None:
            items.append(item)
        else:
            items[at] = _laid(items[at], item, spot)
    return _numbered(name, items)


def _numbered(name: str, items: list[Any]) -> list[Any]:
    """The items, those without an id with the id of their position."""
    if id_of(name, 0) is None:
        return items
    taken = {str(item.get("id")) for item in items if isinstance(item, dict)}
    numbered = []
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict) and "id" not in item:
            while id_of(name, number) in taken:
                number += 1
            taken.add(str(id_of(name, number)))
            copy = Mapped(getattr(item, "line", 0))
            copy.update({"id": id_of(name, number), **item})
            copy.lines.update(getattr(item, "lines", {}))
            item = copy
        numbered.append(item)
    return numbered


def _copy(under: Mapping[str, Any], spot: Spot) -> Mapped:
    made = Mapped(getattr(under, "line", spot.line))
    made.update(under)
    made.lines.update(getattr(under, "lines", {}))
    return made


# -- short ways to write


def _written_out(name: str, items: list[Any], around: Spot) -> Iterator[Any]:
    for position, item in enumerate(items):
        spot = replace(around, line=items.lines[position]) if isinstance(items, Listed) else around
        if name == "history" and not isinstance(item, str | dict):
            raise spot.error("history: an event is a line such as 'call 2026-03-02 10:00 rang-out', or a mapping")
        if not isinstance(item, str):
            yield item
        elif name == "history":
            yield from _events(item, spot)
        elif name in STATEMENTS:
            yield _statement(name, item, spot)
        else:
            yield item


def _statement(name: str, text: str, spot: Spot) -> Mapped:
    """A request or consent written as a word and, perhaps, a time."""
    kind, _, time = text.partition(" ")
    made = Mapped(spot.line)
    of, since = STATEMENTS[name]
    made.put(of, kind, spot.line)
    if time:
        made.put(since, time, spot.line)
    return made


def _events(text: str, spot: Spot) -> Iterator[Mapped]:
    """Events written as ``call 2026-03-02..2026-03-08 10:00+15:00 rang-out to office about d1+d2``."""
    words = text.split()
    incoming = bool(words) and words[0] == "inbound"
    words = words[incoming:]
    if len(words) < 3 or not (span := _DAYS.fullmatch(words[1])):
        near = nearest(words[0], ["inbound"]) if len(words) > 3 else ""
        hint = f" ({near})" if near.startswith("did you mean") else ""
        raise spot.error(f"history: write an event as 'call 2026-03-02 10:00 rang-out', not {text!r}{hint}")
    made = Mapped(spot.line)
    made.put("inbound", incoming, spot.line)
    made.put("medium", _known(words[0], Medium, "history", spot), spot.line)
    rest = iter(words[3:])
    for word in rest:
        field = EVENT_WORDS.get(word)
        if field is not None:
            value = next(rest, None)
            if value is None:
                raise spot.error(f"history: nothing follows {word!r}")
            made.put(field, value.split("+") if field == "debts" else value, spot.line)
        elif incoming and word in EVENT_FLAGS:
            made.put(word, True, spot.line)
        elif not incoming and "outcome" not in made:
            outcomes = CallOutcome if words[0] in TELEPHONE else Delivery
            open_ended = (Pending.PENDING.value, UNKNOWN.value)
            said = word if word in open_ended else _known(word, outcomes, "history", spot, also=EVENT_WORDS)
            made.put("outcome", said, spot.line)
        else:
            also = EVENT_FLAGS if incoming else ()
            raise spot.error(f"history: {word!r} is not understood ({nearest(word, (*EVENT_WORDS, *also))})")
    times = words[2].split("+")
    if not all(map(_CLOCK.fullmatch, times)):
        raise spot.error(f"history: write times as 10:00 or 09:00+10:00, not {words[2]!r}")
    for day in _days(*span.groups(), spot=spot):
        for time in times:
            event = _copy(made, spot)
            event.put("at", f"{day} {time}", spot.line)
            yield event


EVENT_WORDS: Final[Mapping[str, str]] = {
    "about": "debts",
    "to": "address",
    "from": "address",
    "as": "id",
    "for": "purpose",
    "with": "recipient",
    "answering": "in_reply_to",
}
"""Words of an event in short, each before what the field holds."""

EVENT_FLAGS: Final = ("conversation", "ongoing")
"""Words of an event that the person began, which say that it was one."""


def _days(first: str, last: str | None, *, spot: Spot) -> Iterator[date]:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise spot.error("history: there is no such day in the calendar") from None
    if not timedelta(0) <= end - start <= timedelta(days=_MOST_DAYS):
        raise spot.error(f"history: days run forwards, and at most {_MOST_DAYS} of them")
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


def _known(word: str, words: type[Enum], field: str, spot: Spot, *, also: Mapping[str, str] | tuple[()] = ()) -> str:
    values = [each.value for each in words]
    if word not in values:
        raise spot.error(f"{field}: {word!r} is not known ({nearest(word, (*values, *also))})")
    return word


def _locations(place: Any, spot: Spot, line: int) -> Any:
    """The one piece of evidence that ``place`` stands for: a state, ZIP code or zone, or a mapping that says so."""
    if isinstance(place, dict):
        residence = _copy(place, spot)
        residence.setdefault("id", "residence")
        return [residence]
    if place == "none":
        return "none"
    text = str(place)
    field = "zones" if "/" in text else "zip" if _NUMBER.match(text) else "state"
    if isinstance(place, int):
        text = f"{place:05}"
    residence = Mapped(line)
    residence.put("id", "residence", line)
    residence.put(field, [text] if field == "zones" else text, line)
    return [residence]


# -- completing


def _completed_case(case: Mapping[str, Any], spot: Spot) -> dict[str, Any]:
    made = _copy(case, spot)
    for name, value in case.items():
        made[name] = _filled(name, value, spot)
    ids = [one["id"] for one in made["debts"] if isinstance(one, dict)] if isinstance(made["debts"], list) else []
    history = case.get("history")
    if isinstance(history, list):
        attempts: list[Mapped] = []
        inbound: list[Mapped] = []
        for event in history:
            plain = _copy(event, spot)
            incoming = plain.pop("inbound", False)
            if not isinstance(incoming, bool):
                at = event.line_of("inbound") if isinstance(event, Mapped) else spot.line
                raise spot.error("given.history.inbound: must be true or false", at)
            plain.setdefault("debts", ids)
            plain.setdefault("address", address_for(plain.get("medium"), made))
            kind = "inbound" if incoming else "attempts"
            (inbound if incoming else attempts).append(_filled_item(kind, plain, spot))
        made["history"] = {"attempts": attempts, "inbound": inbound}
    return made


def _filled(name: str, value: Any, spot: Spot) -> Any:
    """The value, every fact of a list in it completed with what it needs."""
    if isinstance(value, list):
        return [_filled_item(name, item, spot) if isinstance(item, dict) else item for item in value]
    if isinstance(value, dict) and name != "attributes":
        made = _copy(value, spot)
        made.update({key: _filled(key, inner, spot) for key, inner in value.items()})
        return made
    return value


def _filled_item(kind: str, item: Mapping[str, Any], spot: Spot) -> Mapped:
    made = _copy(item, spot)
    made.update(completed(kind, item))
    for key, value in made.items():
        if isinstance(value, list):
            made[key] = _filled(key, _numbered(key, value), spot)
    return made


# -- times


def _zones(case: Mapping[str, Any]) -> list[str]:
    """The zones that the evidence of the consumer's place points to."""
    found: dict[str, None] = {}
    locations = case.get("locations")
    for one in locations if isinstance(locations, list) else ():
        if isinstance(one, dict) and one.get("person", "consumer") == "consumer":
            zones, zip_code, state = one.get("zones"), one.get("zip"), one.get("state")
            of_place = zones_of_zip(zip_code[:5]) if isinstance(zip_code, str) else ()
            if not of_place and isinstance(state, str):
                of_place = zones_of_state(state)
            stated = [each for each in zones if isinstance(each, str)] if isinstance(zones, list) else []
            found |= dict.fromkeys([*stated, *of_place])
    return [name for name in found if _is_zone(name)]


def _is_zone(name: Any) -> bool:
    try:
        return bool(zone(name))
    except (UnknownZone, TypeError):
        return False


def _zone(name: Any, spot: Spot) -> ZoneInfo:
    try:
        return zone(name)
    except (UnknownZone, AttributeError, TypeError):
        raise spot.error("zone: no such time zone (an IANA name such as America/Chicago is needed)") from None


def _timed(value: Any, tz: ZoneInfo | None, spot: Spot, field: str) -> Any:
    """The value, with the wall times in it read in the zone; what holds none is given back as it is."""
    if isinstance(value, dict):
        made: Mapped | None = None
        for key, inner in value.items():
            if inner is None or type(inner) in _TIMELESS or (type(inner) is str and inner[4:5] != "-"):
                continue  # by far the most
            at = Spot(spot.source, value.line_of(key) if isinstance(value, Mapped) else spot.line)
            read = _timed(inner, tz, at, f"{field}.{key}" if key not in _OUTER else key)
            if read is not inner:
                made = _copy(value, spot) if made is None else made
                made[key] = read
        return value if made is None else made
    if isinstance(value, list):
        items = [_timed(one, tz, spot, field) if isinstance(one, str | dict) else one for one in value]
        return items if any(map(is_not, items, value)) else value
    if isinstance(value, str):
        name = field.rpartition(".")[2]
        if _NAIVE.fullmatch(value) or (_DAY.fullmatch(value) and _INSTANTS.match(name)):
            return instant(value, tz, spot, field)
    return value


_TIMELESS: Final = frozenset({bool, int})
_OUTER: Final = frozenset({"history", "debts", "requests", "consents", "representation", "locations"})


# -- the facts themselves


def _made(model: type[Any], data: Mapping[str, Any], spot: Spot, field: str) -> Any:
    try:
        return model.model_validate(data)
    except InvalidFacts as error:
        # What may be of either of two kinds has two problems.
        problems = [each for problem in error.problems for each in _named(model, data, problem)]
        texts = dict.fromkeys(_text(model, data, problem, field) for problem in problems)
        raise spot.error("; ".join(texts), _line(data, problems[0].field, spot)) from None


def _named(model: type[Any], data: Any, problem: Problem) -> list[Problem]:
    """The problem, with the fields that there are none of by name: here they are an author's, no floor's."""
    *path, last = problem.field.split(".")
    if last == "(key)":
        return [replace(problem, field=".".join(path))]
    if last != UNKNOWN_FIELD:
        return [problem]
    given = _at(data, ".".join(path))
    known = _place(model, path).fields
    unknown = [str(key) for key in given if key not in known] if isinstance(given, dict) else []
    return [replace(problem, field=".".join([*path, key])) for key in unknown] or [problem]


def _line(data: Any, path: str, spot: Spot) -> int:
    """The line nearest to a path in the data; the row's own if nothing there was written in the file."""
    line = spot.line
    for part in path.split("."):
        if isinstance(data, list) and _NUMBER.fullmatch(part) and int(part) < len(data):
            data = data[int(part)]
            line = getattr(data, "line", line)
        elif isinstance(data, dict) and part in data:
            line = getattr(data, "lines", {}).get(part, line)
            data = data[part]
    return line


_PLAINLY: Final[Mapping[str, str]] = {
    "tuple_type": "a list is needed",
    "frozen_set_type": "a list is needed",
    "model_type": "a mapping of facts is needed",
    "missing": "it is needed here",
    "instant_type": "a time is written as 2026-03-05 10:00",
    "date_type": "a day is written as 2026-03-05",
    "string_type": "a text is needed; put what looks like a number in quotes",
}
"""What is said in place of pydantic's words, by its code."""


def _text(model: type[Fact], data: Any, problem: Problem, field: str) -> str:
    """What is wrong in one line, with the nearest valid name where a name is wrong."""
    *path, last = problem.field.split(".")
    if problem.code == "id" and not isinstance(_at(data, problem.field), str):
        problem = replace(problem, code="string_type")
    text = f"{field}.{problem.field}: {_PLAINLY.get(problem.code, problem.message)}"
    if problem.code == "extra_forbidden":
        fields = {*_place(model, path).fields}
        other, others = ("when", Contact) if field == "given" else ("given", Case)
        elsewhere = not path and last in others.model_fields and field in ("given", "when")
        meant = f"it belongs to {other}" if elsewhere else nearest(last, fields)
        return f"{field}.{problem.field}: no such field ({meant})"
    if problem.code in ("enum", "literal_error", "union_tag_invalid"):
        value, place = _at(data, problem.field), _place(model, problem.field.split("."))
        words = {*(place.kinds if problem.code == "union_tag_invalid" else place.words)}
        if isinstance(value, dict):
            value = value.get("kind")
        if isinstance(value, str) and words:
            return f"{field}.{problem.field}: {value!r} is not known ({nearest(value, words)})"
    return text


def _place(model: type[Fact], path: Sequence[str]) -> Place:
    """The place in the facts to which a path leads."""
    return place_of(tuple([int(step) if _NUMBER.fullmatch(step) else step for step in path]), model)


def _at(data: Any, path: str) -> Any:
    for part in path.split("."):
        if isinstance(data, list) and _NUMBER.fullmatch(part) and int(part) < len(data):
            data = data[int(part)]
        elif isinstance(data, dict) and part in data:
            data = data[part]
    return data
