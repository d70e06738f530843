"""The time line of past calls."""

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest

from fdcpa_guard import Guard, us
from fdcpa_guard.clock import zone
from fdcpa_guard.decision import Citation, CountedCall
from fdcpa_guard.schema import DecisionRequest
from fdcpa_guard.showing import pictures
from fdcpa_guard.showing.account import Talk
from fdcpa_guard.vocabulary import Authority
from tests.cli.examples import example

from .drawing import HOSTILE, SVG, holds_only_drawings, keeps_its_discs

NEW_YORK = zone("America/New_York")
NOW = datetime(2026, 4, 7, 19, 0, tzinfo=UTC)
LAW = Citation("12 CFR 1006", ".14(b)(2)(i)(A)", Authority.REGULATION, date(2026, 1, 1))


def call(days: int, *, counted: bool = True, debt: str = "card", event: str = "") -> CountedCall:
    at = NOW - timedelta(days=days)
    return CountedCall(event or f"call-{days}", at, debt, counted, "why", LAW, at.astimezone(NEW_YORK).date())


def drawn(*calls: CountedCall) -> ElementTree.Element:
    return ElementTree.fromstring(pictures.calls(calls, NOW, NEW_YORK))


def numbers(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text") if text.get("class") == "number"]


def rows(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [group for group in root.iter(f"{SVG}g") if group.get("class") == "debt"]


@pytest.mark.parametrize(("days", "within"), [(0, True), (6, True), (7, False)])
def test_14b2i_the_frame_holds_the_seven_days_that_end_with_the_contact(days: int, within: bool) -> None:
    root = drawn(call(days))
    assert numbers(root) == (["1"] if within else [])
    (frame,) = [rect for rect in root.iter(f"{SVG}rect") if rect.get("class") == "frame"]
    (ball,) = rows(root)[0].iter(f"{SVG}circle")
    left, width = float(frame.attrib["x"]), float(frame.attrib["width"])
    assert (left < float(ball.attrib["cx"]) < left + width) is within


def test_a_call_that_does_not_count_is_a_ring_without_a_number() -> None:
    root = drawn(call(2), call(1, counted=False), call(0))
    assert numbers(root) == ["1", "2"]
    assert [ball.get("class") for ball in rows(root)[0].iter(f"{SVG}circle")] == ["mark", "frame", "mark"]


def test_every_debt_has_its_row_and_its_own_numbers() -> None:
    root = drawn(call(1), call(0), call(1, debt="loan"))
    assert numbers(root) == ["1", "2", "1"]
    assert [(group.findtext(f"{SVG}title") or "").split(":")[0] for group in rows(root)] == ["card", "loan"]


def test_what_is_not_drawn_is_told() -> None:
    root = drawn(*[call(0, event=f"c{n}") for n in range(15)], call(14), call(300))
    written = [text.text for text in root.iter(f"{SVG}text")]
    assert "+3" in written
    assert "2 earlier" in written
    desc = root.findtext(f"{SVG}desc") or ""
    assert all(f"c{n} on" in desc for n in range(15))
    assert "call-300 on 2025-06-11" in desc
    assert "15 count" in written


def test_no_calls_are_no_calls() -> None:
    assert "No past call is known." in [text.text for text in drawn().iter(f"{SVG}text")]


def test_it_stays_within_its_frame_and_nothing_becomes_markup() -> None:
    root = drawn(*[call(n % 20, debt=f"{n}{HOSTILE}", event=HOSTILE) for n in range(60)])
    holds_only_drawings(root)
    keeps_its_discs(root)


def test_the_eighth_call_of_the_examples() -> None:
    asked = DecisionRequest.model_validate(example("03"))
    decision = Guard(us()).decide(asked.contact, asked.case, counted=True)
    root = ElementTree.fromstring(pictures.calls(decision.counted or (), decision.at, NEW_YORK))
    assert numbers(root) == [str(n) for n in range(1, 8)]
    assert len(list(rows(root)[0].iter(f"{SVG}circle"))) == 8


def bars(root: ElementTree.Element) -> list[tuple[float, float]]:
    """Where the days after conversations begin and end, in days of the drawing."""
    found = []
    for group in rows(root):
        for rect in group.iter(f"{SVG}rect"):
            if rect.get("height") == "5":
                x, width = float(rect.attrib["x"]), float(rect.attrib["width"])
                found.append(((x - 4 - 150) / 58, (x + width + 4 - 150) / 58))
    return found


@pytest.mark.parametrize(("days", "bar"), [(2, (11, 14)), (10, (3, 10)), (16, (0, 4)), (30, None)])
def test_14b2ii_a_conversation_covers_the_seven_days_that_begin_with_it(
    days: int, bar: tuple[float, float] | None
) -> None:
    at = NOW - timedelta(days=days)
    talk = Talk("in-1", at, "card", at.astimezone(NEW_YORK).date())
    root = ElementTree.fromstring(pictures.calls([call(1)], NOW, NEW_YORK, talks=[talk]))
    assert bars(root) == ([] if bar is None else [bar])
    assert f"a conversation, in-1, on {talk.local_date}" in (root.findtext(f"{SVG}desc") or "")


def test_a_call_that_may_have_been_a_conversation_is_told_apart() -> None:
    talk = Talk("call-2", NOW - timedelta(days=2), "card", date(2026, 4, 5), settled=False)
    root = ElementTree.fromstring(pictures.calls([], NOW, NEW_YORK, talks=[talk]))
    assert "perhaps a conversation, call-2" in (root.findtext(f"{SVG}desc") or "")
    (group,) = rows(root)
    assert {rect.get("class") for rect in group.iter(f"{SVG}rect")} == {"apart"}
