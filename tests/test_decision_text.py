"""A decision written by hand is what its type adapter writes, to the byte."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from fdcpa_guard import Case, Contact, Decision, Guard, us
from fdcpa_guard.decision import Advisory, Citation, CountedCall, Departure, Duty, PackStatus, Reason
from fdcpa_guard.decision_text import Unusual, text_of
from fdcpa_guard.testing.crowds import as_json
from fdcpa_guard.vocabulary import Authority, Confidence, Effect

EXAMPLES = sorted((Path(__file__).parent.parent / "docs/examples").glob("*.json"))
ADAPTER = TypeAdapter(Decision)
NOON = datetime(2026, 4, 1, 12, tzinfo=UTC)
CITED = Citation("12 CFR", "1006.6(c)(1)", Authority.REGULATION, None)


@cache
def guard() -> Guard:
    policy = us()
    first = next(policy.rules()).id
    return Guard(policy.without(first, "so that there is a departure"))


def agrees(decision: Decision) -> None:
    text = text_of(decision)
    assert text == ADAPTER.dump_json(decision).decode()
    assert decision.to_json() == text
    assert Decision.from_json(text) == decision


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_of_the_examples(example: Path) -> None:
    asked = json.loads(example.read_bytes())
    contact, case = Contact.model_validate(asked["contact"]), Case.model_validate(asked["case"])
    for counted in (False, True):
        agrees(guard().decide(contact, case, counted=counted))


def test_of_made_up_questions() -> None:
    for case, contact in as_json("written", 150):
        agrees(guard().decide(Contact.model_validate(contact), Case.model_validate(case), counted=True))


TEXTS = st.text(max_size=12) | st.sampled_from(['"', "\\", "\x00\x1f\x7f", "\b\f\n\r\t", "\u2028", "é𝄞", "</"])
IDS = st.lists(TEXTS, max_size=3).map(tuple)
DAYS = st.none() | st.dates()
WHEN = st.datetimes(timezones=st.just(UTC))
FACTS = st.dictionaries(
    TEXTS,
    TEXTS
    | st.none()
    | st.booleans()
    | st.integers(-(10**18) + 1, 10**18 - 1)
    | st.decimals(-9, 9, places=3).map(float),
    max_size=3,
)
CITATIONS = st.builds(Citation, TEXTS, TEXTS, st.sampled_from(list(Authority)), DAYS, st.sampled_from(list(Confidence)))
CITED_BY = st.lists(CITATIONS, max_size=2).map(tuple)
ANY = st.builds(
    Decision,
    st.just(True),
    st.lists(
        st.builds(
            Reason,
            TEXTS,
            st.sampled_from(list(Effect)),
            TEXTS,
            CITED_BY,
            IDS,
            FACTS,
            st.none() | WHEN,
            st.booleans(),
            IDS,
        ),
        max_size=2,
    ).map(tuple),
    st.lists(st.builds(Duty, TEXTS, TEXTS, CITED_BY, IDS, DAYS, FACTS), max_size=2).map(tuple),
    st.lists(st.builds(Advisory, TEXTS, TEXTS, CITED_BY, IDS, FACTS), max_size=2).map(tuple),
    IDS,
    st.lists(st.builds(PackStatus, TEXTS, st.booleans(), IDS, st.none() | TEXTS), max_size=2).map(tuple),
    st.none() | WHEN,
    WHEN,
    TEXTS,
    TEXTS,
    st.none() | st.lists(st.builds(CountedCall, TEXTS, WHEN, TEXTS, st.booleans(), TEXTS, CITATIONS, DAYS)).map(tuple),
    st.lists(st.builds(Departure, TEXTS, TEXTS, TEXTS), max_size=2).map(tuple),
)
DECISIONS = ANY.map(lambda made: replace(made, allowed=not any(reason.denies for reason in made.reasons)))


@given(DECISIONS)
def test_of_whatever_a_decision_may_hold(decision: Decision) -> None:
    agrees(decision)


@given(st.floats())
def test_of_any_number(value: float) -> None:
    decision = _holding(value)
    assert decision.to_json() == ADAPTER.dump_json(decision).decode()


def _holding(value: Any) -> Decision:
    advisory = Advisory("house.one", "look", (CITED,), ("card",), {"attributes.it": value})
    return Decision(True, (), (), (advisory,), ("card",), (), None, NOON, "house 1", "0" * 64)


PLAIN = _holding(1)
ABROAD = datetime(2026, 4, 1, 12, tzinfo=timezone(timedelta(hours=5, minutes=30)))
ODD: dict[str, Decision] = {
    "a number beyond all measure": _holding(10**18),
    "a number that is none": _holding(float("nan")),
    "an exponent": _holding(1e-7),
    "an instant of another zone": replace(PLAIN, at=ABROAD),
    "one that stands in another zone": replace(
        PLAIN, counted=(CountedCall("e", ABROAD, "card", True, "why", CITED, date(2026, 4, 1)),)
    ),
}


@pytest.mark.parametrize("decision", ODD.values(), ids=ODD)
def test_what_no_guard_puts_into_it_is_left_to_the_adapter(decision: Decision) -> None:
    with pytest.raises(Unusual):
        text_of(decision)
    assert decision.to_json() == ADAPTER.dump_json(decision).decode()


def test_half_a_character_is_refused_as_before() -> None:
    with pytest.raises(PydanticSerializationError):
        _holding("\ud800").to_json()


def test_equal_citations_that_are_not_the_same_are_each_written() -> None:
    """What is kept is kept by the object: one that only equals it may be written otherwise."""
    one = replace(PLAIN, advisories=(Advisory("house.one", "look", (CITED,)),))
    other = replace(PLAIN, advisories=(Advisory("house.one", "look", (replace(CITED, source="15 USC"),)),))
    assert '"15 USC"' not in one.to_json()
    assert '"15 USC"' in other.to_json()
    agrees(one)
    agrees(other)


def test_with_an_indent_it_says_the_same() -> None:
    for decision in (PLAIN, *ODD.values()):
        assert (
            json.loads(decision.to_json(indent=2)) == json.loads(decision.to_json())
            or decision is ODD["a number that is none"]
        )
