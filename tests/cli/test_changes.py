"""What of a policy changes when, on the command line."""

import json
from datetime import date
from pathlib import Path

import pytest

from fdcpa_guard import us
from fdcpa_guard.changing import changes
from fdcpa_guard.cli.changes_command import Told
from fdcpa_guard.editions import LAW
from fdcpa_guard.testing import builders as make
from tests.adapters import adapter

from .conftest import Run
from .examples import EXAMPLES, as_bytes, example
from .test_compare import question
from .test_privacy import silent, with_everything

SPAN = ("--from", "2026-11-01", "--to", "2028-12-31")
CITY = "us.ny.nyc.5-77b1iii.three-in-seven"


def test_it_is_told_by_day_and_place_and_what_has_no_day_apart(run: Run) -> None:
    ran = run("changes", *SPAN)
    assert ran.status == 0
    assert not ran.err
    lines = ran.out.splitlines()
    assert lines[:2] == ["CHANGES  2026-11-01 to 2028-12-31", f"  policy   {us().label}"]
    assert any(line.startswith("Fri 2027-01-01, US-NY-NYC (") for line in lines)
    assert any(line.startswith("Sun 2027-01-31, everywhere (") for line in lines)
    assert f"    rule     {CITY}" in lines
    flat = " ".join(ran.out.split())
    assert "every_debt: false -> true" in flat
    assert "Announced without a day (1) FCC 26-67" in flat
    assert "COMPARE" not in ran.out


def test_what_it_does_to_a_log(run: Run) -> None:
    out = run("changes", EXAMPLES / "29-new-york-city-on-31-december.json", *SPAN).out
    flat = " ".join(out.split())
    assert "the law of 2026-12-31 with us" in flat
    assert "differ 1: 1 newly denied" in flat
    assert f"1 newly denies {CITY}" in flat
    assert "29-new-york-city-on-31-december.json: call to consumer" in flat


def test_the_record_is_the_librarys_own(run: Run) -> None:
    ran = run("changes", *SPAN, "--format", "json", "--policy", "us")
    told = adapter(Told).validate_json(ran.out)
    assert told.law == changes(us(), date(2026, 11, 1), date(2028, 12, 31))
    assert told.log == ()
    with_log = json.loads(run("changes", EXAMPLES, *SPAN, "--format", "json").out)
    assert {"2027-01-01", "2027-01-31"} <= {on["day"] for on in with_log["log"]}
    assert all(on["questions"]["asked"] for on in with_log["log"])


def test_without_a_span_it_is_two_years_from_the_edition_of_the_law(run: Run) -> None:
    first = date.fromisoformat(LAW)
    assert run("changes", "-p", "regulation_f").out.startswith(
        f"CHANGES  {LAW} to {first.replace(year=first.year + 2).isoformat()}\n"
    )


def test_nothing_changes_in_a_span_where_nothing_does(run: Run) -> None:
    assert "  days     none" in run("changes", "-p", "regulation_f", *SPAN).out.splitlines()


def test_the_past_contacts_instead(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "q.json"
    file.write_bytes(as_bytes(question(history=make.history(make.attempt("2026-03-30 10:00", id="monday")))))
    told = adapter(Told).validate_json(run("changes", file, *SPAN, "--replay", "-f", "json").out)
    assert [on.questions.asked for on in told.log] == [1] * len(told.law.days)


class TestBadInput:
    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("--from", "2027-01-01", "--to", "2026-01-01"), "--to: the last day is before the first"),
            (("--replay",), "--replay: there is no question to ask about"),
            (("--policy", "usx"), "no ready-made policy 'usx'"),
            (("no-such-file.json",), "QUESTIONS, argument 1: cannot be read"),
        ],
    )
    def test_what_is_wrong_is_named(self, run: Run, arguments: tuple[str, ...], says: str) -> None:
        ran = run("changes", *arguments)
        assert (ran.status, ran.out) == (2, "")
        assert says in ran.err

    def test_a_log_of_nothing(self, run: Run, tmp_path: Path) -> None:
        ran = run("changes", tmp_path)
        assert (ran.status, ran.out) == (2, "")
        file = tmp_path / "q.json"
        file.write_bytes(as_bytes(question()))
        assert run("changes", file, "--replay").status == 2

    def test_a_day_that_is_none(self, run: Run) -> None:
        assert run("changes", "--from", "2026-13-01").status == 2


@pytest.mark.parametrize("format", ["text", "json"])
def test_ids_only(run: Run, tmp_path: Path, format: str) -> None:
    file = tmp_path / "q.json"
    document = with_everything()
    document["case"]["history"] = example("03")["case"]["history"]
    for attempt in document["case"]["history"]["attempts"]:
        attempt["debts"] = [document["case"]["debts"][0]["id"]]
    file.write_bytes(as_bytes(document))
    ran = run("changes", file, *SPAN, "--detail", "--format", format)
    assert ran.status == 0
    silent(ran)
