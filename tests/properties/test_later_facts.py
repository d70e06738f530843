"""A theorem about facts of later: what is learned or happens after a contact says nothing of it.

Over the rows of every pack: each instant of the case is put past that of the contact, those that the row leaves open
too, and the decision is then that of a case that lacks the fact: the item that begins with the instant, or the field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

import pytest

from fdcpa_guard import Case, Contact, Decision, InvalidFacts
from fdcpa_guard.facts import Fact
from fdcpa_guard.facts.moments import Imprecise
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.testing.scenarios import Row, guard_of
from tests.rows import scenario_rows

from .search import effort

Where = tuple[int | str, ...]

SOON, LATER = timedelta(days=10), timedelta(days=400)
BORN: Final = {"learned_at"}
"""Optional instants from which on the whole item is known; without one it always was."""
DATES: Final = {
    "consumer.deceased_learned_at": "deceased",
    "emails.employer_learned_at": "employer_provided",
    "phones.port_learned_at": "ported_at",
    "debts.disputes.submitted_at": "received_at",
    "debts.disputes.statement_sent_at": "received_at",
    "history.inbound.ended_at": "ongoing",
    "history.attempts.undeliverable_at": "outcome",
    "phones.do_not_call_checked_at": "on_do_not_call_registry",
    "consents.starts_at": "given_at",
    "debts.notices.received_at": "sent_at",
    "representation.asked_received_at": "asked_at",
}
"""Instants of which the absence says something else than that it has not come, with what they tell more of."""
DATES_OF: Final = {"debts.proceedings.ended_at": "upheld"}
"""Those of which it does where this is true: what was upheld nobody knows when is not what goes on."""
OF_THE_CASE: Final = "guard."
"""How the advice begins that remarks on the case as it was given, whenever things happen in it."""


@dataclass(frozen=True)
class Moved:
    """A case with one fact of later, and the same without it; None: its absence cannot be said."""

    name: str
    soon: Json
    later: Json
    absent: Json | None


def instants(fact: Fact, at: Where = ()) -> Iterator[tuple[Where, datetime | None, bool]]:
    """Every instant that a fact and the facts in it hold or could, where it is in JSON, and whether it is required."""
    for name, field in type(fact).model_fields.items():
        value = getattr(fact, name)
        several = isinstance(value, tuple)
        for number, item in enumerate(value if several else (value,)):
            where = (*at, name, number) if several else (*at, name)
            if isinstance(item, Fact):
                yield from instants(item, where)
            elif (isinstance(item, datetime) and not isinstance(item, Imprecise)) or (
                item is None and "datetime" in repr(field.annotation)
            ):
                yield where, item, field.is_required()


def of(case: Json, where: Where) -> Any:
    found: Any = case
    for step in where:
        found = found[step]
    return found


def put(case: Json, where: Where, value: Any) -> Json:
    case = deepcopy(case)
    of(case, where[:-1])[where[-1]] = value
    return case


def dropped(case: Json, where: Where) -> Json:
    """Without an item of a list, or with nothing where one fact stands."""
    if isinstance(where[-1], str):
        return put(case, where, None)
    case = deepcopy(case)
    del of(case, where[:-1])[where[-1]]
    return case


def shifted(value: Any, by: timedelta) -> Any:
    """All instants of a part of a case, later."""
    if isinstance(value, dict):
        return {name: shifted(inner, by) for name, inner in value.items()}
    if isinstance(value, list):
        return [shifted(inner, by) for inner in value]
    return (datetime.fromisoformat(value) + by).isoformat() if is_instant(value) else value


def is_instant(value: Any) -> bool:
    return isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value) is not None


def with_it(case: Json, where: Where, when: datetime) -> list[Where]:
    """The instant and those of the same fact that come after it, which would else be before it."""
    beside = of(case, where[:-1])
    if not isinstance(beside, dict):
        return [where]
    instants = {name: datetime.fromisoformat(value) for name, value in beside.items() if is_instant(value)}
    return [where, *[(*where[:-1], name) for name, at in instants.items() if name != where[-1] and at >= when]]


class Asked:
    """A row whose facts are put past its contact."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.contact: Contact = row.contact
        self.case = row.case.model_dump(mode="json")
        self.fields = [*instants(row.case)]

    def decided(self, case: Json) -> tuple[Any, ...] | None:
        """What is said of the contact; None if the facts contradict each other."""
        try:
            return said(guard_of(self.row.policy).decide(self.contact, Case.model_validate(case)))
        except InvalidFacts:
            return None

    def moved(self, where: Where, when: datetime | None, required: bool) -> Moved | None:
        """The case with an instant past the contact; None if it would say something else by that."""
        at, name, last = self.contact.at, name_of(where), where[-1]
        if when is not None and when > at:
            return None
        item = item_of(where)
        if item is not None and ((required and isinstance(last, str)) or last in BORN):
            if self._named(item):
                return None
            begins = [shifted(of(self.case, item), at - when + by) for by in (SOON, LATER)] if when else [None, None]
            if when is None:
                begins = [{**of(self.case, item), last: (at + by).isoformat()} for by in (SOON, LATER)]
            soon, later = (put(self.case, item, each) for each in begins)
            return Moved(name, soon, later, dropped(self.case, item))
        if when is None or not isinstance(last, str):
            soon, later = (put(self.case, where, (at + by).isoformat()) for by in (SOON, LATER))
            absent = self.case if when is None else dropped(self.case, where)
            return Moved(name, soon, later, None if self._dates(where) else absent)
        if required:
            return None
        for wheres in ([where], with_it(self.case, where, when)):
            soon, later = (self._at(wheres, at - when + by) for by in (SOON, LATER))
            if self.decided(soon) is not None and self.decided(later) is not None:
                return Moved(name, soon, later, None if self._dates(where) else self._at(wheres, None))
        return None

    def _dates(self, where: Where) -> bool:
        """Whether the absence of an instant says something else than that it has not come."""
        name = name_of(where)
        return name in DATES or (name in DATES_OF and of(self.case, where[:-1])[DATES_OF[name]] is True)

    def _named(self, item: Where) -> bool:
        """Whether the contact or another fact names an item, so that without it more is missing than the item."""
        id = of(self.case, item).get("id")
        text = repr([self.contact.model_dump(mode="json"), dropped(self.case, item)])
        return id is not None and f"'{id}'" in text

    def _at(self, wheres: list[Where], by: timedelta | None) -> Json:
        case = self.case
        for where in wheres:
            case = put(case, where, None if by is None else shifted(of(case, where), by))
        return case


def item_of(where: Where) -> Where | None:
    """The innermost item of a list, or fact that may be absent, in which an instant stands."""
    for end in range(len(where) - 1, 1, -1):
        if isinstance(where[end - 1], int) or where[end - 1] in ("notice", "creditor_use", "prior_collector_use"):
            return where[:end]
    return None


def name_of(where: Where) -> str:
    return ".".join(part for part in where if isinstance(part, str))


def said(decision: Decision) -> tuple[Any, ...]:
    """All that a decision says but for its instants, and for remarks on the case."""
    return (
        decision.allowed,
        frozenset((each.rule, each.effect, each.debts, each.denies, each.message) for each in decision.reasons),
        frozenset((each.rule, each.debts, each.due, each.message) for each in decision.duties),
        frozenset(
            (each.rule, each.debts, each.message)
            for each in decision.advisories
            if not each.rule.startswith(OF_THE_CASE)
        ),
    )


def rules_of(one: tuple[Any, ...], other: tuple[Any, ...]) -> list[str]:
    """The rules that say something else."""
    return sorted({each[0] for some, others in zip(one[1:], other[1:], strict=True) for each in some ^ others})


def faults(row: Row, choose: Callable[[list[Any]], list[Any]]) -> Iterator[tuple[str, list[str], str]]:
    """Which rules say something else of a row's contact because of a fact of later: the fact, the rules, how."""
    if row.contact.logged_as is not None:
        return
    asked = Asked(row)
    for where, when, required in choose(asked.fields):
        moved = asked.moved(where, when, required)
        if moved is None:
            continue
        soon, later = asked.decided(moved.soon), asked.decided(moved.later)
        if soon is None or later is None:
            continue
        if soon != later:
            yield moved.name, rules_of(soon, later), "tells one day of later from another"
        absent = None if moved.absent is None else asked.decided(moved.absent)
        if absent is not None and absent != later:
            yield moved.name, rules_of(absent, later), "tells it from none"


@effort(500, 100_000)
def test_a_fact_of_later_is_no_fact(examples: int) -> None:
    dice = Random("later")
    rows = scenario_rows()
    for row in dice.sample(rows, min(examples, len(rows))):
        for name, rules, how in faults(row, lambda fields: dice.sample(fields, min(2, len(fields)))):
            pytest.fail(f"{row.source}:{row.line} {row.id}: {rules} {how}: {name}")
