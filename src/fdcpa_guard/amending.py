"""What differs from one policy to another, or of one law from a day to another: in words, the house's own rules first.

    amendments(old, new)                                  two policies
    amendments(us(), us(), on=(then, later))              one law on two days
    in_words(found), in_words(found, "markdown")          as sentences

Nothing differs exactly if the fingerprints of both agree: what `fingerprints.differences` finds is told here in words,
and where nobody can say more than that something is written otherwise, that is said. ``pydantic.TypeAdapter`` of
`Amendments` writes them as JSON, or reads them back. What they do to a log, `audit.compare` tells.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any, Final

from . import departing, fingerprints
from .changing import policy_on
from .decision import no_truth
from .describing import (
    Sheet,
    Style,
    WithId,
    Written,
    counted,
    departure_in_words,
    effect_in_words,
    effect_under,
    in_force,
    is_own,
    own_first,
    sentence,
    values_in_words,
    where,
)
from .policy import Policy
from .rules import Pack, Parameter, Rule
from .shapes import Shape
from .vocabulary import Authority, Effect

Days = tuple[date | None, date | None]


class Kind(StrEnum):
    """What became of a rule or pack."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


class Asks(StrEnum):
    """Whether a number asks more than before."""

    MORE = "asks more"
    LESS = "asks less"
    OTHERWISE = "asks otherwise"
    """More on some days and less on others, or nobody can say."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a rule that is another, new or gone.

    Attributes:
        name: what it is called; ``most.new`` is that of a segment.
        before, after: its values in words, with the days from which they hold; None: it has none.
        unit: what it is counted in.
        asks: whether it asks more than before; of a number of a segment alone, than that of everybody.
        since: of one law on two days, since when it is so; None: always, or nobody asked about days.
        citation: who sets it.
    """

    name: str
    before: str | None
    after: str | None
    unit: str
    asks: Asks
    since: date | None
    citation: str


@dataclass(frozen=True, slots=True)
class Detail:
    """Something else that is another, new or gone.

    Attributes:
        what: what of it.
        before, after: in words; None: there is none. Where nobody can say what differs, both are None.
        name: of which number, field or effect, where there are several.
    """

    what: What
    before: str | None
    after: str | None
    name: str = ""

    @property
    def words(self) -> str:
        """The same as a sentence."""
        changed, new, gone = _SENTENCES[self.what]
        form = changed if (self.before is None) is (self.after is None) else new if self.before is None else gone
        return form.format(before=self.before, after=self.after, name=self.name)


class What(StrEnum):
    """What of a document, policy, pack or rule may be another, beside numbers."""

    OWNER = "owner"
    APPROVED = "approval"
    DOCUMENT = "document"
    NAME = "name"
    VERSION = "version"
    UNDER = "what an effect does"
    PLACE = "place"
    DEPARTURE = "departure"
    ORDER = "order"
    TITLE = "title"
    SENTENCE = "what it says"
    EFFECT = "effect"
    PERIOD = "period"
    MEDIA = "media"
    RECIPIENTS = "recipients"
    PURPOSES = "purposes"
    NEEDS = "needs"
    SEGMENTS = "segments"
    PACK = "pack"
    SOURCES = "sources"
    READ_AGAIN = "second reading"
    SOURCE_OF_NUMBER = "source of a number"
    KIND_OF_NUMBER = "kind of a number"
    FIELD = "field"
    JURISDICTION = "jurisdiction"
    ANNOUNCED = "announced"
    COVERS = "whom it covers"
    WORDS = "words"
    DATA = "data"
    CODE = "code"


def _was_is(words: str) -> tuple[str, str, str]:
    """What is said of something that both have."""
    return (words, words, words)


_SENTENCES: Final[Mapping[What, tuple[str, str, str]]] = {
    What.OWNER: (
        "Its owner was {before}; it is {after}.",
        "It has an owner: {after}.",
        "It has no owner; it was {before}.",
    ),
    What.APPROVED: (
        "It was approved on {before}; it is on {after}.",
        "It is approved, on {after}.",
        "It is not approved; it was on {before}.",
    ),
    What.DOCUMENT: _was_is("Its fingerprint was {before}; it is {after}: signatures of the one are none of the other."),
    What.NAME: _was_is("The policy was called {before}; it is called {after}."),
    What.VERSION: _was_is("It was edition {before}; it is edition {after}."),
    What.UNDER: _was_is("What is {name}: before, it {before}; now, it {after}."),
    What.PLACE: ("", "It newly holds the law of {after}.", "It no longer holds the law of {before}."),
    What.DEPARTURE: ("", "It newly asks less: {after}", "It no longer asks less where it did: {before}"),
    What.ORDER: _was_is("Where it asks less is told in another order."),
    What.TITLE: _was_is("It was called “{before}”; it is called “{after}”."),
    What.SENTENCE: _was_is("It said: {before} It says: {after}"),
    What.EFFECT: _was_is("What it objects to was {before}; it is {after}."),
    What.PERIOD: _was_is("It was in force {before}; it is in force {after}."),
    What.MEDIA: _was_is("It looked at {before}; it looks at {after}."),
    What.RECIPIENTS: _was_is("It looked at contacts with {before}; it looks at contacts with {after}."),
    What.PURPOSES: _was_is("It looked at contacts for {before}; it looks at contacts for {after}."),
    What.NEEDS: _was_is("It mattered to cases with {before}; it matters to cases with {after}."),
    What.SEGMENTS: _was_is("It told apart these segments: {before}; it tells apart: {after}."),
    What.PACK: _was_is("It stood in the pack {before}; it stands in the pack {after}."),
    What.SOURCES: _was_is("It rested on {before}; it rests on {after}."),
    What.READ_AGAIN: _was_is("It was read a second time: {before}; now: {after}."),
    What.SOURCE_OF_NUMBER: _was_is("Its number {name} rested on {before}; it rests on {after}."),
    What.KIND_OF_NUMBER: _was_is("Its number {name} was counted in {before}; it is counted in {after}."),
    What.FIELD: (
        "Its {name} was {before}; it is {after}.",
        "Its {name} is now {after}; before, nothing was said of it.",
        "Nothing is said any more of its {name}, which was {before}.",
    ),
    What.JURISDICTION: _was_is("It applied {before}; it applies {after}."),
    What.ANNOUNCED: (
        "What was announced was {before}; it is {after}.",
        "It is newly announced: {after}.",
        "It is no longer announced: {before}.",
    ),
    What.COVERS: _was_is("Whom and which debts it covers is written otherwise."),
    What.WORDS: _was_is("Its words are others."),
    What.DATA: _was_is("What it holds is written otherwise."),
    What.CODE: _was_is("How it decides is written otherwise: its code is another."),
}


@dataclass(frozen=True, slots=True)
class PackAmendment:
    """A pack that is new, gone or changed.

    Attributes:
        kind: what became of it.
        pack, title: which, as it is now; of one that is gone, as it was.
        place: where it applies.
        own: whether it is the house's own, and no ready-made law.
        rules: how many rules it has, or had.
        details: of one that goes on, what is another.
    """

    kind: Kind
    pack: str
    title: str
    place: str
    own: bool
    rules: int
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleAmendment:
    """A rule that is new, gone or changed.

    Attributes:
        kind: what became of it.
        rule, title, says, effect: which, and what it asks, as it is now; of one that is gone, as it was.
        pack, pack_title, place, own: in which pack, where that applies, and whether it is the house's own.
        since: of one law on two days, the first day on which it binds, or no longer does.
        numbers, details: of one that goes on, what is another; of others all numbers.
        citations: what it rests on.
    """

    kind: Kind
    rule: str
    title: str
    says: str
    effect: str
    pack: str
    pack_title: str
    place: str
    own: bool
    since: date | None
    numbers: tuple[Number, ...]
    details: tuple[Detail, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amendments:
    """What differs from one policy to another.

    Attributes:
        old, new: name and version of the policies.
        old_fingerprint, new_fingerprint: what exactly they are.
        details: name, edition, effects, places and departures that differ.
        packs: those that are new, gone or changed in themselves.
        rules: those that are new, gone or changed; the house's own first, then in the order of the packs.
        documents: owner, approval and fingerprint of the documents that they were made of, as far as these differ.
    """

    old: str
    new: str
    old_fingerprint: str
    new_fingerprint: str
    details: tuple[Detail, ...]
    packs: tuple[PackAmendment, ...]
    rules: tuple[RuleAmendment, ...]
    documents: tuple[Detail, ...] = ()

    __bool__ = no_truth("what differs: ask whether it is none")

    @property
    def none(self) -> bool:
        """Whether nothing differs, in the policies or the documents that they were made of."""
        return self.alike and not self.documents

    @property
    def alike(self) -> bool:
        """Whether the policies are the same, so that they decide alike, whatever their documents say beside them."""
        return not (self.details or self.packs or self.rules)

    def by_pack(self) -> Iterator[tuple[PackAmendment | None, tuple[RuleAmendment, ...]]]:
        """Each pack that differs in itself or in its rules, and those."""
        packs: dict[str, list[PackAmendment]] = {}
        for each in self.packs:
            packs.setdefault(each.pack, []).append(each)
        for id, some in groupby(self.rules, lambda each: each.pack):
            yield packs[id].pop(0) if packs.get(id) else None, tuple(some)
        yield from ((pack, ()) for left in packs.values() for pack in left)

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many rules are new, gone and changed."""
        found = Counter(each.kind for each in self.rules)
        return {kind: found[kind] for kind in Kind}

    @property
    def asks(self) -> Mapping[Asks, int]:
        """Of the rules that go on, how many numbers ask more, less and otherwise."""
        found = Counter(n.asks for each in self.rules if each.kind is Kind.CHANGED for n in each.numbers)
        return {asks: found[asks] for asks in Asks}


def amendments(
    old: Policy,
    new: Policy,
    *,
    on: Days = (None, None),
    documents: tuple[Written | None, Written | None] = (None, None),
) -> Amendments:
    """What differs from one policy to another.

    ``on`` are days: then each policy is taken as the law is on its day, and what differs has the day since when. All
    of the law of both is loaded. ``documents`` are those that the policies were made of: what they say beside them,
    as owner and approval, may differ where the policies do not.
    """
    before, after = (
        policy if day is None else policy_on(policy, day) for policy, day in zip((old, new), on, strict=True)
    )
    found = _Amending(_Side(before, old), _Side(after, new), on[1]).found()
    return replace(found, documents=tuple(_documents(*documents)))


@dataclass(frozen=True)
class _Side:
    """One of two policies, its packs and rules by their ids."""

    policy: Policy
    whole: Policy
    """The policy of all days, where it is asked about one."""
    packs: dict[str, list[Pack]] = field(init=False)
    rules: dict[str, tuple[Pack, Rule]] = field(init=False)
    of_all_days: dict[str, Rule] = field(init=False)

    def __post_init__(self) -> None:
        packs: dict[str, list[Pack]] = {}
        for pack in own_first(self.policy):
            packs.setdefault(pack.id, []).append(pack)
        put = object.__setattr__
        put(self, "packs", packs)
        put(self, "rules", {rule.id: (pack, rule) for pack in own_first(self.policy) for rule in pack.rules})
        put(self, "of_all_days", {rule.id: rule for rule in self.whole.rules()})


class _Amending:
    def __init__(self, old: _Side, new: _Side, day: date | None) -> None:
        self.old, self.new, self.day = old, new, day
        order = [*new.packs, *[id for id in old.packs if id not in new.packs]]
        self.place = {id: place for place, id in enumerate(order)}

    def found(self) -> Amendments:
        old, new = self.old.policy, self.new.policy
        parts = fingerprints.differences(old.parts, new.parts)
        of = {kind: {each.id: each.what for each in parts if each.kind == kind} for kind in ("policy", "pack", "rule")}
        packs = [amended for id, what in of["pack"].items() for amended in self.pack(id, what)]
        rules = [self.rule(id, what) for id, what in of["rule"].items()]
        packs.sort(key=lambda each: (not each.own, self.place[each.pack]))
        rules.sort(key=lambda each: (not each.own, self.place[each.pack], _RANK[each.kind]))
        return Amendments(
            old.label,
            new.label,
            old.fingerprint,
            new.fingerprint,
            tuple(self.details(frozenset(of["policy"]))),
            tuple(packs),
            tuple(rules),
        )

    # -- the policy itself

    def details(self, differing: frozenset[str]) -> Iterator[Detail]:
        old, new = self.old.policy, self.new.policy
        if "name" in differing:
            yield Detail(What.NAME, old.name, new.name)
        if "version" in differing:
            yield Detail(What.VERSION, old.version, new.version)
        for effect in Effect:
            was, now = effect_under(old, effect), effect_under(new, effect)
            if was != now:
                yield Detail(What.UNDER, was.lower(), now.lower(), effect.value.replace("-", " "))
        yield from (Detail(What.PLACE, None, place) for place in sorted(new.places - old.places))
        yield from (Detail(What.PLACE, place, None) for place in sorted(old.places - new.places))
        if "departures" in differing:
            were, are = Counter(old.departures), Counter(new.departures)
            yield from (Detail(What.DEPARTURE, None, departure_in_words(each)) for each in (are - were).elements())
            yield from (Detail(What.DEPARTURE, departure_in_words(each), None) for each in (were - are).elements())
            if were == are:
                yield Detail(What.ORDER, None, None)

    # -- packs

    def pack(self, id: str, what: tuple[str, ...]) -> Iterator[PackAmendment]:
        were, are = self.old.packs.get(id, []), self.new.packs.get(id, [])
        if "new" in what or "gone" in what:
            for pack in were or are:
                yield _pack(pack, Kind.GONE if were else Kind.NEW)
            return
        details = [*_pack_details(were, are, what)] if len(were) == len(are) == 1 else [Detail(What.DATA, None, None)]
        if details:
            yield _pack(are[0], Kind.CHANGED, tuple(details))

    # -- rules

    def rule(self, id: str, what: tuple[str, ...]) -> RuleAmendment:
        was, now = self.old.rules.get(id), self.new.rules.get(id)
        pack, rule = now or was or _NONE
        kind = Kind.NEW if was is None else Kind.GONE if now is None else Kind.CHANGED
        before, after = (None if side is None else side[1] for side in (was, now))
        numbers = tuple(self.numbers(before, after))
        details: tuple[Detail, ...] = ()
        if was is not None and now is not None:
            details = tuple(_rule_details(was, now, what, numbers))
        return RuleAmendment(
            kind,
            id,
            rule.title,
            sentence(rule),
            effect_in_words(rule.effect),
            pack.id,
            pack.title,
            pack.jurisdiction,
            is_own(pack),
            self.since(id, kind),
            numbers,
            details,
            tuple(map(str, rule.citations)),
        )

    def since(self, id: str, kind: Kind) -> date | None:
        """The day on which a rule begins or ends, if days are asked about."""
        if self.day is None or kind is Kind.CHANGED:
            return None
        rule = (self.old if kind is Kind.GONE else self.new).of_all_days.get(id)
        return None if rule is None else rule.in_force[1 if kind is Kind.GONE else 0]

    def numbers(self, old: Rule | None, new: Rule | None) -> Iterator[Number]:
        were, are = ({} if rule is None else rule.parameters for rule in (old, new))
        for name in dict.fromkeys((*are, *were)):
            was, now = were.get(name), are.get(name)
            if was is not None and now is not None and _same(was, now):
                continue
            number = now or was
            if number is not None:
                everybodys = name.partition(".")[0]
                yield Number(
                    name,
                    None if was is None else values_in_words(was),
                    None if now is None else values_in_words(now),
                    number.unit,
                    _asks(was or were.get(everybodys), now or are.get(everybodys)),
                    None if new is None or now is None else self.held_since(new.id, name),
                    str(number.citation),
                )

    def held_since(self, rule: str, name: str) -> date | None:
        """Since when a number has its value of the later day, if days are asked about."""
        whole = self.new.of_all_days.get(rule)
        if self.day is None or whole is None or name not in whole.parameters:
            return None
        values = whole.parameters[name].values
        later = [since for since, _ in values[1:] if since <= self.day]  # before its first date a number is the same
        return later[-1] if later else None


_RANK: Final = {kind: rank for rank, kind in enumerate(Kind)}
_NONE: Final[Any] = (None, None)


def _pack(pack: Pack, kind: Kind, details: tuple[Detail, ...] = ()) -> PackAmendment:
    return PackAmendment(kind, pack.id, pack.title, pack.jurisdiction, is_own(pack), len(pack.rules), details)


def _pack_details(were: list[Pack], are: list[Pack], what: tuple[str, ...]) -> Iterator[Detail]:
    (was,), (now,) = were, are
    if "words" in what:
        said = [*_other(What.TITLE, was.title, now.title), *_other(What.ANNOUNCED, _announced(was), _announced(now))]
        yield from said or [Detail(What.WORDS, None, None)]
    if "data" in what:
        yield from _other(What.JURISDICTION, where(was.jurisdiction), where(now.jurisdiction))  # else its rules do
    if "code" in what:
        yield Detail(What.COVERS, None, None)


def _announced(pack: Pack) -> str | None:
    return "; ".join(f"{each.citation}: {each.what}" for each in pack.announced) or None


def _rule_details(
    was: tuple[Pack, Rule], now: tuple[Pack, Rule], what: tuple[str, ...], numbers: tuple[Number, ...]
) -> Iterator[Detail]:
    """What of a rule is another, beside its numbers."""
    (old_pack, old), (new_pack, new) = was, now
    said = _other(What.SENTENCE, sentence(old), sentence(new))
    yield from said
    if "words" in what:
        words = _words(old, new)
        yield from words
        if not words and not any(None in (number.before, number.after) for number in numbers):
            yield Detail(What.WORDS, None, None)  # the source of a number goes with the number
    if "data" in what:
        moved = _other(What.PACK, old_pack.id, new_pack.id)
        details = [*moved, *_data(old, new), *_fields(old, new, told=bool(said))]
        yield from details
        if not (details or numbers or said):
            yield Detail(What.DATA, None, None)
    if "code" in what and (old.data is None or old.data == new.data):  # that of a shape covers its data
        yield Detail(What.CODE, None, None)


def _words(old: Rule, new: Rule) -> list[Detail]:
    both = [name for name in new.parameters if name in old.parameters]
    details = [
        *_other(What.TITLE, old.title, new.title),
        *_other(What.SOURCES, _cited(old), _cited(new)),
        *_other(What.READ_AGAIN, _day(old.read_again), _day(new.read_again)),
    ]
    for name in both:
        was, now = (str(rule.parameters[name].citation) for rule in (old, new))
        details += _other(What.SOURCE_OF_NUMBER, was, now, _called(name))
    return details


def _cited(rule: Rule) -> str:
    return "; ".join(
        str(each)
        if each.authority is Authority.HOUSE  # its own word, which it need not read
        else f"{each}, {each.authority.value.replace('-', ' ')}, read on {_day(each.read_on)}"
        for each in rule.citations
    )


def _day(day: date | None) -> str:
    return "never" if day is None else day.isoformat()


def _data(old: Rule, new: Rule) -> Iterator[Detail]:
    yield from _other(What.EFFECT, effect_in_words(old.effect), effect_in_words(new.effect))
    yield from _other(What.PERIOD, in_force(old) or "always", in_force(new) or "always")
    for what, name in _SETS:
        yield from _other(what, _list(getattr(old, name), name), _list(getattr(new, name), name))
    yield from _other(
        What.SEGMENTS, ", ".join(sorted(old.segments)) or "none", ", ".join(sorted(new.segments)) or "none"
    )
    for name in new.parameters:
        if name in old.parameters:
            was, now = old.parameters[name], new.parameters[name]
            yield from _other(What.KIND_OF_NUMBER, _kind(was), _kind(now), _called(name))


_SETS: Final = (
    (What.MEDIA, "media"),
    (What.RECIPIENTS, "recipients"),
    (What.PURPOSES, "purposes"),
    (What.NEEDS, "needs"),
)
_WHOLE: Final = {"needs": "anything"}


def _list(some: frozenset[StrEnum], name: str) -> str:
    return ", ".join(sorted(some)) or _WHOLE.get(name, "none")


def _kind(number: Parameter) -> str:
    way = {"lower": "less is stricter", "higher": "more is stricter"}.get(number.stricter or "", "neither way stricter")
    return f"{number.unit} ({way})"


def _fields(old: Rule, new: Rule, *, told: bool) -> Iterator[Detail]:
    """What of the data of a shape is another, beside what is told already; ``told``: its sentence is another."""
    numbers = {name.partition(".")[0] for rule in (old, new) for name in rule.parameters}
    were, are = (_read(rule) for rule in (old, new))
    names = {name for rule in (old, new) for name in rule.parameters if "." in name}
    told_apart = old.segments != new.segments or not all(_same_numbers(old, new, name) for name in names)
    for name in dict.fromkeys((*are, *were)):
        was, now = were.get(name), are.get(name)
        if was == now or (name == "media" and old.media != new.media) or (name == "segments" and told_apart):
            continue
        if name in numbers:
            if _same_numbers(old, new, name):  # the policy set anew what was written
                yield Detail(What.FIELD, _value(was), _value(now), f"{_called(name)}, as first written,")
        elif not told or _plain_words(was) or _plain_words(now):
            yield Detail(What.FIELD, _value(was), _value(now), _called(name))


def _plain_words(given: Any) -> bool:
    """Whether a value reads as it stands; what is nested, the sentence tells."""
    return isinstance(given, str | bool | int) or (
        isinstance(given, list) and all(isinstance(each, str) for each in given)
    )


def _read(rule: Rule) -> dict[str, Any]:
    """The data of a rule, as far as it is an object; exceptions in words."""
    try:
        read = json.loads(rule.data or "{}")
    except ValueError:
        return {}
    found = dict(read) if isinstance(read, dict) else {}
    if isinstance(rule.check, Shape) and rule.check.unless:
        found["unless"] = "; ".join(each.describe() for each in rule.check.unless)
    return found


def _same_numbers(old: Rule, new: Rule, name: str) -> bool:
    were, are = old.parameters.get(name), new.parameters.get(name)
    return were is not None and are is not None and _same(were, are)


def _value(given: Any) -> str | None:
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, list) and all(isinstance(each, str) for each in given):
        return ", ".join(given) or "none"
    if given is None:
        return None
    return given if isinstance(given, str) else json.dumps(given, sort_keys=True, ensure_ascii=False)


def _called(name: str) -> str:
    own, _, segment = name.partition(".")
    words = own.replace("_", " ")
    return f"{words} for the segment {segment}" if segment else words


def _same(was: Parameter, now: Parameter) -> bool:
    """Whether two numbers have the same values, on the same days."""
    return [(day, type(value), value) for day, value in was.values] == [
        (day, type(value), value) for day, value in now.values
    ]


def _asks(was: Parameter | None, now: Parameter | None) -> Asks:
    if was is None or now is None or was.stricter != now.stricter or was.unit != now.unit:
        return Asks.OTHERWISE
    less, more = departing.is_looser(was, now), departing.is_looser(now, was)
    return Asks.OTHERWISE if less is more else Asks.LESS if less else Asks.MORE


def _other(what: What, was: str | None, now: str | None, name: str = "") -> list[Detail]:
    return [] if was == now else [Detail(what, was, now, name)]


def _documents(old: Written | None, new: Written | None) -> Iterator[Detail]:
    """What two documents say beside their policies; where one was made of none, nothing can differ from it."""
    if old is None or new is None or old.fingerprint == new.fingerprint:
        return
    was, now = (None if each.approved is None else each.approved.isoformat() for each in (old, new))
    yield from _other(What.OWNER, old.owner, new.owner)
    yield from _other(What.APPROVED, was, now)
    yield from _other(What.DOCUMENT, old.fingerprint, new.fingerprint)


# -- in words


def number_in_words(number: Number) -> str:
    """What became of a number, as a sentence."""
    name, unit = _called(number.name), number.unit
    since = "" if number.since is None else f" since {number.since.isoformat()}"
    if number.before is None:
        return f"It has a number {name}: {number.after} ({unit}){since}."
    if number.after is None:
        return f"It no longer has a number {name}, which was {number.before} ({unit})."
    return f"Its number {name} goes from {number.before} to {number.after} ({unit}){since}, which {number.asks}."


ALIKE: Final = "The policies decide alike; what their documents say beside them differs."
"""Where the documents differ and the policies that were made of them do not."""


def counts_in_words(found: Amendments) -> str:
    """How much differs, in one sentence."""
    if found.none:
        return "Nothing differs."
    if found.alike:
        return ALIKE
    rules = [f"{counted(count, 'rule')} {kind}" for kind, count in found.counts.items() if count]
    numbers = [
        f"{counted(count, 'number')} {asks if count == 1 else asks.replace('asks', 'ask')}"
        for asks, count in found.asks.items()
        if count
    ]
    more = [counted(len(found.details), "difference") + " in the policy as a whole"] if found.details else []
    packs = [counted(len(found.packs), "pack") + " new, gone or changed"] if found.packs else []
    return "; ".join(filter(None, (", ".join(rules), ", ".join(numbers), *more, *packs))) + "."


def in_words(found: Amendments, style: Style = "text") -> str:
    """What differs as a text for those who sign it, plain or in markdown.

    Of a pack of law that is new or gone as a whole the rules are named and not told one by one.

    Raises:
        ValueError: there is no such style.
    """
    return "\n".join(_Change(style).all(found)) + "\n"


class _Change(Sheet):
    def all(self, found: Amendments) -> Iterator[str]:
        yield from self.title(f"{found.old} and {found.new}", 1)
        yield counts_in_words(found)
        yield ""
        yield from self.points(
            [f"Before: fingerprint {found.old_fingerprint}", f"Now: fingerprint {found.new_fingerprint}"]
        )
        if found.documents:
            yield ""
            yield from self.title("The documents", 2)
            yield from self.points([detail.words for detail in found.documents])
        if found.details:
            yield ""
            yield from self.title("The policy as a whole", 2)
            yield from self.points([detail.words for detail in found.details])
        for pack, rules in found.by_pack():
            yield ""
            yield from self.pack(pack, rules)

    def pack(self, pack: PackAmendment | None, rules: tuple[RuleAmendment, ...]) -> Iterator[str]:
        title, id, place = (
            (pack.title, pack.pack, pack.place) if pack else (rules[0].pack_title, rules[0].pack, rules[0].place)
        )
        yield from self.title(title, 2)
        kind = (
            f"{pack.kind} as a whole, {counted(pack.rules, 'rule')}" if pack is not None and whole(pack) else "changed"
        )
        yield self.told(WithId("Pack ", id, f", {where(place)}: {kind}."))
        yield ""
        if pack is not None and pack.details:
            yield from self.points([detail.words for detail in pack.details])
            yield ""
        named = [each for each in rules if is_named(pack, each)]
        if named:
            yield from self.points([WithId(f"{each.title} (", each.rule, ")") for each in named])
            yield ""
        for each in rules:
            if each not in named:
                yield from self.title(f"{each.title}: {each.kind}", 3)
                yield from self.points(
                    [*rule_in_words(each), WithId("Rule: ", each.rule), f"Source: {'; '.join(each.citations)}"]
                )
                yield ""


def is_named(pack: PackAmendment | None, rule: RuleAmendment) -> bool:
    """Whether a rule is only named, for a whole pack of law came or went with it."""
    return pack is not None and whole(pack) and not pack.own and rule.kind is pack.kind


def whole(pack: PackAmendment) -> bool:
    """Whether a pack is new or gone as a whole."""
    return pack.kind is not Kind.CHANGED


def rule_in_words(each: RuleAmendment) -> Iterator[str]:
    """What became of a rule, as sentences."""
    if each.kind is Kind.CHANGED:
        yield from (number_in_words(number) for number in each.numbers)
        yield from (detail.words for detail in each.details)
    else:
        since = "" if each.since is None else f" since {each.since.isoformat()}"
        asked = "It asks" if each.kind is Kind.NEW else "It asked"
        yield f"{asked}{since}: {each.says}"
        yield f"What it objects to {'is' if each.kind is Kind.NEW else 'was'} {each.effect}."
        if each.kind is Kind.NEW:
            yield from (number_in_words(number) for number in each.numbers)
