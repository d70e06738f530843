"""How rules are asked, in one way, whoever asks. What one lacks, raises or answers wrongly is an objection of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..errors import InvalidPolicy
from ..facts import Debt
from .outcomes import ANSWERS, PASS, Denied, Outcome, failing
from .question import Question
from .rule import Check, Rule

Asked = tuple[Rule, Check]
"""A rule, and its check with the values of a day."""
Answer = tuple[Rule, Outcome]
Asking = Callable[[Iterable[Asked], Question, tuple[Debt, ...], tuple[str, ...]], list[Answer]]
"""A way to ask rules: `ask`, or one that answers the same."""


def ask(rules: Iterable[Asked], question: Question, debts: tuple[Debt, ...], ids: tuple[str, ...]) -> list[Answer]:
    """What rules say of these debts, whose ids are given too, but that they have no objection ever.

    Nothing but an interrupt by the user leaves it: a missing fact is an objection, and so is whatever else a rule
    raises (`sys.exit(0)` included), what is no outcome, and an answer that ends before the contact.
    """
    question.__dict__["debts"] = debts  # rules cannot: a question does not let itself be changed
    at = question.at
    said: list[Answer] = []
    for rule, check in rules:
        try:
            found = check(question)
            if found is PASS:
                continue
            for one in found if isinstance(found, tuple) else (found,):
                if type(one) not in ANSWERS:
                    raise InvalidPolicy("a check returns an outcome, or several in a tuple")
                if one.said[0] <= at and type(one) is not Denied:
                    raise InvalidPolicy("an answer that held only before the contact vouches for nothing")
                said.append((rule, one))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            said.append((rule, failing(error, ids)))
    return said
