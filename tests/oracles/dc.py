"""A second reading of D.C. Code 28-3814, of what it says about one contact.

It goes by what a contact does, as the documentation's table of acts has it, and takes the readings that are told there:

* Days are civil days on the Eastern clock, the contact's the last of seven; after a talk seven whole days rest.
* The consumer is whoever owes, and who stands in for one; a spouse is taken for one, and is told of a debt as anybody.
* Calls and messages are numbered by the account, whoever of the consumer's family and household they went to.
* A call that rang out counts; one to a number learned to be another's before it was placed does, too.
* One call returns what the person sent by any medium, where (d)(4)(A)(i) and (ii) know such calls. An opt-out, for
  which the text knows no exception, gives way to the one answer, by its own medium, to what was sent after it.
* Who is asked for one of the papers owes them all. Only who is known to be an original creditor is spared that.
* What is declared to say nothing of a debt says something if it is a bill, a notice or a remedy, or shows who collects.

It is silent (``any``) where a rule turns on who a named person is, on papers sent by electronic means, on writings
that came back, on a validation notice alone, on purposes of which the text does not say whether they collect, and on
relatives who asked. Left out altogether is the advice on utilities and on unusual hours, for which the text has no
number.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .plain import (
    AGENCY,
    ANY,
    CONSUMERS,
    CREDITORS,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    EFFORTS,
    MISSING,
    NO,
    TELEPHONE,
    TELLING_AN_AGENCY_NOTHING,
    THREATS,
    TO_A_NUMBER,
    UNKNOWN,
    Answers,
    Asked,
    Json,
    about,
    acts,
    asks_for_payment,
    began,
    carries,
    debts_of,
    inbound_of,
    instant,
    is_paper,
    lacks,
    last,
    listed,
    opened,
    standing,
    sues,
)

Verdict = str | None
"""Of one debt; None for nothing."""

EASTERN = ZoneInfo("America/New_York")
MESSAGES = {"text", "email", "social-media"}
WRITTEN = {"text", "email", "mail", "social-media", "portal", "other-electronic"}
NOBODY = {"undeliverable", "not-connected"}
"""What became of an attempt that reached nobody."""
FAMILY = {"spouse", "parent", "household-member", "personal-representative"}
SIDE = {"consumer-attorney", *CREDITORS_SIDE}
MESSAGES_A_WEEK = 5
CALLS_A_WEEK = 4
REMEDIES = {"remedy-may-be-invoked", "remedy-will-be-invoked", "postjudgment-remedy"}
NEUTRAL = {"collection", "location-information", "answer-to-request", "unrelated-notice", "opt-out-confirmation"}
SHOWS_WHO = {"shows-debt-collection", "collector-disclosure"}
TELLING = SHOWS_WHO | {
    "initial-disclosure",
    "itemisation",
    "validation-information",
    "threatens-legal-action",
    "pre-legal-threat",
    "threatens-credit-report",
}
"""What shows that there is a debt, or that it is collected, whatever else is declared."""


def answers(case: Json, contact: Json) -> Answers:
    """What each rule says of each debt of the contact; ``any`` of none, if it does not tell of one."""
    reading = Reading(case, contact)
    debts = [debt for debt in debts_of(case, contact) if reading.covers(debt)]
    found = {rule: {debt["id"]: asked(reading, debt) or NO for debt in debts} for rule, asked in RULES.items()}
    return {rule: dict.fromkeys(said, ANY) if ANY in said.values() else said for rule, said in found.items()}


class Reading(Asked):
    """One case and one contact."""

    def __init__(self, case: Json, contact: Json) -> None:
        super().__init__(case, contact)
        self.says, self.omits = carries(contact), lacks(contact)
        self.acts = acts(contact)
        self.original = case["collector"] in CREDITORS

    # -- (a), (b): which debts

    def covers(self, debt: Json) -> bool:
        """(b)(2): a consumer's, more than thirty days past due, and no mortgage."""
        if debt["nature"] == "commercial" or debt["kind"] in ("mortgage", "federal-tax"):
            return False
        since = debt["past_due_since"]
        if since in (None, "unknown"):
            return True
        return day(self.now) - date.fromisoformat(since) >= timedelta(days=30)

    def unless_original(self, debt: Json, said: Verdict) -> Verdict:
        """(m)(3), (bb)(2)(B): original creditors are spared, and whoever may be one lacks that fact."""
        if not self.original or debt["purchased"] is True or said in (None, ANY, DUTY):
            return None if self.original and debt["purchased"] is False else said
        return None if debt["purchased"] is False else MISSING

    # -- what is done

    def is_paper(self) -> bool:
        return is_paper(self.contact)

    def does(self, *acts: str) -> bool:
        return not self.acts.isdisjoint(acts)

    def connected(self) -> bool:
        """Whether it has to do with collecting, or with the debt."""
        return self.acts != {"unrelated-notice"}

    def merely_confirms(self) -> bool:
        """A confirmation of an opt-out that tells of no debt and does nothing else."""
        return self.acts == {"opt-out-confirmation"}

    def collects(self) -> bool:
        return bool(self.collecting())

    def collecting(self) -> set[str]:
        return self.acts & EFFORTS

    # -- who is who

    def owes(self, debt: Json, to: str, person: str | None) -> bool:
        return to == "consumer" or (person or to) in debt["co_obligors"]

    def owes_one(self) -> bool:
        """Whether the person contacted owes a debt that the contact is about."""
        debts = [d for d in self.case["debts"] if d["id"] in self.contact["debts"] and self.covers(d)]
        return any(self.owes(debt, self.recipient, self.person) for debt in debts)

    def is_consumer(self, debt: Json, to: str | None = None, person: str | None = None) -> bool:
        """(b)(1), and who stands in the consumer's place."""
        if to is None:
            to, person = self.recipient, self.person
        if self.owes(debt, to, person) or to in ("spouse", "guardian", "successor-in-interest"):
            return True
        if to == "parent":
            return self.case["consumer"]["minor"] is not False
        return to == "personal-representative" and self.case["consumer"]["deceased"] is not False

    def is_family(self, debt: Json, to: str | None = None, person: str | None = None) -> bool:
        return self.is_consumer(debt, to, person) or (to or self.recipient) in FAMILY

    def is_one_of_the_family(self, debt: Json) -> bool:
        stands = CONSUMERS | FAMILY - {"third-party"}
        return self.recipient in stands or self.owes(debt, self.recipient, self.person)

    def went_to_the_family(self, event: Json) -> bool:
        """Whether it went to the consumer or the family, or to who owes a debt of the contact that it was about."""
        shared = {*event["debts"]} & {*self.contact["debts"]}
        debts = [debt for debt in self.case["debts"] if debt["id"] in shared]
        return any(self.is_family(debt, event["recipient"], event["person"]) for debt in debts)

    def says_nothing(self) -> bool:
        """Declared to say nothing of a debt, and nothing besides that only a debt explains, nor who collects."""
        asks = asks_for_payment(self.contact)
        return "states-debt" in self.omits and self.acts <= NEUTRAL and not asks and not self.shows()

    def shows(self) -> set[str]:
        """What shows that there is a debt: to an agency not who answers or asks it, which it knows."""
        return self.says & (TELLING - SHOWS_WHO if self.recipient == AGENCY else TELLING)

    # -- the past

    def day_within_a_week(self, when: datetime, days: int = 7) -> bool:
        """Whether it was on one of the civil days that end with the contact's."""
        return when <= self.now and day(self.now) - day(when) < timedelta(days=days)

    def past(self) -> list[Json]:
        """What the collector did by now, but for the contact itself."""
        return [
            each
            for each in self.case["history"]["attempts"]
            if instant(each["at"]) <= self.now and each["id"] != self.contact["logged_as"]
        ]

    def asked(self) -> Json | None:
        """What the contact is the first of its kind to answer, by whichever medium the person sent it."""
        came = inbound_of(self.case, self.contact["in_reply_to"], self.now)
        if came is None or (came["person"] or came["recipient"]) != self.person or came["conversation"] is True:
            return None
        if came["ongoing"] is True:
            return None
        kind = TELEPHONE if self.medium in TELEPHONE else MESSAGES
        replies = [each for each in self.past() if each["in_reply_to"] == came["id"] and each["outcome"] not in NOBODY]
        replied = any(each["medium"] in kind for each in replies)
        return None if replied or came["recipient"] in ("spouse", "household-member") else came

    def answered_since(self, asked: str) -> bool:
        """Whether it is the first to answer, by its own medium, what the person sent after an instant."""
        came = self.asked()
        if came is None or asked == "unknown" or instant(came["at"]) <= instant(asked):
            return False
        return bool(came["medium"] == self.medium) and not any(
            each["in_reply_to"] == came["id"] and each["outcome"] not in NOBODY for each in self.past()
        )

    def telephones_the_consumer(self, debt: Json) -> bool:
        """To do with the debt, and not within a call of the person's own."""
        telephones = self.medium in TELEPHONE and self.is_consumer(debt) and self.connected()
        return telephones and not self.within_their_call()

    def within_their_call(self) -> bool:
        came = inbound_of(self.case, self.contact["in_reply_to"], self.now)
        if came is None or (came["medium"], self.medium) != ("call", "call"):
            return False
        if (came["person"] or came["recipient"]) != self.person:
            return False
        if instant(came["at"]) + timedelta(hours=4) <= self.now:
            return False
        if came["ended_at"] is not None:
            return instant(came["ended_at"]) > self.now
        return came["ongoing"] is True

    def wrong(self, address: str | None) -> bool:
        """A number or address known by now to be somebody else's."""
        for kind in ("phones", "emails"):
            for each in self.case[kind]:
                if each["id"] == address:
                    bad = each.get("disowned_at") or each.get("led_to_third_party_at")
                    back = each["regained_at"]
                    if began(bad, self.now) and not (opened(back, self.now) and back > bad):
                        return True
        return False

    def was_wrong(self, event: Json) -> bool:
        """Whether it went to a number or address since learned to be somebody else's."""
        for kind in ("phones", "emails"):
            for each in self.case[kind]:
                if each["id"] == event["address"] and self.wrong(each["id"]):
                    return bool(
                        instant(each.get("disowned_at") or each.get("led_to_third_party_at")) > instant(event["at"])
                    )
        return False

    def reaches_another(self) -> str:
        """Whether the line that is used is known to be somebody else's; unknown, where nobody says which it is."""
        kind = {"email": "emails", "text": "phones", "call": "phones", "ringless-voicemail": "phones"}.get(self.medium)
        if kind is None:
            return "no"
        if self.contact["address"] is None:
            return "unknown" if any(self.wrong(each["id"]) for each in self.case[kind]) else "no"
        return "yes" if self.wrong(self.contact["address"]) else "no"

    # -- (c)

    def threat_of_harm(self, debt: Json) -> Verdict:
        return DENY if "physical-or-criminal-threat" in self.says else None

    def profanity(self, debt: Json) -> Verdict:
        return DENY if "profanity" in self.says and self.connected() else None

    def enforces_nothing(self, debt: Json) -> bool:
        """Whether it is to carry out a judgment that there is not, and does not say that it threatens nothing."""
        judged = opened(debt["judgment_at"], self.now)
        return self.purpose == "postjudgment-remedy" and not judged and "threatens-legal-action" not in self.omits

    def empty_threat(self, debt: Json) -> Verdict:
        """(c)(6): a suit that was not authorised is threatened, or one out of time, or for what is paid."""
        sued = opened(debt["judgment_at"], self.now) or debt["active_litigation"] is True
        told = "threatens-legal-action" in self.says and not self.is_paper()
        if self.enforces_nothing(debt):
            return DENY
        announced = self.purpose.startswith("remedy") or (
            self.purpose == "formal-pleading" and not self.is_paper() and not sued
        )
        if not told and (not announced or "threatens-legal-action" in self.omits):
            return None
        over = opened(debt["judgment_at"], self.now) if told else sued
        too_late = False if over else debt["time_barred"]
        if began(debt["paid_at"], self.now) or debt["legal_action_authorised"] is False or too_late is True:
            return DENY
        return None if debt["legal_action_authorised"] is True and too_late is False else MISSING

    def disputed(self, debt: Json) -> Verdict:
        """(c)(7): telling others of a disputed debt without telling that it is disputed, or threatening to."""
        known = [
            d for d in debt["disputes"] if began(d["received_at"], self.now) and not opened(d["withdrawn_at"], self.now)
        ]
        said = self.must_say("reports-dispute")
        if (
            not known
            or not (self.connected() or "states-debt" in self.says)
            or said is None
            or self.recipient in CREDITORS_SIDE
        ):
            return None
        if self.is_paper() or self.purpose in ("opt-out-confirmation", "unrelated-notice") or self.within_their_call():
            return ANY
        if "threatens-credit-report" in self.says:
            return said
        asks = self.acts <= {"location-information", "credit-reporting"} and self.purpose == "location-information"
        if self.recipient == AGENCY and self.purpose in TELLING_AN_AGENCY_NOTHING - {"answer-to-request"}:
            return ANY
        if self.says_nothing() or (asks and "states-debt" not in self.says and not self.shows()):
            return None
        owes = self.owes(debt, self.recipient, self.person)
        if self.recipient in CONSUMERS - {"consumer", "spouse", "parent"} or (self.recipient != "consumer" and owes):
            return ANY
        if not owes and self.recipient not in SIDE | CONSUMERS - {"spouse", "parent"}:
            return said
        seen = self.medium == "social-media" and self.contact["publicly_viewable"] is not False
        if (seen or (self.medium == "mail" and "postcard" in self.says)) and self.recipient not in SIDE:
            return said
        theirs = self.reaches_another() if self.connected() and self.recipient == "consumer" else "no"
        return said if theirs == "yes" else MISSING if theirs == "unknown" else None

    def must_say(self, *elements: str) -> Verdict:
        """A duty to say something: met, missed, or to be met."""
        if self.says & set(elements):
            return None
        return DENY if self.omits & set(elements) else DUTY

    # -- (d)

    def caller_identity(self, debt: Json) -> Verdict:
        """(d)(2): any person is told who calls."""
        if self.medium not in TELEPHONE or not self.connected() or self.within_their_call():
            return None
        if "limited-content-message" in self.says and "collection" not in self.acts - {"collection"}:
            return ANY
        if self.purpose == "location-information" and self.recipient in SIDE | {AGENCY}:
            return ANY
        if self.acts == {"location-information"} and self.recipient != "consumer":
            if self.says & {"identifies-caller", "business-identity"}:
                return None
            return DENY if "identifies-caller" in self.omits else DUTY
        return self.must_say("business-identity")

    def four_calls(self, debt: Json) -> Verdict:
        """(d)(4)(A)(i)."""
        if self.medium not in TELEPHONE or not self.is_one_of_the_family(debt) or not self.connected():
            return None
        if self.within_their_call() or self.asked_for_more(debt):
            return None
        if self.asked():
            return None
        counted = 0
        for each in self.past():
            if (
                each["medium"] in TELEPHONE
                and debt["id"] in each["debts"]
                and self.day_within_a_week(instant(each["at"]))
            ):
                counted += self.went_to_the_family(each) and self.counts(each)
        wanted = any(each["scope"] == "more-calls" for each in self.case["consents"])
        return None if counted < CALLS_A_WEEK else ANY if wanted else DENY

    def counts(self, call: Json) -> bool:
        if call["outcome"] in ("not-connected", "no-message-possible") or self.was_wrong(call):
            return False
        if call["purpose"] in ("unrelated-notice", "opt-out-confirmation"):
            return False
        came = inbound_of(self.case, call["in_reply_to"], instant(call["at"]))
        if came is not None and came["medium"] == call["medium"] and self.lasted(came, instant(call["at"])):
            return False
        if came is None or call["outcome"] != "conversation":
            return True
        if (came["person"] or came["recipient"]) != (call["person"] or call["recipient"]):
            return True
        return self.completed_replies(came)[0] is not call

    def lasted(self, came: Json, at: datetime) -> bool:
        """Whether a call that had come in went on at an instant, so that what was said in it makes no call."""
        if at >= instant(came["at"]) + timedelta(hours=4):
            return False
        return at < instant(came["ended_at"]) if came["ended_at"] is not None else came["ongoing"] is True

    def completed_replies(self, came: Json) -> list[Json]:
        return [
            each
            for each in self.past()
            if each["in_reply_to"] == came["id"] and each["medium"] in TELEPHONE and each["outcome"] == "conversation"
        ]

    def talks(self, debt: Json) -> list[datetime]:
        """When somebody talked on the telephone with the person contacted."""
        found = [
            instant(each["at"])
            for each in self.past()
            if each["medium"] in TELEPHONE
            and each["outcome"] == "conversation"
            and (each["person"] or each["recipient"]) == self.person
            and each["purpose"] not in ("unrelated-notice", "opt-out-confirmation")
        ]
        for each in self.case["history"]["inbound"]:
            talked = each["medium"] == "call" and each["conversation"] is True and instant(each["at"]) <= self.now
            if talked and (each["person"] or each["recipient"]) == self.person:
                found.append(instant(each["at"]))
        return found

    def asked_for_more(self, debt: Json) -> bool:
        """A request for another call that no talk has answered."""
        for each in self.consents("more-calls", debt):
            starts = [
                instant(each["given_at"]),
                *map(instant, filter(None, [each["starts_at"]])),
                *map(instant, each["renewed_at"]),
            ]
            since = max(when for when in starts if when <= self.now)
            if not any(talk > since for talk in self.talks(debt)):
                return True
        return False

    def after_conversation(self, debt: Json) -> Verdict:
        """(d)(4)(A)(ii)."""
        if not self.telephones_the_consumer(debt):
            return None
        barred = False
        for talk in self.talks(debt):
            if self.day_within_a_week(talk, 8) and not self.asked_after(talk, debt):
                barred = True
        return DENY if barred else None

    def asked_after(self, talk: datetime, debt: Json) -> bool:
        for each in self.consents("more-calls", debt):
            times = [each["given_at"], each["starts_at"], *each["renewed_at"]]
            if any(talk <= instant(when) <= self.now for when in times if when):
                return True
        came = self.asked()
        return came is not None and instant(came["at"]) > talk

    def consents(self, scope: str, debt: Json) -> list[Json]:
        """Consents of the person that hold now, for the contact's medium and address."""
        return [
            each
            for each in self.case["consents"]
            if each["scope"] == scope
            and (each["given_to"] == "collector" or (each["given_to"] == "creditor" and self.original))
            and opened(each["given_at"], self.now)
            and (each["starts_at"] is None or opened(each["starts_at"], self.now))
            and not began(each["expires_at"], self.now)
            and not began(each["revoked_at"], self.now)
            and (each["person"] or "consumer") == self.person
            and (each["debts"] is None or debt["id"] in each["debts"])
            and (not each["media"] or self.medium in each["media"])
            and each["address"] in (None, self.contact["address"])
            and not (scope == "more-calls" and self.taken_back(each, debt))
        ]

    def taken_back(self, consent: Json, debt: Json) -> bool:
        """Whether who gave a consent to calls said since, in writing or not, that there be none."""
        given = max(
            instant(when) for when in (consent["given_at"], *consent["renewed_at"]) if instant(when) <= self.now
        )
        media = {"call", "ringless-voicemail"} if self.medium in TELEPHONE else {self.medium}
        for each in self.case["requests"]:
            if (each["person"] or "consumer") != self.person or last(each["received_at"]) < given:
                continue
            if not began(each["received_at"], self.now) or opened(each["withdrawn_at"], self.now):
                continue
            kind, by_this = each["kind"], media & set(each.get("media") or media)
            told = kind in ("cease", "revoke-consent") and about(each["debts"], debt["id"])
            there = kind == "stop-address" and each["address"] in ("unknown", self.contact["address"])
            if (told or there or kind == "stop-medium") and by_this:
                return True
        return False

    def asked_to_stop(self, debt: Json, in_writing: bool) -> Verdict:
        """Whether the person asked not to be contacted at all, or by this medium, or at this address.

        Open where a wish of somebody else's may count as theirs.
        """
        found: set[Verdict] = set()
        for each in self.case["requests"]:
            if not began(each["received_at"], self.now) or opened(each["withdrawn_at"], self.now):
                continue
            if self.answered_since(each["received_at"]) and each["kind"] != "stop-address":
                continue
            whose = each["person"] or "consumer"
            pair = {whose, self.person} <= {"consumer", "spouse"}
            theirs = (
                whose == self.person
                or pair
                or (whose == "consumer" and self.recipient in CONSUMERS and not self.named())
            )
            media = {"call", "ringless-voicemail"} if self.medium in TELEPHONE else {self.medium}
            meant: Verdict = None
            plain = self.recipient == "consumer" or (
                self.recipient == "third-party" and self.owes(debt, self.recipient, self.person)
            )
            who_else = not plain or (whose == "ann") == (self.recipient == "consumer")
            of_an_address = each["kind"] == "stop-address" and self.contact["in_reply_to"] is not None
            if of_an_address or (each["kind"] != "stop-medium" and who_else):
                meant = ANY
            elif each["kind"] == "cease" and theirs:
                meant = DENY
            elif each["kind"] == "stop-medium" and (
                self.recipient not in ("consumer", "spouse", "third-party") or self.may_be_theirs(whose)
            ):
                meant = ANY
            elif each["kind"] == "stop-medium" and whose == self.person and media & set(each["media"]):
                meant = DENY
            elif each["kind"] == "stop-address" and (not each["media"] or media & set(each["media"])):
                kind = {"email": "emails", "social-media": None}.get(self.medium, "phones")
                ours = [line["id"] for line in self.case[kind]] if kind else []
                if each["address"] == "unknown":
                    meant = DENY if whose == self.person else None
                elif each["address"] == self.contact["address"]:
                    meant = DENY
                elif self.contact["address"] is None and each["address"] in ours:
                    meant = MISSING
            if meant not in (None, ANY) and in_writing:
                meant = {True: meant, "unknown": MISSING}.get(each["in_writing"])
            found.add(meant)
        return (
            ANY
            if {DENY, MISSING} <= found or ANY in found
            else DENY
            if DENY in found
            else MISSING
            if MISSING in found
            else None
        )

    def named(self) -> bool:
        return self.contact["person"] is not None

    def may_be_theirs(self, name: str) -> bool:
        """Whether a name may be that of who is met under none: of the consumer, not that of who owes too."""
        unnamed = name not in CONSUMERS and not self.named()
        return unnamed and not (self.recipient == "consumer" and self.owes_some(name))

    def owes_some(self, name: str) -> bool:
        return any(name in debt["co_obligors"] for debt in self.case["debts"])

    def calls_opt_out(self, debt: Json) -> Verdict:
        """(d)(4)(A)(iii)."""
        if not self.telephones_the_consumer(debt):
            return None
        return self.asked_to_stop(debt, in_writing=True)

    def is_message(self) -> bool:
        private = self.medium != "social-media" or self.contact["publicly_viewable"] is not True
        return self.medium in MESSAGES and private and self.connected() and not self.merely_confirms()

    def unless_told(self, debt: Json) -> Verdict:
        """A duty, unless the notice of rights went out; open where a writing came back, or went nobody knows where."""
        if any(
            each["medium"] in WRITTEN and (each["outcome"] != "sent" or each["medium"] in MESSAGES)
            for each in self.past()
        ):
            return ANY
        return None if self.told_of_rights(debt) else DUTY

    def told_of_rights(self, debt: Json, *, by: Collection[str] = WRITTEN) -> bool:
        sent = [n for n in debt["notices"] if n["kind"] == "debt-details" and opened(n["sent_at"], self.now)]
        if not sent or self.recipient == "consumer" or not self.owes(debt, self.recipient, self.person):
            return bool(sent)
        return any(
            each["medium"] in by
            and debt["id"] in each["debts"]
            and (each["person"] or each["recipient"]) == self.person
            and any(each["at"] >= n["sent_at"] for n in sent)
            for each in self.past()
        )

    def notice_first(self, debt: Json) -> Verdict:
        """(d)(4)(B)(i): an email mails nothing."""
        if self.is_paper():
            return ANY
        if not self.is_message() or not self.is_consumer(debt) or self.told_of_rights(debt, by={"mail"}):
            return None
        return DENY

    def agreed(self, debt: Json, medium: str) -> bool:
        for scope in ("electronic-messages", "email-address", "text-number"):
            for each in self.consents(scope, debt):
                if not each["provided_address_only"]:
                    return True
        return False

    def only_asks(self) -> bool:
        asks_more = self.says & {*THREATS, "validation-information"} or "no-payment-request" in self.omits
        return "consent-request-only" in self.says and not asks_more

    def consent_first(self, debt: Json) -> Verdict:
        """(d)(4)(B)(ii)."""
        if self.is_paper():
            return ANY
        if not self.is_message() or not self.is_consumer(debt) or self.agreed(debt, self.medium):
            return None
        if not self.only_asks():
            return DENY
        if any(
            each["scope"] in ("electronic-messages", "email-address", "text-number") for each in self.case["consents"]
        ):
            return ANY
        for each in self.past():
            if (
                each["medium"] in MESSAGES
                and each["purpose"] == "collection"
                and not self.was_wrong(each)
                and (each["person"] or each["recipient"]) == self.person
                and self.day_within_a_week(instant(each["at"]))
            ):
                return DENY
        return None

    def five_messages(self, debt: Json) -> Verdict:
        """(d)(4)(B)(iii)(I) and (II)."""
        if self.is_paper():
            return ANY
        if not self.is_message() or not self.is_one_of_the_family(debt) or self.asked():
            return None
        if self.acts == {"answer-to-request"} and self.contact["in_reply_to"] is None:
            return None
        counted = 0
        for each in self.past():
            if (
                each["medium"] not in MESSAGES
                or debt["id"] not in each["debts"]
                or not self.day_within_a_week(instant(each["at"]))
            ):
                continue
            if not self.went_to_the_family(each) or self.was_wrong(each):
                continue
            if each["purpose"] in ("unrelated-notice", "opt-out-confirmation") or self.is_an_answer(each):
                continue
            counted += 1
        return DENY if counted >= MESSAGES_A_WEEK else None

    def is_an_answer(self, event: Json) -> bool:
        """Whether a past message was the one response to what the person asked, or for no more than to answer.

        What is recorded to answer it is that response, whoever it went to.
        """
        if event["in_reply_to"] is None:
            return bool(event["purpose"] == "answer-to-request")
        came = next(each for each in self.case["history"]["inbound"] if each["id"] == event["in_reply_to"])
        if (came["person"] or came["recipient"]) != (event["person"] or event["recipient"]):
            return False
        replies = [
            each
            for each in self.past()
            if each["in_reply_to"] == came["id"] and each["medium"] in MESSAGES and each["outcome"] not in NOBODY
        ]
        return event["outcome"] in NOBODY or not replies or min(replies, key=lambda each: instant(each["at"])) is event

    def opt_out_language(self, debt: Json) -> Verdict:
        """(d)(4)(B)(iii)(III): in all of them."""
        if self.is_paper():
            return ANY
        if self.recipient in SIDE | {AGENCY} or not self.is_message():
            return None
        if self.recipient == "employer" and not self.owes(debt, self.recipient, self.person):
            return None
        return self.must_say("opt-out-instructions", "opt-out-language")

    def messages_opt_out(self, debt: Json) -> Verdict:
        if self.is_paper() or self.purpose == "opt-out-confirmation":
            return ANY
        if not self.is_message():
            return None
        if not self.is_consumer(debt):
            return ANY if self.case["requests"] else None
        return self.asked_to_stop(debt, in_writing=False)

    def place(self) -> str:
        """Where a visit goes."""
        if self.contact["person_is_at"]:
            return str(self.contact["person_is_at"])
        for each in self.case["postal_addresses"]:
            if each["id"] == self.contact["address"]:
                return each["place"] or "unknown"
        return "unknown"

    def no_home_visit(self, debt: Json) -> Verdict:
        """(d)(5): the household, other than to serve process."""
        if self.medium != "in-person" or self.is_paper() or not self.connected():
            return None
        if not self.is_consumer(debt) and self.recipient not in FAMILY:
            return None if self.recipient in SIDE or self.place() != "home" else ANY
        return {"home": DENY, "unknown": MISSING}.get(self.place())

    def no_work_visit(self, debt: Json) -> Verdict:
        """(d)(6)."""
        if self.medium != "in-person" or self.is_paper() or not self.connected():
            return None
        if not self.owes(debt, self.recipient, self.person):
            return ANY
        return {"work": DENY, "unknown": MISSING}.get(self.place())

    # -- (e)

    def employer(self, debt: Json) -> Verdict:
        """(e)(1): unless it owes as well, or a judgment is carried out."""
        if self.recipient != "employer" or not self.connected() or self.owes(debt, self.recipient, self.person):
            return None
        if (self.is_paper() or self.purpose == "postjudgment-remedy") and opened(debt["judgment_at"], self.now):
            return None
        return self.told()

    def told(self) -> Verdict:
        """Something of a debt is told; of a question where the consumer is, a duty not to."""
        if self.purpose in ("unrelated-notice", "opt-out-confirmation"):
            return ANY
        if self.says_nothing():
            return None
        if self.acts == {"location-information"} and not self.says & {"states-debt", *TELLING}:
            return DUTY
        return DENY

    def relatives(self, debt: Json) -> Verdict:
        """(e)(2)."""
        if self.recipient not in FAMILY | {"third-party"} or not self.connected():
            return None
        if self.owes(debt, self.recipient, self.person) or self.dead():
            return ANY if self.acts == {"location-information"} else None
        if self.recipient == "personal-representative":
            return ANY
        if self.is_paper():
            return ANY if self.medium not in ("mail", "in-person") else None
        if self.recipient == "parent" and self.case["consumer"]["minor"] is not False:
            return None
        if self.purpose == "postjudgment-remedy" and opened(debt["judgment_at"], self.now):
            return None if self.medium in ("mail", "in-person") else DENY if self.medium in TO_A_NUMBER else ANY
        came = inbound_of(self.case, self.contact["in_reply_to"], self.now)
        if came is not None and (came["person"] or came["recipient"]) == self.person:
            return ANY
        return self.told()

    def postcard(self, debt: Json) -> Verdict:
        """(e)(4): what the post may read."""
        if self.medium != "mail" or not self.is_consumer(debt) or not self.connected() or "postcard" in self.omits:
            return ANY if "states-debt" in self.says else None
        if "postcard" not in self.says:
            return DUTY
        if self.purpose == "unrelated-notice":
            return ANY
        return None if self.says_nothing() else DENY

    def envelope(self, debt: Json) -> Verdict:
        if self.medium != "mail" or not self.is_consumer(debt) or not self.connected():
            return None
        if "shows-debt-collection" in self.says:
            return DENY
        return None if self.omits & {"shows-debt-collection", "envelope-wording"} else DUTY

    def visible_posts(self, debt: Json) -> Verdict:
        if self.medium != "social-media" or not self.connected():
            return None
        if self.recipient == AGENCY:
            return ANY
        if self.contact["publicly_viewable"] is False or self.says_nothing() or self.confirms_their_opt_out():
            return None
        return DENY if self.contact["publicly_viewable"] is True else MISSING

    def confirms_their_opt_out(self) -> bool:
        """Whether it does no more than confirm an opt-out that the person is known to have made."""
        if self.acts != {"opt-out-confirmation"} or TELLING & self.says:
            return False
        kinds = ("stop-medium", "stop-address", "revoke-consent", "cease")
        return any(each["person"] == self.person for each in standing(self.case, self.contact, *kinds))

    # -- (f)

    def true_name(self, debt: Json) -> Verdict:
        return DENY if self.case["collector"] == "creditor-under-other-name" and self.connected() else None

    def is_written(self) -> bool:
        """Whether somebody gets a writing: sent, or a paper of a court or a writ handed over."""
        handed_over = self.medium == "in-person" and self.purpose in ("formal-pleading", "postjudgment-remedy")
        return self.medium in WRITTEN or handed_over

    def written_disclosure(self, debt: Json) -> Verdict:
        """(f)(2): in all written communications that collect, or ask about the consumer."""
        if (
            not self.is_written()
            or self.recipient in CREDITORS_SIDE | {AGENCY}
            or not self.connected()
            or self.merely_confirms()
        ):
            return None
        asks_where = self.acts == {"location-information"} and self.recipient in FAMILY | {"employer", "third-party"}
        if asks_where and not self.owes_one():
            return ANY if self.recipient == "personal-representative" else None
        return self.must_say("initial-disclosure") if self.collects() else ANY

    def whom_to_pay(self, debt: Json) -> Verdict:
        """(f)(4): at the time of any demand for money."""
        if "no-payment-request" in self.says or not self.connected() or self.merely_confirms():
            return None
        if self.recipient in CREDITORS_SIDE | {AGENCY}:
            return None
        if not self.demands() or "limited-content-message" in self.says:
            return ANY
        return DENY if "business-identity" in self.omits else DUTY

    def demands(self) -> bool:
        return self.does(
            "collection",
            "validation-notice",
            "remedy-may-be-invoked",
            "remedy-will-be-invoked",
            "servicing-disclosure",
            "postjudgment-remedy",
            "formal-pleading",
        )

    def nothing_owed(self, debt: Json) -> Verdict:
        """(f)(5): who asks for what is paid misstates its amount; of what was found to come of identity theft, all."""
        if not began(debt["paid_at"], self.now):
            theft = [claim for claim in listed(debt["proceedings"]) if claim["kind"] in ("identity-theft", UNKNOWN)]
            return ANY if theft else None
        if self.recipient in CREDITORS_SIDE | {AGENCY} or "no-payment-request" in self.says:
            return ANY
        return DENY if self.collects() else ANY

    def brings_action(self, debt: Json) -> bool:
        """A new suit: not papers of one that goes on, nor after a judgment."""
        return self.is_paper() and debt["active_litigation"] is not True and not opened(debt["judgment_at"], self.now)

    def time_barred(self, debt: Json) -> Verdict:
        """(f)(10)."""
        if not self.is_paper() or "threatens-legal-action" in self.says or self.recipient in CREDITORS_SIDE | {AGENCY}:
            return ANY
        if not self.brings_action(debt):
            return None
        return {True: DENY, False: None}.get(debt["time_barred"], MISSING)

    def exempt_funds(self, debt: Json) -> Verdict:
        """(f)(11)."""
        after = self.is_paper() and opened(debt["judgment_at"], self.now)
        if not after and (self.purpose != "postjudgment-remedy" or self.medium in TO_A_NUMBER):
            return None
        return (
            None
            if self.recipient in CREDITORS_SIDE
            else ANY
            if self.recipient != "consumer"
            else self.unless_told(debt)
        )

    # -- (g)

    def represented(self, debt: Json) -> Verdict:
        """(g)(5)."""
        if not self.is_consumer(debt) or not self.connected() or self.is_paper():
            return ANY if self.is_paper() else None
        if self.acts == {"location-information"} and self.recipient != "consumer":
            return ANY
        found: set[Verdict] = set()
        for each in self.case["representation"]:
            if began(each["learned_at"], self.now) and not opened(each["ended_at"], self.now):
                whose = each["person"] or self.person
                if whose == self.person or (whose == "consumer" and self.person in CONSUMERS):
                    found.add({True: DENY, False: None}.get(each["attorney_can_be_found"], MISSING))
                elif self.recipient not in ("consumer", "third-party"):
                    found.add(ANY)
        return next((said for said in (DENY, ANY, MISSING) if said in found), None)

    def dead(self) -> bool:
        consumer = self.case["consumer"]
        return consumer["deceased"] is True and began(consumer["deceased_learned_at"] or "unknown", self.now)

    def debts_of_the_dead(self, debt: Json) -> Verdict:
        """(g)(6)(A)."""
        if not self.dead():
            return None
        if self.recipient in SIDE | {"consumer", "personal-representative", AGENCY}:
            return None
        if self.owes(debt, self.recipient, self.person) or not self.collects() or self.acts == {"location-information"}:
            return None
        return DENY

    def not_personally_liable(self, debt: Json) -> Verdict:
        consumer = self.case["consumer"]
        if self.recipient != "personal-representative" or not self.connected():
            return None
        return None if consumer["deceased"] is False else DUTY

    # -- (k)

    def hours(self, debt: Json) -> Verdict:
        """(k): on the Eastern clock, by telephone or text."""
        if self.medium not in TO_A_NUMBER or not self.is_consumer(debt) or not self.connected():
            return None
        if self.within_their_call():
            return None
        hour = self.now.astimezone(EASTERN).hour
        return None if 8 <= hour < 21 else DENY

    # -- (m)

    def wants(self) -> str:
        """Whether it collects: open of a validation notice alone, which may be owed within days."""
        if not self.collects() or self.recipient in CREDITORS_SIDE:
            return "no"
        return ANY if self.collecting() == {"validation-notice"} else "yes"

    def papers_held(self, debt: Json) -> Verdict:
        """(m)(1)."""
        said = {True: None, False: DENY, None: DUTY}.get(debt["documents_held"], MISSING)
        return {"no": None, ANY: ANY, "yes": self.unless_original(debt, said)}[self.wants()]

    def notice_of_rights(self, debt: Json) -> Verdict:
        """(m)(2)(A): with the first writing to the consumer about what was charged off."""
        if not self.is_written() or not self.is_consumer(debt) or not self.connected() or self.merely_confirms():
            return None
        if debt["charged_off"] is False:
            return None
        if self.acts == {"location-information"}:
            return ANY
        return self.unless_original(debt, self.unless_told(debt))

    def documents_first(self, debt: Json) -> Verdict:
        """(m)(2)(D): until the papers went out, once they were asked for the first time."""
        asked = [p for p in debt["proceedings"] if p["kind"] in ("document-request", "itemisation-request")]
        asked = [p for p in asked if began(p["learned_at"], self.now)]
        other = [
            r
            for r in debt["original_creditor_requests"]
            if began(r["received_at"], self.now) and not opened(r["withdrawn_at"], self.now)
        ]
        if not asked and not other:
            return None
        if any(p["kind"] == "document-request" and opened(p["ended_at"], self.now) for p in asked):
            return ANY if self.unless_told(debt) == ANY else None
        return {"no": None, ANY: ANY, "yes": self.unless_original(debt, DENY)}[self.wants()]

    # -- (aa), (bb)

    def emergency(self) -> bool:
        for each in self.case["emergencies"]:
            if each["jurisdiction"] == "US-DC" and began(each["declared_at"], self.now):
                over = each["ended_at"]
                if over in (None, "unknown"):
                    return True
                if day(self.now) - day(instant(over)) <= timedelta(days=60):
                    return True
        return False

    def emergency_suit(self, debt: Json) -> Verdict:
        if not self.emergency() or opened(debt["judgment_at"], self.now) or self.recipient in CREDITORS_SIDE:
            return None
        if self.is_paper():
            answers = self.contact["required_by_law"] and not sues(self.contact)
            return None if answers else {True: None, False: DENY}.get(debt["active_litigation"], MISSING)
        if "threatens-legal-action" in self.says:
            return DENY
        announced = self.purpose.startswith("remedy") or self.purpose == "formal-pleading"
        goes_on = debt["active_litigation"] is True or "threatens-legal-action" in self.omits
        return DENY if announced and not goes_on else None

    def emergency_remedy(self, debt: Json) -> Verdict:
        if not self.emergency() or self.recipient in CREDITORS_SIDE:
            return None
        after = self.is_paper() and opened(debt["judgment_at"], self.now)
        threat = "threatens-legal-action" in self.says and not self.is_paper()
        if self.purpose in REMEDIES - {"postjudgment-remedy"} and "pre-legal-threat" in self.says and not threat:
            return ANY
        return DENY if after or threat or self.purpose in REMEDIES else None

    def emergency_in_person(self, debt: Json) -> Verdict:
        if not self.emergency() or self.medium != "in-person" or not self.is_consumer(debt) or not self.connected():
            return None
        came = inbound_of(self.case, self.contact["in_reply_to"], self.now)
        if came is not None and (came["person"] or came["recipient"]) == self.person:
            return ANY
        place = self.place()
        return {"home": None, "work": None, "unknown": MISSING}.get(place, DENY)

    def emergency_contact(self, debt: Json) -> Verdict:
        if not self.emergency() or self.medium == "in-person" or not self.is_consumer(debt) or not self.connected():
            return None
        answers = {"answer-to-request", "dispute-response", "original-creditor-response", "opt-out-confirmation"}
        if self.asked() or self.within_their_call() or self.acts <= answers or self.is_paper():
            return ANY if self.is_paper() else None
        return self.unless_original(debt, ANY if self.purpose == "servicing-disclosure" else DENY)


RULES: dict[str, Callable[[Reading, Json], Verdict]] = {
    "us.dc.28-3814c1.threat-of-harm": Reading.threat_of_harm,
    "us.dc.28-3814c6.empty-threat": Reading.empty_threat,
    "us.dc.28-3814c7.disputed": Reading.disputed,
    "us.dc.28-3814d1.profanity": Reading.profanity,
    "us.dc.28-3814d2.caller-identity": Reading.caller_identity,
    "us.dc.28-3814d4ai.four-calls": Reading.four_calls,
    "us.dc.28-3814d4aii.after-conversation": Reading.after_conversation,
    "us.dc.28-3814d4aiii.calls-opt-out": Reading.calls_opt_out,
    "us.dc.28-3814d4bi.notice-first": Reading.notice_first,
    "us.dc.28-3814d4bii.consent-first": Reading.consent_first,
    "us.dc.28-3814d4biii.five-messages": Reading.five_messages,
    "us.dc.28-3814d4biii.opt-out-language": Reading.opt_out_language,
    "us.dc.28-3814d4biii.messages-opt-out": Reading.messages_opt_out,
    "us.dc.28-3814d5.no-home-visit": Reading.no_home_visit,
    "us.dc.28-3814d6.no-work-visit": Reading.no_work_visit,
    "us.dc.28-3814e1.employer": Reading.employer,
    "us.dc.28-3814e2.relatives": Reading.relatives,
    "us.dc.28-3814e4.no-postcard": Reading.postcard,
    "us.dc.28-3814e4.envelope": Reading.envelope,
    "us.dc.28-3814e4.visible-posts": Reading.visible_posts,
    "us.dc.28-3814f1.true-name": Reading.true_name,
    "us.dc.28-3814f2.written-disclosure": Reading.written_disclosure,
    "us.dc.28-3814f4.whom-to-pay": Reading.whom_to_pay,
    "us.dc.28-3814f5.nothing-owed": Reading.nothing_owed,
    "us.dc.28-3814f10.time-barred": Reading.time_barred,
    "us.dc.28-3814f11.exempt-funds": Reading.exempt_funds,
    "us.dc.28-3814g5.represented": Reading.represented,
    "us.dc.28-3814g6a.debts-of-the-dead": Reading.debts_of_the_dead,
    "us.dc.28-3814g6b.not-personally-liable": Reading.not_personally_liable,
    "us.dc.28-3814k.hours": Reading.hours,
    "us.dc.28-3814m1.papers-held": Reading.papers_held,
    "us.dc.28-3814m2a.notice-of-rights": Reading.notice_of_rights,
    "us.dc.28-3814m2d.documents-first": Reading.documents_first,
    "us.dc.28-3814aa2a.emergency-suit": Reading.emergency_suit,
    "us.dc.28-3814aa2b.emergency-remedy": Reading.emergency_remedy,
    "us.dc.28-3814aa2d.emergency-in-person": Reading.emergency_in_person,
    "us.dc.28-3814bb1.emergency-contact": Reading.emergency_contact,
}


def day(when: datetime) -> date:
    return when.astimezone(EASTERN).date()
