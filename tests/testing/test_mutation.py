"""Mutants: every small mistake is made, none that could make no difference, and rows catch what they can."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from fdcpa_guard import InvalidPolicy, Policy
from fdcpa_guard.cli import main
from fdcpa_guard.facts import Weekday, WeeklyWindow
from fdcpa_guard.packs.binding import covering
from fdcpa_guard.policies import house
from fdcpa_guard.rules import Denied, Outcomes, Pack, Parameter, Question, Rule, rule
from fdcpa_guard.rules import house as cited
from fdcpa_guard.shapes import (
    Ban,
    CallingHours,
    ContentRequired,
    Cooldown,
    FrequencyCap,
    Hold,
    QuietTimes,
    Shape,
    Standing,
    Streak,
)
from fdcpa_guard.testing.mutation import Kind, Mutant, mutants, mutate, stepped
from fdcpa_guard.testing.scenarios import Row, load
from fdcpa_guard.vocabulary import (
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    ConsentScope,
    DebtKind,
    Effect,
    Element,
    Medium,
    Purpose,
    Recipient,
)

CASES = Path(__file__).parent.parent / "packs" / "house"


def ruled(shape: Shape, **options: object) -> Rule:
    given: dict[str, object] = {"effect": Effect.HOUSE_POLICY, "example": "as the test has it", **options}
    return shape.rule("test.one", "One rule", cited("1"), **given)  # type: ignore[arg-type]


def policy_of(*rules: Rule) -> Policy:
    return Policy("test", "1", (Pack("test.pack", "Test", rules, lambda collector, debt: None),))


def changes(made: Rule, kind: Kind | None = None) -> list[str]:
    return [each.change for each in mutants(policy_of(made)) if kind in (None, each.kind)]


def rows(text: str, policy: Policy) -> tuple[Row, ...]:
    return load(text, source="x", resolve=lambda spec: policy).rows()


def test_a_number_moves_one_step_either_way() -> None:
    made = ruled(FrequencyCap(most=3, days=7))
    assert changes(made, Kind.PARAMETER) == ["most: 3 -> 4", "most: 3 -> 2", "days: 7 -> 6", "days: 7 -> 8"]


def test_a_time_moves_one_second() -> None:
    made = ruled(CallingHours(opens=time(8), closes=time(21)))
    assert changes(made, Kind.PARAMETER) == [
        "opens: 08:00:00 -> 07:59:59",
        "opens: 08:00:00 -> 08:00:01",
        "closes: 21:00:00 -> 21:00:01",
        "closes: 21:00:00 -> 20:59:59",
        "closing_margin_minutes: 0 -> 1",
    ]


def test_a_step_that_the_shape_does_not_take_is_not_made() -> None:
    assert changes(ruled(FrequencyCap(most=1, days=7)), Kind.PARAMETER) == [
        "most: 1 -> 2",
        "days: 7 -> 6",
        "days: 7 -> 8",
    ]
    assert (
        changes(ruled(CallingHours(opens=time(0), closes=time(21))), Kind.PARAMETER)[0] == "opens: 00:00:00 -> 00:00:01"
    )


def test_a_number_that_nothing_uses_is_left_alone() -> None:
    paid = ruled(Hold(standing=frozenset({Standing.PAID})))
    assert changes(paid, Kind.PARAMETER) == []
    promise = ruled(Hold(standing=frozenset({Standing.PROMISE}), grace_days=2))
    assert changes(promise, Kind.PARAMETER) == ["grace_days: 2 -> 1", "grace_days: 2 -> 3"]


@pytest.mark.parametrize(
    ("value", "stricter", "looser"),
    [
        (timedelta(hours=1), timedelta(hours=1, seconds=1), timedelta(minutes=59, seconds=59)),
        (date(2026, 4, 1), date(2026, 4, 2), date(2026, 3, 31)),
        (False, True, None),
        (0, 1, None),
    ],
)
def test_the_smallest_step_of_each_type(value: object, stricter: object, looser: object) -> None:
    @rule(
        "test.one",
        "One",
        cited("1"),
        effect=Effect.HOUSE_POLICY,
        number=Parameter(((date.min, value),), "units", cited("1"), "higher"),
    )
    def one(q: Question, p: object) -> Outcomes:
        """Denies."""
        return Denied("no")

    for way, wanted in ((True, stricter), (False, looser)):
        moved = stepped(one, "number", stricter=way)
        assert (None if moved is None else moved.parameters["number"].latest) == wanted


def test_every_dated_value_moves() -> None:
    made = ruled(FrequencyCap(most=3, days=7))
    dated = Parameter(((date.min, 3), (date(2026, 7, 1), 5)), "contacts", cited("1"), "lower")
    changed = Rule(
        **{name: getattr(made, name) for name in Rule.__slots__} | {"parameters": MappingProxyType({"most": dated})}
    )
    assert changes(changed, Kind.PARAMETER) == [
        "most: 3, from 2026-07-01 5 -> 4, from 2026-07-01 6",
        "most: 3, from 2026-07-01 5 -> 2, from 2026-07-01 4",
    ]


def test_restrictions_lose_a_member_and_flags_turn() -> None:
    found = changes(ruled(Cooldown(days=7), recipients=CONSUMERS, purposes={Purpose.COLLECTION}), Kind.EXCLUSION)
    assert {f"media: without {medium}" for medium in TELEPHONE} <= {*found}
    assert {f"recipients: without {one}" for one in CONSUMERS} <= {*found}
    assert not [change for change in found if change.startswith("purposes")]
    assert {"replies_exempt: true -> false", "counts_day_of: true -> false", "more_calls_exempt: false -> true"} <= {
        *found
    }


@pytest.mark.parametrize(
    ("recipients", "kinds", "made"),
    [
        (CONSUMERS | OTHERS, {DebtKind.MEDICAL}, False),
        (CONSUMERS | OTHERS, {DebtKind.MEDICAL, DebtKind.MORTGAGE}, True),
        (CONSUMERS, {DebtKind.MEDICAL}, True),
    ],
)
def test_a_successor_in_interest_is_a_third_party_where_no_mortgage_is_reached(
    recipients: frozenset[Recipient], kinds: set[DebtKind], made: bool
) -> None:
    pack = Pack("test.pack", "Test", (ruled(Ban(), recipients=recipients),), covering(kinds=kinds, under="the test"))
    found = [each.change for each in mutants(Policy("test", "1", (pack,)))]
    assert ("recipients: without successor-in-interest" in found) is made
    unsaid = replace(pack, why_not=lambda collector, debt: pack.why_not(collector, debt))
    assert "recipients: without successor-in-interest" in [
        each.change for each in mutants(Policy("test", "1", (unsaid,)))
    ]


def test_a_set_of_everything_was_not_stated() -> None:
    assert not [change for change in changes(ruled(Ban())) if change.startswith(("media", "recipients", "purposes"))]


def test_a_medium_less_is_one_less_for_rule_and_shape() -> None:
    made = ruled(FrequencyCap(most=3, days=7, media=frozenset({Medium.CALL, Medium.TEXT})))
    (without,) = [each for each in mutants(policy_of(made)) if each.change == "media: without text"]
    (changed,) = without.policy.rules()
    assert changed.media == {Medium.CALL}
    assert '"media":["call"]' in (changed.data or "")


def test_what_lifts_a_ban_goes() -> None:
    lifted = changes(ruled(Ban(places=("work", "home"), lifted_by=ConsentScope.WORKPLACE)), Kind.EXCLUSION)
    assert {"lifted_by: workplace -> nothing", "places: without work", "consent_in_writing: false -> true"} <= {*lifted}
    never = changes(ruled(Ban(places=("work",))), Kind.EXCLUSION)
    assert "consent_in_writing: false -> true" not in never


def test_windows_move_at_both_ends() -> None:
    assert changes(ruled(Streak(most=2, ends=time(12))), Kind.WINDOW) == [
        "ends: 12:00:00 -> 11:59:59",
        "ends: 12:00:00 -> 12:00:01",
    ]
    quiet = ruled(QuietTimes(windows=(WeeklyWindow(days=(Weekday.SUN,), start=time(8)),), dates=(date(2026, 12, 24),)))
    assert changes(quiet, Kind.WINDOW) == [
        "windows: start of window 1: 08:00:00 -> 07:59:59",
        "windows: start of window 1: 08:00:00 -> 08:00:01",
    ]
    assert {"windows: without window 1", "dates: without 2026-12-24"} <= {*changes(quiet, Kind.EXCLUSION)}


def test_a_day_of_the_week_goes() -> None:
    made = ruled(CallingHours(opens=time(8), closes=time(21), weekdays={Weekday.SUN: None}))
    assert "weekdays: without sun" in changes(made, Kind.EXCLUSION)


def test_the_last_member_that_a_shape_needs_stays() -> None:
    found = changes(ruled(ContentRequired(elements=frozenset({Element.OFFER}))), Kind.EXCLUSION)
    assert not [change for change in found if change.startswith("elements")]


def test_an_effect_turns_into_a_warning_and_back() -> None:
    assert changes(ruled(Ban()), Kind.EFFECT) == ["warns instead of denying"]
    assert changes(ruled(Ban(), effect=Effect.ADVISORY), Kind.EFFECT) == ["denies instead of warning"]


def test_packs_are_chosen_by_the_beginning_of_their_names() -> None:
    policy = policy_of(ruled(Ban()))
    assert [*mutants(policy, ["test"])] != []
    with pytest.raises(InvalidPolicy, match=r"no pack 'tes' \(did you mean 'test.pack'\?\)"):
        [*mutants(policy, ["tes"])]


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        pytest.param(
            ruled(Ban(media=TELEPHONE)),
            [
                (Kind.DROPPED, "left out"),
                (Kind.EXCLUSION, "media: without call"),
                (Kind.EXCLUSION, "media: without ringless-voicemail"),
                (Kind.EFFECT, "warns instead of denying"),
            ],
            id="a ban",
        ),
        pytest.param(
            ruled(FrequencyCap(most=1, days=1), recipients=CONSUMERS),
            [
                (Kind.DROPPED, "left out"),
                (Kind.PARAMETER, "most: 1 -> 2"),
                (Kind.PARAMETER, "days: 1 -> 2"),
                *[(Kind.EXCLUSION, f"recipients: without {one}") for one in sorted(CONSUMERS)],
                (Kind.EFFECT, "warns instead of denying"),
            ],
            id="a cap of one",
        ),
    ],
)
def test_which_mutants_a_rule_has(made: Rule, wanted: list[tuple[Kind, str]]) -> None:
    """Each once; beside these only flags and the words of what the shape itself restricts."""
    found = [(each.kind, each.change) for each in mutants(policy_of(made))]
    assert len(found) == len(set(found))
    assert [each for each in found if each in wanted] == wanted
    of_the_shape = {kind for kind, _ in found if (kind, _) not in wanted}
    assert of_the_shape <= {Kind.EXCLUSION}


@pytest.mark.parametrize(
    ("kind", "fields", "name", "used"),
    [
        (Hold, {"standing": {"dispute"}}, "tail_days", True),
        (Hold, {"standing": {"original-creditor-request", "paid"}}, "tail_days", True),
        (Hold, {"proceedings": {"complaint"}}, "tail_days", True),
        (Hold, {"proceedings": {"complaint"}, "standing": {"paid"}}, "tail_days", True),
        (Hold, {"standing": {"paid"}}, "tail_days", False),
        (Hold, {"standing": {"dispute"}}, "in_writing", True),
        (Hold, {"proceedings": {"complaint"}, "standing": {"paid"}}, "in_writing", True),
        (Hold, {"standing": {"paid"}}, "in_writing", False),
        (Hold, {"standing": {"promise"}}, "grace_days", True),
        (Hold, {"standing": {"payment-plan", "paid"}}, "grace_days", True),
        (Hold, {"standing": {"paid"}}, "grace_days", False),
        (QuietTimes, {"holidays": True}, "observed", True),
        (QuietTimes, {"windows": ({"start": "21:00"},)}, "observed", False),
        (CallingHours, {"opens": time(8)}, "consent_in_writing", True),
        (CallingHours, {"opens": time(8), "lifted_by": None}, "consent_in_writing", False),
        (CallingHours, {"opens": time(8), "on_every_clock": True}, "on_every_clock", True),
        (CallingHours, {"opens": time(8), "on_every_clock": True, "zone": "America/Chicago"}, "on_every_clock", False),
        (CallingHours, {"opens": time(8)}, "on_every_clock", False),
        (Ban, {"lifted_by": "workplace"}, "consumers_consent", True),
        (Ban, {"lifted_by": "employer"}, "consumers_consent", False),
        (Ban, {"lifted_by": "third-party"}, "consumers_consent", False),
    ],
)
def test_what_the_rest_of_a_shape_does_not_use_is_not_changed(
    kind: type[Shape], fields: dict[str, Any], name: str, used: bool
) -> None:
    assert any(change.startswith(f"{name}: ") for change in changes(ruled(kind(**fields)))) is used


def test_a_mutant_differs_from_the_policy_in_its_rule_alone() -> None:
    other = Ban().rule("test.two", "Another", cited("1"), effect=Effect.HOUSE_POLICY, example="as the test has it")
    policy = policy_of(ruled(FrequencyCap(most=3, days=7)), other)
    for each in mutants(policy):
        left, changed = {rule.id: rule for rule in each.policy.rules()}, {"test.one", "test.two"} - {each.rule}
        assert [left[id] for id in changed] == [policy.rule(id) for id in changed]
        assert left.get(each.rule) != policy.rule(each.rule)
        assert each.policy.fingerprint != policy.fingerprint
        assert str(each) == f"{each.rule}: {each.change}"


def test_no_policy_and_no_packs_have_no_mutants() -> None:
    assert [*mutants(policy_of())] == []
    assert [*mutants(policy_of(ruled(Ban())), [])] == []
    report = mutate(policy_of(), ())
    assert (report.tried, report.survivors, report.failing) == (0, (), ())
    assert str(report) == "0 mutants, 0 caught, 0 survived"
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(report)


BANNED = "{policy: x, rule: test.one, scenarios: [{name: calls, then: denies}]}"


def test_a_row_catches_the_loss_of_its_rule() -> None:
    policy = policy_of(ruled(Ban(media=TELEPHONE)))
    report = mutate(policy, rows(BANNED, policy))
    left = {each.change for each in report.survivors}
    assert report.tried == len([*mutants(policy)])
    assert "left out" not in left
    assert "media: without call" not in left
    assert "media: without ringless-voicemail" in left
    assert (
        str(report).splitlines()[0]
        == f"{report.tried} mutants, {report.tried - len(left)} caught, {len(left)} survived"
    )
    assert "  survived: test.one: media: without ringless-voicemail" in str(report)


def test_a_rule_without_rows_survives_whatever_happens_to_it() -> None:
    policy = policy_of(ruled(Ban(media=TELEPHONE)))
    report = mutate(policy, ())
    assert len(report.survivors) == report.tried > 0
    assert Kind.EFFECT not in {each.kind for each in report.survivors}


@pytest.mark.parametrize("check", ["then: denied", "reasons: [test.one]"])
def test_a_row_about_the_whole_decision_catches_too(check: str) -> None:
    policy = policy_of(ruled(Ban(media=TELEPHONE)))
    report = mutate(policy, rows(f"{{policy: x, scenarios: [{{name: calls, {check}}}]}}", policy))
    left = {each.change for each in report.survivors}
    assert not {"left out", "warns instead of denying"} & left


def test_rows_that_fail_anyway_are_named_and_catch_nothing() -> None:
    policy = policy_of(ruled(Ban(media=TELEPHONE)))
    report = mutate(policy, rows(BANNED.replace("denies", "passes"), policy))
    assert [row.id for row in report.failing] == ["test.one/calls"]
    assert len(report.survivors) == report.tried
    assert "fails without any mistake: x:1  test.one/calls" in str(report)


def test_progress_counts_up_to_all() -> None:
    policy = policy_of(ruled(Ban(media=TELEPHONE)))
    told: list[tuple[int, int]] = []
    report = mutate(policy, (), progress=lambda tried, of: told.append((tried, of)))
    assert told == [(number, report.tried) for number in range(1, report.tried + 1)]


def test_alone_and_among_others_a_wrong_rule_is_the_same() -> None:
    def all_of(each: Mutant) -> Counter[str]:
        return Counter(rule.id for rule in each.policy.rules())

    policy = house()
    for each in mutants(policy):
        wrong = [rule for rule in each.policy.rules() if rule.id == each.rule]
        assert wrong == [*each.alone.rules()]
        assert all_of(each)[each.rule] == (0 if each.kind is Kind.DROPPED else 1)


def test_the_cases_of_the_house_standard_let_no_mistake_through() -> None:
    policy = house()
    text = (CASES / "standard.policy.yaml").read_text(encoding="utf-8")
    report = mutate(policy, load(text, source="standard").rows())
    assert report.tried > 200
    assert not report.survivors, report
    assert not report.failing, report


# -- on the command line


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(["mutate", *arguments])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def test_the_command_finds_no_survivor_in_the_house_standard(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("house", str(CASES), "--pack", "house", "--fail-on-survivor") == 0
    assert ", 0 survived" in capsys.readouterr().out


def test_the_command_lists_survivors_and_fails_if_asked_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "one.policy.yaml"
    file.write_text("{policy: house, scenarios: [{name: clean, then: allowed}]}", encoding="utf-8")
    assert run("house", str(file)) == 0
    assert "  survived: house.hours.daytime: left out" in capsys.readouterr().out
    assert run("house", str(file), "--fail-on-survivor") == 1


def test_the_command_refuses_rows_that_fail_anyway(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "one.policy.yaml"
    file.write_text("{policy: house, scenarios: [{name: clean, then: denied}]}", encoding="utf-8")
    assert run("house", str(file)) == 2
    assert "fails without any mistake: one.policy.yaml:1  clean" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing", "."), "error: policy: no ready-made policy 'nothing'"),
        (("house", "nowhere.policy.yaml"), "error: the scenario files cannot be read: No such file or directory"),
        (("house", str(CASES), "--pack", "us"), "error: there is no pack 'us' (there is house.standard)"),
    ],
)
def test_the_command_says_what_is_wrong(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert said in capsys.readouterr().err


def test_the_command_wants_a_file_in_a_directory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("house", str(tmp_path)) == 2
    assert "error: the directory holds no *.policy.yaml file" in capsys.readouterr().err
