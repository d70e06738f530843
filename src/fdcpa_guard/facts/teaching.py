"""What is wrong with facts, said so that it teaches: the place, what is taken there, and the nearest word.

pydantic's errors hold the input and speak to programmers. Here each becomes a line of our own that holds no input; the
facts raise these, and so does whatever else a fact is put into, such as a caller's own model.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, GetCoreSchemaHandler, ValidationError
from pydantic_core import (
    CoreConfig,
    CoreSchema,
    ErrorDetails,
    InitErrorDetails,
    PydanticCustomError,
    SchemaValidator,
    core_schema,
)

from ..errors import (
    GIVEN,
    LEFT_OUT,
    MOST_PROBLEMS,
    UNKNOWN_FIELD,
    Problem,
    close_word,
    in_our_words,
    is_stock,
    nearest,
    plain_name,
    worth_telling,
)
from ..json_text import NotJson
from ..vocabulary import Unknown
from .ids import why_no_id

KEY: Final = "[key]"
"""What pydantic appends to the path of a key."""

_MOST_SORTED: Final = 100_000
_LONGEST_COMPARED: Final = 60

Step = int | str
Loc = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Takes:
    """Stands in the annotation of a type and says what it takes, as the end of a sentence that begins "must be"."""

    words: str


# -- what a type takes


def takes(annotation: Any, metadata: Iterable[Any] = ()) -> str:
    """What may stand where a type is asked for."""
    return _joined(_ways(annotation, tuple(metadata)))


def _ways(annotation: Any, metadata: tuple[Any, ...] = ()) -> Iterator[str]:
    for each in reversed(metadata):
        if isinstance(each, Takes):
            yield each.words
            return
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        yield from _ways(arguments[0], arguments[1:])
    elif get_origin(annotation) in (Union, UnionType):
        for argument in arguments:
            if argument is not type(None):
                yield from _ways(argument)
    else:
        yield _plain(annotation, arguments)


def _plain(annotation: Any, arguments: tuple[Any, ...]) -> str:
    origin = get_origin(annotation) or annotation
    if origin is Literal:
        return _one_of(map(str, arguments))
    if not isinstance(origin, type):
        return "another value"
    if issubclass(origin, Enum):
        return _one_of(str(each.value) for each in origin)
    return next((words for kind, words in _KINDS if issubclass(origin, kind)), "another value")


_KINDS: Final[tuple[tuple[type, str], ...]] = (
    (bool, "true or false"),
    (int, "a whole number"),
    (float, "a number"),
    (Decimal, "a number"),
    (str, "text"),
    (datetime, "an ISO 8601 date-time with a UTC offset"),
    (date, "a day such as 2026-03-02"),
    (time, "a time of day such as 15:00"),
    (tuple, "a list"),
    (frozenset, "a list of different words"),
    (BaseModel, "an object"),
    (Mapping, "an object"),
)


def _one_of(words: Iterable[str]) -> str:
    names = list(words)
    return f'"{names[0]}"' if len(names) == 1 else f"one of {', '.join(names)}"


def _joined(ways: Iterable[str]) -> str:
    different = list(dict.fromkeys(ways))
    if len(different) < 2:
        return "".join(different) or "another value"
    return f"{', '.join(different[:-1])}, or {different[-1]}"


# -- where in the facts an error is


@dataclass(frozen=True, slots=True)
class Place:
    """Where an error is: the way there without what pydantic adds to it, and what may stand there."""

    path: Loc
    annotation: Any
    metadata: tuple[Any, ...] = ()
    in_union: bool = False
    """It is one alternative of several; pydantic tells an error for each."""

    @property
    def models(self) -> list[type[BaseModel]]:
        """The kinds of object that may stand there."""
        return [each for each, _ in _alternatives(self.annotation) if _is_model(each)]

    @property
    def fields(self) -> list[str]:
        """The fields of those."""
        named = [field.alias or name for model in self.models for name, field in model.model_fields.items()]
        return list(dict.fromkeys(named))

    @property
    def kinds(self) -> list[str]:
        """The words by which they are told apart."""
        return [kind for model in self.models if (kind := _kind(model)) is not None]

    @property
    def words(self) -> list[str]:
        """The words that may stand there."""
        words = []
        for each, _ in _alternatives(self.annotation, self.metadata):
            if get_origin(each) is Literal:
                words += list(map(str, get_args(each)))
            elif isinstance(each, type) and issubclass(each, Enum):
                words += [str(member.value) for member in each]
        return words

    def step(self, step: Step) -> "Place":
        """The place one step further in."""
        if step == GIVEN:
            return self
        if step in (UNKNOWN_FIELD, "(key)"):
            return Place((*self.path, step), None)
        for each, _ in _alternatives(self.annotation, self.metadata):
            arguments = get_args(each)
            origin = get_origin(each)
            if isinstance(step, int):
                if origin in (tuple, frozenset, list) and arguments:
                    return Place((*self.path, step), arguments[0])
            elif _is_model(each):
                if step in each.model_fields:
                    field = each.model_fields[step]
                    return Place((*self.path, step), field.annotation, tuple(field.metadata))
                if _kind(each) == step:
                    return Place((*self.path, step), each)
            elif isinstance(origin, type) and issubclass(origin, Mapping):
                at = self if step == KEY else Place((*self.path, plain_name(step)), arguments[1])
                return at if step != KEY else Place(self.path, arguments[0])
        if isinstance(step, int):
            return Place((*self.path, step), None)
        return Place(self.path, self.annotation, self.metadata, in_union=True)


def _alternatives(annotation: Any, metadata: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from _alternatives(inner, (*more, *metadata))
    elif get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from _alternatives(each)
    else:
        yield annotation, metadata


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _kind(model: type[BaseModel]) -> str | None:
    """The word by which a union tells a model from the others."""
    field = model.model_fields.get("kind")
    return field.default if field is not None and get_origin(field.annotation) is Literal else None


# -- what is said


def told(error: ValidationError, root: Any) -> tuple[list[tuple[Problem, list[str]]], int]:
    """The first hundred things that are wrong with what was to be of a type, and how many more there are.

    With each come the words that there are where one of them was asked for.
    """
    count = error.error_count()
    if count > _MOST_SORTED:
        return [(Problem("(whole)", "more is wrong with it than can be told", "too_many_problems"), [])], count - 1
    problems: dict[tuple[str, str], tuple[Problem, list[str]]] = {}
    left_out = 0
    for each in worth_telling(error.errors(include_url=False)):
        if each["type"] == LEFT_OUT:
            left_out += each["ctx"]["count"]
        elif len(problems) >= MOST_PROBLEMS:
            left_out += 1
        else:
            problem, words, which = _told(each, root)
            problems.setdefault((problem.field, which), (problem, words))
    return list(problems.values()), left_out


def _told(found: ErrorDetails, root: Any) -> tuple[Problem, list[str], str]:
    """One thing that is wrong, and what tells it from others at the same place."""
    loc, code, context = found["loc"], found["type"], found.get("ctx", {})
    if "said" in context and code not in _IS_NO_OBJECT:  # what a fact is in knows better what may stand in its place
        path = place_of(loc, root).path
        if code == "extra_forbidden" and path[-1:] != loc[-1:]:
            path = (*path, loc[-1])  # a field that there is none of, which the fact inside saw fit to name
        return Problem(_dotted(path), context["said"], code), [], context["said"]
    if code in ("extra_forbidden", "invalid_key"):
        place = place_of(loc[:-1], root)
        name = str(loc[-1])[:_LONGEST_COMPARED]
        fields = place.fields
        named = (*place.path, name if close_word(name, fields) else UNKNOWN_FIELD)
        return Problem(_dotted(named), f"there is no such field ({nearest(name, fields)})", "extra_forbidden"), [], name
    place = place_of(loc, root)
    message = _message(found, place)
    return Problem(_dotted(place.path), message, code), place.words, "" if place.in_union else message


_IS_NO_OBJECT: Final = frozenset({"model_type", "model_attributes_type"})


def place_of(loc: Loc, root: Any) -> Place:
    """The place in a type to which the path of an error leads."""
    place = Place((), root)
    for step in loc:
        place = place.step(step)
    return place


def _dotted(path: Loc) -> str:
    return ".".join(map(str, path)) or "(whole)"


def _message(found: ErrorDetails, place: Place) -> str:
    code, value = found["type"], found["input"]
    context = found.get("ctx", {})
    if code == "id":
        return why_no_id(value) + _instead(place)
    if not is_stock(code) or code in _SAYS_ENOUGH:
        return in_our_words(code, found["msg"], context)
    if code in ("union_tag_invalid", "union_tag_not_found"):
        kinds = place.kinds
        if not kinds:
            return f"must be {takes(place.annotation, place.metadata)}"
        given = str(context.get("tag", ""))[:_LONGEST_COMPARED]
        wrong = "is required" if code == "union_tag_not_found" else "is none that there is"
        return f"its kind {wrong}{_meant(given, kinds)}: the kinds are {', '.join(kinds)}"
    expected = takes(place.annotation, place.metadata)
    if code == "missing":
        return f"required: {expected}"
    near = _meant(value, place.words) if isinstance(value, str) else ""
    return f"must be {expected}{near}"


_SAYS_ENOUGH: Final = frozenset(
    {
        "frozen_instance",
        "frozen_field",
        "too_long",
        "too_short",
        "string_too_long",
        "string_too_short",
        "string_unicode",
        "recursion_loop",
        "json_type",
    }
)


def _instead(place: Place) -> str:
    return ', or say "unknown"' if Unknown in [each for each, _ in _alternatives(place.annotation)] else ""


def _meant(given: str, words: Iterable[str]) -> str:
    found = nearest(given[:_LONGEST_COMPARED].lower().replace("_", "-"), words)
    return f" ({found})" if given and found.startswith("did you mean") else ""


# -- in place of pydantic's own errors


def of_text(error: NotJson, root: Any) -> Problem:
    """What is wrong with a text that is no JSON."""
    place, path = Place((), root), list[Step]()
    for step in error.path:
        known = isinstance(step, int) or any(step in model.model_fields for model in place.models)
        place = place.step(step)
        path.append(step if known else UNKNOWN_FIELD)
    if error.code == "given_twice":
        return Problem(_dotted(tuple(path)), error.message, error.code)
    return Problem("(whole)", f"the text is {error.message}", error.code)


def silent_error(error: ValidationError, root: Any) -> ValidationError:
    """The same error without the input, in our words."""
    problems, left_out = told(error, root)
    lines = [
        _line(
            each.code,
            tuple(each.field.split(".")),
            {"said": each.message} | ({"expected": ", ".join(map(repr, words))} if words else {}),
        )
        for each, words in problems
    ]
    if left_out:
        lines.append(_line(LEFT_OUT, (), {"said": f"and {left_out} more", "count": left_out}))
    return ValidationError.from_exception_data(error.title, lines, hide_input=True)


def _line(code: str, path: tuple[str, ...], context: dict[str, Any]) -> InitErrorDetails:
    loc = tuple(int(step) if step.isdigit() else step for step in path if step != "(whole)")
    return InitErrorDetails(type=PydanticCustomError(code, "{said}", context), loc=loc, input=None)


def telling(root: Any, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    """The schema that pydantic makes, and that tells its errors in our words whatever it is put into."""
    schema: Any = handler.resolve_ref_schema(handler(source))
    if _tells(schema):
        return schema  # type: ignore[no-any-return]  # made before

    def validate(value: Any, handler: Callable[[Any], Any]) -> Any:
        try:
            return handler(value)
        except ValidationError as error:
            wrong = silent_error(error, root)
        raise wrong from None

    setattr(validate, _TELLS, True)
    validate.__qualname__ = getattr(root, "__name__", "fact")  # what pydantic calls it
    _bound(schema)
    inner = {key: value for key, value in schema.items() if key != "ref"}
    return core_schema.no_info_wrap_validator_function(validate, inner, ref=schema.get("ref"))


_TELLS: Final = "tells_in_our_words"
MOST: Final = 1000
"""How many items a list takes, unless it says otherwise."""


_ITEMS_WITHOUT_CODE: Final = frozenset({"str", "union", "enum", "literal"})
_WORDS_IN: Final = frozenset({"tuple", "frozenset"})


def _item(schema: dict[str, Any]) -> Any:
    items = schema.get("items_schema", {"type": None})
    return items[0] if isinstance(items, list) else items


def at_most(value: Any, most: int) -> Any:
    """Refuse a list that is too long before anything looks into it, and tells what is wrong with each item."""
    kind = type(value)
    if (kind is list or kind is tuple) and len(value) <= most:
        return value
    if isinstance(value, Sized) and not isinstance(value, str) and len(value) > most:
        raise PydanticCustomError("too_long", "{said}", {"said": f"at most {most} are taken", "max_length": most})
    return value


def _tells(schema: dict[str, Any]) -> bool:
    """Whether a schema is one that `telling` made."""
    function = schema.get("function")
    return isinstance(function, dict) and hasattr(function.get("function"), _TELLS)


def _bound(schema: Any) -> None:
    """Give every list and mapping of a schema a longest length."""
    if isinstance(schema, dict):
        if schema.get("type") == "dict" or (schema.get("type") == "tuple" and "variadic_item_index" in schema):
            schema.setdefault("max_length", MOST)
        for inner in tuple(schema.values()):
            _bound(inner)
        if schema.get("type") in _WORDS_IN and _item(schema)["type"] in _ITEMS_WITHOUT_CODE:
            schema["fail_fast"] = True  # else a million bad words cost a million errors before the first is told
    elif isinstance(schema, list | tuple):
        for inner in schema:
            _bound(inner)


def told_at_once(model: type[BaseModel]) -> SchemaValidator:
    """The validator of a model that tells what is wrong once for the whole, not again for each fact that is in it."""
    return SchemaValidator(_told_once(model.__pydantic_core_schema__), CoreConfig(title=model.__name__))


def _told_once(schema: Any) -> Any:
    if schema["type"] == "definitions":
        return schema | {"schema": _told_once(schema["schema"]), "definitions": _untold(schema["definitions"])}
    return schema | {"schema": _untold(schema["schema"])} if _tells(schema) else schema


@cache
def of_text_only(model: type[BaseModel]) -> SchemaValidator:
    """The validator of dictionaries in which every value is text, which must see that text before any code of ours."""
    return SchemaValidator(_untold(model.__pydantic_core_schema__), CoreConfig(title=model.__name__))


def _untold(schema: Any) -> Any:
    if isinstance(schema, dict):
        if _tells(schema):
            inner = schema["schema"] | ({"ref": schema["ref"]} if "ref" in schema else {})
            return _untold(inner)
        return {key: _untold(value) for key, value in schema.items()}
    if isinstance(schema, list):
        return [_untold(inner) for inner in schema]
    return tuple(map(_untold, schema)) if type(schema) is tuple else schema


class Telling:
    """Stands in the annotation of a type that is no model, such as a union of facts, and makes it tell its errors."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return telling(source, source, handler)
