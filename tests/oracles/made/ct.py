"""Made-up questions about location contacts, threats, notices, disputes and claims, of people in Connecticut."""

from datetime import datetime, timedelta
from random import Random

from ..plain import Json
from . import s06, s10_s18, s22_s42
from .placed import placed

COLLECTORS = ("third-party-collector", "debt-buyer", "creditor-under-other-name", "law-firm", "mortgage-servicer")
KINDS = ("credit-card", "credit-card", "credit-card", "medical", "medical", "loan", "federal-tax", "unknown", "other")
TRUTH = (True, True, True, False, "unknown")


def change(dice: Random, case: Json, contact: Json) -> None:
    now = datetime.fromisoformat(contact["at"])
    case["collector"] = dice.choice((*COLLECTORS, "creditor", "creditor"))
    for debt in case["debts"]:
        debt["kind"] = dice.choice(KINDS)
        debt["purchased"] = dice.choice(TRUTH)
        debt["time_barred"] = dice.choice(TRUTH)
        debt.pop("servicing_account", None)
        if dice.random() < 0.6:
            debt["proceedings"] = [claim(dice, now)] if dice.random() < 0.9 else "unknown"
        if dice.random() < 0.1:
            debt["co_obligors"] = [dice.choice(("parent", "guardian", "spouse"))]
    if contact.get("recipient") in ("household-member", "successor-in-interest") or dice.random() < 0.05:
        contact["recipient"] = dice.choice(("parent", "guardian", "parent"))
        contact.pop("person", None)
    content = contact.setdefault("content", {"carries": [], "lacks": []})
    if dice.random() < 0.4:
        content[dice.choice(("carries", "lacks"))].append("time-barred-disclosure")
    for element in ("shows-debt-collection", "identifies-caller", "reports-dispute"):
        if dice.random() < 0.3 and element not in (*content["carries"], *content["lacks"]):
            content[dice.choice(("carries", "lacks"))].append(element)
    if dice.random() < 0.15 and isinstance(case["requests"], list):
        media = dice.choice((["call"], ["in-person"], ["call", "in-person"], ["text"]))
        asked = (now - timedelta(days=dice.choice((-1, 0, 1, 40)))).isoformat()
        case["requests"] = [{"id": "no-calls", "kind": "stop-medium", "received_at": asked, "media": media}]
        contact["medium"] = dice.choice(("call", "in-person", "call"))
        contact.pop("address", None)
        contact.pop("in_reply_to", None)


def claim(dice: Random, now: datetime) -> Json:
    learned = now - timedelta(days=dice.choice((-1, 0, 1, 20, 59, 60, 61, 62, 90)))
    made: Json = {"id": "claim", "learned_at": learned.isoformat()}
    made["kind"] = dice.choice(
        ("coerced-debt", "coerced-debt", "coerced-debt", "charity-care", "charity-care", "unknown")
    )
    for name in ("in_writing", "formalities_met"):
        made[name] = dice.choice((True, True, True, True, False, "unknown"))
    if dice.random() < 0.5:
        ended = max(learned, now - timedelta(days=dice.choice((-1, 0, 1, 10))))
        made |= {"ended_at": ended.isoformat(), "upheld": dice.choice((True, False, False, "unknown"))}
    return made


HOME = {"state": "CT", "zones": ["America/New_York"]}
questions = placed((s10_s18.questions, s22_s42.questions, s06.questions), HOME, change)
