"""Parts of several policies, editions or runs are pointed out; parts of one are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from fdcpa_guard.audit import Part, Totals, together
from fdcpa_guard.audit.belonging import apart, policies
from tests.audit.test_parts import WHOLE, an_account

TOTALS = Totals("march.jsonl", "acme 1", 9, {}, 0, {})


def part(name: str, **of: Any) -> Part[Totals]:
    return Part(replace(TOTALS, **of), {}, {"law": "2026-11-21"}, name)


def test_parts_of_one_policy_and_making_belong_together() -> None:
    assert apart(together([part("a.json"), part("b.json", out="april.jsonl")])) == ()
    assert apart(together([])) == ()


def test_several_policies_are_named_with_their_parts() -> None:
    audit = together([part("a.json"), part("b.json", policy="acme 2"), part("c.json")])
    assert apart(audit) == ("the parts are of several policies: acme 1 (a.json, c.json); acme 2 (b.json)",)
    assert list(policies(audit)) == ["acme 1", "acme 2"]


def test_several_editions_are_named() -> None:
    older = replace(part("b.json"), editions={"law": "2025-01-01"})
    assert apart(together([part("a.json"), older])) == (
        "the parts were made with several editions of law: 2026-11-21 (a.json); 2025-01-01 (b.json)",
    )


def test_a_scorecard_of_what_no_replay_wrote_is_named() -> None:
    card = Part(next(each.found for each in WHOLE.scorecards), {"replays": ("april.jsonl",)}, {}, "card.json")
    (policy, other) = apart(together([part("a.json"), card]))
    assert policy.startswith("the parts are of several policies: acme 1 (a.json); ")
    assert other == "card.json is of april.jsonl, which no replay among the parts wrote"
    assert apart(together([card])) == ()


def test_a_scorecard_of_another_time_than_the_reconciliation_is_named() -> None:
    found = next(each.found for each in WHOLE.scorecards)
    card = Part(
        replace(
            found,
            whole=replace(found.whole, first=datetime(1999, 1, 1, tzinfo=UTC), last=datetime(1999, 1, 31, tzinfo=UTC)),
        ),
        name="c",
    )
    assert apart(together([card, Part(an_account(), name="r")])) == ("c and r have no day in common",)
    within = an_account().period
    assert within is not None
    same = replace(found.whole, first=within.last, last=within.last)
    assert apart(together([Part(replace(found, whole=same)), Part(an_account())])) == ()
