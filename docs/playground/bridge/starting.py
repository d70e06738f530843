"""What the page needs to know before anybody asks: the schema of a question, what its fields mean, the policies."""

import re
from collections.abc import Mapping
from typing import Any, Final

from fdcpa_guard.editions import LIBRARY, editions
from fdcpa_guard.packs.us.states import MODULES, jurisdiction
from fdcpa_guard.schema import json_schema
from fdcpa_guard.showing.pictures.canvas import STYLE

from . import choosing, completing

POLICIES: Final[Mapping[str, str]] = {
    "us": "all the law held here: federal, states, territories, cities",
    "us_federal": "federal law",
    "regulation_f": "Regulation F alone",
    "first_party": "all the law, and the house standard for a business and its own customers",
    "house": "the house standard alone, without any law",
}
"""The ready-made policies that take nothing, and what each holds."""

_SECTION: Final = re.compile(r"^###+ (\w+)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_ROW: Final = re.compile(r"^\| \**`([\w-]+)`\** \| (?:(?:\\\||[^|])*) \| ((?:\\\||[^|])*) \|$", re.MULTILINE)
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def start(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The schema, the policies, and the editions that answers rest on; with ``facts``, the page of the reference."""
    return {
        "schema": json_schema("question"),
        "meanings": meanings(asked["facts"]),
        "policies": [{"name": name, "holds": holds} for name, holds in POLICIES.items()],
        "states": sorted({id.split("-")[1] for id in MODULES}),
        "places": list(MODULES),
        "default": choosing.DEFAULT,
        "editions": {"library": LIBRARY, **editions()._asdict()},
        "style": STYLE,
    }


def warm(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Loads what a later answer would wait for: the law of a ``place``, a ``policy``, or what is written with."""
    if "place" in asked:
        jurisdiction(asked["place"])
    elif "policy" in asked:
        choosing.guard({"name": asked["policy"]})
    else:
        completing.completed({"document": "", "at": 0})
        completing.completed({"document": "", "at": 0, "policy": ""})
    return {}


def meanings(page: str) -> dict[str, dict[str, str]]:
    """What each field of each fact means, from the reference of facts in Markdown, as plain text."""
    return {
        name: {field: _plain(said) for field, said in _ROW.findall(text)}
        for name, text in _SECTION.findall(page)
        if _ROW.search(text)
    }


def _plain(said: str) -> str:
    return _LINK.sub(r"\1", said).replace("`", "").replace("\\|", "|").replace("**", "").strip()
