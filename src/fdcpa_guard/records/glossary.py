"""What records have in common, written once and referred to by a short name: sayings, coverages, editions.

A name is made of what it names, so that many who write name the same thing alike without knowing of each other, and
a definition that was altered no longer fits its name.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..errors import InvalidRecord
from .forms import check_definition, written
from .hashing import digest

_SHORT: Final = 8
"""Of the 43 characters of the hash in base64url: among ten thousand names two are alike once in five million logs."""

Document = Mapping[str, Any]


_DOMAIN: Final = b"fdcpa-guard/definition/1\n"


def name_of(whole: str) -> str:
    """The short name of what has a hash, given in hexadecimal."""
    return urlsafe_b64encode(bytes.fromhex(whole)).decode()[:_SHORT]


class Glossary:
    """Documents by their short names; it only grows. Its length is how many it holds."""

    __slots__ = ("_documents", "_hashes")

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._hashes: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __contains__(self, name: object) -> bool:
        return name in self._documents

    def __getitem__(self, name: str) -> Document:
        """The document that a name stands for.

        Raises:
            InvalidRecord: nobody has defined it.
        """
        return self._documents[self._known(name)]

    def hash(self, name: str) -> str:
        """The whole hash of what a name stands for, in hexadecimal. Errors as those of looking it up."""
        return self._hashes[self._known(name)]

    def _known(self, name: str) -> str:
        if name not in self._documents:
            raise InvalidRecord("a record refers to what no line before it defines")
        return name

    def define(self, document: Document) -> str:
        """The name of a document, which is in the glossary from then on.

        Raises:
            InvalidRecord: another document has the same short name, or it refers to what is not defined.
        """
        whole = self._hash_of(document)
        name = name_of(whole)
        known = self._hashes.setdefault(name, whole)
        if known != whole:
            raise InvalidRecord("two definitions have the same short name")
        self._documents.setdefault(name, document)
        return name

    def read(self, definitions: Any) -> None:
        """Take in definitions as a log holds them, each under its name.

        Raises:
            InvalidRecord: one is no document, or not what its name was made of.
        """
        if not isinstance(definitions, Mapping):
            raise InvalidRecord("defines: an object is needed")
        for name, document in sorted(definitions.items(), key=lambda item: _refers(item[1])):
            if not isinstance(document, Mapping) or name_of(self._hash_of(document)) != name:
                raise InvalidRecord("defines: a definition is not what its name was made of")
            check_definition(document)
            self.define(document)

    def _hash_of(self, document: Document) -> str:
        """What a document is known by: a coverage by what it refers to."""
        if _refers(document):
            packs = document["packs"]
            if not isinstance(packs, list) or not all(isinstance(name, str) for name in packs):
                raise InvalidRecord("defines: packs: a list of references is needed")
            document = {**document, "packs": [self.hash(name) for name in packs]}
        return digest(_DOMAIN, written(document).encode())


def _refers(document: Any) -> bool:
    """Whether a document is a coverage, the one sort that refers to others."""
    return isinstance(document, Mapping) and "packs" in document
