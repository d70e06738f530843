"""Bad input: each is refused with `InvalidFacts`, whose problems name the field."""

import math
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, InvalidFacts
from fdcpa_guard.facts import (
    Attempt,
    Consent,
    CreditorOptOutNotice,
    Debt,
    EmailAddress,
    Inbound,
    Location,
    PhoneLine,
    WeeklyWindow,
)
from fdcpa_guard.vocabulary import LocationKind
from tests.builders import at, case

NOON = at("2026-04-01 12:00")
CALL: dict[str, Any] = {"at": NOON, "medium": "call", "debts": ("card",)}


def refused(build: Callable[[], object]) -> dict[str, str]:
    """The fields and messages of the problems for which the facts are refused."""
    with pytest.raises(InvalidFacts) as caught:
        build()
    return {problem.field: problem.message for problem in caught.value.problems}


class Lazy(tzinfo):
    """A zone that does not know its own offset."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        return None

    def tzname(self, when: datetime | None) -> str | None:
        return None

    def dst(self, when: datetime | None) -> timedelta | None:
        return None


NOT_INSTANTS = {
    "naive": datetime(2026, 4, 1, 12),  # noqa: DTZ001
    "a zone without offset": datetime(2026, 4, 1, 12, tzinfo=Lazy()),
    "naive text": "2026-04-01T12:00:00",
    "a date": date(2026, 4, 1),
    "a date as text": "2026-04-01",
    "a number": 1_775_000_000,
    "a float": 1_775_000_000.5,
    "a number as text": "1775000000",
    "a negative number as text": "-1",
    "a float as text": "1775000000.5",
    "nan": math.nan,
    "inf": math.inf,
    "nan as text": "nan",
    "true": True,
    "none": None,
    "bytes": b"2026-04-01T12:00:00Z",
    "empty text": "",
    "nonsense": "next Monday",
    "a day that is none": "2026-02-30T12:00:00Z",
    "an hour that is none": "2026-04-01T25:00:00Z",
    "a list": ["2026-04-01T12:00:00Z"],
    "before 1900": "1899-12-31T23:59:59Z",
    "after 2200": "2201-01-01T00:00:00Z",
    "year 1 east of Greenwich": "0001-01-01T00:00:00+14:00",
    "year 9999 west of Greenwich": "9999-12-31T23:59:59-14:00",
}


@pytest.mark.parametrize("value", NOT_INSTANTS.values(), ids=NOT_INSTANTS)
def test_instants_that_are_none(value: Any) -> None:
    assert list(refused(lambda: Contact(**CALL | {"at": value}))) == ["at"]


@pytest.mark.parametrize("name", ["a number", "true", "none", "bytes", "empty text", "nonsense", "a list"])
def test_of_what_is_no_date_time_at_all_it_is_said_how_one_is_written(name: str) -> None:
    value = {"a number": 1_775_044_800, **NOT_INSTANTS}[name]
    with pytest.raises(InvalidFacts) as caught:
        Contact(**CALL | {"at": value})
    (problem,) = caught.value.problems
    assert problem.code == "instant_type"
    assert problem.message == "an instant is an ISO 8601 date-time with a UTC offset"


NEITHER_DAY_NOR_UNKNOWN = {
    name: value for name, value in NOT_INSTANTS.items() if name not in ("a date", "a date as text", "none")
}


@pytest.mark.parametrize("value", NEITHER_DAY_NOR_UNKNOWN.values(), ids=NEITHER_DAY_NOR_UNKNOWN)
def test_instants_within_nested_facts_are_named_by_their_path(value: Any) -> None:
    notice = {"provided_at": value}
    facts = {"id": "card", "nature": "consumer", "disputes": "none", "original_creditor_requests": "none"}
    problems = refused(lambda: case(debts=(facts | {"validation": (notice,)},)))
    assert list(problems) == ["debts.0.validation.0.provided_at"]


@pytest.mark.parametrize(
    ("text", "hour"),
    [("2026-04-01T12:00:00Z", 12), ("2026-04-01T12:00:00+02:00", 10), ("2026-04-01 07:00:00.000000-05:00", 12)],
)
def test_instants_are_held_in_utc(text: str, hour: int) -> None:
    held = Contact(**CALL | {"at": text}).at
    assert held.utcoffset() == timedelta(0)
    assert held.hour == hour


@pytest.mark.parametrize("value", ["1900-01-01T00:00:00Z", "2200-12-31T23:59:59Z"])
def test_the_first_and_the_last_instant(value: Any) -> None:
    assert Contact(**CALL | {"at": value}).at == datetime.fromisoformat(value)


@pytest.mark.parametrize(
    "value",
    [
        86_400,
        1_775_001_600,
        "86400",
        86_400.0,
        math.nan,
        True,
        "",
        "soon",
        "2026-02-30",
        date(1899, 12, 31),
        date(2201, 1, 1),
    ],
    ids=repr,
)
def test_civil_days_that_are_none(value: Any) -> None:
    def build() -> object:
        return CreditorOptOutNotice(sent_at=NOON, discloses_everything=True, opt_out_by=value)

    assert list(refused(build)) == ["opt_out_by"]


@pytest.mark.parametrize(
    "window",
    [
        {"start": "25:00"},
        {"start": "noon"},
        {"start": 3600},
        {"end": 7200.5},
        {"start": "08:00Z"},
        {"end": "08:00+01:00"},
        {"days": ()},
        {"days": ("monday",)},
        {"days": "mon"},
        {"days": (0,)},
        {"start": None},
    ],
    ids=repr,
)
def test_windows_that_are_none(window: dict[str, Any]) -> None:
    refused(lambda: WeeklyWindow(**window))


@pytest.mark.parametrize(
    ("build", "field"),
    [
        pytest.param(lambda: Contact(**CALL, colour="red"), "(unknown field)", id="contact"),  # type: ignore[call-arg]
        pytest.param(lambda: case(colour="red"), "(unknown field)", id="case"),
        pytest.param(lambda: case(phones=({"id": "cell", "colour": "red"},)), "phones.0.(unknown field)", id="phone"),
        pytest.param(
            lambda: case(history={"attempts": (), "inbound": (), "colour": 1}), "history.(unknown field)", id="history"
        ),
        pytest.param(
            lambda: case(
                requests=({"kind": "cease", "id": "r", "received_at": NOON, "in_writing": True, "colour": 1},)
            ),
            "requests.0.cease.(unknown field)",
            id="request",
        ),
    ],
)
def test_unknown_fields(build: Callable[[], object], field: str) -> None:
    assert list(refused(build)) == [field]


def test_unknown_fields_whose_name_may_be_anything_are_not_repeated() -> None:
    assert list(refused(lambda: case(**{"+1 202 555 0147": 1}))) == ["(unknown field)"]


@pytest.mark.parametrize("field", ["collector", "debts", "requests", "representation", "bankruptcies", "history"])
def test_what_protects_a_person_has_no_default(field: str) -> None:
    given: dict[str, Any] = {
        "collector": "third-party-collector",
        "debts": case().debts,
        "requests": "none",
        "representation": "none",
        "bankruptcies": "none",
        "history": "none",
    }
    del given[field]
    wrong = refused(lambda: Case(**given))
    assert list(wrong) == [field]
    assert wrong[field].startswith("required: ")


@pytest.mark.parametrize("field", ["nature", "validation", "disputes", "original_creditor_requests"])
def test_what_protects_as_to_a_debt_has_no_default(field: str) -> None:
    given: dict[str, Any] = {
        "id": "card",
        "nature": "consumer",
        "validation": "none",
        "disputes": "none",
        "original_creditor_requests": "none",
    }
    del given[field]
    wrong = refused(lambda: Debt(**given))
    assert list(wrong) == [field]
    assert wrong[field].startswith("required: ")


@pytest.mark.parametrize("value", [1, 0, "yes", "true", "True", 1.0, [], "UNKNOWN"], ids=repr)
def test_flags_are_true_false_or_unknown_and_nothing_like_it(value: Any) -> None:
    assert list(refused(lambda: EmailAddress(id="mail", employer_provided=value))) == ["employer_provided"]


@pytest.mark.parametrize(
    "value",
    ["", "-card", "my card", "+12025550147", "jane@example.com", "x" * 65, "card\n", "cârd", 5, None, "a/b", ".a"],
    ids=repr,
)
def test_ids_that_are_none(value: Any) -> None:
    assert list(refused(lambda: PhoneLine(id=value))) == ["id"]


@pytest.mark.parametrize("value", ["x", "x" * 64, "9", "a.b-c_d:e"])
def test_ids(value: str) -> None:
    assert PhoneLine(id=value).id == value


@pytest.mark.parametrize(
    "number",
    [
        "2025550147",
        "202-555-0147",
        "+1202555014",
        "+120255501477",
        "+999123456789",
        "+1 202 555 01x7",
        "call me",
        "",
        "+",
        12025550147,
        "+1" + "2" * 1000,
    ],
    ids=repr,
)
def test_telephone_numbers_that_are_none(number: Any) -> None:
    assert list(refused(lambda: PhoneLine(id="cell", number=number))) == ["number"]


@pytest.mark.parametrize("number", ["+12025550147", "+1 202-555-0147", "+1 (202) 555-0147"])
def test_telephone_numbers_are_held_in_e164(number: str) -> None:
    assert PhoneLine(id="cell", number=number).number == "+12025550147"


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "EST5", "../etc/passwd", "America", 5, None, "x" * 10_000], ids=lambda v: repr(v)[:20]
)
def test_zones_that_are_none(name: Any) -> None:
    assert list(refused(lambda: Location(id="home", zones=(name,)))) == ["zones.0"]


def test_a_location_points_somewhere() -> None:
    assert list(refused(lambda: Location(id="home", zones=()))) == ["(whole)"]
    assert list(refused(lambda: Location(id="home"))) == ["(whole)"]
    assert list(refused(lambda: Location(id="home", zip="09001"))) == ["(whole)"]  # military post is no place


@pytest.mark.parametrize("zip", ["1234", "123456", "1234a", "12345-", "12345-678", " 12345", ""])
def test_zip_codes_that_are_none(zip: str) -> None:
    assert list(refused(lambda: Location(id="home", zip=zip))) == ["zip"]


@pytest.mark.parametrize("state", ["ZZ", "Texas", "tx", "", "ON", "AE"])
def test_states_that_are_none(state: str) -> None:
    assert list(refused(lambda: Location(id="home", state=state))) == ["state"]


def test_only_a_current_location_is_verified() -> None:
    assert list(refused(lambda: Location(id="home", zip="60601", kind=LocationKind.RESIDENCE, verified=True))) == [
        "(whole)"
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("medium", "fax"),
        ("medium", None),
        ("recipient", "neighbour"),
        ("purpose", "fun"),
        ("debts", ()),
        ("debts", "card"),
        ("debts", None),
        ("debts", tuple(f"d{n}" for n in range(101))),
        ("content", "hello"),
        ("in_reply_to", 5),
        ("required_by_law", "yes"),
        ("harm_avoided", True),
    ],
    ids=repr,
)
def test_wrong_types_in_a_contact(field: str, value: Any) -> None:
    assert list(refused(lambda: Contact(**CALL | {field: value}))) == [field]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("collector", "bank"),
        ("collector", 5),
        ("debts", ()),
        ("debts", "none"),
        ("debts", 5),
        ("requests", "maybe"),
        ("requests", 5),
        ("representation", "nobody"),
        ("bankruptcies", "nothing"),
        ("history", []),
        ("history", "empty"),
        ("locations", "somewhere"),
        ("phones", 5),
        ("consumer", "Jane"),
        ("attributes", []),
        ("attributes", "x"),
    ],
    ids=repr,
)
def test_wrong_types_in_a_case(field: str, value: Any) -> None:
    assert {problem.split(".")[0] for problem in refused(lambda: case(**{field: value}))} == {field}


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, [1], {"a": 1}, b"x"], ids=repr)
def test_attributes_are_scalars(value: Any) -> None:
    assert all(field.startswith("attributes.score") for field in refused(lambda: case(attributes={"score": value})))


@pytest.mark.parametrize("name", ["[key]", "(key)", "(unknown field)", "0", "a.b", ""])
@pytest.mark.parametrize("value", [[1], {"[key]": 1}, {"a": [1]}], ids=repr)
def test_an_attribute_of_any_name_is_a_scalar(name: str, value: Any) -> None:
    problems = refused(lambda: case(attributes={name: value}))
    assert {problem.split(".")[0] for problem in problems} == {"attributes"}


@pytest.mark.parametrize("value", [0, -1, 10**30, 1.5, True, None, "text", "x" * 100_000], ids=lambda v: repr(v)[:20])
def test_attributes_keep_their_type(value: Any) -> None:
    kept = case(attributes={"score": value}).attributes["score"]
    assert kept == value
    assert type(kept) is type(value)


def test_text_that_no_record_can_hold_is_refused_at_once() -> None:
    """A lone surrogate cannot be written as JSON, so the case could be decided but never be recorded."""
    assert list(refused(lambda: case(attributes={"note": "\ud800"})))


@pytest.mark.parametrize("listed", ["emails", "postal_addresses"])
def test_an_address_that_no_record_can_hold_is_refused_with_what_is_wrong_with_it(listed: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        case(**{listed: ({"id": "home", "address": "jo\ud800@mail.example"},)})
    (problem,) = caught.value.problems
    assert problem.message == "the text holds half a character, which no record can keep"
    assert problem.code == "text_unstorable"


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "field", ["debts", "requests", "representation", "bankruptcies", "history", "phones", "consents", "attributes"]
)
def test_deep_nesting(field: str) -> None:
    problems = refused(lambda: case(**{field: nested(50_000)}))
    assert {problem.split(".")[0] for problem in problems} == {field}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        '{"collector": "bank',
        "null",
        "5",
        "[]",
        '{"a":' * 10_000,
        '{"debts": NaN}',
        b"\xff\xfe",
        b"\x00",
    ],
    ids=lambda value: repr(value)[:16],
)
def test_text_that_is_no_case(text: str | bytes) -> None:
    assert refused(lambda: Case.model_validate_json(text))


@pytest.mark.parametrize("value", [5, None, "case", [], ("collector",)], ids=repr)
def test_objects_that_are_no_case(value: Any) -> None:
    assert list(refused(lambda: Case.model_validate(value))) == ["(whole)"]


def test_huge_text_in_every_field_of_a_phone() -> None:
    huge = "y" * 1_000_000
    problems = refused(lambda: PhoneLine(id=huge, number=huge, person=huge, line_type=huge, place=huge, zones=(huge,)))  # type: ignore[arg-type]
    assert sorted(problems) == ["id", "line_type", "number", "person", "place", "zones.0"]
    assert all(len(message) < 200 for message in problems.values())


def test_too_many_of_a_thing() -> None:
    given: dict[str, Any] = {"id": "c", "scope": "time", "given_at": NOON, "given_to": "collector"}
    given["windows"] = tuple({"start": "08:00"} for _ in range(101))
    assert list(refused(lambda: Consent(**given))) == ["windows"]


def test_every_problem_is_found_at_once() -> None:
    problems = refused(
        lambda: case(
            collector="bank",
            debts=({"id": "card", "nature": "consumer"},),
            phones=({"id": "cell", "number": "5"}, {"id": "!"}),
        )
    )
    assert sorted(problems) == [
        "collector",
        "debts.0.disputes",
        "debts.0.original_creditor_requests",
        "debts.0.validation",
        "phones.0.number",
        "phones.1.id",
    ]


@pytest.mark.parametrize("kind", ["stop", None, 5, ""], ids=repr)
def test_requests_of_no_known_kind(kind: Any) -> None:
    assert list(refused(lambda: case(requests=({"kind": kind, "id": "r", "received_at": NOON},)))) == ["requests.0"]


def test_a_request_without_a_kind() -> None:
    assert list(refused(lambda: case(requests=({"id": "r", "received_at": NOON},)))) == ["requests.0"]


@pytest.mark.parametrize(
    ("kind", "wrong", "field"),
    [
        (Attempt, {"outcome": "lost", "debts": ("card",)}, "outcome"),
        (Attempt, {"outcome": "rang-out", "debts": ()}, "debts"),
        (Inbound, {"conversation": "yes"}, "conversation"),
        (Inbound, {"medium": "fax"}, "medium"),
    ],
)
def test_events_of_the_wrong_shape(kind: type, wrong: dict[str, Any], field: str) -> None:
    event: dict[str, Any] = {"id": "e", "at": NOON, "medium": "call"}
    assert {problem.split(".")[0] for problem in refused(lambda: kind(**event | wrong))} == {field}
