"""Questions asked in the playground: the answer is the library's, and what is wrong is told by field and line."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from fdcpa_guard import Guard
from fdcpa_guard.policies import named
from fdcpa_guard.schema import DecisionRequest
from tests.cli.examples import FILES, example

from .asking import ACME, ask

HOSTILE = '"><script>alert(1)</script>\x1b[31m\u202e'


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_is_decided_as_the_guard_decides_it(path: Path) -> None:
    text = path.read_text("utf-8")
    asked = DecisionRequest.model_validate_json(text)
    guard = Guard(named(asked.policy or "us"))
    said = ask("question", question=text, policy={})
    assert said["json"] == guard.decide(asked.contact, asked.case).to_json(indent=2)
    upcoming = guard.next_allowed(asked.contact, asked.case)
    assert said["next"]["iso"] == (upcoming.at and upcoming.at.isoformat())
    assert [each["rule"] for each in said["next"]["needs"]] == [each.rule for each in upcoming.needs]
    counted = guard.decide(asked.contact, asked.case, counted=True).counted or ()
    assert [row["event"] for row in said["calls"]["rows"]] == [call.event for call in counted]


def test_a_policy_that_the_page_chose_decides_instead_of_the_one_that_the_question_names() -> None:
    text = json.dumps(example("03"))
    assert ask("question", question=text, policy={})["policy"].startswith("regulation-f")
    assert ask("question", question=text, policy={"name": "us_state(NY)"})["policy"].startswith("us-ny")
    assert ask("question", question=text, policy={"document": ACME})["policy"] == "acme 1"


def test_the_pictures_are_xml_without_a_style_a_script_or_an_address() -> None:
    said = ask("question", question=json.dumps(example("03")), policy={})
    for picture in (said["week"]["picture"], said["calls"]["picture"]):
        tags = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(picture).iter()}
        assert {"svg", "title", "desc", "rect", "text"} <= tags
        assert not tags & {"style", "script", "image", "a", "use", "foreignObject"}
        assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")


def test_what_is_wrong_with_a_fact_is_told_with_its_field_and_line() -> None:
    text = json.dumps(example("01"), indent=2).replace('"nature": "consumer"', '"nature": "consumr"')
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "consumr" in each)
    (problem,) = ask("question", question=text, policy={})["problems"]
    assert (problem["field"], problem["line"]) == ("case.debts.0.nature", line)
    assert "did you mean" in problem["message"]
    assert "consumr" not in problem["message"]


def test_a_field_that_is_missing_has_the_line_of_what_it_is_missing_in() -> None:
    facts = example("01")
    del facts["case"]["requests"]
    text = json.dumps(facts, indent=1)
    (problem,) = ask("question", question=text, policy={})["problems"]
    assert problem["field"] == "case.requests"
    assert '"case"' in text.splitlines()[problem["line"] - 1]


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ("[]", 1), ('{\n"contact": nothing}', 2), ("{\n\n1: 2}", 3), ('{"contact": {}} x', 1)]
)
def test_what_is_no_json_object_is_refused_at_a_line(text: str, line: int) -> None:
    (problem,) = ask("question", question=text, policy={})["problems"]
    assert problem["line"] == line


def test_json_that_gives_a_key_twice_is_refused() -> None:
    text = json.dumps(example("01"))
    (problem,) = ask("question", question=f'{text[:-1]}, "policy": "us"}}', policy={})["problems"]
    assert problem["field"] == "policy"


@pytest.mark.parametrize("chosen", ["nonsense", "us_state(ZZ)", HOSTILE, "us.nothing"])
def test_a_policy_that_there_is_none_of_is_refused(chosen: str) -> None:
    text = json.dumps(example("01"))
    (problem,) = ask("question", question=text, policy={"name": chosen})["problems"]
    assert problem["field"] == "(policy)"
    (problem,) = ask("question", question=json.dumps({**example("01"), "policy": chosen}), policy={})["problems"]
    assert problem["field"] == "policy"
    assert chosen not in problem["message"]


def test_a_document_that_is_no_policy_is_told_with_its_line() -> None:
    document = ACME.replace("closes:", "clses:")
    (problem,) = ask("question", question=json.dumps(example("01")), policy={"document": document})["problems"]
    assert (problem["field"], problem["line"]) == ("rules.0.clses", 9)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [found for key, each in value.items() for found in leaves(each, (*path, key))]
    if isinstance(value, list):
        return [found for number, each in enumerate(value) for found in leaves(each, (*path, number))]
    return [path]


def test_a_hostile_text_in_any_field_is_answered_and_never_repeated_but_as_what_it_is() -> None:
    facts = example("03")
    for path in leaves(facts):
        changed = json.loads(json.dumps(facts))
        inner = changed
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = HOSTILE
        said = ask("question", question=json.dumps(changed), policy={"name": "us"})
        assert "failed" not in said, path
        assert HOSTILE not in json.dumps(said, ensure_ascii=False), path
        assert "<script" not in json.dumps(said), path


def test_what_every_rule_did_is_the_explanation() -> None:
    text = json.dumps(example("03"))
    asked = DecisionRequest.model_validate_json(text)
    explanation = Guard(named("regulation_f")).explain(asked.contact, asked.case)
    said = ask("trace", question=text, policy={})
    assert [(each["rule"], each["verdict"]) for each in said["rules"]] == [
        (each.rule, each.verdict) for each in explanation.rules
    ]
    assert said["elsewhere"] == len(explanation.elsewhere)


def test_what_each_limit_counted_is_told_with_its_picture() -> None:
    text = json.dumps(example("03"))
    said = ask("question", question=text, policy={"name": "house"})["limits"]
    named_rules = [rule["rule"] for row in said["rows"] for rule in row["rules"]]
    assert "house.pace.calls-a-week" in named_rules
    assert said["rows"][0]["count"] == "7 counted, 3 fill it"
    assert len(said["rows"][0]["events"]) >= 7
    tags = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(said["picture"]).iter()}
    assert "circle" in tags
    assert "style" not in tags
    assert ask("question", question=json.dumps(example("01")), policy={})["limits"]["rows"] == []


def test_the_last_days_that_there_are_have_no_week() -> None:
    facts = example("01")
    facts["contact"]["at"] = "2200-12-30T12:00:00-05:00"
    said = ask("question", question=json.dumps(facts), policy={"name": "regulation_f"})
    assert said["week"] == {"picture": "", "windows": [], "closing": []}


def test_a_fault_of_ours_is_told_by_its_kind_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("+12025550147")

    monkeypatch.setattr(Guard, "decide", broken)
    assert ask("question", question=json.dumps(example("01")), policy={}) == {"failed": "RuntimeError"}
