"""The builders make complete, clean facts."""

from datetime import UTC, datetime
from typing import Any

import pytest

from fdcpa_guard import Case, Guard, regulation_f
from fdcpa_guard.clock import zone
from fdcpa_guard.facts import Fact
from fdcpa_guard.facts.bankruptcies import Bankruptcy
from fdcpa_guard.testing import builders
from fdcpa_guard.testing.builders import attempt, case, contact, history, inbound
from fdcpa_guard.vocabulary import Medium

GUARD = Guard(regulation_f())


@pytest.mark.parametrize("medium", Medium)
@pytest.mark.parametrize("when", ["2021-12-01 12:00", "2026-04-01 12:00", "2031-12-31 12:00"])
def test_the_clean_contact_is_allowed_by_every_medium(medium: Medium, when: str) -> None:
    assert GUARD.decide(contact(medium=medium, at=when), case()).reasons == ()


def test_overrides_replace_fields() -> None:
    assert GUARD.decide(contact(at="2026-04-01 21:00"), case()).reasons[0].rule == "us.regf.6b1i.hours"
    assert GUARD.decide(contact(), case(locations="none")).reasons[0].facts == {"locations (where consumer is)": None}


@pytest.mark.parametrize(
    "fact",
    [
        builders.debt(),
        builders.dispute(),
        builders.phone(),
        builders.email(),
        builders.postal_address(),
        builders.location(),
        builders.consent("workplace"),
        builders.representation(),
        builders.content(),
        attempt("2026-03-02 10:00"),
        inbound("2026-03-02 10:00"),
        history(attempt("2026-03-02 10:00"), inbound("2026-03-03 10:00", "email")),
    ],
    ids=lambda fact: type(fact).__name__,
)
def test_each_small_builder_makes_a_whole_fact(fact: Fact) -> None:
    assert type(fact).model_validate_json(fact.model_dump_json()) == fact


LISTS: dict[str, dict[str, Any]] = {
    "debts": {"id": "d2"},
    "locations": {"id": "l", "state": "MA"},
    "phones": {"id": "p"},
    "emails": {"id": "m"},
    "postal_addresses": {"id": "h"},
    "requests": {"id": "r", "kind": "cease"},
    "consents": {"id": "c", "scope": "workplace"},
    "court_permissions": {"id": "c"},
    "representation": {"id": "a"},
    "bankruptcies": {"id": "b"},
    "emergencies": {"id": "e", "jurisdiction": "US-DC"},
}


@pytest.mark.parametrize("name", LISTS)
def test_an_item_of_a_list_is_completed_with_what_it_needs(name: str) -> None:
    given = case(**{name: [builders.completed(name, LISTS[name])]})
    assert getattr(given, name)[0].id == LISTS[name]["id"]


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("validation", {}),
        ("disputes", {"id": "d"}),
        ("original_creditor_requests", {"id": "o"}),
        ("proceedings", {"id": "p", "kind": "complaint"}),
        ("promises", {"id": "p", "due_on": "2026-05-01"}),
        ("notices", {"kind": "first-bill"}),
    ],
)
def test_so_is_an_item_of_a_list_within_a_debt(name: str, item: dict[str, Any]) -> None:
    debt = builders.debt(**{name: [builders.completed(name, item)]})
    assert len(getattr(debt, name)) == 1


def test_a_bankruptcy_is_known_from_when_it_was_filed_unless_said_otherwise() -> None:
    filed = datetime(2026, 3, 2, 15, tzinfo=UTC)
    assert Bankruptcy(**builders.completed("bankruptcies", {"id": "b", "filed_at": filed})).learned_at == filed


def test_a_time_without_an_offset_is_central_time() -> None:
    assert contact(at="2026-04-01 10:00").at == datetime(2026, 4, 1, 10, tzinfo=zone(builders.CENTRAL))
    assert contact(at=datetime(2026, 4, 1, 10, tzinfo=UTC)).at == datetime(2026, 4, 1, 10, tzinfo=UTC)


def test_the_address_suits_the_medium_and_the_case() -> None:
    held = {"phones": [{"id": "sister"}], "emails": "none"}
    assert [builders.address_for(medium) for medium in ("text", "email", "mail", "portal")] == [
        "cell",
        "mail",
        "home",
        None,
    ]
    assert builders.address_for("call", held) == "sister"
    assert builders.address_for("email", held) is None


def test_of_a_clean_debt_nothing_is_so_but_the_default_before_it_was_obtained() -> None:
    assert [name for name, value in builders.debt() if value is True] == ["in_default_when_obtained"]


def test_the_clean_case_is_made_anew_each_time() -> None:
    builders.case_facts()["debts"].append("something else")
    assert isinstance(case(), Case)
    assert len(case().debts) == 1
