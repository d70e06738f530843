"""A second reading of Wis. Stat. 427.104(1)(a)-(g) and of Wis. Adm. Code DFI-Bkg 74.16, of what was read of both.

It reads JSON as it was made up, every fact known, and takes the readings that docs/explanation/state-law.md has:

* The statute binds whoever collects a consumer's debt, the rule everybody but a creditor in its own name, whatever
  the debt.
* To ask for location information is to verify employment. Who answers what the employer sent, or serves papers,
  initiates nothing.
* The employer has a business need after a judgment, and before one nothing but an answer is told it. Nobody else has.
* A number or address known to reach somebody else, and a post that others see, tell others. Every dispute is
  reasonable.
* To cease, not to call and not this number are demands that efforts cease. A text goes by telephone.

Left out: the advice on frequency, for which the texts have no number; answers at unusual hours, and consents to them;
confirmations of an opt-out, of which it has to be known what they confirm; and whether somebody else answered again and
again.
"""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from . import wa
from .plain import (
    ADVICE,
    AGENCY,
    ANY,
    CLAIMS,
    CONSUMERS,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    NO,
    OTHERS,
    OWED,
    PROFESSIONALS,
    TELEPHONE,
    TELLS,
    TO_A_NUMBER,
    Answers,
    Json,
    began,
    debts_of,
    name_of,
    opened,
    presses,
    standing,
    sues,
)
from .wa import ANSWERS, Verdict

HERE = ZoneInfo("America/Chicago")


class Reading(wa.Reading):
    """One contact about one debt, with every fact known."""

    telling = TELLS | {"initial-disclosure"}
    """And who says that it is an attempt to collect a debt, or asks for debt counselling, tells of one."""

    def __init__(self, case: Json, contact: Json, debt: Json) -> None:
        super().__init__(case, contact, debt)
        self.local = self.now.astimezone(HERE)

    def confirms(self) -> bool:
        return "opt-out-confirmation" in self.acts

    def is_what_law_requires(self) -> bool:
        """(d), (e): what some statute permits."""
        return bool(self.contact.get("required_by_law")) and not (self.is_paper() and sues(self.contact))

    def replies(self) -> bool:
        """Whether it is the one answer to what the person sent: by that medium, or nothing but an answer."""
        came = [each for each in self.inbound if each["id"] == self.contact.get("in_reply_to")]
        alike = any(
            name_of(each) == self.person and (each["medium"] == self.medium or self.acts <= ANSWERS) for each in came
        )
        return alike and not any(past.get("in_reply_to") == came[0]["id"] for past in self.past())

    # -- (d), 74.16(4)

    def begins_with_employer(self) -> bool:
        if self.recipient != "employer" or self.has_judgment() or self.acts == {"unrelated-notice"}:
            return False
        return not (self.replies() or self.is_paper() or self.is_what_law_requires())

    def employer(self) -> Verdict:
        if not self.begins_with_employer() or self.acts == {"location-information"}:
            return None
        if self.confirms():
            return ANY
        return None if self.counsels() else DENY

    def counsels(self) -> bool:
        """To ask for an established counselling service, while verifying too; for payment as well is more than that."""
        asks = "credit-counselling" in self.says and not presses(self.contact)
        return asks and self.acts <= {"collection", "location-information"}

    def verify_only(self) -> Verdict:
        asks = self.begins_with_employer() and self.purpose == "location-information"
        return self.tells() if asks and not self.counsels() else None

    # -- (e), 74.16(6)

    def third_party(self, *, permitted: bool) -> Verdict:
        if self.recipient not in OTHERS or self.is_liable() or self.acts == {"unrelated-notice"}:
            return None
        if self.confirms():
            return ANY
        if self.recipient == "employer" and (self.has_judgment() or not self.replies()):
            return None
        if permitted and self.is_what_law_requires():
            return None
        if self.purpose == "postjudgment-remedy" and self.has_judgment():
            return None
        if self.is_paper():
            return DENY if self.recipient == "third-party" and not self.has_judgment() else None
        return self.tells()

    def public_post(self, *, permitted: bool) -> Verdict:
        on_a_card = self.medium == "mail" and "postcard" in self.says and not self.is_paper()
        if not on_a_card and (self.medium != "social-media" or self.contact.get("publicly_viewable") is not True):
            return None
        if self.acts == {"unrelated-notice"} or (permitted and self.is_what_law_requires()):
            return None
        if self.confirms():
            return ANY
        return DENY if self.tells() else None

    def number(self, *, permitted: bool) -> Verdict:
        if self.medium not in {*TO_A_NUMBER, "email"} or not self.reaches_another() or self.confirms():
            return ANY if self.confirms() else None
        if self.acts == {"unrelated-notice"} or (permitted and self.is_what_law_requires()):
            return None
        if self.is_paper():
            return ANY
        return DENY if self.is_writ() else self.tells()

    # -- (f), 74.16(7)

    def disputed(self) -> Verdict:
        said = self.asked("reports-dispute")
        if not self.is_disputed() or said is None or self.recipient in CREDITORS_SIDE:
            return None
        if self.is_paper() or self.acts == {"unrelated-notice"}:
            return None
        if self.confirms() or (self.purpose == "credit-reporting" and self.recipient != AGENCY):
            return ANY
        if "threatens-credit-report" in self.says:
            return said
        if self.recipient == AGENCY:
            return said if "credit-reporting" in self.acts else ANY
        owes = self.is_liable()
        if self.recipient == "consumer-attorney" or (self.recipient in CONSUMERS - {"spouse", "parent"} and not owes):
            return None if self.recipient == "consumer-attorney" else ANY
        hidden = not owes or self.reaches_another() or self.is_seen()
        told = DENY if self.is_writ() else self.tells()
        return {DENY: said, DUTY: DUTY}.get(told or "") if hidden else None

    def is_seen(self) -> bool:
        return self.medium == "social-media" and self.contact.get("publicly_viewable") is True

    def is_disputed(self) -> bool:
        known = any(
            began(each["received_at"], self.now) and not opened(each.get("withdrawn_at"), self.now)
            for each in self.debt["disputes"]
        )
        claims = [
            each for each in self.debt["proceedings"] if each["kind"] in CLAIMS and began(each["learned_at"], self.now)
        ]
        return known or any(not opened(each.get("ended_at"), self.now) or each["upheld"] for each in claims)

    # -- (g), 74.16(5), (8)

    def hours(self) -> Verdict:
        if self.medium == "mail" or self.recipient in PROFESSIONALS or self.acts == {"unrelated-notice"}:
            return None
        if self.is_paper() or 8 <= self.local.hour < 21:
            return None
        return ANY if self.contact.get("in_reply_to") else ADVICE

    def cease_by_telephone(self) -> Verdict:
        debtor = self.is_liable() or self.stands_in() or self.recipient == "spouse"
        if self.medium not in TO_A_NUMBER or not debtor or self.acts == {"unrelated-notice"}:
            return None
        if self.confirms():
            return ANY
        found = [self.meant(each) for each in standing(self.case, self.contact, "cease", "stop-medium", "stop-address")]
        return DENY if DENY in found else ANY if ANY in found else None

    def meant(self, word: Json) -> Verdict:
        if name_of(word) != self.person:
            beside = {person for debt in self.case["debts"] for person in debt.get("co_obligors", ())}
            apart = name_of(word) in beside and self.recipient == "consumer" and word["kind"] != "cease"
            return None if apart else ANY
        if word["kind"] == "cease":
            return DENY if self.debt["id"] in word.get("debts", [self.debt["id"]]) else None
        media = set(word.get("media", ()))
        if word["kind"] == "stop-address":
            same = word["address"] == self.contact.get("address")
            return DENY if same and (not media or self.medium in media) else ANY if same else None
        if media & TELEPHONE and self.medium in TELEPHONE:
            return DENY
        return DENY if self.medium in media else ANY if media & TELEPHONE else None


Asks = Callable[[Reading], Verdict]
RULES: dict[str, Asks] = {
    "us.wi.427-104-1a.threat-of-harm": Reading.harm,
    "us.wi.427-104-1d.employer": Reading.employer,
    "us.wi.427-104-1d.verify-only": Reading.verify_only,
    "us.wi.427-104-1e.not-the-consumers-number": lambda reading: reading.number(permitted=True),
    "us.wi.427-104-1e.public-post": lambda reading: reading.public_post(permitted=True),
    "us.wi.427-104-1e.third-party": lambda reading: reading.third_party(permitted=True),
    "us.wi.427-104-1f.disputed": Reading.disputed,
    "us.wi.427-104-1g.unusual-hours": Reading.hours,
    "us.wi.bkg74-16-1.threat-of-harm": Reading.harm,
    "us.wi.bkg74-16-10.profanity": Reading.profanity,
    "us.wi.bkg74-16-4.employer": Reading.employer,
    "us.wi.bkg74-16-4.verify-only": Reading.verify_only,
    "us.wi.bkg74-16-5.cease-by-telephone": Reading.cease_by_telephone,
    "us.wi.bkg74-16-6.not-the-consumers-number": lambda reading: reading.number(permitted=False),
    "us.wi.bkg74-16-6.public-post": lambda reading: reading.public_post(permitted=False),
    "us.wi.bkg74-16-6.third-party": lambda reading: reading.third_party(permitted=False),
    "us.wi.bkg74-16-7.disputed": Reading.disputed,
    "us.wi.bkg74-16-8.unusual-hours": Reading.hours,
}


def answers(case: Json, contact: Json) -> Answers:
    """What each rule says of each debt of the contact of which it binds the collector."""
    found: Answers = {}
    for debt in debts_of(case, contact):
        reading = Reading(case, contact, debt)
        for rule, asks in RULES.items():
            bound = case["collector"] != "creditor" if "bkg" in rule else debt["nature"] != "commercial"
            if bound:
                found.setdefault(rule, {})[debt["id"]] = asks(reading) or NO
    return found


def whatever_is_unknown(case: Json, contact: Json) -> Answers:
    """What is said in every world; who may ask only where somebody is may do so of a debt that may be disputed."""
    found = wa.of_every_world(answers, case, contact)
    for rule, said in found.items():
        if rule.endswith("disputed"):
            found[rule] = {debt: ANY if word == OWED else word for debt, word in said.items()}
    return found
