"""Where a person can be reached, and what is known of each number and address."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple, Self, Unpack

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ..clock import (
    FOREVER,
    NOTHING_SAID,
    UnknownZone,
    is_inhabited,
    read_number,
    read_zip,
    zone,
    zone_meant,
    zones_of_state,
)
from ..vocabulary import UNKNOWN, City, LineType, LocationKind, Medium
from .at_once import Forms
from .base import (
    Binding,
    CivilDay,
    Fact,
    Flag,
    Freed,
    Freeing,
    Id,
    OrNone,
    OrUnknown,
    Several,
    Sure,
    Text,
    contradiction,
    members,
    ordered,
)
from .checked import worked_out
from .lives import VERIFIED_LOCATION
from .moments import could_be_from, could_be_until, earliest, imprecise

if TYPE_CHECKING:
    from . import given

_ZIP: Final = re.compile(r"[0-9]{5}(-[0-9]{4})?")

_WRITTEN: Final = re.compile(r"\+[0-9][0-9 \u00a0./()\u2010\u2011\u2013-]*")
"""A number as people write it: digits, and what parts them."""
_NORTH_AMERICAN: Final = re.compile(r"1(?![2-9]11)[2-9][0-9]{2}[2-9][0-9]{6}")
"""What the North American plan fixes: area code and exchange begin with 2 to 9, and N11 is no area code."""
_EXTENDED: Final = re.compile(r"[0-9)][ .-]*([;,#*]|x|ext)", re.IGNORECASE)


def _e164(value: str) -> str:
    """The canonical form of a number that has the form its plan fixes, whether or not anybody's data knows it yet."""
    text = value.strip(" ")
    if not _WRITTEN.fullmatch(text):
        raise _no_number(_why_unreadable(text))
    digits = "".join(filter(str.isdigit, text))
    if digits[0] == "1":
        if not _NORTH_AMERICAN.fullmatch(digits):
            raise _no_number("after +1 come an area code and a number, of ten digits; neither begins with 0 or 1")
        return f"+{digits}"
    return _e164_abroad(digits)


def _e164_abroad(digits: str) -> str:
    import phonenumbers  # only here: it takes as long to load as the rest of the library's own code

    try:
        number = phonenumbers.parse(f"+{digits}", None)
    except phonenumbers.NumberParseException as error:
        unknown = error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        raise _no_number("no country has this country code" if unknown else _LENGTH) from None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise _no_number(_LENGTH)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_LENGTH: Final = "numbers of this country code have another length"


def _why_unreadable(text: str) -> str:
    if not text.startswith("+"):
        return "it does not begin with + and the country code"
    if _EXTENDED.search(text):
        return "an extension is no part of it"
    if any(sign.isalpha() for sign in text):
        return "letters are no digits"
    if any(sign.isnumeric() and not sign.isascii() for sign in text):
        return "digits are 0 to 9"
    return "it holds something other than digits"


def _no_number(why: str) -> PydanticCustomError:
    message = "not a valid telephone number in E.164 form (+ and country code): {why}"
    return PydanticCustomError("phone_number", message, {"why": why})


def _zone_name(value: str) -> str:
    try:
        zone(value)
    except UnknownZone as error:
        raise _no_zone(str(error), value) from None
    if not is_inhabited(value):
        raise _no_zone("a zone names where people live, not an offset or a system's clock", value)
    return value


def _no_zone(why: str, value: str) -> PydanticCustomError:
    meant = zone_meant(value)
    hint = "" if meant is None else f"; did you mean {meant}?"
    return PydanticCustomError("time_zone", "{why}{hint}", {"why": why, "hint": hint})


def _five_digits(value: str) -> str:
    if not _ZIP.fullmatch(value):
        raise PydanticCustomError("zip_code", "a ZIP code has five digits, or nine with a hyphen, each 0 to 9")
    return value[:5]


def _state(value: str) -> str:
    if not zones_of_state(value):
        raise PydanticCustomError("state", "a state or territory is given by its two-letter postal code, such as TX")
    return value


Zip = Annotated[str, AfterValidator(_five_digits), Forms((("^[0-9]{5}$", ()),))]
State = Annotated[str, AfterValidator(_state)]
E164 = Annotated[str, AfterValidator(_e164), Forms(((r"^\+1[2-9](?:[02-9][0-9]|1[02-9])[2-9][0-9]{6}$", ()),))]
ZoneName = Annotated[str, AfterValidator(_zone_name)]

PlaceName = Id
"""``home``, ``work``, ``unusual`` (a place where nobody expects a collector), or the caller's own id of a place."""


class Pointing(NamedTuple):
    """Where a piece of evidence points."""

    zones: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()
    """The states, as ``US-NY``, of which it is exact enough to say in which city, if in any of ours."""
    doubts: Mapping[str, str] = MappingProxyType({})
    """The fields that could not be taken as they stand, each with what was made of it."""

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The states and cities that it points to: ``US-NY``, ``US-NY-NYC``."""
        return (*[f"US-{state}" for state in self.states], *self.cities)


@lru_cache(maxsize=4096)
def _pointing(named: tuple[str, ...], zip_code: str | None, home: str | None, city: str | None) -> Pointing:
    """Where these point: the same for every place that says the same."""
    of_zip = NOTHING_SAID if zip_code is None else read_zip(zip_code)
    states, cities, zones, doubt = of_zip
    stated = [] if home is None else [home]
    if city is not None and city[3:5] not in stated:
        stated.append(city[3:5])
    doubts = {} if doubt is None else {"zip": doubt}
    agreeing = tuple([state for state in stated if state in states])
    if doubt is not None and agreeing:
        states, cities = agreeing, tuple([city for city in cities if city[3:5] in agreeing])
        zones = tuple([name for state in agreeing for name in zones_of_state(state)])
    for state in stated:
        if state not in states:
            if zones:
                doubts["state" if state == home else "city"] = _ELSEWHERE
            states, zones = (*states, state), (*zones, *zones_of_state(state))
    told = set() if doubt is not None else {f"US-{state}" for state in of_zip.states}
    if city is not None:
        told.add(city[:5])
        if city not in cities:
            if of_zip.zones and doubt is None:
                doubts["city"] = _ELSEWHERE
            cities = (*cities, str(city))
    all_zones = tuple(dict.fromkeys((*named, *zones)))
    return Pointing(all_zones, states, cities, frozenset(told), MappingProxyType(doubts))


class _Placed(Fact):
    """Something that points to a place: by zones stated outright, a ZIP code, a state, a city, or several of them.

    What points to a place counts: where they contradict each other, each is believed. Where they agree, the narrowest
    stands: the zones of a ZIP rather than all those of its state, and the state of a ZIP that could not be read.
    """

    id: Id
    zones: tuple[ZoneName, ...] = ()
    zip: Annotated[OrNone[Zip], Field(repr=False)] = None
    state: OrNone[State] = None
    city: OrNone[City] = None
    """A city with rules of its own, if the place is known to be in it; a ZIP code may say so by itself."""

    @worked_out
    def points_to(self) -> Pointing:
        """Where it points."""
        given = self.__dict__
        return _pointing(given["zones"], given["zip"], given["state"], given["city"])

    @property
    def plausible_zones(self) -> tuple[str, ...]:
        """Every zone that it points to."""
        return self.points_to.zones

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The states and cities that it points to: ``US-NY``, ``US-NY-NYC``."""
        return self.points_to.jurisdictions


_ELSEWHERE: Final = "elsewhere than the rest of it says, so each is believed"


class Location(_Placed):
    """Evidence of where a person is: a statement, a residence, a mailing address.

    A contact's time must be acceptable in every zone that any evidence points to (comment 6(b)(1)(i)-2). Only a
    current location that was verified narrows them: where one stands, weaker evidence is not asked for a while
    (`lives.VERIFIED_LOCATION`), and the decision says what was set aside.
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.LocationDict]) -> None: ...

    kind: OrUnknown[LocationKind] = LocationKind.RESIDENCE
    verified: Sure = False
    """The collector confirmed with the person, at ``learned_at``, that they are there now."""
    person: Id = "consumer"
    learned_at: Binding | None = None
    ended_at: Freeing | None = None
    """When the collector learned that this no longer points to the person."""

    @property
    def narrows_until(self) -> datetime | None:
        """Until when no weaker evidence is asked beside it; None: it is evidence like any other."""
        if not self.verified or self.learned_at is None or imprecise([self.learned_at, self.ended_at]):
            return None
        return self.learned_at + VERIFIED_LOCATION.span

    @worked_out
    def points_to(self) -> Pointing:
        """Where it points."""
        pointing = super().points_to
        if self.verified and self.narrows_until is None:
            doubts = {**pointing.doubts, "learned_at": "not known, so that it is verified narrows nothing"}
            return pointing._replace(doubts=doubts)
        return pointing

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

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.ReassignedNumberCheckDict]) -> None: ...

    at: Freeing
    since: Freeing
    """The check covers reassignments since this instant, or its day where a law asks for one since a date."""
    reassigned: OrUnknown[Flag]
    complete_and_accurate: OrUnknown[Flag] = UNKNOWN
    """Whether the database is the FCC's or as complete and accurate."""

    _in_order = ordered("since", "at")


class _Reached(Fact):
    """A number or address, which may have been found to be another's, or to reach another, and be the person's again.

    What was learned at an instant is undone only by what was learned after it, not with it.
    """

    @worked_out
    def learned(self) -> Mapping[str, Collection[datetime]]:
        """When the collector learned what, by the name of the field; one number under two ids may have several."""
        return {
            name: () if (when := self.__dict__.get(name)) is None else (when,)
            for name in ("disowned_at", "led_to_third_party_at", "undeliverable_at", "regained_at")
        }

    @worked_out
    def surely_learned(self) -> Mapping[str, Collection[datetime]]:
        """The same of the records that are surely about its person: only these free anything."""
        return self.learned

    def standing(self, at: datetime, *names: str) -> list[datetime]:
        """Of what was learned against it under such names, what stands at an instant, in order."""
        learned = self.learned
        regained = self.surely_learned["regained_at"]
        again = max([could_be_from(when) for when in regained if when <= at], default=None)
        known = [when for name in names for when in learned[name] if when <= at]
        return sorted(known if again is None else [when for when in known if could_be_until(when) >= again])


class PhoneLine(_Reached):
    """A telephone number and what is known of it."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.PhoneLineDict]) -> None: ...

    id: Id
    number: Annotated[OrNone[E164], Field(repr=False)] = None
    person: Id = "consumer"
    line_type: OrUnknown[LineType] = UNKNOWN
    place: OrUnknown[PlaceName] | None = UNKNOWN
    """The place that a landline rings at; None: at no fixed place. Not asked of a mobile line."""
    zones: tuple[ZoneName, ...] = ()
    """Zones that it points to besides those of its area code; evidence of where the person is."""
    learned_at: Binding | None = None
    disowned_at: Binding | None = None
    """When the collector learned that the number is not this person's (comment 14(b)(2)(i)-3)."""
    led_to_third_party_at: Binding | None = None
    """When anyone said that a text to it reached somebody else (12 CFR 1006.6(d)(3)(ii))."""
    regained_at: Freeing | None = None
    """When the collector learned that it is the person's, after all or again: what was learned before then is over."""
    ported_at: Binding | None = None
    """When the number was moved from a landline to a wireless service, which rings at no place."""
    port_learned_at: Binding | None = None
    """When the collector learned of that move; None: it has known all along, since the move is on record."""
    emergency_or_patient_line: OrUnknown[Flag] = False
    """An emergency line, or one of a room in a hospital or home (47 CFR 64.1200(a)(1)(i), (ii))."""
    on_do_not_call_registry: OrUnknown[Flag] = UNKNOWN
    """Whether the national do-not-call registry holds it."""
    do_not_call_checked_at: Freeing | None = None
    """As of when."""
    reassigned_checks: OrUnknown[Several[ReassignedNumberCheck]] = ()

    @property
    def points_to(self) -> Pointing:
        """Where it points: what is stated, and what its area code and prefix span; to nothing if toll-free.

        An area code tells of no city.
        """
        if self.number is None:
            return Pointing(self.zones)
        states, _, zones, doubt = read_number(self.number)
        united = tuple(dict.fromkeys((*self.zones, *zones))) if self.zones else zones
        return Pointing(united, states) if doubt is None else Pointing(united, states, doubts={"number": doubt})

    @property
    def plausible_zones(self) -> tuple[str, ...]:
        """Every zone that it points to."""
        return self.points_to.zones

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The state of its area code, or where that is not known, every state."""
        return self.points_to.jurisdictions

    def wireless(self, at: datetime) -> bool:
        """Whether it was surely moved to a wireless service by an instant, so that it is tied to no place."""
        return self.ported_at is not None and could_be_until(self.ported_at) <= at

    def perhaps_wireless(self, at: datetime) -> bool:
        """Whether it may have been moved to a wireless service by an instant."""
        return self.ported_at is not None and could_be_from(self.ported_at) <= at

    def is_tied(self, medium: Medium, at: datetime) -> bool:
        """Whether what goes to it may go to where it stands: to no mobile, and a text to no line of the internet."""
        if self.line_type is LineType.MOBILE or self.wireless(at):
            return False
        return medium is not Medium.TEXT or self.line_type is not LineType.VOIP

    @property
    def known_checks(self) -> tuple[ReassignedNumberCheck, ...]:
        """The look-ups that are known, which keep a harbour or take the number away."""
        return members(self.reassigned_checks)

    def unanswered_checks(self) -> Iterator[str]:
        """The look-ups, by name, of which nobody knows what they found, or whether there were any."""
        if self.reassigned_checks is UNKNOWN:
            yield "reassigned_checks"
        for number, check in enumerate(self.known_checks):
            if check.reassigned is UNKNOWN:
                yield f"reassigned_checks.{number}.reassigned"

    @worked_out
    def learned(self) -> Mapping[str, Collection[datetime]]:
        """As for every address; and under ``reassigned_checks`` when checks found it reassigned."""
        found = tuple([earliest(c.at) or c.at for c in self.known_checks if c.reassigned is True])
        return {**super().learned, "reassigned_checks": found}

    @property
    def ever_elsewhere(self) -> bool:
        """Whether it was, is or will be known to be another's, or to reach another, or may have been found so."""
        return self.elsewhere_by(FOREVER)

    def elsewhere_by(self, at: datetime) -> bool:
        """The same of what was or may have been learned by an instant, the person's again since or not."""
        learned = (self.disowned_at, self.led_to_third_party_at)
        return (
            any(when is not None and when <= at for when in learned)
            or self.reassigned_checks is UNKNOWN
            or any(c.reassigned is not False and could_be_from(c.at) <= at for c in self.known_checks)
        )

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
        surely = self.surely_learned
        known = [*surely["disowned_at"], *(surely["reassigned_checks"] if checked else ())]
        again = self.learned["regained_at"]
        return any(called_at < when <= at for when in known) and not any(
            called_at < could_be_until(when) and could_be_from(when) <= at for when in again
        )

    def perhaps_misdirected(self, called_at: datetime, at: datetime, *, checked: bool = True) -> bool:
        """`misdirected` as far as it may be, for whatever the person is taken to have learned by that contact."""
        learned = self.learned
        known = [*learned["disowned_at"], *(learned["reassigned_checks"] if checked else ())]
        again = self.surely_learned["regained_at"]
        return any(called_at < could_be_until(when) and could_be_from(when) <= at for when in known) and not any(
            called_at < could_be_from(when) and when <= at for when in again
        )


class CreditorOptOutNotice(Fact):
    """The creditor's notice before it passes an email address on (12 CFR 1006.6(d)(4)(ii)(C))."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.CreditorOptOutNoticeDict]) -> None: ...

    sent_at: Freeing
    discloses_everything: OrUnknown[Flag]
    """It named this collector, the address and its use, that others may see, how to opt out, and by when.

    Clearly, and at an address that the creditor had from the consumer and used about the account.
    """
    opt_out_by: OrUnknown[CivilDay]
    """The date by which an opt-out must be received."""


class CreditorUse(Fact):
    """How the creditor came by an email address and used it (12 CFR 1006.6(d)(4)(ii)(A)-(C))."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.CreditorUseDict]) -> None: ...

    obtained_from_consumer: OrUnknown[Flag]
    used_about_account: OrUnknown[Flag]
    """Bills, statements, reminders and the like; marketing is no such use (comment 6(d)(4)(ii)(B)-1)."""
    consumer_asked_to_stop: OrUnknown[Flag]
    notice: OrNone[CreditorOptOutNotice] = None
    debts: Freed = None
    """The debts that the use and the notice were about, of one account or creditor; None: all."""


class PriorCollectorUse(Fact):
    """What earlier collectors did with an email address (12 CFR 1006.6(d)(4)(iii))."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.PriorCollectorUseDict]) -> None: ...

    obtained_by_procedure: OrUnknown[Flag]
    """Some prior collector obtained it under 1006.6(d)(4)(i) or (ii)."""
    used_by_immediately_prior: OrUnknown[Flag]
    opted_out: OrUnknown[Flag]
    debts: Freed = None
    """The debts about which it was used; None: all."""


class EmailAddress(_Reached):
    """An email address and what is known of it."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.EmailAddressDict]) -> None: ...

    id: Id
    address: Annotated[OrNone[Annotated[Text, Field(min_length=3, max_length=320)]], Field(repr=False)] = None
    person: Id = "consumer"
    employer_provided: OrUnknown[Flag] = UNKNOWN
    """Whether anyone has said that the employer provides it (comment 6(d)(4)(ii)(E)-2)."""
    employer_learned_at: Binding | None = None
    public_domain: OrUnknown[Flag] = UNKNOWN
    """Whether its domain is open to the general public (comment 6(d)(4)(ii)(E)-1)."""
    led_to_third_party_at: Binding | None = None
    undeliverable_at: Binding | None = None
    regained_at: Freeing | None = None
    """When the collector learned that it reaches the person, and nobody else, after all or again."""
    creditor_use: OrNone[CreditorUse] = None
    prior_collector_use: OrNone[PriorCollectorUse] = None


class PostalAddress(_Placed, _Reached):
    """A postal address. What it says of places and zones is what counts.

    The address itself is needed only where it stands under two ids: without it, nobody can tell that they are one.
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.PostalAddressDict]) -> None: ...

    address: Annotated[OrNone[Annotated[Text, Field(min_length=1, max_length=500)]], Field(repr=False)] = None
    """The whole of it: compared without regard to capitals, spaces, punctuation and usual short forms of words."""
    person: Id = "consumer"
    place: OrUnknown[PlaceName] = UNKNOWN
    learned_at: Binding | None = None
    undeliverable_at: Binding | None = None
    """When the collector learned that the person does not live or get mail there (comments 42(a)(1)-2 and -3)."""
    regained_at: Freeing | None = None
    """When the collector learned that the person lives or gets mail there after all or again."""
