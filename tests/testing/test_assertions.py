"""Assertions about one contact, and what they show when they fail."""

import pytest

from fdcpa_guard import Guard, InvalidPolicy, regulation_f
from fdcpa_guard.testing.assertions import assert_allowed, assert_denied, assert_duties
from fdcpa_guard.testing.builders import case, contact, content

GUARD = Guard(regulation_f())
HOURS = "us.regf.6b1i.hours"
OPT_OUT = "us.regf.6e.opt-out-notice"
NIGHT = contact(at="2026-04-01 21:30")
TEXT = contact(medium="text", content=content(opt_out_instructions=None))


def test_what_is_so_passes() -> None:
    assert_allowed(GUARD, contact(), case())
    assert_denied(GUARD, NIGHT, case())
    assert_denied(GUARD, NIGHT, case(), because=[HOURS])
    assert_duties(GUARD, TEXT, case(), [OPT_OUT])
    assert_duties(GUARD, contact(at="2026-04-01 21:30", medium="text", content=TEXT.content), case(), [OPT_OUT])


def test_the_guards_own_objections_may_be_named() -> None:
    assert_denied(GUARD, contact(debts=["d9"]), case(), because=["guard.references"])


def test_a_denial_shows_the_whole_explanation() -> None:
    with pytest.raises(AssertionError) as failed:
        assert_allowed(GUARD, NIGHT, case())
    text = str(failed.value)
    assert text.startswith("expected:  the contact is allowed\nbut:       the contact is denied, not allowed\n")
    for part in ("call at 2026-04-01 21:30:00 CDT to cell", HOURS, "12 CFR 1006.6(b)(1)(i)", "hint:"):
        assert part in text


def test_another_reason_than_the_one_named_is_told() -> None:
    with pytest.raises(AssertionError, match=r"but:       us\.regf\.6c1\.cease does not deny"):
        assert_denied(GUARD, NIGHT, case(), because=[HOURS, "us.regf.6c1.cease"])
    with pytest.raises(AssertionError, match="but:       the contact is allowed, not denied"):
        assert_denied(GUARD, contact(), case())


def test_a_duty_that_is_not_there_is_told() -> None:
    with pytest.raises(AssertionError, match=r"but:       us\.regf\.6e\.opt-out-notice requires nothing"):
        assert_duties(GUARD, contact(), case(), [OPT_OUT])


def test_a_rule_that_does_not_exist_is_an_error_and_no_failure() -> None:
    with pytest.raises(InvalidPolicy, match=r"no rule 'us\.regf\.nothing'"):
        assert_denied(GUARD, NIGHT, case(), because=["us.regf.nothing"])


def test_a_person_in_two_zones_is_shown_in_utc() -> None:
    two = case(locations=[{"id": "residence", "state": "TN"}])
    with pytest.raises(AssertionError, match="call at 2026-04-02 02:30:00 UTC"):
        assert_allowed(GUARD, NIGHT, two)
