"""Replays of many cases: one guard, what could not be judged apart from what is violated, what was assumed said."""

import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from fdcpa_guard import Case, Guard, InvalidFacts, guard, regulation_f, us_federal
from fdcpa_guard.audit import (
    NOT_IN_A_HISTORY,
    Judged,
    Lack,
    Objection,
    Replay,
    Replayed,
    Verdict,
    past_contacts,
    replay,
    replays,
)
from fdcpa_guard.audit.judged import FAILED, UNNAMED, UNREAD_LAW, kind_of_fact
from fdcpa_guard.facts import Attempt, Contact
from fdcpa_guard.policy import Policy
from fdcpa_guard.rules import Denied, Outcomes, Question, house, rule
from fdcpa_guard.testing import builders as make
from fdcpa_guard.vocabulary import Effect, Medium, Recipient

REGF, FEDERAL = Guard(regulation_f()), Guard(us_federal())
HOURS = "us.regf.6b1i.hours"
ADAPTER = TypeAdapter(Judged)


def log(*attempts: Attempt, **facts: object) -> Case:
    return make.case(history=make.history(*attempts), **facts)


def in_short(found: Replayed | Judged) -> Judged:
    return found.judged if isinstance(found, Replayed) else found


def test_a_guard_is_taken_as_a_policy_is() -> None:
    case = log(make.attempt("2026-04-01 22:00", id="late", tags={"agent": "a-1"}))
    assert replay(REGF, case) == replay(regulation_f(), case)


def test_one_guard_is_made_for_all_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Policy] = []
    first = guard.Guard.__init__

    def counted(self: Guard, policy: Policy, **options: Any) -> None:
        made.append(policy)
        first(self, policy, **options)

    monkeypatch.setattr(guard.Guard, "__init__", counted)
    case = log(make.attempt("2026-04-01 10:00"))
    assert len(list(replays(regulation_f(), [case] * 3))) == 3
    assert len(made) == 1
    list(replays(REGF, [case] * 3))
    assert len(made) == 1


def test_many_cases_are_replayed_as_each_alone() -> None:
    cases = [(f"c-{hour}", log(make.attempt(f"2026-04-01 {hour:02}:00", tags={"vendor": "v"}))) for hour in (7, 12, 22)]
    found = list(replays(REGF, iter(cases)))
    assert [in_short(one).consumer for one in found] == ["c-7", "c-12", "c-22"]
    assert [one.decision for one in found if isinstance(one, Replayed)] == [
        one.decision for _, case in cases for one in replay(REGF, case).contacts
    ]
    assert [in_short(one).verdict for one in found] == [Verdict.VIOLATION, Verdict.NOTHING_FOUND, Verdict.VIOLATION]


def test_the_consumer_is_named_beside_the_case_or_by_it() -> None:
    own = log(make.attempt("2026-04-01 10:00"), consumer={"minor": False, "deceased": False, "id": "own"})
    alone = log(make.attempt("2026-04-01 10:00"))
    found = [in_short(one).consumer for one in replays(REGF, [own, ("given", own), alone])]
    assert found == ["own", "given", None]


def test_a_violation_is_apart_from_missing_facts() -> None:
    text = make.attempt("2026-04-01 10:00", "text", id="t")
    late = make.attempt("2026-04-01 22:00", "text", id="late")
    found = replay(FEDERAL, log(text, late))
    assert [one.asked.question for one in found.denied] == ["t", "late"]
    assert [one.asked.question for one in found.violations] == ["late"]
    assert [one.asked.question for one in found.not_judged] == ["t"]
    short = found.not_judged[0].judged
    assert (short.verdict, short.objections) == (Verdict.NOT_JUDGED, ())
    assert "contact.autodialed" in {lack.fact for lack in short.lacks}
    worse = found.violations[0].judged
    assert Objection(HOURS, Effect.PROHIBITED) in worse.objections
    assert "contact.autodialed" in {lack.fact for lack in worse.lacks}


def test_a_rule_that_fails_and_law_that_is_unread_judge_nothing() -> None:
    @rule("house.fails", "Fails", house("section 1"), effect=Effect.HOUSE_POLICY)
    def fails(q: Question) -> Outcomes:
        """**What it checks**: nothing."""
        raise ZeroDivisionError

    @rule("house.unread", "Unread", house("section 2"), effect=Effect.HOUSE_POLICY)
    def unread(q: Question) -> Outcomes:
        """**What it checks**: nothing."""
        return Denied("nobody read it", effect=Effect.UNVERIFIED_LAW)

    policy = Policy("house", "1", ()).with_rules(fails, unread).denying({*Effect} - {Effect.ADVISORY})
    (one,) = replay(policy, log(make.attempt("2026-04-01 10:00"))).not_judged
    assert set(one.judged.lacks) == {Lack("house.fails", FAILED), Lack("house.unread", UNREAD_LAW)}

    @rule("house.lacks", "Lacks", house("section 3"), effect=Effect.HOUSE_POLICY)
    def lacks(q: Question) -> Outcomes:
        """**What it checks**: nothing."""
        return Denied("something is missing", effect=Effect.MISSING_FACT)

    (other,) = replay(Policy("house", "1", ()).with_rules(lacks), log(make.attempt("2026-04-01 10:00"))).not_judged
    assert other.judged.lacks == (Lack("house.lacks", UNNAMED),)
    warned = policy.denying({Effect.RULE_ERROR})
    assert [lack.rule for lack in replay(warned, log(make.attempt("2026-04-01 10:00"))).not_judged[0].judged.lacks] == [
        "house.fails"
    ]


def test_tags_go_along_and_json_goes_and_comes_back() -> None:
    late = make.attempt("2026-04-01 22:00", id="late", tags={"vendor": "v-1", "agent": "a-7"})
    (one,) = replays(REGF, [("c-1", log(late))], publicly_viewable=False)
    assert isinstance(one, Replayed)
    assert one.tags == one.judged.tags == {"agent": "a-7", "vendor": "v-1"}
    assert one.judged.medium is Medium.CALL
    assert one.judged.at == late.at
    assert json.loads(one.assumed) == {"publicly_viewable": False}
    assert ADAPTER.validate_json(ADAPTER.dump_json(one.judged)) == one.judged
    whole = TypeAdapter(Replay)
    found = replay(REGF, log(late))
    assert whole.validate_json(whole.dump_json(found)) == found


def test_what_cannot_be_asked_about_comes_out_with_the_reason() -> None:
    ids = [f"d{n}" for n in range(101)]
    debts = [make.completed("debts", {"id": id}) for id in ids]
    many = make.attempt("2026-04-01 10:00", debts=ids, id="many", tags={"vendor": "v"})
    fine = make.attempt("2026-04-02 10:00", id="fine")
    found = list(
        map(in_short, replays(REGF, [("c-1", make.case(history="unknown")), ("c-2", log(many, fine, debts=debts))]))
    )
    assert [(one.consumer, one.attempt, one.error is None) for one in found] == [
        ("c-1", None, False),
        ("c-2", "many", False),
        ("c-2", "fine", True),
    ]
    assert found[0].error == "Case.history: unknown, so no past contact is known"
    assert "debts" in (found[1].error or "")
    assert (found[1].tags, found[1].verdict, found[1].at) == ({"vendor": "v"}, Verdict.NOT_JUDGED, many.at)


def test_what_is_no_case_is_refused() -> None:
    wrong: Any
    for wrong in (7, ("c-1", {}), {}):
        with pytest.raises(TypeError):
            list(replays(REGF, [wrong]))


def test_what_is_assumed_is_data_that_no_history_holds() -> None:
    case = log(make.attempt("2026-04-01 10:00", "text"))
    with pytest.raises(TypeError, match="a history holds this"):
        list(replays(REGF, [case], medium="email"))
    with pytest.raises(TypeError, match="data"):
        list(replays(REGF, [case], content=object()))
    (one,) = replays(REGF, [case], content=make.content(), autodialed=False)
    assert list(json.loads(in_short(one).assumed)) == ["autodialed", "content"]
    with pytest.raises(InvalidFacts, match="what may be assumed of contacts is autodialed, content"):
        list(replays(REGF, [case], autodialled=True))


def test_every_field_of_a_contact_is_held_by_a_history_or_said_to_be_none() -> None:
    case = log(make.attempt("2026-04-01 10:00", "in-person", place="work", person="consumer"))
    ((_, contact),) = past_contacts(case)
    held = {"at", "medium", "debts", "recipient", "person", "address", "purpose", "in_reply_to", "logged_as"}
    partly = {"person_is_at", "voice"}
    assert set(Contact.model_fields) == held | partly | NOT_IN_A_HISTORY.keys()
    assert all(getattr(contact, name) == Contact.model_fields[name].default for name in NOT_IN_A_HISTORY)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("debts.acct-1.disputes.d.2.in_writing", "debts.*.disputes.*.in_writing"),
        ("history.attempts.call-7.outcome", "history.attempts.*.outcome"),
        ("locations (where consumer is)", "locations (where consumer is)"),
        ("locations (where pat-7 is)", "locations (where * is)"),
        ("contact.autodialed", "contact.autodialed"),
        ("attributes.complaint_open", "attributes.complaint_open"),
    ],
)
def test_a_kind_of_fact_has_no_ids(path: str, kind: str) -> None:
    assert kind_of_fact(path) == kind


def test_roles_are_no_ids() -> None:
    assert all(
        kind_of_fact(f"locations (where {role.value} is)") == f"locations (where {role.value} is)" for role in Recipient
    )


def test_a_judged_contact_may_be_changed_as_data() -> None:
    (one,) = replays(REGF, [log(make.attempt("2026-04-01 10:00"))])
    assert replace(in_short(one), consumer="c").consumer == "c"


def test_an_unknown_history_is_still_refused_of_one_case() -> None:
    with pytest.raises(InvalidFacts, match="history: unknown"):
        replay(REGF, make.case(history="unknown"))
