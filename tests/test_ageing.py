"""How old what is held here is: all of it has a day, and nobody can forget any of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import TypeAdapter

from fdcpa_guard import Policy, first_party, regulation_f, us, us_federal
from fdcpa_guard.ageing import MONTHS, TABLES_END, WATCHED, Ages, Held, Kind, _installed, ages, installed
from fdcpa_guard.audit.exposure.standing import REMEDIES
from fdcpa_guard.clock._area_codes import MADE_WITH
from fdcpa_guard.decision import Citation
from fdcpa_guard.editions import LAW
from fdcpa_guard.packs.us import states
from fdcpa_guard.rules import PASS, Outcomes, Pack, Question, Rule, house, rule
from fdcpa_guard.tables.dispositions import READY_MADE
from fdcpa_guard.vocabulary import Authority, Confidence
from tests.docs.blocks import DOCS

DAY = timedelta(days=1)
READ = date(2026, 5, 31)
LATER = date(2030, 1, 1)


def cited(section: str = "1", read_on: date | None = READ, authority: Authority = Authority.STATUTE) -> Citation:
    return Citation("Statutes", section, authority, read_on, Confidence.PRIMARY)


def made(id: str, *citations: Citation, starts: date | None = None, ends: date | None = None) -> Rule:
    def check(q: Question) -> Outcomes:
        """It asks nothing."""
        return PASS

    return rule(id, f"The title of {id}", *citations, in_force=(starts, ends))(check)


def of(*rules: Rule) -> Policy:
    return Policy("own", "1", (Pack("own.law", "A law", rules, lambda *_: None),))


def law(policy: Policy, on: date = LATER, *, months: int = 12) -> list[Held]:
    """What is told of the law of a policy, and not of what is held beside it."""
    return [each for each in ages(policy, on, months=months).held if each.where == "own.law"]


def test_a_text_is_stale_a_year_after_it_was_read_and_not_a_day_before() -> None:
    (held,) = law(of(made("own.a", cited())))
    assert (held.kind, held.looked, held.due) == (Kind.TEXT, READ, date(2027, 5, 31))
    assert (held.rules, held.texts) == (("own.a",), ("Statutes 1",))
    assert held not in ages(of(made("own.a", cited())), held.due - DAY).stale
    assert held in ages(of(made("own.a", cited())), held.due).stale


def test_the_months_are_the_askers_and_a_month_that_is_too_short_ends_sooner() -> None:
    (held,) = law(of(made("own.a", cited())), months=1)
    assert held.due == date(2026, 6, 30)
    for wrong in (0, 1_201, -1):
        with pytest.raises(ValueError, match="months"):
            ages(regulation_f(), READ, months=wrong)


def test_reading_a_rule_again_is_reading_its_texts_again() -> None:
    again = replace(made("own.a", cited("1"), cited("2")), read_again=READ + DAY)
    of_two = law(of(again, made("own.b", cited("2"), cited("3"))))
    assert [(held.looked, held.texts) for held in of_two] == [
        (READ, ("Statutes 3",)),
        (READ + DAY, ("Statutes 1", "Statutes 2")),
    ]


def test_a_text_that_nobody_found_is_looked_for_again() -> None:
    (held,) = law(of(made("own.a", cited(read_on=None))))
    assert (held.kind, held.looked) == (Kind.UNREAD, date.fromisoformat(LAW))


def test_a_rule_of_the_house_has_no_text_that_grows_old_and_no_law_that_begins() -> None:
    assert not law(of(made("own.a", house("section 1"), starts=LATER)))


def test_a_change_is_stale_from_its_day_until_its_text_is_read_after_it() -> None:
    day = date(2027, 1, 1)
    began = of(made("own.a", cited(), starts=day))
    (change,) = [held for held in law(began, day) if held.kind is Kind.CHANGE]
    assert (change.due, change.rules) == (day, ("own.a",))
    assert change.what == "begins: The title of own.a"
    assert change in ages(began, day).stale
    assert change in ages(began, day - DAY).coming
    assert change not in ages(began, day - timedelta(days=366)).held, "it is further away than a year"
    half = of(made("own.a", cited("1", day), cited("2", READ), starts=day))
    assert [held.kind for held in law(half, day)].count(Kind.CHANGE) == 1, "one of its texts was not read since"
    read = of(made("own.a", cited("1", day), cited("2", day), starts=day))
    assert [held.kind for held in law(read, day)] == [Kind.TEXT]
    ended = of(made("own.a", cited(), ends=day))
    assert "ends: The title of own.a" in [held.what for held in law(ended, day)]


def test_packages_older_than_the_tables_of_places_are_stale() -> None:
    on = date(2027, 1, 1)
    assert not [*_installed(on, {name: MADE_WITH[name] for name in ("phonenumbers", "tzdata")})]
    assert not [*_installed(on, {"phonenumbers": "10.0", "tzdata": "2026.10"})]
    (old,) = _installed(on, {"phonenumbers": "9.0.9", "tzdata": MADE_WITH["tzdata"]})
    assert old.where == "phonenumbers"
    assert old.due <= on
    assert installed().keys() == {"phonenumbers", "tzdata"}


def everything() -> Iterator[Citation]:
    """Every text of law that a policy of everything rests on."""
    for each in first_party().packs:
        for one in each.rules:
            yield from one.citations
            yield from (number.citation for number in one.parameters.values())


def test_every_text_that_a_rule_cites_has_a_day() -> None:
    held = ages(first_party(), LATER).held
    told = {text for each in held for text in each.texts}
    wanted = {f"{c.source} {c.section}" for c in everything() if c.authority is not Authority.HOUSE}
    assert wanted <= told
    assert {each.id for pack in first_party().packs for each in pack.rules if each.confidence is not None} == {
        id for each in held if each.kind in (Kind.TEXT, Kind.UNREAD) for id in each.rules
    }


def test_every_place_that_was_read_and_adds_nothing_has_a_day() -> None:
    told = {each.where for each in ages(us(), LATER).held}
    without = {place.id for place in states.every() if not place.packs and place.read}
    assert without
    assert without <= told


def test_every_kind_is_there_and_has_its_months_and_its_place_among_the_lists() -> None:
    held = ages(us(), date(2027, 1, 1)).held
    assert {each.kind for each in held} == {*Kind}
    assert MONTHS.keys() == {*Kind} - {Kind.CHANGE}
    page = (DOCS / "maintaining.md").read_text("utf-8")
    assert [kind for kind in Kind if f"`{kind.value}`" not in page] == []
    assert {each.id for each in REMEDIES} <= {each.where for each in held if each.kind is Kind.FIGURE}
    assert {*READY_MADE} == {each.where for each in held if each.kind is Kind.CODES}
    assert {each.where for each in WATCHED} <= {each.where for each in held}
    assert max(each.due for each in held) == TABLES_END


def test_what_is_stale_is_due_and_the_rest_is_coming() -> None:
    days = sorted({each.due for each in ages(us_federal(), LATER).held})
    for day in (days[0] - DAY, *days):
        found = ages(us_federal(), day)
        assert found.held == (*found.stale, *found.coming)
        assert all(each.due <= day for each in found.stale)
        assert all(each.due > day for each in found.coming)
        assert list(found.held) == sorted(found.held, key=lambda each: each.due)
    assert not [each for each in ages(us_federal(), days[0] - DAY).stale if each.kind is not Kind.EDITION]


def test_it_is_json_and_no_yes_or_no() -> None:
    found = ages(regulation_f(), date(2027, 1, 1))
    adapter = TypeAdapter(Ages)
    assert adapter.validate_json(adapter.dump_json(found)) == found
    with pytest.raises(TypeError, match="stale"):
        bool(found)
