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

from fdcpa_guard import Decision, Guard, InvalidPolicy, Policy, regulation_f, us, us_state
from fdcpa_guard.decision import Departure
from fdcpa_guard.packs.us import states
from fdcpa_guard.packs.us.federal import REGULATION_F
from fdcpa_guard.policies import first_party, named
from fdcpa_guard.policies import house as house_policy
from fdcpa_guard.rules import Denied, Outcomes, Pack, Parameter, Question, Rule, house, rule
from fdcpa_guard.testing import builders as clean
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


def test_every_pack_is_found_by_its_id() -> None:
    for pack in first_party().packs:
        assert named(pack.id).packs == (pack,)


@pytest.mark.parametrize(
    ("id", "meant"),
    [
        ("us.tcp", "us.tcpa"),
        ("us.ma.colectors", "us.ma.collectors"),
        ("us.ny.nyc.5-7", "us.ny.nyc.5-77"),
        ("house.standrad", "house.standard"),
    ],
)
def test_a_pack_that_does_not_exist_is_refused_with_what_was_meant(id: str, meant: str) -> None:
    with pytest.raises(InvalidPolicy, match=rf"no pack '{id}' \(did you mean '{meant}'\?\)"):
        named(id)


def test_the_id_of_a_pack_loads_the_law_of_its_state_alone() -> None:
    code = """
import sys
from fdcpa_guard.errors import InvalidPolicy
from fdcpa_guard.policies import named
for id in ("us.ma.collectors", "us.zz.collectors", "zzz.zzz"):
    try:
        named(id)
    except InvalidPolicy:
        pass
print(*sorted(name.rpartition(".")[2] for name in sys.modules if name.startswith("fdcpa_guard.packs.us.states.")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.split())
    assert "massachusetts" in loaded
    assert loaded.isdisjoint(set(states.MODULES.values()) - {"massachusetts"})


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


def test_a_rule_is_no_pack() -> None:
    with pytest.raises(InvalidPolicy, match="with_rules takes rules"):
        Policy("test", "1", (no(),))  # type: ignore[arg-type]


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


# -- asking less, with a justification

MEMO = "memo 12 of counsel"


def loose(policy: Policy, justification: str = MEMO) -> Policy:
    return policy.loosened(SEVEN, justification, calls=9)


def less(policy: Policy, justification: str = MEMO) -> Policy:
    return policy.without(HOURS, justification)


@pytest.mark.parametrize("change", [loose, less])
@pytest.mark.parametrize("justification", ["", " ", "\n\t "])
def test_asking_less_needs_a_justification(change: Callable[..., Policy], justification: str) -> None:
    with pytest.raises(InvalidPolicy, match=r"'us\.regf\..*needs a justification"):
        change(regulation_f(), justification)


def test_the_justification_is_no_afterthought() -> None:
    with pytest.raises(TypeError):
        regulation_f().loosened(SEVEN, calls=9)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        regulation_f().without(HOURS)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("change", "departure"),
    [
        (loose, Departure(SEVEN, "calls: 7 -> 9", MEMO)),
        (less, Departure(HOURS, "left out", MEMO)),
        (
            lambda p: p.loosened(HOURS, MEMO, opens=time(7), closes=time(22)),
            Departure(HOURS, "closes: 21:00:00 -> 22:00:00, opens: 08:00:00 -> 07:00:00", MEMO),
        ),
    ],
    ids=["a number", "a rule", "two times"],
)
def test_every_decision_carries_the_justification(change: Callable[[Policy], Policy], departure: Departure) -> None:
    policy = change(regulation_f())
    assert policy.departures == (departure,)
    assert regulation_f().departures == ()
    for asked in (contact("2026-04-01 12:00"), contact("2026-04-01 23:00"), contact("2026-04-01 12:00", "mail")):
        decision = Guard(policy).decide(asked, case())
        assert decision.departures == (departure,)
        assert MEMO in decision.to_json()
        assert Decision.from_json(decision.to_json()).departures == (departure,)
        assert guard().decide(asked, case()).departures == ()


def test_departures_add_up_in_order_and_outlast_other_changes() -> None:
    policy = less(loose(regulation_f()), "memo 13").with_rules(no()).tightened(SEVEN, calls=8).denying(())
    assert [(d.rule, d.justification) for d in policy.departures] == [
        (SEVEN, MEMO),
        (HOURS, "memo 13"),
        ("guard.effects", "none given"),
    ]
    assert less(loose(regulation_f())).departures != loose(less(regulation_f())).departures


def test_a_loosened_policy_decides_by_the_looser_value() -> None:
    calls = history([attempt(f"2026-04-0{day} {hour}:00") for day in (1, 2, 3, 4) for hour in (10, 16)])
    asked, known = contact("2026-04-05 12:00"), case(history=calls)
    assert reasons(guard().decide(asked, known))[SEVEN].facts["limit"] == 7
    assert SEVEN not in reasons(Guard(loose(regulation_f())).decide(asked, known))
    assert SEVEN in reasons(Guard(regulation_f().loosened(SEVEN, MEMO, calls=8)).decide(asked, known))


def test_a_policy_without_a_rule_does_not_ask_it() -> None:
    late, policy = contact("2026-04-01 22:00"), less(regulation_f())
    assert reasons(guard().decide(late, case())).keys() == {HOURS}
    assert Guard(policy).decide(late, case()).allowed
    assert {r.id for r in regulation_f().rules()} - {r.id for r in policy.rules()} == {HOURS}
    with pytest.raises(InvalidPolicy, match="no rule"):
        policy.rule(HOURS)


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda p: p.loosened("us.regf.nothing", MEMO, calls=9), "no rule"),
        (lambda p: p.without("us.regf.nothing", MEMO), "no rule"),
        (lambda p: p.loosened(SEVEN, MEMO, days=9), "no parameter 'days' .it has: calls"),
        (lambda p: p.loosened(SEVEN, MEMO, calls="9"), "type int"),
        (lambda p: p.loosened(HOURS, MEMO, opens=7), "type time"),
    ],
    ids=["rule", "rule left out", "parameter", "number", "time"],
)
def test_what_cannot_be_loosened(build: Callable[[Policy], Policy], says: str) -> None:
    with pytest.raises(InvalidPolicy, match=says):
        build(regulation_f())


def test_tightening_still_refuses_to_loosen() -> None:
    policy = loose(regulation_f())
    assert policy.tightened(SEVEN, calls=8).departures == policy.departures
    for calls in (10, 100):
        with pytest.raises(InvalidPolicy, match="loosen"):
            policy.tightened(SEVEN, calls=calls)
    with pytest.raises(InvalidPolicy, match="loosen"):
        regulation_f().tightened(SEVEN, calls=8)


# -- places


def local(jurisdiction: str, *rules: Rule) -> Pack:
    return Pack(jurisdiction.lower(), jurisdiction, rules, lambda collector, debt: None, jurisdiction)


def test_narrowed() -> None:
    policy = regulation_f().with_rules(no("house.here")).with_packs(*map(local, ("US-TX", "US-OK", "US-NY-NYC")))
    assert policy.places == {"US-TX", "US-OK", "US-NY-NYC"}
    narrower = policy.narrowed("US-OK", "US-NY-NYC")
    assert [pack.id for pack in narrower.packs] == ["us.regf", "house", "us-ok", "us-ny-nyc"]
    assert narrower.places == {"US-OK", "US-NY-NYC"}
    assert policy.narrowed("US-TX").narrowed("US-TX") == policy.narrowed("US-TX")
    assert len(policy.packs) == 5
    for unknown in ("US-MA", "TX", "us-tx", ""):
        with pytest.raises(InvalidPolicy, match="does not hold the law of") as caught:
            policy.narrowed("US-OK", unknown)
        assert repr(unknown) in str(caught.value)
    with pytest.raises(InvalidPolicy):
        narrower.narrowed("US-TX")


# -- what denies


@pytest.mark.parametrize("effects", [(), {Effect.PROHIBITED}, list(DENYING)], ids=["none", "one", "all"])
def test_denying(effects: Any) -> None:
    assert regulation_f().denying(effects).denies == frozenset(effects)


def test_an_advisory_never_denies() -> None:
    with pytest.raises(InvalidPolicy, match="advisory"):
        regulation_f().denying({Effect.ADVISORY})
    with pytest.raises(InvalidPolicy, match="advisory"):
        Policy("x", "1", (REGULATION_F,), frozenset(Effect))


def test_an_effect_is_ignored_or_denies_and_not_both() -> None:
    policy = regulation_f().denying(DENYING - {Effect.OUTSIDE_SAFE_HARBOR}, ignoring={Effect.OUTSIDE_SAFE_HARBOR})
    assert policy.ignores == {Effect.OUTSIDE_SAFE_HARBOR}
    assert policy.denying(DENYING).ignores == frozenset()
    with pytest.raises(InvalidPolicy, match="both deny and be ignored"):
        regulation_f().denying(DENYING, ignoring={Effect.PROHIBITED})


def test_law_that_nobody_verified_warns_unless_a_policy_says_otherwise() -> None:
    assert Effect.UNVERIFIED_LAW not in DENYING
    assert regulation_f().denying({*DENYING, Effect.UNVERIFIED_LAW}).denies == {*DENYING, Effect.UNVERIFIED_LAW}


# -- fingerprints

CHANGED: dict[str, Callable[[Policy], Policy]] = {
    "name": lambda p: Policy("other", p.version, p.packs),
    "version": lambda p: Policy(p.name, "2", p.packs),
    "denies": lambda p: p.denying({Effect.PROHIBITED}),
    "nothing denies": lambda p: p.denying(()),
    "ignores": lambda p: p.denying(p.denies, ignoring={Effect.UNVERIFIED_LAW}),
    "loosened": loose,
    "loosened as well": lambda p: less(loose(p)),
    "loosened, on other grounds": lambda p: loose(p, "memo 13"),
    "left out": less,
    "left out, on other grounds": lambda p: less(p, "memo 13"),
    "a place": lambda p: p.with_packs(local("US-TX")),
    "another place": lambda p: p.with_packs(local("US-OK")),
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


def test_a_decision_under_another_justification_has_another_fingerprint() -> None:
    asked, known = contact("2026-04-01 12:00"), case()
    policies = (regulation_f(), loose(regulation_f()), loose(regulation_f(), "memo 13"))
    assert len({Guard(policy).decide(asked, known).fingerprint for policy in policies}) == 3


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


def test_a_policy_shows_what_it_is_and_not_what_it_was_made_of() -> None:
    shown = repr(regulation_f())
    assert shown.startswith("Policy(name='regulation-f'")
    assert "_before" not in shown
    assert "reads=" not in shown


def test_a_policy_is_frozen() -> None:
    with pytest.raises(AttributeError):
        regulation_f().name = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("policy", "rule", "limit"),
    [
        (regulation_f(), "us.regf.14b2.seven-in-seven", {"calls": 0}),
        (house_policy(), "house.pace.calls-a-week", {"most": 0}),
    ],
    ids=["regulation-f", "house"],
)
def test_a_limit_of_none_denies_the_first(policy: Policy, rule: str, limit: dict[str, int]) -> None:
    decision = Guard(policy.tightened(rule, **limit)).decide(clean.contact(), clean.case())
    assert rule in {reason.rule for reason in decision.reasons if reason.denies}


# -- nothing, and none


def test_what_is_changed_by_nothing_is_the_same() -> None:
    policy = regulation_f()
    for same in (policy.with_packs(), policy.tightened(SEVEN), policy.denying(policy.denies)):
        assert same.fingerprint == policy.fingerprint
        assert same.departures == ()
    none = policy.with_rules()
    assert [each.id for each in none.rules()] == [each.id for each in policy.rules()]


def test_a_limit_of_none_objects_where_nothing_has_happened() -> None:
    policy = regulation_f().tightened(SEVEN, calls=0)
    assert policy.rule(SEVEN).needs == frozenset()
    reasons = {each.rule for each in Guard(policy).decide(contact("2026-04-01 12:00"), case()).reasons}
    assert reasons == {SEVEN}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (us_state, "name at least one state"),
        (lambda: us().narrowed(), "name at least one place"),
        (lambda: regulation_f().loosened(SEVEN, "because"), "name the parameters to loosen"),
        (lambda: regulation_f().without(SEVEN, ""), "justification"),
    ],
)
def test_nothing_where_something_is_needed_is_refused(make: Callable[[], Policy], said: str) -> None:
    with pytest.raises(InvalidPolicy, match=said):
        make()


def test_a_policy_without_packs_says_that_it_holds_nothing() -> None:
    decision = Guard(Policy("nothing", "1", ())).decide(contact("2026-04-01 12:00"), case())
    assert (decision.packs, decision.reasons, decision.duties) == ((), (), ())
    assert [each.rule for each in decision.advisories] == ["guard.no-pack-applied"]
