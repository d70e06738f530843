"""Decisions: truth, JSON, fingerprints, copies, immutability."""

import copy
import json
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from datetime import date, datetime
from typing import Any

import pytest

from fdcpa_guard import Case, Citation, Contact, Decision, Guard, InvalidFacts, Reason, Rule, regulation_f
from fdcpa_guard.decision import Advisory, CountedCall, Departure, Duty, PackStatus
from fdcpa_guard.facts import Fact
from fdcpa_guard.guard import Explanation, RuleTrace
from fdcpa_guard.rules import Parameter, house
from fdcpa_guard.vocabulary import Authority, Confidence, Effect, Medium, Purpose, Recipient, Voice
from tests.builders import at, attempt, case, consents, contact, content, debt, decide, guard, history, inbound
from tests.strategies import question, seeded

NOON = "2026-04-01 12:00"


def allowed() -> Decision:
    return decide(contact(NOON), case())


def denied() -> Decision:
    calls = history([attempt(f"2026-04-0{day} 10:00") for day in range(1, 8)])
    known = case(debts=(debt(), debt("loan")), history=calls, requests="unknown")
    return decide(contact("2026-04-07 22:00", debts=("card", "loan"), required_by_law=True), known)


def with_everything() -> Decision:
    calls = history([attempt(f"2026-04-0{day} {hour}:00") for day in range(1, 8) for hour in (10, 11)])
    fresh = debt("loan", validation="none", initial_communication_at=None)
    known = case(debts=(debt(), fresh), history=calls)
    asked = contact("2026-04-07 11:03", debts=("card", "loan"), content=content(initial_disclosure=None))
    return guard().decide(asked, known, counted=True)


KINDS = {"allowed": allowed, "denied": denied, "with everything": with_everything}
every_kind = pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)


def test_its_truth_is_whether_it_is_allowed() -> None:
    assert allowed()
    assert allowed().allowed is True
    assert not denied()
    assert denied().allowed is False


def test_the_kinds_above_hold_something_of_everything() -> None:
    decision = with_everything()
    assert decision.reasons
    assert decision.duties
    assert decision.advisories
    assert decision.counted
    assert decision.valid_until
    assert denied().reasons[0].rebuttal or any(reason.rebuttal for reason in denied().reasons)
    assert any(reason.lapses_at for reason in denied().reasons)


@every_kind
def test_json_and_back(make: Callable[[], Decision]) -> None:
    decision = make()
    again = Decision.from_json(decision.to_json())
    assert again == decision
    assert again.to_json() == decision.to_json()
    assert Decision.from_json(decision.to_json(indent=2).encode()) == decision
    assert bool(again) is bool(decision)


@every_kind
def test_json_holds_every_field_and_nothing_else(make: Callable[[], Decision]) -> None:
    given = json.loads(make().to_json())
    assert set(given) == {field.name for field in fields(Decision)}
    assert len(given["fingerprint"]) == 64
    assert given["at"].endswith("Z")


@every_kind
@pytest.mark.parametrize(
    "form",
    [copy.copy, copy.deepcopy, lambda d: pickle.loads(pickle.dumps(d)), lambda d: pickle.loads(pickle.dumps(d, 2))],
)
def test_copies(make: Callable[[], Decision], form: Callable[[Decision], Decision]) -> None:
    decision = make()
    taken = form(decision)
    assert taken == decision
    assert taken.fingerprint == decision.fingerprint
    assert taken.to_json() == decision.to_json()


@every_kind
def test_it_is_frozen(make: Callable[[], Decision]) -> None:
    decision = make()
    for name in ("allowed", "reasons", "fingerprint"):
        with pytest.raises(FrozenInstanceError):
            setattr(decision, name, True)
    parts: tuple[Any, ...] = (*decision.reasons, *decision.duties, *decision.advisories)
    for part in parts:
        with pytest.raises((FrozenInstanceError, AttributeError)):
            part.rule = "other"


def test_it_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        _ = allowed().permitted
    assert not hasattr(allowed(), "anything")
    assert not hasattr(Decision.from_json(allowed().to_json()), "anything")


@pytest.mark.parametrize("text", ["", "{}", "null", "[]", '{"allowed": true}', "{" * 1000, b"\xff"], ids=repr)
def test_text_that_is_no_decision(text: Any) -> None:
    with pytest.raises(InvalidFacts):
        Decision.from_json(text)


def test_instants_in_a_decision_are_aware() -> None:
    decision = with_everything()
    instants = [
        decision.at,
        decision.valid_until,
        *(r.lapses_at for r in decision.reasons),
        *(c.at for c in decision.counted or ()),
    ]
    assert all(one.tzinfo is not None for one in instants if one is not None)


def test_the_schema() -> None:
    schema = Decision.json_schema()
    assert set(schema["properties"]) == {field.name for field in fields(Decision)}
    assert "fingerprint" in schema["required"]


# -- fingerprints


def test_the_fingerprint_is_of_the_policy_the_contact_and_the_case() -> None:
    base = decide(contact(NOON), case()).fingerprint
    assert decide(contact(NOON), case()).fingerprint == base
    others = [
        decide(contact("2026-04-01 12:00:00.000001"), case()),
        decide(contact(NOON, "text"), case()),
        decide(contact(NOON, content=content(postcard=None)), case()),
        decide(contact(NOON), case(requests="unknown")),
        decide(contact(NOON), case(attributes={"a": 1})),
        Guard(regulation_f().tightened("us.regf.14b2.seven-in-seven", calls=3)).decide(contact(NOON), case()),
        Guard(regulation_f().denying(())).decide(contact(NOON), case()),
    ]
    prints = [base, *(decision.fingerprint for decision in others)]
    assert len(set(prints)) == len(prints)


def test_the_fingerprint_does_not_depend_on_the_form_of_the_facts() -> None:
    known, asked = case(), contact(NOON)
    from_json = decide(
        type(asked).model_validate_json(asked.model_dump_json()),
        type(known).model_validate_json(known.model_dump_json()),
    )
    utc = contact(at("2026-04-01 17:00", "UTC"))
    assert from_json.fingerprint == decide(asked, known).fingerprint == decide(utc, known).fingerprint


def test_counting_does_not_change_what_was_asked() -> None:
    asked, known = contact(NOON), case()
    assert guard().decide(asked, known, counted=True).fingerprint == guard().decide(asked, known).fingerprint


def test_the_fingerprint_is_the_same_whenever_it_is_read() -> None:
    decision = denied()
    early = decision.fingerprint
    _ = decision.to_json()
    assert decision.fingerprint == early == denied().fingerprint


# -- parts


def test_a_citation_says_when_nobody_read_it() -> None:
    read = Citation("12 CFR", "1006.6(c)(1)", Authority.REGULATION, date(2026, 11, 21))
    unread = Citation("12 CFR", "1006.6(c)(1)", Authority.REGULATION, None)
    assert str(read) == "12 CFR 1006.6(c)(1)"
    assert str(unread) == "12 CFR 1006.6(c)(1) (text not read here)"


def test_every_reason_of_the_law_carries_its_citations() -> None:
    for decision in (denied(), with_everything()):
        parts: tuple[Any, ...] = (*decision.reasons, *decision.duties, *decision.advisories)
        for part in parts:
            assert part.citations
            assert part.debts


def test_a_reason_stands_on_its_own() -> None:
    reason = Reason("house.no", Effect.HOUSE_POLICY, "no", (), ("card",))
    assert reason.facts == {}
    assert reason.lapses_at is None
    assert reason.denies


def test_the_policy_is_named() -> None:
    assert allowed().policy == regulation_f().label
    assert isinstance(allowed().at, datetime)
