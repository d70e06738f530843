"""A change as a page: two policies, or one law on two days, in words; and what it does to a log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..amending import Asks, Kind, counts_in_words, is_named, rule_in_words, whole
from ..showing.naming import Names
from ..showing.wording import law
from .page import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ..amending import Amendments
    from ..audit import Comparison
    from ..changing import Changes
    from ..policy import Policy

_KINDS: Final = {Kind.NEW: "good", Kind.GONE: "warn", Kind.CHANGED: "plain"}


def change_page(found: Amendments, *, log: Comparison | None = None, policies: Iterable[Policy] = ()) -> str:
    """What differs from one policy to another, the house's own rules first.

    Args:
        found: of `amending.amendments`.
        log: what it does to a log of questions, of `audit.compare` over the same two policies.
        policies: those by which a house's own rules are called by their titles, where the log names them.
    """
    return page(
        "change.html",
        found=found,
        counts=counts_in_words(found),
        asks={asks.value: count for asks, count in found.asks.items()},
        less=found.asks[Asks.LESS],
        packs=list(found.by_pack()),
        whole=whole,
        is_named=is_named,
        told=rule_in_words,
        kinds=_KINDS,
        log=log,
        names=Names(policies),
    )


def law_changes_page(
    found: Changes, *, log: Sequence[tuple[date, Comparison]] = (), policies: Iterable[Policy] = ()
) -> str:
    """What of a policy changes when, by day and place.

    Args:
        found: of `changing.changes`.
        log: for some of the days, what they do to a log of questions.
        policies: as of `change_page`.
    """
    return page(
        "law_changes.html", found=found, by_day=list(found.by_day()), log=list(log), law=law, names=Names(policies)
    )


__all__ = ["change_page", "law_changes_page"]
