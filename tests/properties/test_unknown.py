"""What is unknown, or known by its day only, never opens anything: over every field of every fact, by its class."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from random import Random
from typing import Any, get_args

import pytest

from fdcpa_guard import Case, Contact, Decision, InvalidFacts, first_party, us
from fdcpa_guard.facts import Fact, History, PhoneLine
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
    return fields_of(type(fact))[name] or at_no_fixed_place


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
            if precise and type(fact).__name__ not in NOT_MADE_UNKNOWN:
                yield type(fact).__name__, name, "by its day", path, value.astimezone(tz).date().isoformat()


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
    ("Location", "city"): "that a city's law may bind is pointed out (guard.place), and binds nobody",
    ("PhoneLine", "number"): "a number that nobody states points to no place",
    ("PhoneLine", "reassigned_checks"): "that no look-up is known is pointed out (guard.unknown), and finds nothing",
    ("ReassignedNumberCheck", "reassigned"): "the same of one that found nobody knows what",
}
"""Facts of which the loss is no knowledge of one, and why."""

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
            }
        ),
    ),
    ("Case", "history"): (
        "who knows of no past call knows of none that somebody else answered (pointed out as guard.number)",
        frozenset({"house.reach.not-to-strangers"}),
    ),
    ("AddressOptOut", "media"): (
        "who names no media stopped every one, so it is confirmed in each",
        frozenset({"us.regf.6e.opt-out-notice"}),
    ),
    ("MediumOptOut", "media"): ("the same", frozenset({"us.regf.6e.opt-out-notice"})),
    ("ConsentRevocation", "media"): (
        "one that names no email, nor visits, is about calls and texts",
        frozenset(
            {
                "us.can-spam.7704a4.after-opt-out",
                "us.e-sign.7001c.notice-in-writing",
                "us.regf.6d4.email-procedures",
                "us.wa.31-45-082-2.home-visit",
            }
        ),
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
    ("PhoneLine", "place"): ("nor does a call to nobody knows where", frozenset({"us.regf.6b1ii.inconvenient-place"})),
    ("Debt", "purchased"): (
        "a debt was bought where that is said",
        frozenset(
            {
                "us.ca.1788-14-5.documents",
                "us.ca.1788-52.cease-until-proof",
                "us.tx.392-307c.no-suit",
                "us.tx.392-307e.notice",
            }
        ),
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
        frozenset({rule.id for pack in us().packs for rule in pack.rules if rule.id.endswith(".nothing-owed")}),
    ),
    ("Proceeding", "ended_at"): (
        "what was upheld nobody knows when goes on",
        frozenset({"us.ct.36a-651g.reported-as-disputed"}),
    ),
    ("Proceeding", "upheld"): (
        "of a result that nobody knows, it has not ended",
        frozenset({"us.ct.36a-651g.reported-as-disputed"}),
    ),
    ("Notice", "received_at"): (
        "its days run from when it went",
        frozenset({"us.il.505-2i.employer", "us.de.6-2505j-cd.waiting-period"}),
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
    rules = {rule.id for policy in (us(), first_party()) for rule in policy.rules()}
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
