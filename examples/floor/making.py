"""Makes up the rows of a floor: the same number of consumers and the same seed always give the same rows.

They are untidy on purpose: NULL where nobody asked, naive times of the server's clock, bare dates, telephone numbers
in five spellings and some that are none, ZIP+4, dispositions as agents key them, bankruptcies without a chapter,
attorneys without a name, debts paid without a date. Every number is of the range that is kept for fiction.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final

ZONE: Final = "America/Chicago"
"""The zone of the server's clock, in which every time of the rows is."""

NIGHT: Final = datetime(2026, 11, 27, 6)  # noqa: DTZ001 - as the server's clock shows it
"""When the rows end, on the server's clock: before anybody works on that day."""

Row = tuple[str, tuple[Any, ...]]
"""A table and the values of a row of it."""

_PLACES: Final = (
    ("02139", "MA", "617"),
    ("43215", "OH", "614"),
    ("10001", "NY", "212"),
    ("66603", "KS", "785"),
    ("90012", "CA", "213"),
    ("33101", "FL", "305"),
    ("77002", "TX", "713"),
    ("60601", "IL", "312"),
    ("98101", "WA", "206"),
    ("40202", "KY", "502"),
    ("37201", "TN", "615"),
    ("85001", "AZ", "602"),
    ("63101", "MO", "314"),
    ("97201", "OR", "503"),
    ("20001", "DC", "202"),
    ("89101", "NV", "702"),
    ("29201", "SC", "803"),
    ("80202", "CO", "303"),
    ("53202", "WI", "414"),
    ("47904", "IN", "765"),
)
"""ZIP code, state and area code."""

DIALLED: Final[dict[str | None, float]] = {
    "NA": 34,
    "AM": 14,
    "AA": 20,
    "B": 4,
    "AB": 3,
    "RPC": 4,
    "PTP": 3,
    "WN": 2,
    "DISC": 3,
    "DNC": 0.6,
    "TP": 3,
    "HU": 4,
    "CB": 1,
    "LM3": 1,
    "FAX": 0.4,
    "SIT": 1,
    "REF": 0.8,
    "DEC": 0.1,
    "BK": 0.2,
    "ATTY": 0.2,
    "DISP": 0.5,
    None: 0.7,
    "ERR": 0.3,
    "LANG": 0.3,
}
"""How often each disposition comes in about a hundred calls; what they mean is in ``dispositions.json``."""

WITH_AN_AGENT: Final = frozenset({"RPC", "PTP", "DNC", "REF", "CB", "DISP", "TP", "WN"})
"""Dispositions that an agent keyed."""

_PRODUCTS: Final = ("CC", "MED", "AUTO", "UTL", "TEL", "PDL", "RNT", "STU", None)
_NO_NUMBER: Final = ("0000000000", "N/A", "555-0100")


def rows(consumers: int = 2000, seed: int = 7) -> Iterator[Row]:
    """The rows of every table, consumer by consumer."""
    draw = _Draw(seed)
    for consumer in range(100_001, 100_001 + consumers):
        yield from draw.consumer(consumer)


def _days_ago(days: int) -> datetime:
    return NIGHT - timedelta(days=days)


def _day(when: datetime) -> str:
    return when.date().isoformat()


def _stamp(when: datetime) -> str:
    return when.replace(microsecond=0).isoformat(" ")


class _Draw:
    """One stream of chance, and the numbers that run on from consumer to consumer."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._acct_no = 4_000_000_000
        self._phone_ids = count(1)
        self._call_ids = count(1)
        self._ids = count(1)

    def consumer(self, consumer: int) -> Iterator[Row]:
        """Everything of one consumer."""
        draw, happens = self._random, self._random.random
        zip_code, state, area = draw.choice(_PLACES)
        given_zip = zip_code if happens() > 0.04 else draw.choice([f"{zip_code}-1234", None])
        deceased = "Y" if happens() < 0.004 else draw.choice(["N", None])
        given_state = state if happens() > 0.05 else None
        language = draw.choice(["EN", "EN", "EN", "ES", None])
        minor, segment = draw.choice([None, None, "N"]), draw.choice([None, None, "hardship", "new"])
        who = (f"F{consumer}", f"L{consumer}")
        yield "consumer", (consumer, *who, given_zip, given_state, language, deceased, minor, segment)
        accounts: list[tuple[int, datetime]] = []
        for _ in range(draw.choices([1, 2, 3], [70, 22, 8])[0]):
            yield from self._account(consumer, accounts)
        phones: list[int] = []
        for _ in range(draw.choices([0, 1, 2, 3], [3, 57, 30, 10])[0]):
            yield self._phone(consumer, area, phones)
        for _ in range(draw.randint(0, 40)):
            yield from self._call(consumer, accounts, phones)
        for _ in range(draw.choices([0, 1, 3], [80, 15, 5])[0]):
            if phones:
                yield self._text(accounts, phones)
        yield from self._said(consumer, accounts, phones)

    def _between(self, first: datetime, last: datetime) -> datetime:
        return first + timedelta(seconds=self._random.randint(0, max(1, int((last - first).total_seconds()))))

    def _by_day(self, when: datetime) -> datetime:
        hour, minute = self._random.randint(8, 19), self._random.randint(0, 59)
        then = when.replace(hour=hour, minute=minute)
        return then if then < NIGHT else then - timedelta(days=1)

    def _account(self, consumer: int, accounts: list[tuple[int, datetime]]) -> Iterator[Row]:
        draw, happens = self._random, self._random.random
        self._acct_no += draw.randint(1, 9)
        placed = self._between(_days_ago(700), _days_ago(3))
        balance = round(draw.lognormvariate(7, 1), 2)
        status = draw.choices(["ACT", "PIF", "SIF", "LEG", "CLO"], [88, 4, 3, 3, 2])[0]
        client, product = draw.choice(["CLI1", "CLI2", "CLI3", "DB9"]), draw.choice(_PRODUCTS)
        owed = round(balance * happens(), 2)
        charged_off = _day(placed - timedelta(days=120)) if happens() < 0.6 else None
        delinquent = _day(placed - timedelta(days=250)) if happens() < 0.8 else None
        paid = _day(self._between(placed, NIGHT)) if happens() < 0.05 else None
        limit = _day(placed + timedelta(days=draw.randint(-400, 1500))) if happens() < 0.7 else None
        judgment = "Y" if happens() < 0.02 else None
        what = (client, product, _day(placed), balance, owed, charged_off, delinquent)
        yield "account", (self._acct_no, consumer, *what, status, paid, limit, judgment)
        accounts.append((self._acct_no, placed))
        if happens() < 0.93:
            letter = next(self._ids)
            returned = _day(placed + timedelta(days=20)) if happens() < 0.05 else None
            yield "letter_log", (letter, self._acct_no, "VAL", _day(placed + timedelta(days=2)), returned)

    def _phone(self, consumer: int, area: str, phones: list[int]) -> Row:
        draw, happens = self._random, self._random.random
        phone = next(self._phone_ids)
        if happens() > 0.01:
            number = self._number(area if happens() < 0.8 else draw.choice(_PLACES)[2])
        else:
            number = draw.choice(_NO_NUMBER)
        line = draw.choices(["C", "H", "W", None], [60, 18, 10, 12])[0]
        status = draw.choices(["G", "B", "WN", None], [70, 8, 4, 18])[0]
        looked_up = f"2026-10-{draw.randint(1, 28):02}" if happens() < 0.5 else None
        phones.append(phone)
        return "phone", (phone, consumer, number, line, status, None, looked_up, draw.choice(["Y", "N", None]))

    def _number(self, area: str) -> str:
        last = f"{self._random.randint(100, 199):04d}"
        spellings = ("({}) 555-{}", "{}555{}", "{}-555-{}", "1{}555{}", "{} 555 {}")
        return self._random.choice(spellings).format(area, last)

    def _call(self, consumer: int, accounts: list[tuple[int, datetime]], phones: list[int]) -> Iterator[Row]:
        draw, happens = self._random, self._random.random
        account, placed = draw.choice(accounts)
        disposition = draw.choices(list(DIALLED), list(DIALLED.values()))[0]
        when = self._by_day(self._between(max(placed, _days_ago(180)), NIGHT))
        phone = draw.choice(phones) if phones and happens() > 0.02 else None
        direction = draw.choices(["O", "I"], [95, 5])[0]
        agent = f"A{draw.randrange(25):02}" if disposition in WITH_AN_AGENT else None
        by = (agent, draw.choice(["INHOUSE", "VEND1", "VEND2"]), draw.choice(["PRED", "PREV", "MAN"]))
        what = (phone, _stamp(when), direction, disposition)
        yield "call_log", (next(self._call_ids), account, consumer, *what, *by, draw.randint(0, 300))
        row = next(self._ids)
        if disposition == "PTP":
            due = _day(when + timedelta(days=draw.randint(2, 20)))
            yield "ptp", (row, account, _stamp(when), due, 100, draw.choice(["K", "B", None]))
        if disposition == "DISP":
            resolved = _day(when + timedelta(days=20)) if happens() < 0.5 else None
            yield "dispute", (row, account, _day(when), draw.choice(["PHONE", "MAIL", "WEB", None]), resolved)

    def _text(self, accounts: list[tuple[int, datetime]], phones: list[int]) -> Row:
        draw = self._random
        account, placed = draw.choice(accounts)
        phone = draw.choice(phones)
        when = self._by_day(self._between(max(placed, _days_ago(90)), NIGHT))
        direction = draw.choices(["O", "I"], [85, 15])[0]
        body = draw.choice(["REM1", "REM2", "STOP"])
        return "text_log", (next(self._ids), account, phone, _stamp(when), direction, body)

    def _said(self, consumer: int, accounts: list[tuple[int, datetime]], phones: list[int]) -> Iterator[Row]:
        draw, happens = self._random, self._random.random
        row = next(self._ids)
        if phones and happens() < 0.6:
            phone, kind = draw.choice(phones), draw.choice(["TCPA", "SMS", "EMAIL"])
            given = _day(self._between(_days_ago(900), NIGHT))
            yield "consent", (row, consumer, phone, kind, given, draw.choice(["CLIENT", "CALL", "WEB", None]))
        if happens() < 0.03:
            account = draw.choice(accounts)[0] if happens() < 0.6 else None
            received = _day(self._between(_days_ago(200), NIGHT))
            channel = draw.choice(["LTR", "EMAIL", "PHONE", None])
            yield "cease", (row, consumer, account, received, channel, "please stop")
        if happens() < 0.03:
            chapter = draw.choice([7, 13, None])
            filed = _day(self._between(_days_ago(900), _days_ago(30))) if happens() > 0.1 else None
            told = _day(_days_ago(draw.randint(1, 29)))
            yield "bk", (consumer, chapter, filed, told, draw.choice(["OPEN", "DISC", "DISM"]), _day(_days_ago(1)))
        if happens() < 0.02:
            firm = draw.choice(["Firm 1", None])
            yield "attorney", (consumer, firm, _day(self._between(_days_ago(300), NIGHT)), None)
