"""pytest collects scenario files."""

from pathlib import Path
from textwrap import dedent

import pytest
import yaml  # noqa: F401 - imported anew in each run in this process, its C part would not know its classes

import fdcpa_guard

CONFTEST = """
from fdcpa_guard.testing import plugin

def pytest_configure(config):
    if not config.pluginmanager.has_plugin("fdcpa_guard"):
        config.pluginmanager.register(plugin, "fdcpa_guard")
"""

GOOD = """
policy: regulation_f
scenarios:
- name: both sides of nine
  rule: us.regf.6b1i.hours
  at:
    2026-04-01 20:59:59: passes
    2026-04-01 21:00: denies
- name: clean
  then: allowed
"""


@pytest.fixture
def run(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder in which scenario files are tests."""
    pytester.makeconftest(CONFTEST)
    return pytester


def scenario_file(run: pytest.Pytester, text: str, name: str = "test_x.policy") -> None:
    (run.path / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")


def test_each_row_is_a_test_with_a_readable_id(run: pytest.Pytester) -> None:
    scenario_file(run, GOOD, "hours.policy")
    scenario_file(run, GOOD, "other")
    result = run.runpytest("-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(
        [
            "hours.policy.yaml::us.regf.6b1i.hours/both sides of nine[[]2026-04-01 20:59:59] PASSED*",
            "hours.policy.yaml::us.regf.6b1i.hours/both sides of nine[[]2026-04-01 21:00] PASSED*",
            "hours.policy.yaml::clean PASSED*",
        ]
    )


def test_rows_are_picked_by_rule_or_by_id(run: pytest.Pytester) -> None:
    scenario_file(run, GOOD, "hours.policy")
    run.runpytest("-k", "us.regf.6b1i.hours").assert_outcomes(passed=2, deselected=1)
    run.runpytest("hours.policy.yaml::clean").assert_outcomes(passed=1)


def test_a_failing_row_is_reported_in_the_words_of_the_policy(run: pytest.Pytester) -> None:
    scenario_file(run, GOOD.replace("21:00: denies", "21:00: passes"), "hours.policy")
    result = run.runpytest()
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*hours.policy.yaml:8  us.regf.6b1i.hours/both sides of nine[[]2026-04-01 21:00]",
            "expected:  us.regf.6b1i.hours passes",
            "but:       us.regf.6b1i.hours denies: *",
            "*12 CFR 1006.6(b)(1)(i)*",
            "hint: *",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_row_with_malformed_facts_fails_alone(run: pytest.Pytester) -> None:
    scenario_file(run, GOOD + "  given: {collecter: x}", "hours.policy")
    result = run.runpytest()
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*hours.policy.yaml:11: given.collecter: no such field (did you mean 'collector'?)"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("then: allowed", "then: alowed"), "*:10: then: 'alowed' is not known (did you mean 'allowed'?)"),
        ("policy: {file: house.yaml}", "*:1: policy: the file cannot be read (FileNotFoundError)"),
        ("policy: {file: house.txt}", "*:1: policy: the file of a policy ends with one of .yaml, .yml, .json, .toml"),
        (
            "policy: {house: 1}",
            "*:1: policy: a name or file: house.yaml is needed; other forms are for pytest_fdcpa_guard_policy *",
        ),
    ],
)
def test_a_malformed_file_is_an_error_of_collection(run: pytest.Pytester, text: str, said: str) -> None:
    scenario_file(run, text)
    result = run.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([said])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_so_is_one_that_is_not_utf_8(run: pytest.Pytester) -> None:
    (run.path / "x.policy.yaml").write_bytes(b"policy: \xff")
    result = run.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*x.policy.yaml: the file is not UTF-8 text"])


def test_a_house_says_in_its_conftest_what_its_policies_are(run: pytest.Pytester) -> None:
    run.makeconftest(
        CONFTEST
        + """
from fdcpa_guard import regulation_f

def pytest_fdcpa_guard_policy(spec, path):
    if spec == {"file": "house.yaml"} and path.name == "x.policy.yaml":
        return regulation_f().tightened("us.regf.14b2.seven-in-seven", calls=1)
"""
    )
    scenario_file(
        run,
        """
        policy: {file: house.yaml}
        scenarios:
        - rule: us.regf.14b2.seven-in-seven
          given: {history: [call 2026-03-30 10:00]}
          rows: [{then: denies}, {given: {history: none}, then: not-asked}]
        - {name: the usual, policy: regulation_f, then: allowed}
        """,
        "x.policy",
    )
    run.runpytest().assert_outcomes(passed=3)


HOUSE = """
policy: acme
version: 2026-11
packs: [regulation_f]
parameters: {us.regf.14b2.seven-in-seven: {calls: 1}}
"""


def test_a_policy_document_stands_beside_the_scenario_file(run: pytest.Pytester) -> None:
    (run.path / "house.yaml").write_text(HOUSE, encoding="utf-8")
    scenario_file(
        run,
        """
        policy: {file: house.yaml}
        scenarios:
        - rule: us.regf.14b2.seven-in-seven
          given: {history: [call 2026-03-30 10:00]}
          rows: [{then: denies}, {given: {history: none}, then: not-asked}]
        - {name: again, policy: {file: house.yaml}, then: allowed}
        """,
    )
    run.runpytest().assert_outcomes(passed=3)


def test_what_is_wrong_in_a_policy_document_is_said_with_its_line(run: pytest.Pytester) -> None:
    (run.path / "house.yaml").write_text(HOUSE.replace("calls", "cals"), encoding="utf-8")
    scenario_file(run, "policy: {file: house.yaml}")
    result = run.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*:1: policy: house.yaml:5: parameters.us.regf.*: the rule has no parameter 'cals' *"])


def test_other_errors_keep_their_traceback(run: pytest.Pytester) -> None:
    run.makeconftest(
        CONFTEST
        + """
from fdcpa_guard.testing.scenarios import Row

def boom(row, guard=None):
    raise ZeroDivisionError("not the author's fault")

def pytest_runtest_setup(item):
    item.row = type("Broken", (), {"run": boom, "line": 1})()
"""
    )
    scenario_file(run, GOOD)
    result = run.runpytest()
    result.assert_outcomes(failed=3)
    result.stdout.fnmatch_lines(["*ZeroDivisionError: not the author's fault"])


def test_without_pyyaml_the_error_says_what_to_install(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario_file(run, GOOD)
    run.makepyfile(
        test_other="""
        def test_other():
            pass
        """
    )
    run.makeconftest(
        """
import sys

for name in [name for name in sys.modules if name.startswith("fdcpa_guard.testing")]:
    del sys.modules[name]
sys.modules["yaml"] = None
"""
        + CONFTEST
    )
    monkeypatch.setenv("PYTHONPATH", str(Path(fdcpa_guard.__file__).parents[1]))
    result = run.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["scenario files need PyYAML: pip install 'fdcpa-guard[[]testing[]]'"])
    run.runpytest_subprocess("test_other.py").assert_outcomes(passed=1)
