"""A second reading of Tex. Fin. Code 392.202, 392.301 to 392.304 and 392.307.

Readings on which it rests, as docs/explanation/state-law.md tells them:

* A third-party debt collector is whoever collects but a creditor in its own name; a law firm is held to that.
* A claim in writing that the debt is not owed disputes an item. What was verified is investigated; of a part that is
  disputed the whole is.
* Whoever is told of a disputed debt, and is declared not to be told that it is disputed, hears of one that is not; the
  consumer too where others see it or have the number. The consumer's attorney is told as the consumer is.
* A first lien is taken of every mortgage. A statement that asks for no payment demands none.
* Papers of a court that are handed over are written.
* A debt is taken to have been bought, to be time-barred and to be delinquent, if nobody says; a creditor's is not.
* A call or a text about a suit that does not go on threatens one, unless declared to threaten none.

It is silent (``any``) on validation notices that may be owed, on first and later communications with others than the
consumer, after anything but plain talks and letters, and on what else may be a demand. Left out is how often a
telephone may ring, for which the text has no number.
"""

from .ia import ON_THE_OTHER_SIDE, UNHEARD, WRITTEN, Reading, Rule, Verdict, told
from .mi import Michigan
from .plain import (
    ACTS_TO_COLLECT,
    AGENCY,
    ANY,
    CLAIMS,
    CONSUMERS,
    DENY,
    DUTY,
    MISSING,
    TELLS,
    THREATS,
    TO_A_NUMBER,
    Answers,
    Json,
    asks_for_payment,
    began,
    name_of,
    opened,
    sues,
)

DEMANDS = {*ACTS_TO_COLLECT, "validation-notice", "servicing-disclosure", "formal-pleading"} - {"location-information"}
BUYERS = {"debt-buyer", "law-firm", "mortgage-servicer", "third-party-collector"}


class Texas(Reading):
    # -- 392.202

    def standing_disputes(self, debt: Json) -> set[Verdict]:
        """(a): in writing, and not investigated yet; and the claims that the debt is not owed."""
        found: set[Verdict] = set()
        for each in debt["disputes"]:
            over = opened(each["withdrawn_at"], self.now) or opened(each["verified_at"], self.now)
            if began(each["received_at"], self.now) and not over:
                found.add({True: DENY, False: None}.get(each["in_writing"], MISSING))
        for each in debt["proceedings"]:
            if each["kind"] in CLAIMS and began(each["learned_at"], self.now):
                if opened(each["ended_at"], self.now) and each["upheld"] is False:
                    continue
                written = {True: DENY, False: None}.get(each["in_writing"], MISSING)
                ended = opened(each["ended_at"], self.now) and each["upheld"] == "unknown"
                found.add(MISSING if written and ended else written)
        return found

    def dispute(self, debt: Json) -> Verdict:
        if self.contact["required_by_law"] and not (self.purpose == "formal-pleading" and sues(self.contact)):
            return None
        collects = self.collects()
        if collects is None or self.purpose == "dispute-response":
            return None if collects is None else ANY
        found = self.standing_disputes(debt)
        if not found & {DENY, MISSING}:
            return None
        if self.recipient == AGENCY and "credit-reporting" in self.acts:
            return ANY if MISSING in found else self.must_say("reports-dispute")
        return collects if collects == ANY else DENY if DENY in found else MISSING

    def answer(self, debt: Json) -> Verdict:
        """(b)."""
        if self.purpose != "dispute-response":
            return None
        if self.recipient != "consumer":
            return ANY if self.is_debtor(debt) or self.recipient in CONSUMERS else None
        known = [e for e in debt["disputes"] if began(e["received_at"], self.now) and e["in_writing"] is True]
        known = [e for e in known if not opened(e["withdrawn_at"], self.now)]
        if any(opened(e["verified_at"], self.now) for e in known):
            return ANY
        if known:
            return DUTY
        claims = [e for e in debt["proceedings"] if e["kind"] in CLAIMS and began(e["learned_at"], self.now)]
        claims = [e for e in claims if e["in_writing"] is not False and not opened(e["ended_at"], self.now)]
        return DUTY if claims else None

    # -- 392.301, 392.303

    def disputed(self, debt: Json) -> Verdict:
        """392.301(a)(3)."""
        written = [e for e in debt["disputes"] if began(e["received_at"], self.now) and e["in_writing"] is True]
        written = [e for e in written if not opened(e["withdrawn_at"], self.now)]
        claims = [e for e in debt["proceedings"] if e["kind"] in CLAIMS and began(e["learned_at"], self.now)]
        if not written:
            return ANY if claims else None
        if any(opened(e["verified_at"], self.now) for e in written):
            return ANY
        must = self.must_say("reports-dispute")
        if must == DUTY and "threatens-credit-report" not in self.says and "credit-reporting" not in self.acts:
            return None  # what nobody declared leaves nothing unsaid
        if must is None or not self.connected():
            return None
        if self.is_paper() or self.within_their_call():
            return None if self.is_paper() else ANY
        if "threatens-credit-report" in self.says:
            return must
        if self.acts <= {"location-information", "credit-reporting"} and self.purpose == "location-information":
            return ANY if self.tells() else None
        said = ANY if "states-debt" in self.omits or self.merely_confirms() else self.said()
        if self.recipient == AGENCY:
            return ANY if said != DENY or "credit-reporting" not in self.acts else must
        if said is None or said == ANY:
            return said
        others = {"employer", "household-member", "third-party", *ON_THE_OTHER_SIDE}
        if self.role() in others and not self.owes(debt):
            return must
        if self.medium == "social-media" and self.contact["publicly_viewable"] is not False:
            return ANY if self.recipient != "consumer" else must
        if self.medium == "mail" and "postcard" in self.says:  # which anybody may read
            return ANY if self.recipient != "consumer" else must
        if self.recipient == "consumer":
            line = self.uses_anothers_line()
            return must if line == DENY else line
        return None if self.recipient == "consumer-attorney" else ANY

    def unauthorised_payment(self, debt: Json) -> Verdict:
        """392.303(a)(3), (c)."""
        if self.contact["required_by_law"] and not (self.purpose == "formal-pleading" and sues(self.contact)):
            return None
        collects = self.collects()
        found: set[Verdict] = set()
        for each in debt["proceedings"]:
            if each["kind"] != "unauthorised-payment" or not began(each["learned_at"], self.now):
                continue
            told = (each["in_writing"], each["formalities_met"])
            ended = opened(each["ended_at"], self.now)
            if False in told or (ended and each["upheld"] is False):
                continue
            unknown = "unknown" in told or None in told or (ended and each["upheld"] != True)  # noqa: E712
            found.add(MISSING if unknown else DENY)
        if collects is None or not found:
            return None
        if collects != ANY and "credit-reporting" in self.acts and "reports-dispute" not in self.omits:
            return None if "reports-dispute" in self.says else DUTY  # (c): a report may say that it is disputed
        return collects if collects == ANY else DENY if DENY in found else MISSING

    # -- 392.304

    def to_whom(self, debt: Json) -> Verdict:
        """(a)(4), (b)."""
        if debt["kind"] in ("credit-card", "mortgage") or self.acts.isdisjoint(DEMANDS):
            return None
        if "no-payment-request" in self.says and not asks_for_payment(self.contact):
            return ANY if self.says & THREATS or self.acts & {"validation-notice"} else None
        if not self.is_debtor(debt):
            return ANY if self.recipient in CONSUMERS or self.owes_any() else None
        return DUTY

    def before(self, debt: Json) -> set[str] | None:
        """How the consumer was communicated with about the debt before; None where that is not plain."""
        found: set[str] = set()
        if debt["validation"] or debt["initial_communication_at"] is not None or self.case["history"]["inbound"]:
            return None
        for each in self.past():
            if debt["id"] not in each["debts"]:
                continue
            if name_of(each) != "consumer" or each["outcome"] in UNHEARD | {"voicemail"} or each["address"] is not None:
                return None
            astray = each["medium"] in TO_A_NUMBER and any(line["disowned_at"] for line in self.case["phones"])
            if each["purpose"] != "collection" or astray:
                return None
            found.add("talk" if each["outcome"] == "conversation" else "writing")
        return found

    def initial(self, debt: Json) -> Verdict:
        return self.discloses(debt)[0]

    def subsequent(self, debt: Json) -> Verdict:
        return self.discloses(debt)[1]

    def discloses(self, debt: Json) -> tuple[Verdict, Verdict]:
        """(a)(5)(A), (B)."""
        if self.recipient in ("employer", "household-member", "third-party") and not self.owes_any():
            return None, None
        if not self.connected() or self.is_paper():
            return None, None
        before = self.before(debt)
        if self.recipient != "consumer" or before is None or self.merely_confirms():
            return ANY, ANY
        first_writing = "writing" not in before and (self.medium in WRITTEN or self.medium == "mail")
        if not before or first_writing:
            missing = self.must_say("initial-disclosure")
            if missing == DUTY and "collector-disclosure" in self.omits:
                missing = DENY
            return (missing, None)
        later = self.must_say("collector-disclosure")
        if "initial-disclosure" in self.says:
            later = None
        return (None, later)

    def name_and_number(self, debt: Json) -> Verdict:
        """(a)(6): if it refers to one."""
        if not self.refers_to_a_delinquent_debt(debt) or self.is_said_to_refer_to_none():
            return None
        said = {self.must_say("business-identity"), self.must_say("callback-number")}
        found = DENY if DENY in said else DUTY if DUTY in said else None
        return ANY if found and self.may_refer_to_none() else found

    def address(self, debt: Json) -> Verdict:
        if not self.refers_to_a_delinquent_debt(debt):
            return None
        return ANY if self.may_refer_to_none() else DUTY

    def may_refer_to_none(self) -> bool:
        told = self.says & TELLS or asks_for_payment(self.contact)
        return not told and self.acts <= {"location-information", "opt-out-confirmation", "answer-to-request"}

    def is_said_to_refer_to_none(self) -> bool:
        shown = self.says & (TELLS | {"initial-disclosure", "collector-disclosure", "shows-debt-collection"})
        return "states-debt" in self.omits and not shown and not asks_for_payment(self.contact)

    def refers_to_a_delinquent_debt(self, debt: Json) -> bool:
        written = self.medium in WRITTEN or (
            self.medium == "in-person" and self.purpose in ("formal-pleading", "postjudgment-remedy")
        )
        others = self.recipient in ON_THE_OTHER_SIDE | {AGENCY}
        return written and self.connected() and not others

    # -- 392.307

    def bought(self, debt: Json) -> bool | str:
        if self.case["collector"] == "debt-buyer":
            return True
        known: bool | str = debt["purchased"]
        return known

    def no_suit(self, debt: Json) -> Verdict:
        """(c)."""
        judged = self.has_judgment(debt)
        goes_on = judged or debt["active_litigation"] is True
        told = "threatens-legal-action" in self.says and not self.is_paper()
        call = self.purpose == "formal-pleading" and not self.is_paper() and not goes_on
        announced = (self.purpose.startswith("remedy") or call) and "threatens-legal-action" not in self.omits
        another = goes_on and not judged and self.is_paper() and "threatens-legal-action" in self.says
        sued = self.is_paper() and (another or not goes_on)
        if sued and self.contact["required_by_law"] and not sues(self.contact):
            sued = False
        if self.recipient in ON_THE_OTHER_SIDE or not (told or announced or sued):
            return None
        if self.bought(debt) is False or debt["time_barred"] is False or (judged if told or another else goes_on):
            return None
        return DENY if self.bought(debt) is True and debt["time_barred"] is True else MISSING

    def notice(self, debt: Json) -> Verdict:
        """(e)."""
        if self.medium not in WRITTEN or self.acts <= {"unrelated-notice", "opt-out-confirmation"} or self.is_paper():
            return None
        if self.bought(debt) is False or debt["time_barred"] is False or self.has_judgment(debt):
            return None
        if self.acts <= {"location-information"} and self.recipient != "consumer":
            return None
        if self.recipient in ("employer", "household-member", "third-party") and not self.owes_any():
            return None
        before = self.before(debt)
        if self.recipient != "consumer" or before is None or self.purpose == "location-information":
            return ANY
        if "writing" in before:
            return None
        found = self.must_say("time-barred-disclosure")
        if found == DENY and "unknown" in (debt["time_barred"], self.bought(debt)):
            found = MISSING if len(self.contact["debts"]) == 1 else ANY
        return ANY if found and self.acts & {"termination-of-efforts", "credit-reporting"} else found

    def offer(self, debt: Json) -> Verdict:
        return Michigan.offer(self, debt)  # type: ignore[arg-type]


def answers(case: Json, contact: Json) -> Answers:
    reading = Texas(case, contact)
    return told(reading, RULES, lambda rule, debt: binds(reading, rule, debt))


def binds(reading: Texas, rule: str, debt: Json) -> bool:
    collector = reading.case["collector"]
    if "offer" in rule:
        return True
    if "307" in rule:
        buyer = collector in BUYERS or (collector == "creditor" and debt["purchased"] is True)
        return buyer and debt["nature"] != "commercial"
    third_party = rule.startswith(("us.tx.392-202", "us.tx.392-304a5"))
    return reading.covers(debt) and not (third_party and collector == "creditor")


RULES: dict[str, Rule] = {
    "us.tx.392-202a.dispute": Texas.dispute,
    "us.tx.392-202b.answer": Texas.answer,
    "us.tx.392-301a1.threat-of-harm": Texas.threat_of_harm,
    "us.tx.392-301a3.disputed": Texas.disputed,
    "us.tx.392-302-1.profanity": Texas.profanity,
    "us.tx.392-303a3.unauthorised-payment": Texas.unauthorised_payment,
    "us.tx.392-304a4.to-whom": Texas.to_whom,
    "us.tx.392-304a5a.initial-disclosure": Texas.initial,
    "us.tx.392-304a5b.subsequent-disclosure": Texas.subsequent,
    "us.tx.392-304a6.name-and-number": Texas.name_and_number,
    "us.tx.392-304a6.address": Texas.address,
    "us.tx.392-307c.no-suit": Texas.no_suit,
    "us.tx.392-307e.notice": Texas.notice,
    "us.tx.solicitation.offer": Texas.offer,
}
