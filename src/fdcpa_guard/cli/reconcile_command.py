"""``reconcile``: a dialer's own log held against the answers that were given."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import chain, groupby
from typing import Annotated, Any, Final, TypeVar

import typer
from pydantic import TypeAdapter, ValidationError
from rich.text import Text

from ..audit import Account, Finding, Kind, Span, answers_of, reconcile
from ..errors import InvalidFacts, InvalidRecord
from ..facts.base import Instant
from ..records import LogReader
from ..showing.naming import Names
from ..showing.wording import moment
from .chain_files import lines_of
from .complaining import stop
from .parts import Titled, as_json, part_of, write_part
from .policy_files import titled
from .reading import BadInput, Format
from .rendering import Page
from .report_files import HtmlFile, needs_reports
from .row_files import rows_of
from .saying import say_json

_COMPLETE, _NOT = 0, 1
_INSTANT: Final = TypeAdapter(Instant)

T = TypeVar("T")


def reconcile_log(
    log: Annotated[str, typer.Argument(metavar="LOG", help="The contacts that were made: .jsonl, .csv or .parquet.")],
    answers: Annotated[str, typer.Argument(metavar="ANSWERS", help="The answers: the same, or a log of records.")],
    first: Annotated[
        str | None, typer.Option("--from", metavar="INSTANT", help="From when on both sides are whole.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="INSTANT", help="Until when, that instant too.")] = None,
    slack: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="By how much the log's clock may differ, such as 60.")
    ] = 0,
    near: Annotated[
        float, typer.Option(min=0, metavar="HOURS", help="How long after its instant an answer may explain one.")
    ] = 24,
    zone: Annotated[
        str | None, typer.Option("--zone", "-z", metavar="NAME", help="On whose calendar the days of duties are.")
    ] = None,
    policies: Titled = None,
    examples: Annotated[int, typer.Option(min=0, help="How many of each kind to show.")] = 3,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, or the JSON record.")
    ] = Format.TEXT,
    html: HtmlFile = None,
) -> None:
    """Hold a dialer's own log against the answers.

    Every contact that was made without a decision, against a denial, after the answer ran out, otherwise than asked
    about, or under an answer that another contact had used; duties not met by their day; answers that allowed what
    never happened; rows that could not be used. The manual says what the rows are.

    Exit status: 0 complete and nothing found, 1 not complete or a duty not known to be met, 2 bad input, 3 the tool
    failed.
    """
    needs_reports(html)
    try:
        own = titled(policies or [])
        account = reconcile(
            rows_of("LOG", log),
            _answers(answers),
            first=_instant("--from", first),
            last=_instant("--to", last),
            slack=_span("--slack", slack, "seconds"),
            near=_span("--near", near, "hours"),
            zone=zone,
        )
    except InvalidFacts as error:
        stop(BadInput(*(f"{_OPTIONS.get(each.field, each.field)}: {each.message}" for each in error.problems)))
    except InvalidRecord as error:
        stop(BadInput(f"ANSWERS: {error}"))
    except BadInput as error:
        stop(error)
    part = part_of(account, log=log, answers=answers)
    write_part(html, part, own)
    if format is Format.JSON:
        say_json(as_json(TypeAdapter(Account).dump_python(account, mode="json"), part))
    else:
        _show(Page(), account, examples, Names(own))
    raise typer.Exit(_COMPLETE if account.complete and not account.duties.unmet else _NOT)


def _answers(source: str) -> Iterator[Any]:
    """The answers in a file: rows, or records with what they refer to, or a chain of those."""
    rows = rows_of("ANSWERS", source)
    first = next(rows, None)
    if not isinstance(first, dict) or first.keys().isdisjoint({"defines", "said", "body", "entry"}):
        return chain([] if first is None else [first], rows)
    reader = LogReader()
    return answers_of(reader.records(lines_of(source, "ANSWERS")), reader.glossary)


_OPTIONS: Final = {"first": "--from", "last": "--to", "slack": "--slack", "near": "--near", "zone": "--zone"}


def _instant(option: str, said: str | None) -> Any:
    try:
        return None if said is None else _INSTANT.validate_python(said)
    except ValidationError:
        raise BadInput(f"{option}: an instant with a UTC offset is needed, as 2026-03-02T09:00:00-05:00") from None


def _span(option: str, said: float, unit: str) -> timedelta:
    try:
        return timedelta(**{unit: said})
    except (OverflowError, ValueError):
        raise BadInput(f"{option}: too many {unit}") from None


# -- showing


def _show(page: Page, account: Account, examples: int, names: Names) -> None:
    verdict, style = ("COMPLETE", "bold green") if account.complete else ("NOT COMPLETE", "bold red")
    page.row(verdict, _period(account), indent=0, style=style)
    page.row("log", f"{_counted(account.contacts, 'contact')}{_covers(account.log)}")
    page.row("answers", f"{account.answered}, of which {account.denied} denied{_covers(account.answers)}")
    page.row("allowed", _counted(account.allowed, "contact"))
    page.row("findings", _counted(len(account.findings), "contact"))
    if account.outside:
        page.row(
            "outside", f"{_counted(account.outside, 'contact')} that no answer is about, before or after that time"
        )
    if account.repeated:
        page.row("repeated", f"{sum(each.times for each in account.repeated)} rows, which count once")
    for kind, count in account.by_kind.items():
        those = [(each, kind) for each in account.findings if kind in each.kinds]
        _some(page, kind.value, "bold red", those, count, examples, _finding)
    _some(
        page,
        "unreconciled: rows that could not be used",
        "bold red",
        account.unreconciled,
        len(account.unreconciled),
        examples,
        lambda each: f"{each.side} {_of(each.consumer, each.row)}: {each.why}",
    )
    _duties(page, account, examples, names)
    _some(
        page,
        "overtaken: allowed before another contact that the answer could not know",
        "bold",
        account.overtaken,
        len(account.overtaken),
        examples,
        lambda each: f"{_of(each.consumer, each.attempt)}, {moment(each.at, ())}: {each.by} came after {each.answer}",
    )
    _some(
        page,
        "allowed, and not in the log",
        "bold",
        account.unused,
        len(account.unused),
        examples,
        lambda each: f"{_of(each.consumer, each.answer)}, {moment(each.at, ())}: {each.why}",
    )


def _duties(page: Page, account: Account, examples: int, names: Names) -> None:
    duties = account.duties
    _some(
        page,
        "duties not known to be met by their day",
        "bold red",
        duties.unmet,
        len(duties.unmet),
        examples,
        lambda each: f"{_of(each.consumer, each.rule)}, due {each.due.isoformat()}: {each.words}",
    )
    page.line()
    page.line("Other duties", "bold")
    page.line(f"{duties.met} met by their day", indent=2)
    page.line(f"{duties.open} whose day is not over where the log ends", indent=2)
    if duties.not_arisen:
        page.line(f"{duties.not_arisen} of contacts that conveyed nothing, so that none arose", indent=2)
    for why, group in groupby(sorted(duties.unchecked, key=lambda each: each.why), lambda each: each.why):
        page.line(f"not seen in a log, for {why}:", indent=2)
        for each in group:
            page.line(f"{each.count} of {names.beside(each.rule)}", indent=4)


def _some(
    page: Page, title: str, style: str, those: Sequence[T], count: int, examples: int, line: Callable[[T], str]
) -> None:
    if not count:
        return
    page.line()
    page.text(Text(f"{title} ({count})", style))
    for each in those[:examples]:
        page.line(line(each), indent=2)
    if 0 < examples < count:
        page.line(f"and {count - examples} more", indent=2)


def _finding(of_kind: tuple[Finding, Kind]) -> str:
    each, kind = of_kind
    words = each.words[each.kinds.index(kind)]
    under = "" if each.answer is None else f" ({each.answer})"
    return f"{_of(each.consumer, each.attempt)}, {moment(each.at, ())}: {words}{under}"


def _of(*names: str | None) -> str:
    return " ".join(filter(None, names))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _covers(span: Span | None) -> str:
    return "" if span is None else f", {moment(span.first, ())} to {moment(span.last, ())}"


def _period(account: Account) -> str:
    if account.period is None:
        return "the two sides have no time in common"
    how = "as stated" if account.stated else "which both sides cover"
    return f"{moment(account.period.first, ())} to {moment(account.period.last, ())}, {how}"
