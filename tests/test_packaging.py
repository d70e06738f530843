"""What is installed and what is published: locks that fit pyproject.toml, and archives that hold everything."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

import fdcpa_guard
from tests.docs.blocks import Block
from tools import release, try_wheel

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
LOCKS = {
    "dev": "dev",
    "oldest": "dev",
    "docs": "docs",
    "bench": "bench",
    "spark": "spark",
    "browser": "browser",
    "release": "release",
}
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
        for version in held[name]:
            assert requirement.specifier.contains(version, prereleases=True), f"{name} {version}: run `make lock`"


def test_what_the_playground_loads_is_what_the_library_and_its_documents_need() -> None:
    held = locked("playground")
    yaml = [each for each in map(Requirement, EXTRAS["cli"]) if each.name == "pyyaml"]
    for requirement in [*map(Requirement, PROJECT["dependencies"]), *yaml]:
        (release,) = held[requirement.name]
        assert requirement.specifier.contains(release, prereleases=True), f"{requirement.name}: run `make lock`"
    assert not held.keys() & {"pytest", "hypothesis", "typer", "rich", "jinja2"}


def test_what_comes_from_npm_is_known_by_its_hash_and_by_no_address() -> None:
    asked = json.loads((ROOT / "locks" / "npm" / "package.json").read_text("utf-8"))["dependencies"]
    lock = json.loads((ROOT / "locks" / "npm" / "package-lock.json").read_text("utf-8"))["packages"]
    assert lock.pop("")["dependencies"] == asked
    for name, version in asked.items():
        assert lock[f"node_modules/{name}"]["version"] == version
    for name, entry in lock.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert "resolved" not in entry, name


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


IN_GIT = (ROOT / ".git").exists() and shutil.which("git") is not None
in_git = pytest.mark.skipif(not IN_GIT, reason="which files there are is told by git")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that git knows, as they are here now, committed or not."""
    folder = tmp_path_factory.mktemp("tree")
    for name in known():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def built(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> release.Built:
    """Both archives of them."""
    out = tmp_path_factory.mktemp("dist")
    return release.Built(*[release.build(tree, out, what, SECONDS, 0o022) for what in ("sdist", "wheel")])


SECONDS = 1_796_000_000


def known() -> set[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}


@in_git
def test_the_archives_hold_every_file_and_nothing_else(built: release.Built) -> None:
    release.check_contents(built, known())


@in_git
def test_a_file_that_is_missing_or_too_much_is_named(built: release.Built, tmp_path: Path) -> None:
    with pytest.raises(try_wheel.Failed, match=r"missing: src/fdcpa_guard/reports/new\.html"):
        release.check_contents(built, {*known(), "src/fdcpa_guard/reports/new.html"})
    with pytest.raises(try_wheel.Failed, match=r"too much: README\.md"):
        release.check_contents(built, known() - {"README.md"})
    for name, change in {"py.typed": "drop", "tests/test_x.py": "add", "fdcpa_guard/__pycache__/a.pyc": "add"}.items():
        other = tmp_path / f"{change}.whl"
        with zipfile.ZipFile(built.wheel) as given, zipfile.ZipFile(other, "w") as made:
            for each in given.namelist():
                if not (change == "drop" and each.endswith(name)):
                    made.writestr(each, given.read(each))
            if change == "add":
                made.writestr(name, "")
        with pytest.raises(try_wheel.Failed, match=re.escape(name)):
            release.check_contents(release.Built(built.source, other), known())


@in_git
def test_the_metadata_say_what_the_project_says(built: release.Built, tree: Path, tmp_path: Path) -> None:
    release.check_metadata(built, tree)
    other = tmp_path / "other"
    shutil.copytree(tree, other)
    (other / "CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n", "utf-8")
    with pytest.raises(try_wheel.Failed, match=r"a heading in CHANGELOG\.md"):
        release.check_metadata(built, other)


@in_git
def test_other_surroundings_give_the_same_bytes(built: release.Built, tmp_path: Path) -> None:
    """The wheel also from the source archive alone."""
    unpacked = release.unpack(built.source, tmp_path / "unpacked")
    for path in unpacked.rglob("*"):
        os.utime(path, (0, 0))
    for what, first in (("wheel", built.wheel), ("sdist", built.source)):
        again = release.build(unpacked, tmp_path, what, SECONDS, 0o077, TZ="Pacific/Kiritimati", PYTHONHASHSEED="3")
        assert release.digest(again) == release.digest(first), what


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_of_a_lock_is_read(lock: str) -> None:
    """Of some packages there are several, for different platforms."""
    entries = release.locked(lock)
    lines = (ROOT / "locks" / f"{lock}.txt").read_text("utf-8").splitlines()
    assert sum(map(len, entries.values())) == len([line for line in lines if not line.startswith(" ")])
    assert entries.keys() == locked(lock).keys()
    assert all(entry.startswith(f"{name}==") for name, some in entries.items() for entry in some)


def test_what_a_release_needs_is_told_with_the_hashes_that_the_lock_allows() -> None:
    hashes = [{"alg": "SHA-256", "content": "0" * 64}]
    known = {
        "components": [{"name": "pydantic-core", "externalReferences": [{"type": "distribution", "hashes": hashes}]}]
    }
    own = {"metadata": {"component": {"name": "fdcpa-guard"}}}
    listed = own | {"components": [{"name": "fdcpa-guard"}, {"name": "pydantic_core", "version": "2"}]}
    (only,) = release.with_hashes(listed, known)["components"]
    assert only == {
        "name": "pydantic_core",
        "version": "2",
        "externalReferences": known["components"][0]["externalReferences"],
    }
    with pytest.raises(try_wheel.Failed, match="other: the lock has no hash of it"):
        release.with_hashes(own | {"components": [{"name": "other"}]}, known)


def test_every_extra_is_tried_or_is_our_own() -> None:
    assert {*try_wheel.FOR_USERS, *try_wheel.OURS} == EXTRAS.keys()
    assert not {*try_wheel.FOR_USERS} & {*try_wheel.OURS}
    for module in [module for modules in try_wheel.IMPORTED.values() for module in modules]:
        assert (ROOT / "src" / Path(*module.split("."))).with_suffix(".py").exists() or (
            ROOT / "src" / Path(*module.split(".")) / "__init__.py"
        ).exists(), module


def test_the_supported_pythons_are_found_where_they_are() -> None:
    assert try_wheel.supported()[0] == PROJECT["requires-python"].removeprefix(">=")
    here = ".".join(map(str, sys.version_info[:2]))
    found = try_wheel.found()
    assert (here in found) is (here in try_wheel.supported())
    assert all(python.minor == minor for minor, python in found.items())
    assert try_wheel.told("/no/such/python") is None


def test_the_readme_is_held_to_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try_wheel.first_contact(sys.executable, tmp_path)
    monkeypatch.setattr(try_wheel, "blocks", lambda _: [Block("python", "print(1)", 7, "2\n")])
    with pytest.raises(try_wheel.Failed, match=r"README\.md:7"):
        try_wheel.first_contact(sys.executable, tmp_path)
    monkeypatch.setattr(try_wheel, "blocks", lambda _: [Block("python", "1 / 0", 7, "2\n")])
    with pytest.raises(try_wheel.Failed, match="ZeroDivisionError"):
        try_wheel.first_contact(sys.executable, tmp_path)


def test_the_release_stands_in_the_library_and_in_the_change_log() -> None:
    assert PROJECT["version"] == fdcpa_guard.__version__
    assert f"\n## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
