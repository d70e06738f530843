"""The scenario files of a directory: which rules have which cases."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..describing import Sheet
from ..policy import Policy
from .policy_files import made, read_document
from .reading import BadInput, unreadable

if TYPE_CHECKING:
    from ..testing.scenarios import Resolver, Row

SUFFIX: Final = ".policy.yaml"
UNREADABLE: Final = "the scenario files cannot be read"
NEEDS_YAML: Final = "scenario files need PyYAML: pip install 'fdcpa-guard[testing]'"
_ROW: Final = re.compile(r"\[(.*)\](?:#\d+)?\Z", re.DOTALL)
_PATH: Final = re.compile(r"(?:[\w-]+\.)+(\w+) (.*)", re.DOTALL)
as_text: Final = Sheet("markdown").told
"""A text that somebody else may have written, in which nothing is markup."""
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
    """The cases as a list in markdown: each scenario, and which of its rows come out how."""
    scenarios: dict[str, dict[str, list[str]]] = {}
    for case in cases:
        verdicts = scenarios.setdefault(case.scenario, {})
        verdicts.setdefault(_VERDICTS[case.verdict], []).append(case.row)
    for name, verdicts in scenarios.items():
        told = [
            f"{verdict}: {'; '.join(map(as_text, filter(None, rows)))}".removesuffix(": ")
            for verdict, rows in verdicts.items()
        ]
        if name:
            yield f"- {as_text(name)}" + (f": {told[0]}" if told == list(verdicts) else "")
        if told != list(verdicts):
            yield from (f"{'    ' if name else ''}- {line}" for line in told)


def _row(label: str) -> str:
    """What tells a row from the others, in words: of a field that is varied its own name and value."""
    path = _PATH.fullmatch(label)
    return label if path is None else f"{path[1].replace('_', ' ')} {'none' if path[2] == 'null' else path[2]}"


def scenario_files(sources: Iterable[str]) -> Iterator[Path]:
    """Scenario files that are named, and every one under directories that are.

    Raises:
        BadInput: a directory has none or cannot be read, or what is named is neither.
    """
    for source in map(Path, sources):
        try:
            files = sorted(source.rglob(f"*{SUFFIX}")) if source.is_dir() else [source]
            source.stat()
        except (OSError, ValueError) as error:
            raise unreadable(UNREADABLE, error, "not a name") from None
        if not files:
            raise BadInput(f"the directory holds no *{SUFFIX} file")
        yield from files


def named_cases(sources: Iterable[str]) -> dict[str, list[NamedCase]]:
    """The scenarios about each rule, from scenario files and every one under directories.

    Raises:
        BadInput: as `scenario_files`, or a file cannot be read or is no scenario file.
    """
    named: dict[str, list[NamedCase]] = {}
    try:
        files = list(scenario_files(sources))
    except BadInput as error:
        raise BadInput(*[f"--cases: {problem}" for problem in error.problems]) from None
    for path in files:
        for row in rows_of(path):
            after = row.id.partition(row.name.replace("::", ":"))[2] if row.name else row.id  # a name may hold brackets
            label = _ROW.search(after)
            for rule, verdict in row.asked():
                case = NamedCase(row.name or "", "" if label is None else _row(label[1]), verdict)
                named.setdefault(rule, []).append(case)
    return named


def rows_of(file: Path, chosen: Policy | None = None) -> tuple["Row", ...]:
    """The rows of a file, judged by the policy that was chosen, or else by those it names.

    Raises:
        BadInput: it cannot be read, or is no scenario file.
    """
    try:
        from ..testing.documents import ScenarioError
        from ..testing.scenarios import load
    except ModuleNotFoundError:
        raise BadInput(NEEDS_YAML) from None
    try:
        text = file.read_text(encoding="utf-8")
        return load(text, source=file.name, resolve=_resolver(file), policy=chosen).rows()
    except ScenarioError as error:
        raise BadInput(str(error)) from None
    except (OSError, ValueError) as error:
        raise unreadable(UNREADABLE, error, "not UTF-8 text") from None


def _resolver(file: Path) -> "Resolver":
    """What a scenario file means by a policy: a ready-made one, or ``file:`` beside it."""

    def resolve(spec: Any) -> Policy:
        from ..testing.scenarios import named_policy

        if isinstance(spec, str):
            return named_policy(spec)
        if isinstance(spec, dict) and spec.keys() == {"file"} and isinstance(spec["file"], str):
            return _policy_in((file.parent / spec["file"]).resolve())
        raise LookupError(
            "a name or file: house.yaml is needed; other forms are known to a conftest.py of pytest alone"
        )

    return resolve


@cache
def _policy_in(file: Path) -> Policy:
    """The policy of a document, made once.

    Raises:
        LookupError: it cannot be read, or is no policy document.
    """
    try:
        return made(read_document(str(file)))
    except BadInput as error:
        raise LookupError("; ".join(error.problems)) from None
