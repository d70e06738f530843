"""A body of law of a state: how its sections are cited, and what its rules say unless one of them says otherwise."""

from collections.abc import Callable, Collection
from dataclasses import KW_ONLY, dataclass
from typing import Any, NamedTuple

from ....decision import Citation
from ....rules import Rule, rule
from ....rules.rule import AnyCheck
from ....shapes import Shape
from ....shapes.exceptions import AnyException
from ....vocabulary import Confidence, Purpose, Recipient
from .adopting import Dates, adopted
from .common import statute
from .narrowing import saying, unless


@dataclass(frozen=True, slots=True)
class Law:
    """One body of law: ``_act = Law("ORS", "646.639", recipients=CONSUMERS)``, cited as ``_act("(2)(f)")``.

    Its rules are made by `rule` of functions, by `of` of shapes, and by `adopted` of the federal ones.

    Attributes:
        source: the code.
        section: what stands before every section that is cited.
        made: how it is cited, such as `regulation`.
        in_force: the first day, and the first day gone.
        recipients: to whom the contacts go that it looks at.
        purposes: what they are for.
        unless: what spares a contact each of its rules.
    """

    source: str
    section: str = ""
    _: KW_ONLY
    made: Callable[[str, str, Confidence], Citation] = statute
    in_force: Dates = (None, None)
    recipients: Collection[Recipient] = tuple(Recipient)
    purposes: Collection[Purpose] = tuple(Purpose)
    unless: tuple[AnyException, ...] = ()

    def __call__(self, section: str, confidence: Confidence = Confidence.PRIMARY) -> Citation:
        """The citation of a section."""
        return self.made(self.source, self.section + section, confidence)

    def rule(self, id: str, title: str, *citations: Citation, **options: Any) -> Callable[[AnyCheck], Rule]:
        """`rules.rule` with what the law's rules have in common."""
        make = rule(id, title, *citations, **self._common() | options)
        return make if not self.unless else lambda check: unless(*self.unless)(make(check))

    def of(self, shape: Shape) -> "Declared":
        """A shape under this law, to be made a rule: ``_act.of(Ban(...)).rule(...)``."""
        return Declared(self, shape.sparing(*self.unless) if self.unless else shape)

    def adopted(self, model: Rule, id: str, *citations: Citation, **options: Any) -> Rule:
        """A federal rule as one of this law, as `adopting.adopted` has it; it looks at what the model looks at."""
        made = adopted(model, id, *citations, **{"in_force": self.in_force, **options})
        return saying(*self.unless)(made) if self.unless else made

    def _common(self) -> dict[str, Any]:
        return {"in_force": self.in_force, "recipients": self.recipients, "purposes": self.purposes}


class Declared(NamedTuple):
    """A shape under a law."""

    law: Law
    shape: Shape

    def rule(self, id: str, title: str, *citations: Citation, **options: Any) -> Rule:
        """`Shape.rule` with what the law's rules have in common."""
        return self.shape.rule(id, title, *citations, **self.law._common() | options)
