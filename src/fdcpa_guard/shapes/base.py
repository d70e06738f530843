"""What every shape has in common: it is data, it checks a question, it describes itself, and it makes a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, NamedTuple, Self, TypeVar, final

from pydantic import (
    Field,
    PlainSerializer,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from ..decision import Citation
from ..errors import InvalidPolicy
from ..facts.base import Flag, Id, contradiction, listed_in_order
from ..rules import Outcomes, Parameter, Question, Rule
from ..rules.rule import UNSET, Check
from ..rules.words import filled
from ..vocabulary import Effect, Holding, Medium, Purpose, Recipient
from .exceptions import AnyException, Exempting, excepting
from .strict import Numbered
from .strict import Strict as Strict

T = TypeVar("T")

Count = Annotated[int, Field(strict=True, ge=1, le=1000)]
"""How many contacts or days, at least one."""

Days = Annotated[int, Field(strict=True, ge=1, le=400)]
"""A number of civil days from 1 to 400."""

SomeDays = Annotated[int, Field(strict=True, ge=0, le=400)]
"""A number of civil days from 0 to 400."""

Hours = Annotated[int, Field(strict=True, ge=1, le=9600)]
"""A number of hours of exactly sixty minutes, from 1 to 9,600 (400 days)."""

if TYPE_CHECKING:
    OneOf = AbstractSet[T]
    SomeOf = AbstractSet[T]
else:
    OneOf = Annotated[frozenset[T], PlainSerializer(listed_in_order, return_type=list[T])]
    """A set of words of the vocabulary, always written in the same order."""
    SomeOf = Annotated[OneOf[T], Field(min_length=1)]
    """The same with at least one."""

_FIXED: Final = frozenset({"shape", "segments"})
_ALWAYS: Final = "it always applies to the contacts that the rule looks at"


class Number(NamedTuple):
    """One number or time of a shape: what it is counted in, which way is stricter, and its values if it has dates."""

    value: Any
    unit: str
    stricter: str
    by_date: tuple[tuple[date, Any], ...] = ()


class Shape(Numbered):
    """Base of all shapes.

    ``segments`` holds other numbers for some groups of customers: ``{"new": {"most": 1}}`` applies where
    ``Case.segment`` is ``new``. A case of another segment, or of none, has the shape's own numbers.
    """

    unless: Annotated[tuple[AnyException, ...], Field(max_length=20)] = ()
    """What spares a contact, or some of its debts, the rule; it is looked at only where the rule would object."""

    segments: Annotated[
        Mapping[Id, Mapping[str, Any]],
        Field(max_length=100),
        PlainSerializer(lambda given: {name: dict(values) for name, values in sorted(given.items())}),
    ] = Field(default_factory=lambda: MappingProxyType({}))

    _later: ClassVar[tuple[str, ...]] = ()
    """Fields that came after policies were signed and recorded: not written while they say nothing."""

    _segmented: ClassVar[frozenset[str]] = frozenset()
    """Further fields that a segment may set."""

    @model_serializer(mode="wrap")
    def _without_what_is_not_there(
        self, write: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, Any]:
        written = self._written_by_date(write, info)
        for name in ("unless", *self._later):
            if not getattr(self, name):
                written.pop(name, None)
        return written

    # -- segments

    @classmethod
    def units(cls) -> Mapping[str, tuple[str, str]]:
        """The fields that are numbers or times: their unit, and which way is stricter."""
        return cls._numbers

    @classmethod
    def in_segments(cls) -> frozenset[str]:
        """The fields that a segment may set."""
        return frozenset(cls._numbers) | cls._segmented

    @model_validator(mode="after")
    def _segments_fit(self) -> Self:
        allowed = self.in_segments()
        for values in self.segments.values():
            if not values or not values.keys() <= allowed:
                raise contradiction(f"segments may set one or more of: {', '.join(sorted(allowed)) or 'nothing'}")
        try:
            self.variants  # noqa: B018 - what is wrong with the numbers of a segment is said in the same words
        except InvalidPolicy as error:
            raise contradiction(str(error)) from None
        fitted = {
            segment: MappingProxyType({name: self.variants[segment].given(name) for name in sorted(values)})
            for segment, values in self.segments.items()
        }
        self.__dict__["segments"] = MappingProxyType(fitted)
        return self

    @model_validator(mode="after")
    def _numbers_told_apart(self) -> Self:
        names = [name for each in (self, *self.unless) for name in each._numbers]
        if len(set(names)) < len(names):
            raise contradiction("two exceptions have a number of the same name")
        return self

    @cached_property
    def variants(self) -> Mapping[str, Self]:
        """The shape as it is for each segment."""
        own = {name: self.given(name) for name in type(self).model_fields if name not in _FIXED}
        return {segment: type(self)(**own | dict(values)) for segment, values in self.segments.items()}

    # -- numbers

    def numbers(self) -> dict[str, Number]:
        """The numbers and times that are given, by the name of their parameter."""
        return {
            name: Number(value, unit, stricter, each.by_date.get(name, ()))
            for each in (self, *self.unless)
            for name, (unit, stricter) in each._numbers.items()
            if (value := getattr(each, name)) is not None
        }

    @cached_property
    def _values(self) -> SimpleNamespace:
        return SimpleNamespace(**{name: number.value for name, number in self.numbers().items()})

    def parameters(self, citation: Citation, since: date = date.min) -> dict[str, Parameter]:
        """The numbers as parameters of a rule; one that differs in a segment is called ``most.new`` there.

        The citation is of those that are not the shape's defaults: what nobody set, no law set.
        """
        own = self.numbers()
        fields = type(self).model_fields
        unset = {name for name in self._numbers if getattr(self, name) == fields[name].default}
        found = dict(own)
        for segment, variant in self.variants.items():
            found |= {f"{name}.{segment}": n for name, n in variant.numbers().items() if own.get(name) != n}
        return {
            name: Parameter(
                number.by_date or ((since, number.value),),
                number.unit,
                UNSET if name in unset else citation,
                number.stricter,
            )
            for name, number in found.items()
        }

    def restated(self, numbers: Mapping[str, Any]) -> Self:
        """The shape with other numbers, by the names of their parameters.

        Raises:
            InvalidPolicy: they contradict each other.
        """
        given = self.model_dump(mode="json")
        for name, value in numbers.items():
            field, _, segment = name.partition(".")
            target = given["segments"][segment] if segment else given
            if field not in type(self).model_fields:
                target, field = self._within(target, field)
            target[field] = value
        return type(self).model_validate(given)

    def _within(self, given: dict[str, Any], field: str) -> tuple[dict[str, Any], str]:
        """Where in what is given a number stands that is no field of the shape, and what it is called there."""
        return next(each for each in given["unless"] if field in each), field

    def sparing(self, *exceptions: Exempting) -> Self:
        """The shape with more exceptions, behind its own."""
        given = {name: self.given(name) for name in type(self).model_fields}
        return type(self).model_validate(given | {"unless": (*self.unless, *exceptions)})

    # -- what it does

    def __call__(self, q: Question, p: Any = None) -> Outcomes:
        """What the shape answers, with the numbers of the rule's parameters ``p``; None: with its own."""
        last = self.__dict__.get("_last")
        if last is None or last[0] is not p:
            last = self.__dict__["_last"] = (p, self.bound(p))
        check: Check = last[1]
        return check(q)

    def bound(self, p: Any = None) -> Check:
        """The shape as a check with the numbers of the rule's parameters ``p``; None: with its own."""
        own = self._of_all_segments(p)
        return excepting(own, self.unless, p) if self.unless else own

    def _of_all_segments(self, p: Any) -> Check:
        own = self._bound(self._values if p is None else p)
        if not self.segments:
            return own
        others = {segment: variant._bound(_of(segment, variant, p)) for segment, variant in self.variants.items()}

        def check(q: Question) -> Outcomes:
            return others.get(q.case.__dict__["segment"], own)(q)

        return check

    def _bound(self, p: Any) -> Check:
        """The check with these numbers, whatever the segment.

        What it needs of the shape it reads here and not for each question: of a pydantic model each attribute costs
        several times one of a plain object.
        """
        raise NotImplementedError

    def describe(self) -> str:
        """What it asks, in one plain sentence."""
        raise NotImplementedError

    @final
    def not_applying(self) -> str:
        """When it does not apply, as a phrase."""
        return "; ".join(filter(None, (self._apart(), *[each.describe() for each in self.unless]))) or _ALWAYS

    def _apart(self) -> str:
        """When it does not apply by its own fields, as a phrase; empty if it always does."""
        return ""

    def missing(self) -> str:
        """The facts without which it denies, as a phrase."""
        return "none"

    def looks_at_media(self) -> frozenset[Medium]:
        """The media that it can object to."""
        return frozenset(getattr(self, "media", Medium))

    def looks_for(self) -> frozenset[Holding]:
        """Kinds of facts of which a case must hold one for the shape to matter; empty: it always may."""
        return frozenset()

    def rule(
        self,
        id: str,
        title: str,
        *citations: Citation,
        example: str,
        effect: Effect = Effect.PROHIBITED,
        in_force: tuple[date | None, date | None] = (None, None),
        media: Iterable[Medium] | None = None,
        recipients: Iterable[Recipient] = tuple(Recipient),
        purposes: Iterable[Purpose] = tuple(Purpose),
        needs: Iterable[Holding] | None = None,
        exceptions: str = "",
        source_note: str = "",
        numbers_of: Citation | None = None,
    ) -> Rule:
        """The shape as a rule, its numbers as parameters that a policy can tighten or loosen.

        It prohibits, and ``media`` and ``needs`` are the shape's own, unless others are given. ``numbers_of`` sets the
        numbers given, where it is not the first of the citations. ``exceptions`` and ``source_note`` are added to the
        description; ``example`` is one worked case in a sentence. In all of these and in the title numbers may stand
        by their names, as `words.filled` has it: ``Not after {closes}``.

        Raises:
            InvalidPolicy: the metadata is missing or malformed; the text says which and how it should look.
        """
        if not citations:
            raise InvalidPolicy(f"rule {id!r} needs at least one citation (a house rule cites the house)")
        parameters = self.parameters(numbers_of or citations[0], in_force[0] or date.min)
        words = _Words(self, title, "; ".join(map(str, citations)), source_note, exceptions, example)
        own_title, description = words.of(self, parameters)
        return Rule(
            id=id,
            title=own_title,
            citations=citations,
            effect=effect,
            data=self.model_dump_json(),
            check=self,
            description=description,
            in_force=in_force,
            media=self.looks_at_media() if media is None else frozenset(media),
            recipients=frozenset(recipients),
            purposes=frozenset(purposes),
            needs=self.looks_for() if needs is None else frozenset(needs),
            parameters=MappingProxyType(parameters),
            segments=frozenset(self.segments),
            words=words,
        )


@dataclass(frozen=True)
class _Words:
    """The words of a rule that is a shape, its numbers by their names."""

    shape: Shape
    title: str
    cited: str
    source_note: str
    exceptions: str
    example: str

    def __call__(self, numbers: Mapping[str, Parameter]) -> tuple[str, str]:
        """As `Words`. Of numbers that contradict each other the shape speaks as it was written."""
        try:
            shape = self.shape.restated({name: number.latest for name, number in numbers.items()})
        except InvalidPolicy:
            shape = self.shape
        return self.of(shape, numbers)

    def of(self, shape: Shape, numbers: Mapping[str, Parameter]) -> tuple[str, str]:
        """Title and description, of the shape with these numbers."""
        title, note = (filled(text, numbers, begins=True) for text in (self.title, self.source_note))
        apart = shape.not_applying()
        if self.exceptions:
            also = filled(self.exceptions, numbers).rstrip(".")
            apart = also if apart == _ALWAYS else f"{apart}; {also}"
        return title, "\n\n".join(
            (
                title.rstrip(".") + ".",
                f"**What it checks**: {shape.describe()}",
                f"**Source**: {self.cited}" + (f". {note}" if note else "."),
                f"**When it does not apply**: {apart}.",
                f"**Missing facts**: {_missing(shape)}.",
                f"**Example**: {filled(self.example, numbers)}",
            )
        )


def _missing(shape: Shape) -> str:
    """Its missing facts, and those of its exceptions."""
    own = shape.missing()
    theirs = [lacks for each in shape.unless if (lacks := each.missing())]
    return "; ".join(theirs if own == "none" and theirs else [own, *theirs])


def sparing(rule: Rule, exceptions: Iterable[Exempting]) -> Rule | None:
    """A rule that is a shape, with more exceptions, which its data and its words then have too.

    None where that cannot be: it is no shape, or an exception is none of the library's.
    """
    more = tuple(exceptions)
    if not isinstance(rule.check, Shape) or not all("exception" in type(each).model_fields for each in more):
        return None
    shape = rule.check.sparing(*more)

    def words(numbers: Mapping[str, Parameter]) -> tuple[str, str]:  # those of others know only the numbers before
        return rule.said({name: numbers[name] for name in rule.parameters})

    own = replace(rule.words, shape=shape) if isinstance(rule.words, _Words) else words
    made = replace(rule, check=shape, data=shape.model_dump_json(), words=own)
    numbers = shape.parameters(rule.citations[0], rule.in_force[0] or date.min)
    return made.renumbered(numbers | dict(rule.parameters))


def _of(segment: str, variant: Shape, p: Any) -> SimpleNamespace:
    """The numbers of a variant: as the parameters ``p`` give them; None: its own."""
    if p is None:
        return variant._values
    given = vars(p)
    return SimpleNamespace(**{name: given.get(f"{name}.{segment}", given.get(name)) for name in variant.numbers()})


class Answering(Shape):
    """A shape that can leave free what the person is told in answer."""

    replies_exempt: Flag = False
    """One answer to what the person sent, and what is said within the person's own call, is free."""
    own_call_exempt: Flag = False
    """What is said within a call or visit that the person began is free while it goes on; a message in reply is not."""

    @model_validator(mode="after")
    def _one_leave(self) -> Self:
        if self.replies_exempt and self.own_call_exempt:
            raise contradiction("own_call_exempt says nothing where replies_exempt is true")
        return self

    def _free(self, q: Question) -> bool:
        event = q.answered
        return event is not None and (self.replies_exempt or (self.own_call_exempt and event.goes_on(q.at)))

    def _in_own_call(self, q: Question) -> bool:
        event = q.answered
        return event is not None and (self.replies_exempt or self.own_call_exempt) and event.goes_on(q.at)

    def _free_words(self) -> str:
        """What is free, as a phrase; empty if nothing is."""
        if self.replies_exempt:
            return "answers to the person"
        return "what is said within the person's own call or visit" if self.own_call_exempt else ""

    def _apart(self) -> str:
        free = self._free_words()
        return f"to {free}" if free else ""
