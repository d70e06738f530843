"""Comparing two policies over files of questions."""

import json
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import Guard, regulation_f, us_federal
from fdcpa_guard.audit import Comparison, compare_named, past_contacts
from fdcpa_guard.schema import DecisionRequest
from fdcpa_guard.testing import builders as make
from tests.adapters import adapter

from .conftest import Run
from .examples import EXAMPLES, FILES, as_bytes, example
from .test_privacy import silent, with_everything

DO_NOT_CALL = "us.tcpa.64-1200-a1iii.wireless-consent"
POLICIES = ("regulation_f", "us_federal")


def question(at: str = make.NOON, **facts: Any) -> dict[str, Any]:
    """A clean call by an autodialler whose consent nobody has: federal law denies what Regulation F allows."""
    contact = make.contact(at=at, autodialed=True)
    return json.loads(DecisionRequest(contact=contact, case=make.case(**facts)).model_dump_json())  # type: ignore[no-any-return]


@pytest.fixture
def dialled(tmp_path: Path) -> Path:
    """A directory with one question that is answered differently, and below it one that is not."""
    (tmp_path / "a.json").write_bytes(as_bytes(question()))
    (tmp_path / "below").mkdir()
    (tmp_path / "none.json").mkdir()
    same = question("2026-04-01 22:00")
    (tmp_path / "below" / "b.jsonl").write_bytes(b"\n" + as_bytes(same) + b"\n\n")
    return tmp_path


def test_what_differs_is_shown_by_rule(run: Run, dialled: Path) -> None:
    ran = run("compare", *POLICIES, dialled)
    assert ran.status == 1
    assert not ran.err
    lines = ran.out.splitlines()
    assert lines[:3] == [
        f"COMPARE  {regulation_f().label} with {us_federal().label}",
        "  asked    2 contacts",
        "  differ   1: 1 newly denied",
    ]
    assert f"       1  newly denies  {DO_NOT_CALL}" in lines
    flat = " ".join(ran.out.split())
    assert f"{dialled.name}/a.json: call to consumer (cell) about d1, Wed 2026-04-01 17:00 UTC" in flat


def test_the_other_way_round_it_no_longer_denies(run: Run, dialled: Path) -> None:
    ran = run("compare", *reversed(POLICIES), dialled)
    assert ran.status == 1
    assert "  differ   1: 1 newly allowed\n" in ran.out
    assert f"       1  no longer denies  {DO_NOT_CALL}" in ran.out.splitlines()


def test_nothing_differs_from_itself(run: Run, dialled: Path) -> None:
    ran = run("compare", "regulation_f", "regulation_f", dialled)
    assert ran.status == 0
    assert ran.out.splitlines()[1:] == ["  asked    2 contacts", "  differ   none"]


def test_one_contact_is_one(run: Run, dialled: Path) -> None:
    assert "  asked    1 contact\n" in run("compare", "us", "us", dialled / "a.json").out


def test_details_where_the_verdict_stays(run: Run, dialled: Path) -> None:
    late = dialled / "below" / "b.jsonl"
    assert run("compare", *POLICIES, late).status == 0
    ran = run("compare", *POLICIES, late, "--detail")
    assert ran.status == 1
    assert "  differ   1: 1 with the same verdict\n" in ran.out
    assert f"newly denies    {DO_NOT_CALL}" in ran.out
    assert "newly requires  us.fdcpa.1692d6.caller-identity" in ran.out
    assert f"{late.name}:2: call to consumer" in ran.out


def test_the_record_is_the_librarys_own(run: Run) -> None:
    asked = [(file, DecisionRequest.model_validate_json(file.read_bytes())) for file in FILES]
    expected = compare_named(
        regulation_f(),
        us_federal(),
        ((f"examples/{file.name}", one.contact, one.case) for file, one in asked),
        examples=2,
    )
    ran = run("compare", *POLICIES, EXAMPLES, "--format", "json", "--examples", 2)
    assert ran.status == 1
    assert adapter(Comparison).validate_json(ran.out) == expected
    assert expected.asked == len(FILES)


@pytest.mark.parametrize(("examples", "shown", "more"), [(0, 0, False), (2, 2, True), (4, 4, False)])
def test_only_the_first_few_examples_are_shown(run: Run, tmp_path: Path, examples: int, shown: int, more: bool) -> None:
    lines = tmp_path / "calls.ndjson"
    lines.write_bytes(b"\n".join(as_bytes(question()) for _ in range(4)))
    out = run("compare", *POLICIES, lines, "--examples", examples).out
    under_the_rule = out[out.index(DO_NOT_CALL) :]
    assert under_the_rule.count("calls.ndjson:") == shown
    assert ("more" in under_the_rule) is more


def test_the_policy_that_a_question_names_does_not_matter(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "q.json"
    file.write_bytes(as_bytes(question() | {"policy": "no-such-policy"}))
    assert run("compare", *POLICIES, file).status == 1


def test_several_sources_are_one_comparison(run: Run, dialled: Path) -> None:
    ran = run("compare", *POLICIES, dialled / "a.json", EXAMPLES / "01-first-call.json")
    assert "  asked    2 contacts\n" in ran.out


def test_a_policy_may_be_a_document(run: Run, dialled: Path) -> None:
    document = dialled / "acme.yaml"
    hours = {"id": "acme.hours", "title": "From one on", "shape": "calling-hours", "opens": "13:00", "closes": "18:00"}
    document.write_bytes(as_bytes({"policy": "acme", "version": "3", "rules": [hours]}))
    ran = run("compare", "regulation_f", document, dialled / "a.json")
    assert ran.status == 1
    assert ran.out.startswith(f"COMPARE  {regulation_f().label} with acme 3\n")
    assert "       1  newly denies  acme.hours" in ran.out.splitlines()
    assert run("compare", document, document, dialled / "a.json").status == 0


class TestReplay:
    def test_the_past_contacts_are_asked_about_instead(self, run: Run, tmp_path: Path) -> None:
        history = make.history(
            make.attempt("2026-03-30 10:00", id="monday"), make.attempt("2026-03-31 22:00", id="tuesday")
        )
        file = tmp_path / "q.json"
        file.write_bytes(as_bytes(question(history=history)))
        ran = run("compare", *POLICIES, file, "--replay", "--format", "json")
        found = adapter(Comparison).validate_json(ran.out)
        case = DecisionRequest.model_validate_json(file.read_bytes()).case
        assert found.asked == 2
        assert [one.question for one in found.newly_denied.examples] == ["q.json monday"]
        ((_, monday), _) = past_contacts(case)
        assert Guard(regulation_f()).decide(monday, case).allowed
        assert not Guard(us_federal()).decide(monday, case).allowed
        assert ran.status == 1

    def test_cases_without_a_past_have_nothing_to_compare(self, run: Run, dialled: Path) -> None:
        ran = run("compare", *POLICIES, dialled, "--replay")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == "error: the cases have no past contact to compare\n"

    def test_an_unknown_history_is_refused(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "q.json"
        file.write_bytes(as_bytes(question(history="unknown")))
        ran = run("compare", *POLICIES, file, "--replay")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == "error: q.json: case: history: unknown, so no past contact is known\n"


class TestBadInput:
    @pytest.mark.parametrize(("which", "policies"), [("OLD", ("usx", "us")), ("NEW", ("us", "usx"))])
    def test_a_policy_that_does_not_exist(self, run: Run, dialled: Path, which: str, policies: tuple[str, str]) -> None:
        ran = run("compare", *policies, dialled)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == f"error: {which}: no ready-made policy 'usx' (did you mean 'us'?)\n"

    def test_a_document_that_is_no_policy_is_named_with_its_line(self, run: Run, dialled: Path) -> None:
        document = dialled / "acme.yaml"
        document.write_text("policy: acme\nversion: '1'\nrulez: []\n")
        ran = run("compare", "us", document, dialled / "a.json")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("error: NEW: acme.yaml:3: rulez: ")
        assert run("compare", dialled / "none.yaml", "us", dialled).err.startswith("error: OLD: ")

    def test_a_question_that_is_none_is_named_by_its_file_and_line(self, run: Run, tmp_path: Path) -> None:
        good = question()
        bad = question()
        del bad["case"]["requests"]
        lines = tmp_path / "calls.jsonl"
        lines.write_bytes(as_bytes(good) + b"\n" + as_bytes(bad))
        ran = run("compare", *POLICIES, lines)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("error: calls.jsonl:2: case.requests: required")
        (tmp_path / "broken.json").write_text("{")
        assert run("compare", *POLICIES, tmp_path / "broken.json").err.startswith(
            "error: broken.json: the input is not"
        )

    def test_no_question_is_no_comparison(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("nothing here")
        (tmp_path / "none.jsonl").write_text("\n")
        for source in (tmp_path, tmp_path / "none.jsonl"):
            ran = run("compare", *POLICIES, source)
            assert (ran.status, ran.err) == (2, "error: there is no question to compare\n")

    def test_a_file_that_is_not_there_is_named_by_its_place(self, run: Run, dialled: Path) -> None:
        ran = run("compare", *POLICIES, dialled, "no-such-file.json")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == "error: QUESTIONS, argument 2: cannot be read: No such file or directory\n"
        assert (
            run("compare", *POLICIES, "{}\0").err == "error: QUESTIONS, argument 1: cannot be read: not a file name\n"
        )

    def test_sources_are_needed(self, run: Run) -> None:
        assert run("compare", *POLICIES).status == 2


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("extra", [(), ("--replay",), ("--detail",)])
def test_ids_only(run: Run, tmp_path: Path, format: str, extra: tuple[str, ...]) -> None:
    file = tmp_path / "q.json"
    document = with_everything()
    document["case"]["history"] = example("03")["case"]["history"]
    for attempt in document["case"]["history"]["attempts"]:
        attempt["debts"] = [document["case"]["debts"][0]["id"]]
    file.write_bytes(as_bytes(document))
    ran = run("compare", "regulation_f", "first_party", file, "--format", format, *extra)
    assert ran.status in (0, 1)
    assert ran.out
    silent(ran)
