"""Makes ``clock/_area_codes.py``, ``clock/_zips.py`` and ``tests/clock/places_disagreements.toml``.

Run it with the packages of `PINS` installed, from the root of the repository: ``python tools/build_places.py``.
The same packages give the same bytes. Where sources differ, the answer is what either says: a contact must be
timely in every zone the person may be in, so a zone too many costs an hour and a zone too few breaks the law.
What is changed by hand is in the tables below, each with its reason.
"""

import base64
import math
import re
import sys
import textwrap
import zoneinfo
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import phonenumbers
import zipcodes
from phonenumbers.tzdata import TIMEZONE_DATA
from timezonefinder import TimezoneFinder

PINS = {
    "phonenumbers": "9.0.43",
    "timezonefinder": "9.0.0",
    "timezonefinder-data": "3.2026.3.post1",
    "tzdata": "2026.6",
    "zipcodes": "3.0.0",
}

ROOT = Path(__file__).parent.parent
CLOCK = ROOT / "src" / "fdcpa_guard" / "clock"
DISAGREEMENTS = ROOT / "tests" / "clock" / "places_disagreements.toml"

PREFERRED = ("Asia/Tokyo", "Pacific/Majuro", "Pacific/Pohnpei")
"""Abroad, the zones that ZIPs of the freely associated states come to have, by their best-known name."""

FROM, TO = datetime(2021, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)

EASTERN, CENTRAL, MOUNTAIN, ARIZONA = "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix"
PACIFIC, ALASKA, ALEUTIANS = "America/Los_Angeles", "America/Anchorage", "America/Adak"
HAWAII, ATLANTIC, GUAM, SAMOA = "Pacific/Honolulu", "America/Puerto_Rico", "Pacific/Guam", "Pacific/Pago_Pago"
OF_THE_UNITED_STATES = (
    EASTERN, CENTRAL, MOUNTAIN, ARIZONA, PACIFIC, ALASKA, ALEUTIANS, HAWAII, ATLANTIC, GUAM, SAMOA,
)  # fmt: skip

FREELY_ASSOCIATED = {"FM", "MH", "PW"}
"""They have ZIPs but are no state or territory: their ZIPs have zones and no state."""

REGIONS = {"US": None, "PR": "PR", "GU": "GU", "VI": "VI", "AS": "AS", "MP": "MP"}
SAMPLES = ("2345678", "5551234", "2201234", "6221234", "6331234", "7731234")
"""Subscriber numbers to try: American Samoa and the Virgin Islands use few exchanges."""

# --- Area codes by hand -----------------------------------------------------------------------------------------

NEW_OVERLAYS = {
    "235": "573",
    "274": "920",
    "324": "904",
    "327": "870",
    "329": "845",
    "353": "608",
    "369": "707",
    "645": "305",
    "686": "804",
    "728": "561",
    "730": "618",
    "738": "213",
    "748": "970",
    "821": "864",
    "975": "816",
}
"""Codes too new for the ZIP data, and the code whose territory they share."""

TWINS = (("208", "986"), ("270", "364"), ("402", "531"), ("448", "850"), ("458", "541"), ("812", "930"))
"""Codes that cover one split territory: what one has, all have."""

SPLIT_CODES = {
    "208": ((MOUNTAIN, PACIFIC), "southern Idaho, and the panhandle north of the Salmon River"),
    "219": ((CENTRAL, EASTERN), "Gary and its hinterland, and the Eastern counties beside them"),
    "270": ((CENTRAL, EASTERN), "western Kentucky, and Elizabethtown"),
    "308": ((CENTRAL, MOUNTAIN), "Grand Island, and the Nebraska panhandle"),
    "334": ((CENTRAL, EASTERN), "Alabama; Phenix City, Lanett and Valley keep the time of Georgia across the river"),
    "364": ((CENTRAL, EASTERN), "overlay of 270"),
    "402": ((CENTRAL, MOUNTAIN), "Omaha, and the west of Cherry County"),
    "423": ((CENTRAL, EASTERN), "Chattanooga, and Marion, Bledsoe and Cumberland Counties"),
    "432": ((CENTRAL, MOUNTAIN), "Midland, and the west of Culberson County, which keeps the time of El Paso"),
    "448": ((CENTRAL, EASTERN), "overlay of 850"),
    "458": ((MOUNTAIN, PACIFIC), "overlay of 541"),
    "531": ((CENTRAL, MOUNTAIN), "overlay of 402"),
    "541": ((MOUNTAIN, PACIFIC), "Oregon without its north-west; Malheur County is on Mountain time"),
    "574": ((CENTRAL, EASTERN), "South Bend, and Starke County"),
    "605": ((CENTRAL, MOUNTAIN), "all of South Dakota, parted near the Missouri"),
    "606": ((CENTRAL, EASTERN), "eastern Kentucky, and Russell, Clinton and Adair Counties"),
    "620": ((CENTRAL, MOUNTAIN), "southern Kansas; Greeley and Hamilton Counties are on Mountain time"),
    "701": ((CENTRAL, MOUNTAIN), "all of North Dakota; its south-west is on Mountain time"),
    "765": ((CENTRAL, EASTERN), "central Indiana, and the edge of Newton and Jasper Counties"),
    "775": ((MOUNTAIN, PACIFIC), "Nevada without Las Vegas; West Wendover is on Mountain time"),
    "785": ((CENTRAL, MOUNTAIN), "northern Kansas; Sherman and Wallace Counties are on Mountain time"),
    "812": ((CENTRAL, EASTERN), "southern Indiana; Evansville is on Central time"),
    "850": ((CENTRAL, EASTERN), "the Florida panhandle on both sides of the Apalachicola"),
    "865": ((CENTRAL, EASTERN), "Knoxville, and the edge of the Cumberland plateau"),
    "906": ((CENTRAL, EASTERN), "the Upper Peninsula; four counties beside Wisconsin are on Central time"),
    "907": ((ALASKA, ALEUTIANS), "all of Alaska; the western Aleutians are an hour behind"),
    "915": ((CENTRAL, MOUNTAIN), "El Paso, and the edge of Culberson County"),
    "928": ((ARIZONA, MOUNTAIN), "Arizona without Phoenix and Tucson; the Navajo Nation keeps daylight saving time"),
    "930": ((CENTRAL, EASTERN), "overlay of 812"),
    "931": ((CENTRAL, EASTERN), "Middle Tennessee, and the Eastern edge of the plateau"),
    "986": ((MOUNTAIN, PACIFIC), "overlay of 208"),
}
"""The codes with two zones. The build fails if the ZIP data asks for one that is not here."""

BEYOND_THE_BORDER = {
    "306": ((MOUNTAIN,), "Saskatchewan, listed for ZIPs of Montana"),
    "474": ((MOUNTAIN,), "Saskatchewan, listed for ZIPs of Montana"),
    "506": ((EASTERN,), "New Brunswick, listed for ZIPs of Maine"),
    "639": ((MOUNTAIN,), "Saskatchewan, listed for ZIPs of Montana"),
    "807": ((CENTRAL,), "western Ontario, listed for ZIPs of Minnesota"),
    "867": ((ALASKA,), "the Yukon, listed for ZIPs of Alaska"),
}
"""Canadian codes that the ZIP data lists for one American state only: its zone is added to the phone library's."""

# --- ZIPs by hand -----------------------------------------------------------------------------------------------

CORRECTED = {
    "37405": ((EASTERN,), "Chattanooga: all of Hamilton County is on Eastern time"),
    "79942": ((MOUNTAIN,), "El Paso, filed under a county far away"),
    "83522": ((PACIFIC,), "Cottonwood is north of the Salmon River"),
    "86003": ((ARIZONA,), "boxes in Flagstaff, outside the Navajo Nation"),
    "96941": (("Pacific/Pohnpei",), "Pohnpei is an hour ahead of Chuuk"),
    "96942": (("Pacific/Chuuk",), "Chuuk"),
    "96943": (("Pacific/Chuuk",), "Yap has the time of Chuuk"),
    "96944": (("Pacific/Kosrae",), "Kosrae is an hour ahead of Chuuk"),
    "96960": (("Pacific/Majuro",), "the coordinates lie in the ocean"),
    "96970": (("Pacific/Majuro",), "Ebeye has the time of Majuro"),
}
"""ZIPs of which a source is plainly wrong: these zones, whatever the sources say."""

NAVAJO = re.findall(
    r"\d+",
    """
    86016 86020 86028 86031 86033 86034 86035 86036 86040 86044 86045 86047 86053 86054
    86502 86503 86504 86505 86506 86507 86508 86510 86511 86512 86514 86515 86520 86535 86538 86540 86544 86545 86547
    86556
    """,
)

ADDED: dict[str, tuple[tuple[str, ...], str]] = {
    **dict.fromkeys(NAVAJO, ((ARIZONA, MOUNTAIN), "in or beside the Navajo Nation of Arizona")),
    "32456": ((CENTRAL, EASTERN), "Gulf County is parted by the Intracoastal Waterway"),
    "32457": ((CENTRAL, EASTERN), "Gulf County is parted by the Intracoastal Waterway"),
    "32465": ((CENTRAL, EASTERN), "Gulf County is parted by the Intracoastal Waterway"),
    "37338": ((CENTRAL, EASTERN), "Graysville is in Rhea County, which is on Eastern time; its ridge is not"),
    "42757": ((CENTRAL, EASTERN), "Magnolia lies in LaRue and Hart Counties"),
    "57532": ((CENTRAL, MOUNTAIN), "Fort Pierre keeps the time of Pierre; Stanley County is on Mountain time"),
    "58535": ((CENTRAL, MOUNTAIN), "Flasher is at the corner of Grant County"),
    "58568": ((CENTRAL, MOUNTAIN), "Sioux County is parted"),
    "58757": ((CENTRAL, MOUNTAIN), "Mandaree serves McKenzie and Dunn Counties, which are parted"),
    "58838": ((CENTRAL, MOUNTAIN), "McKenzie County is parted"),
    "58634": ((CENTRAL, MOUNTAIN), "McKenzie County is parted"),
    "67857": ((CENTRAL, MOUNTAIN), "Kendall is on the line between Hamilton and Kearny Counties"),
    "69201": ((CENTRAL, MOUNTAIN), "Cherry County is parted"),
    "69211": ((CENTRAL, MOUNTAIN), "Cherry County is parted"),
    "69216": ((CENTRAL, MOUNTAIN), "Cherry County is parted"),
    "69218": ((CENTRAL, MOUNTAIN), "Cherry County is parted"),
    "69219": ((CENTRAL, MOUNTAIN), "Cherry County is parted"),
    "69135": ((CENTRAL, MOUNTAIN), "Cherry County is parted"),
    "79847": ((CENTRAL, MOUNTAIN), "Salt Flat is near Culberson County, whose north-west keeps Mountain time"),
    "79855": ((CENTRAL, MOUNTAIN), "Van Horn is in Culberson County, whose north-west keeps Mountain time"),
    "83542": ((MOUNTAIN, PACIFIC), "Lucile is on the Salmon River, where the zones part"),
    "83549": ((MOUNTAIN, PACIFIC), "Riggins is on the Salmon River, where the zones part"),
    "83554": ((MOUNTAIN, PACIFIC), "White Bird is on the Salmon River, where the zones part"),
    "83671": ((MOUNTAIN, PACIFIC), "Warren is in Idaho County, which is parted"),
    "89825": ((MOUNTAIN, PACIFIC), "Jackpot keeps the time of Idaho"),
    "89826": ((MOUNTAIN, PACIFIC), "Jarbidge keeps the time of Idaho"),
    "89831": ((MOUNTAIN, PACIFIC), "Mountain City keeps the time of Idaho"),
    "89832": ((MOUNTAIN, PACIFIC), "Owyhee keeps the time of Idaho"),
    "89883": ((MOUNTAIN, PACIFIC), "West Wendover is on Mountain time by law, though in Nevada"),
    "97907": ((MOUNTAIN, PACIFIC), "Huntington keeps the time of Malheur County beside it"),
    "97910": ((MOUNTAIN, PACIFIC), "Jordan Valley: the south of Malheur County is on Pacific time"),
}
"""ZIPs that have these zones besides what the sources say."""

MILITARY = (range(9_000, 10_000), range(34_000, 34_100), range(96_200, 96_700))
"""AE, AA and AP: an address of the armed forces says nothing about where its owner is."""

NEAR_KM, NEIGHBOUR_KM = 5.0, 25.0
"""A ZIP whose coordinates are this near a boundary may lie on both sides of it, if a ZIP of the same state on the
other side is no farther than the second distance; else the boundary is that of the state, where ZIPs end."""

# --- Cities with rules of their own -----------------------------------------------------------------------------

NEW_YORK, YONKERS, CHICAGO, BUFFALO = "US-NY-NYC", "US-NY-YONKERS", "US-IL-CHICAGO", "US-NY-BUFFALO"
BOROUGHS = {"New York County", "Kings County", "Queens County", "Bronx County", "Richmond County"}
NEW_YORK_PREFIXES = {"100", "101", "102", "103", "104", "111", "112", "113", "114", "116"}
CITY_ADDED = {
    "11001": (NEW_YORK, "Floral Park lies on both sides of the line of Queens"),
    "11040": (NEW_YORK, "New Hyde Park lies on both sides of the line of Queens"),
}
BEYOND_BUFFALO = {"14219", "14221", "14224", "14227", "14228", "14231", "14260", "14261"}
"""Buffalo by its postal name only: Blasdell, Williamsville, West Seneca, southern Cheektowaga, Amherst."""


class Row(NamedTuple):
    """What the sources say of one ZIP."""

    zip: str
    state: str
    county: str
    city: str
    other_cities: tuple[str, ...]
    codes: tuple[str, ...]
    latitude: float
    longitude: float
    listed: str
    """The zone of the ZIP data, canonical; "" if it names none."""
    drawn: str
    """The zone at its coordinates, canonical; "" in the ocean."""


class Place(NamedTuple):
    """What we say of one ZIP."""

    state: str | None
    city: str | None
    zones: tuple[str, ...]


# --- Zones ------------------------------------------------------------------------------------------------------


@cache
def course(name: str) -> tuple[tuple[datetime, timedelta], ...]:
    """The UTC offsets of a zone and the instants from which they hold: equal for zones that are the same to us."""
    tz = zoneinfo.ZoneInfo(name)

    def offset(at: datetime) -> timedelta:
        found = at.astimezone(tz).utcoffset()
        assert found is not None
        return found

    found = [(FROM, offset(FROM))]
    low = FROM
    while low < TO:
        high = low + timedelta(days=3)
        if offset(high) != offset(low):
            left, right = low, high
            while right - left > timedelta(seconds=1):
                middle = left + (right - left) // 2
                if offset(middle) == offset(low):
                    left = middle
                else:
                    right = middle
            found.append((right.replace(microsecond=0), offset(high)))
        low = high
    return tuple(found)


def aliases(names: Iterable[str]) -> dict[str, str]:
    """Each name that is not canonical, and the canonical name: ours, or else the phone library's commonest.

    Of the latter, the names that the tz database still uses itself come first.
    """
    uses = Counter(zone for zones in TIMEZONE_DATA.values() for zone in zones)
    table = files("tzdata.zoneinfo").joinpath("zone1970.tab").read_text("utf-8")
    current = {line.split("\t")[2] for line in table.splitlines() if not line.startswith("#")}
    groups: dict[object, set[str]] = defaultdict(set)
    for name in {*names, *OF_THE_UNITED_STATES, *PREFERRED}:
        groups[course(name)].add(name)
    found = {}
    for group in groups.values():
        ours = [name for name in (*OF_THE_UNITED_STATES, *PREFERRED) if name in group]
        assert len(ours) <= 1, ours
        chosen = ours[0] if ours else min(group, key=lambda name: (name not in current, -uses[name], name))
        found.update({name: chosen for name in group if name != chosen})
    return dict(sorted(found.items()))


def every_name(raw: Iterable[dict[str, Any]], finder: TimezoneFinder) -> set[str]:
    """Every zone that a source may name."""
    named = {zone for zones in TIMEZONE_DATA.values() for zone in zones}
    named |= {row["timezone"] for row in raw} | {zone for zones, _ in CORRECTED.values() for zone in zones}
    named |= {name for name in finder.timezone_names if name.startswith(("America/", "Pacific/"))}
    return named & zoneinfo.available_timezones()


# --- ZIPs -------------------------------------------------------------------------------------------------------


def read(raw: list[dict[str, Any]], finder: TimezoneFinder, alias: dict[str, str]) -> list[Row]:
    known = zoneinfo.available_timezones()
    rows = []
    for row in sorted(raw, key=lambda row: str(row["zip_code"])):
        latitude, longitude = float(row["lat"]), float(row["long"])
        drawn = finder.timezone_at(lng=longitude, lat=latitude) or ""
        listed = row["timezone"] if row["timezone"] in known else ""
        rows.append(
            Row(
                row["zip_code"],
                row["state"],
                row["county"],
                row["city"],
                tuple(row["acceptable_cities"]),
                tuple(row["area_codes"]),
                latitude,
                longitude,
                alias.get(listed, listed),
                "" if drawn.startswith("Etc/") else alias.get(drawn, drawn),
            )
        )
    return rows


def is_military(row: Row) -> bool:
    return row.state in {"AA", "AE", "AP"} or any(int(row.zip) in block for block in MILITARY)


def base_zones(row: Row) -> set[str]:
    """The zones of a ZIP without the search for boundaries."""
    if is_military(row):
        return set()
    if row.zip in CORRECTED:
        return set(CORRECTED[row.zip][0])
    return ({row.listed, row.drawn} - {""}) | set(ADDED.get(row.zip, ((), ""))[0])


def kilometres(one: Row, other: Row) -> float:
    north = (one.latitude - other.latitude) * 111.2
    east = (one.longitude - other.longitude) * 111.2 * math.cos(math.radians(one.latitude))
    return math.hypot(north, east)


def near(rows: list[Row], finder: TimezoneFinder, alias: dict[str, str]) -> dict[str, set[str]]:
    """Zones across a boundary so near that the ZIP may reach it."""
    zones = {row.zip: base_zones(row) for row in rows}
    by_state: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for name in zones[row.zip]:
            by_state[row.state][name].append(row)
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if len(by_state[row.state]) < 2 or not row.drawn or row.zip in CORRECTED:
            continue
        for step in range(16):
            angle = math.pi * step / 8
            latitude = row.latitude + NEAR_KM / 111.2 * math.cos(angle)
            longitude = row.longitude + NEAR_KM / 111.2 / math.cos(math.radians(row.latitude)) * math.sin(angle)
            name = finder.timezone_at(lng=longitude, lat=latitude) or ""
            name = alias.get(name, name)
            if name in zones[row.zip] or name in found[row.zip]:
                continue
            if any(kilometres(row, other) <= NEIGHBOUR_KM for other in by_state[row.state].get(name, ())):
                found[row.zip].add(name)
    return {key: value for key, value in found.items() if value}


def city_of(row: Row) -> str | None:
    if is_military(row):
        return None
    if row.zip in CITY_ADDED:
        return CITY_ADDED[row.zip][0]
    if row.state == "NY":
        if row.county in BOROUGHS or row.zip[:3] in NEW_YORK_PREFIXES:
            return NEW_YORK
        if "Yonkers" in (row.city, *row.other_cities):
            return YONKERS
        if row.city == "Buffalo" and row.zip not in BEYOND_BUFFALO:
            return BUFFALO
    if row.state == "IL" and "Chicago" in (row.city, *row.other_cities):
        return CHICAGO
    return None


def places(rows: list[Row], beside: dict[str, set[str]], alias: dict[str, str]) -> dict[str, Place]:
    found = {}
    for row in rows:
        if is_military(row):
            continue
        zones = {alias.get(name, name) for name in base_zones(row) | beside.get(row.zip, set())}
        found[row.zip] = Place(
            None if row.state in FREELY_ASSOCIATED else row.state, city_of(row), tuple(sorted(zones))
        )
    return found


# --- Area codes -------------------------------------------------------------------------------------------------


def assigned() -> dict[str, str | None]:
    """The geographic codes of the phone library's metadata, and the territory if it is not a state."""
    found: dict[str, str | None] = {}
    geographic = (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
    for code in range(200, 1000):
        for sample in SAMPLES:
            number = phonenumbers.parse(f"+1{code}{sample}", None)
            region = phonenumbers.region_code_for_number(number)
            if region in REGIONS and phonenumbers.number_type(number) in geographic:
                found[str(code)] = REGIONS[region]
    return found


def homes(rows: list[Row]) -> dict[str, str]:
    """The state with most ZIPs of a code."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for code in row.codes:
            counts[code][row.state] += 1
    return {code: min(counter, key=lambda state: (-counter[state], state)) for code, counter in counts.items()}


def area_codes(rows: list[Row]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Home state and zones of each code: those of the ZIPs of its home state, and the split codes by hand."""
    home = homes(rows)
    zones: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for code in row.codes:
            if home[code] == row.state:
                zones[code] |= base_zones(row)
    found = {}
    for code, territory in assigned().items():
        parent = NEW_OVERLAYS.get(code, code)
        state = territory or home[parent]
        mine = set(zones[parent])
        for twins in TWINS:
            if parent in twins:
                mine.update(*(zones[twin] for twin in twins))
        if code in SPLIT_CODES:
            by_hand = set(SPLIT_CODES[code][0])
            assert mine <= by_hand, (code, mine)
            mine = by_hand
        assert len(mine) == 1 or code in SPLIT_CODES, f"{code} has {sorted(mine)}: say so in SPLIT_CODES"
        assert state not in FREELY_ASSOCIATED, (code, state)
        found[code] = (state, tuple(sorted(mine)))
    return found


def library_zones(code: str, alias: dict[str, str]) -> set[str]:
    """What the phone library says of any number of a code."""
    entries = [zones for prefix, zones in TIMEZONE_DATA.items() if prefix.startswith(f"1{code}")]
    return {alias.get(zone, zone) for zones in entries for zone in zones}


# --- Writing ----------------------------------------------------------------------------------------------------

HEADER = '''"""{title} Made by tools/build_places.py; do not edit.

{pins}.
The zone at a ZIP's coordinates comes from boundaries that contributors of OpenStreetMap drew (ODbL 1.0), the
coordinates from GeoNames (CC BY 4.0).
"""
'''


def header(title: str) -> str:
    return HEADER.format(title=title, pins=", ".join(f"{name} {PINS[name]}" for name in sorted(PINS)))


def literal(value: object) -> str:
    """As ruff would write it."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        inside = ", ".join(map(literal, value))
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return repr(value)


def codes_module(codes: dict[str, tuple[str, tuple[str, ...]]], alias: dict[str, str]) -> str:
    territories: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for code, territory in sorted(codes.items()):
        territories[territory].append(code)
    lines = [header("Area codes of the United States: home state and zones."), "# fmt: off"]
    lines += ["from typing import Final", "", "MADE_WITH: Final = {"]
    lines += [f"    {literal(name)}: {literal(PINS[name])}," for name in sorted(PINS)]
    lines += ["}", '"""The packages that the tables were made from."""', "", "TERRITORIES: Final = ("]
    for (state, zones), of in sorted(territories.items()):
        lines += entry(f"({literal(state)}, {literal(zones)}, ", of, ")")
    lines += [")", '"""Home state, zones, codes."""', "", "BEYOND_THE_BORDER: Final = {"]
    lines += [f"    {literal(code)}: {literal(zones)}," for code, (zones, _) in sorted(BEYOND_THE_BORDER.items())]
    lines += ["}", '"""Canadian codes in use on our side too: zones besides the phone library\'s."""', ""]
    same: dict[str, list[str]] = defaultdict(list)
    for name, chosen in alias.items():
        same[chosen].append(name)
    lines += ["_NAMES: Final = {"]
    for chosen, names in sorted(same.items()):
        lines += entry(f"{literal(chosen)}: ", names, "")
    lines += ["}", "ALIASES: Final = {name: chosen for chosen, names in _NAMES.items() for name in names.split()}"]
    lines += [f'"""Zones with the same UTC offsets as the canonical zone, from {FROM.year} to {TO.year - 1}."""', ""]
    return "\n".join(lines)


def entry(before: str, words: list[str], after: str) -> Iterator[str]:
    """An entry of a table that holds words as one text, in as few lines as it needs."""
    if len(line := f'    {before}"{" ".join(words)}"{after},') <= 120:
        yield line
        return
    yield f"    {before}("
    for part in textwrap.wrap(" ".join(words), 109, break_on_hyphens=False):
        yield f'        "{part} "'
    yield f"    ){after},"


def zips_module(found: dict[str, Place]) -> str:
    kinds = sorted(set(found.values()), key=lambda place: (place.state or "", place.city or "", place.zones))
    number = {place: index for index, place in enumerate(kinds)}
    known = bytearray(12_500)
    starts, rows = [0], [0]
    for key in sorted(found):
        zip5 = int(key)
        known[zip5 >> 3] |= 1 << (zip5 & 7)
        if number[found[key]] != rows[-1]:
            starts.append(zip5)
            rows.append(number[found[key]])
    lines = [header("ZIPs: state, city with rules of its own, and zones."), "# fmt: off"]
    lines += ["from typing import Final", ""]
    lines += ["PLACES: Final[tuple[tuple[str | None, str | None, tuple[str, ...]], ...]] = ("]
    lines += [*packed([literal(tuple(place)) for place in kinds]), ")", '"""State, city, zones."""', ""]
    for name, values, meaning in (
        ("STARTS", starts, "The first ZIP of each run of ZIPs with the same place."),
        ("ROWS", rows, "The place of each run, by its number in `PLACES`."),
    ):
        lines += [f"{name}: Final = (", *packed([str(value) for value in values]), ")", f'"""{meaning}"""', ""]
    coded = base64.b64encode(bytes(known)).decode()
    lines += ["KNOWN: Final = (", *(f'    "{coded[at : at + 112]}"' for at in range(0, len(coded), 112)), ")"]
    lines += ['"""In base 64, one bit for each number of five digits, lowest first: whether it is a ZIP."""', ""]
    return "\n".join(lines)


def packed(values: list[str]) -> Iterator[str]:
    line = "   "
    for value in values:
        if len(line) + len(value) + 2 > 120:
            yield line
            line = "   "
        line += f" {value},"
    yield line


def toml(pairs: Iterable[tuple[str, object]]) -> str:
    def value(one: object) -> str:
        if isinstance(one, str):
            return '"' + one.replace("\\", "\\\\").replace('"', '\\"') + '"'
        assert isinstance(one, tuple | set | list)
        return "[" + ", ".join(value(item) for item in sorted(one)) + "]"

    return "\n".join(f"{key} = {value(one)}" for key, one in pairs)


def disagreements(
    rows: list[Row],
    found: dict[str, Place],
    beside: dict[str, set[str]],
    codes: dict[str, tuple[str, tuple[str, ...]]],
    alias: dict[str, str],
) -> str:
    parts = [
        "# Where the sources disagree, and what was made of it. Made by tools/build_places.py; do not edit.",
        toml([("made_with", tuple(f"{name} {PINS[name]}" for name in PINS))]),
    ]
    for code, (_, zones) in sorted(codes.items()):
        library = library_zones(code, alias)
        if library == set(zones):
            continue
        why = f"both zones: {SPLIT_CODES[code][1]}" if code in SPLIT_CODES else "no ZIP of the code is in another zone"
        if not library <= set(zones):
            why += "; what more the library says is added for the numbers that it says it of"
        entry = [("code", code), ("table", zones), ("library", library), ("resolution", why)]
        parts.append("[[code]]\n" + toml(entry))
    for code, (zones, why) in sorted(BEYOND_THE_BORDER.items()):
        library = library_zones(code, alias)
        entry = [("code", code), ("table", zones), ("library", library), ("resolution", f"both: {why}")]
        parts.append("[[neighbour]]\n" + toml(entry))
    for row in rows:
        place = found.get(row.zip)
        if place is None:
            if row.drawn or row.listed:
                why = "an address of the armed forces is no location"
                parts.append(zip_entry(row, (), why))
            continue
        sources = {row.listed, row.drawn} - {""}
        if row.zip in CORRECTED:
            why = CORRECTED[row.zip][1]
        elif row.zip in ADDED:
            why = f"both zones: {ADDED[row.zip][1]}"
        elif row.zip in beside:
            why = f"both zones: within {NEAR_KM:g} km of the boundary"
        elif len(sources) > 1:
            why = "both zones: what either source says"
        elif not row.drawn:
            continue
        elif {row.listed} != {row.drawn}:
            why = "the zone at the coordinates; the ZIP data names none"
        else:
            continue
        parts.append(zip_entry(row, place.zones, why))
    return "\n\n".join(parts) + "\n"


def zip_entry(row: Row, zones: tuple[str, ...], why: str) -> str:
    entries = [("zip", row.zip), ("listed", row.listed), ("drawn", row.drawn), ("table", zones), ("resolution", why)]
    return "[[zip]]\n" + toml(entries)


def main() -> int:
    installed = {name: version(name) for name in PINS}
    if installed != PINS:
        print(f"install {PINS}; found {installed}", file=sys.stderr)
        return 1
    zoneinfo.reset_tzpath(to=())
    finder = TimezoneFinder()
    raw = zipcodes.list_all()  # type: ignore[no-untyped-call]
    alias = aliases(every_name(raw, finder))
    rows = read(raw, finder, alias)
    for key in (*CORRECTED, *ADDED, *CITY_ADDED):
        assert any(row.zip == key for row in rows), key
    beside = near(rows, finder, alias)
    found = places(rows, beside, alias)
    nowhere = [key for key, place in found.items() if not place.zones]
    assert not nowhere, nowhere
    codes = area_codes(rows)
    written = {
        CLOCK / "_area_codes.py": codes_module(codes, alias),
        CLOCK / "_zips.py": zips_module(found),
        DISAGREEMENTS: disagreements(rows, found, beside, codes, alias),
    }
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    print(f"{len(codes)} codes, {len(found)} ZIPs, {len(alias)} aliases, {len(beside)} ZIPs near a boundary")
    return 0


if __name__ == "__main__":
    sys.exit(main())
