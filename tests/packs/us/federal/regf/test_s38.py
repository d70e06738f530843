"""12 CFR 1006.38: overshadowing, requests for the original creditor, disputes."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, regulation_f
from tests.builders import at, attempt, case, contact, content, debt, decide, history
from tests.packs.us.federal.regf.judging import denial, duty, missing, objects

OVERSHADOWING = "us.regf.38b1.overshadowing"
CREDITOR = "us.regf.38c.original-creditor"
DISPUTE = "us.regf.38d2.dispute"

TICK = timedelta(microseconds=1)
SENT = at("2026-03-02 12:00")
"""The notice; its period runs to 8 April."""
NOON = "2026-04-20 12:00"
RECEIVED = at("2026-03-20 10:00")
NOTICE = ({"provided_at": SENT},)
ZONES = ["America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "Pacific/Guam"]


def with_debt(*, zones: tuple[str, ...] = ("America/Chicago",), **overrides: Any) -> Case:
    facts: dict[str, Any] = {"validation": NOTICE, "initial_communication_at": SENT} | overrides
    return case(debts=(debt(**facts),), locations=({"id": "residence", "zones": zones},))


# -- 38(b)(1)


def saying(overshadows: bool | None, when: Any = "2026-03-20 12:00", **overrides: Any) -> Contact:
    return contact(when, content=content(overshadows_validation_rights=overshadows), **overrides)


def test_1006_38_b_1_during_the_validation_period() -> None:
    known = with_debt()
    reason = denial(OVERSHADOWING, saying(True), known)
    assert reason.lapses_at == at("2026-04-09")
    assert reason.debts == ("card",)
    assert not objects(OVERSHADOWING, saying(False), known)
    assert not objects(OVERSHADOWING, saying(None), known)
    assert duty(OVERSHADOWING, saying(None), known) is not None
    assert duty(OVERSHADOWING, saying(False), known) is None


def test_1006_38_b_1_from_its_first_instant_to_its_last_day() -> None:
    known = with_debt()
    assert not objects(OVERSHADOWING, saying(True, SENT - TICK), known)
    assert objects(OVERSHADOWING, saying(True, SENT), known)
    assert objects(OVERSHADOWING, saying(True, at("2026-04-09") - TICK), known)
    assert not objects(OVERSHADOWING, saying(True, "2026-04-09 00:00"), known)


def test_1006_34_b_5_from_the_date_on_which_the_information_is_provided() -> None:
    for when, begun in (("2026-02-28 12:00", False), ("2026-03-02 12:00", True)):
        assert (
            objects(OVERSHADOWING, saying(True, when), with_debt(validation=({"provided_at": "2026-03-02"},))) is begun
        )


def test_1006_38_d_2_i_verification_of_a_day_that_came_back() -> None:
    answer = attempt("2026-03-24 10:00", "mail", purpose="dispute-response", undeliverable_at=at("2026-04-02 10:00"))
    disputed = ({"id": "x", "received_at": RECEIVED, "in_writing": True, "verified_at": "2026-03-24"},)
    known = case(debts=(debt(validation=NOTICE, disputes=disputed),), history=history(answer))
    assert not objects(DISPUTE, contact(at("2026-04-02 10:00") - TICK), known)
    assert objects(DISPUTE, contact("2026-04-02 10:00"), known)


def test_1006_38_b_1_in_every_zone() -> None:
    known = with_debt(zones=("America/New_York", "America/Los_Angeles"))
    over = at("2026-04-09", "America/Los_Angeles")
    assert denial(OVERSHADOWING, saying(True, over - TICK), known).lapses_at == over
    assert not objects(OVERSHADOWING, saying(True, over), known)


def test_1006_38_b_1_of_each_debt_whoever_is_told() -> None:
    known = case(debts=(debt(validation=NOTICE), debt("loan")))
    assert denial(OVERSHADOWING, saying(True, debts=("card", "loan")), known).debts == ("card",)
    assert objects(OVERSHADOWING, saying(True, recipient="spouse"), known)
    assert objects(OVERSHADOWING, saying(True, recipient="consumer-attorney"), known)


def test_1006_38_b_1_missing_facts() -> None:
    assert missing(OVERSHADOWING, saying(True), with_debt(validation="unknown")) == "debts.card.validation"
    nowhere = case(debts=(debt(validation=NOTICE),), locations="none")
    assert objects(OVERSHADOWING, saying(True), nowhere)  # it runs wherever that is
    assert missing(OVERSHADOWING, saying(True, "2026-04-08 12:00"), nowhere) == "locations (where consumer is)"


# -- 38(c) and 38(d)(2): what both have in common


def asked_for_creditor(**overrides: Any) -> dict[str, Any]:
    return {"original_creditor_requests": ({"id": "r", "received_at": RECEIVED, "in_writing": True} | overrides,)}


def disputed(**overrides: Any) -> dict[str, Any]:
    return {"disputes": ({"id": "r", "received_at": RECEIVED, "in_writing": True} | overrides,)}


@pytest.mark.parametrize(
    ("rule", "facts", "field", "answered"),
    [
        pytest.param(CREDITOR, asked_for_creditor, "original_creditor_requests", "answered_at", id="c"),
        pytest.param(DISPUTE, disputed, "disputes", "verified_at", id="d_2"),
    ],
)
class TestCeaseCollection:
    def test_1006_38_in_writing(self, rule: str, facts: Any, field: str, answered: str) -> None:
        reason = denial(rule, contact(NOON), with_debt(**facts()))
        assert reason.facts == {f"debts.card.{field}.r": "unanswered"}
        assert reason.debts == ("card",)
        assert reason.lapses_at is None
        assert not objects(rule, contact(NOON), with_debt(**facts(in_writing=False)))
        doubtful = with_debt(**facts(in_writing="unknown"))
        assert missing(rule, contact(NOON), doubtful) == f"debts.card.{field}.r.in_writing"

    def test_1006_38_upon_receipt_until_answered(self, rule: str, facts: Any, field: str, answered: str) -> None:
        when = at("2026-04-01 10:00")
        known = with_debt(**facts(**{answered: when}))
        assert not objects(rule, contact(RECEIVED - TICK), known)
        assert objects(rule, contact(RECEIVED), known)
        assert objects(rule, contact(when - TICK), known)
        assert not objects(rule, contact(when), known)
        assert decide(contact(RECEIVED - timedelta(minutes=30)), known).valid_until == RECEIVED

    def test_1006_38_withdrawn(self, rule: str, facts: Any, field: str, answered: str) -> None:
        when = at("2026-04-01 10:00")
        known = with_debt(**facts(withdrawn_at=when))
        assert objects(rule, contact(when - TICK), known)
        assert not objects(rule, contact(when), known)

    @pytest.mark.parametrize("zone", ZONES)
    def test_1006_38_within_the_validation_period(
        self, zone: str, rule: str, facts: Any, field: str, answered: str
    ) -> None:
        notice = ({"provided_at": at("2026-03-02 12:00", zone)},)
        last = at("2026-04-09", zone) - TICK
        timely = with_debt(validation=notice, zones=(zone,), **facts(received_at=last))
        late = with_debt(validation=notice, zones=(zone,), **facts(received_at=last + TICK))
        assert objects(rule, contact(at(NOON, zone)), timely)
        assert not objects(rule, contact(at(NOON, zone)), late)

    def test_1006_38_within_the_period_in_some_zone(self, rule: str, facts: Any, field: str, answered: str) -> None:
        zones = ("America/New_York", "America/Los_Angeles")
        received = at("2026-04-08 23:59", "America/Los_Angeles")
        known = with_debt(zones=zones, **facts(received_at=received))
        assert objects(rule, contact(NOON), known)

    def test_1006_38_received_before_any_notice(self, rule: str, facts: Any, field: str, answered: str) -> None:
        known = with_debt(validation="none", **facts())
        assert objects(rule, contact(NOON), known)
        early = with_debt(**facts(received_at=SENT - timedelta(days=3)))
        assert objects(rule, contact(NOON), early)

    @pytest.mark.parametrize(
        "purpose",
        [
            "collection",
            "location-information",
            "remedy-may-be-invoked",
            "remedy-will-be-invoked",
            "formal-pleading",
            "postjudgment-remedy",
        ],
    )
    def test_1006_38_what_collects(self, purpose: str, rule: str, facts: Any, field: str, answered: str) -> None:
        assert objects(rule, contact(NOON, "mail", purpose=purpose), with_debt(**facts()))

    @pytest.mark.parametrize(
        "purpose",
        [
            "dispute-response",
            "duplicative-dispute-notice",
            "original-creditor-response",
            "answer-to-request",
            "validation-notice",
            "opt-out-confirmation",
            "termination-of-efforts",
            "unrelated-notice",
        ],
    )
    def test_1006_38_what_does_not(self, purpose: str, rule: str, facts: Any, field: str, answered: str) -> None:
        assert not objects(rule, contact(NOON, "mail", purpose=purpose), with_debt(**facts()))

    def test_1006_38_collection_from_third_parties_stops_too(
        self, rule: str, facts: Any, field: str, answered: str
    ) -> None:
        asked = contact(NOON, recipient="third-party", purpose="location-information")
        assert objects(rule, asked, with_debt(**facts()))
        assert not objects(rule, contact(NOON, recipient="creditor"), with_debt(**facts()))

    def test_1006_38_of_each_debt(self, rule: str, facts: Any, field: str, answered: str) -> None:
        known = case(debts=(debt(validation=NOTICE, **facts()), debt("loan")))
        decision = decide(contact(NOON, debts=("card", "loan")), known)
        assert [reason.debts for reason in decision.reasons if reason.rule == rule] == [("card",)]
        assert decision.permitted_debts == ("loan",)

    def test_1006_38_missing_facts(self, rule: str, facts: Any, field: str, answered: str) -> None:
        unknown: dict[str, Any] = {field: "unknown"}
        assert missing(rule, contact(NOON), with_debt(**unknown)) == f"debts.card.{field}"
        known = with_debt(**{"validation": "unknown"} | facts())
        assert missing(rule, contact(NOON), known) == "debts.card.validation"


# -- 38(d)(2): disputes of a part, and duplicates


@pytest.mark.parametrize(("declared", "verdict"), [(False, "passes"), (None, "duty"), (True, "denied")])
def test_1006_38_d_2_any_disputed_portion(declared: bool | None, verdict: str) -> None:
    known = with_debt(**disputed(whole_debt=False))
    asked = contact(NOON, content=content(disputed_part=declared))
    assert objects(DISPUTE, asked, known) is (verdict == "denied")
    assert (duty(DISPUTE, asked, known) is not None) is (verdict == "duty")
    assert objects(DISPUTE, asked, with_debt(**disputed()))


FIRST = {"id": "first", "received_at": RECEIVED, "in_writing": True, "verified_at": at("2026-03-25 10:00")}
REPEAT: dict[str, Any] = {
    "id": "repeat",
    "received_at": at("2026-04-01 10:00"),
    "in_writing": True,
    "repeats": "first",
    "new_information": False,
}


@pytest.mark.parametrize(
    ("first", "repeat", "denied"),
    [
        pytest.param({}, {}, True, id="unanswered"),
        pytest.param({}, {"duplicative_notice_at": at(NOON)}, False, id="ii_A_told_that_it_is_duplicative"),
        pytest.param({}, {"duplicative_notice_at": at(NOON) + TICK}, True, id="ii_A_told_later"),
        pytest.param({}, {"verified_at": at(NOON)}, False, id="ii_B_verified_again"),
        pytest.param(
            {}, {"duplicative_notice_at": at(NOON), "new_information": True}, True, id="a_1_ii_new_information"
        ),
        pytest.param({}, {"duplicative_notice_at": at(NOON), "new_information": "unknown"}, True, id="a_1_ii_unknown"),
        pytest.param({"verified_at": None}, {"duplicative_notice_at": at(NOON)}, True, id="a_1_i_first_not_verified"),
        pytest.param(
            {"verified_at": at("2026-04-01 10:00") + TICK},
            {"duplicative_notice_at": at(NOON)},
            False,
            id="d_2_i_first_verified_after_the_repeat",
        ),
        pytest.param({"in_writing": False}, {"duplicative_notice_at": at(NOON)}, True, id="a_1_i_first_not_in_writing"),
        pytest.param(
            {"received_at": at("2026-05-01 10:00"), "verified_at": at("2026-05-02 10:00")},
            {"received_at": at("2026-05-03 10:00")},
            False,
            id="a_1_outside_the_validation_period",
        ),
    ],
)
def test_1006_38_a_1_duplicative_disputes(first: dict[str, Any], repeat: dict[str, Any], denied: bool) -> None:
    known = with_debt(disputes=(FIRST | first, REPEAT | repeat))
    when = "2026-05-10 12:00" if "received_at" in repeat else NOON
    found = [r for r in decide(contact(when), known).reasons if r.rule == DISPUTE]
    barred = {fact for reason in found for fact in reason.facts}
    assert ("debts.card.disputes.repeat" in barred) is denied


def test_1006_38_a_1_2_i_a_cancelled_cheque_is_new_information() -> None:
    known = with_debt(disputes=(FIRST, REPEAT | {"new_information": True}))
    assert not objects(DISPUTE, contact("2026-03-30 12:00"), known)
    assert objects(DISPUTE, contact("2026-04-02 12:00"), known)


@pytest.mark.parametrize("rule", [DISPUTE, CREDITOR])
def test_1006_38_where_reports_are_no_collection_to_ask_an_agency_where_the_consumer_is_collects(rule: str) -> None:
    guard = Guard(regulation_f().loosened(rule, "reports note the dispute", reporting=False))
    asked = {"id": "x", "received_at": RECEIVED, "in_writing": True}
    known = with_debt(disputes=(asked,), original_creditor_requests=(asked,))
    to_agency: dict[str, Any] = {
        "medium": "other-electronic",
        "recipient": "consumer-reporting-agency",
        "address": None,
    }
    for purpose, stopped in (("location-information", True), ("credit-reporting", False), ("collection", False)):
        decision = guard.decide(contact("2026-03-24 12:00", purpose=purpose, **to_agency), known)
        assert (rule in {reason.rule for reason in decision.reasons}) is stopped
