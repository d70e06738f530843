"""Looking back and ahead: what a policy says of the contacts already made, and what another policy would say instead.

    replay(policy, case)                  every past contact, decided as it would have been when it was made
    scorecard(replays(guard, cases))      what that finds, by vendor, agent or whatever else attempts are tagged with
    compare(old, new, questions)          which decisions change under another policy, and by which rules

Answers hold ids, instants and counts. ``pydantic.TypeAdapter(Comparison)`` writes them as JSON, or reads them back.
"""

from .asked import Asked, Several
from .comparing import EXAMPLES, Change, Comparison, RuleChange, Said, compare, compare_named
from .judged import SEVERITIES, Judged, Lack, Objection, Severity, Verdict
from .replaying import NOT_IN_A_HISTORY, Replay, Replayed, past_contacts, replay, replays
from .scoring import Group, Rank, Rate, Scorecard, Scores, Unseen, scorecard

__all__ = [
    "EXAMPLES",
    "NOT_IN_A_HISTORY",
    "SEVERITIES",
    "Asked",
    "Change",
    "Comparison",
    "Group",
    "Judged",
    "Lack",
    "Objection",
    "Rank",
    "Rate",
    "Replay",
    "Replayed",
    "RuleChange",
    "Said",
    "Scorecard",
    "Scores",
    "Several",
    "Severity",
    "Unseen",
    "Verdict",
    "compare",
    "compare_named",
    "past_contacts",
    "replay",
    "replays",
    "scorecard",
]
