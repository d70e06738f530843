"""What a search costs, counted in decisions, so that no machine's speed matters.

A decision is made only where no rule that has objected so far objects any longer, so turns that objections take, week
in, week out, cost none.
"""

import pytest

from fdcpa_guard import Case, Contact
from fdcpa_guard.testing.crowds import Json

from .grid import GUARD
from .situations import situations


def cost(case: Json, contact: Json) -> int:
    """The decisions of a search, whether it finds an instant or not, checked against what it may cost at the most."""
    found = GUARD.next_allowed(Contact.model_validate(contact), Case.model_validate(case))
    assert found.decisions <= 15
    return found.decisions


def costs(seed: str, count: int) -> list[int]:
    return sorted(cost(case, contact) for case, contact in situations(seed, count))


@pytest.mark.parametrize("part", range(4))
def test_a_search_is_short(part: int) -> None:
    found = costs(f"cost-{part}", 100)
    assert found[len(found) // 2] <= 3


@pytest.mark.prove
@pytest.mark.parametrize("part", range(8))
def test_a_search_is_short_at_length(part: int) -> None:
    found = costs(f"long-cost-{part}", 1000)
    assert found[len(found) // 2] <= 3
    assert found[len(found) * 99 // 100] <= 6
