"""The ways to reach a person, compared, by example. Wall times are Chicago's; 1 April 2026 is a Wednesday."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from fdcpa_guard import InvalidFacts
from fdcpa_guard.planning import Option
from fdcpa_guard.vocabulary import Medium, Purpose, Recipient
from tests.builders import at, attempt, case, contact, content, debt, guard, history

NOON = "2026-04-01 12:00"


def offered(when: str = NOON, *, asked: dict[str, Any] | None = None, **facts: Any) -> tuple[Option, ...]:
    return guard().options(case(**facts), at(when), **{"content": content(), **(asked or {})})


def ways(found: tuple[Option, ...]) -> list[tuple[str, str]]:
    return [(option.medium.value, option.address) for option in found]


def conversation(*debts: str, day: int = 1) -> Any:
    when = f"2026-04-{day:02} 10:00"
    return attempt(when, outcome="conversation", debts=debts or ("card",), discussed=debts or ("card",))


def test_each_number_and_address_by_each_medium_it_serves() -> None:
    found = offered()
    assert sorted(ways(found)) == [("call", "cell"), ("email", "mail"), ("mail", "home"), ("text", "cell")]
    assert all(option.decision.allowed for option in found)
    assert all(option.next.at == at(NOON) for option in found)
    assert all(option.permitted_debts == ("card",) for option in found)


def test_what_is_allowed_now_comes_first_then_what_is_allowed_soonest() -> None:
    stop = {"id": "stop", "kind": "stop-address", "address": "mail", "received_at": at("2026-03-01 10:00")}
    found = offered("2026-04-01 22:00", history=history(conversation()), requests=[stop])
    assert ways(found) == [("mail", "home"), ("text", "cell"), ("call", "cell"), ("email", "mail")]
    assert [option.next.at for option in found] == [
        at("2026-04-01 22:00"),
        at("2026-04-02 08:00"),
        at("2026-04-08 08:00"),
        None,
    ]
    assert "us.regf.14h1.medium" in [reason.rule for reason in found[-1].next.needs]
    assert [option.decision.allowed for option in found] == [True, False, False, False]


def test_allowed_for_some_of_the_debts_comes_between() -> None:
    stop = {"id": "stop", "kind": "stop-medium", "media": ["text"], "received_at": at("2026-03-01 10:00")}
    debts = (debt(), debt("other"))
    found = offered(debts=debts, history=history(conversation("other")), requests=[stop])
    assert ways(found)[-2:] == [("call", "cell"), ("text", "cell")]
    call, text = found[-2:]
    assert call.permitted_debts == ("card",)
    assert call.contact.debts == ("card", "other")
    assert not call.decision.allowed
    assert call.next.at == at("2026-04-08 08:00")
    assert text.permitted_debts == ()
    assert text.next.at is None


def test_a_way_that_never_opens_for_all_comes_last_though_it_is_open_for_some() -> None:
    """The docstring: ways that only a new fact can open come last."""
    lawyer = {"id": "l", "learned_at": at("2026-03-20 10:00"), "attorney_can_be_found": True, "debts": ["other"]}
    found = offered("2026-04-01 12:00", debts=(debt(), debt("other")), representation=[lawyer])
    assert all(option.next.at is None for option in found)
    assert all(option.permitted_debts == ("card",) for option in found)
    assert all("us.regf.6b2.represented" in [r.rule for r in option.next.needs] for option in found)


@pytest.mark.parametrize("asked", [("card",), ["card"], iter(["card"])], ids=["tuple", "list", "iterator"])
def test_only_for_the_debts_asked_about(asked: Any) -> None:
    debts = (debt(), debt("other"))
    found = offered(asked={"debts": asked}, debts=debts, history=history(conversation("other")))
    assert all(option.contact.debts == ("card",) for option in found)
    assert all(option.decision.allowed for option in found)
    assert len(found) == 4


def test_each_option_answers_as_the_guard_does() -> None:
    facts: dict[str, Any] = {"debts": (debt(), debt("other")), "history": history(conversation("other"))}
    for when in (NOON, "2026-04-01 21:30"):
        for option in offered(when, **facts):
            asked = contact(when, option.medium, debts=("card", "other"), address=option.address)
            assert option.contact == asked
            assert option.decision == guard().decide(asked, case(**facts))
            assert option.permitted_debts == option.decision.permitted_debts
            assert option.next == guard().next_allowed(asked, case(**facts))


def test_only_the_addresses_of_the_person() -> None:
    phones = (
        {"id": "cell", "line_type": "mobile", "place": None},
        {"id": "hers", "person": "spouse", "line_type": "mobile", "place": None},
    )
    assert ("call", "hers") not in ways(offered(phones=phones))
    hers = offered(asked={"recipient": Recipient.SPOUSE}, phones=phones)
    assert ways(hers) in ([("call", "hers"), ("text", "hers")], [("text", "hers"), ("call", "hers")])
    assert {option.contact.who for option in hers} == {"spouse"}
    named = offered(asked={"recipient": Recipient.SPOUSE, "person": "pat"}, phones=({**phones[1], "person": "pat"},))
    assert {option.contact.who for option in named} == {"pat"}


def test_a_person_without_any_address_has_no_options() -> None:
    assert offered(phones=(), emails=(), postal_addresses=()) == ()


def test_purpose_and_content_are_those_given() -> None:
    found = offered(asked={"purpose": Purpose.ANSWER_TO_REQUEST, "content": content(opt_out_instructions=False)})
    assert {option.contact.purpose for option in found} == {Purpose.ANSWER_TO_REQUEST}
    closed = {option.medium for option in found if not option.decision.allowed}
    assert closed == {Medium.EMAIL, Medium.TEXT}
    assert {option.contact.content for option in guard().options(case(), at(NOON))} != {content()}


def test_no_further_than_the_horizon() -> None:
    found = offered("2026-04-01 22:00", asked={"within": timedelta(hours=1)})
    assert [option.medium for option in found if option.next.at] == [Medium.MAIL]


def test_two_equal_ways_keep_the_order_of_the_case() -> None:
    phones = [{"id": f"line-{n}", "line_type": "mobile", "place": None} for n in (3, 1, 2)]
    calls = [option.address for option in offered(phones=phones, emails=()) if option.medium is Medium.CALL]
    assert calls == ["line-3", "line-1", "line-2"]


@pytest.mark.parametrize(
    ("when", "asked"),
    [
        (at(NOON).replace(tzinfo=None), {}),
        (at(NOON), {"debts": ()}),
        (at(NOON), {"debts": ("card", "card")}),
        (at(NOON), {"within": timedelta(-1)}),
    ],
    ids=["naive", "no debts", "a debt twice", "negative horizon"],
)
def test_arguments_that_make_no_contact_are_refused(when: datetime, asked: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts):
        guard().options(case(), when, **asked)


def test_a_recipient_may_be_written_as_in_any_contact() -> None:
    phones = ({"id": "hers", "person": "spouse", "line_type": "mobile", "place": None},)
    assert offered(asked={"recipient": "spouse"}, phones=phones) == offered(
        asked={"recipient": Recipient.SPOUSE}, phones=phones
    )


def test_a_text_is_no_list_of_debts() -> None:
    with pytest.raises(InvalidFacts, match="debts: must be a list"):
        offered(asked={"debts": "card"})
    assert offered(asked={"debts": iter(["card"])}) == offered(asked={"debts": ["card"]})
