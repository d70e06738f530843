"""How fast this checkout is beside another one of the library, in one run.

    python -m benchmarks.beside ../other/src

Each measure is taken in processes of its own that take turns, so that a machine whose speed drifts is as kind to one as
to the other. Printed are the medians in microseconds and the median of the ratios, pair by pair.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time_ns
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fdcpa_guard import Case, Contact, Guard

ROOT = Path(__file__).parents[1]
ROUNDS = 9
SPAN_NS = 150_000_000
"""How long each measure runs in each process."""


def timed(work: Callable[[], object]) -> float:
    """One of the best of a few runs, in microseconds of the processor."""
    work()
    times = []
    ends = process_time_ns() + SPAN_NS
    while process_time_ns() < ends:
        began = process_time_ns()
        work()
        times.append(process_time_ns() - began)
    return sorted(times)[len(times) // 10] / 1000


def questions() -> list[dict[str, Any]]:
    """The situations of the documentation."""
    return [json.loads(each.read_bytes()) for each in sorted((ROOT / "docs/examples").glob("*.json"))]


def long_history(question: dict[str, Any], events: int) -> dict[str, Any]:
    """A question with so many calls in its history."""
    call = {"medium": "call", "outcome": "rang-out", "debts": [question["case"]["debts"][0]["id"]], "voice": "live"}
    past = [
        {**call, "id": f"past-{n}", "at": f"20{10 + n % 15:02}-{1 + n % 12:02}-{1 + n % 28:02}T15:{n % 60:02}:00Z"}
        for n in range(events)
    ]
    return {**question, "case": {**question["case"], "history": {"attempts": past, "inbound": "none"}}}


def _decided(guard: "Guard", asked: "list[tuple[Contact, Case]]") -> list[object]:
    return [guard.decide(*each) for each in asked]


def _with_call(case: dict[str, Any]) -> "tuple[Case, dict[str, Any]]":
    """A case, and a call of yesterday that is not in it."""
    from fdcpa_guard import Case

    debts = [case["debts"][0]["id"]]
    call = {"id": "new", "at": "2026-03-01T15:00:00Z", "medium": "call", "outcome": "rang-out", "debts": debts}
    return Case.model_validate(case), call


def _with_one_more(guard: "Guard", asked: "Contact", of: "tuple[Case, dict[str, Any]]") -> object:
    """The decision with an attempt more; a version whose cases do not grow builds the case afresh."""
    case, call = of
    if hasattr(case, "with_fact"):
        return guard.decide(asked, case.with_fact("history.attempts", call))
    history: Any = case.history
    events = {"attempts": (*history.attempts, call), "inbound": history.inbound}
    return guard.decide(asked, case.model_copy(update={"history": events}))


def measures() -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    from fdcpa_guard import Case, Contact, Guard, first_party, regulation_f, us

    asked = questions()
    read = [(Contact.model_validate(each["contact"]), Case.model_validate(each["case"])) for each in asked]
    texts = [json.dumps(each["case"]) for each in asked]
    long = long_history(asked[0], 2000)["case"]
    found: dict[str, Callable[[], object]] = {
        "build 35 cases from mappings": lambda: [Case.model_validate(each["case"]) for each in asked],
        "build 35 cases from JSON": lambda: [Case.model_validate_json(text) for text in texts],
        "build 35 contacts from mappings": lambda: [Contact.model_validate(each["contact"]) for each in asked],
        "build a case of 2,000 events": lambda: Case.model_validate(long),
    }
    for policy in (regulation_f(), us(), first_party()):
        guard = Guard(policy)
        found[f"decide 35 questions under {policy.name}"] = partial(_decided, guard, read)
    far = Case.model_validate(long)
    guard = Guard(us())
    found["decide with 2,000 events under us"] = lambda: guard.decide(read[0][0], far)
    decided = [guard.decide(*each) for each in read]
    found["write 35 decisions as JSON"] = lambda: [decision.to_json() for decision in decided]
    found["decide and record 35 questions under us"] = lambda: [guard.decide(*each).to_json() for each in read]
    found["build and decide 35 cases under us"] = lambda: [
        guard.decide(contact, Case.model_validate(each["case"])) for each, (contact, _) in zip(asked, read, strict=True)
    ]
    found["build 2,000 events and decide under us"] = lambda: guard.decide(read[0][0], Case.model_validate(long))
    for name, data in (("20", long_history(asked[0], 20)["case"]), ("2,000", long)):
        found[f"one attempt more with {name} events"] = partial(_with_one_more, guard, read[0][0], _with_call(data))
    return found


def compared(module: str, measures: Callable[[], dict[str, Callable[[], object]]]) -> None:
    """Compare the measures of a module, or as a process of its own measure them."""
    if sys.argv[1:] == ["--measure"]:
        print(json.dumps({name: timed(work) for name, work in measures().items()}))
        return
    sources = {"here": ROOT / "src", "there": Path(sys.argv[1]).resolve()}
    found: dict[str, list[dict[str, float]]] = {name: [] for name in sources}
    for number in range(ROUNDS):
        for name in sorted(sources, reverse=bool(number % 2)):
            ran = subprocess.run(
                [sys.executable, "-m", module, "--measure"],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(sources[name]), "PYTHONHASHSEED": "0"},
                check=True,
                capture_output=True,
                text=True,
            )
            found[name].append(json.loads(ran.stdout))
    print(f"{'':44}{'here':>10}{'there':>10}{'ratio':>8}")
    for measure in found["here"][0]:
        here, there = ([each[measure] for each in found[name]] for name in ("here", "there"))
        ratio = median(a / b for a, b in zip(here, there, strict=True))
        print(f"{measure:44}{median(here):10.1f}{median(there):10.1f}{ratio:8.2f}")


if __name__ == "__main__":
    compared("benchmarks.beside", measures)
