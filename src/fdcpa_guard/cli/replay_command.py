"""``replay``: every past attempt of tables or cases, judged as of when it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from pydantic import TypeAdapter

from .. import json_text
from ..audit import Judged, Part, Replayed, Totals, Verdict, replays, scorecard
from ..audit.replaying import in_json
from ..errors import InvalidFacts
from ..facts import Case
from .batch_command import AsFormat, Codes, Overwrite, PartRows, PolicyName, Resume, Workers, not_understood
from .batch_running import ROWS_IN_A_PART, Asked, run
from .complaining import stop
from .extras import need
from .parts import as_json, part_of
from .policy_files import policy_of, titled
from .questions import LINES, SUFFIXES, documents, files_of
from .reading import BadInput, Format, unreadable
from .rendering import Page
from .replay_files import judged_in, rows_in
from .report_files import HtmlFile, needs_reports, write_page
from .saying import say_json
from .whole_files import is_read

if TYPE_CHECKING:
    from ..batch import Tally

_JUDGED: Final = TypeAdapter(Judged)

Assume = Annotated[
    list[str] | None,
    typer.Option(
        "--assume",
        metavar="FIELD=JSON",
        help="What no history holds, assumed of all attempts: autodialed=false. May be given several times.",
    ),
]


def replay(
    source: Annotated[
        str,
        typer.Argument(
            metavar="IN",
            help="Tables, as batch takes them; or cases: a .json or .jsonl file, or a directory of such files.",
        ),
    ],
    out: Annotated[
        str, typer.Argument(metavar="OUT", help="The file to write: Parquet of tables, JSON Lines (.jsonl) of cases.")
    ],
    zone: Annotated[
        str | None,
        typer.Option(
            "--zone", "-z", metavar="NAME", help="For tables: in which zone times without an offset are read."
        ),
    ] = None,
    policy: PolicyName = "us",
    assume: Assume = None,
    dispositions: Codes = None,
    workers: Workers = 1,
    resume: Resume = False,
    overwrite: Overwrite = False,
    part_rows: PartRows = ROWS_IN_A_PART,
    format: AsFormat = Format.TEXT,
    html: HtmlFile = None,
) -> None:
    """Judge every past attempt.

    Each as of when it was made, by what was known then, once: something is violated, nothing was found, or it could not
    be judged, for want of which facts. `fdcpa-guard scorecard` counts what comes out by vendor, agent or campaign.

    Exit status: 0 every attempt came out, whatever the verdicts; 2 bad input, 3 the tool failed or was stopped.
    """
    needs_reports(html)
    try:
        assumed = _assumed(assume or [])
    except BadInput as error:
        stop(error)
    if _holds_cases(Path(source)):
        try:
            _refuse_of_cases(zone=zone, dispositions=dispositions, workers=workers, resume=resume)
            verdicts, errors, label = _of_cases(source, Path(out), policy, assumed, overwrite=overwrite)
        except BadInput as error:
            stop(error)
        _tell(_totals(verdicts, errors, out, label, assumed), source, out, policy, html, format)
        return
    if zone is None:
        stop(BadInput("--zone: needed to read times of tables, such as America/Chicago"))
    need("pyarrow", "replay of tables")
    from .. import batch

    asked = Asked(
        table="attempts",
        schema=batch.REPLAY_SCHEMA,
        options={"replay": True, "assumed": assumed},
        ask=partial(batch.replay, assumed=assumed),
    )
    tally, chosen = run(
        asked,
        source,
        out,
        policy=policy,
        zone=zone,
        dispositions=dispositions,
        workers=workers,
        resume=resume,
        overwrite=overwrite,
        part_rows=part_rows,
    )
    totals = _totals(tally.verdicts, tally.errors, out, chosen.label, assumed, tally)
    _tell(totals, source, out, policy, html, format, tally)


def _assumed(given: Sequence[str]) -> dict[str, Any]:
    """What is assumed, by field."""
    found: dict[str, Any] = {}
    for number, each in enumerate(given, 1):
        name, equals, text = each.partition("=")
        try:
            value = json_text.read(text.encode())
        except (json_text.NotJson, UnicodeEncodeError):
            value = None
            equals = ""
        if not equals or not name.isidentifier():
            raise BadInput(f"--assume, the {number}. time: FIELD=JSON is needed, such as autodialed=false")
        if name in found:
            raise BadInput(f"--assume: {name} is given twice")
        found[name] = value
    try:
        in_json(found)
    except InvalidFacts as error:
        raise BadInput(f"--assume: {error.problems[0].message}") from None
    except TypeError as error:
        raise BadInput(f"--assume: {error}") from None
    return found


# -- cases


def _holds_cases(source: Path) -> bool:
    """Whether it is a file of cases, or a directory with such files and without Parquet."""
    if not source.is_dir():
        return source.suffix in SUFFIXES
    suffixes = {path.suffix for path in source.rglob("*") if path.is_file()}
    return ".parquet" not in suffixes and not suffixes.isdisjoint(SUFFIXES)


def _refuse_of_cases(**options: Any) -> None:
    """Refuse options that say how tables are read."""
    given = [name for name, value in options.items() if value not in (None, False) and (name, value) != ("workers", 1)]
    if given:
        raise BadInput(*[f"--{name}: is for tables; cases are read as they are, in this process" for name in given])


def _cases(source: str) -> Iterator[Case]:
    """The cases of files: each a case, or a question of which the contact does not matter."""
    for name, data in documents([source], "IN"):
        try:
            document = json_text.read(data)
            inner = isinstance(document, dict) and "case" in document
            yield Case.model_validate(document["case"] if inner else document)
        except json_text.NotJson as error:
            raise BadInput(f"{name}: the text is {error.message}") from None
        except InvalidFacts as error:
            raise BadInput(*(f"{name}: {problem}" for problem in error.problems)) from None


def _of_cases(
    source: str, out: Path, policy: str, assumed: dict[str, Any], *, overwrite: bool
) -> tuple[Counter[str], int, str]:
    """Replay cases into lines of JSON, which are there whole or not at all."""
    if out.suffix not in LINES:
        raise BadInput(f"OUT: what comes of cases is JSON Lines, so a name with {LINES[0]} is needed")
    if out.exists() and not overwrite:
        raise BadInput(f"{out.name}: there is such a file: --overwrite replaces it")
    if any(is_read(out, path) for _, path in files_of(Path(source))):
        raise BadInput(f"{out.name}: the cases stand there: name another file")
    chosen = policy_of(policy)
    verdicts: Counter[str] = Counter()
    errors = 0
    temporary = out.with_name(f"{out.name}.tmp")
    try:
        with temporary.open("wb") as file:
            try:
                for found in replays(chosen, _cases(source), **assumed):
                    one = found.judged if isinstance(found, Replayed) else found
                    errors += one.error is not None
                    if one.error is None:
                        verdicts[one.verdict.value] += 1
                    file.write(_JUDGED.dump_json(one) + b"\n")
            except TypeError as error:
                raise BadInput(f"--assume: {error}") from None
        temporary.replace(out)
    except OSError as error:
        raise unreadable(f"{out.name} cannot be written", error) from None
    finally:
        temporary.unlink(missing_ok=True)
    return verdicts, errors, chosen.label


# -- what came of it


def _totals(
    verdicts: Counter[str], errors: int, out: str, label: str, assumed: dict[str, Any], tally: Tally | None = None
) -> Totals:
    counts = {verdict: verdicts[verdict.value] for verdict in Verdict}
    told = {} if tally is None else tally.to_dict()
    rest = {name: told[name] for name in ("unread", "codes", "nobodys") if tally is not None}
    total = sum(counts.values()) + errors
    return Totals(Path(out).name, label, total, counts, errors, assumed, **rest)


def _tell(
    totals: Totals, source: str, out: str, policy: str, html: str | None, format: Format, tally: Tally | None = None
) -> None:
    part = part_of(totals, attempts=source)
    write_page(html, lambda: _page(part, out, policy))
    if format is Format.JSON:
        told = totals.to_dict()
        if tally is None:  # cases are read as they are, or not at all
            told = {name: value for name, value in told.items() if name not in ("unread", "codes", "nobodys")}
        say_json(as_json(told, part))
        return
    page, counts = Page(), totals.verdicts
    page.row("REPLAYED", f"{totals.attempts} attempts, in {totals.out}", indent=0, style="bold")
    page.row("violates", f"{counts[Verdict.VIOLATION]} violate something, for what is known")
    page.row("found", f"{counts[Verdict.NOTHING_FOUND]} of which nothing was found")
    page.row("unjudged", f"{counts[Verdict.NOT_JUDGED]} that could not be judged: facts are missing, or law unread")
    page.row("errors", f"{totals.errors} that could not be asked about")
    page.row("policy", totals.policy)
    told_of = (
        in_json(totals.assumed) if totals.assumed else "nothing: what no history holds is taken as unknown or not so"
    )
    page.row("assumed", told_of)
    if tally is not None:
        not_understood(page, tally)


def _page(part: Part[Totals], out: str, policy: str) -> str:
    """The page of a replay, with the rules and weeks of what was written."""
    from ..reports import part_page

    found = judged_in([out]) if out.endswith(LINES) else rows_in(Path(out))
    return part_page(part, whole=scorecard(found, _medium), policies=titled([policy]))


def _medium(one: Judged) -> str | None:
    return None if one.medium is None else one.medium.value
