"""What is stale, on the command line."""

from datetime import UTC, date, datetime

import pytest
from pydantic import TypeAdapter

from fdcpa_guard import regulation_f, us
from fdcpa_guard.ageing import Ages, Kind, ages
from fdcpa_guard.cli import stale_command

from .conftest import Run


def test_what_is_stale_is_told_by_kind_and_the_status_says_that_something_is(run: Run) -> None:
    ran = run("stale", "--on", "2027-01-02")
    assert (ran.status, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[0] == "STALE    on 2027-01-02"
    assert f"  law of   {us().label}" in lines
    assert any(line.startswith("Changes whose day has come (") for line in lines)
    assert "    rule     us.ny.nyc.5-77b8.closed-medium" in lines
    assert not any(line.startswith("Texts of law (") for line in lines)


def test_the_record_is_the_librarys_own(run: Run) -> None:
    ran = run("stale", "--on", "2028-01-02", "--policy", "regulation_f", "--months", "3", "--format", "json")
    assert TypeAdapter(Ages).validate_json(ran.out) == ages(regulation_f(), date(2028, 1, 2), months=3)


def test_nothing_is_stale_before_anything_is_due(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stale_command, "ages", lambda policy, on, *, months: Ages(policy.label, on, ()))
    ran = run("stale")
    assert ran.status == 0
    told = date.fromisoformat(ran.out.splitlines()[0].removeprefix("STALE    on "))
    assert (datetime.now(UTC).date() - told).days in (0, 1), "midnight may lie between"


def test_what_is_coming_is_told_if_asked_for(run: Run) -> None:
    last = "zones are told apart until 2037"
    assert last not in run("stale", "--on", "2027-01-02").out
    assert last in run("stale", "--on", "2027-01-02", "--coming").out


def test_every_kind_has_words(run: Run) -> None:
    assert stale_command._DO.keys() == {*Kind}
    out = run("stale", "--on", "2040-01-01").out
    assert all(f"\n{title} (" in out for title, _ in stale_command._DO.values())


@pytest.mark.parametrize(
    "arguments", [("--on", "yesterday"), ("--policy", "uss"), ("--months", "0"), ("--on", "2027-02-30")]
)
def test_bad_input(run: Run, arguments: tuple[str, str]) -> None:
    ran = run("stale", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err
