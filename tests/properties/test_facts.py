"""Theorems about input and output: facts come out as they went in, and whatever goes in, no error escapes.

`Fact` here means every class of `fdcpa_guard.facts` that a caller may write.
"""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fdcpa_guard.facts
from fdcpa_guard import Case, Contact, Decision, InvalidFacts
from fdcpa_guard.facts import Fact
from fdcpa_guard.testing.crowds import Json, as_json
from fdcpa_guard.testing.smallest import changed, paths, without
from fdcpa_guard.vocabulary import Effect
from tests.any_json import json_values, questions

from .search import GUARD, careful, effort, facts, search


def inside(value: Any) -> Iterator[Fact]:
    """A fact and every fact inside it."""
    if isinstance(value, Fact):
        yield value
        for name in type(value).model_fields:
            yield from inside(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from inside(item)


@effort(60, 2000)
def test_every_fact_round_trips_through_json(examples: int) -> None:
    """Each fact of a case or contact, read back from its JSON or its Python form, equals itself."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        for whole in facts(case, contact):
            for fact in inside(whole):
                kind = type(fact)
                text = fact.model_dump_json()
                again = kind.model_validate_json(text)
                assert again == fact, kind.__name__
                assert again.model_dump_json() == text
                assert again.fingerprint == fact.fingerprint
                assert kind.model_validate(fact.model_dump()) == fact
                assert kind.model_validate(json.loads(text)) == fact

    search("round trip", examples, theorem)


def test_the_round_trip_meets_every_kind_of_fact() -> None:
    """No class of fact is left out of the made-up cases."""
    exported = {getattr(fdcpa_guard.facts, name) for name in fdcpa_guard.facts.__all__}
    kinds = {kind for kind in exported if isinstance(kind, type) and issubclass(kind, Fact)} - {Fact}
    met = {type(fact) for question in as_json("kinds", 150) for whole in facts(*question) for fact in inside(whole)}
    assert met >= kinds


@effort(60, 2000)
def test_a_decision_round_trips_through_json(examples: int) -> None:
    """A decision with its table of counted calls, read back from its JSON, equals itself."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        decision = GUARD.decide(*facts(case, contact), counted=dice.random() < 0.7)
        again = Decision.from_json(decision.to_json())
        assert again == decision
        assert again.to_json() == decision.to_json()

    search("record", examples, theorem)


def survives(case: Any, contact: Any, *, as_text: bool) -> None:
    """Facts of any form give a decision, or `InvalidFacts`, and nothing else."""
    try:
        if as_text:
            asked = Contact.model_validate_json(json.dumps(contact)), Case.model_validate_json(json.dumps(case))
        else:
            asked = Contact.model_validate(contact), Case.model_validate(case)
    except InvalidFacts:
        return
    explanation = GUARD.explain(*asked)
    decision = explanation.decision
    assert isinstance(decision, Decision)
    assert decision.allowed is GUARD.decide(*asked).allowed
    assert all(reason.effect is not Effect.RULE_ERROR for reason in decision.reasons)
    assert Decision.from_json(decision.to_json()).to_json() == decision.to_json()
    assert repr(asked)


PLAIN_CASE = {
    "collector": "debt-buyer",
    "debts": [{"id": "A", "nature": "consumer", "validation": [], "disputes": [], "original_creditor_requests": []}],
    "requests": [],
    "representation": [],
    "bankruptcies": [],
    "history": {"attempts": [], "inbound": []},
}
PLAIN_CONTACT = {"at": "2026-04-08T16:00:00Z", "medium": "call", "debts": ["A"]}


@effort(100, 5000)
def test_any_json_gives_a_decision_or_invalid_facts(examples: int) -> None:
    """Arbitrary JSON in place of the case, the contact, or a field of either."""

    @careful(examples)
    @given(json_values, st.randoms(use_true_random=True), st.booleans())
    def over(value: Any, dice: Random, as_text: bool) -> None:
        survives(value, PLAIN_CONTACT, as_text=as_text)
        survives(PLAIN_CASE, value, as_text=as_text)
        field = dice.choice(list(Case.model_fields))
        survives({**PLAIN_CASE, field: value}, PLAIN_CONTACT, as_text=as_text)
        field = dice.choice(list(Contact.model_fields))
        survives(PLAIN_CASE, {**PLAIN_CONTACT, field: value}, as_text=as_text)

    over()


@effort(150, 10_000)
def test_damaged_json_gives_a_decision_or_invalid_facts(examples: int) -> None:
    """Valid JSON with values replaced by others, moved from elsewhere in it, or left out."""

    @careful(examples)
    @given(questions, json_values, st.randoms(use_true_random=True), st.booleans())
    def over(question: tuple[Json, Json], value: Any, dice: Random, as_text: bool) -> None:
        whole: Any = list(question)
        for _ in range(dice.choice((1, 1, 2, 4))):
            places = [path for path in paths(whole) if path]
            place, other = dice.choice(places), dice.choice(places)
            damage = dice.choice(("replace", "move", "leave out"))
            if damage == "leave out" and len(place) > 1:
                whole = without(whole, place)
            else:
                whole = changed(whole, place, value if damage == "replace" else at(whole, other))
        survives(*whole, as_text=as_text)

    over()


def at(value: Any, path: tuple[int | str, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


@effort(100, 3000)
def test_text_that_is_no_json_gives_invalid_facts(examples: int) -> None:
    """Cut, doubled or plain wrong text is refused as `InvalidFacts`."""

    @careful(examples)
    @given(questions, st.randoms(use_true_random=True))
    def over(question: tuple[Json, Json], dice: Random) -> None:
        text = json.dumps(question[0])
        cut = dice.randrange(len(text))
        for wrong in (text[:cut], text + text, "", "\x00", text[:cut] + "\x00" + text[cut:]):
            with pytest.raises(InvalidFacts):
                Case.model_validate_json(wrong)

    over()
