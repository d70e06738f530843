"""What the page knows before anything is asked: a field has what it means, and a policy its name."""

import pytest

from fdcpa_guard.policies import named
from fdcpa_guard.schema import json_schema

from .asking import DOCS, ask


@pytest.fixture(scope="module")
def started() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = ask(
        "start", facts=(DOCS / "reference" / "facts.md").read_text("utf-8")
    )
    return found


def test_every_field_of_every_fact_has_its_meaning(started: dict[str, dict[str, dict[str, str]]]) -> None:
    meanings = started["meanings"]
    facts = {name: each for name, each in json_schema("question")["$defs"].items() if "properties" in each}
    assert len(facts) > 30
    lacking = [
        (name, field)
        for name, each in facts.items()
        for field in each["properties"]
        if not meanings.get(name, {}).get(field)
    ]
    assert lacking == []


def test_a_meaning_is_plain_text(started: dict[str, dict[str, dict[str, str]]]) -> None:
    said = [each for fields in started["meanings"].values() for each in fields.values()]
    assert not [each for each in said if any(mark in each for mark in ("`", "](", "**", "\\|"))]


def test_every_policy_that_is_offered_exists(started: dict[str, list[dict[str, str]]]) -> None:
    assert [named(each["name"]).name for each in started["policies"]]
    assert named(f"us_state({', '.join(map(str, started['states']))})").places


def test_what_is_loaded_ahead_of_time_is_all_that_an_answer_may_wait_for(started: dict[str, list[str]]) -> None:
    assert all(ask("warm", place=place) == {} for place in started["places"])
    assert ask("warm", policy="us_federal") == {}
    assert ask("warm") == {}
