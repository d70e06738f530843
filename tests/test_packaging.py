"""What is installed and what is published: locks that fit pyproject.toml, and archives that hold everything."""

import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
LOCKS = {"dev": "dev", "oldest": "dev", "docs": "docs", "bench": "bench", "spark": "spark", "browser": "browser"}
"""For each lock the extra that it installs."""

if not (ROOT / "locks").is_dir():
    pytest.skip("the locks belong to a checkout", allow_module_level=True)


def wanted(extra: str) -> list[Requirement]:
    """What the package and one of its extras ask for directly, extras within it included."""
    asked = list(map(Requirement, PROJECT["dependencies"]))
    for each in map(Requirement, EXTRAS[extra]):
        if each.name == PROJECT["name"]:
            asked += [inner for name in each.extras for inner in wanted(name)]
        else:
            asked.append(each)
    return asked


def locked(name: str) -> dict[str, set[str]]:
    """The releases that a lock names of each package, each of them with hashes."""
    found: dict[str, set[str]] = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / "locks" / f"{name}.txt").read_text("utf-8").strip()):
        pin = re.match(r"([a-z0-9._-]+)==(\S+)", entry)
        assert pin, entry
        assert "--hash=sha256:" in entry, f"{pin[1]} has no hash"
        found.setdefault(pin[1], set()).add(pin[2])
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_what_is_asked_for_and_within_its_bounds(lock: str) -> None:
    held = locked(lock)
    for requirement in wanted(LOCKS[lock]):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert name in held, f"{name} is not locked: run `make lock`"
        for release in held[name]:
            assert requirement.specifier.contains(release, prereleases=True), f"{name} {release}: run `make lock`"


def test_the_oldest_lock_has_the_lowest_release_of_what_the_library_needs() -> None:
    held = locked("oldest")
    for requirement in map(Requirement, PROJECT["dependencies"]):
        (floor,) = [each.version for each in requirement.specifier if each.operator == ">="]
        assert {release.removesuffix(".0") for release in held[requirement.name]} == {floor.removesuffix(".0")}


def test_every_requirement_has_a_floor() -> None:
    for requirement in [each for extra in EXTRAS for each in wanted(extra)]:
        assert any(bound.operator in (">=", "==") for bound in requirement.specifier), requirement.name


def test_the_command_line_brings_what_a_yaml_policy_needs() -> None:
    assert "pyyaml" in {requirement.name.lower() for requirement in wanted("cli")}


def test_the_source_archive_holds_what_builds_tests_and_documents_it(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert names >= {"pyproject.toml", "mkdocs.yml", "Makefile", "LICENSE", "NOTICE", "README.md", "CHANGELOG.md"}
    assert names >= {"locks/dev.txt", "docs/index.md", "tests/conftest.py", "tools/build_places.py"}
    assert names >= {"src/fdcpa_guard/__init__.py", "src/fdcpa_guard/py.typed", "benchmarks/__main__.py"}
