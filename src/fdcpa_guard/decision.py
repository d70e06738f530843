"""The answer: allowed or not, every reason, what comes with an allowed contact, and how long the answer holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from typing import Any, Final, NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError

from . import json_text
from .decision_text import Unusual, text_of
from .errors import InvalidFacts, Problem
from .vocabulary import Authority, Confidence, Effect

R = TypeVar("R")
Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule comes from, and how sure we are of it."""

    source: str
    """The body of law, as ``12 CFR 1006`` or ``15 USC``."""
    section: str
    authority: Authority
    read_on: date | None
    """When somebody here read the primary text, or the part of it that was found; None: nobody has, or it is a house's
    own, which has no text that others could read."""
    confidence: Confidence = Confidence.PRIMARY
    """How sure we are of what it says; never the surest where nobody read it."""

    def __post_init__(self) -> None:
        if self.authority is Authority.HOUSE:
            if self.read_on == date.min:  # as records of before say of what nobody outside the house reads
                object.__setattr__(self, "read_on", None)
        elif self.read_on is None and self.confidence is Confidence.PRIMARY:
            object.__setattr__(self, "confidence", Confidence.UNREAD)

    def __str__(self) -> str:
        return f"{self.source} {self.section}{_CAUTION[self.confidence]}"


_CAUTION: Final = {
    Confidence.PRIMARY: "",
    Confidence.PARTIAL: " (text read in part)",
    Confidence.SECONDARY: " (text not read here, known from secondary sources)",
    Confidence.UNREAD: " (text not read here)",
}


def built(record: type[R], fields: dict[str, Any]) -> R:
    """A frozen record with every field given: several times cheaper than its constructor, which assigns one by one."""
    made = _new(record)
    _put(made, "__dict__", fields)
    return made


_new: Final = object.__new__
_put: Final = object.__setattr__


def no_truth(of_what: str) -> Callable[[object], NoReturn]:
    """A ``__bool__`` for what may be taken for a yes or no in more than one way."""

    def refuse(_: object) -> NoReturn:
        raise TypeError(f"neither true nor false: {of_what}")

    return refuse


@dataclass(frozen=True)
class Reason:
    """One objection.

    ``lapses_at`` is when it first falls away by itself; None: only a new fact lifts it. It never falls away before. A
    rule that finds no end among the nearest changes, as of times that close nearly every hour, names the last of them:
    it may then still object at that instant, with a later ``lapses_at``.
    """

    rule: str
    effect: Effect
    message: str
    citations: tuple[Citation, ...]
    debts: tuple[str, ...]
    """Ids of the debts concerned."""
    facts: dict[str, Scalar] = field(default_factory=dict)
    """The facts used, by path in the case or contact; ids, dates and counts, never a number or address."""
    lapses_at: datetime | None = None
    denies: bool = True
    """Whether the policy lets this effect deny."""
    rebuttal: tuple[str, ...] = ()
    """Factors that may rebut a presumed violation."""


@dataclass(frozen=True)
class Duty:
    """What an allowed contact must carry, trigger or keep."""

    rule: str
    message: str
    citations: tuple[Citation, ...]
    debts: tuple[str, ...] = ()
    due: date | None = None
    """The last day on which it can be done, at the consumer's location; None: in or with the contact itself."""
    facts: dict[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True)
class Advisory:
    """What does not deny but may rebut a presumption, or deserves a second thought."""

    rule: str
    message: str
    citations: tuple[Citation, ...]
    debts: tuple[str, ...] = ()
    facts: dict[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True)
class PackStatus:
    """Whether a body of rules applied to the contact, for which debts, and if not, why not."""

    pack: str
    applied: bool
    debts: tuple[str, ...]
    why_not: str | None = None

    __bool__ = no_truth("a status of a pack: ask whether it applied")


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a policy asks less than the law and policy that it was made of, and the justification given for it."""

    rule: str
    """The id of the rule, or of the pack, that asks less; of the policy as a whole, ``guard.effects`` or
    ``guard.places``."""
    change: str
    """``left out``, or which parameter and from what to what, or which effects only warn or whose law is not held."""
    justification: str
    """``none given`` where nobody gave one."""


@dataclass(frozen=True, slots=True)
class CountedCall:
    """How one past call was counted towards a call limit, or why it was not."""

    event: str
    at: datetime
    debt: str
    counted: bool
    why: str
    citation: Citation
    local_date: date | None = None

    __bool__ = no_truth("a past call: ask whether it counted")


@dataclass(frozen=True)
class Decision:
    """Whether the contact may be made, with every reason. Its truth is ``allowed``.

    Attributes:
        allowed: no reason denies.
        reasons: every objection, strongest effect first.
        duties: what an allowed contact must carry, trigger or keep.
        advisories: what may rebut a presumption or crosses good taste, without denying.
        permitted_debts: the debts of the contact that no denying reason concerns.
        packs: the bodies of rules of the policy, and whether each applied.
        valid_until: before this instant the answer changes only if a fact changes; None: it holds for good.
        at: the instant that was asked about.
        policy: name and version of the policy that decided.
        fingerprint: SHA-256 over policy, contact and case: what exactly was asked.
        counted: on request, how each past call was counted.
        departures: where the policy asks less than the law, each with its justification.
    """

    allowed: bool
    reasons: tuple[Reason, ...]
    duties: tuple[Duty, ...]
    advisories: tuple[Advisory, ...]
    permitted_debts: tuple[str, ...]
    packs: tuple[PackStatus, ...]
    valid_until: datetime | None
    at: datetime
    policy: str
    fingerprint: str
    counted: tuple[CountedCall, ...] | None = None
    departures: tuple[Departure, ...] = ()

    def __bool__(self) -> bool:
        return self.allowed

    def __getattr__(self, name: str) -> Any:
        # Only a dialer that logs the decision needs the fingerprint, and hashing the facts costs nearly half of what
        # deciding does; so the guard leaves it out, with the policy, the contact and the case under `_asked`.
        # Of a large case it has the fingerprint instead. Once asked, it lets go of the facts.
        own = self.__dict__
        asked = own.get("_asked")
        if name != "fingerprint" or (asked is None and name not in own):
            raise AttributeError(name)
        if asked is None:  # another thread was quicker
            return own[name]
        policy, contact, case = asked
        facts = case if isinstance(case, str) else case.fingerprint
        value = own["fingerprint"] = fingerprint_over(policy.fingerprint, contact.fingerprint, facts)
        own.pop("_asked", None)
        return value

    def __reduce__(self) -> tuple[Any, ...]:
        return (Decision.from_json, (self.to_json(),))

    def to_json(self, *, indent: int | None = None) -> str:
        """The decision as JSON text, for the record."""
        if indent is None:
            with suppress(Unusual):
                return text_of(self)
        return _adapter().dump_json(self, indent=indent).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Decision:
        """A decision read back from its JSON.

        Raises:
            InvalidFacts: the text is not the JSON of a decision, or its verdict contradicts its reasons.
        """
        try:
            decision = _adapter().validate_python(json_text.read(text))
            if decision.allowed is not any(reason.denies for reason in decision.reasons):
                return decision
            wrong = InvalidFacts(cls.__name__, (Problem("allowed", _CONTRADICTED, "contradiction"),))
        except ValidationError as error:
            wrong = InvalidFacts.of(error, cls.__name__)
        except json_text.NotJson as error:
            wrong = InvalidFacts(cls.__name__, (Problem("(whole)", f"the text is {error.message}", error.code),))
        raise wrong from None

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """The JSON Schema of a decision."""
        return _adapter().json_schema()


_CONTRADICTED: Final = "contradicts the reasons: a contact is allowed if none of them denies, and only then"


def fingerprint_over(policy: str, contact: str, case: str) -> str:
    """The fingerprint of a decision, of those of what it is about."""
    return sha256(f"{policy}\n{contact}\n{case}".encode()).hexdigest()


@cache
def _adapter() -> TypeAdapter[Decision]:
    return TypeAdapter(Decision)
