"""Theorems about equal instants, over the rows of every pack: what happened at an instant has happened by then.

The first says it of one fact at the contact's own instant: it decides as if it had happened a tick earlier. The second
says it of two facts at one instant: the contact is denied whatever one of the two orders would deny, and nothing else.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fdcpa_guard import Case, Decision, InvalidFacts
from fdcpa_guard.clock import TICK
from fdcpa_guard.facts import Contact, Fact
from fdcpa_guard.facts.moments import Imprecise
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.testing.occasions import ZONES
from fdcpa_guard.testing.scenarios import Row, guard_of
from fdcpa_guard.testing.smallest import changed
from tests.rows import scenario_rows

from .search import effort

Where = tuple[int | str, ...]

ORDERED = {
    frozenset({"history.attempts.at", "emails.creditor_use.notice.sent_at"}): (
        "a message of the instant of the creditor's notice is none of before it: the law asks what was sent earlier"
    )
}
"""Two facts of which the order is told though they are of one instant, and why."""

ITS_OWN = {
    "debts.validation.provided_at": "information of the contact's instant may be what the contact brings; duties stand",
    "debts.initial_communication_at": "a first communication of the contact's instant may be the contact",
}
"""Facts that at the contact's own instant may be the contact itself, and leave its duties.

Undeclared, what is owed is a duty; declared lacking, it denies.
"""

BY_ITS_HOUR = {"history.inbound.at": "whether a message came at an hour that is closed is told by its own instant"}
"""Facts whose own time of day tells: of the instant at which hours close or open they may decide otherwise."""

_MOST = 8
"""How many instants of a row are put onto each other: the rarest of them, which the row is about."""


def instants(fact: Fact, at: Where = ()) -> Iterator[tuple[Where, datetime]]:
    """Every instant of a fact and of the facts in it that is known to the tick, and where it is in JSON."""
    for name, value in fact.__dict__.items():
        if name not in type(fact).model_fields:
            continue
        here = (*at, name)
        several = isinstance(value, tuple)
        for number, item in enumerate(value if several else (value,)):
            where = (*here, number) if several else here
            if isinstance(item, Fact):
                yield from instants(item, where)
            elif isinstance(item, datetime) and not isinstance(item, Imprecise):
                yield where, item


def turns(when: datetime) -> bool:
    """Whether a day begins somewhere at an instant, so that a tick earlier is another day."""
    return any(when.astimezone(tz).date() != (when - TICK).astimezone(tz).date() for tz in map(ZoneInfo, ZONES))


def name_of(where: Where) -> str:
    return ".".join(part for part in where if isinstance(part, str))


class Asked:
    """A row whose facts are moved about."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.written = row.case.model_dump(mode="json")
        self.contact: Contact = row.contact
        self.at = self.contact.at
        itself = self.contact.logged_as
        self.known = {
            where: when
            for where, when in instants(row.case)
            if itself is None or not self._is(where, itself)  # the contact itself is not its own past
        }

    def _is(self, where: Where, id: str) -> bool:
        kind, side, number, *_ = (*where, None, None)
        return (kind, side) == ("history", "attempts") and self.written["history"]["attempts"][number]["id"] == id

    def decided(self, moved: dict[Where, datetime]) -> Decision | None:
        """The decision with some facts moved; None if they would contradict each other."""
        case: Json = self.written
        for where, when in moved.items():
            case = changed(case, where, when)
        try:
            return guard_of(self.row.policy).decide(self.contact, Case.model_validate(case))
        except InvalidFacts:
            return None

    def turns_the_hours(self, where: Where) -> bool:
        """Whether the contact would be denied otherwise a tick earlier, with the fact known then: by its hours."""
        known = Case.model_validate(changed(self.written, where, self.at - TICK))
        guard, earlier = guard_of(self.row.policy), self.contact.model_copy(update={"at": self.at - TICK})
        return denied(guard.decide(self.contact, known)) != denied(guard.decide(earlier, known))

    def alone(self, when: datetime, *moved: Where) -> bool:
        """Whether nothing else is of an instant, or a tick beside it, so that only the facts moved tell."""
        return not any(abs(other - when) <= TICK for where, other in self.known.items() if where not in moved)

    def __str__(self) -> str:
        return f"{self.row.source}:{self.row.line} {self.row.id}"


def said(decision: Decision) -> tuple[Any, ...]:
    """All that a decision says but for its instants, which move."""
    return (
        decision.allowed,
        frozenset((each.rule, each.effect, each.debts, each.denies, each.message) for each in decision.reasons),
        frozenset((each.rule, each.debts, each.due, each.message) for each in decision.duties),
        frozenset((each.rule, each.debts, each.message) for each in decision.advisories),
    )


def denied(decision: Decision) -> frozenset[tuple[str, str]]:
    return frozenset((each.rule, debt) for each in decision.reasons if each.denies for debt in each.debts)


def at_the_contact(asked: Asked, where: Where) -> None:
    """One fact of the contact's own instant."""
    if not asked.alone(asked.at, where) or turns(asked.at):
        return
    before, with_it = (asked.decided({where: when}) for when in (asked.at - TICK, asked.at))
    if before is not None and with_it is not None:
        what = f"{asked}: {name_of(where)} of the contact's instant"
        if name_of(where) in ITS_OWN:
            (_, reasons, _, advisories), (_, earlier, _, before_advisories) = said(with_it), said(before)
            assert reasons >= earlier, what
            assert advisories == before_advisories, what
        elif name_of(where) not in BY_ITS_HOUR or not asked.turns_the_hours(where):
            assert said(with_it) == said(before), what


def onto_each_other(asked: Asked, one: Where, other: Where, when: datetime) -> None:
    """Two facts of one instant, up to that of the contact."""
    names = frozenset({name_of(one), name_of(other)})
    if names in ORDERED or not asked.alone(when, one, other) or turns(when):
        return
    if when != asked.at and abs(when - asked.at) <= TICK:
        return
    together, orders = decided_both_ways(asked, one, other, when)
    if together is not None and orders:
        assert denied(together) == frozenset().union(*orders), f"{asked}: {' and '.join(sorted(names))} of one instant"


def decided_both_ways(
    asked: Asked, one: Where, other: Where, when: datetime
) -> tuple[Decision | None, list[frozenset[tuple[str, str]]]]:
    """The decision with two facts of one instant, and what is denied with either a tick before the other."""
    orders = (asked.decided({one: when - TICK, other: when}), asked.decided({one: when, other: when - TICK}))
    return asked.decided({one: when, other: when}), [denied(order) for order in orders if order is not None]


def by_word() -> dict[str, list[Row]]:
    """The rows by the instants that they speak of."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in scenario_rows():
        for word in sorted(set(re.findall(r"\b(?:[a-z_]+_at|since|history|at)\b", repr(row.given)))):
            found[word].append(row)
    return found


def spoken_of(asked: Asked, word: str) -> list[Where]:
    return [where for where in asked.known if word in (where[0], where[-1], where[-2] if len(where) > 1 else None)]


@effort(6, 10_000)
def test_a_fact_of_the_contacts_instant_decides_as_one_of_just_before(examples: int) -> None:
    dice = Random("instants")
    for word, found in sorted(by_word().items()):
        for row in dice.sample(found, min(examples, len(found))):
            asked = Asked(row)
            wheres = spoken_of(asked, word)
            for where in dice.sample(wheres, min(examples // 3, len(wheres))):
                at_the_contact(asked, where)


@effort(6, 10_000)
def test_two_facts_of_one_instant_deny_whatever_one_of_their_orders_denies(examples: int) -> None:
    dice = Random("pairs")
    for word, found in sorted(by_word().items()):
        for row in dice.sample(found, min(examples, len(found))):
            asked = Asked(row)
            ones = spoken_of(asked, word)[-_MOST:]
            pairs = [(one, other) for one in ones for other in asked.known if one != other and near(one, other)]
            pairs += combinations(ones, 2)
            for one, other in dice.sample(pairs, min(examples // 3, len(pairs))):
                for when in {asked.at, min(asked.at, asked.known[other])}:
                    onto_each_other(asked, one, other, when)


def near(one: Where, other: Where) -> bool:
    """Whether two instants are of one fact."""
    return one[:-1] == other[:-1] or one[:2] == other[:2]


SHOWN = {"an email used before the notice": ("s06.policy.yaml", "used after the notice")}
"""For each pair of which the order is told, a row that shows it; else the exception goes."""


@pytest.mark.parametrize(("source", "label"), SHOWN.values(), ids=SHOWN)
def test_the_order_is_told_where_it_says_so(source: str, label: str) -> None:
    (row,) = [row for row in scenario_rows() if row.source.endswith(source) and f"[{label}]" in row.id]
    asked, told = Asked(row), 0
    for one, other in combinations(asked.known, 2):
        if frozenset({name_of(one), name_of(other)}) in ORDERED:
            together, orders = decided_both_ways(asked, one, other, asked.known[one])
            told += together is not None and denied(together) != frozenset().union(*orders)
    assert told


def test_a_message_of_the_instant_at_which_hours_close_came_at_a_closed_hour() -> None:
    (row,) = [row for row in scenario_rows() if "[the evening of the same day]" in row.id]
    asked = Asked(row)
    ((where, _),) = [each for each in asked.known.items() if name_of(each[0]) in BY_ITS_HOUR]
    with_it, before = asked.decided({where: asked.at}), asked.decided({where: asked.at - TICK})
    assert with_it is not None
    assert before is not None
    assert denied(with_it) != denied(before)
    assert asked.turns_the_hours(where)


def test_every_exception_is_shown() -> None:
    assert len(SHOWN) == len(ORDERED)
