"""The page of the grammar is as the code is; its examples are taken by the reader, and mean what they say."""

import re
from typing import Final

import pytest

from fdcpa_guard.testing.documents import Mapped, read
from fdcpa_guard.testing.grammar import CHECKS, FACTS, IMPLYING, KEYS, MEANING, TABLES, Form, Level
from fdcpa_guard.testing.scenarios import load
from tests.docs.scenarios import PAGE, page
from tests.docs.what_changes import ROOT

IN_A_RULE: Final = {"at", "vary", "rows", "reach", "then", "lapses", "due", "missing"}


def test_the_page_tells_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it again: python -m tests.docs.scenarios"


def test_every_key_and_every_word_stands_on_it_once() -> None:
    rows = [line.split("`")[1] for line in page().splitlines() if line.startswith("| `")]
    for name in (*KEYS, *MEANING):
        assert rows.count(name) >= 1, name
    assert len(re.findall(r"^\| `rule` \|", page(), re.MULTILINE)) == 1


def test_no_cell_breaks_its_row() -> None:
    tables = [line for line in page().splitlines() if line.startswith("|")]
    assert {line.count("|") for line in tables if line.startswith("| key |")} == {6}
    for line in tables:
        assert line.endswith("|")


def test_the_navigation_leads_to_it() -> None:
    assert "reference/scenarios.md" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", KEYS)
def test_the_example_of_a_key_is_taken(name: str) -> None:
    """With what it needs beside it, and nothing else."""
    one = read(KEYS[name].example, "x")
    assert isinstance(one, Mapped)
    assert [*one] == [name]
    if KEYS[name].form is Form.SCENARIOS:
        assert load(f"policy: us\n{KEYS[name].example}").rows()
        return
    lines = [KEYS[name].example]
    if name != "rule" and name in IN_A_RULE:
        lines.append("rule: us.regf.6b1i.hours")
    if name not in {"name", "rule"}:
        lines.append("name: x")
    if name not in TABLES and name not in IMPLYING and name != "then":
        verdict = {"lapses": "denies", "due": "requires"}.get(name, "denied")
        lines.append(f"then: {verdict}")
    policy = "" if name == "policy" else "policy: regulation_f\n"
    rows = load(f"{policy}scenarios:\n- " + "\n  ".join(lines)).rows()
    for row in rows:
        assert row.facts is not None
    if Level.FILE in KEYS[name].where:
        rest = "\n  ".join(line for line in lines if line != KEYS[name].example)
        assert load(f"{policy}{KEYS[name].example}\nscenarios:\n- {rest}").rows()


@pytest.mark.parametrize("written", FACTS)
def test_the_example_of_a_form_of_facts_is_taken(written: str) -> None:
    example = FACTS[written][1]
    where = "when" if example.startswith("content") else "given"
    (row,) = load(f"policy: us\nscenarios:\n- name: x\n  then: denied\n  {where}:\n    {example}").rows()
    assert row.facts is not None


def test_every_check_is_compared() -> None:
    from fdcpa_guard.testing.scenarios import _Comparison

    for name in CHECKS - {"then"}:
        assert callable(getattr(_Comparison, f"_{name}"))
