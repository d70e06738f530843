"""Rules with something around their check, or asked as another kind of question."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from ..rules import Outcomes, Question, Rule
from ..rules.rule import AnyCheck, Check


def around(rule: Rule, made: Callable[[Check], Check]) -> Rule:
    """The rule with something around its check, which no policy's file can write."""
    check = rule.check
    return replace(rule, check=Around(check, made) if rule.parameters else made(check), data=None)


class Around:
    """What stands around a check with numbers, put together once for given ones."""

    def __init__(self, check: AnyCheck, made: Callable[[Check], Check]) -> None:
        self.check = check
        self._made = made

    def bound(self, p: Any) -> Check:
        bind: Callable[[Any], Check] | None = getattr(self.check, "bound", None)
        return self._made(bind(p) if bind is not None else partial(self.check, p=p))

    def __call__(self, q: Question, p: Any) -> Outcomes:
        return self.bound(p)(q)


def asked_as(kind: type[Question], made: Rule, matters: Callable[[Question], bool]) -> Rule:
    """The rule, whose check is asked as another kind of question where something of the case matters to it.

    For laws that know other consents, people or permissions.
    """

    def asking(check: Check) -> Check:
        def judge(q: Question) -> Outcomes:
            return check(q.seen_as(kind) if matters(q) else q)

        return judge

    return around(made, asking)
