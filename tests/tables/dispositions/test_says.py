"""What each word of a code means as facts: a case takes them, they close what they should, and free nothing."""

from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.facts.case import Consumer
from fdcpa_guard.facts.ids import why_no_id
from fdcpa_guard.tables.dispositions import (
    ASTERISK,
    TWILIO_CALLS,
    UNRECOGNISED,
    VICIDIAL,
    Disposition,
    Of,
    Says,
    Where,
    facts_of,
)
from fdcpa_guard.testing.builders import case_facts, contact_facts
from fdcpa_guard.vocabulary import CallOutcome
from tests.docs.said import CONTACTS, NOON
from tests.tables.dispositions.floor import FLOOR
from tests.tables.dispositions.laying import AT, case_of, laid_over

GUARD = Guard(us())

CLOSED: dict[Says, tuple[str, ...]] = {
    Says.STOP_CALLING: ("a call", "a call at work"),
    Says.STOP_THIS_ADDRESS: ("a call", "a text"),
    Says.ON_STOP_LIST: ("a call",),
    Says.STOP_TEXTING: ("a text",),
    Says.STOP_REPLY: ("a text",),
    Says.STOP_EMAILING: ("an email",),
    Says.STOP_ALL: ("a call", "a call at work"),
    Says.REFUSED: (),
    Says.NOT_AT_WORK: ("a call at work",),
    Says.EMPLOYER_PROHIBITS: ("a call at work",),
    Says.INCONVENIENT_TIME: ("a call", "a text", "an email"),
    Says.WRONG_NUMBER: ("a call", "a text"),
    Says.DISPUTE: (),
    Says.PAID_ALREADY: (),
    Says.ATTORNEY: ("a call", "a text", "an email", "a letter"),
    Says.BANKRUPTCY: ("a call", "a text", "an email", "a letter"),
    Says.DEAD: ("a call", "a text", "an email", "a letter"),
}
"""What each closes of the contacts of the next day; at the number, or email address, of the contact."""


def contact(name: str) -> Contact:
    return Contact.model_validate(contact_facts() | {"debts": ["d1"], "at": NOON, **CONTACTS[name]})


def allowed(case: Case, name: str) -> bool:
    return GUARD.decide(contact(name), case).allowed


CLEAN = Case.model_validate(case_facts())


@pytest.mark.parametrize("word", Says)
def test_a_case_takes_what_follows(word: Says) -> None:
    for address, about in (("cell", ("d1",)), (None, ())):
        made = Case.model_validate(laid_over([word], address=address, about=about))
        assert (made == CLEAN) == (not word.facts)


@pytest.mark.parametrize("word", CLOSED)
def test_it_closes_what_it_should(word: Says) -> None:
    address = "mail" if word in (Says.STOP_EMAILING, Says.UNSUBSCRIBED) else "cell"
    case = Case.model_validate(laid_over([word], address=address))
    for name in CLOSED[word]:
        assert allowed(CLEAN, name)
        assert not allowed(case, name), name


def test_an_address_that_was_unsubscribed_is_closed() -> None:
    assert not allowed(Case.model_validate(laid_over([Says.UNSUBSCRIBED], address="mail")), "an email")


@pytest.mark.parametrize("word", Says)
def test_it_frees_nothing(word: Says) -> None:
    """Whatever is denied without it is denied with it, at a known number and debt or not."""
    for address, about in (("cell", ("d1",)), (None, ())):
        without = case_facts() | {"collector": "debt-buyer", "consents": []}
        with_it = Case.model_validate(laid_over([word], address=address, about=about, **without))
        for name in CONTACTS:
            if not allowed(Case.model_validate(without), name):
                assert not allowed(with_it, name), name


@pytest.mark.parametrize("word", Says)
def test_every_word_says_what_it_means_and_why(word: Says) -> None:
    assert word.means.endswith(".")
    assert word.careful.endswith(".")
    assert word == word.value == Says(word.value)


def test_nothing_that_follows_is_a_consent_or_ends_a_protection() -> None:
    for word in Says:
        for follows in word.facts:
            assert not {"withdrawn_at", "regained_at", "ended_at", "kept_at", "dismissed_at"} & follows.fields.keys()
            assert follows.where is not None


def test_what_follows_comes_from_the_contact_alone() -> None:
    first, second = facts_of([Says.STOP_CALLING], id="c7", at=AT, address="cell", person="spouse", debts=["d1"])
    assert first.fact == {
        "id": "c7.stop-calling.1",
        "kind": "stop-medium",
        "received_at": AT,
        "person": "spouse",
        "media": ["call"],
        "in_writing": False,
    }
    assert second.fact["address"] == "cell"
    assert (first.where, first.to) == (Where.REQUESTS, "")


def test_a_refusal_is_about_the_debts_of_the_contact_and_about_all_if_nobody_knows_which() -> None:
    (known,) = facts_of([Says.REFUSED], id="c7", at=AT, debts=["d1", "d2"])
    (unknown,) = facts_of([Says.REFUSED], id="c7", at=AT)
    assert known.fact["debts"] == ["d1", "d2"]
    assert unknown.fact["debts"] is None


def test_a_dispute_goes_to_each_debt_and_a_wrong_number_to_its_line() -> None:
    assert [one.to for one in facts_of([Says.DISPUTE], id="c7", at=AT, debts=["d1", "d2"])] == ["d1", "d2"]
    assert [one.to for one in facts_of([Says.DISPUTE], id="c7", at=AT)] == ["unknown"]
    assert [one.to for one in facts_of([Says.WRONG_NUMBER], id="c7", at=AT)] == ["unknown"]
    assert [one.to for one in facts_of([Says.WRONG_NUMBER], id="c7", at=AT, address="cell")] == ["cell"]


def test_a_long_id_of_a_contact_makes_ids_that_a_case_takes() -> None:
    long = "c" * 64
    made = [facts_of([word], id=each, at=AT, debts=["d1"]) for word in Says for each in (long, f"{long[1:]}d")]
    ids = [one.fact["id"] for facts in made for one in facts if "id" in one.fact]
    assert len(set(ids)) == len(ids)
    assert all(not why_no_id(id) for id in ids)


def test_words_come_in_their_own_order_whatever_the_order_given() -> None:
    one = facts_of([Says.DEAD, Says.STOP_CALLING], id="c7", at=AT)
    assert one == facts_of([Says.STOP_CALLING, Says.DEAD], id="c7", at=AT)
    assert [each.says for each in one] == [Says.STOP_CALLING, Says.STOP_CALLING, Says.DEAD]


def test_of_a_code_that_says_more_the_contact_and_what_was_said_both_bind() -> None:
    said = Disposition(outcome=CallOutcome.CONVERSATION, says=frozenset({Says.STOP_TEXTING}))
    assert not allowed(case_of(said), "a text")
    assert not allowed(case_of(said), "a call")
    silent = said.model_copy(update={"says": frozenset()})
    assert allowed(case_of(silent), "a text")
    assert not allowed(case_of(silent), "a call")


READINGS = {
    (one.outcome, one.answered_by): code
    for table in (VICIDIAL, ASTERISK, TWILIO_CALLS, FLOOR)
    for code, one in table.codes.items()
}


@pytest.mark.parametrize("reading", READINGS, ids=READINGS.get)
def test_a_contact_whose_code_is_unknown_closes_whatever_a_known_outcome_closes(reading: tuple[Any, Any]) -> None:
    outcome, answered_by = reading
    known, unknown = case_of(Disposition(outcome=outcome, answered_by=answered_by)), case_of(UNRECOGNISED)
    for name in CONTACTS:
        if not allowed(known, name):
            assert not allowed(unknown, name), name


def test_the_death_is_learned_at_the_contact() -> None:
    made = Case.model_validate(laid_over([Says.DEAD]))
    assert isinstance(made.consumer, Consumer)
    assert made.consumer.deceased is True
    assert made.consumer.deceased_learned_at is not None
    assert Of.AT in Says.DEAD.facts[0].fields.values()
