"""The text of code that runs: found, held against what runs, and told in one form on every Python.

Bytecode is another with each version of Python, so code is told by its text: its syntax tree without comments,
formatting, docstrings, annotations of functions and positions. That the text is that of the code is not taken on
trust: it is compiled, and must give the very code that runs. So it is noticed if a file was edited since it was
imported, or if an import hook rewrote it.

This is the one module that reads texts of modules, as `import` did before: by `linecache`, which asks the loader.
"""

from __future__ import annotations

import ast
import linecache
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from inspect import getmodule
from json import JSONEncoder
from types import CodeType, FunctionType
from typing import Any, Final, NamedTuple

Plain = None | bool | int | str | Sequence["Plain"]
"""What JSON can write, without objects."""

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda

_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPREHENSIONS: Final = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_NOT_MEANT: Final = frozenset({"ctx", "kind", "type_comment", "type_ignores"})
_LAMBDA: Final = "<lambda>"


class NoText(Exception):
    """There is no text of some code, or it is not the text of what runs; the message says which."""


class Name(NamedTuple):
    """A name that code takes from outside itself, with the attributes that it reads of it: ``limits.most``.

    Attributes:
        path: the name, and the attributes.
        imported: of a name that the code itself imports when it runs: from which module, how many packages up, and
            what of it (None: the module); None of any other.
    """

    path: tuple[str, ...]
    imported: tuple[str, int, str | None] | None = None


class _File:
    """A text, its syntax tree, and the code that it gives."""

    def __init__(self, text: str, name: str) -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # whoever imported it was told
                self.tree = ast.parse(text)
                module = compile(self.tree, name, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
            raise NoText("its text cannot be parsed") from None
        self.functions: dict[tuple[str, int], list[Function]] = {}
        self.types: dict[str, list[ast.ClassDef]] = {}
        self.codes: dict[tuple[str, int], list[CodeType]] = {}
        self._index(self.tree, "")
        pending = [module]
        while pending:
            code = pending.pop()
            self.codes.setdefault((code.co_name, code.co_firstlineno), []).append(code)
            pending += [const for const in code.co_consts if isinstance(const, CodeType)]

    def _index(self, tree: ast.AST, within: str) -> None:
        pending: list[tuple[ast.AST, str]] = [(tree, within)]
        while pending:
            node, where = pending.pop()
            if isinstance(node, _FUNCTIONS):
                name = _LAMBDA if isinstance(node, ast.Lambda) else node.name
                above = [] if isinstance(node, ast.Lambda) else node.decorator_list
                self.functions.setdefault((name, min(each.lineno for each in (node, *above))), []).append(node)
                where = f"{where}{name}.<locals>."
            elif isinstance(node, ast.ClassDef):
                self.types.setdefault(where + node.name, []).append(node)
                where = f"{where}{node.name}."
            pending += [(child, where) for child in ast.iter_child_nodes(node)]

    def function(self, code: CodeType) -> Function | None:
        """The node that gives this very code; None: none does.

        Raises:
            NoText: several may be it, and they differ.
        """
        key = code.co_name, code.co_firstlineno
        if code not in self.codes.get(key, ()):
            return None
        nodes = self.functions.get(key, [])
        if len(nodes) > 1:
            nodes = _around(nodes, code)
        if len(nodes) > 1 and len({str(plain(node)) for node in nodes}) > 1:
            raise NoText("several functions on one line may be it")
        return nodes[0] if nodes else None


@lru_cache(maxsize=16)
def _file_of(text: str, name: str) -> _File:
    """A text of a file, parsed once for all who ask: of one policy after another the author's own rules are told."""
    return _File(text, name)


def _around(nodes: list[Function], code: CodeType) -> list[Function]:
    """Those of several functions on one line within whose bodies all positions of some code lie: the innermost."""
    places = [(a, b, c, d) for a, c, b, d in code.co_positions() if None not in (a, b, c, d) and (b, d) != (0, 0)]
    if not places:
        return nodes
    first, last = min(place[:2] for place in places), max(place[2:] for place in places)
    spans = []
    for node in nodes:
        body = node.body if isinstance(node.body, list) else [node.body]
        span = (body[0].lineno, body[0].col_offset), (body[-1].end_lineno or 0, body[-1].end_col_offset or 0)
        if span[0] <= first and last <= span[1]:
            spans.append((span, node))
    innermost = max((span for span, _ in spans), key=lambda span: span[0], default=None)
    return [node for span, node in spans if span == innermost]


class Text(NamedTuple):
    """What the text of a function or class says.

    Attributes:
        digest: SHA-256 of what it says by itself, without its name; of a function without decorators and defaults too,
            for the object has what they made.
        names: the names that it takes from outside itself, in one order.
    """

    digest: str
    names: tuple[Name, ...]


class Texts:
    """The texts of modules, each read and parsed once."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._told: dict[ast.AST, Text] = {}

    def function(self, function: FunctionType) -> Text:
        """What the text of a function says.

        Raises:
            NoText: it has no text, or none that gives what runs.
        """
        code = function.__code__
        return self._text(self._found(code, function.__globals__)[1])

    def type(self, type_: type) -> Text:
        """What the text of a class says, whose methods give what runs.

        Raises:
            NoText: it has no text, or none that gives what runs.
        """
        own = [self._found(each.__code__, each.__globals__) for each in written_in(type_)]
        if own:
            file = own[0][0]
        else:
            module = getmodule(type_)
            path = getattr(module, "__file__", None)
            if not isinstance(path, str):
                raise NoText("it has no text")
            file = self._read(path, vars(module))
        methods = {id(found) for _, found in own}
        nodes = file.types.get(type_.__qualname__, [])
        held = [node for node in nodes if not methods or methods <= {id(inner) for inner in ast.walk(node)}]
        if len(held) != 1:
            raise NoText("it is not the text of what runs" if not held else "several classes of one name may be it")
        return self._text(held[0])

    def _text(self, node: Function | ast.ClassDef) -> Text:
        text = self._told.get(node)
        if text is None:
            said = of_type(node) if isinstance(node, ast.ClassDef) else of_function(node)
            text = self._told[node] = Text(digest_of(said), names(node))
        return text

    def _found(self, code: CodeType, scope: dict[str, Any]) -> tuple[_File, Function]:
        name = code.co_filename
        for again in (False, True):
            if again:  # the text that is known may be of an older code
                linecache.checkcache(name)
                self._files.pop(name, None)
            file = self._read(name, scope)
            found = file.function(code)
            if found is not None:
                return file, found
        raise NoText("it is not the text of what runs")

    def _read(self, name: str, scope: dict[str, Any]) -> _File:
        file = self._files.get(name)
        if file is None:
            text = "".join(linecache.getlines(name, scope))
            if not text:
                raise NoText("it has no text")
            file = self._files[name] = _file_of(text, name)
        return file


def written_in(type_: type) -> Iterator[FunctionType]:
    """The functions written in the body of a class, those of its properties and class methods included, by their names.

    What others made for it, such as `dataclasses`, is not among them, nor what a decorator made of a function.
    """
    for _, held in sorted(vars(type_).items()):
        inner = [getattr(held, name, None) for name in ("fget", "fset", "fdel", "func", "__func__", "wrapped")]
        for each in (held, *inner):
            if isinstance(each, FunctionType) and _written(each.__code__, type_.__qualname__):
                yield each


def _written(code: CodeType, within: str) -> bool:
    return code.co_qualname.startswith(f"{within}.") and code.co_name != "__annotate__"  # which Python 3.14 makes


# -- told


written: Final[Callable[[Plain], str]] = JSONEncoder(separators=(",", ":")).encode
"""Plain values as JSON."""


def digest_of(plain: Plain) -> str:
    """SHA-256 of plain values, as JSON."""
    return sha256(written(plain).encode()).hexdigest()


def plain(node: ast.AST) -> Plain:
    """A syntax tree as lists and texts: of what has a meaning, in one form for every version of Python."""
    if isinstance(node, ast.Constant):
        return ["Constant", constant(node.value)]
    if isinstance(node, ast.JoinedStr):
        return ["JoinedStr", *_joined(node)]
    fields: list[Plain] = []
    for name, value in ast.iter_fields(node):
        if value is None or value == [] or name in _NOT_MEANT or _unread(node, name):
            continue
        fields.append([name, _values(name, value)])
    return [type(node).__name__, *fields]


def _values(name: str, value: Any) -> Plain:
    if isinstance(value, list):
        kept = [each for each in value if not _does_nothing(each)] if name == "body" else value
        return [plain(each) if isinstance(each, ast.AST) else each for each in kept]
    return plain(value) if isinstance(value, ast.AST) else value


def _unread(node: ast.AST, field: str) -> bool:
    """Whether a field is an annotation that no function reads: of what it takes and gives."""
    return (isinstance(node, ast.arg) and field == "annotation") or (
        isinstance(node, _FUNCTIONS) and field == "returns"
    )


def _does_nothing(statement: Any) -> bool:
    """Whether it is a docstring or another constant by itself, or ``pass``."""
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def _joined(node: ast.JoinedStr) -> list[Plain]:
    """The parts of a formatted text: versions differ in how they cut the constant ones."""
    parts: list[Plain] = []
    text = ""
    for value in node.values:
        if isinstance(value, ast.Constant):
            text += str(value.value)
            continue
        if text:
            parts.append(text)
            text = ""
        if isinstance(value, ast.FormattedValue):
            spec = _joined(value.format_spec) if isinstance(value.format_spec, ast.JoinedStr) else []
            parts.append([plain(value.value), value.conversion, spec])
        else:
            parts.append(plain(value))
    return [*parts, text] if text else parts


def of_function(node: Function) -> Plain:
    """A function by itself: what it takes and does."""
    args = node.args
    taken = [[arg.arg for arg in args.posonlyargs], [arg.arg for arg in args.args], [a.arg for a in args.kwonlyargs]]
    rest = [each.arg if each is not None else None for each in (args.vararg, args.kwarg)]
    return [type(node).__name__, [*taken, rest], _values("body", node.body)]


def of_type(node: ast.ClassDef) -> Plain:
    """A class by itself, without its name."""
    return [[name, _values(name, value)] for name, value in ast.iter_fields(node) if name != "name" and value]


def constant(value: object) -> Plain:
    """A constant, told apart from those of other types that are equal to it."""
    if isinstance(value, bytes):
        return ["bytes", value.hex()]
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return ["int", hex(value)]
    if isinstance(value, float):
        return ["float", value.hex()]
    if isinstance(value, complex):
        return ["complex", value.real.hex(), value.imag.hex()]
    return ["..."]


# -- names


def names(node: Function | ast.ClassDef) -> tuple[Name, ...]:
    """The names that a function or class takes from outside itself, in one order."""
    found: set[Name] = set()
    if isinstance(node, ast.ClassDef):
        _Scope(found).visit(node)
    else:
        _Scope(found).within(node)
    return tuple(sorted(found, key=str))


class _Scope:
    """Finds the names that are bound neither in a scope nor in those around it."""

    def __init__(
        self,
        found: set[Name],
        bound: frozenset[str] = frozenset(),
        imports: Mapping[str, tuple[str, int, str | None]] | None = None,
    ) -> None:
        self._found = found
        self._bound = bound
        self._imports = imports or {}

    def within(self, node: Function) -> None:
        """Look through the body of a function."""
        args = node.args
        taken = {a.arg for a in (*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg) if a}
        body = node.body if isinstance(node.body, list) else [node.body]
        inner = self._inner(body, taken | _type_parameters(node))
        for each in body:
            inner.visit(each)

    def _inner(self, body: Iterable[ast.AST], taken: Iterable[str]) -> _Scope:
        bindings = _Bindings()
        for each in body:
            bindings.visit(each)
        own = frozenset((bindings.names | {*taken}) - bindings.outside)
        imports = {name: spec for name, spec in self._imports.items() if name not in own} | {
            name: spec for name, spec in bindings.imports.items() if name in own
        }
        return _Scope(self._found, (self._bound | own) - bindings.of_module, imports)

    def visit(self, node: ast.AST) -> None:
        """Look through what stands in the scope."""
        if isinstance(node, ast.Attribute | ast.Name):
            self._path(node)
        elif isinstance(node, _FUNCTIONS):
            for each in (
                *getattr(node, "decorator_list", ()),
                *node.args.defaults,
                *filter(None, node.args.kw_defaults),
            ):
                self.visit(each)
            self.within(node)
        elif isinstance(node, ast.ClassDef):
            for each in (*node.decorator_list, *node.bases, *node.keywords):
                self.visit(each)
            # what a class binds its methods do not see, and its body only once it is bound
            inner = _Scope(self._found, self._bound | _type_parameters(node), self._imports)
            for each in node.body:
                inner.visit(each)
        elif isinstance(node, _COMPREHENSIONS):
            self.visit(node.generators[0].iter)
            targets = [each.target for each in node.generators]
            inner = self._inner(targets, ())
            for number, each in enumerate(node.generators):
                for part in (*([each.iter] if number else []), *each.ifs):
                    inner.visit(part)
            for part in (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,):
                inner.visit(part)
        elif isinstance(node, ast.AnnAssign):
            for each in filter(None, (node.target, node.value)):
                self.visit(each)
        else:
            for child in ast.iter_child_nodes(node):
                self.visit(child)

    def _path(self, node: ast.Attribute | ast.Name) -> None:
        path: list[str] = []
        at: ast.expr = node
        while isinstance(at, ast.Attribute):
            path.append(at.attr)
            at = at.value
        if not isinstance(at, ast.Name):
            self.visit(at)
        elif isinstance(at.ctx, ast.Load):
            whole = (at.id, *reversed(path))
            if at.id in self._imports:
                self._found.add(Name(whole, self._imports[at.id]))
            elif at.id not in self._bound:
                self._found.add(Name(whole))


class _Bindings(ast.NodeVisitor):
    """What a scope binds: not what scopes within it do."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.of_module: set[str] = set()
        self.outside: set[str] = set()
        self.imports: dict[str, tuple[str, int, str | None]] = {}

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.names.add(node.id)

    def _named(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        self.names.add(node.name)
        for each in node.decorator_list:
            self.visit(each)

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = _named

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """What it binds is its own."""

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        self.names |= {
            each.target.id
            for each in ast.walk(node)
            if isinstance(each, ast.NamedExpr) and isinstance(each.target, ast.Name)
        }

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self.names |= {node.name} if node.name else set()
        self.generic_visit(node)

    def _captured(self, node: ast.MatchAs | ast.MatchStar) -> None:
        self.names |= {node.name} if node.name else set()
        self.generic_visit(node)

    visit_MatchAs = visit_MatchStar = _captured

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.names |= {node.rest} if node.rest else set()
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        self.of_module |= {*node.names}
        self.outside |= {*node.names}

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.outside |= {*node.names}

    def visit_Import(self, node: ast.Import) -> None:
        for each in node.names:
            name = each.asname or each.name.partition(".")[0]
            self.names.add(name)
            self.imports[name] = each.name if each.asname else name, 0, None

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for each in node.names:
            self.names.add(each.asname or each.name)
            self.imports[each.asname or each.name] = node.module or "", node.level, each.name


def _type_parameters(node: ast.AST) -> frozenset[str]:
    return frozenset(each.name for each in getattr(node, "type_params", ()))
