"""A second reading of ORS 646.639(2), (4)(d) and (5), of what they say about one contact.

It reads JSON as it was made up, every fact known, and takes the readings that docs/explanation/state-law.md has:

* Anybody who collects is bound, the creditor's own staff too; the debtor is who owes, or stands in for who does.
* The place of employment is the debtor's own. Permission ends with any word to stop there, and the word with a later
  permission.
* A week at work is that from Monday, and answers count and wait in it. Each call there takes a failed one to the home.
* The day begins at eight. A number that rang, and was known by then to be another's, was not rung in good faith.
* Documents about a bought debt that come after thirty days free nobody.

Left out: what is said within somebody's own call; us.or.solicitation.offer, which is advice; and lines and addresses
whose place nobody knows.
"""

from collections.abc import Callable
from datetime import timedelta

from . import wa
from .plain import (
    ACTS_TO_COLLECT,
    AGENCY,
    ANY,
    CREDITORS,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    NO,
    PROFESSIONALS,
    TELEPHONE,
    TELLS,
    TO_A_NUMBER,
    UNKNOWN,
    Answers,
    Json,
    about,
    answers_in_court,
    began,
    day_of,
    debts_of,
    instant,
    last,
    name_of,
    opened,
    ours,
    standing,
    sues,
)
from .wa import HOME, WRITTEN, Verdict

ORAL = {*TELEPHONE, "in-person"}
FAILED = {
    "rang-out",
    "dropped",
    "no-message-left",
    "no-message-possible",
    "voicemail",
    "limited-content-message",
    "wrong-person",
}
DAYS_FOR_DOCUMENTS = 30


class Reading(wa.Reading):
    """One contact about one debt, with every fact known."""

    telling = TELLS | {"initial-disclosure"}
    """And who says that it is an attempt to collect a debt tells of one."""

    def is_connected(self) -> bool:
        return not self.acts <= {"unrelated-notice", "opt-out-confirmation"}

    def s2k(self) -> Verdict:
        """Whoever hears it; and what is attempted: a suit that nobody authorised, a judgment that there is not."""
        anybody = Reading(self.case, self.contact, self.debt)
        anybody.hears_threats = lambda: True  # type: ignore[method-assign]
        return (None if self.recipient in CREDITORS_SIDE else self.attempts()) or anybody.s16()

    def attempts(self) -> Verdict:
        if self.purpose == "postjudgment-remedy" and not self.has_judgment():
            return DENY
        bare = self.contact.get("required_by_law") and not sues(self.contact)
        begins = self.is_paper() and not self.goes_on() and not bare
        return DENY if begins and self.debt["legal_action_authorised"] is False else None

    def is_told_as_debtor(self) -> bool:
        return self.is_liable() or (self.stands_in() and not self.only_asks())

    # -- (d), (f)

    def profanity(self) -> Verdict:
        """(d): towards the debtor and the family, of which anybody may be one."""
        return None if self.recipient in PROFESSIONALS | {"employer"} else super().profanity()

    def employer(self) -> Verdict:
        """(f): at no stage."""
        if self.recipient != "employer" or self.is_liable() or self.acts == {"unrelated-notice"} or self.is_paper():
            return None
        if self.tells() is None and self.is_writ():
            return DENY if "states-debt" not in self.omits else None
        if self.acts == {"opt-out-confirmation"}:
            return ANY
        return self.tells()

    # -- (g)

    def is_at_work(self) -> bool:
        free = self.acts == {"unrelated-notice"} or self.is_paper()
        return self.is_liable() and not free and self.at_work(self.contact)

    def has_leave(self, debt: Json | None = None) -> bool:
        """Whether the debtor permitted it, and did not ask otherwise since."""
        for each in self.case["consents"]:
            if (
                each["scope"] == "workplace"
                and each["given_to"] in ours(self.case)
                and each.get("person", "consumer") == self.person
                and about(each.get("debts"), (debt or self.debt)["id"])
                and opened(each["given_at"], self.now)
                and not began(each.get("revoked_at"), self.now)
                and not any(self.takes_back(word, each["given_at"]) for word in self.words())
            ):
                return True
        return False

    def words(self) -> list[Json]:
        """The words to stop that stand, of this person, about work, this medium, this number, or at all."""
        kinds = ("cease", "stop-medium", "stop-address", "inconvenient-place")
        return [
            each
            for each in standing(self.case, self.contact, *kinds)
            if name_of(each) == self.person and self.is_meant(each)
        ]

    def is_meant(self, word: Json) -> bool:
        media = set(word.get("media", ()))
        if media & TELEPHONE:
            media |= TELEPHONE
        if word["kind"] == "stop-medium":
            return self.medium in media
        if word["kind"] == "stop-address":
            return word["address"] == self.contact.get("address") and (not media or self.medium in media)
        if word["kind"] == "inconvenient-place":
            return bool(word["place"] == "work")
        return about(word.get("debts"), self.debt["id"])

    @staticmethod
    def takes_back(word: Json, given: str) -> bool:
        return word["received_at"] == UNKNOWN or last(given) <= instant(word["received_at"])

    def s2g(self) -> Verdict:
        other = self.medium not in {*TELEPHONE, "mail"}
        return DENY if other and self.is_at_work() and not self.has_leave() else None

    def s2ga(self) -> Verdict:
        if self.medium != "mail" or not self.is_at_work() or self.has_leave():
            return None
        for each in self.case["postal_addresses"]:
            whose = each.get("person", "consumer") == self.person
            reaches = each["place"] != "work" and not began(each.get("undeliverable_at"), self.now)
            if reaches and whose:
                return DENY
        if self.homes_of_nobody_known():
            return ANY
        if self.case["collector"] == "creditor" and self.debt["purchased"] is not True:
            return None
        if "shows-debt-collection" in self.says:
            return DENY
        return None if "shows-debt-collection" in self.omits else DUTY

    def owed(self) -> list[Json]:
        owing = [debt for debt in self.debts if self.recipient == "consumer" or self.owes_any(debt)]
        return [debt for debt in owing if debt["nature"] != "commercial"]

    def homes_of_nobody_known(self) -> bool:
        """Whether there is a home of somebody of whom no fact says who they are: it may be the debtor's."""
        beside = {person for debt in self.case["debts"] for person in debt["co_obligors"]}
        return any(
            each["place"] == "home" and each.get("person") == "pat" and "pat" not in beside
            for each in self.case["postal_addresses"]
        )

    def s2gb_call(self) -> Verdict:
        if self.medium not in TELEPHONE or not self.is_at_work() or self.has_leave():
            return None
        mine = [each for each in self.past() if name_of(each) == self.person]
        to_work = [instant(each["at"]) for each in mine if self.rang_at_work(each)]
        tried = [instant(each["at"]) for each in mine if self.failed_at_home(each)]
        since = [when for when in tried if not to_work or when > max(to_work)]
        return DUTY if since and "states-debt" not in self.says else DENY

    def rang_at_work(self, past: Json) -> bool:
        return past["medium"] in TELEPHONE and past["outcome"] != "not-connected" and self.at_work(past)

    def failed_at_home(self, past: Json) -> bool:
        hour = instant(past["at"]).astimezone(HOME).hour
        home = past["medium"] == "call" and self.place_of(past) == "home"
        return home and past["outcome"] in FAILED and 8 <= hour < 21

    def s2gb_week(self) -> Verdict:
        if not self.is_at_work() or all(self.has_leave(debt) for debt in self.owed()):
            return None
        monday = self.local.date() - timedelta(days=self.local.weekday())
        for each in self.past():
            counted = each["outcome"] not in {"not-connected", "undeliverable"} and not self.reached_nobody(each)
            counted &= each["purpose"] not in {"unrelated-notice", "formal-pleading"} or each["medium"] in TO_A_NUMBER
            counted &= each["purpose"] != "unrelated-notice"
            same = name_of(each) == self.person and self.at_work(each)
            if counted and same and day_of(each["at"], HOME) >= monday:
                return DENY
        return None

    def s2gb_request(self) -> Verdict:
        if self.medium not in TELEPHONE or not self.is_at_work():
            return None
        if any(name_of(each) == self.person for each in standing(self.case, self.contact, "employer-prohibits")):
            return DENY
        if self.words() and not self.has_leave():
            return DENY
        beside = {person for debt in self.case["debts"] for person in debt["co_obligors"]}
        others = {name_of(each) for each in self.case["requests"]} - {self.person}
        ceased = any(each["kind"] == "cease" for each in self.case["requests"])
        return ANY if others - beside or (others and ceased) else None

    # -- (h), (i)

    def s2h(self) -> Verdict:
        paper = self.purpose == "formal-pleading" and self.medium == "in-person"
        paper |= self.purpose == "postjudgment-remedy" and self.medium == "in-person"
        if not (self.medium in WRITTEN or paper) or not self.is_told_as_debtor() or not self.is_connected():
            return None
        if self.written_before(papers=True):
            lost = any(began(each.get("undeliverable_at"), self.now) for each in self.case["postal_addresses"])
            return ANY if lost else None
        return self.asked("business-identity")

    def s2i(self) -> Verdict:
        if self.medium not in ORAL or self.is_paper() or not self.is_told_as_debtor():
            return None
        return None if self.acts == {"unrelated-notice"} else self.asked("identity-and-purpose")

    # -- (r), (s), (t)

    def s2s(self) -> Verdict:
        """A debt that is paid, or was found to be somebody else's; an answer and a report collect nothing."""
        collecting = self.acts & (ACTS_TO_COLLECT | {"servicing-disclosure", "validation-notice", "formal-pleading"})
        if not collecting or self.recipient in {*CREDITORS_SIDE, AGENCY}:
            return ANY if self.recipient == AGENCY else None
        if self.is_paper() and self.contact.get("required_by_law") and not sues(self.contact):
            return None
        asks_nothing = "no-payment-request" in self.says
        if asks_nothing and (collecting <= {"servicing-disclosure", "validation-notice"}):
            return None
        if asks_nothing and self.is_paper() and self.goes_on() and not sues(self.contact):
            return None
        if any(
            each["kind"] == "identity-theft" and opened(each.get("ended_at"), self.now) and each["upheld"] is True
            for each in self.debt["proceedings"]
        ):
            return DENY
        return DENY if self.is_paid() else None

    def s2t(self) -> Verdict:
        """Of what was bought: asked for documents and not answered in the days, or not yet."""
        if answers_in_court(self.contact):
            return None
        original = self.case["collector"] in CREDITORS and self.debt["purchased"] is not True  # (5)
        bought = self.debt["purchased"] is not False or self.case["collector"] == "debt-buyer"
        if original or not bought or not self.is_effort() or self.recipient in CREDITORS_SIDE:
            return None
        asked = [
            each
            for each in self.debt["proceedings"]
            if each["kind"] == "document-request" and began(each["learned_at"], self.now)
        ]
        given = [each["ended_at"] for each in asked if self.was_in_time(each)]
        for each in asked:
            before = any(instant(when) <= self.since(each) for when in given)
            if not before and not self.was_in_time(each):
                return DENY
        return None

    def was_in_time(self, request: Json) -> bool:
        if not opened(request.get("ended_at"), self.now) or request["learned_at"] == UNKNOWN:
            return False
        last_day = day_of(request["learned_at"], HOME) + timedelta(days=DAYS_FOR_DOCUMENTS)
        return day_of(request["ended_at"], HOME) <= last_day


RULES: dict[str, Callable[[Reading], Verdict]] = {
    "us.or.646-639-2a.threat-of-harm": Reading.harm,
    "us.or.646-639-2d.profanity": Reading.profanity,
    "us.or.646-639-2f.employer": Reading.employer,
    "us.or.646-639-2g.workplace": Reading.s2g,
    "us.or.646-639-2ga.letter-to-work": Reading.s2ga,
    "us.or.646-639-2gb.call-to-work": Reading.s2gb_call,
    "us.or.646-639-2gb.once-a-week": Reading.s2gb_week,
    "us.or.646-639-2gb.workplace-request": Reading.s2gb_request,
    "us.or.646-639-2h.written-identity": Reading.s2h,
    "us.or.646-639-2i.identity": Reading.s2i,
    "us.or.646-639-2k.empty-threat": Reading.s2k,
    "us.or.646-639-2r.time-barred": Reading.s23,
    "us.or.646-639-2s.nothing-owed": Reading.s2s,
    "us.or.646-639-2t.documents": Reading.s2t,
}


def answers(case: Json, contact: Json) -> Answers:
    """What each rule says of each debt of the contact that came of a consumer transaction."""
    found: Answers = {}
    for debt in debts_of(case, contact):
        reading = Reading(case, contact, debt)
        for rule, asks in RULES.items() if debt["nature"] != "commercial" else ():
            found.setdefault(rule, {})[debt["id"]] = asks(reading) or NO
    return found


def whatever_is_unknown(case: Json, contact: Json) -> Answers:
    return wa.of_every_world(answers, case, contact)
