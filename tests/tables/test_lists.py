"""A word that stands for a list means the same as its one member, for databases whose columns hold lists alone."""

from collections.abc import Callable
from typing import Any

import pytest

from fdcpa_guard import Contact, Guard, regulation_f
from fdcpa_guard.tables import TABLES, Column, Reader
from fdcpa_guard.tables.columns import SEVERAL
from fdcpa_guard.tables.reading import NotUnderstood, readers
from fdcpa_guard.testing.builders import local

MADE = readers("America/Chicago")
WORDS = [
    pytest.param(column, word, id=f"{table.name}.{column.name}: {word}")
    for table in TABLES.values()
    for column in table.columns
    if column.type in SEVERAL
    for word in column.also
]
FORMS: list[Callable[[str], Any]] = [
    lambda word: [word],
    lambda word: (word,),
    lambda word: {word},
    lambda word: f'["{word}"]',
    lambda word: f"{{{word}}}",
]


@pytest.mark.parametrize(("column", "word"), WORDS)
def test_a_word_means_the_same_alone_and_as_the_one_member(column: Column, word: str) -> None:
    read = MADE[column.type](column)
    assert read(word) == word
    for form in FORMS:
        assert read(form(word)) == word


@pytest.mark.parametrize(("column", "word"), WORDS)
def test_beside_others_it_is_not_understood(column: Column, word: str) -> None:
    read = MADE[column.type](column)
    for other in ("d-1", word):
        with pytest.raises(NotUnderstood):
            read([word, other])


@pytest.mark.parametrize("debts", ["all", ["all"], '["all"]', "{all}", ["all", "d-1"], None])
def test_an_attorney_for_every_debt_stops_calls_however_that_is_written(debts: Any) -> None:
    reader = Reader(zone="America/Chicago")
    rows = {
        "consumers": [{"collector": "third-party-collector", "deceased": False}],
        "debts": [{"id": "d-1", "nature": "consumer", "paid": False}],
        "representation": [{"learned_at": "2026-02-01", "attorney_can_be_found": True, "debts": debts}],
    }
    case = reader.case_from("c-1", rows).case
    contact = Contact(at=local("2026-04-01 12:00"), medium="call", debts=["d-1"])
    denying = {reason.rule for reason in Guard(regulation_f()).decide(contact, case).reasons if reason.denies}
    assert "us.regf.6b2.represented" in denying
