"""The JSON Schema of scenario files, with which an editor completes and checks them while they are written.

The keys are those of the grammar that the reader goes by, the facts those of the schema of cases and contacts, with the
short forms that scenarios have. What turns on more than the form is found by running the file: whether a policy, rule,
zone, day or id exists, whether a word is one for a rule that is named elsewhere in it, that a reach says every word
once, and what facts contradict.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from ..documents.grammar import READY_MADE
from ..schema import json_schema
from ..vocabulary import TELEPHONE, UNKNOWN, CallOutcome, Delivery, Medium, Pending, Purpose, Recipient
from .builders import completed, id_of
from .grammar import (
    CHECKS,
    DAY,
    IMPLYING,
    KEYS,
    MEANING,
    NEVER,
    OF_A_DECISION,
    REACHED,
    REST,
    TABLES,
    TIME,
    Form,
    Level,
    keys,
)
from .overlays import EVENT_FLAGS, EVENT_WORDS, STATEMENTS, UNDECLARED

SCHEMA_VERSION: Final = "1.0"
"""The first number changes when a file that was valid no longer is, the second with every other change."""

Json = dict[str, Any]

_STEP: Final = r"[^.]+"
_WORD: Final = r"\S+"
_DEEPEST: Final = 4
"""So many fields follow each other in the longest path of facts."""


def scenario_schema() -> Json:
    """The JSON Schema (draft 2020-12) of a scenario file."""
    facts = _Facts()
    levels = {level: _level(level) for level in Level}
    named = {"anyOf": [_needs("name"), _needs("rule")]}
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:fdcpa-guard:schema:{SCHEMA_VERSION}:scenarios",
        "title": "Scenario file",
        "description": "Contacts, and what a policy must say of each.",
        **levels[Level.FILE],
        "required": ["scenarios"],
        "allOf": [
            {"if": _needs("policy"), "else": _each_scenario(_needs("policy"))},
            {
                "if": _needs("rule"),
                "then": _each_scenario({"anyOf": [_needs("name"), {"not": _holds("rule", {"type": "null"})}]}),
                "else": _each_scenario({"allOf": [named, {"if": _needs("rule"), "else": _OF_A_DECISION}]}),
            },
        ],
        "$defs": {
            "scenario": {**levels[Level.SCENARIO], "allOf": [*_one_table(), _EXPECTED_UNLESS_TABLED, *_AGREEING]},
            "row": {**levels[Level.ROW], "allOf": [_EXPECTED, *_AGREEING]},
            "expected": {
                "anyOf": [_VERDICT, {**levels[Level.LINE], "allOf": [_EXPECTED, *_AGREEING]}],
                "description": "A word, or a mapping of checks.",
            },
            **facts.definitions(),
        },
    }


# -- the keys


def _level(level: Level) -> Json:
    given = keys(level)
    return {
        "type": "object",
        "properties": {name: _key(name) for name in KEYS if name in given},
        "additionalProperties": False,
    }


def _key(name: str) -> Json:
    key = KEYS[name]
    described = f"{_plain(key.means)} Without it: {_plain(key.default)}."
    return {"description": described, **_form(key.form, may_lack=name not in CHECKS)}


def _form(form: Form, *, may_lack: bool) -> Json:
    """What a key of a form takes; null for what it may lack."""
    if form is Form.TEXT:
        return {"type": ["string", "null"] if may_lack else "string", "pattern": r"\S"}
    return _FORMS[form]


def _table(of: Json) -> Json:
    return {"type": "object", "minProperties": 1, **of}


_EXPECTATION: Final[Json] = {"$ref": "#/$defs/expected"}
_VERDICT: Final[Json] = {"oneOf": [{"const": word, "description": means} for word, means in MEANING.items()]}
_IDS: Final[Json] = {"type": "array", "items": {"type": "string"}}


_PATH: Final[Json] = {"$ref": "#/$defs/path"}


def _reached() -> Iterator[tuple[str, list[str]]]:
    """The paths of the fields over which a reach may go, as patterns, and the words of each."""
    for name, words in REACHED.items():
        first, _, last = name.rpartition(".")
        way = rf"{first}\." if first else ""
        yield rf"^(when\.|given\.)?{way}({_STEP}\.)*{last}$", [each.value for each in words]


def _reach() -> Json:
    """Over each field the verdicts, each with words of the field."""
    fields = {}
    for path, words in _reached():
        listed = {"type": "array", "uniqueItems": True, "items": {"enum": words}}
        verdicts = {"propertyNames": {"enum": [*MEANING]}, "additionalProperties": {"anyOf": [{"const": REST}, listed]}}
        fields[path] = _table(verdicts)
    return _table({"propertyNames": _PATH, "patternProperties": fields, "additionalProperties": False})


def _vary() -> Json:
    """Over each field some values, each with what is expected."""
    known = _table({"additionalProperties": _EXPECTATION})
    of_words = {"medium", "recipient", "purpose", "collector"}  # a message has an outcome of other words
    fields = {
        path: {**known, "propertyNames": {"enum": [*words, UNKNOWN.value, "null", "~", ""]}}
        for path, words in _reached()
        if path.rpartition("*")[2].rstrip("$") in of_words
    }
    return _table({"propertyNames": _PATH, "patternProperties": fields, "additionalProperties": known})


_FORMS: Final[Mapping[Form, Json]] = {
    Form.POLICY: {
        "anyOf": [
            {"type": "string", "examples": [*READY_MADE, "us_state(MA, NH)"]},
            {"type": "object", "properties": {"file": {"type": "string"}}, "examples": [{"file": "acme.yaml"}]},
        ]
    },
    Form.SCENARIOS: {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/scenario"}},
    Form.CASE: {"anyOf": [{"$ref": "#/$defs/given"}, {"type": "null"}]},
    Form.CONTACT: {"anyOf": [{"$ref": "#/$defs/when"}, {"type": "null"}]},
    Form.VERDICT: _VERDICT,
    Form.RULES: _IDS,
    Form.DEBTS: _IDS,
    Form.INSTANT: {"type": "string", "pattern": rf"^({NEVER}|{TIME})$"},
    Form.DAY: {"type": "string", "pattern": rf"^{DAY}$"},
    Form.AT: _table({"propertyNames": {"pattern": rf"^{TIME}$"}, "additionalProperties": _EXPECTATION}),
    Form.VARY: _vary(),
    Form.ROWS: {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/row"}},
    Form.REACH: _reach(),
}


def _plain(text: str) -> str:
    """Words of the reference without what only a page shows."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text).replace("`", "").rstrip(".") + (
        "." if text.endswith(".") else ""
    )


# -- what goes with what


def _holds(name: str, value: Json) -> Json:
    return {"required": [name], "properties": {name: value}}


def _needs(name: str) -> Json:
    """That a key is there and is not null."""
    return _holds(name, {"not": {"type": "null"}})


def _each_scenario(holds: Json) -> Json:
    return {"properties": {"scenarios": {"items": holds}}}


def _one_table() -> Iterator[Json]:
    """With a table there is no other one, and what is expected stands in it."""
    for table in TABLES:
        others = {name: False for name in (*TABLES, *sorted(CHECKS)) if name != table}
        yield {"if": {"required": [table]}, "then": {"properties": others}}


_EXPECTED: Final[Json] = {"anyOf": [{"required": [name]} for name in ("then", *IMPLYING)]}
_EXPECTED_UNLESS_TABLED: Final[Json] = {"anyOf": [*_EXPECTED["anyOf"], *[{"required": [name]} for name in TABLES]]}
_OF_A_DECISION: Final[Json] = {
    "properties": {"then": {"enum": [*OF_A_DECISION]}, "lapses": False, "due": False, "reach": False}
}
"""What a scenario may say that is about no rule."""
_AGREEING: Final[list[Json]] = [
    {
        "if": {"required": ["lapses"]},
        "then": {
            "anyOf": [
                _holds("then", {"enum": ["denies", "missing"]}),
                {"required": ["missing"], "properties": {"then": False}},
            ]
        },
    },
    {"if": {"required": ["due"]}, "then": _holds("then", {"const": "requires"})},
]
"""Checks that go with some verdicts alone."""


# -- the facts


class _Facts:
    """The facts of case and contact as scenarios write them."""

    def __init__(self) -> None:
        case, contact = json_schema("case"), json_schema("contact")
        self.models: dict[str, Json] = {**case["$defs"], **contact["$defs"]}
        self.case: Json = {
            "properties": {**case["properties"], "history": self._history(case["properties"]["history"])}
        }
        self.contact: Json = {"properties": contact["properties"]}

    def definitions(self) -> Json:
        """Every definition that the scenarios refer to."""
        given, when = self._overlay(self.case, "case"), self._overlay(self.contact, "contact")
        given["properties"]["place"] = self._place()
        when["properties"]["content"]["anyOf"].append({"const": UNDECLARED})
        of_case = "|".join([*dict.fromkeys(path for path, _ in self._paths(self.case)), "place"])
        of_contact = "|".join(dict.fromkeys(path for path, _ in self._paths(self.contact)))
        return {
            "given": given,
            "when": when,
            "path": {"pattern": rf"^((given\.)?({of_case})|when\.({of_contact}))$"},
            "event": {
                "description": "A medium, a day or days, a time or times, an outcome, and as needed: "
                + ", ".join(f"{word} …" for word in EVENT_WORDS),
                "type": "string",
                "pattern": event_pattern(),
                "examples": ["call 2026-03-02 10:00 rang-out", "inbound call 2026-03-02 10:00 conversation as q1"],
            },
            **{name: self._model(name) for name in self.models},
        }

    def _model(self, name: str) -> Json:
        model = self.models[name]
        if "properties" not in model:
            words: Json = _written(model)
            return words
        return {
            "type": "object",
            "description": _first_sentence(model.get("description", "")),
            "properties": {field: self._field(field, value) for field, value in model["properties"].items()},
            "patternProperties": {r"^\+|\.": {}},  # paths further in, where it is laid over another
            "additionalProperties": False,
        }

    def _overlay(self, whole: Json, what: str) -> Json:
        found: dict[str, list[Json]] = {}
        for path, value in self._paths(whole):  # of items of several kinds, a path for each
            if r"\." in path and value not in found.setdefault(path, []):
                found[path].append(value)
        further = {rf"^\+?{path}$": _any_of(values) for path, values in found.items()}
        return {
            "description": f"Facts of the {what}, laid over clean ones. A key may be a path, in which items of a list "
            "go by their ids; + before it adds to a list.",
            "type": "object",
            "properties": {name: self._field(name, value) for name, value in whole["properties"].items()},
            "patternProperties": {
                **{rf"^\+{name}$": self._added(name, value) for name, value in whole["properties"].items()},
                **further,
            },
            "additionalProperties": False,
        }

    def _paths(self, whole: Json, depth: int = 0) -> Iterator[tuple[str, Json]]:
        """Every path of fields, as a pattern, and what stands there; the items of a list go by their ids."""
        for name, value in whole["properties"].items():
            yield name, self._field(name, value)
            if name == "attributes":
                yield rf"{name}\.{_STEP}", _written(next(iter(_attributes(value))))
            if depth >= _DEEPEST:
                continue
            for model, in_list in self._inside(value):
                way = rf"{name}\.{_STEP}" if in_list else name
                if in_list:
                    yield way, self._laid_over(model)
                for path, inner in self._paths(model, depth + 1):
                    yield rf"{way}\.{path}", inner

    def _laid_over(self, model: Json) -> Json:
        """What is laid over an item of a list."""
        name = next((name for name, each in self.models.items() if each is model), None)
        return {"type": "object"} if name is None else {"$ref": f"#/$defs/{name}"}

    def _inside(self, value: Json) -> Iterator[tuple[Json, bool]]:
        """The objects that may stand in a place, and whether they are items of a list."""
        for one in _alternatives(value):
            model = self._referred(one)
            if "properties" in model:
                yield model, False
            if one.get("type") == "array":
                for inner, _ in self._inside(one.get("items", {})):
                    yield inner, True

    def _referred(self, one: Json) -> Json:
        return self.models.get(str(one.get("$ref", "")).rpartition("/")[2], one)

    def _field(self, name: str, value: Json) -> Json:
        """What a field takes, in the short forms of scenarios too."""
        if name == "zip":
            return {"anyOf": [_written(value), {"type": "integer"}]}  # as an editor reads 02139
        return {"anyOf": [self._list(name, one) if _is_list(one) else _written(one) for one in _alternatives(value)]}

    def _list(self, name: str, value: Json, *, whole: bool = True) -> Json:
        """A list of facts, of which those that nobody completes are needed; not of one that is added to another."""
        items = []
        for one in _alternatives(value["items"]):
            needed = sorted(self._needed(name, self._referred(one))) if whole else []
            plain = {key: each for key, each in _written(one).items() if key != "required"}
            items.append({**plain, **({"required": needed} if needed else {})})
        if name in STATEMENTS:
            items.insert(0, self._statement(name, value))
        return {**_written({key: each for key, each in value.items() if key != "items"}), "items": {"anyOf": items}}

    def _added(self, name: str, value: Json) -> Json:
        lists = [self._list(name, one, whole=False) for one in _alternatives(value) if _is_list(one)]
        return {"anyOf": lists} if lists else {"type": "array"}

    def _needed(self, name: str, model: Json) -> set[str]:
        """The fields that an item of a list needs, and that nothing fills in."""
        given = {*completed(name, {}), *(["id"] if id_of(name, 1) is not None else [])}
        return {*model.get("required", ())} - given

    def _statement(self, name: str, value: Json) -> Json:
        field, since = STATEMENTS[name]
        return {
            "description": f"A word, and perhaps a time ({since}).",
            "type": "string",
            "pattern": rf"^({'|'.join(self._words(value['items'], field))})( {TIME})?$",
        }

    def _words(self, items: Json, field: str) -> list[str]:
        """The words that a field of the items of a list may have."""
        found: list[str] = []
        for model, _ in self._inside(items):
            for one in map(self._referred, _alternatives(model["properties"][field])):
                found += [*one.get("enum", ()), *([one["const"]] if "const" in one else [])]
        return found

    def _history(self, whole: Json) -> Json:
        """A list of events, in short or not, or the facts of a history as a case has them."""
        either = [self.models[name]["properties"] for name in ("Attempt", "Inbound")]
        fields = {name: {"anyOf": [one[name] for one in either if name in one]} for each in either for name in each}
        event = {
            "type": "object",
            "properties": {"inbound": {"type": "boolean"}, **fields},
            "required": ["at", "medium"],
            "additionalProperties": False,
        }
        events = {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/event"}, event]}}
        return {"anyOf": [events, *_alternatives(whole)]}

    def _place(self) -> Json:
        fields = self.models["Location"]["properties"]
        return {
            "description": "A state, a ZIP code or a time zone as the one piece of evidence of where the consumer is; "
            "or the fields of a location; or none.",
            "anyOf": [
                {"type": "string"},
                {"type": "integer"},
                {
                    "type": "object",
                    "properties": {name: self._field(name, value) for name, value in fields.items()},
                    "additionalProperties": False,
                },
            ],
        }


def _any_of(values: list[Json]) -> Json:
    """A schema that takes what one of some takes."""
    return values[0] if len(values) == 1 else {"anyOf": values}


def _alternatives(value: Json) -> list[Json]:
    """What may stand in a place, each on its own."""
    inner = [*value.get("anyOf", ()), *value.get("oneOf", ())]
    return [one for each in inner for one in _alternatives(each)] or [value]


def _is_list(one: Json) -> bool:
    return one.get("type") == "array" and "items" in one


def _attributes(value: Json) -> Iterator[Json]:
    for one in _alternatives(value):
        yield from one.get("patternProperties", {}).values()


_FOR_A_PAGE: Final = frozenset({"title", "default", "discriminator"})


def _written(value: Any) -> Any:
    """The schema of facts as scenarios write them: with times on the wall, and without what only a page of it needs."""
    if isinstance(value, list):
        return [_written(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("format") in _BY_FORMAT:
        return {"type": "string", "pattern": rf"^{_BY_FORMAT[value['format']]}$"}
    return {
        key: {name: _written(inner) for name, inner in each.items()} if key == "properties" else _written(each)
        for key, each in value.items()
        if key not in _FOR_A_PAGE
    }


_BY_FORMAT: Final = {"date-time": TIME, "date": DAY}


def _first_sentence(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def event_pattern() -> str:
    """What an event of a history looks like in short."""
    held = {"purpose": rf"({_any(Purpose)})", "recipient": rf"({_any(Recipient)})"}
    pair = "|".join(rf"{word}\s+{held.get(field, _WORD)}" for word, field in EVENT_WORDS.items())
    days = rf"{DAY}(\.\.{DAY})?"
    clock = r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?"
    when = rf"{days}\s+{clock}(\+{clock})*"
    open_ended = (Pending.PENDING.value, UNKNOWN.value)
    forms = [
        rf"inbound\s+({_any(Medium)})\s+{when}(\s+({pair}|{_any(EVENT_FLAGS)}))*",
        *[
            rf"({_any(media)})\s+{when}(\s+({pair}))*(\s+({_any([*outcomes, *open_ended])})(\s+({pair}))*)?"
            for media, outcomes in ((TELEPHONE, CallOutcome), (frozenset(Medium) - TELEPHONE, Delivery))
        ],
    ]
    return rf"^\s*({'|'.join(forms)})\s*$"


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(str, words)))
