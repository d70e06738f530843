"""Where a person is known to be bars nothing that goes elsewhere: a letter, or a call to a landline that rings there.

Some media are associated with a place (12 CFR 1006, comment 6(b)(1)(ii)-1). Held of every rule of every place at once.
"""

from datetime import timedelta
from typing import Final

import pytest

from fdcpa_guard import Guard, us
from fdcpa_guard.packs.us.states import MODULES
from fdcpa_guard.testing.builders import case, contact, debt

_GUARD: Final = Guard(us())
_STATES: Final = sorted({place[3:5] for place in MODULES})
_ASKED: Final = "2026-03-02T10:00:00-06:00"
_NOT_THERE: Final = (
    {"id": "employer", "kind": "employer-prohibits", "received_at": _ASKED},
    {"id": "work", "kind": "inconvenient-place", "place": "work", "received_at": _ASKED},
)


@pytest.mark.parametrize("place", ["work", "unusual"])
@pytest.mark.parametrize("medium", ["call", "ringless-voicemail", "text", "mail"])
@pytest.mark.parametrize("kind", ["credit-card", "medical", "federal-tax"])
@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
def test_what_goes_home_finds_nobody_at_another_place(collector: str, kind: str, medium: str, place: str) -> None:
    known = case(
        collector=collector,
        requests=_NOT_THERE,
        debts=[debt(kind=kind)],
        locations=[{"id": f"in-{state}", "state": state} for state in _STATES],
    )
    there = {"medium": medium, "address": "home" if medium == "mail" else "land"}
    if medium == "ringless-voicemail":
        there["voice"] = "prerecorded"
    plain, at_another = (
        {reason.rule for reason in _GUARD.decide(contact(**there, **said), known).reasons}
        for said in ({}, {"person_is_at": place})
    )
    assert at_another <= plain


@pytest.mark.parametrize("place", ["work", "home", "unknown"])
@pytest.mark.parametrize("kind", ["credit-card", "medical", "federal-tax"])
@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
def test_a_line_of_unknown_kind_may_ring_where_a_landline_does(collector: str, kind: str, place: str) -> None:
    landline, unknown = (
        _GUARD.decide(
            contact(medium="text", address="line"),
            case(
                collector=collector,
                requests=[
                    *_NOT_THERE,
                    {"id": "home", "kind": "inconvenient-place", "place": "home", "received_at": _ASKED},
                ],
                debts=[debt(kind=kind)],
                locations=[{"id": f"in-{state}", "state": state} for state in _STATES],
                phones=[{"id": "line", "number": "+13125550177", "line_type": line_type, "place": place}],
            ),
        ).reasons
        for line_type in ("landline", "unknown")
    )
    assert {reason.rule for reason in landline if reason.denies} <= {reason.rule for reason in unknown if reason.denies}


@pytest.mark.parametrize("medium", ["call", "email"])
def test_what_follows_the_person_finds_them_there(medium: str) -> None:
    """Else the property above would hold of a guard that never asks."""
    known = case(requests=_NOT_THERE)
    denied = _GUARD.decide(contact(medium=medium, person_is_at="work"), known)
    assert {"us.regf.6b1ii.inconvenient-place", "us.regf.6b3.employer-prohibits"} <= {r.rule for r in denied.reasons}


_CAME: Final = {"id": "came", "medium": "in-person", "conversation": True}


@pytest.mark.parametrize("kind", ["credit-card", "payday-loan", "rent-to-own", "medical", "federal-tax"])
@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
def test_of_whoever_came_nobody_has_to_say_where_they_are(collector: str, kind: str) -> None:
    """Within a visit that the person began, no rule asks where they are; of a visit to them, rules do."""
    asked = contact(medium="in-person", in_reply_to="came")
    within, after = (
        _GUARD.decide(
            asked,
            case(
                collector=collector,
                requests=_NOT_THERE,
                debts=[debt(kind=kind)],
                locations=[{"id": f"in-{state}", "state": state} for state in _STATES],
                history={"attempts": [], "inbound": [{**_CAME, "at": asked.at - timedelta(minutes=9), **ended}]},
            ),
        ).reasons
        for ended in ({"ongoing": True}, {"ended_at": asked.at - timedelta(minutes=1)})
    )
    place = "contact.person_is_at"
    assert not [reason.rule for reason in within if place in reason.facts]
    assert [reason.rule for reason in after if place in reason.facts]
