"""Decisions: truth, JSON, fingerprints, copies, immutability."""

import copy
import json
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from datetime import date, datetime
from gc import collect
from typing import Any
from weakref import ref

import pytest

from fdcpa_guard import Case, Citation, Contact, Decision, Guard, InvalidFacts, Reason, regulation_f
from fdcpa_guard.decision import Advisory, CountedCall, Departure, Duty, PackStatus
from fdcpa_guard.explaining import RuleTrace
from fdcpa_guard.facts import Fact
from fdcpa_guard.testing.crowds import as_json
from fdcpa_guard.vocabulary import Authority, Confidence, Effect
from tests.builders import at, attempt, case, contact, content, debt, decide, guard, history

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


CITED = Citation("12 CFR", "1006.6(c)(1)", Authority.REGULATION, None)
SAID = ("us.regf.one", "no", (CITED,), ("card",))
RECORDS: tuple[Any, ...] = (
    CITED,
    Reason("us.regf.one", Effect.HOUSE_POLICY, "no", (CITED,), ("card",)),
    Duty(*SAID),
    Advisory(*SAID),
    PackStatus("us.regf", True, ("card",)),
    Departure("us.regf.one", "left out", "none given"),
    CountedCall("e1", at(NOON), "card", True, "why", CITED),
    RuleTrace("us.regf.one", "passed", "why"),
    guard().explain(contact(NOON), case()),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_every_record_is_frozen(record: Any) -> None:
    for each in fields(record):
        value = getattr(record, each.name)
        with pytest.raises((FrozenInstanceError, AttributeError)):
            setattr(record, each.name, None)
        with pytest.raises((FrozenInstanceError, AttributeError)):
            delattr(record, each.name)
        assert getattr(record, each.name) == value
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        record.something_else = 1


@every_kind
def test_what_a_decision_holds_in_rows_cannot_be_changed(make: Callable[[], Decision]) -> None:
    decision = make()
    rows = [decision.reasons, decision.duties, decision.advisories, decision.permitted_debts, decision.packs]
    rows += [decision.departures, () if decision.counted is None else decision.counted]
    assert all(type(row) is tuple for row in rows)
    parts: tuple[Any, ...] = (*decision.reasons, *decision.duties, *decision.advisories)
    assert all(type(part.citations) is type(part.debts) is tuple for part in parts)


@pytest.mark.parametrize("record", [RECORDS[4], RECORDS[6]], ids=["PackStatus", "CountedCall"])
def test_what_may_be_taken_for_yes_in_two_ways_is_neither(record: Any) -> None:
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(record)


def test_the_truth_of_an_explanation_is_that_of_its_decision() -> None:
    assert guard().explain(contact(NOON), case())
    assert not guard().explain(contact("2026-04-07 22:00"), case())


def test_it_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        _ = allowed().permitted
    assert not hasattr(allowed(), "anything")
    assert not hasattr(Decision.from_json(allowed().to_json()), "anything")


@pytest.mark.parametrize("text", ["", "{}", "null", "[]", '{"allowed": true}', "{" * 1000, b"\xff"], ids=repr)
def test_text_that_is_no_decision(text: Any) -> None:
    with pytest.raises(InvalidFacts):
        Decision.from_json(text)


@pytest.mark.parametrize("make", [allowed, denied], ids=["allowed", "denied"])
def test_a_verdict_that_was_flipped_is_not_read_back(make: Callable[[], Decision]) -> None:
    document = json.loads(make().to_json())
    document["allowed"] = not document["allowed"]
    with pytest.raises(InvalidFacts, match="allowed: contradicts the reasons"):
        Decision.from_json(json.dumps(document))


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


OF_A_CONTACT: dict[str, Any] = {
    "at": at("2026-04-01 12:01"),
    "medium": "ringless-voicemail",
    "debts": ("card", "loan"),
    "recipient": "spouse",
    "person": "pat",
    "address": "land",
    "purpose": "validation-notice",
    "content": content(postcard=None),
    "in_reply_to": "called",
    "person_is_at": "work",
    "autodialed": True,
    "voice": "prerecorded",
    "emergency": True,
    "publicly_viewable": True,
    "required_by_law": True,
    "litigation_related": True,
    "harm_avoided": {"outside_collectors_control": True, "time_is_of_the_essence": True, "evidenced": True},
    "location_grounds": {"person_asked_for_it": True},
    "logged_as": "out",
}
OF_A_CASE: dict[str, Any] = {
    "collector": "debt-buyer",
    "debts": (debt(), debt("loan")),
    "requests": "unknown",
    "representation": "unknown",
    "bankruptcies": "unknown",
    "history": history(attempt(NOON)),
    "consumer": {"minor": True, "deceased": False},
    "locations": "unknown",
    "phones": "unknown",
    "emails": "unknown",
    "postal_addresses": "unknown",
    "consents": (),
    "court_permissions": ({"id": "order", "granted_at": at(NOON)},),
    "emergencies": "unknown",
    "last_transaction_at": at(NOON),
    "last_inquiry_at": at(NOON),
    "segment": "new",
    "unread": [{"table": "phones", "why": "missing"}],
    "attributes": {"a": None},
}
"""For each field of a contact and of a case, another value than that of the clean one."""


def test_the_fingerprint_covers_every_field_of_the_contact_and_the_case() -> None:
    assert OF_A_CONTACT.keys() == Contact.model_fields.keys()
    assert OF_A_CASE.keys() == Case.model_fields.keys()
    asked = [contact(NOON), *(contact(NOON).model_copy(update={name: OF_A_CONTACT[name]}) for name in OF_A_CONTACT)]
    known = [case(), *(case(**{name: OF_A_CASE[name]}) for name in OF_A_CASE)]
    prints = [
        *(decide(each, known[0]).fingerprint for each in asked),
        *(decide(asked[0], each).fingerprint for each in known[1:]),
    ]
    assert len(set(prints)) == len(OF_A_CONTACT) + len(OF_A_CASE) + 1


def held(value: Any) -> Any:
    """What a fact holds, field by field, without asking it for its JSON."""
    if isinstance(value, Fact):
        return type(value), tuple(held(getattr(value, name)) for name in type(value).model_fields)
    return tuple(map(held, value)) if isinstance(value, tuple) else value


def test_facts_that_hold_something_else_have_another_fingerprint() -> None:
    """Over whatever stands in made-up facts: one field left out, or said to be unknown."""
    for number, (known, _) in enumerate(as_json("fingerprints", 6)):
        whole = Case.model_validate(known)
        for name, value in known.items():
            for position, fact in enumerate(value if isinstance(value, list) else ()):
                for field in fact:
                    for other in ({k: v for k, v in fact.items() if k != field}, {**fact, field: "unknown"}):
                        try:
                            changed = whole.model_copy(
                                update={name: [*value[:position], other, *value[position + 1 :]]}
                            )
                        except InvalidFacts:
                            continue
                        same = held(getattr(changed, name)) == held(getattr(whole, name))
                        assert (changed.fingerprint == whole.fingerprint) is same, (number, name, field)


def test_a_copy_of_a_decision_that_was_never_read_has_its_fingerprint_too() -> None:
    early, late = decide(contact(NOON), case()), decide(contact(NOON), case())
    assert early.fingerprint == copy.copy(late).fingerprint == late.fingerprint


def test_once_its_fingerprint_was_read_a_decision_lets_go_of_the_facts() -> None:
    known = case(segment="new")
    held, decision = ref(known), decide(contact(NOON), known)
    assert decision.fingerprint == decide(contact(NOON), known).fingerprint
    del known
    collect()
    assert held() is None


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


@pytest.mark.parametrize(
    ("read_on", "said", "confidence", "caution"),
    [
        (date(2026, 11, 21), Confidence.PRIMARY, Confidence.PRIMARY, ""),
        (date(2026, 11, 21), Confidence.PARTIAL, Confidence.PARTIAL, " (text read in part)"),
        (None, Confidence.PARTIAL, Confidence.PARTIAL, " (text read in part)"),
        (None, Confidence.SECONDARY, Confidence.SECONDARY, " (text not read here, known from secondary sources)"),
        (None, Confidence.PRIMARY, Confidence.UNREAD, " (text not read here)"),
        (date(2026, 11, 21), Confidence.UNREAD, Confidence.UNREAD, " (text not read here)"),
    ],
)
def test_how_sure_a_citation_is(read_on: Any, said: Confidence, confidence: Confidence, caution: str) -> None:
    cited = Citation("12 CFR", "1006.6", Authority.REGULATION, read_on, said)
    assert cited.confidence is confidence
    assert str(cited) == f"12 CFR 1006.6{caution}"


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


def test_a_houses_own_text_was_read_on_no_day() -> None:
    """Records of before say the first day there is, and mean the same."""
    now = Citation("house policy", "section 2", Authority.HOUSE, None)
    then = Citation("house policy", "section 2", Authority.HOUSE, date.min)
    assert now == then
    assert (then.read_on, then.confidence) == (None, Confidence.PRIMARY)
    assert str(now) == "house policy section 2"
