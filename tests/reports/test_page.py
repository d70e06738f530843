"""What every page keeps to, whatever is put into it."""

from collections.abc import Iterator

import pytest
from markupsafe import Markup

from fdcpa_guard.reports import page as pages
from fdcpa_guard.showing import pictures

HOSTILE = '"><script>alert(1)</script>\x1b[2J\u202e{{ 7 * 7 }}'


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A template of the smallest kind."""
    text = (
        "{% extends 'base.html' %}{% block title %}{{ name }}{% endblock %}{% block kind %}x{% endblock %}"
        '{% block main %}<p title="{{ name }}">{{ name }}</p>{% endblock %}'
    )
    monkeypatch.setitem(pages._TEMPLATES, "smallest.html", text)
    yield
    if pages._ENVIRONMENT.cache is not None:
        pages._ENVIRONMENT.cache.clear()


@pytest.mark.usefixtures("template")
def test_what_is_shown_is_escaped_and_moves_no_cursor() -> None:
    text = pages.page("smallest.html", name=HOSTILE)
    assert "<script" not in text
    assert not any(control in text for control in ("\x1b", "\u202e"))
    assert "{{ 7 * 7 }}" in text
    assert text.count("&lt;script&gt;") == 4


@pytest.mark.usefixtures("template")
def test_a_page_asks_for_nothing_and_forbids_the_rest() -> None:
    text = pages.page("smallest.html", name="x")
    assert "Content-Security-Policy" in text
    assert "default-src 'none'" in text
    for wanted in ("<script", "<link", "src=", "url(", "@import", "http://", "https://"):
        assert wanted not in text


@pytest.mark.usefixtures("template")
def test_what_is_missing_is_an_error_and_not_an_empty_text() -> None:
    with pytest.raises(Exception, match="'name' is undefined"):
        pages.page("smallest.html")


def test_only_a_picture_goes_in_as_it_is() -> None:
    assert isinstance(pages.picture("<svg></svg>"), Markup)
    assert pictures.__all__
