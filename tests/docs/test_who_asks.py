"""What the case knows, somebody asks: no field of a fact is read by nobody without a reason; the page says by whom."""

import pytest

from fdcpa_guard import Case
from fdcpa_guard.testing.scenarios import guard_of
from tests.docs.who_asks import (
    GUARD,
    INDEX,
    PAGE,
    Field,
    asked,
    asked_by,
    excuse,
    excuses,
    fields,
    kinds,
    page,
    used,
    words,
)
from tests.rows import scenario_rows

_EVERY = 41


def test_somebody_asks_every_field_or_it_is_said_why_nobody_does() -> None:
    assert not [".".join(field) for field in fields() if not (asked().get(field) or excuse(field))]


def test_somebody_asks_for_every_word_or_it_is_said_why_nobody_does() -> None:
    assert not [".".join(word) for word in words() if not (word in used() or excuse(word))]


def test_nothing_is_excused_that_somebody_asks_or_that_is_no_field() -> None:
    excused = {field for field in excuses() if field[0] != "*"}
    assert excused <= {*fields(), *words()}
    assert not excused & {*asked(), *used()}


def test_every_excuse_is_a_reason() -> None:
    assert all(len(why.split()) >= 2 for why in excuses().values())


def test_the_page_tells_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it again: python -m tests.docs.who_asks"


# -- what is found is what is so


@pytest.mark.parametrize(
    ("field", "who"),
    [
        (("Consumer", "deceased"), "us.regf.6d1.third-party"),
        (("Consumer", "deceased_learned_at"), INDEX),
        (("Debt", "paid_at"), "house.holds.paid"),
        (("Debt", "active_litigation"), "us.regf.14b2.after-conversation"),
        (("Debt", "original_amount"), "us.ca.rosenthal-commercial"),
        (("Case", "segment"), GUARD),
        (("Element", "postcard"), "us.regf.22f1.no-postcard"),
        (("Contact", "person_is_at"), "us.regf.6b1ii.inconvenient-place"),
        (("HarmAvoided", "evidenced"), "us.regf.14b2.after-conversation"),
    ],
)
def test_who_asks_is_found(field: Field, who: str) -> None:
    assert who in asked()[field]


def test_the_kinds_of_facts_are_all_found() -> None:
    names = {kind.__name__ for kind in kinds()}
    assert {"Case", "Contact", "Content", "Debt", "Dispute", "WeeklyWindow", "CreditorOptOutNotice"} <= names


def test_what_others_worked_out_of_the_same_facts_hides_nothing() -> None:
    rows = [row for row in scenario_rows() if row.rule is not None and not row.rule.startswith("guard.")][::_EVERY]
    before = asked_by(rows)
    for row in rows:
        row.run()
    assert asked_by(rows) == before


def test_whoever_watched_leaves_every_answer_as_it_was() -> None:
    """Of people known by several names too, of whom facts are put together while somebody watches."""
    rows = [row for row in scenario_rows() if row.rule == "us.regf.14b2.seven-in-seven" and row.contact.person]
    asked_by(rows)
    for row in rows:
        guard, anew = guard_of(row.policy), Case.model_validate(row.case.model_dump(mode="json"))
        assert guard.decide(row.contact, row.case).reasons == guard.decide(row.contact, anew).reasons, row.id


def test_a_field_that_is_not_read_is_not_said_to_be() -> None:
    assert ("Location", "kind") not in asked()
    assert "house.hours.daytime" not in asked()["Debt", "paid_at"]
