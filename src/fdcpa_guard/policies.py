"""Ready-made policies, to start from: compose, narrow, tighten and extend them with the methods of `Policy`.

The packs are imported when a policy is made, so that importing the library does not load the law of every state; those
of `us` and `first_party` when a guard is made, or if it is a lazy one, place by place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .editions import LAW
from .errors import InvalidPolicy, nearest
from .policy import Policy

if TYPE_CHECKING:
    from .packs.house import Segments
    from .rules import Pack, Rule


def regulation_f() -> Policy:
    """Regulation F (12 CFR part 1006) alone, every effect denying."""
    from .packs.us.federal.regf import REGULATION_F

    return _ready("regulation-f", (REGULATION_F,))


def us_federal() -> Policy:
    """Federal law: Regulation F and the FDCPA, the TCPA, bankruptcy and the other federal stops."""
    from .packs.us.federal import FEDERAL

    return _ready("us-federal", FEDERAL)


def us_state(*postal_codes: str) -> Policy:
    """Federal law and that of some states and their cities: ``us_state("MA")``, ``us_state("NY", "NJ")``.

    For a house that collects nowhere else: of a person who may be in another state it says that it lacks that law.

    Raises:
        InvalidPolicy: no state is named, or one that does not exist.
    """
    from .packs.us import states

    if not postal_codes:
        raise InvalidPolicy("name at least one state by its postal code, such as MA")
    wanted = tuple(dict.fromkeys(code.upper().removeprefix("US-") for code in postal_codes))
    law = _Law(tuple([place.id for code in wanted for place in states.within(code)]))
    return _ready("us-" + "-".join(map(str.lower, wanted)), law.packs(), frozenset(law.places))


def us() -> Policy:
    """Federal law, and that of every state, territory and city of which something is known or not verified."""
    return _of_every_place("us", (), known=True)


def house(segments: Segments = MappingProxyType({})) -> Policy:
    """The ethical standard of first-party collection alone, without any law.

    ``segments`` gives groups of customers other numbers; see `packs.house.standard`.

    Raises:
        InvalidPolicy: ``segments`` names a rule or number that the standard does not have.
    """
    from .packs.house import HOUSE, standard

    return _ready("house", (HOUSE,)) if not segments else Policy("house", LAW, (standard(segments),))


def first_party(segments: Segments = MappingProxyType({})) -> Policy:
    """All of `us`, and the standard of `house` on top, for a business and its own customers.

    Raises:
        InvalidPolicy: as `house`.
    """
    return _of_every_place("first-party", house(segments).packs, known=not segments)


def _ready(name: str, packs: tuple[Pack, ...], places: frozenset[str] = frozenset()) -> Policy:
    """A policy of packs as they are published: of those of one state too the fingerprint is known."""
    from .packs.us.fingerprints import FINGERPRINTS

    known = FINGERPRINTS.get(name)
    made = Policy(name, LAW, packs, places=places)
    return made if known is None else made.known_as(known)


def _of_every_place(name: str, more: tuple[Pack, ...], *, known: bool) -> Policy:
    from .packs.us import states
    from .packs.us.fingerprints import FINGERPRINTS

    law = _Law(tuple(states.MODULES), more, FINGERPRINTS[name] if known else None)
    return Policy.of_law(name, LAW, frozenset(law.places), law)


@dataclass(frozen=True, slots=True)
class _Law:
    """Federal law, that of some places and further packs; each place is loaded when it is first asked for."""

    places: tuple[str, ...]
    more: tuple[Pack, ...] = ()
    fingerprint: str | None = None

    def packs(self, places: frozenset[str] | None = None) -> tuple[Pack, ...]:
        """As `policy.Law`."""
        from .packs.us import law

        return (*law(place for place in self.places if places is None or place in places), *self.more)


_NAMED: Final[dict[str, Callable[..., Policy]]] = {
    "regulation_f": regulation_f,
    "us_federal": us_federal,
    "us_state": us_state,
    "us": us,
    "house": house,
    "first_party": first_party,
}
_CALL: Final = re.compile(r"(?P<name>[a-z_]+)(?:\((?P<codes>[A-Z]{2}(?:, ?[A-Z]{2})*)\))?")


def named(name: object) -> Policy:
    """A ready-made policy by its name, as ``us`` or ``us_state(MA, NH)``, or a pack alone by its id, as ``us.tcpa``.

    Raises:
        InvalidPolicy: there is none of that name, or it takes no states.
    """
    text = name.strip() if isinstance(name, str) else ""
    if "." in text:
        return _alone(text)
    match = _CALL.fullmatch(text)
    if match is None:
        raise InvalidPolicy("write a policy as regulation_f or us_state(MA)")
    make = _NAMED.get(match["name"])
    if make is None:
        raise InvalidPolicy(f"no ready-made policy {match['name']!r} ({nearest(match['name'], _NAMED)})")
    if match["codes"] is None:
        return make()
    if make is not us_state:
        raise InvalidPolicy(f"{match['name']} takes no states")
    return us_state(*[code.strip() for code in match["codes"].split(",")])


@lru_cache(maxsize=1024)
def ready_made(id: str) -> Rule | Pack | None:
    """A ready-made rule or pack by its id, as it is published; None: there is none.

    Of the law of states only that is loaded to which the id points.
    """
    for some in _packs_near(id):
        for pack in some:
            held: tuple[Rule | Pack, ...] = (pack, *pack.rules)
            for each in held:
                if each.id == id:
                    return each
    return None


def published(policy: Policy) -> Policy:
    """The ready-made packs that a policy holds, as they are published, whatever it set anew in them or left out."""
    from .packs.house import HOUSE
    from .packs.us import states

    held = {pack.id for pack in policy.packs}
    law = _Law(tuple([place for place in states.MODULES if place in policy.places]), (HOUSE,)).packs()
    packs = tuple([pack for pack in law if pack.id in held])
    return Policy(f"the packs of {policy.name}", "as published", packs, places=policy.places)


def _alone(id: str) -> Policy:
    packs: dict[str, Pack] = {}
    for some in _packs_near(id):
        packs |= {pack.id: pack for pack in some}
        if id in packs:
            return Policy(id, LAW, (packs[id],))
    raise InvalidPolicy(f"no pack {id!r} ({nearest(id, packs)})")


def _packs_near(id: str) -> Iterator[tuple[Pack, ...]]:
    """Federal law, that of the state that the id points to as ``us.ma.collectors`` does, and the house standard.

    Each is loaded only when it is come to, and the law of no other state.
    """
    from .packs.us.federal import FEDERAL

    yield FEDERAL

    from .packs.us import states
    from .packs.us.states import soliciting

    country, _, rest = id.partition(".")
    state = rest.partition(".")[0].upper()
    if country == "us" and f"US-{state}" in states.MODULES:
        yield from (place.packs for place in states.within(state))
        yield soliciting.packs([f"US-{state}"])
    yield house().packs
