"""A scorecard as a page: what could not be seen, groups side by side, what is more than chance, and how to read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from ..audit.scoring import Group, Scorecard, Week
from ..policy import Policy
from ..showing import pictures, scored
from ..showing.naming import Names
from .page import page, picture


def scorecard_page(card: Scorecard, *, policies: Iterable[Policy] = ()) -> str:
    """The page of a scorecard: everything that its text shows, and no number that the scorecard does not hold.

    ``policies``: those by which a house's own rules are called by their titles, as the ready-made ones are.
    """
    return page("scorecard.html", shown=shown(card, Names(policies)), part=None)


MOST_IN_A_TABLE: Final = 13
"""Of more groups the weeks of each are told beside its rules, and the table has those of all."""


@dataclass(frozen=True, slots=True)
class _ByWeek:
    """Weeks, and in each the counts of every group that is named."""

    names: tuple[str, ...]
    weeks: tuple[tuple[str, tuple[Week | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What templates show of a scorecard."""

    card: Scorecard
    names: Names
    not_seen: tuple[str, ...]
    compared: tuple[str, ...]
    assumed: str
    never: tuple[tuple[str, tuple[str, ...]], ...]
    groups: tuple[tuple[Group, str, str], ...]
    """Each with its name and rank in words; the whole is the last, unless it is the only one."""
    picture: Markup
    weeks: Markup
    rules: Markup | None
    by_week: _ByWeek


def shown(card: Scorecard, names: Names, name: str = "card") -> Shown:
    """What templates show of a scorecard; ``names`` has its rules' titles, ``name`` is part of the pictures' ids."""
    groups = (*card.groups, card.whole) if len(card.groups) > 1 else card.groups or (card.whole,)
    few = groups if len(groups) <= MOST_IN_A_TABLE else (card.whole,)
    named = tuple((each, scored.key_in_words(each.key, card.by), scored.rank_in_words(each)) for each in groups)
    return Shown(
        card=card,
        names=names,
        not_seen=tuple(scored.not_seen(card)),
        compared=tuple(scored.compared(card)),
        assumed=scored.assumed(card),
        never=tuple(_never(card)),
        groups=named,
        picture=picture(_rates(card, name)),
        weeks=picture(_weeks(card, name)),
        rules=picture(_rules(card, names, name)) if card.whole.rules else None,
        by_week=_ByWeek(tuple(scored.key_in_words(each.key, card.by) for each in few), tuple(_by_week(few))),
    )


def _rates(card: Scorecard, name: str) -> str:
    intervals = [_interval(group, card) for group in card.groups]
    whole = card.whole.rate
    return pictures.rates(
        "Violating, in a thousand attempts that were read",
        f"by {', '.join(card.by)}, with the number of attempts",
        intervals,
        pictures.Legend(
            f"between these the rate lies, at a confidence of {100 * card.level:.4g} %",
            "the rate found: at least so much",
            "so far the rate would reach if all that could not be judged violated something",
            "" if whole is None else f"the rate of all: {whole.per_thousand:.1f}",
        ),
        line=None if whole is None else whole.per_thousand,
        name=f"{name}-rates",
    )


def _interval(group: Group, card: Scorecard) -> pictures.Interval:
    name, rate = f"{scored.key_in_words(group.key, card.by)} ({group.attempts:,})", group.rate
    said = scored.rate_in_words(rate)
    if rate is None:
        return pictures.Interval(name, said)
    return pictures.Interval(name, said, rate.low, rate.high, rate.per_thousand, group.at_most)


def _weeks(card: Scorecard, name: str) -> str:
    return _drawn(card, card.groups or (card.whole,), f"{name}-weeks")


def weeks_of_all(card: Scorecard, name: str) -> str:
    """The weeks of all groups together."""
    return _drawn(card, (card.whole,), name)


def _drawn(card: Scorecard, groups: Sequence[Group], name: str) -> str:
    rows = [
        pictures.Row(
            scored.key_in_words(group.key, card.by),
            [pictures.Counted(week.week, week.attempts, week.violating) for week in group.weeks],
        )
        for group in groups
    ]
    words = pictures.Words("all attempts", "violate something")
    return pictures.weeks("Attempts by week", rows, words, name=name)


def _rules(card: Scorecard, names: Names, name: str) -> str:
    rows = [
        pictures.Bar(names.title(each.rule) or each.rule, each.attempts, also=each.rule) for each in card.whole.rules
    ]
    return pictures.bars(
        "Attempts that a rule objects to", "all groups; several rules may object to one", rows, name=f"{name}-rules"
    )


def _never(card: Scorecard) -> Iterator[tuple[str, tuple[str, ...]]]:
    unseen = card.unseen
    several: tuple[tuple[str, Any], ...] = (
        ("rules could judge no attempt", unseen.never_judged),
        ("bodies of rules applied to none", unseen.never_applied or ()),
        ("of the rules counted were named by no replay", tuple(unseen.never_named)),
    )
    for title, names in several:
        if names:
            yield f"{len(names)} {title}", names


def _by_week(groups: Sequence[Group]) -> Iterator[tuple[str, tuple[Week | None, ...]]]:
    tables = [{week.week: week for week in group.weeks} for group in groups]
    for name in sorted({week for table in tables for week in table}):
        yield name, tuple([table.get(name) for table in tables])
