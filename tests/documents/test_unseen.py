"""Characters that nobody sees: what is refused for one names it and the line, and never shows it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from fdcpa_guard import regulation_f, us_federal
from fdcpa_guard.documents import load_document
from fdcpa_guard.errors import InvalidPolicy, InvalidRecord, unprintable
from fdcpa_guard.records import Signature
from fdcpa_guard.testing.documents import ScenarioError
from fdcpa_guard.testing.scenarios import load

DOCUMENT = """\
policy: acme
version: "1"
owner: desk
rules:
  - id: acme.few
    title: At most three
    shape: frequency-cap
    most: 3
    days: 7
    media: [call]
    because: Contact standard
"""
TEXTS = ("acme\n", "desk", "acme.few", "At most", "frequency", "call]", "Contact", "owner:", "shape:")
UNSEEN = {
    "\u202e": "U+202E (right-to-left override)",
    "\u2066": "U+2066 (left-to-right isolate)",
    "\u200b": "U+200B (zero width space)",
    "\ufeff": "U+FEFF (zero width no-break space)",
    "\x1b": "U+001B (a control character)",
    "\x00": "U+0000 (a control character)",
    "\x85": "U+0085 (a control character)",
    "\u2028": "U+2028 (line separator)",
}


@pytest.mark.parametrize("unseen", sorted(UNSEEN.keys() - {"\x85"}), ids=ascii)  # which YAML may take for a blank
@pytest.mark.parametrize("text", TEXTS, ids=str.strip)
def test_wherever_it_stands_in_a_document_it_is_named_with_its_line(text: str, unseen: str) -> None:
    place = DOCUMENT.index(text) + 2
    with pytest.raises(InvalidPolicy) as raised:
        load_document(DOCUMENT[:place] + unseen + DOCUMENT[place:], source="acme.yaml")
    said = str(raised.value)
    line = DOCUMENT.count("\n", 0, place) + 1
    assert said.startswith(f"acme.yaml:{line}: ")
    assert UNSEEN[unseen] in said
    assert not unprintable(said)


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_in_json_and_in_plain_values_too(unseen: str) -> None:
    whole = {"policy": "acme", "version": "1", "owner": f"de{unseen}sk"}
    for content in (json.dumps(whole), json.dumps(whole, ensure_ascii=False), whole):
        given: Any = content
        with pytest.raises(InvalidPolicy) as raised:
            load_document(given, format="json")
        assert UNSEEN[unseen] in str(raised.value)
        assert not unprintable(str(raised.value))


def test_what_is_whole_and_wrong_otherwise_names_none() -> None:
    with pytest.raises(InvalidPolicy, match=r"without blanks around it$"):
        load_document(DOCUMENT.replace("desk", '" desk"'))


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_a_justification_and_a_signature_name_it(unseen: str) -> None:
    with pytest.raises(InvalidPolicy) as loosened:
        us_federal().without("us.regf.6b1i.hours", f"be{unseen}cause")
    who: dict[str, Any] = {"role": "counsel", "on": date(2026, 3, 2)}
    with pytest.raises(InvalidRecord) as signed:
        Signature.made(regulation_f(), name=f"Jane{unseen} Roe", **who)
    for said in (str(loosened.value), str(signed.value)):
        assert UNSEEN[unseen] in said
        assert not unprintable(said)
        assert "Jane" not in said


@pytest.mark.parametrize("unseen", ["\x1b", "\x00"], ids=ascii)
def test_a_scenario_file_names_it_with_its_line(unseen: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(f"policy: regulation_f\nscenarios:\n- name: o{unseen}ne\n  then: allowed\n", source="a.policy.yaml")
    assert str(raised.value).startswith(f"a.policy.yaml:3: not valid YAML: it holds {UNSEEN[unseen]}")


def test_every_text_in_print_has_none() -> None:
    assert unprintable("Acme’s standard, § 3 – 2026") == ""
    assert unprintable("a\tb") == "U+0009 (a control character), character 2 of 3"
