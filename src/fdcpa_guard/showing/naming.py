"""What the ids of rules and of bodies of rules are called, for those who do not read ids."""

from __future__ import annotations

from collections.abc import Iterable

from ..policies import ready_made
from ..policy import Policy
from ..rules import Pack, Rule
from .catalogue import paragraph


class Names:
    """The titles of rules and of bodies of rules: a house's by its policies, the ready-made ones by their ids.

    Of the ready-made law only what is near an id is loaded. An id that nobody knows has no title.
    """

    def __init__(self, policies: Iterable[Policy] = ()) -> None:
        packs = [pack for policy in policies for pack in policy.packs]
        self._own: dict[str, Rule | Pack] = {pack.id: pack for pack in packs}
        self._own |= {rule.id: rule for pack in packs for rule in pack.rules}

    def title(self, id: str) -> str | None:
        """What a rule or body of rules is called, without its paragraph."""
        found = self._found(id)
        return None if found is None else found.title

    def of(self, id: str) -> str | None:
        """What a rule or body of rules is called, and the paragraph that a rule carries, if it is one of law."""
        found = self._found(id)
        if found is None:
            return None
        at = paragraph(found) if isinstance(found, Rule) else None
        return found.title if at is None else f"{found.title} ({at})"

    def beside(self, id: str) -> str:
        """The id, and behind it what it is called, if that is known."""
        called = self.of(id)
        return id if called is None else f"{id}, {called}"

    def _found(self, id: str) -> Rule | Pack | None:
        return self._own.get(id) or ready_made(id)
