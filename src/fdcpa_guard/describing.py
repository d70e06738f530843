"""A policy in words, as a policy manual would say it: for those who sign it, not for those who program it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, Protocol

from .decision import Citation, Departure
from .errors import InvalidPolicy
from .packs.house import HOUSE
from .packs.us import law
from .plain_text import clean
from .rules import Pack, Parameter, Rule
from .rules.rule import EVERYWHERE
from .shapes import SHAPES, Shape
from .vocabulary import Authority, Confidence, Effect

if TYPE_CHECKING:
    from .policy import Policy

Style = Literal["text", "markdown"]

_CHECKS: Final = re.compile(r"\*\*What it checks\*\*:\s*(.*?)(?=\n\s*\n|\Z)", re.DOTALL)
_EXCEPTIONS: Final = re.compile(r"\*\*When it does not apply\*\*:\s*(.*?)(?=\n\s*\n|\Z)", re.DOTALL)
_NONE: Final = "it always applies"
_NOT_SAID: Final = "the document does not say"
_EFFECTS: Final = {
    Effect.PROHIBITED: "prohibited",
    Effect.PRESUMED_VIOLATION: "presumed a violation",
    Effect.ASKED_TO_STOP: "asked to stop, the time to honour that not over",
    Effect.LATE_CONFIRMATION: "late, which wants a good reason",
    Effect.OUTSIDE_SAFE_HARBOR: "outside a safe harbor",
    Effect.NUMBER_NOT_CHECKED: "without the shield of a look-up",
    Effect.HOUSE_POLICY: "house policy",
    Effect.ADVISORY: "advice, never denies",
}
_SURE: Final = {
    Confidence.PRIMARY: "the text was read",
    Confidence.PARTIAL: "the text was read in part",
    Confidence.SECONDARY: "known from secondary sources",
    Confidence.UNREAD: "not read",
}
_STRICTER: Final = {"lower": "less is stricter", "higher": "more is stricter", None: "fixed"}


class Written(Protocol):
    """What a policy document says of itself, beside the policy; `documents.PolicyDocument` is one."""

    @property
    def owner(self) -> str | None:
        """Who answers for it."""

    @property
    def approved(self) -> date | None:
        """The day on which it was approved."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 over what it says."""


def describe(policy: Policy, style: Style = "text", *, document: Written | None = None) -> str:
    """The policy as a manual: what denies, where it departs from the law, and every rule in a plain sentence.

    The house's own rules come first. Under each rule: what an objection means, when it does not apply, its numbers,
    what it cites, how sure we are of that, and when it binds. The document that the policy was made of tells who
    answers for it, and since when it is approved.

    Raises:
        ValueError: there is no such style.
    """
    return "\n".join(_Manual(style).policy(policy, document)) + "\n"


def is_own(pack: Pack) -> bool:
    """Whether a pack is the house's own: neither ready-made law nor the ready-made standard."""
    return _rank(pack) == 0


def own_first(policy: Policy) -> tuple[Pack, ...]:
    """The packs of a policy: the house's own, then the ready-made standard for houses, then the law."""
    return tuple(sorted(policy.packs, key=_rank))


def _rank(pack: Pack) -> int:
    if pack.id == HOUSE.id:
        return 1
    return 2 if pack.id.startswith(_READY_MADE) and pack.id in {each.id for each in law((pack.jurisdiction,))} else 0


_READY_MADE: Final = "us."
"""How the ids of the packs of law begin that come with the library; of no other pack is its law loaded to tell."""


class Sheet:
    """Titles and points of a text for people, plain or in markdown.

    Raises:
        ValueError: there is no such style.
    """

    def __init__(self, style: Style) -> None:
        if style not in ("text", "markdown"):
            raise ValueError("the style is text or markdown")
        self.markdown = style == "markdown"

    def title(self, text: str, level: int) -> Iterator[str]:
        """A title of a level, 1 to 3, and an empty line."""
        told = self.told(text)
        if self.markdown:
            yield f"{'#' * level} {told}"
        else:
            yield told
            yield {1: "=", 2: "-", 3: "."}[level] * len(told)
        yield ""

    def points(self, lines: Sequence[str | WithId]) -> Iterator[str]:
        """A list of points."""
        yield from (f"- {self.told(line)}" if self.markdown else f"  * {self.told(line)}" for line in lines)

    def told(self, line: str | WithId) -> str:
        """One line of text that is no more than its text: in markdown nothing in it is markup, or begins a line."""
        if isinstance(line, WithId):
            return f"{self.told(line.before)}{self._code(line.id)}{self.told(line.after)}"
        text = clean(" ".join(line.splitlines()))
        return _MARKUP.sub(_escaped, text) if self.markdown else text

    def _code(self, id: str) -> str:
        return f"`{id}`" if self.markdown and id.isprintable() and "`" not in id else self.told(id)


class WithId(NamedTuple):
    """A line with an id in it, or another word that is spelt exactly so."""

    before: str
    id: str
    after: str = ""


_MARKUP: Final = re.compile(
    r"`[\w.]+`|\*\w+\*|[\\`*\[\]<~|]|&(?=[#\w])|\b_(?!\w)|(?<!\w)_|^(?:[#>+=-]|[0-9]{1,9}[.)])|#$"
)
"""What could be markup: anywhere in a text, where it begins, or where it ends.

A word in backticks or between asterisks stays: nothing but how it looks comes of it.
"""
_ESCAPES: Final = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def _escaped(found: re.Match[str]) -> str:
    if len(found[0]) > 2 and found[0][0] in "`*":
        return found[0]
    return _ESCAPES.get(found[0]) or f"{found[0][:-1]}\\{found[0][-1]}"


class _Manual(Sheet):
    def policy(self, policy: Policy, document: Written | None) -> Iterator[str]:
        yield from self.title(policy.label, 1)
        rules = sum(1 for _ in policy.rules())
        yield f"{counted(rules, 'rule')} in {counted(len(policy.packs), 'pack')}. Fingerprint {policy.fingerprint}."
        yield ""
        if document is not None:
            yield from self.points(
                [
                    f"Owner: {document.owner or _NOT_SAID}",
                    f"Approved: {_NOT_SAID if document.approved is None else document.approved.isoformat()}",
                    f"Document: {document.fingerprint}",
                ]
            )
            yield ""
        yield from self.points([f"{how}: {', '.join(names)}" for how, names in by_effect(policy).items() if names])
        if policy.places:
            yield ""
            yield f"It holds the law of: {', '.join(sorted(policy.places))}."
        yield ""
        yield from self.title("Where it asks less than its packs", 2)
        yield from self.points([departure_in_words(each) for each in policy.departures] or ["Nowhere."])
        yield ""
        for pack in own_first(policy):
            yield from self.pack(pack)

    def pack(self, pack: Pack) -> Iterator[str]:
        yield from self.title(pack.title, 2)
        applies = where(pack.jurisdiction)
        yield self.told(WithId("Pack ", pack.id, f", {applies}. {counted(len(pack.rules), 'rule')}."))
        yield ""
        for rule in pack.rules:
            yield from self.rule(rule)

    def rule(self, rule: Rule) -> Iterator[str]:
        yield from self.title(rule.title, 3)
        yield self.told(sentence(rule))
        yield ""
        yield from self.points(
            [
                WithId("Rule: ", rule.id, f" ({effect_in_words(rule.effect)})"),
                *[f"Does not apply: {words}" for words in exceptions(rule)],
                *[f"Number: {_number(name, parameter)}" for name, parameter in rule.parameters.items()],
                *[f"Source: {_source(each)}" for each in rule.citations],
                *[f"In force: {words}" for words in [in_force(rule)] if words],
            ]
        )
        yield ""


def effect_in_words(effect: Effect) -> str:
    """What an objection means."""
    return _EFFECTS.get(effect, effect.value.replace("-", " "))


def how_sure(citation: Citation) -> str:
    """How sure we are of what a source says."""
    return "the house's own word" if citation.authority is Authority.HOUSE else _SURE[citation.confidence]


def sentence(rule: Rule) -> str:
    """What a rule asks, in plain words: of a shape with its numbers as they are now, else as its author says it."""
    if rule.data is not None:
        return restated(rule).describe()
    checks = _CHECKS.search(rule.description)
    first = rule.description.partition("\n\n")[0]
    return _in_one_line(first if not first.startswith("**") or checks is None else checks[1])


def exceptions(rule: Rule) -> Iterator[str]:
    """When it does not apply, as its description says, if that is ever."""
    found = _EXCEPTIONS.search(rule.description)
    if found is not None and not found[1].startswith(_NONE):
        yield _in_one_line(found[1])


def _in_one_line(text: str) -> str:
    return " ".join(text.split()).replace("``", "")


@dataclass(frozen=True, slots=True)
class BySegment:
    """One number of a rule, or else what the rule says, for everybody and for each segment.

    Attributes:
        rule, title: of which rule.
        name, unit: which number; of what the rule says, both are empty.
        everybody: its value where no segment has another.
        segments: its value for each segment that has one of its own.
    """

    rule: str
    title: str
    name: str
    unit: str
    everybody: str
    segments: Mapping[str, str]


def by_segment(policy: Policy) -> tuple[BySegment, ...]:
    """What a policy asks otherwise for some segments of the customers, number by number; the house's rules first."""
    return tuple(row for pack in own_first(policy) for rule in pack.rules if rule.segments for row in _by_segment(rule))


def _by_segment(rule: Rule) -> Iterator[BySegment]:
    own: dict[str, dict[str, str]] = {}
    for name, parameter in rule.parameters.items():
        base, _, segment = name.partition(".")
        if segment:
            own.setdefault(base, {})[segment] = values_in_words(parameter)
    for base, values in own.items():
        number = rule.parameters.get(base) or rule.parameters[f"{base}.{min(values)}"]
        everybody = values_in_words(number) if base in rule.parameters else "none"
        yield BySegment(rule.id, rule.title, base.replace("_", " "), number.unit, everybody, values)
    told = {segment for values in own.values() for segment in values}
    shape = None if rule.data is None else restated(rule)
    others = (
        {} if shape is None else {name: each.describe() for name, each in shape.variants.items() if name not in told}
    )
    if shape is not None and others:
        yield BySegment(rule.id, rule.title, "", "", shape.describe(), others)


def restated(rule: Rule) -> Shape:
    """The shape of a rule that is one, with the latest values of the rule's parameters for its numbers.

    Where they contradict each other, such as hours tightened until none are left, it is the shape as it was written.
    """
    written = json.loads(rule.data or "{}")
    shape = SHAPES[written["shape"]].model_validate(written)
    try:
        return shape.restated({name: parameter.latest for name, parameter in rule.parameters.items()})
    except InvalidPolicy:
        return shape


def by_effect(policy: Policy) -> dict[str, list[str]]:
    """What each effect does under a policy: the effects that deny, that only warn, and of which nobody hears."""
    kinds: dict[str, list[str]] = {how: [] for how in (DENIES, WARNS, IGNORES)}
    for effect in Effect:
        kinds[effect_under(policy, effect)].append(effect.value.replace("-", " "))
    return kinds


def effect_under(policy: Policy, effect: Effect) -> str:
    """What one effect does under a policy."""
    return DENIES if effect in policy.denies else IGNORES if effect in policy.ignores else WARNS


DENIES: Final = "Denies"
WARNS: Final = "Only warns"
IGNORES: Final = "Is not reported"


def departure_in_words(departure: Departure) -> str:
    """Where a policy asks less, and why."""
    return f"{departure.rule}: {departure.change}. Justification: {departure.justification}"


def _source(citation: Citation) -> str:
    named = f"{citation.source} {citation.section}"
    return named if citation.authority is Authority.HOUSE else f"{named} ({how_sure(citation)})"


def _number(name: str, parameter: Parameter) -> str:
    stricter = _STRICTER[parameter.stricter]
    return f"{name.replace('_', ' ')} = {values_in_words(parameter)} ({parameter.unit}; {stricter})"


def values_in_words(parameter: Parameter, joint: str = ", ") -> str:
    """The values of a number, each with the day from which it holds."""
    return joint.join(
        plain(value) if since == date.min else f"{plain(value)} from {since.isoformat()}"
        for since, value in parameter.values
    )


def plain(value: Any) -> str:
    """A value of a number in words."""
    if isinstance(value, time):
        return value.isoformat("auto" if value.second or value.microsecond else "minutes")
    if isinstance(value, timedelta):
        return f"{value / timedelta(minutes=1):g} minutes"
    return str(value).lower() if isinstance(value, bool) else str(value)


def in_force(rule: Rule) -> str:
    """When a rule binds; empty if always."""
    first, gone = rule.in_force
    words = [
        *([] if first is None else [f"from {first.isoformat()}"]),
        *([] if gone is None else [f"until {gone.isoformat()}"]),
    ]
    return " ".join(words)


def counted(number: int, one: str, many: str | None = None) -> str:
    """How many there are of something."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def where(place: str) -> str:
    """Where a pack applies."""
    return "wherever the person is" if place == EVERYWHERE else f"in {place}"
