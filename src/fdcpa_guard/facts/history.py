"""What has happened so far: the collector's attempts and what the consumer and others sent or said."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, Self, TypeVar, Unpack

from pydantic import AfterValidator, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from ..vocabulary import (
    LIVE,
    TELEPHONE,
    UNKNOWN,
    CallOutcome,
    Delivery,
    Medium,
    Pending,
    Purpose,
    Recipient,
    Unknown,
    Voice,
)
from .addresses import PlaceName
from .base import (
    NONE_IS_EMPTY,
    TAKES_A_LIST,
    Binding,
    Fact,
    Flag,
    Id,
    Instant,
    OrUnknown,
    contradiction,
    different_ids,
    in_order,
)
from .lives import ANSWER, ONGOING, Life
from .moments import could_be_until

if TYPE_CHECKING:
    from . import given

_BY_TELEPHONE: Final = tuple(TELEPHONE)  # two words are sooner compared than one is hashed
_UNSETTLED: Final = (Pending, Unknown)
_LISTS: Final = (list, tuple)

MAX_EVENTS: Final = 10_000
"""The longest history taken. A case is one person; the rules look back days, weeks, at most to the first contact."""


MAX_TAGS: Final = 16
"""The most tags of an attempt."""

NO_TAGS: Final[Mapping[str, str]] = MappingProxyType({})


def by_name(tags: Mapping[str, str]) -> Mapping[str, str]:
    """Tags as an attempt has them, in the order of their names."""
    return MappingProxyType(dict(sorted(tags.items()))) if tags else NO_TAGS


Tags = Annotated[
    Mapping[Id, Id],
    Field(max_length=MAX_TAGS),
    AfterValidator(by_name),
    PlainSerializer(dict, return_type=dict[str, str]),
]
"""Names and values of the caller's own, written in the order of the names."""


class Attempt(Fact):
    """An attempt to communicate that the collector made (12 CFR 1006.2(b))."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.AttemptDict]) -> None: ...

    id: Id
    at: Instant
    medium: Medium
    outcome: OrUnknown[CallOutcome | Delivery | Pending]
    """A `CallOutcome` for a call or ringless voicemail, a `Delivery` for everything else; `Pending` for either.

    What is pending or unknown counts as what binds most.
    """
    debts: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The debts that the collector raised, or, where nobody was reached, that the attempt was about."""
    discussed: OrUnknown[tuple[Id, ...]] | None = None
    """For a conversation: the debts discussed, whoever raised them; None: those of ``debts``; (): no one debt.

    Unknown: those of ``debts`` were, and any other may have been.
    """
    allotted_to: Id | None = None
    """For a call that named no debt: the one debt that the collector counts it to (comment 14(b)(4)-1)."""
    recipient: Recipient = Recipient.CONSUMER
    person: Id | None = None
    """Whom it was for; None: the role's own name, as ``consumer``."""
    answered_by: OrUnknown[Recipient] = UNKNOWN
    """For a call: the role of who answered, where that was somebody; unknown counts as whom it was for."""
    answered_by_person: Id | None = None
    """Who answered; None: the role's own name."""
    address: Id | None = None
    purpose: Purpose = Purpose.COLLECTION
    in_reply_to: OrUnknown[Id] | None = None
    """The inbound contact that this answered; None: it answered none; unknown: any before it may be answered."""
    improper: Flag = False
    """It was abusive, threatening, or at a time or place known to be inconvenient (comment 14(b)(2)(i)-2.iv)."""
    place: PlaceName | None = None
    """For a visit: where."""
    voice: OrUnknown[Voice] = UNKNOWN
    """Who or what spoke: for calls and voicemail."""
    undeliverable_at: Binding | None = None
    """For a letter or electronic message: when word came that it did not arrive."""
    tags: Tags = Field(default_factory=lambda: NO_TAGS)
    """Whose work it was, in the caller's own words: ``vendor``, ``agent``, ``campaign``, ``client`` and the like.

    Audits count by them, and no rule reads them. They are shown as ids are, so they must be no names of people.
    """

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        values = self.__dict__
        called, outcome = values["medium"] in _BY_TELEPHONE, values["outcome"]
        unsettled = type(outcome) in _UNSETTLED
        if not unsettled and called != (type(outcome) is CallOutcome):
            raise contradiction("the outcome does not suit the medium: calls have call outcomes, messages a delivery")
        if values["answered_by"] is UNKNOWN:
            if values["answered_by_person"] is not None:
                raise contradiction("answered_by_person needs answered_by, the role of that person")
        elif not called:
            raise contradiction("answered_by is for calls")
        if values["discussed"] is not None and outcome is not CallOutcome.CONVERSATION and not unsettled:
            raise contradiction("discussed is a fact of conversations only")
        if values["allotted_to"] is not None:
            if not called or self.names_debts:
                raise contradiction("allotted_to is for calls in which no particular debt was named")
            if self.allotted_to not in self.debts:
                raise contradiction("allotted_to is none of the debts of the attempt")
        if values["undeliverable_at"] is not None:
            if called:
                raise contradiction("undeliverable_at is for letters and messages")
            in_order(self, "at", "undeliverable_at")
        return self

    @property
    def names_debts(self) -> bool:
        """Whether a particular debt was named to whoever was reached."""
        if self.outcome is CallOutcome.CONVERSATION:
            return self.discussed is None or bool(self.discussed)
        return self.outcome is CallOutcome.VOICEMAIL

    @property
    def answers(self) -> str | None:
        """The inbound contact that it is known to have answered."""
        reply_to = self.in_reply_to
        return None if reply_to is UNKNOWN else reply_to

    @property
    def who(self) -> str:
        """The particular person it was for."""
        return self.person or self.recipient.value

    @property
    def unsettled(self) -> bool:
        """Whether its outcome is not known, or not yet."""
        return not isinstance(self.outcome, CallOutcome | Delivery)

    def reached_nobody(self, at: datetime) -> bool:
        """Whether it is surely known by an instant to have reached no line, address or person.

        A call that was not connected, a visit that met nobody, or a letter or message of which word came that it did
        not arrive.
        """
        if self.outcome is CallOutcome.NOT_CONNECTED and self.undeliverable_at is None:
            return True
        return self.surely_came_back(at)

    def surely_came_back(self, at: datetime) -> bool:
        """Whether word is known to have come by an instant that it did not arrive, or that a visit met nobody.

        An instant that nobody knows may be later.
        """
        back = self.undeliverable_at
        return self.outcome is Delivery.UNDELIVERABLE if back is None else could_be_until(back) <= at

    @property
    def spoken_to(self) -> Recipient:
        """The role of who would have been talked with: of who answered, or, unknown, of whom it was for."""
        return self.recipient if self.answered_by is UNKNOWN else self.answered_by

    @property
    def speaker(self) -> str:
        """The particular person who would have been talked with."""
        return self.who if self.answered_by is UNKNOWN else self.answered_by_person or self.answered_by.value


_TALKED_BY: Final = frozenset({Medium.CALL, Medium.IN_PERSON})


class Inbound(Fact):
    """A contact that the consumer or another person began."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.InboundDict]) -> None: ...

    id: Id
    at: Instant
    medium: Medium
    ended_at: Instant | None = None
    """When a call, visit or portal session ended."""
    ongoing: OrUnknown[Flag] = False
    """The call, visit or session has not ended yet."""
    conversation: OrUnknown[Flag] = False
    """A call or visit in which the collector talked with the person."""
    debts: tuple[Id, ...] = ()
    """The debts spoken or written of; (): none in particular."""
    allotted_to: Id | None = None
    """For a conversation about no particular debt: the one debt it is counted to."""
    recipient: Recipient = Recipient.CONSUMER
    person: Id | None = None
    address: Id | None = None
    """The number or address it came from."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        values = self.__dict__
        ended_at, ongoing, conversation = values["ended_at"], values["ongoing"], values["conversation"]
        if ended_at is not None:
            in_order(self, "at", "ended_at")
            if self.medium not in LIVE:
                raise contradiction("ended_at is for a call, visit or portal session")
        if ongoing is True and (ended_at is not None or self.medium not in LIVE):
            raise contradiction("ongoing is for a call, visit or portal session that has no ended_at")
        if conversation is True and self.medium not in _TALKED_BY:
            raise contradiction("a conversation is by telephone or in person")
        if values["allotted_to"] is not None and (self.debts or not conversation):
            raise contradiction("allotted_to is for conversations about no particular debt")
        return self

    @property
    def who(self) -> str:
        """The particular person who began it."""
        return self.person or self.recipient.value

    @property
    def talked(self) -> bool | Unknown:
        """Whether the person was talked with: in a call or a visit; a letter of which nobody says so held no talk."""
        return self.conversation if self.medium in _TALKED_BY else False

    def goes_on(self, at: datetime) -> bool:
        """Whether it is still going on at an instant."""
        return self.at <= at < self.over_at

    def may_go_on(self, at: datetime) -> bool:
        """Whether it goes on then, or may: nobody knows whether it has ended."""
        return self.at <= at < self.surely_over_at

    @property
    def is_session(self) -> bool:
        """Whether it is answered while it lasts and not after: a call, visit or portal session that took place."""
        took_place = self.conversation is not False or self.ongoing is not False or self.ended_at is not None
        return self.medium in LIVE and took_place

    @property
    def answerable_until(self) -> datetime:
        """Until when a contact by the same medium may be an answer to it."""
        return self.over_at if self.is_session else self.awaited_until

    @property
    def awaited_until(self) -> datetime:
        """Until when an answer may be awaited, by whatever medium: a letter answers what was asked in a call, too."""
        return self.at + ANSWER.span

    def outlived(self, at: datetime) -> Life | None:
        """The life that it has outlived by an instant, if it opens nothing any more that it says it opens."""
        if at < self.answerable_until:
            return None
        if not self.is_session:
            return ANSWER
        return ONGOING if self.ongoing is True or (self.ended_at is not None and at < self.ended_at) else None

    @property
    def over_at(self) -> datetime:
        """When it is over: when it ended, at the latest when no such thing lasts longer (`lives.ONGOING`)."""
        if self.ended_at is None and self.ongoing is not True:
            return self.at
        longest = self.at + ONGOING.span
        return longest if self.ended_at is None else min(self.ended_at, longest)

    @property
    def surely_over_at(self) -> datetime:
        """When it is over for sure: as `over_at`, but at the latest where nobody knows whether it has ended."""
        return self.at + ONGOING.span if self.ongoing is UNKNOWN and self.ended_at is None else self.over_at


def _too_many() -> PydanticCustomError:
    return PydanticCustomError("too_many_events", "a history has at most {most} events", {"most": MAX_EVENTS})


E = TypeVar("E")
Events = Annotated[tuple[E, ...], Field(max_length=MAX_EVENTS), NONE_IS_EMPTY, TAKES_A_LIST]


class History(Fact):
    """Everything the collector did and received about the debts; at most 10,000 events."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.HistoryDict]) -> None: ...

    attempts: Events[Attempt]
    inbound: Events[Inbound]

    @model_validator(mode="before")
    @classmethod
    def _so_many(cls, given: Any) -> Any:
        if isinstance(given, Mapping):
            lists = [each for name in ("attempts", "inbound") if isinstance(each := given.get(name), _LISTS)]
            if sum(map(len, lists)) > MAX_EVENTS:
                raise _too_many()
        return given

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len(self.attempts) + len(self.inbound) > MAX_EVENTS:
            raise _too_many()
        different_ids("events", {"attempts": self.attempts, "inbound": self.inbound})
        inbound = {event.id: event.at for event in self.inbound}
        for attempt in self.attempts:
            answered = attempt.__dict__["in_reply_to"]
            if answered is None or answered is UNKNOWN:
                continue
            if answered not in inbound or inbound[answered] > attempt.at:
                raise contradiction("an attempt replies to nothing that had come in by then (in_reply_to)")
        return self
