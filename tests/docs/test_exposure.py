"""The page on exposure tells every figure, and is made from the data."""

import pytest

from fdcpa_guard.audit.exposure import Remedy
from fdcpa_guard.audit.exposure.standing import REMEDIES
from fdcpa_guard.vocabulary import Effect
from tests.docs.exposure import PAGE, page

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_page_tells_it() -> None:
    assert page() == TEXT, "make it again: python -m tests.docs.exposure"


@pytest.mark.parametrize("remedy", REMEDIES, ids=lambda remedy: remedy.id)
def test_every_figure_is_told(remedy: Remedy) -> None:
    assert f"`{remedy.id}`" in TEXT
    for name, number in remedy.parameters().items():
        assert f"| {name} | {number.shown} | {number.unit} | {number.citation.source} {number.citation.section}" in TEXT


@pytest.mark.parametrize("effect", Effect)
def test_every_effect_is_told(effect: Effect) -> None:
    assert f"\n| `{effect.value}` | " in TEXT
