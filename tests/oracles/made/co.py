"""Made-up questions of the federal oracles, moved to a state that restates the statute, with what it adds."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from fdcpa_guard.testing.crowds import Crowd

from ..plain import AGENCY, Json
from ..s14b_s06b import ROLES
from . import Question, s06, s10_s18, s22_s42

MAKERS: tuple[Callable[[Random], Any], ...] = (s06.Dense, s06.Dense, s10_s18.Maker, s22_s42.Maker, Crowd)
PROCEEDINGS = ("insurance-appeal",) * 3 + ("itemisation-request",) * 2 + ("unknown",)
AGO = (-1, 0, 0, 1, 29, 30, 31, 32, 62, 63, 64, 65)
ELEMENTS = """states-debt no-payment-request threatens-credit-report identity-and-purpose business-identity
envelope-wording postcard collector-disclosure initial-disclosure reports-dispute"""


class Dressed:
    """A question, of a debt and a collector that the state's law reaches, or nearly."""

    makers = MAKERS
    collectors = """third-party-collector third-party-collector debt-buyer law-firm law-firm mortgage-servicer
    creditor-under-other-name creditor unknown"""
    kinds = "medical medical medical medical unknown credit-card mortgage"

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.case, self.contact = self.made()
        self.at = datetime.fromisoformat(self.contact["at"])

    def made(self) -> Question:
        question: Question = self.rng.choice(self.makers)(self.rng).question()
        return question

    def chance(self, percent: int) -> bool:
        return self.rng.randrange(100) < percent

    def around(self) -> str:
        hours = self.rng.choice((0, 0, -14, -3, 3, 14))
        return (self.at - timedelta(days=self.rng.choice(AGO), hours=hours)).isoformat()

    def maybe_day(self, when: str) -> str:
        return when[:10] if self.chance(6) else when

    def later(self, when: str) -> str:
        moment = datetime.fromisoformat(when)
        return (moment + timedelta(days=self.rng.choice((0, 1, 2, 29, 30, 31, 62)))).isoformat()

    def proceeding(self, number: int) -> Json:
        learned = (self.at - timedelta(days=self.rng.choice((80, 70, 3, 1, 0, -1)))).isoformat()
        made: Json = {"id": f"case-{number}", "kind": self.rng.choice(PROCEEDINGS), "learned_at": learned}
        if self.chance(80):
            made["in_writing"] = self.rng.choice((True, True, True, False, "unknown"))
        ended = max(self.around(), learned, key=datetime.fromisoformat)
        if self.chance(50):
            made["ended_at"] = ended
        return made

    def dress_debt(self, debt: Json) -> None:
        debt["kind"] = self.rng.choice(self.kinds.split())
        debt.pop("servicing_account", None)
        debt["proceedings"] = (
            "unknown"
            if self.chance(10)
            else [self.proceeding(number) for number in range(self.rng.choice((0, 0, 1, 1, 2)))]
        )
        if self.chance(12):
            debt["in_default_when_obtained"] = self.rng.choice((False, False, "unknown"))
        if self.chance(30):
            given = self.around()
            if datetime.fromisoformat(given) != self.at:  # or it would be the contact itself
                debt["validation"] = [{"provided_at": self.maybe_day(given)}]

    def dress_attorney(self, lawyer: Json) -> None:
        if self.chance(60):
            learned = (self.at - timedelta(days=70)).isoformat()
            lawyer.update({"learned_at": learned, "asked_at": max(self.around(), learned, key=datetime.fromisoformat)})
            for name in ("consented_at", "unresponsive_at", "answered_at", "ended_at"):
                lawyer.pop(name, None)
            if self.chance(20):
                lawyer["answered_at"] = self.later(lawyer["asked_at"])

    def dress_contact(self) -> None:
        """Nobody has the name of somebody else's role."""
        if self.contact.get("person") in ROLES:
            del self.contact["person"]
        content = self.contact.setdefault("content", {})
        carries, lacks = content.setdefault("carries", []), content.setdefault("lacks", [])
        for said in (carries, lacks):
            said[:] = [name for name in said if name != "credit-counselling"]  # which tells of a debt in one state
        for name in ELEMENTS.split():
            if name not in (*carries, *lacks) and self.chance(15):
                self.rng.choice((carries, lacks)).append(name)
        if self.chance(8):
            self.contact["required_by_law"] = True
        if self.contact.get("recipient") == AGENCY and self.chance(60):
            self.contact["purpose"] = self.rng.choice(("credit-reporting", "answer-to-request"))

    def dress_history(self) -> None:
        """Nobody else answers there, of whom again and again is another question."""
        if isinstance(self.case["history"], dict):
            for each in (*self.case["history"]["attempts"], *self.case["history"]["inbound"]):
                if each.get("person") in ROLES:
                    del each["person"]
            for each in self.case["history"]["attempts"]:
                for name in ("answered_by", "answered_by_person"):
                    each.pop(name, None)
                another = each["outcome"] == "conversation" and each.get("recipient") == "third-party"
                if each["outcome"] == "wrong-person" or another:
                    each["outcome"] = "rang-out"

    def place(self) -> Json:
        return {"id": "in-the-state", "state": "CO", "zones": ["America/Denver"]}

    def question(self) -> Question:
        self.case["collector"] = self.rng.choice(self.collectors.split())
        for debt in self.case["debts"]:
            self.dress_debt(debt)
        if isinstance(self.case["representation"], list):
            for lawyer in self.case["representation"]:
                self.dress_attorney(lawyer)
        owing = self.case["debts"][0].get("co_obligors")
        for debt in self.case["debts"]:
            debt.pop("co_obligors", None)
            if owing:
                debt["co_obligors"] = owing
        self.dress_contact()
        self.dress_history()
        known = self.case.get("locations")
        self.case["locations"] = [*(known if isinstance(known, list) else []), self.place()]
        for name in ("phones", "emails", "postal_addresses"):
            if not isinstance(self.case.get(name, []), list):
                self.case[name] = []
        return self.case, self.contact


def moved(dressed: Callable[[Random], Any]) -> Callable[[str, int], Iterator[Question]]:
    def questions(seed: str, count: int) -> Iterator[Question]:
        for number in range(count):
            yield dressed(Random(f"{seed}/{number}")).question()

    return questions


questions = moved(Dressed)
