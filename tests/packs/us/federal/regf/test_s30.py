"""12 CFR 1006.30(a): telling the consumer before telling a reporting agency."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import Case, Contact
from tests.builders import at, attempt, case, contact, debt, history, inbound
from tests.packs.us.federal.regf.judging import denial, missing, objects

FURNISH = "us.regf.30a.furnishing"
TICK = timedelta(microseconds=1)
ZONES = ["America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "Pacific/Guam"]


def furnish(when: Any, **overrides: Any) -> Contact:
    agency = {"recipient": "consumer-reporting-agency", "purpose": "credit-reporting"}
    return contact(when, "other-electronic", **agency | overrides)


def after(*events: Any, **overrides: Any) -> Case:
    """Nothing is known to have been said or sent but the events."""
    return case(**{"debts": (debt(validation=()),), "history": history(events)} | overrides)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("sent", "from_"), [("2026-05-11", "2026-05-25"), ("2026-03-01", "2026-03-15"), ("2026-10-25", "2026-11-08")]
)
@pytest.mark.parametrize("medium", ["mail", "email", "text"])
def test_1006_30_a_1_2_fourteen_consecutive_days(medium: str, sent: str, from_: str, zone: str) -> None:
    known = after(attempt(at(f"{sent} 12:00", zone), medium), locations=({"id": "residence", "zones": (zone,)},))
    usable = at(from_, zone)
    assert denial(FURNISH, furnish(usable - TICK), known).lapses_at == usable
    assert not objects(FURNISH, furnish(usable), known)


def test_1006_30_a_1_2_the_days_are_the_consumers() -> None:
    zone = "Pacific/Honolulu"
    known = after(attempt(at("2026-05-11 20:00", zone), "email"), locations=({"id": "residence", "zones": (zone,)},))
    assert not objects(FURNISH, furnish(at("2026-05-25", zone)), known)


def test_1006_30_a_1_2_in_every_zone() -> None:
    zones = ("America/New_York", "America/Los_Angeles")
    known = after(attempt("2026-05-11 12:00", "mail"), locations=({"id": "residence", "zones": zones},))
    usable = at("2026-05-25", "America/Los_Angeles")
    assert denial(FURNISH, furnish(usable - TICK), known).lapses_at == usable


def test_1006_30_a_1_ii_nothing_said_nothing_sent() -> None:
    assert denial(FURNISH, furnish("2026-05-25 12:00"), after()).lapses_at is None


@pytest.mark.parametrize("medium", ["mail", "email", "text"])
def test_1006_30_a_1_ii_what_went_to_anothers_address_and_nobody_knows_whether_it_came_tells_the_consumer_nothing(
    medium: str,
) -> None:
    """Where it went to an address of theirs, it turns on what became of it."""
    kinds = {"mail": "postal_addresses", "email": "emails", "text": "phones"}
    places = {kinds[medium]: ({"id": "theirs"}, {"id": "anothers", "person": "spouse"})}
    asked = furnish("2026-06-01 12:00")
    theirs, anothers = (
        after(attempt("2026-05-01 12:00", medium, outcome="unknown", address=address, id="sent"), **places)
        for address in ("theirs", "anothers")
    )
    assert missing(FURNISH, asked, theirs) == "history.attempts.sent.outcome"
    assert denial(FURNISH, asked, anothers).lapses_at is None


def test_1006_30_a_1_3_i_a_letter_that_came_back() -> None:
    letter = attempt("2026-05-01 12:00", "mail", undeliverable_at=at("2026-05-10 12:00"))
    assert denial(FURNISH, furnish("2026-06-01 12:00"), after(letter)).lapses_at is None


def test_1006_30_a_1_3_ii_another_letter() -> None:
    letter = attempt("2026-05-01 12:00", "mail", undeliverable_at=at("2026-05-10 12:00"))
    another = attempt("2026-05-11 12:00", "mail")
    known = after(letter, another)
    assert objects(FURNISH, furnish("2026-05-24 23:59:59.999999"), known)
    assert not objects(FURNISH, furnish("2026-05-25 00:00"), known)


@pytest.mark.parametrize(
    ("came_back", "allowed"),
    [
        pytest.param("2026-05-14 23:59:59.999999", False, id="on_the_last_of_the_days"),
        pytest.param("2026-05-15 00:00", True, id="3_iii_after_them"),
    ],
)
def test_1006_30_a_1_3_iii_word_that_comes_after_the_days(came_back: str, allowed: bool) -> None:
    letter = attempt("2026-05-01 12:00", "mail", undeliverable_at=at(came_back))
    assert objects(FURNISH, furnish("2026-06-01 12:00"), after(letter)) is not allowed


def test_1006_30_a_1_3_word_not_yet_known_does_not_bind() -> None:
    letter = attempt("2026-05-01 12:00", "mail", undeliverable_at=at("2026-05-10 12:00"))
    assert denial(FURNISH, furnish("2026-05-09 12:00"), after(letter)).lapses_at == at("2026-05-15 00:00")


def test_1006_30_a_1_ii_a_message_known_at_once_to_be_undeliverable() -> None:
    assert objects(
        FURNISH, furnish("2026-06-01 12:00"), after(attempt("2026-05-01 12:00", "email", outcome="undeliverable"))
    )


@pytest.mark.parametrize(
    ("event", "spoken"),
    [
        pytest.param(attempt("2026-05-01 12:00", outcome="conversation"), True, id="by_telephone"),
        pytest.param(attempt("2026-05-01 12:00", "in-person"), True, id="in_person"),
        pytest.param(inbound("2026-05-01 12:00", conversation=True), True, id="the_consumer_called"),
        pytest.param(inbound("2026-05-01 12:00", "in-person", conversation=True), True, id="the_consumer_came"),
        pytest.param(inbound("2026-05-01 12:00", conversation=True, debts=()), False, id="about_no_debt"),
        pytest.param(inbound("2026-05-01 12:00", "email"), False, id="the_consumer_wrote"),
        pytest.param(attempt("2026-05-01 12:00", outcome="rang-out"), False, id="unanswered"),
        pytest.param(
            attempt("2026-05-01 12:00", outcome="limited-content-message"), False, id="limited_content_message"
        ),
        pytest.param(attempt("2026-05-01 12:00", outcome="voicemail"), False, id="a_voicemail_is_no_speaking"),
        pytest.param(
            attempt("2026-05-01 12:00", "ringless-voicemail", outcome="voicemail"), False, id="nor_a_ringless_one"
        ),
        pytest.param(
            attempt("2026-05-01 12:00", outcome="conversation", recipient="spouse"), False, id="with_the_spouse"
        ),
        pytest.param(
            attempt("2026-05-01 12:00", outcome="conversation", debts=("loan",)), False, id="about_another_debt"
        ),
    ],
)
def test_1006_30_a_1_i_speaking_to_the_consumer(event: Any, spoken: bool) -> None:
    assert objects(FURNISH, furnish("2026-05-01 12:01"), after(event)) is not spoken


def test_1006_30_a_1_of_each_debt() -> None:
    known = after(
        attempt("2026-05-01 12:00", outcome="conversation"), debts=(debt(validation=()), debt("loan", validation=()))
    )
    assert denial(FURNISH, furnish("2026-05-02 12:00", debts=("card", "loan")), known).debts == ("loan",)


def test_1006_30_a_missing_facts() -> None:
    assert missing(FURNISH, furnish("2026-05-25 12:00"), case(history="unknown")) == "history"
    known = after(attempt("2026-05-01 12:00", "mail"), locations="none")
    assert missing(FURNISH, furnish("2026-05-15 12:00"), known).startswith("locations (where ")
    assert not objects(FURNISH, furnish("2026-05-16 12:00"), known)


def test_1006_30_a_only_furnishing() -> None:
    assert not objects(FURNISH, contact("2026-05-25 12:00"), case())
    assert not objects(FURNISH, furnish("2026-05-25 12:00", purpose="answer-to-request"), case())
