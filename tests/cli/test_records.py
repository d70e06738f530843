"""``record`` and ``verify``, as somebody types them."""

import json
from pathlib import Path

import pytest

from fdcpa_guard.records.verifying import Verdict

from .conftest import Run
from .examples import EXAMPLES

KEY = "a key that was made by chance"
LOG = EXAMPLES.parent / "logs" / "dialer.jsonl"
FIVE = [str(path) for path in sorted(EXAMPLES.glob("*.json"))[:5]]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_text(f"{KEY}\n", "utf-8")
    return path


def log(run: Run, tmp_path: Path, *options: object) -> Path:
    ran = run("record", *FIVE, *options)
    assert ran.status == 0, ran.err
    path = tmp_path / "log.jsonl"
    path.write_text(ran.out, "utf-8")
    return path


def cases() -> list[str]:
    return [word for path in FIVE for word in ("--cases", path)]


def test_what_is_recorded_is_verified(run: Run, tmp_path: Path) -> None:
    ran = run("verify", log(run, tmp_path), *cases())
    assert ran.status == 0
    assert "records  5" in ran.out
    assert "5  intact and decided the same" in ran.out


def test_with_a_key(run: Run, tmp_path: Path, key: Path) -> None:
    path = log(run, tmp_path, "--key-file", key)
    assert KEY not in path.read_text("utf-8")
    assert run("verify", path, *cases(), "--key-file", key).status == 0
    without = run("verify", path, *cases())
    assert without.status == 1
    assert "5  cannot be read" in without.out


def test_references_of_the_command_and_of_the_question(run: Run, tmp_path: Path) -> None:
    question = {**json.loads(Path(FIVE[0]).read_text("utf-8")), "references": {"case": "c-9", "agent": "a-1"}}
    path = tmp_path / "question.json"
    path.write_text(json.dumps(question), "utf-8")
    ran = run("record", path, "--reference", "agent=a-2", "--reference", "vendor=north")
    record = json.loads(ran.out.splitlines()[-1])
    assert record["references"] == {"agent": "a-1", "case": "c-9", "vendor": "north"}


def test_what_was_altered_is_told(run: Run, tmp_path: Path) -> None:
    path = log(run, tmp_path)
    lines = path.read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if '"allowed":false' in line)
    lines[place] = lines[place].replace('"allowed":false', '"allowed":true')
    path.write_text("\n".join(lines), "utf-8")
    ran = run("verify", path, *cases())
    assert ran.status == 1
    assert f"line {place + 1}: altered" in ran.out
    assert "what     allowed" in ran.out
    told = [json.loads(line) for line in run("verify", path, *cases(), "--format", "json").out.splitlines()]
    assert [one["verdict"] for one in told].count(Verdict.ALTERED) == 1


def test_under_another_policy(run: Run, tmp_path: Path) -> None:
    ran = run("verify", log(run, tmp_path), *cases(), "--policy", "us_federal")
    assert ran.status == 1
    assert "because  the policy" in ran.out
    assert "asked    again under us-federal" in ran.out
    assert "decided by: regulation-f " in ran.out
    few = run("verify", log(run, tmp_path), *cases(), "--policy", "us_federal", "--examples", "1")
    assert few.out.count("decided otherwise") == 2  # one of them, and the count


def test_with_another_key_all_are_altered_and_the_key_is_named(run: Run, tmp_path: Path, key: Path) -> None:
    path = log(run, tmp_path, "--key-file", key)
    key.write_text(f"{KEY}, and another", "utf-8")
    ran = run("verify", path, *cases(), "--key-file", key)
    assert ran.status == 1
    assert "it may be the key that is another" in ran.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["record", FIVE[0], "--reference", "agent"], "--reference: a name and an id"),
        (["record", FIVE[0], "--reference", "agent=+13035550100"], "--reference: references"),
        (["record", FIVE[0], "--policy", "nobodys"], "policy"),
        (["record", "nowhere.json"], "cannot be read"),
        (["record", FIVE[0], "--key-file", "nowhere"], "--key-file: cannot be read"),
        (["verify", "nowhere", *cases()], "RECORDS: cannot be read"),
        (["verify", FIVE[0], "--cases", "nowhere"], "--cases"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_bad_input(run: Run, words: list[str], says: str) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert says in ran.err
    assert "303555" not in ran.err


@pytest.mark.parametrize("text", ["", "too short", "x" * 5000], ids=["empty", "short", "long"])
def test_a_key_file_that_holds_none(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "key"
    path.write_text(text, "utf-8")
    ran = run("record", FIVE[0], "--key-file", path)
    assert ran.status == 2
    assert "--key-file" in ran.err
    assert not text or text not in ran.err


def test_questions_of_which_there_is_none(run: Run, tmp_path: Path) -> None:
    ran = run("record", tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert "QUESTIONS: there is no question in them" in ran.err


def test_a_log_without_a_record(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.write_text("", "utf-8")
    ran = run("verify", path, *cases())
    assert ran.status == 2
    assert "no record" in ran.err


def test_a_case_alone_will_do(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(json.dumps(json.loads(Path(each).read_text("utf-8"))["case"]) for each in FIVE), "utf-8")
    assert run("verify", log(run, tmp_path), "--cases", path, "--policy", "regulation_f").status == 0


def test_each_question_is_decided_and_verified_by_the_policy_that_it_names(run: Run, tmp_path: Path) -> None:
    lines = []
    for policy in ("regulation_f", "house", None):
        lines.append(json.dumps({**json.loads(Path(FIVE[1]).read_text("utf-8")), "policy": policy}))
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    records = tmp_path / "log.jsonl"
    records.write_text(run("record", path).out, "utf-8")
    ran = run("verify", records, "--cases", path)
    assert ran.status == 0
    for label in ("regulation-f", "house", "us"):
        assert f"1  decided by: {label} " in ran.out
    by_one = run("verify", records, "--cases", path, "--policy", "house")
    assert by_one.status == 1
    by_two = run("verify", records, "--cases", path, "--policy", "house", "--policy", "us", "--policy", "regulation_f")
    assert by_two.status == 0


def test_a_question_whose_policy_there_is_none_of(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "question.json"
    path.write_text(json.dumps({**json.loads(Path(FIVE[0]).read_text("utf-8")), "policy": "Jane Roe"}), "utf-8")
    ran = run("record", path)
    assert ran.status == 2
    assert "no ready-made policy has that name" in ran.err
    assert "Jane" not in ran.err


def test_a_chain_of_records_in_parquet_or_on_standard_input(run: Run, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    pa = pytest.importorskip("pyarrow")
    chained = tmp_path / "chain.jsonl"
    assert run("chain", "append", chained, log(run, tmp_path, "--reference", "case=c-1")).status == 0
    lines = chained.read_text("utf-8").splitlines()
    path = tmp_path / "chain.parquet"
    pq.write_table(pa.table({"entry": lines}), path)
    assert run("verify", path, *cases()).status == 0
    assert run("verify", "-", *cases(), stdin=chained.read_bytes()).status == 0
    held = run("reconcile", LOG, path, "--format", "json")
    assert json.loads(held.out)["answered"] == len(FIVE)
