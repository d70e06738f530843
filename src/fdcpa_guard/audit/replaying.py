"""Looking back: every contact already made, decided as it would have been when it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pydantic_core

from ..decision import Decision, no_truth
from ..errors import UNKNOWN_FIELD, InvalidFacts, Problem
from ..facts import Attempt, Case, Contact
from ..guard import Guard
from ..policy import Policy
from ..vocabulary import UNKNOWN
from .asked import Asked, asked_about
from .judged import Judged, Verdict, judged

NOT_IN_A_HISTORY: Final[Mapping[str, str]] = {
    "content": "what was said or written: undeclared, so that what had to be in it is a duty and denies nothing",
    "autodialed": "whether it was autodialled: unknown",
    "publicly_viewable": "whether others could see it: unknown",
    "emergency": "whether there was an emergency: there was none",
    "required_by_law": "whether the law required it: it did not",
    "litigation_related": "whether it was about litigation: it was not",
    "harm_avoided": "whether it avoided a harm: it did not",
    "location_grounds": "grounds to ask for location information again: there were none",
}
"""The fields of a contact that no history holds, and what is taken of each unless something is assumed."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """One past contact, and what the policy says of it. Its truth is that of the decision.

    Attributes:
        asked: which it is.
        decision: what the policy says.
        consumer: the id of the consumer, if the case gives one.
        tags: the caller's own, of the attempt.
        assumed: what was assumed of all contacts, as JSON; the rest of `NOT_IN_A_HISTORY` is taken as that says.
    """

    asked: Asked
    decision: Decision
    consumer: str | None = None
    tags: dict[str, str] = field(default_factory=dict)
    assumed: str = "{}"

    def __bool__(self) -> bool:
        return self.decision.allowed

    @property
    def judged(self) -> Judged:
        """The same in short: a violation is told from what could not be judged."""
        return judged(
            self.decision,
            consumer=self.consumer,
            attempt=self.asked.question,
            medium=self.asked.medium,
            tags=self.tags,
            assumed=self.assumed,
        )

    @property
    def verdict(self) -> Verdict:
        """Whether something is violated, nothing was found, or it could not be judged."""
        return self.judged.verdict


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

    @property
    def violations(self) -> tuple[Replayed, ...]:
        """Those of them that a rule denies for what is known."""
        return tuple(replayed for replayed in self.contacts if replayed.verdict is Verdict.VIOLATION)

    @property
    def not_judged(self) -> tuple[Replayed, ...]:
        """Those that are denied for want of facts alone, or because a rule failed or nobody has read the law."""
        return tuple(replayed for replayed in self.contacts if replayed.verdict is Verdict.NOT_JUDGED)


def replay(policy: Policy | Guard, case: Case, **assumed: Any) -> Replay:
    """What the policy says of every past contact of a case, each at its own instant.

    Each is decided by what was known when it was made: the history up to its instant but for the attempt itself, and
    the facts learned by then. Of several attempts at one instant each sees the others, so where a log gives whole
    minutes the first of them may be denied for those that followed it.

    What a history does not hold cannot be judged (`NOT_IN_A_HISTORY`). It is taken as undeclared, unknown or not so,
    unless ``assumed`` says otherwise of all of them (``autodialed=False``, ``content=Content(...)``). Where the attempt
    does not say who or what spoke, that is unknown, and so is where the person was, but for a visit.

    Facts that have no time of their own, such as the kind of a debt or of a line, are taken as the case has them now.
    An attempt that was later allotted to one debt is asked about all that it was made about. The fingerprints are those
    of the facts as given now, not of what was asked then.

    A policy is made a guard of; whoever has many cases makes one for all of them, or calls `replays`.

    Raises:
        InvalidFacts: the history is unknown, an attempt is about more debts than a contact may be, or what is assumed
            does not suit it.
        TypeError: what is assumed is something that a history holds, or no data.
    """
    replayer = Replayer(policy, assumed)
    contacts = []
    denied_by: dict[str, list[str]] = {}
    for attempt in _in_order(case):
        replayed = replayer.one(case, attempt, case.consumer.id)
        contacts.append(replayed)
        for rule in dict.fromkeys(reason.rule for reason in replayed.decision.reasons if reason.denies):
            denied_by.setdefault(rule, []).append(attempt.id)
    by_rule = {rule: tuple(events) for rule, events in sorted(denied_by.items())}
    chosen = replayer.guard.policy
    return Replay(chosen.label, chosen.fingerprint, tuple(contacts), by_rule)


def replays(
    policy: Policy | Guard, cases: Iterable[Case | tuple[str, Case]], **assumed: Any
) -> Iterator[Replayed | Judged]:
    """The past contacts of many cases, case by case, each decided as by `replay`; one guard is made for all.

    Cases come alone or each with the id of its consumer, which else is that of ``case.consumer``. A case whose history
    is unknown comes out as one `Judged` with an error and no attempt; so does an attempt of which no contact can be
    made, under its id. No case is kept.

    Raises:
        TypeError: what is assumed is something that a history holds, or no data; or what comes is no case.
    """
    replayer = Replayer(policy, assumed)
    for each in cases:
        consumer, case = each if isinstance(each, tuple) else (None, each)
        if not isinstance(case, Case):
            raise TypeError("cases are replayed: each a Case, or a tuple of the consumer's id and the Case")
        consumer = consumer or case.consumer.id
        if case.history is UNKNOWN:
            yield replayer.not_read(consumer, None, NO_HISTORY)
            continue
        for attempt in _in_order(case):
            yield replayer.one_or_why(case, attempt, consumer)


NO_HISTORY: Final = "Case.history: unknown, so no past contact is known"


class Replayer:
    """One guard for many cases, and what is assumed of their contacts.

    Raises:
        TypeError: what is assumed is something that a history holds, or no data.
    """

    def __init__(self, policy: Policy | Guard, assumed: Mapping[str, Any]) -> None:
        self.guard = policy if isinstance(policy, Guard) else Guard(policy)
        self._assumed = {**assumed}
        self._told = in_json(assumed)

    def one(self, case: Case, attempt: Attempt, consumer: str | None) -> Replayed:
        """An attempt of a case, decided as of when it was made.

        Raises:
            InvalidFacts: it is about more debts than a contact may be, or what is assumed does not suit it.
        """
        contact = _proposed(attempt, self._assumed)
        decision = self.guard.decide(contact, case)
        return Replayed(asked_about(attempt.id, contact), decision, consumer, dict(attempt.tags), self._told)

    def one_or_why(self, case: Case, attempt: Attempt, consumer: str | None) -> Replayed | Judged:
        """The same, or why no contact can be made of it."""
        try:
            return self.one(case, attempt, consumer)
        except InvalidFacts as error:
            return self.not_read(consumer, attempt, str(error))

    def not_read(
        self,
        consumer: str | None,
        attempt: Attempt | None,
        why: str,
        *,
        id: str | None = None,
        tags: Mapping[str, str] | None = None,
    ) -> Judged:
        """What is told of an attempt that could not be asked about: as far as it was read, or by its id and tags."""
        return Judged(
            consumer=consumer,
            attempt=id if attempt is None else attempt.id,
            at=None if attempt is None else attempt.at,
            medium=None if attempt is None else attempt.medium,
            tags=dict((tags or {}) if attempt is None else attempt.tags),
            verdict=Verdict.NOT_JUDGED,
            policy=self.guard.policy.label,
            assumed=self._told,
            error=why,
        )


def in_json(assumed: Mapping[str, Any]) -> str:
    """What is assumed of contacts, as JSON that is always the same.

    Raises:
        TypeError: it is no data, or something that a history holds.
        InvalidFacts: it is no field of a contact.
    """
    held = sorted(name for name in assumed if name in Contact.model_fields and name not in _MAY_BE_ASSUMED)
    if held:
        raise TypeError(f"a history holds this, so it is not assumed: {', '.join(held)}")
    if not _MAY_BE_ASSUMED.issuperset(assumed):
        known = f"what may be assumed of contacts is {', '.join(sorted(_MAY_BE_ASSUMED))}"
        raise InvalidFacts("Contact", (Problem(UNKNOWN_FIELD, known, "extra_forbidden"),))
    try:
        return pydantic_core.to_json(dict(sorted(assumed.items()))).decode()
    except pydantic_core.PydanticSerializationError:
        raise TypeError("what is assumed of contacts is data, as a contact takes it") from None


def past_contacts(case: Case, **assumed: Any) -> Iterator[tuple[str, Contact]]:
    """The attempts of a case's history as contacts still to be made, each with its id, the earliest first.

    Raises:
        InvalidFacts, TypeError: as `replay`.
    """
    for attempt in _in_order(case):
        yield attempt.id, _proposed(attempt, assumed)


def _in_order(case: Case) -> list[Attempt]:
    """The attempts of a case, the earliest first.

    Raises:
        InvalidFacts: its history is unknown.
    """
    if case.history is UNKNOWN:
        raise InvalidFacts("Case", (Problem("history", "unknown, so no past contact is known", "unknown"),))
    return sorted(case.history.attempts, key=lambda attempt: (attempt.at, attempt.id))


def _proposed(attempt: Attempt, assumed: Mapping[str, Any]) -> Contact:
    return Contact(
        at=attempt.at,
        medium=attempt.medium,
        debts=tuple(dict.fromkeys(attempt.debts)),
        recipient=attempt.recipient,
        person=attempt.person,
        address=attempt.address,
        purpose=attempt.purpose,
        in_reply_to=attempt.answers,
        person_is_at=attempt.place,
        voice=attempt.voice,
        logged_as=attempt.id,
        **assumed,
    )


_MAY_BE_ASSUMED: Final = frozenset(NOT_IN_A_HISTORY)
