"""Wherever a law bars telling somebody else of a debt, it bars an email about it to what is known to reach one."""

import pytest
import yaml

from fdcpa_guard.packs.us.states import MODULES
from fdcpa_guard.testing.scenarios import load

STATES = sorted({place[3:5] for place in MODULES})
READ_OTHERWISE = {
    "us.mn.332c-02.third-party": "known from the trade press alone, and about contacts with third parties",
    "us.oh.1321-45.third-parties-for-location-only": "itself a careful reading of how others are asked",
    "us.wa.31-45-082-3d.others": "about contacts with a borrower, of which who else reads one is no party",
}
LETTER = {"medium": "mail", "content.states_debt": True}
EMAIL = {"medium": "email", "content.states_debt": True}


def _denying(place: str, collector: str, kind: str, when: dict[str, object]) -> set[str]:
    """The rules of the place that deny, where a sister said that the emails reach her."""
    given = {
        "place": place,
        "collector": collector,
        "debts.d1.kind": kind,
        "emails.mail.led_to_third_party_at": "2026-03-20 10:00",
    }
    scenario = {"name": "told", "zone": "America/Chicago", "when": when, "then": "denied"}
    [row] = load(yaml.safe_dump({"policy": f"us_state({place})", "given": given, "scenarios": [scenario]})).rows()
    decision = row.run().explanation.decision
    return {each.rule for each in decision.reasons if each.denies and each.rule.startswith(f"us.{place.lower()}.")}


@pytest.mark.parametrize(
    ("collector", "kind"),
    [
        ("creditor", "medical"),
        ("creditor", "payday-loan"),
        ("creditor", "rent-to-own"),
        ("third-party-collector", "credit-card"),
    ],
)
@pytest.mark.parametrize("place", STATES)
def test_an_email_tells_whoever_it_is_known_to_reach(place: str, collector: str, kind: str) -> None:
    others = _denying(place, collector, kind, {**LETTER, "recipient": "third-party"})
    telling = others - _denying(place, collector, kind, LETTER) - READ_OTHERWISE.keys()
    assert not telling or _denying(place, collector, kind, EMAIL)
