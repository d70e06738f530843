"""A second reading of 15 USC 1692c(a)(1) for the first second of eight, 1692d(1), (2) and (6), 1692e(5) and 1692f(8).

As in `tests.oracles.s06`, and besides:

* Threats and foul language are barred towards anybody; what is not declared is not asked for.
* A call that a person began was placed by nobody else; one that asks where the consumer is has rules of its own.
* Word that a remedy may or will be invoked threatens suit unless it declares that it does not; so do a pleading, and a
  call or a text about a suit. Of a suit that goes on, or after a judgment, none of them does, but what declares to.
* No suit can be taken that nobody authorised or for which the time has run out.
"""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tests.oracle import LONG_AGO, TELEPHONE, Json, last
from tests.oracles import s06
from tests.oracles.s06 import Second, collecting

ADVICE = "advice"


class Statute(Second):
    def first_second(self, debt: str) -> bool | str:
        """1692c(a)(1): after eight, so not at eight."""
        if self.medium == "mail" or self.serves() or not self.counts_as_consumer(debt):
            return False
        if self.recipient == "successor-in-interest" and not self.owes_too(debt, self.named):
            return False

        def at_eight(when: datetime, zone: ZoneInfo) -> bool:
            return when.astimezone(zone).time().replace(microsecond=0) == time(8)

        zones = [zone for zone in self.zones() if at_eight(self.now, zone)]
        if not zones or self.answers(zones, at_eight):
            return False
        return ADVICE if self.not_lifted(LONG_AGO)[debt] else False

    def harms(self, debt: str) -> bool:
        return "physical-or-criminal-threat" in self.carries

    def abuses(self, debt: str) -> bool:
        return "profanity" in self.carries

    def hides_who_calls(self, debt: str) -> bool | str:
        if self.medium not in TELEPHONE or self.on_the_persons_own_call() or self.acts() == {"location-information"}:
            return False
        return self.declared("business-identity", wanted=True)

    def threatens_in_vain(self, debt: str) -> bool | str:
        known = self.debt(debt)
        said = "threatens-legal-action" in self.carries
        if "threatens-legal-action" in self.lacks:
            return False
        announces = self.purpose in {"remedy-may-be-invoked", "remedy-will-be-invoked"}
        spoken = self.purpose == "formal-pleading" and self.medium in {*TELEPHONE, "text"}
        files = self.purpose == "formal-pleading" and not spoken
        if not (said or announces or spoken or files):
            return False
        judged = known.get("judgment_at") is not None and last(known["judgment_at"]) <= self.now
        if not said and (
            judged or self.known_to_be(known.get("active_litigation"), ("suit", debt), True, False)
        ):
            return s06.DUTY
        barred = self.known_to_be(known.get("time_barred"), ("barred", debt), True, False)
        return bool(barred or not self.known_to_be(known.get("legal_action_authorised"), ("authorised", debt), True, False))

    def envelope_wording(self, debt: str) -> bool | str:
        return self.envelope(debt)


RULES: dict[str, Callable[[Any, str], bool | str]] = {
    "us.fdcpa.1692c-a1.first-second": collecting(Statute.first_second),
    "us.fdcpa.1692d1.threat-of-harm": collecting(Statute.harms),
    "us.fdcpa.1692d2.profanity": collecting(Statute.abuses),
    "us.fdcpa.1692d6.caller-identity": collecting(Statute.hides_who_calls),
    "us.fdcpa.1692e5.empty-threat": collecting(Statute.threatens_in_vain),
    "us.fdcpa.1692f8.envelope-wording": collecting(Statute.envelope_wording),
}


def answers(case: Json, contact: Json) -> dict[str, dict[str, str]]:
    """What each paragraph says of the contact, debt by debt."""
    asked = Statute(case, contact)
    return {rule: {debt: asked.asked(question, debt) for debt in asked.debts} for rule, question in RULES.items()}
