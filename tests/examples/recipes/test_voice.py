"""The voice agent: what ends a call, what is recorded, and what may be done afterwards."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from examples.recipes.voice import agent
from examples.recipes.voice.__main__ import GUARD, KNOWN, denying, on
from examples.recipes.voice.agent import Call, State
from fdcpa_guard import Case, Contact
from fdcpa_guard.tables.dispositions import Says
from fdcpa_guard.vocabulary import CallOutcome, Recipient

NOON = on("12:00:00")


def call(at: datetime = NOON, known: Case = KNOWN, voice: Any = "artificial") -> Call:
    contact = Contact(at=at, medium="call", debts=["card-1"], address="cell", voice=voice, autodialed=False)
    return Call(GUARD, contact, known, "call-1")


def talking(at: datetime = NOON) -> Call:
    made = call(at)
    made.answered(Recipient.CONSUMER, at)
    assert made.state is State.TALKING
    return made


def next_day(made: Call, **more: Any) -> set[str]:
    asked: dict[str, Any] = {"medium": "call", "address": "cell", "voice": "live", "autodialed": False, **more}
    return set(denying(GUARD.decide(Contact(at=NOON + timedelta(days=1), debts=["card-1"], **asked), made.logged())))


@pytest.mark.parametrize("at", [on("07:59:59"), on("21:00:00")])
def test_what_is_denied_before_the_dial_is_not_dialled(at: datetime) -> None:
    made = call(at)
    assert made.state is State.OVER
    with pytest.raises(ValueError, match="nobody was dialled"):
        made.answered(Recipient.CONSUMER, at)
    with pytest.raises(ValueError, match="nobody was dialled"):
        made.voicemail(at)


def test_without_consent_a_generated_voice_calls_no_mobile_and_a_person_does() -> None:
    without = KNOWN.model_copy(update={"consents": ()})
    assert call(known=without).state is State.OVER
    assert call(known=without, voice="live").state is State.RINGING


@pytest.mark.parametrize("says", Says)
def test_what_a_word_closes_ends_the_call_and_what_it_leaves_open_does_not(says: Says) -> None:
    """The call goes on exactly where a new one could be placed by what has just been said."""
    made = talking()
    made.heard(says, NOON)
    again = call(known=made.known)
    assert (made.state is State.TALKING) is bool(again.answer)


@pytest.mark.parametrize(
    ("says", "rule"),
    [
        (Says.STOP_CALLING, "us.regf.14h1.medium"),
        (Says.ATTORNEY, "us.regf.6b2.represented"),
        (Says.BANKRUPTCY, "us.bk.362a6.stay"),
        (Says.DEAD, "guard.deceased"),
        (Says.WRONG_NUMBER, "us.regf.6d1.not-the-consumers-number"),
    ],
)
def test_what_was_said_holds_the_next_day(says: Says, rule: str) -> None:
    made = talking()
    made.heard(says, NOON)
    assert made.state is State.OVER
    assert rule in next_day(made)


def test_stop_calling_leaves_letters_open() -> None:
    made = talking()
    made.heard(Says.STOP_CALLING, NOON)
    assert next_day(made, medium="mail", address=None, voice="unknown") == set()


def test_who_says_it_twice_has_said_it_twice() -> None:
    made = talking()
    for _ in range(2):
        made.heard(Says.STOP_CALLING, NOON)
    asked = made.logged().requests
    assert not isinstance(asked, str)
    assert len(asked) == 4


def clocked(made: Call, *times: str) -> list[State]:
    """Where the call is as time passes."""
    states = []
    for clock in times:
        made.clock(on(clock))
        states.append(made.state)
    return states


def test_a_call_ends_at_nine_and_not_a_second_later() -> None:
    made = talking(on("20:55:00"))
    assert made.ends_at == on("21:00:00")
    assert clocked(made, "20:59:59", "21:00:00") == [State.TALKING, State.OVER]
    assert denying(made.answer) == ["us.regf.6b1i.hours"]


def test_who_wants_to_go_on_says_so_before_nine() -> None:
    made = talking(on("20:55:00"))
    made.agreed(on("21:15:00"), on("20:59:59"))
    assert clocked(made, "21:14:59", "21:15:00") == [State.TALKING, State.OVER]


def test_leave_to_go_on_that_is_given_after_nine_counts_for_nothing() -> None:
    made = talking(on("20:55:00"))
    made.agreed(on("21:15:00"), on("21:00:01"))
    assert made.state is State.OVER
    assert made.known.consents[-1].during_proper_communication is False


def test_what_is_over_stays_over() -> None:
    made = talking()
    made.heard(Says.STOP_CALLING, NOON)
    made.agreed(on("21:15:00"), NOON)
    made.heard(Says.PROMISE, NOON)
    made.clock(NOON)
    assert made.state is State.OVER


@pytest.mark.parametrize("who", [Recipient.THIRD_PARTY, Recipient.HOUSEHOLD_MEMBER, Recipient.EMPLOYER])
def test_somebody_else_is_told_nothing_and_is_asked_where_the_person_is(who: Recipient) -> None:
    """By a machine too: it calls the line by leave of who has it, whoever answers there."""
    for made in (call(), call(voice="live")):
        made.answered(who, NOON)
        assert made.outcome is CallOutcome.WRONG_PERSON
        assert made.state is State.WITH_SOMEBODY_ELSE


def test_somebody_else_twice_in_a_row_puts_the_number_in_doubt() -> None:
    first = call()
    first.answered(Recipient.THIRD_PARTY, NOON)
    contact = Contact(
        at=NOON + timedelta(hours=1), medium="call", debts=["card-1"], address="cell", voice="live", autodialed=False
    )
    second = Call(GUARD, contact, first.logged(), "call-2")
    second.answered(Recipient.THIRD_PARTY, NOON + timedelta(hours=1))
    assert "us.regf.6d1.not-the-consumers-number" in next_day(second)


def test_voicemail_gets_the_limited_content_message_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    made = call()
    assert made.voicemail(NOON)
    assert made.outcome is CallOutcome.LIMITED_CONTENT_MESSAGE
    said = {advisory.rule for advisory in made.answer.advisories}
    assert "us.tcpa.64-1200-b1.limited-content-conflict" in said
    monkeypatch.setattr(agent, "NAME_SHOWS_COLLECTION", True)
    made = call()
    assert not made.voicemail(NOON)
    assert made.outcome is CallOutcome.NO_MESSAGE_LEFT


def test_no_message_is_left_where_time_ran_out_while_it_rang() -> None:
    made = call(on("20:59:59"))
    assert not made.voicemail(on("21:00:00"))
    assert made.outcome is CallOutcome.NO_MESSAGE_LEFT


def test_a_talk_counts_for_a_week_and_one_that_rang_out_does_not() -> None:
    assert next_day(talking()) == {"us.regf.14b2.after-conversation"}
    rang = call()
    rang.hung_up()
    assert next_day(rang) == set()
    assert rang.logged() == Case.model_validate_json(rang.logged().model_dump_json())
