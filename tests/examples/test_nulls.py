"""NULL in each column of each table, one at a time, and each table absent, never turns a denial into a permission.

Over the rows of the made-up floor, as its views give them, under federal and state law and the first-party standard.
"""

from random import Random

import pytest

from tests.examples.nulls import Loss, floor, losses, opened, opened_by_contact, raised

SEED = 7
"""Of the floor, and of what is drawn from it here."""


def drawn(of: list[Loss], alone: int, random: Random) -> list[Loss]:
    """Every loss of a whole column or table, and some of those of one row."""
    of_rows = [loss for loss in of if loss.of_row]
    return [*[loss for loss in of if not loss.of_row], *random.sample(of_rows, min(alone, len(of_rows)))]


def search(consumers: int, *, one_in: int, alone: int) -> list[str]:
    """What opened among every so manieth consumer of a floor."""
    random = Random(SEED)
    found: list[str] = []
    for consumer, tables, asked in floor(consumers, SEED)[::one_in]:
        tried = drawn(list(losses(tables)), alone, random)
        found += opened(consumer, tables, asked, tried)
        found += opened_by_contact(consumer, tables, asked)
    return found


def test_no_loss_opens_anything() -> None:
    assert search(40, one_in=8, alone=5) == []


@pytest.mark.prove
def test_no_loss_opens_anything_on_the_whole_floor() -> None:
    assert search(2000, one_in=1, alone=10) == []


def test_no_loss_but_that_of_the_debts_leaves_nothing_to_decide() -> None:
    """One column that is empty, or one table that is not there, never loses a whole consumer."""
    consumer, tables, _ = floor(40, SEED)[3]
    without = raised(consumer, list(losses(tables)))
    assert set(without) == {"debts", "debts.id"}
