"""The scenario files of a directory: which rules have which cases."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from .reading import BadInput

SUFFIX: Final = ".policy.yaml"
_ROW: Final = re.compile(r"\[(.*)\](?:#\d+)?\Z", re.DOTALL)
_PATH: Final = re.compile(r"(?:[\w-]+\.)+(\w+) (.*)", re.DOTALL)
_VERDICTS: Final = {
    "denies": "denied",
    "denied": "denied",
    "missing": "denied for want of a fact",
    "requires": "allowed with a duty",
    "warns": "allowed with advice",
    "passes": "allowed",
    "allowed": "allowed",
    "not-asked": "not asked",
}


class NamedCase(NamedTuple):
    """A row of a scenario: the scenario's name, what tells the row from the others, and what it expects of the rule."""

    scenario: str
    row: str
    verdict: str


Cases = Mapping[str, Sequence[NamedCase]]
"""The cases of each rule, by its id."""


def in_words(cases: Iterable[NamedCase]) -> Iterator[str]:
    """The cases as a list in words: each scenario, and which of its rows come out how."""
    scenarios: dict[str, dict[str, list[str]]] = {}
    for case in cases:
        verdicts = scenarios.setdefault(case.scenario, {})
        verdicts.setdefault(_VERDICTS[case.verdict], []).append(case.row)
    for name, verdicts in scenarios.items():
        told = [f"{verdict}: {'; '.join(filter(None, rows))}".removesuffix(": ") for verdict, rows in verdicts.items()]
        if name:
            yield f"- {name}" + (f": {told[0]}" if told == list(verdicts) else "")
        if told != list(verdicts):
            yield from (f"{'    ' if name else ''}- {line}" for line in told)


def _row(label: str) -> str:
    """What tells a row from the others, in words: of a field that is varied its own name and value."""
    path = _PATH.fullmatch(label)
    return label if path is None else f"{path[1].replace('_', ' ')} {'none' if path[2] == 'null' else path[2]}"


def named_cases(directory: str | None) -> dict[str, list[NamedCase]]:
    """The scenarios about each rule, from every scenario file under a directory; None: no files.

    Raises:
        BadInput: the directory has no such file or is none, or a file cannot be read or is no scenario file.
    """
    if directory is None:
        return {}
    try:
        from ..testing.documents import ScenarioError
        from ..testing.scenarios import load
    except ModuleNotFoundError:
        raise BadInput("scenario files need PyYAML: pip install 'fdcpa-guard[testing]'") from None
    named: dict[str, list[NamedCase]] = {}
    files = sorted(Path(directory).rglob(f"*{SUFFIX}"))
    if not files:
        raise BadInput(f"--cases: there is no scenario file (*{SUFFIX}) in the directory, or no such directory")
    try:
        for path in files:
            for row in load(path.read_text(encoding="utf-8"), source=path.name).rows():
                label = _ROW.search(row.id)
                for rule, verdict in row.asked():
                    case = NamedCase(row.name or "", "" if label is None else _row(label[1]), verdict)
                    named.setdefault(rule, []).append(case)
    except ScenarioError as error:
        raise BadInput(str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"the scenario files cannot be read: {getattr(error, 'strerror', None)}") from None
    return named
