"""A second reading of Iowa Code 537.7103, and what the oracles of Michigan, North Carolina and Texas take from it.

Readings on which it rests, as docs/explanation/state-law.md tells them:

* The debtor is who owes, and who stands in for one and is not only asked where the debtor is; a spouse who does not owe
  is somebody else, and so is the parent of a grown debtor.
* What is declared to say nothing of a debt tells of none, unless it shows who collects or says what only a debt
  explains.
* Papers of a court may be left with the household and the employer, and with anybody once there is a judgment; what
  carries out a judgment may be told by any medium.
* Leave is the debtor's own, in writing and given after default, but to the spouse, which may have any form.
* Three months are 92 days, one month is 31, today the last.
* An attorney is one whatever the debt. One answer to what the debtor asked passes, by whatever medium.

It is silent (``any``) where a validation notice may be owed, where what some law requires collects, on what is
neither a question nor a contact to collect and is declared to say nothing, and on inquiries whether a letter arrived.
Left out is how often and at which hours a telephone may ring, for which the text has no number.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .plain import (
    ANY,
    DENY,
    DUTY,
    EFFORTS,
    MISSING,
    NO,
    PROFESSIONALS,
    SERVES,
    TELEPHONE,
    TELLS,
    TO_A_NUMBER,
    WEEK,
    Answers,
    Asked,
    Json,
    about,
    acts,
    asks_for_payment,
    began,
    carries,
    day_of,
    debts_of,
    inbound_of,
    instant,
    is_paper,
    lacks,
    name_of,
    opened,
    ours,
    presses,
    standing,
)

Verdict = str | None
"""Of one debt; None for nothing."""

SHOWS_WHO_COLLECTS = {"shows-debt-collection", "collector-disclosure", "initial-disclosure"}
PLAIN = {"collection", "location-information", "answer-to-request"}
"""Purposes that may say nothing of a debt."""
NOT_RUNG = PROFESSIONALS - {"consumer-attorney"}
"""Who is not counted as a person that is rung to collect."""
ON_THE_OTHER_SIDE = {"creditor", "creditor-attorney", "collector-attorney"}
RESPONDS = {
    "answer-to-request",
    "dispute-response",
    "duplicative-dispute-notice",
    "original-creditor-response",
    "opt-out-confirmation",
}
NOBODY = {"undeliverable", "not-connected"}
UNHEARD = NOBODY | {"rang-out", "dropped", "no-message-left", "no-message-possible", "wrong-person"}
"""What became of an attempt that told nobody anything."""
WRITTEN = {"text", "email", "mail", "social-media", "portal", "other-electronic"}


class Reading(Asked):
    """One case and one contact, every fact filled in."""

    zone = ZoneInfo("America/Chicago")
    to_us = False
    """Whether leave counts that was given to whoever collects now, and it is open whether any other does."""

    def __init__(self, case: Json, contact: Json) -> None:
        super().__init__(case, contact)
        self.says, self.omits = carries(contact), lacks(contact)
        self.acts = acts(contact)
        self.local = self.now.astimezone(self.zone)

    def covers(self, debt: Json) -> bool:
        return bool(debt["nature"] != "commercial" and debt["kind"] != "federal-tax")

    # -- who is who

    def owes(self, debt: Json) -> bool:
        return self.recipient == "consumer" or not {self.recipient, self.person}.isdisjoint(debt["co_obligors"])

    def for_a_debtor(self) -> Any:
        """Who acts for a debtor, by what is known of the debtor: true, false or unknown."""
        consumer = self.case["consumer"]
        known = {"parent": consumer["minor"], "personal-representative": consumer["deceased"], "guardian": True}
        return known.get(self.recipient, False)

    def stands_in(self) -> bool:
        return bool(self.for_a_debtor() is not False)

    def owes_any(self) -> bool:
        return any(self.owes(each) for each in debts_of(self.case, self.contact))

    def is_debtor(self, debt: Json) -> bool:
        return self.owes(debt) or (self.stands_in() and not self.only_asks())

    def role(self) -> str:
        """As whom the person is contacted: who stands in for nobody is somebody else."""
        known = self.case["representation"]
        attorneys = (
            self.recipient == "consumer-attorney" and known and all(opened(e["ended_at"], self.now) for e in known)
        )
        stranger = self.recipient in ("parent", "personal-representative") and self.for_a_debtor() is not True
        return "third-party" if attorneys or stranger else self.recipient

    # -- what is done

    def is_paper(self) -> bool:
        return is_paper(self.contact)

    def is_served(self) -> bool:
        return self.is_paper() and self.medium in SERVES

    def has_judgment(self, debt: Json) -> bool:
        return opened(debt["judgment_at"], self.now)

    def carries_out_a_judgment(self, debt: Json) -> bool:
        return self.acts == {"postjudgment-remedy"} and self.has_judgment(debt)

    def connected(self) -> bool:
        return self.acts != {"unrelated-notice"}

    def merely_confirms(self) -> bool:
        return self.acts == {"opt-out-confirmation"}

    def only_asks(self) -> bool:
        """Where the debtor is, and not declared to tell of a debt; of the consumer nobody asks that."""
        told = self.says & (TELLS | {"initial-disclosure"}) or asks_for_payment(self.contact)
        return self.acts == {"location-information"} and self.recipient != "consumer" and not told

    def tells(self) -> bool:
        """Whether it says that there is a debt, or what only a debt explains, or who collects."""
        return bool(self.says & (TELLS | SHOWS_WHO_COLLECTS)) or asks_for_payment(self.contact)

    def said(self) -> Verdict:
        """Whether somebody else is told of a debt: what nobody declared tells of one, but for a question."""
        if not self.connected():
            return None
        if self.tells():
            return DENY
        if self.merely_confirms():
            return ANY
        if "states-debt" in self.omits:
            return None if self.acts <= PLAIN else ANY
        if self.acts == {"location-information"}:
            return DUTY
        return ANY if "location-information" in self.acts else DENY

    def must_say(self, *elements: str) -> Verdict:
        if self.says & {*elements}:
            return None
        return DENY if self.omits & {*elements} else DUTY

    def must_not(self, *elements: str) -> Verdict:
        if self.says & {*elements}:
            return DENY
        return None if self.omits >= {*elements} else DUTY

    # -- the past

    def past(self) -> Iterator[Json]:
        for each in self.case["history"]["attempts"]:
            if instant(each["at"]) <= self.now and each["id"] != self.contact["logged_as"]:
                yield each

    def within_their_call(self) -> bool:
        came = inbound_of(self.case, self.contact["in_reply_to"], self.now)
        return came is not None and came["medium"] == self.medium == "call" and self.goes_on(came)

    def goes_on(self, came: Json) -> bool:
        if name_of(came) != self.person or instant(came["at"]) + timedelta(hours=4) <= self.now:
            return False
        if came["ended_at"] is not None:
            return instant(came["ended_at"]) > self.now
        return came["ongoing"] is True

    def answers(self) -> bool:
        """Whether it is the first to answer what the person asked, or goes on within what they began.

        By another medium than theirs, and after a talk, it is an answer if it is for nothing else.
        """
        came = inbound_of(self.case, self.contact["in_reply_to"], self.now)
        if came is None:
            return False
        if name_of(came) != self.person:
            return False
        if self.goes_on(came) and came["medium"] == self.medium:
            return True
        talked = came["ongoing"] is True or came["conversation"] is True or came["ended_at"] is not None
        same = came["medium"] == self.medium and not talked
        if not (same or self.acts <= RESPONDS):
            return False
        return not any(each["in_reply_to"] == came["id"] and each["outcome"] not in NOBODY for each in self.past())

    def days_ago(self, event: Json) -> int:
        return (self.local.date() - day_of(event["at"], self.zone)).days

    # -- what was asked, and what was allowed

    def is_in(self, request: Json) -> bool:
        """Whether the contact falls into times that were asked to be left alone."""
        today, clock = WEEK[self.local.weekday()], self.local.strftime("%H:%M:%S")
        return any(
            (not w["days"] or today in w["days"]) and w["start"] <= clock and (w["end"] is None or clock < w["end"])
            for w in request["windows"]
        )

    def asked_not_to_be(self, kind: str) -> list[Json]:
        return [
            each for each in standing(self.case, self.contact, kind) if (each["person"] or "consumer") == self.person
        ]

    def may_be_anybody(self) -> bool:
        """Whether someone else's wishes may be theirs: who stands in for somebody, and who has no name."""
        return self.stands_in() or (self.recipient != "consumer" and self.contact["person"] is None)

    def leave(self, debt: Json, *scopes: str, since: datetime | None = None, to_us: bool = False) -> list[Json]:
        """Consents that hold now, given or given again after an instant; to whom, the text seldom says."""
        found = []
        for each in self.case["consents"]:
            given = [when for when in (each["given_at"], *each["renewed_at"]) if opened(when, self.now)]
            if (
                each["scope"] in scopes
                and opened(each["given_at"], self.now)
                and not began(each["revoked_at"], self.now)
                and (since is None or max(map(instant, given)) > since)
                and (not to_us or each["given_to"] in ours(self.case))
                and about(each["debts"], debt["id"])
                and (not each["media"] or self.medium in each["media"])
                and each["address"] in (None, self.contact["address"])
            ):
                found.append(each)
        return found

    def since_default(self, debt: Json) -> datetime | None:
        """After the day on which it fell due; None where nobody says."""
        since = debt["past_due_since"]
        if since in (None, "unknown"):
            return None
        return datetime.fromisoformat(since + "T00:00:00").replace(tzinfo=self.zone)

    def written_leave(self, debt: Json) -> Verdict:
        """Leave to tell the person, in writing, by the consumer, after default; open in what the text does not say."""
        since = self.since_default(debt)
        if since is None:
            return None
        scopes = ("third-party", "employer") if self.role() == "employer" else ("third-party",)
        for each in self.leave(debt, *scopes, since=since):
            named = each["third_party"] in (None, self.person, self.recipient)
            if each["in_writing"] is True and named and (each["person"] or "consumer") == "consumer":
                bare = each["scope"] == "third-party" and self.role() == "employer" and each["third_party"] is None
                return ANY if bare or (self.to_us and each["given_to"] not in ours(self.case)) else NO
        return None

    def attorneys(self, judge: Callable[[Json], Verdict]) -> Verdict:
        """What is said of each attorney who stands; open where it may be somebody else's.

        Of who stands in for somebody, and of who has no name, anybody's may be theirs; of a couple each has their own.
        """
        found: set[Verdict] = set()
        for each in self.case["representation"]:
            if began(each["learned_at"], self.now) and not opened(each["ended_at"], self.now):
                said = judge(each)
                theirs = each["person"] in (None, self.person) or (self.stands_in() and each["person"] == "consumer")
                found.add(said if theirs or said is None else ANY if self.may_be_anybody() else None)
        asks = "location-information" in self.acts and self.recipient != "consumer"
        open_ = ANY in found or (asks and self.case["representation"]) or self.merely_confirms()
        return ANY if open_ else DENY if DENY in found else MISSING if MISSING in found else None

    # -- numbers

    def is_anothers(self) -> bool:
        """Whether the number or address that is used was known by then to be, or to reach, somebody else's."""
        for line in self.case["phones"] + self.case["emails"]:
            if line["id"] == self.contact["address"]:
                learned = [line.get("disowned_at")]
                if self.medium in ("text", "email"):
                    learned.append(line["led_to_third_party_at"])
                back = line["regained_at"]
                back = instant(back) if opened(back, self.now) else None
                return any(
                    began(each, self.now) and (back is None or instant(each) >= back) for each in learned if each
                )
        return False

    def uses_anothers_line(self) -> Verdict:
        """DENY, if the consumer is meant and somebody else is reached; open where nobody says which line it is."""
        if self.medium not in (*TO_A_NUMBER, "email") or not self.connected() or self.within_their_call():
            return None
        if self.contact["address"] is None:
            wrong = [each.get("disowned_at") or each["led_to_third_party_at"] for each in self.case["phones"]]
            return ANY if any(wrong) or self.medium == "email" else None
        if not self.is_anothers():
            return None
        return DENY if self.recipient == "consumer" and not self.is_paper() else ANY

    def anothers_number(self, debt: Json) -> Verdict:
        found = self.uses_anothers_line()
        if found != DENY:
            return found
        if any(each["scope"] == "third-party" for each in self.case["consents"]) or self.merely_confirms():
            return ANY
        if self.contact["in_reply_to"] is not None and self.recipient in ("spouse", "employer", "parent", "guardian"):
            return ANY  # (3)(a)(5), (7), (8): who asked may be answered
        if self.acts == {"location-information"} and not self.tells() and "states-debt" not in self.omits:
            return ANY
        return self.said()

    # -- what several states bar in the same words

    def threat_of_harm(self, debt: Json) -> Verdict:
        return DENY if "physical-or-criminal-threat" in self.says else None

    def profanity(self, debt: Json) -> Verdict:
        return DENY if "profanity" in self.says else None

    def public_post(self, debt: Json) -> Verdict:
        """Something of the debt where others can see it; open of papers, and of what confirms an opt-out."""
        if self.medium != "social-media" or not self.connected():
            return None
        if self.is_paper() or self.merely_confirms():
            return ANY
        said = self.said()
        if said != DENY:
            return ANY if said else None
        return {True: DENY, False: None}.get(self.contact["publicly_viewable"], MISSING)

    def collects(self) -> Verdict:
        """Whether anything is done to collect; open of a notice that may be owed, and of what some law requires."""
        found = self.acts & EFFORTS
        if not found or self.recipient in ON_THE_OTHER_SIDE:
            return None
        return ANY if found == {"validation-notice"} or self.contact["required_by_law"] else DENY


class Iowa(Reading):
    # -- (2)

    def business_name(self, debt: Json) -> Verdict:
        """(2)(b)."""
        if self.medium not in TELEPHONE or not self.connected() or self.within_their_call():
            return None
        if not any(self.is_debtor(each) for each in debts_of(self.case, self.contact) if self.covers(each)):
            return ANY if self.recipient == "spouse" else None
        if "names-behind-call" in self.says or ("limited-content-message" in self.says and not self.tells()):
            return None
        return self.must_say("business-identity")

    def inconvenient_time(self, debt: Json) -> Verdict:
        """(2)(d): of the person rung."""
        if self.medium not in TELEPHONE or self.recipient in NOT_RUNG or not self.connected():
            return None
        if not any(self.is_in(each) for each in self.asked_not_to_be("inconvenient-time")):
            return ANY if self.may_be_anybody() and standing(self.case, self.contact, "inconvenient-time") else None
        freed = any(each["scope"] == "time" for each in self.case["consents"])
        return ANY if freed or self.contact["in_reply_to"] is not None else DENY

    # -- (3)(a)

    def passes(self, debt: Json) -> Verdict:
        """NO where others may be told anything: who owes, papers, a judgment, and leave."""
        if self.owes(debt) or self.carries_out_a_judgment(debt):
            return NO
        if "postjudgment-remedy" in self.acts and self.has_judgment(debt):
            return ANY
        if self.is_paper():
            left = self.has_judgment(debt) or self.role() != "third-party"
            unsure = not self.is_served() or self.recipient in (
                "parent",
                "personal-representative",
                "consumer-attorney",
            )
            return ANY if unsure else NO if left else None
        return self.written_leave(debt)

    def third_party(self, debt: Json) -> Verdict:
        if self.role() not in ("household-member", "third-party") or self.acts == {"location-information"}:
            return None
        found = self.passes(debt) or self.said()
        return MISSING if found == DENY and self.for_a_debtor() == "unknown" else found

    def location(self, debt: Json) -> Verdict:
        """(3)(a)(4)."""
        asked = {"household-member", "third-party", "spouse", "personal-representative", "successor-in-interest"}
        if self.role() not in asked or "location-information" not in self.acts or self.owes(debt):
            return None
        if self.role() == "spouse" and (self.answers() or self.leave_for_the_spouse(debt)):
            return None
        found = self.written_leave(debt) or self.said()
        return MISSING if found == DENY and self.recipient == "parent" and self.for_a_debtor() == "unknown" else found

    def employer_counselling(self, debt: Json) -> Verdict:
        """(3)(a)(5): to obtain counselling, which who asks for payment or threatens as well does not."""
        if self.role() != "employer" or self.only_asks() or self.acts == {"location-information"} or self.answers():
            return None
        found = self.passes(debt) or self.said()
        counsels = "credit-counselling" in self.says and not presses(self.contact)
        if found != DENY or self.acts != {"collection"} or not counsels:
            return found
        told = [e for e in self.past() if e["recipient"] == "employer" and self.days_ago(e) < 92]
        return ANY if told else None

    def employer_verification(self, debt: Json) -> Verdict:
        """(3)(a)(6)."""
        if self.role() != "employer" or "location-information" not in self.acts or self.answers():
            return None
        if self.acts != {"location-information"}:
            return ANY
        if self.owes(debt) or self.said() is None:
            return None
        if leave := self.written_leave(debt):
            return leave
        more = (self.says & (TELLS - {"states-debt", "credit-counselling"})) or asks_for_payment(self.contact)
        told = [e for e in self.past() if e["recipient"] == "employer" and self.days_ago(e) < 31]
        asked = [e for e in told if e["purpose"] == "location-information"]
        if more or any(e["outcome"] not in UNHEARD and not e["in_reply_to"] for e in asked):
            return DENY
        return ANY if asked else None

    def parents_and_guardians(self, debt: Json) -> Verdict:
        """(3)(a)(7): whichever of the parents was told, or of the guardians."""
        if self.recipient not in ("parent", "guardian") or not self.stands_in() or self.answers():
            return None
        if self.for_a_debtor() is not True:
            return ANY  # somebody else, as far as anybody knows
        found = self.passes(debt) or self.said()
        if found not in (DENY, DUTY):
            return found
        told = [e for e in self.past() if e["recipient"] == self.recipient and self.days_ago(e) < 92]
        told = [e for e in told if debt["id"] in e["debts"]]
        if any(e["outcome"] not in UNHEARD and e["purpose"] == "collection" and not e["in_reply_to"] for e in told):
            return found
        return ANY if told else None

    def spouse(self, debt: Json) -> Verdict:
        """(3)(a)(8)."""
        if self.role() != "spouse" or self.acts == {"location-information"} or self.answers():
            return None
        if debt["for_necessaries"] is True or self.leave_for_the_spouse(debt):
            return None
        return self.passes(debt) or self.said()

    def leave_for_the_spouse(self, debt: Json) -> bool:
        return any(
            each["third_party"] in (None, "spouse") and (each["person"] or "consumer") == "consumer"
            for each in self.leave(debt, "third-party")
        )

    # -- (3)(c), (5)(e), (7)

    def form(self, debt: Json) -> Verdict:
        if self.medium != "mail" or self.is_paper() or not self.connected():
            return None
        if self.recipient in PROFESSIONALS or self.merely_confirms():
            return ANY
        found = self.must_not("postcard", "shows-debt-collection")
        silent = self.said() in (None, ANY) and "shows-debt-collection" not in self.says
        return ANY if found and silent else found

    def attorney(self, debt: Json) -> Verdict:
        """(5)(e)."""
        if not self.is_debtor(debt) or not self.connected() or self.answers():
            return None
        if self.is_paper():
            return None if self.is_served() else ANY
        return self.attorneys(self.must_be_asked)

    def must_be_asked(self, attorney: Json) -> Verdict:
        if opened(attorney["consented_at"], self.now) or self.is_silent(attorney):
            return None
        return {True: DENY, False: None}.get(attorney["attorney_can_be_found"], MISSING)

    def is_silent(self, attorney: Json) -> bool:
        silent, answered = attorney["unresponsive_at"], attorney["answered_at"]
        return opened(silent, self.now) and not began(answered, self.now)

    def workers_compensation(self, debt: Json) -> Verdict:
        """(7)."""
        pending = any(
            each["kind"] == "workers-compensation"
            and began(each["learned_at"], self.now)
            and not opened(each["ended_at"], self.now)
            for each in debt["proceedings"]
        )
        if debt["kind"] not in ("medical", "unknown") or not pending:
            return None
        family = {"consumer", "spouse", "parent", "guardian", "personal-representative", "successor-in-interest"}
        if self.owes(debt) and self.recipient not in family:
            return ANY
        return self.collects()


Rule = Callable[[Any, Json], Verdict]


def told(reading: Reading, rules: Mapping[str, Rule], debts: Callable[[str, Json], bool] | None = None) -> Answers:
    """What each rule says of each debt; ``any`` of none, if it does not tell of one."""
    known = debts_of(reading.case, reading.contact)
    found: Answers = {}
    for rule, asked in rules.items():
        bound = [d for d in known if (debts(rule, d) if debts else reading.covers(d))]
        said = {debt["id"]: asked(reading, debt) or NO for debt in bound}
        found[rule] = dict.fromkeys(said, ANY) if ANY in said.values() else said
    return found


def answers(case: Json, contact: Json) -> Answers:
    return told(Iowa(case, contact), RULES)


RULES: dict[str, Rule] = {
    "us.ia.537-7103-1a.threat-of-harm": Iowa.threat_of_harm,
    "us.ia.537-7103-2a.profanity": Iowa.profanity,
    "us.ia.537-7103-2b.business-name": Iowa.business_name,
    "us.ia.537-7103-2d.inconvenient-time": Iowa.inconvenient_time,
    "us.ia.537-7103-3a.third-party": Iowa.third_party,
    "us.ia.537-7103-3a.not-the-consumers-number": Iowa.anothers_number,
    "us.ia.537-7103-3a4.location-states-no-debt": Iowa.location,
    "us.ia.537-7103-3a5.employer-counselling": Iowa.employer_counselling,
    "us.ia.537-7103-3a6.employer-verification": Iowa.employer_verification,
    "us.ia.537-7103-3a7.parents-and-guardians": Iowa.parents_and_guardians,
    "us.ia.537-7103-3a8.spouse": Iowa.spouse,
    "us.ia.537-7103-3c.form": Iowa.form,
    "us.ia.537-7103-3c.public-post": Iowa.public_post,
    "us.ia.537-7103-5e.attorney": Iowa.attorney,
    "us.ia.537-7103-7.workers-compensation": Iowa.workers_compensation,
}
