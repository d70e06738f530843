"""Which policy decides: a ready-made one by its name, or the document that somebody writes in the page."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from fdcpa_guard import Guard, InvalidPolicy, Policy
from fdcpa_guard.documents import InvalidDocument, PolicyDocument, load_document
from fdcpa_guard.policies import named

from .refusing import Refused

DEFAULT: Final = "us"
"""Decides where neither the page nor the question names a policy, as on the command line."""

DOCUMENT: Final = "the document"
"""What errors call the policy document in the page."""


def guard(chosen: Mapping[str, Any], asked: str | None = None) -> Guard:
    """The guard of the policy that the page chose, or else of the one that the question names.

    Raises:
        Refused: there is no such policy, or the document describes none.
    """
    if chosen.get("document") is not None:
        return _of_document(chosen["document"])
    name = chosen.get("name")
    try:
        return _of_name(name or asked or DEFAULT)
    except InvalidPolicy as error:
        # What the question holds is never repeated.
        raise Refused.at(
            str(error) if name else "no ready-made policy has that name", field="(policy)" if name else "policy"
        ) from None


def document(text: str) -> PolicyDocument:
    """The policy document of a YAML text.

    Raises:
        Refused: it is none; the line says where.
    """
    try:
        return load_document(text, source=DOCUMENT)
    except InvalidDocument as error:
        raise wrong(error) from None


def wrong(error: InvalidPolicy) -> Refused:
    """What is wrong with a document, and where."""
    if isinstance(error, InvalidDocument):
        return Refused.at(error.message, line=error.line, field=error.field)
    return Refused.at(str(error))


@lru_cache(maxsize=8)  # a guard keeps the law that it has loaded, which takes longer than any decision
def _of_name(name: str) -> Guard:
    return Guard(named(name), lazy=True)


@lru_cache(maxsize=4)
def _of_document(text: str) -> Guard:
    return Guard(policy_of(document(text)), lazy=True)


def policy_of(written: PolicyDocument) -> Policy:
    """The policy of a document; packs of others are not installed here.

    Raises:
        Refused: it names what there is none of.
    """
    try:
        return written.policy()
    except InvalidPolicy as error:
        raise wrong(error) from None
