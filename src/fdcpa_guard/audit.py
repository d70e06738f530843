"""Looking back and ahead: what a policy says of the contacts already made, and what another policy would say instead.

    replay(policy, case)                  every past contact, decided as it would have been when it was made
    compare(old, new, questions)          which decisions change under another policy, and by which rules

Answers hold ids, instants and counts. ``pydantic.TypeAdapter(Comparison)`` writes them as JSON, or reads them back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from .decision import Decision, no_truth
from .errors import InvalidFacts, Problem
from .facts import Attempt, Case, Contact
from .guard import Guard
from .policy import Policy
from .vocabulary import UNKNOWN, Medium

EXAMPLES: Final = 5
"""How many examples of a kind of change are kept, unless asked otherwise."""


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


@dataclass(frozen=True, slots=True)
class Asked:
    """Which contact was asked about."""

    question: str
    """Its name: that of its place among the questions (``1`` first), the id of the past attempt, or the asker's own."""
    at: datetime
    medium: Medium
    who: str
    address: str | None
    debts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """How many contacts, and the first few of them. Its truth is whether there are any."""

    count: int
    examples: tuple[Asked, ...]

    def __bool__(self) -> bool:
        return self.count > 0


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


@dataclass(frozen=True, slots=True)
class Replayed:
    """One past contact, and what the policy says of it. Its truth is that of the decision."""

    asked: Asked
    decision: Decision

    def __bool__(self) -> bool:
        return self.decision.allowed


@dataclass(frozen=True, slots=True)
class Replay:
    """The past contacts of a case under a policy.

    Attributes:
        policy: name and version of the policy.
        fingerprint: what exactly the policy is.
        contacts: every attempt of the history, the earliest first.
        denied_by: for each rule that denies, the ids of the attempts that it denies.
    """

    policy: str
    fingerprint: str
    contacts: tuple[Replayed, ...]
    denied_by: dict[str, tuple[str, ...]]

    __bool__ = no_truth("a replay: ask whether any contact was denied")

    @property
    def denied(self) -> tuple[Replayed, ...]:
        """The contacts that would have been denied."""
        return tuple(replayed for replayed in self.contacts if not replayed.decision.allowed)


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
    newly_denied, newly_allowed, otherwise = _Tally(examples), _Tally(examples), _Tally(examples)
    rules: dict[tuple[Said, Change, str], _Tally] = {}
    for name, contact, case in questions:
        asked += 1
        was, now = before.decide(contact, case), after.decide(contact, case)
        if was.allowed is now.allowed and not detail:
            continue
        changes = list(_changes(was, now, detail=detail))
        if not changes:
            continue
        example = _asked(name, contact)
        verdict = otherwise if was.allowed is now.allowed else newly_allowed if now.allowed else newly_denied
        verdict.add(example)
        for change in changes:
            rules.setdefault(change, _Tally(examples)).add(example)
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


def replay(policy: Policy, case: Case, **assumed: Any) -> Replay:
    """What the policy says of every past contact of a case, each at its own instant.

    Each is decided by what was known when it was made: the history up to its instant but for the attempt itself, and
    the facts learned by then. Of several attempts at one instant each sees the others, so where a log gives whole
    minutes the first of them may be denied for those that followed it.

    What a history does not hold cannot be judged. It is taken as undeclared, unknown or not so, unless ``assumed`` says
    otherwise of all of them (``autodialed=False``, ``content=Content(...)``):

    - the content: what had to be in it comes out as a duty, not as a denial;
    - whether it was autodialled, and who or what spoke if the attempt does not say;
    - where the person was known to be, but for a visit;
    - what would have excused it: an emergency, a legal requirement, litigation, a harm avoided, grounds to ask for
      location information again.

    Facts that have no time of their own, such as the kind of a debt or of a line, are taken as the case has them now.
    An attempt that was later allotted to one debt is asked about all that it was made about. The fingerprints are those
    of the facts as given now, not of what was asked then.

    Raises:
        InvalidFacts: the history is unknown, an attempt is about more debts than a contact may be, or what is assumed
            does not suit it.
        TypeError: what is assumed is something that a history holds.
    """
    guard = Guard(policy)
    contacts = []
    denied_by: dict[str, list[str]] = {}
    for event, contact in past_contacts(case, **assumed):
        decision = guard.decide(contact, case)
        contacts.append(Replayed(_asked(event, contact), decision))
        for rule in dict.fromkeys(reason.rule for reason in decision.reasons if reason.denies):
            denied_by.setdefault(rule, []).append(event)
    by_rule = {rule: tuple(events) for rule, events in sorted(denied_by.items())}
    return Replay(policy.label, policy.fingerprint, tuple(contacts), by_rule)


def past_contacts(case: Case, **assumed: Any) -> Iterator[tuple[str, Contact]]:
    """The attempts of a case's history as contacts still to be made, each with its id, the earliest first.

    Raises:
        InvalidFacts, TypeError: as `replay`.
    """
    if case.history is UNKNOWN:
        raise InvalidFacts("Case", (Problem("history", "unknown, so no past contact is known", "unknown"),))
    for attempt in sorted(case.history.attempts, key=lambda attempt: (attempt.at, attempt.id)):
        yield attempt.id, _proposed(attempt, assumed)


def _proposed(attempt: Attempt, assumed: Mapping[str, Any]) -> Contact:
    return Contact(
        at=attempt.at,
        medium=attempt.medium,
        debts=tuple(dict.fromkeys(attempt.debts)),
        recipient=attempt.recipient,
        person=attempt.person,
        address=attempt.address,
        purpose=attempt.purpose,
        in_reply_to=attempt.in_reply_to,
        person_is_at=attempt.place,
        voice=attempt.voice,
        logged_as=attempt.id,
        **assumed,
    )


def _asked(name: str, contact: Contact) -> Asked:
    return Asked(name, contact.at, contact.medium, contact.who, contact.address, contact.debts)


@dataclass(slots=True)
class _Tally:
    """Counts, and keeps the first few."""

    most: int
    count: int = 0
    examples: list[Asked] = field(default_factory=list)

    def add(self, example: Asked) -> None:
        self.count += 1
        if len(self.examples) < self.most:
            self.examples.append(example)

    def several(self) -> Several:
        return Several(self.count, tuple(self.examples))


_RANK: Final[dict[StrEnum, int]] = {word: rank for words in (Said, Change) for rank, word in enumerate(words)}


def _changes(was: Decision, now: Decision, *, detail: bool) -> Iterator[tuple[Said, Change, str]]:
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


__all__ = [
    "EXAMPLES",
    "Asked",
    "Change",
    "Comparison",
    "Replay",
    "Replayed",
    "RuleChange",
    "Said",
    "Several",
    "compare",
    "compare_named",
    "past_contacts",
    "replay",
]
