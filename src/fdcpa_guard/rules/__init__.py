"""How a rule is written: metadata, a check over a question, and what the check may answer."""

from ..decision import Citation
from ..errors import MissingFact
from .outcomes import PASS, Advised, Denied, Outcome, Outcomes, Passed, Required, failing, lacking
from .question import Question
from .rule import Announced, Pack, Parameter, Rule, house, reads, rule
from .tallying import Limit, Period, Tallied, Tally, fullest, tally

__all__ = [
    "PASS",
    "Advised",
    "Announced",
    "Citation",
    "Denied",
    "Limit",
    "MissingFact",
    "Outcome",
    "Outcomes",
    "Pack",
    "Parameter",
    "Passed",
    "Period",
    "Question",
    "Required",
    "Rule",
    "Tallied",
    "Tally",
    "failing",
    "fullest",
    "house",
    "lacking",
    "reads",
    "rule",
    "tally",
]
