"""The documentation is whole: links lead somewhere, no page is forgotten, and what is made from the code is true."""

import dataclasses
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from posixpath import normpath
from typing import Any, get_args

import pytest

import fdcpa_guard
from fdcpa_guard import vocabulary
from fdcpa_guard.decision import Advisory, Citation, CountedCall, Decision, Departure, Duty, PackStatus, Reason
from fdcpa_guard.departing import EFFECTS, PLACES
from fdcpa_guard.explaining import Explanation, RuleTrace
from fdcpa_guard.facts import Fact
from fdcpa_guard.findings import SPEAKS_AS
from fdcpa_guard.policies import first_party
from fdcpa_guard.rules import Rule
from fdcpa_guard.rules.rule import RESERVED
from fdcpa_guard.schema import json_schema
from fdcpa_guard.showing.catalogue import dated
from fdcpa_guard.testing import grammar, overlays, scenarios
from tools import rule_pages, site

from .blocks import DOCS, PAGES, ROOT, blocks
from .words import kinds

MADE_LATER = {"benchmarks/RESULTS.md"}
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)", re.DOTALL)
RULES = {rule.id: rule for rule in first_party().rules()}
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def models(base: type[Fact]) -> list[type[Fact]]:
    """Every public kind of fact, whether or not the package lists it."""
    below = [model for kind in base.__subclasses__() for model in (kind, *models(kind))]
    return [m for m in below if m.__module__.startswith("fdcpa_guard.facts.") and not m.__name__.startswith("_")]


MODELS = models(Fact)


@cache
def made() -> dict[str, str]:
    """The pages that are made while the site is built, by their paths."""
    return {f"docs/{rule_pages.FOLDER}/{name}": text for name, text in rule_pages.made().items()}


def section(page: Path, title: str) -> str:
    """The text under a heading, to the next heading."""
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found, f"{page.name} has no section {title}"
    return found.group(1)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(FENCED.sub("", page.read_text("utf-8"))):
        path = target.partition("#")[0]
        if path and "://" not in target:
            found = (page.parent / path).resolve()
            of_rule = DOCS in page.parents and found.relative_to(ROOT).as_posix() in made()
            assert found.exists() or of_rule or str(found.relative_to(ROOT)) in MADE_LATER, target


def test_every_page_is_in_the_navigation_once() -> None:
    def listed(entries: object) -> list[str]:
        if isinstance(entries, str):
            return [entries]
        values = entries.values() if isinstance(entries, dict) else entries
        assert isinstance(values, list | type({}.values()))
        return [page for value in values for page in listed(value)]

    every = {page.relative_to(DOCS) for page in DOCS.rglob("*.md")} | {
        Path(name).relative_to("docs") for name in made()
    }
    left_out = {page for page in every if page.stem in RULES}
    apart = ["playground/index.html"]  # no page of text: the library itself
    assert sorted(listed(site.configured()["nav"])) == sorted([*map(str, every - left_out), *apart])


def anchors(text: str) -> set[str]:
    """What MkDocs calls the headings of a page."""
    titles = re.findall(r"^#+ (.*)$", FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower()) for title in titles}


FOLDERS = sorted(f"docs/{rule_pages.FOLDER}/{folder}".removesuffix("/") for folder in rule_pages.folders())


def test_no_other_folder_has_a_made_page() -> None:
    assert {str(Path(name).parent) for name in made()} == {*FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS)
def test_links_of_made_pages_lead_somewhere(folder: str) -> None:
    known: dict[str, set[str]] = {}
    for name, text in made().items():
        if str(Path(name).parent) == folder:
            for target in LINK.findall(text):
                path, _, anchor = target.partition("#")
                found = normpath(f"{folder}/{path}")
                if found not in known:
                    known[found] = anchors(made().get(found) or (ROOT / found).read_text("utf-8"))
                assert not anchor or anchor in known[found], f"{name}: {target}"


def test_a_word_that_leads_to_the_words_is_one_of_them() -> None:
    listed = {(name.lower(), word) for name, kind in kinds().items() for word in kind}
    linked = {
        (kind, word)
        for text in made().values()
        for word, kind in re.findall(r"\[`?([^]`]+)`?\]\([^)]*words\.md#(\w+)\)", text)
        if word not in GROUPS and word != "everybody who collects but a creditor in its own name"
    }
    assert linked
    assert {(kind, word.replace(" ", "-")) for kind, word in linked} - listed == set()


def page_of(rule: str) -> str:
    (page,) = [text for name, text in made().items() if Path(name).name == f"{rule}.md"]
    return page


LOOKS_AT: dict[str, tuple[str, type[StrEnum]]] = {
    "recipients": ("in contacts with", vocabulary.Recipient),
    "media": ("by", vocabulary.Medium),
    "purposes": ("for", vocabulary.Purpose),
}
GROUPS: dict[str, frozenset[StrEnum]] = {
    "the consumer, and who is treated as the consumer": vocabulary.CONSUMERS,
    "everybody but attorneys, creditors and agencies": vocabulary.CONSUMERS | vocabulary.OTHERS,
    "third parties": vocabulary.OTHERS,
    "telephone calls, ringless ones included": vocabulary.TELEPHONE,
    "every medium but mail": vocabulary.TIMED,
    "electronic messages": vocabulary.ELECTRONIC,
}


def told(page: str, row: str, of: type[StrEnum]) -> frozenset[StrEnum]:
    """The words of the vocabulary that a row of a page's table stands for."""
    (text,) = re.findall(rf"^\| {row} \| (.*) \|$", page, re.MULTILINE)
    linked = re.findall(r"\[([^]]*)\]", text)
    if linked and linked[0] in GROUPS:
        return frozenset(of) - GROUPS[linked[0]] if text.startswith("every ") else GROUPS[linked[0]]
    words = frozenset(of(word.replace(" ", "-")) for word in linked)
    return frozenset(of) - words if text.startswith("every ") else words


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_the_page_of_a_rule_is_true(rule: Rule) -> None:
    page = page_of(rule.id)
    assert page.startswith(f"# {rule.title}\n")
    for part in ("What it checks", "When it does not apply", "Missing facts", "Example"):
        assert page.count(f"**{part}**: ") == 1
    looks_at = {name: told(page, row, of) for name, (row, of) in LOOKS_AT.items()}
    assert looks_at == {name: getattr(rule, name) for name in LOOKS_AT}
    numbers = dict(re.findall(r"^\| `(\S+)` \| (.*?) \|", page, re.MULTILINE))
    assert numbers == {name: dated(parameter) for name, parameter in rule.parameters.items()}
    source = page.partition("## Source\n")[2].partition("\n## ")[0]
    assert re.findall(r"^- (.*) \([^()]*\)$", source, re.MULTILINE) == [
        f"{c.source} {c.section}" for c in rule.citations
    ]
    assert "**Source**" not in page


def test_no_page_cites_a_law_for_a_default_of_a_shape() -> None:
    rows = r"^\| `(?:closing_margin_minutes|tail_days|grace_days)` \| 0\b.*? \| (?:days|minutes) \| (.*?) \|"
    told = [cited for text in made().values() for cited in re.findall(rows, text, re.MULTILINE)]
    assert len(told) > 50
    assert set(told) == {"fdcpa_guard default of the shape"}


def test_no_case_is_named_by_the_id_of_a_rule() -> None:
    told = "".join(text.partition("## Cases\n")[2] for text in made().values())
    assert [rule for rule in RULES if rule in told] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_a_fact_is_described(model: type[Fact]) -> None:
    described = re.findall(r"^\| \**`(\w+)`", section(DOCS / "reference" / "facts.md", model.__name__), re.MULTILINE)
    assert sorted(described) == sorted(model.model_fields)


def inside(annotation: Any) -> Iterator[Any]:
    yield annotation
    for each in get_args(annotation):
        yield from inside(each)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_may_be_unknown_is_said(model: type[Fact]) -> None:
    rows = re.findall(
        r"^\| \**`(\w+)`\** \| ([^|]*) \|", section(DOCS / "reference" / "facts.md", model.__name__), re.MULTILINE
    )
    said = {name for name, what in rows if "or unknown" in what}
    held = {name for name, field in model.model_fields.items() if vocabulary.Unknown in inside(field.annotation)}
    assert said == held


ENDS = {"_or_earliest": "day from its start", "_or_latest": "day once it is over"}
"""What the page says of an instant, by the validator that takes a day for it."""


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_instant_says_which_end_of_a_day_is_the_careful_one(model: type[Fact]) -> None:
    page = section(DOCS / "reference" / "facts.md", model.__name__)
    said = dict(re.findall(r"^\| \**`(\w+)`\** \| ([^|]*) \|", page, re.MULTILINE))
    for name, field in model.model_fields.items():
        annotated = f"{field.annotation!r} {field.metadata!r}"
        ends = [words for validator, words in ENDS.items() if validator in annotated]
        assert [words for words in ENDS.values() if words in said[name]] == ends, name
        if "datetime.datetime" in annotated:
            assert re.fullmatch("; ".join(["instants?", *ends]), said[name]), name


def test_the_schema_says_it_too() -> None:
    definitions = json_schema("question")["$defs"]
    assert isinstance(definitions, dict)
    for model in MODELS:
        for name, field in model.model_fields.items():
            properties = definitions[model.__name__]["properties"] if model.__name__ in definitions else {}
            annotated = f"{field.annotation!r} {field.metadata!r}"
            told = str(properties.get(name, ""))
            for validator, words in ENDS.items():
                taken = f"a day, {words.replace('day', 'taken')}"
                assert not properties or (taken in told) == (validator in annotated), f"{model.__name__}.{name}"


def test_every_element_is_listed_with_what_it_means_and_its_source() -> None:
    rows = [f"| `{each.value}` | {each.means} | {each.source} |" for each in vocabulary.Element]
    table = section(DOCS / "reference" / "facts.md", "Element").partition("|---|---|---|\n")[2]
    assert table.splitlines() == [*rows, ""]
    assert all(re.fullmatch(r"[A-Z].*\.", each.means) and re.search(r"\d", each.source) for each in vocabulary.Element)


@pytest.mark.parametrize(
    "answer",
    [Decision, Reason, Duty, Advisory, Citation, Departure, PackStatus, CountedCall, Explanation],
    ids=lambda answer: answer.__name__,
)
def test_every_field_of_an_answer_is_described(answer: type) -> None:
    words = set(re.findall(r"`(\w+)`", section(DOCS / "reference" / "decision.md", answer.__name__)))
    assert {field.name for field in dataclasses.fields(answer)} <= words


def test_every_effect_and_verdict_is_described() -> None:
    page = DOCS / "reference" / "decision.md"
    effects = re.findall(r"^\| `([\w-]+)` \|", section(page, "Effects"), re.MULTILINE)
    assert effects == [effect.value for effect in vocabulary.Effect]
    sureness = re.findall(r"^\| `([\w-]+)` \|", section(page, "Citation"), re.MULTILINE)
    assert sureness[-len(vocabulary.Confidence) :] == [confidence.value for confidence in vocabulary.Confidence]
    assert {field.name for field in dataclasses.fields(RuleTrace)} - {"rule"} <= set(
        re.findall(r"`(\w+)`", section(page, "Explanation"))
    )


def test_everything_that_the_guard_itself_says_is_described() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(fdcpa_guard.__file__).parent.rglob("*.py"))
    spoken = {f"{RESERVED}{name}" for name in re.findall(r"\{RESERVED\}([a-z-]+)", source)}
    table = section(DOCS / "reference" / "decision.md", "What the guard itself says")
    assert set(re.findall(r"^\| `([\w.-]+)` \|", table, re.MULTILINE)) == spoken
    assert spoken == SPEAKS_AS | {EFFECTS, PLACES}


def test_the_scenarios_of_the_reference_come_out_as_they_say() -> None:
    page = DOCS / "reference" / "testing.md"
    (written,) = [block for block in blocks(page) if block.language == "yaml"]
    rows = list(scenarios.load(written.text, source=page.name).rows())
    assert [row.run().problem for row in rows] == [""] * len(rows)


def test_the_words_of_scenarios_are_described() -> None:
    described = (DOCS / "reference" / "scenarios.md").read_text("utf-8")
    words = {*grammar.KEYS, *grammar.MEANING, *overlays.EVENT_WORDS}
    assert {word for word in words if f"`{word}`" not in described} == set()


def test_the_changelog_knows_the_version() -> None:
    assert fdcpa_guard.__version__ in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_pages_are_made_without_the_packages_of_the_command_line() -> None:
    """The site is built where only its own packages are."""
    program = (
        "import sys; sys.modules.update(typer=None, rich=None); "
        "import fdcpa_guard.cli.pages, fdcpa_guard.cli.cases, fdcpa_guard.showing.catalogue"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
