"""Shapes about what a message or script has to say, or must not, and what else comes with it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, ClassVar, Literal

from pydantic import Field

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
        return _first(self.first_only) + media_words(self.media)

    def _apart(self) -> str:
        return _once_conveyed(self.first_only)

    def missing(self) -> str:
        return "unknown ``history``" if self.first_only else "none; what is not declared is a duty of the decision"


def _conveyed(q: Question, media: Collection[Medium]) -> bool:
    return any(attempt.medium in media for attempt in q.attempts(q.index.reached))


def _first(first_only: bool) -> str:
    return "the first of the " if first_only else ""


def _once_conveyed(first_only: bool) -> str:
    return "once such a contact has conveyed something to the person" if first_only else ""


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


class Duty(Shape):
    """Such a contact carries a duty, in the policy's own words; it never denies."""

    shape: Literal["duty"] = "duty"
    duty: Annotated[str, Field(min_length=1, max_length=300)]
    """What is to be done, as an order: ``log the contact``."""
    media: SomeOf[Medium] = frozenset(Medium)
    done_by: Element | None = None
    """A contact declared to have this element has done it."""
    first_only: Flag = False
    """Only for the first such contact with the person that conveys something."""

    def _bound(self, p: object) -> Check:
        media, first_only, done_by, required = self.media, self.first_only, self.done_by, Required(self.duty)

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (done_by is not None and q.content.has(done_by)):
                return PASS
            return PASS if first_only and _conveyed(q, media) else required

        return check

    def describe(self) -> str:
        return sentence(f"{_first(self.first_only)}{media_words(self.media)} carry a duty: {self.duty}")

    def _apart(self) -> str:
        done = f"to what is declared to have: {words([self.done_by])}" if self.done_by is not None else ""
        return "; ".join(filter(None, (_once_conveyed(self.first_only), done)))

    def missing(self) -> str:
        return "unknown ``history``" if self.first_only else "none; it never denies"
