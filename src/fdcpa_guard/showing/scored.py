"""A scorecard in words, for a terminal and a page: names of groups, what was not seen, what is more than chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..audit.scoring import MOST_RANKED, Group, Key, Rate, Scorecard
from ..plain_text import clean

SHOWN: Final = 8
"""How many of a long list are told in a sentence."""


def key_in_words(key: Key, by: Sequence[str]) -> str:
    """A group by the values of its tags; the whole is ``all``."""
    told = [f"(no {name})" if value is None else value for name, value in zip(by, key, strict=False)]
    return clean(" · ".join(told)) if key else "all"


def rank_in_words(group: Group) -> str:
    """Where a group stands; a dash where nothing is more than chance."""
    rank = group.rank
    if rank is None or not (rank.worse_than or rank.better_than):
        return "-"
    return f"{rank.first}" if rank.first == rank.last else f"{rank.first} to {rank.last}"


def rate_in_words(rate: Rate | None) -> str:
    """A rate and its interval."""
    return "none was read" if rate is None else f"{rate.per_thousand:.1f} ({rate.low:.1f} to {rate.high:.1f})"


def compared(card: Scorecard) -> Iterator[str]:
    """Which differences are more than chance, and how that was told."""
    ranks = [(key_in_words(group.key, card.by), group.rank) for group in card.groups if group.rank is not None]
    if not ranks:
        why = f"more than {MOST_RANKED} are not" if len(card.groups) > MOST_RANKED else "there are no two to compare"
        yield f"Nothing was compared: {why}."
        return
    worse = [(name, rank.worse_than) for name, rank in ranks if rank.worse_than]
    for name, others in worse:
        told = ", ".join([key_in_words(key, card.by) for key in others])
        yield f"{name}: more violations than {told}, by more than chance."
    if not worse:
        yield "No difference between them is more than chance, so none is ranked."
    alike = "All attempts to one person count as one, for too little is violated to say how alike they are"
    if card.design_effect is not None:
        alike = f"{card.design_effect:.2f} attempts count as one, since those to one person are alike"
    yield f"{alike}; pairs are compared by Fisher's exact test, corrected by Holm."


def not_seen(card: Scorecard) -> Iterator[str]:
    """What the audit could not see, a sentence each."""
    unseen = card.unseen
    yield f"{unseen.not_judged} of {unseen.attempts} attempts could not be judged, and may violate something."
    for title, counted in (("could not be read", unseen.unread), ("cases could not be replayed", unseen.cases)):
        for why, number in list(counted.items())[:SHOWN]:
            yield f"{number} {title}: {why}"
    for name, number in unseen.untagged.items():
        if number:
            yield f"{number} attempts have no {name}: they are a group of their own, and are not compared."
    if unseen.nameless:
        yield f"{unseen.nameless} attempts name no consumer: each counts as another person's."
    if unseen.repeated:
        again = "have the consumer and the id of another, and were counted again: a log or a case was read twice"
        yield f"{unseen.repeated} attempts {again}, or ids are not each attempt's own."


def assumed(card: Scorecard) -> str:
    """What was assumed of all attempts."""
    given = [each for each in card.unseen.assumed if each != "{}"]
    return "; ".join(given) if given else "nothing"


def never(card: Scorecard) -> Iterator[str]:
    """Rules that judged nothing, applied to nothing or were named by nothing."""
    unseen = card.unseen
    if unseen.never_judged:
        yield f"{len(unseen.never_judged)} rules could judge no attempt: {_few(unseen.never_judged)}"
    if unseen.never_applied:
        yield f"{len(unseen.never_applied)} bodies of rules applied to none: {_few(unseen.never_applied)}"
    if unseen.never_named:
        yield f"Nothing was found by, and nothing was lacking for: {_few(tuple(unseen.never_named))}"


def _few(names: tuple[str, ...]) -> str:
    return ", ".join(names[:SHOWN]) + ("" if len(names) <= SHOWN else ", …")
