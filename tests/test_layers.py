"""The house has floors: imports point downwards only, and only the command line does input and output."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import fdcpa_guard

ROOT = Path(fdcpa_guard.__file__).parent

FLOORS = [
    {"vocabulary", "errors", "json_text", "canonical", "editions", "plain_text"},
    {"clock"},
    {"facts"},
    {"decision", "decision_text", "differing"},
    {"rules"},
    {"shapes"},
    {"packs"},
    {"policy", "amending", "changing", "describing", "departing", "fingerprints", "fingerprints_before"},
    {"policies"},
    {"documents"},
    {"choosing"},
    {"findings", "explaining", "planning"},
    {"guard"},
    {"schema", "reaching"},
    {"tables"},
    {"records"},
    {"audit"},
    {"ageing"},
    {"batch"},
    {"testing"},
    {"showing"},
    {"reports"},
    {"cli"},
]
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names}
OUTSIDE_WORLD = {"typer", "rich", "os", "sys", "pathlib", "io", "socket", "logging", "subprocess", "shutil", "tempfile"}
TOUCHES = {"open", "print", "input", "exec", "eval", "breakpoint", "__import__"}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "monotonic"),
    ("time", "perf_counter"),
    ("time", "localtime"),
    ("time", "sleep"),
}

MODULES = {
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}


@cache
def tree(module: str) -> ast.Module:
    """What a module says."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def package_of(module: str) -> str:
    return module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]


def floor_of(module: str) -> str | None:
    """The floor's name; None for the roof, the package's own ``__init__.py`` and ``__main__.py``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] != "__main__" else None


def statements(tree: ast.AST, *, typing_only: bool = False) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    """Every import and whether it is for type checkers only."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, typing_only
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            for inner in node.body:
                yield from statements(ast.Module([inner], []), typing_only=True)
            yield from statements(ast.Module(node.orelse, []), typing_only=typing_only)
        else:
            yield from statements(node, typing_only=typing_only)


@cache
def imported(module: str) -> tuple[tuple[ast.Import | ast.ImportFrom, bool], ...]:
    """What `statements` finds in a module, which most of these tests look at."""
    return tuple(statements(tree(module)))


def imports(module: str) -> Iterator[tuple[str, bool]]:
    """The full names of what a module imports."""
    for node, typing_only in imported(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, typing_only) for alias in node.names)
            continue
        base = node.module or ""
        if node.level:
            package = package_of(module).split(".")
            base = ".".join([*package[: len(package) - node.level + 1], *([base] if base else [])])
        for alias in node.names:
            full = f"{base}.{alias.name}"
            yield (full if full in MODULES else base), typing_only


every_module = pytest.mark.parametrize("module", MODULES)


def test_every_module_stands_on_a_floor() -> None:
    assert {floor for module in MODULES if (floor := floor_of(module)) is not None} <= FLOOR.keys()


@every_module
def test_imports_point_downwards(module: str) -> None:
    mine = floor_of(module)
    if mine is None:
        return
    for name, typing_only in imports(module):
        if not name.startswith("fdcpa_guard"):
            continue
        theirs = floor_of(name)
        if mine == theirs:
            continue
        assert theirs is not None or mine == "cli", f"{module} imports the roof"
        if theirs is None:
            continue
        downwards = FLOOR[theirs] < FLOOR[mine]
        same_floor = FLOOR[theirs] == FLOOR[mine]
        assert downwards or same_floor, f"{module} ({mine}) imports {name} ({theirs})"
        if mine == "decision" and theirs == "facts":
            assert typing_only, f"{module} may know facts only for type checkers"


def test_no_module_imports_itself_by_way_of_others() -> None:
    """What is only for type checkers, or imported within a function, does not count: it makes no circle at run time."""
    edges: dict[str, set[str]] = {}
    for module in MODULES:
        top_level = ast.Module([n for n in tree(module).body if isinstance(n, ast.Import | ast.ImportFrom)], [])
        direct = {id(node) for node in top_level.body}
        edges[module] = set()
        for node, typing_only in imported(module):
            if id(node) in direct and not typing_only:
                edges[module] |= {name for name in _names(module, node) if name in MODULES and name != module}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join([*path[path.index(module) :], module])
        if module not in done:
            for name in edges[module]:
                if not module.startswith(f"{name}."):
                    visit(name, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


def _names(module: str, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    package = package_of(module).split(".")
    base = (
        ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
        if node.level
        else node.module
    )
    for alias in node.names:
        yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else str(base)


def meets_the_outside_world(module: str) -> bool:
    """The command line, and the pytest plugin, which reads scenario files."""
    return (floor_of(module) in ("cli", None) and module != "fdcpa_guard") or module == "fdcpa_guard.testing.plugin"


@every_module
def test_only_the_command_line_knows_the_outside_world(module: str) -> None:
    if meets_the_outside_world(module):
        return
    tops = {name.split(".")[0] for name, _ in imports(module)}
    assert not tops & OUTSIDE_WORLD


@every_module
def test_only_one_module_starts_processes(module: str) -> None:
    tops = {name.split(".")[0] for name, _ in imports(module)}
    assert "multiprocessing" not in tops or module == "fdcpa_guard.batch.processes"


@every_module
def test_only_one_module_reads_the_text_of_code(module: str) -> None:
    """As `import` does; `rules.telling` only asks where Python's own library lies."""
    tops = {name.split(".")[0] for name, _ in imports(module)}
    assert not tops & {"linecache", "ast"} or module in ("fdcpa_guard.rules.source", "fdcpa_guard.rules.telling")
    if "getlines" in MODULES[module].read_text("utf-8"):  # else no way to write it has that name
        assert "linecache.getlines" not in ast.unparse(tree(module)) or module == "fdcpa_guard.rules.source"


@every_module
def test_only_one_module_knows_spark(module: str) -> None:
    tops = {name.split(".")[0] for name, _ in imports(module)}
    assert "pyspark" not in tops or module == "fdcpa_guard.batch.spark"


@every_module
def test_only_the_command_line_opens_prints_or_looks_at_a_clock(module: str) -> None:
    if meets_the_outside_world(module):
        return
    for node in ast.walk(tree(module)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name):
            assert called.id not in TOUCHES, f"{module}:{node.lineno} calls {called.id}"
        elif isinstance(called, ast.Attribute):
            owner = called.value.attr if isinstance(called.value, ast.Attribute) else getattr(called.value, "id", None)
            assert (owner, called.attr) not in CLOCKS, f"{module}:{node.lineno} reads a clock"


@every_module
def test_every_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(tree(module))


def test_rules_and_packs_keep_no_state_that_a_check_could_change() -> None:
    """The packs hold functions, rules and constants; a list or set among them could be written to."""
    for module in MODULES:
        if floor_of(module) != "packs":
            continue
        for node in tree(module).body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and "__all__" not in ast.dump(node):
                assert not isinstance(node.value, ast.List | ast.Set | ast.ListComp), f"{module}:{node.lineno}"
        assert not [node for node in ast.walk(tree(module)) if isinstance(node, ast.Global | ast.Nonlocal)]
