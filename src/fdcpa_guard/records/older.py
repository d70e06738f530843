"""Records of before there were records: the JSON of a decision, with one fingerprint over policy, contact and case.

No hash covers their answer; and of a fingerprint that is not found again nobody can tell whether it is the policy, the
contact or the case that is another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from .. import fingerprints_before, json_text
from ..decision import Decision, fingerprint_over
from ..errors import InvalidFacts, InvalidRecord
from ..facts import Case, Contact, older
from ..policy import Policy
from ..rules.rule import ID

_MARKS = b'"fingerprint":', b'"reasons":', b'"permitted_debts":'


class Asked(NamedTuple):
    """What an old record was asked."""

    contact: Contact
    case: Case
    same_policy: bool
    """Whether it was asked of the policy that is at hand, or of an edition of that time that is known by name."""


def is_one(line: str | bytes) -> bool:
    """Whether a line looks like an old record."""
    data = line.encode("utf-8", "replace") if isinstance(line, str) else line
    if not isinstance(data, bytes | bytearray):
        return False
    return data.lstrip().startswith(b"{") and b'"v":' not in data[:6] and all(mark in data for mark in _MARKS)


def read(line: str | bytes) -> Decision:
    """The decision that an old record is, or that the entry of a chain holds.

    Raises:
        InvalidRecord: it is none, or its verdict contradicts its reasons, or an id in it is no rule's.
    """
    try:
        document = json_text.read(line)
        held = document.get("body") if isinstance(document, dict) else None
        decision = Decision.from_json(json.dumps(held) if isinstance(held, dict) else line)
        said = [part.rule for parts in (decision.reasons, decision.duties, decision.advisories) for part in parts]
        if all(map(ID.match, said)):
            return decision
        wrong = InvalidRecord("a rule has an id that no rule can have")
    except RecursionError:
        wrong = InvalidRecord("the line is nested beyond all measure")
    except json_text.NotJson as error:
        wrong = InvalidRecord(f"the line is {error.message}")
    except InvalidFacts as error:
        wrong = InvalidRecord(str(error.problems[0]))
    raise wrong


class Questions:
    """The questions that old records may be of, by their fingerprints of then."""

    def __init__(self, policy: Policy, questions: Iterable[tuple[Contact, Case]]) -> None:
        self._policy = policy
        self._questions = questions
        self._known: dict[str, dict[str, Asked]] = {}
        """By the fingerprint of the policy of then."""

    def question(self, then: Decision) -> Asked | None:
        """The question that an old record is of; None: none that was given has its fingerprint."""
        mine = fingerprints_before.fingerprint(self._policy)
        for policy in dict.fromkeys((mine, fingerprints_before.KNOWN.get(then.policy, mine))):
            found = self._by_fingerprint(policy, same=policy == mine).get(then.fingerprint)
            if found is not None:
                return found
        return None

    def _by_fingerprint(self, policy: str, *, same: bool) -> dict[str, Asked]:
        known = self._known.get(policy)
        if known is None:
            known = self._known[policy] = {}
            for contact, case in self._questions:
                for asked, facts in product(older.fingerprints(contact), older.fingerprints(case)):
                    known[fingerprint_over(policy, asked, facts)] = Asked(contact, case, same)
        return known
