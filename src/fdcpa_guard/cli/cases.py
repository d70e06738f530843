"""The scenario files of a directory: which rules have which cases."""

from pathlib import Path
from typing import Final

from .reading import BadInput

SUFFIX: Final = ".policy.yaml"


def named_cases(directory: str | None) -> dict[str, list[str]]:
    """The names of the scenarios about each rule, from every scenario file under a directory; None: no files.

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
    named: dict[str, list[str]] = {}
    files = sorted(Path(directory).rglob(f"*{SUFFIX}"))
    if not files:
        raise BadInput(f"--cases: there is no scenario file (*{SUFFIX}) in the directory, or no such directory")
    try:
        for path in files:
            for row in load(path.read_text(encoding="utf-8"), source=path.name).rows():
                for rule, verdict in row.asked():
                    named.setdefault(rule, []).append(f"{row.id}: {verdict}")
    except ScenarioError as error:
        raise BadInput(str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"the scenario files cannot be read: {getattr(error, 'strerror', None)}") from None
    return named
