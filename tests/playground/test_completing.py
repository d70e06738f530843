"""What is offered at the cursor of a policy document, which is ``|`` here."""

from typing import Any

import pytest

from fdcpa_guard.documents import load_document
from fdcpa_guard.shapes import SHAPES

from .asking import ACME, SCENARIOS, ask


def offered(document: str) -> Any:
    at = document.index("|")
    return ask("complete", document=document.replace("|", "", 1), at=at)


def words(document: str) -> list[str]:
    return [each["text"] for each in offered(document)["options"]]


def rule(fields: str) -> str:
    return f"policy: p\nrules:\n  - id: p.a\n    title: a\n{fields}"


@pytest.mark.parametrize(
    ("document", "has", "lacks"),
    [
        ("|", {"policy", "version", "packs", "rules", "loosen"}, {"shape"}),
        ("policy: p\n|", {"version", "rules"}, {"policy"}),
        ("policy: p\n|\nrules: []\n", {"version"}, {"policy", "rules"}),
        ("packs: [|]", {"us", "house", "first_party"}, {"policy"}),
        ("packs:\n  - us_|", {"us_federal"}, {"house"}),
        ("packs:\n- |", {"us"}, {"policy"}),
        ("mode: |", {"enforce", "warn-only"}, {"policy"}),
        ("effects:\n  |", {"deny", "warn", "ignore"}, {"policy"}),
        ("effects: {warn: [|]}", {"house-policy"}, {"deny"}),
        ("parameters:\n  us.regf.6b|", {"us.regf.6b1i.hours"}, {"policy"}),
        ("parameters:\n  us.regf.6b1i.hours:\n    |", {"opens", "closes"}, {"policy"}),
        ("parameters:\n  us.regf.6b1i.hours: {|}", {"opens", "closes"}, {"policy"}),
        ("loosen:\n  - rule: house.pace|", {"house.pace.calls-a-week"}, {"house.hours.daytime"}),
        ("loosen:\n  - |", {"rule", "justification"}, {"shape"}),
        (rule("    shape: |"), set(SHAPES), {"opens"}),
        (rule("    shape: calling-hours\n    |"), {"opens", "closes", "media"}, {"most", "shape", "id", "title"}),
        (rule("    |\n    shape: calling-hours\n"), {"opens", "closes"}, {"most", "shape"}),
        (rule("    shape: frequency-cap\n    |"), {"most", "days"}, {"opens"}),
        (rule("    shape: frequency-cap\n  - |"), {"id", "title", "shape"}, set()),
        (rule("    shape: calling-hours\n    media: [call, |]"), {"text", "email"}, {"opens"}),
        (rule("    shape: calling-hours\n    media:\n      - |"), {"text", "email"}, {"opens"}),
        (rule("    shape: calling-hours\n    weekdays: {|}"), {"sun", "mon"}, {"opens"}),
        (rule("    shape: frequency-cap\n    replies_exempt: |"), {"true", "false"}, {"opens"}),
        (
            rule("    shape: frequency-cap\n    segments:\n      new:\n        |"),
            {"most", "days"},
            {"id", "shape", "media"},
        ),
        (rule("    shape: frequency-cap\n    segments: {new: {most: 1}, old: {most: 2, |}}"), {"days"}, {"most", "id"}),
        (rule("    shape: ban\n    unless: [{exception: |"), {"consented", "elsewhere"}, {"scope", "shape"}),
        (rule("    shape: ban\n    unless: [{exception: consented, |"), {"scope"}, {"exception", "place", "zone"}),
        (rule("    shape: ban\n    unless: [{exception: debts}, {exception: consented, |"), {"scope"}, {"which"}),
        (rule("    shape: ban\n    unless:\n      - {exception: consented, scope: |"), {"more-calls"}, {"consented"}),
        ("packs: [us]\nloosen: [{rule: us.regf.14b2|", {"us.regf.14b2.seven-in-seven"}, {"rule"}),
        ("policy: p # |", set(), {"policy", "version"}),
        ('mode: "|', {"enforce", "warn-only"}, {"policy"}),
        ("mode: 'en|'", {"enforce"}, {"warn-only"}),
        ('packs: ["us", "h|', {"house"}, {"us_federal"}),
        ("packs:\n  - 'us_|", {"us_federal"}, {"house"}),
        ('"|', {"policy", "version"}, {"shape"}),
        ('parameters:\n  "us.regf.6b|', {"us.regf.6b1i.hours"}, {"policy"}),
        (rule('    shape: "|'), set(SHAPES), {"opens"}),
        ("packs:\n  |", {"us", "house"}, {"policy"}),
        ("packs:\n  - us\n  |", {"us_federal", "house"}, {"policy"}),
        ("packs:\n  -\n    |", {"us", "house"}, {"policy"}),
        ("loosen:\n  |", {"rule", "justification"}, {"shape"}),
        ("policy: p\nrules:\n  |", {"id", "title", "shape"}, {"policy"}),
        (rule("    shape: calling-hours\n    media:\n      |"), {"text", "email"}, {"opens"}),
        (rule("    shape: calling-hours\n    media: [\n      call,\n      |"), {"text", "email"}, {"opens"}),
        (
            rule("    shape: calling-hours\n    media: [call,\n      text]\n    |"),
            {"opens", "closes"},
            {"media", "call"},
        ),
        (rule("    shape: calling-hours\n    media: [call\n    |"), {"opens"}, {"text"}),
        (rule("    shape: ban\n    unless:\n      |"), {"exception"}, {"shape"}),
        (rule("    shape:\n      |"), set(SHAPES), {"opens"}),
        ("mode:\n  |", {"enforce", "warn-only"}, {"policy"}),
        ("policy: a b |", set(), {"policy"}),
    ],
)
def test_what_may_stand_there_is_offered(document: str, has: set[str], lacks: set[str]) -> None:
    found = words(document)
    assert has <= set(found)
    assert not lacks & set(found)
    assert len(found) == len(set(found))


def in_scenarios(document: str) -> list[str]:
    at = document.index("|")
    found = ask("complete", document=document.replace("|", "", 1), at=at, policy=ACME)["options"]
    return [each["text"] for each in found]


@pytest.mark.parametrize(
    ("document", "has", "lacks"),
    [
        ("|", {"policy", "scenarios", "given"}, {"rules"}),
        ("policy: |", {"us", "house"}, {"acme.hours"}),
        ("scenarios:\n  - |", {"rule", "name", "at", "vary", "rows", "then"}, {"policy_id"}),
        ("scenarios:\n  - rule: |", {"acme.hours", "acme.three-a-week"}, {"rule"}),
        ("scenarios:\n  - {rule: |", {"acme.hours", "acme.three-a-week"}, {"rule"}),
        ("given: {history: {attempts: [{outcome: |", {"voicemail", "rang-out"}, {"id"}),
        ("scenarios:\n  - rule: acme.hours\n    then: |", {"denies", "passes"}, {"rule"}),
        ("scenarios:\n  |", {"rule", "name", "then"}, {"scenarios"}),
        ('scenarios:\n  - rule: "acme|', {"acme.hours", "acme.three-a-week"}, {"rule"}),
        ("scenarios:\n  - name: a\n    because: [|", {"acme.hours"}, {"rule"}),
        ("scenarios:\n  - name: a\n    because:\n      - |", {"acme.hours"}, {"rule"}),
        ('scenarios:\n  - rule: acme.hours\n    when: {medium: "|', {"call", "text"}, {"rule"}),
        ("scenarios:\n  - rule: acme.hours\n    when: {medium: |}", {"call", "text"}, {"rule"}),
        ("scenarios:\n  - rule: acme.hours\n    at:\n      2026-04-01 09:00: |", {"denies"}, {"rule"}),
    ],
)
def test_what_may_stand_in_scenarios_is_offered_too(document: str, has: set[str], lacks: set[str]) -> None:
    found = in_scenarios(document)
    assert has <= set(found)
    assert not lacks & set(found)


def test_any_place_of_the_scenarios_can_be_asked_about() -> None:
    for at in range(0, len(SCENARIOS) + 1, 3):
        assert "options" in ask("complete", document=SCENARIOS, at=at, policy=ACME)


def test_what_is_needed_comes_first_where_a_rule_begins() -> None:
    assert words("policy: p\nrules:\n  - |")[:3] == ["id", "title", "shape"]


def test_what_begins_with_the_word_comes_before_what_only_has_it() -> None:
    found = words(rule("    shape: |hold"))
    assert found == words(rule("    shape: |hold"))
    found = words(rule("    shape: due|"))
    assert found[0] == "due-date"


def test_what_is_put_in_replaces_the_word_before_the_cursor() -> None:
    document = "policy: ä\npar|"
    found = offered(document)
    (option,) = found["options"]
    text = document.replace("|", "", 1)
    assert text[: found["start"]] + option["put"] == "policy: ä\nparameters: "
    assert option["about"]


@pytest.mark.parametrize(
    ("document", "made"),
    [
        ('mode: "en|', 'mode: "enforce"'),
        ("mode: 'en|'", "mode: 'enforce'"),
        ('"mod|', '"mode": '),
        ("packs: ['us_f|, house]", "packs: ['us_federal', house]"),
        ("packs:\n  us_f|", "packs:\n  - us_federal"),
        ("loosen:\n  just|", "loosen:\n  - justification: "),
        ("packs: [us,\n  us_f|", "packs: [us,\n  us_federal"),
    ],
)
def test_quotes_are_closed_and_items_begin_with_a_hyphen(document: str, made: str) -> None:
    found = offered(document)
    put = found["options"][0]["put"]
    before, _, after = document.partition("|")
    assert f"{before[: found['start']]}{put}{after}" == made


def test_a_document_can_be_written_by_what_is_offered_alone() -> None:
    """Every key of the tutorial's policy is offered where it stands, when it is taken out of its line."""
    lines = ACME.splitlines(keepends=True)
    for number, line in enumerate(lines):
        start = len(line) - len(line.lstrip(" -"))
        key = line[start:].partition(":")[0]
        document = "".join([*lines[:number], f"{line[:start]}|\n", *lines[number + 1 :]])
        assert key in words(document), line
    assert load_document(ACME).name == "acme"


@pytest.mark.parametrize(
    "document", ["|", "[|", "{|", "a: {b: [|", "- - |", "a:\n\t|", "? |", "a: 'b|", "&x |", ": |", "-|"]
)
def test_whatever_is_written_something_is_answered(document: str) -> None:
    assert "options" in offered(document)


def test_any_place_of_a_document_can_be_asked_about() -> None:
    for at in range(len(ACME) + 1):
        assert "options" in ask("complete", document=ACME, at=at)
