"""No telephone number, email address or name that goes in ever comes out."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import Case, InvalidFacts
from fdcpa_guard.showing.wording import described

from .conftest import Ran, Run
from .examples import FILES, as_bytes, example

NUMBER, EMAIL, STREET = "+12025550187", "jane.doe@mail.example", "12 Elm Street, Springfield"
SECRETS = ("2025550187", "202) 555", "202-555", "jane.doe", "Elm Street")


def silent(ran: Ran) -> None:
    for secret in SECRETS:
        assert secret not in ran.out
        assert secret not in ran.err


def with_everything() -> dict[str, Any]:
    question = example("08")
    case = question["case"]
    case["phones"][0]["number"] = NUMBER
    case["emails"][0]["address"] = EMAIL
    case["attributes"] = {"note": STREET, "contact": f"{EMAIL} or {NUMBER}"}
    question["situation"] = f"Write to {EMAIL} or call {NUMBER}, (202) 555-0187 or 202-555-0187."
    return question


@pytest.mark.parametrize("command", ["decide", "explain"])
@pytest.mark.parametrize("format", ["text", "json"])
def test_answers_hold_ids_only(run: Run, command: str, format: str) -> None:
    ran = run(command, "--format", format, stdin=as_bytes(with_everything()))
    assert ran.status == 1
    assert "mail-work" in ran.out
    silent(ran)


def test_the_demo_hides_what_a_situation_tells(run: Run, tmp_path: Path) -> None:
    (tmp_path / "01.json").write_bytes(as_bytes(with_everything()))
    ran = run("demo", tmp_path)
    assert ran.status == 0
    assert "[hidden]" in ran.out
    silent(ran)


@pytest.mark.parametrize("text", ["from 2026-03-02 to 2026-03-09", "at 10:30", "12 CFR 1006.14(b)(2)", "call 7 of 7"])
def test_dates_and_paragraphs_are_not_hidden(text: str) -> None:
    assert described(text) == text


def test_the_examples_show_nothing_either(run: Run) -> None:
    for file in FILES:
        text = file.read_text("utf-8")
        held = re.findall(r"\+1\d{10}|[\w.]+@[\w.]+", text)
        ran = run("explain", file)
        assert not [secret for secret in held if secret in ran.out + ran.err]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from places(inner, (*path, position))


def replaced(value: Any, path: tuple[Any, ...], new: Any, *, key: bool) -> Any:
    """A copy with the value at a path, or the name that it goes by, replaced."""
    if not path:
        return new
    step, *rest = path
    if isinstance(value, dict):
        if key and not rest:
            return {new if name == step else name: inner for name, inner in value.items()}
        return {n: replaced(v, tuple(rest), new, key=key) if n == step else v for n, v in value.items()}
    return [replaced(v, tuple(rest), new, key=key) if n == step else v for n, v in enumerate(value)]


@pytest.mark.parametrize("key", [False, True], ids=["values", "names"])
def test_a_secret_in_any_place_whatever_is_not_repeated(run: Run, key: bool) -> None:
    question = with_everything()
    question["case"]["requests"] = [
        {
            "id": "times-1",
            "kind": "inconvenient-time",
            "received_at": "2026-03-10T12:00:00-04:00",
            "windows": [{"days": ["mon"], "start": "15:00", "end": "17:00"}],
        }
    ]
    for path in places(question):
        if not path or (key and not isinstance(path[-1], str)):
            continue
        for secret in (NUMBER, EMAIL, STREET):
            silent(run("decide", "-", stdin=as_bytes(replaced(question, path, secret, key=key))))


def test_an_attribute_named_by_a_secret_is_not_repeated_by_the_error_either() -> None:
    case = {**example("01")["case"], "attributes": {NUMBER: 1}}
    with pytest.raises(InvalidFacts) as error:
        Case.model_validate(case)
    assert not any(secret in str(error.value) for secret in SECRETS)
