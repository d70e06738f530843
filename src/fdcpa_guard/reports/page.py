"""How a page is made of a template: every text in it is escaped, cleaned of control characters, and comes from us.

A page is one HTML file that runs nothing and fetches nothing: its style and pictures are in it, and it forbids the rest
to the browser as well. The templates are read when this module is imported; making a page reads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib.resources import files
from itertools import groupby
from typing import Any, Final

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from ..decision import Citation
from ..describing import counted, effect_in_words, how_sure, plain
from ..editions import LIBRARY, editions
from ..plain_text import clean
from ..showing import wording

_TEMPLATES: Final = {
    found.name: found.read_text(encoding="utf-8")
    for found in files(f"{__package__}.templates").iterdir()
    if found.name.endswith((".html", ".css"))
}


def page(template: str, /, **given: Any) -> str:
    """A page of a template, which extends ``base.html``, and of what it is given."""
    made = _ENVIRONMENT.get_template(template).render(**given, style=_STYLE, library=LIBRARY, editions=editions())
    return made.rstrip() + "\n"


def picture(svg: str) -> Markup:
    """A picture that `fdcpa_guard.showing.pictures` drew, to stand in a page as it is.

    Only what those functions return may be given here: it is not escaped again.
    """
    return Markup(svg)  # made of elements, never of text: see Canvas


def _shown(value: Any) -> Any:
    """Whatever a template shows: texts without control characters, unless they are markup that a template made."""
    if value is None or isinstance(value, Markup):
        return value
    return clean(value if type(value) is str else str(value))


def _runs(citations: Sequence[Citation]) -> list[tuple[str, list[Citation]]]:
    """Citations of one source that are of one kind and equally sure, together with what is known of them."""

    def known(citation: Citation) -> tuple[str, str]:
        read = "" if citation.read_on is None else f", {citation.read_on.isoformat()}"
        return citation.source, f"{citation.authority.value.replace('-', ' ')}; {how_sure(citation)}{read}"

    return [(said, list(run)) for (_, said), run in groupby(citations, known)]


def _wide(svg: str) -> int:
    """How wide a picture is, in pixels."""
    found = _WIDTH.search(svg)
    return 0 if found is None else int(float(found[1]))


_WIDTH: Final = re.compile(r'<svg\b[^>]*\bwidth="([0-9.]+)"')
_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "count": counted,
    "day": wording.day,
    "effect": effect_in_words,
    "facts": wording.facts,
    "moment": wording.moment,
    "otherwise": wording.said_otherwise,
    "plain": plain,
    "runs": _runs,
    "sure": how_sure,
    "wide": _wide,
}

_ENVIRONMENT: Final = Environment(
    loader=DictLoader(_TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_shown,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters.update(_FILTERS)
_STYLE: Final = Markup(_TEMPLATES["style.css"])
