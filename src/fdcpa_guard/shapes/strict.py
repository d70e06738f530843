"""Data of a policy: what shapes and their exceptions are made of, and its numbers, which may be given by date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any, ClassVar, Final, Self

from pydantic import (
    SerializationInfo,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    ValidationError,
    model_serializer,
    model_validator,
)
from pydantic.functional_validators import ModelWrapValidatorHandler

from ..errors import InvalidPolicy
from ..facts.base import CivilDay, contradiction
from ..facts.checked import Checked, refusal
from ..json_text import NotJson

_DAY: Final[TypeAdapter[date]] = TypeAdapter(CivilDay)
_BY_DATE: Final = "_by_date"
_MOST_DATES: Final = 100


class Strict(Checked):
    """Data of a policy: immutable, unknown fields refused, errors of type `InvalidPolicy` that name each field."""

    @classmethod
    def _refused(cls, error: ValidationError | NotJson) -> InvalidPolicy:
        return InvalidPolicy(str(refusal(error, cls, name_fields=True)))


class Numbered(Strict):
    """Data with numbers, each of which is given as one value, or by date: ``{2026-01-01: 3, 2027-01-01: 2}``.

    Each value by date holds from its date on, the first also before. The field itself is the last of them.
    """

    _numbers: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """The fields that are numbers or times: their unit, and which way is stricter."""

    @model_validator(mode="wrap")
    @classmethod
    def _read_by_date(cls, given: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        named = [name for name in cls._numbers if isinstance(given, Mapping) and isinstance(given.get(name), Mapping)]
        if not named:
            return read(given)
        dated = {name: _ascending(name, given[name]) for name in named}
        found: dict[str, list[tuple[date, Any]]] = {name: [] for name in named}
        for day in sorted({day for values in dated.values() for day in values}):
            made = read({**given, **{name: _on(day, values) for name, values in dated.items()}})
            for name, values in dated.items():
                if day in values:
                    found[name].append((day, getattr(made, name)))
        made.__dict__[_BY_DATE] = {name: tuple(values) for name, values in found.items()}
        return made

    @model_validator(mode="after")
    def _fits_on_each_date(self) -> Self:
        if not self.by_date:
            return self
        own = {name: getattr(self, name) for name in type(self).model_fields}
        try:
            for day in sorted({day for values in self.by_date.values() for day, _ in values}):
                type(self)(**own | {name: _on(day, dict(values)) for name, values in self.by_date.items()})
        except InvalidPolicy as error:
            raise contradiction(str(error)) from None
        return self

    @model_serializer(mode="wrap")
    def _written_by_date(self, write: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        written: dict[str, Any] = write(self)
        for name, values in self.by_date.items():
            written[name] = {day.isoformat(): _plain(value) if info.mode == "json" else value for day, value in values}
        return written

    @property
    def by_date(self) -> Mapping[str, tuple[tuple[date, Any], ...]]:
        """The numbers that are given by date, in its order."""
        found: Mapping[str, tuple[tuple[date, Any], ...]] = self.__dict__.get(_BY_DATE, {})
        return found

    def given(self, name: str) -> Any:
        """A field as it was given: of a number by date all its values."""
        return dict(self.by_date[name]) if name in self.by_date else getattr(self, name)


def _ascending(name: str, given: Mapping[Any, Any]) -> dict[date, Any]:
    try:
        values = {_DAY.validate_python(day): value for day, value in given.items()}
    except ValidationError:
        raise contradiction(
            f"{name} is one value, or values by the day from which each holds, such as 2026-03-02"
        ) from None
    if not values or len(values) < len(given) or len(values) > _MOST_DATES or None in values.values():
        raise contradiction(f"{name} by date has at least one value, and one for each day")
    return dict(sorted(values.items()))


def _on(day: date, values: Mapping[date, Any]) -> Any:
    """The value of a day; before the first date, the first."""
    held = [value for since, value in values.items() if since <= day]
    return held[-1] if held else next(iter(values.values()))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, time) else value
