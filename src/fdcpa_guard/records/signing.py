"""Who signed a policy: a signature binds name, role and day to the fingerprint of the policy and of its document.

    line = Signature.made(policy, document, name=..., role=..., on=day, key=key).text
    found = check(Signature.from_json(line), [(policy, document)], key=key)

A signature is a line of a log, as records are, or of a file of its own; several may sign one policy. Without a key it
shows of which policy it is and that nobody altered it by accident, and not who made it.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from .. import json_text
from ..decision import no_truth
from ..errors import InvalidRecord, unprintable
from .forms import VERSION, check_signature, written
from .hashing import HASH, HMAC, checked_key, digest

if TYPE_CHECKING:
    from ..documents import PolicyDocument
    from ..policy import Policy

MOST: Final = 100
"""The longest name or role, in characters."""

Signable = tuple["Policy", "PolicyDocument | None"]
"""A policy, and the document that it was made of, if one was."""

_DOMAIN: Final = f"fdcpa-guard/signature/{VERSION}\n".encode()
_WEST: Final = timedelta(hours=12)
"""How far behind UTC a day begins at the last place on earth."""


class Verdict(StrEnum):
    """What is found of one signature."""

    VALID = "valid"
    OTHER = "of another policy"
    ALTERED = "altered"
    UNREADABLE = "cannot be read"


@dataclass(frozen=True, slots=True)
class Signature:
    """That somebody signed a policy.

    Attributes:
        policy: the fingerprint of the policy.
        document: that of the document that it was made of; None: it was made of none.
        label: name and version of the policy.
        name, role: who signed, and as what, as they mean it to be shown; no error and no repr repeats them.
        on: the day.
        hash: that over all of it.
        keyed: whether the hash takes a key (it then stands under ``hmac``).
        text: the line that it is, without a line feed.
    """

    policy: str
    document: str | None
    label: str
    name: str = field(repr=False)
    role: str = field(repr=False)
    on: date
    hash: str
    keyed: bool
    text: str = field(repr=False, compare=False)

    __bool__ = no_truth("a signature: check(signature, policies) tells what it is worth")

    @classmethod
    def made(
        cls,
        policy: Policy,
        document: PolicyDocument | None = None,
        *,
        name: str,
        role: str,
        on: date,
        key: bytes | None = None,
    ) -> Signature:
        """The signature of a policy.

        Raises:
            InvalidRecord: name or role is not one line of at most 100 characters, or the key is too short.
        """
        who = {"name": _line(name, "name"), "role": _line(role, "role")}
        of = {} if document is None else {"document": document.fingerprint}
        signs = {**of, **who, "label": policy.label, "on": on.isoformat(), "policy": policy.fingerprint}
        given = {"signs": signs, "v": VERSION}
        made = digest(_DOMAIN, written(given).encode(), checked_key(key))
        return cls.of({**given, HASH if key is None else HMAC: made})

    @classmethod
    def from_json(cls, text: str | bytes) -> Signature:
        """A signature read back. Whether it is as it was made, `intact` tells.

        Raises:
            InvalidRecord: the text has not the form of a signature, or that of a later version.
        """
        try:
            document = json_text.read(text)
            given = text if isinstance(text, str) else text.decode()
        except json_text.NotJson as error:
            wrong = InvalidRecord(f"the text is {error.message}")
        except UnicodeDecodeError:
            wrong = InvalidRecord("the text is not UTF-8 text")
        else:
            return cls.of(document, given.removesuffix("\n"))
        raise wrong

    @classmethod
    def of(cls, document: Any, text: str | None = None) -> Signature:
        """The signature of plain values, and of the text that they were read from, if any. Errors as in `from_json`."""
        check_signature(document)
        signs: Mapping[str, Any] = document["signs"]
        for what in ("name", "role", "label"):
            _line(signs[what], what, most=MOST if what != "label" else None)
        return cls(
            signs["policy"],
            signs.get("document"),
            signs["label"],
            signs["name"],
            signs["role"],
            date.fromisoformat(signs["on"]),
            document[HMAC] if HMAC in document else document[HASH],
            HMAC in document,
            written(document) if text is None else text,
        )

    def intact(self, key: bytes | None = None) -> bool:
        """Whether it is, to the byte, what was made.

        Raises:
            InvalidRecord: it was made with a key, and none is given.
        """
        if self.keyed and key is None:
            raise InvalidRecord("the signature was made with a key, and none is given")
        document = json_text.read(self.text)
        given = {name: value for name, value in document.items() if name not in (HASH, HMAC)}
        made = digest(_DOMAIN, written(given).encode(), key if self.keyed else None)
        return hmac.compare_digest(made, self.hash) and self.text == written(document)

    def is_of(self, policy: Policy, document: PolicyDocument | None) -> bool:
        """Whether it names this policy, made of this document; that it is as it was made is not asked."""
        of = None if document is None else document.fingerprint
        return self.policy == policy.fingerprint and self.document == of

    def by(self, at: datetime) -> bool:
        """Whether the day of signing had begun at an instant, wherever on earth it was signed."""
        return self.on <= (at.astimezone(UTC) - _WEST).date()


@dataclass(frozen=True, slots=True)
class Checked:
    """What is found of one signature.

    Attributes:
        verdict: what is found.
        signature: it, if it could be read.
        what: what was altered, why it is of another policy, or what it does not show.
        of: of a valid one, the name and version of the policy that it signs.
    """

    verdict: Verdict
    signature: Signature | None = None
    what: tuple[str, ...] = ()
    of: str | None = None

    __bool__ = no_truth("what is found of a signature: ask for its verdict")


@dataclass(frozen=True, slots=True)
class NotSigned:
    """That no valid signature of a policy is given.

    Attributes:
        policy: the policy, by name and version.
    """

    policy: str

    __bool__ = no_truth("that a policy is not signed")


def not_signed(found: Iterable[Checked], policies: Iterable[Signable]) -> tuple[NotSigned, ...]:
    """Of some policies those of which none of the signatures that `check` looked at is valid."""
    valid = [each.signature for each in found if each.signature is not None and each.verdict is Verdict.VALID]
    return tuple(
        NotSigned(policy.label)
        for policy, document in policies
        if not any(each.is_of(policy, document) for each in valid)
    )


def check(signature: Signature, policies: Sequence[Signable], *, key: bytes | None = None) -> Checked:
    """Whether a signature is as it was made, and of one of some policies.

    Where a key is given, one that was made without it is not as it was made: anybody can make such a one.

    Raises:
        InvalidRecord: the key is too short, or no bytes.
    """
    wrong = unsound(signature, key=key)
    if wrong is not None:
        return wrong
    bare = () if signature.keyed else (BARE,)
    for policy, document in policies:
        if signature.is_of(policy, document):
            return Checked(Verdict.VALID, signature, bare, policy.label)
    return Checked(Verdict.OTHER, signature, (_why_other(signature, policies), *bare))


def unsound(signature: Signature, *, key: bytes | None = None) -> Checked | None:
    """What is wrong with a signature itself, whatever it signs; None: it is as it was made. Errors as in `check`."""
    if checked_key(key) is not None and not signature.keyed:
        return Checked(Verdict.ALTERED, signature, ("it is made without the key",))
    try:
        intact = signature.intact(key)
    except InvalidRecord as error:
        return Checked(Verdict.UNREADABLE, signature, (str(error),))
    if not intact:
        what = "the signature, or it was made with another key" if signature.keyed else "the signature"
        return Checked(Verdict.ALTERED, signature, (what,))
    return None


BARE: Final = "made without a key: it shows of which policy it is, and not who made it"
"""What a signature without a key does not show."""


def _why_other(signature: Signature, policies: Sequence[Signable]) -> str:
    """How near it comes to one of them."""
    for policy, document in policies:
        if policy.fingerprint == signature.policy:
            return "the policy is the same; the document is another, as with another owner or day of approval"
        if document is not None and document.fingerprint == signature.document:
            return "the document is the same; the law that it takes in is another, or the library"
    if any(signature.label == policy.label for policy, _ in policies):
        return f"it signs another {signature.label} than this: something was changed, and not the version"
    return f"it signs {signature.label}"


def signed_by(signatures: Iterable[Signature], policy: str | None, at: datetime) -> bool:
    """Whether a policy, by its fingerprint, was signed by an instant; that they are as they were made is not asked."""
    return any(each.policy == policy and each.by(at) for each in signatures)


def _line(given: object, what: str, most: int | None = MOST) -> str:
    if (
        isinstance(given, str)
        and given
        and given.isprintable()
        and given == given.strip()
        and (most is None or len(given) <= most)
    ):
        return given
    hidden = unprintable(given) if isinstance(given, str) else ""
    needed = f"one line of text is needed, of at most {MOST} characters, without blanks around it"
    raise InvalidRecord(f"{what}: {needed}{f'; it holds {hidden}' if hidden else ''}")
