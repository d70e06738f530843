"""A second reading of the law of places that have few rules, written from what was read of their texts.

Arizona (A.A.C. R20-4-1513, 1520(B)), Delaware (6 Del. C. 2505J, 2507J, 2508J), Georgia (O.C.G.A. 7-3-33), Idaho
(26-2229A(3), 48-303, 48-304), Louisiana (9:3562), Missouri (287.140.13), Nebraska (48-148.02, 86-256(2)), New Jersey
(56:11-58, -59, -61), Ohio (1321.45), Oklahoma (OAC 160:70-11-3), Puerto Rico (Act 179-1996), Rhode Island (6-60-4),
South Dakota (54-4-77), Utah (31A-26-313) and Wyoming (Rules 4-1); and the hours advised for Arizona and New Hampshire.

It reads JSON as it was made up, every fact known, and takes the readings that docs/explanation/state-law.md has:

* Days run from what the consumer's calendar says, the first and the last left out; none run before the notice came.
* A bill collects, unless it is declared to ask for none. A call or a text serves no paper and no writ.
* Papers of a suit that goes on begin none (Delaware, New Jersey, Rhode Island), and no law requires a complaint: an
  answer that a court asks for begins no suit and attempts to collect nothing (Missouri, Nebraska).
* Who asks somebody else where the consumer is, and says nothing of a debt, owes them no words about it.

Left out: advice on frequency, on work once a month and on a second question, and on selling; what is not verified;
times called inconvenient in Oklahoma, read in `s14b_s06b`; consents but those to others, employer, workplace and times;
what came back; New Jersey's advice on collectors' contacts.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from . import vt, wa
from .plain import (
    ADVICE,
    AGENCY,
    ANY,
    CLAIMS,
    CONSUMERS,
    CREDITORS,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    MISSING,
    NO,
    PROFESSIONALS,
    TELEPHONE,
    TO_A_NUMBER,
    UNKNOWN,
    Answers,
    Json,
    about,
    began,
    day_of,
    debts_of,
    first,
    instant,
    last,
    name_of,
    opened,
    ours,
    standing,
    sues,
    weekdays_after,
)
from .wa import ANSWERS, WRITTEN, Verdict

SEEKS = {"collection", "remedy-may-be-invoked", "remedy-will-be-invoked", "servicing-disclosure", "postjudgment-remedy"}
COLLECTS = SEEKS | {"location-information", "validation-notice"}
NEITHER = {"unrelated-notice", "opt-out-confirmation"}
TALKS_OF = {*SEEKS, "answer-to-request", "termination-of-efforts"}


class Reading(vt.Reading):
    """One contact about one debt, with every fact known."""

    place: str

    # -- what it is

    def is_of_the_other_side(self) -> bool:
        return self.recipient in CREDITORS_SIDE

    def is_required(self) -> bool:
        return bool(self.contact.get("required_by_law")) and not (self.is_paper() and sues(self.contact))

    def seeks(self) -> bool:
        """Whether it seeks payment: a bill does, unless it is declared to ask for none."""
        found = self.acts & SEEKS
        return bool(found) and not (found == {"servicing-disclosure"} and "no-payment-request" in self.says)

    def efforts(self, acts: set[str]) -> Verdict:
        """Any of these acts; of the validation notice alone, unless it is owed."""
        found = self.acts & acts
        if found == {"validation-notice"}:
            return DENY if self.is_effort() else ANY
        return DENY if found else None

    def begins_suit(self) -> bool:
        return self.is_paper() and not self.goes_on() and not self.is_required() and not self.is_of_the_other_side()

    def is_writ_of_any(self) -> bool:
        """What carries out a judgment, other than by telephone."""
        return self.purpose == "postjudgment-remedy" and self.medium not in TO_A_NUMBER

    # -- days

    def day(self, said: str) -> date:
        return day_of(said, self.zone)

    def over(self, said: str | None, days: int) -> bool:
        """Whether so many whole days have passed since."""
        return opened(said, self.now) and self.local.date() > self.day(str(said)) + timedelta(days=days)

    def pending(self, *kinds: str) -> Iterator[Json]:
        for each in self.debt["proceedings"]:
            if each["kind"] in kinds and began(each["learned_at"], self.now):
                yield each

    def notices(self, kind: str) -> list[str | None]:
        """When each of a kind came."""
        return [each.get("received_at") for each in self.debt["notices"] if each["kind"] == kind]

    def received(self, kind: str) -> str | None:
        came = [each for each in self.notices(kind) if opened(each, self.now)]
        return min(map(str, came), key=last, default=None)

    # -- Arizona

    def az_attorney(self) -> Verdict:
        if self.recipient in PROFESSIONALS or not self.is_about_the_claim() or self.is_paper():
            return None
        known = [each for each in self.case["representation"] if began(each["learned_at"], self.now)]
        return DENY if any(not opened(each.get("ended_at"), self.now) for each in known) else None

    def az_stop(self) -> Verdict:
        if self.recipient in PROFESSIONALS or not self.is_about_the_claim() or self.is_paper():
            return None
        if self.acts <= {"termination-of-efforts", "remedy-may-be-invoked"}:
            if self.is_liable():
                return None
            if self.recipient in CONSUMERS:
                return ANY
        asked = [each for each in standing(self.case, self.contact, "cease") if each["in_writing"] is True]
        asked = [each for each in asked if about(each.get("debts"), self.debt["id"])]
        if any(name_of(each) in {"consumer", self.person} for each in asked):
            beside = self.is_liable() and self.recipient != "consumer"
            return ANY if beside and not any(name_of(each) == self.person for each in asked) else DENY
        return ANY if asked else None

    def az_collector(self) -> Verdict:
        if not self.is_one_of_them() or not self.is_about_the_claim():
            return None
        if self.only_asks() and not self.is_liable():
            return None
        if self.confirms():
            return ANY
        if self.says & {"collector-disclosure", "initial-disclosure"}:
            return None
        if "collector-disclosure" in self.omits:
            return DENY if "initial-disclosure" in self.omits else ANY
        return DUTY

    # -- Delaware, New Jersey, Rhode Island

    def reported(self) -> Verdict:
        return DENY if self.reports() else None

    def under_appeal(self, tail: int) -> bool:
        """Whether an appeal is pending, or was so many days ago."""
        return any(not self.over(each.get("ended_at"), tail) for each in self.pending("insurance-appeal"))

    def de_appeal(self) -> Verdict:
        return DENY if self.is_one_of_them() and self.seeks() and self.under_appeal(60) else None

    def de_suit(self) -> Verdict:
        return DENY if self.begins_suit() and self.under_appeal(60) else None

    def first_bill(self) -> str | None:
        bills = [each for each in self.debt["notices"] if each["kind"] == "first-bill"]
        sent = [str(each.get("received_at") if each["sent_at"] == UNKNOWN else each["sent_at"]) for each in bills]
        return min((each for each in sent if each != "None" and opened(each, self.now)), key=last, default=None)

    def noticed(self) -> bool:
        """Whether thirty days are over since a notice of the action."""
        for each in self.debt["notices"]:
            sent = opened(each["sent_at"], self.now) or opened(each.get("received_at"), self.now)
            if each["kind"] == "before-collection-action" and sent:
                came = None if each.get("received_at") == UNKNOWN else each.get("received_at")
                since = self.first_bill()
                early = since is not None and first(each["sent_at"]) < last(since)
                if self.over(came or each["sent_at"], 30) and not (self.place == "NJ" and early):
                    return True
        return False

    def de_waits(self) -> Verdict:
        if self.is_of_the_other_side() or not (self.begins_suit() or self.is_writ_of_any()):
            return None
        return None if self.over(self.first_bill(), 120) and self.noticed() else DENY

    def nj_report(self) -> Verdict:
        if not self.reports():
            return None
        since = (self.debt.get("incurred_on"), self.debt.get("past_due_since"))
        bills = [each["sent_at"] for each in self.debt["notices"] if each["kind"] == "first-bill"]
        days = [self.day(each) for each in (*since, *bills) if each not in (None, UNKNOWN)]
        return None if any(day < date(2024, 7, 22) for day in days) else DENY

    def nj_waits(self) -> Verdict:
        adverse = self.reports() and not self.is_required()
        if self.is_of_the_other_side() or not (self.is_paper() or self.is_writ_of_any() or adverse):
            return ANY
        plan = self.debt["medical"]["payment_plan_offered"] is True
        return None if self.over(self.first_bill(), 120) and self.noticed() and plan else DENY

    def nj_statement(self) -> Verdict:
        """Of what is written, word of a report too; papers, writs and bills that are handed over are."""
        spared = NEITHER | {"termination-of-efforts", "early-intervention-notice"}
        if not self.is_one_of_them() or self.acts <= spared:
            return None
        if self.only_asks() and self.recipient != "consumer":
            return None
        said = self.asked("not-credit-reported-statement")
        handed = self.purpose in {"formal-pleading", "postjudgment-remedy", "servicing-disclosure"}
        written = self.medium in WRITTEN or (self.medium == "in-person" and handed)
        return said if written else said and ADVICE

    def nj_appeal(self) -> Verdict:
        return DENY if self.is_one_of_them() and self.seeks() and self.is_appealed() else None

    def is_appealed(self) -> bool:
        return any(not opened(each.get("ended_at"), self.now) for each in self.pending("insurance-appeal"))

    def nj_suit(self) -> Verdict:
        return DENY if self.begins_suit() and self.is_appealed() else None

    def ri_statement(self) -> Verdict:
        if self.medium not in WRITTEN or not self.is_one_of_them():
            return None
        if self.acts <= NEITHER | {"formal-pleading", "credit-reporting"}:
            return None
        if self.only_asks() and self.recipient != "consumer":
            return ANY if self.is_liable() else None
        return self.asked("medical-debt-statement")

    def ri_days(self) -> Verdict:
        """While an appeal is pending, until sixty days after the statement came."""
        if not self.is_appealed():
            return None
        came = self.notices("financial-statement")
        return ADVICE if came and all(self.over(each, 60) for each in came) else DENY

    def ri_report(self) -> Verdict:
        return self.ri_days() if self.reports() else None

    def ri_appeal(self) -> Verdict:
        effort = self.efforts({*SEEKS, "validation-notice"}) if self.is_one_of_them() else None
        found = self.acts & {*SEEKS, "validation-notice"}
        if found <= {"servicing-disclosure", "validation-notice"} and "no-payment-request" in self.says:
            effort = ANY if "validation-notice" in found else None
        days = effort and self.ri_days()
        return ANY if days and effort == ANY else days

    def ri_suit(self) -> Verdict:
        begins = self.is_paper() and not self.goes_on() and not self.is_required()
        return self.ri_days() if begins else None

    # -- Georgia

    def ga_night(self) -> Verdict:
        if self.medium not in {*TO_A_NUMBER, "in-person"} or self.recipient in PROFESSIONALS - {"consumer-attorney"}:
            return None
        attempts = self.efforts(COLLECTS)
        return attempts if not 5 <= self.local.hour < 22 else None

    # -- Idaho

    def id_interest(self) -> Verdict:
        if not self.is_one_of_them() or self.acts <= ANSWERS | NEITHER | {"termination-of-efforts"}:
            return None
        return None if "common-interest" in self.says else DUTY

    def id_third_party(self) -> Verdict:
        if self.is_of_the_other_side() or self.recipient == AGENCY:
            return None
        ready = self.over(self.received("final-before-extraordinary-action"), 60)
        return None if ready else self.efforts(COLLECTS)

    def id_action(self) -> Verdict:
        adverse = self.reports() and not self.is_required()
        if self.is_of_the_other_side() or not (self.is_paper() or self.is_writ_of_any() or adverse):
            return ANY if self.purpose == "credit-reporting" else None
        final, summary = "final-before-extraordinary-action", "consolidated-summary"
        since: list[str | None] = [self.received(final)]
        since += [self.received(summary)] if self.notices(summary) else []
        since += [each.get("ended_at") for each in self.pending("insurance-appeal", *CLAIMS)]
        for each in self.debt["disputes"]:
            if began(each["received_at"], self.now):
                ends = [each.get("verified_at"), each.get("withdrawn_at")]
                known = [str(end) for end in ends if opened(end, self.now)]
                since.append(min(known, key=last, default=None))
        return None if all(self.over(each, 90) for each in since) else DENY

    # -- Louisiana

    def is_outside(self) -> bool:
        outside = self.recipient in {"employer", "third-party"} or self.is_parent_of_the_grown()
        return outside and not self.is_liable()

    def la_consents(self) -> bool:
        """The consumer's leave, given once the debt was there."""
        for each in self.case["consents"]:
            scopes = {"third-party", "employer"} if self.recipient == "employer" else {"third-party"}
            if each["scope"] not in scopes or each["given_to"] not in {"collector", "creditor"}:
                continue
            if each.get("person", "consumer") != "consumer" or not about(each.get("debts"), self.debt["id"]):
                continue
            if each.get("media") and self.medium not in each["media"]:
                continue
            if each.get("third_party", self.person) not in {self.person, self.recipient}:
                continue
            if not opened(each["given_at"], self.now) or began(each.get("revoked_at"), self.now):
                continue
            given = self.day(each["given_at"]).isoformat()
            incurred, overdue = self.debt.get("incurred_on"), self.debt.get("past_due_since")
            named = not incurred and each.get("debts")
            if named or (incurred and given > incurred) or (overdue and given >= overdue):
                return True
        return False

    def la_outside(self) -> Verdict:
        if not self.is_outside() or not self.is_about_the_claim() or self.is_paper() or self.is_required():
            return None
        if self.only_asks() or (self.purpose == "postjudgment-remedy" and self.has_judgment()):
            return None
        if self.la_consents():
            return None
        return ANY if self.confirms() or self.acts <= ANSWERS else DENY

    def la_number(self) -> Verdict:
        if self.medium not in {*TO_A_NUMBER, "email"} or not self.reaches_another() or not self.is_about_the_claim():
            return None
        if self.confirms() or self.is_paper() or self.case["consents"]:
            return ANY
        if self.contact.get("in_reply_to") and self.recipient != "consumer":
            return ANY
        if self.is_required() or (self.only_asks() and self.recipient != "consumer"):
            return None
        return None if self.purpose == "postjudgment-remedy" and self.has_judgment() else DENY

    def la_whereabouts(self) -> Verdict:
        asks = self.is_outside() and "location-information" in self.acts and not self.is_required()
        if not asks or self.la_consents():
            return None
        return ANY if self.contact.get("in_reply_to") else DUTY

    def la_since(self) -> list[str]:
        """Since when whoever is contacted had asked for contacts to cease."""
        found = []
        for each in standing(self.case, self.contact, "cease"):
            theirs = name_of(each) == (self.person if self.is_liable() else "consumer")
            formal = each["in_writing"] is True and each.get("certified") is not False
            if theirs and formal and about(each.get("debts"), self.debt["id"]):
                found.append(each["received_at"])
        return found

    def la_after(self, mail: bool) -> list[Json] | None:
        """What went out since; None where nothing is limited."""
        overdue = self.debt.get("past_due_since")
        if (self.medium == "mail") != mail or not self.is_one_of_them() or not self.acts & TALKS_OF:
            return None
        if self.is_required() or (overdue and overdue > self.local.date().isoformat()) or not self.la_since():
            return None
        began_at = min(map(instant, self.la_since()))
        return [
            each
            for each in self.past()
            if (each["medium"] == "mail") == mail
            and name_of(each) == self.person
            and self.debt["id"] in each["debts"]
            and instant(each["at"]) > began_at
            and (overdue is None or self.day(each["at"]).isoformat() >= overdue)
            and each.get("purpose", "collection") != "unrelated-notice"
            and each["outcome"] != "not-connected"
            and (mail or not self.reached_nobody(each))
        ]

    def is_odd(self, each: Json) -> bool:
        return each.get("purpose", "collection") not in TALKS_OF or "in_reply_to" in each

    def la_letter(self) -> Verdict:
        sent = self.la_after(True)
        if sent is None:
            return None
        if self.contact.get("in_reply_to"):
            return ANY
        if "physical-or-criminal-threat" in self.says:
            return DENY
        today = self.local.date()
        near = [
            each
            for each in sent
            if (self.day(each["at"]).year, self.day(each["at"]).month) == (today.year, today.month)
            or today < self.day(each["at"]) + timedelta(days=30)
        ]
        return None if not near else ANY if all(map(self.is_odd, near)) else DENY

    def la_contacts(self) -> Verdict:
        made = self.la_after(False)
        if made is None:
            return None
        if self.contact.get("in_reply_to"):
            return ANY
        if "physical-or-criminal-threat" in self.says:
            return DENY
        if len([each for each in made if not self.is_odd(each)]) >= 4:
            return DENY
        return ANY if len(made) >= 4 else None

    # -- Missouri, Nebraska

    def mo_injury(self) -> Verdict:
        """What ended otherwise than against the employee holds; of what ended nobody knows how, that is missed."""
        if self.debt["medical"]["patient_chose_provider"] is True:
            return None
        told = [each for each in self.pending("workers-compensation") if each["in_writing"] is True]
        over = [each for each in told if opened(each.get("ended_at"), self.now)]
        if len(over) < len(told) or any(each.get("upheld") is True for each in over):
            return DENY
        return MISSING if any("upheld" not in each for each in over) else None

    def mo_collects(self) -> Verdict:
        if self.is_of_the_other_side() or self.recipient == AGENCY or not self.mo_injury():
            return None
        if self.is_paper() and self.is_required():
            return None  # an answer that a court asks for attempts to collect nothing
        if self.recipient in {"employer", "third-party"} and not self.is_liable():
            return ANY if self.purpose == "postjudgment-remedy" else None
        if self.only_asks():
            return None if self.recipient == "household-member" else ANY
        effort = self.efforts({*COLLECTS, "formal-pleading"})
        return self.mo_injury() if effort == DENY else effort

    def mo_reports(self) -> Verdict:
        return self.mo_injury() if self.reports() else None

    def ne_injury(self) -> bool:
        return any(
            each["formalities_met"] is True and not opened(each.get("ended_at"), self.now)
            for each in self.pending("workers-compensation")
        )

    def ne_collects(self) -> Verdict:
        if self.is_of_the_other_side() or not self.ne_injury():
            return None
        return self.efforts({*COLLECTS, "credit-reporting"})

    def ne_sues(self) -> Verdict:
        if not self.is_paper() or self.is_of_the_other_side() or self.recipient == AGENCY or not self.ne_injury():
            return None
        if self.has_judgment():
            return ANY
        return None if self.debt["active_litigation"] is True or self.is_required() else DENY

    def ne_recorded(self) -> bool:
        """A recording, to somebody with whom neither caller nor creditor has a relationship in business."""
        if self.medium not in TELEPHONE or self.recipient in {*CREDITORS_SIDE, AGENCY}:
            return False
        return self.contact.get("voice") != "live" or self.medium == "ringless-voicemail"

    def ne_relates(self) -> Verdict:
        """None where there is a relationship."""
        bought = [each["purchased"] is not False or self.case["collector"] == "debt-buyer" for each in self.debts]
        if all(bought):
            return DENY
        if any(bought) or self.stands_in() or self.recipient == "consumer-attorney":
            return ANY
        return None if self.is_liable() else DENY

    def ne_hours(self) -> Verdict:
        return self.ne_relates() if self.ne_recorded() and not 8 <= self.local.hour < 21 else None

    def ne_identity(self) -> Verdict:
        if not self.ne_recorded() or not self.ne_relates():
            return None
        if self.ne_relates() == ANY or "names-behind-call" in self.says | self.omits:
            return ANY
        wanted = [self.asked("business-identity"), self.asked("callback-number")]
        return DENY if DENY in wanted else DUTY if DUTY in wanted else None

    # -- Ohio

    def is_other_than_borrower(self) -> bool:
        borrower = {"consumer", "spouse", "guardian", "parent", "personal-representative"}
        return (self.recipient not in borrower or self.is_parent_of_the_grown()) and not self.is_liable()

    def oh_only(self) -> Verdict:
        other = self.is_other_than_borrower() and self.recipient not in PROFESSIONALS
        if not other or self.acts <= {"location-information", "unrelated-notice"}:
            return None
        if self.confirms():
            return ANY
        if self.purpose == "postjudgment-remedy" and self.has_judgment():
            return None
        if self.is_paper():
            outside = self.recipient == "third-party" or self.is_parent_of_the_grown()
            return DENY if outside and not self.has_judgment() else None
        return DENY

    def oh_identify(self) -> Verdict:
        if not self.is_other_than_borrower() or self.purpose != "location-information":
            return None
        named = self.says & {"business-identity", "names-behind-call", "collector-disclosure"}
        unasked = "names-employer-unasked" in self.says or (named and "names-employer-unasked" not in self.omits)
        if unasked or "identifies-caller" in self.omits:
            return DENY
        if "limited-content-message" in self.says:
            return ANY
        return None if "identifies-caller" in self.says and "names-employer-unasked" in self.omits else DUTY

    def oh_states(self) -> Verdict:
        if not self.is_other_than_borrower() or self.purpose != "location-information":
            return None
        return ANY if "physical-or-criminal-threat" in self.says else self.tells()

    # -- Oklahoma

    def ok_speaks(self) -> bool:
        return self.is_one_of_them() and self.is_about_the_claim() and not self.is_paper()

    def ok_agreed(self, scope: str) -> bool:
        return any(
            each["scope"] == scope
            and each["in_writing"] is True
            and each["given_to"] in ours(self.case)
            and each.get("person", "consumer") == self.person
            and about(each.get("debts"), self.debt["id"])
            and (not each.get("media") or self.medium in each["media"])
            and opened(each["given_at"], self.now)
            and not began(each.get("revoked_at"), self.now)
            for each in self.case["consents"]
        )

    def ok_hours(self) -> Verdict:
        if self.medium == "mail" or not self.ok_speaks() or 8 <= self.local.hour < 21:
            return None
        if self.confirms() or self.contact.get("in_reply_to"):
            return ANY
        return None if self.ok_agreed("time") else DENY

    def ok_early(self) -> Verdict:
        due = self.debt.get("due_on")
        if not self.is_one_of_them() or not self.acts & SEEKS or not due or due <= self.local.date().isoformat():
            return None
        if self.is_required() or (self.purpose == "postjudgment-remedy" and self.has_judgment()):
            return None
        if self.contact.get("in_reply_to"):
            return ANY
        return None if self.ok_agreed("time") else DENY

    def ok_place(self) -> Verdict:
        if not self.ok_speaks() or self.confirms() or self.contact.get("in_reply_to"):
            return ANY if self.ok_speaks() else None
        if self.case["consents"] or self.medium == "email":
            return ANY
        asked = standing(self.case, self.contact, "inconvenient-place")
        here = self.place_of(self.contact)
        for each in asked:
            at = self.contact.get("person_is_at") if here is None and self.medium != "mail" else here
            if each["place"] == at:
                return DENY if name_of(each) == self.person else ANY
        return None

    def ok_employer(self) -> Verdict:
        if not self.ok_speaks() or not self.at_work(self.contact):
            return None
        if self.case["consents"] or self.confirms() or self.contact.get("in_reply_to") or self.medium == "email":
            return ANY
        asked = standing(self.case, self.contact, "employer-prohibits")
        if any(name_of(each) == self.person for each in asked):
            return DENY
        return ANY if asked else None

    def ok_represented(self) -> Verdict:
        """Whoever owes, or acts for who does; a silent attorney stands in nobody's way after five business days."""
        if not self.ok_speaks() or not (self.is_liable() or self.stands_in()):
            return None
        if self.only_asks() and not self.is_liable():
            return None
        said = [self.ok_attorney(each) for each in self.case["representation"]]
        return DENY if DENY in said else ANY if ANY in said else None

    def ok_attorney(self, each: Json) -> Verdict:
        gone = opened(each.get("ended_at"), self.now) or opened(each.get("consented_at"), self.now)
        if gone or not began(each["learned_at"], self.now) or not about(each.get("debts"), self.debt["id"]):
            return None
        if each["attorney_can_be_found"] is not True:
            return None
        if each.get("person") not in {None, self.person}:
            return ANY
        if each.get("unresponsive_at"):
            return ANY
        asked = each.get("asked_at")
        silent = opened(asked, self.now) and not began(each.get("answered_at"), self.now)
        over = silent and self.local.date() > weekdays_after(self.day(str(asked)), 5)
        return None if over else DENY

    # -- Puerto Rico

    def pr_hours(self) -> bool:
        """Whether it may be a working hour; a letter has none."""
        hours = self.case["consumer"].get("working_hours")
        if self.medium == "mail" or hours is None or self.recipient not in {"consumer", "employer"}:
            return True
        days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        wall = self.local.strftime("%H:%M")
        today = days[self.local.weekday()]
        return any(today in each["days"] and each["start"] <= wall < each["end"] for each in hours)

    def pr_effort(self, acts: set[str]) -> Verdict:
        return self.efforts(acts) if self.pr_hours() else None

    def pr_work(self) -> Verdict:
        if not self.is_one_of_them() or not self.at_work(self.contact) or not self.efforts(COLLECTS):
            return None
        if any(each["scope"] == "workplace" for each in self.case["consents"]):
            return ANY
        return self.pr_effort(COLLECTS)

    def pr_forbidden(self) -> Verdict:
        if not self.is_one_of_them() or not self.at_work(self.contact):
            return None
        asked = standing(self.case, self.contact, "employer-prohibits")
        if any(name_of(each) == self.person for each in asked):
            return self.pr_effort(COLLECTS)
        return ANY if asked else None

    def pr_employer(self) -> Verdict:
        if self.recipient != "employer" or (self.purpose == "postjudgment-remedy" and self.has_judgment()):
            return None
        if any(each["scope"] == "employer" for each in self.case["consents"]):
            return ANY
        return self.pr_effort(COLLECTS - {"location-information"})

    # -- South Dakota, Utah, Wyoming

    def sd_cursed(self) -> Verdict:
        return DENY if "profanity" in self.says else None

    def sd_shown(self) -> Verdict:
        return self.asked("caller-id") if self.medium in TELEPHONE else None

    def ut_notice(self) -> Verdict:
        return DUTY if self.reports() else None

    def wy_party(self) -> Verdict:
        if self.is_of_the_other_side() or self.recipient == AGENCY or self.is_paper():
            return None
        return DUTY if self.is_about_the_claim() else None


Asks = Callable[[Any], Verdict]
RULES: dict[str, dict[str, Asks]] = {
    "AZ": {
        "us.az.r20-4-1512.hours": Reading.unusual_hours,
        "us.az.r20-4-1513-a.attorney": Reading.az_attorney,
        "us.az.r20-4-1513.stop": Reading.az_stop,
        "us.az.r20-4-1520-b.debt-collector": Reading.az_collector,
    },
    "DE": {
        "us.de.6-2505j-cd.waiting-period": Reading.de_waits,
        "us.de.6-2507j-a.no-credit-reporting": Reading.reported,
        "us.de.6-2508j-a2.insurance-appeal": Reading.de_appeal,
        "us.de.6-2508j-a3.no-suit": Reading.de_suit,
    },
    "GA": {"us.ga.7-3-33.night": Reading.ga_night},
    "ID": {
        "us.id.26-2229a-3.common-interest": Reading.id_interest,
        "us.id.48-303-3ai.third-party": Reading.id_third_party,
        "us.id.48-304-1e.extraordinary-action": Reading.id_action,
    },
    "LA": {
        "us.la.9-3562-1.not-the-consumers-number": Reading.la_number,
        "us.la.9-3562-1.outside-the-household": Reading.la_outside,
        "us.la.9-3562-2b.whereabouts": Reading.la_whereabouts,
        "us.la.9-3562-3.four-contacts": Reading.la_contacts,
        "us.la.9-3562-3.one-letter-a-month": Reading.la_letter,
    },
    "MO": {
        "us.mo.287-140-13-1.credit-reporting": Reading.mo_reports,
        "us.mo.287-140-13-1.work-injury": Reading.mo_collects,
    },
    "NE": {
        "us.ne.48-148-02.new-suit": Reading.ne_sues,
        "us.ne.48-148-02.workers-compensation": Reading.ne_collects,
        "us.ne.86-256-2.recorded-identity": Reading.ne_identity,
        "us.ne.86-256-2c.recorded-hours": Reading.ne_hours,
    },
    "NH": {"us.nh.358-c-3.unusual-hours": Reading.unusual_hours},
    "NJ": {
        "us.nj.56-11-58.no-credit-reporting": Reading.nj_report,
        "us.nj.56-11-59ab.waiting-period": Reading.nj_waits,
        "us.nj.56-11-59c.not-reported-statement": Reading.nj_statement,
        "us.nj.56-11-61a1.insurance-appeal": Reading.nj_appeal,
        "us.nj.56-11-61a2.no-suit": Reading.nj_suit,
    },
    "OH": {
        "us.oh.1321-45.location-identify": Reading.oh_identify,
        "us.oh.1321-45.location-state-no-debt": Reading.oh_states,
        "us.oh.1321-45.third-parties-for-location-only": Reading.oh_only,
    },
    "OK": {
        "us.ok.160-70-11-3a1.hours": Reading.ok_hours,
        "us.ok.160-70-11-3a1.inconvenient-place": Reading.ok_place,
        "us.ok.160-70-11-3a1.no-early-reminder": Reading.ok_early,
        "us.ok.160-70-11-3a2.represented": Reading.ok_represented,
        "us.ok.160-70-11-3a3.employer-prohibits": Reading.ok_employer,
    },
    "PR": {
        "us.pr.179-1996.employer": Reading.pr_employer,
        "us.pr.179-1996.employer-forbids": Reading.pr_forbidden,
        "us.pr.179-1996.work": Reading.pr_work,
    },
    "RI": {
        "us.ri.6-60-4b.medical-debt-statement": Reading.ri_statement,
        "us.ri.6-60-4c1.credit-reporting": Reading.ri_report,
        "us.ri.6-60-4c2.insurance-appeal": Reading.ri_appeal,
        "us.ri.6-60-4c3.no-suit": Reading.ri_suit,
    },
    "SD": {
        "us.sd.54-4-77-1a.threat-of-harm": Reading.harm,
        "us.sd.54-4-77-1c.profanity": Reading.sd_cursed,
        "us.sd.54-4-77-2i.empty-threat": Reading.s16,
        "us.sd.54-4-77-7.caller-id": Reading.sd_shown,
    },
    "UT": {"us.ut.31a-26-313.notice-before-report": Reading.ut_notice},
    "WY": {"us.wy.4-1.right-party": Reading.wy_party},
}
EAST, CENTRAL, MOUNTAIN = "America/New_York", "America/Chicago", "America/Denver"
ZONES = dict.fromkeys(("DE", "GA", "NH", "NJ", "OH", "RI"), EAST) | dict.fromkeys(
    ("LA", "MO", "NE", "OK", "SD"), CENTRAL
)
ZONES |= dict.fromkeys(("UT", "WY"), MOUNTAIN) | {
    "ID": "America/Boise",
    "AZ": "America/Phoenix",
    "PR": "America/Puerto_Rico",
}
LOANS = {"instalment-loan", "loan", "payday-loan", "title-loan", "auto", "mortgage", "credit-card", "student-loan"}
MEDICAL = {"DE", "MO", "NJ", "RI", "UT"}


def covers(place: str, rule: str, collector: str, debt: Json) -> bool:
    """Whom the law binds, as to which debts."""
    kind, business, lends = debt["kind"], debt["nature"] == "commercial", collector in CREDITORS
    hired = collector in {"third-party-collector", "law-firm", "mortgage-servicer"}
    for_lender = lends or (hired and debt["purchased"] is not True)
    if place in MEDICAL or "us.id.48" in rule or "us.ne.48" in rule:
        bound = not (rule == "us.id.48-303-3ai.third-party" and lends) and (place != "MO" or for_lender)
        return kind == "medical" and not business and bound
    if place in {"AZ", "LA"}:
        return collector != "creditor" if place == "AZ" else lends or collector == "debt-buyer"
    if place in {"GA", "OK"}:
        return (
            kind == "instalment-loan"
            if place == "GA"
            else lends and kind in {"instalment-loan", "loan"} and not business
        )
    if place in {"OH", "SD"}:
        return for_lender and kind in ({"payday-loan"} if place == "OH" else LOANS)
    if place == "ID":
        return hired
    if place == "WY":
        return not business and collector not in {"creditor", "mortgage-servicer"}
    return place in {"NE", "PR"} or not business


def of(place: str) -> Callable[[Json, Json], Answers]:
    """What each rule of a place says of each debt."""
    there = type("There", (Reading,), {"zone": ZoneInfo(ZONES[place]), "place": place})

    def answers(case: Json, contact: Json) -> Answers:
        found: Answers = {}
        for debt in debts_of(case, contact):
            reading = there(case, contact, debt)
            for rule, asks in RULES[place].items():
                if covers(place, rule, case["collector"], debt):
                    found.setdefault(rule, {})[debt["id"]] = asks(reading) or NO
        return found

    return lambda case, contact: wa.of_every_world(answers, case, contact)
