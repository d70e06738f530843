"""What the commands that answer a question have in common."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from pydantic import TypeAdapter

from ..errors import InvalidFacts, InvalidPolicy
from ..policies import named
from ..schema import DecisionRequest
from .complaining import stop
from .policy_files import policy_of
from .reading import BadInput, Format, read_question
from .report_files import write_page
from .saying import say_json

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from ..guard import Guard
    from ..policy import Policy

DENIED: Final = 1
"""The exit status where the answer is no."""
_DEFAULT_POLICY: Final = "us"

Source = Annotated[
    str, typer.Argument(metavar="[FILE|-]", help="The question, a JSON file; without it or with -, standard input.")
]
PolicyName = Annotated[
    str | None,
    typer.Option(
        "--policy", "-p", metavar="NAME", help="us, us_federal, regulation_f, first_party, us_state(MA); or a file."
    ),
]
AnswerFormat = Annotated[
    Format, typer.Option("--format", "-f", help="Text for people, or the JSON record; text unless asked, piped or not.")
]


def policy_asked(chosen: str | None, asked: str | None = None) -> Policy:
    """The policy that was chosen, by name or by file, or else the ready-made one that the question names itself."""
    try:
        if chosen is not None:
            return policy_of(chosen)
        return named(_DEFAULT_POLICY if asked is None else asked)
    except InvalidPolicy as error:
        # What the question holds is never repeated.
        stop(BadInput("policy: no ready-made policy has that name" if chosen is None else f"--policy: {error}"))
    except BadInput as error:
        stop(error)


def question_in(source: str) -> DecisionRequest:
    """The question in a file, or on standard input for ``-``; what is wrong with one is said, and ends the command."""
    try:
        return read_question(source)
    except BadInput as error:
        stop(error)


TOO_LATE: Final = BadInput("contact.at: a plan ends with the year 2200 at the latest")
"""That a question is about an instant after which no plan is made."""


def write_account(
    html: str | None, guard: Guard, asked: DecisionRequest, days: int = 7, clock: ZoneInfo | None = None
) -> None:
    """Write the page of a decision, which holds what all commands that answer a question print."""

    def make() -> str:
        from ..reports import decision_page
        from ..showing.account import account

        try:
            return decision_page(account(guard, asked.contact, asked.case, days=days, clock=clock))
        except InvalidFacts:
            stop(TOO_LATE)

    write_page(html, make)


def say_data(data: Any) -> None:
    """Print as JSON what is made of plain values."""
    say_json(json.dumps(data, indent=2))


def say_record(kind: Any, record: Any) -> None:
    """Print a record of a kind as JSON."""
    say_json(TypeAdapter(kind).dump_json(record, indent=2))
