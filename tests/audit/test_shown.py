"""Three verdicts, each apart: what shows it, what cannot be shown, and that one never answers for another."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any, Final

import pytest

from fdcpa_guard.audit import Answer, Audit, Part, together, verdicts
from fdcpa_guard.records import chain
from fdcpa_guard.records.chain import Chain, Checkpoint
from fdcpa_guard.records.verifying import Verdict as OfRecord
from fdcpa_guard.records.verifying import Verified, summary
from tests.audit.test_parts import WHOLE, an_account

KEY: Final = b"k" * 32


def log(key: bytes | None = None) -> tuple[list[bytes], Checkpoint]:
    one = Chain(key=key)
    lines = [one.append({"n": number}) for number in range(9)]
    return lines, Checkpoint.of(one)


def links(*, key: bytes | None = None, given: bytes | None = None, known: bool = False, cut: int = 9) -> chain.Verdict:
    lines, checkpoint = log(key)
    return chain.verify(lines[:cut], key=given, checkpoints=[checkpoint] if known else [])


def records(*verdicts: OfRecord) -> Any:
    return summary([Verified(n, each, asked="us 1") for n, each in enumerate(verdicts, 1)])


COMPLETE = replace(an_account(), complete=True, findings=(), by_kind={}, unreconciled=(), outside=0)


def answers(*found: Any) -> list[str]:
    return [each.answer.value for each in verdicts(together(map(Part, found)))]


NOT, YES, NO, FAR, UNKNOWN = "not looked at", "yes", "no", "as far as can be seen", "not known"


def test_of_nothing_nothing_is_said() -> None:
    found = verdicts(Audit())
    assert [each.answer for each in found] == [Answer.NOT_LOOKED_AT] * 3
    assert not any(each.shows for each in found)


@pytest.mark.parametrize(
    ("verdict", "unaltered", "complete"),
    [
        (links(), FAR, UNKNOWN),
        (links(known=True), YES, FAR),
        (links(key=KEY), UNKNOWN, UNKNOWN),
        (links(key=KEY, known=True), YES, FAR),
        (links(key=KEY, given=KEY), YES, UNKNOWN),
        (links(key=KEY, given=KEY, known=True), YES, FAR),
        (links(key=KEY, given=b"o" * 32), NO, UNKNOWN),
        (links(known=True, cut=5), FAR, NO),
    ],
)
def test_the_links_say_what_they_can(verdict: chain.Verdict, unaltered: str, complete: str) -> None:
    assert answers(verdict) == [unaltered, NOT, complete]


@pytest.mark.parametrize(
    ("found", "unaltered", "same"),
    [
        ([OfRecord.SAME], FAR, YES),
        ([OfRecord.SAME, OfRecord.OTHERWISE], FAR, NO),
        ([OfRecord.SAME, OfRecord.FACTS_MISSING], FAR, UNKNOWN),
        ([OfRecord.SAME, OfRecord.ALTERED], NO, UNKNOWN),
        ([OfRecord.OTHERWISE, OfRecord.UNREADABLE], NO, NO),
    ],
)
def test_records_say_what_they_can_and_never_that_none_is_missing(
    found: list[OfRecord], unaltered: str, same: str
) -> None:
    assert answers(records(*found)) == [unaltered, same, NOT]


def test_a_log_held_against_the_answers_says_only_whether_it_is_complete() -> None:
    assert answers(an_account()) == [NOT, NOT, NO]
    assert answers(COMPLETE) == [NOT, NOT, FAR]
    assert answers(COMPLETE, links(known=True)) == [YES, NOT, YES]
    assert answers(COMPLETE, links()) == [FAR, NOT, FAR]
    assert answers(COMPLETE, links(known=True, cut=5)) == [FAR, NOT, NO]
    assert answers(an_account(), links(known=True)) == [YES, NOT, NO]
    assert answers(COMPLETE, links(key=KEY, given=b"o" * 32)) == [NO, NOT, UNKNOWN]


def test_altered_records_are_not_hidden_by_links_that_hold() -> None:
    assert answers(links(known=True), records(OfRecord.SAME)) == [YES, YES, FAR]
    assert answers(links(known=True), records(OfRecord.ALTERED))[0] == NO


def test_of_several_the_worst_is_said_and_each_is_told() -> None:
    audit = together([Part(links(known=True), {"log": ("a",)}), Part(links(), {"log": ("b",)})])
    unaltered, _, _ = verdicts(audit)
    assert unaltered.answer is Answer.AS_FAR
    assert [each.split(":")[0] for each in unaltered.shows] == ["the links (a)", "the links (b)"]


def test_what_is_not_looked_at_never_makes_a_verdict_better() -> None:
    """Of no verdict does the answer get surer when a part is taken away, but for a bad part of several."""
    rank = {NO: 0, UNKNOWN: 1, FAR: 2, YES: 3, NOT: -1}
    for size in range(1, 4):
        for some in combinations((links(known=True), records(OfRecord.SAME), COMPLETE), size):
            for without in combinations(some, size - 1):
                for more, less in zip(answers(*some), answers(*without), strict=True):
                    assert rank[less] <= rank[more]


def test_what_cannot_be_shown_is_said_where_it_matters() -> None:
    unaltered, same, complete = verdicts(together([Part(records(OfRecord.SAME))]))
    assert any("no links were looked at" in each for each in unaltered.cannot)
    assert any("whether the facts were right" in each for each in same.cannot)
    assert any("no dialer's log" in each for each in complete.cannot)
    keyed, _, _ = verdicts(together([Part(links(key=KEY, given=KEY))]))
    assert any("who has the key can write" in each for each in keyed.cannot)


def test_the_numbers_are_those_of_the_parts() -> None:
    unaltered, same, complete = verdicts(WHOLE)
    assert "4 of 7 records are decided the same, asked again under us 2" in same.shows[0]
    assert "1 otherwise, 1 of them with the other verdict, because of the policy" in same.shows[0]
    assert "5 of 7 are as they were written" in unaltered.shows[1]
    assert "3 of 5 had no one answer" in complete.shows[1]
    assert "1 row could not be used" in complete.shows[1]
