"""The caller's tags of an attempt: checked as ids are, written in one order, and read by no rule."""

import ast
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fdcpa_guard
from fdcpa_guard import Case, Guard, InvalidFacts, us
from fdcpa_guard.canonical import canonical
from fdcpa_guard.facts import Attempt, History
from fdcpa_guard.facts.history import MAX_TAGS
from fdcpa_guard.facts.moulds import _as_tags, usual_tags
from fdcpa_guard.facts.past import OF_ATTEMPT
from fdcpa_guard.testing import builders as make
from fdcpa_guard.testing.strategies import seeded
from fdcpa_guard.vocabulary import UNKNOWN, Medium

NO_RULES = ("facts", "audit", "tables", "batch", "testing", "cli")
"""The packages that may read tags: none of them has a rule, or decides."""


def tagged(tags: Any, **more: Any) -> Attempt:
    return make.attempt("2026-04-01 10:00", tags=tags, **more)


def test_they_are_written_in_the_order_of_their_names_however_given() -> None:
    one, other = tagged({"vendor": "v", "agent": "a-7"}), tagged({"agent": "a-7", "vendor": "v"})
    assert list(one.tags) == ["agent", "vendor"]
    assert one == other
    assert one.model_dump_json() == other.model_dump_json()
    assert '"tags":{"agent":"a-7","vendor":"v"}' in one.model_dump_json()
    assert one != tagged({"vendor": "v"})


def test_without_any_there_are_none() -> None:
    plain = make.attempt("2026-04-01 10:00")
    assert dict(plain.tags) == {}
    assert plain == tagged({})
    assert "tags" not in repr(plain)
    assert "tags={'vendor': 'v'}" in repr(tagged({"vendor": "v"}))


def test_they_do_not_change() -> None:
    given = {"vendor": "v"}
    attempt = tagged(given)
    given["vendor"] = "w"
    assert attempt.tags["vendor"] == "v"
    with pytest.raises(TypeError):
        attempt.tags["vendor"] = "w"  # type: ignore[index]


@pytest.mark.parametrize(
    "wrong",
    [
        {"agent": "2025550147"},
        {"agent": "202-555-0147"},
        {"agent": "Pat Doe"},
        {"agent": "pat@mail.example"},
        {"agent": "123-45-6789"},
        {"agent": ""},
        {"agent": None},
        {"agent": "unknown"},
        {"agent": "x" * 65},
        {"agent": 7},
        {"agent": ["a"]},
        {"2025550147": "a"},
        {"": "a"},
        {7: "a"},
        "agent",
        ["agent"],
        None,
    ],
)
def test_what_is_no_id_is_refused_and_never_repeated(wrong: Any) -> None:
    with pytest.raises(InvalidFacts) as refused:
        tagged(wrong)
    assert "tags" in str(refused.value)
    for secret in ("2025550147", "202-555", "Pat", "pat@", "123-45"):
        assert secret not in str(refused.value)


def test_there_is_a_most_of_them() -> None:
    many = {f"t{n}": "x" for n in range(MAX_TAGS)}
    assert len(tagged(many).tags) == MAX_TAGS
    with pytest.raises(InvalidFacts, match=f"at most {MAX_TAGS}"):
        tagged({**many, "one-more": "x"})


def test_attempts_that_differ_in_tags_alone_are_of_one_kind() -> None:
    """What is worked out once for each kind would else be worked out for each agent."""
    assert OF_ATTEMPT(tagged({"agent": "a"}).__dict__) == OF_ATTEMPT(tagged({"agent": "b"}).__dict__)


tags = st.dictionaries(
    st.sampled_from(["agent", "vendor", "team.1", "a:b"]), st.sampled_from(["a-7", "V_2", "x.y", "0"]), max_size=3
)


@given(st.lists(tags, max_size=4), st.lists(st.integers(0, 3), max_size=2), tags)
def test_the_fingerprint_of_a_case_is_that_of_its_canonical_text_however_it_grew(
    each: list[dict[str, str]], changed: list[int], more: dict[str, str]
) -> None:
    attempts = [tagged(one, id=f"a-{n}") for n, one in enumerate(each)]
    case = make.case(history=History(attempts=tuple(attempts), inbound=()))
    assert case.fingerprint == sha256(canonical(case).encode()).hexdigest()
    grown = case.with_attempt(**dict(tagged(more, id="new")))
    for n in changed:
        if n < len(attempts):
            grown = grown.with_change(f"history.attempts.a-{n}", tags=more)
    afresh = Case.model_validate_json(grown.model_dump_json())
    assert grown.fingerprint == afresh.fingerprint == sha256(canonical(grown).encode()).hexdigest()
    assert grown == afresh


def retagged(case: Case, tags: dict[str, str]) -> Case:
    if case.history is UNKNOWN:
        return case
    attempts = [attempt.model_copy(update={"tags": tags}) for attempt in case.history.attempts]
    return case.model_copy(update={"history": History(attempts=tuple(attempts), inbound=case.history.inbound)})


def test_no_decision_changes_by_them() -> None:
    policy = us()
    guard, attempts = Guard(policy), 0
    for contact, case in seeded(policy, seed="tags", count=60):
        other = retagged(case, {"vendor": "v-2", "agent": "a-7"})
        one, two = guard.decide(contact, retagged(case, {})), guard.decide(contact, other)
        assert (one.reasons, one.duties, one.advisories, one.packs) == (
            two.reasons,
            two.duties,
            two.advisories,
            two.packs,
        )
        assert (one.allowed, one.valid_until) == (two.allowed, two.valid_until)
        attempts += 0 if case.history is UNKNOWN else len(case.history.attempts)
    assert attempts > 30


def test_nothing_that_decides_reads_them() -> None:
    root = Path(fdcpa_guard.__file__).parent
    readers = {
        path.relative_to(root).parts[0]
        for path in root.rglob("*.py")
        if "tags" in (text := path.read_text("utf-8"))
        for node in ast.walk(ast.parse(text))
        if (isinstance(node, ast.Attribute) and node.attr == "tags")
        or (isinstance(node, ast.Constant) and node.value == "tags")
    }
    assert readers <= set(NO_RULES)
    assert "facts" in readers


class Word(str):
    """A text of another kind, such as one of NumPy's."""


@pytest.mark.parametrize(
    "odd", [Word("northern"), Medium.EMAIL, 5, None, b"x", ["x"], "", "a b", "202-555-0100"], ids=repr
)
def test_tags_that_are_no_plain_words_are_not_usual(odd: Any) -> None:
    """What is not usual is looked at as a whole."""
    _as_tags.cache_clear()  # a plain word that equals it has an answer of its own
    assert usual_tags({"queue": odd}) is None
    if odd != ["x"]:
        assert usual_tags({odd: "queue"}) is None
    assert usual_tags({"queue": "plain"}) == {"queue": "plain"}
