"""Codes and what they say: one reading, a table of them, and looking up in it without guessing."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from hashlib import sha256
from types import MappingProxyType
from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, Field, PlainSerializer, ValidationError, model_validator

from ...errors import (
    LEFT_OUT,
    MOST_PROBLEMS,
    FdcpaGuardError,
    InvalidFacts,
    Problem,
    in_our_words,
    unprintable,
    worth_telling,
)
from ...facts.base import CivilDay, Flag, OrUnknown, Text, contradiction, listed_in_order
from ...facts.checked import Checked, worked_out
from ...json_text import NotJson
from ...vocabulary import UNKNOWN, CallOutcome, Confidence, Delivery, Pending, Recipient, Unknown
from .says import Says

MOST_CODES: Final = 5_000
_LONGEST_SHOWN: Final = 32


@unique
class Answered(StrEnum):
    """Who answered, where that is no role."""

    INTENDED = "whom-it-was-for"
    """The person that the contact was for, whoever that is."""
    NOBODY = "nobody"
    """Nobody, or a machine."""


Outcome = CallOutcome | Delivery | Pending | Unknown

_UNANSWERED: Final = frozenset(CallOutcome) - {CallOutcome.WRONG_PERSON, CallOutcome.CONVERSATION, CallOutcome.DROPPED}

COUNTS: Final[tuple[CallOutcome, ...]] = (
    CallOutcome.NOT_CONNECTED,
    CallOutcome.NO_MESSAGE_POSSIBLE,
    CallOutcome.RANG_OUT,
    CallOutcome.NO_MESSAGE_LEFT,
    CallOutcome.LIMITED_CONTENT_MESSAGE,
)
"""Outcomes of which each binds no less than those before it. Every other two cannot be compared: a voicemail that names
the debt counts as a communication, and so also as the first one."""


def binds_no_less(one: Outcome, other: Outcome) -> bool:
    """Whether an outcome surely binds no less than another. What is unknown or pending counts as what binds most."""
    if not isinstance(one, CallOutcome | Delivery) or one == other:
        return True
    return one in COUNTS and other in COUNTS and COUNTS.index(one) >= COUNTS.index(other)


def most_binding(*possible: Outcome) -> Outcome:
    """Of outcomes each of which may be true the one that binds no less than any; unknown, if none does."""
    return next((one for one in possible if all(binds_no_less(one, other) for other in possible)), UNKNOWN)


class Disposition(Checked):
    """What a code says of a contact. Whom the contact was for is said elsewhere."""

    outcome: OrUnknown[CallOutcome | Delivery | Pending] = UNKNOWN
    """What became of it; what is unknown counts as what binds most."""
    answered_by: OrUnknown[Recipient | Answered] = UNKNOWN
    """For a call: who answered. Unknown counts as whom it was for."""
    says: Annotated[frozenset[Says], PlainSerializer(listed_in_order, return_type=list[Says])] = frozenset()
    """What the code says besides."""
    inbound: Flag = False
    """The code is one of contacts that the person began. Where the log tells the direction itself, the log decides."""
    means: Annotated[Text, Field(max_length=300)] = ""
    """What whoever keeps the list says of the code."""
    careful: Annotated[Text, Field(max_length=500)] = ""
    """Why it is read so, where it could be read otherwise."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        outcome, answered = self.outcome, self.answered_by
        if isinstance(outcome, Delivery) and answered is not UNKNOWN:
            raise contradiction("answered_by is for calls")
        if answered is Answered.NOBODY and isinstance(outcome, CallOutcome) and outcome not in _UNANSWERED:
            raise contradiction("the outcome says that somebody answered, and answered_by that nobody did")
        if outcome in _UNANSWERED and answered not in (UNKNOWN, Answered.NOBODY):
            raise contradiction("the outcome says that nobody answered, and answered_by who did")
        if outcome is CallOutcome.WRONG_PERSON and answered is Answered.INTENDED:
            raise contradiction("the wrong person is not whom it was for")
        if Says.WRONG_NUMBER in self.says and (outcome is CallOutcome.CONVERSATION or answered is Answered.INTENDED):
            raise contradiction("at a wrong number it was somebody else: the outcome is wrong-person, or unknown")
        return self

    @property
    def binds_most(self) -> bool:
        """Whether the contact counts as what binds most, its outcome being unknown or pending."""
        return not isinstance(self.outcome, CallOutcome | Delivery)

    @property
    def conversation(self) -> bool | Unknown:
        """Whether somebody was talked with, as `Inbound.conversation` takes it."""
        return UNKNOWN if self.binds_most else self.outcome is CallOutcome.CONVERSATION

    def answered_in_role_of(self, recipient: Recipient) -> Recipient | Unknown:
        """Who answered a contact that was for somebody in a role, as `Attempt.answered_by` takes it."""
        if self.answered_by is Answered.INTENDED:
            return recipient
        return self.answered_by if isinstance(self.answered_by, Recipient) else UNKNOWN


UNRECOGNISED: Final = Disposition()
"""What is taken of a contact whose code no table knows: nothing is known of it, so it counts as what binds most."""


class Source(Checked):
    """The list from which a table was made."""

    document: Annotated[Text, Field(min_length=1, max_length=300)]
    where: Annotated[Text, Field(max_length=500)] = ""
    """In which file, page or part of it, and of which edition."""
    read_on: CivilDay | None = None
    """When somebody here read it; None: nobody has."""
    confidence: Confidence = Confidence.UNREAD
    codes: Annotated[int, Field(ge=0)] | None = None
    """How many codes it lists."""

    @model_validator(mode="after")
    def _read_or_not(self) -> Self:
        if (self.read_on is None) != (self.confidence is Confidence.UNREAD):
            raise contradiction("what was read has a day (read_on) and a confidence other than unread")
        return self


def _code(value: str) -> str:
    if not value or value != value.strip() or not value.isprintable():
        hidden = unprintable(value)
        raise contradiction(
            f"a code is printable and has no blanks around it{f'; it holds {hidden}' if hidden else ''}"
        )
    return value


Code = Annotated[Text, Field(min_length=1, max_length=60), AfterValidator(_code)]


def _written(codes: Mapping[str, Disposition]) -> dict[str, Any]:
    return {code: one.model_dump(mode="json", exclude_defaults=True) for code, one in codes.items()}


Codes = Annotated[
    Mapping[Code, Disposition],
    Field(max_length=MOST_CODES),
    AfterValidator(MappingProxyType),
    PlainSerializer(_written, return_type=dict[str, Any]),
]


class Dispositions(Checked):
    """A table of codes, with a name and an edition, and the lists that it was made of.

    Codes are told apart to the letter: blanks around one are passed over, since columns of a fixed width add them, and
    never mean anything. A code in other letters, capital or small, is not taken for the one that it is like: systems
    that tell ``a`` from ``A`` exist, and a code wrongly known may free where one that is unknown only binds.
    """

    name: Annotated[Text, Field(min_length=1, max_length=60)]
    version: Annotated[Text, Field(min_length=1, max_length=60)]
    sources: tuple[Source, ...] = ()
    """The lists that it was made of; none for a table of the house's own."""
    codes: Codes

    @classmethod
    def _refused(cls, error: ValidationError | NotJson) -> FdcpaGuardError:
        return refusal(error)

    def get(self, code: object) -> Disposition | None:
        """What a code says; None if the table does not know it. A number is taken as it is written."""
        if isinstance(code, int) and not isinstance(code, bool):
            code = str(code)
        return self.codes.get(code.strip()) if isinstance(code, str) else None

    def read(self, code: object) -> Disposition:
        """What is taken of a code, `UNRECOGNISED` if the table does not know it or there is none."""
        found = self.get(code)
        return UNRECOGNISED if found is None else found

    def __contains__(self, code: object) -> bool:
        return self.get(code) is not None

    def __or__(self, other: "Dispositions | Mapping[str, Disposition]") -> "Dispositions":
        """The same with other codes, or other readings of its own: those on the right hold.

        Two tables together have both names and editions. What a house adds leaves a table its name and edition: give
        the whole another (`named`).
        """
        if isinstance(other, Dispositions):
            given: dict[str, Any] = {
                "name": f"{self.name} + {other.name}",
                "version": f"{self.version} + {other.version}",
                "sources": (*self.sources, *other.sources),
                "codes": dict(self.codes) | dict(other.codes),
            }
        else:
            given = dict(self) | {"codes": dict(self.codes) | dict(other)}
        return Dispositions.model_validate(given)

    def named(self, name: str, version: str) -> "Dispositions":
        """The same under another name and edition."""
        return self.model_copy(update={"name": name, "version": version})

    def to_json(self) -> str:
        """The table as a document, which `from_json` reads back."""
        return json.dumps(self.model_dump(mode="json", exclude_defaults=True), indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes | bytearray) -> "Dispositions":
        """The table that a document holds. No file is opened.

        Raises:
            InvalidFacts: it is malformed; each problem names its field, as ``codes.DNC.outcome``.
        """
        return cls.model_validate_json(text)

    @worked_out
    def fingerprint(self) -> str:
        """SHA-256 of what it says: notes and sources, and the order of the codes, change nothing."""
        said = {code: one.model_dump(mode="json", exclude={"means", "careful"}) for code, one in self.codes.items()}
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    def tally(self, codes: Iterable[object]) -> "Tally":
        """How often each code came, known and unknown."""
        known: Counter[str] = Counter()
        unknown: Counter[str] = Counter()
        missing = 0
        for code in codes:
            if code is None or not str(code).strip():
                missing += 1
            else:
                (known if code in self else unknown)[str(code).strip()] += 1
        return Tally(self.name, self.version, MappingProxyType(known), MappingProxyType(unknown), missing)


@dataclass(frozen=True)
class Tally:
    """How often the codes of a log came. Each contact of ``unknown`` and ``missing`` counts as what binds most."""

    name: str
    version: str
    known: Mapping[str, int]
    unknown: Mapping[str, int]
    """Codes that the table does not know, as they came: they may be anything that somebody keyed."""
    missing: int
    """Contacts without a code."""

    @property
    def complete(self) -> bool:
        """Whether every contact had a code that the table knows."""
        return not self.unknown and not self.missing

    def lines(self) -> tuple[str, ...]:
        """What was not understood, most frequent first, in words that show a code only if it looks like one."""
        shown: Counter[str] = Counter()
        for code, times in self.unknown.items():
            shown[shown_code(code)] += times
        told = [f"{code}: {times}" for code, times in sorted(shown.items(), key=lambda one: (-one[1], one[0]))]
        return (*told, *([f"no code: {self.missing}"] if self.missing else []))


def shown_code(code: object) -> str:
    """A code, if it looks like one; what agents key may be a name or a number, and is not repeated."""
    text = str(code)
    plain = len(text) <= _LONGEST_SHOWN and text.isascii() and text.isprintable() and " " not in text
    few_digits = sum(letter.isdigit() for letter in text) < _TELEPHONE
    return text if plain and few_digits and text else "(what is no code)"


_TELEPHONE: Final = 7
"""As many digits as the shortest telephone number has."""


def refusal(error: ValidationError | NotJson) -> InvalidFacts:
    """What is wrong with a table, by the field, its codes named: they say nothing of a person."""
    if isinstance(error, NotJson):
        where = ".".join(shown_code(step) for step in error.path) or "(whole)"
        return InvalidFacts(TABLE, (Problem(where, error.message, error.code),))
    found: dict[tuple[str | int, ...], Problem] = {}
    left_out = 0
    for each in worth_telling(error.errors(include_url=False, include_input=False)):
        code, context = each["type"], each.get("ctx", {})
        if code == LEFT_OUT:
            left_out += context["count"]
            continue
        steps = (*each["loc"][:_NAMED], *[step for step in each["loc"][_NAMED:] if not _is_tag(step)])
        if steps in found:  # of several types none fitted
            continue
        if len(found) == MOST_PROBLEMS:
            left_out += 1
            continue
        words = _WORDS.get(str(steps[_NAMED])) if len(steps) > _NAMED and code in ("enum", "literal_error") else None
        field = ".".join(map(shown_code, steps)) or "(whole)"
        found[steps] = Problem(field, words or in_our_words(code, each["msg"], context), code)
    return InvalidFacts(TABLE, tuple(found.values()), left_out)


_NAMED: Final = 2
"""Steps of a path that are always told: ``codes`` and the code."""


def _one_of(*words: Iterable[str]) -> str:
    return f"must be one of {', '.join(word for each in words for word in each)}"


_WORDS: Final = {
    "outcome": _one_of(CallOutcome, Delivery, Pending, Unknown),
    "answered_by": _one_of(Recipient, Answered, Unknown),
    "says": _one_of(Says),
}
"""What is taken, by the field of a disposition."""

TABLE: Final = "Dispositions"
"""What errors call a table."""


def _is_tag(step: object) -> bool:
    """Whether a step of pydantic's path is no field: which of several types was tried."""
    return isinstance(step, str) and (step.startswith("(") or "[" in step or step in _KINDS)


_KINDS: Final = frozenset(kind.__name__ for kind in (CallOutcome, Delivery, Pending, Recipient, Answered))

__all__ = [
    "COUNTS",
    "UNRECOGNISED",
    "Answered",
    "Code",
    "Disposition",
    "Dispositions",
    "Outcome",
    "Source",
    "Tally",
    "binds_no_less",
    "most_binding",
]
