"""Every Python snippet of the documentation passes mypy, with and without pydantic's plugin, and pyright."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .blocks import ROOT, blocks
from .test_code import WITH_PYTHON

MYPY = """\
[tool.mypy]
python_version = "3.11"
mypy_path = "{src}"
follow_imports = "silent"
{plugins}
strict = true
disallow_untyped_defs = false
disallow_incomplete_defs = false
disallow_untyped_calls = false

[[tool.mypy.overrides]]
module = ["pyarrow.*"]
ignore_missing_imports = true
"""
PLUGINS = {"alone": "", "plugin": 'plugins = ["pydantic.mypy"]'}


@pytest.fixture(scope="module")
def snippets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a module for each page: its snippets, each on the lines on which it stands."""
    folder = tmp_path_factory.mktemp("snippets")
    for page in WITH_PYTHON:
        lines: list[str] = []
        for block in blocks(page):
            if block.runs:
                lines += [""] * (block.line - len(lines)) + block.text.splitlines()
        name = str(page.relative_to(ROOT).with_suffix("")).replace("/", "_").replace("-", "_").lower()
        (folder / f"{name}.py").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def run(*command: object, within: Path) -> str:
    done = subprocess.run([sys.executable, "-m", *map(str, command)], cwd=within, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("plugins", PLUGINS.values(), ids=PLUGINS)
def test_the_snippets_pass_mypy(plugins: str, snippets: Path, tmp_path: Path) -> None:
    settings = tmp_path / "pyproject.toml"
    settings.write_text(MYPY.format(src=f"{ROOT / 'src'}:{ROOT}", plugins=plugins), "utf-8")
    cache = ROOT / ".mypy_cache" / ("plugin" if plugins else "alone")
    found = run(
        "mypy", "--config-file", settings, "--cache-dir", cache, *sorted(snippets.glob("*.py")), within=tmp_path
    )
    assert found == ""


def test_the_snippets_pass_pyright(snippets: Path) -> None:
    settings = {"include": ["."], "extraPaths": [str(ROOT / "src"), str(ROOT)], "pythonVersion": "3.11"}
    (snippets / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    assert run("pyright", "--pythonpath", sys.executable, within=snippets) == ""
