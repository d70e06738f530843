"""Policies: composing, tightening, what may deny, and fingerprints."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import Guard, InvalidPolicy, Policy, regulation_f
from fdcpa_guard.packs.us.federal import REGULATION_F
from fdcpa_guard.rules import Denied, Outcomes, Pack, Parameter, Question, Rule, house, rule
from fdcpa_guard.vocabulary import DENYING, Effect
from tests.builders import attempt, case, contact, guard, history, reasons

SEVEN = "us.regf.14b2.seven-in-seven"
HOURS = "us.regf.6b1i.hours"
ROOT = Path(__file__).parent.parent


def no(id: str = "house.no", **parameters: Any) -> Rule:
    if parameters:

        @rule(id, "No", house("1"), effect=Effect.HOUSE_POLICY, **parameters)
        def with_parameters(q: Question, p: Any) -> Outcomes:
            """Always denies."""
            return Denied("no")

        return with_parameters

    @rule(id, "No", house("1"), effect=Effect.HOUSE_POLICY)
    def plain(q: Question) -> Outcomes:
        """Always denies."""
        return Denied("no")

    return plain


def limit(value: Any, since: date = date(2026, 1, 1)) -> Parameter:
    return Parameter(((since, value),), "calls", house("1"), "lower")


# -- composing


def test_the_ready_made_policy() -> None:
    policy = regulation_f()
    assert policy.packs == (REGULATION_F,)
    assert policy.denies == DENYING
    assert policy.label == f"{policy.name} {policy.version}"
    assert regulation_f() == policy


def test_with_rules_adds_a_pack_and_leaves_the_policy_as_it_was() -> None:
    policy = regulation_f()
    wider = policy.with_rules(no())
    assert [pack.id for pack in wider.packs] == ["us.regf", "house"]
    assert [pack.id for pack in policy.packs] == ["us.regf"]
    assert wider.rule("house.no").id == "house.no"
    assert [r.id for r in wider.rules()] == [*(r.id for r in policy.rules()), "house.no"]


def test_with_rules_under_a_name_of_ones_own() -> None:
    assert regulation_f().with_rules(no(), pack="us-ma").packs[-1].id == "us-ma"


def test_with_packs() -> None:
    extra = Pack("extra", "Extra", (no(),), lambda collector, debt: None)
    assert regulation_f().with_packs(extra).packs == (REGULATION_F, extra)


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda: regulation_f().with_rules(no(), no()), id="in_one_pack"),
        pytest.param(lambda: regulation_f().with_rules(no()).with_rules(no(), pack="other"), id="in_two_packs"),
        pytest.param(lambda: regulation_f().with_packs(REGULATION_F), id="a_pack_twice"),
        pytest.param(lambda: regulation_f().with_rules(no(SEVEN)), id="an_id_of_the_law"),
    ],
)
def test_two_rules_with_the_same_id_are_refused(build: Any) -> None:
    with pytest.raises(InvalidPolicy, match="two rules with the"):
        build()


@pytest.mark.parametrize("id", ["us.regf.nothing", "", "seven-in-seven"])
def test_a_rule_that_is_not_there(id: str) -> None:
    with pytest.raises(InvalidPolicy, match="no rule"):
        regulation_f().rule(id)
    with pytest.raises(InvalidPolicy, match="no rule"):
        regulation_f().tightened(id, calls=3)


# -- tightening


@pytest.mark.parametrize(
    ("rule_", "parameters"),
    [
        (SEVEN, {"calls": 3}),
        (SEVEN, {"calls": 7}),
        (HOURS, {"opens": time(9)}),
        (HOURS, {"closes": time(20)}),
        (HOURS, {"opens": time(9), "closes": time(20, 30)}),
        ("us.regf.14b2.after-conversation", {"days": 14}),
        ("us.regf.6d4.email-procedures", {"opt_out_days": 40}),
        ("us.regf.6d5.text-procedures", {"days": 30}),
        ("us.regf.34a1.validation-notice", {"days": 3}),
        ("us.regf.30a.furnishing", {"days": 30}),
        ("us.regf.100a.retain", {"years": 7}),
        ("us.regf.14b2i.rapid-calls", {"succession": timedelta(minutes=30), "a_day": 2}),
        ("us.regf.38d2.dispute", {"period": 45, "receipt": 10}),
    ],
)
def test_tightened(rule_: str, parameters: dict[str, Any]) -> None:
    policy = regulation_f()
    tighter = policy.tightened(rule_, **parameters)
    for name, value in parameters.items():
        assert tighter.rule(rule_).parameters[name].on(date(2026, 4, 1)) == value
    assert policy == regulation_f()
    assert [r.id for r in tighter.rules()] == [r.id for r in policy.rules()]


@pytest.mark.parametrize(
    ("rule_", "parameters", "says"),
    [
        (SEVEN, {"calls": 8}, "loosen"),
        (HOURS, {"opens": time(7, 59)}, "loosen"),
        (HOURS, {"closes": time(21, 1)}, "loosen"),
        ("us.regf.14b2.after-conversation", {"days": 6}, "loosen"),
        ("us.regf.6d4.email-procedures", {"opt_out_days": 34}, "loosen"),
        ("us.regf.6d5.text-procedures", {"days": 61}, "loosen"),
        ("us.regf.34a1.validation-notice", {"days": 6}, "loosen"),
        ("us.regf.30a.furnishing", {"days": 13}, "loosen"),
        ("us.regf.100a.retain", {"years": 2}, "loosen"),
        ("us.regf.38d2.dispute", {"period": 29}, "loosen"),
        ("us.regf.38d2.dispute", {"observed": False}, "loosen"),
        (SEVEN, {"calls": "3"}, "type int"),
        (SEVEN, {"calls": 3.0}, "type int"),
        (HOURS, {"opens": 9}, "type time"),
        (SEVEN, {"days": 3}, "no parameter 'days' .it has: calls"),
        ("us.regf.6c1.cease", {"days": 3}, "it has: none"),
    ],
    ids=repr,
)
def test_what_would_loosen_is_refused(rule_: str, parameters: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidPolicy, match=says) as caught:
        regulation_f().tightened(rule_, **parameters)
    assert rule_ in str(caught.value)


def test_a_tightened_policy_decides_by_the_stricter_value() -> None:
    calls = history([attempt(f"2026-04-0{day} 10:00") for day in (1, 2, 3)])
    asked, known = contact("2026-04-04 10:00"), case(history=calls)
    assert guard().decide(asked, known).allowed
    decision = Guard(regulation_f().tightened(SEVEN, calls=3)).decide(asked, known)
    assert reasons(decision)[SEVEN].facts["limit"] == 3
    early = contact("2026-04-04 08:30")
    assert guard().decide(early, known).allowed
    assert not Guard(regulation_f().tightened(HOURS, opens=time(9))).decide(early, known).allowed


def test_tightening_twice_goes_only_one_way() -> None:
    policy = regulation_f().tightened(SEVEN, calls=3)
    assert policy.tightened(SEVEN, calls=2).rule(SEVEN).parameters["calls"].on(date(2026, 1, 1)) == 2
    with pytest.raises(InvalidPolicy, match="loosen"):
        policy.tightened(SEVEN, calls=5)


# -- what denies


@pytest.mark.parametrize("effects", [(), {Effect.PROHIBITED}, list(DENYING)], ids=["none", "one", "all"])
def test_denying(effects: Any) -> None:
    assert regulation_f().denying(effects).denies == frozenset(effects)


def test_an_advisory_never_denies() -> None:
    with pytest.raises(InvalidPolicy, match="advisory"):
        regulation_f().denying({Effect.ADVISORY})
    with pytest.raises(InvalidPolicy, match="advisory"):
        Policy("x", "1", (REGULATION_F,), frozenset(Effect))


# -- fingerprints

CHANGED: dict[str, Callable[[Policy], Policy]] = {
    "name": lambda p: Policy("other", p.version, p.packs),
    "version": lambda p: Policy(p.name, "2", p.packs),
    "denies": lambda p: p.denying({Effect.PROHIBITED}),
    "nothing denies": lambda p: p.denying(()),
    "a rule more": lambda p: p.with_rules(no()),
    "a rule less": lambda p: Policy(
        p.name, p.version, (Pack("us.regf", "x", REGULATION_F.rules[1:], REGULATION_F.why_not),)
    ),
    "a number": lambda p: p.tightened(SEVEN, calls=6),
    "another number": lambda p: p.tightened(SEVEN, calls=5),
    "a time": lambda p: p.tightened(HOURS, opens=time(8, 30)),
    "a span": lambda p: p.tightened("us.regf.14b2i.rapid-calls", succession=timedelta(minutes=6)),
}


def test_every_change_has_a_fingerprint_of_its_own() -> None:
    policy = regulation_f()
    prints = [policy.fingerprint, *(change(policy).fingerprint for change in CHANGED.values())]
    assert len(set(prints)) == len(prints)
    assert all(len(one) == 64 and set(one) <= set("0123456789abcdef") for one in prints)


def test_parameters_of_ones_own_count_too() -> None:
    prints = {
        regulation_f().with_rules(no(calls=given)).fingerprint
        for given in (limit(3), limit(4), limit(3, date(2027, 1, 1)), limit(timedelta(3)))
    }
    assert len(prints) == 4


def test_the_same_policy_has_the_same_fingerprint() -> None:
    assert regulation_f().fingerprint == regulation_f().fingerprint
    assert regulation_f().with_rules(no()).fingerprint == regulation_f().with_rules(no()).fingerprint
    both = [no("house.a"), no("house.b")]
    assert regulation_f().with_rules(*both).fingerprint == regulation_f().with_rules(*both[::-1]).fingerprint


def test_fingerprints_are_the_same_in_every_process() -> None:
    code = """
import json
from datetime import time
from fdcpa_guard import regulation_f
from tests.builders import at, attempt, case, contact, decide, email_consent, history
known = case(attributes={"b": 1, "a": 2}, consents=(email_consent(media=("text", "email", "call")),))
asked = contact(at("2026-04-01 12:00"))
tight = regulation_f().tightened("us.regf.6b1i.hours", opens=time(9))
print(json.dumps([regulation_f().fingerprint, tight.fingerprint, known.fingerprint, asked.fingerprint,
                  decide(asked, known).fingerprint]))
"""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    found = set()
    for seed in ("0", "1", "4711"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": paths, "TZ": "Asia/Tokyo"}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
        )
        found.add(tuple(json.loads(done.stdout)))
    assert len(found) == 1
    here = [regulation_f().fingerprint, regulation_f().tightened(HOURS, opens=time(9)).fingerprint]
    assert list(found.pop()[:2]) == here


def test_a_policy_is_frozen() -> None:
    with pytest.raises(AttributeError):
        regulation_f().name = "other"  # type: ignore[misc]
