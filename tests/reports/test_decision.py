"""The page of one decision: it says what the decision says, and nothing that is put into it becomes markup."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example as such_as
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.clock import zone
from fdcpa_guard.decision import Advisory, Citation, CountedCall, Decision, Departure, Duty, PackStatus, Reason
from fdcpa_guard.explaining import Explanation, RuleTrace
from fdcpa_guard.plain_text import clean
from fdcpa_guard.planning import Gap, NextAllowed, Option, Window, Windows
from fdcpa_guard.policies import named
from fdcpa_guard.records import Recorder, expand
from fdcpa_guard.records.reading import LogReader
from fdcpa_guard.reports import decision_page, options_page
from fdcpa_guard.rules import Limit, Period, Tallied, tally
from fdcpa_guard.schema import DecisionRequest, OptionsRequest
from fdcpa_guard.showing import wording
from fdcpa_guard.showing.account import Account, Talk, account
from fdcpa_guard.vocabulary import Authority, Confidence, Effect, Medium, Purpose
from tests.cli.examples import DENIED_BY, FILES, example

from .structure import taken_apart, well_made

NEW_YORK = zone("America/New_York")
AT = datetime(2026, 4, 7, 19, 0, tzinfo=UTC)
HOSTILE = '"><script>alert(1)</script>\x1b[2J\u202e{{ 7 * 7 }}\n'


def asked(name: str) -> DecisionRequest:
    return DecisionRequest.model_validate(example(name))


def page_of(name: str, **more: Any) -> str:
    question = asked(name)
    return decision_page(account(Guard(named(question.policy or "us")), question.contact, question.case, **more))


def shown(text: str) -> str:
    return " ".join(clean(text).split())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_example_has_its_page(file: Path) -> None:
    question = DecisionRequest.model_validate(json.loads(file.read_text("utf-8")))
    whole = account(Guard(named(question.policy or "us")), question.contact, question.case)
    found = well_made(decision_page(whole))
    decision = whole.decision
    assert ("Denied" if DENIED_BY[file.stem] else "Allowed") in found.text
    every: list[Reason | Duty | Advisory] = [*decision.reasons, *decision.duties, *decision.advisories]
    for said in every:
        assert shown(said.message) in found.text
        assert said.rule in found.text
        for citation in said.citations:
            assert citation.section in found.text
    assert whole.explanation is not None
    for trace in whole.explanation.rules:
        assert trace.rule in found.text
    for source, zones in whole.explanation.zones:
        assert f"{source} {', '.join(zones)}" in found.text
    assert decision.fingerprint in found.text
    assert decision.policy in found.text


def test_a_denial_that_time_lifts_says_when() -> None:
    question = asked("02")
    upcoming = Guard(named("regulation_f")).next_allowed(question.contact, question.case)
    assert upcoming.at is not None
    text = well_made(page_of("02")).text
    assert f"It is first allowed on {wording.moment(upcoming.at, (NEW_YORK, zone('America/Los_Angeles')))}" in text


def test_a_denial_that_only_a_fact_lifts_says_which() -> None:
    text = well_made(page_of("20")).text
    assert "No time lifts it; a new fact can." in text
    assert "history: not known" in text


def test_of_several_debts_the_page_says_which_may_be_spoken_of_alone() -> None:
    question = asked("17")
    decision = Guard(named(question.policy or "us")).decide(question.contact, question.case)
    assert decision.permitted_debts
    assert f"Nothing objects to {', '.join(decision.permitted_debts)} : ask again" in well_made(page_of("17")).text


def test_14b2ii_a_conversation_is_told_and_drawn() -> None:
    page = page_of("04")
    assert "in-1" in well_made(page).text
    assert "a conversation, in-1, on 2026-08-13" in page
    assert "the first of its seven days is Thu 2026-08-13" in well_made(page).text


def test_calls_are_told_only_where_a_rule_counts_them() -> None:
    assert "Past calls" in well_made(page_of("03")).text
    assert "Past calls" not in well_made(page_of("07")).text  # a text


def test_what_each_limit_counts_is_told_and_drawn() -> None:
    question = example("03")
    question["case"]["locations"] = [{"id": "home", "state": "MA"}]
    question["case"]["phones"][0]["number"] = "+16175550123"
    stated = DecisionRequest.model_validate(question)
    page = shown(decision_page(account(Guard(named("first_party")), stated.contact, stated.case)))
    assert "What each limit counts" in page
    assert "Calls or texts about one debt (card-1): 7 counted, 2 fill it; full, and the rule objects" in page
    assert "Calls to one person: 7 counted, 3 fill it; full, and the rule objects" in page
    assert "us.ma.209cmr18-16-1d.two-in-seven" in page
    assert "within the 7 days that end with this contact" in page
    assert "What each limit counts" not in shown(page_of("01"))


def test_a_rule_says_how_often_it_was_read() -> None:
    question = asked("03")
    whole = account(Guard(us()), question.contact, question.case)
    rule = whole.rules["us.regf.14b2.seven-in-seven"]
    assert rule.read_again is not None
    assert f"read beside its text: twice, the second time on {rule.read_again}" in well_made(decision_page(whole)).text


def test_days_are_shown_on_the_clock_asked_for() -> None:
    text = well_made(page_of("03", days=3, clock=zone("America/Chicago"))).text
    assert "on the clock of America/Chicago" in text
    assert "to the end of Thu 2026-04-09" in text


def test_a_kept_record_has_a_page_of_its_own() -> None:
    """Years later there are the record and its glossary alone, and no policy to ask again."""
    question = asked("03")
    policy = us()
    decision = Guard(policy).decide(question.contact, question.case, counted=True)
    log = LogReader()
    (record,) = log.records(Recorder(policy).lines(question.contact, question.case, decision))
    kept = expand(record, log.glossary)
    found = well_made(decision_page(Account(kept, record.contact)))
    for reason in decision.reasons:
        assert shown(reason.message) in found.text
    assert "1 conversation" not in found.text
    assert "Not kept: this page was made of a decision alone." in found.text
    assert "When it is allowed" not in [text.strip() for text in found.texts]
    assert f"The {len(decision.counted or ())} calls" in found.text


def test_ways_to_reach_a_person() -> None:
    question = OptionsRequest.of(asked("03"))
    policy = us()
    found = Guard(policy).options(question.case, question.contact.at, debts=question.contact.debts)
    text = well_made(options_page(question, found, policy.label)).text
    for option in found:
        assert f"{option.medium.value} to {option.address}" in text
    assert f"{sum(option.decision.allowed for option in found)} of {len(found)} open now" in text


# -- hostile texts


def of_text(text: str) -> Account:
    """An account in which everything that is text is this, ids as well, which no contact lets pass."""
    law = Citation(text, text, Authority.REGULATION, date(2026, 1, 1), Confidence.PARTIAL)
    said: dict[str, Any] = {"rule": text, "message": text, "citations": (law,), "debts": (text,), "facts": {text: text}}
    reason = Reason(**said, effect=Effect.PROHIBITED, rebuttal=(text,), lapses_at=AT + timedelta(days=1))
    call = CountedCall(text, AT - timedelta(days=1), text, True, text, law, date(2026, 4, 6))
    contact: Any = SimpleNamespace(
        at=AT, medium=Medium.CALL, debts=(text,), who=text, address=text, purpose=Purpose.COLLECTION
    )
    decision = Decision(
        allowed=False,
        reasons=(reason, replace(reason, denies=False)),
        duties=(Duty(**said, due=date(2026, 5, 1)),),
        advisories=(Advisory(**said),),
        permitted_debts=(text,),
        packs=(PackStatus(text, False, (), text), PackStatus(text, True, (text,), text)),
        valid_until=AT + timedelta(hours=1),
        at=AT,
        policy=text,
        fingerprint=text,
        counted=(call,),
        departures=(Departure(text, text, text),),
    )
    traces = (RuleTrace(text, "denied", text, AT), RuleTrace(text, "passed-over", text))
    tallied = Tallied(text, AT - timedelta(days=1), text, True, text, AT + timedelta(days=6), date(2026, 4, 6))
    limited = Limit(text, 1, text, (text,), (text,), text)
    period = Period("days", 7, text, AT - timedelta(days=7), AT, NEW_YORK, lambda when: when + timedelta(days=7))
    told = replace(tally(limited, period, ()), rule=text, counted=1, objects=True, events=(tallied,))
    upcoming = NextAllowed(None, decision, (reason,), (reason,), 1)
    end = AT + timedelta(days=2)
    plan = Windows(AT, end, (Window(AT, AT + timedelta(hours=1)),), (Gap(AT + timedelta(hours=1), end, (reason,)),), 2)
    return Account(
        decision,
        contact,
        (NEW_YORK,),
        None,
        Explanation(decision, traces, ((text, (text,)),), ((text, (text,)),), (), (told,), ((text, text),)),
        {},
        True,
        (Talk(text, AT - timedelta(days=2), text, date(2026, 4, 5)),),
        upcoming,
        plan,
        (Option(Medium.TEXT, text, contact, decision, (text,), upcoming),),
    )


def skeleton(page: str) -> list[tuple[str, tuple[str, ...]]]:
    return taken_apart(page).skeleton


INNOCENT = skeleton(decision_page(of_text("x")))


@given(st.text(min_size=1, max_size=60))
@such_as(HOSTILE)
@such_as("x" * 10_000)
@such_as("</title></style></svg><img src=x onerror=alert(1)>")
def test_no_text_changes_anything_but_the_text(text: str) -> None:
    page = decision_page(of_text(text))
    assert skeleton(page) == INNOCENT
    assert not [character for character in page if not character.isprintable() and character != "\n"]


def test_the_same_of_the_ways_to_reach_a_person() -> None:
    question = OptionsRequest.of(asked("03"))
    pages = []
    for text in ("x", HOSTILE):
        option = (of_text(text).options or ())[0]
        stated: Any = SimpleNamespace(contact=option.contact, case=question.case)
        pages.append(options_page(stated, [option], text))
    assert skeleton(pages[0]) == skeleton(pages[1])


def test_numbers_addresses_and_names_are_not_shown() -> None:
    question = example("08")
    question["case"]["phones"][0]["number"] = "+12025550187"
    question["case"]["emails"][0]["address"] = "jane.doe@mail.example"
    question["case"]["attributes"] = {"note": "12 Elm Street, Springfield"}
    case, contact = Case.model_validate(question["case"]), Contact.model_validate(question["contact"])
    page = decision_page(account(Guard(us()), contact, case))
    assert "mail-work" in page
    for secret in ("2025550187", "jane.doe", "Elm Street"):
        assert secret not in page
