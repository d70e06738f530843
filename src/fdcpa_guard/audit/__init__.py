"""Looking back and ahead: what a policy says of the contacts already made, and what another policy would say instead.

    replay(policy, case)                  every past contact, decided as it would have been when it was made
    compare(old, new, questions)          which decisions change under another policy, and by which rules
    reconcile(log, answers)               the contacts that a dialer's own log holds against the answers given

Answers hold ids, instants and counts. ``pydantic.TypeAdapter(Comparison)`` writes them as JSON, or reads them back.
"""

from .asked import Asked, Several
from .comparing import EXAMPLES, Change, Comparison, RuleChange, Said, compare, compare_named
from .logged import Answered, Due, Made, log_of
from .matching import Kind
from .owed import Duties, Met, UncheckedDuty, UnmetDuty
from .reconciling import Account, Finding, NeverMade, Overtaken, Repeated, Side, Span, Unreconciled, Unused, reconcile
from .replaying import Replay, Replayed, past_contacts, replay

__all__ = [
    "EXAMPLES",
    "Account",
    "Answered",
    "Asked",
    "Change",
    "Comparison",
    "Due",
    "Duties",
    "Finding",
    "Kind",
    "Made",
    "Met",
    "NeverMade",
    "Overtaken",
    "Repeated",
    "Replay",
    "Replayed",
    "RuleChange",
    "Said",
    "Several",
    "Side",
    "Span",
    "UncheckedDuty",
    "UnmetDuty",
    "Unreconciled",
    "Unused",
    "compare",
    "compare_named",
    "log_of",
    "past_contacts",
    "reconcile",
    "replay",
]
