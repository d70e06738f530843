"""What a case leaves in doubt: denied or pointed out, whichever word or field says so."""

from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, InvalidFacts, first_party, regulation_f, us, us_state
from fdcpa_guard.facts import AddressOptOut, MediumOptOut

from ..builders import advisories, case, contact, debt, history
from ..builders import attempt as made

NOON = "2026-04-15 12:00"
GUARDS = {
    name: Guard(policy)
    for name, policy in {
        "us": us(),
        "us_state": us_state("MO"),
        "regulation_f": regulation_f(),
        "first_party": first_party(),
    }.items()
}
MISSOURI = ({"id": "home", "state": "MO", "zones": ("America/Chicago",)},)
LINE = {"id": "cell", "number": "+12025550147", "line_type": "mobile", "place": None}
every_policy = pytest.mark.parametrize("policy", GUARDS)
lacking = pytest.mark.parametrize("lacking", ["unknown", None])


def known(**overrides: Any) -> Case:
    return case(**{"locations": MISSOURI, "phones": (LINE,), **overrides})


def decided(policy: str, asked: Contact, facts: Case) -> Any:
    return GUARDS[policy].decide(asked, facts)


def pointed_out(decision: Any) -> set[str]:
    return {fact for advisory in decision.advisories for fact in advisory.facts}


# -- lists that are unknown beside a history that is known


@lacking
@every_policy
@pytest.mark.parametrize(
    ("name", "medium"), [("phones", "call"), ("phones", "text"), ("emails", "email"), ("postal_addresses", "mail")]
)
def test_a_list_of_addresses_that_is_unknown_beside_a_history(
    policy: str, name: str, medium: str, lacking: Any
) -> None:
    past = history(made("2026-03-02 12:00"))
    given = known(history=past).model_dump(mode="json") | {name: lacking}
    assert not decided(policy, contact(NOON, medium), Case.model_validate(given)).allowed


# -- evidence


@lacking
@pytest.mark.parametrize("name", ["zip", "state", "city"])
def test_a_piece_of_evidence_that_is_unknown_is_none(name: str, lacking: Any) -> None:
    whole = {"id": "home", "zones": ["America/Chicago"], "state": "MO", "zip": "63101"}
    left = {key: value for key, value in whole.items() if key != name}
    said, left_out = (
        Case.model_validate(case().model_dump(mode="json") | {"locations": [place]})
        for place in ({**whole, name: lacking}, left)
    )
    assert said == left_out


@lacking
@pytest.mark.parametrize(("name", "field"), [("phones", "number"), ("emails", "address")])
def test_so_is_a_number_or_address(name: str, field: str, lacking: Any) -> None:
    given = case().model_dump(mode="json")
    record = {**given[name][0], field: lacking}
    assert getattr(Case.model_validate(given | {name: [record]}), name)[0].__dict__[field] is None


# -- a number or address to be left alone, and nobody knows which


def stop(**overrides: Any) -> dict[str, Any]:
    return {"id": "r", "kind": "stop-address", "received_at": "2026-03-02", "address": "unknown", **overrides}


@lacking
@every_policy
@pytest.mark.parametrize("medium", ["call", "ringless-voicemail", "text", "email", "mail"])
def test_a_stop_of_nobody_knows_which_address_closes_each(policy: str, medium: str, lacking: Any) -> None:
    decision = decided(policy, contact(NOON, medium), known(requests=(stop(address=lacking),)))
    assert any("requests.r" in reason.facts for reason in decision.reasons if reason.denies) or medium == "mail"
    assert not decision.allowed
    assert "requests.r.address" in pointed_out(decision)


def test_it_closes_what_it_says_of_whom_it_is() -> None:
    texts = known(requests=(stop(media=("text",)),))
    assert decided("regulation_f", contact(NOON, "email"), texts).allowed
    assert decided("regulation_f", contact(NOON), known(requests=(stop(person="spouse"),))).allowed
    assert not decided("regulation_f", contact(NOON, "text"), texts).allowed


def test_a_portal_has_no_address_to_be_left_alone() -> None:
    asked = contact(NOON, "portal", address=None)
    assert decided("regulation_f", asked, known(requests=(stop(),))).allowed


@pytest.mark.parametrize("media", [(), ("in-person",)])
def test_a_visit_goes_to_an_address_too(media: tuple[str, ...]) -> None:
    home = {"postal_addresses": ({"id": "home"},)}
    asked = contact(NOON, "in-person", address="home")
    assert not decided("regulation_f", asked, known(requests=(stop(media=media),), **home)).allowed
    assert decided("regulation_f", asked, known(requests=(stop(media=("mail",)),), **home)).allowed


def test_it_is_understood_and_written_as_said() -> None:
    facts = known(requests=(stop(),))
    (request,) = facts.requests
    assert isinstance(request, AddressOptOut)
    assert Case.model_validate_json(facts.model_dump_json()) == facts
    understood = request.of_every_address()
    assert isinstance(understood, MediumOptOut)
    assert (understood.id, understood.received_at, understood.person) == ("r", request.received_at, "consumer")


def test_none_is_no_address() -> None:
    with pytest.raises(InvalidFacts):
        known(requests=(stop(address="none"),))


@lacking
def test_a_revocation_of_nobody_knows_which_number_is_of_each(lacking: Any) -> None:
    revoked = {"id": "r", "kind": "revoke-consent", "received_at": "2026-03-02"}
    assert known(requests=({**revoked, "address": lacking},)) == known(requests=(revoked,))


# -- look-ups of reassigned numbers


@lacking
@every_policy
@pytest.mark.parametrize("medium", ["call", "text", "ringless-voicemail"])
def test_a_check_without_an_answer_is_pointed_out(policy: str, medium: str, lacking: Any) -> None:
    check = {"at": "2026-04-01", "since": "2026-01-02", "reassigned": lacking}
    for checks, path in (([check], "reassigned_checks.0.reassigned"), (lacking, "reassigned_checks")):
        facts = known(phones=({**LINE, "reassigned_checks": checks},))
        assert f"phones.cell.{path}" in pointed_out(decided(policy, contact(NOON, medium), facts))


@lacking
def test_checks_of_nobody_knows_what_stay_unknown_under_two_ids(lacking: Any) -> None:
    lines = (LINE, {**LINE, "id": "other", "reassigned_checks": lacking})
    assert "phones.other.reassigned_checks" in pointed_out(decided("us", contact(NOON), known(phones=lines)))


# -- somebody else at the number, in whichever field it is said


def strangers(*days: str, **overrides: Any) -> Any:
    return history([made(f"2026-03-{day} 12:00", **overrides) for day in days])


IN_OTHER_WORDS = {
    "wrong person": {"outcome": "wrong-person"},
    "a third party answered": {"outcome": "conversation", "answered_by": "third-party"},
    "recorded as a third party's": {"outcome": "conversation", "recipient": "third-party"},
    "recorded as a third party's, wrong": {"outcome": "wrong-person", "recipient": "third-party"},
}


@every_policy
@pytest.mark.parametrize("said", IN_OTHER_WORDS)
@pytest.mark.parametrize("days", [("10",), ("10", "11"), ("10", "11", "12", "13", "14", "15")])
def test_somebody_else_at_the_number_in_other_words(policy: str, said: str, days: tuple[str, ...]) -> None:
    facts = known(history=strangers(*days, **IN_OTHER_WORDS[said]), consents=())
    decision = decided(policy, contact(NOON), facts)
    denied = {fact for reason in decision.reasons if reason.denies for fact in reason.facts}
    assert "phones.cell.disowned_at" in (denied if len(days) > 1 else denied | pointed_out(decision))


@pytest.mark.parametrize(
    "overrides",
    [
        {"outcome": "conversation", "answered_by": "household-member"},
        {"outcome": "conversation", "answered_by": "spouse"},
        {"outcome": "conversation", "answered_by": "consumer"},
        {"outcome": "conversation", "recipient": "third-party", "address": None, "purpose": "location-information"},
        {"outcome": "no-message-left"},
    ],
)
def test_what_is_no_stranger_at_the_number(overrides: dict[str, Any]) -> None:
    facts = known(history=strangers("10", "11", "12", **overrides))
    assert "guard.number" not in advisories(decided("regulation_f", contact(NOON), facts))
    assert decided("regulation_f", contact(NOON), facts).allowed


@pytest.mark.parametrize("wrong", ["cell", "land", None])
@pytest.mark.parametrize("perhaps", ["cell", "land", None])
def test_at_a_line_somebody_else_answered_or_may_have_if_a_call_went_there_or_nobody_knows_where(
    wrong: str | None, perhaps: str | None
) -> None:
    days = (
        made("2026-03-10 12:00", outcome="wrong-person", address=wrong),
        made("2026-03-11 12:00", outcome="unknown", address=perhaps),
    )
    facts = known(phones=(LINE, LINE | {"id": "land", "number": "+12025550148"}), history=history([*days]))
    found = facts.index.misdialled
    assert found.keys() == {(line, "consumer") for line in ("cell", "land") if wrong in (line, None)}
    for (line, _), timeline in found.items():
        doubts = [said for said in timeline.by(contact(NOON).at) if said is not False]
        assert doubts == [True, *[None for _ in range(perhaps in (line, None))]]


@pytest.mark.parametrize("said", IN_OTHER_WORDS)
def test_a_logged_contact_is_no_stranger_of_its_own_past(said: str) -> None:
    earlier = strangers("10", outcome="wrong-person").attempts
    own = made(NOON, id="own", **{"answered_by": "unknown", **IN_OTHER_WORDS[said]})
    asked = contact(NOON, logged_as="own", recipient=own.recipient)
    if own.recipient == "consumer":
        decision = decided("regulation_f", asked, known(history=history([*earlier, own]), consents=()))
        (doubt,) = [a for a in decision.advisories if a.rule == "guard.number"]
        assert "1 times" in doubt.message


# -- calls recorded for somebody else


@every_policy
@pytest.mark.parametrize("recipient", ["spouse", "parent", "consumer-attorney"])
def test_calls_to_the_consumers_number_for_somebody_else_are_pointed_out(policy: str, recipient: str) -> None:
    calls = history([made(f"2026-04-{9 + day:02d} 12:00", recipient=recipient) for day in range(7)])
    assert any(
        fact.startswith("history.attempts.")
        for fact in pointed_out(decided(policy, contact(NOON), known(history=calls)))
    )


@every_policy
def test_calls_for_a_third_party_to_nobody_knows_which_number_are_pointed_out(policy: str) -> None:
    calls = [made(f"2026-04-{9 + day:02d} 12:00", recipient="third-party", address=None) for day in range(7)]
    decision = decided(policy, contact(NOON), known(history=history(calls)))
    assert {f"history.attempts.{each.id}.address" for each in calls} <= pointed_out(decision)


@pytest.mark.parametrize(
    ("medium", "has_one"),
    [("call", True), ("text", True), ("email", True), ("mail", True), ("in-person", False), ("portal", False)],
)
def test_what_has_no_address_lacks_none(medium: str, has_one: bool) -> None:
    to_nobody_knows_where = made("2026-04-09 12:00", medium, recipient="third-party", debts=("card",), address=None)
    decision = decided("regulation_f", contact(NOON), known(history=history([to_nobody_knows_where])))
    assert (f"history.attempts.{to_nobody_knows_where.id}.address" in pointed_out(decision)) is has_one


@pytest.mark.parametrize(
    "overrides",
    [
        {},
        {"recipient": "third-party", "purpose": "location-information", "address": None},
        {"recipient": "spouse", "address": None},
        {"recipient": "employer", "address": "desk"},
    ],
)
def test_ordinary_calls_are_not(overrides: dict[str, Any]) -> None:
    desk = {"id": "desk", "number": "+12025550148", "person": "employer", "line_type": "landline", "place": "work"}
    facts = known(history=history([made("2026-03-10 12:00", **overrides)]), phones=(LINE, desk))
    assert not decided("regulation_f", contact(NOON), facts).advisories


@every_policy
def test_calls_that_name_a_loan_by_its_account_count_to_it(policy: str) -> None:
    loan = {"id": "loan", "kind": "student-loan", "servicing_account": "acct-1"}
    calls = [made(f"2026-04-{9 + day:02d} 12:00", debts=("acct-1",)) for day in range(7)]
    facts = known(debts=(debt(**loan),), history=history(calls))
    assert not decided(policy, contact(NOON, debts=("loan",)), facts).allowed


# -- numbers and addresses known not to reach the person


ASTRAY: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "disowned": ("call", "phones", {**LINE, "disowned_at": "2026-04-01"}, "phones.cell.disowned_at"),
    "led astray": (
        "text",
        "phones",
        {**LINE, "led_to_third_party_at": "2026-04-01"},
        "phones.cell.led_to_third_party_at",
    ),
    "an email": ("email", "emails", {"id": "mail", "led_to_third_party_at": None}, "emails.mail.led_to_third_party_at"),
    "returned": (
        "mail",
        "postal_addresses",
        {"id": "home", "undeliverable_at": "2026-04-01"},
        "postal_addresses.home.undeliverable_at",
    ),
}


@every_policy
@pytest.mark.parametrize("collector", ["creditor", "third-party-collector"])
@pytest.mark.parametrize("name", ASTRAY)
def test_no_policy_is_silent_about_an_address_that_does_not_reach_the_person(
    policy: str, collector: str, name: str
) -> None:
    medium, kind, record, path = ASTRAY[name]
    given = known(collector=collector).model_dump(mode="json")
    if record.get("led_to_third_party_at", "") is None:
        record = {**record, "led_to_third_party_at": "unknown"}
    decision = decided(policy, contact(NOON, medium), Case.model_validate({**given, kind: [record]}))
    assert not decision.allowed or path in pointed_out(decision)


@every_policy
@pytest.mark.parametrize("name", ASTRAY)
def test_what_a_rule_says_of_an_address_is_not_pointed_out_as_well(policy: str, name: str) -> None:
    medium, kind, record, path = ASTRAY[name]
    given = known().model_dump(mode="json")
    record = {field: "2026-04-01" if value is None and field in path else value for field, value in record.items()}
    decision = decided(policy, contact(NOON, medium), Case.model_validate({**given, kind: [record]}))
    told = {fact for reason in decision.reasons if reason.denies for fact in reason.facts}
    spoken_of = not told.isdisjoint({record["id"], f"{kind}.{record['id']}"})
    assert spoken_of is (name != "returned")
    assert ("guard.number" in advisories(decision)) is not spoken_of


def test_nothing_is_pointed_out_before_it_was_learned_or_once_it_is_over() -> None:
    for line in ({"disowned_at": "2026-04-17"}, {"disowned_at": "2026-03-02", "regained_at": "2026-04-01"}):
        asked = decided("us", contact(NOON), known(collector="creditor", phones=({**LINE, **line},)))
        assert "guard.number" not in advisories(asked)


@every_policy
def test_a_contact_to_somebody_else_at_the_consumers_number_is_pointed_out(policy: str) -> None:
    stopped = ({"id": "r", "kind": "stop-medium", "media": ("call",), "received_at": "2026-03-02"},)
    decision = decided(policy, contact(NOON, recipient="consumer-attorney"), known(requests=stopped))
    assert not decision.allowed or "phones.cell.person" in pointed_out(decision)


def test_a_line_of_both_is_not() -> None:
    lines = (LINE, {**LINE, "id": "theirs", "person": "spouse"})
    decision = decided("us", contact(NOON, recipient="spouse", address="theirs"), known(phones=lines))
    assert "phones.theirs.person" not in pointed_out(decision)
