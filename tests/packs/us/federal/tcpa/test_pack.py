"""What holds for every rule of the TCPA pack, and what scenario files cannot say of it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, Policy
from fdcpa_guard.clock import FOREVER, TICK
from fdcpa_guard.packs.us.federal import tcpa
from fdcpa_guard.packs.us.federal.tcpa import TCPA
from fdcpa_guard.packs.us.federal.tcpa.a10 import ANNOUNCED
from fdcpa_guard.rules import Advised, Denied, MissingFact, Outcome, Passed, Question, Required, Rule
from fdcpa_guard.testing import builders
from fdcpa_guard.vocabulary import DENYING, Authority, Confidence, Effect

POLICY = Policy("tcpa", "1", (TCPA,))
GUARD = Guard(POLICY)
HEADINGS = ["What it checks", "Source", "When it does not apply", "Missing facts", "Example"]
REVOKED = "us.tcpa.64-1200-a10.revoked"
LISTED = "us.tcpa.64-1200-d3.do-not-call"
CONFIRMED = "us.tcpa.64-1200-a12.confirmation"
HOURS = "us.tcpa.64-1200-c1.hours"
CALLBACK = "us.tcpa.64-1200-b2.callback-number"
REGISTRY = "us.tcpa.64-1200-c2.registry"

every_rule = pytest.mark.parametrize("rule", TCPA.rules, ids=lambda rule: rule.id)


# -- metadata


@every_rule
def test_the_description_has_its_headings_in_order(rule: Rule) -> None:
    assert re.findall(r"\*\*([^*]+)\*\*", rule.description) == HEADINGS
    assert all(len(part.strip(" \n.")) >= 4 for part in re.split(r"\*\*[^*]+\*\*:", rule.description)[1:])


@every_rule
def test_every_rule_cites_the_regulation_that_its_id_names(rule: Rule) -> None:
    place = re.fullmatch(r"us\.tcpa\.64-1200-([a-z0-9]+)\.[a-z0-9-]+", rule.id)
    assert place is not None
    cited = [c.section for c in rule.citations if c.authority is Authority.REGULATION]
    flat = [re.sub(r"[^a-z0-9]", "", section.removeprefix("64.1200")) for section in cited]
    assert any(section.startswith(place[1]) for section in flat)


@every_rule
def test_no_rule_rests_on_what_nobody_read(rule: Rule) -> None:
    for citation in rule.citations:
        assert citation.confidence is not Confidence.UNREAD
        seen = citation.confidence in (Confidence.PRIMARY, Confidence.PARTIAL)
        assert (citation.read_on is not None) is seen
    assert rule.citations[0].confidence is Confidence.PRIMARY


def test_ids_are_unique() -> None:
    ids = [rule.id.rsplit(".", 1)[1] for rule in TCPA.rules]
    assert len(set(ids)) == len(ids)


def test_the_effects_that_are_not_prohibitions() -> None:
    assert {rule.id.rsplit(".", 1)[1]: rule.effect for rule in TCPA.rules if rule.effect is not Effect.PROHIBITED} == {
        "limited-content-conflict": Effect.ADVISORY,
        "no-offer": Effect.ADVISORY,
        "no-harbor": Effect.NUMBER_NOT_CHECKED,
        "old-answer": Effect.ADVISORY,
    }


def test_the_numbers() -> None:
    today = date(2026, 11, 21)
    numbers = {
        (rule.id.rsplit(".", 1)[1], name): str(parameter.on(today))
        for rule in TCPA.rules
        for name, parameter in rule.parameters.items()
    }
    assert numbers == {
        ("wireless-consent", "grace"): "15 days, 0:00:00",
        ("wireless-consent", "fresh"): "31",
        ("wireless-consent", "confirmation"): "True",
        ("emergency-and-patient-lines", "confirmation"): "True",
        ("reassigned", "confirmation"): "True",
        ("three-in-thirty", "calls"): "3",
        ("three-in-thirty", "days"): "30",
        ("revoked", "days"): "10",
        ("revoked", "skip_holidays"): "False",
        ("revoked", "every_medium"): "True",
        ("revoked", "every_number"): "True",
        ("revoked", "every_debt"): "False",
        ("confirmation", "within"): "0:05:00",
        ("confirmation", "every_debt"): "False",
        ("hours", "opens"): "08:00:00",
        ("hours", "closes"): "21:00:00",
        ("hours", "transaction"): "18",
        ("hours", "inquiry"): "3",
        ("hours", "borrowed"): "False",
        ("registry", "fresh"): "31",
        ("registry", "transaction"): "18",
        ("registry", "inquiry"): "3",
        ("registry", "borrowed"): "False",
        ("do-not-call", "days"): "10",
        ("do-not-call", "skip_holidays"): "False",
        ("names", "exempt"): "True",
        ("callback-number", "exempt"): "True",
        ("no-harbor", "calls"): "3",
        ("no-harbor", "days"): "30",
        ("old-answer", "calls"): "3",
        ("old-answer", "days"): "30",
        ("old-answer", "fresh"): "31 days, 0:00:00",
    }


def test_the_order_of_september_2026_is_told_of_and_changes_nothing() -> None:
    (rule,) = [rule for rule in TCPA.rules if rule.id == REVOKED]
    assert ANNOUNCED in rule.citations
    assert ANNOUNCED.read_on is None
    assert "FCC 26-67" in rule.description
    assert "FCC 26-67" in (tcpa.__doc__ or "")
    later = {date(2027, 1, 31)}
    assert {day for each in TCPA.rules for day in each.dates() if day > date(2026, 9, 1)} == later


@pytest.mark.parametrize("nature", ["consumer", "commercial"])
@pytest.mark.parametrize("collector", ["creditor", "creditor-under-other-name", "debt-buyer", "mortgage-servicer"])
def test_it_binds_anyone_about_any_debt(collector: str, nature: str) -> None:
    known = builders.case(collector=collector, debts=(builders.debt(nature=nature),))
    (status,) = GUARD.decide(builders.contact(), known).packs
    assert status.applied


@pytest.mark.parametrize("medium", ["call", "text"])
def test_a_contact_by_hand_without_an_offer_is_nobodys_business_here(medium: str) -> None:
    asked = builders.contact(medium=medium, content=builders.content(lacks=["offer"]))
    known = builders.case(requests="unknown", history="unknown", consents=())
    decision = GUARD.decide(asked, known)
    assert decision.allowed
    assert (decision.reasons, decision.duties) == ((), ())
    assert [said.rule for said in decision.advisories] == ["guard.number"]  # nobody knows who has answered there
    assert decision.valid_until == builders.local("2027-01-31")  # when the law changes next


# -- which effect


def effects(rule: str, asked: Contact, known: Case, guard: Guard = GUARD) -> list[Effect]:
    return [reason.effect for reason in guard.decide(asked, known).reasons if reason.rule == rule]


@pytest.mark.parametrize(
    ("when", "effect"), [("2026-11-23 23:59:59", Effect.ASKED_TO_STOP), ("2026-11-24 00:00", Effect.PROHIBITED)]
)
@pytest.mark.parametrize(
    ("rule", "contact"),
    [
        (REVOKED, {"medium": "text", "autodialed": True}),
        (LISTED, {"address": "land", "voice": "prerecorded"}),
        (LISTED, {"medium": "text", "content": builders.content(carries=["offer"])}),
    ],
    ids=["a10", "d3_at_home", "d3_offer"],
)
def test_ten_business_days_part_the_time_to_honour_from_the_ban(
    rule: str, contact: dict[str, Any], when: str, effect: Effect
) -> None:
    stop = {"kind": "stop-medium", "id": "r", "media": ["call", "text"]}
    known = builders.case(requests=[{**stop, "received_at": builders.local("2026-11-09 10:00")}])
    asked = builders.contact(at=when, **contact)
    assert effects(rule, asked, known) == [effect]
    holds_until = GUARD.decide(asked, known).valid_until
    assert (holds_until == builders.local("2026-11-24 00:00")) is (effect is Effect.ASKED_TO_STOP)


@pytest.mark.parametrize(("second", "expected"), [(0, []), (1, [Effect.LATE_CONFIRMATION])])
def test_a_late_confirmation_has_an_effect_of_its_own(second: int, expected: list[Effect]) -> None:
    stop = {"kind": "revoke-consent", "id": "r", "received_at": builders.local("2026-11-09 10:00")}
    asked = builders.contact(
        at=f"2026-11-09 10:05:0{second}",
        medium="text",
        autodialed=True,
        purpose="opt-out-confirmation",
        content=builders.content(opt_out_confirmation_only=True),
    )
    decision = GUARD.decide(asked, builders.case(requests=[stop]))
    assert [reason.effect for reason in decision.reasons] == expected
    assert {reason.rule for reason in decision.reasons} <= {CONFIRMED}


@pytest.mark.parametrize(
    ("when", "address", "carries", "taken"),
    [
        pytest.param("2023-07-19 12:00", "land", [], False, id="at_home_before_the_limits"),
        pytest.param("2023-07-20 12:00", "land", [], True, id="at_home_since"),
        pytest.param("2023-07-19 12:00", "land", ["offer"], True, id="an_offer_before"),
        pytest.param("2026-04-01 12:00", "cell", [], False, id="a_mobile"),
    ],
)
def test_b_2_where_requests_to_stop_are_taken(when: str, address: str, carries: list[str], taken: bool) -> None:
    said = {"voice": "prerecorded", "content": builders.content(carries=carries)}
    asked = builders.contact(at=when, address=address, **said)
    (duty,) = [each for each in GUARD.decide(asked, builders.case(consents=())).duties if each.rule == CALLBACK]
    assert ("requests for no more calls" in duty.message) is taken


def test_an_old_copy_of_the_registry_does_not_tell() -> None:
    line = builders.phone(do_not_call_checked_at=builders.local("2026-03-02 10:00"))
    asked = builders.contact(at="2026-04-03 12:00", content=builders.content(carries=["offer"]))
    assert effects(REGISTRY, asked, builders.case(phones=[line])) == [Effect.MISSING_FACT]
    listed = builders.phone(on_do_not_call_registry=True)
    assert effects(REGISTRY, asked, builders.case(phones=[listed])) == [Effect.PROHIBITED]


def test_the_clean_autodialled_text_is_allowed() -> None:
    consent = builders.consent("autodialed", address="cell", given_to="creditor")
    check = {"at": builders.local("2026-03-20 10:00"), "since": consent.given_at, "reassigned": False}
    line = builders.phone(reassigned_checks=[{**check, "complete_and_accurate": True}])
    asked = builders.contact(medium="text", autodialed=True, content=builders.content(lacks=["offer"]))
    decision = GUARD.decide(asked, builders.case(consents=[consent], phones=[line]))
    assert decision.allowed
    assert (decision.duties, decision.advisories) == ((), ())


# -- what a policy may choose


def test_who_lets_a_number_through_unchecked_lets_no_machine_through_after_stop() -> None:
    """By default a number without a look-up only warns; the day after STOP every default and leave but one denies."""
    consent = builders.consent("autodialed", given_at=builders.local("2026-01-05 10:00"))
    stop = {"kind": "revoke-consent", "id": "r", "received_at": builders.local("2026-11-16 10:00")}
    asked = builders.contact(at="2026-11-17 10:00", medium="text", autodialed=True)
    unchecked = GUARD.decide(asked, builders.case(consents=[consent]))
    assert unchecked.allowed
    assert [(reason.effect, reason.denies) for reason in unchecked.reasons] == [(Effect.NUMBER_NOT_CHECKED, False)]
    known = builders.case(consents=[consent], requests=[stop])
    for effect in Effect:
        guard = Guard(POLICY.denying(DENYING - {effect}, justification="to see what it lets through"))
        assert guard.decide(asked, known).allowed is (effect is Effect.ASKED_TO_STOP)


def test_a_policy_may_deny_a_number_without_a_look_up() -> None:
    consent = builders.consent("autodialed", given_at=builders.local("2026-01-05 10:00"))
    asked = builders.contact(at="2026-11-17 10:00", medium="text", autodialed=True)
    guard = Guard(POLICY.denying({*DENYING, Effect.NUMBER_NOT_CHECKED}))
    assert not guard.decide(asked, builders.case(consents=[consent])).allowed
    assert guard.policy.departures == ()


def chosen(rule: str, parameter: str, value: object) -> Guard:
    """The guard of a pack in which one parameter has one value throughout."""

    def changed(each: Rule) -> Rule:
        if each.id != rule:
            return each
        return replace(each, parameters={**each.parameters, parameter: each.parameters[parameter].replaced(value)})

    return Guard(Policy("chosen", "1", (replace(TCPA, rules=tuple(changed(each) for each in TCPA.rules)),)))


def test_holidays_may_be_left_out_by_choice() -> None:
    stop = {"kind": "revoke-consent", "id": "r", "received_at": builders.local("2026-11-06 10:00")}
    known = builders.case(requests=[stop])
    saturday = builders.contact(at="2026-11-23 23:59:59", medium="text", autodialed=True)
    guard = chosen(REVOKED, "skip_holidays", True)
    assert effects(REVOKED, saturday, known) == [Effect.PROHIBITED]
    assert effects(REVOKED, saturday, known, guard) == [Effect.ASKED_TO_STOP]
    tuesday = builders.contact(at="2026-11-24 00:00", medium="text", autodialed=True)
    assert effects(REVOKED, tuesday, known, guard) == [Effect.PROHIBITED]


def test_a_request_may_be_confined_to_its_medium_by_choice() -> None:
    stop = {"kind": "revoke-consent", "id": "r", "media": ["call"], "received_at": builders.local("2026-03-02 10:00")}
    asked = builders.contact(medium="text", autodialed=True)
    assert effects(REVOKED, asked, builders.case(requests=[stop])) == [Effect.PROHIBITED]
    guard = chosen(REVOKED, "every_medium", False)
    assert effects(REVOKED, asked, builders.case(requests=[stop]), guard) == []


def test_a_revocation_may_be_confined_to_its_number_by_choice() -> None:
    stop = {"kind": "revoke-consent", "id": "r", "address": "land", "received_at": builders.local("2026-03-02 10:00")}
    asked = builders.contact(medium="text", autodialed=True)
    known = builders.case(requests=[stop], consents=[builders.consent("autodialed", address="cell")])
    assert effects(REVOKED, asked, known) == [Effect.PROHIBITED]
    assert effects(REVOKED, asked, known, chosen(REVOKED, "every_number", False)) == []


def test_a_collector_for_others_may_have_the_relationship_by_choice() -> None:
    asked = builders.contact(at="2026-04-01 22:00", content=builders.content(carries=["offer"]))
    known = builders.case(last_transaction_at=builders.local("2026-03-02 10:00"))
    assert effects(HOURS, asked, known) == [Effect.PROHIBITED]
    assert effects(HOURS, asked, known, chosen(HOURS, "borrowed", True)) == []


def test_a_notice_to_cease_about_one_debt_may_end_the_others_at_once_by_choice() -> None:
    stop = {"kind": "cease", "id": "r", "debts": ["d2"], "received_at": builders.local("2026-03-02 10:00")}
    known = builders.case(debts=(builders.debt(), builders.debt(id="d2")), requests=[{**stop, "in_writing": True}])
    asked = builders.contact(medium="text", autodialed=True)
    assert effects(REVOKED, asked, known) == []
    guard = chosen(REVOKED, "every_debt", True)
    assert effects(REVOKED, asked, known, guard) == [Effect.PROHIBITED]


def test_the_careful_values_may_only_be_loosened_openly() -> None:
    rules = {rule.id: rule.parameters for rule in TCPA.rules}
    assert rules[REVOKED]["skip_holidays"].stricter == "lower"
    assert rules[REVOKED]["every_medium"].stricter == "higher"
    assert rules[REVOKED]["every_number"].stricter == "higher"
    assert rules[REVOKED]["every_debt"].stricter == "higher"
    assert rules[HOURS]["borrowed"].stricter == "lower"


# -- honesty: constant until it says


def answer(rule: Rule, contact: Contact, case: Case, day: date) -> tuple[frozenset[object], datetime]:
    """What a rule says, and until when."""
    question = Question(contact, case)
    question = question.only(case.debts)
    try:
        outcome = rule.bound(day)(question)
    except MissingFact as missing:
        return frozenset({("missing", missing.fact)}), missing.until or FOREVER
    outcomes: tuple[Outcome, ...] = outcome if isinstance(outcome, tuple) else (outcome,)
    said: set[object] = set()
    until = FOREVER
    for one in outcomes:
        until = min(until, one.lapses_at if isinstance(one, Denied) else one.until)
        if isinstance(one, Denied):
            said.add(("denied", one.effect or rule.effect, one.debts))
        elif isinstance(one, Required | Advised):
            said.add((type(one).__name__, one.message, one.debts))
        else:
            assert isinstance(one, Passed)
    return frozenset(said), until


def made_up(dice: Random) -> tuple[dict[str, Any], Case]:
    """A contact by telephone and a case with whatever this pack looks at, around the autumn of 2026."""
    start = datetime(2026, 10, 5, tzinfo=UTC)

    def when(days: int = 60) -> datetime:
        return start + timedelta(minutes=dice.randrange(days * 24 * 60))

    def some(choices: list[Any]) -> list[Any]:
        return [each for each in choices if dice.random() < 0.4]

    medium = dice.choice(["call", "call", "text", "ringless-voicemail"])
    voices = ["live", "prerecorded", "artificial", "prerecorded", "unknown"]
    requests = [
        {"kind": "revoke-consent", "id": "a", "received_at": when(), "media": some(["call", "text"])}
        | {"address": dice.choice([None, "cell", "land"])},
        {"kind": "stop-medium", "id": "b", "received_at": when(), "media": [dice.choice(["call", "text", "mail"])]}
        | {"withdrawn_at": dice.choice([None, start + timedelta(days=61)])},
        {"kind": "stop-address", "id": "c", "received_at": when(), "address": dice.choice(["cell", "land"])},
    ]
    consents = [
        builders.consent("autodialed", id="x", given_at=when(), debts=dice.choice([None, ["d1"]])),
        builders.consent("autodialed", id="y", given_at=start, given_to="creditor", address="land"),
        builders.consent("solicitation", id="z", given_at=when(), in_writing=dice.choice([True, False, "unknown"])),
    ]
    checks = [
        {"at": when(), "since": start - timedelta(days=9), "reassigned": dice.choice([True, False, False, "unknown"])}
        | {"complete_and_accurate": True}
        for _ in range(dice.randrange(3))
    ]
    known = {
        "reassigned_checks": checks,
        "on_do_not_call_registry": dice.choice([True, False, False, "unknown"]),
        "do_not_call_checked_at": when(),
        "disowned_at": dice.choice([None, None, when()]),
    }
    moved = dice.choice([None, when()])
    phones = [
        builders.phone(line_type=dice.choice(["mobile", "unknown", "voip"]), **known),
        builders.phone(
            id="land", line_type="landline", place=dice.choice(["home", "unknown"]), ported_at=moved, **known
        ),
    ]
    attempts = [
        builders.attempt(when(), dice.choice(["call", "ringless-voicemail", "text"]), id=f"e{n}", address="land")
        for n in range(dice.randrange(12))
    ]
    zones = dice.choice([["America/Chicago"], ["America/New_York", "America/Los_Angeles"]])
    case = builders.case(
        collector=dice.choice(["creditor", "third-party-collector"]),
        debts=[builders.debt(), builders.debt(id="d2")],
        requests=dice.choice([*[some(requests)] * 5, "unknown"]),
        consents=some(consents),
        phones=phones,
        history={"attempts": attempts, "inbound": ()},
        locations=[{"id": "home", "zones": zones}],
        last_transaction_at=dice.choice([None, when() - timedelta(days=548)]),
        last_inquiry_at=dice.choice([None, when() - timedelta(days=92)]),
    )
    contact = {
        "at": when(),
        "medium": medium,
        "recipient": dice.choice(["consumer", "consumer", "consumer-attorney"]),
        "debts": ["d1", "d2"],
        "address": dice.choice(["cell", "land", "land", None]),
        "voice": dice.choice(voices),
        "autodialed": dice.choice([True, False, "unknown"]),
        "purpose": dice.choice(["collection", "collection", "opt-out-confirmation"]),
        "content": builders.content(
            opt_out_confirmation_only=dice.choice([True, False, None]), carries=dice.choice([[], ["offer"]])
        ),
    }
    return contact, case


def test_every_rule_says_the_same_until_it_says() -> None:
    dice = Random("tcpa")
    said_something: set[str] = set()
    for _ in range(400):
        given, case = made_up(dice)
        asked = Contact(**given)
        for rule in TCPA.rules:
            roles, acts = frozenset({asked.recipient}), frozenset({asked.purpose})
            if rule.looks_at(asked.medium, roles, acts, case.index.holdings):
                continue
            day = asked.at.date()
            said, until = answer(rule, asked, case, day)
            assert until > asked.at, rule.id
            if said:
                said_something.add(rule.id)
            end = min(until, case.index.next_change(asked.at), asked.at + timedelta(days=50))
            inside = [end - TICK, asked.at + (end - asked.at) / 2, asked.at + dice.random() * (end - asked.at)]
            for later in inside:
                assert answer(rule, Contact(**{**given, "at": later}), case, day)[0] == said, (rule.id, later)
    silent = {"emergency-and-patient-lines", "limited-content-conflict"}
    assert {rule.id.rsplit(".", 1)[1] for rule in TCPA.rules if rule.id not in said_something} == silent
