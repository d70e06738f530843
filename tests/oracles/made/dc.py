"""Made-up questions dense with what D.C. Code 28-3814 turns on."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from ..plain import DAY, TELEPHONE, Json
from . import Question, seeded

NOON = datetime.fromisoformat("2026-04-08T12:00:00-04:00")


def around(dice: Random) -> str:
    """An instant near that of the contact: before it, within the week or beyond, at it, or after it."""
    apart = dice.choice((-80, -61, -59, -8, -7, -7, -6, -5, -3, -2, -1, -1, -0.1, 0, 0.1, 1))
    return (NOON + DAY * apart).isoformat()


def before_or_after(dice: Random) -> str:
    return (NOON + DAY * dice.choice((-80.01, -5.01, -1.01, 1.01))).isoformat()


def some(dice: Random, chance: float, make: Any, otherwise: Any = None) -> Any:
    return make() if dice.random() < chance else otherwise


def attempt(dice: Random, number: int, medium: str | None = None) -> Json:
    medium = medium or dice.choice(
        ("call", "call", "call", "ringless-voicemail", "text", "email", "social-media", "mail")
    )
    outcomes = ["sent", "sent", "undeliverable"]
    if medium in TELEPHONE:
        outcomes = ["rang-out", "voicemail", "conversation", "not-connected", "no-message-possible", "dropped"]
    whom = who(dice)
    return {
        "id": f"out-{number}",
        "at": (NOON - DAY * dice.choice((0, 0.2, 1, 2, 3, 4, 5, 6, 6.4, 6.6, 7, 8))).isoformat(),
        "medium": medium,
        "outcome": dice.choice(outcomes),
        "debts": dice.choice((["A"], ["A"], ["A", "B"], ["B"])),
        "purpose": dice.choice(("collection",) * 5 + ("answer-to-request", "unrelated-notice")),
        **whom,
        **some(dice, 0.3, lambda: {"in_reply_to": dice.choice(("in-0", "in-1"))}, {}),
        **some(
            dice,
            0.4,
            lambda: (
                {"address": dice.choice(LINES[medium])} if medium in LINES and whom == {"recipient": "consumer"} else {}
            ),
            {},
        ),
    }


LINES = dict.fromkeys(("call", "ringless-voicemail", "text"), ("cell", "other-cell")) | {
    "email": ("inbox", "old-inbox")
}


def who(dice: Random) -> Json:
    return dict(
        dice.choice(
            [{"recipient": "consumer"}] * 8
            + [
                {"recipient": "spouse"},
                {"recipient": "third-party", "person": "ann"},
                {"recipient": "household-member"},
            ]
        )
    )


def inbound(dice: Random, number: int) -> Json:
    medium = dice.choice(("call", "call", "text", "email", "social-media"))
    talk = some(dice, 0.5, lambda: {"conversation": dice.choice((True, False))}, {}) if medium == "call" else {}
    return {
        "id": f"in-{number}",
        "at": (NOON - DAY * dice.choice((0, 0.05, 0.5, 1, 3, 6, 8, 100))).isoformat(),
        "medium": medium,
        **who(dice),
        **talk,
        **some(dice, 0.2, lambda: {"ongoing": True} if talk else {}, {}),
    }


def debt(dice: Random, id: str) -> Json:
    received = NOON + DAY * dice.choice((-5, -1, 0, 1))
    requests = [{"id": "r-1", "received_at": received.isoformat(), "in_writing": dice.choice((True, False))}]
    requests[0] |= some(
        dice, 0.3, lambda: {dice.choice(("withdrawn_at", "answered_at")): (received + DAY).isoformat()}, {}
    )
    made: Json = {
        "id": id,
        "nature": "consumer" if id == "B" else dice.choice(("consumer",) * 6 + ("unknown", "commercial")),
        "kind": "medical"
        if id == "B"
        else dice.choice(("credit-card", "medical", "auto", "utility", "mortgage", "other")),
        "validation": [],
        "disputes": some(dice, 0.4, lambda: [dispute(dice)], []),
        "original_creditor_requests": some(dice, 0.15, lambda: requests, []),
        "proceedings": some(dice, 0.3, lambda: proceedings(dice), []),
        "promises": [],
        "co_obligors": ["ann"] if id == "B" else dice.choice(([], [], [], ["ann"], ["spouse"], ["employer"])),
        "legal_action_authorised": dice.choice((True, False, "unknown")),
        "active_litigation": dice.choice((True, False, False, "unknown")),
        "time_barred": dice.choice((True, False, False, "unknown")),
        "charged_off": dice.choice((True, False, "unknown")),
        "purchased": dice.choice((True, False, "unknown")),
        "documents_held": dice.choice((True, True, False, "unknown", None)),
        "notices": some(dice, 0.6, lambda: [{"kind": "debt-details", "sent_at": around(dice)}], []),
        **some(dice, 0.2, lambda: {"judgment_at": around(dice)}, {}),
        **some(dice, 0.1, lambda: {"paid_at": around(dice)}, {}),
        **some(
            dice,
            0.2 if id == "A" else 0,
            lambda: {"past_due_since": dice.choice(("2026-03-07", "2026-03-08", "2026-03-09", "2025-01-01"))},
            {},
        ),
    }
    return {key: value for key, value in made.items() if value is not None}


def dispute(dice: Random) -> Json:
    received = NOON + DAY * dice.choice((-80, -5, -1, 0, 1))
    later = (received + DAY * dice.choice((0, 1, 5))).isoformat()
    return {
        "id": "d-1",
        "received_at": received.isoformat(),
        "in_writing": dice.choice((True, False)),
        **some(dice, 0.2, lambda: {"withdrawn_at": later}, {}),
        **some(dice, 0.3, lambda: {"verified_at": later}, {}),
    }


def proceedings(dice: Random) -> list[Json]:
    made = []
    for number in range(dice.choice((1, 1, 2))):
        learned = NOON + DAY * dice.choice((-9, -5, -1, 0, 1))
        each = {
            "id": f"p-{number}",
            "kind": dice.choice(("document-request", "document-request", "itemisation-request", "complaint")),
            "learned_at": learned.isoformat(),
        }
        made.append(
            each | some(dice, 0.4, lambda at=learned: {"ended_at": (at + DAY * dice.choice((0, 1, 5))).isoformat()}, {})
        )
    return made


def request(dice: Random, number: int) -> Json:
    kind = dice.choice(("cease", "stop-medium", "stop-address"))
    made: Json = {
        "id": f"ask-{number}",
        "kind": kind,
        "received_at": around(dice),
        "in_writing": dice.choice((True, False, "unknown")),
        **some(dice, 0.3, lambda: {"person": dice.choice(("ann", "spouse", "consumer"))}, {}),
        **some(dice, 0.2, lambda: {"withdrawn_at": (NOON + DAY * dice.choice((-0.05, 1))).isoformat()}, {}),
    }
    if kind == "stop-medium":
        made["media"] = dice.choice((["call"], ["text"], ["call", "text"], ["email"], ["mail"]))
    if kind == "stop-address":
        made["address"] = dice.choice(("cell", "inbox", "unknown"))
        made |= some(dice, 0.4, lambda: {"media": dice.choice((["call"], ["text"]))}, {})
    if "withdrawn_at" in made and made["withdrawn_at"] < made["received_at"]:
        del made["withdrawn_at"]
    return made


def consent(dice: Random, number: int) -> Json:
    given = NOON + DAY * dice.choice((-9, -5, -3, -1, 0, 1))
    scope = dice.choice(
        ("more-calls", "more-calls", "electronic-messages", "electronic-messages", "email-address", "text-number")
    )
    where = {"text-number": {"address": "cell"}, "email-address": {"address": "inbox"}}
    return {
        "id": f"leave-{number}",
        "scope": scope,
        "given_at": given.isoformat(),
        "given_to": dice.choice(("collector", "collector", "collector", "creditor", "prior-collector")),
        "during_proper_communication": True,
        "in_writing": True,
        "use_disclosed": True,
        **some(dice, 0.2, lambda: {"person": dice.choice(("ann", "spouse"))}, {}),
        **some(
            dice, 0.3, lambda: {"media": dice.choice((["email"], ["text"], ["call"], ["email", "social-media"]))}, {}
        ),
        **some(dice, 0.2, lambda: {"debts": ["A"]}, {}),
        **where.get(scope, some(dice, 0.2, lambda: {"address": dice.choice(("cell", "inbox"))}, {})),
        **some(dice, 0.2, lambda: {"starts_at": (given + DAY * dice.choice((0, 1, 3))).isoformat()}, {}),
        **some(dice, 0.2, lambda: {"revoked_at": (given + DAY * dice.choice((0, 1, 3))).isoformat()}, {}),
        **some(dice, 0.1, lambda: {"expires_at": (given + DAY * dice.choice((4, 5, 30))).isoformat()}, {}),
    }


ELEMENTS = {
    "text": ("opt-out-instructions", "consent-request-only", "initial-disclosure"),
    "email": ("opt-out-instructions", "consent-request-only", "initial-disclosure", "opt-out-language"),
    "social-media": ("opt-out-instructions", "consent-request-only", "initial-disclosure", "states-debt"),
    "call": ("business-identity", "states-debt", "identifies-caller"),
    "ringless-voicemail": ("business-identity", "limited-content-message"),
    "mail": ("postcard", "shows-debt-collection", "envelope-wording", "initial-disclosure", "states-debt"),
}
ANY_ELEMENT = (
    "states-debt",
    "reports-dispute",
    "no-payment-request",
    "threatens-legal-action",
    "pre-legal-threat",
    "threatens-credit-report",
    "physical-or-criminal-threat",
    "profanity",
    "validation-information",
    "shows-debt-collection",
    "opt-out-confirmation-only",
)


def content(dice: Random, medium: str) -> Json:
    carries: list[str] = []
    lacks: list[str] = []
    for element in ELEMENTS.get(medium, ()):
        dice.choice((carries, carries, lacks, [])).append(element)
    for element in ANY_ELEMENT:
        if element not in carries and element not in lacks and dice.random() < 0.25:
            (carries if dice.random() < 0.25 else lacks).append(element)
    return {"carries": carries, "lacks": lacks}


PURPOSES = ("collection",) * 8 + (
    "location-information",
    "answer-to-request",
    "answer-to-request",
    "validation-notice",
    "dispute-response",
    "original-creditor-response",
    "termination-of-efforts",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "early-intervention-notice",
    "servicing-disclosure",
    "opt-out-confirmation",
    "postjudgment-remedy",
    "postjudgment-remedy",
    "formal-pleading",
    "formal-pleading",
    "unrelated-notice",
)
MEDIA = (
    "call",
    "call",
    "ringless-voicemail",
    "text",
    "email",
    "social-media",
    "mail",
    "in-person",
    "portal",
    "other-electronic",
)
OTHERS = (
    {"recipient": "spouse"},
    {"recipient": "third-party", "person": "ann"},
    {"recipient": "third-party"},
    {"recipient": "household-member"},
    {"recipient": "employer"},
    {"recipient": "parent"},
    {"recipient": "guardian"},
    {"recipient": "personal-representative"},
    {"recipient": "consumer-attorney"},
    {"recipient": "consumer-reporting-agency"},
    {"recipient": "creditor"},
)


def question(dice: Random) -> Question:
    medium = dice.choice(MEDIA)
    hour = dice.choice((12,) * 6 + (8, 7.999, 20.999, 21, 21.001, 23))
    contact: Json = {
        "at": (NOON + timedelta(hours=hour - 12)).isoformat(),
        "medium": medium,
        "debts": dice.choice((["A"], ["A", "B"])),
        "purpose": dice.choice(PURPOSES),
        "content": content(dice, medium),
        "voice": "live",
        **(dice.choice(OTHERS) if dice.random() < 0.4 else {"recipient": "consumer"}),
        **some(dice, 0.3, lambda: {"in_reply_to": dice.choice(("in-0", "in-1"))}, {}),
        **some(dice, 0.5, lambda: {"address": dice.choice(LINES[medium])} if medium in LINES else {}, {}),
    }
    if contact["recipient"] == "employer":
        contact["debts"] = ["A"]
    if medium == "social-media":
        contact["publicly_viewable"] = dice.choice((True, False, False, "unknown"))
    if medium == "in-person":
        contact |= dice.choice(
            ({"address": "house"}, {"address": "office"}, {"address": "park"}, {}, {"person_is_at": "work"})
        )
    crowd = dice.choice(("call", "text", "email", None))
    came = [inbound(dice, number) for number in range(dice.choice((0, 1, 2)))]
    attempts = [
        attempt(dice, number, crowd if dice.random() < 0.8 else None)
        for number in range(dice.choice((0, 0, 1, 4, 6, 9)))
    ]
    for each in attempts:
        if each.get("in_reply_to") not in [event["id"] for event in came if event["at"] <= each["at"]]:
            each.pop("in_reply_to", None)
    deceased = dice.random() < 0.15
    case: Json = {
        "collector": dice.choice(
            ("third-party-collector", "debt-buyer", "law-firm", "creditor", "creditor-under-other-name")
        ),
        "debts": [debt(dice, "A"), debt(dice, "B")],
        "requests": [request(dice, number) for number in range(dice.choice((0, 0, 0, 1, 2)))],
        "representation": some(
            dice, 0.2 if contact["recipient"] != "consumer-attorney" else 0, lambda: [representation(dice)], []
        ),
        "bankruptcies": [],
        "history": {"attempts": attempts, "inbound": came},
        "locations": [
            {"id": "home", "state": "DC", "zones": ["America/New_York"]},
            *some(dice, 0.2, lambda: [{"id": "there", "zones": ["Pacific/Honolulu"]}], []),
        ],
        "phones": [
            line("cell"),
            line("other-cell") | some(dice, 0.4, lambda: {"disowned_at": before_or_after(dice)}, {}),
        ],
        "emails": [
            {"id": "inbox"},
            {"id": "old-inbox", **some(dice, 0.4, lambda: {"led_to_third_party_at": before_or_after(dice)}, {})},
        ],
        "postal_addresses": [
            {"id": "house", "place": "home"},
            {"id": "office", "place": "work"},
            {"id": "park", "place": "park"},
        ],
        "consents": [consent(dice, number) for number in range(dice.choice((0, 0, 1, 2)))],
        "emergencies": some(dice, 0.15, lambda: [emergency(dice)], []),
        "consumer": {"minor": False, "deceased": deceased}
        | some(dice, 0.3 if deceased else 0, lambda: {"deceased_learned_at": around(dice)}, {}),
    }
    return case, contact


def line(id: str) -> Json:
    return {"id": id, "line_type": "mobile"}


def representation(dice: Random) -> Json:
    learned = NOON + DAY * dice.choice((-20, -1, 0, 1))
    return {
        "id": "lawyer",
        "learned_at": learned.isoformat(),
        "attorney_can_be_found": dice.choice((True, True, True, False, "unknown")),
        "person": dice.choice(("consumer", "ann", None)),
        **some(dice, 0.3, lambda: {"debts": ["A"]}, {}),
        **some(dice, 0.3, lambda: {"consented_at": learned.isoformat()}, {}),
        **some(dice, 0.2, lambda: {"ended_at": (learned + DAY * dice.choice((0, 1))).isoformat()}, {}),
    }


def emergency(dice: Random) -> Json:
    declared = NOON - DAY * dice.choice((200, 100, 0, -1))
    ended = some(dice, 0.6, lambda: {"ended_at": (NOON - DAY * dice.choice((62, 61, 60, 59, 10, -5))).isoformat()}, {})
    if ended and ended["ended_at"] < declared.isoformat():
        ended = {}
    return {
        "id": "plague",
        "jurisdiction": dice.choice(("US-DC", "US-DC", "US-DC", "US-MD")),
        "declared_at": declared.isoformat(),
        **ended,
    }


questions = seeded(question)
