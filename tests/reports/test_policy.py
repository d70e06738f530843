"""A policy as a page: all that its signers are to see, and nothing that changes the page but its texts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fdcpa_guard import Policy, first_party, us
from fdcpa_guard.audit import Asked, Change, Comparison, RuleChange, Said, Several
from fdcpa_guard.decision import Citation, Departure
from fdcpa_guard.describing import sentence
from fdcpa_guard.documents import PolicyDocument, load_document
from fdcpa_guard.policies import house
from fdcpa_guard.records.signing import Checked, Signature, Verdict, check
from fdcpa_guard.reports import policy_page
from fdcpa_guard.rules import Pack, Parameter
from fdcpa_guard.rules import house as cited
from fdcpa_guard.showing.catalogue import readings
from fdcpa_guard.testing.coverage import Boundary, Coverage, RuleCoverage
from fdcpa_guard.testing.mutation import Report, mutants
from fdcpa_guard.vocabulary import Authority, Confidence, Medium

from .reading import Read, sound

DOCUMENT: dict[str, Any] = {
    "policy": "acme",
    "version": "7",
    "owner": "compliance-desk",
    "approved": "2026-03-02",
    "packs": ["us_state(MA)", "house"],
    "effects": {"warn": ["missing-fact"], "ignore": ["advisory"]},
    "parameters": {"house.pace.calls-a-week": {"most": 2}, "us.regf.14b2.seven-in-seven": {"calls": 3}},
    "loosen": [
        {"rule": "house.pace.longer-rest", "leave_out": True, "justification": "customers asked for it"},
        {"rule": "house.reminders.message-first", "days_after": 1, "justification": "approved by the board"},
    ],
    "rules": [
        {"id": "acme.few", "title": "Few calls", "shape": "frequency-cap", "most": 4, "days": 7, "media": ["call"],
         "because": "section 4", "segments": {"new": {"most": 1}, "gold": {"most": 3}}},
        {"id": "acme.sundays", "title": "No Sundays", "shape": "quiet-times", "windows": [{"days": ["sun"]}],
         "natures": ["commercial"], "in_force": {"from": "2026-12-01"}},
    ],
}  # fmt: skip
AT = datetime(2026, 3, 2, 17, tzinfo=UTC)


def document() -> PolicyDocument:
    return load_document(DOCUMENT)


def signature(name: str = "Jane Roe") -> Checked:
    policy = document().policy()
    made = Signature.made(policy, document(), name=name, role="compliance officer", on=date(2026, 3, 3))
    return check(made, [(policy, document())])


def comparison(text: str = "x", count: int = 2) -> Comparison:
    asked = Asked(text, AT, Medium.CALL, text, text, (text,))
    several = Several(count, (asked,) * count)
    changes = (RuleChange(text, Said.DENIES, Change.NEW, count, (asked,) * count),)
    return Comparison(text, text, text, text, 1234, count, several, Several(0, ()), Several(0, ()), changes)


def covered(text: str = "x") -> Coverage:
    return Coverage((RuleCoverage(text, 3, False, True, None, (Boundary(text, False, True),), ((text, False),)),))


def whole(**more: Any) -> Read:
    policy = document().policy()
    return sound(policy_page(policy, document(), **more))


def section(read: Read, title: str) -> str:
    """What stands under a heading of the second level."""
    found: list[str] = []
    inside = False
    for path, text in read.texts:
        if path.endswith("/h2"):
            inside = text == title
        elif inside:
            found.append(text)
    assert found, title
    return " ".join(" ".join(found).split())


# -- what it shows


def test_who_answers_for_it_and_what_exactly_it_is_come_first() -> None:
    read = whole()
    head = " ".join(text for path, text in read.texts if "header" in path)
    policy = document().policy()
    for words in ("acme 7 (asks less)", "not signed", "compliance-desk", "Mon 2026-03-02", policy.fingerprint,
                  document().fingerprint, "asks less in 4 respects", "2 rules of the house"):  # fmt: skip
        assert words in head


def test_the_houses_own_rules_stand_before_all_others() -> None:
    read = whole()
    headings = [text for path, text in read.texts if path.endswith("/h2")]
    assert headings == [
        "The house's own rules", "Numbers that it sets anew", "Where it asks less", "Segments side by side",
        "What objections do", "Signatures", "What it takes in",
    ]  # fmt: skip
    own = section(read, "The house's own rules")
    policy = document().policy()
    for id in ("acme.few", "acme.sundays"):
        assert sentence(policy.rule(id)) in own
    for words in ("house policy itself: section 4", "most for gold 3 (contacts)", "from 2026-12-01"):
        assert words in own
    assert "us.regf" not in own


def test_numbers_set_anew_are_told_beside_those_published() -> None:
    anew = section(whole(), "Numbers that it sets anew")
    assert "house.pace.calls-a-week most (contacts) 3 2 asks more" in anew
    assert "us.regf.14b2.seven-in-seven calls (calls) 7 from 2021-11-30 3 asks more" in anew
    assert "house.reminders.message-first days after (days) 3 1 asks less" in anew


def test_where_it_asks_less_and_why() -> None:
    less = section(whole(), "Where it asks less")
    for departure in document().policy().departures:
        assert f"{departure.rule} {departure.change} {departure.justification}" in less
    assert "Nowhere." in section(sound(policy_page(house())), "Where it asks less")


def test_segments_side_by_side() -> None:
    assert section(whole(), "Segments side by side").endswith("everybody gold new Few calls: most (contacts) 4 3 1")


def test_effects() -> None:
    effects = section(whole(), "What objections do")
    assert "Only warns missing fact, number not checked, unverified law" in effects
    assert effects.endswith("Is not reported advisory")


def test_how_sure_each_place_is() -> None:
    policy = document().policy()
    taken_in = section(whole(), "What it takes in")
    for place, counts in readings(policy).items():
        assert f"{place} " in taken_in
        assert f" {counts.total()} " in taken_in


def test_every_rule_that_it_takes_in_is_named_once() -> None:
    policy = document().policy()
    codes = [text for path, text in whole().texts if path.endswith("li/code")]
    own = {"acme.few", "acme.sundays"}
    assert sorted(codes) == sorted(rule.id for rule in policy.rules() if rule.id not in own)


@pytest.mark.parametrize("ready", [us, first_party])
def test_all_the_law_there_is_makes_no_page_of_more_than_300_kb(ready: Any) -> None:
    text = policy_page(ready())
    sound(text)
    assert len(text.encode()) < 300_000


def test_signatures_and_a_place_to_sign() -> None:
    other = check(signature().signature, [(house(), None)])  # type: ignore[arg-type]
    unread = Checked(Verdict.UNREADABLE, what=("line 2: no signature",))
    read = whole(signatures=[signature(), other, unread])
    found = section(read, "Signatures")
    assert "Jane Roe valid made without a key" in found
    assert "compliance officer Tue 2026-03-03" in found
    assert "of another policy it signs acme 7 (asks less)" in found
    assert "cannot be read line 2: no signature" in found
    assert found.count("name role day signature") == 2
    assert "signed by 1" in read.text
    assert "Ids only, but for those who signed" in read.text


def test_coverage_mutants_and_the_log() -> None:
    survivors = tuple(mutants(house()))
    report = Report(len(survivors), survivors, ())
    read = whole(coverage=covered(), mutations=report, log=comparison("c-1"))
    tried = section(read, "How well it is tried")
    assert "cover 40.0% of what can be covered of 1 rule, in 3 rows." in tried
    assert f"Of {len(survivors):,} small mistakes made in it on purpose the scenarios notice 0;" in tried
    assert f"And {len(survivors) - 100:,} more." in tried
    log = section(read, "What it does to the log")
    assert "Of 1,234 contacts decided under c-1 and under c-1, 2 are decided otherwise: 2 newly denied" in log


def test_a_policy_that_holds_nothing_else() -> None:
    own = load_document({**DOCUMENT, "packs": [], "parameters": {}, "loosen": []})
    read = sound(policy_page(own.policy(), own))
    assert "Nothing: it holds no law and no standard." in read.text
    assert "It has none of its own." in sound(policy_page(house())).text


# -- whatever stands in it


def hostile(text: str, name: str) -> str:
    """A page with a text wherever a text may stand."""
    base = house()
    (pack,) = base.packs
    ours = next(rule for rule in pack.rules if rule.parameters)
    number = next(iter(ours.parameters.values()))
    other = Citation(text, text, Authority.STATUTE, None, Confidence.UNREAD)
    rule = replace(
        ours,
        id="a.b",
        title=text,
        description=f"{text}\n\n**What it checks**: {text}",
        data=None,
        citations=(cited(text), other),
        parameters=MappingProxyType({f"n.{text}": Parameter(number.values, text, other, number.stricter)}),
        segments=frozenset({text}),
    )
    packs = (Pack(f"own {text}", text, (rule,), pack.why_not), pack)  # the id of a ready-made pack means that pack
    policy = Policy(text, text, packs, departures=(Departure(text, text, text),))
    written = replace(document(), owner=text)
    given_name = replace(signature().signature, name=text, role=text)  # type: ignore[type-var]
    signed = Checked(Verdict.OTHER, given_name, (text,), text)
    gone = Report(1, (replace(next(mutants(base)), rule=name, change=text),), ())
    return policy_page(
        policy, written, signatures=[signed], coverage=covered(text), mutations=gone, log=comparison(text)
    )


TEXTS = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from(
        ['"><script>alert(1)</script>', "\x1b[2J\x1b]0;x\x07", "\u202eevil\u2066", "{{ 7 * 7 }}{% raw %}", "a\n\nb",
         "</style><script>", "&lt;b&gt;", "'" * 9, "x" * 10_000]
    ),
)  # fmt: skip


@given(TEXTS)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_text_changes_nothing_but_the_text_shown(text: str) -> None:
    page = hostile(text, text)
    assert Read(page).skeleton == Read(hostile("x", "x")).skeleton
    assert all(character.isprintable() or character == "\n" for character in page)


def test_what_looks_like_a_template_is_shown_as_it_is() -> None:
    assert "{{ 7 * 7 }}" in Read(hostile("{{ 7 * 7 }}", "x")).text
