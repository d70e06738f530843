"""Reading and running scenarios from Python."""

from collections import Counter
from dataclasses import is_dataclass
from importlib import import_module
from typing import Any, Final

import pytest

from fdcpa_guard import Guard, Policy, regulation_f
from fdcpa_guard.rules import Advised, Denied, Outcomes, Question, house, rule
from fdcpa_guard.testing.documents import ScenarioError
from fdcpa_guard.testing.scenarios import guard_of, load, named_policy, outcomes
from fdcpa_guard.vocabulary import CollectorKind, DebtKind, Effect, Medium, Recipient


@rule("house.taste", "Think twice", house("1"), effect=Effect.HOUSE_POLICY)
def taste(q: Question) -> Outcomes:
    """Advises always."""
    return Advised("think twice")


@rule("house.scruple", "A scruple", house("2"), effect=Effect.HOUSE_POLICY)
def scruple(q: Question) -> Outcomes:
    """Denies always."""
    return Denied("a scruple")


@rule("house.broken", "A rule that fails", house("3"), effect=Effect.HOUSE_POLICY)
def broken(q: Question) -> Outcomes:
    """Raises always."""
    raise ZeroDivisionError


HOUSE = Policy("house", "1", ()).with_rules(taste, scruple, broken).denying([Effect.PROHIBITED, Effect.RULE_ERROR])


def resolve(spec: Any) -> Policy:
    if spec == {"file": "house.yaml"}:
        return HOUSE
    return named_policy(spec)


def rows(text: str) -> list[Any]:
    return list(load(text, source="house.policy.yaml", resolve=resolve).rows())


def only(text: str) -> Any:
    (row,) = rows(f"policy: regulation_f\nscenarios:\n- {text}")
    return row


def test_a_suite_says_what_it_asks_without_running() -> None:
    asked = outcomes(
        rows(
            """
            policy: regulation_f
            scenarios:
            - rule: us.regf.6b1i.hours
              at: {2026-04-01 07:00: denies, 2026-04-01 07:30: denies, 2026-04-01 09:00: passes}
            - name: whole
              reasons: [us.regf.6c1.cease, us.regf.6b1i.hours]
              because: [us.regf.6c1.cease]
              duties: [us.regf.100a.retain]
            - {name: nothing in particular, then: allowed}
            """
        )
    )
    assert asked == {
        "us.regf.6b1i.hours": Counter(denies=3, passes=1),
        "us.regf.6c1.cease": Counter(denies=1),
        "us.regf.100a.retain": Counter(requires=1),
    }


def test_ids_are_readable_and_unique() -> None:
    text = """
    policy: regulation_f
    rule: us.regf.6b1i.hours
    scenarios:
    - {then: passes}
    - {then: passes}
    - {name: a::b, then: passes}
    - {name: table, at: {2026-04-01 09:00: passes}}
    - {name: table, vary: {place: {MO: passes}}}
    - {name: table, rows: [{then: passes}, {name: second, then: passes}]}
    """
    assert [row.id.removeprefix("us.regf.6b1i.hours") for row in rows(text)] == [
        "",
        "#2",
        "/a:b",
        "/table[2026-04-01 09:00]",
        "/table[place MO]",
        "/table[1]",
        "/table[second]",
    ]


def test_a_reach_is_one_row_that_asks_of_every_word() -> None:
    row = only(
        """{rule: us.regf.6b1i.hours, when: {at: 2026-04-01 21:00}, reach: {
        when.medium: {not-asked: [mail, text], denies: rest},
        collector: {denies: rest}}}"""
    )
    asked = [row, *row.more]
    assert row.id == "us.regf.6b1i.hours[reach]"
    assert len(asked) == len(Medium) + len(CollectorKind)
    assert [each.contact.medium for each in asked[: len(Medium)]] == list(Medium)
    assert outcomes([row]) == {"us.regf.6b1i.hours": Counter({"denies": 13, "not-asked": 2})}
    problem = row.run().problem
    assert problem.splitlines()[0].endswith("us.regf.6b1i.hours[when.medium text]")
    assert "us.regf.6b1i.hours denies: outside the hours" in problem
    assert problem.splitlines()[-1] == "and so:    us.regf.6b1i.hours[collector creditor], line 5"


def test_a_reach_over_recipients_asks_each_in_a_role_that_is_real() -> None:
    text = "{rule: us.regf.6b1i.hours, %s reach: {when.recipient: {missing: rest}}}"
    row = only(text % "")
    asked = {each.contact.recipient: each.case for each in (row, *row.more)}
    assert asked[Recipient.PARENT].consumer.minor is True
    assert asked[Recipient.PERSONAL_REPRESENTATIVE].consumer.deceased is True
    assert asked[Recipient.SUCCESSOR_IN_INTEREST].debts[0].kind is DebtKind.MORTGAGE
    assert asked[Recipient.CONSUMER].consumer.minor is False
    given = "given: {consumer.minor: false, debts.d1.kind: rent},"
    row = only(text % given)
    asked = {each.contact.recipient: each.case for each in (row, *row.more)}
    assert asked[Recipient.PARENT].consumer.minor is False
    assert asked[Recipient.SUCCESSOR_IN_INTEREST].debts[0].kind is DebtKind.RENT


def test_a_file_of_its_own_policy_is_resolved_by_the_caller() -> None:
    first, second, third = rows(
        """
        policy: {file: house.yaml}
        scenarios:
        - {rule: house.taste, then: warns, debts: [d1], message: Twice}
        - {rule: house.scruple, then: warns, why: this policy does not let the effect deny}
        - {name: another policy, policy: regulation_f, then: allowed}
        """
    )
    assert first.run().passed
    assert second.run().passed
    assert third.run().passed
    assert first.policy is HOUSE


def test_a_scenario_may_leave_the_rule_and_zone_of_its_file() -> None:
    (row,) = rows(
        """
        policy: regulation_f
        rule: us.regf.6b1i.hours
        zone: America/Denver
        scenarios: [{name: x, rule: null, zone: null, when: {at: 2026-04-01 12:00}, then: allowed}]
        """
    )
    assert row.rule is None
    assert row.contact.at.hour == 17
    assert row.run().passed


def test_a_rule_that_fails_is_never_what_was_expected() -> None:
    (row,) = rows("policy: {file: house.yaml}\nscenarios: [{rule: house.broken, then: denies}]")
    assert "house.broken rule-error: the rule itself failed (ZeroDivisionError)" in row.run().problem


def test_a_guard_of_ones_own_can_be_asked() -> None:
    row = only(
        "{rule: us.regf.14b2.seven-in-seven, given: {history: [call 2026-03-30 09:00+10:00+11:00]}, then: passes}"
    )
    strict = regulation_f().tightened("us.regf.14b2.seven-in-seven", calls=3)
    assert row.run().passed
    assert not row.run(Guard(strict)).passed
    assert "is not asked" in row.run(Guard(HOUSE)).problem


def test_a_guard_is_built_once_for_each_policy() -> None:
    policy = regulation_f()
    assert guard_of(policy) is guard_of(policy)
    assert guard_of(policy) is not guard_of(regulation_f())
    assert named_policy("regulation_f") is named_policy("regulation_f")


def test_a_policy_is_a_function_of_the_ready_made_ones_and_nothing_else() -> None:
    for spec in ("Policy", "__import__", "REGULATION_F", "os.system"):
        with pytest.raises(LookupError):
            named_policy(spec)


HOURS = "rule: us.regf.6b1i.hours"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{name: x, then: denied}", "the contact is allowed, not denied"),
        ("{name: x, when: {at: 2026-04-01 22:00}, then: allowed}", "the contact is denied, not allowed"),
        (f"{{{HOURS}, then: denies}}", "us.regf.6b1i.hours passes: no objection"),
        (f"{{{HOURS}, when: {{medium: mail}}, then: passes}}", "us.regf.6b1i.hours is not asked: does not look at"),
        (f"{{{HOURS}, given: {{place: none}}, then: passes}}", "us.regf.6b1i.hours misses a fact: needs locations"),
        (f"{{{HOURS}, given: {{place: none}}, missing: requests}}",
         "the missing fact is locations (where consumer is), not requests"),
        ("{name: x, then: allowed, missing: requests}", "the missing fact is none, not requests"),
        (f"{{{HOURS}, when: {{at: 2026-04-01 22:00}}, then: denies, lapses: 2026-04-02 09:00}}",
         "the objection lapses at 2026-04-02 08:00:00 CDT, not at 2026-04-02 09:00:00 CDT"),
        (f"{{{HOURS}, then: denies, lapses: never}}",
         "the objection lapses not at all, for there is no objection, not never"),
        ("{name: x, then: allowed, next: 2026-04-02 08:00}",
         "next allowed at 2026-04-01 12:00:00 CDT, not at 2026-04-02 08:00:00 CDT"),
        ("{name: x, then: allowed, next: never}", "next allowed at 2026-04-01 12:00:00 CDT, not never"),
        ("{name: x, given: {requests: [cease]}, reasons: [us.regf.6b1i.hours]}", "us.regf.6b1i.hours does not deny"),
        ("{name: x, given: {requests: [cease]}, reasons: [us.regf.6b1i.hours]}", "us.regf.6c1.cease denies too"),
        ("{name: x, given: {requests: [cease]}, because: [us.regf.6b1i.hours]}", "us.regf.6b1i.hours does not deny"),
        ("{name: x, then: allowed, duties: [us.regf.6e.opt-out-notice]}", "us.regf.6e.opt-out-notice requires nothing"),
        (f"{{{HOURS}, when: {{at: 2026-04-01 22:00}}, then: denies, debts: [d2]}}",
         "the debts concerned are d1, not d2"),
        ("{name: x, then: allowed, debts: [d2]}", "the debts concerned are none, not d2"),
        ("{name: x, then: allowed, message: nobody says this}", "no message holds 'nobody says this'"),
        ("{rule: us.regf.100a.retain, then: requires, due: 2026-04-01}", "it is due 2029-"),
    ],
)  # fmt: skip
def test_what_did_not_come_out_is_said(text: str, said: str) -> None:
    result = only(text).run()
    assert not result.passed
    assert f"but:       {said}" in result.problem


def test_a_check_that_is_no_time_points_at_its_line() -> None:
    with pytest.raises(ScenarioError, match=r"house\.policy\.yaml:5: next: a time is written as"):
        only("name: x\n  then: allowed\n  next: soon").run()


def test_the_report_tells_everything_at_once() -> None:
    row = only(
        "{name: late, why: the author's note, rule: us.regf.6b1i.hours, when: {at: 2026-04-01 21:00},"
        " given: {requests: [cease]}, then: passes}"
    )
    problem = row.run().problem
    for line in (
        "house.policy.yaml:3  us.regf.6b1i.hours/late",
        "why:       the author's note",
        "expected:  us.regf.6b1i.hours passes",
        "but:       us.regf.6b1i.hours denies:",
        "contact:   call at 2026-04-01 21:00:00 CDT to cell about d1",
        "place:     locations.residence: America/Chicago",
        "decision:  denied by regulation-f",
        "  denied        us.regf.6b1i.hours:",
        "(until 2026-04-02 08:00:00 CDT)",
        "[12 CFR 1006.6(b)(1)(i);",
        "  denied        us.regf.6c1.cease:",
        "  passed        us.regf.",
        "  passed-over   us.regf.",
        "hint:      ",
    ):
        assert line in problem


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f"{{{HOURS}, when: {{medium: mail}}, then: passes}}", "the rule was not asked, because: does not look"),
        (f"{{{HOURS}, given: {{place: none}}, then: passes}}", "the rule needs locations (where consumer is);"),
        (f"{{{HOURS}, then: denies}}", "the rule passes until 2026-04-01 21:00:00 CDT; look at the times"),
        ("{rule: us.regf.6b3.employer-prohibits, given: {requests: [employer-prohibits]}, when: {address: office}, "
         "then: passes}", "it went by place = work"),
        ("{rule: us.regf.100a.retain, then: passes}", "see its citation above for when it does not apply"),
        ("{name: x, given: {requests: [cease]}, then: allowed}", "what denies: us.regf.6c1.cease;"),
        ("{name: x, then: denied}", "no rule of this policy objects"),
    ],
)  # fmt: skip
def test_a_hint_says_where_to_look(text: str, hint: str) -> None:
    assert f"hint:      {hint}" in only(text).run().problem


@pytest.mark.parametrize(
    "text",
    [
        "{name: x, given: {requests: [cease]}, then: denied, reasons: [us.regf.6b1i.hours]}",
        "{name: x, then: allowed, reasons: [us.regf.6b1i.hours]}",
        "{rule: us.regf.6c1.cease, given: {requests: [cease]}, then: denies, lapses: 2026-05-01}",
        f"{{{HOURS}, then: warns}}",
        f"{{{HOURS}, then: requires}}",
    ],
)
def test_there_is_no_hint_where_it_is_as_expected_but_for_something_else(text: str) -> None:
    problem = only(text).run().problem
    assert problem
    assert "hint:" not in problem


def test_the_report_holds_no_number_address_or_name() -> None:
    row = only(
        "{name: x, then: denied, given: {phones.cell.number: '+12025550147',"
        " emails.mail.address: somebody@example.com}, when: {medium: call}}"
    )
    problem = row.run().problem
    assert "5550147" not in problem
    assert "example.com" not in problem


def test_what_one_row_lays_over_does_not_reach_the_next() -> None:
    first, second = rows(
        """
        policy: regulation_f
        given: {+phones: [{id: sister}]}
        scenarios:
        - {name: a, given: {phones.sister.line_type: landline, +history: [call 2026-03-30 10:00]}, then: allowed}
        - {name: b, then: allowed}
        """
    )
    assert [line.line_type for line in first.case.phones][-1] == "landline"
    assert [line.line_type for line in second.case.phones][-1] == "mobile"
    assert len(first.case.history.attempts) == 1
    assert second.case.history.attempts == ()
    assert first.run().passed
    assert second.run().passed


def test_a_line_of_history_may_stand_for_many_events() -> None:
    row = only("{name: x, given: {history: [call 2026-03-25..2026-03-31 10:00+15:00 voicemail to land]}, then: denied}")
    attempts = row.case.history.attempts
    assert [each.id for each in attempts] == [f"e{n}" for n in range(1, 15)]
    assert {(each.outcome, each.address, each.debts) for each in attempts} == {("voicemail", "land", ("d1",))}
    assert (attempts[-1].at - attempts[0].at).days == 6
    assert row.run().passed


@pytest.mark.parametrize(
    "named", [{0: 1}, {0: 2}, {1: 1}, {2: 1}, {2: 2}, {3: 1}, {3: 2}, {2: 1, 3: 2}, {0: 4}], ids=str
)
def test_those_without_an_id_get_one_that_no_other_of_the_list_has(named: dict[int, int]) -> None:
    """Of four debts some have the id that another would get by its place."""
    debts = [f"{{id: d{named[place]}}}" if place in named else "{kind: medical}" for place in range(4)]
    ids = [debt.id for debt in only(f"{{name: x, given: {{debts: [{', '.join(debts)}]}}, then: allowed}}").case.debts]
    assert len({*ids}) == 4
    assert {place: ids[place] for place in named} == {place: f"d{number}" for place, number in named.items()}


@pytest.mark.parametrize(
    ("facts", "rule", "then"),
    [
        ("{consumer.deceased: true}", "guard.deceased", "missing"),
        ("{consumer.deceased: false}", "guard.deceased", "passes"),
        ("{phones.cell.person: spouse}", "guard.whose", "missing"),
        ("{segment: nobody-knows}", "guard.segment", "warns"),
        ("{debts.d1.kind: unknown}", "guard.unknown", "warns"),
        ("{place: none}", "guard.place", "missing"),
        ("{place: {zip: '40202'}}", "guard.place", "warns"),
    ],
)
def test_what_the_guard_itself_says_is_expected_as_of_a_rule(facts: str, rule: str, then: str) -> None:
    (row,) = rows(f"policy: us_state(MA)\nscenarios:\n- {{rule: {rule}, given: {facts}, then: {then}}}")
    assert row.run().problem == ""
    (other,) = rows(f"policy: us_state(MA)\nscenarios:\n- {{rule: {rule}, given: {facts}, then: not-asked}}")
    assert f"but:       {rule} " in other.run().problem


def test_an_id_that_is_none_of_the_guards_is_refused() -> None:
    with pytest.raises(ScenarioError, match=r"no rule 'guard.decaesed' \(did you mean 'guard.deceased'\?\)"):
        only("{rule: guard.decaesed, then: not-asked}")


SEGMENT = """
policy: first_party
scenarios:
- {name: one, when: {at: 2026-04-01 12:00}, given: {segment: hardhsip}, then: denied}
"""


def test_a_row_of_a_segment_that_no_rule_knows_does_not_pass_unseen() -> None:
    (row,) = rows(SEGMENT)
    said = "no rule of the policy knows the segment"
    assert said in row.run().problem
    (about,) = rows(SEGMENT.replace("then: denied", "rule: guard.segment, then: warns"))
    assert about.run().passed


MISNAMED = """
policy: regulation_f
scenarios:
- name: one
  given: {CASE}
  when:
    at: 2026-04-01 12:00
    CONTACT
  then: denied
"""
UNNAMED: Final = "The facts name something that the case does not hold"
CEASED = "+requests: [{id: r, kind: cease, received_at: 2026-03-01 10:00, debts: [d2]}]"


@pytest.mark.parametrize(
    ("contact", "case", "said"),
    [
        ("address: cel", "", "address cel, line 8 (did you mean 'cell'?)"),
        ("address: mail", "+emails: [{id: mail}]", "address mail, line 8 (it stands under emails, and the contact is"),
        ("debts: [d9]", "", "debts d9, line 8 (did you mean 'd1'?)"),
        ("in_reply_to: wrote", "", "in_reply_to wrote, line 8 (there is none)"),
        ("logged_as: a-1", "", "logged_as a-1, line 8 (there is none)"),
        ("person_is_at: schol", "", "contact.person_is_at, line 8 ("),
        ("debts: [d1]", CEASED, "requests.r.debts.d2, line 5 (did you mean 'd1'?)"),
    ],
)
def test_an_id_that_names_nothing_does_not_pass_unseen(contact: str, case: str, said: str) -> None:
    text = MISNAMED.replace("CASE", case).replace("CONTACT", contact)
    (row,) = rows(text)
    assert f"{UNNAMED}: {said}" in row.run().problem


@pytest.mark.parametrize("meant", ["because: [guard.references]", "missing: phones.cel", "rule: guard.references"])
def test_a_row_may_mean_an_id_that_names_nothing(meant: str) -> None:
    text = MISNAMED.replace("CASE", "").replace("CONTACT", "address: cel")
    (row,) = rows(text.replace("then: denied", f"then: {'missing' if 'rule' in meant else 'denied'}\n  {meant}"))
    assert row.run().problem == ""


def test_what_is_only_pointed_out_is_meant_by_naming_its_message() -> None:
    text = MISNAMED.replace("CASE", CEASED).replace("CONTACT", "debts: [d1]")
    (row,) = rows(text.replace("then: denied", "then: allowed\n  message: facts name something"))
    assert UNNAMED not in row.run().problem


@pytest.mark.parametrize("module", ["checks", "coverage", "grammar", "mutation", "overlays", "scenarios", "strategies"])
def test_what_is_made_of_scenarios_is_not_changed_afterwards(module: str) -> None:
    held = vars(import_module(f"fdcpa_guard.testing.{module}")).values()
    records = [each for each in held if isinstance(each, type) and is_dataclass(each)]
    assert records
    assert [each.__name__ for each in records if not each.__dataclass_params__.frozen] == []  # type: ignore[attr-defined]
