"""Where a person can be reached, and what is known of each number and address."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ..clock import (
    UnknownZone,
    city_of_zip,
    state_of_number,
    state_of_zip,
    zone,
    zones_of_number,
    zones_of_state,
    zones_of_zip,
)
from ..vocabulary import UNKNOWN, City, LineType, LocationKind
from .base import CivilDay, Fact, Flag, Id, Instant, OrUnknown, Several, Text, contradiction, in_order

_ZIP: Final = re.compile(r"\d{5}(-\d{4})?")


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


def _five_digits(value: str) -> str:
    if not _ZIP.fullmatch(value):
        raise PydanticCustomError("zip_code", "a ZIP code has five digits, or nine with a hyphen")
    return value[:5]


def _state(value: str) -> str:
    if not zones_of_state(value):
        raise PydanticCustomError("state", "a state or territory is given by its two-letter postal code, such as TX")
    return value


Zip = Annotated[str, AfterValidator(_five_digits)]
State = Annotated[str, AfterValidator(_state)]
E164 = Annotated[str, AfterValidator(_e164)]
ZoneName = Annotated[str, AfterValidator(_zone_name)]

PlaceName = Id
"""``home``, ``work``, ``unusual`` (a place where nobody expects a collector), or the caller's own id of a place."""


class _Placed(Fact):
    """Something that points to a place: by zones stated outright, a ZIP code, a state, a city, or several of them."""

    id: Id
    zones: tuple[ZoneName, ...] = ()
    zip: Annotated[Zip | None, Field(repr=False)] = None
    state: State | None = None
    city: City | None = None
    """A city with rules of its own, if the place is known to be in it; a ZIP code may say so by itself."""

    @property
    def plausible_zones(self) -> tuple[str, ...]:
        """Every zone that it points to: what is stated, and what the ZIP code spans, or else the state."""
        of_place = zones_of_zip(self.zip) if self.zip is not None else ()
        if not of_place and self.state is not None:
            of_place = zones_of_state(self.state)
        return tuple(dict.fromkeys((*self.zones, *of_place)))

    @property
    def tells_city(self) -> bool:
        """Whether it says in which city the place is: by its ZIP code, or outright."""
        return self.zip is not None or self.city is not None

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The states and cities that it points to: ``US-NY``, ``US-NY-NYC``."""
        found = []
        of_zip = None if self.zip is None else state_of_zip(self.zip)
        found += [f"US-{state}" for state in (of_zip, self.state) if state is not None]
        city = self.city or (None if self.zip is None else city_of_zip(self.zip))
        if city is not None:
            found += [city[:5], str(city)]
        return tuple(dict.fromkeys(found))


class Location(_Placed):
    """Evidence of where a person is: a statement, a residence, a mailing address.

    A contact's time must be acceptable in every zone that any evidence points to (comment 6(b)(1)(i)-2). Only a
    current location that was verified narrows them: where one stands, weaker evidence is not asked.
    """

    kind: LocationKind = LocationKind.RESIDENCE
    verified: Flag = False
    """The collector confirmed with the person that they are there now."""
    person: Id = "consumer"
    learned_at: Instant | None = None
    ended_at: Instant | None = None
    """When the collector learned that this no longer points to the person."""

    @model_validator(mode="after")
    def _points_somewhere(self) -> Self:
        if not self.plausible_zones:
            raise contradiction(
                "a location says where: zones, or a ZIP code or state that has one (military post has none)"
            )
        if self.verified and self.kind is not LocationKind.CURRENT:
            raise contradiction("verified is a fact of current locations only")
        return self


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


class _Reached(Fact):
    """A number or address, which may have been found to be another's, or to reach another, and be the person's again.

    What was learned at an instant is undone only by what was learned after it, not with it.
    """

    @cached_property
    def learned(self) -> Mapping[str, tuple[datetime, ...]]:
        """When the collector learned what, by the name of the field; one number under two ids may have several."""
        return {
            name: () if (when := self.__dict__.get(name)) is None else (when,)
            for name in ("disowned_at", "led_to_third_party_at", "undeliverable_at", "regained_at")
        }

    def standing(self, at: datetime, *names: str) -> list[datetime]:
        """Of what was learned against it under such names, what stands at an instant, in order."""
        learned = self.learned
        regained = learned["regained_at"]
        return sorted(
            when
            for name in names
            for when in learned[name]
            if when <= at and not any(when < again <= at for again in regained)
        )


class PhoneLine(_Reached):
    """A telephone number and what is known of it."""

    id: Id
    number: Annotated[E164 | None, Field(repr=False)] = None
    person: Id = "consumer"
    line_type: OrUnknown[LineType] = UNKNOWN
    place: OrUnknown[PlaceName] | None = UNKNOWN
    """The place that a landline rings at; None: at no fixed place. Not asked of a mobile line."""
    zones: tuple[ZoneName, ...] = ()
    """Zones that it points to besides those of its area code; evidence of where the person is."""
    learned_at: Instant | None = None
    disowned_at: Instant | None = None
    """When the collector learned that the number is not this person's (comment 14(b)(2)(i)-3)."""
    led_to_third_party_at: Instant | None = None
    """When anyone said that a text to it reached somebody else (12 CFR 1006.6(d)(3)(ii))."""
    regained_at: Instant | None = None
    """When the collector learned that it is the person's, after all or again: what was learned before then is over."""
    ported_at: Instant | None = None
    """When the number was moved from a landline to a wireless service."""
    emergency_or_patient_line: Flag = False
    """An emergency line, or one of a room in a hospital or home (47 CFR 64.1200(a)(1)(i), (ii))."""
    on_do_not_call_registry: OrUnknown[Flag] = UNKNOWN
    """Whether the national do-not-call registry holds it."""
    do_not_call_checked_at: Instant | None = None
    """As of when."""
    reassigned_checks: Several[ReassignedNumberCheck] = ()

    @property
    def plausible_zones(self) -> tuple[str, ...]:
        """Every zone that it points to: what is stated, and what its area code and prefix span; none if toll-free."""
        of_number = () if self.number is None else zones_of_number(self.number)
        return tuple(dict.fromkeys((*self.zones, *of_number)))

    @property
    def tells_city(self) -> bool:
        """An area code tells of no city."""
        return False

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The state of its area code."""
        state = None if self.number is None else state_of_number(self.number)
        return () if state is None else (f"US-{state}",)

    @cached_property
    def learned(self) -> Mapping[str, tuple[datetime, ...]]:
        """As for every address; and under ``reassigned_checks`` when checks found it reassigned."""
        found = tuple([check.at for check in self.reassigned_checks if check.reassigned is True])
        return {**super().learned, "reassigned_checks": found}

    @property
    def ever_elsewhere(self) -> bool:
        """Whether it was, is or will be known to be another's."""
        return self.disowned_at is not None or any(check.reassigned is True for check in self.reassigned_checks)

    def elsewhere(self, at: datetime) -> list[datetime]:
        """Since when the collector has known, at an instant, that the number is another's; empty if it does not.

        By being told, or by a check.
        """
        return self.standing(at, "disowned_at", "reassigned_checks")

    def misdirected(self, called_at: datetime, at: datetime, *, checked: bool = True) -> bool:
        """Whether a past call to the person went, as known at an instant, to somebody else's number.

        Nobody knew it then. A number that is the person's again may have been theirs all along. A check counts as
        well as being told, unless ``checked`` is false.
        """
        known = self.learned["disowned_at"] + (self.learned["reassigned_checks"] if checked else ())
        again = self.learned["regained_at"]
        return any(called_at < when <= at for when in known) and not any(called_at < when <= at for when in again)


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


class EmailAddress(_Reached):
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
    regained_at: Instant | None = None
    """When the collector learned that it reaches the person, and nobody else, after all or again."""
    creditor_use: CreditorUse | None = None
    prior_collector_use: PriorCollectorUse | None = None


class PostalAddress(_Placed, _Reached):
    """A postal address. What it says of places and zones is what counts.

    The address itself is needed only where it stands under two ids: without it, nobody can tell that they are one.
    """

    address: Annotated[Annotated[Text, Field(min_length=1, max_length=500)] | None, Field(repr=False)] = None
    """The whole of it, in one spelling: it is compared without regard to capitals, spaces and punctuation."""
    person: Id = "consumer"
    place: OrUnknown[PlaceName] = UNKNOWN
    learned_at: Instant | None = None
    undeliverable_at: Instant | None = None
    """When the collector learned that the person does not live or get mail there (comments 42(a)(1)-2 and -3)."""
    regained_at: Instant | None = None
    """When the collector learned that the person lives or gets mail there after all or again."""
