"""The pages on what stays, how it is kept up to date and how it is released say what is so."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import fdcpa_guard
from fdcpa_guard.documents.schema import SCHEMA_VERSION as OF_DOCUMENTS
from fdcpa_guard.records.forms import VERSION as OF_RECORDS
from fdcpa_guard.schema import SCHEMA_VERSION as OF_FACTS
from fdcpa_guard.tables.printing import TABLES_VERSION as OF_TABLES
from tools.try_wheel import ROOT, supported

from .blocks import DOCS

STAYS = DOCS / "reference" / "compatibility.md"
PAGES = (STAYS, DOCS / "maintaining.md", DOCS / "releasing.md")


def test_the_versions_of_schemas_are_those_of_the_code() -> None:
    text = STAYS.read_text("utf-8")
    assert f"[JSON Schema](facts.md) {OF_FACTS} " in text
    assert f"[tables](tables.md): columns, {OF_TABLES} " in text
    assert f"[policy documents](policy-documents.md), {OF_DOCUMENTS} " in text
    assert f"checkpoints and proofs: form {OF_RECORDS} " in text


def test_the_pythons_are_those_that_are_declared() -> None:
    first, *_, last = supported()
    assert f"Python {first} to {last} are supported" in STAYS.read_text("utf-8")
    assert f"Python {first} to {last}." in (ROOT / "README.md").read_text("utf-8")


def test_nothing_is_deprecated_as_long_as_the_page_says_so() -> None:
    assert "Nothing is deprecated today." in STAYS.read_text("utf-8")
    warned = [path for path in (ROOT / "src").rglob("*.py") if "DeprecationWarning" in path.read_text("utf-8")]
    assert not warned, "then the page names it"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", text)) | set(re.findall(r"^\$ make ([a-z]+)", text, re.MULTILINE))
    assert named <= targets
    for dotted in re.findall(r"`(fdcpa_guard(?:\.\w+)+)", text):
        module, _, name = dotted.rpartition(".")
        if not hasattr(import_module(module), name):
            import_module(dotted)
    for path in re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", text):
        assert any((ROOT / below / path).exists() for below in (".", "src/fdcpa_guard")), path


def test_the_release_that_is_checked_is_this_one() -> None:
    assert f"git checkout v{fdcpa_guard.__version__} " in PAGES[2].read_text("utf-8")
