"""What differs from one policy to another: nothing exactly if the fingerprints agree, and all of it in words."""

import copy
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from fdcpa_guard import Policy, first_party, us, us_federal, us_state
from fdcpa_guard.amending import Amendments, Asks, Detail, Kind, Number, What, amendments, counts_in_words, in_words
from fdcpa_guard.changing import changes
from fdcpa_guard.describing import values_in_words
from fdcpa_guard.documents import load_policy
from fdcpa_guard.fingerprints import differences
from fdcpa_guard.policies import house
from fdcpa_guard.rules import Announced, Pack, Rule
from fdcpa_guard.rules import house as cited
from fdcpa_guard.testing.mutation import mutants
from fdcpa_guard.vocabulary import Effect, Holding, Medium, Purpose, Recipient
from tests.documents.making import documents

LATER = date(2027, 3, 1)

DOCUMENT: dict[str, Any] = {
    "policy": "acme",
    "version": "1",
    "packs": ["house", "us_state(MA)"],
    "parameters": {"house.pace.calls-a-week": {"most": 2}},
    "loosen": [{"rule": "house.hours.daytime", "closes": "21:30", "justification": "late shift"}],
    "effects": {"warn": ["missing-fact"]},
    "rules": [
        {"id": "acme.cap", "title": "Few calls", "shape": "frequency-cap", "most": 3, "days": 7,
         "media": ["call"], "segments": {"new": {"most": 1}}},
        {"id": "acme.sundays", "title": "No Sundays", "shape": "quiet-times", "windows": [{"days": ["sun"]}]},
    ],
}  # fmt: skip


def made(**changed: Any) -> Policy:
    return load_policy({**copy.deepcopy(DOCUMENT), **changed})


def with_rule(**changed: Any) -> Policy:
    """The document with its first rule changed."""
    first, *others = copy.deepcopy(DOCUMENT["rules"])
    return made(rules=[{**first, **changed}, *others])


# -- none exactly if the fingerprints agree; the other way round, the same


def mirrored(found: Amendments) -> Any:
    turned = {Kind.NEW: Kind.GONE, Kind.GONE: Kind.NEW, Asks.MORE: Asks.LESS, Asks.LESS: Asks.MORE}
    return told(found, lambda word: turned.get(word, word), swapped=True)


def told(found: Amendments, turn: Callable[[Any], Any] = lambda word: word, *, swapped: bool = False) -> Any:
    """All that is told, whatever the order, without titles and days, which are those of one side."""

    def both(each: Number | Detail) -> tuple[str | None, str | None]:
        return (each.after, each.before) if swapped else (each.before, each.after)

    def detail(each: Detail) -> tuple[Any, ...]:
        return each.what, each.name, *both(each)

    def by_name(some: Any) -> list[Any]:
        return sorted(some, key=repr)

    fingerprints = found.old_fingerprint, found.new_fingerprint
    return (
        fingerprints[::-1] if swapped else fingerprints,
        by_name(map(detail, found.details)),
        by_name((turn(each.kind), each.pack, by_name(map(detail, each.details))) for each in found.packs),
        by_name(
            (
                turn(each.kind),
                each.rule,
                by_name((n.name, *both(n), turn(n.asks)) for n in each.numbers),
                by_name(map(detail, each.details)),
            )
            for each in found.rules
        ),
    )


def holds(old: Policy, new: Policy) -> Amendments:
    """What has to be so of any two policies."""
    found = amendments(old, new)
    parts = differences(old.parts, new.parts)
    assert found.none is (not parts) is (old.fingerprint == new.fingerprint)
    assert mirrored(found) == told(amendments(new, old))
    rules = {each.id for each in parts if each.kind == "rule"}
    assert {each.rule for each in found.rules} == rules
    for each in found.rules:
        assert each.kind is not Kind.CHANGED or each.numbers or each.details, each.rule
    text = in_words(found)
    of_packs = [said for pack in found.packs for said in pack.details]
    for said in [*found.details, *of_packs, *[said for rule in found.rules for said in rule.details]]:
        assert said.words in text
    for rule in rules:
        assert rule in text
    adapter = TypeAdapter(Amendments)
    assert adapter.validate_json(adapter.dump_json(found)) == found
    return found


@given(documents(), documents())
def test_any_two_documents(one: Any, other: Any) -> None:
    holds(load_policy(one), load_policy(other))


@given(documents())
def test_a_policy_and_itself(one: Any) -> None:
    assert holds(load_policy(one), load_policy(copy.deepcopy(one))).none


READY: tuple[Callable[[], Policy], ...] = (house, us_federal, lambda: us_state("MA"), first_party)


@pytest.mark.parametrize("one", READY)
@pytest.mark.parametrize("other", READY)
def test_ready_made_policies(one: Callable[[], Policy], other: Callable[[], Policy]) -> None:
    holds(one(), other())


# -- every single change


@cache
def base() -> Policy:
    return made()


@pytest.mark.parametrize("mutant", list(mutants(made(packs=["house"]))), ids=lambda each: str(each)[:80])
def test_every_small_mistake_is_told(mutant: Any) -> None:
    found = holds(mutant._base, mutant.policy)
    (rule,) = found.rules
    assert rule.rule == mutant.rule
    number = re.match(r"([\w.]+): ", mutant.change)
    old, new = mutant._old.parameters, {} if mutant._new is None else mutant._new.parameters
    if mutant._new is None:
        assert rule.kind is Kind.GONE
    elif number and number[1] in old and new.get(number[1]) != old[number[1]]:
        (told_of,) = rule.numbers
        before, after = old[number[1]], new[number[1]]
        assert (told_of.name, told_of.before, told_of.after) == (
            number[1],
            values_in_words(before),
            values_in_words(after),
        )
        text = in_words(found)
        assert f"goes from {told_of.before} to {told_of.after} ({after.unit})" in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": "2"}, "It was edition 1; it is edition 2."),
        ({"effects": {}}, "What is missing fact: before, it only warns; now, it denies."),
        ({"effects": {"ignore": ["missing-fact"]}}, "before, it only warns; now, it is not reported."),
        ({"packs": ["house", "us_state(MA, NH)"]}, "It newly holds the law of US-NH."),
        ({"packs": ["house", "us_federal"]}, "It no longer holds the law of US-MA."),
        ({"loosen": []}, "It no longer asks less where it did: house.hours.daytime: closes: 21:00:00 -> 21:30:00."),
        (
            {"loosen": [{"rule": "house.hours.daytime", "closes": "21:30", "justification": "asked for"}]},
            "It newly asks less: house.hours.daytime: closes: 21:00:00 -> 21:30:00. Justification: asked for",
        ),
        ({"parameters": {}}, "Its number most goes from 2 to 3 (contacts), which asks less."),
        (
            {"parameters": {"house.pace.calls-a-week": {"most": 1}}},
            "Its number most goes from 2 to 1 (contacts), which asks more.",
        ),
    ],
)
def test_what_changes_of_a_policy_is_said(change: dict[str, Any], words: str) -> None:
    assert words in in_words(holds(base(), made(**change)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"most": 2}, "Its number most goes from 3 to 2 (contacts), which asks more."),
        ({"segments": {"new": {"most": 2}}}, "Its number most for the segment new goes from 1 to 2 (contacts)"),
        ({"segments": {}}, "It no longer has a number most for the segment new, which was 1 (contacts)."),
        ({"segments": {"new": {"most": 1}, "old": {"most": 4}}}, "It has a number most for the segment old: 4"),
        ({"segments": {"new": {"most": 3}}}, "It no longer has a number most for the segment new"),
        ({"segments": {"old": {"most": 1}}}, "It told apart these segments: new; it tells apart: old."),
        ({"title": "Fewer calls"}, "It was called “Few calls”; it is called “Fewer calls”."),
        ({"effect": "advisory"}, "What it objects to was house policy; it is advice, never denies."),
        ({"in_force": {"from": "2027-01-01"}}, "It was in force always; it is in force from 2027-01-01."),
        ({"media": ["call", "text"]}, "It looked at call; it looks at call, text."),
        ({"purposes": ["collection"]}, "it looks at contacts for collection."),
        ({"recipients": ["consumer"]}, "it looks at contacts with consumer."),
        ({"because": "section 9"}, "It rested on house policy acme.cap; it rests on house policy section 9."),
        ({"place": "US-FL"}, "It stood in the pack acme; it stands in the pack acme for US-FL."),
        ({"natures": ["commercial"]}, "it stands in the pack acme for commercial."),
        ({"replies_exempt": False}, "Its replies exempt was yes; it is no."),
        ({"unless": [{"exception": "consented", "scope": "time"}]}, "Its unless is now"),
    ],
)
def test_what_changes_of_a_rule_is_said(change: dict[str, Any], words: str) -> None:
    assert words in in_words(holds(base(), with_rule(**change)))


RULE = base().rule("acme.cap")
PLAIN = Policy("x", "1", (Pack("x", "X", (RULE,), lambda collector, debt: None),))
OTHER_RULES: dict[What, dict[str, Any]] = {
    What.TITLE: {"title": "Another"},
    What.EFFECT: {"effect": Effect.PROHIBITED},
    What.PERIOD: {"in_force": (None, LATER)},
    What.MEDIA: {"media": frozenset({Medium.TEXT})},
    What.RECIPIENTS: {"recipients": frozenset({min(Recipient)})},
    What.PURPOSES: {"purposes": frozenset({min(Purpose)})},
    What.NEEDS: {"needs": frozenset({min(Holding)})},
    What.SEGMENTS: {"segments": frozenset({"new", "old"})},
    What.SOURCES: {"citations": (cited("9"),)},
    What.READ_AGAIN: {"read_again": LATER},
    What.CODE: {"counts": lambda q: []},
}


@pytest.mark.parametrize("what", OTHER_RULES)
def test_every_attribute_of_a_rule(what: What) -> None:
    changed = replace(RULE, **OTHER_RULES[what])
    found = holds(PLAIN, replace(PLAIN, packs=(replace(PLAIN.packs[0], rules=(changed,)),), _before=None))
    (rule,) = found.rules
    assert what in {detail.what for detail in rule.details}


def test_every_attribute_of_a_rule_is_looked_at() -> None:
    told_otherwise = {"id", "check", "description", "parameters", "data", "words"}
    changed = {name for change in OTHER_RULES.values() for name in change}
    assert {*Rule.__dataclass_fields__} - told_otherwise == changed


OTHER_PACKS: dict[What, dict[str, Any]] = {
    What.TITLE: {"title": "Y"},
    What.ANNOUNCED: {"announced": (Announced(cited("9"), "More to come"),)},
    What.JURISDICTION: {"jurisdiction": "US-MA"},
    What.COVERS: {"why_not": lambda collector, debt: "never"},
}


@pytest.mark.parametrize("what", OTHER_PACKS)
def test_every_attribute_of_a_pack(what: What) -> None:
    changed = replace(PLAIN.packs[0], **OTHER_PACKS[what])
    found = holds(PLAIN, replace(PLAIN, packs=(changed,), places=frozenset(), _before=None))
    (pack,) = found.packs
    assert [detail.what for detail in pack.details] == [what]


def test_the_order_of_departures() -> None:
    first, *others = made(effects={"warn": ["missing-fact"], "ignore": ["advisory"]}).departures
    one, other = (replace(base(), departures=some, _before=None) for some in ((first, *others), (*others, first)))
    assert [each.what for each in holds(one, other).details] == [What.ORDER]


def test_a_number_written_otherwise_that_the_policy_set_the_same() -> None:
    parameters = {**DOCUMENT["parameters"], "acme.cap": {"most": 1}}
    first, *others = copy.deepcopy(DOCUMENT["rules"])
    old, new = (made(parameters=parameters, rules=[{**first, "most": most}, *others]) for most in (3, 2))
    assert "Its most, as first written, was 3; it is 2." in in_words(holds(old, new))


# -- order, days, forms


def test_the_houses_own_rules_come_first() -> None:
    found = holds(us_state("MA"), base())
    assert [each.own for each in found.rules] == sorted([each.own for each in found.rules], reverse=True)
    assert found.rules[0].rule == "acme.cap"
    text = in_words(found)
    assert text.index("acme.cap") < text.index("house.pace.")


def test_a_whole_pack_of_law_is_named_and_not_told_rule_by_rule() -> None:
    text = in_words(amendments(us_federal(), us_state("MA")))
    assert "Pack us.ma.collectors, in US-MA: new as a whole, 12 rules." in text
    assert "(us.ma.209cmr18-16-1d.two-in-seven)" in text
    assert "It asks: " not in text


def test_two_days_of_one_law_tell_what_changes_between_them() -> None:
    first, last = date(2026, 1, 1), date(2028, 1, 1)
    found = amendments(us(), us(), on=(first, last))
    between = changes(us(), date(2026, 1, 2), last)
    days: dict[str, set[date]] = {}
    for change in between.changes:
        days.setdefault(change.rule, set()).add(change.day)
    assert {each.rule for each in found.rules} <= days.keys()
    for rule in found.rules:
        if rule.kind is Kind.CHANGED:
            assert all(number.since in days[rule.rule] for number in rule.numbers)
        else:
            assert rule.since in days[rule.rule]
    assert amendments(us(), us(), on=(first, first)).none
    assert "every debt goes from false to true" in in_words(found)
    assert "since 2027-01-31, which asks more." in in_words(found)


def test_markdown_and_no_other_style() -> None:
    found = amendments(base(), made(version="2"))
    assert in_words(found, "markdown").startswith(f"# {base().label} and ")
    with pytest.raises(ValueError, match="text or markdown"):
        in_words(found, "html")  # type: ignore[arg-type]


def test_the_counts() -> None:
    same = amendments(base(), base())
    assert counts_in_words(same) == "Nothing differs."
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(same)
    found = amendments(base(), with_rule(most=2, days=8))
    assert counts_in_words(found) == "1 rule changed; 2 numbers ask more."
    assert json.loads(TypeAdapter(Amendments).dump_json(found))["rules"][0]["numbers"][0]["asks"] == "asks more"


@given(st.data())
def test_rules_in_another_order_are_no_difference(data: st.DataObject) -> None:
    rules = data.draw(st.permutations(DOCUMENT["rules"]))
    assert amendments(base(), made(rules=rules)).none
