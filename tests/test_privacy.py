"""No decision, explanation, record or repr holds a telephone number, an address or a caller's free text."""

import copy
import pickle
from itertools import product
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Decision, Guard, regulation_f
from fdcpa_guard.rules import Denied, Question, house, rule
from fdcpa_guard.vocabulary import Effect, Medium, Recipient
from tests.builders import at, attempt, case, contact, content, debt, email_consent, guard, history, inbound

NUMBERS = {"cell": "+12025550147", "land": "+13125550123", "other": "+14155550199"}
EMAILS = {"mail": "wilhelmina.quux@example.com", "office": "w.quux@employer.example"}
NOTE = "Wilhelmina Quux of 12 Elm Street"
SECRETS = [
    "2025550147",
    "3125550123",
    "4155550199",
    "555-01",
    "wilhelmina",
    "quux",
    "example.com",
    "employer.example",
    "Elm",
]

SAID = at("2026-03-02 10:00")


def full(**overrides: Any) -> Case:
    """A case in which nearly every rule has something to object to."""
    given: dict[str, Any] = {
        "debts": (
            debt(
                validation=({"provided_at": SAID},),
                disputes=({"id": "d", "received_at": SAID, "in_writing": True},),
                original_creditor_requests=({"id": "r", "received_at": SAID, "in_writing": True},),
                time_barred=True,
                paid_at=at("2026-03-31 10:00"),
            ),
        ),
        "requests": (
            {"kind": "cease", "id": "c", "received_at": SAID, "in_writing": True},
            {"kind": "stop-medium", "id": "m", "received_at": SAID, "media": ("text", "call")},
            {"kind": "stop-address", "id": "a", "received_at": SAID, "address": "mail"},
            {"kind": "inconvenient-time", "id": "t", "received_at": SAID, "windows": ({},)},
            {"kind": "inconvenient-place", "id": "p", "received_at": SAID, "place": "home"},
            {"kind": "employer-prohibits", "id": "e", "received_at": SAID},
        ),
        "representation": ({"id": "l", "learned_at": SAID, "attorney_can_be_found": True},),
        "history": history(
            [attempt(f"2026-03-{day} 10:00") for day in range(25, 32)], inbound("2026-03-21 10:00", "email")
        ),
        "phones": tuple(
            {
                "id": id,
                "number": number,
                "disowned_at": at("2026-03-31 10:00"),
                "place": "home",
                "line_type": "landline",
            }
            for id, number in NUMBERS.items()
        ),
        "emails": tuple(
            {"id": id, "address": address, "employer_provided": True, "led_to_third_party_at": SAID}
            for id, address in EMAILS.items()
        ),
        "consents": (email_consent(revoked_at=SAID),),
        "attributes": {"note": NOTE, "owed": 4711},
    }
    return case(**given | overrides)


UNKNOWN: dict[str, Any] = {
    "requests": "unknown",
    "representation": "unknown",
    "bankruptcies": "unknown",
    "history": "unknown",
    "locations": "none",
}


def questions() -> list[Contact]:
    wrong = content(
        opt_out_instructions=False,
        states_debt=True,
        postcard=True,
        shows_debt_collection=True,
        threatens_legal_action=True,
    )
    return [
        contact("2026-04-01 22:00", medium, recipient=recipient, content=words)
        for medium, recipient, words in product(Medium, Recipient, (content(), wrong))
    ]


def speaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret.lower() in text.lower()]


@pytest.mark.parametrize("known", [full(), full(**UNKNOWN)], ids=["known", "unknown"])
def test_no_decision_repeats_a_number_or_an_address(known: Case) -> None:
    for asked in questions():
        decision = guard().decide(asked, known, counted=True)
        assert decision.reasons or decision.duties
        assert speaks(decision.to_json()) == []
        assert speaks(repr(decision) + str(decision)) == []
        assert speaks(repr(copy.deepcopy(decision)) + repr(pickle.loads(pickle.dumps(decision)))) == []
        for reason in decision.reasons:
            assert speaks(reason.message + repr(reason.facts) + "".join(reason.rebuttal)) == []


def test_a_pickled_decision_does_not_take_the_case_along() -> None:
    for asked in questions():
        decision = guard().decide(asked, full())
        assert speaks(pickle.dumps(decision).decode("latin-1")) == []
        assert speaks(repr(vars(Decision.from_json(decision.to_json())))) == []


@pytest.mark.parametrize("known", [full(), full(**UNKNOWN)], ids=["known", "unknown"])
def test_no_explanation_repeats_a_number_or_an_address(known: Case) -> None:
    for asked in questions()[::3]:
        explanation = guard().explain(asked, known)
        assert speaks(repr(explanation)) == []
        assert speaks("".join(trace.why for trace in explanation.rules)) == []


def test_a_rule_that_raises_with_the_facts_in_hand_is_silent_about_them() -> None:
    @rule("house.careless", "Careless", house("1"), effect=Effect.HOUSE_POLICY)
    def careless(q: Question) -> Denied:
        """Raises an exception that repeats what it read."""
        raise RuntimeError(f"{q.line.number} {q.attribute('note')}")

    watcher = Guard(regulation_f().with_rules(careless))
    decision = watcher.decide(contact("2026-04-01 12:00"), full())
    assert any(reason.rule == "house.careless" for reason in decision.reasons)
    assert speaks(decision.to_json() + repr(decision)) == []
    assert speaks(repr(watcher.explain(contact("2026-04-01 12:00"), full()))) == []


def test_references_to_nothing_show_ids_only() -> None:
    asked = contact("2026-04-01 12:00", address="nowhere", debts=("nothing",), in_reply_to="nobody")
    decision = guard().decide(asked, full())
    assert speaks(decision.to_json()) == []


def test_reprs_of_facts() -> None:
    known = full(attributes={})
    assert speaks(repr(known) + repr(known.phones) + repr(known.emails) + str(known)) == []
