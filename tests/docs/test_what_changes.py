"""The page that tells what changes when is as the rules are, and the navigation leads to it."""

from tests.docs.what_changes import FIRST, LAST, PAGE, ROOT, found, log, page


def test_the_page_tells_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it again: python -m tests.docs.what_changes"


def test_every_change_stands_on_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"`{change.rule}`" in text for change in found().changes)
    assert all(f"## {day.isoformat()}" in text for day in found().days)
    assert all(each.citation.source in text for each in found().announced)
    assert (FIRST.isoformat(), LAST.isoformat()) == ("2026-11-01", "2028-12-31")


def test_the_log_is_asked_on_each_day() -> None:
    assert tuple(on.day for on in log()) == found().days
    assert all(on.questions.asked for on in log())


def test_the_navigation_leads_to_it() -> None:
    assert "reference/what-changes.md" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
