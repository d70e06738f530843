"""``audit``: what the commands of an audit found, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from pydantic_core import to_json

from ..audit.belonging import apart
from ..audit.examination import Examination, examined
from ..audit.parts import Audit, Part, parts_of, together
from ..audit.shown import Answer, Shown, verdicts
from ..errors import InvalidFacts
from ..policy import Policy
from ..showing.audited import PARTS
from .complaining import stop
from .parts import part_of
from .policy_files import houses, policy_and_document
from .reading import BadInput, Format, unreadable
from .rendering import Page
from .report_files import HtmlFile, needs_reports, write_page
from .saying import say_json


def put_together(
    sources: Annotated[
        list[str], typer.Argument(metavar="PARTS", help="What the commands of an audit wrote with `--format json`.")
    ],
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Of the page: whose contacts, and of which time.")
    ] = None,
    policy: Annotated[
        str | None, typer.Option("--policy", "-p", metavar="NAME", help="That of the audit, for --asked and the page.")
    ] = None,
    asked: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Rules that had facts to judge, by the id of one or of their body; adds the examiner's order.",
        ),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, or the verdicts as JSON.")
    ] = Format.TEXT,
    html: HtmlFile = None,
) -> None:
    """Put an audit together.

    Of what `chain verify`, `verify`, `replay`, `scorecard`, `reconcile`, `sample` and `exposure` wrote as JSON: whether
    the log is unaltered, decided the same and complete, each apart, with what shows it and what that cannot show; and
    what was not looked at. The page (--html) holds every part. What is read is taken at its word.

    Exit status: 0 it was put together, whatever it says, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    try:
        audit = together(part for source in sources for part in _parts(source))
        if asked:
            _wants_one_scorecard(audit, policy)
        elif policy is not None and html is None:
            raise BadInput("--policy: is for --asked, and for the titles of rules on the page")
        chosen = [] if policy is None else [policy_and_document(policy)]
        if asked:
            audit = audit.with_parts([_examination(audit, chosen[0][0], asked)])
    except BadInput as error:
        stop(error)
    write_page(html, lambda: _page(audit, title, houses(chosen)))
    found = verdicts(audit)
    if format is Format.JSON:
        say_json(to_json({"verdicts": found, "apart": apart(audit), "not_looked_at": audit.not_looked_at}, indent=2))
    else:
        _show(Page(), audit, found)


def _parts(source: str) -> tuple[Part[Any], ...]:
    name = Path(source).name
    try:
        data = Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(f"{name}: cannot be read", error) from None
    try:
        return parts_of(data, name=name, sha256=sha256(data).hexdigest())
    except InvalidFacts as error:
        raise BadInput(*(f"{name}: {problem.message}" for problem in error.problems)) from None


def _wants_one_scorecard(audit: Audit, policy: str | None) -> None:
    """What --asked needs: a policy, and one scorecard."""
    if policy is None:
        raise BadInput("--asked: the policy is needed, by --policy")
    if not audit.scorecards:
        raise BadInput("--asked: there is no scorecard among the parts")
    if len(audit.scorecards) > 1:
        raise BadInput("--asked: one scorecard is needed, for several may count an attempt again")


def _examination(audit: Audit, policy: Policy, asked: Sequence[str]) -> Part[Examination[int]]:
    """What a scorecard found by rule, in the order in which an examiner asks."""
    counts: Counter[str] = Counter()
    for each in audit.scorecards[0].found.whole.rules:
        counts[each.rule] = max(counts[each.rule], each.attempts)
    try:
        return part_of(examined(dict(counts), policy, asked=_rules_of(policy, asked)))
    except InvalidFacts as error:
        raise BadInput(*(f"--asked: {problem.message}" for problem in error.problems)) from None


def _rules_of(policy: Policy, asked: Sequence[str]) -> list[str]:
    """The rules that are meant by ids of rules and bodies of rules; an id that is none stays as it is."""
    rules = [rule.id for rule in policy.rules()]
    found: list[str] = []
    for each in asked:
        found += [rule for rule in rules if rule == each or rule.startswith(f"{each}.")] or [each]
    return found


def _page(audit: Audit, title: str | None, own: Sequence[Policy]) -> str:
    from ..reports import audit_page

    return audit_page(audit, policies=own) if title is None else audit_page(audit, title=title, policies=own)


# -- showing

_STYLES: Final = {Answer.YES: "bold green", Answer.NO: "bold red"}


def _show(page: Page, audit: Audit, found: Sequence[Shown]) -> None:
    page.row("AUDIT", f"of {len(audit.parts)} {'part' if len(audit.parts) == 1 else 'parts'}", indent=0, style="bold")
    for one in found:
        page.line()
        page.line(f"{one.question.value}: {one.answer.value}", _STYLES.get(one.answer, "bold"))
        for each in one.shows:
            page.row("by", each)
        for each in one.cannot:
            page.row("not", each)
    page.heading("Parts that may not belong together", len(strange := apart(audit)))
    for each in strange:
        page.line(each, indent=2)
    page.heading("Not looked at", len(audit.not_looked_at))
    for kind in audit.not_looked_at:
        title, command = PARTS[kind]
        page.line(f"{title[0].lower()}{title[1:]} ({command})", indent=2)
