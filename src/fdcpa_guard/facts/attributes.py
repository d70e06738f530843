"""The caller's own facts, by names of the caller's own: a name in another spelling is not silently another name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NoReturn

from ..errors import MissingFact


class OwnFacts(dict[str, Any]):
    """The attributes of a case.

    To ask for a name that is there only in another spelling (``complaint_open``, where the case has ``complaintOpen``
    or ``complaint_opne``) raises `MissingFact`: inside a rule that denies, and says which name may be meant.
    """

    def __repr__(self) -> str:
        """How many there are; what they are is the caller's, and nobody's to print by the way."""
        return f"{type(self).__name__}({len(self)})"

    def __missing__(self, name: str) -> NoReturn:
        self._spelt(name)
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or self._spelt(name)

    def get(self, name: str, default: Any = None) -> Any:
        """As of every mapping, but for a name in another spelling."""
        return super().get(name, default) if name in self else default

    def _spelt(self, name: object) -> bool:
        """False if no attribute has the name in another spelling.

        Raises:
            MissingFact: one has.
        """
        if self and isinstance(name, str):
            letters = _letters(name)
            for held in self:
                if _letters(held) == letters:
                    raise MissingFact(f"attributes.{name}", hint=_meant(held))
        return False


def did_you_mean(name: str, held: Iterable[str]) -> str:
    """Words for the name that may be meant, to follow the one that is missing; empty if there is none."""
    names = sorted(one for one in held if one != name)  # one given as None is there, and is not what is meant
    letters = _letters(name)
    close = [one for one in names if _letters(one) == letters] or get_close_matches(name, names, n=1, cutoff=0.7)
    return _meant(close[0]) if close else ""


def _meant(held: str) -> str:
    return f"; did you mean attributes.{held}?"


def _letters(name: str) -> list[str]:
    """The letters and digits of a name, whatever their case and order: what misspellings of it share."""
    return sorted(letter for letter in name.casefold() if letter.isalnum())
