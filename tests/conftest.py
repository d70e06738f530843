"""What every test may use: pytester, scenario files as tests, and the same examples on every run."""

import gc
from collections.abc import Generator, Iterator
from typing import Any, Final

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings

from fdcpa_guard.testing import plugin
from tests import rows

pytest_plugins = ["pytester"]

# Explaining a failure, when it is as small as it gets, takes ten times as long as finding it.
_PHASES = (Phase.explicit, Phase.generate, Phase.target, Phase.shrink)
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None, phases=_PHASES)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where a browser must be there, its absence fails what would be skipped elsewhere."""
    parser.addoption("--need-browser", action="store_true", help="fail, not skip, where there is no browser")


def pytest_configure(config: pytest.Config) -> None:
    """Take scenario files as tests; where the package is installed, its entry point has seen to that already."""
    if not config.pluginmanager.has_plugin("fdcpa_guard"):
        config.pluginmanager.register(plugin, "fdcpa_guard")


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Keep the rows of a scenario file that was collected, for the tests that go over all of them."""
    for item in report.result or ():
        if isinstance(item, plugin.ScenarioItem):
            rows.collected.setdefault(item.path, []).append(item.row)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Iterator[None]:
    """While tests are collected next to nothing becomes garbage, and to look for it takes a fifth of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """Spare every collection of garbage in a test a walk over the thousands of tests that were collected.

    What little became garbage on the way stays: to find it takes more than a second. While they run it is looked for
    seldom: most of what a test makes and leaves is in no cycle, and to look for the rest takes a fifth of the time.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM)


_SELDOM: Final = 40_000
"""After so many objects more; fewer than the batch waits for, whose tests see it wait longer."""


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Spare the tests of the next file, too, a walk over what those of this one have left in caches."""
    if nextitem is not None and nextitem.path != item.path:
        gc.collect(1)
        gc.freeze()


# -- what a process tells another of forty thousand tests that pass costs more than many of them


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """A process that runs tests for another tells of one that passes once, not five times, and of others everything."""
    if not hasattr(item.config, "workerinput") or _asks_for_every_report(item.config):
        return None
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    passed = all(report.passed for report in reports)
    for report in reports:
        if report.when == "call" or not passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


def _asks_for_every_report(config: pytest.Config) -> bool:
    """Whether more is wanted of a test than whether it passes: how long what surrounds it took, or a file of all."""
    return config.option.durations is not None or config.option.xmlpath is not None


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable(
    report: pytest.CollectReport | pytest.TestReport,
) -> Generator[None, dict[str, Any] | None, dict[str, Any] | None]:
    """Nobody looks at the keywords of a test that passed."""
    data = yield
    if data is not None and report.passed and "keywords" in data:
        data["keywords"] = {}
    return data
