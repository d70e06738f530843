"""What a body of law says once for its rules, and what a rule of it says otherwise."""

from dataclasses import replace
from datetime import date
from typing import Final

from fdcpa_guard import Guard, Policy
from fdcpa_guard.packs.us.federal.regf import s22
from fdcpa_guard.packs.us.states.common import regulation
from fdcpa_guard.packs.us.states.law import Law
from fdcpa_guard.rules import Denied, Outcomes, Question, Rule
from fdcpa_guard.shapes import Ban, LimitedContent, NotOverdue
from fdcpa_guard.vocabulary import CONSUMERS, Authority, Effect, Medium, Purpose, Recipient
from tests.builders import case, contact, content, debt

SINCE: Final = date(2020, 1, 1)
LAW: Final = Law("Code", "12", in_force=(SINCE, None), recipients=CONSUMERS, purposes=(Purpose.COLLECTION,))
OLD_DEBTS: Final = replace(LAW, unless=(NotOverdue(overdue_days=30),))


def by_function(law: Law) -> Rule:
    @law.rule("house.test.function", "Never", law("(a)"))
    def never(q: Question) -> Outcomes:
        """No contact.

        **What it checks**: nothing.
        """
        return Denied("never")

    return never


def by_shape(law: Law) -> Rule:
    return law.of(Ban(unless=(LimitedContent(),))).rule("house.test.shape", "Never", law("(b)"), example="none.")


def from_federal_law(law: Law) -> Rule:
    return law.adopted(s22.no_postcard, "house.test.adopted", law("(c)"))


def test_a_section_is_cited_as_the_law_is() -> None:
    assert LAW("(a)").section == "12(a)"
    assert Law("Rules", made=regulation)("3").authority is Authority.REGULATION


def test_rules_of_functions_and_shapes_say_what_the_law_says() -> None:
    for rule in (by_function(LAW), by_shape(LAW)):
        assert rule.in_force == (SINCE, None)
        assert rule.recipients == CONSUMERS
        assert rule.purposes == {Purpose.COLLECTION}
        assert rule.effect is Effect.PROHIBITED


def test_a_rule_may_say_otherwise() -> None:
    told = LAW.of(Ban()).rule(
        "house.test.otherwise",
        "Never",
        LAW("(b)"),
        example="none.",
        recipients=(Recipient.EMPLOYER,),
        purposes=tuple(Purpose),
        in_force=(None, SINCE),
    )
    assert told.recipients == {Recipient.EMPLOYER}
    assert told.purposes == frozenset(Purpose)
    assert told.in_force == (None, SINCE)


def test_an_adopted_rule_holds_when_the_law_does_and_looks_at_what_its_model_does() -> None:
    adopted = from_federal_law(LAW)
    assert adopted.in_force == (SINCE, None)
    assert (adopted.recipients, adopted.purposes) == (s22.no_postcard.recipients, s22.no_postcard.purposes)


def test_what_spares_a_contact_the_law_spares_it_each_of_its_rules() -> None:
    """Also where the shape has an exception of its own."""
    postcard = content(postcard=True)
    for make in (by_function, by_shape, from_federal_law):
        for law, since, allowed in (
            (LAW, date(2026, 3, 25), False),
            (OLD_DEBTS, date(2026, 3, 25), True),
            (OLD_DEBTS, date(2026, 1, 1), False),
        ):
            guard = Guard(Policy("test", "1", ()).with_rules(make(law)))
            asked = case(debts=[debt(past_due_since=since)])
            decision = guard.decide(contact("2026-04-01 10:00", "mail", content=postcard), asked)
            assert decision.allowed is allowed, (make, since)
    limited = contact("2026-04-01 10:00", content={"limited_content_message": True})
    assert Guard(Policy("test", "1", ()).with_rules(by_shape(OLD_DEBTS))).decide(limited, case()).allowed
    assert limited.medium is Medium.CALL
