"""Facts written as rows of the tables, by their definition: what a house that knows all of it would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Final

from fdcpa_guard import Case, Contact
from fdcpa_guard.facts import Consent, Consumer, Fact, InconvenientTime
from fdcpa_guard.facts.base import members
from fdcpa_guard.facts.moments import Imprecise, UnknownInstant
from fdcpa_guard.tables import TABLES, Column, Table, Type
from fdcpa_guard.vocabulary import UNKNOWN, CallOutcome

Row = dict[str, Any]
Written = dict[str, list[Row]]

CONSUMER: Final = "c-1"
_ALSO: Final = ("none", "any", "all")


def rows_of(case: Case) -> Written:
    """The rows of a case, by table; a table is not given where it is unknown which facts there are."""
    found: Written = {"consumers": [_consumer(case)]}
    for name in ("phones", "emails", "postal_addresses", "locations", "requests", "representation", "bankruptcies"):
        _put(found, name, getattr(case, name))
    for name in ("consents", "court_permissions", "emergencies"):
        _put(found, name, getattr(case, name))
    if case.history is not UNKNOWN:
        _put(found, "attempts", case.history.attempts)
        _put(found, "inbound", case.history.inbound)
    _put(found, "working_hours", case.consumer.working_hours)
    found["debts"] = [row(TABLES["debts"], debt) for debt in case.debts]
    for table in TABLES.values():
        if table.of == "debts":
            lists = {debt.id: getattr(debt, table.becomes) for debt in case.debts}
            if UNKNOWN not in lists.values():
                found[table.name] = [row(table, f, debt_id=id) for id, facts in lists.items() for f in facts]
    if case.phones is not UNKNOWN:
        checks = {line.id: line.reassigned_checks for line in case.phones}
        if UNKNOWN not in checks.values():
            table = TABLES["reassigned_checks"]
            found[table.name] = [row(table, f, phone_id=id) for id, facts in checks.items() for f in members(facts)]
    times = [] if case.requests is UNKNOWN else [r for r in case.requests if isinstance(r, InconvenientTime)]
    found["request_times"] = [
        row(TABLES["request_times"], w, request_id=asked.id) for asked in times for w in asked.windows
    ]
    found["request_recurrences"] = [
        row(TABLES["request_recurrences"], each, request_id=asked.id) for asked in times for each in asked.recurrences
    ]
    found["consent_times"] = [
        row(TABLES["consent_times"], w, consent_id=consent.id) for consent in case.consents for w in consent.windows
    ]
    found["attributes"] = list(_attributes(case.attributes))
    return found


def contact_row(contact: Contact) -> Row:
    """The row that proposes a contact."""
    return {**row(TABLES["contacts"], contact), "contact_id": "n-1", "consumer_id": CONSUMER}


def _put(found: Written, name: str, facts: Any) -> None:
    if facts is not UNKNOWN:
        found[name] = [row(TABLES[name], fact) for fact in facts]


def _consumer(case: Case) -> Row:
    made = row(TABLES["consumers"], case.consumer)
    for column in TABLES["consumers"].columns:
        if column.field.startswith("case."):
            made[column.name] = _value(column, getattr(case, column.field.removeprefix("case.")))
    return made


def _attributes(attributes: Mapping[str, Any]) -> Iterator[Row]:
    for name, value in attributes.items():
        kind = "flag" if isinstance(value, bool) else "text" if isinstance(value, str) else "number"
        yield {"name": name, f"{kind}_value": value}


def row(table: Table, fact: Fact, **keys: str) -> Row:
    """The row that says a fact."""
    made: Row = dict(keys)
    if not table.shared and not isinstance(fact, Consumer):
        made["consumer_id"] = CONSUMER
    for column in table.columns:
        if column.field and column.name not in made and not column.field.startswith("case."):
            made[column.name] = _of(fact, column)
    for column in table.columns:
        if column.tells_of:
            made[column.name] = _happened(fact, table.by_name[column.tells_of])
    if isinstance(fact, Consent):
        made["starts_at"] = made["given_at"] if fact.starts_at is None else made["starts_at"]
    if table.name == "attempts" and made["outcome"] in (None, "pending", CallOutcome.CONVERSATION.value):
        made["discussed"] = made["debts"] if made["discussed"] is None else made["discussed"]
    return {name: value for name, value in made.items() if value is not None}


def _of(fact: Fact, column: Column) -> Any:
    value: Any = fact
    for step in column.field.split("."):
        if value is None or not hasattr(value, step):
            return None
        value = getattr(value, step)
    return _value(column, value)


def _happened(fact: Fact, column: Column) -> bool | None:
    value = getattr(fact, column.field, None)
    return None if value is UNKNOWN else value is not None


def _value(column: Column, value: Any) -> Any:
    if value is UNKNOWN or isinstance(value, UnknownInstant):
        return None
    if value is None or (value == frozenset() and "any" in column.also):
        return next((word for word in _ALSO if word in column.also), None)
    if isinstance(value, Imprecise):
        return value.said
    if isinstance(value, tuple | frozenset):
        return [_value(column, each) for each in (sorted(value) if isinstance(value, frozenset) else value)]
    if isinstance(value, Enum):
        return value.value
    if column.type is Type.TIME and column.name == "ends" and value is None:
        return "24:00"
    return value
