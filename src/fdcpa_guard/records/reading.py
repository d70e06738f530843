"""Reading a log of records, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import json_text
from ..errors import InvalidRecord
from .forms import check_defining, written
from .glossary import Glossary
from .record import Record
from .signing import Signature


class LogReader:
    """Reads the lines of a log: records, what they refer to, signatures, or entries of a chain that hold one of them.

    Of an entry of a chain what it holds is read; whether the chain holds, `chain.verify` tells.

    Attributes:
        glossary: what the lines read so far define.
        signatures: those of policies that were read so far; whether they are as they were made, `signing.check` tells.
    """

    def __init__(self) -> None:
        self.glossary = Glossary()
        self.signatures: list[Signature] = []

    def record(self, line: str | bytes) -> Record | None:
        """The record that a line holds; None: it defines what those after it refer to, or is a signature.

        Raises:
            InvalidRecord: it holds none of these.
        """
        try:
            text = line.decode() if isinstance(line, bytes | bytearray) else line
            document = json_text.read(text)
            text = text.removesuffix("\n")
        except UnicodeDecodeError:
            wrong = InvalidRecord("the line is not UTF-8 text")
        except json_text.NotJson as error:
            wrong = InvalidRecord(f"the line is {error.message}")
        else:
            if isinstance(document, dict) and isinstance(document.get("body"), dict):
                document = document["body"]
                text = written(document)
            if isinstance(document, dict) and "defines" in document:
                check_defining(document)
                self.glossary.read(document["defines"])
                if text != written(document):
                    raise InvalidRecord("defines: it says the same in other bytes than were written")
                return None
            if isinstance(document, dict) and "signs" in document:
                self.signatures.append(Signature.of(document, text))
                return None
            return Record.of(document, text)
        raise wrong

    def records(self, lines: Iterable[str | bytes]) -> Iterator[Record]:
        """The records of a log. Errors as those of `record`."""
        for line in lines:
            found = self.record(line)
            if found is not None:
                yield found
