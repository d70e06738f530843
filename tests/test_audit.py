"""Replaying a contact log, and comparing two policies."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from fdcpa_guard import Case, Contact, Guard, InvalidFacts, Policy, regulation_f, us_federal
from fdcpa_guard.audit import (
    Asked,
    Change,
    Comparison,
    Replay,
    RuleChange,
    Said,
    compare,
    compare_named,
    past_contacts,
    replay,
)
from fdcpa_guard.facts import Attempt, History
from fdcpa_guard.rules import Advised, Denied, Outcome, Outcomes, Question, Required, house, rule
from fdcpa_guard.testing import builders as make
from fdcpa_guard.vocabulary import UNKNOWN, Effect, Medium

SEVEN, HOURS, CEASE = "us.regf.14b2.seven-in-seven", "us.regf.6b1i.hours", "us.regf.6c1.cease"
RETAIN, OPT_OUT = "us.regf.100a.retain", "us.regf.6e.opt-out-notice"
TODAY = replace(regulation_f(), name="today", version="1")
EARLIER = replace(TODAY.tightened(HOURS, closes=time(20)), name="earlier", version="2")
LATE = "2026-04-01 20:30"

FEDERAL = us_federal()
GUARD = Guard(FEDERAL)

Questions = list[tuple[Contact, Case]]


def asked(question: str, contact: Contact) -> Asked:
    return Asked(question, contact.at, contact.medium, contact.who, contact.address, contact.debts)


def late_calls(count: int) -> Questions:
    return [(make.contact(at=f"2026-04-{day:02} 20:30"), make.case()) for day in range(1, count + 1)]


class TestCompare:
    def test_a_policy_compared_with_itself_changes_nothing(self) -> None:
        found = compare(TODAY, TODAY, late_calls(3), detail=True)
        assert (found.asked, found.differing, found.rules) == (3, 0, ())
        assert found.newly_denied.count == found.newly_allowed.count == found.otherwise.count == 0

    def test_what_a_stricter_rule_newly_denies_is_counted_by_rule(self) -> None:
        noon, late = make.contact(), make.contact(at=LATE)
        found = compare(TODAY, EARLIER, [(noon, make.case()), (late, make.case())])
        assert (found.asked, found.differing) == (2, 1)
        assert found.newly_denied.count == 1
        assert found.newly_denied.examples == (asked("2", late),)
        assert found.newly_allowed.count == 0
        assert found.rules == (RuleChange(HOURS, Said.DENIES, Change.NEW, 1, (asked("2", late),)),)

    def test_the_other_way_round_it_no_longer_denies(self) -> None:
        found = compare(EARLIER, TODAY, late_calls(1))
        assert (found.newly_denied.count, found.newly_allowed.count) == (0, 1)
        assert [(rule.rule, rule.change) for rule in found.rules] == [(HOURS, Change.GONE)]

    def test_the_policies_are_named(self) -> None:
        found = compare(TODAY, EARLIER, [])
        assert (found.old, found.new, found.asked) == ("today 1", "earlier 2", 0)
        assert (found.old_fingerprint, found.new_fingerprint) == (TODAY.fingerprint, EARLIER.fingerprint)

    @pytest.mark.parametrize(("examples", "kept"), [(0, 0), (2, 2), (9, 7)])
    def test_all_are_counted_and_the_first_few_are_kept(self, examples: int, kept: int) -> None:
        found = compare(TODAY, EARLIER, late_calls(7), examples=examples)
        assert (found.newly_denied.count, found.rules[0].count) == (7, 7)
        for shown in (found.newly_denied.examples, found.rules[0].examples):
            assert [example.question for example in shown] == [str(number) for number in range(1, kept + 1)]

    def test_questions_may_have_names(self) -> None:
        found = compare_named(TODAY, EARLIER, [("monday.json", *late_calls(1)[0])])
        assert [example.question for example in found.newly_denied.examples] == ["monday.json"]

    def test_the_questions_are_gone_through_once(self) -> None:
        def once() -> Iterator[tuple[Contact, Case]]:
            yield from late_calls(2)

        assert compare(TODAY, EARLIER, once()).differing == 2

    def test_a_further_reason_for_a_denial_is_a_detail(self) -> None:
        ceased = make.case(requests=[make.completed("requests", {"id": "r1", "kind": "cease"})])
        questions = [(make.contact(at=LATE), ceased)]
        assert compare(TODAY, EARLIER, questions).differing == 0
        found = compare(TODAY, EARLIER, questions, detail=True)
        assert (found.differing, found.otherwise.count, found.newly_denied.count) == (1, 1, 0)
        assert [(rule.rule, rule.said, rule.change) for rule in found.rules] == [(HOURS, Said.DENIES, Change.NEW)]

    def test_an_objection_that_lapses_at_another_time_is_a_detail(self) -> None:
        later = TODAY.tightened(HOURS, opens=time(9))
        questions = [(make.contact(at="2026-04-01 07:30"), make.case())]
        assert compare(TODAY, later, questions).differing == 0
        (rule,) = compare(TODAY, later, questions, detail=True).rules
        assert (rule.rule, rule.change) == (HOURS, Change.OTHER)

    def test_an_objection_to_other_debts_is_a_detail(self) -> None:
        d1, d2 = make.completed("debts", {"id": "d1"}), make.completed("debts", {"id": "d2"})
        about_both = [make.attempt(f"2026-03-{day} 10:00", debts=["d1", "d2"]) for day in range(27, 32)]
        about_one = [make.attempt(f"2026-03-{day} 11:00") for day in range(30, 32)]
        case = make.case(debts=[d1, d2], history=make.history(*about_both, *about_one))
        questions = [(make.contact(debts=["d1", "d2"]), case)]
        five = TODAY.tightened(SEVEN, calls=5)
        assert compare(TODAY, five, questions).differing == 0
        (rule,) = compare(TODAY, five, questions, detail=True).rules
        assert (rule.rule, rule.said, rule.change) == (SEVEN, Said.DENIES, Change.OTHER)

    def test_an_effect_that_no_longer_denies_is_still_reported(self) -> None:
        warning = TODAY.denying(())
        questions = [(make.contact(at="2026-04-01 21:30"), make.case())]
        plain = compare(TODAY, warning, questions)
        assert [(rule.said, rule.change) for rule in plain.rules] == [(Said.DENIES, Change.GONE)]
        found = compare(TODAY, warning, questions, detail=True)
        assert found.newly_allowed.count == 1
        assert [(rule.rule, rule.said, rule.change) for rule in found.rules] == [
            (HOURS, Said.DENIES, Change.GONE),
            (HOURS, Said.REPORTS, Change.NEW),
        ]
        silent = TODAY.denying((), ignoring={Effect.PROHIBITED})
        assert [(rule.said, rule.change) for rule in compare(warning, silent, questions, detail=True).rules] == [
            (Said.REPORTS, Change.GONE)
        ]

    def test_a_duty_that_is_gone_is_a_detail(self) -> None:
        without = TODAY.without(RETAIN, "counsel's memo 3")
        questions = [(make.contact(), make.case())]
        assert compare(TODAY, without, questions).differing == 0
        found = compare(TODAY, without, questions, detail=True)
        assert found.otherwise.examples == (asked("1", questions[0][0]),)
        assert [(rule.rule, rule.said, rule.change) for rule in found.rules] == [(RETAIN, Said.REQUIRES, Change.GONE)]
        (back,) = compare(without, TODAY, questions, detail=True).rules
        assert back.change is Change.NEW

    @pytest.mark.parametrize(
        ("said", "before", "after"),
        [
            (Said.DENIES, Denied("no", debts=("d1",)), Denied("no", debts=("d1", "d2"))),
            (Said.DENIES, Denied("no"), Denied("no", effect=Effect.PROHIBITED)),
            (Said.DENIES, Denied("no"), Denied("no", lapses_at=make.local("2026-04-02 10:00"))),
            (Said.REQUIRES, Required("do", debts=("d1",)), Required("do", debts=("d2",))),
            (Said.REQUIRES, Required("do"), Required("do", due=date(2026, 4, 30))),
            (Said.ADVISES, Advised("mind", debts=("d1",)), Advised("mind", debts=("d2",))),
        ],
    )
    def test_what_is_said_otherwise_is_a_detail(self, said: Said, before: Outcome, after: Outcome) -> None:
        debts = [make.completed("debts", {"id": id}) for id in ("d1", "d2")]
        questions = [(make.contact(debts=["d1", "d2"]), make.case(debts=debts))]
        assert compare(saying(before), saying(after), questions).differing == 0
        found = compare(saying(before), saying(after), questions, detail=True)
        assert [(rule.rule, rule.said, rule.change) for rule in found.rules] == [("house.says", said, Change.OTHER)]
        assert found.otherwise.count == found.differing == 1

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (Denied("no"), Denied("never")),
            (Denied("no", debts=("d2", "d1")), Denied("no", debts=("d1", "d2"))),
            (Required("do"), Required("do it", until=make.local("2026-04-02 10:00"))),
            (Advised("mind"), Advised("heed")),
        ],
    )
    def test_wording_and_order_are_no_difference(self, before: Outcome, after: Outcome) -> None:
        debts = [make.completed("debts", {"id": id}) for id in ("d1", "d2")]
        questions = [(make.contact(debts=["d1", "d2"]), make.case(debts=debts))]
        assert compare(saying(before), saying(after), questions, detail=True).differing == 0

    def test_an_advisory_is_a_detail(self) -> None:
        nobody = replace(TODAY, packs=())
        found = compare(TODAY, nobody, [(make.contact(), make.case())], detail=True)
        assert ("guard.no-pack-applied", Said.ADVISES, Change.NEW) in {
            (rule.rule, rule.said, rule.change) for rule in found.rules
        }

    def test_denials_come_first_and_of_these_the_new_and_the_frequent(self) -> None:
        ceased = make.case(requests=[make.completed("requests", {"id": "r1", "kind": "cease"})])
        called = make.case(history=make.history(make.attempt("2026-03-31 10:00")))
        other = TODAY.tightened(HOURS, closes=time(10)).tightened(SEVEN, calls=1)
        other = other.without(CEASE, "counsel's memo 4").without(RETAIN, "counsel's memo 5")
        found = compare(TODAY, other, [(make.contact(), case) for case in (make.case(), called, ceased)], detail=True)
        assert [(rule.rule, rule.change, rule.count) for rule in found.rules] == [
            (HOURS, Change.NEW, 3),
            (SEVEN, Change.NEW, 1),
            (CEASE, Change.GONE, 1),
            (RETAIN, Change.GONE, 3),
        ]

    def test_json_goes_and_comes_back(self) -> None:
        adapter = TypeAdapter(Comparison)
        found = compare(TODAY, EARLIER, late_calls(2))
        text = adapter.dump_json(found)
        assert adapter.validate_json(text) == found
        record = json.loads(text)
        assert record["rules"][0]["rule"] == HOURS
        assert record["newly_denied"]["examples"][0] == {
            "question": "1",
            "at": "2026-04-02T01:30:00Z",
            "medium": "call",
            "who": "consumer",
            "address": "cell",
            "debts": ["d1"],
        }


def saying(outcome: Outcome) -> Policy:
    """A policy whose one rule always gives the same answer."""

    @rule("house.says", "Says", house("section 1"), effect=Effect.HOUSE_POLICY)
    def says(q: Question) -> Outcomes:
        """**What it checks**: nothing."""
        return outcome

    return Policy("house", "1", ()).with_rules(says)


def log(*attempts: Attempt, **facts: object) -> Case:
    return make.case(history=make.history(*attempts), **facts)


class TestReplay:
    def test_every_past_contact_is_decided_the_earliest_first(self) -> None:
        case = log(make.attempt("2026-04-02 10:00", id="b"), make.attempt("2026-04-01 10:00", id="c"))
        replayed = replay(TODAY, case)
        assert (replayed.policy, replayed.fingerprint) == ("today 1", TODAY.fingerprint)
        assert [one.asked.question for one in replayed.contacts] == ["c", "b"]
        assert replayed.denied == ()
        assert replayed.denied_by == {}

    def test_the_eighth_call_in_seven_days_is_denied_and_the_seventh_is_not(self) -> None:
        calls = [make.attempt(f"2026-04-{day:02} 10:00", id=f"c{day}") for day in range(1, 8)]
        eighth = make.attempt("2026-04-07 15:00", id="c8")
        replayed = replay(TODAY, log(*calls, eighth))
        assert replayed.denied_by == {SEVEN: ("c8",)}
        assert [one.asked.question for one in replayed.denied] == ["c8"]
        (reason,) = replayed.denied[0].decision.reasons
        assert reason.rule == SEVEN

    def test_what_is_only_reported_denies_nothing(self) -> None:
        replayed = replay(TODAY.denying(()), log(make.attempt("2026-04-01 22:00")))
        assert replayed.denied_by == {}
        assert [reason.rule for reason in replayed.contacts[0].decision.reasons] == [HOURS]

    def test_of_attempts_at_one_instant_the_id_decides_which_is_first(self) -> None:
        same = [make.attempt("2026-04-01 10:00", id=id) for id in ("b", "a")]
        assert [event for event, _ in past_contacts(log(*same))] == ["a", "b"]

    def test_what_came_after_a_contact_does_not_count_against_it(self) -> None:
        asked_to_stop = make.completed(
            "requests", {"id": "r1", "kind": "cease", "received_at": make.local("2026-04-02")}
        )
        early, late = make.attempt("2026-04-01 10:00", id="early"), make.attempt("2026-04-03 10:00", id="late")
        replayed = replay(TODAY, log(early, late, requests=[asked_to_stop]))
        assert replayed.denied_by == {CEASE: ("late",)}

    def test_every_rule_that_denies_is_named_once_for_each_contact(self) -> None:
        d1, d2 = make.completed("debts", {"id": "d1"}), make.completed("debts", {"id": "d2"})
        calls = [make.attempt(f"2026-04-0{day} 10:00", debts=["d1", "d2"]) for day in range(1, 8)]
        last = make.attempt("2026-04-07 22:00", id="last", debts=["d1", "d2"])
        assert replay(TODAY, log(*calls, last, debts=[d1, d2])).denied_by == {SEVEN: ("last",), HOURS: ("last",)}

    def test_a_contact_is_asked_as_it_was_made(self) -> None:
        attempt = make.attempt(
            "2026-04-01 10:00",
            "email",
            id="e1",
            recipient="spouse",
            person="sam",
            purpose="answer-to-request",
            debts=["d1", "d1"],
            in_reply_to="i1",
        )
        case = make.case(history=make.history(attempt, make.inbound("2026-04-01 09:00", "email", id="i1")))
        ((event, contact),) = past_contacts(case)
        assert event == "e1"
        assert contact == Contact(
            at=attempt.at,
            medium=Medium.EMAIL,
            debts=("d1",),
            recipient=attempt.recipient,
            person="sam",
            address="mail",
            purpose=attempt.purpose,
            in_reply_to="i1",
            logged_as="e1",
        )
        assert replay(TODAY, case).contacts[0].asked == asked("e1", contact)

    def test_a_visit_was_where_the_person_was_and_a_call_keeps_its_voice(self) -> None:
        visit = make.attempt("2026-04-01 10:00", "in-person", id="v", place="work")
        call = make.attempt("2026-04-01 11:00", id="c", voice="prerecorded")
        contacts = dict(past_contacts(log(visit, call)))
        assert (contacts["v"].person_is_at, contacts["v"].voice) == ("work", UNKNOWN)
        assert (contacts["c"].person_is_at, contacts["c"].voice) == (None, "prerecorded")

    def test_an_allotted_call_is_asked_about_all_that_it_was_made_about(self) -> None:
        debts = [make.completed("debts", {"id": id}) for id in ("d1", "d2")]
        case = log(make.attempt("2026-04-01 10:00", debts=["d1", "d2"], allotted_to="d1"), debts=debts)
        assert [contact.debts for _, contact in past_contacts(case)] == [("d1", "d2")]

    def test_content_that_nobody_recorded_is_a_duty_not_a_denial(self) -> None:
        text = make.attempt("2026-04-01 10:00", "text")
        (one,) = replay(TODAY, log(text)).contacts
        assert one.decision.allowed
        assert OPT_OUT in {duty.rule for duty in one.decision.duties}
        (declared,) = replay(TODAY, log(text), content=make.content()).contacts
        assert OPT_OUT not in {duty.rule for duty in declared.decision.duties}
        (lacking,) = replay(TODAY, log(text), content=make.content(opt_out_instructions=False)).denied
        assert OPT_OUT in {reason.rule for reason in lacking.decision.reasons}

    def test_what_the_log_does_not_hold_may_be_assumed(self) -> None:
        case = log(make.attempt("2026-04-01 10:00", "text"))
        missing = [
            fact for one in replay(FEDERAL, case).denied for reason in one.decision.reasons for fact in reason.facts
        ]
        assert "contact.autodialed" in missing
        assert replay(FEDERAL, case, autodialed=False).denied == ()

    def test_what_the_log_holds_may_not_be_assumed(self) -> None:
        case = log(make.attempt("2026-04-01 10:00"))
        with pytest.raises(TypeError, match="medium"):
            replay(TODAY, case, medium="email")
        with pytest.raises(InvalidFacts, match="unknown field"):
            replay(TODAY, case, loudness=11)

    def test_attempts_at_one_instant_see_each_other_but_not_themselves(self) -> None:
        same = [make.attempt("2026-04-01 10:00", id=f"c{n}") for n in range(8)]
        assert replay(TODAY, log(*same[:7])).denied == ()
        assert replay(TODAY, log(*same)).denied_by == {SEVEN: tuple(f"c{n}" for n in range(8))}

    def test_the_initial_communication_is_not_its_own_past(self) -> None:
        first = make.attempt("2026-04-01 10:00", outcome="conversation", id="first")
        debt = make.completed("debts", {"id": "d1", "initial_communication_at": first.at, "validation": "none"})
        (one,) = replay(TODAY, log(first, debts=[debt])).contacts
        assert "us.regf.18e1.initial-disclosure" in {duty.rule for duty in one.decision.duties}

    def test_an_unknown_history_is_not_an_empty_one(self) -> None:
        assert replay(TODAY, make.case()).contacts == ()
        with pytest.raises(InvalidFacts, match="history: unknown"):
            replay(TODAY, make.case(history="unknown"))

    def test_more_debts_than_a_contact_may_be_about_are_refused(self) -> None:
        ids = [f"d{n}" for n in range(101)]
        debts = [make.completed("debts", {"id": id}) for id in ids]
        assert len(replay(TODAY, log(make.attempt("2026-04-01 10:00", debts=ids[:100]), debts=debts)).contacts) == 1
        with pytest.raises(InvalidFacts, match="debts"):
            replay(TODAY, log(make.attempt("2026-04-01 10:00", debts=ids), debts=debts))

    def test_json_goes_and_comes_back(self) -> None:
        adapter = TypeAdapter(Replay)
        replayed = replay(TODAY, log(make.attempt("2026-04-01 22:00", id="late")))
        back = adapter.validate_json(adapter.dump_json(replayed))
        assert back == replayed
        assert back.denied_by == {HOURS: ("late",)}

    def test_a_log_can_be_compared(self) -> None:
        case = log(make.attempt("2026-04-01 20:30", id="late"), make.attempt("2026-04-02 19:30", id="early"))
        found = compare_named(TODAY, EARLIER, ((event, contact, case) for event, contact in past_contacts(case)))
        assert found.asked == 2
        assert [example.question for example in found.newly_denied.examples] == ["late"]


attempts = st.builds(
    lambda hour, medium, outcome, twin: make.attempt(
        f"2026-04-{1 + hour // 24:02} {hour % 24:02}:00",
        medium,
        id=f"{medium}-{hour}-{twin}",
        **({"outcome": outcome} if medium == "call" else {}),
    ),
    st.integers(0, 9 * 24),
    st.sampled_from(["call", "text", "email", "mail"]),
    st.sampled_from(["rang-out", "voicemail", "conversation", "not-connected"]),
    st.integers(0, 2),
)


@given(st.lists(attempts, max_size=25, unique_by=lambda attempt: attempt.id))
def test_a_replay_is_a_decision_on_the_history_without_the_attempt(events: list[Attempt]) -> None:
    case = log(*events)
    for (_, contact), one in zip(past_contacts(case), replay(FEDERAL, case).contacts, strict=True):
        others = [event for event in events if event.id != contact.logged_as]
        unlogged = contact.model_copy(update={"logged_as": None})
        then = GUARD.decide(unlogged, case.model_copy(update={"history": History(attempts=tuple(others), inbound=())}))
        now = one.decision
        assert (now.allowed, now.reasons, now.duties, now.advisories, now.permitted_debts) == (
            then.allowed,
            then.reasons,
            then.duties,
            then.advisories,
            then.permitted_debts,
        )
