"""``fdcpa-guard replay`` and ``scorecard``: from a log in files to what it holds, by vendor."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from fdcpa_guard import regulation_f
from fdcpa_guard.audit import Judged, Scorecard, Verdict, replays, scorecard
from fdcpa_guard.audit import replay as replay_of
from fdcpa_guard.batch import judged, replay
from fdcpa_guard.cli import batch_parts
from fdcpa_guard.testing import builders as make
from tests.adapters import adapter
from tests.batch.small_floor import ZONE
from tests.batch.test_replaying import FLOOR
from tests.cli.conftest import Run
from tests.cli.test_batch import stop_after, written

ATTEMPTS = FLOOR["attempts"].num_rows
COMMON = ("--zone", ZONE, "--policy", "regulation_f", "--part-rows", "40", "--assume", "autodialed=false")


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(FLOOR, tmp_path_factory.mktemp("floor"))


@pytest.fixture(scope="module")
def expected() -> Any:
    return replay(FLOOR, "regulation_f", zone=ZONE, assumed={"autodialed": False}).read_all().combine_chunks()


def plain(path: Path) -> Any:
    return pq.read_table(path).replace_schema_metadata(None).combine_chunks()


def test_every_attempt_comes_out_once_and_what_came_of_it_is_told(
    given: Path, expected: Any, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "out.parquet"
    ran = run("replay", given, out, *COMMON, "--workers", "2")
    assert ran.status == 0, ran.err
    assert plain(out).equals(expected)
    assert f"REPLAYED {ATTEMPTS} attempts, in out.parquet" in ran.out
    assert 'assumed  {"autodialed":false}' in ran.out
    about = json.loads(pq.read_schema(out).metadata[b"fdcpa_guard"])
    assert about["options"] == {"replay": True, "assumed": {"autodialed": False}}
    assert not any(name.startswith("contacts/") for name in about["inputs"])
    told = json.loads(run("replay", given, out, *COMMON, "--overwrite", "-f", "json").out)
    verdicts = expected["verdict"].to_pylist()
    assert told["attempts"] == ATTEMPTS
    assert [told[verdict.value] for verdict in Verdict] == [verdicts.count(verdict.value) for verdict in Verdict]


def test_a_run_that_is_stopped_goes_on_where_it_was(
    given: Path, expected: Any, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.parquet"
    stop_after(monkeypatch, 2, KeyboardInterrupt())
    ran = run("replay", given, out, *COMMON)
    assert ran.status == 3
    assert "attempts are answered and kept: --resume goes on with the rest" in ran.err
    assert len(list(batch_parts.folder_of(out).glob("part-*.parquet"))) == 2
    monkeypatch.undo()
    refused = run("replay", given, out, *COMMON, "--assume", "publicly_viewable=false", "--resume")
    assert (refused.status, "begun with another options" in refused.err) == (2, True)
    assert run("replay", given, out, *COMMON, "--resume").status == 0
    assert plain(out).equals(expected)


def cases(folder: Path) -> list[Any]:
    """Cases in files: a question, and two lines of cases."""
    log = [
        make.case(
            consumer={"minor": False, "deceased": False, "id": f"c-{n}"},
            history=make.history(make.attempt(f"2026-04-0{n} 22:00", id=f"a-{n}", tags={"vendor": f"v-{n % 2}"})),
        )
        for n in (1, 2, 3)
    ]
    question = {"contact": json.loads(make.contact().model_dump_json()), "case": json.loads(log[0].model_dump_json())}
    (folder / "1.json").write_text(json.dumps(question), "utf-8")
    (folder / "2.jsonl").write_text("\n".join([log[1].model_dump_json(), "", log[2].model_dump_json()]), "utf-8")
    return log


def test_cases_of_json_come_out_as_lines(run: Run, tmp_path: Path) -> None:
    folder, out = tmp_path / "cases", tmp_path / "out.jsonl"
    folder.mkdir()
    log = cases(folder)
    ran = run("replay", folder, out, "--policy", "regulation_f")
    assert ran.status == 0, ran.err
    assert "3 violate something" in ran.out
    found = [adapter(Judged).validate_json(line) for line in out.read_bytes().splitlines()]
    assert found == [one.judged for one in replays(regulation_f(), log)]  # type: ignore[union-attr]
    again = run("replay", folder, out, "--policy", "regulation_f")
    assert (again.status, "--overwrite replaces it" in again.err) == (2, True)
    assert run("replay", folder / "1.json", out, "--overwrite", "-p", "regulation_f").status == 0
    assert len(out.read_bytes().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--assume", "autodialed"), "--assume, the 1. time: FIELD=JSON is needed"),
        (("--assume", "autodialed=maybe"), "FIELD=JSON is needed"),
        (("--assume", "2025550147=1"), "FIELD=JSON is needed"),
        (("--assume", "medium=1"), "a history holds this, so it is not assumed: medium"),
        (("--assume", "autodialled=true"), "what may be assumed of contacts is autodialed, content"),
        (("--assume", "autodialed=true", "--assume", "autodialed=true"), "given twice"),
    ],
)
def test_what_cannot_be_assumed_is_refused(
    arguments: tuple[str, ...], said: str, given: Path, run: Run, tmp_path: Path
) -> None:
    ran = run("replay", given, tmp_path / "out.parquet", *COMMON[:6], *arguments)
    assert (ran.status, said in ran.err) == (2, True), ran.err
    assert "2025550147" not in ran.err


def test_what_is_no_good_is_told(given: Path, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    cases(folder)
    for arguments, said in (
        ((given, tmp_path / "o.parquet"), "--zone: needed"),
        (
            (given, tmp_path / "o.jsonl", "--zone", ZONE),
            "OUT: what comes of tables is Parquet, so a name with .parquet",
        ),
        ((given, tmp_path / "o", "--zone", ZONE), "OUT: what comes of tables is Parquet, so a name with .parquet"),
        ((folder, tmp_path / "o.parquet"), "a name with .jsonl is needed"),
        ((folder, tmp_path / "o.jsonl", "--zone", ZONE, "-w", "2"), "--workers: is for tables"),
        ((tmp_path / "none.jsonl", tmp_path / "o.jsonl"), "cannot be read"),
        ((tmp_path / "none", tmp_path / "o.parquet", "--zone", ZONE), "no file is there"),
    ):
        ran = run("replay", *arguments)
        assert (ran.status, said in ran.err) == (2, True), ran.err
    (folder / "3.jsonl").write_text('{"debts": "none", "2025550147": 1}\n', "utf-8")
    ran = run("replay", folder, tmp_path / "o.jsonl")
    assert ran.status == 2
    assert "cases/3.jsonl:1: debts" in ran.err
    assert "2025550147" not in ran.err
    assert not list(tmp_path.glob("o.*"))


# -- scorecards


@pytest.fixture(scope="module")
def replayed(expected: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("replays") / "log.parquet"
    pq.write_table(expected, out)
    return out


def test_a_scorecard_is_that_of_the_library(replayed: Path, expected: Any, run: Run) -> None:
    read = adapter(Scorecard).validate_json(run("scorecard", replayed, "-f", "json").out)
    assert read == scorecard(judged(expected.to_batches()), ("vendor",))
    asked = ("--by", "agent", "--by", "vendor", "--rule", "us.regf.6b1i.hours", "--level", "0.9", "-p", "regulation_f")
    other = adapter(Scorecard).validate_json(run("scorecard", replayed, "-f", "json", *asked).out)
    assert other == scorecard(
        judged(expected.to_batches()),
        ("agent", "vendor"),
        rules=["us.regf.6b1i.hours"],
        level=0.9,
        policy=regulation_f(),
    )


def test_what_the_audit_could_not_see_stands_before_its_figures(replayed: Path, run: Run) -> None:
    ran = run("scorecard", replayed)
    assert ran.status == 0, ran.err
    unseen, figures = ran.out.index("What this audit could not see"), ran.out.index("By vendor (3)")
    assert unseen < figures
    assert "could not be judged, and may violate something" in ran.out
    assert 'Assumed of all attempts: {"autodialed":false}' in ran.out
    assert "attempts have no vendor: they are a group of their own" in " ".join(ran.out.split())
    rows = [
        line.split()
        for line in ran.out.splitlines()
        if line.startswith(("  v-1 ", "  v-2 ", "  (no vendor)", "  all "))
    ]
    assert sum(int(row[-9]) for row in rows[:-1]) == int(rows[-1][-9]) == ATTEMPTS


def test_several_files_are_one_log(replayed: Path, expected: Any, run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "log.jsonl"
    lines.write_bytes(b"\n".join(adapter(Judged).dump_json(one) for one in judged(expected.to_batches())))
    read = adapter(Scorecard).validate_json(run("scorecard", replayed, lines, "-f", "json").out)
    assert read.whole.attempts == 2 * ATTEMPTS
    assert read.unseen.repeated >= ATTEMPTS - sum(read.unseen.unread.values())
    ran = run("scorecard", replayed, lines)
    assert f"{read.unseen.repeated} attempts have the consumer and the id of another" in " ".join(ran.out.split())


def test_who_stands_out_is_named(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    found: list[Any] = []
    for vendor, hour in (("good", 12), ("bad", 22)):
        for n in range(12):
            call = make.attempt(f"2026-04-01 {hour}:00", tags={"vendor": vendor})
            found += replays(regulation_f(), [(f"{vendor}-{n}", make.case(history=make.history(call)))])
    log.write_bytes(b"\n".join(adapter(Judged).dump_json(one.judged) for one in found))
    ran = run("scorecard", log)
    assert "bad: more violations than good, by more than chance." in ran.out
    ran = run("scorecard", log, "--rule", "us.regf.14b2", "--policy", "regulation_f")
    assert "Nothing was found by, and nothing was lacking for: us.regf.14b2" in ran.out
    assert "No difference between them is more than chance" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--by", "vender"), "--by: no attempt has vender (did you mean 'vendor'?)"),
        (("--by", "vendor", "--by", "office"), "--by: no attempt has office (there is agent, "),
        (("--rule", "us.regf.14b2.after-talk"), "(did you mean 'us.regf.14b2.after-conversation'?); --policy says"),
        (("--rule", "us.regf.6b1i.huors", "-p", "regulation_f"), "(did you mean 'us.regf.6b1i.hours'?)"),
        (("--rule", "us.regf.6b1i.hours", "--rule", "us.fcra", "-p", "regulation_f"), "--rule: neither the policy nor"),
    ],
)
def test_what_nothing_has_is_neither_grouped_by_nor_counted(
    arguments: tuple[str, ...], said: str, replayed: Path, run: Run
) -> None:
    ran = run("scorecard", replayed, *arguments)
    assert (ran.status, ran.out, said in " ".join(ran.err.split())) == (2, "", True), ran.err


def test_a_log_without_tags_is_grouped_by_none_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    case = make.case(history=make.history(make.attempt("2026-04-01 12:00")))
    log.write_bytes(
        b"\n".join(adapter(Judged).dump_json(one.judged) for one in replay_of(regulation_f(), case).contacts)
    )
    ran = run("scorecard", log, "--by", "vendor")
    assert (ran.status, "--by: no attempt has any tag" in ran.err) == (2, True)
    ran = run("scorecard", log)
    assert (ran.status, "1 attempts have no vendor" in ran.out) == (0, True)


def test_of_what_no_replay_wrote_nothing_is_counted(replayed: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").write_text('{"who": "2025550147"}\n', "utf-8")
    (tmp_path / "odd.parquet").write_bytes(b"PAR1 no")
    (tmp_path / "misnamed.jsonl").write_bytes(replayed.read_bytes())
    pq.write_table(pq.read_table(replayed).drop_columns(["tags"]), tmp_path / "less.parquet")
    for name, said in (
        ("odd.jsonl", "odd.jsonl:1: no line that a replay writes"),
        ("misnamed.jsonl", "misnamed.jsonl:1: no line that a replay writes: it is Parquet, so give it a name with"),
        ("odd.parquet", "odd.parquet: it is damaged, or no Parquet file"),
        ("less.parquet", "less.parquet: tags: the column is needed"),
        ("none.jsonl", "REPLAYS, argument 1: cannot be read"),
        ("none.parquet", "REPLAYS, argument 1: cannot be read"),
    ):
        ran = run("scorecard", tmp_path / name)
        assert (ran.status, said in ran.err) == (2, True), ran.err
        assert "2025550147" not in ran.err
    ran = run("scorecard", replayed, "--level", "1")
    assert (ran.status, "level: must be between 0 and 1" in ran.err) == (2, True)
