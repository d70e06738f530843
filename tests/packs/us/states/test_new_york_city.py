"""New York City may move the day of its second text again."""

from datetime import date

from fdcpa_guard import Guard, Policy
from fdcpa_guard.packs.us.states.new_york_city import DEBT_COLLECTORS, amended_from
from fdcpa_guard.testing.builders import attempt, case, contact, history, location


def objections(policy: Policy, at: str) -> set[str]:
    calls = history(*[attempt(f"2026-08-{day} 11:00", outcome="voicemail") for day in (26, 27, 28)])
    known = case(locations=(location(zip="10001"),), history=calls)
    return {reason.rule for reason in Guard(policy).decide(contact(at=at), known).reasons}


def test_the_day_of_the_second_text_may_be_moved() -> None:
    moved = Policy("moved", "1", (amended_from(date(2026, 9, 1)),))
    as_it_is = Policy("as-it-is", "1", (DEBT_COLLECTORS,))
    counts = {rule.id for rule in DEBT_COLLECTORS.rules if "5-77b1" in rule.id and "in-seven" in rule.id}
    old, new = sorted(counts, key=lambda id: "three" in id)
    assert old in objections(moved, "2026-08-31 12:00")
    assert new not in objections(moved, "2026-08-31 12:00")
    assert {old, new} & objections(moved, "2026-09-01 12:00") == {new}
    assert {old, new} & objections(as_it_is, "2026-09-01 12:00") == {old}
    assert {rule.id for rule in moved.rules()} == {rule.id for rule in as_it_is.rules()}
