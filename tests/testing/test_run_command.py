"""``fdcpa-guard test`` runs scenario files without pytest."""

from pathlib import Path

import pytest

from fdcpa_guard.cli import main

ROOT = Path(__file__).parents[2]
GOOD = """
policy: regulation_f
scenarios:
- name: both sides of nine
  rule: us.regf.6b1i.hours
  at:
    2026-04-01 20:59:59: passes
    2026-04-01 21:00: denies
- name: clean
  then: allowed
"""
BAD = """
policy: regulation_f
scenarios:
- name: nine
  why: half-open
  rule: us.regf.6b1i.hours
  at:
    2026-04-01 20:59:59: denies
    2026-04-01 21:00: denies
- name: closed
  then: denied
"""
ACME = """
policy: acme
version: 1
rules: [{id: acme.quiet, title: Quiet, shape: ban, media: [call]}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.policy.yaml").write_text(text, encoding="utf-8")


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(["test", *arguments])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def test_a_file_that_passes_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, good=GOOD)
    assert run("good.policy.yaml") == 0
    assert capsys.readouterr() == ("good.policy.yaml: 3 passed\n", "")


def test_each_failing_row_has_its_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, bad=BAD)
    assert run("bad.policy.yaml") == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0] == "bad.policy.yaml: 1 passed, 2 failed"
    assert "bad.policy.yaml:8  us.regf.6b1i.hours/nine[2026-04-01 20:59:59]" in lines
    assert "bad.policy.yaml:10  closed" in lines
    assert "[2026-04-01 21:00]" not in out
    for words in ("why:       half-open", "but:       us.regf.6b1i.hours passes", "hint:      the rule passes until"):
        assert words in out
    assert not err


def test_a_directory_stands_for_its_scenario_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in").mkdir()
    write(folder / "in", b=GOOD, a=BAD)
    (folder / "in" / "other.yaml").write_text("a: b", encoding="utf-8")
    assert run("in") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "in/a.policy.yaml: 1 passed, 2 failed"
    assert lines[-2:] == ["in/b.policy.yaml: 3 passed", "2 files: 4 passed, 2 failed"]


def test_the_policy_of_the_option_judges(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, clean="{policy: regulation_f, scenarios: [{name: clean, then: allowed}]}")
    (folder / "acme.yaml").write_text(ACME, encoding="utf-8")
    assert run("clean.policy.yaml") == 0
    assert run("clean.policy.yaml", "--policy", "us_federal") == 0
    assert run("clean.policy.yaml", "-p", "acme.yaml") == 1
    assert "denied by acme 1" in capsys.readouterr().out


def test_a_file_that_names_no_policy_is_judged_by_the_option(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, late="scenarios: [{name: late, when: {at: '2026-04-01 22:30'}, then: denied}]")
    assert run("late.policy.yaml", "--policy", "us") == 0
    assert run("late.policy.yaml") == 2
    assert "name one for the file" in capsys.readouterr().err


def test_a_file_may_name_the_document_beside_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "acme.yaml").write_text(ACME, encoding="utf-8")
    write(folder / "in", acme="{policy: {file: acme.yaml}, scenarios: [{rule: acme.quiet, then: denies}]}")
    assert run("in") == 0
    assert capsys.readouterr().out == "in/acme.policy.yaml: 1 passed\n"


BAD_INPUT = {
    "no file": ("nowhere.policy.yaml", None, "cannot be read: No such file or directory"),
    "no YAML": ("x.policy.yaml", "a: [", "x.policy.yaml:"),
    "no such rule": (
        "x.policy.yaml",
        "{policy: regulation_f, scenarios: [{rule: us.regf.6b1i.hour, then: denies}]}",
        "x.policy.yaml:1: rule: the policy has no rule 'us.regf.6b1i.hour' (did you mean 'us.regf.6b1i.hours'?)",
    ),
    "no such policy": ("x.policy.yaml", "{policy: nothing, scenarios: [{then: denied}]}", "x.policy.yaml:1: policy:"),
    "no such document": (
        "x.policy.yaml",
        "{policy: {file: no.yaml}, scenarios: [{then: denied}]}",
        "x.policy.yaml:1: policy: the policy cannot be read: No such file",
    ),
    "no document": (
        "x.policy.yaml",
        "{policy: {file: no.txt}, scenarios: [{then: denied}]}",
        "x.policy.yaml:1: policy: the name of a policy document ends with .yaml",
    ),
    "another form of policy": (
        "x.policy.yaml",
        "{policy: [us], scenarios: [{then: denied}]}",
        "x.policy.yaml:1: policy: a name or file: house.yaml is needed",
    ),
    "facts that cannot be": (
        "x.policy.yaml",
        "{policy: regulation_f, scenarios: [{given: {colour: red}, then: denied}]}",
        "x.policy.yaml:1:",
    ),
    "no row": ("x.policy.yaml", "{policy: regulation_f, scenarios: []}", "scenario"),
    "not UTF-8": ("x.policy.yaml", "\xe9", "cannot be read: not UTF-8 text"),
}


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input(case: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, text, said = BAD_INPUT[case]
    if text is not None:
        (folder / name).write_bytes(text.encode("latin-1"))
    assert run(name) == 2
    err = capsys.readouterr().err
    assert err.startswith("error: ")
    assert said in err


def test_the_other_files_are_run_all_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, a="a: [", b=BAD)
    assert run("a.policy.yaml", "b.policy.yaml") == 2
    out, err = capsys.readouterr()
    assert out.startswith("b.policy.yaml: 1 passed, 2 failed\n")
    assert "error: a.policy.yaml:" in err


def test_an_option_that_names_no_policy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, good=GOOD)
    assert run("good.policy.yaml", "--policy", "nothing") == 2
    assert "error: policy: no ready-made policy 'nothing'" in capsys.readouterr().err


def test_a_directory_without_scenarios(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(".") == 2
    assert "the directory holds no *.policy.yaml file" in capsys.readouterr().err


def test_the_scenarios_of_the_house_standard_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(ROOT / "tests" / "packs" / "house")) == 0
    assert "passed" in capsys.readouterr().out
