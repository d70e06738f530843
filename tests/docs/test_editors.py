"""What the page on editors shows is true.

Its commands print schemas, its first lines are comments, its settings are well formed and name what the commands wrote.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from fdcpa_guard.documents import load_document, policy_schema
from fdcpa_guard.testing.scenarios import load
from fdcpa_guard.testing.schema import scenario_schema
from tests.cli.conftest import Run, run  # noqa: F401 - a fixture
from tests.docs.blocks import DOCS

PAGE: Final = DOCS / "how-to" / "editors.md"
TEXT: Final = PAGE.read_text("utf-8")
BLOCKS: Final = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
SCHEMAS: Final = {"policy.schema.json": policy_schema, "scenarios.schema.json": scenario_schema}


def blocks(language: str) -> list[str]:
    return [text for kind, text in BLOCKS if kind == language]


def test_every_block_is_looked_at_here() -> None:
    assert {kind for kind, _ in BLOCKS} == {"shell", "yaml", "toml", "json", "xml", "lua"}


def test_the_commands_print_the_schemas_that_the_settings_name(run: Run) -> None:  # noqa: F811
    (shell,) = blocks("shell")
    commands = re.findall(r"^\$ fdcpa-guard (.*) > (\S+)$", shell, re.MULTILINE)
    assert [file for _, file in commands] == [*SCHEMAS]
    for command, file in commands:
        printed = json.loads(run(*command.split()).out)
        assert printed == SCHEMAS[file]()
        Draft202012Validator.check_schema(printed)
    named = {name for kind, text in BLOCKS if kind != "shell" for name in re.findall(r"[\w-]+\.schema\.json", text)}
    assert named == {*SCHEMAS}


def test_the_first_lines_are_comments_to_us() -> None:
    policy, scenarios = blocks("yaml")
    assert "policy.schema.json" in policy
    assert "scenarios.schema.json" in scenarios
    document = "policy: acme\nversion: 1\npacks: [house]\n"
    assert load_document(policy + document) == load_document(document)
    assert load(f"{scenarios}policy: house\nscenarios: [{{name: x, then: allowed}}]").rows()[0].line == 3
    (toml,) = blocks("toml")
    written = 'policy = "acme"\nversion = "1"\npacks = ["house"]\n'
    assert tomllib.loads(toml) == {}
    assert load_document(toml + written, format="toml") == load_document(written, format="toml")


def test_the_settings_of_vs_code_are_json_and_name_our_files() -> None:
    (text,) = blocks("json")
    settings: dict[str, Any] = json.loads(text)
    assert settings["yaml.schemas"].keys() == {*SCHEMAS}
    assert settings["yaml.schemas"]["scenarios.schema.json"] == "*.policy.yaml"
    assert settings["[yaml]"]["editor.insertSpaces"] is True


def test_the_settings_of_jetbrains_are_xml_and_name_our_files() -> None:
    (text,) = blocks("xml")
    found = ElementTree.fromstring(text).iter("option")
    options = {(each.get("name"), each.get("value")) for each in found if each.get("value")}
    assert {value for name, value in options if name == "relativePathToSchema"} == {*SCHEMAS}
    assert ("path", "*.policy.yaml") in options


def test_those_of_neovim_name_our_files() -> None:
    (text,) = blocks("lua")
    assert set(re.findall(r'\["([^"]+)"\]', text)) == {*SCHEMAS}
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_beside_the_files_is_no_file_of_theirs(name: str, tmp_path: Path) -> None:
    """Neither pytest nor a command takes it for a scenario file."""
    (tmp_path / name).write_text("{}", encoding="utf-8")
    assert list(tmp_path.rglob("*.policy.yaml")) == []
