"""Many contacts at once: tables in, tables out, in record batches that need not fit in memory.

    answers = decide(tables, us(), zone="America/Chicago", workers=2)
    for batch in answers: ...

    scorecard(judged(replay(tables, us(), zone="America/Chicago")))     what a log of attempts holds, by vendor

``tables`` are those of `fdcpa_guard.tables` by name, from anything that speaks Arrow. For each contact one row comes
out, in the order of the contacts; what cannot be decided is not allowed, and has an error.

It needs the extra ``batch``, which is pyarrow. No file is read or written: whoever has files opens them
(``pyarrow.dataset``), or uses the command ``fdcpa-guard batch``. With ``workers`` it starts processes.
"""

from __future__ import annotations

try:
    import pyarrow as _pyarrow  # noqa: F401
except ModuleNotFoundError as _error:
    raise ModuleNotFoundError(
        "fdcpa_guard.batch needs pyarrow; install the extra: pip install 'fdcpa-guard[batch]'", name=_error.name
    ) from None

from .asking import Questions, questions
from .deciding import Decider, Tally
from .incoming import Stream
from .policies import PolicySource
from .processes import WorkerDied
from .replaying import LogReplayer, judged
from .running import BATCH_ROWS, Answers, decide, replay, windows
from .schema import OUT_SCHEMA, REPLAY_SCHEMA, WINDOWS_SCHEMA

__all__ = [
    "BATCH_ROWS",
    "OUT_SCHEMA",
    "REPLAY_SCHEMA",
    "WINDOWS_SCHEMA",
    "Answers",
    "Decider",
    "LogReplayer",
    "PolicySource",
    "Questions",
    "Stream",
    "Tally",
    "WorkerDied",
    "decide",
    "judged",
    "questions",
    "replay",
    "windows",
]
