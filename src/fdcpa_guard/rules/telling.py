"""What code does, told as plain values that are the same in every process, whatever the Python: for fingerprints.

A function is told by its text, by its defaults and what it closes over, and by the values of the names that it takes
from its module: helpers and constants of the same author, and theirs in turn. What is another's, of Python or of an
installed package, is told by its name alone: its edition is nothing that a policy says. So is this library's, but for
the code of its packs and shapes, which is that of rules; it is known beforehand (`packs.codes`).

State counts as it stands when it is told: a dictionary that a check reads is told by what it then holds.
"""

from __future__ import annotations

import linecache
import re
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from dis import get_instructions, hasconst, hasjabs, hasjrel
from enum import Enum
from fractions import Fraction
from functools import cached_property, lru_cache, partial
from importlib import import_module
from importlib.util import resolve_name
from inspect import getmodule
from operator import attrgetter, itemgetter, methodcaller
from types import (
    BuiltinFunctionType,
    CodeType,
    FunctionType,
    MappingProxyType,
    MethodDescriptorType,
    MethodType,
    MethodWrapperType,
    ModuleType,
    SimpleNamespace,
    UnionType,
    WrapperDescriptorType,
)
from typing import Any, Final, NamedTuple, TypeVar, Union, get_args, get_origin
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import BaseModel, TypeAdapter

from .. import vocabulary
from ..decision import Citation
from .rule import Pack, Rule
from .source import Name, NoText, Plain, Texts, constant, digest_of, written, written_in

LIBRARY: Final = __name__.partition(".")[0]
_RULES: Final = (f"{LIBRARY}.packs.", f"{LIBRARY}.shapes.")

MOST: Final = 200_000
"""So many values are followed of one rule, and no more."""

_SEPARATOR: Final = re.compile(r"[/\\]")
_PYTHONS: Final = _SEPARATOR.split(linecache.__file__)[:-1]
"""The folder of Python's own library."""
_INSTALLED: Final = frozenset({"site-packages", "dist-packages"})
_UNSEEN: Final = frozenset({"eval", "exec", "compile", "__import__", "globals"})
_PLACED: Final = frozenset({"__file__", "__path__", "__spec__", "__loader__"})

_ENOUGH: Final = 32
"""So many digits of a digest tell the code of the library apart: nobody chooses it."""
_NONE: Final = 1 << 30
"""Deeper than anything."""

_CONSTANTS: Final = frozenset({bool, int, str, float, complex, bytes, type(...)})
_CACHED: Final = type(lru_cache(None)(len))
_C: Final = (BuiltinFunctionType, MethodDescriptorType, WrapperDescriptorType, MethodWrapperType)
_IN_ORDER: Final = frozenset({tuple, list, deque})
_IN_NONE: Final = frozenset({set, frozenset})
_MAPPINGS: Final = frozenset({dict, MappingProxyType, OrderedDict, Counter})
_GETTERS: Final = frozenset({attrgetter, itemgetter, methodcaller})
_BASES: Final = (str, int, float, bytes, tuple, list, set, frozenset)
_FIELDS: Final = {
    Rule: [each.name for each in fields(Rule) if each.name not in ("words", "description")],  # which make the title
    Pack: [each.name for each in fields(Pack) if each.init],
}
_SIMPLE: Final[dict[type, Callable[[Any], Plain]]] = {
    date: lambda given: ["date", given.isoformat()],
    timedelta: lambda given: ["span", given.days, given.seconds, given.microseconds],
    timezone: lambda given: ["timezone", str(given.utcoffset(None))],
    ZoneInfo: lambda given: ["zone", given.key],
    Decimal: lambda given: ["decimal", str(given)],
    Fraction: lambda given: ["fraction", hex(given.numerator), hex(given.denominator)],
    UUID: lambda given: ["uuid", given.hex],
    re.Pattern: lambda given: ["pattern", constant(given.pattern), given.flags],
    range: lambda given: ["range", given.start, given.stop, given.step],
    TypeVar: lambda given: ["type variable", given.__name__],
}


_WORDS: Final = frozenset(
    kind for kind in vars(vocabulary).values() if isinstance(kind, type) and issubclass(kind, Enum) and kind is not Enum
)
"""The words of our vocabulary, told apart by their names."""


class Told(NamedTuple):
    """Something told as plain values.

    Attributes:
        plain: them.
        loosely: what of it could not be told for good, and why.
        by_name: what it takes of installed packages and other projects, which is told by its name alone.
    """

    plain: Plain
    loosely: tuple[str, ...] = ()
    by_name: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the values."""
        return digest_of(self.plain)


class _TooMuch(Exception):
    """There are more values than anybody follows."""


class Teller:
    """Tells values. One serves for many, and reads each text once.

    Args:
        known: digests of the code of the library's packs and shapes, by `key_of`.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self.texts = Texts()
        self.met: dict[str, CodeType | type] = {}
        """The code of the library's packs and shapes that was come to, by its key."""
        self.doubles: set[str] = set()
        """The keys under which more than one piece of code was come to."""
        self._known = known
        self._told: dict[str, Told] = {}
        self._under_way: list[str] = []
        self._lowest = _NONE

    @property
    def digests(self) -> dict[str, str]:
        """Those of the code of the library that were worked out, by its keys."""
        return {key: str(told.plain) for key, told in self._told.items()}

    def tell(self, given: Any) -> Told:
        """A value, and all that it holds."""
        if given is None or type(given) in _CONSTANTS:
            return Told(constant(given))
        return _Walk(self).told(lambda walk: walk.value(given))

    def of_library(self, of: FunctionType | type) -> Told:
        """The code of a function or class of the library's packs and shapes, by its digest.

        What leads back to itself is told by how far back that is, and then kept for nobody else.
        """
        key, code = key_of(of), of if isinstance(of, type) else of.__code__
        if self.met.setdefault(key, code) != code:
            self.doubles.add(key)
        elif key in self._known:
            return Told(self._known[key])
        elif key in self._told:
            return self._told[key]
        if key in self._under_way:
            depth = self._under_way.index(key)
            self._lowest = min(self._lowest, depth)
            return Told(len(self._under_way) - depth)
        depth = len(self._under_way)
        self._under_way.append(key)
        lowest, self._lowest = self._lowest, _NONE
        found = _Walk(self).told(lambda walk: walk.code(of))
        told = Told(found.digest[:_ENOUGH], found.loosely)
        self._under_way.pop()
        if self._lowest >= depth:
            if key not in self.doubles:
                self._told[key] = told
            self._lowest = lowest
        else:
            self._lowest = min(lowest, self._lowest)
        return told


def key_of(of: FunctionType | type) -> str:
    """By what the code of a function or class of the library is known beforehand."""
    name = of.__qualname__ if isinstance(of, type) else of.__code__.co_qualname
    return f"{_module_of(of).removeprefix(f'{LIBRARY}.')}:{name}"


class _Walk:
    """The way through one value and what it holds. Functions and classes are told once, and then by their number."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._authors: set[str] = set()
        self._folders: list[list[str]] = []
        self._by_name: set[str] = set()
        self._held = True
        self._numbers: dict[int, tuple[int, object]] = {}
        self._within: dict[int, int] = {}
        self._steps = 0
        self._loosely: dict[str, None] = {}

    def told(self, tell: Callable[[_Walk], Plain]) -> Told:
        """What was told, or that there was too much of it."""
        try:
            return Told(tell(self), tuple(sorted(self._loosely)), tuple(sorted(self._by_name)))
        except _TooMuch:
            return Told("too much", (f"it holds more than {MOST:,} values",))
        except RecursionError:
            return Told("too deep", ("what it holds is nested too deep",))
        except Exception as error:  # of somebody else's object, which may raise whatever it likes when it is looked at
            return Told("failed", (f"what it holds raises a {type(error).__name__} when it is looked at",))

    def _note(self, what: object, why: str) -> None:
        self._loosely.setdefault(f"{_named(what)}: {why}")

    # -- whose it is

    def _ours(self, of: FunctionType | type | ModuleType) -> bool:
        """Whether the text of something counts: it is of the rule's author, or of the library's packs and shapes.

        The author's is what a rule holds, but for what another's decorator made of it; what is in the same package; and
        of an author who has no package, the modules in the same folder.
        """
        module = _module_of(of)
        top = module.partition(".")[0]
        if top == LIBRARY:
            return module.startswith(_RULES)
        path = _file_of(of)
        if path is None or _is_pythons(path):
            return False
        folder = _SEPARATOR.split(path)[:-1] if "." not in module else None
        if self._held:
            said = str(of.__module__).partition(".")[0] if isinstance(of, FunctionType) else top
            if said in (top, LIBRARY, "None"):
                self._authors.add(top)
                if folder is not None:
                    self._folders.append(folder)
            else:
                self._authors.add(said)
        return top in self._authors or folder in self._folders

    def _others(self, of: Any) -> Plain:
        """What is another's, by its name."""
        name = _named(of)
        if not name.startswith((f"{LIBRARY}:", "builtins:")):
            path = _file_of(of)
            if path is not None and not _is_pythons(path):
                self._by_name.add(name)
        return ["named", name]

    # -- values

    def value(self, given: Any) -> Plain:
        """Anything."""
        self._steps += 1
        if self._steps > MOST:
            raise _TooMuch
        kind = type(given)
        if given is None or kind in _CONSTANTS:
            return constant(given)
        tell = _SIMPLE.get(kind)
        if tell is not None:
            return tell(given)
        if kind in _WORDS:
            return ["word", kind.__name__, given.value]
        if kind is FunctionType:
            return self._function(given)
        if isinstance(given, type) and get_origin(given) is None:
            return self._type(given)
        if kind is ModuleType:
            return self._module(given)
        number = self._within.get(id(given))
        if number is not None:
            return ["within", len(self._within) - number]
        self._within[id(given)] = len(self._within)
        try:
            return self._composed(given)
        finally:
            del self._within[id(given)]

    def _composed(self, given: Any) -> Plain:
        kind = type(given)
        if kind in _IN_ORDER:
            return [kind.__name__, *map(self.value, given)]
        if kind in _IN_NONE:
            return self._in_none(given)
        if kind in _MAPPINGS:
            return ["mapping", *self._pairs(given)]
        if isinstance(given, Enum):
            return ["enum", self._type(kind), self.value(given.value)]
        if kind is datetime or kind is time:
            zone = None if given.tzinfo is None else self.value(given.tzinfo)
            return [kind.__name__, given.replace(tzinfo=None, fold=0).isoformat(), given.fold, zone]
        if kind is MethodType:
            return ["method", self.value(given.__func__), self.value(given.__self__)]
        if kind is partial:
            return ["partial", self.value(given.func), self.value(given.args), self.value(given.keywords)]
        if kind is _CACHED:
            return ["cached", self.value(given.__wrapped__)]
        if kind in _GETTERS:
            return [kind.__name__, *map(self.value, given.__reduce__()[1:])]
        if kind is defaultdict:
            return ["default", self.value(given.default_factory), *self._pairs(given)]
        if kind is SimpleNamespace:
            return ["namespace", self._items(vars(given))]
        if kind in (staticmethod, classmethod):
            return [kind.__name__, self.value(given.__func__)]
        if isinstance(given, _C):
            bound = getattr(given, "__self__", None)
            return [self._others(given), None if isinstance(bound, ModuleType | type) else self.value(bound)]
        if get_origin(given) is not None or kind is type(Union):
            return self._typing(given)
        if kind is Rule or kind is Pack:
            return [kind.__name__, self._items({name: getattr(given, name) for name in _FIELDS[kind]})]
        return self._instance(given)

    def _in_none(self, given: Iterable[Any]) -> Plain:
        """Those of a set, each told whatever it comes after, in one order."""
        kinds = {*map(type, given)}
        if len(kinds) == 1 and kinds <= _WORDS:
            return ["words", next(iter(kinds)).__name__, *sorted(each.value for each in given)]
        told: list[Plain] = []
        numbers = self._numbers
        for each in given:
            self._numbers = {}
            told.append(self.value(each))
        self._numbers = numbers
        return ["set", *sorted(told, key=written)]

    def _pairs(self, given: Mapping[Any, Any]) -> list[Plain]:
        return [[self.value(key), self.value(value)] for key, value in given.items()]

    def _items(self, given: Mapping[str, Any]) -> Plain:
        return [[name, self.value(value)] for name, value in sorted(given.items())]

    def _instance(self, given: Any) -> Plain:
        kind = type(given)
        of_library = _module_of(kind).partition(".")[0] == LIBRARY
        if isinstance(given, TypeAdapter):
            return ["adapter", self.value(given._type)]
        if not (of_library or self._ours(kind) or is_dataclass(kind) or isinstance(given, BaseModel)):
            self._note(kind, "of somebody else's class, whose state cannot be told")
            return ["untold", self._others(kind)]
        told: list[Plain] = ["instance", self._type(kind)]
        if isinstance(given, dict):
            told.append(self._pairs(given))
        base = next((base for base in _BASES if isinstance(given, base)), None)
        if base is not None:
            told.append(self.value(base(given)))
        return [*told, self._items(_state(given))]

    def _typing(self, given: Any) -> Plain:
        """A type that is put together: of an annotated one what is annotated, for no check reads the rest."""
        if hasattr(given, "__metadata__"):
            return self.value(given.__origin__)
        origin = get_origin(given)
        if origin in (Union, UnionType):
            return ["union", *map(self.value, get_args(given))]
        name = getattr(given if origin is None else origin, "_name", None)
        told = name if isinstance(name, str) else self.value(origin)
        return ["typing", told, *map(self.value, get_args(given))]

    def _module(self, given: ModuleType) -> Plain:
        if self._ours(given):
            self._note(given, "a module used as a value")
        return self._others(given)

    # -- functions and classes

    def _number(self, of: object) -> int | None:
        """The number of what was told already; a new one is given to what was not."""
        found = self._numbers.get(id(of))
        if found is not None:
            return found[0]
        self._numbers[id(of)] = len(self._numbers), of
        return None

    def _function(self, given: FunctionType) -> Plain:
        number = self._number(given)
        if number is not None:
            return ["again", number]
        ours = self._ours(given)
        told = self._code_of(given) if ours else self._others(given)
        held = self._cells(given)
        if ours:
            held += [self.value(given.__defaults__), self._items(given.__kwdefaults__ or {})]
            held.append(self._items(given.__dict__))
        return ["function", told, *held]

    def _cells(self, given: FunctionType) -> list[Plain]:
        """What a function closes over."""
        told: list[Plain] = []
        for name, cell in sorted(zip(given.__code__.co_freevars, given.__closure__ or (), strict=False)):
            try:
                told.append([name, self.value(cell.cell_contents)])
            except ValueError:
                told.append([name])  # not bound yet
        return told

    def _type(self, given: type) -> Plain:
        if not self._ours(given):
            return self._others(given)
        number = self._number(given)
        return ["again", number] if number is not None else self._code_of(given)

    def _code_of(self, of: FunctionType | type) -> Plain:
        if _module_of(of).startswith(_RULES):
            told = self._teller.of_library(of)
            self._loosely |= dict.fromkeys(told.loosely)
            return ["known", told.plain]
        return self.code(of)

    def code(self, of: FunctionType | type) -> Plain:
        """A function without what it holds, or a class."""
        before, self._held = self._held, False
        try:
            return self._code_of_type(of) if isinstance(of, type) else self._code_of_function(of)
        finally:
            self._held = before

    def _code_of_function(self, given: FunctionType) -> Plain:
        code = given.__code__
        try:
            text = self._teller.texts.function(given)
        except NoText as error:
            self._note(given, f"{error}, so it is known by its bytecode, which is another on another Python")
            paths = [Name((name,)) for name in _globals_of(code)]
            return ["bytecode", *_bytecode(code), self._taken(paths, given.__globals__, ())]
        return ["text", text.digest, self._taken(text.names, given.__globals__, code.co_freevars)]

    def _code_of_type(self, given: type) -> Plain:
        held = [*written_in(given)]
        scope = held[0].__globals__ if held else getattr(getmodule(given), "__dict__", {})
        try:
            text = self._teller.texts.type(given)
        except NoText as error:
            self._note(given, f"{error}, so it is known by its methods alone")
            return ["class", _named(given), *map(self.value, given.__bases__), *map(self.value, held)]
        closed = {name for each in held for name in each.__code__.co_freevars}
        told = [text.digest, self._taken(text.names, scope, closed), *map(self.value, given.__bases__)]
        return ["class", *told, *[cell for each in held for cell in self._cells(each)], self._data_of(given)]

    def _data_of(self, given: type) -> Plain:
        """What a class holds besides code, as far as that is plain: the rest is what its text makes of other names."""
        if issubclass(given, Enum | BaseModel):
            return []
        data = {name: value for name, value in vars(given).items() if not name.startswith("__")}
        return self._items({name: value for name, value in data.items() if _is_plain(value)})

    def _taken(self, paths: Iterable[Name], scope: Mapping[str, Any], closed: Iterable[str]) -> Plain:
        """The values of names that code takes from its module."""
        told: dict[str, Plain] = {}
        for name in paths:
            if name.path[0] not in closed or name.imported is not None:
                path, value = self._found(name, scope)
                if path not in told:
                    told[path] = value() if callable(value) else value
        return [[path, value] for path, value in told.items()]

    def _found(self, name: Name, scope: Mapping[str, Any]) -> tuple[str, Plain | Callable[[], Plain]]:
        """How much of a path leads to a value, and what is told of it."""
        first, *rest = name.path
        if name.imported is not None:
            found = self._imported(name.imported, scope)
        elif first in scope:
            found = scope[first]
        else:
            return first, self._built_in(first, scope)
        if first in _PLACED:
            self._loosely.setdefault(f"{first}: where its module lies is another thing on another machine")
            return first, "placed"
        if first.startswith("__") and first.endswith("__"):
            return first, "of the module"
        taken = [first]
        while rest and (isinstance(found, ModuleType) or type(found) is Rule):
            if isinstance(found, ModuleType) and not self._ours(found):
                self._others(found)
                return ".".join(name.path), ["named", ".".join([_module_of(found), *rest])]
            taken.append(rest.pop(0))
            found = getattr(found, taken[-1], _Missing)
        if found is _Missing:
            return ".".join(taken), "missing"
        return ".".join(taken), lambda: self.value(found)

    def _built_in(self, name: str, scope: Mapping[str, Any]) -> Plain:
        held = scope.get("__builtins__", {})
        if name not in (vars(held) if isinstance(held, ModuleType) else held):
            return "missing"
        if name in _UNSEEN:
            self._loosely.setdefault(f"{name}: what it does with a text is not followed")
        return "built in"

    def _imported(self, spec: tuple[str, int, str | None], scope: Mapping[str, Any]) -> Any:
        """What code imports when it runs, which by that has to be there."""
        module, up, name = spec
        try:
            found = import_module(resolve_name("." * up + module, scope.get("__package__") or None))
            if name is None or hasattr(found, name):
                return found if name is None else getattr(found, name)
            return import_module(f"{found.__name__}.{name}")
        except Exception:
            self._loosely.setdefault(f"{module or '.'}: it imports what cannot be imported")
            return _Missing


class _Missing:
    """Nothing has the name."""


def _is_plain(value: object) -> bool:
    kind = type(value)
    if kind in (tuple, frozenset, list, set):
        return all(map(_is_plain, value))  # type: ignore[call-overload]
    if kind in (dict, MappingProxyType):
        return all(_is_plain(key) and _is_plain(each) for key, each in value.items())  # type: ignore[attr-defined]
    return value is None or kind in _CONSTANTS or kind in _SIMPLE or isinstance(value, Enum)


def _state(given: Any) -> dict[str, Any]:
    """What an instance holds, but for what it worked out of that."""
    kind = type(given)
    if isinstance(given, BaseModel):
        return {name: given.__dict__[name] for name in kind.model_fields} | (given.__pydantic_private__ or {})
    held: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(given, name):
                held[name] = getattr(given, name)
    if kind is Citation:
        held["read_on"] = read_on_as_told(given)
    own = getattr(given, "__dict__", {})
    return held | {name: v for name, v in own.items() if not isinstance(getattr(kind, name, None), cached_property)}


def read_on_as_told(citation: Citation) -> date | None:
    """When a text was read, as fingerprints have it: of a house's own, which has no such day, the first there is.

    That stood there once, and records name their policies by those fingerprints.
    """
    unread = citation.read_on is None and citation.authority is vocabulary.Authority.HOUSE
    return date.min if unread else citation.read_on


def _module_of(of: Any) -> str:
    if isinstance(of, FunctionType):  # what a decorator made says that it is of the module of what it was made of
        name = of.__globals__.get("__name__") or of.__module__
    else:
        name = of.__name__ if isinstance(of, ModuleType) else getattr(of, "__module__", None)
    return name if isinstance(name, str) else "builtins"


def _file_of(of: Any) -> str | None:
    if isinstance(of, FunctionType):
        return str(of.__globals__.get("__file__") or of.__code__.co_filename)
    module = of if isinstance(of, ModuleType) else getmodule(of) if hasattr(of, "__module__") else None
    path = getattr(module, "__file__", None)
    if path is None and isinstance(of, type):
        path = next((each.__code__.co_filename for each in written_in(of)), None)
    return path if isinstance(path, str) else None


def _is_pythons(path: str) -> bool:
    steps = _SEPARATOR.split(path)
    return steps[: len(_PYTHONS)] == _PYTHONS and _INSTALLED.isdisjoint(steps)


def _named(of: Any) -> str:
    """A name by which others know it, wherever within its package it stands."""
    name = "" if isinstance(of, ModuleType) else getattr(of, "__qualname__", type(of).__qualname__)
    return f"{_module_of(of).partition('.')[0]}:{name}" if name else _module_of(of)


# -- code without a text


_NOTHING_DONE: Final = frozenset({"NOP", "CACHE", "EXTENDED_ARG"})
_HAS_DOCSTRING: Final = 0x4000000
"""A flag of code since Python 3.13."""


def _bytecode(code: CodeType) -> list[Plain]:
    """Code without its docstring, which no instruction loads, and which Python may be told to leave out."""
    steps = [one for one in get_instructions(code) if one.opname not in _NOTHING_DONE]
    loaded = {one.arg for one in steps if one.opcode in hasconst}
    before = {one.offset: place for place, one in enumerate(steps)}
    told: list[Plain] = [
        [
            [one.opname, _place(before, one.argval) if one.opcode in hasjrel or one.opcode in hasjabs else one.arg]
            for one in steps
        ],
        code.co_exceptiontable.hex(),
        code.co_argcount,
        code.co_posonlyargcount,
        code.co_kwonlyargcount,
        code.co_flags & ~_HAS_DOCSTRING,
        *map(list, (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)),
    ]
    return [*told, [_const(each) if place in loaded else None for place, each in enumerate(code.co_consts)]]


def _place(places: Mapping[int, int], offset: int) -> int:
    """The place of the first step at an offset or after it."""
    return min((place for at, place in places.items() if at >= offset), default=len(places))


def _const(value: Any) -> Plain:
    if isinstance(value, CodeType):
        return _bytecode(value)
    if isinstance(value, tuple):
        return ["tuple", *map(_const, value)]
    if isinstance(value, frozenset):
        return ["set", *sorted(map(_const, value), key=written)]
    return constant(value)


def _globals_of(code: CodeType) -> list[str]:
    found: set[str] = set()
    pending = [code]
    while pending:
        each = pending.pop()
        found |= {str(one.argval) for one in get_instructions(each) if one.opname in ("LOAD_GLOBAL", "LOAD_NAME")}
        pending += [const for const in each.co_consts if isinstance(const, CodeType)]
    return sorted(found)
