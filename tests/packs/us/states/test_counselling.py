"""Who may ask an employer for its debt counselling is for that not free to ask for payment, or to threaten, as well."""

from collections.abc import Mapping

import pytest

from fdcpa_guard.packs.us.states import MODULES
from tests.rows import decided

STATES = sorted({place[3:5] for place in MODULES})
BESIDE_IT = [
    {"content.lacks": ["no-payment-request"]},
    {"content.carries": ["threatens-credit-report"]},
    {"content.carries": ["physical-or-criminal-threat"]},
]


def _denying(place: str, collector: str, when: Mapping[str, object]) -> set[str]:
    """The rules of the place that deny a letter to the employer."""
    scenario = {"name": "asked", "zone": "America/Chicago", "when": {**when, "medium": "mail", "recipient": "employer"}}
    scenario["then"] = "denied"
    given = {"place": place, "collector": collector}
    decision = decided({"policy": f"us_state({place})", "given": given, "scenarios": [scenario]})
    return {each.rule for each in decision.reasons if each.denies and each.rule.startswith(f"us.{place.lower()}.")}


@pytest.mark.parametrize("more", BESIDE_IT, ids=lambda more: str(*more.values()))
@pytest.mark.parametrize("collector", ["creditor", "third-party-collector"])
@pytest.mark.parametrize("place", STATES)
def test_counselling_covers_for_nothing_else(place: str, collector: str, more: dict[str, list[str]]) -> None:
    carried = [*more.get("content.carries", ()), "credit-counselling"]
    assert _denying(place, collector, {**more, "content.carries": carried}) >= _denying(place, collector, more)


@pytest.mark.parametrize("place", ["IA", "WI"])
def test_it_frees_the_request_alone(place: str) -> None:
    asks = {"content.carries": ["credit-counselling"]}
    assert _denying(place, "creditor", {}) - _denying(place, "creditor", asks)
