"""A day on the floor: the list is worked off, each dial asked about at its instant, each outcome fed back."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from fdcpa_guard import Decision
from fdcpa_guard.vocabulary import Medium

from .cases import READER, case_of, tables_of
from .database import Database
from .ledger import Ledger
from .making import DIALLED, NIGHT, WITH_AN_AGENT, ZONE
from .night import Listed

OPENS: Final = NIGHT.replace(hour=10)
CLOSES: Final = NIGHT.replace(hour=19)
"""On the server's clock."""

_BETWEEN: Final = timedelta(seconds=30)
_TRY_AGAIN: Final = timedelta(hours=3)
_NOBODY: Final = frozenset({"NA", "AA", "B"})
"""Dispositions after which the same number is tried once more."""
_SERVER: Final = ZoneInfo(ZONE)


@dataclass
class Day:
    """What happened."""

    checked: Counter[tuple[int, bool]] = field(default_factory=Counter)
    """Checks before a dial by hour, and whether they allowed it."""
    denied: list[Decision] = field(default_factory=list)
    outcomes: Counter[str | None] = field(default_factory=Counter)
    texts: int = 0
    waited: int = 0
    """Contacts that waited for the outcome of a call that was not over."""
    tomorrow: int = 0
    closed: int = 0


def local(when: datetime) -> datetime:
    """An instant as the server's clock shows it."""
    return when.astimezone(_SERVER).replace(tzinfo=None)


def worked_off(db: Database, ledger: Ledger, listed: list[Listed], seed: int) -> Day:
    """The day: what was allowed at night in its order, what becomes allowed during the day when it does."""
    return _Floor(db, ledger, seed).work(listed)


class _Floor:
    """The queue of one day: events in the order of their instants, those of one instant in the order they came in."""

    def __init__(self, db: Database, ledger: Ledger, seed: int) -> None:
        self._db, self._ledger, self._random = db, ledger, Random(seed)
        self._queue: list[tuple[datetime, int, str, Any]] = []
        self._order = count()
        self._calls = count(1 + db.one("select max(call_id) from call_log"))
        highest = " union all ".join(f"select max(id) as id from {table}" for table in ("text_log", "ptp", "dispute"))
        self._rows = count(1 + (db.one(f"select max(id) from ({highest}) as those") or 0))
        self._talking: Counter[int] = Counter()
        self._waiting: defaultdict[int, list[Listed]] = defaultdict(list)
        self._tried: set[str] = set()
        self._day = Day()

    def work(self, listed: list[Listed]) -> Day:
        """Queue the list and do what comes up until nothing is left that is for today."""
        starts = OPENS
        for each in listed:
            if each.allowed:
                self._add(starts, "ask", each)
                starts += _BETWEEN
            elif each.ready_at is not None and local(each.ready_at) < CLOSES:
                self._add(local(each.ready_at), "ask", each)
        while self._queue:
            now, _, what, about = heappop(self._queue)
            if what == "ask":
                self._ask(now, about)
            else:
                self._settle(now, *about)
        return self._day

    def _add(self, when: datetime, what: str, about: Any) -> None:
        heappush(self._queue, (when, next(self._order), what, about))

    def _ask(self, now: datetime, each: Listed) -> None:
        """The check before the dial, and, if it is allowed, the attempt written down as pending, in one transaction."""
        with self._db.together(each.consumer):
            which = (each.consumer, each.name)
            row = self._db.rows("select * from fdcpa_contacts where consumer_id = ? and contact_id = ?", which)
            if not row.values:  # paid by now, or no number of theirs any more
                self._ledger.done(each.name)
                return
            (values,) = row.values
            asked = {**dict(zip(row.columns, values, strict=True)), "at": str(now)}
            case = case_of(each.consumer, tables_of(self._db, each.consumer)).case
            contact = READER.contact_from(asked, case).contact
            decision = self._ledger.decide(each.name, each.consumer, "dial", contact, case)
            self._day.checked[now.hour, bool(decision)] += 1
            if decision:
                self._ledger.done(each.name)
                self._make(now, each, asked)
                return
            self._day.denied.append(decision)
            if self._talking[each.consumer]:
                self._day.waited += 1
                self._waiting[each.consumer].append(each)
                self._ledger.put_off(each.name, each.consumer, None, "a call that is not over")
                return
            coming = self._ledger.later(each.name, each.consumer, contact, case).at
        if coming is None:
            self._day.closed += 1
        elif local(coming) < CLOSES:
            self._add(local(coming), "ask", each)
        else:
            self._day.tomorrow += 1

    def _make(self, now: datetime, each: Listed, asked: dict[str, Any]) -> None:
        account, phone = (int(asked[key].partition("-")[2]) for key in ("debts", "address"))
        if each.medium is Medium.TEXT:
            self._day.texts += 1
            self._db.add("text_log", [(next(self._rows), account, phone, str(now), "O", "REM1")])
            return
        call = next(self._calls)
        row = (call, account, each.consumer, phone, str(now), "O", "PEND", None, "INHOUSE", "MAN", None)
        self._db.add("call_log", [row])
        self._talking[each.consumer] += 1
        code = self._random.choices(list(DIALLED), list(DIALLED.values()))[0]
        lasts = self._random.randint(20, 300 if code in WITH_AN_AGENT else 60)
        self._add(now + timedelta(seconds=lasts), "settle", (each, call, account, code, lasts))

    def _settle(self, now: datetime, each: Listed, call: int, account: int, code: str | None, lasts: int) -> None:
        """The outcome is keyed, and what hangs on it with it; who waited for it is asked about again."""
        self._day.outcomes[code] += 1
        agent = f"A{self._random.randrange(25):02}" if code in WITH_AN_AGENT else None
        with self._db.together(each.consumer):
            keyed = (code, agent, lasts, call)
            self._db.run("update call_log set dispo = ?, agent = ?, secs = ? where call_id = ?", keyed)
            if code == "PTP":
                due = str((now + timedelta(days=7)).date())
                self._db.add("ptp", [(next(self._rows), account, str(now), due, 100, None)])
            if code == "DISP":
                self._db.add("dispute", [(next(self._rows), account, str(now.date()), "PHONE", None)])
        self._talking[each.consumer] -= 1
        for waiting in self._waiting.pop(each.consumer, ()):
            self._add(now, "ask", waiting)
        if code in _NOBODY and each.name not in self._tried and now + _TRY_AGAIN < CLOSES:
            self._tried.add(each.name)
            self._add(now + _TRY_AGAIN, "ask", each)
