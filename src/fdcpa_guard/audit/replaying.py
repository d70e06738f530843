"""Looking back: every contact already made, decided as it would have been when it was made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..decision import Decision, no_truth
from ..errors import InvalidFacts, Problem
from ..facts import Attempt, Case, Contact
from ..guard import Guard
from ..policy import Policy
from ..vocabulary import UNKNOWN
from .asked import Asked, asked_about


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
        contacts.append(Replayed(asked_about(event, contact), decision))
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
