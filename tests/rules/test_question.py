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
    ("said", "itself"),
    [
        ({}, True),
        ({"debts": ("loan", "card")}, True),
        ({"debts": ("loan",)}, False),
        ({"at": at(NOON) + TICK}, False),
        ({"medium": "ringless-voicemail"}, False),
        ({"recipient": "spouse", "person": "pat"}, False),
        ({"address": "land"}, False),
        ({"address": None}, False),
        ({"purpose": "credit-reporting"}, False),
    ],
    ids=str,
)
def test_a_contact_is_the_attempt_as_which_it_was_logged_if_that_is_the_same(
    said: dict[str, Any], itself: bool
) -> None:
    person = {"person": "pat"} if "recipient" in said else {}
    logged = attempt(**{"at": NOON, "id": "own", **said})
    known = case(debts=(debt(), debt("loan")), history=history(logged))
    assert (Question(contact(NOON, logged_as="own", **person), known).index.own is not None) is itself
    assert Question(contact(NOON, **person), known).index.own is None
    assert Question(contact(NOON, logged_as="another", **person), known).index.own is None


@pytest.mark.parametrize(("person", "itself"), [("neighbour", True), ("cousin", False)])
def test_it_is_not_one_with_somebody_else(person: str, itself: bool) -> None:
    known = case(history=history(attempt(NOON, id="own", recipient="third-party", person=person)))
    q = Question(contact(NOON, recipient="third-party", person="neighbour", logged_as="own"), known)
    assert (q.index.own is not None) is itself


HERS: dict[str, Any] = {"id": "hers", "number": "+12025550177", "line_type": "mobile", "person": "spouse"}


@pytest.mark.parametrize(
    ("said", "shared"),
    [
        ({}, True),
        ({"scope": "time", "third_party": None, "windows": ({},)}, False),
        ({"given_to": "prior-collector"}, False),
        ({"person": "spouse"}, False),
        ({"given_at": at(NOON)}, True),
        ({"given_at": at(NOON) + TICK}, False),
        ({"revoked_at": at(NOON)}, False),
        ({"revoked_at": at(NOON) + TICK}, True),
        ({"third_party": "spouse"}, True),
        ({"third_party": "parent"}, False),
        ({"address": "hers"}, True),
        ({"address": "cell"}, False),
        ({"media": ("call", "text")}, True),
        ({"media": ("text",)}, False),
        ({"debts": ("card", "loan")}, True),
        ({"debts": ("card",)}, False),
    ],
    ids=str,
)
def test_a_number_of_somebody_else_with_whom_the_consumer_lets_be_spoken(said: dict[str, Any], shared: bool) -> None:
    given = {"id": "c", "scope": "third-party", "given_to": "collector", "given_at": at("2026-03-01 12:00"), **said}
    known = case(debts=(debt(), debt("loan")), phones=(HERS,), consents=(given,))
    q = Question(contact(NOON, address="hers", debts=("card", "loan")), known)
    assert q.goes_to_somebody_else(known.index.phones["hers"]) is not shared


@pytest.mark.parametrize(
    ("said", "permits"),
    [
        ({}, True),
        ({"granted_at": at(NOON)}, True),
        ({"granted_at": at(NOON) + TICK}, False),
        ({"ended_at": at(NOON)}, False),
        ({"ended_at": at(NOON) + TICK}, True),
        ({"debts": ("card",)}, True),
        ({"debts": ("loan",)}, False),
    ],
    ids=str,
)
def test_what_a_court_permits(said: dict[str, Any], permits: bool) -> None:
    for others in (False, True):
        order = {"id": "order", "granted_at": at("2026-03-01 09:00"), "third_parties": others, **said}
        q = Question(contact(NOON), case(debts=(debt(), debt("loan")), court_permissions=(order,)))
        assert q.court_permits("card") is permits
        assert q.court_permits("card", third_party=True) is (permits and others)


@pytest.mark.parametrize("collector", ["debt-buyer", "creditor"])
@pytest.mark.parametrize("to", ["collector", "creditor", "prior-collector"])
@pytest.mark.parametrize("whom", [("collector",), ("creditor",), ("prior-collector",), ("collector", "creditor")])
def test_what_a_creditor_that_collects_was_given_the_collector_was(
    collector: str, to: str, whom: tuple[str, ...]
) -> None:
    given = {"id": "c", "scope": "more-calls", "given_to": to, "given_at": at("2026-03-01 12:00")}
    known = case(collector=collector, consents=(given,))
    asked = Question(contact(NOON), known).given_to(known.consents[0], {GivenTo(one) for one in whom})
    assert asked is (to in whom or (collector == "creditor" and to == "creditor" and "collector" in whom))


def test_an_attorney_who_comes_after_another_is_one_from_the_instant_at_which_it_is_learned() -> None:
    said = {"learned_at": at("2026-03-02"), "ended_at": at("2026-03-10"), "attorney_can_be_found": True}
    known = case(representation=({"id": "r", **said}, {"id": "s", **said, "learned_at": at(NOON), "ended_at": None}))
    for when, role in ((at(NOON) - TICK, "third-party"), (at(NOON), "consumer-attorney")):
        assert Question(contact(when, recipient="consumer-attorney"), known).roles == {Recipient(role)}


def test_a_whole_number_will_do_for_any_other_and_not_the_other_way_round() -> None:
    q = Question(contact(NOON), case(attributes={"whole": 3, "part": 3.5, "word": "3"}))
    assert (q.attribute("whole", float), q.attribute("part", float), q.attribute("whole", int)) == (3, 3.5, 3)
    for name, kind in (("part", int), ("word", float), ("word", int), ("whole", str), ("whole", bool)):
        with pytest.raises(MissingFact, match=name):
            q.attribute(name, kind)


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
        def consents(
            self, scope: ConsentScope, whom: Collection[GivenTo] = (), *, somewhere: bool = False
        ) -> list[Consent]:
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
