"""Allowed windows and the gaps between them, by example. Wall times are Chicago's; 1 April 2026 is a Wednesday."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from fdcpa_guard import InvalidFacts
from fdcpa_guard.planning import Gap, Window, Windows
from tests.builders import When, at, attempt, case, contact, guard, history, inbound, instant

HOURS = "us.regf.6b1i.hours"
INCONVENIENT = "us.regf.6b1i.inconvenient-time"
SEVEN = "us.regf.14b2.seven-in-seven"


def spread(when: When, until: When, medium: str = "call", **facts: Any) -> Windows:
    return guard().windows(contact(when, medium), case(**facts), until=instant(until))


def pieces(found: Windows) -> list[tuple[str, datetime, datetime]]:
    """Windows and gaps in order; they must tile the span, and no two of a kind may touch."""
    both: list[Window | Gap] = sorted([*found.windows, *found.gaps], key=lambda piece: piece.opens)
    ends = [found.opens, *[piece.closes for piece in both]]
    assert [piece.opens for piece in both] == ends[:-1]
    assert ends[-1] == found.closes
    kinds = ["open" if isinstance(piece, Window) else "shut" for piece in both]
    assert all(one != other for one, other in pairwise(kinds))
    assert all(gap.reasons for gap in found.gaps)
    return [(kind, piece.opens, piece.closes) for kind, piece in zip(kinds, both, strict=True)]


def afternoons(**fields: Any) -> dict[str, Any]:
    windows = [{"start": "15:00", "end": "17:00"}]
    given = {"id": "afternoons", "kind": "inconvenient-time", "received_at": at("2026-03-01 10:00"), "windows": windows}
    return {**given, **fields}


def test_days_and_nights() -> None:
    found = spread("2026-04-01 10:00", "2026-04-03 07:00")
    assert pieces(found) == [
        ("open", at("2026-04-01 10:00"), at("2026-04-01 21:00")),
        ("shut", at("2026-04-01 21:00"), at("2026-04-02 08:00")),
        ("open", at("2026-04-02 08:00"), at("2026-04-02 21:00")),
        ("shut", at("2026-04-02 21:00"), at("2026-04-03 07:00")),
    ]
    assert [[reason.rule for reason in gap.reasons] for gap in found.gaps] == [[HOURS], [HOURS]]


@pytest.mark.parametrize(("day", "night"), [("2026-03-07", 10), ("2026-03-08", 11), ("2026-10-31", 12)])
def test_the_night_in_which_clocks_change_is_an_hour_shorter_or_longer(day: str, night: int) -> None:
    found = spread(f"{day} 12:00", at(f"{day} 12:00") + timedelta(days=1))
    assert [gap.closes - gap.opens for gap in found.gaps] == [timedelta(hours=night)]


def test_an_inconvenient_afternoon_is_a_gap_of_its_own() -> None:
    found = spread("2026-04-01 08:00", "2026-04-01 21:00", requests=[afternoons()])
    assert pieces(found) == [
        ("open", at("2026-04-01 08:00"), at("2026-04-01 15:00")),
        ("shut", at("2026-04-01 15:00"), at("2026-04-01 17:00")),
        ("open", at("2026-04-01 17:00"), at("2026-04-01 21:00")),
    ]
    assert [reason.rule for reason in found.gaps[0].reasons] == [INCONVENIENT]


def test_neighbouring_objections_make_one_gap_with_every_reason() -> None:
    evenings = afternoons(windows=[{"start": "18:00", "end": "21:00"}])
    mornings = afternoons(id="mornings", windows=[{"start": "08:00", "end": "09:30"}])
    found = spread("2026-04-01 12:00", "2026-04-02 12:00", requests=[evenings, mornings])
    assert pieces(found) == [
        ("open", at("2026-04-01 12:00"), at("2026-04-01 18:00")),
        ("shut", at("2026-04-01 18:00"), at("2026-04-02 09:30")),
        ("open", at("2026-04-02 09:30"), at("2026-04-02 12:00")),
    ]
    assert [reason.rule for reason in found.gaps[0].reasons] == [INCONVENIENT, HOURS]


def test_a_window_goes_on_where_only_its_grounds_change() -> None:
    found = spread("2026-04-01 08:00", "2026-04-01 21:00", requests=[afternoons(received_at=at("2026-04-01 18:00"))])
    assert pieces(found) == [("open", at("2026-04-01 08:00"), at("2026-04-01 21:00"))]
    assert found.decisions == 3


def test_a_call_limit_closes_until_its_day_and_hour() -> None:
    seven = [attempt(f"2026-04-0{day} 10:00") for day in range(1, 8)]
    found = spread("2026-04-07 12:00", "2026-04-08 12:00", history=history(seven))
    assert pieces(found) == [
        ("shut", at("2026-04-07 12:00"), at("2026-04-08 08:00")),
        ("open", at("2026-04-08 08:00"), at("2026-04-08 12:00")),
    ]
    assert [reason.rule for reason in found.gaps[0].reasons] == [SEVEN, HOURS]


def test_an_event_within_the_span_closes_a_window_at_its_own_instant() -> None:
    seven = [attempt(f"2026-04-0{day} 10:00") for day in range(1, 8)]
    found = spread("2026-04-07 09:00", "2026-04-07 12:00", history=history(seven))
    seen = at("2026-04-07 10:00")
    assert pieces(found) == [("open", at("2026-04-07 09:00"), seen), ("shut", seen, at("2026-04-07 12:00"))]


def test_the_leave_to_answer_ends_when_a_second_zone_closes() -> None:
    came = inbound("2026-04-01 20:30", "email", id="came")
    asked = contact("2026-04-01 20:45", "email", in_reply_to="came")
    zones = ("America/New_York", "America/Chicago")
    known = case(locations=({"id": "residence", "zones": zones},), history=history(came))
    found = guard().windows(asked, known, until=at("2026-04-01 23:30"))
    assert pieces(found) == [
        ("open", at("2026-04-01 20:45"), at("2026-04-01 21:00")),
        ("shut", at("2026-04-01 21:00"), at("2026-04-01 23:30")),
    ]


def test_closed_throughout() -> None:
    found = spread("2026-04-01 10:00", "2026-05-01 10:00", locations=(), consents=())
    assert pieces(found) == [("shut", at("2026-04-01 10:00"), at("2026-05-01 10:00"))]
    assert found.decisions == 1


def test_open_throughout() -> None:
    found = spread("2026-04-01 22:00", "2026-05-01 10:00", "mail")
    assert pieces(found) == [("open", at("2026-04-01 22:00"), at("2026-05-01 10:00"))]


def test_the_shortest_span() -> None:
    found = spread("2026-04-01 20:59:59.999999", "2026-04-01 21:00")
    assert pieces(found) == [("open", found.opens, found.closes)]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"locations": ({"id": "residence", "zones": ("America/New_York", "Pacific/Honolulu")},)},
        {"requests": [afternoons(), afternoons(id="mornings", windows=[{"start": "08:00", "end": "09:00"}])]},
        {"history": history([attempt(f"2026-03-{day:02} 10:00") for day in range(1, 31)])},
    ],
    ids=["clean", "two zones", "two requests", "a month of calls"],
)
def test_a_month_costs_at_most_two_hundred_decisions(facts: dict[str, Any]) -> None:
    found = spread("2026-02-26 10:00", "2026-03-28 10:00", **facts)
    assert len(pieces(found)) > 10
    assert found.decisions <= 200


def test_the_windows_begin_where_next_allowed_finds_them() -> None:
    asked, known = contact("2026-04-01 15:30"), case(requests=[afternoons()])
    found = guard().windows(asked, known, until=at("2026-04-02 12:00"))
    assert found.windows[0].opens == guard().next_allowed(asked, known).at


@pytest.mark.parametrize(
    "until",
    [at("2026-04-01 10:00"), at("2026-04-01 09:59"), at("2026-04-02 10:00").replace(tzinfo=None)],
    ids=["at", "before", "naive"],
)
def test_an_end_that_is_no_end_is_refused(until: datetime) -> None:
    with pytest.raises(InvalidFacts, match="until"):
        guard().windows(contact("2026-04-01 10:00"), case(), until=until)


def test_an_end_in_another_zone_is_the_same_instant() -> None:
    here = spread("2026-04-01 10:00", at("2026-04-02 12:00"))
    there = spread("2026-04-01 10:00", at("2026-04-03 03:00", "Pacific/Guam"))
    assert here == there
