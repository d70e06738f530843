"""The schema of scenario files: what the reader takes it takes, and what the reader refuses for its form it refuses."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fdcpa_guard import facts, regulation_f
from fdcpa_guard.cli import main
from fdcpa_guard.testing.documents import ScenarioError, read
from fdcpa_guard.testing.grammar import TABLES, Level, keys
from fdcpa_guard.testing.scenarios import load, named_policy
from fdcpa_guard.testing.schema import SCHEMA_VERSION, event_pattern, scenario_schema
from tests.breaking import OTHERS, at, misspelt, places, renamed, replaced
from tests.docs.test_tutorial_policy import change, steps, write

ROOT: Final = Path(__file__).parents[2]
FILES: Final = sorted(ROOT.rglob("tests/**/*.policy.yaml"))
FORMS: Final = Path(__file__).with_name("forms.policy.yaml")

NO_FORM: Final = re.compile(
    "|".join(
        (
            r"ready-made|write a policy|the policy has no rule",  # what policies and rules there are
            r"time zone|postal code|ZIP code|says where",  # places
            r"1900 and 2200|calendar|skip this|days run forwards|perhaps with an offset",  # days that there are not
            r": [\w-]+ has no '|holds no facts|the same id",  # ids in the rest of the file
            r"is said of one rule|said twice|nothing is said of|there is no rest",  # what else it says
            r"given\.history\.(attempts|inbound): it is needed here",  # what it is laid over
            r"given\.history\.attempts\.\d+\.outcome: '",  # of a call, or of a message
        )
    )
)
"""What no schema can say: it turns on what there is outside the file, on other places in it, or on the calendar."""


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(scenario_schema())


def refused(document: Any) -> str | None:
    """What the reader says of a document, the facts of its rows included; None: it takes it."""
    try:
        for row in load(json.dumps(document), source="x", resolve=resolve).rows():
            for one in (row, *row.more):
                _ = one.facts
    except ScenarioError as error:
        return str(error)
    return None


def resolve(spec: Any) -> Any:
    return regulation_f() if isinstance(spec, dict) and isinstance(spec.get("file"), str) else named_policy(spec)


def alone(text: str) -> list[Any]:
    """Documents of one scenario each."""
    whole = plain(read(text, "x"))
    return [{**whole, "scenarios": [one]} for one in whole["scenarios"]]


FORMED: Final = alone(FORMS.read_text("utf-8"))


def test_it_is_a_schema_that_any_editor_reads() -> None:
    schema = scenario_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:fdcpa-guard:schema:{SCHEMA_VERSION}:scenarios"
    text = json.dumps(schema)
    assert (
        set(re.findall(r'"format": "[^"]*"', text)) == set()
    )  # editors check those that they know, and these are ours
    for pattern in re.findall(r'"(?:pattern|\^[^"]*)": "((?:[^"\\]|\\.)*)"', text):
        assert not re.search(r"\\\\[^.+sSdn|\\\[$^]|\(\?", pattern), pattern  # what ECMA-262 does not know
    referred = set(re.findall(r'"#/\$defs/([^"]+)"', text))
    assert referred <= schema["$defs"].keys()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT / "tests").as_posix())
def test_every_scenario_file_of_the_repository_is_valid(file: Path) -> None:
    assert [error.message for error in validator().iter_errors(read(file.read_text("utf-8"), file.name))] == []


def test_the_tutorials_file_is_valid_at_every_step(tmp_path: Path) -> None:
    file = tmp_path / "acme.policy.yaml"
    seen = 0
    for step in steps():
        if step.file == file.name and step.language in ("yaml", "diff"):
            (write if step.language == "yaml" else change)(step, tmp_path)
            assert validator().is_valid(read(file.read_text("utf-8"), file.name)), f"line {step.line}"
            seen += 1
    assert seen > 3


def test_each_key_is_offered_where_it_may_stand() -> None:
    schema = scenario_schema()
    offered = {
        Level.FILE: schema,
        Level.SCENARIO: schema["$defs"]["scenario"],
        Level.ROW: schema["$defs"]["row"],
        Level.LINE: schema["$defs"]["expected"]["anyOf"][1],
    }
    for level, one in offered.items():
        assert one["properties"].keys() == keys(level)
        assert all(each["description"] for each in one["properties"].values())
    assert {table for table in TABLES if table in schema["$defs"]["scenario"]["properties"]} == set(TABLES)


def test_a_fact_is_explained_by_the_first_sentence_of_what_is_said_of_it() -> None:
    definitions = scenario_schema()["$defs"]
    for name in ("Dispute", "Consent", "PhoneLine"):
        kind = getattr(facts, name)
        assert definitions[name]["description"] == " ".join((kind.__doc__ or "").partition("\n\n")[0].split())


def test_it_completes_from_facts_that_are_laid_over() -> None:
    given = scenario_schema()["$defs"]["given"]
    assert {"debts", "requests", "place", "history", "attributes"} <= given["properties"].keys()
    paths = [re.compile(pattern) for pattern in given["patternProperties"]]
    for path in ("debts.d1.kind", "phones.cell.person", "+requests", "history.e7.outcome", "attributes.tier",
                 "debts.d2.disputes.x.in_writing", "consumer.minor", "history.inbound.q1.ongoing",
                 "emails.mail.creditor_use.notice.sent_at"):  # fmt: skip
        assert any(pattern.search(path) for pattern in paths), path
    for path in ("debts.d1.kid", "phone.cell.person", "+request", "place.zip", "consumer.d1.minor"):
        assert not any(pattern.search(path) for pattern in paths), path


BROKEN: Final = [
    ("policies: us", "scenarios: []"),
    ("policy: us", "scenarios: []"),
    ("policy: us", "scenarios: [{rule: us.regf.6b1i.hours, rows: []}]"),
    ("policy: us", "scenarios: [{name: x, then: allowed, reach: {}}]"),
    ("policy: us", "scenarios: [{name: x, then: denies}]"),
    ("policy: us", "scenarios: [{then: denied}]"),
    ("zone: America/Denver", "scenarios: [{name: x, then: denied}]"),
    ("policy: us", "scenarios: [{name: x, at: {2026-04-01 10:00: denied}, rows: [{then: denied}]}]"),
    ("policy: us", "scenarios: [{name: x, at: {2026-04-01 10:00: denied}, then: denied}]"),
    ("policy: us", "scenarios: [{name: x, at: {ten: denied}}]"),
    ("policy: us", "scenarios: [{rule: us.regf.6b1i.hours, then: passes, lapses: never}]"),
    ("policy: us", "scenarios: [{rule: us.regf.6b1i.hours, then: denies, due: 2026-04-01}]"),
    ("policy: us", "scenarios: [{rule: us.regf.6b1i.hours, then: denies, lapses: nver}]"),
    ("policy: us", "scenarios: [{name: x, then: denied, given: {requests: [cese]}}]"),
    ("policy: us", "scenarios: [{name: x, then: denied, given: {history: [cal 2026-03-02 10:00]}}]"),
    ("policy: us", "scenarios: [{name: x, then: denied, given: {+phones: [{line_tipe: mobile}]}}]"),
    ("policy: us", "scenarios: [{name: x, then: denied, when: {mediun: text}}]"),
    ("policy: us", "scenarios: [{name: x, then: denied, given: {place.zip: 02139}}]"),
]


@pytest.mark.parametrize(("head", "scenarios"), BROKEN)
def test_what_the_reader_refuses_for_its_form_is_refused(head: str, scenarios: str) -> None:
    document = plain(read(f"{head}\n{scenarios}", "x"))
    assert refused(document) is not None
    assert not validator().is_valid(document)


@st.composite
def broken(draw: st.DrawFn) -> tuple[Any, Any]:
    """A file of one scenario, and the same broken in one place."""
    whole = draw(st.sampled_from(FORMED))
    path = draw(st.sampled_from([each for each in places(whole) if each]))
    value = at(whole, path)
    ways = ["kind"]
    ways += ["key"] * isinstance(path[-1], str) + ["word"] * (isinstance(value, str) and value != "")
    way = draw(st.sampled_from(ways))
    if way == "key":
        return whole, renamed(whole, path, draw(misspelt(str(path[-1]))))
    return whole, replaced(whole, path, draw(misspelt(value) if way == "word" else st.sampled_from(OTHERS)))


@settings(max_examples=400, deadline=None)
@given(broken())
def test_whatever_the_reader_refuses_for_its_form_the_schema_refuses_too(drawn: tuple[Any, Any]) -> None:
    whole, document = drawn
    assume(document != whole)
    why = refused(document)
    assume(why is not None and not NO_FORM.search(why))
    assert not validator().is_valid(document), why


def test_the_forms_are_taken_by_both() -> None:
    """Else the property above would say nothing."""
    for one in FORMED:
        assert refused(one) is None
        assert validator().is_valid(one)
    assert len(FORMED) > 20


EVENTS: Final = [
    ("call 2026-03-02 10:00", True),
    ("call 2026-03-02..2026-03-05 10:00+11:30:15 rang-out to cell about d1+d2", True),
    ("call 2026-03-02 10:00 about d1 voicemail", True),
    ("email 2026-03-02 10:00 sent for answer-to-request answering q1", True),
    ("inbound call 2026-03-02 10:00 conversation from cell ongoing", True),
    ("call 2026-03-02 10:00 sent", False),
    ("email 2026-03-02 10:00 rang-out", False),
    ("call 2026-03-02 10:00 rang-out voicemail", False),
    ("inbound call 2026-03-02 10:00 rang-out", False),
    ("call 2026-03-02", False),
    ("call 2026-03-02 10:00 about", False),
    ("call 2026-03-02 10:00 for collecting", False),
]


@pytest.mark.parametrize(("line", "fits"), EVENTS)
def test_an_event_in_short_is_taken_as_the_reader_takes_it(line: str, fits: bool) -> None:
    assert (re.search(event_pattern(), line) is not None) is fits
    reply = ", inbound text 2026-03-01 10:00 as q1" if "answering" in line else ""
    debts = "+debts: [{id: d2}], " if "d2" in line else ""
    text = f"policy: us\nscenarios: [{{name: x, then: denied, given: {{{debts}history: [{line}{reply}]}}}}]"
    assert (refused(plain(read(text, "x"))) is None) is fits


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["schema", "scenarios"])
    assert stopped.value.code == 0
    assert json.loads(capsys.readouterr().out) == scenario_schema()
