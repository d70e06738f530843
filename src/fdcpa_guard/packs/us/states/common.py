"""What every state and city module publishes: its packs, what was read for them, and how sure we are."""

from dataclasses import dataclass, replace
from typing import Final

from ....decision import Citation
from ....rules import Denied, Outcomes, Pack, Question, rule
from ....rules.words import filled
from ....vocabulary import Authority, Confidence, DebtNature, Effect
from ...binding import ANYONE, covering
from ...citing import READ as READ
from ...citing import citing as citing
from ...citing import court as court
from ...citing import guidance as guidance
from ...citing import local_law as local_law
from ...citing import ours as ours
from ...citing import read_twice
from ...citing import regulation as regulation
from ...citing import statute as statute

_SUREST_FIRST: Final = list(Confidence)


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A state, district, territory or city, and what is known here of its law on contacts with debtors.

    Attributes:
        id: ``US-MA``, ``US-NY-NYC``.
        name: in English.
        confidence: how sure we are of the whole: of its rules, or that it adds none. It claims no more than was read:
            given as surer than what it cites bears out, it is what that does.
        packs: its bodies of rules, each marked as read twice but for what was written since.
        read: what was read or searched.
        note: in a sentence or two what it adds, what was searched, and what is knowingly not encoded. It names numbers
            by the last part of a rule's id and their own name: ``{four-calls.calls:call}``.
    """

    id: str
    name: str
    confidence: Confidence
    packs: tuple[Pack, ...]
    read: tuple[Citation, ...]
    note: str

    def __post_init__(self) -> None:
        read = tuple([replace(pack, rules=read_twice(*pack.rules)) for pack in self.packs])
        object.__setattr__(self, "packs", read)
        numbers = {
            f"{rule.id.rpartition('.')[2]}.{name}": number
            for pack in self.packs
            for rule in pack.rules
            for name, number in rule.parameters.items()
        }
        object.__setattr__(self, "note", filled(self.note, numbers, begins=True))
        object.__setattr__(self, "confidence", max(self.confidence, self._borne_out, key=_SUREST_FIRST.index))

    @property
    def _borne_out(self) -> Confidence:
        """How sure what is cited lets us be: of rules in part, if not the whole law of each was read."""
        of_rules = [rule.confidence for pack in self.packs for rule in pack.rules if rule.confidence is not None]
        found = of_rules or [citation.confidence for citation in self.read]
        surest = min(found, key=_SUREST_FIRST.index, default=Confidence.UNREAD)
        return Confidence.PARTIAL if surest is Confidence.PRIMARY and {*of_rules} - {surest} else surest

    @property
    def adds_rules(self) -> bool:
        """Whether it has rules beyond federal law that are encoded here."""
        return self.confidence is not Confidence.UNREAD and bool(self.packs)


def slug(section: str) -> str:
    """A section as part of a rule's id: ``b1ii`` for ``(b)(1)(ii)``."""
    return section.translate({ord("("): None, ord(")"): None}).lower()


def adds_nothing(id: str, name: str, confidence: Confidence, read: tuple[Citation, ...], note: str) -> Jurisdiction:
    """A jurisdiction whose texts, as far as read, add nothing to federal law on contacts."""
    return Jurisdiction(id, name, confidence, (), read, note)


def not_verified(id: str, name: str, note: str, read: tuple[Citation, ...] = ()) -> Jurisdiction:
    """A jurisdiction whose law nobody here has verified: its one rule says so, and the policy decides what follows."""
    return Jurisdiction(id, name, Confidence.UNREAD, (_unverified(id, name, read),), read, note)


def _unverified(id: str, name: str, read: tuple[Citation, ...]) -> Pack:
    slug = id.lower().replace("-", ".")
    cited = read or (Citation("the law of", name, Authority.STATUTE, None, Confidence.UNREAD),)

    def check(q: Question) -> Outcomes:
        return Denied(f"whether {name} has contact rules of its own has not been verified")

    check.__doc__ = f"""Nobody here has verified the law of {name} on contacts with debtors.

    **What it checks**: nothing; it makes itself heard for every contact with a person who may be there.
    **Source**: none read.
    **When it does not apply**: never there; a policy may let its effect deny, warn (the default) or be ignored.
    **Missing facts**: none.
    **Example**: a call to a resident is allowed by the rules known, with this warning beside it.
    """
    made = rule(f"{slug}.not-verified", f"{name}: not verified", *cited, effect=Effect.UNVERIFIED_LAW)(check)
    return Pack(slug, f"{name} (not verified)", (made,), covering(ANYONE, natures=tuple(DebtNature), under="none"), id)
