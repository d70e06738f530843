"""Theorems about caution: more restrictions, and fewer known protective facts, never turn a denial into leave."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from fdcpa_guard import Decision
from fdcpa_guard.clock import TICK
from fdcpa_guard.testing.crowds import TELEPHONE, Json
from fdcpa_guard.testing.occasions import ZONES

from .search import GUARD, Theorem, effort, facts, search

Change = Callable[[Json, Json, Random], bool]
"""Changes a case in place; False where the case has no room for the change."""


def before(contact: Json, dice: Random, *, days: int = 6) -> str:
    """An instant before the contact, often just before."""
    at = datetime.fromisoformat(contact["at"]).astimezone(UTC)
    back = dice.choice((TICK, timedelta(minutes=3), timedelta(days=days) * dice.random(), timedelta(days=1)))
    return (at - max(back, TICK)).isoformat()


def person(contact: Json) -> str:
    return str(contact.get("person") or contact.get("recipient", "consumer"))


def listed(case: Json, name: str) -> list[Any] | None:
    """The list of that name, ready to be added to; None if it is unknown."""
    if case.get(name, "none") == "none":
        case[name] = []
    return None if case[name] == "unknown" else case[name]


def requested(**request: Any) -> Change:
    def change(case: Json, contact: Json, dice: Random) -> bool:
        requests = listed(case, "requests")
        if requests is None:
            return False
        made = {"id": "new", "received_at": before(contact, dice), "person": person(contact), **deepcopy(request)}
        if made["kind"] == "stop-medium":
            made["media"] = [contact["medium"]]
        if made["kind"] == "stop-address":
            made["address"] = contact.get("address", "cell")
        requests.append(made)
        return True

    return change


def represented(case: Json, contact: Json, dice: Random) -> bool:
    lawyers = listed(case, "representation")
    if lawyers is None:
        return False
    found = dice.choice((True, False, "unknown"))
    lawyers.append({"id": "new", "learned_at": before(contact, dice), "attorney_can_be_found": found})
    return True


def of_a_debt(name: str, **fact: Any) -> Change:
    def change(case: Json, contact: Json, dice: Random) -> bool:
        facts = listed(dice.choice(case["debts"]), name)
        if facts is None:
            return False
        made = {"id": "new", "received_at": before(contact, dice), "in_writing": dice.choice((True, False, "unknown"))}
        facts.append({**made, **fact})
        return True

    return change


def another_zone(case: Json, contact: Json, dice: Random) -> bool:
    """More evidence, for a person of whose place something is known already."""
    asked, known = facts(case, contact)
    if not known.index.zones(asked.who, asked.at):
        return False
    listed(case, "locations")
    case["locations"].append({"id": "new", "zones": [dice.choice(ZONES)], "person": person(contact)})
    return True


def attempted(outcome: str) -> Change:
    def change(case: Json, contact: Json, dice: Random) -> bool:
        if case["history"] == "unknown":
            return False
        if case["history"] == "none":
            case["history"] = {"attempts": [], "inbound": []}
        attempts = listed(case["history"], "attempts")
        assert attempts is not None
        attempt = {
            "id": "new",
            "at": before(contact, dice),
            "medium": "call",
            "outcome": outcome,
            "debts": list(contact["debts"]),
            "recipient": contact.get("recipient", "consumer"),
            "person": person(contact),
        }
        attempts.append(attempt)
        return True

    return change


def called_by_the_person(case: Json, contact: Json, dice: Random) -> bool:
    if case["history"] == "unknown":
        return False
    if case["history"] == "none":
        case["history"] = {"attempts": [], "inbound": []}
    events = listed(case["history"], "inbound")
    assert events is not None
    event = {
        "id": "new",
        "at": before(contact, dice),
        "medium": "call",
        "conversation": True,
        "person": person(contact),
    }
    events.append({**event, "recipient": contact.get("recipient", "consumer"), "debts": list(contact["debts"])})
    return True


def consent_revoked(case: Json, contact: Json, dice: Random) -> bool:
    consents = listed(case, "consents")
    if not consents:
        return False
    consents.pop(dice.randrange(len(consents)))
    return True


RESTRICTIONS: dict[str, Change] = {
    "cease notice": requested(kind="cease", in_writing=True),
    "cease notice, perhaps in writing": requested(kind="cease", in_writing="unknown"),
    "opt-out of the medium": requested(kind="stop-medium"),
    "opt-out of the address": requested(kind="stop-address"),
    "inconvenient day": requested(kind="inconvenient-time", windows=[{}]),
    "inconvenient hours": requested(kind="inconvenient-time", windows=[{"start": "12:00", "end": "17:00"}]),
    "inconvenient place": requested(kind="inconvenient-place", place="home"),
    "employer prohibits": requested(kind="employer-prohibits"),
    "representation": represented,
    "dispute": of_a_debt("disputes"),
    "dispute of a part": of_a_debt("disputes", whole_debt=False),
    "request for the original creditor": of_a_debt("original_creditor_requests"),
    "another zone": another_zone,
    "unanswered call": attempted("rang-out"),
    "limited-content message": attempted("limited-content-message"),
    "consent withdrawn": consent_revoked,
}


def objections(decision: Decision, *but: str) -> set[tuple[str, str]]:
    """Which rules deny which debts."""
    reasons = (reason for reason in decision.reasons if reason.denies and reason.rule not in but)
    return {(reason.rule, debt) for reason in reasons for debt in reason.debts}


def compare(change: Change, *but: str) -> Theorem:
    def theorem(case: Json, contact: Json, dice: Random) -> None:
        restricted = deepcopy(case)
        if change(restricted, contact, dice):
            earlier = objections(GUARD.decide(*facts(case, contact)), *but)
            later = objections(GUARD.decide(*facts(restricted, contact)))
            lost = sorted(earlier - later)
            assert not lost, f"{lost} no longer denied after the change"

    return theorem


@pytest.mark.parametrize("name", RESTRICTIONS)
@effort(25, 1500)
def test_a_restriction_never_turns_deny_into_allow(name: str, examples: int) -> None:
    """Every rule that denied a debt still does, with one more reason for care on file.

    Answers are left out for times and places: to call them inconvenient also gives leave for one answer to what the
    person sends then or from there (comment 6(b)(1)-2). So is what confirms an opt-out, which may go only where there
    is one (12 CFR 1006.14(h)(2)(i)).
    """
    compared = compare(RESTRICTIONS[name])

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        if name.startswith("inconvenient"):
            contact = {key: value for key, value in contact.items() if key != "in_reply_to"}
        if name.startswith("opt-out") and contact.get("purpose") == "opt-out-confirmation":
            contact = {key: value for key, value in contact.items() if key != "purpose"}
        compared(case, contact, dice)

    search(name, examples, theorem)


_FIRST_ONLY = ("us.regf.18e1.initial-disclosure", "us.regf.30a.furnishing")
_SHOWS_WHOSE_NUMBER = ("us.regf.6d1.not-the-consumers-number",)


@pytest.mark.parametrize("change", [attempted("conversation"), attempted("voicemail"), called_by_the_person])
@effort(40, 1500)
def test_a_conversation_never_turns_deny_into_allow(change: Change, examples: int) -> None:
    """Every rule that denied a debt still does, with one more conversation on file.

    Two rules ask for a communication to have been held, and are left out: the initial disclosure is due only while
    none was, and a debt may be reported only once one was. A third asks whose number it is at which somebody else
    answered, which a conversation there tells.
    """
    search("conversation", examples, compare(change, *_FIRST_ONLY, *_SHOWS_WHOSE_NUMBER))


def unknown_in_case(name: str) -> Change:
    def change(case: Json, contact: Json, dice: Random) -> bool:
        case[name] = "unknown"
        return True

    return change


def unknown_in_debt(name: str) -> Change:
    def change(case: Json, contact: Json, dice: Random) -> bool:
        dice.choice(case["debts"])[name] = "unknown"
        return True

    return change


def unknown_in_each(where: Callable[[Json], Any], name: str) -> Change:
    """A field of each fact of a list."""

    def change(case: Json, contact: Json, dice: Random) -> bool:
        items = where(case)
        if items in ("none", "unknown", None):
            return False
        found = [item for item in items if name in item]
        for item in found:
            item[name] = "unknown"
        return bool(found)

    return change


def unknown_of_consumer(name: str) -> Change:
    def change(case: Json, contact: Json, dice: Random) -> bool:
        case["consumer"] = {**case.get("consumer", {}), name: "unknown"}
        if name == "deceased":
            case["consumer"].pop("deceased_learned_at", None)
        return True

    return change


def from_debts(name: str) -> Callable[[Json], list[Json]]:
    return lambda case: [f for debt in case["debts"] if debt[name] not in ("none", "unknown") for f in debt[name]]


def nested(case: Json, *path: str) -> list[Json]:
    found = case["emails"]
    for name in path:
        found = [fact[name] for fact in found if fact.get(name) is not None]
    return list(found)


def unsettled(outcome: str) -> Change:
    """What became of some of the attempts is not known, or not yet."""

    def change(case: Json, contact: Json, dice: Random) -> bool:
        history = case["history"]
        attempts = [] if history in ("none", "unknown") else history["attempts"]
        for attempt in dice.sample(attempts, dice.randint(min(1, len(attempts)), len(attempts))):
            attempt["outcome"] = outcome
        return bool(attempts)

    return change


def perhaps_talked(case: Json, contact: Json, dice: Random) -> bool:
    history = case["history"]
    events = [] if history in ("none", "unknown") else history["inbound"]
    talks = [event for event in events if event["medium"] in ("call", "in-person")]
    for event in talks:
        event["conversation"] = "unknown"
    return bool(talks)


PROTECTIVE: dict[str, Change] = {
    "outcome": unsettled("unknown"),
    "outcome, pending": unsettled("pending"),
    "conversation": perhaps_talked,
    "requests": unknown_in_case("requests"),
    "representation": unknown_in_case("representation"),
    "history": unknown_in_case("history"),
    "validation": unknown_in_debt("validation"),
    "disputes": unknown_in_debt("disputes"),
    "original_creditor_requests": unknown_in_debt("original_creditor_requests"),
    "in_default_when_obtained": unknown_in_debt("in_default_when_obtained"),
    "time_barred": unknown_in_debt("time_barred"),
    "active_litigation": unknown_in_debt("active_litigation"),
    "cease in_writing": unknown_in_each(lambda case: case["requests"], "in_writing"),
    "dispute in_writing": unknown_in_each(from_debts("disputes"), "in_writing"),
    "dispute new_information": unknown_in_each(from_debts("disputes"), "new_information"),
    "creditor request in_writing": unknown_in_each(from_debts("original_creditor_requests"), "in_writing"),
    "attorney_can_be_found": unknown_in_each(lambda case: case["representation"], "attorney_can_be_found"),
    "minor": unknown_of_consumer("minor"),
    "deceased": unknown_of_consumer("deceased"),
    "line_type": unknown_in_each(lambda case: case["phones"], "line_type"),
    "line place": unknown_in_each(lambda case: case["phones"], "place"),
    "postal place": unknown_in_each(lambda case: case["postal_addresses"], "place"),
    "public_domain": unknown_in_each(lambda case: case["emails"], "public_domain"),
    "proper communication": unknown_in_each(lambda case: case["consents"], "during_proper_communication"),
    "use_disclosed": unknown_in_each(lambda case: case["consents"], "use_disclosed"),
    **{
        name: unknown_in_each(lambda case: nested(case, "creditor_use"), name)
        for name in ("obtained_from_consumer", "used_about_account", "consumer_asked_to_stop")
    },
    "discloses_everything": unknown_in_each(
        lambda case: nested(case, "creditor_use", "notice"), "discloses_everything"
    ),
    **{
        name: unknown_in_each(lambda case: nested(case, "prior_collector_use"), name)
        for name in ("obtained_by_procedure", "used_by_immediately_prior", "opted_out")
    },
}


_KNOWLEDGE = {
    "deceased": ("guard.deceased", "us.regf.34a1.deceased"),
    "history": ("us.regf.6d1.not-the-consumers-number",),
    "outcome": ("us.regf.6d1.not-the-consumers-number",),
    "outcome, pending": ("us.regf.6d1.not-the-consumers-number",),
}
"""What turns on the knowledge itself, as comment 34(a)(1)-1 has it: a death that nobody knows of closes nothing. A call
of unknown outcome is not taken for one that somebody else answered; it may have been a conversation, and denies so.
Nor does an unknown history say that somebody else answered: calls and texts are denied for the history itself."""


@pytest.mark.parametrize("name", PROTECTIVE)
@effort(25, 1500)
def test_a_fact_made_unknown_never_turns_deny_into_allow(name: str, examples: int) -> None:
    """Every rule that denied a debt still does when a fact that protects the person is no longer known."""
    search(f"unknown {name}", examples, compare(PROTECTIVE[name], *_KNOWLEDGE.get(name, ())))


@effort(40, 1500)
def test_without_any_evidence_of_place_nothing_timed_is_allowed(examples: int) -> None:
    """A call to the consumer whose place nobody knows is denied, whatever else is on file that opens no hour.

    What is said within their own call, what a court permits and a consent to any time need no place (1006.6(b)(4),
    comment 6(b)(1)-2).
    """

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        case, contact = deepcopy(case), {**contact, "medium": dice.choice(TELEPHONE), "purpose": "collection"}
        contact["recipient"], contact["debts"] = "consumer", [case["debts"][0]["id"]]
        contact.get("content", {}).pop("limited_content_message", None)
        case["debts"][0] |= {"nature": "consumer", "in_default_when_obtained": True}
        case["collector"] = "debt-buyer"
        case["locations"] = []
        for fact in (*case["phones"], *case["postal_addresses"]):
            fact.pop("zones", None)
        contact.pop("in_reply_to", None)
        case.pop("court_permissions", None)
        case["consents"] = [each for each in case.get("consents", ()) if each["scope"] != "time"]
        assert not GUARD.decide(*facts(case, contact)).allowed

    search("nowhere", examples, theorem)
