"""Pictures of time and numbers as SVG: each stands alone, says in words what it shows, and runs nothing."""

from .bars import Bar, bars
from .calls import calls
from .heat import Heat, heat
from .limits import limits
from .rates import Interval, Legend, rates
from .weeks import Counted, Row, Words, weeks
from .windows import windows

__all__ = [
    "Bar",
    "Counted",
    "Heat",
    "Interval",
    "Legend",
    "Row",
    "Words",
    "bars",
    "calls",
    "heat",
    "limits",
    "rates",
    "weeks",
    "windows",
]
