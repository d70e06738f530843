"""Installs a wheel in empty environments, and decides with it what the README and the examples ask.

    python -m tools.try_wheel dist/fdcpa_guard-*.whl            every supported Python that this machine has
    python -m tools.try_wheel dist/….whl --python PATH          and that one, in place of a found one of its version

`make pythons` does it with the wheel in ``dist/``. What is tried runs outside the checkout, so that nothing but the
wheel can be imported. A Python that is supported and not found is named; ``--all`` makes that a failure.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.docs.blocks import blocks

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLES: Final = ROOT / "docs" / "examples"

README: Final = """
import contextlib, io, json, sys
namespace, printed = {"__name__": "readme"}, []
for text in json.load(sys.stdin):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(text, "README.md", "exec"), namespace)
    printed.append(out.getvalue())
json.dump(printed, sys.stdout)
"""

IMPORTED: Final[Mapping[str, tuple[str, ...]]] = {
    "cli": ("fdcpa_guard.cli.app",),
    "testing": ("fdcpa_guard.testing.plugin", "fdcpa_guard.testing.strategies"),
    "batch": ("fdcpa_guard.batch", "fdcpa_guard.batch.processes"),
    "cli,reports": ("fdcpa_guard.reports.page",),
    "spark": ("fdcpa_guard.batch.spark",),
}
"""What each extra that users install is for; pages are written by the command line."""

FOR_USERS: Final = tuple(dict.fromkeys(extra for some in IMPORTED for extra in some.split(",")))
OURS: Final = ("bench", "browser", "dev", "docs", "release")
"""The extras that only a checkout needs."""


class Failed(Exception):
    """Something is not as it should be; the text says what."""


class Python(NamedTuple):
    """An interpreter."""

    path: str
    version: str

    @property
    def minor(self) -> str:
        """``3.12``"""
        return ".".join(self.version.split(".")[:2])


def supported() -> list[str]:
    """The Pythons that the classifiers name: ``3.11``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = (each.rpartition(" :: ")[2] for each in project["classifiers"] if "Python :: 3." in each)
    return sorted(named, key=lambda minor: int(minor.partition(".")[2]))


def candidates(minor: str) -> Iterator[str]:
    """Where an interpreter may be: on the path, in the folders of pyenv, of uv."""
    on_path = shutil.which(f"python{minor}")
    if on_path:
        yield on_path
    homes = (
        Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions",
        Path(os.environ.get("UV_PYTHON_INSTALL_DIR", Path.home() / ".local" / "share" / "uv" / "python")),
    )
    for home in homes:
        for pattern in (f"{minor}.*", f"cpython-{minor}.*"):
            yield from (str(each / "bin" / f"python{minor}") for each in sorted(home.glob(pattern), reverse=True))
    yield sys.executable


def told(path: str) -> Python | None:
    """What an interpreter is, if it runs."""
    try:
        asked = [path, "-c", "import platform; print(platform.python_version())"]
        ran = subprocess.run(asked, capture_output=True, text=True, timeout=60)
    except OSError:
        return None
    return Python(path, ran.stdout.strip()) if ran.returncode == 0 else None


def found() -> dict[str, Python]:
    """One interpreter of each supported Python that this machine has."""
    have: dict[str, Python] = {}
    for minor in supported():
        for path in candidates(minor):
            python = told(path)
            if python is not None and python.minor == minor:
                have[minor] = python
                break
    return have


def environment(python: str, folder: Path) -> str:
    """An environment with nothing in it, not even pip; its interpreter."""
    run([python, "-m", "venv", "--without-pip", "--clear", str(folder)])
    return str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")


def pip(python: str, *arguments: str) -> str:
    """Run our pip upon an environment that has none."""
    return run([sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python, *arguments])


def run(command: list[str], *, given: str | None = None, cwd: str | Path | None = None, status: int = 0) -> str:
    """What a command prints.

    Raises:
        Failed: it ends with another status than it should.
    """
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE"))}
    ran = subprocess.run(
        command, input=given, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=clean | {"PYTHONUTF8": "1"}
    )
    if ran.returncode != status:
        last = "\n".join((ran.stderr or ran.stdout).splitlines()[-15:])
        raise Failed(f"{' '.join(command)[:500]}: exit status {ran.returncode}\n{last}")
    return ran.stdout


def first_contact(python: str, away: Path) -> None:
    """The README's Python, all of it, prints what the README says.

    Raises:
        Failed: it prints something else.
    """
    said = [block for block in blocks(ROOT / "README.md") if block.language == "python"]
    printed = json.loads(
        run([python, "-I", "-W", "error", "-c", README], given=json.dumps([each.text for each in said]), cwd=away)
    )
    for block, out in zip(said, printed, strict=True):
        if out != (block.output or ""):
            raise Failed(f"README.md:{block.line} prints {out!r}")


def demo(python: str, away: Path) -> str:
    """The last line of the demo over the examples."""
    shutil.copytree(EXAMPLES, away / "examples")
    command = str(Path(python).with_name("fdcpa-guard"))
    run([command, "--help"], cwd=away)  # for which every command is imported
    run([command, "decide", "--format", "json", "examples/01-first-call.json"], cwd=away)
    return run([command, "demo", "examples"], cwd=away).splitlines()[-1]


def page(python: str, away: Path) -> str:
    """How large the page of a decision is, made of the templates that the wheel brings.

    Raises:
        Failed: it is no page.
    """
    shutil.copy(EXAMPLES / "03-eighth-call-in-seven-days.json", away)
    decide = ["decide", "03-eighth-call-in-seven-days.json", "--html", "page.html"]
    run([str(Path(python).with_name("fdcpa-guard")), *decide], cwd=away, status=1)
    made = (away / "page.html").read_text("utf-8")
    if not made.startswith("<!doctype html>") or "</html>" not in made:
        raise Failed("the page of a decision is none")
    return f"a page of {len(made):,} characters"


def scenarios(python: str, away: Path) -> str:
    """The last line of pytest over scenario files, by the plugin that the wheel brings."""
    for name in ("utah", "ohio"):
        shutil.copy(ROOT / "tests" / "packs" / "us" / "states" / f"{name}.policy.yaml", away)
    return run([python, "-I", "-m", "pytest", "-q", "-p", "no:cacheprovider", "."], cwd=away).splitlines()[-1]


def imports(python: str, away: Path, extra: str) -> None:
    """What an extra is for can be imported."""
    for module in IMPORTED[extra]:
        run([python, "-I", "-c", f"import {module}"], cwd=away)


def tried(wheel: Path, python: str, extra: str, work: Path) -> str:
    """Install the wheel with an extra, or with none, in an empty environment, and try it.

    Returns:
        What was seen, in a few words.

    Raises:
        Failed: something is not as it should be.
    """
    away = work / "away"
    away.mkdir(parents=True)
    inside = environment(python, work / "env")
    pip(inside, "install", f"{wheel.resolve()}[{extra}]" if extra else str(wheel.resolve()))
    pip(inside, "check")
    where = run([inside, "-I", "-c", "import fdcpa_guard; print(fdcpa_guard.__file__)"], cwd=away).strip()
    if not Path(where).is_relative_to(work):
        raise Failed(f"the wheel was installed, and {where} was imported")
    if not extra:
        first_contact(inside, away)
        return "the README's answers"
    imports(inside, away, extra)
    if extra == "cli":
        return demo(inside, away)
    if extra == "cli,reports":
        return page(inside, away)
    return scenarios(inside, away) if extra == "testing" else f"imported {', '.join(IMPORTED[extra])}"


def main(arguments: list[str] | None = None) -> int:
    """Try a wheel in each Python."""
    parser = argparse.ArgumentParser(prog="try_wheel", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--python", action="append", default=[], help="an interpreter besides those that are found")
    parser.add_argument("--extra", action="append", choices=IMPORTED, help="besides none and cli")
    parser.add_argument("--all", action="store_true", help="a supported Python that is not found is a failure")
    asked = parser.parse_args(arguments)
    pythons = found()
    for path in asked.python:
        python = told(path)
        if python is None:
            print(f"{path}: does not run", file=sys.stderr)
            return 2
        pythons[python.minor] = python
    failed = 0
    for _, python in sorted(pythons.items(), key=lambda each: int(each[0].partition(".")[2])):
        for extra in ("", *dict.fromkeys(["cli", *(asked.extra or ())])):
            name = f"Python {python.version}{f', with {extra}' if extra else ''}"
            with tempfile.TemporaryDirectory() as work:
                try:
                    print(f"{name}: {tried(asked.wheel, python.path, extra, Path(work).resolve())}", flush=True)
                except Failed as error:
                    failed += 1
                    print(f"{name}: FAILED: {error}", flush=True)
    missing = [minor for minor in supported() if minor not in pythons]
    print(f"not on this machine, so not tried: Python {', '.join(missing)}" if missing else "every supported Python")
    return 1 if failed or (asked.all and missing) else 0


if __name__ == "__main__":
    sys.exit(main())
