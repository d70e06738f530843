"""A theorem about contacts that are about several debts: none of them lacks a fact for what is asked of another.

A debt for which the consumer consented lacks nothing beside a second one, of which nobody consented to anything, that
it does not lack alone.
"""

from itertools import product
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing import builders
from fdcpa_guard.vocabulary import ConsentScope, Effect

Json = dict[str, Any]

GUARD = Guard(us())
NOON = "2026-04-01 12:00"
EVERYWHERE = [
    {"id": state, "state": state}
    for state in sorted({place[3:5] for place in us().places} - {"AK", "AS", "GU", "HI", "MP", "PR", "VI"})
]
"""At noon in Chicago the hour suits in all of them, and the law of each is asked."""

UNKNOWN: dict[str, Json] = {
    "history": {"history": "unknown"},
    "requests": {"requests": "unknown"},
    "place": {"locations": "none"},
    "whose number": {
        "history": {
            "inbound": "none",
            "attempts": [
                {
                    "id": f"wrong{day}",
                    "at": builders.local(f"2026-03-{day} 10:00").isoformat(),
                    "medium": "call",
                    "outcome": "wrong-person",
                    "debts": ["d1"],
                    "address": "cell",
                }
                for day in (30, 31)
            ],
        }
    },
}
ADDRESSES = {"call": ("cell", "land"), "text": ("cell",), "email": ("mail",)}
PURPOSES = ("collection", "dispute-response", "validation-notice")
OFFERS: tuple[Json, ...] = ({}, {"carries": ["offer"]})


def consents(address: str) -> list[Json]:
    """Of every scope, in writing or nobody knows how, about the first debt alone."""
    about: Json = {
        "given_at": builders.local("2026-03-20 10:00").isoformat(),
        "given_to": "collector",
        "debts": ["d1"],
        "during_proper_communication": True,
    }
    day = {"starts_at": about["given_at"], "expires_at": builders.local("2026-05-01 10:00").isoformat()}
    return [
        {"id": scope.value, "scope": scope.value, "address": address}
        | about
        | (day if scope is ConsentScope.TIME else {})
        for scope in ConsentScope
    ]


OF_THE_WHOLE_CONTACT = {"us.tcpa.64-1200-c1.hours", "us.tcpa.64-1200-c2.registry"}
"""What a contact offers it offers to the person, whichever debts it is about."""


def lacking(contact: Json, facts: Json) -> set[str]:
    """The rules for which the first debt lacks a fact."""
    decision = GUARD.decide(Contact.model_validate(contact), Case.model_validate(facts))
    return {
        reason.rule for reason in decision.reasons if reason.effect is Effect.MISSING_FACT and "d1" in reason.debts
    } - OF_THE_WHOLE_CONTACT


@pytest.mark.parametrize("fact", UNKNOWN)
@pytest.mark.parametrize("medium", ADDRESSES)
def test_a_debt_lacks_nothing_for_what_is_asked_of_another(medium: str, fact: str) -> None:
    second = builders.completed("debts", {"id": "d2"})
    for address, purpose, offer, voice in product(ADDRESSES[medium], PURPOSES, OFFERS, ("unknown", "prerecorded")):
        if medium != "call" and voice == "prerecorded":
            continue
        given = builders.contact_facts() | {"medium": medium, "address": address, "purpose": purpose}
        given |= {"at": builders.local(NOON).isoformat(), "voice": voice, "autodialed": "unknown"}
        given["content"] = given["content"] | offer
        facts = builders.case_facts()
        facts |= {"debts": [*facts["debts"], second], "consents": consents(address), "locations": EVERYWHERE}
        facts |= UNKNOWN[fact]
        alone, beside = (lacking(given | {"debts": ids}, facts) for ids in (["d1"], ["d1", "d2"]))
        assert beside <= alone, (address, purpose, offer, voice)
