"""Asking less is never silent: it stands in the departures, in the label and in every decision."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import Guard, InvalidPolicy, Policy, first_party, regulation_f, us, us_state
from fdcpa_guard.departing import EFFECTS, PLACES, UNSIGNED
from fdcpa_guard.documents import load_policy
from fdcpa_guard.policies import us_federal
from fdcpa_guard.rules import PASS, Pack, Parameter
from fdcpa_guard.testing.mutation import alone
from fdcpa_guard.vocabulary import DENYING, Effect, Medium
from tests.builders import case, contact
from tests.rows import scenario_rows

SEVEN = "us.regf.14b2.seven-in-seven"
US: Final = us()


def _without_rules(policy: Policy) -> Policy:
    first, *others = policy.packs
    return replace(policy, packs=(replace(first, rules=first.rules[1:]), *others))


def _with_rule(**changes: Any) -> Callable[[Policy], Policy]:
    def change(policy: Policy) -> Policy:
        old = policy.rule(SEVEN)
        new = replace(old, **changes)
        packs = [replace(p, rules=tuple(new if r is old else r for r in p.rules)) for p in policy.packs]
        return replace(policy, packs=tuple(packs))

    return change


def _looser_number(policy: Policy) -> Policy:
    parameters = dict(policy.rule(SEVEN).parameters)
    parameters["calls"] = parameters["calls"].replaced(70)
    return _with_rule(parameters=parameters)(policy)


LESS: Final[dict[str, Callable[[Policy], Policy]]] = {
    "denying nothing": lambda p: p.denying(()),
    "denying nothing, ignoring a text": lambda p: p.denying((), ignoring="prohibited"),  # type: ignore[arg-type]
    "ignoring": lambda p: p.denying(DENYING - {Effect.PROHIBITED}, ignoring={Effect.PROHIBITED}),
    "ignoring what warns": lambda p: p.denying(DENYING, ignoring={Effect.UNVERIFIED_LAW}),
    "narrowed": lambda p: p.narrowed("US-MA"),
    "narrowed to much": lambda p: p.narrowed(*sorted(p.places)[1:]),
    "loosened": lambda p: p.loosened(SEVEN, "memo", calls=8),
    "without": lambda p: p.without(SEVEN, "memo"),
    "replaced denies": lambda p: replace(p, denies=frozenset()),
    "replaced denies, a list": lambda p: replace(p, denies=["prohibited"]),  # type: ignore[arg-type]
    "replaced ignores": lambda p: replace(p, ignores=frozenset({Effect.UNVERIFIED_LAW})),
    "replaced places": lambda p: replace(p, places=frozenset({"US-MA"}), packs=p.narrowed("US-MA").packs),
    "no packs": lambda p: replace(p, packs=()),
    "fewer packs": lambda p: replace(p, packs=p.packs[1:]),
    "fewer rules": _without_rules,
    "a rule of fewer media": _with_rule(media=frozenset({Medium.TEXT})),
    "a rule that advises": _with_rule(effect=Effect.ADVISORY),
    "a rule with another check": _with_rule(check=lambda q, p: PASS),
    "a rule in force later": _with_rule(in_force=(date(2099, 1, 1), None)),
    "a rule over": _with_rule(in_force=(None, date(2026, 1, 1))),
    "a rule with a looser number": _looser_number,
    "a pack that covers less": lambda p: replace(
        p, packs=tuple(replace(pack, why_not=lambda collector, debt: "nobody") for pack in p.packs)
    ),
    "a pack of one place": lambda p: replace(
        p, packs=(replace(p.packs[0], jurisdiction="US-MA"), *p.packs[1:])
    ),
}  # fmt: skip

MORE: Final[dict[str, Callable[[Policy], Policy]]] = {
    "tightened": lambda p: p.tightened(SEVEN, calls=3),
    "none": lambda p: p.tightened(SEVEN, calls=0),
    "with packs": lambda p: p.with_packs(Pack("house", "Own", (), lambda c, d: None)),
    "denying more": lambda p: p.denying({*DENYING, Effect.UNVERIFIED_LAW}),
    "another name": lambda p: replace(p, name="acme"),
    "the same": replace,
}


@pytest.mark.parametrize("name", LESS)
def test_asking_less_stands_in_departures_label_and_every_decision(name: str) -> None:
    policy = LESS[name](US)
    assert policy.departures
    assert policy.label == f"{US.label} (asks less)"
    assert policy.fingerprint != US.fingerprint
    decision = Guard(policy).decide(contact("2026-04-01 12:00"), case())
    assert decision.departures == policy.departures
    assert decision.policy == policy.label
    manual = policy.describe()
    assert all(each.change in manual for each in policy.departures)


@pytest.mark.parametrize("name", MORE)
def test_asking_as_much_or_more_is_no_departure(name: str) -> None:
    policy = MORE[name](US)
    assert policy.departures == ()
    assert "asks less" not in policy.label


@given(st.lists(st.sampled_from([*LESS, *MORE]), max_size=4, unique=True))
def test_departures_outlast_whatever_is_done_next(names: list[str]) -> None:
    policy = US
    for name in names:
        try:
            changed = (LESS | MORE)[name](policy)
        except (ValueError, IndexError):  # what one took away another cannot change
            continue
        lasting = {each for each in policy.departures if each.rule != EFFECTS}
        assert lasting <= set(changed.departures)
        assert bool(changed.departures) is (changed.label.endswith("(asks less)"))
        policy = changed
    assert replace(policy, departures=()).departures == policy.departures


def test_made_directly_a_policy_says_which_effects_it_lets_pass() -> None:
    law = regulation_f()
    policy = Policy("acme", "1", law.packs, denies=frozenset(), ignores=frozenset({Effect.PROHIBITED}))
    assert [(d.rule, d.justification) for d in policy.departures] == [(EFFECTS, UNSIGNED)] * 2
    assert "prohibited" in policy.departures[1].change
    assert policy.denying(DENYING).departures == ()


def test_a_justification_may_be_given() -> None:
    narrowed = us().narrowed("US-MA", "US-NH", justification="We collect there only.")
    (departure,) = narrowed.departures
    assert (departure.rule, departure.change) == (PLACES, "only the law of US-MA, US-NH")
    assert departure.justification == "We collect there only."
    warning = us().denying((), justification="Beside the old system until May.")
    assert {each.justification for each in warning.departures} == {"Beside the old system until May."}
    for blank in ("", " ", "a\nb"):
        with pytest.raises(InvalidPolicy, match="justification"):
            us().denying((), justification=blank)


def test_narrowed_needs_a_place() -> None:
    with pytest.raises(InvalidPolicy, match="at least one place"):
        us().narrowed()
    assert us().narrowed(*us().places).departures == ()
    with pytest.raises(InvalidPolicy, match="does not hold the law"):
        us().narrowed(["US-NY"])  # type: ignore[arg-type]
    with pytest.raises(InvalidPolicy, match="an effect is one of"):
        us().denying(None)  # type: ignore[arg-type]


def test_policies_of_their_own_ask_nothing_less() -> None:
    for policy in (us(), us_state("MA"), us_federal(), regulation_f(), first_party()):
        assert (policy.departures, "asks less" in policy.label) == ((), False)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("mode: warn-only", "only warned about"),
        ("effects: {warn: [prohibited]}", "only warned about: prohibited"),
        ("effects: {ignore: [unverified-law]}", "not reported: unverified-law"),
        (
            "rules:\n- {id: a.b, title: A, shape: ban, media: [text], place: US-FL}",
            "the law of US-FL is taken to be the policy's own rules",
        ),
    ],
    ids=["warn-only", "warn", "ignore", "place"],
)
def test_a_document_that_asks_less_says_so(text: str, change: str) -> None:
    policy = load_policy(f"policy: acme\nversion: 1\npacks: [us_state(MA)]\n{text}\n")
    assert [change in each.change for each in policy.departures] == [True]
    assert policy.label == "acme 1 (asks less)"


# -- numbers


@pytest.mark.parametrize("name", ["tightened", "loosened"])
def test_a_number_below_none_is_refused(name: str) -> None:
    for rule in first_party().rules():
        for parameter, held in rule.parameters.items():
            if type(held.latest) in (int, timedelta):
                absurd = type(held.latest)(-1)
                arguments = (rule.id,) if name == "tightened" else (rule.id, "memo")
                with pytest.raises(InvalidPolicy, match="lies between"):
                    getattr(first_party(), name)(*arguments, **{parameter: absurd})
                break


def test_tightened_to_minus_one_is_refused_and_to_none_denies() -> None:
    with pytest.raises(InvalidPolicy, match="lies between 0"):
        us().tightened(SEVEN, calls=-1)
    assert not Guard(us().tightened(SEVEN, calls=0)).decide(contact("2026-04-01 12:00"), case()).allowed


@pytest.mark.parametrize("value", ["-1", "10001"])
def test_a_document_is_held_to_the_same_range(value: str) -> None:
    head = "policy: a\nversion: 1\npacks: [us_federal]\n"
    for text in (
        f"parameters: {{{SEVEN}: {{calls: {value}}}}}",
        f"loosen: [{{rule: {SEVEN}, justification: memo, calls: {value}}}]",
    ):
        with pytest.raises(InvalidPolicy):
            load_policy(head + text)


def extremes(parameter: Parameter) -> list[Any]:
    """The strictest value of a parameter, some on the way there, and one step."""
    value, lower = parameter.latest, parameter.stricter == "lower"
    if parameter.stricter is None:
        return []
    if type(value) is bool:
        return [not lower]
    if type(value) is int:
        most = {"years": 100, "months": 1_200}.get(parameter.unit.partition(" ")[0], 10_000)
        return [0, max(0, value - 1)] if lower else [value + 1, most]
    if type(value) is time:
        return [time(0), time(0, 0, 1), time(6)] if lower else [time(12), time(23, 59, 59, 999_999)]
    return [timedelta(0)] if lower else [value * 2, timedelta(days=10_000)]


def test_tightened_to_the_utmost_every_rule_denies_whatever_it_denied() -> None:
    lost = []
    guards: dict[tuple[int, str, str, str], Guard] = {}
    for row in [replace(row, more=()) for row in scenario_rows()]:  # of a reach its first contact
        for id in [rule for rule, verdict in row.asked() if verdict == "denies" and "guard." not in rule]:
            for name, parameter in row.policy.rule(id).parameters.items():
                for value in extremes(parameter):
                    key = (hash(row.policy.fingerprint), id, name, str(value))
                    if key not in guards:
                        policy = row.policy.tightened(id, **{name: value})
                        pack = next(p for p in policy.packs if any(r.id == id for r in p.rules))
                        guards[key] = Guard(alone(policy, pack, policy.rule(id)))
                    decision = guards[key].decide(row.contact, row.case)
                    if not any(reason.rule == id and reason.denies for reason in decision.reasons):
                        lost.append((id, name, value, f"{row.source}:{row.line}"))
    assert lost == []
    assert len(guards) > 300
