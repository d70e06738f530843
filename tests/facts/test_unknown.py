"""What nobody knows, or knows by its day, is taken and binds: the issue's examples."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from fdcpa_guard import Guard, InvalidFacts, first_party, us
from fdcpa_guard.audit import replay
from fdcpa_guard.clock import FOREVER
from fdcpa_guard.errors import MissingFact
from fdcpa_guard.facts import Attempt, Bankruptcy, Consent, MediumOptOut
from fdcpa_guard.facts.moments import could_be_from, could_be_until, earliest, ends_of, latest
from fdcpa_guard.vocabulary import UNKNOWN
from tests.builders import advisories, at, attempt, case, contact, history, reasons

GUARDS = {"us": Guard(us()), "first party": Guard(first_party())}
NOON = at("2026-04-01 12:00")


@pytest.mark.parametrize("policy", GUARDS)
@pytest.mark.parametrize("said", ["unknown", None, "2026-03-02"])
def test_a_bankruptcy_without_chapter_or_day_stays_the_debts(policy: str, said: Any) -> None:
    petition = Bankruptcy(id="bk-1", chapter="unknown", filed_at=said, learned_at=said)
    decision = GUARDS[policy].decide(contact(NOON), case(bankruptcies=(petition,)))
    assert "us.bk.362a6.stay" in reasons(decision)
    assert Bankruptcy.model_validate_json(petition.model_dump_json()) == petition


def test_the_chapter_is_asked_for_where_it_matters() -> None:
    petition = Bankruptcy(
        id="bk-1",
        chapter=None,
        filed_at="2025-03-02",
        learned_at="2025-03-02",
        discharged_at="2026-01-05",
        excepted_from_discharge=["card"],
    )
    decision = GUARDS["us"].decide(contact(NOON), case(bankruptcies=(petition,)))
    assert "bankruptcies.bk-1.chapter" in reasons(decision)["us.bk.362a6.stay"].facts


def test_a_request_of_unknown_date_stands_and_is_pointed_out() -> None:
    stop = MediumOptOut(id="r-1", media=["call"], received_at="unknown", withdrawn_at="unknown")
    decision = GUARDS["us"].decide(contact(NOON), case(requests=(stop,)))
    assert "us.regf.14h1.medium" in reasons(decision)
    (told,) = [each for each in decision.advisories if each.rule == "guard.unknown"]
    assert set(told.facts) == {"requests.r-1.received_at", "requests.r-1.withdrawn_at"}


def test_a_consent_of_unknown_date_does_not_stand() -> None:
    given: Any = {"id": "c", "scope": "place", "given_to": "collector"}
    assert not Consent(**given, given_at="unknown").stands(NOON)
    assert not Consent(**given, given_at=date(2026, 4, 1)).stands(NOON)
    assert Consent(**given, given_at=date(2026, 3, 30)).stands(NOON)


def test_one_day_is_no_contradiction() -> None:
    same = Bankruptcy(id="b", chapter=7, filed_at=NOON, learned_at="2026-04-01", dismissed_at="2026-04-01")
    assert same.learned_at <= NOON
    with pytest.raises(InvalidFacts):
        Bankruptcy(id="b", chapter=7, filed_at="2026-04-03", learned_at="2026-04-01")


@pytest.mark.parametrize("said", ["unknown", "2026-03-31"])
def test_what_is_known_is_as_much_a_change_where_something_else_is_not_known(said: str) -> None:
    learned = {"minor": False, "deceased": True, "deceased_learned_at": at("2026-05-01 12:00")}
    plain, vague = (
        case(consumer=learned, history=history(attempt("2026-03-30 12:00", "email", id="m", undeliverable_at=back)))
        for back in (None, said)
    )
    assert at("2026-05-01 12:00") in plain.index.changes
    assert {*plain.index.changes} <= {*vague.index.changes}


def test_an_attempt_of_the_past_is_told_of_what_nobody_knows_of_the_others_and_not_of_itself() -> None:
    lost = [attempt(f"2026-03-{day} 12:00", "email", id=f"m-{day}", undeliverable_at="unknown") for day in (30, 31)]
    made = replay(GUARDS["us"], case(history=history(*lost, attempt("2026-03-31 13:00", "email", id="last"))))
    of = {each.asked.question: set(advisories(each.decision)["guard.unknown"].facts) for each in made.contacts}
    first, second = (f"history.attempts.{each.id}.undeliverable_at" for each in lost)
    assert of == {"m-30": {second}, "m-31": {first}, "last": {first, second}}


@pytest.mark.parametrize("policy", GUARDS)
@pytest.mark.parametrize("said", ["unknown", None])
@pytest.mark.parametrize("kind", ["phones", "emails", "postal_addresses", "locations"])
def test_a_list_that_nobody_knows_is_taken_whatever_has_happened(kind: str, said: Any, policy: str) -> None:
    known = case(history=history(attempt("2026-03-30 12:00")), **{kind: said})
    decision = GUARDS[policy].decide(contact(NOON), known)
    assert kind in advisories(decision)["guard.unknown"].facts
    assert kind != "phones" or not decision


@pytest.mark.parametrize("said", ["unknown", None])
@pytest.mark.parametrize("side", ["attempts", "inbound"])
@pytest.mark.parametrize("kind", [dict, MappingProxyType])
def test_a_history_of_which_one_side_is_unknown_is_unknown(kind: Callable[[Any], Any], side: str, said: Any) -> None:
    assert case(history=kind({"attempts": (), "inbound": (), side: said})).history is UNKNOWN


@pytest.mark.parametrize("said", [earliest, latest])
def test_what_may_be_meant_is_the_same_of_a_beginning_and_of_an_end(said: Callable[[Any], Any]) -> None:
    day, unknown = said("2026-04-01"), said("unknown")
    assert (could_be_from(day), could_be_until(day)) == ends_of(day)
    assert ends_of(day) == (datetime(2026, 3, 31, 10, tzinfo=UTC), datetime(2026, 4, 2, 11, tzinfo=UTC))
    assert could_be_from(unknown) < datetime(1900, 1, 1, tzinfo=UTC)
    assert could_be_until(unknown) == FOREVER
    assert ends_of(NOON) == (NOON,)


@pytest.mark.parametrize("said", [earliest, latest])
@pytest.mark.parametrize(
    "counted",
    [
        lambda when: when.astimezone(UTC),
        lambda when: when.date(),
        lambda when: when + timedelta(days=1),
        lambda when: timedelta(days=1) + when,
        lambda when: when - timedelta(days=1),
        lambda when: when - NOON,
        lambda when: NOON - when,
    ],
)
def test_with_an_instant_that_nobody_knows_nothing_is_counted(
    said: Callable[[Any], Any], counted: Callable[[Any], object]
) -> None:
    with pytest.raises(MissingFact, match="an instant"):
        counted(said("unknown"))
    petition = Bankruptcy(id="bk-1", chapter=7, filed_at="unknown", learned_at="unknown")
    built: Any = case(bankruptcies=(petition,)).bankruptcies[0]
    with pytest.raises(MissingFact, match=r"bankruptcies\.bk-1\.filed_at"):
        counted(built.filed_at)


@pytest.mark.parametrize("recipient", ["consumer", "employer"])
@pytest.mark.parametrize("answered_by", ["unknown", "spouse"])
def test_who_answered_is_whom_the_call_was_for_while_nobody_knows(recipient: str, answered_by: str) -> None:
    call = Attempt.model_validate(
        {
            "id": "call",
            "debts": ["card"],
            "at": NOON,
            "medium": "call",
            "outcome": "conversation",
            "recipient": recipient,
            "answered_by": answered_by,
        }
    )
    assert call.spoken_to.value == call.speaker == (recipient if answered_by == "unknown" else answered_by)
