"""What a check answers. An answer is checked when it is made, and nothing changes it after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, Never, Self, TypeVar

from ..clock import FOREVER
from ..decision import Scalar
from ..errors import InvalidPolicy, MissingFact
from ..facts import moments
from ..vocabulary import Effect

_NO_FACTS: Final[Mapping[str, Scalar]] = MappingProxyType({})
_PLAIN: Final = frozenset({str, int, float, bool, type(None)})
_LONGEST: Final = 2_000
"""After so many characters a message is cut."""


class _Answer:
    """What a check answers: all that it says in one tuple, which is set once; first of all, until when."""

    __slots__ = ("said",)
    said: tuple[Any, ...]
    """Its parts, in the order in which its class lists them; for the engine."""

    def __setattr__(self, name: str, value: object = None) -> Never:
        raise AttributeError("an answer is not changed once it is made")

    __delattr__ = __setattr__

    def __init_subclass__(cls) -> None:
        if cls.__module__ != __name__:
            raise TypeError("a check answers Passed, Denied, Advised or Required; there are no other kinds")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), tuple([{**part} if isinstance(part, Mapping) else part for part in self.said]))


A = TypeVar("A", bound=_Answer)

_new: Final = object.__new__


def _again(kind: type[A], said: tuple[Any, ...]) -> A:
    made = _new(kind)
    _say(made, said)
    return made


_say: Final[Callable[[_Answer, tuple[Any, ...]], None]] = _Answer.__dict__["said"].__set__


def _part(number: int) -> Any:
    """One part of what an answer says."""
    return property(lambda answer: answer.said[number])


class _Saying(_Answer):
    __slots__ = ()

    message: str = _part(1)
    debts: tuple[str, ...] = _part(2)
    facts: Mapping[str, Scalar] = _part(3)

    def naming(self, debts: Iterable[str]) -> Self:
        """The same answer about these debts."""
        until, message, _, *others = self.said
        return _again(type(self), (until, message, _texts("debts", debts), *others))


class Passed(_Answer):
    """No objection before ``until``, the first instant at which one might arise if no fact changes (None: never).

    Raises:
        InvalidPolicy: ``until`` is no instant, or has no UTC offset. So with every other answer.
    """

    __slots__ = ()

    until: datetime = _part(0)

    def __init__(self, until: datetime | None = FOREVER) -> None:
        _say(self, (until if type(until) is datetime and until.tzinfo is UTC else _instant(until),))


class Denied(_Saying):
    """An objection: what, about which debts (empty: all of the contact), and when it falls away by itself.

    Raises:
        InvalidPolicy: an argument is not of its kind: ids in a tuple, facts that map names to plain values, an
            instant with a UTC offset (None: it never falls away), an effect of the vocabulary.
    """

    __slots__ = ()

    lapses_at: datetime = _part(0)
    rebuttal: tuple[str, ...] = _part(4)
    effect: Effect | None = _part(5)

    def __init__(
        self,
        message: str,
        *,
        debts: Iterable[str] = (),
        facts: Mapping[str, Scalar] = _NO_FACTS,
        lapses_at: datetime | None = FOREVER,
        rebuttal: Iterable[str] = (),
        effect: Effect | None = None,
    ) -> None:
        plain = type(message) is str and message and len(message) <= _LONGEST and message.isascii()
        said = (
            lapses_at if type(lapses_at) is datetime and lapses_at.tzinfo is UTC else _instant(lapses_at),
            message if plain else _text(message),
            _texts("debts", debts) if debts else (),
            facts if facts is _NO_FACTS else _facts(facts),
            _texts("rebuttal", rebuttal) if rebuttal else (),
            effect if effect is None or type(effect) is Effect else _effect(effect),
        )
        _say(self, said)

    def over_by(self, when: datetime) -> Self:
        """The same objection, over by an instant if it is not before."""
        lapses, *others = self.said
        return _again(type(self), (min(lapses, _instant(when)), *others))


class Advised(_Saying):
    """Something to think about; it never denies. ``until`` as in `Passed`."""

    __slots__ = ()

    until: datetime = _part(0)

    def __init__(
        self,
        message: str,
        *,
        debts: Iterable[str] = (),
        facts: Mapping[str, Scalar] = _NO_FACTS,
        until: datetime | None = FOREVER,
    ) -> None:
        plain = type(message) is str and message and len(message) <= _LONGEST and message.isascii()
        said = (
            until if type(until) is datetime and until.tzinfo is UTC else _instant(until),
            message if plain else _text(message),
            _texts("debts", debts) if debts else (),
            facts if facts is _NO_FACTS else _facts(facts),
        )
        _say(self, said)


class Required(_Saying):
    """An obligation that comes with the contact. ``until`` as in `Passed`."""

    __slots__ = ()

    until: datetime = _part(0)
    due: date | None = _part(4)

    def __init__(
        self,
        message: str,
        *,
        debts: Iterable[str] = (),
        due: date | None = None,
        facts: Mapping[str, Scalar] = _NO_FACTS,
        until: datetime | None = FOREVER,
    ) -> None:
        plain = type(message) is str and message and len(message) <= _LONGEST and message.isascii()
        said = (
            until if type(until) is datetime and until.tzinfo is UTC else _instant(until),
            message if plain else _text(message),
            _texts("debts", debts) if debts else (),
            facts if facts is _NO_FACTS else _facts(facts),
            due if due is None or type(due) is date else _day(due),
        )
        _say(self, said)


ANSWERS: Final = frozenset({Passed, Denied, Advised, Required})
"""The kinds of answers; no answer is of a subclass."""

Outcome = Passed | Denied | Advised | Required
Outcomes = Outcome | tuple[Outcome, ...]


def several(found: Outcomes) -> tuple[Outcome, ...]:
    """What a check answered, one thing or several, as several."""
    return found if isinstance(found, tuple) else (found,)


def lacking(missing: MissingFact, debts: tuple[str, ...]) -> Denied:
    """The objection to debts that cannot be judged without a fact."""
    fact, until = missing.fact, missing.until
    if type(fact) is not str or not fact.isascii() or not 0 < len(fact) <= _LONGEST:
        fact = _text(fact)
    message = f"cannot be judged without a fact: {fact}{missing.hint}"
    denied = _new(Denied)  # what its constructor would check of these few is checked here
    said = (
        FOREVER if until is None else _instant(until),
        message if message.isascii() and len(message) <= _LONGEST else _text(message),
        _texts("debts", debts) if debts else (),
        {fact: None},
        (),
        Effect.MISSING_FACT,
    )
    _say(denied, said)
    return denied


def failing(error: BaseException, debts: tuple[str, ...]) -> Denied:
    """The objection to debts of which a rule raised something instead of answering: a fact is missing, or it failed."""
    if isinstance(error, MissingFact):
        try:
            return lacking(error, debts)
        except KeyboardInterrupt:
            raise
        except BaseException as malformed:  # it was raised with something else than a fact and an instant
            error = malformed
    return Denied(
        f"the rule itself failed ({name_of(error)}), so nothing vouches for the contact",
        debts=debts,
        effect=Effect.RULE_ERROR,
    )


def name_of(error: BaseException) -> str:
    """The name of an exception's type. What the exception says may not be safe to show."""
    name: str = _NAME(type(error))
    return name if name.isidentifier() and name.isascii() and len(name) <= _LONGEST_NAME else "an exception"


_NAME: Final[Any] = type.__dict__["__name__"].__get__
"""Past whatever the type's own type makes of it."""
_LONGEST_NAME: Final = 60


# -- checking


def _instant(value: object) -> datetime:
    if type(value) is datetime and value.tzinfo is UTC:
        return value
    if value is None:
        return FOREVER
    if not isinstance(value, datetime):
        raise InvalidPolicy("an answer holds until an instant: a datetime with a UTC offset, or None for good")
    value = moments.plain(value)  # of a day that is known, the end at which it compares
    ahead = value.utcoffset()
    if ahead is None:
        raise InvalidPolicy("an answer holds until an instant, and an instant needs a UTC offset")
    if value.year >= FOREVER.year:
        return FOREVER
    utc = value.astimezone(UTC)
    return datetime(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.microsecond, UTC)


def _text(value: object) -> str:
    if type(value) is not str:
        if not isinstance(value, str):
            raise InvalidPolicy("an answer says something: its message is text")
        value = str.__str__(value)
    if not value:
        raise InvalidPolicy("an answer says something: its message is not empty")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise InvalidPolicy("an answer holds half a character, which no record can keep") from None
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"


def _texts(what: str, values: object) -> tuple[str, ...]:
    if type(values) is not tuple:
        if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
            raise InvalidPolicy(f"the {what} of an answer are texts in a tuple")
        values = tuple(values)
    for value in values:
        if type(value) is not str:
            if not isinstance(value, str):
                raise InvalidPolicy(f"the {what} of an answer are texts in a tuple")
            return tuple([_text(value) for value in values])
    return values


def _facts(values: object) -> Mapping[str, Scalar]:
    if type(values) is not dict and not isinstance(values, Mapping):
        raise InvalidPolicy("the facts of an answer map names to values")
    facts = {**values}
    for name, value in facts.items():
        if type(name) is not str:
            raise InvalidPolicy("the facts of an answer have texts as names")
        if type(value) not in _PLAIN:
            facts[name] = _plain(value)
    return facts


def _plain(value: object) -> Scalar:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, date | time):
        return value.isoformat()
    for plain in (str, int, float):
        if isinstance(value, plain):
            return plain(value)
    raise InvalidPolicy("a fact of an answer is text, a number, true, false or None")


def _day(value: object) -> date:
    if type(value) is not date:
        raise InvalidPolicy("a duty is due on a day: a date")
    return value


def _effect(value: Any) -> Effect:
    try:
        return Effect(value)
    except ValueError:
        raise InvalidPolicy(f"an effect is one of {', '.join(Effect)}") from None


PASS: Final = Passed()
"""No objection, ever, unless a fact changes."""
