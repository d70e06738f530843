"""A failing question cut down to the facts that matter."""

from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]


def smallest(case: Json, contact: Json, fails: Callable[[Json, Json], bool]) -> tuple[Json, Json]:
    """The question, as plain JSON, without any fact whose absence leaves it valid and failing.

    Args:
        case, contact: the two halves of a question that fails.
        fails: whether another case and contact fail, too; False for what is no question.
    """
    whole: Any = [case, contact]
    shrinking = True
    while shrinking:
        shrinking = False
        for path in sorted(paths(whole), key=len):
            try:
                smaller = without(whole, path)
            except (KeyError, IndexError, TypeError):
                continue  # something around it is gone already
            if len(path) > 1 and fails(*smaller):
                whole = smaller
                shrinking = True
    return whole[0], whole[1]


def paths(value: Any, at: tuple[int | str, ...] = ()) -> Iterator[tuple[int | str, ...]]:
    """Where every value inside a JSON value is."""
    yield at
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from paths(inner, (*at, key))


def changed(value: Any, path: tuple[int | str, ...], new: Any) -> Any:
    """A JSON value with what is at a path replaced."""
    if not path:
        return new
    copied: Any = dict(value) if isinstance(value, dict) else list(value)
    copied[path[0]] = changed(value[path[0]], path[1:], new)
    return copied


def without(value: Any, path: tuple[int | str, ...]) -> Any:
    """A JSON value without what is at a path."""
    if not path:
        return value
    copied: Any = dict(value) if isinstance(value, dict) else list(value)
    if len(path) == 1:
        del copied[path[0]]
    else:
        copied[path[0]] = without(value[path[0]], path[1:])
    return copied
