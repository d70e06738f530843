"""A number is itself, whoever's it was: what was learned of it, and what was learned after."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import Case, Decision, Guard, first_party, regulation_f, us
from fdcpa_guard.facts import PhoneLine, PostalAddress, ReassignedNumberCheck
from fdcpa_guard.testing import builders as clean

NUMBER, OTHER = "+12025550123", "+12025550124"
GUARDS = {"us": Guard(us()), "regulation_f": Guard(regulation_f()), "first_party": Guard(first_party())}
POLICIES = pytest.mark.parametrize("guard", list(GUARDS.values()), ids=list(GUARDS))


def facts(**overrides: Any) -> Case:
    """The clean case, in plain data, with other values for some fields."""
    return Case.model_validate(clean.case_facts() | overrides)


def told(decision: Decision) -> set[str]:
    """What the guard's own advisories point out."""
    return {fact for one in decision.advisories if one.rule == "guard.references" for fact in one.facts}


def why(decision: Decision) -> set[str]:
    """The rules that deny."""
    return {reason.rule for reason in decision.reasons if reason.denies}


# -- a number that was another's and is the person's again


@pytest.mark.parametrize(
    ("regained", "anothers"),
    [(None, True), ("2026-03-09 12:00", True), ("2026-03-10 12:00", True), ("2026-03-10 12:01", False)],
    ids=["never", "before", "at_the_same_instant", "after"],
)
@POLICIES
def test_a_number_is_the_persons_again_once_that_is_learned(guard: Guard, regained: str | None, anothers: bool) -> None:
    lines = [{"regained_at": None if regained is None else clean.local(regained)}]
    for lost in ({"disowned_at": "2026-03-10 12:00"}, {"reassigned_checks": "2026-03-10 12:00"}):
        ((name, when),) = lost.items()
        check = [clean.completed("reassigned_checks", {"at": clean.local(when), "reassigned": True})]
        line = {name: clean.local(when) if name == "disowned_at" else check} | lines[0]
        known = facts(phones=[clean.completed("phones", {"id": "cell", "number": NUMBER, **line})])
        decision = guard.decide(clean.contact(), known)
        assert decision.allowed is not anothers


def test_until_it_is_learned_the_number_stays_anothers() -> None:
    line = PhoneLine(id="cell", disowned_at=clean.local("2026-03-01"), regained_at=clean.local("2026-03-10"))
    assert line.elsewhere(clean.local("2026-03-09")) == [clean.local("2026-03-01")]
    assert not line.elsewhere(clean.local("2026-03-10"))


def test_a_check_after_it_was_regained_makes_it_anothers_again() -> None:
    check = ReassignedNumberCheck(at=clean.local("2026-03-20"), since=clean.OPENED, reassigned=True)
    line = PhoneLine(
        id="cell",
        disowned_at=clean.local("2026-03-01"),
        regained_at=clean.local("2026-03-10"),
        reassigned_checks=(check,),
    )
    assert not line.elsewhere(clean.local("2026-03-19"))
    assert line.elsewhere(clean.local("2026-03-20")) == [clean.local("2026-03-20")]


def test_calls_to_a_number_that_is_the_persons_after_all_count_again() -> None:
    disowned, regained = clean.local("2026-03-30"), clean.local("2026-03-31")
    line = PhoneLine(id="cell", disowned_at=disowned, regained_at=regained)
    called = clean.local("2026-03-29")
    assert line.misdirected(called, disowned)
    assert not line.misdirected(called, regained)
    assert not line.misdirected(called, disowned - timedelta(seconds=1))


def test_evidence_of_place_ends_with_the_number_and_begins_with_it_again() -> None:
    line = {"id": "cell", "number": NUMBER, "disowned_at": clean.local("2026-03-01")}
    known = facts(locations=[], phones=[line | {"regained_at": clean.local("2026-03-10")}])
    zones = known.index.zones
    assert zones("consumer", clean.local("2026-02-01"))
    assert not zones("consumer", clean.local("2026-03-05"))
    assert zones("consumer", clean.local("2026-03-10"))


def test_an_address_at_which_the_person_gets_mail_again() -> None:
    home = PostalAddress(id="home", undeliverable_at=clean.local("2026-03-01"), regained_at=clean.local("2026-03-10"))
    assert home.standing(clean.local("2026-03-09"), "undeliverable_at")
    assert not home.standing(clean.local("2026-03-10"), "undeliverable_at")


def test_an_email_address_that_led_to_another_reaches_the_person_again() -> None:
    guard = GUARDS["regulation_f"]
    for regained, allowed in ((None, False), (clean.local("2026-03-10"), True)):
        mail = {"id": "mail", "led_to_third_party_at": clean.local("2026-03-01"), "regained_at": regained}
        decision = guard.decide(clean.contact(medium="email"), facts(emails=[clean.completed("emails", mail)]))
        assert decision.allowed is allowed
