"""From evidence to places: the time zones and the state that a telephone number, a ZIP or a state may mean.

An answer names every plausible zone, never the likeliest alone: a contact has to be timely in each. An empty answer
means that the evidence says nothing of the place, not that any hour will do. What a table does not hold says less, not
nothing: `read_zip` and `read_number` fall back on what it may mean, and tell that they did. Zones are canonical: of the
zones that have the same UTC offsets at every instant from 2021 to 2037, one name stands for all, so two names are two
clocks.

No file is read: the tables are modules, imported at the first question or by `load`.
"""

from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_EASTERN: Final = "America/New_York"
_CENTRAL: Final = "America/Chicago"
_MOUNTAIN: Final = "America/Denver"
_ARIZONA: Final = "America/Phoenix"
_PACIFIC: Final = "America/Los_Angeles"

_STATES_OF_ZONES: Final[dict[tuple[str, ...], str]] = {
    ("America/Adak", "America/Anchorage"): "AK",
    (_EASTERN,): "CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV",
    (_CENTRAL,): "AR IA IL LA MN MO MS OK WI",
    (_MOUNTAIN,): "CO MT NM UT WY",
    (_PACIFIC,): "CA WA",
    # Alabama: towns across the river from Columbus and West Point keep the time of Georgia. Florida: the panhandle west
    # of the Apalachicola is on Central time, as are in Michigan four counties on the Wisconsin line.
    (_CENTRAL, _EASTERN): "AL FL IN KY MI TN",
    # Kansas: four counties on the Colorado line are on Mountain time; Texas: El Paso and Hudspeth Counties.
    (_CENTRAL, _MOUNTAIN): "KS ND NE SD TX",
    # Nevada: West Wendover, and in practice the towns on the Idaho line, are on Mountain time; Oregon: most of Malheur
    # County.
    (_MOUNTAIN, _PACIFIC): "ID NV OR",
    # The Navajo Nation keeps daylight saving time, the rest of Arizona does not.
    (_MOUNTAIN, _ARIZONA): "AZ",
    ("Pacific/Honolulu",): "HI",
    ("America/Puerto_Rico",): "PR VI",
    ("Pacific/Guam",): "GU MP",
    ("Pacific/Pago_Pago",): "AS",
}
_ZONES_OF_STATE: Final = dict(
    sorted((state, zones) for zones, states in _STATES_OF_ZONES.items() for state in states.split())
)

_Place: TypeAlias = tuple[str | None, str | None, tuple[str, ...]]

_NOWHERE: Final[_Place] = (None, None, ())


class Said(NamedTuple):
    """What a ZIP or a number says of where its holder is: all that it may mean."""

    states: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    """Jurisdiction ids of cities with rules of their own."""
    zones: tuple[str, ...] = ()
    doubt: str | None = None
    """Where it could not be read exactly, what it was taken for."""


NOTHING_SAID: Final = Said()

_MILITARY: Final = (range(9_000, 10_000), range(34_000, 34_100), range(96_200, 96_700))
"""The ZIPs of AE, AA and AP."""

_TOLL_FREE: Final = frozenset({"800", "822", "833", "844", "855", "866", "877", "888"})
"""The codes of which who has the number pays for the calls, the next of its kind included."""

_NON_GEOGRAPHIC: Final = _TOLL_FREE | frozenset(
    {
        *("500", "521", "522", "523", "524", "525", "526", "527", "528", "529", "533", "544", "566", "577", "588"),
        *("600", "622", "633", "644", "655", "677", "688", "700", "710", "900"),
    }
)
"""Codes to which the North American plan gives no territory: toll-free; personal; the like of Canada, carriers, the
federal government, premium rate."""

_OF_THE_UNITED_STATES: Final = frozenset({"US", "AS", "GU", "MP", "PR", "VI"})
"""As the phone library names countries."""


def load() -> None:
    """Imports the tables and the phone library's zones now, and not with the first question.

    What the phone library keeps of a country is imported with the first number of that country.
    """
    _codes()
    _zips()
    zones_of_number("+12025550147")
    zones_of_number("+442079460000")


def zones_of_number(e164: str) -> tuple[str, ...]:
    """The zones that the holder of a telephone number may be in, by the number alone: sorted, canonical names.

    For a geographic code of the United States or its territories: the zones of the code's territory, and those that
    the phone library knows for the number. For other countries, what the phone library knows. Empty for toll-free
    and other non-geographic numbers, and for what is not a number in E.164 form. The holder of a mobile or ported
    number may be anywhere, so better evidence is to be preferred.
    """
    if not _is_e164(e164):
        return ()
    if e164.startswith("+1"):
        if len(e164) != 12:
            return ()
        entry = _codes().get(e164[2:5])
        if entry is not None:
            return _zones_here(e164[2 : _longest_prefix() + 1])
    return _united(_beyond_the_border(e164), _library_zones_anywhere(e164))


def state_of_number(e164: str) -> str | None:
    """The state or territory that a number's area code belongs to; None outside the United States or if it has none."""
    if not _is_e164(e164) or len(e164) != 12 or not e164.startswith("+1"):
        return None
    entry = _codes().get(e164[2:5])
    return None if entry is None else entry[0]


def zones_of_zip(zip5: str) -> tuple[str, ...]:
    """The zones of a ZIP of five digits: sorted, canonical names; more than one where it may lie in several.

    Empty for the post of the armed forces (AA, AE, AP), which is no location, and for what is not a known ZIP.
    """
    return _place(zip5)[2]


def state_of_zip(zip5: str) -> str | None:
    """The state, district or territory of a ZIP; None if unknown, military, or in a freely associated state."""
    return _place(zip5)[0]


def city_of_zip(zip5: str) -> str | None:
    """The jurisdiction id of the city with collection rules of its own in which addresses of a ZIP may lie.

    One of US-NY-NYC, US-NY-YONKERS, US-NY-BUFFALO, US-IL-CHICAGO, else None. A ZIP that the city shares with a
    neighbour is the city's here.
    """
    return _place(zip5)[1]


def read_zip(zip5: str) -> Said:
    """What five digits say as a ZIP.

    A ZIP that the table does not hold may be new or mistyped: it is taken for every place of the known ZIPs that begin
    with the same three digits, or if there are none, with the same first digit. The post of the armed forces (AA, AE,
    AP) says nothing of a place.
    """
    state, city, zones = _place(zip5)
    if zones:
        return Said(() if state is None else (state,), () if city is None else (city,), zones)
    if len(zip5) != 5 or not zip5.isascii() or not zip5.isdigit():
        return NOTHING_SAID
    if any(int(zip5) in block for block in _MILITARY):
        return Said(doubt="military post, which is no place")
    return _beginning_with(zip5[:3]) or _beginning_with(zip5[:1]) or NOTHING_SAID


def read_number(e164: str) -> Said:
    """What a telephone number says.

    A number of the North American plan whose code is in none of our tables may be in any state: it is taken for all of
    them, unless the phone library knows the code for one of another country. Toll-free numbers and others without a
    territory say nothing, and numbers of other countries name no state.
    """
    state, zones = state_of_number(e164), zones_of_number(e164)
    if state is not None:
        return Said((state,), (), zones)
    if not _is_e164(e164) or not e164.startswith("+1") or e164[2:5] in _NON_GEOGRAPHIC:
        return Said((), (), zones)
    country = _country_of_code(e164[2:5])
    if country is None or country in _OF_THE_UNITED_STATES:
        states, doubt = tuple(_ZONES_OF_STATE), "a number of any state, for its area code is not known"
        return Said(states, (), zones or _zones_of_the_plan(), doubt)
    return Said((), (), zones or _zones_of_the_plan())


def is_toll_free(e164: str) -> bool:
    """Whether who has a telephone number pays for the calls to it."""
    return e164.startswith("+1") and e164[2:5] in _TOLL_FREE


def zones_of_state(state: str) -> tuple[str, ...]:
    """Every zone that a state, DC, PR, GU, VI, AS or MP (two capital letters) touches; empty for anything else."""
    return _ZONES_OF_STATE.get(state, ())


@cache
def _codes() -> dict[str, tuple[str, tuple[str, ...]]]:
    from ._area_codes import TERRITORIES

    return {code: (state, zones) for state, zones, codes in TERRITORIES for code in codes.split()}


@cache
def _zips() -> tuple[bytes, tuple[int, ...], tuple[int, ...], tuple[_Place, ...]]:
    from binascii import a2b_base64

    from ._zips import KNOWN, PLACES, ROWS, STARTS

    return a2b_base64(KNOWN), STARTS, ROWS, PLACES


@cache
def _beginning_with(digits: str) -> Said | None:
    """All that the known ZIPs say that begin with some digits; None if there are none."""
    width = 10 ** (5 - len(digits))
    found = {_place(f"{number:05}") for number in range(int(digits) * width, (int(digits) + 1) * width)} - {_NOWHERE}
    if not found:
        return None
    return Said(
        tuple(sorted({state for state, _, _ in found if state is not None})),
        tuple(sorted({city for _, city, _ in found if city is not None})),
        tuple(sorted({name for _, _, zones in found for name in zones})),
        f"a ZIP code of any place whose ZIP begins with the same {'digit' if len(digits) == 1 else 'three digits'}",
    )


def _place(zip5: str) -> _Place:
    if len(zip5) != 5 or not zip5.isascii() or not zip5.isdigit():
        return _NOWHERE
    number = int(zip5)
    known, starts, rows, places = _zips()
    if not known[number >> 3] >> (number & 7) & 1:
        return _NOWHERE
    return places[rows[bisect_right(starts, number) - 1]]


def _is_e164(e164: str) -> bool:
    return 8 <= len(e164) <= 16 and e164[0] == "+" and e164[1:].isdigit() and e164.isascii()


def _beyond_the_border(e164: str) -> tuple[str, ...]:
    from ._area_codes import BEYOND_THE_BORDER

    return BEYOND_THE_BORDER.get(e164[2:5], ()) if e164.startswith("+1") else ()


def _united(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    from ._area_codes import ALIASES

    named = {ALIASES.get(name, name) for name in theirs if name != "Etc/Unknown"}
    return ours if named.issubset(ours) else tuple(sorted(named.union(ours)))


@lru_cache(maxsize=4096)
def _zones_here(begins: str) -> tuple[str, ...]:
    """The zones of numbers of the United States of which the national number, as far as the library looks, is given."""
    from phonenumbers import PhoneNumber

    # The code is known to be geographic, which saves the search through the metadata for the number's type.
    number = PhoneNumber(country_code=1, national_number=int(begins.ljust(10, "0")))
    return _united(_codes()[begins[:3]][1], _library_zones(number))


@cache
def _longest_prefix() -> int:
    """How many digits of a number that begins with +1, the first among them, the library looks at for its zone."""
    from phonenumbers.tzdata import TIMEZONE_DATA

    return max(map(len, filter(_of_the_plan, TIMEZONE_DATA)))


def _of_the_plan(digits: str) -> bool:
    return len(digits) >= 4 and digits[0] == "1"


def _library_zones_anywhere(e164: str) -> tuple[str, ...]:
    from phonenumbers import NumberParseException, PhoneNumberType, is_number_type_geographical, number_type, parse
    from phonenumbers.timezone import time_zones_for_number

    try:
        number = parse(e164, None)
    except NumberParseException:
        return ()
    kind, country = number_type(number), number.country_code or 0
    # A number that the library holds for none may be too new for it, and its first digits still say where it is.
    unknown = kind == PhoneNumberType.UNKNOWN
    if unknown or is_number_type_geographical(kind, country) or (country == 1 and kind == PhoneNumberType.MOBILE):
        return _library_zones(number)
    if country != 1 and kind in (PhoneNumberType.MOBILE, PhoneNumberType.PAGER, PhoneNumberType.VOIP):
        return tuple(time_zones_for_number(number))
    return ()


def _library_zones(number: "PhoneNumber") -> tuple[str, ...]:
    from phonenumbers.timezone import time_zones_for_geographical_number

    zones = tuple(time_zones_for_geographical_number(number))
    return () if zones == _all_of_north_america() else zones


@cache
def _all_of_north_america() -> tuple[str, ...]:
    """What the library falls back on for a number that begins with +1 if it does not know the code: no evidence."""
    from phonenumbers import PhoneNumber
    from phonenumbers.timezone import time_zones_for_geographical_number

    return tuple(time_zones_for_geographical_number(PhoneNumber(country_code=1, national_number=2_000_000_000)))


@cache
def _zones_of_the_plan() -> tuple[str, ...]:
    """Every zone of the North American plan."""
    ours = {name for zones in _ZONES_OF_STATE.values() for name in zones}
    return _united(tuple(sorted(ours)), _all_of_north_america())


@cache
def _country_of_code(code: str) -> str | None:
    """The country that the phone library has a code of the North American plan for; None if it does not know it."""
    from phonenumbers import PhoneNumber, region_code_for_number

    for rest in ("5550147", "2345678", "2015678"):
        country = region_code_for_number(PhoneNumber(country_code=1, national_number=int(code + rest)))
        if country is not None:
            return str(country)
    return None
