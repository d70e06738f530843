"""A second reading of 73 P.S. 2270.4(b), by which creditors collect as the federal statute says.

Of the Act the definitions were at hand as quoted, and the duties as the attorney general tells them. So this asks whom
it binds, for which debts, and what the federal words say of them. Readings (docs/explanation/state-law.md):

* 2270.3: whoever collects what it is owed itself, under whichever name; of past due obligations alone. A debt is due
  from its first overdue day on the consumer's clock, and always where nobody knows that day.
* The numbers of calls are Regulation F's, and only one talk a week is a limit.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from . import s22_s42
from .co import Restated, Said, inconvenient_time, location, of_all, of_each, outside_hours
from .plain import ADVICE, ANY, DENY, MISSING, NO, UNKNOWN, Answers, Json
from .s06 import collecting
from .s14b_s06b import Missing, Verdict


class Pennsylvania(Restated):
    def is_covered(self, debt: Json) -> bool:
        if (
            self.case["collector"] not in ("creditor", "creditor-under-other-name", UNKNOWN)
            or debt["nature"] == "commercial"
        ):
            return False
        since = debt["past_due_since"]
        if since in (None, UNKNOWN):
            return True
        return any(self.now.astimezone(zone).date() >= date.fromisoformat(since) for zone in self.consumers_zones())

    def who_calls(self, debt: str) -> Said:
        """(b)(4), by any of the elements that say so."""
        if "limited-content-message" in self.carries:
            return ANY
        if self.carries & {"identity-and-purpose", "names-behind-call"}:
            return False
        return self.hides_who_calls(debt)

    def seven_calls(self, debt: str) -> Said:
        return {DENY: ADVICE, MISSING: ANY}.get(said := self.of_calls(self.too_many_calls, debt), said)

    def one_talk(self, debt: str) -> Said:
        return self.of_calls(self.too_soon_after_conversation, debt)

    def of_calls(self, question: Callable[[], Verdict], debt: str) -> str:
        if not self.limited_telephone():
            return NO
        alone = self.alone(question)
        said = alone.get(debt, False) if alone is not None else None
        if said is None:  # for one of the debts, it does not say which
            return MISSING if len(self.case["debts"]) == 1 else ANY
        return DENY if said else NO

    def alone(self, question: Callable[[], Verdict]) -> Verdict | None:
        """The same whether or not the person asked to be left alone, where nobody knows; None: a fact is missing."""
        asked = (False, True) if self.case["requests"] == UNKNOWN else (False,)
        found = []
        for self.left_alone in asked:
            try:
                found.append(question())
            except Missing:
                return None
        return found[0] if all(each == found[0] for each in found) else None


PA = "us.pa.2270-4b"
RULES: dict[str, Callable[[Any, str], Said]] = {
    **location(PA + "1.", ("identify", "state-no-debt", "no-postcard", "no-symbol", "once")),
    PA + "1.only-the-attorney": of_all(Pennsylvania.only_the_attorney),
    PA + "2.hours": collecting(outside_hours),
    PA + "2.inconvenient-time": collecting(inconvenient_time),
    PA + "2.inconvenient-place": collecting(Pennsylvania.inconvenient_place),
    PA + "2.represented": collecting(Pennsylvania.represented),
    PA + "2.employer-prohibits": collecting(Pennsylvania.employer_prohibits),
    PA + "3.third-party": collecting(Pennsylvania.third_party),
    PA + "3.not-the-consumers-number": collecting(Pennsylvania.reaches_another),
    PA + "3.public-posts": collecting(Pennsylvania.for_all_to_see),
    PA + "4.threat-of-harm": Pennsylvania.harms,
    PA + "4.profanity": Pennsylvania.abuses,
    PA + "4.caller-identity": collecting(Pennsylvania.who_calls),
    PA + "4.seven-in-seven": collecting(Pennsylvania.seven_calls),
    PA + "4.after-conversation": collecting(Pennsylvania.one_talk),
    PA + "4.medium": of_all(Pennsylvania.medium_closed),
    PA + "6.nothing-owed": lambda self, debt: s22_s42.nothing_owed(self.case, self.contact, self.debt(debt)),
    PA + "6.no-postcard": collecting(Pennsylvania.postcard),
    PA + "6.envelope": collecting(Pennsylvania.envelope),
}


def answers(case: Json, contact: Json) -> Answers:
    return of_each(Pennsylvania(case, contact), RULES)
