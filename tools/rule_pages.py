"""The pages of the rules for the site, made from the code and written nowhere else but where the site is laid out.

They are those of the policy ``first_party``, with the cases of the scenario files under ``tests``.
"""

from functools import cache
from pathlib import Path
from typing import Any, Final

from fdcpa_guard.cli.cases import named_cases
from fdcpa_guard.cli.pages import PARTS, pages
from fdcpa_guard.cli.pages import folders as of_pages
from fdcpa_guard.packs.us import states
from fdcpa_guard.packs.us.federal import PROVISIONS
from fdcpa_guard.policies import first_party

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = "rules"


@cache
def made() -> dict[str, str]:
    """Every page by its path under `FOLDER`."""
    return pages(first_party(), list(states.every()), PROVISIONS, named_cases([str(ROOT / "tests")]))


def folders() -> list[str]:
    """The folders of the pages under `FOLDER`, which are known before any page is made."""
    return of_pages(first_party(), states.every())


def listed(nav: list[Any]) -> list[Any]:
    """The navigation with the bodies of law, each by its page; the pages of its rules are found from there."""
    indexes = sorted(name for name in made() if name.endswith("/index.md"))
    bodies = [
        {title: [f"{FOLDER}/{name}" for name in indexes if name.startswith(f"{part}/")]}
        for part, title in PARTS.items()
    ]
    return [{"Rules": [*entry["Rules"], *bodies]} if "Rules" in entry else entry for entry in nav]
