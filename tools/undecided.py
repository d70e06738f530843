"""Which parts of conditions no test decides: mistakes in them that no test can notice, found in one run of the tests.

    python tools/undecided.py tests/rules tests/shapes > build/undecided.txt

Of every ``and``, ``or`` and comparison by order in the parts that `mutate_own` draws from, the tests are watched for
whether a mistake of its kind would ever have made another truth of it: an operand less, ``or`` for ``and``, ``<=`` for
``<``. What is printed was run and never would. So no test that was run notices it; whether the others are noticed, only
`mutate_own` tells. Some make no difference at all, as an operand that only spares work; and where it is the value that
counts and not its truth, as in ``name or "unnamed"``, more is told than is so.

All in one process: tests that read our own code's text, or start another process, fail or are not seen.
"""

import ast
import builtins
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.machinery import SourceFileLoader
from operator import ge, gt, le, lt
from pathlib import Path
from types import CodeType
from typing import Any, Final

import mutate_own
import pytest
from tests_by_line import ready

ROOT: Final = Path(__file__).parent.parent
_ORDER: Final[dict[type[ast.cmpop], tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]]] = {
    ast.Lt: (lt, le),
    ast.LtE: (le, lt),
    ast.Gt: (gt, ge),
    ast.GtE: (ge, gt),
}
_OTHERS: Final[dict[type[ast.cmpop], Callable[[Any, Any], Any]]] = {
    ast.Eq: lambda one, other: one == other,
    ast.NotEq: lambda one, other: one != other,
    ast.Is: lambda one, other: one is other,
    ast.IsNot: lambda one, other: one is not other,
    ast.In: lambda one, other: one in other,
    ast.NotIn: lambda one, other: one not in other,
}
_JOINED, _COMPARED = "undecided_joined__", "undecided_compared__"
Key = tuple[str, int, int, str]
"""A mistake: its file, the offsets between which it is, and what stands there instead."""


@dataclass
class _Watched:
    """A condition and the mistakes that would not have mattered so far."""

    keys: dict[int, Key]
    how: Any
    left: set[int] = field(default_factory=set)
    ran: bool = False


_WATCHED: Final[list[_Watched]] = []
_trying = False
"""Whether an operand is being asked that would not have been: what is asked within that tells nothing."""


def _joined(number: int, *operands: Callable[[], Any]) -> Any:
    """The value of an ``and`` or ``or``; how it would have been with each mistake is looked at on the way."""
    global _trying
    watched = _WATCHED[number]
    values: list[Any] = []
    for operand in operands:
        values.append(operand())
        if bool(values[-1]) is not watched.how:
            break
    value = values[-1]
    if watched.left and not _trying:
        watched.ran = _trying = True
        try:
            for mistake in [*watched.left]:
                goes_on = watched.how if mistake >= 0 else not watched.how
                try:
                    for place in (each for each in range(len(operands)) if each != mistake):
                        while len(values) <= place:
                            values.append(operands[len(values)]())
                        truth = bool(values[place])
                        if truth is not goes_on:
                            break
                except Exception:  # without the operand another raises
                    truth = not value
                if truth is not bool(value):
                    watched.left.discard(mistake)
        finally:
            _trying = False
    return value


def _compared(number: int, *operands: Callable[[], Any]) -> Any:
    """The value of a comparison."""
    global _trying
    watched = _WATCHED[number]
    values = [operands[0]()]
    value: Any = True
    for kind, operand in zip(watched.how, operands[1:], strict=True):
        values.append(operand())
        value = _told(kind, values[-2], values[-1], otherwise=False)
        if not value:
            break
    if watched.left and not _trying:
        watched.ran = _trying = True
        try:
            values += [operand() for operand in operands[len(values) :]]
            for mistake in [*watched.left]:
                steps = enumerate(zip(watched.how, values, values[1:], strict=False))
                if all(_told(k, a, b, otherwise=n == mistake) for n, (k, a, b) in steps) is not bool(value):
                    watched.left.discard(mistake)
        except Exception:
            pass
        finally:
            _trying = False
    return value


def _told(kind: type[ast.cmpop], one: Any, other: Any, *, otherwise: bool) -> Any:
    return _ORDER[kind][otherwise](one, other) if kind in _ORDER else _OTHERS[kind](one, other)


class _Watching(ast.NodeTransformer):
    """Puts calls of the two functions in the place of conditions, but for what stands in the body of a class."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.points = mutate_own._Points(name, text)
        self.in_class = False

    def key(self, node: ast.expr, changed: ast.expr) -> Key:
        begins = self.points.begins
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start, end = begins[node.lineno - 1] + node.col_offset, begins[node.end_lineno - 1] + node.end_col_offset
        return self.name, start, end, f"({ast.unparse(changed)})"

    def visit_ClassDef(self, node: ast.ClassDef) -> Any:
        return self._body(node, in_class=True)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> Any:
        return self._body(node, in_class=False)

    def _body(self, node: ast.ClassDef | ast.FunctionDef, *, in_class: bool) -> Any:
        before, self.in_class = self.in_class, in_class
        node.body = [self.visit(statement) for statement in node.body]
        self.in_class = before
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> Any:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> Any:
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        keys = {-1: self.key(node, ast.BoolOp(other, node.values))}
        for place in range(len(node.values)):
            left = [*node.values[:place], *node.values[place + 1 :]]
            keys[place] = self.key(node, left[0] if len(left) == 1 else ast.BoolOp(node.op, left))
        return self._called(node, _JOINED, keys, isinstance(node.op, ast.And), node.values)

    def visit_Compare(self, node: ast.Compare) -> Any:
        keys = {}
        for place, operator in enumerate(node.ops):
            if type(operator) in _ORDER:
                ops = [*node.ops[:place], mutate_own._COMPARED[type(operator)](), *node.ops[place + 1 :]]
                keys[place] = self.key(node, ast.Compare(node.left, ops, node.comparators))
        return self._called(node, _COMPARED, keys, [*map(type, node.ops)], [node.left, *node.comparators])

    def _called(self, node: ast.expr, name: str, keys: dict[int, Key], how: Any, operands: list[ast.expr]) -> Any:
        inner = [*ast.walk(node)]
        bound = any(isinstance(each, ast.NamedExpr | ast.Yield | ast.YieldFrom | ast.Await) for each in inner)
        if self.in_class or not keys or bound or any(isinstance(n, ast.Name) and n.id == "super" for n in inner):
            return self.generic_visit(node)
        number = ast.Constant(len(_WATCHED))
        _WATCHED.append(_Watched(keys, how, {*keys}))
        nothing = ast.arguments([], [], None, [], [], None, [])
        lazily: list[ast.expr] = [ast.Lambda(nothing, self.visit(each)) for each in operands]
        return ast.copy_location(ast.Call(ast.Name(name, ast.Load()), [number, *lazily], []), node)


def _watch(source: Path, names: set[str]) -> None:
    """Let files of the source be watched when they are imported."""
    as_it_is = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        file = Path(self.path)
        name = file.relative_to(source).as_posix() if file.is_relative_to(source) else ""
        if name not in names:
            return as_it_is(self, fullname)
        text = file.read_text("utf-8")
        tree = ast.fix_missing_locations(_Watching(name, text).visit(ast.parse(text)))
        return compile(tree, self.path, "exec", dont_inherit=True)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign]
    vars(builtins).update({_JOINED: _joined, _COMPARED: _compared})


def undecided(points: list[mutate_own.Point]) -> Iterator[mutate_own.Point]:
    """Of some mistakes those that would not have mattered to any condition that was run."""
    left = {one.keys[mistake] for one in _WATCHED if one.ran for mistake in one.left}
    for point in points:
        if (point.file, point.start, point.end, point.after) in left and point.key not in mutate_own.NO_DIFFERENCE:
            yield point


if __name__ == "__main__":
    points = [point for part in mutate_own.PARTS for point in mutate_own.points(part)]
    ready(ROOT)
    _watch(ROOT / "src" / "fdcpa_guard", {point.file for point in points})
    told = os.dup(1)
    os.dup2(2, 1)  # what pytest prints is none of the list
    pytest.main(["-q", "--assert=plain", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore", *sys.argv[1:]])
    with os.fdopen(told, "w", encoding="utf-8") as out:
        for point in undecided(points):
            print(f"{point}: {point.change}", file=out)
