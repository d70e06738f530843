"""Policy documents on the command line: checked, described, and their schema."""

import json
from typing import Annotated, ClassVar

import typer

from ..documents import policy_schema
from ..fingerprints import differences
from ..plain_text import clean
from .complaining import stop
from .lazily import Lazily
from .policy_files import made, policy_of, read_document, read_parts
from .reading import BadInput
from .saying import say, say_json


class _Commands(Lazily):
    places: ClassVar = {
        "describe": "describe_command:describe_",
        "diff": "diff_command:diff",
        "sign": "sign_command:sign",
    }  # fmt: skip


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check, describe, compare and sign policies, and their schema.",
)


@app.command()
def check(file: Annotated[str, typer.Argument(metavar="FILE", help="A .yaml, .json or .toml file.")]) -> None:
    """Check a policy document.

    Exit status: 0 it is a policy, 2 it is not (the line, the field and what is wrong are named).
    """
    try:
        document = read_document(file)
        policy = made(document)
    except BadInput as error:
        stop(error)
    counts = {"rule": sum(1 for _ in policy.rules()), "pack": len(policy.packs), "departure": len(policy.departures)}
    words = ", ".join(f"{count} {name}" + ("" if count == 1 else "s") for name, count in counts.items())
    say(f"{policy.label}: {words}")
    say(f"document {document.fingerprint}")
    say(f"policy   {policy.fingerprint}")


@app.command()
def fingerprint(
    policy: Annotated[str, typer.Argument(metavar="FILE|NAME", help="A policy document, or a name such as us.")],
    parts: Annotated[bool, typer.Option("--parts", help="What it is made of, rule by rule, as JSON.")] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="PARTS", help="In what it differs from parts written before.")
    ] = None,
) -> None:
    """Print what a policy is known by.

    The fingerprint covers all that the policy says and the code of its rules. With --parts it is taken apart, so that
    of two that differ one sees which rules do: keep them, and ask later with --since.

    Exit status: 0 done (with --since: nothing differs), 1 something differs, 2 there is no such policy, or no such
    parts.
    """
    try:
        chosen = policy_of(policy)
        before = None if since is None else read_parts(since)
    except BadInput as error:
        stop(error)
    if before is None:
        if parts:
            say_json(chosen.parts.to_json().removesuffix("\n"))
        else:
            say(chosen.fingerprint)
        for id, why in chosen.loosely.items():
            say(clean(f"note: {id} is known loosely: {'; '.join(why)}"), to_errors=True)
        return
    found = differences(before, chosen.parts)
    for each in found:
        say(clean(f"{each.kind} {each.id}" + (f": {', '.join(each.what)}" if each.what else "")))
    raise typer.Exit(int(bool(found)))


@app.command()
def schema() -> None:
    """Print the JSON Schema of policy documents.

    Draft 2020-12; for editors that complete and check what is written.
    """
    say_json(json.dumps(policy_schema(), indent=2))
