"""At which ends of a range a finding counts, by what its effect means."""

from collections.abc import Mapping
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final, NamedTuple

from ...vocabulary import Effect


@unique
class Counts(StrEnum):
    """At which ends of a range a finding counts."""

    SURELY = "at both ends"
    PERHAPS = "at the upper end alone"
    NOT = "at neither end"


class Treated(NamedTuple):
    """How findings of an effect are treated, and why."""

    counts: Counts
    why: str


TREATMENT: Final[Mapping[Effect, Treated]] = MappingProxyType(
    {
        Effect.PROHIBITED: Treated(Counts.SURELY, "the law forbids it"),
        Effect.PRESUMED_VIOLATION: Treated(
            Counts.PERHAPS, "a violation is presumed, and the presumption can be rebutted"
        ),
        Effect.ASKED_TO_STOP: Treated(Counts.PERHAPS, "the time for honouring a request was not over"),
        Effect.LATE_CONFIRMATION: Treated(Counts.PERHAPS, "the delay may have had a good reason"),
        Effect.OUTSIDE_SAFE_HARBOR: Treated(Counts.NOT, "a safe harbour was not used, which is no violation by itself"),
        Effect.HOUSE_POLICY: Treated(Counts.NOT, "a standard of the house, and no law"),
        Effect.MISSING_FACT: Treated(Counts.PERHAPS, "a fact is missing, so it could not be judged"),
        Effect.RULE_ERROR: Treated(Counts.PERHAPS, "the rule failed, so it could not be judged"),
        Effect.NUMBER_NOT_CHECKED: Treated(Counts.NOT, "a shield was not there, which is no violation by itself"),
        Effect.UNVERIFIED_LAW: Treated(Counts.NOT, "the law of the place was not read: what it may cost is unknown"),
        Effect.ADVISORY: Treated(Counts.NOT, "advice, and no violation"),
    }
)
"""How findings of each effect are treated."""
