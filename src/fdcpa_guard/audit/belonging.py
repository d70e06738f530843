"""Whether the parts of an audit are of one policy, one making and one run, as far as they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .parts import Audit, Part


def apart(audit: Audit) -> tuple[str, ...]:
    """Where parts of an audit do not belong together, in sentences; none: nothing that they say speaks against it.

    Parts of several policies, or made with several editions, may be meant so: whoever reads them must know.
    """
    return tuple(_apart(audit))


def policies(audit: Audit) -> dict[str, list[str]]:
    """The policies that parts name, by their name and version, and of each the parts that do."""
    named: list[tuple[Part[Any], str]] = [
        (each, name) for each in audit.records for name in (*each.found.policies, *each.found.asked)
    ]
    named += [(each, each.found.policy) for each in audit.replays]
    named += [(each, name) for each in audit.scorecards for name in each.found.policies]
    return _by_value(named)


def _apart(audit: Audit) -> Iterator[str]:
    if len(found := policies(audit)) > 1:
        yield f"the parts are of several policies: {_told(found)}"
    for what in dict.fromkeys(name for part in audit.parts for name in part.editions):
        made = _by_value((part, part.editions[what]) for part in audit.parts if what in part.editions)
        if len(made) > 1:
            yield f"the parts were made with several editions of {what}: {_told(made)}"
    written = {part.found.out for part in audit.replays}
    read: list[tuple[Part[Any], str]] = [(part, "replays") for part in audit.scorecards]
    read += [(part, "findings") for part in audit.exposures]
    for part, what in read:
        others = [name for name in part.of.get(what, ()) if written and name not in written]
        if others:
            yield f"{part.name or 'a part'} is of {', '.join(others)}, which no replay among the parts wrote"
    for card in audit.scorecards:
        first, last = card.found.whole.first, card.found.whole.last
        for account in audit.accounts:
            span = account.found.period
            if first is None or last is None or span is None:
                continue
            if last < span.first or span.last < first:
                names = " and ".join(each.name or "a part" for each in (card, account))
                yield f"{names} have no day in common"


def _by_value(found: Iterable[tuple[Part[Any], str]]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for part, value in found:
        names = values.setdefault(value, [])
        if part.name and part.name not in names:
            names.append(part.name)
    return values


def _told(values: dict[str, list[str]]) -> str:
    return "; ".join(value + (f" ({', '.join(names)})" if names else "") for value, names in values.items())
