"""What is printed: plain text, with bars."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from fdcpa_guard import Decision, Policy
from fdcpa_guard.records.chain import verify
from fdcpa_guard.tables import Report
from fdcpa_guard.vocabulary import Medium

from .cases import HOUSE, VIEWS, lines_of_sql
from .database import Database
from .day import CLOSES, Day, local
from .making import NIGHT
from .night import Night

_SHOWN: Final = 15
_PAGE: Final = 120
_ALLOWED, _DENIED = "█", "░"


def of_the_floor(db: Database) -> Iterable[str]:
    """What there is, and by how much SQL it becomes facts."""
    sizes = [f"{db.one(f'select count(*) from {table}'):,} {name}" for table, name in _COUNTED.items()]
    yield f"The floor: {', '.join(sizes)}."
    yield f"Views: {lines_of_sql()} lines of SQL for {len(VIEWS)} tables, and no line of Python."
    codes = {row[0]: row[1] for row in db.rows("select dispo, count(*) from call_log group by dispo").values}
    keyless = codes.pop(None, 0)
    known = [code for code in codes if code in HOUSE]
    yield (
        f"Dispositions: {len(known)} of {len(codes)} codes explained; {keyless:,} calls have none: as long as nobody"
        " keys it, those people are left alone."
    )


_COUNTED: Final = {
    "consumer": "consumers",
    "account": "accounts",
    "phone": "numbers",
    "call_log": "calls",
    "text_log": "texts",
    "letter_log": "letters",
}


def of_what_was_not_understood(report: Report) -> Iterable[str]:
    """What of the rows nobody could read."""
    for (table, column, why), times in sorted(report.kinds.items(), key=lambda one: (-one[1], one[0])):
        yield f"  {times:>6,}  {table}.{column or '(row)'}: {why}"
    for code, times in sorted(report.codes.items()):
        yield f"  {times:>6,}  disposition {code}: nobody explained it"


def of_the_night(night: Night, policy: Policy) -> Iterable[str]:
    """The list, and why contacts are not on it."""
    yield ""
    yield f"The night before {NIGHT:%A, %d %B %Y}: {len(night.listed):,} contacts of {night.cases:,} consumers"
    yield ""
    for medium in (Medium.CALL, Medium.TEXT):
        allowed, denied = (night.by_medium[medium, said] for said in (True, False))
        bar = two(allowed, denied, allowed + denied)
        yield f"  {medium.value:<6}{bar}  {allowed:>5,} allowed  {denied:>5,} denied"
    for medium in (Medium.CALL, Medium.TEXT):
        decisions = [each.decision for each in night.listed if each.medium is medium]
        yield ""
        yield f"  Why a {medium.value} is denied (of {len(decisions):,}; one may be denied for several reasons)"
        yield from _reasons(decisions, policy)
    denied_ones = [each for each in night.listed if not each.allowed]
    today = sum(1 for each in denied_ones if each.ready_at is not None and local(each.ready_at) < CLOSES)
    never = sum(1 for each in denied_ones if each.ready_at is None)
    yield ""
    yield (
        f"  Of {len(denied_ones):,} denied, {today:,} become allowed later today,"
        f" {len(denied_ones) - today - never:,} on a later day, {never:,} not before a fact changes."
    )
    yield "  Not understood in the rows:"
    yield from of_what_was_not_understood(night.report)


def _reasons(decisions: Sequence[Decision], policy: Policy) -> Iterable[str]:
    """How many of the decisions each rule denied, most frequent first."""
    titles = {rule.id: rule.title for rule in policy.rules()}
    found: Counter[tuple[str, str]] = Counter()
    for decision in decisions:
        denying = {reason.rule: reason for reason in decision.reasons if reason.denies}
        found.update((rule, reason.effect.value) for rule, reason in denying.items())
        titles |= {rule: reason.message for rule, reason in denying.items() if rule not in titles}  # the guard's own
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    for (rule, effect), times in ranked[:_SHOWN]:
        law = ".".join(rule.split(".")[:2])
        line = f"  {times:>6,}  {two(0, times, len(decisions), 20)}  {effect:<20} {law:<13} {titles[rule]}"
        yield shorten(line, _PAGE)
    if len(ranked) > _SHOWN:
        yield f"          and {len(ranked) - _SHOWN:,} other rules"


def shorten(line: str, most: int) -> str:
    """A line that fits, cut between words."""
    return line if len(line) <= most else f"{line[: most - 1].rpartition(' ')[0]} …"


def of_the_day(day: Day, policy: Policy) -> Iterable[str]:
    """What came of it."""
    checks = sum(day.checked.values())
    allowed = sum(times for (_, said), times in day.checked.items() if said)
    most = max((day.checked[hour, True] + day.checked[hour, False] for hour, _ in day.checked), default=1)
    yield ""
    said = f"{allowed:,} allowed ({_ALLOWED}), {checks - allowed:,} denied ({_DENIED})"
    yield f"The day: {checks:,} checks before a dial, {said}"
    yield ""
    for hour in sorted({hour for hour, _ in day.checked}):
        yes, no = day.checked[hour, True], day.checked[hour, False]
        yield f"  {datetime(2000, 1, 1, hour):%H:%M}  {two(yes, no, most)}  {yes:>5,} {no:>5,}"  # noqa: DTZ001 - a clock
    yield ""
    yield "  Why a dial was denied that the list had allowed, or that came up again"
    yield from _reasons(day.denied, policy)
    yield ""
    yield f"  {sum(day.outcomes.values()):,} calls and {day.texts:,} texts made. What became of the calls:"
    for code, times in sorted(day.outcomes.items(), key=lambda one: (-one[1], one[0] or "")):
        means = "no disposition keyed" if code is None else HOUSE.read(code).means
        yield f"  {times:>6,}  {code or '-':<5} {means}"
    yield (
        f"  Put off: {day.waited:,} until a call was over, {day.tomorrow:,} to another day,"
        f" {day.closed:,} until a fact changes."
    )


def of_the_ledger(db: Database) -> Iterable[str]:
    """What is kept."""
    kept = db.one("select count(*) from decision")
    again = db.one("select count(*) from again where not_before is not null")
    yield ""
    lines = [line.encode() for (line,) in db.rows("select line from log order by n").values]
    found = verify(lines)
    held = "as they were written" if found.unaltered else "NOT as they were written"
    size = sum(map(len, lines)) // max(1, kept)
    yield f"Kept: {kept:,} decisions, each with its record; {again:,} contacts to ask about again."
    yield f"The records are linked in a chain of {found.entries:,} entries, {size:,} bytes a decision: {held}."


def two(yes: int, no: int, of: int, width: int = 30) -> str:
    """A bar of what was allowed and what was denied."""
    filled, solid = (round(width * part / of) if of else 0 for part in (yes + no, yes))
    return (_ALLOWED * solid + _DENIED * (filled - solid)).ljust(width)
