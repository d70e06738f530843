"""A second reading of 12 CFR 1006.14(a), of the factors of comment 14(b)(2)(i)-2, and of 1006.14(h).

Readings on which it rests (docs/explanation/regulation-f-readings.md):

* The numbers are the library's: three messages a day on two days, ten attempts in seven days by more than one medium,
  five minutes, six calls or seven voicemails a day, this one among them. A number that nobody says may be the same.
* Who got in touch, or talked, in that time has answered. One answer to each message of theirs is solicited.
* Process that is served is no conduct of a debt collector.
* A day is a civil day wherever the person may be.
* Calls and ringless voicemail are one medium. A request against an address binds whoever made it, every debt.
* One answer by the same medium to what the person began after the request, to the address it came from; within their
  own call whatever is said. One confirmation of each opt-out of something electronic, by an electronic medium.
* What a mortgage servicer, or who bought the loan, has to mail may be mailed; else the caller says what is required.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from .matter import Debts, Matter
from .plain import (
    ADVICE,
    AGENCY,
    ANY,
    CLAIMS,
    CLOSED,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    ELECTRONIC,
    MISSING,
    NO,
    SERVES,
    TELEPHONE,
    TO_A_NUMBER,
    UNKNOWN,
    UNSETTLED,
    Answers,
    Json,
    began,
    day_of,
    first,
    instant,
    last,
    listed,
    name_of,
    opened,
)
from .s14b_s06b import ALWAYS_CONSUMER, SESSIONS, speaker

FIVE_MINUTES = timedelta(minutes=5)
LEFT = ("voicemail", "limited-content-message")
STAND_IN = {"parent", "guardian", "personal-representative", "successor-in-interest"}


def is_served(sent: Json) -> bool:
    """Whether process is served, which is not done as a debt collector (1006.2(i)(2)(iv))."""
    return sent.get("purpose", "collection") == "formal-pleading" and sent["medium"] in SERVES


class Conduct(Matter):
    def annoys(self) -> bool:
        """Whether the contact is one of those that may annoy somebody: not to the creditor's side or an agency."""
        return self.collects() and self.recipient not in CREDITORS_SIDE | {AGENCY}

    def advice(self, given: bool) -> Debts:
        return self.each(ADVICE if given else NO)

    # -- 14(a)

    def unsolicited(self) -> list[Json]:
        """What was sent to the person, unasked, and may have reached them."""
        return [
            a
            for a in self.attempts()
            if self.concerns(a)
            and a.get("purpose", "collection") not in ("unrelated-notice", "opt-out-confirmation")
            and not is_served(a)
            and not self.surely_missed(a)
            and not self.was_solicited(a)
        ]

    def was_solicited(self, attempt: Json) -> bool:
        return self.answers_them(attempt.get("in_reply_to"), instant(attempt["at"]), attempt)

    def is_solicited(self) -> bool:
        return is_served(self.contact) or self.answers_them(self.contact.get("in_reply_to"), self.now, None)

    def answers_them(self, id: str | None, at: datetime, attempt: Json | None) -> bool:
        """Whether it is the first answer to what the person began, or within their call or visit."""
        event = next((e for e in self.inbound() if e["id"] == id and self.may_be(name_of(e))), None)
        if event is None:
            return False
        over = instant(event["at"])
        if event["medium"] in SESSIONS:
            lasts = timedelta(hours=4) if event.get("ongoing", False) is True else timedelta(0)
            over = min(instant(event["ended_at"]), over + timedelta(hours=4)) if event.get("ended_at") else over + lasts
            if over > at:
                return True
        replies = [a for a in self.attempts() if a.get("in_reply_to") == id and not self.reached_nobody(a)]
        replies = [a for a in replies if over <= instant(a["at"]) <= at]
        return not replies or min(replies, key=lambda a: instant(a["at"])) is attempt

    def reached_nobody(self, attempt: Json) -> bool:
        return attempt["outcome"] == "not-connected" or self.came_back(attempt, opened)

    def silent_since(self, days: int, zone: ZoneInfo) -> bool:
        begins = self.now.astimezone(zone).date() - timedelta(days=days - 1)
        talks = [a for a in self.attempts() if a["outcome"] == "conversation" and self.may_be(speaker(a))]
        heard = [e for e in self.inbound() if self.is_surely(name_of(e))]
        return not any(day_of(e["at"], zone) >= begins for e in (*talks, *heard))

    def on_day(self, events: list[Json], back: int, zone: ZoneInfo) -> list[Json]:
        day = self.now.astimezone(zone).date() - timedelta(days=back)
        return [e for e in events if day_of(e["at"], zone) == day]

    def many_messages(self) -> Debts:
        if not self.annoys() or self.medium not in ELECTRONIC or self.confirms_an_opt_out() or self.is_solicited():
            return {}
        if self.case["history"] == UNKNOWN:
            return self.each(MISSING)
        sent = [a for a in self.unsolicited() if a["medium"] in ELECTRONIC]
        return self.advice(
            any(
                len(self.on_day(sent, 0, zone)) >= 2
                and len(self.on_day(sent, 1, zone)) >= 3
                and self.silent_since(2, zone)
                for zone in self.zones(now=False)
            )
        )

    def cumulative(self) -> Debts:
        if not self.annoys() or self.confirms_an_opt_out() or self.is_solicited():
            return {}
        if self.case["history"] == UNKNOWN:
            return self.each(MISSING)
        for zone in self.zones(now=False):
            lately = [a for back in range(7) for a in self.on_day(self.unsolicited(), back, zone)]
            media = [self.medium, *(a["medium"] for a in lately)]
            ways = {"call" if medium in TELEPHONE else medium for medium in media}
            if len(lately) >= 9 and len(ways) > 1 and self.silent_since(7, zone):
                return self.advice(True)
        return self.advice(False)

    # -- comment 14(b)(2)(i)-2

    def calls_to_the_number(self) -> list[Json]:
        return [
            a
            for a in self.attempts()
            if a["medium"] in TELEPHONE
            and a.get("purpose", "collection") != "unrelated-notice"
            and a["outcome"] != "not-connected"
            and (self.address is None or a.get("address") is None or self.one_address(a["address"], self.address))
            and self.concerns(a)
        ]

    def by_telephone(self) -> bool:
        return self.annoys() and self.medium in TELEPHONE and not self.on_their_own_call()

    def just_before(self, calls: list[Json]) -> bool:
        return any(self.now - instant(call["at"]) <= FIVE_MINUTES for call in calls)

    def in_a_day(self, calls: list[Json], most: int) -> bool:
        return any(len(self.on_day(calls, 0, zone)) + 1 >= most for zone in self.zones(now=False))

    def rapid_calls(self) -> Debts:
        if not self.by_telephone():
            return {}
        if self.case["history"] == UNKNOWN:
            return self.each(MISSING)
        calls = self.calls_to_the_number()
        unanswered = [a for a in calls if not (a["outcome"] == "conversation" and self.may_be(speaker(a)))]
        return self.advice(self.just_before(unanswered) or self.in_a_day(calls, 6))

    def rapid_voicemails(self) -> Debts:
        if not self.by_telephone():
            return {}
        if self.case["history"] == UNKNOWN:
            return self.each(MISSING)
        left = [a for a in self.calls_to_the_number() if a["outcome"] in (*LEFT, *UNSETTLED)]
        return self.advice(self.just_before(left) or self.in_a_day(left, 7))

    def prior_communications(self) -> Debts:
        if not self.by_telephone():
            return {}
        requests = listed(self.case["requests"] if self.case["requests"] != UNKNOWN else None)
        said = [r for r in requests if began(r.get("received_at"), self.now)]
        asked = any(map(self.asks_for_no_calls, said)) or any(map(self.was_improper, self.attempts()))
        for debt in self.case["debts"]:
            if any(self.particular(debt["id"]) == self.particular(mine) for mine in self.debts):
                asked |= any(self.ceases(r, debt["id"]) for r in said)
                asked |= self.is_the_consumer(debt["id"]) and self.disputed(debt)
        return self.advice(asked)

    def ceases(self, request: Json, debt: str) -> bool:
        if request["kind"] != "cease" or not (
            request.get("debts") in (None, UNKNOWN) or self.about(request["debts"], debt)
        ):
            return False
        who = request.get("person", "consumer")
        speaks = (
            self.may_be_consumer(who)
            or not self.roles(who)
            or bool(self.telling(who) & {*ALWAYS_CONSUMER, "consumer-attorney", "parent", "personal-representative"})
        )
        in_writing = request["in_writing"] in (True, UNKNOWN)
        return self.may_be(who) or (in_writing and speaks and self.may_count_as_consumer())

    def asks_for_no_calls(self, request: Json) -> bool:
        if request["kind"] not in ("stop-medium", "stop-address") or not self.wears(request, self.medium):
            return False
        if not self.may_be(request.get("person", "consumer")):
            return False
        if request["kind"] == "stop-medium" or request["address"] == UNKNOWN:
            return True
        if self.address is None:
            return self.could_be_used(request["address"])
        return self.one_address(request["address"], self.address)

    def was_improper(self, attempt: Json) -> bool:
        return attempt.get("improper", False) is True and self.concerns(attempt)

    def is_the_consumer(self, debt: str) -> bool:
        return self.owes(debt) or (self.recipient in STAND_IN and self.may_count_as_consumer() and self.may_stand_in())

    def may_stand_in(self) -> bool:
        """Whether a parent's child may be a minor, or the client of who acts for an estate dead."""
        fact = {"parent": "minor", "personal-representative": "deceased"}.get(self.recipient)
        return fact is None or self.case.get("consumer", {}).get(fact, UNKNOWN) is not False

    def disputed(self, debt: Json) -> bool:
        disputes = [] if debt["disputes"] == UNKNOWN else listed(debt["disputes"])
        claims = [] if debt.get("proceedings", UNKNOWN) == UNKNOWN else listed(debt["proceedings"])
        return any(began(d.get("received_at"), self.now) for d in disputes) or any(
            began(c.get("learned_at"), self.now) and c["kind"] in CLAIMS for c in claims
        )

    # -- 14(h)

    def medium_closed(self) -> Debts:
        if not self.collects():
            return {}
        free = {debt: NO for debt in self.debts if self.may_anyway(debt)}
        if len(free) == len(self.debts):
            return free
        return self.as_asked() | free

    def as_asked(self) -> Debts:
        if self.case["requests"] == UNKNOWN:
            return self.each(MISSING)
        if self.case["history"] == UNKNOWN:
            return self.each(ANY)
        said = {self.closes(request) for request in self.requests()}
        several = len([r for r in self.requests() if r["kind"] in ("stop-medium", "stop-address")]) > 1
        if ANY in said or (several and self.purpose == "opt-out-confirmation"):
            return self.each(ANY)  # which of several an earlier confirmation was for is not read here
        if MISSING in said:
            return self.each(CLOSED if DENY in said else MISSING)
        return self.each(DENY if DENY in said else DUTY if DUTY in said else NO)

    def may_anyway(self, debt: str) -> bool:
        """(h)(2)(iii): required by law; or process that is served."""
        if self.contact.get("required_by_law") is True:
            return True
        if is_served(self.contact):
            return True
        mailed = self.medium == "mail" and self.purpose in ("early-intervention-notice", "servicing-disclosure")
        mortgage = any(d["id"] == debt and d.get("kind") == "mortgage" for d in self.case["debts"])
        return mailed and mortgage and self.case["collector"] in ("mortgage-servicer", "debt-buyer")

    def closes(self, request: Json) -> str:
        if request["kind"] == "stop-medium":
            closed = DENY if self.may_be(request.get("person", "consumer")) and self.wears(request, self.medium) else NO
        elif request["kind"] == "stop-address" and self.wears(request, self.medium):
            closed = self.closes_address(request)
        else:
            return NO
        answered = self.answers_since(request)
        if closed == NO or answered:
            return NO
        if closed in (DENY, MISSING) and self.confirms(request):
            return NO if "opt-out-confirmation-only" in self.carries else DUTY
        return MISSING if closed == DENY and answered is None else closed

    def closes_address(self, request: Json) -> str:
        named, theirs = request["address"], self.may_be(request.get("person", "consumer"))
        if named == UNKNOWN:
            return ANY if theirs else NO
        if self.address is not None:
            return DENY if self.one_address(named, self.address) else NO
        return MISSING if self.could_be_used(named) else NO

    def could_be_used(self, id: str) -> bool:
        kinds = {"phones": TO_A_NUMBER, "emails": {"email"}, "postal_addresses": {"mail", "in-person"}}
        return any(
            self.medium in media and any(record["id"] == id for record in listed(self.case.get(kind)))
            for kind, media in kinds.items()
        )

    def confirms(self, request: Json) -> bool:
        """(h)(2)(i)."""
        media = set(request.get("media") or ELECTRONIC)
        if not self.confirms_an_opt_out() or not media & ELECTRONIC:
            return False
        since = first(request["received_at"])
        return not any(
            a.get("purpose") == "opt-out-confirmation"
            and instant(a["at"]) >= since
            and a["medium"] in ELECTRONIC
            and self.concerns(a)
            for a in self.attempts()
        )

    def answers_since(self, request: Json) -> bool | None:
        """(h)(2)(ii); None where nobody knows from which address that came which it answers."""
        event = self.answered_event()
        if event is None or not last(request["received_at"]) < instant(event["at"]):
            return False
        if self.goes_on(event):
            return True
        if event["medium"] in ("call", "in-person", "portal") and (
            event.get("conversation", False) is not False
            or event.get("ongoing", False) is not False
            or event.get("ended_at")
        ):
            return False
        if any(self.may_answer(a, event) for a in self.attempts() if not self.surely_missed(a)):
            return False
        if request["kind"] == "stop-medium":
            return True
        return None if event.get("address") is None else self.one_address(event["address"], request["address"])


RULES = {
    "us.regf.14a.many-messages": Conduct.many_messages,
    "us.regf.14a.cumulative": Conduct.cumulative,
    "us.regf.14b2i.rapid-calls": Conduct.rapid_calls,
    "us.regf.14b2i.rapid-voicemails": Conduct.rapid_voicemails,
    "us.regf.14b2i.prior-communications": Conduct.prior_communications,
    "us.regf.14h1.medium": Conduct.medium_closed,
}


def answers(case: Json, contact: Json) -> Answers:
    reading = Conduct(case, contact)
    return {rule: asked(reading) for rule, asked in RULES.items()}
