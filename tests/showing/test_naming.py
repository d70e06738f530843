"""What ids of rules are called: every ready-made one, a house's by its policy, and of the law only what is near."""

from __future__ import annotations

import json

import pytest

from fdcpa_guard import Policy, first_party, regulation_f, us
from fdcpa_guard.documents import load_document
from fdcpa_guard.policies import ready_made
from fdcpa_guard.showing.naming import Names
from tests.probing import probe
from tests.reports.structure import HOSTILE

SEVEN = "us.regf.14b2.seven-in-seven"
DOCUMENT = """
policy: acme
version: "1"
rules:
  - id: acme.three-a-week
    title: At most three calls in seven days
    shape: frequency-cap
    most: 3
    days: 7
    media: [call]
    because: Contact standard, section 3
"""


def house() -> Policy:
    """A policy with a rule of its own, and of the law one with another number."""
    own = load_document(DOCUMENT, format="yaml", source="acme.yaml").policy()
    return regulation_f().tightened(SEVEN, calls=3).with_packs(*own.packs)


def test_every_ready_made_rule_and_body_of_rules_has_its_title() -> None:
    names = Names()
    for policy in (us(), first_party()):
        for pack in policy.packs:
            assert names.of(pack.id) == pack.title
            for rule in pack.rules:
                assert names.title(rule.id) == rule.title
                assert ready_made(rule.id) is rule


def test_a_rule_of_law_is_named_with_its_paragraph_and_one_of_a_house_without() -> None:
    names = Names([house()])
    where = "Not before 8 a.m. or after 9 p.m. where the consumer is"
    assert names.of("us.regf.6b1i.hours") == f"{where} (12 CFR 1006.6(b)(1)(i))"
    assert names.of("acme.three-a-week") == "At most three calls in seven days"
    assert names.title(SEVEN) == house().rule(SEVEN).title != regulation_f().rule(SEVEN).title
    assert Names().of("acme.three-a-week") is None


@pytest.mark.parametrize("id", ["", ".", "us", "us.", "us.xx.none", "us.ma", "no-such", HOSTILE, f"us.ma.{HOSTILE}"])
def test_an_id_that_nobody_knows_has_no_title(id: str) -> None:
    assert Names().of(id) is None


def test_of_the_states_only_that_is_loaded_to_which_an_id_points() -> None:
    found = probe(
        """
import json, sys
from fdcpa_guard.showing.naming import Names
here = "fdcpa_guard.packs.us.states."
states = lambda: {each.removeprefix(here) for each in sys.modules if each.startswith(here)}
names = Names()
assert names.of("us.regf.6b1i.hours") and names.of("no-such.rule") is None
before = states()
assert names.of("us.mi.445-252n.hours")
print(json.dumps([sorted(before & {"michigan", "texas"}), sorted(states() & {"michigan", "texas", "ohio"})]))
"""
    )
    assert found == [[], ["michigan"]], json.dumps(found)
