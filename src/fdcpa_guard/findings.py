"""What was found about one question: what its rules said, and what the guard itself objects to or points out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from .choosing import Chooser
from .clock import FOREVER
from .decision import Advisory, CountedCall, Decision, Duty, PackStatus, Reason, Scalar, built
from .errors import nearest
from .facts import Case, Contact
from .facts.index import POINTED_OUT, in_short
from .facts.unread import Unread
from .rules import Denied, Passed, Question, Required, Rule
from .rules.outcomes import name_of
from .rules.question import addresses_of, listed_as
from .rules.rule import RESERVED
from .vocabulary import (
    ASKING_PAYMENT,
    CALLS_AND_TEXTS,
    CONSUMERS,
    TELEPHONE,
    UNKNOWN,
    Effect,
    Medium,
    Purpose,
    Recipient,
    Unclear,
)

if TYPE_CHECKING:
    from .facts.identity import View
    from .policy import Policy

_CONSUMER: Final = Recipient.CONSUMER.value
_RANK: Final = {effect: position for position, effect in enumerate(Effect)}
REFERENCES: Final = f"{RESERVED}references"
"""The id under which the guard objects to, or points out, what the facts name and the case does not hold."""
_PLACE: Final = f"{RESERVED}place"
_EVIDENCE: Final = f"{RESERVED}evidence"
_UNKNOWN: Final = f"{RESERVED}unknown"
_UNCOVERED: Final = f"{RESERVED}no-pack-applied"
_COVERAGE: Final = f"{RESERVED}coverage"
_WHOSE: Final = f"{RESERVED}whose"
_DANGLING: Final = "facts name something that the case does not hold; is it misspelt?"
_STRANGERS: Final = "nothing says who these people are: what protects them binds here, what they allow does not"
_NOBODY: Final = "the facts do not know the person contacted by this id, and know somebody who may be meant"
DANGLING: Final = frozenset({_DANGLING, _NOBODY})
"""What is said, under `REFERENCES`, of ids that name nothing; beside each stands what may be meant."""
_SEVERAL: Final = "the number or address stands in the case under several ids, and is one"
_DECEASED: Final = f"{RESERVED}deceased"
_PAID: Final = f"{RESERVED}paid"
SEGMENT: Final = f"{RESERVED}segment"
_ANOTHERS: Final = f"{RESERVED}number"
_UNREAD: Final = f"{RESERVED}unread"
_LOST: Final = (
    "the records hold something that could not be understood and may protect; no rule can be judged without it"
)
_TAKEN: Final = "some of the records could not be taken as they stand; beside each is said what was made of it"
TITLES: Final[Mapping[str, str]] = {
    REFERENCES: "The facts name something that the case does not hold",
    _PLACE: "Nothing tells which place's law holds, or its law is not held here",
    _EVIDENCE: "Evidence of where the person is could not be taken as it stands",
    _UNKNOWN: "Something unknown was taken as what binds most",
    _UNCOVERED: "No part of the policy looked at the contact",
    _COVERAGE: "It could not be told which debts a body of rules covers",
    _WHOSE: "The number or address is recorded as somebody else's",
    _DECEASED: "The consumer is known to have died",
    _PAID: "The debt is known to be paid or settled",
    SEGMENT: "No rule of the policy knows the customer's segment",
    _ANOTHERS: "The number or address may be another's by now",
    _UNREAD: "The records hold something that could not be understood",
}
"""Of each id under which the guard itself objects or points something out, what it found, as a rule has a title."""
SPEAKS_AS: Final = frozenset(TITLES)
"""The ids under which the guard itself objects or points something out."""


_ASKED_OF_THEMSELVES: Final = "nobody asks the consumer where the consumer is; was the recipient left out?"
_CONSUMERS_OWN: Final = "the contact is to somebody else, and the number or address is recorded as the consumer's alone"
_REACHES_NOT: Final = "the number or address is known to be another's, or to reach somebody else or nobody"
_DISOWNED: Final = ("disowned_at", "reassigned_checks")
_ASTRAY: Final[Mapping[Medium, tuple[str, ...]]] = {
    **dict.fromkeys(TELEPHONE, _DISOWNED),
    Medium.TEXT: (*_DISOWNED, "led_to_third_party_at"),
    Medium.EMAIL: ("led_to_third_party_at", "undeliverable_at"),
    Medium.MAIL: ("undeliverable_at",),
}
"""What may be known of a number or address by which a medium does not reach the person."""
_TO_THE_DEAD: Final = (
    "the consumer is known to be dead, so nobody would be contacted; whoever acts for the estate is a "
    "personal-representative"
)
_WHO_ANSWERED: Final = "nobody knows whether it was they who answered at the number, for the history is unknown"
_NOTHING_OWED: Final = "the debt is known to be paid or settled, so nothing is left to ask for"


class Findings:
    """What was found about one question so far: by its rules, and by the guard itself."""

    __slots__ = (
        "_changing",
        "_chooser",
        "_ids",
        "_policy",
        "_question",
        "advisories",
        "duties",
        "reasons",
        "valid_until",
    )

    def __init__(self, chooser: Chooser, question: Question, ids: tuple[str, ...], changing: frozenset[str]) -> None:
        self.valid_until = question.index.next_change(question.at)
        self._chooser = chooser
        self._policy = chooser.policy
        self._question = question
        self._ids = ids
        self._changing = changing
        self.reasons: list[Reason] = []
        self.duties: list[Duty] = []
        self.advisories: list[Advisory] = []

    def add(self, ids: tuple[str, ...], answers: Iterable[tuple[Rule, Any]]) -> None:
        """Keep what rules answered about debts of these ids."""
        policy, at, valid_until = self._policy, self._question.at, self.valid_until
        for rule, answer in answers:
            said = answer.said
            until, kind = said[0], type(answer)
            if kind is not Passed:
                debts = said[2]
                fields: dict[str, Any] = {
                    "rule": rule.id,
                    "message": said[1],
                    "citations": rule.citations,
                    "debts": ids if not debts or debts == ids else self._concerned(debts, ids),
                    "facts": {**said[3]},
                }
                if kind is Denied:
                    if until <= at:  # an objection that stands and claims to have lapsed names no end
                        until = FOREVER
                    if rule.id in self._changing:  # never too late, also where the rule itself ends
                        until = self._chooser.ends(rule, self._question, fields["debts"], until)
                    effect = rule.effect_of(answer)
                    if effect in policy.ignores:
                        pass
                    elif effect is Effect.ADVISORY:
                        self.advisories.append(built(Advisory, fields))
                    else:
                        fields["effect"] = effect
                        fields["lapses_at"] = None if until is FOREVER or until >= FOREVER else until
                        fields["denies"] = effect in policy.denies
                        fields["rebuttal"] = said[4]
                        self.reasons.append(built(Reason, fields))
                elif kind is Required:
                    fields["due"] = said[4]
                    self.duties.append(built(Duty, fields))
                else:
                    self.advisories.append(built(Advisory, fields))
            if until < valid_until:
                valid_until = until
        self.valid_until = valid_until

    def _concerned(self, named: tuple[str, ...], covered: tuple[str, ...]) -> tuple[str, ...]:
        """The debts that an answer is about: all that are covered, if it names none of the contact's or one unknown."""
        known, ids = self._question.index.debts, self._ids
        understood = all(debt in known for debt in named) and any(debt in ids for debt in named)
        return named if understood else covered

    def references(self) -> None:
        """Whatever the contact names and the case does not hold is an objection; so is a number that is another's."""
        question, ids = self._question, self._ids
        index, known = question.index, self._question.index.debts
        for id in ids:
            if id not in known:
                self.unknown_reference(f"debts.{id}", (id,))
        address = question.address
        where = None if address is None else addresses_of(question.medium)
        if where is not None:
            target = getattr(index, where).get(address)
            if target is None:
                self.unknown_reference(f"{where}.{address}", ids)
            elif (whose := target.__dict__["person"]) != question.who:
                if question.goes_to_somebody_else(target):
                    self.whose(f"{where}.{address}.person", ids)
                elif whose == _CONSUMER:
                    self.point_out(_CONSUMERS_OWN, {f"{listed_as(where)}.{address}.person": _CONSUMER}, ids)
        if question.purpose is Purpose.LOCATION_INFORMATION and question.recipient is Recipient.CONSUMER:
            self.point_out(_ASKED_OF_THEMSELVES, {"contact.recipient": _CONSUMER}, ids)
        given = question.contact.__dict__
        if given["logged_as"] is not None and index.own is None:
            self.unknown_reference(f"history.attempts.{given['logged_as']}", ids)
        if (place := given["person_is_at"]) is not None and place not in index.places:
            self.point_out(_DANGLING, {"contact.person_is_at": nearest(place, index.places)}, ids)
        if (reply_to := given["in_reply_to"]) is not None:
            event = index.inbound.get(reply_to)
            if event is None or event.at > question.at:
                self.unknown_reference(f"history.inbound.{reply_to}", ids)
            elif (life := event.outlived(question.at)) is not None:
                self.evidence({f"history.inbound.{reply_to}": life.over}, ids)

    def places(self, known: frozenset[str], cities: Mapping[str, frozenset[str]]) -> None:
        """What is not known of where the person may be, or whose law the policy does not hold, is an objection.

        ``known``: the places whose law it holds; ``cities``: those of them that are cities, by their states.
        """
        question, ids = self._question, self._ids
        places = question.jurisdictions
        now = question.may_be_in
        if not now:
            self.unknown_place(question.who, ids)
        if not places <= known:
            self.uncovered_place(sorted(places - known), ids)
        for state, within in cities.items():
            if (state in places and not places & within and not question.tells_city(state)) or (
                now is not places and state in now and not now & within and not question.tells_city(state, now=True)
            ):
                self.vague_place(sorted(within), ids)

    def pointed_out(self, contact: Contact, segments: frozenset[str], alike: Mapping[str, str]) -> None:
        """Say what of the facts could not be taken as it stands, or is known and asked by no rule that spoke.

        ``segments``: those that the policy knows; ``alike``: those of which it knows another spelling.
        """
        question, ids = self._question, self._ids
        index = question.index
        if unread := question.case.__dict__["unread"]:
            self.unread(unread, ids)
        if index.dangling:
            self.point_out(_DANGLING, index.dangling, ids)
        if question.view is not None:
            self.identities(question.view, contact, ids)
        segment = question.case.__dict__["segment"]
        if segment is not None:
            if segment not in segments:
                self.unknown_segment(segment, segments, ids)
            elif segment in alike:
                self.segment_in_two_spellings(segment, alike[segment], ids)
        if not index.holdings.isdisjoint(POINTED_OUT):
            self.known(question, ids)
        if index.remarked:
            self.evidence({**index.remarks(question.who, question.at), **index.remarks(_CONSUMER, question.at)}, ids)
        if question.address in index.astray:
            self.astray(question, ids)
        if question.case.__dict__["history"] is UNKNOWN:
            self.unknown_history(question, ids)
        if index.apart:
            self.evidence(in_short(index.apart), ids)
        if index.unknown:
            self.read_with_care(index.unknown, ids)

    def unread(self, unread: tuple[Unread, ...], ids: tuple[str, ...]) -> None:
        """What the case says of the records that it was made of and nobody could read."""
        lost = [each for each in unread if each.denies]
        if lost:
            facts = {each.path: None if each.why is Unclear.MISSING else each.words for each in lost}
            self._contradicted(_UNREAD, _LOST, ids, {**in_short(facts)})
        if taken := {each.path: each.words for each in unread if not each.denies}:
            self.advisories.append(Advisory(_UNREAD, _TAKEN, (), ids, {**in_short(taken)}))

    def uncovered(self) -> None:
        self.advisories.append(Advisory(_UNCOVERED, "no pack of this policy applied to the contact", ()))

    def uncertain_coverage(self, pack: str, error: BaseException, ids: tuple[str, ...]) -> None:
        effect = Effect.RULE_ERROR
        if effect not in self._policy.ignores:
            message = f"which debts the pack {pack} covers cannot be told ({name_of(error)}), so it covers all"
            self.reasons.append(Reason(_COVERAGE, effect, message, (), ids, {}, None, effect in self._policy.denies))

    def unknown_reference(self, fact: str, debts: tuple[str, ...]) -> None:
        self._missing(REFERENCES, f"the contact names something that the case does not hold: {fact}", fact, debts)

    def point_out(self, message: str, facts: Mapping[str, Any], debts: tuple[str, ...]) -> None:
        self.advisories.append(Advisory(REFERENCES, message, (), debts, dict(facts)))

    def identities(self, view: View, contact: Contact, debts: tuple[str, ...]) -> None:
        """What of the people and the address of the contact had to be understood."""
        if view.strangers:
            self.point_out(_STRANGERS, view.strangers, debts)
        if view.wrong is not None:
            self.point_out(_NOBODY, {"contact.person": f"did you mean {view.wrong!r}?"}, debts)
        if contact.address is not None and len(ids := view.known_as(contact.address)) > 1:
            self.point_out(_SEVERAL, {"contact.address": ", ".join(ids)}, debts)

    def whose(self, fact: str, debts: tuple[str, ...]) -> None:
        message = f"the contact is to the person, and the number or address is recorded as somebody else's: {fact}"
        self._missing(_WHOSE, message, fact, debts)

    def unknown_segment(self, segment: str, known: frozenset[str], debts: tuple[str, ...]) -> None:
        message = f"no rule of the policy knows the segment of the case, so it has the numbers of all: {segment}"
        self.advisories.append(Advisory(SEGMENT, message, (), debts, {"segment": nearest(segment, known)}))

    def segment_in_two_spellings(self, segment: str, other: str, debts: tuple[str, ...]) -> None:
        message = (
            f"a rule of the policy spells a segment nearly like that of the case, and gives it other numbers: {segment}"
        )
        self.advisories.append(Advisory(SEGMENT, message, (), debts, {"segment": f"is {other!r} the same?"}))

    def known(self, question: Question, ids: tuple[str, ...]) -> None:
        """What the case knows that no contact can ignore, whether a rule of the policy asks for it or not."""
        if question.to_the_dead:
            self._contradicted(_DECEASED, _TO_THE_DEAD, ids, {"consumer.deceased": True})
        if question.purpose in ASKING_PAYMENT:
            denied = {debt for reason in self.reasons if reason.denies for debt in reason.debts}
            debts = [self._question.index.debts[id] for id in ids if id in self._question.index.debts]
            paid = [d for d in debts if d.paid_at is not None and d.paid_at <= question.at and d.id not in denied]
            if paid:
                facts: dict[str, Scalar] = {f"debts.{d.id}.paid_at": d.paid_at.isoformat() for d in paid if d.paid_at}
                self.advisories.append(Advisory(_PAID, _NOTHING_OWED, (), tuple([debt.id for debt in paid]), facts))
        if question.index.misdialled and question.medium in CALLS_AND_TEXTS and question.recipient in CONSUMERS:
            fact = f"phones.{question.address}.disowned_at"
            times = question.wrong_answers
            if times and not any(fact in reason.facts for reason in self.reasons):
                message = f"somebody else answered at the number {times} times in a row; is it another's?"
                self.advisories.append(Advisory(_ANOTHERS, message, (), ids, {fact: None}))

    def astray(self, question: Question, debts: tuple[str, ...]) -> None:
        """That the number or address is known to be another's, or to reach another or nobody, where no rule says so."""
        where = addresses_of(question.medium)
        if where is None:
            return
        target = getattr(question.index, where).get(question.address)
        if target is None or target.person != question.who:
            return
        about = [fact for reason in self.reasons if reason.denies for fact in reason.facts]
        known = [name for name in _ASTRAY[question.medium] if target.standing(question.at, name)]
        if known and not any(fact in (target.id, f"{where}.{target.id}") for fact in about):
            facts = dict.fromkeys([f"{listed_as(where)}.{target.id}.{name}" for name in known])
            self.advisories.append(Advisory(_ANOTHERS, _REACHES_NOT, (), debts, facts))

    def unknown_history(self, question: Question, debts: tuple[str, ...]) -> None:
        """That nobody knows who answers at the number, where nothing that was found asks for the history."""
        asked = any("history" in said for said in [r.facts for r in self.reasons] + [a.facts for a in self.advisories])
        if question.medium in CALLS_AND_TEXTS and question.recipient in CONSUMERS and not asked:
            self.advisories.append(Advisory(_ANOTHERS, _WHO_ANSWERED, (), debts, {"history": None}))

    def evidence(self, facts: Mapping[str, Scalar], debts: tuple[str, ...]) -> None:
        if facts:
            message = "facts of the case could not be taken as they stand; beside each is said what was made of it"
            self.advisories.append(Advisory(_EVIDENCE, message, (), debts, {**facts}))

    def read_with_care(self, facts: tuple[str, ...], debts: tuple[str, ...]) -> None:
        message = "facts that are unknown are taken as it binds most"
        self.advisories.append(Advisory(_UNKNOWN, message, (), debts, dict.fromkeys(facts)))

    def unknown_place(self, who: str, debts: tuple[str, ...]) -> None:
        fact = f"locations (in which state {who} is)"
        self._missing(_PLACE, f"no state's law can be judged without a fact: {fact}", fact, debts)

    def uncovered_place(self, places: list[str], debts: tuple[str, ...]) -> None:
        self._unverified(f"the policy does not hold the law of {', '.join(places)}, where the person may be", debts, {})

    def vague_place(self, cities: list[str], debts: tuple[str, ...]) -> None:
        message = f"the person may be in {' or '.join(cities)}, whose rules a ZIP code would bring in"
        self._unverified(message, debts, {"locations (in which city)": None})

    def _unverified(self, message: str, debts: tuple[str, ...], facts: dict[str, Scalar]) -> None:
        effect = Effect.UNVERIFIED_LAW
        if effect not in self._policy.ignores:
            self.reasons.append(Reason(_PLACE, effect, message, (), debts, facts, None, effect in self._policy.denies))

    def _missing(self, rule: str, message: str, fact: str, debts: tuple[str, ...]) -> None:
        self._contradicted(rule, message, debts, {fact: None})

    def _contradicted(self, rule: str, message: str, debts: tuple[str, ...], facts: dict[str, Scalar]) -> None:
        effect = Effect.MISSING_FACT
        if effect not in self._policy.ignores:
            self.reasons.append(Reason(rule, effect, message, (), debts, facts, None, effect in self._policy.denies))

    def decision(
        self,
        label: str,
        asked: tuple[Policy, Contact, str | Case],
        statuses: list[PackStatus],
        counted: tuple[CountedCall, ...] | None,
    ) -> Decision:
        """The decision that follows."""
        reasons, ids = self.reasons, self._ids
        until = self._chooser.next_law(self._question, by=self.valid_until)
        denied: set[str] = set()
        if reasons:
            reasons.sort(key=_strength)
            denied.update(*[reason.debts for reason in reasons if reason.denies])
        return built(
            Decision,
            {
                "allowed": not denied,
                "reasons": tuple(reasons),
                "duties": tuple(self.duties),
                "advisories": tuple(self.advisories),
                "permitted_debts": tuple([debt for debt in ids if debt not in denied]) if denied else ids,
                "packs": tuple(statuses),
                "valid_until": None if until >= FOREVER else until,
                "at": self._question.at,
                "policy": label,
                "departures": self._policy.departures,
                "counted": counted,
                "_asked": asked,
            },
        )


def _strength(reason: Reason) -> int:
    return _RANK[reason.effect]
