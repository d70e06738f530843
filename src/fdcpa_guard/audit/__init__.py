"""Looking back and ahead: what a policy says of the contacts already made, and what another policy would say instead.

    replay(policy, case)                  every past contact, decided as it would have been when it was made
    compare(old, new, questions)          which decisions change under another policy, and by which rules

Answers hold ids, instants and counts. ``pydantic.TypeAdapter(Comparison)`` writes them as JSON, or reads them back.
"""

from ..differing import Change, Said
from .asked import Asked, Several
from .comparing import EXAMPLES, Comparison, RuleChange, compare, compare_named
from .replaying import Replay, Replayed, past_contacts, replay

__all__ = [
    "EXAMPLES",
    "Asked",
    "Change",
    "Comparison",
    "Replay",
    "Replayed",
    "RuleChange",
    "Said",
    "Several",
    "compare",
    "compare_named",
    "past_contacts",
    "replay",
]
