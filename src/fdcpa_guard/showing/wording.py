"""Instants, law and facts in words. Ids only: no number, address or name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from ..clock import FOREVER
from ..differing import Change
from ..vocabulary import Authority

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from ..audit import RuleChange
    from ..decision import Citation, Reason, Scalar
    from ..facts import Contact

FOR_GOOD: Final = "until a fact changes"
"""How long something holds that no time ends."""

_PERSONAL: Final = re.compile(r"\S+@\S+|\+\d[\d ().-]{5,}\d|\(?\b\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}\b")


def described(situation: str) -> str:
    """A situation in words, with whatever looks like a telephone number or email address hidden."""
    return _PERSONAL.sub("[hidden]", situation)


def subject(contact: Contact) -> str:
    """A contact in one line."""
    return f"{contact.medium.value} to {contact.who} about {', '.join(contact.debts)} ({contact.purpose.value})"


def moment(at: datetime, zones: Sequence[ZoneInfo] = ()) -> str:
    """An instant on the clock of every zone given, and in UTC."""
    local = [at.astimezone(tz) for tz in zones]
    if not local:
        return f"{at:%a %Y-%m-%d} {clock(at)}"
    first = local[0].date()
    shown = dict.fromkeys(
        clock(when) if when.date() == first else f"{when:%a %Y-%m-%d} {clock(when)}" for when in local
    )
    utc = clock(at) if at.date() == first else f"{at:%Y-%m-%d} {clock(at)}"
    return f"{first:%a %Y-%m-%d} {' / '.join(shown)} ({utc})"


def stretch(opens: datetime, closes: datetime, zone: ZoneInfo) -> str:
    """A stretch of time on one clock; the day is named again only if it is another."""
    start, end = opens.astimezone(zone), closes.astimezone(zone)
    named = "" if end.date() == start.date() else f"{day(end)} "
    return f"{day(start)} {clock(start)} to {named}{clock(end)}"


def day(at: date) -> str:
    """A day, with its weekday."""
    return f"{at:%a %Y-%m-%d}"


def clock(at: datetime) -> str:
    """A time of day and its zone; seconds only if there are any."""
    seconds = f":{at:%S}" if at.second or at.microsecond else ""
    return f"{at:%H:%M}{seconds} {at:%Z}"


def law(citations: Iterable[Citation]) -> str:
    """Citations, the source named once for a run of sections."""
    parts: list[str] = []
    last = None
    for citation in citations:
        text = str(citation)
        if citation.authority is Authority.HOUSE:
            text = f"{citation.source} itself: {citation.section}"
        elif citation.source == last:
            text = text.removeprefix(f"{citation.source} ")
        parts.append(text)
        last = citation.source
    return "; ".join(parts)


def facts(used: Mapping[str, Scalar]) -> str:
    """The facts that an objection used."""
    return "; ".join(f"{name}: {'not known' if value is None else value}" for name, value in used.items())


def recurring(reasons: Iterable[Reason]) -> list[tuple[Reason, tuple[datetime | None, ...]]]:
    """Objections that come and go, each once as it is said last, with every instant at which it lapses, in order."""
    met: dict[tuple[object, ...], list[Reason]] = {}
    for reason in reasons:
        met.setdefault((reason.rule, reason.message, reason.debts), []).append(reason)
    return [
        (same[-1], tuple(dict.fromkeys(sorted((each.lapses_at for each in same), key=lambda at: at or FOREVER))))
        for same in met.values()
    ]


def said_otherwise(change: RuleChange) -> str:
    """What a rule says of contacts that it did not say before, or no longer says."""
    if change.change is Change.OTHER:
        return f"{change.said} otherwise"
    return f"{'newly' if change.change is Change.NEW else 'no longer'} {change.said}"
