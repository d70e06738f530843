"""A second reading of 6 RCNY 5-76 and 5-77, of N.Y.C. Admin. Code 20-493.1 and 20-493.2, and of Yonkers' ordinance.

Of 5-77 it reads the first text, until 31 December 2026. The second and the Code were not at hand, nor the ordinance but
for its definitions: of the second it reads what kept its words, and of agencies what is told of both cities. From `ny`
it takes what a contact tells, from `s10` location information, of which 5-77(a) and 12 CFR 1006.10 say the same. The
readings are those of docs/explanation/state-law.md, and besides:

* A consent that opens is in writing, given directly to who collects (b)(1), (2); a court's permission opens too.
* The spouse, a minor's parent, a guardian and an executor are the consumer in (b) (b)(5). To anybody but attorneys,
  creditors and agencies nothing is done that would violate the section if they were one (b)(3).
* Who pursues a remedy as law requires is no debt collector meanwhile (5-76): papers that are served are spared.
* A federal tax arises out of no transaction, and a claim that is not overdue is none under General Business Law 600(1).

It is silent (``any``) on what law requires, but where a paragraph speaks of it; on answers, but where it says that they
are none; on remedies after a judgment; and on whoever stands in for the consumer, where no fact settles it. Left out
are (b)(1)(iii), (4) to (6) and (8) of the second text, and its hours, for want of the text.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property, partial

from . import dc, ny, s10
from .plain import (
    AGENCY,
    ANY,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    HOLIDAYS,
    MISSING,
    OTHERS,
    PROFESSIONALS,
    TELEPHONE,
    UNKNOWN,
    Answers,
    Json,
    about,
    asks_for_payment,
    began,
    instant,
    opened,
    ours,
    weekdays_after,
)

Verdict = str | None
"""Of one debt; None for nothing."""

SECOND_TEXT = date(2027, 1, 1)
FAMILY = {"consumer", "spouse", "parent", "guardian", "personal-representative"}
"""(b)(5)."""
COMMUNICATIONS = {
    "collection",
    "location-information",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "termination-of-efforts",
}
"""What collects and no law requires, answers aside."""
LAST_WORDS = {"termination-of-efforts", "remedy-may-be-invoked", "remedy-will-be-invoked"}
REACHED = {"conversation", "voicemail", "sent", "limited-content-message", "pending", UNKNOWN}
LOCATION = {
    "a1.identify": "us.regf.10b1.identify",
    "a2.state-no-debt": "us.regf.10b2.state-no-debt",
    "a3.once": "us.regf.10c.once",
    "a4.no-symbol": "us.regf.10b4.no-debt-collection-symbol",
    "a5.only-the-attorney": "us.regf.10b5.only-the-attorney",
}
"""Which paragraph of 12 CFR 1006.10 has the words of which of (a)."""


SHOWS_WHO_COLLECTS = {"collector-disclosure", "initial-disclosure", "shows-debt-collection"}


class Reading(ny.Reading):
    """One case and one contact."""

    def first_text(self) -> bool:
        return dc.day(self.now) < SECOND_TEXT

    def is_one(self, debt: Json) -> bool:
        """Whether a consumer is contacted: who owes the debt, or who counts as one in (b) whatever is known of them."""
        return self.recipient in ("consumer", "spouse") or (self.recipient in OTHERS and self.is_liable(debt))

    def stands_in(self) -> bool:
        return self.recipient in ny.STAND_INS

    def communicates(self) -> bool:
        """In connection with collecting, as a debt collector."""
        return self.connected() and not self.is_paper()

    def unless_required(self, said: Verdict) -> Verdict:
        return ANY if said and self.contact["required_by_law"] else said

    def unless_reply(self, said: Verdict) -> Verdict:
        return ANY if said and self.contact["in_reply_to"] is not None else said

    # -- what opens

    def court(self, debt: Json, *, others: bool = False) -> bool:
        return any(
            opened(each["granted_at"], self.now)
            and not began(each["ended_at"], self.now)
            and about(each["debts"], debt["id"])
            and (each["third_parties"] or not others)
            for each in self.case["court_permissions"]
        )

    def leave(self, debt: Json, *scopes: str, of: str | None = None) -> Iterator[Json]:
        """Consents in writing of a person that stand, or may be in writing, given directly to who collects."""
        for each in self.case["consents"]:
            if (
                each["scope"] in scopes
                and each["given_to"] in ours(self.case)
                and each["in_writing"] is not False
                and (each["person"] or "consumer") == (of or self.person)
                and opened(each["given_at"], self.now)
                and not began(each["revoked_at"], self.now)
                and about(each["debts"], debt["id"])
            ):
                yield each

    def unless_agreed(self, said: Verdict, found: Iterator[Json], debt: Json) -> Verdict:
        """What is said without a consent or a court; whether one was in writing is not always known."""
        if said in (None, ANY):
            return said
        written = {each["in_writing"] for each in found}
        return None if True in written or self.court(debt) else ANY if written else said

    # -- (a)

    @cached_property
    def location(self) -> Answers:
        """12 CFR 1006.10, which binds debt collectors alone."""
        return s10.answers({**self.case, "collector": "third-party-collector"}, self.contact)

    def located(self, debt: Json, paragraph: str) -> Verdict:
        said = self.location[LOCATION[paragraph]].get(debt["id"])
        if paragraph == "a2.state-no-debt" and "location-information" in self.acts and self.recipient != "consumer":
            said = DENY if self.says & SHOWS_WHO_COLLECTS else said  # (a)(2) bars implying a debt too
        said = self.unless_required(said)
        silent = any(each["unresponsive_at"] or each["asked_at"] for each in self.case["representation"])
        return ANY if paragraph == "a5.only-the-attorney" and silent else said

    # -- (b)(1)

    def hours(self, debt: Json) -> Verdict:
        """(i), where the consumer is, and anybody else (3)."""
        if not self.first_text() or self.medium == "mail" or self.recipient in PROFESSIONALS or not self.communicates():
            return None
        open_ = 8 <= self.now.astimezone(dc.EASTERN).hour < 21
        if open_ or self.within_their_call():
            return None
        said = self.unless_reply(self.unless_required(DENY))
        return self.unless_agreed(said, self.leave(debt, "time"), debt)

    def inconvenient_time(self, debt: Json) -> Verdict:
        if self.medium == "mail" or not self.communicates() or not 10 <= self.now.astimezone(dc.EASTERN).hour < 14:
            return None
        return self.closed(debt, "time", lambda each: each["kind"] == "inconvenient-time")

    def inconvenient_place(self, debt: Json) -> Verdict:
        places = self.places()
        if not self.communicates() or not places:
            return None
        return self.closed(debt, "place", lambda each: each["kind"] == "inconvenient-place" and each["place"] in places)

    def employer_prohibits(self, debt: Json) -> Verdict:
        """(iii)."""
        if not self.first_text() or not self.communicates() or "work" not in self.places():
            return None
        return self.closed(debt, "workplace", lambda each: each["kind"] == "employer-prohibits")

    def closed(self, debt: Json, scope: str, meant: Callable[[Json], bool]) -> Verdict:
        """What a person's own request closes, unless they agreed in writing since."""
        if self.recipient in PROFESSIONALS:
            return None
        found = [
            each
            for each in self.case["requests"]
            if meant(each) and began(each["received_at"], self.now) and not opened(each["withdrawn_at"], self.now)
        ]
        if not found:
            return None
        if (
            self.recipient != "consumer"
            or len(self.places()) > 1
            or any(each["person"] != "consumer" for each in found)
        ):
            return ANY
        leave = self.leave(debt, scope, *(("place",) if "work" in self.places() and scope == "workplace" else ()))
        if scope == "place" and "work" in self.places():
            leave = self.leave(debt, "place", "workplace")
        fitting = [each for each in leave if each["scope"] != "place" or each["place"] in (None, *self.places())]
        before = any(instant(each["given_at"]) <= instant(one["received_at"]) for each in fitting for one in found)
        said = ANY if before and scope != "workplace" else self.unless_reply(self.unless_required(DENY))
        return self.unless_agreed(said, iter(fitting), debt)

    def places(self) -> set[str]:
        """At which places, home or work, it reaches the consumer."""
        if self.recipient != "consumer":
            return {"home", "work"}
        found = {"house": "home", "office": "work", "office-line": "work"}.get(self.contact["address"])
        if found or self.medium == "mail":
            return {found} if found else {"home", "work"} if self.contact["address"] is None else set()
        if self.contact["address"] is None and self.medium in TELEPHONE | {"in-person"}:
            return {"home", "work"}
        return {self.contact["person_is_at"]} - {None}

    def represented(self, debt: Json) -> Verdict:
        """(ii)."""
        if not self.communicates() or self.recipient in PROFESSIONALS or self.contact["required_by_law"]:
            return None
        if not self.acts & COMMUNICATIONS:
            return ANY
        found: set[Verdict] = set()
        for each in self.case["representation"]:
            if not began(each["learned_at"], self.now) or opened(each["ended_at"], self.now):
                continue
            if not about(each["debts"], debt["id"]) or opened(each["consented_at"], self.now):
                continue
            whose = each["person"]
            if self.recipient != "consumer" or whose not in (None, "consumer"):
                owes = whose == "ann" in debt["co_obligors"] and self.recipient == "consumer"
                found.add(None if owes else ANY)
            elif each["unresponsive_at"] or self.asked_long_ago(each) is None:
                found.add(ANY)
            elif not self.asked_long_ago(each):
                found.add({True: DENY, False: None}.get(each["attorney_can_be_found"], MISSING))
        said = ANY if ANY in found else DENY if DENY in found else MISSING if MISSING in found else None
        known = min((instant(each["learned_at"]) for each in self.case["representation"]), default=self.now)
        leave = list(self.leave(debt, "despite-attorney"))
        early = any(instant(each["given_at"]) < known for each in leave)
        return ANY if said and early else self.unless_agreed(said, iter(leave), debt)

    def asked_long_ago(self, attorney: Json) -> bool | None:
        """Whether ten business days went by since the attorney was written to; None: perhaps."""
        if attorney["asked_at"] is None or not opened(attorney["asked_at"], self.now):
            return False
        due = weekdays_after(dc.day(instant(attorney["asked_at"])), 10, HOLIDAYS)
        today = dc.day(self.now)
        return None if abs(today - due) <= timedelta(days=1) else today > due

    def two_in_seven(self, debt: Json) -> Verdict:
        """(iv), of the consumer's family together."""
        if self.recipient not in FAMILY or self.stands_in():
            return ANY if self.stands_in() or self.owes_any() else None
        return self.too_often(debt, lambda each: each["recipient"] in FAMILY, also="limited-content-message")

    def two_in_seven_others(self, debt: Json) -> Verdict:
        """(3), of anybody else alone."""
        if self.recipient not in OTHERS or self.owes_any():
            return ANY if self.stands_in() or self.owes_any() else None
        named = self.contact["person"] is not None
        if any(each["recipient"] == self.recipient and (each["person"] is not None) != named for each in self.past()):
            return ANY  # who may be who is contacted
        return self.too_often(debt, lambda each: (each["person"] or each["recipient"]) == self.person)

    def too_often(self, debt: Json, theirs: Callable[[Json], bool], also: str = "") -> Verdict:
        if not self.first_text() or not self.communicates() or self.contact["required_by_law"]:
            return None
        if self.within_their_call():
            return None
        if not self.acts & COMMUNICATIONS:
            return ANY
        past = [each for each in self.past() if theirs(each) and self.day_within_a_week(instant(each["at"]))]
        counts = [self.is_counted(each, also) for each in past]
        if counts.count(True) < 2:
            return ANY if len(counts) - counts.count(False) >= 2 else None
        agreed = (each for each in self.leave(debt, "more-calls") if not self.taken_back(each, debt))
        return self.unless_agreed(self.unless_reply(DENY), agreed, debt)

    def is_counted(self, each: Json, also: str) -> bool | None:
        """Whether a past attempt was a communication that is counted; None: perhaps."""
        if each["outcome"] not in {"conversation", "voicemail", "sent", also}:
            return False
        debts = [debt for debt in self.case["debts"] if debt["id"] in each["debts"]]
        if any(debt["kind"] == "federal-tax" for debt in debts):
            return None
        if not any(map(self.covers, debts)) or each["purpose"] in ny.NEITHER:
            return False
        strayed = self.may_have_strayed(each)
        plain = each["purpose"] in COMMUNICATIONS and each["in_reply_to"] is None and each["recipient"] != "parent"
        return None if strayed or not plain or each["recipient"] == "personal-representative" else True

    # -- (b)(2), (4)

    def third_party(self, debt: Json) -> Verdict:
        """(2), who is the consumer by (5)."""
        if self.recipient in PROFESSIONALS | {"consumer", "spouse", "guardian"} or self.is_liable(debt):
            return None
        consumer = self.case["consumer"]
        barred: Verdict = DENY
        if self.recipient in ("parent", "personal-representative"):
            known = consumer["minor" if self.recipient == "parent" else "deceased"]
            barred = {True: None, False: DENY}.get(known, MISSING)
        if not self.connected() or self.only_asks():
            return None
        if self.merely_confirms() or self.is_paper() or "postjudgment-remedy" in self.acts:
            return ANY
        if self.court(debt, others=True):
            return None
        found = [e for e in self.leave(debt, "third-party", of="consumer") if e["third_party"] in (None, self.person)]
        return None if any(e["in_writing"] is True for e in found) else ANY if found else self.unless_required(barred)

    def not_their_number(self, debt: Json) -> Verdict:
        if not self.communicates() or self.within_their_call():
            return None
        reaches = self.reaches_another()
        others = self.recipient != "consumer" or self.only_asks() or self.merely_confirms()
        if reaches == "no" or others or self.court(debt, others=True) or [*self.leave(debt, "third-party")]:
            return ANY if reaches != "no" else None
        return DENY if reaches == "yes" else MISSING

    def public_posts(self, debt: Json) -> Verdict:
        if self.medium != "social-media" or not self.connected():
            return None
        if self.first_text() and not self.says_something() and not self.says & SHOWS_WHO_COLLECTS:
            if "states-debt" in self.omits:  # and what conveys nothing of a debt communicates none (5-76)
                return None
            if self.merely_confirms():
                return ANY
        seen = {True: DENY, False: None}.get(self.contact["publicly_viewable"], MISSING)
        return ANY if seen and (self.is_paper() or self.recipient == AGENCY) else seen

    def cease(self, debt: Json) -> Verdict:
        """(4), which binds towards anybody who asked, as if they were a consumer (3)."""
        if not self.first_text() or not self.communicates() or self.recipient in PROFESSIONALS:
            return None
        if self.contact["required_by_law"] or not self.acts & (COMMUNICATIONS | {"answer-to-request"}):
            return None if self.contact["required_by_law"] else ANY
        found: set[Verdict] = set()
        for each in self.case["requests"]:
            over = opened(each["withdrawn_at"], self.now)
            if each["kind"] != "cease" or not began(each["received_at"], self.now) or over:
                continue
            if each["in_writing"] is False or not about(each["debts"], debt["id"]):
                continue
            if (each["person"] or "consumer") == self.person:
                word = self.last_word(debt, each)
                found.add({True: word, UNKNOWN: MISSING if word == DENY else word}[each["in_writing"]])
            elif not self.is_somebody_else(each["person"]):
                found.add(ANY)
        said = ANY if ANY in found else DENY if DENY in found else MISSING if MISSING in found else None
        if self.purpose == "answer-to-request" and self.contact["in_reply_to"] is None:
            return ANY if said else None
        return self.unless_reply(said)

    def is_somebody_else(self, who: str) -> bool:
        """Whether who asked is known to be another than who is contacted, who does not stand in their place either."""
        spouses_own = self.recipient == "consumer" and who == "spouse"
        return spouses_own or (self.recipient in OTHERS and not self.owes_any() and who in ("consumer", "spouse"))

    def last_word(self, debt: Json, request: Json) -> Verdict:
        """(i): once, in writing."""
        if not self.acts <= LAST_WORDS:
            return DENY
        if self.medium not in ("mail", "email", "text"):
            return DENY if self.medium in TELEPHONE else ANY
        said = [
            each
            for each in self.past()
            if each["purpose"] in LAST_WORDS and instant(each["at"]) >= instant(request["received_at"])
        ]
        return ANY if said else None

    # -- (c), (d)

    def profane(self, debt: Json) -> Verdict:
        said = self.profanity(debt)
        return said if self.connected() else ANY

    def caller(self, debt: Json) -> Verdict:
        """(c)(6)."""
        if self.only_asks() and self.recipient != "consumer":
            return ANY if self.says_something() or self.says & dc.TELLING else None
        said = self.caller_identity(debt)
        return ANY if said and (self.is_paper() or self.contact["required_by_law"]) else said

    def threat(self, debt: Json) -> Verdict:
        """(d)(4): none can be taken for a debt that is paid."""
        said = self.empty_threat({**debt, "legal_action_authorised": True, "time_barred": True})
        bare = self.empty_threat({**debt, "legal_action_authorised": UNKNOWN, "time_barred": False})
        paid = began(debt["paid_at"], self.now) and (said or bare)
        return ANY if not self.connected() else DENY if paid else self.empty_threat(debt)

    def disclosure(self, debt: Json) -> Verdict:
        """(d)(15)."""
        if not self.communicates() or self.recipient in CREDITORS_SIDE | {AGENCY} or self.contact["required_by_law"]:
            return None
        if self.only_asks() and self.recipient != "consumer":
            return ANY if self.says_something() or self.owes_any() or self.says & dc.TELLING else None
        said = self.must_say("initial-disclosure")
        if "limited-content-message" in self.says:
            return None if self.bare_message() else ANY if said else None
        collects = {"collection", "location-information", "remedy-may-be-invoked", "remedy-will-be-invoked"}
        return said if self.acts & collects else ANY

    def dispute(self, debt: Json) -> Verdict:
        """(d)(17), which takes over General Business Law 601(5)."""
        if self.is_paper() or self.purpose == "postjudgment-remedy":
            left = self.recipient not in ("third-party", "parent", "personal-representative", "successor-in-interest")
            return None if self.is_paper() and self.is_served() and left else ANY
        return self.unless_required(self.disputed(debt))

    # -- (e)

    def postcard(self, debt: Json) -> Verdict:
        """(5)."""
        if not self.posts():
            return ANY if self.only_asks() else None
        said = {True: DENY, False: None, None: DUTY}[self.has("postcard")]
        return self.unless_required(said)

    def envelope(self, debt: Json) -> Verdict:
        """(5): no language or symbol but an address, and a name that does not tell."""
        if not self.posts() or self.has("postcard"):
            return ANY if self.posts() or self.only_asks() else None
        if {"shows-debt-collection", "envelope-wording"} & self.says:
            return self.unless_required(DENY)
        return None if "envelope-wording" in self.omits else self.unless_required(DUTY)

    def has(self, element: str) -> bool | None:
        return True if element in self.says else False if element in self.omits else None

    def posts(self) -> bool:
        """By mail to a consumer, or to anybody else as if they were one (b)(3), who is not only asked as (a) has it."""
        asks = self.only_asks() and self.recipient != "consumer"  # of which (a)(4) speaks
        return self.medium == "mail" and self.communicates() and self.recipient not in PROFESSIONALS and not asks

    def identity(self, debt: Json) -> Verdict:
        """(6); of calls (c)(6) says the same."""
        placed = self.medium in TELEPHONE and not self.within_their_call()
        if placed or not self.communicates() or self.recipient in PROFESSIONALS:
            return None
        if self.only_asks() and self.recipient != "consumer":
            return ANY if self.says_something() or self.owes_any() or self.says & dc.TELLING else None
        said = self.must_say("business-identity")
        if "limited-content-message" in self.says or self.merely_confirms():
            return ANY
        return self.unless_required(said)

    def to_employer(self, debt: Json) -> Verdict:
        """(8), which takes over General Business Law 601(4)."""
        if self.is_paper():
            return None if self.is_served() else ANY
        return self.unless_required(self.employer(debt))

    # -- agencies

    def is_agency(self) -> bool:
        return self.case["collector"] in ny.AGENCIES

    def call_back(self, debt: Json) -> Verdict:
        """20-493.1(a): of the rest nothing is declared."""
        if not self.is_agency() or not self.connected() or self.merely_confirms() or self.recipient in PROFESSIONALS:
            return None
        if not self.is_one(debt) or self.is_paper():
            return ANY if self.stands_in() or self.is_paper() or self.owes_any() else None
        if self.only_asks() and self.recipient != "consumer":
            return ANY
        if "limited-content-message" in self.says:
            return None if self.bare_message() else ANY
        return DENY if self.omits & {"natural-person-number", "business-identity"} else DUTY

    def verification(self, debt: Json) -> Verdict:
        """20-493.2(a): neither collected nor contacted about."""
        asked = [
            each
            for each in debt["proceedings"]
            if each["kind"] in ("document-request", "itemisation-request") and began(each["learned_at"], self.now)
        ]
        open_ = [each for each in asked if not opened(each["ended_at"], self.now)]
        if not self.is_agency() or not asked:
            return None
        if len(open_) < len(asked) and (open_ or any(each["purpose"] == "answer-to-request" for each in self.past())):
            return ANY
        if not open_ or self.recipient in CREDITORS_SIDE or self.required():
            return None
        if self.recipient == "consumer" and self.purpose == "termination-of-efforts":
            return DENY
        does = self.acts & {*ny.STOPPED, "credit-reporting"}
        return DENY if does else ANY if self.acts & {"validation-notice", "termination-of-efforts"} else None

    def time_barred(self, debt: Json) -> Verdict:
        """20-493.2(b): neither contacted about nor sought to be collected."""
        if not self.is_agency() or self.recipient in CREDITORS_SIDE | {AGENCY} or self.judged(debt):
            return None
        if not self.connected() or self.merely_confirms() or debt["time_barred"] is False:
            return None
        if not self.is_one(debt) and not asks_for_payment(self.contact):
            return None if self.only_asks() and not self.says_something() and not self.stands_in() else ANY
        if self.only_asks() and self.recipient != "consumer":
            return ANY
        said = self.must_say("time-barred-disclosure")
        return MISSING if said == DENY and debt["time_barred"] is not True else said


RULES: dict[str, Callable[[Reading, Json], Verdict]] = {
    **{f"us.ny.nyc.5-77{each}": partial(Reading.located, paragraph=each) for each in LOCATION},
    "us.ny.nyc.5-77b1i.hours": Reading.hours,
    "us.ny.nyc.5-77b1i.inconvenient-time": Reading.inconvenient_time,
    "us.ny.nyc.5-77b1i.inconvenient-place": Reading.inconvenient_place,
    "us.ny.nyc.5-77b1ii.represented": Reading.represented,
    "us.ny.nyc.5-77b1iii.employer-prohibits": Reading.employer_prohibits,
    "us.ny.nyc.5-77b1iv.two-in-seven": Reading.two_in_seven,
    "us.ny.nyc.5-77b3.two-in-seven": Reading.two_in_seven_others,
    "us.ny.nyc.5-77b2.third-party": Reading.third_party,
    "us.ny.nyc.5-77b2.not-the-consumers-number": Reading.not_their_number,
    "us.ny.nyc.5-77b2.public-posts": lambda reading, debt: reading.public_posts(debt) if reading.first_text() else None,
    "us.ny.nyc.5-77b7.social-media": lambda reading, debt: None if reading.first_text() else reading.public_posts(debt),
    "us.ny.nyc.5-77b4.cease": Reading.cease,
    "us.ny.nyc.5-77c1.threat-of-harm": Reading.threat_of_harm,
    "us.ny.nyc.5-77c2.profanity": Reading.profane,
    "us.ny.nyc.5-77c6.caller-identity": Reading.caller,
    "us.ny.nyc.5-77d4.empty-threat": Reading.threat,
    "us.ny.nyc.5-77d15.disclosure": Reading.disclosure,
    "us.ny.nyc.5-77d17.report-the-dispute": Reading.dispute,
    "us.ny.nyc.5-77e5.no-postcard": Reading.postcard,
    "us.ny.nyc.5-77e5.envelope": Reading.envelope,
    "us.ny.nyc.5-77e6.identity": Reading.identity,
    "us.ny.nyc.5-77e8.employer-before-judgment": Reading.to_employer,
    "us.ny.nyc.20-493.call-back": Reading.call_back,
    "us.ny.nyc.20-493.verification": Reading.verification,
    "us.ny.nyc.20-493.time-barred": Reading.time_barred,
    "us.ny.yonkers.go16-2014.call-back": Reading.call_back,
    "us.ny.yonkers.go16-2014.verification": Reading.verification,
    "us.ny.yonkers.go16-2014.time-barred": Reading.time_barred,
}
CITIES = {"US-NY-NYC": "us.ny.nyc.", "US-NY-YONKERS": "us.ny.yonkers."}


def answers(case: Json, contact: Json) -> Answers:
    """What each rule of the consumer's city says of each debt of the contact."""
    reading = Reading(case, contact)
    here = tuple(CITIES[place["city"]] for place in case["locations"])
    return {rule: reading.each(asked) for rule, asked in RULES.items() if rule.startswith(here)}
