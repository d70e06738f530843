"""The catalogue of rules: as data, and as lines."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any, Final

from .. import describing
from ..decision import Citation
from ..policy import Policy
from ..rules import Parameter, Rule
from ..rules.rule import EVERYWHERE
from ..vocabulary import Authority, Confidence, Effect


class Reading(StrEnum):
    """How the law of a rule was read, the best first."""

    TWICE = "read twice"
    """Its whole operative text, and by somebody who did not write the rule a second time."""
    ONCE = "read once"
    PARTLY = "read in part"
    FROM_OTHERS = "from others"
    UNVERIFIED = "not verified"
    OWN = "of the house"
    """It is nobody's law."""


_READINGS: Final = {
    None: Reading.OWN,
    Confidence.PRIMARY: Reading.ONCE,
    Confidence.PARTIAL: Reading.PARTLY,
    Confidence.SECONDARY: Reading.FROM_OTHERS,
    Confidence.UNREAD: Reading.UNVERIFIED,
}

_STRICTER = {"lower": "may only be lowered", "higher": "may only be raised", None: "fixed"}


def as_data(policy: Policy) -> dict[str, Any]:
    """The rules of a policy as JSON data."""
    return {
        "policy": policy.label,
        "packs": [
            {"id": pack.id, "title": pack.title, "rules": [_rule(rule) for rule in pack.rules]} for pack in policy.packs
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    first, gone = rule.in_force
    return {
        "id": rule.id,
        "title": rule.title,
        "effect": rule.effect.value,
        "citations": [
            {
                "source": citation.source,
                "section": citation.section,
                "authority": citation.authority.value,
                "confidence": citation.confidence.value,
                "read_on": None if citation.read_on is None else citation.read_on.isoformat(),
            }
            for citation in rule.citations
        ],
        "parameters": {name: _parameter(parameter) for name, parameter in rule.parameters.items()},
        "in_force": {
            "from": None if first is None else first.isoformat(),
            "until": None if gone is None else gone.isoformat(),
        },
        "reading": reading(rule).value,
        "read_again": None if rule.read_again is None else rule.read_again.isoformat(),
        "media": sorted(rule.media),
        "recipients": sorted(rule.recipients),
        "purposes": sorted(rule.purposes),
        "description": rule.description,
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "values": [
            {"from": None if since == date.min else since.isoformat(), "value": plain(value)}
            for since, value in parameter.values
        ],
        "unit": parameter.unit,
        "citation": str(parameter.citation),
        "stricter": parameter.stricter,
    }


def plain(value: Any) -> Any:
    """A parameter's value as JSON can hold it and a reader can read it."""
    if isinstance(value, time):
        return value.isoformat("minutes" if not (value.second or value.microsecond) else "auto")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes = value / timedelta(minutes=1)
        return f"{minutes:g} minutes"
    return value if isinstance(value, bool | int | float | str) or value is None else str(value)


def parameter_line(name: str, parameter: Parameter) -> str:
    """A parameter in one line."""
    return f"{name} = {dated(parameter)} ({parameter.unit}; {may_be(parameter)}; {parameter.citation})"


def dated(parameter: Parameter) -> str:
    """The values of a parameter, each with the day from which it holds."""
    return describing.values_in_words(parameter, "; ")


def may_be(parameter: Parameter) -> str:
    """What a policy may do to a parameter without loosening the law."""
    return _STRICTER[parameter.stricter]


def in_force(rule: Rule) -> str:
    """When a rule binds, in words."""
    return describing.in_force(rule) or "always"


def reading(rule: Rule) -> Reading:
    """How the law of a rule was read; what was there only in part, or not at all, was not read twice."""
    if rule.effect is Effect.UNVERIFIED_LAW:
        return Reading.UNVERIFIED
    read = _READINGS[rule.confidence]
    return Reading.TWICE if read is Reading.ONCE and rule.read_again is not None else read


def readings(policy: Policy) -> dict[str, Counter[Reading]]:
    """How the rules of each place of a policy were read."""
    found: dict[str, Counter[Reading]] = {
        EVERYWHERE: Counter(),
        **{place: Counter() for place in sorted(policy.places)},
    }
    for pack in policy.packs:
        found[pack.jurisdiction].update(map(reading, pack.rules))
    return found


def paragraph(rule: Rule) -> str | None:
    """The paragraph that a rule carries, by which one looks for it; None: it is one of the house."""
    first = rule.citations[0]
    return None if first.authority is Authority.HOUSE else f"{first.source} {first.section}"


def times_read(rule: Rule) -> str:
    """How often a rule of law was read beside its text, in words."""
    if rule.read_again is not None:
        so_far = "" if reading(rule) is Reading.TWICE else ", as far as its text was there"
        return f"twice, the second time on {rule.read_again.isoformat()}{so_far}"
    law = [citation for citation in rule.citations if citation.authority is not Authority.HOUSE]
    return "never" if all(citation.read_on is None for citation in law) else "once"


def read_or_not(citations: Iterable[Citation]) -> str:
    """Citations of law with the day on which the text was read, or that it was not."""
    law = [citation for citation in citations if citation.authority is not Authority.HOUSE]
    days = {citation.read_on for citation in law}
    unread = [citation for citation in law if citation.read_on is None]
    if not unread:
        return "every text read, last on " + max(day for day in days if day is not None).isoformat()
    return f"{len(unread)} of the texts not read here (marked)"
