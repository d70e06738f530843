"""A second reading of California's own rules: Cal. Civ. Code 1788.10 to 1788.18, 1788.50 to 1788.56, 1798.97.2.

It reads JSON as it was made up, every fact known, and takes the readings that docs/explanation/state-law.md has:

* Anybody who collects is bound; 1788.14.5 binds to whom a debt was assigned, 1788.50 who buys charged-off debts.
* The debtor is who owes, and who stands in the debtor's place; who is only asked where the debtor is is told nothing.
* Whoever lives with the debtor is of the family, and so are the parents of a grown debtor.
* Collection that ceases takes bills, suits and reports with it, but for what some law requires, which no complaint is.
* A day on which something came is not counted, and the last of the days is.
* An answer that asks for nothing, and is declared no attempt to collect, is no attempt in writing.

Left out: the advice on frequency, for which the text has no number; 1788.52(f), of which 1788.14(e) asks more since
2025; what is said within somebody's own call; and a determination or a letter that is known to have come back.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from . import wa
from .plain import (
    AGENCY,
    ANY,
    CREDITORS_SIDE,
    DAY,
    DENY,
    DUTY,
    MISSING,
    NO,
    OWED,
    TELEPHONE,
    TELLS,
    THREATS,
    UNKNOWN,
    Answers,
    Json,
    about,
    answers_in_court,
    began,
    day_of,
    debts_of,
    instant,
    listed,
    name_of,
    opened,
    sues,
)
from .wa import ANSWERS, HOME, PROCESS, WRITTEN, Verdict

ORAL = {*TELEPHONE, "in-person"}
SAYS_NOTHING = {"unrelated-notice", "opt-out-confirmation"}
COMMERCIAL_SINCE = "2025-07-01"
ASSIGNEES = {"third-party-collector", "debt-buyer", "law-firm", "mortgage-servicer"}


class Reading(wa.Reading):
    """One contact about one debt, with every fact known."""

    telling = TELLS | {"initial-disclosure"}
    """And who says that it is an attempt to collect a debt tells of one."""

    # -- which debts

    def is_commercial(self) -> bool:
        return bool(self.debt["nature"] == "commercial")

    def is_consumers(self) -> bool:
        return not self.is_commercial()

    def day(self, name: str) -> str:
        """Since when; of what nobody knows, a law that begins on a day reaches it."""
        said = self.debt.get(name, UNKNOWN)
        return "2200-01-01" if said == UNKNOWN else str(said)

    def is_covered_commercial(self) -> bool:
        """1788.1(d), 1788.2(h)(2), (o): a natural person guarantees it, at most $500,000, since July 2025."""
        new = max(self.day("incurred_on"), self.day("assigned_on")) >= COMMERCIAL_SINCE
        small = float(self.debt.get("original_amount", 0)) <= 500_000
        return self.is_commercial() and self.debt["guaranteed_by_person"] is True and small and new

    def is_delinquent_and_assigned(self) -> bool:
        """1788.14.5(g): past due for ninety days, not charged off, and no mortgage; to whom it was assigned."""
        since = self.debt.get("past_due_since")
        days = (self.local.date() - day_of(since, HOME)).days + 1 if since else 90
        late = days >= 90 and self.debt["charged_off"] is not True and self.debt["kind"] != "mortgage"
        return late and (self.case["collector"] in ASSIGNEES or self.debt["purchased"] is True)

    def is_delinquent_consumers(self) -> bool:
        return self.is_consumers() and self.day("assigned_on") >= "2022-07-01" and self.is_delinquent_and_assigned()

    def is_delinquent_commercial(self) -> bool:
        """(i): sold or assigned since July 2025, whenever it was incurred."""
        late = self.is_covered_commercial() and self.day("assigned_on") >= COMMERCIAL_SINCE
        return late and self.is_delinquent_and_assigned()

    def is_bought(self) -> bool:
        """1788.50: of a buyer of such debts every consumer debt that was sold; of who is hired, what was bought."""
        if not self.is_consumers() or self.day("assigned_on") < "2014-01-01":
            return False
        if self.case["collector"] == "debt-buyer":
            return True
        hired = self.case["collector"] in ASSIGNEES and self.debt["purchased"] is True
        return hired and self.debt["charged_off"] is not False

    def is_hospitals(self) -> bool:
        return self.is_consumers() and self.debt["kind"] == "medical"

    # -- who, and what is done

    def is_spoken_to_as_debtor(self) -> bool:
        """Who owes, or stands in for who does; who is only asked where the debtor is is told nothing."""
        return self.stands_as_debtor() and not (self.only_asks() and self.recipient != "consumer")

    def is_written_to_as_debtor(self) -> bool:
        """The spouse is taken for one in what is written."""
        spouse = self.recipient == "spouse" and not self.only_asks()
        return spouse or self.is_spoken_to_as_debtor()

    def stands_as_debtor(self) -> bool:
        return self.is_liable() or self.stands_in()

    def is_connected(self) -> bool:
        return not self.acts <= SAYS_NOTHING

    def attempts_in_writing(self) -> bool:
        """Whether it is a writing to the debtor in an attempt to collect."""
        if self.medium not in WRITTEN or not self.is_written_to_as_debtor():
            return False
        return self.attempts()

    def attempts(self) -> bool:
        if answers_in_court(self.contact):
            return False
        if self.acts <= {*SAYS_NOTHING, "location-information", "termination-of-efforts", "credit-reporting"}:
            return False
        answers = self.acts <= ANSWERS and "no-payment-request" in self.says
        return not answers or "initial-disclosure" in self.says

    def is_collection(self) -> bool:
        """Whether it is of the collection that has to cease."""
        if self.recipient in CREDITORS_SIDE or not self.is_effort():
            return False
        return not self.contact.get("required_by_law") or (self.is_paper() and sues(self.contact))

    # -- 1788.10, 1788.11

    def s11b(self) -> Verdict:
        if self.medium not in TELEPHONE or self.acts == {"unrelated-notice"}:
            return None
        enough = {"business-identity", "identity-and-purpose"}
        if self.acts == {"location-information"} and self.asks_others():
            if self.says & {*enough, "identifies-caller"}:
                return None
            return DENY if "identifies-caller" in self.omits else DUTY
        return None if self.says & enough else DENY if "business-identity" in self.omits else DUTY

    def asks_others(self) -> bool:
        return self.recipient != "consumer" or self.person in self.debt["co_obligors"]

    def s11b_licence(self) -> Verdict:
        speaks = self.medium in ORAL and not self.is_paper() and self.acts != {"unrelated-notice"}
        return DUTY if speaks and (self.stands_as_debtor() or self.recipient == "spouse") else None

    def s11f(self) -> Verdict:
        apart = self.recipient in {*CREDITORS_SIDE, AGENCY}
        if self.medium not in WRITTEN or apart or not self.is_connected() or answers_in_court(self.contact):
            return None
        return self.asked("licence-number")

    # -- 1788.12

    def agreed_in_writing(self, *, medium: bool = True) -> bool:
        for each in self.case["consents"]:
            names = each["scope"] == "employer" or (
                each["scope"] == "third-party" and each.get("third_party") == "employer"
            )
            if names and self.holds(each, medium=medium):
                return True
        return False

    def holds(self, consent: Json, *, medium: bool = True) -> bool:
        media = consent.get("media", ())
        return (
            consent["in_writing"] is True
            and consent.get("person", "consumer") == "consumer"
            and about(consent.get("debts"), self.debt["id"])
            and opened(consent["given_at"], self.now)
            and not began(consent.get("revoked_at"), self.now)
            and (not media or self.medium in media)
        )

    def s12a_purpose(self) -> Verdict:
        free = {*SAYS_NOTHING, "location-information", "formal-pleading"}
        if self.recipient != "employer" or self.is_liable() or self.acts <= free:
            return None
        if self.agreed_in_writing() or (self.purpose == "postjudgment-remedy" and self.has_judgment()):
            return None
        return DENY

    def s12a_writing(self) -> Verdict:
        if self.recipient != "employer" or self.medium not in ORAL or self.acts == {"unrelated-notice"}:
            return None
        if self.is_paper() or (self.is_writ() and self.medium == "in-person") or self.agreed_by_this_medium():
            return None
        if self.brought_no_answer():
            return ANY if any(self.came_back(each) for each in self.past()) else None
        if self.only_asks():
            spoken = [
                each
                for each in self.past()
                if each.get("recipient") == "employer"
                and each["medium"] in ORAL
                and each.get("purpose") != "unrelated-notice"
            ]
            if any(each["outcome"] == "conversation" for each in spoken):
                return DENY
            return ANY if spoken or any(each.get("recipient") == "employer" for each in self.inbound) else DUTY
        return DENY

    def agreed_by_this_medium(self) -> bool:
        return any(
            self.medium in each.get("media", ())
            and (
                each["scope"] == "employer"
                or (each["scope"] == "third-party" and each.get("third_party") == "employer")
            )
            and self.holds(each)
            for each in self.case["consents"]
        )

    def brought_no_answer(self) -> bool:
        """That a letter's fifteen days are over, and no answer came in them or in those of a later one."""
        letters = [
            each["at"]
            for each in self.past()
            if each["medium"] in WRITTEN
            and each.get("recipient") == "employer"
            and self.debt["id"] in each["debts"]
            and not self.came_back(each)
            and each.get("purpose") not in SAYS_NOTHING
        ]
        letters += [
            each["sent_at"]
            for each in listed(self.debt["notices"])
            if each["kind"] == "written-to-employer" and opened(each["sent_at"], self.now)
        ]
        letters.sort(key=instant)
        answers = [
            each["at"]
            for each in self.inbound
            if each.get("recipient") == "employer"
            and instant(each["at"]) <= self.now
            and (not each.get("debts") or self.debt["id"] in each["debts"])
        ]
        return any(
            self.is_ripe(letter) and not any(self.in_time(answer, later) for answer in answers for later in letters[n:])
            for n, letter in enumerate(letters)
        )

    def is_ripe(self, letter: str) -> bool:
        return self.local.date() > day_of(letter, HOME) + timedelta(days=15)

    @staticmethod
    def in_time(answer: str, letter: str) -> bool:
        return instant(answer) >= instant(letter) and day_of(answer, HOME) <= day_of(letter, HOME) + timedelta(days=15)

    def s12b(self) -> Verdict:
        """Relatives but the spouse, guardians and the parents of a minor, before a judgment."""
        family = self.recipient == "household-member" or (self.recipient == "parent" and not self.stands_in())
        if not family or self.is_liable() or self.has_judgment():
            return None
        if self.acts <= {*SAYS_NOTHING, "location-information", "formal-pleading"}:
            return None
        for each in self.case["consents"]:
            to = each.get("third_party") in (None, self.person)
            if each["scope"] == "third-party" and to and self.holds(each):
                return None
        return self.tells()

    # -- 1788.13(j), 1788.14

    def hears_threats(self) -> bool:
        """The false word is no less false to an agency or a creditor."""
        return True

    def s14c(self) -> Verdict:
        asked = self.stands_in() and not self.is_liable() and self.only_asks()
        if not self.stands_as_debtor() or asked or not self.is_connected() or self.is_paper():
            return None
        bills = self.purpose == "servicing-disclosure" and self.acts <= {"servicing-disclosure", "collection"}
        if (bills and self.medium in WRITTEN and not self.says & THREATS) or self.answers_inquiry():
            return None
        if any(self.represents(each) for each in self.case["representation"]):
            return DENY
        stands = self.stands_in() and any(each.get("person") == "pat" for each in self.case["representation"])
        return ANY if stands else None

    def answers_inquiry(self) -> bool:
        """The one response to what the debtor asked, which does nothing else."""
        asked = [each["id"] for each in self.inbound if name_of(each) == self.person]
        reply = self.contact.get("in_reply_to")
        answered = any(each.get("in_reply_to") == reply for each in self.past())
        return reply in asked and self.acts <= ANSWERS and not answered

    def represents(self, attorney: Json) -> bool:
        silent = opened(attorney.get("unresponsive_at"), self.now)
        answered = str(attorney.get("answered_at"))
        if silent and began(attorney.get("answered_at"), self.now):
            silent = answered != UNKNOWN and instant(answered) < instant(attorney["unresponsive_at"])
        approved = opened(attorney.get("consented_at"), self.now) or opened(attorney.get("ended_at"), self.now)
        told = attorney["told_by_attorney"] is True and attorney["in_writing"] is True
        named = attorney["attorney_can_be_found"] is True
        beside = {person for debt in self.case["debts"] for person in debt.get("co_obligors", ())} - {"spouse"}
        whose = attorney.get("person")
        asks = self.purpose == "location-information"
        theirs = whose in (None, self.person) or (whose not in beside and (asks or self.person not in beside))
        return (
            theirs
            and told
            and named
            and not silent
            and not approved
            and about(attorney.get("debts"), self.debt["id"])
            and began(attorney["learned_at"], self.now)
        )

    def s14d(self) -> Verdict:
        if not self.attempts_in_writing() or self.debt["time_barred"] is False or self.has_judgment():
            return None
        if self.is_paper() and self.debt.get("active_litigation") is True:
            return None
        said = self.asked("time-barred-disclosure")
        if said is None or self.was_told_of_age():
            return ANY if said and self.came_back_since() else None
        return MISSING if said == DENY and self.debt["time_barred"] == UNKNOWN else said

    def came_back_since(self) -> bool:
        """Whether some writing missed this person, of which nobody says whether it was the notice."""
        return any(
            name_of(each) == self.person and each["medium"] in WRITTEN and self.reached_nobody(each)
            for each in self.past()
        )

    def was_told_of_age(self) -> bool:
        sent = [
            each["sent_at"]
            for each in listed(self.debt["notices"])
            if each["kind"] == "time-barred" and opened(each["sent_at"], self.now)
        ]
        if not sent or self.person == "consumer" or not self.is_liable():
            return bool(sent)
        return any(
            each["medium"] in WRITTEN
            and self.debt["id"] in each["debts"]
            and name_of(each) == self.person
            and not self.reached_nobody(each)
            and any(instant(each["at"]) >= instant(when) - DAY for when in sent)  # two records may go by two clocks
            for each in self.past()
        )

    def first_sent(self) -> Verdict:
        """1788.14(e), (f): what is handed over is not sent."""
        if self.medium not in WRITTEN or not self.is_written_to_as_debtor() or not self.is_connected():
            return None
        sent = [each for each in self.case["history"]["attempts"] if each["medium"] in WRITTEN]
        before = Reading(self.case | {"history": {"attempts": sent, "inbound": []}}, self.contact, self.debt)
        return None if before.written_before(papers=True) else DUTY

    # -- 1788.14.5, 1788.52, 1788.56

    def is_in_writing(self) -> bool:
        return self.medium in WRITTEN or (self.medium == "in-person" and self.purpose in PROCESS)

    def first_writing(self) -> Verdict:
        if not self.is_in_writing() or not self.is_written_to_as_debtor() or not self.is_connected():
            return None
        return None if self.written_before(papers=True) else DUTY

    def documents(self) -> Verdict:
        if not self.is_in_writing() or not self.is_written_to_as_debtor() or not self.attempts():
            return None
        return {True: None, False: DENY}.get(self.debt.get("documents_held"), DUTY)  # type: ignore[arg-type]

    def cease_until_proof(self, days: int) -> Verdict:
        if not self.is_collection():
            return None
        asked: list[tuple[Any, Any]] = [
            (each["learned_at"], each.get("ended_at"))
            for each in self.debt["proceedings"]
            if each["kind"] in ("document-request", "itemisation-request") and each["in_writing"] is True
        ]
        asked += [
            (each["received_at"], each.get("answered_at"))
            for each in self.debt["original_creditor_requests"]
            if each["in_writing"] is True and not opened(each.get("withdrawn_at"), self.now)
        ]
        for came, answered in asked:
            if not began(came, self.now) or opened(answered, self.now):
                continue
            if came == UNKNOWN or self.local.date() > day_of(came, HOME) + timedelta(days=days):
                return DENY
        return None

    def s56(self) -> Verdict:
        another = "threatens-legal-action" in self.says
        if not self.is_paper() or (self.goes_on() and not another) or answers_in_court(self.contact):
            return None
        return {True: DENY, False: None}.get(self.debt["time_barred"], MISSING)

    # -- 1788.18, 1798.97.2

    def claims(self, kind: str) -> list[Json]:
        return [
            each for each in self.debt["proceedings"] if each["kind"] == kind and began(each["learned_at"], self.now)
        ]

    def claimed(self, kind: str) -> Verdict:
        if not self.is_collection():
            return None
        for each in self.claims(kind):
            complete = each["in_writing"] is True and each["formalities_met"] is True
            if complete and not (opened(each.get("ended_at"), self.now) and each["upheld"] is False):
                return DENY
        return None

    def tell_to_write(self, kind: str) -> Verdict:
        if not self.is_spoken_to_as_debtor() or self.is_paper() or self.acts == {"unrelated-notice"}:
            return None
        claims = self.claims(kind)
        standing = [each for each in claims if not opened(each.get("ended_at"), self.now)]
        complete = [each for each in claims if each["in_writing"] is True and each["formalities_met"] is True]
        lacking = [each for each in standing if each not in complete]
        if not lacking:
            return None
        return ANY if len(claims) > 1 else DUTY


Asks = Callable[[Reading], Verdict]
EVERYBODY: dict[str, Asks] = {
    "1788-10a.threat-of-harm": Reading.harm,
    "1788-11a.profanity": Reading.profanity,
    "1788-11b.caller-identity": Reading.s11b,
    "1788-11b.licence-on-request": Reading.s11b_licence,
    "1788-11f.licence-number": Reading.s11f,
    "1788-13j.empty-threat": Reading.s16,
    "1788-14c.attorney": Reading.s14c,
    "1788-14d.time-barred-notice": Reading.s14d,
}
CLAIMS: dict[str, Asks] = {
    "1788-18.identity-theft": lambda reading: reading.claimed("identity-theft"),
    "1788-18c.tell-to-write": lambda reading: reading.tell_to_write("identity-theft"),
}
ASSIGNED: dict[str, Asks] = {
    "1788-14-5.documents": Reading.documents,
    "1788-14-5.cease-until-proof": lambda reading: reading.cease_until_proof(30),
    "1788-14-5.records-notice": Reading.first_writing,
}
CONSUMERS_ONLY: dict[str, Asks] = {
    "1788-12a.employer-purpose": Reading.s12a_purpose,
    "1788-12a.employer-in-writing": Reading.s12a_writing,
    "1788-12b.relatives": Reading.s12b,
    "1798-97-2b.coerced-debt": lambda reading: reading.claimed("coerced-debt"),
    "1798-97-2c.tell-to-write": lambda reading: reading.tell_to_write("coerced-debt"),
}
BOUGHT: dict[str, Asks] = {
    "1788-52.documents": Reading.documents,
    "1788-52.cease-until-proof": lambda reading: reading.cease_until_proof(15),
    "1788-52.records-notice": Reading.first_writing,
    "1788-56.time-barred-suit": Reading.s56,
}
HOSPITALS: dict[str, Asks] = {"1788-14e.hospital-notice": Reading.first_sent}
PARTS: tuple[tuple[str, Callable[[Reading], bool], dict[str, Asks]], ...] = (
    ("us.ca.", Reading.is_consumers, EVERYBODY | CLAIMS | CONSUMERS_ONLY),
    ("us.ca.commercial.", Reading.is_covered_commercial, EVERYBODY),
    ("us.ca.commercial.", Reading.is_commercial, CLAIMS),
    ("us.ca.", Reading.is_delinquent_consumers, ASSIGNED),
    ("us.ca.commercial.", Reading.is_delinquent_commercial, ASSIGNED),
    ("us.ca.", Reading.is_bought, BOUGHT),
    ("us.ca.", Reading.is_hospitals, HOSPITALS),
)
RULES = {prefix + rule: asks for prefix, _, rules in PARTS for rule, asks in rules.items()}


def answers(case: Json, contact: Json) -> Answers:
    """What each rule says of each debt of the contact that it is about."""
    found: Answers = {}
    for debt in debts_of(case, contact):
        reading = Reading(case, contact, debt)
        for prefix, is_reached, rules in PARTS:
            for rule, asks in rules.items() if is_reached(reading) else ():
                found.setdefault(prefix + rule, {})[debt["id"]] = asks(reading) or NO
    return found


def whatever_is_unknown(case: Json, contact: Json) -> Answers:
    """What is said in every world; a claim that may not be complete is left to the rule that stops collection."""
    found = wa.of_every_world(answers, case, contact)
    for rule, said in found.items():
        if rule.endswith("tell-to-write"):
            found[rule] = {debt: ANY if word == OWED else word for debt, word in said.items()}
    return found
