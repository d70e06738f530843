"""Every rule of every pack has its cases as data, in files beside the tests."""

from collections import Counter
from datetime import UTC, date, datetime
from functools import cache

import pytest

from fdcpa_guard import Guard, Policy, first_party
from fdcpa_guard.clock import DAY
from fdcpa_guard.packs.us import states
from fdcpa_guard.rules import Pack, Rule
from fdcpa_guard.testing.builders import case, contact
from fdcpa_guard.testing.scenarios import outcomes
from fdcpa_guard.vocabulary import Effect
from tests.rows import scenario_rows

OBJECTIONS = ("denies", "warns", "requires", "missing")
RULES = [rule for rule in first_party().rules() if rule.effect is not Effect.UNVERIFIED_LAW]


@cache
def asked() -> dict[str, Counter[str]]:
    return outcomes(scenario_rows())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_cases_in_which_it_objects_and_in_which_it_does_not(rule: Rule) -> None:
    verdicts = asked().get(rule.id, Counter())
    assert any(verdicts[word] for word in OBJECTIONS)
    assert verdicts["passes"] or verdicts["not-asked"]


def in_force(rule: Rule, day: date) -> bool:
    """Whether a guard asks the rule on a day, if it is of the contacts that it looks at."""
    alone = Pack("one", "One rule", (rule,), lambda collector, debt: None)
    asked = contact(at=datetime(day.year, day.month, day.day, 18, tzinfo=UTC))
    (trace,) = Guard(Policy("one", "1", (alone,))).explain(asked, case()).rules
    return trace.why != "not in force at that time"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.in_force[0]], ids=lambda rule: rule.id)
def test_a_rule_begins_on_its_day(rule: Rule) -> None:
    first = rule.in_force[0]
    assert first is not None
    assert [in_force(rule, first - DAY), in_force(rule, first)] == [False, True]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.in_force[1]], ids=lambda rule: rule.id)
def test_a_rule_is_gone_on_its_day(rule: Rule) -> None:
    gone = rule.in_force[1]
    assert gone is not None
    assert [in_force(rule, gone - DAY), in_force(rule, gone)] == [True, False]


@pytest.mark.parametrize("place", list(states.every()), ids=lambda place: place.id)
def test_a_place_says_what_was_read_or_that_nothing_was(place: states.Jurisdiction) -> None:
    assert place.note.endswith(".")
    assert place.read or not place.adds_rules
    assert all(pack.jurisdiction == place.id for pack in place.packs)
    assert all(rule.id.startswith("us.") for pack in place.packs for rule in pack.rules)
