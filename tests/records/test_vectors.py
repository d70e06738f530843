"""Test vectors of the form of records, held by the library and by a second reading of it that shares no code."""

import json
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import Case
from fdcpa_guard.records import Glossary, Record, expand
from fdcpa_guard.records.record import case_hash

from . import second

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "vectors" / "records.json").read_text("utf-8"))
every = pytest.mark.parametrize("vector", VECTORS.values(), ids=list(VECTORS))


def key_of(vector: dict[str, Any]) -> bytes | None:
    return None if vector["key"] is None else vector["key"].encode()


@every
def test_a_second_reading_finds_them_as_they_were_written(vector: dict[str, Any]) -> None:
    records = second.read(vector["lines"], key_of(vector))
    assert [record["case"] for record in records] == [
        second.case_hash(text, key_of(vector)) for text in vector["cases"]
    ]


@every
def test_so_does_the_library(vector: dict[str, Any]) -> None:
    glossary, cases = Glossary(), iter(vector["cases"])
    for line in vector["lines"]:
        document = json.loads(line)
        if "defines" in document:
            glossary.read(document["defines"])
            continue
        record = Record.from_json(line)
        text = next(cases)
        case = Case.model_validate_json(text)
        assert record.intact(glossary, key_of(vector))
        assert expand(record, glossary).allowed is record.allowed
        assert case.canonical == text
        assert record.case == case_hash(case, key_of(vector))


@every
def test_the_second_reading_finds_what_was_altered(vector: dict[str, Any]) -> None:
    lines = [line.replace('"allowed":false', '"allowed":true') for line in vector["lines"]]
    assert lines != vector["lines"]
    with pytest.raises(AssertionError):
        second.read(lines, key_of(vector))
