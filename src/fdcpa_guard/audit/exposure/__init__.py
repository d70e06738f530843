"""What the violations that an audit found may cost: by law, as ranges with their assumptions and where they stand.

    exposure(violations, as_of=date(2026, 11, 30))          what each law gives, from the least to the most
    violations_of(replay(policy, case).contacts, case, id)  the violations of a replay
    violations_in(judged)                                   the same of what a file of a replay holds

An estimate for planning, and no legal advice: see `NOTICE`. ``pydantic.TypeAdapter(Exposure)`` writes it as JSON.
"""

from .answer import NOTICE, Exposure, Figure, Line, Range, Tally, money
from .reckoning import Assumptions, exposure, exposure_by
from .remedies import Claimant, Per, Remedy
from .treatment import TREATMENT, Counts, Treated
from .violations import Violation, violations_in, violations_of

__all__ = [
    "NOTICE",
    "TREATMENT",
    "Assumptions",
    "Claimant",
    "Counts",
    "Exposure",
    "Figure",
    "Line",
    "Per",
    "Range",
    "Remedy",
    "Tally",
    "Treated",
    "Violation",
    "exposure",
    "exposure_by",
    "money",
    "violations_in",
    "violations_of",
]
