"""The facts as flat tables: what people already have, mapped by SQL, read into cases (the door in).

    read = case_from("c-7", {"consumers": [...], "debts": [...], "attempts": [...]}, zone="America/Chicago")
    decision = guard.decide(contact, read.case)

`definitions` says of each column what it holds and what NULL means; `dispositions` what the codes of dialers say.
"""

from .cases import CaseRead, ContactRead, Reader, case_from
from .columns import Column, End, Lost, Null, Table, Type
from .definitions import TABLES
from .dispositions import Disposition, Dispositions
from .report import Report
from .rows import Rows

__all__ = [
    "TABLES",
    "CaseRead",
    "Column",
    "ContactRead",
    "Disposition",
    "Dispositions",
    "End",
    "Lost",
    "Null",
    "Reader",
    "Report",
    "Rows",
    "Table",
    "Type",
    "case_from",
]
