"""``demo``: the questions of a directory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..guard import Guard
from ..showing.wording import described
from .asking import PolicyName, policy_asked
from .complaining import complain, stop
from .reading import BAD_INPUT, BadInput, parse_question, unreadable
from .rendering import Page, Writer


def demo(
    directory: Annotated[str, typer.Argument(metavar="DIR", help="A directory of questions, such as docs/examples.")],
    policy: PolicyName = None,
) -> None:
    """Decide every JSON file of a directory.

    In the order of their names; each with its situation in words.

    Exit status: 0 every file was decided, whatever the verdicts; 2 some file, or the directory, is no good.
    """
    try:
        files = sorted(path for path in Path(directory).iterdir() if path.suffix == ".json")
    except (OSError, ValueError) as error:
        stop(unreadable("the directory cannot be read", error, "not a name"))
    if not files:
        stop(BadInput("the directory holds no .json file"))
    guards: dict[str | None, Guard] = {}
    page = Page()
    verdicts: list[bool] = []
    for path in files:
        page.ruler(path.stem)
        try:
            asked = parse_question(path.read_bytes())
        except OSError as error:
            complain(unreadable("cannot be read", error), path.name)
            continue
        except BadInput as error:
            complain(error, path.name)
            continue
        if asked.situation:
            page.line(described(asked.situation), "italic")
            page.line()
        if asked.policy not in guards:
            guards[asked.policy] = Guard(policy_asked(policy, asked.policy))
        decision = guards[asked.policy].decide(asked.contact, asked.case)
        Writer(page, asked).decision(decision)
        page.line()
        verdicts.append(decision.allowed)
    page.ruler()
    page.line(f"{len(verdicts)} contacts decided: {sum(verdicts)} allowed, {len(verdicts) - sum(verdicts)} denied")
    if len(verdicts) < len(files):
        raise typer.Exit(BAD_INPUT)
