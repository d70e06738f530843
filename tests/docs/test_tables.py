"""The page of the tables is as their definition is, and the navigation leads to it."""

from fdcpa_guard.tables import TABLES, End, Lost, Null
from tests.docs.tables import _ENDS, _LOST, _NULLS, PAGE, page
from tests.docs.what_changes import ROOT


def test_the_page_tells_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it again: python -m tests.docs.tables"


def test_every_column_stands_on_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for table in TABLES.values():
        section = text.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == list(table.by_name)


def test_every_reading_is_explained() -> None:
    assert (set(_NULLS), set(_ENDS), set(_LOST)) == (set(Null), set(End), set(Lost))


def test_no_cell_breaks_its_row() -> None:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            assert line.count("|") == 6, line


def test_the_navigation_leads_to_it() -> None:
    assert "reference/tables.md" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
