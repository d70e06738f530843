"""The page of the examination tells every federal rule, and is made from the code."""

from fdcpa_guard import us_federal
from tests.docs.examination import PAGE, page

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_page_tells_it() -> None:
    assert page() == TEXT, "make it again: python -m tests.docs.examination"


def test_every_federal_rule_is_told_once_in_the_tables() -> None:
    tables = "\n".join(line for line in TEXT.splitlines() if line.startswith("|"))
    for pack in us_federal().packs:
        for rule in pack.rules:
            assert tables.count(f"`{rule.id}`") == 1
