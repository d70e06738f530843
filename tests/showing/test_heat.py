"""Numbers by hour, drawn."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard.showing import pictures
from fdcpa_guard.showing.pictures.canvas import STYLE
from fdcpa_guard.showing.pictures.heat import Heat, short

SVG = "{http://www.w3.org/2000/svg}"


def row(*hours: tuple[int, ...], name: str = "Tue", skipped: frozenset[int] = frozenset()) -> Heat:
    return Heat(name, (*hours, *[()] * (24 - len(hours))), skipped)


def drawn(*rows: Heat, signed: bool = False) -> ElementTree.Element:
    return ElementTree.fromstring(pictures.heat(rows, "People", "a week", signed=signed))


def boxes(root: ElementTree.Element) -> list[tuple[str, float]]:
    return [
        (rect.attrib["class"], float(rect.attrib["height"]))
        for group in root.iter(f"{SVG}g")
        for rect in group.iter(f"{SVG}rect")
    ]


def test_the_most_is_the_darkest_and_none_has_a_shade_of_its_own() -> None:
    root = drawn(row((0,), (1,), (20,), (21,), (100,)))
    assert [kind for kind, _ in boxes(root)] == ["heat0", "heat1", "heat1", "heat2", "heat5"]
    written = [text.text for group in root.iter(f"{SVG}g") for text in group.iter(f"{SVG}text")]
    assert written == ["Tue", "1", "20", "21", "100"]


def test_every_shade_has_a_colour_light_and_dark() -> None:
    for level in range(6):
        assert STYLE.count(f".heat{level} ") == 2
    for level in range(1, 6):
        assert STYLE.count(f".loss{level} ") == 2


def test_an_hour_that_is_shown_twice_is_two_and_one_that_is_skipped_is_dashed() -> None:
    root = drawn(row((3,), (1, 2), (), (5,), skipped=frozenset({2})))
    assert boxes(root) == [("heat3", 26), ("heat1", 13), ("heat2", 13), ("skipped", 26), ("heat5", 26)]
    assert "01:00 to 02:00 1 and then 2" in (root.findtext(f"{SVG}desc") or "")


def test_a_difference_has_its_sign() -> None:
    root = drawn(row((4,), (-2,), (0,)), signed=True)
    assert [kind for kind, _ in boxes(root)] == ["heat5", "loss3", "heat0"]
    written = [text.text for group in root.iter(f"{SVG}g") for text in group.iter(f"{SVG}text")]
    assert written == ["Tue", "+4", "-2"]


@pytest.mark.parametrize(
    "name", ["New York (12)", "Indiana/Knox + Indiana/Tell City + Kentucky/Louisville + Chicago + New York (17)"]
)
def test_a_long_name_stands_whole_before_its_hours(name: str) -> None:
    root = drawn(row((1,), name=name), row((2,), name="Wed"))
    first, second = root.iter(f"{SVG}g")
    names = [text for text in first.iter(f"{SVG}text") if text.get("x") == "16"]
    assert " ".join(text.text or "" for text in names) == name
    assert all(len(text.text or "") <= 25 for text in names)
    lowest = max(float(text.attrib["y"]) for text in names)
    (below,) = (float(rect.attrib["y"]) for rect in second.iter(f"{SVG}rect"))
    assert lowest < below
    assert float(root.attrib["height"]) > below + 26


def test_it_says_in_words_what_it_shows() -> None:
    root = drawn(row((0,), (7,), (7,), (2,)), row(name="Wed"))
    assert root.findtext(f"{SVG}desc") == (
        "Tue: 00:00 to 01:00 0, 01:00 to 03:00 7, 03:00 to 04:00 2; Wed: not asked about."
    )
    assert drawn().findtext(f"{SVG}desc") == "there is nothing to show."


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (9_999, "9999"), (10_000, "10k"), (999_999, "999k"), (1_000_000, "1M"), (-12_345, "-12k")],
)
def test_large_numbers_are_short(number: int, words: str) -> None:
    assert short(number) == words


@given(st.integers(1 - 10**12, 10**12 - 1))
def test_a_number_never_leaves_its_box(number: int) -> None:
    assert len(short(number, signed=True)) <= 5
    assert short(number, signed=True).startswith("+") is (number > 0)


def test_nothing_becomes_markup() -> None:
    hostile = '"><script>alert(1)</script>\x1b[2J\u202e\0'
    text = pictures.heat([row((1,), name=hostile * 20)], hostile, hostile)
    root = ElementTree.fromstring(text)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "rect", "text"}
    assert not any(control in text for control in ("\x1b", "\u202e", "\0"))
