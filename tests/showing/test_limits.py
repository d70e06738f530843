"""What limits of frequency counted, as it is shown: in words, once for all rules that set the same, and drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from pydantic import TypeAdapter

from fdcpa_guard import Guard
from fdcpa_guard.clock import zone
from fdcpa_guard.explaining import Explanation
from fdcpa_guard.policies import named
from fdcpa_guard.rules import Tally
from fdcpa_guard.rules.tallying import Limit as Counted
from fdcpa_guard.rules.tallying import Period, tally
from fdcpa_guard.shapes import in_calendar, in_days, in_hours
from fdcpa_guard.showing import pictures
from fdcpa_guard.showing.limits import Limit, limits
from fdcpa_guard.testing.builders import attempt, case, contact, debt, history, location

from .drawing import HOSTILE, SVG, holds_only_drawings, keeps_its_discs

NEW_YORK = zone("America/New_York")
NOW = datetime(2026, 4, 7, 16, tzinfo=UTC)
AGAIN = "room again from Sun 2026-04-12 00:00 EDT (04:00 UTC)"


def told(period: Period, *ago: timedelta, most: int = 2, rule: str = "house.limit", **how: Any) -> Tally:
    events = [(attempt(NOW - each, id=f"call-{number}"), None) for number, each in enumerate(ago)]
    limit = Counted("calls", most, "to one person", ("d1",), ("consumer",), **how)
    return replace(tally(limit, period, events), rule=rule)


def days(*ago: int, length: int = 7, **how: Any) -> Tally:
    return told(in_days(NOW, NEW_YORK, length), *[timedelta(days=each) for each in ago], **how)


def drawn(*tallies: Tally, **how: Any) -> ElementTree.Element:
    return ElementTree.fromstring(pictures.limits(limits(tallies), NOW, NEW_YORK, **how))


def bands(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [group for group in root.iter(f"{SVG}g") if group.get("class") == "tally"]


def frame(band: ElementTree.Element) -> tuple[float, float]:
    (rect,) = band.iter(f"{SVG}rect")
    x, width = float(rect.attrib["x"]), float(rect.attrib["width"])
    return x, x + width


def discs(band: ElementTree.Element) -> list[tuple[float, str]]:
    return [(float(disc.attrib["cx"]), disc.attrib["class"]) for disc in band.iter(f"{SVG}circle")]


def test_limits_that_came_to_the_same_are_one_with_all_their_rules() -> None:
    one, two = days(1, 2), days(1, 2, rule="us.xx.limit")
    (found,) = limits([one, two])
    assert found.rules == ("house.limit", "us.xx.limit")
    assert found.titles({"us.xx.limit": "The state's"}) == ("house.limit", "The state's")
    assert len(limits([one, days(1, 2, length=8), days(1), replace(two, objects=True)])) == 4


def test_what_1006_14b_counts_is_shown_elsewhere() -> None:
    federal = days(1, rule="us.regf.14b2.seven-in-seven")
    assert limits([federal]) == ()
    assert len(limits([federal], every=True)) == 1


@pytest.mark.parametrize(
    ("counted", "objects", "said"),
    [
        ((1,), False, "room for 1 more"),
        ((1, 2), True, f"full, and the rule objects; {AGAIN}"),
        (
            (1, 2),
            False,
            "full, but something spares this contact; room again from Sun 2026-04-12 00:00 EDT (04:00 UTC)",
        ),
    ],
)
def test_the_state_says_whether_there_is_room(counted: tuple[int, ...], objects: bool, said: str) -> None:
    limit = Limit(("house.limit",), replace(days(*counted), objects=objects))
    assert limit.state([NEW_YORK]) == said
    assert limit.count == f"{len(counted)} counted, 2 fill it"
    assert limit.name == "Calls to one person"


@pytest.mark.parametrize(("length", "within"), [(1, (0,)), (3, (0, 2)), (7, (0, 2, 6)), (30, (0, 2, 6, 7, 29))])
def test_each_frame_holds_the_days_of_its_own_limit(length: int, within: tuple[int, ...]) -> None:
    (band,) = bands(drawn(days(0, 2, 6, 7, 29, length=length)))
    left, right = frame(band)
    assert [kind for _, kind in discs(band)].count("mark") == len(within)
    for x, kind in discs(band):
        assert (left < x < right) is (kind == "mark")


def test_three_limits_at_once_have_three_frames_of_their_own_length() -> None:
    week = in_calendar("calendar-week", NOW.date() - timedelta(days=2), NOW.date() + timedelta(days=5), NEW_YORK)
    root = drawn(
        days(0, 3), told(in_hours(NOW, 60), timedelta(hours=59), timedelta(hours=60)), told(week, timedelta(1))
    )
    first, hours, calendar = bands(root)
    day = (frame(calendar)[1] - frame(calendar)[0] + 2) / 7
    assert frame(first)[1] - frame(first)[0] == pytest.approx(7 * day - 2, abs=0.1)
    assert frame(hours)[1] - frame(hours)[0] == pytest.approx(2.5 * day - 2, abs=0.1)
    assert frame(calendar)[1] > frame(first)[1]  # the week goes on
    assert [kind for _, kind in discs(hours)] == ["frame", "mark"]  # sixty hours ago to the microsecond is outside
    assert (root.findtext(f"{SVG}desc") or "").count("within") == 3


@pytest.mark.parametrize(("at", "hour"), [("2026-03-09T16:00:00+00:00", 12), ("2026-11-02T17:00:00+00:00", 12)])
def test_days_are_civil_days_where_the_clock_shifts(at: str, hour: int) -> None:
    when = datetime.fromisoformat(at)
    period = in_days(when, NEW_YORK, 3)
    assert when.astimezone(NEW_YORK).hour == hour
    assert (period.ends - period.starts) / timedelta(hours=1) in (71, 73)
    assert period.starts.astimezone(NEW_YORK).hour == period.ends.astimezone(NEW_YORK).hour == 0
    assert period.leaves(period.starts) is not None
    assert period.leaves(period.starts - timedelta(microseconds=1)) is None


def test_none_one_and_two_hundred() -> None:
    assert "no limit counted anything" in (drawn().findtext(f"{SVG}desc") or "")
    (band,) = bands(drawn(days(0)))
    assert len(discs(band)) == 1
    (band,) = bands(drawn(days(*[number % 6 for number in range(200)])))
    written = [text.text or "" for text in band.iter(f"{SVG}text")]
    assert "Calls to one person: 200 counted, 2 fill it" in written
    assert len(discs(band)) == 36
    assert sum(int(text[1:]) for text in written if text.startswith("+")) == 164
    assert (band.findtext(f"{SVG}title") or "").count("call-") == 200


def test_it_stays_within_its_edges_and_nothing_becomes_markup() -> None:
    made = days(*range(40), length=90)
    events = tuple(replace(each, event=HOSTILE, why=HOSTILE, medium=HOSTILE) for each in made.events)
    hostile = replace(made, rule=HOSTILE, what=HOSTILE, apart=HOSTILE, debts=(HOSTILE,), address=HOSTILE, events=events)
    root = drawn(replace(hostile, period=HOSTILE), titles={HOSTILE: HOSTILE})
    holds_only_drawings(root)
    keeps_its_discs(root)
    width = float(root.attrib["width"])
    for rect in root.iter(f"{SVG}rect"):
        assert float(rect.attrib["x"]) + float(rect.attrib["width"]) <= width


def in_massachusetts(calls: int) -> Explanation:
    made = [attempt(f"2026-04-0{1 + n % 6} {9 + n // 60:02}:{n % 60:02}", id=f"call-{n}") for n in range(calls)]
    known = case(
        collector="third-party-collector",
        locations=(location(state="MA"),),
        history=history(*made) if made else "none",
        debts=(debt(kind="credit-card"),),
    )
    return Guard(named("first_party")).explain(contact(at="2026-04-07T12:00:00-04:00"), known)


def test_federal_state_and_house_limits_are_told_together() -> None:
    found = in_massachusetts(2)
    assert {tally.rule for tally in found.tallies} == {
        "us.regf.14b2.seven-in-seven",
        "us.ma.209cmr18-16-1d.two-in-seven",
        "us.ma.940cmr7-04-1f.two-in-seven",
        "house.pace.calls-a-week",
        "house.pace.mornings-in-a-row",
    }
    states, pace, _ = limits(found.tallies)
    assert states.rules == ("us.ma.209cmr18-16-1d.two-in-seven", "us.ma.940cmr7-04-1f.two-in-seven")
    assert states.tally.objects
    assert states.tally.full
    assert (pace.tally.counted, pace.tally.limit, pace.tally.full) == (2, 3, False)
    assert in_massachusetts(0).tallies == ()


def test_an_explanation_goes_into_json_and_back() -> None:
    adapter = TypeAdapter(Explanation)
    found = in_massachusetts(3)
    assert adapter.validate_json(adapter.dump_json(found)) == found
    assert {"tallies", "untold"} <= adapter.json_schema()["properties"].keys()


def test_an_explanation_of_before_is_still_read() -> None:
    adapter = TypeAdapter(Explanation)
    older = adapter.dump_python(in_massachusetts(3), mode="json")
    del older["tallies"], older["untold"]
    assert adapter.validate_python(older).tallies == ()
