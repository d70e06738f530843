"""A change as a page: what the text says, in the same words."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fdcpa_guard import us, us_federal, us_state
from fdcpa_guard.amending import (
    Amendments,
    Asks,
    Detail,
    Kind,
    Number,
    PackAmendment,
    RuleAmendment,
    What,
    amendments,
    rule_in_words,
)
from fdcpa_guard.changing import AnnouncedChange, Changes, LawChange, NumberChange, changes
from fdcpa_guard.changing import Kind as LawKind
from fdcpa_guard.decision import Citation
from fdcpa_guard.documents import load_policy
from fdcpa_guard.policies import house
from fdcpa_guard.reports import change_page, law_changes_page
from fdcpa_guard.vocabulary import Authority

from .reading import Read, sound
from .test_policy import DOCUMENT, TEXTS, comparison

OLD = load_policy(DOCUMENT)
NEW = load_policy(
    {
        **DOCUMENT,
        "version": "8",
        "effects": {},
        "parameters": {},
        "rules": [{**DOCUMENT["rules"][0], "most": 2, "title": "Fewer calls"}],
    }
)
DAY = date(2027, 1, 1)


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (NEW, OLD), (us_federal(), us_state("MA")), (house(), OLD)])
def test_every_sentence_of_the_text_is_on_the_page(old: Any, new: Any) -> None:
    found = amendments(old, new)
    text = sound(change_page(found)).text
    for detail in found.details:
        assert squeezed(detail.words) in text
    for pack, rules in found.by_pack():
        for rule in rules:
            assert rule.rule in text
            if pack is None:
                for words in rule_in_words(rule):
                    assert squeezed(words) in text
    assert found.old_fingerprint in text
    assert found.new_fingerprint in text


def test_the_essential_is_in_the_head() -> None:
    read = sound(change_page(amendments(NEW, OLD), log=comparison("c-1")))
    head = squeezed(" ".join(text for path, text in read.texts if "header" in path))
    assert "1 rule new, " in head
    assert "asks less" in head or "ask less" in head
    assert "2 contacts of 1,234 decided otherwise" in head
    assert "nothing differs" in sound(change_page(amendments(OLD, OLD))).text


def test_what_the_law_changes_by_day() -> None:
    found = changes(us(), date(2026, 11, 1), date(2028, 12, 31))
    read = sound(law_changes_page(found, log=[(DAY, comparison("c-1"))]))
    for change in found.changes:
        assert squeezed(change.title) in read.text
        assert change.rule in read.text
    assert "every debt goes from false to true (a request about some debts reaches all)" in read.text
    assert "Announced without a day" in read.text
    assert "What Fri 2027-01-01 does to the log" in read.text
    none = changes(house(), date(2026, 11, 1), date(2026, 11, 2))
    assert "nothing changes" in sound(law_changes_page(none)).text


# -- whatever stands in it


def change_of(text: str) -> str:
    number = Number(text, text, text, text, Asks.MORE, DAY, text)
    details = tuple(Detail(what, text, text, text) for what in What)
    said = (text, text, text, text, text, text, text, True, DAY, (number,), details, (text,))
    rules = tuple(RuleAmendment(kind, *said) for kind in Kind)
    packs = tuple(PackAmendment(kind, text, text, text, own, 3, details) for kind in Kind for own in (True, False))
    return change_page(Amendments(text, text, text, text, details, packs, rules), log=comparison(text))


def law_of(text: str) -> str:
    citation = Citation(text, text, Authority.STATUTE, None)
    number = NumberChange(text, text, text, text, citation)
    some = tuple(LawChange(DAY, text, text, text, text, kind, (number,), (citation,)) for kind in LawKind)
    announced = AnnouncedChange(text, text, text, (text, text), citation)
    return law_changes_page(Changes(text, text, DAY, DAY, some, (announced,)), log=[(DAY, comparison(text))])


@given(TEXTS, st.sampled_from([change_of, law_of]))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_text_changes_nothing_but_the_text_shown(text: str, page: Any) -> None:
    made = page(text)
    assert Read(made).skeleton == Read(page("x")).skeleton
    assert all(character.isprintable() or character == "\n" for character in made)


def test_times_are_told_with_their_zone() -> None:
    assert f"{datetime(2026, 3, 2, 17, tzinfo=UTC):%a %Y-%m-%d} 17:00 UTC" in Read(change_of("x")).text
