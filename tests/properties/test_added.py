"""One fact more: what cannot be told of it hides no objection that is known, and opens nothing.

Over the rows of every pack. A fact that could only restrict, and of which something is unknown, leaves a known
objection a known one, about the same debts: who lets missing facts only warn still hears of it. A fact that could free,
if what is unknown of it were known, frees nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import timedelta
from random import Random

import pytest

from fdcpa_guard import Case, Contact, Decision, InvalidFacts
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.testing.scenarios import guard_of
from fdcpa_guard.vocabulary import ConsentScope, Effect, NoticeKind, ProceedingKind, Purpose, Recipient
from tests.rows import scenario_rows

from .search import effort

Added = Iterator[tuple[str, Json]]
"""The lists that facts go into, and the facts."""

OF_A_DEBT = frozenset({"proceedings", "disputes", "original_creditor_requests", "notices", "promises"})
UNKNOWN = "unknown"


def restricting(contact: Contact) -> Added:
    """Facts of which something is unknown, and that can only close something."""
    before = (contact.at - timedelta(days=3)).isoformat()
    written = {"in_writing": True, "formalities_met": True}
    for kind in (UNKNOWN, *ProceedingKind):
        yield "proceedings", {"id": "new", "kind": kind, "learned_at": before, **written}
        yield "proceedings", {"id": "new", "kind": kind, "learned_at": UNKNOWN, **written}
        yield "proceedings", {"id": "new", "kind": kind, "learned_at": before, "in_writing": UNKNOWN}
    for asked in ("disputes", "original_creditor_requests"):
        yield asked, {"id": "new", "received_at": UNKNOWN, "in_writing": True}
        yield asked, {"id": "new", "received_at": before, "in_writing": UNKNOWN}
    if contact.purpose is not Purpose.OPT_OUT_CONFIRMATION:  # what it confirms frees it
        for request in ("cease", "stop-medium", "revoke-consent"):
            yield "requests", {"id": "new", "kind": request, "received_at": UNKNOWN}
    if contact.recipient is not Recipient.CONSUMER_ATTORNEY:  # whom it frees to be contacted
        for found in (True, False, UNKNOWN):
            yield "representation", {"id": "new", "learned_at": UNKNOWN, "attorney_can_be_found": found}
    for learned in (before, UNKNOWN):
        case = {"id": "new", "filed_at": before, "learned_at": learned, "chapter": UNKNOWN}
        yield "bankruptcies", case
        yield "bankruptcies", {**case, "debts": UNKNOWN}
    zones = ["America/Los_Angeles", "America/New_York"]
    yield "locations", {"id": "new", "kind": UNKNOWN, "verified": UNKNOWN, "zones": zones}


def freeing(contact: Contact) -> Added:
    """Facts that would free something if what is unknown of them were known."""
    before = (contact.at - timedelta(days=40)).isoformat()
    soon = (contact.at + timedelta(days=9)).date().isoformat()
    who = contact.person or contact.recipient.value
    for scope in (UNKNOWN, *ConsentScope):
        consent: Json = {"id": "new", "scope": scope, "given_at": before, "given_to": "collector", "person": who}
        consent |= {"in_writing": True, "during_proper_communication": True, "use_disclosed": True}
        consent |= {"place": "home"} if scope == "place" else {}
        consent |= {"third_party": "third-party"} if scope == "third-party" else {}
        consent |= {"address": contact.address} if contact.address else {}
        for field in ("given_at", "given_to", "debts", "media", "starts_at", "expires_at", "revoked_at"):
            yield "consents", {**consent, field: UNKNOWN}
    for kind in NoticeKind:
        yield "notices", {"kind": kind, "sent_at": UNKNOWN}
        yield "notices", {"kind": kind, "sent_at": UNKNOWN, "received_at": UNKNOWN}
    yield "notices", {"kind": UNKNOWN, "sent_at": before, "received_at": before}
    for over in ("verified_at", "withdrawn_at", "corrected_at", "explained_at"):
        yield "disputes", {"id": "new", "received_at": before, "in_writing": True, over: UNKNOWN}
    promise = {"id": "new", "made_at": before, "due_on": soon, "of_plan": True}
    for field in ("made_at", "of_plan", "broken_at"):
        yield "promises", {**promise, field: UNKNOWN}
    if contact.recipient is not Recipient.CONSUMER_ATTORNEY:  # whom any of these frees to be contacted
        for over in ("consented_at", "unresponsive_at", "ended_at"):
            yield "representation", {"id": "new", "learned_at": before, "attorney_can_be_found": True, over: UNKNOWN}


def with_one_more(case: Json, contact: Contact, name: str, fact: Json) -> Case | None:
    """The case with the fact; None where it has no room for it, or where the fact makes no sense."""
    changed = deepcopy(case)
    holder = changed
    if name in OF_A_DEBT:
        found = [debt for debt in changed["debts"] if debt["id"] == contact.debts[0]]
        if not found:
            return None
        (holder,) = found
    known = holder.get(name)
    if known == UNKNOWN:
        return None
    holder[name] = [*(() if known in ("none", None) else known), fact]
    try:
        return Case.model_validate(changed)
    except InvalidFacts:
        return None


def on_several_days(contact: Contact, case: Case) -> bool:
    """Whether it is another day in one of the consumer's places than in the next."""
    zones = {zone for places in case.index._evidence.values() for place in places for zone in place.zones}
    return len({contact.at.astimezone(zone).date() for zone in zones}) > 1


def denied(decision: Decision, *, surely: bool) -> dict[str, set[str]]:
    """The debts that each rule denies; if ``surely``, not for want of a fact."""
    found: dict[str, set[str]] = {}
    for reason in decision.reasons:
        if reason.denies and not (surely and reason.effect is Effect.MISSING_FACT):
            found.setdefault(reason.rule, set()).update(reason.debts)
    return found


@pytest.mark.parametrize(
    ("facts", "surely"), [(restricting, True), (freeing, False)], ids=["hides-nothing", "frees-nothing"]
)
@effort(1_500, 150_000)
def test_a_fact_of_which_something_is_unknown(facts: Callable[[Contact], Added], surely: bool, examples: int) -> None:
    dice = Random("one more")
    rows = list(scenario_rows())
    dice.shuffle(rows)
    each = 3 if examples < len(rows) else 40
    tried: Counter[str] = Counter()
    for row in rows:
        guard = guard_of(row.policy)
        before = denied(guard.decide(row.contact, row.case), surely=surely)
        if not before:
            continue
        case, added = row.case.model_dump(mode="json"), list(facts(row.contact))
        for name, fact in dice.sample(added, min(each, len(added))):
            changed = with_one_more(case, row.contact, name, fact)
            if changed is None or (name == "locations" and on_several_days(row.contact, changed)):
                continue  # what begins on a day has begun in some of the places
            decision = guard.decide(row.contact, changed)
            after = denied(decision, surely=surely)
            # a report lacks whether there is a dispute, and of one that there is owes a word
            owed = {duty.rule for duty in decision.duties} if name == "disputes" else set()
            lost = [rule for rule, debts in before.items() if rule not in owed and not debts <= after.get(rule, set())]
            assert not lost, f"{row.id}: with {fact} among the {name}, {lost} no longer denies"
            tried[name] += 1
        if tried.total() >= examples:
            break
    assert len(tried) >= 4
    assert tried.total() >= examples * 0.9


WHERE = {
    "call": "phones",
    "ringless-voicemail": "phones",
    "text": "phones",
    "email": "emails",
    "mail": "postal_addresses",
}


@effort(400, 20_000)
def test_a_request_against_an_address_when_nobody_says_which_is_used(examples: int) -> None:
    """It hides no objection that stands without it; the TCPA's consents are to numbers, and are not looked at."""
    dice = Random("no address")
    rows = [row for row in scenario_rows() if row.contact.medium in WHERE]
    dice.shuffle(rows)
    tried = 0
    for row in rows:
        case, contact = row.case.model_dump(mode="json"), row.contact.model_copy(update={"address": None})
        held = case[WHERE[contact.medium]]
        if contact.purpose is Purpose.OPT_OUT_CONFIRMATION or held == UNKNOWN or not held:
            continue
        guard = guard_of(row.policy)
        before = denied(guard.decide(contact, row.case), surely=True)
        received = (contact.at - timedelta(days=3)).isoformat()
        fact = {"id": "new", "kind": "stop-address", "address": held[0]["id"], "received_at": received}
        changed = with_one_more(case, contact, "requests", fact) if before else None
        if changed is None:
            continue
        after = denied(guard.decide(contact, changed), surely=True)
        lost = [rule for rule, debts in before.items() if not debts <= after.get(rule, set())]
        lost = [rule for rule in lost if not rule.startswith("us.tcpa.")]
        assert not lost, f"{row.id}: {lost} no longer denies"
        tried += 1
        if tried >= examples:
            break
    assert tried >= min(examples, 5_000)
