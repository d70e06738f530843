"""Calls of the voice agent, made up and played through: ``python -m examples.recipes.voice``."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from fdcpa_guard import Case, Contact, Decision, Guard, us
from fdcpa_guard.cli.streams import watched
from fdcpa_guard.tables.dispositions import Says
from fdcpa_guard.vocabulary import Recipient

from .agent import Call, State

OHIO: Final = ZoneInfo("America/New_York")
GUARD: Final = Guard(us())
KNOWN: Final = Case.model_validate(
    {
        "collector": "third-party-collector",
        "consumer": {"deceased": False},
        "debts": [
            {
                "id": "card-1",
                "nature": "consumer",
                "kind": "credit-card",
                "validation": [{"provided_at": "2026-01-05T15:00:00Z"}],
                "disputes": "none",
                "original_creditor_requests": "none",
                "proceedings": "none",
                "promises": "none",
                "co_obligors": "none",
            }
        ],
        "requests": "none",
        "representation": "none",
        "bankruptcies": "none",
        "history": "none",
        # A generated voice is an artificial one, and calls a mobile only with consent (47 CFR 64.1200(a)(1)(iii)).
        "consents": [
            {
                "id": "machines",
                "scope": "autodialed",
                "given_at": "2026-01-20T15:00:00Z",
                "given_to": "collector",
                "media": ["call"],
                "address": "cell",
            }
        ],
        "locations": [{"id": "home", "zip": "43215"}],
        "phones": [{"id": "cell", "line_type": "mobile"}],
    }
)

Happens = tuple[str, str, Callable[[Call, datetime], Any]]
"""When on the line, what, and how the agent is told."""


def told(by: Says) -> Callable[[Call, datetime], Any]:
    """Somebody says something."""
    return lambda call, at: call.heard(by, at)


def by(who: Recipient) -> Callable[[Call, datetime], Any]:
    """Somebody answers."""
    return lambda call, at: call.answered(who, at)


def until(clock: str) -> Callable[[Call, datetime], Any]:
    """The consumer wants to go on until then."""
    return lambda call, at: call.agreed(on(clock), at)


def on(clock: str) -> datetime:
    """An instant of the evening, on the person's clock."""
    return datetime.fromisoformat(f"2026-03-03T{clock}").replace(tzinfo=OHIO)


ANSWERED: Final = "the consumer answers", by(Recipient.CONSUMER)
PASSES: Final = "they talk on", Call.clock
CALLS: Final[dict[str, list[Happens]]] = {
    "Stop is said": [("14:00:10", *ANSWERED), ("14:01:00", '"stop calling me"', told(Says.STOP_CALLING))],
    "On through nine o'clock": [("20:55:10", *ANSWERED), ("20:59:59", *PASSES), ("21:00:00", *PASSES)],
    "On through nine o'clock, as the consumer wished": [
        ("20:55:10", *ANSWERED),
        ("20:57:00", '"let us finish this, until quarter past"', until("21:15:00")),
        ("21:05:00", *PASSES),
        ("21:15:00", *PASSES),
    ],
    "An attorney": [("14:00:10", *ANSWERED), ("14:02:00", '"talk to my lawyer"', told(Says.ATTORNEY))],
    "A dispute by word of mouth": [
        ("14:00:10", *ANSWERED),
        ("14:01:00", '"I do not owe that"', told(Says.DISPUTE)),
        ("14:03:00", "they hang up", lambda call, at: call.hung_up()),
    ],
    "Somebody else answers": [
        ("14:00:10", "a stranger answers", by(Recipient.THIRD_PARTY)),
        ("14:00:20", '"wrong number"', told(Says.WRONG_NUMBER)),
    ],
    "Voicemail": [("14:00:20", "the tone", Call.voicemail)],
    "Too late": [("21:30:00", "nobody is dialled", Call.clock)],
}


def played(title: str, happens: list[Happens]) -> Iterator[str]:
    """One call, line by line, and what may be done the next day."""
    yield title
    start = on(happens[0][0]) - timedelta(seconds=10)
    contact = Contact(at=start, medium="call", debts=["card-1"], address="cell", voice="artificial", autodialed=False)
    call = Call(GUARD, contact, KNOWN, "call-1")
    yield line(start, "dial?", call)
    if call.state is State.OVER:
        return
    for clock, what, tell in happens:
        tell(call, on(clock))
        yield line(on(clock), what, call)
    noon = on("12:00:00") + timedelta(days=1)
    for voice in ("artificial", "live"):
        again = Contact(at=noon, medium="call", debts=["card-1"], address="cell", voice=voice, autodialed=False)
        decision = GUARD.decide(again, call.logged())
        yield f"  the next day, {voice}: {'allowed' if decision else ', '.join(denying(decision))}"


def line(at: datetime, what: str, call: Call) -> str:
    """What happened, and what the agent makes of it."""
    rests = f"until {call.ends_at.astimezone(OHIO):%H:%M} at most" if call.answer and call.ends_at else ""
    because = ", ".join(denying(call.answer)) or (rests if call.state is not State.OVER else call.outcome.value)
    return f"  {at:%H:%M:%S}  {what}: {call.state}" + (f" ({because})" if because else "")


def denying(decision: Decision) -> list[str]:
    """The rules that deny."""
    return [reason.rule for reason in decision.reasons if reason.denies]


def main() -> None:
    """Play every call."""
    for title, happens in CALLS.items():
        print("\n".join(played(title, happens)))


if __name__ == "__main__":
    with watched():
        main()
