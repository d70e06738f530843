"""A second reading of N.Y. General Business Law 601(4), (5), (12), 601-b and 604-bb, and of 23 NYCRR 1.2, 1.4 and 1.6.

It goes by what a contact does (docs/explanation/acts.md), takes from `dc` who is who and what was begun by whom, and
the readings of docs/explanation/state-law.md:

* A claim is in default from its first overdue day, unless known not to be; 601(5) speaks of any debt.
* Whoever owes too is a debtor, with an initial communication of their own.
* Whoever is only asked where somebody is, or told that an opt-out was heard, is to be told of no debt: a duty.
* What goes to a number of somebody else's, or where others see it, is told to others.
* Substantiation and coerced debts stop bills and papers of a court too, but for what some law requires, no complaint.

It is silent (``any``) on who stands in the debtor's place, on a validation notice alone, on what came back, on papers
that are neither posted nor handed over, on consents to email that an opt-out may end, and where one debt lacks a fact
beside another that is barred. Left out are the advice of 601(6), for which the text has no number, and what of 601 no
fact tells.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from . import dc
from .plain import (
    AGENCY,
    ANY,
    CLAIMS,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    MISSING,
    NO,
    TELEPHONE,
    TELLING_AN_AGENCY_NOTHING,
    TELLS,
    TO_A_NUMBER,
    UNKNOWN,
    Answers,
    Json,
    about,
    asks_for_payment,
    began,
    debts_of,
    instant,
    is_report,
    opened,
    ours,
    sues,
)
from .s22_s42 import missed

Verdict = str | None
"""Of one debt; None for nothing."""

AGENCIES = {"third-party-collector", "debt-buyer", "law-firm"}
STOPPED = {
    "collection",
    "location-information",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "servicing-disclosure",
    "postjudgment-remedy",
    "formal-pleading",
}
"""What collects a debt."""
NEITHER = {"unrelated-notice", "opt-out-confirmation"}
STAND_INS = {"guardian", "parent", "personal-representative", "successor-in-interest"}
REACHED = {"conversation", "voicemail", "sent", "limited-content-message", "pending", UNKNOWN}


class Reading(dc.Reading):
    """One case and one contact."""

    def covers(self, debt: Json) -> bool:
        """600(1), (6): personal, and out of a transaction, which no tax is."""
        return bool(debt["nature"] != "commercial" and debt["kind"] != "federal-tax")

    def each(self, asked: Callable[[Any, Json], Verdict]) -> dict[str, str]:
        """What is said of each debt: ``any`` of those that lack a fact beside one that is barred, or the other way."""
        said = {debt["id"]: asked(self, debt) or NO for debt in debts_of(self.case, self.contact) if self.covers(debt)}
        mixed = len({DENY, MISSING, ANY} & set(said.values())) > 1
        return {debt: ANY if mixed and word in (DENY, MISSING) else word for debt, word in said.items()}

    # -- who, and what is told

    def is_liable(self, debt: Json) -> bool:
        return self.owes(debt, self.recipient, self.contact["person"])

    def is_served(self) -> bool:
        return self.medium in ("mail", "in-person")

    def overdue(self, debt: Json) -> bool:
        since = debt["past_due_since"]
        return since in (None, UNKNOWN) or date.fromisoformat(since) <= dc.day(self.now)

    def judged(self, debt: Json) -> bool:
        return opened(debt["judgment_at"], self.now)

    def required(self) -> bool:
        """Some law requires it, which requires no complaint."""
        return bool(self.contact["required_by_law"]) and not (self.purpose == "formal-pleading" and sues(self.contact))

    def owes_any(self) -> bool:
        return any(map(self.is_liable, debts_of(self.case, self.contact)))

    def only_asks(self) -> bool:
        return self.acts <= {"location-information"}

    def says_something(self) -> bool:
        return bool(self.says & {"states-debt", *TELLS}) or asks_for_payment(self.contact)

    def tells(self) -> Verdict:
        """Whether it tells of the debt: a duty not to, where nobody says and it may not."""
        if self.says_something():
            return DENY
        if "states-debt" in self.omits or not self.connected():
            return ANY if self.says & dc.TELLING else None
        if self.merely_confirms() or (self.only_asks() and self.says & dc.TELLING):
            return ANY
        return DUTY if self.only_asks() else DENY

    def bare_message(self) -> bool:
        """A limited-content message that says no more."""
        return self.says == {"limited-content-message"} and not asks_for_payment(self.contact)

    # -- 601

    def employer(self, debt: Json) -> Verdict:
        """(4)."""
        if self.recipient != "employer" or not self.overdue(debt) or self.judged(debt):
            return None
        return self.tells()

    def disputed(self, debt: Json) -> Verdict:
        """(5)."""
        said = self.must_say("reports-dispute")
        known = self.known_to_be_disputed(debt)
        told = self.tells_others(debt)
        if said is None or known == NO or told in (None, ANY) or self.recipient in CREDITORS_SIDE:
            return ANY if told == ANY and said and known != NO else None
        if MISSING in (told, known):
            return MISSING if said == DENY and told != DUTY else ANY
        return said if told == DENY else DUTY

    def known_to_be_disputed(self, debt: Json) -> str:
        """Whether it is: by a dispute, or by a claim that nothing is owed."""
        for each in debt["disputes"]:
            over = opened(each["withdrawn_at"], self.now) or opened(each["corrected_at"], self.now)
            if began(each["received_at"], self.now) and not over:
                return DENY
        found = NO
        for each in debt["proceedings"]:
            if each["kind"] in CLAIMS and began(each["learned_at"], self.now):
                upheld = {True: DENY, False: NO}.get(each["upheld"], MISSING)
                said = upheld if opened(each["ended_at"], self.now) else DENY
                found = said if said == DENY else found if found != NO else said
        return found

    def tells_others(self, debt: Json) -> Verdict:
        """Whether the existence of the debt is disclosed to somebody else, or that is threatened."""
        if "threatens-credit-report" in self.says or not self.connected():
            return ANY if self.is_paper() or not self.connected() else DENY
        if self.recipient == AGENCY and not self.only_asks():
            if self.is_paper() or self.purpose in TELLING_AN_AGENCY_NOTHING - {"answer-to-request"}:
                return ANY
            return {True: DENY, False: None, None: ANY}[is_report(self.contact)]
        if self.recipient == "consumer-attorney":
            return None
        if not self.is_liable(debt):
            silent = "states-debt" in self.omits or not self.is_served()
            return self.tells() if not self.is_paper() else ANY if silent else DENY
        told = self.tells()
        if told is None or self.is_paper():
            on_a_card = self.medium == "mail" and "postcard" in self.says
            return ANY if self.is_paper() and (on_a_card or not self.is_served()) else None
        seen = NO if self.contact["publicly_viewable"] is False else DENY
        if self.medium == "mail":
            seen = DENY if "postcard" in self.says else NO
        elif self.medium != "social-media":
            seen = {"yes": DENY, "no": NO, "unknown": MISSING}[self.reaches_another()]
        return ANY if seen != NO and (told != DENY or self.within_their_call()) else None if seen == NO else seen

    def social_media(self, debt: Json) -> Verdict:
        """(12): a means to collect on a consumer claim."""
        if self.medium != "social-media" or self.recipient in CREDITORS_SIDE | {AGENCY} or not self.overdue(debt):
            return None
        means = self.acts - {"termination-of-efforts", "formal-pleading", *NEITHER}
        return DENY if means else None

    # -- what was told before

    def told_before(self, debt: Json) -> Verdict:
        """Whether something was conveyed to this person about the debt: DENY; ``any``, where that turns on more."""
        found: set[Verdict] = set()
        if self.recipient == "consumer":
            found |= {DENY for _ in [0] if opened(debt["initial_communication_at"], self.now)}
            for notice in debt["validation"]:
                if opened(notice["provided_at"], self.now) and not missed(self.case, self.contact, debt, notice):
                    found.add(ANY if notice["undeliverable_at"] else DENY)
        for each in self.past():
            if debt["id"] not in each["debts"]:
                continue
            if (each["person"] or each["recipient"]) != self.person:
                found |= {ANY} if each["recipient"] in STAND_INS | {"spouse", self.recipient} else set()
                continue
            if each["outcome"] in REACHED and each["purpose"] not in NEITHER:
                plain = each["purpose"] == "collection" and each["outcome"] in ("conversation", "voicemail", "sent")
                strayed = self.may_have_strayed(each)
                found.add(ANY if strayed or each["undeliverable_at"] or not plain else DENY)
        for each in self.case["history"]["inbound"]:
            if (each["person"] or each["recipient"]) == self.person and instant(each["at"]) <= self.now:
                found |= {ANY} if each["medium"] in TELEPHONE else set()
        if found and self.original and debt["past_due_since"] is not None:
            return ANY
        return DENY if DENY in found else ANY if found else None

    def may_have_strayed(self, event: Json) -> bool:
        """Whether a number or address known to be somebody else's was used, or may have been."""
        kind = "emails" if event["medium"] == "email" else "phones" if event["medium"] in TO_A_NUMBER else None
        lines = [line["id"] for line in self.case[kind]] if kind else []
        return any(map(self.wrong, [event["address"]] if event["address"] else lines))

    def is_first(self, debt: Json) -> Verdict:
        """Whether it is the first that conveys something of the debt to who owes it."""
        if not self.is_liable(debt):
            return ANY if self.recipient in STAND_INS | {"spouse"} or self.owes_any() else None
        if self.recipient == "employer" or self.within_their_call():
            return ANY
        if self.acts <= NEITHER:
            return None
        asks = self.only_asks() and (self.recipient == "consumer" or not self.says_something())
        if asks or "limited-content-message" in self.says:
            return None if self.bare_message() else ANY
        return {DENY: None, ANY: ANY, None: DENY}[self.told_before(debt)]

    def alternative_format(self, debt: Json) -> Verdict:
        """601-b."""
        if self.original and not self.overdue(debt):
            return None
        said = self.must_say("alternative-format-notice")
        return said if self.is_first(debt) == DENY else self.is_first(debt) if said else None

    def initial_notice(self, debt: Json) -> Verdict:
        """23 NYCRR 1.2(a)."""
        if self.case["collector"] not in AGENCIES or began(debt["paid_at"], self.now):
            return None
        if self.recipient != "consumer":
            return ANY if self.owes_any() or self.recipient in STAND_INS | {"spouse"} else None
        return DUTY if self.is_first(debt) == DENY else self.is_first(debt)

    # -- stops

    def is_stopped(self, reports: bool) -> Verdict:
        """Whether it does what a stop stops; open of a validation notice alone, which may be owed."""
        if self.recipient in CREDITORS_SIDE or self.required():
            return None
        if self.recipient == AGENCY:
            return (DENY if "credit-reporting" in self.acts else ANY) if reports else ANY
        if self.acts & STOPPED:
            return DENY
        return ANY if "validation-notice" in self.acts else None

    def coerced(self, debt: Json) -> Verdict:
        """604-bb(1)."""
        return self.stop(self.is_stopped(reports=False), map(self.coercion, debt["proceedings"]))

    def coercion(self, claim: Json) -> Verdict:
        if claim["kind"] != "coerced-debt" or not began(claim["learned_at"], self.now):
            return None
        if claim["formalities_met"] is False:
            return None
        if opened(claim["ended_at"], self.now) and claim["upheld"] is not True:
            return None if claim["upheld"] is False else MISSING
        return DENY if claim["formalities_met"] is True else MISSING

    def stop(self, does: Verdict, stops: Iterable[Verdict]) -> Verdict:
        found = set(stops) - {None}
        if not found or does is None:
            return None
        return ANY if does == ANY or ANY in found else DENY if DENY in found else MISSING

    def substantiation(self, debt: Json) -> Verdict:
        """23 NYCRR 1.4(b): substantiated only once."""
        if self.case["collector"] not in AGENCIES or debt["charged_off"] is False:
            return None
        asked = [each for each in debt["proceedings"] if began(each["learned_at"], self.now)]
        kinds = {each["kind"] for each in asked if not opened(each["ended_at"], self.now)}
        ended = {each["kind"] for each in asked if opened(each["ended_at"], self.now)}
        if "document-request" in ended:
            back = [each for each in self.past() if each["purpose"] == "answer-to-request"]
            return ANY if back else None
        if "document-request" not in kinds:
            return ANY if "itemisation-request" in kinds else None
        if "itemisation-request" in ended:
            return ANY
        said = self.is_stopped(reports=True)
        return MISSING if said == DENY and debt["charged_off"] is not True else said

    # -- 23 NYCRR 1.6

    def email(self, debt: Json) -> Verdict:
        """Consent first, but for an answer, and never at work."""
        if self.medium != "email" or self.case["collector"] not in AGENCIES or self.acts <= NEITHER:
            return None
        if self.is_paper() or self.recipient not in ("consumer", "spouse"):
            return None if self.is_paper() else ANY
        mine = {each["id"]: each["employer_provided"] for each in self.case["emails"]}
        at_work = {True: DENY, False: NO}.get(mine.get(self.contact["address"], UNKNOWN), MISSING)
        if at_work == DENY:
            return DENY
        if self.contact["in_reply_to"] is not None or any(
            each["kind"] in ("stop-medium", "stop-address", "revoke-consent", "cease") for each in self.case["requests"]
        ):
            return ANY
        return (MISSING if at_work == MISSING else None) if self.agreed(debt, "email") else DENY

    def agreed(self, debt: Json, medium: str) -> bool:
        scopes = {"electronic-messages", f"{medium}-address"}
        return any(
            each["given_to"] in ours(self.case) and about(each["debts"], debt["id"])
            for scope in scopes
            for each in self.consents(scope, debt)
        )


RULES: dict[str, Callable[[Reading, Json], Verdict]] = {
    "us.ny.gbl601-4.employer-before-judgment": Reading.employer,
    "us.ny.gbl601-5.report-the-dispute": Reading.disputed,
    "us.ny.gbl601-12.social-media": Reading.social_media,
    "us.ny.gbl601-b.alternative-format": Reading.alternative_format,
    "us.ny.gbl604-bb.coerced-debt": Reading.coerced,
    "us.ny.23nycrr1-2.initial-notice": Reading.initial_notice,
    "us.ny.23nycrr1-4b.substantiation": Reading.substantiation,
    "us.ny.23nycrr1-6.email": Reading.email,
}


def answers(case: Json, contact: Json) -> Answers:
    """What each rule says of each debt of the contact."""
    reading = Reading(case, contact)
    return {rule: reading.each(asked) for rule, asked in RULES.items()}
