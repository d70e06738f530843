"""What lifts a prohibition: the consumer's consent, a court's permission, an attorney's consent or silence."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Self, Unpack
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from ..clock import Weekly
from ..vocabulary import UNKNOWN, ConsentScope, GivenTo
from .addresses import PlaceName
from .base import (
    Binding,
    Fact,
    Flag,
    Freeing,
    Id,
    Known,
    Media,
    OrUnknown,
    Possible,
    Sure,
    contradiction,
    in_order,
    ordered,
)
from .checked import worked_out
from .debts import DebtIds
from .moments import could_be_from, could_be_until, is_unknown, surely_before
from .windows import WeeklyWindow, weekly

if TYPE_CHECKING:
    from . import given

_NEEDS_ADDRESS = frozenset({ConsentScope.EMAIL_ADDRESS, ConsentScope.TEXT_NUMBER})
_EXPRESS = frozenset({ConsentScope.ELECTRONIC_RECORDS, ConsentScope.SOLICITATION})
"""What nobody agrees to by giving an address (15 USC 7001(c)(1)(A), 7702(1)(A), 47 CFR 64.1200(f)(9))."""


class Consent(Fact):
    """A consent, for one scope, given once.

    Prior consent under the FDCPA is one given directly to this collector (comment 6(b)(4)(i)-2), and, for times,
    places, the workplace and despite an attorney, during a communication that was itself proper (6(b)(4)(i)).

    Once revoked it stands no more, whatever `renewed_at` says: what is given anew after that is another consent. A
    request to stop is another fact: what is given or renewed after one stands.
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.ConsentDict]) -> None: ...

    id: Id
    scope: OrUnknown[ConsentScope]
    given_at: Freeing
    given_to: OrUnknown[GivenTo]
    person: Id = "consumer"
    debts: DebtIds = None
    media: Media = frozenset()
    """Empty: any medium."""
    address: Id | None = None
    """The number or email address it is about; None: any, where the scope does not need one."""
    during_proper_communication: OrUnknown[Flag] = UNKNOWN
    """Given during a communication that did not itself break 1006.6(b)(1)-(3)."""
    in_writing: OrUnknown[Flag] = UNKNOWN
    """The consumer gave it in writing, and not in the small print of a contract."""
    provided_address_only: Possible = False
    """The consumer merely provided the address; it counts only with `use_disclosed` (comment 6(d)(4)(i)(B)-2).

    To offers and electronic records nobody agrees so (15 USC 7702(1)(A), 7001(c)(1)(A)).
    """
    use_disclosed: OrUnknown[Flag] = UNKNOWN
    """The collector disclosed clearly that it may use the address for the debt."""
    third_party: Id | None = None
    """For a consent to third-party contact: the person; None: any."""
    place: PlaceName | None = None
    """For a consent to a place: which; None: any."""
    windows: Annotated[tuple[WeeklyWindow, ...], Field(max_length=100)] = ()
    """For a consent to times: those of the week, on the consumer's clock; (): any time from starts_at to expires_at."""
    starts_at: Freeing | None = None
    """The consent is for contacts from this instant on ("call back on Monday"); None: at once."""
    expires_at: Binding | None = None
    renewed_at: Known[Freeing] = ()
    revoked_at: Binding | None = None

    @model_validator(mode="before")
    @classmethod
    def _to_what(cls, given: Any) -> Any:
        """A consent of which it is unknown to which media, times or debts it is has not begun for any."""
        if not isinstance(given, dict):
            return given
        vague = {name: () for name in ("media", "windows") if name in given and given[name] in (None, UNKNOWN.value)}
        about = {"debts": None} if given.get("debts") == UNKNOWN.value else {}
        return {**given, **vague, **about, "starts_at": UNKNOWN.value} if vague or about else given

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        in_order(self, "given_at", "starts_at", "expires_at", "revoked_at")
        starts, expires = self.starts_at, self.expires_at
        if starts is not None and expires is not None and could_be_until(expires) <= could_be_from(starts):
            raise contradiction("expires_at is not after starts_at")
        if any(surely_before(when, self.given_at) for when in self.renewed_at):
            raise contradiction("renewed_at is before given_at")
        if self.scope in _NEEDS_ADDRESS and self.address is None:
            raise contradiction(f"a consent of scope {self.scope} names the address")
        if self.windows and self.scope is not ConsentScope.TIME:
            raise contradiction("windows are for a consent of scope time; others have starts_at and expires_at")
        if self.scope is ConsentScope.TIME and not self.windows and expires is None and not is_unknown(starts):
            raise contradiction("a consent of scope time says which times: windows, or starts_at and expires_at")
        return self

    @worked_out
    def _weekly(self) -> Weekly:
        return weekly(self.windows)

    def fits(self, local: datetime) -> bool:
        """Whether a local reading of the clock is among the times that it is for."""
        return not self.windows or local in self._weekly

    def next_change(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which the answer of `fits` may change in the zone."""
        return self._weekly.next_change(at, tz)

    def _mention(self, found: list[datetime]) -> None:
        super()._mention(found)
        found += self.renewed_at

    def last_given(self, at: datetime) -> datetime:
        """When it was surely given or renewed for the last time, of one that stands at an instant."""
        return max([could_be_from(when) for when in (self.given_at, *self.renewed_at) if when <= at])

    def reaches(self, who: str) -> bool:
        """Whether it is for contacts with somebody: one that names who else may be contacted is for those alone."""
        return self.third_party in (None, who)

    def stands(self, at: datetime) -> bool:
        """Whether it had been given, had begun, and was neither expired nor revoked at an instant."""
        return (
            not (self.provided_address_only and self.scope in _EXPRESS)
            and self.given_at <= at
            and (self.starts_at is None or self.starts_at <= at)
            and (self.expires_at is None or at < self.expires_at)
            and (self.revoked_at is None or at < self.revoked_at)
        )


class CourtPermission(Fact):
    """The express permission of a court of competent jurisdiction (12 CFR 1006.6(b)(4)(ii), (d)(2)(iii))."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.CourtPermissionDict]) -> None: ...

    id: Id
    granted_at: Freeing
    ended_at: Binding | None = None
    debts: DebtIds = None
    third_parties: Sure = False
    """It covers communication with people other than the consumer."""

    @model_validator(mode="before")
    @classmethod
    def _about_what(cls, given: Any) -> Any:
        """A permission of which it is unknown which debts it is about has not been granted for any."""
        if isinstance(given, dict) and given.get("debts") == UNKNOWN.value:
            return {**given, "debts": None, "granted_at": UNKNOWN.value}
        return given

    _in_order = ordered("granted_at", "ended_at")


class Representation(Fact):
    """The consumer is represented by an attorney with respect to debts (12 CFR 1006.6(b)(2))."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.RepresentationDict]) -> None: ...

    id: Id
    learned_at: Binding
    attorney_can_be_found: OrUnknown[Flag]
    """The collector knows, or can readily ascertain, the attorney's name and address."""
    debts: DebtIds = None
    person: Id | None = None
    """Whose attorney it is: a role's name, or the person's own id. None: nobody said, so it may be anybody's."""
    consented_at: Freeing | None = None
    """When the attorney consented to direct communication."""
    unresponsive_at: Freeing | None = None
    """When a reasonable time for the attorney's answer had run out; an answer, though late, ends what that opened."""
    in_writing: OrUnknown[Flag] = UNKNOWN
    """The collector was told in writing."""
    told_by_attorney: OrUnknown[Flag] = UNKNOWN
    asked_at: Freeing | None = None
    """When the collector wrote to the attorney."""
    asked_received_at: Freeing | None = None
    """When the attorney received that; None: nobody said, and its days run from the writing (MCL 445.252(h))."""
    answered_at: Binding | None = None
    """When the attorney answered."""
    ended_at: Freeing | None = None
    """When the consumer or the attorney said that the representation is over."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self, "learned_at", "consented_at", "unresponsive_at", "asked_at", "answered_at", "ended_at")
        if self.asked_received_at is not None and (
            self.asked_at is None or surely_before(self.asked_received_at, self.asked_at)
        ):
            raise contradiction("asked_received_at needs an earlier asked_at")
        if self.answered_at is not None and (self.asked_at is None or surely_before(self.answered_at, self.asked_at)):
            raise contradiction("answered_at needs an earlier asked_at")
        return self

    def unanswered(self, at: datetime) -> bool:
        """Whether a reasonable time for an answer had run out by an instant, and none had come, not even late."""
        if self.unresponsive_at is None or at < self.unresponsive_at:
            return False
        return self.answered_at is None or at < self.answered_at
