"""How the bridge says that something is no question, policy or scenario."""

from collections.abc import Iterable
from typing import Any

from fdcpa_guard.errors import Problem


class Refused(Exception):
    """What was asked cannot be answered; ``problems`` says why, with field and line where they are known."""

    def __init__(self, *problems: dict[str, Any]) -> None:
        self.problems = list(problems)
        super().__init__(*problems)

    @classmethod
    def at(cls, message: str, *, line: int | None = None, field: str = "") -> "Refused":
        """One thing that is wrong."""
        return cls({"field": field, "line": line, "message": message})

    @classmethod
    def of(cls, problems: Iterable[Problem], left_out: int = 0) -> "Refused":
        """What the library found wrong with facts."""
        told = [{"field": each.field, "line": None, "message": each.message} for each in problems]
        rest = [{"field": "", "line": None, "message": f"and {left_out} more"}] if left_out else []
        return cls(*told, *rest)
