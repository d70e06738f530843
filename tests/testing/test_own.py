"""Coverage and mutation look at the rules that an author answers for, unless told otherwise."""

import os
from pathlib import Path

import pytest

import fdcpa_guard
from fdcpa_guard import InvalidPolicy, Policy, regulation_f
from fdcpa_guard.cli import main
from fdcpa_guard.documents import load_policy
from fdcpa_guard.policies import first_party, house, us, us_federal, us_state
from fdcpa_guard.testing.coverage import coverage
from fdcpa_guard.testing.mutation import mutants, mutate
from fdcpa_guard.testing.own import chosen
from fdcpa_guard.testing.scenarios import load
from fdcpa_guard.vocabulary import Effect

OWN = """
- {id: acme.hours, title: From nine to six, shape: calling-hours, opens: 09:00, closes: 18:00}
- {id: acme.monthly, title: Twice, shape: frequency-cap, most: 2, calendar: [month], place: US-FL}
"""
SCENARIOS = """
policy: acme
scenarios:
- rule: acme.hours
  at: {2026-04-01 08:59:59: denies, 2026-04-01 09:00: passes}
"""


def written(packs: str, more: str = "") -> str:
    return f"policy: acme\nversion: 1\npacks: [{packs}]\n{more}\nrules: {OWN}"


def ids(policy: Policy, **asked: object) -> list[str]:
    return sorted(rule.id for _, rule in chosen([policy], **asked).rules)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "packs", ["us", "us_state(MA, NH)", "regulation_f, house", "first_party", "us.tcpa, us.ma.debt"]
)
def test_what_is_taken_in_as_it_is_adds_no_mutant_and_nothing_to_cover(packs: str) -> None:
    if "us.ma.debt" in packs:
        packs = f"us.tcpa, {next(pack.id for pack in us_state('MA').packs if pack.jurisdiction == 'US-MA')}"
    alone, beside = load_policy(written("")), load_policy(written(packs))
    assert [str(each) for each in mutants(beside)] == [str(each) for each in mutants(alone)]
    rows = load(SCENARIOS, policy=beside).rows()
    found, bare = coverage(rows, policy=beside), coverage(load(SCENARIOS, policy=alone).rows(), policy=alone)
    assert found.rules == bare.rules
    assert found.not_looked_at == "rules taken in from packs as they are were not looked at"
    assert found.table() == [*bare.table(), found.not_looked_at]
    assert (bare.not_looked_at, bare.as_data()["not_looked_at"]) == ("", "")


def test_what_two_policies_hold_is_looked_at_once() -> None:
    alone, beside = load_policy(written("")), load_policy(written("us.tcpa"))
    assert sorted(rule.id for _, rule in chosen([alone, beside]).rules) == ["acme.hours", "acme.monthly"]


def test_a_rule_with_a_number_of_the_authors_is_the_authors() -> None:
    tighter = "parameters: {us.regf.14b2.seven-in-seven: {calls: 3}}"
    looser = "loosen: [{rule: house.pace.calls-a-week, most: 8, justification: agreed}]"
    policy = load_policy(written("regulation_f, house", f"{tighter}\n{looser}"))
    assert ids(policy) == ["acme.hours", "acme.monthly", "house.pace.calls-a-week", "us.regf.14b2.seven-in-seven"]
    assert ids(regulation_f().tightened("us.regf.14b2.seven-in-seven", calls=3)) == ["us.regf.14b2.seven-in-seven"]


@pytest.mark.parametrize("make", [us, us_federal, regulation_f, house, first_party, lambda: us_state("MA", "NY")])
def test_of_what_is_nobodys_own_everything_is_looked_at(make: object) -> None:
    policy: Policy = make()  # type: ignore[operator]
    found = chosen([policy])
    every = {rule.id for rule in policy.rules() if rule.effect is not Effect.UNVERIFIED_LAW}
    assert {rule.id for _, rule in found.rules} == every
    assert found.not_looked_at == ""


def test_everything_is_looked_at_when_asked_for_and_so_are_packs() -> None:
    policy = load_policy(written("regulation_f"))
    law = sorted(rule.id for rule in regulation_f().rules())
    assert ids(policy, everything=True) == sorted(["acme.hours", "acme.monthly", *law])
    assert ids(policy, packs=["us"]) == law
    assert ids(policy, packs=["acme"]) == ["acme.hours"]
    with pytest.raises(InvalidPolicy, match="not for both"):
        ids(policy, packs=["us"], everything=True)
    with pytest.raises(InvalidPolicy, match=r"no pack 'acm' \(did you mean 'acme'\?\)"):
        ids(policy, packs=["acm"])
    rows = load(SCENARIOS, policy=policy).rows()
    assert mutate(policy, rows, everything=True).tried > mutate(policy, rows).tried


@pytest.mark.parametrize(("name", "repeated"), [("a" * 60, True), ("a" * 61, False), ("a\x1b[2J", False)])
def test_a_name_that_no_pack_has_is_repeated_if_it_is_short_and_printable(name: str, repeated: bool) -> None:
    with pytest.raises(InvalidPolicy, match="there is no") as caught:
        ids(load_policy(written("house")), packs=[name])
    assert (name in str(caught.value)) is repeated


def test_a_policy_beside_that_has_rules_of_its_own_leaves_the_ready_made_alone() -> None:
    found = chosen([regulation_f(), load_policy(written(""))])
    assert [rule.id for _, rule in found.rules] == ["acme.hours", "acme.monthly"]
    assert found.not_looked_at


def run(*arguments: object) -> object:
    with pytest.raises(SystemExit) as stopped:
        main([str(each) for each in arguments])
    return stopped.value.code


def test_the_command_tries_the_authors_rules_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "acme.yaml").write_text(written("regulation_f"), encoding="utf-8")
    (tmp_path / "acme.policy.yaml").write_text(SCENARIOS, encoding="utf-8")
    assert run("mutate", tmp_path / "acme.yaml", tmp_path) == 0
    out = capsys.readouterr().out
    assert "us.regf" not in out
    assert out.endswith("were not looked at\n(with --all they are)\n")
    assert run("mutate", tmp_path / "acme.yaml", tmp_path, "--all") == 0
    out = capsys.readouterr().out
    assert "us.regf.6b1i.hours: left out" in out
    assert "looked at" not in out
    assert run("mutate", tmp_path / "acme.yaml", tmp_path, "--all", "--pack", "us") == 2
    assert "not for both" in capsys.readouterr().err


@pytest.fixture
def floor(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with the policy, and scenarios that name it by its file."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", str(Path(fdcpa_guard.__file__).parents[1]), prepend=os.pathsep)
    (pytester.path / "acme.yaml").write_text(written("regulation_f"), encoding="utf-8")
    (pytester.path / "acme.policy.yaml").write_text(
        SCENARIOS.replace("policy: acme", "policy: {file: acme.yaml}"), encoding="utf-8"
    )
    return pytester


@pytest.mark.parametrize("of", ["--policy-coverage", "--policy-coverage=acme.yaml"])
def test_pytest_covers_the_authors_rules_and_says_so(floor: pytest.Pytester, of: str) -> None:
    options = ("-p", "fdcpa_guard.testing.plugin", of)
    own = floor.runpytest_inprocess(*options)
    own.stdout.fnmatch_lines(["2 rules, *", "*were not looked at"])
    own.stdout.no_fnmatch_line("us.regf*")
    every = floor.runpytest_inprocess(*options, "--policy-coverage-all")
    every.stdout.fnmatch_lines([f"{2 + len(list(regulation_f().rules()))} rules, *"])
    every.stdout.no_fnmatch_line("*looked at*")
