"""Data that is made in one way only, by being checked: pydantic's other ways of making and changing it are closed."""

import inspect
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import FrameType
from typing import TYPE_CHECKING, Any, Final, NoReturn, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from .. import json_text
from ..errors import FdcpaGuardError, InvalidFacts
from ..json_text import NotJson
from .teaching import of_text, of_text_only, silent_error

_MARK: Final = "_checked"


if TYPE_CHECKING:
    worked_out = cached_property
else:

    class worked_out(cached_property):
        """What is worked out of a fact when first asked for and kept, without the lock that Python 3.11 takes."""

        def __get__(self, fact, owner=None):
            if fact is None:
                return self
            value = fact.__dict__[self.attrname] = self.func(fact)
            return value


def refusal(error: ValidationError | NotJson, kind: type[BaseModel], *, name_fields: bool = False) -> InvalidFacts:
    """What is wrong with the input, without the input. ``name_fields`` as for `InvalidFacts.of`."""
    if isinstance(error, NotJson):
        return InvalidFacts(kind.__name__, (of_text(error, kind),))
    return InvalidFacts.of(error, kind.__name__, name_fields=name_fields)


def _closed(instead: str) -> Any:
    def closed(cls: type, /, *_: Any, **__: Any) -> NoReturn:
        """Closed: it skips or weakens the checks."""
        raise TypeError(f"this would make or change a {cls.__name__} unchecked: use {instead}")

    return classmethod(closed)


def _as_it_is(cls: type, options: Mapping[str, Any]) -> None:
    given = sorted(name for name, value in options.items() if value is not None)
    if given:
        raise TypeError(f"a {cls.__name__} is read in one way, without options: {', '.join(given)}")


def _refuse_what_is_worked_out(kind: type, name: str) -> None:
    """Pydantic lets go what is no field: the index of a case, its class, the dictionary that holds its values."""
    if name.startswith("__") or isinstance(getattr(kind, name, None), cached_property):
        raise TypeError(f"a {kind.__name__} does not change: model_copy(update=...) gives another")


def _not_to_be_written_into(kind: type, copying: FrameType | None) -> None:
    """Pydantic's own `model_copy`, as its base class has it, writes into what it takes for a copy."""
    asking = copying and copying.f_back
    if asking is not None and asking.f_code is BaseModel.model_copy.__code__:
        raise TypeError(f"this would change a {kind.__name__} unchecked: use its own model_copy(update=...)")


class Checked(BaseModel):
    """Immutable data, unknown fields refused, whose errors never echo input. Its JSON is what it is.

    Two of a kind are equal if their JSON is; copies and pickles are made of it. Every way of making one checks every
    value, and takes no options that would ask for less.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        allow_inf_nan=False,
        ignored_types=(worked_out,),
        defer_build=True,  # what is nested is validated by what it is in, so most never need a validator of their own
    )

    @classmethod
    def _refused(cls, error: ValidationError | NotJson) -> FdcpaGuardError:
        return refusal(error, cls)

    def __init__(self, /, **data: Any) -> None:
        if self.__dict__:
            raise TypeError(f"a {type(self).__name__} is made once: use model_copy(update=...) for another")
        try:
            super().__init__(**data)
            return
        except ValidationError as error:
            wrong = self._refused(error)
        raise wrong from None

    # Tells pydantic that nested data need not pass through this __init__, so that one error names every path.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """What a dictionary, or a fact already made, says.

        Raises:
            InvalidFacts: it is malformed or contradicts itself.
            TypeError: an option of pydantic's is given; each could only weaken the checks.
        """
        if options:
            _as_it_is(cls, options)
        try:
            return super().model_validate(obj)
        except ValidationError as error:
            wrong = cls._refused(error)
        raise wrong from None

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """What a JSON text says. Errors as those of `model_validate`, also for a key given twice in one object."""
        if options:
            _as_it_is(cls, options)
        try:
            return super().model_validate(json_text.read(json_data))
        except (ValidationError, NotJson) as error:
            wrong = cls._refused(error)
        raise wrong from None

    @classmethod
    def model_validate_strings(cls, obj: Any, **options: Any) -> Self:
        """What a dictionary says in which every value is text. Errors as those of `model_validate`."""
        if options:
            _as_it_is(cls, options)
        try:
            cls.model_rebuild()
            made: Self = of_text_only(cls).validate_strings(obj)
            return made
        except ValidationError as error:
            wrong = cls._refused(silent_error(error, cls))
        raise wrong from None

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same with other values for some fields, checked like any other; it is immutable, so else itself.

        Raises:
            InvalidFacts: the values do not fit.
        """
        if not update:
            return self
        return type(self).model_validate(dict(self) | {**update})

    def __replace__(self, **changes: Any) -> Self:
        return self.model_copy(update=changes)

    if not TYPE_CHECKING:
        model_construct = construct = _closed("model_validate")
        from_orm = _closed("model_validate")
        parse_file = parse_raw = _closed("model_validate_json")
        copy = _closed("model_copy(update=...)")
        __setstate__ = _closed("pickle, which reads it back from its JSON")

    def __setattr__(self, name: str, value: Any) -> None:
        _refuse_what_is_worked_out(type(self), name)
        try:
            super().__setattr__(name, value)
            return
        except ValidationError as error:
            wrong = self._refused(silent_error(error, type(self)))
        raise wrong from None

    def __delattr__(self, name: str) -> None:
        _refuse_what_is_worked_out(type(self), name)
        try:
            super().__delattr__(name)
            return
        except ValidationError as error:
            wrong = self._refused(silent_error(error, type(self)))
        raise wrong from None

    def __copy__(self) -> Self:
        _not_to_be_written_into(type(self), inspect.currentframe())
        return self

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        _not_to_be_written_into(type(self), inspect.currentframe())
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _read_back, (type(self), self.model_dump_json())

    def __iter__(self) -> Iterator[tuple[str, Any]]:  # type: ignore[override]  # as pydantic's own
        """The fields and their values, without what was worked out from them."""
        values = self.__dict__
        return ((name, values[name]) for name in type(self).model_fields)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other) or not isinstance(other, Checked):
            return NotImplemented
        return self.model_dump_json() == other.model_dump_json()

    def __hash__(self) -> int:
        return hash(self.model_dump_json())


def _read_back(kind: type[Checked], text: str) -> Checked:
    return kind.model_validate_json(text)


def mark(made: Checked) -> None:
    """Remember that this very object was checked: no copy shares its set of the fields that were given."""
    made.__dict__[_MARK] = made.__pydantic_fields_set__
    made.__dict__.pop("fingerprint", None)  # pydantic's own validator may have assigned to it


def were_checked(one: Checked, other: Checked) -> bool:
    """Whether these very objects were checked, rather than put together or copied past the checks."""
    try:
        return (
            one.__dict__[_MARK] is one.__pydantic_fields_set__
            and other.__dict__[_MARK] is other.__pydantic_fields_set__
        )
    except (AttributeError, KeyError):
        return False
