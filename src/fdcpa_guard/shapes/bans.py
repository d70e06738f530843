"""Shapes that close media, places and people: always, or after what the person or an attorney said."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum, unique
from typing import Annotated, Any, ClassVar, Literal, Self, cast

from pydantic import Field, model_validator

from ..clock import DAY, FOREVER, plus_business_days, start_of_day
from ..errors import MissingFact
from ..facts import (
    CeaseNotice,
    Consent,
    Debt,
    EmployerProhibition,
    Inbound,
    InconvenientPlace,
    MediumOptOut,
    Representation,
    Request,
)
from ..facts.addresses import PlaceName, ZoneName
from ..facts.base import Flag, contradiction
from ..facts.moments import could_be_until, surely_before
from ..rules import PASS, Denied, Outcome, Outcomes, Question, lacking
from ..rules.judging import as_to, each_debt, has_judgment, lacks_while, needed_longest, of_some, those
from ..rules.rule import Check
from ..vocabulary import CONSUMERS, UNKNOWN, WORK, ConsentScope, GivenTo, Holding, Medium, Purpose, Recipient
from .arithmetic import begins_after, clocks, day_of
from .base import Answering, Days, Shape, SomeOf
from .exceptions import cosigns, debtors_met
from .reach import asks_to_stop, at_place, consenting, consents_to, surely_away, taken_back
from .wording import counted, listed, media_words, sentence, words


class Ban(Answering):
    """Contact by these media, to these places, is denied always; whom and for what is the rule's to say."""

    shape: Literal["ban"] = "ban"
    media: SomeOf[Medium] = frozenset(Medium)
    places: Annotated[tuple[PlaceName, ...], Field(max_length=20)] = ()
    """Only where the line, the address or the person's known whereabouts is one of these; (): everywhere."""
    lifted_by: ConsentScope | None = None
    """A consent of this scope lifts it."""
    consent_given_to: SomeOf[GivenTo] = frozenset({GivenTo.COLLECTOR})
    consent_in_writing: Flag = False
    consumers_consent: Flag = False
    """It takes the consumer's own consent, whoever is met, and of who owes the debt too theirs; False: the person's, or
    the consumer's to contacts with others."""
    unless_judgment: Flag = False
    """A final judgment for the debt lifts it."""
    court_may_permit: Flag = False
    """A court's express permission lifts it."""

    def _bound(self, p: object) -> Check:
        media, free, lifted, places = self.media, self._free, self._lifted, self.places
        liftable = self.unless_judgment or self.court_may_permit or self.lifted_by is not None
        message = f"{media_words(self.media)}{self._where} are not allowed"

        def there(q: Question) -> bool:
            return not places or bool(those(places, lambda place: at_place(q, place)))

        def judge(q: Question, barred: tuple[Debt, ...]) -> Outcomes:
            if not there(q):
                return PASS
            lacks = {debt.id: self._lacks(q, debt) if liftable else None for debt in barred}
            sure = tuple([id for id, fact in lacks.items() if fact is None])
            found: tuple[Outcome, ...] = (Denied(message, debts=sure),) if sure else ()
            return (*found, *[lacking(MissingFact(fact), (id,)) for id, fact in lacks.items() if fact is not None])

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (q.answered is not None and free(q)):
                return PASS
            barred = tuple([debt for debt in q.debts if not lifted(q, debt)]) if liftable else q.debts
            return as_to(tuple([debt.id for debt in barred]), lambda: judge(q, barred)) if barred else PASS

        return check

    def _lacks(self, q: Question, debt: Debt) -> str | None:
        """What is unknown of a consent that may lift it for a debt: whether it was taken back, or where it goes."""
        if self._lifted(q, debt, unless_taken_back=True):
            return "requests"
        elsewhere = q.address is None and self._lifted(q, debt, unless_taken_back=True, somewhere=True)
        return "contact.address" if elsewhere else None

    def _lifted(self, q: Question, debt: Debt, *, unless_taken_back: bool = False, somewhere: bool = False) -> bool:
        """Whether something lifts it for a debt, or would, unless nobody knows whether it was taken back.

        ``somewhere``: as `Question.consents_of` has it.
        """
        if self.unless_judgment and has_judgment(q, debt):
            return True
        if self.court_may_permit and _permitted(q, debt):
            return True
        left = (False, UNKNOWN) if unless_taken_back else (False,)
        return any(
            q.given_to(c, self.consent_given_to)
            and (c.debts is None or debt.id in c.debts)
            and (c.place is None or c.place in self.places)
            and (c.in_writing is True or not self.consent_in_writing)
            and taken_back(q, c, debt.id) in left
            for c in self._consents(q, debt, somewhere)
        )

    def _consents(self, q: Question, debt: Debt, somewhere: bool) -> list[Consent]:
        if self.lifted_by is None:
            return []
        whose = debtors_met(q, debt) if self.consumers_consent else (consenting(q, self.lifted_by),)
        return [c for person in whose for c in consents_to(q, person, self.lifted_by, somewhere=somewhere)]

    @property
    def _where(self) -> str:
        return f" to {words(self.places)}" if self.places else ""

    def describe(self) -> str:
        consent = f"with consent{' in writing' if self.consent_in_writing else ''}" if self.lifted_by else ""
        unless = [
            consent,
            "after a judgment" if self.unless_judgment else "",
            "with a court's permission" if self.court_may_permit else "",
            "in reply" if self.replies_exempt else "within the person's own call" if self.own_call_exempt else "",
        ]
        given = [part for part in unless if part]
        return sentence(f"no {media_words(self.media)}{self._where}" + (f", except {listed(given)}" if given else ""))

    def _apart(self) -> str:
        parts = [
            f"with the consumer's consent ({self.lifted_by.value.replace('-', ' ')})" if self.lifted_by else "",
            "to a debt for which there is a final judgment" if self.unless_judgment else "",
            "with a court's express permission" if self.court_may_permit else "",
        ]
        parts += [f"to {free}"] if (free := self._free_words()) else []
        return "; ".join(filter(None, parts))

    def missing(self) -> str:
        return "the place of the line or address used, where it may be one of them" if self.places else "none"


def _permitted(q: Question, debt: Debt) -> bool:
    """Whether a court permitted the contact: one with somebody who may be a third party, if it says so."""
    permissions = q.case.court_permissions
    stranger = not q.roles <= CONSUMERS and not q.owes_too(debt)
    return bool(permissions) and q.court_permits(debt.id, third_party=stranger)


@unique
class Asked(StrEnum):
    """What was asked of the collector."""

    CEASE = "cease"
    """To stop communicating."""
    WORKPLACE = "workplace"
    """Not to contact the person at work: asked, or known to be forbidden by the employer."""
    UNWELCOME_AT_WORK = "unwelcome-at-work"
    """The same, but only what was asked."""
    EMPLOYER_FORBIDS = "employer-forbids"
    """The same, but only what the employer forbids."""
    MEDIUM = "medium"
    """Not to use a medium."""
    STOP = "stop"
    """To stop, in whatever words: communicating, using a medium, or using the number or address of the contact."""


_HOLDINGS = {
    Asked.CEASE: frozenset({Holding.CEASE_NOTICE}),
    Asked.WORKPLACE: frozenset({Holding.INCONVENIENT_PLACE, Holding.EMPLOYER_PROHIBITION}),
    Asked.UNWELCOME_AT_WORK: frozenset({Holding.INCONVENIENT_PLACE}),
    Asked.EMPLOYER_FORBIDS: frozenset({Holding.EMPLOYER_PROHIBITION}),
    Asked.MEDIUM: frozenset({Holding.OPT_OUT}),
    Asked.STOP: frozenset({Holding.CEASE_NOTICE, Holding.OPT_OUT}),
}


class RequestStops(Answering):
    """Contact stops once the person asked for it, by word of mouth or in writing."""

    shape: Literal["request-stops"] = "request-stops"
    request: Asked
    media: SomeOf[Medium] = frozenset(Medium)
    in_writing: Flag = False
    """Only a request in writing binds; False: a spoken one does too."""
    spoken_lasts_days: Days | None = None
    """A spoken request binds for so many days, its day as the first, unless confirmed in writing; None: for good.

    What the employer forbids binds for good, however the collector came to know of it.
    """
    counts_day_of: Flag = True
    """False: the first of those days is the one after the request's."""
    asked_media: SomeOf[Medium] = frozenset(Medium)
    """Of the media, those that the person's own request closes; what the employer forbids closes them all."""
    in_any_words: Flag = False
    """About work: what asks to stop at all, or not to use the medium or the number there, is such a request too."""
    lifted_by: ConsentScope | None = None
    """A consent of this scope, given directly to the collector after what was asked, lifts it."""
    court_may_permit: Flag = False
    """A court's express permission lifts it."""
    zone: ZoneName | None = None

    _numbers: ClassVar = {"spoken_lasts_days": ("days", "higher")}

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.in_writing and self.spoken_lasts_days is not None:
            raise contradiction("spoken_lasts_days is for requests that need not be in writing")
        if not self.counts_day_of and self.spoken_lasts_days is None:
            raise contradiction("counts_day_of is for spoken_lasts_days")
        if self.in_any_words and self.request not in (Asked.WORKPLACE, Asked.UNWELCOME_AT_WORK):
            raise contradiction("in_any_words is for what the person asks about work")
        return self

    def _bound(self, p: Any) -> Check:
        media, free, asks, at_work = self.media, self._free, self._asks, self._at_work
        closed = self.asked_media

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (at_work and q.case.requests is UNKNOWN and surely_away(q, WORK)):
                return PASS
            asked = [r for r in q.requests if asks(q, r)]
            if q.medium not in closed:
                asked = [r for r in asked if isinstance(r, EmployerProhibition)]
            if q.answered is not None and free(q):  # which excuses nothing that was asked later, or in the very message
                asked = [r for r in asked if q.answered_after(r.received_at) is None]
            if not asked:
                return PASS
            unclear: MissingFact | None = None
            try:
                if at_work and not at_place(q, WORK):
                    return PASS
            except MissingFact as missing:
                unclear = missing

            def judge(debt: Debt) -> Outcomes:
                found = self._stopped(q, p, asked, debt)
                return found if unclear is None else lacks_while(unclear, found)

            return each_debt(q, judge)

        def unless_permitted(q: Question) -> Outcomes:
            left = tuple([debt for debt in q.debts if not _permitted(q, debt)])
            return as_to(tuple([debt.id for debt in left]), lambda: of_some(q, left, check))

        return unless_permitted if self.court_may_permit else check

    def _stopped(self, q: Question, p: Any, asked: list[Request], debt: Debt) -> Outcomes:
        unclear: MissingFact | None = None
        lapses: datetime | None = None
        ids = []
        for request in asked:
            if isinstance(request, CeaseNotice) and not self._ceases(q, request, debt):
                continue
            if self.lifted_by is not None and self._lifted(q, request, debt):
                continue
            try:
                ends = self._ends(q, p, request)
            except MissingFact as missing:
                unclear = needed_longest(unclear, missing)
                continue
            if ends > q.at:
                lapses = ends if lapses is None else max(lapses, ends)
                ids.append(request.id)
        if lapses is not None:
            facts = {f"requests.{id}": self.request.value for id in ids}
            return Denied("after the person asked for it to stop", debts=(debt.id,), facts=facts, lapses_at=lapses)
        if unclear is not None:
            raise unclear
        return PASS

    def _ceases(self, q: Question, notice: CeaseNotice, debt: Debt) -> bool:
        """Whether a notice is about a debt, and of whoever is the consumer as to it, or is contacted.

        About work: what the consumer asks closes no workplace of a cosigner.
        """
        if not notice.about(debt.id):
            return False
        apart = self._at_work and cosigns(q, debt)
        return notice.person == q.who or (not apart and q.speaks_for_consumer(notice, debt))

    def _asks(self, q: Question, request: Request) -> bool:
        anyhow = self.in_any_words or self.request is Asked.STOP
        if isinstance(request, CeaseNotice):
            return anyhow or self.request is Asked.CEASE  # whoever of the consumers sent it: it ends contact with all
        if self.request is Asked.CEASE or request.person != q.who:
            return False
        if anyhow and asks_to_stop(q, request):
            return True
        if self.request in (Asked.MEDIUM, Asked.STOP):
            return self.request is Asked.MEDIUM and isinstance(request, MediumOptOut) and request.binds(q.medium)
        if isinstance(request, EmployerProhibition):
            return self.request is not Asked.UNWELCOME_AT_WORK
        if self.request is Asked.EMPLOYER_FORBIDS:
            return False
        return isinstance(request, InconvenientPlace) and request.place in (WORK, UNKNOWN)

    def _lifted(self, q: Question, request: Request, debt: Debt) -> bool:
        """Whether a consent was given, or given again, after a request."""
        return any(
            q.given_to(c)
            and (c.debts is None or debt.id in c.debts)
            and (c.place in (None, WORK) or not self._at_work)
            and any(surely_before(request.received_at, when) for when in (c.given_at, *c.renewed_at) if when <= q.at)
            for c in consents_to(q, q.who, cast(ConsentScope, self.lifted_by))
        )

    @property
    def _at_work(self) -> bool:
        return self.request not in (Asked.CEASE, Asked.MEDIUM, Asked.STOP)

    def _ends(self, q: Question, p: Any, request: Request) -> datetime:
        """When a request stops binding by itself; the past if it does not bind.

        Raises:
            MissingFact: it turns on whether it was in writing, and that is unknown.
        """
        if not self.in_writing and (self.spoken_lasts_days is None or isinstance(request, EmployerProhibition)):
            return FOREVER
        if _written(request, q.at):
            return FOREVER
        if self.in_writing:
            ends = q.at
        else:
            ends = begins_after(q, self.zone, request.received_at, p.spoken_lasts_days + (not self.counts_day_of))
        if request.in_writing is UNKNOWN and ends <= q.at:
            raise MissingFact(f"requests.{request.id}.in_writing")
        return ends

    def looks_for(self) -> frozenset[Holding]:
        return _HOLDINGS[self.request] | (_HOLDINGS[Asked.STOP] if self.in_any_words else frozenset())

    def describe(self) -> str:
        what = {
            Asked.CEASE: "to cease communication",
            Asked.WORKPLACE: "not to be contacted at work, or word that the employer forbids it",
            Asked.UNWELCOME_AT_WORK: "not to be contacted at work",
            Asked.EMPLOYER_FORBIDS: "",
            Asked.MEDIUM: "not to use the medium",
            Asked.STOP: "to stop, the medium or the number being enough",
        }[self.request]
        where = " to the workplace" if self._at_work else ""
        written = "a written request" if self.in_writing else "a request, spoken or written,"
        if not what:
            written, what = "written word" if self.in_writing else "word", "that the employer forbids it"
        after = "" if self.counts_day_of else ", from the day after it,"
        lasts = (
            f"a spoken one lasts {counted(self.spoken_lasts_days, 'day')}{after} unless confirmed in writing"
            if self.spoken_lasts_days is not None
            else ""
        )
        employer = "the employer's word for good" if lasts and self.request is Asked.WORKPLACE else ""
        closed = self.media & self.asked_media
        own = f"the person's own request closes only {media_words(closed)}" if closed != self.media else ""
        anyhow = "one to stop, not by that medium or not at that number is one" if self.in_any_words else ""
        return sentence(f"no {media_words(self.media)}{where} after {written} {what}", lasts, employer, own, anyhow)

    def _apart(self) -> str:
        scope = self.lifted_by
        parts = (
            f"with the person's later consent ({scope.value.replace('-', ' ')})" if scope is not None else "",
            "with a court's express permission" if self.court_may_permit else "",
            super()._apart(),
        )
        return "; ".join(filter(None, parts))

    def missing(self) -> str:
        written = "; whether the request was in writing" if self.in_writing or self.spoken_lasts_days else ""
        place = "; the place of the line or address used" if self._at_work else ""
        where = ", unless it surely goes elsewhere" if self._at_work else ""
        return f"unknown ``requests``{where}{written}{place}"


def _written(request: Request, at: datetime) -> bool:
    if request.in_writing is True:
        return True
    confirmed = request.confirmed_in_writing_at if isinstance(request, InconvenientPlace) else None
    return confirmed is not None and confirmed <= at


class RepresentationStops(Answering):
    """Contact with the person stops while an attorney represents them with respect to the debt.

    Contact with who is said to be the attorney does not, though nobody knows whether somebody is represented.
    """

    shape: Literal["representation-stops"] = "representation-stops"
    media: SomeOf[Medium] = frozenset(Medium)
    in_writing: Flag = False
    """Only representation of which the collector was told in writing."""
    told_by_attorney: Flag = False
    """Only representation of which the attorney told the collector."""
    attorney_must_be_known: Flag = False
    """Only while the attorney's name and address are known or readily found."""
    release_days: Days | None = None
    """It ends so many days after the collector wrote to the attorney and got no answer; None: never.

    They run from when the attorney received it, if that is known (``asked_received_at``).
    """
    business_days: Flag = False
    """Those days leave out Saturdays, Sundays and legal public holidays."""
    reasonable_time: Flag = False
    """It also ends once the attorney failed to answer within a reasonable time (``unresponsive_at``)."""
    after_writing: Flag = False
    """With reasonable_time: only if the collector wrote to the attorney (``asked_at``)."""
    consent_releases: Flag = True
    """It also ends with the attorney's consent; False: that is no exception."""
    whosever: Flag = False
    """Whosever attorney it is; False: only of the person contacted, or of whose place that person takes."""
    of_debtors: Flag = False
    """The spouse takes nobody's place: the attorney of one of the couple is not the other's."""
    whatever_debt: Flag = False
    """In whatever the attorney represents the person; False: only for the debts that the representation is about."""
    court_may_permit: Flag = False
    """A court's express permission lifts it."""
    zone: ZoneName | None = None

    _numbers: ClassVar = {"release_days": ("days", "higher")}

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.business_days and self.release_days is None:
            raise contradiction("business_days is for release_days")
        if self.whosever and self.of_debtors:
            raise contradiction("of_debtors says nothing where whosever is true")
        if self.after_writing and not self.reasonable_time:
            raise contradiction("after_writing is for reasonable_time")
        return self

    def _bound(self, p: Any) -> Check:
        media, free = self.media, self._free

        def check(q: Question) -> Outcomes:
            event = q.answered if q.answered is not None and free(q) else None
            if q.medium not in media or (event is not None and event.goes_on(q.at)):
                return PASS
            if q.recipient is Recipient.CONSUMER_ATTORNEY:
                return PASS  # who may be the attorney no more, as far as anybody knows, is the one to ask
            return each_debt(q, lambda debt: self._represented(q, p, event, debt))

        return check

    def _stands(self, r: Representation, at: datetime) -> bool:
        consented, unresponsive = self.consent_releases, self.reasonable_time
        ends = (r.ended_at, r.consented_at if consented else None)
        asked = not self.after_writing or (r.asked_at is not None and r.asked_at <= at)
        if r.learned_at > at or (unresponsive and asked and r.unanswered(at)):
            return False
        return all(when is None or at < when for when in ends)

    def _represented(self, q: Question, p: Any, event: Inbound | None, debt: Debt) -> Outcomes:
        if self.court_may_permit and _permitted(q, debt):
            return PASS  # whoever represents them
        standing = [r for r in q.attorneys(whosever=self.whosever, of_debtors=self.of_debtors) if self._stands(r, q.at)]
        if event is not None:  # which excuses nothing of an attorney who was not known yet
            standing = [r for r in standing if event.at < could_be_until(r.learned_at)]
        lapses = q.at
        unclear: MissingFact | None = None
        for r in standing:
            fact = self._doubt(r)
            if fact == "" or not (self.whatever_debt or r.debts is None or debt.id in r.debts):
                continue
            try:
                ends = self._ends(q, p, r)
            except MissingFact as missing:
                unclear = needed_longest(unclear, missing)
                continue
            if fact is None:
                lapses = max(lapses, ends)
            elif ends > q.at:
                until = None if ends >= FOREVER else ends
                unclear = needed_longest(unclear, MissingFact(f"representation.{r.id}.{fact}", until))
        if lapses > q.at:
            return Denied("the person is represented by an attorney", debts=(debt.id,), lapses_at=lapses)
        if unclear is not None:
            raise unclear
        return PASS

    def _ends(self, q: Question, p: Any, r: Representation) -> datetime:
        if self.release_days is None or r.asked_at is None or (r.answered_at is not None and r.answered_at <= q.at):
            return FOREVER
        asked = r.asked_at if r.asked_received_at is None else r.asked_received_at
        if asked > q.at:
            return FOREVER
        if not self.business_days:
            return begins_after(q, self.zone, asked, p.release_days + 1)
        return max(
            start_of_day(tz, plus_business_days(day_of(asked, tz), p.release_days, observed=True) + DAY)
            for tz in clocks(q, self.zone)
        )

    def _doubt(self, r: Representation) -> str | None:
        """None if a representation counts; the fact that would tell; empty if it does not count."""
        wanted = {
            "in_writing": (self.in_writing, r.in_writing),
            "told_by_attorney": (self.told_by_attorney, r.told_by_attorney),
            "attorney_can_be_found": (self.attorney_must_be_known, r.attorney_can_be_found),
        }
        if any(asked and value is False for asked, value in wanted.values()):
            return ""
        return next((name for name, (asked, value) in wanted.items() if asked and value is UNKNOWN), None)

    def looks_for(self) -> frozenset[Holding]:
        return frozenset({Holding.REPRESENTATION})

    def describe(self) -> str:
        how = (
            listed(
                filter(
                    None,
                    (
                        "of which it was told in writing" if self.in_writing else "",
                        "of which the attorney told it" if self.told_by_attorney else "",
                        "who can be found" if self.attorney_must_be_known else "",
                    ),
                ),
                "and",
            )
            if self.in_writing or self.told_by_attorney or self.attorney_must_be_known
            else ""
        )
        kind = "business day" if self.business_days else "day"
        release = (
            f"until {counted(self.release_days, kind)} after a letter to the attorney that goes unanswered"
            if self.release_days is not None
            else ""
        )
        known = f", {how}," if how else ""
        return sentence(
            f"no {media_words(self.media)} while an attorney{known} represents the person",
            release,
            f"until no answer {'to a writing ' if self.after_writing else ''}came from the attorney within a "
            "reasonable time"
            if self.reasonable_time
            else "",
            "" if self.consent_releases else "the attorney's consent changes nothing",
            "whosever attorney it is" if self.whosever else "",
            "the attorney of one of a couple is not the other's" if self.of_debtors else "",
            "whatever the attorney represents the person in" if self.whatever_debt else "",
        )

    def _apart(self) -> str:
        free = self._free_words()
        if self.replies_exempt:
            free = "what answers a message that the person began once the attorney was known, and within their own call"
        leave = listed(
            filter(
                None,
                (
                    "the attorney's consent" if self.consent_releases else "",
                    "a court's express permission" if self.court_may_permit else "",
                ),
            )
        )
        parts = (f"to {free}" if free else "", f"with {leave}" if leave else "once the representation has ended")
        return "; ".join(filter(None, parts))

    def missing(self) -> str:
        return "unknown ``representation``, and what of it the rule asks for"


class PurposeLimit(Shape):
    """Contact only for these purposes."""

    shape: Literal["purpose-limit"] = "purpose-limit"
    allowed: SomeOf[Purpose]
    media: SomeOf[Medium] = frozenset(Medium)

    def _bound(self, p: object) -> Check:
        media, allowed, message = self.media, self.allowed, f"only for: {words(self.allowed)}"

        def check(q: Question) -> Outcomes:
            if q.medium not in media or q.acts <= allowed:
                return PASS
            return Denied(message, facts={"purpose": q.purpose.value})

        return check

    def describe(self) -> str:
        return sentence(f"{media_words(self.media)} only for: {words(self.allowed)}")
