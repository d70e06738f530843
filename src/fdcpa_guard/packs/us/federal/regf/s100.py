"""12 CFR 1006.100: record retention."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from .....clock import DAY, start_of_day, zone
from .....errors import MissingFact
from .....rules import Outcomes, Parameter, Question, Required
from .....vocabulary import Effect
from .common import EFFECTIVE, comment, regf, regulation

_EASTERNMOST: Final = zone("Pacific/Kiritimati")


@regf(
    "us.regf.100a.retain",
    "Keep the record for {years:year} after the last collection activity",
    regulation("100(a)"),
    comment("100(a)-1"),
    effect=Effect.ADVISORY,
    years=Parameter(((EFFECTIVE, 3),), "years", regulation("100(a)"), "higher"),
)
def retain(q: Question, p: Any) -> Outcomes:
    """Evidence of compliance, this decision included, is kept {years:year} past the last collection activity.

    **What it checks**: nothing; the decision carries the earliest day until which its record must be kept, which every
    later activity on the debt puts off. A recording of a call is kept for {years:year} from the call (1006.100(b)).
    **Source**: 1006.100(a), comment 100(a)-1.
    **When it does not apply**: to notices that have nothing to do with collecting. What shows that a contact was
    refrained from is kept as well, so a decision that denies carries the duty too.
    **Missing facts**: it needs none.
    **Example**: decided on 2 March 2026: keep it at least until 2 March 2029.
    """
    try:
        day, until = max([local.date() for local in q.local]), q.next_day
    except (
        MissingFact
    ):  # where nobody knows the place, the easternmost date is the latest: the record is kept no shorter
        day = q.at.astimezone(_EASTERNMOST).date()
        until = start_of_day(_EASTERNMOST, day + DAY)
    return _kept_for(p.years, day, until)


@lru_cache(maxsize=1024)
def _kept_for(years: int, day: date, until: datetime) -> Required:
    try:
        due = day.replace(year=day.year + years)
    except ValueError:  # 29 February
        due = date(day.year + years, 3, 1)
    return Required("keep the record of this decision and contact at least until this day", due=due, until=until)


RULES = (retain,)
