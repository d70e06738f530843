"""What every test may use: pytester, and scenario files as tests."""

import pytest

from fdcpa_guard.testing import plugin

pytest_plugins = ["pytester"]


def pytest_configure(config: pytest.Config) -> None:
    """Take scenario files as tests; where the package is installed, its entry point has seen to that already."""
    if not config.pluginmanager.has_plugin("fdcpa_guard"):
        config.pluginmanager.register(plugin, "fdcpa_guard")
