"""A policy: named and versioned packs of rules, which effects deny, and what a house tightened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, Self

from . import departing
from .decision import Departure, built
from .departing import EFFECTS, PLACES, UNSIGNED
from .errors import InvalidPolicy, unprintable
from .facts import Debt
from .rules import Pack, Parameter, Rule, reads
from .rules.rule import EVERYWHERE
from .vocabulary import DENYING, CollectorKind, Effect

if TYPE_CHECKING:
    from .describing import Style
    from .fingerprints import Parts


class Law(Protocol):
    """Packs that are loaded place by place, when somebody asks for them."""

    def packs(self, places: frozenset[str] | None = None) -> tuple[Pack, ...]:
        """Those that apply in some places (None: in all), and those that apply everywhere, always in one order."""

    @property
    def fingerprint(self) -> str | None:
        """What the fingerprint of the policy is, if that is known without loading them."""


@dataclass(frozen=True)
class Policy:
    """What a guard enforces.

    Attributes:
        name: what the house calls it.
        version: which edition; it travels into every decision.
        packs: the bodies of rules.
        denies: the effects that deny. The others are still reported as reasons that do not deny.
        ignores: effects that are not even reported.
        places: the states and cities whose law it holds, those whose law adds nothing included. If it names any, a
            person of whom nothing says where they are is denied, and one who may be elsewhere is warned about.
        departures: where it asks less than law and policy did that it was made of: what `loosened`, `without`,
            `narrowed` and `denying` took away, with the justification given for it, and whatever else was lost, as by
            `dataclasses.replace`. They stay with every policy that is made of it.
    """

    name: str
    version: str
    packs: tuple[Pack, ...]
    denies: frozenset[Effect] = DENYING
    ignores: frozenset[Effect] = frozenset()
    places: frozenset[str] = frozenset()
    departures: tuple[Departure, ...] = ()
    _before: tuple[tuple[Pack, ...], frozenset[str], tuple[Departure, ...]] | None = field(
        default_factory=lambda: None, repr=False, compare=False
    )
    """What it was made of, as far as no departure tells of it; by itself nobody gives this."""

    @classmethod
    def of_law(cls, name: str, version: str, places: frozenset[str], law: Law) -> Self:
        """A policy of packs that are loaded when somebody asks for them: all of them with `packs`."""
        given = {"name": name, "version": version, "denies": DENYING, "ignores": frozenset(), "places": places}
        return built(cls, {**given, "departures": (), "_law": law})

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            own = self.__dict__
            if name not in ("packs", "_before") or "_law" not in own:
                raise AttributeError(name)
            packs = own.setdefault("packs", own["_law"].packs())
            own["_before"] = packs, own["places"], own["departures"]
            return own[name]

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "packs", tuple(self.packs))
        for name in ("denies", "ignores"):
            put(self, name, _effects(getattr(self, name)))
        put(self, "places", frozenset(self.places))
        for pack in self.packs:
            if not isinstance(pack, Pack):
                raise InvalidPolicy("a policy holds packs; with_rules takes rules")
        named = {pack.jurisdiction for pack in self.packs} - {EVERYWHERE}
        if not named <= self.places:
            put(self, "places", self.places | named)
        if self.denies & self.ignores:
            raise InvalidPolicy("an effect cannot both deny and be ignored")
        if Effect.ADVISORY in self.denies:
            raise InvalidPolicy("an advisory never denies")
        doubles = sorted(id for id, count in Counter(rule.id for rule in self.rules()).items() if count > 1)
        if doubles:
            raise InvalidPolicy(f"the policy has two rules with the id {doubles[0]!r}")
        put(self, "departures", tuple(self._all_departures()))
        put(self, "_before", (self.packs, self.places, self.departures))

    def _all_departures(self) -> Iterator[Departure]:
        """Those given, those of what it was made of, and those that nobody declared."""
        packs, places, past = self._before or (self.packs, self.places, ())
        told = dict.fromkeys((*past, *self.departures))
        effects = list(departing.of_effects(self.denies, self.ignores))
        for departure in told:
            if departure.rule != EFFECTS:
                yield departure
            elif departure.change in effects:
                effects.remove(departure.change)
                yield departure
        for change in effects:
            yield Departure(EFFECTS, change, UNSIGNED)
        for departure in departing.of_packs(packs, places, self.packs, self.places):
            if departure not in told:
                yield departure

    def rules(self) -> Iterator[Rule]:
        """Every rule of every pack."""
        for pack in self.packs:
            yield from pack.rules

    def packs_in(self, places: frozenset[str]) -> tuple[Pack, ...]:
        """The packs that apply in some places, and those that apply everywhere."""
        law: Law | None = self._not_loaded()
        if law is not None:
            return law.packs(places)
        applying = places | {EVERYWHERE}
        return tuple([pack for pack in self.packs if pack.jurisdiction in applying])

    def _not_loaded(self) -> Law | None:
        """Whence its packs come, unless all of them are here."""
        own = self.__dict__
        return None if "packs" in own else own["_law"]

    def rule(self, id: str) -> Rule:
        """The rule with an id.

        Raises:
            InvalidPolicy: there is none.
        """
        for rule in self.rules():
            if rule.id == id:
                return rule
        raise InvalidPolicy(f"the policy has no rule {id!r}")

    def with_packs(self, *packs: Pack) -> Policy:
        """The policy with further packs. More rules only ever deny more."""
        return replace(self, packs=(*self.packs, *packs))

    def with_rules(
        self, *rules: Rule, pack: str = "house", why_not: Callable[[CollectorKind, Debt], str | None] | None = None
    ) -> Policy:
        """The policy with rules of one's own, as a pack that covers everything unless ``why_not`` says otherwise."""
        return self.with_packs(Pack(pack, "Rules of the house", rules, why_not or _covers_everything))

    def narrowed(self, *jurisdictions: str, justification: str = UNSIGNED) -> Policy:
        """The policy without the packs of places other than these: ``us().narrowed("US-MA", "US-NH")``.

        What it no longer holds is a departure, with the justification.

        Raises:
            InvalidPolicy: no place is named, or it does not hold the law of one of them.
        """
        if not jurisdictions:
            raise InvalidPolicy("name at least one place to keep, such as US-MA; us_federal() holds no state's law")
        given: tuple[Any, ...] = jurisdictions
        for jurisdiction in given:
            if not isinstance(jurisdiction, str) or jurisdiction not in self.places:
                raise InvalidPolicy(f"the policy does not hold the law of {jurisdiction!r}")
        kept = frozenset(jurisdictions)
        packs = tuple(pack for pack in self.packs if pack.jurisdiction in kept | {EVERYWHERE})
        if kept == self.places:
            return self
        return self._departing(PLACES, departing.of_places(self.places, kept), justification, packs=packs, places=kept)

    def tightened(self, rule: str, /, **parameters: Any) -> Policy:
        """The policy with stricter parameters of a rule: ``tightened("us.regf.14b2.seven-in-seven", calls=3)``.

        Raises:
            InvalidPolicy: no such rule or parameter, a value of the wrong type, or one that would loosen the rule.
        """
        return replace(self, packs=self._adjusted(rule, parameters, Parameter.adjusted))

    def loosened(self, rule: str, /, justification: str, **parameters: Any) -> Policy:
        """The policy with other parameters of a rule, looser ones included; each decision carries the justification.

        Raises:
            InvalidPolicy: no such rule or parameter, a value of the wrong type, or no justification.
        """
        packs = self._adjusted(rule, parameters, Parameter.replaced)
        old = self.rule(rule).parameters
        new = next(one for pack in packs for one in pack.rules if one.id == rule).parameters
        changes = [f"{name}: {old[name].shown} -> {new[name].shown}" for name in sorted(parameters)]
        if not changes:
            raise InvalidPolicy(f"rule {rule!r}: name the parameters to loosen")
        return self._departing(rule, ", ".join(changes), justification, packs=packs)

    def without(self, rule: str, /, justification: str) -> Policy:
        """The policy without a rule; each decision carries the justification.

        Raises:
            InvalidPolicy: no such rule, or no justification.
        """
        left_out = self.rule(rule)
        packs = tuple(replace(p, rules=tuple(r for r in p.rules if r is not left_out)) for p in self.packs)
        return self._departing(rule, "left out", justification, packs=packs)

    def _departing(self, rule: str, change: str, justification: str, **changes: Any) -> Policy:
        """The policy with changes that one departure tells of."""
        departure = Departure(rule, change, _justified(rule, justification))
        return replace(self, departures=(*self.departures, departure), _before=None, **changes)

    def _adjusted(
        self, rule: str, parameters: Mapping[str, Any], adjust: Callable[[Parameter, Any], Parameter]
    ) -> tuple[Pack, ...]:
        old = self.rule(rule)
        changed = dict(old.parameters)
        for name, value in parameters.items():
            if name not in changed:
                known = ", ".join(changed) or "none"
                raise InvalidPolicy(f"rule {rule!r} has no parameter {name!r} (it has: {known})")
            try:
                changed[name] = adjust(changed[name], value)
            except InvalidPolicy as error:
                raise InvalidPolicy(f"rule {rule!r}, parameter {name!r}: {error}") from None
        needs = old.needs
        if any(value == 0 for value in parameters.values()):
            needs = frozenset()  # a limit of none objects where nothing has happened yet
        new = replace(old.renumbered(changed), needs=needs)
        return tuple(
            replace(p, rules=tuple(new if r is old else r for r in p.rules)) if old in p.rules else p
            for p in self.packs
        )

    def denying(
        self, effects: Iterable[Effect], *, ignoring: Iterable[Effect] = (), justification: str = UNSIGNED
    ) -> Policy:
        """The policy with another choice of effects that deny or go unreported; ``denying(())`` only warns.

        Effects that deny by default and now do not, and those that go unreported, are a departure, with the
        justification.

        Raises:
            InvalidPolicy: what is given are no effects.
        """
        denies, ignores = _effects(effects), _effects(ignoring)
        signed = [
            Departure(EFFECTS, change, _justified(EFFECTS, justification))
            for change in departing.of_effects(denies, ignores)
        ]
        others = [each for each in self.departures if each.rule != EFFECTS]
        return replace(self, denies=denies, ignores=ignores, departures=(*others, *signed), _before=None)

    def describe(self, style: Style = "text") -> str:
        """The policy as a manual, in plain text or in markdown: every rule in a sentence, its numbers and its sources.

        Raises:
            ValueError: there is no such style.
        """
        from .describing import describe  # which loads every shape, and only who reads a policy needs it

        return describe(self, style)

    def known_as(self, fingerprint: str) -> Self:
        """This very policy, whose fingerprint was worked out beforehand; what is made of it has another."""
        self.__dict__["_fingerprint"] = fingerprint
        return self

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over all that it is, the code of its rules and of what its packs cover included; see `Parts`.

        It is the same in every process and on every Python, but for what `loosely` names. Of rules of one's own the
        text is read when somebody first asks for it.
        """
        return self._known or self.parts.fingerprint

    @cached_property
    def parts(self) -> Parts:
        """What the fingerprint is made of, rule by rule. All of the law is loaded for it."""
        from .fingerprints import parts_of  # which a policy with a known fingerprint does not need

        return parts_of(self)

    @property
    def loosely(self) -> Mapping[str, tuple[str, ...]]:
        """Rules and packs whose code cannot be told for good, by their ids, and why: see `Parts.loosely`."""
        return {} if self._known else self.parts.loosely

    @property
    def _known(self) -> str | None:
        """The fingerprint, if it was worked out beforehand: of a ready-made policy that nobody changed."""
        law: Law | None = self.__dict__.get("_law")
        return self.__dict__.get("_fingerprint") if law is None else law.fingerprint

    @property
    def label(self) -> str:
        """Name and version, as decisions carry them; of a policy with departures, that it asks less."""
        return f"{self.name} {self.version}" + (" (asks less)" if self.departures else "")


def _justified(rule: str, justification: Any) -> str:
    if not isinstance(justification, str) or not justification.strip() or not justification.isprintable():
        hidden = unprintable(justification) if isinstance(justification, str) else ""
        holds = f"; it holds {hidden}" if hidden else ""
        raise InvalidPolicy(f"asking less than rule {rule!r} does needs a justification: a line of text{holds}")
    return str(justification)


def _effects(given: Iterable[Effect]) -> frozenset[Effect]:
    try:
        return frozenset(map(Effect, [given] if isinstance(given, str) else given))
    except (ValueError, TypeError):
        raise InvalidPolicy(f"an effect is one of {', '.join(Effect)}") from None


@reads()
def _covers_everything(collector: CollectorKind, debt: Debt) -> None:
    return None
