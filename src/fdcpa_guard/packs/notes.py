"""What a pack says of the law it comes from: each provision in scope, and the rules that carry it or why none does."""

from dataclasses import dataclass

from ..errors import InvalidPolicy
from ..vocabulary import Confidence


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision that was looked at for its bearing on contacts: a line of the traceability matrix.

    Attributes:
        source: the body of law, as ``11 USC``.
        section: the paragraph.
        what: what it says, in a few words of our own.
        carried_by: ids of the rules that hold it, of whichever pack.
        why_not: why no rule holds it, or what of it is left out; None: the rules hold all that bears on a contact.
        confidence: how sure we are of the text.

    Raises:
        InvalidPolicy: neither a rule carries it nor a reason is given.
    """

    source: str
    section: str
    what: str
    carried_by: tuple[str, ...] = ()
    why_not: str | None = None
    confidence: Confidence = Confidence.PRIMARY

    def __post_init__(self) -> None:
        if not self.carried_by and not self.why_not:
            raise InvalidPolicy("a provision is carried by a rule, or says why not")


def provisions(
    source: str, table: str, *, section: str = "", rules: str = "", confidence: Confidence = Confidence.PRIMARY
) -> tuple[Provision, ...]:
    """The provisions of a table: on each line ``section | what | rules | why not``, of which the last two may lack.

    An indented line goes on with the one before it, and one that begins with ``#`` is a heading.

    Args:
        source: the body of law.
        table: the lines.
        section: what stands before every section.
        rules: what stands before every rule's id.
        confidence: how sure we are of the text of every one.
    """
    lines = [line for line in table.strip().replace("\n    ", " ").split("\n") if not line.startswith("#")]
    return tuple(_provision(source, section, rules, confidence, *map(str.strip, line.split("|"))) for line in lines)


def _provision(
    source: str, before: str, rules: str, confidence: Confidence, section: str, what: str, ids: str = "", why: str = ""
) -> Provision:
    return Provision(source, before + section, what, tuple(rules + id for id in ids.split()), why or None, confidence)
