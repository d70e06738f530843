"""Not knowing what a column says never turns a denial into a permission, whatever rule denied.

Scenarios of the packs are written as rows; then one value after the other is taken away, and each whole table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

import pytest

from fdcpa_guard import Decision, Guard, InvalidFacts, Policy
from fdcpa_guard.tables import Reader
from fdcpa_guard.testing.scenarios import Row as Scenario
from tests.rows import scenario_rows

from .written import CONSUMER, Row, Written, contact_row, rows_of

READER: Final = Reader(zone="America/Chicago")
EVERY: Final = 331
"""Which of the thousands of scenarios are asked: a prime, so that no pack is passed over."""
STATES: Final = {"America/Chicago": "OK", "America/Denver": "WY", "America/Los_Angeles": "WA"}

SAYS_LESS: Final = {
    ("contacts", "carries"): "what is not declared of the content is a duty, and said so",
    ("contacts", "lacks"): "the same",
    ("contacts", "person_is_at"): "nobody can say more than that they do not know where the person is",
    ("contacts", "address"): "where it goes is the caller's to say; of none, what is asked of one is not asked",
    ("contacts", "person"): "the role's own name is a person, too",
    ("contacts", "in_reply_to"): "it is no answer then",
    ("contacts", "languages"): "in which languages it is, is the caller's to say",
}
"""Columns that say what the caller does, not what is known: without them it is another contact."""
READ_SO: Final[dict[tuple[str, ...], str]] = {
    ("attempts", "person"): "the role's own name is a person, too",
    ("attempts", "discussed"): "what the collector raised was discussed, as the column of the debts says",
    ("consents", ""): "no consent is known, so none that was taken back",
    ("consents", "place"): "a consent to contacts at work is to all of them, where it names no place",
    ("requests", "address"): "who revokes and names no number revokes for their own (47 CFR 64.1200(a)(10))",
    ("requests", "media"): "who names no media stopped every one, so it is confirmed in each (12 CFR 1006.14(h)(2)(i))",
    ("requests", "withdrawn_at"): "what was not taken back stands, and is confirmed (12 CFR 1006.14(h)(2)(i))",
    ("debts", "purchased"): "a creditor's debt was bought only where that is said (Tex. Fin. Code 392.307)",
    ("proceedings", "ended_at"): "of a result that nobody knows, it has not ended (ORS 646.639(2)(s))",
    ("proceedings", "upheld"): "the same, where it is not known to have ended",
    ("notices", "received_at"): "its days run from when it went (815 ILCS 505/2I, Va. Code 59.1-612(E))",
    ("us.la.9-3562-3.four-contacts", "attempts", "undeliverable_at"): "its outcome says that it came back",
    ("us.regf.38d2.dispute", "debts", "initial_communication_at"): "then what the history or the notice says was it",
    ("us.regf.42a1.undeliverable-address", "attempts", "undeliverable_at"): "its outcome says that it was sent",
    ("us.regf.42a1.undeliverable-address", "attempts", "outcome"): "of what may have arrived, nothing is learned",
}
"""Columns of which a NULL opens something, in one or two rules, by a reading that their pages or tables tell.

In a rule alone, where it is named too.
"""

SCENARIOS: Final = [row for row in scenario_rows() if row.rule and not row.rule.startswith("guard.")][5::EVERY]


@cache
def alone(policy: int, rule: str) -> Guard:
    """A guard of one rule, so that no other hides what it loses."""
    chosen = next(row.policy for row in SCENARIOS if id(row.policy) == policy)
    packs = [replace(pack, rules=(each,)) for pack in chosen.packs for each in pack.rules if each.id == rule]
    return Guard(Policy("one-rule", "1", (*packs,)))


@cache
def whole(policy: int) -> Guard:
    return Guard(next(row.policy for row in SCENARIOS if id(row.policy) == policy))


def known(tables: Written) -> Written:
    """The same with what has to be known of everybody, which scenarios leave open."""
    for row in tables["consumers"]:
        row.setdefault("deceased", False)
    for number, row in enumerate(tables.get("phones", ())):
        row.setdefault("number", f"+1800253{1000 + number}")
    for row in tables.get("emails", ()):
        row.setdefault("address", f"{row['id']}@mail.example")
    for row in [*tables.get("postal_addresses", ()), *tables.get("locations", ())]:
        if "state" not in row and "zip" not in row and row.get("city") in (None, "none"):
            row["state"] = STATES.get((row.get("zones") or [""])[0], "DE")
    return tables


def without_one(tables: Written) -> Iterator[tuple[tuple[str, str], Written]]:
    """The tables without one value, and without one table."""
    for name, rows in tables.items():
        if name != "debts":
            yield (name, ""), {other: given for other, given in tables.items() if other != name}
        for place, row in enumerate(rows):
            for column in row:
                if column == "address" and row.get("medium") == "other-electronic":
                    continue  # which names a number, or none
                if column != "consumer_id" and (name, column) != ("debts", "id"):
                    less = {key: value for key, value in row.items() if key != column}
                    yield (name, column), {**tables, name: [*rows[:place], less, *rows[place + 1 :]]}


def decided(guard: Guard, tables: Written, contact: Row) -> Decision:
    case = READER.case_from(CONSUMER, tables).case
    return guard.decide(READER.contact_from(contact, case).contact, case)


def allowed(guard: Guard, tables: Written, contact: Row) -> bool:
    return decided(guard, tables, contact).allowed


def opens(guard: Guard, judge: Guard, tables: Written, contact: Row, lost: str, known: set[str]) -> bool:
    """Whether the contact is allowed, by the rule and all others, and no advice says that the value is not known.

    ``known``: of what the advice told while it was.
    """
    if not allowed(guard, tables, contact):
        return False
    answer = decided(judge, tables, contact)
    told = {path for each in answer.advisories for path in each.facts} - known
    if lost == "id":  # what names it names nothing, which is told of what does
        told = {path for each in answer.advisories if each.rule == "guard.references" for path in each.facts} - known
        return answer.allowed and not told
    return answer.allowed and not any(lost in path.split(".") for path in told)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda row: f"{row.rule}: {row.name or row.line}")
def test_what_is_not_known_opens_nothing(scenario: Scenario) -> None:
    assert scenario.rule is not None
    guard, judge = alone(id(scenario.policy), scenario.rule), whole(id(scenario.policy))
    tables, contact = known(rows_of(scenario.case)), contact_row(scenario.contact)
    if allowed(guard, tables, contact):
        return
    before = {path for each in decided(judge, tables, contact).advisories for path in each.facts}
    opened: set[Any] = set()
    for what, less in without_one(tables):
        read_so = what in READ_SO or (scenario.rule, *what) in READ_SO
        if not read_so and opens(guard, judge, less, contact, what[1] or what[0], before):
            opened.add(what)
    for column in contact.keys() - {"contact_id", "consumer_id"}:
        if ("contacts", column) in SAYS_LESS:
            continue
        try:
            if allowed(guard, tables, {key: value for key, value in contact.items() if key != column}):
                opened.add(("contacts", column))
        except InvalidFacts:
            pass  # of what is no contact, nothing is decided
    assert opened == set()
