"""What one rule of Regulation F says of a contact, whatever the others say."""

from fdcpa_guard import Advisory, Case, Contact, Duty, Reason, regulation_f
from fdcpa_guard.vocabulary import Effect
from tests.builders import decide

POLICY = regulation_f()


def objections(rule: str, contact: Contact, case: Case) -> list[Reason]:
    """Every objection of the rule."""
    POLICY.rule(rule)
    return [reason for reason in decide(contact, case).reasons if reason.rule == rule]


def denial(rule: str, contact: Contact, case: Case) -> Reason:
    """The rule's one denial, with the effect that the rule declares."""
    (reason,) = objections(rule, contact, case)
    assert reason.denies
    assert reason.effect is POLICY.rule(rule).effect
    assert reason.citations == POLICY.rule(rule).citations
    return reason


def missing(rule: str, contact: Contact, case: Case) -> str:
    """The fact for want of which the rule denies."""
    (reason,) = objections(rule, contact, case)
    assert reason.effect is Effect.MISSING_FACT
    assert reason.denies
    ((fact, value),) = reason.facts.items()
    assert value is None
    assert fact in reason.message
    return fact


def advised_without(rule: str, contact: Contact, case: Case) -> str:
    """The fact for want of which the rule, which only advises, advises."""
    assert not objections(rule, contact, case)
    found = advisory(rule, contact, case)
    assert found is not None
    ((fact, value),) = found.facts.items()
    assert value is None
    assert fact in found.message
    return fact


def objects(rule: str, contact: Contact, case: Case) -> bool:
    """Whether the rule objects, with its own effect."""
    found = objections(rule, contact, case)
    assert all(reason.effect is POLICY.rule(rule).effect for reason in found)
    return bool(found)


def duty(rule: str, contact: Contact, case: Case) -> Duty | None:
    """The rule's duty, if it states one."""
    found = [duty for duty in decide(contact, case).duties if duty.rule == rule]
    assert len(found) <= 1
    return found[0] if found else None


def advisory(rule: str, contact: Contact, case: Case) -> Advisory | None:
    """The rule's advisory, if it gives one."""
    found = [advisory for advisory in decide(contact, case).advisories if advisory.rule == rule]
    assert len(found) <= 1
    return found[0] if found else None
