"""12 CFR 1006.2: definitions; here (e), that whoever owes a debt is its consumer."""

from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, regulation_f

GUARD = Guard(regulation_f())
LONG_AGO = "2026-03-02T10:00:00-06:00"
ROLES = [
    "spouse",
    "parent",
    "guardian",
    "personal-representative",
    "successor-in-interest",
    "household-member",
    "third-party",
]
HELD: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "nothing": ({}, {}),
    "the hours": ({"at": "2026-04-01T07:00:00-05:00"}, {}),
    "a time they asked for": (
        {},
        {
            "requests": [
                {"id": "r", "kind": "inconvenient-time", "quiet_days": ["2026-04-01"], "person": "cos"}
                | {"received_at": LONG_AGO}
            ]
        },
    ),
    "where they are": ({"person_is_at": "unusual"}, {}),
    "an attorney": ({}, {"representation": [{"id": "a", "learned_at": LONG_AGO, "attorney_can_be_found": True}]}),
    "their cease notice": (
        {},
        {"requests": [{"id": "r", "kind": "cease", "in_writing": True, "person": "cos", "received_at": LONG_AGO}]},
    ),
    "stop calling": (
        {},
        {"requests": [{"id": "r", "kind": "stop-medium", "media": ["call"], "person": "cos", "received_at": LONG_AGO}]},
    ),
    "stop calling, of the consumer": (
        {},
        {"requests": [{"id": "r", "kind": "stop-medium", "media": ["call"], "received_at": LONG_AGO}]},
    ),
    "a postcard": ({"medium": "mail", "address": "home", "content": {"carries": ["postcard"]}}, {}),
    "an envelope": ({"medium": "mail", "address": "home", "content": {"carries": ["envelope-wording"]}}, {}),
    "a text without ground": ({"medium": "text", "voice": "unknown"}, {}),
    "the first word of the debt": ({"content": {"lacks": ["initial-disclosure"]}}, {}),
    "where the consumer is": ({"purpose": "location-information", "content": {"carries": ["states-debt"]}}, {}),
    "a death": ({}, {"consumer": {"deceased": True}}),
    "a limited-content message": ({"content": {"carries": ["limited-content-message"]}}, {}),
    "a notice without information": (
        {"medium": "mail", "address": "home", "purpose": "validation-notice"}
        | {"content": {"lacks": ["validation-information"]}},
        {},
    ),
}


NOWHERE: tuple[dict[str, Any], dict[str, Any]] = (
    {},
    {"phones": [{"id": "theirs", "person": "cos"}], "postal_addresses": "none"},
)


def said(role: str, held: str) -> tuple[set[tuple[str, str]], set[str]]:
    return objections(role, *HELD[held])


def objections(role: str, asked: dict[str, Any], known: dict[str, Any]) -> tuple[set[tuple[str, str]], set[str]]:
    """Each rule that objects, with its effect, and each that leaves a duty."""
    contact = {
        "at": "2026-04-01T12:00:00-05:00",
        "medium": "call",
        "debts": ["d1"],
        "recipient": role,
        "person": "cos",
        "address": "theirs",
        "autodialed": False,
        "voice": "live",
    } | asked
    debt = {"id": "d1", "nature": "consumer", "kind": "credit-card", "co_obligors": ["cos"], "time_barred": False}
    unasked = {"validation": "none", "disputes": "none", "original_creditor_requests": "none"}
    case = {
        "collector": "third-party-collector",
        "debts": [debt | unasked],
        "requests": "none",
        "representation": "none",
        "bankruptcies": "none",
        "history": "none",
        "consumer": {"minor": False, "deceased": False},
        "locations": [{"id": "here", "zones": ["America/Chicago"]}],
        "phones": [
            {
                "id": "theirs",
                "person": "cos",
                "line_type": "mobile",
                "zones": ["America/Chicago"],
                "number": "+13125550177",
            }
        ],
        "postal_addresses": [{"id": "home", "person": "cos", "place": "home", "zones": ["America/Chicago"]}],
    } | known
    decision = GUARD.decide(Contact.model_validate(contact), Case.model_validate(case))
    return (
        {(reason.rule, reason.effect.value) for reason in decision.reasons},
        {duty.rule for duty in decision.duties},
    )


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("role", ROLES)
def test_1006_2_e_who_owes_is_the_consumer_under_whatever_role(role: str, held: str) -> None:
    if role == "personal-representative" and held == "a death":
        pytest.skip("who acts for the estate is addressed as such (comment 34(a)(1)-1)")
    assert said(role, held) == said("consumer", held)


@pytest.mark.parametrize("held", HELD)
def test_1006_2_e_what_is_held_to_objects_or_asks_for_something(held: str) -> None:
    free = held in ("nothing", "a death", "stop calling, of the consumer", "a limited-content message")
    assert bool(said("consumer", held)[0]) is not free


@pytest.mark.parametrize("role", ["consumer", *ROLES])
def test_1006_6_b_1_i_where_the_consumer_is_says_nothing_of_who_owes_too(role: str) -> None:
    assert ("us.regf.6b1i.hours", "missing-fact") in objections(role, *NOWHERE)[0]


@pytest.mark.parametrize(("person", "full"), [("consumer", False), ("cos", True)])
def test_1006_14_b_2_i_calls_to_the_consumer_are_none_to_who_owes_too(person: str, full: bool) -> None:
    calls = [
        {"id": f"call-{hour}", "at": f"2026-03-31T{hour:02}:00:00-05:00", "medium": "call", "person": person}
        | {"debts": ["d1"], "outcome": "rang-out", "recipient": "consumer"}
        for hour in range(9, 16)
    ]
    found = objections("consumer", {}, {"history": {"attempts": calls, "inbound": []}})[0]
    assert (("us.regf.14b2.seven-in-seven", "presumed-violation") in found) is full
