"""Planning against trying many instants one by one."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from fdcpa_guard import Case, Contact, Decision, Guard, InvalidFacts, Reason, planning, regulation_f
from fdcpa_guard.choosing import Chooser
from fdcpa_guard.clock import TICK
from fdcpa_guard.clock.zones import change_on
from fdcpa_guard.planning import Gap, NextAllowed, Window, Windows
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.testing.smallest import paths, smallest

from .situations import situations

GUARD = Guard(regulation_f())
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
HOURS = (time(0), time(8), time(21))
NIGHT = {time(1), time(2), time(3)}
"""When clocks change."""
_MOST_TRIES = 150


class Recorder:
    """A guard that notes every decision asked of it."""

    def __init__(self) -> None:
        self.policy = GUARD.policy
        self.made: list[Decision] = []

    def decide(self, contact: Contact, case: Case) -> Decision:
        decision = GUARD.decide(contact, case)
        self.made.append(decision)
        return decision

    def next_change(self, contact: Contact, case: Case) -> datetime:
        return GUARD.next_change(contact, case)

    @property
    def chooser(self) -> Chooser:
        return GUARD.chooser


@cache
def alone(id: str) -> Guard:
    """A guard of one rule. What it denies the whole policy denies, for more rules only ever deny more."""
    policy = GUARD.policy
    packs = (replace(pack, rules=tuple(rule for rule in pack.rules if rule.id == id)) for pack in policy.packs)
    return Guard(replace(policy, packs=tuple(pack for pack in packs if pack.rules)))


def denying(decision: Decision) -> list[Reason]:
    return [reason for reason in decision.reasons if reason.denies]


def names(reasons: tuple[Reason, ...] | list[Reason]) -> list[tuple[str, tuple[str, ...]]]:
    return [(reason.rule, reason.debts) for reason in reasons]


def instants(case: Json, contact: Contact, found: Windows, upcoming: NextAllowed, step: timedelta) -> list[datetime]:
    """Where to look within the span of ``found``.

    Whole minutes ``step`` apart; each minute within ten of an edge that was predicted; and the instant itself and one
    microsecond on either side, of each predicted edge, of midnight, 8:00, 21:00 and each edge of a window of the case
    in each of its zones, of the hours in which clocks change, and of each instant that the case mentions.
    """
    start, end = found.opens, found.closes
    first = (start + MINUTE - TICK).replace(second=0, microsecond=0)
    wanted = {start, end - TICK}
    whole = set()
    minute = first
    while minute < end:
        whole.add(minute)
        minute += step
    edges = {window.opens for window in found.windows} | {gap.opens for gap in found.gaps}
    edges |= {upcoming.at} if upcoming.at else set()
    for edge in edges:
        nearest = edge.replace(second=0, microsecond=0)
        whole.update(nearest + MINUTE * offset for offset in range(-10, 11))
    marks = {*edges, *mentioned(case)}
    for name in {zone for key, zones in labelled(case) if key == "zones" for zone in zones}:
        tz = ZoneInfo(name)
        walls = {*HOURS, *window_edges(case)}
        for offset in range((end - start).days + 3):
            day = start.astimezone(tz).date() + timedelta(days=offset)
            for wall in walls | NIGHT if change_on(tz, day) else walls:
                local = datetime.combine(day, wall, tz)
                marks |= {local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)}
    for mark in marks:
        wanted |= {mark - TICK, mark, mark + TICK}
    return sorted(instant for instant in wanted | whole if start <= instant < end)


def labelled(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every key of a JSON value with what it holds."""
    for path in paths(value):
        inner = value
        for part in path:
            inner = inner[part]
        if path:
            yield path[-1], inner


def window_edges(case: Json) -> set[time]:
    return {
        time.fromisoformat(wall)
        for key, wall in labelled(case)
        if key in ("start", "end") and not wall.startswith("24")
    }


def mentioned(case: Json) -> set[datetime]:
    found = set()
    for _, value in labelled(case):
        if isinstance(value, str) and len(value) > 10 and value[:4].isdigit():
            found.add(datetime.fromisoformat(value).astimezone(UTC))
    return found


def check(case: Json, contact: Json, span: timedelta, step: timedelta) -> tuple[int, bool]:
    """Hold `next_allowed` and `windows` against trying instants; the decisions tried, and whether one was allowed.

    Raises:
        AssertionError: they disagree, or one of them contradicts itself.
    """
    asked, known = Contact.model_validate(contact), Case.model_validate(case)
    recorder = Recorder()
    found = planning.windows(recorder, asked, known, asked.at + span)
    _check_form(found, recorder.made)
    recorder.made.clear()
    upcoming = planning.next_allowed(recorder, asked, known, span)
    _check_next(asked, upcoming, recorder.made, span)
    assert upcoming.at == (found.windows[0].opens if found.windows else None), (
        f"next allowed {upcoming.at} but the windows are {found.windows}"
    )
    inside = iter(
        sorted([(w.opens, w.closes, True) for w in found.windows] + [(g.opens, g.closes, False) for g in found.gaps])
    )
    opens, closes, allowed = next(inside)
    tries = instants(case, asked, found, upcoming, step)
    objector = None
    for instant in tries:
        while instant >= closes:
            opens, closes, allowed = next(inside)
        trial = moved(asked, instant)
        # A rule that denied a moment ago, and does so again, spares asking all the others.
        if objector is not None and not allowed and not alone(objector).decide(trial, known).allowed:
            continue
        decision = GUARD.decide(trial, known)
        objector = next((r.rule for r in denying(decision) if not r.rule.startswith("guard.")), None)
        said = "allowed" if allowed else "closed"
        assert decision.allowed == allowed, (
            f"{said} is predicted from {opens} to {closes}; at {instant} {names(denying(decision)) or 'allowed'}"
        )
    return len(tries), bool(found.windows)


def check_needs(case: Json, contact: Json, span: timedelta) -> bool:
    """Hold ``needs`` to its word: nothing but a new fact lifts the denial. Whether it named anything.

    Raises:
        AssertionError: it names objections, but time alone comes to allow the contact; or it names what lapsed.
    """
    asked, known = Contact.model_validate(contact), Case.model_validate(case)
    upcoming = planning.next_allowed(GUARD, asked, known, span)
    rules = {reason.rule for reason in upcoming.needs}
    if not rules:
        return False
    later = GUARD.next_allowed(asked, known).at
    assert later is None, f"needs names {sorted(rules)}, but time alone allows it at {later}"
    for days in range(60):
        for hour in (2, 9, 15, 19, 22):
            instant = upcoming.decision.at + timedelta(days=days, hours=hour)
            left = rules & {reason.rule for reason in denying(GUARD.decide(moved(asked, instant), known))}
            assert left, f"needs names {sorted(rules)}, none of which holds at {instant}"
    return True


def moved(contact: Contact, instant: datetime) -> Contact:
    """The contact at another instant, which is known to be in order: `model_copy` would check every field again."""
    made = object.__new__(Contact)
    for name in ("__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__"):
        object.__setattr__(made, name, getattr(contact, name))
    logged_as = contact.logged_as if instant == contact.at else None  # moved, it is not the one that was logged
    object.__setattr__(made, "__dict__", {**contact.__dict__, "at": instant, "logged_as": logged_as})
    return made


def _check_form(found: Windows, made: list[Decision]) -> None:
    pieces: list[Window | Gap] = sorted([*found.windows, *found.gaps], key=lambda piece: piece.opens)
    assert pieces[0].opens == found.opens, f"first piece opens {pieces[0].opens}, not {found.opens}"
    assert pieces[-1].closes == found.closes, f"last piece closes {pieces[-1].closes}, not {found.closes}"
    for one, other in pairwise(pieces):
        assert one.closes == other.opens, f"pieces overlap or leave a hole: {one.closes}, {other.opens}"
        assert type(one) is not type(other), f"adjacent pieces of one kind at {one.closes}"
    assert all(piece.opens < piece.closes for piece in pieces), f"empty piece among {pieces}"
    assert found.decisions == len(made), f"decisions says {found.decisions}, not {len(made)}"
    for gap in found.gaps:
        met = [n for d in made if gap.opens <= d.at < gap.closes for n in names(denying(d))]
        assert names(gap.reasons) == list(dict.fromkeys(met)), f"gap reasons {names(gap.reasons)}, met {met}"


def _check_next(asked: Contact, upcoming: NextAllowed, made: list[Decision], span: timedelta) -> None:
    assert upcoming.decisions == len(made), f"decisions says {upcoming.decisions}, not {len(made)}"
    met = [n for d in made for n in names(denying(d))]
    assert names(upcoming.reasons) == list(dict.fromkeys(met)), f"reasons {names(upcoming.reasons)}, met {met}"
    assert upcoming.decision == made[-1], "decision is not the last one made"
    if upcoming.at is None:
        assert not upcoming.decision.allowed, "decision allowed without an instant"
        assert set(names(upcoming.needs)) <= set(met), f"needs {names(upcoming.needs)}, met {met}"
    else:
        assert upcoming.decision.allowed, "decision denied at the instant found"
        assert upcoming.decision.at == upcoming.at, f"decision is of {upcoming.decision.at}, not {upcoming.at}"
        assert asked.at <= upcoming.at < asked.at + span, f"next allowed {upcoming.at} is outside the horizon"
        assert not upcoming.needs, f"needs {names(upcoming.needs)} though time lifts it"


def compare(seed: str, count: int, span: timedelta, step: timedelta, *, walk: int = 0) -> tuple[int, int]:
    """Check generated questions, the first ``walk`` of them minute by minute; decisions tried, contacts allowed."""
    tried = allowed = 0
    for number, (case, contact) in enumerate(situations(seed, count)):
        stride = MINUTE if number < walk else step
        try:
            tries, ever = check(case, contact, span, stride)
        except AssertionError as error:
            case, contact = _cut_down(case, contact, span, stride, _kind(error))
            facts = f"{seed}/{number}\ncontact = {json.dumps(contact)}\ncase = {json.dumps(case)}"
            try:
                check(case, contact, span, stride)
            except AssertionError as smaller:
                raise AssertionError(f"{smaller}\n{facts}") from None
            raise
        tried, allowed = tried + tries, allowed + ever
    return tried, allowed


def _cut_down(case: Json, contact: Json, span: timedelta, step: timedelta, kind: list[str]) -> tuple[Json, Json]:
    left = _MOST_TRIES

    def fails(case: Json, contact: Json) -> bool:
        nonlocal left
        left -= 1
        if left < 0:
            return False
        try:
            check(case, contact, span, step)
        except AssertionError as error:
            return _kind(error) == kind
        except (InvalidFacts, LookupError, ValueError):
            return False
        return False

    return smallest(case, contact, fails)


def _kind(error: AssertionError) -> list[str]:
    return str(error).split()[:3]
