"""The site as it is laid out for its builder, and what is checked of it once it is built."""

import json
import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
import yaml

from tools import rule_pages, site

from .blocks import blocks
from .words import kinds

CODE = re.compile(r"`([\w.-]+)`")
TABLE = re.compile(r"^(\|.*\|)\n\|(?:[ :]*-+[ :]*\|)+$", re.MULTILINE)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("laid") / "site"
    site.lay(into)
    return into


@pytest.fixture(scope="module")
def pages(laid: Path) -> dict[str, str]:
    docs = laid / "docs"
    return {page.relative_to(docs).as_posix(): page.read_text("utf-8") for page in sorted(docs.rglob("*.md"))}


def test_it_holds_the_pages_of_the_rules_and_whatever_stands_in_docs(laid: Path, pages: dict[str, str]) -> None:
    assert {f"rules/{name}" for name in rule_pages.made()} <= pages.keys()
    there = {path.relative_to(site.DOCS) for path in site.DOCS.rglob("*") if path.is_file()}
    kept = {path for path in there if not {*path.parts} & {*site.NOT_SHOWN}}
    found = {path.relative_to(laid / "docs") for path in (laid / "docs").rglob("*")}
    assert kept <= found
    assert not (there - kept) & found
    assert yaml.safe_load((laid / "mkdocs.yml").read_text("utf-8")) == site.configured()


def test_laying_it_out_again_leaves_nothing_of_before(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "gone.md").write_text("# Gone\n", "utf-8")
    site.lay(tmp_path)
    assert not (tmp_path / "docs" / "gone.md").exists()


def test_every_kind_of_words_is_led_to() -> None:
    assert kinds().keys() <= site.named().keys()
    assert site.named()["Medium"] == "reference/words.md#medium"
    assert site.named()["Element"] == "reference/facts.md#element"
    assert site.named()["Location"] == "reference/facts.md#location"


def test_a_word_in_code_that_names_something_of_the_reference_is_a_link_to_it(pages: dict[str, str]) -> None:
    led = 0
    for page, text in pages.items():
        prose = re.sub(
            r"^#.*$", "", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), flags=re.MULTILINE
        )
        for path, anchor in re.findall(r"\[`[A-Z]\w*`\]\(([^)#\s]*)#([\w-]+)\)", prose):
            found = normpath(join(dirname(page), path)) if path else page
            assert anchor in site.anchors(found), f"{page}: {path}#{anchor}"
        for rule, path in re.findall(r"\[`((?:us|house)\.[\w.-]+)`\]\(([^)#\s]+)\)", prose):
            assert normpath(join(dirname(page), path)) in pages, f"{page}: {path}"
            assert path.endswith(f"{rule}.md")
            led += 1
        alone = re.sub(r"\[(?:[^][]|\[[^]]*\])*\]\([^)]*\)", "", prose)
        own = Path(page).stem  # a page does not lead to itself
        assert [word for word in CODE.findall(alone) if word in site.named() and word != own] == [], page
    assert led > 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `Medium` or", "a [`Medium`](words.md#medium) or"),
        ("`Element`s", "[`Element`](facts.md#element)s"),
        ("| `Recipient` or unknown |", "| [`Recipient`](words.md#recipient) or unknown |"),
        ("## `Medium`", "## `Medium`"),
        ("[`Medium`](other.md)", "[`Medium`](other.md)"),
        ("[the `Medium` of it](other.md)", "[the `Medium` of it](other.md)"),
        ("`Nothing` and `medium`", "`Nothing` and `medium`"),
        ("`us.regf.6c1.cease`", "[`us.regf.6c1.cease`](../rules/federal/regulation-f/us.regf.6c1.cease.md)"),
        ("``Medium``", "[`Medium`](words.md#medium)"),
        ("```python\n`Medium`\n```\n`Voice`", "```python\n`Medium`\n```\n[`Voice`](words.md#voice)"),
    ],
)
def test_where_a_word_becomes_a_link(text: str, expected: str) -> None:
    assert site.linked(text, "reference/batch.md") == expected


def test_a_link_leads_from_any_folder() -> None:
    assert site.linked("`Medium`", "index.md") == "[`Medium`](reference/words.md#medium)"
    assert site.linked("`Medium`", "rules/states/ohio/index.md") == "[`Medium`](../../../reference/words.md#medium)"
    assert site.linked("`Medium`", "reference/words.md") == "[`Medium`](#medium)"


def test_no_table_has_a_blank_header(pages: dict[str, str]) -> None:
    rows = [(page, row) for page, text in pages.items() for row in TABLE.findall(text)]
    assert len(rows) > 1000
    assert [(page, row) for page, row in rows if not all(cell.strip() for cell in row[1:-1].split("|"))] == []


def a_site(folder: Path, body: str) -> list[str]:
    (folder / "sub").mkdir(parents=True)
    (folder / "index.html").write_text(f"<h1 id='top'>A</h1>{body}", "utf-8")
    (folder / "sub" / "index.html").write_text(
        "<h1 id='one'>B</h1><a href='..'>up</a><a href='../#top'>up</a>", "utf-8"
    )
    (folder / "data.json").write_text("{}", "utf-8")
    return list(site.faults(folder))


@pytest.mark.parametrize(
    "body",
    [
        "<a href='sub/'>b</a><a href='sub/#one'>b</a><a href='#top'>a</a><a href='data.json'>c</a>",
        "<a href='https://example.org/nowhere'>elsewhere</a><a href='mailto:a@example.org'>m</a>",
        "<table><tr><th>a</th></tr><tr><td></td></tr></table>",
        "<img src='data.json' alt=''><h2>B</h2><h3>C</h3><h2>D</h2>",
    ],
)
def test_a_site_without_fault(body: str, tmp_path: Path) -> None:
    assert a_site(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<a href='sob/'>b</a>", "index.html: sob/ leads nowhere"),
        ("<img src='x.png' alt='x'>", "index.html: x.png leads nowhere"),
        ("<a href='sub/#two'>b</a>", "index.html: sub/#two leads to no part of the page"),
        ("<a href='#two'>b</a>", "index.html: #two leads to no part of the page"),
        ("<a href='/sub/'>b</a>", "index.html: /sub/ leaves the site"),
        ("<a href='../sub/'>b</a>", "index.html: ../sub/ leaves the site"),
        ("<table><tr><th>a</th><th> </th></tr></table>", "index.html: 1 cells of a table's header are blank"),
        ("<table><tr><td>a</td></tr></table>", "index.html: 1 tables have no header"),
        ("<img src='data.json'>", "index.html: 1 images say nothing to who cannot see them"),
        ("<h3>C</h3>", "index.html: a heading is skipped: (1, 3)"),
    ],
)
def test_a_fault_is_named(body: str, fault: str, tmp_path: Path) -> None:
    assert a_site(tmp_path, body) == [fault]


def test_a_page_that_is_too_large_is_named(tmp_path: Path) -> None:
    (line,) = a_site(tmp_path, "x" * site.MOST)
    assert re.fullmatch(r"index\.html: 300,0\d\d bytes, of 300,000 at most", line)


def test_the_command_tells_by_its_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_site(tmp_path / "good", "")
    assert site.main(["check", str(tmp_path / "good")]) == 0
    a_site(tmp_path / "bad", "<a href='gone/'>b</a>")
    assert site.main(["check", str(tmp_path / "bad")]) == 1
    assert capsys.readouterr().out == "index.html: gone/ leads nowhere\n"
    assert site.main([]) == 2


def test_the_first_page_shows_a_decision_before_it_explains() -> None:
    """That the decision is what the command prints is held beside all other commands, in `test_code`."""
    page = site.DOCS / "index.md"
    text = page.read_text("utf-8")
    first = blocks(page)[0]
    asked = re.fullmatch(r"\$ fdcpa-guard decide (docs/examples/\S+)", first.text.partition("\n")[0])
    assert asked
    assert first.text.partition("\n")[2].startswith(("DENIED", "ALLOWED"))
    before = text.partition("```console")[0]
    situation = json.loads((site.ROOT / asked[1]).read_text("utf-8"))["situation"]
    assert " ".join(re.findall(r"^> (.*)$", before, re.MULTILINE)) == situation
    assert "## " not in before
