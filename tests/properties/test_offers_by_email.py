"""What declines offers by email does so in whichever form it is recorded (15 USC 7704(a)(4) and (5))."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final

import pytest

from fdcpa_guard import Case, Decision, Guard, Policy
from fdcpa_guard.packs.us.federal.email import CAN_SPAM
from fdcpa_guard.testing import builders
from fdcpa_guard.testing.crowds import Json

GUARD: Final = Guard(Policy("offers", "1", (CAN_SPAM,)))
AT: Final = datetime(2026, 4, 1, 17, tzinfo=UTC)
CONSENT: Final[Json] = {"id": "c", "scope": "solicitation", "given_at": "2026-01-05T17:00:00Z", "given_to": "collector"}


def decided(case: Case) -> Decision:
    return GUARD.decide(builders.contact(medium="email", at=AT.isoformat(), content={"carries": ["offer"]}), case)


def said(decision: Decision) -> tuple[Any, ...]:
    """What is decided, but for the names of the facts."""
    reasons = [(reason.rule, reason.debts, reason.lapses_at) for reason in decision.reasons]
    return reasons, [duty.message for duty in decision.duties], decision.valid_until


@pytest.mark.parametrize("seed", range(60))
def test_15_usc_7704_a_4_a_consent_that_was_taken_back_decides_as_the_request_would(seed: int) -> None:
    draw = Random(seed)
    when = (AT - timedelta(hours=draw.randint(1, 60 * 24))).isoformat()
    about: Json = {"person": draw.choice(("consumer", "spouse")), "address": draw.choice((None, "mail"))}
    about |= draw.choice(({}, {"debts": ["d1"]}))
    more = draw.choice(([], [CONSENT | {"id": "later", "given_at": "2026-03-20T17:00:00Z"}]))
    request = {"id": "r", "kind": "revoke-consent", "media": ["email"], "received_at": when, **about}
    asked = builders.case(requests=[request], consents=more)
    back = builders.case(requests=[], consents=[*more, CONSENT | about | {"revoked_at": when}])
    assert said(decided(asked)) == said(decided(back))


@pytest.mark.parametrize("days", range(40))
def test_15_usc_7704_a_5_b_no_offer_goes_unmarked_to_somebody_who_declined_since(days: int) -> None:
    when = (AT - timedelta(days=days)).isoformat()
    asked = {"id": "r", "kind": "stop-address", "address": "mail", "received_at": when}
    decision = decided(builders.case(requests=[asked], consents=[CONSENT]))
    assert any("advertisement" in duty.message for duty in decision.duties)
