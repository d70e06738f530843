"""What a search costs, counted in decisions, so that no machine's speed matters."""

import pytest

from fdcpa_guard import Case, Contact
from tests.strategies import Json

from .grid import GUARD
from .situations import situations


def cost(case: Json, contact: Json) -> int:
    """The decisions of a search, checked against what it may cost at the most.

    A search that finds an instant is short. One that never does may walk a week, of two hops a day or three, after each
    change of facts or clocks, for any of them might end the turns that the objections take.
    """
    facts, asked = Case.model_validate(case), Contact.model_validate(contact)
    found = GUARD.next_allowed(asked, facts)
    ahead = sum(change > asked.at for change in facts.index.changes)
    assert found.decisions <= (60 if found.at is not None else 30 * (ahead + 4))
    return found.decisions


def costs(seed: str, count: int) -> list[int]:
    return sorted(cost(case, contact) for case, contact in situations(seed, count))


@pytest.mark.parametrize("part", range(4))
def test_a_search_is_short(part: int) -> None:
    found = costs(f"cost-{part}", 100)
    assert found[len(found) // 2] <= 5


@pytest.mark.prove
@pytest.mark.parametrize("part", range(8))
def test_a_search_is_short_at_length(part: int) -> None:
    found = costs(f"long-cost-{part}", 1000)
    assert found[len(found) // 2] <= 5
    assert found[len(found) * 99 // 100] <= 30
