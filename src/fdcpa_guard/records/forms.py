"""The forms of what stands in a log: records, definitions, signatures, and what those are made of. Others are refused.

docs/reference/records.md tells what each member means.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ..canonical import NotCanonical, canonical
from ..errors import InvalidRecord, plain_name
from ..facts.history import Tags
from ..vocabulary import Authority, Confidence, Effect

VERSION: Final = 1
"""Of the form of records: each form that there ever was can be read by every later version of the library."""


def written(value: Any) -> str:
    """The canonical text of what stands in a log.

    Raises:
        InvalidRecord: it has none.
    """
    try:
        return canonical(value)
    except NotCanonical as error:
        wrong = InvalidRecord(str(error))
    raise wrong


def check_record(document: Any) -> None:
    """Whether a document has the form of a record.

    Raises:
        InvalidRecord: it has another, or that of a later version.
    """
    if not isinstance(document, dict):
        raise InvalidRecord("a record is an object")
    _check_version(document)
    _check(_RECORD, document)
    if ("hash" in document) is ("hmac" in document):
        raise InvalidRecord("hash: one of hash and hmac is needed")


def check_defining(document: Mapping[str, Any]) -> None:
    """Whether a line that defines has its form; of what it defines, `check_definition` tells.

    Raises:
        InvalidRecord: it has another, or that of a later version.
    """
    _check_version(document)
    _check(_DEFINING, document)


def check_signature(document: Any) -> None:
    """Whether a document has the form of a signature.

    Raises:
        InvalidRecord: it has another, or that of a later version.
    """
    if not isinstance(document, dict):
        raise InvalidRecord("a signature is an object")
    _check_version(document)
    _check(_SIGNATURE, document, "a signature")
    if ("hash" in document) is ("hmac" in document):
        raise InvalidRecord("hash: one of hash and hmac is needed")


def check_definition(document: Any) -> None:
    """Whether a document is one of those that records refer to.

    Raises:
        InvalidRecord: it is none.
    """
    try:
        _DEFINITION.validate_json(written(document))
    except ValidationError:
        wrong = InvalidRecord("defines: a definition is nothing that an answer is made of")
    else:
        return
    raise wrong


def _check_version(document: Mapping[str, Any]) -> None:
    version = document.get("v")
    if type(version) is int and version > VERSION:
        raise InvalidRecord("v: the record was written by a later version of the library")


def _check(form: TypeAdapter[Any], document: Mapping[str, Any], what: str = "a record") -> None:
    try:
        form.validate_json(written(document))
    except ValidationError as error:
        where = ".".join(plain_name(part) for part in error.errors(include_input=False)[0]["loc"][:1]) or "(whole)"
        wrong = InvalidRecord(f"{where}: has not the form that {what} has")
    else:
        return
    raise wrong


def _instant(text: str) -> str:
    datetime.fromisoformat(text)
    return text


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8}$")]
Instant = Annotated[
    str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}([.][0-9]{6})?Z$"), AfterValidator(_instant)
]
RuleId = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)+$")]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]


class _Strict(BaseModel):
    """Members may be left out that have a default here; there is none that may be null."""

    model_config = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True)


class _Own(_Strict):
    """What one saying says of this contact alone."""

    debts: list[str] = []
    facts: dict[str, Any] = {}
    unknown: list[str] = []
    lapses_at: Instant = ""
    due: Day = ""


class _Record(_Strict):
    v: Literal[1]
    allowed: bool
    case: Hash
    contact: dict[str, Any]
    counted: list[tuple[Name, str, Instant, str] | tuple[Name, str, Instant, str, Day]] = []
    edition: Name
    hash: Hash = ""
    hmac: Hash = ""
    packs: Name
    permitted: list[str] = []
    references: Tags = Field(default_factory=dict)  # pydantic before 2.11.5 keeps a default for all who share the type
    said: list[Name | tuple[Name, _Own]]
    until: Instant = ""


class _Defining(_Strict):
    v: Literal[1]
    defines: dict[str, Any]


class _Signed(_Strict):
    document: Hash = ""
    label: str
    name: str
    on: Day
    policy: Hash
    role: str


class _Signature(_Strict):
    v: Literal[1]
    signs: _Signed
    hash: Hash = ""
    hmac: Hash = ""


class _Citation(_Strict):
    source: str
    section: str
    authority: Authority
    confidence: Confidence
    read_on: Day = ""


class _Edition(_Strict):
    """What decided; an edition of something else, which a later version of the library may add, is text as well."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str]

    policy: str
    label: str
    library: str
    schema_: Annotated[str, Field(alias="schema")]
    law: str
    tzdata: str
    phonenumbers: str
    python: str
    departures: list[tuple[str, str, str]] = []


class _Saying(_Strict):
    says: Literal["reason", "duty", "advisory"]
    rule: RuleId
    message: list[str]
    citations: list[_Citation] = []
    effect: Effect = Effect.PROHIBITED
    denies: bool = True
    rebuttal: list[str] = []


class _Coverage(_Strict):
    packs: list[Name]


class _Status(_Strict):
    pack: str
    applied: bool
    why_not: str = ""
    debts: list[Annotated[int, Field(ge=0)]] | list[str] = []


class _Counting(_Strict):
    counted: bool
    why: str
    citation: _Citation


_RECORD: Final = TypeAdapter[Any](_Record)
_SIGNATURE: Final = TypeAdapter[Any](_Signature)
_DEFINING: Final = TypeAdapter[Any](_Defining)
_DEFINITION: Final = TypeAdapter[Any](_Saying | _Status | _Coverage | _Counting | _Edition)
