"""A week as a grid, and as a drawing."""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from rich.text import Text

from fdcpa_guard import Guard, regulation_f
from fdcpa_guard.cli import planned, rendering
from fdcpa_guard.planning import Window, Windows
from fdcpa_guard.schema import DecisionRequest
from fdcpa_guard.showing import pictures, week
from fdcpa_guard.showing.week import Cell, Stretch

from .conftest import Run
from .examples import EXAMPLES, FILES, as_bytes, example

NEW_YORK = ZoneInfo("America/New_York")
HALF_HOUR = timedelta(minutes=30)
SVG = "{http://www.w3.org/2000/svg}"


def local(text: str, zone: ZoneInfo = NEW_YORK) -> datetime:
    """An instant by the clock; the first of two showings, unless the text ends in ``again``."""
    bare = text.removesuffix(" again")
    return datetime.fromisoformat(bare).replace(tzinfo=zone, fold=int(bare != text)).astimezone(UTC)


def plan(start: str, end: str, *spans: tuple[str, str], zone: ZoneInfo = NEW_YORK) -> Windows:
    windows = tuple(Window(local(opens, zone), local(closes, zone)) for opens, closes in spans)
    return Windows(local(start, zone), local(end, zone), windows, (), 1)


def rows(out: str) -> dict[str, str]:
    """The cells of the grid by date."""
    found = {}
    for line in out.splitlines():
        day = line[4:14]
        if line[:1].isalpha() and line[14:15] == " " and day[:2] == "20" and day[4:5] == "-":
            found[day] = line[15:63]
    return found


def school() -> dict[str, Any]:
    """A consumer of New York who said: not on Mondays from 10:15 to 12:40."""
    question = example("01")
    question["contact"]["at"] = "2027-03-12T09:40:00-05:00"
    question["case"]["requests"] = [
        {
            "kind": "inconvenient-time",
            "id": "times-1",
            "received_at": "2026-01-05T15:00:00-05:00",
            "windows": [{"days": ["mon"], "start": "10:15", "end": "12:40"}],
        }
    ]
    return question


def test_the_grid_of_a_week_with_a_short_day(run: Run) -> None:
    ran = run("windows", stdin=as_bytes(school()))
    assert ran.status == 0
    assert ran.out.isascii()
    assert max(map(len, ran.out.splitlines())) <= 80
    grid = rows(ran.out)
    assert [*grid] == [f"2027-03-{day}" for day in range(12, 19)]
    usual = "." * 16 + "#" * 26 + "." * 6
    assert grid["2027-03-12"] == " " * 19 + "#" * 23 + "." * 6
    assert grid["2027-03-13"] == usual
    assert grid["2027-03-14"] == "....xx.........." + usual[16:]
    assert grid["2027-03-15"] == "." * 16 + "####+....+" + "#" * 16 + "." * 6
    assert "13 of 23 h" in ran.out
    assert "2027-03-14 the clock skips 02:00-03:00" in ran.out
    assert "Mon 2027-03-15 12:40 EDT to 21:00 EDT" in ran.out
    assert "Mon 2027-03-15 12:40 EDT (16:40 UTC)" in ran.out
    assert ran.out.count("rule     us.regf.6b1i.hours") == 1
    assert all(f"2027-03-{day} 08:00" in ran.out for day in range(13, 20))


@pytest.mark.parametrize("columns", [20, 60, 79, 80, 81, 100, 200])
def test_the_grid_fits_the_page(run: Run, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run("windows", "--days", "31", stdin=as_bytes(school())).out
    assert max(map(len, out.splitlines())) <= max(60, min(columns, 100))
    assert len([line for line in out.splitlines() if line.endswith(" h")]) == 31


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_example_has_its_week(run: Run, file: Path, tmp_path: Path) -> None:
    ran = run("windows", file, "--days", "3", "--svg", tmp_path / "week.svg")
    assert not ran.err
    data = run("windows", file, "--days", "3", "--format", "json")
    record = json.loads(data.out)
    assert data.status == ran.status == (0 if record["windows"] else 1)
    assert len(rows(ran.out)) == 3
    assert any(set(row) & {"#", "+"} for row in rows(ran.out).values()) == bool(record["windows"])
    for gap in record["gaps"]:
        assert all(reason["rule"] in ran.out for reason in gap["reasons"])
    assert ElementTree.parse(tmp_path / "week.svg").getroot().tag == f"{SVG}svg"


def test_the_record_is_the_librarys_own_and_covers_the_days(run: Run) -> None:
    asked = DecisionRequest.model_validate(example("04"))
    record = json.loads(run("windows", "--format", "json", stdin=as_bytes(example("04"))).out)
    assert datetime.fromisoformat(record["closes"]) == local("2026-08-24")
    found = Guard(regulation_f()).windows(asked.contact, asked.case, until=local("2026-08-24"))
    assert [datetime.fromisoformat(window["opens"]) for window in record["windows"]] == [
        window.opens for window in found.windows
    ]
    assert record["decisions"] == found.decisions


def test_days_are_those_of_the_consumer(run: Run) -> None:
    question = example("01")
    question["contact"]["at"] = "2026-03-03T02:30:00+00:00"
    assert [*rows(run("windows", "--days", "2", stdin=as_bytes(question)).out)] == ["2026-03-02", "2026-03-03"]
    question["case"]["locations"] = "none"
    question["case"]["phones"][0] |= {"zones": [], "number": None}
    ran = run("windows", "--days", "1", stdin=as_bytes(question))
    assert ran.status == 1
    assert [*rows(ran.out)] == ["2026-03-03"]
    assert "UTC, for there is no evidence" in ran.out


def test_two_zones_are_named(run: Run) -> None:
    out = run("windows", stdin=as_bytes(example("02"))).out
    assert "America/New_York" in out
    assert "America/Los_Angeles" in out


def clock_of(out: str) -> str:
    """What the page says of its clock, on one line."""
    lines = iter(out.splitlines())
    found = next(line for line in lines if line.startswith("  clock")).removeprefix("  clock")
    for line in lines:
        if line[2:9].strip():
            break
        found += line
    return " ".join(found.split())


def test_another_clock_moves_the_days_and_cells(run: Run, tmp_path: Path) -> None:
    asked = ("windows", "--days", "2", "--svg", tmp_path / "week.svg", "--zone", "America/Los_Angeles")
    ran = run(*asked, stdin=as_bytes(school()))
    assert ran.status == 0
    closed = "." * 10
    assert rows(ran.out) == {"2027-03-12": " " * 13 + "#" * 23 + "." * 12, "2027-03-13": closed + "#" * 26 + "." * 12}
    assert clock_of(ran.out) == "America/Los_Angeles, as asked; consumer may be in America/New_York"
    assert "Sat 2027-03-13 05:00 PST to 18:00 PST" in ran.out
    drawing_text = (tmp_path / "week.svg").read_text("utf-8")
    assert "America/Los_Angeles" in drawing_text
    assert "America/New_York" not in drawing_text
    record = json.loads(run(*asked, "--format", "json", stdin=as_bytes(school())).out)
    assert datetime.fromisoformat(record["closes"]) == local("2027-03-14", ZoneInfo("America/Los_Angeles"))


def test_the_clock_asked_for_may_be_any_of_the_persons(run: Run) -> None:
    usual = run("windows", stdin=as_bytes(example("02")))
    assert clock_of(usual.out) == "America/New_York; may also be in America/Los_Angeles"
    assert run("windows", "-z", "America/New_York", stdin=as_bytes(example("02"))) == usual
    other = run("windows", "-z", "America/Los_Angeles", stdin=as_bytes(example("02")))
    assert clock_of(other.out) == "America/Los_Angeles; may also be in America/New_York"
    assert rows(other.out) != rows(usual.out)


def test_a_clock_asked_for_where_there_is_no_evidence(run: Run) -> None:
    question = school()
    question["case"]["locations"] = "none"
    question["case"]["phones"][0] |= {"zones": [], "number": None}
    ran = run("windows", "--zone", "America/Denver", stdin=as_bytes(question))
    assert ran.status == 1
    assert clock_of(ran.out) == "America/Denver, as asked; there is no evidence of where consumer is"


@pytest.mark.parametrize("name", ["", "Springfield", "America/Nowhere", "../etc/passwd", "/etc/passwd", "é", "a\0b"])
def test_a_name_that_is_no_zone(run: Run, name: str) -> None:
    ran = run("windows", f"--zone={name}", stdin=as_bytes(school()))
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err == "error: --zone: no such time zone (an IANA name such as America/Chicago is needed)\n"


@pytest.mark.parametrize("days", ["0", "32", "-1", "many"])
def test_a_number_of_days_that_cannot_be(run: Run, days: str) -> None:
    assert run("windows", "--days", days, stdin=as_bytes(example("01"))).status == 2


def test_a_drawing_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent" / "week.svg", "a\0b"):
        ran = run("windows", EXAMPLES / "01-first-call.json", "--svg", path)
        assert ran.status == 2
        assert ran.out == ""
        assert ran.err.startswith("error: the drawing cannot be written")
        assert str(tmp_path) not in ran.err


# -- the layout


def test_an_hour_shown_twice_is_one_cell() -> None:
    (day,) = week.days(
        plan("2026-11-01", "2026-11-02", ("2026-11-01T00:30", "2026-11-01T01:30"), ("2026-11-01T23:30", "2026-11-02")),
        NEW_YORK,
    )
    assert day.length == timedelta(hours=25)
    assert day.total == timedelta(hours=1.5)
    assert day.repeated == Stretch(timedelta(hours=1), timedelta(hours=2))
    assert day.skipped is None
    cells = day.cells(HALF_HOUR)
    assert len(cells) == 48
    assert cells[:4] == (Cell.CLOSED, Cell.OPEN, Cell.PART, Cell.CLOSED)
    assert cells[-1] is Cell.OPEN


def test_the_second_showing_has_its_own_window() -> None:
    (day,) = week.days(plan("2026-11-01", "2026-11-02", ("2026-11-01T01:30 again", "2026-11-01T02:30")), NEW_YORK)
    assert day.open == (Stretch(timedelta(hours=1.5), timedelta(hours=2.5), again=True),)
    assert day.cells(HALF_HOUR)[2:6] == (Cell.CLOSED, Cell.PART, Cell.OPEN, Cell.CLOSED)


def test_a_day_without_an_hour() -> None:
    (day,) = week.days(plan("2026-03-08", "2026-03-09", ("2026-03-08T01:30", "2026-03-08T03:15")), NEW_YORK)
    assert day.length == timedelta(hours=23)
    assert day.total == timedelta(minutes=45)
    assert day.skipped == Stretch(timedelta(hours=2), timedelta(hours=3))
    assert day.cells(HALF_HOUR)[2:8] == (Cell.CLOSED, Cell.OPEN, Cell.SKIPPED, Cell.SKIPPED, Cell.PART, Cell.CLOSED)
    assert day.cells(timedelta(hours=1))[1:4] == (Cell.PART, Cell.SKIPPED, Cell.PART)


@pytest.mark.parametrize(
    ("name", "day", "hours"),
    [
        ("Australia/Lord_Howe", "2026-04-05", 24.5),
        ("Australia/Lord_Howe", "2026-10-04", 23.5),
        ("America/Havana", "2026-03-08", 23),
        ("America/Havana", "2026-11-01", 25),
        ("Asia/Kathmandu", "2026-11-01", 24),
    ],
)
def test_days_of_other_lengths(name: str, day: str, hours: float) -> None:
    zone = ZoneInfo(name)
    following = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    (found,) = week.days(plan(day, following, (day, following), zone=zone), zone)
    assert found.length == found.total == timedelta(hours=hours)
    assert {*found.cells(HALF_HOUR)} <= {Cell.OPEN, Cell.SKIPPED}


def test_what_was_not_asked_about_is_neither_open_nor_closed() -> None:
    (day,) = week.days(plan("2026-03-02T10:40", "2026-03-02T13:10", ("2026-03-02T10:40", "2026-03-02T12:00")), NEW_YORK)
    cells = day.cells(HALF_HOUR)
    assert cells[20] is Cell.OUTSIDE
    assert cells[21:24] == (Cell.OPEN,) * 3
    assert cells[24:27] == (Cell.CLOSED,) * 3
    assert cells[27] is Cell.OUTSIDE


def test_on_a_terminal_cells_are_blocks_unless_plain_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    monkeypatch.setattr("rich.console.Console.encoding", "utf-8")
    assert rendering.Page().drawn
    assert not rendering.Page(plain=True).drawn
    monkeypatch.setattr("rich.console.Console.encoding", "ascii")
    assert not rendering.Page().drawn
    days = week.days(plan("2026-03-02", "2026-03-03", ("2026-03-02T08:00", "2026-03-02T08:10")), NEW_YORK)
    lines: list[Text] = [*planned.grid(days, wide=True, drawn=True)]
    assert "▒" in lines[1].plain
    assert {span.style for span in lines[1].spans} >= {"yellow", "dim"}


# -- the drawing


def drawn(found: Windows, zone: ZoneInfo = NEW_YORK) -> ElementTree.Element:
    return ElementTree.fromstring(pictures.windows(found, zone))


def bars(day: ElementTree.Element, kind: str) -> list[tuple[float, float, float, float]]:
    found = [rect for rect in day.iter(f"{SVG}rect") if rect.get("class") == kind]
    return [
        (float(rect.attrib["x"]), float(rect.attrib["y"]), float(rect.attrib["width"]), float(rect.attrib["height"]))
        for rect in found
    ]


def test_the_drawing_is_accessible_and_stands_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "week.svg"
    run("windows", "--svg", path, stdin=as_bytes(school()))
    text = path.read_text("utf-8")
    root = ElementTree.fromstring(text)
    assert root.get("role") == "img"
    ids = {element.get("id"): element for element in root if element.get("id")}
    assert (root.get("aria-labelledby") or "").split() == [*ids]
    assert all((element.text or "").strip() for element in ids.values())
    assert "10:15" in (ids["windows-desc"].text or "")
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "style",
        "g",
        "rect",
        "line",
        "text",
    }
    assert not [name for element in root.iter() for name in element.attrib if "href" in name or name.startswith("on")]
    assert "url(" not in text
    assert text.count("http") == 1
    days = [group for group in root.iter(f"{SVG}g") if group.get("class") == "day"]
    assert len(days) == 7
    assert all(group.find(f"{SVG}title") is not None for group in days)
    assert [len(bars(group, "open")) for group in days] == [1, 1, 1, 2, 1, 1, 1]
    assert [len(bars(group, "skipped")) for group in days] == [0, 0, 1, 0, 0, 0, 0]
    written = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert "us.regf.6b1i.hours" in written
    assert "us.regf.6b1i.inconvenient-time" in written


def test_a_window_is_drawn_to_the_minute() -> None:
    root = drawn(plan("2026-03-02", "2026-03-03", ("2026-03-02T06:00", "2026-03-02T07:20")))
    (day,) = root.iter(f"{SVG}g")
    ((asked, top, width, height),) = bars(day, "asked")
    ((x, y, open_width, open_height),) = bars(day, "open")
    assert (x - asked) / width == pytest.approx(6 / 24)
    assert open_width / width == pytest.approx((4 / 3) / 24, abs=1e-4)
    assert (y, open_height) == (top, height)


def test_the_two_showings_of_an_hour_are_drawn_one_above_the_other() -> None:
    (day,) = drawn(
        plan("2026-11-01", "2026-11-02", ("2026-11-01T00:30", "2026-11-01T02:00"), ("2026-11-01T22:00", "2026-11-02"))
    ).iter(f"{SVG}g")
    first, twice, again, *_ = bars(day, "open")
    assert twice[3] == again[3] == first[3] / 2
    assert again[1] == twice[1] + twice[3]
    assert again[0] == twice[0] == first[0] + first[2]
    assert again[2] == twice[2]


def test_the_drawing_fits_its_frame() -> None:
    asked = DecisionRequest.model_validate(example("20"))
    found = Guard(regulation_f()).windows(asked.contact, asked.case, until=asked.contact.at + timedelta(days=31))
    root = drawn(found)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for rect in root.iter(f"{SVG}rect"):
        assert 0 <= float(rect.attrib["x"]) <= float(rect.attrib["x"]) + float(rect.attrib["width"]) <= width
        assert 0 <= float(rect.attrib["y"]) <= float(rect.attrib["y"]) + float(rect.attrib["height"]) <= height
    lines = [float(text.attrib["y"]) for text in root.iter(f"{SVG}text")]
    assert max(lines) < height
    tops = [bars(day, "asked")[0][1] for day in root.iter(f"{SVG}g")]
    assert all(later > earlier for earlier, later in pairwise(tops))


def test_nothing_that_a_drawing_is_given_becomes_markup() -> None:
    text = pictures.windows(plan("2026-03-02", "2026-03-03"), NEW_YORK, "<script>alert(1)</script> & \x1b[2J\0")
    root = ElementTree.fromstring(text)
    assert not [element for element in root.iter() if element.tag.endswith("script")]
    assert "\x1b" not in text
