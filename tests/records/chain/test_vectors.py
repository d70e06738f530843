"""The test vectors of the format, reproduced by the library and by a second implementation that shares no code."""

import ast
import json
from pathlib import Path
from typing import Any, Final

import pytest

from fdcpa_guard.records.chain import Chain, Checkpoint, Entry, prove_entry, prove_growth, read_proof, resumed, verify

from . import second

FILE: Final = Path(__file__).parents[1] / "vectors" / "chain-1.json"
LOGS: Final[list[dict[str, Any]]] = json.loads(FILE.read_text("utf-8"))["logs"]
every_log = pytest.mark.parametrize("log", LOGS, ids=lambda log: log["name"])


def lines_of(log: dict[str, Any]) -> list[bytes]:
    return [f"{line}\n".encode() for line in log["lines"]]


def key_of(log: dict[str, Any]) -> bytes | None:
    return None if log["key"] is None else bytes.fromhex(log["key"])


@every_log
def test_the_library_writes_the_same_log(log: dict[str, Any]) -> None:
    chain = Chain(key=key_of(log), genesis=log["genesis"])
    assert [chain.append(json.loads(line)["body"]) for line in log["lines"]] == lines_of(log)


@every_log
def test_the_library_verifies_it_with_each_checkpoint(log: dict[str, Any]) -> None:
    known = [Checkpoint.read(each, key=key_of(log)) for each in log["checkpoints"]]
    verdict = verify(lines_of(log), key=key_of(log), checkpoints=known, genesis=log["genesis"])
    assert (verdict.findings, verdict.unaltered, verdict.complete, verdict.held) == ((), True, True, 7)
    for checkpoint, text in zip(known, log["checkpoints"], strict=True):
        chain = resumed(lines_of(log)[: checkpoint.size], key=key_of(log), genesis=log["genesis"])
        made = Checkpoint.of(chain, at=checkpoint.at, name=checkpoint.name)
        assert made.to_json().decode() == text


@every_log
def test_the_library_makes_the_same_proofs(log: dict[str, Any]) -> None:
    last = Checkpoint.read(log["checkpoints"][-1])
    for text in log["inclusion"]:
        entry = json.loads(text)["entry"]
        proof = prove_entry(lines_of(log), entry["n"], 7)
        assert proof.to_json().decode() == text
        assert proof.holds(last, key=key_of(log))
        assert read_proof(text) == proof
    for text in log["growth"]:
        given = json.loads(text)
        assert prove_growth(lines_of(log), given["old"], given["new"]).to_json().decode() == text


@every_log
def test_the_second_implementation_finds_the_log_right_and_each_change_of_a_line(log: dict[str, Any]) -> None:
    text, key = b"".join(lines_of(log)), key_of(log)
    assert second.first_wrong(text, key, log["genesis"]) is None
    for n in range(7):
        lines = lines_of(log)
        assert second.first_wrong(b"".join(lines[:n] + lines[n + 1 :]), key, log["genesis"]) == (n if n < 6 else None)
        lines[n] = lines[n].replace(b'"body":{', b'"body": {')
        assert second.first_wrong(b"".join(lines), key, log["genesis"]) == n
    assert second.first_wrong(text[:-1], key, log["genesis"]) == 6
    assert second.first_wrong(text, key, "1" * 64) == 0


@every_log
def test_the_second_implementation_makes_the_same_checkpoints_and_proofs(log: dict[str, Any]) -> None:
    leaves = [line.encode() for line in log["lines"]]
    for text in log["checkpoints"]:
        given = json.loads(text)
        size = given["size"]
        assert second.canonical(given).decode() == text
        assert given["root"] == second.root(leaves[:size]).hex()
        assert given["head"] == (made(json.loads(leaves[size - 1])) if size else log["genesis"])
        assert made(given) == second.hashed("chain-checkpoint", given, key_of(log))
    for text in log["inclusion"]:
        given = json.loads(text)
        assert given["path"] == [each.hex() for each in second.path(leaves, given["entry"]["n"])]
    for text in log["growth"]:
        given = json.loads(text)
        expected = second.growth(leaves[: given["new"]], given["old"]) if given["old"] else []
        assert given["path"] == [each.hex() for each in expected]


def made(document: dict[str, Any]) -> Any:
    return document["hmac"] if "hmac" in document else document["hash"]


def test_no_hash_of_one_sort_is_of_another() -> None:
    """The same content, hashed as entry, checkpoint, leaf and node, and with and without a key: never alike."""
    found = [made(json.loads(text)) for log in LOGS for text in (*log["lines"], *log["checkpoints"])]
    found += [json.loads(text)["root"] for log in LOGS for text in log["checkpoints"] if json.loads(text)["size"]]
    bare, keyed = LOGS[0], LOGS[1]
    assert len(found) == len(set(found))
    assert [Entry.read(line).body for line in lines_of(bare)] == [Entry.read(line).body for line in lines_of(keyed)]


def test_the_second_implementation_shares_nothing_with_the_first() -> None:
    tree = ast.parse(Path(second.__file__).read_text("utf-8"))
    imported = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None), *(alias.name for alias in node.names)]
        if name
    }
    assert imported == {"hashlib", "hmac", "json", "typing", "Any"}
