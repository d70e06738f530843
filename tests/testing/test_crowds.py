"""Crowded questions: always the same for a seed, accepted as they are, and dense."""

from collections import Counter
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from fdcpa_guard import Case, Contact
from fdcpa_guard.facts import Debt
from fdcpa_guard.testing import occasions
from fdcpa_guard.testing.crowds import Crowd, as_json, crowded
from fdcpa_guard.vocabulary import UNKNOWN, ConsentScope, Medium, Purpose, Recipient

MADE = list(crowded(seed="crowds", count=400))


def test_they_are_the_same_for_a_seed_and_what_the_json_says() -> None:
    told = [(Contact.model_validate(contact), Case.model_validate(case)) for case, contact in as_json("crowds", 5)]
    assert MADE[:5] == list(crowded(seed="crowds", count=5)) == told
    assert next(crowded(seed="others", count=1)) != MADE[0]


def test_every_word_for_a_contact_or_a_consent_is_made_up() -> None:
    assert {contact.medium for contact, _ in MADE} == {*Medium}
    assert {contact.recipient for contact, _ in MADE} == {*Recipient}
    assert {contact.purpose for contact, _ in MADE} == {*Purpose}
    assert {consent.scope for _, case in MADE for consent in case.consents} == {*ConsentScope}


def test_whatever_a_debt_may_hold_is_made_up() -> None:
    held = Counter(name for _, case in MADE for debt in case.debts for name in debt.model_fields_set)
    assert held.keys() == Debt.model_fields.keys()
    assert min(held.values()) > 20


def test_weeks_of_calls_are_about_the_debts_of_the_contact() -> None:
    """A limit on calls is met in many, on either side."""
    counts = [
        sum(
            contact.at - timedelta(days=7) <= call.at < contact.at and not {*call.debts}.isdisjoint(contact.debts)
            for call in case.history.attempts
            if call.medium is Medium.CALL
        )
        for contact, case in MADE
        if case.history is not UNKNOWN
    ]
    assert sum(count > 7 for count in counts) > 40
    assert sum(0 < count <= 7 for count in counts) > 40


def test_some_instants_lie_in_the_hour_that_comes_twice() -> None:
    def twice(at: datetime) -> bool:
        local = at.astimezone(ZoneInfo("America/Chicago")).replace(fold=0)
        return local.utcoffset() != local.replace(fold=1).utcoffset()

    assert any(twice(event.at) for _, case in MADE if case.history is not UNKNOWN for event in case.history.attempts)


def test_a_fact_of_a_list_begins_when_it_is_said_to_and_nothing_of_it_earlier() -> None:
    for number in range(40):
        crowd = Crowd(Random(number))
        filed = crowd.near(-9, -3)
        fact = crowd.member(Case, "bankruptcies", filed_at=filed)
        assert datetime.fromisoformat(fact["filed_at"]) == filed
        told = [fact[name] for name in fact if name.endswith("_at") and "T" in (fact[name] or "")]
        assert min(map(datetime.fromisoformat, told)) == filed


def test_days_walls_and_edges_are_each_listed_once() -> None:
    for some in (occasions.DAYS, occasions.WALLS, occasions.EDGES, occasions.ZONES):
        assert len({*some}) == len(some)
