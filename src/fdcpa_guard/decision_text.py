"""A decision as JSON text, put together by hand: for the record it is written each time, and most of it never changes.

The text is that of the type adapter of `Decision`, byte for byte. What a guard never puts into a decision, and somebody
who makes one by hand might, is left to the adapter.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from json.encoder import encode_basestring as _quoted
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from .decision import Advisory, Citation, CountedCall, Decision, Departure, Duty, PackStatus, Reason, Scalar

T = TypeVar("T")

_MOST_KEPT: Final = 8_192
"""How many texts of one kind are kept; then it begins anew."""
_LONGEST_NUMBER: Final = 10**18
_itself: Final[Callable[[object], int]] = object.__hash__
"""What tells an object apart from every other that lives."""


class Unusual(Exception):
    """Something in the decision is not as a guard makes it."""


class _Kept:
    """The texts of objects that come again and again, by the object itself: what is equal to it is written anew."""

    __slots__ = ("_texts", "_written")

    def __init__(self, written: Callable[[Any], str]) -> None:
        self._written = written
        self._texts: dict[int, tuple[object, str]] = {}

    def __call__(self, what: object) -> str:
        key = _itself(what)
        kept = self._texts.get(key)
        if kept is not None and kept[0] is what:  # an object that is kept alive has its number to itself
            return kept[1]
        text = self._written(what)
        if len(self._texts) >= _MOST_KEPT:
            self._texts.clear()
        self._texts[key] = what, text
        return text


def text_of(decision: Decision) -> str:
    """The JSON text of a decision.

    Raises:
        Unusual: it holds what only the adapter can write, or refuse.
    """
    try:
        text = _decision(decision)
        if not text.isascii():
            text.encode()  # half a character is no text
    except (TypeError, AttributeError, UnicodeEncodeError):
        raise Unusual from None
    return text


def _decision(decision: Decision) -> str:
    until, counted = decision.valid_until, decision.counted
    ids = _Ids()
    # One after the other, in the order of the fields.
    return (
        f'{{"allowed":{_flag(decision.allowed)}'
        f',"reasons":[{",".join([_reason(each, ids) for each in decision.reasons])}]'
        f',"duties":[{",".join([_duty(each, ids) for each in decision.duties])}]'
        f',"advisories":[{",".join([_advisory(each, ids) for each in decision.advisories])}]'
        f',"permitted_debts":{ids[decision.permitted_debts]}'
        f',"packs":[{",".join([_status(each, ids) for each in decision.packs])}]'
        f',"valid_until":{"null" if until is None else _instant(until)}'
        f',"at":{_instant(decision.at)}'
        f',"policy":{_quoted(decision.policy)}'
        f',"fingerprint":{_quoted(decision.fingerprint)}'
        f',"counted":{"null" if counted is None else _row(_call, counted)}'
        f',"departures":{_departures(decision.departures)}}}'
    )


class _Ids(dict[tuple[str, ...], str]):
    """The texts of the rows of ids in one decision, of which most are the same row."""

    def __missing__(self, ids: tuple[str, ...]) -> str:
        text = self[ids] = _texts(ids)
        return text


def _reason(reason: Reason, ids: _Ids) -> str:
    lapses, rebuttal = reason.lapses_at, reason.rebuttal
    return (
        f'{{"rule":{_quoted(reason.rule)},"effect":"{reason.effect.value}","message":{_quoted(reason.message)}'
        f',"citations":{_citations(reason.citations)},"debts":{ids[reason.debts]}'
        f',"facts":{_facts(reason.facts) if reason.facts else "{}"}'
        f',"lapses_at":{"null" if lapses is None else _instant(lapses)},"denies":{_flag(reason.denies)}'
        f',"rebuttal":{_texts(rebuttal) if rebuttal else "[]"}}}'
    )


def _duty(duty: Duty, ids: _Ids) -> str:
    return (
        f'{{"rule":{_quoted(duty.rule)},"message":{_quoted(duty.message)}'
        f',"citations":{_citations(duty.citations)},"debts":{ids[duty.debts]}'
        f',"due":{_day(duty.due)},"facts":{_facts(duty.facts) if duty.facts else "{}"}}}'
    )


def _advisory(advisory: Advisory, ids: _Ids) -> str:
    return (
        f'{{"rule":{_quoted(advisory.rule)},"message":{_quoted(advisory.message)}'
        f',"citations":{_citations(advisory.citations)},"debts":{ids[advisory.debts]}'
        f',"facts":{_facts(advisory.facts) if advisory.facts else "{}"}}}'
    )


def _status(status: PackStatus, ids: _Ids) -> str:
    applied, debts, why_not = status.applied, status.debts, status.why_not
    if applied is True and why_not is None:
        return f'{_APPLIED[status.pack]}{ids[debts]},"why_not":null}}'
    if applied is False and debts == ():
        return _WHY_NOT[status.pack, why_not]
    return (
        f'{{"pack":{_quoted(status.pack)},"applied":{_flag(applied)},"debts":{ids[debts]}'
        f',"why_not":{"null" if why_not is None else _quoted(why_not)}}}'
    )


class _Applied(dict[str, str]):
    """How the text of a pack begins that applied."""

    def __missing__(self, pack: str) -> str:
        text = f'{{"pack":{_quoted(pack)},"applied":true,"debts":'
        return _keep(self, pack, text)


class _WhyNot(dict[tuple[str, str | None], str]):
    """The text of a pack that covers no debt, by the pack and why it does not."""

    def __missing__(self, said: tuple[str, str | None]) -> str:
        pack, why_not = said
        why = "null" if why_not is None else _quoted(why_not)
        return _keep(self, said, f'{{"pack":{_quoted(pack)},"applied":false,"debts":[],"why_not":{why}}}')


def _keep(texts: dict[T, str], key: T, text: str) -> str:
    if len(texts) >= _MOST_KEPT:
        texts.clear()
    texts[key] = text
    return text


_APPLIED: Final = _Applied()
_WHY_NOT: Final = _WhyNot()


def _call(call: CountedCall) -> str:
    return (
        f'{{"event":{_quoted(call.event)},"at":{_instant(call.at)},"debt":{_quoted(call.debt)}'
        f',"counted":{_flag(call.counted)},"why":{_quoted(call.why)},"citation":{_citation(call.citation)}'
        f',"local_date":{_day(call.local_date)}}}'
    )


def _cited(citation: Citation) -> str:
    return (
        f'{{"source":{_quoted(citation.source)},"section":{_quoted(citation.section)}'
        f',"authority":"{citation.authority.value}","read_on":{_day(citation.read_on)}'
        f',"confidence":"{citation.confidence.value}"}}'
    )


def _departure(departure: Departure) -> str:
    return (
        f'{{"rule":{_quoted(departure.rule)},"change":{_quoted(departure.change)}'
        f',"justification":{_quoted(departure.justification)}}}'
    )


def _row(written: Callable[[T], str], values: tuple[T, ...]) -> str:
    if type(values) is not tuple:
        raise Unusual
    return f"[{','.join([written(value) for value in values])}]"


_citation: Final = _Kept(_cited)
_citations: Final = _Kept(lambda citations: _row(_citation, citations))
_departures: Final = _Kept(lambda departures: _row(_departure, departures))


# -- what is not made of anything


def _flag(value: bool) -> str:
    if value is True:
        return "true"
    if value is False:
        return "false"
    raise Unusual


def _texts(values: tuple[str, ...]) -> str:
    return _row(_quoted, values)


def _instant(value: datetime) -> str:
    if value.tzinfo is not UTC:
        raise Unusual
    return f'"{datetime.isoformat(value)[:-6]}Z"'


def _day(value: date | None) -> str:
    if value is None:
        return "null"
    if type(value) is not date:
        raise Unusual
    return f'"{value.isoformat()}"'


def _facts(facts: dict[str, Scalar]) -> str:
    return "{" + ",".join([f"{_quoted(name)}:{_scalar(value)}" for name, value in facts.items()]) + "}"


def _scalar(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if value is None:
        return "null"
    if kind is bool:
        return "true" if value else "false"
    if kind is int and -_LONGEST_NUMBER < value < _LONGEST_NUMBER:
        return repr(value)
    if kind is float and "e" not in (text := repr(value)) and "n" not in text:  # exponents, and what is no number
        return text
    raise Unusual
