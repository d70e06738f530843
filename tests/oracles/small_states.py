"""Second readings of what a few states say, rule by rule:

* North Dakota: N.D. Admin. Code 13-06-01-12 (payday lenders), N.D.C.C. 51-28-02 and -05 (recorded voices).
* Hawaii: HRS 443B-15, 16, 17(3), 19(5) (agencies), 480D-3 (who collects its own, a buyer too).
* Florida: Fla. Stat. 559.72(2), (4), (5), (6), (17), (18).
* West Virginia: W. Va. Code 46A-2-124, 125, 128(e), (f).
* New Mexico: NMSA 57-32-3(B), 4(A), 6; 12.2.12.9(A) NMAC.

Readings on which they rest, beside those of `states` (docs/explanation/state-law.md):

* Whatever says or shows who collects relates to a debt (North Dakota, Hawaii), and affects a reputation (Florida).
* The family may know of a Floridian's debt, others not; the employer hears nothing at all before a judgment.
* A ringless voicemail is a recording. A creditor has a business relationship with its debtor and the household alone.
* Who is at a number in West Virginia is not called at night, whoever it is.
* Where a provider or a collector of medical debts waits, papers of a suit that goes on or is over begin none; a
  statement that is declared to ask for nothing, an answer and what some law requires are left open.

Left out: numbers that are the library's or that take weeks of calls (us.nd.13-06-01-12-6.frequency,
us.wv.46a-2-125d.thirty-calls and ten-conversations), laws of which the words are not here
(us.hi.443b-17-4.seen-by-others), what is federal law but for a word (us.hi.443b-18-2a and -2b), what was in force until
May 2025 (us.fl.559-72-17.email-hours), and the offers of New Mexico and North Dakota but for whether there is one.
"""

from typing import Any

from .plain import (
    ADVICE,
    AGENCY,
    ANY,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    MISSING,
    NO,
    PROFESSIONALS,
    TELEPHONE,
    UNKNOWN,
    Json,
    answers_in_court,
    by_what_is_declared,
    listed,
    opened,
)
from .s06 import collecting
from .s14b_s06b import Missing
from .states import LENDERS, State, answered

FAMILY = {
    "consumer",
    "guardian",
    "household-member",
    "parent",
    "personal-representative",
    "spouse",
    "successor-in-interest",
}
PERHAPS_OF_THE_FAMILY = {"personal-representative", "third-party"}
ANSWERS = {
    "answer-to-request",
    "dispute-response",
    "duplicative-dispute-notice",
    "original-creditor-response",
    "opt-out-confirmation",
}
WRITTEN = {"text", "email", "mail", "social-media", "portal", "other-electronic"}


class Small(State):
    collectors: frozenset[str] | None = None
    """Who is bound; None: anybody."""

    def is_covered(self, debt: Json) -> bool:
        bound = self.collectors is None or self.case["collector"] in self.collectors | {UNKNOWN}
        return bound and super().is_covered(debt)

    def answers_them(self) -> bool:
        return self.contact["in_reply_to"] is not None or bool(self.acts & ANSWERS)

    def has_leave(self, *scopes: str) -> bool:
        """Whether there is any leave, or a court's, of which the text may take another view than federal law."""
        courts = bool(listed(self.case["court_permissions"]))
        return courts or any(each["scope"] in scopes for each in listed(self.case["consents"]))

    def records_speak(self) -> bool:
        """Whether a call or voicemail is a recorded or synthesised voice's; a duty to say, where nobody knows."""
        return self.medium == "ringless-voicemail" or self.contact["voice"] in ("prerecorded", "artificial")


# -- North Dakota


class Payday(Small):
    """13-06-01-12."""

    whoever_collects = True
    collectors = frozenset(LENDERS)

    def is_covered(self, debt: Json) -> bool:
        lent = debt["kind"] in ("payday-loan", UNKNOWN)
        return lent and self.case["collector"] in LENDERS | {UNKNOWN}

    def employer(self, debt: str) -> str:
        """(5): to begin with the employer."""
        if self.recipient != "employer":
            return NO
        return ANY if self.is_paper() or self.answers_them() else DENY

    def unusual_hours(self, debt: str) -> str:
        """(6): advice, for the text has no hour."""
        if self.is_paper() or self.recipient in PERHAPS_OF_THE_FAMILY:
            return ANY
        if self.medium == "mail" or self.recipient not in FAMILY:
            return NO
        try:
            said = self.outside(debt)
        except Missing:
            return ANY
        return {DENY: ADVICE, NO: NO}.get(said, ANY)

    def inconvenient_time(self, debt: str) -> str:
        if self.recipient in PERHAPS_OF_THE_FAMILY:
            return ANY
        if self.medium == "mail" or self.recipient not in FAMILY:
            return NO
        self.everywhere = False
        try:
            return {None: MISSING, True: DENY, False: NO}[self.inconvenient()[debt]]
        except Missing:
            return MISSING if self.person == "consumer" else ANY
        finally:
            self.everywhere = True

    def language(self, debt: str) -> str:
        """(7): to the customer or the family."""
        if "profanity" not in self.carries:
            return NO
        return DENY if self.recipient in FAMILY else ANY

    def others(self, debt: str) -> str:
        """(8)."""
        if self.owes(debt) or self.recipient in PROFESSIONALS | {"consumer", "guardian"} or self.is_paper():
            return ANY if self.is_paper() or self.recipient == "consumer-attorney" else NO
        told = self.of_what_it_tells(confirming=ANY)
        if told == NO:
            return NO
        if self.recipient in ("employer", "successor-in-interest", "personal-representative"):
            return ANY
        if self.recipient == "parent" and self.case["consumer"]["minor"] is not False:
            return ANY
        if self.recipient in self.co_obligors(debt) or self.purpose == "postjudgment-remedy" or self.has_leave():
            return ANY
        return told

    def number(self, debt: str) -> str:
        return self.reaches_another(debt, leave=False)

    def seen(self, debt: str) -> str:
        return ANY if self.is_paper() else self.on_view(debt)


class Recorded(Small):
    """51-28-02, 51-28-05."""

    everywhere = False

    def is_covered(self, debt: Json) -> bool:
        return True

    def is_free(self) -> str:
        """Whether it is no such call, or of a current business relationship: open where the reading turns on it."""
        if self.medium not in TELEPHONE or self.recipient in PROFESSIONALS or self.within_their_call():
            return ANY if self.recipient == "consumer-attorney" and self.medium in TELEPHONE else NO
        if self.medium == "call" and self.contact["voice"] == "live":
            return NO
        if any(each["place"] not in (None, "home") for each in self.records(self.contact["address"])):
            places = {each["place"] for each in self.records(self.contact["address"])}
            return NO if places == {"work"} else ANY
        if self.contact["address"] is None or self.contact["emergency"]:
            return ANY
        if self.case["collector"] == "creditor":
            if self.recipient in ("consumer", "household-member") or self.person == "consumer":
                return NO
            return DENY if self.recipient == "third-party" and not self.owes_any() else ANY
        return ANY if self.case["collector"] in ("creditor-under-other-name", UNKNOWN) else DENY

    def owes_any(self) -> bool:
        return any({self.person, self.recipient} & set(self.co_obligors(debt["id"])) for debt in self.case["debts"])

    def without_consent(self, debt: str) -> str:
        said = self.is_free()
        if said != DENY:
            return said
        if any(each["scope"] == "autodialed" for each in listed(self.case["consents"])):
            return ANY
        return DENY if self.records_speak() else MISSING

    def hours(self, debt: str) -> str:
        said = self.is_free()
        if said != DENY:
            return said
        if not self.records_speak():
            return ANY
        try:
            clocks = [self.now.astimezone(zone).hour for zone in self.zones()]
        except Missing:
            return MISSING if self.person == "consumer" else ANY
        return NO if all(8 <= clock < 21 for clock in clocks) else DENY


class Phoned(Small):
    def is_covered(self, debt: Json) -> bool:
        return True


ND = (
    (
        Payday,
        {
            "us.nd.13-06-01-12-1.threat-of-harm": Payday.threat_of_harm,
            "us.nd.13-06-01-12-5.no-employer": collecting(Payday.employer),
            "us.nd.13-06-01-12-6.inconvenient-time": collecting(Payday.inconvenient_time),
            "us.nd.13-06-01-12-6.unusual-hours": collecting(Payday.unusual_hours),
            "us.nd.13-06-01-12-7.profanity": Payday.language,
            "us.nd.13-06-01-12-8.third-party": collecting(Payday.others),
            "us.nd.13-06-01-12-8.not-the-consumers-number": collecting(Payday.number),
            "us.nd.13-06-01-12-8.public-post": collecting(Payday.seen),
            "us.nd.13-06-01-12-9.disputed": collecting(Payday.tells_of_a_dispute),
        },
    ),
    (
        Recorded,
        {"us.nd.51-28-02.recorded-message": Recorded.without_consent, "us.nd.51-28-05.recorded-hours": Recorded.hours},
    ),
    (Phoned, {"us.nd.solicitation.offer": Phoned.offer}),
)


# -- Hawaii


class Agency(Small):
    """443B."""

    whoever_collects = True
    collectors = frozenset({"creditor-under-other-name", "debt-buyer", "mortgage-servicer", "third-party-collector"})

    def is_covered(self, debt: Json) -> bool:
        return self.case["collector"] in self.collectors | {UNKNOWN}

    def caller(self, debt: str) -> str:
        """16(2)."""
        if self.medium not in TELEPHONE or self.within_their_call():
            return NO
        names = {"business-identity", "identity-and-purpose", "names-behind-call"}
        if "limited-content-message" in self.carries or "identifies-caller" in self.carries | self.lacks:
            return ANY
        if self.carries & names:
            return NO
        if "location-information" in self.acts:
            return ANY
        return DUTY if not self.lacks & names else ANY if names - self.lacks else DENY

    def others(self, debt: str) -> str:
        """17(3)."""
        if self.recipient not in ("employer", "household-member", "third-party") or self.owes(debt):
            return NO if self.recipient in ("consumer", "spouse", "guardian") or self.owes(debt) else ANY
        told = self.of_what_it_tells(confirming=ANY)
        remedy = self.purpose == "postjudgment-remedy"
        if self.is_paper() or remedy or (self.has_leave() and told != NO):
            return ANY
        return ANY if {self.recipient, self.person} & set(self.co_obligors(debt)) else told

    def number(self, debt: str) -> str:
        said = self.reaches_another(debt, leave=False)
        return ANY if said != NO and self.is_paper() else said

    def has_attorney(self, debt: str) -> str:
        """19(5): any communication, whatever the attorney does."""
        if self.is_paper() or not self.counts_as_debtor(debt):
            return NO
        said = self.attorney(debt, found=True, consent=False)
        return ANY if said != NO and not self.owes(debt) else said


class Creditor(Small):
    """480D-3."""

    def is_covered(self, debt: Json) -> bool:
        return self.case["collector"] in ("creditor", "debt-buyer", UNKNOWN) and super().is_covered(debt)


HI = (
    (
        Agency,
        {
            "us.hi.443b-15-1.threat-of-harm": Agency.threat_of_harm,
            "us.hi.443b-16-1.profanity": Agency.profanity,
            "us.hi.443b-16-2.caller-identity": collecting(Agency.caller),
            "us.hi.443b-17-3.others": collecting(Agency.others),
            "us.hi.443b-17-3.not-the-consumers-number": collecting(Agency.number),
            "us.hi.443b-19-5.represented": collecting(Agency.has_attorney),
        },
    ),
    (
        Creditor,
        {"us.hi.480d-3-1.threat-of-harm": Creditor.threat_of_harm, "us.hi.480d-3-7.profanity": Creditor.profanity},
    ),
)


# -- Florida


class Florida(Small):
    whoever_collects = True

    def hours(self, debt: str) -> str:
        """(17)."""
        if self.medium in ("mail", "email") or self.is_paper() or not self.counts_as_debtor(debt):
            return NO
        said = self.outside(debt)
        return said if said == NO or not self.only_confirms() else ANY

    def has_attorney(self, debt: str) -> str:
        """(18)."""
        if self.is_paper() or not self.is_debtor(debt):
            return NO
        said = self.attorney(debt, found=True, this_debt=True, days=30)
        return ANY if said != NO and (self.answers_them() or self.only_confirms()) else said

    def employer(self, debt: str) -> str:
        """(4)."""
        if self.recipient != "employer" or opened(self.debt(debt)["judgment_at"], self.now):
            return NO
        return ANY if self.has_leave("employer", "third-party") or self.only_confirms() else DENY

    def others(self, debt: str) -> str:
        """(5)."""
        if self.recipient == "consumer-attorney":
            return ANY
        if self.recipient != "third-party" or self.owes(debt) or self.is_paper():
            return ANY if self.recipient in ("successor-in-interest", "personal-representative", "parent") else NO
        told = self.of_what_it_tells(confirming=ANY)
        if told == NO:
            return NO
        if self.has_leave("third-party") or self.answers_them() or self.purpose == "postjudgment-remedy":
            return ANY
        return ANY if "third-party" in self.co_obligors(debt) else told

    def number(self, debt: str) -> str:
        said = self.reaches_another(debt, leave=True)
        answers = self.recipient == "third-party" and self.contact["in_reply_to"] is not None
        return ANY if answers or listed(self.case["court_permissions"]) else said

    def seen(self, debt: str) -> str:
        if self.recipient in PROFESSIONALS:
            return ANY if self.medium in ("social-media", "mail") else NO
        return ANY if self.medium == "social-media" and self.is_paper() else self.on_view(debt)


FL = (
    (
        Florida,
        {
            "us.fl.559-72-2.force": Florida.threat_of_harm,
            "us.fl.559-72-4.employer": collecting(Florida.employer),
            "us.fl.559-72-5.others": collecting(Florida.others),
            "us.fl.559-72-5.not-the-consumers-number": collecting(Florida.number),
            "us.fl.559-72-5.public-post": collecting(Florida.seen),
            "us.fl.559-72-6.disputed": collecting(Florida.tells_of_a_dispute),
            "us.fl.559-72-17.hours": collecting(Florida.hours),
            "us.fl.559-72-18.attorney": collecting(Florida.has_attorney),
        },
    ),
    (Phoned, {"us.fl.solicitation.offer": Phoned.offer}),
)


# -- West Virginia


class WestVirginia(Small):
    everywhere = False
    collectors = frozenset(
        {"creditor", "creditor-under-other-name", "debt-buyer", "mortgage-servicer", "third-party-collector"}
    )

    def caller(self, debt: str) -> str:
        """125(b): advice, and a duty, for an intent to annoy is asked for."""
        if self.medium != "call" or self.within_their_call():
            return NO
        if self.carries & {"business-identity", "identity-and-purpose"}:
            return NO
        if "limited-content-message" in self.carries or "location-information" in self.acts:
            return ANY
        unsaid = {"business-identity", "identity-and-purpose"} - self.lacks
        return ADVICE if not unsaid else DUTY if len(unsaid) == 2 else ANY

    def hours(self, debt: str) -> str:
        """125(d)."""
        if self.medium not in TELEPHONE:
            return NO
        if self.recipient in PROFESSIONALS:
            return ANY
        return self.outside(debt)

    def inconvenient_time(self, debt: str) -> str:
        if self.medium not in TELEPHONE:
            return NO
        try:
            said = {None: MISSING, True: DENY, False: NO}[self.inconvenient()[debt]]
        except Missing:
            said = MISSING
        return said if said == NO or self.person == "consumer" else ANY if said == MISSING else DENY

    def has_attorney(self, debt: str) -> str:
        """128(e), of which others tell: once it was told in writing."""
        if self.is_paper() or not self.is_debtor(debt):
            return NO
        said = self.attorney(debt, in_writing=True)
        limited = any(each["debts"] is not None for each in listed(self.case["representation"]))
        return ANY if said != NO and (limited or self.only_confirms()) else said

    def time_barred(self, debt: str) -> str:
        """128(f): with the first writing."""
        facts = self.debt(debt)
        if self.medium not in WRITTEN or self.is_paper() or not self.counts_as_debtor(debt):
            return NO
        if facts["time_barred"] is False or opened(facts["judgment_at"], self.now):
            return NO
        said = by_what_is_declared(self.contact, "time-barred-disclosure", if_so=NO, if_not=DENY)
        before = bool(listed(facts["validation"])) or facts["validation"] == UNKNOWN
        before |= facts["initial_communication_at"] is not None or bool(self.attempts())
        if said == NO or before or self.case["history"] == UNKNOWN or self.only_asks() or self.acts & ANSWERS:
            return NO if said == NO else ANY
        return said if facts["time_barred"] is True or said == DUTY else MISSING


WV = (
    (
        WestVirginia,
        {
            "us.wv.46a-2-124a.threat-of-harm": WestVirginia.threat_of_harm,
            "us.wv.46a-2-125a.profanity": collecting(WestVirginia.profanity),
            "us.wv.46a-2-125b.caller-identity": collecting(WestVirginia.caller),
            "us.wv.46a-2-125d.hours": collecting(WestVirginia.hours),
            "us.wv.46a-2-125d.inconvenient-time": collecting(WestVirginia.inconvenient_time),
            "us.wv.46a-2-128e.attorney": collecting(WestVirginia.has_attorney),
            "us.wv.46a-2-128f.time-barred-disclosure": collecting(WestVirginia.time_barred),
        },
    ),
)


# -- New Mexico

SEEKS = {
    "collection",
    "formal-pleading",
    "postjudgment-remedy",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "servicing-disclosure",
}


class Medical(Small):
    def is_covered(self, debt: Json) -> bool:
        return debt["kind"] in ("medical", UNKNOWN) and super().is_covered(debt)

    def fact(self, debt: str, name: str) -> Any:
        medical = self.debt(debt)["medical"]
        return UNKNOWN if medical is None else medical[name]

    def while_it_is(self, debt: str, name: str, value: bool) -> str:
        """Denied while a fact of the debt has a value."""
        if self.debt(debt)["kind"] == UNKNOWN:
            return ANY
        said = self.fact(debt, name)
        return MISSING if said in (None, UNKNOWN) else DENY if said is value else NO

    def open_here(self) -> bool:
        """What is not read here: what asks for nothing, answers, or some law requires."""
        required = self.contact["required_by_law"] is True
        return required or self.answers_them() or "no-payment-request" in self.carries

    def goes_on(self, debt: str) -> bool:  # type: ignore[override]
        facts = self.debt(debt)
        return facts["active_litigation"] is not False or opened(facts["judgment_at"], self.now)

    def begins(self, debt: str, said: str) -> str:
        """What is said of a new suit; open where one may go on."""
        facts = self.debt(debt)
        if said in (NO, ANY):
            return said
        going_on = facts["active_litigation"] is True or facts["judgment_at"] is not None
        return ANY if going_on else said

    def offers_information(self, debt: str) -> str:
        """6(B)."""
        said = by_what_is_declared(self.contact, "billing-information-offer", if_so=NO, if_not=DENY)
        if self.recipient in CREDITORS_SIDE | {AGENCY} or said == NO or self.acts <= {"opt-out-confirmation"}:
            return NO
        if self.debt(debt)["kind"] == UNKNOWN or "limited-content-message" in self.carries or self.is_paper():
            return ANY
        return ANY if "location-information" in self.acts or self.recipient != "consumer" else said


class Provider(Medical):
    collectors = frozenset(LENDERS)

    def screened(self, debt: str) -> str:
        """3(B)."""
        if not self.acts & (SEEKS | {"validation-notice"}) or self.recipient in CREDITORS_SIDE:  # a lender owes none
            return NO
        if answers_in_court(self.contact):
            return NO
        said = self.while_it_is(debt, "screening_information_held", False)
        return ANY if said != NO and (self.open_here() or self.recipient != "consumer") else said

    def no_process(self, debt: str) -> str:
        """4(A)."""
        process = self.is_paper() or (self.purpose == "postjudgment-remedy" and self.medium not in {"text", *TELEPHONE})
        if not process or self.recipient in CREDITORS_SIDE:
            return NO
        said = self.while_it_is(debt, "patient_indigent", True)
        return ANY if said != NO and self.open_here() else said

    def own_bill(self, debt: str) -> str:
        bills = self.acts & (SEEKS - {"formal-pleading"})
        if not bills or self.recipient != "consumer" or self.fact(debt, "patient_indigent") is not True:
            return NO if self.recipient == "consumer" else ANY
        return ANY if self.debt(debt)["kind"] == UNKNOWN or self.open_here() else ADVICE


class Collector(Medical):
    collectors = frozenset({"debt-buyer", "law-firm", "mortgage-servicer", "third-party-collector"})

    def indigent(self, debt: str) -> str:
        """4(A)."""
        recovers = self.acts & (SEEKS | {"validation-notice", "credit-reporting", "location-information"})
        if not recovers or self.recipient in CREDITORS_SIDE:
            return NO
        said = self.while_it_is(debt, "patient_indigent", True)
        if said != NO and (self.open_here() or (self.is_paper() and self.goes_on(debt))):
            return ANY
        return ANY if said != NO and self.acts & {"validation-notice"} else said

    def holds_information(self, debt: str) -> str:
        """6(A)."""
        begins = self.acts & (SEEKS - {"formal-pleading"} | {"early-intervention-notice"})
        if not begins or self.recipient in CREDITORS_SIDE | {AGENCY}:
            return ANY if self.acts & {"validation-notice"} else NO
        said = self.while_it_is(debt, "billing_information_held", False)
        return ANY if said != NO and (self.open_here() or "validation-notice" in self.acts) else said

    def no_new_suit(self, debt: str) -> str:
        if not self.is_paper() or self.recipient in CREDITORS_SIDE:
            return NO
        said = self.begins(debt, self.while_it_is(debt, "billing_information_held", False))
        return ANY if said != NO and self.contact["required_by_law"] is True else said


class Seeking(Small):
    """12.2.12.9 NMAC."""

    def is_covered(self, debt: Json) -> bool:
        return True

    def time_barred(self, debt: str) -> str:
        facts = self.debt(debt)
        if self.recipient in CREDITORS_SIDE | {AGENCY} or not self.acts & (SEEKS | {"validation-notice"}):
            open_acts = ANSWERS | {"early-intervention-notice"}
            return NO if self.recipient in CREDITORS_SIDE | {AGENCY} or not self.acts & open_acts else ANY
        if facts["time_barred"] is False or opened(facts["judgment_at"], self.now):
            return NO
        said = by_what_is_declared(self.contact, "time-barred-disclosure", if_so=NO, if_not=DENY)
        unsought = "no-payment-request" in self.carries or "validation-notice" in self.acts
        if said != NO and (unsought or self.is_paper() or not (self.owes(debt) or "collection" in self.acts)):
            return ANY
        if said != NO and not self.owes(debt) and "no-payment-request" not in self.lacks:
            return ANY
        return said if facts["time_barred"] is True or said in (NO, DUTY) else MISSING


NM = (
    (
        Provider,
        {
            "us.nm.57-32-3b.screening": collecting(Provider.screened),
            "us.nm.57-32-4a.no-legal-process": collecting(Provider.no_process),
            "us.nm.57-32-4a.own-bill": collecting(Provider.own_bill),
        },
    ),
    (
        Collector,
        {
            "us.nm.57-32-4a.indigent": collecting(Collector.indigent),
            "us.nm.57-32-6a.billing-information": collecting(Collector.holds_information),
            "us.nm.57-32-6a.no-new-suit": collecting(Collector.no_new_suit),
        },
    ),
    (Medical, {"us.nm.57-32-6b.billing-information-offer": collecting(Medical.offers_information)}),
    (
        Seeking,
        {
            "us.nm.12-2-12-9.time-barred-disclosure": collecting(Seeking.time_barred),
            "us.nm.solicitation.offer": Seeking.offer,
        },
    ),
)
BODIES: dict[str, Any] = {"ND": ND, "HI": HI, "FL": FL, "WV": WV, "NM": NM}
RULES = {state: tuple(rule for _, rules in bodies for rule in rules) for state, bodies in BODIES.items()}
ANSWERED = {state: answered(*bodies) for state, bodies in BODIES.items()}
