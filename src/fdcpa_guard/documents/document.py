"""Policy documents: reading them, keeping what was written, and making the policy."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final, Literal

from .. import policies
from ..decision import Departure
from ..departing import PLACES
from ..describing import Style, describe
from ..errors import InvalidPolicy, unprintable
from ..facts import Debt
from ..policy import Policy
from ..rules import Pack, Parameter, Rule, house, reads
from ..rules.rule import EVERYWHERE
from ..shapes import SHAPES, Shape
from ..vocabulary import DENYING, CollectorKind, DebtKind, DebtNature, Effect
from .grammar import (
    FIELDS,
    LIMITS,
    READY_MADE,
    RULE_FIELDS,
    Common,
    Heading,
    InvalidDocument,
    Looser,
    Wrong,
    heading,
    hint,
    line_at,
    looser,
    shaped,
    shown,
)
from .reading import Malformed, Path, placed, read_json, read_toml, read_yaml

Format = Literal["yaml", "json", "toml"]

_READERS: Final[Mapping[str, Callable[..., Any]]] = {"yaml": read_yaml, "json": read_json, "toml": read_toml}
_NO_PACKS: Final[Mapping[str, Pack]] = MappingProxyType({})


@dataclass(frozen=True)
class PolicyDocument:
    """A policy as somebody wrote it. Two documents are equal if they say the same, whatever the form and the order.

    Attributes:
        name: what the house calls the policy.
        version: which edition.
        owner: who answers for it; None: it does not say.
        approved: the day on which it was approved; None: it does not say.
        packs: the names of the ready-made policies and packs that it takes in.
        canonical: all that it says, as JSON with sorted keys.
    """

    name: str
    version: str
    owner: str | None
    approved: date | None
    packs: tuple[str, ...]
    canonical: str
    _tree: Any = field(compare=False, repr=False)
    _source: str = field(compare=False, repr=False)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over what it says: comments, formatting and the order of keys change nothing."""
        return sha256(self.canonical.encode()).hexdigest()

    @property
    def foreign_packs(self) -> tuple[str, ...]:
        """Of its packs those that are not ready-made: whoever makes the policy has to give them."""
        return tuple(name for name in self.packs if not _is_ready_made(name))

    def policy(self, *, packs: Mapping[str, Pack] = _NO_PACKS) -> Policy:
        """The policy that it describes. ``packs`` holds, by name, those that are not ready-made.

        Raises:
            InvalidDocument: it names a pack, rule or parameter that there is none of, or loosens what it does not
                justify; the text says on which line.
        """
        try:
            return _Maker(self._tree, packs).policy()
        except Wrong as wrong:
            raise _told(wrong, self._tree, self._source) from None

    def describe(self, style: Style = "text", *, packs: Mapping[str, Pack] = _NO_PACKS) -> str:
        """The policy as a manual, with who answers for it and since when it is approved; see `Policy.describe`.

        Raises:
            InvalidDocument: as `policy`.
            ValueError: there is no such style.
        """
        return describe(self.policy(packs=packs), style, document=self)

    def to_dict(self) -> dict[str, Any]:
        """What it says, as plain values, its fields in the order of the reference."""
        content = json.loads(self.canonical)
        ordered = _in_order(content, FIELDS)
        if ordered.get("rules"):
            ordered["rules"] = [
                _in_order(rule, ("id", "title", "shape", *SHAPES[rule["shape"]].model_fields, *RULE_FIELDS))
                for rule in ordered["rules"]
            ]
        if ordered.get("loosen"):
            ordered["loosen"] = [_in_order(each, ("rule",)) for each in ordered["loosen"]]
        return ordered

    def to_json(self) -> str:
        """The document as JSON text."""
        return json.dumps(self.to_dict(), indent=2, ensure_ascii=False) + "\n"

    def to_yaml(self) -> str:
        """The document as YAML text.

        Raises:
            ModuleNotFoundError: PyYAML is not installed.
        """
        import yaml

        return str(yaml.safe_dump(self.to_dict(), sort_keys=False, allow_unicode=True, width=100))


def _is_ready_made(name: str) -> bool:
    """Whether a name is one of `fdcpa_guard.policies`, or has the form of the id of a pack there."""
    return "." in name or name.partition("(")[0] in READY_MADE


def _in_order(given: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    first = [name for name in dict.fromkeys(names) if name in given]
    return {name: given[name] for name in (*first, *sorted(given.keys() - set(first)))}


def load_document(
    content: str | Mapping[str, Any], *, format: Format = "yaml", source: str = "policy"
) -> PolicyDocument:
    """A policy document of its text, or of plain values such as a database holds. No file is opened.

    ``format`` says what the text is; reading YAML needs PyYAML, JSON and TOML need nothing. ``source`` is what errors
    call the document, such as a file name. Whether the rules and parameters it names exist is found by
    `PolicyDocument.policy`.

    Raises:
        InvalidDocument: it cannot be read or is not well formed: the first thing wrong, with its line and field.
        ValueError: there is no such format.
    """
    if format not in _READERS:
        raise ValueError("the format is yaml, json or toml")
    try:
        tree = _READERS[format](content, LIMITS) if isinstance(content, str) else placed(content, LIMITS)
    except Malformed as error:
        raise InvalidDocument(source, error.line or None, "", error.message) from None
    try:
        head = heading(tree)
        looser(tree)
        shaped(tree)
    except Wrong as wrong:
        raise _told(wrong, tree, source) from None
    canonical = json.dumps(tree, sort_keys=True, separators=(",", ":"))
    return PolicyDocument(
        head.policy, head.version, head.owner, head.approved, head.packs, canonical, _tree=tree, _source=source
    )


def load_policy(
    content: str | Mapping[str, Any],
    *,
    format: Format = "yaml",
    source: str = "policy",
    packs: Mapping[str, Pack] = _NO_PACKS,
) -> Policy:
    """The policy that a document describes; see `load_document` and `PolicyDocument.policy`.

    Raises:
        InvalidDocument: it is not well formed, or names what there is none of.
        ValueError: there is no such format.
    """
    return load_document(content, format=format, source=source).policy(packs=packs)


def _told(wrong: Wrong, tree: Any, source: str) -> InvalidDocument:
    parts = [str(step) if len(str(step)) <= 100 and str(step).isprintable() else "(key)" for step in wrong.path]
    hidden = _hidden(wrong.path, tree)
    message = f"{wrong.message}; it holds {hidden}" if hidden else wrong.message
    return InvalidDocument(source, line_at(tree, wrong.path) or None, ".".join(parts), message)


def _hidden(path: Sequence[str | int], tree: Any) -> str:
    """Which character that nobody sees is in what is wrong, or in the name of the field; "" if none is."""
    value = tree
    for step in path:
        if isinstance(step, str) and (hidden := unprintable(step)):
            return hidden
        if isinstance(value, Mapping):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return ""
    return unprintable(value) if isinstance(value, str) else ""


class _Maker:
    """Makes the policy of a document that is well formed."""

    def __init__(self, tree: Any, packs: Mapping[str, Pack]) -> None:
        self.head: Heading = heading(tree)
        self.looser = looser(tree)
        self.shaped = shaped(tree)
        self.given = packs

    def policy(self) -> Policy:
        law = self._law()
        made = self._with_own_rules(law)
        if not any(made.rules()):
            raise Wrong(("policy",), "a policy takes in packs or has rules: this one would allow everything")
        left_out = {change.rule for change, _ in self.looser if change.leave_out}
        for rule, values in self.head.parameters.items():
            if rule in left_out:
                raise Wrong(("parameters", rule), "the rule is left out, so nothing of it can be tightened")
            loosened = {name for change, names in self.looser if change.rule == rule for name in names}
            for name, value in values.items():
                at: Path = ("parameters", rule, name)
                if name in loosened:
                    raise Wrong(at, "is loosened as well")
                parameter = _parameter(made, rule, name, at)
                new = _typed(parameter, value, at)
                try:
                    parameter.adjusted(new)
                except InvalidPolicy as error:
                    raise Wrong(at, f"{error}: say so under loosen, with a justification") from None
                made = made.tightened(rule, **{name: new})
        for number, (change, values) in enumerate(self.looser):
            made = self._loosened(made, change, values, ("loosen", number))
        denies, ignores = self._effects()
        return made.denying(denies, ignoring=ignores, justification=_AS_WRITTEN)

    def _law(self) -> Policy:
        """The packs that it names, without doubles."""
        packs: dict[str, Pack] = {}
        places: set[str] = set()
        for number, name in enumerate(self.head.packs):
            at: Path = ("packs", number)
            if name in self.given:
                try:
                    added: tuple[Pack, ...] = (self.given[name],)
                except InvalidPolicy as error:  # it is installed, and cannot be had
                    raise Wrong(at, str(error)) from None
            elif _is_ready_made(name):
                try:
                    ready = policies.named(name)
                except InvalidPolicy as error:
                    message = str(error)
                    short = message if len(message) <= _LONG_MESSAGE else message.partition(" (there is ")[0]
                    raise Wrong(at, short) from None
                added, places = ready.packs, places | ready.places
            else:
                raise Wrong(at, f"no pack {shown(name)}{hint(name, (*READY_MADE, *self.given))}")
            for pack in added:
                if packs.setdefault(pack.id, pack) is not pack:
                    raise Wrong(at, f"another pack has the id {shown(pack.id)} already")
        try:
            return Policy(self.head.policy, self.head.version, tuple(packs.values()), places=frozenset(places))
        except InvalidPolicy as error:
            raise Wrong(("packs",), str(error)) from None

    def _with_own_rules(self, law: Policy) -> Policy:
        taken = {rule.id for rule in law.rules()}
        groups: dict[_Covering, list[Rule]] = {}
        for number, (common, shape) in enumerate(self.shaped):
            at: Path = ("rules", number)
            if common.id in taken:
                raise Wrong((*at, "id"), f"a pack has a rule {shown(common.id)} already")
            whom = _Covering(
                common.place or EVERYWHERE,
                frozenset(common.collectors),
                frozenset(common.debt_kinds),
                frozenset(common.natures),
            )
            groups.setdefault(whom, []).append(_rule(common, shape))
        ids = {pack.id for pack in law.packs}
        packs = []
        for whom, rules in groups.items():
            id = self.head.policy if whom == _EVERYTHING else f"{self.head.policy} for {whom}"
            if id in ids:
                raise Wrong(("policy",), f"a pack has the id {shown(id)}: call the policy something else")
            packs.append(Pack(id, f"Rules of {id}", tuple(rules), whom.why_not, whom.place))
        return _taking_over(law.with_packs(*packs), sorted(made.jurisdiction for made in packs), law)

    def _loosened(self, made: Policy, change: Looser, values: dict[str, Any], at: Path) -> Policy:
        _rule_of(made, change.rule, (*at, "rule"))
        if change.leave_out:
            return made.without(change.rule, change.justification)
        new = {
            name: _typed(_parameter(made, change.rule, name, (*at, name)), value, (*at, name))
            for name, value in values.items()
        }
        return made.loosened(change.rule, change.justification, **new)

    def _effects(self) -> tuple[frozenset[Effect], frozenset[Effect]]:
        given = self.head.effects
        ignored = frozenset(given.ignore)
        if self.head.mode == "warn-only":
            return frozenset(), ignored
        warned = set(given.warn)
        denied = DENYING | set(given.deny)
        if Effect.OUTSIDE_SAFE_HARBOR in given.deny and Effect.NUMBER_NOT_CHECKED not in warned | ignored:
            denied |= {Effect.NUMBER_NOT_CHECKED}  # which that word covered before it had a word of its own
        return denied - warned - ignored, ignored


def _taking_over(policy: Policy, places: list[str], law: Policy) -> Policy:
    """The policy, which tells of places where it has rules of its own and no longer warns that it lacks the law."""
    new = [place for place in dict.fromkeys(places) if law.places and place not in (EVERYWHERE, *law.places)]
    if not new:
        return policy
    change = f"the law of {', '.join(new)} is taken to be the policy's own rules"
    return replace(policy, departures=(*policy.departures, Departure(PLACES, change, _AS_WRITTEN)))


def _rule_of(policy: Policy, id: str, at: Path) -> Rule:
    ids = []
    for rule in policy.rules():
        if rule.id == id:
            return rule
        ids.append(rule.id)
    raise Wrong(at, f"the policy has no rule {shown(id)}{hint(id, ids)}")


def _parameter(policy: Policy, rule: str, name: str, at: Path) -> Parameter:
    known = _rule_of(policy, rule, at[:2] if at[0] == "parameters" else (*at[:2], "rule")).parameters
    if name not in known:
        besides = ("leave_out",) if at[0] == "loosen" else ()
        there_are = hint(name, (*known, *besides)) if known or besides else " (it has none)"
        raise Wrong(at, f"the rule has no parameter {shown(name)}{there_are}")
    return known[name]


def _typed(parameter: Parameter, value: Any, at: Path) -> Any:
    """A written value as the type that the parameter has."""
    current = parameter.latest
    if isinstance(current, time) and isinstance(value, str):
        try:
            wall = time.fromisoformat(value)
        except ValueError:
            wall = None
        if wall is not None and wall.tzinfo is None:
            return wall
    elif isinstance(current, timedelta) and type(value) is int and 0 <= value <= _MOST_MINUTES:
        return timedelta(minutes=value)
    elif type(value) is type(current) and not isinstance(value, str):
        return value
    raise Wrong(at, f"{_NEEDED.get(type(current), 'another value')} is needed ({parameter.unit})")


_AS_WRITTEN: Final = "as the policy document says"
_LONG_MESSAGE: Final = 200
_MOST_MINUTES: Final = 60 * 24 * 400
_NEEDED: Final[Mapping[type, str]] = {
    bool: "true or false",
    int: "a whole number",
    time: "a time of day such as 08:00",
    timedelta: "a whole number of minutes",
}


@dataclass(frozen=True)
class _Covering:
    """Where, whom and which debts rules of a document are about."""

    place: str
    collectors: frozenset[CollectorKind]
    kinds: frozenset[DebtKind]
    natures: frozenset[DebtNature]

    @reads("nature", "kind")
    def why_not(self, collector: CollectorKind, debt: Debt) -> str | None:
        """As `Pack.why_not`."""
        if collector not in self.collectors:
            return f"is not about a {collector.value} (house policy)"
        if debt.nature not in self.natures:
            return f"is not about a {debt.nature.value} debt (house policy)"
        if debt.kind not in self.kinds:
            return f"is not about a debt of the kind {debt.kind.value} (house policy)"
        return None

    def __str__(self) -> str:
        every = ((self.collectors, CollectorKind), (self.kinds, DebtKind), (self.natures, DebtNature))
        where = [] if self.place == EVERYWHERE else [self.place]
        return "; ".join([*where, *(", ".join(sorted(some)) for some, whole in every if len(some) < len(whole))])


_EVERYTHING: Final = _Covering(EVERYWHERE, frozenset(CollectorKind), frozenset(DebtKind), frozenset(DebtNature))


def _rule(common: Common, shape: Shape) -> Rule:
    return shape.rule(
        common.id,
        common.title,
        house(common.because or common.id),
        effect=common.effect,
        example=common.example or "none is given.",
        in_force=(common.in_force.from_, common.in_force.until),
        recipients=common.recipients,
        purposes=common.purposes,
    )
