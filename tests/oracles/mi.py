"""A second reading of MCL 445.252, what regulated persons may not do, and of what is known of 339.915, on agencies.

Readings on which it rests, as docs/explanation/state-law.md tells them:

* Who communicates conveys information on a debt (445.251(1)(c)): a mere confirmation of an opt-out conveys none.
* The debtor is who owes, and who stands in for one and is not only asked where the debtor is.
* No clock is named, so the debtor's own is taken, wherever the debtor may be.
* A bill is one if it is written and threatens nothing. The attorney's thirty days run from receipt, and are whole days.
* Leave to tell the employer is the debtor's, in writing, and later than the default.
* Papers of a court that are served are no such communication.

It is silent (``any``) on who calls others than the debtor, on hours of what conveys nothing, on writs that go to the
employer, and on times and places where whoever is contacted is not the one who asked. Left out are how often a
telephone may ring, for which the text has no number, and the clocks of more than one zone.
"""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from .ia import WRITTEN, Reading, Rule, Verdict, told
from .plain import (
    ADVICE,
    ANY,
    DENY,
    MISSING,
    PROFESSIONALS,
    SERVES,
    TELEPHONE,
    THREATS,
    TO_A_NUMBER,
    Answers,
    Json,
    began,
    day_of,
    inbound_of,
    opened,
)

AGENCIES = {"third-party-collector", "debt-buyer", "creditor-under-other-name"}
OPENS, CLOSES = time(8), time(21)
NOT_BOUND_BY_HOURS = PROFESSIONALS - {"consumer-attorney"}


class Michigan(Reading):
    zone = ZoneInfo("America/Detroit")
    to_us = True

    def identity(self, debt: Json) -> Verdict:
        """(g)."""
        if self.medium not in (*TELEPHONE, "in-person") or not self.connected() or self.within_their_call():
            return None
        if self.recipient in PROFESSIONALS:
            return None
        if self.merely_confirms() or (self.only_asks() and self.owes_any()):
            return ANY
        if self.only_asks() or not self.is_debtor(debt):
            return ANY if self.owes_any() else None
        return ANY if self.is_paper() else self.must_say("business-identity")

    def public_post(self, debt: Json) -> Verdict:
        """(m), but for a proceeding that was brought."""
        carried_out = self.purpose == "postjudgment-remedy" and opened(debt["judgment_at"], self.now)
        return None if carried_out else super().public_post(debt)

    def attorney(self, debt: Json) -> Verdict:
        """(h)."""
        if not self.is_debtor(debt) or not self.connected() or self.is_served() or self.is_bill():
            return None
        return self.attorneys(self.stops)

    def stops(self, attorney: Json) -> Verdict:
        if opened(attorney["consented_at"], self.now) or not self.was_written_to(attorney):
            return None
        return {True: DENY, False: None}.get(attorney["attorney_can_be_found"], MISSING)

    def is_bill(self) -> bool:
        bills = self.purpose == "servicing-disclosure" and self.medium in WRITTEN
        return bills and not self.says & THREATS

    def was_written_to(self, attorney: Json) -> bool:
        """And not silent for thirty days."""
        asked, answered = attorney["asked_at"], attorney["answered_at"]
        if not opened(asked, self.now):
            return False
        if began(answered, self.now):
            return True
        received = attorney["asked_received_at"]
        if received is not None and not opened(received, self.now):
            return True
        since = day_of(received or asked, self.zone)
        return self.local.date() <= since + timedelta(days=30)

    def employer(self, debt: Json) -> Verdict:
        """(i)."""
        if self.recipient != "employer" or not self.connected() or self.acts == {"location-information"}:
            return None
        if self.answers() or self.is_served():
            return None
        if leave := self.written_leave(debt):
            return leave
        if self.owes(debt) or (self.purpose == "postjudgment-remedy" and self.medium in SERVES):
            return ANY
        return self.said()

    # -- (n)

    def hours(self, debt: Json) -> Verdict:
        if self.medium == "mail" or not self.connected() or self.recipient in NOT_BOUND_BY_HOURS:
            return None
        if self.is_served():
            return ANY if self.role() not in ("consumer", "household-member", "employer") else None
        if OPENS <= self.local.time() < CLOSES or self.is_within_theirs() or self.agreed_to_the_hour(debt):
            return None
        return ANY if self.said() in (None, ANY) or self.is_paper() else DENY

    def is_within_theirs(self) -> bool:
        came = inbound_of(self.case, self.contact["in_reply_to"], self.now)
        return came is not None and came["medium"] == self.medium and self.goes_on(came)

    def agreed_to_the_hour(self, debt: Json) -> bool:
        return any(
            each["in_writing"] is True and (each["person"] or "consumer") == "consumer" and self.is_in(each)
            for each in self.leave(debt, "time", to_us=True)
        )

    def hours_of_an_agency(self, debt: Json) -> Verdict:
        found = self.hours(debt)
        return ADVICE if found == DENY else found

    def inconvenient_time(self, debt: Json) -> Verdict:
        if self.medium == "mail" or not self.connected() or self.recipient in PROFESSIONALS:
            return None
        asked = [each for each in self.case["requests"] if each["kind"] == "inconvenient-time"]
        if self.recipient != "consumer" or self.is_paper() or self.contact["in_reply_to"] is not None:
            return ANY if asked else None
        if not any(self.is_in(each) for each in self.asked_not_to_be("inconvenient-time")):
            return None
        return ANY if any(each["scope"] == "time" for each in self.case["consents"]) else DENY

    def inconvenient_place(self, debt: Json) -> Verdict:
        asked = [each for each in self.case["requests"] if each["kind"] == "inconvenient-place"]
        if self.recipient in PROFESSIONALS or not self.connected():
            return None
        if self.recipient != "consumer" or self.is_paper() or self.contact["in_reply_to"] is not None:
            return ANY if asked else None
        closed = {each["place"] for each in self.asked_not_to_be("inconvenient-place")}
        where = {"house": "home", "office": "work", "desk": "work", "elsewhere": "club"}.get(
            self.contact["address"] or ""
        )
        if where is None:
            return ANY if closed else None
        if self.medium == "text" or where not in closed:
            return ANY if self.medium == "text" else None
        return ANY if any(each["scope"] in ("workplace", "place") for each in self.case["consents"]) else DENY

    # -- (m), (r), and what is sold

    def postcard(self, debt: Json) -> Verdict:
        if self.medium != "mail" or self.is_paper() or not self.connected():
            return None
        if self.merely_confirms():
            return ANY
        return self.must_not("postcard") if self.is_debtor(debt) else ANY

    def offer(self, debt: Json) -> Verdict:
        offers = self.medium in TO_A_NUMBER and "offer" in self.says
        return ADVICE if offers and not self.within_their_call() else None


def answers(case: Json, contact: Json) -> Answers:
    reading = Michigan(case, contact)
    agency = case["collector"] in AGENCIES
    return told(reading, RULES, lambda rule, debt: binds(rule, agency) and (reading.covers(debt) or "offer" in rule))


def binds(rule: str, agency: bool) -> bool:
    """Article 9 of the occupational code binds agencies, and the act of 1981 whoever else collects."""
    return "solicitation" in rule or ("339" in rule) == agency


RULES: dict[str, Rule] = {
    "us.mi.445-252g.identity": Michigan.identity,
    "us.mi.445-252h.attorney": Michigan.attorney,
    "us.mi.445-252i.employer": Michigan.employer,
    "us.mi.445-252k.threat-of-harm": Michigan.threat_of_harm,
    "us.mi.445-252m.public-notice": Michigan.public_post,
    "us.mi.445-252n.hours": Michigan.hours,
    "us.mi.445-252n.inconvenient-time": Michigan.inconvenient_time,
    "us.mi.445-252n.inconvenient-place": Michigan.inconvenient_place,
    "us.mi.445-252o.profanity": Michigan.profanity,
    "us.mi.445-252r.postcard": Michigan.postcard,
    "us.mi.339-915g.identity": Michigan.identity,
    "us.mi.339-915h.attorney": Michigan.attorney,
    "us.mi.339-915n.hours": Michigan.hours_of_an_agency,
    "us.mi.solicitation.offer": Michigan.offer,
}
