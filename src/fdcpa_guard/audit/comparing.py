"""What another policy would say: which decisions change, and by which rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ..decision import no_truth
from ..differing import Change, Said, differences
from ..facts import Case, Contact
from ..guard import Guard
from ..policy import Policy
from .asked import Asked, Several, Tally, asked_about

EXAMPLES: Final = 5
"""How many examples of a kind of change are kept, unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """Contacts of which one rule says something else."""

    rule: str
    said: Said
    change: Change
    count: int
    examples: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes from one policy to another.

    Attributes:
        old, new: name and version of the policies.
        old_fingerprint, new_fingerprint: what exactly they are.
        asked: how many questions were asked.
        differing: how many of them are answered otherwise: the three that follow, together.
        newly_denied, newly_allowed: the verdict changes.
        otherwise: the verdict stays, a reason, duty or advisory does not; only if details were compared.
        rules: by rule, what it newly says, no longer says or says otherwise of the differing questions; denials first,
            and of these the new ones.
    """

    old: str
    new: str
    old_fingerprint: str
    new_fingerprint: str
    asked: int
    differing: int
    newly_denied: Several
    newly_allowed: Several
    otherwise: Several
    rules: tuple[RuleChange, ...]

    __bool__ = no_truth("a comparison: ask whether it has differing, newly_denied or newly_allowed questions")


def compare(
    old: Policy,
    new: Policy,
    questions: Iterable[tuple[Contact, Case]],
    *,
    detail: bool = False,
    examples: int = EXAMPLES,
) -> Comparison:
    """Which of the questions two policies answer differently: another verdict, or with ``detail`` anything else.

    Details are reasons (rule, effect, debts, when it lapses), duties (rule, debts, when due) and advisories (rule,
    debts); wording and ``valid_until`` are not. The questions are gone through once and not kept; of each kind of
    change the first ``examples`` are.
    """
    numbered = ((str(number), contact, case) for number, (contact, case) in enumerate(questions, 1))
    return compare_named(old, new, numbered, detail=detail, examples=examples)


def compare_named(
    old: Policy,
    new: Policy,
    questions: Iterable[tuple[str, Contact, Case]],
    *,
    detail: bool = False,
    examples: int = EXAMPLES,
) -> Comparison:
    """As `compare`, of questions that have names, by which the examples call them."""
    before, after = Guard(old), Guard(new)
    asked = 0
    newly_denied, newly_allowed, otherwise = Tally(examples), Tally(examples), Tally(examples)
    rules: dict[tuple[Said, Change, str], Tally] = {}
    for name, contact, case in questions:
        asked += 1
        was, now = before.decide(contact, case), after.decide(contact, case)
        if was.allowed is now.allowed and not detail:
            continue
        changes = list(differences(was, now, detail=detail))
        if not changes:
            continue
        example = asked_about(name, contact)
        verdict = otherwise if was.allowed is now.allowed else newly_allowed if now.allowed else newly_denied
        verdict.add(example)
        for change in changes:
            rules.setdefault(change, Tally(examples)).add(example)
    ranked = sorted(rules.items(), key=lambda item: (_RANK[item[0][0]], _RANK[item[0][1]], -item[1].count, item[0][2]))
    return Comparison(
        old.label,
        new.label,
        old.fingerprint,
        new.fingerprint,
        asked,
        newly_denied.count + newly_allowed.count + otherwise.count,
        newly_denied.several(),
        newly_allowed.several(),
        otherwise.several(),
        tuple(
            RuleChange(rule, said, change, tally.count, tuple(tally.examples)) for (said, change, rule), tally in ranked
        ),
    )


_RANK: Final[dict[StrEnum, int]] = {word: rank for words in (Said, Change) for rank, word in enumerate(words)}
