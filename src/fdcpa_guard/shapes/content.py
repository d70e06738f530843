"""Shapes about what a message or script has to say, or must not, and what else comes with it."""

from __future__ import annotations

from collections.abc import Set
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import Field, model_validator

from ..errors import MissingFact
from ..facts import Debt
from ..facts.base import Flag, contradiction
from ..facts.contact import Content
from ..facts.index import named_debts
from ..facts.moments import surely_before
from ..rules import PASS, Denied, Outcomes, Question, Required
from ..rules.judging import as_it_may_be
from ..rules.missed import WRITTEN, missed_them, provided, surely_provided
from ..rules.rule import Check
from ..vocabulary import UNKNOWN, Element, Medium, Purpose, Recipient
from .base import Shape, SomeOf
from .wording import media_words, sentence, words


def _firsts(self: Any) -> Any:
    if self.per_debt and not self.first_only:
        raise contradiction("per_debt is for first_only")
    return self


class _Content(Shape):
    elements: SomeOf[Element]
    media: SomeOf[Medium] = frozenset(Medium)
    first_only: Flag = False
    """Only in the first such contact with the person that conveys something."""
    per_debt: Flag = False
    """With first_only: in the first about each debt; False: in the first at all."""

    _per_debt_is_of_the_first = model_validator(mode="after")(_firsts)

    _wanted: ClassVar[bool]
    """Whether it has to have them; False: it must not."""
    _denial: ClassVar[str]
    _duty: ClassVar[str]

    def _bound(self, p: object) -> Check:
        media, first_only, per_debt, wanted = self.media, self.first_only, self.per_debt, self._wanted
        answers = [(element, self._answers(element.value.replace("-", " "))) for element in sorted(self.elements)]

        def check(q: Question) -> Outcomes:
            content: Content = q.contact.__dict__["content"]
            found = [said[has] for element, said in answers if (has := content.has(element)) is not wanted]
            if not found or q.medium not in media:
                return PASS
            return _of_the_first(q, media, per_debt, found) if first_only else tuple(found)

        return check

    def _answers(self, element: str) -> dict[bool | None, Denied | Required]:
        """What follows where an element is declared otherwise than wanted, or not declared."""
        denied, due = Denied(f"{self._denial}: {element}"), Required(f"{self._duty}: {element}")
        return {not self._wanted: denied, None: due}

    def _where(self) -> str:
        return _first(self.first_only) + media_words(self.media) + _of_each(self.per_debt)

    def _apart(self) -> str:
        return _once_conveyed(self.first_only, self.per_debt)

    def missing(self) -> str:
        unknown = f"unknown ``history``, of what is declared {'to lack' if self._wanted else 'to have'} them"
        return unknown if self.first_only else "none; what is not declared is a duty of the decision"


def written_of_before(q: Question, debt: Debt) -> bool:
    """Whether a debt tells that the consumer was written to about it: first of all, or with validation information.

    Not of who owes it too, a debtor of their own. A contact that brings such information, or is of the same instant,
    may be the one recorded; and of a history that is unknown nobody knows whether such information came back.
    """
    begun = debt.initial_communication_at
    if begun is not None and debt.initial_communication_orally is False and surely_before(begun, q.at):
        return _tells_of_them(q, debt)
    if q.case.history is UNKNOWN or not tells_of_the_notice(q, debt):
        return False
    return any(n.orally is False and surely_before(surely_provided(q, n), q.at) for n in provided(q, debt))


def tells_of_the_notice(q: Question, debt: Debt) -> bool:
    """Whether the validation information that a debt tells of may have been an earlier writing to the person."""
    return _tells_of_them(q, debt) and Purpose.VALIDATION_NOTICE not in q.acts


def _tells_of_them(q: Question, debt: Debt) -> bool:
    return q.recipient is Recipient.CONSUMER and not q.owes_too(debt)


def _of_the_first(q: Question, media: Set[Medium], per_debt: bool, found: list[Denied | Required]) -> Outcomes:
    """What is found of a contact, as far as it is the first; where nobody knows whether it is, a duty is no less one.

    Raises:
        MissingFact: whether it is the first is unknown, and what it is declared to be would be denied then.
    """
    new = q.debts
    if per_debt and media == WRITTEN:  # by which of them is not recorded
        new = tuple([debt for debt in new if not written_of_before(q, debt)])
    if not new:
        return PASS

    def judge() -> Outcomes:
        conveyed = [
            attempt
            for attempt in q.attempts(q.index.reached)
            if attempt.medium in media and attempt.purpose not in _TELLING_NOTHING and not missed_them(q, attempt)
        ]
        if not per_debt:
            return PASS if conveyed else tuple(found)
        told = {id for attempt in conveyed for id in named_debts(attempt)}
        left = [debt.id for debt in new if debt.id not in told]
        return tuple([one.naming(left) for one in found]) if left else PASS

    try:
        return judge()
    except MissingFact as missing:
        perhaps = [one.naming([debt.id for debt in new]) for one in found] if per_debt else found
        return as_it_may_be(tuple(perhaps), missing)


_TELLING_NOTHING: Final = frozenset(
    {Purpose.UNRELATED_NOTICE, Purpose.OPT_OUT_CONFIRMATION, Purpose.LOCATION_INFORMATION}
)
"""What tells of no debt, and so is no first word of one."""


def _first(first_only: bool) -> str:
    return "the first of the " if first_only else ""


def _of_each(per_debt: bool) -> str:
    return " about each debt" if per_debt else ""


def _once_conveyed(first_only: bool, per_debt: bool) -> str:
    about = " about the debt" if per_debt else ""
    written = ", or, for all written media, the debt tells that it was written about before" if per_debt else ""
    return (
        f"once such a contact has conveyed something to the person{about}, and neither came back nor went to a number "
        f"known to be another's{written}"
        if first_only
        else ""
    )


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
    per_debt: Flag = False
    """With first_only: for the first about each debt; False: for the first at all."""

    _per_debt_is_of_the_first = model_validator(mode="after")(_firsts)

    def _bound(self, p: object) -> Check:
        media, first_only, per_debt = self.media, self.first_only, self.per_debt
        done_by, required = self.done_by, Required(self.duty)

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (done_by is not None and q.content.has(done_by)):
                return PASS
            return _of_the_first(q, media, per_debt, [required]) if first_only else required

        return check

    def describe(self) -> str:
        return sentence(
            f"{_first(self.first_only)}{media_words(self.media)}{_of_each(self.per_debt)} carry a duty: {self.duty}"
        )

    def _apart(self) -> str:
        done = f"to what is declared to have: {words([self.done_by])}" if self.done_by is not None else ""
        return "; ".join(filter(None, (_once_conveyed(self.first_only, self.per_debt), done)))

    def missing(self) -> str:
        first = "; where the history is unknown it may be the first, so the duty" if self.first_only else ""
        return f"none; it never denies{first}"
