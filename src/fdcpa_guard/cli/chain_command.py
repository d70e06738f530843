"""``chain``: logs whose entries are linked by hash: added to, verified, and proven to others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final, NoReturn

import typer

from ..errors import InvalidRecord
from ..records.chain import (
    GENESIS,
    Checkpoint,
    EntryProof,
    Finding,
    Verdict,
    complete_in_words,
    described,
    prove_entry,
    prove_growth,
    read_proof,
    resumed,
    unaltered_in_words,
    verify,
)
from ..records.merkle import Tree, leaf_hash
from . import FAILED
from .chain_files import NotWritten, append, bodies_of, lines_of, put
from .complaining import complain, stop
from .keys import key_of
from .parts import as_json, part_of, write_part
from .reading import STANDARD_INPUT, BadInput, Format, unreadable
from .rendering import Page
from .report_files import HtmlFile, needs_reports
from .saying import say, say_json

_FOUND: Final = 1

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Add to logs whose entries are linked by hash; verify and prove.",
)

Log = Annotated[str, typer.Argument(metavar="LOG", help="A log: JSON lines, Parquet (.parquet), or - for input.")]
KeyFile = Annotated[
    str | None, typer.Option("--key-file", metavar="FILE", help="The key of the log, at least 16 bytes.")
]
Genesis = Annotated[
    str,
    typer.Option(
        "--genesis",
        metavar="HASH",
        help="What the first entry follows, as the head of the log before; 64 zeros unless given.",
        show_default=False,
    ),
]
Checkpoints = Annotated[
    list[str], typer.Option("--checkpoint", "-c", metavar="FILE", help="A checkpoint of the log; may be repeated.")
]
Out = Annotated[str | None, typer.Option("--out", "-o", metavar="FILE", help="Write a new file instead of printing.")]


@app.command(name="append")
def append_(
    log: Annotated[str, typer.Argument(metavar="LOG", help="The log, JSON lines; it begins if there is none.")],
    bodies: Annotated[
        str, typer.Argument(metavar="[BODIES|-]", help="JSON objects, one to a line; without it, standard input.")
    ] = STANDARD_INPUT,
    key_file: KeyFile = None,
    genesis: Genesis = GENESIS,
    mend: Annotated[bool, typer.Option("--mend", help="Remove a torn last line first.")] = False,
) -> None:
    """Add an entry for each JSON object.

    The log is verified first, and nothing is added to one that is damaged. All entries are on the disk afterwards, or
    none is.

    Exit status: 0 added, 2 bad input or a damaged log, 3 the tool failed, as on a full disk.
    """
    try:
        key, given = key_of(key_file), bodies_of(bodies)
        if not given and not mend:
            raise BadInput("BODIES: there is nothing to add; did what should have written it fail?")
        torn, chain = append(log, given, key, genesis, mend=mend)
    except BadInput as error:
        stop(error)
    except NotWritten as error:
        complain(BadInput(f"LOG: cannot be written: {error.why}; it is as it was"))
        raise typer.Exit(FAILED) from None
    if torn:
        say(f"removed {torn} bytes of a torn last line")
    say(f"added {_some(len(given))}: {_some(chain.size)}, head {chain.head}")


@app.command(name="verify")
def verify_(
    log: Log,
    checkpoints: Checkpoints = [],  # noqa: B006
    key_file: KeyFile = None,
    genesis: Genesis = GENESIS,
    format: Annotated[Format, typer.Option("--format", "-f", help="Text for people, or JSON.")] = Format.TEXT,
    html: HtmlFile = None,
) -> None:
    """Say whether a log is unaltered, whether it is complete, and what shows it.

    Every finding has its place. A bare chain finds accidents. Somebody who wrote the log anew is found by a key that he
    has not, or by a checkpoint that was kept elsewhere; a cut end, by a checkpoint only.

    Exit status: 0 nothing was found, 1 something was, or it takes the key to tell, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    try:
        key = key_of(key_file)
        known = [_checkpoint(each, key, "--checkpoint") for each in checkpoints]
        verdict = verify(lines_of(log), key=key, checkpoints=known, genesis=genesis)
    except (BadInput, InvalidRecord) as error:
        _stop(error)
    part = part_of(verdict, log=log, checkpoints=checkpoints)
    write_part(html, part)
    if format is Format.JSON:
        say_json(as_json(_as_data(verdict), part))
    else:
        _show(Page(), verdict)
    raise typer.Exit(0 if verdict.unaltered and not verdict.findings else _FOUND)


@app.command()
def checkpoint(
    log: Log,
    out: Out = None,
    key_file: KeyFile = None,
    genesis: Genesis = GENESIS,
    name: Annotated[str | None, typer.Option(help="Of which log, to go into the checkpoint.")] = None,
    at: Annotated[str | None, typer.Option(metavar="INSTANT", help="When, with a zone, to go into it.")] = None,
) -> None:
    """Print where a log stands, to be kept where nobody who writes to the log can change it.

    The log is verified first, and a damaged one has no checkpoint.

    Exit status: 0 done, 2 bad input or a damaged log, 3 the tool failed.
    """
    try:
        chain = resumed(lines_of(log), key=key_of(key_file), genesis=genesis)
        put(Checkpoint.of(chain, at=_instant(at), name=name).to_json(), out)
    except (BadInput, InvalidRecord) as error:
        _stop(error)


@app.command()
def prove(
    log: Log,
    n: Annotated[int, typer.Argument(metavar="N", min=0, help="The number of the entry; the first is 0.")],
    known: Annotated[str, typer.Option("--checkpoint", "-c", metavar="FILE", help="A checkpoint of the log.")],
    out: Out = None,
    key_file: KeyFile = None,
) -> None:
    """Prove to somebody who has the checkpoint that an entry is in the log. The proof holds the entry.

    Exit status: 0 done, 1 the log is not that of the checkpoint, 2 bad input, 3 the tool failed.
    """
    try:
        key = key_of(key_file)
        of = _checkpoint(known, key, "--checkpoint")
        proof = prove_entry(lines_of(log), n, of.size)
        if not proof.holds(of, key=key):
            _found("the log is not that of the checkpoint, or of the key: chain verify says where they differ")
        put(proof.to_json(), out)
    except (BadInput, InvalidRecord) as error:
        _stop(error)


@app.command()
def check(
    source: Annotated[str, typer.Argument(metavar="PROOF", help="What prove or grew wrote.")],
    checkpoints: Checkpoints,
    key_file: KeyFile = None,
) -> None:
    """Check a proof with nothing but checkpoints: one for that an entry is in, old and new for that a log only grew.

    Exit status: 0 it holds, 1 it does not, 2 bad input, 3 the tool failed.
    """
    try:
        key = key_of(key_file)
        proof = read_proof(_bytes(source, "PROOF"))
        known = [_checkpoint(each, key, "--checkpoint") for each in checkpoints]
        if isinstance(proof, EntryProof):
            if len(known) != 1:
                raise BadInput("--checkpoint: one is needed")
            if not proof.holds(known[0], key=key):
                _found("it does not hold")
            say(f"holds: entry {proof.entry.n} is in the log of the checkpoint, to the byte")
            return
        if len(known) != 2:
            raise BadInput("--checkpoint: two are needed, the old one first")
        if not proof.holds(known[0], known[1]):
            _found("it does not hold")
        say(_grown(known[0], known[1]))
    except (BadInput, InvalidRecord) as error:
        _stop(error)


@app.command()
def grew(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The older checkpoint.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The newer.")],
    log: Log,
    out: Annotated[str | None, typer.Option("--out", "-o", metavar="FILE", help="Also write the proof.")] = None,
    key_file: KeyFile = None,
) -> None:
    """Say whether a log only grew between two checkpoints.

    Exit status: 0 it did, 1 the log does not bear it out, 2 bad input, 3 the tool failed.
    """
    try:
        key = key_of(key_file)
        one, other = _checkpoint(old, key, "OLD"), _checkpoint(new, key, "NEW")
        if one.size > other.size:
            _found(f"NEW knows fewer entries than OLD: {other.size} and {one.size}")
        tree = Tree()
        proof = prove_growth(_taken(lines_of(log), tree), one.size, other.size)
        if not proof.holds(one, other) or tree.root().hex() != other.root:
            _found("the log is not that of both checkpoints: chain verify says where they differ")
        if out is not None:
            put(proof.to_json(), out)
        say(_grown(one, other))
    except (BadInput, InvalidRecord) as error:
        _stop(error)


def _taken(lines: Iterator[bytes], tree: Tree) -> Iterator[bytes]:
    """Lines, and a tree of them beside."""
    for line in lines:
        tree.append(leaf_hash(line[:-1]))
        yield line


def _grown(old: Checkpoint, new: Checkpoint) -> str:
    return f"holds: from {_some(old.size)} to {new.size} the log only grew"


def _show(page: Page, verdict: Verdict) -> None:
    page.row("CHAIN", f"{verdict.lines} lines, {_some(verdict.entries)}", indent=0, style="bold")
    page.row("unaltered", unaltered_in_words(verdict))
    page.row("complete", complete_in_words(verdict))
    page.heading("Findings", len(verdict.findings) + verdict.left_out)
    for found in verdict.findings:
        page.line(described(found), indent=2)
    if verdict.left_out:
        page.line(f"and {verdict.left_out} more", indent=2)


def _as_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "unaltered": verdict.unaltered,
        "complete": verdict.complete,
        "lines": verdict.lines,
        "entries": verdict.entries,
        "keyed": verdict.keyed,
        "with_key": verdict.with_key,
        "held": verdict.held,
        "unshown": verdict.unshown,
        "checkpoints": verdict.checkpoints,
        "counts": {kind.value: count for kind, count in sorted(verdict.counts.items())},
        "findings": [_finding(found) for found in verdict.findings],
        "left_out": verdict.left_out,
    }


def _finding(found: Finding) -> dict[str, Any]:
    return {"kind": found.kind.value, "lines": found.lines, "entries": found.entries, "words": found.words}


def _checkpoint(source: str, key: bytes | None, which: str) -> Checkpoint:
    try:
        return Checkpoint.read(_bytes(source, which), key=key)
    except InvalidRecord as error:
        raise BadInput(f"{which}: {error}") from None


def _bytes(source: str, which: str) -> bytes:
    try:
        return Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(f"{which}: cannot be read", error) from None


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise BadInput("--at: an instant with a zone is needed, as 2026-03-02T15:30:00Z") from None


def _found(words: str) -> NoReturn:
    say(words)
    raise typer.Exit(_FOUND)


def _stop(error: BadInput | InvalidRecord) -> NoReturn:
    stop(error if isinstance(error, BadInput) else BadInput(str(error)))


def _some(entries: int) -> str:
    return f"{entries} {'entry' if entries == 1 else 'entries'}"
