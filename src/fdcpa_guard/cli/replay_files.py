"""What `fdcpa-guard replay` wrote, read back: Parquet, or JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from ..audit import Judged
from ..errors import InvalidFacts
from .extras import need
from .questions import LINES
from .reading import BadInput, unreadable

JUDGED: Final = TypeAdapter(Judged)
_READ_AT_ONCE: Final = 8_192


def judged_in(sources: Iterable[str]) -> Iterator[Judged]:
    """The judged attempts of files, one after the other.

    Raises:
        BadInput: a file cannot be read, or is none that a replay writes.
    """
    for number, source in enumerate(sources, 1):
        path = Path(source)
        try:
            yield from _lines(path) if path.suffix in LINES else rows_in(path)
        except OSError as error:
            raise unreadable(f"REPLAYS, argument {number}: cannot be read", error) from None


def _lines(path: Path) -> Iterator[Judged]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield JUDGED.validate_json(line)
                except ValidationError:
                    more = ": it is Parquet, so give it a name with .parquet" if line.startswith(b"PAR1") else ""
                    raise BadInput(f"{path.name}:{number}: no line that a replay writes{more}") from None


def rows_in(path: Path) -> Iterator[Judged]:
    """Those of a Parquet file. Errors as those of `judged_in`, but for those of the operating system."""
    need("pyarrow", "reading a replay in Parquet")
    import pyarrow as pa
    import pyarrow.parquet as pq

    from ..batch import judged

    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            yield from judged(file.iter_batches(_READ_AT_ONCE))
    except pa.ArrowException:
        raise BadInput(f"{path.name}: it is damaged, or no Parquet file") from None
    except InvalidFacts as error:
        raise BadInput(*(f"{path.name}: {problem}" for problem in error.problems)) from None
