"""The account of Regulation F, provision by provision, against the rules of its pack."""

import re
from pathlib import Path

from fdcpa_guard.packs.us.federal import REGULATION_F
from fdcpa_guard.packs.us.federal.regf.provisions import PROVISIONS

SECTIONS = ["1", "2", "6", "10", "14", "18", "22", "26", "30", "34", "38", "42", "100", "104", "108"]
APPENDICES = ["appendix A", "appendix B", "appendix C"]
PARAGRAPHS = [p for p in PROVISIONS if p.source == "12 CFR"]


def _section(provision_section: str) -> str | None:
    found = re.match(r"1006\.(\d+)\b", provision_section)
    return None if found is None else found.group(1)


def test_the_sections_are_all_there_in_their_order() -> None:
    sections = [section for p in PARAGRAPHS if (section := _section(p.section)) is not None]
    assert list(dict.fromkeys(sections)) == SECTIONS
    assert sections == sorted(sections, key=int)


def test_the_appendices_and_then_the_official_interpretations_follow() -> None:
    after = PROVISIONS[len(PARAGRAPHS) - len(APPENDICES) :]
    assert [p.section for p in after[: len(APPENDICES)]] == APPENDICES
    assert {p.source for p in after[len(APPENDICES) :]} == {"12 CFR 1006 Supp. I"}


def test_every_rule_carries_the_comments_that_it_cites() -> None:
    carried = {(p.section, rule) for p in PROVISIONS for rule in p.carried_by}
    cited = {(c.section, rule.id) for rule in REGULATION_F.rules for c in rule.citations if "Supp. I" in c.source}
    assert sorted(cited - carried) == []


def test_every_comment_of_which_an_example_is_run_is_looked_at() -> None:
    ids = (Path(__file__).parents[4] / "conformance" / "ids.txt").read_text().split()
    comments = {f"comment {id.split('.')[0]}" for id in ids}
    assert len(comments) > 30
    assert sorted(comments - {p.section for p in PROVISIONS}) == []
