"""What a shape says of a contact, with its own numbers or those of a rule made of it."""

from datetime import datetime

from fdcpa_guard import Case, Contact
from fdcpa_guard.clock import FOREVER
from fdcpa_guard.rules import Denied, MissingFact, Outcome, Passed, Question, Required, Rule, lacking
from fdcpa_guard.rules.rule import Check
from fdcpa_guard.shapes import Shape
from fdcpa_guard.vocabulary import Effect


def asked(contact: Contact, case: Case) -> Question:
    question = Question(contact, case)
    question = question.only(tuple(case.index.debts[id] for id in contact.debts))
    return question


def said(shape: Shape | Rule, contact: Contact, case: Case) -> tuple[Outcome, ...]:
    return said_of(asked(contact, case), shape if isinstance(shape, Shape) else shape.bound(contact.at.date()))


def said_of(question: Question, check: Check) -> tuple[Outcome, ...]:
    """What a check says of a question, of which others may have been asked before."""
    try:
        outcome = check(question)
    except MissingFact as missing:
        outcome = lacking(missing, ())
    return outcome if isinstance(outcome, tuple) else (outcome,)


def denials(shape: Shape | Rule, contact: Contact, case: Case) -> list[Denied]:
    return [one for one in said(shape, contact, case) if isinstance(one, Denied)]


def denies(shape: Shape | Rule, contact: Contact, case: Case) -> bool:
    """Whether it objects, for want of no fact."""
    found = denials(shape, contact, case)
    assert all(one.effect is None for one in found)
    return bool(found)


def lapse(shape: Shape | Rule, contact: Contact, case: Case) -> datetime | None:
    """When its one objection lapses; None: never."""
    (one,) = denials(shape, contact, case)
    assert one.effect is None
    return None if one.lapses_at == FOREVER else one.lapses_at


def lacks(shape: Shape | Rule, contact: Contact, case: Case) -> str:
    """The fact for want of which it denies."""
    (one,) = denials(shape, contact, case)
    assert one.effect is Effect.MISSING_FACT
    (fact,) = one.facts
    return fact


def until(shape: Shape | Rule, contact: Contact, case: Case) -> datetime:
    """Until when it passes."""
    assert not denials(shape, contact, case)
    return min((one.until for one in said(shape, contact, case) if isinstance(one, Passed | Required)), default=FOREVER)
