"""What is read at once: pydantic takes what is given in a usual way without a call of ours, and asks us for the rest.

Each of these stands in the annotation of a type. It puts ways of pydantic's own beside the way that is ours; that none
of them fits says no more than that ours is taken, so their errors, which stand under `AT_ONCE`, are never told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ..errors import AT_ONCE, GIVEN
from ..vocabulary import UNKNOWN, Unknown

_Way = tuple[CoreSchema, str]
_AS_TEXT: Final = core_schema.to_string_ser_schema(when_used="json")


def _ways(*ways: _Way, **options: Any) -> CoreSchema:
    return core_schema.union_schema(list(ways), mode="left_to_right", **options)


def shown(schema: Any, change: Callable[[Any], Any] = lambda rest: rest) -> Any:
    """A type of several ways as what its schema shows of the one that is ours, in whatever else is put around it."""
    if schema["type"] == "lax-or-strict":
        return change(schema["strict_schema"])
    if schema["type"] == "union":
        return change(next(each[0] for each in schema["choices"] if each[1] == GIVEN))
    return schema | {"schema": shown(schema["schema"], change)}


class Means:
    """Words, or null, that may be given in place of something else, and what each of them means."""

    def __init__(self, means: Mapping[str | None, Any], *, last: bool = False) -> None:
        """The words; ``last``: they are tried after the rest, of which none takes long to see that a word is none."""
        self.means = means
        self.last = last

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.means})"

    def __call__(self, value: Any) -> Any:
        """What is read where a value is given."""
        word = value is None or isinstance(value, str)
        return self.means[value] if word and value in self.means else value

    def words(self) -> _Way:
        """The way of the words."""
        words: CoreSchema = core_schema.literal_schema([word for word in self.means if word is not None])
        if None in self.means:
            words = core_schema.nullable_schema(words)
        read = dict(self.means).__getitem__
        return core_schema.no_info_after_validator_function(read, words), AT_ONCE

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        rest = handler(source)
        ours, words = (rest, GIVEN), self.words()
        ways = _ways(ours, words) if self.last else _ways(words, ours)
        # It is written as the rest, so that pydantic need not find out which of several ways it was.
        return core_schema.lax_or_strict_schema(ways, rest)

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(shown(schema, lambda rest: core_schema.no_info_before_validator_function(self, rest)))


class MeansOfAList(Means):
    """The same of a list, which is refused if it is too long before anything looks into it."""

    def __init__(self, short: Callable[[Any], Any], means: Mapping[str | None, Any]) -> None:
        """``short``: gives back what is given, unless that is too long."""
        super().__init__(means, last=True)
        self.short = short

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        right: Any = handler(source)
        rest = core_schema.no_info_before_validator_function(self.short, right)
        quick = right | {"fail_fast": True}
        # What can be gone through once only is left to ours: nothing else may have had the first items of it.
        held = core_schema.chain_schema([core_schema.is_instance_schema((list, tuple)), quick])
        ways = _ways((core_schema.json_or_python_schema(quick, held), AT_ONCE), self.words(), (rest, GIVEN))
        return core_schema.lax_or_strict_schema(ways, rest)


class MayBeUnknown:
    """Stands in the annotation of a union of something with `Unknown`, which null says as well."""

    _said: Final = Means({UNKNOWN.value: UNKNOWN, None: UNKNOWN})
    _null: Final = Means({None: UNKNOWN})

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        known: Any = handler.generate_schema(get_args(source)[0])
        rest = known, GIVEN
        words = _words_of(known, handler)
        if words:
            at_once = core_schema.literal_schema([*words, UNKNOWN]), AT_ONCE
            return _ways(at_once, self._said.words(), rest, serialization=_AS_TEXT)
        if known["type"] == "bool":
            return _ways(rest, self._said.words())
        return _ways(*_read_at_once(known), self._said.words(), rest)

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        unknown: Any = core_schema.no_info_before_validator_function(self._null, _schema_of_unknown())
        either = core_schema.tagged_union_schema
        # A schema shows that it is one of both, and not what tells which.
        return handler(shown(schema, lambda known: either({GIVEN: known, UNKNOWN.value: unknown}, str)))


def _read_at_once(schema: Any) -> list[_Way]:
    """The ways that stand before all others in a list that `MeansOfAList` made."""
    ways = schema["lax_schema"]["choices"] if schema["type"] == "lax-or-strict" else []
    return [way for way in ways if way[1] == AT_ONCE] if ways and ways[0][1] == AT_ONCE else []


@cache
def _schema_of_unknown() -> CoreSchema:
    return TypeAdapter(Unknown).core_schema


def _words_of(schema: Any, handler: GetCoreSchemaHandler) -> list[Any]:
    """Every word that a schema takes, if it takes nothing else."""
    schema = handler.resolve_ref_schema(schema)
    if schema["type"] == "enum":
        return [*schema["members"]]
    if schema["type"] != "union":
        return []
    words = [_words_of(each[0] if isinstance(each, tuple) else each, handler) for each in schema["choices"]]
    return [word for each in words for word in each] if all(words) else []


Steps = tuple[Callable[[Any], Any], ...]


@dataclass(frozen=True)
class Forms:
    """Stands in the annotation of what is given as text: usual forms of it, each with what reads it.

    What reads them is written in C, or it would be no quicker than ours; what it cannot read is left to ours.
    """

    forms: tuple[tuple[str, Steps], ...]

    def ways(self) -> list[_Way]:
        """The ways of the forms."""
        found: list[_Way] = []
        for form, steps in self.forms:
            read: CoreSchema = core_schema.str_schema(pattern=form, strict=True)
            for step in steps:
                read = core_schema.no_info_after_validator_function(step, read)
            found.append((read, AT_ONCE))
        return found

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _ways(*self.ways(), (handler(source), GIVEN), serialization=_AS_TEXT)

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(shown(schema))


@dataclass(frozen=True)
class Day:
    """Stands in the annotation of a day, which one function of ours reads."""

    read: Callable[[Any], date]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        write: Any = core_schema.simple_ser_schema("date")
        return core_schema.no_info_plain_validator_function(self.read, serialization=write)

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(core_schema.date_schema())


@dataclass(frozen=True)
class Moment(Forms):
    """The same of an instant, which one function of ours reads where it has none of the forms."""

    read: Callable[[Any], datetime]
    write: Callable[[datetime], datetime | str] | None = None
    """How one is written that may also be a day, or unknown."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        write: Any = core_schema.simple_ser_schema("datetime")
        if self.write is not None:
            write = core_schema.plain_serializer_function_ser_schema(self.write)
        read = core_schema.no_info_plain_validator_function(self.read)
        return _ways(*self.ways(), (read, GIVEN), serialization=write)

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        plain: Any = core_schema.datetime_schema()
        if self.write is None:
            return handler(plain)
        said = core_schema.union_schema([plain, core_schema.str_schema()])
        write = core_schema.plain_serializer_function_ser_schema(self.write, return_schema=said)
        read: Any = self.read  # of which only the name counts
        return handler(core_schema.no_info_wrap_validator_function(read, plain, serialization=write))
