"""A second reading of C.R.S. 5-16-104 to 109.5, and what the states share that restate the federal statute.

Where the words are those of the federal statute they are read as the oracles of Regulation F and the statute read them.
Readings on which the rest depends (docs/explanation/state-law.md):

* 103(3): agencies, buyers, attorneys whatever the debt was, creditors under another name; not who had a debt of
  another's before it was in default.
* 104(1)(f): who wrote to an attorney waits thirty whole days; the attorney's leave frees nobody.
* 105(1)(a): a manner is a medium, a number or an address that the consumer wants not to be used.
* 105(2): a post declared to state no debt, nor to ask for payment, conveys nothing of one unless it shows who
  collects.
* 105(3): the first writing to a person about a debt; neither papers of a court nor a mere question or confirmation.
* 106(1)(f): the debtor is who owes.
* 107(1)(l): the consumer's attorney is told too.
* 108(1)(j), 109.5(2): the days of the consumer's clock, the first not counted. It is silent on the last of them where
  somebody stands in the consumer's place, who may have a clock of their own.
* 109(2): a bill collects, unless some law requires it.
* 109(5), 109.5(2): a debt of which nobody says what it arose from may be medical.

It is silent (``any``) on a validation notice alone, on answers while an appeal is pending, and on what came back.
Left out are 106(1)(e), for which the text has no number, and the advice on what is sold by telephone.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from . import s22_s42
from .fdcpa import Statute
from .plain import (
    AGENCY,
    ANY,
    CLOSED,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    ELECTRONIC,
    MISSING,
    NO,
    OTHERS,
    TELEPHONE,
    TO_A_NUMBER,
    UNKNOWN,
    Answers,
    Json,
    acts,
    began,
    day_of,
    first,
    is_paper,
    last,
    listed,
    opened,
    reporting,
    sues,
    zones,
)
from .s06 import collecting
from .s10 import Location
from .s14 import Conduct
from .s14b_s06b import Missing
from .s18 import Representations

Said = bool | str
WRITTEN = ELECTRONIC | {"mail"}
MEDICAL = ("medical", UNKNOWN)
PROCESS = ("formal-pleading", "postjudgment-remedy")
COLLECTS = {
    "collection",
    "credit-reporting",
    "postjudgment-remedy",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "servicing-disclosure",
}


class Restated(Statute, Location, Representations, Conduct):
    """The federal words in a state's law: one case and one contact."""

    def consumers_zones(self) -> list[ZoneInfo]:
        """Where the consumer may be, whoever is contacted."""
        return self.zones_of(self.is_surely_consumer, self.may_be_consumer, False)

    def stopped(self, debt: str) -> Said:
        """1692c(c); silent of a successor in interest, who may be none."""
        successor = self.recipient == "successor-in-interest"
        if successor and self.debt(debt)["kind"] != "mortgage":
            return ANY
        unsaid = successor and self.contact["person"] is not None
        said = self.asked(Restated.ceased, debt)
        return ANY if said == NO and unsaid else said

    def reaches_another(self, debt: str) -> Said:
        """1692c(b): a number known to be another's, and what is known to have led to somebody else."""
        if self.serves():
            return False
        if self.recipient in ("parent", "personal-representative") and self.contact["address"] is None:
            return ANY  # who may be somebody else, and by what is not said
        if self.anothers_number(debt):
            return True
        if self.medium not in ("text", "email") or self.recipient in OTHERS:
            return False
        if self.tells_of_no_debt() or self.consented_to_others(debt, None):
            return False
        kind = listed(self.case["phones" if self.medium == "text" else "emails"])
        if self.contact["address"] is None:
            mine = [each for each in kind if self.to_the_consumer() or self.theirs(each)]
            if any(began(each["led_to_third_party_at"], self.now) for each in mine):
                raise Missing
        records = self.records(self.contact["address"])
        return self.still_known([each["led_to_third_party_at"] for each in records], records)


class Colorado(Restated):
    def is_covered(self, debt: Json) -> bool:
        collector = self.case["collector"]
        if collector == "creditor" or debt["nature"] == "commercial":
            return False
        for_another = collector in ("third-party-collector", "mortgage-servicer")
        return not (for_another and debt["in_default_when_obtained"] is False)

    # -- 104

    def only_the_attorney_asked(self, debt: str) -> Said:
        if not self.is_asked():
            return False
        if self.recipient == "consumer-attorney":
            return False
        if self.case["representation"] == UNKNOWN:
            raise Missing
        found = False
        for each in listed(self.case["representation"]):
            silent = {**each, "unresponsive_at": None}
            if not self.represents(silent, debt) or self.silent_for_thirty_days(each):
                continue
            found |= self.known_to_be(each["attorney_can_be_found"], ("found", each["id"]), True, False)
        return found

    def silent_for_thirty_days(self, each: Json) -> bool:
        asked = each["asked_received_at"] or each["asked_at"]
        if not opened(asked, self.now) or began(each["answered_at"], self.now):
            return False
        return all(self.days_since(asked, zone) > 30 for zone in self.consumers_zones())

    def days_since(self, when: str, zone: ZoneInfo) -> int:
        return (self.now.astimezone(zone).date() - day_of(when, zone)).days

    # -- 105

    def inconvenient_manner(self, debt: str) -> Said:
        if not self.to_the_consumer() or self.court_permits(debt):
            return False
        said = self.medium_closed().get(debt, NO)
        scopes = {"more-calls", "home-visit", "electronic-messages", "email-address", "text-number"}
        if self.medium == "in-person" and self.contact["person_is_at"] not in (None, "home"):
            scopes = scopes - {"home-visit"}
        return ANY if said != NO and any(each["scope"] in scopes for each in self.case["consents"]) else said

    def post(self, debt: str) -> Said:
        shows = bool(self.carries & {"collector-disclosure", "initial-disclosure", "shows-debt-collection"})
        nothing = self.confirms_an_opt_out() or ("states-debt" in self.lacks and not self.tells_of_a_debt())
        return False if nothing and not shows else self.for_all_to_see(debt)

    def first_letter(self, debt: str) -> Said:
        if self.medium not in WRITTEN or not self.to_the_consumer() or self.only_confirms() or self.mere_question():
            return False
        if self.purpose == "formal-pleading" and self.medium != "text":
            return False
        known = self.debt(debt)
        begun = known["initial_communication_at"]
        stated = known["initial_communication_orally"] is False and opened(begun, self.now)
        if self.case["history"] == UNKNOWN:
            to_another = self.recipient != "consumer" or self.person in self.co_obligors(debt)
            return DUTY if not stated else ANY if to_another or last(begun) >= self.now else NO
        if "validation-notice" in self.acts and self.debt(debt)["validation"] not in ([], "none"):
            return ANY
        if self.may_be_recorded(debt) or any(each["purpose"] in PROCESS for each in self.attempts()):
            return ANY
        if self.lines_in_doubt():
            return ANY
        told = self.told(known)
        if stated:
            if self.person in self.co_obligors(debt):
                return ANY
            told = told | {"written"}
        if told and not self.owes(debt):
            return ANY  # what the consumer was told, a spouse was not
        return False if "written" in told else ANY if "either" in told else DUTY

    def mere_question(self) -> bool:
        return self.acts == {"location-information"} and self.asks_others() and not self.tells_of_a_debt()

    # -- 106

    def who_calls(self, debt: str) -> Said:
        if self.medium not in TELEPHONE or self.on_the_persons_own_call() or self.mere_question():
            return False
        if not self.owes(debt) and self.recipient not in self.co_obligors(debt):
            return False
        if "limited-content-message" in self.carries:
            return ANY
        if self.carries & {"identity-and-purpose", "business-identity", "names-behind-call"}:
            return False
        return DENY if "business-identity" in self.lacks else DUTY

    # -- 107

    def disclosed(self, debt: str, said: dict[str, str]) -> Said:
        to_the_attorney = self.recipient == "consumer-attorney" and not self.says_nothing()
        return ANY if to_the_attorney or self.lines_in_doubt() or self.may_be_recorded(debt) else said.get(debt, NO)

    def may_be_recorded(self, debt: str) -> bool:
        """Whether what is recorded with the debt of this very instant may be the contact itself."""
        known = self.debt(debt)
        recorded = [known["initial_communication_at"], *[each["provided_at"] for each in listed(known["validation"])]]
        return any(when is not None and first(when) == self.now for when in recorded)

    def lines_in_doubt(self) -> bool:
        """Whether a number was somebody else's for a time, and of what went to some number nobody says to whom."""
        used = any(each["medium"] in TO_A_NUMBER for each in self.attempts())
        return used and any(each["regained_at"] for each in self.case["phones"])

    def report_threatened(self, debt: str) -> Said:
        if is_paper(self.contact):
            return False
        return self.debt(debt)["kind"] in MEDICAL and "threatens-credit-report" in self.carries

    # -- 108

    def too_early(self, debt: str) -> str:
        return reporting(self.contact, lambda: self._too_early(self.debt(debt)))

    def _too_early(self, debt: Json) -> str:
        if debt["validation"] == UNKNOWN:
            return CLOSED
        sent = [each for each in listed(debt["validation"]) if each["orally"] is not True]
        back = [each for each in sent if each["undeliverable_at"] is not None]
        gone = [each for each in self.case["postal_addresses"] + self.case["emails"] if each["undeliverable_at"]]
        if back or gone or self.came_back_ever():
            return ANY
        old = [
            each
            for each in sent
            if opened(each["provided_at"], self.now)
            and all(self.days_since(each["provided_at"], zone) >= 30 for zone in self.consumers_zones())
        ]
        if any(each["orally"] is False for each in old):
            return NO
        return CLOSED if old else DENY

    def came_back_ever(self) -> bool:
        history = self.case["history"]
        events = [] if history in (UNKNOWN, "none") else history["attempts"]
        return any(each["outcome"] == "undeliverable" or each["undeliverable_at"] for each in events)

    # -- 109

    def stopped_by(self, debt: str, asked: Callable[[Json, Json, Json], str]) -> str:
        contact = self.contact
        if self.recipient in CREDITORS_SIDE or (self.recipient == AGENCY and contact["required_by_law"]):
            return ANY
        bill = "servicing-disclosure" in self.acts and not contact["required_by_law"]
        if bill and ("no-payment-request" in self.carries or self.debt(debt)["kind"] == "mortgage"):
            return ANY  # statements on a mortgage are required by law
        known = self.debt(debt)
        late = [each for each in listed(known["validation"]) if each["received_at"] is not None]
        if late and len(known["validation"]) > 1:
            return ANY
        known = {**known, "validation": [self.from_receipt(late[0])]} if late else known
        return asked(self.case, {**contact, "purpose": "collection"} if bill else contact, known)

    def from_receipt(self, notice: Json) -> Json:
        """109(1)(c): thirty days from when it was received, if that is known to be later than is assumed."""
        if notice["received_at"] == UNKNOWN:
            return notice
        ends = [day_of(notice["received_at"], zone) + timedelta(days=30) for zone in zones(self.case)]
        stated = notice["period_ends"]
        ends += [date.fromisoformat(stated)] if stated not in (None, UNKNOWN) else []
        return {**notice, "period_ends": max(ends).isoformat()}

    def itemised(self, debt: str) -> Said:
        known = self.debt(debt)
        if known["kind"] not in MEDICAL or self.recipient in CREDITORS_SIDE:
            return False
        done = acts(self.contact) & {*COLLECTS, "formal-pleading", "location-information", "validation-notice"}
        if not done or (self.contact["required_by_law"] and not self.brings_or_asks()):
            return False
        silent = done == {"validation-notice"} or (
            done == {"servicing-disclosure"} and "no-payment-request" in self.carries
        )
        return self.pending(known, "itemisation-request", silent, writing=True, tail=0)

    def brings_or_asks(self) -> bool:
        """What no law requires: a complaint, or what asks for payment."""
        return self.purpose == "formal-pleading" and sues(self.contact)

    def pending(self, debt: Json, kind: str, silent: bool, *, writing: bool, tail: int) -> Said:
        """Whether something of a kind is under way, or was some days ago."""
        if debt["proceedings"] == UNKNOWN:
            return ANY if silent else MISSING
        found = {self.stands_still(each, kind, writing, tail) for each in debt["proceedings"]}
        said = DENY if DENY in found else MISSING if MISSING in found else ANY if ANY in found else NO
        return ANY if silent and said != NO else said

    def stands_still(self, each: Json, kind: str, writing: bool, tail: int) -> str:
        if each["kind"] not in (kind, UNKNOWN) or not began(each["learned_at"], self.now):
            return NO
        if writing and each["in_writing"] is False:
            return NO
        if opened(each["ended_at"], self.now) and (
            not tail or all(self.days_since(each["ended_at"], zone) > tail for zone in self.consumers_zones())
        ):
            if tail and self.recipient != "consumer" and self.now - last(each["ended_at"]) < timedelta(days=tail + 3):
                return ANY
            return ANY if writing and (self.case["history"] == UNKNOWN or self.came_back_ever()) else NO
        if each["kind"] == UNKNOWN or (writing and each["in_writing"] == UNKNOWN):
            return MISSING
        return DENY

    # -- 109.5

    def appeal(self, debt: str) -> Said:
        """(2)(a)(II)."""
        known = self.debt(debt)
        if known["kind"] not in MEDICAL or not self.to_the_consumer():
            return False
        done = self.acts & {*COLLECTS, "validation-notice"}
        complains = self.purpose == "formal-pleading" and sues(self.contact)
        if not done or (self.contact["required_by_law"] and not complains):
            return ANY if "answer-to-request" in self.acts else False
        silent = (
            done == {"validation-notice"}
            or self.contact["in_reply_to"] is not None
            or ("no-payment-request" in self.carries and done == {"servicing-disclosure"})
        )
        return self.pending(known, "insurance-appeal", silent, writing=False, tail=63)

    def appeal_reported(self, debt: str) -> Said:
        """(2)(a)(I)."""
        known = self.debt(debt)
        if known["kind"] not in MEDICAL or self.recipient != AGENCY or self.contact["required_by_law"]:
            return False
        answers = self.purpose == "answer-to-request" and "states-debt" not in self.lacks
        if "credit-reporting" not in self.acts and not answers:
            return False
        said = self.pending(known, "insurance-appeal", False, writing=False, tail=63)
        unsaid = "credit-reporting" not in self.acts and "states-debt" not in self.carries
        return DUTY if unsaid and said in (DENY, MISSING) else said

    def appeal_sued(self, debt: str) -> Said:
        """(2)(a)(III)."""
        known = self.debt(debt)
        if known["kind"] not in MEDICAL or self.recipient in CREDITORS_SIDE or not is_paper(self.contact):
            return False
        if known["active_litigation"] is True or opened(known["judgment_at"], self.now):
            return False
        if self.contact["required_by_law"] and not sues(self.contact):
            return False
        said = self.pending(known, "insurance-appeal", False, writing=False, tail=63)
        return said


def of_all(asked: Callable[[Any], dict[str, str]]) -> Callable[[Any, str], Said]:
    """The question of one debt, of an oracle that answers of all of them."""
    return lambda self, debt: asked(self).get(debt, NO)


def location(section: str, names: tuple[str, str, str, str, str]) -> dict[str, Callable[[Any, str], Said]]:
    asked = (Location.identify, Location.state_no_debt, Location.no_postcard, Location.no_symbol, Location.once)
    return {section + name: of_all(each) for name, each in zip(names, asked, strict=True)}


def known(said: bool | None) -> Said:
    return MISSING if said is None else said


def outside_hours(self: Restated, debt: str) -> Said:
    return self.has_an_hour() and known(self.outside_hours().get(debt, False))


def inconvenient_time(self: Restated, debt: str) -> Said:
    return self.has_an_hour() and known(self.inconvenient().get(debt, False))


CO = "us.co.5-16-"
RULES: dict[str, Callable[[Any, str], Said]] = {
    **location(CO + "104.location-", ("identify", "state-no-debt", "no-postcard", "no-debt-collection-symbol", "once")),
    CO + "104-1f.location-only-the-attorney": Colorado.only_the_attorney_asked,
    CO + "105-1a.first-second": collecting(Colorado.first_second),
    CO + "105-1a.hours": collecting(outside_hours),
    CO + "105-1a.inconvenient-time": collecting(inconvenient_time),
    CO + "105-1a.inconvenient-place": collecting(Colorado.inconvenient_place),
    CO + "105-1a.inconvenient-manner": collecting(Colorado.inconvenient_manner),
    CO + "105-1b.represented": collecting(Colorado.represented),
    CO + "105-1c.employer-prohibits": collecting(Colorado.employer_prohibits),
    CO + "105-2.third-party": collecting(Colorado.third_party),
    CO + "105-2.not-the-consumers-number": collecting(Colorado.reaches_another),
    CO + "105-2.public-post": collecting(Colorado.post),
    CO + "105-3a.cease": collecting(Colorado.stopped),
    CO + "105-3.first-letter": collecting(Colorado.first_letter),
    CO + "105-3e.credit-statement": collecting(Colorado.first_letter),
    CO + "106-1a.threat-of-harm": Colorado.harms,
    CO + "106-1b.profanity": Colorado.abuses,
    CO + "106-1f.identity": collecting(Colorado.who_calls),
    CO + "107-1e.empty-threat": collecting(Colorado.threatens_in_vain),
    CO + "107-1i.report-the-dispute": of_all(Colorado.report_the_dispute),
    CO + "107-1l.initial-disclosure": lambda self, debt: self.disclosed(debt, self.initial()),
    CO + "107-1l.subsequent-disclosure": lambda self, debt: self.disclosed(debt, self.subsequent()),
    CO + "107-1r.medical-report-threat": collecting(Colorado.report_threatened),
    CO + "108-1g.no-postcard": collecting(Colorado.postcard),
    CO + "108-1h.envelope": collecting(Colorado.envelope),
    CO + "108-1h.envelope-wording": collecting(Colorado.envelope_wording),
    CO + "108-1j.reporting": Colorado.too_early,
    CO + "109-2.dispute": lambda self, debt: self.stopped_by(debt, s22_s42.disputed),
    CO + "109-2.original-creditor": lambda self, debt: self.stopped_by(debt, s22_s42.original_creditor),
    CO + "109-5.itemised-statement": Colorado.itemised,
    CO + "1095-2a.insurance-appeal": Colorado.appeal,
    CO + "1095-2a.no-report": Colorado.appeal_reported,
    CO + "1095-2a.no-new-suit": Colorado.appeal_sued,
}


def answers(case: Json, contact: Json) -> Answers:
    """What each paragraph says of the contact, debt by debt."""
    return of_each(Colorado(case, contact), RULES)


def of_each(asked: Restated, rules: dict[str, Callable[[Any, str], Said]]) -> Answers:
    return {rule: {debt: asked.asked(question, debt) for debt in asked.debts} for rule, question in rules.items()}
