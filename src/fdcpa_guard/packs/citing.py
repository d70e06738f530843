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


READ_AGAIN: Final = date(2026, 11, 28)
"""When the federal rules were read beside their texts a second time, by others than wrote them."""

READ_LATER: Final = date(2026, 11, 30)
"""When that was done with rules that were written after that day, or had been read once until then."""

WRITTEN_SINCE: Final = frozenset(
    {"us.ca.1788-17.time-barred", "us.nc.75-54-4.nothing-owed", "us.tn.45-15-115-15.medium"}
)
"""Rules that were written lately among others that were read again: nobody has read them a second time yet."""

_READ_LATER: Final = frozenset(
    {
        "us.co.5-16-105-2.not-the-consumers-number",
        "us.co.5-16-105-2.public-post",
        "us.fl.559-72-5.not-the-consumers-number",
        "us.fl.559-72-5.public-post",
        "us.ia.537-7103-3a.not-the-consumers-number",
        "us.la.9-3562-1.not-the-consumers-number",
        "us.nc.75-53-1.not-the-consumers-number",
        "us.nd.13-06-01-12-8.not-the-consumers-number",
        "us.sc.37-5-108-5biv.not-the-consumers-number",
        "us.tn.45-15-115-15.time-barred",
        "us.vt.41b-m11.not-the-consumers-number",
        "us.wa.19-16-250-10.not-the-consumers-number",
        "us.wa.19-16-250-10.public-post",
        "us.wa.31-45-082-3d.public-post",
        "us.wi.427-104-1e.not-the-consumers-number",
        "us.wi.bkg74-16-6.not-the-consumers-number",
    }
)
"""Rules that were written after `READ_AGAIN` among others that were read on it."""


def read_twice(*rules: Rule, on: date = READ_AGAIN) -> tuple[Rule, ...]:
    """The rules, marked as read beside their texts a second time on a day, or later if they are younger than that."""
    days = [READ_LATER if rule.id in _READ_LATER else on for rule in rules]
    return tuple(
        [
            rule if rule.id in WRITTEN_SINCE else replace(rule, read_again=day)
            for rule, day in zip(rules, days, strict=True)
        ]
    )


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
