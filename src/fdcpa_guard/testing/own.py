"""Which rules of a policy its author answers for: those that no ready-made policy holds as they stand here.

A rule that the author gave another number is one of them; one that was taken in as it is was tried where it was made.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from .. import policies
from ..errors import InvalidPolicy, nearest
from ..policy import Policy
from ..rules import Pack, Rule
from ..vocabulary import Effect


class Chosen(NamedTuple):
    """The rules of policies that are looked at.

    Attributes:
        rules: them, each with its pack.
        not_looked_at: which others the policies hold, in words; empty if none.
    """

    rules: tuple[tuple[Pack, Rule], ...]
    not_looked_at: str = ""


def chosen(given: Iterable[Policy], packs: Iterable[str] | None = None, *, everything: bool = False) -> Chosen:
    """Of the rules of policies those of the packs named; without names the author's own.

    Where no rule is anybody's own, as in a ready-made policy, all are looked at, and so they are with ``everything``.
    Notes that a place's law was not verified are no rules to be looked at.

    Raises:
        InvalidPolicy: a name fits no pack; or both names and everything are asked for.
    """
    some = tuple(given)
    if packs is not None:
        if everything:
            raise InvalidPolicy("ask for some packs or for everything, not for both")
        return Chosen(tuple(_held(_named([pack for policy in some for pack in policy.packs], tuple(packs)))))
    every = tuple(_held([pack for policy in some for pack in policy.packs]))
    own = () if everything else tuple((pack, rule) for pack, rule in every if not _as_published(rule))
    return Chosen(own, _LEFT if len(own) < len(every) else "") if own else Chosen(every)


_LEFT = "rules taken in from packs as they are were not looked at"


def fits(name: str, pack: Pack) -> bool:
    """Whether a name means a pack: its id, or the beginning of it up to a dot."""
    return pack.id == name or pack.id.startswith(f"{name}.")


_SHOWN: Final = 60
"""How long a name may be that is repeated."""


def _named(packs: list[Pack], names: tuple[str, ...]) -> list[Pack]:
    for name in names:
        if not any(fits(name, pack) for pack in packs):
            which = f"pack {name!r}" if len(name) <= _SHOWN and name.isprintable() else "such pack"
            raise InvalidPolicy(f"there is no {which} ({nearest(name, {pack.id for pack in packs})})")
    return [pack for pack in packs if any(fits(name, pack) for name in names)]


def _held(packs: Iterable[Pack]) -> Iterator[tuple[Pack, Rule]]:
    """The rules of packs, each id once."""
    seen: set[str] = set()
    for pack in packs:
        for rule in pack.rules:
            if rule.effect is not Effect.UNVERIFIED_LAW and rule.id not in seen:
                seen.add(rule.id)
                yield pack, rule


def _as_published(rule: Rule) -> bool:
    """Whether a ready-made policy holds the rule with the same numbers, data and effect."""
    return _published().get(rule.id) == _says(rule)


@cache
def _published() -> Mapping[str, Any]:
    return {rule.id: _says(rule) for rule in policies.first_party().rules()}


def _says(rule: Rule) -> tuple[Any, ...]:
    return rule.effect, rule.data, {name: number.values for name, number in rule.parameters.items()}
