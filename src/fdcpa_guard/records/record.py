"""One decision as a record: what was asked, what was answered, by what, and a hash over all of it.

What nearly every record has in common (the words and citations of a rule, which packs applied, the editions of
whatever decided) it names by references to a `Glossary`. The hash is over the record with the whole hashes of what it
refers to, so it covers that too.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from .. import json_text
from ..errors import InvalidFacts, InvalidRecord
from ..facts import Case, Contact
from ..facts.history import MAX_TAGS, Tags
from .forms import VERSION, check_record, written
from .glossary import Glossary
from .hashing import HASH, HMAC, digest

_HASHES: Final = (HASH, HMAC)
_DOMAIN: Final = f"fdcpa-guard/record/{VERSION}\n".encode()
_OF_CASE: Final = f"fdcpa-guard/case/{VERSION}\n".encode()


def case_hash(case: Case, key: bytes | None = None) -> str:
    """By what a record knows the case: its fingerprint, or with a key what nobody without it can make of any facts."""
    if key is None:
        return case.fingerprint
    return digest(_OF_CASE, case.fingerprint.encode(), key)


def sealed(document: Mapping[str, Any], glossary: Glossary, key: bytes | None = None) -> str:
    """The hash over a record, whatever hash it bears.

    Raises:
        InvalidRecord: it refers to what the glossary does not define.
    """
    whole = glossary.hash
    full = {name: value for name, value in document.items() if name not in _HASHES}
    full["edition"] = whole(document["edition"])
    full["packs"] = whole(document["packs"])
    full["said"] = [whole(x) if isinstance(x, str) else [whole(x[0]), x[1]] for x in document["said"]]
    if "counted" in document:
        full["counted"] = [[whole(name), *rest] for name, *rest in document["counted"]]
    return seal(written(full), key)


def seal(text: str, key: bytes | None) -> str:
    """The hash over a record that is written without its hash, and with the whole hashes of what it refers to."""
    return digest(_DOMAIN, text.encode(), key)


_REFERENCES: Final[TypeAdapter[Mapping[str, str]]] = TypeAdapter(Tags)


def check_references(given: Mapping[str, str]) -> dict[str, str]:
    """The caller's own references.

    Raises:
        InvalidRecord: they are too many, or one is no id: it could be a telephone number, an address or a name.
    """
    try:
        return dict(_REFERENCES.validate_python(given))
    except (ValidationError, TypeError, ValueError):
        wrong = InvalidRecord(f"references: at most {MAX_TAGS} ids by the names that the caller gives them")
    raise wrong


class Record:
    """A record: its text, and what is in it.

    Attributes:
        text: the JSON as it was written.
    """

    def __init__(self, text: str) -> None:
        self.text: Final = text

    def __repr__(self) -> str:
        return f"Record({self.hash[:12]}…)"

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Record) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    @classmethod
    def from_json(cls, text: str | bytes) -> Record:
        """A record read back. Whether it is as it was written, `intact` tells.

        Raises:
            InvalidRecord: the text has not the form of a record, or of a later version of it.
        """
        try:
            document = json_text.read(text)
        except json_text.NotJson as error:
            wrong = InvalidRecord(f"the text is {error.message}")
        else:
            return cls.of(document, text if isinstance(text, str) else text.decode())
        raise wrong

    @classmethod
    def of(cls, document: Any, text: str | None = None) -> Record:
        """The record of plain values, and of the text that they were read from, if any. Errors as in `from_json`."""
        checked = _checked(document)
        made = cls(written(checked) if text is None else text)
        made.__dict__["document"] = checked
        return made

    @cached_property
    def document(self) -> Mapping[str, Any]:
        """The same as plain values."""
        return _checked(json_text.read(self.text))

    @property
    def allowed(self) -> bool:
        """Whether the contact was allowed."""
        return bool(self.document["allowed"])

    @property
    def hash(self) -> str:
        """The hash over it, which tells it apart from every other."""
        return str(self.document[HMAC if self.keyed else HASH])

    @property
    def case(self) -> str:
        """By what the case is known (`case_hash`)."""
        return str(self.document["case"])

    @property
    def keyed(self) -> bool:
        """Whether its hashes take a key (its own then stands under ``hmac``)."""
        return HMAC in self.document

    @property
    def references(self) -> Mapping[str, str]:
        """What the caller knows it by: the case, agent, vendor, campaign…"""
        return dict(self.document.get("references", {}))

    @cached_property
    def contact(self) -> Contact:
        """The contact that was asked about.

        Raises:
            InvalidRecord: what it holds is none.
        """
        try:
            return Contact.model_validate(self.document["contact"])
        except InvalidFacts as error:
            wrong = InvalidRecord(f"contact: {error.problems[0]}")
        raise wrong from None

    @property
    def valid_until(self) -> datetime | None:
        """Until when the answer holds if no fact changes; None: for good."""
        until = self.document.get("until")
        return None if until is None else datetime.fromisoformat(until)

    def refers(self) -> frozenset[str]:
        """The short names of what it refers to."""
        document = self.document
        said = [each if isinstance(each, str) else each[0] for each in document["said"]]
        counted = [row[0] for row in document.get("counted", ())]
        return frozenset([document["edition"], document["packs"], *said, *counted])

    def intact(self, glossary: Glossary, key: bytes | None = None) -> bool:
        """Whether it is, to the byte, what was written.

        Without a key that shows accidents: whoever alters a record may make its hash anew.

        Raises:
            InvalidRecord: it refers to what the glossary does not define, or was written with a key and none is given.
        """
        if self.keyed and key is None:
            raise InvalidRecord("the record was written with a key, and none is given")
        seal = sealed(self.document, glossary, key if self.keyed else None)
        return hmac.compare_digest(seal, self.hash) and self.text == written(self.document)


def _checked(document: Any) -> Mapping[str, Any]:
    """A document as it is given, if it has the form of a record."""
    check_record(document)
    found: Mapping[str, Any] = document
    return found
