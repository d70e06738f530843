"""What the fingerprint of a policy is made of, rule by rule, so that of two that differ one sees which rules do.

The fingerprint covers, of the policy, its name, version, places, effects and departures; of each rule and pack all that
`Parts` lists. It does not cover what they call of Python, of this library beside its packs and shapes, and of installed
packages: their editions are nothing that a policy says, and stand beside it in a record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from .decision import Citation, no_truth
from .errors import InvalidPolicy
from .packs.codes import CODES
from .rules.source import Plain, digest_of
from .rules.telling import Teller, read_on_as_told

if TYPE_CHECKING:
    from .policy import Policy
    from .rules import Pack, Rule

FORM: Final = 2
"""The form of fingerprint that is made here. That before it is `fingerprints_before.fingerprint`."""

_HEADING: Final = ("name", "version", "denies", "ignores", "places", "departures")
_DIGEST: Final = 64
_HEX: Final = frozenset("0123456789abcdef")


class Part(NamedTuple):
    """What a rule or pack is, as three SHA-256.

    Attributes:
        words: of a rule its title and citations, and when it was read again; of a pack its title and what was announced
            of its law. A description is in none: it may be a docstring, which Python may be told to leave out.
        data: of a rule its id, pack, effect, period, what it looks at, numbers, segments and data; of a pack its id,
            place and the ids of its rules.
        code: of a rule its check, and how it counts; of a pack whom and what it covers.
    """

    words: str
    data: str
    code: str


@dataclass(frozen=True)
class Parts:
    """What a policy is, in parts that its fingerprint is made of.

    Attributes:
        heading: name, version, effects that deny and are ignored, places and departures, in clear.
        packs: by their ids. Packs that have one id are one part.
        rules: by their ids.
        loosely: why the code of a rule or pack could not be told for good, by its id: on another Python the policy has
            another fingerprint, or changes of what is named here do not show in it. Empty: neither is so.
        by_name: what the code of a rule or pack takes of installed packages and other projects, by its id: told by its
            name alone, so that their changes do not show.
    """

    heading: Mapping[str, Any]
    packs: Mapping[str, Part]
    rules: Mapping[str, Part]
    loosely: Mapping[str, tuple[str, ...]]
    by_name: Mapping[str, tuple[str, ...]]

    __bool__ = no_truth("the parts of a policy")

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over form, heading, packs and rules, as JSON with sorted keys and without spaces."""
        return sha256(_written(self._covered()).encode()).hexdigest()

    def _covered(self) -> dict[str, Any]:
        return {
            "form": FORM,
            "policy": dict(self.heading),
            "packs": {id: part._asdict() for id, part in self.packs.items()},
            "rules": {id: part._asdict() for id, part in self.rules.items()},
        }

    def to_json(self) -> str:
        """The parts as JSON text."""
        told = {name: {id: list(why) for id, why in getattr(self, name).items()} for name in ("loosely", "by_name")}
        return json.dumps({"fingerprint": self.fingerprint, **self._covered(), **told}, indent=1, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Parts:
        """The parts that `to_json` wrote.

        Raises:
            InvalidPolicy: the text is not what it writes, or its fingerprint is not that of its parts.
        """
        try:
            given = json.loads(text)
            parts = cls(
                {name: given["policy"][name] for name in _HEADING},
                *[
                    {id: Part(*[_digest(part[of]) for of in Part._fields]) for id, part in given[which].items()}
                    for which in ("packs", "rules")
                ],
                *[{id: tuple(map(str, why)) for id, why in given[which].items()} for which in ("loosely", "by_name")],
            )
            same = given["form"] == FORM and parts.fingerprint == given["fingerprint"]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise InvalidPolicy("these are no parts of a policy") from None
        if not same:
            raise InvalidPolicy("the fingerprint is not that of the parts")
        return parts


@dataclass(frozen=True, slots=True)
class Difference:
    """A part in which two policies differ.

    Attributes:
        kind: whether it is a rule, a pack or the policy itself.
        id: of the rule or pack; of the policy itself which of its attributes, such as ``denies``.
        what: ``new``, ``gone``, or what of it differs: words, data, code; of the policy itself nothing.
    """

    kind: Literal["policy", "pack", "rule"]
    id: str
    what: tuple[str, ...] = ()


def differences(old: Parts, new: Parts) -> tuple[Difference, ...]:
    """In what two policies differ, by their parts: none, if they have one fingerprint."""
    found = [Difference("policy", name) for name in _HEADING if old.heading[name] != new.heading[name]]
    for kind, before, after in (("pack", old.packs, new.packs), ("rule", old.rules, new.rules)):
        for id in sorted({*before, *after}):
            what = _differing(before.get(id), after.get(id))
            if what:
                found.append(Difference("pack" if kind == "pack" else "rule", id, what))
    return tuple(found)


def _differing(old: Part | None, new: Part | None) -> tuple[str, ...]:
    if old is None or new is None:
        return ("new",) if old is None else ("gone",)
    return tuple(name for name in Part._fields if getattr(old, name) != getattr(new, name))


def parts_of(policy: Policy) -> Parts:
    """The parts of a policy. All of its law is loaded, and the text of its author's own rules is read.

    It comes out the same in every process and on every Python, but for what `Parts.loosely` names.
    """
    return Telling(Teller(CODES)).parts(policy)


class Telling:
    """Tells the parts of a policy."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._loosely: dict[str, tuple[str, ...]] = {}
        self._by_name: dict[str, tuple[str, ...]] = {}

    def parts(self, policy: Policy) -> Parts:
        """As `parts_of`."""
        heading = {
            "name": policy.name,
            "version": policy.version,
            "denies": sorted(policy.denies),
            "ignores": sorted(policy.ignores),
            "places": sorted(policy.places),
            "departures": [[d.rule, d.change, d.justification] for d in policy.departures],
        }
        packs: dict[str, list[Part]] = {}
        rules: dict[str, Part] = {}
        for pack in policy.packs:
            packs.setdefault(pack.id, []).append(self._pack(pack))
            rules |= {rule.id: self._rule(pack, rule) for rule in pack.rules}
        return Parts(
            heading,
            {id: _as_one(some) for id, some in sorted(packs.items())},
            dict(sorted(rules.items())),
            dict(sorted(self._loosely.items())),
            dict(sorted(self._by_name.items())),
        )

    def _pack(self, pack: Pack) -> Part:
        id = pack.id
        held = self._as_is(id, pack.title), self._tell(id, pack.announced)
        return Part(
            words=digest_of(held),
            data=digest_of([id, self._as_is(id, pack.jurisdiction), sorted(rule.id for rule in pack.rules)]),
            code=digest_of(self._tell(id, pack.why_not)),
        )

    def _rule(self, pack: Pack, rule: Rule) -> Part:
        id = rule.id
        parameters = sorted(rule.parameters.items())
        numbers: list[Plain] = [
            [
                name,
                [[str(since), self._tell(id, value)] for since, value in number.values],
                number.unit,
                number.stricter,
            ]
            for name, number in parameters
        ]
        looks_at: list[Plain] = [sorted(some) for some in (rule.media, rule.recipients, rule.purposes, rule.needs)]
        period: list[Plain] = [None if day is None else day.isoformat() for day in rule.in_force]
        given: list[Plain] = [numbers, self._as_is(id, rule.data), self._tell(id, rule.segments)]
        cited = [self._cited(id, each) for each in (*rule.citations, *[number.citation for _, number in parameters])]
        texts: list[Plain] = [self._as_is(id, each) for each in (rule.title, rule.read_again)]
        return Part(
            words=digest_of([*texts, *cited]),
            data=digest_of([id, pack.id, rule.effect.value, period, *looks_at, *given]),
            code=digest_of(self._tell(id, (rule.check, rule.counts))),
        )

    def _cited(self, id: str, given: Any) -> Plain:
        if type(given) is not Citation:
            return self._tell(id, given)
        read_on = read_on_as_told(given)
        day = None if read_on is None else read_on.isoformat()
        return [given.source, given.section, given.authority.value, day, given.confidence.value]

    def _as_is(self, id: str, given: Any) -> Plain:
        """What should be a text, and nearly always is."""
        return given if type(given) is str else self._tell(id, given)

    def _tell(self, id: str, given: Any) -> Plain:
        told = self._teller.tell(given)
        for kept, said in ((self._loosely, told.loosely), (self._by_name, told.by_name)):
            if said:
                kept[id] = tuple(sorted({*kept.get(id, ()), *said}))
        return told.plain


def _as_one(parts: list[Part]) -> Part:
    """Packs of one id, whatever their order: which rules are under whose title and code is data of the whole."""
    if len(parts) == 1:
        return parts[0]
    words, _, code = (digest_of(sorted(some)) for some in zip(*parts, strict=True))
    return Part(words, digest_of(sorted(map(list, parts))), code)


def _written(given: Any) -> str:
    return json.dumps(given, sort_keys=True, separators=(",", ":"))


def _digest(given: Any) -> str:
    if not isinstance(given, str) or len(given) != _DIGEST or not _HEX.issuperset(given):
        raise ValueError
    return given
