"""What a code may say besides what became of the contact, and the facts that follow from each such word."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final, Self

from ...vocabulary import UNKNOWN


@unique
class Of(StrEnum):
    """What of the contact itself a fact takes over."""

    AT = "at"
    """The instant at which it was made or came in."""
    ADDRESS = "address"
    """The number or address that it went to or came from; unknown if nobody recorded it."""
    PERSON = "person"
    """Whom it was for."""
    DEBTS = "debts"
    """The debts that it was about."""


@unique
class Where(StrEnum):
    """Where in a case a fact belongs."""

    REQUESTS = "requests"
    REPRESENTATION = "representation"
    BANKRUPTCIES = "bankruptcies"
    CONSUMER = "consumer"
    PHONES = "phones"
    """In the number of the contact; if unknown which, in each of the person's."""
    DISPUTES = "debts.disputes"
    """In each debt that the contact was about; if unknown which, in every debt."""
    PROCEEDINGS = "debts.proceedings"
    PROMISES = "debts.promises"


@dataclass(frozen=True)
class Follows:
    """One fact that follows, before it is known from which contact."""

    where: Where
    fields: Mapping[str, Any]
    """Values as JSON has them; of an `Of`, what the contact has there."""


def _fact(where: Where, **fields: Any) -> Follows:
    return Follows(where, MappingProxyType(fields))


def _asked(kind: str, **fields: Any) -> Follows:
    said = {"kind": kind, "received_at": Of.AT, "person": Of.PERSON, **fields}
    return _fact(Where.REQUESTS, **said)


_NO_MORE_CALLS: Final = (
    _asked("stop-medium", media=("call",), in_writing=False),
    _asked("revoke-consent", address=Of.ADDRESS, media=("call",), in_writing=False),
)
_DISPUTED: Final = _fact(Where.DISPUTES, received_at=Of.AT, in_writing=False)


@unique
class Says(StrEnum):
    """What a code says besides what became of the contact.

    Nothing that follows from a word frees anything: what opens, such as a consent, needs more than a code can say.
    """

    _value_: str
    means: str
    """What somebody said, or what was found out."""
    facts: tuple[Follows, ...]
    """The facts that follow."""
    careful: str
    """Why these, and what they leave to whoever knows more."""

    def __new__(cls, word: str, means: str = "", facts: tuple[Follows, ...] = (), careful: str = "") -> Self:
        made = str.__new__(cls, word)
        made._value_, made.means, made.facts, made.careful = word, means, facts, careful
        return made

    # asked to stop

    STOP_CALLING = (
        "stop-calling",
        "Asked not to be called any more.",
        _NO_MORE_CALLS,
        "It closes calls to every number of the person's and ends any consent to machines that call. A code names "
        "nobody, so that whom the call was for is taken to have asked.",
    )
    STOP_THIS_ADDRESS = (
        "stop-this-address",
        "Asked that this number or address not be used any more.",
        (
            _asked("stop-address", address=Of.ADDRESS, in_writing=UNKNOWN.value),
            _asked("revoke-consent", address=Of.ADDRESS, in_writing=UNKNOWN.value),
        ),
        "It closes it to every medium, since the code does not say to which. Where nobody recorded which it was, each "
        "of the person's may be meant.",
    )
    ON_STOP_LIST = (
        "on-stop-list",
        "The number is on a list of numbers that are not to be called.",
        (
            _asked("stop-address", address=Of.ADDRESS, media=("call",), in_writing=UNKNOWN.value),
            _asked("revoke-consent", address=Of.ADDRESS, media=("call",), in_writing=UNKNOWN.value),
        ),
        "A request came earlier, on a day that the code does not tell: it is taken to bind from this contact on. Give "
        "the list itself as requests, with its days.",
    )
    STOP_TEXTING = (
        "stop-texting",
        "Asked for no more texts.",
        (
            _asked("stop-medium", media=("text",), in_writing=UNKNOWN.value),
            _asked("revoke-consent", address=Of.ADDRESS, media=("text",), in_writing=UNKNOWN.value),
        ),
        "It closes texts to every number of the person's. A reply of STOP to one number is stop-reply.",
    )
    STOP_REPLY = (
        "stop-reply",
        "Replied STOP, or a word like it, to a text.",
        (
            _asked("stop-address", address=Of.ADDRESS, media=("text",), in_writing=UNKNOWN.value),
            _asked("revoke-consent", address=Of.ADDRESS, in_writing=UNKNOWN.value),
        ),
        "It closes texts to that number and ends any consent to machines, whichever medium that was for.",
    )
    STOP_EMAILING = (
        "stop-emailing",
        "Asked for no more emails.",
        (_asked("stop-medium", media=("email",), in_writing=UNKNOWN.value),),
        "It closes emails to every address of the person's. Unsubscribing with one is unsubscribed.",
    )
    UNSUBSCRIBED = (
        "unsubscribed",
        "Unsubscribed an email address.",
        (_asked("stop-address", address=Of.ADDRESS, media=("email",), in_writing=UNKNOWN.value),),
        "It closes emails to that address.",
    )
    STOP_ALL = (
        "stop-all",
        "Asked by word of mouth not to be contacted at all.",
        (
            _asked("cease", in_writing=False),
            _asked("stop-medium", media=("call",), in_writing=False),
            _asked("revoke-consent", address=Of.ADDRESS, in_writing=False),
        ),
        "A code is not writing, and 12 CFR 1006.6(c) needs writing: it closes calls, and some states heed the notice "
        "though it was spoken. A letter is recorded as a cease notice in writing, not by a code.",
    )
    REFUSED = (
        "refused",
        "Refuses to pay.",
        (_asked("cease", debts=Of.DEBTS, in_writing=False),),
        "By word of mouth, so that 12 CFR 1006.6(c) is not met; about the debts of the contact and no others.",
    )
    NOT_AT_WORK = (
        "not-at-work",
        "Asked not to be contacted at work.",
        (_asked("inconvenient-place", place="work", in_writing=False),),
        "Which numbers ring at work is said by the numbers' own place.",
    )
    EMPLOYER_PROHIBITS = (
        "employer-prohibits",
        "The employer does not let them receive such contacts.",
        (_asked("employer-prohibits", in_writing=False),),
        "Word of it is enough.",
    )
    INCONVENIENT_TIME = (
        "inconvenient-time",
        "Said that the time is inconvenient.",
        (_asked("inconvenient-time", windows=UNKNOWN.value, in_writing=False),),
        "Which times were meant a code cannot say, so until they are written down none is open.",
    )

    # who it is, and what they say of the debt

    WRONG_NUMBER = (
        "wrong-number",
        "The number is not this person's.",
        (_fact(Where.PHONES, disowned_at=Of.AT),),
        "No call or text goes to it again until it is known to be the person's after all.",
    )
    DISPUTE = (
        "dispute",
        "Disputes the debt.",
        (_DISPUTED,),
        "By word of mouth it stops no collection, and whoever reports the debt says that it is disputed.",
    )
    PAID_ALREADY = (
        "paid-already",
        "Says that it is paid.",
        (_DISPUTED,),
        "It is a dispute by word of mouth. That a debt is paid is a fact of the debt, once the money is found.",
    )
    IDENTITY_THEFT = (
        "identity-theft",
        "Says that somebody else made the debt in their name.",
        (_DISPUTED, _fact(Where.PROCEEDINGS, kind="identity-theft", learned_at=Of.AT, in_writing=False)),
        "Whether it was also said in writing, with a report, is recorded where that comes in.",
    )
    ATTORNEY = (
        "attorney",
        "Is represented by an attorney.",
        (_fact(Where.REPRESENTATION, learned_at=Of.AT, attorney_can_be_found=UNKNOWN.value),),
        "With respect to every debt, by somebody who may be easy to find: ask for name and address.",
    )
    BANKRUPTCY = (
        "bankruptcy",
        "Speaks of a bankruptcy.",
        (_fact(Where.BANKRUPTCIES, chapter=UNKNOWN.value, filed_at=UNKNOWN.value, learned_at=Of.AT),),
        "Of an unknown chapter, filed already, about every debt: ask for chapter, district and case number.",
    )
    DEAD = (
        "dead",
        "Somebody says that the consumer has died.",
        (_fact(Where.CONSUMER, deceased=True, deceased_learned_at=Of.AT),),
        "Learned then. Who acts for the estate a code cannot say.",
    )
    PROMISE = (
        "promise",
        "Promised to pay.",
        (_fact(Where.PROMISES, made_at=Of.AT, due_on=UNKNOWN.value),),
        "For a day that the code does not name. Where the house keeps its promises in a table of their own, give that "
        "one, with its days.",
    )

    # from which nothing follows

    CALL_BACK = (
        "call-back",
        "Asked to be called back.",
        (),
        "A consent to more calls opens something, and needs who gave it, when and for what: give it as a consent.",
    )
    DISCONNECTED = (
        "disconnected",
        "The number is not in service.",
        (),
        "That the call did not connect is its outcome. A number that comes back into service may be somebody else's: "
        "look it up before it is called again.",
    )
    FAX = ("fax", "A fax machine answered.", (), "Nothing is said of the person.")
    NO_COMMON_LANGUAGE = (
        "no-common-language",
        "Whoever answered and the agent had no language in common.",
        (),
        "In which language to write or call is given with the contact.",
    )


@dataclass(frozen=True)
class Following:
    """A fact that follows from a contact, as a case takes it."""

    says: Says
    where: Where
    to: str
    """For a number or a debt: its id, or ``unknown``; else empty."""
    fact: dict[str, Any]


def facts_of(
    words: Iterable[Says],
    *,
    id: str,
    at: datetime | str,
    address: str | None = None,
    person: str = "consumer",
    debts: Iterable[str] = (),
) -> tuple[Following, ...]:
    """The facts that follow from what a code says of a contact, in the order of the words' own list.

    ``id`` is the contact's, from which the facts have theirs; ``address`` and ``debts`` are ids, ``person`` whom it was
    for. Nothing is looked up: whether the case has such a number or debt, and what it says of them already, is for
    whoever builds it.
    """
    said = frozenset(words)
    context = {Of.AT: at, Of.ADDRESS: address or UNKNOWN.value, Of.PERSON: person, Of.DEBTS: tuple(debts)}
    return tuple(one for word in Says if word in said for one in _following(word, id, context))


def _following(word: Says, id: str, context: Mapping[Of, Any]) -> Iterator[Following]:
    for number, follows in enumerate(word.facts, 1):
        fact = {name: _taken(value, context) for name, value in follows.fields.items()}
        if not fact.get("debts", True):
            fact["debts"] = None
        if follows.where not in (Where.CONSUMER, Where.PHONES):
            fact = {"id": f"{_stem(id)}.{word.value}.{number}", **fact}
        for to in _to(follows.where, context):
            yield Following(word, follows.where, to, dict(fact))


_LONGEST: Final = 40
"""Characters of a contact's id that leave room for what is added to it."""


def _stem(id: str) -> str:
    """What the ids of facts begin with: the contact's own, or of a long one what stands for it alone."""
    return id if len(id) <= _LONGEST else f"of-{sha256(id.encode()).hexdigest()[:32]}"


def _taken(value: Any, context: Mapping[Of, Any]) -> Any:
    taken = context[value] if isinstance(value, Of) else value
    return list(taken) if isinstance(taken, tuple) else taken


def _to(where: Where, context: Mapping[Of, Any]) -> tuple[str, ...]:
    if where is Where.PHONES:
        return (context[Of.ADDRESS],)
    if where in (Where.DISPUTES, Where.PROCEEDINGS, Where.PROMISES):
        return context[Of.DEBTS] or (UNKNOWN.value,)
    return ("",)
