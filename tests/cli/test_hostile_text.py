"""Whatever an input holds, in any field of it, changes nothing but the text shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main

from fdcpa_guard.cli.app import app
from tests.cli.hostile import (
    BUNDLES,
    PLAIN,
    TEXTS,
    Atom,
    CannotHold,
    Given,
    Line,
    Ran,
    atoms,
    comparable,
    hostile,
    outputs,
    run,
    safe,
    shapes,
    with_texts,
)
from tests.cli.hostile_lines import lines

LINES = lines()
REFUSED = 2


class Trial:
    """One line, and one of its documents in which texts are replaced."""

    def __init__(self, line: Line, given: Given, folder: Path) -> None:
        self.line, self.given, self.folder = line, given, folder
        self.atoms = atoms(given.value)
        self._plain: dict[tuple[str, tuple[int, ...]], Ran] = {}

    def plain(self, numbers: Sequence[int], shape: str = PLAIN) -> Ran:
        """With harmless texts in the places of those numbers."""
        key = shape, tuple(numbers)
        if key not in self._plain:
            self._plain[key] = self.meant_ill(shape, numbers)
        return self._plain[key]

    def meant_ill(self, text: str, numbers: Sequence[int]) -> Ran:
        """With hostile ones.

        Raises:
            CannotHold: the form of the document cannot hold it.
        """
        return self._ran({self.atoms[number]: hostile(text, number) for number in numbers})

    def _ran(self, by: dict[Atom, str]) -> Ran:
        return run(self.line, self.folder, {self.given.name: by})

    def taken(self, numbers: Sequence[int], text: str, *, each: bool = True) -> Iterator[tuple[Sequence[int], Ran]]:
        """Hold a text in all of some places at once, or where that is refused in as many as are taken; told are both.

        Unless each is asked about, those stay together that refuse a harmless text together.
        """
        try:
            ran = self.meant_ill(text, numbers)
        except CannotHold:
            return
        whole = ran.status != REFUSED or len(numbers) == 1
        if whole or (not each and all(self.plain(numbers, shape).status == REFUSED for shape in shapes(text))):
            yield numbers, ran
            return
        half = len(numbers) // 2
        yield from self.taken(numbers[:half], text, each=each)
        yield from self.taken(numbers[half:], text, each=each)

    def holds(self, text: str, numbers: Sequence[int], ran: Ran, name: str) -> None:
        """What has to be so of a run with hostile texts."""
        where = f"{name} in {[self.atoms[number] for number in numbers][:4]} of {self.given.name}"
        if ran.status == REFUSED:
            self._refused(ran, where)
            return
        wrong = []
        for shape in shapes(text):
            wrong.append(self._differs(text, numbers, ran, name, shape))
            if wrong[-1] is None:
                break
        assert None in wrong, f"{where}: {wrong}"
        for what, kind, data in outputs(self.line, ran):
            if kind != "parquet" and not (self.line.exact and kind.startswith("json")):
                safe(data.decode() if isinstance(data, bytes) else data, what=f"{where}: {what}")

    def _differs(self, text: str, numbers: Sequence[int], ran: Ran, name: str, shape: str) -> str | None:
        """What of a run is otherwise than with a harmless text, but for the text."""
        plain = self.plain(numbers, shape)
        if (ran.status, ran.files.keys()) != (plain.status, plain.files.keys()):
            return f"exit status {ran.status}, not {plain.status}: {ran.err}"
        if name == "half a character":
            return None  # no JSON at all, and told as that
        for (what, kind, data), (_, _, before) in zip(outputs(self.line, ran), outputs(self.line, plain), strict=True):
            found, expected = comparable(kind, data), comparable(kind, before)
            if name == "long" and kind in ("html", "svg"):  # where a text may be clipped to its place
                found, expected = ([tag for tag, _ in some] for some in (found, expected))
            if found != with_texts(expected, kind, numbers, text, shape) and (name != "long" or kind == "html"):
                return what
        return None

    def _refused(self, ran: Ran, where: str) -> None:
        assert ran.out == "" or self.line.partly, where
        assert not ran.files, where
        safe(ran.err, what=where)
        said = ran.err.splitlines()
        assert said, where
        assert all(line.startswith("error: ") for line in said), (where, said)
        assert all(len(line) < 2_000 for line in said), where
        if not self.given.told:
            assert not any(part in ran.err for part in ("alert(1)", "deinedd", "calc", "plain!", "xxxxxxxx")), (
                where,
                said,
            )

    def free(self) -> list[int]:
        """The places that take any text, of those that take a harmless one; the others are found to refuse both."""
        return [number for number in range(len(self.atoms)) if self.plain([number]).status != REFUSED]

    def free_in_company(self) -> list[int]:
        """Those places, and those that take a harmless text only where others hold one too: a few runs for most."""
        every = list(range(len(self.atoms)))
        if self.plain(every).status != REFUSED:
            return every
        found: list[int] = []
        for start in range(0, len(every), _AT_ONCE):
            some = every[start : start + _AT_ONCE]
            together = self.plain(some).status != REFUSED
            found += some if together else [number for number in some if self.plain([number]).status != REFUSED]
        return found

    def loose(self) -> list[int]:
        """The places that take any printable text; of a document that many lines read found out once."""
        if self.given not in _LOOSE:
            free = self.free_in_company()
            _LOOSE[self.given] = self.any_text(free) if free else []
        return _LOOSE[self.given]

    def any_text(self, numbers: Sequence[int]) -> list[int]:
        """Those of some places that take a printable text, whatever it holds."""
        found: list[int] = []
        for some, ran in self.taken(numbers, TEXTS["markup"]):
            self.holds(TEXTS["markup"], some, ran, "markup")
            found += some if ran.status != REFUSED else []
        return found


_AT_ONCE = 9
_LOOSE: dict[Given, list[int]] = {}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_it_changes_nothing_but_the_text_shown(line: Line, tmp_path: Path) -> None:
    """Several at once: a text in every place that takes any, and in the others, a few at a time, which are refused."""
    good = run(line, tmp_path)
    assert good.status in (0, 1), good.err
    for given in line.given:
        trial = Trial(line, given, tmp_path)
        texts = ("printable", "others") if given in _LOOSE else BUNDLES  # the rest where a document is met first
        loose = trial.loose()
        rest = [number for number in range(len(trial.atoms)) if number not in loose]
        for start in range(0, len(rest), _AT_ONCE):
            some = rest[start : start + _AT_ONCE]
            trial.holds(BUNDLES["printable"], some, trial.meant_ill(BUNDLES["printable"], some), "printable")
        for name in texts:
            for numbers, ran in trial.taken(loose, BUNDLES[name], each=False) if loose else ():
                trial.holds(BUNDLES[name], numbers, ran, name)


@pytest.mark.prove
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_it_changes_nothing_wherever_each_of_them_stands(line: Line, tmp_path: Path) -> None:
    """One text in one place at a time, and each in all that take it."""
    for given in line.given:
        trial = Trial(line, given, tmp_path)
        free = trial.free()
        for number in set(range(len(trial.atoms))) - set(free):
            ran = trial.meant_ill(BUNDLES["printable"], [number])
            assert ran.status == REFUSED, trial.atoms[number]
            trial.holds("", [number], ran, "what is refused")
        for name, text in TEXTS.items():
            for numbers, ran in trial.taken(free, text) if free else ():
                trial.holds(text, numbers, ran, name)


# -- what is typed


def command_of(line: Line) -> str:
    """The command that a line calls."""
    return " ".join(line.words[: 2 if line.words[0] in GROUPS else 1])


def words_of(line: Line) -> list[int]:
    """The places of the words that are values: neither a command, an option nor a file."""
    commands = len(command_of(line).split())
    return [n for n, word in enumerate(line.words) if n >= commands and not word.startswith("-") and "{" not in word]


TYPED = {"printable": BUNDLES["printable"], "others": f"{BUNDLES['others']}\udcff"}
"""What can be typed, or be part of the name of a file: no NUL, and for half a character a byte that is none."""
FILE_NAME = '"><script>\x1b]0;x\x07\x1b[2J\x9b31m\r\u202e\u2028{{7*7}}\nALLOWED all is well\udcff'
PARTS = ("alert(1)", "deinedd", "calc", "xxxxxxxx")
"""Of the hostile texts, by which they are known."""


def all_safe(line: Line, ran: Ran, where: str) -> None:
    for what, kind, data in outputs(line, ran):
        if kind != "parquet" and not (line.exact and kind.startswith("json")):
            safe(data.decode() if isinstance(data, bytes) else data, what=f"{where}: {what}")
            comparable(kind, data)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_what_is_typed_changes_nothing_but_the_text_shown(line: Line, tmp_path: Path) -> None:
    for place in words_of(line):
        where = line.words[place - 1]

        @cache
        def typed(text: str, place: int = place) -> Ran:
            return run(line, tmp_path, words={place: hostile(text, place)})

        for name, text in TYPED.items():
            ran = typed(text)
            assert any(ran.status == typed(shape).status for shape in shapes(text)), (where, name, ran.err)
            all_safe(line, ran, f"{where} {name}")
            if ran.status == REFUSED:
                assert not any(part in ran.err for part in PARTS), ran.err


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_the_name_of_a_file_changes_nothing_but_the_text_shown(line: Line, tmp_path: Path) -> None:
    for given in line.given:
        place, dot, suffix = Path(given.name).parent, *given.name.rpartition("/")[2].partition(".")[1:]
        found = []
        for meant in (FILE_NAME, PLAIN):
            name = str(place / f"{hostile(meant, 1)}{dot}{suffix}")
            found.append(run(line, tmp_path, names={given.name: name}))
            (tmp_path / name).unlink()
        ran, plain = found
        if suffix == "parquet" and ran.status == REFUSED:
            continue  # pyarrow opens no file whose name is no UTF-8
        assert (ran.status, ran.files.keys()) == (plain.status, plain.files.keys()), (ran.err, plain.err)
        all_safe(line, ran, given.name)


# -- that the table is whole


def commands() -> Iterator[tuple[str, Any]]:
    """Every command, as the parser of the command line knows it."""

    def walk(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        if hasattr(command, "commands"):
            for name, inner in command.commands.items():
                yield from walk(inner, (*path, name))
        else:
            yield " ".join(path), command

    return walk(typer.main.get_command(app), ())


COMMANDS = dict(commands())
GROUPS = {name.split()[0] for name in COMMANDS if " " in name}
FLAGS = {"--all", "--mend", "--coming", "--key-file"}
"""Options that no line needs, for they take no text, or a key, which is bytes and never shown."""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_a_line(name: str) -> None:
    own = [line for line in LINES if command_of(line) == name]
    assert own, "a new command needs a line in hostile_lines.py"
    used = {word for line in own for word in line.words}
    for option in COMMANDS[name].params:
        if option.param_type_name == "option":
            assert {*option.opts} & (used | FLAGS | {"--help"}), option.opts
