"""Policies as data: documents in YAML, JSON or TOML, and policies described in words. No file is read here."""

from ..describing import describe
from .document import Format, PolicyDocument, load_document, load_policy
from .grammar import InvalidDocument
from .installed import PacksFor, installed_packs
from .schema import policy_schema

__all__ = [
    "Format",
    "InvalidDocument",
    "PacksFor",
    "PolicyDocument",
    "describe",
    "installed_packs",
    "load_document",
    "load_policy",
    "policy_schema",
]
