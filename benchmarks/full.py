"""The Regulation F policy on raw facts, beside a straight-line function that gives the same reasons.

The straight-line function is what a careful engineer would write for one dialer: calls to the consumer only, no
metadata, no citations, no duties by content, no trace, nothing that can be adjusted. It reads the same case object and
scans its history. Before anything is timed it must agree with the guard on every contact of the table.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.report import Stats, Table, measure, microseconds, times

ZONES = ("America/New_York", "America/Chicago")
TZS = tuple(ZoneInfo(name) for name in ZONES)
SENT = datetime(2026, 3, 16, 16, 0, tzinfo=UTC)

Reason = tuple[str, tuple[str, ...], datetime | None]


def _midnight(tz: ZoneInfo, day: Any) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=tz).astimezone(UTC)


def floor(contact: Any, case: Any) -> list[Reason]:
    """Rule, debts and when it lapses, for each objection to a call to the consumer."""
    at = contact.at
    who = contact.who
    out: list[Reason] = []
    # 6(b)(1)(i): hours in every zone
    opens, settled = at, False
    while not settled:
        settled = True
        for tz in TZS:
            local = opens.astimezone(tz)
            if not 8 <= local.hour < 21:
                day = local.date() if local.hour < 8 else local.date() + timedelta(days=1)
                opens = datetime(day.year, day.month, day.day, 8, tzinfo=tz).astimezone(UTC)
                settled = False
    if opens != at:
        out.append(("us.regf.6b1i.hours", contact.debts, opens))
    # 14(h), 6(c): requests; 6(b)(2): attorneys
    for request in case.requests:
        if request.received_at <= at and (request.withdrawn_at is None or at < request.withdrawn_at):
            if request.kind == "stop-medium" and request.person == who and contact.medium in request.media:
                out.append(("us.regf.14h1.medium", contact.debts, None))
            if request.kind == "cease" and request.in_writing is True:
                ids = tuple(d for d in contact.debts if request.debts is None or d in request.debts)
                if ids:
                    out.append(("us.regf.6c1.cease", ids, None))
    for attorney in case.representation:
        ended = [t for t in (attorney.consented_at, attorney.unresponsive_at, attorney.ended_at) if t is not None]
        if attorney.learned_at <= at and attorney.attorney_can_be_found is True and not any(t <= at for t in ended):
            ids = tuple(d for d in contact.debts if attorney.debts is None or d in attorney.debts)
            if ids:
                out.append(("us.regf.6b2.represented", ids, None))
    # 14(b)(2): the two call limits in every zone, for each debt
    days = [at.astimezone(tz).date() for tz in TZS]
    begins = [_midnight(tz, day - timedelta(days=6)) for tz, day in zip(TZS, days, strict=True)]
    for debt in contact.debts:
        calls, talked = [], None
        for attempt in case.history.attempts:
            if attempt.medium != "call" or attempt.at >= at or attempt.who != who or debt not in attempt.debts:
                continue
            if attempt.outcome != "not-connected" and attempt.at >= begins[0]:
                calls.append(attempt.at)
            if attempt.outcome == "conversation" and (talked is None or attempt.at > talked):
                talked = attempt.at
        calls.sort()
        frees = rests = None
        for tz, begin in zip(TZS, begins, strict=True):
            counted = [when for when in calls if when >= begin]
            if len(counted) >= 7:
                free = _midnight(tz, counted[-7].astimezone(tz).date() + timedelta(days=7))
                frees = free if frees is None else max(frees, free)
            if talked is not None:
                rest = _midnight(tz, talked.astimezone(tz).date() + timedelta(days=7))
                if at < rest:
                    rests = rest if rests is None else max(rests, rest)
        if frees is not None:
            out.append(("us.regf.14b2.seven-in-seven", (debt,), frees))
        if rests is not None:
            out.append(("us.regf.14b2.after-conversation", (debt,), rests))
    # 22(b), 38(c) and (d): each debt
    for debt in case.debts:
        if debt.id not in contact.debts:
            continue
        if debt.paid_at is not None and debt.paid_at <= at:
            out.append(("us.regf.22b.nothing-owed", (debt.id,), None))
        for dispute in debt.disputes:
            answered = [t for t in (dispute.verified_at, dispute.withdrawn_at) if t is not None]
            if dispute.in_writing is True and dispute.received_at <= at and not any(t <= at for t in answered):
                out.append(("us.regf.38d2.dispute", (debt.id,), None))
        for asked in debt.original_creditor_requests:
            answered = [t for t in (asked.answered_at, asked.withdrawn_at) if t is not None]
            if asked.in_writing is True and asked.received_at <= at and not any(t <= at for t in answered):
                out.append(("us.regf.38c.original-creditor", (debt.id,), None))
    return out


# -- the questions


def _history(events: int, *, this_week: int, conversation: bool = False) -> dict[str, Any]:
    """Calls, the last ``this_week`` of them in the seven days before, the others a day apart before that."""
    attempts = []
    for number in range(events):
        back = timedelta(hours=20 * (number + 1)) if number < this_week else timedelta(days=8 + number)
        attempts.append(
            {
                "id": f"a{number}",
                "at": (SENT - back).isoformat(),
                "medium": "call",
                "outcome": "conversation" if conversation and number == 1 else "rang-out",
                "debts": ["card"],
                "address": "cell",
            }
        )
    return {"attempts": attempts[::-1], "inbound": []}


def _case(events: int, *, this_week: int = 4, conversation: bool = False, **overrides: Any) -> dict[str, Any]:
    debt = {
        "id": "card",
        "nature": "consumer",
        "validation": [{"provided_at": "2026-01-05T15:00:00Z"}],
        "disputes": "none",
        "original_creditor_requests": "none",
        "initial_communication_at": "2026-01-05T15:00:00Z",
    }
    return {
        "collector": "third-party-collector",
        "debts": [debt | overrides.pop("debt", {})],
        "requests": "none",
        "representation": "none",
        "bankruptcies": "none",
        "history": _history(events, this_week=this_week, conversation=conversation),
        "locations": [{"id": "home", "zones": [ZONES[0]]}, {"id": "work", "zones": [ZONES[1]]}],
        "phones": [{"id": "cell", "line_type": "mobile"}],
    } | overrides


_ATTORNEY = {"id": "firm", "learned_at": "2026-03-01T00:00:00Z", "attorney_can_be_found": True}
_STOP = {"kind": "stop-medium", "id": "stop", "received_at": "2026-03-01T00:00:00Z", "media": ["call"]}
_DISPUTE = {"id": "x", "received_at": "2026-01-20T15:00:00Z", "in_writing": True}


def questions(events: int) -> list[tuple[Any, Any]]:
    """Eight contacts: four allowed, four denied, for different reasons."""
    from fdcpa_guard import Case, Contact

    at = SENT.isoformat()
    asked: list[tuple[str, dict[str, Any]]] = [
        (at, _case(events)),
        (at, _case(events, this_week=0)),
        (at, _case(events, this_week=6)),
        ("2026-03-16T23:30:00+00:00", _case(events)),
        ("2026-03-17T01:30:00+00:00", _case(events)),
        (at, _case(events, this_week=8)),
        (at, _case(events, conversation=True)),
        (at, _case(events, requests=[_STOP], representation=[_ATTORNEY], debt={"disputes": [_DISPUTE]})),
    ]
    return [(Contact(at=when, medium="call", debts=["card"], address="cell"), Case(**facts)) for when, facts in asked]


class Disagreement(Exception):
    """The guard and the straight-line function give different reasons."""


def check(decide: Callable[[Any, Any], Any], asked: list[tuple[Any, Any]]) -> None:
    for number, (contact, case) in enumerate(asked):
        decision = decide(contact, case)
        ours = sorted((r.rule, r.debts, r.lapses_at) for r in decision.reasons)
        theirs = sorted(floor(contact, case))
        if ours != theirs:
            raise Disagreement(f"question {number}: {ours} and {theirs}")


def _all(decide: Callable[[Any, Any], Any], asked: list[tuple[Any, Any]]) -> Callable[[], None]:
    def call() -> None:
        for contact, case in asked:
            decide(contact, case)

    return call


NOTES = """\
Raw facts, already validated: contact and case objects, two zones, the given number of past events. The mix is eight
contacts, four allowed and four denied. The *floor* scans the history; the guard searches its index, gives duties,
advisories, citations and the instant until which the answer holds, and fails closed. Microseconds a decision, medians
over rounds in which the entrants took turns. *Build* is what validating and indexing a case from plain mappings costs,
once per case."""


def table(rounds: int) -> Table:
    """Measure the guard and the floor on short and long histories."""
    from fdcpa_guard import Case, Guard, regulation_f

    guard = Guard(regulation_f())
    short, long = questions(20), questions(2_000)
    for asked in (short, long):
        check(guard.decide, asked)
    entrants: dict[str, Callable[[], object]] = {
        "floor, 20 events": _all(floor, short),
        "fdcpa_guard, 20 events": _all(guard.decide, short),
        "floor, 2,000 events": _all(floor, long),
        "fdcpa_guard, 2,000 events": _all(guard.decide, long),
    }
    found = measure(entrants, rounds, items=len(short))
    built = measure(
        {"build, 20 events": lambda: Case(**_case(20)), "build, 2,000 events": lambda: Case(**_case(2_000))},
        max(3, rounds // 5),
        batches=3,
    )
    base = found["fdcpa_guard, 20 events"]

    def row(name: str, stats: Stats, beside: Stats | None) -> tuple[str, ...]:
        spread = f"{microseconds(stats.low)}–{microseconds(stats.high)}"
        ratio = times(stats.ratio_to(beside)) if beside is not None else ""
        to_base = times(stats.ratio_to(base)) if name in found else ""
        return name, microseconds(stats.median), spread, ratio, to_base

    rows = [
        row("floor, 20 events", found["floor, 20 events"], None),
        row("fdcpa_guard, 20 events", base, found["floor, 20 events"]),
        row("floor, 2,000 events", found["floor, 2,000 events"], None),
        row("fdcpa_guard, 2,000 events", found["fdcpa_guard, 2,000 events"], found["floor, 2,000 events"]),
        *(row(name, stats, None) for name, stats in built.items()),
    ]
    header = ("what", "µs a decision", "range over rounds", "to the floor", "to fdcpa_guard, 20 events")
    return Table("Regulation F on raw facts", NOTES, header, rows)
