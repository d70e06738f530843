"""The page of a scorecard: every number of it, none of its own, and nothing that an id could do to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fdcpa_guard import regulation_f
from fdcpa_guard.audit import Judged, Lack, Objection, Scorecard, Verdict, scorecard
from fdcpa_guard.reports import scorecard_page
from fdcpa_guard.showing import pictures, scored
from fdcpa_guard.showing.catalogue import paragraph
from fdcpa_guard.showing.naming import Names
from fdcpa_guard.vocabulary import Effect, Medium
from tests.reports.structure import HOSTILE, well_made
from tests.showing.test_naming import house

AT = datetime(2026, 4, 1, 15, tzinfo=UTC)
HOURS = Objection("us.regf.6b1i.hours", Effect.PROHIBITED)
SEVEN = Objection("us.regf.14b2.seven-in-seven", Effect.PRESUMED_VIOLATION)
VOICE = Lack("us.tcpa.b1A.voice", "contact.voice")
SVG = "{http://www.w3.org/2000/svg}"


def one(number: int, vendor: str | None, *said: Objection | Lack, consumer: str | None = None, **more: Any) -> Judged:
    objections = tuple(each for each in said if isinstance(each, Objection))
    lacks = tuple(each for each in said if isinstance(each, Lack))
    lacking = bool(lacks) or "error" in more
    verdict = Verdict.VIOLATION if objections else Verdict.NOT_JUDGED if lacking else Verdict.NOTHING_FOUND
    whole: dict[str, Any] = {
        "consumer": consumer or f"c-{number}",
        "attempt": f"a-{number}",
        "at": AT + timedelta(days=number % 60),
        "medium": Medium.CALL,
        "tags": {} if vendor is None else {"vendor": vendor},
        "verdict": verdict,
        "objections": objections,
        "lacks": lacks,
        "policy": "us 1",
        **more,
    }
    return Judged(**whole)


def log(worse: str = "north", better: str = "south") -> list[Judged]:
    """Two vendors, of whom one is worse by more than chance; one without; some that could not be judged or read."""
    found = [one(n, worse, *([HOURS, SEVEN] if n % 2 else [])) for n in range(200)]
    found += [one(n, better, *([HOURS] if n % 20 == 0 else [VOICE] if n % 20 == 1 else [])) for n in range(200, 400)]
    return [*found, one(400, None), one(401, better, error="no contact can be made of it")]


CARD = scorecard(log(), policy=regulation_f())


def svg(text: str, name: str) -> ElementTree.Element:
    """The picture of a name in a page."""
    for each in text.split("<svg")[1:]:
        if f'id="{name}-title"' in each:
            return ElementTree.fromstring("<svg" + each.partition("</svg>")[0] + "</svg>")
    raise AssertionError("there is no such picture")


def test_what_could_not_be_seen_stands_before_any_rate() -> None:
    words = well_made(scorecard_page(CARD)).text
    assert words.index("could not be judged, and may violate something") < words.index("per 1,000")
    for line in (*scored.not_seen(CARD), *scored.compared(CARD)):
        assert " ".join(line.split()) in words
    assert "north: more violations than south, by more than chance." in words


def test_the_table_says_what_the_scorecard_says() -> None:
    table = next(each for each in well_made(scorecard_page(CARD)).tables if "rank" in each[0][-1])
    rows = {row[0]: row[1:] for row in table[1:]}
    assert [*rows] == ["north", "south", "(no vendor)", "all"]
    for group in (*CARD.groups, CARD.whole):
        row = rows[scored.key_in_words(group.key, CARD.by)]
        rate = group.rate
        assert rate is not None
        assert [cell.replace(",", "") for cell in row[:4]] == [
            *map(str, (group.attempts, group.not_judged, group.unread, group.violating))
        ]
        assert row[4:6] == [f"{rate.per_thousand:.1f}", f"{rate.low:.1f} to {rate.high:.1f}"]
        assert row[8:] == [str(group.people), str(group.people_violated), scored.rank_in_words(group)]


def test_the_picture_ends_where_the_intervals_end() -> None:
    root = svg(scorecard_page(CARD), "card-rates")
    marks = {
        float(each.text or "nan"): float(each.attrib["x"])
        for each in root.iter(f"{SVG}text")
        if each.get("text-anchor") == "middle"
    }
    first, last = min(marks), max(marks)
    scale = (marks[last] - marks[first]) / (last - first)
    rows = [each for each in root.iter(f"{SVG}g") if each.get("class") == "row"]
    assert len(rows) == len(CARD.groups)
    for group, row in zip(CARD.groups, rows, strict=True):
        assert group.rate is not None
        (bar,) = [each for each in row.iter(f"{SVG}rect") if each.get("class") == "apart"]
        (disc,) = row.iter(f"{SVG}circle")
        left, width = float(bar.attrib["x"]), float(bar.attrib["width"])
        assert left == pytest.approx(marks[0] + scale * group.rate.low, abs=0.02)
        assert left + width == pytest.approx(marks[0] + scale * group.rate.high, abs=0.02)
        assert float(disc.attrib["cx"]) == pytest.approx(marks[0] + scale * group.rate.per_thousand, abs=0.02)
        assert scored.rate_in_words(group.rate) in (row.findtext(f"{SVG}title") or "")


def test_every_week_and_every_rule_is_there_with_the_first_it_objects_to() -> None:
    text = scorecard_page(CARD)
    words = well_made(text).text
    for week in CARD.whole.weeks:
        assert f"{week.week} " in words
        assert f"{week.violating} of {week.attempts}" in words
    for rule in CARD.whole.rules:
        assert rule.rule in words
        for each in rule.examples:
            assert f"{each.consumer} / {each.attempt} on {each.at.date()}" in words
    (seven,) = [rule for rule in CARD.whole.rules if rule.rule == SEVEN.rule]
    assert [each.attempt for each in seven.examples] == ["a-1", "a-121", "a-181"]


def test_rules_are_called_by_their_titles_beside_their_ids() -> None:
    own = Objection("acme.three-a-week", Effect.HOUSE_POLICY)
    lack = Lack("us.regf.6b2.represented", "case.representation")
    card = scorecard([one(n, "north", SEVEN, own, lack) for n in range(4)], policy=regulation_f())
    plain, named = (well_made(scorecard_page(card, **given)) for given in ({}, {"policies": [house()]}))
    cells = {row[0] for table in named.tables for row in table}
    for rule in house().rules():
        if rule.id in (SEVEN.rule, own.rule):
            at = paragraph(rule)
            assert f"{rule.title}{'' if at is None else f' ({at})'} {rule.id}" in cells
            assert rule.title in "".join(svg(scorecard_page(card, policies=[house()]), "card-rules").itertext())
    assert own.rule in {row[0].strip() for table in plain.tables for row in table}
    assert f"{Names().of(lack.rule)} {lack.rule}" in plain.text, "a rule that judged nothing"


def test_what_is_equal_is_called_equal() -> None:
    card = scorecard([one(n, "north" if n % 2 else "south", HOURS) for n in range(8)])
    words = well_made(scorecard_page(card)).text
    assert "No difference between them is more than chance, so none is ranked." in words


@pytest.mark.parametrize("many", [0, 1, 60])
def test_there_may_be_none_one_or_many_groups(many: int) -> None:
    card = scorecard([one(n, f"v-{n:02}", HOURS) for n in range(many)])
    found = well_made(scorecard_page(card))
    assert found.text.count("Nothing was compared") == (2 if many < 2 else 0)
    assert ("and 20 more, which the table holds" in found.text) is (many == 60)


def test_an_id_is_shown_and_changes_nothing_else() -> None:
    plain, hostile = log("north", "south"), log(f"a{HOSTILE}", "b" * 10_000)
    before = well_made(scorecard_page(scorecard(plain)))
    after = well_made(scorecard_page(scorecard(hostile)))
    assert after.tags == before.tags
    assert "<script>alert(1)</script>" in after.text


TEXTS = st.text(max_size=30) | st.just(HOSTILE)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=3))
def test_no_text_of_any_field_becomes_markup(texts: list[tuple[str, str, str, str, str]]) -> None:
    def judged(number: int, consumer: str, attempt: str, vendor: str, rule: str, fact: str) -> list[Judged]:
        said: dict[str, Any] = {"consumer": consumer or None, "attempt": attempt, "policy": fact}
        return [
            one(number, vendor, Objection(rule, Effect.PROHIBITED), **said),
            one(number, vendor, Lack(rule, fact), **said),
            one(number, vendor, **said, error=fact),
        ]

    def page(those: list[tuple[str, str, str, str, str]]) -> Scorecard:
        return scorecard([each for n, texts in enumerate(those) for each in judged(n, *texts)])

    well_made(scorecard_page(page(texts)))


@pytest.mark.parametrize("most", [0.0, 0.03, 1.0, 3.7, 999.0, 1e9])
def test_an_axis_holds_its_number_with_few_round_marks(most: float) -> None:
    from fdcpa_guard.showing.pictures.axis import Axis

    axis = Axis.of(10, 100, most)
    assert axis.most >= most
    assert 3 <= len(axis.marks) <= 8
    assert axis.x(most) <= axis.x(axis.most) == 110


def test_weeks_without_anything_have_their_place_and_the_earlier_are_told() -> None:
    counted = [
        pictures.Counted("2020-W01", 1, 0),
        pictures.Counted("2026-W10", 4, 2),
        pictures.Counted("2026-W12", 2, 0),
    ]
    root = ElementTree.fromstring(
        pictures.weeks("Weeks", [pictures.Row("a", counted)], pictures.Words("all", "against"))
    )
    bars = [each for each in root.iter(f"{SVG}rect") if each.get("class") == "asked"][:2]
    step = float(bars[1].attrib["x"]) - float(bars[0].attrib["x"])
    assert step == pytest.approx(2 * 640 / 53, abs=0.02)
    assert any("1 earlier weeks" in (each.text or "") for each in root.iter(f"{SVG}text"))
