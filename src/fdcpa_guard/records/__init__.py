"""What was decided, as records that prove themselves: canonical, with hashes of what was asked and answered.

    recorder = Recorder(policy)                              one for each log
    lines = recorder.lines(contact, case, decision, {"agent": "a-17"})
    expand(record, glossary)                                 the whole decision again

Nothing here reads or writes a file: lines come in and go out as text.
"""

from .expanding import expand
from .glossary import Glossary
from .reading import LogReader
from .record import Record
from .recorder import Recorder
from .signing import Signature

__all__ = ["Glossary", "LogReader", "Record", "Recorder", "Signature", "expand"]
