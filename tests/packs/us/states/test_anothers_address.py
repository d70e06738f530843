"""Wherever a number known to be another's tells them of a debt, so does what is known to have reached somebody else."""

from typing import Any

import pytest

from fdcpa_guard.packs.us.states import MODULES
from tests.rows import decided

LED = {"led_to_third_party_at": "2026-03-31 12:00"}
KINDS = [
    ("creditor", "medical"),
    ("creditor", "payday-loan"),
    ("creditor", "rent-to-own"),
    ("creditor", "title-loan"),
    ("third-party-collector", "medical"),
]
READ_OTHERWISE = {
    "us.mn.332c-02.third-party": "known from the trade press alone, and about contacts with third parties",
    "us.oh.1321-45.third-parties-for-location-only": "itself a careful reading of how others are asked",
    "us.wa.31-45-082-3d.others": "about contacts with a borrower, of which who else reads one is no party",
}
"""Rules on telling others under which nobody is told by what was meant for the consumer."""


def _denying(
    place: str, collector: str, kind: str, known: dict[str, Any], medium: str, address: str | None, **more: str
) -> set[str]:
    """The rules of the place that deny a message about the debt."""
    where = {"state": place[3:5], **({"city": place} if len(place) > 5 else {})}
    given = {"place": where, "collector": collector, "debts.d1.kind": kind, **known}
    when = {"medium": medium, "address": address, "content.states_debt": True, **more}
    scenario = {"name": "told", "zone": "America/Chicago", "when": when, "then": "denied"}
    policy = f"us_state({place[3:5]})"
    decision = decided({"policy": policy, "given": given, "scenarios": [scenario]})
    return {each.rule for each in decision.reasons if each.denies and each.rule.startswith(f"us.{place[3:5].lower()}.")}


@pytest.mark.parametrize(("collector", "kind"), KINDS)
@pytest.mark.parametrize("place", sorted(MODULES))
def test_what_reached_somebody_else_tells_them(place: str, collector: str, kind: str) -> None:
    def telling(known: dict[str, Any], medium: str, address: str) -> set[str]:
        clean = _denying(place, collector, kind, {}, medium, address)
        return _denying(place, collector, kind, known, medium, address) - clean

    if telling({"phones.cell.disowned_at": "2026-03-31 12:00"}, "text", "cell"):
        assert telling({"phones.cell": LED}, "text", "cell")
        assert telling({"emails.mail": LED}, "email", "mail")


@pytest.mark.parametrize(("collector", "kind"), KINDS)
@pytest.mark.parametrize("place", sorted(MODULES))
def test_where_others_may_not_be_told_an_email_may_not_reach_them(place: str, collector: str, kind: str) -> None:
    others = _denying(place, collector, kind, {}, "mail", None, recipient="third-party")
    if others - _denying(place, collector, kind, {}, "mail", None) - READ_OTHERWISE.keys():
        assert _denying(place, collector, kind, {"emails.mail": LED}, "email", "mail")
