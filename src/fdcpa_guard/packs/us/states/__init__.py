"""The states, the District of Columbia, the territories and four cities: one module each, loaded when asked for."""

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from ....errors import InvalidPolicy
from .common import Jurisdiction

MODULES: Final = {
    "US-AL": "alabama",
    "US-AK": "alaska",
    "US-AZ": "arizona",
    "US-AR": "arkansas",
    "US-CA": "california",
    "US-CO": "colorado",
    "US-CT": "connecticut",
    "US-DE": "delaware",
    "US-DC": "district_of_columbia",
    "US-FL": "florida",
    "US-GA": "georgia",
    "US-HI": "hawaii",
    "US-ID": "idaho",
    "US-IL": "illinois",
    "US-IN": "indiana",
    "US-IA": "iowa",
    "US-KS": "kansas",
    "US-KY": "kentucky",
    "US-LA": "louisiana",
    "US-ME": "maine",
    "US-MD": "maryland",
    "US-MA": "massachusetts",
    "US-MI": "michigan",
    "US-MN": "minnesota",
    "US-MS": "mississippi",
    "US-MO": "missouri",
    "US-MT": "montana",
    "US-NE": "nebraska",
    "US-NV": "nevada",
    "US-NH": "new_hampshire",
    "US-NJ": "new_jersey",
    "US-NM": "new_mexico",
    "US-NY": "new_york",
    "US-NC": "north_carolina",
    "US-ND": "north_dakota",
    "US-OH": "ohio",
    "US-OK": "oklahoma",
    "US-OR": "oregon",
    "US-PA": "pennsylvania",
    "US-PR": "puerto_rico",
    "US-RI": "rhode_island",
    "US-SC": "south_carolina",
    "US-SD": "south_dakota",
    "US-TN": "tennessee",
    "US-TX": "texas",
    "US-UT": "utah",
    "US-VT": "vermont",
    "US-VA": "virginia",
    "US-WA": "washington",
    "US-WV": "west_virginia",
    "US-WI": "wisconsin",
    "US-WY": "wyoming",
    "US-NY-NYC": "new_york_city",
    "US-NY-YONKERS": "yonkers",
    "US-NY-BUFFALO": "buffalo",
    "US-IL-CHICAGO": "chicago",
    "US-GU": "guam",
    "US-VI": "us_virgin_islands",
    "US-AS": "american_samoa",
    "US-MP": "northern_mariana_islands",
}
"""The module of each jurisdiction, by its id."""


def jurisdiction(id: str) -> Jurisdiction:
    """What is known here of the law of a state or city: ``jurisdiction("US-MA")``.

    Raises:
        InvalidPolicy: there is no such jurisdiction.
    """
    module = MODULES.get(id)
    if module is None:
        raise InvalidPolicy(f"{id!r} is no state, territory or city with a pack (such as US-MA or US-NY-NYC)")
    found: Jurisdiction = import_module(f"{__name__}.{module}").JURISDICTION
    return found


def within(state: str) -> tuple[Jurisdiction, ...]:
    """A state, by its postal code, and its cities that have rules of their own.

    Raises:
        InvalidPolicy: there is no such state.
    """
    id = f"US-{state}"
    return (jurisdiction(id), *[jurisdiction(city) for city in MODULES if city.startswith(f"{id}-")])


def every() -> Iterator[Jurisdiction]:
    """Every jurisdiction."""
    return map(jurisdiction, MODULES)


__all__ = ["MODULES", "Jurisdiction", "every", "jurisdiction", "within"]
