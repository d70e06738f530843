"""Where a person can be reached, and what is known of each number and address."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ..clock import UnknownZone, zone
from ..vocabulary import UNKNOWN, LineType
from .base import CivilDay, Fact, Flag, Id, Instant, OrUnknown, Several, Text, in_order


def _e164(value: str) -> str:
    import phonenumbers  # only here: it takes as long to load as the rest of the library's own code

    try:
        number = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise PydanticCustomError("phone_number", "not a valid telephone number in E.164 form (+ and country code)")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _zone_name(value: str) -> str:
    try:
        zone(value)
    except UnknownZone as error:
        raise PydanticCustomError("time_zone", "{reason}", {"reason": str(error)}) from None
    return value


E164 = Annotated[str, AfterValidator(_e164)]
ZoneName = Annotated[str, AfterValidator(_zone_name)]

PlaceName = Id
"""``home``, ``work``, ``unusual`` (a place where nobody expects a collector), or the caller's own id of a place."""


class Location(Fact):
    """Evidence of where a person is: the time zones that a residence, a mailing address or a statement points to.

    A contact's time must be acceptable in every zone that any evidence points to (comment 6(b)(1)(i)-2).
    """

    id: Id
    zones: Annotated[tuple[ZoneName, ...], Field(min_length=1)]
    person: Id = "consumer"
    learned_at: Instant | None = None
    ended_at: Instant | None = None
    """When the collector learned that this no longer points to the person."""


class ReassignedNumberCheck(Fact):
    """A look-up of whether a number has changed hands (12 CFR 1006.6(d)(5), comment 6(d)(5)-1)."""

    at: Instant
    since: Instant
    """The check covers reassignments since this instant."""
    reassigned: OrUnknown[Flag]
    complete_and_accurate: OrUnknown[Flag] = UNKNOWN
    """Whether the database is the FCC's or as complete and accurate."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self, "since", "at")
        return self


class PhoneLine(Fact):
    """A telephone number and what is known of it."""

    id: Id
    number: Annotated[E164 | None, Field(repr=False)] = None
    person: Id = "consumer"
    line_type: OrUnknown[LineType] = UNKNOWN
    place: OrUnknown[PlaceName] | None = UNKNOWN
    """The place that a landline rings at; None: at no fixed place. Not asked of a mobile line."""
    zones: tuple[ZoneName, ...] = ()
    """The zones that its area code points to; evidence of where the person is."""
    learned_at: Instant | None = None
    disowned_at: Instant | None = None
    """When the collector learned that the number is not this person's (comment 14(b)(2)(i)-3)."""
    led_to_third_party_at: Instant | None = None
    """When anyone said that a text to it reached somebody else (12 CFR 1006.6(d)(3)(ii))."""
    reassigned_checks: Several[ReassignedNumberCheck] = ()

    @property
    def known_elsewhere_at(self) -> Instant | None:
        """When the collector first knew the number to be another's: by being told, or by a check."""
        known = [check.at for check in self.reassigned_checks if check.reassigned is True]
        if self.disowned_at is not None:
            known.append(self.disowned_at)
        return min(known, default=None)


class CreditorOptOutNotice(Fact):
    """The creditor's notice before it passes an email address on (12 CFR 1006.6(d)(4)(ii)(C))."""

    sent_at: Instant
    discloses_everything: OrUnknown[Flag]
    """It named this collector, the address and its use, that others may see, how to opt out, and by when."""
    opt_out_by: CivilDay
    """The date by which an opt-out must be received."""


class CreditorUse(Fact):
    """How the creditor came by an email address and used it (12 CFR 1006.6(d)(4)(ii)(A)-(C))."""

    obtained_from_consumer: OrUnknown[Flag]
    used_about_account: OrUnknown[Flag]
    """Bills, statements, reminders and the like; marketing is no such use (comment 6(d)(4)(ii)(B)-1)."""
    consumer_asked_to_stop: OrUnknown[Flag]
    notice: CreditorOptOutNotice | None = None


class PriorCollectorUse(Fact):
    """What earlier collectors did with an email address (12 CFR 1006.6(d)(4)(iii))."""

    obtained_by_procedure: OrUnknown[Flag]
    """Some prior collector obtained it under 1006.6(d)(4)(i) or (ii)."""
    used_by_immediately_prior: OrUnknown[Flag]
    opted_out: OrUnknown[Flag]


class EmailAddress(Fact):
    """An email address and what is known of it."""

    id: Id
    address: Annotated[Annotated[Text, Field(min_length=3, max_length=320)] | None, Field(repr=False)] = None
    person: Id = "consumer"
    employer_provided: OrUnknown[Flag] = UNKNOWN
    """Whether anyone has said that the employer provides it (comment 6(d)(4)(ii)(E)-2)."""
    employer_learned_at: Instant | None = None
    public_domain: OrUnknown[Flag] = UNKNOWN
    """Whether its domain is open to the general public (comment 6(d)(4)(ii)(E)-1)."""
    led_to_third_party_at: Instant | None = None
    undeliverable_at: Instant | None = None
    creditor_use: CreditorUse | None = None
    prior_collector_use: PriorCollectorUse | None = None


class PostalAddress(Fact):
    """A postal address. The address itself is not needed, only what it says of places and zones."""

    id: Id
    person: Id = "consumer"
    place: OrUnknown[PlaceName] = UNKNOWN
    zones: tuple[ZoneName, ...] = ()
    learned_at: Instant | None = None
    undeliverable_at: Instant | None = None
    """When the collector learned that the person does not live or get mail there (comments 42(a)(1)-2 and -3)."""
