"""The checks find rules that are not honest, not pure or failing, and let good ones pass."""

import datetime as dt
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import strategies as st

from fdcpa_guard import Policy
from fdcpa_guard.policies import house
from fdcpa_guard.rules import (
    PASS,
    Advised,
    Denied,
    MissingFact,
    Outcome,
    Outcomes,
    Pack,
    Parameter,
    Passed,
    Question,
    Required,
    Rule,
    rule,
)
from fdcpa_guard.rules import house as cited
from fdcpa_guard.testing.builders import case, contact, debt
from fdcpa_guard.testing.checks import assert_honest, assert_monotone, assert_never_raises, assert_pure
from fdcpa_guard.vocabulary import Effect, Medium

Check = Callable[..., Outcomes]

PLAIN = st.builds(
    lambda hour, medium: (contact(at=f"2026-04-01 {hour:02}:00", medium=medium), case()),
    st.integers(0, 23),
    st.sampled_from(("call", "email")),
)
"""Clean questions over a day: a counter-example among them is found and shrunk at once."""
DUE = st.integers(1, 28).map(lambda day: (contact(medium="text"), case(debts=[debt(due_on=f"2026-04-{day:02}")])))


def ruled(check: Check, **options: Any) -> Rule:
    check.__doc__ = "A rule of the test."
    return rule("test.one", "One", cited("1"), effect=Effect.HOUSE_POLICY, **options)(check)


def policy_of(*rules: Rule) -> Policy:
    return Policy("test", "1", (Pack("test.pack", "Test", rules, lambda collector, debt: None),))


def after_noon(q: Question) -> bool:
    return q.at.hour >= 12


def test_an_honest_rule_passes() -> None:
    def until_noon(q: Question) -> Outcomes:
        noon = q.at.replace(hour=12, minute=0, second=0, microsecond=0)
        if q.at < noon:
            return Denied("too early", lapses_at=noon)
        return Passed(noon - timedelta(hours=12) + timedelta(days=1))

    made = ruled(until_noon)
    assert_honest(made)
    assert_pure(made)
    assert_never_raises(made)
    assert_honest(policy_of(made).packs[0])


@pytest.mark.parametrize(
    ("before", "then"),
    [
        (PASS, Denied("no")),
        (PASS, Advised("perhaps")),
        (PASS, Required("say so")),
        (Advised("perhaps"), Advised("surely")),
        (Advised("perhaps", debts=("d1",)), Advised("perhaps", debts=("d2",))),
        (Required("say so"), Required("say more")),
        (Required("say so", debts=("d1",)), Required("say so", debts=("d2",))),
        (Required("say so", due=date(2026, 4, 1)), Required("say so", due=date(2026, 4, 2))),
    ],
    ids=["denies", "advises", "requires", "advice", "advised debts", "duty", "debts of a duty", "due"],
)
def test_an_answer_that_ends_early_is_found(before: Outcome, then: Outcome) -> None:
    def wrong(q: Question) -> Outcomes:
        return then if after_noon(q) else before

    with pytest.raises(AssertionError, match=r"test\.one says .* for good, but .*\ncontact: Contact\(.*\ncase: Case\("):
        assert_honest(ruled(wrong), asking=PLAIN)


def test_an_objection_that_outlives_its_word_is_found() -> None:
    def wrong(q: Question) -> Outcomes:
        return Denied("no", lapses_at=q.at + timedelta(microseconds=1))

    with pytest.raises(AssertionError, match=r"test\.one still objects to d1 at .*, when it lapses"):
        assert_honest(ruled(wrong), asking=PLAIN)


TWO = st.integers(0, 23).map(
    lambda hour: (contact(at=f"2026-04-01 {hour:02}:00", debts=["d1", "d2"]), case(debts=[debt(), debt(id="d2")]))
)


@pytest.mark.parametrize(
    ("then", "honest"), [(("d2",), True), (("d1",), False), (("d1", "d2"), False)], ids=["another", "the same", "more"]
)
def test_an_objection_to_another_debt_may_outlive_its_word(then: tuple[str, ...], honest: bool) -> None:
    def check(q: Question) -> Outcomes:
        noon, evening = (q.at.replace(hour=hour, minute=0, second=0, microsecond=0) for hour in (12, 18))
        early = (Denied("until noon", debts=("d1",), lapses_at=noon),) if q.at < noon else ()
        late = (Denied("until evening", debts=then, lapses_at=evening),) if q.at < evening else ()
        return (*early, *late) or Passed(noon - timedelta(hours=12) + timedelta(days=1))

    if honest:
        assert_honest(ruled(check), asking=TWO)
    else:
        with pytest.raises(AssertionError, match="still objects to d1 at"):
            assert_honest(ruled(check), asking=TWO)


def test_an_answer_until_the_past_is_found() -> None:
    with pytest.raises(AssertionError, match=r"answers until .*, which is not after the contact"):
        assert_honest(ruled(lambda q: Advised("perhaps", until=q.at)), asking=PLAIN)


def fail(q: Question) -> Outcomes:
    if q.medium is Medium.EMAIL:
        raise KeyError("boom")
    return PASS


@pytest.mark.parametrize("check", [assert_honest, assert_never_raises, assert_pure])
def test_a_rule_that_fails_is_found(check: Callable[..., None]) -> None:
    with pytest.raises(AssertionError, match=r"test\.one raises KeyError: 'boom'"):
        check(ruled(fail), asking=PLAIN)


@pytest.mark.parametrize(("there", "zone"), [("Pacific/Honolulu", "Pacific/Honolulu"), (None, "America/Chicago")])
def test_a_rule_is_asked_again_where_the_persons_day_turns(there: str | None, zone: str) -> None:
    seen: set[dt.time] = set()

    def notes(q: Question) -> Outcomes:
        seen.add(q.at.astimezone(ZoneInfo(zone)).time())
        return PASS

    known = case(phones=(), locations=() if there is None else ({"id": "there", "zones": [there]},))
    assert_honest(ruled(notes), asking=st.just((contact(medium="email"), known)))
    turns = {dt.time(hour) for hour in (0, 8, 12, 21)}
    assert seen >= turns | {dt.time(hour - 1, 59, 59, 999_999) for hour in (8, 12, 21, 24)}


@pytest.mark.parametrize(
    ("check", "most"), [(assert_honest, 200), (assert_never_raises, 200), (assert_pure, 100), (assert_monotone, 200)]
)
def test_how_many_questions_a_check_asks_unless_told(
    check: Callable[..., None], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("fdcpa_guard.testing.checks._search", lambda theorem, examples, *others: asked.append(examples))
    policies = [policy_of(ruled(lambda q: PASS))] * (2 if check is assert_monotone else 1)
    check(*policies)
    check(*policies, examples=7)
    assert asked == [most, 7]


def test_a_missing_fact_is_no_failure() -> None:
    def lacks(q: Question) -> Outcomes:
        raise MissingFact("everything")

    assert_never_raises(ruled(lacks))
    assert_honest(ruled(lacks))


def test_an_answer_that_is_none_is_found() -> None:
    with pytest.raises(AssertionError, match=r"test\.one answers bool, which is no outcome"):
        assert_never_raises(ruled(lambda q: True), asking=PLAIN)  # type: ignore[arg-type, return-value]


def look_at_the_clock(q: Question) -> Outcomes:
    time.time()
    return PASS


def throw_dice(q: Question) -> Outcomes:
    random.getrandbits(8)
    return PASS


def open_a_file(q: Question) -> Outcomes:
    with open(__file__):
        return PASS


@pytest.mark.parametrize(
    ("check", "seen"),
    [(look_at_the_clock, r"chance \(time\)"), (throw_dice, r"chance \(getrandbits\)"), (open_a_file, "open")],
)
def test_what_a_rule_touches_is_found(check: Check, seen: str) -> None:
    with pytest.raises(AssertionError, match=rf"test\.one touches .*{seen}"):
        assert_pure(ruled(check), asking=PLAIN)


def test_a_rule_that_remembers_is_found() -> None:
    asked: list[bool] = []

    def forgetful(q: Question) -> Outcomes:
        asked.append(True)
        return Denied("no") if len(asked) % 2 else PASS

    with pytest.raises(AssertionError, match=r"test\.one answers otherwise when asked again"):
        assert_pure(ruled(forgetful), asking=PLAIN)


def test_whole_decisions_are_watched_too() -> None:
    policy = policy_of(ruled(lambda q: PASS))

    def peeking(collector: object, debt: object) -> None:
        time.time()

    peeks = Policy("test", "1", (Pack("test.pack", "Test", tuple(policy.rules()), peeking),))
    assert_pure(policy)
    with pytest.raises(AssertionError, match=r"a decision touches .*chance \(time\)"):
        assert_pure(peeks, asking=PLAIN)


def test_a_stricter_policy_is_stricter() -> None:
    policy = house()
    assert_monotone(policy, policy.tightened("house.pace.calls-a-week", most=2), examples=50)


def test_one_that_allows_more_is_found() -> None:
    policy = house()
    loose = policy.loosened("house.reminders.not-too-early", "for the test", days_before=400)
    with pytest.raises(AssertionError, match=r"no longer denies: house\.reminders\.not-too-early about d1"):
        assert_monotone(policy, loose, asking=DUE)


def test_a_number_that_is_stricter_the_other_way_is_found() -> None:
    def most(q: Question, p: object) -> Outcomes:
        return Denied("no") if len(q.contact.debts) >= p.most else PASS  # type: ignore[attr-defined]

    wrong = Parameter(((date.min, 1),), "debts", cited("1"), "higher")
    policy = policy_of(ruled(most, most=wrong))
    with pytest.raises(AssertionError, match=r"no longer denies: test\.one about d1"):
        assert_monotone(policy, policy.tightened("test.one", most=9), asking=PLAIN)
