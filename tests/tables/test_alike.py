"""Rows of past attempts like one that was read before: what they become is what reading each as a whole makes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from examples.floor.cases import HOUSE as FLOORS
from examples.floor.cases import tables_of_all
from examples.floor.database import Database, make
from examples.floor.making import ZONE as FLOORS_ZONE
from fdcpa_guard import Contact, Guard, InvalidFacts, regulation_f
from fdcpa_guard.facts import Attempt
from fdcpa_guard.facts.moulds import Mould
from fdcpa_guard.tables import Reader
from fdcpa_guard.tables.alike import Likeness
from fdcpa_guard.vocabulary import UNKNOWN

from .floor import ORDINARY, ZONE, Row
from .test_cases import HOUSE

CALL: Row = {
    "id": "a1",
    "at": "2026-03-02 10:00:00",
    "medium": "call",
    "outcome": None,
    "disposition": "NA",
    "debts": ["acct-1"],
    "recipient": "consumer",
    "address": "ph-1",
    "purpose": "collection",
    "improper": False,
    "voice": "live",
    "in_reply_to": None,
    "allotted_to": None,
    "person": None,
    "undeliverable_at": None,
    "vendor": "V1",
    "agent": None,
}
CAME_IN = {"id": "in-1", "at": "2026-03-01 09:00:00", "medium": "text", "recipient": "consumer"}
LATER = "2026-03-04 10:00:00"
NAIVE = datetime.fromisoformat("2026-03-04T10:00:00")
ODD: dict[str, list[Any]] = {
    "id": [None, "", 5, 5.0, "a1", "a0", "in-1", "614-555-0101", "unknown", "x" * 64, "x" * 65, 'a"><script>', True],
    "at": [
        *(None, "", "2026-03-04", date(2026, 3, 4), NAIVE, datetime(2026, 3, 4, 10, tzinfo=UTC)),
        *("2026-03-04T10:00:00-05:00", "2026-03-04T10:00:00+00:07", "1800-01-01 10:00:00", "soon", 5, float("nan")),
        *("2026-02-28 09:00:00", "2026-03-08 02:30:00", "2026-11-01 01:30:00"),
    ],
    "medium": [None, "ringless-voicemail", "text", "mail", "in-person", "fax"],
    "outcome": [None, "rang-out", "conversation", "voicemail", "sent", "pending", "unknown", "wrong"],
    "disposition": [None, "", "NA", "RPC", "DNC", "WN", "DISP", "BK", "STOP", "nobody-knows", 5, True, 1, 614_555_0101],
    "debts": [
        *(None, [], (), "acct-1", '["acct-1"]', "{acct-1}", ["acct-1", "acct-1"], ["acct-2"], ["acct-1", "acct-2"]),
        *(["nobodys"], 5, [None], ["614-555-0101"], "", "[", {"acct-1"}),
    ],
    "recipient": [None, "spouse", "third-party", "nobody"],
    "address": [None, "", "ph-2", "nobodys", 5, "614-555-0101", True],
    "purpose": [None, "location-information", "unrelated-notice", "nothing"],
    "improper": [None, True, 1, 0, 1.0, Decimal(1), "yes", float("nan"), [1]],
    "voice": [None, "artificial-or-prerecorded", "robot"],
    "in_reply_to": [None, "", "in-1", "nobodys", "none", "unknown"],
    "allotted_to": ["acct-1", "acct-2", "nobodys"],
    "person": ["consumer", "c-1", "aunt", 5],
    "undeliverable_at": ["2026-03-05", "2026-03-01 10:00:00", "soon"],
    "vendor": [None, "", "V2", 5, "614-555-0101", 'v"', True],
    "agent": ["A1", float("nan")],
}


def tables(*attempts: Row, debts: int = 1) -> dict[str, Any]:
    """The rows of a consumer with these attempts."""
    owed = [{**ORDINARY["debts"][0], "id": f"acct-{number}"} for number in range(1, debts + 1)]
    lines = [{**ORDINARY["phones"][0], "id": f"ph-{n}", "number": f"(614) 555-010{n}"} for n in (1, 2)]
    return {**ORDINARY, "debts": owed, "phones": lines, "attempts": list(attempts), "inbound": [CAME_IN]}


def said(reader: Reader, given: Mapping[str, Any], consumer: str = "c-1") -> object:
    """Everything that the case and the report tell, or what is wrong."""
    try:
        read = reader.case_from(consumer, given)
    except InvalidFacts as error:
        return str(error)
    history: Any = read.case.history
    if history is UNKNOWN:
        return read.case.canonical, read.report, read.report.codes
    events = [
        [(name, type(value), value) for name, value in each.__dict__.items() if name in Attempt.model_fields]
        for each in history.attempts
    ]
    given_fields = [each.model_fields_set for each in history.attempts]
    return read.case.canonical, read.report, read.report.codes, events, given_fields


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts the attempts that were made after others."""
    count: Counter[str] = Counter()
    like = Mould.like

    def counted(*given: Any, **more: Any) -> Attempt | None:
        attempt = like(*given, **more)
        count["made"] += attempt is not None
        return attempt

    monkeypatch.setattr(Mould, "like", counted)
    return count


def each_as_a_whole(reader: Reader, given: Mapping[str, Any], consumer: str = "c-1") -> object:
    """The same, read row by row as if none were like another."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Likeness, "read", lambda self, row: None)
        return said(reader, given, consumer)


def changes(columns: Iterable[str]) -> Iterator[tuple[str, Any]]:
    return ((column, value) for column in columns for value in ODD[column])


@pytest.mark.parametrize(
    ("code", "outcome", "debts", "columns"),
    [
        ("NA", None, 1, tuple(ODD)),
        ("DNC", None, 2, ("debts", "address", "in_reply_to")),
        ("RPC", None, 2, ("debts", "outcome", "purpose", "allotted_to")),
        (None, "conversation", 1, ("debts", "disposition")),
    ],
)
def test_whatever_a_row_says_it_is_read_as_a_whole_or_as_if_it_were(
    code: str | None, outcome: str | None, debts: int, columns: tuple[str, ...], made: Counter[str]
) -> None:
    call = CALL | {"disposition": code, "outcome": outcome}
    reader, other = Reader(zone=ZONE, dispositions=HOUSE), Reader(zone=ZONE, dispositions=HOUSE)
    said(reader, tables({**call, "id": "a0"}, debts=debts))  # after which others are made
    for column, value in changes(columns):
        rows = tables(call, {**call, "id": "a2", "at": LATER, column: value}, {**call, "id": "a3"}, debts=debts)
        found = said(reader, rows)
        assert found == each_as_a_whole(other, rows), (column, type(value), value)
    assert made["made"] > len([*changes(columns)])


def test_of_two_rows_alike_but_for_their_debts_each_is_judged_by_its_own(made: Counter[str]) -> None:
    reader, other = Reader(zone=ZONE, dispositions=HOUSE), Reader(zone=ZONE, dispositions=HOUSE)
    calls = [
        {**CALL, "id": f"a{number}", "disposition": "RPC", "debts": debts}
        for number, debts in enumerate([["acct-1"], ["acct-1", "acct-2"], ["acct-2"], ["acct-2", "acct-1"]])
    ]
    given = tables(*calls, debts=2)
    for _ in range(3):
        assert said(reader, given) == each_as_a_whole(other, given)
    assert made["made"]


def test_calls_to_one_number_under_two_ids_are_understood_as_if_each_were_read_as_a_whole(made: Counter[str]) -> None:
    """What a case means is then said of each call anew: to which of the records of the number it went."""
    reader, other = Reader(zone=ZONE, dispositions=HOUSE), Reader(zone=ZONE, dispositions=HOUSE)
    calls = [
        {**CALL, "id": f"a{day}", "at": f"2026-03-{day:02} 10:00:00", "address": f"ph-{1 + day % 2}"}
        for day in range(2, 9)
    ]
    given = tables(*calls)
    given["phones"] = [{**line, "number": "(614) 555-0101"} for line in given["phones"]]
    asked = Contact(at="2026-03-08T16:00:00Z", medium="call", debts=["acct-1"], address="ph-1")
    said(reader, given)  # after which others are made
    made.clear()
    guard = Guard(regulation_f())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Likeness, "read", lambda self, row: None)
        whole = guard.explain(asked, other.case_from("c-1", given).case)
    assert guard.explain(asked, reader.case_from("c-1", given).case) == whole
    assert "us.regf.14b2.seven-in-seven" in {reason.rule for reason in whole.decision.reasons}
    assert made["made"]


def test_a_floor_is_read_as_if_each_row_were_read_as_a_whole(made: Counter[str]) -> None:
    reader, other = (Reader(zone=FLOORS_ZONE, dispositions=FLOORS) for _ in range(2))
    here = Database.sqlite()
    make(here, 40, 7)
    events = 0
    for owner, rows in tables_of_all(here):
        consumer = str(owner)
        assert said(reader, rows, consumer) == each_as_a_whole(other, rows, consumer)
        events += len([*rows["attempts"].values])
    assert made["made"] > events * 0.8


def test_an_outcome_that_no_call_has_beside_a_code_is_set_aside() -> None:
    read = Reader(zone=ZONE, dispositions=HOUSE).case_from("c-1", tables({**CALL, "outcome": "sent"}))
    history: Any = read.case.history
    assert history.attempts[0].outcome is UNKNOWN
    assert [(each.column, each.denies) for each in read.report.unread] == [("outcome", False)]
