"""The words of the vocabulary with what each means, made from its source.

``python -m tests.docs.words`` writes the page.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Final

from fdcpa_guard import vocabulary
from fdcpa_guard.facts import windows
from fdcpa_guard.vocabulary import Element, Holding

PAGE: Final = Path(__file__).parents[2] / "docs" / "reference" / "words.md"

_INTRODUCTION: Final = """\
# Words

What the words of the facts and of the answers mean, as JSON spells them. Where a page names one of these kinds, as
`Medium`, it leads here. In Python each is an enum of `fdcpa_guard.vocabulary`, whose values may be written as text.

| kind | what it tells |
|---|---|
{kinds}

This page is made by `python -m tests.docs.words`.
"""
_ELEMENT: Final = "What a message or script may have or be, in [the elements](facts.md#element)."


def kinds() -> dict[str, type[StrEnum]]:
    """The published kinds of words by their names, those of the days of the week last."""
    found = {
        name: kind
        for name, kind in vars(vocabulary).items()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind not in (StrEnum, Holding)
    }
    return found | {"Weekday": windows.Weekday}


def meanings(kind: type[StrEnum]) -> dict[str, str]:
    """What each word of a kind means, by its value: the text under it in the source. One without is an error."""
    module = inspect.getmodule(kind)
    assert isinstance(module, ModuleType)
    (tree,) = [
        node
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.ClassDef) and node.name == kind.__name__
    ]
    said: dict[str, str] = {}
    for node, below in zip(tree.body, tree.body[1:], strict=False):
        match node, below:
            case (ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(value=ast.Constant(value=str(text)))) if (
                name in kind.__members__
            ):
                said[kind.__members__[name].value] = " ".join(text.split())
    if lacking := [word.value for word in kind if word.value not in said]:
        raise LookupError(f"say in {module.__name__} what these mean: {kind.__name__} {', '.join(lacking)}")
    return said


def page() -> str:
    """The page."""
    listed = [f"| {_link(name)} | {_summary(kind)} |" for name, kind in kinds().items()]
    parts = [_INTRODUCTION.format(kinds="\n".join(listed))]
    parts += ["\n".join(_section(name, kind)) for name, kind in kinds().items()]
    return "\n".join(parts)


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _summary(kind: type[StrEnum]) -> str:
    return " ".join((kind.__doc__ or "").split()).replace("``ADVISORY``", "`advisory`")


def _section(name: str, kind: type[StrEnum]) -> Iterator[str]:
    yield from (f"## {name}", "")
    if kind is Element:
        yield from (_ELEMENT, "")
        return
    yield from (_summary(kind), "", "| word | means |", "|---|---|")
    yield from (f"| `{word}` | {means} |" for word, means in meanings(kind).items())
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
