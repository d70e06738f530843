"""The case: everything known about one consumer, arranged so that a decision never scans."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, Self, Unpack, overload

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StrictBool, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from ..canonical import number_of
from ..clock import Weekly
from ..vocabulary import UNKNOWN, CallOutcome, CollectorKind, Delivery
from .addresses import EmailAddress, Location, PhoneLine, PostalAddress
from .attributes import OwnFacts
from .bankruptcies import Bankruptcy
from .base import (
    Binding,
    Fact,
    Flag,
    Freeing,
    Id,
    Known,
    OrUnknown,
    Several,
    Text,
    _nothing_known,
    contradiction,
    different_ids,
    ordered,
)
from .checked import mark, worked_out
from .consents import Consent, CourtPermission, Representation
from .debts import Debt
from .growing import with_change, with_fact, with_fields
from .history import Attempt, History, Inbound
from .identity import Identities, identities
from .index import CaseIndex
from .requests import Request
from .teaching import MOST, Takes, at_most
from .unread import Unread
from .windows import WeeklyWindow, weekly

if TYPE_CHECKING:
    from . import given

_LONGEST: Final = 4000
"""How many digits a whole number may have: JSON texts with a few more cannot be read back."""
_TOO_LONG: Final = 10**_LONGEST

Scalar = StrictBool | StrictInt | float | Text | None


class Consumer(Fact):
    """The person obligated, or said to be obligated, to pay (12 CFR 1006.2(e))."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.ConsumerDict]) -> None: ...

    minor: OrUnknown[Flag] = UNKNOWN
    """Is a minor, or was one at death (comment 6(a)(2)-1)."""
    deceased: OrUnknown[Flag] = UNKNOWN
    """Is known to have died; whoever acts for the estate then is the `personal-representative` (1006.6(a)(4))."""
    deceased_learned_at: Binding | None = None
    """When the collector learned of the death; None: it has known all along."""
    id: Id | None = None
    """The caller's own id of the consumer: facts and contacts that name it as a person mean the consumer."""
    working_hours: OrUnknown[Several[WeeklyWindow]] = UNKNOWN
    """When the consumer works, on their own clock (P.R. Act 179-1996); none: never. If unknown, at any time."""

    @worked_out
    def works(self) -> Weekly:
        """The working hours, as far as they are known."""
        return weekly(() if self.working_hours is UNKNOWN else self.working_hours)

    @model_validator(mode="after")
    def _death_is_known(self) -> Self:
        if self.deceased_learned_at is not None and self.deceased is not True:
            raise contradiction("deceased_learned_at is for a consumer who is known to be deceased")
        return self


class Emergency(Fact):
    """A public emergency that an authority declared for a state or city, such as ``US-DC``."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.EmergencyDict]) -> None: ...

    id: Id
    jurisdiction: Id
    declared_at: Binding
    ended_at: Freeing | None = None

    _in_order = ordered("declared_at", "ended_at")


def _none_is_no_event(value: Any) -> Any:
    return {"attempts": (), "inbound": ()} if value == "none" else value


def _kept(given: Mapping[str, Any]) -> Mapping[str, Any]:
    if any(type(value) is int and abs(value) >= _TOO_LONG for value in given.values()):
        raise PydanticCustomError("int_too_long", "a whole number has at most {most} digits", {"most": _LONGEST})
    return MappingProxyType(OwnFacts(given))


_TAKES_HISTORY: Final = Takes('an object with attempts and inbound, or "none" if nothing has happened')


def _half_unknown_is_unknown(value: Any) -> Any:
    """A history of which one side is unknown."""
    if isinstance(value, Mapping):
        for side in ("attempts", "inbound"):
            if side in value and ((said := value[side]) is None or (isinstance(said, str) and said == UNKNOWN.value)):
                return UNKNOWN
    return value


def _not_too_many(value: Any) -> Any:
    return at_most(_nothing_known(value), MOST)


Attributes = Annotated[
    Mapping[Id, Annotated[Scalar, BeforeValidator(number_of)]],
    BeforeValidator(_not_too_many),
    AfterValidator(_kept),
    PlainSerializer(lambda facts: dict(sorted(facts.items())), return_type=dict[str, Any]),
]


def _one(facts: tuple[Any, ...], fields: Mapping[str, Any]) -> Any:
    """What was given as a fact, or as its fields."""
    given = [fact for fact in facts if fact is not None]
    if len(given) > 1 or (given and fields):
        raise TypeError("one fact is given, as it is or by its fields")
    return given[0] if given else fields


_LISTS: Final = (
    "debts",
    "locations",
    "consents",
    "court_permissions",
    "requests",
    "representation",
    "bankruptcies",
    "emergencies",
)
_TARGETS: Final = ("phones", "emails", "postal_addresses")


class Case(Fact):
    """The facts known about a consumer, the debts, requests, consents and history.

    What protects a person has no default: requests, representation, bankruptcies and history must each be given, if
    only as ``"none"``. ``"unknown"`` is allowed and denies wherever the fact matters. Every fact that begins or ends
    says when the collector learned of it, so one case answers questions about any instant.
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.CaseDict]) -> None: ...

    collector: OrUnknown[CollectorKind]
    debts: Annotated[tuple[Debt, ...], Field(min_length=1, max_length=1000)]
    requests: OrUnknown[Several[Request]]
    representation: OrUnknown[Several[Representation]]
    bankruptcies: OrUnknown[Several[Bankruptcy]]
    history: Annotated[
        OrUnknown[Annotated[History, BeforeValidator(_none_is_no_event), _TAKES_HISTORY]],
        BeforeValidator(_half_unknown_is_unknown),
    ]
    consumer: Annotated[Consumer, BeforeValidator(_nothing_known)] = Consumer()
    locations: OrUnknown[Several[Location]] = ()
    """Where it is unknown which locations, phones or postal addresses there are, nothing says where anybody is."""
    phones: OrUnknown[Several[PhoneLine]] = ()
    emails: OrUnknown[Several[EmailAddress]] = ()
    postal_addresses: OrUnknown[Several[PostalAddress]] = ()
    consents: Known[Consent] = ()
    court_permissions: Known[CourtPermission] = ()
    emergencies: OrUnknown[Several[Emergency]] = ()
    """Declared public emergencies."""
    last_transaction_at: Freeing | None = None
    """The consumer's last purchase from or payment to the business, in a relationship that neither has ended.

    Of 47 CFR 64.1200(f)(5), whose relationship is one with who sells: only a creditor's counts.
    """
    last_inquiry_at: Freeing | None = None
    """The consumer's last inquiry about the business's goods or services."""
    segment: Id | None = None
    """A group of customers for which a house may have numbers of its own."""
    unread: Several[Unread] = ()
    """What of the records that the case was made of could not be understood."""
    attributes: Attributes = Field(default_factory=lambda: MappingProxyType({}), repr=False)
    """Facts of the caller's own, for rules of its own; a rule that asks for one that is absent denies."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        values = self.__dict__
        for name in _LISTS:
            if values[name] is not UNKNOWN and len(values[name]) > 1:
                different_ids(name, {name: values[name]})
        different_ids("phones, emails or postal_addresses", {name: values[name] for name in _TARGETS})
        return self

    @model_validator(mode="after")
    def _indexed(self) -> Self:
        worked_out = self.__dict__
        worked_out.pop("identities", None)  # of what it was before pydantic assigned something
        worked_out["index"] = CaseIndex(self).prepare()
        mark(self)
        return self

    # -- as it grows

    @overload
    def with_attempt(self, attempt: "Attempt | given.AttemptDict", /) -> Self: ...
    @overload
    def with_attempt(self, **fields: "Unpack[given.AttemptDict]") -> Self: ...
    def with_attempt(self, *attempt: Any, **fields: Any) -> Self:
        """The case with an attempt more, given as it is or by its fields. Errors as those of `with_fact`."""
        return with_fact(self, "history.attempts", _one(attempt, fields))

    @overload
    def with_inbound(self, inbound: "Inbound | given.InboundDict", /) -> Self: ...
    @overload
    def with_inbound(self, **fields: "Unpack[given.InboundDict]") -> Self: ...
    def with_inbound(self, *inbound: Any, **fields: Any) -> Self:
        """The case with an inbound contact more, as `with_attempt`."""
        return with_fact(self, "history.inbound", _one(inbound, fields))

    def with_request(self, request: Request | Mapping[str, Any] | None = None, /, **fields: Any) -> Self:
        """The case with a request more, as `with_attempt`; its fields begin with its ``kind``."""
        return with_fact(self, "requests", _one((request,), fields))

    @overload
    def with_consent(self, consent: "Consent | given.ConsentDict", /) -> Self: ...
    @overload
    def with_consent(self, **fields: "Unpack[given.ConsentDict]") -> Self: ...
    def with_consent(self, *consent: Any, **fields: Any) -> Self:
        """The case with a consent more, as `with_attempt`."""
        return with_fact(self, "consents", _one(consent, fields))

    def with_outcome(self, attempt: str, outcome: CallOutcome | Delivery | str, /, **fields: Any) -> Self:
        """The case in which an attempt, by its id, has an outcome, and what else is known of it by now.

        Such as ``answered_by``, ``discussed`` or ``voice``. Errors as those of `with_change`.
        """
        return with_change(self, f"history.attempts.{attempt}", {"outcome": outcome, **fields})

    def with_fact(self, path: str, fact: Fact | Mapping[str, Any] | str | None = None, /, **fields: Any) -> Self:
        """The case with a fact more in any list, by the path that answers name it by; the fact itself or its fields.

        Such as ``phones`` or ``debts.<id>.disputes``. The case is equal to one built afresh, and shares what it can.

        Raises:
            InvalidFacts: there is no such list, it is unknown what is in it, or the fact does not fit what stands.
        """
        return with_fact(self, path, _one((fact,), fields))

    def with_change(self, path: str, /, **fields: Any) -> Self:
        """The case in which a fact, by its path, has other values for some fields.

        Such as ``consents.<id>`` with another ``revoked_at``, ``debts.<id>``, or ``consumer``.

        Raises:
            InvalidFacts: there is no such fact, or it does not fit what stands.
        """
        return with_change(self, path, fields)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same with other values for some fields; the past is not checked again, unless another is given.

        Raises:
            InvalidFacts: the values do not fit.
        """
        return with_fields(self, update) if update else self

    @property
    def canonical(self) -> str:
        """The case as JSON in its canonical form, as of every fact; of one that grew, in pieces that are kept."""
        return self.index.canonical_of(self)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical text of the case, worked out once."""
        return self.index.fingerprint_of(self)

    @worked_out
    def index(self) -> CaseIndex:
        """The case arranged for look-ups."""
        return CaseIndex(self)

    @worked_out
    def identities(self) -> Identities | None:
        """What stands in the case under several ids or names; None if nothing does."""
        return identities(self)
