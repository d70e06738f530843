"""A second reading of Massachusetts' 209 CMR 18.16 and 18.17(6), (7), of collectors, and 940 CMR 7.04 to 7.08, of all.

Where a paragraph says what a federal one says, the oracle of that one is asked, as in `ct`. Where the text leaves a
choice it takes the reading that the library documents:

* Days are civil days of the consumer's, the contact's the last of seven or of thirty; doors and households go by the
  Eastern clock. A mobile and a line at home are one class, all else the other; of the household, the line at home.
* A call that rang out counts; one that did not connect, or could take no message, and what came back do not, nor does
  what went to a number since learned to be another's. What answers the person by the same medium, once, is free.
* A collector's calls to all who count as the consumer are one number for each debt; a cosigner's are their own, and so
  is what a debtor is told under 7.04, and visits to a cosigner's home.
* Of household and visits whoever they met counts together; whoever owes too is a debtor and not of the household.
* Words to stop calling, or calling there, ask not to be called at work. What was said lasts ten days, unless confirmed.
* Consent and a court's leave lift 209 CMR 18.16(1), and nothing of the Attorney General's but what the text says.
* A word to stop takes back leave to come to work, to the door or to another place.
* What is not said to be silent of a debt is a duty to be; a debtor's call names the business and the individual.
* The workplace, the door and public places are where the address is, or else where the person is known to be.

Left out: hours of a creditor's calls, which only advise; a number that a debtor gave as personal; answers at hours that
are closed; who is guardian, representative or successor of whom, but for the guardian; unknown facts, by and large.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from . import fdcpa, s06, s14b_s06b, s22_s42
from .ct import under_federal_law
from .plain import (
    AGENCY,
    ANY,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    MISSING,
    NO,
    OTHERS,
    PROFESSIONALS,
    SERVES,
    TELEPHONE,
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
    day_of,
    debts_of,
    declared,
    instant,
    lacks,
    last,
    listed,
    opened,
    ours,
    zones,
)
from .plain import TELLS as ONLY_OF_A_DEBT

EASTERN = ZoneInfo("America/New_York")
RESIDENCE = ("home", "mobile")
UNCOUNTED = {
    "answer-to-request",
    "dispute-response",
    "duplicative-dispute-notice",
    "original-creditor-response",
    "formal-pleading",
    "opt-out-confirmation",
    "unrelated-notice",
}
TELLS = ONLY_OF_A_DEBT | {"initial-disclosure", "collector-disclosure", "shows-debt-collection"}
"""What implies the fact of a debt."""
NAMES_THE_BUSINESS = {"business-identity", "names-behind-call", "limited-content-message"}
NOT_IN_PUBLIC = {"home", "work", "courthouse", "branch"}
NOBODY = {"not-connected", "no-message-possible", "undeliverable"}


class Reading(Asked):
    """One contact about one debt."""

    def __init__(self, case: Json, contact: Json, debt: Json) -> None:
        super().__init__(case, contact)
        self.debt, self.acts = debt, acts(contact)
        self.says, self.omits = carries(contact), lacks(contact)

    def relates(self) -> bool:
        """To collecting, and is no paper of a court."""
        return self.acts not in ({"unrelated-notice"}, {"formal-pleading"})

    # -- who is who

    def owes(self, to: str | None = None, person: str | None = None) -> bool:
        to, person = to or self.recipient, person or self.person
        return to == "consumer" or (to != "employer" and person in listed(self.debt["co_obligors"]))

    def counts_as_consumer(self, to: str | None = None, person: str | None = None) -> bool:
        to, person = to or self.recipient, person or self.person
        minors = to == "parent" and self.case["consumer"]["minor"] is True
        return self.owes(to, person) or to in ("spouse", "guardian") or minors

    def is_household(self, to: str | None = None, person: str | None = None) -> bool:
        to, person = to or self.recipient, person or self.person
        return to in ("household-member", "spouse") and not self.owes(to, person)

    def is_somebody_else(self) -> bool:
        """7.06: neither the debtor nor of the household."""
        parent = self.recipient == "parent" and self.case["consumer"]["minor"] is False
        return (self.recipient in ("employer", "third-party") or parent) and not self.owes()

    # -- what is said in answer, and what was consented to

    def came(self, id: str | None, by: datetime, medium: str, person: str) -> Json | None:
        for each in self.case["history"]["inbound"]:
            mine = (each["person"] or each["recipient"]) == person
            if each["id"] == id and each["medium"] == medium and mine and instant(each["at"]) <= by:
                found: Json = each
                return found
        return None

    def within_their_own(self) -> bool:
        """A call, or a visit, that goes on."""
        event = self.came(self.contact["in_reply_to"], self.now, self.medium, self.person)
        return event is not None and event["ongoing"] is True and self.now < instant(event["at"]) + timedelta(hours=4)

    def is_free_answer(self, each: Json, by: datetime) -> bool:
        """The first by the medium of what it answers."""
        person = each["person"] or each["recipient"]
        event = self.came(each["in_reply_to"], by, each["medium"], person)
        if event is None or (event["ongoing"] is True and by >= instant(event["at"]) + timedelta(hours=4)):
            return False
        tried = [
            other
            for other in self.case["history"]["attempts"]
            if other["in_reply_to"] == event["id"] and other["outcome"] not in ("not-connected", "undeliverable")
        ]
        first = min(
            [other for other in tried if instant(other["at"]) <= by],
            key=lambda other: instant(other["at"]),
            default=each,
        )
        return event["ongoing"] is True or first is each

    def consents(self, scope: str, person: str | None = None) -> Iterator[Json]:
        """Those of a person that hold now."""
        for each in self.case["consents"]:
            if (
                each["scope"] == scope
                and each["given_to"] in ours(self.case)
                and (each["person"] or "consumer") == (person or self.person)
                and opened(each["given_at"], self.now)
                and not began(each["revoked_at"], self.now)
                and about(each["debts"], self.debt["id"])
            ):
                yield each

    def permitted(self) -> bool:
        return any(
            opened(each["granted_at"], self.now)
            and not began(each["ended_at"], self.now)
            and about(each["debts"], self.debt["id"])
            for each in self.case["court_permissions"]
        )

    def stops(self, place: str, person: str | None = None) -> list[Json]:
        """What a person said by now, and stands, against being contacted there, so, or at all."""
        found = []
        for each in listed(self.case["requests"]):
            if (each["person"] or "consumer") != (person or self.person):
                continue
            if not began(each["received_at"], self.now) or opened(each["withdrawn_at"], self.now):
                continue
            kind = each["kind"]
            medium = {"call", "ringless-voicemail"} if self.medium in TELEPHONE else {self.medium}
            if (
                (kind == "inconvenient-place" and each["place"] == place)
                or (kind == "cease" and about(each["debts"], self.debt["id"]))
                or (kind == "stop-medium" and medium & set(each["media"]))
                or (kind == "stop-address" and each["address"] == self.contact["address"])
            ):
                found.append(each)
        return found

    def leave(self, scope: str, place: str, person: str | None = None) -> bool:
        """Consent that no later word to stop has taken back."""
        return any(
            not any(last(stop["received_at"]) >= instant(each["given_at"]) for stop in self.stops(place, person))
            for each in (*self.consents(scope, person), *self.consents("place", person))
            if each["place"] in ((None, place) if each["scope"] == scope else (place,))
        )

    # -- where

    def record(self, event: Json) -> Json:
        for kind in ("phones", "postal_addresses"):
            for each in self.case[kind]:
                if each["id"] == event["address"]:
                    found: Json = each
                    return found
        return {"place": None, "line_type": None, "person": None}

    def goes_to(self, event: Json) -> str:
        """The class of a line, or the place of an address; of a visit without one, where the person is."""
        known = self.record(event)
        if known.get("line_type") == "mobile":
            return "mobile"
        return str(known["place"] or event.get("person_is_at") or event.get("place") or "unknown")

    def rings_at_work(self) -> bool:
        place = self.goes_to(self.contact)
        return place == "work" or (place == "mobile" and self.contact["person_is_at"] == "work")

    def is_at(self, place: str) -> bool:
        """Whether a visit goes there, or may; with others than the consumer's own to the consumer's address alone."""
        goes_to = self.goes_to(self.contact)
        if self.counts_as_consumer() or (self.recipient == "household-member" and place == "home"):
            return goes_to in (place, "unknown")
        if (self.recipient, place) == ("employer", "work"):
            return goes_to in (place, "unknown")
        return goes_to == place and self.record(self.contact)["person"] == "consumer"

    # -- the past

    def past(self, days: int) -> Iterator[Json]:
        """What was initiated about the debt, in the days that end with the contact's on any clock."""
        for each in self.case["history"]["attempts"]:
            at = instant(each["at"])
            lately = any(
                self.now.astimezone(zone).date() - at.astimezone(zone).date() < timedelta(days=days)
                for zone in zones(self.case)
            )
            counted = each["purpose"] not in UNCOUNTED or (
                each["purpose"] == "formal-pleading" and each["medium"] in TO_A_NUMBER
            )
            if (
                at <= self.now
                and lately
                and self.debt["id"] in each["debts"]
                and counted
                and each["outcome"] not in NOBODY
                and not began(each["undeliverable_at"], self.now)
                and not self.since_disowned(each)
                and not self.is_free_answer(each, at)
            ):
                yield each

    def since_disowned(self, each: Json) -> bool:
        learned = self.record(each).get("disowned_at")
        return began(learned, self.now) and instant(each["at"]) < instant(str(learned))

    def initiated(self) -> bool:
        return bool(self.acts - UNCOUNTED) and not self.is_free_answer(self.contact, self.now)

    def too_many(self, most: int, days: int, same: Callable[[Json], bool]) -> str:
        return DENY if sum(map(same, self.past(days))) >= most else NO

    # -- 209 CMR 18.16(1)

    def is_a_consumer(self) -> bool:
        """As to any debt of the contact: a time, a place and a visit are bad or good for all of them."""
        return any(
            Reading(self.case, self.contact, debt).counts_as_consumer() for debt in debts_of(self.case, self.contact)
        )

    def has_an_hour(self) -> bool:
        return self.is_a_consumer() and self.medium != "mail" and self.relates()

    def outside(self, zone: ZoneInfo) -> bool:
        return not time(8) <= self.now.astimezone(zone).time() < time(21)

    def hours(self) -> str:
        """(a)."""
        if not self.has_an_hour() or not any(map(self.outside, zones(self.case))) or self.permitted():
            return NO
        return self.unless_agreed()

    def unless_agreed(self, person: str | None = None) -> str:
        """Consent that was given nobody knows how may have been given in a call that was barred."""
        given = {each["during_proper_communication"] for each in self.consents("time", person)}
        if self.within_their_own() or True in given:
            return NO
        return ANY if self.contact["in_reply_to"] is not None else MISSING if given else DENY

    def workplace(self) -> str:
        """(c), its second half."""
        if not self.relates() or not self.is_a_consumer() or self.permitted():
            return NO
        return NO if self.leave("workplace", "work") else self.asked_not_to_be_called_at_work()

    def asked_not_to_be_called_at_work(self) -> str:
        if self.medium not in TELEPHONE or not self.rings_at_work():
            return NO
        own = self.came(self.contact["in_reply_to"], self.now, self.medium, self.person)
        asked = self.stops("work")
        if own is not None and self.within_their_own():  # which sets aside nothing that is asked in it
            asked = [each for each in asked if last(each["received_at"]) >= instant(own["at"])]
        said = [self.lasts(each) for each in asked]
        others = [person for person in ("consumer", "spouse", "guardian") if person != self.person]
        if DENY not in said and any(each["kind"] == "cease" for other in others for each in self.stops("work", other)):
            return ANY  # whose word to cease is another's too
        return DENY if DENY in said else MISSING if MISSING in said else NO

    def lasts(self, request: Json) -> str:
        over = all(
            self.now.astimezone(zone).date() > day_of(request["received_at"], zone) + timedelta(days=10)
            for zone in zones(self.case)
        )
        if not over or began(request.get("confirmed_in_writing_at"), self.now):
            return DENY
        return {True: DENY, False: NO}.get(request["in_writing"], MISSING)

    def is_of_a_class(self, each: Json, *, residence: bool) -> bool:
        return each["medium"] in TO_A_NUMBER and (self.goes_to(each) in RESIDENCE) is residence

    def two(self, days: int, *, residence: bool) -> str:
        """(d)."""
        limited = (
            self.initiated() and self.counts_as_consumer() and self.is_of_a_class(self.contact, residence=residence)
        )
        if not limited or self.permitted():
            return NO
        stops = self.stops("no place")
        if any(
            not any(last(stop["received_at"]) >= instant(each["given_at"]) for stop in stops)
            for each in self.consents("more-calls")
        ):
            return NO
        return self.too_many(
            2, days, lambda each: self.is_of_a_class(each, residence=residence) and self.is_added(each)
        )

    def line_of(self, each: Json) -> str | None:
        """Whose line it went to, of what is recorded as somebody else's, which may only tell who answered."""
        others = each["recipient"] in OTHERS and each["purpose"] != "location-information"
        return self.record(each)["person"] if others else None

    def is_added(self, each: Json) -> bool:
        """Whether it counts with the contact: all who count as the consumer are one, who owes beside them another."""
        met, line = each["person"] or each["recipient"], self.line_of(each)
        if self.recipient in OTHERS:
            return self.person in (met, line)
        beside = each["recipient"] in OTHERS
        return (not beside and self.counts_as_consumer(each["recipient"], met)) or line in (
            "consumer",
            "spouse",
            "guardian",
        )

    # -- 209 CMR 18.17(6), (7), and 940 CMR 7.04(1) of visits

    def visits(self, place: str) -> bool:
        came = self.within_their_own() and self.goes_to(self.contact) == "unknown"  # who came is visited nowhere
        went = self.medium == "in-person" and not came
        return went and self.recipient not in PROFESSIONALS and self.is_at(place)

    def visited(self, each: Json) -> bool:
        met = each["recipient"]
        known = self.goes_to(each) == "home"
        if self.recipient == "third-party" and self.counts_as_consumer():
            return each["medium"] == "in-person" and known and (each["person"] or met) == self.person
        theirs = self.record(each)["person"] == "consumer"
        family = met in ("consumer", "spouse", "household-member", "parent", "guardian")
        return each["medium"] == "in-person" and known and (family or theirs) and met not in PROFESSIONALS

    def door(self) -> str:
        if not self.initiated() or not self.visits("home"):
            return NO
        for each in (*self.consents("home-visit", "consumer"), *self.consents("home-visit")):
            who = each["person"] or "consumer"
            written = each["in_writing"] is True
            if written and self.leave("home-visit", "home", who) and (who == "consumer" or self.counts_as_consumer()):
                return NO
        return self.too_many(1, 30, self.visited)

    def at_the_door(self) -> bool:
        return self.relates() and self.visits("home")

    def stay_outside(self) -> str:
        return DUTY if self.at_the_door() else NO

    def door_hours(self) -> str:
        if self.person != "consumer" and any(True for _ in self.consents("time")):
            return ANY
        return self.unless_agreed("consumer") if self.at_the_door() and self.outside(EASTERN) else NO

    def sleep(self) -> str:
        if not self.at_the_door() or self.within_their_own():
            return NO
        said = set(self.sleeps("consumer", EASTERN))
        return DENY if True in said else MISSING if UNKNOWN in said else NO

    def sleeps(self, person: str, zone: ZoneInfo) -> Iterator[bool | str | None]:
        for each in listed(self.case["requests"]):
            if (
                each["kind"] == "inconvenient-time"
                and (each["person"] or "consumer") == person
                and began(each["received_at"], self.now)
                and not opened(each["withdrawn_at"], self.now)
                and s14b_s06b.covers(each, self.now.astimezone(zone))
            ):
                yield each["asleep"]

    def work_visits(self) -> str:
        """(7)."""
        if not self.relates() or not self.visits("work"):
            return NO
        asked, asked_for = self.leave("workplace", "work"), self.leave("workplace", "work", "consumer")
        if self.person == "consumer" and asked:
            return NO
        if asked or asked_for:
            return ANY  # whose work, and whose leave, may be either's
        return MISSING if self.goes_to(self.contact) == "unknown" else DENY

    # -- 940 CMR 7.04

    def concerns_a_debtor(self) -> bool:
        return self.counts_as_consumer()

    def debtors_door(self) -> str:
        own = self.counts_as_consumer() or self.recipient == "household-member"
        return self.door() if own else NO

    def debtors_door_hours(self) -> str:
        own = self.counts_as_consumer() or self.recipient == "household-member"
        if self.person != "consumer" and any(True for _ in self.consents("time")):
            return ANY
        if not own or not self.at_the_door() or not any(map(self.outside, zones(self.case))):
            return NO
        return self.unless_agreed("consumer")

    def profanity(self) -> str:
        """(1)(c)."""
        if "profanity" not in self.says or self.recipient in PROFESSIONALS:
            return NO
        return DENY if self.owes() else ANY if self.is_a_consumer() else NO

    def household_profanity(self) -> str:
        return DENY if "profanity" in self.says and self.is_household() else NO

    def who_calls(self) -> str:
        """(1)(d)."""
        if self.medium not in TELEPHONE or not self.relates() or self.within_their_own():
            return NO
        if not self.is_a_consumer() or self.is_household() or self.recipient in PROFESSIONALS:
            return NO
        if "limited-content-message" in self.says or (self.recipient == "spouse" and not self.owes()):
            return ANY
        business = declared(self.contact, "business-identity")
        person = declared(self.contact, "identifies-caller")
        if {"names-behind-call", "identity-and-purpose"} & (self.says | self.omits):
            return ANY
        if business is False or person is False:
            return DENY
        return NO if business and person else DUTY

    def two_to_a_debtor(self, days: int, *, residence: bool) -> str:
        """(1)(f)."""
        notices = {"early-intervention-notice"}
        limited = (
            self.initiated() and self.counts_as_consumer() and self.is_of_a_class(self.contact, residence=residence)
        )
        if not limited or not self.acts - notices - UNCOUNTED:
            return NO
        return self.too_many(
            2,
            days,
            lambda each: (
                self.is_of_a_class(each, residence=residence)
                and each["purpose"] not in notices
                and self.person in (each["person"] or each["recipient"], self.line_of(each))
            ),
        )

    def debtors_workplace(self) -> str:
        """(1)(h)."""
        return self.asked_not_to_be_called_at_work() if self.relates() and self.is_a_consumer() else NO

    # -- 940 CMR 7.05, 7.06

    def implies(self) -> str:
        if not self.relates() or self.acts == {"opt-out-confirmation"}:
            return ANY if self.relates() else NO
        return self.tells()

    def tells(self) -> str:
        told = self.says & TELLS or asks_for_payment(self.contact)
        return DENY if told else NO if "states-debt" in self.omits else DUTY

    def household_told(self) -> str:
        return self.implies() if self.is_household() else NO

    def others_told(self) -> str:
        """7.06(1)(a): papers of a court that are not served on who takes them tell like anything else."""
        if not self.is_somebody_else() or self.acts != {"formal-pleading"}:
            return self.implies() if self.is_somebody_else() else NO
        takes = self.recipient == "employer" or opened(self.debt["judgment_at"], self.now)
        return NO if takes and self.medium in SERVES else self.tells()

    def calls_the_household(self) -> bool:
        return self.medium in TELEPHONE and self.is_household() and self.relates()

    def names_the_business(self) -> str:
        """7.05(3)(b)."""
        if not self.calls_the_household() or self.within_their_own():
            return NO
        named = declared(self.contact, "names-employer-unasked")
        if named is None and "business-identity" in self.omits:
            return ANY
        named = True if named is None and self.says & NAMES_THE_BUSINESS else named
        return {True: DENY, False: NO, None: DUTY}[named]

    def household_calls(self) -> str:
        """7.05(3)(d)."""
        if not self.calls_the_household() or not self.initiated() or self.within_their_own():
            return NO
        at_home = self.goes_to(self.contact) == "home"
        return self.too_many(
            2,
            7 if at_home else 30,
            lambda each: (
                each["medium"] in TELEPHONE
                and each["recipient"] in ("household-member", "spouse")  # *any person*, who may owe too
                and (self.goes_to(each) == "home") is at_home
            ),
        )

    def household_hours(self) -> str:
        """7.05(3)(e)."""
        return self.unless_agreed() if self.calls_the_household() and self.outside(EASTERN) else NO

    def household_times(self) -> str:
        if not self.calls_the_household() or self.within_their_own():
            return NO
        found: set[str] = set()
        for zone in zones(self.case):
            for asleep in self.sleeps(self.person, zone):
                night = self.outside(zone)
                found.add({True: DENY, False: NO, None: DENY if night else NO, UNKNOWN: MISSING}[asleep])
        said = DENY if DENY in found else MISSING if MISSING in found else NO
        agreed = any(True for _ in self.consents("time"))
        return ANY if said != NO and (agreed or self.contact["in_reply_to"] is not None) else said

    def meets_the_household(self) -> bool:
        return self.medium == "in-person" and self.is_household() and self.relates()

    def household_at_work(self) -> str:
        """7.05(3)(f)."""
        place = self.goes_to(self.contact)
        if not self.meets_the_household() or place not in ("work", "unknown") or self.leave("workplace", "work"):
            return NO
        return DENY if place == "work" else MISSING

    def household_in_public(self) -> str:
        """7.05(3)(g)."""
        place = self.goes_to(self.contact)
        if not self.meets_the_household() or self.within_their_own() or place in NOT_IN_PUBLIC:
            return NO
        if place == "unknown":
            return MISSING
        return NO if self.leave("place", place) else DENY

    def posts(self) -> str:
        """7.06(1)(a)."""
        if self.medium != "social-media" or self.acts == {"unrelated-notice"}:
            return NO
        silent = "states-debt" in self.omits and not self.says & TELLS and not asks_for_payment(self.contact)
        if silent:
            return NO if self.purpose in ("collection", "answer-to-request") else ANY
        if self.acts == {"opt-out-confirmation"}:
            return ANY
        return {True: DENY, False: NO}.get(self.contact["publicly_viewable"], MISSING)

    def in_sight(self) -> str:
        """7.06(1)(b)."""
        if self.medium != "mail" or self.recipient in PROFESSIONALS - {"consumer-attorney"} or not self.relates():
            return NO
        if "shows-debt-collection" in self.says:
            return DENY
        if "postcard" in self.says:
            implied = self.implies()
            return DENY if implied == DUTY else ANY if implied == NO else implied
        return DUTY if declared(self.contact, "shows-debt-collection") is None else NO

    def anothers(self) -> str:
        """7.06(1)(a), of whoever has the number or address."""
        if self.medium not in {*TO_A_NUMBER, "email"} or not self.relates():
            return NO
        if self.acts <= {"opt-out-confirmation", "location-information"} or self.within_their_own():
            return ANY
        if self.recipient != "consumer":
            return ANY  # what is for others has to be silent of the debt anyway
        known = [each for kind in ("phones", "emails") for each in self.case[kind]]
        here = [each for each in known if each["id"] == self.contact["address"]]
        if self.contact["address"] is None:
            return ANY
        learned = [each[name] for each in here for name in ("disowned_at", "led_to_third_party_at") if name in each]
        if not any(began(when, self.now) for when in learned):
            return NO
        if self.medium in TELEPHONE and not any(began(each["disowned_at"], self.now) for each in here):
            return NO  # word was of a text
        silent = self.implies()
        return DENY if silent == DUTY else silent

    # -- 940 CMR 7.08

    def disputed(self) -> str:
        received = any(each["received_at"] is not None for each in listed(self.debt["validation"]))
        required = self.recipient == AGENCY and self.contact["required_by_law"] and s22_s42.is_asking(self.contact)
        servicing = {*s06.SERVICERS, "creditor", UNKNOWN}  # a creditor services its own
        servicers = self.purpose == "servicing-disclosure" and self.case["collector"] in servicing
        if self.recipient in CREDITORS_SIDE or received or required:
            return ANY
        if servicers and self.debt["kind"] in ("mortgage", UNKNOWN):
            return ANY  # a statement of a mortgage is required by other law
        bill = self.purpose == "servicing-disclosure" and not self.contact["required_by_law"]
        contact = {**self.contact, "purpose": "collection"} if bill else self.contact
        return s22_s42.disputed(self.case, contact, self.debt)

    def federal(self, asked: Callable[[Any, str], bool | str]) -> str:
        return fdcpa.Statute(under_federal_law(self.case), self.contact).asked(asked, self.debt["id"])

    def empty_threat(self) -> str:
        asked = s06.collecting(fdcpa.Statute.threatens_in_vain)
        return self.federal(asked) if self.owes() else ANY if self.is_a_consumer() else NO

    def inconvenient_place(self) -> str:
        """But for calls to work, of which (c) speaks; a line of which two places are recorded is not surely there."""
        requests, federal = self.case["requests"], under_federal_law(self.case)
        if self.medium in TELEPHONE:
            asked, address = fdcpa.Statute(federal, self.contact), self.contact["address"]
            surely = asked.agreed(address, "place") != UNKNOWN
            fixed = asked.agreed(address, "line_type") in (None, "landline") and self.goes_to(self.contact) == "home"
            if (surely and self.rings_at_work()) or (self.contact["person_is_at"] == "work" and not fixed):
                return NO
            requests = requests if requests == UNKNOWN else [r for r in listed(requests) if r.get("place") != "work"]
        asked = fdcpa.Statute({**federal, "requests": requests}, self.contact)
        return asked.asked(s06.collecting(s06.Second.inconvenient_place), self.debt["id"])

    def employer_prohibits(self) -> str:
        return self.federal(s06.collecting(s06.Second.employer_prohibits))

    def inconvenient_time(self) -> str:
        does = {**self.contact, "purpose": "collection"} if "collection" in self.acts else self.contact
        said = s14b_s06b.answers(under_federal_law(self.case), does)["us.regf.6b1i.inconvenient-time"]
        return said.get(self.debt["id"], NO)


def collector(case: Json, debt: Json) -> bool:
    return bool(case["collector"] != "creditor" and debt["nature"] != "commercial")


def anybody(case: Json, debt: Json) -> bool:
    return bool(debt["nature"] != "commercial")


Binds = Callable[[Json, Json], bool]
RULES: dict[str, tuple[Binds, Callable[[Any], str]]] = {
    "us.ma.209cmr18-16-1a.hours": (collector, Reading.hours),
    "us.ma.209cmr18-16-1a.inconvenient-place": (collector, Reading.inconvenient_place),
    "us.ma.209cmr18-16-1a.inconvenient-time": (collector, Reading.inconvenient_time),
    "us.ma.209cmr18-16-1c.employer-prohibits": (collector, Reading.employer_prohibits),
    "us.ma.209cmr18-16-1c.workplace": (collector, Reading.workplace),
    "us.ma.209cmr18-16-1d.two-in-seven": (collector, lambda of: of.two(7, residence=True)),
    "us.ma.209cmr18-16-1d.two-in-thirty": (collector, lambda of: of.two(30, residence=False)),
    "us.ma.209cmr18-17-6.home-visits": (collector, Reading.door),
    "us.ma.209cmr18-17-6.stay-outside": (collector, Reading.stay_outside),
    "us.ma.209cmr18-17-6.visit-hours": (collector, Reading.door_hours),
    "us.ma.209cmr18-17-6.visit-sleep": (collector, Reading.sleep),
    "us.ma.209cmr18-17-7.work-visits": (collector, Reading.work_visits),
    "us.ma.940cmr7-04-1.home-visit-hours": (anybody, Reading.debtors_door_hours),
    "us.ma.940cmr7-04-1.home-visits": (anybody, Reading.debtors_door),
    "us.ma.940cmr7-04-1b3.empty-threat": (anybody, Reading.empty_threat),
    "us.ma.940cmr7-04-1c.profanity": (anybody, Reading.profanity),
    "us.ma.940cmr7-04-1d.caller-identity": (anybody, Reading.who_calls),
    "us.ma.940cmr7-04-1f.two-in-seven": (anybody, lambda of: of.two_to_a_debtor(7, residence=True)),
    "us.ma.940cmr7-04-1f.two-in-thirty": (anybody, lambda of: of.two_to_a_debtor(30, residence=False)),
    "us.ma.940cmr7-04-1h.workplace": (anybody, Reading.debtors_workplace),
    "us.ma.940cmr7-05-2.household-told": (anybody, Reading.household_told),
    "us.ma.940cmr7-05-3a.household-profanity": (anybody, Reading.household_profanity),
    "us.ma.940cmr7-05-3b.business-unnamed": (anybody, Reading.names_the_business),
    "us.ma.940cmr7-05-3d.household-calls": (anybody, Reading.household_calls),
    "us.ma.940cmr7-05-3e.household-hours": (anybody, Reading.household_hours),
    "us.ma.940cmr7-05-3e.household-times": (anybody, Reading.household_times),
    "us.ma.940cmr7-05-3f.household-work-visits": (anybody, Reading.household_at_work),
    "us.ma.940cmr7-05-3g.household-in-public": (anybody, Reading.household_in_public),
    "us.ma.940cmr7-06-1a.not-the-consumers-number": (anybody, Reading.anothers),
    "us.ma.940cmr7-06-1a.others-told": (anybody, Reading.others_told),
    "us.ma.940cmr7-06-1a.public-post": (anybody, Reading.posts),
    "us.ma.940cmr7-06-1b.in-sight": (anybody, Reading.in_sight),
    "us.ma.940cmr7-08.dispute": (anybody, Reading.disputed),
}


LIKE_FEDERAL_LAW = (
    "us.ma.209cmr18-16-1a.inconvenient-place",
    "us.ma.209cmr18-16-1a.inconvenient-time",
    "us.ma.209cmr18-16-1c.employer-prohibits",
    "us.ma.940cmr7-08.dispute",
)


def borrowed(case: Json, contact: Json) -> Answers:
    """What those say, of questions that were made for the federal paragraphs."""
    found: Answers = {}
    for rule in LIKE_FEDERAL_LAW:
        binds, asked = RULES[rule]
        debts = [debt for debt in debts_of(case, contact) if binds(case, debt)]
        found[rule] = {debt["id"]: asked(Reading(case, contact, debt)) for debt in debts}
    return found


def answers(case: Json, contact: Json) -> Answers:
    readings = {debt["id"]: Reading(case, contact, debt) for debt in debts_of(case, contact)}
    owes = {id for id, each in readings.items() if each.owes()}
    """Of who owes one debt of the contact and not another, only what is said of the first."""
    asked_of = {id: each for id, each in readings.items() if id in owes or not owes}
    return {
        rule: dict.fromkeys(readings, ANY)
        | {id: asked(each) if binds(case, each.debt) else NO for id, each in asked_of.items()}
        for rule, (binds, asked) in RULES.items()
    }
