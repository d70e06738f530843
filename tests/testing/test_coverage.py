"""Which rules scenarios put to the test, and the option of pytest that says so."""

import json
import os
from datetime import time
from pathlib import Path
from textwrap import dedent

import pytest

import fdcpa_guard
from fdcpa_guard import InvalidPolicy, Policy
from fdcpa_guard.policies import house
from fdcpa_guard.rules import PASS, Advised, Denied, MissingFact, Outcomes, Pack, Question, Required, Rule, rule
from fdcpa_guard.rules import house as cited
from fdcpa_guard.shapes import CallingHours
from fdcpa_guard.testing.coverage import Boundary, Coverage, RuleCoverage, coverage
from fdcpa_guard.testing.scenarios import load
from fdcpa_guard.vocabulary import Effect, Medium

RULES = len(list(house().rules()))

HOURS = CallingHours(opens=time(9), closes=time(17), closing_margin_minutes=5).rule(
    "test.hours", "Office hours", cited("1"), effect=Effect.HOUSE_POLICY, example="none at 18:00"
)


@rule("test.never", "Never", cited("2"), effect=Effect.HOUSE_POLICY)
def never(q: Question) -> Outcomes:
    """Denies.

    **Missing facts**: none.
    """
    return Denied("never")


@rule("test.lacks", "Lacks", cited("3"), effect=Effect.HOUSE_POLICY)
def lacks(q: Question) -> Outcomes:
    """Denies.

    **Missing facts**: everything.
    """
    raise MissingFact("everything")


def policy_of(*rules: Rule) -> Policy:
    return Policy("test", "1", (Pack("test.pack", "Test", rules, lambda collector, debt: None),))


def covered(text: str, *rules: Rule) -> Coverage:
    policy = policy_of(*rules)
    return coverage(load(dedent(text), resolve=lambda spec: policy).rows())


def test_rows_at_a_limit_cover_it_from_both_sides() -> None:
    found = covered(
        """
        policy: x
        rule: test.hours
        scenarios:
        - at:
            2026-04-01 08:59:59: denies
            2026-04-01 09:00: passes
            2026-04-01 16:54:59: passes
            2026-04-01 16:55: denies
        - {given: {place: none}, then: missing}
        """,
        HOURS,
    )
    both = [Boundary(name, True, True) for name in ("opens", "closes", "closing_margin_minutes")]
    assert found.rules == (RuleCoverage("test.hours", 5, True, True, True, tuple(both)),)
    assert found.percent == 100
    assert found.rules[0].gaps == ()


def test_rows_a_second_off_the_limit_do_not() -> None:
    found = covered(
        """
        policy: x
        rule: test.hours
        scenarios:
        - at:
            2026-04-01 08:59:58: denies
            2026-04-01 09:00:01: passes
        """,
        HOURS,
    )
    (hours,) = found.rules
    assert hours.boundaries[0] == Boundary("opens", False, False)
    assert hours.gaps[:3] == (
        "a row in which a fact is missing",
        "opens: a row just inside",
        "opens: a row just outside",
    )
    assert found.percent == pytest.approx(100 * 2 / 9)


def test_a_limit_that_can_move_no_further_is_not_covered_from_that_side() -> None:
    """Nothing opens before midnight, and no margin is less than none; the rows' own policy has such limits."""
    whole_day = CallingHours(opens=time(0), closes=time(17)).rule(
        "test.hours", "Office hours", cited("1"), effect=Effect.HOUSE_POLICY, example="none at 18:00"
    )
    text = """
        policy: x
        rule: test.hours
        scenarios:
        - at:
            2026-04-01 00:00: passes
            2026-04-01 16:59:59: passes
            2026-04-01 17:00: denies
        """
    rows = load(dedent(text), resolve=lambda spec: policy_of(whole_day)).rows()
    for reported_of, outside in ((whole_day, None), (HOURS, False)):
        (found,) = coverage(rows, policy=policy_of(reported_of)).rules
        boundaries = {each.parameter: each for each in found.boundaries}
        assert boundaries["opens"] == Boundary("opens", True, outside)
        assert boundaries["closes"] == Boundary("closes", True, True)
        assert boundaries["closing_margin_minutes"] == Boundary("closing_margin_minutes", True, outside)


def test_a_rule_that_needs_no_fact_need_not_lack_one() -> None:
    found = covered("{policy: x, scenarios: [{rule: test.never, then: denies}]}", never, lacks)
    assert [(each.rule, each.missing) for each in found.rules] == [("test.lacks", False), ("test.never", None)]
    found = covered("{policy: x, scenarios: [{rule: test.lacks, then: missing}]}", lacks)
    assert [(each.objects, each.missing) for each in found.rules] == [(False, True)]


@rule("test.advises", "Advises", cited("4"), effect=Effect.ADVISORY)
def advises(q: Question) -> Outcomes:
    """Advises calls against themselves.

    **Missing facts**: none.
    """
    return Advised("think twice") if q.medium is Medium.CALL else PASS


@rule("test.requires", "Requires", cited("5"), effect=Effect.HOUSE_POLICY)
def requires(q: Question) -> Outcomes:
    """Requires something of calls.

    **Missing facts**: none.
    """
    return Required("say so") if q.medium is Medium.CALL else PASS


@pytest.mark.parametrize(("made", "word"), [(advises, "warns"), (requires, "requires")])
def test_advice_and_a_duty_are_objections_too(made: Rule, word: str) -> None:
    called = f"{{rule: {made.id}, name: a call, then: {word}}}"
    emailed = f"{{rule: {made.id}, name: an email, when: {{medium: email}}, then: passes}}"
    for rows, objects, passes in ((called, True, False), (emailed, False, True), (f"{called}, {emailed}", True, True)):
        (found,) = covered(f"{{policy: x, scenarios: [{rows}]}}", made).rules
        assert (found.objects, found.passes, found.missing) == (objects, passes, None)


def test_a_rule_that_would_deny_and_only_advises_objects() -> None:
    """A shape with the effect of advice; its limits are covered as if it denied."""
    warning = CallingHours(opens=time(9), closes=time(17)).rule(
        "test.warns", "Office hours", cited("1"), effect=Effect.ADVISORY, example="none at 18:00"
    )
    found = covered(
        """
        policy: x
        rule: test.warns
        scenarios:
        - at: {2026-04-01 16:59:59: passes, 2026-04-01 17:00: warns}
        """,
        warning,
    )
    (hours,) = found.rules
    assert (hours.objects, hours.passes) == (True, True)
    assert Boundary("closes", True, True) in hours.boundaries


def test_no_rows_cover_nothing_and_no_rules_need_nothing() -> None:
    (found,) = coverage((), policy=policy_of(never)).rules
    assert (found.rows, found.objects, found.passes, found.boundaries) == (0, False, False, ())
    assert coverage(()).rules == ()
    assert coverage((), policy=policy_of(never), packs=()).rules == ()
    assert coverage(()).table() == [
        "rule  rows  objects  passes  missing  limits",
        "0 rules, 0 covered in everything; 100.0% of all items",
    ]


def test_a_row_that_fails_counts_for_nothing() -> None:
    found = covered("{policy: x, scenarios: [{rule: test.never, then: passes}]}", never)
    assert [(each.rows, each.objects) for each in found.rules] == [(0, False)]


def test_a_whole_decision_counts_for_the_rules_that_it_names() -> None:
    text = "{policy: x, scenarios: [{name: all, reasons: [test.never]}, {name: some, then: denied}]}"
    assert [each.rows for each in covered(text, never).rules] == [1]


def test_a_named_policy_and_pack_bound_what_is_reported() -> None:
    rows = load("{policy: house, scenarios: [{name: clean, then: allowed}]}").rows()
    assert len(coverage(rows).rules) == sum(1 for _ in house().rules())
    assert [each.rule for each in coverage(rows, policy=policy_of(never), packs=["test"]).rules] == ["test.never"]
    with pytest.raises(InvalidPolicy, match="there is no pack 'hous'"):
        coverage(rows, packs=["hous"])


def test_the_table_names_what_is_lacking() -> None:
    lines = covered("{policy: x, scenarios: [{rule: test.never, then: denies}]}", never).table()
    assert lines == [
        "rule        rows  objects  passes  missing  limits",
        "test.never     1  yes      NO      -        -",
        "            lacks a row in which it does not",
        "1 rules, 0 covered in everything; 50.0% of all items",
    ]


def test_nothing_to_cover_is_covered() -> None:
    assert Coverage(()).percent == 100


# -- the option of pytest

FILE = """
policy: house
scenarios:
- rule: house.hours.daytime
  at:
    2026-04-01 20:59:59: passes
    2026-04-01 21:00: denies
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with a scenario file, from which the library is found too; no plugin is loaded that is not named."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", str(Path(fdcpa_guard.__file__).parent.parent), prepend=os.pathsep)
    (pytester.path / "hours.policy.yaml").write_text(FILE, encoding="utf-8")
    return pytester


def reported(run: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest with the plugin: in this process, but for one whose tests run in processes of their own."""
    running = run.runpytest_subprocess if "xdist" in arguments else run.runpytest_inprocess
    return running("-p", "fdcpa_guard.testing.plugin", *arguments)


def test_the_report_comes_when_asked_for(run: pytest.Pytester) -> None:
    plain = reported(run)
    plain.stdout.no_fnmatch_line("*rule coverage*")
    result = reported(run, "--policy-coverage")
    assert result.ret == 0
    result.stdout.fnmatch_lines(
        [
            "*= rule coverage =*",
            "house.hours.daytime *2  yes      yes     NO       3/5",
            "*lacks opens: a row just inside",
            f"{RULES} rules, 0 covered in everything; *% of all items",
        ]
    )


@pytest.mark.parametrize("workers", [(), ("-p", "xdist", "-n", "1")])
def test_too_little_fails_the_run_and_the_report_is_data_too(run: pytest.Pytester, workers: tuple[str, ...]) -> None:
    options = ("--policy-coverage=house", "--policy-coverage-pack=house", "--policy-coverage-json=found.json")
    result = reported(run, *options, "--policy-coverage-fail-under=50", *workers)
    assert result.ret == 1
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines([f"FAIL: *% of {RULES} rules, at least 50% is asked for"])
    written = (run.path / "found.json").read_text(encoding="utf-8")
    found = json.loads(written)
    assert written == json.dumps(found, indent=2) + "\n"
    (hours,) = [each for each in found["rules"] if each["rule"] == "house.hours.daytime"]
    assert hours["rows"] == 2
    assert {"parameter": "closes", "inside": True, "outside": True} in hours["boundaries"]
    assert reported(run, *options, "--policy-coverage-fail-under=1", *workers).ret == 0


def test_only_the_rows_that_were_picked_count(run: pytest.Pytester) -> None:
    result = reported(run, "--policy-coverage", "-k", "20:59:59")
    result.stdout.fnmatch_lines(["house.hours.daytime *1  NO       yes     NO       2/5"])


@pytest.mark.parametrize(
    ("option", "status", "said"),
    [
        ("--policy-coverage=hose", 4, "*--policy-coverage=hose: no ready-made policy 'hose' (did you mean 'house'?)"),
        ("--policy-coverage-pack=hous", 1, "the coverage cannot be told: there is no pack 'hous'*"),
        ("--policy-coverage-json=no/such/folder", 1, "the report cannot be written: No such file or directory"),
    ],
)
def test_what_is_wrong_with_an_option_is_said(run: pytest.Pytester, option: str, status: int, said: str) -> None:
    asked = () if option.startswith("--policy-coverage=") else ("--policy-coverage",)
    result = reported(run, *asked, option)
    assert result.ret == status
    (result.stderr if status == 4 else result.stdout).fnmatch_lines([said])
