"""A policy made ready: picks the rules that can matter for a question and decides. Pure; safe to share."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from . import planning
from .choosing import Chooser
from .clock import TICK
from .decision import CountedCall, Decision, PackStatus
from .errors import MissingFact
from .explaining import Counts, Explanation, Told, explained, tallied
from .facts import Case, Contact
from .facts.checked import were_checked
from .findings import Findings
from .planning import HORIZON, NextAllowed, Option, Windows
from .policy import Policy
from .rules import Question, failing
from .rules.asking import ask
from .rules.rule import EVERYWHERE

if TYPE_CHECKING:
    from .choosing import Chosen
    from .facts.index import CaseIndex
    from .rules.asking import Asking

_LONG_WORD: Final = 6
"""Of so many letters one may be left out by mistake; shorter words are too near to each other."""


class Guard:
    """Decides contacts under a policy.

    A guard holds no state but caches of what it derived from its policy, so one instance serves every thread.
    Nothing it calls reads a file, socket, environment, log or clock.

    All law of the policy is loaded when it is made. Of a ``lazy`` one, for a process that decides for few people and
    ends, the law of a place is loaded with the first question that points there: which reads a module's file, unless
    `prepare` was called before. It answers the same.
    """

    def __init__(self, policy: Policy, *, lazy: bool = False) -> None:
        if not isinstance(policy, Policy):
            raise TypeError("a guard is made of a Policy, such as us()")
        if not lazy:  # their validators are built late, so that importing is quick; from here on they stand
            Contact.model_rebuild()
            Case.model_rebuild()
        self.policy = policy
        self.chooser = Chooser(policy)
        self._places = policy.places
        self._cities = _cities(policy.places)
        packs = policy.packs_in(frozenset()) if lazy else policy.packs  # the law of no place tells segments apart
        self._segments = frozenset[str]().union(*[rule.segments for pack in packs for rule in pack.rules])
        self._alike = _in_two_spellings(self._segments)
        self._label = policy.label

    def prepare(self, contact: Contact, case: Case) -> None:
        """Load the law that the contact may come under, if that is not done yet; deciding it then reads no file."""
        self.chooser.region(Question(contact, case))

    def decide(self, contact: Contact, case: Case, *, counted: bool = False) -> Decision:
        """Whether the contact may be made, with every reason.

        With ``counted``, the decision also tells how each past call was counted towards the call limits.
        """
        return self._decided(self._question(contact, case), contact, case, ask, counted=counted)

    def explain(self, contact: Contact, case: Case) -> Explanation:
        """The decision and the whole trace behind it."""
        question, told = self._question(contact, case), Told()
        decision = self._decided(question, contact, case, told.ask, counted=True)
        return explained(self.chooser, question, decision, told)

    def _question(self, contact: Contact, case: Case) -> Question:
        """The question of a contact and a case that were checked."""
        if type(contact) is not Contact or type(case) is not Case:
            raise TypeError("a guard decides a Contact and a Case, in this order")
        ids: tuple[str, ...] = contact.__dict__.get("debts", ())
        if not (were_checked(contact, case) and ids):
            raise TypeError("a contact or case made past the checks: use model_validate or model_copy(update=...)")
        return Question(contact, case)

    def _decided(self, question: Question, contact: Contact, case: Case, ask: Asking, *, counted: bool) -> Decision:
        """What comes of a question whose rules are asked in some way, ``ask`` or one that also keeps what they told."""
        chooser = self.chooser
        era = chooser.era(question)
        ids: tuple[str, ...] = contact.__dict__["debts"]
        found = Findings(chooser, question, ids, chooser.changing(question, era))
        found.references()
        if self._places:
            found.places(self._places, self._cities)
        statuses: list[PackStatus] = []
        table: dict[tuple[str, str], CountedCall] = {}
        for chosen in chooser.choose(question, era):
            statuses += chosen.packs
            if chosen.failed is not None:
                found.uncertain_coverage(chosen.packs[0].pack, chosen.failed, ids)
            found.add(chosen.ids, ask(chosen.rules, question, chosen.debts, chosen.ids))
            if counted:
                table |= _counted(chosen, question, found)
        index = question.index
        if index.noteworthy or question.view is not None:
            found.pointed_out(contact, self._segments, self._alike)
        if not any(status.applied for status in statuses) and not index.debts.keys().isdisjoint(ids):
            found.uncovered()
        whole: CaseIndex = case.__dict__["index"]
        asked = self.policy, contact, whole.fingerprint_of(case) if whole.large else case
        return found.decision(self._label, asked, statuses, tuple(table.values()) if counted else None)

    def counts(self, contact: Contact, case: Case) -> Counts:
        """What each limit of frequency counted, as `explain` tells it, sooner than with the whole trace."""
        return tallied(self.chooser, contact, case)

    def next_allowed(self, contact: Contact, case: Case, *, within: timedelta = HORIZON) -> NextAllowed:
        """The first instant at or after the contact's at which it would be allowed, if nothing else happens."""
        return planning.next_allowed(self, contact, case, within)

    def windows(self, contact: Contact, case: Case, *, until: datetime) -> Windows:
        """Every allowed window from the contact's instant to ``until``, and what closes each gap.

        Raises:
            InvalidFacts: ``until`` is naive, or not after the contact.
        """
        return planning.windows(self, contact, case, until)

    def options(self, case: Case, at: datetime, **contact: Any) -> tuple[Option, ...]:
        """Every way to reach the person: what may be done now, what next, and when; see `planning.options`."""
        return planning.options(self, case, at, **contact)

    def next_change(self, contact: Contact, case: Case) -> datetime:
        """The first instant after the contact at which a fact of the case, or the law that may bind it, changes."""
        if contact.logged_as is not None:
            return contact.at + TICK  # an instant later it is past, and another contact
        question = Question(contact, case)
        return min(question.index.next_change(contact.at), self.chooser.next_law(question))


def _counted(chosen: Chosen, question: Question, found: Findings) -> dict[tuple[str, str], CountedCall]:
    """How the rules that limit calls count each past call."""
    rows: dict[tuple[str, str], CountedCall] = {}
    for rule, _ in chosen.rules:
        if rule.counts is not None:
            try:
                rows |= {(row.event, row.debt): row for row in rule.counts(question)}
            except (KeyboardInterrupt, MissingFact) as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
            except BaseException as error:
                found.add(chosen.ids, [(rule, failing(error, chosen.ids))])
    return rows


def _cities(places: frozenset[str]) -> dict[str, frozenset[str]]:
    """The cities among some places, by their states."""
    found: dict[str, set[str]] = {}
    for place in sorted(places):  # and so do the objections that follow, whatever the seed of the hashes
        state, _, city = place.rpartition("-")
        if state != EVERYWHERE and city:
            found.setdefault(state, set()).add(place)
    return {state: frozenset(cities) for state, cities in found.items()}


def _in_two_spellings(segments: frozenset[str]) -> dict[str, str]:
    """Those of which a policy knows another that is hardly another word: the same letters, or one of many left out.

    A digit tells segments apart (``tier-1``, ``tier-2``), and so does the last letter.
    """
    letters = {segment: "".join(filter(str.isalnum, segment.casefold())) for segment in sorted(segments)}
    return {
        one: other
        for one, mine in letters.items()
        for other, theirs in letters.items()
        if one != other and (_slip(mine, theirs) or _slip(theirs, mine))
    }


def _slip(typed: str, meant: str) -> bool:
    if sorted(typed) == sorted(meant):
        return typed == meant or typed.isalpha()
    shorter = len(typed) >= _LONG_WORD and typed.isalpha() and len(typed) + 1 == len(meant)
    return shorter and any(typed == meant[:at] + meant[at + 1 :] for at in range(len(typed)))
