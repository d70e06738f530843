"""Laws on the waking hours of whoever is called: the times at which a person is known to sleep."""

from datetime import date, datetime, time
from typing import Any, Final

from ....clock import first_at
from ....errors import MissingFact
from ....facts import InconvenientTime
from ....rules import PASS, Denied, Outcome, Outcomes, Parameter, Passed, Question
from ....rules.judging import as_it_may_be
from ....rules.outcomes import several
from ....shapes.closed import Named, on_no_clock, where_it_may_be_on
from ....vocabulary import UNKNOWN
from .common import ours

_OURS: Final = ours("waking hours of somebody of whom nobody said when they sleep")

WAKING: Final[dict[str, Any]] = {
    "opens": Parameter(((date.min, time(8)),), "local time", _OURS, "higher"),
    "closes": Parameter(((date.min, time(21)),), "local time", _OURS, "lower"),
}
"""The numbers of `asleep`."""


def asleep(q: Question, p: Any) -> Outcomes:
    """No contact at a time that the person asked to be left alone, as far as they are known to sleep then.

    Where nobody said whether they do, what lies between ``closes`` and ``opens`` is taken for sleep.
    """
    mine = [r for r in q.requests if isinstance(r, InconvenientTime) and r.person == q.who and r.asleep is not False]
    if not mine:
        return PASS
    try:
        zones = q.zones_now
    except MissingFact as missing:
        mine = [r for r in mine if r.asleep is not None or not _by_day(r, p)]
        if not mine:
            return PASS
        return where_it_may_be_on(
            q, missing, mine, lambda lack, now: on_no_clock(q, lack, [r.received_at for r in now])
        )
    by_day = all(p.opens <= local.time() < p.closes for local in q.local_now)
    edges = [first_at(tz, q.at.astimezone(tz).date(), edge) for tz in zones for edge in (p.opens, p.closes)]
    turns = min([edge for edge in edges if edge > q.at], default=q.next_day)
    changes = min([turns, *[r.next_change(q.at, tz) for r in mine for tz in zones]])
    asleep = [r for r in mine if r.asleep is not None or not by_day]
    now = [r for r in asleep if any(r.covers(local) for local in q.local_now)]
    if not now:
        return Passed(changes)
    known = [r for r in now if r.asleep is not UNKNOWN]
    facts = {f"requests.{r.id}": "known to sleep" for r in known}
    said = Named(q, zones, known or now).judge("at a time when the person is known to sleep", facts)
    if not known:
        said = as_it_may_be(said, MissingFact(f"requests.{now[0].id}.asleep", changes))
    lapses = None if all(r.asleep is True for r in known) else turns
    return tuple([_until(one, changes, lapses) for one in several(said)])


def _by_day(asked: InconvenientTime, p: Any) -> bool:
    """Whether what was asked for lies between ``opens`` and ``closes`` on whatever clock."""
    if asked.recurrences or asked.quiet_days:
        return False
    return all(each.end is not None and p.opens <= each.start < each.end <= p.closes for each in asked.windows)


def _until(outcome: Outcome, changes: datetime, lapses: datetime | None) -> Outcome:
    """An outcome that holds until something changes, an objection until the night is over if that bounds it."""
    if isinstance(outcome, Denied) and lapses is not None:
        return outcome.over_by(lapses)
    return Passed(min(outcome.until, changes)) if isinstance(outcome, Passed) else outcome
