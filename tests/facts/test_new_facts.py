"""Facts that other laws than Regulation F ask for: contradictions, every form, silence, and what an index sees."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, InvalidFacts
from fdcpa_guard.facts import Attempt, Consent, Content, InconvenientPlace, PhoneLine, Representation
from fdcpa_guard.facts.bankruptcies import Bankruptcy
from fdcpa_guard.facts.case import Emergency
from fdcpa_guard.facts.debts import Dispute, Medical, Notice, OriginalCreditorRequest, PaymentPromise, Proceeding
from fdcpa_guard.facts.requests import ConsentRevocation
from fdcpa_guard.schema import json_schema
from fdcpa_guard.vocabulary import UNKNOWN, Element, Holding, Medium, Voice
from tests.builders import at, attempt, case, contact, content, debt, decide, history
from tests.facts.test_contradictions import refusal
from tests.facts.test_forms import FORMS
from tests.facts.test_silence import SECRETS, speaks

NOON = at("2026-04-01 12:00")
BEFORE = NOON - timedelta(microseconds=1)
NAME, TEXT, NUMBER = "Wilhelmina Quux", "owes 4711 dollars to Doctor Zyzzyva", "+12025550147"

PROCEEDING: dict[str, Any] = {"id": "appeal", "kind": "insurance-appeal", "learned_at": NOON}
PROMISE: dict[str, Any] = {"id": "promise", "made_at": NOON, "due_on": "2026-04-10"}
NOTICE: dict[str, Any] = {"kind": "first-bill", "sent_at": NOON}
ASKED: dict[str, Any] = {"id": "asked", "in_writing": True}
BANKRUPTCY: dict[str, Any] = {"id": "petition", "chapter": 13, "filed_at": NOON, "learned_at": NOON}
EMERGENCY: dict[str, Any] = {"id": "flood", "jurisdiction": "US-DC", "declared_at": NOON}
REVOCATION: dict[str, Any] = {"id": "stop", "kind": "revoke-consent", "received_at": NOON}


# -- what cannot be true together


ENDS: list[tuple[type, dict[str, Any], str, str]] = [
    (Proceeding, PROCEEDING, "learned_at", "ended_at"),
    (Notice, NOTICE, "sent_at", "received_at"),
    (Dispute, ASKED, "submitted_at", "received_at"),
    (OriginalCreditorRequest, ASKED, "submitted_at", "received_at"),
    (PaymentPromise, PROMISE, "made_at", "kept_at"),
    (PaymentPromise, PROMISE, "made_at", "broken_at"),
    (ConsentRevocation, REVOCATION, "received_at", "withdrawn_at"),
    (Representation, {"id": "l", "attorney_can_be_found": True}, "learned_at", "asked_at"),
    (
        Representation,
        {"id": "l", "attorney_can_be_found": True, "learned_at": "2026-03-01T12:00:00Z"},
        "asked_at",
        "answered_at",
    ),
    *[
        (Bankruptcy, BANKRUPTCY | more, "filed_at", ends)
        for ends, more in (
            ("learned_at", {}),
            ("discharged_at", {}),
            ("discharge_denied_at", {}),
            ("dismissed_at", {}),
            ("closed_at", {}),
            ("converted_at", {"converted_to": 7}),
            ("relief_granted_at", {}),
            ("no_stay_confirmed_at", {}),
        )
    ],
]


@pytest.mark.parametrize(("kind", "facts", "begins", "ends"), ENDS, ids=[f"{k.__name__}.{e}" for k, _, _, e in ENDS])
def test_nothing_ends_before_it_began(kind: type, facts: dict[str, Any], begins: str, ends: str) -> None:
    field, message = refusal(lambda: kind(**facts | {begins: NOON, ends: BEFORE}))
    assert field == "(whole)"
    assert ends in message
    assert begins in message
    assert getattr(kind(**facts | {begins: NOON, ends: NOON}), ends) == NOON


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        pytest.param({"converted_to": 7}, "converted_at", id="converted_at_no_time"),
        pytest.param({"converted_at": NOON}, "converted_to", id="converted_to_nothing"),
        pytest.param({"discharged_at": NOON, "discharge_denied_at": NOON}, "not both", id="granted_and_denied"),
    ],
)
def test_bankruptcies(overrides: dict[str, Any], named: str) -> None:
    assert named in refusal(lambda: Bankruptcy(**BANKRUPTCY | overrides))[1]


@pytest.mark.parametrize("chapter", [0, 8, 10, 14, 16, -7, "13", True, 7.5])
def test_chapters_that_are_none(chapter: Any) -> None:
    with pytest.raises(InvalidFacts) as caught:
        Bankruptcy(**BANKRUPTCY | {"chapter": chapter})
    assert [problem.field for problem in caught.value.problems] == ["chapter"]


@pytest.mark.parametrize("chapter", [7, 9, 11, 12, 13, 15])
def test_chapters(chapter: int) -> None:
    assert Bankruptcy(**BANKRUPTCY | {"chapter": chapter}).chapter == chapter


def test_an_element_is_carried_or_lacking_and_not_both() -> None:
    both = {"carries": ("callback-number", "offer"), "lacks": ("offer",)}
    message = refusal(lambda: Content(**both))[1]  # type: ignore[arg-type]
    assert "carries" in message
    assert "lacks" in message


def test_what_a_content_has() -> None:
    declared = content(carries=("callback-number",), lacks=("offer",))
    assert declared.has(Element.CALLBACK_NUMBER) is True
    assert declared.has(Element.OFFER) is False
    assert declared.has(Element.ITEMISATION) is None
    assert all(Content().has(element) is None for element in Element)


@pytest.mark.parametrize(("name", "fact"), [("proceedings", PROCEEDING), ("promises", PROMISE)])
def test_two_facts_of_a_debt_with_the_same_id(name: str, fact: dict[str, Any]) -> None:
    twice: dict[str, Any] = {name: (fact, fact)}
    apart: dict[str, Any] = {name: (fact, fact | {"id": "other"})}
    once: dict[str, Any] = {name: (fact,)}
    assert name in refusal(lambda: debt(**twice))[1]
    assert len(getattr(debt(**apart), name)) == 2
    assert len(case(debts=(debt(**once), debt("loan", **once))).debts) == 2


@pytest.mark.parametrize(("name", "fact"), [("bankruptcies", BANKRUPTCY), ("emergencies", EMERGENCY)])
def test_two_facts_of_a_case_with_the_same_id(name: str, fact: dict[str, Any]) -> None:
    assert name in refusal(lambda: case(**{name: (fact, fact)}))[1]
    assert len(getattr(case(**{name: (fact, fact | {"id": "other"})}), name)) == 2


@pytest.mark.parametrize(
    "amount", [-1, "-0.01", "1.001", "0.001", "NaN", "Infinity", "1e15", "123456789012345", "ten", "", True, [1]]
)
def test_amounts_that_are_none(amount: Any) -> None:
    with pytest.raises(InvalidFacts) as caught:
        debt(original_amount=amount)
    assert {problem.field for problem in caught.value.problems} == {"original_amount"}


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (0, Decimal(0)),
        ("0.01", Decimal("0.01")),
        (1234.5, Decimal("1234.5")),
        ("999999999999.99", Decimal("999999999999.99")),
        ("unknown", UNKNOWN),
    ],
)
def test_amounts(amount: Any, expected: object) -> None:
    assert debt(original_amount=amount).original_amount == expected


@pytest.mark.parametrize(
    ("kind", "facts", "field"),
    [
        (Proceeding, PROCEEDING, "in_writing"),
        (Proceeding, PROCEEDING, "formalities_met"),
        (ConsentRevocation, REVOCATION, "in_writing"),
        *[(Medical, {}, name) for name in Medical.model_fields],
    ],
)
def test_what_is_not_said_is_unknown(kind: type, facts: dict[str, Any], field: str) -> None:
    assert getattr(kind(**facts), field) is UNKNOWN
    assert getattr(kind(**facts, **{field: False}), field) is False


def test_what_might_stop_a_contact_is_unknown_rather_than_absent() -> None:
    assert debt().proceedings is UNKNOWN
    assert debt().promises is UNKNOWN
    assert contact(NOON).autodialed is UNKNOWN
    assert contact(NOON).voice is UNKNOWN
    assert debt(proceedings="none", promises="none", notices="none").proceedings == ()


@pytest.mark.parametrize(
    ("moment", "ended_at", "stands"),
    [
        (BEFORE, None, False),
        (NOON, None, True),
        (NOON, NOON, False),
        (NOON, NOON + timedelta(hours=1), True),
        (NOON + timedelta(hours=1) - timedelta(microseconds=1), NOON + timedelta(hours=1), True),
        (NOON + timedelta(hours=1), NOON + timedelta(hours=1), False),
    ],
)
def test_a_proceeding_stands_from_when_it_was_known_until_it_was_over(
    moment: datetime, ended_at: datetime | None, stands: bool
) -> None:
    assert Proceeding(**PROCEEDING | {"ended_at": ended_at}).stands(moment) is stands


# -- every form


def months(number: int) -> datetime:
    """An instant of its own for each thing of `everything`, late enough that nothing else happens then."""
    return at(f"2026-{5 + number % 7:02}-{1 + number // 7:02} 09:00")


INSTANTS = [months(number) for number in range(27)]


def everything() -> Case:
    """A case with each of the new facts; every instant of `INSTANTS` occurs in it once."""
    given = iter(INSTANTS)
    learned, ended, sent, received, made, kept, broken, judged = (next(given) for _ in range(8))
    petition = {"filed_at": NOON, "learned_at": next(given), "converted_to": 7}
    petition |= {
        name: next(given)
        for name in (
            "discharged_at",
            "dismissed_at",
            "closed_at",
            "converted_at",
            "relief_granted_at",
            "no_stay_confirmed_at",
        )
    }
    card = debt(
        proceedings=(PROCEEDING | {"learned_at": learned, "ended_at": ended, "in_writing": True},),
        promises=(PROMISE | {"made_at": made, "kept_at": kept, "broken_at": broken, "of_plan": True},),
        notices=(NOTICE | {"sent_at": sent, "received_at": received},),
        judgment_at=judged,
        due_on="2026-03-01",
        past_due_since="2026-03-02",
        charged_off=True,
        purchased=False,
        credit_reported=True,
        original_amount="1234.50",
        guaranteed_by_person=True,
        co_obligors=("spouse", "ann"),
        for_necessaries=True,
        medical={"billing_information_held": True, "patient_indigent": False},
        loss_mitigation_available=True,
        legal_action_authorised=True,
        legal_action_imminent=False,
    )
    line = {
        "id": "cell",
        "ported_at": next(given),
        "do_not_call_checked_at": next(given),
        "on_do_not_call_registry": True,
        "emergency_or_patient_line": True,
    }
    attorney = {"id": "l", "learned_at": NOON, "attorney_can_be_found": True, "in_writing": True}
    attorney |= {"told_by_attorney": False, "asked_at": next(given), "answered_at": next(given)}
    place = {"id": "p", "kind": "inconvenient-place", "place": "home", "in_writing": False, "received_at": NOON}
    revoked = REVOCATION | {"received_at": next(given), "withdrawn_at": next(given), "media": ("text", "call")}
    denied = BANKRUPTCY | {"id": "second", "discharge_denied_at": next(given), "obligor": "co-obligor"}
    return case(
        debts=(card,),
        phones=(line,),
        representation=(attorney,),
        requests=(place | {"confirmed_in_writing_at": next(given)}, revoked | {"address": "cell"}),
        bankruptcies=(
            BANKRUPTCY | petition | {"debts": ("card",), "reaffirmed": ("card",), "residence_lien": ("card",)},
            denied | {"excepted_from_discharge": ("card",)},
        ),
        emergencies=(EMERGENCY | {"declared_at": next(given), "ended_at": next(given)},),
        last_transaction_at=next(given),
        last_inquiry_at=next(given),
        segment="gold",
        consents=(
            {"id": "robocalls", "scope": "autodialed", "given_at": NOON, "given_to": "creditor", "in_writing": True},
        ),
        history=history(attempt("2026-03-03 10:00", "in-person", place="home"), attempt(NOON, voice="prerecorded")),
    )


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_case_is_the_same_in_every_form(form: Callable[[Case], Case]) -> None:
    given = everything()
    again = form(given)
    assert again == given
    assert again.fingerprint == given.fingerprint
    assert again.debts[0].original_amount == Decimal("1234.50")


def test_a_contact_is_the_same_in_every_form() -> None:
    words = Content(carries=("offer", "callback-number"), lacks=("itemisation", "caller-id"))
    asked = contact(NOON, autodialed=True, voice="artificial", emergency=True, content=words)
    for again in (
        Contact.model_validate_json(asked.model_dump_json()),
        Contact.model_validate(asked.model_dump(mode="json")),
        Contact.model_validate(asked.model_dump()),
    ):
        assert again == asked
        assert again.fingerprint == asked.fingerprint
        assert again.voice is Voice.ARTIFICIAL
    assert asked.content.model_dump(mode="json")["carries"] == ["callback-number", "offer"]


def test_the_order_in_which_elements_are_named_does_not_matter() -> None:
    one, other = (content(carries=named) for named in (("offer", "caller-id"), ("caller-id", "offer")))
    assert one == other
    assert one.fingerprint == other.fingerprint


def test_facts_of_a_case_read_back_as_they_were_stated() -> None:
    known = everything()
    assert isinstance(known.representation, tuple)
    assert known.representation[0].told_by_attorney is False
    assert isinstance(known.phones, tuple)
    assert known.phones == (PhoneLine.model_validate(known.phones[0].model_dump()),)
    assert isinstance(known.emergencies, tuple)
    assert known.emergencies == (Emergency.model_validate(known.emergencies[0].model_dump()),)
    assert known.consents == (Consent.model_validate(known.consents[0].model_dump()),)
    assert isinstance(known.requests, tuple)
    place, revoked = known.requests
    assert isinstance(place, InconvenientPlace)
    assert isinstance(revoked, ConsentRevocation)
    assert revoked.media == {Medium.TEXT, Medium.CALL}
    assert known.history is not UNKNOWN
    assert known.history.attempts == tuple(Attempt.model_validate(a.model_dump()) for a in known.history.attempts)


def test_every_new_instant_is_one_at_which_a_decision_may_change() -> None:
    known = everything()
    assert set(INSTANTS) <= set(known.instants())
    for when in INSTANTS:
        assert known.index.next_change(when - timedelta(microseconds=1)) == when


# -- what an index says that a case holds


@pytest.mark.parametrize(
    ("holding", "field", "fact"),
    [
        (Holding.BANKRUPTCY, "bankruptcies", BANKRUPTCY),
        (Holding.REVOCATION, "requests", REVOCATION),
        (Holding.PROCEEDING, "proceedings", PROCEEDING),
        (Holding.PROMISE, "promises", PROMISE),
        (Holding.ATTEMPT, "history", {"attempts": (attempt(NOON, "mail"),), "inbound": ()}),
    ],
)
def test_a_case_that_may_hold_a_fact_is_asked_about_it(holding: Holding, field: str, fact: dict[str, Any]) -> None:
    def held(value: Any) -> bool:
        of_debt = field in ("proceedings", "promises")
        known = case(debts=(debt(**{field: value}),)) if of_debt else case(**{field: value})
        return holding in known.index.holdings

    assert held(fact if field == "history" else (fact,))
    assert held("unknown")
    assert not held("none")


def test_a_revocation_is_no_request_to_stop() -> None:
    """It ends the ground on which texts are sent, and stops nothing else."""
    revoked = case(requests=(REVOCATION,))
    assert revoked.index.holdings - case().index.holdings == {Holding.REVOCATION}
    asked = contact(NOON, "text")
    assert {reason.rule for reason in decide(asked, revoked).reasons} == {"us.regf.6d5.text-procedures"}
    assert decide(contact(NOON, "call"), revoked).allowed
    stopped = {"id": "s", "kind": "stop-medium", "received_at": NOON, "media": ("text",)}
    said = {reason.rule for reason in decide(asked, case(requests=(REVOCATION, stopped))).reasons}
    assert "us.regf.14h1.medium" in said


# -- the schema


@pytest.mark.parametrize("name", ["contact", "case", "question"])
def test_the_schema_knows_the_new_facts(name: Any) -> None:
    kinds = json_schema(name).get("$defs", {})
    if name != "contact":
        assert {"Bankruptcy", "Proceeding", "PaymentPromise", "Notice", "Medical", "Emergency"} <= set(kinds)
        assert set(kinds["Proceeding"]["required"]) == {"id", "kind", "learned_at"}
        assert set(kinds["ConsentRevocation"]["required"]) == {"id", "kind", "received_at"}
        assert all(kinds[kind]["additionalProperties"] is False for kind in ("Bankruptcy", "Notice", "Emergency"))
    if name != "case":
        assert set(kinds["Element"]["enum"]) == {element.value for element in Element}
        assert kinds["Content"]["properties"]["carries"]["anyOf"][-1]["items"] == {"$ref": "#/$defs/Element"}


# -- silence


INPUTS: dict[str, Callable[[], object]] = {
    "number as petition": lambda: Bankruptcy(**BANKRUPTCY | {"id": NUMBER}),
    "text as chapter": lambda: Bankruptcy(**BANKRUPTCY | {"chapter": TEXT}),
    "name as obligor": lambda: Bankruptcy(**BANKRUPTCY | {"obligor": NAME}),
    "names as debts": lambda: Bankruptcy(**BANKRUPTCY | {"reaffirmed": (NAME,)}),
    "text as kind of proceeding": lambda: Proceeding(**PROCEEDING | {"kind": TEXT}),
    "text as instant": lambda: Proceeding(**PROCEEDING | {"learned_at": TEXT}),
    "text as notice": lambda: Notice(**NOTICE | {"kind": TEXT}),
    "text as date": lambda: PaymentPromise(**PROMISE | {"due_on": TEXT}),
    "text as amount": lambda: debt(original_amount=TEXT),
    "amount that is too exact": lambda: debt(original_amount="4711.001"),
    "amount below nothing": lambda: debt(original_amount=-4711),
    "name as co-obligor": lambda: debt(co_obligors=(NAME,)),
    "name as place of an emergency": lambda: Emergency(**EMERGENCY | {"jurisdiction": NAME}),
    "name as segment": lambda: case(segment=NAME),
    "text as medical fact": lambda: Medical(patient_indigent=TEXT),  # type: ignore[arg-type]
    "unknown medical fact": lambda: case(debts=({"medical": {NAME: NUMBER}},)),
    "text as voice": lambda: contact(NOON, voice=TEXT),
    "text as element": lambda: Content(carries=(TEXT,)),  # type: ignore[arg-type]
    "number as revoked address": lambda: ConsentRevocation(**REVOCATION | {"address": NUMBER}),
    "text as revoked medium": lambda: case(requests=(REVOCATION | {"media": (TEXT,)},)),
    "two of the same id": lambda: debt(promises=(PROMISE | {"id": "Quux"}, PROMISE | {"id": "Quux"})),
    "backwards": lambda: Bankruptcy(**BANKRUPTCY | {"id": "Quux", "closed_at": BEFORE}),
}


@pytest.mark.parametrize("build", INPUTS.values(), ids=INPUTS)
def test_errors_never_repeat_the_input(build: Callable[[], object]) -> None:
    with pytest.raises(InvalidFacts) as caught:
        build()
    error = caught.value
    assert error.problems
    assert speaks(str(error) + repr(error) + repr(error.args) + repr(error.problems)) == []
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_the_silence_would_be_noticed() -> None:
    assert set(speaks(NAME + TEXT + NUMBER)) <= set(SECRETS)
    assert all(speaks(text) for text in (NAME, TEXT, NUMBER))
