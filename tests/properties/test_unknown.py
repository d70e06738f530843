"""What is unknown, or known by its day only, never opens anything: over every field of every fact, by its class."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from random import Random
from typing import Any, get_args

import pytest

from fdcpa_guard import Case, Contact, Decision, InvalidFacts, first_party, us
from fdcpa_guard.facts import Fact, History, InconvenientTime, PhoneLine
from fdcpa_guard.facts.moments import Imprecise
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.testing.scenarios import guard_of
from fdcpa_guard.testing.smallest import changed
from tests.rows import scenario_rows

from .search import GUARD, effort, search
from .search import facts as read

Where = tuple[int | str, ...]

NOT_MADE_UNKNOWN = {
    "id": "the caller's own name for a thing",
    "person": "the id of a person, of which others speak",
    "address": "the id of a number or address, of which others speak",
    "Attempt": "what has happened is stated by facts of its own",
    "Inbound": "what has happened is stated by facts of its own",
}
"""Fields, and facts, that this says nothing of."""


@cache
def fields_of(kind: type[Fact]) -> dict[str, bool]:
    """The fields of a kind of fact, and whether null has a meaning of its own there."""
    return {name: field.default is None for name, field in kind.model_fields.items()}


Stated = tuple[Where, Fact, str, Any]
"""A field of a fact: where it is in JSON, the fact, the field's name and its value."""


def stated(fact: Fact) -> list[Stated]:
    """Every field of a fact and of the facts in it."""
    found: list[Stated] = []

    def look(fact: Fact, at: Where) -> None:
        values = fact.__dict__
        for name in fields_of(type(fact)):
            value, where = values[name], (*at, name)
            found.append((where, fact, name, value))
            if isinstance(value, Fact):
                look(value, where)
            elif isinstance(value, tuple):
                for number, item in enumerate(value):
                    if isinstance(item, Fact):
                        look(item, (*where, number))

    look(fact, ())
    return found


def means_another(fact: Fact, name: str) -> bool:
    """Whether null has a meaning of its own there: that it did not happen, that there is none, or all."""
    at_no_fixed_place = isinstance(fact, PhoneLine) and name == "place"
    times_of_another_kind = isinstance(fact, InconvenientTime) and name in {"windows", "recurrences", "quiet_days"}
    return fields_of(type(fact))[name] or at_no_fixed_place or times_of_another_kind


Change = tuple[str, str, str, Where, str | None]
"""A kind of fact, a field, what it becomes, where that is and what is said there."""


def made_unknown(case: Case, found: list[Stated]) -> Iterator[Change]:
    for path, fact, name, value in found:
        kind = type(fact).__name__
        if value == "unknown" or name in NOT_MADE_UNKNOWN or kind in NOT_MADE_UNKNOWN:
            continue
        if (kind, name) in TAKEN_FOR_NONE:
            continue
        yield kind, name, "unknown", path, "unknown"
        if not means_another(fact, name):
            yield kind, name, "null", path, None


def made_days(case: Case, found: list[Stated]) -> Iterator[Change]:
    """The day instead of each instant, on the consumer's clock; none where several are the consumer's."""
    clocks = {zone for places in case.index._evidence.values() for place in places for zone in place.zones}
    for tz in clocks if len(clocks) == 1 else ():
        for path, fact, name, value in found:
            precise = isinstance(value, datetime) and not isinstance(value, Imprecise)
            kind = type(fact).__name__
            if precise and kind not in NOT_MADE_UNKNOWN and (kind, name) not in TAKEN_FOR_NONE:
                yield kind, name, "by its day", path, value.astimezone(tz).date().isoformat()


def is_read_so(kind: str, name: str, earlier: Decision) -> bool:
    """Whether all that denies reads the loss of the fact so."""
    denying = {reason.rule for reason in earlier.reasons if reason.denies}
    return (kind, name) in READ_SO and denying <= READ_SO[kind, name][1]


def no_wider(earlier: Decision, later: Decision, what: str) -> None:
    """Whatever was denied still is."""
    opened = sorted(set(later.permitted_debts) - set(earlier.permitted_debts))
    denied = sorted({reason.rule for reason in earlier.reasons if reason.denies})
    assert not opened, f"{what} opens {opened}, denied by {denied}"
    assert later.allowed <= earlier.allowed, f"{what} allows what is denied by {denied}"


TAKEN_FOR_NONE = {
    ("Consumer", "deceased"): "who knows of no death is held by none",
    ("Case", "consumer"): "the same",
    ("Debt", "co_obligors"): "who is not known to owe a debt too is somebody else",
    ("Location", "learned_at"): "a place on record was known all along, unless it is said since when",
    ("Location", "ended_at"): "and stands until it is surely none any more",
    ("Location", "city"): "that a city's law may bind is pointed out (guard.place), and binds nobody",
    ("PhoneLine", "number"): "a number that nobody states points to no place",
    ("PhoneLine", "reassigned_checks"): "that no look-up is known is pointed out (guard.unknown), and finds nothing",
    ("ReassignedNumberCheck", "reassigned"): "the same of one that found nobody knows what",
}
"""Facts of which the loss is no knowledge of one, and why."""

_OF_THIEVES = (".nothing-owed", ".empty-threat")
_NOTHING_OWED = frozenset({rule.id for rule in us().rules() if rule.id.endswith(_OF_THIEVES)})
_BY_HISTORY = frozenset({"house.reach.not-to-strangers", "us.regf.18e1.initial-disclosure", "us.regf.30a.furnishing"})

READ_SO: dict[tuple[str, str], tuple[str, frozenset[str]]] = {
    ("Case", "consents"): (
        "where no consent is known, none is known to have been given or taken back",
        frozenset(
            {
                "us.regf.6d4.email-procedures",
                "us.regf.6d5.text-procedures",
                "us.can-spam.7704a4.after-opt-out",
                "us.tcpa.64-1200-a10.revoked",
                "us.tcpa.64-1200-d3.do-not-call",
                "us.ma.940cmr7-04-1f.two-in-seven",
                "us.ny.nyc.5-77b5i.electronic-consent",
            }
        ),
    ),
    ("Consent", "scope"): (
        "one of which nobody knows what it is to is none, and none that was taken back",
        frozenset({"us.ny.nyc.5-77b5i.electronic-consent"}),
    ),
    ("Case", "history"): (
        "who knows of no past call knows of none that somebody else answered (pointed out as guard.number); and what a "
        "debt tells of a first communication, or of information by word of mouth, is so unless a history shows another",
        _BY_HISTORY,
    ),
    ("History", "attempts"): ("the same", _BY_HISTORY),
    ("History", "inbound"): ("the same", _BY_HISTORY),
    ("Case", "emails"): (
        "what names no address goes to none that is somebody else's, or closed, where nobody knows of one",
        frozenset({"us.can-spam.7704a4.after-opt-out", "us.regf.38d2.dispute"}),
    ),
    ("Case", "phones"): ("the same", frozenset({"us.tcpa.64-1200-c2.registry"})),
    ("Case", "postal_addresses"): (
        "that a letter came back is known where that is recorded",
        frozenset({"us.regf.30a.furnishing"}),
    ),
    ("AddressOptOut", "media"): (
        "who names no media stopped every one, so it is confirmed in each",
        frozenset({"us.regf.6e.opt-out-notice"}),
    ),
    ("MediumOptOut", "media"): ("the same", frozenset({"us.regf.6e.opt-out-notice"})),
    ("ConsentRevocation", "media"): (
        "one that names no email, nor visits, is about calls and texts, and about the number that it names",
        frozenset(
            {
                "us.can-spam.7704a4.after-opt-out",
                "us.e-sign.7001c.notice-in-writing",
                "us.ny.nyc.5-77b5i.electronic-consent",
                "us.regf.42b.electronic-records",
                "us.regf.6d4.email-procedures",
                "us.regf.6d5.text-procedures",
                "us.wa.31-45-082-2.home-visit",
            }
        ),
    ),
    ("Consumer", "deceased_learned_at"): (
        "it was learned as early as it may have been, and who stands for the dead is their relative no more",
        frozenset({"us.dc.28-3814e2.relatives"}),
    ),
    ("Consumer", "minor"): ("a business has no age", frozenset({"us.irs.6306d.not-eligible"})),
    ("PostalAddress", "place"): (
        "a letter to nobody knows where goes to no place that is known to be unusual",
        frozenset({"us.regf.6b1ii.inconvenient-place"}),
    ),
    ("PostalAddress", "undeliverable_at"): (
        "a letter that may have gone where none arrives told nothing, so that the notice is the initial communication",
        frozenset({"us.regf.42b.electronic-records"}),
    ),
    ("PhoneLine", "place"): (
        "nor does a call to nobody knows where, and what is an employer's has to be known",
        frozenset({"us.regf.6b1ii.inconvenient-place", "us.ny.nyc.5-77b6.employers-address"}),
    ),
    ("PhoneLine", "ported_at"): (
        "on its day a number is taken for moved, and its grace begins",
        frozenset({"us.tcpa.64-1200-a1iii.wireless-consent"}),
    ),
    ("PhoneLine", "line_type"): (
        "for which debts a call rests on the exemption turns on the line: those with consent may go alone",
        frozenset({"us.tcpa.64-1200-b3.automated-opt-out"}),
    ),
    ("Location", "verified"): (
        "what is not surely where somebody is takes the place of no home, and need not say its state",
        frozenset({"guard.place"}),
    ),
    ("Debt", "purchased"): (
        "a debt was bought where that is said",
        frozenset(
            {
                "us.ca.1788-14-5.documents",
                "us.ca.1788-52.cease-until-proof",
                "us.or.646-639-2t.documents",
                "us.tx.392-307c.no-suit",
                "us.tx.392-307e.notice",
            }
        ),
    ),
    ("Debt", "past_due_since"): (
        "a loan is overdue, unless it is known to be so only later",
        frozenset({"us.regx.39d2.not-required"}),
    ),
    ("Debt", "initial_communication_at"): (
        "a first communication is older than what is on record, unless it is said when it was",
        frozenset({"us.regf.18e1.initial-disclosure"}),
    ),
    ("Dispute", "explained_at"): (
        "until the explanation an answer to an agency is at most a duty to say nothing",
        frozenset({"us.fcba.1666a-b.still-disputed"}),
    ),
    ("Dispute", "repeats"): (
        "what nobody says repeats another is one of its own",
        frozenset({"us.fcba.1666a-b.still-disputed"}),
    ),
    ("Debt", "incurred_on"): (
        "what a consent names was there",
        frozenset({"us.la.9-3562-1.outside-the-household", "us.la.9-3562-1.not-the-consumers-number"}),
    ),
    ("Debt", "in_default_when_obtained"): (
        "what Regulation F does not leave, it holds itself",
        frozenset({"us.irs.6304a3.employer-prohibits"}),
    ),
    ("EmailAddress", "employer_provided"): (
        "a collector has to know it (1006.22(f)(3), 1006.6(d)(4)(ii))",
        frozenset({"us.regf.22f3.employer-email", "us.regf.6d4.email-procedures"}),
    ),
    ("Debt", "proceedings"): (
        "that a debt came of a thief is found by somebody, and a case says nothing of claims unless somebody does",
        _NOTHING_OWED,
    ),
    ("Proceeding", "ended_at"): (
        "what was upheld nobody knows when goes on",
        frozenset({"us.ct.36a-651g.reported-as-disputed"}),
    ),
    ("Proceeding", "upheld"): (
        "of a result that nobody knows, it has not ended",
        frozenset(
            {
                "us.ct.36a-651g.reported-as-disputed",
                "us.fcra.1681s-2a6b.furnishing",
                "us.irs.6306d.not-eligible",
                *_NOTHING_OWED,
            }
        ),
    ),
    ("Proceeding", "formalities_met"): (
        "what was told by word of mouth is no report, unless one is said to have come",
        frozenset({"us.fcra.1681s-2a6b.furnishing"}),
    ),
    ("ValidationNotice", "received_at"): (
        "its days run from when it is taken to have come",
        frozenset({"us.ca.1788-17.original-creditor"}),
    ),
    ("Notice", "received_at"): (
        "its days run from when it went",
        frozenset(
            {
                "us.il.505-2i.employer",
                "us.de.6-2505j-cd.waiting-period",
                "us.nj.56-11-59ab.waiting-period",
                "us.va.59-1-612e.notice-first",
            }
        ),
    ),
}
"""Facts of which the loss opens what these rules denied, by readings that their pages or rows tell."""

PARTS = 4
LESS = {"unknown": made_unknown, "a day": made_days}


@pytest.mark.parametrize("part", range(PARTS))
@effort(1, 1000)
def test_what_a_row_denies_stays_denied(part: int, examples: int) -> None:
    """With one fact of it unknown, and with one known by its day."""
    of: Case | None = None
    for row in scenario_rows()[part::PARTS]:
        guard, contact, case = guard_of(row.policy), row.contact, row.case
        decision = guard.decide(contact, case)
        if decision.allowed:
            continue
        if case is not of:  # rows beside each other often share theirs
            of, written, found = case, case.model_dump(mode="json"), stated(case)
            ways = [list(less(case, found)) for less in LESS.values()]
        for changes in ways:
            for kind, name, becomes, path, said in Random(row.id).sample(changes, min(examples, len(changes))):
                try:
                    known_less = Case.model_validate(changed(written, path, said))
                except InvalidFacts:
                    continue
                if not is_read_so(kind, name, decision):
                    later, what = guard.decide(contact, known_less), f"{kind}.{name} {becomes}"
                    no_wider(decision, later, f"{row.source}: {row.id}: {what}")


FOUND = {
    ("us.regf.6b1ii.inconvenient-place", "an office line moved to a mobile", "PhoneLine", "ported_at"),
    (
        "us.regf.6b1ii.inconvenient-place",
        "to who is known to be at home and may have called from elsewhere",
        "InconvenientPlace",
        "place",
    ),
    ("us.regf.6d5.text-procedures", "checked since the day after it", "Consent", "given_at"),
    ("us.tcpa.64-1200-m.reassigned", "no data and no at one instant", "ReassignedNumberCheck", "at"),
    ("us.fcba.1666a-a.no-adverse-report", "withdrawn after it", "Dispute", "explained_at"),
}
"""What was opened once by the loss of a fact: a rule, the last words of a row, and the fact."""


def test_what_once_opened_stays_denied() -> None:
    tried = set()
    for row in scenario_rows():
        for rule, last, kind, name in FOUND:
            if row.rule != rule or not row.id.endswith(f"[{last}]"):
                continue
            decision, written = guard_of(row.policy).decide(row.contact, row.case), row.case.model_dump(mode="json")
            for less in LESS.values():
                for of, field, becomes, path, said in less(row.case, stated(row.case)):
                    if (of, field) == (kind, name):
                        known_less = Case.model_validate(changed(written, path, said))
                        no_wider(decision, guard_of(row.policy).decide(row.contact, known_less), f"{row.id}: {becomes}")
                        tried.add((rule, last, kind, name))
    assert tried == FOUND


@pytest.mark.parametrize("less", LESS)
@effort(60, 4000)
def test_a_made_up_denial_stays_one(less: str, examples: int) -> None:
    def theorem(case: Json, contact: Json, dice: Random) -> None:
        asked, known = read(case, contact)
        decision = GUARD.decide(asked, known)
        if decision.allowed:
            return
        written = known.model_dump(mode="json")
        changes = list(LESS[less](known, stated(known)))
        for kind, name, becomes, path, said in dice.sample(changes, min(12, len(changes))):
            try:
                known_less = Case.model_validate(changed(written, path, said))
            except InvalidFacts:
                continue
            if not is_read_so(kind, name, decision):
                no_wider(decision, GUARD.decide(asked, known_less), f"{kind}.{name} {becomes}")

    search(f"less {less}", examples, theorem)


HEARD_THERE = {"us.regf.10c.once", "us.dc.28-3814d4ai.four-calls"}
"""Rules by which a call to what is no number of theirs was one with the person, who was heard from there since."""


@effort(3, 1)
def test_an_address_that_nobody_names_is_not_taken_for_another(examples: int) -> None:
    """What names no number or address stays denied where nobody recorded from where the person got in touch, too."""
    for row in scenario_rows()[::examples]:
        history = row.case.history
        if not isinstance(history, History) or all(event.address is None for event in history.inbound):
            continue
        asked = row.contact.model_copy(update={"address": None})
        decision = guard_of(row.policy).decide(asked, row.case)
        if not {reason.rule for reason in decision.reasons if reason.denies} <= HEARD_THERE:
            inbound = tuple([event.model_copy(update={"address": None}) for event in history.inbound])
            known_less = row.case.model_copy(update={"history": history.model_copy(update={"inbound": inbound})})
            later = guard_of(row.policy).decide(asked, known_less)
            no_wider(decision, later, f"{row.source}: {row.id}: from nobody knows where")


def facts_in(kind: Any) -> Iterator[type[Fact]]:
    """The classes of the facts that a type is made of."""
    if isinstance(kind, type) and issubclass(kind, Fact):
        yield kind
        for field in kind.model_fields.values():
            yield from facts_in(field.annotation)
    for inner in get_args(kind):
        yield from facts_in(inner)


REFUSING = {
    "Case.debts": "a case is about debts",
    "Emergency.jurisdiction": "an emergency that is declared nowhere is none",
    "Contact.at": "when it would be made is the question",
    "Contact.medium": "how it would be made is the question",
    "Contact.debts": "what it would be about is the question",
    "Contact.recipient": "whom it would be to is the question",
    "Contact.purpose": "what it would be for is the question",
    "History.attempts": "a history of which a side is unknown is unknown",
    "History.inbound": "a history of which a side is unknown is unknown",
    "RecurringTime.rule": "a request without times closes all",
    "RecurringTime.first_day": "a request without times closes all",
    "RecurringTime.start": "a request without times closes all",
    "WeeklyWindow.days": "a request without times closes all",
    "WeeklyWindow.start": "a request without times closes all",
    "Location.zones": "a location that says no place is none",
    "PostalAddress.zones": "left out, the address says no place",
    "PhoneLine.zones": "left out, the number says its own",
    "Case.unread": "what could not be read is known to whoever read",
    "Unread.table": "the same",
    "Unread.why": "the same",
    "Unread.denies": "the same",
}
"""Fields that refuse to be unknown, and why."""


def test_what_is_read_so_names_fields_and_rules() -> None:
    rules = {rule.id for policy in (us(), first_party()) for rule in policy.rules()} | {"guard.place"}
    kinds = {kind.__name__: kind for kind in facts_in(Case)}
    for (kind, name), (_, denying) in READ_SO.items():
        assert name in kinds[kind].model_fields
        assert denying <= rules


def test_every_field_takes_unknown_or_has_a_reason() -> None:
    """A field of a fact that refuses to be unknown is named, with the reason; so a new field is asked about."""
    refusing = set()
    for kind in {*facts_in(Case), *facts_in(Contact)}:
        for name in kind.model_fields:
            if (
                name in NOT_MADE_UNKNOWN
                or kind.__name__ in NOT_MADE_UNKNOWN
                or (name == "kind" and "request" in kind.__module__)
            ):
                continue
            try:
                kind.model_validate({name: "unknown"})
            except InvalidFacts as refused:
                refuses = any(problem.field.split(".")[0] == name for problem in refused.problems)
                if refuses and kind.model_fields[name].default is not None:  # an id that may be left out is null
                    refusing.add(f"{kind.__name__}.{name}")
    assert refusing == REFUSING.keys()
