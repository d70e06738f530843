"""The lines of the traceability matrix, and the packs as a whole."""

import re

import pytest

from fdcpa_guard import InvalidPolicy
from fdcpa_guard.packs.notes import Provision
from fdcpa_guard.packs.us.federal import (
    FEDERAL,
    REGULATION_F,
    bankruptcy,
    billing_errors,
    email,
    fdcpa,
    health,
    identity_theft,
    mortgage_servicing,
    taxes,
)
from fdcpa_guard.rules import Rule
from fdcpa_guard.vocabulary import Confidence

PACKS = {pack.id: pack for pack in FEDERAL if pack.id not in ("us.regf", "us.tcpa")}

MODULES = (fdcpa, bankruptcy, identity_theft, billing_errors, mortgage_servicing, health, taxes, email)
PROVISIONS: tuple[Provision, ...] = (
    *fdcpa.NOT_ENCODED,
    *(provision for module in MODULES for provision in module.PROVISIONS),
)
RULES = {rule.id: rule for pack in PACKS.values() for rule in pack.rules}


def test_a_provision_that_nothing_carries_says_why() -> None:
    with pytest.raises(InvalidPolicy):
        Provision("15 USC", "1692i", "where to sue")


def test_every_rule_named_by_a_provision_exists() -> None:
    known = {*RULES, *(rule.id for rule in REGULATION_F.rules)}
    assert {id for provision in PROVISIONS for id in provision.carried_by} <= known


def test_every_rule_carries_a_provision() -> None:
    assert set(RULES) <= {id for provision in PROVISIONS for id in provision.carried_by}


def test_no_provision_is_listed_twice() -> None:
    lines = [(each.source, each.section, each.what) for each in PROVISIONS]
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_says_what_there_is_to_say(rule: Rule) -> None:
    headings = ("What it checks", "Source", "When it does not apply", "Missing facts", "Example")
    places = [rule.description.find(f"**{heading}**") for heading in headings]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_text_that_was_not_read_has_no_date_of_reading(rule: Rule) -> None:
    for citation in rule.citations:
        seen = citation.confidence in (Confidence.PRIMARY, Confidence.PARTIAL)
        assert (citation.read_on is not None) is seen


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda each: f"{each.source} {each.section}")
def test_a_provision_names_a_body_of_law_a_paragraph_of_it_and_what_that_says(provision: Provision) -> None:
    """Each in its place."""
    assert re.fullmatch(r"\d+ (USC|CFR|FR)", provision.source), provision
    assert re.match(r"\d", provision.section), provision
    assert re.match(r"\D", provision.what), provision
