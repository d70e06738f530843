"""What is answered today to questions made up by lot, a line for each, as kept beside this file and as it is.

    python -m tests.answers.making      writes what is answered now; `git diff` then shows whose answers changed

A change that should change no answer changes no line. One that should changes those lines alone that it is about:
whoever makes it looks at some of them, and says why. Where the questions themselves change, because there is a new
fact or they are made up otherwise, every line may.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import timedelta
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from fdcpa_guard import Case, Contact, Guard, Policy, us
from fdcpa_guard.policies import house, us_state
from fdcpa_guard.rules import Rule
from fdcpa_guard.rules import house as by_house
from fdcpa_guard.shapes import Cooldown, FrequencyCap, Per, Shape
from fdcpa_guard.testing.crowds import as_json
from fdcpa_guard.testing.strategies import seeded
from fdcpa_guard.vocabulary import Effect, Medium
from tests.shapes.samples import SAMPLES

FILE: Final = Path(__file__).with_name("kept.txt")
_CROWDED: Final = 100
_DRAWN: Final = 80
_AROUND: Final = 30
_MORE: Final = 600
"""So many more are made up and not asked, so that what is seldom made up is among them."""
_NOT_TOLD: Final = ("citations", "fingerprint")
"""What changes without any answer's being another: when a law was read last, or the code of a rule."""
_TALLIED: Final = 5
_EXPLAINED: Final = 12
_PLANNED: Final = 24
"""Every so many questions everything else is asked too, which takes longer."""


@dataclass(frozen=True)
class Line:
    """One question: what it is, and what is said."""

    name: str
    question: str
    answers: str

    def __str__(self) -> str:
        return f"{self.name} {self.question} {self.answers}"


def _plain(value: Any) -> Any:
    """Any value as what JSON has, in an order that no process changes."""
    kind = type(value)
    if kind is str or value is None or kind is bool or kind is int:
        return value
    if kind is tuple or kind is list:
        return [_plain(each) for each in value]
    if is_dataclass(kind):
        return [_plain(getattr(value, name)) for name in _told(kind)]
    if kind is dict:
        return [[_plain(key), _plain(each)] for key, each in value.items()]
    if kind is set or kind is frozenset:
        return sorted(json.dumps(_plain(each)) for each in value)
    return value.value if isinstance(value, Enum) else str(value)


@cache
def _told(kind: Any) -> tuple[str, ...]:
    """The fields of a record that are told."""
    return tuple(each.name for each in fields(kind) if each.name not in _NOT_TOLD and not each.name.startswith("_"))


def _digest(value: Any) -> str:
    return sha256(json.dumps(_plain(value)).encode()).hexdigest()[:8]


def questions() -> Iterator[tuple[str, str, Contact, Case]]:
    """The questions, each with its name and what it is known by: crowded ones, and clean ones with a few facts more.

    Those are made up around what some policy looks at, or around none.
    """
    for number, (case, contact) in enumerate(as_json("kept", _CROWDED)):
        known = _digest([contact, case])
        yield f"crowded-{number}", known, Contact.model_validate(contact), Case.model_validate(case)
    around = (("drawn", None, _DRAWN), ("house", house(), _AROUND), ("state", us_state("MA"), _AROUND))
    for name, policy, count in around:
        for number, (asked, facts) in enumerate(seeded(policy, seed="kept", count=count)):
            known = _digest([asked.model_dump_json(), facts.model_dump_json()])
            yield f"{name}-{number}", known, asked, facts


def _shapes() -> Iterator[Shape]:
    """Those by which shapes are tried, and whatever may be counted by whatever it may be counted for."""
    yield from SAMPLES.values()
    for per in Per:
        for conversations in ("telephone", "any"):
            yield Cooldown.model_validate({"days": 9, "per": per, "after": conversations, "media": {*Medium}})
        for counting in ("attempts", "communications", "conversations"):
            some = {"most": 1, "hours": 200, "per": per, "counting": counting, "media": {*Medium}}
            yield FrequencyCap.model_validate({**some, "inbound_counts": counting == "conversations"})


def _of_shapes() -> Policy:
    """A policy that has a rule of each shape, so that every question is put to all of them."""
    rules: list[Rule] = [
        shape.rule(f"house.n{number}", "A sample", by_house("sample"), effect=Effect.HOUSE_POLICY, example="one.")
        for number, shape in enumerate(_shapes())
    ]
    return Policy("shapes", "1", ()).with_rules(*rules)


@cache
def now() -> tuple[Line, ...]:
    """What is answered now."""
    guard, shapes = Guard(us()), Guard(_of_shapes())
    asked = [
        Line(name, known, f"{_by_shapes(shapes, number, contact, case)} {_answers(guard, number, contact, case)}")
        for number, (name, known, contact, case) in enumerate(questions())
    ]
    return *asked, Line("more", _digest([*as_json("more", _MORE)]), "not asked")


def _by_shapes(guard: Guard, number: int, contact: Contact, case: Case) -> str:
    told = f"shapes {_digest(guard.decide(contact, case))}"
    return told if number % _TALLIED else f"{told} tallied {_digest(guard.explain(contact, case).tallies)}"


def _answers(guard: Guard, number: int, contact: Contact, case: Case) -> str:
    decision = guard.decide(contact, case)
    told = [f"decided {_digest(decision)}"]
    if number % _EXPLAINED == 0:
        told += [
            f"explained {_digest(guard.explain(contact, case))}",
            f"counted {_digest(guard.counts(contact, case))}",
        ]
        told += [f"changes {guard.next_change(contact, case).isoformat()}"]
    if number % _PLANNED == 0:
        told += [f"next {_digest(guard.next_allowed(contact, case))}"]
        told += [f"windows {_digest(guard.windows(contact, case, until=contact.at + timedelta(days=3)))}"]
        told += [f"options {_digest(guard.options(case, contact.at))}"]
    rules = sorted({reason.rule for reason in decision.reasons if reason.denies})
    return " ".join([*told, "denied by" if rules else "allowed", *rules])


def kept() -> tuple[Line, ...]:
    """What was answered when it was kept."""
    return tuple(Line(*line.split(" ", 2)) for line in FILE.read_text("utf-8").splitlines())


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in now()), "utf-8")
