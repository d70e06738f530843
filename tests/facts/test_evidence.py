"""Evidence of a place that is new, unreadable, garbled, contradictory, stale, or of no place at all: never nothing."""

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fdcpa_guard import Case, Decision, Guard, InvalidFacts, regulation_f, us
from fdcpa_guard.clock import TICK, read_zip, zone, zones_of_state, zones_of_zip
from fdcpa_guard.clock.zones import is_inhabited, zone_names
from fdcpa_guard.facts import Inbound, Location, PhoneLine, PostalAddress
from fdcpa_guard.facts.base import members
from fdcpa_guard.facts.lives import ANSWER, LIVES, ONGOING, VERIFIED_LOCATION
from fdcpa_guard.rules import Question
from fdcpa_guard.vocabulary import City
from tests.builders import at, case, contact, debt, decide, history, inbound, reasons

HOURS = "us.regf.6b1i.hours"
NOON = at("2026-04-01 12:00")
US = Guard(us())
EASTERN, CENTRAL, HAWAII = "America/New_York", "America/Chicago", "Pacific/Honolulu"


def known(**overrides: Any) -> Case:
    return case(**{"locations": (), "phones": ({"id": "cell", "line_type": "mobile"},)} | overrides)


def zones(found: Case, when: datetime = NOON) -> set[str]:
    return {str(tz) for tz in found.index.zones("consumer", when)}


def places(found: Case, when: datetime = NOON) -> set[str]:
    return set(found.index.jurisdictions("consumer", when))


def doubts(decision: Decision) -> dict[str, Any]:
    """What the decision says that it could not take as it stands."""
    return {
        path: why for each in decision.advisories if each.rule == "guard.evidence" for path, why in each.facts.items()
    }


def called(when: Any, medium: str = "call", **rest: Any) -> Inbound:
    return Inbound.model_validate({"id": "q", "at": when, "medium": medium} | rest)


def refused(make: Any) -> str:
    """The message of the refusal."""
    with pytest.raises(InvalidFacts) as caught:
        make()
    return str(caught.value)


# --- Point 3: evidence that cannot be read is not evidence of nothing

TEXAS = {"id": "home", "zip": "78701"}


@pytest.mark.parametrize(
    ("zip", "expected"),
    [
        pytest.param("02140", {"US-MA"}, id="in the table"),
        pytest.param("10050", {"US-NY", "US-NY-NYC"}, id="the first three digits"),
        pytest.param("20200", {"US-DC"}, id="the first three digits, of the District"),
        pytest.param("99902", {"US-AK"}, id="the first three digits, of Alaska"),
    ],
)
def test_a_zip_that_the_table_does_not_hold_is_read_by_its_first_digits(zip: str, expected: set[str]) -> None:
    letters = {"id": "letters", "zip": zip}
    assert places(known(locations=(TEXAS,), postal_addresses=(letters,))) == expected | {"US-TX"}
    assert places(known(locations=(letters,))) == expected


def test_a_zip_of_no_known_beginning_is_read_by_its_first_digit() -> None:
    found = known(locations=(TEXAS,), postal_addresses=({"id": "letters", "zip": "00001"},))
    assert {"US-MA", "US-ME", "US-NY", "US-PR", "US-VI", "US-TX"} <= places(found)
    assert {EASTERN, "America/Puerto_Rico"} <= zones(found)
    decision = US.decide(contact(NOON), found)
    assert "same digit" in doubts(decision)["postal_addresses.letters.zip"]
    assert "00001" not in decision.to_json()


def test_what_was_made_of_it_is_said() -> None:
    found = known(locations=(TEXAS,), postal_addresses=({"id": "letters", "zip": "10050"},))
    for guard in (US, Guard(regulation_f())):
        said = doubts(guard.decide(contact(NOON), found))
        assert said == {
            "postal_addresses.letters.zip": "a ZIP code of any place whose ZIP begins with the same three digits"
        }
    assert doubts(US.decide(contact(NOON), known(locations=(TEXAS,)))) == {}


def test_an_unreadable_zip_does_not_tell_the_city() -> None:
    unread = US.decide(contact(NOON), known(locations=({"id": "home", "zip": "10806"},)))
    assert read_zip("10806").states == ("NY",)
    assert "US-NY-YONKERS" in reasons(unread)["guard.place"].message
    read = US.decide(contact(NOON), known(locations=({"id": "home", "zip": "10801"},)))
    assert "guard.place" not in reasons(read)


def test_an_unreadable_zip_beside_its_state_is_told_by_the_state() -> None:
    home = {"id": "home", "zip": "00001", "state": "MA"}
    assert places(known(locations=(home,))) == {"US-MA"}
    assert zones(known(locations=(home,))) == {EASTERN}
    assert places(known(locations=(home | {"state": "TX"},))) >= {"US-TX", "US-MA", "US-NY"}
    city = {"id": "home", "zip": "10050", "city": "US-NY-BUFFALO"}
    assert places(known(locations=(city,))) == {"US-NY", "US-NY-NYC", "US-NY-BUFFALO"}


@pytest.mark.parametrize("zip", ["09001", "34050", "96201", "09999"])
def test_military_post_is_pointed_out_beside_other_evidence(zip: str) -> None:
    letters = {"id": "letters", "zip": zip}
    found = known(locations=(TEXAS,), postal_addresses=(letters,))
    assert places(found) == {"US-TX"}
    assert doubts(US.decide(contact(NOON), found)) == {
        "postal_addresses.letters.zip": "military post, which is no place"
    }
    beside = known(locations=({"id": "home", "zip": zip, "state": "TX"},))
    assert places(beside) == {"US-TX"}
    assert zones(beside) == set(zones_of_state("TX"))
    assert list(doubts(US.decide(contact(NOON), beside))) == ["locations.home.zip"]
    assert "guard.place" in reasons(US.decide(contact(NOON), known(postal_addresses=(letters,))))


@pytest.mark.parametrize("number", ["+14365550147", "+16795550147"])
def test_a_number_whose_code_has_no_state_may_be_of_any(number: str) -> None:
    found = known(locations=(TEXAS,), phones=({"id": "cell", "number": number, "line_type": "mobile"},))
    assert {place for place in places(found) if len(place) == 5} >= {"US-MI", "US-OH", "US-TX", "US-GU", "US-MA"}
    assert zones(found) >= {EASTERN, CENTRAL, HAWAII, "Pacific/Guam"}
    decision = US.decide(contact(NOON), found)
    assert not decision
    assert "phones.cell.number" in doubts(decision)


@pytest.mark.parametrize("number", ["+18005550147", "+19005550147", "+15005550147", "+17105550147", "+80012345678"])
def test_a_number_without_territory_says_nothing_by_design(number: str) -> None:
    phone = {"id": "cell", "number": number, "line_type": "mobile"}
    if number.startswith("+1"):
        assert places(known(locations=(TEXAS,), phones=(phone,))) == {"US-TX"}
        assert "guard.place" in reasons(US.decide(contact(NOON), known(phones=(phone,))))


@pytest.mark.parametrize(
    ("number", "its"),
    [("+14165550147", EASTERN), ("+18765550147", "America/Guayaquil"), ("+447700900123", "Europe/London")],
)
def test_a_number_of_another_country_has_zones_and_no_state(number: str, its: str) -> None:
    phone = {"id": "cell", "number": number, "line_type": "mobile"}
    assert zones(known(locations=(TEXAS,), phones=(phone,))) == {CENTRAL, its}
    assert places(known(locations=(TEXAS,), phones=(phone,))) == {"US-TX"}
    assert "guard.place" in reasons(US.decide(contact(NOON), known(phones=(phone,))))


def test_a_city_alone_points_to_its_state() -> None:
    """Of a postal address too: without zones of its own it was no evidence at all."""
    found = known(locations=(TEXAS,), postal_addresses=({"id": "letters", "city": "US-NY-NYC"},))
    assert places(found) == {"US-TX", "US-NY", "US-NY-NYC"}
    assert zones(found) == {CENTRAL, EASTERN}


OTHER_DIGITS = ["\u0661", "\uff11", "\u0967", "\u00b2", "\U0001d7cf"]
"""Arabic-Indic, full-width and Devanagari one, a superscript two, a mathematical one."""


@pytest.mark.parametrize("digit", OTHER_DIGITS)
def test_digits_are_0_to_9(digit: str) -> None:
    written: list[tuple[str, Any]] = [
        ("zip", lambda: Location(id="home", zip=f"1000{digit}")),
        ("zip", lambda: PostalAddress(id="home", zip=f"{digit}0001-1234")),
        ("number", lambda: PhoneLine(id="cell", number=f"+1202555014{digit}")),
        ("number", lambda: PhoneLine(id="cell", number=f"+{digit}2025550147")),
        ("id", lambda: PhoneLine(id=f"cell{digit}")),
        ("at", lambda: called(f"2026-04-0{digit}T12:00:00-05:00")),
    ]
    for field, make in written:
        said = refused(make)
        assert re.search(rf"\b{field}: ", said), said
        assert digit not in said


@pytest.mark.parametrize("amount", ["\u0661\u0662\u0663", "\uff11\uff12.50", "12\u0663", "1_250"])
def test_an_amount_is_written_in_the_digits_0_to_9(amount: str) -> None:
    assert "original_amount: an amount is written" in refused(lambda: debt(original_amount=amount))
    assert str(debt(original_amount="1250.5").original_amount) == "1250.50"


# --- Point 4: a new number is a number


@pytest.mark.parametrize("number", ["+14365550147", "+16795550147", "+12995550147", "+13705550147"])
@pytest.mark.parametrize("medium", ["call", "mail"])
def test_a_number_of_a_new_code_is_one(number: str, medium: str) -> None:
    found = known(locations=(TEXAS,), phones=({"id": "cell", "number": number},))
    assert members(found.phones)[0].number == number
    decision = Guard(regulation_f()).decide(contact(NOON, medium), found)
    assert bool(decision) == (medium == "mail")  # noon in Texas is early in the Pacific
    assert "phones.cell.number" in doubts(decision)


@pytest.mark.parametrize(
    "written",
    [
        "+12135550167",
        "+1 (213) 555-0167",
        "+1-213-555-0167",
        "+1.213.555.0167",
        " +1 213 555 0167 ",
        "+1 213\u2011555\u20110167",
    ],
)
def test_a_number_is_held_in_one_form(written: str) -> None:
    assert PhoneLine(id="cell", number=written).number == "+12135550167"


def test_a_number_abroad_is_held_in_one_form() -> None:
    for written in ("+442079460000", "+44 20 7946 0000", "+44 (0)20 7946 0000"):
        assert PhoneLine(id="cell", number=written).number == "+442079460000"
    assert PhoneLine(id="cell", number="+39 02 3661 8300").number == "+390236618300"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("+1800FLOWERS", "letters"),
        ("+1 800 GO FEDEX", "letters"),
        ("+12135550167;ext=12", "extension"),
        ("+1 213 555 0167 x12", "extension"),
        ("+1 213 555 0167 ext. 12", "extension"),
        ("+1 213 555 0167 #12", "extension"),
        ("+12135550167,,12", "extension"),
        ("+1 213 555 0167 home", "letters"),
        ("tel:+12135550167", "begin with +"),
        ("call +1 213 555 0167", "begin with +"),
        ("12135550167", "begin with +"),
        ("213-555-0167", "begin with +"),
        ("", "begin with +"),
        ("+1213555016\uff17", "digits are 0 to 9"),
        ("+1213555016\u0667", "digits are 0 to 9"),
        ("+1 213 555 0167\n", "something other"),
        ("+1 213 555 0167?", "something other"),
        ("+", "something other"),
        ("+1213555016", "ten digits"),
        ("+121355501670", "ten digits"),
        ("+1 1 213 555 0167", "ten digits"),
        ("+10135550167", "ten digits"),
        ("+11135550167", "ten digits"),
        ("+19115550167", "ten digits"),
        ("+12131550167", "ten digits"),
        ("+12130550167", "ten digits"),
        ("+9991234567", "no country"),
        ("+2101234567", "no country"),
        ("+44207946", "another length"),
        ("+44207946000000000", "another length"),
        ("+1" + "2" * 2000, "ten digits"),
        ("+44" + "2" * 2000, "another length"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_is_no_number_is_refused_by_name(written: str, why: str) -> None:
    said = refused(lambda: known(phones=({"id": "cell", "number": written},)))
    assert said.startswith("invalid Case: phones.0.number: not a valid telephone number")
    assert why in said
    assert "213" not in said


@given(st.text(alphabet="+0123456789 ()-.xe;=#,A\uff11\u0661", max_size=24))
def test_whatever_is_taken_for_a_number_has_the_form_of_its_plan(text: str) -> None:
    try:
        number = PhoneLine(id="cell", number=text).number
    except InvalidFacts:
        return
    assert number is not None
    assert re.fullmatch(r"\+[1-9][0-9]{5,14}", number)
    assert not number.startswith("+1") or re.fullmatch(r"\+1(?![2-9]11)[2-9][0-9]{2}[2-9][0-9]{6}", number)
    assert PhoneLine(id="cell", number=number).number == number


# --- Point 5: places where nobody lives


@pytest.mark.parametrize(
    "name",
    [
        *("EST", "MST", "HST", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT", "CET", "EET", "MET", "WET"),
        *("UTC", "GMT", "UCT", "Zulu", "Universal", "Greenwich", "GMT0", "GMT+0", "GMT-0", "Factory"),
        *("Etc/GMT+5", "Etc/GMT-14", "Etc/UTC", "Etc/GMT", "Antarctica/Troll", "Antarctica/South_Pole"),
        *("localtime", "posixrules", "posix/America/New_York", "right/America/New_York", "SystemV/EST5", "EST5"),
        *("america/new_york", "America/new_york", "us/eastern", "America/New York", " America/New_York", "tzdata.zi"),
    ],
)
def test_a_zone_names_where_people_live(name: str) -> None:
    for make in (
        lambda: Location(id="home", zones=(name,)),
        lambda: PhoneLine(id="cell", zones=(name,)),
        lambda: PostalAddress(id="mail", zones=(name,)),
    ):
        assert "zones.0: " in refused(make)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        *(("EST", EASTERN), ("EST5EDT", EASTERN), ("CST6CDT", CENTRAL), ("HST", HAWAII)),
        *(("america/new_york", EASTERN), ("America/Chicgo", CENTRAL), ("us/eastern", "US/Eastern")),
    ],
)
def test_the_zone_that_was_meant_is_named(name: str, meant: str) -> None:
    assert f"did you mean {meant}?" in refused(lambda: Location(id="home", zones=(name,)))


@pytest.mark.parametrize(
    "name",
    [
        "US/Eastern",
        "America/Indianapolis",
        "America/Fort_Wayne",
        "Navajo",
        "Japan",
        "GB",
        "Asia/Calcutta",
        "Canada/Pacific",
    ],
)
def test_an_old_name_of_a_place_is_one(name: str) -> None:
    assert Location(id="home", zones=(name,)).plausible_zones == (name,)


def test_no_inhabited_zone_is_an_offset_without_a_place() -> None:
    names = [name for name in zone_names() if is_inhabited(name)]
    assert len(names) > 500
    assert not [name for name in names if name.startswith(("Etc/", "Antarctica/")) or "GMT" in name or "UTC" in name]


def test_half_past_nine_in_new_york_in_july_is_late() -> None:
    found = known(locations=({"id": "home", "zones": [EASTERN]},))
    assert HOURS in reasons(decide(contact(at("2026-07-01 21:30", EASTERN)), found))


@pytest.mark.parametrize("offset", ["-04:56", "-04:56:02", "+05:07", "-12:15", "-13:00", "+14:15", "+15:00", "+23:59"])
def test_an_offset_that_no_clock_shows_is_refused(offset: str) -> None:
    said = refused(lambda: called(f"2026-04-01T12:00:00{offset}"))
    assert "at: " in said


@pytest.mark.parametrize(
    "minutes", [-(4 * 60 + 56), 17, 14 * 60 + 1, -12 * 60 - 15, 23 * 60, pytest.param(-4 * 60 - 56.04, id="seconds")]
)
def test_an_instant_of_such_an_offset_is_refused(minutes: float) -> None:
    tz = timezone(timedelta(minutes=minutes))
    assert "offset" in refused(lambda: called(datetime(2026, 4, 1, 12, tzinfo=tz)))


@pytest.mark.parametrize(
    "offset", ["Z", "+00:00", "-00:00", "-12:00", "+14:00", "+05:45", "-03:30", "+12:45", "+13:45", "-0500"]
)
def test_an_offset_that_some_clock_shows(offset: str) -> None:
    assert called(f"2026-04-01T12:00:00{offset}").at.utcoffset() == timedelta(0)


def test_an_instant_on_the_clock_of_every_zone_is_one() -> None:
    for name in sorted(zone_names()):
        for year, month in ((1990, 3), (2026, 1), (2026, 7)):
            instant = datetime(year, month, 1, 12, tzinfo=zone(name))
            assert called(instant).at == instant


# --- Point 16: evidence that contradicts itself widens


@pytest.mark.parametrize(
    ("home", "zones_then", "places_then", "doubted"),
    [
        pytest.param(
            {"zip": "02139", "state": "HI"}, {EASTERN, HAWAII}, {"US-MA", "US-HI"}, "state", id="zip and state"
        ),
        pytest.param(
            {"zip": "60601", "state": "NY"},
            {CENTRAL, EASTERN},
            {"US-IL", "US-IL-CHICAGO", "US-NY"},
            "state",
            id="the other way",
        ),
        pytest.param(
            {"zip": "60601", "city": "US-NY-NYC"},
            {CENTRAL, EASTERN},
            {"US-IL", "US-IL-CHICAGO", "US-NY", "US-NY-NYC"},
            "city",
            id="zip and city",
        ),
        pytest.param(
            {"zip": "10001", "city": "US-NY-YONKERS"},
            {EASTERN},
            {"US-NY", "US-NY-NYC", "US-NY-YONKERS"},
            "city",
            id="two cities of a state",
        ),
        pytest.param(
            {"state": "TX", "city": "US-IL-CHICAGO"},
            {*zones_of_state("TX"), CENTRAL},
            {"US-TX", "US-IL", "US-IL-CHICAGO"},
            "city",
            id="state and city",
        ),
        pytest.param(
            {"zip": "02139", "state": "HI", "city": "US-IL-CHICAGO"},
            {EASTERN, HAWAII, CENTRAL},
            {"US-MA", "US-HI", "US-IL", "US-IL-CHICAGO"},
            "state city",
            id="all three",
        ),
        pytest.param(
            {"zip": "79901", "zones": [EASTERN]}, {EASTERN, "America/Denver"}, {"US-TX"}, "", id="zip and zone"
        ),
        pytest.param({"zip": "79901", "state": "TX"}, {"America/Denver"}, {"US-TX"}, "", id="the ZIP's own state"),
        pytest.param(
            {"zip": "96941", "state": "HI"}, {"Pacific/Pohnpei", HAWAII}, {"US-HI"}, "state", id="no state of ours"
        ),
        pytest.param({"city": "US-IL-CHICAGO"}, {CENTRAL}, {"US-IL", "US-IL-CHICAGO"}, "", id="a city alone"),
        pytest.param(
            {"state": "IL", "city": "US-IL-CHICAGO"},
            {CENTRAL},
            {"US-IL", "US-IL-CHICAGO"},
            "",
            id="a city and its state",
        ),
        pytest.param(
            {"zip": "60601", "city": "US-IL-CHICAGO"},
            {CENTRAL},
            {"US-IL", "US-IL-CHICAGO"},
            "",
            id="the ZIP's own city",
        ),
        pytest.param(
            {"zip": "10050", "city": "US-NY-BUFFALO"},
            {EASTERN},
            {"US-NY", "US-NY-NYC", "US-NY-BUFFALO"},
            "zip",
            id="a city beside a ZIP that cannot be read",
        ),
    ],
)
def test_what_points_to_a_place_counts_and_what_contradicts_it_is_said(
    home: Any, zones_then: set[str], places_then: set[str], doubted: str
) -> None:
    for kind in ("locations", "postal_addresses"):
        found = known(**{kind: ({"id": "home"} | home,)})
        assert zones(found) == zones_then
        assert places(found) == places_then
        assert doubts(decide(contact(NOON), found)).keys() == {f"{kind}.home.{field}" for field in doubted.split()}


def test_half_past_two_at_night_in_hawaii_is_night() -> None:
    """It was allowed, for only the ZIP's zone was kept; as two locations it was denied."""
    early = contact(at("2026-04-01 02:30", HAWAII))
    together = known(locations=({"id": "home", "zip": "02139", "state": "HI"},))
    apart = known(locations=({"id": "home", "zip": "02139"}, {"id": "other", "state": "HI"}))
    for found in (together, apart):
        assert HOURS in reasons(decide(early, found))
    assert doubts(decide(early, together)) == {
        "locations.home.state": "elsewhere than the rest of it says, so each is believed"
    }
    assert doubts(decide(early, apart)) == {}


def test_a_zip_elsewhere_does_not_tell_the_city_of_the_state() -> None:
    decision = US.decide(contact(NOON), known(locations=({"id": "home", "zip": "60601", "state": "NY"},)))
    assert "US-NY-NYC" in reasons(decision)["guard.place"].message


PIECES = st.fixed_dictionaries(
    {},
    optional={
        "zip": st.sampled_from(["02139", "10001", "60601", "79901", "10050", "00001", "99902", "96941", "09001"]),
        "state": st.sampled_from(["MA", "HI", "NY", "IL", "TX", "PR"]),
        "city": st.sampled_from([city.value for city in City]),
        "zones": st.sampled_from([["America/Denver"], [HAWAII]]),
    },
)


@given(PIECES)
def test_all_pieces_together_point_to_what_each_points_to(piece: dict[str, Any]) -> None:
    """Save that an unreadable ZIP, which points to all that it may mean, is told by a state that it may mean."""
    whole = PostalAddress(id="home", **piece).points_to
    for size in (1, 2):
        for fields in combinations(piece, size):
            part = PostalAddress(id="home", **{name: piece[name] for name in fields}).points_to
            unread = part.doubts.get("zip") is not None and len(part.states) > 1
            if not unread:
                assert set(part.jurisdictions) <= set(whole.jurisdictions)
                if "zip" not in piece or "zip" in fields or set(part.states).isdisjoint(read_zip(piece["zip"]).states):
                    assert set(part.zones) <= set(whole.zones)
            else:
                assert set(part.states) & set(whole.states)
    assert set(zones_of_zip(piece.get("zip", ""))) <= set(whole.zones)


EVIDENCE = st.one_of(
    PIECES.filter(lambda piece: piece.keys() - {"zip"} or piece.get("zip") not in (None, "09001")).map(
        lambda piece: ("locations", {"id": "a"} | piece)
    ),
    PIECES.map(lambda piece: ("postal_addresses", {"id": "b"} | piece)),
    st.sampled_from(["+12125550147", "+14165550147", "+14365550147", "+18005550147", "+447700900123"]).map(
        lambda number: ("phones", {"id": "c", "number": number})
    ),
)


@settings(max_examples=60)
@given(EVIDENCE, EVIDENCE)
def test_two_pieces_of_evidence_point_to_what_each_points_to(one: Any, other: Any) -> None:
    def of(*given: Any) -> Case:
        kinds = {
            kind: tuple(facts | {"id": f"{kind}{n}"} for n, (k, facts) in enumerate(given) if k == kind)
            for kind, _ in given
        }
        return known(**kinds)

    both = of(one, other)
    for piece in (one, other):
        alone = of(piece)
        assert zones(alone) <= zones(both)
        assert places(alone) <= places(both)
    assert zones(both) == zones(of(other, one))
    assert places(both) == places(of(other, one))


@settings(max_examples=60)
@given(st.sampled_from(["10001", "60601", "02139", "79901"]), st.integers(0, 4), st.sampled_from("0123456789"))
def test_a_garbled_zip_is_evidence_or_is_pointed_out(zip: str, place: int, digit: str) -> None:
    garbled = zip[:place] + digit + zip[place + 1 :]
    found = known(locations=(TEXAS,), postal_addresses=({"id": "letters", "zip": garbled},))
    points_to = members(found.postal_addresses)[0].points_to
    assert points_to.zones or points_to.doubts
    if not zones_of_zip(garbled):
        assert "postal_addresses.letters.zip" in doubts(US.decide(contact(NOON), found))


# --- Point 17: the longest life of what opens

HERE = {"id": "here", "kind": "current", "verified": True, "zip": "96813"}
HOME = {"id": "home", "zip": "02139"}


def verified(learned_at: datetime | None) -> Case:
    return known(locations=(HOME, HERE | {"learned_at": learned_at}))


def test_a_location_verified_in_2021_narrows_no_more() -> None:
    found = verified(at("2021-04-01 12:00"))
    assert zones(found) == {EASTERN, HAWAII}
    assert places(found) == {"US-MA", "US-HI"}
    decision = decide(contact(at("2026-04-01 22:30", EASTERN)), found)  # half past four in the afternoon in Honolulu
    assert HOURS in reasons(decision)
    assert doubts(decision) == {"locations.here.verified": VERIFIED_LOCATION.over}


def test_the_life_of_a_verified_location_ends_at_an_instant_that_the_case_knows() -> None:
    learned = at("2026-03-31 15:00")
    ends = learned + VERIFIED_LOCATION.span
    found = verified(learned)
    assert zones(found, ends - TICK) == {HAWAII}
    assert zones(found, ends) == {EASTERN, HAWAII}
    assert ends in found.index.changes
    allowed = decide(contact(ends - TICK), found)
    assert allowed.valid_until is not None
    assert allowed.valid_until <= ends


ALBANY, IN_NEW_YORK, HONOLULU = {"zip": "12207"}, {"state": "NY"}, {"zip": "96813"}


@pytest.mark.parametrize(
    ("home", "here", "vague"),
    [
        pytest.param(ALBANY, HONOLULU, False, id="the_home_is_in_none_of_them"),
        pytest.param(IN_NEW_YORK, HONOLULU, True, id="the_home_may_be_in_one"),
        pytest.param(HONOLULU, ALBANY, False, id="who_is_there_is_in_none_of_them"),
        pytest.param(HONOLULU, IN_NEW_YORK, True, id="who_is_there_may_be_in_one"),
        pytest.param(ALBANY, IN_NEW_YORK, True, id="who_lives_in_none_may_be_in_one"),
        pytest.param(IN_NEW_YORK, ALBANY, False, id="who_is_in_none_needs_no_more_to_be_told"),
    ],
)
def test_the_city_is_told_both_of_the_ties_and_of_where_the_person_is(
    home: dict[str, str], here: dict[str, str], vague: bool
) -> None:
    there = {"id": "here", "kind": "current", "verified": True, "learned_at": NOON}
    found = known(locations=({"id": "home"} | home, there | here))
    assert ("guard.place" in reasons(US.decide(contact(NOON), found))) is vague


def test_what_a_verified_location_sets_aside_is_said() -> None:
    found = verified(NOON)
    decision = decide(contact(NOON), found)
    assert zones(found) == {HAWAII}
    aside = "set aside for the clock, not for its law: a verified current location says where the person is"
    assert doubts(decision) == {"locations.home": aside}
    assert places(found) == {"US-MA", "US-HI"}
    same = known(locations=(HOME | {"zip": "96813"}, HERE | {"learned_at": NOON}))
    assert doubts(decide(contact(NOON), same)) == {}


def test_a_location_verified_nobody_knows_when_does_not_narrow() -> None:
    found = verified(None)
    assert zones(found) == {EASTERN, HAWAII}
    assert list(doubts(decide(contact(NOON), found))) == ["locations.here.learned_at"]


def test_a_verified_location_that_contradicts_itself_is_each() -> None:
    found = known(locations=(HOME, HERE | {"learned_at": NOON, "state": "TX"}))
    assert zones(found) == {HAWAII, *zones_of_state("TX")}


@pytest.mark.parametrize("medium", ["call", "in-person", "portal"])
@pytest.mark.parametrize(
    "ends", [{"ongoing": True}, {"ended_at": at("2031-01-01 12:00")}], ids=["ongoing", "ended late"]
)
def test_nothing_goes_on_for_years(medium: str, ends: dict[str, Any]) -> None:
    began = at("2021-04-01 12:00")
    event = called(began, medium, **ends)
    assert event.goes_on(began)
    assert event.goes_on(began + ONGOING.span - TICK)
    assert not event.goes_on(began + ONGOING.span)
    assert not event.goes_on(NOON)
    found = known(locations=(TEXAS,), history=history(event))
    assert began + ONGOING.span in found.index.changes


def test_an_inbound_call_of_2021_opens_no_hours() -> None:
    late = at("2026-04-01 23:30")
    old = known(locations=(TEXAS,), history=history(inbound("2021-04-01 23:00", id="q", ongoing=True)))
    decision = decide(contact(late, in_reply_to="q"), old)
    assert HOURS in reasons(decision)
    assert doubts(decision) == {"history.inbound.q": ONGOING.over}
    now = known(locations=(TEXAS,), history=history(inbound("2026-04-01 23:00", id="q", ongoing=True)))
    decision = decide(contact(late, in_reply_to="q"), now)
    assert HOURS not in reasons(decision)
    assert decision.valid_until is not None
    assert decision.valid_until <= at("2026-04-01 23:00") + ONGOING.span
    assert doubts(decision) == {}


@pytest.mark.parametrize("person", [None, "cosigner"])
def test_a_call_of_which_nobody_knows_whether_it_goes_on_is_over_then_too(person: str | None) -> None:
    """Till then it may be the one spoken in, so that nothing was conveyed before (12 CFR 1006.18(e)(1))."""
    rule = "us.regf.18e1.initial-disclosure"
    began = inbound("2026-04-01 11:55", id="q", ongoing="unknown", conversation=True, person=person)
    asked = contact(
        NOON,
        person=person,
        in_reply_to="q",
        content={"carries": ["collector-disclosure"], "lacks": ["initial-disclosure"]},
    )
    owed = debt(validation="none", initial_communication_at=None, co_obligors=("cosigner",))
    known = case(debts=(owed,), history=history(began))
    over = began.at + ONGOING.span
    decision = decide(asked, known)
    assert rule in reasons(decision)
    assert decision.valid_until == over
    assert rule in reasons(decide(asked.model_copy(update={"at": over - TICK}), known))
    assert rule not in reasons(decide(asked.model_copy(update={"at": over}), known))


@pytest.mark.parametrize("medium", ["email", "text", "mail", "call"])
def test_a_message_of_2021_is_answered_no_more(medium: str) -> None:
    """A call too, if it was missed: nobody spoke, so whoever calls back answers it."""

    def asked(came: datetime) -> tuple[Decision, Question]:
        found = known(locations=(TEXAS,), history=history(called(came, medium)))
        answer = contact(NOON, medium, in_reply_to="q")
        return decide(answer, found), Question(answer, found)

    now = NOON.astimezone(UTC)
    decision, question = asked(now - ANSWER.span)
    assert question.answered is None
    assert doubts(decision) == {"history.inbound.q": ANSWER.over}
    decision, question = asked(now - ANSWER.span + TICK)
    assert question.answered is not None
    assert doubts(decision) == {}
    assert decision.valid_until == now + TICK


def test_every_life_has_a_name_a_span_and_a_reason_that_the_page_tells() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "facts.md").read_text("utf-8")
    for life in LIVES:
        assert life.span > timedelta(0)
        assert life.name
        assert life.why.endswith(".")
        assert f"| {life.length} from `" in page
        assert life.why[:20].lower() in page.lower()
