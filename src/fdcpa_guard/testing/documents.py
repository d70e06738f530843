"""The YAML of scenario files: the shared reader, with limits and errors of their own."""

from typing import Any, Final

import yaml  # noqa: F401 - where it is not installed, the plugin says so once, before it reads anything

from ..documents.reading import Limits, Listed, Malformed, Mapped, read_yaml, scalar
from ..errors import FdcpaGuardError

_LIMITS: Final = Limits(2_000_000, 200_000, 40, "a scenario file", text_fields=frozenset({"zip"}))


class ScenarioError(FdcpaGuardError, ValueError):
    """A scenario file, or a row of it, is not well formed. The text names the file, the line and the field."""

    def __init__(self, source: str, line: int, message: str) -> None:
        self.source = source
        self.line = line
        self.message = message
        super().__init__(source, line, message)

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.message}"


def read(text: str, source: str) -> Any:
    """The one document that a YAML text holds; its mappings are `Mapped`.

    Raises:
        ScenarioError: it is not YAML, or not of the safe kind that is read here.
    """
    try:
        return read_yaml(text, _LIMITS)
    except Malformed as error:
        raise ScenarioError(source, error.line, error.message) from None


__all__ = ["Listed", "Mapped", "ScenarioError", "read", "scalar"]
