"""Of several debts, what cannot be judged of one is missing for that alone, and hides no objection to another.

Over the rows of every pack that are about more than one debt, as they are and with something unknown: what is objected
to in a debt where the contact is about it alone is no missing fact where it is about others too. And under the law of
every place a debt to which the consumer consented lacks nothing, beside one to which nobody did, that it does not lack
alone.
"""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Decision, Guard, InvalidFacts, us
from fdcpa_guard.testing import builders
from fdcpa_guard.testing.scenarios import guard_of
from fdcpa_guard.vocabulary import UNKNOWN, ConsentScope, Effect
from tests.rows import scenario_rows

from .search import effort

Json = dict[str, Any]

OF_THE_CASE = ("requests", "history", "bankruptcies", "representation")
OF_A_DEBT = ("validation", "disputes", "proceedings", "original_creditor_requests", "notices", "kind", "nature")


def with_less_known(case: Case) -> Iterator[tuple[str, Case]]:
    """The case, and with one fact unknown: of all, or of its first debt."""
    yield "as it is", case
    given = case.model_dump(mode="json", exclude_unset=True)
    first, *others = given["debts"]
    changes: dict[str, Json] = {name: {name: UNKNOWN.value} for name in OF_THE_CASE}
    changes |= {f"debts.{name}": {"debts": [{**first, name: UNKNOWN.value}, *others]} for name in OF_A_DEBT}
    for name, change in changes.items():
        try:
            yield name, Case.model_validate({**given, **change})
        except InvalidFacts:
            continue


def objections(decision: Decision, debt: str) -> set[tuple[str, Effect]]:
    return {(reason.rule, reason.effect) for reason in decision.reasons if debt in reason.debts}


@effort(200, 100_000)
def test_what_is_unknown_of_one_debt_hides_no_objection_to_another(examples: int) -> None:
    rows = list(scenario_rows())
    Random("apart").shuffle(rows)
    hidden, tried = [], 0
    for row in rows:
        if len(row.contact.debts) < 2:
            continue
        guard = guard_of(row.policy)
        for less, case in with_less_known(row.case):
            together = guard.decide(row.contact, case)
            for debt in row.contact.debts:
                alone = guard.decide(row.contact.model_copy(update={"debts": (debt,)}), case)
                hidden += [
                    f"{row.source}, {row.name}: {rule} of {debt} with {less}"
                    for rule, effect in objections(alone, debt) - objections(together, debt)
                    if effect is not Effect.MISSING_FACT and (rule, Effect.MISSING_FACT) in objections(together, debt)
                ]
            tried += 1
        if tried >= examples:
            break
    assert not hidden
    assert tried >= 200


# -- under the law of every place

GUARD = Guard(us())
NOON = "2026-04-01 12:00"
EVERYWHERE = [
    {"id": state, "state": state}
    for state in sorted({place[3:5] for place in us().places} - {"AK", "AS", "GU", "HI", "MP", "PR", "VI"})
]
"""At noon in Chicago the hour suits in all of them, and the law of each is asked."""

LESS: dict[str, Json] = {
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
    "what a look-up found": {
        "phones": [
            phone
            | {
                "reassigned_checks": [
                    {
                        "at": builders.local("2026-03-10 10:00").isoformat(),
                        "since": builders.local("2026-01-05 10:00").isoformat(),
                        "reassigned": "unknown",
                    }
                ]
            }
            for phone in builders.case_facts()["phones"]
        ]
    },
    "by what means to a number that was disowned": {
        "phones": [
            phone | {"disowned_at": builders.local("2026-03-10 10:00").isoformat()}
            for phone in builders.case_facts()["phones"]
        ]
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


@pytest.mark.parametrize("fact", LESS)
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
        facts |= LESS[fact]
        alone, beside = (lacking(given | {"debts": ids}, facts) for ids in (["d1"], ["d1", "d2"]))
        assert beside <= alone, (address, purpose, offer, voice)


@pytest.mark.parametrize("collector", ["creditor", "third-party-collector"])
def test_a_request_about_one_debt_makes_no_other_lack_a_place(collector: str) -> None:
    asked = {"id": "r1", "kind": "cease", "debts": ["d2"], "in_writing": True}
    facts = builders.case_facts() | {"collector": collector, "locations": EVERYWHERE}
    facts["requests"] = [asked | {"received_at": builders.local("2026-03-20 10:00").isoformat()}]
    facts["debts"] = [*facts["debts"], builders.completed("debts", {"id": "d2"})]
    facts["phones"] = [phone | {"line_type": "landline", "place": "unknown"} for phone in facts["phones"]]
    for recipient in ("consumer", "spouse", "employer"):
        given = builders.contact_facts() | {"recipient": recipient, "at": builders.local(NOON).isoformat()}
        alone, beside = (lacking(given | {"debts": ids}, facts) for ids in (["d1"], ["d1", "d2"]))
        assert beside <= alone, recipient
