"""The path that CONTRIBUTING tells, from a question to the number and to the rows that fail, is walked."""

import re
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from fdcpa_guard.cli.pages import pages
from fdcpa_guard.packs.us import states
from fdcpa_guard.policies import named, us_state
from fdcpa_guard.testing.scenarios import load

from .blocks import ROOT

TOLD = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("\n## Changing a number\n")[2].partition("\n## ")[0]
LAW, ROWS, THIS = (ROOT / name for name in dict.fromkeys(re.findall(r"(?:src|tests)/[\w/]+\.[\w.]+\w", TOLD)))
HOURS = "us.mi.445-252n.hours"
AGENCIES = "us.mi.339-915n.hours"
PAGE = f"states/michigan/{HOURS}.md"


def failing() -> list[str]:
    """The rows that fail: of the file that is named, and of the acceptance files those about Michigan."""
    files = [ROWS, *sorted((ROOT / "tests" / "acceptance").glob("*.policy.yaml"))]
    rows = [row for path in files for row in load(path.read_text("utf-8"), source=path.name, resolve=named).rows()]
    return sorted(row.id for row in rows if (row.source == ROWS.name or row.id.startswith("MI: ")) and not row.run())


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number that the path leads to is changed in the text of its module."""
    before, after = re.findall(r"`(closes=time\(\d+\))`", TOLD)
    text = LAW.read_text("utf-8")
    assert text.count(before) == 1
    real = import_module("fdcpa_guard.packs.us.states.michigan")
    assert real.__file__ == str(LAW)
    module = ModuleType(real.__name__)
    module.__dict__.update(__package__=real.__package__, __file__=real.__file__)
    exec(compile(text.replace(before, after), str(LAW), "exec"), module.__dict__)
    monkeypatch.setitem(sys.modules, real.__name__, module)


def page() -> str:
    return pages(us_state("MI"), list(states.within("MI")), (), {})[PAGE]


def test_the_page_leads_to_the_number() -> None:
    assert f"`{HOURS}`" in TOLD
    assert Path(__file__) == THIS
    assert page().startswith("# Every communication ")
    assert "| `closes` | 21:00 from 1981-06-29 | local time | MCL 445.252(n) |" in page()


@pytest.mark.usefixtures("changed")
def test_exactly_the_right_rows_fail() -> None:
    assert failing() == sorted(
        [
            f"{HOURS}/both ends of the hours[2026-04-01 20:59:59]",
            f"{AGENCIES}/an agency is advised of hours that nobody read[2026-04-01 20:59:59]",
            "MI: all communications from eight to nine, of those who collect their own[2026-04-01 20:59:59]",
        ]
    )


def test_none_fail_before() -> None:
    assert failing() == []


@pytest.mark.usefixtures("changed")
def test_the_page_follows() -> None:
    told = page()
    assert "| `closes` | 20:00 from 1981-06-29 | local time | MCL 445.252(n) |" in told
    assert "only from 08:00 to 20:00" in told
    assert "21:00" not in told


@pytest.mark.usefixtures("changed")
def test_the_titles_follow() -> None:
    titles = [rule.title for rule in us_state("MI").rules() if rule.id in (HOURS, AGENCIES)]
    assert [title for title in titles if "9 p.m." in title or "21" in title] == []
