"""The page of an audit: every part or that it is missing, the numbers of the parts, and ids that change nothing."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from fdcpa_guard.audit import Audit, Part, Review, together, verdicts
from fdcpa_guard.audit.exposure import Exposure
from fdcpa_guard.audit.scoring import Week
from fdcpa_guard.reports import audit_page, part_page
from fdcpa_guard.showing import audited
from fdcpa_guard.showing.audited import PARTS
from fdcpa_guard.showing.naming import Names
from tests.audit.test_parts import WHOLE, an_account, found
from tests.reports.structure import HOSTILE, well_made

KINDS: Final = tuple(Audit.__dataclass_fields__)


def test_every_kind_of_part_has_its_place_and_its_command() -> None:
    assert tuple(PARTS) == KINDS
    assert {*audited.KINDS} == {*type(next(iter(audited.KINDS)))}


def test_the_three_verdicts_stand_first_and_apart() -> None:
    words = well_made(audit_page(WHOLE, title="Vendors, April")).text
    places = [words.index(f"Is it {one.question.value}? {one.answer.value.upper()}") for one in verdicts(WHOLE)]
    assert places == sorted(places)
    assert places[-1] < words.index("In short") < words.index(PARTS["chains"][0], words.index("In short"))
    for one in verdicts(WHOLE):
        for said in (*one.shows, *one.cannot):
            assert said in words


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_that_is_missing_is_said_to_be_missing(kind: str) -> None:
    title, command = PARTS[kind]
    without = replace(WHOLE, **{kind: ()})
    assert f"{title} Not looked at. {command}" not in well_made(audit_page(WHOLE)).text
    words = well_made(audit_page(without)).text
    assert f"{title} Not looked at. {command}" in words
    assert f"{title[0].lower()}{title[1:]}"[1:] in words[words.index("Not looked at:") :]


def test_of_nothing_at_all_everything_is_missing() -> None:
    words = well_made(audit_page(Audit())).text
    assert words.count("NOT LOOKED AT") == 3
    assert words.count("Not looked at.") == len(KINDS)


def test_a_reconciliation_names_every_kind_with_its_first_contacts() -> None:
    account = an_account()
    words = well_made(part_page(Part(account))).text
    for kind, count in account.by_kind.items():
        said = audited.KINDS[kind]
        assert f"{said[0].upper()}{said[1:]} ({count})" in words
    for finding in account.findings:
        assert f"{finding.consumer} {finding.attempt}" in words
        assert all(each in words for each in finding.words)
    assert f"{account.answered} answers, of which {account.denied} denied" in words


def test_exposure_is_told_as_ranges_with_what_they_rest_on_and_what_is_unknown() -> None:
    cost = WHOLE.exposures[0].found
    assert isinstance(cost, Exposure)
    words = well_made(part_page(Part(cost))).text
    assert cost.notice in words
    for line in cost.lines:
        assert f"{line.title} {line.sure:,}" in words
        assert str(line.amount) in words
        assert line.said in words
    for each in (*cost.unknown, *cost.assumed):
        assert each in words


def test_an_examination_says_what_was_asked_and_what_is_outside() -> None:
    examination = WHOLE.examinations[0].found
    words = well_made(part_page(Part(examination))).text
    for module in examination.modules:
        for step in module.steps:
            assert f"{step.step.title} {'yes' if step.asked else step.said}" in words
    for outside in examination.outside:
        assert outside.why in words


def test_what_reviewers_wrote_hides_numbers_and_no_value_of_a_fact_is_shown() -> None:
    reviews = WHOLE.reviews[0].found
    (told,) = reviews.disagreements
    text = replace(reviews, disagreements=(replace(told, words=("call (202) 555-0187 or jane@mail.example",)),))
    words = well_made(part_page(Part(text))).text
    assert "call [hidden] or [hidden]" in words
    assert "history.attempts.a-1 (outcome)" in words
    assert "conversation" not in words


def test_who_signed_is_told_with_what_each_signature_is_worth() -> None:
    page = well_made(part_page(WHOLE.records[0]))
    (table,) = [table for table in page.tables if "role" in table[0]]
    assert table[1:] == [
        ["Jane Roe", "valid", "counsel", "Mon 2026-03-02", "us 1"],
        ["–", "cannot be read line 2: the text is no JSON", "", "", ""],
    ]
    assert "not signed: acme 2" in page.text
    said = "4 records were decided under a policy that somebody had signed by then, 1 record under one that nobody"
    assert f"{said} had; of 2 nobody can say." in page.text
    assert "line 6, case c-1, under a policy that nobody had signed by then: allowed" in page.text
    for text in (page.text, well_made(audit_page(WHOLE)).text):
        assert "Ids only, but for those who signed" in text
    assert "Ids only: no number" in well_made(part_page(WHOLE.chains[0])).text
    none = replace(WHOLE.records[0].found, signatures=(), not_signed=(), signed=0, unsigned=0)
    assert "Who signed" not in well_made(part_page(Part(none))).text


@pytest.mark.parametrize("part", WHOLE.parts, ids=lambda part: type(part.found).__name__)
def test_wherever_a_part_names_a_rule_its_title_stands_before_the_id(part: Part[Any]) -> None:
    page = part_page(part)
    ids = {each for each in re.findall(r"<code>(us[.\w-]+)</code>", page) if "." in each}
    for id in ids:
        before = [each.rstrip() for each in page.split(f"<code>{id}</code>")[:-1]]
        title = str(escape(Names().title(id)))
        assert all(title in each[-len(title) - 60 :] for each in before)
    assert ids or not re.search(r"us\.(?:regf|tcpa)\.", page)


def test_the_sheet_of_a_sample_has_a_row_for_each_contact() -> None:
    drawn = WHOLE.samples[0].found
    alone = well_made(part_page(Part(drawn)))
    (sheet,) = [table for table in alone.tables if "agrees" in table[0]]
    assert [row[0] for row in sheet[1:]] == [each.id for each in drawn.drawn]
    assert not [table for table in well_made(audit_page(WHOLE)).tables if "agrees" in table[0]]


def test_each_file_is_named_with_its_hash() -> None:
    part = Part(an_account(), {"log": ("dialer.jsonl",)}, {"law": "2026-11-21"}, "reconciled.json", "ab" * 32)
    words = well_made(audit_page(together([part]))).text
    assert f"reconciled.json log: dialer.jsonl {'ab' * 32}" in words


def test_two_parts_of_a_kind_stand_one_after_the_other() -> None:
    twice = together([*WHOLE.parts, *WHOLE.parts])
    assert well_made(audit_page(twice)).text.count("What could not be seen, by vendor") == 2


def test_a_page_is_of_a_part_and_nothing_else() -> None:
    with pytest.raises(TypeError, match="holds what a command"):
        part_page(Part("text"))


def everywhere(value: Any, text: str) -> Any:
    """The same, with a text for every text of it: values, keys and members, but for weeks, which are read as such."""
    if type(value) is str:
        return text
    if isinstance(value, Week | Review | Enum) or (is_dataclass(value) and isinstance(value, type)):
        return value
    if is_dataclass(value):
        return replace(
            value, **{each.name: everywhere(getattr(value, each.name), text) for each in fields(value) if each.init}
        )  # type: ignore[type-var]
    if isinstance(value, dict):
        return {
            (f"{text}{place}" if type(key) is str else key): everywhere(inner, text)
            for place, (key, inner) in enumerate(value.items())
        }
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(everywhere(each, text) for each in value)
    if isinstance(value, tuple):
        return type(value)(*[everywhere(each, text) for each in value])
    return value


SMALL: Final = replace(WHOLE, exposures=(), examinations=())


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=20) | st.just(HOSTILE))
def test_no_text_of_any_field_becomes_markup(text: str) -> None:
    assert (
        well_made(audit_page(everywhere(SMALL, text), title=text)).tags
        == well_made(audit_page(everywhere(SMALL, "x"))).tags
    )


def test_no_text_of_any_part_becomes_markup_on_its_own_page_either() -> None:
    for part in WHOLE.parts:
        hostile, plain = part_page(everywhere(part, HOSTILE)), part_page(everywhere(part, "x" * 10))
        assert well_made(hostile).tags == well_made(plain).tags
        assert "<script>alert(1)</script>" in well_made(hostile).text
    assert found()
