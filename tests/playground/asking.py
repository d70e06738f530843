"""Asking the bridge of the playground under this Python, as the page does in the browser."""

import json
import re
from pathlib import Path
from typing import Any, Final

from docs.playground.bridge import answer

DOCS: Final = Path(__file__).parents[2] / "docs"


def ask(what: str, **more: Any) -> Any:
    """The answer to one thing asked."""
    return json.loads(answer(json.dumps({"ask": what, **more})))


def tutorial(name: str) -> str:
    """A file of the tutorial of policies, as it is first written there."""
    page = (DOCS / "tutorial-policy.md").read_text("utf-8")
    found = re.search(rf"`{name}`:\n\n```yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


ACME: Final = tutorial("acme.yaml")
SCENARIOS: Final = tutorial("acme.policy.yaml")
