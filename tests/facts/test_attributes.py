"""Attributes and segments: a name in another spelling is not silently another, nor a value of another kind one."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from fdcpa_guard import Case, Decision, Guard, InvalidFacts, InvalidPolicy, Policy, first_party, us
from fdcpa_guard.policies import house as house_policy
from fdcpa_guard.rules import PASS, Denied, Outcomes, Question, house, rule
from fdcpa_guard.shapes import FrequencyCap
from fdcpa_guard.vocabulary import Effect
from tests.builders import case, contact

OPEN = "complaint_open"
SPELT = ["complaintOpen", "complaint-open", "Complaint_Open", "COMPLAINT.OPEN", "complaint_opne", "complaintopen"]
READINGS: dict[str, Callable[[Question], object]] = {
    "q.attribute": lambda q: q.attribute(OPEN),
    "get": lambda q: q.case.attributes.get(OPEN),
    "get, with a default": lambda q: q.case.attributes.get(OPEN, False),
    "in": lambda q: OPEN in q.case.attributes,
    "[]": lambda q: q.case.attributes[OPEN],
    "of the index": lambda q: q.index.attributes.get(OPEN),
}


def ruled(reading: Callable[[Question], object], **attributes: Any) -> Decision:
    @rule("own.complaint", "No complaint is open", house("1"), effect=Effect.HOUSE_POLICY)
    def complaint(q: Question) -> Outcomes:
        """It holds while a complaint is open."""
        return Denied("a complaint is open") if reading(q) else PASS

    known = case(attributes=attributes, locations=({"id": "l", "state": "MO"},))
    return Guard(Policy("own", "1", ()).with_rules(complaint)).decide(contact("2026-04-01 12:00"), known)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("spelt", SPELT)
def test_an_attribute_in_another_spelling_denies_and_is_named(reading: str, spelt: str) -> None:
    decision = ruled(READINGS[reading], **{spelt: True})
    (reason,) = decision.reasons
    assert not decision.allowed
    assert (reason.effect, dict(reason.facts)) == (Effect.MISSING_FACT, {f"attributes.{OPEN}": None})
    assert f"did you mean attributes.{spelt}?" in reason.message


@pytest.mark.parametrize(("others", "meant"), [({}, None), ({"COMPLAINT-OPEN": True}, "COMPLAINT-OPEN")])
def test_of_one_given_as_none_another_may_be_meant_and_not_itself(others: dict[str, Any], meant: str | None) -> None:
    (reason,) = ruled(READINGS["q.attribute"], **{OPEN: None}, **others).reasons
    assert (reason.effect, dict(reason.facts)) == (Effect.MISSING_FACT, {f"attributes.{OPEN}": None})
    hint = "" if meant is None else f"; did you mean attributes.{meant}?"
    assert reason.message.endswith(f"attributes.{OPEN}{hint}")


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("value", [True, False])
def test_an_attribute_as_it_is_spelt_is_read(reading: str, value: bool) -> None:
    decision = ruled(READINGS[reading], **{OPEN: value, "complaintOpen": not value})
    assert decision.allowed is not (value or reading == "in")


@pytest.mark.parametrize("reading", ["get", "get, with a default", "in", "of the index"])
@pytest.mark.parametrize("others", [{}, {"balance": 30}, {"complaint_closed": True}])
def test_a_name_that_nothing_resembles_is_absent_as_in_every_mapping(reading: str, others: dict[str, Any]) -> None:
    assert ruled(READINGS[reading], **others).allowed


@given(st.permutations("complaint"), st.sampled_from(["_", "-", ".", ":", ""]))
def test_no_misspelling_by_order_case_or_mark_is_silent(letters: list[str], mark: str) -> None:
    name = "".join(letters).title() + mark + "Open"
    assert not ruled(READINGS["get"], **{name: True}).allowed


@pytest.mark.parametrize("value", ["yes", "true", "no", 1, 0, 1.0])
def test_what_is_not_of_the_kind_asked_for_denies(value: Any) -> None:
    decision = ruled(lambda q: q.attribute(OPEN, bool), **{OPEN: value})
    (reason,) = decision.reasons
    assert reason.effect is Effect.MISSING_FACT
    assert "no bool" in reason.message
    assert repr(value) not in reason.message


def test_what_is_of_the_kind_is_read() -> None:
    assert ruled(lambda q: q.attribute(OPEN, bool), complaint_open=False).allowed
    assert ruled(lambda q: q.attribute("balance", float) > 40, balance=30).allowed
    assert not ruled(lambda q: q.attribute("balance", int), balance=True).allowed


def test_the_attributes_are_a_mapping_still() -> None:
    made = case(attributes={"b": 1, "a": None})
    assert dict(made.attributes) == {"b": 1, "a": None}
    assert made == Case.model_validate_json(made.model_dump_json())
    assert made.attributes["b"] == 1
    with pytest.raises(KeyError):
        made.attributes["c"]


# -- segments

CALLS = "house.pace.calls-a-week"
GENTLE = {CALLS: {"hardship": {"most": 1}}}


_GENTLE = Guard(house_policy(GENTLE))


def advised(policy: Policy, segment: str | None) -> list[str]:
    known = case(segment=segment, collector="creditor", locations=({"id": "l", "state": "MO"},))
    found = Guard(policy).decide(contact("2026-04-01 12:00"), known).advisories
    return [f"{a.message} {a.facts['segment']}" for a in found if a.rule == "guard.segment"]


@pytest.mark.parametrize("policy", [lambda: house_policy(GENTLE), lambda: first_party(GENTLE)])
@pytest.mark.parametrize("segment", ["hardhsip", "Hardship", "hard-ship", "hardships"])
def test_a_segment_that_no_rule_knows_is_pointed_out(policy: Callable[[], Policy], segment: str) -> None:
    (said,) = advised(policy(), segment)
    assert segment in said
    assert "did you mean 'hardship'?" in said


@given(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}", fullmatch=True))
def test_any_segment_but_those_that_are_known_is_pointed_out(segment: str) -> None:
    assume(segment not in ("hardship", "none", "unknown"))
    try:
        made = case(segment=segment)
    except InvalidFacts:  # such as one that may be a telephone number
        reject()
    (advisory,) = [a for a in _GENTLE.decide(contact("2026-04-01 12:00"), made).advisories if a.rule == "guard.segment"]
    assert advisory.facts


@pytest.mark.parametrize("policy", [us, first_party])
def test_a_segment_is_pointed_out_where_the_policy_has_none(policy: Callable[[], Policy]) -> None:
    (said,) = advised(policy(), "hardship")
    assert "there is none" in said


@pytest.mark.parametrize("segment", [None, "hardship"])
def test_what_a_rule_knows_is_not(segment: str | None) -> None:
    assert not advised(house_policy(GENTLE), segment)


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("hardship", "hardhsip", True),
        ("hardship", "Hard-Ship", True),
        ("hardship", "hardhip", True),
        ("premium", "premum", True),
        ("silver", "siler", False),
        ("tier-1", "tier-2", False),
        ("group-a", "group-b", False),
        ("vip", "vp", False),
        ("hardship", "new", False),
        ("loan12", "loan21", False),
    ],
)
def test_a_segment_in_two_spellings_of_one_policy_is_pointed_out(first: str, second: str, alike: bool) -> None:
    """Each is known, and a rule that spells it otherwise has the numbers of all for it."""
    policy = house_policy({CALLS: {first: {"most": 1}, second: {"most": 2}}})
    for mine, other in ((first, second), (second, first)):
        said = advised(policy, mine)
        assert bool(said) is alike
        assert all(repr(other) in line for line in said)


def test_a_shape_and_a_written_rule_tell_which_they_know() -> None:
    cap = FrequencyCap.model_validate({"most": 3, "days": 7, "segments": {"new": {"most": 1}}})
    shaped = cap.rule("own.cap", "Few calls", house("1"), effect=Effect.HOUSE_POLICY, example="none.")

    @rule("own.vip", "Not to them", house("1"), effect=Effect.HOUSE_POLICY, segments=("vip",))
    def written(q: Question) -> Outcomes:
        """It spares some customers."""
        return Denied("spared") if q.case.segment == "vip" else PASS

    policy = Policy("own", "1", ()).with_rules(shaped, written)
    assert [sorted(rule.segments) for rule in policy.rules()] == [["new"], ["vip"]]
    assert not advised(policy, "new")
    assert not advised(policy, "vip")
    assert advised(policy, "old")
    assert not advised(policy.tightened("own.cap", most=2), "new")


def test_a_rule_that_the_standard_does_not_have_is_named_with_the_nearest() -> None:
    with pytest.raises(InvalidPolicy, match=r"did you mean 'house\.pace\.calls-a-week'"):
        house_policy({"house.pace.call-a-week": {"new": {"most": 1}}})
