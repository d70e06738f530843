"""A policy reads as a manual. ``python -m tests.documents.test_describe`` makes the pages that are compared again."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import Policy
from fdcpa_guard.describing import Sheet, WithId, is_own, own_first, restated, sentence
from fdcpa_guard.documents import PolicyDocument, describe, load_document, load_policy
from fdcpa_guard.packs.us import states
from fdcpa_guard.policies import first_party, house, regulation_f, us_state

HERE = Path(__file__).parent
STYLES: dict[str, Any] = {"text": "acme.txt", "markdown": "acme.md.txt"}


def manual(style: Any) -> str:
    """The manual of acme, whatever the fingerprint of the policy."""
    document = written()
    return document.describe(style).replace(document.policy().fingerprint, "0" * 64)


def written() -> PolicyDocument:
    return load_document((HERE / "acme.yaml").read_text("utf-8"), source="acme.yaml")


def acme() -> Policy:
    return written().policy()


@pytest.mark.parametrize("style", STYLES)
def test_the_whole_manual(style: Any) -> None:
    assert manual(style) == (HERE / STYLES[style]).read_text("utf-8")


def test_a_policy_describes_itself() -> None:
    policy = acme()
    assert policy.describe() == describe(policy)
    assert policy.describe("markdown") == describe(policy, style="markdown")


def test_who_answers_for_it_is_told_where_a_document_says_so() -> None:
    said = {"policy": "a", "version": "1", "packs": ["house"]}
    document = load_document({**said, "owner": "compliance-desk", "approved": "2026-11-20"})
    text = document.describe()
    assert f"* Owner: compliance-desk\n  * Approved: 2026-11-20\n  * Document: {document.fingerprint}\n" in text
    silent = load_document(said).describe()
    assert "* Owner: the document does not say\n  * Approved: the document does not say\n" in silent
    assert "Owner" not in document.policy().describe()
    assert document.policy().fingerprint == load_document(said).policy().fingerprint


def test_own_rules_come_first_then_the_standard_then_the_law() -> None:
    own = {"id": "a.b", "title": "T", "shape": "ban", "media": ["call"]}
    packs = ["us_state(MA)", "house"]
    made = load_policy({"policy": "us.acme", "version": "1", "packs": packs, "rules": [own]})
    ids = [pack.id for pack in own_first(made)]
    assert ids[:3] == ["us.acme", "house.standard", "us.regf"]
    assert sorted(ids) == sorted(pack.id for pack in made.packs)
    text = describe(made)
    assert text.index("Rule: a.b ") < text.index("Rule: house.") < text.index("Rule: us.regf.")


def test_no_ready_made_pack_is_a_houses_own() -> None:
    """However many places there are, those whose law nobody has read included."""
    ready = [*first_party().packs, *[pack for place in states.MODULES for pack in states.jurisdiction(place).packs]]
    assert not [pack.id for pack in ready if is_own(pack)]


def test_a_pack_of_the_house_may_cite_law_and_be_called_like_a_ready_made_one() -> None:
    (pack,) = [each for each in first_party().packs if each.id == "us.tcpa"]
    assert not is_own(pack)
    for id in ("us.acme", "us."):
        assert is_own(replace(pack, id=id))


def test_every_rule_has_one_plain_sentence() -> None:
    for rule in first_party().rules():
        said = sentence(rule)
        assert said, rule.id
        assert "\n" not in said, rule.id
        assert "**" not in said, rule.id


def test_the_sentence_has_the_numbers_as_they_are_now() -> None:
    policy = house().tightened("house.pace.calls-a-week", most=1)
    assert sentence(policy.rule("house.pace.calls-a-week")).startswith("At most 1 calls to one person in any 7 days")


def test_numbers_of_weekdays_and_segments_are_restated() -> None:
    rule = {
        "id": "a.b",
        "title": "T",
        "shape": "calling-hours",
        "opens": "08:00",
        "weekdays": {"sat": {"opens": "09:00", "closes": "17:00"}},
        "segments": {"gold": {"opens": "10:00"}},
    }
    made = load_policy({"policy": "a", "version": "1", "rules": [rule]})
    tighter = made.tightened(
        "a.b",
        **{
            n: p.latest.replace(minute=30)
            for n, p in made.rule("a.b").parameters.items()
            if n in ("opens", "opens_sat", "opens.gold")
        },
    )
    shape: Any = restated(tighter.rule("a.b"))
    assert (shape.opens.minute, shape.weekdays["sat"].opens.minute, shape.variants["gold"].opens.minute) == (30, 30, 30)


def test_hours_tightened_until_none_are_left_are_told_as_they_were_written() -> None:
    rule = {"id": "a.b", "title": "T", "shape": "calling-hours", "opens": "08:00", "closes": "12:00"}
    made = load_policy({"policy": "a", "version": "1", "rules": [rule], "parameters": {"a.b": {"opens": "13:00"}}})
    assert "from 08:00 to 12:00" in sentence(made.rule("a.b"))
    assert "opens = 13:00" in describe(made)


def test_how_sure_of_the_law_is_said() -> None:
    text = describe(first_party())
    for words in ("(the text was read)", "(the text was read in part)", "(known from secondary sources)", "in US-MA"):
        assert words in text


def test_one_document_a_rule_once() -> None:
    policy = regulation_f()
    text = describe(policy, "markdown")
    assert [text.count(f"- Rule: `{rule.id}`") for rule in policy.rules()] == [1] * len(list(policy.rules()))


def test_when_a_rule_does_not_apply_is_said_even_where_its_shape_cannot_know() -> None:
    text = describe(us_state("MA"))
    _, _, visits = text.partition("Rule: us.ma.209cmr18-17-6.home-visits ")
    exceptions = visits.partition("* Number")[0]
    assert "Does not apply: " in exceptions
    assert "with the written consent (home visit) of the consumer" in exceptions


def test_a_rule_that_always_applies_says_nothing_of_exceptions() -> None:
    text = describe(us_state("WY"))
    _, found, asked = text.partition("Rule: us.wy.4-1.right-party ")
    assert found
    assert "Does not apply" not in asked.partition("\n\n")[0]


def test_there_is_no_other_style() -> None:
    with pytest.raises(ValueError, match="text or markdown"):
        describe(house(), "html")  # type: ignore[arg-type]


if __name__ == "__main__":
    for style, name in STYLES.items():
        (HERE / name).write_text(manual(style), "utf-8")


MEANT_ILL = (
    '"><script>alert(1)</script>', "[here](javascript:alert(1))", "![](//elsewhere)", "`` a ` b", "** a ** __b__ _c_",
    "# one #", "- one", "1. one", "1) one", "+ one", "> one", "a | b", "~~a~~", "&lt;b&gt;", "\\<b>", "<!-- a", "==",
)  # fmt: skip


@pytest.mark.parametrize("text", MEANT_ILL)
def test_in_markdown_a_text_of_the_house_is_no_more_than_its_text(text: str) -> None:
    def told(said: str) -> str:
        rule = {"id": "a.b", "title": said, "shape": "calling-hours", "opens": "08:00", "closes": "12:00"}
        document = {"policy": "a", "version": "1", "owner": said, "rules": [{**rule, "because": said}]}
        held = load_document(document)
        return describe(held.policy(), "markdown", document=held)

    found, plain = told(text).splitlines(), told("x").splitlines()
    assert len(found) == len(plain)
    tokens = [re.findall(r"(?<!\\)(?:\\\\)*([<\[\]`*|~]|(?<!\w)_|&(?!(?:lt|gt|amp);))", line) for line in found]
    assert tokens == [re.findall(r"[<\[\]`*|~]|(?<!\w)_|&(?!(?:lt|gt|amp);)", line) for line in plain]
    for line, other in zip(found, plain, strict=True):
        begins = re.match(r"(?:#+ |- )?(?:[-#>+=]|[0-9]+[.)])?", line)
        assert begins is not None
        assert other.startswith(begins[0]) or not begins[0]


def test_a_text_of_several_lines_is_told_in_one() -> None:
    sheet = Sheet("markdown")
    for text in ("a\nb", "a\r\nb", "a\u2028b", "a\x85b"):
        assert sheet.told(text) == "a b"
        assert sheet.told(WithId("", text)) == "a b"
