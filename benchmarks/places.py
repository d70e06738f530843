"""A question under all the law of the places where the person may be, beside the same under federal law alone."""

from functools import partial
from time import perf_counter
from typing import Any

from benchmarks.report import Table, measure, microseconds, times

PLACES = {
    "Massachusetts": {"state": "MA"},
    "Washington": {"state": "WA"},
    "District of Columbia": {"state": "DC"},
    "California": {"state": "CA"},
    "Florida": {"zip": "33101"},
    "Michigan": {"zip": "48201"},
    "New York": {"zip": "12207"},
    "New York City": {"zip": "10001"},
    "New Jersey": {"state": "NJ"},
    "Texas": {"zip": "75201"},
    "Kentucky (not verified)": {"zip": "40202"},
    "Utah (adds nothing)": {"state": "UT"},
}

NOTES = """\
A third-party collector's live call to a mobile at noon, with 20 past calls, about a debt of the kind named.
Microseconds a decision, medians over rounds in which the two took turns. The goal is 1.5 times at most, and that `us()`
builds in under 50 ms. Here it built in {again:.1f} ms; the first time, when it imports the module of every state, in
{first:.0f} ms."""


def asked_in(place: dict[str, str], kind: str) -> tuple[Any, Any]:
    """The contact and the case, in a place and about a debt of a kind."""
    from fdcpa_guard.testing.builders import attempt, case, contact, debt, history, location

    events = [attempt(f"2026-03-{day:02} 10:00", id=f"e{day}") for day in range(2, 22)]
    known = case(locations=(location(**place),), history=history(*events), debts=(debt(kind=kind),))
    return contact(), known


def table(rounds: int) -> Table:
    """For each place, the cost of the federal question, and how many times that with the law of the place."""
    from fdcpa_guard import Guard, us, us_federal

    start = perf_counter()
    list(us().rules())  # which loads all of its law
    middle = perf_counter()
    policy = us()
    list(policy.rules())
    end = perf_counter()
    federal, everywhere = Guard(us_federal()), Guard(policy)
    rows = []
    for kind in ("credit-card", "medical"):
        for name, place in PLACES.items():
            asked, known = asked_in(place, kind)
            found = measure(
                {
                    "federal": partial(federal.decide, asked, known),
                    "with the place": partial(everywhere.decide, asked, known),
                },
                max(5, rounds // 3),
                batches=3,
            )
            alone, both = found["federal"], found["with the place"]
            ratio = times(both.ratio_to(alone))
            rows.append((f"{name}, {kind}", microseconds(alone.median), microseconds(both.median), ratio))
    notes = NOTES.format(again=(end - middle) * 1000, first=(middle - start) * 1000)
    return Table(
        "The law of a place on top of federal law", notes, ("where, what", "federal", "with it", "ratio"), rows
    )
