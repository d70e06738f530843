"""A dialer's log held against the answers that were given: every kind of finding, and what holds of all accounts."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from fdcpa_guard import Guard, InvalidFacts, regulation_f
from fdcpa_guard.audit import (
    Account,
    Answered,
    Due,
    Kind,
    Made,
    Met,
    NeverMade,
    Side,
    Span,
    UncheckedDuty,
    log_of,
    reconcile,
)
from fdcpa_guard.testing import builders as make
from fdcpa_guard.vocabulary import CallOutcome, Delivery, Medium, Purpose, Recipient

NINE = datetime(2026, 3, 2, 15, tzinfo=UTC)
MINUTE, SECOND, TICK = timedelta(minutes=1), timedelta(seconds=1), timedelta(microseconds=1)
CALL = {"consumer": "c-1", "medium": "call", "debts": ["d-1"], "address": "cell"}
NOTICE = "us.regf.34a1.validation-notice"


def made(attempt: str = "m-1", after: timedelta = MINUTE, **fields: Any) -> Made:
    """A call to the cell about one debt, so long after nine."""
    return Made.model_validate({**CALL, "attempt": attempt, "at": NINE + after, **fields})


def answer(id: str = "a-1", after: timedelta = timedelta(0), allowed: bool = True, **fields: Any) -> Answered:
    """An answer about such a call at nine, which holds for twelve hours."""
    holds = {"valid_until": NINE + timedelta(hours=12)}
    return Answered.model_validate({**CALL, "id": id, "at": NINE + after, "allowed": allowed, **holds, **fields})


DAY_OF = {"first": NINE - timedelta(hours=1), "last": NINE + timedelta(hours=23)}


def account(log: list[Any], answers: list[Any], **options: Any) -> Account:
    return reconcile(log, answers, **{**DAY_OF, **options})


def kinds(found: Account) -> dict[str, tuple[Kind, ...]]:
    return {finding.attempt: finding.kinds for finding in found.findings}


class TestAContactAndItsAnswer:
    def test_one_that_was_allowed_is_complete(self) -> None:
        found = account([made()], [answer()])
        assert found.complete
        assert (found.contacts, found.allowed, found.answered, found.findings) == (1, 1, 1, ())
        assert found.period == Span(DAY_OF["first"], DAY_OF["last"])
        assert found.log == Span(NINE + MINUTE, NINE + MINUTE)

    def test_one_without_a_decision(self) -> None:
        found = account([made()], [])
        assert not found.complete
        assert kinds(found) == {"m-1": (Kind.NO_DECISION,)}
        assert found.findings[0].answer is None
        assert found.by_kind == {Kind.NO_DECISION: 1}

    def test_another_consumers_answer_is_none(self) -> None:
        assert kinds(account([made()], [answer(consumer="c-2")])) == {"m-1": (Kind.NO_DECISION,)}

    def test_one_that_was_denied(self) -> None:
        found = account([made()], [answer(allowed=False)])
        assert kinds(found) == {"m-1": (Kind.AGAINST_DENIAL,)}
        assert (found.denied, found.denied_made) == (1, 1)
        assert found.findings[0].words == ("the answer denied it, as to d-1",)

    @pytest.mark.parametrize(
        ("after", "expected"),
        [
            (-TICK, Kind.TOO_EARLY),
            (timedelta(0), None),
            (timedelta(hours=12) - TICK, None),
            (timedelta(hours=12), Kind.TOO_LATE),
        ],
    )
    def test_an_answer_holds_from_its_instant_until_its_end(self, after: timedelta, expected: Kind | None) -> None:
        found = account([made(after=after)], [answer()])
        assert kinds(found) == ({} if expected is None else {"m-1": (expected,)})

    def test_an_answer_without_an_end_holds_for_good(self) -> None:
        assert account([made(after=timedelta(days=90))], [answer(valid_until=None)]).complete

    @pytest.mark.parametrize("after", [-TICK, timedelta(hours=12)])
    def test_a_denial_that_does_not_hold_denies_nothing(self, after: timedelta) -> None:
        assert kinds(account([made(after=after)], [answer(allowed=False)])) == {"m-1": (Kind.NO_DECISION,)}

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"medium": "text"}, Kind.OTHER_MEDIUM),
            ({"address": "land"}, Kind.OTHER_ADDRESS),
            ({"address": None}, Kind.ADDRESS_NOT_GIVEN),
            ({"person": "jo"}, Kind.OTHER_PERSON),
            ({"recipient": "spouse"}, Kind.OTHER_PERSON),
            ({"purpose": "dispute-response"}, Kind.OTHER_PURPOSE),
            ({"debts": ["d-2"]}, Kind.OTHER_DEBTS),
            ({"debts": ["d-1", "d-2"]}, Kind.OTHER_DEBTS),
        ],
    )
    def test_what_it_differs_in_is_a_kind_of_its_own(self, fields: dict[str, Any], expected: Kind) -> None:
        found = account([made(**fields)], [answer()])
        assert kinds(found) == {"m-1": (expected,)}
        assert found.findings[0].answer == "a-1"
        assert found.unused == ()
        if "address" in fields:
            other = account([made()], [answer(**fields)])
            assert kinds(other) == {"m-1": (expected,)}
            assert other.findings[0].words != found.findings[0].words

    def test_some_of_the_debts_asked_about_will_do(self) -> None:
        assert account([made()], [answer(debts=["d-0", "d-1", "d-2"])]).complete

    def test_it_may_differ_in_two_things_and_no_more(self) -> None:
        two: dict[str, Any] = {"address": "land", "debts": ["d-2"]}
        assert kinds(account([made(**two)], [answer()])) == {"m-1": (Kind.OTHER_ADDRESS, Kind.OTHER_DEBTS)}
        assert kinds(account([made(**two, purpose="dispute-response")], [answer()])) == {"m-1": (Kind.NO_DECISION,)}

    def test_a_denial_is_no_explanation_of_another_contact(self) -> None:
        assert kinds(account([made(address="land")], [answer(allowed=False)])) == {"m-1": (Kind.NO_DECISION,)}

    @pytest.mark.parametrize(("apart", "expected"), [(0, Kind.TOO_LATE), (1, Kind.NO_DECISION)])
    def test_what_is_not_near_explains_nothing(self, apart: int, expected: Kind) -> None:
        assert kinds(account([made(after=timedelta(days=1))], [answer()], **_ALWAYS)) == {"m-1": (Kind.TOO_LATE,)}
        found = account([made(after=timedelta(days=3) + apart * TICK)], [answer()], near=timedelta(days=3), **_ALWAYS)
        assert kinds(found) == {"m-1": (expected,)}

    @pytest.mark.parametrize(("apart", "expected"), [(0, Kind.TOO_EARLY), (1, Kind.NO_DECISION)])
    def test_a_contact_long_before_the_instant_is_another(self, apart: int, expected: Kind) -> None:
        early = made(after=-timedelta(hours=1) - apart * TICK)
        assert kinds(account([early], [answer()], **_ALWAYS)) == {"m-1": (expected,)}

    def test_the_answer_with_the_fewest_differences_is_taken(self) -> None:
        nearer = answer("a-1", debts=["d-9"], purpose="dispute-response")
        better = answer("a-2", -timedelta(hours=3), address="land")
        found = account([made()], [nearer, better])
        assert [(finding.answer, finding.kinds) for finding in found.findings] == [("a-2", (Kind.OTHER_ADDRESS,))]
        assert [unused.answer for unused in found.unused] == ["a-1"]

    def test_of_two_contacts_the_one_that_differs_less_has_the_answer(self) -> None:
        log = [made("m-1", address="land", debts=["d-2"]), made("m-2", 2 * MINUTE, address="land")]
        found = account(log, [answer()])
        assert kinds(found)["m-2"] == (Kind.OTHER_ADDRESS,)
        assert kinds(found)["m-1"] == (Kind.USED_TWICE, Kind.OTHER_ADDRESS, Kind.OTHER_DEBTS)


_ALWAYS = {"first": NINE - timedelta(days=400), "last": NINE + timedelta(days=400)}


class TestUsedOnce:
    def test_a_second_contact_under_one_answer(self) -> None:
        found = account([made("m-2", 2 * MINUTE), made("m-1")], [answer()])
        assert kinds(found) == {"m-2": (Kind.USED_TWICE,)}
        assert found.findings[0].words == ("another contact had used up the answer: m-1",)
        assert found.allowed == 1

    def test_two_contacts_under_two_answers(self) -> None:
        found = account([made("m-1"), made("m-2", 3 * MINUTE)], [answer("a-1"), answer("a-2", 2 * MINUTE)])
        assert found.complete
        assert found.overtaken == ()

    def test_an_answer_that_another_used_does_not_explain_what_came_before_it(self) -> None:
        assert kinds(account([made("m-0", -MINUTE), made("m-1", timedelta(0))], [answer()])) == {
            "m-0": (Kind.NO_DECISION,)
        }

    def test_an_answer_used_and_run_out_is_both(self) -> None:
        found = account([made(), made("m-2", timedelta(hours=12))], [answer()])
        assert kinds(found) == {"m-2": (Kind.USED_TWICE, Kind.TOO_LATE)}

    def test_a_contact_uses_up_every_answer_before_it(self) -> None:
        """The night's list and the check before the dial both allowed one call: that is not two."""
        found = account([made("m-1"), made("m-2", 2 * MINUTE)], [answer("a-1"), answer("a-2", SECOND)])
        assert [(one.attempt, one.kinds, one.answer) for one in found.findings] == [("m-2", (Kind.USED_TWICE,), "a-2")]
        assert [(one.answer, one.why) for one in found.unused] == [("a-1", NeverMade.ASKED_AGAIN)]

    @pytest.mark.parametrize(("before", "good"), [(timedelta(0), True), (TICK, False)])
    def test_an_answer_of_the_very_instant_of_a_contact_may_know_it(self, before: timedelta, good: bool) -> None:
        answers = [answer("a-1"), answer("a-2", MINUTE - before)]
        log = [made("m-1", answer="a-1"), made("m-2", 2 * MINUTE)]
        assert account(log, answers).complete is good
        assert account(log, answers, slack=TICK).complete

    def test_one_that_the_log_names_is_used_up_too(self) -> None:
        log = [made("m-1", answer="a-1"), made("m-2", 2 * MINUTE, answer="a-2")]
        (finding,) = account(log, [answer("a-1"), answer("a-2", SECOND)]).findings
        assert (finding.attempt, finding.kinds, finding.answer) == ("m-2", (Kind.USED_TWICE,), "a-2")
        assert finding.words == ("another contact had used up the answer: m-1",)

    def test_a_contact_about_other_debts_uses_up_nothing(self) -> None:
        answers = [answer("a-1"), answer("a-2", debts=["d-2"])]
        found = account([made("m-1"), made("m-2", 2 * MINUTE, debts=["d-2"])], answers)
        assert found.complete
        assert [one.attempt for one in found.overtaken] == ["m-2"]

    @pytest.mark.parametrize(("between", "overtaken"), [(timedelta(0), False), (TICK, True)])
    def test_an_answer_cannot_know_a_contact_made_after_its_instant(self, between: timedelta, overtaken: bool) -> None:
        other = made("m-0", between, address="land")
        found = account([other, made()], [answer(), answer("a-0", -MINUTE, address="land")])
        assert found.complete
        assert [one.attempt for one in found.overtaken] == (["m-1"] if overtaken else [])

    def test_contacts_of_one_instant_do_not_overtake_each_other(self) -> None:
        found = account([made("m-0", address="land"), made()], [answer(), answer("a-0", address="land")])
        assert found.complete
        assert found.overtaken == ()


class TestDeniedLater:
    def test_a_later_denial_overtakes_an_allowance(self) -> None:
        found = account([made()], [answer("a-1"), answer("a-2", SECOND, allowed=False)])
        assert [(one.kinds, one.answer) for one in found.findings] == [((Kind.AGAINST_DENIAL,), "a-2")]
        assert found.unused == ()

    def test_a_later_allowance_lifts_a_denial(self) -> None:
        found = account([made()], [answer("a-1", allowed=False), answer("a-2", SECOND)])
        assert found.complete
        assert (found.denied, found.denied_made) == (1, 0)

    def test_of_one_instant_the_denial_counts_unless_the_order_is_known(self) -> None:
        assert kinds(account([made()], [answer("a-2"), answer("a-1", allowed=False)])) == {
            "m-1": (Kind.AGAINST_DENIAL,)
        }
        assert account([made()], [answer("a-2", order=2), answer("a-1", allowed=False, order=1)]).complete

    def test_what_was_written_last_counts_whatever_its_instant(self) -> None:
        """The night's list asked about the morning, and then the person opted out: a check at once denied."""
        list_of_the_night, check = answer("a-1", order=1), answer("a-2", -MINUTE, allowed=False, order=2)
        assert kinds(account([made()], [list_of_the_night, check])) == {"m-1": (Kind.AGAINST_DENIAL,)}

    def test_a_denial_of_other_debts_denies_nothing(self) -> None:
        both = answer("a-2", SECOND, allowed=False, debts=["d-1", "d-2"], permitted_debts=["d-1"])
        assert account([made()], [answer(), both]).complete
        assert kinds(account([made(debts=["d-1", "d-2"])], [answer(debts=["d-1", "d-2"]), both])) == {
            "m-1": (Kind.AGAINST_DENIAL,)
        }

    def test_debts_to_which_nothing_objected_are_not_allowed_by_that(self) -> None:
        both = answer(allowed=False, debts=["d-1", "d-2"], permitted_debts=["d-1"])
        assert kinds(account([made()], [both])) == {"m-1": (Kind.NO_DECISION,)}

    def test_the_last_answer_allowed_but_another_contact_used_it(self) -> None:
        answers = [answer("a-1"), answer("a-2", SECOND, allowed=False), answer("a-3", 2 * SECOND)]
        found = account([made("m-1"), made("m-2", 2 * MINUTE)], answers)
        assert [(one.attempt, one.kinds, one.answer) for one in found.findings] == [("m-2", (Kind.USED_TWICE,), "a-3")]


class TestWhatTheTwoSidesSayThemselves:
    def test_the_answer_that_the_log_names(self) -> None:
        found = account([made(answer="a-1", address="land")], [answer("a-1"), answer("a-2", address="land")])
        assert [(one.answer, one.kinds) for one in found.findings] == [("a-1", (Kind.OTHER_ADDRESS,))]
        assert [one.answer for one in found.unused] == ["a-2"]

    def test_an_answer_that_is_not_there(self) -> None:
        found = account([made(answer="a-9")], [answer("a-1")])
        assert kinds(found) == {"m-1": (Kind.ANSWER_NOT_FOUND,)}

    def test_the_attempt_that_an_answer_names(self) -> None:
        found = account([made("m-1"), made("m-2", 2 * MINUTE)], [answer("a-1", MINUTE, attempt="m-2")])
        assert kinds(found) == {"m-1": (Kind.NO_DECISION,)}

    def test_an_attempt_that_the_log_does_not_hold_binds_the_answer_to_nothing(self) -> None:
        assert account([made()], [answer(attempt="m-9")]).complete

    def test_of_several_about_one_attempt_the_last_by_then_counts(self) -> None:
        answers = [answer("a-1", allowed=False, attempt="m-1"), answer("a-2", SECOND, attempt="m-1")]
        late = answer("a-3", 2 * MINUTE, allowed=False, attempt="m-1")
        assert account([made()], answers).complete
        assert account([made()], [*answers, late]).complete
        assert kinds(account([made()], [answers[0]])) == {"m-1": (Kind.AGAINST_DENIAL,)}
        assert kinds(account([made()], [late])) == {"m-1": (Kind.AGAINST_DENIAL, Kind.TOO_EARLY)}

    def test_each_kind_speaks_of_its_own_answer(self) -> None:
        """The log names an answer about another number, and a later one about the number that was called denied it."""
        named, denial = answer("a-1", address="land"), answer("a-2", SECOND, allowed=False)
        (finding,) = account([made(answer="a-1")], [named, denial]).findings
        assert finding.kinds == (Kind.AGAINST_DENIAL, Kind.OTHER_ADDRESS)
        assert finding.answer == "a-2"
        assert finding.words == ("the answer denied it, as to d-1", "by cell; asked about land")

    def test_an_answer_after_the_one_named_lifts_a_denial_once(self) -> None:
        answers = [answer("a-1"), answer("a-2", SECOND, allowed=False), answer("a-3", 2 * SECOND)]
        assert account([made(answer="a-1")], answers).complete
        (finding,) = account([made("m-0", 3 * SECOND), made(answer="a-1")], answers).findings
        assert (finding.attempt, finding.kinds, finding.answer) == ("m-1", (Kind.USED_TWICE,), "a-3")
        assert finding.words == ("another contact had used up the answer: m-0",)

    def test_two_contacts_that_name_one_answer(self) -> None:
        found = account([made("m-1", answer="a-1"), made("m-2", 2 * MINUTE, answer="a-1")], [answer()])
        assert kinds(found) == {"m-2": (Kind.USED_TWICE,)}


class TestSlack:
    @pytest.mark.parametrize(("apart", "good"), [(0, True), (1, False)])
    def test_the_log_may_be_a_little_early(self, apart: int, good: bool) -> None:
        early = made(after=-MINUTE - apart * TICK)
        assert account([early], [answer()], slack=MINUTE).complete is good

    @pytest.mark.parametrize(("apart", "good"), [(-1, True), (0, False)])
    def test_and_a_little_late(self, apart: int, good: bool) -> None:
        late = made(after=timedelta(hours=12) + MINUTE + apart * TICK)
        assert account([late], [answer()], slack=MINUTE).complete is good

    def test_of_answers_about_an_attempt_it_lets_an_allowance_in_and_no_denial(self) -> None:
        asked: dict[str, Any] = {"attempt": "m-1"}
        before, after = answer("a-1", allowed=False, **asked), answer("a-2", MINUTE + SECOND, **asked)
        assert account([made()], [before, after], slack=SECOND).complete
        assert not account([made()], [before, after], slack=SECOND - TICK).complete
        turned = [answer("a-1", **asked), answer("a-2", MINUTE + SECOND, allowed=False, **asked)]
        assert account([made()], turned, slack=SECOND).complete

    def test_it_makes_no_denial_hold_longer(self) -> None:
        denial = answer("a-2", 2 * MINUTE, allowed=False)
        assert account([made()], [answer(), denial], slack=2 * MINUTE).complete


class TestRowsThatCannotBeUsed:
    def test_rows_may_be_dictionaries(self) -> None:
        assert account([made().model_dump(mode="json")], [answer().model_dump(mode="json")]).complete

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"at": "2026-03-02T09:00:00"}, "at: an instant needs a UTC offset"),
            ({"at": None}, "at: "),
            ({"medium": "telegram"}, "medium: must be one of call"),
            ({"debts": []}, "debts: at least 1 is needed"),
            ({"duration": 7}, "(unknown field): there is no such field"),
        ],
    )
    def test_a_row_that_is_none_is_named_and_nothing_is_complete(self, fields: dict[str, Any], said: str) -> None:
        row = made("m-2").model_dump(mode="json") | fields
        found = account([made(), row], [answer()])
        assert not found.complete
        assert found.findings == ()
        (one,) = found.unreconciled
        assert (one.side, one.consumer, one.row) == (Side.LOG, "c-1", "m-2")
        assert one.why.startswith(said)

    @pytest.mark.parametrize("row", [None, 7, "a", [], {}, {"id": "+12025550100", "consumer": {}}, {1: 2}])
    def test_whatever_is_no_row_is_told_by_its_number(self, row: Any) -> None:
        found = account([made()], [answer(), row])
        assert [(one.side, one.consumer, one.row) for one in found.unreconciled] == [(Side.ANSWERS, None, "row 2")]
        assert "2025550100" not in str(found)

    def test_a_row_given_twice_counts_once(self) -> None:
        found = account([made(), made(outcome="rang-out"), made()], [answer(), answer()])
        assert found.complete
        assert (found.contacts, found.answered) == (1, 1)
        assert [(one.side, one.row, one.times) for one in found.repeated] == [
            (Side.LOG, "m-1", 2),
            (Side.ANSWERS, "a-1", 1),
        ]

    def test_two_contacts_with_one_id_are_both_unusable(self) -> None:
        found = account([made(), made(after=2 * MINUTE), made()], [answer()])
        assert not found.complete
        assert (found.contacts, found.findings) == (0, ())
        assert [(one.side, one.row) for one in found.unreconciled] == [(Side.LOG, "m-1")] * 2
        assert [one.times for one in found.repeated] == [1]

    def test_an_answer_whose_verdict_was_turned_is_no_answer(self) -> None:
        found = account([made()], [answer(), answer(allowed=False)])
        assert kinds(found) == {"m-1": (Kind.NO_DECISION,)}
        assert [one.side for one in found.unreconciled] == [Side.ANSWERS] * 2

    def test_ids_are_the_consumers_own(self) -> None:
        log = [made(), made(consumer="c-2", after=2 * MINUTE)]
        assert account(log, [answer(), answer(consumer="c-2")]).complete

    @pytest.mark.parametrize(
        ("options", "field"),
        [
            ({"first": datetime(2026, 3, 2)}, "first"),  # noqa: DTZ001
            ({"last": "2026-03-02"}, "last"),
            ({"first": NINE, "last": NINE - TICK}, "last"),
            ({"slack": -TICK}, "slack"),
            ({"slack": timedelta(hours=1) + TICK}, "slack"),
            ({"near": timedelta(days=367)}, "near"),
            ({"near": 7}, "near"),
            ({"zone": "Mars"}, "zone"),
            ({"zone": 7}, "zone"),
        ],
    )
    def test_options_that_do_not_fit_are_refused(self, options: dict[str, Any], field: str) -> None:
        with pytest.raises(InvalidFacts) as raised:
            reconcile([], [], **options)
        assert [problem.field for problem in raised.value.problems] == [field]


class TestThePeriod:
    def test_without_one_it_is_what_both_sides_cover(self) -> None:
        early, late = made("m-0", -timedelta(days=2)), made("m-2", timedelta(days=40))
        found = reconcile([early, made(), late], [answer("a-1")])
        assert found.period == Span(NINE, NINE + MINUTE)
        assert not found.stated
        assert (found.outside, found.findings) == (2, ())
        assert not found.complete  # nobody said that what is outside does not matter
        assert reconcile([made()], [answer("a-1")]).complete
        assert reconcile([early, made(), late], [answer("a-1")], first=NINE, last=NINE + MINUTE).complete

    def test_within_a_period_that_is_stated_they_are_missing(self) -> None:
        late = made("m-2", timedelta(days=40))
        found = reconcile([made(), late], [answer("a-1")], first=NINE, last=late.at)
        assert found.stated
        assert kinds(found) == {"m-2": (Kind.NO_DECISION,)}
        assert reconcile([made(), late], [answer("a-1")], first=NINE, last=late.at - TICK).complete

    def test_what_is_wrong_otherwise_is_told_outside_too(self) -> None:
        found = reconcile([made(address="land")], [answer()], first=NINE - 2 * MINUTE, last=NINE - MINUTE)
        assert kinds(found) == {"m-1": (Kind.OTHER_ADDRESS,)}

    @pytest.mark.parametrize(("log", "answers"), [([], []), ([made()], []), ([], [answer()])])
    def test_two_sides_that_have_nothing_in_common_are_not_complete(
        self, log: list[Made], answers: list[Answered]
    ) -> None:
        found = reconcile(log, answers)
        assert found.period is None
        assert not found.complete

    def test_a_log_without_contacts_is_complete_for_a_stated_period(self) -> None:
        found = account([], [answer()])
        assert found.complete
        assert [(one.answer, one.why) for one in found.unused] == [("a-1", NeverMade.NEVER_MADE)]


class TestNeverMade:
    def test_why_an_answer_stands_alone(self) -> None:
        answers = [
            answer("a-1", allowed=True),
            answer("a-2", SECOND),
            answer("b-1", address="land"),
            answer("b-2", SECOND, address="land", allowed=False),
            answer("d-1", address="office", valid_until=NINE + SECOND),
            answer("d-2", SECOND, address="office"),
            answer("e-1", address="desk"),
            answer("e-2", SECOND, address="desk", debts=["d-7"], allowed=False),
        ]
        found = account([made()], answers)
        assert {one.answer: one.why for one in found.unused} == {
            "a-1": NeverMade.ASKED_AGAIN,
            "b-1": NeverMade.DENIED_LATER,
            "d-1": NeverMade.NEVER_MADE,
            "d-2": NeverMade.NEVER_MADE,
            "e-1": NeverMade.NEVER_MADE,
        }
        assert found.complete

    def test_those_outside_the_period_are_counted_only(self) -> None:
        found = account([made()], [answer(), answer("a-2", timedelta(days=-3), valid_until=NINE - timedelta(days=2))])
        assert (found.unused, found.unused_outside) == ((), 1)


class TestDuties:
    DUE = date(2026, 3, 7)

    def owed(self, *more: Made, end: timedelta = timedelta(days=9), **options: Any) -> Account:
        """A call after which the validation notice is due in five days."""
        duties = options.pop("duties", [{"rule": NOTICE, "due": self.DUE, "debts": ["d-1"]}])
        call = made(outcome=options.pop("outcome", "conversation"))
        return account([call, *more], [answer(duties=duties)], last=NINE + end, **options)

    def notice(self, at: str, **fields: Any) -> Made:
        letter = {"medium": "mail", "purpose": "validation-notice", "outcome": "sent", "address": "home"}
        return made(**{"attempt": "n-1", **letter, "after": make.local(at) - NINE, **fields})

    def test_a_notice_in_time_meets_it(self) -> None:
        found = self.owed(self.notice("2026-03-07 23:59:59"), zone="America/Chicago")
        assert (found.duties.met, found.duties.unmet) == (1, ())

    def test_a_notice_the_day_after_is_late(self) -> None:
        found = self.owed(self.notice("2026-03-08 00:00:00"), zone="America/Chicago")
        (one,) = found.duties.unmet
        assert (one.rule, one.due, one.met, one.by, one.attempts) == (NOTICE, self.DUE, Met.LATE, "n-1", ("m-1",))

    @pytest.mark.parametrize(
        ("at", "met"),
        [
            ("2026-03-07 09:59:59+00:00", None),
            ("2026-03-07 10:00:00+00:00", Met.DEPENDS),
            ("2026-03-08 10:59:59+00:00", Met.DEPENDS),
            ("2026-03-08 11:00:00+00:00", Met.LATE),
        ],
    )
    def test_without_a_zone_what_depends_on_it_is_said(self, at: str, met: Met | None) -> None:
        found = self.owed(self.notice(at))
        assert [one.met for one in found.duties.unmet] == ([] if met is None else [met])

    def test_nothing_in_the_log_is_not_known_to_be_met(self) -> None:
        found = self.owed()
        assert [(one.met, one.by) for one in found.duties.unmet] == [(Met.NOT_KNOWN, None)]
        assert found.complete

    @pytest.mark.parametrize(("end", "open"), [("2026-03-07 23:59:59", 1), ("2026-03-08 00:00:00", 0)])
    def test_before_its_day_is_over_it_is_open(self, end: str, open: int) -> None:
        found = self.owed(end=make.local(end) - NINE, zone="America/Chicago")
        assert (found.duties.open, len(found.duties.unmet)) == (open, 1 - open)

    @pytest.mark.parametrize(
        "fields",
        [{"outcome": "undeliverable"}, {"purpose": "collection"}, {"debts": ["d-2"]}, {"at": "2026-03-01 12:00"}],
    )
    def test_what_does_not_meet_it(self, fields: dict[str, Any]) -> None:
        at = fields.pop("at", "2026-03-03 12:00")
        found = self.owed(self.notice(at, **fields), zone="America/Chicago")
        assert [one.met for one in found.duties.unmet] == [Met.NOT_KNOWN]

    def test_two_notices_may_meet_it_together(self) -> None:
        duties = [{"rule": NOTICE, "due": self.DUE, "debts": ["d-1", "d-2"]}]
        first = self.notice("2026-03-03 12:00")
        second = self.notice("2026-03-04 12:00", debts=["d-2"], attempt="n-2")
        assert self.owed(first, second, duties=duties, zone="America/Chicago").duties.met == 1
        assert len(self.owed(first, duties=duties, zone="America/Chicago").duties.unmet) == 1

    def test_of_a_contact_that_conveyed_nothing_none_arises(self) -> None:
        duties = [{"rule": NOTICE, "due": self.DUE, "debts": ["d-1"], "if_conveyed": True}]
        for outcome, arisen in [
            ("rang-out", 0),
            ("limited-content-message", 0),
            ("voicemail", 1),
            (None, 1),
            ("pending", 1),
        ]:
            found = self.owed(duties=duties, outcome=outcome)
            assert (found.duties.not_arisen, len(found.duties.unmet)) == (1 - arisen, arisen), outcome
        unconditional = [duties[0] | {"if_conveyed": False}]
        assert len(self.owed(duties=unconditional, outcome="rang-out").duties.unmet) == 1

    def test_what_no_log_can_show_is_counted_with_why(self) -> None:
        rules = ["us.regf.18e1.initial-disclosure", "us.regf.100a.retain", "house.letter"]
        duties = [{"rule": rules[0]}, {"rule": rules[1], "due": "2029-03-02"}, {"rule": rules[2], "due": "2026-03-05"}]
        found = self.owed(duties=duties)
        assert [(one.rule, one.count) for one in found.duties.unchecked] == [(rule, 1) for rule in sorted(rules)]
        assert len({one.why for one in found.duties.unchecked}) == 3
        assert all(isinstance(one, UncheckedDuty) for one in found.duties.unchecked)
        mail = {"house.letter": {Purpose.COLLECTION}}
        again = self.owed(duties=duties, evidence=mail)
        assert again.duties.met == 1  # the call itself is for collection

    def test_a_duty_of_an_answer_that_was_not_used_is_none(self) -> None:
        duties = [{"rule": NOTICE, "due": self.DUE, "debts": ["d-1"]}]
        found = account([], [answer(duties=duties)], last=NINE + timedelta(days=30))
        assert (found.duties.met, found.duties.open, found.duties.unmet) == (0, 0, ())

    def test_the_duties_of_a_denial_come_with_the_contact_made_against_it(self) -> None:
        denial = answer(allowed=False, duties=[{"rule": NOTICE, "due": self.DUE, "debts": ["d-1"]}])
        found = account([made(outcome="voicemail")], [denial], last=NINE + timedelta(days=30))
        assert len(found.duties.unmet) == 1


class TestOfTheLibrarysOwn:
    def test_an_answer_is_made_of_a_decision(self) -> None:
        contact = make.contact(logged_as="e1")
        case = make.case(history=make.history(make.attempt(make.NOON, id="e1")))
        decision = Guard(regulation_f()).decide(contact, case)
        answered = Answered.of("c-1", "a-1", contact, decision, references={"agent": "a7"}, order=3)
        assert (answered.allowed, answered.attempt, answered.order) == (decision.allowed, "e1", 3)
        assert [duty.rule for duty in answered.duties] == [duty.rule for duty in decision.duties]
        assert reconcile(log_of("c-1", case), [answered], first=contact.at, last=contact.at).complete
        assert Answered.model_validate_json(answered.model_dump_json()) == answered
        with pytest.raises(InvalidFacts):
            Answered.of("c-1", "a-1", make.contact(at="2026-04-01 12:01"), decision)

    def test_a_duty_that_arises_only_if_something_is_conveyed_is_known(self) -> None:
        """Held to the words of the rule: the duty of a first call may not arise, that of a later one does."""
        guard = Guard(regulation_f())
        debt = make.completed("debts", {"id": "d1", "validation": "none", "initial_communication_at": None})
        first = Answered.of("c", "a", contact := make.contact(), guard.decide(contact, make.case(debts=[debt])))
        talked = make.history(make.attempt("2026-03-31 12:00", outcome="voicemail"))
        later = make.case(debts=[debt], history=talked)
        second = Answered.of("c", "a", contact, guard.decide(contact, later))
        assert [duty.if_conveyed for duty in first.duties if duty.rule == NOTICE] == [True]
        assert [duty.if_conveyed for duty in second.duties if duty.rule == NOTICE] == [False]

    def test_a_log_is_made_of_a_history(self) -> None:
        history = make.history(
            make.attempt("2026-03-31 10:00", "text", id="t"),
            make.attempt("2026-03-30 10:00", outcome="unknown", id="c"),
        )
        log = list(log_of("c-1", make.case(history=history)))
        assert [(one.attempt, one.medium, one.outcome) for one in log] == [
            ("c", Medium.CALL, None),
            ("t", Medium.TEXT, Delivery.SENT),
        ]
        assert [one.conveyed for one in log] == [None, True]
        with pytest.raises(InvalidFacts, match="history"):
            list(log_of("c-1", make.case(history="unknown")))

    def test_an_account_is_neither_true_nor_false(self) -> None:
        for value in (found := account([], []), found.duties):
            with pytest.raises(TypeError):
                bool(value)


# -- what holds of all accounts

SPANS = st.integers(0, 12).map(lambda steps: steps * timedelta(minutes=5))
PROFILES = st.fixed_dictionaries(
    {
        "consumer": st.sampled_from(["c-1", "c-2"]),
        "medium": st.sampled_from([Medium.CALL, Medium.CALL, Medium.TEXT]),
        "address": st.sampled_from(["cell", "cell", "land", None]),
        "debts": st.sampled_from([("d-1",), ("d-1", "d-2"), ("d-2",)]),
        "recipient": st.sampled_from([Recipient.CONSUMER, Recipient.CONSUMER, Recipient.SPOUSE]),
    }
)


@st.composite
def logs(draw: st.DrawFn) -> list[Made]:
    some = draw(
        st.lists(st.tuples(PROFILES, SPANS, st.sampled_from([None, None, None, "a-0", "a-1", "a-99"])), max_size=8)
    )
    return [
        made(f"m-{n}", span, **profile, answer=named, outcome=CallOutcome.RANG_OUT if n % 2 else None)
        for n, (profile, span, named) in enumerate(some)
    ]


@st.composite
def answers_given(draw: st.DrawFn, *, about: bool = True) -> list[Answered]:
    attempts = st.sampled_from([None, None, "m-0", "m-1", "m-99"]) if about else st.none()
    some = draw(st.lists(st.tuples(PROFILES, SPANS, SPANS, st.booleans(), attempts, st.integers(0, 2)), max_size=8))
    return [
        answer(
            f"a-{n}",
            span,
            allowed or n % 3 == 0,
            **profile,
            valid_until=NINE + span + lasts + SECOND if n % 5 else None,
            attempt=attempt,
            order=order,
            duties=[Due(rule=NOTICE, due=date(2026, 3, 3), debts=profile["debts"])] if n % 2 else (),
        )
        for n, (profile, span, lasts, allowed, attempt, order) in enumerate(some)
    ]


def shuffled(some: list[Any], seed: int) -> list[Any]:
    return Random(seed).sample(some, len(some))


@given(logs(), answers_given(), st.integers(0, 5), st.booleans())
def test_the_order_of_the_rows_does_not_matter(
    log: list[Made], answers: list[Answered], seed: int, stated: bool
) -> None:
    options: dict[str, Any] = DAY_OF if stated else {}
    again = [*log, *log[:2]]
    found = reconcile(again, answers, **options)
    assert reconcile(shuffled(again, seed), shuffled(answers, seed), **options) == found


@given(logs(), answers_given(), st.booleans())
def test_every_row_is_in_one_place(log: list[Made], answers: list[Answered], stated: bool) -> None:
    rows: list[Any] = [*log, *log[:1], {"attempt": "m-x"}]
    options: dict[str, Any] = DAY_OF if stated else {}
    found = reconcile(rows, answers, **options)
    unusable = sum(one.side is Side.LOG for one in found.unreconciled)
    repeated = sum(one.times for one in found.repeated if one.side is Side.LOG)
    assert len(rows) == len(found.findings) + found.allowed + found.outside + unusable + repeated
    assert found.contacts == len(log)
    assert {one.attempt for one in found.overtaken}.isdisjoint({one.attempt for one in found.findings})
    used = found.answered - found.denied - len(found.unused) - found.unused_outside
    assert 0 <= used <= found.contacts
    if stated and found.findings == ():
        assert used == found.contacts


@given(logs(), answers_given())
def test_an_account_is_its_json(log: list[Made], answers: list[Answered]) -> None:
    adapter = TypeAdapter(Account)
    found = account([*log, {}], answers)
    assert adapter.validate_json(adapter.dump_json(found)) == found


@given(logs(), answers_given(), PROFILES, SPANS, SPANS, st.integers(0, 3))
def test_one_more_denial_never_mends_a_contact(
    log: list[Made], answers: list[Answered], profile: dict[str, Any], span: timedelta, lasts: timedelta, order: int
) -> None:
    denial = answer("a-new", span, False, **profile, valid_until=NINE + span + lasts + SECOND, order=order)
    before, after = account(log, answers), account(log, [*answers, denial])
    assert set(kinds(before)) <= set(kinds(after))


@given(logs(), answers_given(about=False), st.integers(0, 7))
def test_an_allowance_less_never_makes_it_complete(log: list[Made], answers: list[Answered], which: int) -> None:
    allowing = [one for one in answers if one.allowed]
    if not allowing:
        return
    gone = allowing[which % len(allowing)]
    left = [one for one in answers if one is not gone]
    assert not (account(log, left).complete and not account(log, answers).complete)


@given(logs(), answers_given())
def test_ids_only(log: list[Made], answers: list[Answered]) -> None:
    """Whatever is told is told in ids, instants and words: it can be written down as it is."""
    found = account(log, answers)
    for finding in found.findings:
        assert len(finding.words) == len(finding.kinds) == len(set(finding.kinds))
        assert all(finding.words)


@pytest.mark.parametrize("wrong", ["+12025550100", 7.5, [["+12025550100"]], {"a": {"b": 1}}, "\ud800"])
def test_rows_are_silent_about_what_is_wrong(wrong: Any) -> None:
    for sample in (made(), answer()):
        row = sample.model_dump(mode="json")
        rows = [{**row, field: wrong} for field in row] + [{**row, "+12025550100": wrong}]
        found = account(rows, rows)
        assert found.unreconciled
        assert "2025550100" not in repr(found)
