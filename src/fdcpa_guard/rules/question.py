"""A question: one contact, one case, and what rules derive from them, each thing once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, Never, Self, TypeVar, overload
from zoneinfo import ZoneInfo

from ..clock import DAY, start_of_day
from ..errors import MissingFact
from ..facts.attributes import did_you_mean
from ..facts.case import Scalar
from ..facts.identity import View, identities, seen
from ..facts.moments import could_be_from, could_be_until
from ..facts.requests import CeaseNotice, ConsentRevocation
from ..vocabulary import (
    CALLS_AND_TEXTS,
    CONSUMERS,
    CREDITORS,
    TELEPHONE,
    UNKNOWN,
    ConsentScope,
    DebtKind,
    GivenTo,
    LineType,
    Medium,
    Purpose,
    Recipient,
    Unknown,
    Voice,
)
from .acts import acts_of

if TYPE_CHECKING:
    from ..facts import (
        Attempt,
        Case,
        Consent,
        Contact,
        Content,
        Debt,
        EmailAddress,
        Inbound,
        PhoneLine,
        PostalAddress,
        Representation,
        Request,
    )
    from ..facts.index import CaseIndex, Timeline
    from .tallying import Ledger, Tally

T = TypeVar("T")

Particular = tuple[str, tuple[str, ...]]
"""A particular debt, with the ids of the debts in it."""

SIX_DAYS = timedelta(days=6)


class _ToldApart(NamedTuple):
    """The debts that one pack covers, told apart once."""

    debts: tuple[Debt, ...]
    ids: tuple[str, ...]
    particulars: tuple[Particular, ...]


_NO_DEBTS = _ToldApart((), (), ())
_TO_THE_COLLECTOR: Final = frozenset({GivenTo.COLLECTOR})


class derived(Generic[T]):
    """A fact derived when first asked for and kept: `functools.cached_property` without the lock that 3.11 takes."""

    def __init__(self, derive: Callable[[Question], T]) -> None:
        self.derive = derive
        self.name = derive.__name__
        self.__doc__ = derive.__doc__

    def __get__(self, question: Question, owner: type[Question]) -> T:
        value = question.__dict__[self.name] = self.derive(question)
        return value


class Shared:
    """Values that are made once and then stay."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: dict[object, Any] = {}

    def get(self, key: object) -> Any:
        """The value of a key; None if none was made."""
        return self._made.get(key)

    def first(self, key: object, value: T) -> T:
        """Keep a value for a key, unless there is one; the value that is kept."""
        kept: T = self._made.setdefault(key, value)
        return kept


class Question:
    """What a check sees. Only what the collector knew at ``at`` is visible, and nothing of it can be changed.

    Attributes:
        at, medium, purpose, address, content: as the contact says; the instant in UTC.
        recipient: the role that the contact says; of somebody who owes too and is asked, as a consumer, where the other
            is, ``third-party``.
        contact: the proposed contact.
        case: the facts.
        debts: the debts of the contact that the running rule's pack covers.
        acts: what the contact does, by the purposes that state it: see `acts.acts_of`; its own purpose is among them.
        roles: the role of the person contacted as the law sees it; two where a deciding fact is unknown, and of
            somebody who owes too, who is a consumer as well (12 CFR 1006.2(e)).
        who: the particular person contacted.
        perhaps: other names that may be this person's.
        view: how ids and names of the case were understood; None where nothing had to be.
        ledger: where an explanation keeps what limits counted; None: nobody asks. See `tell`.
    """

    perhaps: frozenset[str] = frozenset()
    view: View | None = None
    ledger: Ledger | None = None

    def __init__(self, contact: Contact, case: Case) -> None:
        # Read from the dictionaries: pydantic makes each attribute of a model cost several times a plain one.
        given = contact.__dict__
        recipient: Recipient = given["recipient"]
        who, at = _NAMES[recipient], given["at"]
        if given["person"] is not None or identities(case) is not None:
            view = seen(contact, case)
            contact, case, who = view.contact(contact), view.case, view.who
            given = contact.__dict__
        else:
            view = None
        index: CaseIndex = case.__dict__["index"]
        index.unknown  # noqa: B018  # from here on an instant that nobody knows says which fact it is
        roles = _ALONE[recipient] if recipient not in _CONDITIONAL else _roles(contact, case)
        if view is not None and recipient in _MAY_OWE:
            recipient, roles = _as_who_owes(contact, case, who, recipient, roles)
        own = {
            "at": at,
            "medium": given["medium"],
            "recipient": recipient,
            "purpose": given["purpose"],
            "address": given["address"],
            "content": given["content"],
            "acts": acts_of(given["purpose"], given["medium"], recipient, given["content"]),
            "roles": roles,
            "who": who,
            "contact": contact,
            "case": case,
            "index": index if given["logged_as"] is None else _without_itself(index, contact, who),
            "debts": (),
            "_told_apart": _NO_DEBTS,
        }
        if view is not None:
            own["view"], own["perhaps"] = view, view.perhaps
        object.__setattr__(self, "__dict__", own)

    if TYPE_CHECKING:
        at: datetime
        medium: Medium
        recipient: Recipient
        purpose: Purpose
        address: str | None
        content: Content
        acts: frozenset[Purpose]
        roles: frozenset[Recipient]
        who: str
        contact: Contact
        case: Case
        index: CaseIndex
        debts: tuple[Debt, ...]
        _told_apart: _ToldApart

    def __setattr__(self, name: str, value: object = None) -> Never:
        raise AttributeError("rules share the question, so none of them changes it")

    __delattr__ = __setattr__

    def only(self, debts: tuple[Debt, ...]) -> Self:
        """The same question about some of its debts."""
        part = object.__new__(type(self))
        object.__setattr__(part, "__dict__", {**self.__dict__, "debts": debts})
        return part

    def seen_as(self, kind: type[Question]) -> Question:
        """The same question as another kind of one, which understands some facts otherwise.

        One that is of another kind already is of both.
        """
        other = _of_both(kind, type(self))(self.contact, self.case).only(self.debts)
        if self.ledger is not None:
            other.__dict__["ledger"] = self.ledger
        return other

    def tell(self, tallies: Callable[[], Iterable[Tally]]) -> None:
        """Say what a limit counted, for an explanation; a plain decision makes nothing of it.

        ``tallies`` is called only if somebody asks. What lacks a fact there is not told, and denies nothing.
        """
        if self.ledger is not None:
            self.ledger.note(tallies)

    @derived
    def shared(self) -> Shared:
        """What checks have found for the question that others may use again, under keys of their own."""
        return Shared()

    # -- people

    def is_consumer(self) -> bool:
        """Whether the person contacted is the consumer under 12 CFR 1006.6(a); a successor in interest, of a mortgage.

        Raises:
            MissingFact: it turns on whether the consumer is a minor, or deceased, and that is unknown; or nobody knows
                whether who is met as the attorney is one still, and no third party.
        """
        recipient = self.recipient
        if recipient is Recipient.CONSUMER_ATTORNEY and len(self.roles) > 1:
            raise MissingFact(str(_represented_still(self.case, self.at)))
        if self.debts and all(self._owes_as_consumer(debt) for debt in self.debts):
            return True
        if recipient not in CONSUMERS:
            return False
        if recipient is Recipient.SUCCESSOR_IN_INTEREST:
            return all(self.counts_as_consumer(debt) for debt in self.debts)
        fact = _deciding_fact(self.case, recipient, self.at)
        if fact is UNKNOWN:
            raise MissingFact("consumer.minor" if recipient is Recipient.PARENT else "consumer.deceased")
        return fact is True

    def counts_as_consumer(self, debt: Debt) -> bool:
        """The same, as to one debt.

        Raises:
            MissingFact: as `is_consumer`; or the person is a successor in interest, and the debt may be a mortgage.
        """
        if self._owes_as_consumer(debt):
            return True
        if self.recipient is not Recipient.SUCCESSOR_IN_INTEREST:
            return self.is_consumer()
        if debt.kind is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.kind")
        return debt.kind is DebtKind.MORTGAGE

    def owes_too(self, debt: Debt) -> bool:
        """Whether the person contacted agreed in writing to owe a debt too."""
        return self.who in debt.co_obligors

    def _owes_as_consumer(self, debt: Debt) -> bool:
        """The same, of somebody who is not met in a role of its own, as an employer is."""
        return Recipient.CONSUMER in self.roles and self.owes_too(debt)

    @property
    def deceased(self) -> bool:
        """Whether the consumer is known to be dead."""
        return self.index.deceased_from <= self.at

    @property
    def to_the_dead(self) -> bool:
        """Whether the person contacted is a consumer who is known to be dead, and none who owes beside them."""
        if self.recipient is not Recipient.CONSUMER or not self.deceased:
            return False
        return not any(self.owes_too(debt) for debt in self.case.debts)

    def alike(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The person contacted and others, by name; of a role's name also whom facts know in that role by an id."""
        whole = identities(self.case)
        if whole is None:
            return (self.who, *names)
        wanted = {role for role, name in _NAMES.items() if name in names}
        tied = [name for name, roles in whole.ties.items() if not wanted.isdisjoint(roles)]
        return (self.who, *names, *tied)

    # -- time

    @derived
    def zones(self) -> tuple[ZoneInfo, ...]:
        """Every zone of a place that the person is tied to: where they live, have a number, or are.

        Days are counted there, wherever the person is verified to be now: nobody knows where they were on each.

        Raises:
            MissingFact: there is no evidence.
        """
        found = self.known_zones
        if not found:
            raise MissingFact(f"locations (where {self.who} is)")
        return found

    @derived
    def zones_now(self) -> tuple[ZoneInfo, ...]:
        """Every zone that the person may be in now: that of a verified current location alone, where one stands.

        For a law that reads the clock where the person is.

        Raises:
            MissingFact: there is no evidence.
        """
        index, at = self.index, self.at
        if not index.verified:
            return self.zones
        found = index.zones(self.who, at)
        if not found and self._is_somebody_else:
            found = index.zones(_CONSUMER, at)
        return found or self.zones

    @property
    def _is_somebody_else(self) -> bool:
        """Whether the person neither is the consumer nor counts as them; who only owes beside them does not."""
        return self.recipient is not Recipient.CONSUMER and (self.roles - _ALONE[Recipient.CONSUMER]).isdisjoint(
            CONSUMERS
        )

    @derived
    def consumer_zones(self) -> tuple[ZoneInfo, ...]:
        """Every zone of a place that the consumer is tied to, whoever is contacted: their periods run there.

        Raises:
            MissingFact: there is no evidence.
        """
        found = self.index.all_zones(_CONSUMER, self.at)
        if not found:
            raise MissingFact(f"locations (where {_CONSUMER} is)")
        return found

    @derived
    def known_zones(self) -> tuple[ZoneInfo, ...]:
        """As `zones`; empty without evidence.

        For somebody who is not the consumer and of whose place nothing is known, the consumer's zones stand in.
        """
        found = self.index.all_zones(self.who, self.at)
        if not found and self._is_somebody_else:
            found = self.index.all_zones(_CONSUMER, self.at)
        return found

    @derived
    def jurisdictions(self) -> frozenset[str]:
        """Every state and city that the person, or the consumer, is tied to, as ``US-NY`` and ``US-NY-NYC``.

        By where they live, have a number, or are. Empty without evidence.
        """
        index, at = self.index, self.at
        own = index.jurisdictions(self.who, at)
        return own if self.who == _CONSUMER else own | index.jurisdictions(_CONSUMER, at)

    @derived
    def may_be_in(self) -> frozenset[str]:
        """Every state and city that the person, or the consumer, may be in now."""
        index, at = self.index, self.at
        if not index.verified:
            return self.jurisdictions
        return index.may_be_in(self.who, at) | index.may_be_in(_CONSUMER, at)

    def tells_city(self, state: str, *, now: bool = False) -> bool:
        """Whether the evidence for a state is exact enough to say in which of its cities with rules, if in any.

        With ``now``, the evidence of where the person, or the consumer, may be now.
        """
        index, at = self.index, self.at
        return index.tells_city(self.who, at, state, now=now) or index.tells_city(_CONSUMER, at, state, now=now)

    @derived
    def local(self) -> tuple[datetime, ...]:
        """The reading of the clock in each of the zones."""
        at = self.at
        return tuple([at.astimezone(tz) for tz in self.zones])

    @derived
    def local_now(self) -> tuple[datetime, ...]:
        """The reading of the clock in each of the zones in which the person may be now."""
        if not self.index.verified:
            return self.local
        at = self.at
        return tuple([at.astimezone(tz) for tz in self.zones_now])

    @derived
    def local_times(self) -> Mapping[str, Scalar]:
        """What the clock shows in each of the zones, for the facts of an answer."""
        return MappingProxyType(local_times(self.at, self.zones))

    def day_starts(self, day: date, zones: Iterable[ZoneInfo] | None = None) -> datetime:
        """The instant from which it is that day in every zone of the person, or in every one of those given."""
        return max([start_of_day(tz, day) for tz in (self.zones if zones is None else zones)])

    @derived
    def day_began(self) -> tuple[datetime, ...]:
        """When the civil day began in each of the zones."""
        return tuple([start_of_day(local.tzinfo, local.date()) for local in self.local])

    @derived
    def week_began(self) -> tuple[datetime, ...]:
        """When the seven consecutive civil days that end with the day of the contact began in each of the zones."""
        return tuple([start_of_day(local.tzinfo, local.date() - SIX_DAYS) for local in self.local])

    @derived
    def next_day(self) -> datetime:
        """The first instant at which another civil day begins in any of the zones."""
        return min([start_of_day(local.tzinfo, local.date() + DAY) for local in self.local])

    # -- what was asked of the collector

    @derived
    def requests(self) -> tuple[Request, ...]:
        """The requests that stand.

        Raises:
            MissingFact: whether there are requests is unknown.
        """
        requests = self.case.requests
        if requests is UNKNOWN:
            raise MissingFact("requests")
        at = self.at
        return tuple([request for request in requests if request.stands(at)])

    def speaks_for_consumer(self, request: Request, debt: Debt) -> bool:
        """Whether who made a request may be the consumer under 12 CFR 1006.6(a), as to a debt, or their attorney.

        Whoever owes it too is one; somebody of whom no fact says who they are may be.
        """
        name = request.person
        if name in debt.co_obligors:
            return True
        roles = self.roles_of(name)
        if not roles:
            return True
        return any(
            role is Recipient.CONSUMER_ATTORNEY
            or (
                role in CONSUMERS
                and _deciding_fact(self.case, role, self.at) is not False
                and (role is not Recipient.SUCCESSOR_IN_INTEREST or debt.kind in (DebtKind.MORTGAGE, UNKNOWN))
            )
            for role in roles
        )

    def spoken_for(self, request: Request) -> tuple[str, ...]:
        """For whom a request is: for who made it, and for the consumer whose attorney or guardian that is.

        If it is a wish to be left alone, or takes consent back: those who act for somebody may say so for them. What
        else such a person asks, as not to be texted, they ask for themselves.
        """
        person = request.person
        if isinstance(request, CeaseNotice | ConsentRevocation) and not _ACTING.isdisjoint(self.roles_of(person)):
            return person, Recipient.CONSUMER.value
        return (person,)

    def roles_of(self, name: str) -> Collection[Recipient]:
        """The roles in which somebody is known; none if no fact says who they are."""
        role = _ROLES.get(name)
        if role is not None:
            return (role,)
        whole = identities(self.case)
        return () if whole is None else whole.ties.get(name, ())

    def attorneys(self, *, whosever: bool = False, of_debtors: bool = False) -> tuple[Representation, ...]:
        """What is known of attorneys who may represent the person contacted, or in whose place that person stands.

        The attorney of one debtor is not another's. Who owes too, and is asked where the consumer is, is not asked as a
        debtor.

        Args:
            whosever: of attorneys of anybody.
            of_debtors: of whoever owes: the spouse stands in nobody's place, and has an attorney of their own.

        Raises:
            MissingFact: whether anybody is represented is unknown.
        """
        found = self.case.representation
        if found is UNKNOWN:
            raise MissingFact("representation")
        view = self.view
        if whosever or (view is None and not of_debtors):
            return found
        if view is None:  # everybody goes by the name of a role
            spouse = Recipient.SPOUSE.value
            return tuple([r for r in found if r.person is None or (r.person == spouse) == (self.who == spouse)])
        as_debtor = self.purpose is not Purpose.LOCATION_INFORMATION
        return tuple([r for r in found if view.may_be_of(r.person, as_debtor=as_debtor, of_debtors=of_debtors)])

    @derived
    def represented(self) -> tuple[Representation, ...]:
        """The attorneys' representations that stand: known, not ended, the attorney not unresponsive.

        An attorney who has answered since, even late, does not fail to respond.

        Raises:
            MissingFact: whether the consumer is represented is unknown.
        """
        at = self.at
        return tuple(
            [
                r
                for r in self.attorneys()
                if r.learned_at <= at and (r.ended_at is None or at < r.ended_at) and not r.unanswered(at)
            ]
        )

    # -- what lifts a prohibition

    def consents(
        self, scope: ConsentScope, whom: Collection[GivenTo] = _TO_THE_COLLECTOR, *, somewhere: bool = False
    ) -> list[Consent]:
        """The standing consents of a scope that this person gave directly to one of these, to medium and address.

        ``somewhere``: as `consents_of` has it.
        """
        return [c for c in self.consents_of(self.who, scope, somewhere=somewhere) if self.given_to(c, whom)]

    def given_to(self, consent: Consent, whom: Collection[GivenTo | Unknown] = _TO_THE_COLLECTOR) -> bool:
        """Whether a consent was given to one of these; what a creditor that collects was given, the collector was."""
        to = consent.given_to
        if to is GivenTo.CREDITOR and GivenTo.COLLECTOR in whom and self.case.collector in CREDITORS:
            return True
        return to in whom

    def third_party_consents(self) -> list[Consent]:
        """The consumer's standing consents, given to whomever, to contacts with this person, by medium and address."""
        return self.consents_of(_CONSUMER, ConsentScope.THIRD_PARTY)

    def consents_of(self, person: str, scope: ConsentScope, *, somewhere: bool = False) -> list[Consent]:
        """A person's standing consents of a scope, given to whomever, to contacts such as this one.

        ``somewhere``: of a contact that names no number or address also those to one that it may use, for `consented`.
        """
        given = self.case.consents
        if not given:
            return []
        at, who, medium, address = self.at, self.who, self.medium, self.address
        return [
            c
            for c in given
            if c.scope is scope
            and c.person == person
            and c.reaches(who)
            and c.stands(at)
            and (not c.media or medium in c.media)
            and (c.address in (None, address) or (somewhere and address is None and self._may_go_to(c.address)))
        ]

    def consented(self, consents: Iterable[Consent], debts: Iterable[str]) -> set[str]:
        """Which of the debts such consents cover, each given during a communication that was itself proper.

        Raises:
            MissingFact: only a consent would cover a debt of which that is unknown, or to a number or address to which
                nobody says whether the contact goes.
        """
        debts = set(debts)
        covered: set[str] = set()
        doubtful: dict[str, str] = {}
        for consent in consents:
            mine = debts if consent.debts is None else debts.intersection(consent.debts)
            proper = self._properly_given(consent)
            if proper is True and consent.address in (None, self.address):
                covered |= mine
            elif proper is not False:
                lacks = f"consents.{consent.id}.during_proper_communication" if proper is UNKNOWN else "contact.address"
                doubtful.update(dict.fromkeys(mine, lacks))
        for debt in sorted(doubtful.keys() - covered):
            raise MissingFact(doubtful[debt])
        return covered

    def _properly_given(self, consent: Consent) -> bool | Unknown:
        """Whether it was given in a communication that was itself proper (12 CFR 1006.6(b)(4)(i))."""
        return consent.during_proper_communication

    def court_permits(self, debt: str, *, third_party: bool = False) -> bool:
        """Whether a court expressly permitted the contact about a debt."""
        at = self.at
        return any(
            p.granted_at <= at
            and (p.ended_at is None or at < p.ended_at)
            and (p.debts is None or debt in p.debts)
            and (p.third_parties or not third_party)
            for p in self.case.court_permissions
        )

    @derived
    def replied_to(self) -> Inbound | None:
        """What the contact says that it answers, if the person had begun that by then, by the same medium."""
        reply_to = self.contact.in_reply_to
        event = None if reply_to is None else self.index.inbound.get(reply_to)
        if event is None or event.at > self.at or event.who != self.who or event.medium is not self.medium:
            return None
        return event

    @derived
    def answered(self) -> Inbound | None:
        """The inbound contact that this one may answer, once and through the same medium; None if there is none.

        Within a call, visit or portal session that the person began, everything said while it lasts is the answer;
        after it, nothing is. A message is answered by one contact, within the life of the leave to (`lives.ANSWER`).
        """
        event = self.replied_to
        if event is None or self.at >= event.answerable_until:
            return None
        if event.is_session:
            return event
        return None if self.replies(event) else event

    def replies(self, event: Inbound) -> Sequence[Attempt]:
        """What has answered an inbound contact by now, and what may have, for all that is known; in order.

        What is known to have reached nobody answered nothing.
        """
        known, perhaps = (self.index.replies.get(key) for key in (event.id, UNKNOWN))
        found: Sequence[Attempt] = () if known is None else known.by(self.at)
        if perhaps is not None:
            more = [a for a in perhaps.by(self.at, event.at) if event.who in (a.who, a.speaker)]
            found = sorted((*found, *more), key=lambda reply: reply.at) if more else found
        if any(reply.reached_nobody(self.at) for reply in found):
            found = [reply for reply in found if not reply.reached_nobody(self.at)]
        return found

    def answered_after(self, *known: datetime) -> Inbound | None:
        """What it answers, if that came after each of the instants: it sets aside nothing asked later, or in it."""
        event = self.answered
        return None if event is None or any(could_be_until(when) >= event.at for when in known) else event

    @derived
    def places_call(self) -> bool:
        """Whether the contact places a telephone call (comment 14(b)-1); speaking on the person's own call does not."""
        if self.medium not in TELEPHONE:
            return False
        event = self.answered
        return event is None or not event.goes_on(self.at)

    @derived
    def by_voice(self) -> bool | None:
        """Whether it is a call with an artificial or prerecorded voice; None: nobody said who or what speaks."""
        if not self.places_call:
            return False
        if self.medium is Medium.RINGLESS_VOICEMAIL:
            return True
        voice = self.contact.voice
        return None if voice is UNKNOWN else voice is not Voice.LIVE

    # -- where the contact goes

    @property
    def finds_them_at(self) -> str | None:
        """Where the collector knows the person to be, as far as the contact finds them there; None: nowhere known.

        A letter or visit goes to its address, and a landline rings where it stands, whoever is there then.
        """
        place, medium, address = self.contact.person_is_at, self.medium, self.address or ""
        if place is None or medium is Medium.MAIL:
            return None
        target: PhoneLine | PostalAddress | None = None
        if medium is Medium.IN_PERSON:
            target = self.index.postal.get(address)
        elif medium in CALLS_AND_TEXTS:
            line = self.index.phones.get(address)
            if line is not None and line.line_type is LineType.LANDLINE and not line.perhaps_wireless(self.at):
                target = line
        return place if target is None or target.place in (None, UNKNOWN) else None

    @property
    def line(self) -> PhoneLine:
        """The telephone line used.

        Raises:
            MissingFact: the contact does not say.
        """
        return self._target(self.index.phones)

    @property
    def email(self) -> EmailAddress:
        """The email address used, as `line`."""
        return self._target(self.index.emails)

    @property
    def postal(self) -> PostalAddress:
        """The postal address used, as `line`."""
        return self._target(self.index.postal)

    @derived
    def goes_to(self) -> str | None:
        """The place that the contact goes to: of an address, a landline, a visit; None for what follows the person.

        A text to what may be a landline goes where that rings (comment 6(b)(1)(ii)-1), so which number it is matters as
        of a call. Whoever came to the collector is visited nowhere, if no place is named (`is_visited`).

        Raises:
            MissingFact: it may go to a place, and to which is unknown.
        """
        medium = self.medium
        if medium in TELEPHONE or medium is Medium.TEXT:
            line = self.line
            if not line.is_tied(medium, self.at):
                return None
            place, name = line.place, f"phones.{line.id}.place"
        elif self.is_visited:
            return None
        elif medium is Medium.IN_PERSON and self.address is None:
            person_is_at = self.contact.person_is_at
            place, name = (UNKNOWN if person_is_at is None else person_is_at), "contact.person_is_at"
        elif medium is Medium.MAIL or medium is Medium.IN_PERSON:
            place, name = self.postal.place, f"postal_addresses.{self.address}.place"
        else:
            return None
        if place is UNKNOWN:
            raise MissingFact(name)
        return place

    @property
    def is_visited(self) -> bool:
        """Whether the person came to the collector: it is said within a visit that they began, at no place named."""
        contact = self.contact
        if self.medium is not Medium.IN_PERSON or contact.address is not None or contact.person_is_at is not None:
            return False
        event = self.answered
        return event is not None and event.goes_on(self.at)

    @property
    def targets(self) -> Mapping[str, object]:
        """The numbers or addresses of the case that the medium could use, by id; none for a medium without.

        Raises:
            MissingFact: which there are is unknown.
        """
        where = addresses_of(self.medium)
        if where is None:
            return {}
        if listed_as(where) in self.index.unknown:
            raise MissingFact(listed_as(where))
        return getattr(self.index, where)  # type: ignore[no-any-return]

    def _may_go_to(self, address: str | None) -> bool:
        """Whether a contact that names no number or address may go to one, for all that is known."""
        try:
            return address in self.targets
        except MissingFact:
            return True

    def _target(self, known: Mapping[str, T]) -> T:
        address = self.address
        if address is None:
            raise MissingFact("contact.address")
        target = known.get(address)
        if target is None:
            raise MissingFact(f"the address {address}")
        return target

    def goes_to_somebody_else(self, target: PhoneLine | EmailAddress | PostalAddress) -> bool:
        """Whether a number or address not recorded as this person's makes the contact one with somebody else.

        It does for contacts with the consumer, or with who counts as the consumer at a number or address that is
        neither theirs nor the consumer's; not where it may be the person's, where the consumer consented to contacts
        with whoever has it (12 CFR 1006.6(d)(2)(i)), or within the person's own call.
        """
        whose = target.person
        if self.recipient not in CONSUMERS or whose in self.perhaps:
            return False
        if whose == _CONSUMER and self.who != _CONSUMER:
            return False
        if any(self._shares(consent, target, whose) for consent in self.case.consents):
            return False
        return self.answered is None or not self.answered.goes_on(self.at)

    def _shares(self, consent: Consent, target: PhoneLine | EmailAddress | PostalAddress, whose: str) -> bool:
        """Whether the consumer consented to contacts with who has a number or address, about all of the debts."""
        return (
            consent.scope is ConsentScope.THIRD_PARTY
            and self.given_to(consent)
            and consent.person == _CONSUMER
            and consent.stands(self.at)
            and consent.reaches(whose)
            and consent.address in (None, target.id)
            and (not consent.media or self.medium in consent.media)
            and (consent.debts is None or set(consent.debts).issuperset(self.contact.debts))
        )

    @derived
    def wrong_answers(self) -> int:
        """How often in a row somebody else answered at the number used, since the person was last known to be there.

        A call of unknown outcome counts beside one at which somebody else is known to have answered.
        """
        timeline = self.index.misdialled.get((self.address or "", self.who))
        times, known = 0, False
        for wrong in reversed(timeline.by(self.at)) if timeline is not None else ():
            if wrong is False:
                break
            times += 1
            known = known or wrong is True
        return times if known else 0

    def particulars(self) -> tuple[Particular, ...]:
        """The particular debts of the contact, each with the ids of the debts in it (12 CFR 1006.14(b)(4))."""
        return self._debts_told_apart().particulars

    @property
    def debt_ids(self) -> tuple[str, ...]:
        """The ids of the covered debts."""
        return self._debts_told_apart().ids

    def _debts_told_apart(self) -> _ToldApart:
        debts, known = self.debts, self._told_apart
        if known.debts is not debts and len(debts) == 1:
            (debt,) = debts
            ids = (debt.id,)
            known = self.__dict__["_told_apart"] = _ToldApart(debts, ids, ((debt.particular, ids),))
        elif known.debts is not debts:
            groups: dict[str, tuple[str, ...]] = {}
            for debt in debts:
                particular = debt.particular
                groups[particular] = (*groups.get(particular, ()), debt.id)
            known = _ToldApart(debts, tuple([debt.id for debt in debts]), tuple(groups.items()))
            self.__dict__["_told_apart"] = known
        return known

    def require_history(self) -> None:
        """Insist that the history is known.

        Raises:
            MissingFact: it is not.
        """
        if self.case.__dict__["history"] is UNKNOWN:
            raise MissingFact("history")

    def perhaps_reached(self, since: datetime | None = None) -> tuple[Attempt, ...]:
        """The past attempts that conveyed something to the person, or may have, their outcome being unknown.

        Raises:
            MissingFact: the history is unknown.
        """
        known = self.attempts(self.index.reached, since)
        if not self.index.unsettled:
            return known
        return tuple(sorted(known + self.attempts(self.index.unsettled, since), key=lambda attempt: attempt.at))

    def attempts(
        self, timelines: Mapping[str, Timeline[Attempt]], since: datetime | None = None
    ) -> tuple[Attempt, ...]:
        """The past attempts towards the person since an instant, from one of the index's timelines by person.

        Raises:
            MissingFact: the history is unknown.
        """
        self.require_history()
        timeline = timelines.get(self.who)
        return () if timeline is None else timeline.by(self.at, since)

    @overload
    def attribute(self, name: str) -> Scalar: ...
    @overload
    def attribute(self, name: str, kind: type[T]) -> T: ...
    def attribute(self, name: str, kind: type[T] | None = None) -> Scalar | T:
        """A fact of the caller's own; of a kind, such as ``bool``, so that ``"no"`` is not taken for a yes.

        Raises:
            MissingFact: the case does not have it, or has it as None, or it is of another kind.
        """
        held = self.index.attributes
        try:
            value = held[name]
        except KeyError:
            value = None
        if value is None:
            raise MissingFact(f"attributes.{name}", hint=did_you_mean(name, held))
        if kind is not None and type(value) is not kind and not (kind is float and type(value) is int):
            raise MissingFact(f"attributes.{name}", hint=f"; as given it is no {kind.__name__}")
        return value


def _without_itself(index: CaseIndex, contact: Contact, who: str) -> CaseIndex:
    """What a contact sees that stands in the history already; everything, if what stands there is another one."""
    attempt = index.attempt(contact.logged_as or "")
    if (
        attempt is None
        or attempt.at != contact.at
        or attempt.medium is not contact.medium
        or attempt.recipient is not contact.recipient
        or attempt.who != who
        or attempt.address != contact.address
        or attempt.purpose is not contact.purpose
        or not set(contact.debts) <= set(attempt.debts)
    ):
        return index
    return index.without(attempt)


_CONSUMER = Recipient.CONSUMER.value
_NAMES = {recipient: recipient.value for recipient in Recipient}
_ROLES = {recipient.value: recipient for recipient in Recipient}
_ALONE = {recipient: frozenset({recipient}) for recipient in Recipient}


_MAY_OWE = frozenset({*CONSUMERS, Recipient.HOUSEHOLD_MEMBER, Recipient.THIRD_PARTY})
"""The roles of who may owe too, and be the consumer for that alone; an employer is met as the employer."""


_BOTH: Final[dict[tuple[type[Question], type[Question]], type[Question]]] = {}


def _of_both(kind: type[Question], other: type[Question]) -> type[Question]:
    """The kind of question that understands the facts as each of the two does."""
    if issubclass(kind, other):
        return kind
    if issubclass(other, kind):
        return other
    both = _BOTH.get((kind, other))
    return _BOTH.setdefault((kind, other), type(kind.__name__, (kind, other), {})) if both is None else both


def _as_who_owes(
    contact: Contact, case: Case, who: str, recipient: Recipient, roles: frozenset[Recipient]
) -> tuple[Recipient, frozenset[Recipient]]:
    """The role, and the roles, of somebody who may owe debts of the contact too and so is a consumer (1006.2(e)).

    Beside that they stay what they are, as to debts that they do not owe and in laws that name those who owe too. Where
    the consumer is, they are asked as somebody else (1006.10(b)).
    """
    debts = map(case.index.debts.get, contact.debts)
    if not any(debt is not None and who in debt.co_obligors for debt in debts):
        return recipient, roles
    if recipient is Recipient.CONSUMER and contact.purpose is Purpose.LOCATION_INFORMATION:
        recipient = Recipient.THIRD_PARTY
        roles = _ALONE[recipient]
    return recipient, roles | _ALONE[Recipient.CONSUMER]


_ACTING: Final = frozenset({Recipient.CONSUMER_ATTORNEY, Recipient.GUARDIAN})

_CONDITIONAL = frozenset(
    {Recipient.PARENT, Recipient.PERSONAL_REPRESENTATIVE, Recipient.SUCCESSOR_IN_INTEREST, Recipient.CONSUMER_ATTORNEY}
)


def _roles(contact: Contact, case: Case) -> frozenset[Recipient]:
    """A parent is the consumer only if the consumer is a minor, a personal representative only if the consumer is
    deceased (12 CFR 1006.6(a)(2), (a)(4)); otherwise each is a third party. So is a successor in interest as to debts
    that are no mortgage (1006.6(a)(5)), and who was the attorney, once every representation on record is over
    (1006.6(d)(1)(ii))."""
    recipient = contact.recipient
    if recipient is Recipient.CONSUMER_ATTORNEY:
        still = _represented_still(case, contact.at)
        if still is True:
            return _ALONE[recipient]
        return _ALONE[Recipient.THIRD_PARTY] if still is False else _ALONE[recipient] | _ALONE[Recipient.THIRD_PARTY]
    if recipient is Recipient.SUCCESSOR_IN_INTEREST:
        debts = [case.index.debts.get(debt) for debt in contact.debts]
        if all(debt is not None and debt.kind is DebtKind.MORTGAGE for debt in debts):
            return _ALONE[recipient]
        return _ALONE[recipient] | _ALONE[Recipient.THIRD_PARTY]
    fact = _deciding_fact(case, recipient, contact.at)
    if fact is UNKNOWN:
        return _ALONE[recipient] | _ALONE[Recipient.THIRD_PARTY]
    return _ALONE[recipient if fact is True else Recipient.THIRD_PARTY]


def _represented_still(case: Case, at: datetime) -> bool | str:
    """Whether somebody has an attorney still, or none was ever on record; the fact for want of which nobody can say."""
    known = case.representation
    if known is UNKNOWN:
        return "representation"
    begun = [r for r in known if r.learned_at <= at]
    if not any(r.ended_at is not None and could_be_from(r.ended_at) <= at for r in begun):
        return True
    left = [r for r in begun if r.ended_at is None or at < r.ended_at]
    for r in left:
        if could_be_until(r.learned_at) <= at and (r.ended_at is None or at < could_be_from(r.ended_at)):
            return True
    if left:
        return f"representation.{left[0].id}.{'ended_at' if left[0].ended_at is not None else 'learned_at'}"
    return False


def _deciding_fact(case: Case, recipient: Recipient, at: datetime) -> object:
    if recipient is Recipient.PARENT:
        return case.consumer.minor
    if recipient is Recipient.PERSONAL_REPRESENTATIVE:
        deceased = case.consumer.deceased
        return UNKNOWN if deceased is True and at < case.index.deceased_from else deceased
    return True


def local_times(at: datetime, zones: Iterable[ZoneInfo]) -> dict[str, Scalar]:
    """What the clock shows in each zone: ``local time in America/New_York`` is 22:30:00."""
    shown: dict[str, Scalar] = {}
    for tz in zones:
        local = at.astimezone(tz)
        shown[f"local time in {tz}"] = f"{local.hour:02}:{local.minute:02}:{local.second:02}"  # faster than strftime
    return shown


def addresses_of(medium: Medium) -> str | None:
    """The list of the case in which a medium's addresses are; None for a medium whose address is not a fact."""
    return _ADDRESSES.get(medium)


def listed_as(where: str) -> str:
    """The field of the case that lists what the index keeps under a name of `addresses_of`."""
    return "postal_addresses" if where == "postal" else where


_ADDRESSES = {
    Medium.CALL: "phones",
    Medium.RINGLESS_VOICEMAIL: "phones",
    Medium.TEXT: "phones",
    Medium.EMAIL: "emails",
    Medium.MAIL: "postal",
}
