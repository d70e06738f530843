"""Whether a number is, or may be, somebody else's, and what of the past went there."""

from datetime import datetime
from typing import Any

import pytest

from fdcpa_guard.rules import Question
from fdcpa_guard.rules.judging import some_may_be_anothers
from fdcpa_guard.rules.missed import missed_them, reached_another
from tests.builders import at, attempt, case, contact, history

NOON = at("2026-04-01 12:00")
BEFORE, AFTER = at("2026-03-20"), at("2026-04-20")


def looked_up(when: object, reassigned: object) -> dict[str, Any]:
    return {"reassigned_checks": ({"at": when, "since": "2026-01-01", "reassigned": reassigned},)}


@pytest.mark.parametrize(
    ("fields", "perhaps"),
    [
        ({}, False),
        ({"disowned_at": BEFORE}, True),
        ({"disowned_at": AFTER}, False),
        ({"led_to_third_party_at": BEFORE}, True),
        ({"led_to_third_party_at": AFTER}, False),
        ({"reassigned_checks": "unknown"}, True),
        (looked_up(BEFORE, True), True),
        (looked_up(BEFORE, "unknown"), True),
        (looked_up(BEFORE, False), False),
        (looked_up(AFTER, True), False),
        (looked_up(AFTER, "unknown"), False),
        (looked_up(AFTER, False), False),
    ],
)
def test_a_number_may_be_anothers_by_now(fields: dict[str, Any], perhaps: bool) -> None:
    known = case(phones=({"id": "other"}, {"id": "cell", **fields}))
    assert some_may_be_anothers(Question(contact(NOON), known)) is perhaps


ASTRAY: dict[str, tuple[str, dict[str, Any], bool]] = {
    "a number that is another's": ("phones", {"id": "gone", "disowned_at": BEFORE}, True),
    "a number that a look-up found reassigned": ("phones", {"id": "gone", **looked_up(BEFORE, True)}, True),
    "a number that led to another alone": ("phones", {"id": "gone", "led_to_third_party_at": BEFORE}, False),
    "an address of email that bounced": ("emails", {"id": "gone", "undeliverable_at": BEFORE}, False),
    "a house from which letters come back": ("postal_addresses", {"id": "gone", "undeliverable_at": BEFORE}, False),
}


@pytest.mark.parametrize(("kind", "fields", "perhaps"), ASTRAY.values(), ids=ASTRAY)
def test_a_text_to_a_number_that_nobody_recorded_may_have_gone_to_any_number_that_is_anothers(
    kind: str, fields: dict[str, Any], perhaps: bool
) -> None:
    """Not to what is no number, whatever is known against it."""
    sent = [
        attempt("2026-03-10 12:00", "text", outcome="sent", address=address, id=f"to-{address}")
        for address in (None, "cell")
    ]
    q = Question(contact(NOON), case(history=history(sent), **{"phones": ({"id": "cell"},)} | {kind: (fields,)}))
    somewhere, there = q.index.past.attempts
    assert reached_another(q, somewhere) is (None if perhaps else False)
    assert missed_them(q, somewhere) is perhaps
    assert reached_another(q, there) is False


LEARNED: dict[str, tuple[dict[str, Any], bool]] = {
    "nothing": ({}, False),
    "that it is another's": ({"disowned_at": BEFORE}, True),
    "that it is another's, later than now": ({"disowned_at": AFTER}, False),
    "by a look-up": (looked_up(BEFORE, True), True),
    "by a look-up that does not reach back": (
        {"reassigned_checks": ({"at": BEFORE, "since": "2026-03-15", "reassigned": True},)},
        False,
    ),
}


@pytest.mark.parametrize("regained", [None, at("2026-03-05"), at("2026-03-25"), AFTER])
@pytest.mark.parametrize(("fields", "anothers"), LEARNED.values(), ids=LEARNED)
def test_what_was_sent_went_to_another_unless_the_number_is_theirs_again(
    fields: dict[str, Any], anothers: bool, regained: datetime | None
) -> None:
    """Once it is theirs again, it may have been theirs all along; so not if it was so before it was sent."""
    sent = attempt("2026-03-10 12:00", "text", outcome="sent", address="cell", id="sent")
    known = case(history=history(sent), phones=({"id": "cell", "regained_at": regained, **fields},))
    q = Question(contact(NOON), known)
    (event,) = q.index.past.attempts
    assert reached_another(q, event) is (anothers and regained != at("2026-03-25"))
