"""Pages of policies and changes, written by the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard.cli import extras
from tests.reports.reading import sound

from .conftest import Run
from .examples import FILES, as_bytes
from .test_privacy import SECRETS, with_everything

ACME = """
policy: acme
version: 2
owner: desk
approved: 2026-01-05
packs: [house]
parameters: {house.pace.calls-a-week: {most: 2}}
rules: [{id: acme.few, title: Few calls, shape: frequency-cap, most: 1, days: 7, media: [call]}]
"""
SCENARIOS = """
policy: {file: acme.yaml}
scenarios:
  - rule: acme.few
    given: {history: [call 2026-03-30 10:00]}
    when: {at: 2026-04-01 11:00}
    then: denies
"""


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    (tmp_path / "acme.policy.yaml").write_text(SCENARIOS, "utf-8")
    (tmp_path / "acme-1.yaml").write_text(
        ACME.replace("version: 2", "version: 1").replace("most: 1", "most: 9"), "utf-8"
    )
    path = tmp_path / "acme.yaml"
    path.write_text(ACME, "utf-8")
    return path


def test_the_page_of_a_policy(run: Run, acme: Path, tmp_path: Path) -> None:
    page, signed = tmp_path / "acme.html", tmp_path / "signed.jsonl"
    signing = ("--name", "Jane Roe", "--role", "officer", "--on", "2026-01-06", "--out", signed)
    assert run("policy", "sign", acme, *signing).status == 0
    log = ("--log", FILES[2], "--replay", "--before", tmp_path / "acme-1.yaml", "--signature", signed)
    ran = run("policy", "describe", acme, "--html", page, "--scenarios", tmp_path, "--mutants", *log)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == run("policy", "describe", acme).out
    text = sound(page.read_text("utf-8")).text
    fingerprint = run("policy", "fingerprint", acme).out.strip()
    mutants = run("mutate", acme, tmp_path / "acme.policy.yaml", "--pack", "acme").out
    tried, caught = (int(word) for word in mutants.split()[:3:2])
    for words in (fingerprint, "Jane Roe", "acme.few", f"Of {tried} small mistakes", f"notice {caught};",
                  "decided under acme 1 and under acme 2", "of what can be covered of 1 rule"):  # fmt: skip
        assert words in text


def test_without_a_policy_before_it_is_its_packs_as_published(run: Run, acme: Path, tmp_path: Path) -> None:
    page = tmp_path / "acme.html"
    assert run("policy", "describe", acme, "--html", page, "--log", FILES[2], "--replay").status == 0
    assert "decided under the packs of acme as published and under acme 2" in sound(page.read_text("utf-8")).text


def test_the_page_of_a_change_says_what_the_record_says(run: Run, acme: Path, tmp_path: Path) -> None:
    pages = tmp_path / "diff.html", tmp_path / "compare.html"
    for path in (tmp_path / "acme-1.yaml", acme):  # the house standard would deny the calls anyhow
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(("packs", "parameters"))]
        path.write_text("\n".join(lines), "utf-8")
    both = tmp_path / "acme-1.yaml", acme, FILES[2], "--replay"
    diff = run("policy", "diff", *both, "--html", pages[0], "--format", "json")
    compare = run("compare", *both, "--html", pages[1], "--format", "json")
    assert (diff.status, compare.status) == (1, 1)
    assert pages[0].read_text("utf-8") == pages[1].read_text("utf-8")
    told = json.loads(diff.out)
    text = sound(pages[0].read_text("utf-8")).text
    assert told["log"] == json.loads(compare.out)
    assert told["log"]["newly_denied"]["count"] > 0
    assert f"Of {told['log']['asked']} contact" in text
    assert f"{told['log']['newly_denied']['count']} newly denied" in text
    for rule in told["policy"]["rules"]:
        assert rule["rule"] in text
    assert "Its number most goes from 9 to 1 (contacts), which asks more." in text


def test_the_page_of_what_changes(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "changes.html"
    ran = run("changes", FILES[0], "--html", page, "--format", "json")
    assert ran.status == 0
    text = sound(page.read_text("utf-8")).text
    for change in json.loads(ran.out)["law"]["changes"]:
        assert change["rule"] in text
    assert "does to the log" in text


COMMANDS: dict[str, tuple[Any, ...]] = {
    "describe": ("policy", "describe", "house"),
    "diff": ("policy", "diff", "house", "us_federal"),
    "compare": ("compare", "house", "us_federal", FILES[0]),
    "changes": ("changes", "--policy", "house"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_that_cannot_be_written_is_bad_input(run: Run, command: str, tmp_path: Path) -> None:
    ran = run(*COMMANDS[command], "--html", tmp_path / "none" / "page.html")
    assert ran.status == 2
    assert ran.err == "error: the page cannot be written: No such file or directory\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_without_the_extra_it_is_said_before_any_work(run: Run, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(extras, "import_module", missing)
    ran = run(*COMMANDS[command], "--html", "page.html")
    assert (ran.status, ran.out) == (3, "")
    assert "pip install 'fdcpa-guard[reports]'" in ran.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--scenarios", "x"), "--scenarios: only a page shows it: --html"),
        (("--log", "x"), "--log: only a page shows it: --html"),
        (("--signature", "x"), "--signature: only a page shows it: --html"),
        (("--mutants",), "--mutants: the scenarios are needed as well: --scenarios"),
        (("--replay",), "--log: the questions are needed"),
        (("--before", "us"), "--log: the questions are needed"),
    ],
)
def test_what_only_a_page_shows_wants_one(run: Run, options: tuple[str, ...], message: str) -> None:
    ran = run("policy", "describe", "house", *options)
    assert (ran.status, ran.out, ran.err) == (2, "", f"error: {message}\n")


def test_pages_hold_ids_only(run: Run, acme: Path, tmp_path: Path) -> None:
    question = tmp_path / "q.json"
    question.write_bytes(as_bytes(with_everything()))
    pages = [tmp_path / f"{number}.html" for number in range(3)]
    assert run("policy", "describe", acme, "--html", pages[0], "--log", question).status == 0
    assert run("policy", "diff", "house", "us", question, "--html", pages[1]).status == 1
    assert run("changes", question, "--html", pages[2]).status == 0
    for page in pages:
        text = page.read_text("utf-8")
        assert "decided under" in text
        assert not [secret for secret in SECRETS if secret in text]
