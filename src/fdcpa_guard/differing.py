"""What one decision says of a contact that another does not."""

from collections.abc import Iterator
from enum import StrEnum

from .decision import Decision


class Said(StrEnum):
    """What a rule may say of a contact."""

    DENIES = "denies"
    REPORTS = "reports"
    """It objects, with an effect that does not deny under the policy."""
    REQUIRES = "requires"
    ADVISES = "advises"


class Change(StrEnum):
    """How what a rule says changes from one policy to the other."""

    NEW = "new"
    """Only under the new policy."""
    GONE = "gone"
    """Only under the old one."""
    OTHER = "other"
    """Under both, but of other debts, until or by another time, or with another effect."""


def differences(was: Decision, now: Decision, *, detail: bool = True) -> Iterator[tuple[Said, Change, str]]:
    """What each rule newly says, no longer says, or says otherwise; without details, only of which rules deny.

    Details are reasons (rule, effect, debts, when it lapses), duties (rule, debts, when due) and advisories (rule,
    debts); wording and ``valid_until`` are not.
    """
    before, after = _sayings(was, detail=detail), _sayings(now, detail=detail)
    for said, rule in dict.fromkeys([*before, *after]):
        key = (said, rule)
        if key not in before:
            yield said, Change.NEW, rule
        elif key not in after:
            yield said, Change.GONE, rule
        elif before[key] != after[key]:
            yield said, Change.OTHER, rule


def _sayings(decision: Decision, *, detail: bool) -> dict[tuple[Said, str], set[tuple[object, ...]]]:
    """What each rule says; without details, only which rules deny."""
    said: dict[tuple[Said, str], set[tuple[object, ...]]] = {}
    for reason in decision.reasons:
        if reason.denies or detail:
            how = (reason.effect, frozenset(reason.debts), reason.lapses_at) if detail else ()
            said.setdefault((Said.DENIES if reason.denies else Said.REPORTS, reason.rule), set()).add(how)
    if detail:
        for duty in decision.duties:
            said.setdefault((Said.REQUIRES, duty.rule), set()).add((frozenset(duty.debts), duty.due))
        for advisory in decision.advisories:
            said.setdefault((Said.ADVISES, advisory.rule), set()).add((frozenset(advisory.debts),))
    return said
