"""Which tests run a line of our own code, and how long each takes; and a way to run a few of them at once.

    python tools/tests_by_line.py        # writes build/lines/, a file for each file of tests

Needs Python 3.12 or later. Every file of tests runs in a process of its own, started by forking one that
has imported everything but the library: so each file says for itself what it runs while it is read, and what is kept
from one test to the next is kept within a file at most.

A file of tests that has not changed is not measured anew. With what was measured the source is kept as it stood then,
so that lines that have moved since are found: one that is new, or another than it was, is taken to be run by whatever
ran the place where it stands. After a large change to the library, or one to what tests share, delete ``build/lines``.

It may be stopped at any time, and goes on where it stopped. A file that has not been measured yet may run any line: it
is tried as a whole, after all those of which it is known.
"""

import difflib
import hashlib
import importlib
import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parent.parent
LINES: Final = ROOT / "build" / "lines"
SOURCES: Final = LINES / "source"

LEFT_OUT: Final = (
    "tests/docs",
    "tests/browser",
    "tests/batch/test_postgresql.py",
    "tests/batch/test_spark.py",
    "tests/test_benchmarks.py",
    "tests/test_layers.py",
    "tests/test_packaging.py",
    "tests/facts/test_given.py",
)
"""Tests that read our own text, make every page, or start programs: they take long and run few lines here."""

_MONITORING: Final[Any] = getattr(sys, "monitoring", None)

_MEMORY: Final = 6 << 30
_FIRST: Final = 150
_SLOW: Final = 0.3
"""From so many seconds on a test is slow."""
_GUESSED: Final = 5.0
"""What a file of tests is taken to need that has not been measured."""


# -- running pytest in a fork


def ready(within: Path) -> None:
    """Import what tests import, but for the library, and stand in a checkout."""
    for name in ("hypothesis", "hypothesis.strategies", "hypothesis.stateful", "pydantic", "yaml", "rich"):
        importlib.import_module(name)
    os.chdir(within)
    sys.path[:] = [
        str(within / "src"),
        str(within),
        *[each for each in sys.path if Path(each or ".").resolve() != ROOT],
    ]
    os.environ.update(PYTHONPATH=str(within / "src"), PYTHONDONTWRITEBYTECODE="1")
    assert "fdcpa_guard" not in sys.modules


def forked(task: Callable[[], Any], seconds: float) -> Any:
    """What a task returns in a process of its own; None if it takes longer, or dies."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer"
        child = os.fork()
        if child == 0:
            try:
                os.setsid()
                resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
                nowhere = os.open(os.devnull, os.O_RDWR)
                for stream in (0, 1, 2):
                    os.dup2(nowhere, stream)
                answer.write_text(json.dumps(task()), "utf-8")
            finally:
                os._exit(0)
        ends = time.monotonic() + seconds
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            if time.monotonic() > ends:
                os.killpg(child, signal.SIGKILL)
                os.waitpid(child, 0)
                return None
            time.sleep(0.01)
        return json.loads(answer.read_text("utf-8")) if answer.exists() else None


def _pytest(arguments: Sequence[str], plugin: object) -> int:
    quietly = (
        "-q",
        "--no-header",
        "--tb=no",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
    )
    return int(pytest.main([*quietly, *arguments], plugins=[plugin]))


class _Chosen:
    """Runs the tests that it was given and no others, and remembers the first that fails.

    A file stands for all of its tests but those to be left out.
    """

    def __init__(self, tests: Collection[str], but: Collection[str]) -> None:
        self.order = {test: number for number, test in enumerate(tests)}
        self.but = but
        self.failed: str | None = None

    def place(self, test: str) -> int | None:
        """Where in the order a test runs; None if it does not."""
        return None if test in self.but else self.order.get(test, self.order.get(test.partition("::")[0]))

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        placed = [(place, item) for item in items if (place := self.place(item.nodeid)) is not None]
        items[:] = [item for _, item in sorted(placed, key=lambda one: one[0])]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed = self.failed or report.nodeid

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = self.failed or report.nodeid


def first_failure(tests: Sequence[str], seconds: float, but: Collection[str] = ()) -> str | None:
    """The first that fails of some tests, or whole files of them, but for some others, in a fork; None if all pass."""
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))

    def run() -> str:
        sys.dont_write_bytecode = True
        plugin = _Chosen(tests, but)
        status = _pytest(["-x", *files], plugin)
        return plugin.failed or ("" if status in (0, 5) else f"pytest stops with {status}")

    found = forked(run, seconds)
    return "it takes for ever, or dies" if found is None else found or None


def prime() -> None:
    """Read every test once, so that what Python compiles is kept."""
    forked(lambda: _pytest(["--collect-only", "tests"], object()), 600)


# -- measuring


class _Watched:
    """Notes which test runs which line of our own code, and how long it takes.

    A line tells of itself once for each test: that costs little beside a tracer that is told of every line every time.
    """

    def __init__(self, source: Path) -> None:
        self.source = f"{source}{os.sep}"
        self.tests: dict[str, float] = {}
        self.failed: list[str] = []
        self.early: dict[str, set[int]] = defaultdict(set)
        self.sets: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self._ran: list[tuple[str, int]] = []
        tool, events = _MONITORING.COVERAGE_ID, _MONITORING.events
        _MONITORING.use_tool_id(tool, "tests by line")
        _MONITORING.register_callback(tool, events.PY_START, self._starts)
        _MONITORING.register_callback(tool, events.LINE, self._runs)
        _MONITORING.set_events(tool, events.PY_START)

    def _starts(self, code: CodeType, _: int) -> object:
        if code.co_filename.startswith(self.source):
            _MONITORING.set_local_events(_MONITORING.COVERAGE_ID, code, _MONITORING.events.LINE)
        return _MONITORING.DISABLE

    def _runs(self, code: CodeType, line: int) -> object:
        self._ran.append((code.co_filename, line))
        return _MONITORING.DISABLE

    def _taken(self) -> Iterator[tuple[str, int]]:
        """What ran since it was asked last, by the file's name within the source."""
        ran, self._ran = self._ran, []
        for file, line in ran:
            yield file.removeprefix(self.source).replace(os.sep, "/"), line

    def between_tests(self) -> None:
        """What ran since the last test ran while the file was read, or for another's sake."""
        for name, line in self._taken():
            self.early[name].add(line)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.between_tests()
        _MONITORING.restart_events()
        started = time.perf_counter()
        try:
            return (yield)
        finally:
            test = 1 << len(self.tests)
            self.tests[item.nodeid] = time.perf_counter() - started
            for name, line in self._taken():
                self.sets[name][line] |= test

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


def _measure(file: str, source: Path) -> dict[str, Any]:
    """What the tests of a file run of our own code, line by line."""
    started = time.perf_counter()
    plugin = _Watched(source)
    _pytest([file], plugin)
    plugin.between_tests()
    spent = time.perf_counter() - started
    lines: dict[str, dict[str, list[int]]] = {}
    for name, sets in sorted(plugin.sets.items()):
        by_set: dict[str, list[int]] = defaultdict(list)
        for line, tests in sorted(sets.items()):
            by_set[f"{tests:x}"].append(line)
        lines[name] = by_set
    return {
        "tests": [*plugin.tests.items()],
        "failed": plugin.failed,
        "reading": max(0.0, spent - sum(plugin.tests.values())),
        "early": {name: sorted(numbers) for name, numbers in sorted(plugin.early.items())},
        "lines": lines,
    }


def test_files(within: Path) -> list[str]:
    """Every file of tests that is measured."""
    under = within / "tests"
    found = {*under.rglob("test_*.py"), *under.rglob("*_test.py"), *under.rglob("*.policy.yaml")}
    names = sorted(file.relative_to(within).as_posix() for file in found)
    return [name for name in names if not name.startswith(LEFT_OUT)]


def _texts(source: Path) -> dict[str, str]:
    return {file.relative_to(source).as_posix(): file.read_text("utf-8") for file in sorted(source.rglob("*.py"))}


def _keep(texts: dict[str, str]) -> str:
    """Keep the source beside what is measured; returns what it is known by."""
    whole = json.dumps(texts)
    known = hashlib.sha256(whole.encode()).hexdigest()[:12]
    SOURCES.mkdir(parents=True, exist_ok=True)
    (SOURCES / f"{known}.json").write_text(whole, "utf-8")
    return known


def moved(then: Sequence[str], today: Sequence[str]) -> dict[int, list[int]]:
    """For each line of a text the lines of today that stand in its place, both counted from 1.

    What was changed stands for all that was put there, and what was put in anew runs where the line before it does.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for kind, first, last, low, high in difflib.SequenceMatcher(None, then, today, autojunk=False).get_opcodes():
        if kind == "equal":
            for number in range(last - first):
                places[first + number + 1].append(low + number + 1)
        else:
            for number in range(first, last) if last > first else range(max(0, first - 1), max(1, first)):
                places[number + 1] += range(low + 1, high + 1)
    return places


def measure(within: Path) -> None:
    """Measure each file of tests that has not been measured since it changed."""
    files = test_files(within)
    known = _keep(_texts(within / "src" / "fdcpa_guard"))
    for number, file in enumerate(files, start=1):
        if _is_measured(within, file):
            continue
        found = forked(lambda: _measure(file, within / "src" / "fdcpa_guard"), 1800)  # noqa: B023
        if found is None:
            print(f"{file} cannot be measured", flush=True)
            continue
        _kept(file).write_text(json.dumps({**found, "source": known}), "utf-8")
        spent = sum(seconds for _, seconds in found["tests"])
        print(f"{number:4}/{len(files)}  {file}  {len(found['tests'])} tests, {spent:.1f} s", flush=True)


# -- choosing


def _kept(file: str) -> Path:
    """Where what was measured of a file of tests is kept."""
    return LINES / f"{file.replace('/', '+')}.json"


def _is_measured(within: Path, file: str) -> bool:
    """Whether a file of tests was measured since it changed."""
    kept = _kept(file)
    return kept.exists() and kept.stat().st_mtime >= (within / file).stat().st_mtime


def _placed(numbers: Collection[int], place: dict[int, list[int]]) -> list[int]:
    return sorted({new for number in numbers for new in place.get(number, ())})


@dataclass(frozen=True)
class Batch:
    """Tests to run in one process, and how long they should take."""

    tests: tuple[str, ...]
    seconds: float


class TestsByLine:
    """Which tests run a line."""

    __test__ = False

    def __init__(self, without: Collection[str] = ()) -> None:
        names = [name for name in test_files(ROOT) if not name.startswith(tuple(without))]
        self.files: dict[str, Any] = {}
        for name in names:
            if _is_measured(ROOT, name):
                self.files[name] = json.loads(_kept(name).read_text("utf-8"))
        self.unmeasured = [name for name in names if name not in self.files]
        self._move()
        self.failing = {test for one in self.files.values() for test in one["failed"]}
        self.seconds = {test: seconds for one in self.files.values() for test, seconds in one["tests"]}
        self._sound: set[str] = set()

    def _move(self) -> None:
        """Lines are told by their numbers of today."""
        today = _texts(ROOT / "src" / "fdcpa_guard")
        places: dict[tuple[str, str], dict[int, list[int]]] = {}
        for known in {one["source"] for one in self.files.values()}:
            for name, text in json.loads((SOURCES / f"{known}.json").read_text("utf-8")).items():
                if name in today and text != today[name]:
                    places[known, name] = moved(text.splitlines(), today[name].splitlines())
        for one in self.files.values():
            for name in {*one["early"], *one["lines"]}:
                place = places.get((one["source"], name))
                if place is not None:
                    one["early"][name] = _placed(one["early"].get(name, ()), place)
                    sets = one["lines"].get(name, {})
                    one["lines"][name] = {tests: _placed(numbers, place) for tests, numbers in sets.items()}

    def passes(self, test: str) -> bool:
        """Whether a test passes where nothing is changed; with it the other quick ones of its file are tried, once."""
        if self.seconds.get(test, _SLOW) >= _SLOW:
            some = [test]
        else:
            some = [one for one, _ in self.files[test.partition("::")[0]]["tests"] if self.seconds[one] < _SLOW]
        if not self._sound.issuperset(some):
            while (failed := first_failure([one for one in some if one not in self.failing], 600)) in some:
                self.failing.add(failed)
            self._sound.update(some)
        return test not in self.failing

    def of(self, source: str, lines: range) -> dict[str, list[str]]:
        """By file, the tests that run some lines: all of a file that runs them while it is read, or for one test alone.

        What one test alone runs may be kept for the next ones.
        """
        found = {}
        for file, one in self.files.items():
            tests = [test for test, _ in one["tests"]]
            bits = 0
            for sets, numbers in one["lines"].get(source, {}).items():
                if any(number in lines for number in numbers):
                    bits |= int(sets, 16)
            early = any(number in lines for number in one["early"].get(source, ()))
            if not early and bits.bit_count() != 1:
                tests = [test for number, test in enumerate(tests) if bits >> number & 1]
            chosen = [test for test in tests if test not in self.failing]
            if chosen:
                found[file] = chosen
        return found

    def batches(self, source: str, lines: range, near: Sequence[str]) -> Iterator[Batch]:
        """The tests that run some lines, in batches that grow: near ones first, quick ones first.

        Of a file that is quick to read some run early and the others later, and the slow last. After all of them come
        whole files that have not been measured.
        """
        units: list[tuple[float, float, list[str]]] = []
        found = self.of(source, lines)
        if not found:  # some program that a test starts may run them
            for file, one in self.files.items():
                if file.startswith(tuple(" ".join(near).split())):
                    found[file] = [test for test, _ in one["tests"] if test not in self.failing]

        def nearness_of(file: str) -> int:
            steps = (number for number, step in enumerate(near) if file.startswith(tuple(step.split())))
            return {0: 6, 1: 3}.get(next(steps, 2), 1)

        for file, tests in found.items():
            nearness = nearness_of(file)
            quick = sorted((test for test in tests if self.seconds[test] < _SLOW), key=self.seconds.__getitem__)
            slow = sorted((test for test in tests if self.seconds[test] >= _SLOW), key=self.seconds.__getitem__)
            spread = quick[:: max(1, len(quick) // _FIRST)]
            others = sorted({*quick} - {*spread}, key=self.seconds.__getitem__)
            # What is kept from one test to the next is noticed by tests that do not seem to run the line.
            rest = [test for test, _ in self.files[file]["tests"] if test not in {*tests} | self.failing]
            for some in (spread, others, slow, rest if nearness > 1 else []):
                if some:
                    cost = self.files[file]["reading"] + sum(self.seconds[test] for test in some)
                    units.append((cost / nearness, cost, some))
        units.sort()
        most = 5.0
        batch: list[str] = []
        spent = 0.0
        for _, cost, some in units:
            if batch and spent + cost > most:
                yield Batch(tuple(batch), spent)
                batch, spent, most = [], 0.0, most * 3
            batch += some
            spent += cost
        if batch:
            yield Batch(tuple(batch), spent)
        for file in sorted(self.unmeasured, key=nearness_of, reverse=True):
            yield Batch((file,), _GUESSED)


if __name__ == "__main__":
    if _MONITORING is None:
        sys.exit("which lines a test runs is told by Python 3.12 or later")
    ready(ROOT)
    measure(ROOT)
