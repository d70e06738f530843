"""Assertions about one contact; one that fails shows the whole explanation, as a scenario that fails does.

assert_denied(guard, contact(at="2026-04-01 21:30"), case(), because=["us.regf.6b1i.hours"])
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ..facts import Case, Contact
from ..guard import Guard
from ..rules import Question
from .documents import Mapped
from .overlays import Facts
from .scenarios import Row


def assert_allowed(guard: Guard, contact: Contact, case: Case) -> None:
    """The contact is allowed.

    Raises:
        AssertionError: it is not.
    """
    _hold(guard, contact, case, "allowed", {})


def assert_denied(guard: Guard, contact: Contact, case: Case, *, because: Iterable[str] = ()) -> None:
    """The contact is denied, and each of the rules named in ``because`` is among those that deny it.

    Raises:
        AssertionError: it is allowed, or one of the rules does not deny it.
        InvalidPolicy: the policy has no such rule.
    """
    _hold(guard, contact, case, "denied", {"because": _rules(guard, because)})


def assert_duties(guard: Guard, contact: Contact, case: Case, duties: Iterable[str]) -> None:
    """Each of the rules named requires something of the contact, allowed or not.

    Raises:
        AssertionError: one of them does not.
        InvalidPolicy: the policy has no such rule.
    """
    then = "allowed" if guard.decide(contact, case) else "denied"
    _hold(guard, contact, case, then, {"duties": _rules(guard, duties)})


def _rules(guard: Guard, ids: Iterable[str]) -> list[str]:
    """The ids; an id of the guard's own objections is taken as it is."""
    return [id if id.startswith("guard.") else guard.policy.rule(id).id for id in ids]


def _hold(guard: Guard, contact: Contact, case: Case, then: str, expected: Mapping[str, Any]) -> None:
    __tracebackhide__ = True
    checks = Mapped(0)
    for name, value in expected.items():
        checks.put(name, value, 0)
    row = Row("assertion", None, None, guard.policy, None, then, checks, (), (), None, "assertion", 0)
    asked = Question(contact, case)
    zones = asked.index.zones(asked.who, asked.at)
    row.__dict__["facts"] = Facts(case, contact, zones[0] if len(zones) == 1 else None)
    result = row.run(guard)
    if not result.passed:
        raise AssertionError(result.problem.partition("\n")[2])  # its first line names a file
