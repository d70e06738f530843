"""Plain English for the words of the vocabulary, as a policy manual would write them."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import time
from typing import Final

from ..vocabulary import CALLS_AND_TEXTS, ELECTRONIC, TELEPHONE, TIMED, Medium

_MEDIA: Final = {
    Medium.CALL: "calls",
    Medium.RINGLESS_VOICEMAIL: "ringless voicemails",
    Medium.TEXT: "texts",
    Medium.EMAIL: "emails",
    Medium.MAIL: "letters",
    Medium.IN_PERSON: "visits",
    Medium.SOCIAL_MEDIA: "social-media messages",
    Medium.PORTAL: "portal messages",
    Medium.OTHER_ELECTRONIC: "other electronic messages",
}
_GROUPS: Final = {
    frozenset(Medium): "contacts by any medium",
    frozenset[Medium](): "contacts by any medium",
    TELEPHONE: "calls",
    ELECTRONIC: "electronic messages",
    TELEPHONE | ELECTRONIC: "calls or electronic messages",
    CALLS_AND_TEXTS: "calls or texts",
    TIMED: "contacts other than letters",
}


def listed(words: Iterable[str], joint: str = "or") -> str:
    """``a``, ``a or b``, ``a, b or c``; empty for none."""
    *most, last = [*words] or [""]
    return f"{', '.join(most)} {joint} {last}" if most else last


def media_words(media: AbstractSet[Medium]) -> str:
    """``calls or texts``."""
    return _GROUPS.get(frozenset(media)) or listed(_MEDIA[medium] for medium in Medium if medium in media)


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 day``, ``7 days``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def sentence(*parts: str) -> str:
    """The clauses that are not empty, as one sentence."""
    text = "; ".join(part for part in parts if part)
    return text[:1].upper() + text[1:] + "."


def clock_words(wall: time | None) -> str:
    """``08:00``; None is midnight."""
    return "midnight" if wall is None else wall.isoformat("minutes" if not wall.second else "seconds")


def words(values: Iterable[str], joint: str = "or") -> str:
    """The values of an enum, in plain words."""
    return listed([value.replace("-", " ") for value in sorted(values)], joint)
