"""The pytest plugin: collects files named ``*.policy.yaml``; every row of every scenario is a test of its own.

It is imported by every run of pytest where the package is installed, so it imports nothing heavy until it meets a file.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

import pytest

if TYPE_CHECKING:
    from ..policy import Policy
    from .scenarios import Row

SUFFIX: Final = ".policy.yaml"


class Hooks:
    """What a ``conftest.py`` may define."""

    @staticmethod
    @pytest.hookspec(firstresult=True)
    def pytest_fdcpa_guard_policy(spec: Any, path: Path) -> Policy | None:
        """The policy that a scenario file at a path means by what it says under ``policy``; None: not known here."""


class ScenarioFailed(Exception):
    """A row did not come out as it says; the text is the report."""


class ScenarioItem(pytest.Item):
    """One row of a scenario file."""

    def __init__(self, *, row: Row, **options: Any) -> None:
        super().__init__(**options)
        self.row = row

    def runtest(self) -> None:
        result = self.row.run()
        if not result.passed:
            raise ScenarioFailed(result.problem)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        from .documents import ScenarioError

        if isinstance(excinfo.value, ScenarioFailed | ScenarioError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        # pytest writes the dots of a name that ends the node id as "::", and a rule's id is full of them.
        return self.path, self.row.line - 1, f"scenario {self.name}"


class ScenarioFile(pytest.File):
    """A file of scenarios."""

    def collect(self) -> Iterator[ScenarioItem]:
        for row in _rows(self.config, self.path, self.nodeid or self.name):
            yield ScenarioItem.from_parent(self, name=row.id, row=row)


def _rows(config: pytest.Config, path: Path, source: str) -> tuple[Row, ...]:
    """The rows of a scenario file; ``source`` is its name for messages."""
    try:
        from .documents import ScenarioError
        from .scenarios import load
    except ModuleNotFoundError as error:
        if error.name != "yaml":
            raise
        raise pytest.Collector.CollectError("scenario files need PyYAML: pip install 'fdcpa-guard[testing]'") from None
    try:
        suite = load(path.read_text(encoding="utf-8"), source=source, resolve=lambda spec: _policy(config, spec, path))
    except UnicodeDecodeError:
        raise pytest.Collector.CollectError(f"{source}: the file is not UTF-8 text") from None
    except ScenarioError as error:
        raise pytest.Collector.CollectError(str(error)) from None
    return suite.rows()


def _policy(config: pytest.Config, spec: Any, path: Path) -> Policy:
    """What a file, or an option, means by a policy: the house's conftest.py says first.

    Raises:
        LookupError: nobody knows it.
    """
    from .scenarios import named_policy

    known = config.hook.pytest_fdcpa_guard_policy(spec=spec, path=path)
    if known is not None:
        return known  # type: ignore[no-any-return]
    if isinstance(spec, str):
        return named_policy(spec)
    if isinstance(spec, dict) and spec.keys() == {"file"} and isinstance(spec["file"], str):
        return _policy_in((path.parent / spec["file"]).resolve())
    raise LookupError(
        "a name or file: house.yaml is needed; other forms are for pytest_fdcpa_guard_policy in a conftest.py"
    )


def _by_file(config: pytest.Config, name: str) -> Any:
    """What an option says of a policy, as a scenario file would say it."""
    return {"file": str(config.invocation_params.dir / name)} if Path(name).suffix in _FORMATS else name


_FORMATS: Final[dict[str, Literal["yaml", "json", "toml"]]] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".toml": "toml",
}


@cache
def _policy_in(path: Path) -> Policy:
    """The policy of a document, read once in a session.

    Raises:
        LookupError: it cannot be read or is no policy document.
    """
    from ..documents import Format, PacksFor, load_document
    from ..errors import InvalidPolicy

    if path.suffix not in _FORMATS:
        raise LookupError(f"the file of a policy ends with one of {', '.join(_FORMATS)}")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise LookupError(f"the file cannot be read ({type(error).__name__})") from None
    try:
        format: Format = _FORMATS[path.suffix]
        document = load_document(text, format=format, source=path.name)
        return document.policy(packs=PacksFor(document))
    except InvalidPolicy as error:
        raise LookupError(str(error)) from None


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Make the plugin's own hook known."""
    pluginmanager.add_hookspecs(Hooks)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ScenarioFile | None:
    """Take the scenario files."""
    if file_path.name.endswith(SUFFIX):
        return ScenarioFile.from_parent(parent, path=file_path)
    return None


# -- rule coverage


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options for the coverage of rules by scenarios."""
    group = parser.getgroup("fdcpa-guard", "rules and scenario files")
    group.addoption(
        "--policy-coverage",
        nargs="?",
        const="",
        metavar="POLICY",
        help="Report which of the author's own rules the scenarios cover: those of this policy, by name or file, or of "
        "every policy that they use.",
    )
    group.addoption(
        "--policy-coverage-all", action="store_true", help="Of every rule, those taken in from packs as they are too."
    )
    group.addoption(
        "--policy-coverage-pack",
        action="append",
        metavar="PACK",
        help="Only the rules of this pack, such as us.regf or house; may be given several times.",
    )
    group.addoption(
        "--policy-coverage-fail-under",
        type=float,
        metavar="PERCENT",
        help="Fail if less than this part of what can be covered is.",
    )
    group.addoption("--policy-coverage-json", metavar="FILE", help="Write the report there as JSON, too.")


def pytest_configure(config: pytest.Config) -> None:
    """Start the report, in the one process that reports."""
    asked = config.getoption("policy_coverage", None)
    if asked is None or hasattr(config, "workerinput"):
        return
    try:
        policy = _policy(config, _by_file(config, asked), config.rootpath) if asked else None
    except LookupError as error:
        raise pytest.UsageError(f"--policy-coverage={asked}: {error}") from None
    config.pluginmanager.register(_CoverageReport(config, policy), "fdcpa_guard_coverage")


class _CoverageReport:
    """Gathers the rows that were collected, here or by the workers of pytest-xdist, and reports at the end."""

    def __init__(self, config: pytest.Config, policy: Policy | None) -> None:
        self.config = config
        self.policy = policy
        self.rows: list[Row] = []
        self.ids: set[str] = set()
        self.lines: list[str] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.rows += [item.row for item in session.items if isinstance(item, ScenarioItem)]

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        self.ids.update(ids)

    def of_workers(self) -> list[Row]:
        """The rows whose ids the workers collected, read again here."""
        files = sorted({id.partition("::")[0] for id in self.ids if id.partition("::")[0].endswith(SUFFIX)})
        read = [(file, _rows(self.config, self.config.rootpath / file, file)) for file in files]
        return [row for file, rows in read for row in rows if f"{file}::{row.id}" in self.ids]

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        from ..errors import FdcpaGuardError
        from .coverage import coverage

        option = self.config.getoption
        try:
            found = coverage(
                self.rows + self.of_workers(),
                policy=self.policy,
                packs=option("policy_coverage_pack") or None,
                everything=option("policy_coverage_all"),
            )
        except (FdcpaGuardError, pytest.Collector.CollectError) as error:
            self.fail(session, f"the coverage cannot be told: {error}")
            return
        self.lines += found.table()
        target = option("policy_coverage_json")
        if target is not None:
            try:
                Path(target).write_text(json.dumps(found.as_data(), indent=2) + "\n", encoding="utf-8")
            except OSError as error:
                self.fail(session, f"the report cannot be written: {error.strerror}")
        least = option("policy_coverage_fail_under")
        if least is not None and (not found.rules or found.percent < least):
            self.fail(
                session, f"FAIL: {found.percent:.1f}% of {len(found.rules)} rules, at least {least:g}% is asked for"
            )

    def fail(self, session: pytest.Session, why: str) -> None:
        self.lines.append(why)
        if session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("rule coverage")
        for line in self.lines:
            terminalreporter.write_line(line)


# -- purity

_CLOCKS: Final = frozenset({"now", "utcnow", "today", "urandom", "getrandom", "getrandbits"})


class Watch:
    """What happens in one thread while it is watched: files, sockets, imports and programs, and looks at a clock.

    The audit hook that this needs stays for the life of the process, for Python has no way to take it off; while
    nothing is watched it does nothing.
    """

    _installed = False
    _watching: ClassVar[dict[int, Watch]] = {}

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def __enter__(self) -> Watch:
        if not Watch._installed:
            Watch._installed = True
            sys.addaudithook(_audit)
        self._collecting = gc.isenabled()
        gc.disable()  # others hang callbacks on it, which look at clocks
        self._before = sys.getprofile()
        sys.setprofile(self._called)
        Watch._watching[get_ident()] = self
        return self

    def __exit__(self, *error: object) -> None:
        del Watch._watching[get_ident()]
        sys.setprofile(self._before)
        if self._collecting:
            gc.enable()

    def _called(self, frame: Any, event: str, called: Any) -> None:
        if event == "c_call" and (getattr(called, "__module__", None) == "time" or called.__name__ in _CLOCKS):
            self.seen.add(f"a clock or chance ({called.__name__})")


def _audit(event: str, arguments: object) -> None:
    watch = Watch._watching.get(get_ident())
    if watch is not None:
        watch.seen.add(event)
