"""What holds for every rule of the Regulation F pack."""

import re
from datetime import date
from importlib import import_module

import pytest

from fdcpa_guard import regulation_f
from fdcpa_guard.packs.us.federal import REGULATION_F
from fdcpa_guard.packs.us.federal.regf.common import EFFECTIVE
from fdcpa_guard.rules import Rule
from fdcpa_guard.vocabulary import Authority, Effect, Purpose

HEADINGS = ["What it checks", "Source", "When it does not apply", "Missing facts", "Example"]
SECTIONS = ["s06", "s10", "s14", "s18", "s22", "s26", "s30", "s34", "s38", "s42", "s100"]

every_rule = pytest.mark.parametrize("rule", REGULATION_F.rules, ids=lambda rule: rule.id)


@every_rule
def test_the_description_has_its_headings_in_order(rule: Rule) -> None:
    assert re.findall(r"\*\*([^*]+)\*\*", rule.description) == HEADINGS
    first_line, blank = rule.description.split("\n")[:2]
    assert first_line
    assert blank == ""


@every_rule
def test_every_heading_says_something(rule: Rule) -> None:
    parts = re.split(r"\*\*[^*]+\*\*:", rule.description)[1:]
    assert all(len(part.strip(" \n.")) >= 4 for part in parts)


@every_rule
def test_every_citation_was_read(rule: Rule) -> None:
    assert rule.citations
    for citation in rule.citations:
        assert citation.read_on is not None
        assert date(2026, 1, 1) <= citation.read_on <= date(2026, 12, 31)
        assert citation.section
        assert "not read" not in str(citation)


@every_rule
def test_every_rule_cites_the_regulation_or_its_interpretations(rule: Rule) -> None:
    kinds = {citation.authority for citation in rule.citations}
    assert kinds & {Authority.REGULATION, Authority.OFFICIAL_INTERPRETATION}


@every_rule
def test_the_id_names_the_paragraph_that_is_cited(rule: Rule) -> None:
    assert re.fullmatch(r"us\.regf\.[0-9]+[a-z0-9]*\.[a-z-]+(?:[a-z0-9-]*)", rule.id)
    place = rule.id.split(".")[2]
    cited = {re.sub(r"[^a-z0-9]", "", c.section.removeprefix("1006.").removeprefix("comment ")) for c in rule.citations}
    assert any(section.startswith(place) for section in cited)


@every_rule
def test_every_rule_is_in_force_since_the_regulation_is(rule: Rule) -> None:
    assert rule.in_force == (EFFECTIVE, None)
    assert date(2021, 11, 30) == EFFECTIVE


@every_rule
def test_every_parameter_is_dated_and_cited(rule: Rule) -> None:
    for parameter in rule.parameters.values():
        assert parameter.values[0][0] == EFFECTIVE
        assert parameter.citation.section
        assert parameter.unit


@every_rule
def test_no_rule_looks_at_notices_that_are_not_about_the_debt(rule: Rule) -> None:
    assert Purpose.UNRELATED_NOTICE not in rule.purposes


def test_ids_are_unique_and_in_the_regulations_order() -> None:
    ids = [rule.id for rule in REGULATION_F.rules]
    assert len(set(ids)) == len(ids)
    sections = [int(_section(id)) for id in ids]
    assert sections == sorted(sections)


def _section(id: str) -> str:
    found = re.match(r"us\.regf\.(\d+)[a-z]", id)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_its_module_and_its_rules(section: str) -> None:
    module = import_module(f"fdcpa_guard.packs.us.federal.regf.{section}")
    number = section.removeprefix("s").lstrip("0")
    assert module.RULES
    assert {_section(rule.id) for rule in module.RULES} == {number}


def test_the_effects_that_are_not_prohibitions() -> None:
    """The call limits are presumptions, the electronic procedures safe harbours, the factors and records advice."""
    policy = regulation_f()
    other = {rule.id: rule.effect for rule in policy.rules() if rule.effect is not Effect.PROHIBITED}
    assert other == {
        "us.regf.6d3ii.led-to-third-party": Effect.OUTSIDE_SAFE_HARBOR,
        "us.regf.6d4.email-procedures": Effect.OUTSIDE_SAFE_HARBOR,
        "us.regf.6d5.text-procedures": Effect.OUTSIDE_SAFE_HARBOR,
        "us.regf.14a.many-messages": Effect.ADVISORY,
        "us.regf.14a.cumulative": Effect.ADVISORY,
        "us.regf.14b2.seven-in-seven": Effect.PRESUMED_VIOLATION,
        "us.regf.14b2.after-conversation": Effect.PRESUMED_VIOLATION,
        "us.regf.14b2i.rapid-calls": Effect.ADVISORY,
        "us.regf.14b2i.rapid-voicemails": Effect.ADVISORY,
        "us.regf.14b2i.prior-communications": Effect.ADVISORY,
        "us.regf.100a.retain": Effect.ADVISORY,
    }


def test_the_numbers_that_the_regulation_sets() -> None:
    policy = regulation_f()
    today = date(2026, 4, 1)
    set_by_law = {
        (rule.id.split(".", 2)[2], name): parameter.on(today)
        for rule in policy.rules()
        for name, parameter in rule.parameters.items()
        if parameter.citation.authority is Authority.REGULATION
    }
    assert {key: str(value) for key, value in set_by_law.items()} == {
        ("6b1i.hours", "opens"): "08:00:00",
        ("6b1i.hours", "closes"): "21:00:00",
        ("6d4.email-procedures", "opt_out_days"): "35",
        ("6d5.text-procedures", "days"): "60",
        ("14b2.seven-in-seven", "calls"): "7",
        ("14b2.after-conversation", "days"): "7",
        ("34a1.validation-notice", "days"): "5",
        ("38b1.overshadowing", "period"): "30",
        ("38b1.overshadowing", "receipt"): "5",
        ("38c.original-creditor", "period"): "30",
        ("38c.original-creditor", "receipt"): "5",
        ("38d2.dispute", "period"): "30",
        ("38d2.dispute", "receipt"): "5",
        ("100a.retain", "years"): "3",
    }
