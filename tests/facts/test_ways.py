"""Every way that pydantic has to make, change or read a fact: what makes one checks it, what would not is closed.

The ways are listed by pydantic itself: a new one fails here until somebody says what becomes of it.
"""

import copy
import inspect
import json
import pickle
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from types import FunctionType
from typing import Any

import pytest
from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError

from fdcpa_guard import Case, Contact, InvalidFacts, InvalidPolicy
from fdcpa_guard.facts import CeaseNotice, Consumer, Content, Debt, Fact, PhoneLine
from fdcpa_guard.facts.writing import Written
from fdcpa_guard.shapes import CallingHours
from tests.builders import attempt, case, contact, debt, decide, history

EIGHT = history(*[attempt(f"2026-04-0{1 + n // 2} {10 + n % 2}:00") for n in range(8)])
ASKED = contact("2026-04-06 12:00")


def _of(anything: Any) -> Any:
    """Anything, of which the type checkers then ask nothing."""
    return anything


MAKING: dict[str, Callable[[Case], Case]] = {
    "__init__": lambda given: Case(**dict(given)),
    "__copy__": lambda given: copy.copy(given),
    "__deepcopy__": lambda given: copy.deepcopy(given),
    "__reduce__": lambda given: pickle.loads(pickle.dumps(given)),
    "__replace__": lambda given: given.__replace__(segment=given.segment),
    "model_copy": lambda given: given.model_copy(update={"segment": given.segment}),
    "model_validate": lambda given: Case.model_validate(given.model_dump()),
    "model_validate_json": lambda given: Case.model_validate_json(given.model_dump_json()),
    "model_validate_strings": lambda given: given,  # takes no lists, so no case: see the test below
    "parse_obj": lambda given: Case.parse_obj(given.model_dump()),
    "validate": lambda given: Case.validate(given.model_dump()),
}
CLOSED: dict[str, Callable[[Case], object]] = {
    "construct": lambda given: Case.construct(**dict(given)),
    "copy": lambda given: given.copy(update={"history": EIGHT}),
    "from_orm": lambda given: _of(Case).from_orm(given),
    "model_construct": lambda given: Case.model_construct(**dict(given)),
    "parse_file": lambda given: Case.parse_file("case.json"),
    "parse_raw": lambda given: Case.parse_raw(given.model_dump_json()),
    "__setstate__": lambda given: given.__setstate__({"__dict__": dict(given)}),
}
CHANGING: dict[str, Callable[[Case], object]] = {
    "__setattr__": lambda given: setattr(given, "history", EIGHT),
    "__delattr__": lambda given: delattr(given, "consents"),
}
READING: dict[str, Callable[[Case], object]] = {
    "__eq__": lambda given: given == case(),
    "__fields_set__": lambda given: given.__fields_set__,
    "__getattr__": lambda given: getattr(given, "nothing", None),
    "__getstate__": lambda given: given.__getstate__(),
    "__iter__": lambda given: list(given),
    "__pretty__": lambda given: list(_of(given).__pretty__(repr)),
    "__repr__": repr,
    "__repr_args__": lambda given: list(given.__repr_args__()),
    "__repr_name__": lambda given: _of(given).__repr_name__(),
    "__repr_recursion__": lambda given: _of(given).__repr_recursion__(given),
    "__repr_str__": lambda given: _of(given).__repr_str__(", "),
    "__rich_repr__": lambda given: list(_of(given).__rich_repr__()),
    "__str__": str,
    "dict": lambda given: given.dict(),
    "json": lambda given: given.json(),
    "model_dump": lambda given: given.model_dump(),
    "model_dump_json": lambda given: given.model_dump_json(),
    "model_extra": lambda given: given.model_extra,
    "model_fields_set": lambda given: given.model_fields_set,
    "model_post_init": lambda given: given.model_post_init(None),
}
OF_THE_CLASS: dict[str, Callable[[Case], object]] = {
    "__class_getitem__": lambda given: None,
    "__get_pydantic_core_schema__": lambda given: None,
    "__get_pydantic_json_schema__": lambda given: None,
    "__pydantic_init_subclass__": lambda given: None,
    "__pydantic_on_complete__": lambda given: None,
    "model_computed_fields": lambda given: Case.model_computed_fields,
    "model_fields": lambda given: Case.model_fields,
    "model_json_schema": lambda given: Case.model_json_schema(),
    "model_parametrized_name": lambda given: None,
    "model_rebuild": lambda given: Case.model_rebuild(force=True),
    "schema": lambda given: Case.schema(),
    "schema_json": lambda given: Case.schema_json(),
    "update_forward_refs": lambda given: Case.update_forward_refs(),
}
KNOWN = MAKING | CLOSED | CHANGING | READING | OF_THE_CLASS


@pytest.fixture(autouse=True)
def _deprecated() -> Iterator[None]:
    """Pydantic warns of its old ways."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def ways() -> set[str]:
    """What pydantic's base class can be called or asked for by name."""
    found = set()
    for name in dir(BaseModel):
        what = inspect.getattr_static(BaseModel, name)
        plain = getattr(object, name, None) is getattr(BaseModel, name, None)
        public = not name.startswith("_") or name.startswith("__")
        if public and not plain and (isinstance(what, FunctionType | classmethod) or "property" in type(what).__name__):
            found.add(name)
    return found


def test_every_way_that_pydantic_has_is_known_here() -> None:
    assert ways() - KNOWN.keys() == set()


def wrong_in(given: Case) -> list[Callable[[], object]]:
    """Each way of making a fact, given what is wrong."""
    wrong = {**given.model_dump(mode="json"), "history": 7}
    without = {name: value for name, value in wrong.items() if name != "history"}
    return [
        *[lambda way=way, facts=facts: way(facts) for facts in (wrong, without) for way in (_init, *_OF_DICTIONARIES)],
        lambda: given.model_copy(update={"history": 7}),
        lambda: given.model_copy(update={"histroy": EIGHT}),
        lambda: given.__replace__(history=7),
        lambda: Case.model_validate_json(json.dumps(wrong)),
    ]


def _init(facts: dict[str, Any]) -> Case:
    return Case(**facts)


_OF_DICTIONARIES: list[Callable[[dict[str, Any]], Case]] = [
    Case.model_validate,
    Case.model_validate_strings,
    Case.parse_obj,
    Case.validate,
]


@pytest.mark.parametrize("way", MAKING.values(), ids=MAKING)
def test_what_makes_a_case_makes_the_same_case(way: Callable[[Case], Case]) -> None:
    for given in (case(), case(history=EIGHT, segment="new")):
        made = way(given)
        assert made == given
        assert (hash(made), made.fingerprint) == (hash(given), given.fingerprint)
        assert decide(ASKED, made) == decide(ASKED, given)


@pytest.mark.parametrize("way", range(len(wrong_in(case()))))
def test_what_makes_a_case_refuses_what_is_wrong(way: int) -> None:
    with pytest.raises(InvalidFacts):
        wrong_in(case())[way]()


@pytest.mark.parametrize("way", CLOSED.values(), ids=CLOSED)
def test_what_would_not_check_is_closed_and_says_what_to_use(way: Callable[[Case], object]) -> None:
    given = case()
    before = given.fingerprint
    with pytest.raises(TypeError, match=r"use (model_validate|model_copy|pickle)"):
        way(given)
    assert given.fingerprint == before


@pytest.mark.parametrize("way", CHANGING.values(), ids=CHANGING)
def test_a_fact_cannot_be_changed(way: Callable[[Case], object]) -> None:
    given = case()
    before = given.fingerprint
    with pytest.raises(InvalidFacts):
        way(given)
    assert given.fingerprint == before


@pytest.mark.parametrize("way", (READING | OF_THE_CLASS).values(), ids=READING | OF_THE_CLASS)
def test_reading_changes_nothing(way: Callable[[Case], object]) -> None:
    given = case(history=EIGHT)
    before, index = given.fingerprint, given.index
    way(given)
    assert given.fingerprint == before
    assert given.index is index
    assert not decide(ASKED, given)
    with pytest.raises(InvalidFacts):
        Case.model_validate({**given.model_dump(), "histroy": {}})


@pytest.mark.parametrize("way", ["model_validate", "model_validate_json", "model_validate_strings"])
def test_no_option_of_pydantics_weakens_the_reading(way: str) -> None:
    read = getattr(Consumer, way)
    options = [each for each in inspect.signature(getattr(BaseModel, way)).parameters.values() if each.default is None]
    assert {option.name for option in options} >= {"strict", "context"}
    given: Any = '{"minor": "unknown"}' if way.endswith("json") else {"minor": "unknown"}
    for option in options:
        assert read(given, **{option.name: None}) == Consumer()
        values: tuple[Any, ...] = (True, False, "ignore", {})
        for value in values:
            with pytest.raises(TypeError, match=option.name):
                read(given, **{option.name: value})


def test_text_for_every_value_is_checked_too() -> None:
    assert Consumer.model_validate_strings({"minor": "true", "deceased": "unknown"}) == Consumer(minor=True)
    for wrong in ({"minor": "perhaps"}, {"elder": "true"}, {"minor": None}, "minor", {"minor": True}):
        with pytest.raises(InvalidFacts):
            Consumer.model_validate_strings(wrong)


def test_a_case_copied_with_eight_calls_is_denied() -> None:
    """The old index went along, and so did its answer."""
    assert decide(ASKED, case())
    assert not decide(ASKED, case().model_copy(update={"history": EIGHT}))
    assert not decide(ASKED, case().__replace__(history=EIGHT))
    with pytest.raises(TypeError):
        case().copy(update={"history": EIGHT})


def test_a_contact_about_no_debts_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        Contact.model_construct(at=ASKED.at, medium=ASKED.medium, debts=())
    with pytest.raises(InvalidFacts):
        ASKED.model_copy(update={"debts": ()})


def _put_together(fact: Fact, **other: Any) -> Any:
    made = object.__new__(type(fact))
    object.__setattr__(made, "__dict__", {**fact.__dict__, **other})
    return made


@pytest.mark.parametrize(
    "past",
    [
        lambda fact, **other: BaseModel.copy(fact, update=other),
        lambda fact, **other: BaseModel.model_construct.__func__(type(fact), **dict(fact) | other),  # type: ignore[attr-defined]
        _put_together,
        lambda fact, **_: object.__new__(type(fact)),
    ],
    ids=["copy", "construct", "dictionary", "empty"],
)
def test_what_was_made_past_the_checks_is_not_decided(past: Callable[..., Any]) -> None:
    """Pydantic's own functions can still be had from its base class; the guard does not take what they make."""
    with pytest.raises(TypeError, match="model_validate"):
        decide(past(ASKED, debts=()), case())
    with pytest.raises(TypeError, match="model_validate"):
        decide(ASKED, past(case(), history=EIGHT))


def test_a_fact_is_made_once() -> None:
    given = case()
    with pytest.raises(TypeError, match="made once"):
        given.__init__(**dict(case(history=EIGHT)))  # type: ignore[misc]
    assert given == case()


def test_what_pydantics_own_validator_assigns_is_checked_and_indexed_again() -> None:
    given = case()
    assert given != case(history=EIGHT)
    with pytest.raises(ValidationError):
        Case.__pydantic_validator__.validate_assignment(given, "history", 7)
    Case.__pydantic_validator__.validate_assignment(given, "history", EIGHT)
    assert decide(ASKED, given) == decide(ASKED, case(history=EIGHT))
    assert given == case(history=EIGHT)


def test_a_fact_writes_itself_once_to_know_its_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    given, same = case(history=EIGHT), case(history=EIGHT)
    assert (given == same, hash(given) == hash(same), given.fingerprint == same.fingerprint) == (True, True, True)
    monkeypatch.setattr(Written, "fingerprint", None)
    assert (given == same, hash(given) == hash(same), given.fingerprint == same.fingerprint) == (True, True, True)
    assert given.model_copy() is given


def test_what_pydantic_worked_out_is_not_among_the_fields() -> None:
    assert dict(case()).keys() == Case.model_fields.keys()
    assert Case(**dict(case())) == case()


class OwnDebt(Debt):
    """Somebody's debt with an answer of its own."""

    @property
    def particular(self) -> str:
        return "another"


class NotedConsumer(Consumer):
    note: str = "something"


def test_a_subclass_of_somebody_is_read_as_the_fact_that_it_stands_for() -> None:
    own = OwnDebt.model_validate(debt().model_dump())
    read = case(debts=(own,))
    assert type(read.debts[0]) is Debt
    assert read == case()
    assert type(Debt.model_validate(own)) is Debt
    with pytest.raises(InvalidFacts, match="no such field"):
        case(consumer=NotedConsumer())
    with pytest.raises(TypeError):
        decide(type("MyContact", (Contact,), {})(**dict(ASKED)), case())


def test_something_that_looks_like_a_fact_is_none() -> None:
    @dataclass
    class Lookalike:
        minor: bool = False

    lookalikes: tuple[Any, ...] = (Lookalike(), type("Consumer", (BaseModel,), {})(), [], "consumer")
    for given in lookalikes:
        with pytest.raises(InvalidFacts):
            Consumer.model_validate(given)
        with pytest.raises(InvalidFacts):
            case(consumer=given)


def test_a_fact_inside_somebody_elses_model_is_checked() -> None:
    class Asked(BaseModel):
        case: Case
        when: date

    read = Asked.model_validate({"case": case().model_dump(mode="json"), "when": "2026-04-01"})
    assert decide(ASKED, read.case) == decide(ASKED, case())
    assert Asked.model_validate_json(read.model_dump_json()) == read
    assert read.model_copy(deep=True).case == case()
    assert pickle.loads(pickle.dumps(TypeAdapter(Case).validate_python(case()))) == case()
    assert RootModel[Case].model_validate(case().model_dump()).root == case()
    with pytest.raises(ValidationError):
        Asked.model_validate({"case": {**case().model_dump(), "histroy": 1}, "when": "2026-04-01"})
    with pytest.raises(ValidationError):
        TypeAdapter(list[Case]).validate_python([{}])


def test_the_same_holds_for_every_fact_and_for_shapes() -> None:
    facts = (Content(), Consumer(), PhoneLine(id="cell"), debt(), EIGHT, EIGHT.attempts[0])
    shape = CallingHours(opens=time(9), closes=time(17))
    for one in (*facts, shape):
        assert copy.copy(one) is copy.deepcopy(one) is one
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(one, protocol)) == one
        for closed in ("model_construct", "construct", "copy", "from_orm", "parse_raw", "parse_file", "__setstate__"):
            with pytest.raises(TypeError, match="use "):
                getattr(one, closed)({})
        with pytest.raises((InvalidFacts, InvalidPolicy)):
            one.model_copy(update={"no_such_field": 1})
    with pytest.raises(InvalidPolicy):
        shape.model_copy(update={"closes": "25:00"})


def test_a_request_made_by_its_class_keeps_its_kind() -> None:
    stop = CeaseNotice(id="c", received_at=ASKED.at, in_writing=True)
    for left_out in ("exclude_defaults", "exclude_unset", "exclude_none"):
        assert _of(stop).model_dump(**{left_out: True})["kind"] == "cease"


@pytest.mark.parametrize("name", ["index", "identities", "__class__", "__dict__", "__pydantic_fields_set__"])
def test_what_is_no_field_is_not_set_either(name: str) -> None:
    """Pydantic lets go what is worked out, though the fact is frozen: the index of another case among it."""
    given = case(history=EIGHT)
    with pytest.raises(TypeError, match="does not change"):
        setattr(given, name, getattr(case(), name))
    with pytest.raises(TypeError, match="does not change"):
        delattr(given, name)
    assert not decide(ASKED, given)


@pytest.mark.parametrize("deep", [False, True])
def test_pydantics_own_copy_does_not_write_into_a_fact(deep: bool) -> None:
    """`model_copy` of pydantic's base class writes into what our `__copy__` gives, which is the fact itself."""
    for given, change in ((case(), {"history": EIGHT}), (ASKED, {"debts": ()}), (EIGHT, {"attempts": ()})):
        before = given.model_dump_json()
        with pytest.raises(TypeError, match=r"model_copy\(update"):
            BaseModel.model_copy(given, update=change, deep=deep)
        assert given.model_dump_json() == before


def test_the_fields_that_were_given_are_told_as_before() -> None:
    given = case()
    assert "history" in given.model_fields_set
    assert "segment" not in given.model_fields_set
    assert Case.model_validate_json(given.model_dump_json(exclude_unset=True)) == given


def test_a_contact_emptied_of_its_debts_is_not_decided() -> None:
    """Nothing stops a program that writes into the dictionary of a fact; what nothing could deny is still refused."""
    emptied = contact("2026-04-01 10:00")
    emptied.__dict__["debts"] = ()
    with pytest.raises(TypeError, match="past the checks"):
        decide(emptied, case())
