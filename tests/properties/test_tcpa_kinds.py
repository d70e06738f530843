"""Theorems about the kinds of mistakes that a second reading of the TCPA, CAN-SPAM and E-SIGN found."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from fdcpa_guard import Contact, Decision, Guard, Policy
from fdcpa_guard.packs.us.federal.email import CAN_SPAM, E_SIGN
from fdcpa_guard.packs.us.federal.tcpa import TCPA
from fdcpa_guard.testing import builders
from fdcpa_guard.vocabulary import Effect, Element

POLICY = Policy("tcpa-and-email", "1", (TCPA, CAN_SPAM, E_SIGN))
GUARD = Guard(POLICY)
LINES = Guard(Policy("tcpa", "1", (TCPA,)))
START = datetime(2026, 10, 5, tzinfo=UTC)
CASES = 100

Json = dict[str, Any]


def asked(dice: Random) -> tuple[Json, Json]:
    """A contact by telephone, text or email, and what may be known: consents, requests, look-ups, calls."""

    def when(days: int = 60) -> datetime:
        return START + timedelta(minutes=dice.randrange(days * 24 * 60))

    def some(choices: list[Any], chance: float = 0.5) -> list[Any]:
        return [each for each in choices if dice.random() < chance]

    def consent(id: str) -> Json:
        scope = dice.choice(["autodialed", "autodialed", "solicitation", "electronic-records"])
        return {
            "id": id,
            "scope": scope,
            "given_at": START - timedelta(days=30) + timedelta(minutes=dice.randrange(60 * 24 * 60)),
            "given_to": dice.choice(["collector", "collector", "creditor"]),
            "in_writing": dice.choice([True, True, False]),
            "address": dice.choice([None, "cell", "land", "mail"]),
            "media": dice.choice([[], [], ["call", "text", "email"]]),
            "debts": dice.choice([None, None, ["d1"]]),
        }

    requests = [
        {"kind": "revoke-consent", "id": "a", "received_at": when(), "media": some(["call", "text"])}
        | {"address": dice.choice([None, "cell", "land"])},
        {"kind": "stop-medium", "id": "b", "received_at": when(), "media": [dice.choice(["call", "text", "email"])]},
        {"kind": "stop-address", "id": "c", "received_at": when(), "address": dice.choice(["cell", "land", "mail"])},
    ]
    checks = [
        {"at": (at := when()), "since": at - timedelta(days=dice.randrange(40)), "reassigned": False}
        | {"complete_and_accurate": True}
        for _ in range(dice.randrange(3))
    ]
    phones = [
        {
            "id": "cell",
            "line_type": "mobile",
            "reassigned_checks": checks,
            "on_do_not_call_registry": dice.random() < 0.3,
        }
        | {"do_not_call_checked_at": when()},
        {"id": "land", "line_type": "landline", "place": "home", "on_do_not_call_registry": False}
        | {"do_not_call_checked_at": when()},
    ]
    case = {
        "collector": dice.choice(["creditor", "third-party-collector", "mortgage-servicer"]),
        "debts": [builders.debt(), builders.debt(id="d2")],
        "consents": [consent(f"k{n}") for n in range(dice.randrange(1, 4))],
        "requests": some(requests, 0.15),
        "phones": phones,
        "emails": [{"id": "mail"}],
    }
    medium = dice.choice(["call", "text", "text", "ringless-voicemail", "email"])
    contact = {
        "at": when(),
        "medium": medium,
        "debts": ["d1", "d2"],
        "address": "mail" if medium == "email" else dice.choice(["cell", "cell", "land"]),
        "voice": dice.choice(["live", "prerecorded", "prerecorded"]),
        "autodialed": dice.choice([True, True, False]),
        "purpose": dice.choice(["collection", "collection", "early-intervention-notice"]),
        "content": {"carries": some(["offer", "business-identity", "callback-number"]), "lacks": []},
    }
    return contact, case


def decide(contact: Json, case: Json, guard: Guard = GUARD) -> Decision:
    return guard.decide(Contact.model_validate(contact), builders.case(**case))


def drawn(seed: str, cases: int = CASES) -> Iterator[tuple[Random, Json, Json]]:
    dice = Random(seed)
    for _ in range(cases):
        yield dice, *asked(dice)


def permits_no_more(after: Decision, before: Decision) -> bool:
    return after.allowed <= before.allowed and set(after.permitted_debts) <= set(before.permitted_debts)


def other_medium(consent: Json, contact: Json) -> None:
    consent["media"] = ["mail"]


def other_address(consent: Json, contact: Json) -> None:
    consent["address"] = next(each for each in ("cell", "land", "mail") if each != contact["address"])


def other_person(consent: Json, contact: Json) -> None:
    consent["person"] = "spouse"


def one_debt(consent: Json, contact: Json) -> None:
    consent["debts"] = ["d2"] if consent["debts"] is None else ["d3"]


def this_address(consent: Json, contact: Json) -> None:
    """To name the number used takes nothing away, where the law does not ask for a number to be named."""
    if consent["address"] is None and consent["given_to"] == "collector" and consent["scope"] == "autodialed":
        consent["address"] = contact["address"]


@pytest.mark.parametrize("narrow", [this_address])
def test_a_consent_that_names_the_number_permits_no_more(narrow: Callable[[Json, Json], None]) -> None:
    changed = 0
    for _, contact, case in drawn(narrow.__name__):
        narrowed = deepcopy(case)
        for consent in narrowed["consents"]:
            narrow(consent, contact)
        changed += narrowed != case
        before, after = decide(contact, case), decide(contact, narrowed)
        assert permits_no_more(after, before)
    assert changed > 10


@pytest.mark.parametrize("consented", [False, True])
@pytest.mark.parametrize("recipient", ["consumer-attorney", "employer", "creditor-attorney"])
def test_a_line_is_bound_whoever_is_called_there(recipient: str, consented: bool) -> None:
    """And the consent of whoever has it is the called party's."""
    bound = 0
    for _, contact, case in drawn(recipient):
        contact["purpose"] = "collection"
        if not consented:
            case["consents"] = []
        for request in case["requests"]:
            request["address"] = contact["address"]
            request.pop("media", None)
            request["kind"] = "stop-address"
        told = [
            {(reason.rule, reason.effect) for reason in decide(contact | {"recipient": who}, case, LINES).reasons}
            for who in ("consumer", recipient)
        ]
        assert told[0] == told[1]
        bound += bool(told[0])
    assert bound > 20


@pytest.mark.parametrize("narrow", [other_medium, other_address, other_person, one_debt])
def test_a_narrower_consent_permits_no_more(narrow: Callable[[Json, Json], None]) -> None:
    less = 0
    for dice, contact, case in drawn(narrow.__name__):
        narrowed = deepcopy(case)
        narrow(dice.choice(narrowed["consents"]), contact)
        before, after = decide(contact, case), decide(contact, narrowed)
        assert permits_no_more(after, before)
        less += before.permitted_debts != after.permitted_debts
    assert less > 0


def test_a_request_permits_no_more_whoever_is_on_record_as_having_sent_it() -> None:
    less = 0
    for dice, contact, case in drawn("requests"):
        more = deepcopy(case)
        request = {
            "id": "new",
            "kind": dice.choice(["revoke-consent", "stop-address"]),
            "person": dice.choice(["consumer", "spouse", "a-stranger"]),
            "address": contact["address"],
            "received_at": contact["at"] - timedelta(minutes=dice.randrange(1, 60 * 24 * 30)),
            "debts": dice.choice([None, ["d1"], ["d2"]]),
        }
        more["requests"].append(request)
        before, after = decide(contact, case), decide(contact, more)
        assert permits_no_more(after, before)
        less += before.allowed and not after.allowed
    assert less > 3


@pytest.mark.parametrize("kind", ["cease", "revoke-consent"])
@pytest.mark.parametrize("acting", ["consumer-attorney", "guardian"])
def test_who_acts_for_the_consumer_takes_consent_back_as_they_do(acting: str, kind: str) -> None:
    """64.1200(a)(10): by any reasonable method; and declines offers by email, where email is named."""
    bound = 0
    for dice, contact, case in drawn(f"{acting}-{kind}"):
        received = contact["at"] - timedelta(minutes=dice.randrange(1, 60 * 24 * 30))
        request = {"id": "new", "kind": kind, "received_at": received, "debts": dice.choice([None, ["d1"]])}
        request |= {"in_writing": True} if kind == "cease" else {"media": dice.choice([[], ["call", "email"]])}
        told = []
        for person in ("consumer", acting):
            decision = decide(contact, case | {"requests": [*case["requests"], request | {"person": person}]})
            told.append({(reason.rule, reason.effect, reason.debts) for reason in decision.reasons})
        without = decide(contact, case)
        if contact["purpose"] == "collection":  # of electronic records the law asks what the consumer took back
            assert told[0] == told[1]
            bound += told[0] != {(reason.rule, reason.effect, reason.debts) for reason in without.reasons}
    assert bound > 5


def test_nothing_but_its_own_word_lets_a_machine_through_after_stop() -> None:
    lenient = Guard(POLICY.denying({Effect.PROHIBITED, Effect.ASKED_TO_STOP}, justification="all else only warns"))
    for dice, contact, case in drawn("after stop"):
        contact |= {"medium": "text", "address": "cell", "autodialed": True}
        stop = contact["at"] - timedelta(minutes=dice.randrange(1, 60 * 24 * 20))
        case["consents"] = [each for each in case["consents"] if each["given_at"] < stop]
        case["requests"].append({"id": "stop", "kind": "revoke-consent", "address": "cell", "received_at": stop})
        assert not decide(contact, case, lenient)


@pytest.mark.parametrize("withdrawn", [False, True])
def test_nothing_but_a_new_signature_brings_back_what_an_offer_rests_on(withdrawn: bool) -> None:
    """No consent to recorded messages does, nor that the request to stop was withdrawn."""
    agreed = 0
    for dice, contact, case in drawn(f"signed {withdrawn}"):
        contact |= {"medium": "call", "address": "cell", "voice": "prerecorded", "content": {"carries": ["offer"]}}
        stop = contact["at"] - timedelta(minutes=dice.randrange(60, 60 * 24 * 20))
        signed = {"id": "signed", "scope": "solicitation", "given_to": "collector", "in_writing": True}
        case["consents"] = [each for each in case["consents"] if each["scope"] != "solicitation"]
        case["consents"].append(signed | {"address": "cell", "given_at": stop - timedelta(days=1)})
        case["consents"].append(
            {"id": "since", "scope": "autodialed", "given_to": "collector", "given_at": stop + timedelta(minutes=1)}
        )
        case["phones"][0]["on_do_not_call_registry"] = False
        agreed += case["requests"] == [] and "us.tcpa.64-1200-a2.written-consent" not in {
            reason.rule for reason in decide(contact, case, LINES).reasons
        }
        request = {"id": "stop", "kind": "revoke-consent", "address": "cell", "received_at": stop}
        case["requests"].append(request | ({"withdrawn_at": stop + timedelta(minutes=2)} if withdrawn else {}))
        assert not decide(contact, case, LINES)
    assert agreed > 20


def test_a_revocation_counts_alike_wherever_it_is_recorded() -> None:
    told = 0
    for dice, contact, case in drawn("recorded", 2 * CASES):
        consent = dice.choice(case["consents"])
        if consent["scope"] != "autodialed" or contact["medium"] == "email":
            continue
        when = consent["given_at"] + timedelta(minutes=dice.randrange(1, 60 * 24 * 30))
        asked = deepcopy(case)
        asked["requests"].append(
            {"id": "new", "kind": "revoke-consent", "received_at": when}
            | {name: consent[name] for name in ("address", "media", "debts")}
        )
        asked["consents"][case["consents"].index(consent)]["expires_at"] = when
        consent["revoked_at"] = when
        found = [
            {(reason.rule, reason.effect, reason.debts) for reason in decide(contact, each, LINES).reasons}
            for each in (case, asked)
        ]
        assert found[0] == found[1]
        told += any(rule == "us.tcpa.64-1200-a10.revoked" for rule, _, _ in found[0])
    assert told > 10


def test_requests_that_nobody_knows_hide_no_objection_that_stands_without_any() -> None:
    revoked = 0
    for dice, contact, case in drawn("unknown requests", 2 * CASES):
        for consent in case["consents"]:
            if dice.random() < 0.5:
                consent["revoked_at"] = consent["given_at"] + timedelta(minutes=dice.randrange(1, 60 * 24 * 60))
        contact["address"] = dice.choice([contact["address"], contact["address"], None])
        none, unknown = [
            {
                (reason.rule, reason.effect, debt)
                for reason in decide(contact, case | {"requests": requests}).reasons
                for debt in reason.debts or contact["debts"]
            }
            for requests in ("none", "unknown")
        ]
        assert none <= unknown
        revoked += any(rule == "us.tcpa.64-1200-a10.revoked" for rule, _, _ in none)
    assert revoked > 20


def test_a_look_up_from_before_every_consent_keeps_no_harbour() -> None:
    told = 0
    for _, contact, case in drawn("look-ups", 2 * CASES):
        first = min(each["given_at"] for each in case["consents"])
        early = deepcopy(case)
        early["phones"][0]["reassigned_checks"] = [
            {"at": first - timedelta(hours=1), "since": first - timedelta(days=30), "reassigned": False}
            | {"complete_and_accurate": True}
        ]
        none = deepcopy(case)
        none["phones"][0]["reassigned_checks"] = []
        without = decide(contact, none)
        assert decide(contact, early).reasons == without.reasons
        told += any(reason.effect is Effect.NUMBER_NOT_CHECKED for reason in without.reasons)
    assert told > 10


def test_what_is_declared_to_be_lacking_permits_no_more_than_what_nobody_declared() -> None:
    less = 0
    for dice, contact, case in drawn("declared"):
        element = dice.choice(
            [
                Element.BUSINESS_IDENTITY,
                Element.CALLBACK_NUMBER,
                Element.AUTOMATED_OPT_OUT,
                Element.TOLL_FREE_OPT_OUT_NUMBER,
                Element.OPT_OUT_INSTRUCTIONS,
            ]
        )
        contact["content"]["carries"] = [each for each in contact["content"]["carries"] if each != element]
        lacking = deepcopy(contact)
        lacking["content"]["lacks"] = [element]
        undeclared, declared = decide(contact, case), decide(lacking, case)
        assert permits_no_more(declared, undeclared)
        if any(element.value.split("-")[0] in duty.message for duty in undeclared.duties):
            less += undeclared.allowed and not declared.allowed
    assert less > 0
