"""Logs of a chain in files: read line by line, added to so that all lines are there or none, ."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final

from .. import json_text
from ..errors import InvalidRecord
from ..records.chain import Chain, resumed
from ..records.chain.entries import MOST_BYTES
from .reading import STANDARD_INPUT, BadInput, standard_input, unreadable
from .row_files import PARQUET
from .saying import say_exactly
from .whole_files import write_new

try:
    import fcntl
except ModuleNotFoundError:  # not a POSIX system
    fcntl = None  # type: ignore[assignment]

_COLUMN: Final = "entry"


class NotWritten(Exception):
    """Something could not be written; what was there stays as it was."""

    def __init__(self, error: OSError) -> None:
        self.why = error.strerror or "it may not be"
        super().__init__(self.why)


def lines_of(log: str, what: str = "LOG") -> Iterator[bytes]:
    """The lines of a log, each with its line feed: of a file, of standard input for ``-``, of a column in Parquet.

    What is longer than a line may be is cut off. Errors are told under the name of what it is.

    Raises:
        BadInput: it cannot be read.
    """
    if log.endswith(PARQUET):
        yield from _lines_of_parquet(log, what)
        return
    try:
        if log == STANDARD_INPUT:
            yield from _lines(standard_input("the log"))
            return
        with Path(log).open("rb") as file:
            yield from _lines(file)
    except (OSError, ValueError) as error:
        raise unreadable(f"{what}: cannot be read", error) from None


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(MOST_BYTES + 1):
        yield line
        while len(line) > MOST_BYTES and line[-1:] != b"\n":
            line = file.readline(MOST_BYTES + 1) or b"\n"


def _lines_of_parquet(log: str, what: str) -> Iterator[bytes]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise BadInput(f"{what}: a Parquet file needs pyarrow: install fdcpa-guard with the extra batch") from None
    try:
        with pq.ParquetFile(log, page_checksum_verification=True) as file:
            if _COLUMN not in file.schema_arrow.names or not pa.types.is_string(file.schema_arrow.field(_COLUMN).type):
                raise BadInput(f"{what}: a column {_COLUMN} of texts is needed")
            for batch in file.iter_batches(columns=[_COLUMN]):
                for line in batch.column(0).to_pylist():
                    yield (line or "").encode() + b"\n"
    except (OSError, pa.ArrowException) as error:
        why = getattr(error, "strerror", None) or "it is damaged, or no Parquet file"
        raise BadInput(f"{what}: cannot be read: {why}") from None


def bodies_of(source: str) -> list[dict[str, Any]]:
    """The JSON objects of a file, or of standard input for ``-``, one to a line; empty lines are passed over.

    Raises:
        BadInput: it cannot be read, or a line holds no JSON object.
    """
    try:
        if source == STANDARD_INPUT:
            lines = standard_input("JSON objects, one to a line,").readlines()
        else:
            lines = Path(source).read_bytes().split(b"\n")
    except (OSError, ValueError) as error:
        raise unreadable("BODIES: cannot be read", error) from None
    bodies = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            body = json_text.read(line)
        except json_text.NotJson as error:
            raise BadInput(f"BODIES: line {number}: {error.message}") from None
        if not isinstance(body, dict):
            raise BadInput(f"BODIES: line {number}: no JSON object")
        bodies.append(body)
    return bodies


def append(
    log: str, bodies: Iterable[dict[str, Any]], key: bytes | None, genesis: str, *, mend: bool
) -> tuple[int, Chain]:
    """Add an entry for each body to a log, see them onto the disk, and say how many bytes of a torn line were removed.

    All are there afterwards, or none. On POSIX, a second writer is turned away.

    Raises:
        BadInput: the log cannot be read, is damaged, or is being written to by somebody else; or a body cannot be held.
        NotWritten: it cannot be written.
    """
    if log.endswith(PARQUET):
        raise BadInput("LOG: nothing can be added to a Parquet file")
    if log == STANDARD_INPUT:
        raise BadInput("LOG: the name of a file is needed")
    path = Path(log)
    try:
        new = not path.exists()
        with path.open("a+b") as file, _alone(file), _nothing_left_of(path if new else None, file):
            end, torn = _end(file)
            if torn and not mend:
                raise BadInput("LOG: the last line is torn: something stopped while it was written; --mend removes it")
            file.seek(0)
            chain = resumed(_up_to(file, end), key=key, genesis=genesis)
            _write(file, end, b"".join([chain.append(body) for body in bodies]))
            if new and os.name == "posix":
                _keep_name(path)
    except InvalidRecord as error:
        raise BadInput(str(error)) from None
    except (OSError, ValueError) as error:
        raise unreadable("LOG: cannot be opened", error) from None
    return torn, chain


@contextmanager
def _alone(file: IO[bytes]) -> Iterator[None]:
    if fcntl is not None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadInput("LOG: somebody else is writing to it") from None
    yield


@contextmanager
def _nothing_left_of(path: Path | None, file: IO[bytes]) -> Iterator[None]:
    """A new file into which nothing could be written does not stay."""
    try:
        yield
    except BaseException:
        if path is not None and not file.seek(0, os.SEEK_END):
            with suppress(OSError):
                path.unlink()
        raise


def _end(file: IO[bytes]) -> tuple[int, int]:
    """Where the last whole line of a file ends, and how many bytes come after it."""
    size = at = file.seek(0, os.SEEK_END)
    while at:
        start = max(0, at - 65_536)
        file.seek(start)
        found = file.read(at - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1, size - (start + found + 1)
        at = start
    return 0, size


def _up_to(file: IO[bytes], end: int) -> Iterator[bytes]:
    for line in _lines(file):
        if not end:
            return
        end -= min(end, len(line))
        yield line


def _write(file: IO[bytes], end: int, lines: bytes) -> None:
    """Put lines at the end of a file that was only read so far."""
    number, left = file.fileno(), memoryview(lines)
    try:
        os.ftruncate(number, end)
        while left:
            left = left[os.write(number, left) :]
        os.fsync(number)
    except BaseException as error:
        os.ftruncate(number, end)
        if isinstance(error, OSError):
            raise NotWritten(error) from None
        raise


def _keep_name(path: Path) -> None:
    """See the name of a new file onto the disk."""
    entry = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)


def put(data: bytes, out: str | None) -> None:
    """Print a document, or write it as a new file.

    Raises:
        BadInput: there is such a file, or it cannot be written.
    """
    if out is None:
        say_exactly(data.decode())
        return
    try:
        write_new(Path(out), data + b"\n")
    except FileExistsError:
        raise BadInput("--out: there is such a file") from None
    except (OSError, ValueError) as error:
        raise unreadable("--out: cannot be written", error) from None
