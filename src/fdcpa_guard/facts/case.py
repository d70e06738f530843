"""The case: everything known about one consumer, indexed once so that a decision never scans."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, Self, Unpack

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StrictBool, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from ..clock import Weekly
from ..vocabulary import UNKNOWN, CollectorKind
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
from .history import History
from .identity import Identities, identities_of
from .index import CaseIndex
from .requests import Request
from .teaching import MOST, Takes, at_most
from .windows import WeeklyWindow, weekly

if TYPE_CHECKING:
    from . import given

_LONGEST: Final = 4000
"""How many digits a whole number may have: JSON texts with a few more cannot be read back."""

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
    if any(type(value) is int and value.bit_length() > _LONGEST * 3.32 for value in given.values()):
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
    Mapping[Id, Scalar],
    BeforeValidator(_not_too_many),
    AfterValidator(_kept),
    PlainSerializer(lambda facts: dict(sorted(facts.items())), return_type=dict[str, Any]),
]


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
        worked_out = self.__dict__  # now, so that no decision and no two threads do it
        worked_out["index"] = CaseIndex(self)
        worked_out["identities"] = identities_of(self)
        mark(self)
        return self

    @worked_out
    def index(self) -> CaseIndex:
        """The case arranged for look-ups."""
        return CaseIndex(self)

    @worked_out
    def identities(self) -> Identities | None:
        """What stands in the case under several ids or names; None if nothing does."""
        return identities_of(self)
