"""Questions that are denied, and how one fact of them can be lost, misspelt, doubled, garbled or contradicted.

A question is plain data, ``{"case": …, "contact": …}``. A damage is what became of it, and where. What answers a
damaged question is one of `VERDICTS`; only *allowed in silence* is wrong, and `EXCUSED` names what cannot be seen.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from fdcpa_guard import Case, Contact, Decision, Guard, InvalidFacts
from fdcpa_guard.decision import Advisory, Duty, Reason
from fdcpa_guard.testing import builders
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.testing.smallest import changed, paths, without

Where = tuple[int | str, ...]


@dataclass(frozen=True)
class Damage:
    """One fact of a question, damaged.

    Attributes:
        way: how.
        path: where in the question.
        question: what is left.
        doubled: a value given under the same key once more, which only text can hold.
    """

    way: str
    path: Where
    question: Json
    doubled: tuple[Any, Any] | None = None

    @property
    def text(self) -> str:
        """The question as JSON."""
        if self.doubled is None:
            return json.dumps(self.question)
        first, second = (json.dumps({self.path[-1]: value})[1:-1] for value in self.doubled)
        marked = json.dumps(changed(self.question, self.path, _MARK))
        return marked.replace(json.dumps({self.path[-1]: _MARK})[1:-1], f"{first}, {second}", 1)


_MARK: Final = "\N{BLACK SQUARE}"


def value_at(question: Any, path: Where) -> Any:
    """What stands at a path."""
    for part in path:
        question = question[part]
    return question


# -- the ways

_FULL_WIDTH: Final = {ord(digit): ord(digit) - ord("0") + ord("\N{FULLWIDTH DIGIT ZERO}") for digit in "0123456789"}
_ARABIC: Final = {ord(digit): ord(digit) - ord("0") + ord("\N{ARABIC-INDIC DIGIT ZERO}") for digit in "0123456789"}


def swapped(word: str, dice: Random) -> str:
    """The word with two neighbours in each other's place, as fingers do; the word itself if that makes no other."""
    places = [n for n in range(len(word) - 1) if word[n] != word[n + 1] and word[n : n + 2].isalpha()]
    if not places:
        return word
    n = dice.choice(places)
    return word[:n] + word[n + 1] + word[n] + word[n + 2 :]


def lost(question: Json, path: Where, dice: Random) -> Iterator[Damage]:
    """Not given, or given as null or unknown."""
    if isinstance(path[-1], str):
        yield Damage("left out", path, without(question, path))
        yield Damage("null", path, changed(question, path, None))
        yield Damage("unknown", path, changed(question, path, "unknown"))


def misspelt(question: Json, path: Where, dice: Random) -> Iterator[Damage]:
    """The name of a field, a word, or an id in one of the places where it stands."""
    if isinstance(path[-1], str):
        name = swapped(path[-1], dice)
        owner = value_at(question, path[:-1])
        if name not in owner:
            renamed = {name if key == path[-1] else key: value for key, value in owner.items()}
            yield Damage("field misspelt", path, changed(question, path[:-1], renamed))
    value = value_at(question, path)
    if isinstance(value, str) and (other := swapped(value, dice)) != value:
        yield Damage("word misspelt", path, changed(question, path, other))


def doubled(question: Json, path: Where, dice: Random) -> Iterator[Damage]:
    """An item of a list twice, a number or address under two ids, a key twice."""
    value = value_at(question, path)
    if isinstance(path[-1], int) and isinstance(value, dict):
        owner = value_at(question, path[:-1])
        yield Damage("item doubled", path, changed(question, path[:-1], [*owner, value]))
        if path[-2] in ("phones", "emails", "postal_addresses") and any(
            value.get(name) for name in ("number", "address")
        ):
            bare = {name: value[name] for name in ("number", "address", "person") if name in value}
            other = {**bare, "id": f"{value['id']}-again"}
            twice = changed(question, path[:-1], [*owner, other])
            if question["contact"].get("address") == value["id"]:
                yield Damage("number under another id", path, changed(twice, ("contact", "address"), other["id"]))
    if isinstance(path[-1], str):
        for second in ("none", None):
            yield Damage("key doubled", path, question, (value, second))


def garbled(question: Json, path: Where, dice: Random) -> Iterator[Damage]:
    """Cut, in other digits, of another type, in a form that says less."""
    value = value_at(question, path)
    if isinstance(value, bool):
        yield Damage("yes or no as text", path, changed(question, path, "yes" if value else "no"))
        yield Damage("yes or no as number", path, changed(question, path, int(value)))
    elif isinstance(value, str):
        if any(character in "0123456789" for character in value):
            digits = dice.choice((_FULL_WIDTH, _ARABIC))
            yield Damage("other digits", path, changed(question, path, value.translate(digits)))
        yield Damage("cut", path, changed(question, path, value[: len(value) // 2]))
        yield Damage("in a list", path, changed(question, path, [value]))
        if path[-1] in ("zip", "number", "state"):
            unreadable = {"zip": "00000", "number": "+12995550100", "state": "XX"}[path[-1]]
            yield Damage("not to be read", path, changed(question, path, unreadable))
        if "T" in value and value[:4].isdigit():
            bare = value[:19]
            yield Damage("instant without offset", path, changed(question, path, bare))
            yield Damage("instant by a clock that nobody has", path, changed(question, path, f"{bare}-04:56"))
    elif isinstance(value, int):
        yield Damage("number as text", path, changed(question, path, str(value)))
        yield Damage("number negated", path, changed(question, path, -value - 1))
    elif isinstance(value, list) and value:
        yield Damage("list as its first", path, changed(question, path, value[0]))
        if all(isinstance(each, str) for each in value):
            for zone in ("EST", "UTC", "Etc/GMT+5") if path[-1] == "zones" else ():
                yield Damage("a place where nobody lives", path, changed(question, path, [zone]))


def contradicted(question: Json, path: Where, dice: Random) -> Iterator[Damage]:
    """Further evidence that points elsewhere: to a place where it is earlier or later, or whose law says less."""
    value = value_at(question, path)
    if path[-1] == "locations" and isinstance(value, list) and value:
        state = dice.choice(("HI", "GU", "AK", "CA", "ME", "PR", "KS"))
        yield Damage("another state", path, changed(question, path, [*value, {"id": "moved", "state": state}]))
        first = value[0]
        if "zip" in first:
            yield Damage("ZIP and another state", path, changed(question, (*path, 0), {**first, "state": state}))
        if "state" in first and first["state"] != "MA" and "zip" not in first:
            yield Damage("state and another ZIP", path, changed(question, (*path, 0), {**first, "zip": "02139"}))


WAYS: Final = (lost, misspelt, doubled, garbled, contradicted)


def damages(question: Json, dice: Random, inside: Callable[[Where], bool] = lambda path: True) -> Iterator[Damage]:
    """Every damage of every fact of a question, or of those at some paths."""
    for path in paths(question):
        if len(path) > 1 and inside(path):
            for way in WAYS:
                yield from way(question, path, dice)


# -- what is answered

REFUSED: Final = "refused"
DENIED: Final = "denied"
POINTED_OUT: Final = "pointed out"
SILENT: Final = "allowed in silence"
VERDICTS: Final = (REFUSED, DENIED, POINTED_OUT, SILENT)


def read(question: Json) -> tuple[Contact, Case]:
    """The facts of a question."""
    return Contact.model_validate(question["contact"]), Case.model_validate(question["case"])


def read_text(text: str) -> tuple[Contact, Case]:
    """The facts of a question as a caller reads them who gets JSON."""
    parts = {}
    decoder = json.JSONDecoder()
    at = text.index("{") + 1
    while True:
        while text[at] in " ,":
            at += 1
        if text[at] == "}":
            break
        name, at = decoder.raw_decode(text, at)
        at = text.index(":", at) + 1
        while text[at] == " ":
            at += 1
        start = at
        _, at = decoder.raw_decode(text, at)
        parts[name] = text[start:at]
    return Contact.model_validate_json(parts["contact"]), Case.model_validate_json(parts["case"])


def said(decision: Decision) -> set[tuple[str, str, tuple[str, ...]]]:
    """What a decision says besides its verdict."""
    told: list[Advisory | Duty | Reason] = [*decision.advisories, *decision.duties]
    told += [reason for reason in decision.reasons if not reason.denies]
    return {(one.rule, one.message, tuple(f"{name} {value}" for name, value in one.facts.items())) for one in told}


def names(damage: Damage, told: set[tuple[str, str, tuple[str, ...]]], question: Json) -> bool:
    """Whether something that was said names the place: a field of the path, the id of what holds it, a misspelt id."""
    path = damage.path
    words = {str(part) for part in path[1:] if isinstance(part, str)}
    if damage.way == "word misspelt" and path[-1] == "id":
        words.add(str(value_at(damage.question, path)))
    for depth in range(1, len(path) + 1):
        try:
            holder = value_at(question, path[:depth])
        except (LookupError, TypeError):
            break
        if isinstance(holder, dict) and isinstance(holder.get("id"), str):
            words.add(holder["id"])
    return any(word in message or any(word in fact for fact in facts) for _, message, facts in told for word in words)


def verdict(guard: Guard, damage: Damage, undamaged: Decision, original: Json) -> str:
    """What comes of a damaged question that was denied."""
    try:
        contact, case = read_text(damage.text)
    except InvalidFacts:
        return REFUSED
    decision = guard.decide(contact, case)
    if not decision.allowed:
        return DENIED
    told = said(decision) - said(undamaged)
    if damage.path[:2] == ("contact", "content") and len(decision.duties) > len(undamaged.duties):
        return POINTED_OUT  # what is not declared is a duty, in words of its own
    return POINTED_OUT if names(damage, told, original) else SILENT


# -- questions that one fact denies

Restriction = Callable[[Json, Json, datetime, Random], None]
"""Adds a fact to a case, or changes a contact, so that what was allowed is denied."""


def clean(dice: Random) -> tuple[Json, datetime]:
    """A question that nothing objects to, and its instant."""
    moment = datetime.fromisoformat("2026-04-08T12:00:00-05:00") + timedelta(days=dice.randrange(200))
    medium = dice.choice(("call", "call", "call", "text", "email", "mail"))
    contact = builders.contact_facts() | {"debts": ["d1"], "at": moment.isoformat(), "medium": medium}
    case = json.loads(json.dumps(builders.case_facts(), default=str))
    case["phones"][0]["number"] = dice.choice(("+13145550123", "+18165550123"))
    case["emails"][0]["address"] = "someone@example.com"
    place = dice.choice(({"state": "MO"}, {"zip": "63101"}, {"zones": ["America/Chicago"], "state": "MO"}))
    case["locations"] = [{"id": "residence", **place}]
    return {"contact": contact, "case": case}, moment


def made(dice: Random) -> tuple[str, Json, Callable[[Where], bool]]:
    """A question that only one kind of fact denies, what that is called, and which paths lead to or into it."""
    question, moment = clean(dice)
    before = json.loads(json.dumps(question))
    name = dice.choice(sorted(RESTRICTIONS))
    RESTRICTIONS[name](question["case"], question["contact"], moment, dice)
    question["contact"] = builders.suited(question["contact"], question["case"])
    added = [path for path in paths(question) if differs(before, question, path)]
    return name, question, lambda path: path in added


def differs(before: Json, after: Json, path: Where) -> bool:
    """Whether the same path led to something else, or nowhere."""
    try:
        return bool(value_at(before, path) != value_at(after, path))
    except (LookupError, TypeError):
        return True


def _ago(moment: datetime, **span: float) -> str:
    return (moment - timedelta(**span)).isoformat()


def _request(kind: str, **fields: Any) -> Restriction:
    def add(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
        given = {
            "id": "asked",
            "kind": kind,
            "received_at": _ago(moment, days=dice.randrange(1, 300)),
            "in_writing": True,
        }
        case["requests"] = [{**given, **fields}]

    return add


def _not_this(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
    _request("stop-medium", media=[contact["medium"]])(case, contact, moment, dice)


def _not_there(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
    address = builders.address_for(contact["medium"], case)
    _request("stop-address", address=address)(case, contact, moment, dice)


def _attempts(count: int, **fields: Any) -> Restriction:
    def add(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
        contact["medium"] = "call"
        case["history"] = {
            "attempts": [
                {
                    "id": f"call-{n}",
                    "at": _ago(moment, hours=n * 12 + 1),
                    "medium": "call",
                    "outcome": "rang-out",
                    "debts": ["d1"],
                    "address": "cell",
                    "voice": "live",
                    **fields,
                }
                for n in range(count)
            ],
            "inbound": "none",
        }

    return add


def _of_debt(name: str, **fields: Any) -> Restriction:
    def add(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
        day = dice.randrange(1, 100)
        when = {key: _ago(moment, days=day) for key, value in fields.items() if value is ...}
        case["debts"][0][name] = [{"id": "open", **fields, **when}]
        case["debts"][0]["validation"] = [{"provided_at": _ago(moment, days=day + 5)}]

    return add


def _late(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
    contact["medium"] = "call"
    contact["at"] = moment.replace(hour=dice.choice((3, 21, 22))).isoformat()


def _elsewhere(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
    contact["medium"] = "call"
    contact["at"] = moment.replace(hour=8).isoformat()
    case["locations"].append({"id": "second", "state": "CA"})


def _disowned(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
    contact["medium"] = dice.choice(("call", "text"))
    case["phones"][0]["disowned_at"] = _ago(moment, days=30)


def _reassigned(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
    contact["medium"] = "text"
    case["phones"][0]["reassigned_checks"] = [
        {"at": _ago(moment, days=3), "since": _ago(moment, days=400), "reassigned": True, "complete_and_accurate": True}
    ]


def _bankrupt(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
    day = _ago(moment, days=dice.randrange(2, 90))
    case["bankruptcies"] = [{"id": "petition", "chapter": dice.choice((7, 13)), "filed_at": day, "learned_at": day}]


def _represented(case: Json, contact: Json, moment: datetime, dice: Random) -> None:
    case["representation"] = [{"id": "lawyer", "learned_at": _ago(moment, days=9), "attorney_can_be_found": True}]


RESTRICTIONS: Final[dict[str, Restriction]] = {
    "cease": _request("cease"),
    "stop this medium": _not_this,
    "stop this address": _not_there,
    "inconvenient time": _request("inconvenient-time", windows=[{"start": "09:00", "end": "21:00"}]),
    "seven calls": _attempts(7),
    "a conversation": _attempts(1, outcome="conversation"),
    "dispute": _of_debt("disputes", received_at=..., in_writing=True),
    "original creditor": _of_debt("original_creditor_requests", received_at=..., in_writing=True),
    "paid": lambda case, contact, moment, dice: case["debts"][0].update(paid_at=_ago(moment, days=5)),
    "too late": _late,
    "early in one of two states": _elsewhere,
    "disowned number": _disowned,
    "reassigned number": _reassigned,
    "bankruptcy": _bankrupt,
    "attorney": _represented,
    "dead": lambda case, contact, moment, dice: case["consumer"].update(deceased=True),
}


# -- what cannot be seen

_ABSENT: Final = frozenset({"left out", "null"})
_NO_TRACE: Final = "What did not happen is not given, so nothing tells that it did."
_FROM_THEN_ON: Final = "A consent that says no beginning begins when it is given."
_ONE_LESS: Final = "Nothing tells how many pieces of evidence there were."
_USUAL: Final = "Where it is not given it is the usual one, which the schema states."
_ANOTHER: Final = "The code of another state is no misspelling."
_NO_PLACE: Final = "Null says that it is tied to no place."
_UNDECLARED: Final = "What nobody declares is a duty where the law wants it said, and nothing where it forbids it."
_KNOWLEDGE: Final = "Nearly nobody records it of the living; denied only where it is known."

EXCUSED: Final[dict[str, tuple[frozenset[str], str]]] = {
    "disowned_at": (_ABSENT, _NO_TRACE),
    "paid_at": (_ABSENT, _NO_TRACE),
    "broken_at": (_ABSENT, _NO_TRACE),
    "undeliverable_at": (_ABSENT, _NO_TRACE),
    "reassigned_checks": (_ABSENT, _NO_TRACE),
    "notices": (_ABSENT, _NO_TRACE),
    "emergencies": (_ABSENT, _NO_TRACE),
    "starts_at": (_ABSENT, _FROM_THEN_ON),
    "locations": (frozenset({"left out"}), _ONE_LESS),
    "recipient": (frozenset({"left out"}), _USUAL),
    "purpose": (frozenset({"left out"}), _USUAL),
    "kind": (frozenset({"left out"}), _USUAL),
    "state": (frozenset({"word misspelt"}), _ANOTHER),
    "place": (frozenset({"null"}), _NO_PLACE),
    "content": (_ABSENT | {"unknown"}, _UNDECLARED),
    "carries": (_ABSENT | {"unknown"}, _UNDECLARED),
    "deceased": (_ABSENT | {"unknown"}, _KNOWLEDGE),
    "consumer": (_ABSENT | {"unknown"}, _KNOWLEDGE),
}
"""By field: the ways in which it can be damaged without a trace, and why."""
