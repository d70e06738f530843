"""What a number, a ZIP or a state says of zones and places; and the tables themselves, against the phone library."""

import subprocess
import sys
import tomllib
import zoneinfo
from binascii import a2b_base64
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import phonenumbers
import pytest
from phonenumbers import timezone
from phonenumbers.timezone import time_zones_for_geographical_number, time_zones_for_number

from fdcpa_guard.clock import _area_codes, _zips, places

EASTERN, CENTRAL, MOUNTAIN, ARIZONA = "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix"
PACIFIC, ALASKA, ALEUTIANS = "America/Los_Angeles", "America/Anchorage", "America/Adak"
HAWAII, ATLANTIC, GUAM, SAMOA = "Pacific/Honolulu", "America/Puerto_Rico", "Pacific/Guam", "Pacific/Pago_Pago"
OF_THE_UNITED_STATES = {
    *(EASTERN, CENTRAL, MOUNTAIN, ARIZONA, PACIFIC, ALASKA, ALEUTIANS),
    *(HAWAII, ATLANTIC, GUAM, SAMOA),
}

STATES = (
    "AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT "
    "NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY"
)
SPLIT_STATES = {
    "AK": {ALASKA, ALEUTIANS},
    "AL": {CENTRAL, EASTERN},
    "AZ": {ARIZONA, MOUNTAIN},
    "FL": {CENTRAL, EASTERN},
    "ID": {MOUNTAIN, PACIFIC},
    "IN": {CENTRAL, EASTERN},
    "KS": {CENTRAL, MOUNTAIN},
    "KY": {CENTRAL, EASTERN},
    "MI": {CENTRAL, EASTERN},
    "ND": {CENTRAL, MOUNTAIN},
    "NE": {CENTRAL, MOUNTAIN},
    "NV": {MOUNTAIN, PACIFIC},
    "OR": {MOUNTAIN, PACIFIC},
    "SD": {CENTRAL, MOUNTAIN},
    "TN": {CENTRAL, EASTERN},
    "TX": {CENTRAL, MOUNTAIN},
}
SPLIT_CODES = {
    (CENTRAL, EASTERN): "219 270 334 364 423 448 574 606 765 812 850 865 906 930 931",
    (CENTRAL, MOUNTAIN): "308 402 432 531 605 620 701 785 915",
    (MOUNTAIN, PACIFIC): "208 458 541 775 986",
    (MOUNTAIN, ARIZONA): "928",
    (ALEUTIANS, ALASKA): "907",
}
SPLIT = {code: zones for zones, codes in SPLIT_CODES.items() for code in codes.split()}

CODES = {code: (state, zones) for state, zones, codes in _area_codes.TERRITORIES for code in codes.split()}
SAMPLES = ("2345678", "5550147", "2201234", "6221234", "6331234", "7731234", "9871234")
DISAGREEMENTS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "places_disagreements.toml").read_text(encoding="utf-8")
)
MADE_WITH = f"phonenumbers {phonenumbers.__version__}" in DISAGREEMENTS["made_with"]


def canonical(names: Iterable[str]) -> set[str]:
    return {_area_codes.ALIASES.get(name, name) for name in names} - {"Etc/Unknown"}


def every_zip() -> Iterator[str]:
    known = a2b_base64(_zips.KNOWN)
    return (f"{number:05}" for number in range(100_000) if known[number >> 3] >> (number & 7) & 1)


@cache
def course(name: str) -> tuple[tuple[datetime, timedelta | None], ...]:
    """Offsets from 2021 to 2037 in the tz database that is installed with us, each with the instant it begins."""
    folder, _, last = name.rpartition("/")
    package = ".".join(["tzdata.zoneinfo", *folder.split("/")])
    with files(package).joinpath(last).open("rb") as data:
        tz = zoneinfo.ZoneInfo.from_file(data)
    start, end = datetime(2021, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
    found = [(start, start.astimezone(tz).utcoffset())]
    weeks = [start + timedelta(days=7 * week) for week in range(-(-(end - start) // timedelta(days=7)) + 1)]
    for low, high in pairwise(weeks):
        before, after = low.astimezone(tz).utcoffset(), high.astimezone(tz).utcoffset()
        if before == after:
            continue
        while high - low > timedelta(seconds=1):
            middle = low + (high - low) // 2
            low, high = (middle, high) if middle.astimezone(tz).utcoffset() == before else (low, middle)
        found.append((high.replace(microsecond=0), after))
    return tuple(found)


# --- ZIPs


@pytest.mark.parametrize(
    ("zip5", "zones"),
    [
        pytest.param("10001", {EASTERN}, id="Manhattan"),
        pytest.param("60601", {CENTRAL}, id="Chicago"),
        pytest.param("80202", {MOUNTAIN}, id="Denver"),
        pytest.param("85001", {ARIZONA}, id="Phoenix"),
        pytest.param("90001", {PACIFIC}, id="Los Angeles"),
        pytest.param("99501", {ALASKA}, id="Anchorage"),
        pytest.param("99546", {ALEUTIANS}, id="Adak"),
        pytest.param("99547", {ALEUTIANS}, id="Atka"),
        pytest.param("99634", {ALASKA}, id="Napakiak, whose listed zone is no zone"),
        pytest.param("96813", {HAWAII}, id="Honolulu"),
        pytest.param("00901", {ATLANTIC}, id="San Juan"),
        pytest.param("00802", {ATLANTIC}, id="Saint Thomas"),
        pytest.param("96910", {GUAM}, id="Guam"),
        pytest.param("96950", {GUAM}, id="Saipan"),
        pytest.param("96799", {SAMOA}, id="American Samoa"),
        pytest.param("86515", {ARIZONA, MOUNTAIN}, id="Window Rock, Navajo Nation"),
        pytest.param("86503", {ARIZONA, MOUNTAIN}, id="Chinle, Navajo Nation"),
        pytest.param("86045", {ARIZONA, MOUNTAIN}, id="Tuba City, Navajo Nation"),
        pytest.param("86033", {ARIZONA, MOUNTAIN}, id="Kayenta, Navajo Nation"),
        pytest.param("86001", {ARIZONA}, id="Flagstaff"),
        pytest.param("86003", {ARIZONA}, id="Flagstaff, boxes"),
        pytest.param("89883", {MOUNTAIN, PACIFIC}, id="West Wendover"),
        pytest.param("89801", {PACIFIC}, id="Elko"),
        pytest.param("97914", {MOUNTAIN}, id="Ontario, Malheur County"),
        pytest.param("97910", {MOUNTAIN, PACIFIC}, id="Jordan Valley, Malheur County"),
        pytest.param("97720", {PACIFIC}, id="Burns, beside Malheur County"),
        pytest.param("32456", {CENTRAL, EASTERN}, id="Port Saint Joe, Gulf County"),
        pytest.param("32465", {CENTRAL, EASTERN}, id="Wewahitchka, Gulf County"),
        pytest.param("32401", {CENTRAL}, id="Panama City"),
        pytest.param("32301", {EASTERN}, id="Tallahassee"),
        pytest.param("49938", {CENTRAL}, id="Ironwood, Gogebic County"),
        pytest.param("49935", {CENTRAL}, id="Iron River, Iron County"),
        pytest.param("49801", {CENTRAL}, id="Iron Mountain, Dickinson County"),
        pytest.param("49858", {CENTRAL}, id="Menominee"),
        pytest.param("49855", {EASTERN}, id="Marquette"),
        pytest.param("83814", {PACIFIC}, id="Coeur d'Alene"),
        pytest.param("83522", {PACIFIC}, id="Cottonwood, north of the Salmon River"),
        pytest.param("83530", {PACIFIC}, id="Grangeville, north of the Salmon River"),
        pytest.param("83549", {MOUNTAIN, PACIFIC}, id="Riggins, on the Salmon River"),
        pytest.param("83702", {MOUNTAIN}, id="Boise"),
        pytest.param("46402", {CENTRAL}, id="Gary"),
        pytest.param("47708", {CENTRAL}, id="Evansville"),
        pytest.param("46204", {EASTERN}, id="Indianapolis"),
        pytest.param("46601", {EASTERN}, id="South Bend"),
        pytest.param("42101", {CENTRAL}, id="Bowling Green, Kentucky"),
        pytest.param("42701", {EASTERN}, id="Elizabethtown, Kentucky"),
        pytest.param("40202", {EASTERN}, id="Louisville, Kentucky"),
        pytest.param("37203", {CENTRAL}, id="Nashville"),
        pytest.param("37902", {EASTERN}, id="Knoxville"),
        pytest.param("37405", {EASTERN}, id="Chattanooga, wrongly listed"),
        pytest.param("58501", {CENTRAL}, id="Bismarck"),
        pytest.param("58601", {MOUNTAIN}, id="Dickinson, North Dakota"),
        pytest.param("57104", {CENTRAL}, id="Sioux Falls"),
        pytest.param("57701", {MOUNTAIN}, id="Rapid City"),
        pytest.param("57532", {CENTRAL, MOUNTAIN}, id="Fort Pierre"),
        pytest.param("69201", {CENTRAL, MOUNTAIN}, id="Valentine, Cherry County"),
        pytest.param("69361", {MOUNTAIN}, id="Scottsbluff"),
        pytest.param("67735", {MOUNTAIN}, id="Goodland, Kansas"),
        pytest.param("67202", {CENTRAL}, id="Wichita"),
        pytest.param("79901", {MOUNTAIN}, id="El Paso"),
        pytest.param("79942", {MOUNTAIN}, id="El Paso, wrongly listed"),
        pytest.param("75201", {CENTRAL}, id="Dallas"),
        pytest.param("36867", {CENTRAL, EASTERN}, id="Phenix City"),
    ],
)
def test_the_zones_of_a_zip(zip5: str, zones: set[str]) -> None:
    assert places.zones_of_zip(zip5) == tuple(sorted(zones))


@pytest.mark.parametrize("zip5", ["09001", "09980", "34002", "34099", "96201", "96507", "96698"])
def test_a_military_post_office_is_no_place(zip5: str) -> None:
    assert places.zones_of_zip(zip5) == ()
    assert places.state_of_zip(zip5) is None
    assert places.city_of_zip(zip5) is None


@pytest.mark.parametrize(("first", "last"), [(9_000, 9_999), (34_000, 34_099), (96_200, 96_699)])
def test_nor_does_any_zip_of_the_armed_forces_say_where(first: int, last: int) -> None:
    for zip5, military in ((first - 1, False), (first, True), (last, True), (last + 1, False)):
        said = places.read_zip(f"{zip5:05}")
        assert said.doubt is not None
        assert ("military post" in said.doubt) is military
        assert (said.states, said.cities, said.zones) == ((), (), ()) or not military


@pytest.mark.parametrize(
    "zip5",
    [
        "",
        "1000",
        "100011",
        "10001-1234",
        "ABCDE",
        "00000",
        "99999",
        "\uff110001",
        "\u00b20001",
        "+1001",
        "1 001",
        " 1001",
    ],
)
def test_what_is_no_zip_has_no_place(zip5: str) -> None:
    assert places.zones_of_zip(zip5) == ()
    assert places.state_of_zip(zip5) is None
    assert places.city_of_zip(zip5) is None


@pytest.mark.parametrize(
    ("zip5", "state"),
    [
        *(("10001", "NY"), ("06390", "NY"), ("89883", "NV"), ("20500", "DC"), ("00901", "PR"), ("96910", "GU")),
        *(("00802", "VI"), ("96799", "AS"), ("96950", "MP"), ("96941", None), ("96940", None), ("96960", None)),
    ],
)
def test_the_state_of_a_zip(zip5: str, state: str | None) -> None:
    assert places.state_of_zip(zip5) == state
    assert places.zones_of_zip(zip5)


@pytest.mark.parametrize(
    ("zip5", "city"),
    [
        *((zip5, "US-NY-NYC") for zip5 in ("10001", "10301", "10451", "11201", "11004", "11101", "11354", "11697")),
        *((zip5, "US-NY-NYC") for zip5 in ("11001", "11040")),
        *((zip5, "US-NY-YONKERS") for zip5 in ("10701", "10705", "10710", "10708")),
        *((zip5, "US-NY-BUFFALO") for zip5 in ("14201", "14216", "14240")),
        *((zip5, "US-IL-CHICAGO") for zip5 in ("60601", "60666", "60707", "60827")),
        *((zip5, None) for zip5 in ("10801", "11003", "11096", "11501", "11701", "12207", "07302")),
        *((zip5, None) for zip5 in ("14221", "14301", "60201", "60302", "62701", "46402")),
    ],
)
def test_the_city_of_a_zip(zip5: str, city: str | None) -> None:
    assert places.city_of_zip(zip5) == city


def test_the_zones_of_a_zip_are_zones_of_its_state() -> None:
    for zip5 in every_zip():
        state = places.state_of_zip(zip5)
        if state is not None:
            assert set(places.zones_of_zip(zip5)) <= set(places.zones_of_state(state)), zip5


def test_every_zone_of_a_state_is_that_of_some_zip() -> None:
    for state in STATES.split():
        seen = {name for kind, _, zones in _zips.PLACES if kind == state for name in zones}
        assert seen == set(places.zones_of_state(state)), state


# --- States


@pytest.mark.parametrize("state", STATES.split())
def test_the_zones_of_a_state(state: str) -> None:
    zones = places.zones_of_state(state)
    assert zones == tuple(sorted(set(zones)))
    assert set(zones) <= OF_THE_UNITED_STATES
    if state in SPLIT_STATES:
        assert set(zones) == SPLIT_STATES[state]
    else:
        assert len(zones) == 1


@pytest.mark.parametrize("state", ["", "ny", "XX", "FM", "AE", "US-NY", "ON"])
def test_what_is_no_state_has_no_zones(state: str) -> None:
    assert places.zones_of_state(state) == ()


# --- Numbers


@pytest.mark.parametrize("code", SPLIT)
def test_a_number_of_a_split_code_has_both_zones(code: str) -> None:
    for sample in SAMPLES:
        assert set(SPLIT[code]) <= set(places.zones_of_number(f"+1{code}{sample}"))
    assert CODES[code][1] == tuple(sorted(SPLIT[code]))


def test_no_other_code_is_split() -> None:
    assert {code for code, (_, zones) in CODES.items() if len(zones) > 1} == set(SPLIT)


@pytest.mark.parametrize(
    "number", ["+12125", "+1" + "2125550147" * 2, "+1212555014712345", "12125550147", "+1212555x147"]
)
def test_what_is_no_number_in_e164_form_says_nothing(number: str) -> None:
    assert places.read_number(number)[:3] == ((), (), ())


def test_of_no_more_than_fifteen_digits_it_is_one_though_none_of_ours() -> None:
    assert places.read_number("+121255501471234").doubt == "a number of any state, for its area code is not known"


@pytest.mark.parametrize(
    "number",
    [
        *(f"+1{code}5550147" for code in (800, 833, 844, 855, 866, 877, 888)),
        *("+19005550147", "+15005550147", "+15335550147", "+17005550147", "+17105550147", "+16005550147"),
        *("+448001111111", "+80012345678", "+611800123456", "+33800123456"),
    ],
)
def test_a_number_of_no_place_has_no_zones(number: str) -> None:
    assert places.zones_of_number(number) == ()
    assert places.state_of_number(number) is None


@pytest.mark.parametrize(
    "number",
    [
        *("", "+", "2125550147", "12125550147", "+1212555014", "+121255501478", "+1212555014x", "+1 2125550147"),
        *("+9999999999", "+\uff112125550147", "+1212\uff15550147", "+12125550147123456", "tel:+12125550147"),
        "+11005550147",
    ],
)
def test_what_is_no_number_has_no_zones(number: str) -> None:
    assert places.zones_of_number(number) == ()
    assert places.state_of_number(number) is None


@pytest.mark.parametrize(
    ("number", "state", "zones"),
    [
        ("+12125550147", "NY", {EASTERN}),
        ("+12065550147", "WA", {PACIFIC}),
        ("+18085550147", "HI", {HAWAII}),
        ("+17875550147", "PR", {ATLANTIC}),
        ("+13405550147", "VI", {ATLANTIC}),
        ("+16715550147", "GU", {GUAM}),
        ("+16705550147", "MP", {GUAM}),
        ("+16845550147", "AS", {SAMOA}),
        ("+14165550147", None, {EASTERN}),
        ("+18762105555", None, {"America/Guayaquil"}),
        ("+442079460000", None, {"Europe/London"}),
        ("+4930901820", None, {"Europe/Rome"}),
    ],
)
def test_the_state_and_zones_of_a_number(number: str, state: str | None, zones: set[str]) -> None:
    assert places.state_of_number(number) == state
    assert places.zones_of_number(number) == tuple(sorted(zones))


@pytest.mark.parametrize("code", _area_codes.BEYOND_THE_BORDER)
def test_a_canadian_code_listed_on_our_side_has_our_zone_too(code: str) -> None:
    for sample in SAMPLES:
        number = phonenumbers.parse(f"+1{code}{sample}", None)
        ours = set(places.zones_of_number(f"+1{code}{sample}"))
        assert set(_area_codes.BEYOND_THE_BORDER[code]) | canonical(time_zones_for_number(number)) == ours
    assert code not in CODES


def test_every_geographic_code_of_the_phone_library_is_in_the_table() -> None:
    geographic = (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
    home = {"PR", "GU", "VI", "AS", "MP"}
    for code in map(str, range(200, 1000)):
        for sample in SAMPLES:
            number = phonenumbers.parse(f"+1{code}{sample}", None)
            region = phonenumbers.region_code_for_number(number)
            if region not in {"US", *home} or phonenumbers.number_type(number) not in geographic:
                continue
            if MADE_WITH or code in CODES:
                assert CODES[code][0] == region or region == "US", code
    assert home <= {state for state, _ in CODES.values()}
    assert {state for state, _ in CODES.values()} == set(STATES.split())


def test_the_zones_of_a_code_are_zones_of_its_state() -> None:
    for code, (state, zones) in CODES.items():
        assert set(zones) <= set(places.zones_of_state(state)), code


# --- The tables


@pytest.mark.parametrize(
    "pair", ["208 986", "270 364", "402 531", "448 850", "458 541", "812 930", "305 645", "213 738"]
)
def test_an_overlay_has_the_territory_of_its_parent(pair: str) -> None:
    one, other = pair.split()
    assert CODES[one] == CODES[other]


def test_phoenix_keeps_standard_time() -> None:
    assert CODES["602"] == CODES["480"] == CODES["520"] == ("AZ", (ARIZONA,))


def test_no_code_is_named_twice() -> None:
    named = [code for _, _, codes in _area_codes.TERRITORIES for code in codes.split()]
    assert len(named) == len(set(named)) >= 365
    assert not set(named) & set(_area_codes.BEYOND_THE_BORDER)


def test_every_row_names_canonical_zones_in_order() -> None:
    rows = [
        *(zones for _, zones, _ in _area_codes.TERRITORIES),
        *_area_codes.BEYOND_THE_BORDER.values(),
        *(zones for _, _, zones in _zips.PLACES),
        *map(places.zones_of_state, STATES.split()),
    ]
    known = zoneinfo.available_timezones()
    for zones in rows:
        assert zones
        assert zones == tuple(sorted(set(zones)))
        assert not set(zones) & set(_area_codes.ALIASES)
        assert set(zones) <= known
    assert all(set(zones) <= OF_THE_UNITED_STATES for state, _, zones in _zips.PLACES if state)
    assert all(set(zones) <= OF_THE_UNITED_STATES for _, zones, _ in _area_codes.TERRITORIES)


def test_two_names_are_two_clocks() -> None:
    names = sorted({name for _, _, zones in _zips.PLACES for name in zones} | OF_THE_UNITED_STATES)
    assert all(course(one) != course(other) for one, other in combinations(names, 2))


def test_an_alias_is_the_same_clock() -> None:
    """If a new release of the tz database fails this, make the tables again."""
    for name, chosen in _area_codes.ALIASES.items():
        assert chosen not in _area_codes.ALIASES
        assert course(name) == course(chosen), (name, chosen)


def test_the_zip_table_is_small_and_in_order() -> None:
    assert len(_zips.STARTS) == len(_zips.ROWS) <= 1_000
    assert len(_zips.PLACES) <= 128
    assert all(low < high for low, high in pairwise(_zips.STARTS))
    assert all(low != high for low, high in pairwise(_zips.ROWS))
    assert set(_zips.ROWS) == set(range(len(_zips.PLACES)))
    assert len(set(_zips.PLACES)) == len(_zips.PLACES)
    assert len(a2b_base64(_zips.KNOWN)) == 12_500
    assert 40_000 <= sum(1 for _ in every_zip()) <= 45_000
    sizes = [Path(str(module.__file__)).stat().st_size for module in (_zips, _area_codes)]
    assert sum(sizes) < 80_000


def test_tables_and_phone_library_are_imported_at_the_first_question_only() -> None:
    probe = """
import sys
from fdcpa_guard.clock import places
tables = {"fdcpa_guard.clock._zips", "fdcpa_guard.clock._area_codes", "phonenumbers.timezone"}
assert not tables & set(sys.modules), tables & set(sys.modules)
places.load()
assert tables <= set(sys.modules)
before = set(sys.modules)
for number in ("+12125550147", "+18005550147", "+14165550147", "+442079460000", "+34911234567"):
    places.zones_of_number(number)
    places.state_of_number(number)
places.zones_of_zip("10001")
new = {name for name in sys.modules.keys() - before if not name.startswith("phonenumbers.data.region_")}
assert not new, new  # what the phone library knows of a country it reads when it first sees a number there
"""
    src = str(Path(places.__file__).parents[2])
    code = f"import sys; sys.path.insert(0, {src!r})\n{probe}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


UNKNOWN_CODE = phonenumbers.PhoneNumber(country_code=1, national_number=2_000_000_000)
EVERYWHERE = canonical(time_zones_for_geographical_number(UNKNOWN_CODE))
"""What the library says of a code that it does not know: one too new for the release."""


def said_of(code: str, rest: str) -> set[str]:
    number = phonenumbers.PhoneNumber(country_code=1, national_number=int(f"{code}{rest}"))
    found = canonical(time_zones_for_geographical_number(number))
    return set() if found == EVERYWHERE else found


def test_a_code_too_new_for_the_phone_library_has_the_zones_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    everywhere = tuple(time_zones_for_geographical_number(UNKNOWN_CODE))
    assert len(everywhere) > 10
    monkeypatch.setattr(timezone, "time_zones_for_geographical_number", lambda number: everywhere)
    assert places.zones_of_number("+12355550147") == (CENTRAL,)
    assert places.zones_of_number("+14165550147") == ()


# --- Disagreements between the sources, and what was made of each

RESOLVED = {entry["code"]: entry for entry in DISAGREEMENTS["code"]}
RESOLVED_ZIPS = {entry["zip"]: entry for entry in DISAGREEMENTS["zip"]}


def library(code: str) -> set[str]:
    """What the phone library says of numbers of each exchange of a code."""
    exchanges = range(200, 1000)
    return {name for exchange in exchanges for rest in ("0147", "5555") for name in said_of(code, f"{exchange}{rest}")}


@pytest.mark.parametrize("state", STATES.split())
def test_the_table_holds_what_the_phone_library_says_or_the_resolution_is_listed(state: str) -> None:
    for code, (home, zones) in CODES.items():
        if home != state:
            continue
        theirs = library(code)
        if MADE_WITH:
            assert theirs == set(RESOLVED[code]["library"] if code in RESOLVED else zones), code
        else:
            # Releases differ in detail: 8.13.0 has both zones of Arizona for all its codes.
            assert theirs <= {*zones, *places.zones_of_state(home), *RESOLVED.get(code, {}).get("library", ())}, code


@pytest.mark.parametrize("code", RESOLVED)
def test_a_listed_disagreement_of_a_code_is_one(code: str) -> None:
    entry = RESOLVED[code]
    assert entry["resolution"]
    assert tuple(entry["table"]) == CODES[code][1]
    assert set(entry["table"]) != set(entry["library"])


def test_every_canadian_code_with_a_zone_of_ours_is_listed() -> None:
    listed = {entry["code"]: tuple(entry["table"]) for entry in DISAGREEMENTS["neighbour"]}
    assert listed == _area_codes.BEYOND_THE_BORDER


def test_a_number_has_what_table_and_phone_library_say() -> None:
    for code, (_, zones) in CODES.items():
        for sample in SAMPLES:
            assert places.zones_of_number(f"+1{code}{sample}") == tuple(sorted(said_of(code, sample) | set(zones)))


def test_each_listed_zip_is_answered_as_resolved() -> None:
    for zip5, entry in RESOLVED_ZIPS.items():
        assert entry["resolution"]
        assert places.zones_of_zip(zip5) == tuple(entry["table"]), zip5


def test_every_zip_of_two_zones_is_listed_with_its_resolution() -> None:
    assert {zip5 for zip5 in every_zip() if len(places.zones_of_zip(zip5)) > 1} <= set(RESOLVED_ZIPS)


def test_a_source_is_overruled_for_listed_zips_only() -> None:
    overruled = {
        zip5
        for zip5, entry in RESOLVED_ZIPS.items()
        if entry["table"] and not {entry["listed"], entry["drawn"]} - {""} <= set(entry["table"])
    }
    assert overruled == {"37405", "79942", "83522", "86003", "96941", "96944"}


@pytest.mark.parametrize(
    "no_zip", ["", "9", "999", "99999-1234", "9999x", "9999\u0661", "\u0661" * 5, "999991", "+9999"]
)
def test_what_is_no_zip_says_nothing(no_zip: str) -> None:
    assert places.read_zip(no_zip) == places.NOTHING_SAID
