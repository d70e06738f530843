"""Running the command line in this process."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

import pytest

from fdcpa_guard.cli import main

collect_ignore = [] if find_spec("pyarrow") else ["test_batch.py", "test_replay.py"]


@dataclass(frozen=True)
class Ran:
    """What a run of the command line left behind."""

    status: object
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line with arguments and, perhaps, bytes on standard input."""
    monkeypatch.setenv("COLUMNS", "80")

    def running(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(stopped.value.code, out, err)

    return running
