"""Where a person may be: from evidence of several kinds to zones and jurisdictions."""

from typing import Any

import pytest

from fdcpa_guard import Case
from fdcpa_guard.clock.places import read_zip
from fdcpa_guard.facts import PhoneLine, PostalAddress
from fdcpa_guard.rules import Question
from tests.builders import at, case, contact, decide, guard, reasons

HOURS = "us.regf.6b1i.hours"
NOON = at("2026-04-01 12:00")


def known(**overrides: Any) -> Case:
    return case(**{"locations": (), "phones": ({"id": "cell", "line_type": "mobile"},)} | overrides)


def zones(case: Case) -> set[str]:
    return {str(tz) for tz in case.index.zones("consumer", NOON)}


CHICAGO, NEW_YORK, LOS_ANGELES, DENVER = (
    f"America/{city}" for city in ("Chicago", "New_York", "Los_Angeles", "Denver")
)


def test_every_kind_of_evidence_counts() -> None:
    evidence = known(
        locations=({"id": "home", "zip": "90012"}, {"id": "stated", "kind": "current", "state": "CO"}),
        phones=({"id": "cell", "number": "+12125550123"},),
        postal_addresses=({"id": "letters", "zip": "60601"},),
    )
    assert zones(evidence) == {LOS_ANGELES, DENVER, NEW_YORK, CHICAGO}


def test_only_a_verified_current_location_narrows() -> None:
    home = {"id": "home", "zip": "90012"}
    here = {"id": "here", "kind": "current", "zip": "60601"}
    phone = {"id": "cell", "number": "+12125550123"}
    assert zones(known(locations=(home, here), phones=(phone,))) == {LOS_ANGELES, CHICAGO, NEW_YORK}
    verified = here | {"verified": True, "learned_at": at("2026-04-01 09:00")}
    assert zones(known(locations=(home, verified), phones=(phone,))) == {CHICAGO}
    other = {"id": "also", "kind": "current", "zip": "10001", "verified": True, "learned_at": NOON}
    assert zones(known(locations=(home, verified, other), phones=(phone,))) == {CHICAGO, NEW_YORK}


def test_a_verified_location_narrows_while_it_stands() -> None:
    here = {"id": "here", "kind": "current", "zip": "60601", "verified": True}
    here |= {"learned_at": at("2026-04-01 11:00"), "ended_at": at("2026-04-01 13:00")}
    evidence = known(locations=({"id": "home", "zip": "90012"}, here))
    for hour, expected in (("10:59", {LOS_ANGELES}), ("11:00", {CHICAGO}), ("13:00", {LOS_ANGELES})):
        found = {str(tz) for tz in evidence.index.zones("consumer", at(f"2026-04-01 {hour}"))}
        assert found == expected


def test_a_verified_location_takes_no_law_away_and_counts_no_days() -> None:
    home, phone = {"id": "home", "zip": "90012"}, {"id": "cell", "number": "+12125550123"}
    here = {"id": "here", "kind": "current", "zip": "60601", "verified": True, "learned_at": at("2026-04-01 09:00")}
    evidence = known(locations=(home, here), phones=(phone,))
    assert evidence.index.jurisdictions("consumer", NOON) == {"US-CA", "US-NY", "US-IL", "US-IL-CHICAGO"}
    assert evidence.index.may_be_in("consumer", NOON) == {"US-IL", "US-IL-CHICAGO"}
    asked = Question(contact(NOON), evidence)
    assert {str(tz) for tz in asked.zones_now} == {CHICAGO}
    assert asked.may_be_in == {"US-IL", "US-IL-CHICAGO"}
    about = Question(contact(NOON, recipient="spouse", person="spouse"), evidence)
    assert about.may_be_in == {"US-IL", "US-IL-CHICAGO"}
    unverified = Question(contact(NOON), known(locations=(home, here | {"verified": False}), phones=(phone,)))
    assert unverified.may_be_in == unverified.jurisdictions
    assert {str(tz) for tz in asked.zones} == {LOS_ANGELES, CHICAGO, NEW_YORK}


def test_an_area_code_never_overrides_a_recorded_zone() -> None:
    recorded = known(
        locations=({"id": "home", "zones": [LOS_ANGELES]},), phones=({"id": "cell", "number": "+12125550123"},)
    )
    early = decide(contact("2026-04-01 09:30"), recorded)  # 10:30 in New York, 07:30 in Los Angeles
    assert HOURS in reasons(early)
    late = decide(contact("2026-04-01 20:30"), recorded)  # 21:30 in New York, 18:30 in Los Angeles
    assert HOURS in reasons(late)


@pytest.mark.parametrize("number", ["+18005550123", "+18885550123"])
def test_a_toll_free_number_is_no_evidence(number: str) -> None:
    evidence = known(phones=({"id": "cell", "number": number},))
    assert zones(evidence) == set()
    assert "locations" in str(reasons(decide(contact(NOON), evidence))[HOURS].facts)


def test_a_disowned_or_returned_address_is_evidence_no_more() -> None:
    phone = {"id": "cell", "number": "+12125550123", "disowned_at": at("2026-03-01 12:00")}
    letter = {"id": "letters", "zip": "10001", "undeliverable_at": at("2026-03-01 12:00")}
    evidence = known(locations=({"id": "home", "zip": "60601"},), phones=(phone,), postal_addresses=(letter,))
    assert zones(evidence) == {CHICAGO}
    assert {str(tz) for tz in evidence.index.zones("consumer", at("2026-02-01 12:00"))} == {CHICAGO, NEW_YORK}


@pytest.mark.parametrize(
    ("regained", "points"),
    [("2026-02-20 12:00", False), ("2026-03-01 12:00", False), ("2026-03-01 12:01", True), ("2026-04-02 12:00", False)],
)
def test_what_is_the_persons_again_is_evidence_again(regained: str, points: bool) -> None:
    """Not by word that came before the last word against it, or with it."""
    lost, again = at("2026-03-01 12:00"), at(regained)
    phone = {"id": "cell", "number": "+12125550123", "disowned_at": lost, "regained_at": again}
    letter = {"id": "letters", "zip": "10001", "undeliverable_at": lost, "regained_at": again}
    for held in ({"phones": (phone,)}, {"postal_addresses": (letter,)}):
        evidence = known(locations=({"id": "home", "zip": "60601"},), **held)
        assert zones(evidence) == ({CHICAGO, NEW_YORK} if points else {CHICAGO})


UNREADABLE = next(zip for zip in (f"{number:05}" for number in range(60000, 63000)) if read_zip(zip).doubt)


@pytest.mark.parametrize("zip", [None, "60601", "10001", UNREADABLE])
@pytest.mark.parametrize("state", [None, "IL", "NY"])
@pytest.mark.parametrize("city", [None, "US-IL-CHICAGO", "US-NY-NYC"])
def test_a_place_points_once_to_each_that_it_points_to(zip: str | None, state: str | None, city: str | None) -> None:
    points = PostalAddress.model_validate({"id": "home", "zip": zip, "state": state, "city": city}).points_to
    for told in (points.zones, points.states, points.cities):
        assert len(told) == len(set(told))
    assert {*points.states} >= {state, city and city[3:5]} - {None}


def test_jurisdictions_with_what_points_to_them() -> None:
    evidence = known(
        locations=({"id": "home", "zip": "10001"}, {"id": "second", "state": "CT"}),
        phones=({"id": "cell", "number": "+12125550123"},),
        postal_addresses=({"id": "letters", "city": "US-IL-CHICAGO", "zones": [CHICAGO]},),
    )
    assert evidence.index.pointing_to("consumer", NOON) == {
        "US-NY": ("locations.home", "phones.cell"),
        "US-NY-NYC": ("locations.home",),
        "US-CT": ("locations.second",),
        "US-IL": ("postal_addresses.letters",),
        "US-IL-CHICAGO": ("postal_addresses.letters",),
    }


def test_a_zip_code_is_kept_to_five_digits_and_never_shown() -> None:
    address = PostalAddress(id="mail", zip="60601-1234")
    assert address.zip == "60601"
    assert "60601" not in repr(address)
    assert "555" not in repr(PhoneLine(id="cell", number="+12125550123"))


@pytest.mark.parametrize(
    ("number", "address", "opens"),
    [
        pytest.param("+12125550123", {"zip": "90012"}, "11:00", id="6(b)(1)(i)-2.i"),
        pytest.param("+12125550123", {"state": "CA"}, "11:00", id="6(b)(1)(i)-2.i by the state"),
    ],
)
def test_an_eastern_number_and_a_pacific_residence(number: str, address: dict[str, str], opens: str) -> None:
    evidence = known(locations=({"id": "home"} | address,), phones=({"id": "cell", "number": number},))
    _open_only(evidence, opens)


def test_an_eastern_mobile_and_a_mountain_landline() -> None:
    """Comment 6(b)(1)(i)-2.ii."""
    landline = {"id": "land", "number": "+13035550123", "line_type": "landline", "place": "home"}
    _open_only(known(phones=({"id": "cell", "number": "+12125550123"}, landline)), "10:00")


def _open_only(evidence: Case, opens: str) -> None:
    eastern = "America/New_York"
    before = decide(contact(at(f"2026-04-01 {int(opens[:2]) - 1:02}:59:59.999999", eastern)), evidence)
    assert reasons(before)[HOURS].lapses_at == at(f"2026-04-01 {opens}", eastern)
    for allowed in (opens, "20:59:59.999999"):
        assert HOURS not in reasons(decide(contact(at(f"2026-04-01 {allowed}", eastern)), evidence))
    closed = reasons(decide(contact(at("2026-04-01 21:00", eastern)), evidence))[HOURS]
    assert closed.lapses_at == at(f"2026-04-02 {opens}", eastern)


def test_an_explanation_says_why_a_zone_and_a_state_were_considered() -> None:
    evidence = known(locations=({"id": "home", "zip": "90012"},), phones=({"id": "cell", "number": "+12125550123"},))
    explained = guard().explain(contact(NOON), evidence)
    assert dict(explained.zones) == {"locations.home": (LOS_ANGELES,), "phones.cell": (NEW_YORK,)}
    assert dict(explained.jurisdictions) == {"US-CA": ("locations.home",), "US-NY": ("phones.cell",)}
