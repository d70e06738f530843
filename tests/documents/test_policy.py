"""What a document makes: the packs, effects, numbers, departures and rules of its policy, and nothing else."""

import json
import subprocess
import sys
from datetime import timedelta
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, InvalidPolicy
from fdcpa_guard.documents import InvalidDocument, installed, installed_packs, load_document, load_policy
from fdcpa_guard.policies import named, regulation_f, us_federal, us_state
from fdcpa_guard.rules import Pack
from fdcpa_guard.vocabulary import DENYING, Effect
from tests.builders import case, contact, debt

from .written import WRITTEN

HERE = Path(__file__).parent
HEAD = "policy: acme\nversion: 1\n"
MISSOURI = ({"id": "residence", "state": "MO"},)
SUNDAY = "2026-04-05 12:00"
QUIET = "rules: [{id: acme.sundays, title: T, shape: quiet-times, windows: [{days: [sun]}]%s}]"


def denied(text: str, question: Contact, known: Case | None = None) -> list[str]:
    decision = Guard(load_policy(HEAD + text)).decide(question, known or case())
    return [reason.rule for reason in decision.reasons if reason.denies]


def test_packs_are_those_of_the_ready_made_policies_once() -> None:
    made = load_policy(HEAD + "packs: [us_federal, us_state(MA, NH), house]")
    wanted = us_state("MA", "NH")
    assert [pack.id for pack in made.packs] == [*(pack.id for pack in wanted.packs), "house.standard"]
    assert made.places == wanted.places
    assert made.label == "acme 1"
    assert {rule.id for rule in us_federal().rules()} <= {rule.id for rule in made.rules()}


def test_one_ready_made_policy_decides_as_itself() -> None:
    made = load_policy(f"policy: regulation-f\nversion: {regulation_f().version}\npacks: [regulation_f]")
    assert made.fingerprint == regulation_f().fingerprint


def test_effects() -> None:
    head = HEAD + "packs: [house]\n"
    made = load_policy(head + "effects: {deny: [unverified-law], warn: [house-policy], ignore: [outside-safe-harbor]}")
    gone = {Effect.HOUSE_POLICY, Effect.OUTSIDE_SAFE_HARBOR}
    assert made.denies == (DENYING | {Effect.UNVERIFIED_LAW}) - gone
    assert made.ignores == {Effect.OUTSIDE_SAFE_HARBOR}
    assert load_policy(head).denies == DENYING
    assert load_policy(head + "mode: warn-only").denies == frozenset()


def test_the_older_word_keeps_its_meaning_where_it_asks_for_more() -> None:
    """It once covered what has words of its own now: what it denied stays denied, what it let through no longer is."""
    head = HEAD + "packs: [house]\n"
    assert load_policy(head + "effects: {deny: [outside-safe-harbor]}").denies == DENYING | {Effect.NUMBER_NOT_CHECKED}
    for how in ("warn", "ignore"):
        given = f"effects: {{deny: [outside-safe-harbor], {how}: [number-not-checked]}}"
        assert load_policy(head + given).denies == DENYING
        let_through = load_policy(head + f"effects: {{{how}: [outside-safe-harbor]}}").denies
        assert {Effect.ASKED_TO_STOP, Effect.LATE_CONFIRMATION} <= let_through


def test_a_policy_that_would_allow_everything_is_refused() -> None:
    with pytest.raises(InvalidDocument, match="policy: a policy takes in packs or has rules"):
        load_policy(HEAD)
    everything = "packs: [us.bankruptcy]\nloosen:\n"
    ids = [rule.id for rule in named("us.bankruptcy").rules()]
    everything += "".join(f"- {{rule: {id}, leave_out: true, justification: none of them}}\n" for id in ids)
    assert len(load_policy(HEAD + everything).departures) == len(ids)


def test_numbers_and_departures() -> None:
    made = load_policy((HERE / "acme.yaml").read_text("utf-8"))
    assert made.rule("house.pace.calls-a-week").parameters["most"].latest == 2
    assert made.rule("house.reminders.message-first").parameters["days_after"].latest == 1
    assert [(d.rule, d.change) for d in made.departures] == [
        ("house.pace.longer-rest", "left out"),
        ("house.reminders.message-first", "days_after: 3 -> 1"),
        ("guard.effects", "only warned about: missing-fact"),
        ("guard.effects", "not reported: advisory"),
    ]


def test_minutes_are_written_for_spans_of_time() -> None:
    made = load_policy(HEAD + "packs: [us_state(VA)]\nparameters: {us.va.65-2-601-1.repeated: {within: 20160}}")
    assert made.rule("us.va.65-2-601-1.repeated").parameters["within"].latest.days == 14


@pytest.mark.parametrize(("minutes", "taken"), [(-1, False), (20_160, True), (576_000, True), (576_001, False)])
def test_a_span_lasts_at_most_four_hundred_days(minutes: int, taken: bool) -> None:
    text = f"{HEAD}packs: [us_state(VA)]\nparameters: {{us.va.65-2-601-1.repeated: {{within: {minutes}}}}}"
    if taken:
        within = load_policy(text).rule("us.va.65-2-601-1.repeated").parameters["within"].latest
        assert within == timedelta(minutes=minutes) <= timedelta(days=400)
    else:
        with pytest.raises(InvalidPolicy, match="a whole number of minutes is needed"):
            load_policy(text)


def test_a_span_of_no_minutes_is_one_and_looser_than_what_the_law_sets() -> None:
    with pytest.raises(InvalidPolicy, match="would loosen what the rule sets"):
        load_policy(f"{HEAD}packs: [us_state(VA)]\nparameters: {{us.va.65-2-601-1.repeated: {{within: 0}}}}")


def test_a_rule_of_the_house() -> None:
    assert denied(QUIET % "", contact(SUNDAY)) == ["acme.sundays"]
    assert denied(QUIET % "", contact("2026-04-06 12:00")) == []
    rule = load_policy(HEAD + QUIET % ", because: section 4, example: one.").rule("acme.sundays")
    assert rule.effect is Effect.HOUSE_POLICY
    assert str(rule.citations[0]) == "house policy section 4"
    assert "**Example**: one." in rule.description


@pytest.mark.parametrize(
    ("fields", "binds"),
    [
        ("media: [call, text]", True),
        ("media: [text]", False),
        ("recipients: [consumer]", True),
        ("recipients: [spouse]", False),
        ("purposes: [collection]", True),
        ("purposes: [formal-pleading]", False),
        ("collectors: [third-party-collector]", True),
        ("collectors: [creditor]", False),
        ("debt_kinds: [credit-card, other]", True),
        ("debt_kinds: [medical]", False),
        ("natures: [consumer]", True),
        ("natures: [commercial]", False),
        ("in_force: {from: 2026-04-05}", True),
        ("in_force: {from: 2026-04-06}", False),
        ("in_force: {until: 2026-04-05}", False),
        ("effect: advisory", False),
        ("place: US-MO", True),
        ("place: US-FL", False),
    ],
)
def test_whom_and_what_a_rule_is_about(fields: str, binds: bool) -> None:
    known = case(debts=(debt(kind="credit-card"),), locations=MISSOURI)
    assert denied(QUIET % f", {fields}", contact(SUNDAY), known) == (["acme.sundays"] if binds else [])


def test_rules_about_others_are_packs_of_their_own() -> None:
    text = (HERE / "acme.yaml").read_text("utf-8")
    assert [pack.id for pack in load_policy(text).packs] == [
        "house.standard",
        "acme-collections",
        "acme-collections for commercial",
    ]


def test_rules_of_a_place_are_a_pack_of_that_place() -> None:
    text = "rules: [{id: acme.one, title: T, shape: ban}, {id: acme.two, title: T, shape: ban%s}]"
    made = load_policy(HEAD + text % ", place: US-NY-NYC, collectors: [creditor]")
    assert [(pack.id, pack.jurisdiction) for pack in made.packs] == [
        ("acme", "US"),
        ("acme for US-NY-NYC; creditor", "US-NY-NYC"),
    ]
    assert made.places == {"US-NY-NYC"}
    assert "Pack acme for US-NY-NYC; creditor, in US-NY-NYC. 1 rule." in made.describe()
    assert not load_policy(HEAD + text % "").places


def test_a_place_needs_to_know_where_the_person_is() -> None:
    text = "rules: [{id: acme.one, title: T, shape: ban, media: [text], place: US-MO}]"
    assert denied(text, contact(SUNDAY), case(locations=())) == ["guard.place"]
    assert not denied(text, contact(SUNDAY), case(locations=MISSOURI))


# -- packs that are not ready-made


def test_packs_are_given_by_name() -> None:
    document = load_document(HEAD + "packs: [house-written, regulation_f]")
    assert document.foreign_packs == ("house-written",)
    assert document.policy(packs={"house-written": WRITTEN}).packs[0] is WRITTEN
    with pytest.raises(InvalidDocument, match=r"policy:3: packs.0: no pack 'house-written' \(did you mean"):
        document.policy(packs={"house-writen": WRITTEN})
    twice = load_document(HEAD + "packs: [a, b]")
    other = Pack(WRITTEN.id, "Another", (), WRITTEN.why_not)
    with pytest.raises(InvalidDocument, match=r"packs.1: another pack has the id 'house-written' already"):
        twice.policy(packs={"a": WRITTEN, "b": other})
    assert len(twice.policy(packs={"a": WRITTEN, "b": WRITTEN}).packs) == 1


def points(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    made = [EntryPoint(name, value, installed.GROUP) for name, value in values.items()]
    monkeypatch.setattr(installed, "entry_points", lambda group: made if group == installed.GROUP else [])


def test_installed_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    points(monkeypatch, acme="tests.documents.written:WRITTEN", broken="tests.nowhere:X", wrong="json:dumps")
    assert installed_packs("acme") == {"acme": WRITTEN}
    for name, message in (
        ("acne", r"no pack is installed under the name 'acne' \(did you mean 'acme'\?\)"),
        ("broken", r"the pack 'broken' cannot be loaded \(ModuleNotFoundError\)"),
        ("wrong", "the entry point 'wrong' leads to no pack"),
    ):
        with pytest.raises(InvalidPolicy, match=message):
            installed_packs(name)
    points(monkeypatch, acme="tests.documents.written:WRITTEN")
    assert installed_packs() == {"acme": WRITTEN}
    monkeypatch.setattr(installed, "entry_points", lambda group: [EntryPoint("a", "x:y", group)] * 2)
    with pytest.raises(InvalidPolicy, match="two packs are installed under the name 'a'"):
        installed_packs("a")


# -- nothing is executed

PROBE = """
import json, sys, time
from pathlib import Path
from fdcpa_guard.documents import describe, load_document, policy_schema
import fdcpa_guard.fingerprints  # which else is loaded when one is first asked for

texts = json.loads(sys.stdin.read())


def everything():
    found = []
    for text, form in texts:
        try:
            found.append(load_document(text, format=form).policy().label)
        except ValueError as error:
            found.append(type(error).__name__)
    return found


everything()
policy_schema()
events = []
watching = False


def hook(event, arguments):
    if watching:
        events.append(event)


sys.addaudithook(hook)
watching = True
found = everything()
describe(load_document(texts[0][0]).policy())
watching = False
print(json.dumps({"events": sorted(set(events)), "found": found}))
"""


def test_reading_touches_nothing() -> None:
    texts: list[Any] = [
        ((HERE / "acme.yaml").read_text("utf-8"), "yaml"),
        (load_document((HERE / "acme.yaml").read_text("utf-8")).to_json(), "json"),
        ("policy = 'a'\nversion = '1'\npacks = ['house']", "toml"),
        ("a: !!python/object/apply:os.system ['echo x']", "yaml"),
        ("a: !!python/name:os.system", "yaml"),
        ("!!python/object/new:subprocess.Popen [[echo]]", "yaml"),
        ('{"policy": "__import__(\\"os\\").system(\\"echo\\")", "version": "1"}', "json"),
        ("policy: a\nversion: 1\npacks: [os.system, subprocess, ../../etc/passwd]", "yaml"),
        ("policy: a\nversion: 1\npacks: [not-installed]", "yaml"),
        ("policy: a\nversion: 1\nparameters: {us.regf.14b2.seven-in-seven: {__class__: 3}}", "yaml"),
    ]
    ran = subprocess.run(
        [sys.executable, "-c", PROBE], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["found"] == ["acme-collections 2026-11 (asks less)"] * 2 + ["a 1"] + ["InvalidDocument"] * 7
    assert set(told["events"]) <= HARMLESS


HARMLESS = {"builtins.id", "object.__getattr__", "object.__setattr__", "sys._getframe"}
