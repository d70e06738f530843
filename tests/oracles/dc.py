"""A second reading of D.C. Code 28-3814, of what it says about one contact: slow, obvious, independent of the library.

It reads the JSON of a case and a contact, with its defaults filled in, and imports nothing but the standard library. It
goes by what a contact does, as the documentation's table of acts has it, and takes the readings that are told there:

* Days are civil days on the Eastern clock, the contact's the last of seven; after a talk seven whole days rest.
* The consumer is whoever owes, and who stands in for one; a spouse is taken for one, and is told of a debt as anybody.
* Calls and messages are numbered by the account, whoever of the consumer's family and household they went to.
* A call that rang out counts; one to a number learned to be another's before it was placed does, too.
* One call returns what the person sent by any medium, where (d)(4)(A)(i) and (ii) know such calls. An opt-out, for
  which the text knows no exception, gives way to the one answer, by its own medium, to what was sent after it.
* Who is asked for one of the papers owes them all. Only who is known to be an original creditor is spared that.
* What is declared to say nothing of a debt says something if it is a bill, a notice or a remedy, or shows who collects.

It is silent (``open``) where a rule turns on who a named person is, on papers sent by electronic means, on writings
that came back, on a validation notice alone, on purposes of which the text does not say whether they collect, and on
relatives who asked. Left out altogether is the advice on utilities and on unusual hours, for which the text has no
number.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Json = dict[str, Any]
Verdict = str | None
"""Of one debt: ``deny``, ``missing``, ``duty``, ``warn`` or None; ``open`` where this reading does not say."""

OPEN = "open"
EASTERN = ZoneInfo("America/New_York")
TELEPHONE = {"call", "ringless-voicemail"}
MESSAGES = {"text", "email", "social-media"}
WRITTEN = {"text", "email", "mail", "social-media", "portal", "other-electronic"}
NOBODY = {"undeliverable", "not-connected"}
"""What became of an attempt that reached nobody."""
STANDS_FOR = {"consumer", "spouse", "guardian", "parent", "personal-representative", "successor-in-interest"}
FAMILY = {"spouse", "parent", "household-member", "personal-representative"}
OURS = {"creditor", "creditor-attorney", "collector-attorney"}
SIDE = {"consumer-attorney", *OURS}
MESSAGES_A_WEEK = 5
CALLS_A_WEEK = 4
REMEDIES = {"remedy-may-be-invoked", "remedy-will-be-invoked", "postjudgment-remedy"}
NO_REPORT = {"unrelated-notice", "opt-out-confirmation", "answer-to-request", "termination-of-efforts"}
NEUTRAL = {"collection", "location-information", "answer-to-request", "unrelated-notice", "opt-out-confirmation"}
TELLING = {
    "shows-debt-collection",
    "collector-disclosure",
    "initial-disclosure",
    "itemisation",
    "validation-information",
    "threatens-legal-action",
    "pre-legal-threat",
    "threatens-credit-report",
}
"""What shows that there is a debt, or that it is collected, whatever else is declared."""


def answer(case: Json, contact: Json) -> dict[str, dict[str, Verdict]]:
    """What each rule says of each debt of the contact that the section covers."""
    reading = Reading(case, contact)
    found: dict[str, dict[str, Verdict]] = {}
    for rule, question in RULES.items():
        debts = [debt for debt in case["debts"] if debt["id"] in contact["debts"] and reading.covers(debt)]
        found[rule] = {debt["id"]: question(reading, debt) for debt in debts}
    return found


class Reading:
    """One case and one contact."""

    def __init__(self, case: Json, contact: Json) -> None:
        self.case = case
        self.contact = contact
        self.now = instant(contact["at"])
        self.medium = contact["medium"]
        self.to = contact["recipient"]
        self.person = contact["person"] or self.to
        self.purpose = contact["purpose"]
        self.says = set(contact["content"]["carries"])
        self.omits = set(contact["content"]["lacks"])
        self.original = case["collector"] in ("creditor", "creditor-under-other-name")

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
        if not self.original or debt["purchased"] is True or said in (None, OPEN, "duty"):
            return None if self.original and debt["purchased"] is False else said
        return None if debt["purchased"] is False else "missing"

    # -- what is done: the table of acts

    def acts(self) -> set[str]:
        if self.is_paper():
            return {"formal-pleading"}
        said: set[str] = set()
        if self.says & {"threatens-legal-action", "pre-legal-threat"} and self.purpose not in REMEDIES:
            said.add("remedy-may-be-invoked")
        if self.says & {"threatens-credit-report", "physical-or-criminal-threat", "periodic-payments-only"}:
            said.add("collection")
        if self.purpose == "formal-pleading" or "no-payment-request" in self.omits:
            said.add("collection")
        if "validation-information" in self.says:
            said.add("validation-notice")
        tells = bool(said) or "states-debt" in self.says
        stranger = self.to in ("employer", "household-member", "third-party", "parent")
        if self.purpose == "unrelated-notice" and stranger and tells:
            said.add("collection")
        tells_more = "opt-out-confirmation-only" in self.omits or (not said and "states-debt" in self.says)
        if self.purpose == "opt-out-confirmation" and tells_more:
            said.add("collection")
        if self.to == "consumer-reporting-agency" and (self.purpose not in NO_REPORT or tells):
            said.add("credit-reporting")
        return {self.purpose, *said}

    def is_paper(self) -> bool:
        """Papers of a court, which no call and no text is."""
        return self.purpose == "formal-pleading" and self.medium not in TELEPHONE | {"text"}

    def does(self, *acts: str) -> bool:
        return not self.acts().isdisjoint(acts)

    def connected(self) -> bool:
        """Whether it has to do with collecting, or with the debt."""
        return self.acts() != {"unrelated-notice"}

    def merely_confirms(self) -> bool:
        """A confirmation of an opt-out that tells of no debt and does nothing else."""
        return self.acts() == {"opt-out-confirmation"}

    def collects(self) -> bool:
        return bool(self.collecting())

    def collecting(self) -> set[str]:
        return self.acts() & {
            "collection",
            "location-information",
            "validation-notice",
            "remedy-may-be-invoked",
            "remedy-will-be-invoked",
            "servicing-disclosure",
            "postjudgment-remedy",
            "formal-pleading",
            "credit-reporting",
        }

    # -- who is who

    def owes(self, debt: Json, to: str, person: str | None) -> bool:
        return to == "consumer" or (person or to) in debt["co_obligors"]

    def owes_any(self) -> bool:
        """Whether the person contacted owes a debt that the contact is about."""
        debts = [d for d in self.case["debts"] if d["id"] in self.contact["debts"] and self.covers(d)]
        return self.to != "employer" and any(self.owes(debt, self.to, self.person) for debt in debts)

    def is_consumer(self, debt: Json, to: str | None = None, person: str | None = None) -> bool:
        """(b)(1), and who stands in the consumer's place."""
        if to is None:
            to, person = self.to, self.person
            if self.owes_any():
                return True
        if self.owes(debt, to, person) or to in ("spouse", "guardian", "successor-in-interest"):
            return True
        if to == "parent":
            return self.case["consumer"]["minor"] is not False
        return to == "personal-representative" and self.case["consumer"]["deceased"] is not False

    def is_family(self, debt: Json, to: str | None = None, person: str | None = None) -> bool:
        return self.is_consumer(debt, to, person) or (to or self.to) in FAMILY

    def is_one_of_the_family(self, debt: Json) -> bool:
        stands = STANDS_FOR | FAMILY - {"third-party"}
        return self.to in stands or self.owes(debt, self.to, self.person)

    def went_to_the_family(self, event: Json) -> bool:
        """Whether it went to the consumer or the family, or to who owes a debt of the contact that it was about."""
        shared = {*event["debts"]} & {*self.contact["debts"]}
        debts = [debt for debt in self.case["debts"] if debt["id"] in shared]
        return any(self.is_family(debt, event["recipient"], event["person"]) for debt in debts)

    def says_nothing(self) -> bool:
        """Declared to say nothing of a debt, and nothing besides that only a debt explains, nor who collects."""
        asks = "no-payment-request" in self.omits or "periodic-payments-only" in self.says
        shows = TELLING & self.says
        return "states-debt" in self.omits and self.acts() <= NEUTRAL and not asks and not shows

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

    def inbound(self, id: str | None, by: datetime) -> Json | None:
        for each in self.case["history"]["inbound"]:
            if each["id"] == id and by - timedelta(days=90) < instant(each["at"]) <= by:
                found: Json = each
                return found
        return None

    def asked(self) -> Json | None:
        """What the contact is the first of its kind to answer, by whichever medium the person sent it."""
        came = self.inbound(self.contact["in_reply_to"], self.now)
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
            each["in_reply_to"] == came["id"] for each in self.past()
        )

    def within_their_call(self) -> bool:
        came = self.inbound(self.contact["in_reply_to"], self.now)
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
        return "deny" if "physical-or-criminal-threat" in self.says else None

    def profanity(self, debt: Json) -> Verdict:
        return "deny" if "profanity" in self.says and self.connected() else None

    def empty_threat(self, debt: Json) -> Verdict:
        """(c)(6): a suit that was not authorised is threatened, or one out of time."""
        sued = opened(debt["judgment_at"], self.now) or debt["active_litigation"] is True
        told = "threatens-legal-action" in self.says and not self.is_paper()
        announced = self.purpose.startswith("remedy") or (
            self.purpose == "formal-pleading" and not self.is_paper() and not sued
        )
        if not told and (not announced or "threatens-legal-action" in self.omits):
            return None
        over = opened(debt["judgment_at"], self.now) if told else sued
        too_late = False if over else debt["time_barred"]
        if debt["legal_action_authorised"] is False or too_late is True:
            return "deny"
        return None if debt["legal_action_authorised"] is True and too_late is False else "missing"

    def disputed(self, debt: Json) -> Verdict:
        """(c)(7): telling others of a disputed debt without telling that it is disputed, or threatening to."""
        known = [
            d for d in debt["disputes"] if began(d["received_at"], self.now) and not opened(d["withdrawn_at"], self.now)
        ]
        said = self.must_say("reports-dispute")
        if not known or not (self.connected() or "states-debt" in self.says) or said is None or self.to in OURS:
            return None
        if self.is_paper() or self.purpose in ("opt-out-confirmation", "unrelated-notice") or self.within_their_call():
            return OPEN
        if "threatens-credit-report" in self.says:
            return said
        asks = self.acts() <= {"location-information", "credit-reporting"} and self.purpose == "location-information"
        if self.to == "consumer-reporting-agency" and self.purpose in NO_REPORT - {"answer-to-request"}:
            return OPEN
        if self.says_nothing() or (asks and not self.says & {"states-debt", *TELLING}):
            return None
        if self.to in STANDS_FOR - {"consumer", "spouse", "parent"} or (
            self.to != "consumer" and self.owes(debt, self.to, self.person)
        ):
            return OPEN
        if not self.owes(debt, self.to, self.person) and self.to not in SIDE | STANDS_FOR - {"spouse", "parent"}:
            return said
        if self.medium == "social-media" and self.contact["publicly_viewable"] is not False and self.to not in SIDE:
            return said
        theirs = self.reaches_another() if self.connected() and self.to == "consumer" else "no"
        return said if theirs == "yes" else "missing" if theirs == "unknown" else None

    def must_say(self, *elements: str) -> Verdict:
        """A duty to say something: met, missed, or to be met."""
        if self.says & set(elements):
            return None
        return "deny" if self.omits & set(elements) else "duty"

    # -- (d)

    def caller_identity(self, debt: Json) -> Verdict:
        """(d)(2): any person is told who calls."""
        if self.medium not in TELEPHONE or not self.connected() or self.within_their_call():
            return None
        if "limited-content-message" in self.says and "collection" not in self.acts() - {"collection"}:
            return OPEN
        if self.purpose == "location-information" and self.to in SIDE | {"consumer-reporting-agency"}:
            return OPEN
        if self.acts() == {"location-information"} and self.to != "consumer":
            if self.says & {"identifies-caller", "business-identity"}:
                return None
            return "deny" if "identifies-caller" in self.omits else "duty"
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
        return None if counted < CALLS_A_WEEK else OPEN if wanted else "deny"

    def counts(self, call: Json) -> bool:
        if call["outcome"] in ("not-connected", "no-message-possible") or self.was_wrong(call):
            return False
        if call["purpose"] in ("unrelated-notice", "opt-out-confirmation"):
            return False
        came = self.inbound(call["in_reply_to"], instant(call["at"]))
        if came is None or call["outcome"] != "conversation":
            return True
        if (came["person"] or came["recipient"]) != (call["person"] or call["recipient"]):
            return True
        return self.completed_replies(came)[0] is not call

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
        if (
            self.medium not in TELEPHONE
            or not self.is_consumer(debt)
            or not self.connected()
            or self.within_their_call()
        ):
            return None
        barred = False
        for talk in self.talks(debt):
            if self.day_within_a_week(talk, 8) and not self.asked_after(talk, debt):
                barred = True
        return "deny" if barred else None

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
            and not (
                began(each["revoked_at"], self.now)
                and not any(
                    opened(r, self.now) and instant(r) > instant(each["revoked_at"]) for r in each["renewed_at"]
                )
            )
            and (each["person"] or "consumer") == self.person
            and (each["debts"] is None or debt["id"] in each["debts"])
            and (not each["media"] or self.medium in each["media"])
            and each["address"] in (None, self.contact["address"])
        ]

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
                whose == self.person or pair or (whose == "consumer" and self.to in STANDS_FOR and not self.named())
            )
            media = {"call", "ringless-voicemail"} if self.medium in TELEPHONE else {self.medium}
            meant: Verdict = None
            plain = self.to == "consumer" or (self.to == "third-party" and self.owes(debt, self.to, self.person))
            who_else = not plain or (whose == "ann") == (self.to == "consumer")
            of_an_address = each["kind"] == "stop-address" and self.contact["in_reply_to"] is not None
            if of_an_address or (each["kind"] != "stop-medium" and who_else):
                meant = OPEN
            elif each["kind"] == "cease" and theirs:
                meant = "deny"
            elif each["kind"] == "stop-medium" and self.to not in ("consumer", "spouse", "third-party"):
                meant = OPEN
            elif each["kind"] == "stop-medium" and whose == self.person and media & set(each["media"]):
                meant = "deny"
            elif each["kind"] == "stop-address" and (not each["media"] or media & set(each["media"])):
                kind = {"email": "emails", "social-media": None}.get(self.medium, "phones")
                ours = [line["id"] for line in self.case[kind]] if kind else []
                if each["address"] == "unknown":
                    meant = "deny" if whose == self.person else None
                elif each["address"] == self.contact["address"]:
                    meant = "deny"
                elif self.contact["address"] is None and each["address"] in ours:
                    meant = "missing"
            if meant not in (None, OPEN) and in_writing:
                meant = {True: meant, "unknown": "missing"}.get(each["in_writing"])
            found.add(meant)
        return (
            OPEN
            if {"deny", "missing"} <= found or OPEN in found
            else "deny"
            if "deny" in found
            else "missing"
            if "missing" in found
            else None
        )

    def named(self) -> bool:
        return self.contact["person"] is not None

    def calls_opt_out(self, debt: Json) -> Verdict:
        """(d)(4)(A)(iii)."""
        if (
            self.medium not in TELEPHONE
            or not self.is_consumer(debt)
            or not self.connected()
            or self.within_their_call()
        ):
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
            return OPEN
        return None if self.told_of_rights(debt) else "duty"

    def told_of_rights(self, debt: Json) -> bool:
        sent = [n for n in debt["notices"] if n["kind"] == "debt-details" and opened(n["sent_at"], self.now)]
        if not sent or self.to == "consumer" or not self.owes(debt, self.to, self.person):
            return bool(sent)
        return any(
            each["medium"] in WRITTEN
            and debt["id"] in each["debts"]
            and (each["person"] or each["recipient"]) == self.person
            and any(each["at"] >= n["sent_at"] for n in sent)
            for each in self.past()
        )

    def notice_first(self, debt: Json) -> Verdict:
        """(d)(4)(B)(i)."""
        if self.is_paper():
            return OPEN
        if not self.is_message() or not self.is_consumer(debt) or self.told_of_rights(debt):
            return None
        return "deny"

    def agreed(self, debt: Json, medium: str) -> bool:
        for scope in ("electronic-messages", "email-address", "text-number"):
            for each in self.consents(scope, debt):
                if not each["provided_address_only"]:
                    return True
        return False

    def only_asks(self) -> bool:
        more = {"threatens-legal-action", "pre-legal-threat", "threatens-credit-report", "physical-or-criminal-threat"}
        asks_more = self.says & {*more, "validation-information"} or "no-payment-request" in self.omits
        return "consent-request-only" in self.says and not asks_more

    def consent_first(self, debt: Json) -> Verdict:
        """(d)(4)(B)(ii)."""
        if self.is_paper():
            return OPEN
        if not self.is_message() or not self.is_consumer(debt) or self.agreed(debt, self.medium):
            return None
        if not self.only_asks():
            return "deny"
        if any(
            each["scope"] in ("electronic-messages", "email-address", "text-number") for each in self.case["consents"]
        ):
            return OPEN
        for each in self.past():
            if (
                each["medium"] in MESSAGES
                and each["purpose"] == "collection"
                and not self.was_wrong(each)
                and (each["person"] or each["recipient"]) == self.person
                and self.day_within_a_week(instant(each["at"]))
            ):
                return "deny"
        return None

    def five_messages(self, debt: Json) -> Verdict:
        """(d)(4)(B)(iii)(I) and (II)."""
        if self.is_paper():
            return OPEN
        if not self.is_message() or not self.is_one_of_the_family(debt) or self.asked():
            return None
        if self.acts() == {"answer-to-request"} and self.contact["in_reply_to"] is None:
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
        return "deny" if counted >= MESSAGES_A_WEEK else None

    def is_an_answer(self, event: Json) -> bool:
        """Whether a past message was the one response to what the person asked, or for no more than to answer."""
        if event["in_reply_to"] is None:
            return bool(event["purpose"] == "answer-to-request")
        came = next(each for each in self.case["history"]["inbound"] if each["id"] == event["in_reply_to"])
        if (came["person"] or came["recipient"]) != (event["person"] or event["recipient"]):
            return False
        replies = [
            each
            for each in self.past()
            if each["in_reply_to"] == came["id"]
            and each["medium"] in MESSAGES
            and each["outcome"] not in NOBODY
            and (each["person"] or each["recipient"]) == (event["person"] or event["recipient"])
        ]
        return event["outcome"] in NOBODY or not replies or min(replies, key=lambda each: instant(each["at"])) is event

    def opt_out_language(self, debt: Json) -> Verdict:
        """(d)(4)(B)(iii)(III): in all of them."""
        if self.is_paper():
            return OPEN
        if self.to in SIDE | {"employer", "consumer-reporting-agency"} or not self.is_message():
            return None
        return self.must_say("opt-out-instructions", "opt-out-language")

    def messages_opt_out(self, debt: Json) -> Verdict:
        if self.is_paper() or self.purpose == "opt-out-confirmation":
            return OPEN
        if not self.is_message():
            return None
        if not self.is_consumer(debt):
            return OPEN if self.case["requests"] else None
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
        if not self.is_consumer(debt) and self.to not in FAMILY:
            return None if self.to in SIDE or self.place() != "home" else OPEN
        return {"home": "deny", "unknown": "missing"}.get(self.place())

    def no_work_visit(self, debt: Json) -> Verdict:
        """(d)(6)."""
        if self.medium != "in-person" or self.is_paper() or not self.connected():
            return None
        if not self.owes(debt, self.to, self.person):
            return OPEN
        return {"work": "deny", "unknown": "missing"}.get(self.place())

    # -- (e)

    def employer(self, debt: Json) -> Verdict:
        """(e)(1): unless it owes as well, or a judgment is carried out."""
        if self.to != "employer" or not self.connected() or self.owes(debt, self.to, self.person):
            return None
        if (self.is_paper() or self.purpose == "postjudgment-remedy") and opened(debt["judgment_at"], self.now):
            return None
        return self.told()

    def told(self) -> Verdict:
        """Something of a debt is told; of a question where the consumer is, a duty not to."""
        if self.purpose in ("unrelated-notice", "opt-out-confirmation"):
            return OPEN
        if self.says_nothing():
            return None
        if self.acts() == {"location-information"} and not self.says & {"states-debt", *TELLING}:
            return "duty"
        return "deny"

    def relatives(self, debt: Json) -> Verdict:
        """(e)(2)."""
        if self.to not in FAMILY | {"third-party"} or not self.connected():
            return None
        if self.owes(debt, self.to, self.person) or self.dead():
            return OPEN if self.acts() == {"location-information"} else None
        if self.to == "personal-representative":
            return OPEN
        if self.is_paper():
            return OPEN if self.medium not in ("mail", "in-person") else None
        if self.to == "parent" and self.case["consumer"]["minor"] is not False:
            return None
        if self.purpose == "postjudgment-remedy" and opened(debt["judgment_at"], self.now):
            return (
                None
                if self.medium in ("mail", "in-person")
                else "deny"
                if self.medium in TELEPHONE | {"text"}
                else OPEN
            )
        came = self.inbound(self.contact["in_reply_to"], self.now)
        if came is not None and (came["person"] or came["recipient"]) == self.person:
            return OPEN
        return self.told()

    def postcard(self, debt: Json) -> Verdict:
        """(e)(4): what the post may read."""
        if self.medium != "mail" or not self.is_consumer(debt) or not self.connected() or "postcard" in self.omits:
            return OPEN if "states-debt" in self.says else None
        if "postcard" not in self.says:
            return "duty"
        if self.purpose == "unrelated-notice":
            return OPEN
        return None if self.says_nothing() else "deny"

    def envelope(self, debt: Json) -> Verdict:
        if self.medium != "mail" or not self.is_consumer(debt) or not self.connected():
            return None
        if "shows-debt-collection" in self.says:
            return "deny"
        return None if self.omits & {"shows-debt-collection", "envelope-wording"} else "duty"

    def visible_posts(self, debt: Json) -> Verdict:
        if self.medium != "social-media" or not self.connected():
            return None
        if self.to == "consumer-reporting-agency":
            return OPEN
        if self.contact["publicly_viewable"] is False or self.says_nothing():
            return None
        return "deny" if self.contact["publicly_viewable"] is True else "missing"

    # -- (f)

    def true_name(self, debt: Json) -> Verdict:
        return "deny" if self.case["collector"] == "creditor-under-other-name" and self.connected() else None

    def written_disclosure(self, debt: Json) -> Verdict:
        """(f)(2): in all written communications that collect, or ask about the consumer."""
        written = self.medium in WRITTEN or (self.medium == "in-person" and self.purpose == "formal-pleading")
        if (
            not written
            or self.to in OURS | {"consumer-reporting-agency"}
            or not self.connected()
            or self.merely_confirms()
        ):
            return None
        if self.acts() == {"location-information"} and self.to in FAMILY | {"employer", "third-party"}:
            return OPEN if self.to == "personal-representative" else None
        return self.must_say("initial-disclosure") if self.collects() else OPEN

    def whom_to_pay(self, debt: Json) -> Verdict:
        """(f)(4): at the time of any demand for money."""
        if "no-payment-request" in self.says or not self.connected() or self.merely_confirms():
            return None
        if self.to in OURS | {"consumer-reporting-agency"}:
            return None
        if not self.demands() or "limited-content-message" in self.says:
            return OPEN
        return "deny" if "business-identity" in self.omits else "duty"

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
        """(f)(5): who asks for what is paid misstates its amount."""
        if not began(debt["paid_at"], self.now):
            return None
        if self.to in OURS | {"consumer-reporting-agency"} or "no-payment-request" in self.says:
            return OPEN
        return "deny" if self.collects() else OPEN

    def brings_action(self, debt: Json) -> bool:
        """A new suit: not papers of one that goes on, nor after a judgment."""
        return self.is_paper() and debt["active_litigation"] is not True and not opened(debt["judgment_at"], self.now)

    def time_barred(self, debt: Json) -> Verdict:
        """(f)(10)."""
        if not self.is_paper() or "threatens-legal-action" in self.says:
            return OPEN
        if not self.brings_action(debt):
            return None
        return {True: "deny", False: None}.get(debt["time_barred"], "missing")

    def exempt_funds(self, debt: Json) -> Verdict:
        """(f)(11)."""
        after = self.is_paper() and opened(debt["judgment_at"], self.now)
        if not after and (self.purpose != "postjudgment-remedy" or self.medium in TELEPHONE | {"text"}):
            return None
        return None if self.to in OURS else OPEN if self.to != "consumer" else self.unless_told(debt)

    # -- (g)

    def represented(self, debt: Json) -> Verdict:
        """(g)(5)."""
        if not self.is_consumer(debt) or not self.connected() or self.is_paper():
            return OPEN if self.is_paper() else None
        if self.acts() == {"location-information"} and self.to != "consumer":
            return OPEN
        found: set[Verdict] = set()
        for each in self.case["representation"]:
            if began(each["learned_at"], self.now) and not opened(each["ended_at"], self.now):
                whose = each["person"] or self.person
                if whose == self.person or (whose == "consumer" and self.person in STANDS_FOR):
                    found.add({True: "deny", False: None}.get(each["attorney_can_be_found"], "missing"))
                elif self.to not in ("consumer", "third-party"):
                    found.add(OPEN)
        return next((said for said in ("deny", OPEN, "missing") if said in found), None)

    def dead(self) -> bool:
        consumer = self.case["consumer"]
        return consumer["deceased"] is True and began(consumer["deceased_learned_at"] or "unknown", self.now)

    def debts_of_the_dead(self, debt: Json) -> Verdict:
        """(g)(6)(A)."""
        if not self.dead():
            return None
        if self.to in SIDE | {"consumer", "personal-representative", "consumer-reporting-agency"}:
            return None
        if self.owes(debt, self.to, self.person) or not self.collects() or self.acts() == {"location-information"}:
            return None
        return "deny"

    def not_personally_liable(self, debt: Json) -> Verdict:
        consumer = self.case["consumer"]
        if (
            self.to != "personal-representative"
            or not self.connected()
            or (consumer["deceased"] is True and not self.dead())
        ):
            return None
        return None if consumer["deceased"] is False else "duty"

    # -- (k)

    def hours(self, debt: Json) -> Verdict:
        """(k): on the Eastern clock, by telephone or text."""
        if self.medium not in TELEPHONE | {"text"} or not self.is_consumer(debt) or not self.connected():
            return None
        if self.within_their_call():
            return None
        hour = self.now.astimezone(EASTERN).hour
        return None if 8 <= hour < 21 else "deny"

    # -- (m)

    def wants(self) -> str:
        """Whether it collects: open of a validation notice alone, which may be owed within days."""
        if not self.collects() or self.to in OURS:
            return "no"
        return OPEN if self.collecting() == {"validation-notice"} else "yes"

    def papers_held(self, debt: Json) -> Verdict:
        """(m)(1)."""
        said = {True: None, False: "deny", None: "duty"}.get(debt["documents_held"], "missing")
        return {"no": None, OPEN: OPEN, "yes": self.unless_original(debt, said)}[self.wants()]

    def notice_of_rights(self, debt: Json) -> Verdict:
        """(m)(2)(A): with the first writing to the consumer about what was charged off."""
        written = self.medium in WRITTEN or (self.medium == "in-person" and self.purpose == "formal-pleading")
        if not written or not self.is_consumer(debt) or not self.connected() or self.merely_confirms():
            return None
        if debt["charged_off"] is False:
            return None
        if self.acts() == {"location-information"}:
            return OPEN
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
            return OPEN if self.unless_told(debt) == OPEN else None
        return {"no": None, OPEN: OPEN, "yes": self.unless_original(debt, "deny")}[self.wants()]

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
        if not self.emergency() or opened(debt["judgment_at"], self.now) or self.to in OURS:
            return None
        if self.is_paper():
            return {True: None, False: "deny"}.get(debt["active_litigation"], "missing")
        if "threatens-legal-action" in self.says:
            return "deny"
        announced = self.purpose.startswith("remedy") or self.purpose == "formal-pleading"
        goes_on = debt["active_litigation"] is True or "threatens-legal-action" in self.omits
        return "deny" if announced and not goes_on else None

    def emergency_remedy(self, debt: Json) -> Verdict:
        if not self.emergency() or self.to in OURS:
            return None
        after = self.is_paper() and opened(debt["judgment_at"], self.now)
        threat = "threatens-legal-action" in self.says and not self.is_paper()
        if self.purpose in REMEDIES - {"postjudgment-remedy"} and "pre-legal-threat" in self.says and not threat:
            return OPEN
        return "deny" if after or threat or self.purpose in REMEDIES else None

    def emergency_in_person(self, debt: Json) -> Verdict:
        if not self.emergency() or self.medium != "in-person" or not self.is_consumer(debt) or not self.connected():
            return None
        came = self.inbound(self.contact["in_reply_to"], self.now)
        if came is not None and (came["person"] or came["recipient"]) == self.person:
            return OPEN
        place = self.place()
        return {"home": None, "work": None, "unknown": "missing"}.get(place, "deny")

    def emergency_contact(self, debt: Json) -> Verdict:
        if not self.emergency() or self.medium == "in-person" or not self.is_consumer(debt) or not self.connected():
            return None
        answers = {"answer-to-request", "dispute-response", "original-creditor-response", "opt-out-confirmation"}
        if self.asked() or self.within_their_call() or self.acts() <= answers or self.is_paper():
            return OPEN if self.is_paper() else None
        return self.unless_original(debt, OPEN if self.purpose == "servicing-disclosure" else "deny")


RULES: dict[str, Callable[[Reading, Json], Verdict]] = {
    "c1.threat-of-harm": Reading.threat_of_harm,
    "c6.empty-threat": Reading.empty_threat,
    "c7.disputed": Reading.disputed,
    "d1.profanity": Reading.profanity,
    "d2.caller-identity": Reading.caller_identity,
    "d4ai.four-calls": Reading.four_calls,
    "d4aii.after-conversation": Reading.after_conversation,
    "d4aiii.calls-opt-out": Reading.calls_opt_out,
    "d4bi.notice-first": Reading.notice_first,
    "d4bii.consent-first": Reading.consent_first,
    "d4biii.five-messages": Reading.five_messages,
    "d4biii.opt-out-language": Reading.opt_out_language,
    "d4biii.messages-opt-out": Reading.messages_opt_out,
    "d5.no-home-visit": Reading.no_home_visit,
    "d6.no-work-visit": Reading.no_work_visit,
    "e1.employer": Reading.employer,
    "e2.relatives": Reading.relatives,
    "e4.no-postcard": Reading.postcard,
    "e4.envelope": Reading.envelope,
    "e4.visible-posts": Reading.visible_posts,
    "f1.true-name": Reading.true_name,
    "f2.written-disclosure": Reading.written_disclosure,
    "f4.whom-to-pay": Reading.whom_to_pay,
    "f5.nothing-owed": Reading.nothing_owed,
    "f10.time-barred": Reading.time_barred,
    "f11.exempt-funds": Reading.exempt_funds,
    "g5.represented": Reading.represented,
    "g6a.debts-of-the-dead": Reading.debts_of_the_dead,
    "g6b.not-personally-liable": Reading.not_personally_liable,
    "k.hours": Reading.hours,
    "m1.papers-held": Reading.papers_held,
    "m2a.notice-of-rights": Reading.notice_of_rights,
    "m2d.documents-first": Reading.documents_first,
    "aa2a.emergency-suit": Reading.emergency_suit,
    "aa2b.emergency-remedy": Reading.emergency_remedy,
    "aa2d.emergency-in-person": Reading.emergency_in_person,
    "bb1.emergency-contact": Reading.emergency_contact,
}


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def day(when: datetime) -> date:
    return when.astimezone(EASTERN).date()


def began(given: str | None, now: datetime) -> bool:
    """Whether what protects has begun: what is not known when has."""
    return given is not None and (given == "unknown" or instant(given) <= now)


def opened(given: str | None, now: datetime) -> bool:
    """Whether what opens, or ends what protects, has come: what is not known when has not."""
    return given is not None and given != "unknown" and instant(given) <= now
