"""A second reading of 12 CFR 1006.6(b)(1)(ii), (b)(2), (b)(3), (c)(1), (d)(1), (d)(3)(ii) and (e) and 1006.22(f).

For each rule and debt it says ``deny``, ``missing``, ``duty`` or nothing (``no``). Who is who, which number is which
and what is an answer to what is told as in `s14b_s06b`, what a contact does as in `matter`, on the readings that stand
there; and besides:

* What protects the consumer protects whoever may be one, as to any debt of the contact. Who is a third party is asked
  debt by debt: not who owes it too, but whoever is met as an employer.
* A letter is where its address is, a visit too, and without one where the person is known to be; a landline is where it
  stands, what may be one as well; and whatever else finds the person where they are known to be.
* What nobody says where it goes may go to any place that the person closed; that it is an unusual one has to be known.
* A closed place is opened by a consent no older than its closing; the workplace, where the employer allows none, by one
  of any age that names it. A fact is missing only if it may decide.
* One answer goes to a closed place if what it answers came from the same line or address, or from what is tied to no
  other place on the same day, to somebody known to be there.
* The attorney of whoever stands in the consumer's place is the consumer's; that of who only owes too is theirs alone;
  that of nobody knows whom is anybody's.
* A cease notice of whoever may be a person of 1006.6(a), or the consumer's attorney, stops contact with all.
* An email address is described in 1006.6(d)(4) by known facts alone.
* Nothing is told of a debt by the confirmation of an opt-out that is known, or by asking somebody else where one is.

Left out: how often somebody else has to answer at a number until it is in doubt (``wrong_answers``), which is no number
of the text, and limited-content messages.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from .matter import Matter
from .plain import (
    CONSUMERS,
    DENY,
    DUTY,
    ELECTRONIC,
    LONG_AGO,
    MISSING,
    NO,
    PROFESSIONALS,
    SERVES,
    TELEPHONE,
    TO_A_NUMBER,
    UNKNOWN,
    Answers,
    Json,
    Unsettled,
    World,
    began,
    day_of,
    first,
    in_every_world,
    instant,
    last,
    listed,
    name_of,
    opened,
)
from .s14b_s06b import ROLES, SESSIONS, Missing

ELSEWHERE = "elsewhere"
STANDING_IN = CONSUMERS - {"consumer"}
ANNOUNCING = {"termination-of-efforts", "remedy-may-be-invoked", "remedy-will-be-invoked"}
WRITTEN = ("mail", "email", "portal")
SERVICERS = {"mortgage-servicer", "debt-buyer", "creditor-under-other-name"}


class Second(Matter):
    """One case and one contact."""

    def __init__(self, case: Json, contact: Json) -> None:
        super().__init__(case, contact)
        self.world: World = {}

    def asked(self, question: Callable[[Any, str], str | bool], debt: str) -> str:
        return in_every_world(partial(self.in_a_world, question, debt))

    def in_a_world(self, question: Callable[[Any, str], str | bool], debt: str, world: World) -> str:
        self.world = world
        try:
            said = question(self, debt)
        except Missing:
            return MISSING
        return said if isinstance(said, str) else DENY if said else NO

    def known_to_be(self, value: Any, key: tuple[str, ...], *values: Any) -> Any:
        """The value; if it is unknown, each of those in turn."""
        if value not in (None, UNKNOWN):
            return value
        if key not in self.world:
            raise Unsettled(key, values)
        return self.world[key]

    # -- what it is

    def serves(self) -> bool:
        return self.purpose == "formal-pleading" and self.medium in SERVES

    # -- who it is for

    def debt(self, id: str) -> Json:
        return next((debt for debt in self.case["debts"] if debt["id"] == id), {})

    def may_be_consumer_here(self, debt: str, role: str, name: str) -> bool:
        """12 CFR 1006.2(e), 1006.6(a): whoever surely is one, or may be."""
        if role in PROFESSIONALS or role == "employer":
            return False
        if role in {"consumer", "spouse", "guardian"} or name in self.co_obligors(debt):
            return True
        if role == "successor-in-interest":
            return self.debt(debt)["kind"] in ("mortgage", UNKNOWN)
        return self.condition(role) is not False

    def condition(self, role: str) -> bool | str:
        """Whether the consumer is a minor, of a parent; or known to be dead, of who acts for the estate."""
        consumer = self.case["consumer"]
        if role == "parent":
            return consumer["minor"]  # type: ignore[no-any-return]
        learned = consumer["deceased_learned_at"]
        if role == "personal-representative":
            return UNKNOWN if learned is not None and first(learned) > self.now else consumer["deceased"]
        return False

    def to_the_consumer(self) -> bool:
        """Whether what protects the consumer protects whoever is contacted: of a successor, whatever the debt."""
        if self.recipient == "successor-in-interest":
            return True
        return any(self.may_be_consumer_here(debt, self.recipient, self.person) for debt in self.contact["debts"])

    # -- (b)(1)(ii) and (b)(3): places

    def places(self, closed: set[str]) -> set[str]:
        """Where the contact takes place, as far as the collector knows."""
        address, at = self.contact["address"], self.contact["person_is_at"]
        goes_to = self.tied(address, self.medium, closed)
        fixed = self.agreed(address, "line_type") in (None, "landline")
        known = self.agreed(address, "place") not in (None, UNKNOWN)
        follows = self.medium != "mail" and not (goes_to and fixed and known)
        return goes_to | ({at} if follows and at is not None else set())

    def agreed(self, address: str | None, name: str) -> str | None:
        """What the records of a number or address say; unknown if they differ."""
        said = {record.get(name) for record in self.records(address)}
        return said.pop() if len(said) == 1 else UNKNOWN if said else None

    def tied(self, address: str | None, medium: str, closed: set[str]) -> set[str]:
        """The places where what is sent to a number or postal address arrives, or may arrive."""
        if medium not in {*TELEPHONE, "text", "mail", "in-person"}:
            return set()
        if not self.records(address):
            found_anyway = medium == "text" or (medium == "in-person" and self.contact["person_is_at"] is not None)
            return set() if found_anyway else {self.known_to_be(None, ("place",), *sorted(closed), ELSEWHERE)}
        place = self.stands_at(str(address), medium)
        if place is None:
            return set()
        return {self.known_to_be(place, ("place", str(address)), *sorted(closed), ELSEWHERE)}

    def stands_at(self, address: str, medium: str) -> str | None:
        """The place to which a number or address is tied, or may be; None where people carry it along."""
        line_type = self.agreed(address, "line_type")
        moved = [line["ported_at"] for line in self.records(address) if line.get("ported_at") is not None]
        if line_type == "mobile" or (medium == "text" and line_type == "voip"):
            return None
        return None if any(opened(when, self.now) for when in moved) else self.agreed(address, "place")

    def standing(self, kind: str, whose: Callable[[Json], bool]) -> list[Json]:
        """The requests of a kind that had come and were not withdrawn."""
        if self.case["requests"] == UNKNOWN:
            raise Missing
        return [
            each for each in listed(self.case["requests"]) if each["kind"] == kind and whose(each) and self.stands(each)
        ]

    def stands(self, request: Json) -> bool:
        return began(request["received_at"], self.now) and not opened(request["withdrawn_at"], self.now)

    def theirs(self, fact: Json) -> bool:
        return self.may_be(fact.get("person", "consumer"))

    def inconvenient_place(self, debt: str) -> bool:
        if self.serves() or not self.to_the_consumer() or self.court_permits(debt):
            return False
        closed: dict[str, list[Json]] = {}
        if self.case["requests"] == UNKNOWN and not self.places({"work"}):
            return False  # it goes nowhere
        for request in self.standing("inconvenient-place", self.theirs):
            closed.setdefault(request["place"], []).append(request)
        here = self.places(set(closed))
        closed.setdefault("unusual", [])
        meant = [(each, against) for place, against in closed.items() for each in here if place in (each, UNKNOWN)]
        return any(
            not self.consented_to_place(debt, place, against) and not self.answers_from(place, against)
            for place, against in meant
        )

    def consented_to_place(self, debt: str, place: str, against: list[Json]) -> bool:
        since = [last(each["received_at"]) for each in against]
        return any(
            self.allows(consent, debt)
            and (
                (consent["scope"] == "place" and consent.get("place") in (None, place))
                or (consent["scope"] == "workplace" and place == "work" and consent.get("place") in (None, "work"))
                or (consent["scope"] == "home-visit" and place == "home" and self.medium == "in-person")
            )
            and all(self.last_given(consent) >= when for when in since)
            and self.was_proper(consent)
            for consent in listed(self.case.get("consents"))
        )

    def allows(self, consent: Json, debt: str) -> bool:
        return self.consent_stands(consent, self.now, self.medium, self.contact.get("address")) and (
            debt in (consent.get("debts") or [debt])
        )

    def was_proper(self, consent: Json) -> bool:
        said = consent.get("during_proper_communication")
        return bool(self.known_to_be(said, ("proper", consent["id"]), True, False))

    def answers_from(self, place: str, against: list[Json]) -> bool:
        event = self.answered_event()
        if event is None or any(last(each["received_at"]) >= instant(event["at"]) for each in against):
            return False
        if not self.may_be_answered_still(event):
            return False
        if self.within(event):
            return True
        came_from, address = event.get("address"), self.contact.get("address")
        if came_from is not None and self.one_address(came_from, address):
            tied = self.tied(address, self.medium, {place})
            if place in tied or (place == UNKNOWN and tied):
                return True
        if self.contact.get("person_is_at") != place:
            return False
        if any(day_of(event["at"], zone) != self.now.astimezone(zone).date() for zone in self.zones(now=False)):
            return False
        if came_from is None and self.reaches_one_of_many(event["medium"], place):
            raise Missing
        return came_from is None or self.tied(came_from, event["medium"], {place}) <= {place}

    def reaches_one_of_many(self, medium: str, place: str) -> bool:
        """Whether some number or address by which it may have come may stand elsewhere."""
        kinds = {"mail": "postal_addresses", **dict.fromkeys((*TELEPHONE, "text"), "phones")}
        known = listed(self.case[kinds[medium]]) if medium in kinds else []
        return any(self.stands_at(each["id"], medium) not in (None, place) for each in known)

    def within(self, event: Json) -> bool:
        """Whether it was a call, visit or session in which somebody talked."""
        return event["medium"] in SESSIONS and (
            event.get("conversation", False) is not False
            or event.get("ongoing", False) is not False
            or event.get("ended_at") is not None
        )

    def may_be_answered_still(self, event: Json) -> bool:
        if self.within(event):
            return self.goes_on(event)
        attempts = listed(self.case["history"]["attempts"])
        return not any(self.may_answer(each, event) and not self.is_the_contact(each) for each in attempts)

    def employer_prohibits(self, debt: str) -> bool:
        if self.serves() or not self.to_the_consumer():
            return False
        if self.case["requests"] == UNKNOWN and "work" not in self.places({"work"}):
            return False
        if self.court_permits(debt) or (self.case["requests"] == UNKNOWN and self.consented_to_work(debt)):
            return False
        known = self.standing("employer-prohibits", self.theirs)
        if not known or "work" not in self.places({"work"}):
            return False
        event = self.answered_event()
        before = event is not None and all(last(each["received_at"]) < instant(event["at"]) for each in known)
        if event is not None and before and event["medium"] in SESSIONS and self.goes_on(event):
            return False
        return not self.consented_to_work(debt)

    def consented_to_work(self, debt: str) -> bool:
        return any(
            self.allows(consent, debt)
            and (
                (consent["scope"] == "workplace" and consent.get("place") in (None, "work"))
                or (consent["scope"] == "place" and consent.get("place") == "work")
            )
            and self.was_proper(consent)
            for consent in listed(self.case.get("consents"))
        )

    # -- (b)(2)

    def represented(self, debt: str) -> bool:
        if self.serves() or not self.to_the_consumer() or self.court_permits(debt):
            return False
        event = self.answered_event()
        if self.court_permits(debt) or (event is not None and self.within(event) and self.goes_on(event)):
            return False  # whoever may be represented
        if self.case["representation"] == UNKNOWN:
            raise Missing
        standing = [each for each in listed(self.case["representation"]) if self.stands_in(each, debt)]
        if not standing:
            return False
        if self.answers_despite(standing, debt):
            return False
        since = max(last(each["learned_at"]) for each in standing)
        return not any(
            consent["scope"] == "despite-attorney"
            and self.allows(consent, debt)
            and self.last_given(consent) >= since
            and self.was_proper(consent)
            for consent in listed(self.case.get("consents"))
        )

    def stands_in(self, lawyer: Json, debt: str) -> bool:
        if not began(lawyer["learned_at"], self.now) or debt not in (lawyer.get("debts") or [debt]):
            return False
        if not self.is_their_lawyer(lawyer.get("person"), debt):
            return False
        for name in ("ended_at", "consented_at"):
            if opened(lawyer.get(name), self.now):
                return False
        if opened(lawyer.get("unresponsive_at"), self.now) and not began(lawyer.get("answered_at"), self.now):
            return False
        return bool(self.known_to_be(lawyer["attorney_can_be_found"], ("found", lawyer["id"]), True, False))

    def is_their_lawyer(self, whose: str | None, debt: str) -> bool:
        if whose is None or self.may_be(whose):
            return True
        return not self.owes_beside(whose) and not self.owes_beside(self.person)

    def owes_beside(self, name: str) -> bool:
        """Whether somebody owes a debt of the case, and stands in the consumer's place in no other way."""
        owes = any(name in self.co_obligors(debt["id"]) for debt in self.case["debts"])
        return owes and self.roles(name).isdisjoint(STANDING_IN)

    def answers_despite(self, standing: list[Json], debt: str) -> bool:
        event = self.answered_event()
        if event is None:
            return False
        if self.within(event):
            return self.goes_on(event)
        if any(last(each["learned_at"]) > instant(event["at"]) for each in standing):
            return False
        return debt in (event["debts"] or [debt]) and self.may_be_answered_still(event)

    # -- (c)(1)

    def ceased(self, debt: str) -> bool | str:
        if self.serves() or not self.to_the_consumer() or self.acts - {"unrelated-notice"} <= ANNOUNCING:
            return False
        statement = self.purpose in ("early-intervention-notice", "servicing-disclosure") and self.medium in WRITTEN
        asks = self.purpose == "early-intervention-notice" and "collection" in self.acts
        if self.case["requests"] == UNKNOWN and statement and not asks and self.services(debt):
            return False
        notices = [
            each
            for each in self.standing("cease", lambda notice: self.speaks_for_the_consumer(notice, debt))
            if debt in (each["debts"] or [debt]) and each["in_writing"] is not False
        ]
        kind = self.debt(debt)["kind"]
        may_be = self.case["collector"] in SERVICERS | {UNKNOWN} and kind in ("mortgage", UNKNOWN)
        if notices and may_be and self.services(debt):
            if statement:
                return asks
            event = self.answered_event(by_whatever=True)
            since = event is not None and all(last(each["received_at"]) < instant(event["at"]) for each in notices)
            if self.acts == {"answer-to-request"} and since:
                return DUTY
        return any(self.known_to_be(each["in_writing"], ("writing", each["id"]), True, False) for each in notices)

    def services(self, debt: str) -> bool:
        """Whether it is a mortgage, in the hands of who services it."""
        collector = self.known_to_be(self.case["collector"], ("collector",), "mortgage-servicer", "law-firm")
        kind = self.known_to_be(self.debt(debt)["kind"], ("kind", debt), "mortgage", "other")
        return collector in SERVICERS and bool(kind == "mortgage")

    def speaks_for_the_consumer(self, notice: Json, debt: str) -> bool:
        name = notice["person"]
        roles = {name} if name in ROLES else self.roles(name)
        return (
            not roles
            or any(name in self.co_obligors(owed) for owed in self.contact["debts"])
            or "consumer-attorney" in roles
            or any(self.may_be_consumer_here(debt, role, name) for role in roles)
        )

    # -- (d)(1)

    def third_party(self, debt: str) -> bool:
        if self.confirms_an_opt_out() or (self.serves() and self.recipient in ("household-member", "employer")):
            return False
        if self.acts == {"location-information"} or self.consented_to_others(debt, self.person):
            return False
        if self.purpose == "postjudgment-remedy" and opened(self.debt(debt)["judgment_at"], self.now):
            return False
        return self.is_a_third_party(debt)

    def is_a_third_party(self, debt: str) -> bool:
        if self.recipient == "consumer-attorney":
            lawyers = self.case["representation"]
            if lawyers == UNKNOWN:
                raise Missing
            begun = [each for each in listed(lawyers) if began(each["learned_at"], self.now)]
            left = [each for each in begun if not opened(each["ended_at"], self.now)]
            if left and all(began(each["ended_at"], self.now) for each in left):
                raise Missing
            return bool(begun) and not left
        if self.recipient in PROFESSIONALS or (self.recipient != "employer" and self.person in self.co_obligors(debt)):
            return False
        kind = self.debt(debt)["kind"]
        if self.recipient == "successor-in-interest":
            return bool(self.known_to_be(kind, ("kind", debt), "mortgage", "other") != "mortgage")
        if self.recipient in {"parent", "personal-representative"}:
            return not self.known_to_be(self.condition(self.recipient), ("condition",), True, False)
        return self.recipient not in {"consumer", "spouse", "guardian"}

    def consented_to_others(self, debt: str, whoever: str | None) -> bool:
        """The consumer's consent to contacts with somebody, or with whoever has the number; or a court's permission."""
        permitted = any(
            opened(order["granted_at"], self.now)
            and not began(order.get("ended_at"), self.now)
            and order.get("third_parties") is True
            and debt in (order.get("debts") or [debt])
            for order in listed(self.case.get("court_permissions"))
        )
        return permitted or any(
            self.is_surely_consumer(consent.get("person", "consumer"))
            and self.stands_for_others(consent)
            and debt in (consent.get("debts") or [debt])
            and (
                (consent["scope"] == "third-party" and self.names(consent, whoever))
                or (consent["scope"] == "employer" and self.recipient == "employer" and whoever is not None)
            )
            for consent in listed(self.case.get("consents"))
        )

    def names(self, consent: Json, whoever: str | None) -> bool:
        """Whether it is for contacts with somebody; or, if that is whoever has the number or address, names that."""
        if consent.get("third_party") in (None, whoever):
            return True
        return whoever is None and consent.get("address") is not None

    def stands_for_others(self, consent: Json) -> bool:
        return (
            self.was_given_here(consent)
            and opened(consent["given_at"], self.now)
            and (consent.get("starts_at") is None or opened(consent["starts_at"], self.now))
            and not began(consent.get("expires_at"), self.now)
            and not began(consent.get("revoked_at"), self.now)
            and self.medium in (consent.get("media") or [self.medium])
            and (consent.get("address") is None or self.one_address(consent["address"], self.contact.get("address")))
        )

    def anothers_number(self, debt: str) -> bool:
        if self.medium not in TO_A_NUMBER or self.tells_of_no_debt() or self.on_the_persons_own_call():
            return False
        return not self.consented_to_others(debt, None) and self.known_as_anothers()

    def tells_of_no_debt(self) -> bool:
        """A confirmation of an opt-out, or the question where the consumer is, put to somebody else."""
        return self.confirms_an_opt_out() or (self.only_asks_others() and not self.tells_of_a_debt())

    def only_asks_others(self) -> bool:
        return self.acts == {"location-information"} and self.asks_others()

    def known_as_anothers(self) -> bool:
        """Whether a check found the number reassigned, or it is known not to be the person's, and nothing since."""
        if self.contact.get("address") is None:
            anybodys = self.to_the_consumer()
            lines = [line for line in listed(self.case["phones"]) if anybodys or self.theirs(line)]
            if any(self.may_have_been_anothers(line) for line in lines):
                raise Missing
        records = self.records(self.contact.get("address"))
        own = list(filter(self.theirs, records)) or records
        checks = [check for line in records for check in listed(line["reassigned_checks"])]
        found = [check["at"] for check in checks if check["reassigned"] is True]
        return self.still_known([*found, *[line["disowned_at"] for line in own]], own)

    def may_have_been_anothers(self, line: Json) -> bool:
        checks = [each["at"] for each in listed(line["reassigned_checks"]) if each["reassigned"] is not False]
        learned = [line["disowned_at"], line["led_to_third_party_at"], *checks]
        return any(began(when, self.now) for when in learned)

    def still_known(self, learned: list[str | None], records: list[Json]) -> bool:
        """Whether something against a number or address was known by now, and nothing since says otherwise."""
        surely = [line for line in records if self.is_surely(line["person"])] or records
        over = [first(line["regained_at"]) for line in surely if opened(line["regained_at"], self.now)]
        return any(
            when is not None and first(when) <= self.now and not any(back > last(when) for back in over)
            for when in learned
        )

    # -- (d)(3)(ii)

    def led_to_third_party(self, debt: str) -> bool:
        if self.medium not in {"text", "email"} or self.serves() or self.tells_of_no_debt():
            return False
        if not self.to_the_consumer():
            return False
        if self.consented_to_others(debt, None):
            return False
        if self.contact.get("address") is None:
            held = self.case["emails" if self.medium == "email" else "phones"]
            if held == UNKNOWN or any(
                self.still_known([each["led_to_third_party_at"]], [each]) for each in listed(held)
            ):
                raise Missing
            return False
        records = self.records(self.contact["address"])
        led = [line["led_to_third_party_at"] for line in records]
        return self.still_known(led, records)

    # -- (e)

    def opt_out_notice(self, debt: str) -> bool | str:
        if self.medium not in ELECTRONIC - {"portal"} or self.serves() or self.confirms_an_opt_out():
            return False
        if not self.to_the_consumer():
            return False
        return self.declared_otherwise("opt-out-instructions", "opt-out-language", wanted=True)

    def declared_otherwise(self, *names: str, wanted: bool) -> bool | str:
        """Whether it is declared otherwise than is wanted; undeclared, it is a duty."""
        for name in names:
            if name in self.carries | self.lacks:
                return (name in self.carries) is not wanted
        return DUTY

    # -- 1006.22(f)

    def postcard(self, debt: str) -> bool | str:
        if self.medium != "mail" or self.serves() or not self.to_the_consumer():
            return False
        return self.declared_otherwise("postcard", wanted=False)

    def envelope(self, debt: str) -> bool | str:
        if self.medium != "mail" or self.serves() or not self.to_the_consumer():
            return False
        if self.carries & {"envelope-wording", "shows-debt-collection"}:
            return True
        return False if "envelope-wording" in self.lacks else DUTY

    def employers_email(self, debt: str) -> bool:
        if self.medium != "email" or self.serves() or self.confirms_an_opt_out():
            return False
        if not self.to_the_consumer():
            return False
        if self.contact.get("address") is None:
            raise Missing
        given = [
            each
            for each in self.records(self.contact.get("address"))
            if each.get("employer_provided") is True
            and (each.get("employer_learned_at") is None or first(each["employer_learned_at"]) <= self.now)
        ]
        return bool(given) and not self.described(debt)

    def described(self, debt: str) -> bool:
        """1006.6(d)(4)(i) and (iii)."""
        address = self.contact.get("address")
        history = self.case["history"]
        inbound = [] if history in (UNKNOWN, "none") else listed(history["inbound"])
        for event in inbound:
            used = event["medium"] == "email" and self.one_address(address, event.get("address"))
            used = used and self.is_surely(name_of(event)) and instant(event["at"]) <= self.now
            if used and debt in event.get("debts", ()) and not self.opted_out_since(instant(event["at"])):
                return True
        for consent in listed(self.case.get("consents")):
            mere = consent.get("provided_address_only") is True and consent.get("use_disclosed") is not True
            allows = consent["scope"] == "email-address" and not mere and self.allows(consent, debt)
            if allows and not self.opted_out_since(self.last_given(consent)):
                return True
        uses = [record["prior_collector_use"] for record in self.records(address) if record["prior_collector_use"]]
        return bool(uses) and all(
            use["obtained_by_procedure"] is use["used_by_immediately_prior"] is True
            and use["opted_out"] is False
            and debt in (use["debts"] or [debt])
            and not self.opted_out_since(LONG_AGO)
            for use in uses
        )

    def opted_out_since(self, when: datetime) -> bool:
        """Whether a request closes the address, or a consent to it was taken back, at that instant or since."""
        if self.case["requests"] == UNKNOWN:
            raise Missing
        standing = [each for each in listed(self.case["requests"]) if self.stands(each) and self.closes_email(each)]
        taken_back = [
            consent["revoked_at"]
            for consent in listed(self.case["consents"])
            if consent["scope"] == "email-address"
            and consent["revoked_at"] is not None
            and self.is_surely(consent["person"])
            and self.was_given_here(consent)
            and self.one_address(consent["address"], self.contact["address"])
            and not set(consent["debts"] or self.debts).isdisjoint(self.debts)
        ]
        said = [*[each["received_at"] for each in standing], *taken_back]
        return any(first(each) <= self.now and last(each) >= when for each in said)

    def closes_email(self, request: Json) -> bool:
        """Whether it closes the address or the medium; a revocation does that names one of them."""
        kind, media, address = request["kind"], request.get("media") or [], request.get("address")
        here = address == UNKNOWN or self.one_address(address, self.contact["address"])
        if kind == "stop-address":
            return here and (not media or "email" in media)
        if kind == "revoke-consent":  # who names email takes it back wherever the words came from
            named = address is not None and here
            return (named or self.theirs(request)) if "email" in media else named and not media
        return kind == "stop-medium" and "email" in media and self.theirs(request)

    def for_all_to_see(self, debt: str) -> bool:
        if self.medium != "social-media":
            return False
        return bool(self.known_to_be(self.contact.get("publicly_viewable"), ("public",), True, False))


def collecting(asked: Callable[[Any, str], bool | str]) -> Callable[[Any, str], bool | str]:
    """The question, of whatever has to do with collecting a debt."""
    return lambda self, debt: asked(self, debt) if self.collects() else False


RULES: dict[str, Callable[[Any, str], bool | str]] = {
    "us.regf.6b1ii.inconvenient-place": collecting(Second.inconvenient_place),
    "us.regf.6b2.represented": collecting(Second.represented),
    "us.regf.6b3.employer-prohibits": collecting(Second.employer_prohibits),
    "us.regf.6c1.cease": collecting(Second.ceased),
    "us.regf.6d1.third-party": collecting(Second.third_party),
    "us.regf.6d1.not-the-consumers-number": collecting(Second.anothers_number),
    "us.regf.6d3ii.led-to-third-party": collecting(Second.led_to_third_party),
    "us.regf.6e.opt-out-notice": collecting(Second.opt_out_notice),
    "us.regf.22f1.no-postcard": collecting(Second.postcard),
    "us.regf.22f2.envelope": collecting(Second.envelope),
    "us.regf.22f3.employer-email": collecting(Second.employers_email),
    "us.regf.22f4.social-media": collecting(Second.for_all_to_see),
}


def answers(case: Json, contact: Json) -> Answers:
    """What each paragraph says of the contact, debt by debt."""
    asked = Second(case, contact)
    return {rule: {debt: asked.asked(question, debt) for debt in asked.debts} for rule, question in RULES.items()}
