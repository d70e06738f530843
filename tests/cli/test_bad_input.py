"""Whatever is wrong with the input, the exit status is 2, the field is named and no value is repeated."""

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run
from .examples import as_bytes, example

SECRET = "+12025550199"


def changed(path: tuple[str | int, ...], value: object, name: str = "01") -> bytes:
    """An example with one value replaced, or taken away (``...``)."""
    document: Any = example(name)
    *way, last = path
    inner = document
    for step in way:
        inner = inner[step]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return as_bytes(document)


WRONG = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t", "empty"),
    "no JSON": (b"call +12025550199", "not valid JSON"),
    "cut short": (as_bytes(example("01"))[:-5], "not valid JSON"),
    "two documents": (as_bytes(example("01")) * 2, "not valid JSON"),
    "UTF-16": (json.dumps(example("01")).encode("utf-16"), "UTF-8"),
    "Latin-1": ('{"contact": "Jos\xe9"}'.encode("latin-1"), "UTF-8"),
    "a lone surrogate": (b'{"contact": "\\ud800"}', "JSON"),
    "a list": (as_bytes([example("01")]), "object"),
    "a number": (b"12025550199", "object"),
    "null": (b"null", "object"),
    "nothing in it": (b"{}", "contact"),
    "NaN": (b'{"contact": NaN}', "not valid JSON"),
    "a huge number": (b'{"contact": ' + b"1" * 6000 + b"}", "JSON"),
    "a deep nest": (b"[" * 200_000, "JSON"),
    "a field twice": (b'{"contact": {"at": 1, "at": 2}}', "at: given twice"),
    "a secret field twice": (b'{"contact": {"+12025550199": 1, "+12025550199": 2}}', "given twice"),
    "no case": (changed(("case",), ...), "case"),
    "case is text": (changed(("case",), SECRET), "case"),
    "no history": (changed(("case", "history"), ...), "case.history"),
    "no disputes": (changed(("case", "debts", 0, "disputes"), ...), "case.debts.0.disputes"),
    "no debts": (changed(("case", "debts"), []), "case.debts"),
    "a naive instant": (changed(("contact", "at"), "2026-03-02T10:30:00"), "contact.at"),
    "no instant": (changed(("contact", "at"), SECRET), "contact.at"),
    "a number for an instant": (changed(("contact", "at"), 1_772_000_000), "contact.at"),
    "a number in quotes for an instant": (changed(("contact", "at"), "1772461800"), "contact.at"),
    "a medium of one's own": (changed(("contact", "medium"), SECRET), "contact.medium"),
    "a number that cannot be": (changed(("case", "phones", 0, "number"), "+1202555"), "case.phones.0.number"),
    "an unknown zone": (changed(("case", "locations", 0, "zones", 0), "Mars/+12025550199"), "case.locations.0.zones.0"),
    "an id that is a number": (changed(("contact", "debts"), [SECRET]), "contact.debts.0"),
    "yes for true": (changed(("contact", "required_by_law"), "yes"), "contact.required_by_law"),
    "an unknown field": (changed(("contact", "priority"), SECRET), "contact.(unknown field)"),
    "a field that is a number": (changed(("case", SECRET), 1), "case.(unknown field)"),
    "a request of an unknown kind": (changed(("case", "requests"), [{"kind": SECRET}]), "case.requests.0"),
    "an attribute that is a number": (changed(("case", "attributes"), {SECRET: 1}), "case.attributes"),
    "an attribute that is a list": (changed(("case", "attributes"), {"a": [SECRET]}), "case.attributes.a"),
    "a contradiction": (
        changed(("case", "requests"), [{"kind": "stop-medium", "id": "a", "media": ["call"]}] * 2),
        "case.requests.0.",
    ),
}


@pytest.mark.parametrize("command", ["decide", "explain"])
@pytest.mark.parametrize("case", WRONG)
def test_bad_input_names_the_field_and_repeats_no_value(run: Run, command: str, case: str) -> None:
    data, named = WRONG[case]
    ran = run(command, stdin=data)
    assert ran.status == 2
    assert ran.out == ""
    assert all(line.startswith("error: ") for line in ran.err.splitlines())
    assert named in ran.err
    assert not any(secret in ran.err for secret in ("2025550199", "1202555", "priority: +", "Jos", "Mars"))


@pytest.mark.parametrize("field", ["requests", "representation", "bankruptcies", "history"])
def test_what_protects_a_person_comes_with_advice(run: Run, field: str) -> None:
    ran = run("decide", stdin=changed(("case", field), ...))
    assert ran.err.startswith(f"error: case.{field}: required")
    assert '"none"' in ran.err
    assert '"unknown"' in ran.err


def test_every_problem_is_told_once(run: Run) -> None:
    document = example("01")
    del document["case"]["debts"][0]["disputes"]
    document["contact"]["medium"] = "pigeon"
    ran = run("decide", stdin=as_bytes(document))
    assert len(ran.err.splitlines()) == 2


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    for source in (tmp_path / "absent.json", tmp_path, "", '{"contact": "+12025550199"}', "a\0b", "x" * 5000):
        ran = run("decide", source)
        assert ran.status == 2
        assert ran.out == ""
        assert ran.err.startswith("error: the input cannot be read")
        assert "2025550199" not in ran.err


def test_a_file_that_may_not_be_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    ran = run("decide", "2025550199.json")
    assert ran.status == 2
    assert ran.err == "error: the input cannot be read: Permission denied\n"


@pytest.mark.parametrize(
    "arguments", [("decide", "--format", "xml"), ("schema",), ("schema", "dialer"), ("demo",), ("dial",)]
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).status == 2
