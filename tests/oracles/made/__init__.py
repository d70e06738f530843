"""Made-up questions as plain JSON, each module dense with what the oracle of its name turns on.

A question is made from a seed, and always the same for the same seed. What is drawn of choices, and the chances, are
those of `crowds.Dice`; the crowd itself, `crowds.as_json`, is what the oracle of 1006.14(b) and 1006.6(b)(1)(i) is
asked of.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from ..plain import Json

Question = tuple[Json, Json]
"""A case and a contact."""


def seeded(make: Callable[[Random], Question]) -> Callable[[str, int], Iterator[Question]]:
    """So many questions of a seed."""

    def questions(seed: str, count: int) -> Iterator[Question]:
        for number in range(count):
            yield make(Random(f"{seed}/{number}"))

    return questions


def clean_debt(id: str, **facts: Any) -> Json:
    """A consumer's debt of which nothing is asked or disputed."""
    none: Json = {"validation": "none", "disputes": "none", "original_creditor_requests": "none"}
    return {"id": id, "nature": "consumer", **none, **facts}


def clean_case(debts: list[Json], **facts: Any) -> Json:
    """A case in which nothing speaks against a contact, unless a fact says so."""
    return {
        "collector": "debt-buyer",
        "debts": debts,
        "requests": "none",
        "representation": "none",
        "bankruptcies": "none",
        "history": "none",
        **facts,
    }
