"""A theorem over the law of every place: what was said within the person's own call uses up none of the calls allowed.

Who counts calls counts those that the collector placed or made, and speaking on a call that had come in places none:
not while it goes on, and not when the past is counted.
"""

from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing import builders

from .test_requests_and_consents import COLLECTORS, MAINLAND, Json

_GUARD = Guard(us())


def _call(id: str, day: int, hour: int, address: str, voice: str, **more: Any) -> Json:
    at = builders.local(f"2026-03-{day:02} {hour:02}:00").isoformat()
    return {"id": id, "at": at, "medium": "call", "debts": ["d1"], "address": address, "voice": voice} | more


def _objections(collector: str, address: str, voice: str, calls: int, answer: Json | None) -> set[tuple[str, str]]:
    case: dict[str, Any] = builders.case_facts()
    case["locations"] = [{"id": state, "state": state} for state in MAINLAND]
    began, ended = (builders.local(f"2026-03-31 {clock}").isoformat() for clock in ("10:30", "11:30"))
    theirs = {"id": "q", "at": began, "ended_at": ended, "medium": "call", "address": address}
    made = [_call(f"c{n}", 31 - n, 10, address, voice, outcome="no-message-left") for n in range(calls)]
    case["history"] = {"attempts": [*made, *([answer] if answer else [])], "inbound": [theirs]}
    given = {"debts": ["d1"], "at": builders.local("2026-04-01 12:00").isoformat(), "medium": "call", "voice": voice}
    contact = builders.suited(builders.contact_facts() | given | {"address": address})
    decision = _GUARD.decide(Contact.model_validate(contact), Case.model_validate(case | {"collector": collector}))
    return {(reason.rule, reason.effect.value) for reason in decision.reasons}


@pytest.mark.parametrize("calls", range(8))
@pytest.mark.parametrize(("address", "voice"), [("cell", "live"), ("land", "live"), ("land", "prerecorded")])
@pytest.mark.parametrize("collector", COLLECTORS)
def test_what_was_said_on_their_own_call_is_none_of_the_calls(
    collector: str, address: str, voice: str, calls: int
) -> None:
    spoken = _call("own", 31, 11, address, voice, outcome="dropped", in_reply_to="q")
    without = _objections(collector, address, voice, calls, None)
    assert _objections(collector, address, voice, calls, spoken) <= without


@pytest.mark.parametrize("address", ["cell", "land"])
def test_a_call_of_ones_own_is_one_of_them(address: str) -> None:
    """So that the theorem says something: at the same hour, in answer to nothing."""
    placed = _call("own", 31, 11, address, "prerecorded", outcome="dropped")
    found = [
        _objections("third-party-collector", address, "prerecorded", calls, placed)
        - _objections("third-party-collector", address, "prerecorded", calls, None)
        for calls in range(8)
    ]
    rules = {rule for more in found for rule, _ in more}
    assert "us.regf.14b2.seven-in-seven" in rules
    assert ("us.tcpa.64-1200-a3iii.three-in-thirty" in rules) is (address == "land")
