"""A hook of MkDocs: the pages of the rules are made from the code while the site is built, and written nowhere else.

`mkdocs.yml` names this file under ``hooks``. The pages are those of the policy ``first_party``, with the cases of the
scenario files under ``tests``.
"""

from functools import cache
from pathlib import Path
from typing import Any

from fdcpa_guard.cli.cases import named_cases
from fdcpa_guard.cli.pages import PARTS, pages
from fdcpa_guard.packs.us import states
from fdcpa_guard.packs.us.federal import PROVISIONS
from fdcpa_guard.policies import first_party

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "rules"


@cache
def made() -> dict[str, str]:
    """Every page by its path under `FOLDER`."""
    return pages(first_party(), list(states.every()), PROVISIONS, named_cases([str(ROOT / "tests")]))


def on_config(config: Any) -> Any:
    """Lists the bodies of law in the navigation, each by its page; the pages of its rules are found from there."""
    (rules,) = [entry["Rules"] for entry in config.nav if "Rules" in entry]
    indexes = sorted(name for name in made() if name.endswith("/index.md"))
    for part, title in PARTS.items():
        rules.append({title: [f"{FOLDER}/{name}" for name in indexes if name.startswith(f"{part}/")]})
    return config


def on_files(files: Any, config: Any) -> Any:
    """Adds the pages to those of the site."""
    from mkdocs.structure.files import File

    for name, text in made().items():
        files.append(File.generated(config, f"{FOLDER}/{name}", content=text))
    return files
