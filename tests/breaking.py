"""Documents broken in one place: a key or a word misspelt by an edit or two, or a value of another kind."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

Path = tuple[str | int, ...]
Json = Any

LETTERS = "abcdefghijklmnopqrstuvwxyz"
OTHERS: tuple[Json, ...] = (None, True, 3, -1, 0.5, "", "x", [], ["x"], {}, {"x": 1}, [[]], [{}])


def places(document: Json, path: Path = ()) -> Iterator[Path]:
    """The path of every value of a document."""
    yield path
    if isinstance(document, dict):
        for key, value in document.items():
            yield from places(value, (*path, key))
    elif isinstance(document, list):
        for position, value in enumerate(document):
            yield from places(value, (*path, position))


def at(document: Json, path: Path) -> Json:
    """The value at a path."""
    for step in path:
        document = document[step]
    return document


def replaced(document: Json, path: Path, value: Json) -> Json:
    """The document with another value at a path, as plain values."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(document, dict):
        return {key: replaced(one, rest, value) if key == step else one for key, one in document.items()}
    return [replaced(one, rest, value) if position == step else one for position, one in enumerate(document)]


def renamed(document: Json, path: Path, name: str) -> Json:
    """The document with the key at the end of a path called otherwise, at the same place among the others."""
    held = at(document, path[:-1])
    return replaced(document, path[:-1], {name if key == path[-1] else key: one for key, one in held.items()})


@st.composite
def misspelt(draw: st.DrawFn, word: str, edits: int = 2) -> str:
    """A word an edit or two away: a letter left out, put in, exchanged, or two of them the other way round."""
    made = word
    for _ in range(draw(st.integers(1, edits))):
        here = draw(st.integers(0, max(len(made) - 1, 0)))
        letter = draw(st.sampled_from(LETTERS))
        kind = draw(st.sampled_from(("drop", "add", "change", "swap")))
        made = {
            "drop": made[:here] + made[here + 1 :],
            "add": made[:here] + letter + made[here:],
            "change": made[:here] + letter + made[here + 1 :],
            "swap": made[:here] + made[here + 1 : here + 2] + made[here : here + 1] + made[here + 2 :],
        }[kind]
    return made
