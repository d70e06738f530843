"""The engine and an oracle asked the same made-up questions, rule by rule and debt by debt.

Each test of this directory is a `Comparison`: the policy, the oracle, the questions, and what each rule answers in
them. Where the two differ the question is cut down to the facts that matter and told.
"""

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fdcpa_guard import Case, Contact, Decision, Guard, InvalidFacts, Policy, us_state
from fdcpa_guard.testing.smallest import smallest
from fdcpa_guard.vocabulary import Effect
from tests.oracles.made import Question
from tests.oracles.plain import ADVICE, ANY, CLOSED, DENY, DUTY, MISSING, NO, OWED, STRICTEST, Answers, Json, at_most

Tally = Counter[tuple[str, str]]
"""How often a rule gives an answer, by the oracle."""
Differences = dict[tuple[str, str], tuple[str, str]]
"""By rule and debt what the engine says and what the oracle does, where that is not the same."""


class Said(NamedTuple):
    """What is said of one debt by one rule; and what the engine says of all, and of which case."""

    rule: str
    debt: str
    engine: str
    oracle: str
    of_all: Answers
    case: Json


def its_own(*places: str) -> Guard:
    """The rules of places alone, without federal law."""
    packs = tuple(p for place in places for p in us_state(place).packs if p.id.startswith(f"us.{place.lower()}."))
    return Guard(Policy("-".join(places).lower(), "1", packs))


_EITHER = {CLOSED: (DENY, MISSING), OWED: (DUTY, MISSING)}


def same(said: Said) -> bool:
    return said.oracle in (ANY, said.engine) or said.engine in _EITHER.get(said.oracle, ())


def closed(said: Said) -> bool:
    """Where the oracle misses a fact the engine may deny as well, and the other way round: nothing goes out."""
    return same(said) or {said.engine, said.oracle} == {MISSING, DENY}


def strictest(decision: Decision, debts: Collection[str], *, in_doubt: str = ADVICE) -> Answers:
    """The strictest that each rule says of each debt; ``in_doubt``: what an advisory that lacks a fact says."""
    said: list[tuple[Any, str]] = []
    said += [(each, MISSING if each.effect is Effect.MISSING_FACT else DENY) for each in decision.reasons]
    said += [(each, DUTY) for each in decision.duties]
    said += [(each, in_doubt if None in dict(each.facts).values() else ADVICE) for each in decision.advisories]
    found: Answers = {}
    for each, word in said:
        of = found.setdefault(each.rule, {})
        for debt in each.debts or debts:
            of[debt] = min(of.get(debt, NO), word, key=STRICTEST.index)
    return found


@dataclass(frozen=True)
class Comparison:
    guard: Guard
    oracle: Callable[[Json, Json], Answers]
    questions: Callable[[str, int], Iterator[Question]]
    answers: Mapping[str, Collection[str]]
    """What each rule answers in the questions, beside what the oracle does not tell."""
    filled: bool = True
    """Whether the oracle reads JSON in which what is left out has its default; or else as it was made up, which is
    faster."""
    alike: Callable[[Said], bool] = same
    engine: Callable[[Decision, Collection[str]], Answers] = strictest
    as_one: Mapping[str, str] = field(default_factory=dict)
    """Rules that the oracle reads as one with another."""
    kept: Callable[[Json, Json], Any] = lambda case, contact: None
    """What of a question that is cut down has to stay, for the oracle takes it for granted."""

    def compare(self, seed: str, count: int) -> Tally:
        """Both asked of so many questions."""
        tally: Tally = Counter()
        for number, (case, contact) in enumerate(self.questions(seed, count)):
            try:
                found, read = self.differences(case, contact)
            except InvalidFacts:  # as of two events in an order that cannot be
                continue
            tally.update(words(read))
            assert not found, f"seed {seed}/{number}: {self.told(case, contact, found)}"
        return tally

    def tally(self, seed: str, count: int) -> Tally:
        """The oracle alone asked."""
        tally: Tally = Counter()
        for case, contact in self.questions(seed, count):
            with contextlib.suppress(InvalidFacts):
                tally.update(words(self.read(case, contact)))
        return tally

    def read(self, case: Json, contact: Json) -> Answers:
        return self.oracle(*(self.as_read(case, contact)[2:] if self.filled else (case, contact)))

    def as_read(self, case: Json, contact: Json) -> tuple[Case, Contact, Json, Json]:
        """The question as facts, and as the JSON that the oracle reads."""
        known, asked = Case.model_validate(case), Contact.model_validate(contact)
        if not self.filled:
            return known, asked, case, contact
        return known, asked, known.model_dump(mode="json"), asked.model_dump(mode="json")

    def decide(self, known: Case, asked: Contact) -> Answers:
        found: Answers = {}
        for rule, said in self.engine(self.guard.decide(asked, known), asked.debts).items():
            name = self.as_one.get(rule, rule)
            other = found.get(name, {})
            found[name] = (
                other | {debt: at_most([other.get(debt, word), word]) for debt, word in said.items()} if other else said
            )
        return found

    def differences(self, case: Json, contact: Json) -> tuple[Differences, Answers]:
        """Where the two differ, and what the oracle says."""
        known, asked, *plain = self.as_read(case, contact)
        given, read = self.decide(known, asked), self.oracle(*plain)
        found: Differences = {}
        for rule in {**self.answers, **read}:
            for debt in asked.debts:
                one, other = given.get(rule, {}).get(debt, NO), read.get(rule, {}).get(debt, NO)
                if not self.alike(Said(rule, debt, one, other, given, case)):
                    found[rule, debt] = one, other
        return found, read

    def told(self, case: Json, contact: Json, found: Differences) -> str:
        kept = self.kept(case, contact)

        def fails(case: Json, contact: Json) -> bool:
            try:
                return self.kept(case, contact) == kept and self.differences(case, contact)[0] == found
            except Exception:  # of one or the other: no question, or one that lacks what every one of these says
                return False

        case, contact = smallest(case, contact, fails)
        return f"{found}\ncontact = {json.dumps(contact)}\ncase = {json.dumps(case)}"

    def unmet(self, tally: Tally, least: int) -> list[tuple[str, str]]:
        """The answers that are given less often, and those that no rule is said to give."""
        wanted = {(rule, word) for rule, said in self.answers.items() for word in said}
        return sorted(key for key in {*wanted, *tally} if tally[key] < least or key not in wanted)


def words(read: Answers) -> Iterable[tuple[str, str]]:
    return [(rule, word) for rule, said in read.items() for word in said.values() if word != ANY]
