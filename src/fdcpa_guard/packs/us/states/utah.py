"""Utah: nothing found beyond federal law."""

from ....vocabulary import Confidence
from .common import adds_nothing, statute

JURISDICTION = adds_nothing(
    "US-UT",
    "Utah",
    Confidence.PARTIAL,
    (statute("Utah Code", "12-1-11"), statute("Utah Code", "70C-7-106"), statute("Utah Code", "31A-26-313")),
    (
        "The registration of agencies was repealed on 3 May 2023 but for fees; unconscionable agreements; a notice "
        "before an adverse credit report. No contact rule in any of them."
    ),
)
