"""A second reading of Connecticut's law: Gen. Stat. 19a-673 to 673d, 36a-645 to 651 and 36a-800 to 814, and the
regulations 36a-570-5, 36a-647-3 to 6, 36a-809-9 and 36a-809-13.

Where a regulation says what a federal paragraph says, the oracle of that paragraph is asked, of whom Connecticut binds
(`under_federal_law`). Where the text leaves a choice it takes the reading that the library documents:

* Agencies, debt buyers and who uses another name are consumer collection agencies; anybody else is a creditor.
* Every medical debt is a hospital's. To become aware of what may end the debt is to know of an application for it.
* Of a creditor's question where somebody is, what shows that a debt is collected names the creditor so.
* A lawyer who does not answer within thirty days of being asked, or in less, if that is reasonable, stops no question.
* What is said to be coerced rests for sixty days from receipt, and until the finding was told in writing.
* A complaint is required by no law; papers in a suit that goes on initiate none.
* The parent or guardian who did not agree to owe is spared as the student's; asking where the student is collects.

Left out: how often is too often (36a-647-5(5)), and hours (36a-647-4), of which no text was found; logs beyond whom
they bind; the first telling of 19a-673(c); findings that came back; sales by telephone.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from . import fdcpa, s06, s10, s22_s42
from .plain import (
    ACTS_TO_COLLECT,
    ADVICE,
    AGENCY,
    ANY,
    COLLECTS,
    CREDITORS,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    EFFORTS,
    ELECTRONIC,
    MISSING,
    NO,
    UNKNOWN,
    Answers,
    Asked,
    Json,
    acts,
    began,
    by_what_is_declared,
    carries,
    day_of,
    debts_of,
    declared,
    inbound_of,
    is_paper,
    lacks,
    last,
    listed,
    opened,
    sues,
    whichever,
    worlds,
    zones,
)

AGENCIES = {"third-party-collector", "debt-buyer", "creditor-under-other-name"}
LOANS = {"instalment-loan", "loan", "payday-loan", "title-loan"}
WRITTEN = {"mail", *ELECTRONIC}
IN_PERSON = {"call", "ringless-voicemail", "in-person"}
SHOWS_A_DEBT = {"collector-disclosure", "shows-debt-collection"}


def answers(case: Json, contact: Json) -> Answers:
    found: Answers = {}
    bound = under_federal_law(case), contact
    federal = {rule: said for each in (s06, s10, fdcpa) for rule, said in each.answers(*bound).items()}
    for rule, (binds, name) in BORROWED.items():
        said = federal.get(name, {})
        found[rule] = {d["id"]: said.get(d["id"], NO) if binds(case, d) else NO for d in debts_of(case, contact)}
    for rule, (binds, asked) in RULES.items():
        reading = {debt["id"]: Reading(case, contact, debt) for debt in debts_of(case, contact)}
        found[rule] = {id: asked(each) if binds(case, each.debt) else NO for id, each in reading.items()}
    return found


def under_federal_law(case: Json) -> Json:
    """The case of somebody whom federal paragraphs bind, though a creditor collects, or what was not in default."""
    collector = "creditor-under-other-name" if case["collector"] == "creditor" else case["collector"]
    debts = [{**debt, "in_default_when_obtained": True} for debt in case["debts"]]
    return {**case, "collector": collector, "debts": debts}


# -- who is bound, as to which debts


def is_consumers(case: Json, debt: Json) -> bool:
    return bool(debt["nature"] != "commercial")


def agency(case: Json, debt: Json) -> bool:
    """36a-800(3)."""
    return case["collector"] in AGENCIES and is_consumers(case, debt)


def creditor(case: Json, debt: Json) -> bool:
    """36a-645(2), 36a-800(3), last sentence; an agency of the United States is none."""
    return case["collector"] not in AGENCIES and is_consumers(case, debt) and debt["kind"] != "federal-tax"


def hospital(case: Json, debt: Json) -> bool:
    return is_consumers(case, debt) and debt["kind"] in ("medical", UNKNOWN)


def card(case: Json, debt: Json) -> bool:
    """36a-649(6)."""
    return is_consumers(case, debt) and debt["kind"] in ("credit-card", UNKNOWN)


def issuer(case: Json, debt: Json) -> bool:
    return card(case, debt) and case["collector"] in CREDITORS


def lender(case: Json, debt: Json) -> bool:
    return is_consumers(case, debt) and debt["kind"] in {*LOANS, UNKNOWN} and case["collector"] in CREDITORS


def lenders_agency(case: Json, debt: Json) -> bool:
    loan = debt["kind"] in {*LOANS, UNKNOWN}
    theirs = debt["purchased"] is not True  # what is due a licensee
    return is_consumers(case, debt) and loan and theirs and case["collector"] == "third-party-collector"


def for_others(case: Json, debt: Json) -> bool:
    """36a-805(a)(1), (3): whatever the debt."""
    return bool(case["collector"] == "third-party-collector")


class Reading(Asked):
    """One contact about one debt."""

    def __init__(self, case: Json, contact: Json, debt: Json) -> None:
        super().__init__(case, contact)
        self.debt, self.acts = debt, acts(contact)
        self.says, self.omits = carries(contact), lacks(contact)
        self.sought = s10.Location(under_federal_law(case), contact)

    def does(self, *acts: str) -> bool:
        return not self.acts.isdisjoint(acts)

    def logs(self) -> str:
        return DUTY if self.acts != {"unrelated-notice"} else NO

    # -- 36a-647-3

    def seeks(self) -> bool:
        return self.sought.is_asked()

    def identifies(self) -> str:
        """(a)."""
        if not self.seeks():
            return NO
        if "limited-content-message" in self.says or self.says & SHOWS_A_DEBT:
            return DENY
        if self.sought.tells_of_a_debt():
            return ANY  # (b)(1) says so; whether it is the creditor's name that tells it no fact says
        return by_what_is_declared(self.contact, "identifies-caller", if_so=NO, if_not=DENY)

    def shows_in_writing(self) -> str:
        """(b)(4), and 36a-809-9(c)(4): by the mails or an electronic device."""
        if not self.seeks() or self.medium not in WRITTEN:
            return NO
        if self.says & SHOWS_A_DEBT or self.sought.tells_of_a_debt():
            return DENY
        return NO if declared(self.contact, "shows-debt-collection") is False else DUTY

    def despite_the_attorney(self) -> str:
        """(b)(5)."""
        if not self.seeks() or self.recipient == "consumer-attorney":
            return ANY if self.case["representation"] == UNKNOWN else NO
        if self.case["representation"] == UNKNOWN:
            return MISSING
        said = NO
        for attorney in self.case["representation"]:
            if not self.sought.represents(attorney, self.debt["id"]) or self.silent(attorney):
                continue
            if opened(attorney["consented_at"], self.now):
                said = said if said != NO else ANY  # of what an attorney may allow the end was not read
            elif attorney["attorney_can_be_found"] is True:
                return DENY
            elif attorney["attorney_can_be_found"] == UNKNOWN:
                said = MISSING
        return said

    def silent(self, attorney: Json) -> bool:
        """Thirty days after a communication that was not answered."""
        asked = attorney["asked_at"]
        if asked is None or asked == UNKNOWN or began(attorney["answered_at"], self.now):
            return False
        return all(
            self.now.astimezone(zone).date() > day_of(asked, zone) + timedelta(days=30) for zone in zones(self.case)
        )

    # -- 36a-647-5(3)

    def posts(self) -> str:
        if self.medium != "social-media" or self.acts == {"unrelated-notice"}:
            return NO
        tells = self.sought.tells_of_a_debt() or bool(self.says & SHOWS_A_DEBT)
        if tells:
            return {True: DENY, False: NO}.get(self.contact["publicly_viewable"], MISSING)
        if "states-debt" in self.omits and self.purpose in ("collection", "answer-to-request"):
            return NO
        if "states-debt" in self.omits or self.acts == {"opt-out-confirmation"}:
            return ANY
        return {True: DENY, False: NO}.get(self.contact["publicly_viewable"], MISSING)

    # -- 36a-647-5(6)

    def hides_who_calls(self) -> str:
        if self.says & {"names-behind-call", "limited-content-message"}:
            return ANY  # who calls, or for whom, they say too
        asked = s06.collecting(fdcpa.Statute.hides_who_calls)
        return fdcpa.Statute(under_federal_law(self.case), self.contact).asked(asked, self.debt["id"])

    # -- 36a-648a

    def students_parents(self) -> str:
        owing = listed(self.debt["co_obligors"])
        if self.recipient == "third-party" or (self.recipient in owing and self.person not in owing):
            return ANY  # who may be the parent, or another one
        if self.recipient not in ("parent", "guardian") or self.person in owing:
            return NO
        return DENY if self.does(*COLLECTS, "servicing-disclosure") else NO

    # -- 36a-651

    def claims(self, kind: str = "coerced-debt") -> list[Json]:
        """Those that had come by now, before any final judgment (36a-649(6))."""
        judged = self.debt["judgment_at"]
        return [
            each
            for each in listed(self.debt["proceedings"])
            if each["kind"] in (kind, UNKNOWN)
            and began(each["learned_at"], self.now)
            and not (
                kind == "coerced-debt"
                and judged is not None
                and opened(judged, self.now)
                and last(judged) < last(each["learned_at"])
            )
        ]

    def vague(self) -> bool:
        """Whether instants that are days, or unknown, or several claims, make it a question of its own."""
        said = self.claims()
        instants = [each[name] for each in said for name in ("learned_at", "ended_at") if each[name] is not None]
        instants += [self.debt["judgment_at"]] if self.debt["judgment_at"] is not None else []
        return (
            self.came_back()
            or len(said) > 1
            or any("T" not in when for when in instants)
            or any(e["kind"] == UNKNOWN for e in said)
        )

    def came_back(self) -> bool:
        """Whether the word of a finding, or the notice that in time begins with, may have missed the debtor."""
        history = self.case["history"]
        return history == UNKNOWN or any(
            each["outcome"] == "undeliverable" or each["undeliverable_at"] is not None for each in history["attempts"]
        )

    def under_review(self, *, days: int = 60, found: str = DENY) -> str:
        """(a), (f), (g), (i)."""
        if self.debt["proceedings"] == UNKNOWN:
            return MISSING
        if self.vague():
            return ANY
        for claim in self.claims():
            return whichever(
                self.rests(each, days, found) for each in worlds(claim, ["in_writing", "formalities_met", "upheld"])
            )
        return NO

    def rests(self, claim: Json, days: int, found: str) -> str:
        if not (claim["in_writing"] and claim["formalities_met"]):
            return NO
        if opened(claim["ended_at"], self.now) and claim["upheld"]:
            return found
        over = all(
            self.now.astimezone(zone).date() > day_of(claim["learned_at"], zone) + timedelta(days=days)
            for zone in zones(self.case)
        )
        return NO if opened(claim["ended_at"], self.now) and (over or not days) else DENY

    def coerced(self) -> str:
        if self.recipient in CREDITORS_SIDE | {AGENCY} or not self.does(*EFFORTS - {"credit-reporting"}):
            return NO
        if not self.does(*COLLECTS):
            if "servicing-disclosure" not in self.acts:
                return ANY  # a notice that is owed
            if self.contact["required_by_law"]:
                return ANY if "validation-notice" in self.acts else NO
        if is_paper(self.contact) and self.contact["required_by_law"] and not sues(self.contact):
            return NO
        owes = self.person in listed(self.debt["co_obligors"])
        return self.under_review(found=NO if owes and self.recipient != "consumer" else DENY)

    def reported_as_disputed(self) -> str:
        """(g), second sentence, and (i)(2)."""
        if self.may_report():
            return {NO: NO, ANY: ANY}.get(self.noted_as_disputed(), DUTY)
        if "credit-reporting" not in self.acts or self.recipient != AGENCY:
            return NO
        return self.noted_as_disputed()

    def may_report(self) -> bool:
        """An answer to the agency that no law requires, and of which nobody says whether it gives information."""
        contact = self.contact
        if contact["purpose"] != "answer-to-request" or self.recipient != AGENCY or contact["required_by_law"]:
            return False
        return "credit-reporting" not in self.acts and declared(contact, "states-debt") is None

    def noted_as_disputed(self) -> str:
        if self.debt["proceedings"] == UNKNOWN:
            return MISSING  # of one that was found to be coerced nothing is reported
        said = self.under_review(days=0)
        upheld = any(opened(c["ended_at"], self.now) and c["upheld"] is not False for c in self.claims())
        if said in (NO, ANY) or upheld:
            return said if said == NO else ANY
        noted = declared(self.contact, "reports-dispute")
        return NO if noted else said if noted is False else ANY if said == MISSING else DUTY

    def only_in_writing(self) -> str:
        """(a)(1)(F)."""
        if self.medium not in IN_PERSON or self.acts == {"unrelated-notice"}:
            return NO
        if self.recipient != "consumer":
            return ANY if any(listed(each["co_obligors"]) for each in self.case["debts"]) else NO
        if is_paper(self.contact) or self.contact["in_reply_to"] is not None:
            return NO if is_paper(self.contact) else ANY
        asked = [
            each
            for each in listed(self.case["requests"])
            if each["kind"] in ("stop-medium", "inconvenient-time", "inconvenient-place", "stop-address", "cease")
            and began(each["received_at"], self.now)
            and not opened(each["withdrawn_at"], self.now)
        ]
        kind = {"call", "ringless-voicemail"} if self.medium != "in-person" else {"in-person"}
        stops = [each for each in asked if each["kind"] == "stop-medium" and kind & set(each["media"])]
        others = len(asked) > len(stops) or any((each["person"] or "consumer") != self.person for each in stops)
        others = others or any(listed(each["co_obligors"]) for each in self.case["debts"])
        if others or self.case["requests"] == UNKNOWN or self.debt["proceedings"] == UNKNOWN or self.vague():
            return ANY
        if not stops or not self.claims():
            return NO
        (claim,) = self.claims()
        if claim["in_writing"] is False:
            return NO
        if claim["in_writing"] is not True or claim["formalities_met"] is not True:
            return ANY  # it is the statement, complete or not, that asks for writing
        if not opened(claim["ended_at"], self.now) or claim["upheld"] is True:
            return DENY
        return NO if claim["upheld"] is False else MISSING

    def oral_claim(self) -> str:
        """(d): whoever goes on owes a letter."""
        if not self.does(*COLLECTS, "servicing-disclosure"):
            return NO
        if self.debt["proceedings"] == UNKNOWN:
            return NO
        if self.vague() or any(each["in_writing"] == UNKNOWN for each in self.claims()):
            return ANY
        oral = [each for each in self.claims() if each["in_writing"] is False]
        return DUTY if any(not opened(each["ended_at"], self.now) for each in oral) else NO

    # -- 36a-805, 36a-814

    def sues_for_others(self) -> str:
        return DENY if is_paper(self.contact) else NO

    def too_old(self) -> str:
        """36a-805(a)(14)."""
        conveys = s22_s42.conveys(self.case, self.contact, self.now)
        silent = {"termination-of-efforts", "opt-out-confirmation", "unrelated-notice", "location-information"}
        if self.acts <= silent | {"credit-reporting"}:
            return NO
        if self.debt["time_barred"] is False or opened(self.debt["judgment_at"], self.now):
            return NO
        vague = UNKNOWN in (self.case["history"], self.debt["validation"], self.debt["initial_communication_at"])
        vague = vague or self.others_were_told() or bool(listed(self.debt["co_obligors"]))
        if self.recipient != "consumer" or not conveys or vague or self.purpose == "formal-pleading":
            return ANY
        case = self.before_this_talk()
        if s22_s42.told(case, self.contact, self.debt):
            return NO if s22_s42.told(case, self.contact, self.debt, perhaps=False) else ANY
        omitted = DENY if self.debt["time_barred"] is True else MISSING
        return by_what_is_declared(self.contact, "time-barred-disclosure", if_so=NO, if_not=omitted)

    def before_this_talk(self) -> Json:
        """The case without the talk that the consumer began and in which the contact is held, for it goes on."""
        if self.case["history"] == UNKNOWN:
            return self.case
        this = inbound_of(self.case, self.contact["in_reply_to"], self.now)
        goes_on = this is not None and this["ongoing"] is not False and this["medium"] == self.medium
        inbound = [each for each in self.case["history"]["inbound"] if not (goes_on and each is this)]
        return {**self.case, "history": {**self.case["history"], "inbound": inbound}}

    def others_were_told(self) -> bool:
        """Whether somebody else may have been told, or somebody else's number: whom that tells is not asked here."""
        history = self.case["history"]
        events = [*history["attempts"], *history["inbound"]] if history != UNKNOWN else []
        checked = any(listed(line["reassigned_checks"]) for line in listed(self.case["phones"]))
        return checked or any(each["recipient"] != "consumer" for each in events)

    def sues_on_what_was_bought(self) -> str:
        """36a-814(b)."""
        if not is_paper(self.contact) or self.recipient in CREDITORS_SIDE:
            return NO
        another = "threatens-legal-action" in self.says
        if s22_s42.suit_goes_on(self.debt, self.now) and not another:
            return NO
        if self.contact["required_by_law"] and not sues(self.contact):
            return NO
        bought = True if self.case["collector"] == "debt-buyer" else self.debt["purchased"]
        if bought is False or self.debt["time_barred"] is False:
            return NO
        return DENY if bought is self.debt["time_barred"] is True else MISSING

    # -- 36a-809-13(b): a bill collects too

    def bills(self) -> bool:
        bill = self.purpose == "servicing-disclosure" and not self.contact["required_by_law"]
        return bill and self.recipient != "creditor"

    def stopped(self, by: Callable[[Json, Json, Json], str]) -> str:
        if self.recipient in CREDITORS_SIDE:
            return ANY if self.acts - {"collection", "location-information"} else NO
        received = any(each["received_at"] is not None for each in listed(self.debt["validation"]))
        if received or (
            self.recipient == AGENCY and self.contact["required_by_law"] and s22_s42.is_asking(self.contact)
        ):
            return ANY
        contact = {**self.contact, "purpose": "collection"} if self.bills() else self.contact
        return by(self.case, contact, self.debt)

    def notice(self) -> str:
        """36a-809-13(a); of who owes too, what went to whom is not asked."""
        others = self.others_were_told() or (
            self.recipient == "consumer-attorney" and bool(listed(self.case["representation"]))
        )
        return (
            ANY
            if others or listed(self.debt["co_obligors"])
            else s22_s42.notice_owed(self.case, self.contact, {**self.debt, "validation": self.provided()})
        )

    def provided(self) -> Any:
        """The notices; one that was received had been provided by then, though nobody knows when."""
        if self.debt["validation"] == UNKNOWN:
            return UNKNOWN
        return [
            {**each, "provided_at": each["received_at"]}
            if each["provided_at"] == UNKNOWN and each["received_at"] is not None
            else each
            for each in listed(self.debt["validation"])
        ]

    def disputed(self) -> str:
        return self.stopped(s22_s42.disputed)

    def asked_who(self) -> str:
        return self.stopped(s22_s42.original_creditor)

    # -- 36a-570-5(d), 19a-673b, 19a-673d

    def through_an_agency(self) -> str:
        return ADVICE if self.does(*COLLECTS, "validation-notice", "servicing-disclosure") else NO

    def reports(self) -> str:
        if self.may_report():
            return DUTY
        return DENY if "credit-reporting" in self.acts and self.recipient == AGENCY else NO

    def may_be_free(self) -> str:
        """19a-673d(b): until it is determined whether the debtor is eligible."""
        if self.recipient in CREDITORS_SIDE or not self.does(*EFFORTS):
            return NO
        if self.contact["required_by_law"] and not (is_paper(self.contact) and sues(self.contact)):
            return ANY if self.does(*ACTS_TO_COLLECT) else NO
        if not self.does(*EFFORTS - {"validation-notice"}):
            return ANY  # a notice that is owed
        if self.debt["proceedings"] == UNKNOWN:
            return MISSING
        standing = [each for each in self.claims("charity-care") if not opened(each["ended_at"], self.now)]
        if any(each["kind"] == "charity-care" for each in standing):
            return DENY
        return MISSING if standing else NO


Binds = Callable[[Json, Json], bool]
BORROWED: dict[str, tuple[Binds, str]] = {
    "us.ct.36a-647-3b1.state-no-debt": (creditor, "us.regf.10b2.state-no-debt"),
    "us.ct.36a-647-3b2.once": (creditor, "us.regf.10c.once"),
    "us.ct.36a-647-3b3.no-postcard": (creditor, "us.regf.10b3.no-postcard"),
    "us.ct.36a-647-5-1.threat-of-harm": (creditor, "us.fdcpa.1692d1.threat-of-harm"),
    "us.ct.36a-647-5-2.profanity": (creditor, "us.fdcpa.1692d2.profanity"),
    "us.ct.36a-647-6-6.empty-threat": (creditor, "us.fdcpa.1692e5.empty-threat"),
    "us.ct.36a-809-9b.identify": (agency, "us.regf.10b1.identify"),
    "us.ct.36a-809-9c1.state-no-debt": (agency, "us.regf.10b2.state-no-debt"),
    "us.ct.36a-809-9c2.once": (agency, "us.regf.10c.once"),
    "us.ct.36a-809-9c3.no-postcard": (agency, "us.regf.10b3.no-postcard"),
}
"""What a regulation says as a federal paragraph does: whom it binds, and the paragraph."""
RULES: dict[str, tuple[Binds, Callable[[Any], str]]] = {
    "us.ct.19a-673b-c1.no-report": (hospital, Reading.reports),
    "us.ct.19a-673d.bed-fund": (hospital, Reading.may_be_free),
    "us.ct.36a-570-5a.log": (lender, Reading.logs),
    "us.ct.36a-570-5d.by-itself-or-an-attorney": (lenders_agency, Reading.through_an_agency),
    "us.ct.36a-647-3a.identify": (creditor, Reading.identifies),
    "us.ct.36a-647-3b4.no-debt-collection-symbol": (creditor, Reading.shows_in_writing),
    "us.ct.36a-647-3b5.only-the-attorney": (creditor, Reading.despite_the_attorney),
    "us.ct.36a-647-5-3.public-post": (creditor, Reading.posts),
    "us.ct.36a-647-5-6.caller-identity": (creditor, Reading.hides_who_calls),
    "us.ct.36a-648a.students-parents": (issuer, Reading.students_parents),
    "us.ct.36a-651a.coerced-debt": (card, Reading.coerced),
    "us.ct.36a-651a1f.only-in-writing": (card, Reading.only_in_writing),
    "us.ct.36a-651d.oral-claim": (card, Reading.oral_claim),
    "us.ct.36a-651g.reported-as-disputed": (card, Reading.reported_as_disputed),
    "us.ct.36a-805a1.no-suit-for-others": (for_others, Reading.sues_for_others),
    "us.ct.36a-805a14.time-barred-disclosure": (agency, Reading.too_old),
    "us.ct.36a-809-9a.log": (agency, Reading.logs),
    "us.ct.36a-809-9c4.no-debt-collection-symbol": (agency, Reading.shows_in_writing),
    "us.ct.36a-809-13a.validation-notice": (agency, Reading.notice),
    "us.ct.36a-809-13b.dispute": (agency, Reading.disputed),
    "us.ct.36a-809-13b.original-creditor": (agency, Reading.asked_who),
    "us.ct.36a-814b.time-barred-suit": (is_consumers, Reading.sues_on_what_was_bought),
}
