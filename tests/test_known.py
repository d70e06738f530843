"""What the case knows, somebody heeds: a dead consumer, a paid debt, a number at which somebody else answers."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import Case, Contact, Decision, Guard, InvalidFacts, Policy, first_party, regulation_f, us, us_state
from fdcpa_guard.audit import replay
from fdcpa_guard.facts import Consumer
from fdcpa_guard.rules import PASS, house, rule
from fdcpa_guard.vocabulary import CALLS_AND_TEXTS, Effect, Medium, Purpose
from tests.builders import at, attempt, case, contact, debt, history, inbound


@rule("own.nothing", "Asks nothing", house("1"), effect=Effect.HOUSE_POLICY)
def _asks_nothing(q: Any) -> Any:
    """It asks nothing."""
    return PASS


OWN = Policy("own", "1", ()).with_rules(_asks_nothing)
POLICIES: dict[str, Callable[[], Policy]] = {
    "us": us,
    "us_state": lambda: us_state("MO"),
    "regulation_f": regulation_f,
    "first_party": first_party,
    "own": lambda: OWN,
}
_GUARDS: dict[str, Guard] = {}
NOON = "2026-04-01 12:00"
DEAD = {"minor": False, "deceased": True}
MISSOURI = ({"id": "residence", "state": "MO"},)

every_policy = pytest.mark.parametrize("policy", POLICIES)
either = pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])


def decided(policy: str, asked: Contact, known: Case) -> Decision:
    guard = _GUARDS.get(policy)
    if guard is None:
        guard = _GUARDS[policy] = Guard(POLICIES[policy]())
    return guard.decide(asked, known)


def denying(decision: Decision) -> set[str]:
    return {reason.rule for reason in decision.reasons if reason.denies}


def advising(decision: Decision) -> set[str]:
    return {advisory.rule for advisory in decision.advisories}


# -- the consumer is dead


@every_policy
@either
@pytest.mark.parametrize("medium", list(Medium))
def test_nothing_goes_to_a_consumer_known_to_be_dead(policy: str, collector: str, medium: Medium) -> None:
    known = case(collector=collector, consumer=DEAD, locations=MISSOURI)
    assert "guard.deceased" in denying(decided(policy, contact(NOON, medium=medium), known))


@every_policy
@pytest.mark.parametrize("purpose", list(Purpose))
def test_whatever_for(policy: str, purpose: Purpose) -> None:
    known = case(consumer=DEAD, locations=MISSOURI)
    assert "guard.deceased" in denying(decided(policy, contact(NOON, "mail", purpose=purpose), known))


@pytest.mark.parametrize("policy", ["us", "us_state", "regulation_f"])
def test_34_a_1_1_nor_does_the_validation_notice(policy: str) -> None:
    unnoticed = (debt(validation="none", initial_communication_at=None),)
    known = case(consumer=DEAD, locations=MISSOURI, debts=unnoticed)
    notice = contact(NOON, "mail", purpose="validation-notice")
    assert {"us.regf.34a1.deceased", "guard.deceased"} <= denying(decided(policy, notice, known))


def test_the_house_holds_too() -> None:
    known = case(collector="creditor", consumer=DEAD, locations=MISSOURI)
    assert "house.holds.deceased" in denying(decided("first_party", contact(NOON), known))


@every_policy
@pytest.mark.parametrize("deceased", ["unknown", False])
def test_who_is_not_known_to_be_dead_is_contacted_as_before(policy: str, deceased: object) -> None:
    known = case(consumer={"minor": False, "deceased": deceased}, locations=MISSOURI)
    decision = decided(policy, contact(NOON), known)
    assert "guard.deceased" not in denying(decision) | advising(decision)


@every_policy
@pytest.mark.parametrize("recipient", ["spouse", "personal-representative", "guardian", "third-party"])
def test_6_a_others_are_judged_by_the_rules_about_them(policy: str, recipient: str) -> None:
    known = case(consumer=DEAD, locations=({"id": "theirs", "person": recipient, "state": "MO"},))
    decision = decided(policy, contact(NOON, "mail", recipient=recipient), known)
    assert not {"guard.deceased", "house.holds.deceased"} & denying(decision)


@every_policy
def test_what_is_learned_on_friday_denies_from_friday_on(policy: str) -> None:
    known = case(consumer=DEAD | {"deceased_learned_at": at(NOON)}, locations=MISSOURI)
    before = decided(policy, contact("2026-04-01 11:59:59"), known)
    assert "guard.deceased" not in denying(before)
    assert before.valid_until is not None
    assert before.valid_until <= at(NOON)
    assert "guard.deceased" in denying(decided(policy, contact(NOON), known))


def test_the_past_is_judged_by_what_was_known_then() -> None:
    known = case(
        consumer=DEAD | {"deceased_learned_at": at(NOON)},
        history=history(attempt("2026-03-31 12:00"), attempt("2026-04-02 12:00")),
    )
    replayed = replay(regulation_f(), known, autodialed=False)
    assert replayed.denied_by["guard.deceased"] == (replayed.contacts[1].asked.question,)


def test_nobody_knew_yet_whether_a_representative_could_act() -> None:
    known = case(
        consumer=DEAD | {"deceased_learned_at": at(NOON)},
        locations=({"id": "theirs", "person": "personal-representative", "state": "MO"},),
    )
    early = decided("regulation_f", contact("2026-04-01 11:00", "mail", recipient="personal-representative"), known)
    late = decided("regulation_f", contact(NOON, "mail", recipient="personal-representative"), known)
    assert "us.regf.6d1.third-party" in denying(early)
    assert "us.regf.6d1.third-party" not in denying(late)


def test_planning_finds_no_time_for_the_dead() -> None:
    guard, known = Guard(regulation_f()), case(consumer=DEAD)
    assert guard.next_allowed(contact(NOON), known).at is None
    assert not guard.windows(contact(NOON), known, until=at("2026-04-08 12:00")).windows
    assert not any(option.decision.allowed for option in guard.options(known, at(NOON), debts=("card",)))


@pytest.mark.parametrize("deceased", ["unknown", False])
def test_the_day_of_learning_is_for_a_death_that_is_known(deceased: object) -> None:
    with pytest.raises(InvalidFacts, match="deceased_learned_at"):
        Consumer.model_validate({"deceased": deceased, "deceased_learned_at": NOON + ":00Z"})


# -- a paid debt


@either
@pytest.mark.parametrize("purpose", ["collection", "remedy-may-be-invoked", "remedy-will-be-invoked"])
def test_the_house_asks_for_nothing_that_is_paid(collector: str, purpose: str) -> None:
    known = case(collector=collector, debts=(debt(paid_at=at("2026-03-31 10:00")),), locations=MISSOURI)
    assert "house.holds.paid" in denying(decided("first_party", contact(NOON, "mail", purpose=purpose), known))


@either
@every_policy
def test_no_policy_is_silent_about_a_paid_debt(policy: str, collector: str) -> None:
    known = case(collector=collector, debts=(debt(paid_at=at("2026-03-31 10:00")),), locations=MISSOURI)
    decision = decided(policy, contact(NOON, "mail"), known)
    assert {"house.holds.paid", "us.regf.22b.nothing-owed"} & denying(decision) or "guard.paid" in advising(decision)


def test_of_two_debts_the_paid_one_is_pointed_out() -> None:
    known = case(collector="creditor", debts=(debt(), debt(id="auto", paid_at=at("2026-03-31 10:00"))))
    (advisory,) = decided("own", contact(NOON, debts=("card", "auto")), known).advisories
    assert (advisory.rule, advisory.debts, list(advisory.facts)) == ("guard.paid", ("auto",), ["debts.auto.paid_at"])


def test_a_payment_of_the_contacts_own_instant_is_pointed_out() -> None:
    known = case(collector="creditor", debts=(debt(paid_at=at("2026-03-31 10:00")),))
    (advisory,) = decided("own", contact("2026-03-31 10:00"), known).advisories
    assert (advisory.rule, advisory.facts) == ("guard.paid", {"debts.card.paid_at": "2026-03-31T15:00:00+00:00"})


@pytest.mark.parametrize("asked", [contact("2026-03-31 09:59:59"), contact(NOON, purpose="answer-to-request")])
def test_nothing_is_pointed_out_before_the_payment_or_in_an_answer(asked: Contact) -> None:
    known = case(collector="creditor", debts=(debt(paid_at=at("2026-03-31 10:00")),))
    assert not decided("own", asked, known).advisories


# -- a number at which somebody else answers


def wrong(*days: str, **overrides: Any) -> list[Any]:
    return [attempt(f"2026-03-{day} 15:00", outcome="wrong-person", **overrides) for day in days]


SIX = ("26", "27", "28", "29", "30", "31")


@pytest.mark.parametrize("policy", ["us", "us_state", "regulation_f", "first_party"])
@pytest.mark.parametrize("medium", ["call", "text", "ringless-voicemail"])
@pytest.mark.parametrize("days", [SIX, SIX[-2:]])
def test_after_strangers_in_a_row_the_number_needs_to_be_confirmed(
    policy: str, medium: str, days: tuple[str, ...]
) -> None:
    known = case(history=history(wrong(*days)), locations=MISSOURI, consents=())
    decision = decided(policy, contact(NOON, medium), known)
    assert not decision.allowed
    assert any("phones.cell.disowned_at" in reason.facts for reason in decision.reasons if reason.denies)


@either
@every_policy
@pytest.mark.parametrize("days", [SIX, SIX[-1:]])
def test_no_policy_is_silent_about_a_stranger(policy: str, collector: str, days: tuple[str, ...]) -> None:
    known = case(collector=collector, history=history(wrong(*days)), locations=MISSOURI, consents=())
    decision = decided(policy, contact(NOON), known)
    said = [one.facts for one in decision.reasons] + [one.facts for one in decision.advisories]
    assert any("phones.cell.disowned_at" in facts for facts in said)


@either
@every_policy
@pytest.mark.parametrize("medium", [Medium.CALL, Medium.TEXT])
def test_no_policy_is_silent_about_a_history_that_nobody_knows(policy: str, collector: str, medium: Medium) -> None:
    asked = contact(NOON, medium)
    known = case(collector=collector, history="unknown", locations=MISSOURI, consents=())
    decision = decided(policy, asked, known)
    said = [one.facts for one in decision.reasons] + [one.facts for one in decision.advisories]
    assert any("history" in facts for facts in said)
    letter = decided(policy, contact(NOON, Medium.MAIL), known)
    assert not any("who answered" in one.message for one in letter.advisories)
    told = decided(policy, asked, case(collector=collector, history=history(), locations=MISSOURI, consents=()))
    assert not any("who answered" in one.message for one in told.advisories)


def test_the_calls_go_on_counting() -> None:
    known = case(history=history(wrong(*SIX), attempt("2026-03-31 16:00")), consents=())
    decision = decided("regulation_f", contact(NOON), known)
    assert {"us.regf.14b2.seven-in-seven", "us.regf.6d1.not-the-consumers-number"} <= denying(decision)


REACHED: dict[str, Callable[[], tuple[Any, Any]]] = {
    "spoken with there": lambda: (history(wrong(*SIX), attempt("2026-04-01 10:00", outcome="conversation")), ()),
    "wrote from there": lambda: (history(wrong(*SIX), inbound("2026-04-01 10:00", "text")), ()),
    "called from there": lambda: (history(wrong(*SIX), inbound("2026-04-01 10:00", debts=())), ()),
    "gave it again": lambda: (history(wrong(*SIX)), (_consent("2026-04-01 10:00"),)),
}
NOT_REACHED: dict[str, Callable[[], tuple[Any, Any]]] = {
    "before": lambda: (history(attempt("2026-03-20 10:00", outcome="conversation"), wrong(*SIX)), ()),
    "elsewhere": lambda: (history(wrong(*SIX), attempt("2026-04-01 10:00", outcome="conversation", address="two")), ()),
    "somebody else": lambda: (history(wrong(*SIX), inbound("2026-04-01 10:00", recipient="spouse")), ()),
    "afterwards": lambda: (history(wrong(*SIX), inbound("2026-04-01 12:00:01", "text")), ()),
    "somebody who may be another": lambda: (
        history(
            wrong(*SIX),
            attempt("2026-04-01 10:00", outcome="conversation", person="p-1001"),
            attempt("2026-03-20 10:00", person="p-1002"),
        ),
        (),
    ),
    "a voicemail": lambda: (history(wrong(*SIX), attempt("2026-04-01 10:00", outcome="voicemail")), ()),
}


def _consent(given: str) -> dict[str, Any]:
    return {"id": "c", "scope": "text-number", "given_at": at(given), "given_to": "collector", "address": "cell"}


def doubted(given: tuple[Any, Any], asked: Contact | None = None) -> bool:
    events, consents = given
    phones = [{"id": id, "line_type": "mobile", "place": None} for id in ("cell", "two")]
    known = case(history=events, consents=consents, phones=phones)
    found = decided("regulation_f", asked or contact(NOON), known)
    return any("phones.cell.disowned_at" in reason.facts for reason in found.reasons)


@pytest.mark.parametrize("name", REACHED)
def test_the_person_there_settles_it(name: str) -> None:
    assert not doubted(REACHED[name]())


@pytest.mark.parametrize("name", NOT_REACHED)
def test_what_settles_nothing(name: str) -> None:
    assert doubted(NOT_REACHED[name]())


def test_a_number_said_to_be_the_persons_is_no_longer_doubted() -> None:
    line = {"id": "cell", "line_type": "mobile", "place": None}
    for when, fewer in (("2026-04-01 10:00", True), ("2026-03-20 10:00", False)):
        known = case(history=history(wrong(*SIX)), phones=(line | {"regained_at": at(when)},), consents=())
        found = denying(decided("regulation_f", contact(NOON), known))
        assert ("us.regf.6d1.not-the-consumers-number" not in found) is fewer


def test_another_number_and_another_medium_are_not_doubted() -> None:
    events = history(wrong(*SIX)), ()
    assert not doubted(events, contact(NOON, address="two"))
    assert not doubted(events, contact(NOON, "mail"))
    assert not doubted(events, contact("2026-03-27 14:59:59"))


@pytest.mark.parametrize("medium", Medium)
def test_nobody_answers_at_what_is_no_number_to_call_or_text(medium: Medium) -> None:
    """Whatever else bears the same name."""
    known = case(history=history(wrong(*SIX)), consents=())
    found = advising(decided("own", contact(NOON, medium, address="cell"), known))
    assert ("guard.number" in found) is (medium in CALLS_AND_TEXTS)


def test_the_doubt_follows_the_number_under_another_id() -> None:
    line = {"line_type": "mobile", "place": None, "number": "+12025550147"}
    known = case(history=history(wrong(*SIX)), phones=({"id": "cell", **line}, {"id": "two", **line}), consents=())
    asked = contact(NOON, address="two")
    assert "us.regf.6d1.not-the-consumers-number" in denying(decided("regulation_f", asked, known))


def test_a_call_to_nobody_knows_which_number_doubts_each() -> None:
    assert doubted((history(wrong(*SIX, address=None)), ()))


@pytest.mark.parametrize("medium", ["call", "text", "mail"])
def test_what_is_known_of_an_address_of_another_medium_is_said_of_none(medium: str) -> None:
    emails = ({"id": "mail", "address": "jo@mail.example", "undeliverable_at": at("2026-03-31 16:00")},)
    found = decided("regulation_f", contact(NOON, medium, address="mail"), case(emails=emails))
    assert not any("emails.mail.undeliverable_at" in each.facts for each in found.advisories)
    written = decided("regulation_f", contact(NOON, "email", address="mail"), case(emails=emails))
    said = [*[each.facts for each in written.advisories], *[each.facts for each in written.reasons]]
    assert any("emails.mail.undeliverable_at" in facts for facts in said)


def test_a_number_known_to_be_anothers_is_denied_for_that() -> None:
    phones = ({"id": "cell", "line_type": "mobile", "place": None, "disowned_at": at("2026-03-31 16:00")},)
    found = decided("regulation_f", contact(NOON), case(history=history(wrong(*SIX)), phones=phones))
    (reason,) = [r for r in found.reasons if r.rule == "us.regf.6d1.not-the-consumers-number"]
    assert reason.effect is Effect.PROHIBITED


def test_a_call_of_unknown_outcome_may_have_been_answered_by_a_stranger_too() -> None:
    unknown = {day: attempt(f"2026-03-{day} 15:00", outcome="unknown") for day in SIX}
    assert not doubted((history(*unknown.values()), ()))
    assert not doubted((history(wrong("31"), attempt("2026-03-30 15:00", outcome="rang-out")), ()))
    for known, other in (("30", "31"), ("31", "30")):
        events = history(wrong(known), unknown[other])
        found = decided("regulation_f", contact(NOON), case(history=events, consents=()))
        assert "us.regf.6d1.not-the-consumers-number" in denying(found)


@given(st.lists(st.sampled_from(["wrong-person", "conversation", "rang-out"]), max_size=8))
def test_as_many_strangers_in_a_row_as_there_are(outcomes: list[str]) -> None:
    events = [attempt(f"2026-03-{day} 15:00", outcome=outcome) for day, outcome in enumerate(outcomes, 10)]
    told = [outcome for outcome in outcomes if outcome != "rang-out"]
    row = len(told) - max((place for place, outcome in enumerate(told, 1) if outcome == "conversation"), default=0)
    decision = decided("regulation_f", contact(NOON), case(history=history(events), consents=()))
    assert ("us.regf.6d1.not-the-consumers-number" in denying(decision)) is (row >= 2)
    assert ("guard.number" in advising(decision)) is (row == 1)
