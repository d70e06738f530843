"""Policy documents on the command line: checked, described, and their schema; and the policy that a file describes."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from ..documents import Format, PolicyDocument, installed_packs, load_document, policy_schema
from ..errors import InvalidPolicy
from ..policies import named
from ..policy import Policy
from .reading import BadInput, stop, unreadable

_FORMATS: Final[dict[str, Format]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}
_MOST_BYTES: Final = 1_000_000

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Check and describe policies, and their schema.")


class Manual(StrEnum):
    """How a policy is described."""

    TEXT = "text"
    MARKDOWN = "markdown"


def is_file(name: str) -> bool:
    """Whether a policy is named by the file that describes it."""
    return Path(name).suffix.lower() in _FORMATS


def read_document(name: str) -> PolicyDocument:
    """The policy document in a file.

    Raises:
        BadInput: it cannot be read, or is no policy document.
    """
    if not is_file(name):
        raise BadInput(f"the name of a policy document ends with {', '.join(_FORMATS)}")
    path = Path(name)
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        text = data.decode()
    except UnicodeDecodeError:
        raise BadInput("the policy is not UTF-8 text") from None
    except (OSError, ValueError) as error:
        raise unreadable("the policy cannot be read", error) from None
    try:
        return load_document(text, format=_FORMATS[path.suffix.lower()], source=path.name)
    except InvalidPolicy as error:
        raise BadInput(str(error)) from None


def made(document: PolicyDocument) -> Policy:
    """The policy of a document, with the packs it names that are installed.

    Raises:
        BadInput: it names what there is none of.
    """
    try:
        foreign = document.foreign_packs
        return document.policy(packs=installed_packs(*foreign) if foreign else {})
    except InvalidPolicy as error:
        raise BadInput(str(error)) from None


def policy_of(name: str) -> Policy:
    """A policy by the file that describes it, or else a ready-made one by its name.

    Raises:
        BadInput: there is none, or it is not well formed.
    """
    if is_file(name):
        return made(read_document(name))
    try:
        return named(name)
    except InvalidPolicy as error:
        raise BadInput(f"policy: {error}") from None


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
    print(f"{policy.label}: {words}")
    print(f"document {document.fingerprint}")
    print(f"policy   {policy.fingerprint}")


@app.command(name="describe")
def describe_(
    policy: Annotated[str, typer.Argument(metavar="FILE|NAME", help="A policy document, or a name such as us.")],
    format: Annotated[Manual, typer.Option("--format", "-f", help="Plain text or markdown.")] = Manual.TEXT,
) -> None:
    """Print a policy as a manual.

    Every rule in a plain sentence, with its numbers, its sources and how sure we are of them.

    Exit status: 0 done, 2 there is no such policy.
    """
    try:
        chosen = policy_of(policy)
    except BadInput as error:
        stop(error)
    print(chosen.describe(format.value), end="")


@app.command()
def schema() -> None:
    """Print the JSON Schema of policy documents.

    Draft 2020-12; for editors that complete and check what is written.
    """
    print(json.dumps(policy_schema(), indent=2))
