"""Signing a policy, and what `verify` says of it."""

import json
from pathlib import Path

import pytest

from .conftest import Run
from .examples import FILES

ACME = "policy: acme\nversion: 1\nowner: desk\napproved: 2026-01-05\npacks: [regulation_f]\n"
NAME, ROLE = "Jane Roe", "compliance officer"
CASES = ("--cases", FILES[0])


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    path = tmp_path / "acme.yaml"
    path.write_text(ACME, "utf-8")
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_bytes(b"sixteen bytes ok")
    return path


def signed(run: Run, acme: Path, *more: object, on: str = "2026-01-06") -> Path:
    ran = run("policy", "sign", acme, "--name", NAME, "--role", ROLE, "--on", on, *more)
    assert (ran.status, ran.err) == (0, "")
    path = acme.parent / f"signed-{on}.jsonl"
    path.write_text(ran.out, "utf-8")
    return path


def logged(run: Run, acme: Path, *more: object) -> Path:
    path = acme.parent / "log.jsonl"
    path.write_text(run("record", FILES[0], "--policy", acme, *more).out, "utf-8")
    return path


def test_a_signature_is_verified(run: Run, acme: Path) -> None:
    ran = run("verify", signed(run, acme), "--policy", acme)
    assert (ran.status, ran.err) == (0, "")
    assert " ".join(ran.out.split()) == (
        "signed 1 signature valid policy acme 1 by Jane Roe, compliance officer, on 2026-01-06 "
        "what made without a key: it shows of which policy it is, and not who made it"
    )


def test_with_a_key(run: Run, acme: Path, key: Path) -> None:
    path = signed(run, acme, "--key-file", key)
    with_key = run("verify", path, "--policy", acme, "--key-file", key)
    assert (with_key.status, "what" in with_key.out) == (0, False)
    without = run("verify", path, "--policy", acme)
    assert without.status == 1
    assert "cannot be read" in without.out
    assert "unsigned acme 1" in without.out


def test_altered_and_of_another_policy(run: Run, acme: Path) -> None:
    path = signed(run, acme)
    altered = path.read_text("utf-8").replace("Jane", "Joan")
    path.write_text(altered, "utf-8")
    ran = run("verify", path, "--policy", acme)
    assert ran.status == 1
    assert "  altered\n" in ran.out
    path = signed(run, acme)
    acme.write_text(ACME.replace("approved: 2026-01-05", "approved: 2026-02-05"), "utf-8")
    ran = run("verify", path, "--policy", acme)
    assert ran.status == 1
    assert "  of another policy\n" in ran.out
    assert "unsigned acme 1" in ran.out


def test_records_under_a_signed_policy(run: Run, acme: Path) -> None:
    log = logged(run, acme)
    early, late = signed(run, acme), signed(run, acme, on="2027-01-01")
    ran = run("verify", log, *CASES, "--policy", acme, "--signature", early)
    assert (ran.status, ran.err) == (0, "")
    assert "      0  records decided under a policy that nobody had signed by then" in ran.out
    ran = run("verify", log, *CASES, "--policy", acme, "--signature", late)
    assert ran.status == 1
    assert "      1  records decided under a policy that nobody had signed by then" in ran.out
    both = run("verify", log, *CASES, "--policy", acme, "-s", late, "-s", early)
    assert (both.status, "2 signatures" in both.out) == (0, True)
    twice = run("verify", log, *CASES, "--policy", acme, "-s", early, "-s", early)
    assert (twice.status, "1 signature\n" in twice.out) == (0, True)


def test_in_a_chain(run: Run, acme: Path, key: Path) -> None:
    chain = acme.parent / "chain.jsonl"
    for part in (signed(run, acme, "--key-file", key), logged(run, acme, "--key-file", key)):
        assert run("chain", "append", chain, part, "--key-file", key).status == 0
    assert run("chain", "verify", chain, "--key-file", key).status == 0
    ran = run("verify", chain, *CASES, "--policy", acme, "--key-file", key)
    assert (ran.status, "  valid\n" in ran.out) == (0, True)


def test_the_records(run: Run, acme: Path) -> None:
    ran = run("verify", logged(run, acme), *CASES, "-p", acme, "-s", signed(run, acme), "--format", "json")
    record, signature = map(json.loads, ran.out.splitlines())
    assert (record["verdict"], record["signed"]) == ("intact and decided the same", True)
    assert (signature["verdict"], signature["signature"]["name"]) == ("valid", NAME)


def test_a_new_file(run: Run, acme: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    arguments = ("policy", "sign", acme, "--name", NAME, "--role", ROLE, "--on", "2026-01-06", "--out", out)
    assert (run(*arguments).status, run("verify", out, "-p", acme).status) == (0, 0)
    again = run(*arguments)
    assert (again.status, again.err) == (2, "error: --out: there is such a file\n")


@pytest.mark.parametrize("wrong", ["", "Jane\nRoe", "Jane\x1b[2J", "J" * 200])
@pytest.mark.parametrize("option", ["name", "role"])
def test_what_is_no_name_is_not_repeated(run: Run, acme: Path, option: str, wrong: str) -> None:
    given = {"name": NAME, "role": ROLE, option: wrong}
    ran = run("policy", "sign", acme, "--name", given["name"], "--role", given["role"], "--on", "2026-01-06")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"error: --{option}: one line of text is needed")
    assert "Jane" not in ran.err


def test_bad_input(run: Run, acme: Path, tmp_path: Path) -> None:
    log = logged(run, acme)
    assert run("verify", log, "--policy", acme).err.startswith("error: --cases: there are records")
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", "utf-8")
    assert run("verify", empty, "-p", acme).err == "error: RECORDS: there is no record in it, and no signature\n"
    assert run("verify", log, *CASES, "-p", acme, "-s", log).err == "error: --signature: there is no signature in it\n"
    broken = tmp_path / "broken.jsonl"
    broken.write_text(signed(run, acme).read_text("utf-8") + '{"signs":{},"v":1}\n', "utf-8")
    ran = run("verify", log, *CASES, "-p", acme, "-s", broken)
    assert ran.status == 1
    assert "line 2: signs: has not the form that a signature has" in ran.out


def test_of_two_documents_that_make_one_policy_each_needs_its_own_signature(run: Run, acme: Path) -> None:
    other = acme.with_name("other.yaml")
    other.write_text(ACME.replace("owner: desk", "owner: somebody else"), "utf-8")
    path = signed(run, acme)
    assert run("verify", path, "--policy", acme).status == 0
    for policies in (("--policy", acme, "--policy", other), ("--policy", other, "--policy", acme)):
        ran = run("verify", path, *policies)
        assert (ran.status, ran.out.count("unsigned acme 1")) == (1, 1)
