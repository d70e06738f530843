"""A second reading of 12 CFR 1006.6(b)(1)(ii), (b)(2), (b)(3), (c)(1), (d)(1), (d)(3)(ii) and (e) and 1006.22(f).

For each rule and debt it says ``deny``, ``missing``, ``duty`` or nothing (``no``). Who is who, which number is which and
what is an answer to what is told as in `tests.oracle`, on the readings that stand there; and besides:

* Who is the consumer is asked of each debt: who owes it too is, a successor in interest is of a mortgage, a parent of a
  minor, whoever acts for an estate once the consumer is known to be dead. Whoever is met as an employer is none.
* A letter and a visit are where their address is, a landline is where it stands, and everything else where the collector
  knows the person to be. A visit without an address is there too. A letter or a visit to nobody says where may be anywhere.
* A place that is closed by a request is opened by a consent no older than the request; the workplace, where the employer
  allows none, by one of any age that names it.
* One answer goes to a closed place if what it answers came from there, or, from what is tied to no place, that day.
* The attorney of a person of 1006.6(a) is the consumer's; that of who owes too is theirs alone; that of nobody anybody's.
* A cease notice of any person of 1006.6(a), of the consumer's attorney and of whoever owes too stops contact with all.
* Only what is known opens: an email address is described in 1006.6(d)(4) by known facts alone.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.oracle import (
    ALWAYS_CONSUMER,
    NEVER,
    PROFESSIONALS,
    SESSIONS,
    TELEPHONE,
    UNKNOWN,
    Json,
    Missing,
    Reading,
    day_of,
    first,
    instant,
    last,
    listed,
    maybe,
    name_of,
)
from tests.oracles.worlds import MISSING, Unsettled, World, answer

DENY, DUTY, NO = "deny", "duty", "no"
ELECTRONIC = {"text", "email", "social-media", "portal", "other-electronic"}
SERVED = ("in-person", "mail", "email", "portal")
ELSEWHERE = "elsewhere"
THREATS = {"threatens-legal-action", "pre-legal-threat", "threatens-credit-report", "physical-or-criminal-threat"}
SAYS_THAT_IT_COLLECTS = {"initial-disclosure", "collector-disclosure", "states-debt", "itemisation"}
ANNOUNCING = {"termination-of-efforts", "remedy-may-be-invoked", "remedy-will-be-invoked"}
SERVICERS = {"mortgage-servicer", "debt-buyer", "creditor-under-other-name"}


class Second(Reading):
    """One case and one contact."""

    def __init__(self, case: Json, contact: Json) -> None:
        super().__init__(case, contact)
        content = contact.get("content") or {}
        self.carries, self.lacks = set(content.get("carries", ())), set(content.get("lacks", ()))
        self.world: World = {}

    def asked(self, question: Callable[[Any, str], str | bool], debt: str) -> str:
        def in_a_world(world: World) -> str:
            self.world = world
            try:
                said = question(self, debt)
            except Missing:
                return MISSING
            return said if isinstance(said, str) else DENY if said else NO

        return answer(in_a_world)

    def known_to_be(self, value: Any, key: tuple[str, ...], *values: Any) -> Any:
        """The value; if it is unknown, each of those in turn."""
        if value not in (None, UNKNOWN):
            return value
        if key not in self.world:
            raise Unsettled(key, values)
        return self.world[key]

    # -- what it is

    def acts(self) -> set[str]:
        """What the contact does, by the purposes that say so."""
        found = {self.purpose}
        if self.carries & {"threatens-legal-action", "pre-legal-threat"}:
            found.add("remedy-may-be-invoked")
        asks = "no-payment-request" in self.lacks or "periodic-payments-only" in self.carries
        if asks or self.carries & {"threatens-credit-report", "physical-or-criminal-threat"}:
            found.add("collection")
        if "validation-information" in self.carries:
            found.add("validation-notice")
        if self.purpose == "formal-pleading" and self.medium in {*TELEPHONE, "text"}:
            found.add("collection")
        if self.purpose == "opt-out-confirmation" and "opt-out-confirmation-only" in self.lacks:
            found.add("collection")
        return found

    def relates_to_collecting(self) -> bool:
        return self.acts() != {"unrelated-notice"}

    def confirms_an_opt_out(self) -> bool:
        return self.acts() == {"opt-out-confirmation"} and not self.carries & SAYS_THAT_IT_COLLECTS

    def serves(self) -> bool:
        return self.purpose == "formal-pleading" and self.medium in SERVED

    # -- who it is for

    def debt(self, id: str) -> Json:
        return next(debt for debt in self.case["debts"] if debt["id"] == id)

    def owes_too(self, debt: str, name: str) -> bool:
        return name in listed(self.debt(debt).get("co_obligors"))

    def counts_as_consumer(self, debt: str, role: str | None = None, name: str | None = None) -> bool:
        """12 CFR 1006.2(e), 1006.6(a)."""
        role, name = role or self.recipient, name or self.named
        consumer = self.case.get("consumer", {})
        if role in PROFESSIONALS or role == "employer":
            return False
        if role in {"consumer", "spouse", "guardian"} or self.owes_too(debt, name):
            return True
        if role == "parent":
            return bool(self.known_to_be(consumer.get("minor"), ("minor",), True, False))
        if role == "personal-representative":
            dead = bool(self.known_to_be(consumer.get("deceased"), ("deceased",), True, False))
            learned = consumer.get("deceased_learned_at")
            return dead and (learned is None or first(learned) <= self.now)
        if role == "successor-in-interest":
            kind = self.known_to_be(self.debt(debt).get("kind"), ("kind", debt), "mortgage", "other")
            return bool(kind == "mortgage")
        return False

    # -- (b)(1)(ii) and (b)(3): places

    def places(self, closed: set[str]) -> set[str]:
        """Where the contact takes place, as far as the collector knows."""
        at = self.contact.get("person_is_at")
        if self.medium in {"mail", "in-person"}:
            records = self.records(self.contact.get("address"))
            if not records and self.medium == "in-person" and at is not None:
                return {at}
            said = [(each["id"], each.get("place")) for each in records] or [("", None)]
            return {self.known_to_be(place, ("place", id), *sorted(closed), ELSEWHERE) for id, place in said}
        tied = self.tied(self.contact.get("address"), self.medium, closed) if self.reaches_a_number() else set()
        return tied or ({at} if at is not None else set())

    def reaches_a_number(self) -> bool:
        return self.medium in {*TELEPHONE, "text"}

    def tied(self, address: str | None, medium: str, closed: set[str]) -> set[str]:
        """The places that a number or postal address is tied to."""
        found = set()
        for line in self.records(address):
            place = line.get("place")
            if "line_type" in line:
                ported = line.get("ported_at") is not None and last(line["ported_at"]) <= self.now
                kind = line["line_type"]
                if medium != "text" and place is not None:
                    kind = self.known_to_be(kind, ("line", line["id"]), "landline", "mobile")
                if place is None or ported or kind != "landline" and (medium == "text" or kind != "voip"):
                    continue
            elif "employer_provided" in line:
                continue
            found.add(self.known_to_be(place, ("place", line["id"]), *sorted(closed), ELSEWHERE))
        return found

    def standing(self, kind: str, whose: Callable[[Json], bool]) -> list[Json]:
        """The requests of a kind that had come and were not withdrawn."""
        if self.case["requests"] == UNKNOWN:
            raise Missing
        return [
            request
            for request in listed(self.case["requests"])
            if request["kind"] == kind
            and whose(request)
            and first(request["received_at"]) <= self.now
            and not (request.get("withdrawn_at") is not None and last(request["withdrawn_at"]) <= self.now)
        ]

    def theirs(self, fact: Json) -> bool:
        return self.may_be(fact.get("person", "consumer"))

    def inconvenient_place(self, debt: str) -> bool:
        if self.serves() or not self.counts_as_consumer(debt):
            return False
        requests = self.standing("inconvenient-place", self.theirs)
        closed = {
            self.known_to_be(each["place"], ("closed", each["id"]), *sorted(self.all_places())) for each in requests
        } | {"unusual"}
        for place in self.places(closed) & closed:
            against = [
                each
                for each in requests
                if self.known_to_be(each["place"], ("closed", each["id"]), *sorted(self.all_places())) == place
            ]
            if self.court_permits(debt) or self.consented_to_place(debt, place, against):
                continue
            if self.answers_from(place, against):
                continue
            return True
        return False

    def all_places(self) -> set[str]:
        lines = [*listed(self.case.get("phones")), *listed(self.case.get("postal_addresses"))]
        stated = {each.get("place") for each in lines} | {self.contact.get("person_is_at")}
        return {place for place in stated if place not in (None, UNKNOWN)} | {ELSEWHERE}

    def consented_to_place(self, debt: str, place: str, against: list[Json]) -> bool:
        since = [last(each["received_at"]) for each in against]
        return any(
            self.allows(consent, debt)
            and (
                (consent["scope"] == "place" and consent.get("place") in (None, place))
                or (consent["scope"] == "workplace" and place == "work")
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
        came_from = self.tied(event.get("address"), event["medium"], {place})
        if came_from and place not in came_from:
            return False
        if not came_from and not self.within(event):
            if any(day_of(event["at"], zone) != self.now.astimezone(zone).date() for zone in self.zones()):
                return False
        return self.may_be_answered_still(event)

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
        if self.serves() or not self.counts_as_consumer(debt):
            return False
        if not self.standing("employer-prohibits", self.theirs) or "work" not in self.places({"work"}):
            return False
        if self.court_permits(debt):
            return False
        event = self.answered_event()
        if event is not None and event["medium"] in SESSIONS and self.goes_on(event):
            return False
        return not any(
            self.allows(consent, debt)
            and (consent["scope"] == "workplace" or (consent["scope"] == "place" and consent.get("place") == "work"))
            and self.was_proper(consent)
            for consent in listed(self.case.get("consents"))
        )

    # -- (b)(2)

    def represented(self, debt: str) -> bool:
        if self.serves() or not self.counts_as_consumer(debt):
            return False
        if self.case["representation"] == UNKNOWN:
            raise Missing
        standing = [each for each in listed(self.case["representation"]) if self.stands_in(each, debt)]
        if not standing or self.court_permits(debt):
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
        if first(lawyer["learned_at"]) > self.now or debt not in (lawyer.get("debts") or [debt]):
            return False
        if not self.is_their_lawyer(lawyer.get("person"), debt):
            return False
        for name in ("ended_at", "consented_at"):
            if lawyer.get(name) is not None and last(lawyer[name]) <= self.now:
                return False
        silent = lawyer.get("unresponsive_at") is not None and last(lawyer["unresponsive_at"]) <= self.now
        answered = lawyer.get("answered_at") is not None and first(lawyer["answered_at"]) <= self.now
        if silent and not answered:
            return False
        return bool(self.known_to_be(lawyer["attorney_can_be_found"], ("found", lawyer["id"]), True, False))

    def is_their_lawyer(self, whose: str | None, debt: str) -> bool:
        if whose is None or self.may_be(whose):
            return True
        return not self.owes_too(debt, whose) and not self.owes_too(debt, self.named)

    def answers_despite(self, standing: list[Json], debt: str) -> bool:
        event = self.answered_event()
        if event is None or any(last(each["learned_at"]) > instant(event["at"]) for each in standing):
            return False
        if event.get("debts") and debt not in event["debts"]:
            return False
        return self.may_be_answered_still(event)

    # -- (c)(1)

    def ceased(self, debt: str) -> bool | str:
        if self.serves() or not self.counts_as_consumer(debt):
            return False
        notices = [
            each for each in self.standing("cease", lambda each: True) if debt in (each.get("debts") or [debt])
        ]
        if not any(self.ceases(each, debt) for each in notices):
            return False
        acts = self.acts()
        if acts <= ANNOUNCING:
            return False
        servicing = self.case["collector"] in SERVICERS and self.debt(debt).get("kind") == "mortgage"
        return not (servicing and acts <= {"early-intervention-notice", "servicing-disclosure"})

    def ceases(self, notice: Json, debt: str) -> bool:
        name = notice.get("person", "consumer")
        roles = self.roles(name)
        counts = (
            not roles
            or self.owes_too(debt, name)
            or "consumer-attorney" in roles
            or any(self.counts_as_consumer(debt, role, name) for role in sorted(roles))
        )
        return counts and bool(self.known_to_be(notice["in_writing"], ("writing", notice["id"]), True, False))

    # -- (d)(1)

    def third_party(self, debt: str) -> bool:
        if not self.is_a_third_party(debt) or self.confirms_an_opt_out():
            return False
        if self.serves() and self.recipient in ("household-member", "employer"):
            return False
        if self.acts() == {"location-information"} or self.consented_to_others(debt, self.named):
            return False
        judged = self.debt(debt).get("judgment_at")
        remedy = judged is not None and last(judged) <= self.now
        return not (remedy and self.purpose == "postjudgment-remedy")

    def is_a_third_party(self, debt: str) -> bool:
        if self.recipient == "consumer-attorney" and self.case["representation"] != UNKNOWN:
            lawyers = listed(self.case["representation"])
            return bool(lawyers) and all(
                each.get("ended_at") is not None and last(each["ended_at"]) <= self.now for each in lawyers
            )
        return self.recipient not in PROFESSIONALS and not self.counts_as_consumer(debt)

    def consented_to_others(self, debt: str, whoever: str | None) -> bool:
        """The consumer's consent to contacts with somebody, or with whoever has the number; or a court's permission."""
        permitted = any(
            self.known(last(order["granted_at"]), maybe(first, order, "ended_at"), self.now)
            and order.get("third_parties") is True
            and debt in (order.get("debts") or [debt])
            for order in listed(self.case.get("court_permissions"))
        )
        return permitted or any(
            self.is_surely_consumer(consent.get("person", "consumer"))
            and self.stands_for_others(consent)
            and debt in (consent.get("debts") or [debt])
            and (
                (consent["scope"] == "third-party" and consent.get("third_party") in (None, whoever))
                or (consent["scope"] == "employer" and self.recipient == "employer" and whoever is not None)
            )
            for consent in listed(self.case.get("consents"))
        )

    def stands_for_others(self, consent: Json) -> bool:
        return (
            consent["given_to"] == "collector"
            and last(consent["given_at"]) <= self.now
            and self.known(maybe(last, consent, "starts_at"), maybe(first, consent, "expires_at"), self.now)
            and self.known(None, maybe(first, consent, "revoked_at"), self.now)
            and self.medium in (consent.get("media") or [self.medium])
            and (consent.get("address") is None or self.one_address(consent["address"], self.contact.get("address")))
        )

    def anothers_number(self, debt: str) -> bool:
        if not self.reaches_a_number() or self.confirms_an_opt_out():
            return False
        if self.recipient not in PROFESSIONALS and not self.counts_as_consumer(debt):
            return False
        return self.known_as_anothers() and not self.consented_to_others(debt, None)

    def known_as_anothers(self) -> bool:
        for line in self.records(self.contact.get("address")):
            checks = [each for each in listed(line.get("reassigned_checks")) if each["reassigned"] is True]
            against = [each["at"] for each in checks]
            against += [line["disowned_at"]] if line.get("disowned_at") else []
            if self.theirs(line) and any(self.still_known(when, line) for when in against):
                return True
        return False

    def still_known(self, when: str, line: Json) -> bool:
        """Whether what speaks against a number or address was known by now, and nothing since says otherwise."""
        again = line.get("regained_at")
        over = again is not None and last(again) <= self.now and first(again) > last(when)
        return first(when) <= self.now and not over

    # -- (d)(3)(ii)

    def led_to_third_party(self, debt: str) -> bool:
        if self.medium not in {"text", "email"} or self.serves() or self.confirms_an_opt_out():
            return False
        if not self.counts_as_consumer(debt) or self.acts() == {"location-information"}:
            return False
        led = [line for line in self.records(self.contact.get("address")) if line.get("led_to_third_party_at")]
        if not any(self.still_known(line["led_to_third_party_at"], line) for line in led):
            return False
        return not self.consented_to_others(debt, None)

    # -- (e)

    def opt_out_notice(self, debt: str) -> bool | str:
        if self.medium not in ELECTRONIC or self.serves() or self.confirms_an_opt_out():
            return False
        if not self.counts_as_consumer(debt):
            return False
        return self.declared("opt-out-instructions", "opt-out-language", wanted=True)

    def declared(self, *names: str, wanted: bool) -> bool | str:
        """Whether it is declared otherwise than is wanted; undeclared, it is a duty."""
        for name in names:
            if name in self.carries | self.lacks:
                return (name in self.carries) is not wanted
        return DUTY

    # -- 1006.22(f)

    def postcard(self, debt: str) -> bool | str:
        if self.medium != "mail" or self.serves() or not self.counts_as_consumer(debt):
            return False
        return self.declared("postcard", wanted=False)

    def envelope(self, debt: str) -> bool | str:
        if self.medium != "mail" or self.serves() or not self.counts_as_consumer(debt):
            return False
        if self.carries & {"envelope-wording", "shows-debt-collection"}:
            return True
        return False if "envelope-wording" in self.lacks else DUTY

    def employers_email(self, debt: str) -> bool:
        if self.medium != "email" or self.serves() or self.confirms_an_opt_out():
            return False
        if not self.counts_as_consumer(debt):
            return False
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
            if consent["scope"] == "email-address" and consent.get("address") is not None and not mere:
                if self.allows(consent, debt) and not self.opted_out_since(self.last_given(consent)):
                    return True
        for record in self.records(address):
            use = record.get("prior_collector_use")
            if use and use["obtained_by_procedure"] is use["used_by_immediately_prior"] is True:
                if use["opted_out"] is False and debt in (use.get("debts") or [debt]):
                    return True
        return False

    def opted_out_since(self, when: datetime) -> bool:
        if self.case["requests"] == UNKNOWN:
            raise Missing
        return any(
            self.closes_email(request) and last(request["received_at"]) >= when and first(request["received_at"]) <= self.now
            and not (request.get("withdrawn_at") is not None and last(request["withdrawn_at"]) <= self.now)
            for request in listed(self.case["requests"])
            if self.theirs(request)
        )

    def closes_email(self, request: Json) -> bool:
        media = request.get("media") or ()
        same = request.get("address") == UNKNOWN or self.one_address(request.get("address"), self.contact.get("address"))
        if request["kind"] == "stop-medium":
            return "email" in media
        if request["kind"] == "stop-address":
            return same and (not media or "email" in media)
        return request["kind"] == "revoke-consent" and ("email" in media or (request.get("address") is not None and same))

    def for_all_to_see(self, debt: str) -> bool:
        if self.medium != "social-media":
            return False
        return bool(self.known_to_be(self.contact.get("publicly_viewable"), ("public",), True, False))


def collecting(asked: Callable[[Any, str], bool | str]) -> Callable[[Any, str], bool | str]:
    """The question, of whatever has to do with collecting a debt."""
    return lambda self, debt: asked(self, debt) if self.relates_to_collecting() else False


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


def answers(case: Json, contact: Json) -> dict[str, dict[str, str]]:
    """What each paragraph says of the contact, debt by debt."""
    asked = Second(case, contact)
    return {rule: {debt: asked.asked(question, debt) for debt in asked.debts} for rule, question in RULES.items()}
