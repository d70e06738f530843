"""A second reading of 9 V.S.A. 41b(m), on merchants who rent to own, and of the hours advised for Vermont's CF 104.

It reads JSON as it was made up, every fact known, and takes the readings that docs/explanation/state-law.md has:

* The merchant is the creditor, under whichever name. Who rents too is a consumer of their own.
* Words to stop calls, this number or all contact are requests about work, and so are the employer's of any kind.
* What says nothing of a debt discusses no account. Papers are served on household and employer; a judgment's remedy
  goes to anybody.
* A week is the seven civil days, that from Sunday and that from Monday. Notice of bankruptcy holds for good.

Left out: advice on how often, for which the texts have no number, and on work by CF 104, which was not read; requests
of somebody who is neither contacted nor the consumer; messages within the consumer's own call.
"""

from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

from . import wa
from .plain import (
    ADVICE,
    ANY,
    CONSUMERS,
    CREDITORS,
    DENY,
    DUTY,
    NO,
    OTHERS,
    PROFESSIONALS,
    TELEPHONE,
    TELLS,
    THREATS,
    TO_A_NUMBER,
    Answers,
    Json,
    about,
    asks_for_payment,
    began,
    day_of,
    debts_of,
    name_of,
    standing,
)
from .wa import Verdict

BY_VOICE = {*TELEPHONE, "in-person"}
MOST_TALKS = 6


class Reading(wa.Reading):
    """One contact about one debt, with every fact known."""

    telling = TELLS | {"initial-disclosure"}
    """And who says that it is an attempt to collect a debt tells of one."""

    zone = ZoneInfo("America/New_York")

    def __init__(self, case: Json, contact: Json, debt: Json) -> None:
        super().__init__(case, contact, debt)
        self.local = self.now.astimezone(self.zone)

    # -- who, and what is said

    def confirms(self) -> bool:
        return "opt-out-confirmation" in self.acts

    def is_one_of_them(self) -> bool:
        """Whether it is the consumer, whoever may stand in the consumer's place, or whoever owes too."""
        return (self.recipient in CONSUMERS and not self.is_parent_of_the_grown()) or self.is_liable()

    def is_parent_of_the_grown(self) -> bool:
        return self.recipient == "parent" and self.case["consumer"]["minor"] is False

    def hears_threats(self) -> bool:
        return True

    def is_about_the_claim(self) -> bool:
        return not self.acts <= {"unrelated-notice"}

    def unusual_hours(self) -> Verdict:
        """As the federal statute has them."""
        stands = self.recipient in CONSUMERS and not self.is_parent_of_the_grown()
        if self.medium not in TELEPHONE or not stands or not self.is_about_the_claim():
            return None
        if 8 <= self.local.hour < 21:
            return None
        return ANY if self.contact.get("in_reply_to") else ADVICE

    # -- (m)(1), (6), (9), (13)

    def speaks(self) -> bool:
        """By a call or a visit about the agreement."""
        return self.medium in BY_VOICE and self.is_about_the_claim() and not self.is_paper()

    def work(self) -> Verdict:
        if not self.speaks() or self.recipient in PROFESSIONALS:
            return None
        if self.recipient != "employer" and not self.at_work(self.contact):
            return None
        kinds = ("employer-prohibits", "inconvenient-place", "cease", "stop-medium", "stop-address")
        said = {self.meant(each) for each in standing(self.case, self.contact, *kinds)}
        return DENY if DENY in said else ANY if ANY in said else None

    def meant(self, word: Json) -> Verdict:
        whose = name_of(word)
        if whose != self.person and not ({whose, self.person} <= {"consumer", "employer"}):
            return ANY
        if word["kind"] == "inconvenient-place":
            return DENY if word["place"] == "work" else None
        if word["kind"] == "cease":
            return DENY if about(word.get("debts"), self.debt["id"]) else ANY
        media = set(word.get("media", ()))
        if word["kind"] == "stop-address":
            return DENY if word["address"] == self.contact.get("address") and not media else ANY
        alike = TELEPHONE if self.medium in TELEPHONE else {self.medium}
        return DENY if word["kind"] == "employer-prohibits" or media & alike else None

    def talks(self) -> Verdict:
        since = self.debt.get("past_due_since")
        liable = self.is_liable()
        if not self.speaks() or self.medium == "ringless-voicemail":
            return None
        if not (liable or self.stands_in()) or (since and since > self.local.date().isoformat()):
            return None
        today = self.local.date()
        starts = [today - timedelta(days=6), today - timedelta(days=today.isoweekday() % 7)]
        starts.append(today - timedelta(days=today.weekday()))
        past = [each for each in self.past() if name_of(each) == self.person and each["medium"] in BY_VOICE]
        sure = [each for each in past if each["outcome"] == "conversation"]
        perhaps = [each for each in past if each["outcome"] == "conversation" or each["medium"] == "in-person"]

        def most(of: list[Json]) -> int:
            return max(sum(day_of(each["at"], self.zone) >= start for each in of) for start in starts)

        if most(sure) >= MOST_TALKS:
            return DENY if liable else ANY
        return ANY if most(perhaps) >= MOST_TALKS else None

    def bankruptcy(self) -> Verdict:
        if not self.speaks() or self.place_of(self.contact) not in {"home", "work", None}:
            return None
        known = {each["obligor"] for each in self.case["bankruptcies"] if began(each["learned_at"], self.now)}
        beside = self.debt.get("co_obligors", ())
        if self.recipient != "consumer" and self.is_liable():
            return None if "co-obligor" not in known else DENY if len(beside) == 1 else ANY
        if not self.is_one_of_them():
            return None
        if "consumer" in known:
            return DENY
        return ANY if "co-obligor" in known and self.recipient != "consumer" else None

    def recorded(self) -> Verdict:
        """What is recorded is the name, the number and the request; a call may end in a recording."""
        if self.medium not in TELEPHONE or not self.speaks() or not self.is_one_of_them():
            return None
        more = bool(self.says & (TELLS | THREATS | {"collector-disclosure", "initial-disclosure"}))
        more |= "limited-content-message" in self.omits or asks_for_payment(self.contact)
        if "limited-content-message" in self.says and not more:
            return None
        return DENY if more and self.medium == "ringless-voicemail" else DUTY

    # -- (2), (7), (12)

    def cursed(self) -> Verdict:
        return DENY if "profanity" in self.says and self.is_about_the_claim() else None

    # -- (4), (11)

    def nobody_else(self) -> Verdict:
        other = self.recipient in {*OTHERS, "parent"} and not self.is_liable()
        if not other or self.acts <= {"location-information", "unrelated-notice"}:
            return None
        if self.confirms():
            return ANY
        if self.purpose == "postjudgment-remedy" and self.has_judgment():
            return None
        if self.is_paper():
            outside = self.recipient == "third-party" or self.is_parent_of_the_grown()
            return DENY if outside and not self.has_judgment() else None
        return self.tells()

    def asks_without_telling(self) -> Verdict:
        other = self.recipient in {*OTHERS, "parent"} and not self.is_liable()
        if not other or self.purpose != "location-information":
            return None
        if "physical-or-criminal-threat" in self.says:
            return ANY
        return self.tells()

    def number(self) -> Verdict:
        if self.medium not in {*TO_A_NUMBER, "email"} or not self.reaches_another() or not self.is_about_the_claim():
            return None
        if self.confirms() or self.is_paper():
            return ANY
        return DENY if self.is_writ() else self.tells()

    def public_post(self) -> Verdict:
        if self.medium != "social-media" or self.contact.get("publicly_viewable") is not True:
            return None
        if not self.is_about_the_claim():
            return None
        return ANY if self.confirms() else DENY if self.tells() else None


RULES: dict[str, Callable[[Reading], Verdict]] = {
    "us.vt.41b-m1.work": Reading.work,
    "us.vt.41b-m2.profanity": Reading.cursed,
    "us.vt.41b-m6.six-talks-a-week": Reading.talks,
    "us.vt.41b-m7.threat-of-harm": Reading.harm,
    "us.vt.41b-m9.bankruptcy": Reading.bankruptcy,
    "us.vt.41b-m11.location-state-no-debt": Reading.asks_without_telling,
    "us.vt.41b-m11.nobody-else": Reading.nobody_else,
    "us.vt.41b-m11.not-the-consumers-number": Reading.number,
    "us.vt.41b-m11.public-post": Reading.public_post,
    "us.vt.41b-m12.empty-threat": Reading.s16,
    "us.vt.41b-m13.recorded-message": Reading.recorded,
    "us.vt.cf-104-02.hours": Reading.unusual_hours,
}


def answers(case: Json, contact: Json) -> Answers:
    """What each rule says of each consumer's debt of the contact."""
    found: Answers = {}
    merchant = case["collector"] in CREDITORS
    for debt in debts_of(case, contact):
        reading = Reading(case, contact, debt)
        for rule, asks in RULES.items() if debt["nature"] != "commercial" else ():
            if "cf-104" in rule or (merchant and debt["kind"] == "rent-to-own"):
                found.setdefault(rule, {})[debt["id"]] = asks(reading) or NO
    return found


def whatever_is_unknown(case: Json, contact: Json) -> Answers:
    return wa.of_every_world(answers, case, contact)
