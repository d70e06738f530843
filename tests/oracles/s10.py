"""A second reading of 12 CFR 1006.10(b) and (c): asking somebody else where the consumer is.

Readings on which it rests (docs/explanation/regulation-f-readings.md):

* Whoever is contacted in another role than the consumer's is asked as any other person, spouse and creditor too.
* What names the business names the employer unasked unless it is declared not to; undeclared content is a duty.
* Any attorney on record stops the asking but one of who owes too. Whether the attorney consented to talks with the
  consumer is not asked.
* An attempt that reached nobody, or left a limited-content message, is no communication; of a talk, whom it reached is
  who was talked with.
* Who was tried in vain and then talks with the collector on a call or visit of their own has been asked.
"""

from .matter import Debts, Matter
from .plain import CONSUMERS, DENY, DUTY, MISSING, NO, UNKNOWN, Answers, Json, began, instant, listed, name_of, opened
from .s14b_s06b import ROLES, speaker

NAMES_THE_BUSINESS = {"business-identity", "names-behind-call", "collector-disclosure"}


class Location(Matter):
    def is_asked(self) -> bool:
        return "location-information" in self.acts and self.asks_others()

    def of_what_is_said(self, objects: bool, duty: bool) -> Debts:
        return self.each(DENY if objects else DUTY if duty else NO)

    def identify(self) -> Debts:
        """(b)(1)."""
        if not self.is_asked():
            return {}
        if "limited-content-message" in self.carries:
            return self.each(DENY)
        named = self.declared("names-employer-unasked")
        if named is None and self.carries & NAMES_THE_BUSINESS:
            named = True
        own = self.declared("identifies-caller")
        return self.of_what_is_said(own is False or named is True, own is None or named is None)

    def state_no_debt(self) -> Debts:
        """(b)(2)."""
        if not self.is_asked():
            return {}
        return self.of_what_is_said(self.tells_of_a_debt(), self.declared("states-debt") is None)

    def no_postcard(self) -> Debts:
        """(b)(3)."""
        if not self.is_asked() or self.medium != "mail":
            return {}
        return self.of_what_is_said(self.declared("postcard") is True, self.declared("postcard") is None)

    def no_symbol(self) -> Debts:
        """(b)(4): neither that the sender collects debts nor that it is about a debt."""
        if not self.is_asked() or self.medium != "mail":
            return {}
        shown = self.declared("shows-debt-collection")
        tells = self.tells_of_a_debt() or "collector-disclosure" in self.carries
        return self.of_what_is_said(shown is True or tells, shown is None)

    def only_the_attorney(self) -> Debts:
        """(b)(5)."""
        if not self.is_asked():
            return {}
        if self.recipient == "consumer-attorney":
            return {}
        if self.case["representation"] == UNKNOWN:
            return self.each(MISSING)
        answers = self.each(NO)
        for debt in self.debts:
            for attorney in listed(self.case["representation"]):
                if self.represents(attorney, debt):
                    found = attorney["attorney_can_be_found"]
                    if found is True:
                        answers[debt] = DENY
                    elif found == UNKNOWN and answers[debt] == NO:
                        answers[debt] = MISSING
        return answers

    def represents(self, attorney: Json, debt: str) -> bool:
        if not began(attorney.get("learned_at"), self.now) or opened(attorney.get("ended_at"), self.now):
            return False
        debts = attorney.get("debts")
        if debts is not None and debts != UNKNOWN and debt not in debts:
            return False
        whose = attorney.get("person")
        if whose is None:
            whose = "consumer"  # or whoever it may be
        owing = [other for each in self.case["debts"] for other in self.co_obligors(each["id"])]
        in_their_place = whose in ROLES or self.telling(whose) & CONSUMERS
        if whose in owing and not in_their_place and not self.may_be(whose):
            return False
        return not opened(attorney.get("unresponsive_at"), self.now) or began(attorney.get("answered_at"), self.now)

    def once(self) -> Debts:
        """(c)."""
        if not self.is_asked():
            return {}
        grounds = self.contact.get("location_grounds") or {}
        if grounds.get("person_asked_for_it") is True or grounds.get("earlier_answer_thought_wrong") is True:
            return self.each(NO)
        if self.case["history"] == UNKNOWN:
            return self.each(MISSING)
        asked = {self.reached(attempt) for attempt in self.attempts() if self.sought(attempt)} | self.on_their_own()
        return self.each(DENY if True in asked else MISSING if None in asked else NO)

    def sought(self, attempt: Json) -> bool:
        return bool(attempt.get("purpose") == "location-information")

    def reached(self, attempt: Json) -> bool | None:
        """Whether a past request for location information reached the person contacted; None: perhaps."""
        outcome = attempt["outcome"]
        if not self.may_be(speaker(attempt)) or self.surely_missed(attempt):
            return False
        if outcome in ("pending", UNKNOWN):
            return None
        return outcome in ("conversation", "voicemail", "sent")

    def on_their_own(self) -> set[bool | None]:
        """Who was tried in vain, and talked with the collector since, on a call or visit of their own."""
        tried = [instant(a["at"]) for a in self.attempts() if self.sought(a) and self.may_be(name_of(a))]
        found: set[bool | None] = set()
        answered = self.answered_event() if self.on_their_own_call() else None
        for event in self.inbound():
            if event["medium"] not in ("call", "in-person") or not self.may_be(name_of(event)):
                continue
            if event is answered or not any(when <= instant(event["at"]) for when in tried):
                continue
            talked = event.get("conversation", False)
            found.add(None if talked in (None, UNKNOWN) else bool(talked))
        return found


RULES = {
    "us.regf.10b1.identify": Location.identify,
    "us.regf.10b2.state-no-debt": Location.state_no_debt,
    "us.regf.10b3.no-postcard": Location.no_postcard,
    "us.regf.10b4.no-debt-collection-symbol": Location.no_symbol,
    "us.regf.10b5.only-the-attorney": Location.only_the_attorney,
    "us.regf.10c.once": Location.once,
}


def answers(case: Json, contact: Json) -> Answers:
    reading = Location(case, contact)
    return {rule: asked(reading) for rule, asked in RULES.items()}
