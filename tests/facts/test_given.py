"""The types of what may be given are those of the facts as they are, and the facts are typed by them."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, NotRequired, get_origin, get_type_hints

import pytest

import fdcpa_guard.facts.given
from fdcpa_guard.facts import Fact
from tests.docs.test_types import MYPY

ROOT = Path(__file__).resolve().parents[2]


def tool() -> Any:
    spec = importlib.util.spec_from_file_location("build_given", ROOT / "tools" / "build_given.py")
    assert spec is not None
    assert spec.loader is not None
    made: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


TOOL = tool()


def test_the_module_is_as_the_tool_writes_it() -> None:
    """Else run tools/build_given.py."""
    assert TOOL.module() == TOOL.WRITTEN.read_text("utf-8")
    assert TOOL.untyped() == []


@pytest.mark.parametrize("kind", TOOL.kinds())
def test_a_dictionary_has_the_fields_of_its_fact(kind: type[Fact]) -> None:
    given: Any = getattr(fdcpa_guard.facts.given, f"{kind.__name__}Dict")
    hints = get_type_hints(given, include_extras=True)
    assert hints.keys() == kind.model_fields.keys()
    for name, field in kind.model_fields.items():
        of_kind = name == "kind" and TOOL.told_by_kind(kind)
        assert (get_origin(hints[name]) is NotRequired) is not (field.is_required() or of_kind)


RIGHT = """
from datetime import UTC, date, datetime, time
from fdcpa_guard import Case, Contact
from fdcpa_guard.facts import CeaseNotice, Debt, PaymentPromise, WeeklyWindow
from fdcpa_guard.facts.given import CaseDict, ContactDict, DebtDict
from fdcpa_guard.vocabulary import UNKNOWN, Medium

debt: DebtDict = {
    "id": "d", "nature": "consumer", "validation": "unknown", "disputes": "none", "original_creditor_requests": [],
}
case = Case(
    collector="debt-buyer", debts=[debt, Debt(**debt)], requests="none", representation="unknown",
    bankruptcies=UNKNOWN, history="none", attributes={"a": 1}, locations=({"id": "home", "zip": "60601"},),
)
given: CaseDict = {
    "collector": "debt-buyer", "debts": [debt], "representation": "none", "bankruptcies": "none",
    "requests": [
        {"kind": "cease", "id": "c", "received_at": "2026-01-01T00:00:00Z", "in_writing": True},
        CeaseNotice(id="c2", received_at=datetime(2026, 1, 1, tzinfo=UTC), in_writing="unknown"),
    ],
    "history": {"attempts": [], "inbound": "none"},
}
Case.model_validate(given)
Contact(at="2026-04-01T12:00:00-05:00", medium="call", debts=["d"], content={"carries": ["offer"]})
Contact(at=datetime(2026, 4, 1, tzinfo=UTC), medium=Medium.CALL, debts=("d",), voice="live", address=None)
WeeklyWindow(days=["mon"], start="15:00", end="24:00")
WeeklyWindow(start=time(15), end=None)
PaymentPromise(id="p", made_at="2026-01-01T00:00:00Z", due_on=date(2026, 2, 1))
"""
WRONG = [
    'Contact(at="2026-04-01T12:00:00-05:00", medium="call")',
    'Contact(at="2026-04-01T12:00:00-05:00", medium="phone", debts=["d"])',
    'Contact(at="2026-04-01T12:00:00-05:00", medium="call", debts="d")',
    'Contact(at="2026-04-01T12:00:00-05:00", medium="call", debts=["d"], adress="cell")',
    'WeeklyWindow(days=["monday"])',
    'CeaseNotice(id="c", received_at="2026-01-01T00:00:00Z", in_writing="yes")',
    'contact: ContactDict = {"medium": "call", "debts": ["d"]}',
]


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_the_checkers_take_what_is_taken_and_refuse_what_is_not(checker: str, tmp_path: Path) -> None:
    first = RIGHT.count("\n") + 1
    (tmp_path / "asked.py").write_text(RIGHT + "\n".join(WRONG) + "\n", "utf-8")
    source = ROOT / "src"
    settings = {"include": ["asked.py"], "extraPaths": [str(source)], "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    cache = ROOT / ".mypy_cache" / "alone"
    # As the snippets of the documentation are checked, whose cache is of use only to who asks the same.
    (tmp_path / "pyproject.toml").write_text(MYPY.format(src=f"{source}:{ROOT}", plugins=""), "utf-8")
    arguments = {
        "mypy": ["--config-file", "pyproject.toml", "--cache-dir", str(cache), "--hide-error-context", "asked.py"],
        "pyright": ["--pythonpath", sys.executable],
    }
    command = [sys.executable, "-m", checker, *arguments[checker]]
    out = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout
    wrong = {
        int(line.split("asked.py:")[1].split(":")[0])
        for line in out.splitlines()
        if "error" in line and "asked.py:" in line
    }
    assert wrong == set(range(first, first + len(WRONG))), out
