"""Abusive language abuses whoever hears it: a rule on it looks at everybody, unless its text names who hears."""

import pytest

from fdcpa_guard import us
from fdcpa_guard.rules import Rule
from fdcpa_guard.vocabulary import Purpose, Recipient

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


IN_COLLECTING = {
    "us.dc.28-3814d1.profanity",
    "us.md.14-202-7.profanity",
    "us.or.646-639-2d.profanity",
    "us.sc.37-5-108-5bv.profanity",
    "us.va.6-2-1816-20.profanity",
    "us.va.6-2-2215-17.profanity",
    "us.vt.41b-m2.profanity",
    "us.wv.46a-2-125a.profanity",
}
"""Of laws that bar it in collecting alone; every other rule, and each page, speaks of whatever the contact is for."""


@pytest.mark.parametrize("rule", ON_LANGUAGE, ids=lambda rule: rule.id)
def test_a_notice_of_something_else_is_looked_at_unless_the_law_is_about_collecting(rule: Rule) -> None:
    looks = Purpose.UNRELATED_NOTICE in rule.purposes
    assert looks is (rule.id not in IN_COLLECTING)
    assert ("whatever the contact is for" in " ".join(rule.description.split())) is looks
    assert looks or "a notice of something else" in " ".join(rule.description.split())


def test_those_whose_text_names_who_hears_are_rules() -> None:
    assert {rule.id for rule in ON_LANGUAGE} >= NAMES_WHO_HEARS
