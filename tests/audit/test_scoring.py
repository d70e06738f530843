"""Scorecards: what is counted, said up front, merged and ranked."""

import json
import pickle
import random
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from fdcpa_guard import InvalidFacts, regulation_f
from fdcpa_guard.audit import (
    NOT_IN_A_HISTORY,
    SEVERITIES,
    Judged,
    Lack,
    Objection,
    Replayed,
    Scorecard,
    Scores,
    Severity,
    Verdict,
    replays,
    scorecard,
)
from fdcpa_guard.audit.chance import fisher
from fdcpa_guard.audit.scoring import MOST_RANKED
from fdcpa_guard.testing import builders as make
from fdcpa_guard.vocabulary import Effect, Medium

AT = datetime(2026, 4, 1, 15, tzinfo=UTC)  # a Wednesday, of week 14
HOURS = Objection("us.regf.6b1i.hours", Effect.PROHIBITED)
SEVEN = Objection("us.regf.14b2.seven-in-seven", Effect.PRESUMED_VIOLATION)
VOICE = Lack("us.tcpa.b1A.voice", "contact.voice")
ADAPTER = TypeAdapter(Scorecard)


def judged(vendor: str | None = "A", consumer: str | None = "c-1", *said: Objection | Lack, **more: Any) -> Judged:
    objections = tuple(each for each in said if isinstance(each, Objection))
    lacks = tuple(each for each in said if isinstance(each, Lack))
    lacking = lacks or more.get("error")
    verdict = Verdict.VIOLATION if objections else Verdict.NOT_JUDGED if lacking else Verdict.NOTHING_FOUND
    given: dict[str, Any] = {
        "consumer": consumer,
        "attempt": "a",
        "at": AT,
        "medium": Medium.CALL,
        "tags": {} if vendor is None else {"vendor": vendor},
        "verdict": verdict,
        "objections": objections,
        "lacks": lacks,
        "packs": ("us.regf",),
        "policy": "us 1",
        **more,
    }
    return Judged(**given)


def several(vendor: str, people: int, each: int, violating: int) -> list[Judged]:
    """Attempts to so many people, of whom the first are called at a bad hour once."""
    return [
        judged(vendor, f"{vendor}-{person}", *([HOURS] if number == 0 and person < violating else []))
        for person in range(people)
        for number in range(each)
    ]


class TestCounting:
    def test_what_cannot_be_judged_is_apart_from_what_is_violated(self) -> None:
        card = scorecard(
            [judged(), judged("A", "c-2", HOURS), judged("A", "c-3", VOICE), judged("A", "c-4", HOURS, VOICE)]
        )
        (group,) = card.groups
        assert (group.key, group.attempts, group.judged, group.not_judged, group.violating) == (("A",), 4, 3, 1, 2)
        assert group.rate is not None
        assert (group.rate.per_thousand, group.at_most) == (500, 750)
        assert [(each.fact, each.attempts) for each in group.lacking] == [("contact.voice", 1)]
        assert card.unseen.not_judged == 1

    def test_an_attempt_counts_once_however_many_rules_object(self) -> None:
        worse = judged("A", "c-1", HOURS, SEVEN)
        (group,) = scorecard([worse, judged("A", "c-2", SEVEN), judged()]).groups
        assert group.violating == 2
        assert [(each.rule, each.severity, each.attempts) for each in group.rules] == [
            (SEVEN.rule, Severity.PRESUMED, 2),
            (HOURS.rule, Severity.PROHIBITED, 1),
        ]
        assert group.effects == {Effect.PROHIBITED: 1, Effect.PRESUMED_VIOLATION: 2}
        assert group.severities == {Severity.PROHIBITED: 1, Severity.PRESUMED: 2}

    def test_a_rate_by_rule_leaves_out_what_the_rule_could_not_judge(self) -> None:
        lacking = Lack(HOURS.rule, "locations")
        (group,) = scorecard(
            [judged("A", "1", HOURS), judged("A", "2", lacking), judged("A", "3"), judged("A", "4")]
        ).groups
        (rule,) = group.rules
        assert (rule.attempts, rule.not_judged) == (1, 1)
        assert rule.rate is not None
        assert rule.rate.per_thousand == pytest.approx(1000 / 3)

    def test_what_a_rule_objects_to_it_could_judge_whatever_it_lacks_besides(self) -> None:
        """For one debt it objects, for the other a fact is missing."""
        both = HOURS, Lack(HOURS.rule, "debts.*.kind")
        card = scorecard([judged("A", "1", *both), judged("A", "2", *both), judged("A", "3")])
        (rule,) = card.groups[0].rules
        assert (rule.attempts, rule.not_judged) == (2, 0)
        assert rule.rate is not None
        assert rule.rate.per_thousand == pytest.approx(2000 / 3)
        assert rule.rate.low < rule.rate.per_thousand < rule.rate.high < 1000
        assert scorecard([judged("A", "1", *both)]).unseen.never_judged == ()

    def test_weeks_are_told_in_utc_by_whatever_clock_an_instant_is_given(self) -> None:
        sunday = datetime(2027, 1, 3, 22, tzinfo=timezone(timedelta(hours=-5)))
        (group,) = scorecard([judged(at=sunday), judged(at=sunday.astimezone(UTC))]).groups
        assert [(week.week, week.attempts) for week in group.weeks] == [("2027-W01", 2)]

    def test_people_are_counted_once(self) -> None:
        (group,) = scorecard([judged(), judged("A", "c-1", HOURS), judged("A", "c-2"), judged("A", None, HOURS)]).groups
        assert (group.people, group.people_violated) == (2, 1)

    def test_weeks_are_of_iso_8601_and_instants_the_first_and_last(self) -> None:
        said_then: list[list[Objection | Lack]] = [[HOURS], [], [VOICE]]
        ats = [
            datetime(2026, 1, 1, tzinfo=UTC),
            datetime(2025, 12, 28, tzinfo=UTC),
            datetime(2026, 1, 4, 23, tzinfo=UTC),
        ]
        (group,) = scorecard([judged("A", "c", *said, at=at) for at, said in zip(ats, said_then, strict=True)]).groups
        assert [(w.week, w.attempts, w.not_judged, w.violating) for w in group.weeks] == [
            ("2025-W52", 1, 0, 0),
            ("2026-W01", 2, 1, 1),
        ]
        assert (group.first, group.last) == (ats[1], ats[2])

    def test_whoever_has_no_tag_is_a_group_of_its_own_and_the_last(self) -> None:
        card = scorecard([judged(None), judged("B"), judged("A"), judged(None)])
        assert [group.key for group in card.groups] == [("A",), ("B",), (None,)]
        assert card.unseen.untagged == {"vendor": 2}
        assert card.group(None).attempts == 2
        assert card.group(None).rank is None
        with pytest.raises(KeyError):
            card.group("C")

    def test_it_may_be_by_several_tags_or_a_function(self) -> None:
        def medium(one: Judged) -> str | None:
            return None if one.medium is None else one.medium.value

        text = judged("B", "c-2", medium=Medium.TEXT)
        card = scorecard([judged(), text, replace(text, tags={}, medium=None)], ("vendor", medium))
        assert card.by == ("vendor", "medium")
        assert [group.key for group in card.groups] == [("A", "call"), ("B", "text"), (None, None)]
        assert card.unseen.untagged == {"vendor": 1, "medium": 1}

    def test_some_rules_may_be_counted_alone(self) -> None:
        unread = Lack("guard.unread", "attempts.*")
        log = [judged("A", "1", HOURS), judged("A", "2", SEVEN), judged("A", "3", VOICE), judged("A", "4", unread)]
        for rules, violating, not_judged in (
            ([HOURS.rule], 1, 1),
            (["us.regf"], 2, 1),
            (["us.reg"], 0, 1),
            (["us.tcpa", SEVEN.rule], 1, 2),
            (None, 2, 2),
        ):
            (group,) = scorecard(log, rules=rules).groups
            assert (group.violating, group.not_judged) == (violating, not_judged), rules

    def test_every_effect_is_grave_or_judges_nothing(self) -> None:
        assert set(Effect) - SEVERITIES.keys() == {
            Effect.MISSING_FACT,
            Effect.RULE_ERROR,
            Effect.UNVERIFIED_LAW,
            Effect.ADVISORY,
        }
        assert set(SEVERITIES.values()) == set(Severity)
        assert SEVERITIES[min(SEVERITIES, key=list(Effect).index)] is Severity.PROHIBITED

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"verdict": Verdict.NOT_JUDGED}, "verdict: does not follow"),
            ({"error": "no", "verdict": Verdict.NOTHING_FOUND}, "verdict: does not follow"),
            ({"objections": (Objection("r", Effect.ADVISORY),), "verdict": Verdict.VIOLATION}, "judges nothing"),
            ({"at": AT.replace(tzinfo=None)}, "at: an instant needs a UTC offset"),
            ({"at": datetime.min.replace(tzinfo=timezone(timedelta(hours=1)))}, "at: an instant needs a UTC offset"),
            ({"assumed": "[]"}, "assumed: must be a JSON object"),
            ({"assumed": "{"}, "assumed: must be a JSON object"),
        ],
    )
    def test_what_no_replay_says_is_not_judged(self, wrong: dict[str, Any], said: str) -> None:
        with pytest.raises(InvalidFacts, match=said):
            judged(**wrong)

    @pytest.mark.parametrize("level", [0, 1, -1, 2, float("nan")])
    def test_a_level_is_between_none_and_all(self, level: float) -> None:
        with pytest.raises(InvalidFacts, match="level"):
            scorecard([], level=level)

    def test_nothing_to_group_by_or_to_count_is_refused(self) -> None:
        with pytest.raises(InvalidFacts, match="by"):
            Scores(())
        with pytest.raises(InvalidFacts, match="rules"):
            Scores(rules=[])
        with pytest.raises(TypeError, match="ids in a list"):
            Scores(rules="us.regf")
        with pytest.raises(TypeError, match="name of a tag"):
            Scores(7)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="Replayed or Judged"):
            scorecard([object()])  # type: ignore[list-item]
        with pytest.raises(TypeError, match="gives text"):
            scorecard([judged()], lambda one: 7)  # type: ignore[arg-type, return-value]

    def test_of_nothing_there_is_nothing(self) -> None:
        card = scorecard([])
        assert (card.groups, card.whole.attempts, card.whole.rate, card.whole.at_most) == ((), 0, None, None)
        assert ADAPTER.validate_json(ADAPTER.dump_json(card)) == card

    def test_neither_it_nor_its_parts_are_yes_or_no(self) -> None:
        card = scorecard([*several("A", 30, 1, 20), *several("B", 30, 1, 0)])
        for each in (card, card.whole, card.unseen, card.groups[0].rank, judged()):
            with pytest.raises(TypeError, match="neither true nor false"):
                bool(each)


class TestUnseen:
    def test_what_was_not_read_is_said_with_its_reason(self) -> None:
        lost = {"at": None, "medium": None}
        log = [judged(), judged("A", "c-2", error="no", **lost), judged(None, "c-3", attempt=None, error="why", **lost)]
        card = scorecard(log)
        assert (card.unseen.unread, card.unseen.cases) == ({"no": 1}, {"why": 1})
        (group,) = card.groups
        assert (group.attempts, group.unread, group.judged, group.not_judged) == (2, 1, 1, 0)
        assert group.rate is not None
        assert group.rate.per_thousand == 0

    def test_people_whom_no_case_names_are_said(self) -> None:
        assert scorecard([judged(consumer=None), judged()]).unseen.nameless == 1

    def test_what_was_assumed_is_said_and_else_what_was_taken(self) -> None:
        same = scorecard([judged(assumed='{"autodialed":false}')] * 2).unseen
        assert same.assumed == ('{"autodialed":false}',)
        assert same.not_in_a_history.keys() == NOT_IN_A_HISTORY.keys() - {"autodialed"}
        mixed = scorecard([judged(assumed='{"autodialed":false}'), judged()]).unseen
        assert mixed.assumed == ('{"autodialed":false}', "{}")
        assert mixed.not_in_a_history == dict(NOT_IN_A_HISTORY)

    def test_rules_that_could_judge_nothing_are_said(self) -> None:
        one = judged("A", "1", VOICE, HOURS)
        assert scorecard([one, judged("B", "2", VOICE)]).unseen.never_judged == (VOICE.rule,)
        assert scorecard([one, judged()]).unseen.never_judged == ()

    def test_bodies_of_rules_that_applied_to_nothing_are_said_of_a_policy(self) -> None:
        policy = regulation_f()
        assert scorecard([judged()]).unseen.never_applied is None
        assert scorecard([judged()], policy=policy).unseen.never_applied == tuple(
            pack.id for pack in policy.packs if pack.id != "us.regf"
        )
        assert "us.regf" in (scorecard([judged(packs=())], policy=policy).unseen.never_applied or ())


class TestRanks:
    def test_who_is_worse_by_more_than_chance_is_ranked(self) -> None:
        card = scorecard([*several("A", 100, 2, 1), *several("B", 100, 2, 30), *several("C", 100, 2, 2)])
        a, b, c = (card.group(name).rank for name in "ABC")
        assert a is not None
        assert b is not None
        assert c is not None
        assert (b.first, b.last, b.worse_than, b.better_than) == (1, 1, (("A",), ("C",)), ())
        assert (a.first, a.last, a.worse_than, a.better_than) == (2, 3, (), (("B",),))
        assert (c.first, c.last) == (2, 3)

    def test_equal_ones_and_those_of_whom_little_is_seen_are_not(self) -> None:
        card = scorecard([*several("A", 200, 2, 10), *several("B", 200, 2, 10), *several("few", 3, 1, 1)])
        ranks = [card.group(name).rank for name in ("A", "B", "few")]
        assert [(rank.first, rank.last) for rank in ranks if rank is not None] == [(1, 3)] * 3

    def test_the_calls_to_one_person_do_not_count_as_many(self) -> None:
        """Of two vendors with the same rates, one harasses few people with all its violations."""
        few = [judged("A", f"A-{n % 20}", *([HOURS] if n % 20 < 2 else [])) for n in range(400)]
        none = [judged("B", f"B-{n}", *([HOURS] if n < 20 else [])) for n in range(400)]
        card = scorecard([*few, *none])
        a, b = card.group("A"), card.group("B")
        assert (a.violating, b.violating) == (40, 20)
        assert fisher(40, 400, 20, 400) < 0.05 / 3  # as if they were independent
        assert card.design_effect is not None
        assert card.design_effect > 5
        assert a.independent < 400 / 5
        assert a.rank is not None
        assert a.rank.worse_than == ()
        assert a.rate is not None
        assert a.rate.high - a.rate.low > 200

    def test_all_the_calls_to_one_person_count_once(self) -> None:
        card = scorecard([*[judged("A", "a", HOURS)] * 50, *[judged("B", "b")] * 50])
        assert card.design_effect is None
        assert [group.independent for group in card.groups] == [1, 1]
        assert not [group for group in card.groups if group.rank is None or group.rank.worse_than]
        told = scorecard([*several("C", 50, 2, 9), *[judged("A", "a", HOURS)] * 50])
        assert told.group("A").independent == 1

    def test_one_alone_is_not_compared_and_neither_are_too_many(self) -> None:
        assert scorecard(several("A", 9, 1, 3)).groups[0].rank is None
        many = [judged(f"v{n}", f"c{n}") for n in range(MOST_RANKED)]
        assert scorecard(many).groups[0].rank is not None
        assert scorecard([*many, judged("one-more")]).groups[0].rank is None

    def test_two_equal_vendors_are_seldom_ranked(self) -> None:
        """Over many logs of two or three vendors alike, in which violations come in bundles to few people."""
        people = [(judged(v, f"{v}{n}"), judged(v, f"{v}{n}", HOURS)) for v in "ABC" for n in range(30)]
        wrong = naive = 0
        logs = 160
        for seed in range(logs):
            pick = random.Random(seed)
            log: list[Judged] = []
            for fine, bad in people[: 60 + 30 * (seed % 2)]:
                chance = 0.6 if pick.random() < 0.15 else 0.02
                log += [bad if pick.random() < chance else fine for _ in range(pick.randint(1, 8))]
            card = scorecard(log)
            wrong += any(group.rank is not None and bool(group.rank.worse_than) for group in card.groups)
            a, b = card.group("A"), card.group("B")
            naive += fisher(a.violating, a.attempts, b.violating, b.attempts) < 0.05
        assert wrong <= 0.05 * logs
        assert naive > 0.15 * logs  # what it would be if attempts were taken as independent


objections = st.lists(st.sampled_from([HOURS, SEVEN, VOICE, Lack("guard.unread", "phones.*")]), max_size=3, unique=True)
logs = st.lists(
    st.builds(
        lambda vendor, consumer, said, days, error: judged(
            vendor, consumer, *([] if error else said), at=AT + timedelta(days=days), error=error
        ),
        st.sampled_from(["A", "B", "C", None]),
        st.sampled_from(["c-1", "c-2", "c-3", None]),
        objections,
        st.integers(-400, 400),
        st.sampled_from([None, None, None, "no"]),
    ),
    max_size=15,
)


@given(st.lists(logs, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_parts_merged_in_any_order_are_the_whole(parts: list[list[Judged]], order: random.Random) -> None:
    whole = scorecard([one for part in parts for one in part])
    counted = []
    for part in parts:
        scores = Scores()
        for one in part:
            scores.add(one)
        counted.append(pickle.loads(pickle.dumps(scores)))
    order.shuffle(counted)
    first, *others = counted
    for other in others:
        first.merge(other)
    assert first.card() == whole
    assert ADAPTER.dump_json(first.card()) == ADAPTER.dump_json(whole)


@given(logs)
def test_nothing_is_dropped_and_json_goes_and_comes_back(log: list[Judged]) -> None:
    card = scorecard(log)
    assert sum(group.attempts for group in card.groups) == card.whole.attempts == len(log)
    for group in (*card.groups, card.whole):
        assert group.judged + group.not_judged + group.unread == group.attempts
        assert group.violating <= group.judged
        assert sum(week.attempts for week in group.weeks) == group.attempts
        assert sum(week.violating for week in group.weeks) == group.violating
        assert max([0, *[rule.attempts for rule in group.rules]]) <= group.violating
        if group.rate is not None and group.at_most is not None:
            assert 0 <= group.rate.low <= group.rate.per_thousand <= group.rate.high <= 1000
            assert group.rate.per_thousand <= group.at_most <= 1000
    assert ADAPTER.validate_json(ADAPTER.dump_json(card)) == card


def test_the_earliest_that_a_rule_objects_to_are_named_each_once() -> None:
    log = [
        judged("A", f"c-{day}", HOURS, at=AT + timedelta(days=day), attempt=f"a-{day}") for day in (5, 1, 4, 2, 1, 3)
    ]
    (rule,) = scorecard(log).whole.rules
    assert [(each.consumer, each.attempt) for each in rule.examples] == [("c-1", "a-1"), ("c-2", "a-2"), ("c-3", "a-3")]
    assert rule.attempts == 6
    (nobody,) = scorecard([judged("A", None, HOURS)]).whole.rules
    assert nobody.examples[0].consumer is None


def test_parts_that_count_different_things_are_not_merged() -> None:
    for other in (Scores("agent"), Scores(rules=["us.regf"])):
        with pytest.raises(InvalidFacts, match="different things"):
            Scores("vendor").merge(other)


def test_a_scorecard_reads_as_json() -> None:
    told = json.loads(ADAPTER.dump_json(scorecard([judged("A", "c-1", HOURS)])))
    assert told.keys() == {each.name for each in fields(Scorecard)}
    assert told["groups"][0]["key"] == ["A"]
    assert told["groups"][0]["rules"][0]["severity"] == "prohibited"


def test_replays_are_counted_as_they_come() -> None:
    calls = [
        make.attempt(f"2026-04-{day:02} {hour}:00", id=f"{vendor}{day}", tags={"vendor": vendor})
        for vendor, hour in (("good", 10), ("bad", 22))
        for day in (1, 2)
    ]
    found = replays(regulation_f(), [("c-1", make.case(history=make.history(*calls)))])
    first = next(found)
    assert isinstance(first, Replayed)
    card = scorecard([first, *found])
    assert (card.group("good").violating, card.group("bad").violating) == (0, 2)
    assert card.policies == (regulation_f().label,)


class TestWhatThereIsNot:
    def test_a_tag_that_no_attempt_has_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(InvalidFacts, match=r"by: no attempt has vender \(did you mean 'vendor'\?\)"):
            scorecard([judged("A"), judged(None)], "vender")
        assert scorecard([judged("A"), judged(None)], "vendor").unseen.untagged == {"vendor": 1}

    def test_where_no_attempt_has_a_tag_that_is_told(self) -> None:
        assert scorecard([judged(None)], "vender").unseen.untagged == {"vender": 1}
        assert scorecard([], "vender").groups == ()

    def test_parts_may_lack_a_tag_that_the_whole_has(self) -> None:
        first, second = Scores("agent"), Scores("agent")
        first.add(judged("A"))
        second.add(judged(None, tags={"agent": "x"}))
        with pytest.raises(InvalidFacts):
            first.card()
        first.merge(second)
        assert first.card().unseen.untagged == {"agent": 1}

    def test_a_rule_that_no_replay_names_is_told(self) -> None:
        card = scorecard([judged("A", "c", HOURS)], rules=["us.regf", "us.regf.6b1i.huors", HOURS.rule])
        assert card.unseen.never_named == {"us.regf.6b1i.huors": f"did you mean {HOURS.rule!r}?"}

    def test_a_rule_that_the_policy_does_not_have_either_is_refused(self) -> None:
        card = scorecard([judged("A", "c", HOURS)], rules=[SEVEN.rule], policy=regulation_f())
        assert list(card.unseen.never_named) == [SEVEN.rule]
        with pytest.raises(InvalidFacts, match="rules: neither the policy nor a replay has such a rule"):
            scorecard([judged("A", "c", HOURS)], rules=["us.regf.14b2.seven-in-sevne"], policy=regulation_f())
        assert scorecard([judged("A", "c", VOICE)], rules=[VOICE.rule], policy=regulation_f()).unseen.never_named == {}


class TestRepeated:
    def test_the_same_attempt_of_several_cases_is_told(self) -> None:
        case = make.case(
            history=make.history(make.attempt("2026-04-01 22:00", id="a1"), make.attempt("2026-04-02 12:00", id="a2")),
            consumer={"id": "acct-1"},
        )
        once = scorecard(replays(regulation_f(), [case]))
        assert (once.unseen.attempts, once.unseen.repeated) == (2, 0)
        again = scorecard(replays(regulation_f(), [case, case, ("acct-2", case)]))
        assert (again.unseen.attempts, again.unseen.repeated) == (6, 2)

    def test_what_cannot_be_told_apart_is_no_repetition(self) -> None:
        one = judged("A", "c-1")
        card = scorecard([one, judged("A", "c-2"), judged("A", None), judged("A", None), replace(one, attempt="")])
        assert card.unseen.repeated == 0
        assert scorecard([one, judged("A", "c-1", error="there twice")]).unseen.repeated == 0
        assert scorecard([one, replace(one, tags={"vendor": "B"})]).unseen.repeated == 1

    def test_parts_see_it_together(self) -> None:
        first, second = Scores(), Scores()
        first.add(judged())
        second.add(judged())
        assert first.card().unseen.repeated == 0
        first.merge(pickle.loads(pickle.dumps(second)))
        assert first.card().unseen.repeated == 1
