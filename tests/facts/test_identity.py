"""A number is itself, whoever's it was: what was learned of it, and what was learned after."""

import pickle
from copy import copy
from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Decision, Guard, first_party, regulation_f, us
from fdcpa_guard.facts import EmailAddress, PhoneLine, PostalAddress, ReassignedNumberCheck
from fdcpa_guard.facts.base import members
from fdcpa_guard.facts.identity import JOINING
from fdcpa_guard.rules import MissingFact, Question
from fdcpa_guard.testing import builders as clean

NUMBER, OTHER = "+12025550123", "+12025550124"
GUARDS = {"us": Guard(us()), "regulation_f": Guard(regulation_f()), "first_party": Guard(first_party())}
POLICIES = pytest.mark.parametrize("guard", list(GUARDS.values()), ids=list(GUARDS))


def facts(**overrides: Any) -> Case:
    """The clean case, in plain data, with other values for some fields."""
    return Case.model_validate(clean.case_facts() | overrides)


def told(decision: Decision) -> set[str]:
    """What the guard's own advisories point out."""
    return {fact for one in decision.advisories if one.rule == "guard.references" for fact in one.facts}


def why(decision: Decision) -> set[str]:
    """The rules that deny."""
    return {reason.rule for reason in decision.reasons if reason.denies}


# -- a number that was another's and is the person's again


@pytest.mark.parametrize(
    ("regained", "anothers"),
    [(None, True), ("2026-03-09 12:00", True), ("2026-03-10 12:00", True), ("2026-03-10 12:01", False)],
    ids=["never", "before", "at_the_same_instant", "after"],
)
@POLICIES
def test_a_number_is_the_persons_again_once_that_is_learned(guard: Guard, regained: str | None, anothers: bool) -> None:
    lines = [{"regained_at": None if regained is None else clean.local(regained)}]
    for lost in ({"disowned_at": "2026-03-10 12:00"}, {"reassigned_checks": "2026-03-10 12:00"}):
        ((name, when),) = lost.items()
        check = [clean.completed("reassigned_checks", {"at": clean.local(when), "reassigned": True})]
        line = {name: clean.local(when) if name == "disowned_at" else check} | lines[0]
        known = facts(phones=[clean.completed("phones", {"id": "cell", "number": NUMBER, **line})])
        decision = guard.decide(clean.contact(), known)
        assert decision.allowed is not anothers


def test_until_it_is_learned_the_number_stays_anothers() -> None:
    line = PhoneLine(id="cell", disowned_at=clean.local("2026-03-01"), regained_at=clean.local("2026-03-10"))
    assert line.elsewhere(clean.local("2026-03-09")) == [clean.local("2026-03-01")]
    assert not line.elsewhere(clean.local("2026-03-10"))


def test_a_check_after_it_was_regained_makes_it_anothers_again() -> None:
    check = ReassignedNumberCheck(at=clean.local("2026-03-20"), since=clean.OPENED, reassigned=True)
    line = PhoneLine(
        id="cell",
        disowned_at=clean.local("2026-03-01"),
        regained_at=clean.local("2026-03-10"),
        reassigned_checks=(check,),
    )
    assert not line.elsewhere(clean.local("2026-03-19"))
    assert line.elsewhere(clean.local("2026-03-20")) == [clean.local("2026-03-20")]


def test_calls_to_a_number_that_is_the_persons_after_all_count_again() -> None:
    disowned, regained = clean.local("2026-03-30"), clean.local("2026-03-31")
    line = PhoneLine(id="cell", disowned_at=disowned, regained_at=regained)
    called = clean.local("2026-03-29")
    assert line.misdirected(called, disowned)
    assert not line.misdirected(called, regained)
    assert not line.misdirected(called, disowned - timedelta(seconds=1))


def test_evidence_of_place_ends_with_the_number_and_begins_with_it_again() -> None:
    line = {"id": "cell", "number": NUMBER, "disowned_at": clean.local("2026-03-01")}
    known = facts(locations=[], phones=[line | {"regained_at": clean.local("2026-03-10")}])
    zones = known.index.zones
    assert zones("consumer", clean.local("2026-02-01"))
    assert not zones("consumer", clean.local("2026-03-05"))
    assert zones("consumer", clean.local("2026-03-10"))


def test_an_address_at_which_the_person_gets_mail_again() -> None:
    home = PostalAddress(id="home", undeliverable_at=clean.local("2026-03-01"), regained_at=clean.local("2026-03-10"))
    assert home.standing(clean.local("2026-03-09"), "undeliverable_at")
    assert not home.standing(clean.local("2026-03-10"), "undeliverable_at")


def test_an_email_address_that_led_to_another_reaches_the_person_again() -> None:
    guard = GUARDS["regulation_f"]
    for regained, allowed in ((None, False), (clean.local("2026-03-10"), True)):
        mail = {"id": "mail", "led_to_third_party_at": clean.local("2026-03-01"), "regained_at": regained}
        decision = guard.decide(clean.contact(medium="email"), facts(emails=[clean.completed("emails", mail)]))
        assert decision.allowed is allowed


# -- one number, email or postal address under two ids


def two_lines(first: dict[str, Any], second: dict[str, Any]) -> list[dict[str, Any]]:
    """The consumer's mobile twice."""
    given = {"number": NUMBER}
    return [clean.completed("phones", {"id": id} | given | more) for id, more in (("cell", first), ("cell2", second))]


def stop(**request: Any) -> dict[str, Any]:
    """A request of March."""
    return {"id": "stop", "kind": "stop-address", "received_at": clean.local("2026-03-02")} | request


LEARNED = clean.local("2026-03-02")
REASSIGNED = clean.completed("reassigned_checks", {"at": LEARNED, "reassigned": True})


@pytest.mark.parametrize("used", ["cell", "cell2"])
@pytest.mark.parametrize(
    ("first", "requests"),
    [
        ({}, [stop(address="cell")]),
        ({}, [stop(address="cell", media=["text", "call"])]),
        ({"disowned_at": LEARNED}, "none"),
        ({"reassigned_checks": [REASSIGNED]}, "none"),
    ],
    ids=["stop_address", "stop_address_for_media", "disowned", "reassigned"],
)
@POLICIES
def test_what_protects_follows_the_number_under_any_id(
    guard: Guard, first: dict[str, Any], requests: Any, used: str
) -> None:
    known = facts(phones=two_lines(first, {}), requests=requests)
    decision = guard.decide(clean.contact(address=used), known)
    assert not decision
    assert "contact.address" in told(decision)


@pytest.mark.parametrize("used", ["cell", "cell2"])
def test_a_number_under_two_ids_is_used_as_one_and_pointed_out(used: str) -> None:
    decision = GUARDS["us"].decide(clean.contact(address=used), facts(phones=two_lines({}, {})))
    assert decision.allowed
    assert told(decision) == {"contact.address"}
    assert NUMBER not in repr(decision)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ann@Example.com", " ann@example.COM "),
        ("ann@b\u00fccher.example", "ann@xn--bcher-kva.example"),
        ("ann@example.com", "ann@example.com."),
        ("jos\u00e9@example.com", "jose\u0301@example.com"),
    ],
    ids=["capitals_and_spaces", "international_domain", "root_dot", "composed"],
)
@pytest.mark.parametrize("used", ["mail", "mail2"])
def test_an_email_address_is_itself_in_any_spelling(first: str, second: str, used: str) -> None:
    mails = [clean.completed("emails", {"id": id, "address": a}) for id, a in (("mail", first), ("mail2", second))]
    known = facts(emails=mails, requests=[stop(address="mail")])
    for guard in GUARDS.values():
        assert not guard.decide(clean.contact(medium="email", address=used), known)


@pytest.mark.parametrize("other", ["ann+tag@example.com", "a.nn@example.com", "ann@example.org"])
def test_tags_dots_and_domains_tell_email_addresses_apart(other: str) -> None:
    mails = [
        clean.completed("emails", {"id": "mail", "address": "ann@example.com"}),
        clean.completed("emails", {"id": "mail2", "address": other}),
    ]
    known = facts(emails=mails, requests=[stop(address="mail2")])
    assert GUARDS["us"].decide(clean.contact(medium="email", address="mail"), known)


def test_a_postal_address_is_itself_in_any_spelling() -> None:
    homes = [
        clean.completed("postal_addresses", {"id": "home", "address": "1 Main St., Apt. 2\nSpringfield, MO 65801"}),
        clean.completed("postal_addresses", {"id": "home2", "address": "1 MAIN ST APT 2, Springfield MO  65801"}),
        clean.completed("postal_addresses", {"id": "home3", "address": "1 Main St., Apt. 3, Springfield, MO 65801"}),
    ]
    known = facts(postal_addresses=homes, requests=[stop(address="home")])
    decided = {id: GUARDS["us"].decide(clean.contact(medium="mail", address=id), known) for id in ("home2", "home3")}
    assert not decided["home2"]
    assert decided["home3"]
    assert "Main" not in repr(known.postal_addresses)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1 Main Street, Apartment 2, Springfield, MO 65801-1234", "1 Main St Apt 2 Springfield MO 65801", True),
        ("12 North Oak Avenue", "12 N. Oak Ave.", True),
        ("P.O. Box 7, Springfield", "PO Box 7 Springfield", True),
        ("1 Main Street", "1 Main Lane", False),
        ("12 North Oak Avenue", "12 South Oak Avenue", False),
    ],
)
def test_a_postal_address_is_itself_in_full_and_shortened(one: str, other: str, same: bool) -> None:
    homes = [
        clean.completed("postal_addresses", {"id": id, "address": text})
        for id, text in (("home", one), ("home2", other))
    ]
    known = facts(postal_addresses=homes, requests=[stop(address="home")])
    assert bool(GUARDS["us"].decide(clean.contact(medium="mail", address="home2"), known)) is not same


def test_without_the_address_itself_two_ids_are_two_addresses() -> None:
    homes = [clean.completed("postal_addresses", {"id": id}) for id in ("home", "home2")]
    known = facts(postal_addresses=homes, requests=[stop(address="home")])
    assert GUARDS["us"].decide(clean.contact(medium="mail", address="home2"), known)


def test_calls_to_a_number_count_under_any_id() -> None:
    seven = [clean.attempt(f"2026-03-{26 + n} 10:00", address=("cell", "cell2")[n % 2]) for n in range(6)]
    disowned = two_lines({"disowned_at": clean.local("2026-03-31 18:00"), "regained_at": None}, {})
    known = facts(phones=disowned, history=clean.history(*seven))
    counted = GUARDS["regulation_f"].decide(clean.contact(), known, counted=True).counted or ()
    assert {row.why for row in counted} == {"placed to a number since learned to be somebody else's"}


def test_consent_to_a_number_is_consent_under_any_id() -> None:
    consent = clean.completed("consents", {"id": "c", "scope": "text-number", "address": "cell"})
    known = facts(phones=two_lines({}, {}), consents=[consent | {"given_at": clean.local("2026-03-20")}])
    for used in ("cell", "cell2"):
        assert GUARDS["regulation_f"].decide(clean.contact(medium="text", address=used), known)


def test_what_the_records_of_a_number_disagree_on_is_unknown() -> None:
    known = facts(phones=two_lines({"line_type": "mobile"}, {"line_type": "landline", "place": "home"}))
    decision = GUARDS["us"].decide(clean.contact(address="cell2", autodialed=False), known)
    question = known.identities
    assert question is not None
    (line,) = members(question.view(clean.contact().recipient, None).case.phones)
    assert (line.line_type, line.place) == ("unknown", "unknown")
    assert told(decision)


def test_a_record_of_several_is_copied_written_and_read_like_any_other() -> None:
    identities = facts(phones=two_lines({"line_type": "mobile"}, {"line_type": "mobile"})).identities
    assert identities is not None
    (line,) = members(identities.view(clean.contact().recipient, None).case.phones)
    assert line.model_fields_set <= set(PhoneLine.model_fields)
    assert line.model_copy(update={"line_type": "landline"}).line_type == "landline"
    for again in (copy(line), pickle.loads(pickle.dumps(line)), PhoneLine.model_validate_json(line.canonical)):
        assert again == line


def test_what_comes_later_does_not_reach_back_through_another_id() -> None:
    lines = two_lines({"disowned_at": clean.local("2026-03-01"), "regained_at": clean.local("2026-03-10")}, {})
    lines[1]["disowned_at"] = clean.local("2026-05-01")
    for day, allowed in (("2026-02-27", True), ("2026-03-05", False), ("2026-04-01", True), ("2026-05-04", False)):
        assert GUARDS["us"].decide(clean.contact(at=f"{day} 12:00"), facts(phones=lines)).allowed is allowed


def test_an_answer_holds_only_until_another_id_says_more() -> None:
    later = clean.local("2026-04-02 09:00")
    known = facts(phones=two_lines({}, {"disowned_at": later}))
    decision = GUARDS["us"].decide(clean.contact(), known)
    assert decision.allowed
    assert decision.valid_until is not None
    assert decision.valid_until <= later


@pytest.mark.parametrize("other", ["consumer", "p-1001", "p-2"])
@pytest.mark.parametrize("one", ["consumer", "p-1001"])
def test_a_number_disowned_under_either_name_of_the_person_tells_no_place(one: str, other: str) -> None:
    lines = two_lines({"person": one}, {"person": other, "disowned_at": clean.local("2026-03-10")})
    known = facts(locations=[], postal_addresses=[], phones=lines, consumer={"id": "p-1001"})
    assert Question(clean.contact(at="2026-03-09 12:00"), known).zones
    since = Question(clean.contact(at="2026-03-10 12:00"), known)
    if other == "p-2":
        assert since.zones
    else:
        with pytest.raises(MissingFact, match="locations"):
            _ = since.zones


@pytest.mark.parametrize("other", ["p-9", "consumer"])
def test_so_does_one_of_whoever_was_called_as_the_consumer_under_another_id(other: str) -> None:
    lines = two_lines({"person": "p-9"}, {"person": other, "disowned_at": clean.local("2026-03-10")})
    past = clean.history(clean.attempt("2026-01-10 10:00", recipient="consumer", person="p-9"))
    known = facts(locations=[], postal_addresses=[], phones=lines, consumer={"id": "p-1001"}, history=past)
    assert Question(clean.contact(at="2026-03-09 12:00"), known).zones
    with pytest.raises(MissingFact, match="locations"):
        _ = Question(clean.contact(at="2026-03-10 12:00"), known).zones


@pytest.mark.parametrize("kind", [PhoneLine, EmailAddress, PostalAddress])
def test_every_field_of_a_number_or_address_has_a_careful_way_of_joining(kind: Any) -> None:
    assert JOINING[kind].keys() == kind.model_fields.keys()


@pytest.mark.parametrize(
    ("kind", "name", "one", "other"),
    [
        (PostalAddress, "zip", "64101", "65801"),
        (PostalAddress, "state", "MO", "KS"),
        (PostalAddress, "city", "US-MO-KANSAS-CITY", "US-MO-ST-LOUIS"),
        (EmailAddress, "creditor_use", {"used": True}, {"used": False}),
        (EmailAddress, "prior_collector_use", {"used": True}, {"used": False}),
    ],
)
def test_what_one_record_alone_says_is_said_and_what_two_disagree_on_is_not(
    kind: Any, name: str, one: Any, other: Any
) -> None:
    join = JOINING[kind][name]
    assert join([one, None]) == join([None, one]) == join([one, one]) == join([None, one, one]) == one
    assert join([one, other]) is join([one, None, other]) is join([None, None]) is None


# -- a line that two people share


def shared(**consumers: Any) -> list[dict[str, Any]]:
    """One landline, of consumer and spouse."""
    line = {"number": NUMBER, "line_type": "landline", "place": "home"}
    return [
        clean.completed("phones", {"id": "his", "person": "consumer"} | line | consumers),
        clean.completed("phones", {"id": "hers", "person": "spouse"} | line),
    ]


@pytest.mark.parametrize("used", ["his", "hers"])
def test_a_shared_line_is_a_line_of_both(used: str) -> None:
    assert GUARDS["us"].decide(clean.contact(address=used), facts(phones=shared()))
    both = facts(phones=shared(), locations=[])
    for person in ("consumer", "spouse"):
        contact = clean.contact(address=used, recipient=person)
        assert not GUARDS["us"].decide(contact, facts(phones=shared(), requests=[stop(address="his")]))
        assert both.index.zones(person, contact.at)


def test_a_number_that_is_not_the_consumers_may_still_be_the_spouses() -> None:
    known = facts(phones=shared(disowned_at=LEARNED))
    guard = GUARDS["regulation_f"]
    assert "us.regf.6d1.not-the-consumers-number" in why(guard.decide(clean.contact(address="hers"), known))
    to_spouse = guard.decide(clean.contact(address="hers", recipient="spouse"), known)
    assert "us.regf.6d1.not-the-consumers-number" not in why(to_spouse)


# -- a line recorded as somebody else's


@pytest.mark.parametrize("whose", ["neighbour", "spouse", "third-party", "p-7"])
@POLICIES
def test_a_call_to_the_consumer_at_anothers_line_needs_the_fact_that_says_so(guard: Guard, whose: str) -> None:
    called = [clean.attempt("2026-01-10 10:00", recipient="third-party", person=whose, purpose="location-information")]
    lines = [clean.completed("phones", {"id": "cell", "person": whose})]
    decision = guard.decide(clean.contact(), facts(phones=lines, history=clean.history(*called)))
    assert not decision
    (reason,) = [reason for reason in decision.reasons if reason.rule == "guard.whose"]
    assert list(reason.facts) == ["phones.cell.person"]


@pytest.mark.parametrize(
    ("medium", "kind", "id", "name"),
    [("email", "emails", "mail", "emails"), ("mail", "postal_addresses", "home", "postal")],
)
@POLICIES
def test_so_does_a_message_to_anothers_address(guard: Guard, medium: str, kind: str, id: str, name: str) -> None:
    known = facts(**{kind: [clean.completed(kind, {"id": id, "person": "spouse"})]}, consents=[])
    decision = guard.decide(clean.contact(medium=medium, address=id), known)
    assert "guard.whose" in why(decision)
    assert [list(reason.facts) for reason in decision.reasons if reason.rule == "guard.whose"] == [
        [f"{name}.{id}.person"]
    ]


def test_a_neighbour_of_whom_nothing_else_is_known_is_pointed_out() -> None:
    lines = [clean.completed("phones", {"id": "cell", "person": "neighbour"})]
    decision = GUARDS["us"].decide(clean.contact(), facts(phones=lines))
    assert not decision or told(decision) == {"phones.cell.person"}


def test_consent_to_contacts_with_who_has_the_line_opens_it() -> None:
    lines = [clean.completed("phones", {"id": "cell", "person": "spouse"})]

    def allowed(**consent: Any) -> bool:
        given = clean.completed("consents", {"id": "c", "scope": "third-party", "third_party": "spouse"} | consent)
        return bool(GUARDS["us"].decide(clean.contact(), facts(phones=lines, consents=[given])))

    assert allowed()
    assert allowed(third_party=None)
    assert not allowed(third_party="parent")
    assert not allowed(revoked_at=LEARNED)
    assert not allowed(person="spouse")
    assert not allowed(media=["text"])
    assert not allowed(given_to="creditor")
    assert not allowed(scope="text-number", third_party=None, address="cell")


# -- people


PERSON = {"id": "r1", "kind": "stop-medium", "media": ["call"], "received_at": LEARNED, "person": "p-1001"}
TO_P = {"recipient": "consumer", "person": "p-1001"}


def said_to_be_the_consumer(how: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Facts, or what the contact says, by which p-1001 is the consumer."""
    call = {"recipient": "consumer", "person": "p-1001"}
    ways: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        "stated": ({"consumer": {"id": "p-1001", "minor": False, "deceased": False}}, {}),
        "attempt": ({"history": clean.history(clean.attempt("2026-01-10 10:00", **call))}, {}),
        "inbound": ({"history": clean.history(clean.inbound("2026-01-10 10:00", **call))}, {}),
        "contact": ({}, TO_P),
        "nothing": ({}, {}),
    }
    return ways[how]


@pytest.mark.parametrize("how", ["stated", "attempt", "inbound", "contact", "nothing"])
@POLICIES
def test_a_request_of_the_consumers_id_is_the_consumers(guard: Guard, how: str) -> None:
    more, contact = said_to_be_the_consumer(how)
    decision = guard.decide(clean.contact(**contact), facts(requests=[PERSON], **more))
    assert not decision
    assert told(decision) == ({"requests.r1.person"} if how == "nothing" else set())


@pytest.mark.parametrize("request_of", ["consumer", "p-1001"])
@pytest.mark.parametrize("contact", [{}, TO_P], ids=["role", "id"])
def test_role_and_id_name_the_same_person(request_of: str, contact: dict[str, Any]) -> None:
    known = facts(requests=[PERSON | {"person": request_of}], consumer={"id": "p-1001"})
    assert not GUARDS["us"].decide(clean.contact(**contact), known)


@pytest.mark.parametrize("person", ["consumer", "p-1001", None])
def test_calls_count_whichever_name_the_consumer_had(person: str | None) -> None:
    calls = [clean.attempt(f"2026-03-{26 + n // 2} {10 + n % 2}:00", person=("p-1001", None)[n % 2]) for n in range(8)]
    known = facts(history=clean.history(*calls))
    decision = GUARDS["regulation_f"].decide(clean.contact(person=person), known)
    assert "us.regf.14b2.seven-in-seven" in why(decision)


@pytest.mark.parametrize("answered_by_person", [None, "s-3"])
@pytest.mark.parametrize("person", [None, "s-3"])
def test_who_answered_under_a_role_is_who_has_it(answered_by_person: str | None, person: str | None) -> None:
    answered: dict[str, Any] = {
        "outcome": "conversation",
        "answered_by": "spouse",
        "answered_by_person": answered_by_person,
    }
    known = facts(history=clean.history(clean.attempt("2026-03-30 10:00", **answered)))
    asked = Question(clean.contact(recipient="spouse", person=person), known)
    assert [*asked.index.conversations] == [(asked.who, "d1")]


def test_a_consent_counts_only_for_whom_it_is_surely_by() -> None:
    consent = clean.completed("consents", {"id": "c", "scope": "text-number", "address": "cell"})
    consent |= {"given_at": clean.local("2026-03-20"), "person": "p-1001"}
    text = clean.contact(medium="text")
    guard = GUARDS["regulation_f"]
    assert guard.decide(text, facts(consents=[consent], consumer={"id": "p-1001", "minor": False, "deceased": False}))
    unknown = guard.decide(text, facts(consents=[consent]))
    assert not unknown
    assert told(unknown) == {"consents.c.person"}
    two = [clean.attempt("2026-01-10 10:00", person=person) for person in ("p-1001",)]
    two += [clean.attempt("2026-01-11 10:00", person="p-2002")]
    assert not guard.decide(text, facts(consents=[consent], history=clean.history(*two)))


@pytest.mark.parametrize(("ids", "surely"), [(["p-1001"], True), (["p-1001", "p-2002"], False)])
def test_of_several_ids_that_facts_call_the_consumer_none_is_surely_theirs(ids: list[str], surely: bool) -> None:
    calls = [clean.attempt(f"2026-01-{10 + number} 10:00", person=id) for number, id in enumerate(ids)]
    asked = Question(clean.contact(), facts(history=clean.history(*calls)))
    assert asked.view is not None
    assert asked.view.surely == {"consumer", *(ids if surely else ())}


def test_two_people_known_by_different_ids_stay_two() -> None:
    calls = [clean.attempt("2026-01-10 10:00", recipient="spouse", person="p-2")]
    known = facts(requests=[PERSON | {"person": "p-2"}], history=clean.history(*calls))
    decision = GUARDS["us"].decide(clean.contact(), known)
    assert decision
    assert not told(decision)


def test_a_role_may_be_any_of_those_who_have_it() -> None:
    calls = [clean.attempt("2026-01-10 10:00", recipient="spouse", person="p-2")]
    hers = [{"id": "hers", "person": "spouse", "state": "MO"}]
    known = facts(
        requests=[PERSON | {"person": "p-2"}],
        history=clean.history(*calls),
        locations=[*clean.case_facts()["locations"], *hers],
    )
    for person in (None, "spouse", "p-2"):
        contact = clean.contact(recipient="spouse", person=person)
        assert "us.regf.14h1.medium" in why(GUARDS["regulation_f"].decide(contact, known))
    other = clean.contact(recipient="spouse", person="p-3")
    assert "us.regf.14h1.medium" not in why(GUARDS["regulation_f"].decide(other, known))


def test_evidence_of_a_stranger_widens_and_never_stands_alone() -> None:
    hawaii = {"id": "there", "person": "p-77", "state": "HI"}
    early = clean.contact(at="2026-04-01 09:00")
    decision = GUARDS["regulation_f"].decide(early, facts(locations=[{"id": "here", "state": "MO"}, hawaii]))
    assert not decision
    assert told(decision) == {"locations.there.person"}
    alone = GUARDS["regulation_f"].decide(clean.contact(), facts(locations=[hawaii]))
    assert any("locations" in fact for reason in alone.reasons for fact in reason.facts)


@pytest.mark.parametrize("here", [{"zones": ["America/Chicago"]}, {"state": "MO"}], ids=["zones", "state"])
def test_the_state_of_a_stranger_counts_beside_one_that_is_surely_the_persons(here: dict[str, Any]) -> None:
    hawaii = {"id": "there", "person": "p-77", "state": "HI"}
    states = Question(clean.contact(), facts(locations=[{"id": "here", **here}, hawaii], phones=())).jurisdictions
    assert states == ({"US-MO", "US-HI"} if "state" in here else frozenset())


def test_a_verified_place_of_a_stranger_narrows_nothing() -> None:
    here = {"id": "here", "zones": ["America/New_York"]}
    there = {"id": "there", "person": "p-77", "kind": "current", "verified": True, "zones": ["America/Chicago"]}
    late = clean.contact(at="2026-04-01 20:30")  # 21:30 in New York
    assert not GUARDS["regulation_f"].decide(late, facts(locations=[here, there]))


def test_an_id_of_a_person_that_is_like_another_is_pointed_out() -> None:
    calls = [clean.attempt("2026-01-10 10:00", recipient="third-party", person="neighbour")]
    known = facts(history=clean.history(*calls))
    contact = clean.contact(recipient="third-party", person="neighbor", purpose="location-information")
    assert "contact.person" in told(GUARDS["us"].decide(contact, known))


def test_another_id_for_the_consumer_than_the_stated_one_is_pointed_out() -> None:
    known = facts(requests=[PERSON], consumer={"id": "p-1001", "minor": False, "deceased": False})
    decision = GUARDS["us"].decide(clean.contact(person="p-2002"), known)
    assert "contact.person" in told(decision)
    assert not decision


@pytest.mark.parametrize("person", [None, "consumer", "p-1001"])
def test_the_stated_id_of_the_consumer_is_not_nor_is_the_role(person: str | None) -> None:
    known = facts(requests=[PERSON], consumer={"id": "p-1001", "minor": False, "deceased": False})
    assert "contact.person" not in told(GUARDS["us"].decide(clean.contact(person=person), known))


def test_options_are_those_of_the_person_under_any_name() -> None:
    lines = [*two_lines({"person": "p-1001"}, {}), clean.completed("phones", {"id": "hers", "person": "spouse"})]
    known = facts(phones=lines, consumer={"id": "p-1001", "minor": False, "deceased": False}, emails=[])
    for person in (None, "p-1001"):
        options = GUARDS["regulation_f"].options(known, clean.contact().at, person=person)
        assert {option.address for option in options if option.medium == "call"} == {"cell"}


# -- ids that nothing knows


@pytest.mark.parametrize(
    ("overrides", "paths"),
    [
        ({"history": [clean.attempt("2026-03-01 10:00", debts=["d11"])]}, {"history.attempts.*.debts.d11"}),
        ({"history": [clean.inbound("2026-03-01 10:00", debts=["d11"])]}, {"history.inbound.*.debts.d11"}),
        ({"history": [clean.attempt("2026-03-01 10:00", address="cel")]}, {"history.attempts.*.address"}),
        ({"consents": [{"scope": "more-calls", "debts": ["d11"]}]}, {"consents.c.debts.d11"}),
        ({"consents": [{"scope": "text-number", "address": "cel"}]}, {"consents.c.address"}),
        ({"consents": [{"scope": "place", "place": "hoem"}]}, {"consents.c.place"}),
        ({"court_permissions": [{"debts": ["d11"]}]}, {"court_permissions.c.debts.d11"}),
        ({"requests": [{"kind": "cease", "debts": ["d11"]}]}, {"requests.c.debts.d11"}),
        ({"requests": [{"kind": "stop-address", "address": "cel"}]}, {"requests.c.address"}),
        ({"requests": [{"kind": "inconvenient-place", "place": "wrok"}]}, {"requests.c.place"}),
        ({"representation": [{"debts": ["d11"]}]}, {"representation.c.debts.d11"}),
        (
            {"bankruptcies": [{"filed_at": LEARNED, "debts": ["d11"], "reaffirmed": ["d12"]}]},
            {"bankruptcies.c.debts.d11", "bankruptcies.c.reaffirmed.d12"},
        ),
        ({"emergencies": [{"jurisdiction": "US-D.C."}]}, {"emergencies.c.jurisdiction"}),
    ],
    ids=lambda given: next(iter(given)) if isinstance(given, dict) else "",
)
def test_an_id_that_nothing_knows_is_pointed_out(overrides: dict[str, Any], paths: set[str]) -> None:
    ((kind, items),) = overrides.items()
    event = ""
    given: Any
    if kind == "history":
        event, given = items[0].id, clean.history(*items)
    else:
        given = [clean.completed(kind, {"id": "c"} | item) for item in items]
    for guard in GUARDS.values():
        assert told(guard.decide(clean.contact(), facts(**{kind: given}))) == {p.replace("*", event) for p in paths}


@pytest.mark.parametrize(
    ("jurisdiction", "known"),
    [("US-MO", True), ("US-PR", True), ("US-NY-NYC", True), ("US-XX", False), ("CA-MO", False), ("MO", False)],
)
def test_where_an_emergency_is_declared_is_a_place_of_the_united_states(jurisdiction: str, known: bool) -> None:
    emergency = clean.completed("emergencies", {"id": "c", "jurisdiction": jurisdiction})
    decision = GUARDS["us"].decide(clean.contact(), facts(emergencies=[emergency]))
    assert told(decision) == (set() if known else {"emergencies.c.jurisdiction"})


def test_the_nearest_id_is_shown() -> None:
    known = facts(requests=[stop(address="cel")])
    (advisory,) = [a for a in GUARDS["us"].decide(clean.contact(), known).advisories if a.rule == "guard.references"]
    assert advisory.facts == {"requests.stop.address": "did you mean 'cell'?"}


def test_many_ids_that_nothing_knows_are_told_in_few_words() -> None:
    calls = [clean.attempt(f"2026-01-10 10:{n:02}", debts=["gone"]) for n in range(40)]
    decision = GUARDS["us"].decide(clean.contact(), facts(history=clean.history(*calls)))
    (advisory,) = [a for a in decision.advisories if a.rule == "guard.references"]
    assert len(advisory.facts) == 11
    assert advisory.facts["others"] == 30


def test_many_strangers_and_ids_are_told_in_few_words() -> None:
    strangers = [{"id": f"l{n}", "person": f"p-{n}", "state": "MO"} for n in range(40)]
    lines = [clean.completed("phones", {"id": f"c{n}", "number": NUMBER}) for n in range(40)]
    known = facts(locations=[{"id": "here", "state": "MO"}, *strangers], phones=lines)
    decision = GUARDS["us"].decide(clean.contact(address="c7"), known)
    told_of = [one.facts for one in decision.advisories if one.rule == "guard.references"]
    assert max(len(facts) for facts in told_of) == 11
    assert max(len(str(value)) for facts in told_of for value in facts.values()) < 100


@pytest.mark.parametrize("recipient", ["spouse", "parent", "guardian"])
def test_who_counts_as_the_consumer_is_not_reached_at_a_strangers_line(recipient: str) -> None:
    called = [clean.attempt("2026-01-10 10:00", recipient="third-party", person="p-7", purpose="location-information")]
    history = clean.history(*called)
    for whose, denied in (("p-7", True), ("third-party", True), ("consumer", False), (recipient, False)):
        lines = [clean.completed("phones", {"id": "cell", "person": whose})]
        decision = GUARDS["regulation_f"].decide(
            clean.contact(recipient=recipient), facts(phones=lines, history=history)
        )
        assert ("guard.whose" in why(decision)) is denied


def test_where_the_person_is_said_to_be_is_a_place_that_something_knows() -> None:
    assert told(GUARDS["us"].decide(clean.contact(person_is_at="hoem"), facts())) == {"contact.person_is_at"}
    assert not told(GUARDS["us"].decide(clean.contact(person_is_at="home"), facts()))


def test_loans_may_be_named_by_the_account_they_were_serviced_under() -> None:
    loan = clean.completed("debts", {"id": "d1", "kind": "student-loan", "servicing_account": "acc"})
    known = facts(debts=[loan], history=clean.history(clean.attempt("2026-01-10 10:00", debts=["acc"])))
    assert not told(GUARDS["us"].decide(clean.contact(), known))


# -- what stays as it was


def test_the_case_given_is_what_is_recorded() -> None:
    known = facts(phones=two_lines({}, {}), requests=[PERSON])
    contact: Contact = clean.contact(address="cell2", person="p-1001")
    decision = GUARDS["us"].decide(contact, known)
    assert Case.model_validate_json(known.model_dump_json()) == known
    again = GUARDS["us"].decide(contact, Case.model_validate_json(known.model_dump_json()))
    assert again.fingerprint == decision.fingerprint
    assert again == decision


def test_an_ordinary_case_is_read_as_it_stands() -> None:
    known = facts(history=clean.history(clean.attempt("2026-03-30 10:00"), clean.inbound("2026-03-30 11:00")))
    GUARDS["us"].decide(clean.contact(), known)
    assert known.identities is None


@pytest.mark.parametrize(
    "naming",
    [
        {"consumer": {"id": "p-1001"}},
        {"requests": [PERSON | {"person": "p-1001"}]},
        {"debts": [clean.debt(co_obligors=["p-1001"])]},
        {"history": clean.history(clean.attempt("2026-03-30 10:00", person="p-1001"))},
        {
            "history": clean.history(
                clean.attempt(
                    "2026-03-30 10:00", outcome="conversation", answered_by="spouse", answered_by_person="p-1001"
                )
            )
        },
        {"history": clean.history(clean.inbound("2026-03-30 10:00", person="p-1001"))},
    ],
    ids=["consumer", "request", "debt", "attempt", "who answered", "inbound"],
)
def test_a_case_in_which_anything_names_a_person_by_an_id_is_not(naming: dict[str, Any]) -> None:
    found = facts(**naming).identities
    assert found is not None
    assert found.names >= {"p-1001"}
