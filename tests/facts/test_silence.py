"""What a person must not be told: errors, reprs and chains of exceptions never repeat the input."""

import pickle
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Decision, InvalidFacts
from fdcpa_guard.clock import UnknownZone, zone
from fdcpa_guard.facts import Attempt, Consumer, EmailAddress, Location, PhoneLine, PostalAddress
from tests.builders import at, case

NUMBER = "+12025550147"
BAD_NUMBER = "+1-202-555-0147-ext-Wilhelmina"
EMAIL = "wilhelmina.quux@example.com"
NAME = "Wilhelmina Quux"
TEXT = "owes 4711 dollars to Doctor Zyzzyva"
SECRETS = ["2025550147", "202-555-0147", "202 555 0147", "ilhelmina", "quux", "Quux", "example.com", "4711", "Zyzzyva"]

NOON = at("2026-04-01 12:00")


def speaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


INPUTS: dict[str, Callable[[], object]] = {
    "number": lambda: PhoneLine(id="cell", number=BAD_NUMBER),
    "number as id": lambda: PhoneLine(id=NUMBER),
    "name as id": lambda: PhoneLine(id=NAME),
    "address as id": lambda: EmailAddress(id=EMAIL),
    "long address": lambda: EmailAddress(id="mail", address=EMAIL * 20),
    "name as person": lambda: Location(id="home", zones=("America/Chicago",), person=NAME),
    "name as zone": lambda: Location(id="home", zones=(NAME,)),
    "name as place": lambda: PostalAddress(id="home", place=NAME),
    "text as flag": lambda: EmailAddress(id="mail", employer_provided=TEXT),  # type: ignore[arg-type]
    "text as enum": lambda: Contact(at=NOON, medium=TEXT, debts=("card",)),  # type: ignore[arg-type]
    "text as instant": lambda: Contact(at=TEXT, medium="call", debts=("card",)),
    "text as kind": lambda: case(requests=({"kind": NAME, "id": "r", "received_at": NOON},)),
    "text as outcome": lambda: Attempt(id="e", at=NOON, medium="call", outcome=TEXT, debts=("card",)),  # type: ignore[arg-type]
    "text as list": lambda: case(debts=TEXT),
    "text as case": lambda: Case.model_validate(TEXT),
    "dict of secrets": lambda: Case.model_validate({"name": NAME, "collector": EMAIL, "debts": [{"id": NUMBER}]}),
    "json": lambda: Case.model_validate_json(f'{{"collector": "{NAME}", "debts": [{{"id": "{NUMBER}"}}]}}'),
    "broken json": lambda: Case.model_validate_json(f'{{"collector": "{EMAIL}'),
    "unknown field": lambda: case(**{NUMBER: TEXT}),
    "unknown nested field": lambda: case(consumer={EMAIL: NAME}),
    "unknown field that is a name": lambda: case(consumer={NAME: TEXT}),
    "attribute named by a number": lambda: case(attributes={NUMBER: 1}),
    "attribute named by an address": lambda: case(attributes={EMAIL: 1}),
    "attribute that is a list": lambda: case(attributes={"x": [TEXT]}),
    "attribute that is an object": lambda: case(attributes={"x": {NAME: EMAIL}}),
    "duplicate ids": lambda: case(phones=({"id": "Quux", "number": NUMBER}, {"id": "Quux", "number": NUMBER})),
    "decision": lambda: Decision.from_json(f'{{"allowed": "{NAME}", "{EMAIL}": "{NUMBER}"}}'),
    "broken decision": lambda: Decision.from_json(f'{{"allowed": {NAME}'),
    "consumer": lambda: Consumer(minor=NAME),  # type: ignore[arg-type]
    "language": lambda: Contact(at=NOON, medium="call", debts=("card",), content={"languages": (NAME,)}),
}


@pytest.mark.parametrize("build", INPUTS.values(), ids=INPUTS)
def test_errors_never_repeat_the_input(build: Callable[[], object]) -> None:
    with pytest.raises(InvalidFacts) as caught:
        build()
    error = caught.value
    assert error.problems
    for problem in error.problems:
        assert speaks(problem.field + problem.message + problem.code + str(problem) + repr(problem)) == []
    assert speaks(str(error) + repr(error) + repr(error.args)) == []


@pytest.mark.parametrize("build", INPUTS.values(), ids=INPUTS)
def test_the_chain_of_exceptions_as_printed_does_not_either(build: Callable[[], object]) -> None:
    with pytest.raises(InvalidFacts) as caught:
        build()
    error = caught.value
    assert error.__cause__ is None
    assert error.__suppress_context__
    message = "".join(traceback.format_exception_only(error))
    chain = traceback.TracebackException.from_exception(error, compact=True)
    assert speaks(message) == []
    assert chain.__cause__ is None
    assert chain.__context__ is None


@pytest.mark.parametrize("build", INPUTS.values(), ids=INPUTS)
def test_an_error_sent_to_another_process_stays_silent(build: Callable[[], object]) -> None:
    with pytest.raises(InvalidFacts) as caught:
        build()
    copy = pickle.loads(pickle.dumps(caught.value))
    assert copy.problems == caught.value.problems
    assert str(copy) == str(caught.value)
    assert speaks(str(copy) + repr(copy)) == []


def test_reprs_hold_no_number_and_no_address() -> None:
    line = PhoneLine(id="cell", number=NUMBER)
    email = EmailAddress(id="mail", address=EMAIL)
    known = case(phones=(line,), emails=(email,))
    for fact in (line, email, known, [known], {"case": known}):
        assert speaks(repr(fact) + str(fact) + f"{fact!r:>10}") == []
    assert repr(line) == "PhoneLine(id='cell')"
    assert repr(email) == "EmailAddress(id='mail')"


def test_a_value_put_into_a_fact_is_refused_and_not_repeated() -> None:
    line = PhoneLine(id="cell", number=NUMBER)
    with pytest.raises(InvalidFacts) as put:
        line.number = BAD_NUMBER  # type: ignore[misc]
    with pytest.raises(InvalidFacts) as taken_out:
        del line.number
    for caught in (put, taken_out):
        assert [problem.field for problem in caught.value.problems] == ["number"]
        assert speaks("".join(traceback.format_exception_only(caught.value))) == []
        assert caught.value.__suppress_context__
    assert line.number == NUMBER


def test_zones_are_not_repeated() -> None:
    with pytest.raises(UnknownZone) as caught:
        zone(NAME)
    assert speaks(str(caught.value) + repr(caught.value)) == []
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("field", ["debts", "phones", "emails", "consents"])
def test_errors_of_whole_facts_given_as_objects(field: str) -> None:
    class Person:
        def __repr__(self) -> str:
            return NAME

    with pytest.raises(InvalidFacts) as caught:
        case(**{field: (Person(),)})
    assert speaks(str(caught.value)) == []


def test_what_a_caller_prints_of_the_problems() -> None:
    with pytest.raises(InvalidFacts) as caught:
        case(phones=({"id": "cell", "number": BAD_NUMBER},))
    given: Any = caught.value
    assert str(given) == (
        "invalid Case: phones.0.number: not a valid telephone number in E.164 form (+ and country code): "
        "an extension is no part of it"
    )
