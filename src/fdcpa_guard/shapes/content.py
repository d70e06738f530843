"""Shapes about what a message or script has to say, or must not."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from ..facts.base import Flag
from ..rules import PASS, Denied, Outcome, Outcomes, Question, Required
from ..vocabulary import Element, Medium
from .base import Shape, SomeOf
from .wording import media_words, sentence, words


class _Content(Shape):
    elements: SomeOf[Element]
    media: SomeOf[Medium] = frozenset(Medium)
    first_only: Flag = False
    """Only in the first such contact with the person that conveys something."""

    @cached_property
    def _named(self) -> tuple[tuple[Element, str], ...]:
        return tuple((element, element.value.replace("-", " ")) for element in sorted(self.elements))

    def _matters(self, q: Question) -> bool:
        if q.medium not in self._closes:
            return False
        if not self.first_only:
            return True
        return not any(attempt.medium in self.media for attempt in q.attempts(q.index.reached))

    def _where(self) -> str:
        return ("the first of the " if self.first_only else "") + media_words(self.media)

    def not_applying(self) -> str:
        return "once such a contact has conveyed something to the person" if self.first_only else super().not_applying()

    def missing(self) -> str:
        return "unknown ``history``" if self.first_only else "none; what is not declared is a duty of the decision"


class ContentRequired(_Content):
    """Elements that have to be in the message: declared lacking it is denied, undeclared they are a duty."""

    shape: Literal["content-required"] = "content-required"

    def _judge(self, q: Question, p: object) -> Outcomes:
        content = q.contact.__dict__["content"]
        lacking = [(name, has) for element, name in self._named if (has := content.has(element)) is not True]
        if not lacking or not self._matters(q):
            return PASS
        outcomes: list[Outcome] = [
            Denied(f"it lacks: {name}") if has is False else Required(f"it has to have: {name}")
            for name, has in lacking
        ]
        return tuple(outcomes)

    def describe(self) -> str:
        return sentence(f"{self._where()} must have: {words(self.elements, 'and')}")


class ContentForbidden(_Content):
    """Elements that must not be in the message: declared there it is denied, undeclared their absence is a duty."""

    shape: Literal["content-forbidden"] = "content-forbidden"

    def _judge(self, q: Question, p: object) -> Outcomes:
        content = q.contact.__dict__["content"]
        having = [(name, has) for element, name in self._named if (has := content.has(element)) is not False]
        if not having or not self._matters(q):
            return PASS
        outcomes: list[Outcome] = [
            Denied(f"it has what it must not have: {name}") if has else Required(f"it must not have: {name}")
            for name, has in having
        ]
        return tuple(outcomes)

    def describe(self) -> str:
        return sentence(f"{self._where()} must not have: {words(self.elements)}")
