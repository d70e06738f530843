"""When a contact is first allowed."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest

from fdcpa_guard import Guard, regulation_f
from fdcpa_guard.cli import planned, rendering
from fdcpa_guard.planning import NextAllowed
from fdcpa_guard.policies import named
from fdcpa_guard.schema import DecisionRequest

from .conftest import Run
from .examples import DENIED_BY, EXAMPLES, FILES, as_bytes, example

LATER: Final = {
    "02-too-early-in-one-zone": "2026-03-03T11:00:00-05:00",
    "03-eighth-call-in-seven-days": "2026-04-08T08:00:00-04:00",
    "04-call-after-conversation": "2026-08-20T08:00:00-04:00",
    "22-not-while-at-school": "2026-04-01T17:00:00-04:00",
    "27-third-call-in-a-week-in-massachusetts": "2026-04-08T08:00:00-04:00",
    "30-new-york-city-on-1-january": "2027-01-04T08:00:00-05:00",
    "31-nevada-medical-debt-on-day-59": "2026-05-02T08:00:00-07:00",
    "32-fourth-call-in-a-week-by-a-business": "2026-10-12T08:00:00-05:00",
    "33-promise-to-pay": "2026-10-13T08:00:00-05:00",
}
"""Examples that are denied now and allowed later."""


def record(run: Run, source: object) -> tuple[object, dict[str, Any]]:
    ran = run("next", source, "--format", "json")
    assert not ran.err
    return ran.status, json.loads(ran.out)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_is_allowed_when_it_should_be(run: Run, file: Path) -> None:
    status, plan = record(run, file)
    asked = DecisionRequest.model_validate(example(file.stem))
    when = asked.contact.at if not DENIED_BY[file.stem] else None
    if file.stem in LATER:
        when = datetime.fromisoformat(LATER[file.stem])
    assert (None if plan["at"] is None else datetime.fromisoformat(plan["at"])) == when
    assert status == (1 if when is None else 0)
    assert {reason["rule"] for reason in plan["reasons"]} >= DENIED_BY[file.stem]
    if when is None:
        assert {reason["rule"] for reason in plan["needs"]} >= DENIED_BY[file.stem]
    else:
        assert plan["needs"] == []
        later = asked.contact.model_copy(update={"at": when})
        assert Guard(named(asked.policy)).decide(later, asked.case).allowed


def test_the_text_has_both_clocks_and_every_lapse(run: Run) -> None:
    ran = run("next", EXAMPLES / "03-eighth-call-in-seven-days.json")
    assert ran.status == 0
    assert ran.out.startswith("LATER")
    assert "Wed 2026-04-08 08:00 EDT (12:00 UTC)" in ran.out
    assert "Wed 2026-04-08 00:00 EDT (04:00 UTC)" in ran.out
    assert "us.regf.14b2.seven-in-seven" in ran.out
    assert "us.regf.6b1i.hours" in ran.out


def test_every_zone_has_its_clock(run: Run) -> None:
    assert "Tue 2026-03-03 11:00 EST / 08:00 PST (16:00 UTC)" in run("next", stdin=as_bytes(example("02"))).out


def test_an_allowed_contact_is_allowed_now(run: Run) -> None:
    ran = run("next", stdin=as_bytes(example("01")))
    assert ran.status == 0
    assert ran.out.startswith("ALLOWED")


def test_what_only_a_new_fact_lifts_comes_first_and_apart(run: Run) -> None:
    question = example("09")
    question["contact"]["at"] = "2026-08-07T03:00:00-04:00"
    ran = run("next", stdin=as_bytes(question))
    assert ran.status == 1
    assert ran.out.startswith("CLOSED")
    assert ran.out.count("us.regf.6c1.cease") == 1
    assert "requests.letter-2" in ran.out
    assert ran.out.index("us.regf.6c1.cease") < ran.out.index("us.regf.6b1i.hours")


def test_a_person_who_is_never_to_be_disturbed_has_no_next_time(run: Run) -> None:
    question = example("01")
    question["case"]["requests"] = [
        {"kind": "inconvenient-time", "id": "times-1", "received_at": "2026-01-05T15:00:00-05:00", "windows": [{}]}
    ]
    ran = run("next", "--format", "json", stdin=as_bytes(question))
    assert ran.status == 1
    assert json.loads(ran.out)["at"] is None
    assert "us.regf.6b1i.inconvenient-time" in run("next", stdin=as_bytes(question)).out


def test_a_denial_that_lapses_beyond_the_horizon_asks_for_no_fact(capsys: pytest.CaptureFixture[str]) -> None:
    asked = DecisionRequest.model_validate(example("04"))
    decision = Guard(regulation_f()).decide(asked.contact, asked.case)
    plan = NextAllowed(None, decision, decision.reasons, (), 1)
    planned.next_allowed(rendering.Writer(rendering.Page(), asked), plan)
    out = capsys.readouterr().out
    assert out.startswith("CLOSED")
    assert "not within 366 days" in out
    assert "new fact" not in out
    assert "us.regf.14b2.after-conversation" in out


@pytest.mark.parametrize("at", ["1900-01-02T00:00:00+00:00", "2200-12-31T04:00:00-05:00"])
def test_the_ends_of_time_are_no_failure(run: Run, at: str) -> None:
    question = example("01")
    question["contact"]["at"] = at
    for command in ("next", "windows", "options"):
        assert run(command, stdin=as_bytes(question)).status in (0, 1, 2)
