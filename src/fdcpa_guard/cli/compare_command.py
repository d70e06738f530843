"""``compare``: which decisions change from one policy to another."""

from collections.abc import Callable, Sequence
from typing import Annotated, Final

import typer
from pydantic import TypeAdapter
from rich.text import Text

from ..amending import Amendments, amendments
from ..audit import Asked, Change, Comparison, compare_named
from ..documents import PolicyDocument
from ..policy import Policy
from ..showing.wording import moment, said_otherwise
from .complaining import stop
from .policy_files import policy_and_document
from .questions import named_questions, past
from .reading import BadInput, Format
from .rendering import Page
from .report_files import HtmlFile, needs_reports, write_page
from .saying import say_json

_SAME, _DIFFERENT = 0, 1
Replay = Annotated[
    bool, typer.Option("--replay", help="Ask about the past contacts of each case instead of the contact.")
]
Detail = Annotated[bool, typer.Option("--detail", help="Reasons, duties and advisories too, where the verdict stays.")]
Examples = Annotated[int, typer.Option(min=0, help="How many examples of each change to show.")]
AsFormat = Annotated[Format, typer.Option("--format", "-f", help="Text for people, or the JSON record.")]


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A policy: its name, such as us, or its document.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another.")],
    sources: Annotated[
        list[str],
        typer.Argument(metavar="QUESTIONS", help="Files of questions (.json, or a line each: .jsonl), directories."),
    ],
    replay: Replay = False,
    detail: Detail = False,
    examples: Examples = 3,
    html: HtmlFile = None,
    format: AsFormat = Format.TEXT,
) -> None:
    """Compare two policies.

    Decide every question under both, and show by rule which verdicts differ. Policies that the questions name
    themselves do not matter. With --html also a page, which says in words what differs between the policies, too.

    Exit status: 0 nothing differs, 1 something does, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    try:
        (before, was), (after, now) = policy_called("OLD", old), policy_called("NEW", new)
        found = compared(before, after, sources, replay=replay, detail=detail, examples=examples)
    except BadInput as error:
        stop(error)
    write_change(html, lambda: amendments(before, after, documents=(was, now)), found, (before, after))
    if format is Format.JSON:
        say_json(TypeAdapter(Comparison).dump_json(found, indent=2))
    else:
        show(Page(), found)
    raise typer.Exit(_DIFFERENT if found.differing else _SAME)


def compared(old: Policy, new: Policy, sources: list[str], *, replay: bool, detail: bool, examples: int) -> Comparison:
    """What becomes of questions.

    Raises:
        BadInput: they cannot be read, or there is none.
    """
    asked = past(sources) if replay else named_questions(sources)
    found = compare_named(old, new, asked, detail=detail, examples=examples)
    if not found.asked:
        raise BadInput("the cases have no past contact to compare" if replay else "there is no question to compare")
    return found


def policy_called(which: str, name: str) -> tuple[Policy, PolicyDocument | None]:
    """A policy by its name or document, and that document; errors say which of two it is.

    Raises:
        BadInput: as `policy_of`.
    """
    try:
        return policy_and_document(name)
    except BadInput as error:
        raise BadInput(*(f"{which}: {problem.removeprefix('policy: ')}" for problem in error.problems)) from None


def write_change(
    html: str | None, find: Callable[[], Amendments], log: Comparison | None, policies: Sequence[Policy]
) -> None:
    """Write the page of a change, and of what it does to a log, if one is wanted."""

    def make() -> str:
        from ..reports import change_page

        return change_page(find(), log=log, policies=policies)

    write_page(html, make)


# -- showing


def show(page: Page, found: Comparison) -> None:
    """Write a comparison."""
    page.row("COMPARE", f"{found.old} with {found.new}", indent=0, style="bold")
    page.row("asked", _contacts(found.asked))
    parts = [
        f"{several.count} {how}"
        for how, several in (
            ("newly denied", found.newly_denied),
            ("newly allowed", found.newly_allowed),
            ("with the same verdict", found.otherwise),
        )
        if several.count
    ]
    page.row("differ", f"{found.differing}: {', '.join(parts)}" if parts else "none")
    if not found.rules:
        return
    wide = max(len("change"), *(len(said_otherwise(rule)) for rule in found.rules))
    page.line()
    page.text(Text(f"contacts  {'change':<{wide}}  rule", "dim"))
    for rule in found.rules:
        page.text(
            Text.assemble(f"{rule.count:>8}  {said_otherwise(rule):<{wide}}  ", (rule.rule, _STYLES[rule.change]))
        )
        for example in rule.examples:
            page.line(_example(example), indent=10)
        more = rule.count - len(rule.examples)
        if more and rule.examples:
            page.line(f"and {more} more", indent=10)


_STYLES: Final = {Change.NEW: "bold red", Change.GONE: "bold green", Change.OTHER: "bold cyan"}


def _example(asked: Asked) -> str:
    to = asked.who if asked.address is None else f"{asked.who} ({asked.address})"
    return f"{asked.question}: {asked.medium.value} to {to} about {', '.join(asked.debts)}, {moment(asked.at, ())}"


def _contacts(count: int) -> str:
    return "1 contact" if count == 1 else f"{count} contacts"
