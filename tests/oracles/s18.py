"""A second reading of 12 CFR 1006.18(c)(1), (c)(2) and (e): threats of suit, disputes, what a collector says it is.

Readings on which it rests (docs/explanation/regulation-f-readings.md):

* Word of a remedy, and of a suit by telephone or text, threatens unless it is declared not to, the latter not where a
  suit goes on or after a judgment. That it was authorised is enough.
* Whatever tells somebody else that a debt is owed is credit information; papers of a court are no report, and word to
  the creditor's side or the consumer's attorney is none unless it is said for reporting.
* A dispute, in any form, stands until it is withdrawn or the error corrected; a claim that the debt is not owed while
  it stands, and after if it was upheld.
* Nothing counts as conveyed but what surely was, to whoever is contacted or may be; what was conveyed to the consumer
  was to the spouse and the others of 1006.6(a) too.
* What is said, and a visit, is by word of mouth; everything else is written. So a voicemail is oral.
* Where nobody knows whether an older first communication was oral, the first writing owes both.
* What nobody knows of the past is lacked where a disclosure is declared not to be made; made, or undeclared, it is
  asked for all the same.
"""

from datetime import timedelta

from .matter import Debts, Matter
from .plain import (
    AGENCY,
    ANY,
    CLAIMS,
    CLOSED,
    CONSUMERS,
    DENY,
    DUTY,
    ELECTRONIC,
    MISSING,
    NO,
    TELEPHONE,
    TO_A_NUMBER,
    UNKNOWN,
    Answers,
    Json,
    began,
    first,
    instant,
    last,
    listed,
    name_of,
    opened,
)
from .s14b_s06b import speaker

REMEDIES = {"remedy-may-be-invoked", "remedy-will-be-invoked"}
SILENT = {"unrelated-notice", "opt-out-confirmation", "location-information"}
ORAL = {"call", "ringless-voicemail", "in-person"}


class Representations(Matter):
    # -- (c)(1)

    def empty_threat(self) -> Debts:
        declared = self.declared("threatens-legal-action")
        by_telephone = self.purpose == "formal-pleading" and self.medium in TO_A_NUMBER
        if self.purpose == "formal-pleading" and not by_telephone:
            return {}
        remedies = REMEDIES | {"postjudgment-remedy"}
        if not (self.purpose in remedies or by_telephone or declared is True) or declared is False:
            return {}
        answers = {}
        for debt in self.case["debts"]:
            if debt["id"] in self.debts:
                going_on = debt.get("active_litigation", UNKNOWN) is True or opened(debt.get("judgment_at"), self.now)
                authorised = debt.get("legal_action_authorised", UNKNOWN)
                judged = opened(debt.get("judgment_at"), self.now)
                if self.purpose == "postjudgment-remedy" and not (judged and declared):
                    answers[debt["id"]] = NO if judged else DENY  # there is none to carry out
                elif declared is None and by_telephone and going_on:
                    answers[debt["id"]] = NO
                else:
                    answers[debt["id"]] = NO if authorised is True else DENY if authorised is False else MISSING
        return answers

    # -- (c)(2)

    def report_the_dispute(self) -> Debts:
        told = self.declared("reports-dispute")
        answers = {}
        for debt in self.case["debts"]:
            if debt["id"] not in self.debts or not (self.reports() or self.tells(debt)):
                continue
            disputed = self.is_disputed(debt)
            if disputed and debt["disputes"] == UNKNOWN:
                answers[debt["id"]] = ANY
            elif disputed is None:
                lacking = DUTY if told is None and self.may_report_nothing() else MISSING
                answers[debt["id"]] = NO if told is True else lacking
            elif disputed:
                answers[debt["id"]] = NO if told is True else DENY if told is False else DUTY
            else:
                answers[debt["id"]] = NO
        return answers

    def reports(self) -> bool:
        if "credit-reporting" in self.acts or "threatens-credit-report" in self.carries:
            return True
        return self.may_report_nothing()

    def may_report_nothing(self) -> bool:
        """Whether an agency is answered, and nobody says whether it is told of the debt."""
        answers = self.recipient == AGENCY and self.purpose == "answer-to-request"
        return answers and "credit-reporting" not in self.acts and self.declared("states-debt") is None

    def tells(self, debt: Json) -> bool:
        """Whether somebody else is told that the debt is owed."""
        if self.purpose == "location-information":
            return False
        if self.purpose == "formal-pleading" and self.medium not in TELEPHONE | {"text"}:
            return False
        if self.purpose == "postjudgment-remedy" and opened(debt.get("judgment_at"), self.now):
            return False
        return self.collects() and self.says_what_is_owed() and self.may_be_a_stranger() and not self.owes(debt["id"])

    def is_disputed(self, debt: Json) -> bool | None:
        unknown = debt["disputes"] == UNKNOWN
        for dispute in [] if unknown else listed(debt["disputes"]):
            over = opened(dispute.get("withdrawn_at"), self.now) or opened(dispute.get("corrected_at"), self.now)
            if began(dispute.get("received_at"), self.now) and not over:
                return True
        if debt.get("proceedings", UNKNOWN) == UNKNOWN:
            return None
        for claim in listed(debt["proceedings"]):
            if claim["kind"] not in (*CLAIMS, UNKNOWN) or not began(claim.get("learned_at"), self.now):
                continue
            upheld = claim.get("upheld", UNKNOWN)
            over = opened(claim.get("ended_at"), self.now)
            if over and upheld is False:
                continue
            if claim["kind"] == UNKNOWN or (over and upheld == UNKNOWN):
                unknown = True
            elif not over or upheld is True:
                return True
        return None if unknown else False

    # -- (e)

    def says_nothing(self) -> bool:
        """Whether the contact is none of those that disclose."""
        if not self.collects() or self.only_confirms() or self.is_limited():
            return True
        if self.purpose == "formal-pleading" and self.medium not in TO_A_NUMBER:
            return True
        return self.acts == {"location-information"} and self.asks_others()

    def is_limited(self) -> bool:
        """2(j): a voicemail message for the consumer that says no more."""
        if self.medium not in TELEPHONE or "limited-content-message" not in self.carries:
            return False
        if self.tells_of_a_debt() or "collector-disclosure" in self.carries:
            return False
        if self.recipient not in ("consumer", "personal-representative") and not any(map(self.owes, self.debts)):
            return False
        return not any(self.is_anothers(line) for line in self.records(self.address))

    def is_anothers(self, line: Json) -> bool:
        """Whether a line is recorded as somebody else's, or known by now not to be that person's."""
        if line.get("person", "consumer") not in (self.person, "consumer"):
            return True
        learned = [line["disowned_at"]] if began(line.get("disowned_at"), self.now) else []
        learned += [c["at"] for c in listed(line.get("reassigned_checks")) if c["reassigned"] is True]
        back = last(line["regained_at"]) if opened(line.get("regained_at"), self.now) else None
        return any(first(when) <= self.now and (back is None or back <= first(when)) for when in learned)

    def said(self, element: str, *also: str) -> str:
        """Whether a disclosure is made in every language, not made, or not declared."""
        made = any(each in self.carries for each in (element, *also))
        if not made:
            return DENY if element in self.lacks else DUTY
        content = self.contact.get("content") or {}
        spoken, disclosed = content.get("languages") or [], content.get("disclosure_languages") or []
        if not spoken:
            return NO
        if not disclosed:
            return DUTY
        return NO if all(any(serves(each, other) for each in disclosed) for other in spoken) else DENY

    def initial(self) -> Debts:
        """(e)(1)."""
        return {debt: self.full(owed) for debt, owed in self.owed().items()}

    def full(self, owed: bool | str | None) -> str:
        if owed == ANY:
            return ANY
        if owed is False:
            return NO
        said = self.said("initial-disclosure")
        if said == DUTY and "initial-disclosure" not in self.carries and "collector-disclosure" in self.lacks:
            said = DENY
        if owed == UNKNOWN and said == DENY:
            return MISSING
        return CLOSED if said == DENY and owed is None else said

    def subsequent(self) -> Debts:
        """(e)(2)."""
        said = self.said("collector-disclosure", "initial-disclosure")
        words = {UNKNOWN: MISSING if said == DENY else said, True: NO, False: said, None: ANY, ANY: ANY}
        return {debt: words[owed] for debt, owed in self.owed().items()}

    def owed(self) -> dict[str, bool | str | None]:
        """Of each debt whether the full disclosure is owed, or only that of what comes later; None: perhaps."""
        if self.says_nothing() or not (self.may_count_as_consumer()):
            return {}
        if self.case["history"] == UNKNOWN:
            asked = [debt for debt in self.case["debts"] if debt["id"] in self.debts]
            return {debt["id"]: self.owed_for_all_that_is_stated(debt) for debt in asked}
        found: dict[str, bool | str | None] = {}
        for debt in self.case["debts"]:
            if debt["id"] in self.debts:
                told, nobody_knows = self.told(debt), debt.get("initial_communication_at") == UNKNOWN
                if nobody_knows and not told and self.person not in self.co_obligors(debt["id"]):
                    found[debt["id"]] = UNKNOWN
                elif self.recipient not in CONSUMERS and not self.owes(debt["id"]):
                    found[debt["id"]] = ANY  # they owe another debt of the contact, and of this they are no consumer
                elif not told:
                    found[debt["id"]] = True
                elif self.medium in ORAL or "written" in told:
                    found[debt["id"]] = False
                else:
                    found[debt["id"]] = True if told == {"oral"} else None
        return found

    def owed_for_all_that_is_stated(self, debt: Json) -> bool | str:
        """Where the history is unknown: what comes after a communication that is stated, and was no oral one, is later.

        What is said always is; and what is written, after one that is stated to have been in writing.
        """
        theirs = self.person not in self.co_obligors(debt["id"])
        later = self.medium in ORAL or debt.get("initial_communication_orally", UNKNOWN) is False
        if theirs and later and opened(debt.get("initial_communication_at"), self.now):
            return False
        given = [] if debt["validation"] == UNKNOWN else listed(debt["validation"])
        by_mouth = any(
            n.get("orally", False) is True
            and opened(n["provided_at"], self.now)
            and not began(n.get("undeliverable_at"), self.now)
            for n in given
        )
        if theirs and self.medium in ORAL and by_mouth:
            return False
        return UNKNOWN

    def told(self, debt: Json) -> set[str]:
        """How the debt was conveyed before: orally, in writing, or nobody knows which."""
        found = set()
        events = self.heard(debt["id"])
        stated = debt.get("initial_communication_at")
        if self.person not in self.co_obligors(debt["id"]):
            orally = debt.get("initial_communication_orally", UNKNOWN)
            if stated == UNKNOWN:
                some = bool(events or self.noted(debt))
            else:
                begun = [stated] if stated is not None else [n["provided_at"] for n in self.noted(debt)]
                older = not events or any(last(when) < min(instant(e["at"]) for e in events) for when in begun)
                some = older and (opened(stated, self.now) or (orally != UNKNOWN and bool(self.noted(debt))))
            if some:
                found.add({True: "oral", False: "written"}.get(orally, "either"))
            for notice in self.noted(debt):
                found.add({True: "oral", False: "written"}.get(notice.get("orally", False), "either"))
        return found | {"oral" if event["medium"] in ORAL else "written" for event in events}

    def noted(self, debt: Json) -> list[Json]:
        """The validation notices recorded with the debt that were provided and did not come back."""
        return [
            notice
            for notice in ([] if debt["validation"] == UNKNOWN else listed(debt["validation"]))
            if opened(notice.get("provided_at"), self.now)
            and not began(notice.get("undeliverable_at"), self.now)
            and not self.all_missed(debt["id"], notice)
            and not self.went_nowhere(debt["id"], notice)
        ]

    def went_nowhere(self, debt: str, notice: Json) -> bool:
        """Whether a notice of which the debt alone tells can have come to no postal address of the consumer's."""
        given = notice["provided_at"]
        if notice.get("orally", False) is True or given == UNKNOWN or opened(notice.get("received_at"), self.now):
            return False
        begins, ends = first(given) - timedelta(days=1), last(given) + timedelta(days=1)
        logged = any(
            a["medium"] in ELECTRONIC | {"mail"}
            and a.get("recipient", "consumer") in ("consumer", "spouse", "guardian")
            and a.get("purpose", "collection") not in ("opt-out-confirmation", "unrelated-notice", "formal-pleading")
            and debt in a["debts"]
            and begins <= instant(a["at"]) <= ends
            for a in self.attempts()
        )
        posts = listed(self.case.get("postal_addresses"))
        theirs = [each for each in posts if each.get("person", "consumer") == "consumer"]
        sent = {"at": last(given).isoformat()}
        return bool(theirs) and not logged and all(self.none_arrives(each, sent) for each in theirs)

    def all_missed(self, debt: str, notice: Json) -> bool:
        """Whether the history knows that what was sent of validation information within a day of that missed them."""
        if notice.get("orally", False) is True or notice["provided_at"] == UNKNOWN:
            return False
        day = timedelta(days=1)
        begins, ends = first(notice["provided_at"]) - day, last(notice["provided_at"]) + day
        sent = [
            a
            for a in self.attempts()
            if a.get("purpose") == "validation-notice"
            and a["medium"] not in ORAL
            and debt in a["debts"]
            and begins <= instant(a["at"]) <= ends
        ]
        return bool(sent) and all(map(self.may_have_missed, sent))

    def heard(self, debt: str) -> list[Json]:
        """What conveyed the debt before, that the history tells; the call that goes on is not before."""
        now = self.answered_event() if self.on_their_own_call() else None
        sent = [a for a in self.attempts() if self.conveyed(a, debt)]
        talks = [
            e for e in self.inbound() if e.get("conversation") is True and debt in e.get("debts", []) and e is not now
        ]
        return [event for event in (*sent, *talks) if self.to_them(event, debt)]

    def to_them(self, event: Json, debt: str) -> bool:
        """Whether whoever was told may be the person contacted, or is the consumer beside whom they count as one.

        The consumer was told what the consumer was, not what went to a spouse whose name is the same in a record.
        """
        who, others = speaker(event) if "outcome" in event else name_of(event), self.co_obligors(debt)
        beside = self.person in others or self.recipient not in ("consumer", "personal-representative")
        if beside and (self.is_surely(who) or ("outcome" in event and self.may_be(who))):
            return True
        answered = event.get("answered_by", UNKNOWN)
        role = event.get("recipient", "consumer") if answered == UNKNOWN else answered
        return self.person not in others and who not in others and role in ("consumer", "personal-representative")

    def conveyed(self, attempt: Json, debt: str) -> bool:
        purpose, medium, outcome = attempt.get("purpose", "collection"), attempt["medium"], attempt["outcome"]
        discussed = attempt.get("discussed")
        if outcome == "conversation" and isinstance(discussed, list) and debt in discussed:
            return True
        if debt not in attempt["debts"] or purpose in SILENT or (outcome == "conversation" and discussed == []):
            return False
        if purpose == "formal-pleading" and medium not in TO_A_NUMBER:
            return False
        sent = outcome in ("conversation", "voicemail", "sent") or (
            outcome == "undeliverable" and attempt.get("undeliverable_at") is not None
        )
        return sent and not self.may_have_missed(attempt)


def serves(disclosed: str, spoken: str) -> bool:
    one, other = disclosed.lower(), spoken.lower()
    return one == other or other.startswith(one + "-") or one.startswith(other + "-")


RULES = {
    "us.regf.18c1.empty-threat": Representations.empty_threat,
    "us.regf.18c2.report-the-dispute": Representations.report_the_dispute,
    "us.regf.18e1.initial-disclosure": Representations.initial,
    "us.regf.18e2.subsequent-disclosure": Representations.subsequent,
}


def answers(case: Json, contact: Json) -> Answers:
    reading = Representations(case, contact)
    return {rule: asked(reading) for rule, asked in RULES.items()}
