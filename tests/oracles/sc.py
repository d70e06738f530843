"""A second reading of South Carolina's Code: 37-5-108(5), 16-3-1360, 16-17-446 and 37-21-50(A).

Readings on which it rests, beside those of `states` (docs/explanation/state-law.md):

* A communication conveys something of a debt, directly or indirectly: the confirmation of an opt-out conveys nothing.
* 8 a.m. to 9 p.m. holds on every clock on which the person may be; posted letters have no hour.
* An attorney in whatever matter stands between, found or not, until ten days after a writing; days are civil days.
* A consent to contacts with others that names nobody may not be one to contacts with the employer: left open.
* A writing that wants no contact at all, none by a medium or none at the office's number wants none at work.
* Papers of a court go to the household and the employer, after a judgment to anybody, by what can serve them.
* A single threat counts, though 16-3-1360 speaks of repeated calls; who collects for the provider is advised.

Silent (``any``) on answers at work, on how many attempts are frequent where they were about other debts, and on threats
to report. Left out is us.sc.solicitation.offer but for whether something is offered.
"""

from datetime import time, timedelta

from .plain import (
    ADVICE,
    ANY,
    DENY,
    DUTY,
    MISSING,
    NO,
    PROFESSIONALS,
    TELEPHONE,
    TO_A_NUMBER,
    UNKNOWN,
    Json,
    began,
    by_what_is_declared,
    instant,
    listed,
    opened,
)
from .s06 import collecting
from .s14b_s06b import Missing
from .states import LENDERS, Question, State, answered

FAMILY = {
    "consumer",
    "guardian",
    "household-member",
    "parent",
    "personal-representative",
    "spouse",
    "successor-in-interest",
}
SEVERAL = 3
"""Attempts within a day, this one among them; the number is the library's."""
ANSWERS = {
    "answer-to-request",
    "dispute-response",
    "duplicative-dispute-notice",
    "original-creditor-response",
    "opt-out-confirmation",
    "unrelated-notice",
    "formal-pleading",
}
OTHERS = {"employer", "household-member", "parent", "spouse", "third-party"}
DAYS_OF_A_CLAIM = 90


class Code(State):
    whoever_collects = True

    # -- (b)

    def frequent(self, debt: str) -> str:
        if self.recipient not in FAMILY or self.acts <= ANSWERS:
            return NO
        if self.recipient in ("personal-representative", "successor-in-interest"):
            return ANY
        if self.case["history"] == UNKNOWN:
            return ANY
        day = [a for a in self.attempts() if self.now - instant(a["at"]) <= timedelta(days=1)]
        if len(day) < SEVERAL - 1 or self.is_paper():
            return NO
        if self.contact["in_reply_to"] is not None or self.acts & ANSWERS:
            return ANY
        sure = [a for a in day if self.surely_counts(a, debt)]
        return ADVICE if len(sure) >= SEVERAL - 1 else ANY

    def surely_counts(self, attempt: Json, debt: str) -> bool:
        return (
            attempt["recipient"] in FAMILY
            and debt in attempt["debts"]
            and self.now - instant(attempt["at"]) < timedelta(days=1)
            and attempt["in_reply_to"] is None
            and attempt["purpose"] not in ANSWERS
            and not self.surely_missed(attempt)
            and not self.may_have_missed(attempt)
        )

    # -- (b)(i)

    def hours(self, debt: str) -> str:
        if self.medium == "mail" or self.is_paper() or not self.counts_as_debtor(debt):
            return NO
        said = self.outside(debt)
        return said if said == NO or not self.only_confirms() else NO if self.confirms_an_opt_out() else ANY

    def inconvenient_time(self, debt: str) -> str:
        if self.medium == "mail" or self.is_paper() or not self.counts_as_debtor(debt):
            return NO
        self.everywhere = False
        try:
            return {None: MISSING, True: DENY, False: NO}[self.inconvenient()[debt]]
        finally:
            self.everywhere = True

    def place(self, debt: str) -> str:
        if self.is_paper() or not self.counts_as_debtor(debt):
            return NO
        return (ANY if self.only_confirms() else DENY) if self.inconvenient_place(debt) else NO

    # -- (b)(ii)

    def has_attorney(self, debt: str) -> str:
        if self.is_paper() or self.confirms_an_opt_out() or not self.is_debtor(debt):
            return NO
        said = self.attorney(debt, days=10)
        return ANY if said != NO and self.only_confirms() else said

    # -- (b)(iii)

    def workplace(self, debt: str) -> str:
        if self.is_paper() or not self.counts_as_debtor(debt):
            return NO
        if self.contact["required_by_law"] is True:
            return ANY if self.acts & {"formal-pleading", "remedy-may-be-invoked"} else NO
        if self.case["requests"] == UNKNOWN:
            return ANY
        if not self.goes_to_work():
            return NO
        answers = {self.closes_work(request) for request in listed(self.case["requests"]) if self.stands(request)}
        said = next((word for word in (DENY, ANY, MISSING) if word in answers), NO)
        if any(each["employer_learned_at"] is not None for each in self.records_of_email()):
            return ANY if said != NO else NO
        return ANY if said != NO and (self.contact["in_reply_to"] or self.only_confirms()) else said

    def goes_to_work(self) -> bool:
        if self.medium != "email" or self.contact["person_is_at"] == "work":
            return "work" in self.places({"work"})
        records = self.records(self.contact["address"])
        given = [each["employer_provided"] for each in records]
        if True in given:
            return True
        unsaid = not records or UNKNOWN in given
        return unsaid and bool(self.known_to_be(None, ("place", "email"), "work", "elsewhere") == "work")

    def owes_any(self) -> bool:
        return any(self.owes(debt) for debt in self.debts)

    def records_of_email(self) -> list[Json]:
        return self.records(self.contact["address"]) if self.medium == "email" else []

    def closes_work(self, request: Json) -> str:
        theirs = self.theirs(request)
        kind = request["kind"]
        if kind == "inconvenient-place":
            asks = theirs and request["place"] in ("work", UNKNOWN)
            if asks and request["place"] == UNKNOWN:
                return ANY
        elif kind == "stop-medium":
            asks = theirs and self.wears(request, self.medium)
        elif kind == "stop-address":
            if request["address"] == UNKNOWN or not theirs:
                return ANY
            asks = self.wears(request, self.medium) and self.one_address(request["address"], self.contact["address"])
        elif kind == "cease":
            if request["debts"] is not None:
                return ANY
            asks = theirs
            if not asks or not self.owes_any():
                return ANY
        elif kind == "employer-prohibits":
            asks = theirs
        else:
            return NO
        if not asks:
            return NO
        if request.get("confirmed_in_writing_at") is not None:
            return ANY
        return {True: DENY, False: NO}.get(request["in_writing"], MISSING)

    # -- (b)(iv)

    def others(self, debt: str) -> str:
        if self.recipient == "consumer-attorney":
            return self.former_attorney(debt)
        if self.owes(debt):
            return NO
        if self.recipient in self.co_obligors(debt):
            return ANY
        if self.recipient in ("personal-representative", "successor-in-interest"):
            return ANY
        if self.recipient not in OTHERS:
            return NO
        if self.recipient == "employer" and self.person in self.co_obligors(debt):
            return ANY
        judged = opened(self.debt(debt)["judgment_at"], self.now)
        if self.serves():
            return NO if self.recipient in ("household-member", "employer") or judged else ANY
        if self.purpose == "postjudgment-remedy" and judged and self.recipient == "employer":
            return NO
        if self.consented_to_others(debt, self.person):
            return ANY if self.recipient == "employer" else NO
        return self.of_what_it_tells(confirming=ANY)

    def former_attorney(self, debt: str) -> str:
        """Who was the attorney is anybody else."""
        if self.is_paper() or self.case["representation"] == UNKNOWN or self.consented_to_others(debt, self.person):
            return ANY
        return self.of_what_it_tells(confirming=ANY) if self.is_a_third_party(debt) else NO

    def number(self, debt: str) -> str:
        return self.reaches_another(debt, leave=True)

    # -- (b)(ix)

    def on_a_postcard(self, debt: str) -> str:
        if self.medium != "mail" or self.is_paper() or not self.counts_as_debtor(debt):
            return NO
        said = by_what_is_declared(self.contact, "postcard", if_so=DENY, if_not=NO)
        told = self.tells()
        if said == NO or told == NO:
            return NO
        return said if told == DENY else ANY if told == ANY else DUTY

    # -- (d)

    def employer(self, debt: str) -> str:
        if self.recipient != "employer" or self.is_paper() or opened(self.debt(debt)["judgment_at"], self.now):
            return NO
        if self.contact["required_by_law"] is True:
            return ANY if self.acts & {"formal-pleading", "remedy-may-be-invoked"} else NO
        return self.of_what_it_tells(confirming=DUTY)

    # -- the other sections

    def crime_victim(self, debt: str) -> str:
        facts = self.debt(debt)
        if facts["kind"] not in ("medical", UNKNOWN) or self.is_paper() or not self.counts_as_debtor(debt):
            return NO
        threat = self.carries & {"threatens-legal-action", "pre-legal-threat"}
        announced = self.purpose in ("remedy-may-be-invoked", "remedy-will-be-invoked", "formal-pleading")
        unsaid = {"threatens-legal-action", "pre-legal-threat"} - self.lacks
        if not threat and not announced and not unsaid:
            return NO
        if facts["proceedings"] == UNKNOWN or (announced and not threat):
            return ANY
        try:
            answers = {self.claim(each) for each in listed(facts["proceedings"])}
        except Missing:
            return ANY
        said = next((word for word in (DENY, ANY, MISSING) if word in answers), NO)
        if said == NO or facts["kind"] == UNKNOWN:
            return NO if said == NO else ANY
        if not threat:
            return DUTY if said == DENY and self.case["collector"] in LENDERS else ANY
        if self.case["collector"] not in LENDERS:
            return ADVICE if said == DENY and self.case["collector"] != UNKNOWN else ANY
        return said

    def claim(self, claim: Json) -> str:
        if claim["kind"] not in ("crime-victim-compensation", UNKNOWN) or not began(claim["learned_at"], self.now):
            return NO
        if opened(claim["ended_at"], self.now) or claim["in_writing"] is False:
            return NO
        if claim["learned_at"] == UNKNOWN or claim["kind"] == UNKNOWN:
            return ANY
        standing = DENY if claim["in_writing"] is True else MISSING
        return self.of_days(claim["learned_at"], DAYS_OF_A_CLAIM, over=NO, within=standing)

    def recorded(self, debt: str) -> str:
        if self.medium not in TELEPHONE or self.is_paper() or self.within_their_call():
            return NO
        voice = self.contact["voice"]
        if self.medium == "ringless-voicemail":
            voice = "prerecorded"
        if voice == "live":
            return NO
        if self.recipient in PROFESSIONALS:
            return ANY
        try:
            clocks = [self.now.astimezone(zone).time() for zone in self.zones()]
        except Missing:
            return ANY
        if all(time(8) <= clock < time(19) for clock in clocks):
            return NO
        return ADVICE if voice in ("prerecorded", "artificial") else ANY

    def caller_id(self, debt: str) -> bool:
        return self.medium in TO_A_NUMBER and "caller-id" in self.lacks and not self.within_their_call()


class AnyDebt(Code):
    def is_covered(self, debt: Json) -> bool:
        return True


CONSUMERS_DEBT: dict[str, Question] = {
    "us.sc.37-5-108-5a.threat-of-force": Code.threat_of_harm,
    "us.sc.37-5-108-5b.frequent": collecting(Code.frequent),
    "us.sc.37-5-108-5bi.hours": collecting(Code.hours),
    "us.sc.37-5-108-5bi.inconvenient-time": collecting(Code.inconvenient_time),
    "us.sc.37-5-108-5bi.inconvenient-place": collecting(Code.place),
    "us.sc.37-5-108-5bii.attorney": collecting(Code.has_attorney),
    "us.sc.37-5-108-5biii.workplace": collecting(Code.workplace),
    "us.sc.37-5-108-5biv.others": collecting(Code.others),
    "us.sc.37-5-108-5biv.not-the-consumers-number": collecting(Code.number),
    "us.sc.37-5-108-5biv.public-post": collecting(Code.post),
    "us.sc.37-5-108-5bv.profanity": collecting(Code.profanity),
    "us.sc.37-5-108-5bix.postcard": collecting(Code.on_a_postcard),
    "us.sc.37-5-108-5d.employer": collecting(Code.employer),
    "us.sc.37-5-108-5d.disputed": collecting(Code.tells_of_a_dispute),
    "us.sc.16-3-1360.crime-victim": collecting(Code.crime_victim),
    "us.sc.16-17-446.recorded-hours": collecting(Code.recorded),
}
OF_ANY_DEBT: dict[str, Question] = {"us.sc.37-21-50a.caller-id": Code.caller_id, "us.sc.solicitation.offer": Code.offer}
"""These two are about a business's debt too."""
RULES = CONSUMERS_DEBT | OF_ANY_DEBT

answers = answered((Code, CONSUMERS_DEBT), (AnyDebt, OF_ANY_DEBT))
