"""Deciding one contact, and explaining a decision."""

import json
from pathlib import Path

import pytest

from fdcpa_guard import Decision, Guard, regulation_f
from fdcpa_guard.schema import DecisionRequest

from .conftest import Run
from .examples import DENIED_BY, EXAMPLES, FILES, as_bytes, example

MISSING_HISTORY = "20-history-unknown"


def test_every_example_has_a_known_answer() -> None:
    assert [file.stem for file in FILES] == sorted(DENIED_BY)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_is_decided_as_it_should(run: Run, file: Path) -> None:
    ran = run("decide", file, "--format", "json")
    decision = json.loads(ran.out)
    by = {reason["rule"] for reason in decision["reasons"] if reason["denies"]}
    assert by >= DENIED_BY[file.stem] if file.stem == MISSING_HISTORY else by == DENIED_BY[file.stem]
    assert decision["allowed"] is not by
    assert ran.status == (1 if by else 0)
    assert not ran.err


def test_the_record_is_the_librarys_own(run: Run) -> None:
    asked = DecisionRequest.model_validate(example("17"))
    decision = Guard(regulation_f()).decide(asked.contact, asked.case)
    ran = run("decide", EXAMPLES / "17-three-debts-one-blocked.json", "--format", "json")
    assert ran.out == decision.to_json(indent=2) + "\n"
    assert Decision.from_json(ran.out) == decision
    assert decision.permitted_debts == ("card-1", "phone-1")


@pytest.mark.parametrize("arguments", [("decide",), ("decide", "-"), ("decide", "-", "--format", "text")])
def test_standard_input_and_text_are_the_default(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments, stdin=as_bytes(example("04")))
    assert ran.status == 1
    assert ran.out.startswith("DENIED")
    assert "us.regf.14b2.after-conversation" in ran.out
    assert "Thu 2026-08-20 00:00 EDT (04:00 UTC)" in ran.out
    assert ran.out == run("decide", EXAMPLES / "04-call-after-conversation.json").out


def test_an_allowed_contact_shows_its_duties_and_until_when(run: Run) -> None:
    ran = run("decide", stdin=as_bytes(example("01")))
    assert ran.status == 0
    assert ran.out.startswith("ALLOWED")
    assert "Sat 2026-03-07" in ran.out
    assert "us.regf.34a1.validation-notice" in ran.out
    assert "until Mon 2026-03-02 21:00 EST (2026-03-03 02:00 UTC)" in ran.out


def test_two_zones_are_both_shown(run: Run) -> None:
    assert "Tue 2026-03-03 11:00 EST / 08:00 PST (16:00 UTC)" in run("decide", stdin=as_bytes(example("02"))).out


def test_a_byte_order_mark_is_no_hindrance(run: Run) -> None:
    assert run("decide", stdin=b"\xef\xbb\xbf" + as_bytes(example("01"))).status == 0


def test_without_any_evidence_of_place_times_are_in_utc(run: Run) -> None:
    question = example("01")
    question["case"]["locations"] = "none"
    question["case"]["phones"][0] |= {"zones": [], "number": None}
    ran = run("explain", stdin=as_bytes(question))
    assert ran.status == 1
    assert "Mon 2026-03-02 15:30 UTC" in ran.out
    assert "no evidence of where consumer is" in ran.out


def test_explain_counts_the_past_calls(run: Run) -> None:
    ran = run("explain", EXAMPLES / "03-eighth-call-in-seven-days.json", "--format", "json")
    assert ran.status == 1
    explanation = json.loads(ran.out)
    counted = {row["event"]: (row["counted"], row["citation"]["section"]) for row in explanation["decision"]["counted"]}
    assert counted.pop("call-busy") == (False, "1006.14(b)(3)(ii)")
    assert counted == {f"call-{n}": (True, "1006.14(b)(2)(i)(A)") for n in range(1, 8)}
    assert explanation["zones"] == [["locations.home", ["America/New_York"]], ["phones.cell", ["America/New_York"]]]


def test_explain_tells_what_each_limit_counted(run: Run) -> None:
    example = EXAMPLES / "03-eighth-call-in-seven-days.json"
    ran = run("explain", example, "--policy", "house", "--format", "json")
    tallies = {each["rule"]: each for each in json.loads(ran.out)["tallies"]}
    week = tallies["house.pace.calls-a-week"]
    assert (week["counted"], week["limit"], week["objects"]) == (7, 3, True)
    text = run("explain", example, "--policy", "house").out
    assert "What each limit counts" in text
    assert "Calls to one person" in text
    assert "7 counted, 3 fill it; full, and the rule objects" in " ".join(text.split())


def test_explain_accounts_for_every_rule(run: Run) -> None:
    ran = run("explain", EXAMPLES / "03-eighth-call-in-seven-days.json", "--format", "json")
    verdicts = {trace["rule"]: trace["verdict"] for trace in json.loads(ran.out)["rules"]}
    assert set(verdicts) == {rule.id for rule in regulation_f().rules()}
    assert verdicts["us.regf.14b2.seven-in-seven"] == "denied"
    assert verdicts["us.regf.6b1i.hours"] == "passed"
    assert verdicts["us.regf.6e.opt-out-notice"] == "passed-over"
    text = run("explain", EXAMPLES / "03-eighth-call-in-seven-days.json").out
    assert all(id in text for id in verdicts)
    assert "call-busy on Sun 2026-04-05" in text
    assert "phones.cell" in text


def test_explain_of_a_neighbour_says_whose_zones_stand_in(run: Run) -> None:
    question = example("12")
    question["case"]["phones"][0] |= {"zones": [], "number": None}
    ran = run("explain", stdin=as_bytes(question))
    assert ran.status == 0
    assert "neighbour-1" in ran.out
    assert "stand in" in ran.out


def test_a_pack_that_covers_some_of_the_debts_says_so(run: Run) -> None:
    question = example("17")
    question["case"]["debts"][2]["nature"] = "commercial"
    ran = run("decide", stdin=as_bytes(question))
    assert "applies to card-1, hospital-1 only" in " ".join(ran.out.split())
