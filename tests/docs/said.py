"""What to record when somebody says something, and what the guard makes of it, for the page of that name.

``python -m tests.docs.said`` writes the page. Each row lays what is recorded over a clean case and asks the guard about
the contacts that it names, with the record and without it: the rules that react are those that speak only with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from fdcpa_guard import Case, Contact, Decision, Guard, us
from fdcpa_guard.testing.builders import case_facts, completed, contact_facts

PAGE: Final = Path(__file__).parents[2] / "docs" / "how-to" / "record-what-people-say.md"
SAID: Final = "2026-03-31T12:00:00-05:00"
NOON: Final = "2026-04-01T12:00:00-05:00"
CALL: Final[dict[str, Any]] = {"medium": "call", "address": "cell", "voice": "live"}
TEXT: Final[dict[str, Any]] = {"medium": "text", "address": "cell"}
ROBOCALL: Final[dict[str, Any]] = {"medium": "call", "address": "cell", "voice": "prerecorded"}
EMAIL: Final[dict[str, Any]] = {"medium": "email", "address": "mail"}
LETTER: Final[dict[str, Any]] = {"medium": "mail", "address": "home"}
AT_WORK: Final[dict[str, Any]] = {"medium": "call", "address": "office", "voice": "live"}
NAMES: Final = ("a call", "a text", "a recorded call", "an email", "a letter", "a call at work")
CONTACTS: Final = dict(zip(NAMES, (CALL, TEXT, ROBOCALL, EMAIL, LETTER, AT_WORK), strict=True))


class Row(NamedTuple):
    """What somebody says and how, what is recorded, and the contacts that are asked about."""

    says: str
    how: str
    record: dict[str, Any]
    closes: tuple[str, ...]
    """The contacts that are denied with the record."""
    leaves: tuple[str, ...] = ()
    """The contacts that stay open, of those worth telling."""
    note: str = ""


def _asked(kind: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "received_at": SAID, **more}


_STOP: Final = (_asked("stop-address", address="cell", media=["text"]), _asked("revoke-consent", address="cell"))
_CALLS: Final = _asked("stop-medium", media=["call"])
_WORK: Final = _asked("inconvenient-place", place="work")
_LAWYER: Final = {"learned_at": SAID, "attorney_can_be_found": True}
_BANKRUPT: Final = {"chapter": 7, "filed_at": SAID, "learned_at": SAID}
_EVERY: Final = NAMES[:5]

ROWS: Final = (
    Row(
        "STOP",
        "in a text",
        {"requests": [*_STOP]},
        ("a text", "a recorded call"),
        ("a call", "an email", "a letter"),
        "By word of a text it closes texts to that number, and what needs consent to machines; live calls stay open.",
    ),
    Row(
        "stop texting me", "in a call", {"requests": [_asked("stop-medium", media=["text"])]}, ("a text",), ("a call",)
    ),
    Row(
        "unsubscribe",
        "in an email",
        {"requests": [_asked("stop-address", address="mail", media=["email"])]},
        ("an email",),
        ("a call", "a text", "a letter"),
    ),
    Row(
        "stop calling me",
        "in a call",
        {"requests": [_CALLS, _asked("revoke-consent", address="cell", media=["call"])]},
        ("a call", "a recorded call", "a call at work"),
        ("a text", "an email", "a letter"),
    ),
    Row(
        "stop calling me",
        "in a voicemail",
        {"requests": [_CALLS, _asked("revoke-consent", address="cell", media=["call"])]},
        ("a call", "a recorded call", "a call at work"),
        ("a text", "an email", "a letter"),
    ),
    Row(
        "stop calling me",
        "in a letter",
        {"requests": [_CALLS | {"in_writing": True}, _asked("revoke-consent", address="cell", media=["call"])]},
        ("a call", "a recorded call", "a call at work"),
        ("a text", "an email", "a letter"),
        "That it was in writing matters to the District of Columbia and others.",
    ),
    Row("stop contacting me", "in a letter", {"requests": [_asked("cease", in_writing=True)]}, _EVERY),
    Row(
        "stop contacting me",
        "in an email",
        {"requests": [_asked("cease", in_writing=True)]},
        _EVERY,
        (),
        "An email is writing where the collector takes emails from consumers (comment 6(c)(1)-1).",
    ),
    Row(
        "stop contacting me",
        "in a call",
        {"requests": [_asked("cease", in_writing=False), _CALLS, _asked("revoke-consent", address="cell")]},
        ("a call", "a recorded call"),
        ("a letter",),
        "By word of mouth it is no notice under 12 CFR 1006.6(c)(1); it closes the medium in which it was said.",
    ),
    Row(
        "don't call me at work",
        "in a call",
        {"requests": [_WORK]},
        ("a call at work",),
        ("a call", "a text", "a letter"),
    ),
    Row(
        "don't call me at work",
        "in a letter",
        {"requests": [_WORK | {"in_writing": True}]},
        ("a call at work",),
        ("a call",),
    ),
    Row(
        "my boss does not allow this",
        "in a call",
        {"requests": [_asked("employer-prohibits")]},
        ("a call at work",),
        ("a call",),
    ),
    Row("call my lawyer", "in a call", {"representation": [_LAWYER]}, _EVERY),
    Row("call my lawyer", "in a letter", {"representation": [_LAWYER | {"in_writing": True}]}, _EVERY),
    Row(
        "I am bankrupt",
        "in a call",
        {"bankruptcies": [_BANKRUPT]},
        _EVERY,
        (),
        "Ask for the chapter, the district and the case number; until they are known, leave them unknown.",
    ),
    Row("I am bankrupt", "in a letter", {"bankruptcies": [_BANKRUPT]}, _EVERY),
    Row(
        "wrong number",
        "in a call",
        {"phones": {"cell": {"disowned_at": SAID}}},
        ("a call", "a text", "a recorded call"),
        ("an email", "a letter"),
    ),
    Row(
        "wrong number",
        "in a text",
        {"phones": {"cell": {"disowned_at": SAID}}},
        ("a call", "a text", "a recorded call"),
        ("an email", "a letter"),
    ),
    Row(
        "she died",
        "in a call",
        {"consumer": {"deceased": True, "deceased_learned_at": SAID, "minor": False}},
        _EVERY,
        (),
        "Whoever acts for the estate is contacted as `personal-representative`.",
    ),
    Row(
        "she died", "in a letter", {"consumer": {"deceased": True, "deceased_learned_at": SAID, "minor": False}}, _EVERY
    ),
    Row(
        "I dispute it",
        "in a call",
        {"debts": {"disputes": [{"received_at": SAID, "in_writing": False}]}},
        (),
        ("a call", "a letter"),
        "By word of mouth it stops nothing, and whoever reports the debt says that it is disputed.",
    ),
    Row(
        "I dispute it",
        "in a letter",
        {
            "debts": {
                "disputes": [{"received_at": "2026-03-20T12:00:00-05:00", "in_writing": True}],
                "validation": [{"provided_at": "2026-03-10T12:00:00-05:00"}],
            }
        },
        _EVERY,
        (),
        "Within the thirty days of the notice (here of 10 March) collection stops until verification is sent.",
    ),
    Row(
        "that debt is not mine, somebody used my name",
        "in a letter",
        {
            "debts": {
                "disputes": [{"received_at": "2026-03-20T12:00:00-05:00", "in_writing": True}],
                "proceedings": [
                    {
                        "id": "claim",
                        "kind": "identity-theft",
                        "learned_at": "2026-03-20T12:00:00-05:00",
                        "in_writing": True,
                    }
                ],
                "validation": [{"provided_at": "2026-03-10T12:00:00-05:00"}],
            }
        },
        _EVERY,
        (),
        "It disputes the debt and makes a claim that outlives the dispute: verification ends the one, not the other.",
    ),
)


@cache
def _guard() -> Guard:
    return Guard(us())


def _case(record: dict[str, Any]) -> Case:
    facts = case_facts()
    facts["consents"] += [completed("consents", {"id": "machines", "scope": "autodialed", "address": "cell"})]
    looked_up = {
        "at": "2026-03-30T12:00:00-05:00",
        "since": "2021-01-05T10:00:00-06:00",
        "reassigned": False,
        "complete_and_accurate": True,
    }
    facts["phones"] = [
        one | ({"reassigned_checks": [looked_up]} if one["id"] == "cell" else {}) for one in facts["phones"]
    ]
    for name, value in record.items():
        if isinstance(value, dict) and name != "consumer":
            known = facts[name]
            facts[name] = [
                one | (value if name == "debts" else value.get(one["id"], {})) if isinstance(one, dict) else one
                for one in known
            ]
            if name == "debts" and "disputes" in value:
                facts[name] = [
                    one | {"disputes": [{"id": f"dispute{n}", **each} for n, each in enumerate(value["disputes"])]}
                    for one in facts[name]
                ]
        elif isinstance(value, list):
            facts[name] = [completed(name, {"id": f"said{number}", **each}) for number, each in enumerate(value)]
        else:
            facts[name] = value
    return Case.model_validate(facts)


def _decided(record: dict[str, Any], given: dict[str, Any]) -> Decision:
    contact = Contact.model_validate({**contact_facts(), "debts": ["d1"], "at": NOON, **given})
    return _guard().decide(contact, _case(record))


def allowed(record: dict[str, Any], name: str) -> bool:
    """Whether one of the contacts is allowed with a record."""
    return _decided(record, CONTACTS[name]).allowed


def reacting(row: Row) -> list[str]:
    """The rules that speak of one of the contacts only with the record."""
    found: dict[str, None] = {}
    for given in CONTACTS.values():
        with_it, without = _decided(row.record, given), _decided({}, given)
        before = {reason.rule for reason in without.reasons} | {one.rule for one in without.advisories}
        for rule in (*[reason.rule for reason in with_it.reasons], *[one.rule for one in with_it.advisories]):
            if rule not in before:
                found[rule] = None
    return sorted(found)


def page() -> str:
    """The page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from (
        "# Record what people say",
        "",
        "What somebody says becomes a fact, and the fact closes what the law closes. Each was put to the guard under",
        "`us()`: a third-party collector's contact with a consumer, at noon of the next day, where no law of a state",
        "adds anything. The rules named are those that speak only because of the record.",
        "",
        "Where two facts are recorded, the person said two things at once. Dates are those on which *you* learned it.",
    )
    for says in dict.fromkeys(row.says for row in ROWS):
        yield from ("", f"## “{says}”")
        for row in ROWS:
            if row.says == says:
                yield from ("", f"**{row.how[:1].upper()}{row.how[1:]}**, record:", "", "```json")
                yield from _shown(row.record)
                yield from ("```", "")
                closes = ", ".join(row.closes) or "nothing"
                leaves = f"; stays open: {', '.join(row.leaves)}" if row.leaves else ""
                yield f"Closes: {closes}{leaves}."
                rules = ", ".join(f"`{rule}`" for rule in reacting(row))
                yield f"Rules: {rules or 'none'}."
                if row.note:
                    yield row.note


def _shown(record: dict[str, Any]) -> Iterator[str]:
    """What is recorded, a fact a line."""
    for name, value in record.items():
        facts = value if isinstance(value, list) else [value]
        yield (
            f'"{name}": '
            + ("[" if isinstance(value, list) else "")
            + (",".join(f"\n  {json.dumps(one)}" for one in facts))
        )
        if isinstance(value, list):
            yield "]"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
