"""The option ``--html``: a page beside what is printed, whole or not at all, with ids only."""

from __future__ import annotations

import json
import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from fdcpa_guard.audit import Judged, Objection, Scorecard, parts_of, scorecard, together
from fdcpa_guard.reports import part_page
from fdcpa_guard.vocabulary import Effect
from tests.cli.conftest import Run
from tests.cli.examples import EXAMPLES, as_bytes
from tests.cli.test_privacy import SECRETS, with_everything
from tests.reports.structure import well_made
from tests.reports.test_scorecard import log, one
from tests.showing.test_naming import DOCUMENT

JUDGED = TypeAdapter(Judged)


@pytest.fixture
def replayed(tmp_path: Path) -> Path:
    path = tmp_path / "replayed.jsonl"
    path.write_bytes(b"".join(JUDGED.dump_json(each) + b"\n" for each in log()))
    return path


def test_a_scorecard_is_written_beside_what_is_printed(run: Run, replayed: Path, tmp_path: Path) -> None:
    page = tmp_path / "card.html"
    ran = run("scorecard", replayed, "--html", page)
    assert ran.status == 0
    assert ran.out == run("scorecard", replayed).out
    words = well_made(page.read_text("utf-8")).text
    assert "north: more violations than south, by more than chance." in words


def test_a_page_that_cannot_be_written_is_bad_input(run: Run, replayed: Path, tmp_path: Path) -> None:
    ran = run("scorecard", replayed, "--html", tmp_path / "no" / "card.html")
    assert (ran.status, ran.out) == (2, "")
    assert "the page cannot be written" in ran.err


def test_without_the_extra_that_is_said_before_any_work(
    run: Run, replayed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing: Any = None
    monkeypatch.setitem(sys.modules, "jinja2", nothing)
    ran = run("scorecard", tmp_path / "not-there.jsonl", "--html", tmp_path / "card.html")
    assert ran.status == 3
    assert "--html needs Jinja2" in ran.err


# -- an audit, from its commands to its page

LOGS = EXAMPLES.parent / "logs"
CASES = [str(path) for path in sorted(EXAMPLES.glob("*.json"))[:5]]


@pytest.fixture
def made(run: Run, replayed: Path, tmp_path: Path) -> dict[str, tuple[object, ...]]:
    """The commands of an audit, by the kind of what each finds."""
    records, key = tmp_path / "records.jsonl", tmp_path / "key"
    key.write_text("a key that was made by chance")
    records.write_text(run("record", *CASES).out, "utf-8")
    chain = tmp_path / "chain.jsonl"
    assert run("chain", "append", chain, records, "--key-file", key).status == 0
    assert run("chain", "checkpoint", chain, "--key-file", key, "-o", tmp_path / "known.json").status == 0
    sheet = tmp_path / "sheet.csv"
    drawing = ("sample", replayed, "--id", "consumer,attempt", "--by", "vendor", "--seed", "s", "--size", "9")
    assert run(*drawing, "--sheet", sheet).status == 0
    head, *rows = sheet.read_text("utf-8").splitlines()
    place = head.split(",").index("verdict")
    filled = [",".join(["agrees" if n == place else cell for n, cell in enumerate(row.split(","))]) for row in rows]
    sheet.write_text("\n".join([head, *filled]), "utf-8")
    period = ("--from", "2026-03-02T00:00:00-05:00", "--to", "2026-03-15T00:00:00-04:00")
    acme, signed = tmp_path / "acme.yaml", tmp_path / "signed.jsonl"
    acme.write_text(DOCUMENT)
    who = ("--name", "Jane Roe", "--role", "counsel", "--on", "2026-03-02")
    signed.write_text(run("policy", "sign", acme, *who).out)
    return {
        "chains": ("chain", "verify", chain, "--checkpoint", tmp_path / "known.json", "--key-file", key),
        "records": ("verify", records, *[word for path in CASES for word in ("--cases", path)], "-s", signed),
        "replays": ("replay", CASES[2], tmp_path / "again.jsonl", "--overwrite", "--assume", "autodialed=false"),
        "scorecards": ("scorecard", replayed, "--by", "vendor"),
        "accounts": ("reconcile", LOGS / "dialer.jsonl", LOGS / "answers.jsonl", *period),
        "samples": drawing,
        "reviews": (*drawing, "--reviews", sheet),
        "exposures": ("exposure", LOGS.parents[1] / "examples" / "findings.jsonl", "--as-of", "2026-11-30"),
    }


def test_what_each_command_writes_makes_the_page_that_it_writes_itself(
    run: Run, made: dict[str, tuple[object, ...]], tmp_path: Path
) -> None:
    """The JSON suffices: a page of it is that of the command, but for what a line of records does not say."""
    for kind, command in made.items():
        own, text = tmp_path / f"{kind}.html", tmp_path / f"{kind}.json"
        ran = run(*command, "--format", "json", "--html", own)
        assert ran.status in (0, 1), ran.err
        assert ran.out == run(*command, "--format", "json").out
        text.write_text(ran.out, "utf-8")
        (part,) = [each for each in parts_of(ran.out) if getattr(together([each]), kind)]
        told: dict[str, Any] = {} if kind != "replays" else {"whole": whole_of(tmp_path / "again.jsonl")}
        again, page = part_page(part, **told), own.read_text("utf-8")
        if kind == "records":
            again, page = (re.sub(r'<p class="faint id">.*?</p>', "", each, flags=re.DOTALL) for each in (again, page))
        assert [*filter(None, again.split())] == [*filter(None, page.split())]
        well_made(page)


def whole_of(path: Path) -> Scorecard:
    return scorecard(
        map(JUDGED.validate_json, path.read_bytes().splitlines()), lambda one: one.medium and one.medium.value
    )


def test_the_parts_are_put_together(run: Run, made: dict[str, tuple[object, ...]], tmp_path: Path) -> None:
    files = []
    for kind, command in made.items():
        text = tmp_path / f"{kind}.json"
        text.write_text(run(*command, "--format", "json").out, "utf-8")
        files.append(text)
    page = tmp_path / "audit.html"
    asked = ("--policy", "regulation_f", "--asked", "us.regf.6b1i.hours", "--asked", "us.regf.14b2")
    ran = run("audit", *files, *asked, "--title", "Vendors, April", "--html", page)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "AUDIT    of 10 parts"  # reviews bring their sample, and the examination is made
    assert [line for line in lines if line.endswith((": yes", ": no", ": not known"))] == [
        "unaltered: yes",
        "decided the same: yes",
        "complete: no",
    ]
    assert "Not looked at" not in ran.out
    words = well_made(page.read_text("utf-8")).text
    for file in files:
        assert f"{file.name} " in words
        assert sha256(file.read_bytes()).hexdigest() in words
    assert "Vendors, April" in words
    assert "Not looked at" not in words
    told = json.loads(run("audit", files[0], "--format", "json").out)
    assert [each["answer"] for each in told["verdicts"]] == ["yes", "not looked at", "as far as can be seen"]
    assert "accounts" in told["not_looked_at"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no-such.json",), "no-such.json: cannot be read"),
        (("part.json",), "part.json: is no part of an audit: it is not what verify writes"),
        (("card.json", "--policy", "us"), "--policy: is for --asked, and for the titles of rules on the page"),
        (("card.json", "--asked", "us.regf"), "--asked: the policy is needed"),
        (
            ("card.json", "--asked", "us.rgf", "--policy", "regulation_f"),
            "--asked: a rule that the policy does not have",
        ),
        (("card.json", "card.json", "--asked", "us.regf", "-p", "regulation_f"), "--asked: one scorecard is needed"),
        (("chain.json", "--asked", "us.regf", "-p", "regulation_f"), "--asked: there is no scorecard"),
    ],
)
def test_what_is_wrong_with_the_parts_is_told(
    run: Run, replayed: Path, tmp_path: Path, arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("part.json").write_text("+1 202 555 0187")
    Path("card.json").write_text(run("scorecard", replayed, "-f", "json").out)
    Path("bodies.jsonl").write_text('{"n":1}\n')
    assert run("chain", "append", "log.jsonl", "bodies.jsonl").status == 0
    Path("chain.json").write_text(run("chain", "verify", "log.jsonl", "-f", "json").out)
    ran = run("audit", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "555" not in ran.err


def test_no_part_shows_a_number_an_address_or_a_name(run: Run, tmp_path: Path) -> None:
    question = with_everything()
    question["references"] = {"case": "c-1"}
    asked, log = tmp_path / "question.json", tmp_path / "records.jsonl"
    asked.write_bytes(as_bytes(question))
    recorded = run("record", asked)
    assert recorded.status == 0, recorded.err
    log.write_text(recorded.out, "utf-8")
    commands: list[tuple[object, ...]] = [
        ("verify", log, "--cases", asked),
        ("replay", asked, tmp_path / "out.jsonl", "--overwrite"),
        ("reconcile", LOGS / "dialer.jsonl", log),
    ]
    for number, command in enumerate(commands):
        page = tmp_path / f"{number}.html"
        ran = run(*command, "--html", page)
        assert ran.status in (0, 1), ran.err
        text = page.read_text("utf-8")
        for secret in SECRETS:
            assert secret not in text


def test_a_houses_own_rules_are_called_by_their_titles_where_its_policy_is_given(run: Run, tmp_path: Path) -> None:
    replayed, policy = tmp_path / "replayed.jsonl", tmp_path / "acme.yaml"
    own = [one(n, "north", Objection("acme.three-a-week", Effect.HOUSE_POLICY)) for n in range(3)]
    replayed.write_bytes(b"".join(JUDGED.dump_json(each) + b"\n" for each in own))
    policy.write_text(DOCUMENT)
    title = "At most three calls in seven days"
    part, page = tmp_path / "card.json", tmp_path / "page.html"
    part.write_text(run("scorecard", replayed, "--format", "json").out)
    for command in (("scorecard", replayed), ("audit", part)):
        assert run(*command, "--html", page).status == 0
        assert title not in page.read_text("utf-8")
        ran = run(*command, "--html", page, "--policy", policy)
        assert ran.status == 0, ran.err
        assert title in page.read_text("utf-8")
        assert (title in ran.out) is (command[0] == "scorecard")
