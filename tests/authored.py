"""Rules as an author may write them, in many ways; nobody asks them. `test_policy_fingerprint.py` has their digests.

Whoever changes a rule here changes those.
"""

# mypy: ignore-errors
# ruff: noqa: C416, F842, RUF059

import math
import re
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, cached_property, partial, wraps
from operator import attrgetter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from fdcpa_guard.facts import Debt
from fdcpa_guard.rules import PASS, Denied, Outcomes, Question, Rule, house, rule
from fdcpa_guard.vocabulary import CollectorKind, DebtKind, Effect, Medium

MOST = 3
RATES = (0.1, -0.0, 1e300, 2j, b"\x00\xff", ..., None, True, 10**40, "Žižkov 🙂 \ud800")
DAYS = {"auto": date(2027, 1, 1), "loan": datetime(2027, 1, 1, 8, tzinfo=ZoneInfo("America/Chicago"))}
SPANS = [timedelta(hours=3), time(8, 30), timezone(timedelta(hours=-5)), Decimal("1.50"), Fraction(1, 3), range(3)]
WORDS = frozenset({"stop", "cease", "desist", Medium.CALL, DebtKind.AUTO})
STOPS = re.compile(r"\bstop\b", re.IGNORECASE)
ORDERED = OrderedDict(b=1, a=2)
COUNTED: dict[str, list[int]] = defaultdict(list, {"a": [1]})
recipient = attrgetter("contact.recipient")


class Tier(Enum):
    """Of customers."""

    NEW = "new"
    OLD = 2

    @property
    def most(self) -> int:
        return MOST if self is Tier.NEW else len(SPANS)


class Window(NamedTuple):
    opens: time
    closes: time = time(20)

    def holds(self, at: datetime) -> bool:
        return self.opens <= at.time() < self.closes


@dataclass(frozen=True)
class Limit:
    """A limit with its state."""

    most: int = MOST
    tiers: tuple[Tier, ...] = (Tier.NEW,)
    window: Window = field(default_factory=lambda: Window(time(8)))

    @cached_property
    def doubled(self) -> int:
        return self.most * 2

    @staticmethod
    def ratio(of: int) -> float:
        return math.floor(of / 2)

    @classmethod
    def default(cls) -> "Limit":
        return cls()

    def __call__(self, q: Question) -> Outcomes:
        return Denied("too many") if len(q.case.debts) > self.doubled + self.ratio(3) else PASS


class Slotted:
    __slots__ = ("most",)

    def __init__(self, most: int) -> None:
        self.most = most

    def check(self, q: Question) -> Outcomes:
        return Denied("too many") if len(q.case.debts) > self.most else PASS


def even(number: int) -> bool:
    """One of two that call each other."""
    return number == 0 or odd(number - 1)


def odd(number: int) -> bool:
    return number != 0 and even(number - 1)


@cache
def square(number: int) -> int:
    return number * number


def logged(check: Callable[..., Outcomes]) -> Callable[..., Outcomes]:
    @wraps(check)
    def asked(q: Question, *args: Any, **options: Any) -> Outcomes:
        return check(q, *args, **options)

    return asked


def of(check: Any, id: str) -> Rule:
    """A rule of something that can be called."""
    made = rule(f"house.{id}", "As authored", house("1"), effect=Effect.HOUSE_POLICY)
    check.__doc__ = "As authored."
    return made(check)


def named(check: Any, id: str) -> Rule:
    def asked(q: Question) -> Outcomes:
        """As authored."""
        return check(q)

    return of(asked, id)


@logged
def constants(q: Question) -> Outcomes:
    """Uses constants of many kinds."""
    if q.contact.medium in WORDS and STOPS.search(q.contact.medium) and RATES[0] < MOST:
        return Denied(f"{len(DAYS)!r:>{MOST}} of {SPANS[0]:}{{}}{ORDERED['a']} {recipient(q)!s}and more")
    return PASS if COUNTED.get("a") else Denied("x")


def syntax(q: Question, *, least: int = 1, most: "int" = MOST, **options: object) -> Outcomes:
    """Nearly all that can be written."""
    from fdcpa_guard.facts import Case as read

    found = [(a, b) for a, *b in ((1, 2, 3), (4, 5)) if a if b]
    held = {key: value for key, value in found} | {**options}
    total: int = 0
    hidden: str
    *rest, last = (each for each in found)
    try:
        for number, (a, _) in enumerate(found, start=least):
            if (half := a // 2) and not a % 2:
                continue
            total += half if number else -half
        else:
            total <<= 1
    except* (ValueError, TypeError) as errors:
        raise KeyError(str(errors)) from None
    while total > most and total is not None:
        total -= square(2) @ 1 if not even(total) else ~total
        break
    match held:
        case {"a": [int(x), *others], **more} if x > 1:
            return Denied(str((others, more)))
        case [1, 2] | (3, 4) as pair:
            return Denied(str(pair))
        case str() | None | Tier.NEW:
            pass
        case _:
            del held
    sort = sorted(found, key=lambda each: (lambda x, /, y=2, *z, w=3, **v: x)(each[0]) + each[0])
    with q.context() as (a, b), q.other():
        assert sort, "there is some"
        global MOST
        nested = [[x for x in y] for y in sort[1:2, ...]]

    def inner() -> int:
        nonlocal total
        total = 5
        return total

    class Local(Limit):
        most = 7

        def __call__(self, q: Question) -> Outcomes:
            return super().__call__(q)

    async def never():
        async with q as x:
            return [await y async for y in x]

    return Local()(q) if inner() and nested and rest and last and never and read else PASS


CLOSED = [partial(lambda q, most: Denied("x") if most else PASS, most=each) for each in (1, 2)]
TWO = lambda q: PASS if MOST > 1 else Denied("no"), lambda q: PASS if MOST > 2 else Denied("no")


def not_commercial(collector: CollectorKind, debt: Debt) -> str | None:
    return "is commercial" if debt.nature == "commercial" else None


RULES = (
    of(constants, "constants"),
    of(syntax, "syntax"),
    named(Limit(tiers=(Tier.NEW, Tier.OLD)), "instance"),
    named(Slotted(4).check, "method"),
    named(CLOSED[0], "partial"),
    named(CLOSED[1], "other-partial"),
    named(TWO[0], "first-of-two"),
    named(TWO[1], "second-of-two"),
)
