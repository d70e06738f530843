"""Titles and descriptions follow the numbers: none repeats one by hand, so a change of law is one changed number."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from fdcpa_guard import Guard, policies
from fdcpa_guard.packs.around import Around
from fdcpa_guard.packs.us import states as jurisdictions
from fdcpa_guard.packs.us.federal.fdcpa import profanity
from fdcpa_guard.packs.us.states import every
from fdcpa_guard.packs.us.states.law import Law
from fdcpa_guard.packs.us.states.michigan import hours
from fdcpa_guard.rules import Parameter, Rule
from fdcpa_guard.rules.words import filled, in_words, nth
from fdcpa_guard.shapes import NotObligated, Shape
from fdcpa_guard.testing.scenarios import load
from fdcpa_guard.vocabulary import CALLS_AND_TEXTS, Recipient

RULES = {
    rule.id: rule
    for policy in (policies.us(), policies.house(), policies.first_party())
    for rule in policy.rules()
    if rule.parameters
}
SHAPES = sorted(id for id, rule in RULES.items() if isinstance(rule.check, Shape))
FUNCTIONS = sorted(RULES.keys() - set(SHAPES))

SEVEN_IN_SEVEN = (
    "us.md.14-202-11.seven-in-seven",
    "us.pa.2270-4b4.seven-in-seven",
    "us.regf.14b2.seven-in-seven",
    "us.tn.45-15-115-15.seven-in-seven",
)

BY_HAND = {
    **dict.fromkeys(SEVEN_IN_SEVEN, "the seven days in which calls are counted are no parameter"),
    "us.ct.36a-647-3b5.only-the-attorney": "thirty days is also the most that the section lets a reasonable time be",
}
"""Rules whose words hold an old number all the same, and why."""


def other(value: Any) -> Any:
    """A value far from another, which nothing else is likely to say."""
    if isinstance(value, time):
        moved = datetime.combine(date(2026, 1, 1), value) + timedelta(minutes=17 if value < time(12) else -17)
        return moved.time()
    if isinstance(value, timedelta):
        return value + timedelta(days=41)
    return value + 41 if type(value) is int else value


def forms(value: Any) -> set[str]:
    """How a text may name a value; *one* is left out, for shapes say *to one person* whatever the number."""
    if isinstance(value, time):
        exact = f":{value:%M}" if value.minute else ""
        spoken = f"{value.hour % 12 or 12}{exact} {'a' if value.hour < 12 else 'p'}.m."
        return {spoken, f"{value:%H:%M}", f"{value.hour}:{value:%M}"}
    if isinstance(value, timedelta):
        value = value // timedelta(minutes=1) if value < timedelta(days=1) else value // timedelta(days=1)
    if type(value) is int:
        often = {1: {"once"}, 2: {"two", "twice"}}
        return {str(value)} | often.get(value, {in_words(value), nth(value), nth(value + 1)} if value else set())
    return set()


def stale(rule: Rule) -> Iterator[str]:
    """The old numbers that are still said once all have changed."""
    changed = {
        name: replace(number, values=tuple((since, other(value)) for since, value in number.values))
        for name, number in rule.parameters.items()
    }
    new = rule.renumbered(changed)
    text = f"{new.title}\n{_without_citations(new)}"
    worked = text.find("**Example**")
    for name, number in rule.parameters.items():
        counts = isinstance(number.latest, int | timedelta) and worked >= 0
        said = set().union(*(forms(value) for _, value in number.values))
        fresh = set().union(*(forms(value) for each in changed.values() for _, value in each.values))
        for form in said - fresh:
            if re.search(rf"(?<![\w.:/(-]){re.escape(form)}(?![\w:/)-])", text[:worked] if counts else text, re.I):
                yield f"{name}: {form}"


def _said(check: object) -> Iterator[str]:
    """The texts with a space that a check and the functions inside it hold, but for docstrings."""
    codes = [*_codes(check, set())]
    while codes:
        code = codes.pop()
        codes += [const for const in code.co_consts if isinstance(const, CodeType)]
        yield from (c for c in code.co_consts if isinstance(c, str) and " " in c and "**What it checks**" not in c)


def _codes(check: object, seen: set[int]) -> Iterator[CodeType]:
    """The code of a function, and of the functions that it is wrapped around."""
    if isinstance(check, Around):
        check = check.check
    if isinstance(check, FunctionType) and id(check) not in seen:
        seen.add(id(check))
        yield check.__code__
        for cell in check.__closure__ or ():
            inner = cell.cell_contents
            yield from _codes(inner.check if isinstance(inner, Rule) else inner, seen)


def _without_citations(rule: Rule) -> str:
    """The description without what it cites, for the numbers of sections and the names of guidance are no sentences."""
    text = rule.description
    for citation in rule.citations:
        text = text.replace(str(citation), "")
    return text


@pytest.mark.parametrize("id", SHAPES)
def test_no_shape_says_an_old_number(id: str) -> None:
    found = list(stale(RULES[id]))
    assert bool(found) is (id in BY_HAND), found


@pytest.mark.parametrize("id", FUNCTIONS)
def test_no_function_says_an_old_number(id: str) -> None:
    found = list(stale(RULES[id]))
    assert bool(found) is (id in BY_HAND), found


@pytest.mark.parametrize("id", FUNCTIONS)
def test_no_answer_of_a_function_says_a_number_by_hand(id: str) -> None:
    """What it objects, advises or asks for takes its numbers from the parameters of the day."""
    numbers = {form for each in RULES[id].parameters.values() for _, value in each.values for form in forms(value)}
    number = rf"(?<![\w.:])({'|'.join(numbers)})(?![\w:])" if numbers else r"(?!)"  # a yes or no has no form
    said = [text for text in _said(RULES[id].check) if re.search(number, text)]
    assert bool(said) is (id in SEVEN_IN_SEVEN), said


def test_no_name_of_a_number_is_left_in_words() -> None:
    for rule in RULES.values():
        assert not re.search(r"\{\w+(:[\w ]+)?\}", f"{rule.title}{rule.description}"), rule.id


PLACES = {place.id: place for place in every() if any(rule.parameters for pack in place.packs for rule in pack.rules)}

NOTES_BY_HAND = {
    "US-PA": "the seven days in which calls are counted are no parameter",
    "US-SC": "what is not encoded has a number of its own",
}


@pytest.mark.parametrize("id", PLACES)
def test_no_note_on_a_place_says_a_number_by_hand(id: str) -> None:
    """As it stands in the module, whose name is the name of the place."""
    place = PLACES[id]
    module = Path(jurisdictions.__file__).with_name(f"{place.name.lower().replace(' ', '_')}.py")
    texts = [
        str(node.value) for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Constant)
    ]
    numbers = {name: number for pack in place.packs for rule in pack.rules for name, number in named(rule).items()}
    note = next(text for text in texts if filled(text, numbers, begins=True) == place.note)
    said = {form for number in numbers.values() for _, value in number.values for form in forms(value)} - {
        "0",
        "1",
        "2",
    }
    found = [form for form in said if re.search(rf"(?<![\w.:(){{,-]){re.escape(form)}(?![\w:().,-])", note, re.I)]
    assert bool(found) is (id in NOTES_BY_HAND), found


def named(rule: Rule) -> dict[str, Parameter]:
    return {f"{rule.id.rpartition('.')[2]}.{name}": number for name, number in rule.parameters.items()}


def test_michigan_closes_an_hour_earlier() -> None:
    """The one number that a change of this law changes, and everything that says it."""
    earlier = replace(hours.parameters["closes"], values=((date(1981, 6, 29), time(20)),))
    changed = hours.renumbered({**hours.parameters, "closes": earlier})
    assert hours.title == "Every communication from 8 a.m. to 9 p.m. unless agreed in writing"
    assert changed.title == "Every communication from 8 a.m. to 8 p.m. unless agreed in writing"
    assert changed.description == hours.description.replace("9 p.m.", "8 p.m.").replace("21:00", "20:00")


def test_a_tightened_policy_says_its_own_numbers() -> None:
    tight = policies.us_state("MI").tightened("us.mi.445-252n.hours", closes=time(20)).rule("us.mi.445-252n.hours")
    assert tight.title == "Every communication from 8 a.m. to 8 p.m. unless agreed in writing"
    assert "from 08:00 to 20:00" in tight.description


MICHIGAN = ("us.mi.445-252n.hours", "us.mi.339-915n.hours")
ROWS = Path(__file__).parent / "us" / "states" / "michigan.policy.yaml"


def test_the_rows_of_a_changed_number_fail_and_no_others() -> None:
    policy = policies.us_state("MI")
    for id in MICHIGAN:
        policy = policy.tightened(id, closes=time(20))
    guard = Guard(policy)
    failing = {row.rule for row in load(ROWS.read_text("utf-8"), source="michigan").rows() if not row.run(guard).passed}
    assert failing == {*MICHIGAN, None}  # None: rows about the whole of a decision


def test_only_a_shape_without_exceptions_always_applies() -> None:
    """What stands around a rule's check spares something, so its description says what."""
    rules = {rule.id: rule for policy in (policies.us(), policies.house()) for rule in policy.rules()}
    always = {id for id, rule in rules.items() if "it always applies to the contacts" in rule.description}
    assert always
    assert not [id for id in always if not isinstance(rules[id].check, Shape)]


def test_no_limit_on_calls_and_texts_says_that_it_spares_pleadings() -> None:
    """A call or a text about a suit hands over no paper: it is one about the debt, which the limit stops and counts."""
    limits = [rule for policy in (policies.us(), policies.house()) for rule in policy.rules()]
    of_calls = [rule for rule in limits if rule.media <= CALLS_AND_TEXTS and "contacts for" in rule.description]
    assert of_calls
    assert not [rule.id for rule in of_calls if re.search(r"contacts for [^;.]*formal pleading", rule.description)]


def test_a_rule_taken_over_says_whom_its_law_spares() -> None:
    debtors = Law("MCL", "1", recipients=tuple(Recipient), unless=(NotObligated(),))
    made = debtors.adopted(profanity, "us.xx.1.profanity", debtors("(1)"))
    assert f"where nothing is declared; {NotObligated().describe()}." in made.description
