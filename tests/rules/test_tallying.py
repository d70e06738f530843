"""What a rule tells of its counting: only to whoever asks, and without a say in what is decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from fdcpa_guard import Guard
from fdcpa_guard.clock import FOREVER, zone
from fdcpa_guard.decision import Decision
from fdcpa_guard.explaining import Explanation
from fdcpa_guard.policies import named
from fdcpa_guard.policy import Policy
from fdcpa_guard.rules import PASS, Denied, Limit, MissingFact, Outcomes, Pack, Period, Question, Tally, house, rule
from fdcpa_guard.shapes import (
    Conversing,
    Cooldown,
    Counting,
    FrequencyCap,
    MinimumInterval,
    Per,
    Shape,
    Streak,
    counted_in_days,
)
from fdcpa_guard.shapes.periods import days_before, in_calendar, in_days, in_hours, since
from fdcpa_guard.testing.builders import attempt, case, consent, contact, debt, history, inbound, location
from fdcpa_guard.vocabulary import UNKNOWN, Effect

Teller = Callable[[Question], Iterable[Tally]]
AT = "2026-04-07T12:00:00-04:00"


def guard_that(teller: Teller) -> Guard:
    @rule("house.two", "Two calls in seven days", house("1"))
    def two(q: Question) -> Outcomes:
        """**What it checks**: two calls."""
        q.tell(lambda: teller(q))
        return Denied("two calls") if len(q.attempts(q.index.telephone)) > 1 else PASS

    return Guard(Policy("made up", "1", (Pack("house", "House", (two,), lambda _, __: None),)))


def counting(q: Question) -> Iterable[Tally]:
    calls = [(each, None) for each in q.attempts(q.index.telephone)]
    yield counted_in_days(Limit("calls", 2, "to one person", q.debt_ids), calls, q.at, 7, q.zones)


def asked_of(guard: Guard, **known: object) -> tuple[Decision, Explanation]:
    calls = [attempt(f"2026-04-0{day} 10:00", id=f"call-{day}") for day in (2, 5)]
    facts = case(**{"history": history(*calls), "locations": (location(state="MA"),), **known})
    return guard.decide(contact(at=AT), facts), guard.explain(contact(at=AT), facts)


def test_a_function_that_counts_for_itself_tells_what_it_counted() -> None:
    _, found = asked_of(guard_that(counting))
    (tally,) = found.tallies
    assert (tally.rule, tally.counted, tally.limit, tally.objects) == ("house.two", 2, 2, True)
    assert [event.event for event in tally.events] == ["call-2", "call-5"]
    assert [event.leaves_at - tally.starts for event in tally.events if event.leaves_at] == [
        timedelta(days=8),
        timedelta(days=11),
    ]


def test_what_was_counted_can_be_had_alone() -> None:
    known = case(history=history(attempt("2026-04-02 10:00", id="a"), attempt("2026-04-05 10:00", id="b")))
    for guard in (guard_that(counting), Guard(named("us"))):
        explanation, counts = guard.explain(contact(at=AT), known), guard.counts(contact(at=AT), known)
        assert counts == (explanation.tallies, explanation.untold)
        assert counts.tallies


def test_a_plain_decision_makes_nothing_of_it() -> None:
    asked: list[Question] = []

    def noted(q: Question) -> Iterable[Tally]:
        asked.append(q)
        return ()

    guard = guard_that(noted)
    facts = case(history=history(attempt("2026-04-02 10:00")))
    guard.decide(contact(at=AT), facts, counted=True)
    guard.next_allowed(contact(at=AT), facts)
    assert not asked
    guard.explain(contact(at=AT), facts)
    assert len(asked) == 1


def lacking(q: Question) -> Iterable[Tally]:
    raise MissingFact("history")


def failing(q: Question) -> Iterable[Tally]:
    raise ZeroDivisionError


def leaving(q: Question) -> Iterable[Tally]:
    raise SystemExit


@pytest.mark.parametrize(
    ("teller", "why"),
    [
        (lacking, "needs history"),
        (failing, "what it counted could not be told (ZeroDivisionError)"),
        (leaving, "what it counted could not be told (SystemExit)"),
    ],
)
def test_what_cannot_be_told_is_said_and_changes_no_decision(teller: Teller, why: str) -> None:
    decision, found = asked_of(guard_that(teller))
    assert found.tallies == ()
    assert found.untold == (("house.two", why),)
    assert found.decision.reasons == decision.reasons
    assert [trace.verdict for trace in found.rules] == ["denied"]


def test_an_interrupt_is_one() -> None:
    def interrupted(q: Question) -> Iterable[Tally]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        asked_of(guard_that(interrupted))


def test_a_limit_of_days_is_not_told_where_nobody_knows_whose() -> None:
    _, found = asked_of(Guard(named("house")), locations=UNKNOWN, phones=UNKNOWN)
    assert "house.pace.calls-a-week" in dict(found.untold)
    assert not [tally for tally in found.tallies if tally.rule == "house.pace.calls-a-week"]


def told(limit: Shape, **known: object) -> Tally:
    law = limit.rule("house.limit", "A limit", house("1"), effect=Effect.HOUSE_POLICY, example="one.")
    guard = Guard(Policy("made up", "1", (Pack("house", "House", (law,), lambda _, __: None),)))
    _, found = asked_of(guard, **known)
    assert found.untold == ()
    (tally,) = found.tallies
    return tally


LIMITS: dict[str, Shape] = {
    "a-month": FrequencyCap(most=3, days=30),
    "a-week": FrequencyCap(most=2, days=7),
    "three-days": FrequencyCap(most=2, hours=72),
    "an-interval": MinimumInterval(hours=60),
    "days-in-a-row": Streak(most=2),
    "a-month-at-a-number": FrequencyCap(most=3, days=30, per=Per.ADDRESS),
    "a-week-at-a-number": FrequencyCap(most=2, days=7, per=Per.ADDRESS),
}


@pytest.mark.parametrize("limit", LIMITS.values(), ids=LIMITS)
def test_every_limit_tells_what_it_counted_whether_it_is_full_or_not(limit: Shape) -> None:
    tally = told(limit)
    assert tally.limit == getattr(limit, "most", 1)
    assert tally.counted == sum(event.counted for event in tally.events)


@pytest.mark.parametrize(("name", "other"), [*permutations(LIMITS, 2)])
@pytest.mark.parametrize(
    "place", [{}, {"locations": (), "phones": ({"id": "cell"}, {"id": "land"})}], ids=["in a place", "anywhere"]
)
def test_what_another_limit_looked_at_before_changes_nothing(name: str, other: str, place: dict[str, object]) -> None:
    """Limits that count alike share what they find, and each looks back as far as it does alone."""
    before = [attempt(f"{day} 10:00", id=f"call-{day}") for day in ("2026-02-20", "2026-03-01", "2026-03-20")]
    lately = [attempt("2026-04-05 11:00", id="late"), attempt("2026-04-06 11:00", id="last", address="land")]
    laws = {each: LIMITS[each].rule(f"house.{each}", each, house("1"), example="one.") for each in (other, name)}
    alone, beside = (
        asked_of(
            Guard(Policy("made up", "1", (Pack("house", "House", tuple(rules), lambda _, __: None),))),
            history=history(*before, *lately),
            **place,
        )[1]
        for rules in ([laws[name]], laws.values())
    )
    mine = laws[name].id
    assert [each for each in beside.tallies if each.rule == mine] == [*alone.tallies]
    assert [each for each in beside.rules if each.rule == mine] == [*alone.rules]


@pytest.mark.parametrize("limit", [MinimumInterval(days=3), MinimumInterval(hours=60)], ids=("days", "hours"))
def test_an_interval_allows_one(limit: Shape) -> None:
    tally = told(limit)
    assert (tally.counted, tally.limit, tally.full, tally.objects) == (1, 1, True, True)


def test_consent_to_more_calls_spares_what_we_did_and_not_what_the_person_began() -> None:
    cap = FrequencyCap(most=2, days=7, counting=Counting.CONVERSATIONS, inbound_counts=True, more_calls_exempt=True)
    given = consent("more-calls", given_at="2026-04-01T09:00:00-04:00")
    ours = attempt("2026-04-02 10:00", id="ours", outcome="conversation")
    theirs = inbound("2026-04-02 10:00", id="theirs", conversation=True)
    for event, counts in ((ours, False), (theirs, True)):
        tally = told(cap, history=history(event), consents=(given,))
        assert [(each.event, each.counted) for each in tally.events] == [(event.id, counts)]


@pytest.mark.parametrize(("outcome", "counted"), [("conversation", 1), ("unknown", 1), ("rang-out", None)])
def test_14_b_2_i_B_a_conversation_is_told_of_where_there_is_one(outcome: str, counted: int | None) -> None:
    talked = history(attempt("2026-04-02 10:00", id="talked", outcome=outcome))
    _, found = asked_of(Guard(named("regulation_f")), history=talked)
    told_of = [each for each in found.tallies if each.rule == "us.regf.14b2.after-conversation"]
    assert [(each.counted, each.limit) for each in told_of] == ([] if counted is None else [(counted, 1)])


@pytest.mark.parametrize("after", [*Conversing])
@pytest.mark.parametrize(
    ("per", "rested"), [(Per.DEBT, {("d1",): {"one"}, ("d2",): {"two"}}), (Per.PERSON, {("d1", "d2"): {"one", "two"}})]
)
def test_a_rest_after_a_conversation_tells_of_those_that_it_is_for(
    after: Conversing, per: Per, rested: dict[tuple[str, ...], set[str]]
) -> None:
    rest = Cooldown(days=7, after=after, per=per)
    law = rest.rule("house.rest", "A rest", house("1"), effect=Effect.HOUSE_POLICY, example="one.")
    guard = Guard(Policy("made up", "1", (Pack("house", "House", (law,), lambda _, __: None),)))
    talks = [
        attempt(f"2026-04-0{day} 10:00", id=id, outcome="conversation", debts=[about])
        for day, id, about in ((4, "one", "d1"), (5, "two", "d2"))
    ]
    known = case(debts=[debt(id=id) for id in ("d1", "d2")], history=history(*talks))
    found = guard.explain(contact(at=AT, debts=["d1", "d2"]), known)
    assert {tally.debts: {each.event for each in tally.events} for tally in found.tallies} == rested


@pytest.mark.parametrize("number", [6, 7])
def test_14_b_4_a_call_about_a_loan_that_may_be_one_debt_with_this_is_told_as_such(number: int) -> None:
    loans = [debt(id=id, kind="student-loan") for id in ("d1", "d2")]
    calls = [attempt(f"2026-04-0{day} 10:00", id=f"call-{day}", debts=["d1"]) for day in range(1, number)]
    own = attempt("2026-04-07 10:00", id="own", debts=["d2"])
    known = case(debts=loans, history=history(*calls, own))
    found = Guard(named("us")).explain(contact(at=AT, debts=["d2"]), known)
    (tally,) = [tally for tally in found.tallies if tally.rule == "us.regf.14b2.seven-in-seven"]
    noted = {each.event for each in tally.events if "about a loan that may be one debt with this" in each.why}
    assert [each.event for each in tally.events] == [*(call.id for call in calls), "own"]
    assert noted == {call.id for call in calls}


def test_what_an_exception_spares_is_full_and_does_not_object() -> None:
    leave = consent("more-calls", in_writing=True)
    place: dict[str, object] = {"locations": (location(zip="10001"),), "debts": (debt(kind="credit-card"),)}
    for consents, objects in (((), True), ((leave,), False)):
        left = [attempt(f"2026-04-0{day} 10:00", id=f"call-{day}", outcome="voicemail") for day in (2, 5)]
        _, found = asked_of(Guard(named("us")), consents=consents, history=history(*left), **place)
        (tally,) = [each for each in found.tallies if each.rule == "us.ny.nyc.5-77b1iv.two-in-seven"]
        assert (tally.counted, tally.full, tally.objects) == (2, True, objects)


NOON, HERE = datetime(2026, 4, 7, 16, tzinfo=UTC), zone("America/New_York")
PERIODS: dict[str, Callable[[], Period]] = {
    "days": lambda: in_days(NOON, HERE, 7),
    "hours": lambda: in_hours(NOON, 24),
    "calendar": lambda: in_calendar("calendar-month", date(2026, 4, 1), date(2026, 5, 1), HERE),
    "days before": lambda: days_before(NOON, HERE, 7, lambda when: FOREVER),
    "since": lambda: since(NOON - timedelta(days=9), NOON, "the time since the notice"),
}


@pytest.mark.parametrize("made", PERIODS.values(), ids=PERIODS)
def test_a_period_is_what_it_says_and_not_the_arithmetic_that_it_asks(made: Callable[[], Period]) -> None:
    assert made() == made()
    assert hash(made()) == hash(made())
    assert repr(made()) == repr(made())
    assert " at 0x" not in repr(made())


@pytest.mark.parametrize(
    ("made", "words", "starts", "ends"),
    [
        (in_days(NOON, HERE, 1), "the day of this contact", "2026-04-07 00:00", "2026-04-08 00:00"),
        (in_days(NOON, HERE, 2), "the 2 days that end with this contact", "2026-04-06 00:00", "2026-04-08 00:00"),
        (in_hours(NOON, 1), "the hour before this contact", "2026-04-07 11:00", "2026-04-07 12:00"),
        (in_hours(NOON, 2), "the 2 hours before this contact", "2026-04-07 10:00", "2026-04-07 12:00"),
        (
            days_before(NOON, HERE, 1, lambda when: FOREVER),
            "the day before that of this contact",
            "2026-04-06 00:00",
            "2026-04-07 00:00",
        ),
        (
            days_before(NOON, HERE, 2, lambda when: FOREVER),
            "the 2 days before that of this contact",
            "2026-04-05 00:00",
            "2026-04-07 00:00",
        ),
    ],
    ids=lambda each: each if type(each) is str else "",
)
def test_a_period_is_named_by_how_long_it_is(made: Period, words: str, starts: str, ends: str) -> None:
    assert made.words == words
    assert [f"{when.astimezone(HERE):%Y-%m-%d %H:%M}" for when in (made.starts, made.ends)] == [starts, ends]
