"""Policies by name or file: read, and made of their documents."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import InvalidPolicy
from ..policies import named
from ..policy import Policy
from .reading import BadInput, unreadable

if TYPE_CHECKING:
    from ..documents import Format, PolicyDocument
    from ..fingerprints import Parts

_FORMATS: Final[dict[str, Format]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}
_MOST_BYTES: Final = 1_000_000


def is_file(name: str) -> bool:
    """Whether a policy is named by the file that describes it."""
    return Path(name).suffix.lower() in _FORMATS


def read_document(name: str) -> PolicyDocument:
    """The policy document in a file.

    Raises:
        BadInput: it cannot be read, or is no policy document.
    """
    if not is_file(name):
        raise BadInput(f"the name of a policy document ends with {', '.join(_FORMATS)}")
    from ..documents import load_document  # which no policy by its name needs

    path = Path(name)
    text = _text(path, "policy")
    try:
        return load_document(text, format=_FORMATS[path.suffix.lower()], source=path.name)
    except InvalidPolicy as error:
        raise BadInput(str(error)) from None


def made(document: PolicyDocument) -> Policy:
    """The policy of a document, with the packs it names that are installed.

    Raises:
        BadInput: it names what there is none of.
    """
    from ..documents import PacksFor

    try:
        return document.policy(packs=PacksFor(document))
    except InvalidPolicy as error:
        raise BadInput(str(error)) from None


def policy_of(name: str) -> Policy:
    """A policy by the file that describes it, or else a ready-made one by its name.

    Raises:
        BadInput: there is none, or it is not well formed.
    """
    return policy_and_document(name)[0]


def policy_and_document(name: str) -> tuple[Policy, PolicyDocument | None]:
    """The same, and the document that describes it, if one does.

    Raises:
        BadInput: as `policy_of`.
    """
    if is_file(name):
        document = read_document(name)
        return made(document), document
    try:
        return named(name), None
    except InvalidPolicy as error:
        raise BadInput(f"policy: {error}") from None


def titled(names: Iterable[str]) -> list[Policy]:
    """Those that documents describe among policies by name: the rules of the others have their titles as it is.

    Raises:
        BadInput: as `policy_of`.
    """
    return houses(map(policy_and_document, names))


def houses(read: Iterable[tuple[Policy, PolicyDocument | None]]) -> list[Policy]:
    """Those of some policies that documents describe."""
    return [policy for policy, document in read if document is not None]


def read_parts(name: str) -> Parts:
    """The parts of a policy in a file, as ``policy fingerprint --parts`` wrote them.

    Raises:
        BadInput: they cannot be read, or are none.
    """
    from ..fingerprints import Parts

    try:
        return Parts.from_json(_text(Path(name), "file of parts"))
    except InvalidPolicy as error:
        raise BadInput(str(error)) from None


def _text(path: Path, what: str) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES + 1).decode()
    except UnicodeDecodeError:
        raise BadInput(f"the {what} is not UTF-8 text") from None
    except (OSError, ValueError) as error:
        raise unreadable(f"the {what} cannot be read", error) from None
