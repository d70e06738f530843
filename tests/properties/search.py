"""How the theorems of this folder are searched for counter-examples."""

import json
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings

from fdcpa_guard import Case, Contact, Guard, InvalidFacts, regulation_f
from fdcpa_guard.testing.crowds import Json, question
from fdcpa_guard.testing.smallest import smallest

POLICY = regulation_f()
GUARD = Guard(POLICY)

Theorem = Callable[[Json, Json, Random], None]
"""Raises AssertionError for a question (case, contact) that contradicts it; further choices come from the dice."""


def effort(brief: int, long: int) -> pytest.MarkDecorator:
    """Run a test briefly in the ordinary suite, at length under ``prove``."""
    return pytest.mark.parametrize(
        "examples", [pytest.param(brief, id="brief"), pytest.param(long, id="long", marks=pytest.mark.prove)]
    )


def careful(examples: int) -> settings:
    """So many examples, not shrunk."""
    return settings(
        max_examples=examples, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
    )


def search(name: str, examples: int, theorem: Theorem, make: Callable[[Random], tuple[Json, Json]] = question) -> None:
    """Look for a made-up question that contradicts the theorem, and show the smallest form of it."""
    for seed in range(examples):
        case, contact = make(Random(f"{name}/{seed}"))
        try:
            theorem(case, contact, Random(seed))
        except AssertionError as error:
            _show_smallest(case, contact, theorem, seed, _kind(error))
            raise


def _show_smallest(case: Json, contact: Json, theorem: Theorem, seed: int, kind: list[str]) -> None:
    """Print the least question that fails in the same way, and what it says.

    Raises:
        AssertionError: of that question.
    """

    def fails(case: Json, contact: Json) -> bool:
        try:
            theorem(case, contact, Random(seed))
        except AssertionError as error:
            return _kind(error) == kind
        except (InvalidFacts, LookupError, ValueError):
            return False
        return False

    case, contact = smallest(case, contact, fails)
    print(f"contact = {json.dumps(contact)}\ncase = {json.dumps(case)}")
    theorem(case, contact, Random(seed))


def _kind(error: AssertionError) -> list[str]:
    """The first words of what went wrong, so that a smaller question fails in the same way."""
    return str(error).split()[:3]


def facts(case: Json, contact: Json) -> tuple[Contact, Case]:
    return Contact.model_validate(contact), Case.model_validate(case)
