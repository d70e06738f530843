"""What a check sees: people and roles, zones, references, what answers what."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fdcpa_guard import MissingFact
from fdcpa_guard.facts import Consent
from fdcpa_guard.rules import Question
from fdcpa_guard.vocabulary import ConsentScope, GivenTo, Recipient
from tests.builders import at, attempt, case, contact, debt, history, inbound

TICK = timedelta(microseconds=1)
NOON = "2026-04-01 12:00"


@pytest.mark.parametrize(
    ("recipient", "facts", "roles"),
    [
        ("consumer", {}, {"consumer"}),
        ("spouse", {}, {"spouse"}),
        ("parent", {"minor": True}, {"parent"}),
        ("parent", {"minor": False}, {"third-party"}),
        ("parent", {}, {"parent", "third-party"}),
        ("personal-representative", {"deceased": True}, {"personal-representative"}),
        ("personal-representative", {"deceased": False}, {"third-party"}),
        ("personal-representative", {}, {"personal-representative", "third-party"}),
        ("third-party", {}, {"third-party"}),
        ("creditor", {}, {"creditor"}),
    ],
)
def test_1006_6_a_roles(recipient: str, facts: dict[str, Any], roles: set[str]) -> None:
    q = Question(contact(NOON, recipient=recipient), case(consumer=facts))
    assert q.roles == {Recipient(role) for role in roles}


def test_who_is_the_person_or_the_role() -> None:
    assert Question(contact(NOON), case()).who == "consumer"
    assert Question(contact(NOON, recipient="third-party"), case()).who == "third-party"
    assert Question(contact(NOON, recipient="third-party", person="neighbour"), case()).who == "neighbour"


def test_the_consumers_zones_stand_in_for_others_but_not_for_those_of_6_a() -> None:
    q = Question(contact(NOON, recipient="third-party"), case())
    assert [str(tz) for tz in q.zones] == ["America/Chicago"]
    with pytest.raises(MissingFact, match="guardian"):
        _ = Question(contact(NOON, recipient="guardian"), case()).zones


def test_the_same_zone_twice_is_one() -> None:
    zones = ("America/New_York", "America/Chicago", "America/New_York")
    q = Question(contact(NOON), case(locations=({"id": "a", "zones": zones}, {"id": "b", "zones": zones[:1]})))
    assert [str(tz) for tz in q.zones] == ["America/New_York", "America/Chicago"]
    assert [local.hour for local in q.local] == [13, 12]


def test_the_next_day_is_the_first_midnight_anywhere() -> None:
    zones = ("America/New_York", "America/Los_Angeles")
    q = Question(contact(NOON), case(locations=({"id": "a", "zones": zones},)))
    assert q.next_day == at("2026-04-02", "America/New_York")


def test_a_line_that_was_disowned_is_no_evidence_of_place_any_longer() -> None:
    when = at(NOON)
    line = {"id": "cell", "zones": ("America/New_York",), "disowned_at": when}
    known = case(locations="none", phones=(line,))
    assert [str(tz) for tz in Question(contact(when - TICK), known).zones] == ["America/New_York"]
    with pytest.raises(MissingFact, match="locations"):
        _ = Question(contact(when), known).zones


def test_a_returned_letters_address_is_no_evidence_of_place_any_longer() -> None:
    when = at(NOON)
    home = {"id": "home", "zones": ("America/New_York",), "undeliverable_at": when}
    known = case(locations="none", postal_addresses=(home,))
    assert Question(contact(when - TICK), known).zones
    with pytest.raises(MissingFact, match="locations"):
        _ = Question(contact(when), known).zones


# -- what a contact may answer


def answers(event: Any, *more: Any, when: Any = NOON, medium: str = "email", **overrides: Any) -> bool:
    asked = contact(when, medium, **{"in_reply_to": event.id} | overrides)
    return Question(asked, case(history=history(event, more))).answered is not None


def test_a_message_is_answered_once_by_the_same_medium_to_the_same_person() -> None:
    wrote = inbound("2026-04-01 10:00", "email")
    assert answers(wrote)
    assert not answers(wrote, medium="text")
    assert not answers(wrote, recipient="spouse")
    assert not answers(wrote, attempt("2026-04-01 11:00", "email", in_reply_to=wrote.id))
    assert answers(wrote, attempt("2026-04-01 13:00", "email", in_reply_to=wrote.id))
    assert not answers(wrote, in_reply_to=None)


def test_nothing_is_answered_before_it_comes() -> None:
    wrote = inbound(NOON, "email")
    assert not answers(wrote, when=at(NOON) - TICK)
    assert answers(wrote, when=at(NOON))


@pytest.mark.parametrize("medium", ["call", "portal", "in-person"])
def test_within_a_live_contact_everything_is_the_answer_and_after_it_nothing(medium: str) -> None:
    ended = inbound("2026-04-01 11:50", medium, ended_at=at(NOON))
    assert answers(ended, when=at(NOON) - TICK, medium=medium)
    assert not answers(ended, when=at(NOON), medium=medium)
    going_on = inbound("2026-04-01 11:50", medium, ongoing=True)
    assert answers(going_on, medium=medium)


def test_a_call_that_nobody_took_may_be_returned_once() -> None:
    missed = inbound("2026-04-01 11:50")
    assert answers(missed, medium="call")
    assert not answers(missed, attempt("2026-04-01 11:55", in_reply_to=missed.id), medium="call")


def test_an_answer_that_is_known_to_have_reached_nobody_leaves_the_answer_to_be_given() -> None:
    missed = inbound("2026-04-01 11:50")
    assert answers(missed, attempt("2026-04-01 11:55", in_reply_to=missed.id, outcome="not-connected"), medium="call")
    wrote = inbound("2026-04-01 10:00", "email")
    for outcome in ("sent", "undeliverable"):
        reply = {"in_reply_to": wrote.id, "outcome": outcome}
        assert answers(wrote, attempt("2026-04-01 11:00", "email", undeliverable_at=at(NOON), **reply))
        assert not answers(wrote, attempt("2026-04-01 11:00", "email", undeliverable_at=at(NOON) + TICK, **reply))
        assert not answers(wrote, attempt("2026-04-01 11:00", "email", undeliverable_at="unknown", **reply))
    assert answers(wrote, attempt("2026-04-01 11:00", "email", in_reply_to=wrote.id, outcome="undeliverable"))


def test_speaking_on_the_persons_own_call_places_none() -> None:
    going_on = inbound("2026-04-01 11:50", ongoing=True)
    known = case(history=history(going_on))
    assert not Question(contact(NOON, in_reply_to=going_on.id), known).places_call
    assert Question(contact(NOON), known).places_call
    assert not Question(contact(NOON, "text"), known).places_call
    missed = inbound("2026-04-01 11:50", id="missed")
    assert Question(contact(NOON, in_reply_to="missed"), case(history=history(missed))).places_call


# -- facts that a check asks for


def test_particulars_group_student_loans_of_one_account() -> None:
    loans = [debt(f"loan-{n}", kind="student-loan", servicing_account="one") for n in (1, 2)]
    q = Question(contact(NOON, debts=("loan-1", "card", "loan-2")), case(debts=(*loans, debt())))
    q = q.only(tuple(q.index.debts[id] for id in q.contact.debts))
    assert [ids for _, ids in q.particulars()] == [("loan-1", "loan-2"), ("card",)]


@pytest.mark.parametrize("value", [0, False, "", "x", 1.5])
def test_attributes_that_are_there(value: Any) -> None:
    assert Question(contact(NOON), case(attributes={"score": value})).attribute("score") == value


@pytest.mark.parametrize("facts", [{}, {"score": None}, {"other": 1}], ids=repr)
def test_attributes_that_are_not(facts: dict[str, Any]) -> None:
    with pytest.raises(MissingFact) as caught:
        Question(contact(NOON), case(attributes=facts)).attribute("score")
    assert caught.value.fact == "attributes.score"


@pytest.mark.parametrize(("medium", "target"), [("call", "line"), ("email", "email"), ("mail", "postal")])
def test_the_address_used(medium: str, target: str) -> None:
    assert getattr(Question(contact(NOON, medium), case()), target).id == contact(NOON, medium).address
    with pytest.raises(MissingFact, match=r"contact\.address"):
        getattr(Question(contact(NOON, medium, address=None), case()), target)
    with pytest.raises(MissingFact, match="nowhere"):
        getattr(Question(contact(NOON, medium, address="nowhere"), case()), target)


def test_what_may_have_reached_the_person_comes_in_order() -> None:
    made = {"rang-out": "d1", "unknown": "d2", "voicemail": "d3", "pending": "d4"}
    calls = [attempt(f"2026-03-1{n} 10:00", id=id, outcome=outcome) for n, (outcome, id) in enumerate(made.items())]

    def perhaps(*ids: str, since: Any = None) -> list[str]:
        known = case(history=history(*[call for call in calls if call.id in ids]))
        return [each.id for each in Question(contact(NOON), known).perhaps_reached(since)]

    assert perhaps("d1", "d3") == ["d3"]
    assert perhaps("d1", "d2", "d3", "d4") == ["d2", "d3", "d4"]
    assert perhaps("d1", "d2", "d3", "d4", since=at("2026-03-12 10:00")) == ["d3", "d4"]
    with pytest.raises(MissingFact, match="history"):
        Question(contact(NOON), case(history="unknown")).perhaps_reached()


def test_only_what_was_known_is_seen() -> None:
    when = at(NOON)
    stop = {"kind": "cease", "id": "c", "received_at": when, "in_writing": True}
    lawyer = {"id": "l", "learned_at": when, "attorney_can_be_found": True}
    known = case(requests=(stop,), representation=(lawyer,))
    before, after = Question(contact(when - TICK), known), Question(contact(when), known)
    assert (before.requests, before.represented) == ((), ())
    assert [r.id for r in after.requests] == ["c"]
    assert [r.id for r in after.represented] == ["l"]


@pytest.mark.parametrize(
    ("later", "roles"),
    [
        (-TICK, {"consumer-attorney"}),
        (timedelta(0), {"consumer-attorney", "third-party"}),
        (timedelta(hours=24), {"consumer-attorney", "third-party"}),
        (timedelta(hours=49, microseconds=1), {"third-party"}),
    ],
)
def test_an_attorney_of_whose_end_the_day_alone_is_known_may_be_none_in_any_of_its_instants(
    later: timedelta, roles: set[str]
) -> None:
    known = case(
        representation=(
            {"id": "r", "learned_at": at("2026-03-02"), "ended_at": "2026-03-10", "attorney_can_be_found": True},
        )
    )
    begins = datetime(2026, 3, 9, 10, tzinfo=UTC)  # in Kiritimati
    asked = Question(contact(begins + later, recipient="consumer-attorney"), known)
    assert asked.roles == {Recipient(role) for role in roles}


def test_seen_as_two_kinds_it_is_of_both() -> None:
    class NoConsents(Question):
        def consents(self, scope: ConsentScope, whom: Collection[GivenTo] = ()) -> list[Consent]:
            return []

    class NoCourts(Question):
        def court_permits(self, debt: str, *, third_party: bool = False) -> bool:
            return False

    permission = {"id": "order", "granted_at": at("2026-03-01 09:00")}
    known = case(court_permissions=(permission,))
    q = Question(contact(at("2026-04-01 12:00"), "email"), known).only(known.debts)
    assert q.court_permits("card")
    assert q.consents(ConsentScope.EMAIL_ADDRESS)
    for first, second in ((NoConsents, NoCourts), (NoCourts, NoConsents)):
        both = q.seen_as(first).seen_as(second)
        assert not both.court_permits("card")
        assert both.consents(ConsentScope.EMAIL_ADDRESS) == []
        assert type(both.seen_as(first)) is type(both) is type(q.seen_as(first).seen_as(second))
