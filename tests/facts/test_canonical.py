"""The canonical form of facts: one text for the same facts in any form, another for all others, now and later."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from itertools import chain
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from fdcpa_guard import Case, Contact, InvalidFacts
from fdcpa_guard.canonical import NotCanonical, canonical
from fdcpa_guard.facts import Attempt, CeaseNotice, Content, Debt, Fact, History, WeeklyWindow
from fdcpa_guard.facts.base import Id
from fdcpa_guard.facts.history import Inbound
from fdcpa_guard.facts.writing import Written
from fdcpa_guard.schema import DecisionRequest, OptionsRequest, json_schema
from fdcpa_guard.testing.crowds import as_json
from fdcpa_guard.testing.strategies import seeded
from tests.builders import attempt, case, contact, debt, history, inbound
from tests.canon import general
from tests.facts.test_forms import rich
from tests.facts.test_same import inside


def made_up() -> Iterator[Fact]:
    """Contacts and cases of both ways to make them up, and questions."""
    for known, asked in as_json("canonical", 30):
        yield Contact.model_validate(asked)
        yield Case.model_validate(known)
    for asking, knowing in seeded(seed="canonical", count=16):
        yield DecisionRequest(contact=asking, case=knowing, situation="é \U0001f600 \u2028", policy="us")
    yield OptionsRequest.of(DecisionRequest(contact=contact("2026-04-01 12:00"), case=rich()))


WHOLE = list(made_up())
ALL = list(chain.from_iterable(inside(fact) for fact in WHOLE))
FACTS = list({(type(fact), fact.canonical): fact for fact in ALL}.values())


def held(value: Any) -> Any:
    """What a fact holds, field by field, without its text; what only looks alike is told apart."""
    if isinstance(value, Fact):
        return tuple([held(each) for _, each in value])
    if isinstance(value, tuple):
        return tuple(map(held, value))
    if isinstance(value, frozenset):
        return frozenset(map(held, value))
    if isinstance(value, Mapping):
        return tuple(sorted((name, held(each)) for name, each in value.items()))
    return type(value).__name__, repr(value)


def test_the_text_is_what_rfc_8785_makes_of_the_fact_without_its_defaults() -> None:
    for fact in FACTS:
        assert fact.canonical.encode() == general(fact), type(fact)
        assert fact.fingerprint == sha256(general(fact)).hexdigest()


def test_what_is_written_without_defaults_can_be_read_back() -> None:
    for fact in FACTS:
        kind = type(fact)
        forms = [fact.canonical, fact.model_dump_json(exclude_defaults=True), fact.model_dump_json(exclude_unset=True)]
        for text in forms:
            again = kind.model_validate_json(text)
            assert again == fact, kind
            assert again.canonical == fact.canonical
        for mode in ("python", "json"):
            assert kind.model_validate(fact.model_dump(mode=mode, exclude_defaults=True)) == fact, kind
            assert kind.model_validate(fact.model_dump(mode=mode, exclude_unset=True)) == fact, kind


def test_saying_every_default_changes_nothing() -> None:
    for fact in FACTS:
        assert type(fact).model_validate(fact.model_dump(mode="json")).canonical == fact.canonical


def test_facts_of_a_kind_share_a_text_only_if_they_hold_the_same() -> None:
    texts: dict[tuple[type, str], Any] = {}
    holdings: dict[tuple[type, Any], str] = {}
    for fact in ALL:
        holding, text = held(fact), fact.canonical
        assert texts.setdefault((type(fact), text), holding) == holding
        assert holdings.setdefault((type(fact), holding), text) == text
    assert len(texts) == len(holdings) > 1000


def test_every_kind_of_fact_is_among_them() -> None:
    from . import defaults

    assert {type(fact).__name__ for fact in FACTS} == defaults.now().keys()


# -- the caller's own facts


SAME = [0, False, 0.0, -0.0, None, "0", "", "null", 1, True, 1.0, "1", 2**53, 2.0**53, str(2**53), 2**53 + 1]
SAME += [
    10**22,
    1e22,
    "1e+22",
    -(10**3990),
    "NaN",
    '{"$float":"1"}',
    0.5,
    "0.5",
    "é",
    "e\u0301",
    "\U0001f600",
    "\ufffd",
]


def test_attributes_that_look_alike_differ() -> None:
    made = [case(attributes={"a": value}) for value in SAME]
    assert len({each.canonical for each in made}) == len({each.fingerprint for each in made}) == len(SAME)
    for each in made:
        again = Case.model_validate_json(each.canonical)
        assert again == each
        assert held(again) == held(each)


scalars = st.one_of(
    st.sampled_from(SAME),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
)
names = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,6}[a-z]", fullmatch=True)
attributes = st.dictionaries(names, scalars, max_size=4)


@settings(max_examples=60)
@given(attributes, attributes)
def test_cases_with_other_attributes_differ(one: dict[str, Any], other: dict[str, Any]) -> None:
    try:
        left, right = case(attributes=one), case(attributes=other)
    except InvalidFacts:
        return  # a name that is no id
    assert (left.canonical == right.canonical) is (held(left) == held(right))
    for each in (left, right):
        assert each.canonical.encode() == general(each)
        assert held(Case.model_validate_json(each.canonical)) == held(each)
    assert case(attributes=dict(reversed(one.items()))).canonical == left.canonical


@pytest.mark.parametrize("value", [{"$float": "0.5"}, {"$int": "7"}, {"$float": 1}, {"a": 1}, {}, [1]], ids=range(6))
def test_an_attribute_is_no_object_but_such_a_number(value: Any) -> None:
    with pytest.raises(InvalidFacts, match=r"attributes\.a"):
        case(attributes={"a": value})


ATTRIBUTES = json_schema("case")["properties"]["attributes"]


@given(scalars)
def test_the_schema_has_what_an_attribute_is_written_as(value: Any) -> None:
    [ways] = [each["anyOf"] for each in ATTRIBUTES["patternProperties"].values()]
    numbers = {tag: rule["pattern"] for way in ways for tag, rule in way.get("properties", {}).items()}
    written = json.loads(canonical(value))
    if isinstance(written, dict):
        [(tag, text)] = written.items()
        assert re.search(numbers[tag], text)
    else:
        assert type(written) in (bool, int, float, str, type(None))


# -- spellings


def test_an_instant_has_one_text() -> None:
    texts = {
        Contact(at=at, medium="call", debts=["card"]).canonical
        for at in ("2026-04-01T12:00:00.5Z", "2026-04-01T07:00:00.500000-05:00", "2026-04-01T12:00:00.50+00:00")
    }
    assert texts == {'{"at":"2026-04-01T12:00:00.500000Z","debts":["card"],"medium":"call"}'}


def test_a_day_is_another_fact_than_either_end_of_it() -> None:
    whole = debt(paid_at="2026-04-01")
    instants = [debt(paid_at=datetime.fromisoformat(str(each))) for each in whole.instants()]
    assert whole.canonical not in {each.canonical for each in instants}
    assert '"paid_at":"2026-04-01"' in whole.canonical
    assert debt(paid_at="unknown").canonical != debt().canonical


def test_an_amount_has_one_text() -> None:
    assert len({debt(original_amount=each).canonical for each in (5, 5.0, "5", "5.0", "5.00", "0005")}) == 1


def test_a_set_has_one_text_and_a_list_keeps_its_order() -> None:
    orders = (["call", "text"], ["text", "call"])
    stop = {"kind": "stop-medium", "id": "s", "received_at": "2026-04-01"}
    assert len({case(requests=[{**stop, "media": media}]).canonical for media in orders}) == 1
    for name in ("carries", "lacks"):
        said = [
            Content.model_validate({name: each}) for each in (["postcard", "states-debt"], ["states-debt", "postcard"])
        ]
        assert said[0].canonical == said[1].canonical
    assert len({case(debts=order).canonical for order in ((debt(), debt("b")), (debt("b"), debt()))}) == 2


def test_a_request_always_says_its_kind() -> None:
    asked = CeaseNotice(id="c", received_at="2026-04-01", in_writing=True)
    assert asked.canonical == '{"id":"c","in_writing":true,"kind":"cease","received_at":"2026-04-01"}'
    assert WeeklyWindow().canonical == "{}"


# -- later versions


class LaterDebt(Debt):
    """A debt with fields that stand first, between and last."""

    a_word: Id | None = None
    medium_sized: bool = False
    zones: tuple[str, ...] = ()


class LaterAttempt(Attempt):
    a_word: Id | None = None
    b_word: Id = "nobody"
    called: bool | None = None
    nothing: Content = Content()
    words: frozenset[str] = frozenset()


class LaterHistory(History):
    attempts: tuple[LaterAttempt, ...]
    before: tuple[Inbound, ...] = ()


class LaterCase(Case):
    debts: Annotated[tuple[LaterDebt, ...], Field(min_length=1)]
    history: LaterHistory
    a_word: Id | None = None
    heir: Content = Content()
    hint: float = 0.5
    zones: tuple[str, ...] = ()


class LaterContact(Contact):
    a_word: Id | None = None
    zones: tuple[str, ...] = ()
    levels: Annotated[dict[str, int], Field(default_factory=dict)]


LATER: dict[type[Fact], tuple[type[Fact], dict[str, Any]]] = {
    Debt: (LaterDebt, {"medium_sized": True}),
    Attempt: (LaterAttempt, {"b_word": "somebody"}),
    Contact: (LaterContact, {"levels": {"b": 1, "a": 2}}),
    Case: (LaterCase, {"hint": 0.25}),
}


def cases() -> list[Case]:
    tags = {"vendor": "v-1", "agent": "a-7"}
    events = history(attempt("2026-03-03 10:00", tags=tags), attempt("2026-03-04 10:00"), inbound("2026-03-04 10:00"))
    told = [fact for fact in FACTS if isinstance(fact, Case) and type(fact.history) is History]
    return [case(), rich(), case(history=events), *told[:20]]


def test_a_field_that_a_later_version_adds_changes_no_text() -> None:
    met = set()
    for fact in chain.from_iterable(
        inside(each) for each in (*cases(), *[f for f in FACTS if type(f) is Contact][:20])
    ):
        if type(fact) in LATER:
            later, said = LATER[type(fact)]
            again = later.model_validate_json(fact.canonical)
            assert again.canonical == fact.canonical
            assert again.fingerprint == fact.fingerprint
            assert later.model_validate({**json.loads(fact.canonical), **said}).canonical != fact.canonical
            met.add(type(fact))
    assert met == LATER.keys()


def test_pieces_of_a_later_case_are_its_text() -> None:
    """Its own history is not kept in pieces, but could be."""
    for known in cases():
        later = LaterCase.model_validate_json(known.canonical)
        assert Written.of(later).text() == canonical(later) == Written.of(known).text() == known.canonical
    told: dict[str, Any] = {**json.loads(attempt("2026-03-03 10:00").canonical), "words": ["b", "a"], "called": True}
    events = [{**told, "id": f"a{number}", "b_word": f"b{number % 2}"} for number in range(70)]
    busy = LaterCase.model_validate({**json.loads(case().canonical), "history": {"attempts": events, "inbound": []}})
    assert Written.of(busy).text() == busy.canonical


class Odd(Fact):
    """Somebody's own fact, which holds what no fact of ours does."""

    names: list[str] = Field(default_factory=list)
    sizes: dict[str, int] = Field(default_factory=dict)
    raw: bytes = b""
    amount: float = 0.0
    text: str = ""
    words: int = Field(default_factory=lambda given: len(given["text"]))


def test_a_fact_of_ones_own_has_a_text_of_whatever_it_holds() -> None:
    assert Odd().canonical == '{"words":0}'
    full = Odd(names=["b", "a"], sizes={"b": 1, "a": 2**60}, raw=b"x", amount=1.5, text="é")
    assert full.canonical == (
        '{"amount":1.5,"names":["b","a"],"raw":"x","sizes":{"a":{"$int":"1152921504606846976"},"b":1},"text":"é","words":1}'
    )
    with pytest.raises(NotCanonical):
        _ = Odd(text="half \ud83d").fingerprint
    with pytest.raises(NotCanonical):
        _ = Odd(raw=b"\xff").fingerprint
    with pytest.raises((InvalidFacts, ValidationError)):
        Odd(amount=float("nan"))


class WordyCase(Case):
    note: str = ""


def test_a_case_of_ones_own_that_no_record_can_keep_has_no_fingerprint() -> None:
    with pytest.raises(NotCanonical):
        _ = WordyCase.model_validate({**dict(case()), "note": "half \ud83d"}).fingerprint
