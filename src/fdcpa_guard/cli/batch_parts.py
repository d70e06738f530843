"""A run that can be interrupted: its answers in parts beside the file to be, each whole or not there."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from ..batch import Tally
from .reading import BadInput

_MANIFEST: Final = "run.json"
_ABOUT: Final = b"fdcpa_guard"
_TALLY: Final = b"fdcpa_guard.tally"
_FORMAT: Final = 1


class NotWritten(Exception):
    """Something could not be written; what was written before stays."""

    def __init__(self, error: Exception) -> None:
        number = getattr(error, "errno", None)
        self.why = "it may not be" if number is None else os.strerror(number)
        super().__init__(self.why)


@dataclass
class Run:
    """The parts of one run, in a folder beside its file.

    Attributes:
        out: the file to be.
        tally: what came of the parts that are there.
        parts: how many they are.
    """

    out: Path
    schema: pa.Schema
    about: dict[str, Any]
    tally: Tally
    parts: int

    @property
    def folder(self) -> Path:
        """Where the parts are."""
        return folder_of(self.out)

    @classmethod
    def begun(cls, out: Path, schema: pa.Schema, about: dict[str, Any], *, resume: bool) -> Run:
        """A run that begins, or goes on where another stopped.

        Raises:
            BadInput: there is another run's work, which is not to be gone on with or was asked something else.
            NotWritten: there is no room for it.
        """
        folder = folder_of(out)
        manifest = folder / _MANIFEST
        about = {"format": _FORMAT, **about}
        if not manifest.exists() or not (resume or any(_parts_of(folder))):
            with written():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True)
                _put(manifest, lambda path: path.write_text(json.dumps(about, indent=2), encoding="utf-8"))
            return cls(out, schema, about, Tally(), 0)
        if not resume:
            raise BadInput(f"{folder.name} holds an interrupted run: go on with --resume, or remove it")
        _the_same(_begun_as(manifest), about)
        tally, paths = Tally(), list(_parts_of(folder))
        for path in paths:
            tally.add(_tally_of(path))
        for left in (*folder.glob("*.tmp"), *folder.glob("*.arrow")):
            left.unlink()
        return cls(out, schema, about, tally, len(paths))

    def keep(self, batches: list[pa.RecordBatch], tally: Tally) -> None:
        """Write answers as the next part.

        Raises:
            NotWritten: it cannot be written; there is then no part.
        """
        schema = self.schema.with_metadata({_TALLY: json.dumps(tally.to_dict())})
        with written():
            _put(self.folder / f"part-{self.parts:06}.parquet", lambda path: _write(path, schema, [batches]))
        self.parts += 1
        self.tally.add(tally)

    def finish(self) -> None:
        """Put the parts together as the file, which is there whole or not at all, and remove them.

        Raises:
            BadInput: a part is damaged; all of them stay.
            NotWritten: it cannot be written; the parts stay.
        """
        schema = self.schema.with_metadata({_ABOUT: json.dumps(self.about)})
        paths = list(_parts_of(self.folder))
        with written():
            _put(self.out, lambda path: _write(path, schema, map(_batches_of, paths)))
            shutil.rmtree(self.folder, ignore_errors=True)


def folder_of(out: Path) -> Path:
    """The folder of the parts of a file to be."""
    return out.with_name(f"{out.name}.parts")


def _parts_of(folder: Path) -> Iterator[Path]:
    """The parts, in order, up to the first that is not there."""
    number = 0
    while (path := folder / f"part-{number:06}.parquet").exists():
        yield path
        number += 1


def _tally_of(path: Path) -> Tally:
    with _undamaged(path, "it and what follows it"):
        counted = json.loads(pq.read_schema(path).metadata[_TALLY])
        tally = Tally(contacts=counted["contacts"], allowed=counted["allowed"], errors=counted["errors"])
        tally.unread.update(counted["unread"])
        tally.codes.update(counted["codes"])
        tally.verdicts.update(counted.get("verdicts", {}))
    return tally


def _batches_of(path: Path) -> Iterator[pa.RecordBatch]:
    with _undamaged(path, "it and what follows it"), pq.ParquetFile(path, page_checksum_verification=True) as part:
        yield from part.iter_batches()


def _begun_as(manifest: Path) -> dict[str, Any]:
    """What the run was asked."""
    with _undamaged(manifest, "the folder"):
        return dict(json.loads(manifest.read_text(encoding="utf-8")))


@contextmanager
def _undamaged(path: Path, remove: str) -> Iterator[None]:
    """What of the run's own files is read."""
    try:
        yield
    except (pa.ArrowException, OSError, TypeError, KeyError, ValueError):
        raise BadInput(f"{path.parent.name}/{path.name} is damaged: remove {remove}") from None


def _the_same(before: dict[str, Any], now: dict[str, Any]) -> None:
    """Nothing is gone on with that was asked otherwise."""
    was, has = before, json.loads(json.dumps(now))
    files, files_now = was.pop("inputs", {}), has.pop("inputs", {})
    wrong = [
        f"the run was begun with another {name}" for name in sorted({*was, *has}) if was.get(name) != has.get(name)
    ]
    wrong += [
        f"{name} is not as it was when the run was begun"
        for name in sorted({*files, *files_now})
        if files.get(name) != files_now.get(name)
    ]
    if wrong:
        raise BadInput(*wrong, "begin anew: remove the folder of parts")


def _write(path: Path, schema: pa.Schema, groups: Iterable[Iterable[pa.RecordBatch]]) -> None:
    with pq.ParquetWriter(path, schema, compression="zstd", write_page_checksum=True) as writer:
        for batches in groups:
            table = pa.Table.from_batches(batches, schema=schema)
            writer.write_table(table.combine_chunks())


def _put(path: Path, write: Any) -> None:
    """Write a file under another name, see it onto the disk, and only then give it its own."""
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        write(temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        entry = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)


@contextmanager
def written() -> Iterator[None]:
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        raise NotWritten(error) from None
