"""Made-up questions: every kind of fact, around what a policy looks at, shrinking to the clean case."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from functools import partial
from itertools import chain
from random import Random
from typing import Annotated, Any

import pytest
from hypothesis import HealthCheck, find, given, settings
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

import fdcpa_guard.facts
from fdcpa_guard import Case, Contact, Guard, rules, us_federal
from fdcpa_guard.facts import Bankruptcy, Consent, Content, Dispute, Fact, Inbound, Unread
from fdcpa_guard.policies import house, us_state
from fdcpa_guard.shapes import CallingHours, FrequencyCap
from fdcpa_guard.testing import builders, draws
from fdcpa_guard.testing.strategies import (
    _add_events,
    _Interests,
    _Moment,
    _parts,
    _question,
    _repair_bankruptcy,
    _repair_consent,
    _repair_history,
    _Values,
    cases,
    contacts,
    questions,
    seeded,
)
from fdcpa_guard.vocabulary import UNKNOWN, Effect, Medium, Purpose, Recipient

QUIETLY = settings(max_examples=60, suppress_health_check=list(HealthCheck))
PATIENTLY = settings(QUIETLY, max_examples=400)
NOON = builders.local(builders.NOON)


def found(strategy: Any, condition: Callable[[Any], bool]) -> Any:
    return find(strategy, condition, settings=PATIENTLY)


def kinds(value: Any) -> set[type[Fact]]:
    if isinstance(value, tuple):
        return set().union(*map(kinds, value))
    if not isinstance(value, Fact):
        return set()
    return {type(value)}.union(*[kinds(getattr(value, name)) for name in type(value).model_fields])


def held(value: Any) -> Iterator[Fact]:
    """Every fact in a value, itself among them."""
    if isinstance(value, tuple):
        yield from chain.from_iterable(map(held, value))
    elif isinstance(value, Fact):
        yield value
        yield from chain.from_iterable(held(each) for _, each in value)


def may_be_unknown(kind: type[Fact], name: str) -> bool:
    try:
        return TypeAdapter(type_of(kind.model_fields[name])).validate_python("unknown") is UNKNOWN
    except ValidationError:
        return False


def type_of(field: FieldInfo) -> Any:
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def made_up_kinds() -> set[type[Fact]]:
    exported = {getattr(fdcpa_guard.facts, name) for name in fdcpa_guard.facts.__all__}
    of_records = {Unread}  # nothing about a person: what no rule asks, and the guard heeds alike under every policy
    return {kind for kind in exported if isinstance(kind, type) and issubclass(kind, Fact)} - {Fact} - of_records


def test_every_kind_of_fact_is_made_up() -> None:
    wanted = made_up_kinds()
    met: set[type[Fact]] = set()
    subjects = (None, us_federal(), house())
    for made_up in zip(*[seeded(subject, seed="kinds", count=5000) for subject in subjects], strict=True):
        met.update(*map(kinds, made_up))
        if met >= wanted:
            break
    assert met >= wanted


def test_what_may_be_unknown_is_so_of_some() -> None:
    values = _Values(_Interests.of(None))
    for kind in made_up_kinds() - {Case}:  # whose own lists are laid over the clean case
        for name in filter(partial(may_be_unknown, kind), kind.model_fields):
            drawn = values.of(name, kind.model_fields[name].annotation)
            assert "unknown" in [drawn.thrown(Random(number)) for number in range(100)], f"{kind.__name__}.{name}"


def test_what_may_be_left_out_is_left_out_of_some() -> None:
    """So that what mends a made-up fact makes up nothing that was not drawn."""
    met: set[type[Fact]] = set()
    out: set[tuple[type[Fact], str]] = set()
    for fact in chain.from_iterable(map(held, seeded(seed="left out", count=3000))):
        met.add(type(fact))
        out |= {(type(fact), name) for name, value in fact if value is None}
    assert Dispute in met
    for kind in met - {Content}:  # whose older words are no facts
        optional = {(kind, name) for name, field in kind.model_fields.items() if field.default is None}
        assert optional <= out


def test_each_number_and_address_of_the_clean_case_is_made_up_anew_in_some() -> None:
    clean = builders.case()
    anew: set[tuple[str, int]] = set()
    for _, made in seeded(seed="anew", count=2000):
        for name in ("phones", "emails", "postal_addresses"):
            pairs = zip(getattr(clean, name), getattr(made, name), strict=True)
            anew |= {(name, number) for number, (one, other) in enumerate(pairs) if one != other}
    assert anew == {(name, 0) for name in ("emails", "postal_addresses")} | {("phones", number) for number in range(3)}


def test_a_day_may_be_the_contacts_own_and_each_beside_it() -> None:
    drawn = _Values(_Interests.of(None)).days
    assert {-1, 0, 1} <= {drawn.thrown(Random(number)).days for number in range(200)}


@pytest.mark.parametrize("most", [1, 2, 4, 11, 12, 13, 40])
def test_calls_are_about_as_many_as_a_limit_allows_and_one_at_least(most: int) -> None:
    limit = FrequencyCap(most=most, days=7).rule("house.limit", "A limit", rules.house("1"), example="one.")
    around = {each + step for each in (most, 7) for step in (-1, 0, 1)}
    assert _Interests.of(limit).counts == tuple(sorted({1, 2, 3} | {count for count in around if 1 <= count <= 12}))


@pytest.mark.parametrize("subject", [None, house()], ids=["anything", "house"])
def test_thrown_questions_vary_as_drawn_ones_do(subject: Any) -> None:
    """What Hypothesis makes often, dice make not much more rarely: Hypothesis repeats itself, so not to the number."""
    drawn: list[tuple[Contact, Case]] = []

    @settings(QUIETLY, max_examples=300)  # of fewer, chance decides here too
    @given(questions(subject))
    def over(question: tuple[Contact, Case]) -> None:
        drawn.append(question)

    over()
    thrown = list(seeded(subject, seed="variety", count=4 * len(drawn)))  # of fewer, chance decides
    often, again = (Counter(chain.from_iterable(map(features, made))) for made in (drawn, thrown))
    for feature, times in often.items():
        assert times < len(drawn) / 5 or again[feature] > times, feature  # a quarter as common


def features(question: tuple[Contact, Case]) -> set[str]:
    """The kinds of facts that a question holds, and the fields of its contact and case that are set."""
    contact, case = question
    stated = {f"{type(fact).__name__}.{name}" for fact in question for name, value in fact if value}
    stated |= {contact.medium, contact.recipient, f"{len(case.debts)} debts"}
    return stated | {kind.__name__ for kind in kinds(question)}


def test_thrown_questions_are_always_the_same_for_a_seed_and_the_plainest_comes_first() -> None:
    one, again, other = (list(seeded(house(), seed=seed, count=5)) for seed in ("a", "a", "b"))
    assert one == again
    assert one[1:] != other[1:]
    assert one[0] == other[0] == found(questions(house()), lambda question: True)


def test_a_thrown_list_has_as_many_as_it_may_and_no_others() -> None:
    some, dice = draws.lists(draws.sampled_from("ab"), min_size=1, max_size=3), Random("sizes")
    assert {len(some.thrown(dice)) for _ in range(200)} == {1, 2, 3}
    assert len(some.thrown(draws.Plainest())) == 1
    apart = draws.lists(draws.sampled_from("ab"), max_size=3, unique_by=lambda value: value)
    assert {"".join(sorted(apart.thrown(dice))) for _ in range(200)} == {"", "a", "b", "ab"}


def test_thrown_questions_are_where_and_when_they_are_told_to_be() -> None:
    at = datetime(2026, 11, 9, 15, tzinfo=UTC)
    for contact, case in seeded(seed="there", count=20, place="60601", at=at):
        assert contact.at == at
        assert {location["zip"] for location in case.model_dump()["locations"]} <= {"60601", None}


def test_nearly_every_draw_is_a_question() -> None:
    """What contradicts itself is mended, not thrown away."""
    drawn: list[Case] = []

    @QUIETLY
    @given(questions(us_federal()))
    def over(question: tuple[Contact, Case]) -> None:
        drawn.append(question[1])

    over()
    assert len(drawn) >= 60


@pytest.mark.parametrize("subject", [None, us_federal(), house()], ids=["anything", "federal", "house"])
def test_whatever_dice_throw_is_a_question(subject: Any) -> None:
    """Another throw would hide that what contradicts itself was not mended."""
    parts = _parts(subject, None, None)
    for number in range(400):
        _question(*parts.thrown(Random(f"mended/{number}")), fixed=False)


def test_the_plainest_question_is_the_clean_one_and_allowed() -> None:
    contact, case = found(questions(us_federal()), lambda question: True)
    assert (contact.medium, contact.recipient, contact.purpose) == (Medium.CALL, Recipient.CONSUMER, Purpose.COLLECTION)
    assert contact.at == NOON.astimezone(UTC)
    assert not case.requests
    assert not case.history.attempts
    assert Guard(us_federal()).decide(contact, case).allowed


def test_a_failing_question_shrinks_to_the_fact_that_matters() -> None:
    case = found(cases(house()), lambda case: case.requests is not UNKNOWN and len(case.requests) == 1)
    assert len(case.debts) == 1
    assert not case.history.attempts
    assert not case.representation
    assert case.consents == builders.case().consents


def test_a_policy_is_asked_what_it_looks_at() -> None:
    guard = Guard(house())
    busy = found(
        questions(house()),
        lambda question: "house.pace.calls-a-week" in {reason.rule for reason in guard.decide(*question).reasons},
    )
    assert busy[1].history is UNKNOWN or len(busy[1].history.attempts) >= 3


@pytest.mark.parametrize(("media", "recipients", "purposes"), [(1, 6, 4), (len(Medium), 1, 1), (2, 3, 2), (3, 5, 4)])
def test_a_rule_is_asked_of_each_medium_recipient_and_purpose_that_it_looks_at(
    media: int, recipients: int, purposes: int
) -> None:
    subject = rules.Rule(
        id="house.some",
        title="Some",
        citations=(rules.house("1"),),
        effect=Effect.HOUSE_POLICY,
        check=lambda q: rules.PASS,
        description="Some.",
        media=frozenset([*Medium][:media]),
        recipients=frozenset([*Recipient][:recipients]),
        purposes=frozenset([*Purpose][:purposes]),
    )
    asked = _Interests.of(subject).kinds
    for number, wanted in enumerate((subject.media, subject.recipients, subject.purposes)):
        assert {kind[number] for kind in asked[:-1]} == wanted
    assert asked[0] == (Medium.CALL, Recipient.CONSUMER, Purpose.COLLECTION)


@pytest.mark.parametrize(("medium", "said"), [(Medium.CALL, ["voicemail"]), (Medium.TEXT, [])])
def test_of_calls_in_a_row_the_last_alone_has_the_outcome_that_was_drawn(medium: Medium, said: list[Any]) -> None:
    made: dict[str, Any] = {"attempts": [], "inbound": []}
    change = {"last": _Moment(1, None, 0), "outcome": "voicemail", "count": 3, "every": 2, "debts": ["d1"]}
    _add_events(made, "calls", change, medium, Recipient.CONSUMER)
    usual = builders.completed("attempts", {"at": NOON, "medium": medium, "debts": ["d1"]}).get("outcome")
    assert usual != "voicemail"
    assert [each.get("outcome") for each in made["attempts"]] == [*(said or [usual]), usual, usual]
    assert [each["at"].days for each in made["attempts"]] == [1, 3, 5]


def test_a_policy_is_asked_at_each_of_its_walls_and_a_second_before() -> None:
    walls = _Interests.of(
        CallingHours(opens=time(9, 17), closes=time(18, 43)).rule(
            "house.hours", "Hours", rules.house("1"), example="one."
        )
    ).walls
    assert {*walls} >= {time(9, 17), time(9, 16, 59), time(18, 43), time(18, 42, 59)}


def test_people_live_where_the_policy_holds_the_law() -> None:
    seen: set[str] = set()

    @QUIETLY
    @given(cases(us_state("MA", "NH")))
    def over(case: Case) -> None:
        seen.update(each["state"] for each in case.model_dump()["locations"] if each["state"] is not None)

    over()
    assert seen == {"MA", "NH"}


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("MA", "America/New_York"),
        ("US-NY-NYC", "America/New_York"),
        ("60601", "America/Chicago"),
        ("America/Boise", "America/Boise"),
    ],
)
def test_a_place_may_be_given(place: str, zone: str) -> None:
    case = found(cases(place=place), lambda case: True)
    assert [str(each) for each in case.index.zones("consumer", NOON)] == [zone]


def test_so_may_nowhere() -> None:
    case = found(cases(place="none"), lambda case: True)
    assert case.locations == ()


@pytest.mark.parametrize("place", ["ZZ", "Nowhere/Here", "00000", "US-NY-ALBANY"])
def test_a_place_that_does_not_exist_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match="no such time zone" if "/" in place else "no place"):
        cases(place=place)


def test_an_instant_may_be_given() -> None:
    at = datetime(2026, 11, 9, 15, tzinfo=UTC)

    @QUIETLY
    @given(questions(at=at), contacts(at=at))
    def over(question: tuple[Contact, Case], contact: Contact) -> None:
        assert question[0].at == contact.at == at

    over()


def test_contacts_are_about_the_debts_given() -> None:
    contact = found(contacts(house(), debts=("d1", "d2")), lambda contact: contact.medium is Medium.EMAIL)
    assert contact.debts == ("d1", "d2")
    assert contact.address == "mail"


EARLY, LATE = datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts", "expires", "kept"),
    [
        (EARLY, LATE, True),
        (LATE, EARLY, False),
        (EARLY, EARLY, False),
        ("unknown", LATE, False),
        (EARLY, "unknown", False),
        (None, EARLY, True),
        (EARLY, None, True),
    ],
)
def test_a_consent_that_would_contradict_itself_is_mended_and_no_other(starts: Any, expires: Any, kept: bool) -> None:
    given = {"id": "c", "scope": "time", "given_at": EARLY, "given_to": "collector", "windows": [{}]}
    consent = {**given, "starts_at": starts, "expires_at": expires}
    _repair_consent(consent)
    assert (consent == {**given, "starts_at": starts, "expires_at": expires}) is kept
    Consent.model_validate({name: value for name, value in consent.items() if value is not None})


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ({}, True),
        ({"discharged_at": LATE}, True),
        ({"discharge_denied_at": LATE}, True),
        ({"discharged_at": LATE, "discharge_denied_at": LATE}, False),
        ({"converted_to": 7, "converted_at": LATE}, True),
        ({"converted_to": 7}, False),
        ({"converted_at": LATE}, False),
    ],
)
def test_a_bankruptcy_that_would_contradict_itself_is_mended_and_no_other(more: dict[str, Any], kept: bool) -> None:
    bankruptcy = {"id": "b", "chapter": 13, "filed_at": EARLY, "learned_at": EARLY, **more}
    given = {**bankruptcy}
    _repair_bankruptcy(bankruptcy)
    assert (bankruptcy == given) is kept
    Bankruptcy.model_validate(bankruptcy)


@pytest.mark.parametrize(
    "more", [{"conversation": True}, {"conversation": False}, {"ended_at": LATE}, {"ongoing": True}]
)
@pytest.mark.parametrize("medium", [medium for medium in Medium if medium not in ("ringless-voicemail",)])
def test_what_came_in_keeps_what_its_medium_may_have_and_nothing_that_contradicts_it(
    medium: Medium, more: dict[str, Any]
) -> None:
    event = {"id": "in", "at": EARLY, "medium": medium, "debts": ["card"], **more}
    given = {**event}
    talked, live = medium in ("call", "in-person"), medium in ("call", "in-person", "portal")
    _repair_history({"inbound": [event], "attempts": []})
    assert (event == given) is (talked if "conversation" in more else live)
    Inbound.model_validate(event)
