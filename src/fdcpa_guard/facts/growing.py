"""A case with a fact more, or with a fact that has changed: equal to the case built afresh, and sharing what it can.

A fact is named by its path, as in the answers of a guard: ``requests`` is the list, ``requests.r-1`` the fact in it
with that id, ``debts.card.disputes.d-1`` a dispute of a debt. What is new is checked by itself and against what stands.
Whatever does not pass goes to the case built afresh, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from ..errors import UNKNOWN_FIELD, InvalidFacts, Problem, nearest
from ..vocabulary import UNKNOWN
from .base import Fact
from .checked import mark
from .history import MAX_EVENTS, Attempt, Inbound
from .identity import _changed
from .past import Event, put

if TYPE_CHECKING:
    from .case import Case
    from .index import CaseIndex

C = TypeVar("C", bound="Case")
_EVENTS: Final[Mapping[str, type[Event]]] = {"history.attempts": Attempt, "history.inbound": Inbound}
_HISTORY: Final = "history"


def with_fact(case: C, path: str, fact: Any) -> C:
    """The case with another fact, at the end of the list at a path.

    Raises:
        InvalidFacts: there is no such list, it is unknown what is in it, or the fact does not fit what stands.
    """
    found = _found(case, path)
    name = found.steps[-1] if found.steps else None
    if not isinstance(name, str) or (not isinstance(found.value, tuple) and found.value is not UNKNOWN):
        raise _wrong(found, "a fact is added to a list, such as requests or debts.<id>.disputes", "no_such_list")
    if found.value is UNKNOWN:
        raise _wrong(
            found, "which there are is unknown, so it is not known with another either: give all there are", "unknown"
        )
    if path in _EVENTS:
        return _with_event(case, path, fact, None)
    return _rebuilt(case, found.steps, (*found.value, fact))


def with_change(case: C, path: str, fields: Mapping[str, Any]) -> C:
    """The case in which the fact at a path has other values for some fields.

    Raises:
        InvalidFacts: there is no such fact, or it does not fit what stands.
    """
    found = _found(case, path)
    if not isinstance(found.value, Fact) or not found.steps:
        raise _wrong(found, "what is changed is one fact, such as requests.<id> or consumer", "no_such_fact")
    if not fields:
        return case
    kind = ".".join(map(str, found.steps[:-1]))
    if kind in _EVENTS:
        return _with_event(case, kind, {**dict(found.value), **fields}, int(found.steps[-1]))
    return _rebuilt(case, found.steps, {**dict(found.value), **fields})


# -- what a path leads to


class _Found(NamedTuple):
    """What a path leads to: the steps by field and place, and what is there."""

    steps: tuple[str | int, ...]
    value: Any


def _found(case: Case, path: str) -> _Found:
    """What a path leads to. Ids may have dots in them, so the longest one that fits is meant."""
    steps: list[str | int] = []
    value: Any = case
    rest = path
    while rest:
        here = _Found(tuple(steps), value)
        if steps == [_HISTORY, "attempts"] or steps == [_HISTORY, "inbound"]:
            place = _place_of(case, str(steps[-1]), rest)
            if place is None:
                raise _wrong(here, "it has no event with this id", "no_such_fact")
            return _Found((*steps, place), value[place])
        if isinstance(value, tuple):
            names = {str(getattr(each, "id", place)): place for place, each in enumerate(value)}
            fitting = [name for name in names if rest == name or rest.startswith(f"{name}.")]
            if not fitting:
                raise _wrong(here, "it has no fact with this id", "no_such_fact")
            name = max(fitting, key=len)
            steps.append(names[name])
            value = value[names[name]]
        elif value is UNKNOWN:
            raise _wrong(here, "it is unknown, so nothing in it is known: give all there is", "unknown")
        elif isinstance(value, Fact):
            name = rest.partition(".")[0]
            fields = type(value).model_fields
            if name not in fields:
                named = _Found((*steps, UNKNOWN_FIELD), None)
                near = nearest(name[:60], fields)
                raise _wrong(named, f"no such field{f' ({near})' if near.startswith('did') else ''}", "extra_forbidden")
            steps.append(name)
            value = value.__dict__[name]
        else:
            raise _wrong(here, "it is no fact, so it has nothing in it", "no_such_fact")
        rest = rest[len(name) + 1 :]
    return _Found(tuple(steps), value)


def _place_of(case: Case, name: str, id: str) -> int | None:
    """The place of an event in its list, found without a walk over all events."""
    if name == "attempts":
        return case.index.past.place_of(id)
    return list(case.index.inbound).index(id) if id in case.index.inbound else None


def _wrong(found: _Found, message: str, code: str) -> InvalidFacts:
    return InvalidFacts("Case", (Problem(".".join(map(str, found.steps)) or "(whole)", message, code),))


# -- the case that follows


def _rebuilt(case: C, steps: tuple[str | int, ...], value: Any) -> C:
    """The case with another value somewhere that is not its past: all but the past is checked again."""
    first = str(steps[0])
    return with_fields(case, {first: _put_into(case.__dict__[first], steps[1:], value)})


def with_fields(case: C, fields: Mapping[str, Any]) -> C:
    """The case with other values for some of its own fields; it keeps what was worked out of its past, if it may."""
    values = {**dict(case), **fields}
    if case.history is UNKNOWN or _HISTORY in fields:
        return type(case).model_validate(values)
    checked = type(case).model_validate({**values, _HISTORY: "none"})
    made = _changed(checked, history=case.history)
    return _checked(made, checked.model_fields_set, case.index.of_other_facts(made))


def _put_into(whole: Any, steps: tuple[str | int, ...], value: Any) -> Any:
    """Something with another value at some steps down in it."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return (*whole[:step], _put_into(whole[step], rest, value), *whole[step + 1 :])
    return {**dict(whole), step: _put_into(whole.__dict__[step], rest, value)}


def _with_event(case: C, path: str, given: Any, place: int | None) -> C:
    """The case with an event more, or another at a place of its list."""
    history = case.history
    if history is UNKNOWN:
        return type(case).model_validate(dict(case))
    name = path.partition(".")[2]
    kind, events = _EVENTS[path], history.__dict__[name]
    event = _fitting(case, kind, given, None if place is None else events[place])
    if event is None:
        row = (*events, given) if place is None else (*events[:place], given, *events[place + 1 :])
        return type(case).model_validate({**dict(case), _HISTORY: {**dict(history), name: row}})
    row = (*events, event) if place is None else (*events[:place], event, *events[place + 1 :])
    grown = _changed(case, history=_changed(history, **{name: row}))
    return _checked(grown, case.model_fields_set, case.index.of_grown(grown, event, place))


def _fitting(case: Case, kind: type[Event], given: Any, before: Event | None) -> Event | None:
    """The event that was given, if it fits what stands, as far as that can be told without building all afresh."""
    try:
        event = kind.model_validate(given)
    except InvalidFacts:
        return None
    index = case.index
    if before is None:
        past = index.past
        if len(past.attempts) + len(past.inbound) >= MAX_EVENTS:
            return None
        if event.id in index.inbound or past.place_of(event.id) is not None:
            return None
    elif (event.id, event.at) != (before.id, before.at):
        return None
    if isinstance(event, Attempt) and event.answers is not None:
        answers = index.inbound.get(event.answers)
        if answers is None or answers.at > event.at:
            return None
    return event


def _checked(made: C, given: set[str], index: CaseIndex) -> C:
    """A case that was put together of what was checked, with its index."""
    made.__dict__.pop("identities", None)
    made.__dict__["index"] = index
    put(made, "__pydantic_fields_set__", {*given})
    mark(made)
    return made
