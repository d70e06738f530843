"""From evidence to places: the time zones and the state that a telephone number, a ZIP or a state may mean.

An answer names every plausible zone, never the likeliest alone: a contact has to be timely in each. An empty answer
means that the evidence says nothing of the place, not that any hour will do. Zones are canonical: of the zones that
have the same UTC offsets at every instant from 2021 to 2037, one name stands for all, so two names are two clocks.

No file is read: the tables are modules, imported at the first question or by `load`.
"""

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_EASTERN: Final = "America/New_York"
_CENTRAL: Final = "America/Chicago"
_MOUNTAIN: Final = "America/Denver"
_ARIZONA: Final = "America/Phoenix"
_PACIFIC: Final = "America/Los_Angeles"

_ZONES_OF_STATE: Final[dict[str, tuple[str, ...]]] = {
    "AK": ("America/Adak", "America/Anchorage"),
    # Towns across the river from Columbus and West Point keep the time of Georgia.
    "AL": (_CENTRAL, _EASTERN),
    "AR": (_CENTRAL,),
    "AS": ("Pacific/Pago_Pago",),
    # The Navajo Nation keeps daylight saving time, the rest of Arizona does not.
    "AZ": (_MOUNTAIN, _ARIZONA),
    "CA": (_PACIFIC,),
    "CO": (_MOUNTAIN,),
    "CT": (_EASTERN,),
    "DC": (_EASTERN,),
    "DE": (_EASTERN,),
    # The panhandle west of the Apalachicola is on Central time.
    "FL": (_CENTRAL, _EASTERN),
    "GA": (_EASTERN,),
    "GU": ("Pacific/Guam",),
    "HI": ("Pacific/Honolulu",),
    "IA": (_CENTRAL,),
    "ID": (_MOUNTAIN, _PACIFIC),
    "IL": (_CENTRAL,),
    "IN": (_CENTRAL, _EASTERN),
    # Four counties on the Colorado line are on Mountain time.
    "KS": (_CENTRAL, _MOUNTAIN),
    "KY": (_CENTRAL, _EASTERN),
    "LA": (_CENTRAL,),
    "MA": (_EASTERN,),
    "MD": (_EASTERN,),
    "ME": (_EASTERN,),
    # Four counties on the Wisconsin line are on Central time.
    "MI": (_CENTRAL, _EASTERN),
    "MN": (_CENTRAL,),
    "MO": (_CENTRAL,),
    "MP": ("Pacific/Guam",),
    "MS": (_CENTRAL,),
    "MT": (_MOUNTAIN,),
    "NC": (_EASTERN,),
    "ND": (_CENTRAL, _MOUNTAIN),
    "NE": (_CENTRAL, _MOUNTAIN),
    "NH": (_EASTERN,),
    "NJ": (_EASTERN,),
    "NM": (_MOUNTAIN,),
    # West Wendover, and in practice the towns on the Idaho line, are on Mountain time.
    "NV": (_MOUNTAIN, _PACIFIC),
    "NY": (_EASTERN,),
    "OH": (_EASTERN,),
    "OK": (_CENTRAL,),
    # Most of Malheur County is on Mountain time.
    "OR": (_MOUNTAIN, _PACIFIC),
    "PA": (_EASTERN,),
    "PR": ("America/Puerto_Rico",),
    "RI": (_EASTERN,),
    "SC": (_EASTERN,),
    "SD": (_CENTRAL, _MOUNTAIN),
    "TN": (_CENTRAL, _EASTERN),
    # El Paso and Hudspeth Counties are on Mountain time.
    "TX": (_CENTRAL, _MOUNTAIN),
    "UT": (_MOUNTAIN,),
    "VA": (_EASTERN,),
    "VI": ("America/Puerto_Rico",),
    "VT": (_EASTERN,),
    "WA": (_PACIFIC,),
    "WI": (_CENTRAL,),
    "WV": (_EASTERN,),
    "WY": (_MOUNTAIN,),
}


_Place: TypeAlias = tuple[str | None, str | None, tuple[str, ...]]

_NOWHERE: Final[_Place] = (None, None, ())


def load() -> None:
    """Imports the tables and the phone library's zones now, so that no later question imports anything."""
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
            return _united(entry[1], _library_zones_here(e164))
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


def zones_of_state(state: str) -> tuple[str, ...]:
    """Every zone that a state, DC, PR, GU, VI, AS or MP (two capital letters) touches; empty for anything else."""
    return _ZONES_OF_STATE.get(state, ())


@cache
def _codes() -> dict[str, tuple[str, tuple[str, ...]]]:
    from ._area_codes import TERRITORIES

    return {code: (state, zones) for state, zones, codes in TERRITORIES for code in codes}


@cache
def _zips() -> tuple[bytes, tuple[int, ...], tuple[int, ...], tuple[_Place, ...]]:
    from binascii import a2b_base64

    from ._zips import KNOWN, PLACES, ROWS, STARTS

    return a2b_base64(KNOWN), STARTS, ROWS, PLACES


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


def _library_zones_here(e164: str) -> tuple[str, ...]:
    from phonenumbers import PhoneNumber

    # The code is known to be geographic, which saves the search through the metadata for the number's type.
    return _library_zones(PhoneNumber(country_code=1, national_number=int(e164[2:])))


def _library_zones_anywhere(e164: str) -> tuple[str, ...]:
    from phonenumbers import NumberParseException, PhoneNumberType, is_number_type_geographical, number_type, parse
    from phonenumbers.timezone import time_zones_for_number

    try:
        number = parse(e164, None)
    except NumberParseException:
        return ()
    kind, country = number_type(number), number.country_code or 0
    if is_number_type_geographical(kind, country) or (country == 1 and kind == PhoneNumberType.MOBILE):
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
