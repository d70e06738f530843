"""An oracle is of use only as long as it shares nothing with what it is held against."""

import ast
import sys
from pathlib import Path

import pytest

from tests import oracles

MODULES = sorted(Path(str(oracles.__file__)).parent.glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_an_oracle_imports_the_standard_library_and_its_neighbours_alone(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name.partition(".")[0] for alias in node.names} <= sys.stdlib_module_names
        if isinstance(node, ast.ImportFrom):
            assert node.level == 1 or str(node.module).partition(".")[0] in sys.stdlib_module_names


def test_every_oracle_stands_in_the_table() -> None:
    told = str(oracles.__doc__)
    assert [path.stem for path in MODULES if path.stem != "__init__" and f"`{path.stem}`" not in told] == []
