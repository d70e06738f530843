"""Rules by others fail closed: whatever one does, what it was asked about is denied, and no other rule is misled."""

import asyncio
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import Guard, InvalidPolicy, MissingFact, Policy, us
from fdcpa_guard.clock import FOREVER
from fdcpa_guard.decision import CountedCall, Decision
from fdcpa_guard.facts import CeaseNotice, Debt
from fdcpa_guard.rules import PASS, Advised, Denied, Pack, Parameter, Passed, Question, Required, Rule, house, reads
from fdcpa_guard.vocabulary import Effect, Medium
from tests.builders import at, attempt, case, contact, debt, history

NAIVE = datetime(2026, 5, 1)  # noqa: DTZ001
NOON = "2026-04-01 12:00"
SOON = at("2026-04-03 12:00")
TWO_DEBTS = {"debts": (debt(), debt("loan"))}


def made(check: Any, id: str = "house.foreign", **metadata: Any) -> Rule:
    given: dict[str, Any] = {"title": "Somebody's rule", "citations": (house("1"),), "effect": Effect.HOUSE_POLICY}
    return Rule(id=id, check=check, description="Somebody's rule.", **{**given, **metadata})


def only(*rules: Rule, **options: Any) -> Guard:
    return Guard(Policy("test", "1", ()).with_rules(*rules, **options))


def asked(guard: Guard, known: Any = None) -> Decision:
    known = case(**TWO_DEBTS) if known is None else known
    return guard.decide(contact(NOON, debts=("card", "loan")), known)


def denied_for_an_error(decision: Decision) -> bool:
    kinds = {reason.effect for reason in decision.reasons if reason.rule == "house.foreign"}
    return not decision.allowed and decision.permitted_debts == () and kinds == {Effect.RULE_ERROR}


def saying(make: Callable[[], Any]) -> Callable[[Question], Any]:
    return lambda q: make()


def raising(error: BaseException) -> Callable[[Question], Any]:
    def check(q: Question) -> Any:
        raise error

    return check


class _Unnamed(type):
    @property
    def __name__(cls) -> str:  # type: ignore[override]
        raise RuntimeError


class Unnamed(Exception, metaclass=_Unnamed):
    pass


class Unspeakable(Exception):
    def __str__(self) -> str:
        raise SystemExit(0)

    __repr__ = __str__


class Forged(tuple[Any, ...]):
    def __iter__(self) -> Iterator[Any]:
        raise SystemExit(0)


def generating(q: Question) -> Iterator[Denied]:
    yield Denied("no")


MALFORMED: Final[dict[str, Callable[[], Any]]] = {
    "debts, a text": lambda: Denied("no", debts="card"),
    "debts, of numbers": lambda: Denied("no", debts=(1,)),  # type: ignore[arg-type]
    "debts, a number": lambda: Denied("no", debts=7),  # type: ignore[arg-type]
    "debts, a mapping": lambda: Denied("no", debts={"card": 1}),
    "lapses_at, naive": lambda: Denied("no", lapses_at=NAIVE),
    "lapses_at, a day": lambda: Denied("no", lapses_at=date(2026, 5, 1)),  # type: ignore[arg-type]
    "effect, misspelt": lambda: Denied("no", effect="prohibitd"),  # type: ignore[arg-type]
    "facts, a list": lambda: Denied("no", facts=["a"]),  # type: ignore[arg-type]
    "facts, None": lambda: Denied("no", facts=None),  # type: ignore[arg-type]
    "facts, of objects": lambda: Denied("no", facts={"line": object()}),  # type: ignore[dict-item]
    "message, None": lambda: Denied(None),  # type: ignore[arg-type]
    "message, empty": lambda: Denied(""),
    "message, half a character": lambda: Denied("\ud800"),
    "rebuttal, a text": lambda: Denied("no", rebuttal="consent"),
    "passed, naive": lambda: Passed(NAIVE),
    "passed, a text": lambda: Passed("2026-05-01"),  # type: ignore[arg-type]
    "passed before now": lambda: Passed(at("2026-03-01 12:00")),
    "advised, debts a text": lambda: Advised("mind", debts="card"),
    "required, until naive": lambda: Required("do", until=NAIVE),
    "required, due at an instant": lambda: Required("do", due=SOON),
    "no outcome": lambda: None,
    "true": lambda: True,
    "a text": lambda: "denied",
    "a list": lambda: [Denied("no")],
    "a nested tuple": lambda: ((Denied("no"),),),
    "a tuple with nothing in it but None": lambda: (None,),
    "a forged tuple": lambda: Forged((PASS,)),
    "a class": lambda: Denied,
    "something like it": lambda: SimpleNamespace(message="no", debts=(), facts={}, lapses_at=FOREVER),
}

RAISED: Final[dict[str, BaseException]] = {
    "sys.exit(0)": SystemExit(0),
    "GeneratorExit": GeneratorExit(),
    "cancelled": asyncio.CancelledError(),
    "a BaseException": BaseException("x"),
    "of pytest": pytest.exit.Exception("x"),
    "no memory": MemoryError(),
    "too deep": RecursionError(),
    "of a nameless type": Unnamed(),
    "unspeakable": Unspeakable(),
    "of a person's name": type("John Smith", (Exception,), {})(),
    "a group": BaseExceptionGroup("x", [SystemExit(0)]),
    "missing, of no text": MissingFact(7),  # type: ignore[arg-type]
    "missing, with half a character": MissingFact("fact", hint="; \ud800"),
    "missing, until naive": MissingFact("fact", NAIVE),
    "missing, until a text": MissingFact("fact", "never"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", MALFORMED)
def test_an_answer_that_is_none_denies_all_that_the_rule_was_asked_about(name: str) -> None:
    guard = only(made(saying(MALFORMED[name])))
    assert denied_for_an_error(asked(guard))
    assert denied_for_an_error(guard.explain(contact(NOON, debts=("card", "loan")), case(**TWO_DEBTS)).decision)


@pytest.mark.parametrize("name", RAISED)
def test_nothing_that_a_rule_raises_leaves_a_decision(name: str) -> None:
    guard = only(made(raising(RAISED[name])))
    assert denied_for_an_error(asked(guard))
    asking, known = contact(NOON, debts=("card", "loan")), case(**TWO_DEBTS)
    explained = guard.explain(asking, known)
    assert denied_for_an_error(explained.decision)
    assert [trace.verdict for trace in explained.rules] == ["rule-error"]
    assert "Smith" not in repr(explained.rules)
    assert guard.next_allowed(asking, known).at is None
    assert guard.windows(asking, known, until=SOON).windows == ()
    assert not any(option.permitted_debts for option in guard.options(known, asking.at))


def test_what_a_missing_fact_hints_at_is_cut_as_any_message_is() -> None:
    (denied,) = asked(only(made(raising(MissingFact("fact", hint="; " + "ä" * 3_000))))).reasons
    assert (denied.effect, len(denied.message)) == (Effect.MISSING_FACT, 2_001)
    assert denied.message.endswith("ä…")


def test_an_interrupt_by_the_user_does() -> None:
    guard = only(made(raising(KeyboardInterrupt())))
    for ask in (guard.decide, guard.explain, guard.next_allowed):
        with pytest.raises(KeyboardInterrupt):
            ask(contact(NOON), case())


def interrupted(*_: Any) -> Any:
    raise KeyboardInterrupt


class BoundAnew:
    bound = __call__ = staticmethod(interrupted)


@pytest.mark.parametrize(
    "pack",
    [
        Pack("asked", "X", (), interrupted),
        Pack("reads", "X", (), reads("kind")(lambda *_: interrupted())),
        Pack("bound", "X", (made(BoundAnew()),), lambda *_: None),
        Pack("counts", "X", (made(saying(lambda: PASS), counts=interrupted),), lambda *_: None),
    ],
    ids=lambda pack: pack.id,
)
def test_so_does_one_in_anything_else_of_theirs(pack: Pack) -> None:
    guard = Guard(Policy("test", "1", (pack,)))
    known = case(history=history([attempt("2026-03-30 10:00")]))
    with pytest.raises(KeyboardInterrupt):
        guard.explain(contact(NOON), known)


def test_a_check_that_is_a_generator_or_a_coroutine_denies() -> None:
    async def waiting(q: Question) -> Any:
        return PASS

    assert denied_for_an_error(asked(only(made(generating))))
    with pytest.warns(RuntimeWarning, match="never awaited"):
        assert denied_for_an_error(asked(only(made(waiting))))


def test_a_rule_that_calls_itself_without_end_denies() -> None:
    def check(q: Question) -> Any:
        return check(q)

    assert denied_for_an_error(asked(only(made(check))))


def test_a_check_that_fails_when_its_numbers_are_bound_denies() -> None:
    class Check:
        def bound(self, p: Any) -> Any:
            raise SystemExit(0)

        def __call__(self, q: Question) -> Any:
            return PASS

    guard = only(made(Check()))
    assert denied_for_an_error(asked(guard))
    assert denied_for_an_error(asked(guard))


def test_a_count_that_fails_denies_and_does_not_leave() -> None:
    def counts(q: Question) -> list[CountedCall]:
        raise SystemExit(0)

    guard = only(made(saying(lambda: PASS), counts=counts))
    known = case(**TWO_DEBTS, history=history([attempt("2026-03-30 10:00")]))
    assert denied_for_an_error(guard.decide(contact(NOON, debts=("card", "loan")), known, counted=True))


@pytest.mark.parametrize("answer", [SystemExit(0), ValueError(), False, True, 0, ("why",), "", " "], ids=repr)
def test_a_pack_that_does_not_say_what_it_covers_denies(answer: Any) -> None:
    def why_not(collector: Any, debt: Debt) -> Any:
        if isinstance(answer, BaseException):
            raise answer
        return answer

    guard = only(made(saying(lambda: PASS)), why_not=why_not)
    decision = asked(guard)
    assert not decision.allowed
    assert decision.permitted_debts == ()
    assert {(reason.rule, reason.effect) for reason in decision.reasons} == {("guard.coverage", Effect.RULE_ERROR)}
    assert all(reason.message.startswith("which debts the pack house covers") for reason in decision.reasons)
    assert guard.next_allowed(contact(NOON), case()).at is None
    assert guard.explain(contact(NOON), case()).decision.allowed is False


# -- what is understood


@pytest.mark.parametrize(
    "debts",
    [["card"], {"card"}, frozenset({"card"}), (name for name in ("card",)), ("card",)],
    ids=["list", "set", "frozenset", "generator", "tuple"],
)
def test_debts_in_any_collection_are_those_debts(debts: Any) -> None:
    said = Denied("no", debts=debts)
    decision = asked(only(made(saying(lambda: said))))
    assert said.debts == ("card",)
    assert decision.permitted_debts == ("loan",)


def test_what_never_lapses_may_be_said_as_None() -> None:
    assert Denied("no", lapses_at=None).lapses_at == Passed(None).until == Advised("a", until=None).until == FOREVER


def test_an_effect_may_be_given_as_its_word_and_an_instant_with_any_offset() -> None:
    said = Denied("no", effect="prohibited", lapses_at=SOON)  # type: ignore[arg-type]
    assert said.effect is Effect.PROHIBITED
    assert (said.lapses_at, said.lapses_at.tzinfo) == (SOON, UTC)


def test_instants_of_a_subclass_are_made_plain() -> None:
    class Moment(datetime):
        pass

    said = Passed(Moment(2026, 5, 1, tzinfo=UTC))
    assert type(said.until) is datetime


def test_facts_are_copied_and_dates_are_written_out() -> None:
    facts: dict[str, Any] = {"day": date(2026, 4, 1), "medium": Medium.CALL, "calls": 3}
    said = Denied("no", facts=facts)
    facts.clear()
    assert said.facts == {"day": "2026-04-01", "medium": "call", "calls": 3}
    assert type(said.facts["medium"]) is str


@pytest.mark.parametrize("debts", [("nothing",), ("card", "nothing"), ("elsewhere",)], ids=repr)
def test_a_denial_of_debts_that_nobody_knows_permits_none(debts: tuple[str, ...]) -> None:
    known = case(debts=(debt(), debt("loan"), debt("elsewhere")))
    decision = asked(only(made(saying(lambda: Denied("no", debts=debts)))), known)
    assert not decision.allowed
    assert decision.permitted_debts == ()


def test_an_objection_that_claims_to_have_lapsed_names_no_end() -> None:
    decision = asked(only(made(saying(lambda: Denied("no", lapses_at=at("2026-03-01 12:00"))))))
    assert [reason.lapses_at for reason in decision.reasons] == [None]


def test_a_long_message_is_cut() -> None:
    assert len(Denied("x" * 10_000_000).message) < 3_000


@given(st.data())
def test_whatever_an_outcome_is_made_of_it_is_refused_or_denies(data: st.DataObject) -> None:
    junk = st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(max_size=3), st.datetimes(), st.lists(st.text(max_size=3)),
        st.dictionaries(st.text(max_size=2), st.integers()), st.just(object()), st.just(Effect.ADVISORY), st.binary(),
    )  # fmt: skip
    fields = data.draw(
        st.fixed_dictionaries({}, optional=dict.fromkeys(("debts", "facts", "lapses_at", "rebuttal", "effect"), junk))
    )
    message = data.draw(st.one_of(st.just("no"), junk))
    decision = asked(only(made(saying(lambda: Denied(message, **fields)))))
    assert decision.allowed is (fields.get("effect") is Effect.ADVISORY and decision.reasons[0].denies is False)
    assert Decision.from_json(decision.to_json()) == decision


# -- what rules share


def spoiling(spoil: Callable[[Question], Any]) -> Rule:
    def check(q: Question) -> Any:
        try:
            spoil(q)
        except Exception:
            return PASS
        return PASS

    return made(check, "a.spoiler")


STOP = {"kind": "stop-medium", "id": "s", "received_at": at("2026-03-02 10:00"), "media": ("call",)}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda q: q.requests.clear(),
        lambda q: q.represented.clear(),
        lambda q: setattr(q, "requests", ()),
        lambda q: setattr(q, "debts", ()),
        lambda q: setattr(q, "at", at("2026-04-01 13:00")),
        lambda q: setattr(q, "index", None),
        lambda q: delattr(q, "case"),
        lambda q: q.local_times.clear(),
        lambda q: q.index.phones.clear(),
        lambda q: q.index.debts.clear(),
        lambda q: q.index.attributes.clear(),
        lambda q: q.index.placed_calls.clear(),
        lambda q: q.index.outbound["consumer"].events.clear(),
        lambda q: q.index.outbound["consumer"].times.clear(),
        lambda q: setattr(q.index.outbound["consumer"], "events", ()),
        lambda q: setattr(q.index, "phones", {}),
        lambda q: setattr(q.index, "holdings", frozenset()),
        lambda q: q.index.changes.clear(),
        lambda q: setattr(q.index.evidence("consumer", q.at)[0], "zones", ()),
        lambda q: q.index.evidence("consumer", q.at).clear(),
        lambda q: setattr(q.case, "requests", ()),
        lambda q: setattr(q.contact, "debts", ()),
        lambda q: q.shared.clear(),
        lambda q: setattr(PASS, "until", None),
    ],
)
def test_what_one_rule_does_to_the_question_blinds_no_other(spoil: Any) -> None:
    known = case(requests=(STOP,), history=history([attempt(f"2026-03-{day} 10:00") for day in range(25, 32)]))
    law = us()
    spoiler = Policy("spoilt", "1", (Pack("a", "First", (spoiling(spoil),), lambda c, d: None), *law.packs))
    before = Guard(Policy("law", "1", law.packs)).decide(contact(NOON), known)
    after = Guard(spoiler).decide(contact(NOON), known)
    assert after.reasons == before.reasons
    assert PASS.until == FOREVER


@pytest.mark.parametrize(
    "answer", [PASS, Passed(SOON), Denied("no"), Advised("a"), Required("r")], ids=lambda a: type(a).__name__
)
def test_an_answer_is_not_changed_once_made(answer: Any) -> None:
    for name in ("until", "lapses_at", "message", "debts", "other"):
        with pytest.raises(AttributeError):
            setattr(answer, name, None)
        with pytest.raises(AttributeError):
            delattr(answer, name)


@pytest.mark.parametrize(
    "answer", [PASS, Passed(SOON), Denied("no"), Advised("a"), Required("r")], ids=lambda a: type(a).__name__
)
def test_a_copy_of_an_answer_says_the_same(answer: Any) -> None:
    for again in (copy(answer), deepcopy(answer), pickle.loads(pickle.dumps(answer))):
        assert type(again) is type(answer)
        assert again.said == answer.said


def test_there_are_no_other_kinds_of_answers() -> None:
    with pytest.raises(TypeError, match="no other kinds"):
        type("Soft", (Denied,), {"effect": Effect.ADVISORY})


def test_what_rules_have_made_for_each_other_stays() -> None:
    kept: list[Any] = []

    def check(q: Question) -> Any:
        kept.append((q.shared.first("key", 1), q.shared.first("key", 2), q.shared.get("key"), q.shared.get("other")))
        return PASS

    asked(only(made(check)))
    assert kept == [(1, 1, 1, None)]


# -- words that nobody knows, in a rule


@pytest.mark.parametrize(
    ("metadata", "says"),
    [
        ({"effect": "prohibitd"}, "did you mean 'prohibited'"),
        ({"effect": None}, "no such effect"),
        ({"media": ["cal"]}, "did you mean 'call'"),
        ({"media": "cal"}, "did you mean 'call'"),
        ({"media": ()}, "looks at no media"),
        ({"recipients": frozenset({"consumr"})}, "did you mean 'consumer'"),
        ({"purposes": {"colection"}}, "did you mean 'collection'"),
        ({"needs": ("a past call", "a past cll")}, "did you mean 'a past call'"),
        ({"check": None}, "a check that can be called"),
        ({"in_force": ("2026-01-01", None)}, "in force from a date"),
        ({"parameters": {"calls": 7}}, "is a Parameter"),
    ],
    ids=repr,
)
def test_a_rule_in_words_that_nobody_knows_is_none(metadata: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidPolicy, match=re.escape(says)):
        made(**{"check": saying(lambda: PASS), **metadata})


def test_words_are_understood_as_what_they_say() -> None:
    rule = made(saying(lambda: PASS), effect="prohibited", media="call", recipients=["consumer"])
    assert rule.effect is Effect.PROHIBITED
    assert rule.media == {Medium.CALL}
    assert all(type(word) is Medium for word in rule.media)


def test_a_pack_holds_rules() -> None:
    with pytest.raises(InvalidPolicy, match="holds rules"):
        Pack("house", "Rules", (lambda q: PASS,), lambda c, d: None)  # type: ignore[arg-type]
    with pytest.raises(InvalidPolicy, match="why it does not cover"):
        Pack("house", "Rules", (), None)  # type: ignore[arg-type]
    assert Pack("house", "Rules", [made(saying(lambda: PASS))], lambda c, d: None).rules  # type: ignore[arg-type]


# -- numbers that mean nothing


@pytest.mark.parametrize("stricter", ["lower", "higher"])
@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (-1, "calls"),
        (10_001, "days"),
        (1_201, "months"),
        (101, "years"),
        (timedelta(-1), "time between"),
        (timedelta(days=10_001), "time between"),
    ],
    ids=repr,
)
def test_a_number_that_means_nothing_is_refused(value: Any, unit: str, stricter: str) -> None:
    fine = type(value)(5) if isinstance(value, int) else timedelta(minutes=5)
    parameter = Parameter(((date.min, fine),), unit, house("1"), stricter)
    for adjust in (parameter.adjusted, parameter.replaced):
        with pytest.raises(InvalidPolicy):
            adjust(value)
    with pytest.raises(InvalidPolicy, match="lies between"):
        Parameter(((date.min, value),), unit, house("1"), stricter)


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (0, "calls"),
        (10_000, "days"),
        (1_200, "months"),
        (100, "years"),
        (timedelta(0), "time between"),
        (timedelta(days=10_000), "time between"),
    ],
    ids=repr,
)
def test_the_last_number_that_means_something_is_taken(value: Any, unit: str) -> None:
    assert Parameter(((date.min, value),), unit, house("1")).latest == value


# -- without docstrings


DECIDING = """
from fdcpa_guard import Guard, Policy, us
from fdcpa_guard.rules import Denied, house, rule
from fdcpa_guard.vocabulary import Effect
from tests.builders import attempt, case, contact, history

@rule("house.own", "Not on Wednesdays", house("1"), effect=Effect.HOUSE_POLICY)
def own(q):
    'Not on Wednesdays.'
    return Denied("a Wednesday")

known = case(history=history([attempt(f"2026-03-{day} 10:00") for day in range(25, 32)]))
print(Guard(us().with_rules(own)).decide(contact("2026-04-01 12:00"), known).to_json())
"""


@pytest.mark.parametrize("flag", ["-O", "-OO"])
def test_without_docstrings_and_assertions_a_decision_is_the_same(flag: str) -> None:
    plain, stripped = (
        subprocess.run([sys.executable, *flags, "-c", DECIDING], capture_output=True, text=True, check=True).stdout
        for flags in ((), (flag,))
    )
    assert plain == stripped
    assert "house.own" in plain


def test_an_answer_that_holds_until_a_day_holds_until_the_end_at_which_it_compares() -> None:
    """A request withdrawn on a day is over once the day is over everywhere, not at its noon."""
    stop = CeaseNotice(id="stop", in_writing=True, received_at="2026-03-02", withdrawn_at="2026-04-02")
    over = datetime(2026, 4, 3, 11, tzinfo=UTC)
    assert Denied("stop", lapses_at=stop.withdrawn_at).lapses_at == over
    assert Passed(stop.withdrawn_at).until == over
