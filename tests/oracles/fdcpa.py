"""A second reading of 15 USC 1692c(a)(1) for the first second of eight, 1692d(1), (2) and (6), 1692e(5) and 1692f(8).

As in `s06`, and besides:

* Threats and foul language are barred towards anybody; what is not declared is not asked for.
* A call that a person began was placed by nobody else; one that asks where the consumer is has rules of its own.
* Word that a remedy may or will be invoked threatens suit unless it declares that it does not; so do a pleading, and a
  call or a text about a suit. Of a suit that goes on, or after a judgment, none of them does, but what declares to.
* No suit can be taken that nobody authorised, for which the time has run out, or for a debt that is paid.
"""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from .plain import ADVICE, LONG_AGO, TELEPHONE, TO_A_NUMBER, Answers, Json, began, day_of, opened
from .s06 import Second, collecting
from .s14b_s06b import Missing


class Statute(Second):
    def first_second(self, debt: str) -> bool | str:
        """1692c(a)(1): after eight, so not at eight."""
        if self.medium == "mail" or self.serves() or not self.to_the_consumer():
            return False

        def at_eight(when: datetime, zone: ZoneInfo) -> bool:
            return when.astimezone(zone).time().replace(microsecond=0) == time(8)

        try:
            zones = [zone for zone in self.zones() if at_eight(self.now, zone)]
        except Missing:  # the rule on hours says so
            return False
        if not zones or self.answered_this_morning(zones):
            return False
        try:
            return ADVICE if any(self.not_lifted(LONG_AGO).values()) else False
        except Missing:
            return ADVICE

    def answered_this_morning(self, zones: list[ZoneInfo]) -> bool:
        event = self.answered_event()
        if event is None or not self.may_be_answered_still(event):
            return False
        return self.within(event) or all(
            day_of(event["at"], zone) == self.now.astimezone(zone).date() for zone in zones
        )

    def harms(self, debt: str) -> bool:
        return "physical-or-criminal-threat" in self.carries

    def abuses(self, debt: str) -> bool:
        return "profanity" in self.carries

    def hides_who_calls(self, debt: str) -> bool | str:
        if self.medium not in TELEPHONE or self.on_the_persons_own_call():
            return False
        if self.only_asks_others():
            return False
        return self.declared_otherwise("business-identity", wanted=True)

    def threatens_in_vain(self, debt: str) -> bool | str:
        known = self.debt(debt)
        said = "threatens-legal-action" in self.carries
        if "threatens-legal-action" in self.lacks:
            return False
        announces = self.purpose in {"remedy-may-be-invoked", "remedy-will-be-invoked"}
        spoken = self.purpose == "formal-pleading" and self.medium in TO_A_NUMBER
        judged = opened(known["judgment_at"], self.now)
        goes_on = judged or known["active_litigation"] is True
        if self.purpose == "postjudgment-remedy" and not judged:  # which cannot legally be taken
            return True
        if (self.purpose == "formal-pleading" and not spoken) or not (said or announces or (spoken and not goes_on)):
            return False
        if began(known["paid_at"], self.now):
            return True
        authorised = self.known_to_be(known["legal_action_authorised"], ("authorised", debt), True, False)
        new = not judged and (said or not goes_on)
        return not authorised or (new and bool(self.known_to_be(known["time_barred"], ("barred", debt), True, False)))

    def envelope_wording(self, debt: str) -> bool | str:
        """The duty is that of 1006.22(f)(2)."""
        return self.envelope(debt) is True


RULES: dict[str, Callable[[Any, str], bool | str]] = {
    "us.fdcpa.1692c-a1.first-second": collecting(Statute.first_second),
    "us.fdcpa.1692d1.threat-of-harm": Statute.harms,
    "us.fdcpa.1692d2.profanity": Statute.abuses,
    "us.fdcpa.1692d6.caller-identity": collecting(Statute.hides_who_calls),
    "us.fdcpa.1692e5.empty-threat": collecting(Statute.threatens_in_vain),
    "us.fdcpa.1692f8.envelope-wording": collecting(Statute.envelope_wording),
}


def answers(case: Json, contact: Json) -> Answers:
    """What each paragraph says of the contact, debt by debt."""
    asked = Statute(case, contact)
    return {rule: {debt: asked.asked(question, debt) for debt in asked.debts} for rule, question in RULES.items()}
