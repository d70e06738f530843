"""Each recipe has a page, a command that its page names, and prints what the page says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import DOCS, ROOT, blocks

RECIPES = sorted(path.parent.name for path in (ROOT / "examples" / "recipes").glob("*/__main__.py"))


def test_the_makefile_the_index_and_the_navigation_name_every_recipe() -> None:
    assert RECIPES
    named = re.search(r"^RECIPES := (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert named is not None
    assert sorted(named[1].split()) == RECIPES
    pages = sorted(page.stem for page in (DOCS / "recipes").glob("*.md"))
    assert pages == sorted([*RECIPES, "index"])
    index, site = (DOCS / "recipes" / "index.md").read_text("utf-8"), (ROOT / "mkdocs.yml").read_text("utf-8")
    for name in RECIPES:
        assert f"`make recipe-{name}`" in index
        assert f"({name}.md)" in index
        assert f": recipes/{name}.md\n" in site


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_prints_what_its_page_says(name: str, tmp_path: Path) -> None:
    command = f"$ make recipe-{name}\n"
    said = [block.text for block in blocks(DOCS / "recipes" / f"{name}.md") if block.text.startswith(command)]
    assert len(said) == 1
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", f"examples.recipes.{name}"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == said[0].removeprefix(command)
    assert list(tmp_path.iterdir()) == []
