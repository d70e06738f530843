"""A PostgreSQL server of the tests' own, where its programs are installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

_FOLDERS: Final = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt")
_PORT: Final = "5432"
"""It is only part of the name of the socket."""


def programs() -> Path | None:
    """The folder with the newest programs of a server; None if there are none."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    found = [path.parent for folder in _FOLDERS for path in Path(folder).glob("**/bin/initdb")]
    return max(found, key=lambda path: [int(part) for part in path.parts if part.isdigit()], default=None)


@contextmanager
def server() -> Iterator[str]:
    """A server that listens on a socket only, and where to connect to it; the test is skipped where there is none."""
    where = programs()
    if where is None:
        pytest.skip("no PostgreSQL server is installed here (initdb is neither on the path nor in the usual places)")
    folder = Path(tempfile.mkdtemp(prefix="fdcpa-pg-"))  # of its own: the user of the server may not enter pytest's
    become = _become(folder)
    try:
        data = folder / "data"
        _run(
            *become, where / "initdb", "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        options = f"-F -c listen_addresses='' -c unix_socket_directories='{folder}' -p {_PORT}"
        _run(*become, where / "pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        try:
            yield f"host={folder} port={_PORT} user=test dbname=postgres"
        finally:
            _run(*become, where / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _become(folder: Path) -> list[str]:
    """How to become a user as whom the server runs: it refuses to be root's."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    name = "postgres" if "postgres" in names else "nobody"
    if shutil.which("setpriv") is None:
        pytest.skip("PostgreSQL does not run as root, and there is no setpriv to become another user")
    shutil.chown(folder, name)
    found = pwd.getpwnam(name)
    return ["setpriv", f"--reuid={found.pw_uid}", f"--regid={found.pw_gid}", "--clear-groups"]


def _run(*command: object) -> None:
    done = subprocess.run(list(map(str, command)), cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, done.stdout
