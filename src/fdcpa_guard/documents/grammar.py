"""What a policy document may say: its fields and those of its rules, and errors that name line, field and remedy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from ..errors import InvalidPolicy, nearest
from ..facts import RecurringTime, WeeklyWindow
from ..facts.accepting import WALL_TIME
from ..facts.base import CivilDay, Flag
from ..facts.teaching import place_of
from ..packs.us.states import MODULES
from ..rules.rule import RESERVED
from ..shapes import SHAPES, Shape
from ..shapes.base import SomeOf, Strict
from ..vocabulary import CollectorKind, DebtKind, DebtNature, Effect, Purpose, Recipient
from .reading import Limits, Listed, Mapped, Path

LIMITS: Final = Limits(200_000, 5_000, 12, "a policy document", text_fields=frozenset({"policy", "version", "because"}))

_MOST_SHOWN: Final = 40
_LONG_LIST: Final = 20
_QUOTED: Final = re.compile(r"'([^']*)'")


class InvalidDocument(InvalidPolicy):
    """A policy document is not well formed: the first thing wrong with it.

    Attributes:
        source: what the document is called, such as its file name.
        line: where it stands; None: the document was not given as text, or it is about the whole.
        field: its path, such as ``rules.3.media``; empty: the whole document.
        message: what is wrong, and where possible the nearest name that is valid.
    """

    def __init__(self, source: str, line: int | None, field: str, message: str) -> None:
        self.source = source
        self.line = line
        self.field = field
        self.message = message
        super().__init__(source, line, field, message)

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return ": ".join(filter(None, (where, self.field, self.message)))


class Wrong(Exception):
    """Something is wrong at a path of the document; its reader knows the line."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = path
        self.message = message
        super().__init__(path, message)


def hint(wrong: object, valid: Iterable[str]) -> str:
    """The nearest valid name, or all where they are few, in brackets; empty if neither helps."""
    names = list(valid)
    text = str(wrong)[:_MOST_SHOWN]
    found = nearest(text, [name for name in names if abs(len(name) - len(text)) <= len(text)])
    if found.startswith("did you mean"):
        return f" ({found})"
    return f" ({nearest('', names)})" if len(names) <= _LONG_LIST else ""


def shown(value: object) -> str:
    """A value in quotes if it is a short one, else no more than what it is."""
    if isinstance(value, str) and len(value) <= _MOST_SHOWN and value.isprintable():
        return repr(value)
    return str(value)[:_MOST_SHOWN] if isinstance(value, bool | int | float) else "the value"


# -- the fields


def _line(value: str) -> str:
    if not value.isprintable() or value != value.strip() or not value:
        raise PydanticCustomError("line", "one line of text is needed, without blanks around it")
    return value


Line = Annotated[str, Field(max_length=500), AfterValidator(_line)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._ -]{0,59}$")]
RuleId = Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9]+([.-][a-z0-9]+)+$")]
PackName = Annotated[str, Field(max_length=400, pattern=r"^[A-Za-z][A-Za-z0-9_.-]*(\([A-Z]{2}(, [A-Z]{2})*\))?$")]
Setting = bool | int | Annotated[str, Field(max_length=40)]
if TYPE_CHECKING:
    Place = str
else:
    Place = Literal[tuple(MODULES)]
    """A state, territory or city, as in ``US-FL`` and ``US-NY-NYC``."""
OwnEffect = Literal[
    Effect.PROHIBITED, Effect.PRESUMED_VIOLATION, Effect.OUTSIDE_SAFE_HARBOR, Effect.HOUSE_POLICY, Effect.ADVISORY
]


class Effects(Strict):
    """Which effects deny, which only warn and which go unreported; those not named are as ever."""

    deny: tuple[Effect, ...] = ()
    warn: tuple[Effect, ...] = ()
    ignore: tuple[Effect, ...] = ()


class InForce(Strict):
    """When a rule binds."""

    from_: CivilDay | None = Field(None, alias="from", description="The first day on which it binds.")
    until: CivilDay | None = Field(None, description="The first day on which it no longer does.")


class Heading(Strict):
    """The fields of a policy document, its rules and what it loosens aside."""

    policy: Name = Field(description="What the house calls the policy.")
    version: Name = Field(description="Which edition; it travels into every decision.")
    owner: Line | None = Field(None, description="Who answers for it: a role or an id, not a name.")
    approved: CivilDay | None = Field(None, description="The day on which it was approved.")
    packs: Annotated[tuple[PackName, ...], Field(max_length=100)] = Field(
        (), description="Ready-made policies, such as us_state(MA, NH), and packs that are installed besides."
    )
    effects: Effects = Effects()
    mode: Literal["enforce", "warn-only"] = Field("enforce", description="warn-only: nothing denies.")
    parameters: Annotated[Mapping[RuleId, Mapping[str, Setting]], Field(max_length=1000)] = Field(
        default_factory=dict, description="Stricter numbers, by the id of the rule and the name of the parameter."
    )


class Looser(Strict):
    """Where the policy asks less than a rule does; other fields are parameters of the rule."""

    rule: RuleId = Field(description="The id of the rule.")
    justification: Line = Field(description="Why. Every decision carries it.")
    leave_out: Flag = Field(False, description="Whether to leave the rule out altogether.")


class Common(Strict):
    """The fields that a rule has beside those of its shape."""

    id: RuleId = Field(description="Its own, in lower case: acme.quiet-sundays.")
    title: Line
    effect: OwnEffect = Field(Effect.HOUSE_POLICY, description="What an objection means.")
    because: Line | None = Field(None, description="The section of the house's policy that it comes from.")
    example: Line | None = Field(None, description="One worked case in a sentence.")
    in_force: InForce = InForce()
    place: Place | None = Field(
        None, description="The state, territory or city in whose law it is: it binds where the person may be there."
    )
    recipients: SomeOf[Recipient] = Field(frozenset(Recipient), description="Contacts with whom it is about.")
    purposes: SomeOf[Purpose] = Field(frozenset(Purpose), description="Contacts for what it is about.")
    collectors: SomeOf[CollectorKind] = Field(frozenset(CollectorKind), description="Whom it binds.")
    debt_kinds: SomeOf[DebtKind] = Field(frozenset(DebtKind), description="Debts of which kinds it is about.")
    natures: SomeOf[DebtNature] = Field(frozenset(DebtNature), description="Debts of which natures it is about.")


READY_MADE: Final = ("us", "us_federal", "us_state", "regulation_f", "house", "first_party")
"""The ready-made policies of `fdcpa_guard.policies`, which a document names under ``packs``."""
RULE_FIELDS: Final = tuple(Common.model_fields)
HEADING_FIELDS: Final = tuple(Heading.model_fields)
FIELDS: Final = (*HEADING_FIELDS, "loosen", "rules")
MOST_RULES: Final = 200


# -- checking


def heading(tree: Any) -> Heading:
    """The heading of a document whose every field is well formed on its own.

    Raises:
        Wrong: it is not so.
    """
    if not isinstance(tree, Mapped):
        raise Wrong((), "a policy document is a mapping with the fields policy, version, packs and rules")
    known_fields(tree, FIELDS, (), "a policy document")
    _join_states(tree)
    found: Heading = checked(Heading, {name: tree[name] for name in tree if name in HEADING_FIELDS}, tree, ())
    lists = [(name, effect) for name in ("deny", "warn", "ignore") for effect in getattr(found.effects, name)]
    for name, effect in lists:
        if any(other == effect and where != name for where, other in lists):
            raise Wrong(("effects", name), f"{effect.value} is in two of deny, warn and ignore")
    if Effect.ADVISORY in found.effects.deny:
        raise Wrong(("effects", "deny"), "an advisory never denies")
    if found.mode == "warn-only" and found.effects.deny:
        raise Wrong(("effects", "deny"), "the mode is warn-only, in which nothing denies")
    return found


def _join_states(tree: Mapped) -> None:
    """Put ``us_state(MA, NH)`` together again, which a list in brackets takes apart at the comma."""
    packs = tree.get("packs")
    if not isinstance(packs, Listed):
        return
    joined = Listed()
    for item, line in zip(packs, packs.lines, strict=True):
        before = joined[-1] if joined else None
        if isinstance(before, str) and isinstance(item, str) and "(" in before and ")" not in before:
            joined[-1] = f"{before}, {item}"
        else:
            joined.add(item, line)
    joined[:] = [re.sub(r",\s*", ", ", item.strip()) if isinstance(item, str) else item for item in joined]
    tree["packs"] = joined


def looser(tree: Mapped) -> list[tuple[Looser, dict[str, Any]]]:
    """What a document loosens, each with the parameters.

    Raises:
        Wrong: a field is not well formed.
    """
    found = []
    for number, entry in enumerate(_entries(tree, "loosen")):
        at: Path = ("loosen", number)
        own = {name: entry[name] for name in entry if name in Looser.model_fields}
        _misspelt(entry, ("rule", "justification"), at)
        change: Looser = checked(Looser, own, tree, at)
        parameters = {name: value for name, value in entry.items() if name not in own}
        if change.leave_out == bool(parameters):
            raise Wrong(at, "give either leave_out: true or the parameters with their new values")
        for name, value in parameters.items():
            if type(value) not in (bool, int, str):
                raise Wrong((*at, name), _no_setting(name, value))
        found.append((change, parameters))
    return found


def shaped(tree: Mapped) -> list[tuple[Common, Shape]]:
    """The rules of a document, each as the fields common to all and its shape.

    Raises:
        Wrong: a field is not well formed.
    """
    found: list[tuple[Common, Shape]] = []
    seen: dict[str, int] = {}
    for number, entry in enumerate(_entries(tree, "rules")):
        at: Path = ("rules", number)
        _misspelt(entry, ("shape",), at)
        if "shape" not in entry:
            raise Wrong((*at, "shape"), f"is needed: one of {', '.join(SHAPES)}")
        kind = SHAPES.get(entry["shape"]) if isinstance(entry["shape"], str) else None
        if kind is None:
            raise Wrong((*at, "shape"), f"{shown(entry['shape'])} is no shape{hint(entry['shape'], SHAPES)}")
        known_fields(entry, (*RULE_FIELDS, *kind.model_fields), at, f"a rule of the shape {entry['shape']}")
        _none_is_null(entry)
        own = {name: value for name, value in entry.items() if name in RULE_FIELDS}
        common: Common = checked(Common, own, tree, at)
        shape: Shape = _shape(kind, {n: v for n, v in entry.items() if n not in own}, tree, at)
        first, gone = common.in_force.from_, common.in_force.until
        if first is not None and gone is not None and gone <= first:
            raise Wrong((*at, "in_force", "until"), "is not after from, so the rule never binds")
        if common.id.startswith(RESERVED):
            raise Wrong((*at, "id"), f"an id that begins with {RESERVED} is the guard's own")
        if common.id in seen:
            raise Wrong((*at, "id"), f"{shown(common.id)} is the id of rules.{seen[common.id]} already")
        seen[common.id] = number
        found.append((common, shape))
    return found


def _none_is_null(entry: Mapped) -> None:
    """Take ``none`` in a field of a shape for null, which TOML has no word for."""
    for name, value in entry.items():
        if name in RULE_FIELDS:
            continue
        if isinstance(value, Mapped):
            _none_is_null(value)
        elif value == "none":
            entry[name] = None


def _shape(kind: type[Shape], fields: dict[str, Any], tree: Mapped, at: Path) -> Shape:
    for position, window in enumerate(_list(fields.get("windows"))):
        if not isinstance(window, Mapped):
            continue
        known_fields(window, WeeklyWindow.model_fields, (*at, "windows", position), "a window")
        if "start" in window and window["start"] == window.get("end"):
            raise Wrong((*at, "windows", position, "end"), "is the same as start: leave both out for the whole day")
    for position, recurring in enumerate(_list(fields.get("recurrences"))):
        if isinstance(recurring, Mapped):
            known_fields(recurring, RecurringTime.model_fields, (*at, "recurrences", position), "a recurring time")
    segments = fields.get("segments")
    own = {name: value for name, value in fields.items() if name != "segments"}
    checked(kind, own, tree, at)
    if isinstance(segments, Mapped):
        for segment, values in segments.items():
            inside: Path = (*at, "segments", segment)
            if isinstance(values, Mapped):
                known_fields(values, kind.in_segments(), inside, "a segment of this shape")
                checked(kind, own | values, tree, inside)
    found: Shape = checked(kind, fields, tree, at)
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _entries(tree: Mapped, name: str) -> list[Mapped]:
    entries = tree.get(name)
    if entries is None:
        return []
    if not isinstance(entries, Listed):
        raise Wrong((name,), no_list(entries))
    if len(entries) > MOST_RULES:
        raise Wrong((name,), f"there are more than {MOST_RULES}")
    for number, entry in enumerate(entries):
        if not isinstance(entry, Mapped):
            raise Wrong((name, number), "a mapping is needed")
    return list(entries)


def no_list(value: object) -> str:
    """What is said of a value that stands where a list has to, with how it would be one."""
    if isinstance(value, Mapping):
        return "a list is needed: each of its items begins with a hyphen"
    known = shown(value) if value else ""
    return f"a list is needed: [{known}]" if known.startswith(("'", '"')) else "a list is needed"


def _no_setting(name: str, value: object) -> str:
    """What is said of a value that no number of a rule can have; of a field of another place, where it belongs."""
    elsewhere = belongs(name) if isinstance(value, list | Mapping) else ""
    if elsewhere:
        return f"a rule that is taken in has no such number{elsewhere}"
    return "a number, a time such as 08:00, true or false is needed"


def _misspelt(entry: Mapped, needed: Iterable[str], at: Path) -> None:
    """Refuse, at its own place, what stands there instead of a field that is needed and is but a slip away."""
    for name in needed:
        for given in entry if name not in entry else ():
            if nearest(given, [name]).startswith("did you mean") and given not in RULE_FIELDS:
                raise Wrong((*at, given), f"no such field (did you mean {name!r}?)")


def known_fields(given: Mapping[str, Any], valid: Iterable[str], at: Path, of: str) -> None:
    """Refuse a field that there is none of.

    Raises:
        Wrong: there is one.
    """
    names = list(valid)
    for name in given:
        if name not in names:
            raise Wrong((*at, name), f"{of} has no such field{belongs(name) or hint(name, names)}")


def belongs(name: str) -> str:
    """Where a field belongs that stands in the wrong place, in brackets; empty if there is none of that name."""
    where = [place for place, fields in _places().items() if name in fields]
    shapes = [shape for shape, kind in SHAPES.items() if name in kind.model_fields]
    if shapes and name not in RULE_FIELDS:
        many = "any shape" if len(shapes) == len(SHAPES) else f"the shape {_either(shapes)}"
        where.append(f"a rule of {many}" if len(shapes) <= _FEW or many == "any shape" else "a rule, by its shape")
    return f" (it belongs to {_either(where)})" if where else ""


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


_FEW: Final = 4


@cache
def _places() -> Mapping[str, frozenset[str]]:
    """The fields of each place of a document, those of the shapes aside."""
    return {
        "the document itself, beside policy and version": frozenset(FIELDS),
        "effects": frozenset(Effects.model_fields),
        "an entry of loosen": frozenset(Looser.model_fields) - {"rule"},
        "a rule, an entry of rules": frozenset(RULE_FIELDS),
        "in_force": frozenset(field.alias or name for name, field in InForce.model_fields.items()),
        "a window": frozenset(WeeklyWindow.model_fields),
        "a recurring time": frozenset(RecurringTime.model_fields),
    }


@cache
def adapter(model: type[Strict]) -> TypeAdapter[Any]:
    """The validator of a model whose errors name the fields."""
    return TypeAdapter(model)


def checked(model: type[Strict], fields: Mapping[str, Any], tree: Mapped, at: Path) -> Any:
    """Fields as a model, none of them taken for what it only resembles.

    Raises:
        Wrong: they do not fit; of several things, the first.
    """
    _exact(fields, at)
    try:
        return adapter(model).validate_json(json.dumps(fields, allow_nan=False))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    except ValueError:
        found = []
    if not found or found[0]["type"] == "json_invalid":
        raise Wrong(at, "a number or text in it cannot be written down") from None
    found.sort(key=lambda each: each["type"] != "extra_forbidden")  # a misspelt field is missing as well
    first = _followed(tree, at, found[0])
    same = [each for each in found if _followed(tree, at, each) == first]
    if found[0]["type"].startswith("union_tag"):
        which = _QUOTED.findall(found[0]["ctx"]["discriminator"])
        holder = value_at(tree, first)
        if isinstance(holder, Mapped):
            _misspelt(holder, which, first)
        first = (*first, *which)
    value = first[-1] if found[0]["loc"][-1:] == ("[key]",) else value_at(tree, first)
    raise Wrong(first, _said(model, same, value, first, at))


_WALL_TIMES: Final = frozenset({"opens", "closes", "starts", "ends", "start", "end"})


def _exact(given: Any, at: Path) -> None:
    """Refuse, wherever in the fields, what pydantic would take for seconds since midnight, and words given twice."""
    if isinstance(given, list):
        for position, value in enumerate(given):
            if isinstance(value, str) and value in given[:position]:
                raise Wrong((*at, position), f"{shown(value)} is given twice")
            _exact(value, (*at, position))
    elif isinstance(given, Mapping):
        for key, value in given.items():
            if key in _WALL_TIMES:
                _wall_times(key, value, at)
            _exact(value, (*at, key))


def _wall_times(key: str, value: Any, at: Path) -> None:
    """Refuse what is neither a time of day nor such times by date."""
    by_date = value.items() if isinstance(value, Mapping) else ()
    for where, wall in [((*at, key, day), each) for day, each in by_date] or [((*at, key), value)]:
        fits = wall is None or (isinstance(wall, str) and re.match(WALL_TIME, wall))
        if not fits and not (key == "end" and wall == "24:00"):
            raise Wrong(where, _MEANING["time_type"])


def _followed(tree: Mapped, at: Path, found: Any) -> Path:
    """The path in the document to where pydantic found something; its own names of alternatives are left out."""
    path, location = at, found["loc"]
    for position, step in enumerate(location, 1):
        inner = value_at(tree, path)
        lacking = position == len(location) and found["type"] == "missing"
        in_mapping = isinstance(inner, Mapped) and (step in inner or lacking)
        if in_mapping or (isinstance(inner, Listed) and isinstance(step, int) and step < len(inner)):
            path = (*path, step)
    return path


def value_at(tree: Any, path: Path) -> Any:
    """The value at a path of the document; None where there is none."""
    for step in path:
        if isinstance(tree, Mapped):
            tree = tree.get(str(step))
        elif isinstance(tree, Listed) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def line_at(tree: Any, path: Path) -> int:
    """The line of the value at a path, or of the nearest thing around it."""
    line = tree.line if isinstance(tree, Mapped) else 1
    for step in path:
        if isinstance(tree, Mapped):
            line = tree.line_of(str(step)) if step in tree else line
            tree = tree.get(str(step))
        elif isinstance(tree, Listed) and isinstance(step, int) and step < len(tree):
            line, tree = tree.lines[step], tree[step]
    return line


_MEANING: Final[Mapping[str, str]] = {
    **dict.fromkeys(("missing", "union_tag_not_found"), "is needed"),
    "string_type": "text is needed; put what looks like a number in quotes",
    "int_type": "a whole number is needed",
    "int_from_float": "a whole number is needed",
    "bool_type": "true or false is needed",
    "string_too_long": "the text is too long",
    **dict.fromkeys(("model_type", "dict_type", "mapping_type", "dataclass_type"), "a mapping is needed"),
    **dict.fromkeys(("time_type", "time_parsing", "wall_time_type"), "a time of day is written as 15:00"),
    **dict.fromkeys(("date_type", "date_from_datetime_parsing", "date_parsing"), "a day is written as 2026-03-02"),
}
_LISTS: Final = frozenset({"list_type", "tuple_type", "set_type", "frozen_set_type"})
_A_PARAMETER: Final = ("parameters", "rule", "name")
_BOUNDS: Final[Mapping[str, str]] = {
    "greater_than": "more than {gt} is needed",
    "greater_than_equal": "at least {ge} is needed",
    "less_than": "less than {lt} is needed",
    "less_than_equal": "at most {le} is taken",
}
_FORMS: Final[Mapping[str, str]] = {
    "id": "an id of lower-case words joined by dots and hyphens is needed, such as acme.quiet-sundays",
    "rule": "an id of a rule is needed, such as us.regf.14b2.seven-in-seven",
    "parameters": "a key is an id of a rule, such as us.regf.14b2.seven-in-seven",
    "packs": "write a pack as us_federal, us_state(MA, NH), house, or the name of an installed pack",
}
_NAME_FORM: Final = "a name of at most 60 letters, digits, blanks, dots, hyphens and underscores is needed"


def _said(model: type[Strict], found: list[Any], value: Any, path: Path, at: Path) -> str:
    """What pydantic found at one place, in the words of whoever writes documents."""
    kinds = {each["type"] for each in found}
    kind = found[0]["type"]
    if kind in _LISTS:
        return no_list(value)
    inside = [step for step in path[len(at) :] if isinstance(step, str)]
    if kind == "extra_forbidden":
        fields = place_of(path[len(at) : -1], model).fields
        return f"no such field{belongs(str(path[-1])) or hint(path[-1], fields)}"
    if kind == "union_tag_invalid":
        return f"{shown(value)} is not known{hint(value, _QUOTED.findall(found[0]['ctx']['expected_tags']))}"
    if kinds & {"enum", "literal_error"}:
        expected = [each["ctx"]["expected"] for each in found if each["type"] in ("enum", "literal_error")]
        valid = [word for words in expected for word in _QUOTED.findall(words)]
        return f"{shown(value)} is not known{hint(value, valid)}"
    if kind == "string_pattern_mismatch":
        return _FORMS.get(inside[0] if inside else "", _NAME_FORM)
    if path[0] == "parameters" and len(path) == len(_A_PARAMETER):
        return _no_setting(str(path[-1]), value)
    if kind in ("too_short", "too_long", "frozen_set_too_short"):
        return "at least one is needed" if "short" in kind else "there are too many"
    if kind in _BOUNDS:
        return _BOUNDS[kind].format(**found[0]["ctx"])
    return _MEANING.get(kind, str(found[0]["msg"]).removeprefix("Value error, "))
