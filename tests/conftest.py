"""What every test may use: pytester, scenario files as tests, and the same examples on every run."""

import gc
from collections.abc import Iterator

import pytest
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
    """Spare every collection of garbage in a test a walk over the thousands of tests that were collected."""
    gc.collect()
    gc.freeze()
