"""Builds a release from a commit, and checks what it built: ``make dist``.

Into ``dist/`` go the source archive, the wheel, lists of what they depend on (CycloneDX), and ``SHA256SUMS``, if every
check passed:

- **bytes**: built twice, in folders with other names, dates, permissions, zone and hash seed, both are the same; the
  wheel is the same from the checkout and from the source archive;
- **contents**: the source archive holds every file of the commit, the wheel every file under ``src/``, and neither
  holds anything else;
- **metadata**: it is what pyproject.toml, the library and the change log say, and the README can be shown;
- **use**: installed from the wheel alone in empty environments, with each extra, it answers as the README says.

Times are those of the commit. What is not committed is not built.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from email.parser import HeaderParser
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from .try_wheel import FOR_USERS, IMPORTED, OURS, ROOT, Failed, environment, pip, run, tried

DIST: Final = ROOT / "dist"
PACKAGE: Final = PurePosixPath("src/fdcpa_guard")
MADE_BY_THE_BUILD: Final = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE", "licenses/NOTICE"}
"""What stands in a wheel beside the package."""


class Commit(NamedTuple):
    """What is built."""

    id: str
    seconds: int
    """When it was made, since 1970."""
    files: frozenset[str]


class Built(NamedTuple):
    """The two archives."""

    source: Path
    wheel: Path

    @property
    def sums(self) -> dict[str, str]:
        """The SHA-256 of each, by name."""
        return {path.name: digest(path) for path in self}


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def commit(name: str) -> Commit:
    """A commit of this repository."""
    id, seconds = run(["git", "log", "-1", "--format=%H %ct", name], cwd=ROOT).split()
    files = run(["git", "ls-tree", "-r", "-z", "--name-only", id], cwd=ROOT).split("\0")
    return Commit(id, int(seconds), frozenset(files) - {""})


def export(of: Commit, folder: Path, *, umask: int, seconds: int) -> Path:
    """The files of a commit in a folder, with permissions and times of our own."""
    archive = subprocess.run(["git", "archive", of.id], cwd=ROOT, check=True, capture_output=True).stdout
    folder.mkdir(parents=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True, umask=umask)
    for path in sorted(folder.rglob("*")):
        os.utime(path, (seconds, seconds))
    return folder


def build(tree: Path, out: Path, what: str, seconds: int, umask: int, **surroundings: str) -> Path:
    """Build one archive of a folder; what is not installed here is not fetched."""
    command = [sys.executable, "-m", "build", f"--{what}", "--no-isolation", "--outdir", str(out), str(tree)]
    env = os.environ | {"SOURCE_DATE_EPOCH": str(seconds)} | surroundings
    env.pop("PYTHONPATH", None)
    ran = subprocess.run(command, cwd=tree, env=env, umask=umask, capture_output=True, text=True)
    if ran.returncode:
        raise Failed(f"{what} of {tree.name}: {ran.stderr or ran.stdout}")
    (made,) = out.glob("*.whl" if what == "wheel" else "*.tar.gz")
    return made


def unpack(source: Path, where: Path) -> Path:
    """The one folder in a source archive of ours; before 3.11.4 no filter is taken, and later Pythons ask for one."""
    careful: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(source) as archive:
        archive.extractall(where, **careful)
    (unpacked,) = where.iterdir()
    return unpacked


def twice(of: Commit, work: Path) -> Built:
    """Both archives, built in two ways that must give the same bytes.

    Raises:
        Failed: they do not.
    """
    here = export(of, work / "here", umask=0o022, seconds=of.seconds)
    there = export(of, work / "elsewhere" / "and-deeper", umask=0o077, seconds=1_000_000_000)
    first = Built(
        build(here, work / "1", "sdist", of.seconds, 0o022), build(here, work / "1", "wheel", of.seconds, 0o022)
    )
    other = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    second = build(there, work / "2", "sdist", of.seconds, 0o077, **other)
    unpacked = unpack(second, work / "unpacked")
    again = Built(second, build(unpacked, work / "2", "wheel", of.seconds, 0o077, **other))
    differing = sorted({*first.sums.items()} ^ {*again.sums.items()})
    if differing:
        raise Failed(f"built twice, not the same bytes: {', '.join(sorted({name for name, _ in differing}))}")
    return first


def in_source(path: Path) -> set[str]:
    """The files of a source archive, by their path in the repository.

    Raises:
        Failed: something else than a file is in it.
    """
    with tarfile.open(path) as archive:
        odd = [each.name for each in archive.getmembers() if not each.isfile()]
        if odd:
            raise Failed(f"{path.name} holds what is no file: {', '.join(odd)}")
        return {name.partition("/")[2] for name in archive.getnames()}


def in_wheel(path: Path) -> tuple[set[str], set[str]]:
    """The files of a wheel: those of the package, and by their names within it those of its metadata."""
    with zipfile.ZipFile(path) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    about = {name for name in names if ".dist-info/" in name}
    return names - about, {name.partition(".dist-info/")[2] for name in about}


def check_contents(built: Built, files: Iterable[str]) -> None:
    """Nothing is missing, and nothing is there that should not be.

    Raises:
        Failed: it is not so.
    """
    files = {*files}
    library, about = in_wheel(built.wheel)
    wanted = {
        str(PurePosixPath(name).relative_to("src")) for name in files if PurePosixPath(name).is_relative_to("src")
    }
    for where, held, wants in (
        (built.source.name, in_source(built.source), files | {"PKG-INFO"}),
        (built.wheel.name, library, wanted),
        (f"{built.wheel.name}, metadata", about, MADE_BY_THE_BUILD),
    ):
        if held != wants:
            missing, extra = sorted(wants - held), sorted(held - wants)
            raise Failed(
                f"{where}: missing: {', '.join(missing) or 'nothing'}; too much: {', '.join(extra) or 'nothing'}"
            )
    if f"{PACKAGE.name}/py.typed" not in library:
        raise Failed(f"{built.wheel.name}: without py.typed nobody's types are checked against it")


def check_metadata(built: Built, tree: Path) -> None:
    """What the wheel says of itself is what the project says.

    Raises:
        Failed: it is not so.
    """
    project: Mapping[str, Any] = tomllib.loads((tree / "pyproject.toml").read_text("utf-8"))["project"]
    with zipfile.ZipFile(built.wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        said = HeaderParser().parsestr(archive.read(name).decode())
    editions = (tree / PACKAGE / "editions.py").read_text("utf-8")
    pythons = sorted(int(each.rpartition(".")[2]) for each in said.get_all("Classifier", []) if ":: 3." in each)
    for what, is_so in {
        "the version of the library": f'LIBRARY: Final = "{said["Version"]}"' in editions,
        "a heading in CHANGELOG.md": f"\n## [{said['Version']}]" in (tree / "CHANGELOG.md").read_text("utf-8"),
        "the version": said["Version"] == project["version"],
        "the licence": said["License-Expression"] == project["license"],
        "the licence's files": said.get_all("License-File") == project["license-files"],
        "the extras": {*said.get_all("Provides-Extra", [])} == {*project["optional-dependencies"]},
        "the lowest Python": said["Requires-Python"] == f">=3.{pythons[0]}",
        "Pythons without a gap": pythons == [*range(pythons[0], pythons[-1] + 1)],
        "the README": said.get_payload() == (tree / "README.md").read_text("utf-8"),
        "a word on every extra": {*FOR_USERS, *OURS} == {*project["optional-dependencies"]},
    }.items():
        if not is_so:
            raise Failed(f"{built.wheel.name}: {what}: not what the project says")


def locked(name: str) -> dict[str, list[str]]:
    """The entries of a lock by the names of the packages, each with its hashes; several where platforms differ."""
    entries: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / "locks" / f"{name}.txt").read_text("utf-8").strip()):
        entries.setdefault(entry.partition("==")[0], []).append(entry)
    return entries


def bill(wheel: Path, extras: Iterable[str], tree: Path, out: Path, seconds: int) -> None:
    """Write what the wheel depends on, with versions, licences and the hashes of what the lock allows, as CycloneDX.

    It is told of an empty environment into which the locked releases were installed, each known by its hash.

    Raises:
        Failed: something is not locked, cannot be installed, or the list is not valid.
    """
    wants = ",".join(extras)
    target = f"{wheel.resolve()}[{wants}]" if wants else str(wheel.resolve())
    entries = locked("spark")  # the lock with every extra that users install
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        python = environment(sys.executable, work / "env")
        pins = work / "pins.txt"
        every = [entry.partition(" \\\n")[0] for some in entries.values() for entry in some]
        pins.write_text("\n".join(every), "utf-8")
        report = work / "report.json"
        pip(python, "install", "--dry-run", "--report", str(report), "--constraint", str(pins), target)
        resolved = json.loads(report.read_text("utf-8"))["install"]
        names = {re.sub(r"[-_.]+", "-", each["metadata"]["name"]).lower() for each in resolved} - {"fdcpa-guard"}
        if names - entries.keys():
            raise Failed(f"not locked: {', '.join(sorted(names - entries.keys()))}")
        lock = work / "requirements.txt"
        lock.write_text("\n".join(entry for each in sorted(names) for entry in entries[each]) + "\n", "utf-8")
        pip(python, "install", "--require-hashes", "--no-deps", "-r", str(lock))
        pip(python, "install", "--no-deps", target)
        pip(python, "check")
        told = {"SOURCE_DATE_EPOCH": str(seconds)}
        common = ["--output-reproducible", "--mc-type", "library", "--pyproject", str(tree / "pyproject.toml")]
        of_environment = _cyclonedx("environment", *common, python, **told)
        of_lock = _cyclonedx("requirements", *common, str(lock), **told)
    _write_bill(with_hashes(of_environment, of_lock), wheel, out)


def _cyclonedx(*arguments: str, **surroundings: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "cyclonedx_py", *arguments]
    ran = subprocess.run(command, env=os.environ | surroundings, capture_output=True, text=True)
    if ran.returncode:
        raise Failed(f"cyclonedx-py {arguments[0]}: {ran.stderr}")
    listed: dict[str, Any] = json.loads(ran.stdout)
    return listed


def with_hashes(of_environment: dict[str, Any], of_lock: dict[str, Any]) -> dict[str, Any]:
    """What is installed, with what the lock allows of each; the wheel, of which the list is, is no part of it."""
    hashes = {each["name"]: each.get("externalReferences", []) for each in of_lock["components"]}
    own = of_environment["metadata"]["component"]["name"]
    of_environment["components"] = [each for each in of_environment["components"] if each["name"] != own]
    for each in of_environment["components"]:
        known = [ref for ref in hashes.get(re.sub(r"[-_.]+", "-", each["name"]).lower(), ()) if ref.get("hashes")]
        if not known:
            raise Failed(f"{each['name']}: the lock has no hash of it")
        each["externalReferences"] = [*each.get("externalReferences", []), *known]
    return of_environment


def _write_bill(listed: dict[str, Any], wheel: Path, out: Path) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    listed["metadata"]["component"]["hashes"] = [{"alg": "SHA-256", "content": digest(wheel)}]
    text = json.dumps(listed, indent=2, sort_keys=True) + "\n"
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise Failed(f"{out.name}: not valid CycloneDX: {wrong}")
    out.write_text(text, "utf-8")


def release(name: str, extras: Iterable[str]) -> list[Path]:
    """Build a commit, check it, and put it into ``dist/``; the files, with ``SHA256SUMS``.

    Raises:
        Failed: something is not as it should be; ``dist/`` is then as it was.
    """
    of = commit(name)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        built = twice(of, work)
        print("built twice, from the checkout and from the source archive: the same bytes", flush=True)
        check_contents(built, of.files)
        print(f"contents: {len(of.files)} files in the source archive, {len(in_wheel(built.wheel)[0])} in the wheel")
        check_metadata(built, work / "here")
        run([sys.executable, "-m", "twine", "check", "--strict", *map(str, built)])
        print("metadata: as the project says; the README can be shown", flush=True)
        for extra in ("", *extras):
            seen = tried(built.wheel, sys.executable, extra, work / "tried" / (extra or "alone"))
            print(f"installed{f' with {extra}' if extra else ' alone'}: {seen}", flush=True)
        out = work / "dist"
        out.mkdir()
        stem = built.source.name.removesuffix(".tar.gz")
        bill(built.wheel, (), work / "here", out / f"{stem}.cdx.json", of.seconds)
        bill(built.wheel, FOR_USERS, work / "here", out / f"{stem}.extras.cdx.json", of.seconds)
        print("what it depends on: listed, and valid", flush=True)
        for path in built:
            shutil.copy(path, out)
        sums = [f"{digest(path)}  {path.name}" for path in sorted(out.iterdir())]
        (out / "SHA256SUMS").write_text("\n".join(sums) + "\n", "utf-8")
        shutil.rmtree(DIST, ignore_errors=True)
        shutil.copytree(out, DIST)
    return sorted(DIST.iterdir())


def main(arguments: list[str] | None = None) -> int:
    """Build and check; 0 if all is as it should be."""
    parser = argparse.ArgumentParser(prog="release", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--commit", default="HEAD", help="what to build")
    parser.add_argument("--extra", action="append", choices=IMPORTED, help="try only these extras; else all")
    asked = parser.parse_args(arguments)
    try:
        for path in release(asked.commit, asked.extra or list(IMPORTED)):
            print(f"  {path.relative_to(ROOT)}  {path.stat().st_size:,} bytes")
    except Failed as error:
        print(f"not released: {error}", file=sys.stderr)
        return 1
    if run(["git", "status", "--porcelain"], cwd=ROOT).strip():
        print("what is not committed here is not in it", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
