"""One vocabulary of content: what is said in the older fields and what is said in elements is the same."""

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import Contact, Guard, InvalidFacts
from fdcpa_guard.facts import Content
from fdcpa_guard.facts.contact import OLDER, SYNONYMS
from fdcpa_guard.policies import us
from fdcpa_guard.schema import json_schema
from fdcpa_guard.testing.crowds import as_json
from fdcpa_guard.vocabulary import Element

from ..builders import case, contact

NOON = "2026-04-10 12:00"
WORD, ELEMENT = Element.OPT_OUT_LANGUAGE, Element.OPT_OUT_INSTRUCTIONS


def contradiction(**given: Any) -> str:
    with pytest.raises(InvalidFacts) as caught:
        Content(**given)
    (problem,) = caught.value.problems
    return problem.message


@pytest.mark.parametrize("name", OLDER)
def test_an_older_field_says_an_element(name: str) -> None:
    element = OLDER[name]
    for value, said in ((True, "carries"), (False, "lacks")):
        older, newer = Content(**{name: value}), Content(**{said: [element]})  # type: ignore[arg-type]
        assert older == newer
        assert hash(older) == hash(newer)
        assert older.fingerprint == newer.fingerprint
        assert older.model_dump_json() == newer.model_dump_json()
        assert json.loads(older.model_dump_json())[said] == [element.value]
        assert repr(older) == repr(newer)
        assert older.has(element) is newer.has(element) is getattr(older, name) is getattr(newer, name) is value
        assert older.model_fields_set == newer.model_fields_set == {said}
        for again in (copy.copy(older), pickle.loads(pickle.dumps(older)), Content(**dict(older))):
            assert again == older
            assert again.has(element) is value
        assert Content.model_validate(older.model_dump(exclude_unset=True)) == older
    for nothing in (None, "unknown"):
        undeclared = Content(**{name: nothing})  # type: ignore[arg-type]
        assert undeclared == Content()
        assert undeclared.has(element) is getattr(undeclared, name) is None
        assert Content(**{name: nothing, "carries": [element]}).has(element) is True  # type: ignore[arg-type]


@pytest.mark.parametrize("name", OLDER)
def test_the_older_and_the_newer_words_may_not_contradict_each_other(name: str) -> None:
    element = OLDER[name]
    message = contradiction(**{name: True, "lacks": [element]})
    assert message == f"lacks and {name} contradict each other about {element}"
    assert name in contradiction(**{name: False, "carries": [element]})
    for value, said in ((True, "carries"), (False, "lacks")):
        twice = Content(**{name: value, said: [element]})  # type: ignore[arg-type]
        assert twice == Content(**{name: value})  # type: ignore[arg-type]


def test_a_contradiction_names_the_place_and_nothing_else() -> None:
    with pytest.raises(InvalidFacts) as caught:
        contact(NOON, content={"postcard": True, "lacks": ["postcard", "offer"]})
    assert str(caught.value) == "invalid Contact: content: lacks and postcard contradict each other about postcard"


def test_what_is_no_yes_or_no_is_told_where_it_stands() -> None:
    wrong: Any
    for wrong in ("yes", 1, []):
        with pytest.raises(InvalidFacts) as caught:
            contact(NOON, content={"postcard": wrong})
        assert str(caught.value) == "invalid Contact: content.postcard: must be true or false"


def test_two_words_for_one_element() -> None:
    assert dict(SYNONYMS) == {WORD: ELEMENT}
    assert Content(carries=[WORD]) == Content(carries=[ELEMENT]) == Content(carries=[WORD, ELEMENT])
    declared = Content(lacks=[WORD])
    assert declared.has(WORD) is declared.has(ELEMENT) is False
    assert declared.lacks == {ELEMENT}
    assert "carries and lacks" in contradiction(carries=[WORD], lacks=[WORD])


def test_what_could_be_said_before_is_still_read_as_it_counted_most() -> None:
    for value in (True, False):
        exact = Content(opt_out_instructions=value)
        assert Content(opt_out_instructions=value, carries=[WORD]) == exact
        assert Content(opt_out_instructions=value, lacks=[WORD]) == exact
    assert Content(carries=[ELEMENT], lacks=[WORD]) == Content(carries=[ELEMENT])


def test_a_copy_says_anew_what_its_update_says() -> None:
    said = Content(postcard=False, carries=["offer"], languages=["en"])
    for value in (True, False, None):
        assert said.model_copy(update={"postcard": value}) == Content(
            postcard=value, carries=["offer"], languages=["en"]
        )
    assert said.model_copy(update={"carries": []}) == Content(postcard=False, languages=["en"])
    assert said.model_copy(update={"languages": ()}) == Content(postcard=False, carries=["offer"])
    assert said.model_copy(update={}) is said.model_copy() is said


def test_a_content_like_another_shares_nothing_that_could_change() -> None:
    one, other = Content(postcard=True), Content(postcard=True)
    one.__dict__["postcard"] = None
    assert other.postcard is True
    assert Content().has(Element.POSTCARD) is None


@given(st.dictionaries(st.sampled_from(list(Element)), st.sampled_from((True, False, None))), st.randoms())
def test_however_it_is_said_it_is_the_same(said: dict[Element, bool | None], dice: Any) -> None:
    known = {SYNONYMS.get(element, element): value for element, value in said.items()}
    forms = []
    for chance in (0, 0.5, 1):
        content: dict[str, Any] = {"carries": [], "lacks": []}
        for element, value in known.items():
            name = element.value.replace("-", "_")
            if name in OLDER and dice.random() < chance:
                content[name] = value
            elif value is not None:
                content["carries" if value else "lacks"].append(element)
        forms.append(Content(**content))
    assert len({form.model_dump_json() for form in forms}) == 1
    for form in forms:
        assert {element: form.has(element) for element in known} == known
        assert all(getattr(form, name) is known.get(element) for name, element in OLDER.items())


def test_a_decision_does_not_depend_on_the_words() -> None:
    guard = Guard(us())
    for _, asked in as_json("words", 60):
        older = Contact.model_validate(asked)
        newer = Contact.model_validate(json.loads(older.model_dump_json()))
        assert guard.decide(newer, case()).to_json() == guard.decide(older, case()).to_json()


def test_the_schema_takes_the_older_fields_and_explains_every_element() -> None:
    kinds = json_schema("contact")["$defs"]
    assert kinds["Content"]["properties"].keys() == Content.model_fields.keys()
    for name, element in OLDER.items():
        assert element.means in kinds["Content"]["properties"][name]["description"]
    explained = {each["const"]: each["description"] for each in kinds["Element"]["oneOf"]}
    assert explained == {element.value: f"{element.means} ({element.source})" for element in Element}
