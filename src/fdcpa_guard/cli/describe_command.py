"""``policy describe``: a policy as a manual, and as a page for those who sign it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ..audit import Comparison
from ..describing import describe, is_own
from ..errors import InvalidPolicy
from ..policies import published
from ..policy import Policy
from ..records.signing import check
from .compare_command import Replay, compared, policy_called
from .complaining import stop
from .keys import key_of
from .policy_files import policy_and_document
from .reading import BadInput
from .records_command import signatures_of
from .report_files import HtmlFile, needs_reports, write_page
from .saying import say
from .test_commands import rows_in

if TYPE_CHECKING:
    from ..testing.coverage import Coverage
    from ..testing.mutation import Report


class Manual(StrEnum):
    """How a policy is described."""

    TEXT = "text"
    MARKDOWN = "markdown"


def describe_(
    policy: Annotated[str, typer.Argument(metavar="FILE|NAME", help="A policy document, or a name such as us.")],
    format: Annotated[Manual, typer.Option("--format", "-f", help="Plain text or markdown.")] = Manual.TEXT,
    html: HtmlFile = None,
    scenarios: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="For the page: scenario files, to say what they cover of the house's rules."),
    ] = None,
    mutants: Annotated[
        bool, typer.Option("--mutants", help="For the page: which mistakes the scenarios would not notice.")
    ] = False,
    log: Annotated[
        list[str] | None, typer.Option(metavar="QUESTIONS", help="For the page: what the policy does to a log.")
    ] = None,
    replay: Replay = False,
    before: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Against which policy the log is decided; else its packs as published."),
    ] = None,
    signatures: Annotated[
        list[str] | None, typer.Option("--signature", "-s", metavar="FILE", help="For the page: signatures of it.")
    ] = None,
    key_file: Annotated[str | None, typer.Option(metavar="FILE", help="The key that they were made with.")] = None,
) -> None:
    """Print a policy as a manual.

    The house's own rules first; every rule in a plain sentence, with its numbers, its sources and how sure we are of
    them. Of a document also who answers for it and when it was approved. With --html also a page for those who sign
    it.

    Exit status: 0 done, 2 there is no such policy, or what a page needs cannot be read, 3 the tool failed.
    """
    needs_reports(html)
    for name, given in (("scenarios", scenarios), ("log", log), ("signature", signatures)):
        if given and html is None:
            stop(BadInput(f"--{name}: only a page shows it: --html"))
    if mutants and not scenarios:
        stop(BadInput("--mutants: the scenarios are needed as well: --scenarios"))
    if (replay or before is not None) and not log:
        stop(BadInput("--log: the questions are needed"))
    try:
        chosen, document = policy_and_document(policy)
        if html is not None:
            key = key_of(key_file)
            made, unreadable = signatures_of(signatures or [])
            found = [*[check(each, [(chosen, document)], key=key) for each in made], *unreadable]
            covered, report = _tried(chosen, scenarios or [], mutants=mutants)
            does = _does(chosen, log or [], before, replay=replay)
    except BadInput as error:
        stop(error)
    if html is not None:

        def make() -> str:
            from ..reports import policy_page

            return policy_page(chosen, document, signatures=found, coverage=covered, mutations=report, log=does)

        write_page(html, make)
    say(describe(chosen, format.value, document=document).removesuffix("\n"))


def _tried(policy: Policy, scenarios: Sequence[str], *, mutants: bool) -> "tuple[Coverage | None, Report | None]":
    """What the scenarios cover of the house's own rules, or of all if it has none, and what they do not notice."""
    if not scenarios:
        return None, None
    rows = list(rows_in(list(scenarios), policy))
    from ..testing.coverage import coverage
    from ..testing.documents import ScenarioError
    from ..testing.mutation import mutate

    own = [pack.id for pack in policy.packs if is_own(pack)] or None
    try:
        report = mutate(policy, rows, packs=own) if mutants else None
        return coverage(rows, policy=policy, packs=own), report
    except (InvalidPolicy, ScenarioError) as error:
        raise BadInput(str(error)) from None


def _does(policy: Policy, log: list[str], before: str | None, *, replay: bool) -> Comparison | None:
    if not log:
        return None
    old = published(policy) if before is None else policy_called("--before", before)[0]
    return compared(old, policy, log, replay=replay, detail=False, examples=3)
