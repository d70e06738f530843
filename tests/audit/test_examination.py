"""An audit by the modules of the examination procedures."""

import re

import pytest
from pydantic import TypeAdapter

from fdcpa_guard import first_party, regulation_f, us, us_federal
from fdcpa_guard.audit.examination import (
    MODULES,
    NOT_ASKED,
    PROCEDURES,
    STEPS,
    WHERE_OTHERS_SAY,
    Examination,
    OfRule,
    examined,
    place,
)
from fdcpa_guard.errors import InvalidFacts
from fdcpa_guard.rules import Pack, Rule
from fdcpa_guard.vocabulary import Confidence

HOURS, CEASE, CONSENT = "us.regf.6b1i.hours", "us.regf.6c1.cease", "us.tcpa.64-1200-a1iii.wireless-consent"
RULES: dict[str, tuple[Pack, Rule]] = {rule.id: (pack, rule) for pack in us().packs for rule in pack.rules}


def step_of(rule: str) -> str:
    found = place(*RULES[rule]).step
    return "" if found is None else found.id


def test_every_rule_of_federal_law_is_placed_once_or_named_as_standing_outside() -> None:
    found: Examination[int] = examined({}, us_federal(), asked=())
    inside = [rule.rule for module in found.modules for step in module.steps for rule in step.rules]
    outside = [rule.rule for each in found.outside for rule in each.rules]
    assert sorted(inside + outside) == sorted(rule.id for pack in us_federal().packs for rule in pack.rules)
    assert len(set(inside + outside)) == len(inside + outside)
    assert all(each.why for each in found.outside)


def test_of_the_regulation_only_the_keeping_of_records_stands_outside() -> None:
    found: Examination[int] = examined({}, regulation_f(), asked=())
    (outside,) = found.outside
    assert [rule.rule for rule in outside.rules] == ["us.regf.100a.retain"]


@pytest.mark.parametrize(
    ("rule", "step"),
    [
        (HOURS, "2.time-and-place"),
        ("us.fdcpa.1692c-a1.first-second", "2.time-and-place"),
        ("us.regf.6d4.email-procedures", "2.email-and-text"),
        ("us.regf.6d1.third-party", "2.third-parties"),
        ("us.regf.10c.once", "2.location-information"),
        ("us.regf.14b2.seven-in-seven", "2.frequency"),
        ("us.regf.14b2i.rapid-calls", "2.frequency"),
        ("us.regf.14a.cumulative", "2.harassment"),
        ("us.regf.14h1.medium", "4.opt-outs"),
        ("us.regf.18c1.empty-threat", "2.representations"),
        ("us.regf.18c2.report-the-dispute", "3.reporting"),
        ("us.regf.18e1.initial-disclosure", "2.disclosures"),
        ("us.regf.22b.nothing-owed", "2.unfair-means"),
        ("us.regf.22f4.social-media", "2.social-media"),
        ("us.regf.26b.time-barred", "7.time-barred"),
        ("us.regf.30a.furnishing", "3.reporting"),
        ("us.regf.34a1.validation-notice", "4.validation"),
        ("us.regf.38d2.dispute", "4.disputes"),
        ("us.regf.42b.electronic-records", "4.sending-disclosures"),
        (CEASE, "4.ceasing"),
        ("us.regf.6e.opt-out-notice", "4.opt-outs"),
        ("us.regf.100a.retain", ""),
        (CONSENT, ""),
        ("us.irs.6304a1.hours", ""),
        ("us.wv.46a-2-125d.hours", "2.time-and-place"),
        ("us.dc.28-3814m1.papers-held", ""),
    ],
)
def test_a_rule_stands_where_its_section_says(rule: str, step: str) -> None:
    assert step_of(rule) == step


def test_every_rule_of_a_place_is_placed_or_told_why_not() -> None:
    for pack, rule in RULES.values():
        placed = place(pack, rule)
        assert placed.why
        assert placed.step is None or placed.step in STEPS


def test_every_step_is_answered_by_a_federal_rule() -> None:
    answered = {step_of(rule.id) for pack in us_federal().packs for rule in pack.rules}
    assert {step.id for step in STEPS} <= answered
    assert len({step.id for step in STEPS}) == len(STEPS)
    assert {step.module for step in STEPS} <= MODULES.keys()
    sections = [section for step in STEPS for section in step.sections]
    assert len(set(sections)) == len(sections)


class TestExamined:
    def test_what_was_found_stands_under_module_step_and_rule(self) -> None:
        found = examined({HOURS: 3, CONSENT: 2}, us_federal(), asked=[HOURS])
        assert [module.module for module in found.modules] == list(MODULES)
        (step,) = [step for step in found.modules[1].steps if step.step.id == "2.time-and-place"]
        assert step.rules[0] == OfRule(HOURS, True, 3)
        assert OfRule(CONSENT, True, 2) in [rule for each in found.outside for rule in each.rules]

    def test_what_was_not_asked_says_so(self) -> None:
        found = examined({HOURS: 3}, us_federal(), asked=[CEASE])
        said = {step.step.id: step.said for module in found.modules for step in module.steps}
        assert said["4.ceasing"] == said["2.time-and-place"] == ""
        assert said["4.disputes"] == said["7.time-barred"] == NOT_ASKED
        assert [module.said for module in found.modules] == [NOT_ASKED, "", NOT_ASKED, "", *[NOT_ASKED] * 3]

    def test_what_was_asked_has_to_be_said(self) -> None:
        with pytest.raises(TypeError):
            examined({HOURS: 3}, us_federal())  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            examined({HOURS: 3}, us_federal(), asked=CEASE)
        found = examined({HOURS: 3}, us_federal(), asked=())
        assert [step.step.id for module in found.modules for step in module.steps if step.asked] == ["2.time-and-place"]

    def test_a_rule_that_there_is_not_was_not_asked(self) -> None:
        with pytest.raises(InvalidFacts, match=re.escape(f"did you mean {CEASE!r}?")):
            examined({HOURS: 3}, us_federal(), asked=["us.regf.6c1.caese"])

    def test_a_policy_without_the_law_did_not_ask(self) -> None:
        (tcpa,) = [pack for pack in us_federal().packs if pack.id == "us.tcpa"]
        found: Examination[int] = examined({}, first_party().__class__("calls", "1", (tcpa,)), asked=[CONSENT])
        assert {module.said for module in found.modules} == {NOT_ASKED}

    def test_rules_of_the_house_stand_outside(self) -> None:
        found = examined({"guard.whose": 1, "acme.one-a-day": 2}, regulation_f(), asked=[HOURS])
        house = found.outside[-1]
        assert house.why == "a rule of the house or of the guard itself"
        assert [rule.found for rule in house.rules] == [2, 1]
        (pack,) = [pack for pack in first_party().packs if not pack.id.startswith("us.")]
        assert place(pack, pack.rules[0]).why == house.why

    def test_an_examination_is_no_answer_and_is_written_as_json(self) -> None:
        found = examined({HOURS: 3}, regulation_f(), asked=[HOURS])
        with pytest.raises(TypeError):
            bool(found)
        adapter = TypeAdapter(Examination[int])
        assert adapter.validate_json(adapter.dump_json(found)) == found


def test_nobody_claims_to_have_read_the_procedures() -> None:
    assert PROCEDURES.confidence is Confidence.PARTIAL
    assert WHERE_OTHERS_SAY.read_on is None
