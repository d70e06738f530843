"""A fact more in a case of 20 events and in one of 2,000, the first decision counted in; and the case built afresh.

Before anything is timed, each grown case is held to be the one built afresh.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from time import process_time
from typing import TYPE_CHECKING, Any

from benchmarks.report import Table, measure, microseconds, times

if TYPE_CHECKING:
    from fdcpa_guard import Case, Contact, Guard

EVENTS = (20, 2_000)
NOON = datetime(2026, 4, 8, 16, tzinfo=UTC)

Growth = Callable[["Case"], "Case"]

_numbers = count()


def known(events: int) -> "Case":
    """A consumer of whom so much has happened: calls, one in seven of them answered, and texts and emails."""
    from fdcpa_guard.testing.builders import case, debt, history, location
    from fdcpa_guard.vocabulary import CallOutcome, Delivery, Medium

    attempts = []
    for number in range(events):
        medium = Medium.CALL if number % 5 else (Medium.TEXT if number % 2 else Medium.EMAIL)
        outcome: Any = Delivery.SENT
        if medium is Medium.CALL:
            outcome = CallOutcome.CONVERSATION if number % 7 == 0 else CallOutcome.RANG_OUT
        at = NOON - timedelta(days=9, hours=8 * (events - number))
        one = {"id": f"past-{number}", "at": at, "medium": medium, "outcome": outcome, "debts": ("d1",)}
        attempts.append(one)
    return case(
        debts=(debt(),), locations=(location(zip="43215"),), history=history().model_copy(update={"attempts": attempts})
    )


def growths() -> dict[str, Growth]:
    """Ways in which a case grows, by name; each time with another id."""
    call: dict[str, Any] = {"at": NOON - timedelta(hours=1), "medium": "call", "debts": ["d1"], "outcome": "pending"}

    def attempt(case: "Case") -> "Case":
        return case.with_fact("history.attempts", id=f"new-{next(_numbers)}", **call)

    def settled(case: "Case") -> "Case":
        return case.with_outcome("past-16", "no-message-left")

    def heard(case: "Case") -> "Case":
        return case.with_inbound(id=f"in-{next(_numbers)}", at=call["at"], medium="email", debts=["d1"])

    def request(case: "Case") -> "Case":
        return case.with_request(kind="stop-medium", id="stop", received_at=call["at"], media=["text"])

    def consent(case: "Case") -> "Case":
        return case.with_consent(id="ok", scope="more-calls", given_at=call["at"], given_to="collector")

    def changed(case: "Case") -> "Case":
        return case.with_change("debts.d1", paid_at=call["at"])

    return {
        "`with_attempt`": attempt,
        "`with_outcome`": settled,
        "`with_inbound`": heard,
        "`with_request`": request,
        "`with_consent`": consent,
        "`with_change` of a debt": changed,
    }


def grown_otherwise(events: int) -> list[str]:
    """The ways that do not lead to the case built afresh, or to its answers; there are none."""
    from fdcpa_guard import Case

    guard, asked = _asking()
    start = known(events)
    guard.decide(asked, start)
    wrong = []
    for name, grow in growths().items():
        grown = grow(start)
        fresh = Case.model_validate_json(grown.model_dump_json())
        same = grown == fresh and grown.fingerprint == fresh.fingerprint
        if not same or guard.decide(asked, grown) != guard.decide(asked, fresh):
            wrong.append(name)
    return wrong


def _asking() -> "tuple[Guard, Contact]":
    from fdcpa_guard import Guard, us
    from fdcpa_guard.testing.builders import contact

    return Guard(us()), contact(at=NOON)


def _decided(guard: "Guard", asked: "Contact", grow: Growth, start: "Case") -> object:
    return guard.decide(asked, grow(start))


NOTES = """\
Microseconds of the processor for the new case and the first decision with it, a call under `us()`, medians over rounds
in which both took turns. The goal is that a fact more in a case of 2,000 events costs at most three times what it costs
in one of 20. The last row is the case built afresh from what it was given as."""


def table(rounds: int) -> Table:
    """For each way to grow, what it costs with few events and with many."""
    from fdcpa_guard import Case

    guard, asked = _asking()
    few, many = (known(events) for events in EVENTS)
    for start in (few, many):
        guard.decide(asked, start)
    ways = growths()
    ways["built afresh"] = lambda case: Case.model_validate(given[id(case)])
    given = {id(case): case.model_dump(mode="json") for case in (few, many)}
    rows = []
    for name, grow in ways.items():
        found = measure(
            {"few": partial(_decided, guard, asked, grow, few), "many": partial(_decided, guard, asked, grow, many)},
            max(5, rounds // 3),
            batches=3,
            seconds=0.02,
            clock=process_time,
        )
        ratio = times(found["many"].ratio_to(found["few"]))
        rows.append((name, microseconds(found["few"].median), microseconds(found["many"].median), ratio))
    return Table("A case that grows", NOTES, ("what is new", "20 events", "2,000 events", "ratio"), rows)
