"""What holds of every shape: it is data, describes itself, makes a rule, and is honest about time."""

from dataclasses import replace
from datetime import date, time
from random import Random
from typing import Any

import pytest
from pydantic import TypeAdapter

from fdcpa_guard import Case, Citation, Guard, InvalidPolicy, regulation_f
from fdcpa_guard.clock import FOREVER
from fdcpa_guard.facts import Debt
from fdcpa_guard.rules import Denied, Outcome, Required, Rule, house
from fdcpa_guard.shapes import AnyShape, Per, Shape
from fdcpa_guard.testing.crowds import Crowd, Json
from fdcpa_guard.vocabulary import TELEPHONE, Authority, Effect, Holding, Medium, NoticeKind, ProceedingKind
from tests.builders import attempt, case, contact, history
from tests.properties.search import effort, facts, search
from tests.properties.test_honesty import instants, moved

from .judging import asked as question_of
from .judging import said, said_of
from .kinds import CallingHours, Cooldown, FrequencyCap, Hold
from .samples import SAMPLES

every_sample = pytest.mark.parametrize(
    "sentence", SAMPLES, ids=[f"{n}-{s.model_dump()['shape']}" for n, s in enumerate(SAMPLES.values())]
)
LAW = Citation("Some Code", "1", Authority.STATUTE, date(2026, 1, 1))
OTHER = Citation("fdcpa_guard", "a number of ours", Authority.HOUSE, date(2026, 1, 1))
ADAPTER: TypeAdapter[Shape] = TypeAdapter(AnyShape)


def made(shape: Shape, **options: Any) -> Rule:
    return shape.rule(
        "house.sample", "A sample", house("sample"), effect=Effect.HOUSE_POLICY, example="one.", **options
    )


@every_sample
def test_describes_itself(sentence: str) -> None:
    assert SAMPLES[sentence].describe() == sentence


@every_sample
def test_there_and_back_as_json(sentence: str) -> None:
    shape = SAMPLES[sentence]
    assert ADAPTER.validate_json(shape.model_dump_json()) == shape
    assert ADAPTER.validate_python(shape.model_dump()) == shape
    assert hash(type(shape).model_validate_json(shape.model_dump_json())) == hash(shape)


@every_sample
def test_unknown_fields_are_refused(sentence: str) -> None:
    shape = SAMPLES[sentence]
    with pytest.raises(InvalidPolicy, match="colour"):
        type(shape).model_validate({**shape.model_dump(), "colour": "red"})


def test_every_shape_has_a_sample() -> None:
    kinds = {
        schema["properties"]["shape"]["const"]
        for name, schema in ADAPTER.json_schema()["$defs"].items()
        if "shape" in schema.get("properties", {})
    }
    assert {shape.model_dump()["shape"] for shape in SAMPLES.values()} == kinds


def test_a_shape_has_a_check_and_a_sentence_of_its_own() -> None:
    class Bare(Shape):
        pass

    with pytest.raises(NotImplementedError):
        said(Bare(), contact("2026-04-07 12:00"), case())
    with pytest.raises(NotImplementedError):
        Bare().describe()


@every_sample
def test_makes_a_rule_with_its_description_and_numbers(sentence: str) -> None:
    shape = SAMPLES[sentence]
    rule = made(shape, exceptions="to nobody else.", source_note="Read twice.")
    headings = ("What it checks", "Source", "When it does not apply", "Missing facts", "Example")
    assert [rule.description.count(f"**{heading}**: ") for heading in headings] == [1] * 5
    assert sentence in rule.description
    assert "to nobody else." in rule.description
    assert "house policy sample. Read twice." in rule.description
    for name, number in shape.numbers().items():
        parameter = rule.parameters[name]
        assert parameter.values[-1][1] == number.value
        assert parameter.stricter in ("lower", "higher")
    assert rule.in_force == (None, None)


def test_a_rule_needs_a_citation() -> None:
    with pytest.raises(InvalidPolicy, match="citation"):
        Cooldown(days=7).rule("house.sample", "A sample", effect=Effect.HOUSE_POLICY, example="one.")


def test_media_and_needs_are_those_of_the_shape_unless_given() -> None:
    hold = Hold(standing={"promise"}, media={"call"})
    assert made(hold).media == {Medium.CALL}
    assert made(hold).needs == {Holding.PROMISE}
    assert made(hold, media={Medium.TEXT}, needs=()).media == {Medium.TEXT}
    assert made(hold, needs=()).needs == frozenset()


def test_a_number_that_nobody_set_is_no_law_s() -> None:
    def cited(shape: Shape) -> dict[str, str]:
        made = shape.rule("us.sample", "A sample", LAW, OTHER, effect=Effect.PROHIBITED, example="one.")
        return {name: each.citation.source for name, each in made.parameters.items()}

    hours = {"opens": time(8), "closes": time(21)}
    assert cited(CallingHours(**hours)) == {
        "opens": "Some Code",
        "closes": "Some Code",
        "closing_margin_minutes": "fdcpa_guard",
    }
    said, unsaid = CallingHours(**hours, closing_margin_minutes=0), CallingHours(**hours)
    assert (said, cited(said)) == (unsaid, cited(unsaid))  # a shape and its JSON are the same shape
    assert set(cited(CallingHours(**hours, closing_margin_minutes=5)).values()) == {"Some Code"}
    in_segments = cited(Hold(standing={"promise"}, grace_days=3, segments={"new": {"tail_days": 2}}))
    assert in_segments == {"tail_days": "fdcpa_guard", "grace_days": "Some Code", "tail_days.new": "Some Code"}


def test_the_numbers_of_a_rule_may_be_another_citation_s() -> None:
    made = Cooldown(days=7).rule(
        "us.sample", "A sample", LAW, OTHER, effect=Effect.PROHIBITED, example="one.", numbers_of=OTHER
    )
    assert made.parameters["days"].citation is OTHER


def test_a_number_is_dated_from_the_rule() -> None:
    rule = made(Cooldown(days=7), in_force=(date(2026, 1, 1), None))
    assert rule.parameters["days"].values == ((date(2026, 1, 1), 7),)


def test_a_policy_tightens_and_loosens_it() -> None:
    cap = FrequencyCap(most=2, days=7, segments={"new": {"most": 1}})
    policy = regulation_f().with_rules(made(cap))
    one = history(attempt("2026-04-01 12:00"))
    now = contact("2026-04-02 12:00")

    def allowed(policy: Any, segment: str | None = None) -> bool:
        return Guard(policy).decide(now, case(history=one, segment=segment)).allowed

    assert allowed(policy)
    assert not allowed(policy, "new")
    assert not allowed(policy.tightened("house.sample", most=1))
    assert allowed(policy.loosened("house.sample", "a pilot", **{"most.new": 2}), "new")
    with pytest.raises(InvalidPolicy, match="loosen"):
        policy.tightened("house.sample", most=3)
    with pytest.raises(InvalidPolicy, match="loosen"):
        policy.tightened("house.sample", **{"most.new": 2})
    changed = regulation_f().with_rules(made(FrequencyCap(most=2, days=7)))
    assert policy.fingerprint != changed.fingerprint


def test_a_tightened_number_holds_for_segments_without_one_of_their_own() -> None:
    cap = FrequencyCap(most=2, days=3, segments={"new": {"days": 7}})
    policy = regulation_f().with_rules(made(cap)).tightened("house.sample", most=1)
    known = case(history=history(attempt("2026-04-01 12:00")), segment="new")
    assert not Guard(policy).decide(contact("2026-04-06 12:00"), known).allowed


# -- theorems


LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "proceedings": ("learned_at", (ProceedingKind.CHARITY_CARE, "complaint", "identity-theft")),
    "promises": ("made_at", ()),
    "notices": ("sent_at", (NoticeKind.FIRST_BILL, "early-intervention")),
}
"""When a fact of each list begins, and the kinds of it that shapes here look at."""


def stretched(dice: Random) -> tuple[Json, Json]:
    """A made-up question with the further facts that shapes look at."""
    maker = Crowd(dice)
    case_, contact_ = maker.question()
    for debt_ in case_["debts"]:
        for name, (begins, kinds) in LISTS.items():
            debt_[name] = []
            for _ in range(dice.choice((0, 1, 2))):
                said = {begins: maker.near(-8, 1)} | ({"kind": dice.choice(kinds)} if kinds else {})
                debt_[name].append(maker.member(Debt, name, **said))
        debt_["past_due_since"] = maker.day(-20, 5)
        if dice.random() < 0.1:
            debt_[dice.choice(("proceedings", "promises", "past_due_since"))] = "unknown"
    case_["bankruptcies"] = dice.choice(
        ("unknown", "none", "none", [maker.member(Case, "bankruptcies", filed_at=maker.near(-8, 1))])
    )
    if dice.random() < 0.3:
        case_["segment"] = "gold"
    for request in [] if case_["requests"] in ("unknown", "none") else case_["requests"]:
        if "in_writing" not in request:
            request["in_writing"] = dice.choice((True, False, False, "unknown"))
    for each in [] if case_["representation"] in ("unknown", "none") else case_["representation"]:
        each["in_writing"] = maker.flag(True)
        if not {"consented_at", "unresponsive_at", "ended_at"} & each.keys() and maker.chance(60):
            each["learned_at"] = maker.text(at := maker.near(-12, -2))
            each["asked_at"] = maker.text(maker.after(at))
    return case_, contact_


def answer(rule: Shape | Rule, asked: Any, known: Any) -> tuple[frozenset[Any], Any]:
    """What is said, by debt, and until when."""
    return summed_up(said(rule, asked, known), asked.debts)


def summed_up(outcomes: tuple[Outcome, ...], all_debts: tuple[str, ...]) -> tuple[frozenset[Any], Any]:
    facts_: set[Any] = set()
    until = FOREVER
    for one in outcomes:
        debts = getattr(one, "debts", ()) or all_debts
        if isinstance(one, Denied):
            facts_ |= {("denied", one.effect, debt) for debt in debts}
            until = min(until, one.lapses_at)
        else:
            until = min(until, one.until)
            if isinstance(one, Required):
                facts_.add(("required", one.message))
    return frozenset(facts_), until


def applies(case_: Json, contact_: Json) -> tuple[Any, Any] | None:
    """The question, if its contact names only debts of the case."""
    asked, known = facts(case_, contact_)
    return (asked, known) if set(asked.debts) <= known.index.debts.keys() else None


@effort(100, 5000)
def test_every_shape_is_constant_until_it_says(examples: int) -> None:
    """The answer is the same at every instant before ``until`` or ``lapses_at`` and the next change of the facts.

    At that instant the objection is gone, from at least one of its debts.
    """

    def theorem(case_: Json, contact_: Json, dice: Random) -> None:
        contact_ = {name: value for name, value in contact_.items() if name != "logged_as"}  # moved, it is another one
        question = applies(case_, contact_)
        if question is None:
            return
        asked, known = question
        change = known.index.next_change(asked.at)
        for shape in SAMPLES.values():
            now, until = answer(shape, asked, known)
            name = shape.model_dump()["shape"]
            assert until > asked.at, f"{name} answers until an instant that is past"
            for instant in instants(asked.at, min(until, change), dice, 2):
                later, _ = answer(shape, moved(contact_, instant), known)
                assert later == now, f"{name} says {set(now)} until {until}, but {set(later)} at {instant}"
            if until < min(change, FOREVER) and now and not isinstance(shape, CallingHours):
                then, _ = answer(shape, moved(contact_, until), known)
                assert then != now, f"{name} still says {set(now)} at {until}, when it said to change"

    search("shapes", examples, theorem, make=stretched)


def tightened(rule: Rule, dice: Random) -> Rule:
    """The rule with some of its numbers stricter."""

    changed = dict(rule.parameters)
    for name, parameter in rule.parameters.items():
        value = parameter.values[-1][1]
        if isinstance(value, time):
            hour = value.hour + (1 if parameter.stricter == "higher" else -1)
            changed[name] = parameter.adjusted(value.replace(hour=hour))
        elif parameter.stricter == "higher":
            changed[name] = parameter.adjusted(value + dice.choice((0, 1, 3)))
        elif value > 1:
            changed[name] = parameter.adjusted(value - dice.choice((0, 1)))
    return replace(rule, parameters=changed)


@effort(60, 3000)
def test_stricter_numbers_never_allow_more(examples: int) -> None:
    """What a rule denies it still denies with stricter numbers.

    Answers are left out: stricter hours also give leave for one answer to what the person sends in the closed time.
    """
    rules = [made(shape) for shape in SAMPLES.values() if shape.numbers()]

    def theorem(case_: Json, contact_: Json, dice: Random) -> None:
        unasked = {name: value for name, value in contact_.items() if name != "in_reply_to"}
        question = applies(case_, unasked)
        if question is None:
            return
        for rule in rules:
            loose, _ = answer(rule, *question)
            strict, _ = answer(tightened(rule, dice), *question)
            denied = {debt for kind, *_, debt in loose if kind == "denied"}
            still = {debt for kind, *_, debt in strict if kind == "denied"}
            assert denied <= still, f"{rule.description.splitlines()[2]} lost {denied - still}"

    search("stricter", examples, theorem, make=stretched)


@effort(60, 2000)
def test_segments_and_rules_answer_like_shapes(examples: int) -> None:
    """A rule answers as its shape does, and for a segment as the shape with the segment's numbers does."""

    def theorem(case_: Json, contact_: Json, dice: Random) -> None:
        question = applies(case_, contact_)
        if question is None:
            return
        asked, known = question
        for shape in SAMPLES.values():
            variant = shape.variants.get(known.segment or "", shape)
            plain = known.model_copy(update={"segment": None})
            assert answer(made(shape), asked, known) == answer(variant, asked, plain)

    search("segments", examples, theorem, make=stretched)


_OPTIONS: tuple[Json, ...] = ({}, {"not_counted": []}, {"counting": "communications"}, {"replies_exempt": False})
MANY_COUNTS = [
    FrequencyCap(most=most, **window, per=per, media=media, **options)
    for most, window in ((1, {"days": 3}), (2, {"hours": 200}), (3, {"days": 12}))
    for per in Per
    for media in (TELEPHONE, {Medium.CALL}, {Medium.CALL, Medium.TEXT})
    for options in _OPTIONS
]


@effort(60, 2000)
def test_shapes_asked_together_answer_as_each_alone(examples: int) -> None:
    """Shapes share what they count for a question; whichever was asked before makes no difference."""
    checks = [(shape, shape.bound()) for shape in (*MANY_COUNTS, *SAMPLES.values())]

    def theorem(case_: Json, contact_: Json, dice: Random) -> None:
        question = applies(case_, contact_)
        if question is None:
            return
        asked, known = question
        together = question_of(asked, known)
        for shape, check in dice.sample(checks, 40):
            now = summed_up(said_of(together, check), asked.debts)
            assert now == answer(shape, asked, known), f"{shape.model_dump()['shape']} answers otherwise after others"

    search("together", examples, theorem, make=stretched)
