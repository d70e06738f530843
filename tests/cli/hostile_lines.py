"""A command line for every command, with every option, and a good document for everything that is read."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from fdcpa_guard.audit import Judged
from tests.adapters import adapter
from tests.cli.examples import EXAMPLES, FILES, example
from tests.cli.hostile import Given, Line, called, values
from tests.reports.test_scorecard import log

_LOGS: Final = EXAMPLES.parent / "logs"
_ROOT: Final = EXAMPLES.parents[1]


def _rows(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


# -- questions


def _question() -> dict[str, Any]:
    """One that holds a text in as many places as a question has."""
    asked = example("03")
    case = asked["case"]
    asked["references"] = {"case": "c-1", "agent": "a-17", "vendor": "north", "campaign": "spring"}
    asked["contact"] |= {"recipient": "consumer", "person_is_at": "home"}
    asked["contact"]["content"] = {"collector_disclosure": True, "carries": ["callback-number"]}
    case["attributes"] = {"segment": "gold", "visits": 3}
    case["requests"] = [
        {
            "id": "times-1",
            "kind": "inconvenient-time",
            "received_at": "2026-03-10T12:00:00-04:00",
            "windows": [{"days": ["mon"], "start": "15:00", "end": "17:00"}],
        }
    ]
    case["history"]["attempts"][1] |= {"tags": {"agent": "a-3", "vendor": "south"}, "place": "home"}
    case["history"]["inbound"] = [
        {"id": "in-1", "at": "2026-02-02T12:00:00-05:00", "medium": "call", "debts": ["card-1"], "address": "cell"}
    ]
    case["emails"] = [{"id": "mail", "address": "someone@mail.example", "public_domain": True}]
    case["postal_addresses"] = [{"id": "letterbox", "address": "12 Elm Street, Springfield"}]
    case["consents"] = [
        {
            "id": "machines",
            "scope": "autodialed",
            "given_at": "2026-01-20T15:00:00Z",
            "given_to": "collector",
            "media": ["call"],
            "address": "cell",
        }
    ]
    return asked


QUESTION: Final = Given("question.json", _question())
SECOND: Final = Given("second.json", example("08"))
LOG: Final = Given("log.jsonl", [example("03"), example("08"), {**example("27"), "references": {"case": "c-2"}}])
TRAIN: Final = Given("dir/question.json", _question())

# -- policies

ACME: Final[dict[str, Any]] = {
    "policy": "acme",
    "version": "2026-11",
    "owner": "compliance-desk",
    "approved": "2026-11-20",
    "packs": ["regulation_f", "house"],
    "effects": {"warn": ["missing-fact"], "ignore": ["advisory"]},
    "parameters": {"house.pace.calls-a-week": {"most": 2}, "house.hours.daytime": {"opens": "09:00"}},
    "loosen": [{"rule": "house.pace.longer-rest", "leave_out": True, "justification": "Our customers asked."}],
    "rules": [
        {
            "id": "acme.quiet-sundays",
            "title": "No calls on Sundays",
            "shape": "quiet-times",
            "windows": [{"days": ["sun"]}],
            "media": ["call", "text"],
            "because": "section 4",
            "in_force": {"from": "2026-12-01"},
        },
        {
            "id": "acme.business-customers",
            "title": "Businesses in business hours",
            "shape": "calling-hours",
            "opens": "09:00",
            "closes": "17:00",
            "weekdays": {"sat": "none", "sun": "none"},
            "segments": {"gold": {"opens": "10:00"}},
            "natures": ["commercial", "consumer"],
        },
    ],
}
POLICY: Final = Given("acme.yaml", ACME, told=True)
POLICY_JSON: Final = Given("acme.json", ACME, told=True)
POLICY_TOML: Final = Given("acme.toml", ACME, told=True)
OLDER: Final = Given("older.yaml", {**ACME, "version": "2026-10", "rules": ACME["rules"][1:]}, told=True)

SCENARIOS: Final = Given(
    "acme.policy.yaml",
    {
        "policy": "regulation_f",
        "scenarios": [
            {
                "name": "mornings",
                "why": "before eight nobody is called",
                "rule": "us.regf.6b1i.hours",
                "zone": "America/New_York",
                "at": {"2026-04-01 07:59": "denies", "2026-04-01 08:00": {"then": "passes", "why": "eight"}},
            },
            {
                "name": "asked not to be called",
                "given": {"requests": ["cease 2026-03-02"], "attributes": {"note": "x"}},
                "when": {"medium": "text"},
                "then": "denied",
                "reasons": ["us.regf.6c1.cease"],
            },
            {"name": "wrong on purpose", "why": "to be told", "rows": [{"name": "a row", "then": "denied"}]},
        ],
    },
    told=True,
)
OWN_SCENARIOS: Final = Given(
    "own.policy.yaml",
    {
        "policy": {"file": "acme.yaml"},
        "scenarios": [
            {
                "name": "sundays",
                "why": "nobody works",
                "rule": "acme.quiet-sundays",
                "at": {"2026-12-06 12:00": "denies", "2026-12-07 12:00": "passes"},
            }
        ],
    },
    told=True,
)

# -- logs, sheets, findings, codes

DIALER: Final = Given("dialer.jsonl", _rows(_LOGS / "dialer.jsonl"))
ANSWERS: Final = Given("answers.jsonl", _rows(_LOGS / "answers.jsonl"))
DIALER_CSV: Final = Given(
    "dialer.csv",
    [
        {
            "consumer": row["consumer"],
            "attempt": row["attempt"],
            "at": row["at"],
            "medium": row["medium"],
            "debts": "card-1",
            "address": row["address"],
            "outcome": row["outcome"],
            "note": "as told",
        }
        for row in DIALER.value
    ],
)
FINDINGS: Final = Given("findings.jsonl", _rows(_ROOT / "examples" / "findings.jsonl"))
ITEMS: Final = Given(
    "items.jsonl", [{**row, "agent": "a-7", "told": "by ear"} for row in _rows(_LOGS / "contacts.jsonl")[:30]]
)
ITEMS_CSV: Final = Given("items.csv", [{name: value or "" for name, value in row.items()} for row in ITEMS.value[:8]])
ITEMS_PARQUET: Final = Given("items.parquet", ITEMS.value[:8])
JUDGED: Final = Given("replayed.jsonl", [adapter(Judged).dump_python(each, mode="json") for each in log()[::9]])
CODES: Final = Given(
    "codes.json",
    {
        "name": "floor",
        "version": "2026-11",
        "extends": ["vicidial"],
        "codes": {
            "RPC": {"outcome": "conversation", "answered_by": "whom-it-was-for", "means": "right party, talked"},
            "ERR": {"means": "dialer error", "careful": "It may have rung before."},
        },
    },
    told=True,
)
KEY: Final = "a key that was made by chance"


# -- tables

_AT: Final = datetime(2026, 4, 1, 16, tzinfo=UTC)
TABLES: Final[dict[str, list[dict[str, Any]]]] = {
    "consumers": [{"consumer_id": "c-1", "collector": "third-party-collector"}],
    "debts": [{"consumer_id": "c-1", "id": "d-1", "nature": "consumer", "kind": "credit-card", "co_obligors": "none"}],
    "phones": [
        {"consumer_id": "c-1", "id": "cell", "number": "2125550123", "person": "consumer", "line_type": "mobile"}
    ],
    "locations": [{"consumer_id": "c-1", "id": "home", "zip": "20001", "kind": "residence", "person": "consumer"}],
    "attempts": [
        {
            "consumer_id": "c-1",
            "id": f"a-{n}",
            "at": (_AT - timedelta(days=n)).isoformat(),
            "medium": "call",
            "outcome": outcome,
            "debts": "d-1",
            "recipient": "consumer",
            "purpose": "collection",
            "address": "cell",
            "voice": "live",
            "agent": "a-17",
        }
        for n, outcome in enumerate(["rang-out", "odd", "conversation"], 1)
    ],
    "inbound": [{"consumer_id": "c-1", "id": "in-1", "at": _AT.isoformat(), "medium": "call", "debts": "d-1"}],
    "requests": [
        {"consumer_id": "c-1", "id": "r-1", "kind": "nonsense", "received_at": _AT.isoformat(), "person": "consumer"}
    ],
    "contacts": [
        {
            "consumer_id": "c-1",
            "contact_id": "k-1",
            "at": _AT.isoformat(),
            "medium": "call",
            "recipient": "consumer",
            "purpose": "collection",
            "address": "cell",
            "voice": "live",
        }
    ],
}
DATABASE: Final = Given("floor.db", TABLES)
PARQUETS: Final = tuple(Given(f"floor/{name}.parquet", rows) for name, rows in TABLES.items())


# -- what commands write and others read


@cache
def made() -> dict[str, Given]:
    """Records, chains, checkpoints, proofs, signatures and parts, as their commands write them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in (QUESTION, POLICY, DIALER, ANSWERS, JUDGED, FINDINGS, ITEMS):
            (folder / each.name).write_bytes(each.written())

        def said(*words: str) -> bytes:
            status, out, err = called([word.replace("{}", name) for word in words])
            assert status in (0, 1), (words, err)
            return out.encode()

        found: dict[str, bytes] = {}

        def keep(file: str, data: bytes) -> None:
            found[file] = data
            (folder / file).write_bytes(data)

        keep("records.jsonl", said("record", "{}/question.json", "-p", "regulation_f", "--reference", "client=x"))
        keep("bodies.jsonl", json.dumps({"n": {"words": ["free"], "of": "somebody"}}).encode() + b"\n")
        said("chain", "append", "{}/chain.jsonl", "{}/records.jsonl")
        keep("old.json", said("chain", "checkpoint", "{}/chain.jsonl", "--name", "floor", "--at", "2026-03-02T15:30Z"))
        said("chain", "append", "{}/chain.jsonl", "{}/bodies.jsonl")
        keep("chain.jsonl", (folder / "chain.jsonl").read_bytes())
        keep("new.json", said("chain", "checkpoint", "{}/chain.jsonl", "--name", "floor"))
        keep("proof.json", said("chain", "prove", "{}/chain.jsonl", "1", "-c", "{}/new.json"))
        said("chain", "grew", "{}/old.json", "{}/new.json", "{}/chain.jsonl", "-o", "{}/growth.json")
        keep("growth.json", (folder / "growth.json").read_bytes())
        signing = ("policy", "sign", "{}/acme.yaml", "--name", "Jane Roe", "--role", "officer", "--on", "2026-03-02")
        keep("signature.jsonl", said(*signing))
        keep("parts.json", said("policy", "fingerprint", "{}/acme.yaml", "--parts"))
        drawing = ("sample", "{}/items.jsonl", "--seed", "s", "--by", "vendor", "--size", "6")
        keep("sheet.csv", b"")
        (folder / "sheet.csv").unlink()
        said(*drawing, "--sheet", "{}/sheet.csv")
        keep("sheet.csv", (folder / "sheet.csv").read_bytes())
        for part, command in {
            "chains": ("chain", "verify", "{}/chain.jsonl", "-c", "{}/new.json"),
            "verified": ("verify", "{}/records.jsonl", "--cases", "{}/question.json", "-p", "regulation_f"),
            "replays": ("replay", "{}/question.json", "{}/out.jsonl", "-p", "regulation_f", "--overwrite"),
            "scorecards": ("scorecard", "{}/replayed.jsonl", "--by", "vendor"),
            "accounts": ("reconcile", "{}/dialer.jsonl", "{}/answers.jsonl"),
            "samples": drawing,
            "exposures": ("exposure", "{}/findings.jsonl", "--as-of", "2026-11-30"),
        }.items():
            keep(f"part-{part}.json", said(*command, "--format", "json"))

    def read(file: str, data: bytes) -> Given:
        if file.endswith(".jsonl") or file == "part-verified.json":
            lines = data.decode().splitlines()
            try:
                return Given(file, [json.loads(line) for line in lines], data=data)
            except json.JSONDecodeError:  # verify writes each of them on lines of its own
                return Given(file.replace(".json", ".jsonl"), values(data.decode()), data=data)
        if file.endswith(".csv"):
            import csv

            return Given(file, list(csv.DictReader(data.decode().splitlines())), data=data)
        return Given(file, json.loads(data), data=data)

    return {file.partition(".")[0].removeprefix("part-"): read(file, data) for file, data in found.items()}


# -- the table


def lines() -> list[Line]:
    """A command line for every command and option, and in every form in which it answers."""
    of = made()
    sheet = [
        {**row, "verdict": "disagrees" if n else "agrees", "rule": "us.regf.6b1i.hours" if n else "",
         "should": "deny" if n else "", "words": "said so on the recording" if n else ""}
        for n, row in enumerate(of["sheet"].value)
    ]  # fmt: skip
    reviews = Given("reviews.csv", sheet)
    rows: list[Line] = []

    def add(words: str, *given: Given, out: str = "text", also: tuple[Given, ...] = (), **more: bool) -> None:
        rows.append(Line(tuple(words.split(" ")), given, out, also, **more))

    for command in ("decide", "explain", "next", "windows", "options"):
        add(f"{command} {{question.json}} -p regulation_f --html {{>page.html}}", QUESTION)
        add(f"{command} {{question.json}} --policy regulation_f --format json", QUESTION, out="json")
    add("decide {question.json} -p {acme.yaml} --html {>page.html}", POLICY, also=(QUESTION,))
    add("decide {question.json} -p {acme.yaml} -f json", POLICY, out="json", also=(QUESTION,))
    add("explain {question.json} -p {acme.yaml} --html {>page.html}", POLICY, also=(QUESTION,))
    add("windows {question.json} -p {acme.yaml} --days 2 --zone America/Denver --svg {>week.svg} --plain", POLICY,
        also=(QUESTION,))  # fmt: skip
    add("windows {question.json} -p regulation_f --svg {>week.svg}", QUESTION)
    add("demo {dir} -p regulation_f", TRAIN, partly=True)
    add("demo {dir} --policy {acme.yaml}", POLICY, also=(TRAIN,), partly=True)
    add("rules -p {acme.yaml}", POLICY)
    add("rules -p {acme.yaml} -f json", POLICY, out="json")
    add("rules -p {acme.yaml} --summary --cases {own.policy.yaml}", POLICY, also=(OWN_SCENARIOS,))
    add("rules -p {acme.yaml} --summary --cases {own.policy.yaml}", OWN_SCENARIOS, also=(POLICY,))
    add("rules -p {acme.yaml} --write {>pages}", POLICY)
    add("rules -p {acme.yaml} --write {>pages} --cases {own.policy.yaml}", OWN_SCENARIOS, also=(POLICY,))
    add("schema question", out="json")
    add("tables debts --format text")
    add("tables debts --format sql --dialect sqlite --view")
    add("compare {older.yaml} {acme.yaml} {log.jsonl} --detail --examples 2 --html {>page.html}", LOG,
        also=(OLDER, POLICY))  # fmt: skip
    add("compare {older.yaml} {acme.yaml} {log.jsonl} --html {>page.html}", POLICY, also=(OLDER, LOG))
    add("compare {older.yaml} {acme.yaml} {log.jsonl} --replay --format json", LOG, out="json", also=(OLDER, POLICY))
    add("policy diff {older.yaml} {acme.yaml} {log.jsonl} --html {>page.html}", POLICY, also=(OLDER, LOG))
    add("policy diff {older.yaml} {acme.yaml} --format markdown", POLICY, out="md", also=(OLDER,))
    add("policy diff {older.yaml} {acme.yaml} -f json --on 2026-11-01 --and 2026-12-31", POLICY, out="json",
        also=(OLDER,))  # fmt: skip
    add("policy diff {older.yaml} {acme.yaml} {log.jsonl} --replay --detail --examples 1 -f markdown", LOG, out="md",
        also=(OLDER, POLICY))  # fmt: skip
    add("policy check {acme.yaml}", POLICY)
    add("policy check {acme.json}", POLICY_JSON)
    add("policy check {acme.toml}", POLICY_TOML)
    add("policy describe {acme.yaml} --html {>page.html} --log {log.jsonl} --scenarios {own.policy.yaml} --mutants "
        "--before {older.yaml} -s {signature.jsonl}", POLICY,
        also=(LOG, OWN_SCENARIOS, OLDER, of["signature"]))  # fmt: skip
    add("policy describe {acme.yaml} --html {>page.html} --log {log.jsonl} --replay --before regulation_f", LOG,
        also=(POLICY,))  # fmt: skip
    add("policy describe {acme.yaml} --html {>page.html} --scenarios {own.policy.yaml} --mutants", OWN_SCENARIOS,
        also=(POLICY,))  # fmt: skip
    add("policy describe {acme.yaml} --html {>page.html} --signature {signature.jsonl} --key-file {key.json}",
        of["signature"], also=(POLICY, Given("key.json", KEY)))  # fmt: skip
    add("policy describe {acme.yaml} --format markdown", POLICY, out="md")
    add("policy sign {acme.yaml} --name Jane --role officer --on 2026-03-02 --out {>signed.json}", POLICY)
    add("policy fingerprint {acme.yaml}", POLICY)
    add("policy fingerprint {acme.yaml} --parts", POLICY, out="json")
    add("policy fingerprint {acme.yaml} --since {parts.json}", of["parts"], also=(POLICY,))
    add("policy schema", out="json")
    add("test {acme.policy.yaml}", SCENARIOS)
    add("test {own.policy.yaml} --policy {acme.yaml}", POLICY, also=(OWN_SCENARIOS,))
    add("mutate {acme.yaml} {own.policy.yaml} --pack acme --fail-on-survivor", POLICY, also=(OWN_SCENARIOS,))
    add("mutate {acme.yaml} {own.policy.yaml}", OWN_SCENARIOS, also=(POLICY,))
    add("record {question.json} -p regulation_f --reference client=x --key-file {key.json}", QUESTION, out="jsonl",
        also=(Given("key.json", KEY),), exact=True)  # fmt: skip
    verify = "verify {records.jsonl} --cases {question.json} --policy {acme.yaml} -p regulation_f"
    add(f"{verify} --html {{>page.html}}", of["records"], also=(QUESTION, POLICY))
    add(f"{verify} --html {{>page.html}} --examples 3", QUESTION, also=(of["records"], POLICY))
    add(f"{verify} -f json", QUESTION, out="stream", also=(of["records"], POLICY))
    add(f"{verify} --html {{>page.html}} --signature {{signature.jsonl}} --key-file {{key.json}}", of["signature"],
        also=(QUESTION, POLICY, of["records"], Given("key.json", KEY)))  # fmt: skip
    add("chain append {>new.jsonl} {bodies.jsonl} --key-file {key.json} --genesis " + "0" * 64, of["bodies"],
        also=(Given("key.json", KEY),), exact=True)  # fmt: skip
    chain = "chain verify {chain.jsonl} --checkpoint {new.json}"
    add(f"{chain} --html {{>page.html}}", of["chain"], also=(of["new"],))
    add(f"{chain} --html {{>page.html}}", of["new"], also=(of["chain"],))
    add(f"{chain} --genesis {'0' * 64}", of["chain"], also=(of["new"],))
    add(f"{chain} -f json", of["chain"], out="json", also=(of["new"],))
    add(
        "chain checkpoint {chain.jsonl} --name floor --at 2026-03-02T15:30Z --out {>point.json}",
        of["chain"],
        exact=True,
    )
    add(f"chain checkpoint {{chain.jsonl}} --genesis {'0' * 64}", of["new"], also=(of["chain"],), exact=True)
    add(
        "chain prove {chain.jsonl} 1 --checkpoint {new.json} --out {>proven.json}",
        of["new"],
        also=(of["chain"],),
        exact=True,
    )
    add("chain prove {chain.jsonl} 1 -c {new.json}", of["chain"], out="json", also=(of["new"],), exact=True)
    add("chain check {proof.json} --checkpoint {new.json}", of["proof"], also=(of["new"],))
    add("chain check {growth.json} -c {old.json} -c {new.json}", of["growth"], also=(of["old"], of["new"]))
    add("chain grew {old.json} {new.json} {chain.jsonl} --out {>grown.json}", of["old"],
        also=(of["new"], of["chain"]))  # fmt: skip
    add("exposure {findings.jsonl} --as-of 2026-11-30 --html {>page.html}", FINDINGS)
    add("exposure {findings.jsonl} --as-of 2026-11-30 --by vendor", FINDINGS)
    add("exposure {findings.jsonl} --as-of 2026-11-30 --by vendor --collector creditor --nature consumer --named 2 "
        "--net-worth 5 --class-action -f json", FINDINGS, out="json")  # fmt: skip
    add("exposure {replayed.jsonl} --as-of 2026-11-30 --html {>page.html}", JUDGED)
    add("replay {question.json} {>judged.jsonl} -p regulation_f --assume autodialed=false --overwrite "
        "--html {>page.html}", QUESTION)  # fmt: skip
    add("replay {question.json} {>judged.jsonl} -p {acme.yaml} --overwrite -f json", POLICY, out="json",
        also=(QUESTION,))  # fmt: skip
    add("scorecard {replayed.jsonl} --by vendor --html {>page.html}", JUDGED)
    add("scorecard {replayed.jsonl} --by vendor --level 0.9 --policy regulation_f --rule us.regf -f json", JUDGED,
        out="json")  # fmt: skip
    add("changes {log.jsonl} --from 2026-11-01 --to 2026-12-31 -p {acme.yaml} --html {>page.html}", LOG,
        also=(POLICY,))  # fmt: skip
    add("changes {log.jsonl} --from 2026-11-01 --to 2026-12-31 --policy {acme.yaml} --html {>page.html}", POLICY,
        also=(LOG,))  # fmt: skip
    add("changes {log.jsonl} --from 2026-11-01 --to 2026-12-31 -p {acme.yaml} --replay --detail --examples 1 -f json",
        POLICY, out="json", also=(LOG,))  # fmt: skip
    period = "--from 2026-03-02T00:00:00-05:00 --to 2026-03-15T00:00:00-04:00 --slack 60 --near 24 --examples 9"
    for given in (DIALER, DIALER_CSV):
        add(f"reconcile {{{given.name}}} {{answers.jsonl}} --html {{>page.html}}", given, also=(ANSWERS,))
    add(f"reconcile {{dialer.jsonl}} {{answers.jsonl}} {period} --zone America/Denver --html {{>page.html}}", ANSWERS,
        also=(DIALER,))  # fmt: skip
    add("reconcile {dialer.jsonl} {answers.jsonl} --format json", DIALER, out="json", also=(ANSWERS,))
    add("reconcile {dialer.jsonl} {records.jsonl} --html {>page.html}", of["records"], also=(DIALER,))
    for given in (ITEMS, ITEMS_CSV, ITEMS_PARQUET):
        add(f"sample {{{given.name}}} --seed s --by vendor,agent --id id --size 99 --sheet {{>sheet.csv}} "
            "--html {>page.html}", given)  # fmt: skip
    add("sample {items.jsonl} --seed s --by vendor --size 99 --sheet {>sheet.jsonl} -f json", ITEMS, out="json")
    add("sample {items.jsonl} --seed s --by week --zone America/Denver --margin 0.2 --each --least 1 --expected 0.4 "
        "--confidence 0.9", ITEMS)  # fmt: skip
    add("sample {items.jsonl} --seed s --by rule --size 99 -p {acme.yaml} --html {>page.html}", POLICY, also=(ITEMS,))
    add("reconcile {dialer.jsonl} {answers.jsonl} -p {acme.yaml} --html {>page.html}", POLICY, also=(DIALER, ANSWERS))
    add("sample {items.jsonl} --seed s --at-most 0.2", ITEMS)
    add("sample {items.jsonl} --seed s --by vendor --size 99 --reviews {reviews.csv} --html {>page.html}", reviews,
        also=(ITEMS,))  # fmt: skip
    add("sample {items.jsonl} --seed s --by vendor --size 99 --reviews {reviews.csv} -f json", reviews, out="json",
        also=(ITEMS,))  # fmt: skip
    add("week {log.jsonl} -p regulation_f --against {acme.yaml} --html {>page.html}", LOG, also=(POLICY,))
    add("week {log.jsonl} --policy regulation_f --against {acme.yaml} --from 2026-04-07 --days 2 --zone America/Denver"
        " --html {>page.html}", POLICY, also=(LOG,))  # fmt: skip
    add("week {log.jsonl} -p {acme.yaml} -f json", POLICY, out="json", also=(LOG,))
    for part in ("chains", "verified", "replays", "scorecards", "accounts", "samples", "exposures"):
        add(f"audit {{{of[part].name}}} --html {{>page.html}}", of[part])
    add("audit {part-scorecards.json} --title T -p regulation_f --asked us.regf -f json", of["scorecards"], out="json")
    add("stale --on 2026-11-29 -p {acme.yaml} --months 12 --coming", POLICY)
    add("stale --on 2026-11-29 -p {acme.yaml} --format json", POLICY, out="json")
    for source in ("floor.db",):
        also = (CODES,)
        tail = "--zone America/Chicago --policy regulation_f --dispositions {codes.json} --overwrite"
        add(f"batch {{{source}}} {{>out.parquet}} {tail} --next-allowed --record --workers 1 --part-rows 100", DATABASE,
            also=also)  # fmt: skip
        add(f"batch {{{source}}} {{>out.parquet}} {tail} -f json --windows 2 --resume", CODES, out="json",
            also=(DATABASE,))  # fmt: skip
        add(f"replay {{{source}}} {{>out.parquet}} {tail} --html {{>page.html}} --workers 1 --part-rows 9 --resume",
            DATABASE, also=also)  # fmt: skip
        add(f"week {{{source}}} -p regulation_f --tables America/Chicago --dispositions {{codes.json}} "
            "--html {>page.html}", DATABASE, also=also)  # fmt: skip
    add("batch {floor} {>out.parquet} --zone America/Chicago -p regulation_f --overwrite", PARQUETS[-1],
        also=PARQUETS[:-1])  # fmt: skip
    return rows


__all__ = ["FILES", "lines", "made", "yaml"]
