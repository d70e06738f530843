"""``policy sign``: a signature that binds name, role and day to what a policy is known by."""

from datetime import datetime
from typing import Annotated

import typer

from ..errors import InvalidRecord
from ..records.signing import Signature
from .chain_files import put
from .complaining import stop
from .keys import key_of
from .policy_files import policy_and_document
from .reading import DAY_FORM, BadInput


def sign(
    policy: Annotated[str, typer.Argument(metavar="FILE|NAME", help="A policy document, or a name such as us.")],
    name: Annotated[str, typer.Option("--name", help="Who signs, as it is to be shown.")],
    role: Annotated[str, typer.Option("--role", help="As what: compliance officer.")],
    on: Annotated[datetime, typer.Option("--on", formats=DAY_FORM, metavar="DAY", help="On which day.")],
    key_file: Annotated[
        str | None, typer.Option(metavar="FILE", help="A key, at least 16 bytes: nobody without it makes signatures.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="FILE", help="Write a new file instead of printing.")
    ] = None,
) -> None:
    """Sign a policy.

    Prints one line of JSON, which binds name, role and day to the fingerprint of the policy, and to that of its
    document. Several may sign: a line each. `fdcpa-guard verify` tells what they are worth, and `fdcpa-guard chain
    append LOG` puts them into a log. Without a key a signature shows of which policy it is, and not who made it.

    Exit status: 0 done, 2 there is no such policy, or name or role is not one line of text, 3 the tool failed.
    """
    try:
        chosen, document = policy_and_document(policy)
        made = Signature.made(chosen, document, name=name, role=role, on=on.date(), key=key_of(key_file))
        put(made.text.encode(), out)
    except InvalidRecord as error:
        stop(BadInput(f"--{error}"))
    except BadInput as error:
        stop(error)
