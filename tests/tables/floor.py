"""The rows of one ordinary consumer, table by table, to be changed by tests."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from fdcpa_guard import Case
from fdcpa_guard.tables import CaseRead, Dispositions, Reader

Row = dict[str, Any]
ZONE = "America/Chicago"

ORDINARY: dict[str, list[Row]] = {
    "consumers": [{"collector": "third-party-collector", "minor": False, "deceased": False}],
    "working_hours": [],
    "debts": [
        {
            "id": "acct-1",
            "nature": "consumer",
            "kind": "credit-card",
            "in_default_when_obtained": True,
            "paid": False,
            "time_barred": False,
            "active_litigation": False,
            "incurred_on": "2022-01-01",
            "assigned_on": "2023-01-01",
            "open_end": False,
            "purchased": False,
            "documents_held": True,
            "co_obligors": [],
        }
    ],
    "validation_notices": [
        {
            "debt_id": "acct-1",
            "provided_at": "2026-01-05",
            "orally": False,
            "came_back": False,
            "states_period_end": False,
        }
    ],
    "disputes": [],
    "original_creditor_requests": [],
    "proceedings": [],
    "promises": [],
    "notices": [],
    "phones": [
        {
            "id": "ph-1",
            "number": "(614) 555-0123",
            "person": "consumer",
            "line_type": "mobile",
            "place": "none",
            "disowned": False,
            "led_to_third_party": False,
            "ported": False,
            "emergency_or_patient_line": False,
            "on_do_not_call_registry": False,
        }
    ],
    "reassigned_checks": [],
    "emails": [],
    "postal_addresses": [],
    "locations": [{"id": "home", "zip": "43215", "kind": "residence", "person": "consumer"}],
    "attempts": [
        {
            "id": "call-1",
            "at": "2026-11-17 10:00:00",
            "medium": "call",
            "outcome": "rang-out",
            "debts": "acct-1",
            "recipient": "consumer",
            "purpose": "collection",
            "address": "ph-1",
            "improper": False,
            "voice": "live",
        }
    ],
    "inbound": [],
    "requests": [],
    "consents": [],
    "court_permissions": [],
    "representation": [],
    "bankruptcies": [],
    "emergencies": [],
}

CONTACT: Row = {
    "contact_id": "next",
    "consumer_id": "c-1",
    "at": "2026-11-27 10:00:00",
    "medium": "call",
    "recipient": "consumer",
    "purpose": "collection",
    "address": "ph-1",
    "autodialed": False,
    "voice": "live",
}


def rows(**changed: list[Row] | None) -> dict[str, list[Row]]:
    """The rows with some tables others; None: not given."""
    made = deepcopy(ORDINARY) | {name: table for name, table in changed.items() if table is not None}
    return {name: table for name, table in made.items() if name not in changed or changed[name] is not None}


def first(table: str, **changed: Any) -> list[Row]:
    """The first row of a table with some columns others; `LEFT_OUT`: without them."""
    row = ORDINARY[table][0] | changed
    return [{name: value for name, value in row.items() if value is not LEFT_OUT}]


LEFT_OUT = object()


def read(given: Mapping[str, Any] | None = None, *, zone: str = ZONE, codes: Dispositions | None = None) -> CaseRead:
    """The case of rows."""
    return Reader(zone=zone, dispositions=codes).case_from("c-1", rows() if given is None else given)


def case(**changed: list[Row] | None) -> Case:
    """The case of the rows, some tables changed."""
    return read(rows(**changed)).case
