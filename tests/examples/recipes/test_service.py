"""The service: what it answers, what it refuses, its log, and that nothing that fails looks like a yes."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from examples.recipes.service.__main__ import question, served
from examples.recipes.service.app import MOST_BYTES, service
from examples.recipes.service.log import Log
from fdcpa_guard import Decision, Guard, regulation_f
from fdcpa_guard.canonical import canonical
from fdcpa_guard.records import LogReader
from fdcpa_guard.records.chain import verify
from fdcpa_guard.schema import DecisionRequest, json_schema
from tests.docs.blocks import DOCS, ROOT

POLICY = regulation_f()
GUARD = Guard(POLICY)
ALLOWED, DENIED = "01-first-call.json", "04-call-after-conversation.json"
CLIENT = ROOT / "examples" / "recipes" / "service" / "client.mjs"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = Log(tmp_path, POLICY)
    yield log
    log.close()


@pytest.fixture
def address(log: Log) -> Iterator[str]:
    with served(service(POLICY, log)) as address:
        yield address


def asking(address: str) -> httpx.Client:
    alone = httpx.Limits(max_keepalive_connections=0)  # uvicorn closes the connection in which something failed
    return httpx.Client(base_url=address, timeout=60, limits=alone)


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with asking(address) as client:
        yield client


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a service that answers more than one test: for what leaves it as it was, but for its log."""
    log = Log(tmp_path_factory.mktemp("standing"), POLICY)
    with served(service(POLICY, log)) as address, asking(address) as client:
        yield client
    log.close()


def lines(folder: Path, n: int = 0) -> list[bytes]:
    return (folder / f"decisions-{n}.jsonl").read_bytes().splitlines(keepends=True)


def refused(answer: httpx.Response, status: int) -> dict[str, Any]:
    """What a refusal says, if it is one of its form, and nothing in it could be taken for a yes."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    said: dict[str, Any] = answer.json()
    assert {"type", "title", "status"} <= said.keys()
    assert said["status"] == status
    assert "allowed" not in said
    return said


EXAMPLES = sorted(path.name for path in (DOCS / "examples").glob("*.json"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_decides_as_the_library_does(standing: httpx.Client, name: str) -> None:
    asked = DecisionRequest.model_validate(question(name))
    answer = standing.post("/decisions", json=question(name))
    assert answer.status_code == 200
    said = answer.json()
    decision = GUARD.decide(asked.contact, asked.case)
    assert Decision.from_json(json.dumps(said["decision"])) == decision
    assert said["allowed"] is decision.allowed
    coming = None if decision else GUARD.next_allowed(asked.contact, asked.case).at
    assert said["next_allowed"] == (coming and coming.isoformat())


def test_each_answer_is_recorded_before_it_is_given(client: httpx.Client, tmp_path: Path) -> None:
    asked = {**question(DENIED), "references": {"case": "c-1", "agent": "a-17"}}
    hashes = [client.post("/decisions", json=each).json()["record"] for each in (question(ALLOWED), asked)]
    kept = lines(tmp_path)
    assert verify(kept).unaltered
    reader = LogReader()
    records = list(reader.records(canonical(json.loads(line)["body"]) for line in kept))
    assert [record.hash for record in records] == hashes
    assert [record.allowed for record in records] == [True, False]
    assert dict(records[1].references) == {"case": "c-1", "agent": "a-17"}


def test_bad_facts_are_named_and_not_repeated(standing: httpx.Client) -> None:
    secret = "+12025550188"
    asked = question(ALLOWED)
    asked["contact"] |= {"at": secret, "debts": [secret], secret: 1, "medium": '"><script>'}
    answer = standing.post("/decisions", json=asked)
    said = refused(answer, 422)
    assert {each["field"] for each in said["problems"]} >= {"contact.at", "contact.medium", "contact.(unknown field)"}
    assert secret not in answer.text
    assert "script" not in answer.text


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'{"contact": {}, "contact": {}}', b"null", b"1e999"])
def test_what_is_no_question_is_refused(client: httpx.Client, body: bytes, tmp_path: Path) -> None:
    refused(client.post("/decisions", content=body), 422)
    assert lines(tmp_path) == []


def test_the_asker_does_not_choose_the_policy(standing: httpx.Client) -> None:
    assert "policy" in refused(standing.post("/decisions", json={**question(ALLOWED), "policy": "house"}), 400)["title"]


def test_too_long_a_question_is_refused(standing: httpx.Client) -> None:
    refused(standing.post("/decisions", content=b" " * (MOST_BYTES + 1)), 413)


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nothing", 404), ("GET", "/decisions", 405)])
def test_every_other_error_has_the_same_form(standing: httpx.Client, method: str, path: str, status: int) -> None:
    refused(standing.request(method, path), status)


def test_what_fails_inside_says_nothing_and_is_no_yes(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*given: object) -> None:
        raise RuntimeError("+12025550188")

    monkeypatch.setattr(Guard, "decide", failing)
    answer = client.post("/decisions", json=question(ALLOWED))
    refused(answer, 500)
    assert "555" not in answer.text


def test_what_cannot_be_recorded_is_not_answered_and_takes_it_out_of_service(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert client.get("/health").json() == {"ready": True}
    with monkeypatch.context() as patch:
        patch.setattr("examples.recipes.service.log.os.fsync", lambda number: (_ for _ in ()).throw(OSError("full")))
        refused(client.post("/decisions", json=question(ALLOWED)), 500)
    refused(client.post("/decisions", json=question(ALLOWED)), 500)
    refused(client.get("/health"), 503)


def test_two_processes_write_two_logs_and_each_goes_on_with_its_own(tmp_path: Path) -> None:
    asked = DecisionRequest.model_validate(question(ALLOWED))
    decision = GUARD.decide(asked.contact, asked.case)
    for turn in (1, 2):
        logs = [Log(tmp_path, POLICY) for _ in range(2)]
        for log in logs:
            log.keep(asked, decision)
        for log in logs:
            log.close()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["decisions-0.jsonl", "decisions-1.jsonl"]
        for n in range(2):
            assert verify(lines(tmp_path, n)).unaltered
            assert len([line for line in lines(tmp_path, n) if b'"allowed"' in line]) == turn


def test_a_torn_line_is_cut_off_and_a_damaged_log_stops_the_start(tmp_path: Path) -> None:
    asked = DecisionRequest.model_validate(question(ALLOWED))
    log = Log(tmp_path, POLICY)
    log.keep(asked, GUARD.decide(asked.contact, asked.case))
    log.close()
    whole = lines(tmp_path)
    path = tmp_path / "decisions-0.jsonl"
    path.write_bytes(b"".join(whole) + whole[0][:40])
    Log(tmp_path, POLICY).close()
    assert lines(tmp_path) == whole
    path.write_bytes(b"".join(whole).replace(b"true", b"fals", 1))
    with pytest.raises(Exception, match="log"):
        Log(tmp_path, POLICY)


def test_the_description_holds_the_librarys_own_schemas(standing: httpx.Client) -> None:
    whole = standing.get("/openapi.json").json()
    schemas = whole["components"]["schemas"]

    def references(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from (value for key, value in part.items() if key == "$ref")
            part = list(part.values())
        if isinstance(part, list):
            for each in part:
                yield from references(each)

    found = set(references(whole))
    assert found
    assert {name.removeprefix("#/components/schemas/") for name in found} <= schemas.keys()
    for name in ("question", "decision"):
        parts = json_schema(name).get("$defs", {})
        assert {f"{name}.{part}" for part in parts} <= schemas.keys()
    assert whole["paths"]["/decisions"]["post"]["responses"].keys() >= {"200", "400", "413", "422", "500"}


def test_it_says_what_decides(standing: httpx.Client) -> None:
    said = standing.get("/edition").json()
    assert said["policy"] == POLICY.label
    assert said["fingerprint"] == POLICY.fingerprint
    assert {"library", "schema", "law", "zones", "telephone"} <= said.keys()


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_no_page_loads_anything_from_elsewhere(standing: httpx.Client, path: str) -> None:
    refused(standing.get(path), 404)


# the clients


def in_node(address: str, asked: object, limit: int = 60_000) -> bool:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    program = f"""
        import {{ mayDial }} from {json.dumps(CLIENT.as_uri())};
        console.log(await mayDial({json.dumps(address)}, {json.dumps(asked)}, {limit}));
    """
    command = [node, "--input-type=module", "--eval", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {"true": True, "false": False}[done.stdout.strip()]


def test_the_client_in_node_dials_only_on_a_yes(address: str) -> None:
    assert in_node(address, question(ALLOWED))
    assert not in_node(address, question(DENIED))
    assert not in_node(address, {"contact": {}})
    assert not in_node(f"{address}/nothing", question(ALLOWED))


def test_the_client_in_node_does_not_dial_if_the_answer_comes_too_late(address: str) -> None:
    assert not in_node(address, question(ALLOWED), limit=0)


def test_the_client_in_node_does_not_dial_without_a_service() -> None:
    assert not in_node("http://127.0.0.1:9", question(ALLOWED))


def test_curl_as_the_page_has_it(address: str, tmp_path: Path) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    page = (DOCS / "recipes" / "service.md").read_text("utf-8").replace("\\\n", "")
    (command,) = [line.split(" | ")[0] for line in page.splitlines() if line.startswith("curl ")]
    arguments = [part.strip("'") for part in command.replace("'Content-Type: application/json'", "@").split()]
    arguments = [part if part != "@" else "Content-Type: application/json" for part in arguments]
    arguments = [part.replace("http://127.0.0.1:8000", address) for part in arguments]
    arguments[arguments.index("--max-time") + 1] = "60"  # here the machine may be slow
    for name, allowed in ((ALLOWED, True), (DENIED, False)):
        (tmp_path / "question.json").write_text(json.dumps(question(name)))
        done = subprocess.run([curl, *arguments[1:]], cwd=tmp_path, capture_output=True, check=True)
        assert json.loads(done.stdout)["allowed"] is allowed
    (tmp_path / "question.json").write_text("{}")
    done = subprocess.run([curl, *arguments[1:]], cwd=tmp_path, capture_output=True)
    assert done.returncode != 0
    assert done.stdout == b""


def soon(ask: Callable[[], Any]) -> Any:
    """What comes of asking, as soon as it does: a process takes a while to start."""
    for _ in range(600):
        with suppress(httpx.TransportError, FileNotFoundError):
            return ask()
        time.sleep(0.1)
    raise AssertionError("it never answered")


def test_uvicorn_starts_it_with_several_workers_as_the_page_has_it(tmp_path: Path) -> None:
    page = (DOCS / "recipes" / "service.md").read_text("utf-8")
    (command,) = [line for line in page.splitlines() if ".venv/bin/uvicorn " in line]
    arguments = command.partition(".venv/bin/uvicorn ")[2].replace("--workers 4", "--workers 2").split()
    env = os.environ | {"FDCPA_POLICY": "regulation_f", "FDCPA_LOG": str(tmp_path)}
    env["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT}"
    started = [sys.executable, "-m", "uvicorn", *arguments, "--host", "127.0.0.1", "--port", "0"]
    with subprocess.Popen(started, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            address = next(line.split(" on ")[1].split()[0] for line in server.stderr if "running on http" in line)
            answer = soon(lambda: httpx.post(f"{address}/decisions", json=question(ALLOWED), timeout=60))
            assert answer.json()["allowed"] is True
            soon(lambda: lines(tmp_path, 1))
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate()
    kept = [lines(tmp_path, n) for n in range(2)]
    assert sum(b'"allowed"' in line for log in kept for line in log) == 1
    assert all(verify(log).unaltered for log in kept if log)
