"""Fingerprints of before the canonical form, as the code of then made them of these facts, and as they are now."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from fdcpa_guard import Case, Contact
from fdcpa_guard.decision import fingerprint_over
from fdcpa_guard.facts import Debt, Fact, Location
from fdcpa_guard.facts.base import Id
from fdcpa_guard.facts.older import _FIELDS, fingerprints
from tests.builders import case, contact, debt, decide, guard

from . import defaults

VECTORS = [json.loads(line) for line in Path(__file__).with_name("older.jsonl").read_text("utf-8").splitlines()]
"""Contacts and cases, with the fingerprints that both had at schema 3.2 and have since the canonical form."""


@pytest.mark.parametrize("vector", VECTORS, ids=[each["name"] for each in VECTORS])
def test_a_fingerprint_is_what_it_was(vector: dict[str, Any]) -> None:
    facts: list[Fact] = [Contact.model_validate(vector["contact"]), Case.model_validate(vector["case"])]
    assert [fingerprints(fact)[:1] for fact in facts] == [(each,) for each in vector["then"]]
    assert [fact.fingerprint for fact in facts] == vector["now"]


def test_every_kind_of_fact_of_then_is_in_one_of_them() -> None:
    assert {kind for vector in VECTORS for kind in _met(vector)} == _FIELDS.keys()


def _met(vector: dict[str, Any]) -> set[str]:
    from tests.facts.test_same import inside

    facts = (Contact.model_validate(vector["contact"]), Case.model_validate(vector["case"]))
    return {type(fact).__name__ for whole in facts for fact in inside(whole)}


def test_no_field_of_then_is_gone() -> None:
    now = defaults.now()
    for kind, names in _FIELDS.items():
        assert set(names) <= now[kind].keys()


class LaterDebt(Debt):
    a_word: Id | None = None


class LaterCase(Case):
    debts: tuple[LaterDebt, ...]
    heir: Location | None = None
    words: tuple[str, ...] = ()
    segments: list[str] = Field(default_factory=list)


class Pet(Fact):
    """A kind of fact that there was not."""

    name: Id = "rex"


class PetCase(Case):
    pets: tuple[Pet, ...] = ()


def test_a_field_that_a_later_version_adds_changes_nothing() -> None:
    for vector in VECTORS:
        for kind in (LaterCase, PetCase):
            assert vector["then"][1] in fingerprints(kind.model_validate(vector["case"]))


@pytest.mark.parametrize(
    "said",
    [
        {"words": ["x"]},
        {"segments": ["x"]},
        {"heir": {"id": "x", "zip": "60601"}},
        {"debts": [{**debt().model_dump(mode="json"), "a_word": "x"}]},
    ],
    ids=lambda said: next(iter(said)),
)
def test_what_could_not_be_said_then_had_no_fingerprint(said: dict[str, Any]) -> None:
    plainly = {**dict(case()), "debts": [debt().model_dump(mode="json")]}
    assert fingerprints(LaterCase.model_validate(plainly)) == fingerprints(case(debts=(debt(),)))
    assert fingerprints(LaterCase.model_validate({**plainly, **said})) == ()


def test_a_kind_of_fact_that_there_was_not_had_no_fingerprint() -> None:
    assert fingerprints(Pet()) == ()
    assert fingerprints(PetCase.model_validate({**dict(case()), "pets": [{}]})) == ()


def test_the_tags_of_attempts_could_not_be_said_then() -> None:
    known = case(history="none").with_attempt(
        id="a", at="2026-03-03T17:00:00Z", medium="call", outcome="rang-out", debts=["card"]
    )
    assert len(fingerprints(known)) == 1
    assert fingerprints(known.with_change("history.attempts.a", tags={"agent": "a-7"})) == ()


@pytest.mark.parametrize("value", [1e16, -1e16, 1.5e300, 123456789012345680000.0])
def test_a_large_float_was_written_in_one_of_two_ways(value: float) -> None:
    """As 2.10 of pydantic writes it, and as 2.14 does; one of them is installed here."""
    known = case(attributes={"a": value, "b": 1.0, "c": -value})
    texts = [known.model_dump_json(exclude={"attributes"})[:-1] + text for text in _attributes(value)]
    assert fingerprints(known) == tuple([sha256(text.encode()).hexdigest() for text in texts])


def _attributes(value: float) -> list[str]:
    whole = f',"attributes":{{"a":{value!r},"b":1.0,"c":{-value!r}}}}}'
    return [whole, whole.replace("e+", "e")]


@pytest.mark.parametrize("value", [9999999999999998.0, 1e15, 1e-7, 10**30, "1e+16", True])
def test_nothing_else_was(value: object) -> None:
    assert len(fingerprints(case(attributes={"a": value}))) == 1


def test_a_decision_recorded_then_can_be_told_from_one_about_other_facts() -> None:
    """Of policy, contact and case, as `Decision.fingerprint` has always been."""
    asked, known = contact("2026-04-01 12:00"), case()
    policy = guard().policy.fingerprint
    decision = decide(asked, known)
    assert decision.fingerprint == fingerprint_over(policy, asked.fingerprint, known.fingerprint)
    then, other = (
        fingerprint_over(policy, *fingerprints(asked), *fingerprints(each)) for each in (known, case(segment="x"))
    )
    assert len({then, other, decision.fingerprint}) == 3
