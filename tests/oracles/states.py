"""What the oracles of several states share: what tells of a debt, whose attorney counts, hours, others' numbers.

Who is who, places, answers and others' numbers are read as `s06` reads them. Beside that:

* A court's permission lifts what the state's own text says it lifts, and nothing else.
* A leave to be contacted at an hour is asked for in no form.
* Who owes too is a debtor. A guardian, the parent of who may be a minor and who acts for who may be dead stand in the
  debtor's place, but not where they are only asked where the debtor is; a spouse does not for the debtor's attorney.
* Declared to state no debt a question or an answer states none, unless it asks for payment or holds what only a debt
  explains. A bill, a notice or a remedy that is declared so is left open (``any``).
* Of an attorney of somebody else who does not owe, of one whose silence is told without a writing, and of one who
  answered late or before being asked, nothing is said.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, time
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from .plain import (
    ADVICE,
    ANY,
    CLAIMS,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    MISSING,
    NO,
    TO_A_NUMBER,
    UNKNOWN,
    Answers,
    Json,
    asks_for_payment,
    began,
    by_what_is_declared,
    day_of,
    in_worlds,
    is_paper,
    is_report,
    listed,
    opened,
    whichever,
)
from .s06 import Second
from .s14b_s06b import Missing, always, within

EVENING = time(21)
MORNING = time(8)
NEUTRAL = {"collection", "location-information", "answer-to-request", "unrelated-notice", "opt-out-confirmation"}
"""Purposes that do not by themselves say that there is a debt."""
SHOWS_WHO = {"collector-disclosure", "initial-disclosure", "shows-debt-collection"}
STANDING_IN = {"guardian", "parent", "personal-representative"}
LENDERS = {"creditor", "creditor-under-other-name"}


class State(Second):
    """One case and one contact."""

    whoever_collects = False
    """Whether what says or shows who collects regards a debt."""
    everywhere = True
    """Whether hours have to suit the clocks of home and number too, wherever the person was verified to be."""

    def asked(self, question: Callable[[Any, str], str | bool], debt: str) -> str:
        """As `s06` asks; but open where it is under some value of an unknown fact."""
        return whichever(in_worlds(partial(self.in_a_world, question, debt), {}))

    # -- which debts

    def is_covered(self, debt: Json) -> bool:
        return bool(debt["nature"] != "commercial" and debt["kind"] != "federal-tax")

    # -- what it is

    def is_paper(self) -> bool:
        return is_paper(self.contact)

    def only_asks(self) -> bool:
        return self.acts == {"location-information"} and self.recipient != "consumer"

    def tells(self) -> str:
        """Whether it tells of a debt: yes; a duty not to, or not, where that is so; open."""
        if self.tells_of_a_debt() or asks_for_payment(self.contact):
            return DENY
        if self.whoever_collects and self.carries & SHOWS_WHO:
            return DENY
        if "states-debt" in self.lacks:
            return NO if self.acts <= NEUTRAL else ANY
        if self.acts == {"location-information"} or self.acts == {"opt-out-confirmation"}:
            return DUTY
        return DENY

    def tells_outright(self) -> bool:
        """Not only by what shows who collects."""
        unsaid = "states-debt" not in self.lacks and not self.acts <= {"location-information", "opt-out-confirmation"}
        return self.tells_of_a_debt() or asks_for_payment(self.contact) or unsaid

    def of_what_it_tells(self, *, confirming: str = NO) -> str:
        if self.only_confirms() and not self.carries & SHOWS_WHO:
            return confirming if self.confirms_an_opt_out() else ANY
        return self.tells()

    # -- towards whom

    def owes_some(self) -> bool:
        """Whether somebody is met who owes a part of the debts: what is said of the others is left open."""
        return len({self.owes(debt["id"]) for debt in self.case["debts"] if debt["id"] in self.contact["debts"]}) > 1

    def counts_as_debtor(self, debt: str) -> bool:
        """Who owes, and whoever federal law takes for the consumer."""
        return self.recipient == "successor-in-interest" or self.may_be_consumer_here(debt, self.recipient, self.person)

    def is_debtor(self, debt: str) -> bool:
        """Who owes, and who stands in the place of who does."""
        if self.owes(debt):
            return True
        stands_in = self.recipient in STANDING_IN and self.may_be_consumer_here(debt, self.recipient, self.person)
        return stands_in and (not self.only_asks() or self.tells_of_a_debt())

    # -- when

    def court_permits(self, debt: str) -> bool:
        return False

    def zones(self, *, now: bool = True) -> list[ZoneInfo]:
        return super().zones(now=now and not self.everywhere)

    def outside(self, debt: str, opens: time = MORNING, closes: time = EVENING) -> str:
        """Whether it is at an hour that is closed to it."""

        def bad(when: datetime, zone: ZoneInfo) -> bool:
            return not opens <= when.astimezone(zone).time() < closes

        try:
            closed = [zone for zone in self.zones() if bad(self.now, zone)]
        except Missing:
            return MISSING if self.person == "consumer" else ANY
        if any(consent["scope"] == "time" for consent in listed(self.case["consents"])) and closed:
            improper = [c for c in listed(self.case["consents"]) if c["during_proper_communication"] is not True]
            if improper:
                return ANY
        if not closed or self.answers(closed, bad) or self.agreed_to_the_time(debt):
            return NO
        return DENY

    def agreed_to_the_time(self, debt: str) -> bool:
        return any(
            consent["scope"] == "time"
            and self.allows(consent, debt)
            and all(
                any(within(window, self.now.astimezone(zone)) for window in always(consent["windows"]))
                for zone in self.zones()
            )
            for consent in listed(self.case["consents"])
        )

    def within_their_call(self) -> bool:
        """Whether it is said within the person's own call."""
        return self.on_the_persons_own_call()

    # -- attorneys

    def attorney(
        self,
        debt: str,
        *,
        found: bool = False,
        this_debt: bool = False,
        in_writing: bool = False,
        consent: bool = True,
        days: int | None = None,
    ) -> str:
        """Whether an attorney stands between, of one of whom the text says so much."""
        if self.case["representation"] == UNKNOWN:
            return MISSING
        answers = set()
        for lawyer in listed(self.case["representation"]):
            wanted = [lawyer["attorney_can_be_found"]] if found else []
            wanted += [lawyer["in_writing"]] if in_writing else []
            left = (consent and opened(lawyer["consented_at"], self.now)) or False in wanted
            if left or (this_debt and debt not in (lawyer["debts"] or [debt])):
                continue
            said = self.stands_between(lawyer, days)
            answers.add(MISSING if said == DENY and set(wanted) - {True} else said)
        return next((word for word in (DENY, ANY, MISSING) if word in answers), NO)

    def stands_between(self, lawyer: Json, days: int | None) -> str:
        if not began(lawyer["learned_at"], self.now) or opened(lawyer["ended_at"], self.now):
            return NO
        whose = lawyer["person"]
        if whose is not None and not self.may_be(whose):
            return ANY
        if days is not None:
            if lawyer["answered_at"] is not None or lawyer["unresponsive_at"] is not None:
                return ANY
            asked = lawyer["asked_at"]
            if opened(asked, self.now):
                return self.of_days(asked, days, over=NO, within=DENY)
        return DENY

    def of_days(self, since: str, days: int, *, over: str, within: str) -> str:
        """What is said once so many days after an instant are over, and before; open where clocks differ."""
        try:
            clocks = {(self.now.astimezone(zone).date() - day_of(since, zone)).days > days for zone in self.zones()}
        except Missing:
            return ANY
        if len(clocks) > 1 and self.person != "consumer":
            return ANY
        return over if clocks == {True} else within

    # -- numbers and posts

    def reaches_another(self, debt: str, *, leave: bool) -> str:
        """Whether a call, text or email goes to what is known to reach somebody else, and tells them."""
        if self.medium not in {*TO_A_NUMBER, "email"} or self.within_their_call():
            return NO
        if self.only_confirms() or self.tells_of_no_debt():
            told = self.tells_of_a_debt() or (self.whoever_collects and bool(self.carries & SHOWS_WHO))
            return ANY if told or (self.only_confirms() and not self.confirms_an_opt_out()) else NO
        if leave and self.consented_to_others(debt, None):
            return NO
        said = self.tells()
        if said != NO and self.is_paper():
            return ANY
        if said != NO and not self.to_the_consumer() and self.lines_of_others():
            return ANY
        return said if said == NO or self.is_anothers() else NO

    def is_anothers(self) -> bool:
        if self.contact["address"] is None:
            if self.lines_of_others():
                raise Missing
            return False
        if self.medium in TO_A_NUMBER and self.known_as_anothers():
            return True
        led = [each["led_to_third_party_at"] for each in self.records(self.contact["address"])]
        known = self.still_known(led, self.records(self.contact["address"]))
        return self.medium in ("text", "email") and known and self.to_the_consumer()

    def may_reach_another(self, record: Json) -> bool:
        if "line_type" in record:
            return self.medium in TO_A_NUMBER and self.may_have_been_anothers(record)
        return self.medium == "email" and began(record["led_to_third_party_at"], self.now)

    def post(self, debt: str) -> str:
        """Whether others can see it."""
        if self.medium != "social-media":
            return NO
        said = self.of_what_it_tells(confirming=ANY)
        if said != DENY:
            return NO if said == NO or self.contact["publicly_viewable"] is False else ANY
        return {True: DENY, False: NO}.get(self.contact["publicly_viewable"], MISSING)

    def on_view(self, debt: str) -> str:
        """The same of a postcard, which whoever handles it sees."""
        if self.medium != "mail":
            return self.post(debt)
        said = self.of_what_it_tells(confirming=ANY) if "postcard" in self.carries and not self.is_paper() else NO
        return said if said in (NO, DENY) else ANY

    # -- words

    def threat_of_harm(self, debt: str) -> bool:
        return "physical-or-criminal-threat" in self.carries

    def profanity(self, debt: str) -> bool:
        return "profanity" in self.carries

    def offer(self, debt: str) -> str:
        """That something is offered by telephone brings advice."""
        offers = self.medium in TO_A_NUMBER and "offer" in self.carries and not self.within_their_call()
        return ADVICE if offers else NO

    # -- disputes

    def tells_of_a_dispute(self, debt: str) -> str:
        """Whether somebody else is told of a disputed debt without hearing that it is disputed."""
        if self.is_paper() or self.recipient in CREDITORS_SIDE:
            return NO
        must = by_what_is_declared(self.contact, "reports-dispute", if_so=NO, if_not=DENY)
        if must == NO:
            return NO
        told = self.others_are_told(debt)
        return told if told in (NO, ANY) else {True: must, False: NO}.get(self.is_disputed(debt), ANY)  # type: ignore[arg-type]

    def others_are_told(self, debt: str) -> str:
        said = self.tells()
        if self.recipient in self.co_obligors(debt) and not self.owes(debt):
            return ANY
        if "threatens-credit-report" in self.carries or (said == DENY and not self.tells_outright()):
            return ANY
        if self.recipient == "consumer-reporting-agency":
            silent = said == NO and not self.only_confirms()
            return {True: DENY, False: NO if silent else ANY, None: ANY}[is_report(self.contact)]
        if self.recipient == "consumer-attorney":
            return NO if self.tells_of_no_former_attorney() else ANY
        if self.owes(debt):
            return said if said in (NO, ANY) else self.overheard()
        if self.recipient in ("guardian", "parent", "personal-representative", "successor-in-interest"):
            return ANY
        if said == DUTY or self.within_their_call():
            return ANY
        return said

    def tells_of_no_former_attorney(self) -> bool:
        return all(each["ended_at"] is None for each in listed(self.case["representation"]))

    def overheard(self) -> str:
        """Whether somebody else hears or sees what the debtor is told: of a number or a post that may be, open."""
        if self.medium == "social-media":
            return NO if self.contact["publicly_viewable"] is False else ANY
        if self.medium == "mail" and "postcard" in self.carries:
            return DENY
        if self.medium not in {*TO_A_NUMBER, "email"} or not self.collects():
            return NO
        if self.contact["address"] is None or self.within_their_call() or self.only_confirms() or self.only_asks():
            return ANY if self.lines_of_others() else NO
        return DENY if self.is_anothers() else NO

    def lines_of_others(self) -> bool:
        return any(self.may_reach_another(each) for kind in ("phones", "emails") for each in listed(self.case[kind]))

    def is_disputed(self, debt: str) -> bool | None:
        facts = self.debt(debt)
        if facts["disputes"] == UNKNOWN:
            return None
        for each in listed(facts["disputes"]):
            if began(each["received_at"], self.now) and not opened(each["withdrawn_at"], self.now):
                return None if each["corrected_at"] is not None or each["withdrawn_at"] is not None else True
        if facts["proceedings"] == UNKNOWN:
            return None
        claims = [p for p in listed(facts["proceedings"]) if began(p["learned_at"], self.now)]
        open_claims = [p for p in claims if p["kind"] in CLAIMS and p["ended_at"] is None]
        if open_claims:
            return True
        doubtful = [p for p in claims if p["kind"] in {*CLAIMS, UNKNOWN}]
        return None if doubtful else False


Question = Callable[[Any, str], bool | str]


def answered(*bodies: tuple[type[State], Mapping[str, Question]]) -> Callable[[Json, Json], Answers]:
    """The oracle of a state: what each rule of its bodies of law says of a contact, debt by debt."""

    def answers(facts: Json, contact: Json) -> Answers:
        found: Answers = {}
        for body, rules in bodies:
            asked = body(facts, contact)
            debts = [] if asked.owes_some() else asked.debts
            found |= {rule: {debt: asked.asked(each, debt) for debt in debts} for rule, each in rules.items()}
            found |= {rule: dict.fromkeys(asked.debts, ANY) for rule in rules if not debts}
        return {rule: dict.fromkeys(said, ANY) if ANY in said.values() else said for rule, said in found.items()}

    return answers
