"""A second reading of N.C.G.S. 75-51 to 75-55, 75-104 and 58-70-115, and of 04 NCAC 03E .0602.

Readings on which it rests, as docs/explanation/state-law.md tells them:

* Article 2 binds whoever collects and is no agency: law firms and servicers too. Agencies and buyers have article 70.
* Anybody else is anybody, whatever is said: a confirmation of an opt-out, the guardian of a grown-up, and a call or a
  text about a judgment too. Who asked gets one answer, and the writ that carries out a judgment is legal process.
* That the parent of a minor lives with them is taken on trust.
* A week is the seven civil days that end with the contact's, which hold the calendar week; thirty days likewise.
* Sleep is not any inconvenience: where nobody said whether somebody sleeps then, the night is from nine to eight.
* Whatever the attorney represents the consumer in, and whatever the attorney leaves or allows. A bill in writing is a
  statement of account.
* A judgment is not time-barred, nor are papers of a suit that goes on new ones. Bills and reports collect.
* Every instalment loan that is not known to have been bought is a licensee's, and every writing to collect of a
  licensee's is on paper, but for a bill.

It is silent (``any``) on instructions that name no workplace, on what else a collector's envelope may bear, on asking
again somebody who was contacted for another purpose, and on what is said of a recorded call's nature. Left out are
58-70-100, which nobody here has read, and how often and at which hours a telephone may ring.
"""

from datetime import time
from zoneinfo import ZoneInfo

from .ia import NOBODY, ON_THE_OTHER_SIDE, SHOWS_WHO_COLLECTS, UNHEARD, WRITTEN, Reading, Rule, Verdict, told
from .plain import (
    ACTS_TO_COLLECT,
    AGENCY,
    ANY,
    CONSUMERS,
    DENY,
    DUTY,
    MISSING,
    PROFESSIONALS,
    SERVES,
    TELEPHONE,
    THREATS,
    Answers,
    Json,
    asks_for_payment,
    began,
    name_of,
    opened,
    standing,
    sues,
)

AGENCIES = {"third-party-collector", "debt-buyer"}
NIGHT_BEGINS, NIGHT_ENDS = time(21), time(8)
PLACES = {"house": "home", "office": "work", "elsewhere": "club", "desk": "work"}
COLLECTING = {*ACTS_TO_COLLECT, "validation-notice", "servicing-disclosure", "formal-pleading"} - {
    "location-information"
}
PRESSES = {*ACTS_TO_COLLECT, "servicing-disclosure"} - {"location-information"}


class NorthCarolina(Reading):
    zone = ZoneInfo("America/New_York")

    # -- 75-51, 75-52

    def empty_threat(self, debt: Json) -> Verdict:
        """75-51(7), (8): a suit that nobody may or means to bring."""
        if not self.connected():
            return None
        judged = opened(debt["judgment_at"], self.now)
        goes_on = judged or debt["active_litigation"] is True
        if self.purpose == "postjudgment-remedy" and not judged and "threatens-legal-action" not in self.omits:
            return DENY
        told = "threatens-legal-action" in self.says and not self.is_paper()
        call = self.purpose == "formal-pleading" and not self.is_paper() and not goes_on
        announced = self.purpose.startswith("remedy") or call
        if not told and (not announced or "threatens-legal-action" in self.omits):
            return None
        over = judged if told else goes_on
        too_late = False if over else debt["time_barred"]
        if began(debt["paid_at"], self.now) or debt["legal_action_authorised"] is False or too_late is True:
            return DENY
        return None if debt["legal_action_authorised"] is True and too_late is False else MISSING

    def asleep(self, debt: Json) -> Verdict:
        """75-52(3): a telephone that rings while the person is known to sleep."""
        if (
            self.medium not in TELEPHONE
            or self.recipient in PROFESSIONALS - {"consumer-attorney"}
            or not self.connected()
        ):
            return None
        night = self.local.time() >= NIGHT_BEGINS or self.local.time() < NIGHT_ENDS
        found: set[Verdict] = set()
        if self.may_be_anybody() and standing(self.case, self.contact, "inconvenient-time"):
            return ANY
        for each in self.asked_not_to_be("inconvenient-time"):
            if self.is_in(each):
                asleep = night if each["asleep"] is None else each["asleep"]
                found.add({True: DENY, False: None}.get(asleep, MISSING))
        if not found & {DENY, MISSING}:
            return None
        freed = any(each["scope"] == "time" for each in self.case["consents"])
        return ANY if freed or self.contact["in_reply_to"] is not None or len(found) > 1 else found.pop()

    def work(self, debt: Json) -> Verdict:
        """75-52(4): a number off work is always known in these questions. Whoever is named may be the attorney."""
        if not self.connected() or self.is_paper():
            return None
        asked = standing(self.case, self.contact, "inconvenient-place")
        if self.role() in PROFESSIONALS:
            named = any(each["person"] not in (None, *CONSUMERS) for each in asked)
            return ANY if named and self.recipient == "consumer-attorney" else None
        if not any(each["place"] == "work" and (each["person"] or "consumer") == self.person for each in asked):
            return ANY if asked else None
        unsaid = self.contact["address"] is None or self.medium == "email"
        if self.recipient != "consumer" or self.contact["in_reply_to"] is not None or unsaid:
            return ANY
        if any(each["scope"] in ("workplace", "place") for each in self.case["consents"]):
            return ANY
        at_work = PLACES.get(self.contact["address"]) == "work"
        return DENY if at_work else None

    # -- 75-53

    def others(self, debt: Json) -> Verdict:
        """75-53(1)."""
        role = self.role()
        if role not in ("employer", "guardian", "household-member", "parent", "third-party") or not self.connected():
            return None
        if self.owes(debt) or self.acts == {"location-information"} or self.answers() or self.is_process(debt):
            return None
        if self.recipient in ("parent", "guardian") and self.case["consumer"]["minor"] is True:
            return None
        if leave := self.leave_to_tell(debt):
            return None if leave is True else ANY
        if self.contact["in_reply_to"] is not None and self.recipient in ("parent", "guardian"):
            return ANY
        return self.if_others(DENY)

    def if_others(self, found: Verdict) -> Verdict:
        """What holds of somebody else, where the person may stand in the debtor's place."""
        consumer = self.case["consumer"]
        deciding = {"parent": "minor", "guardian": "minor", "personal-representative": "deceased"}.get(self.recipient)
        unknown = deciding is not None and consumer[deciding] == "unknown"
        return MISSING if unknown and found == DENY else found

    def is_process(self, debt: Json) -> bool:
        writ = self.purpose == "postjudgment-remedy" and self.has_judgment(debt) and self.medium in SERVES
        return self.is_paper() or writ

    def leave_to_tell(self, debt: Json) -> bool | Verdict:
        """(1)(a): the debtor's, or the attorney's, written permission for a designated person."""
        scopes = ("third-party", "employer") if self.role() == "employer" else ("third-party",)
        for each in self.leave(debt, *scopes):
            named = each["third_party"] in (self.person, self.recipient) or each["scope"] == "employer"
            if each["in_writing"] is True and (named or each["third_party"] is None):
                return True if named and each["given_to"] == "collector" else ANY
        return None

    def others_line(self, debt: Json) -> Verdict:
        found = self.uses_anothers_line()
        if found != DENY:
            return found
        leave = any(each["scope"] == "third-party" for each in self.case["consents"])
        return ANY if leave or self.merely_confirms() or self.contact["in_reply_to"] is not None else DENY

    def asks_others(self, debt: Json) -> bool:
        """(1)(d): whoever else is asked where the debtor is."""
        asked = self.role() in ("employer", "guardian", "household-member", "third-party")
        minors = self.recipient == "guardian" and self.case["consumer"]["minor"] is not False
        return asked and not minors and "location-information" in self.acts and not self.owes(debt)

    def identify(self, debt: Json) -> Verdict:
        if not self.asks_others(debt):
            return ANY if self.recipient in ("guardian", "parent") else None
        if leave := self.leave_to_tell(debt):
            return None if leave is True else ANY
        if "identifies-caller" in self.omits or "names-employer-unasked" in self.says:
            return self.if_others(DENY)
        if self.says & {"business-identity", *SHOWS_WHO_COLLECTS}:
            return ANY
        return None if "identifies-caller" in self.says and "names-employer-unasked" in self.omits else DUTY

    def state_no_debt(self, debt: Json) -> Verdict:
        if not self.asks_others(debt):
            return ANY if self.recipient in ("guardian", "parent") else None
        if leave := self.leave_to_tell(debt):
            return None if leave is True else ANY
        if self.tells():
            return self.if_others(DENY)
        return None if "states-debt" in self.omits else DUTY

    def asked_before(self, debt: Json, days: int, most: int) -> Verdict:
        if not self.asks_others(debt):
            return ANY if self.recipient in ("guardian", "parent") else None
        if leave := self.leave_to_tell(debt):
            return None if leave is True else ANY
        if self.contact["in_reply_to"] is not None or self.contact["location_grounds"]["person_asked_for_it"]:
            return ANY
        theirs = [each for each in self.past() if name_of(each) == self.person and each["outcome"] not in NOBODY]
        theirs = [each for each in theirs if self.days_ago(each) < days]
        sure = [e for e in theirs if e["purpose"] == "location-information" and e["outcome"] not in UNHEARD]
        sure = [e for e in sure if e["in_reply_to"] is None and not self.went_astray(e)]
        return self.if_others(DENY) if len(sure) >= most else ANY if len(theirs) >= most else None

    def went_astray(self, event: Json) -> bool:
        return event["address"] is not None

    def once_a_week(self, debt: Json) -> Verdict:
        return self.asked_before(debt, 7, 1)

    def thrice(self, debt: Json) -> Verdict:
        return self.asked_before(debt, 30, 3)

    def postcard(self, debt: Json) -> Verdict:
        if self.medium != "mail" or self.recipient in PROFESSIONALS - {"consumer-attorney"} or not self.connected():
            return None
        if self.is_paper():
            return None
        found = self.must_not("postcard")
        if found == DENY and self.acts == {"location-information"} and self.said() == DUTY:
            return DUTY
        return found if found is None or self.said() not in (None, ANY) else ANY

    def envelope(self, debt: Json) -> Verdict:
        if self.medium != "mail" or self.recipient in PROFESSIONALS - {"consumer-attorney"} or not self.connected():
            return None
        if self.is_paper():
            return None
        found = self.must_not("shows-debt-collection")
        return ANY if self.merely_confirms() and found == DUTY else found

    # -- 75-54, 75-55, 58-70-115

    def purpose_told(self, debt: Json) -> Verdict:
        """75-54(2)."""
        if self.recipient in ON_THE_OTHER_SIDE | {AGENCY} or self.acts.isdisjoint(COLLECTING):
            return None
        asks = asks_for_payment(self.contact)
        if self.is_paper() and not asks and ("no-payment-request" in self.says or self.contact["required_by_law"]):
            return None if "threatens-legal-action" not in self.says else ANY
        if "no-payment-request" in self.says:
            return None if self.acts == {"servicing-disclosure"} and not asks else ANY
        return self.must_say("initial-disclosure")

    def attorney(self, debt: Json) -> Verdict:
        if not self.is_debtor(debt) or not self.connected() or self.is_paper():
            return None
        if self.case["collector"] not in AGENCIES and self.states_the_account():
            return None if self.medium in WRITTEN else ANY
        return self.attorneys(lambda each: {True: DENY, False: None}.get(each["told_by_attorney"], MISSING))

    def states_the_account(self) -> bool:
        asks = self.purpose == "servicing-disclosure" and self.acts <= {"servicing-disclosure", "collection"}
        return asks and not self.says & THREATS

    def bought(self, debt: Json) -> bool | str:
        known: bool | str = True if self.case["collector"] == "debt-buyer" else debt["purchased"]
        return known

    def law_wants_it(self) -> bool:
        reports = "credit-reporting" in self.acts and self.purpose in (
            "credit-reporting",
            "answer-to-request",
            "dispute-response",
        )
        answers = self.is_paper() and not sues(self.contact)
        return self.contact["required_by_law"] and (answers or (reports and "collection" not in self.acts))

    def states_nothing_due(self, debt: Json) -> bool:
        """A statement, or a paper in a suit that was brought, that is declared to ask for nothing."""
        if "no-payment-request" not in self.says or "periodic-payments-only" in self.says:
            return False
        goes_on = debt["active_litigation"] is True or self.has_judgment(debt)
        paper = self.is_paper() and self.medium in SERVES and not sues(self.contact) and goes_on
        return self.acts == {"servicing-disclosure"} or paper

    def time_barred(self, debt: Json) -> Verdict:
        """58-70-115(4)."""
        found = self.collects()
        if self.law_wants_it() or self.states_nothing_due(debt):
            return None
        if found is None or self.bought(debt) is False or self.has_judgment(debt) or debt["time_barred"] is False:
            return None
        if self.is_paper() and debt["active_litigation"] is True and "threatens-legal-action" not in self.says:
            return None
        if found == ANY:
            return ANY
        return DENY if self.bought(debt) is True and debt["time_barred"] is True else MISSING

    def documents(self, debt: Json) -> Verdict:
        """58-70-115(5)."""
        if self.law_wants_it() or self.states_nothing_due(debt):
            return None
        if self.collects() is None or self.bought(debt) is False or debt["documents_held"] is True:
            return None
        if self.collects() == ANY:
            return ANY
        if debt["documents_held"] is None:
            return DUTY if self.bought(debt) is True else None
        if debt["documents_held"] is False and self.bought(debt) is True:
            return DENY
        return MISSING

    # -- 75-104, .0602

    def recorded(self, debt: Json) -> Verdict:
        """75-104(b)."""
        if self.medium not in TELEPHONE or not self.connected() or self.contact["voice"] == "live":
            return None
        if self.within_their_call():
            return None
        return DENY if "offer" in self.says or "business-identity" in self.omits else ANY

    def only_the_obligated(self, debt: Json) -> Verdict:
        """.0602(3): nobody else is asked for payment."""
        if self.role() not in ("employer", "household-member", "parent", "spouse", "third-party") or self.owes(debt):
            return None
        if self.acts.isdisjoint(PRESSES) or self.carries_out_a_judgment(debt):
            return None
        if self.recipient == "parent" or self.purpose == "postjudgment-remedy":
            return ANY
        found = self.if_others(DENY) if self.recipient == "personal-representative" else DENY
        if "no-payment-request" not in self.says or "periodic-payments-only" in self.says:
            return found
        return None if self.acts <= {"collection", "servicing-disclosure"} and not self.says & THREATS else found

    def sealed(self, debt: Json) -> Verdict:
        """.0602(4)."""
        if self.medium not in WRITTEN or self.role() in PROFESSIONALS or self.acts.isdisjoint(PRESSES):
            return None
        if "no-payment-request" in self.says:
            return ANY
        if self.medium != "mail":
            return None if self.acts == {"servicing-disclosure"} else DENY
        if "postcard" in self.says or PLACES.get(self.contact["address"] or "") == "club":
            return DENY
        if self.contact["address"] is None or not self.owes(debt):
            return ANY
        return None if "postcard" in self.omits else DUTY


def answers(case: Json, contact: Json) -> Answers:
    reading = NorthCarolina(case, contact)
    return told(reading, RULES, lambda rule, debt: binds(rule, case["collector"], debt))


def binds(rule: str, collector: str, debt: Json) -> bool:
    if "75-104" in rule:
        return True
    if "ncac" in rule:
        licensed = collector == "creditor" or (collector != "debt-buyer" and debt["purchased"] is not True)
        return licensed and debt["kind"] in ("instalment-loan", "unknown")
    if "58-70" in rule:
        return collector in AGENCIES
    return collector not in AGENCIES and debt["nature"] != "commercial"


RULES: dict[str, Rule] = {
    "us.nc.75-51-1.threat-of-harm": NorthCarolina.threat_of_harm,
    "us.nc.75-51-7.empty-threat": NorthCarolina.empty_threat,
    "us.nc.75-52-1.profanity": NorthCarolina.profanity,
    "us.nc.75-52-3.inconvenient-time": NorthCarolina.asleep,
    "us.nc.75-52-4.work": NorthCarolina.work,
    "us.nc.75-53-1.others": NorthCarolina.others,
    "us.nc.75-53-1.not-the-consumers-number": NorthCarolina.others_line,
    "us.nc.75-53-1d1.identify": NorthCarolina.identify,
    "us.nc.75-53-1d2.state-no-debt": NorthCarolina.state_no_debt,
    "us.nc.75-53-1d3.once-a-week": NorthCarolina.once_a_week,
    "us.nc.75-53-1d3.thrice-in-thirty-days": NorthCarolina.thrice,
    "us.nc.75-53-2.no-postcard": NorthCarolina.postcard,
    "us.nc.75-53-2.envelope": NorthCarolina.envelope,
    "us.nc.75-53-2.social-media": NorthCarolina.public_post,
    "us.nc.75-54-2.purpose": NorthCarolina.purpose_told,
    "us.nc.75-55-3.attorney": NorthCarolina.attorney,
    "us.nc.58-70-115-3.attorney": NorthCarolina.attorney,
    "us.nc.58-70-115-4.time-barred": NorthCarolina.time_barred,
    "us.nc.58-70-115-5.documents": NorthCarolina.documents,
    "us.nc.75-104.recorded-message": NorthCarolina.recorded,
    "us.nc.04-ncac-3e-0602-3.only-the-obligated": NorthCarolina.only_the_obligated,
    "us.nc.04-ncac-3e-0602-4.sealed": NorthCarolina.sealed,
}
