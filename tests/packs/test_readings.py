"""What the metadata claims to have been read, no more was read than that: of each rule, and of each place."""

from dataclasses import replace

import pytest

from fdcpa_guard import Citation, first_party, us
from fdcpa_guard.cli.pages import summary
from fdcpa_guard.packs.citing import READ_ONCE, read_here, read_twice, statute
from fdcpa_guard.packs.us import states
from fdcpa_guard.packs.us.states import soliciting
from fdcpa_guard.packs.us.states.common import Jurisdiction
from fdcpa_guard.rules import PASS, Rule, house
from fdcpa_guard.rules.rule import EVERYWHERE
from fdcpa_guard.showing.catalogue import Reading, as_data, reading, readings, times_read
from fdcpa_guard.vocabulary import Authority, Confidence, Effect

ORDER = list(Confidence)
TEXTS = {Authority.STATUTE, Authority.REGULATION, Authority.OFFICIAL_INTERPRETATION, Authority.LOCAL_LAW}
MOST = {
    Reading.TWICE: Confidence.PRIMARY,
    Reading.ONCE: Confidence.PRIMARY,
    Reading.PARTLY: Confidence.PARTIAL,
    Reading.FROM_OTHERS: Confidence.SECONDARY,
    Reading.UNVERIFIED: Confidence.UNREAD,
}
"""How sure each reading claims to be."""


def texts(rule: Rule) -> list[Citation]:
    """The texts of law that a rule cites, or what stands in for them."""
    cited = [citation for citation in rule.citations if citation.authority is not Authority.HOUSE]
    return [citation for citation in cited if citation.authority in TEXTS] or cited


def surer(one: Confidence, other: Confidence) -> bool:
    return ORDER.index(one) < ORDER.index(other)


@pytest.mark.parametrize("rule", list(first_party().rules()), ids=lambda rule: rule.id)
def test_no_rule_claims_more_than_its_citations(rule: Rule) -> None:
    how = reading(rule)
    if how is Reading.OWN:
        assert not texts(rule)
        return
    assert not any(surer(MOST[how], text.confidence) for text in texts(rule))
    if how is Reading.TWICE:
        assert rule.read_again is not None
        assert all(text.read_on is not None and text.read_on <= rule.read_again for text in texts(rule))
    if how in (Reading.TWICE, Reading.ONCE):
        assert all(text.read_on is not None for text in texts(rule))


def test_what_was_written_since_is_read_once() -> None:
    rules = {rule.id: rule for rule in us().rules()}
    assert {id: rules[id].read_again for id in READ_ONCE} == dict.fromkeys(READ_ONCE)


@pytest.mark.parametrize("place", list(states.every()), ids=lambda place: place.id)
def test_what_stands_in_a_place_was_read_twice_where_its_text_is_here(place: Jurisdiction) -> None:
    for rule in (rule for pack in place.packs for rule in pack.rules if rule.id not in READ_ONCE):
        assert (rule.read_again is not None) is read_here(rule)


@pytest.mark.parametrize("place", list(states.every()), ids=lambda place: place.id)
def test_no_place_claims_more_than_its_rules_and_what_was_read(place: Jurisdiction) -> None:
    held = [rule for pack in place.packs for rule in pack.rules]
    cited = [text.confidence for rule in held for text in texts(rule)] or [each.confidence for each in place.read]
    if cited:
        assert not surer(place.confidence, min(cited, key=ORDER.index))
    if place.confidence is Confidence.PRIMARY:
        assert set(cited) == {Confidence.PRIMARY}
    if not cited:
        assert place.confidence is Confidence.UNREAD


def test_the_counts_of_a_place_are_those_of_its_rules() -> None:
    found = readings(us())
    assert found.keys() == {EVERYWHERE, *us().places}
    for place in states.every():
        held = (*place.packs, *soliciting.packs([place.id]))
        assert sum(found[place.id].values()) == sum(len(pack.rules) for pack in held)
    assert sum(sum(counts.values()) for counts in found.values()) == sum(1 for _ in us().rules())


def test_the_summary_says_it_place_by_place() -> None:
    lines = list(summary(us(), list(states.every()), {}))
    head = lines.index("rules by place") + 1
    assert lines[head].endswith("  read twice  read once  read in part  from others  not verified")
    table = {line.split()[0]: [int(number) for number in line.split()[1:]] for line in lines[head + 1 :]}
    found = readings(us())
    kinds = [kind for kind in Reading if kind is not Reading.OWN]
    assert table.pop("all") == [sum(counts[kind] for counts in found.values()) for kind in kinds]
    assert table == {place: [counts[kind] for kind in kinds] for place, counts in found.items() if counts}
    assert max(map(len, lines)) <= 80


# -- of made-up rules

PRIMARY, PARTIAL = statute("Code", "1"), statute("Code", "2", Confidence.PARTIAL)
OTHERS, NOBODY = statute("Code", "3", Confidence.SECONDARY), statute("Code", "4", Confidence.UNREAD)
RULING = Citation("Agency", "5", Authority.AGENCY_RULING, None, Confidence.SECONDARY)


def ruled(*citations: Citation, **how: object) -> Rule:
    made = Rule(
        id="own.rule",
        title="A rule",
        citations=citations,
        effect=Effect.PROHIBITED,
        check=lambda q: PASS,
        description="A rule.",
    )
    return replace(made, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("citations", "once", "twice"),
    [
        ((PRIMARY,), Reading.ONCE, Reading.TWICE),
        ((PRIMARY, RULING), Reading.ONCE, Reading.TWICE),
        ((PRIMARY, PARTIAL), Reading.PARTLY, Reading.PARTLY),
        ((OTHERS, PRIMARY), Reading.FROM_OTHERS, Reading.FROM_OTHERS),
        ((RULING,), Reading.FROM_OTHERS, Reading.FROM_OTHERS),
        ((NOBODY, PRIMARY), Reading.UNVERIFIED, Reading.UNVERIFIED),
        ((house("1"),), Reading.OWN, Reading.OWN),
        ((house("1"), PARTIAL), Reading.PARTLY, Reading.PARTLY),
    ],
)
def test_a_second_reading_makes_no_text_that_is_not_there(
    citations: tuple[Citation, ...], once: Reading, twice: Reading
) -> None:
    rule = ruled(*citations)
    (again,) = read_twice(rule)
    assert (reading(rule), reading(again)) == (once, twice)
    if not read_here(rule):
        assert again is rule
        return
    assert times_read(again).endswith("as far as its text was there") is (twice is not Reading.TWICE)


def test_a_rule_that_only_says_that_nothing_was_verified_is_not_verified() -> None:
    assert reading(ruled(PRIMARY, effect=Effect.UNVERIFIED_LAW)) is Reading.UNVERIFIED


def test_a_place_is_taken_at_no_more_than_what_it_cites() -> None:
    def claimed(confidence: Confidence, *read: Citation) -> Confidence:
        return Jurisdiction("US-XX", "Nowhere", confidence, (), read, "Nothing.").confidence

    assert claimed(Confidence.PRIMARY, OTHERS) is Confidence.SECONDARY
    assert claimed(Confidence.PRIMARY) is Confidence.UNREAD
    assert claimed(Confidence.SECONDARY, PRIMARY) is Confidence.SECONDARY
    assert claimed(Confidence.PARTIAL, PRIMARY, OTHERS) is Confidence.PARTIAL


def test_the_data_says_it_too() -> None:
    told = {rule["id"]: rule["reading"] for pack in as_data(us())["packs"] for rule in pack["rules"]}
    assert told["us.regf.6c1.cease"] == "read twice"
    assert told["us.mn.332c-02.hours"] in ("from others", "read in part")
