"""The door property: a fact lost, misspelt, doubled, garbled or contradicted never turns deny into allow in silence."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

from fdcpa_guard import Guard, Policy, first_party, us
from fdcpa_guard.testing import builders
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.testing.scenarios import Row
from tests.rows import scenario_rows

from .door import EXCUSED, RESTRICTIONS, SILENT, WAYS, Damage, clean, damages, made, read, verdict
from .search import effort

ROOT = Path(__file__).parents[2]
POLICIES = {"us": us, "first_party": first_party}


@cache
def guard(name: str) -> Guard:
    policy: Policy = POLICIES[name]()
    return Guard(policy)


def excused(damage: Damage) -> bool:
    """Whether the damage is one of those that cannot be seen."""
    field = next(str(part) for part in reversed(damage.path) if isinstance(part, str))
    return damage.way in EXCUSED.get(field, ({},))[0]


def silent(name: str, question: Json, chosen: Iterable[Damage]) -> Iterator[str]:
    """The damages that turned a denial into an allowed contact, and nothing was said."""
    asked = guard(name)
    undamaged = asked.decide(*read(question))
    if undamaged.allowed:
        return
    for damage in chosen:
        if not excused(damage) and verdict(asked, damage, undamaged, question) == SILENT:
            yield f"{damage.way}: {'.'.join(map(str, damage.path))}"


def some(found: Iterable[Damage], dice: Random, most: int) -> list[Damage]:
    """Some of many damages."""
    listed = list(found)
    return dice.sample(listed, min(most, len(listed)))


@pytest.mark.parametrize("name", POLICIES)
def test_a_clean_question_is_allowed(name: str) -> None:
    """What the property rests on: the made-up questions are denied for the one fact that was added."""
    for seed in range(20):
        question, _ = clean(Random(seed))
        question["contact"] = builders.suited(question["contact"], question["case"])
        decision = guard(name).decide(*read(question))
        assert decision.allowed, [reason.rule for reason in decision.reasons]


@pytest.mark.parametrize("name", POLICIES)
def test_every_restriction_denies(name: str) -> None:
    denied: Counter[str] = Counter()
    for seed in range(200):
        restriction, question, _ = made(Random(seed))
        denied[restriction] += not guard(name).decide(*read(question)).allowed
    assert sorted(denied) == sorted(RESTRICTIONS)
    assert all(denied.values()), denied


@pytest.mark.parametrize("name", POLICIES)
@effort(60, 20_000)
def test_made_up_questions(name: str, examples: int) -> None:
    """Each question is denied for one fact; what is damaged is mostly that fact."""
    for seed in range(examples):
        dice = Random(f"door/{name}/{seed}")
        restriction, question, inside = made(dice)
        chosen = some(damages(question, dice, inside), dice, 8) + some(damages(question, dice), dice, 4)
        found = sorted(silent(name, question, chosen))
        assert not found, f"seed {seed}, {restriction}: {found}"


@pytest.mark.parametrize("name", POLICIES)
@pytest.mark.parametrize("example", sorted((ROOT / "docs/examples").glob("*.json")), ids=lambda path: path.stem)
def test_the_situations_of_the_documentation(name: str, example: Path) -> None:
    asked = json.loads(example.read_bytes())
    question = {"contact": asked["contact"], "case": asked["case"]}
    dice = Random(example.stem)
    found = sorted(silent(name, question, some(damages(question, dice), dice, 25)))
    assert not found


def given(row: Row) -> Json:
    """The question of a row as its author would write it."""
    contact, case = (json.loads(fact.model_dump_json(exclude_defaults=True)) for fact in (row.contact, row.case))
    return {"contact": contact, "case": case}


@pytest.mark.parametrize("name", POLICIES)
@effort(150, 1)
def test_the_scenarios_of_every_rule(name: str, examples: int) -> None:
    """One row in so many, in the ordinary suite; every row at length."""
    wrong = {}
    for row in scenario_rows()[::examples]:
        dice = Random(row.id)
        question = given(row)
        found = sorted(silent(name, question, some(damages(question, dice), dice, 12)))
        if found:
            wrong[f"{row.source}:{row.line}"] = found
    assert not wrong


def test_every_way_happens_and_each_excuse_has_a_reason() -> None:
    ways: Counter[str] = Counter()
    for seed in range(60):
        dice = Random(seed)
        _, question, _ = made(dice)
        ways.update(damage.way for damage in damages(question, dice))
    assert len(WAYS) == 5
    for used, reason in EXCUSED.values():
        assert reason.endswith(".")
        assert used <= ways.keys()
    page = (ROOT / "docs/explanation/how-facts-can-mislead.md").read_text("utf-8")
    for field, (used, reason) in EXCUSED.items():
        assert f"| `{field}` | {', '.join(sorted(used))} | {reason} |" in page
