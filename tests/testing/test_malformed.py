"""What is wrong in a scenario file is said in one line, with the line it stands on and what was probably meant."""

from itertools import pairwise

import pytest

from fdcpa_guard.testing.documents import ScenarioError, read
from fdcpa_guard.testing.scenarios import load

HEAD = "policy: regulation_f\nscenarios:\n- name: x\n"
"""The first three lines of a file; what follows belongs to its one scenario."""


def error(text: str) -> str:
    """The error of a file, found when it is read or when its rows are run."""
    with pytest.raises(ScenarioError) as caught:
        run(text)
    return str(caught.value)


def run(text: str) -> None:
    for row in load(text, source="x.policy.yaml").rows():
        row.run()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1: the file is empty"),
        ("# nothing", "1: the file is empty"),
        ("a: [", "2: not valid YAML: "),
        ("a: \x01", "1: not valid YAML: "),
        ("a: 1\n---\nb: 2", "2: a scenario file holds one YAML document"),
        ("a: 1\nb: 2\na: 3", "3: 'a' is given twice in one mapping (first on line 1)"),
        ("a: !!python/object:os.system x", "1: tags such as tag:yaml.org,2002:python/object:os.system are not read"),
        ("? [a]\n: b", "1: a key is a plain word, path or time"),
        ("a: 1\nb: *c", "2: no anchor &c stands before this alias"),
        ("a: &a [*a]", "1: no anchor &a stands before this alias"),
        ("a: 1\n<<: 3", "2: << takes over a mapping, or a list of them"),
        ("a: " + 60 * "[" + 60 * "]", "1: nested more than 40 deep"),
        ("a: " + 100_000 * "[", "1: nested more than 40 deep"),
        ("a:\n" + 201_000 * "- 1\n", "199999: the file holds more than 200,000 values, aliases included"),
        (2_000_001 * "a", "1: the file has more than 2,000,000 characters"),
    ],
)
def test_what_is_no_safe_yaml(text: str, expected: str) -> None:
    said = error(text)
    if expected.endswith(": "):  # what follows are the words of the YAML library, which are its own affair
        assert said.startswith(f"x.policy.yaml:{expected}")
    else:
        assert said == f"x.policy.yaml:{expected}"


def test_aliases_of_aliases_do_not_blow_up() -> None:
    names = "abcdefgh"
    lines = [f"a: &a [{','.join('1' * 9)}]"]
    lines += [f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]" for before, name in pairwise(names)]
    assert error("\n".join(lines)).endswith("the file holds more than 200,000 values, aliases included")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", "1: a scenario file is a mapping with the fields policy and scenarios"),
        ("policy: regulation_f", "1: scenarios: a list of at least one scenario is needed"),
        ("policy: regulation_f\nscenarios: []", "2: scenarios: a list of at least one scenario is needed"),
        ("policy: regulation_f\nscenarios: [x]", "2: scenarios: each is a mapping"),
        ("policy: regulation_f\nscenarios: {a: b}", "2: scenarios: a list of at least one scenario is needed"),
        ("zone: ' '", "1: zone: a text is needed"),
        ("polcy: regulation_f", "1: polcy: a scenario file has no such field (did you mean 'policy'?)"),
        ("policy: regulation_g", "1: policy: no ready-made policy 'regulation_g' (did you mean 'regulation_f'?)"),
        ("policy: 'regulation f'", "1: policy: write a policy as regulation_f or us_state(MA)"),
        ("policy: [regulation_f]", "1: policy: write a policy as regulation_f or us_state(MA)"),
        ("policy: regulation_f(7)", "1: policy: write a policy as regulation_f or us_state(MA)"),
        ("given: []", "1: given: a mapping of facts is needed"),
        ("zone: 3", "1: zone: a text is needed"),
        (
            "scenarios: [{name: x, then: allowed}]",
            "1: policy: name one for the file or the scenario, such as regulation_f",
        ),
        ("policy: regulation_f\nscenarios: [{then: allowed}]", "2: a scenario has a name, or a rule, or both"),
    ],
)
def test_what_is_wrong_with_the_file(text: str, expected: str) -> None:
    assert error(text) == f"x.policy.yaml:{expected}"


RULE = "  rule: us.regf.6b1i.hours\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  rul: x", "4: rul: a scenario has no such field (did you mean 'rule'?)"),
        (
            "  rule: us.regf.6b1i.hour\n  then: denies",
            "4: rule: the policy has no rule 'us.regf.6b1i.hour' (did you mean 'us.regf.6b1i.hours'?)",
        ),
        ("  zone: America/Denver", "3: then: say what is expected: allowed, denied"),
        (RULE, "3: then: say what is expected: allowed, denied, denies, missing, not-asked, passes, requires, warns"),
        ("  then: alowed", "4: then: 'alowed' is not known (did you mean 'allowed'?)"),
        ("  then: denies", "4: then: 'denies' is said of one rule, so name it: rule: …"),
        ("  then: [denied]", "4: then: ['denied'] is not known (did you mean 'denied'?)"),
        ("  then: denied\n  lapses: never", "5: lapses: only the objection of one rule lapses; see next"),
        (RULE + "  then: passes\n  lapses: never", "6: lapses: only the objection of one rule lapses; see next"),
        (RULE + "  then: denies\n  due: 2026-04-01", "6: due: only what one rule requires is due"),
        ("  then: denied\n  reasons: us.regf.6c1.cease", "5: reasons: a list of ids is needed"),
        (
            "  because: [us.regf.6c1.ceas]",
            "4: because: the policy has no rule 'us.regf.6c1.ceas' (did you mean 'us.regf.6c1.cease'?)",
        ),
        (
            "  because:\n  - us.regf.6c1.cease\n  - us.regf.6c1.ceas",
            "6: because: the policy has no rule 'us.regf.6c1.ceas' (did you mean 'us.regf.6c1.cease'?)",
        ),
        ("  then: allowed\n  next: 5", "5: next: a text is needed"),
        ("  then: allowed\n  next:", "5: next: a text is needed"),
        ("  at: {}", "4: at: a table is a mapping of values to what is expected"),
        ("  at: []", "4: at: a table is a mapping of values to what is expected"),
        ("  at: [when]", "4: at: a table is a mapping of values to what is expected"),
        ("  vary: [when]", "4: vary: a table is a mapping of values to what is expected"),
        ("  vary: {whn.medium: {a: denied}}", "4: vary.whn.medium: no such field (did you mean 'when'?)"),
        ("  vary: {place: {}}", "4: vary.place: a mapping of values to what is expected is needed"),
        ("  rows: {a: b}", "4: rows: a list of at least one mapping is needed"),
        ("  rows: 5", "4: rows: a list of at least one mapping is needed"),
        ("  rows: [{then: denied}, allowed]", "4: rows: a list of at least one mapping is needed"),
        ("  then: denied\n  reasons: [5]", "5: reasons: a list of ids is needed"),
        ("  then: denied\n  reasons: {us.regf.6c1.cease: 1}", "5: reasons: a list of ids is needed"),
        (RULE + "  reach: {}", "5: reach: a mapping of fields to what is expected of their words"),
        (RULE + "  reach: [when.medium]", "5: reach: a mapping of fields to what is expected of their words"),
        (RULE + "  reach: {when.medium: {}}", "5: reach.when.medium: a mapping of verdicts to words is needed"),
        (RULE + "  reach: {when.medium: denied}", "5: reach.when.medium: a mapping of verdicts to words is needed"),
        (
            RULE + "  reach: {when.medium: {denies: [call, 5]}}",
            "5: reach.when.medium: denies: a list of words, or rest once",
        ),
        ("  vary: {place: denied}", "4: vary.place: a mapping of values to what is expected is needed"),
        ("  rows: []", "4: rows: a list of at least one mapping is needed"),
        ("  reach: {when.medium: {denied: rest}}", "4: reach: it is that of one rule, so name it: rule: …"),
        (RULE + "  reach: []", "5: reach: a mapping of fields to what is expected of their words"),
        (
            RULE + "  reach: {when.voice: {denies: rest}}",
            "5: reach.when.voice: it goes over medium, recipient, purpose, outcome, collector, debts.kind, and this is "
            "none of them",
        ),
        (RULE + "  reach: {when.medium: denies}", "5: reach.when.medium: a mapping of verdicts to words is needed"),
        (
            RULE + "  reach: {when.medium: {denies: call}}",
            "5: reach.when.medium: denies: a list of words, or rest once",
        ),
        (
            RULE + "  reach: {when.medium: {denies: rest, passes: rest}}",
            "5: reach.when.medium: passes: a list of words, or rest once",
        ),
        (
            RULE + "  reach: {when.medium: {denies: [cal], passes: rest}}",
            "5: reach.when.medium: 'cal' is not known (did you mean 'call'?)",
        ),
        (RULE + "  reach: {when.medium: {denies: [call], passes: [call]}}", "5: reach.when.medium: call is said twice"),
        (
            RULE + "  reach:\n    collector: {denies: [debt-buyer, law-firm, mortgage-servicer], passes: [creditor]}",
            "6: reach.collector: nothing is said of third-party-collector, creditor-under-other-name (or say rest)",
        ),
        (
            RULE + "  reach:\n    when.medium:\n      denies: [mail]\n      denied: rest\n  at: {}",
            "5: reach: a scenario has one table, and at is one",
        ),
        (
            RULE + "  reach:\n    when.medium:\n      objects: rest",
            "7: then: 'objects' is not known (there is allowed, denied, denies, missing, not-asked, passes, requires, "
            "warns)",
        ),
        (
            RULE
            + "  reach:\n    collector:\n      passes: [creditor, creditor-under-other-name, debt-buyer, law-firm, "
            "mortgage-servicer, third-party-collector]\n      denies: rest",
            "8: reach.collector: denies: there is no rest",
        ),
        ("  rows:\n  - {nam: y}", "5: nam: a row has no such field (did you mean 'name'?)"),
        (
            "  at:\n    2026-04-01 10:00: {thn: denied}",
            "5: thn: a line of a table has no such field (did you mean 'then'?)",
        ),
        ("  at: {2026-04-01: denied}\n  rows: []", "5: rows: a scenario has one table, and at is one"),
        ("  then: denied\n  at: {2026-04-01: denied}", "4: then: with a table, what is expected stands in its rows"),
    ],
)
def test_what_is_wrong_with_a_scenario(text: str, expected: str) -> None:
    assert error(HEAD + text) == f"x.policy.yaml:{expected}"


@pytest.mark.parametrize("path", ["when.when.medium", "when.given", "given.when.medium", "given.given.place"])
def test_a_path_says_once_whether_it_is_one_of_the_contact_or_of_the_case(path: str) -> None:
    told = error(HEAD + f"  vary: {{{path}: {{a: denied}}}}")
    assert told.startswith(f"x.policy.yaml:4: vary.{path}: no such field (")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("collecter: x", "6: given.collecter: no such field (did you mean 'collector'?)"),
        ("collector: credtor", "6: given.collector: 'credtor' is not known (did you mean 'creditor'?)"),
        ("medium: text", "6: given.medium: no such field (it belongs to when)"),
        ("debts.d9.kind: medical", "6: debts.d9.kind: debts has no 'd9' (did you mean 'd1'?)"),
        ("debts.d1.kind: medicl", "6: given.debts.0.kind: 'medicl' is not known (did you mean 'medical'?)"),
        ("debts.d1:\n      kidn: medical", "7: given.debts.0.kidn: no such field (did you mean 'kind'?)"),
        ("debts:\n    - kind: rent\n      kin: 3", "8: given.debts.0.kin: no such field (did you mean 'kind'?)"),
        ("debts: [d1]", "6: given.debts.0: a mapping of facts is needed"),
        ("debts: none", "6: given.debts: a list is needed"),
        ("+debts: none", "6: +debts: + adds a list to a list"),
        ("+consumer: [x]", "6: +consumer: + adds a list to a list"),
        ("collector.kind: x", "6: collector.kind: collector holds no facts that a path could lead to"),
        ("requests:\n    - cese", "7: given.requests.0: 'cese' is not known (did you mean 'cease'?)"),
        (
            "requests:\n    - kind: cease\n      in_writting: true",
            "8: given.requests.0.cease.in_writting: no such field (did you mean 'in_writing'?)",
        ),
        ("requests: [cease tomorrow]", "6: given.requests.0.cease.received_at: a time is written as 2026-03-05 10:00"),
        ("consumer: {minor: perhaps}", '6: given.consumer.minor: must be true or false, or "unknown"'),
        (
            "place: XX",
            "6: given.locations.0.state: a state or territory is given by its two-letter postal code, such as TX",
        ),
        ("history: unheard", "6: given.history: a mapping of facts is needed"),
        ("history: [3]", "6: history: an event is a line such as 'call 2026-03-02 10:00 rang-out', or a mapping"),
        ("history: [call]", "6: history: write an event as 'call 2026-03-02 10:00 rang-out', not 'call'"),
        (
            "history: [call 2026-03-02]",
            "6: history: write an event as 'call 2026-03-02 10:00 rang-out', not 'call 2026-03-02'",
        ),
        (
            "history: [inbound call 2026-03-02]",
            "6: history: write an event as 'call 2026-03-02 10:00 rang-out', not 'inbound call 2026-03-02'",
        ),
        ("history: [call 2026-03-02 10]", "6: history: write times as 10:00 or 09:00+10:00, not '10'"),
        ("history: [call 2026-02-30 10:00]", "6: history: there is no such day in the calendar"),
        ("history: [call 2026-03-02..2026-03-01 10:00]", "6: history: days run forwards, and at most 400 of them"),
        ("history: [cal 2026-03-02 10:00]", "6: history: 'cal' is not known (did you mean 'call'?)"),
        ("history: [call 2026-03-02 10:00 rang-ot]", "6: history: 'rang-ot' is not known (did you mean 'rang-out'?)"),
        ("history: [call 2026-03-02 10:00 abot d1]", "6: history: 'abot' is not known (did you mean 'about'?)"),
        ("history: [call 2026-03-02 10:00 about]", "6: history: nothing follows 'about'"),
        (
            "history: [inbound call 2026-03-02 10:00 conversatoin]",
            "6: history: 'conversatoin' is not understood (did you mean 'conversation'?)",
        ),
        (
            "history: [{medium: call, at: 2026-03-02 10:00, outcome: rang}]",
            "6: given.history.attempts.0.outcome: 'rang' is not known (did you mean 'rang-out'?)",
        ),
    ],
)
def test_what_is_wrong_with_the_facts(given: str, expected: str) -> None:
    found = error(f"{HEAD}  then: allowed\n  given:\n    {given}").replace("x.policy.yaml:", "")
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("at: tomorrow", "6: when.at: a time is written as 2026-03-05 10:00"),
        ("at: 2026-02-30 10:00", "6: when.at: a time is written as 2026-03-05 10:00, perhaps with an offset"),
        ("at: 2026-03-08 02:30", "6: when.at: clocks there skip this time in spring"),
        ("requests: [cease]", "6: when.requests: no such field (it belongs to given)"),
        ("medium: emial", "6: when.medium: 'emial' is not known (did you mean 'email'?)"),
        ("content: {langages: [en]}", "6: when.content.langages: no such field (did you mean 'languages'?)"),
        ("debts: d1", "6: when.debts: a list is needed"),
        ("address: 3", "6: when.address: a text is needed; put what looks like a number in quotes"),
    ],
)
def test_what_is_wrong_with_the_contact(when: str, expected: str) -> None:
    assert error(f"{HEAD}  then: allowed\n  when:\n    {when}") == f"x.policy.yaml:{expected}"


@pytest.mark.parametrize("given", ["5", "true", "1.5", "[cal]", "{call: 1}"])
@pytest.mark.parametrize(
    ("facts", "where", "word"),
    [
        ("when: {medium: WHAT}", "when.medium", "call"),
        ("given: {debts.d1.kind: WHAT}", "given.debts.0.kind", "medical"),
        ("given: {+requests: [{kind: WHAT}]}", "given.requests.0", "cease"),
    ],
)
def test_what_is_no_text_is_none_of_the_words_that_there_are(facts: str, where: str, word: str, given: str) -> None:
    said = error(f"{HEAD}  {facts.replace('WHAT', given)}\n  then: denied")
    assert said.startswith(f"x.policy.yaml:4: {where}: ")
    assert word in said
    assert "is not known" not in said


def test_a_time_needs_a_zone_where_the_place_has_several() -> None:
    text = HEAD + "  then: allowed\n  given: {place: KY}\n  when: {at: 2026-04-01 10:00}"
    assert error(text).startswith("x.policy.yaml:6: when.at: the place has no single time zone")
    assert error(text + "\n  zone: America/Chicgo").startswith("x.policy.yaml:3: zone: no such time zone")
    (row,) = load(text + "\n  zone: America/New_York").rows()
    assert row.run().passed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("NO", "NO"),
        ("true", True),
        ("~", None),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("012", "012"),
        ("08:00", "08:00"),
        ("20:59:59", "20:59:59"),
        ("2026-04-01", "2026-04-01"),
        ("2026-04-01 10:00:00", "2026-04-01 10:00:00"),
        ("+12025550147", "+12025550147"),
        ("'12'", "12"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("[1, {a: b}]", [1, {"a": "b"}]),
    ],
)
def test_a_plain_scalar_is_what_it_looks_like_to_a_person(text: str, value: object) -> None:
    assert read(f"it: {text}", "x") == {"it": value}


def test_what_is_taken_over_yields_to_what_is_written() -> None:
    text = "a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc:\n  <<: [*a, {z: 5}]\n"
    document = read(text, "x")
    assert document["b"] == {"x": 1, "y": 3}
    assert document["c"] == {"x": 1, "y": 2, "z": 5}
    assert document["c"].line_of("x") == 1
