"""Policies and scenarios written in the playground."""

import pytest

from fdcpa_guard.documents import load_document, load_policy
from fdcpa_guard.policies import named

from .asking import ACME, SCENARIOS, ask


def test_a_document_is_read_as_the_command_line_reads_it() -> None:
    said = ask("document", document=ACME)
    assert (said["label"], said["rules"], said["packs"], said["departures"]) == ("acme 1", 2, 1, 0)
    assert said["policy"] == load_policy(ACME).fingerprint


@pytest.mark.parametrize(
    ("before", "after", "line", "field"),
    [
        ("closes: 18:00", "clses: 18:00", 9, "rules.0.clses"),
        ("shape: frequency-cap", "shape: frequency", 16, "rules.1.shape"),
        ("rules:", "packs: [uss]\nrules:", 4, "packs.0"),
        ('version: "1"', 'version: "1', 21, ""),
        ("days: 7", "days: seven", 18, "rules.1.days"),
    ],
)
def test_what_is_wrong_with_a_document_has_its_line(before: str, after: str, line: int, field: str) -> None:
    (problem,) = ask("document", document=ACME.replace(before, after, 1))["problems"]
    assert (problem["line"], problem["field"]) == (line, field)


def test_a_pack_of_others_is_not_installed_here() -> None:
    (problem,) = ask("document", document="policy: x\nversion: '1'\npacks: [somebodys]\n")["problems"]
    assert problem["line"] == 3


def test_the_scenarios_of_the_tutorial_pass_and_notice_a_mistake() -> None:
    said = ask("scenarios", document=ACME, scenarios=SCENARIOS)
    assert said["passed"] == len(said["rows"]) == 12
    said = ask("scenarios", document=ACME.replace("closes: 18:00", "closes: 20:00"), scenarios=SCENARIOS)
    failed = [row for row in said["rows"] if not row["passed"]]
    assert [row["line"] for row in failed] == [8, 13]
    assert "expected:" in failed[0]["problem"]


def test_a_scenario_may_name_a_ready_made_policy() -> None:
    text = "policy: regulation_f\nscenarios:\n  - rule: us.regf.6b1i.hours\n    at: {2026-04-01 07:59: denies}\n"
    assert ask("scenarios", document="", scenarios=text)["passed"] == 1


@pytest.mark.parametrize(
    ("document", "scenarios", "line", "told"),
    [
        (ACME, SCENARIOS.replace("rule: acme.hours", "rule: acme.hour", 1), 3, "did you mean 'acme.hours'"),
        (ACME.replace("closes", "clses"), SCENARIOS, 1, "the document, line 9"),
        (ACME, "policy: us_stat(MA)\nscenarios: []\n", 1, "no ready-made policy"),
        (ACME, "policy: [us]\nscenarios: []\n", 1, "policy"),
        (ACME, "policy: us\nscenarios: {\n  a: ]\n", 3, "YAML"),
    ],
)
def test_scenarios_that_cannot_be_run_say_why(document: str, scenarios: str, line: int, told: str) -> None:
    (problem,) = ask("scenarios", document=document, scenarios=scenarios)["problems"]
    assert problem["line"] == line
    assert told in problem["message"]


def test_the_manual_is_the_policys_own() -> None:
    assert ask("manual", policy={"name": "house"})["manual"] == named("house").describe("markdown")
    assert ask("manual", policy={"document": ACME})["manual"] == load_document(ACME).describe("markdown")
    assert "problems" in ask("manual", policy={"document": "policy: x"})
