"""A second reading of what Maryland, Minnesota, Nevada and Virginia say beside the federal words that they take over.

Md. Com. Law 14-202(1), (4), (5), (7), (8); Minn. Stat. 332.365, 332C.02, 332C.03; NRS 649.366; Va. Code 6.2-1816(21),
(24), 6.2-2215(18), 19.2-368.5:2, 59.1-612(E), 65.2-601.1; and that an offer may come under laws on selling.

Readings (docs/explanation/state-law.md):

* Days count whole: who waits so many days acts on the day after the last, by every clock.
* Papers that are served tell whom law lets be told; a call or a text about a suit serves nothing, and files nothing.
* What some law requires passes, but no complaint is required. Papers of a suit that goes on, or after a judgment, bring
  none; a judgment's remedy is an action of its own all the same.
* In Maryland whoever is met may be related to the debtor, but for the employer and the professions; what is declared to
  state no debt tells of none, and who only asks where the debtor is has the duty to.
* A Virginian provider threatens with a suit or with handing the bill on; who collects for one is only advised. An
  employee's claim ends with an award alone.
* Minnesota's document goes to who owes, and to parents, guardians and representatives without asking of whom.
* Unrelated notices are contacts of a Virginian lender too.

Silent (``any``): answers to an agency that do not say whether they report; validation notices that may be owed.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from . import adopted, s22_s42
from .adopted import LENDERS, Adoption, of_state
from .plain import (
    ADVICE,
    AGENCY,
    ANY,
    CREDITORS,
    CREDITORS_SIDE,
    DAY,
    DENY,
    DUTY,
    EFFORTS,
    MISSING,
    NO,
    OTHERS,
    PROFESSIONALS,
    SERVES,
    TELEPHONE,
    TELLS,
    TO_A_NUMBER,
    UNKNOWN,
    Answers,
    Asked,
    Json,
    acts,
    asks_for_payment,
    at_most,
    began,
    by_what_is_declared,
    carries,
    day_of,
    debts_of,
    instant,
    is_paper,
    is_report,
    lacks,
    listed,
    opened,
    sues,
    zones,
)

EASTERN = ZoneInfo("America/New_York")
REMEDIES = {"remedy-may-be-invoked", "remedy-will-be-invoked"}
TOWARDS_PAYMENT = REMEDIES | {
    "answer-to-request",
    "collection",
    "dispute-response",
    "duplicative-dispute-notice",
    "original-creditor-response",
    "postjudgment-remedy",
    "validation-notice",
}
WANTED = {"validation-notice", "dispute-response", "duplicative-dispute-notice", "original-creditor-response"}
POSTED = {"mail", "email", "text"}
NO_LETTER = {"formal-pleading", "opt-out-confirmation", "unrelated-notice"}
FROM_2026_07 = date(2026, 7, 1)


class Reading(Asked):
    """One case and one contact."""

    def __init__(self, case: Json, contact: Json) -> None:
        super().__init__(case, contact)
        self.says, self.omits = carries(contact), lacks(contact)
        self.acts = acts(contact)
        self.unrelated = self.acts == {"unrelated-notice"}

    def day(self, zone: ZoneInfo) -> date:
        return self.now.astimezone(zone).date()

    def is_served(self) -> bool:
        return is_paper(self.contact) and self.medium in SERVES

    def is_required(self) -> bool:
        return bool(self.contact["required_by_law"]) and not (self.purpose == "formal-pleading" and sues(self.contact))

    def judged(self, debt: Json) -> bool:
        return opened(debt["judgment_at"], self.now)

    def goes_on(self, debt: Json) -> bool:
        return debt["active_litigation"] is True or self.judged(debt)

    def begins_a_suit(self, debt: Json) -> bool:
        """Of a paper of a court: another one, where a suit goes on, if it is said to sue."""
        return "threatens-legal-action" in self.says if self.goes_on(debt) else not self.is_required()

    def owes(self, debt: Json) -> bool:
        return self.recipient == "consumer" or self.person in listed(debt["co_obligors"])

    def stands_in(self) -> bool | str:
        """Whether somebody stands in the consumer's place, if that is known."""
        known = {"parent": "minor", "personal-representative": "deceased"}.get(self.recipient)
        if known is not None:
            return self.case["consumer"][known]  # type: ignore[no-any-return]
        return self.recipient in ("guardian", "successor-in-interest")

    def is_taken_for_the_debtor(self, debt: Json) -> bool:
        """Who owes the debt, counts as the consumer or may: a spouse is taken to."""
        return self.owes(debt) or self.recipient == "spouse" or self.stands_in() is not False

    def unless_it_asks_where(self, said: str) -> str:
        """Who only asks others where somebody is claims nothing of them."""
        others = self.acts == {"location-information"} and self.recipient != "consumer"
        return NO if others and not self.says & TELLS else said

    def on_their_own_call(self) -> bool:
        came = [e for e in listed(self.case["history"]["inbound"]) if e["id"] == self.contact["in_reply_to"]]
        return self.medium == "call" and any(
            e["medium"] == "call"
            and e["ongoing"] is True
            and timedelta(0) <= self.now - instant(e["at"]) < timedelta(hours=4)
            for e in came
        )

    def passed(self, days: int, since: date) -> bool:
        """Whether so many whole days are over by every clock."""
        return all((self.day(zone) - since).days > days for zone in zones(self.case))

    # -- Maryland

    def harms(self, debt: Json) -> str:
        return DENY if "physical-or-criminal-threat" in self.says else NO

    def abuses(self, debt: Json) -> str:
        related = self.recipient not in PROFESSIONALS | {"employer"} and not self.unrelated
        return DENY if related and "profanity" in self.says else NO

    def employer(self, debt: Json) -> str:
        if self.recipient != "employer" or self.unrelated or self.is_required() or self.is_served():
            return NO
        since = debt["past_due_since"]
        if since not in (None, UNKNOWN) and self.day(EASTERN) < date.fromisoformat(since):
            return NO
        return NO if self.judged(debt) else DENY

    def discloses(self, debt: Json) -> str:
        if self.unrelated or self.recipient not in OTHERS | {"parent", "personal-representative"}:
            return NO
        told = bool(self.says & TELLS) or asks_for_payment(self.contact)
        silent = "states-debt" in self.omits and not told
        if silent or self.is_required() or self.is_served() or self.owes(debt):
            return NO
        if self.judged(debt) and (self.recipient == "employer" or self.purpose == "postjudgment-remedy"):
            return NO
        stands_in = False if self.recipient in OTHERS else self.stands_in()
        if stands_in is True:
            return NO
        if not told and self.acts == {"location-information"}:
            return DUTY
        return MISSING if stands_in == UNKNOWN else DENY

    # -- Minnesota

    def counselling(self, debt: Json) -> str:
        if self.medium not in POSTED or self.acts <= NO_LETTER:
            return NO
        asked = self.purpose == "location-information" and self.acts == {"location-information"}
        standing_in = (
            self.recipient in ("parent", "guardian", "personal-representative") and self.stands_in() is not False
        )
        if not self.owes(debt) and (not standing_in or asked or self.stands_in() is False):
            return NO
        if self.wrote_before(debt):
            return NO
        said = by_what_is_declared(self.contact, "credit-counselling", if_so=NO, if_not=DENY)
        return MISSING if said == DENY and debt["validation"] == UNKNOWN else said

    def wrote_before(self, debt: Json) -> bool:
        written = [
            a
            for a in self.case["history"]["attempts"]
            if a["medium"] in POSTED
            and a["outcome"] == "sent"
            and debt["id"] in a["debts"]
            and a["purpose"] not in NO_LETTER
            and instant(a["at"]) <= self.now
            and (a["person"] or a["recipient"]) == self.person
        ]
        noted = self.person == "consumer" and "validation-notice" not in self.acts
        if written or not noted:
            return bool(written)
        told = opened(debt["initial_communication_at"], self.now) and debt["initial_communication_orally"] is False
        given = [n for n in listed(debt["validation"]) if opened(n["provided_at"], self.now) and n["orally"] is False]
        return told or any(not began(n["undeliverable_at"], self.now) for n in given)

    def dials(self, debt: Json) -> str:
        sought = self.acts & (EFFORTS - {"formal-pleading", "credit-reporting"})
        if self.medium not in TO_A_NUMBER or not sought or self.recipient in CREDITORS_SIDE | {AGENCY}:
            return NO
        if self.on_their_own_call():
            return NO
        said = [{True: DENY, False: NO}.get(self.contact["autodialed"], MISSING)]
        if self.medium in TELEPHONE:
            voice = self.contact["voice"] if self.medium == "call" else "prerecorded"
            said.append({"live": NO, UNKNOWN: MISSING}.get(voice, DENY))
        return at_most(said)

    def reports(self, debt: Json) -> str:
        reports = is_report(self.contact)
        return ANY if reports is None else DENY if reports else NO

    def threatens_a_report(self, debt: Json) -> str:
        return DENY if "threatens-credit-report" in self.says else NO

    # -- Nevada

    def before_sixty_days(self, debt: Json) -> str:
        if not self.acts & EFFORTS or (self.medium == "mail" and self.is_required()):
            return NO
        if "validation-notice" in self.acts or self.recipient in CREDITORS_SIDE:
            return ANY
        if is_report(self.contact) is None:
            return ANY
        sent = [n["sent_at"] for n in listed(debt["notices"]) if n["kind"] == "before-medical-collection"]
        over = [
            when
            for when in sent
            if opened(when, self.now) and all(self.passed(60, day_of(when, zone)) for zone in zones(self.case))
        ]
        return NO if over else DENY

    # -- Virginia: lenders

    def reasons(self, debt: Json) -> str:
        if self.recipient in PROFESSIONALS or self.acts == {"opt-out-confirmation"}:
            return NO
        if not self.is_taken_for_the_debtor(debt) or self.is_served() or self.is_required():
            return NO
        if self.acts <= WANTED and self.case["collector"] not in ("creditor", UNKNOWN) and debt["nature"] == "consumer":
            return NO
        return by_what_is_declared(self.contact, "borrower-benefit", if_so=NO, if_not=DENY)

    def too_early_a_suit(self, debt: Json) -> str:
        if not self.acts & {"formal-pleading", "postjudgment-remedy"} or self.medium in TO_A_NUMBER:
            return NO
        if self.recipient in CREDITORS_SIDE or (is_paper(self.contact) and not self.begins_a_suit(debt)):
            return NO
        if self.is_required():
            return NO
        since = debt["past_due_since"]
        if since in (None, UNKNOWN):
            return MISSING
        return NO if self.passed(60, date.fromisoformat(since)) else DENY

    # -- Virginia: patients

    def is_extraordinary(self, debt: Json) -> bool | None:
        """59.1-611, but for what no contact is: a report, a suit, a remedy."""
        if self.day(EASTERN) < FROM_2026_07 or self.recipient in CREDITORS_SIDE:
            return False
        if self.recipient == AGENCY and not is_paper(self.contact):
            reports = is_report(self.contact)
            return False if self.is_required() and reports else reports
        if is_paper(self.contact):
            return self.begins_a_suit(debt)
        return "postjudgment-remedy" in self.acts and self.medium not in TO_A_NUMBER

    def extraordinary(self, debt: Json, said: Callable[[], str]) -> str:
        found = self.is_extraordinary(debt)
        return ANY if found is None else said() if found else NO

    def waits(self, debt: Json) -> str:
        return self.extraordinary(debt, lambda: self.hundred_and_twenty_days(debt))

    def hundred_and_twenty_days(self, debt: Json) -> str:
        due, overdue = debt["due_on"], debt["past_due_since"]
        days = [date.fromisoformat(due)] if due not in (None, UNKNOWN) else []
        days += [date.fromisoformat(overdue) - timedelta(days=1)] if overdue not in (None, UNKNOWN) else []
        if not days:
            return MISSING
        return NO if self.passed(120, max(days)) else DENY

    def notices_first(self, debt: Json) -> str:
        return self.extraordinary(debt, lambda: self.thirty_days(debt))

    def thirty_days(self, debt: Json) -> str:
        for notice in listed(debt["notices"]):
            of_actions = notice["kind"] in ("final-before-extraordinary-action", "before-collection-action")
            when = notice["received_at"] or notice["sent_at"]
            over = opened(when, self.now) and all(self.passed(30, day_of(when, zone)) for zone in zones(self.case))
            if of_actions and over and (notice["received_at"] or not self.came_back(debt, instant(when))):
                return NO
        return DENY

    def came_back(self, debt: Json, sent: datetime) -> bool:
        """Whether something written about then is on record, and that and all since came back."""
        written = [
            a
            for a in self.case["history"]["attempts"]
            if a["medium"] in POSTED
            and debt["id"] in a["debts"]
            and a["recipient"] == "consumer"
            and sent - DAY <= instant(a["at"]) <= self.now
        ]
        about_then = any(instant(a["at"]) <= sent + DAY for a in written)
        return about_then and all(a["outcome"] == "undeliverable" for a in written)

    def threatens(self, debt: Json) -> bool | None:
        """Whether it threatens a suit, or to hand the bill on; None: nobody says."""
        if self.says & {"threatens-legal-action", "pre-legal-threat"}:
            return True
        suit = self.purpose == "formal-pleading" and not is_paper(self.contact) and not self.goes_on(debt)
        if (suit or self.purpose in REMEDIES) and "threatens-legal-action" not in self.omits:
            return True
        return False if {"threatens-legal-action", "pre-legal-threat"} <= self.omits else None

    def provider(self, debt: Json, stands: Callable[[Json], str]) -> str:
        close = any(self.is_taken_for_the_debtor(each) for each in debts_of(self.case, self.contact))
        threatens = self.threatens(debt)
        if not self.acts & TOWARDS_PAYMENT or not close or threatens is False:
            return NO
        if debt["proceedings"] == UNKNOWN:
            pending = MISSING
        else:
            pending = at_most(stands(each) for each in debt["proceedings"] if began(each["learned_at"], self.now))
        if pending == NO:
            return NO
        if self.case["collector"] not in (*CREDITORS, UNKNOWN):
            return ANY if pending == MISSING else ADVICE if threatens else NO
        if threatens is None:
            return DUTY if pending == DENY else ANY
        return MISSING if self.case["collector"] == UNKNOWN else pending

    def employee(self, debt: Json) -> str:
        def stands(claim: Json) -> str:
            over = opened(claim["ended_at"], self.now) and claim["upheld"] is not False
            if claim["kind"] not in ("workers-compensation", UNKNOWN) or (over and claim["upheld"] is True):
                return NO
            return MISSING if over or claim["kind"] == UNKNOWN else DENY

        return self.provider(debt, stands)

    def victim(self, debt: Json) -> str:
        def stands(claim: Json) -> str:
            if claim["kind"] not in ("crime-victim-compensation", UNKNOWN) or opened(claim["ended_at"], self.now):
                return NO
            return MISSING if claim["kind"] == UNKNOWN else DENY

        return self.provider(debt, stands)

    # -- selling

    def offers(self, debt: Json) -> str:
        heard = self.medium in (TELEPHONE if "TN" in of_state(self.case) else TO_A_NUMBER)
        return ADVICE if heard and "offer" in self.says and not self.on_their_own_call() else NO


MARYLAND = Adoption("MD", frozenset(), not_kinds=("federal-tax",))
PATIENTS = Adoption("VA", frozenset(), kinds=("medical",))
MEDICAL = Adoption("MN", frozenset(), kinds=("medical",), businesses=True)

RULES: dict[str, tuple[Adoption, Callable[[Reading, Json], str]]] = {
    "us.md.14-202-1.threat-of-harm": (MARYLAND, Reading.harms),
    "us.md.14-202-4.employer": (MARYLAND, Reading.employer),
    "us.md.14-202-5.disclosure": (MARYLAND, Reading.discloses),
    "us.md.14-202-7.profanity": (MARYLAND, Reading.abuses),
    "us.md.14-202-8.nothing-owed": (
        MARYLAND,
        lambda reading, debt: reading.unless_it_asks_where(s22_s42.nothing_owed(reading.case, reading.contact, debt)),
    ),
    "us.md.solicitation.offer": (Adoption("MD", frozenset(), businesses=True), Reading.offers),
    "us.mn.332-365-2.credit-counselling": (
        Adoption("MN", frozenset(), adopted.BUT_CREDITORS, businesses=True),
        Reading.counselling,
    ),
    "us.mn.332c-02.robo-dialer": (MEDICAL, Reading.dials),
    "us.mn.332c-03.no-credit-reporting": (MEDICAL, Reading.reports),
    "us.mn.332c-03.no-threat-of-a-report": (MEDICAL, Reading.threatens_a_report),
    "us.nv.649-366.sixty-days": (
        Adoption("NV", frozenset(), adopted.BUT_CREDITORS, kinds=("medical",)),
        Reading.before_sixty_days,
    ),
    "us.tn.solicitation.offer": (Adoption("TN", frozenset(), businesses=True), Reading.offers),
    "us.va.6-2-1816-21.reasons": (
        Adoption("VA", frozenset(), LENDERS, ("payday-loan",), businesses=True),
        Reading.reasons,
    ),
    "us.va.6-2-2215-18.reasons": (
        Adoption("VA", frozenset(), LENDERS, ("title-loan",), businesses=True),
        Reading.reasons,
    ),
    "us.va.6-2-1816-24.no-suit-yet": (
        Adoption("VA", frozenset(), kinds=("payday-loan",), businesses=True),
        Reading.too_early_a_suit,
    ),
    "us.va.59-1-612e.waiting-period": (PATIENTS, Reading.waits),
    "us.va.59-1-612e.notice-first": (PATIENTS, Reading.notices_first),
    "us.va.19-2-368-5-2.crime-victim": (PATIENTS, Reading.victim),
    "us.va.65-2-601-1.workers-compensation": (PATIENTS, Reading.employee),
    "us.va.solicitation.offer": (Adoption("VA", frozenset(), businesses=True), Reading.offers),
}


def answers(case: Json, contact: Json) -> Answers:
    reading = Reading(case, contact)
    return {
        rule: {
            debt["id"]: asked(reading, debt)
            for debt in debts_of(case, contact)
            if bound.state in of_state(case) and bound.covers(adopted.known(case, contact), debt)
        }
        for rule, (bound, asked) in RULES.items()
    }
