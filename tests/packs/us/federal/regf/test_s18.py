"""12 CFR 1006.18: the disclosures of (e), and reporting a dispute, (c)(2)."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import Case, Contact
from fdcpa_guard.packs.us.federal.regf.s18 import first_communication
from fdcpa_guard.rules import Question
from tests.builders import at, attempt, case, contact, content, debt, history, inbound
from tests.packs.us.federal.regf.judging import denial, duty, missing, objects

INITIAL = "us.regf.18e1.initial-disclosure"
SUBSEQUENT = "us.regf.18e2.subsequent-disclosure"
REPORT = "us.regf.18c2.report-the-dispute"

TICK = timedelta(microseconds=1)
NOON = "2026-04-01 12:00"


def fresh(*events: Any, **overrides: Any) -> Case:
    """A debt of which nothing was conveyed before what the events say."""
    given = {"initial_communication_at": None, "validation": "none"} | overrides
    return case(debts=(debt(**given),), history=history(events))


def saying(medium: str = "call", when: Any = NOON, **declared: Any) -> Contact:
    undeclared = {"initial_disclosure": None, "collector_disclosure": None}
    overrides = {"in_reply_to": declared.pop("in_reply_to", None)}
    return contact(when, medium, content=content(**undeclared | declared), **overrides)


@pytest.mark.parametrize("medium", ["call", "email", "mail", "text", "in-person"])
def test_1006_18_e_1_the_initial_communication(medium: str) -> None:
    assert not objects(INITIAL, saying(medium), fresh())
    assert duty(INITIAL, saying(medium), fresh()) is not None
    assert objects(INITIAL, saying(medium, initial_disclosure=False), fresh())
    assert not objects(INITIAL, saying(medium, initial_disclosure=True), fresh())
    assert duty(INITIAL, saying(medium, initial_disclosure=True), fresh()) is None
    assert objects(INITIAL, saying(medium, initial_disclosure=False, collector_disclosure=True), fresh())
    assert duty(SUBSEQUENT, saying(medium), fresh()) is None


@pytest.mark.parametrize("medium", ["call", "email", "mail", "text", "in-person"])
def test_1006_18_e_2_each_later_communication(medium: str) -> None:
    known = fresh(attempt("2026-03-02 10:00", "mail"))
    assert duty(SUBSEQUENT, saying(medium), known) is not None
    assert objects(SUBSEQUENT, saying(medium, collector_disclosure=False), known)
    assert not objects(SUBSEQUENT, saying(medium, collector_disclosure=True), known)
    assert duty(SUBSEQUENT, saying(medium, collector_disclosure=True), known) is None
    assert not objects(SUBSEQUENT, saying(medium, collector_disclosure=False, initial_disclosure=True), known)
    assert duty(INITIAL, saying(medium), known) is None


@pytest.mark.parametrize(
    ("medium", "outcome", "conveyed"),
    [
        ("call", "conversation", True),
        ("call", "voicemail", True),
        ("call", "limited-content-message", False),
        ("call", "rang-out", False),
        ("call", "dropped", False),
        ("call", "wrong-person", False),
        ("email", "sent", True),
        ("email", "undeliverable", False),
        ("mail", "sent", True),
    ],
)
def test_1006_18_e_1_what_conveys_information(medium: str, outcome: str, conveyed: bool) -> None:
    known = fresh(attempt("2026-03-02 10:00", medium, outcome=outcome))
    assert (duty(SUBSEQUENT, saying(), known) is not None) is conveyed
    assert (duty(INITIAL, saying(), known) is None) is conveyed


@pytest.mark.parametrize(
    "overrides",
    [
        {"purpose": "formal-pleading"},
        {"purpose": "unrelated-notice"},
        {"purpose": "location-information"},
        {"recipient": "third-party"},
        {"debts": ("other",)},
    ],
)
def test_1006_18_e_1_what_is_no_initial_communication(overrides: dict[str, Any]) -> None:
    assert duty(INITIAL, saying(), fresh(attempt("2026-03-02 10:00", "mail", **overrides))) is not None


def test_1006_18_e_1_an_initial_communication_older_than_the_history() -> None:
    known = fresh(initial_communication_at=at(NOON))
    assert duty(INITIAL, saying(when=at(NOON) - TICK), known) is not None
    assert duty(INITIAL, saying(when=at(NOON)), known) is None
    assert duty(SUBSEQUENT, saying(when=at(NOON)), known) is not None


def test_1006_18_e_1_1_the_consumers_own_call_may_be_the_initial_communication() -> None:
    message = attempt("2026-03-31 10:00", outcome="limited-content-message")
    called = inbound("2026-04-01 11:59", id="called", ongoing=True, debts=())
    asked = saying(in_reply_to="called", initial_disclosure=False, collector_disclosure=True)
    assert objects(INITIAL, asked, fresh(message, called))
    talked = inbound("2026-04-01 09:00", conversation=True)
    assert not objects(INITIAL, asked, fresh(message, talked, called))


@pytest.mark.parametrize(
    "facts", [{"ongoing": True}, {"ended_at": at("2026-04-01 12:30")}], ids=["ongoing", "ended_later"]
)
def test_1006_18_e_1_1_the_call_that_goes_on_is_not_an_earlier_communication(facts: dict[str, Any]) -> None:
    called = inbound("2026-04-01 11:59", id="called", conversation=True, **facts)
    asked = saying(in_reply_to="called", initial_disclosure=False, collector_disclosure=True)
    assert objects(INITIAL, asked, fresh(called))


@pytest.mark.parametrize("medium", ["email", "text", "mail"])
def test_1006_18_e_1_again_in_the_first_writing_after_an_oral_beginning(medium: str) -> None:
    spoken = attempt("2026-03-02 10:00", outcome="conversation")
    written = attempt("2026-03-03 10:00", "mail")
    assert duty(INITIAL, saying(medium), fresh(spoken)) is not None
    assert objects(INITIAL, saying(medium, initial_disclosure=False, collector_disclosure=True), fresh(spoken))
    assert duty(INITIAL, saying(medium), fresh(spoken, written)) is None
    assert duty(INITIAL, saying("call"), fresh(spoken)) is None


def test_1006_18_e_1_a_first_letter_is_not_made_again_by_email() -> None:
    assert duty(INITIAL, saying("email"), fresh(attempt("2026-03-03 10:00", "mail"))) is None


def test_1006_18_e_1_of_each_debt() -> None:
    known = case(debts=(debt(), debt("loan", initial_communication_at=None, validation=())))
    asked = contact(NOON, debts=("card", "loan"), content=content(initial_disclosure=False, collector_disclosure=False))
    assert denial(INITIAL, asked, known).debts == ("loan",)
    assert denial(SUBSEQUENT, asked, known).debts == ("card",)


@pytest.mark.parametrize("rule", [INITIAL, SUBSEQUENT])
def test_1006_18_e_1_a_limited_content_message_is_no_communication(rule: str) -> None:
    asked = saying(limited_content_message=True, initial_disclosure=False, collector_disclosure=False)
    for known in (fresh(), fresh(attempt("2026-03-02 10:00", "mail"))):
        assert not objects(rule, asked, known)
        assert duty(rule, asked, known) is None


@pytest.mark.parametrize("rule", [INITIAL, SUBSEQUENT])
@pytest.mark.parametrize("purpose", ["formal-pleading", "opt-out-confirmation", "unrelated-notice"])
def test_1006_18_e_3_formal_pleadings_and_what_is_no_collection(purpose: str, rule: str) -> None:
    asked = contact(
        NOON, "mail", purpose=purpose, content=content(initial_disclosure=False, collector_disclosure=False)
    )
    for known in (fresh(), fresh(attempt("2026-03-02 10:00", "mail"))):
        assert not objects(rule, asked, known)


@pytest.mark.parametrize("rule", [INITIAL, SUBSEQUENT])
@pytest.mark.parametrize("recipient", ["third-party", "creditor", "consumer-attorney"])
def test_1006_18_e_only_to_the_consumer(recipient: str, rule: str) -> None:
    asked = contact(NOON, recipient=recipient, content=content(initial_disclosure=False, collector_disclosure=False))
    assert not objects(rule, asked, fresh())


@pytest.mark.parametrize(
    ("used", "disclosed", "lacking"),
    [
        (("es",), ("es",), None),
        (("en", "es"), ("en", "es"), None),
        (("en", "es"), ("en",), "es"),
        (("en", "es", "fr"), (), "en,es,fr"),
        (("es",), ("en",), "es"),
        (("en",), ("en", "es"), None),
        ((), (), None),
        (("es",), None, None),
    ],
)
@pytest.mark.parametrize("rule", [INITIAL, SUBSEQUENT])
def test_1006_18_e_4_1_i_in_each_language_used(
    rule: str, used: tuple[str, ...], disclosed: tuple[str, ...] | None, lacking: str | None
) -> None:
    known = fresh() if rule == INITIAL else fresh(attempt("2026-03-02 10:00", "mail"))
    asked = saying(initial_disclosure=True, collector_disclosure=True, languages=used, disclosure_languages=disclosed)
    assert objects(rule, asked, known) is (lacking is not None)
    if lacking is not None:
        assert denial(rule, asked, known).facts == {"languages": lacking}


def test_1006_18_e_4_the_duty_names_the_languages() -> None:
    found = duty(INITIAL, saying(languages=("en", "es"), disclosure_languages=None), fresh())
    assert found is not None
    assert found.facts == {"languages": "en,es"}


@pytest.mark.parametrize("rule", [INITIAL, SUBSEQUENT])
def test_1006_18_e_missing_history(rule: str) -> None:
    lacking = content(initial_disclosure=False, collector_disclosure=False)
    untold = case(history="unknown", debts=(debt(initial_communication_at=None),))
    assert missing(rule, contact(NOON, content=lacking), untold) == "history"
    assert not objects(rule, contact(NOON), case(history="unknown"))


# -- 18(c)(2)


def disputed(**overrides: Any) -> Any:
    given = {"id": "d", "received_at": at("2026-03-20 10:00"), "in_writing": False} | overrides
    return debt(disputes=(given,), proceedings="none")


def reporting(says: bool | None, when: Any = NOON) -> Contact:
    return contact(
        when,
        "other-electronic",
        recipient="consumer-reporting-agency",
        purpose="credit-reporting",
        content=content(reports_dispute=says),
    )


def test_1006_18_c_2_a_disputed_debt_is_reported_as_disputed() -> None:
    known = case(debts=(disputed(),))
    assert denial(REPORT, reporting(False), known).debts == ("card",)
    assert not objects(REPORT, reporting(True), known)
    assert not objects(REPORT, reporting(None), known)
    assert duty(REPORT, reporting(None), known) is not None
    assert duty(REPORT, reporting(True), known) is None


def test_1006_18_c_2_as_of() -> None:
    received, withdrawn = at("2026-03-20 10:00"), at("2026-03-25 10:00")
    known = case(debts=(disputed(withdrawn_at=withdrawn),))
    assert not objects(REPORT, reporting(False, received - TICK), known)
    assert objects(REPORT, reporting(False, received), known)
    assert objects(REPORT, reporting(False, withdrawn - TICK), known)
    assert not objects(REPORT, reporting(False, withdrawn), known)


def test_1006_18_c_2_debts_that_nobody_disputes_and_missing_facts() -> None:
    assert not objects(REPORT, reporting(False), case(debts=(debt(proceedings="none"),)))
    assert missing(REPORT, reporting(False), case(debts=(debt(),))) == "debts.card.proceedings"
    assert missing(REPORT, reporting(False), case(debts=(debt(disputes="unknown"),))) == "debts.card.disputes"
    assert not objects(REPORT, contact(NOON, content=content(reports_dispute=False)), case(debts=(disputed(),)))


@pytest.mark.parametrize(
    ("stated", "first"),
    [("2026-03-01 12:00", "2026-03-01 12:00"), (NOON, None), ("2026-04-01 12:01", None), (None, None)],
)
def test_1006_34_b_2_a_contact_that_the_history_holds_already_is_not_its_own_first(
    stated: str | None, first: str | None
) -> None:
    """What is stated of the debt is believed, unless it is the contact itself."""
    known = fresh(
        attempt(NOON, id="own", outcome="conversation"), initial_communication_at=None if stated is None else at(stated)
    )
    question = Question(contact(NOON, logged_as="own"), known)
    found = first_communication(question, known.index.debts["card"])
    assert found == (None if first is None else at(first))
