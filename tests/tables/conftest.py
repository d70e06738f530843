"""The databases in which what is printed as SQL is run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import postgresql


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Where to connect to a server of the tests' own."""
    with postgresql.server() as where:
        yield where
