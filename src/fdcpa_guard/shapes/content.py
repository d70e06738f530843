"""Shapes about what a message or script has to say, or must not."""

from __future__ import annotations

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

    def _matters(self, q: Question) -> bool:
        if q.medium not in self.media:
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
        if all(q.contact.content.has(element) for element in self.elements) or not self._matters(q):
            return PASS
        outcomes: list[Outcome] = []
        for element in sorted(self.elements):
            has, name = q.contact.content.has(element), element.value.replace("-", " ")
            if has is False:
                outcomes.append(Denied(f"it lacks: {name}"))
            elif has is None:
                outcomes.append(Required(f"it has to have: {name}"))
        return tuple(outcomes)

    def describe(self) -> str:
        return sentence(f"{self._where()} must have: {words(self.elements, 'and')}")


class ContentForbidden(_Content):
    """Elements that must not be in the message: declared there it is denied, undeclared their absence is a duty."""

    shape: Literal["content-forbidden"] = "content-forbidden"

    def _judge(self, q: Question, p: object) -> Outcomes:
        if all(q.contact.content.has(element) is False for element in self.elements) or not self._matters(q):
            return PASS
        outcomes: list[Outcome] = []
        for element in sorted(self.elements):
            has, name = q.contact.content.has(element), element.value.replace("-", " ")
            if has is True:
                outcomes.append(Denied(f"it has what it must not have: {name}"))
            elif has is None:
                outcomes.append(Required(f"it must not have: {name}"))
        return tuple(outcomes)

    def describe(self) -> str:
        return sentence(f"{self._where()} must not have: {words(self.elements)}")
