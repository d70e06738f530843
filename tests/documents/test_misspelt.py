"""Any key or word of a document that is misspelt is pointed out on its line, with what was meant.

In the documents here the words to misspell stand in backticks. Free text, such as a title, may say anything.
"""

import re
from typing import Any, Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fdcpa_guard.documents import InvalidDocument, PacksFor, load_document
from fdcpa_guard.documents.grammar import FIELDS, READY_MADE, RULE_FIELDS, Looser, hint
from fdcpa_guard.policies import first_party
from fdcpa_guard.shapes import SHAPES
from fdcpa_guard.testing.documents import ScenarioError
from fdcpa_guard.testing.grammar import KEYS, MEANING
from fdcpa_guard.testing.overlays import EVENT_FLAGS, EVENT_WORDS
from fdcpa_guard.testing.scenarios import load
from tests.breaking import misspelt

YAML: Final = """\
`policy`: acme
`version`: "1"
`owner`: compliance desk
`approved`: 2026-11-20
`packs`:
- `regulation_f`
- `house`
`effects`:
  `deny`: [`prohibited`]
  `warn`:
  - `unverified-law`
  `ignore`: [`number-not-checked`]
`mode`: `enforce`
`parameters`:
  `us.regf.14b2.seven-in-seven`:
    `calls`: 3
`loosen`:
- `rule`: `house.pace.calls-a-week`
  `most`: 8
  `justification`: agreed
- `rule`: `house.reach.not-at-work`
  `justification`: agreed
  `leave_out`: true
`rules`:
- `id`: acme.quiet
  `title`: Quiet
  `shape`: `quiet-times`
  `windows`:
  - `days`: [`sun`]
    `start`: 20:00
  `media`:
  - `call`
  - `text`
  `recipients`: [`consumer`, `spouse`]
  `purposes`: [`collection`]
- `id`: acme.three
  `title`: Three
  `shape`: `frequency-cap`
  `most`: 3
  `days`: 7
  `per`: `person`
  `effect`: `advisory`
  `in_force`: {`from`: 2026-01-01}
  `segments`:
    new: {`most`: 2}
  `unless`:
  - `exception`: `consented`
    `scope`: `home-visit`
"""

TOML: Final = """\
`policy` = "acme"
`version` = "1"
`packs` = ["`regulation_f`"]
`mode` = "`enforce`"

[`parameters`."`us.regf.14b2.seven-in-seven`"]
`calls` = 3

[[`rules`]]
`id` = "acme.three"
`title` = "Three"
`shape` = "`frequency-cap`"
`most` = 3
`days` = 7
`media` = ["`call`", "`text`"]
`effect` = "`advisory`"
"""

JSON: Final = """\
{
  "`policy`": "acme",
  "`version`": "1",
  "`packs`": [
    "`regulation_f`",
    "`house`"
  ],
  "`effects`": {"`warn`": ["`unverified-law`"]},
  "`rules`": [
    {
      "`id`": "acme.three",
      "`title`": "Three",
      "`shape`": "`frequency-cap`",
      "`most`": 3,
      "`days`": 7,
      "`media`": [
        "`call`",
        "`text`"
      ]
    }
  ]
}
"""

SCENARIOS: Final = """\
`policy`: `regulation_f`
`scenarios`:
- `rule`: `us.regf.6b1i.hours`
  `zone`: America/Chicago
  `given`:
    `consumer`:
      `minor`: false
    `debts.d1.kind`: `medical`
    `requests`:
    - `cease` 2026-03-02
    `history`:
    - `call` 2026-03-02 10:00 `rang-out` `about` d1
    - `inbound` `call` 2026-03-03 10:00 `conversation`
    `phones`:
    - `id`: cell
      `line_type`: `mobile`
  `when`:
    `medium`: `text`
  `at`:
    2026-04-01 10:00: `passes`
    2026-04-01 22:00:
      `then`: `denies`
      `lapses`: 2026-04-02 08:00
- `name`: whole
  `why`: because
  `then`: `denied`
  `because`:
  - `us.regf.6b1i.hours`
  `when`: {at: 2026-04-01 22:00}
- `rule`: `us.regf.6b1i.hours`
  `rows`:
  - `when`: {`medium`: `mail`}
    `then`: `not-asked`
- `rule`: `us.regf.6b1i.hours`
  `when`: {at: 2026-04-01 21:00}
  `reach`:
    `when.medium`:
      `not-asked`:
      - `mail`
      `denies`: `rest`
"""

KNOWN: Final = {
    *FIELDS, *RULE_FIELDS, *READY_MADE, *Looser.model_fields, *SHAPES,
    *(field for shape in SHAPES.values() for field in shape.model_fields),
    *(rule.id for rule in first_party().rules()), *KEYS, *MEANING, *EVENT_WORDS, *EVENT_FLAGS,
}  # fmt: skip
"""Words that may stand elsewhere, so that a slip makes another of them."""

_WORD: Final = re.compile("`([^`]+)`")


def words(text: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(text))


def broken(text: str, found: re.Match[str], word: str) -> tuple[str, int]:
    """The document with another word in one place, and the line of that."""
    line = text.count("\n", 0, found.start()) + 1
    return (text[: found.start()] + word + text[found.end() :]).replace("`", ""), line


def wrong_with_document(text: str, format: Any) -> tuple[int | None, str] | None:
    try:
        document = load_document(text, format=format, source="x")
        document.policy(packs=PacksFor(document))
    except InvalidDocument as error:
        return error.line, f"{error.field}: {error.message}"
    return None


def wrong_with_scenarios(text: str, format: Any) -> tuple[int | None, str] | None:
    try:
        for row in load(text, source="x").rows():
            for one in (row, *row.more):
                _ = one.facts
    except ScenarioError as error:
        return error.line, error.message
    return None


SAMPLES: Final = {
    "yaml": (YAML, wrong_with_document),
    "toml": (TOML, wrong_with_document),
    "json": (JSON, wrong_with_document),
    "scenarios": (SCENARIOS, wrong_with_scenarios),
}
samples = pytest.mark.parametrize("name", SAMPLES)


@samples
def test_as_they_stand_they_are_well_formed(name: str) -> None:
    text, wrong = SAMPLES[name]
    assert wrong(text.replace("`", ""), name) is None


@samples
def test_each_word_with_a_letter_too_many_is_named_on_its_line_with_what_was_meant(name: str) -> None:
    text, wrong = SAMPLES[name]
    for found in words(text):
        told = wrong(*(broken(text, found, f"{found[1]}x")[0], name))
        assert told is not None, found[1]
        line = broken(text, found, "")[1]
        assert told[0] == line, (found[1], told)
        assert meant(found[1], told[1]), (found[1], told)


def meant(word: str, message: str) -> bool:
    """Whether a message names what was meant: the word, or of a path the step that is wrong."""
    steps = {word, word.rpartition(".")[2], word.partition(".")[0]}
    return any(re.search(rf"(?<![\w.-]){re.escape(one)}(?![\w-])", message) for one in steps)


@samples
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_slip_is_silent_and_its_line_is_told(name: str, data: st.DataObject) -> None:
    text, wrong = SAMPLES[name]
    found = data.draw(st.sampled_from(words(text)))
    word = data.draw(misspelt(found[1]))
    assume(word not in KNOWN and word != found[1] and word)
    changed, line = broken(text, found, word)
    told = wrong(changed, name)
    assert told is not None, (found[1], word)
    assert told[0] == line, (found[1], word, told)


@pytest.mark.parametrize(("names", "told"), [(20, True), (21, False)])
def test_what_is_like_nothing_is_told_all_that_there_is_while_that_is_not_long(names: int, told: bool) -> None:
    valid = [f"{letter}{letter}" for letter in "abcdefghijklmnopqrstu"[:names]]
    assert all(each in hint("0", valid) for each in valid) is told
    assert bool(hint("0", valid)) is told
