"""What every rule must be, searched for counter-examples: honest about time, pure, never failing; and what is stricter.

    assert_honest(my_rule)
    assert_pure(my_policy)
    assert_monotone(policy, policy.tightened("house.pace.calls-a-week", most=2))

A counter-example raises AssertionError with the smallest contact and case found. The same examples are tried on every
run.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import FlakyFailure

from ..clock import FOREVER, TICK, zone
from ..decision import Decision
from ..errors import MissingFact
from ..facts import Case, Contact, Debt
from ..guard import Guard
from ..policy import Policy
from ..rules import Advised, Denied, Pack, Passed, Question, Required, Rule
from ..vocabulary import CollectorKind, Effect, Unknown
from .plugin import Watch
from .smallest import smallest
from .strategies import seeded

Questions = st.SearchStrategy[tuple[Contact, Case]]
Subject = Rule | Pack | Policy
Theorem = Callable[[Contact, Case, Random], None]
Json = dict[str, Any]

_LOOK_AHEAD: Final = timedelta(days=45)
_TURNS: Final = (time(0), time(8), time(12), time(21))
_MEMORY: Final = st.integers(0, 2**16)
_WORDS: Final = 3
"""How many words of a failure tell it from another."""


def assert_honest(subject: Subject, *, examples: int = 200, asking: Questions | None = None) -> None:
    """Every rule's answer is the same up to the instant that it names, and an objection is gone when it says to lapse.

    Nothing but the instant of the contact moves, and no further than to the next change of the facts, which the guard
    sees to. A rule that fails, or answers something else than an outcome, is a counter-example too.

    Args:
        subject: a rule, a pack or a policy.
        examples: how many questions are tried.
        asking: a strategy of questions; None: `strategies.seeded` of the subject.

    Raises:
        AssertionError: a rule is not honest; the text says which, when and asked what.
    """

    def theorem(contact: Contact, case: Case, dice: Random) -> None:
        contact = contact.model_copy(update={"logged_as": None})  # such a contact has no later instant
        change = Question(contact, case).index.next_change(contact.at)
        later = _Later(contact, case, min(change, contact.at + _LOOK_AHEAD), dice)
        for rule, pack in _rules(subject):
            asked = _asked(pack, contact, case)
            if asked is None or not _looks_at(rule, asked):
                continue
            check = rule.bound(contact.at.date())
            found = _answer(rule, check, asked)
            if found.until <= contact.at:
                _fail(f"{rule.id} answers until {found.until}, which is not after the contact", contact, case)
            for instant, question in later.before(found.until, pack):
                then = _answer(rule, check, question)
                if then.said != found.said:
                    _fail(f"{rule.id} says {_words(found)}, but {_words(then)} at {instant}", contact, case)
            for effect, debts, end in found.lapses:
                if end < change:
                    then = _answer(rule, check, later.at(end, pack))
                    if any(effect is again and set(debts) <= set(others) for again, others, _ in then.lapses):
                        _fail(f"{rule.id} still objects to {', '.join(debts)} at {end}, when it lapses", contact, case)

    _search(theorem, examples, asking, subject)


def assert_never_raises(subject: Subject, *, examples: int = 200, asking: Questions | None = None) -> None:
    """No rule raises anything but `MissingFact`, and each answers with outcomes. Arguments as of `assert_honest`.

    Raises:
        AssertionError: a rule fails; the text says which, how and asked what.
    """

    def theorem(contact: Contact, case: Case, dice: Random) -> None:
        for rule, pack in _rules(subject):
            asked = _asked(pack, contact, case)
            if asked is not None and _looks_at(rule, asked):
                _answer(rule, rule.bound(contact.at.date()), asked)

    _search(theorem, examples, asking, subject)


def assert_pure(subject: Subject, *, examples: int = 100, asking: Questions | None = None) -> None:
    """No rule touches anything but the question, and it gives the same answer when asked again.

    Files, sockets, programs, imports and whatever else Python audits are noticed, and so are clocks and chance. Of a
    policy, whole decisions are watched besides. Arguments as of `assert_honest`.

    Raises:
        AssertionError: a rule is not pure; the text says which, what it touched and asked what.
    """
    guard = Guard(subject) if isinstance(subject, Policy) else None

    def theorem(contact: Contact, case: Case, dice: Random) -> None:
        for rule, pack in _rules(subject):
            asked, again = _asked(pack, contact, case), _asked(pack, contact, case)
            if asked is None or again is None or not _looks_at(rule, asked):
                continue
            check = rule.bound(contact.at.date())
            with Watch() as watch:
                found = _answer(rule, check, asked)
            if watch.seen:
                _fail(f"{rule.id} touches {', '.join(sorted(watch.seen))}", contact, case)
            if _answer(rule, check, again) != found:
                _fail(f"{rule.id} answers otherwise when asked again", contact, case)
        if guard is not None:
            with Watch() as watch:
                guard.decide(contact, case)
            if watch.seen:
                _fail(f"a decision touches {', '.join(sorted(watch.seen))}", contact, case)

    _search(theorem, examples, asking, subject)


def assert_monotone(policy: Policy, stricter: Policy, *, examples: int = 200, asking: Questions | None = None) -> None:
    """Whatever a policy denies, the stricter one denies: every rule that denies a debt still does.

    Args:
        policy, stricter: the two.
        examples: how many questions are tried.
        asking: a strategy of questions; None: `strategies.seeded` of the stricter policy.

    Raises:
        AssertionError: something denied is allowed by the stricter policy; the text says what, by which rule.
    """
    before, after = Guard(policy), Guard(stricter)

    def theorem(contact: Contact, case: Case, dice: Random) -> None:
        lost = _objections(before.decide(contact, case)) - _objections(after.decide(contact, case))
        if lost:
            words = "; ".join(f"{rule} about {debt}" for rule, debt in sorted(lost))
            _fail(f"the stricter policy no longer denies: {words}", contact, case)

    _search(theorem, examples, asking, stricter)


# -- searching


def _search(theorem: Theorem, examples: int, asking: Questions | None, subject: Subject) -> None:
    if asking is not None:
        _search_with_hypothesis(theorem, examples, asking)
        return
    of = Policy("pack", "", (subject,)) if isinstance(subject, Pack) else subject
    for number, (contact, case) in enumerate(seeded(of, seed="checks", count=examples)):
        try:
            theorem(contact, case, Random(number))
        except AssertionError as error:
            raise _smallest_failure(theorem, contact, case, number, error) from None


def _smallest_failure(theorem: Theorem, contact: Contact, case: Case, seed: int, found: AssertionError) -> Exception:
    """What the theorem says of the least question that fails as this one did."""
    words, last = _first_words(found), found

    def fails(case: Json, contact: Json) -> bool:
        nonlocal last
        try:
            theorem(Contact.model_validate(contact), Case.model_validate(case), Random(seed))
        except AssertionError as error:
            if _first_words(error) == words:
                last = error
                return True
        except Exception:  # no question, or one that fails in another way
            return False
        return False

    smallest(case.model_dump(mode="json"), contact.model_dump(mode="json"), fails)
    return last


def _first_words(error: AssertionError) -> list[str]:
    return str(error).split()[:_WORDS]


def _search_with_hypothesis(theorem: Theorem, examples: int, asking: Questions) -> None:
    # A seed beside the question, so that shrinking the question leaves the instants looked at alone.
    @settings(
        derandomize=True,
        deadline=None,
        max_examples=examples,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(asking, _MEMORY)
    def over(question: tuple[Contact, Case], memory: int) -> None:
        theorem(*question, Random(memory))

    try:
        over()
    except FlakyFailure as flaky:
        # It failed once and not again, as a rule does that remembers, or loads something at its first use.
        for error in flaky.exceptions:
            if isinstance(error, AssertionError):
                raise error from None
        raise


def _fail(message: str, contact: Contact, case: Case) -> None:
    raise AssertionError(f"{message}\ncontact: {contact!r}\ncase: {case!r}")


def _rules(subject: Subject) -> Iterator[tuple[Rule, Pack | None]]:
    """Every rule, and the pack that says what it covers."""
    if isinstance(subject, Rule):
        yield subject, None
        return
    for pack in (subject,) if isinstance(subject, Pack) else subject.packs:
        for rule in pack.rules:
            yield rule, pack


def _asked(pack: Pack | None, contact: Contact, case: Case) -> Question | None:
    """The question as the rules of a pack see it; None if it covers none of the debts. None covers everything."""
    question = Question(contact, case)
    known = tuple(case.index.debts[id] for id in contact.debts if id in case.index.debts)
    question = question.only(tuple(debt for debt in known if pack is None or _covers(pack, case.collector, debt)))
    return question if question.debts else None


def _covers(pack: Pack, collector: CollectorKind | Unknown, debt: Debt) -> bool:
    return pack.excludes(collector, debt) is None


def _looks_at(rule: Rule, asked: Question) -> bool:
    return rule.looks_at(asked.medium, asked.roles, asked.acts, asked.index.holdings) is None


class _Later:
    """The same question at later instants, each made once."""

    def __init__(self, contact: Contact, case: Case, end: datetime, dice: Random) -> None:
        self.contact = contact
        self.case = case
        self.end = end
        self._asked: dict[tuple[datetime, int], Question] = {}
        self._some = sorted(set(_instants(contact, case, end, dice)))

    def before(self, until: datetime, pack: Pack | None) -> Iterator[tuple[datetime, Question]]:
        """Some instants before ``until``, its last one among them."""
        last = min(until, self.end) - TICK
        for instant in (*[instant for instant in self._some if instant < last], last):
            if instant > self.contact.at:
                yield instant, self.at(instant, pack)

    def at(self, instant: datetime, pack: Pack | None) -> Question:
        """The question at an instant."""
        key = instant, id(pack)
        found = self._asked.get(key)
        if found is None:
            found = _asked(pack, self.contact.model_copy(update={"at": instant}), self.case)
            if found is None:
                raise AssertionError("which debts a pack covers turned on the time")
            self._asked[key] = found
        return found


def _instants(contact: Contact, case: Case, end: datetime, dice: Random) -> Iterator[datetime]:
    """Some instants from the contact on: the first, turns of the day where the person may be, and any others."""
    start = contact.at
    yield start + TICK
    yield start + dice.random() * (end - start)
    asked = Question(contact, case)
    zones = asked.index.zones(asked.who, start) or (zone("America/Chicago"),)
    for _ in range(3):
        tz = dice.choice(list(zones))
        day: date = start.astimezone(tz).date() + timedelta(days=dice.choice((0, 1, 1, 2, 6, 7, 30)))
        turn = datetime.combine(day, dice.choice(_TURNS), tz).astimezone(UTC)
        yield turn
        yield turn - TICK


@dataclass(frozen=True)
class _Answer:
    """What a rule said, until when, and which objections lapse when."""

    said: frozenset[tuple[object, ...]]
    until: datetime
    lapses: tuple[tuple[Effect, tuple[str, ...], datetime], ...]


def _answer(rule: Rule, check: Callable[[Question], Any], question: Question) -> _Answer:
    try:
        outcome = check(question)
    except MissingFact as missing:
        return _Answer(frozenset({("misses", missing.fact)}), missing.until or FOREVER, ())
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise AssertionError(
            f"{rule.id} raises {type(error).__name__}: {error}\ncontact: {question.contact!r}\ncase: {question.case!r}"
        ) from error
    said: set[tuple[object, ...]] = set()
    until = FOREVER
    lapses = []
    for one in outcome if isinstance(outcome, tuple) else (outcome,):
        if isinstance(one, Passed):
            until = min(until, one.until)
        elif isinstance(one, Denied):
            effect, debts = rule.effect_of(one), one.debts or question.debt_ids
            said.add(("denies", effect.value, debts))
            lapses.append((effect, debts, one.lapses_at))
            until = min(until, one.lapses_at)
        elif isinstance(one, Required):
            said.add(("requires", one.message, one.debts or question.debt_ids, one.due))
            until = min(until, one.until)
        elif isinstance(one, Advised):
            said.add(("advises", one.message, one.debts or question.debt_ids))
            until = min(until, one.until)
        else:
            _fail(f"{rule.id} answers {type(one).__name__}, which is no outcome", question.contact, question.case)
    return _Answer(frozenset(said), until, tuple(lapses))


def _words(answer: _Answer) -> str:
    until = "for good" if answer.until >= FOREVER else f"until {answer.until}"
    return f"{sorted(map(str, answer.said)) or 'nothing'} {until}"


def _objections(decision: Decision) -> set[tuple[str, str]]:
    return {(reason.rule, debt) for reason in decision.reasons if reason.denies for debt in reason.debts}
