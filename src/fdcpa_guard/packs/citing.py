"""What the packs share in citing: when the texts were read, what cites a code, and numbers that are ours."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final, Protocol

from ..decision import Citation
from ..rules import Rule
from ..vocabulary import Authority, Confidence

READ: Final = date(2026, 11, 21)
"""When the texts, or the sources that stand in for them, were read for the packs."""


READ_AGAIN: Final = date(2026, 11, 30)
"""When the rules were last read beside their texts by others than wrote them."""

READ_ONCE: Final[frozenset[str]] = frozenset()
"""Rules that were written since: nobody has read them a second time yet."""


def read_twice(*rules: Rule) -> tuple[Rule, ...]:
    """The rules, marked as read beside their texts a second time where a text was there to be read."""
    return tuple(
        [
            replace(rule, read_again=READ_AGAIN) if read_here(rule) and rule.id not in READ_ONCE else rule
            for rule in rules
        ]
    )


def read_here(rule: Rule) -> bool:
    """Whether a text of law that a rule cites was there to be read."""
    return any(cited.read_on is not None for cited in rule.citations if cited.authority is not Authority.HOUSE)


def ours(section: str) -> Citation:
    """A number that the law leaves open and this library chose."""
    return Citation("fdcpa_guard", section, Authority.HOUSE, READ)


def statute(source: str, section: str, confidence: Confidence = Confidence.PRIMARY) -> Citation:
    """A section of a code: ``statute("RCW", "19.16.250(13)(a)")``."""
    return _cited(source, section, Authority.STATUTE, confidence)


def regulation(source: str, section: str, confidence: Confidence = Confidence.PRIMARY) -> Citation:
    """A section of an administrative code: ``regulation("209 CMR", "18.16(1)(d)")``."""
    return _cited(source, section, Authority.REGULATION, confidence)


def local_law(source: str, section: str, confidence: Confidence = Confidence.PRIMARY) -> Citation:
    """A section of a city's code or rules."""
    return _cited(source, section, Authority.LOCAL_LAW, confidence)


def guidance(source: str, section: str, confidence: Confidence = Confidence.SECONDARY) -> Citation:
    """What an attorney general or agency says of its law."""
    return _cited(source, section, Authority.AGENCY_GUIDANCE, confidence)


def court(name: str, citation: str, confidence: Confidence = Confidence.SECONDARY) -> Citation:
    """A court's decision: ``court("Armata v. Target", "480 Mass. 14 (2018)")``."""
    return _cited(name, citation, Authority.COURT_DECISION, confidence)


def with_source(description: str, source: str) -> str:
    """A rule's description that names another source, as that of a model which another law takes over."""
    return _SOURCE.sub(lambda _: f"**Source**: {source}", description, count=1)


_SOURCE: Final = re.compile(r"\*\*Source\*\*: .*?(?=\n\n\*\*)", re.DOTALL)


class Citing(Protocol):
    """What makes a citation of a section."""

    def __call__(self, section: str, confidence: Confidence = Confidence.PRIMARY, /) -> Citation: ...


def citing(source: str, before: str = "", *, made: Callable[[str, str, Confidence], Citation] = statute) -> Citing:
    """What cites sections of one code: ``citing("RCW", "19.16.250")("(13)(a)")``.

    Args:
        source: the code.
        before: what stands before every section.
        made: how it is cited, such as `regulation`.
    """

    def cited(section: str, confidence: Confidence = Confidence.PRIMARY, /) -> Citation:
        return made(source, before + section, confidence)

    return cited


def _cited(source: str, section: str, authority: Authority, confidence: Confidence) -> Citation:
    seen = confidence in (Confidence.PRIMARY, Confidence.PARTIAL)
    return Citation(source, section, authority, READ if seen else None, confidence)
