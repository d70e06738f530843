"""Theorems about what limits tell: it is what decides, and taking away what was counted takes away the objection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard
from fdcpa_guard.decision import Advisory, Reason
from fdcpa_guard.explaining import Explanation
from fdcpa_guard.facts import Attempt, Inbound
from fdcpa_guard.policy import Policy
from fdcpa_guard.rules import Tally
from fdcpa_guard.rules.rule import Pack, house
from fdcpa_guard.shapes import Shape
from fdcpa_guard.shapes import Streak as DayStreak
from fdcpa_guard.testing.builders import attempt, case, consent, contact, debt, history, inbound, location, phone
from fdcpa_guard.testing.scenarios import guard_of
from fdcpa_guard.vocabulary import ConsentScope, Effect
from tests.rows import scenario_rows
from tests.shapes.kinds import Cooldown, FrequencyCap, MinimumInterval, Streak

from .search import effort

NOON = datetime(2026, 3, 10, 17, tzinfo=UTC)
"""Two days after the clocks of most of the United States went forward."""


def said(found: Explanation) -> list[Reason | Advisory]:
    return [*found.decision.reasons, *found.decision.advisories]


def objected(found: Explanation) -> set[tuple[str, str]]:
    """By which rules to which debts there is an objection, advice and want of a fact among them."""
    return {(each.rule, debt) for each in said(found) for debt in each.debts or found.decision.permitted_debts}


def lacking(found: Explanation) -> set[str]:
    """The rules that lack a fact, or could not tell what they counted."""
    return {trace.rule for trace in found.rules if trace.verdict == "missing-fact"} | {rule for rule, _ in found.untold}


def full(found: Explanation, rule: str) -> set[str]:
    """The debts for which a limit of a rule is full."""
    return {debt for tally in found.tallies if tally.rule == rule and tally.full for debt in tally.debts}


def without(known: Case, event: str) -> Case:
    """The case without an event; what answered it answers nothing any more."""
    given = known.history
    assert not isinstance(given, str)
    made = [each.model_copy(update={"in_reply_to": None}) if each.answers == event else each for each in given.attempts]
    events: list[Attempt | Inbound] = [*made, *given.inbound]
    left = history(*[each for each in events if each.id != event])
    return known.model_copy(update={"history": left})


def tied(known: Case, event: str) -> bool:
    """Whether others may count otherwise without an event: it answered, or was answered, or may end a consent."""
    given = known.history
    assert not isinstance(given, str)
    answers = [each for each in given.attempts if each.in_reply_to is not None]
    consented = any(each.scope is ConsentScope.MORE_CALLS for each in known.consents)
    return consented or any(event in (each.id, each.answers) for each in answers)


def spared(guard: Guard, asked: Contact, known: Case, tally: Tally) -> bool:
    """Whether it is consent alone that spares the contact what a full limit would object to."""
    unspared = guard.explain(asked, known.model_copy(update={"consents": ()}))
    return bool({*tally.debts} & {debt for rule, debt in objected(unspared) if rule == tally.rule})


def same(found: Explanation, tally: Tally) -> Tally | None:
    """What the limit of a tally counted of other facts."""
    key = tally.rule, tally.unit, tally.period, tally.what, tally.apart, tally.debts, tally.address
    for each in found.tallies:
        if (each.rule, each.unit, each.period, each.what, each.apart, each.debts, each.address) == key:
            return each
    return None


def tells_what_decides(guard: Guard, asked: Contact, known: Case, dice: Random, *, plain: bool = False) -> int:
    """Hold the theorems of one question; how many objections were followed until they went.

    Of ``plain`` limits, which have no exceptions, consent alone spares a contact.
    """
    found = guard.explain(asked, known)
    assert found.decision == guard.decide(asked, known, counted=True)
    followed = 0
    told = {tally.rule for tally in found.tallies} - lacking(found)
    for rule, of in objected(found):
        if rule in told and any(of in tally.debts for tally in found.tallies if tally.rule == rule):
            assert of in full(found, rule), (rule, of)
    for each in said(found):
        filled = {tally.counted for tally in found.tallies if tally.rule == each.rule and tally.full}
        counts = [number for name, number in each.facts.items() if name.endswith(" counted")]
        assert each.rule not in told or filled.issuperset(counts), each
    for tally in found.tallies:
        counted = [event for event in tally.events if event.counted]
        in_a_row = tally.what.startswith("days in a row")
        assert tally.counted == len({event.local_date for event in counted} if in_a_row else counted)
        assert tally.full is (tally.counted >= tally.limit)
        assert not tally.objects or tally.full
        assert all(event.why for event in tally.events)
        assert all((event.leaves_at or asked.at + timedelta(1)) > asked.at for event in counted)
        against = {debt for rule, debt in objected(found) if rule == tally.rule}
        if plain and tally.full and not against.issuperset(tally.debts):
            assert spared(guard, asked, known, tally), tally
        if tally.objects:
            followed += _taken_away(guard, asked, known, tally, dice)
    return followed


def _taken_away(guard: Guard, asked: Contact, known: Case, tally: Tally, dice: Random) -> int:
    counted = [event.event for event in tally.events if event.counted]
    dice.shuffle(counted)
    left = tally.counted
    for event in counted[: tally.counted - tally.limit + 2 if len(counted) > 12 else len(counted)]:
        loose = tied(known, event)
        known = without(known, event)
        found = guard.explain(asked, known)
        now = same(found, tally)
        before, left = left, 0 if now is None else now.counted
        # Where another clock binds now, it may count more; of a contact to nobody knows where, an address to which
        # nothing is known to have gone any more is not told of.
        here = tally.address == asked.address if now is None else now.zone == tally.zone
        if not tally.what.startswith("days in a row") and here and not loose:
            assert left == before - 1, (tally.rule, event)
        against = {debt for rule, debt in objected(found) if rule == tally.rule}
        if tally.rule not in lacking(found):
            filled = full(found, tally.rule)
            assert against & {*tally.debts} <= filled, (tally.rule, event)
            if left >= tally.limit and not against & {*tally.debts}:
                assert spared(guard, asked, known, tally), (tally.rule, event)
        if left < tally.limit and not against:
            return 1
    return 0


@effort(250, 10_000)
def test_of_every_pack_what_is_told_is_what_decides(examples: int) -> None:
    rows = [row for row in scenario_rows() if not isinstance(row.case.history, str) and row.case.history.attempts]
    chosen = Random("tallies").sample(rows, min(examples, len(rows)))
    followed = [tells_what_decides(guard_of(row.policy), row.contact, row.case, Random(row.id)) for row in chosen]
    assert sum(followed) > len(followed) / 20


# -- shapes, in made-up cases

ANY = frozenset({"call", "ringless-voicemail", "text", "email", "in-person"})
MEDIA = (
    frozenset({"call", "ringless-voicemail"}),
    frozenset({"call", "text"}),
    frozenset({"text"}),
    frozenset({"call", "in-person"}),
    ANY,
)
OUTCOMES = {
    "call": ("rang-out", "voicemail", "not-connected", "conversation", "wrong-person", "unknown", "pending"),
    "text": ("sent", "undeliverable", "unknown"),
    "email": ("sent", "undeliverable", "pending"),
    "in-person": ("sent", "undeliverable"),
}


def shapes(dice: Random) -> Iterator[Shape]:
    """One of each kind, with numbers and leaves thrown."""
    common: dict[str, Any] = {"media": dice.choice(MEDIA), "per": dice.choice(("debt", "person", "address"))}
    common |= dice.choice(({}, {"replies_exempt": False}, {"replies_exempt": False, "own_call_exempt": True}))
    common |= dice.choice(({}, {"zone": "America/New_York"}, {"zone": "Pacific/Honolulu"}))
    counted = dice.choice(
        (
            {},
            {"not_counted": ()},
            {"purposes_not_counted": {"answer-to-request"}},
            {"purposes_not_counted": {"formal-pleading"}},
            {"professionals_count": True},
        )
    )
    periods = dice.choice(
        ({"days": dice.randint(1, 9)}, {"hours": dice.randint(1, 60)}, {"calendar": {"day"}}, {"days": 3, "hours": 90})
    )
    weeks = dice.choice(({}, {"calendar": {"week", "month"}, "week_starts": {"sun", "wed"}}))
    what = dice.choice(
        (
            {},
            {"counting": "communications"},
            {"counting": "conversations", "inbound_counts": dice.random() < 0.5},
            {"others_answering_free": True, "consumer_debts_only": True},
            {"consumer_debts_only": True},
            {"together_with": ("spouse",)},
            {"together_with": ("spouse", "consumer-attorney"), "counting": "communications"},
            {"to": dice.choice(("work", "personal", "elsewhere"))},
            {"more_calls_exempt": True},
        )
    )
    yield FrequencyCap(most=dice.randint(1, 4), **common, **counted, **{**periods, **weeks, **what})
    rest = {
        "days": dice.randint(1, 9),
        "after": dice.choice(("telephone", "any")),
        "counts_day_of": dice.random() < 0.5,
    }
    yield Cooldown(**common, **rest, more_calls_exempt=dice.random() < 0.3)
    yield MinimumInterval(**common, **counted, **dice.choice(({"hours": 30}, {"days": 2}, {"days": 1})))
    yield Streak(
        most=dice.randint(1, 3), **common, **counted, **dice.choice(({}, {"ends": "12:00"}, {"starts": "12:00"}))
    )


def policy_of(shape: Shape) -> Policy:
    made = shape.rule("house.limit", "A limit", house("1"), effect=Effect.HOUSE_POLICY, example="one.")
    return Policy("made up", "1", (Pack("house", "House", (made,), lambda _, __: None),))


def thrown(dice: Random) -> tuple[Contact, Case]:
    """A contact and a case with a history around a change of the clocks."""
    began = [_began(dice, number) for number in range(dice.choice((0, 0, 1, 3)))]
    events: list[Attempt | Inbound] = [
        *began,
        *[_made(dice, number, began) for number in range(dice.choice((0, 1, 5, 12, 25, 25)))],
    ]
    known = case(
        debts=(debt(), debt(id="d2", **dice.choice(({}, {"nature": "commercial"})))),
        history=history(*events) if events else "none",
        phones=(
            phone(**({"disowned_at": _before(dice)} if dice.random() < 0.1 else {})),
            phone(id="land", number="+12025550123", line_type="landline", place=dice.choice(("home", "work"))),
        ),
        locations=(location(zones=dice.choice((["America/New_York"], ["America/Chicago", "America/Los_Angeles"]))),),
        consents=() if dice.random() < 0.8 else (consent("more-calls", given_at=NOON - timedelta(days=3)),),
    )
    medium = dice.choice(("call", "call", "call", "text", "text", "in-person"))
    at = dice.choice((NOON, NOON + timedelta(hours=14), NOON - timedelta(hours=6)))
    more: dict[str, Any] = {}
    if dice.random() < 0.05 and (answerable := [each.id for each in began if each.at <= at]):
        more["in_reply_to"] = dice.choice(answerable)
    if dice.random() < 0.05:
        more["recipient"] = "spouse"
    if medium == "in-person":
        more["address"] = None
    else:
        more["address"] = dice.choice((*["cell", "land" if medium == "call" else "cell"] * 3, None))
    return contact(at=at, medium=medium, debts=dice.choice((("d1",), ("d1", "d2"))), **more), known


def _before(dice: Random) -> datetime:
    return NOON - timedelta(minutes=dice.choice((0, 1, 30, 1440, 7 * 1440, dice.randint(0, 20_000))))


def _began(dice: Random, number: int) -> Inbound:
    """Something that the person, or somebody else, began."""
    medium, at = dice.choice(("call", "call", "in-person", "text")), _before(dice)
    more: dict[str, Any] = {"address": None if medium == "in-person" else dice.choice(("cell", "land", None))}
    more["debts"] = dice.choice((("d1",), ("d2",), ()))
    if medium != "text":
        more["conversation"] = dice.choice((True, True, False, "unknown"))
        ended = {"ended_at": at + timedelta(minutes=dice.choice((10, 600)))}
        more |= dice.choice(({}, {}, ended, {"ongoing": True}, {"ongoing": "unknown"}))
    if more.get("conversation") and not more["debts"] and dice.random() < 0.3:
        more["allotted_to"] = "d1"
    if dice.random() < 0.15:
        more["recipient"] = dice.choice(("spouse", "consumer-attorney"))
    return inbound(at, medium, id=f"in-{number}", **more)


def _made(dice: Random, number: int, began: list[Inbound]) -> Attempt:
    """Something that the collector did, perhaps in answer to what somebody began."""
    medium, at = dice.choice(("call", "call", "text", "email", "in-person")), _before(dice)
    more: dict[str, Any] = {}
    if medium != "in-person":
        more["address"] = {"email": "email"}.get(medium, dice.choice(("cell", "land", "cell", "land", None)))
    if dice.random() < 0.15:
        more["recipient"] = dice.choice(("spouse", "consumer-attorney"))
    if dice.random() < 0.15:
        more["purpose"] = dice.choice(("answer-to-request", "formal-pleading"))
    outcome = dice.choice(OUTCOMES[medium])
    if outcome in ("conversation", "unknown", "pending") and dice.random() < 0.3:
        more["discussed"] = dice.choice(("unknown", (), ("d2",)))
    if medium == "call" and outcome in ("conversation", "wrong-person") and dice.random() < 0.3:
        more["answered_by"] = dice.choice(("spouse", "consumer"))
    if dice.random() < 0.2:
        more["in_reply_to"] = dice.choice(["unknown", *[each.id for each in began if each.at <= at]])
    owed = dice.choice((("d1",), ("d2",), ("d1", "d2")))
    return attempt(at, medium, id=f"made-{number}", outcome=outcome, debts=owed, **more)


@effort(200, 10_000)
@pytest.mark.parametrize("kind", range(4), ids=("cap", "rest", "interval", "streak"))
def test_of_a_shape_what_is_told_is_what_decides(kind: int, examples: int) -> None:
    followed = 0
    for seed in range(examples):
        dice = Random(f"tallies/{kind}/{seed}")
        shape = [*shapes(dice)][kind]
        asked, known = thrown(dice)
        guard = Guard(policy_of(shape))
        try:
            plain = not isinstance(shape, DayStreak) or shape.starts is shape.ends is None  # of whole days
            followed += tells_what_decides(guard, asked, known, dice, plain=plain)
        except AssertionError:
            print(seed, shape.describe())
            raise
    assert followed > examples / 20


@pytest.mark.parametrize(
    "shape",
    [
        FrequencyCap(most=2, days=7),
        FrequencyCap(most=2, days=7, counting="conversations"),
        FrequencyCap(most=2, calendar={"week"}),
        Cooldown(days=7),
        MinimumInterval(days=7),
        Streak(most=6),
    ],
    ids=lambda shape: str(shape.describe()),
)
def test_of_what_was_long_before_the_period_nothing_is_told(shape: Shape) -> None:
    """As much again as the period is told of, so that who reads it sees what has left."""
    days = range(1, 40)
    past = history(*[attempt(NOON - timedelta(n), id=f"days-{n}", outcome="conversation") for n in days])
    (tally,) = Guard(policy_of(shape)).explain(contact(at=NOON), case(history=past)).tallies
    assert {event.event for event in tally.events} == {f"days-{n}" for n in range(1, 15)}


def test_a_consent_that_lives_again_spares_what_a_full_limit_counts() -> None:
    """The talk that ended the consent is taken away, and one from before the consent, which it lifts, is left."""
    guard = Guard(policy_of(Cooldown(days=6, more_calls_exempt=True)))
    before, after = (
        inbound(NOON - timedelta(days=days), "call", id=f"talk-{days}", conversation=True) for days in (5, 1)
    )
    asked = contact(at=NOON)
    known = case(history=history(before, after), consents=(consent("more-calls", given_at=NOON - timedelta(days=3)),))

    (tally,) = guard.explain(asked, known).tallies
    assert (tally.counted, tally.full, tally.objects) == (2, True, True)

    known = without(known, after.id)
    (tally,) = guard.explain(asked, known).tallies
    assert (tally.counted, tally.full, tally.objects) == (1, True, False)
    assert guard.decide(asked, known)
    assert spared(guard, asked, known, tally)
