"""Standard output and standard error: whoever reads them may leave, and the disk behind them may be full."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, TextIO, cast

FAILED: Final = 3
"""The exit status where the tool itself, or the machine, fails."""
READER_LEFT: Final = 141
"""The exit status where whoever read the output has left, as ``head`` does.

It is what a shell says of a program that ends as most then do, by the signal of a broken pipe: 128 and the signal's
number. A verdict it is not, and least of all an allowed contact.
"""


@contextmanager
def watched() -> Iterator[None]:
    """Print meanwhile, and end quietly when the reader has left, or with one line when nothing can be written.

    Raises:
        SystemExit: one of them has happened; whatever else was to be raised gives way to it.
    """
    kept = sys.stdout, sys.stderr
    told = _Stream(kept[0], sys.stderr), _Stream(kept[1], None)
    sys.stdout, sys.stderr = (cast(TextIO, stream) for stream in told)
    try:
        yield
    finally:
        try:
            for stream in told:
                stream.flush()
        finally:
            sys.stdout, sys.stderr = kept


class _Stream:
    """A stream, or what stands for one that was closed, of which every failure ends the program."""

    def __init__(self, stream: TextIO | None, errors: TextIO | None) -> None:
        self._stream = open(os.devnull, "w", encoding="utf-8") if stream is None else stream  # noqa: SIM115
        self._errors = errors
        with suppress(AttributeError, ValueError):  # a stream that somebody put in its place
            self._stream.reconfigure(errors="replace")  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with self._ending():
            return self._stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        with self._ending():
            self._stream.writelines(lines)

    def flush(self) -> None:
        with self._ending():
            self._stream.flush()

    @contextmanager
    def _ending(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            self._drop()
            raise SystemExit(READER_LEFT) from None
        except OSError as error:
            self._drop()
            if self._errors is not None:
                with suppress(OSError, ValueError):
                    why = error.strerror or type(error).__name__
                    print(f"fdcpa-guard: failed: the output cannot be written: {why}", file=self._errors, flush=True)
            raise SystemExit(FAILED) from None

    def _drop(self) -> None:
        """Have what is still held go nowhere: the interpreter would try once more to write it, and complain."""
        with suppress(OSError, ValueError, AttributeError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)
