"""A policy that travels to another process: as a name, a document, or a function that makes it."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from typing import Final, Literal

from ..documents import PacksFor, PolicyDocument, load_document
from ..errors import InvalidPolicy
from ..policies import named
from ..policy import Policy

PolicySource = Policy | PolicyDocument | str | Callable[[], Policy]
"""A policy, its document, the name of a ready-made one, or a function of a module that makes it."""

Travelling = tuple[Literal["name", "document", "function"], str | bytes]
"""What is sent of it."""

_STATES: Final = re.compile(r"us-[a-z]{2}(-[a-z]{2})*")


def policy_of(source: PolicySource) -> Policy:
    """The policy that is meant.

    Raises:
        InvalidPolicy: there is none of that name, or the document names what there is none of.
        TypeError: it is nothing of the kind.
    """
    if isinstance(source, str):
        return named(source)
    if isinstance(source, PolicyDocument):
        return source.policy(packs=PacksFor(source))
    made = source() if callable(source) else source
    if not isinstance(made, Policy):
        raise TypeError("a policy is given as a Policy, its document, its name, or a function that makes it")
    return made


def packed(source: PolicySource) -> Travelling:
    """What to send of it, to be made again by `unpacked`.

    Raises:
        InvalidPolicy: there is none such, or it was made in Python and nothing but the object itself says how.
    """
    if isinstance(source, str | PolicyDocument):
        policy_of(source)  # whether it can be made
        return ("name", source) if isinstance(source, str) else ("document", source.to_json())
    if isinstance(source, Policy):
        return "name", _name_of(source)
    try:
        return "function", pickle.dumps(source)
    except (pickle.PicklingError, AttributeError, TypeError):
        raise InvalidPolicy("the function that makes the policy must stand in a module, by its name") from None


def unpacked(sent: Travelling) -> Policy:
    """The policy of what was sent by `packed`, which alone makes it: never from others' data."""
    how, what = sent
    if how == "name":
        return named(what)
    if how == "document":
        return policy_of(load_document(str(what), format="json"))
    return policy_of(pickle.loads(what if isinstance(what, bytes) else what.encode()))


def _name_of(policy: Policy) -> str:
    """The name by which `named` makes the very same policy."""
    known = policy.name.replace("-", "_")
    if _STATES.fullmatch(policy.name):
        known = f"us_state({', '.join(policy.name.removeprefix('us-').upper().split('-'))})"
    for name in dict.fromkeys([known, policy.name]):
        try:
            if named(name).fingerprint == policy.fingerprint:
                return name
        except InvalidPolicy:
            pass
    raise InvalidPolicy(
        "a policy that was put together in Python cannot be sent to another process: give its document, or a function "
        "of a module that makes it"
    )
