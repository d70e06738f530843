"""12 CFR 1006.14: cumulative conduct, call frequencies, and media that the person asked not to be used."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from fdcpa_guard import Decision, Reason
from fdcpa_guard.facts import Attempt, Consent
from fdcpa_guard.vocabulary import Effect
from tests.builders import CHICAGO, at, attempt, case, contact, content, debt, decide, guard, history, inbound
from tests.packs.us.federal.regf.judging import advised_without, advisory, denial, duty, missing, objections, objects

SEVEN = "us.regf.14b2.seven-in-seven"
TALKED = "us.regf.14b2.after-conversation"
MANY = "us.regf.14a.many-messages"
CUMULATIVE = "us.regf.14a.cumulative"
RAPID = "us.regf.14b2i.rapid-calls"
VOICEMAILS = "us.regf.14b2i.rapid-voicemails"
PRIOR = "us.regf.14b2i.prior-communications"
MEDIUM = "us.regf.14h1.medium"

TICK = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)
ZONES = ["America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "Pacific/Guam"]
WHERE = "locations (where consumer is)"
SAID = at("2026-03-02 10:00")


def living_in(*zones: str) -> dict[str, Any]:
    return {"locations": ({"id": "residence", "zones": zones},)}


def calls(count: int, since: str = "2026-04-01", zone: str = CHICAGO, **overrides: Any) -> list[Attempt]:
    """So many calls, one on each day from a date on, at ten in the morning."""
    first = datetime.fromisoformat(since)
    days = [(first + timedelta(days=n)).date() for n in range(count)]
    return [attempt(at(f"{day} 10:00", zone), **overrides) for day in days]


def the_same_morning(count: int, day: str = "2026-04-01", **overrides: Any) -> list[Attempt]:
    return [attempt(f"{day} {9 + n // 6:02}:{n % 6 * 10:02}", **overrides) for n in range(count)]


def conversation(when: Any, **overrides: Any) -> Attempt:
    return attempt(when, **{"outcome": "conversation"} | overrides)


# -- 14(b)(2)(i)(A): seven calls in seven days


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("count", [6, 7])
def test_1006_14_b_2_i_A_the_seventh_call_and_the_eighth(count: int, zone: str) -> None:
    known = case(history=history(calls(count, zone=zone)), **living_in(zone))
    asked = contact(at("2026-04-07 18:00", zone))
    assert objects(SEVEN, asked, known) is (count == 7)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("since", ["2026-04-01", "2026-03-05", "2026-10-29"])
def test_1006_14_b_2_i_A_the_seventh_day_and_the_eighth(since: str, zone: str) -> None:
    """The two later weeks hold the change of the clocks; the days are civil days, not 24 hours each."""
    known = case(history=history(calls(7, since, zone)), **living_in(zone))
    eighth_day = at(str((datetime.fromisoformat(since) + timedelta(days=7)).date()), zone)
    reason = denial(SEVEN, contact(eighth_day - TICK), known)
    assert reason.lapses_at == eighth_day
    assert reason.facts == {"calls counted": 7, "limit": 7, "zone": zone}
    assert not objects(SEVEN, contact(eighth_day), known)


def test_1006_14_b_2_i_1_i_seven_calls_to_tuesday_and_one_on_wednesday() -> None:
    first = attempt("2026-04-01 10:00", outcome="limited-content-message")
    known = case(history=history(first, calls(6, "2026-04-02")))
    assert not objects(SEVEN, contact("2026-04-08 10:00"), known)


def test_1006_14_b_2_ii_1_i_an_eighth_call_on_tuesday() -> None:
    first = attempt("2026-04-01 10:00", outcome="limited-content-message")
    pairs = [attempt(f"2026-04-{day:02} {hour}:00") for day in (2, 3, 6) for hour in (10, 15)]
    known = case(history=history(first, pairs))
    reason = denial(SEVEN, contact("2026-04-07 10:00"), known)
    assert reason.effect is Effect.PRESUMED_VIOLATION
    assert reason.lapses_at == at("2026-04-08 00:00")


def test_1006_14_b_2_i_A_the_objection_lapses_when_the_count_falls_below_seven() -> None:
    known = case(history=history(the_same_morning(3, "2026-04-01"), the_same_morning(7, "2026-04-03")))
    reason = denial(SEVEN, contact("2026-04-04 12:00"), known)
    assert reason.facts["calls counted"] == 10
    assert reason.lapses_at == at("2026-04-10 00:00")
    assert objects(SEVEN, contact(at("2026-04-10 00:00") - TICK), known)
    assert not objects(SEVEN, contact("2026-04-10 00:00"), known)


@pytest.mark.parametrize(("hour", "counted"), [("23:30", True), ("00:30", False)])
def test_1006_14_b_2_i_A_the_day_of_a_call_is_the_consumers_not_utcs(hour: str, counted: bool) -> None:
    """Seven days before the question, half an hour on either side of midnight in Honolulu; in UTC it is mid-morning."""
    zone = "Pacific/Honolulu"
    first = attempt(at(f"2026-04-0{2 if counted else 1} {hour}", zone))
    known = case(history=history(first, calls(6, "2026-04-03", zone)), **living_in(zone))
    assert objects(SEVEN, contact(at("2026-04-08 18:00", zone)), known) is counted


def test_1006_14_b_2_i_A_in_any_zone_where_the_person_may_be() -> None:
    """A call at 00:30 Eastern on the 2nd was made on the 1st in Los Angeles."""
    first = attempt(at("2026-04-02 00:30", "America/New_York"))
    later = calls(6, "2026-04-03", "America/New_York")
    both = living_in("America/New_York", "America/Los_Angeles")
    eighth = at("2026-04-08 12:00", "America/New_York")
    assert objects(SEVEN, contact(eighth), case(history=history(first, later), **both))
    assert objects(SEVEN, contact(eighth), case(history=history(first, later), **living_in("America/New_York")))
    assert not objects(SEVEN, contact(eighth), case(history=history(first, later), **living_in("America/Los_Angeles")))


def test_1006_14_b_2_i_A_it_lapses_when_it_has_lapsed_in_every_zone() -> None:
    known = case(
        history=history(calls(7, zone="America/New_York")), **living_in("America/New_York", "America/Los_Angeles")
    )
    reason = denial(SEVEN, contact(at("2026-04-07 18:00", "America/New_York")), known)
    assert reason.lapses_at == at("2026-04-08 00:00", "America/Los_Angeles")


@pytest.mark.parametrize(
    ("outcome", "counted"),
    [
        ("rang-out", True),
        ("dropped", True),
        ("no-message-left", True),
        ("limited-content-message", True),
        ("voicemail", True),
        ("wrong-person", True),
        ("not-connected", False),
    ],
)
def test_1006_14_b_3_ii_1_which_outcomes_count(outcome: str, counted: bool) -> None:
    known = case(history=history(calls(7, outcome=outcome)))
    assert objects(SEVEN, contact("2026-04-07 18:00"), known) is counted


def test_1006_14_b_1_a_ringless_voicemail_is_a_call_and_messages_are_not() -> None:
    ringless = calls(7, medium="ringless-voicemail")
    texts = calls(7, medium="text")
    asked = contact("2026-04-07 18:00")
    assert objects(SEVEN, asked, case(history=history(ringless)))
    assert objects(SEVEN, contact("2026-04-07 18:00", "ringless-voicemail"), case(history=history(calls(7))))
    assert not objects(SEVEN, asked, case(history=history(texts)))
    assert not objects(SEVEN, contact("2026-04-07 18:00", "text"), case(history=history(calls(7))))


@pytest.mark.parametrize(
    "recipient",
    ["consumer-attorney", "consumer-reporting-agency", "creditor", "creditor-attorney", "collector-attorney"],
)
def test_1006_14_b_3_iii_calls_to_the_persons_of_6_d_1_ii_to_vi(recipient: str) -> None:
    known = case(history=history(calls(7, recipient=recipient)))
    assert not objects(SEVEN, contact("2026-04-07 18:00", recipient=recipient), known)
    assert not objects(SEVEN, contact("2026-04-07 18:00"), known)


def test_1006_14_b_2_i_A_to_a_particular_person() -> None:
    known = case(history=history(calls(7, recipient="spouse")))
    assert not objects(SEVEN, contact("2026-04-07 18:00"), known)
    assert objects(
        SEVEN,
        contact("2026-04-07 18:00", recipient="spouse"),
        case(
            history=history(calls(7, recipient="spouse")),
            locations=({"id": "l", "zones": (CHICAGO,), "person": "spouse"},),
        ),
    )


def test_1006_14_b_2_i_1_iii_seven_location_calls_to_a_third_party() -> None:
    to_neighbour = {"recipient": "third-party", "person": "neighbour", "purpose": "location-information"}
    asked = contact("2026-10-12 18:00", **to_neighbour)
    assert not objects(SEVEN, asked, case(history=history(calls(6, "2026-10-06", **to_neighbour))))
    assert objects(SEVEN, asked, case(history=history(calls(7, "2026-10-06", **to_neighbour))))
    another = contact("2026-10-12 18:00", **to_neighbour | {"person": "sister"})
    assert not objects(SEVEN, another, case(history=history(calls(7, "2026-10-06", **to_neighbour))))


def test_1006_14_b_2_i_A_by_any_number_of_the_person() -> None:
    lines = ({"id": "cell", "line_type": "mobile"}, {"id": "land", "line_type": "landline", "place": "home"})
    spread = [*calls(4), *calls(3, "2026-04-05", address="land")]
    assert objects(SEVEN, contact("2026-04-07 18:00"), case(phones=lines, history=history(spread)))


def test_1006_14_b_2_i_3_calls_to_a_number_since_learned_to_be_anothers() -> None:
    learned = at("2026-04-07 12:00")
    lines = ({"id": "cell", "line_type": "mobile", "disowned_at": learned}, {"id": "new", "line_type": "mobile"})
    known = case(phones=lines, history=history(calls(7)))
    assert objects(SEVEN, contact(learned - TICK, address="new"), known)
    assert not objects(SEVEN, contact(learned, address="new"), known)


def test_1006_14_b_2_i_3_calls_placed_after_that_was_learned_count() -> None:
    line = {"id": "cell", "line_type": "mobile", "disowned_at": at("2026-04-04 12:00")}
    lines = (line, {"id": "new", "line_type": "mobile"})
    known = case(phones=lines, history=history(calls(3), the_same_morning(6, "2026-04-05")))
    assert not objects(SEVEN, contact("2026-04-07 12:00", address="new"), known)
    more = case(phones=lines, history=history(calls(3), the_same_morning(7, "2026-04-05")))
    assert denial(SEVEN, contact("2026-04-07 12:00", address="new"), more).facts["calls counted"] == 7


def test_1006_14_b_2_i_3_a_number_that_is_not_somebody_elses_after_all() -> None:
    """The line was the spouse's until that proved wrong; that says nothing of calls to the consumer by it."""
    line = {"id": "cell", "line_type": "mobile", "person": "spouse", "disowned_at": at("2026-04-07 12:00")}
    known = case(phones=(line, {"id": "new", "line_type": "mobile"}), history=history(calls(7)))
    assert objects(SEVEN, contact("2026-04-07 18:00", address="new"), known)


def test_1006_14_b_4_each_debt_has_its_own_count() -> None:
    known = case(
        debts=(debt(), debt("loan")),
        history=history(calls(7), calls(6, "2026-04-01", debts=("loan",), medium="ringless-voicemail")),
    )
    decision = decide(contact("2026-04-07 18:00", debts=("card", "loan")), known)
    assert [reason.debts for reason in decision.reasons] == [("card",)]
    assert decision.permitted_debts == ("loan",)


def test_1006_14_b_4_1_i_a_call_about_several_debts_counts_to_each() -> None:
    known = case(debts=(debt(), debt("loan")), history=history(calls(7, debts=("card", "loan"))))
    found = [r.debts for r in decide(contact("2026-04-07 18:00", debts=("card", "loan")), known).reasons]
    assert found == [("card",), ("loan",)]


@pytest.mark.parametrize("outcome", ["rang-out", "limited-content-message", "no-message-left", "dropped"])
def test_1006_14_b_4_2_i_an_unanswered_call_may_be_allotted_to_one_debt(outcome: str) -> None:
    both: dict[str, Any] = {"debts": ("card", "loan"), "outcome": outcome}
    known = case(debts=(debt(), debt("loan")), history=history(calls(7, allotted_to="loan", **both)))
    assert not objects(SEVEN, contact("2026-04-07 18:00"), known)
    assert objects(SEVEN, contact("2026-04-07 18:00", debts=("loan",)), known)


def test_1006_14_b_4_2_i_twenty_one_calls_on_three_debts() -> None:
    debts = (debt("medical"), debt("card"), debt("other-card"))
    allotted = [
        attempt(f"2026-04-{day:02} {10 + n}:00", debts=("medical", "card", "other-card"), allotted_to=one.id)
        for day in range(1, 8)
        for n, one in enumerate(debts)
    ]
    known = case(debts=debts, history=history(allotted[:-3]))
    everything = ("medical", "card", "other-card")
    assert not objects(SEVEN, contact("2026-04-07 18:00", debts=everything), known)
    full = case(debts=debts, history=history(allotted))
    found = decide(contact("2026-04-07 18:00", debts=everything), full).reasons
    assert sorted(reason.debts for reason in found) == [("card",), ("medical",), ("other-card",)]


def loan(id: str, account: str | None = "account-1") -> Any:
    return debt(id, kind="student-loan", servicing_account=account)


def test_1006_14_b_4_2_vii_student_loans_under_one_account_are_one_debt() -> None:
    debts = (loan("loan-1"), loan("loan-2"), loan("loan-3"), loan("loan-4", "account-2"))
    spread = [*calls(3, debts=("loan-1",)), *calls(4, "2026-04-04", debts=("loan-2",))]
    known = case(debts=debts, history=history(spread))
    found = decide(contact("2026-04-07 18:00", debts=("loan-1", "loan-3", "loan-4")), known)
    assert [reason.debts for reason in found.reasons] == [("loan-1", "loan-3")]
    assert found.permitted_debts == ("loan-4",)


def test_1006_14_b_4_the_account_of_another_student_loan_is_asked_for_and_of_no_other_debt() -> None:
    debts = (debt(), loan("loan-1", None), loan("loan-2"))
    known = case(debts=debts, history=history(calls(7, debts=("loan-1",))))
    assert missing(SEVEN, contact("2026-04-07 18:00", debts=("loan-2",)), known) == "debts.loan-1.servicing_account"


def test_1006_14_b_4_student_loans_without_an_account_number_may_be_one_debt() -> None:
    known = case(debts=(loan("loan-1", None), loan("loan-2", None)), history=history(calls(7, debts=("loan-1",))))
    asked = contact("2026-04-07 18:00", debts=("loan-2",))
    assert missing(SEVEN, asked, known) == "debts.loan-2.servicing_account"
    (reason,) = objections(SEVEN, asked, known)
    assert reason.lapses_at == at("2026-04-08")


def test_1006_14_b_2_i_A_a_call_later_than_the_question_does_not_count() -> None:
    known = case(history=history(calls(8)))
    assert not objects(SEVEN, contact("2026-04-07 09:00"), known)
    assert decide(contact("2026-04-07 09:00"), known).valid_until == at("2026-04-07 10:00")


def test_1006_14_b_2_i_A_speaking_on_the_persons_own_call_places_none() -> None:
    called = inbound("2026-04-07 17:55", id="called", ongoing=True, conversation=True)
    known = case(history=history(calls(7), called))
    assert not objects(SEVEN, contact("2026-04-07 18:00", in_reply_to="called"), known)
    assert objects(SEVEN, contact("2026-04-07 18:00"), known)


@pytest.mark.parametrize("rule", [SEVEN, TALKED])
def test_1006_14_b_2_missing_facts(rule: str) -> None:
    assert missing(rule, contact("2026-04-07 18:00"), case(history="unknown")) == "history"
    talked = history(calls(7), conversation("2026-04-07 11:00"))
    assert missing(rule, contact("2026-04-07 18:00"), case(history=talked, locations="none")) == WHERE


# -- 14(b)(3)(i): prior consent to more calls


def more_calls(given_at: Any, **overrides: Any) -> Consent:
    given: dict[str, Any] = {"id": "more", "scope": "more-calls", "given_at": given_at, "given_to": "collector"}
    return Consent(**given | overrides)


@pytest.mark.parametrize("zone", ["America/New_York", "America/Los_Angeles", "Pacific/Honolulu"])
def test_1006_14_b_3_i_3_iii_eight_calls_under_consent(zone: str) -> None:
    before = calls(3, "2026-06-01", zone)
    agreed = more_calls(at("2026-06-04 11:00", zone))
    eight = [attempt(at(f"2026-06-{8 + n // 3:02} {9 + n % 3:02}:00", zone)) for n in range(8)]
    known = case(history=history(before, eight), consents=(agreed,), **living_in(zone))
    assert not objects(SEVEN, contact(at("2026-06-10 18:00", zone)), known)
    over = at("2026-06-11 00:00", zone)
    assert not objects(SEVEN, contact(over - TICK), known)
    assert not objects(SEVEN, contact(over), known)
    assert not any(row.counted for row in table("2026-06-11 12:00", known, zone))


def table(when: str, known: Any, zone: str = CHICAGO) -> Any:
    decision = guard().decide(contact(at(when, zone)), known, counted=True)
    assert decision.counted is not None
    return decision.counted


def test_1006_14_b_each_past_call_says_whether_it_counts_and_why() -> None:
    """The days are of the first of the person's zones; loans under one account are told as one debt."""
    within = "within the seven consecutive days that end with this contact"
    before = "before the seven consecutive days that end with this contact"
    events = [
        attempt("2026-06-03 23:59:59.999999", id="the-day-before"),
        attempt("2026-06-04 00:00", id="the-first-instant"),
        attempt("2026-06-09 09:00", id="busy", outcome="not-connected"),
        attempt("2026-06-09 10:00", id="to-another", address="land"),
        attempt("2026-06-09 11:00", id="agreed"),
        attempt("2026-06-10 12:00", id="just-now"),
        attempt("2026-06-10 12:00:00.000001", id="later"),
        attempt("2026-06-09 12:00", "text", id="a-text"),
        attempt("2026-06-09 13:00", id="to-the-spouse", recipient="spouse"),
        attempt("2026-06-09 14:00", id="of-one-loan", debts=("loan-2",)),
    ]
    known = case(
        debts=(debt(), loan("loan-1"), loan("loan-2")),
        history=history(events),
        consents=(more_calls(at("2026-06-09 10:30"), debts=("card",), expires_at=at("2026-06-10 11:59")),),
        phones=({"id": "cell"}, {"id": "land", "disowned_at": at("2026-06-10 11:00")}),
    )
    found = guard().decide(contact("2026-06-10 12:00", debts=("card", "loan-1", "loan-2")), known, counted=True)
    told = {
        (row.event, row.debt): (row.counted, row.why, row.citation.section, row.local_date)
        for row in found.counted or ()
    }
    seven, ninth = "1006.14(b)(2)(i)(A)", date(2026, 6, 9)
    assert told == {
        ("the-day-before", "card"): (False, before, seven, date(2026, 6, 3)),
        ("the-first-instant", "card"): (True, within, seven, date(2026, 6, 4)),
        ("busy", "card"): (False, "did not connect to the dialled number", "1006.14(b)(3)(ii)", ninth),
        ("to-another", "card"): (
            False,
            "placed to a number since learned to be somebody else's",
            "comment 14(b)(2)(i)-3",
            ninth,
        ),
        ("agreed", "card"): (
            False,
            "placed under the person's live prior consent to more calls",
            "1006.14(b)(3)(i)",
            ninth,
        ),
        ("just-now", "card"): (True, within, seven, date(2026, 6, 10)),
        ("of-one-loan", "loan-1+loan-2"): (True, within, seven, ninth),
    }
    assert [row.at for row in found.counted or () if row.event == "just-now"] == [at("2026-06-10 12:00")]


def test_1006_14_b_where_nothing_was_placed_nothing_is_counted() -> None:
    asked = contact("2026-06-10 12:00")
    assert guard().decide(asked, case(history="none"), counted=True).counted == ()
    assert guard().decide(asked, case(history="unknown"), counted=True).counted == ()
    assert guard().decide(asked, case(history=history(calls(7, "2026-06-04")))).counted is None


@pytest.mark.parametrize(("day", "counted"), [("2026-06-10 23:59:59.999999", False), ("2026-06-11 00:00", True)])
def test_1006_14_b_3_i_the_seventh_day_of_consent_and_the_eighth(day: str, counted: bool) -> None:
    known = case(history=history(attempt(day)), consents=(more_calls(at("2026-06-04 11:00")),))
    assert [row.counted for row in table("2026-06-12 12:00", known)] == [counted]


@pytest.mark.parametrize(
    ("overrides", "counted"),
    [
        pytest.param({}, False, id="live"),
        pytest.param({"given_to": "creditor"}, True, id="given_to_the_creditor"),
        pytest.param({"person": "spouse"}, True, id="somebody_elses"),
        pytest.param({"debts": ("card",)}, False, id="about_this_debt"),
        pytest.param({"debts": ("other",)}, True, id="about_another_debt"),
        pytest.param({"address": "cell"}, False, id="for_this_number"),
        pytest.param({"address": "land"}, True, id="for_another_number"),
        pytest.param({"media": ("call",)}, False, id="for_calls"),
        pytest.param({"media": ("email",)}, True, id="for_another_medium"),
        pytest.param({"expires_at": at("2026-06-08 10:00")}, True, id="2_1_its_own_time_has_ended"),
        pytest.param({"expires_at": at("2026-06-08 10:00") + TICK}, False, id="2_1_its_own_time_ends_later"),
        pytest.param({"revoked_at": at("2026-06-08 10:00")}, True, id="2_2_revoked"),
        pytest.param({"revoked_at": at("2026-06-08 10:00") + TICK}, False, id="2_2_revoked_later"),
        pytest.param({"starts_at": at("2026-06-08 00:00")}, False, id="3_i_call_back_on_monday"),
        pytest.param({"starts_at": at("2026-06-09 00:00")}, True, id="3_i_call_back_on_tuesday"),
        pytest.param({"given_at": at("2026-06-08 10:00")}, False, id="given_at_that_instant"),
        pytest.param({"given_at": at("2026-06-08 10:00") + TICK}, True, id="given_later"),
        pytest.param({"scope": "time", "expires_at": at("2026-07-01")}, True, id="of_another_scope"),
    ],
)
def test_1006_14_b_3_i_2_which_consent_counts(overrides: dict[str, Any], counted: bool) -> None:
    agreed = more_calls(**{"given_at": at("2026-06-04 11:00")} | overrides)
    known = case(history=history(attempt("2026-06-08 10:00")), consents=(agreed,))
    (row,) = table("2026-06-09 12:00", known)
    assert row.counted is counted


def test_1006_14_b_3_i_3_i_call_back_on_monday() -> None:
    friday = conversation("2026-04-03 10:00")
    monday = more_calls(at("2026-04-03 10:05"), starts_at=at("2026-04-06 00:00"), expires_at=at("2026-04-07 00:00"))
    known = case(history=history(friday), consents=(monday,))
    sunday, tuesday = at("2026-04-06 00:00") - TICK, at("2026-04-07 00:00")
    assert objects(TALKED, contact(sunday), known)
    assert not objects(TALKED, contact(sunday + TICK), known)
    assert not objects(TALKED, contact(tuesday - TICK), known)
    assert objects(TALKED, contact(tuesday), known)


def test_1006_14_b_3_i_3_ii_a_conversation_ends_the_consent() -> None:
    friday, monday = conversation("2026-04-03 10:00"), conversation("2026-04-06 10:00")
    known = case(history=history(friday, monday), consents=(more_calls(at("2026-04-03 10:05")),))
    assert not objects(TALKED, contact("2026-04-06 09:00"), known)
    reason = denial(TALKED, contact("2026-04-08 10:00"), known)
    assert reason.lapses_at == at("2026-04-13 00:00")


def test_1006_14_b_3_i_consent_ends_the_life_of_the_answer() -> None:
    known = case(
        history=history(conversation("2026-04-03 10:00")),
        consents=(more_calls(at("2026-04-03 10:05"), expires_at=at("2026-04-06 15:00")),),
    )
    assert decide(contact("2026-04-06 10:00"), known).valid_until == at("2026-04-06 15:00")


def test_1006_14_b_3_i_of_several_consents_the_first_to_end_ends_the_rules_answer() -> None:
    talked = conversation("2026-04-03 10:00", debts=("card", "loan"))
    agreed = (
        more_calls(at("2026-04-03 10:05"), debts=("card",)),
        more_calls(at("2026-04-04 10:05"), id="later", debts=("loan",)),
    )
    known = case(debts=(debt(), debt("loan")), history=history(talked), consents=agreed)
    for debts in (("card", "loan"), ("loan", "card")):
        traces = guard().explain(contact("2026-04-05 12:00", debts=debts), known).rules
        (trace,) = [trace for trace in traces if trace.rule == TALKED]
        assert trace.verdict == "passed"
        assert trace.until == at("2026-04-10")


# -- 14(b)(2)(i)(B): conversations


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", ["2026-08-13", "2026-03-05", "2026-10-29"])
def test_1006_14_b_2_i_B_until_the_eighth_day(day: str, zone: str) -> None:
    talked = conversation(at(f"{day} 20:59", zone))
    known = case(history=history(talked), **living_in(zone))
    eighth_day = at(str((datetime.fromisoformat(day) + timedelta(days=7)).date()), zone)
    reason = denial(TALKED, contact(eighth_day - TICK), known)
    assert reason.lapses_at == eighth_day
    assert reason.facts == {"last conversation": day, "zone": zone}
    assert not objects(TALKED, contact(eighth_day), known)


def test_1006_14_b_2_i_1_ii_the_consumer_called_on_13_august() -> None:
    known = case(history=history(inbound("2026-08-13 15:00", conversation=True)))
    assert objects(TALKED, contact("2026-08-19 20:00"), known)
    assert not objects(TALKED, contact("2026-08-20 08:00"), known)


def test_1006_14_b_2_ii_1_ii_a_conversation_on_14_august() -> None:
    known = case(history=history(attempt("2026-08-11 10:00"), conversation("2026-08-14 10:00")))
    assert objects(TALKED, contact("2026-08-20 20:59"), known)
    assert not objects(TALKED, contact("2026-08-21 08:00"), known)


def test_1006_14_b_2_i_B_the_last_conversation_counts() -> None:
    known = case(history=history(conversation("2026-04-01 10:00"), inbound("2026-04-05 10:00", conversation=True)))
    assert denial(TALKED, contact("2026-04-07 10:00"), known).lapses_at == at("2026-04-12 00:00")


@pytest.mark.parametrize("outcome", ["voicemail", "limited-content-message", "dropped", "wrong-person", "rang-out"])
def test_1006_14_b_2_i_B_only_conversations(outcome: str) -> None:
    known = case(history=history(attempt("2026-04-01 10:00", outcome=outcome)))
    assert not objects(TALKED, contact("2026-04-02 10:00"), known)


def test_1006_14_b_2_i_B_only_by_telephone_and_only_with_this_person() -> None:
    asked = contact("2026-04-02 10:00")
    assert not objects(TALKED, asked, case(history=history(attempt("2026-04-01 10:00", "in-person"))))
    assert not objects(
        TALKED, asked, case(history=history(inbound("2026-04-01 10:00", "in-person", conversation=True)))
    )
    assert not objects(TALKED, asked, case(history=history(conversation("2026-04-01 10:00", recipient="spouse"))))
    assert not objects(TALKED, asked, case(history=history(inbound("2026-04-01 10:00"))))
    assert not objects(
        TALKED, contact("2026-04-02 10:00", "email"), case(history=history(conversation("2026-04-01 10:00")))
    )


def test_1006_14_b_2_i_B_the_day_is_the_consumers_not_utcs() -> None:
    """At 20:30 in Honolulu on the 1st it is already the 2nd in UTC."""
    zone = "Pacific/Honolulu"
    known = case(history=history(conversation(at("2026-04-01 20:30", zone))), **living_in(zone))
    assert not objects(TALKED, contact(at("2026-04-08 08:00", zone)), known)


def test_1006_14_b_2_i_B_in_every_zone() -> None:
    talked = conversation(at("2026-04-01 20:00", "America/Los_Angeles"))
    known = case(history=history(talked), **living_in("America/New_York", "America/Los_Angeles"))
    reason = denial(TALKED, contact(at("2026-04-03 12:00", "America/New_York")), known)
    assert reason.lapses_at == at("2026-04-08 00:00", "America/Los_Angeles")


TWO = (debt("medical"), debt("card"))


def about(decision: Decision, rule: str = TALKED) -> list[str]:
    return sorted(id for reason in decision.reasons if reason.rule == rule for id in reason.debts)


@pytest.mark.parametrize(
    ("event", "barred"),
    [
        pytest.param(conversation("2026-11-09 10:00", debts=("medical",)), ["medical"], id="2_iii_about_one"),
        pytest.param(
            conversation("2026-11-09 10:00", debts=("medical", "card")), ["card", "medical"], id="2_iv_about_both"
        ),
        pytest.param(
            conversation("2026-11-12 10:00", debts=("medical", "card"), discussed=(), allotted_to="medical"),
            ["medical"],
            id="2_v_about_neither_allotted",
        ),
        pytest.param(
            conversation("2026-11-12 10:00", debts=("medical", "card"), discussed=()),
            ["card", "medical"],
            id="1_ii_about_neither_not_allotted",
        ),
        pytest.param(
            conversation("2026-11-09 10:00", debts=("medical",), discussed=("card",)),
            ["card", "medical"],
            id="2_vi_the_consumer_turned_to_the_other",
        ),
        pytest.param(
            inbound("2026-11-09 10:00", conversation=True, debts=()),
            ["card", "medical"],
            id="1_ii_inbound_about_neither",
        ),
        pytest.param(
            inbound("2026-11-09 10:00", conversation=True, debts=(), allotted_to="card"),
            ["card"],
            id="1_ii_inbound_about_neither_allotted",
        ),
    ],
)
def test_1006_14_b_4_which_debts_a_conversation_counts_to(event: Any, barred: list[str]) -> None:
    known = case(debts=TWO, history=history(event))
    assert about(decide(contact("2026-11-13 10:00", debts=("medical", "card")), known)) == barred


def test_1006_14_b_4_2_vi_no_call_was_placed_about_the_debt_the_consumer_raised() -> None:
    turned = conversation("2026-11-09 09:00", debts=("medical",), discussed=("card",))
    others = [attempt(f"2026-11-09 {10 + n}:00", debts=("card",)) for n in range(6)]
    known = case(debts=TWO, history=history(turned, others))
    assert not objects(SEVEN, contact("2026-11-10 10:00"), known)


def test_1006_14_b_4_2_vii_a_conversation_about_one_student_loan() -> None:
    known = case(
        debts=(loan("loan-1"), loan("loan-2")), history=history(conversation("2026-04-01 10:00", debts=("loan-1",)))
    )
    assert about(decide(contact("2026-04-02 10:00", debts=("loan-2",)), known)) == ["loan-2"]


# -- 14(b)(2)(ii)-2: factors that may rebut the presumption of a violation


@pytest.mark.parametrize(
    ("overrides", "factor"),
    [
        pytest.param({"required_by_law": True}, "comment 14(b)(2)(ii)-2.i:", id="i"),
        pytest.param({"litigation_related": True}, "comment 14(b)(2)(ii)-2.ii:", id="ii"),
        pytest.param({"purpose": "answer-to-request"}, "comment 14(b)(2)(ii)-2.iii:", id="iii"),
        pytest.param(
            {"harm_avoided": {"outside_collectors_control": True, "time_is_of_the_essence": True, "evidenced": True}},
            "comment 14(b)(2)(ii)-2.iv:",
            id="iv_B",
        ),
        pytest.param(
            {"harm_avoided": {"outside_collectors_control": False, "time_is_of_the_essence": True, "evidenced": True}},
            None,
            id="iv_C_in_the_collectors_control",
        ),
        pytest.param({}, None, id="none"),
    ],
)
def test_1006_14_b_2_ii_2_factors_are_named_and_do_not_allow(overrides: dict[str, Any], factor: str | None) -> None:
    known = case(history=history(conversation("2026-08-14 10:00")))
    reason: Reason = denial(TALKED, contact("2026-08-17 10:00", **overrides), known)
    assert [text.split(" ", 2)[1] for text in reason.rebuttal] == ([] if factor is None else [factor.split(" ")[1]])


# -- the table that explains the count


def test_1006_14_b_the_table_says_how_each_call_counted_and_by_which_paragraph() -> None:
    lines = (
        {"id": "cell", "line_type": "mobile"},
        {"id": "old", "line_type": "mobile", "disowned_at": at("2026-04-06 12:00")},
    )
    events = [
        attempt("2026-03-31 23:30", id="before"),
        attempt("2026-04-01 10:00", id="within"),
        attempt("2026-04-02 10:00", id="busy", outcome="not-connected"),
        attempt("2026-04-03 10:00", id="astray", address="old"),
        attempt("2026-04-05 10:00", id="invited"),
    ]
    known = case(phones=lines, history=history(events), consents=(more_calls(at("2026-04-04 10:00")),))
    rows = {row.event: row for row in table("2026-04-07 12:00", known)}
    assert {id: row.counted for id, row in rows.items()} == {
        "before": False,
        "within": True,
        "busy": False,
        "astray": False,
        "invited": False,
    }
    assert {id: row.citation.section for id, row in rows.items()} == {
        "before": "1006.14(b)(2)(i)(A)",
        "within": "1006.14(b)(2)(i)(A)",
        "busy": "1006.14(b)(3)(ii)",
        "astray": "comment 14(b)(2)(i)-3",
        "invited": "1006.14(b)(3)(i)",
    }
    assert str(rows["before"].local_date) == "2026-03-31"
    assert guard().decide(contact("2026-04-07 12:00"), known).counted is None


# -- 14(a)-1: numerous messages


def messages(*days: tuple[str, int], medium: str = "text", **overrides: Any) -> list[Attempt]:
    return [attempt(f"{day} {9 + n:02}:00", medium, **overrides) for day, count in days for n in range(count)]


@pytest.mark.parametrize(
    ("yesterday", "today", "advised"),
    [(3, 2, True), (2, 2, False), (3, 1, False), (2, 5, False), (6, 4, True), (0, 9, False)],
)
def test_1006_14_a_1_i_three_messages_a_day_two_days_in_a_row(yesterday: int, today: int, advised: bool) -> None:
    known = case(history=history(messages(("2026-04-01", yesterday), ("2026-04-02", today))))
    asked = contact("2026-04-02 18:00", "text")
    found = advisory(MANY, asked, known)
    assert (found is not None) is advised
    assert decide(asked, known).allowed
    if found is not None:
        assert found.facts == {"messages today with this one": today + 1, "days in a row": 2}


@pytest.mark.parametrize("heard", ["2026-04-01 08:00", "2026-04-02 17:59"])
def test_1006_14_a_1_i_somebody_who_answered(heard: str) -> None:
    sent = messages(("2026-04-01", 3), ("2026-04-02", 2))
    known = case(history=history(sent, inbound(heard, "text")))
    assert advisory(MANY, contact("2026-04-02 18:00", "text"), known) is None
    long_ago = case(history=history(sent, inbound("2026-03-31 23:59", "text")))
    assert advisory(MANY, contact("2026-04-02 18:00", "text"), long_ago) is not None


def test_1006_14_a_1_i_days_are_the_consumers() -> None:
    zone = "Pacific/Honolulu"
    sent = [attempt(at(f"2026-04-0{day} {18 + n}:00", zone), "text") for day in (1, 2) for n in range(3)][:-1]
    known = case(history=history(sent), **living_in(zone))
    assert advisory(MANY, contact(at("2026-04-02 20:30", zone), "text"), known) is not None


def test_1006_14_a_1_i_answers_and_missing_facts() -> None:
    wrote = inbound("2026-03-20 10:00", "text", id="wrote")
    known = case(history=history(messages(("2026-04-01", 3), ("2026-04-02", 2)), wrote))
    assert advisory(MANY, contact("2026-04-02 18:00", "text", in_reply_to="wrote"), known) is None
    assert advised_without(MANY, contact("2026-04-02 18:00", "text"), case(history="unknown")) == "history"


# -- 14(a)-2: calls and messages together


@pytest.mark.parametrize(
    ("called", "written", "medium", "advised"),
    [
        pytest.param(7, 2, "email", True, id="the_tenth_attempt"),
        pytest.param(7, 1, "email", False, id="the_ninth_attempt"),
        pytest.param(0, 9, "email", False, id="messages_only"),
        pytest.param(1, 8, "email", True, id="one_call"),
        pytest.param(5, 4, "call", True, id="a_call_as_the_tenth"),
        pytest.param(0, 9, "call", True, id="a_first_call_as_the_tenth"),
    ],
)
def test_1006_14_a_2_i_ten_attempts_of_both_kinds_in_seven_days(
    called: int, written: int, medium: str, advised: bool
) -> None:
    sent = [attempt(f"2026-04-0{1 + n % 7} {12 + n // 7}:30", "email") for n in range(written)]
    known = case(history=history(calls(called), sent))
    assert (advisory(CUMULATIVE, contact("2026-04-07 18:00", medium), known) is not None) is advised


def test_1006_14_a_2_i_on_the_eighth_day_the_first_day_is_out() -> None:
    known = case(history=history(calls(7), messages(("2026-04-02", 2), medium="email")))
    assert advisory(CUMULATIVE, contact("2026-04-07 23:59:59", "email"), known) is not None
    assert advisory(CUMULATIVE, contact("2026-04-08 00:00", "email"), known) is None


def test_1006_14_a_2_i_somebody_who_answered() -> None:
    sent = [*calls(7), *messages(("2026-04-02", 2), medium="email")]
    asked = contact("2026-04-07 18:00", "email")
    assert advisory(CUMULATIVE, asked, case(history=history(sent, inbound("2026-04-01 00:00", "email")))) is None
    assert advisory(CUMULATIVE, asked, case(history=history(sent, inbound("2026-03-31 23:59", "email")))) is not None


# -- 14(b)(2)(i)-2: factors that may rebut the presumption of compliance


@pytest.mark.parametrize(
    ("apart", "advised"),
    [(timedelta(minutes=5), True), (timedelta(minutes=5) + TICK, False), (timedelta(seconds=1), True)],
)
@pytest.mark.parametrize(("rule", "outcome"), [(RAPID, "rang-out"), (VOICEMAILS, "voicemail")])
def test_1006_14_b_2_i_2_two_within_five_minutes(rule: str, outcome: str, apart: timedelta, advised: bool) -> None:
    first = attempt("2026-04-01 10:00", outcome=outcome)
    asked = contact(first.at + apart)
    assert (advisory(rule, asked, case(history=history(first))) is not None) is advised
    assert decide(asked, case(history=history(first))).allowed


@pytest.mark.parametrize(
    ("rule", "outcome", "count", "advised"),
    [
        pytest.param(RAPID, "rang-out", 4, False, id="i_the_fifth_call"),
        pytest.param(RAPID, "rang-out", 5, True, id="i_the_sixth_call"),
        pytest.param(VOICEMAILS, "voicemail", 5, False, id="ii_the_sixth_voicemail"),
        pytest.param(VOICEMAILS, "voicemail", 6, True, id="ii_the_seventh_voicemail"),
        pytest.param(VOICEMAILS, "limited-content-message", 6, True, id="ii_limited_content_messages"),
        pytest.param(VOICEMAILS, "rang-out", 6, False, id="ii_no_voicemail"),
        pytest.param(RAPID, "not-connected", 6, False, id="i_calls_that_did_not_connect"),
    ],
)
def test_1006_14_b_2_i_2_many_in_one_day(rule: str, outcome: str, count: int, advised: bool) -> None:
    known = case(history=history(the_same_morning(count, outcome=outcome)))
    assert (advisory(rule, contact("2026-04-01 18:00"), known) is not None) is advised
    assert advisory(rule, contact("2026-04-02 08:00"), known) is None


def test_1006_14_b_2_i_2_at_the_same_number() -> None:
    known = case(
        history=history(attempt("2026-04-01 10:00", address="old"), the_same_morning(5, "2026-04-02", address="old"))
    )
    assert advisory(RAPID, contact("2026-04-01 10:01"), known) is None
    assert advisory(RAPID, contact("2026-04-02 18:00"), known) is None


def test_1006_14_b_2_i_2_the_advice_holds_for_five_minutes() -> None:
    known = case(history=history(attempt("2026-04-01 10:00")))
    assert decide(contact("2026-04-01 10:01"), known).valid_until == at("2026-04-01 10:05") + TICK


@pytest.mark.parametrize("rule", [RAPID, VOICEMAILS])
def test_1006_14_b_2_i_2_missing_facts(rule: str) -> None:
    assert advised_without(rule, contact("2026-04-01 10:00"), case(history="unknown")) == "history"


@pytest.mark.parametrize(
    ("overrides", "fact"),
    [
        pytest.param(
            {"requests": ({"kind": "cease", "id": "r", "received_at": SAID, "in_writing": False},)},
            "requests.r",
            id="iii_cease",
        ),
        pytest.param(
            {
                "requests": (
                    {
                        "kind": "cease",
                        "id": "r",
                        "received_at": SAID,
                        "in_writing": True,
                        "withdrawn_at": at("2026-03-05"),
                    },
                )
            },
            "requests.r",
            id="iii_cease_withdrawn",
        ),
        pytest.param(
            {"requests": ({"kind": "stop-medium", "id": "r", "received_at": SAID, "media": ("call",)},)},
            "requests.r",
            id="iii_stop_calling",
        ),
        pytest.param(
            {"debts": (debt(disputes=({"id": "d", "received_at": SAID, "in_writing": False},)),)},
            "debts.card.disputes.d",
            id="iii_dispute",
        ),
        pytest.param(
            {"history": history(attempt("2026-03-02 10:00", id="rude", improper=True))}, "history.rude", id="iv"
        ),
        pytest.param(
            {"history": history(attempt("2026-03-02 10:00", "text", id="rude", improper=True))},
            "history.rude",
            id="iv_text",
        ),
    ],
)
def test_1006_14_b_2_i_2_prior_communications(overrides: dict[str, Any], fact: str) -> None:
    found = advisory(PRIOR, contact("2026-04-01 12:00"), case(**overrides))
    assert found is not None
    assert list(found.facts) == [fact]
    assert advisory(PRIOR, contact(SAID - TICK), case(**overrides)) is None


def test_1006_14_b_2_i_2_iii_requests_against_other_media_do_not_matter() -> None:
    known = case(requests=({"kind": "stop-medium", "id": "r", "received_at": SAID, "media": ("email",)},))
    assert advisory(PRIOR, contact("2026-04-01 12:00"), known) is None


# -- 14(h)


def stop(media: tuple[str, ...], **overrides: Any) -> dict[str, Any]:
    return {"kind": "stop-medium", "id": "stop", "received_at": SAID, "media": media} | overrides


def stop_address(address: str = "mail", **overrides: Any) -> dict[str, Any]:
    return {"kind": "stop-address", "id": "stop", "received_at": SAID, "address": address} | overrides


NOON = "2026-04-01 12:00"
EVERY_MEDIUM = ["call", "ringless-voicemail", "text", "email", "mail", "in-person", "social-media", "portal"]


@pytest.mark.parametrize("used", EVERY_MEDIUM)
@pytest.mark.parametrize("asked", ["call", "text", "email", "mail", "portal"])
def test_1006_14_h_1_only_the_medium_asked_about(asked: str, used: str) -> None:
    known = case(requests=(stop((asked,)),))
    barred = used == asked or (asked == "call" and used == "ringless-voicemail")
    assert objects(MEDIUM, contact(NOON, used), known) is barred


def test_1006_14_h_1_the_reason() -> None:
    reason = denial(MEDIUM, contact(NOON), case(requests=(stop(("call",)),)))
    assert reason.facts == {"requests.stop": "stop-medium"}
    assert reason.lapses_at is None


def test_1006_14_h_1_as_of() -> None:
    withdrawn = at(NOON)
    known = case(requests=(stop(("call",), withdrawn_at=withdrawn),))
    assert not objects(MEDIUM, contact(SAID - TICK), known)
    assert objects(MEDIUM, contact(SAID), known)
    assert objects(MEDIUM, contact(withdrawn - TICK), known)
    assert not objects(MEDIUM, contact(withdrawn), known)


def test_1006_14_h_1_the_person_who_asked() -> None:
    known = case(requests=(stop(("call",), person="spouse"),))
    assert not objects(MEDIUM, contact(NOON), known)
    assert objects(MEDIUM, contact(NOON, recipient="spouse"), known)
    neighbour = case(requests=(stop(("call",), person="neighbour"),))
    to_neighbour = contact(NOON, recipient="third-party", person="neighbour", purpose="location-information")
    assert objects(MEDIUM, to_neighbour, neighbour)


def test_1006_14_h_1_2_one_number_of_two() -> None:
    lines = ({"id": "cell", "line_type": "mobile"}, {"id": "second", "line_type": "mobile"})
    known = case(phones=lines, requests=(stop_address("second"),))
    assert not objects(MEDIUM, contact(NOON), known)
    assert objects(MEDIUM, contact(NOON, address="second"), known)
    assert objects(MEDIUM, contact(NOON, "text", address="second"), known)
    texts_only = case(phones=lines, requests=(stop_address("second", media=("text",)),))
    assert not objects(MEDIUM, contact(NOON, address="second"), texts_only)
    assert objects(MEDIUM, contact(NOON, "text", address="second"), texts_only)


def test_1006_14_h_1_3_ii_an_opt_out_binds_for_any_debt() -> None:
    known = case(debts=(debt(), debt("loan")), requests=(stop_address(),))
    assert objects(MEDIUM, contact(NOON, "email", debts=("loan",)), known)


def test_1006_14_h_1_missing_facts() -> None:
    assert missing(MEDIUM, contact(NOON, "mail"), case(requests="unknown")) == "requests"
    known = case(requests=(stop_address("cell"),))
    to_neighbour = contact(NOON, recipient="third-party", purpose="location-information", address=None)
    assert missing(MEDIUM, to_neighbour, known) == "contact.address"


CONFIRMING = {"purpose": "opt-out-confirmation"}


@pytest.mark.parametrize("request_", [stop(("email",)), stop_address()], ids=["medium", "address"])
def test_1006_14_h_2_i_one_confirmation(request_: dict[str, Any]) -> None:
    def confirming(only: bool | None, **overrides: Any) -> Any:
        return contact(NOON, "email", content=content(opt_out_confirmation_only=only), **CONFIRMING | overrides)

    known = case(requests=(request_,))
    assert not objects(MEDIUM, confirming(True), known)
    assert duty(MEDIUM, confirming(True), known) is None
    assert objects(MEDIUM, confirming(False), known)
    assert not objects(MEDIUM, confirming(None), known)
    assert duty(MEDIUM, confirming(None), known) is not None
    confirmed = case(requests=(request_,), history=history(attempt("2026-03-02 10:05", "email", **CONFIRMING)))
    assert objects(MEDIUM, confirming(True), confirmed)


@pytest.mark.parametrize(("received", "confirmed"), [("2026-04-01", False), ("unknown", False), ("2026-03-30", True)])
def test_1006_14_h_2_i_an_opt_out_that_may_be_yet_to_come_is_not_confirmed(received: str, confirmed: bool) -> None:
    asked = contact(NOON, "email", content=content(opt_out_confirmation_only=True), **CONFIRMING)
    known = case(requests=({**stop(("email",)), "received_at": received},))
    assert objects(MEDIUM, asked, known) is not confirmed


def test_1006_14_h_2_i_only_electronically() -> None:
    asked = contact(NOON, "call", content=content(opt_out_confirmation_only=True), **CONFIRMING)
    assert objects(MEDIUM, asked, case(requests=(stop(("call",)),)))


def test_1006_14_h_2_i_an_earlier_confirmation_of_an_earlier_request_does_not_count() -> None:
    earlier = attempt("2026-03-01 10:05", "email", **CONFIRMING)
    asked = contact(NOON, "email", content=content(opt_out_confirmation_only=True), **CONFIRMING)
    assert not objects(MEDIUM, asked, case(requests=(stop(("email",)),), history=history(earlier)))


def test_1006_14_h_2_ii_one_response_by_the_same_medium() -> None:
    wrote = inbound("2026-04-01 11:00", "email", id="wrote")
    replied = attempt("2026-04-01 11:30", "email", in_reply_to="wrote")
    asked = contact(NOON, "email", in_reply_to="wrote")
    both = stop(("email", "text"))
    assert not objects(MEDIUM, asked, case(requests=(both,), history=history(wrote)))
    assert objects(MEDIUM, asked, case(requests=(both,), history=history(wrote, replied)))
    assert objects(MEDIUM, contact(NOON, "email"), case(requests=(both,), history=history(wrote)))
    assert objects(MEDIUM, contact(NOON, "text", in_reply_to="wrote"), case(requests=(both,), history=history(wrote)))


@pytest.mark.parametrize(("came_from", "allowed"), [("mail", True), ("office", False)])
def test_1006_14_h_2_ii_not_to_another_address_that_was_closed(came_from: str, allowed: bool) -> None:
    emails = ({"id": "mail"}, {"id": "office"})
    wrote = inbound("2026-04-01 11:00", "email", id="wrote", address=came_from)
    known = case(emails=emails, requests=(stop_address("mail"),), history=history(wrote))
    assert objects(MEDIUM, contact(NOON, "email", in_reply_to="wrote"), known) is not allowed


def test_1006_14_h_2_iii_required_by_other_law() -> None:
    known = case(requests=(stop(("mail",)),))
    assert objects(MEDIUM, contact(NOON, "mail"), known)
    assert not objects(MEDIUM, contact(NOON, "mail", required_by_law=True), known)
    statement = contact(NOON, "mail", purpose="servicing-disclosure")
    servicer = case(collector="mortgage-servicer", debts=(debt(kind="mortgage"),), requests=(stop(("mail",)),))
    assert not objects(MEDIUM, statement, servicer)
    assert objects(MEDIUM, statement, known)


@pytest.mark.parametrize("zones", [ZONES[:2], ZONES[1::-1]], ids=" ".join)
def test_what_is_unknown_of_a_call_matters_until_it_matters_nowhere(zones: list[str]) -> None:
    perhaps = attempt(at("2026-04-01 12:00"), outcome="unknown")
    known = case(history=history(perhaps), locations=({"id": "home", "zones": zones},))
    (reason,) = [each for each in decide(contact("2026-04-03 12:00"), known).reasons if each.rule == TALKED]
    assert reason.effect is Effect.MISSING_FACT
    assert reason.lapses_at == at("2026-04-08", "America/Los_Angeles")
