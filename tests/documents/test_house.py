"""The house standard, said again as a document, decides as the pack does."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from fdcpa_guard import Case, Contact, Decision, Guard
from fdcpa_guard.documents import load_policy
from fdcpa_guard.facts import Debt
from fdcpa_guard.packs.house import HOUSE
from fdcpa_guard.policies import house
from fdcpa_guard.testing.crowds import Crowd, Json
from tests.properties.search import effort, search

from .written import WRITTEN

POLICY = load_policy(
    Path(__file__).with_name("house.yaml").read_text("utf-8"), packs={"house-written": WRITTEN}, source="house.yaml"
)
AS_DOCUMENT, AS_PACK = Guard(POLICY), Guard(house())
PROCEEDINGS = ("document-request", "itemisation-request", "complaint", "payment-plan-review", "charity-care")
ELEMENTS = ("profanity", "physical-or-criminal-threat", "offer")


def test_it_has_the_same_rules() -> None:
    ours = {rule.id: rule for rule in POLICY.rules()}
    theirs = {rule.id: rule for rule in HOUSE.rules}
    assert ours.keys() == theirs.keys()
    for id, rule in ours.items():
        other = theirs[id]
        assert (rule.title, rule.effect, rule.media, rule.recipients, rule.purposes) == (
            other.title,
            other.effect,
            other.media,
            other.recipients,
            other.purposes,
        )
        assert {n: (p.latest, p.stricter) for n, p in rule.parameters.items()} == {
            n: (p.latest, p.stricter) for n, p in other.parameters.items()
        }


def crowded(rng: Random) -> tuple[Json, Json]:
    """A question of the usual kind, with facts that only the house looks at."""
    maker = Crowd(rng)
    case, contact = maker.question()
    for debt in case["debts"]:
        if rng.random() < 0.5:
            debt["due_on"] = near(maker.today, rng, 12)
        if rng.random() < 0.3:
            debt["promises"] = [maker.member(Debt, "promises", made_at=maker.near(-9, 0))]
        else:
            debt["promises"] = "none" if rng.random() < 0.9 else "unknown"
        if rng.random() < 0.3:
            said = {"kind": rng.choice(PROCEEDINGS), "learned_at": maker.near(-9, 1)}
            debt["proceedings"] = [maker.member(Debt, "proceedings", **said)]
        else:
            debt["proceedings"] = "none"
        for name in ("legal_action_authorised", "legal_action_imminent"):
            if rng.random() < 0.7:
                debt[name] = rng.random() < 0.6
    case["bankruptcies"] = "none" if rng.random() < 0.95 else "unknown"
    declared = rng.sample(ELEMENTS, 2)
    contact.setdefault("content", {})["carries"] = declared[:1] if rng.random() < 0.2 else []
    contact["content"]["lacks"] = [each for each in ELEMENTS if each not in contact["content"]["carries"]]
    if rng.random() < 0.8:
        contact["purpose"], contact["recipient"] = "collection", "consumer"
    return case, contact


def near(today: date, rng: Random, days: int) -> str:
    return (today + timedelta(days=rng.randint(-days, days))).isoformat()


def told(decision: Decision) -> dict[str, Any]:
    """All of a decision but the words of its messages."""
    return {
        "allowed": decision.allowed,
        "reasons": sorted(
            (r.rule, r.effect, r.debts, r.lapses_at, r.denies, str(r.citations)) for r in decision.reasons
        ),
        "duties": sorted((d.rule, d.message, d.debts) for d in decision.duties),
        "advisories": sorted((a.rule, a.debts) for a in decision.advisories),
        "debts": decision.permitted_debts,
    }


@effort(300, 10_000)
def test_it_decides_the_same(examples: int) -> None:
    """But of somebody who may be anywhere: the shape of a due date knows when a day is past everywhere on earth, and
    the program that it stands for does not, so there the document decides a little better.
    """
    seen: set[str] = set()

    def theorem(case_: Json, contact_: Json, dice: Random) -> None:
        case, contact = Case.model_validate(case_), Contact.model_validate(contact_)
        ours, theirs = AS_DOCUMENT.decide(contact, case), AS_PACK.decide(contact, case)
        if any("locations" in fact for reason in theirs.reasons for fact in reason.facts):
            return
        seen.update(reason.rule for reason in ours.reasons)
        assert told(ours) == told(theirs)

    search("house document", examples, theorem, make=crowded)
    assert len(seen & {rule.id for rule in POLICY.rules()}) >= 14, sorted(seen)
