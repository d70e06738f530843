"""Texts that are written to files whole or not at all, and never over what is something else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from stat import S_IMODE
from typing import Final

from .reading import unreadable

_PEEK: Final = 200


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text.

    Attributes:
        name: what it is called, as in *the page*.
        begins: how every text of the kind begins, in whatever letters.
    """

    name: str
    begins: str

    def check(self, file: str) -> None:
        """Whether such a text could be written to a file, as far as can be told before there is one.

        Raises:
            BadInput: as `write`.
        """
        with self._told():
            path = self._replaceable(file)
            if path.is_dir():
                raise IsADirectoryError(None, "Is a directory")
            if not path.parent.is_dir():
                raise FileNotFoundError(None, "No such file or directory")

    def write(self, file: str, text: str) -> None:
        """Write a text under another name, and only then give it its own.

        A file that is there is replaced only if it is empty or of the same kind: it may be what was read.

        Raises:
            BadInput: there is a file of another kind, or it cannot be written.
        """
        with self._told():
            path = self._replaceable(file)
            if path.exists() and not path.is_file():  # a device, or a pipe to somebody who reads
                path.write_text(text, encoding="utf-8")
            else:
                _replace(path, text)

    def _replaceable(self, file: str) -> Path:
        path = Path(os.path.realpath(file))
        if path.is_file():
            with path.open("rb") as held:
                start = held.read(_PEEK).lstrip().lower()
            if start and not start.startswith(self.begins.encode()):
                raise FileExistsError(None, "there is a file of that name that holds something else")
        return path

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:
            raise unreadable(f"{self.name} cannot be written", error) from None


def write_all(directory: Path, texts: Mapping[str, str], gone: Iterable[Path]) -> None:
    """Write texts into a directory by their names there, and remove files that are gone: all of it or nothing.

    What was there is kept aside until the last is in its place, and put back if anything fails.

    Raises:
        OSError: it cannot be done; the directory is as it was.
    """
    made = [each for each in (directory, *directory.parents) if not each.exists()]
    undo: list[Callable[[], object]] = [each.rmdir for each in reversed(made)]
    aside = directory / f".{os.getpid()}.tmp"
    try:
        aside.mkdir(parents=True)
        new = [aside / f"new-{number}" for number in range(len(texts))]
        for path, text in zip(new, texts.values(), strict=True):
            write_new(path, text.encode())
        targets = [directory / name for name in texts]
        for number, (path, source) in enumerate([*zip(targets, new, strict=True), *((each, None) for each in gone)]):
            for folder in [each for each in reversed(path.parents) if not each.exists()]:
                folder.mkdir()
                undo.append(folder.rmdir)
            if path.exists():
                old = aside / f"old-{number}"
                path.rename(old)
                undo.append(partial(old.rename, path))
            if source is not None:
                source.rename(path)
                undo.append(path.unlink)
    except BaseException:
        for back in reversed(undo[len(made) :]):
            back()
        shutil.rmtree(aside, ignore_errors=True)
        for back in reversed(undo[: len(made)]):
            with suppress(OSError):
                back()
        raise
    shutil.rmtree(aside, ignore_errors=True)


def write_new(path: Path, data: bytes) -> None:
    """Write a new file and see it onto the disk; nothing of it stays if that fails.

    Raises:
        FileExistsError: there is such a file.
        OSError: it cannot be written.
    """
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def is_read(out: Path, read: Path) -> bool:
    """Whether what is to be written would take the place of what is read."""
    return out.exists() and read.exists() and out.samefile(read)


PAGE: Final = Kind("the page", "<!doctype html>")
DRAWING: Final = Kind("the drawing", "<svg")


def _replace(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name[:40]}.{os.getpid()}.tmp")
    try:
        write_new(temporary, text.encode())
        if path.exists():
            temporary.chmod(S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
