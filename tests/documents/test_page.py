"""The reference of policy documents names every field, shape and limit."""

import re
from pathlib import Path

import pytest

from fdcpa_guard.documents.grammar import FIELDS, LIMITS, RULE_FIELDS
from fdcpa_guard.shapes import SHAPES

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "policy-documents.md").read_text("utf-8")


def section(title: str) -> set[str]:
    """The words in code type under a heading."""
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, title
    return set(re.findall(r"`(\w+)`", found.group(1)))


def test_every_field() -> None:
    assert set(FIELDS) <= section("Fields of a document")
    assert {*RULE_FIELDS, "shape"} <= section("Fields of a rule")


@pytest.mark.parametrize("name", SHAPES)
def test_every_field_of_a_shape(name: str) -> None:
    fields = set(SHAPES[name].model_fields) - {"shape"}
    if not SHAPES[name].in_segments():
        fields.discard("segments")
    assert fields <= section(name)


def test_the_limits() -> None:
    assert f"{LIMITS.characters:,} characters" in PAGE
    assert f"{LIMITS.values:,} values" in PAGE
    assert f"{LIMITS.depth} deep" in PAGE
