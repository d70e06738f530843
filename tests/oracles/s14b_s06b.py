"""A second reading of 12 CFR 1006.14(b) and 1006.6(b)(1)(i), and of who is who, and which number which.

It goes through days and facts one by one. Where the text leaves a choice it takes the reading that the library
documents, which is the one that protects the person:

* A day is a civil day wherever the person may live, be or have a number; a limit that is reached in any such zone is
  reached. A verified place says whose clock shows the hour, not where the person was on each of the days.
* A call that named no debt and was allotted to none counts to each debt that it was about.
* A general conversation that nobody allotted counts to each debt it was about, or to every debt if it was about none.
* What happened at the very instant of the contact has happened, except the contact itself, if it is logged already.
* A conversation at the instant of a call ends the consent that the call would be under, but not if it is that call.
* A consent is judged where the person may be, zone by zone, and covers only the media and the number it names.
* A number learned to be another's takes back the calls placed to it, as that person's number, before that was learned.
* A rule of RFC 5545 names days only; its stretch begins on each, by the clock of the place where the person may be.
* One answer to the person's own message is for the inconvenient stretch of the day in which the message came, if
  the person had called it inconvenient before, and said nothing in it or since that closes the time as well.
* A call about no collection neither counts nor is a conversation, unless debts were spoken of in it.
* Student loans of which one's account number is not stated may be one debt: what turns on that is not known.
* A consent to more calls that is given again begins again. Who asks to be left alone, or not to be called, revokes it.
* A consent counts from when it was last renewed. Who serves legal process is no debt collector meanwhile.
* A call whose outcome is not known counts, to each debt it was about, and may have been a conversation.
* A call counts to whom it was for and to who answered; one that is recorded as a third party's may only tell who
  answered, so it counts to whose line it went to, unless it asked where the consumer is.
* A number, email or postal address is the same under any id. People have names; what protects follows whoever may be
  the person, what frees only who surely is.
* Of a day or an unknown instant the end counts that protects: of what opens the last, of what protects the first.
* What opens does not last for ever: a verified place a day, a call that was never closed four hours, the leave to
  answer a message ninety days.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from .plain import (
    DAY,
    DENY,
    LONG_AGO,
    MISSING,
    NO,
    OTHERS,
    PROFESSIONALS,
    SERVES,
    TELEPHONE,
    UNKNOWN,
    UNSETTLED,
    WEEK,
    Answers,
    Asked,
    Json,
    began,
    day_of,
    first,
    instant,
    is_instant,
    last,
    listed,
    name_of,
    opened,
    ours,
    surely_before,
)

Verdict = Mapping[str, bool | None]
"""Whether each debt is objected to; None: nobody can say."""

SESSIONS = {"call", "in-person", "portal"}
ALWAYS_CONSUMER = {"consumer", "spouse", "guardian", "successor-in-interest"}
COUNTING_AS_CONSUMER = {*ALWAYS_CONSUMER, "parent", "personal-representative"}
ROLES = COUNTING_AS_CONSUMER | PROFESSIONALS | OTHERS
TARGETS = ("phones", "emails", "postal_addresses")
COLLECTS = {
    "threatens-legal-action",
    "pre-legal-threat",
    "threatens-credit-report",
    "physical-or-criminal-threat",
    "validation-information",
    "periodic-payments-only",
}
"""What a notice may carry so that it has to do with collecting."""
RFC_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BY_DAYS = ("BYMONTH", "BYMONTHDAY", "BYDAY")
A_PLACE_LASTS = timedelta(hours=24)
A_CALL_LASTS = timedelta(hours=4)
BY_ANY_CLOCK = timedelta(days=10)
"""What is longer ago was more than seven days ago, wherever the person may be."""
AN_ANSWER_MAY_TAKE = timedelta(days=90)


class Missing(Exception):
    """A fact that the answer turns on is not known."""


def answers(case: Json, contact: Json) -> Answers:
    """What each of the four rules says of each debt; of all of them that a fact is missing, once it is for one."""
    asked = Reading(case, contact)
    return {rule: asked.verdict(applies, question) for rule, (applies, question) in RULES.items()}


class Reading(Asked):
    """One case and one contact."""

    def __init__(self, case: Json, contact: Json) -> None:
        super().__init__(case, contact)
        self.roles_found: dict[str, set[str]] = {}
        self.one: set[str] = set()
        """The debts that are taken to be one particular debt."""
        self.left_alone = False
        """Taken for asked where nobody knows what was: each in turn."""
        self.debts = [debt["id"] for debt in case["debts"] if debt["id"] in contact["debts"] and self.is_covered(debt)]

    def verdict(self, applies: Callable[[Any], bool], question: Callable[[Any], Verdict]) -> dict[str, str]:
        """By debt; nothing where the rule is not asked."""
        if not self.debts or not self.is_about_collecting() or not applies(self):
            return {}
        self.left_alone = False
        try:
            found = question(self)
            if self.case["requests"] == UNKNOWN:
                self.left_alone = True
                if question(self) != found:
                    raise Missing
            return {debt: MISSING if objected is None else DENY if objected else NO for debt, objected in found.items()}
        except Missing:
            return dict.fromkeys(self.debts, MISSING)

    def is_about_collecting(self) -> bool:
        """Every contact but a notice that has nothing to do with collecting.

        Such a notice neither threatens nor asks for money, nor carries what a validation notice does.
        """
        content = self.contact.get("content") or {}
        threatens = any(content.get(name) is True for name in ("threatens_legal_action", "validation_information"))
        said, unsaid = content.get("carries", ()), content.get("lacks", ())
        threatens |= not COLLECTS.isdisjoint(said) or "no-payment-request" in unsaid
        return self.purpose != "unrelated-notice" or threatens

    def is_covered(self, debt: Json) -> bool:
        """12 CFR 1006.2(h) and (i): a consumer debt, and somebody who is a debt collector as to it."""
        collector = self.case["collector"]
        if collector == "creditor" or debt["nature"] == "commercial":
            return False
        not_in_default = debt.get("in_default_when_obtained", "unknown") is False
        return not (not_in_default and collector in ("third-party-collector", "mortgage-servicer", "law-firm"))

    # -- where the person may be

    def zones(self, *, now: bool = True) -> list[ZoneInfo]:
        """Where the person may be now; or else, wherever they were verified to be, the places of their days."""
        found = self.zones_of(self.is_surely, self.may_be, now)
        if not found and not self.may_count_as_consumer():
            found = self.zones_of(self.is_surely_consumer, self.may_be_consumer, now)
        if not found:
            raise Missing
        return found

    def may_count_as_consumer(self) -> bool:
        """1006.6(a): a parent does of a minor, a personal representative of the dead; if unknown, perhaps.

        1006.2(e): whoever owes a debt of the contact too, who is met as an employer or on the collector's side in no
        other way.
        """
        consumer = self.case.get("consumer", {})
        owed = [debt for debt in self.case["debts"] if debt["id"] in self.contact["debts"]]
        owing: list[Any] = [other for debt in owed for other in listed(debt.get("co_obligors"))]
        if self.recipient not in PROFESSIONALS | {"employer"} and self.person in owing:
            return True
        if self.recipient == "parent":
            return consumer.get("minor", UNKNOWN) is not False
        if self.recipient == "personal-representative":
            return consumer.get("deceased", UNKNOWN) is not False
        return self.recipient in ALWAYS_CONSUMER

    def zones_of(self, surely: Callable[[str], bool], perhaps: Callable[[str], bool], now: bool) -> list[ZoneInfo]:
        """Where a person may be: what is said of who only may be the person widens, and is nothing by itself."""
        standing: list[tuple[bool, bool, list[str]]] = []
        for kind in ("locations", "phones", "postal_addresses"):
            for fact in listed(self.case.get(kind)):
                name = fact.get("person", "consumer")
                zones = fact.get("zones", [])
                if zones and perhaps(name) and self.points(kind, fact):
                    sure = (surely(name) or "consumer" in self.telling(name)) and not self.spoken_against(fact, surely)
                    standing.append((sure, surely(name) and self.verified(fact), zones))
        if not any(sure for sure, _, _ in standing):
            return []
        narrowed = [each for each in standing if each[1] and now] or standing
        return [ZoneInfo(name) for name in sorted({name for _, _, zones in narrowed for name in zones})]

    def points(self, kind: str, fact: Json) -> bool:
        """Whether a piece of evidence may still, and did by now, point to its person."""
        if fact.get("learned_at") is not None and first(fact["learned_at"]) > self.now:
            return False
        over = {"locations": "ended_at", "phones": "disowned_at", "postal_addresses": "undeliverable_at"}[kind]
        if fact.get(over) is None or last(fact[over]) > self.now:
            return True
        again = fact.get("regained_at")
        return again is not None and first(again) <= self.now and last(again) > first(fact[over])

    def spoken_against(self, fact: Json, surely: Callable[[str], bool]) -> bool:
        """Whether one of several records of a number or address says that it is not the person's, and none since that
        it is."""
        whose = fact.get("person", "consumer")
        records = [
            r for r in self.records(fact["id"]) if (name := r.get("person", "consumer")) == whose or surely(name)
        ]
        if len(records) < 2:
            return False
        against = [r[name] for r in records for name in ("disowned_at", "undeliverable_at") if r.get(name)]
        again = [
            first(r["regained_at"]) for r in records if r.get("regained_at") and last(r["regained_at"]) <= self.now
        ]
        return any(first(when) <= self.now and not any(back > last(when) for back in again) for when in against)

    def verified(self, fact: Json) -> bool:
        """Whether the person said where they are within a day: then nothing weaker is asked."""
        learned = fact.get("learned_at")
        if not fact.get("verified") or not is_instant(learned) or not is_instant(fact.get("ended_at") or learned):
            return False
        return self.now < instant(str(learned)) + A_PLACE_LASTS

    # -- who is who

    def roles(self, name: str) -> set[str]:
        """In which roles there is anybody of a name, as far as the facts say."""
        if name not in self.roles_found:
            self.roles_found[name] = self.find_roles(name)
        return self.roles_found[name]

    def find_roles(self, name: str) -> set[str]:
        found = {name} & ROLES
        for event in self.all_events():
            if event.get("person") == name:
                found.add(event.get("recipient", "consumer"))
            if event.get("answered_by_person") == name:
                found.add(event["answered_by"])
        if self.case.get("consumer", {}).get("id") == name:
            found.add("consumer")
        if name == self.person:
            found.add(self.recipient)
        return found

    def telling(self, name: str) -> set[str]:
        """Of those roles, the ones that two names may share: who owes beside the consumer is another consumer."""
        return self.roles(name) - {"consumer"} if self.is_somebody_else(name) else self.roles(name)

    def all_events(self) -> list[Json]:
        history = self.case["history"]
        return [] if history in (UNKNOWN, "none") else [*listed(history["attempts"]), *listed(history["inbound"])]

    def is_surely_consumer(self, name: str) -> bool:
        """By the role, the id that the case states, or the only id that anybody called the consumer has."""
        stated = self.case.get("consumer", {}).get("id")
        if name == "consumer" or stated is not None:
            return name in ("consumer", stated)
        names = {self.person}
        for event in self.all_events():
            names |= {str(event[of]) for of in ("person", "answered_by_person") if event.get(of) is not None}
        consumers = [other for other in names - ROLES if "consumer" in self.telling(other)]
        return consumers == [name] and self.roles(name) == {"consumer"}

    def may_be_consumer(self, name: str) -> bool:
        nobody_knows = not self.roles(name) and not self.is_somebody_else(name)
        return self.is_surely_consumer(name) or "consumer" in self.telling(name) or nobody_knows

    def is_surely(self, name: str) -> bool:
        """Whether a name is that of the person contacted."""
        return self.same_person(name, self.person)

    def same_person(self, one: str, other: str) -> bool:
        return one == other or (self.is_surely_consumer(one) and self.is_surely_consumer(other))

    def may_be(self, name: str) -> bool:
        """Whether a name may be that of the person contacted, for all that the facts say."""
        theirs, mine = self.telling(name), self.telling(self.person)
        if self.is_surely(name):
            return True
        if not self.roles(name):
            return not self.is_somebody_else(name) or (self.person in ROLES and "consumer" not in mine)
        both_consumers = "consumer" in theirs and "consumer" in mine
        by_role = self.person in ROLES and self.recipient in mine & theirs
        return both_consumers or (name in ROLES and name in mine) or by_role

    def is_somebody_else(self, name: str) -> bool:
        """Whether the consumer owes with them, or consented to contacts with them: so it is not the consumer."""
        if name in ("consumer", self.case.get("consumer", {}).get("id")):
            return False
        owing: list[Any] = [other for debt in self.case["debts"] for other in listed(debt.get("co_obligors"))]
        return name in owing or any(c.get("third_party") == name for c in listed(self.case.get("consents")))

    # -- which number is which

    def records(self, id: str | None) -> list[Json]:
        """All that is recorded of a number or address, under whichever id."""
        for kind in TARGETS:
            known = listed(self.case.get(kind))
            for record in known:
                if record["id"] == id:
                    return [other for other in known if other is record or same_address(other, record)]
        return []

    def one_address(self, one: str | None, other: str | None) -> bool:
        return one == other or other in [record["id"] for record in self.records(one)]

    # -- 14(b): which contacts it limits

    def limited_telephone(self) -> bool:
        return self.medium in TELEPHONE and self.recipient not in PROFESSIONALS

    def on_the_persons_own_call(self) -> bool:
        event = self.answered_event()
        return event is not None and self.medium == "call" and self.goes_on(event)

    def particular(self, debt: str) -> tuple[str, str]:
        """14(b)(4): loans once serviced under one account number are one particular debt."""
        if debt in self.one:
            return ("one", "")
        for known in self.case["debts"]:
            if known["id"] == debt and known.get("servicing_account") is not None:
                return ("account", known["servicing_account"])
        return ("debt", debt)

    def about(self, debts: list[str], debt: str) -> bool:
        return any(self.particular(other) == self.particular(debt) for other in debts)

    def ever(self, events: str) -> list[Json]:
        """All events on file but the contact itself. Without any, where the person is need not be known."""
        history = self.case["history"]
        if history == UNKNOWN:
            raise Missing
        found = [] if history == "none" else listed(history[events])
        return [event for event in found if not self.is_the_contact(event)]

    def past(self, events: str) -> list[Json]:
        """What had happened by the time of the contact, with the person contacted; the contact itself had not."""
        return [event for event in self.ever(events) if instant(event["at"]) <= self.now and self.concerns(event)]

    def concerns(self, event: Json) -> bool:
        """Whether an event counts to the person contacted: it was for them, they answered it, or it went to their line.

        The last where it is recorded as a third party's, which may tell who answered, not whom it was for.
        """
        if self.may_be(name_of(event)) or self.may_be(speaker(event)):
            return True
        third = event.get("recipient", "consumer") in OTHERS
        locating = event.get("purpose", "collection") == "location-information"
        theirs = [
            record for record in self.records(event.get("address")) if self.may_be(record.get("person", "consumer"))
        ]
        return "outcome" in event and third and not locating and bool(theirs)

    def is_the_contact(self, event: Json) -> bool:
        """Whether an attempt is the contact asked about, which its caller logged before asking."""
        return (
            "outcome" in event
            and event["id"] == self.contact.get("logged_as")
            and instant(event["at"]) == self.now
            and event.get("medium") == self.medium
            and self.one_address(event.get("address"), self.contact.get("address"))
            and self.may_be(name_of(event))
            and event.get("recipient", "consumer") == self.recipient
            and event.get("purpose", "collection") == self.purpose
            and all(debt in event["debts"] for debt in self.contact["debts"])
        )

    # -- 14(b)(2)(i)(A)

    def too_many_calls(self) -> Verdict:
        if self.on_the_persons_own_call():
            return dict.fromkeys(self.debts, False)
        attempts = self.past("attempts")
        try:
            zones = self.zones(now=False)
        except Missing:  # what is fewer by any clock needs no place
            return {debt: None if self.perhaps_seven(attempts, debt) else False for debt in self.debts}
        found = {debt: any(self.eighth_call(attempts, debt, zone) for zone in zones) for debt in self.debts}
        for debt in self.debts:
            with self.taken_as_one(debt):
                if not found[debt] and any(self.eighth_call(attempts, debt, zone) for zone in zones):
                    raise Missing
                if found[debt] and all(self.under_consent_now(debt, zone) for zone in zones):
                    raise Missing
        return found

    def under_consent_now(self, debt: str, zone: ZoneInfo) -> bool:
        return self.consent_to_calls(debt, zone, self.now, self.medium, self.contact.get("address"))

    @contextmanager
    def taken_as_one(self, debt: str) -> Iterator[None]:
        """14(b)(4): as if the loans that may have been serviced under one account were."""
        others = self.perhaps_one_with(debt)
        if others:
            alike = {self.particular(debt), *map(self.particular, others)}
            self.one = {each["id"] for each in self.case["debts"] if self.particular(each["id"]) in alike}
        try:
            yield
        finally:
            self.one = set()

    def perhaps_seven(self, attempts: list[Json], debt: str) -> bool:
        """Whether so many calls may count within the days by some clock."""
        about = (debt, *self.perhaps_one_with(debt))
        return sum(any(self.may_count(attempt, each) for each in about) for attempt in attempts) >= 7

    def perhaps_one_with(self, debt: str) -> list[str]:
        """14(b)(4): the other student loans that may have been serviced under the account of this one."""
        loans = {
            each["id"]: each for each in self.case["debts"] if each.get("kind", "other") in ("student-loan", *UNSETTLED)
        }
        if debt not in loans:
            return []
        unstated = loans[debt].get("servicing_account") is None
        return [
            id
            for id, other in loans.items()
            if self.particular(id) != self.particular(debt) and (unstated or other.get("servicing_account") is None)
        ]

    def eighth_call(self, attempts: list[Json], debt: str, zone: ZoneInfo) -> bool:
        calls = 0
        for day in seven_days_ending(self.now, zone):
            for attempt in attempts:
                if day_of(attempt["at"], zone) == day and self.counts(attempt, debt, zone):
                    calls += 1
        return calls >= 7 and not self.under_consent_now(debt, zone)

    def could_count(self, attempt: Json) -> bool:
        """Whether it is a call of by now that may count to somebody, so that the days of the place matter."""
        by_now = attempt["medium"] in TELEPHONE and self.now - BY_ANY_CLOCK < instant(attempt["at"]) <= self.now
        to_nobody = attempt.get("recipient", "consumer") in PROFESSIONALS and not self.answered_in_their_place(attempt)
        return by_now and not to_nobody

    def may_count(self, attempt: Json, debt: str) -> bool:
        """Whether a call counts unless it was consented to."""
        if (
            not self.could_count(attempt)
            or attempt.get("purpose") == "unrelated-notice"
            or self.spoke_on_theirs(attempt)
        ):
            return False
        allotted = None if attempt["outcome"] in UNSETTLED else attempt.get("allotted_to")
        if not self.about(attempt["debts"] if allotted is None else [allotted], debt):
            return False
        return attempt["outcome"] != "not-connected" and not self.misdirected(attempt)

    def spoke_on_theirs(self, attempt: Json) -> bool:
        """Whether a past call was none that was placed, but spoken within one that had come in."""
        history = self.case["history"]
        for event in listed(history["inbound"]):
            if event["id"] == attempt.get("in_reply_to") and event["medium"] == attempt["medium"] == "call":
                began, at = instant(event["at"]), instant(attempt["at"])
                lasts = A_CALL_LASTS if event.get("ongoing", False) is True else timedelta(0)
                over = began + lasts
                if event.get("ended_at") is not None:
                    over = min(instant(event["ended_at"]), began + A_CALL_LASTS)
                return began <= at < over
        return False

    def counts(self, attempt: Json, debt: str, zone: ZoneInfo) -> bool:
        if not self.may_count(attempt, debt):
            return False
        placed = instant(attempt["at"])
        return not self.consent_to_calls(debt, zone, placed, attempt["medium"], attempt.get("address"), attempt["id"])

    def answered_in_their_place(self, attempt: Json) -> bool:
        """Whether somebody else than whom a call was for answered it, and that was the person contacted."""
        return attempt.get("answered_by", UNKNOWN) != UNKNOWN and self.may_be(speaker(attempt))

    def misdirected(self, attempt: Json) -> bool:
        """Comment 14(b)(2)(i)-3: placed before it was learned, by now, that the number is not the person's.

        A number that is the person's again since may have been theirs all along.
        """
        placed = instant(attempt["at"])
        learned: list[str] = []
        again: list[str] = []
        for line in self.records(attempt.get("address")):
            if self.is_surely(line.get("person", "consumer")):
                checks = listed(line.get("reassigned_checks"))
                learned += [check["at"] for check in checks if check["reassigned"] is True]
                learned += [line["disowned_at"]] if line.get("disowned_at") else []
                again += [line["regained_at"]] if line.get("regained_at") else []
        if any(placed < last(when) and first(when) <= self.now for when in again):
            return False
        return any(placed < first(when) and first(when) <= self.now for when in learned)

    # -- 14(b)(2)(i)(B)

    def too_soon_after_conversation(self) -> Verdict:
        if self.on_the_persons_own_call():
            return dict.fromkeys(self.debts, False)
        self.ever("attempts")  # which has to be known
        try:
            zones = self.zones(now=False)
        except Missing:  # what is long past by any clock needs no place
            return {debt: None if self.talked_lately(debt) else False for debt in self.debts}
        found: dict[str, bool] = {}
        doubtful = False
        for debt in self.debts:
            found[debt] = any(self.rests(debt, zone, is_conversation) for zone in zones)
            if not found[debt]:
                doubtful = doubtful or any(self.rests(debt, zone, may_be_conversation) for zone in zones)
            with self.taken_as_one(debt):
                if not found[debt]:
                    both = (is_conversation, may_be_conversation)
                    doubtful = doubtful or any(self.rests(debt, zone, talked) for zone in zones for talked in both)
                else:
                    doubtful = doubtful or all(self.under_consent_now(debt, zone) for zone in zones)
        if doubtful:
            raise Missing
        return found

    def talked_lately(self, debt: str) -> bool:
        """Whether there was, or may have been, a talk about the debt within the days by some clock."""
        return any(
            self.now - BY_ANY_CLOCK < instant(self.talked_until(talk))
            for each in (debt, *self.perhaps_one_with(debt))
            for talked in (is_conversation, may_be_conversation)
            for talk in self.conversations(each, talked)
        )

    def rests(self, debt: str, zone: ZoneInfo, talked: Callable[[Json], bool]) -> bool:
        days = seven_days_ending(self.now, zone)
        lately = any(day_of(self.talked_until(talk), zone) in days for talk in self.conversations(debt, talked))
        return lately and not self.under_consent_now(debt, zone)

    def talked_until(self, talk: Json) -> str:
        """When a conversation was over, as far as it is by now; of the collector's call only the beginning is told."""
        ended = talk.get("ended_at")
        if ended is None:
            return str(talk["at"])
        return min(instant(ended), instant(talk["at"]) + A_CALL_LASTS, self.now).isoformat()

    def conversations(self, debt: str, talked: Callable[[Json], bool]) -> Iterator[Json]:
        """Telephone conversations with the person about the debt, whoever placed the call."""
        for attempt in filter(talked, self.past("attempts")):
            if not self.may_be(speaker(attempt)):
                continue
            if attempt.get("purpose") == "unrelated-notice" and not attempt.get("discussed"):
                continue
            allotted = None if attempt["outcome"] in UNSETTLED else attempt.get("allotted_to")
            discussed = attempt.get("discussed") or []
            anything = discussed == "unknown" and allotted is None
            debts = [] if anything else [*attempt["debts"], *discussed] if allotted is None else [allotted]
            if anything or self.about(debts, debt):
                yield attempt
        for event in filter(talked, self.past("inbound")):
            allotted = event.get("allotted_to")
            debts = event.get("debts", []) if allotted is None else [allotted]
            if not debts or self.about(debts, debt):
                yield event

    # -- 14(b)(3)(i)

    def consent_to_calls(
        self, debt: str, zone: ZoneInfo, when: datetime, medium: str, address: str | None, call: str | None = None
    ) -> bool:
        """Whether a call at an instant is under the person's prior consent, in its first seven days."""
        for consent in listed(self.case.get("consents")):
            if consent["scope"] != "more-calls" or not self.consent_stands(consent, when, medium, address):
                continue
            if consent.get("debts") is not None and not self.about(consent["debts"], debt):
                continue
            talks = [
                talk
                for talked in (is_conversation, may_be_conversation)
                for talk in self.conversations(debt, talked)
                if talk["id"] != call
            ]
            for given in (consent["given_at"], *listed(consent.get("renewed_at"))):
                if last(given) > when:
                    continue
                seven_days = [day_of(given, zone) + timedelta(days=n) for n in range(7)]
                if when.astimezone(zone).date() not in seven_days:
                    continue
                if self.asked_to_be_left_alone(debt, given, when, address):
                    continue
                if not any(first(given) < instant(talk["at"]) <= when for talk in talks):
                    return True
        return False

    def asked_to_be_left_alone(self, debt: str, given: str, when: datetime, address: str | None) -> bool:
        """Comment 14(b)(3)(i)-2(2): whether the person had revoked it by then, by a wish for no contact or no calls.

        Or by taking back what they agreed to, by whatever medium or by calls, at the number used or at all.
        """
        if self.case["requests"] == UNKNOWN:
            return self.left_alone
        for request in listed(self.case["requests"]):
            media = request.get("media") or []
            stops = request["kind"] == "stop-medium" and (media == "unknown" or not TELEPHONE.isdisjoint(media))
            ceases = request["kind"] == "cease" and (
                request.get("debts") in (None, "unknown") or self.about(request["debts"], debt)
            )
            stands = began(request["received_at"], when) and not opened(request.get("withdrawn_at"), when)
            mine = self.may_be(request.get("person", "consumer"))
            revokes = request["kind"] == "revoke-consent" and (
                (not media or media == "unknown" or not TELEPHONE.isdisjoint(media))
                and (request.get("debts") in (None, "unknown") or self.about(request["debts"], debt))
                and (
                    request.get("address") in (None, "unknown")
                    or self.one_address(request["address"], address)
                    or (address is None and self.is_number(request["address"]))
                )
            )
            closes = request["kind"] == "stop-address" and (
                (not media or media == "unknown" or not TELEPHONE.isdisjoint(media))
                and (
                    self.one_address(request["address"], address)
                    or (address is None and self.is_number(request["address"]))
                )
            )
            if (
                (stops or ceases or revokes or closes)
                and stands
                and mine
                and not surely_before(request["received_at"], given)
            ):
                return True
        return False

    def is_number(self, id: str) -> bool:
        phones = self.case.get("phones")
        return phones == UNKNOWN or any(line["id"] == id for line in listed(phones))

    def was_given_here(self, consent: Json) -> bool:
        """What a creditor that collects for itself was given, the collector was."""
        return consent["given_to"] in ours(self.case)

    def consent_stands(self, consent: Json, when: datetime, medium: str, address: str | None) -> bool:
        """Given by the person to this collector, begun, not over, and for such a contact."""
        return (
            self.was_given_here(consent)
            and self.is_surely(consent.get("person", "consumer"))
            and self.is_surely(consent.get("third_party") or self.person)
            and opened(consent["given_at"], when)
            and (consent.get("starts_at") is None or opened(consent["starts_at"], when))
            and not began(consent.get("expires_at"), when)
            and not began(consent.get("revoked_at"), when)
            and medium in (consent.get("media") or [medium])
            and (consent.get("address") is None or self.one_address(consent["address"], address))
        )

    # -- 6(b)(1)(i): which contacts it limits

    def has_an_hour(self) -> bool:
        if self.medium == "mail":
            return False
        return self.may_count_as_consumer()

    # -- 6(b)(1)(i), second sentence

    def serves_process(self) -> bool:
        """12 CFR 1006.2(i)(2)(iv): who serves legal process is no debt collector meanwhile."""
        return self.purpose == "formal-pleading" and self.medium in SERVES

    def outside_hours(self) -> Verdict:
        if self.serves_process():
            return dict.fromkeys(self.debts, False)

        def bad(when: datetime, zone: ZoneInfo) -> bool:
            return not time(8) <= when.astimezone(zone).time() < time(21)

        try:
            zones = [zone for zone in self.zones() if bad(self.now, zone)]
        except Missing:
            return self.whatever_the_hour(LONG_AGO)
        if not zones or self.answers(zones, bad):
            return dict.fromkeys(self.debts, False)
        return self.not_lifted(LONG_AGO)

    def whatever_the_hour(self, known_since: datetime) -> Verdict:
        """Nothing within the person's own call that began since, nor of what a court permits or the person at any time.

        Else nobody can say.
        """
        event = self.answered_event()
        if event is not None and self.goes_on(event) and known_since < instant(event["at"]):
            return dict.fromkeys(self.debts, False)
        lifted = {debt for debt in self.debts if self.court_permits(debt) or self.may_be_met_always(debt, known_since)}
        if not lifted:
            raise Missing
        return {debt: False if debt in lifted else None for debt in self.debts}

    def may_be_met_always(self, debt: str, since: datetime) -> bool:
        return any(not consent.get("windows") for consent in self.consents_to_times(debt, since, proper=True))

    # -- 6(b)(1)(i), first sentence

    def inconvenient(self) -> Verdict:
        if self.serves_process():
            return dict.fromkeys(self.debts, False)
        requests = self.case["requests"]
        if requests == "unknown":
            return {debt: False if self.court_permits(debt) else None for debt in self.debts}
        standing = [
            request
            for request in listed(requests)
            if request["kind"] == "inconvenient-time"
            and self.may_be(request.get("person", "consumer"))
            and began(request["received_at"], self.now)
            and not opened(request.get("withdrawn_at"), self.now)
        ]
        if not standing:
            return dict.fromkeys(self.debts, False)

        def bad(when: datetime, zone: ZoneInfo) -> bool:
            return any(covers(request, when.astimezone(zone)) for request in standing)

        def designated_before(when: datetime, zone: ZoneInfo) -> bool:
            event = self.answered_event()
            return event is not None and any(
                covers(request, when.astimezone(zone))
                for request in standing
                if last(request["received_at"]) < instant(event["at"])
            )

        try:
            zones = [zone for zone in self.zones() if bad(self.now, zone)]
        except Missing:
            return self.whatever_the_hour(max(last(request["received_at"]) for request in standing))
        if not zones:
            return dict.fromkeys(self.debts, False)
        covering = [r for r in standing if any(covers(r, self.now.astimezone(zone)) for zone in self.zones())]
        event = self.answered_event()
        asked_since = event is not None and any(
            last(request["received_at"]) >= instant(event["at"]) for request in covering
        )
        if not asked_since and self.answers(zones, designated_before):
            return dict.fromkeys(self.debts, False)
        return self.not_lifted(max(last(request["received_at"]) for request in covering))

    # -- the exceptions: comment 6(b)(1)-2, and 6(b)(4)

    def answered_event(self, *, by_whatever: bool = False) -> Json | None:
        """The person's own contact that this one may answer, by the same medium unless by whatever one."""
        history = self.case["history"]
        reply_to = self.contact.get("in_reply_to")
        if reply_to is None or history in ("unknown", "none"):
            return None
        for event in listed(history["inbound"]):
            if event["id"] == reply_to:
                came = instant(event["at"]) <= self.now < instant(event["at"]) + AN_ANSWER_MAY_TAKE
                fits = self.is_surely(name_of(event)) and (by_whatever or event["medium"] == self.medium)
                return event if came and fits else None
        return None

    def goes_on(self, event: Json) -> bool:
        if self.now >= instant(event["at"]) + A_CALL_LASTS:
            return False
        if event.get("ended_at") is not None:
            return self.now < instant(event["ended_at"])
        return event.get("ongoing", False) is True

    def answers(self, zones: list[ZoneInfo], bad: Any) -> bool:
        event = self.answered_event()
        if event is None:
            return False
        if event["medium"] in SESSIONS and (
            event.get("conversation", False) is not False
            or event.get("ongoing", False) is not False
            or event.get("ended_at") is not None
        ):
            return self.goes_on(event)
        for attempt in listed(self.case["history"]["attempts"]):
            if self.may_answer(attempt, event) and not self.is_the_contact(attempt):
                return False
        came = instant(event["at"])
        if any(day_of(event["at"], zone) != self.now.astimezone(zone).date() for zone in self.zones()):
            return False
        return all(bad(moment, zone) for zone in zones for moment in every_minute(came, self.now))

    def may_answer(self, attempt: Json, event: Json) -> bool:
        """Whether an attempt of by now answered what the person began, or may have, for all that is recorded."""
        at = instant(attempt["at"])
        came_back = attempt.get("undeliverable_at")
        if attempt["outcome"] in ("not-connected", "undeliverable") or (came_back and last(came_back) <= self.now):
            return False
        if attempt.get("in_reply_to") != "unknown":
            return bool(attempt.get("in_reply_to") == event["id"] and at <= self.now)
        return instant(event["at"]) <= at <= self.now and any(map(self.may_be, (name_of(attempt), speaker(attempt))))

    def not_lifted(self, consent_since: datetime) -> Verdict:
        objected = {}
        doubtful = False
        for debt in self.debts:
            proper = self.court_permits(debt) or self.consent_to_the_time(debt, consent_since, proper=True)
            objected[debt] = not proper
            doubtful = doubtful or (not proper and self.consent_to_the_time(debt, consent_since, proper="unknown"))
        if doubtful:
            raise Missing
        return objected

    def last_given(self, consent: Json) -> datetime:
        """When it was given, or renewed, for the last time."""
        times = [consent["given_at"], *(consent.get("renewed_at") or ())]
        return max(first(when) for when in times if last(when) <= self.now)

    def court_permits(self, debt: str) -> bool:
        return any(
            opened(order["granted_at"], self.now)
            and not began(order.get("ended_at"), self.now)
            and debt in (order.get("debts") or [debt])
            for order in listed(self.case.get("court_permissions"))
        )

    def consents_to_times(self, debt: str, since: datetime, *, proper: bool | str) -> list[Json]:
        return [
            consent
            for consent in listed(self.case.get("consents"))
            if consent["scope"] == "time"
            and self.consent_stands(consent, self.now, self.medium, self.contact.get("address"))
            and self.last_given(consent) >= since
            and debt in (consent.get("debts") or [debt])
            and consent.get("during_proper_communication", "unknown") == proper
        ]

    def consent_to_the_time(self, debt: str, since: datetime, *, proper: bool | str) -> bool:
        return any(
            all(
                any(within(window, self.now.astimezone(zone)) for window in always(consent.get("windows")))
                for zone in self.zones()
            )
            for consent in self.consents_to_times(debt, since, proper=proper)
        )


RULES: dict[str, tuple[Callable[[Any], bool], Callable[[Any], Verdict]]] = {
    "us.regf.14b2.seven-in-seven": (Reading.limited_telephone, Reading.too_many_calls),
    "us.regf.14b2.after-conversation": (Reading.limited_telephone, Reading.too_soon_after_conversation),
    "us.regf.6b1i.hours": (Reading.has_an_hour, Reading.outside_hours),
    "us.regf.6b1i.inconvenient-time": (Reading.has_an_hour, Reading.inconvenient),
}
"""Of which contacts each rule is asked, and what it objects to."""


def is_conversation(event: Json) -> bool:
    """Whether the collector talked by telephone with somebody to whom calls count."""
    return talked(event, attempt=("conversation",), inbound=(True,))


def may_be_conversation(event: Json) -> bool:
    """The same, where that is not known, or not yet."""
    return talked(event, attempt=UNSETTLED, inbound=(None, UNKNOWN))


def talked(event: Json, *, attempt: Sequence[str | None], inbound: Sequence[bool | str | None]) -> bool:
    """Whether a telephone call with somebody to whom calls count is one of those."""
    answered = event.get("answered_by", UNKNOWN)
    if (event.get("recipient", "consumer") if answered == UNKNOWN else answered) in PROFESSIONALS:
        return False
    if "outcome" in event:
        return event["medium"] in TELEPHONE and event["outcome"] in attempt
    return event["medium"] == "call" and event.get("conversation", False) in inbound


def speaker(event: Json) -> str:
    """Who was talked with, if anybody: who answered, or, if nobody knows, whom it was for."""
    answered = event.get("answered_by", UNKNOWN)
    return name_of(event) if answered == UNKNOWN else str(event.get("answered_by_person") or answered)


def same_address(one: Json, other: Json) -> bool:
    """Whether two records are of one number, email or postal address: the same but for signs, spaces and capitals."""
    for name, kept in (("number", "+0123456789"), ("address", None)):
        if one.get(name) is not None and other.get(name) is not None:
            return bare(one[name], kept) == bare(other[name], kept)
    return False


def bare(text: str, kept: str | None) -> str:
    if "@" in text:
        return text.strip().casefold()
    return "".join(sign for sign in text.casefold() if (sign.isalnum() if kept is None else sign in kept))


def seven_days_ending(when: datetime, zone: ZoneInfo) -> list[date]:
    today = when.astimezone(zone).date()
    return [today - timedelta(days=back) for back in range(7)]


def every_minute(first: datetime, last: datetime) -> Iterator[datetime]:
    yield first
    whole = first.replace(second=0, microsecond=0) + timedelta(minutes=1)
    while whole < last:
        yield whole
        whole += timedelta(minutes=1)
    yield last


def always(windows: list[Json] | None) -> list[Json]:
    """The windows of a consent; without any, all week."""
    return windows or [{}]


def covers(request: Json, local: datetime) -> bool:
    if request.get("first_day") is not None and local.date() < date.fromisoformat(request["first_day"]):
        return False
    if request.get("last_day") is not None and local.date() > date.fromisoformat(request["last_day"]):
        return False
    return (
        any(within(window, local) for window in request.get("windows", []))
        or any(recurs(recurrence, local) for recurrence in request.get("recurrences", []))
        or local.date().isoformat() in request.get("quiet_days", [])
    )


def within(window: Json, local: datetime) -> bool:
    """Whether the clock stands within a window of the week."""
    days = window.get("days", WEEK)
    return in_stretch(window, local, lambda day: WEEK[day.weekday()] in days)


def recurs(recurrence: Json, local: datetime) -> bool:
    """Whether the clock stands within a stretch of a day that a rule of RFC 5545 names."""
    end_of_year = date(local.year, 12, 31)
    days = named_days(recurrence["rule"], date.fromisoformat(recurrence["first_day"]), end_of_year)
    return in_stretch(recurrence, local, lambda day: day in days)


def in_stretch(stretch: Json, local: datetime, begins_on: Callable[[date], bool]) -> bool:
    """Whether the clock stands within the stretch that began today, or yesterday and lasts past midnight."""
    start = time.fromisoformat(stretch.get("start", "00:00"))
    ends = stretch.get("end")
    today, clock = local.date(), local.time()
    if ends in (None, "24:00"):
        return begins_on(today) and start <= clock
    end = time.fromisoformat(ends)
    if start < end:
        return begins_on(today) and start <= clock < end
    began_today = begins_on(today) and start <= clock
    began_yesterday = begins_on(today - DAY) and clock < end
    return began_today or began_yesterday


# -- RFC 5545, section 3.3.10: period by period, the days of each that meet every BY part


@cache
def named_days(rule: str, first_day: date, last_day: date) -> frozenset[date]:
    """The days that a rule names from its first day up to another; UNTIL and the other day are included."""
    parts = dict(part.split("=") for part in rule.split(";"))
    if "UNTIL" in parts:
        last_day = min(last_day, date.fromisoformat(parts["UNTIL"]))
    days: list[date] = []
    for period in periods(parts, first_day, last_day):
        alike = [day for day in period if meets(day, parts, first_day)]
        if "BYSETPOS" in parts:
            wanted = {int(position) for position in parts["BYSETPOS"].split(",")}
            count = len(alike)
            alike = [day for n, day in enumerate(alike) if n + 1 in wanted or n - count in wanted]
        days += [day for day in alike if first_day <= day <= last_day]
    return frozenset(days[: int(parts.get("COUNT", len(days)))])


def periods(parts: dict[str, str], first_day: date, last_day: date) -> Iterator[list[date]]:
    """Every INTERVAL-th day, week, month or year, from that of the first day to that of the last."""
    week_start = RFC_WEEK.index(parts.get("WKST", "MO"))

    def period_of(day: date) -> object:
        if parts["FREQ"] == "DAILY":
            return day
        if parts["FREQ"] == "WEEKLY":
            return day - DAY * ((day.weekday() - week_start) % 7)
        return (day.year, day.month) if parts["FREQ"] == "MONTHLY" else day.year

    day = first_day
    while period_of(day - DAY) == period_of(first_day):
        day -= DAY
    number = 0
    while day <= last_day:
        period = [day]
        while period_of(day + DAY) == period_of(day):
            day += DAY
            period.append(day)
        if number % int(parts.get("INTERVAL", "1")) == 0:
            yield period
        day += DAY
        number += 1


def meets(day: date, parts: dict[str, str], first_day: date) -> bool:
    """Whether a day is as the BY parts say; what they leave open is as on the first day."""
    frequency = parts["FREQ"]
    months, dates, weekdays = (parts[name].split(",") if name in parts else [] for name in BY_DAYS)
    if not dates and not weekdays:
        if frequency == "WEEKLY":
            weekdays = [RFC_WEEK[first_day.weekday()]]
        elif frequency in ("MONTHLY", "YEARLY"):
            dates = [str(first_day.day)]
            if frequency == "YEARLY":
                months = months or [str(first_day.month)]
    whole_year = frequency == "YEARLY" and not months
    return (
        (not months or str(day.month) in months)
        and (not dates or not {str(place) for place in places_of(day, whole_year=False)}.isdisjoint(dates))
        and (not weekdays or any(is_weekday(day, item, whole_year=whole_year) for item in weekdays))
    )


def places_of(day: date, *, whole_year: bool) -> tuple[int, int]:
    """Which day of its month or year a day is, from the first and from the last."""
    first = date(day.year, 1 if whole_year else day.month, 1)
    following = date(day.year + 1, 1, 1) if whole_year or day.month == 12 else date(day.year, day.month + 1, 1)
    return (day - first).days + 1, (day - following).days


def is_weekday(day: date, item: str, *, whole_year: bool) -> bool:
    """Whether a day is such as ``MO``, or ``2MO`` or ``-1FR`` of its month or year."""
    ordinal, name = item[:-2], item[-2:]
    if RFC_WEEK[day.weekday()] != name:
        return False
    from_first, from_last = places_of(day, whole_year=whole_year)
    return ordinal in ("", str((from_first - 1) // 7 + 1), str(-((-from_last - 1) // 7 + 1)))
