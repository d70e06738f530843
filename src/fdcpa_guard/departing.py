"""Where a policy asks less than the one it was made of, told by comparing the two: nothing that is lost goes unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from .decision import Departure
from .rules import Pack, Parameter, Rule
from .rules.rule import EVERYWHERE, RESERVED
from .vocabulary import DENYING, Effect

EFFECTS: Final = f"{RESERVED}effects"
"""Stands in a departure for which effects deny or are reported."""
PLACES: Final = f"{RESERVED}places"
"""Stands in a departure for whose law is held."""
UNSIGNED: Final = "none given"
"""The justification of a departure for which nobody gave one."""


def of_effects(denies: frozenset[Effect], ignores: frozenset[Effect]) -> Iterator[str]:
    """What of the effects asks less: those that only warn and would deny, and those that nobody hears of."""
    warns = DENYING - denies - ignores
    if warns:
        yield f"only warned about: {', '.join(effect for effect in Effect if effect in warns)}"
    if ignores:
        yield f"not reported: {', '.join(effect for effect in Effect if effect in ignores)}"


def of_places(before: frozenset[str], after: frozenset[str]) -> str:
    """What losing the law of some places is called, in the fewer words."""
    gone, kept = before - after, before & after
    if not kept:
        return "without the law of any place"
    return f"without the law of {', '.join(sorted(gone))}" if len(gone) <= len(kept) else _only(kept)


def _only(kept: Iterable[str]) -> str:
    return f"only the law of {', '.join(sorted(kept))}"


def of_packs(
    before: tuple[Pack, ...], places_before: frozenset[str], after: tuple[Pack, ...], places_after: frozenset[str]
) -> Iterator[Departure]:
    """Every way in which packs and places ask less than those before them, nobody having said why."""
    gone = places_before - places_after
    if gone:
        yield Departure(PLACES, of_places(places_before, places_after), UNSIGNED)
    held = {rule.id: (pack, rule) for pack in after for rule in pack.rules}
    for pack in before:
        lost = [rule.id for rule in pack.rules if rule.id not in held]
        if lost and len(lost) == len(pack.rules):
            if pack.jurisdiction not in gone:
                yield Departure(pack.id, "left out", UNSIGNED)
            continue
        yield from (Departure(id, "left out", UNSIGNED) for id in lost)
        now_in = {held[rule.id][0].id: held[rule.id][0] for rule in pack.rules if rule.id in held}
        for now in now_in.values():
            if now.why_not is not pack.why_not:
                yield Departure(pack.id, "covers other debts", UNSIGNED)
            if now.jurisdiction not in (EVERYWHERE, pack.jurisdiction):
                yield Departure(pack.id, f"only in {now.jurisdiction}", UNSIGNED)
        for rule in pack.rules:
            changed = held.get(rule.id, (pack, rule))[1]
            if changed is not rule:
                changes = list(_less(rule, changed))
                if changes:
                    yield Departure(rule.id, ", ".join(changes), UNSIGNED)


def _less(old: Rule, new: Rule) -> Iterator[str]:
    """What of a rule asks less than before, or may."""
    if new.check is not old.check:
        yield "another check"
    if old.effect in DENYING and new.effect not in DENYING:
        yield f"effect: {old.effect} -> {new.effect}"
    for name in ("media", "recipients", "purposes"):
        lost = getattr(old, name) - getattr(new, name)
        if lost:
            yield f"without {name}: {', '.join(sorted(lost))}"
    if new.needs and not (old.needs and old.needs <= new.needs):
        yield f"needs: {', '.join(sorted(new.needs))}"
    (first, gone), (starts, ends) = old.in_force, new.in_force
    if (starts is not None and (first is None or first < starts)) or (
        ends is not None and (gone is None or ends < gone)
    ):
        yield "in force for a shorter time"
    for name, parameter in old.parameters.items():
        changed = new.parameters.get(name)
        if changed is None or is_looser(parameter, changed):
            yield f"{name}: {parameter.shown} -> {'none' if changed is None else changed.shown}"


def is_looser(old: Parameter, new: Parameter) -> bool:
    """Whether on some day the new value asks less than the old, or may."""
    days = {day for parameter in (old, new) for day, _ in parameter.values}
    return any(_asks_less(old.on(day), new.on(day), old.stricter) for day in days)


def _asks_less(old: Any, new: Any, stricter: str | None) -> bool:
    if type(old) is not type(new) or stricter is None:
        return bool(old != new)
    return bool(new > old if stricter == "lower" else new < old)
