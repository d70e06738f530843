"""Made-up questions dense with what the law of a state turns on: those of `s06`, somewhere in that state."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from fdcpa_guard.testing.crowds import UNKNOWN, Json

from . import Question, seeded
from .s06 import Dense

FURTHER = (
    "reports-dispute",
    "caller-id",
    "offer",
    "initial-disclosure",
    "time-barred-disclosure",
    "billing-information-offer",
    "identity-and-purpose",
    "shows-debt-collection",
    "postcard",
)
ASKING = ("location-information", "location-information", "answer-to-request", "collection")
MEMBERS = ("employer", "employer", "spouse", "third-party", "household-member", "parent", "guardian")
VICTIMS = "crime-victim-compensation"
COLLECTORS = (
    "third-party-collector",
    "third-party-collector",
    "debt-buyer",
    "creditor",
    "creditor",
    "creditor-under-other-name",
    "law-firm",
    "mortgage-servicer",
)
KINDS = ("medical", "medical", "payday-loan", "payday-loan", "credit-card", "mortgage", "auto", "loan", UNKNOWN)


class Somewhere(Dense):
    """A question about somebody of a state."""

    state, zones = "SC", ("America/New_York",)
    collectors: Sequence[str] = COLLECTORS
    kinds: Sequence[str] = KINDS

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.servicing = False
        if self.chance(20):
            self.recipient, self.person = self.pick(MEMBERS), None
            self.purpose = self.pick(ASKING)
        if self.theme == "morning":
            evening = timedelta(hours=self.pick((0, 11, 13, 14)))
            self.at += evening
        if self.chance(10):
            self.medium = "mail"

    def flagged(self) -> bool | str:
        said: tuple[bool | str, ...] = (True, True, False, UNKNOWN)
        return self.pick(said)

    def request(self) -> Json:
        made = super().request()
        if self.chance(20) and made["kind"] != "cease":
            made = {name: made[name] for name in ("id", "person", "received_at", "withdrawn_at") if name in made}
            made |= {"kind": "inconvenient-time", "windows": self.windows()}
        made["in_writing"] = self.flagged()
        return made

    def representation(self) -> Any:
        made = super().representation()
        for lawyer in made if isinstance(made, list) else ():
            lawyer |= {"in_writing": self.flagged(), "told_by_attorney": self.flagged()}
            if self.chance(60):
                lawyer.pop("unresponsive_at", None)
                lawyer.pop("answered_at", None)
            learned = lawyer["learned_at"]
            if self.chance(40) and learned.endswith("Z"):
                ago = timedelta(days=self.pick((2, 9, 10, 11, 12, 29, 30, 31, 40)))
                lawyer["learned_at"] = self.text(self.at - timedelta(days=50))
                lawyer["asked_at"] = self.text(self.at - ago)
                lawyer.pop("consented_at", None)
        return made

    def debt(self, id: str) -> Json:
        debt = super().debt(id)
        debt["kind"] = self.pick(self.kinds)
        debt.pop("servicing_account", None)
        if debt["disputes"] in ("none", []) and self.chance(25):
            debt["disputes"] = [{"id": self.id("dispute"), "received_at": self.when(self.near(-9, 1))}]
            debt["disputes"][0]["in_writing"] = self.flagged()
        debt["proceedings"] = [self.proceeding() for _ in range(self.pick((0, 0, 0, 1, 1)))]
        if self.chance(8):
            debt["proceedings"] = UNKNOWN
        debt["time_barred"] = self.flagged()
        debt["past_due_since"] = self.day(*self.pick(((-32, -28), (-31, -29), (-90, -60))))
        if self.chance(10):
            debt["past_due_since"] = UNKNOWN
        debt["for_necessaries"] = self.pick((False, False, True, UNKNOWN))
        debt["notices"] = [self.word_to_the_employee() for _ in range(self.pick((0, 1, 1)))]
        if debt["kind"] in ("medical", UNKNOWN):
            names = ("billing_information_held", "screening_information_held", "patient_indigent")
            debt["medical"] = {name: self.flagged() for name in names}
        return debt

    def proceeding(self) -> Json:
        learned = self.at - timedelta(days=self.pick((1, 5, 89, 90, 91, 92, 120)))
        kinds = ("crime-victim-compensation",) * 3 + ("identity-theft", "complaint", UNKNOWN)
        made: Json = {"id": self.id("claim"), "kind": self.pick(kinds), "learned_at": self.when(learned)}
        made["in_writing"] = self.flagged()
        if self.chance(20):
            made["ended_at"] = self.text(self.after(learned))
        return made

    def word_to_the_employee(self) -> Json:
        sent = self.at - timedelta(days=self.pick((4, 5, 5, 6, 9)))
        kind = self.pick(("before-employer-contact",) * 4 + ("debt-details",))
        made: Json = {"kind": kind, "sent_at": self.text(sent)}
        if self.chance(40):
            made["received_at"] = self.text(sent + timedelta(days=self.pick((0, 1, 2))))
        return made

    def content(self) -> Json:
        content = super().content()
        said = [*content["carries"], *content["lacks"]]
        for name in FURTHER:
            if name not in said and self.chance(25):
                content[self.pick(("carries", "lacks"))].append(name)
        if "states-debt" not in said and self.chance(30):
            content["lacks"].append("states-debt")
        names = ("business-identity", "identity-and-purpose", "names-behind-call")
        if self.medium in ("call", "ringless-voicemail") and self.chance(15) and not {*names} & {*content["carries"]}:
            content["lacks"] = [*dict.fromkeys([*content["lacks"], *names])]
        return content

    def located(self) -> list[Json]:
        return [*super().located(), {"id": "home-state", "state": self.state, "zones": list(self.zones)}]

    def case(self) -> Json:
        case = super().case()
        case["collector"] = self.pick(self.collectors)
        return case

    def question(self) -> Question:
        case, contact = super().question()
        if self.chance(25):
            for name in ("recipient", "person", "in_reply_to"):
                contact.pop(name, None)
            self.pick((self.of_a_victim, self.a_suit, self.a_first_writing, self.asks_the_employer))(case, contact)
        return case, contact

    def a_suit(self, case: Json, contact: Json) -> None:
        contact |= {"purpose": "formal-pleading", "medium": "mail", "address": "home-address"}
        for debt in case["debts"]:
            debt["active_litigation"] = self.flagged()

    def a_first_writing(self, case: Json, contact: Json) -> None:
        case["history"] = "none" if self.chance(80) else UNKNOWN
        for debt in case["debts"]:
            debt["validation"] = "none"
            for name in ("initial_communication_at", "initial_communication_orally", "judgment_at"):
                debt.pop(name, None)
        contact |= {"purpose": "collection", "medium": "mail", "address": "home-address"}
        contact["content"] = {self.pick(("carries", "lacks", "lacks")): ["time-barred-disclosure"]}
        contact.pop("logged_as", None)

    def asks_the_employer(self, case: Json, contact: Json) -> None:
        contact |= {"recipient": "employer", "purpose": "location-information"}
        contact["content"] = {self.pick(("carries", "carries", "lacks")): ["states-debt"]}
        for debt in case["debts"]:
            debt["past_due_since"] = self.pick((UNKNOWN, *[self.day(-40, -20) for _ in range(2)]))

    def of_a_victim(self, case: Json, contact: Json) -> None:
        """A bill for treatment while a crime victim's claim may be pending."""
        case["collector"] = self.pick(("creditor", "creditor", "creditor", "third-party-collector"))
        for debt in case["debts"]:
            claims = [self.proceeding() for _ in range(self.pick((1, 1, 2)))]
            debt |= {"kind": "medical", "proceedings": [{**claim, "kind": VICTIMS} for claim in claims]}
        contact["purpose"] = "collection"
        said = self.pick(("carries", "carries", "lacks"))
        contact["content"] = {said: ["threatens-legal-action", self.pick(("pre-legal-threat", "no-payment-request"))]}

    def contact(self) -> Json:
        contact = super().contact()
        if "content" not in contact and self.chance(60):
            contact["content"] = self.content()
        contact["required_by_law"] = self.chance(8)
        if self.medium in ("call", "ringless-voicemail"):
            contact["voice"] = self.pick(("live", "live", "prerecorded", "artificial", UNKNOWN))
        return contact


def made_up(
    state: str, *zones: str, collectors: Sequence[str] = COLLECTORS, kinds: Sequence[str] = KINDS
) -> Callable[[str, int], Iterator[Question]]:
    """So many questions about people of a state."""
    made = {"state": state, "zones": zones, "collectors": collectors, "kinds": kinds}
    maker: type[Somewhere] = type(f"Somewhere{state}", (Somewhere,), made)
    return seeded(lambda rng: maker(rng).question())
