"""Holds and waits: what stands, its end, and its tail."""

import re
from typing import Any

import pytest

from fdcpa_guard import InvalidPolicy
from fdcpa_guard.clock import TICK
from fdcpa_guard.shapes.holds import Standing
from tests.builders import at, attempt, case, contact, debt, history

from .judging import denials, denies, lacks, lapse
from .kinds import DueDate, Hold, WaitAfter

NOW = contact("2026-04-10 12:00")


def owing(**facts: Any) -> Any:
    return case(debts=(debt(**facts),))


def proceeding(**overrides: Any) -> dict[str, Any]:
    return {"id": "p", "kind": "charity-care", "learned_at": at("2026-04-01 12:00"), **overrides}


def test_a_proceeding_holds_until_it_ends() -> None:
    hold = Hold(proceedings={"charity-care"})
    assert lapse(hold, NOW, owing(proceedings=(proceeding(),))) is None
    assert denies(hold, contact("2026-04-01 12:00"), owing(proceedings=(proceeding(),)))
    assert not denies(hold, contact(at("2026-04-01 12:00") - TICK), owing(proceedings=(proceeding(),)))
    ended = owing(proceedings=(proceeding(ended_at=at("2026-04-10 12:00")),))
    assert denies(hold, contact(at("2026-04-10 12:00") - TICK), ended)
    assert not denies(hold, NOW, ended)
    assert not denies(hold, NOW, owing(proceedings=(proceeding(kind="complaint"),)))


def test_a_tail_after_the_end() -> None:
    hold = Hold(proceedings={"charity-care"}, tail_days=30)
    ended = owing(proceedings=(proceeding(ended_at=at("2026-04-05 12:00")),))
    assert lapse(hold, NOW, ended) == at("2026-05-06")
    assert not denies(hold, contact("2026-05-06 00:00"), ended)


@pytest.mark.parametrize(
    ("shape", "facts"),
    [
        (
            Hold(proceedings={"charity-care"}, tail_days=5),
            {"proceedings": (proceeding(ended_at=at("2026-04-05 12:00")),)},
        ),
        (Hold(standing={"promise"}), {"promises": ({"id": "p", "made_at": at("2026-04-01"), "due_on": "2026-04-10"},)}),
        (WaitAfter(days=9, whole_days=True), {"past_due_since": "2026-04-01"}),
        (WaitAfter(days=10, notice="first-bill"), {"notices": ({"kind": "first-bill", "sent_at": at("2026-04-01")},)}),
    ],
)
def test_days_of_a_debt_run_where_the_consumer_is(shape: Any, facts: dict[str, Any]) -> None:
    east = {"id": "east", "person": "guardian", "zones": ["America/New_York"]}
    for also in ((), (east,)):
        known = owing(**facts)
        known = known.model_copy(update={"locations": (*known.locations, *also)})
        midnight = lapse(shape, contact("2026-04-10 23:30", recipient="guardian"), known)
        assert midnight == lapse(shape, contact("2026-04-10 23:30"), known) == at("2026-04-11")
        assert not denies(shape, contact("2026-04-11 00:00", recipient="guardian"), known)


def test_formalities_of_a_proceeding() -> None:
    written = Hold(proceedings={"charity-care"}, in_writing=True)
    assert lacks(written, NOW, owing(proceedings=(proceeding(),))) == "debts.card.proceedings.p.in_writing"
    assert denies(written, NOW, owing(proceedings=(proceeding(in_writing=True),)))
    assert not denies(written, NOW, owing(proceedings=(proceeding(in_writing=False),)))
    formal = Hold(proceedings={"charity-care"}, formalities_met=True)
    assert lacks(formal, NOW, owing(proceedings=(proceeding(),))) == "debts.card.proceedings.p.formalities_met"
    assert not denies(formal, NOW, owing(proceedings=(proceeding(formalities_met=False),)))


def test_what_was_given_may_be_asked_for_again() -> None:
    given = proceeding(id="first", learned_at=at("2026-03-01"), ended_at=at("2026-03-05"))
    for again, holds in ((at("2026-03-04"), True), (at("2026-03-05"), False)):
        twice = owing(proceedings=(given, proceeding(id="again", learned_at=again)))
        assert denies(Hold(proceedings={"charity-care"}, asked_once=True), NOW, twice) is holds
        assert denies(Hold(proceedings={"charity-care"}), NOW, twice)
    other = proceeding(id="other", kind="complaint", learned_at=at("2026-03-01"), ended_at=at("2026-03-05"))
    mixed = owing(proceedings=(other, proceeding(id="again", learned_at=at("2026-03-06"))))
    assert denies(Hold(proceedings={"charity-care"}, asked_once=True), NOW, mixed)
    at_once = owing(proceedings=(proceeding(learned_at=at("2026-04-08"), ended_at=at("2026-04-08")),))
    assert denies(Hold(proceedings={"charity-care"}, asked_once=True, tail_days=9), NOW, at_once)  # it is no other


def test_of_two_of_unknown_kind_either_may_be_the_first_of_its_kind() -> None:
    ended = proceeding(id="first", kind="unknown", learned_at=at("2026-03-01"), ended_at=at("2026-03-05"))
    twice = owing(proceedings=(ended, proceeding(id="again", kind="unknown", learned_at=at("2026-03-06"))))
    hold = Hold(proceedings={"charity-care"}, asked_once=True)
    assert lacks(hold, NOW, twice) == "debts.card.proceedings.again.kind"


def test_what_ended_as_the_consumer_claimed_may_hold_for_good() -> None:
    hold = Hold(proceedings={"charity-care"}, upheld_stays=True)
    ended = {"ended_at": at("2026-04-05 12:00")}
    assert denies(hold, NOW, owing(proceedings=(proceeding(),)))
    assert lapse(hold, NOW, owing(proceedings=(proceeding(**ended, upheld=True),))) is None
    assert denies(hold, NOW, owing(proceedings=(proceeding(**ended, upheld=True),)))
    assert not denies(hold, NOW, owing(proceedings=(proceeding(**ended, upheld=False),)))
    assert lacks(hold, NOW, owing(proceedings=(proceeding(**ended),))) == "debts.card.proceedings.p.upheld"
    assert not denies(Hold(proceedings={"charity-care"}), NOW, owing(proceedings=(proceeding(**ended, upheld=True),)))
    with pytest.raises(InvalidPolicy, match="upheld_stays"):
        Hold(standing={"dispute"}, upheld_stays=True)


@pytest.mark.parametrize(
    ("hold", "fact"),
    [
        ({"proceedings": {"complaint"}}, "debts.card.proceedings"),
        ({"standing": {"dispute"}}, "debts.card.disputes"),
        ({"standing": {"promise"}}, "debts.card.promises"),
        ({"standing": {"payment-plan"}}, "debts.card.promises"),
        ({"standing": {"bankruptcy"}}, "bankruptcies"),
        ({"standing": {"charged-off"}}, "debts.card.charged_off"),
        ({"standing": {"original-creditor-request"}}, "debts.card.original_creditor_requests"),
        ({"standing": {"patient-indigent"}}, "debts.card.medical.patient_indigent"),
        ({"standing": {"billing-information-lacking"}}, "debts.card.medical.billing_information_held"),
    ],
)
def test_what_is_unknown_holds_and_is_named_alone(hold: dict[str, Any], fact: str) -> None:
    known = case(
        debts=(debt(disputes="unknown", original_creditor_requests="unknown", medical={}),), bankruptcies="unknown"
    )
    assert lacks(Hold(**hold), NOW, known) == fact
    assert re.findall("``(.*?)``", Hold(**hold).missing()) == [fact.removeprefix("debts.card.")]


def test_a_dispute_holds_until_verified_or_withdrawn() -> None:
    hold = Hold(standing={"dispute"})
    dispute: dict[str, Any] = {"id": "d", "received_at": at("2026-04-01 12:00"), "in_writing": False}
    assert lapse(hold, NOW, owing(disputes=(dispute,))) is None
    for end in ("verified_at", "withdrawn_at"):
        assert not denies(hold, NOW, owing(disputes=({**dispute, end: at("2026-04-10 12:00")},)))
    assert not denies(Hold(standing={"dispute"}, in_writing=True), NOW, owing(disputes=(dispute,)))


def test_a_promise_holds_to_its_day_and_the_days_of_grace() -> None:
    promise: dict[str, Any] = {"id": "p", "made_at": at("2026-04-01 12:00"), "due_on": "2026-04-10"}
    known = owing(promises=(promise,))
    assert lapse(Hold(standing={"promise"}), NOW, known) == at("2026-04-11")
    graced = Hold(standing={"promise"}, grace_days=3)
    assert lapse(graced, NOW, known) == at("2026-04-14")
    assert not denies(graced, contact("2026-04-14 00:00"), known)
    assert not denies(graced, NOW, owing(promises=({**promise, "broken_at": at("2026-04-09 12:00")},)))
    assert not denies(graced, NOW, owing(promises=({**promise, "kept_at": at("2026-04-09 12:00")},)))
    plan = owing(promises=({**promise, "of_plan": True},))
    assert not denies(graced, NOW, plan)
    assert denies(Hold(standing={"payment-plan"}), NOW, plan)


def test_a_bankruptcy() -> None:
    hold = Hold(standing={"bankruptcy"})
    filed: dict[str, Any] = {
        "id": "b",
        "chapter": 7,
        "filed_at": at("2026-04-01 12:00"),
        "learned_at": at("2026-04-02 12:00"),
    }
    assert lapse(hold, NOW, case(bankruptcies=(filed,))) is None
    assert not denies(hold, contact("2026-04-02 11:59:59"), case(bankruptcies=(filed,)))
    for end in ("dismissed_at", "relief_granted_at", "closed_at"):
        assert not denies(hold, NOW, case(bankruptcies=({**filed, end: at("2026-04-10 12:00")},)))
    discharged = {**filed, "discharged_at": at("2026-04-09 12:00"), "closed_at": at("2026-04-09 12:00")}
    assert denies(hold, NOW, case(bankruptcies=(discharged,)))
    assert not denies(hold, NOW, case(bankruptcies=({**discharged, "excepted_from_discharge": ("card",)},)))
    for debts, held in (("loan",), False), (("card",), True), (("loan", "card"), True):
        assert denies(hold, NOW, case(bankruptcies=({**filed, "debts": debts},))) is held
    assert not denies(hold, NOW, case(bankruptcies="none"))


def test_paid_and_charged_off() -> None:
    hold = Hold(standing={"paid", "charged-off"})
    assert denies(hold, NOW, owing(paid_at=at("2026-04-10 12:00"), charged_off=False))
    assert not denies(hold, NOW, owing(paid_at=at("2026-04-10 12:01"), charged_off=False))
    assert denies(hold, NOW, owing(charged_off=True))


def test_only_the_debt_on_hold_is_held() -> None:
    two = case(debts=(debt("card", proceedings=(proceeding(),)), debt("loan", proceedings="none")))
    (one,) = denials(Hold(proceedings={"charity-care"}), contact("2026-04-10 12:00", debts=("card", "loan")), two)
    assert one.debts == ("card",)


def test_a_hold_says_what_it_waits_for() -> None:
    with pytest.raises(InvalidPolicy, match="proceedings or standing"):
        Hold()
    with pytest.raises(InvalidPolicy, match="formalities_met is for proceedings"):
        Hold(standing={"dispute"}, formalities_met=True)
    with pytest.raises(InvalidPolicy, match="asked_once is for proceedings"):
        Hold(standing={"dispute"}, asked_once=True)


def test_what_is_received_is_a_notice() -> None:
    with pytest.raises(InvalidPolicy, match="received is for a notice"):
        WaitAfter(days=6, received=True)


# -- waits


def test_days_after_a_notice() -> None:
    wait = WaitAfter(days=30, notice="first-bill")
    known = owing(notices=({"kind": "first-bill", "sent_at": at("2026-04-01 12:00")},))
    assert lapse(wait, NOW, known) == at("2026-05-01")
    assert not denies(wait, contact("2026-05-01 00:00"), known)
    assert lapse(wait, NOW, owing()) is None
    assert lapse(wait, NOW, owing(notices=({"kind": "early-intervention", "sent_at": at("2026-01-01 12:00")},))) is None
    assert lapse(wait, contact("2026-03-31 12:00"), known) is None


def test_from_receipt() -> None:
    wait = WaitAfter(days=10, notice="first-bill", received=True)
    sent = {"kind": "first-bill", "sent_at": at("2026-03-01 12:00")}
    assert lapse(wait, NOW, owing(notices=(sent,))) is None
    assert lapse(wait, NOW, owing(notices=({**sent, "received_at": at("2026-04-05 12:00")},))) == at("2026-04-15")


def test_no_days_means_merely_after() -> None:
    wait = WaitAfter(days=0, notice="first-bill")
    known = owing(notices=({"kind": "first-bill", "sent_at": at("2026-04-10 12:00")},))
    assert not denies(wait, NOW, known)
    assert denies(wait, contact(at("2026-04-10 12:00") - TICK), known)


def test_whole_days() -> None:
    wait = WaitAfter(days=6, notice="first-bill", received=True, whole_days=True)
    bill = {"kind": "first-bill", "sent_at": at("2026-04-01 12:00"), "received_at": at("2026-04-04 12:00")}
    assert lapse(wait, NOW, owing(notices=(bill,))) == at("2026-04-11")
    assert not denies(wait, contact("2026-04-11 00:00"), owing(notices=(bill,)))
    overdue = WaitAfter(days=9, whole_days=True)
    assert lapse(overdue, NOW, owing(past_due_since="2026-04-01")) == at("2026-04-11")
    assert not denies(WaitAfter(days=9), NOW, owing(past_due_since="2026-04-01"))
    merely = WaitAfter(days=0, notice="first-bill", whole_days=True)
    assert lapse(merely, contact("2026-04-01 12:00"), owing(notices=(bill,))) == at("2026-04-02")


def test_days_overdue() -> None:
    wait = WaitAfter(days=10)
    assert lapse(wait, NOW, owing(past_due_since="2026-04-01")) == at("2026-04-11")
    assert not denies(wait, contact("2026-04-11 00:00"), owing(past_due_since="2026-04-01"))
    assert lacks(wait, NOW, owing()) == "debts.card.past_due_since"


def test_not_too_long_before_the_due_date() -> None:
    due = DueDate(days_before=7, segments={"gold": {"days_before": 3}})
    assert not denies(due, NOW, owing())
    assert not denies(due, NOW, owing(due_on="2026-04-17"))
    assert lapse(due, NOW, owing(due_on="2026-04-18")) == at("2026-04-11")
    assert not denies(due, contact("2026-04-11 00:00"), owing(due_on="2026-04-18"))
    gold = owing(due_on="2026-04-18").model_copy(update={"segment": "gold"})
    assert lapse(due, NOW, gold) == at("2026-04-15")
    assert lacks(due, NOW, case(debts=(debt(due_on="2026-04-18"),), locations=())) == "locations (where consumer is)"


def test_not_until_days_after_the_due_date() -> None:
    due = DueDate(days_after=3, media={"call"})
    assert lapse(due, NOW, owing(due_on="2026-04-07")) == at("2026-04-11")
    assert not denies(due, contact("2026-04-11 00:00"), owing(due_on="2026-04-07"))
    assert not denies(due, NOW, owing(due_on="2026-04-06"))
    assert not denies(due, contact("2026-04-10 12:00", "text"), owing(due_on="2026-04-07"))


def test_a_consent_to_be_reminded_early() -> None:
    due = DueDate(days_before=0, lifted_by="workplace", consent_in_writing=True)

    def agreed(in_writing: Any, **more: Any) -> Any:
        given = {"id": "c", "scope": "workplace", "given_to": "collector", "given_at": at("2026-04-01 12:00"), **more}
        return case(debts=(debt(due_on="2026-04-15"),), consents=({**given, "in_writing": in_writing},))

    assert lapse(due, NOW, owing(due_on="2026-04-15")) == at("2026-04-15")
    assert not denies(due, contact("2026-04-15 00:00"), owing(due_on="2026-04-15"))
    assert not denies(due, NOW, agreed(True))
    assert denies(due, NOW, agreed(False))
    assert lacks(due, NOW, agreed("unknown")) == "consents.c.in_writing"
    assert denies(due, NOW, agreed(True, scope="more-calls"))
    assert denies(due, NOW, agreed(True, debts=("another",)))
    for in_writing in (False, "unknown"):
        assert not denies(DueDate(days_before=0, lifted_by="workplace"), NOW, agreed(in_writing))
    assert denies(DueDate(days_before=0), NOW, agreed(True))


def test_a_request_for_the_original_creditor_holds_until_it_is_answered() -> None:
    hold = Hold(standing={"original-creditor-request"}, in_writing=True)

    def asked(**more: Any) -> Any:
        request = {"id": "r", "received_at": at("2026-04-01 12:00"), "in_writing": True, **more}
        return owing(original_creditor_requests=(request,))

    assert lapse(hold, NOW, asked()) is None
    assert not denies(hold, contact(at("2026-04-01 12:00") - TICK), asked())
    for over in ("answered_at", "withdrawn_at"):
        assert denies(hold, contact(at("2026-04-10 12:00") - TICK), asked(**{over: at("2026-04-10 12:00")}))
        assert not denies(hold, NOW, asked(**{over: at("2026-04-10 12:00")}))
    assert not denies(hold, NOW, asked(in_writing=False))
    assert lacks(hold, NOW, asked(in_writing="unknown")) == "debts.card.original_creditor_requests.r.in_writing"
    unknown = owing(original_creditor_requests="unknown")
    assert lacks(hold, NOW, unknown) == "debts.card.original_creditor_requests"


_ASKED = {"received_at": at("2026-04-01 12:00"), "in_writing": True}


@pytest.mark.parametrize(
    ("hold", "name", "facts", "answered", "answer"),
    [
        (Hold(standing={"dispute"}), "disputes", _ASKED, "verified_at", "dispute-response"),
        (
            Hold(standing={"original-creditor-request"}),
            "original_creditor_requests",
            _ASKED,
            "answered_at",
            "original-creditor-response",
        ),
        *[
            (
                Hold(proceedings={kind}),
                "proceedings",
                {"kind": kind, "learned_at": at("2026-04-01 12:00")},
                "ended_at",
                "answer-to-request",
            )
            for kind in ("document-request", "itemisation-request")
        ],
    ],
    ids=["dispute", "original creditor", "documents", "itemisation"],
)
def test_an_answer_that_came_back_ends_nothing(
    hold: Hold, name: str, facts: dict[str, Any], answered: str, answer: str
) -> None:
    debts = (debt(id="card", **{name: ({"id": "r", **facts, answered: at("2026-04-03 12:00")},)}),)

    def sent(**more: Any) -> Any:
        answering = attempt("2026-04-03 12:00", "mail", purpose=answer, debts=["card"], **more)
        return case(debts=debts, history=history(answering))

    card = contact("2026-04-10 12:00", debts=["card"])
    assert not denies(hold, card, sent())
    assert denies(hold, card, sent(undeliverable_at="2026-04-10T12:00:00-05:00"))
    assert not denies(hold, card, sent(undeliverable_at="2026-04-10T12:00:01-05:00"))
    again = attempt("2026-04-08 12:00", "mail", purpose=answer, debts=["card"])
    back = attempt("2026-04-03 12:00", "mail", purpose=answer, debts=["card"], outcome="undeliverable")
    assert not denies(hold, card, case(debts=debts, history=history(back, again)))


@pytest.mark.parametrize(
    ("standing", "name", "held"),
    [
        ("patient-indigent", "patient_indigent", True),
        ("screening-information-lacking", "screening_information_held", False),
        ("billing-information-lacking", "billing_information_held", False),
    ],
)
def test_what_a_debt_for_care_says(standing: str, name: str, held: bool) -> None:
    hold = Hold(standing={standing})
    assert lapse(hold, NOW, owing(medical={name: held})) is None
    assert not denies(hold, NOW, owing(medical={name: not held}))
    assert lacks(hold, NOW, owing(medical={name: "unknown"})) == f"debts.card.medical.{name}"
    assert not hold.looks_for()


LAST_WEEK = {"id": "x", "received_at": at("2026-04-03 12:00"), "in_writing": True}
MADE = {"id": "x", "made_at": at("2026-04-03 12:00"), "due_on": "2026-05-01", "of_plan": False}
STANDING: dict[str, tuple[dict[str, Any], str]] = {
    "dispute": ({"disputes": (LAST_WEEK,)}, "disputes.x"),
    "original-creditor-request": ({"original_creditor_requests": (LAST_WEEK,)}, "original_creditor_requests.x"),
    "promise": ({"promises": (MADE,)}, "promises.x"),
    "payment-plan": ({"promises": (MADE | {"of_plan": True},)}, "promises.x"),
    "paid": ({"paid_at": at("2026-04-03 12:00")}, "paid_at"),
    "charged-off": ({"charged_off": True}, "charged_off"),
    "patient-indigent": ({"medical": {"patient_indigent": True}}, "medical.patient_indigent"),
    "screening-information-lacking": (
        {"medical": {"screening_information_held": False}},
        "medical.screening_information_held",
    ),
    "billing-information-lacking": (
        {"medical": {"billing_information_held": False}},
        "medical.billing_information_held",
    ),
}


def test_what_holds_is_named() -> None:
    (one,) = denials(Hold(proceedings={"charity-care"}), NOW, owing(proceedings=(proceeding(),)))
    assert one.facts == {"debts.card.proceedings.p": "charity-care"}
    known = case(
        bankruptcies=[
            {"id": "b", "chapter": 7, "filed_at": at("2026-04-03 12:00"), "learned_at": at("2026-04-03 12:00")}
        ]
    )
    (one,) = denials(Hold(standing={"bankruptcy"}), NOW, known)
    assert one.facts == {"bankruptcies.b": "bankruptcy"}
    for standing in Standing:
        if standing is not Standing.BANKRUPTCY:
            given, path = STANDING[standing]
            (one,) = denials(Hold(standing={standing}), NOW, owing(**given))
            what = "promise" if standing is Standing.PAYMENT_PLAN else standing.value
            assert one.facts == {f"debts.card.{path}": what}


@pytest.mark.parametrize("fields", [{}, {"days_before": 7, "days_after": 3}])
def test_a_due_date_has_one_side(fields: dict[str, int]) -> None:
    with pytest.raises(InvalidPolicy, match="one of days_before and days_after"):
        DueDate(**fields)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"days": 0}, "before 0 days have passed since the debt fell overdue"),
        ({"days": 1}, "before 1 day have passed since the debt fell overdue"),
        ({"days": 0, "notice": "first-bill"}, "before a notice was sent: "),
        ({"days": 0, "notice": "first-bill", "received": True}, "before a notice was received: "),
        ({"days": 2, "notice": "first-bill"}, "before 2 days have passed since the notice was sent: "),
    ],
)
def test_a_wait_of_no_days_is_one_for_the_notice_if_there_is_one(fields: dict[str, Any], said: str) -> None:
    assert said in WaitAfter(**fields).describe()
