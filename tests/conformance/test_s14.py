"""Comments on 12 CFR 1006.14: harassing conduct, how many calls, and media asked not to be used."""

from datetime import datetime, timedelta
from typing import Any

from fdcpa_guard import Case, Contact
from fdcpa_guard.facts import Attempt, Debt, Inbound
from fdcpa_guard.vocabulary import CallOutcome, Effect
from tests.builders import (
    advisories,
    at,
    attempt,
    case,
    contact,
    debt,
    decide,
    email_consent,
    guard,
    history,
    inbound,
    reasons,
    text_consent,
)
from tests.conformance.verdicts import advised, allowed, denied, example, once_a_day, unadvised

SEVEN = "us.regf.14b2.seven-in-seven"
REST = "us.regf.14b2.after-conversation"
MANY = "us.regf.14a.many-messages"
TOGETHER = "us.regf.14a.cumulative"
RAPID_CALLS = "us.regf.14b2i.rapid-calls"
RAPID_VOICEMAILS = "us.regf.14b2i.rapid-voicemails"
PRIOR = "us.regf.14b2i.prior-communications"
MEDIUM = "us.regf.14h1.medium"
CEASE = "us.regf.6c1.cease"
NOT_THEIRS = "us.regf.6d1.not-the-consumers-number"
PRESUMED = Effect.PRESUMED_VIOLATION

CELL = {"id": "cell", "line_type": "mobile", "place": None}


def _counted(made: Contact, known: Case) -> dict[str, list[str]]:
    """For each debt, the past calls that count on the day of the contact."""
    rows = guard().decide(made, known, counted=True).counted or ()
    tally: dict[str, list[str]] = {debt: [] for debt in made.debts}
    for row in rows:
        if row.counted:
            tally[row.debt].append(row.event)
    return tally


def _one_after_another(calls: list[Attempt], **overrides: Any) -> None:
    """Each of the calls is allowed when it is placed, those before it being on record."""
    for placed, call in enumerate(calls):
        allowed(contact(call.at, call.medium, debts=call.debts), case(history=history(calls[:placed]), **overrides))


# -- 14(a): the cumulative effect of conduct


@example("14(a)-1.i")
def test_many_texts_a_day_for_days_break_no_limit_and_are_advised_against(comment: str) -> None:
    hours = (9, 11, 13, 15, 17)
    texts = [attempt(at(f"2026-04-0{day} {hour:02}:00"), "text") for day in (1, 2, 3) for hour in hours]
    sent = history(texts)
    advised(contact("2026-04-03 18:00", "text"), case(history=sent), MANY)
    advised(contact("2026-04-02 18:00", "text"), case(history=sent), MANY)
    unadvised(contact("2026-04-01 18:00", "text"), case(history=sent), MANY)
    unadvised(contact("2026-04-03 08:00", "text"), case(history=sent), MANY)
    unadvised(contact("2026-04-03 18:00"), case(history=sent), SEVEN)
    answered = history(texts, inbound("2026-04-02 12:00", "text"))
    unadvised(contact("2026-04-03 18:00", "text"), case(history=answered), MANY)


@example("14(a)-2.i")
def test_calls_and_emails_together_are_advised_against(comment: str) -> None:
    calls = once_a_day("2026-04-01 10:00", 7)
    emails = once_a_day("2026-04-01 12:00", 6, "email")
    both = case(history=history(calls, emails))
    advised(contact("2026-04-07 18:00", "email"), both, TOGETHER)
    _one_after_another(calls)
    seventh = contact(calls[6].at)
    advised(seventh, case(history=history(calls[:6], emails)), TOGETHER)
    unadvised(seventh, case(history=history(calls[:6])), TOGETHER)
    unadvised(contact("2026-04-07 18:00", "email"), case(history=history(emails)), TOGETHER)
    answered = case(history=history(calls, emails, inbound("2026-04-06 12:00", "email")))
    unadvised(contact("2026-04-07 18:00", "email"), answered, TOGETHER)
    # The calls themselves stay within the limit; one more would not.
    denied(contact("2026-04-07 18:00"), both, SEVEN, effect=PRESUMED, lapses="2026-04-08")


# -- 14(b): what a telephone call is


@example("14(b)-1")
def test_a_ringless_voicemail_is_a_call_and_a_message_is_none(comment: str) -> None:
    for medium in ("call", "ringless-voicemail"):
        outcome = "rang-out" if medium == "call" else "voicemail"
        calls = case(history=history(once_a_day("2026-04-01 10:00", 7, medium, outcome=outcome)))
        for placed in ("call", "ringless-voicemail"):
            denied(contact("2026-04-07 18:00", placed), calls, SEVEN, effect=PRESUMED, lapses="2026-04-08")
            allowed(contact("2026-04-08 10:00", placed), calls)
        for sent in ("text", "email"):
            allowed(contact("2026-04-07 18:00", sent), calls)
    for medium in ("text", "email"):
        messages = case(history=history(once_a_day("2026-04-01 10:00", 7, medium)))
        for placed in ("call", "ringless-voicemail"):
            allowed(contact("2026-04-07 18:00", placed), messages)
    talked = case(history=history(attempt("2026-04-01 10:00", outcome="conversation")))
    denied(contact("2026-04-02 10:00", "ringless-voicemail"), talked, REST, effect=PRESUMED, lapses="2026-04-08")
    for sent in ("text", "email"):
        allowed(contact("2026-04-02 10:00", sent), talked)


# -- 14(b)(2)(i): presumed compliance


@example("14(b)(2)(i)-1.i")
def test_seven_calls_from_1_to_7_april_and_the_next_on_8_april(comment: str) -> None:
    calls = [attempt("2026-04-01 10:00", outcome="limited-content-message"), *once_a_day("2026-04-02 10:00", 6)]
    _one_after_another(calls)
    placed = case(history=history(calls))
    for eighth in ("2026-04-07 10:01", "2026-04-07 20:59:59"):
        reason = denied(contact(eighth), placed, SEVEN, effect=PRESUMED, lapses="2026-04-08", debts=("card",))
        assert reason.facts["calls counted"] == 7
        assert reason.facts["limit"] == 7
    allowed(contact("2026-04-08 08:00"), placed)
    after = case(history=history(calls, attempt("2026-04-08 08:00")))
    denied(contact("2026-04-08 20:59:59"), after, SEVEN, effect=PRESUMED, lapses="2026-04-09")


@example("14(b)(2)(i)-1.ii")
def test_the_consumers_call_of_13_august_rests_the_telephone_to_the_19th(comment: str) -> None:
    talk = inbound("2026-08-13 15:00", conversation=True, ended_at=at("2026-08-13 15:20"))
    talked = case(history=history(talk))
    allowed(contact("2026-08-13 14:59:59"), talked)
    allowed(contact("2026-08-13 15:10", in_reply_to=talk.id), talked)
    for day in range(13, 20):
        denied(contact(f"2026-08-{day} 20:59:59"), talked, REST, effect=PRESUMED, lapses="2026-08-20", debts=("card",))
    allowed(contact("2026-08-20 08:00"), talked)
    only_rang = case(history=history(inbound("2026-08-13 15:00")))
    allowed(contact("2026-08-14 10:00"), only_rang)


@example("14(b)(2)(i)-1.iii")
def test_seven_unanswered_location_calls_to_one_third_party(comment: str) -> None:
    neighbour: dict[str, Any] = {
        "recipient": "third-party",
        "person": "neighbour",
        "address": None,
        "purpose": "location-information",
    }
    calls = once_a_day("2026-10-06 10:00", 7, **neighbour)
    for placed, call in enumerate(calls):
        allowed(contact(call.at, **neighbour), case(history=history(calls[:placed])))
    all_seven = case(history=history(calls))
    denied(contact("2026-10-12 18:00", **neighbour), all_seven, SEVEN, effect=PRESUMED, lapses="2026-10-13")
    allowed(contact("2026-10-13 08:00", **neighbour), all_seven)
    allowed(contact("2026-10-12 18:00", **neighbour | {"person": "landlord"}), all_seven)
    allowed(contact("2026-10-12 18:00"), all_seven)
    # Once the neighbour has been reached, 10(c) allows no second request.
    reached = attempt("2026-10-06 10:00", outcome="conversation", discussed=(), **neighbour)
    again = contact("2026-10-20 10:00", **neighbour)
    denied(again, case(history=history(reached)), "us.regf.10c.once", lapses=None)


@example("14(b)(2)(i)-2.i")
def test_calls_close_together_are_advised_against_inside_the_limit(comment: str) -> None:
    first = attempt("2026-04-01 10:00", outcome="limited-content-message")
    friday = [attempt(at(f"2026-04-03 {hour:02}:00")) for hour in (8, 10, 12, 14, 16, 18)]
    for placed, call in enumerate(friday):
        known = case(history=history(first, friday[:placed]))
        check = advised if placed == 5 else unadvised
        check(contact(call.at), known, RAPID_CALLS)
    seven = case(history=history(first, friday))
    denied(contact("2026-04-03 19:00"), seven, SEVEN, effect=PRESUMED, lapses="2026-04-08")
    unadvised(contact("2026-04-08 10:00"), seven, RAPID_CALLS)

    # All seven on one day.
    day = [attempt(at(f"2026-04-03 {hour:02}:00")) for hour in range(8, 14)]
    advised(contact("2026-04-03 14:00"), case(history=history(day)), RAPID_CALLS)

    # Two unanswered within five minutes.
    for outcome in ("rang-out", "no-message-left", "voicemail"):
        rang = case(history=history(attempt("2026-04-01 10:00", outcome=outcome)))
        advised(contact("2026-04-01 10:00:01"), rang, RAPID_CALLS)
        advised(contact("2026-04-01 10:05"), rang, RAPID_CALLS)
        unadvised(contact("2026-04-01 10:05:01"), rang, RAPID_CALLS)
    phones = (CELL, CELL | {"id": "other"})
    rang = case(phones=phones, history=history(attempt("2026-04-01 10:00", address="other")))
    unadvised(contact("2026-04-01 10:01"), rang, RAPID_CALLS)


@example("14(b)(2)(i)-2.ii")
def test_voicemails_close_together_are_advised_against(comment: str) -> None:
    for outcome in ("voicemail", "limited-content-message"):
        left = case(history=history(attempt("2026-04-01 10:00", outcome=outcome)))
        advised(contact("2026-04-01 10:03"), left, RAPID_VOICEMAILS)
        advised(contact("2026-04-01 10:05"), left, RAPID_VOICEMAILS)
        unadvised(contact("2026-04-01 10:05:01"), left, RAPID_VOICEMAILS)
        six = [attempt(at(f"2026-04-01 {hour:02}:00"), outcome=outcome) for hour in range(8, 14)]
        advised(contact("2026-04-01 14:00"), case(history=history(six)), RAPID_VOICEMAILS)
        unadvised(contact("2026-04-01 14:00"), case(history=history(six[:5])), RAPID_VOICEMAILS)
        unadvised(contact("2026-04-02 14:00"), case(history=history(six)), RAPID_VOICEMAILS)
    unadvised(contact("2026-04-01 10:03"), case(history=history(attempt("2026-04-01 10:00"))), RAPID_VOICEMAILS)


@example("14(b)(2)(i)-2.iii")
def test_what_the_person_said_before_is_advised_on_and_may_deny(comment: str) -> None:
    since = {"received_at": at("2026-03-01 12:00")}
    spoken = since | {"id": "stop", "kind": "cease", "in_writing": False}
    written = spoken | {"in_writing": True}
    no_calls = since | {"id": "stop", "kind": "stop-medium", "media": ("call",)}
    not_owed = since | {"id": "not-mine", "in_writing": False}
    call = contact("2026-04-01 10:00")

    unadvised(call, case(), PRIOR)
    unadvised(contact("2026-03-01 11:59:59"), case(requests=(spoken,)), PRIOR)
    advised(contact("2026-03-01 12:00"), case(requests=(spoken,)), PRIOR)
    advised(call, case(requests=(spoken,)), PRIOR)
    advised(call, case(debts=(debt(disputes=(not_owed,)),)), PRIOR)
    for request, rule in ((written, CEASE), (no_calls, MEDIUM)):
        denied(call, case(requests=(request,)), rule, lapses=None)
        assert PRIOR in advisories(decide(call, case(requests=(request,))))
        # Withdrawn, it no longer denies and still speaks against frequent calls.
        withdrawn = request | {"withdrawn_at": at("2026-03-20 12:00")}
        advised(call, case(requests=(withdrawn,)), PRIOR)


@example("14(b)(2)(i)-3.i")
def test_calls_to_a_number_that_was_another_persons_leave_the_count(comment: str) -> None:
    learned = at("2026-04-09 12:00")  # a Thursday
    phones = (CELL | {"id": "wrong", "disowned_at": learned}, CELL)
    monday, wednesday = attempt("2026-04-06 10:00", address="wrong"), attempt("2026-04-08 10:00", address="wrong")
    two = case(phones=phones, history=history(monday, wednesday))
    assert len(_counted(contact("2026-04-09 11:59:59"), two)["card"]) == 2
    assert _counted(contact("2026-04-09 12:00"), two) == {"card": []}
    allowed(contact("2026-04-10 10:00"), two)
    allowed(contact("2026-04-09 11:59:59", address="wrong"), two)
    denied(contact("2026-04-09 12:00", address="wrong"), two, NOT_THEIRS, lapses=None)

    five = [attempt(at(f"2026-04-07 {hour:02}:00")) for hour in (9, 11, 13, 15, 17)]
    seven = case(phones=phones, history=history(monday, wednesday, five))
    denied(contact("2026-04-09 11:59:59"), seven, SEVEN, effect=PRESUMED)
    allowed(contact("2026-04-09 12:00"), seven)


# -- 14(b)(2)(ii): presumed violation


def _seven_to_6_april() -> list[Attempt]:
    first = attempt("2026-04-01 10:00", outcome="limited-content-message")
    return [first, *(attempt(at(f"2026-04-0{day} {hour}:00")) for day in (2, 3, 6) for hour in (10, 16))]


def _talk_of_14_august() -> list[Attempt]:
    return [attempt("2026-08-11 10:00"), attempt("2026-08-14 10:00", outcome="conversation")]


@example("14(b)(2)(ii)-1.i")
def test_an_eighth_call_in_the_week_of_1_april_is_presumed_a_violation(comment: str) -> None:
    calls = _seven_to_6_april()
    _one_after_another(calls)
    placed = case(history=history(calls))
    for eighth in ("2026-04-06 16:01", "2026-04-07 08:00", "2026-04-07 20:59:59"):
        denied(contact(eighth), placed, SEVEN, effect=PRESUMED, lapses="2026-04-08", debts=("card",))
    allowed(contact("2026-04-08 08:00"), placed)


@example("14(b)(2)(ii)-1.ii")
def test_after_the_conversation_of_14_august_no_call_before_the_21st(comment: str) -> None:
    calls = _talk_of_14_august()
    _one_after_another(calls)
    talked = case(history=history(calls))
    allowed(contact("2026-08-13 20:59:59"), talked)
    for day in range(14, 21):
        denied(contact(f"2026-08-{day} 20:59:59"), talked, REST, effect=PRESUMED, lapses="2026-08-21", debts=("card",))
    allowed(contact("2026-08-21 08:00"), talked)


def _factors(made: Contact, known: Case, rule: str) -> list[str]:
    """The comments that the reason names as factors that may rebut the presumption of a violation."""
    reason = denied(made, known, rule, effect=PRESUMED)
    return [factor.split(":")[0].removeprefix("comment ") for factor in reason.rebuttal]


@example("14(b)(2)(ii)-2.i")
def test_a_call_that_the_law_requires_carries_the_factor(comment: str) -> None:
    placed = case(history=history(_seven_to_6_april()))
    assert _factors(contact("2026-04-07 10:00", required_by_law=True), placed, SEVEN) == [comment]
    assert _factors(contact("2026-04-07 10:00"), placed, SEVEN) == []
    allowed(contact("2026-04-08 10:00", required_by_law=True), placed)


@example("14(b)(2)(ii)-2.ii")
def test_a_call_about_active_litigation_carries_the_factor(comment: str) -> None:
    talked = case(history=history(_talk_of_14_august()))
    for day in (14, 17, 20):
        assert _factors(contact(f"2026-08-{day} 15:00", litigation_related=True), talked, REST) == [comment]
        assert _factors(contact(f"2026-08-{day} 15:00"), talked, REST) == []
    allowed(contact("2026-08-21 10:00", litigation_related=True), talked)
    for active, factors in ((True, [comment]), ("unknown", [comment]), (False, [])):
        known = case(history=history(_talk_of_14_august()), debts=(debt(active_litigation=active),))
        assert _factors(contact("2026-08-17 15:00", litigation_related=True), known, REST) == factors


@example("14(b)(2)(ii)-2.iii")
def test_a_call_that_answers_a_request_for_information_carries_the_factor(comment: str) -> None:
    talked = case(history=history(_talk_of_14_august()))
    for day in (14, 17, 20):
        assert _factors(contact(f"2026-08-{day} 15:00", purpose="answer-to-request"), talked, REST) == [comment]
        assert _factors(contact(f"2026-08-{day} 15:00"), talked, REST) == []
    allowed(contact("2026-08-21 10:00", purpose="answer-to-request"), talked)


@example("14(b)(2)(ii)-2.iv")
def test_a_call_in_time_to_spare_a_harm_carries_the_factor(comment: str) -> None:
    talked = case(history=history(_talk_of_14_august()))
    spared = {"outside_collectors_control": True, "time_is_of_the_essence": True, "evidenced": True}

    def factors(when: str, **overrides: bool) -> list[str]:
        return _factors(contact(when, harm_avoided=spared | overrides), talked, REST)

    # A: the call dropped amid talk of a settlement. B: the creditor's late fee falls due tomorrow.
    for when in ("2026-08-14 10:30", "2026-08-17 10:00"):
        assert factors(when) == [comment]
    # C: an offer that ends tomorrow only because the collector says so.
    assert factors("2026-08-17 10:00", outside_collectors_control=False) == []
    assert factors("2026-08-17 10:00", time_is_of_the_essence=False) == []
    assert factors("2026-08-17 10:00", evidenced=False) == []
    assert _factors(contact("2026-08-17 10:00"), talked, REST) == []


# -- 14(b)(3): calls that do not count


def _more_calls(given: str, **overrides: Any) -> dict[str, Any]:
    consent = {"id": "more", "scope": "more-calls", "given_at": at(given), "given_to": "collector"}
    return consent | overrides


def _consented(consent: dict[str, Any], *events: Attempt | Inbound | list[Attempt], **overrides: Any) -> Case:
    return case(consents=(email_consent(), text_consent(), consent), history=history(*events), **overrides)


@example("14(b)(3)(i)-1")
def test_consent_to_more_calls_lifts_the_call_limits_only(comment: str) -> None:
    talk = attempt("2026-04-06 10:00", outcome="conversation")
    consent = _more_calls("2026-04-06 10:05")
    when = "2026-04-08 10:00"
    denied(contact(when), case(history=history(talk)), REST, effect=PRESUMED, lapses="2026-04-13")
    allowed(contact(when), _consented(consent, talk))

    def told(**overrides: Any) -> Case:
        return _consented(consent, talk, **overrides)

    denied(contact("2026-04-08 21:00"), told(), "us.regf.6b1i.hours", lapses="2026-04-09 08:00")
    since = {"received_at": at("2026-04-01 12:00")}
    mornings = since | {"id": "then", "kind": "inconvenient-time", "windows": ({"start": "08:00", "end": "12:00"},)}
    denied(contact(when), told(requests=(mornings,)), "us.regf.6b1i.inconvenient-time", lapses="2026-04-08 12:00")
    home = since | {"id": "there", "kind": "inconvenient-place", "place": "home"}
    denied(contact(when, person_is_at="home"), told(requests=(home,)), "us.regf.6b1ii.inconvenient-place", lapses=None)
    lawyer = {"id": "lawyer", "learned_at": at("2026-04-01 12:00"), "attorney_can_be_found": True}
    denied(contact(when), told(representation=(lawyer,)), "us.regf.6b2.represented", lapses=None)
    work = since | {"id": "work", "kind": "employer-prohibits"}
    denied(contact(when, person_is_at="work"), told(requests=(work,)), "us.regf.6b3.employer-prohibits", lapses=None)
    stop = since | {"id": "stop", "kind": "stop-medium", "media": ("call",)}
    denied(contact(when), told(requests=(stop,)), MEDIUM, lapses=None)
    number = since | {"id": "stop", "kind": "stop-address", "address": "cell"}
    denied(contact(when), told(requests=(number,)), MEDIUM, lapses=None)


@example("14(b)(3)(i)-2")
def test_consent_to_more_calls_ends_in_each_of_four_ways(comment: str) -> None:
    full = _more_calls("2026-04-02 10:00")
    longer = _more_calls("2026-04-02 10:00", expires_at=at("2026-05-02 10:00"))

    # Seven days at most, the day it was given as the first: to 8 April.
    calls = [*once_a_day("2026-04-02 11:00", 7), attempt("2026-04-09 09:00")]
    for consent in (full, longer):
        known = _consented(consent, calls)
        assert _counted(contact("2026-04-08 20:59:59"), known) == {"card": []}
        assert _counted(contact("2026-04-09 10:00"), known) == {"card": [calls[-1].id]}
    # What went before the consent counts, and calls for as long as it lasts are allowed all the same.
    seven = [attempt(at(f"2026-04-01 {hour:02}:00")) for hour in range(8, 15)]
    denied(contact("2026-04-02 09:59:59"), _consented(full, seven), SEVEN, effect=PRESUMED)
    allowed(contact("2026-04-02 10:00"), _consented(full, seven))
    # Given for one number, it ends on 8 April although calls to the other filled the week.
    phones = (CELL, CELL | {"id": "second"})
    seven = [attempt(at(f"2026-04-05 {hour:02}:00")) for hour in range(8, 15)]
    for consent in (full, longer):
        known = _consented(consent | {"address": "second"}, seven, phones=phones)
        allowed(contact("2026-04-08 20:59:59", address="second"), known)
        denied(contact("2026-04-08 20:59:59"), known, SEVEN, effect=PRESUMED, lapses="2026-04-12")
        denied(contact("2026-04-09 08:00", address="second"), known, SEVEN, effect=PRESUMED, lapses="2026-04-12")

    # Its own shorter term.
    talk = attempt("2026-04-02 09:55", outcome="conversation")
    short = _more_calls("2026-04-02 10:00", expires_at=at("2026-04-04 12:00"))
    allowed(contact("2026-04-04 11:59:59"), _consented(short, talk))
    denied(contact("2026-04-04 12:00"), _consented(short, talk), REST, effect=PRESUMED, lapses="2026-04-09")

    # Its revocation.
    revoked = _more_calls("2026-04-02 10:00", revoked_at=at("2026-04-04 12:00"))
    allowed(contact("2026-04-04 11:59:59"), _consented(revoked, talk))
    denied(contact("2026-04-04 12:00"), _consented(revoked, talk), REST, effect=PRESUMED, lapses="2026-04-09")

    # A conversation about the debt after it, whoever began that.
    for next_talk in (
        attempt("2026-04-04 12:00", outcome="conversation"),
        inbound("2026-04-04 12:00", conversation=True, ended_at=at("2026-04-04 12:10")),
    ):
        allowed(contact("2026-04-04 11:59:59"), _consented(full, talk, next_talk))
        denied(
            contact("2026-04-04 13:00"), _consented(full, talk, next_talk), REST, effect=PRESUMED, lapses="2026-04-11"
        )
    other = attempt("2026-04-04 12:00", outcome="conversation", debts=("medical",))
    two = {"debts": (debt(), debt("medical"))}
    allowed(contact("2026-04-04 13:00"), _consented(full, talk, other, **two))

    # Given to somebody else, it is none.
    for given_to in ("creditor", "prior-collector"):
        elsewhere = _more_calls("2026-04-02 10:00", given_to=given_to)
        denied(contact("2026-04-04 11:00"), _consented(elsewhere, talk), REST, effect=PRESUMED, lapses="2026-04-09")


@example("14(b)(3)(i)-3.i")
def test_call_back_on_monday(comment: str) -> None:
    talk = attempt("2026-04-03 10:00", outcome="conversation")
    denied(contact("2026-04-06 10:00"), case(history=history(talk)), REST, effect=PRESUMED, lapses="2026-04-10")
    for given in ("2026-04-03 10:00", "2026-04-03 10:05"):
        monday = _more_calls(given, starts_at=at("2026-04-06"), expires_at=at("2026-04-07"))
        for day in ("2026-04-04 10:00", "2026-04-05 20:59:59"):
            denied(contact(day), _consented(monday, talk), REST, effect=PRESUMED)
        calls = [attempt(at(f"2026-04-06 {hour:02}:00")) for hour in range(8, 20)]
        for placed, call in enumerate(calls):
            allowed(contact(call.at), _consented(monday, talk, calls[:placed]))
        rest_of_week = _consented(monday, talk, calls)
        denied(contact("2026-04-07 08:00"), rest_of_week, REST, effect=PRESUMED, lapses="2026-04-10")
        allowed(contact("2026-04-10 08:00"), rest_of_week)


@example("14(b)(3)(i)-3.ii")
def test_the_call_back_that_became_a_conversation_ends_the_consent(comment: str) -> None:
    talk = attempt("2026-04-03 10:00", outcome="conversation")
    back = attempt("2026-04-06 10:00", outcome="conversation")
    for given in ("2026-04-03 10:00", "2026-04-03 10:05"):
        consent = _more_calls(given)
        allowed(contact(back.at), _consented(consent, talk))
        again = _consented(consent, talk, back)
        for when in ("2026-04-06 10:01", "2026-04-08 10:00", "2026-04-12 20:59:59"):
            denied(contact(when), again, REST, effect=PRESUMED, lapses="2026-04-13", debts=("card",))
        allowed(contact("2026-04-13 08:00"), again)
        # The call of the 8th, had it been placed, would count.
        placed = attempt("2026-04-08 10:00")
        assert placed.id in _counted(contact("2026-04-13 08:00"), _consented(consent, talk, back, placed))["card"]
        assert back.id not in _counted(contact("2026-04-09 08:00"), again)["card"]
    renewed = case(
        consents=(_more_calls("2026-04-03 10:05"), _more_calls("2026-04-06 10:05", id="again")),
        history=history(talk, back),
    )
    allowed(contact("2026-04-08 10:00"), renewed)


@example("14(b)(3)(i)-3.iii")
def test_eight_calls_under_an_emailed_consent_do_not_count(comment: str) -> None:
    before = once_a_day("2026-06-01 10:00", 3)
    mail = attempt("2026-06-03 11:00", "email")
    wrote = inbound("2026-06-04 09:00", "email")
    under = [
        at("2026-06-08 09:00") + timedelta(days=day, hours=2 * n)
        for day, many in ((0, 3), (1, 3), (2, 2))
        for n in range(many)
    ]
    calls = [attempt(when) for when in under]
    assert len(calls) == 8
    for address in (None, "cell"):
        consent = _more_calls("2026-06-04 09:00", address=address)
        for placed, when in enumerate(under):
            allowed(contact(when), _consented(consent, before, mail, wrote, calls[:placed]))
        known = _consented(consent, before, mail, wrote, calls)
        assert _counted(contact("2026-06-10 20:59:59"), known) == {"card": []}
        allowed(contact("2026-06-10 20:59:59"), known)

        # From 11 June calls count again: seven more, and no eighth.
        later = [attempt(at(f"2026-06-11 {hour:02}:00")) for hour in range(8, 15)]
        for placed, call in enumerate(later):
            allowed(contact(call.at), _consented(consent, before, mail, wrote, calls, later[:placed]))
        spent = _consented(consent, before, mail, wrote, calls, later)
        assert _counted(contact("2026-06-11 15:00"), spent) == {"card": [call.id for call in later]}
        denied(contact("2026-06-11 15:00"), spent, SEVEN, effect=PRESUMED, lapses="2026-06-18")

    # Without the consent the eighth of those calls would be too many.
    denied(contact(under[7]), case(history=history(before, calls[:7])), SEVEN, effect=PRESUMED, lapses="2026-06-15")


@example("14(b)(3)(ii)-1")
def test_only_calls_that_connect_count(comment: str) -> None:
    unconnected = case(history=history(once_a_day("2026-04-01 10:00", 7, outcome="not-connected")))
    allowed(contact("2026-04-07 18:00"), unconnected)
    assert _counted(contact("2026-04-07 18:00"), unconnected) == {"card": []}
    strangers = CallOutcome.WRONG_PERSON
    for outcome in set(CallOutcome) - {CallOutcome.NOT_CONNECTED, CallOutcome.CONVERSATION, strangers}:
        connected = case(history=history(once_a_day("2026-04-01 10:00", 7, outcome=outcome)))
        denied(contact("2026-04-07 18:00"), connected, SEVEN, effect=PRESUMED, lapses="2026-04-08")
        allowed(contact("2026-04-08 10:00"), connected)
    # Whose number it is, where somebody else answers each time, is another matter; the calls count until it is known.
    answered = case(history=history(once_a_day("2026-04-01 10:00", 7, outcome=strangers)))
    whose = "us.regf.6d1.not-the-consumers-number"
    denied(contact("2026-04-07 18:00"), answered, SEVEN, whose, effect=PRESUMED, lapses="2026-04-08")
    denied(contact("2026-04-08 10:00"), answered, whose, effect=Effect.MISSING_FACT, lapses=None)
    mixed = [*once_a_day("2026-04-01 10:00", 6), attempt("2026-04-07 10:00", outcome="not-connected")]
    allowed(contact("2026-04-07 18:00"), case(history=history(mixed)))


# -- 14(b)(4): the particular debt


def _debts(*ids: str) -> tuple[Debt, ...]:
    return tuple(debt(id) for id in ids)


@example("14(b)(4)-2.i")
def test_21_unanswered_calls_about_three_debts_seven_allotted_to_each(comment: str) -> None:
    all_three = ("medical", "card-a", "card-b")
    three = _debts(*all_three)
    start = at("2026-04-01 09:00")
    calls: list[Attempt] = []
    for day in range(7):
        for place, allotted in enumerate(all_three):
            when = start + timedelta(days=day, hours=3 * place)
            known = case(debts=three, history=history(calls))
            allowed(contact(when, debts=(allotted,)), known)
            assert allotted in decide(contact(when, debts=all_three), known).permitted_debts
            calls.append(attempt(when, debts=all_three, allotted_to=allotted))
    assert len(calls) == 21
    placed = case(debts=three, history=history(calls))
    tally = _counted(contact("2026-04-07 18:00", debts=all_three), placed)
    assert {id: len(events) for id, events in tally.items()} == dict.fromkeys(all_three, 7)
    denied(
        contact("2026-04-07 18:00", debts=all_three),
        placed,
        SEVEN,
        effect=PRESUMED,
        lapses="2026-04-08",
        debts=all_three,
    )
    allowed(contact("2026-04-08 08:00", debts=all_three), placed)


@example("14(b)(4)-2.ii")
def test_a_limited_content_message_is_counted_to_either_debt(comment: str) -> None:
    two = _debts("medical", "card")
    six = [
        attempt(at(f"2026-04-0{day} {hour}:00"), debts=(id,))
        for id, hour in (("medical", 10), ("card", 15))
        for day in range(1, 7)
    ]
    message: dict[str, Any] = {"outcome": "limited-content-message", "debts": ("medical", "card")}
    for chosen, other in (("medical", "card"), ("card", "medical")):
        left = attempt("2026-04-07 10:00", allotted_to=chosen, **message)
        known = case(debts=two, history=history(six, left))
        both = contact("2026-04-07 18:00", debts=("medical", "card"))
        denied(both, known, SEVEN, effect=PRESUMED, lapses="2026-04-08", debts=(chosen,))
        allowed(contact("2026-04-07 18:00", debts=(other,)), known)
    unallotted = case(debts=two, history=history(six, attempt("2026-04-07 10:00", **message)))
    both = contact("2026-04-07 18:00", debts=("medical", "card"))
    denied(both, unallotted, SEVEN, effect=PRESUMED, lapses="2026-04-08", debts=("medical", "card"))


def _after_9_november(talk: Attempt | Inbound, rested: tuple[str, ...], free: tuple[str, ...]) -> Case:
    """A conversation on 9 November 2026 rests the telephone for some debts to the 15th, and not for others."""
    known = case(debts=_debts("medical", "card"), history=history(talk))
    both = contact("2026-11-10 10:00", debts=("medical", "card"))
    denied(both, known, REST, effect=PRESUMED, lapses="2026-11-16", debts=rested)
    for id in rested:
        denied(contact("2026-11-15 20:59:59", debts=(id,)), known, REST, effect=PRESUMED, lapses="2026-11-16")
        allowed(contact("2026-11-16 08:00", debts=(id,)), known)
    for id in free:
        allowed(contact("2026-11-09 10:30", debts=(id,)), known)
        allowed(contact("2026-11-10 10:00", debts=(id,)), known)
    return known


@example("14(b)(4)-2.iii")
def test_a_conversation_about_one_debt_leaves_the_other_free(comment: str) -> None:
    talk = attempt("2026-11-09 10:00", outcome="conversation", debts=("medical",))
    known = _after_9_november(talk, ("medical",), ("card",))
    assert _counted(contact("2026-11-10 10:00", debts=("medical", "card")), known) == {"medical": [talk.id], "card": []}


@example("14(b)(4)-2.iv")
def test_a_conversation_about_both_debts_rests_both(comment: str) -> None:
    talk = attempt("2026-11-09 10:00", outcome="conversation", debts=("medical", "card"))
    known = _after_9_november(talk, ("medical", "card"), ())
    counted = _counted(contact("2026-11-10 10:00", debts=("medical", "card")), known)
    assert counted == {"medical": [talk.id], "card": [talk.id]}


@example("14(b)(4)-2.v")
def test_a_general_conversation_is_counted_to_one_debt_of_choice(comment: str) -> None:
    both = ("medical", "card")

    def unanswered(id: str, *times: str) -> list[Attempt]:
        return [attempt(time, debts=both, allotted_to=id) for time in times]

    calls = [
        *unanswered("medical", "2026-11-09 09:00", "2026-11-10 09:00"),
        *unanswered("card", "2026-11-09 15:00", "2026-11-10 15:00", "2026-11-11 09:00", "2026-11-11 15:00"),
    ]
    for chosen, other, tally in (
        ("medical", "card", {"medical": 3, "card": 4}),
        ("card", "medical", {"medical": 2, "card": 5}),
    ):
        talk = attempt("2026-11-12 10:00", outcome="conversation", debts=both, discussed=(), allotted_to=chosen)
        known = case(debts=_debts(*both), history=history(calls, talk))
        counted = _counted(contact("2026-11-12 18:00", debts=both), known)
        assert {id: len(events) for id, events in counted.items()} == tally
        for when in ("2026-11-12 18:00", "2026-11-18 20:59:59"):
            denied(contact(when, debts=both), known, REST, effect=PRESUMED, lapses="2026-11-19", debts=(chosen,))
            allowed(contact(when, debts=(other,)), known)
        allowed(contact("2026-11-19 08:00", debts=both), known)
    # Counted to no debt by anybody, it counts to each.
    talk = attempt("2026-11-12 10:00", outcome="conversation", debts=both, discussed=())
    known = case(debts=_debts(*both), history=history(calls, talk))
    denied(contact("2026-11-13 10:00", debts=both), known, REST, effect=PRESUMED, lapses="2026-11-19", debts=both)


@example("14(b)(4)-2.vi")
def test_a_debt_that_the_consumer_raised_is_conversed_about_and_not_called_about(comment: str) -> None:
    talk = attempt("2026-11-09 10:00", outcome="conversation", debts=("medical",), discussed=("card",))
    known = _after_9_november(talk, ("medical", "card"), ())
    assert _counted(contact("2026-11-10 10:00", debts=("medical", "card")), known) == {"medical": [talk.id], "card": []}


@example("14(b)(4)-2.vii")
def test_student_loans_once_serviced_under_one_account_are_one_debt(comment: str) -> None:
    ids = ("loan-1", "loan-2", "loan-3")

    def loans(*accounts: str) -> tuple[Debt, ...]:
        return tuple(
            debt(id, kind="student-loan", servicing_account=account) for id, account in zip(ids, accounts, strict=True)
        )

    together, apart = loans("acct", "acct", "acct"), loans("acct-1", "acct-2", "acct-3")
    about = [ids[day % 3] for day in range(7)]
    calls = [attempt(at(f"2026-04-0{day + 1} 10:00"), debts=(id,)) for day, id in enumerate(about)]
    for placed, call in enumerate(calls):
        allowed(contact(call.at, debts=ids), case(debts=together, history=history(calls[:placed])))
    known = case(debts=together, history=history(calls))
    for id in ids:
        eighth = contact("2026-04-07 18:00", debts=(id,))
        denied(eighth, known, SEVEN, effect=PRESUMED, lapses="2026-04-08", debts=(id,))
        allowed(contact("2026-04-08 08:00", debts=(id,)), known)
        allowed(eighth, case(debts=apart, history=history(calls)))
    eighth = contact("2026-04-07 18:00", debts=ids)
    denied(eighth, known, SEVEN, effect=PRESUMED, lapses="2026-04-08", debts=ids)

    talk = attempt("2026-04-01 10:00", outcome="conversation", debts=("loan-2",))
    for id in ids:
        resting = contact("2026-04-07 20:59:59", debts=(id,))
        denied(resting, case(debts=together, history=history(talk)), REST, effect=PRESUMED, lapses="2026-04-08")
        allowed(contact("2026-04-08 08:00", debts=(id,)), case(debts=together, history=history(talk)))
    allowed(contact("2026-04-07 10:00", debts=("loan-1",)), case(debts=apart, history=history(talk)))


# -- 14(h): media asked not to be used

SINCE = datetime.fromisoformat("2026-04-01T12:00:00-05:00")


@example("14(h)(1)-2")
def test_one_of_two_mobile_numbers_may_be_barred(comment: str) -> None:
    phones = (CELL, CELL | {"id": "second"})
    one = {"id": "not-this", "kind": "stop-address", "address": "second", "received_at": SINCE}
    told = case(phones=phones, requests=(one,))
    allowed(contact("2026-04-01 11:59:59", address="second"), told)
    denied(contact("2026-04-01 12:00", address="second"), told, MEDIUM, lapses=None)
    denied(contact("2026-04-01 12:00", "ringless-voicemail", address="second"), told, MEDIUM, lapses=None)
    allowed(contact("2026-04-01 12:00"), told)
    both = case(phones=phones, requests=(one, one | {"id": "nor-that", "address": "cell"}))
    for address in ("cell", "second"):
        denied(contact("2026-04-01 12:00", address=address), both, MEDIUM, lapses=None)
    allowed(contact("2026-04-01 12:00", "email"), both)


@example("14(h)(1)-3.i")
def test_stop_calling_closes_the_telephone_and_nothing_else(comment: str) -> None:
    phones = (CELL, CELL | {"id": "second"})
    told = case(
        phones=phones, requests=({"id": "stop", "kind": "stop-medium", "media": ("call",), "received_at": SINCE},)
    )
    for medium in ("call", "ringless-voicemail"):
        allowed(contact("2026-04-01 11:59:59", medium), told)
        for address in ("cell", "second"):
            denied(contact("2026-04-01 12:00", medium, address=address), told, MEDIUM, lapses=None)
    for medium in ("text", "email", "mail", "portal", "in-person"):
        allowed(contact("2026-04-01 12:00", medium), told)


@example("14(h)(1)-3.ii")
def test_an_electronic_opt_out_binds_for_any_debt(comment: str) -> None:
    # The debts' own grounds stand aside: the number and the address were consented to for each.
    for medium, address, open_ in (("email", "mail", "text"), ("text", "cell", "email")):
        out = {"id": "out", "kind": "stop-address", "address": address, "media": (medium,), "received_at": SINCE}
        told = case(debts=_debts("card", "medical"), requests=(out,))
        procedures = "us.regf.6d4.email-procedures" if medium == "email" else "us.regf.6d5.text-procedures"
        for debts in (("card",), ("medical",), ("card", "medical")):
            allowed(contact("2026-04-01 11:59:59", medium, debts=debts), told)
            made = contact("2026-04-01 12:00", medium, debts=debts)
            denied(made, told, MEDIUM, procedures, lapses=None, debts=debts)
            assert reasons(decide(made, told))[MEDIUM].effect is Effect.PROHIBITED
            allowed(contact("2026-04-01 12:00", open_, debts=debts), told)
            allowed(contact("2026-04-01 12:00", debts=debts), told)


@example("14(h)(2)-1")
def test_a_statement_that_the_law_requires_by_mail_goes_by_mail(comment: str) -> None:
    stop = {"id": "stop", "kind": "stop-medium", "media": ("mail",), "received_at": SINCE}
    loan = debt("loan", kind="mortgage")
    servicer = case(collector="mortgage-servicer", debts=(loan,), requests=(stop,))
    for statement in ({"purpose": "servicing-disclosure"}, {"required_by_law": True}):
        allowed(contact("2026-04-02 10:00", "mail", debts=("loan",), **statement), servicer)
    denied(contact("2026-04-02 10:00", "mail", debts=("loan",)), servicer, MEDIUM, lapses=None)
    allowed(contact("2026-04-01 11:59:59", "mail", debts=("loan",)), servicer)
    # No servicing rule requires anything of a collector of card debts.
    collector = case(requests=(stop,))
    denied(contact("2026-04-02 10:00", "mail", purpose="servicing-disclosure"), collector, MEDIUM, lapses=None)
