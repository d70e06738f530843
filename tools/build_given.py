"""Write ``src/fdcpa_guard/facts/given.py``: the facts as they may be given, for type checkers, read off the facts.

    python tools/build_given.py            writes it, and the typed constructor into each class of facts
    python tools/build_given.py --check    says whether it is as it would be written; tells by its status

Which of the words ``"none"`` and ``"unknown"``, and null, a field takes is found by giving them to it.
"""

import ast
import inspect
import re
import subprocess
import sys
import textwrap
import types
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import fdcpa_guard.facts
from fdcpa_guard import InvalidFacts
from fdcpa_guard.facts import Fact
from fdcpa_guard.vocabulary import Unknown

FACTS: Final = Path(__file__).resolve().parents[1] / "src" / "fdcpa_guard" / "facts"
WRITTEN: Final = FACTS / "given.py"

PLAIN: Final[dict[Any, tuple[str, ...]]] = {
    bool: ("bool",),
    int: ("int",),
    float: ("float",),
    str: ("str",),
    datetime: ("datetime", "str"),
    date: ("date", "str"),
    time: ("time", "str"),
    Decimal: ("Decimal", "int", "float", "str"),
    types.NoneType: ("None",),
}
WORDS: Final = {"none": 'Literal["none"]', "unknown": 'Literal["unknown"]', None: "None"}
DOC: Final = '''\
"""The facts as they may be given: what keys and spellings dictionaries and constructors take, for type checkers.

    from fdcpa_guard.facts.given import CaseDict

    def known(account: int) -> CaseDict: ...

    Case.model_validate(known(7))

Each constructor takes the same: ``Case(requests="none", ...)``. Each fact has its dictionary, ``CaseDict``, and each
vocabulary its words, ``MediumWord``; the constructor of a kind of request takes what it is given without its ``kind``,
``CeaseNoticeGiven``. Written by tools/build_given.py; do not edit.
"""'''


def kinds() -> list[type[Fact]]:
    """Every fact that may be given, those without facts inside them first."""
    found = [getattr(fdcpa_guard.facts, name) for name in fdcpa_guard.facts.__all__]
    facts = [kind for kind in found if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact]
    return sorted(facts, key=lambda kind: kind.__name__)


def parts(kind: Any) -> Iterator[str]:
    """The types in which a value of one type may be given."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from parts(inner[0])
    elif origin in (Union, types.UnionType):
        for each in inner:
            yield from parts(each)
    elif origin is Literal:
        yield f"Literal[{', '.join(map(_quoted, inner))}]"
    elif origin in (tuple, frozenset):
        yield from several(list(dict.fromkeys(parts(inner[0]))), origin)
    elif origin is not None:
        yield f"Mapping[str, {' | '.join(dict.fromkeys(parts(inner[1])))}]"
    elif kind in PLAIN:
        yield from PLAIN[kind]
    elif issubclass(kind, Enum):
        yield kind.__name__
        yield 'Literal["unknown"]' if kind is Unknown else f"{kind.__name__}Word"
    else:
        yield kind.__name__
        yield f"{kind.__name__}Dict"


def several(each: list[str], origin: type) -> Iterator[str]:
    """The types of several things. A text is a sequence of texts, so of texts it must be a list or a tuple."""
    one = " | ".join(each)
    if origin is frozenset:
        yield f"Collection[{one}]"
    elif "str" not in each:
        yield f"Sequence[{one}]"
    else:
        yield from (f"list[{part}]" for part in dict.fromkeys((*each, one)))
        yield f"tuple[{one}, ...]"


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def takes(kind: type[Fact], name: str, value: Any) -> bool:
    """Whether a field takes a value, whatever the rest of the fact lacks."""
    try:
        kind.model_validate({name: value})
    except InvalidFacts as error:
        return all(re.split(r"[.\[]", problem.field)[0] != name for problem in error.problems)
    return True


def field(kind: type[Fact], name: str) -> str:
    """The type of a field as it may be given."""
    info = kind.model_fields[name]
    found = list(parts(info.annotation))
    if "datetime" in found and takes(kind, name, date(2026, 3, 2)):
        found.insert(found.index("datetime") + 1, "date")
    if "str" not in found and not any(each.endswith("Word") for each in found):
        found += [WORDS[word] for word in ("none", "unknown") if takes(kind, name, word)]
    elif takes(kind, name, "unknown"):
        found.append(WORDS["unknown"])
    found += [WORDS[None]] if takes(kind, name, None) else []
    if not takes(kind, name, None):
        found = [each for each in found if each != "None"]
    if "str" in found:
        found = [each for each in found if not each.startswith('Literal["')]
    known = list(dict.fromkeys(found))
    return " | ".join([each for each in known if each != "None"] + [each for each in known if each == "None"])


def enums(kind: Any) -> Iterator[type[Enum]]:
    """The vocabularies that a type uses."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        yield kind
    for inner in get_args(kind):
        yield from enums(inner)


def dictionary(kind: type[Fact]) -> Iterator[str]:
    """The class of the dictionaries of a fact; that of a kind of request is told from the others by its ``kind``."""
    name = f"{kind.__name__}Dict"
    fields = [each for each in kind.model_fields if each != "kind" or not told_by_kind(kind)]
    yield f"class {_of_constructor(kind)}(TypedDict):"
    for each in fields:
        given = field(kind, each)
        yield f"    {each}: {given if kind.model_fields[each].is_required() else f'NotRequired[{given}]'}"
    if told_by_kind(kind):
        yield ""
        yield ""
        yield f"class {name}({_of_constructor(kind)}):"
        yield f"    kind: {_kind(kind)}"


def told_by_kind(kind: type[Fact]) -> bool:
    """Whether it is one of several kinds that are told by a word of their own."""
    return "kind" in kind.model_fields and get_origin(kind.model_fields["kind"].annotation) is Literal


def _kind(kind: type[Fact]) -> str:
    return f'Literal["{get_args(kind.model_fields["kind"].annotation)[0]}"]'


def _of_constructor(kind: type[Fact]) -> str:
    return f"{kind.__name__}{'Given' if told_by_kind(kind) else 'Dict'}"


def module() -> str:
    """The text of the module."""
    facts = kinds()
    words = {each for kind in facts for info in kind.model_fields.values() for each in enums(info.annotation)}
    lines = [
        DOC,
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Collection, Mapping, Sequence",
        "from datetime import date, datetime, time",
        "from decimal import Decimal",
        "from typing import Literal, NotRequired, TypedDict",
        "",
    ]
    sources: dict[str, list[str]] = {}
    for kind in [*words, *facts]:
        sources.setdefault(kind.__module__, []).append(kind.__name__)
    for source in sorted(sources):
        where = source.removeprefix("fdcpa_guard.")
        dots = f".{where.removeprefix('facts.')}" if where.startswith("facts.") else f"..{where}"
        lines.append(f"from {dots} import {', '.join(sorted(sources[source]))}")
    lines += ["", "# fmt: off"]
    for word in sorted(words - {Unknown}, key=lambda each: each.__name__):
        lines += alias(f"{word.__name__}Word", [_quoted(each.value) for each in word])
    lines += ["# fmt: on"]
    for kind in facts:
        lines += ["", "", *dictionary(kind)]
    told = [f"{kind.__name__}Dict" for kind in facts if told_by_kind(kind)]
    lines += ["", "", f"RequestDict = {' | '.join(told)}", '"""One request among others, of whichever kind."""']
    return _formatted("\n".join(lines) + "\n")


def alias(name: str, words: list[str]) -> Iterator[str]:
    """A type of some words, in as few lines as it needs."""
    told = ", ".join(words)
    if len(line := f"{name} = Literal[{told}]") <= 120:
        yield line
    else:
        inside = textwrap.wrap(told, 116, break_on_hyphens=False)
        yield from (f"{name} = Literal[", *(f"    {line}" for line in inside), "]")


def _formatted(text: str) -> str:
    command = [sys.executable, "-m", "ruff"]
    where = ["--stdin-filename", str(WRITTEN), "-"]
    for step in (["check", "--fix-only", "-q", "--select", "I,F401"], ["format", "-q"]):
        text = subprocess.run([*command, *step, *where], input=text, capture_output=True, text=True, check=True).stdout
    return text


def constructor(kind: type[Fact]) -> str:
    """What a class of facts says of its constructor to type checkers."""
    by_kind = f"*, kind: {_kind(kind)} = ..., " if told_by_kind(kind) else ""
    return f"""
    if TYPE_CHECKING:

        def __init__(self, {by_kind}**given: Unpack[given.{_of_constructor(kind)}]) -> None: ...
"""


def untyped() -> list[type[Fact]]:
    """The facts whose class does not say to type checkers what its constructor takes."""
    return [kind for kind in kinds() if f"Unpack[given.{_of_constructor(kind)}]" not in inspect.getsource(kind)]


def type_constructors() -> None:
    """Write the typed constructor into each class that lacks it, below its docstring."""
    lacking = untyped()
    for kind in lacking:
        path = Path(inspect.getfile(kind))
        text = path.read_text("utf-8")
        found = re.search(rf'^class {kind.__name__}\(.*?\):\n    """.*?"""\n', text, re.MULTILINE | re.DOTALL)
        if found is None:
            raise SystemExit(f"{kind.__name__} has no docstring")
        path.write_text(text[: found.end()] + constructor(kind) + text[found.end() :], "utf-8")
    for path in sorted({Path(inspect.getfile(kind)) for kind in lacking}):
        path.write_text(_importing(path.read_text("utf-8")), "utf-8")
        for step in (["check", "--fix-only", "-q", "--select", "I"], ["format", "-q"]):
            subprocess.run([sys.executable, "-m", "ruff", *step, str(path)], check=True)


def _importing(text: str) -> str:
    """A module with what its constructors need imported."""
    if "    from . import given\n" in text:
        return text
    lines = text.splitlines(keepends=True)
    imports = [node for node in ast.parse(text).body if isinstance(node, ast.Import | ast.ImportFrom)]
    lines.insert(imports[-1].end_lineno or 0, "\nif TYPE_CHECKING:\n    from . import given\n")
    lines.insert(imports[0].lineno - 1, "from typing import TYPE_CHECKING, Unpack\n")
    return "".join(lines)


if __name__ == "__main__":
    text = module()
    if "--check" in sys.argv[1:]:
        raise SystemExit(not (WRITTEN.exists() and WRITTEN.read_text("utf-8") == text and not untyped()))
    WRITTEN.write_text(text, "utf-8")
    type_constructors()
