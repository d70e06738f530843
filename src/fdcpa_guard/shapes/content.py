"""Shapes about what a message or script has to say, or must not."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, Literal

from ..facts.base import Flag
from ..facts.contact import Content
from ..rules import PASS, Denied, Outcome, Outcomes, Question, Required
from ..rules.rule import Check
from ..vocabulary import Element, Medium
from .base import Shape, SomeOf
from .wording import media_words, sentence, words


class _Content(Shape):
    elements: SomeOf[Element]
    media: SomeOf[Medium] = frozenset(Medium)
    first_only: Flag = False
    """Only in the first such contact with the person that conveys something."""

    _wanted: ClassVar[bool]
    """Whether it has to have them; False: it must not."""
    _denial: ClassVar[str]
    _duty: ClassVar[str]

    def _bound(self, p: object) -> Check:
        media, first_only, wanted = self.media, self.first_only, self._wanted
        answers = [(element, self._answers(element.value.replace("-", " "))) for element in sorted(self.elements)]

        def check(q: Question) -> Outcomes:
            content: Content = q.contact.__dict__["content"]
            found = [said[has] for element, said in answers if (has := content.has(element)) is not wanted]
            if not found or q.medium not in media or (first_only and _conveyed(q, media)):
                return PASS
            return tuple(found)

        return check

    def _answers(self, element: str) -> dict[bool | None, Outcome]:
        """What follows where an element is declared otherwise than wanted, or not declared."""
        return {not self._wanted: Denied(f"{self._denial}: {element}"), None: Required(f"{self._duty}: {element}")}

    def _where(self) -> str:
        return ("the first of the " if self.first_only else "") + media_words(self.media)

    def _apart(self) -> str:
        return "once such a contact has conveyed something to the person" if self.first_only else ""

    def missing(self) -> str:
        return "unknown ``history``" if self.first_only else "none; what is not declared is a duty of the decision"


def _conveyed(q: Question, media: Collection[Medium]) -> bool:
    return any(attempt.medium in media for attempt in q.attempts(q.index.reached))


class ContentRequired(_Content):
    """Elements that have to be in the message: declared lacking it is denied, undeclared they are a duty."""

    shape: Literal["content-required"] = "content-required"

    _wanted: ClassVar = True
    _denial: ClassVar = "it lacks"
    _duty: ClassVar = "it has to have"

    def describe(self) -> str:
        return sentence(f"{self._where()} must have: {words(self.elements, 'and')}")


class ContentForbidden(_Content):
    """Elements that must not be in the message: declared there it is denied, undeclared their absence is a duty."""

    shape: Literal["content-forbidden"] = "content-forbidden"

    _wanted: ClassVar = False
    _denial: ClassVar = "it has what it must not have"
    _duty: ClassVar = "it must not have"

    def describe(self) -> str:
        return sentence(f"{self._where()} must not have: {words(self.elements)}")
