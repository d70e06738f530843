"""Every word of the vocabulary is listed with what it means, under its kind."""

import re
from enum import EnumType, StrEnum

import pytest

from fdcpa_guard import vocabulary
from fdcpa_guard.vocabulary import Element, Holding

from .words import PAGE, kinds, meanings, page

KINDS = kinds()


class Unsaid(StrEnum):
    """One of these says nothing of itself."""

    SAID = "said"
    """It means something."""
    UNSAID = "unsaid"


def test_the_page_tells_it() -> None:
    assert PAGE.read_text("utf-8") == page(), "make it again: python -m tests.docs.words"


def test_no_kind_is_missing() -> None:
    every = {kind for kind in vars(vocabulary).values() if isinstance(kind, EnumType) and len(kind)}
    assert every - set(KINDS.values()) == {Holding}


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind is not Element])
def test_every_word_means_something(name: str) -> None:
    part = PAGE.read_text("utf-8").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    listed = dict(re.findall(r"^\| `(.+)` \| (.+) \|$", part, re.MULTILINE))
    assert list(listed) == [str(word) for word in KINDS[name]]
    for word, means in listed.items():
        assert re.fullmatch(r"[A-Z1-9].*\.", means), word


def test_a_word_that_says_nothing_is_an_error() -> None:
    with pytest.raises(LookupError, match="Unsaid unsaid"):
        meanings(Unsaid)
