"""12 CFR 1006.10: acquisition of location information."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import Contact
from tests.builders import asking, at, attempt, case, contact, debt, decide, history
from tests.packs.us.federal.regf.judging import denial, duty, missing, objects

IDENTIFY = "us.regf.10b1.identify"
NO_DEBT = "us.regf.10b2.state-no-debt"
POSTCARD = "us.regf.10b3.no-postcard"
SYMBOL = "us.regf.10b4.no-debt-collection-symbol"
ATTORNEY = "us.regf.10b5.only-the-attorney"
ONCE = "us.regf.10c.once"
RULES = [IDENTIFY, NO_DEBT, POSTCARD, SYMBOL, ATTORNEY, ONCE]

TICK = timedelta(microseconds=1)
NOON = "2026-04-01 12:00"
SAID = at("2026-03-02 10:00")
NEIGHBOUR: dict[str, Any] = {"recipient": "third-party", "person": "neighbour", "purpose": "location-information"}


def ask(when: Any = NOON, medium: str = "call", **overrides: Any) -> Contact:
    return contact(when, medium, **NEIGHBOUR | {"address": None} | overrides)


@pytest.mark.parametrize(
    ("rule", "field", "wanted", "medium"),
    [
        pytest.param(IDENTIFY, "identifies_caller", True, "call", id="b_1"),
        pytest.param(NO_DEBT, "states_debt", False, "call", id="b_2"),
        pytest.param(NO_DEBT, "states_debt", False, "mail", id="b_2_by_mail"),
        pytest.param(POSTCARD, "postcard", False, "mail", id="b_3"),
        pytest.param(SYMBOL, "shows_debt_collection", False, "mail", id="b_4"),
    ],
)
def test_1006_10_b_declared_content(rule: str, field: str, wanted: bool, medium: str) -> None:
    def saying(value: bool | None) -> Contact:
        return ask(medium=medium, content=asking(**{field: value}))

    assert denial(rule, saying(not wanted), case()).lapses_at is None
    assert not objects(rule, saying(wanted), case())
    assert duty(rule, saying(wanted), case()) is None
    assert not objects(rule, saying(None), case())
    assert duty(rule, saying(None), case()) is not None


def test_1006_10_b_1_the_employer_only_if_asked() -> None:
    assert objects(IDENTIFY, ask(content=asking(names_employer_unasked=True)), case())
    assert objects(IDENTIFY, ask(content=asking(names_employer_unasked=True, identifies_caller=None)), case())
    assert not objects(IDENTIFY, ask(content=asking(names_employer_unasked=None)), case())


@pytest.mark.parametrize("rule", [POSTCARD, SYMBOL])
def test_1006_10_b_3_and_4_other_media(rule: str) -> None:
    assert not objects(rule, ask(content=asking(postcard=True, shows_debt_collection=True)), case())


@pytest.mark.parametrize("rule", RULES)
def test_1006_10_only_location_information_from_others(rule: str) -> None:
    wrong = asking(
        identifies_caller=False,
        states_debt=True,
        postcard=True,
        shows_debt_collection=True,
        names_employer_unasked=True,
    )
    known = case(
        representation=({"id": "lawyer", "learned_at": SAID, "attorney_can_be_found": True},),
        history=history(attempt("2026-03-03 12:00", outcome="conversation", **NEIGHBOUR)),
    )
    assert not objects(rule, contact(NOON, "mail", content=wrong), known)
    assert not objects(rule, contact(NOON, "mail", content=wrong, recipient="creditor"), known)
    assert not objects(rule, ask(medium="mail", content=wrong, purpose="collection"), known)
    assert objects(rule, ask(medium="mail", content=wrong), known)


def test_1006_10_b_2_1_seeking_the_executor_states_no_debt() -> None:
    assert not objects(NO_DEBT, ask(content=asking(states_debt=False)), case(consumer={"deceased": True}))


@pytest.mark.parametrize(("recipient", "fact"), [("parent", "minor"), ("personal-representative", "deceased")])
def test_1006_2_e_who_stands_in_for_the_consumer_does_so_for_1006_6_alone(recipient: str, fact: str) -> None:
    asked = ask(recipient=recipient, person=None, content=asking(states_debt=True))
    for known in (False, "unknown", True):
        assert objects(NO_DEBT, asked, case(consumer={fact: known}))


# -- 10(b)(5)


def lawyer(**overrides: Any) -> dict[str, Any]:
    return {"representation": ({"id": "lawyer", "learned_at": SAID, "attorney_can_be_found": True} | overrides,)}


def test_1006_10_b_5_once_an_attorney_is_known() -> None:
    known = case(**lawyer())
    assert not objects(ATTORNEY, ask(SAID - TICK), known)
    assert objects(ATTORNEY, ask(SAID), known)


@pytest.mark.parametrize("fact", ["unresponsive_at", "ended_at"])
def test_1006_10_b_5_what_ends_it(fact: str) -> None:
    when = at(NOON)
    known = case(**lawyer(**{fact: when}))
    assert objects(ATTORNEY, ask(when - TICK), known)
    assert not objects(ATTORNEY, ask(when), known)


def test_1006_10_b_5_the_attorneys_consent_to_direct_contact_opens_no_third_party() -> None:
    """10(b)(5) knows one exception, silence; consent to contacting the consumer is one of 6(b)(2) only."""
    assert objects(ATTORNEY, ask(), case(**lawyer(consented_at=SAID)))


def test_1006_10_b_5_debts_and_missing_facts() -> None:
    known = case(debts=(debt(), debt("loan")), **lawyer(debts=("loan",)))
    assert denial(ATTORNEY, ask(debts=("card", "loan")), known).debts == ("loan",)
    assert not objects(ATTORNEY, ask(), known)
    assert not objects(ATTORNEY, ask(), case(**lawyer(attorney_can_be_found=False)))
    doubtful = case(**lawyer(attorney_can_be_found="unknown"))
    assert missing(ATTORNEY, ask(), doubtful) == "representation.lawyer.attorney_can_be_found"
    assert missing(ATTORNEY, ask(), case(representation="unknown")) == "representation"


# -- 10(c)


@pytest.mark.parametrize(
    ("medium", "outcome", "reached"),
    [
        ("call", "conversation", True),
        ("call", "voicemail", True),
        ("call", "rang-out", False),
        ("call", "limited-content-message", False),
        ("call", "no-message-left", False),
        ("mail", "sent", True),
        ("mail", "undeliverable", False),
        ("email", "sent", True),
    ],
)
def test_1006_10_c_once_reached_not_again(medium: str, outcome: str, reached: bool) -> None:
    earlier = attempt("2026-03-03 12:00", medium, id="earlier", outcome=outcome, **NEIGHBOUR)
    known = case(history=history(earlier))
    assert objects(ONCE, ask(), known) is reached
    if reached:
        assert denial(ONCE, ask(), known).facts == {"history.earlier": "reached"}


def test_1006_10_c_seven_unanswered_calls() -> None:
    known = case(history=history([attempt(f"2026-03-{day:02} 12:00", **NEIGHBOUR) for day in range(2, 9)]))
    assert not objects(ONCE, ask("2026-03-20 12:00"), known)


def test_1006_10_c_as_of_and_per_person() -> None:
    earlier = attempt(NOON, outcome="conversation", **NEIGHBOUR)
    known = case(history=history(earlier))
    assert not objects(ONCE, ask(at(NOON) - TICK), known)
    assert objects(ONCE, ask(at(NOON)), known)
    assert not objects(ONCE, ask("2026-04-02 12:00", person="sister"), known)
    assert decide(ask("2026-04-01 11:00"), known).valid_until == at(NOON)


@pytest.mark.parametrize("ground", ["person_asked_for_it", "earlier_answer_thought_wrong"])
def test_1006_10_c_grounds_for_asking_again(ground: str) -> None:
    known = case(history=history(attempt("2026-03-03 12:00", outcome="conversation", **NEIGHBOUR)))
    assert not objects(ONCE, ask(location_grounds={ground: True}), known)
    assert objects(ONCE, ask(location_grounds={ground: False}), known)


def test_1006_10_c_missing_history() -> None:
    assert missing(ONCE, ask(), case(history="unknown")) == "history"
