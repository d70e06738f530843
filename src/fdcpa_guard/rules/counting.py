"""Counting past calls and conversations to a person about a particular debt, on civil days where the person is.

Shared by every rule that limits calls as Regulation F does (12 CFR 1006.14(b)): the rules read the counts, and the
table that explains them is made by the same functions.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum, unique
from itertools import product
from zoneinfo import ZoneInfo

from ..clock import FOREVER, start_of_day
from ..facts import (
    AddressOptOut,
    Attempt,
    CeaseNotice,
    Consent,
    ConsentRevocation,
    Contact,
    Inbound,
    MediumOptOut,
    Request,
)
from ..facts.base import members
from ..facts.index import ANY_DEBT
from ..facts.moments import could_be_from, surely_before
from ..vocabulary import TELEPHONE, UNKNOWN, CallOutcome, ConsentScope, Medium, Purpose
from .judging import was_in_own_call
from .question import Question

Particulars = str | tuple[str, ...]
"""A particular debt, or several that are taken to be one."""


@unique
class Excluded(StrEnum):
    """Why a past call does not count."""

    CONSENT = "placed under the person's live prior consent to more calls"
    NOT_CONNECTED = "did not connect to the dialled number"
    MISDIRECTED = "placed to a number since learned to be somebody else's"
    UNRELATED = "not placed in connection with the collection of a debt"
    OWN_CALL = "spoken within the person's own call, which places none"


def consent_ends(
    q: Question, debts: Particulars, tz: ZoneInfo, when: datetime, call: Contact | Attempt, days: int
) -> datetime | None:
    """When the consent to more calls that was live at ``when`` ends, as seen in a zone; None if none was live.

    Such a consent lasts ``days`` civil days with the day it was received as the first, or less: to its own end, to
    its revocation, to a wish to be left alone or not to be called, or to a conversation about the debt after it
    (comment 14(b)(3)(i)-2). Given again, it begins again. Of several particular debts: as if they were one.
    """
    if not q.case.consents:
        return None
    one = (debts,) if isinstance(debts, str) else debts
    consents, times = _more_calls(q, one)
    talk = max([ended for each in one if (ended := _last_talk(q, each, when, call)) is not None], default=None)
    # What was given before a conversation is over with it, and what was given longer ago has run out anywhere on earth.
    oldest = when - timedelta(days=days + 2)
    first = bisect_left(times, oldest if talk is None else max(oldest, talk))
    latest: datetime | None = None
    for given_at, consent in reversed(consents[first : bisect_right(times, when)]):
        if (
            (consent.address is not None and consent.address != call.address)
            or (consent.media and call.medium not in consent.media)
            or not consent.stands(when)
            or (talk is not None and could_be_from(given_at) < talk)
            or _taken_back(q, consent, given_at, one, when, call)
        ):
            continue
        last_day = given_at.astimezone(tz).date() + timedelta(days=days)
        runs_out = start_of_day(tz, last_day)
        if runs_out <= (latest or when):
            break  # and so did all that were given before
        ends = min(runs_out, consent.expires_at or FOREVER)
        if when < ends:
            latest = ends if latest is None else max(latest, ends)
    return latest


def _taken_back(
    q: Question, consent: Consent, given_at: datetime, one: tuple[str, ...], when: datetime, call: Contact | Attempt
) -> bool:
    """Whether who consented to more calls, or who acts for them, had asked since to be left alone or not to be called.

    In writing or not, or had revoked consent, at the number called or at all: by that they revoke it (comment
    14(b)(3)(i)-2(2)). Not where nobody knows what was asked: see `perhaps_taken_back`.
    """
    return any(
        consent.person in q.spoken_for(request)
        and _is_of_number(q, request, call.address)
        and request.stands(when)
        and not surely_before(request.received_at, given_at)
        for request in _stops(q, one)
    )


def _is_of_number(q: Question, request: Request, number: str | None) -> bool:
    """Whether a request names no number or address, or the one called, or one that may be."""
    named = request.address if isinstance(request, ConsentRevocation | AddressOptOut) else None
    perhaps = number is None and (q.case.phones is UNKNOWN or named in q.index.phones)
    return perhaps or named in (None, number)


def perhaps_taken_back(q: Question) -> bool:
    """Whether a consent to more calls may have been taken back, for nobody knows what was asked."""
    return q.case.requests is UNKNOWN


def _stops(q: Question, one: tuple[str, ...]) -> list[Request]:
    """The requests, of whatever day, to be left alone about a particular debt, or not to be called."""
    key = _stops, one
    found: list[Request] | None = q.shared.get(key)
    if found is None:
        found = q.shared.first(key, [r for r in members(q.case.requests) if _stops_calls(q, r, one)])
    return found


def _stops_calls(q: Question, request: Request, one: tuple[str, ...]) -> bool:
    if isinstance(request, ConsentRevocation) and request.media and request.media.isdisjoint(TELEPHONE):
        return False
    if isinstance(request, CeaseNotice | ConsentRevocation):
        return _about(q, request.debts, one)
    return isinstance(request, MediumOptOut | AddressOptOut) and request.binds(Medium.CALL)


def _about(q: Question, debts: Iterable[str] | None, one: tuple[str, ...]) -> bool:
    """Whether something was said of a particular debt; of no debt in particular, it was of each."""
    return debts is None or any(q.index.particular(debt) in one for debt in debts)


def _more_calls(q: Question, one: tuple[str, ...]) -> tuple[list[tuple[datetime, Consent]], list[datetime]]:
    """When the person consented, each time, to more calls about a particular debt; in order, and with the consents."""
    key = _more_calls, one
    found: tuple[list[tuple[datetime, Consent]], list[datetime]] | None = q.shared.get(key)
    if found is None:
        consents = [
            (given_at, consent)
            for consent in q.case.consents
            if consent.scope is ConsentScope.MORE_CALLS
            and q.given_to(consent)
            and consent.person == q.who
            and consent.reaches(q.who)
            and _about(q, consent.debts, one)
            for given_at in (consent.given_at, *consent.renewed_at)
        ]
        consents.sort(key=lambda each: each[0])
        found = q.shared.first(key, (consents, [given_at for given_at, _ in consents]))
    return found


def _last_talk(q: Question, particular: str, when: datetime, call: Contact | Attempt) -> datetime | None:
    """When the last call was that was, or may have been, a conversation by an instant; a call itself left out."""
    last: datetime | None = None
    held = (q.index.conversations, q.index.perhaps_conversed) if q.index.perhaps_conversed else (q.index.conversations,)
    for timelines, key in product(held, ((q.who, particular), (q.who, ANY_DEBT))):
        timeline = timelines.get(key)
        if timeline is None:
            continue
        end = bisect_right(timeline.times, min(when, q.at))
        while end and (timeline.events[end - 1] is call or timeline.events[end - 1] is q.index.own):
            end -= 1
        if end and (last is None or timeline.times[end - 1] > last):
            last = timeline.times[end - 1]
    return last


def exclusion(q: Question, call: Attempt, debts: Particulars, tz: ZoneInfo, consent_days: int) -> Excluded | None:
    """Why a past call does not count towards the limits of a particular debt; None if it counts."""
    why = _excluded_itself(q, call)
    if why is None and consent_ends(q, debts, tz, call.at, call, consent_days) is not None:
        return Excluded.CONSENT
    return why


def _excluded_itself(q: Question, call: Attempt) -> Excluded | None:
    if call.purpose is Purpose.UNRELATED_NOTICE:
        return Excluded.UNRELATED
    if call.outcome is CallOutcome.NOT_CONNECTED:
        return Excluded.NOT_CONNECTED
    if call.in_reply_to is not None and was_in_own_call(q, call):
        return Excluded.OWN_CALL
    line = None if call.address is None else q.index.phones.get(call.address)
    if line is not None and line.person == q.who and line.misdirected(call.at, q.at):
        return Excluded.MISDIRECTED
    return None


def counted(
    q: Question, particular: str, tz: ZoneInfo, since: datetime, consent_days: int, one: Particulars | None = None
) -> list[Attempt]:
    """The past calls since an instant that count; ``one``: what is taken to be one debt with the particular one."""
    timeline = q.index.placed_calls.get((q.who, particular))
    calls = () if timeline is None else timeline.by(q.at, since)
    return [call for call in calls if exclusion(q, call, one or particular, tz, consent_days) is None]


def counted_at_most(q: Question, particular: str, since: datetime) -> list[Attempt]:
    """The past calls since an instant that count whatever was agreed: those under consent too."""
    timeline = q.index.placed_calls.get((q.who, particular))
    calls = () if timeline is None else timeline.by(q.at, since)
    return [call for call in calls if _excluded_itself(q, call) is None]


def conversations(q: Question, particular: str) -> Iterator[Attempt | Inbound]:
    """The past telephone conversations with the person about a particular debt, whoever began them."""
    for key in ((q.who, particular), (q.who, ANY_DEBT)):
        timeline = q.index.conversations.get(key)
        if timeline is not None:
            yield from timeline.by(q.at)


def perhaps_conversations(q: Question, particular: str) -> Iterator[Attempt | Inbound]:
    """The calls with the person about a particular debt that may have been conversations, for all that is known."""
    if q.index.perhaps_conversed:
        for key in ((q.who, particular), (q.who, ANY_DEBT)):
            timeline = q.index.perhaps_conversed.get(key)
            if timeline is not None:
                yield from timeline.by(q.at)


def last_perhaps(q: Question, particular: str) -> Attempt | Inbound | None:
    """The last such call."""
    return max(perhaps_conversations(q, particular), key=lambda event: event.at, default=None)


def unsettled_fact(event: Attempt | Inbound) -> str:
    """The fact that would tell what an event was."""
    if isinstance(event, Attempt):
        lacks = "outcome" if event.unsettled else "discussed" if event.discussed is UNKNOWN else "address"
        return f"history.attempts.{event.id}.{lacks}"
    return f"history.inbound.{event.id}.conversation"


def last_conversation(q: Question, particular: str) -> datetime | None:
    """When the last such conversation was."""
    timelines, who = q.index.conversations, q.who
    last: datetime | None = None
    for key in ((who, particular), (who, ANY_DEBT)):
        timeline = timelines.get(key)
        if timeline is not None:
            at = timeline.last_by(q.at)
            if at is not None and (last is None or at > last):
                last = at
    return last
