"""Groups of customers with numbers of their own."""

import pytest

from fdcpa_guard import Guard, InvalidPolicy, first_party
from fdcpa_guard.packs.house import HOUSE, standard
from fdcpa_guard.policies import house
from fdcpa_guard.testing.builders import case, contact

CALLS = "house.pace.calls-a-week"
HISTORY = {
    "attempts": [{"id": "e1", "at": "2026-03-31T15:00:00Z", "medium": "call", "outcome": "rang-out", "debts": ["d1"]}]
}


@pytest.mark.parametrize(("segment", "objects"), [(None, False), ("old", False), ("new", True)])
def test_a_segment_has_its_own_number(segment: str | None, objects: bool) -> None:
    guard = Guard(house({CALLS: {"new": {"most": 1}}}))
    known = case(segment=segment, history=HISTORY | {"inbound": []})
    found = {reason.rule for reason in guard.decide(contact(), known).reasons}
    assert (CALLS in found) is objects


def test_a_segments_number_is_a_parameter_of_its_own() -> None:
    policy = house({CALLS: {"new": {"most": 1}}})
    assert policy.rule(CALLS).parameters["most.new"].values[0][1] == 1
    assert policy.tightened(CALLS, most=2).rule(CALLS).parameters["most"].values[0][1] == 2
    assert policy.fingerprint != house().fingerprint


@pytest.mark.parametrize(
    "segments",
    [
        {"house.pace.calls": {"new": {"most": 1}}},
        {"house.content.legal-action": {"new": {"most": 1}}},
        {CALLS: {"new": {"least": 1}}},
        {CALLS: {"new": {"most": "1"}}},
        {CALLS: {"new": {"most": 0}}},
        {CALLS: {"new": {}}},
    ],
)
def test_segments_that_fit_nothing(segments: dict[str, dict[str, dict[str, object]]]) -> None:
    with pytest.raises(InvalidPolicy):
        standard(segments)


def test_first_party_is_law_and_standard() -> None:
    policy = first_party()
    assert policy.packs[-1] is HOUSE
    assert policy.places
