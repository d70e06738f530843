"""The accounts of Regulation F and of the TCPA, provision by provision, against the rules of their packs."""

import re
from dataclasses import dataclass

import pytest

from fdcpa_guard.packs.notes import Provision
from fdcpa_guard.packs.us.federal import PROVISIONS, REGULATION_F, TCPA
from fdcpa_guard.packs.us.federal.regf.provisions import PROVISIONS as OF_REGULATION_F
from fdcpa_guard.packs.us.federal.tcpa.provisions import PROVISIONS as OF_THE_TCPA
from fdcpa_guard.rules import Pack
from fdcpa_guard.vocabulary import Authority, Confidence


@dataclass(frozen=True)
class Account:
    """A pack, what is said of its law, and how the regulation is cited and its rules are named."""

    pack: Pack
    provisions: tuple[Provision, ...]
    part: str
    named: str

    @property
    def rules(self) -> set[str]:
        return {rule.id for rule in self.pack.rules}

    @property
    def sources(self) -> set[str]:
        """The regulation and, of the TCPA, the statute: what is told of paragraph by paragraph."""
        return {"12 CFR"} if self.pack is REGULATION_F else {"47 CFR", "47 USC"}


ACCOUNTS = [
    Account(REGULATION_F, OF_REGULATION_F, "1006.", r"us\.regf\.([^.]+)\."),
    Account(TCPA, OF_THE_TCPA, "64.1200", r"us\.tcpa\.64-1200-([^.]+)\."),
]

each = pytest.mark.parametrize("of", ACCOUNTS, ids=lambda of: of.pack.id)


@each
def test_the_matrix_shows_it(of: Account) -> None:
    assert set(of.provisions) <= set(PROVISIONS)


@each
def test_every_rule_that_is_said_to_carry_a_provision_is_one_of_the_pack(of: Account) -> None:
    assert [(p.section, rule) for p in of.provisions for rule in p.carried_by if rule not in of.rules] == []


@each
def test_every_rule_of_the_pack_is_carried_by_a_provision(of: Account) -> None:
    assert of.rules - {rule for p in of.provisions for rule in p.carried_by} == set()


@each
def test_every_rule_stands_at_the_paragraph_that_its_id_names(of: Account) -> None:
    places = {
        (re.sub(r"[()]", "", p.section.removeprefix(of.part)), rule) for p in of.provisions for rule in p.carried_by
    }
    astray = []
    for rule in of.rules:
        named = re.match(of.named, rule)
        assert named is not None
        if not any(place.startswith(named[1]) for place, carried in places if carried == rule):
            astray.append(rule)
    assert astray == []


def test_a_source_is_a_body_of_law_a_section_its_paragraph_and_what_it_says_is_words() -> None:
    source = re.compile(r"\d+ (USC|CFR|FR)|12 CFR 1006 Supp\. I")
    assert [p.section for p in PROVISIONS if not source.fullmatch(p.source)] == []
    numbered = re.compile(r"(comment )?\d|appendix [A-Z]$|comment introduction$")
    assert [p.section for p in PROVISIONS if not numbered.match(p.section) or numbered.match(p.what)] == []


@each
def test_no_provision_is_given_twice(of: Account) -> None:
    given = [(p.source, p.section) for p in of.provisions]
    assert len(set(given)) == len(given)


@each
def test_every_cited_paragraph_is_looked_at(of: Account) -> None:
    looked_at = [(p.source, p.section) for p in of.provisions]
    cited = {(c.source, c.section) for rule in of.pack.rules for c in rule.citations if c.source in of.sources}
    unseen = [
        (source, section)
        for source, section in sorted(cited)
        if not any(
            source == of_source and (section.startswith(each) or each.startswith(f"{section}("))
            for of_source, each in looked_at
        )
    ]
    assert unseen == []


PARAGRAPHS = [p for p in OF_THE_TCPA if p.source == "47 CFR" and p.section.startswith("64.1200")]


def test_every_paragraph_of_the_regulation_that_the_copy_holds_is_told_of_in_its_order() -> None:
    read = [p.section for p in PARAGRAPHS if p.confidence is Confidence.PRIMARY]
    letters = [section[len("64.1200(")] for section in read]
    assert letters == sorted(letters)
    assert set(letters) == set("abcdefm")
    numbers = [int(n) for p in read if (n := re.sub(r".*\(a\)\((\d+)\).*|.*", r"\1", p))]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, 13)) - {4}


def test_what_the_copy_left_out_is_marked_as_not_read() -> None:
    unread = {p.section for p in OF_THE_TCPA if p.confidence is Confidence.UNREAD}
    assert {"64.1200(a)(4)", "64.1601(e)"} <= unread
    assert all(not p.carried_by for p in OF_THE_TCPA if p.confidence is Confidence.UNREAD)


def test_every_subsection_of_the_statute_is_told_of() -> None:
    sections = [p.section for p in OF_THE_TCPA if p.source == "47 USC"]
    assert list(dict.fromkeys(section[4] for section in sections)) == list("abcdefgh")
    assert "227(h)-(j)" in sections


def test_rules_of_the_tcpa_carry_the_paragraphs_that_they_cite() -> None:
    carried = {(p.section, rule) for p in PARAGRAPHS for rule in p.carried_by}
    missing = [
        (rule.id, citation.section)
        for rule in TCPA.rules
        for citation in rule.citations
        if citation.source == "47 CFR" and citation.authority is Authority.REGULATION
        if not any(
            carrying == rule.id and (section.startswith(citation.section) or citation.section.startswith(section))
            for section, carrying in carried
        )
    ]
    assert missing == []
