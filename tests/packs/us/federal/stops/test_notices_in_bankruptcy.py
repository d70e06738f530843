"""Whether an early intervention notice was sent in a bankruptcy case, where of an instant only the day is known."""

import pytest

from fdcpa_guard import Guard, us_federal
from tests.builders import case, contact, debt

ONCE = "us.regx.39c1iii-c.once-per-case"


@pytest.mark.parametrize(
    ("filed", "sent", "advised"),
    [
        ("2026-03-09", "2026-03-09", False),
        ("2026-03-09T16:00:00Z", "2026-03-09", False),
        ("2026-03-09", "2026-03-09T16:00:00Z", False),
        ("2026-03-09T16:00:00Z", "2026-03-09T16:00:00Z", True),
        ("2026-03-09", "2026-03-10", True),
        ("2026-03-09", "2026-03-08", False),
        ("unknown", "2026-03-11", False),
    ],
)
def test_a_notice_of_the_day_of_the_petition_may_have_been_sent_before_it(filed: str, sent: str, advised: bool) -> None:
    """12 CFR 1024.39(c)(1)(iii)(A) asks for one in the case whatever was sent before, (C) for no second one."""
    notice = {"kind": "early-intervention", "sent_at": sent}
    known = case(
        collector="mortgage-servicer",
        debts=(debt(kind="mortgage", notices=(notice,)),),
        bankruptcies=({"id": "b", "chapter": 13, "filed_at": filed, "learned_at": "2026-03-16T16:00:00Z"},),
    )
    decision = Guard(us_federal()).decide(
        contact("2026-04-01 12:00", "mail", purpose="early-intervention-notice"), known
    )
    assert (ONCE in {advice.rule for advice in decision.advisories}) is advised
