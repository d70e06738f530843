"""The page on what to record when somebody says something: each of its rows is put to the guard."""

import pytest

from tests.docs.said import CONTACTS, PAGE, ROWS, Row, allowed, page, reacting


@pytest.mark.parametrize("name", CONTACTS)
def test_with_nothing_recorded_every_contact_is_open(name: str) -> None:
    assert allowed({}, name)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.says}, {row.how}")
def test_what_is_recorded_closes_what_the_page_says(row: Row) -> None:
    assert not [name for name in row.closes if allowed(row.record, name)]
    assert not [name for name in row.leaves if not allowed(row.record, name)]
    assert reacting(row) or not row.closes


def test_everything_that_people_say_is_told_for_a_call_and_in_writing() -> None:
    said = {row.says for row in ROWS}
    assert said >= {
        "STOP",
        "stop calling me",
        "don't call me at work",
        "call my lawyer",
        "I am bankrupt",
        "wrong number",
        "she died",
        "I dispute it",
    }


def test_the_page_tells_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it again: python -m tests.docs.said"
