"""Comments on 12 CFR 1006.10: location information."""

from typing import Any

from fdcpa_guard import Contact
from tests.builders import asking, case, contact
from tests.conformance.verdicts import allowed, denied, due, example

STATES_NO_DEBT = "us.regf.10b2.state-no-debt"
THIRD_PARTY = "us.regf.6d1.third-party"
DECEASED = {"minor": False, "deceased": True}


def _asks(**overrides: Any) -> Contact:
    """A call to a neighbour for location information."""
    given = {"recipient": "third-party", "person": "neighbour", "address": None, "purpose": "location-information"}
    return contact("2026-04-01 10:00", **given | overrides)


@example("10(a)-1")
def test_for_the_deceased_location_information_is_also_the_representatives(comment: str) -> None:
    dead = case(consumer=DECEASED)
    allowed(_asks(), dead)
    # What the neighbour may be asked is no leave to talk to the neighbour about the debt.
    denied(_asks(purpose="collection"), dead, THIRD_PARTY, lapses=None)
    # The representative, once found, is the consumer, with whom the debt may be discussed.
    found = case(
        consumer=DECEASED,
        locations=({"id": "office", "person": "personal-representative", "zones": ("America/Chicago",)},),
    )
    allowed(contact("2026-04-01 10:00", recipient="personal-representative"), found)


@example("10(b)(2)-1")
def test_one_may_say_that_one_seeks_the_estates_representative(comment: str) -> None:
    for consumer in (DECEASED, {"minor": False, "deceased": False}):
        known = case(consumer=consumer)
        allowed(_asks(content=asking(states_debt=False)), known)
        denied(_asks(content=asking(states_debt=True)), known, STATES_NO_DEBT, lapses=None)
        due(_asks(content=asking(states_debt=None)), known, STATES_NO_DEBT)
