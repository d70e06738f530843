"""The log of one process: a chain in a file that it alone writes. POSIX only, for the lock."""

import fcntl
import json
import os
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from fdcpa_guard import Decision, Policy
from fdcpa_guard.records import Recorder
from fdcpa_guard.records.chain import resumed
from fdcpa_guard.schema import DecisionRequest


class Log:
    """Keeps the record of each decision, on the disk before anybody gets the answer.

    A chain has one writer, so each worker process takes a file of its own: the first of ``decisions-0.jsonl``,
    ``decisions-1.jsonl`` and so on that no other holds. With as many workers as before, the same files go on.

    Raises:
        InvalidRecord: the file is not as it was written.
        OSError: it cannot be written.
    """

    def __init__(self, folder: Path, policy: Policy) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = _first_free(folder)
        try:
            # A torn last line is a record whose answer nobody got: it is written before the answer is given.
            self._file.truncate(sum(len(line) for line in self._file if line.endswith(b"\n")))
            self._file.seek(0)
            self._chain = resumed(self._file)
        except BaseException:
            self._file.close()
            raise
        self._recorder = Recorder(policy)
        self._lock = Lock()
        self.works = True
        """False once anything could not be written: from then on nothing is, until the process is started anew."""

    def keep(self, asked: DecisionRequest, decision: Decision) -> str:
        """Write down a decision, and give the hash of its record.

        Raises:
            OSError: it could not be written, or an earlier one could not.
            InvalidRecord: it cannot be recorded.
        """
        with self._lock:
            if not self.works:
                raise OSError("an earlier record could not be written")
            lines = self._recorder.lines(asked.contact, asked.case, decision, asked.references)
            bodies = [json.loads(line) for line in lines]
            self.works = False
            self._file.write(b"".join([self._chain.append(body) for body in bodies]))
            self._file.flush()
            os.fsync(self._file.fileno())
            self.works = True
            return str(bodies[-1]["hash"])

    def close(self) -> None:
        """Let another process have the file."""
        self._file.close()


def _first_free(folder: Path) -> BinaryIO:
    n = 0
    while True:
        file = (folder / f"decisions-{n}.jsonl").open("a+b")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            n += 1
        else:
            file.seek(0)
            return file
