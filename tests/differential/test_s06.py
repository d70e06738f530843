"""The engine against the second readings of 1006.6, of 1006.22(f) and of the statute's own paragraphs.

Made-up questions, each answered by both, debt by debt. Where the reading finds a fact missing the engine may deny as
well, and the other way round: either way nothing goes out.
"""

import json
from collections import Counter

import pytest

from fdcpa_guard import Advisory, Case, Contact, Duty, Guard, InvalidFacts, Reason, us_federal
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.testing.smallest import smallest
from fdcpa_guard.vocabulary import Effect
from tests.oracles import dense, fdcpa, s06
from tests.oracles.worlds import MISSING

GUARD = Guard(us_federal())
RULES = (*s06.RULES, *fdcpa.RULES)
STRONGEST = (s06.NO, fdcpa.ADVICE, s06.DUTY, MISSING, s06.DENY)
ANSWERS: dict[str, set[str]] = {rule: {s06.NO, s06.DENY} for rule in RULES} | {
    "us.regf.6b1ii.inconvenient-place": {s06.NO, s06.DENY, MISSING},
    "us.regf.6b2.represented": {s06.NO, s06.DENY, MISSING},
    "us.regf.6b3.employer-prohibits": {s06.NO, s06.DENY, MISSING},
    "us.regf.6c1.cease": {s06.NO, s06.DENY, MISSING, s06.DUTY},
    "us.regf.6d1.third-party": {s06.NO, s06.DENY, MISSING},
    "us.regf.6e.opt-out-notice": {s06.NO, s06.DENY, s06.DUTY},
    "us.regf.22f1.no-postcard": {s06.NO, s06.DENY, s06.DUTY},
    "us.regf.22f2.envelope": {s06.NO, s06.DENY, s06.DUTY},
    "us.regf.22f4.social-media": {s06.NO, s06.DENY, MISSING},
    "us.fdcpa.1692c-a1.first-second": {s06.NO, fdcpa.ADVICE},
    "us.fdcpa.1692d6.caller-identity": {s06.NO, s06.DENY, s06.DUTY},
    "us.fdcpa.1692e5.empty-threat": {s06.NO, s06.DENY, MISSING},
}
"""What each rule answers in the made-up questions, many times."""

Answers = dict[str, dict[str, str]]


def engine(case: Case, contact: Contact) -> Answers:
    decision = GUARD.decide(contact, case)
    found = {rule: dict.fromkeys(contact.debts, s06.NO) for rule in RULES}
    said: list[tuple[Reason | Duty | Advisory, str]] = []
    said += [(each, MISSING if each.effect is Effect.MISSING_FACT else s06.DENY) for each in decision.reasons]
    said += [(each, s06.DUTY) for each in decision.duties]
    said += [(each, fdcpa.ADVICE) for each in decision.advisories]
    for each, word in said:
        for debt in each.debts or contact.debts if each.rule in found else ():
            found[each.rule][debt] = max(found[each.rule][debt], word, key=STRONGEST.index)
    return found


def second_reading(case: Case, contact: Contact) -> Answers:
    plain = case.model_dump(mode="json"), contact.model_dump(mode="json")
    return {**s06.answers(*plain), **fdcpa.answers(*plain)}


def different(given: Answers, read: Answers) -> dict[tuple[str, str], tuple[str, str]]:
    """Where the two differ: what the engine says of a debt by a rule, and what the reading does."""
    return {
        (rule, debt): (given[rule][debt], word)
        for rule, words in read.items()
        for debt, word in words.items()
        if not alike(rule, given[rule][debt], word)
    }


def alike(rule: str, given: str, word: str) -> bool:
    closed = {MISSING, s06.DENY}
    advised = (given, word) == (fdcpa.ADVICE, s06.NO) and rule == "us.regf.6b2.represented"  # to say what it answers
    return given == word or {given, word} <= closed or advised


def differ(case: Json, contact: Json) -> set[tuple[str, tuple[str, str]]]:
    """In which rules, and how, the two differ of a question; not at all of what is none."""
    try:
        facts = Case.model_validate(case), Contact.model_validate(contact)
        found = different(engine(*facts), second_reading(*facts))
    except (InvalidFacts, KeyError):
        return set()
    return {(rule, words) for (rule, _), words in found.items()}


def compare(seed: str, count: int) -> Counter[tuple[str, str]]:
    """Both asked of so many questions; how often each rule gave each answer, by the reading."""
    tally: Counter[tuple[str, str]] = Counter()
    for case, contact in dense.seeded(seed, count):
        try:
            facts = Case.model_validate(case), Contact.model_validate(contact)
        except InvalidFacts:
            continue
        given, read = engine(*facts), second_reading(*facts)
        if different(given, read):
            fail_smallest(case, contact)
        tally.update((rule, word) for rule, words in read.items() for word in words.values())
    return tally


def fail_smallest(case: Json, contact: Json) -> None:
    found = differ(case, contact)
    case, contact = smallest(case, contact, lambda *smaller: differ(*smaller) == found)
    pytest.fail(f"{found}\ncontact = {json.dumps(contact)}\ncase = {json.dumps(case)}")


def test_engine_agrees_with_the_second_reading_which_meets_every_answer() -> None:
    tally = compare("first", 700)
    rare = {(rule, word) for rule, words in ANSWERS.items() for word in words if tally[rule, word] < 2}
    assert rare == set(), tally


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(12)])
def test_engine_agrees_with_the_second_reading_at_length(seed: str) -> None:
    compare(seed, 2500)
