"""Made-up questions about bankruptcies, early intervention, taxes, health debts and offers by email."""

from collections.abc import Callable
from random import Random
from typing import Any

from fdcpa_guard.testing import crowds

from ..plain import UNKNOWN, Json
from . import Question, clean_case, clean_debt

NOON = "2026-04-08T12:00:00-05:00"
INSTANTS = {
    "2026-02-02T12:00:00Z": 5,
    "2026-03-01T12:00:00Z": 5,
    "2026-04-01T12:00:00Z": 5,
    "2026-04-08T16:59:59Z": 1,
    "2026-04-08T17:00:00Z": 2,
    "2026-04-08T17:00:01Z": 1,
    "2026-05-01T12:00:00Z": 2,
    "2026-03-20": 1,
    "2026-04-07": 1,
    "2026-04-08": 1,
    "2026-04-09": 1,
    UNKNOWN: 1,
}
"""Instants around noon of 8 April in Chicago, and days of which that is before, in or after, each with its weight."""
SETTLED = [said for said in INSTANTS if said not in ("2026-04-08", "2026-04-09")]
PURPOSES = (
    *("collection",) * 5,
    "location-information",
    "answer-to-request",
    "validation-notice",
    "dispute-response",
    "termination-of-efforts",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "early-intervention-notice",
    "servicing-disclosure",
    "opt-out-confirmation",
    "postjudgment-remedy",
    *("formal-pleading",) * 2,
    "unrelated-notice",
    "credit-reporting",
)
RECIPIENTS = (
    *("consumer",) * 5,
    *("spouse", "third-party") * 2,
    "parent",
    "guardian",
    "personal-representative",
    "successor-in-interest",
    "household-member",
    "employer",
    "consumer-attorney",
    "consumer-reporting-agency",
    "creditor",
    "creditor-attorney",
    "collector-attorney",
)
STRANGERS = ("consumer-attorney", "third-party", "employer", "consumer-reporting-agency", "creditor-attorney")
MEDIA = ("call", "email", "mail", "text", "in-person", "ringless-voicemail")
CHICAGO: Json = {"zones": ["America/Chicago"]}
ADDRESSES = {
    "call": ("cell", "office", "land"),
    "text": ("cell", "office", "land"),
    "ringless-voicemail": ("cell", "office", "land"),
    "mail": ("home-address", "office-address"),
    "in-person": ("home-address", "office-address"),
    "email": ("m", "m2"),
}
REACHED_AT: Json = {
    "phones": [
        {"id": "cell", "line_type": "mobile"},
        {"id": "office", "place": "work", "line_type": "landline"},
        {"id": "land", "place": "home", "line_type": "landline"},
    ],
    "emails": [{"id": "m"}, {"id": "m2"}],
    "postal_addresses": [{"id": "home-address", "place": "home"}, {"id": "office-address", "place": "work"}],
}


class Dice(crowds.Dice):
    def once_in(self, many: int) -> bool:
        return self.rng.randrange(many) == 0

    def maybe(self, fact: Json, name: str, many: int, value: Callable[[], Any]) -> None:
        if self.once_in(many):
            fact[name] = value()

    def instant(self, since: str = "", among: Any = INSTANTS) -> str:
        """One that is not before another, as far as both are known."""
        later = [said for said in among if said == UNKNOWN or since == UNKNOWN or said > since[:10]]
        return str(self.rng.choices(later, [INSTANTS[said] for said in later])[0])

    def content(self, **chances: int) -> Json:
        """Elements that are carried or lacked, each once in so many times."""
        made: Json = {"carries": [], "lacks": []}
        for name, many in chances.items():
            if self.once_in(many):
                made[self.pick(("carries", "lacks"))].append(name.replace("_", "-"))
        return made


def near(contact: Json) -> list[Json]:
    return [{"id": "home", **CHICAGO}, {"id": "theirs", "person": contact["recipient"], **CHICAGO}]


# -- bankruptcies


def bankruptcy(dice: Dice, id: str) -> Json:
    filed = dice.pick(
        (
            *("2026-01-02T12:00:00Z",) * 6,
            "2025-01-02T12:00:00Z",
            "2026-04-08T17:00:00Z",
            "2026-05-01T12:00:00Z",
            UNKNOWN,
        )
    )
    made: Json = {"id": id, "filed_at": filed, "learned_at": filed}
    made["chapter"] = dice.pick((7, 7, 13, 13, 13, 12, 12, 11, 9, 15, UNKNOWN))
    if dice.once_in(5) and filed != UNKNOWN:
        made["learned_at"] = "2026-05-02T12:00:00Z"
    if not dice.once_in(3):
        made["obligor"] = dice.pick(("consumer", "co-obligor", "co-obligor", UNKNOWN))
    some = (["A"], ["B"], ["A", "B"], UNKNOWN)
    dice.maybe(made, "debts", 3, lambda: dice.pick(some))
    decided = dice.pick(("discharged_at", "discharged_at", "discharge_denied_at"))
    dice.maybe(made, decided, 3, lambda: dice.instant(filed, SETTLED))
    for name, many in (("dismissed_at", 10), ("closed_at", 7), ("no_stay_confirmed_at", 12)):
        dice.maybe(made, name, many, lambda: dice.instant(filed))
    for name in ("relief_granted_at", "stay_relief_at", "codebtor_relief_at"):
        dice.maybe(made, name, 8, lambda: dice.instant(filed))
    if dice.once_in(5):
        made |= {"converted_at": dice.instant(filed, SETTLED), "converted_to": dice.pick((7, 11, 13, 12, UNKNOWN))}
    for name in ("stay_relief_for", "codebtor_relief_for", "excepted_from_discharge", "reaffirmed", "paid_since"):
        dice.maybe(made, name, 6, lambda: dice.pick(some))
    dice.maybe(made, "residence_lien", 3, lambda: dice.pick(some))
    return made


def in_bankruptcy(rng: Random) -> Question:
    dice = Dice(rng)
    contact: Json = {
        "at": NOON,
        "medium": dice.pick(MEDIA),
        "debts": dice.pick((["A"], ["A", "B"], ["B"])),
        "recipient": dice.pick(RECIPIENTS),
        "purpose": dice.pick(PURPOSES),
        "required_by_law": dice.once_in(3),
        "content": dice.content(
            no_payment_request=3,
            periodic_payments_only=5,
            threatens_legal_action=8,
            pre_legal_threat=20,
            threatens_credit_report=20,
            validation_information=20,
            opt_out_confirmation_only=20,
            states_debt=20,
        ),
    }
    if len(contact["debts"]) == 1:
        dice.maybe(contact, "person", 5, lambda: dice.pick(("pat", "p-1")))

    def debt(id: str) -> Json:
        made: Json = {"id": id, "nature": dice.pick((*("consumer",) * 5, "commercial", UNKNOWN))}
        owing = (["spouse"], ["pat"], ["spouse", "pat"], ["third-party"], ["parent"])
        dice.maybe(made, "co_obligors", 2, lambda: dice.pick(owing))
        dice.maybe(made, "kind", 2, lambda: "mortgage")
        return made

    found: Any = [bankruptcy(dice, f"b{number}") for number in range(dice.pick((1, 1, 1, 1, 2)))]
    facts = {"collector": dice.pick(("third-party-collector", "creditor", "debt-buyer")), "bankruptcies": found}
    if dice.once_in(40):
        facts["bankruptcies"] = UNKNOWN
    consumer: Json = {"minor": dice.pick((True, False, UNKNOWN)), "deceased": dice.pick((True, False, UNKNOWN))}
    dice.maybe(facts, "consumer", 3, lambda: consumer)
    return clean_case([clean_debt(**debt(id)) for id in "AB"], **facts), contact


# -- early intervention


def early_intervention(rng: Random) -> Question:
    dice = Dice(rng)
    contact: Json = {
        "at": NOON,
        "medium": dice.pick((*("mail",) * 4, "email", "text", "call", "in-person")),
        "debts": dice.pick((["A"], ["A", "B"])),
        "recipient": dice.pick((*("consumer",) * 5, "spouse", "spouse", "consumer-attorney", "guardian")),
        "purpose": dice.pick((*("early-intervention-notice",) * 12, "collection", "servicing-disclosure")),
        "content": dice.content(no_payment_request=2, foreclosure_statement=2, periodic_payments_only=20),
    }
    days = ("2025-10-09T12:00:00Z", "2025-10-10T04:59:59Z", "2025-10-10T05:00:00Z", "2025-10-11T12:00:00Z")
    more = ("2025-10-12T04:59:59Z", "2025-10-12T05:00:00Z", "2026-02-01T12:00:00Z", "2026-06-01T12:00:00Z")

    def debt(id: str) -> Json:
        made: Json = {"id": id, "nature": dice.pick((*("consumer",) * 8, "commercial", UNKNOWN))}
        made["kind"] = dice.pick((*("mortgage",) * 10, "loan", UNKNOWN))
        made["loss_mitigation_available"] = dice.pick((*(True,) * 5, False, UNKNOWN))
        dice.maybe(made, "in_default_when_obtained", 3, lambda: dice.pick((True, False, UNKNOWN)))
        dice.maybe(made, "paid_at", 7, lambda: dice.instant())
        overdue = ("2026-01-01", "2026-04-08", "2026-04-09", "2026-05-01", UNKNOWN)
        dice.maybe(made, "past_due_since", 3, lambda: dice.pick(overdue))
        dice.maybe(made, "open_end", 7, lambda: dice.pick((True, False, UNKNOWN)))
        dice.maybe(made, "co_obligors", 3, lambda: dice.pick((["spouse"], ["pat"])))
        kinds = (*("early-intervention",) * 4, "first-bill")
        said = (*days, *more, "2025-10-11", "2025-10-09", UNKNOWN)
        dice.maybe(made, "notices", 4, lambda: [{"kind": dice.pick(kinds), "sent_at": dice.pick(said)}])
        return made

    def attempt(id: str) -> Json:
        outcome = dice.pick((*("sent",) * 5, "undeliverable", "pending", UNKNOWN))
        purpose = dice.pick((*("early-intervention-notice",) * 4, "collection"))
        at, debts = dice.pick((*days, *more, "2026-04-08T17:00:00Z")), dice.pick((["A"], ["A", "B"], ["B"]))
        return {"id": id, "at": at, "medium": "mail", "outcome": outcome, "debts": debts, "purpose": purpose}

    def cease(id: str) -> Json:
        made: Json = {"id": id, "kind": "cease", "received_at": dice.instant()}
        made["in_writing"] = dice.pick((*(True,) * 6, False, UNKNOWN))
        dice.maybe(made, "withdrawn_at", 5, lambda: dice.instant(made["received_at"]))
        dice.maybe(made, "debts", 5, lambda: dice.pick((["A"], ["B"])))
        dice.maybe(made, "person", 4, lambda: dice.pick(("consumer", "spouse", "pat")))
        return made

    facts: Json = {
        "collector": dice.pick((*("mortgage-servicer",) * 6, "debt-buyer", "creditor", "law-firm")),
        "requests": [cease(f"r{number}") for number in range(dice.pick((0, 1, 1, 1, 2)))],
        "bankruptcies": [bankruptcy(dice, "b")] if dice.once_in(2) else "none",
        "history": {"attempts": [attempt(f"a{n}") for n in range(dice.pick((0, 0, 1, 2)))], "inbound": []},
        "locations": near(contact),
    }
    for name in ("requests", "bankruptcies", "history"):
        dice.maybe(facts, name, 30, lambda: UNKNOWN)
    return clean_case([clean_debt(**debt(id)) for id in "AB"], **facts), contact


# -- taxes


def tax(rng: Random) -> Question:
    dice = Dice(rng)
    simple = not dice.once_in(3)
    edges = ("07:59:59", "08:00:00", "08:00:00.5", "08:00:01", "20:59:59", "21:00:00", "23:00:00")
    contact: Json = {
        "at": f"2026-04-08T{dice.pick((*('12:00:00',) * 6, *edges))}-05:00",
        "medium": dice.pick(MEDIA),
        "debts": ["A"],
        "recipient": "consumer" if simple else dice.pick(("consumer", *STRANGERS)),
        "purpose": "collection" if simple else dice.pick(PURPOSES),
        "content": dice.content(
            business_identity=6,
            identifies_caller=6,
            profanity=8,
            physical_or_criminal_threat=8,
            no_payment_request=8,
            threatens_legal_action=8,
        ),
    }
    contact["address"] = dice.pick(ADDRESSES[contact["medium"]])
    if contact["medium"] != "mail":
        dice.maybe(contact, "person_is_at", 3, lambda: dice.pick(("work", "home", "unusual", "gym")))

    def proceeding(id: str) -> Json:
        kinds = ("tax-not-eligible", "identity-theft", "payment-plan-review", "complaint", UNKNOWN)
        made: Json = {"id": id, "kind": dice.pick(kinds), "learned_at": dice.instant()}
        dice.maybe(made, "ended_at", 2, lambda: dice.instant(made["learned_at"]))
        if "ended_at" in made:
            dice.maybe(made, "upheld", 2, lambda: dice.pick((True, False)))
        return made

    debt: Json = {"id": "A", "nature": dice.pick(("consumer", "commercial")), "promises": "none"}
    debt["kind"] = dice.pick((*("federal-tax",) * 9, "loan"))
    debt["active_litigation"] = dice.pick((*(False,) * 8, True, UNKNOWN))
    debt["proceedings"] = [proceeding("p")] if dice.once_in(3) else UNKNOWN if dice.once_in(15) else []

    def request(id: str) -> Json:
        made: Json = {"id": id, "received_at": dice.instant()}
        made["kind"] = dice.pick(("inconvenient-time", "inconvenient-place", "employer-prohibits"))
        dice.maybe(made, "withdrawn_at", 7, lambda: dice.instant(made["received_at"]))
        if made["kind"] == "inconvenient-time":
            always = {"start": dice.pick(("07:00", "08:00", "12:00")), "end": dice.pick(("12:00:01", "12:30"))}
            weekly = {"days": [dice.pick(("wed", "thu"))], "start": "10:00", "end": "14:00"}
            made["windows"] = [dice.pick((always, weekly))]
        if made["kind"] == "inconvenient-place":
            made["place"] = dice.pick(("work", "home", "gym"))
        return made

    attorney: Json = {"id": "rep", "learned_at": dice.instant()}
    attorney["attorney_can_be_found"] = dice.pick((True, True, False, UNKNOWN))
    for name in ("consented_at", "unresponsive_at", "ended_at"):
        dice.maybe(attorney, name, 7, lambda: dice.instant(attorney["learned_at"]))
    dice.maybe(attorney, "debts", 5, lambda: [dice.pick(("A", "B"))])
    consent: Json = {"id": "c", "given_at": dice.instant(), "during_proper_communication": not dice.once_in(4)}
    consent["scope"] = dice.pick(("time", "place", "workplace", "despite-attorney"))
    consent["given_to"] = dice.pick(("collector", "creditor", "prior-collector"))
    dice.maybe(consent, "revoked_at", 5, lambda: dice.instant(consent["given_at"]))
    facts: Json = {
        "collector": dice.pick((*("third-party-collector",) * 3, "creditor", "creditor", "law-firm")),
        "requests": [request(f"r{number}") for number in range(dice.pick((0, 1, 2)))],
        "representation": [attorney] if dice.once_in(4) else [],
        "consents": [consent] if dice.once_in(3) else [],
        "locations": near(contact),
        **REACHED_AT,
    }
    dice.maybe(facts, "court_permissions", 20, lambda: [{"id": "court", "granted_at": dice.instant()}])
    consumer: Json = {"minor": dice.pick((*(False,) * 8, True, UNKNOWN)), "deceased": dice.once_in(8)}
    if consumer["deceased"]:
        dice.maybe(consumer, "deceased_learned_at", 2, lambda: dice.instant())
    if not dice.once_in(7):
        facts["consumer"] = consumer
    return clean_case([clean_debt(**debt)], **facts), contact


# -- health debts, and offers by email


def health_or_offer(rng: Random) -> Question:
    dice = Dice(rng)
    contact: Json = {
        "at": NOON,
        "medium": dice.pick((*MEDIA, "email", "email")),
        "debts": dice.pick((["A"], ["A", "B"])),
        "recipient": dice.pick((*("consumer",) * 8, "consumer-reporting-agency", "collector-attorney", *STRANGERS)),
        "purpose": dice.pick((*PURPOSES, *("credit-reporting",) * 3, "formal-pleading", "formal-pleading")),
        "required_by_law": dice.once_in(3),
        "content": dice.content(
            opt_out_instructions=2, no_payment_request=3, threatens_legal_action=10, states_debt=10, itemisation=20
        ),
    }
    if dice.once_in(2):
        contact["content"]["carries"].append("offer")
    contact["address"] = dice.pick(ADDRESSES[contact["medium"]])
    if contact["medium"] not in ("mail", "in-person"):
        dice.maybe(contact, "person_is_at", 5, lambda: dice.pick(("work", "home", "gym")))

    def proceeding(id: str) -> Json:
        kinds = (*("good-faith-estimate-dispute", "charity-care") * 2, "complaint", UNKNOWN)
        made: Json = {"id": id, "kind": dice.pick(kinds), "learned_at": dice.instant()}
        dice.maybe(made, "ended_at", 2, lambda: dice.instant(made["learned_at"]))
        if "ended_at" in made:
            dice.maybe(made, "upheld", 2, lambda: dice.pick((True, False)))
        return made

    def debt(id: str) -> Json:
        made: Json = {"id": id, "nature": "consumer", "kind": dice.pick((*("medical",) * 6, "loan"))}
        exempt = dice.pick((True, True, False, UNKNOWN))
        dice.maybe(made, "medical", 2, lambda: {"tax_exempt_hospital": exempt})
        dice.maybe(made, "purchased", 5, lambda: dice.pick((True, False, UNKNOWN)))
        found = [proceeding(f"p{number}") for number in range(dice.pick((0, 1, 1, 2)))]
        return made if dice.once_in(10) else {**made, "proceedings": found}

    edges = ("2026-03-25T04:59:59Z", "2026-03-25T05:00:00Z", "2026-03-26T12:00:00Z", "2026-02-02T12:00:00Z")
    instants = (*edges, "2026-03-01T12:00:00Z", "2026-04-07T12:00:00Z", "2026-05-01T12:00:00Z")

    def request(id: str) -> Json:
        made: Json = {"id": id, "received_at": dice.pick(instants)}
        dice.maybe(made, "withdrawn_at", 7, lambda: dice.instant(made["received_at"]))
        kind = dice.pick(("stop-medium", "stop-address", "inconvenient-place", "revoke-consent", "cease"))
        made["kind"] = kind
        if kind == "stop-medium":
            made["media"] = dice.pick((["email"], ["call"], ["text", "mail"], ["ringless-voicemail"]))
        elif kind == "stop-address":
            made["address"] = dice.pick(("m", "m2", "cell", "home-address", "office", UNKNOWN))
        elif kind == "inconvenient-place":
            made["place"] = dice.pick(("work", "home", "gym"))
        elif kind == "revoke-consent":
            dice.maybe(made, "address", 2, lambda: dice.pick(("m", "m2")))
            dice.maybe(made, "media", 2, lambda: ["email"] if "address" in made else dice.pick((["email"], ["text"])))
        else:
            made["in_writing"] = dice.pick((True, False, UNKNOWN))
        if kind in ("revoke-consent", "cease"):
            dice.maybe(made, "debts", 3, lambda: dice.pick((["A"], ["B"])))
        return made

    consent: Json = {"id": "c", "given_at": dice.pick(instants), "given_to": "collector", "in_writing": True}
    consent |= {"during_proper_communication": True, "scope": dice.pick(("solicitation", "place", "workplace"))}
    if consent["scope"] == "solicitation":
        consent["given_to"] = dice.pick(("collector", "creditor", "prior-collector"))
    else:
        dice.maybe(consent, "revoked_at", 5, lambda: "2026-05-01T12:00:00Z")
    dice.maybe(consent, "debts", 3, lambda: dice.pick((["A"], ["B"])))
    facts: Json = {
        "collector": dice.pick(("third-party-collector", "creditor", "debt-buyer", "law-firm")),
        "requests": [request(f"r{number}") for number in range(dice.pick((0, 1, 1, 2)))],
        "consents": [consent] if dice.once_in(2) else [],
        "locations": near(contact),
        **REACHED_AT,
    }
    return clean_case([clean_debt(**debt(id)) for id in "AB"], **facts), contact
