"""``rules``: the rules of a policy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..packs.us import states
from ..packs.us.federal import PROVISIONS
from ..policy import Policy
from ..showing.catalogue import as_data, in_force, parameter_line, read_or_not, times_read
from ..showing.wording import law
from . import pages
from .asking import AnswerFormat, PolicyName, policy_asked, say_data
from .cases import named_cases
from .complaining import stop
from .reading import BadInput, Format, unreadable
from .rendering import Page
from .saying import say
from .whole_files import write_all


def rules(
    policy: PolicyName = None,
    format: AnswerFormat = Format.TEXT,
    summary: Annotated[
        bool, typer.Option("--summary", help="Only how many rules, places by how sure we are, and cases per rule.")
    ] = False,
    cases: Annotated[
        list[str] | None,
        typer.Option(metavar="SCENARIOS", help="Scenario files (*.policy.yaml), or directories of them; repeatable."),
    ] = None,
    write: Annotated[
        str | None, typer.Option(metavar="DIR", help="Write the pages of the documentation there.")
    ] = None,
) -> None:
    """List the rules.

    Of each: id, title, effect, citations and how sure we are of them, parameters, in force.
    """
    chosen = policy_asked(policy)
    try:
        if write is not None or summary:
            places = [place for place in states.every() if place.id in chosen.places]
            provisions = PROVISIONS if any(rule.confidence for rule in chosen.rules()) else ()
            named_ones = named_cases(cases or ())
            if write is not None:
                _write(pages.pages(chosen, places, provisions, named_ones), Path(write))
            else:
                say("\n".join(pages.summary(chosen, places, named_ones)))
            return
    except BadInput as error:
        stop(error)
    if format is Format.JSON:
        say_data(as_data(chosen))
    else:
        _show(Page(), chosen)


def _show(page: Page, policy: Policy) -> None:
    """The catalogue of a policy's rules."""
    page.line(f"Policy {policy.label}", "bold")
    for pack in policy.packs:
        page.line()
        page.line(f"{pack.title} ({len(pack.rules)} rules)", "bold")
        for rule in pack.rules:
            page.line()
            page.line(rule.id, "bold cyan", indent=2)
            page.line(rule.title, indent=4)
            page.row("effect", rule.effect.value, indent=4)
            page.row("law", law(rule.citations), indent=4)
            if rule.confidence is not None:  # a house's own text is nobody's to read
                page.row("read", f"{times_read(rule)}; {read_or_not(rule.citations)}", indent=4)
            page.row("in force", in_force(rule), indent=4)
            for name, parameter in rule.parameters.items():
                page.row("sets", parameter_line(name, parameter), indent=4)


def _write(made: dict[str, str], directory: Path) -> None:
    """Write pages, and remove those that are no longer made: all of it or nothing."""
    try:
        others = not (directory / pages.CATALOGUE).exists() and next(directory.rglob("*.md"), None)
        if others:
            raise BadInput("--write: the directory holds Markdown files that are no pages of rules: name another")
        gone = [path for path in directory.rglob("*.md") if path.relative_to(directory).as_posix() not in made]
        write_all(directory, made, gone)
    except (OSError, ValueError) as error:
        raise unreadable("the pages cannot be written", error, "not a name") from None
