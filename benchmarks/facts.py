"""How fast facts are built, read back and written, beside another checkout of the library, in one run.

    python -m benchmarks.facts ../other/src

The cases are made up in the shape of a collections floor: one consumer each, one to three debts, a few numbers and
about twenty events. Measured as `benchmarks.beside` measures: medians in microseconds, and of the ratios.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.beside import compared, long_history, questions

Json = dict[str, Any]

CONSUMERS = 50
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
THERE = ZoneInfo("America/Chicago")
PLACES = (("43215", "OH", "614"), ("10001", "NY", "212"), ("77002", "TX", "713"), ("98101", "WA", "206"))
OUTCOMES = (*["rang-out"] * 6, *["no-message-left"] * 3, *["voicemail"] * 2, "conversation", "wrong-person")
EVENTS = 2_000


def _ago(dice: Random, days: int) -> str:
    when = NOW - timedelta(minutes=dice.randint(1, days * 1440))
    return when.isoformat().replace("+00:00", "Z")


def _attempt(dice: Random, number: int, debts: list[str]) -> Json:
    return {
        "id": f"call-{number}",
        "at": _ago(dice, 200),
        "medium": "call",
        "outcome": dice.choice(OUTCOMES),
        "debts": [dice.choice(debts)],
        "address": f"line-{dice.randint(0, 1)}",
    }


def _phone(dice: Random, number: int, area: str) -> Json:
    line = dice.choice(("mobile", "landline", "unknown"))
    return {"id": f"line-{number}", "number": f"+1{area}555010{number}", "line_type": line}


def _debt(dice: Random, id: str) -> Json:
    disputed = dice.random() < 0.1
    return {
        "id": id,
        "nature": "consumer",
        "kind": dice.choice(("credit-card", "medical", "other")),
        "validation": [{"provided_at": _ago(dice, 300)}],
        "disputes": [{"id": "d-1", "received_at": _ago(dice, 100), "in_writing": True}] if disputed else "none",
        "original_creditor_requests": "none",
        "time_barred": dice.choice((True, False, "unknown")),
        "active_litigation": False,
    }


def floor() -> list[Json]:
    """The cases, as the plain values that a caller maps rows to."""
    return [_case(Random(f"floor/{number}")) for number in range(CONSUMERS)]


def _case(dice: Random) -> Json:
    debts = [f"acct-{number}" for number in range(dice.randint(1, 3))]
    zip_code, state, area = dice.choice(PLACES)
    stop = {"kind": "cease", "id": "stop-1", "received_at": _ago(dice, 90), "in_writing": True, "debts": debts[:1]}
    consent = {"id": "consent-1", "scope": "text-number", "given_at": _ago(dice, 90), "given_to": "collector"}
    return {
        "collector": "third-party-collector",
        "debts": [_debt(dice, id) for id in debts],
        "requests": [stop] if dice.random() < 0.1 else "none",
        "representation": "none",
        "bankruptcies": "none",
        "history": {
            "attempts": [_attempt(dice, number, debts) for number in range(dice.randint(5, 35))],
            "inbound": [{"id": "in-1", "at": _ago(dice, 60), "medium": "call"}] if dice.random() < 0.3 else [],
        },
        "consumer": {"minor": False, "deceased": "unknown"},
        "locations": [{"id": "home", "zip": zip_code, "state": state}],
        "phones": [
            {
                "id": f"line-{number}",
                "number": f"+1{area}555010{number}",
                "line_type": dice.choice(("mobile", "unknown")),
            }
            for number in range(2)
        ],
        "consents": [consent | {"address": "line-0"}] if dice.random() < 0.2 else [],
    }


def in_local_time(value: Any) -> Any:
    """The same with instants as aware times of the server's zone, as a driver of a database gives them."""
    if isinstance(value, dict):
        return {
            name: datetime.fromisoformat(each).astimezone(THERE) if _is_instant(name, each) else in_local_time(each)
            for name, each in value.items()
        }
    return [in_local_time(each) for each in value] if isinstance(value, list) else value


def _is_instant(name: str, value: Any) -> bool:
    return (name == "at" or name.endswith("_at")) and isinstance(value, str)


def measures() -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    from fdcpa_guard import Case
    from fdcpa_guard.facts import Debt, History

    given = floor()
    local = [in_local_time(each) for each in given]
    cases = [Case.model_validate(each) for each in given]
    texts = [each.model_dump_json() for each in cases]
    long = long_history(questions()[0], EVENTS)["case"]
    far = Case.model_validate(long)
    written = far.model_dump_json()
    debts = [debt for each in given for debt in each["debts"]]
    return {
        f"build {CONSUMERS} cases": lambda: [Case.model_validate(each) for each in given],
        f"build {CONSUMERS} cases, local times": lambda: [Case.model_validate(each) for each in local],
        f"build their {len(debts)} debts alone": lambda: [Debt.model_validate(each) for each in debts],
        "build their histories alone": lambda: [History.model_validate(each["history"]) for each in given],
        f"read {CONSUMERS} cases back from JSON": lambda: [Case.model_validate_json(text) for text in texts],
        f"write {CONSUMERS} cases": lambda: [each.model_dump_json() for each in cases],
        f"build a case of {EVENTS:,} events": lambda: Case.model_validate(long),
        f"build its {EVENTS:,} events alone": lambda: History.model_validate(long["history"]),
        f"read a case of {EVENTS:,} events back": lambda: Case.model_validate_json(written),
        f"write a case of {EVENTS:,} events": lambda: far.model_dump_json(),
    }


if __name__ == "__main__":
    compared("benchmarks.facts", measures)
