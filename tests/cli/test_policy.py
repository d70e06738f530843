"""Policy documents on the command line."""

import json
from pathlib import Path

import pytest

from fdcpa_guard.documents import installed, policy_schema
from fdcpa_guard.policies import house

from .conftest import Run
from .examples import FILES, example

ACME = """
policy: acme
version: 2026-11
packs: [regulation_f]
parameters: {us.regf.14b2.seven-in-seven: {calls: 3}}
loosen: [{rule: us.regf.6e.opt-out-notice, leave_out: true, justification: It is in every footer.}]
rules: [{id: acme.never, title: Nobody is called, shape: ban, media: [call]}]
"""
AS_JSON = '{"policy": "acme", "version": "2026-11", "packs": ["house"]}'
AS_TOML = "policy = 'acme'\nversion = '2026-11'\npacks = ['house']\n"


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    return written(tmp_path / "acme.yaml", ACME)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_check(run: Run, acme: Path) -> None:
    ran = run("policy", "check", acme)
    assert (ran.status, ran.err) == (0, "")
    first, *fingerprints = ran.out.splitlines()
    assert first.startswith("acme 2026-11 (asks less): ")
    assert first.endswith(" rules, 2 packs, 1 departure")
    assert [line.split()[0] for line in fingerprints] == ["document", "policy"]
    assert all(len(line.split()[1]) == 64 for line in fingerprints)


def test_fingerprint(run: Run, acme: Path, tmp_path: Path) -> None:
    ran = run("policy", "fingerprint", acme)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.strip() == run("policy", "check", acme).out.split()[-1]
    parts = run("policy", "fingerprint", acme, "--parts")
    assert (parts.status, parts.err) == (0, "")
    assert json.loads(parts.out)["fingerprint"] == ran.out.strip()
    kept = written(tmp_path / "parts.json", parts.out)
    same = run("policy", "fingerprint", acme, "--since", kept)
    assert (same.status, same.out, same.err) == (0, "", "")
    written(acme, ACME.replace("calls: 3", "calls: 2").replace("Nobody", "No-one"))
    other = run("policy", "fingerprint", acme, "--since", kept)
    assert (other.status, other.err) == (1, "")
    assert other.out == "rule acme.never: words\nrule us.regf.14b2.seven-in-seven: words, data\n"
    written(acme, ACME.replace("version: 2026-11", "version: '2'").replace("acme.never", "acme.none"))
    more = run("policy", "fingerprint", acme, "--since", kept).out
    assert more == "policy version\npack acme: data\nrule acme.never: gone\nrule acme.none: new\n"


@pytest.mark.parametrize("data", [None, b"", b"{}", b"\xff", b"[" * 100_000])
def test_what_are_no_parts(run: Run, acme: Path, tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "parts.json"
    if data is not None:
        path.write_bytes(data)
    ran = run("policy", "fingerprint", acme, "--since", path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert str(tmp_path) not in ran.err


@pytest.mark.parametrize(("name", "text"), [("a.json", AS_JSON), ("a.toml", AS_TOML), ("a.yml", AS_JSON)])
def test_check_in_every_format(run: Run, tmp_path: Path, name: str, text: str) -> None:
    ran = run("policy", "check", written(tmp_path / name, text))
    rules = sum(1 for _ in house().rules())
    assert ran.out.startswith(f"acme 2026-11: {rules} rules, 1 pack, 0 departures\n")


def test_check_says_what_is_wrong(run: Run, acme: Path) -> None:
    written(acme, ACME.replace("calls", "cals"))
    ran = run("policy", "check", acme)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "error: acme.yaml:5: parameters.us.regf.14b2.seven-in-seven.cals: "
        "the rule has no parameter 'cals' (did you mean 'calls'?)\n"
    )


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "the name of a policy document ends with .yaml, .yml, .json, .toml"),
        ("a.yaml", None, "the policy cannot be read: No such file or directory"),
        ("a.yaml", b"\xff", "the policy is not UTF-8 text"),
        ("a.json", b"{", 'a.json:1: not valid JSON: expected "'),
        ("a.yaml", b"a" * 1_500_000, "a.yaml:1: the file has more than 200,000 characters"),
    ],
)
def test_what_is_no_policy_file(run: Run, tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = run("policy", "check", tmp_path / name)
    assert (ran.status, ran.out, ran.err) == (2, "", f"error: {message}\n")


def test_a_pack_that_is_not_installed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "entry_points", lambda group: [])
    ran = run("policy", "check", written(tmp_path / "a.yaml", "policy: a\nversion: 1\npacks: [acme]"))
    assert ran.status == 2
    assert ran.err.startswith("error: a.yaml:3: packs.0: no pack 'acme' (there is first_party, house, ")


def test_nothing_is_looked_up_without_need(run: Run, acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "entry_points", None)
    assert run("policy", "check", acme).status == 0


def test_describe(run: Run, acme: Path) -> None:
    text = run("policy", "describe", acme)
    assert text.status == 0
    assert text.out.startswith("acme 2026-11 (asks less)\n========================\n")
    assert "us.regf.6e.opt-out-notice: left out. Justification: It is in every footer." in text.out
    markdown = run("policy", "describe", acme, "--format", "markdown").out
    assert markdown.startswith("# acme 2026-11 (asks less)\n")
    assert "- Rule: `acme.never` (house policy)" in markdown


def test_describe_a_ready_made_policy(run: Run) -> None:
    assert run("policy", "describe", "house").out.startswith(house().label)
    ran = run("policy", "describe", "hous")
    assert (ran.status, ran.out) == (2, "")
    assert "did you mean 'house'?" in ran.err


def test_schema(run: Run) -> None:
    ran = run("policy", "schema")
    assert ran.status == 0
    assert json.loads(ran.out) == policy_schema()


@pytest.mark.parametrize("command", ["decide", "explain", "next", "windows", "options"])
def test_a_question_is_decided_by_the_policy_of_a_file(run: Run, acme: Path, command: str) -> None:
    ran = run(command, FILES[0], "--policy", acme, "--format", "json")
    assert ran.status in (0, 1)
    assert "acme.never" in ran.out


def test_where_the_policy_asks_less_is_shown(run: Run, acme: Path) -> None:
    shown = run("decide", "--policy", acme, FILES[0]).out.splitlines()
    assert shown[shown.index("Where the policy asks less (1)") + 1 :] == [
        "  left out",
        "    rule     us.regf.6e.opt-out-notice",
        "    because  It is in every footer.",
    ]


def test_the_rules_of_a_file_are_listed(run: Run, acme: Path) -> None:
    ids = [r["id"] for p in json.loads(run("rules", "-p", acme, "-f", "json").out)["packs"] for r in p["rules"]]
    assert "acme.never" in ids
    assert "us.regf.6e.opt-out-notice" not in ids


def test_a_bad_file_is_bad_input(run: Run, acme: Path) -> None:
    written(acme, ACME.replace("ban", "bann"))
    ran = run("decide", FILES[0], "--policy", acme)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "error: acme.yaml:7: rules.0.shape: 'bann' is no shape (did you mean 'ban'?)\n"


def test_a_question_cannot_have_a_file_read(run: Run, acme: Path) -> None:
    question = {**example("01"), "policy": str(acme)}
    ran = run("decide", stdin=json.dumps(question).encode())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("error: policy: ")
