"""Every way to reach a person."""

import json
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import Guard

from .conftest import Run
from .examples import EXAMPLES, FILES, as_bytes, example


def several() -> dict[str, Any]:
    """Three debts, one of them disputed; a mobile, an email address and a postal address; a text agreed to."""
    question = example("17")
    case = question["case"]
    case["emails"] = [{"id": "mail-home", "address": "jane.doe@mail.example"}]
    case["postal_addresses"] = [{"id": "post", "zones": ["America/New_York"]}]
    return question


def ways(run: Run, document: object) -> tuple[object, dict[tuple[str, str], dict[str, Any]]]:
    ran = run("options", "--format", "json", stdin=as_bytes(document))
    assert not ran.err
    return ran.status, {(option["medium"], option["address"]): option for option in json.loads(ran.out)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_number_and_address_has_its_answer(run: Run, file: Path) -> None:
    ran = run("options", file)
    assert not ran.err
    assert ran.status in (0, 1)
    assert max(map(len, ran.out.splitlines())) <= 80
    data = run("options", file, "--format", "json")
    found = json.loads(data.out)
    words = {"ALLOWED", "IN PART", "LATER", "CLOSED"}
    shown = [line for line in ran.out.splitlines() if line[:8].rstrip() in words]
    assert [line[9:] for line in shown] == [f"{option['medium']} to {option['address']}" for option in found]
    assert data.status == ran.status == (0 if any(option["decision"]["allowed"] for option in found) else 1)
    for line, option in zip(shown, found, strict=True):
        assert line.startswith("ALLOWED") == option["decision"]["allowed"]
        if option["next"]["at"] is None:
            assert all(reason["rule"] in ran.out for reason in option["next"]["needs"])


def test_another_medium_is_open_and_comes_first(run: Run) -> None:
    ran = run("options", EXAMPLES / "06-stop-calling-then-a-text.json")
    assert ran.status == 0
    assert ran.out.index("ALLOWED  text to cell") < ran.out.index("CLOSED   call to cell")
    assert "us.regf.14h1.medium" in ran.out


def test_in_part_says_about_which_debts(run: Run) -> None:
    status, found = ways(run, several())
    assert status == 1
    assert found["call", "cell"]["permitted_debts"] == ["card-1", "phone-1"]
    out = run("options", stdin=as_bytes(several())).out
    assert "IN PART  call to cell" in out
    assert "card-1, phone-1 alone" in out
    assert "us.regf.38d2.dispute" in out


def test_later_says_when_and_why(run: Run) -> None:
    ran = run("options", EXAMPLES / "04-call-after-conversation.json")
    assert ran.status == 1
    assert ran.out.splitlines()[4].startswith("LATER    call to cell")
    assert "Thu 2026-08-20 08:00 EDT (12:00 UTC)" in ran.out
    assert "us.regf.14b2.after-conversation" in ran.out


def test_a_contact_needs_only_an_instant(run: Run) -> None:
    whole = several()
    bare = {"contact": {"at": whole["contact"]["at"]}, "case": whole["case"], "policy": whole["policy"]}
    assert ways(run, bare) == ways(run, whole)
    bare["contact"]["debts"] = ["card-1"]
    status, found = ways(run, bare)
    assert status == 0
    assert found["call", "cell"]["decision"]["allowed"]


def test_whom_and_what_for_are_kept(run: Run) -> None:
    neighbour = example("12")
    _, found = ways(run, neighbour)
    assert {address for _, address in found} == {"neighbour-line"}
    kept = {name: neighbour["contact"][name] for name in ("at", "recipient", "person", "purpose")}
    assert ways(run, {"contact": kept, "case": neighbour["case"], "policy": "regulation_f"})[1] == found


def test_somebody_of_whom_nothing_is_known(run: Run) -> None:
    question = {"contact": {"at": "2026-03-02T10:30:00-05:00", "recipient": "spouse"}, "case": example("01")["case"]}
    ran = run("options", stdin=as_bytes(question))
    assert ran.status == 1
    assert "no number or address of spouse" in ran.out


def without(name: str) -> dict[str, Any]:
    question = example("01")
    question["contact"] = {"at": question["contact"]["at"], "debts": ["card-1"]}
    if name in ("contact", "case"):
        del question[name]
    else:
        del question["contact"][name]
    return question


def stating(name: str, value: object) -> dict[str, Any]:
    question = without("debts")
    question["contact"][name] = value
    return question


@pytest.mark.parametrize(
    ("document", "field"),
    [
        (without("contact"), "contact"),
        (without("case"), "case"),
        (without("at"), "contact.at"),
        (stating("address", "+12025550199"), "contact.(unknown field)"),
        (stating("debts", []), "contact.debts"),
        (stating("debts", ["card-1", "card-1"]), "contact: debts"),
        (stating("debts", ["+12025550199"]), "contact.debts.0"),
        (stating("recipient", "+12025550199"), "contact.recipient"),
        (stating("medium", "+12025550199"), "contact.medium"),
        (stating("at", "2026-03-02T10:30:00"), "contact.at"),
        ({**example("01"), "contact": "+12025550199"}, "contact"),
    ],
)
def test_bad_input_names_the_field(run: Run, document: object, field: str) -> None:
    ran = run("options", stdin=as_bytes(document))
    assert ran.status == 2
    assert ran.out == ""
    assert f"error: {field}" in ran.err
    assert "2025550199" not in ran.err


def test_where_the_person_is_closes_every_way_that_reaches_them_there(run: Run) -> None:
    question = example("01")
    question["contact"] |= {"at": "2026-03-02T12:00:00-05:00", "person_is_at": "unusual"}
    ran = run("options", "--format", "json", stdin=as_bytes(question))
    assert ran.status == 1
    for option in json.loads(ran.out):
        assert "us.regf.6b1ii.inconvenient-place" in {reason["rule"] for reason in option["decision"]["reasons"]}


@pytest.mark.parametrize("command", ["next", "windows", "options"])
@pytest.mark.parametrize(
    "data", [b"", b" ", b"call +12025550199", b"[]", b"{}", b'{"contact": {"at": 1, "at": 2}}', b"\xff\xfe"]
)
def test_what_is_no_question_is_refused_by_all(run: Run, command: str, data: bytes) -> None:
    ran = run(command, stdin=data)
    assert ran.status == 2
    assert ran.out == ""
    assert all(line.startswith("error: ") for line in ran.err.splitlines())
    assert "2025550199" not in ran.err


@pytest.mark.parametrize("command", ["next", "windows", "options"])
def test_the_commands_have_help_and_fail_without_a_traceback(
    run: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command in run("--help").out
    assert run(command, "--help").status == 0

    def failing(*_: object, **__: object) -> None:
        raise RuntimeError("+12025550123")

    monkeypatch.setattr(Guard, "decide", failing)
    monkeypatch.setattr(Guard, "next_allowed", failing)
    ran = run(command, stdin=as_bytes(example("01")))
    assert ran.status == 3
    assert ran.err == "fdcpa-guard: failed (RuntimeError)\n"


@pytest.mark.parametrize("command", ["next", "windows", "options"])
@pytest.mark.parametrize("format", ["text", "json"])
def test_no_number_or_address_is_shown(run: Run, command: str, format: str, tmp_path: Path) -> None:
    question = several()
    question["case"]["phones"][0]["number"] = "+12025550187"
    question["case"]["attributes"] = {"note": "12 Elm Street"}
    question["situation"] = "Call 202-555-0187 or write to jane.doe@mail.example"
    drawing = ["--svg", tmp_path / "week.svg"] if command == "windows" else []
    ran = run(command, "--format", format, *drawing, stdin=as_bytes(question))
    shown = ran.out + ran.err + "".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    assert "card-1" in shown
    assert not [secret for secret in ("2025550187", "555-0187", "jane.doe", "Elm") if secret in shown]
