"""A second reading of RCW 19.16.250 (agencies) and RCW 31.45.082 (small loans), written from their texts alone.

It reads the JSON of a case and a contact of one zone, every fact but ``time_barred`` and the instants being known;
`in_worlds` makes of a question with unknown facts the questions that it may be. Where the texts leave a choice it takes
the reading that the library documents:

* Agencies, debt buyers and who uses another name are licensees; of a servicer it says nothing. Whoever collects a
  payday loan is bound as its lender is. A claim or a loan may be a business's, a medical debt is a consumer's.
* Whoever owes too is a debtor with a week of their own; debtor and spouse share one. Who acts for the debtor is
  written to as the debtor is, and so is the spouse, unless only asked where somebody is.
* Attempts are counted, of agencies those that reached somebody's line, of lenders what was sent. Papers of a court
  count in no week, nor does an unanswered call of a lender's, though at night the text would count it ((6)(b)).
* An agency's week is that from Sunday and seven times 24 hours; a lender's is the first.
* A response by the same medium is free; by another one if it does nothing else. What some law requires is no fourth.
* Whoever may be told after a reasonable time may be told at once, with advice. A threat of a report is a duty to mean
  it. A remedy that is announced is taken for a suit, unless declared to be none, a suit goes on or there is a judgment.
* The attorney of somebody who does not owe may be the consumer's. Whoever owes too has their own.
* A mobile, a text, an email reach the person at home, unless known to be at work.

Left out: us.wa.solicitation.offer, which is advice; evidence of more than one zone, and so the clock of (13)(c);
consents with fewer media, answers that came back, and what a case does not know of history, phones or places.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from .plain import (
    ACTS_TO_COLLECT,
    AGENCY,
    ANY,
    CLOSED,
    CONSUMERS,
    DENY,
    DUTY,
    EFFORTS,
    ELECTRONIC,
    LONG_AGO,
    MISSING,
    NO,
    OWED,
    PROFESSIONALS,
    SERVES,
    TELEPHONE,
    TELLS,
    TO_A_NUMBER,
    UNKNOWN,
    Answers,
    Asked,
    Json,
    about,
    acts,
    answers_in_court,
    asks_for_payment,
    began,
    carries,
    day_of,
    debts_of,
    declared,
    instant,
    is_paper,
    lacks,
    last,
    name_of,
    opened,
    standing,
    sues,
)

Verdict = str | None
"""Of one debt; None for nothing."""

HOME = ZoneInfo("America/Los_Angeles")
LICENSEES = {"third-party-collector", "debt-buyer", "creditor-under-other-name"}
LENDERS = {*LICENSEES, "creditor", "law-firm"}
WRITTEN = {*ELECTRONIC, "mail"}
CLOSE = CONSUMERS - {"successor-in-interest"}
"""Who may stand in for one who borrowed: of a small loan there is no successor in interest, as of a mortgage."""
NOT_SERVED = {"third-party", "parent", "personal-representative", "successor-in-interest"}
"""With whom papers of a court are not left, unless they stand in the debtor's place."""
PROCESS = {"formal-pleading", "postjudgment-remedy"}
NOT_OWED = {"identity-theft", "coerced-debt", "unauthorised-payment", "good-faith-estimate-dispute"}
"""Claims that dispute a debt."""
ANSWERS = {"answer-to-request", "dispute-response", "duplicative-dispute-notice", "original-creditor-response"}
COUNTED = {*ACTS_TO_COLLECT, "termination-of-efforts", "servicing-disclosure", "credit-reporting"}
LENDING = COUNTED | {"validation-notice", "early-intervention-notice"}
NO_MESSAGE = {"rang-out", "not-connected", "no-message-left", "no-message-possible"}


def was_for(past: Json) -> str:
    """Its purpose; what calls itself a pleading by telephone or text is none, and of the past nothing is declared."""
    purpose = str(past.get("purpose", "collection"))
    return "collection" if purpose == "formal-pleading" and not is_paper(past) else purpose


class Reading(Asked):
    """One contact about one debt, with every fact known."""

    telling = TELLS
    """What says that there is a claim."""

    def __init__(self, case: Json, contact: Json, debt: Json) -> None:
        super().__init__(case, contact)
        self.debt = debt
        self.debts = debts_of(case, contact)
        self.local = self.now.astimezone(HOME)
        self.says, self.omits = carries(contact), lacks(contact)
        self.acts = acts(contact)
        self.inbound = case["history"]["inbound"]

    def before(self, value: str | None) -> bool:
        return value is not None and last(value) < self.now

    # -- who

    def is_licensee(self) -> bool:
        return self.case["collector"] in LICENSEES

    def is_small_loan(self) -> bool:
        return self.case["collector"] in LENDERS and self.debt["kind"] == "payday-loan"

    def is_delinquent(self) -> bool:
        since = self.debt.get("past_due_since")
        return since is None or since <= self.local.date().isoformat()

    def is_medical(self) -> bool:
        return bool(self.debt["kind"] == "medical" and self.debt["nature"] == "consumer")

    def owes(self, role: str, person: str) -> bool:
        return role == "consumer" or not {role, person}.isdisjoint(self.debt.get("co_obligors", ()))

    def is_liable(self) -> bool:
        return self.owes(self.recipient, self.person)

    def owes_here(self) -> bool:
        return any(self.owes_any(debt) for debt in self.debts)

    def stands_in(self) -> bool:
        consumer = self.case.get("consumer", {})
        return (
            self.recipient == "guardian"
            or (self.recipient == "parent" and consumer.get("minor") is True)
            or (self.recipient == "personal-representative" and consumer.get("deceased") is True)
        )

    def is_debtor(self) -> bool:
        """Who owes the claim, or acts for who does, unless only asked where the debtor is."""
        asks = self.acts == {"location-information"} and self.tells() != DENY
        return self.is_liable() or (self.stands_in() and not asks)

    def is_told_as_debtor(self) -> bool:
        """To whom (8) is due: of two claims in one writing it is due to who owes either; the spouse may owe both."""
        if self.recipient != "consumer" and self.acts == {"location-information"} and self.tells() != DENY:
            return False
        return self.recipient == "spouse" or any(
            Reading(self.case, self.contact, debt).is_debtor() for debt in self.debts
        )

    # -- what it does

    def is_paper(self) -> bool:
        return is_paper(self.contact)

    def is_about_the_claim(self) -> bool:
        return self.acts != {"unrelated-notice"}

    def represents_a_claim(self) -> bool:
        return not self.acts <= {"unrelated-notice", "opt-out-confirmation"}

    def has_judgment(self) -> bool:
        return opened(self.debt.get("judgment_at"), self.now)

    def is_writ(self) -> bool:
        return self.purpose == "postjudgment-remedy" and self.has_judgment() and self.medium in SERVES

    def is_legal_process(self) -> bool:
        return self.is_paper() or self.is_writ()

    def goes_on(self) -> bool:
        return self.has_judgment() or self.debt.get("active_litigation") is True

    def is_paid(self) -> bool:
        return began(self.debt.get("paid_at"), self.now)

    def asked(self, element: str) -> Verdict:
        """What is to be in it: forbidden without, and a duty where nobody says."""
        return {True: None, False: DENY, None: DUTY}[declared(self.contact, element)]

    # -- the past

    def past(self) -> Iterator[Json]:
        yield from (each for each in self.case["history"]["attempts"] if instant(each["at"]) <= self.now)

    def came_back(self, past: Json) -> bool:
        return past["outcome"] == "undeliverable" or began(past.get("undeliverable_at"), self.now)

    def written_before(self, *, papers: bool, medical: bool = False) -> bool:
        """Whether this very debtor has been written to about the debt; papers of a court are no notice of (8)."""
        for past in self.past():
            written = past["medium"] in WRITTEN or (past["medium"] == "in-person" and past.get("purpose") in PROCESS)
            paper = was_for(past) in PROCESS
            person = name_of(past)
            about = past.get("purpose", "collection") not in {"unrelated-notice", "opt-out-confirmation"}
            about = about and past.get("purpose") != "location-information"
            if (
                written
                and about
                and self.debt["id"] in past["debts"]
                and person == self.person
                and not self.reached_nobody(past)
            ) and (papers or not paper):
                return True
        if self.recipient != "consumer":
            return False
        given = "validation-notice" not in self.acts and any(
            self.before(each["provided_at"])
            and each.get("orally") is False
            and not began(each.get("undeliverable_at"), self.now)
            for each in self.debt["validation"]
        )
        begun = self.before(self.debt.get("initial_communication_at"))
        return given or (begun and self.debt.get("initial_communication_orally") is False)

    def notified(self) -> bool:
        """(10)(c)(i), (d)(i): the debtor was written to, by papers handed over too, and had a reasonable time."""
        for past in self.past():
            handed = past["medium"] == "in-person" and past.get("purpose") in PROCESS
            if (
                (past["medium"] == "mail" or handed)
                and past.get("recipient", "consumer") == "consumer"
                and past.get("purpose") not in {"unrelated-notice", "location-information", "opt-out-confirmation"}
                and self.debt["id"] in past["debts"]
            ):
                return True
        begun = opened(self.debt.get("initial_communication_at"), self.now)
        return (begun and self.debt.get("initial_communication_orally") is False) or any(
            each.get("orally") is False and opened(each["provided_at"], self.now) for each in self.debt["validation"]
        )

    def disputed_in_writing(self) -> bool:
        return any(
            began(each["received_at"], self.now)
            and each["in_writing"] is True
            and not opened(each.get("withdrawn_at"), self.now)
            for each in self.debt["disputes"]
        ) or any(
            each["kind"] in NOT_OWED
            and began(each["learned_at"], self.now)
            and each["in_writing"] is True
            and (each.get("upheld") is True or not opened(each.get("ended_at"), self.now))
            for each in self.debt["proceedings"]
        )

    def has_agreed_to_pay(self) -> bool:
        """A promise or a plan that stands: not broken, and its day not past."""
        today = self.local.date().isoformat()
        return any(
            began(each["made_at"], self.now)
            and not opened(each.get("broken_at"), self.now)
            and not opened(each.get("kept_at"), self.now)
            and each["due_on"] >= today
            for each in self.debt["promises"]
        )

    def may_tell_others(self) -> bool:
        """(10)(d) and, but for once, (c)."""
        failed = not (self.disputed_in_writing() or self.is_paid() or self.has_agreed_to_pay())
        return self.has_judgment() or (self.notified() and failed)

    def tells(self) -> Verdict:
        """Whether it says that there is a claim; who only asks where the debtor is need not: a duty not to."""
        if self.is_legal_process():
            return None
        if self.says & self.telling or asks_for_payment(self.contact):
            return DENY
        if "states-debt" in self.omits or not self.is_about_the_claim():
            return None
        return DUTY if self.acts == {"location-information"} else DENY

    def only_asks(self) -> bool:
        return self.acts == {"location-information"} and self.tells() != DENY

    # -- RCW 19.16.250(8), (9)

    def written_to_debtor(self) -> bool:
        return self.medium in WRITTEN and self.is_told_as_debtor() and self.represents_a_claim()

    def s8a(self) -> Verdict:
        if not self.written_to_debtor() or self.is_legal_process():
            return None
        return self.asked("business-identity")

    def s8b(self) -> Verdict:
        asked = any(
            began(each["received_at"], self.now)
            and each["in_writing"] is True
            and not opened(each.get("answered_at"), self.now)
            and not opened(each.get("withdrawn_at"), self.now)
            for each in self.debt["original_creditor_requests"]
        )
        return DENY if asked and self.is_effort() else None

    def is_effort(self) -> bool:
        """Every effort to collect; the validation notice is none once it is owed and not given yet."""
        acts = self.acts & EFFORTS
        if acts == {"validation-notice"}:
            if self.purpose != "validation-notice" or self.contact.get("required_by_law"):
                return False
            return not self.is_owed_notice()
        return bool(acts) and not answers_in_court(self.contact) and not self.is_word_of_the_dispute()

    def is_owed_notice(self) -> bool:
        """15 USC 1692g(a): of a consumer's debt, after an initial communication, and not given yet."""
        told = self.recipient in {"consumer", "guardian", "parent", "personal-representative", "consumer-attorney"}
        begun = opened(self.debt.get("initial_communication_at"), self.now)
        given = any(opened(each["provided_at"], self.now) for each in self.debt["validation"])
        lacks = "validation-information" in self.omits or self.is_paid() or self.debt["nature"] != "consumer"
        return told and self.medium in WRITTEN and begun and not given and not lacks

    def s8c(self) -> Verdict:
        if not self.written_to_debtor() or self.is_legal_process() or self.written_before(papers=False):
            return None
        return self.itemised()

    def itemised(self) -> Verdict:
        """Of a judgment (8)(d) asks for balance and interest alone, of which nothing is declared."""
        said = self.asked("itemisation")
        return DUTY if said and self.has_judgment() else said

    def s9(self) -> Verdict:
        written = self.medium in WRITTEN | {"in-person"}
        paper = self.purpose in PROCESS and self.medium not in TO_A_NUMBER
        if not (written and paper and self.is_told_as_debtor()) or self.written_before(papers=True):
            return None
        return self.itemised()

    # -- (10)

    def reports(self) -> bool:
        return self.recipient == AGENCY and "credit-reporting" in self.acts

    def s10a(self) -> Verdict:
        if not self.reports() or not self.disputed_in_writing():
            return None
        return self.asked("reports-dispute")

    def s10c(self) -> Verdict:
        """Once, after notice; who only asks an employer where the debtor is says nothing of a claim."""
        if self.recipient != "employer" or self.is_liable() or self.has_judgment():
            return None
        if self.tells() != DENY:
            return self.tells()
        return None if self.may_tell_others() and not self.told_employer() else DENY

    def told_employer(self) -> bool:
        return any(
            past.get("recipient") == "employer"
            and self.debt["id"] in past["debts"]
            and was_for(past)
            not in {"unrelated-notice", "opt-out-confirmation", "location-information", "formal-pleading"}
            and past["outcome"] not in NO_MESSAGE | {"undeliverable", "limited-content-message", "dropped"}
            for past in self.past()
        )

    def s10d(self) -> Verdict:
        liable = self.is_liable() or self.stands_in()
        if self.is_paper() and self.recipient in NOT_SERVED and not liable and not self.has_judgment():
            return DENY
        if liable or self.recipient in PROFESSIONALS | {"employer", "spouse"} or not self.tells():
            return None
        locates = self.acts == {"location-information"}
        return None if locates and self.may_tell_others() else self.tells()

    def s10_number(self) -> Verdict:
        about = self.is_about_the_claim() and not self.is_paper()
        if not about or not self.is_liable() or not self.reaches_another():
            return None
        return DENY if self.is_writ() else self.tells()

    def reaches_another(self) -> bool:
        for line in self.case["phones"] + self.case["emails"]:
            if line["id"] != self.contact.get("address"):
                continue
            learned = [line.get("disowned_at")] if self.medium in TO_A_NUMBER else []
            if self.medium in {"text", "email"}:
                learned.append(line.get("led_to_third_party_at"))
            regained = line.get("regained_at")
            back = instant(regained) if opened(regained, self.now) else LONG_AGO
            if any(began(each, self.now) and (each == UNKNOWN or instant(each) >= back) for each in learned if each):
                return True
        return False

    def s10_post(self) -> Verdict:
        on_a_card = self.medium == "mail" and "postcard" in self.says and not self.is_paper()
        if not on_a_card and (self.medium != "social-media" or self.contact.get("publicly_viewable") is not True):
            return None
        return DENY if self.tells() or self.is_legal_process() else None

    # -- (11) to (13), (16), (19), (23)

    def s11(self) -> Verdict:
        """Whether a report is meant no fact says, so it is a duty to mean it, unless one was made."""
        threatens = "threatens-credit-report" in self.says and not self.is_paper() and self.hears_threats()
        return DUTY if threatens and self.debt["credit_reported"] is not True else None

    def hears_threats(self) -> bool:
        return self.recipient not in PROFESSIONALS - {"consumer-attorney"}

    def s12(self) -> Verdict:
        if not self.is_debtor() or not self.is_about_the_claim() or (self.is_legal_process() and not self.is_writ()):
            return None
        return DENY if any(self.speaks_for(each) for each in self.case["representation"]) else None

    def speaks_for(self, attorney: Json) -> bool:
        beside = {person for debt in self.case["debts"] for person in debt.get("co_obligors", ())} - {"spouse"}
        person, asks = attorney.get("person"), self.purpose == "location-information"
        whose = person in {None, self.person} or (person not in beside and (asks or self.person not in beside))
        told = attorney["told_by_attorney"] is True and attorney["in_writing"] is True
        silent = opened(attorney.get("asked_at"), self.now) and opened(attorney.get("unresponsive_at"), self.now)
        silent &= not began(attorney.get("answered_at"), self.now)
        over = opened(attorney.get("ended_at"), self.now)
        theirs = about(attorney.get("debts"), self.debt["id"]) and whose
        return theirs and told and began(attorney["learned_at"], self.now) and not over and not silent

    def harm(self) -> Verdict:
        return DENY if "physical-or-criminal-threat" in self.says else None

    def profanity(self) -> Verdict:
        return DENY if "profanity" in self.says else None

    def is_answer(self, each: Json, people: set[str]) -> bool:
        """A response, by the same medium, to what one of these people sent."""
        for one in self.inbound:
            if one["id"] == each.get("in_reply_to") and name_of(one) in people:
                alike = one["medium"] == each["medium"] and name_of(one) == name_of(each)
                acts = self.acts if each is self.contact else {each.get("purpose", "collection")}
                return alike or acts <= ANSWERS
        return False

    def in_a_week(self, *, rolling: bool = True) -> list[list[Json]]:
        """The past contacts of the calendar week from Sunday, and those of seven times 24 hours; apart."""
        sunday = self.local.date() - timedelta(days=self.local.isoweekday() % 7)
        week = [each for each in self.past() if day_of(each["at"], HOME) >= sunday]
        back = [each for each in self.past() if instant(each["at"]) > self.now - timedelta(days=7)]
        return [week, back] if rolling else [week]

    def group(self) -> set[str]:
        """Debtor and spouse are one; who owes beside them has a count of their own."""
        together = {"consumer", "spouse"}
        return together if self.person in together else {self.person}

    def with_group(self, past: Json) -> bool:
        person = name_of(past)
        return person in self.group() and was_for(past) in LENDING

    def counts(self, past: Json) -> bool:
        sent = past["outcome"] != "not-connected" and not self.came_back(past)
        return self.with_group(past) and sent and not self.is_answer(past, self.group())

    def reached_nobody(self, past: Json) -> bool:
        return self.came_back(past) or past.get("address") == "lost"

    def is_limited(self) -> bool:
        if not self.acts & COUNTED or self.is_answer(self.contact, self.group()):
            return False
        return not self.contact.get("required_by_law")

    def s13a(self) -> Verdict:
        if not (self.person in {"consumer", "spouse"} or self.owes_here()) or not self.is_limited():
            return None
        return DENY if any(sum(map(self.counts, week)) >= 3 for week in self.in_a_week()) else None

    def s13a_co(self) -> Verdict:
        if self.person in {"consumer", "spouse"} or not self.is_liable() or not self.is_limited():
            return None
        return DENY if any(sum(map(self.counts, week)) >= 3 for week in self.in_a_week()) else None

    def at_work(self, each: Json, *, mobiles: bool = True) -> bool:
        place = self.place_of(each)
        if each is self.contact and each.get("person_is_at") == "work" and place is None and each["medium"] != "mail":
            return mobiles or each["medium"] not in TELEPHONE
        return place == "work"

    def place_of(self, each: Json) -> str | None:
        for email in self.case["emails"]:
            if email["id"] == each.get("address") and email["employer_provided"]:
                return "work"
        for address in self.case["phones"] + self.case["postal_addresses"]:
            if address["id"] == each.get("address") and address.get("line_type") != "mobile":
                return address.get("place")  # type: ignore[no-any-return]
        return None

    def s13b(self) -> Verdict:
        if not self.is_liable() or not self.is_limited() or not self.at_work(self.contact):
            return None
        for week in self.in_a_week():
            same = [each for each in week if name_of(each) == self.person]
            if any(self.counts(each) and self.at_work(each) for each in same):
                return DENY
        return None

    def is_night(self) -> bool:
        wall = self.local.strftime("%H:%M")
        return wall < "07:30" or wall >= "21:00"

    def at_home(self) -> bool:
        """Not known to reach the person elsewhere."""
        at = self.contact.get("person_is_at")
        place = self.place_of(self.contact)
        if self.medium == "in-person":
            return (place or at) in {None, "home"}
        return (place or at or "home") == "home"

    def s13c(self) -> Verdict:
        debtor = self.is_liable() or self.recipient == "spouse"
        about = self.acts - {"unrelated-notice", "formal-pleading"}
        if not debtor or not about or self.medium == "mail":
            return None
        return DENY if self.is_night() and self.at_home() else None

    def brings(self) -> Verdict:
        """A paper brings an action, unless one goes on; what some law requires is said to, or is a duty not to."""
        if not self.is_paper() or self.goes_on():
            return None
        if self.contact.get("required_by_law") and "threatens-legal-action" not in self.says:
            return None if "threatens-legal-action" in self.omits or not self.hears_threats() else DUTY
        return DENY

    def threatens_suit(self) -> Verdict:
        """An announced remedy is taken for a suit, unless it is declared to be none."""
        if self.is_paper() or not self.is_about_the_claim():
            return None
        if "threatens-legal-action" in self.says or (self.announces() and not self.goes_on()):
            return DENY
        return None if "threatens-legal-action" in self.omits or not self.hears_threats() else DUTY

    def announces(self) -> bool:
        announced = self.purpose in {"remedy-may-be-invoked", "remedy-will-be-invoked"}
        announced |= self.purpose == "formal-pleading" and not self.is_paper() and not self.goes_on()
        return announced and "threatens-legal-action" not in self.omits

    def is_time_barred(self) -> bool:
        return self.debt["time_barred"] is True

    def s23(self) -> Verdict:
        return self.if_time_barred(self.brings() or self.threatens_suit())

    def if_time_barred(self, said: Verdict) -> Verdict:
        """Whether it is time-barred not being known, a threat lacks a fact, and nothing is a duty."""
        if self.debt["time_barred"] == UNKNOWN:
            return MISSING if said == DENY else None
        return said if self.is_time_barred() else None

    def s16(self) -> Verdict:
        """None can be taken for a debt that is paid; of a judgment none is to be brought, nor in one that goes on."""
        threatens = "threatens-legal-action" in self.says and not self.is_paper()
        enforces = self.purpose == "postjudgment-remedy" and "threatens-legal-action" not in self.omits
        if self.hears_threats() and enforces and not self.has_judgment():
            return DENY
        if not self.hears_threats() or not (threatens or self.announces()):
            return None
        new = not self.has_judgment() and (threatens or not self.goes_on())
        if self.debt["legal_action_authorised"] is False or self.is_paid() or (new and self.is_time_barred()):
            return DENY
        return MISSING if new and self.debt["time_barred"] == UNKNOWN else None

    def s18(self) -> Verdict:
        line = self.line(self.contact)
        if (
            self.medium not in TO_A_NUMBER
            or line.get("line_type") != "mobile"
            or not self.hears_threats()
            or self.acts <= ANSWERS | {"opt-out-confirmation"}
        ):
            return None
        if self.is_answer(self.contact, {"consumer", self.person}):
            return None
        today = [
            each
            for each in self.past()
            if each["medium"] in TO_A_NUMBER
            and each.get("address") == self.contact.get("address")
            and day_of(each["at"], HOME) == self.local.date()
            and each.get("purpose") not in ANSWERS | {"opt-out-confirmation"}
            and not self.is_answer(each, {"consumer", name_of(each)})
        ]
        return DENY if len(today) >= 2 else None

    def line(self, each: Json) -> Json:
        return next((line for line in self.case["phones"] if line["id"] == each.get("address")), {})

    def s19(self) -> Verdict:
        rings = self.recipient in {"consumer", "spouse", "household-member"} or self.stands_in() or self.owes_here()
        return self.asked("caller-id") if self.medium in TELEPHONE and rings else None

    def owes_any(self, debt: Json) -> bool:
        return not {self.recipient, self.person}.isdisjoint(debt.get("co_obligors", ()))

    # -- (28), (29)

    def s28ai(self) -> Verdict:
        if not self.is_medical() or not self.is_told_as_debtor() or not self.represents_a_claim():
            return None
        paper = self.purpose in PROCESS and self.medium == "in-person"
        if not (self.medium in WRITTEN or paper) or self.written_before(papers=True):
            return None
        return self.asked("billing-information-offer")

    def open_proceedings(self, *kinds: str) -> list[Json]:
        found = [
            each for each in self.debt["proceedings"] if each["kind"] in kinds and began(each["learned_at"], self.now)
        ]
        return [each for each in found if not opened(each.get("ended_at"), self.now)]

    def s28aii(self) -> Verdict:
        if not self.is_medical() or self.is_writ() or not self.is_effort():
            return None
        kinds = ("itemisation-request", "document-request")
        given = [
            each["ended_at"]
            for each in self.debt["proceedings"]
            if each["kind"] in kinds and opened(each.get("ended_at"), self.now)
        ]
        first = [
            each
            for each in self.open_proceedings(*kinds)
            if not any(instant(when) <= self.since(each) for when in given)
        ]
        return DENY if first else None

    @staticmethod
    def since(proceeding: Json) -> datetime:
        learned = proceeding["learned_at"]
        return LONG_AGO if learned == UNKNOWN else instant(learned)

    def s28aiii(self) -> Verdict:
        return DENY if self.is_medical() and self.reports() and not self.is_word_of_the_dispute() else None

    def is_word_of_the_dispute(self) -> bool:
        """(10)(a): an agency hears of the dispute of what was reported, and nothing that presses for payment."""
        word = self.contact.get("required_by_law") and "reports-dispute" in self.says
        return bool(
            self.recipient == AGENCY and word and self.debt["credit_reported"] is not False and not sues(self.contact)
        )

    def s28aiii_threat(self) -> Verdict:
        threatens = "threatens-credit-report" in self.says and not self.is_paper() and self.hears_threats()
        return DENY if self.is_medical() and threatens else None

    def s29b(self) -> Verdict:
        if not self.is_medical() or not self.is_effort():
            return None
        return DENY if self.open_proceedings("charity-care") else None

    # -- RCW 31.45.082

    def lends(self) -> bool:
        return bool(self.acts & LENDING)

    def visits(self, place: str) -> bool:
        at = self.place_of(self.contact) or self.contact.get("person_is_at")
        borrowers = self.contact.get("address") in {"home-address", "office-address", "household-member-place"}
        borrowers |= self.is_liable() or (self.recipient, place) == ("employer", "work")
        borrowers |= self.recipient in CLOSE and (place == "work" or self.recipient == "spouse" or self.stands_in())
        return self.medium == "in-person" and at == place and borrowers

    def invited(self, *scopes: str) -> bool:
        """Whoever borrowed too invites to their own home, a spouse to the common one."""
        hosts = {self.person} if self.is_liable() and self.person != "spouse" else {self.person, "consumer"}
        return any(
            each["scope"] in scopes
            and each.get("person", "consumer") in hosts
            and opened(each["given_at"], self.now)
            and not began(each.get("revoked_at"), self.now)
            and about(each.get("debts"), self.debt["id"])
            for each in self.case["consents"]
        )

    def l2(self, place: str, invitation: str) -> Verdict:
        barred = self.lends() and self.is_delinquent() and self.visits(place)
        return DENY if barred and not self.invited(invitation) else None

    def counts_for_lender(self, past: Json) -> bool:
        """(7)(a): from when it was initiated, whether it arrived or not."""
        return self.with_group(past) and not self.is_answer(past, self.group()) and self.is_communication(past)

    def is_communication(self, past: Json) -> bool:
        """(6): not without an answer and a message, nor the first letter with the federal disclosures."""
        silent = past["medium"] in TELEPHONE and past["outcome"] in NO_MESSAGE
        return not silent and not self.is_first_letter(past) and was_for(past) in LENDING

    def is_first_letter(self, each: Json) -> bool:
        """(6)(c): it includes the disclosures."""
        if each is self.contact:
            notice = "validation-notice" in self.acts and "validation-information" not in self.omits
        else:
            notice = was_for(each) == "validation-notice"
        before = (
            past
            for past in self.past()
            if past["medium"] == "mail"
            and was_for(past) == "validation-notice"
            and self.debt["id"] in past["debts"]
            and name_of(past) in self.group()
            and instant(past["at"]) < instant(each["at"])
        )
        return each["medium"] == "mail" and notice and not any(before)

    def begun_by_lender(self) -> bool:
        return (
            self.lends() and not self.is_answer(self.contact, self.group()) and not self.is_first_letter(self.contact)
        )

    def l3a(self, *, co: bool = False) -> Verdict:
        mine = self.person in {"consumer", "spouse"}
        if (mine and co) or not (mine or (self.is_liable() if co else self.owes_here())) or not self.begun_by_lender():
            return None
        for week in self.in_a_week(rolling=False):
            if sum(self.counts_for_lender(each) for each in week) >= 3:
                return DENY
        return None

    def l3b(self) -> Verdict:
        if not self.is_liable() or not self.begun_by_lender() or not self.at_work(self.contact, mobiles=False):
            return None
        for week in self.in_a_week(rolling=False):
            same = [each for each in week if name_of(each) == self.person]
            if any(self.counts_for_lender(each) and self.at_work(each) for each in same):
                return DENY
        return None

    def l3b_prohibits(self) -> Verdict:
        """A reply is not begun by the lender; what was said since it was asked for closes the place all the same."""
        away = self.is_first_letter(self.contact) or not self.at_work(self.contact, mobiles=False)
        if not self.is_liable() or not self.lends() or away:
            return None
        asked = [one["at"] for one in self.inbound if one["id"] == self.contact.get("in_reply_to")]
        reply = self.is_answer(self.contact, self.group())
        told = any(
            name_of(each) == self.person and not (reply and instant(each["received_at"]) < instant(asked[0]))
            for each in standing(self.case, self.contact, "employer-prohibits")
        )
        return DENY if told else None

    def l3c(self) -> Verdict:
        borrower = self.is_liable() or self.recipient == "spouse"
        return DENY if borrower and self.begun_by_lender() and self.is_night() and self.at_home() else None

    def l3d(self) -> Verdict:
        apart = {"spouse", "consumer-attorney", "collector-attorney", AGENCY}
        if self.is_liable() or self.stands_in() or self.recipient in apart:
            return None
        if self.is_legal_process():
            return DENY if self.is_paper() and self.recipient in NOT_SERVED and not self.has_judgment() else None
        return DENY if self.acts & (LENDING | {"formal-pleading"}) - {"location-information"} else None

    def l3d_post(self) -> Verdict:
        """What says or shows who collects regards the collection ((6))."""
        seen = self.medium == "social-media" and self.contact.get("publicly_viewable") is True
        shows = self.says & {"collector-disclosure", "shows-debt-collection"}
        return DENY if seen and shows else self.s10_post() if self.medium == "social-media" else None

    def l1_time_barred(self) -> Verdict:
        return self.if_time_barred(self.threatens_suit())


AGENCIES: dict[str, Callable[[Reading], Verdict]] = {
    "us.wa.19-16-250-8a.written-identity": Reading.s8a,
    "us.wa.19-16-250-8b.original-creditor": Reading.s8b,
    "us.wa.19-16-250-8c.itemisation": Reading.s8c,
    "us.wa.19-16-250-9.pleading": Reading.s9,
    "us.wa.19-16-250-10a.report-the-dispute": Reading.s10a,
    "us.wa.19-16-250-10c.employer": Reading.s10c,
    "us.wa.19-16-250-10d.others": Reading.s10d,
    "us.wa.19-16-250-10.not-the-consumers-number": Reading.s10_number,
    "us.wa.19-16-250-10.public-post": Reading.s10_post,
    "us.wa.19-16-250-11.credit-rating": Reading.s11,
    "us.wa.19-16-250-12.attorney": Reading.s12,
    "us.wa.19-16-250-13.threat-of-harm": Reading.harm,
    "us.wa.19-16-250-13.profanity": Reading.profanity,
    "us.wa.19-16-250-13a.three-a-week": Reading.s13a,
    "us.wa.19-16-250-13a.co-debtors-week": Reading.s13a_co,
    "us.wa.19-16-250-13b.once-a-week-at-work": Reading.s13b,
    "us.wa.19-16-250-13c.night": Reading.s13c,
    "us.wa.19-16-250-23.time-barred": Reading.s23,
    "us.wa.19-16-250-16.empty-threat": Reading.s16,
    "us.wa.19-16-250-18.two-a-day": Reading.s18,
    "us.wa.19-16-250-19.caller-id": Reading.s19,
    "us.wa.19-16-250-28ai.billing-information": Reading.s28ai,
    "us.wa.19-16-250-28aii.itemised-statement": Reading.s28aii,
    "us.wa.19-16-250-29b.charity-care": Reading.s29b,
    "us.wa.19-16-250-28aiii.no-credit-reporting": Reading.s28aiii,
    "us.wa.19-16-250-28aiii.no-threat-of-a-report": Reading.s28aiii_threat,
}
LENDING_RULES: dict[str, Callable[[Reading], Verdict]] = {
    "us.wa.31-45-082-2.home-visit": lambda reading: reading.l2("home", "home-visit"),
    "us.wa.31-45-082-2.work-visit": lambda reading: reading.l2("work", "workplace"),
    "us.wa.31-45-082-3a.three-a-week": Reading.l3a,
    "us.wa.31-45-082-3a.co-borrowers-week": lambda reading: reading.l3a(co=True),
    "us.wa.31-45-082-3b.once-a-week-at-work": Reading.l3b,
    "us.wa.31-45-082-3b.employer-prohibits": Reading.l3b_prohibits,
    "us.wa.31-45-082-3c.night": Reading.l3c,
    "us.wa.31-45-082-3d.others": Reading.l3d,
    "us.wa.31-45-082-3d.public-post": Reading.l3d_post,
    "us.wa.31-45-082-3.threat-of-harm": Reading.harm,
    "us.wa.31-45-082-3.profanity": Reading.profanity,
    "us.wa.31-45-082-1.time-barred": Reading.l1_time_barred,
    "us.wa.31-45-082-1.empty-threat": Reading.s16,
}
RULES = {**AGENCIES, **LENDING_RULES}


def answers(case: Json, contact: Json) -> Answers:
    """What each rule says of each debt of the contact of which it binds the collector."""
    found: Answers = {}
    for debt in debts_of(case, contact):
        reading = Reading(case, contact, debt)
        for rules, bound in ((AGENCIES, reading.is_licensee()), (LENDING_RULES, reading.is_small_loan())):
            for rule, asks in rules.items() if bound else ():
                found.setdefault(rule, {})[debt["id"]] = asks(reading) or NO
    return found


# -- questions with unknown facts

VALUES: dict[str, tuple[Any, ...]] = {
    "collector": ("third-party-collector", "law-firm"),
    "nature": ("consumer", "commercial"),
    "kind": ("medical", "payday-loan", "other"),
    "disputes": ([], [{"id": "d", "received_at": "2026-01-01T12:00:00Z", "in_writing": True}]),
}
"""What a fact may be, if not one of yes and no."""


def in_worlds(case: Json, contact: Json) -> Iterator[tuple[Json, Json]]:
    """What a question may be, for each value of its unknown facts."""
    yield from product(known(case), known(contact))


def known(value: Any) -> list[Any]:
    """Every value of JSON in which no yes-or-no, kind or list is unknown; `worlds` has to be told which."""
    if isinstance(value, dict):
        found: list[Json] = [{}]
        for key, inner in value.items():
            unknown = inner == UNKNOWN and not key.endswith("_at") and key != "time_barred"
            choices = VALUES.get(key, (True, False)) if unknown else known(inner)
            found = [{**made, key: choice} for made in found for choice in choices]
        return found
    if isinstance(value, list):
        return [[*made] for made in product(*map(known, value))]
    return [value]


def whatever_is_unknown(case: Json, contact: Json) -> Answers:
    return of_every_world(answers, case, contact)


def of_every_world(asked: Callable[[Json, Json], Answers], case: Json, contact: Json) -> Answers:
    """What is said in every world or, where that is not the same, the least that has to be.

    Not `whichever`, which says that a fact is missing where some world denies, and a duty where it may be none.
    """
    said = [asked(*world) for world in in_worlds(case, contact)]
    rules = {rule for each in said for rule in each}
    return {
        rule: {debt: least({each.get(rule, {}).get(debt, NO) for each in said}) for debt in contact["debts"]}
        for rule in rules
    }


def least(said: set[str]) -> str:
    if len(said) == 1:
        return said.pop()
    if ANY in said:
        return ANY
    return CLOSED if DENY in said else MISSING if MISSING in said else OWED
