"""What a guard and its decisions keep has a bound, and the cost of long lists grows no faster than they do."""

from datetime import timedelta
from itertools import product
from time import process_time
from typing import Any

import pytest

from fdcpa_guard import Case, Guard, choosing, regulation_f, us
from fdcpa_guard.vocabulary import CollectorKind, Effect, Medium, Purpose, Recipient
from tests.builders import at, attempt, case, contact, debt, history

NOON = "2026-04-01 12:00"


def test_a_guard_keeps_no_more_choices_than_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "_MOST_CHOICES", 64)
    monkeypatch.setattr(choosing, "_MOST_PLANS", 8)
    guard, fresh = Guard(us()), Guard(us())
    for medium, recipient, purpose in product(Medium, list(Recipient)[:4], list(Purpose)[:3]):
        asking = contact(NOON, medium=medium, recipient=recipient, purpose=purpose, address=None)
        assert guard.decide(asking, case()) == fresh.decide(asking, case())
        assert len(guard.chooser.selections) <= 64
        assert len(guard.chooser.plans) <= 8


def test_questions_that_no_rule_tells_apart_share_a_choice() -> None:
    guard = Guard(regulation_f())
    for collector in CollectorKind:
        guard.decide(contact(NOON), case(collector=collector, bankruptcies="none"))
    chosen = {id(selection) for selection in guard.chooser.selections.values()}
    assert len(chosen) < len(guard.chooser.selections) + 1


def long(events: int) -> Case:
    start = at("2026-01-01 09:00")
    return case(history=history([attempt(start + timedelta(minutes=13 * n), id=f"a{n}") for n in range(events)]))


def test_a_kept_decision_holds_no_large_case_and_lets_go_of_any_once_asked() -> None:
    guard = Guard(regulation_f())
    large, small = long(300), long(3)
    kept = [guard.decide(contact(NOON), known) for known in (large, small)]
    held = [any(isinstance(each, Case) for each in decision.__dict__["_asked"]) for decision in kept]
    assert held == [False, True]
    marks = [decision.fingerprint for decision in kept]
    assert all("_asked" not in decision.__dict__ for decision in kept)
    assert [decision.fingerprint for decision in kept] == marks
    again = guard.decide(contact(NOON), Case.model_validate_json(large.model_dump_json()))
    assert again.fingerprint == marks[0]


def _consents(number: int) -> list[dict[str, Any]]:
    first = at("2026-01-01 09:00")
    return [
        {"id": f"c{n}", "scope": "more-calls", "given_at": first + timedelta(minutes=90 * n), "given_to": "collector"}
        for n in range(number)
    ]


def test_calls_and_consents_to_more_calls_cost_no_more_than_their_number() -> None:
    calls = [attempt(at("2026-01-01 09:00") + timedelta(minutes=9 * n), id=f"a{n}") for n in range(10_000)]
    known = case(history=history(calls), consents=_consents(1_000))
    guard = Guard(regulation_f())
    began = process_time()
    decision = guard.decide(contact(at("2026-03-04 12:00")), known, counted=True)
    assert process_time() - began < 10  # it was over 25 s
    assert decision.counted
    assert Effect.RULE_ERROR not in {reason.effect for reason in decision.reasons}


def test_debts_and_consents_to_windows_cost_no_more_than_their_number() -> None:
    first = at("2026-01-01 09:00")
    ids = tuple(f"d{n}" for n in range(50))
    consents = [
        {
            "id": f"c{n}",
            "scope": "time",
            "during_proper_communication": True,
            "given_at": first + timedelta(minutes=n),
            "given_to": "collector",
            "debts": [ids[n % len(ids)]],
            "windows": [{"days": ["mon"], "start": f"{n // 60:02}:{n % 60:02}", "end": f"{n // 60:02}:{n % 60:02}:30"}],
        }
        for n in range(500)
    ]
    known = case(debts=[debt(id) for id in ids], consents=consents)
    guard = Guard(regulation_f())
    began = process_time()
    decision = guard.decide(contact("2026-03-02 05:00:10", debts=ids), known)
    assert process_time() - began < 3  # it was over 18 s
    assert len(decision.permitted_debts) == 1
