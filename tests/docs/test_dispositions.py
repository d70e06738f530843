"""The page of the dispositions tells every word and code, and is made from the code."""

import json
import re
from pathlib import Path

import pytest

from fdcpa_guard.tables.dispositions import READY_MADE, VICIDIAL, Dispositions, Says, load_dispositions
from tests.docs.dispositions import PAGE, page

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_page_tells_it() -> None:
    assert page() == TEXT, "make it again: python -m tests.docs.dispositions"
    assert "reference/dispositions.md" in (Path(__file__).parents[2] / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", Says)
def test_every_word_is_told(word: Says) -> None:
    assert f"| `{word.value}` | {word.means} |" in TEXT


@pytest.mark.parametrize("table", READY_MADE.values(), ids=lambda table: table.name)
def test_every_code_is_told(table: Dispositions) -> None:
    told = set(re.findall(r"^\| `([^`]+)`", TEXT, re.MULTILINE))
    family = re.findall(r"^\| `([A-Z]+)([0-9]+)` to `[A-Z]+([0-9]+)`", TEXT, re.MULTILINE)
    for stem, first, last in family:
        told |= {f"{stem}{number}" for number in range(int(first), int(last) + 1)}
    assert set(table.codes) <= told


def test_the_document_that_it_shows_is_one() -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    table = load_dispositions(shown)
    assert set(table.codes) == set(VICIDIAL.codes) | set(json.loads(shown)["codes"])
