"""A second reading of Illinois: 205 ILCS 740/9.1 and 9.2 (agencies, debt buyers) and 815 ILCS 505/2H and 2I (anybody).

9.1 and 9.2 say of agencies and debt buyers, of a consumer's debt, what 15 USC 1692b and 1692c say: they are read as
`s10`, `s06`, `s14` and `s14b_s06b` read Regulation F, whenever the debt was got. Where the words differ:

* 9.1(6): no word of the attorney's but an answer within thirty days closes or opens others; who owes too has no other.
* 9.2(a)(1) speaks of a manner that is known to be inconvenient: it is the medium, number or address.
* 9.2(b): what tells nobody of a debt, in a post that others see, communicates nothing.

Of 505/2H and 2I: a bill, an answer, a notice and a suit are attempts to collect, unless an answer is declared to ask
for nothing. A debt is in default from its first overdue day; the thirtieth day after it is the first with thirty.
*Five days' prior notice* has been given on the fifth day after that of its receipt, or else of its sending, by
Illinois's clock. Papers of a court communicate with an employer too. An employer who is asked where somebody is hears
nothing of the debt till then.

Silent (``any``) on notices that came back, and on employers and spouses who owe. Left out is
us.il.68iac1210-60b.identity, of which the text is not here.
"""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from .plain import (
    ANY,
    DENY,
    DUTY,
    MISSING,
    NO,
    UNKNOWN,
    Answers,
    Json,
    acts,
    asks_for_payment,
    began,
    day_of,
    listed,
    opened,
)
from .s06 import Second, collecting
from .s10 import Location
from .s14 import Conduct
from .s14b_s06b import Missing, Reading
from .states import State, answered

AGENCIES = {"third-party-collector", "debt-buyer", "creditor-under-other-name", UNKNOWN}
ATTEMPTS = {
    "answer-to-request",
    "collection",
    "dispute-response",
    "duplicative-dispute-notice",
    "formal-pleading",
    "original-creditor-response",
    "postjudgment-remedy",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "servicing-disclosure",
    "validation-notice",
}
STATEMENTS = {"servicing-disclosure"}
MANNERS = {"more-calls", "home-visit", "electronic-messages", "email-address", "text-number"}
ONLY_ANSWERS = {"answer-to-request", "dispute-response", "duplicative-dispute-notice", "original-creditor-response"}
CENTRAL = ZoneInfo("America/Chicago")
DAYS_OF_DEFAULT, DAYS_OF_NOTICE, DAYS_OF_SILENCE = 30, 5, 30


class Agency:
    case: Json

    def is_covered(self, debt: Json) -> bool:
        return self.case["collector"] in AGENCIES and debt["nature"] != "commercial"


class Debtor(Agency, Second):
    """9.2, but for hours and times."""

    def ceased(self, debt: str) -> bool | str:
        """(c); open where somebody wrote who owes another of the debts."""
        owing = {other for each in self.contact["debts"] for other in self.co_obligors(each)}
        owing -= set(self.co_obligors(debt))
        wrote = {each["person"] for each in listed(self.case["requests"] if self.case["requests"] != UNKNOWN else None)}
        return ANY if owing & wrote else super().ceased(debt)

    def post(self, debt: str) -> str | bool:
        on_a_card = self.medium == "mail" and "postcard" in self.carries and self.purpose != "formal-pleading"
        if self.medium != "social-media" and not on_a_card:
            return NO
        if "states-debt" in self.lacks and not self.tells_of_a_debt():
            return ANY if self.carries & {"collector-disclosure", "shows-debt-collection"} else NO
        if "states-debt" not in self.carries and self.acts != {"collection"}:
            return ANY
        return DENY if on_a_card else self.for_all_to_see(debt)

    def number(self, debt: str) -> str | bool:
        """(b), of emails too."""
        if self.medium != "call" and not self.to_the_consumer():
            return ANY
        if self.medium == "email" and self.contact["address"] is None:
            return ANY if any(each["led_to_third_party_at"] for each in listed(self.case["emails"])) else NO
        if self.medium == "email" or (self.medium == "text" and not self.anothers_number(debt)):
            return self.led_to_third_party(debt)
        return self.anothers_number(debt)


class Hours(Agency, Reading):
    """9.2(a)(1)."""

    def is_about_collecting(self) -> bool:
        return acts(self.contact) != {"unrelated-notice"}


class Elsewhere(Agency, Location):
    """9.1."""

    def only_the_attorney_asked(self) -> dict[str, str]:
        """(6)."""
        if not self.is_asked() or self.recipient == "consumer-attorney":
            return {}
        if self.case["representation"] == UNKNOWN:
            return self.each(MISSING)
        return {debt: self.attorneys(debt) for debt in self.debts}

    def attorneys(self, debt: str) -> str:
        found = {NO}
        for each in listed(self.case["representation"]):
            if not began(each["learned_at"], self.now) or opened(each["ended_at"], self.now):
                continue
            if debt not in (each["debts"] or [debt]) or each["attorney_can_be_found"] is False:
                continue
            if each["person"] not in (None, "consumer") or each["answered_at"] or each["unresponsive_at"]:
                found.add(ANY)
            elif opened(each["asked_at"], self.now) and self.recipient != "consumer":
                found.add(self.silent(each["asked_at"]))
            else:
                found.add(DENY if each["attorney_can_be_found"] is True else MISSING)
        return next(word for word in (DENY, ANY, MISSING, NO) if word in found)

    def silent(self, asked: str) -> str:
        try:
            days = {(self.now.astimezone(zone).date() - day_of(asked, zone)).days for zone in self.zones(now=False)}
        except Missing:
            return ANY
        return NO if min(days) > DAYS_OF_SILENCE + 1 else ANY if max(days) >= DAYS_OF_SILENCE else DENY

    def asked_once(self) -> dict[str, str]:
        """(3); open where a number was disowned, which may tell that nobody was reached."""
        lines = any(line["disowned_at"] is not None for line in listed(self.case["phones"]))
        return {debt: ANY if said == MISSING and lines else said for debt, said in self.once().items()}


class Manner(Agency, Conduct):
    """9.2(a)(1), of the manner."""

    def closed(self) -> dict[str, str]:
        """Silent on consents, which open it again."""
        found = self.medium_closed() if self.may_count_as_consumer() else {}
        elsewhere = self.medium == "in-person" and self.contact["person_is_at"] not in (None, "home")
        manners = MANNERS - {"home-visit"} if elsewhere else MANNERS
        leave = any(each["scope"] in manners for each in self.case["consents"])
        return {
            debt: NO if self.court_permits(debt) else ANY if leave and said != NO else said
            for debt, said in found.items()
        }


class Anybody(State):
    """505/2H and 2I."""

    def is_covered(self, debt: Json) -> bool:
        return True

    def attempts_to_collect(self) -> bool:
        asks_nothing = "no-payment-request" in self.carries and not asks_for_payment(self.contact)
        return bool(self.acts & ATTEMPTS) and not (self.acts <= ONLY_ANSWERS | STATEMENTS and asks_nothing)

    def ends_a_suit(self) -> bool:
        """Whether it may be a paper that ends what goes on: silent."""
        return self.acts <= {"formal-pleading"} and "no-payment-request" in self.carries

    def overdue(self, debt: str) -> bool:
        """Whether it has been so for thirty days."""
        since = self.debt(debt)["past_due_since"]
        if since in (None, UNKNOWN):
            raise Missing
        return self.passed(since, DAYS_OF_DEFAULT)

    def passed(self, since: str, days: int) -> bool:
        return (self.now.astimezone(CENTRAL).date() - day_of(since, CENTRAL)).days >= days

    def spouse(self, debt: str) -> str:
        if self.recipient != "spouse" or not self.attempts_to_collect():
            return NO
        if self.owes(debt) or "spouse" in self.co_obligors(debt):
            return NO
        if self.debt(debt)["for_necessaries"] is True:
            return NO
        if self.ends_a_suit():
            return ANY
        return NO if self.overdue(debt) else DENY

    def employer(self, debt: str) -> str:
        if self.recipient != "employer" or not self.attempts_to_collect():
            return NO
        if {self.person, "employer"} & set(self.co_obligors(debt)) or self.ends_a_suit():
            return ANY
        return self.too_early(debt)

    def too_early(self, debt: str) -> str:
        noticed = {self.was_noticed(each) for each in listed(self.debt(debt)["notices"])}
        if True not in noticed:
            return ANY if None in noticed else DENY
        if not self.overdue(debt):
            return DENY
        return NO if self.case["history"] != UNKNOWN or self.surely_received(debt) else MISSING

    def surely_received(self, debt: str) -> bool:
        """Whether what came back, of which nobody knows, is no matter: when the notice was received is told."""
        notices = listed(self.debt(debt)["notices"])
        return any(self.was_noticed(each) is True and each["received_at"] is not None for each in notices)

    def was_noticed(self, notice: Json) -> bool | None:
        """Whether it was given five days before; None where it may have come back, or not have arrived."""
        if notice["kind"] != "before-employer-contact" or not opened(notice["sent_at"], self.now):
            return False
        given = notice["received_at"] or notice["sent_at"]
        if not opened(given, self.now):
            return None
        if notice["received_at"] is None and self.case["history"] != "none" and self.attempts():
            return None
        return self.passed(given, DAYS_OF_NOTICE)

    def asked_where(self, debt: str) -> str:
        if self.recipient != "employer" or "location-information" not in self.acts:
            return NO
        if {self.person, "employer"} & set(self.co_obligors(debt)):
            return ANY
        told = self.tells_of_a_debt()
        if not told and "states-debt" in self.lacks:
            return NO
        try:
            early = self.too_early(debt)
        except Missing:
            return MISSING if told else ANY
        return early if told or early in (NO, ANY) else DUTY


ASKED: dict[str, Callable[[Any], dict[str, str]]] = {
    "us.il.740-9-1-1.identify": Elsewhere.identify,
    "us.il.740-9-1-2.state-no-debt": Elsewhere.state_no_debt,
    "us.il.740-9-1-3.once": Elsewhere.asked_once,
    "us.il.740-9-1-4.no-postcard": Elsewhere.no_postcard,
    "us.il.740-9-1-5.no-symbol": Elsewhere.no_symbol,
    "us.il.740-9-1-6.only-the-attorney": Elsewhere.only_the_attorney_asked,
}
TIMED = {
    "us.il.740-9-2-a1.hours": (Hours.has_an_hour, Hours.outside_hours),
    "us.il.740-9-2-a1.inconvenient-time": (Hours.has_an_hour, Hours.inconvenient),
}
TOLD: dict[str, Callable[[Any, str], bool | str]] = {
    "us.il.740-9-2-a1.inconvenient-place": collecting(Debtor.inconvenient_place),
    "us.il.740-9-2-a2.represented": collecting(Debtor.represented),
    "us.il.740-9-2-a3.employer-prohibits": collecting(Debtor.employer_prohibits),
    "us.il.740-9-2-b.third-party": collecting(Debtor.third_party),
    "us.il.740-9-2-b.not-the-consumers-number": collecting(Debtor.number),
    "us.il.740-9-2-b.public-post": collecting(Debtor.post),
    "us.il.740-9-2-c.cease": collecting(Debtor.ceased),
}
MANNER = "us.il.740-9-2-a1.inconvenient-manner"
ANYBODY: dict[str, Callable[[Any, str], bool | str]] = {
    "us.il.505-2h.spouse": Anybody.spouse,
    "us.il.505-2i.employer": Anybody.employer,
    "us.il.505-2i.location-states-no-debt": Anybody.asked_where,
}
RULES = (*ASKED, *TIMED, *TOLD, MANNER, *ANYBODY)
of_anybody = answered((Anybody, ANYBODY))


def answers(case: Json, contact: Json) -> Answers:
    asked, hours, debtor = Elsewhere(case, contact), Hours(case, contact), Debtor(case, contact)
    found = of_anybody(case, contact)
    found |= {rule: question(asked) for rule, question in ASKED.items()}
    found |= {rule: hours.verdict(*question) for rule, question in TIMED.items()}
    found |= {rule: {debt: debtor.asked(question, debt) for debt in debtor.debts} for rule, question in TOLD.items()}
    return found | {MANNER: Manner(case, contact).closed()}
