"""A second reading of 9-A M.R.S. 11-119, by which rental-purchase merchants collect as 15 USC 1692b and 1692c say.

The section's own text was not at hand; that it has the federal words is known from others. So this asks whom it
binds, for which debts, and what the federal words say of them, which `co` shares with it.
"""

from collections.abc import Callable
from typing import Any

from .co import Restated, Said, inconvenient_time, location, of_all, of_each, outside_hours
from .plain import DUTY, UNKNOWN, Answers, Json
from .s06 import collecting


class Maine(Restated):
    def is_covered(self, debt: Json) -> bool:
        """The merchant itself, as to what a consumer rents to own."""
        return (
            self.case["collector"] in ("creditor", "creditor-under-other-name", UNKNOWN)
            and debt["nature"] != "commercial"
            and debt["kind"] in ("rent-to-own", UNKNOWN)
        )

    def identified(self, debt: str) -> Said:
        """(1)(A), as it is told: who asks is identified, the merchant too, and no request has to come first."""
        if not self.is_asked():
            return False
        said = self.declared("identifies-caller")
        if said is None and "limited-content-message" in self.carries:  # names no merchant
            return True
        return DUTY if said is None else not said


ME = "us.me.9a-11-119"
RULES: dict[str, Callable[[Any, str], Said]] = {
    **location(ME + "-1.", ("identify", "state-no-debt", "no-postcard", "no-debt-collection-symbol", "once")),
    ME + "-1.identify": Maine.identified,
    ME + "-1.only-the-attorney": of_all(Maine.only_the_attorney),
    ME + "-2.hours": collecting(outside_hours),
    ME + "-2.inconvenient-time": collecting(inconvenient_time),
    ME + "-2.inconvenient-place": collecting(Maine.inconvenient_place),
    ME + "-2.represented": collecting(Maine.represented),
    ME + "-2.employer-prohibits": collecting(Maine.employer_prohibits),
    ME + ".third-party": collecting(Maine.third_party),
    ME + ".not-the-consumers-number": collecting(Maine.reaches_another),
    ME + ".cease": collecting(Maine.stopped),
}


def answers(case: Json, contact: Json) -> Answers:
    return of_each(Maine(case, contact), RULES)
