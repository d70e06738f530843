"""The catalogue of rules: as data, as lines for a terminal, and as the reference page of the documentation."""

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from typing import Any

from ..decision import Citation
from ..policy import Policy
from ..rules import Parameter, Rule

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
                "text_read": citation.read_on is not None,
                "read_on": None if citation.read_on is None else citation.read_on.isoformat(),
            }
            for citation in rule.citations
        ],
        "parameters": {name: _parameter(parameter) for name, parameter in rule.parameters.items()},
        "in_force": {
            "from": None if first is None else first.isoformat(),
            "until": None if gone is None else gone.isoformat(),
        },
        "media": sorted(rule.media),
        "recipients": sorted(rule.recipients),
        "purposes": sorted(rule.purposes),
        "description": rule.description,
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "values": [{"from": since.isoformat(), "value": plain(value)} for since, value in parameter.values],
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
    values = "; ".join(
        f"{_shown(value)} from {since.isoformat()}" if since > date.min else _shown(value)
        for since, value in parameter.values
    )
    return f"{name} = {values} ({parameter.unit}; {_STRICTER[parameter.stricter]}; {parameter.citation})"


def _shown(value: Any) -> str:
    return str(plain(value)).lower() if isinstance(value, bool) else str(plain(value))


def in_force(rule: Rule) -> str:
    """When a rule binds, in words."""
    first, gone = rule.in_force
    words = [
        *([] if first is None else [f"from {first.isoformat()}"]),
        *([] if gone is None else [f"until {gone.isoformat()}"]),
    ]
    return " ".join(words) or "always"


def read_or_not(citations: Iterable[Citation]) -> str:
    """Citations with the day on which the text was read, or that it was not."""
    days = {citation.read_on for citation in citations}
    unread = [citation for citation in citations if citation.read_on is None]
    if not unread:
        return "every text read, last on " + max(day for day in days if day is not None).isoformat()
    return f"{len(unread)} of the texts not read here (marked)"


def as_markdown(policy: Policy) -> str:
    """The reference page of the rules."""
    return "\n".join(_page(policy)).rstrip() + "\n"


def _page(policy: Policy) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "<!-- Made by `fdcpa-guard rules --format markdown`. Do not edit: change the rule and make it again. -->"
    yield ""
    yield f"Every rule of the policy `{policy.label}`, from the code that decides."
    yield "An effect says what an objection means; see [the decision](decision.md#effects)."
    for pack in policy.packs:
        yield from ("", f"## {pack.title}", "", "| rule | what it says | effect |", "|---|---|---|")
        for rule in pack.rules:
            yield f"| [`{rule.id}`](#{anchor(rule)}) | {_cell(rule.title)} | {rule.effect.value} |"
        for rule in pack.rules:
            yield from _entry(rule)


def anchor(rule: Rule) -> str:
    """The name by which a link finds the rule on the page."""
    return rule.id.replace(".", "-")


def _entry(rule: Rule) -> Iterator[str]:
    yield from ("", f'<a id="{anchor(rule)}"></a>', "", f"### {rule.title}", "")
    yield f"`{rule.id}` · {rule.effect.value} · in force {in_force(rule)}"
    yield ""
    yield rule.description
    yield ""
    yield f"**Citations**: {'; '.join(map(str, rule.citations))} ({read_or_not(rule.citations)})."
    if rule.parameters:
        yield from ("", "**Parameters**:", "")
        for name, parameter in rule.parameters.items():
            yield f"- {parameter_line(f'`{name}`', parameter)}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
