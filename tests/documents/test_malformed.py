"""What is wrong with a policy document is said once: its line, its field, and what was probably meant."""

import json
import re
import sys
from itertools import pairwise
from typing import Any

import pytest

from fdcpa_guard.documents import InvalidDocument, load_policy
from fdcpa_guard.documents.reading import Limits, Malformed, placed, read_yaml

MOST_CALLS = 100_000
"""Calls of functions that a refusal may cost, the longest text that is read included."""

HEAD = "policy: acme\nversion: 2026-11\npacks: [regulation_f]\n"
LIMIT = "us.regf.14b2.seven-in-seven"
LONG = "x" * 5000


def refused(text: Any, format: Any = "yaml") -> InvalidDocument:
    with pytest.raises(InvalidDocument) as caught:
        load_policy(text, format=format, source="acme.yaml")
    return caught.value


def bomb() -> str:
    names = "abcdefgh"
    lines = [f"a: &a [{','.join('1' * 9)}]"]
    lines += [f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]" for before, name in pairwise(names)]
    return "\n".join(lines)


def rule(text: str) -> str:
    """A document whose first rule, on line 4, has these fields besides an id and a title."""
    return f"{HEAD}rules: [{{id: acme.one, title: One, {text}}}]"


CASES: list[tuple[str, int, str, str]] = [
    # what is no safe YAML
    ("", 1, "", "the file is empty"),
    ("a: [", 2, "", "not valid YAML"),
    ("a: \x01", 1, "", "it holds U+0001 (a control character)"),
    ("a: 1\n---\nb: 2", 2, "", "a policy document holds one YAML document"),
    ("policy: a\nversion: 1\npolicy: b", 3, "", "'policy' is given twice in one mapping (first on line 1)"),
    (f"{LONG[:60]}: 1\n{LONG[:60]}: 2", 2, "", f"'{LONG[:60]}' is given twice in one mapping (first on line 1)"),
    (f"{LONG[:61]}: 1\n{LONG[:61]}: 2", 2, "", "a key is given twice in one mapping (first on line 1)"),
    ("a: !!python/object/apply:os.system [x]", 1, "", "tags such as tag:yaml.org,2002:python/object/apply:os.system"),
    ("a: !local x", 1, "", "tags such as !local are not read"),
    ("a: !!str x", 1, "", "tags such as tag:yaml.org,2002:str are not read"),
    ("? [a]\n: b", 1, "", "a key is a plain word, path or time"),
    (f"a: !{LONG} x", 1, "", f"tags such as !{LONG[:59]} are not read"),
    ("a: *b", 1, "", "no anchor &b stands before this alias"),
    (f"a: *{LONG}", 1, "", f"no anchor &{LONG[:60]} stands before this alias"),
    ("a: &a [*a]", 1, "", "no anchor &a stands before this alias"),
    ("<<: 3", 1, "", "<< takes over a mapping, or a list of them"),
    ("a: " + 100_000 * "[", 1, "", "nested more than 12 deep"),
    ("a: " + 12 * "[" + "'", 1, "", "not valid YAML"),
    ("a: " + 13 * "[" + "'", 1, "", "nested more than 12 deep"),
    ("a: [" + 13 * "[], " + "'", 1, "", "not valid YAML"),
    (200_001 * "a", 1, "", "the file has more than 200,000 characters"),
    ("a:\n" + 6_000 * "- 1\n", 4999, "", "the file holds more than 5,000 values, aliases included"),
    (bomb(), 4, "", "the file holds more than 5,000 values, aliases included"),
    # the heading
    ("[]", 1, "", "a policy document is a mapping with the fields policy, version, packs and rules"),
    ("version: 1", 1, "policy", "is needed"),
    ("policy: acme", 1, "version", "is needed"),
    (HEAD + "onwer: x", 4, "onwer", "no such field (did you mean 'owner'?)"),
    (HEAD + f"{LONG[:150]}: x", 4, "(key)", "no such field"),
    (HEAD + "owner: 3", 4, "owner", "text is needed; put what looks like a number in quotes"),
    (HEAD + "owner: ' x'", 4, "owner", "one line of text is needed, without blanks around it"),
    (HEAD + 'owner: "a\\nb"', 4, "owner", "one line of text is needed"),
    (HEAD + 'owner: "\\ud800"', 4, "", "not valid YAML"),
    (HEAD + 'owner: "\ud800"', 4, "", "half a character"),
    (HEAD + f"owner: {LONG}", 4, "owner", "the text is too long"),
    (HEAD + "owner: [x]", 4, "owner", "text is needed"),
    (HEAD + "approved: soon", 4, "approved", "a day is written as 2026-03-02"),
    (HEAD + "approved: 2026-02-30", 4, "approved", "a day is written as 2026-03-02"),
    (HEAD + "approved: 20261120", 4, "approved", "a day is written as 2026-03-02"),
    (HEAD + "approved: 1066-10-14", 4, "approved", "a date lies between the years 1900 and 2200"),
    ("policy: a/b\nversion: 1", 1, "policy", "a name of at most 60 letters"),
    (f"policy: {LONG}\nversion: 1", 1, "policy", "a name of at most 60 letters"),
    ("policy: a\nversion: [1]", 2, "version", "text is needed"),
    ("policy: a\nversion: 1\npacks: us", 3, "packs", "a list is needed: ['us']"),
    ("policy: a\nversion: 1\npacks: [3]", 3, "packs.0", "text is needed"),
    ("policy: a\nversion: 1\npacks:\n- us_federal\n- us_federl", 5, "packs.1", "(did you mean 'us_federal'?)"),
    ("policy: a\nversion: 1\npacks: [us_state]", 3, "packs.0", "name at least one state"),
    ("policy: a\nversion: 1\npacks: [us_state(XX)]", 3, "packs.0", "XX"),
    ("policy: a\nversion: 1\npacks: [us_federal(MA)]", 3, "packs.0", "us_federal takes no states"),
    ("policy: a\nversion: 1\npacks: ['us_state(MA']", 3, "packs.0", "write a pack as us_federal, us_state(MA, NH)"),
    ("policy: a\nversion: 1\npacks: [../etc/passwd]", 3, "packs.0", "write a pack as us_federal"),
    ("policy: a\nversion: 1\npacks: [house, house]", 3, "packs.1", "'house' is given twice"),
    ("policy: a\nversion: 1\npacks: [us.tcp]", 3, "packs.0", "no pack 'us.tcp' (did you mean 'us.tcpa'?)"),
    ("policy: a\nversion: 1\npacks: [zzz.zzz]", 3, "packs.0", "no pack 'zzz.zzz'"),
    # effects
    (HEAD + "mode: warn", 4, "mode", "'warn' is not known (there is enforce, warn-only)"),
    (HEAD + "effects: warn-only", 4, "effects", "a mapping is needed"),
    (HEAD + "effects: {denies: []}", 4, "effects.denies", "no such field (did you mean 'deny'?)"),
    (HEAD + "effects: {deny: prohibited}", 4, "effects.deny", "a list is needed"),
    (HEAD + "effects:\n  warn:\n  - prohibitd", 6, "effects.warn.0", "(did you mean 'prohibited'?)"),
    (HEAD + "effects: {deny: [advisory]}", 4, "effects.deny", "an advisory never denies"),
    (HEAD + "effects: {warn: [prohibited], ignore: [prohibited]}", 4, "effects.warn", "in two of deny, warn"),
    (HEAD + "mode: warn-only\neffects: {deny: [prohibited]}", 5, "effects.deny", "in which nothing denies"),
    # parameters
    (HEAD + "parameters: 3", 4, "parameters", "a mapping is needed"),
    (HEAD + "parameters: {Rule: {x: 1}}", 4, "parameters.Rule", "a key is an id of a rule"),
    (HEAD + f"parameters: {{{LIMIT}: 3}}", 4, f"parameters.{LIMIT}", "a mapping is needed"),
    (HEAD + "parameters:\n  us.regf.14b2.seven-in-sevn: {calls: 3}", 5, "parameters.us.regf.14b2.seven-in-sevn",
     f"the policy has no rule 'us.regf.14b2.seven-in-sevn' (did you mean '{LIMIT}'?)"),
    (HEAD + f"parameters:\n  {LIMIT}:\n    cals: 3", 6, f"parameters.{LIMIT}.cals", "(did you mean 'calls'?)"),
    (HEAD + f"parameters:\n  {LIMIT}: {{calls: 8}}", 5, f"parameters.{LIMIT}.calls", "say so under loosen"),
    (HEAD + f"parameters:\n  {LIMIT}: {{calls: three}}", 5, f"parameters.{LIMIT}.calls", "a whole number is needed"),
    (HEAD + f"parameters:\n  {LIMIT}: {{calls: 3.5}}", 5, f"parameters.{LIMIT}.calls", "a number, a time such as"),
    (HEAD + f"parameters:\n  {LIMIT}: {{calls: true}}", 5, f"parameters.{LIMIT}.calls", "a whole number is needed"),
    (HEAD + f"parameters:\n  {LIMIT}:\n    segments: {{new: {{calls: 1}}}}", 6, f"parameters.{LIMIT}.segments",
     "a rule that is taken in has no such number (it belongs to a rule of any shape)"),
    (HEAD + "first_only: true", 4, "first_only",
     "(it belongs to a rule of the shape content-forbidden, content-required or duty)"),
    (HEAD + "per: debt", 4, "per",
     "(it belongs to a rule of the shape cooldown, frequency-cap, minimum-interval or streak)"),
    (HEAD + "lifted_by: consent", 4, "lifted_by", "(it belongs to a rule, by its shape)"),
    (HEAD + f"parameters:\n  {LIMIT}: {{calls: {{2027-01-01: 3}}}}", 5, f"parameters.{LIMIT}.calls",
     "a number, a time such as"),
    (HEAD + f"loosen:\n- {{rule: {LIMIT}, justification: j, segments: {{new: {{calls: 9}}}}}}", 5, "loosen.0.segments",
     "a rule that is taken in has no such number (it belongs to a rule of any shape)"),
    (HEAD + f"parameters:\n  {LIMIT}: {{calls: [3]}}", 5, f"parameters.{LIMIT}.calls", "a number, a time such as"),
    (HEAD + "parameters:\n  us.regf.6b1i.hours: {opens: 9}", 5, "parameters.us.regf.6b1i.hours.opens", "as 15:00"),
    (HEAD + "parameters:\n  us.regf.6b1i.hours: {opens: 25:00}", 5, "parameters.us.regf.6b1i.hours.opens", "as 15:00"),
    (HEAD.replace("regulation_f", "us_federal, us_state(OR)")
     + "parameters:\n  us.or.646-639-2gb.call-to-work: {day_begins: x}", 5,
     "parameters.us.or.646-639-2gb.call-to-work.day_begins", "a time of day such as 08:00 is needed"),
    # loosen
    (HEAD + "loosen: {}", 4, "loosen", "a list is needed: each of its items begins with a hyphen"),
    (HEAD + "loosen: [x]", 4, "loosen.0", "a mapping is needed"),
    (HEAD + f"loosen: [{{rule: {LIMIT}, calls: 8}}]", 4, "loosen.0.justification", "is needed"),
    (HEAD + f"loosen: [{{rule: {LIMIT}, calls: 8, justification: ''}}]", 4, "loosen.0.justification", "one line"),
    (HEAD + f"loosen: [{{rule: {LIMIT}, justification: y}}]", 4, "loosen.0", "give either leave_out: true or"),
    (HEAD + f"loosen: [{{rule: {LIMIT}, justification: y, leave_out: true, calls: 8}}]", 4, "loosen.0", "give either"),
    (HEAD + f"loosen: [{{rule: {LIMIT}, justification: y, leave_out: 1}}]", 4, "loosen.0.leave_out", "true or false"),
    (HEAD + "loosen:\n- rule: x.y\n  justification: y\n  leave_out: true", 5, "loosen.0.rule", "has no rule 'x.y'"),
    (HEAD + f"loosen: [{{rule: {LIMIT}, justification: y, call: 8}}]", 4, "loosen.0.call", "(did you mean 'calls'?)"),
    (HEAD + f"loosen: [{{rule: {LIMIT}, justification: y, calls: [8]}}]", 4, "loosen.0.calls", "a number, a time"),
    (HEAD + f"parameters: {{{LIMIT}: {{calls: 3}}}}\nloosen: [{{rule: {LIMIT}, justification: y, calls: 8}}]", 4,
     f"parameters.{LIMIT}.calls", "is loosened as well"),
    (HEAD + f"parameters: {{{LIMIT}: {{calls: 3}}}}\nloosen: [{{rule: {LIMIT}, justification: y, leave_out: true}}]", 4,
     f"parameters.{LIMIT}", "the rule is left out"),
    # rules
    (HEAD + "rules: {}", 4, "rules", "a list is needed"),
    (HEAD + "rules: [x]", 4, "rules.0", "a mapping is needed"),
    (HEAD + f"rules: [{'{},' * 201}]", 4, "rules", "there are more than 200"),
    (rule("days: 7"), 4, "rules.0.shape", "is needed: one of ban"),
    (rule("shape: cooldwn, days: 7"), 4, "rules.0.shape", "'cooldwn' is no shape (did you mean 'cooldown'?)"),
    (rule("shape: [cooldown]"), 4, "rules.0.shape", "the value is no shape"),
    (rule("shape: null"), 4, "rules.0.shape", "the value is no shape"),
    (rule("shape: 3"), 4, "rules.0.shape", "3 is no shape"),
    (rule("shape: 1.5"), 4, "rules.0.shape", "1.5 is no shape"),
    (rule("shape: false"), 4, "rules.0.shape", "False is no shape"),
    (rule(f"shape: {LONG[:40]}"), 4, "rules.0.shape", f"'{LONG[:40]}' is no shape"),
    (rule(f"shape: {LONG[:41]}"), 4, "rules.0.shape", "the value is no shape"),
    (rule("shape: cooldown"), 4, "rules.0.days", "is needed"),
    (rule("shape: cooldown, days: seven"), 4, "rules.0.days", "a whole number is needed"),
    (rule("shape: cooldown, days: '7'"), 4, "rules.0.days", "a whole number is needed"),
    (rule("shape: frequency-cap, most: 1000000, days: 7"), 4, "rules.0.most", "at most 1000 is taken"),
    (rule("shape: cooldown, days: 0"), 4, "rules.0.days", "at least 1 is needed"),
    (rule("shape: cooldown, days: 100000"), 4, "rules.0.days", "at most 400 is taken"),
    (rule("shape: cooldown, days: 7, opens: 08:00"), 4, "rules.0.opens", "a rule of the shape cooldown has no such"),
    (rule("shape: cooldown, days: 7, media: call"), 4, "rules.0.media", "a list is needed"),
    (rule("shape: cooldown, days: 7, media: []"), 4, "rules.0.media", "at least"),
    (rule("shape: cooldown, days: 7, media: [cal]"), 4, "rules.0.media.0", "(did you mean 'call'?)"),
    (rule("shape: cooldown, days: 7, media: [call, call]"), 4, "rules.0.media.1", "'call' is given twice"),
    (rule("shape: cooldown, days: 7, recipients: [custmer]"), 4, "rules.0.recipients.0", "'custmer' is not known"),
    (rule("shape: cooldown, days: 7, place: US-FX"), 4, "rules.0.place", "'US-FX' is not known (did you mean 'US-"),
    (rule("shape: cooldown, days: 7, place: [US-FL]"), 4, "rules.0.place", "the value is not known"),
    (rule("shape: cooldown, days: 7, natures: [business]"), 4, "rules.0.natures.0", "'business' is not known"),
    (rule("shape: cooldown, days: 7, effect: missing-fact"), 4, "rules.0.effect", "'missing-fact' is not known"),
    (rule("shape: cooldown, days: 7, in_force: {form: 2026-01-01}"), 4, "rules.0.in_force.form", "'from'?"),
    (rule("shape: cooldown, days: 7, in_force: {from: 2026-01-01, until: 2026-01-01}"), 4, "rules.0.in_force.until",
     "is not after from, so the rule never binds"),
    (rule("shape: cooldown, days: 7, zone: America/Bostn"), 4, "rules.0.zone", "zone"),
    (rule("shape: frequency-cap, most: 3"), 4, "rules.0", "a frequency cap says in what time"),
    (rule("shape: frequency-cap, most: 3, days: 7, per: dbt"), 4, "rules.0.per", "(did you mean 'debt'?)"),
    (rule("shape: frequency-cap, most: 3, days: 7, not_counted: [rang-ot]"), 4, "rules.0.not_counted.0", "'rang-out'?"),
    (rule("shape: frequency-cap, most: 3, days: 7, segments: {new: {mst: 1}}"), 4, "rules.0.segments.new.mst",
     "a segment of this shape has no such field (did you mean 'most'?)"),
    (rule("shape: frequency-cap, most: 3, days: 7, segments: {new: {most: 0}}"), 4, "rules.0.segments.new.most",
     "at least 1 is needed"),
    (rule("shape: frequency-cap, most: 3, days: 7, segments: {new: {}}"), 4, "rules.0", "segments may set"),
    (rule("shape: calling-hours, opens: 8"), 4, "rules.0.opens", "a time of day is written as 15:00"),
    (rule("shape: quiet-times, windows: [{start: 12:00}, {start: 8}]"), 4, "rules.0.windows.1.start",
     "a time of day is written as 15:00"),
    (rule("shape: quiet-times, windows: [{}, {days: [sun, sun]}]"), 4, "rules.0.windows.1.days.1",
     "'sun' is given twice"),
    (rule("shape: calling-hours, opens: '28800'"), 4, "rules.0.opens", "a time of day is written as 15:00"),
    (rule("shape: calling-hours, opens: 08:00Z"), 4, "rules.0.opens", "a time of day is written as 15:00"),
    (rule("shape: calling-hours, opens: 21:00, closes: 08:00"), 4, "rules.0", "closes is not after opens"),
    (rule("shape: calling-hours, opens: 08:00, weekdays: {sax: null}"), 4, "rules.0.weekdays.sax", "'sax' is not"),
    (rule("shape: calling-hours, opens: 08:00, weekdays: {sat: {open: 09:00}}"), 4, "rules.0.weekdays.sat.open",
     "(did you mean 'opens'?)"),
    (rule("shape: calling-hours, opens: 08:00, segments: {new: {opens: 9}}"), 4, "rules.0.segments.new.opens",
     "a time of day is written as 15:00"),
    (rule("shape: quiet-times"), 4, "rules.0", "quiet times say when"),
    (rule("shape: quiet-times, windows: [{days: [sunday]}]"), 4, "rules.0.windows.0.days.0", "(did you mean 'sun'?)"),
    (rule("shape: quiet-times, windows: [{day: [sun]}]"), 4, "rules.0.windows.0.day", "(did you mean 'days'?)"),
    (rule("shape: quiet-times, windows: [{start: 12:00, end: 12:00}]"), 4, "rules.0.windows.0.end", "the same as"),
    (rule("shape: quiet-times, dates: [2026-02-30]"), 4, "rules.0.dates.0", "a day is written as 2026-03-02"),
    (rule("shape: quiet-times, recurrences: [{rule: FREQ=HOURLY, first_day: 2026-01-01}]"), 4,
     "rules.0.recurrences.0.rule", "FREQ must be one of DAILY"),
    (rule("shape: quiet-times, recurrences: [{rule: FREQ=DAILY;COUNT=999999, first_day: 2026-01-01}]"), 4,
     "rules.0.recurrences.0.rule", "COUNT"),
    (rule(f"shape: quiet-times, recurrences: [{{rule: {LONG}, first_day: 2026-01-01}}]"), 4,
     "rules.0.recurrences.0.rule", "too long"),
    (rule("shape: quiet-times, recurrences: [" + "{rule: FREQ=DAILY, first_day: 2026-01-01}," * 21 + "]"), 4,
     "rules.0.recurrences", "there are too many"),
    (rule("shape: due-date"), 4, "rules.0", "a due date has one of days_before and days_after"),
    (rule("shape: hold, standing: [disput]"), 4, "rules.0.standing.0", "(did you mean 'dispute'?)"),
    (rule("shape: hold"), 4, "rules.0", "a hold says what it waits for"),
    (HEAD + "rules:\n- {title: One, shape: cooldown, days: 7}", 5, "rules.0.id", "is needed"),
    (HEAD + "rules:\n- {id: Acme, title: One, shape: cooldown, days: 7}", 5, "rules.0.id", "an id of lower-case words"),
    (HEAD + "rules:\n- {id: guard.place, title: One, shape: cooldown, days: 7}", 5, "rules.0.id", "the guard's own"),
    (HEAD + "rules:\n- {id: a.b, title: T, shape: cooldown, days: 7}\n- {id: a.b, title: T, shape: cooldown, days: 8}",
     6, "rules.1.id", "'a.b' is the id of rules.0 already"),
    (HEAD + f"rules:\n- {{id: {LIMIT}, title: One, shape: cooldown, days: 7}}", 5, "rules.0.id", "a pack has a rule"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "field", "message"), CASES, ids=range(len(CASES)))
def test_one_error_with_its_line_and_field(text: str, line: int, field: str, message: str) -> None:
    error = refused(text)
    assert (error.line, error.field) == (line, field), str(error)
    assert message in error.message
    assert str(error).startswith(f"acme.yaml:{line}: ")
    assert len(str(error)) < 500
    assert "\n" not in str(error)


BESIDE = "is the line indented as those beside it"
CLOSED = "a bracket or quote is not closed"

OF_YAML: list[tuple[str, int, int | None, str]] = [
    # the text, its line, the line since which something is open if that is another, and what to look at
    ("packs: [house,\n  us\nversion: 1\n", 3, 1, CLOSED),
    ("policy: acme\nversion: '1\npacks: [house]\n", 4, 2, CLOSED),
    ("packs: [house}\n", 1, None, CLOSED),
    ("policy: acme\n  version: 1\n", 2, None, BESIDE),
    ("packs:\n  - house\n - us\n", 3, 1, BESIDE),
    ("\tpolicy: acme\n", 1, None, "a line is indented by blanks, not by tabs"),
    ("policy: @acme\n", 1, None, "a text that begins with such a character is quoted"),
    ("policy: acme\nversion\npacks: [house]\n", 3, 2, "a key has a colon and a blank after it"),
]


@pytest.mark.parametrize("quick", [True, False], ids=["the reader in C", "the reader in Python"])
@pytest.mark.parametrize(("text", "line", "since", "remedy"), OF_YAML, ids=range(len(OF_YAML)))
def test_what_is_no_yaml_is_told_with_where_it_began_and_what_to_look_at(
    text: str, line: int, since: int | None, remedy: str, quick: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not quick:
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    error = refused(text)
    assert error.line == line
    assert remedy in error.message
    assert re.findall(r"since line (\d+)", error.message) == ([] if since is None else [str(since)])


@pytest.mark.parametrize("text", [case[0] for case in CASES], ids=range(len(CASES)))
def test_a_refusal_is_little_work(text: str) -> None:
    refused(text)  # whatever is imported or built once, is by now
    calls = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        refused(text)
    finally:
        sys.setprofile(None)
    assert calls < MOST_CALLS


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "the file is empty"),
        ("{", 1, 'expected "'),
        ('{\n"policy": "a",\n}', 3, 'expected "'),
        ('{\n"policy": "a",\n"policy": "b"}', 3, "'policy' is given twice in one mapping (first on line 2)"),
        ('{"policy": NaN}', 1, "expected a value"),
        ('{"policy": 1e999}', 1, "expected a value"),
        ('{"policy": 01}', 1, "expected a value"),
        ('{"policy": "a\nb"}', 1, "not valid JSON: "),
        ('{"policy": "\\x"}', 1, "not valid JSON: "),
        ('{"policy": "a"} x', 1, "something follows the value"),
        ('{"policy": "a" "version": 1}', 1, "expected , or }"),
        ("[1 2]", 1, "expected , or ]"),
        ("[" * 100_000, 1, "nested more than 12 deep"),
        ("[" + "1," * 20_000 + "1]", 1, "the file holds more than 5,000 values"),
        ('{"policy": "a",\n "version": 3}', 2, "version: text is needed"),
        ('{"policy": "a",\n "version": "3",\n "packs": ["us_federal",\n  "us_federl"]}', 4, "packs.1: no pack"),
        ('{"policy": "a", "version": "\\ud800"}', 1, "a number or text in it cannot be written down"),
    ],
)
def test_json(text: str, line: int, message: str) -> None:
    error = refused(text, "json")
    assert error.line == line, str(error)
    assert message in str(error)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "the file is empty"),
        ("policy = ", 1, "not valid TOML"),
        ("policy = 'a'\nversion = '1'\npolicy = 'b'", 3, "not valid TOML"),
        ("a = " + "[" * 1500, 1, "nested more than 12 deep"),
        ("a" + ".a" * 50 + " = 1", 1, "nested more than 12 deep"),
        ("a = 'b.c.d'\nb = {x = {a" + " . 'b.c'" * 50 + " = 1}}", 2, "nested more than 12 deep"),
        ("policy = 'a'\n" + "a" * 3000 + " = 1", 2, "the line has more than 2,000 characters"),
        ("a = [\n" + "1,\n" * 11_000 + "]", 1, "the file holds more than 5,000 values"),
        ("policy = 'a'\nversion = 3", 2, "version: text is needed"),
        ("policy = 'a'\nversion = '1'\n[effects]\nwarn = ['prohibitd']", 4, "effects.warn.0: 'prohibitd'"),
        (
            "policy = 'a'\nversion = '1'\npacks = ['regulation_f']\n"
            "[parameters.'us.regf.14b2.seven-in-seven']\ncals = 3",
            5,
            "has no parameter 'cals'",
        ),
        (
            "policy = 'a'\nversion = '1'\n[[rules]]\nid = 'a.b'\ntitle = 'T'\nshape = 'cooldown'\ndays = 7\n"
            "[[rules]]\nid = 'a.c'\ntitle = 'T'\nshape = 'frequency-cap'\nmost = 3\ndays = 'x'",
            13,
            "rules.1.days: a whole number is needed",
        ),
        (
            "policy = 'a'\nversion = '1'\n[[rules]]\nid = 'a.b'\ntitle = 'T'\nshape = 'calling-hours'\n"
            "opens = 08:00:00\n"
            "[rules.weekdays]\nsat = {open = 09:00:00}",
            9,
            "rules.0.weekdays.sat.open: no such field",
        ),
        ("policy = 'a'\nversion = '1'\nnote = 'cut", 3, "not valid TOML: "),
        ("policy = 'a'\nversion = '1'\n\n[nonsense]\nx = 1", 4, "nonsense: a policy document has no such field"),
        (
            "policy = 'a'\nversion = '1'\n[[rules]]\nid = 'a.b'\ntitle = 'T'\nshape = 'cooldown'\ndays = 7\n"
            "[rules.nonsense]\nx = 1",
            8,
            "rules.0.nonsense: a rule of the shape cooldown has no such field",
        ),
        (
            "policy = 'a'\nversion = '1'\n[[rules]]\nid = 'a.b'\ntitle = 'T'\nshape = 'cooldown'\ndays = 7\n\n"
            "[[rules]]\nid = 'a.c'",
            9,
            "rules.1.",
        ),
    ],
)
def test_toml(text: str, line: int, message: str) -> None:
    error = refused(text, "toml")
    assert error.line == line, str(error)
    assert message in str(error)


class Nothing:
    pass


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"policy": "a"}, "acme.yaml: version: is needed"),
        ({1: 2}, "acme.yaml: a key is text"),
        ({"policy": Nothing()}, "acme.yaml: a value is of the type Nothing, which no document can hold"),
        ({"policy": "a", "version": "1", "owner": {"x"}}, "acme.yaml: a value is of the type set"),
        ({"policy": "a", "version": "1", "approved": float("nan")}, "acme.yaml: a number or text in it cannot be"),
        ({"policy": "a", "version": "1", "rules": [{"shape": "cooldwn"}]}, "acme.yaml: rules.0.shape: 'cooldwn'"),
    ],
)
def test_plain_values_have_no_lines(content: Any, message: str) -> None:
    error = refused(content)
    assert error.line is None
    assert str(error).startswith(message)


def test_values_that_hold_themselves() -> None:
    circle: dict[str, Any] = {"policy": "a"}
    circle["rules"] = [circle]
    assert "nested more than 12 deep" in str(refused(circle))


def test_there_is_no_other_format() -> None:
    with pytest.raises(ValueError, match="yaml, json or toml"):
        load_policy("", format="xml")  # type: ignore[arg-type]


def test_without_pyyaml_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert "needs PyYAML (pip install pyyaml); JSON and TOML are read without it" in str(refused(HEAD))
    assert load_policy('{"policy": "a", "version": "1", "packs": ["house"]}', format="json").label == "a 1"
    assert load_policy("policy = 'a'\nversion = '1'\npacks = ['house']", format="toml").label == "a 1"


def test_only_words_are_refused_where_they_stand_twice() -> None:
    night = '{start: "21:00", end: "22:00"}'
    (made,) = load_policy(rule(f"shape: quiet-times, windows: [{night}, {night}]")).packs[-1].rules
    assert str(made.data).count('"start":"21:00:00"') == 2


@pytest.mark.parametrize("depth", [0, 1, 2, 3, 4])
def test_what_is_given_in_python_may_nest_as_deeply_as_what_is_read(depth: int) -> None:
    limits = Limits(1_000, 100, 3, "a text")
    inner: Any = "x"
    for _ in range(depth):
        inner = [inner]
    text = json.dumps(inner)
    if depth <= 3:
        assert placed(inner, limits) == read_yaml(text, limits) == inner
        return
    with pytest.raises(Malformed, match="nested more than 3 deep"):
        placed(inner, limits)
    with pytest.raises(Malformed, match="nested more than 3 deep"):
        read_yaml(text, limits)
