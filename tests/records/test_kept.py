"""Logs of every form that records ever had, as the versions of then wrote them: each can be verified for good.

`before` was written by the last version that had no records, as the JSON of decisions. These files are never written
anew: a later form gets files of its own beside them.
"""

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import fingerprints_before
from fdcpa_guard.decision import fingerprint_over
from fdcpa_guard.facts import older as older_facts
from fdcpa_guard.policies import named
from fdcpa_guard.records import older
from fdcpa_guard.records.chain import Chain
from fdcpa_guard.records.verifying import Facts, Verdict, Verified, Verifier
from fdcpa_guard.schema import DecisionRequest

KEPT = Path(__file__).parent / "kept"
KEY = b"the key of the kept records"
LOGS = sorted(path for path in KEPT.glob("*.jsonl") if path.name != "questions.jsonl")
QUESTIONS = [
    DecisionRequest.model_validate_json(line) for line in (KEPT / "questions.jsonl").read_text("utf-8").splitlines()
]

every = pytest.mark.parametrize("log", LOGS, ids=lambda path: str(path.stem))


def verified(log: Path, lines: list[str], policy: str | None = None) -> list[Verified]:
    key = KEY if "keyed" in log.name else None
    facts = Facts(key)
    for number, asked in enumerate(QUESTIONS, 1):
        facts.add(asked.case, f"c-{number}", asked.contact)
    return list(Verifier(named(policy or log.stem.partition(".")[2]), facts, key=key).lines(lines))


def lines_of(log: Path) -> list[str]:
    return log.read_text("utf-8").splitlines()


def test_every_form_is_kept() -> None:
    assert {log.stem for log in LOGS} == {
        f"{form}.{policy}" for form in ("before", "1", "1-keyed") for policy in ("us", "regulation_f")
    }


@every
def test_they_are_intact_whatever_is_decided_now(log: Path) -> None:
    found = verified(log, lines_of(log))
    assert len(found) == len(QUESTIONS)
    assert {one.verdict for one in found} <= {Verdict.SAME, Verdict.OTHERWISE}
    assert {one.sealed for one in found} == {"before" not in log.name}


@every
def test_so_they_are_under_a_policy_that_decides_otherwise(log: Path) -> None:
    found = verified(log, lines_of(log), "us_federal")
    assert {one.verdict for one in found} <= {Verdict.SAME, Verdict.OTHERWISE}
    assert any(one.verdict is Verdict.OTHERWISE and one.because for one in found)


@every
def test_what_was_altered_since_is_found(log: Path) -> None:
    lines = lines_of(log)
    place = next(n for n, line in enumerate(lines) if '"allowed":false' in line)
    flipped = [*lines[:place], lines[place].replace('"allowed":false', '"allowed":true', 1), *lines[place + 1 :]]
    found = [one for one in verified(log, flipped) if one.line == place + 1]
    assert [one.verdict for one in found] == [Verdict.UNREADABLE if "before" in log.name else Verdict.ALTERED]
    assert found[0].what in (
        ("allowed: contradicts the reasons: a contact is allowed if none of them denies, and only then",),
        ("allowed",),
        ("the record",),
    )  # what of it, only the editions of then can tell


@pytest.mark.parametrize("policy", ["us", "regulation_f"])
def test_an_old_record_of_other_facts_is_not_found_again(policy: str) -> None:
    """Its one fingerprint does not tell whether it is the policy, the contact or the case that is another."""
    log = KEPT / f"before.{policy}.jsonl"
    document = json.loads(lines_of(log)[0])
    document["fingerprint"] = "0" * 64
    (one,) = verified(log, [json.dumps(document)])
    assert one.verdict is Verdict.FACTS_MISSING
    assert "policy is another" in one.what[0]


def test_no_word_of_an_old_record_that_was_altered_is_repeated() -> None:
    log = KEPT / "before.us.jsonl"
    document = json.loads(next(line for line in lines_of(log) if '"reasons":[]' not in line))
    document["reasons"][0]["rule"] = "Ann Lee, 303 555 0100"
    (one,) = verified(log, [json.dumps(document)])
    assert (one.verdict, one.what) == (Verdict.UNREADABLE, ("a rule has an id that no rule can have",))


def test_an_old_record_whose_answer_was_altered_is_decided_otherwise() -> None:
    """The rules have changed since the kept log; of a record of then under the rules of today nothing says what has."""
    log = KEPT / "before.us.jsonl"
    document = json.loads(next(line for line in lines_of(log) if '"reasons":[]' not in line))
    document["reasons"][0]["rule"] = "us.none.such"
    policy = named("us")
    then = older.read(json.dumps(document))
    asked = older.Questions(policy, [(each.contact, each.case) for each in QUESTIONS]).question(then)
    assert asked is not None
    of_today = [
        fingerprint_over(fingerprints_before.fingerprint(policy), *facts)
        for facts in product(older_facts.fingerprints(asked.contact), older_facts.fingerprints(asked.case))
    ]
    for fingerprint, because in (
        (document["fingerprint"], "the policy"),
        (of_today[0], "editions that it does not tell"),
    ):
        document["fingerprint"] = fingerprint
        (one,) = verified(log, [json.dumps(document)])
        assert (one.verdict, one.because) == (Verdict.OTHERWISE, (because,))
        assert "us.none.such" in [rule for _, _, rule in one.rules]


BEFORE = [log for log in LOGS if log.name.startswith("before")]


@pytest.mark.parametrize("log", BEFORE, ids=lambda path: str(path.stem))
def test_records_of_before_can_be_put_into_a_chain(log: Path) -> None:
    chain = Chain()
    entries = [chain.append(json.loads(line)).decode() for line in lines_of(log)]
    assert [one.verdict for one in verified(log, entries)] == [one.verdict for one in verified(log, lines_of(log))]
    deep = '{"body":{"fingerprint":0,"permitted_debts":0,"reasons":%s}}' % ("[" * 900 + "]" * 900)
    assert [one.verdict for one in verified(log, [deep])] == [Verdict.UNREADABLE]


@pytest.mark.parametrize("log", BEFORE, ids=lambda path: str(path.stem))
def test_of_a_record_of_before_the_instant_and_what_applied_are_looked_at_too(log: Path) -> None:
    def found(change: Callable[[dict[str, Any]], object]) -> set[Verdict]:
        documents = [json.loads(line) for line in lines_of(log)]
        for document in documents:
            change(document)
        return {one.verdict for one in verified(log, [json.dumps(document) for document in documents])}

    def another(document: dict[str, Any]) -> None:
        status = document["packs"][0]
        status["applied"] = not status["applied"]

    assert found(lambda document: document.update(at="2025-01-01T12:00:00Z")) == {Verdict.ALTERED}
    assert found(another) == {Verdict.OTHERWISE}
