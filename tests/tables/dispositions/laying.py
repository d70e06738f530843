"""What a code says laid over a clean case, as whoever builds a case from tables does it."""

from collections.abc import Iterable
from typing import Any, Final

from fdcpa_guard import Case
from fdcpa_guard.tables.dispositions import Disposition, Says, Where, facts_of
from fdcpa_guard.testing.builders import case_facts, completed
from fdcpa_guard.vocabulary import Medium, Recipient

AT: Final = "2026-03-31T12:00:00-05:00"


def laid_over(
    words: Iterable[Says], *, address: str | None = "cell", about: tuple[str, ...] = ("d1",), **facts: Any
) -> dict[str, Any]:
    """A clean case's facts with those that follow from words said in a call of the thirty-first of March."""
    case = case_facts() | facts
    for one in facts_of(words, id="call1", at=AT, address=address, debts=about):
        table, _, part = one.where.value.partition(".")
        if one.where is Where.CONSUMER:
            case["consumer"] = case["consumer"] | one.fact
        elif one.where is Where.PHONES:
            case["phones"] = [
                phone | one.fact if one.to in ("unknown", phone["id"]) else phone for phone in case["phones"]
            ]
        elif part:
            case["debts"] = [
                debt | {part: [*_listed(debt[part]), one.fact]} if one.to in ("unknown", debt["id"]) else debt
                for debt in case["debts"]
            ]
        else:
            case[table] = [*_listed(case[table]), one.fact]
    return case


def _listed(facts: Any) -> list[Any]:
    return [] if facts == "none" else list(facts)


def case_of(disposition: Disposition, medium: Medium = Medium.CALL, **facts: Any) -> Case:
    """A clean case after one contact that has the code."""
    attempt = completed(
        "attempts",
        {
            "id": "call1",
            "at": AT,
            "medium": medium,
            "debts": ["d1"],
            "address": "cell",
            "outcome": disposition.outcome,
            "answered_by": disposition.answered_in_role_of(Recipient.CONSUMER),
        },
    )
    history = {"attempts": [attempt], "inbound": "none"}
    return Case.model_validate(laid_over(disposition.says, history=history, **facts))
