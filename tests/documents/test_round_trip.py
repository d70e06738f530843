"""Documents keep what was written, whatever the form, and their fingerprint is of that alone."""

import json
import random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fdcpa_guard import InvalidPolicy
from fdcpa_guard.documents import load_document, load_policy, policy_schema
from tests.cli.test_schema import valid

from .making import Json, documents

few = settings(max_examples=60)
SCHEMA = policy_schema()


@few
@given(documents())
def test_there_and_back(written: Json) -> None:
    document = load_document(written)
    for again in (
        load_document(document.to_yaml()),
        load_document(document.to_json(), format="json"),
        load_document(document.to_dict()),
        load_document(toml(written), format="toml"),
    ):
        assert again == document
        assert hash(again) == hash(document)
        assert again.fingerprint == document.fingerprint
        assert again.to_dict() == document.to_dict()
    assert document.to_dict() == written
    policy = document.policy()
    assert policy.fingerprint == load_document(document.to_yaml()).policy().fingerprint
    assert policy.label.removesuffix(" (asks less)") == f"{written['policy']} {written['version']}"
    assert policy.label.endswith(" (asks less)") is bool(policy.departures)
    assert {rule.id for rule in policy.rules()} >= {rule["id"] for rule in written.get("rules", ())}
    assert (document.owner, document.approved and document.approved.isoformat()) == (
        written.get("owner"),
        written.get("approved"),
    )


@few
@given(documents(), st.randoms(use_true_random=False))
def test_the_form_changes_nothing(written: Json, dice: random.Random) -> None:
    shuffled = disordered(written, dice)
    flow = yaml.safe_dump(shuffled, default_flow_style=True, sort_keys=False, width=40)
    commented = "# of the house\n" + yaml.safe_dump(shuffled, sort_keys=False)
    for text in (flow, commented, commented.replace("policy:", "policy:   ", 1)):
        assert load_document(text).fingerprint == load_document(written).fingerprint


def disordered(value: Any, dice: random.Random) -> Any:
    if isinstance(value, dict):
        keys = dice.sample(sorted(value), len(value))
        return {key: disordered(value[key], dice) for key in keys}
    return [disordered(each, dice) for each in value] if isinstance(value, list) else value


def toml(value: Json) -> str:
    """A document as TOML, all of it in inline tables but the first level."""
    return "\n".join(f"{json.dumps(key)} = {inline(each)}" for key, each in value.items())


def inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {inline(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",\n".join(map(inline, value)) + "]"  # a line of TOML that is too long is refused
    return '"none"' if value is None else json.dumps(value, ensure_ascii=False)


@few
@given(documents(), st.randoms(use_true_random=False))
def test_another_content_is_another_document(written: Json, dice: random.Random) -> None:
    changed = {**written, "owner": str(written.get("owner", "")) + "x"}
    assert load_document(changed) != load_document(written)
    assert load_document(changed).fingerprint != load_document(written).fingerprint


@few
@given(documents())
def test_it_meets_the_schema(written: Json) -> None:
    assert valid(written, SCHEMA, SCHEMA)


@few
@given(documents(), st.data())
def test_what_the_schema_refuses_is_refused(written: Json, data: st.DataObject) -> None:
    broken = json.loads(json.dumps(written))
    place = data.draw(st.sampled_from([each for each in nested(broken) if each is not broken.get("parameters")]))
    key = data.draw(st.sampled_from(sorted(place) or ["colour"]))
    place[key] = data.draw(st.sampled_from((3.5, [[]], {"colour": {"red": []}}, "\n", [7, "x"])))
    if not valid(broken, SCHEMA, SCHEMA):
        with pytest.raises(InvalidPolicy):
            load_policy(broken)


def nested(value: Any) -> list[Json]:
    """Every mapping inside a document."""
    if isinstance(value, list):
        return [found for each in value for found in nested(each)]
    return [value, *[found for each in value.values() for found in nested(each)]] if isinstance(value, dict) else []


def test_text_that_looks_like_a_number_stays_text() -> None:
    document = load_document("policy: 007\nversion: 1.10\nrules: []")
    assert (document.name, document.version) == ("007", "1.10")
    assert load_document(document.to_yaml()) == document


def test_an_optional_field_that_is_null_stays_null() -> None:
    rule = {"id": "a.b", "title": "T", "shape": "ban", "because": None}
    document = load_document({"policy": "a", "version": "1", "loosen": None, "rules": [rule]})
    assert load_document(document.to_yaml()) == document
    assert load_document(document.to_json(), format="json") == document
    assert "null" not in str(next(document.policy().rules()).citations[0])
    empty = load_document("policy: a\nversion: 1\nrules:")
    assert load_document(empty.to_yaml()) == empty


def test_dates_and_times_of_toml_are_those_of_yaml() -> None:
    rule = {"id": "a.b", "title": "T", "shape": "calling-hours", "opens": "08:00", "closes": "20:30:15"}
    written = {"policy": "a", "version": "1", "approved": "2026-11-20", "rules": [rule]}
    text = (
        "policy = 'a'\nversion = '1'\napproved = 2026-11-20\n"
        "[[rules]]\nid = 'a.b'\ntitle = 'T'\nshape = 'calling-hours'\nopens = 08:00:00\ncloses = 20:30:15\n"
    )
    assert load_document(text, format="toml") == load_document(written)


def test_states_in_brackets_are_one_pack() -> None:
    document = load_document("policy: a\nversion: 1\npacks: [us_federal, us_state(MA,NH), house]")
    assert document.packs == ("us_federal", "us_state(MA, NH)", "house")
    assert load_document("policy: a\nversion: 1\npacks:\n- us_federal\n- us_state(MA, NH)\n- house") == document
