"""Looking back and ahead: what a policy says of the contacts already made, and what another policy would say instead.

    replay(policy, case)                  every past contact, decided as it would have been when it was made
    scorecard(replays(guard, cases))      what that finds, by vendor, agent or whatever else attempts are tagged with
    compare(old, new, questions)          which decisions change under another policy, and by which rules
    reconcile(log, answers)               the contacts that a dialer's own log holds against the answers given
    sample(rows, by=..., seed=...)        a sample for people to look at, and reviewed(...) what they found
    together(parts), verdicts(audit)      all of it as one audit: unaltered, decided the same, complete

Answers hold ids, instants and counts. ``pydantic.TypeAdapter(Comparison)`` writes them as JSON, or reads them back.
"""

from ..differing import Change, Said
from .asked import Asked, Several
from .comparing import EXAMPLES, Comparison, RuleChange, compare, compare_named
from .judged import SEVERITIES, Judged, Lack, Objection, Severity, Verdict
from .logged import Answered, Due, Made, answers_of, log_of
from .matching import Kind
from .owed import Duties, Met, UncheckedDuty, UnmetDuty
from .parts import Audit, Part, Totals, parts_of, together
from .reconciling import Account, Finding, NeverMade, Overtaken, Repeated, Side, Span, Unreconciled, Unused, reconcile
from .replaying import NOT_IN_A_HISTORY, Replay, Replayed, past_contacts, replay, replays
from .reviewing import (
    Disagreement,
    Estimate,
    NotUsed,
    Opinion,
    Rates,
    Review,
    Reviewed,
    Should,
    corrected,
    reviewed,
    sheet,
    sheet_csv,
)
from .sampling import Allocation, Drawn, NotDrawn, Sample, StratumCount, sample
from .scoring import ByRule, Example, Group, Rank, Rate, Scorecard, Scores, Unseen, Week, scorecard
from .shown import Answer, Question, Shown, verdicts
from .sizing import size_for_margin, size_if_none_found

__all__ = [
    "EXAMPLES",
    "NOT_IN_A_HISTORY",
    "SEVERITIES",
    "Account",
    "Allocation",
    "Answer",
    "Answered",
    "Asked",
    "Audit",
    "ByRule",
    "Change",
    "Comparison",
    "Disagreement",
    "Drawn",
    "Due",
    "Duties",
    "Estimate",
    "Example",
    "Finding",
    "Group",
    "Judged",
    "Kind",
    "Lack",
    "Made",
    "Met",
    "NeverMade",
    "NotDrawn",
    "NotUsed",
    "Objection",
    "Opinion",
    "Overtaken",
    "Part",
    "Question",
    "Rank",
    "Rate",
    "Rates",
    "Repeated",
    "Replay",
    "Replayed",
    "Review",
    "Reviewed",
    "RuleChange",
    "Said",
    "Sample",
    "Scorecard",
    "Scores",
    "Several",
    "Severity",
    "Should",
    "Shown",
    "Side",
    "Span",
    "StratumCount",
    "Totals",
    "UncheckedDuty",
    "UnmetDuty",
    "Unreconciled",
    "Unseen",
    "Unused",
    "Verdict",
    "Week",
    "answers_of",
    "compare",
    "compare_named",
    "corrected",
    "log_of",
    "parts_of",
    "past_contacts",
    "reconcile",
    "replay",
    "replays",
    "reviewed",
    "sample",
    "scorecard",
    "sheet",
    "sheet_csv",
    "size_for_margin",
    "size_if_none_found",
    "together",
    "verdicts",
]
