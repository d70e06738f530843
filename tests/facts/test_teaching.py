"""Errors about facts teach as those about policy documents do: the place, the words that there are, the nearest one."""

import json
import traceback
import tracemalloc
from collections.abc import Callable
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from fdcpa_guard import Case, Contact, Decision, InvalidFacts
from fdcpa_guard.errors import MOST_PROBLEMS
from fdcpa_guard.facts import Bankruptcy, Content, Fact, MediumOptOut, PhoneLine, Request
from fdcpa_guard.facts.ids import why_no_id
from fdcpa_guard.facts.teaching import MOST, Takes, takes
from fdcpa_guard.schema import DecisionRequest
from tests.builders import at, attempt, case, contact, debt

from .defaults import WHOLE, kinds

PLAIN: dict[str, Any] = json.loads(case().model_dump_json())
STOP = {"kind": "stop-medium", "id": "stop", "received_at": "2026-03-01T12:00:00Z", "media": ["call"]}
NAME = "JohnSmith"


def refused(build: Callable[[], object]) -> InvalidFacts:
    with pytest.raises(InvalidFacts) as caught:
        build()
    assert caught.value.__context__ is None or NAME not in repr(caught.value.__context__)
    return caught.value


def of_case(**given: Any) -> str:
    return str(refused(lambda: Case.model_validate(PLAIN | given)))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"bankrupcies": "none"}, ["bankrupcies: ", "did you mean 'bankruptcies'?"]),
        ({"requests": None}, []),
        ({"requests": 5}, ["requests: ", "a list", '"none"', '"unknown"']),
        ({"requests": "nothing"}, ["requests: ", "a list", '"none"', '"unknown"']),
        ({"history": 5}, ["history: ", "attempts and inbound", '"none"', '"unknown"']),
        ({"requests": [STOP | {"kind": "stop-adress"}]}, ["requests.0: ", "'stop-address'", "stop-medium", "cease"]),
        ({"requests": [{"id": "a"}]}, ["requests.0: ", "kind is required", "stop-medium"]),
        ({"requests": [STOP, STOP]}, ["two requests have the same id: requests.0 and requests.1"]),
        ({"collector": "debt_buyers"}, ["collector: ", "did you mean 'debt-buyer'?", "law-firm"]),
        ({"consumer": {"minor": "yes"}}, ["consumer.minor: ", "true or false", '"unknown"']),
        ({"debts": [{"id": "a", "nature": "consumer"}]}, ["debts.0.disputes: required", '"none"', '"unknown"']),
        ({"debts": []}, ["debts: at least 1 is needed"]),
        ({"attributes": {"a": [1]}}, ["attributes.a: ", "text"]),
        (
            {"phones": [{"id": "a"}], "emails": [{"id": "a"}]},
            ["phones, emails or postal_addresses have the same id: phones.0 and emails.0"],
        ),
    ],
    ids=repr,
)
def test_an_error_names_the_place_and_what_is_taken_there(given: dict[str, Any], says: list[str]) -> None:
    if says:
        message = of_case(**given)
        assert not [part for part in says if part not in message], message


def test_a_misspelt_field_of_a_fact_within_another_is_named_where_it_stands() -> None:
    message = of_case(requests=[STOP | {"in_writting": True}])
    assert ".in_writting: there is no such field (did you mean 'in_writing'?)" in message


@pytest.mark.parametrize("more", [40, 41, 10_000])
def test_of_a_long_name_the_first_sixty_letters_are_compared(more: int) -> None:
    field = "guaranteed_by_person"  # with forty letters more it is just near enough
    assert f"did you mean {field!r}?" in of_case(debts=[{"id": "a", field + "z" * more: True}])


def test_an_unknown_field_that_is_no_misspelling_is_not_named() -> None:
    message = of_case(**{NAME: 1})
    assert NAME not in message
    assert "(unknown field): there is no such field (there is attributes, bankruptcies" in message
    assert "persson" not in of_case(requests=[STOP | {"persson": 1}])


# -- ids


@pytest.mark.parametrize(
    "id",
    [
        "2135550167",
        "12135550167",
        "213-555-0167",
        "1-213-555-0167",
        "213.555.0167",
        "1.213.555.0167",
        "cell-2135550167",
        "acct-213-555-0167",
        "c:213.555.0167",
        "213-555-0167-spouse",
        "ssn-078-05-1120",
        "SSN078051120",
        "tel:2135550167",
        "phone_213_555_0167",
        "2135550167x12",
        "2135550167-mobile",
        "555-0167",
        "123-45-6789",
        "unknown",
        "UNKNOWN",
        "none",
        "None",
        "null",
        "nan",
    ],
)
def test_ids_that_could_be_a_telephone_number_or_mean_nothing_are_refused(id: str) -> None:
    error = refused(lambda: PhoneLine(id=id))
    assert [problem.field for problem in error.problems] == ["id"]
    assert id not in str(error)


@pytest.mark.parametrize(
    "id",
    [
        "acct-20260302",
        "2026-03-02",
        "inv-123456",
        "5",
        "12345678",
        "123456789",
        "1135550167",
        "213555016",
        "acct-2135550167",
        "call-20260401T120000",
        "0f8fad5b-d9cb-469f-a165-70867728950e",
        "unknown-caller",
        "none-1",
        "nancy",
        "u",
        "n1",
        "1775001600",
        "202604011200",
    ],
)
def test_other_ids_are_taken(id: str) -> None:
    assert PhoneLine(id=id).id == id
    assert not why_no_id(id)


@settings(max_examples=300)
@given(st.from_regex(r"[A-Za-z0-9._:-]{0,66}", fullmatch=True))
def test_the_quick_way_to_see_that_an_id_is_one_takes_none_that_is_not(id: str) -> None:
    try:
        taken = PhoneLine(id=id).id == id
    except InvalidFacts:
        taken = False
    assert taken is (not why_no_id(id))


@pytest.mark.parametrize("word", ["unknown", "none", "None", "UNKNOWN"])
def test_a_request_of_nobody_is_refused(word: str) -> None:
    assert "requests.0.stop-medium.person: " in of_case(requests=[STOP | {"person": word}])


def test_a_place_may_be_unknown_in_the_word_for_it_only() -> None:
    assert PhoneLine.model_validate({"id": "home", "place": "unknown"}).place == "unknown"
    assert 'say "unknown"' in str(refused(lambda: PhoneLine.model_validate({"id": "home", "place": "UNKNOWN"})))


# -- JSON


TWICE = json.dumps(PLAIN | {"requests": [STOP]})[:-1] + ', "requests": "none"}'


def test_a_key_twice_is_refused_and_does_not_lose_the_stop() -> None:
    assert str(refused(lambda: Case.model_validate_json(TWICE))) == "invalid Case: requests: given twice in one object"
    inner = json.dumps(PLAIN).replace('"consumer": {', f'"consumer": {{"{NAME}": 1, "{NAME}": 2, ')
    error = refused(lambda: Case.model_validate_json(inner))
    assert str(error) == "invalid Case: consumer.(unknown field): given twice in one object"
    question = '{"contact": {"at": 1, "at": 2}}'
    assert "contact.at: given twice" in str(refused(lambda: DecisionRequest.model_validate_json(question)))
    assert "given twice" in str(refused(lambda: Decision.from_json('{"allowed": false, "allowed": true}')))
    assert "given twice" in str(refused(lambda: Contact.model_validate_json(b'{"at": 1, "\\u0061t": 2}')))
    assert "given twice" in str(refused(lambda: Contact.model_validate_json('{"content": {"a": 1, "a": 2}, no JSON')))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"debts": ' + "9" * 6000 + "}",
        '{"debts": NaN}',
        '{"debts": Infinity}',
        '{"debts": "\\ud800"}',
        '{"debts": "\ud800"}',
        '{"\\udc00": 1}',
        '{"debts": "\x00"}',
        '{"debts": 1} {}',
        b"\xff",
        "{}".encode("utf-16"),
        None,
        5,
    ],
    ids=lambda text: repr(text)[:20],
)
def test_text_that_is_no_json(text: Any) -> None:
    (problem,) = refused(lambda: Case.model_validate_json(text)).problems
    assert problem.field == "(whole)"
    assert problem.message.startswith("the text is ")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert Case.model_validate_json(b"\xef\xbb\xbf" + json.dumps(PLAIN).encode()) == case()
    assert Case.model_validate_json("\ufeff" + json.dumps(PLAIN)) == case()


# -- silence


class Theirs(BaseModel):
    case: Case | None
    lines: list[PhoneLine]
    asked: list[Request] = []


WRONG: dict[str, Any] = {**PLAIN, NAME: NAME, "collector": NAME, "attributes": {"a": [NAME]}, "segment": f"{NAME}!"}


@pytest.mark.parametrize(
    "read",
    [
        TypeAdapter(Case).validate_python,
        lambda given: TypeAdapter(list[Case]).validate_python([given]),
        lambda given: TypeAdapter(dict[str, Case]).validate_python({"a": given}),
        lambda given: TypeAdapter(Case).validate_json(json.dumps(given)),
        lambda given: TypeAdapter(Request).validate_python(STOP | {"kind": NAME}),
        lambda given: TypeAdapter(list[Request]).validate_python([STOP | {NAME: NAME}]),
        lambda given: Theirs(case=given, lines=[{"id": f"{NAME}!", "number": NAME}], asked=[STOP | {"kind": NAME}]),  # type: ignore[list-item]
    ],
    ids=range(7),
)
def test_a_fact_inside_a_model_of_somebody_else_echoes_nothing(read: Callable[[Any], object]) -> None:
    with pytest.raises(ValidationError) as caught:
        read(WRONG)
    error = caught.value
    said = "".join(traceback.format_exception(error)[-1:]) + str(error) + repr(error) + error.json()
    said += repr(error.errors()) + repr(error.__context__) + repr(error.__cause__)
    assert NAME not in said


@pytest.mark.parametrize(
    ("given", "loc"),
    [
        ({"colector": "debt-buyer"}, ("colector",)),
        ({"requests": [STOP | {"in_writting": True}]}, ("requests", 0, STOP["kind"], "in_writting")),
        (
            {"phones": [{"reassigned_checks": [{"reassignd": True}]}]},
            ("phones", 0, "reassigned_checks", 0, "reassignd"),
        ),
        ({"requests": [STOP | {"colour": True}]}, ("requests", 0, STOP["kind"], "(unknown field)")),
    ],
    ids=repr,
)
def test_a_misspelt_field_of_a_fact_inside_a_model_of_somebody_else_is_named_where_it_stands(
    given: dict[str, Any], loc: tuple[str | int, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(dict[str, Case]).validate_python({"a": PLAIN | given})
    assert [error["loc"] for error in caught.value.errors() if error["type"] == "extra_forbidden"] == [("a", *loc)]


def test_what_holds_text_of_the_callers_own_does_not_show_it() -> None:
    known = case(attributes={"note": NAME, "score": 4711})
    asked = DecisionRequest.model_validate(
        {
            "contact": {"at": "2026-04-01T15:00:00Z", "medium": "call", "debts": ["card"]},
            "case": known,
            "situation": NAME,
        }
    )
    for fact in (known, asked):
        assert NAME not in repr(fact) + str(fact)
        assert "4711" not in repr(fact) + str(fact)


def test_an_attribute_put_into_a_fact_is_not_named() -> None:
    assert NAME not in str(refused(lambda: setattr(case(), NAME, 1)))


# -- bounds


@pytest.mark.parametrize("field", ["requests", "phones", "consents", "debts", "emergencies"])
def test_a_million_bad_items_give_a_short_message(field: str) -> None:
    tracemalloc.start()
    message = of_case(**{field: [NAME] * 1_000_000})
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(message) < 1000
    assert most < 50_000_000


BAD_WORDS: dict[str, Callable[[Any], object]] = {
    "contact.debts": lambda bad: contact("2026-04-01 10:00").model_copy(update={"debts": bad}),
    "contact.carries": lambda bad: Content(carries=bad),
    "attributes": lambda bad: case(attributes=dict.fromkeys(map(str, range(len(bad))), ())),
    "attempt.debts": lambda bad: attempt("2026-03-01 10:00", debts=bad),
    "co_obligors": lambda bad: debt(co_obligors=bad),
    "media": lambda bad: case(
        requests=[{"kind": "stop-medium", "id": "stop", "received_at": at("2026-03-01 10:00"), "media": bad}]
    ),
}


@pytest.mark.parametrize("field", BAD_WORDS)
def test_a_million_bad_words_are_refused_at_once(field: str) -> None:
    """Each would be an error to pydantic, which keeps them all, half a kilobyte apiece."""
    given = ["!"] * 1_000_000
    tracemalloc.start()
    error = refused(lambda: BAD_WORDS[field](given))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 200_000_000  # the million attributes take half of it themselves
    assert len(str(error)) < 1000


def test_a_hundred_problems_are_named_and_the_rest_counted() -> None:
    error = refused(lambda: Case.model_validate(PLAIN | {"phones": [NAME] * MOST}))
    assert len(error.problems) == MOST_PROBLEMS
    assert error.left_out == MOST - MOST_PROBLEMS
    assert str(error).endswith(f"; and {MOST - MOST_PROBLEMS} more")
    assert len(str(error)) < 10_000


def test_a_hundred_thousand_of_anything_else() -> None:
    for more in ({f"x{n}": 1 for n in range(100_001)}, {"co_obligors": ["!"] * 100_001}):
        debts = [PLAIN["debts"][0] | more]
        assert len(of_case(debts=debts)) < 200


# -- whatever goes in

SECRET = "Zyzzyva Quux"
garbage = st.recursive(
    st.sampled_from([SECRET, f"+1 {SECRET}", f"{SECRET}-unknown", None, True, 0, -1.5, "none", "unknown", 10**40, ""])
    | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([SECRET, "id", "kind", "at", "debts", "attempts", NAME]), inner, max_size=3)
    ),
    max_leaves=6,
)
KINDS: list[type[Fact]] = [Case, Contact, Bankruptcy, PhoneLine, DecisionRequest]
STOCK = (
    "Field required",
    "Extra inputs",
    "Input should",
    "Input tag",
    "Unable to",
    "should be",
    "pydantic",
    "Value error",
)


@settings(max_examples=150)
@given(st.sampled_from(KINDS), garbage, st.data(), st.booleans())
def test_garbage_is_told_in_our_words_without_the_garbage(
    kind: type[Fact], value: Any, data: st.DataObject, as_text: bool
) -> None:
    whole: Any = value
    if data.draw(st.booleans()):
        field = data.draw(st.sampled_from(list(kind.model_fields)))
        whole = (PLAIN if kind is Case else {}) | {field: value}
    error = wrong_with(kind, whole, as_text=as_text)
    if error is not None:
        said = str(error) + repr(error) + "".join(traceback.format_exception_only(error))
        assert SECRET not in said
        assert not [words for words in STOCK if words in said], said
        assert len(str(error)) < 20_000
        assert error.__context__ is None


def wrong_with(kind: type[Fact], given: Any, *, as_text: bool) -> InvalidFacts | None:
    try:
        kind.model_validate_json(json.dumps(given)) if as_text else kind.model_validate(given)
    except InvalidFacts as error:
        return error
    return None


def test_what_a_type_takes_is_said_wherever_that_stands_in_its_annotation() -> None:
    said = Takes("so many")
    for annotation in (Annotated[int, said], Annotated[int, "else", said], Annotated[int, said, "else"]):
        assert takes(annotation) == takes(annotation | None) == "so many"
    assert takes(Annotated[int, "else"]) == "a whole number"


def test_of_every_field_it_is_known_what_it_takes() -> None:
    for kind in {kind for whole in WHOLE for kind in kinds(whole)}:
        for name, field in kind.model_fields.items():
            assert "another value" not in takes(field.annotation, field.metadata), (kind, name)


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        (Case, "debts", "a list"),
        (Case, "attributes", "an object"),
        (MediumOptOut, "media", "a list of different words"),
        (Bankruptcy, "chapter", 'one of 7, 9, 11, 12, 13, 15, or "unknown"'),
        (MediumOptOut, "kind", '"stop-medium"'),
    ],
)
def test_what_a_field_takes_is_said_of_the_kind_that_it_is(kind: type[Fact], name: str, words: str) -> None:
    field = kind.model_fields[name]
    assert takes(field.annotation, field.metadata) == words
