"""Abusive language abuses whoever hears it: a rule on it looks at everybody, unless its text names who hears."""

import pytest

from fdcpa_guard import us
from fdcpa_guard.rules import Rule
from fdcpa_guard.vocabulary import Recipient

NAMES_WHO_HEARS = {
    "us.md.14-202-7.profanity",  # the debtor or a person related to them
    "us.ma.940cmr7-04-1c.profanity",  # 7.04 is about the debtor, and 7.05(3)(a) about the household
    "us.ma.940cmr7-05-3a.household-profanity",
    "us.nd.13-06-01-12-7.profanity",  # a customer or the family
    "us.or.646-639-2d.profanity",  # a debtor or the family
}
ON_LANGUAGE = [rule for rule in us().rules() if rule.id.endswith("profanity")]


@pytest.mark.parametrize("rule", ON_LANGUAGE, ids=lambda rule: rule.id)
def test_a_rule_on_language_looks_at_whoever_hears_it(rule: Rule) -> None:
    assert (rule.recipients == frozenset(Recipient)) is (rule.id not in NAMES_WHO_HEARS)


def test_those_whose_text_names_who_hears_are_rules() -> None:
    assert {rule.id for rule in ON_LANGUAGE} >= NAMES_WHO_HEARS
