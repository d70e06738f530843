"""Caps, rests after conversations, intervals and streaks, on both sides of their bounds."""

from datetime import UTC, timedelta
from typing import Any

import pytest

from fdcpa_guard import InvalidPolicy, regulation_f
from fdcpa_guard.clock import TICK
from fdcpa_guard.facts import Consent
from fdcpa_guard.rules import house
from fdcpa_guard.shapes.reach import Reach, reached
from fdcpa_guard.vocabulary import Effect, Medium
from tests.builders import at, attempt, case, contact, debt, history, inbound

from .judging import asked, denials, denies, lacks, lapse, until
from .kinds import Cooldown, FrequencyCap, MinimumInterval, Streak

NEW_YORK, LOS_ANGELES = "America/New_York", "America/Los_Angeles"


def past(*events: Any, **overrides: Any) -> Any:
    return case(history=history(*events), **overrides)


def calls(*days: str, **overrides: Any) -> list[Any]:
    return [attempt(day if " " in day else f"{day} 12:00", **overrides) for day in days]


def more_calls(**overrides: Any) -> Consent:
    return Consent.model_validate({"id": "more", "scope": "more-calls", "given_to": "collector", **overrides})


# -- caps


def test_the_last_allowed_call_is_allowed_and_the_next_is_not() -> None:
    cap = FrequencyCap(most=3, days=7)
    now = contact("2026-04-07 10:00")
    assert not denies(cap, now, past(calls("2026-04-01", "2026-04-02")))
    assert lapse(cap, now, past(calls("2026-04-01", "2026-04-02", "2026-04-06"))) == at("2026-04-08")


def test_rolling_days_are_civil_days_where_the_person_is() -> None:
    cap = FrequencyCap(most=1, days=7)
    known = past(calls("2026-04-01 23:59:59"))
    assert denies(cap, contact("2026-04-07 23:59:59"), known)
    assert not denies(cap, contact("2026-04-08 00:00:00"), known)


@pytest.mark.parametrize(
    ("cap", "counted"),
    [
        (FrequencyCap(most=2, days=7), 3),
        (FrequencyCap(most=2, hours=48), 2),
        (FrequencyCap(most=2, calendar={"month"}), 4),
        (FrequencyCap(most=2, days=7, calendar={"month"}), 4),
        (FrequencyCap(most=2, days=7, more_calls_exempt=True), 3),
        (FrequencyCap(most=2, days=7, calendar={"month"}, more_calls_exempt=True), 4),
        (FrequencyCap(most=2, hours=48, days=7, more_calls_exempt=True), 3),
    ],
    ids=("days", "hours", "month", "longest", "by consent", "longest by consent", "days by consent"),
)
def test_a_reason_says_how_many_count_in_the_period_that_is_full_longest(cap: Any, counted: int) -> None:
    made = calls("2026-03-31", "2026-04-01", "2026-04-03", "2026-04-07", "2026-04-08")
    known = past(made, consents=(more_calls(given_at=at("2026-01-02"), during_proper_communication=True),))
    (reason,) = denials(cap, contact("2026-04-08 18:00"), known)
    assert reason.facts == {"attempts counted": counted, "limit": 2}


@pytest.mark.parametrize("per", ["debt", "person", "address"])
@pytest.mark.parametrize("media", [{Medium.CALL}, {Medium.CALL, Medium.TEXT}])
@pytest.mark.parametrize("shape", [FrequencyCap(most=1, days=7), MinimumInterval(days=2), Streak(most=1)])
def test_calls_to_the_attorney_count_if_they_are_to(shape: Any, media: Any, per: str) -> None:
    to_them = {"recipient": "consumer-attorney"}
    known, now = past(calls("2026-04-06", **to_them)), contact("2026-04-07 10:00", **to_them)
    given = {**shape.model_dump(exclude_defaults=True, exclude={"shape"}), "media": media, "per": per}
    assert denies(type(shape)(**given, professionals_count=True), now, known)
    assert denies(type(shape)(**given), now, known) is (per == "address")  # a number is a number


def test_rolling_days_over_the_autumn_change() -> None:
    cap = FrequencyCap(most=1, days=2)
    assert lapse(cap, contact("2026-11-01 12:00"), past(calls("2026-10-31"))) == at("2026-11-02")
    assert lapse(cap, contact("2026-11-01 12:00"), past(calls("2026-11-01 00:30"))) == at("2026-11-03")


def test_of_two_zones_the_one_that_frees_later_counts() -> None:
    cap = FrequencyCap(most=1, days=1)
    two = ({"id": "home", "zones": (NEW_YORK, LOS_ANGELES)},)
    known = past([attempt(at("2026-04-01 22:00", LOS_ANGELES))], locations=two)
    # 2 April already in New York, still 1 April in Los Angeles
    assert lapse(cap, contact(at("2026-04-01 23:00", LOS_ANGELES)), known) == at("2026-04-03", NEW_YORK)
    early = past([attempt(at("2026-04-01 20:00", LOS_ANGELES))], locations=two)
    assert lapse(cap, contact(at("2026-04-01 22:00", LOS_ANGELES)), early) == at("2026-04-02", LOS_ANGELES)


@pytest.mark.parametrize(
    "shape", [FrequencyCap(most=1, days=7), Cooldown(days=7), MinimumInterval(days=2), Streak(most=1)]
)
def test_a_shape_says_that_it_may_lack_the_place_unless_it_has_a_zone_of_its_own(shape: Any) -> None:
    given = shape.model_dump(exclude_defaults=True, exclude={"shape"})
    assert "``locations``" in shape.missing()
    assert "``locations``" not in type(shape)(**given, zone=NEW_YORK).missing()


def test_a_fixed_zone_needs_no_place() -> None:
    nowhere: dict[str, Any] = {"locations": (), "phones": ({"id": "cell", "line_type": "mobile"},)}
    known = past(calls("2026-04-01"), **nowhere)
    assert lacks(FrequencyCap(most=1, days=1), contact("2026-04-01 13:00"), known) == "locations (where consumer is)"
    fixed = FrequencyCap(most=1, days=1, zone=NEW_YORK)
    assert lapse(fixed, contact("2026-04-01 13:00"), known) == at("2026-04-02", NEW_YORK)
    (nowhere_full,) = denials(FrequencyCap(most=1, days=1), contact("2026-04-01 13:00"), known)
    assert lacks(FrequencyCap(most=1, days=1), contact(nowhere_full.lapses_at - TICK), known)
    assert not denies(FrequencyCap(most=1, days=1), contact(nowhere_full.lapses_at), known)
    assert not denies(FrequencyCap(most=2, days=1), contact("2026-04-01 13:00"), known)
    assert denies(FrequencyCap(most=1, hours=2), contact("2026-04-01 13:00"), known)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"hours": 1}, "any one hour"),
        ({"hours": 2}, "any 2 hours"),
        ({"days": 1}, "any one day"),
        ({"days": 2}, "any 2 days"),
    ],
)
def test_one_hour_and_one_day_are_said_in_words(numbers: dict[str, int], said: str) -> None:
    assert f" in {said};" in FrequencyCap(most=1, **numbers).describe()


def test_rolling_hours_are_exact() -> None:
    cap = FrequencyCap(most=2, hours=24)
    known = past(calls("2026-03-07 12:00", "2026-03-07 18:00"))
    frees = at("2026-03-07 12:00").astimezone(UTC) + timedelta(hours=24)  # 13:00 by the clock of the spring change
    assert lapse(cap, contact("2026-03-08 08:00"), known) == frees == at("2026-03-08 13:00")
    assert denies(cap, contact(frees - TICK), known)
    assert not denies(cap, contact(frees), known)


def test_a_calendar_week_begins_on_its_day() -> None:
    known = past(calls("2026-04-04"))  # a Saturday
    sunday = FrequencyCap(most=1, calendar={"week"})
    monday = FrequencyCap(most=1, calendar={"week"}, week_starts={"mon"})
    both = FrequencyCap(most=1, calendar={"week"}, week_starts={"sun", "mon"})
    now = contact("2026-04-05 10:00")  # the Sunday
    assert not denies(sunday, now, known)
    assert lapse(monday, now, known) == lapse(both, now, known) == at("2026-04-06")


def test_a_calendar_month() -> None:
    cap = FrequencyCap(most=1, calendar={"month"})
    assert lapse(cap, contact("2026-02-28 10:00"), past(calls("2026-02-01"))) == at("2026-03-01")
    assert lapse(cap, contact("2026-12-31 10:00"), past(calls("2026-12-01"))) == at("2027-01-01")
    assert not denies(cap, contact("2026-04-01 10:00"), past(calls("2026-03-31")))


def test_of_several_periods_each_may_be_full() -> None:
    cap = FrequencyCap(most=1, hours=2, calendar={"day"})
    assert lapse(cap, contact("2026-04-01 13:00"), past(calls("2026-04-01"))) == at("2026-04-02")
    assert lapse(cap, contact("2026-04-02 00:30"), past(calls("2026-04-01 23:00"))) == at("2026-04-02 01:00")


def test_what_is_not_counted() -> None:
    cap = FrequencyCap(most=1, days=7)
    now = contact("2026-04-01 13:00")
    assert not denies(cap, now, past(calls("2026-04-01", outcome="not-connected")))
    assert denies(FrequencyCap(most=1, days=7, not_counted=()), now, past(calls("2026-04-01", outcome="not-connected")))
    answered = [inbound("2026-04-01 11:00", id="asked"), *calls("2026-04-01", in_reply_to="asked")]
    assert not denies(cap, now, past(answered))
    assert denies(FrequencyCap(most=1, days=7, replies_exempt=False), now, past(answered))
    assert not denies(cap, now, past(calls("2026-04-01", medium="text")))
    assert not denies(cap, now, past(calls("2026-04-01", recipient="creditor")))
    assert not denies(cap, now, past(calls("2026-04-01", recipient="spouse")))
    asked_for = FrequencyCap(most=1, days=7, purposes_not_counted={"answer-to-request"})
    assert not denies(asked_for, now, past(calls("2026-04-01", purpose="answer-to-request")))
    assert not denies(asked_for, contact("2026-04-01 13:00", purpose="answer-to-request"), past(calls("2026-04-01")))


@pytest.mark.parametrize(("medium", "counts"), [("call", True), ("text", True), ("mail", False)])
def test_a_past_call_or_text_about_a_suit_was_about_the_debt(medium: str, *, counts: bool) -> None:
    but_pleadings = FrequencyCap(
        most=1, days=7, media={"call", "text", "mail"}, purposes_not_counted={"formal-pleading"}
    )
    outcome = {} if medium == "call" else {"outcome": "sent"}
    made = calls("2026-04-01", medium=medium, purpose="formal-pleading", **outcome)
    assert denies(but_pleadings, contact("2026-04-01 13:00"), past(made)) is counts


@pytest.mark.parametrize("outcome", ["sent", "undeliverable"])
@pytest.mark.parametrize(
    ("back", "counts"), [("09:59:59", False), ("10:00:00", False), ("10:00:01", True), (None, None)]
)
def test_what_came_back_is_not_counted_from_when_that_is_known(
    outcome: str, back: str | None, counts: bool | None
) -> None:
    word = {} if back is None else {"undeliverable_at": at(f"2026-04-03 {back}")}
    text = attempt("2026-04-01 12:00", "text", outcome=outcome, **word)
    now = contact("2026-04-03 10:00", "text")
    spared = FrequencyCap(most=1, days=7, media={"text"}, not_counted={"undeliverable"})
    conveyed = FrequencyCap(most=1, days=7, media={"text"}, counting="communications", not_counted=())
    every = FrequencyCap(most=1, days=7, media={"text"}, not_counted=())
    expected = outcome == "sent" if counts is None else counts
    assert denies(spared, now, past(text)) is expected
    assert denies(conveyed, now, past(text)) is expected
    assert denies(every, now, past(text))


def test_word_that_came_nobody_knows_when_frees_of_nothing() -> None:
    text = attempt("2026-04-01 12:00", "text", outcome="undeliverable", undeliverable_at="unknown")
    cap = FrequencyCap(most=1, days=7, media={"text"}, not_counted={"undeliverable"})
    assert denies(cap, contact("2026-04-03 10:00", "text"), past(text))


def test_a_number_since_disowned_is_not_counted() -> None:
    cap = FrequencyCap(most=1, days=7)
    phones = (
        {"id": "cell", "line_type": "mobile"},
        {"id": "old", "line_type": "mobile", "disowned_at": at("2026-04-01 13:00")},
    )
    known = past(calls("2026-04-01", address="old"), phones=phones)
    assert denies(cap, contact(at("2026-04-01 13:00") - TICK), known)
    assert not denies(cap, contact("2026-04-01 13:00"), known)
    check = {"since": at("2026-03-01"), "at": at("2026-04-01 13:00"), "reassigned": True}
    checked = ({"id": "cell", "line_type": "mobile"}, {"id": "old", "reassigned_checks": (check,)})
    assert denies(cap, contact("2026-04-01 13:00"), past(calls("2026-04-01", address="old"), phones=checked))


def test_one_answer_is_not_counted_and_the_next_is() -> None:
    cap = FrequencyCap(most=1, days=7)
    now = contact("2026-04-01 15:00")
    asked = inbound("2026-04-01 11:00", id="asked")
    two = calls("2026-04-01 12:00", "2026-04-01 14:00", in_reply_to="asked")
    assert not denies(cap, now, past([asked, two[0]]))
    assert denies(cap, now, past([asked, *two]))
    to_another = calls("2026-04-01 14:00", in_reply_to="anew")
    assert not denies(cap, now, past([asked, inbound("2026-04-01 13:00", id="anew"), two[0], *to_another]))
    goes_on = inbound("2026-04-01 11:00", id="asked", ongoing=True, conversation=True)
    assert not denies(cap, contact("2026-04-01 14:30"), past([goes_on, *two]))


def test_an_answer_is_free() -> None:
    cap = FrequencyCap(most=1, days=7)
    events = [*calls("2026-04-01"), inbound("2026-04-01 12:30", id="asked")]
    now = contact("2026-04-01 13:00", in_reply_to="asked")
    assert not denies(cap, now, past(events))
    assert denies(FrequencyCap(most=1, days=7, replies_exempt=False), now, past(events))


def test_debts_people_and_addresses_apart() -> None:
    two = {"debts": (debt("card"), debt("loan"))}
    now = contact("2026-04-01 13:00", debts=("card", "loan"))
    known = past(calls("2026-04-01", debts=("loan",)), **two)
    (one,) = denials(FrequencyCap(most=1, days=7), now, known)
    assert one.debts == ("loan",)
    (one,) = denials(FrequencyCap(most=1, days=7, per="person"), now, known)
    assert one.debts == ("card", "loan")
    elsewhere = past(calls("2026-04-01", address="land"), phones=({"id": "cell"}, {"id": "land"}))
    assert not denies(FrequencyCap(most=1, days=7, per="address"), contact("2026-04-01 13:00"), elsewhere)
    assert denies(FrequencyCap(most=1, days=7, per="address"), contact("2026-04-01 13:00", address="land"), elsewhere)
    unsaid = contact("2026-04-01 13:00", address=None)
    assert lacks(FrequencyCap(most=1, days=7, per="address"), unsaid, elsewhere) == "contact.address"


@pytest.mark.parametrize(
    "shape",
    [
        FrequencyCap(most=1, days=7, per="address", more_calls_exempt=True),
        Cooldown(days=8, per="address", more_calls_exempt=True),
    ],
    ids=["cap", "rest"],
)
def test_under_consent_to_more_calls_the_address_is_asked_for_as_long_as_one_is_full(shape: Any) -> None:
    talk = attempt("2026-04-01 10:00", address="cell", outcome="conversation")
    known = case(history=history(talk), consents=(more_calls(address="land", given_at=at("2026-03-20")),))
    unsaid: dict[str, Any] = {"address": None}
    (lacking,) = denials(shape, contact("2026-04-02 12:00", **unsaid), known)
    assert (lacking.effect, [*lacking.facts]) == (Effect.MISSING_FACT, ["contact.address"])
    assert lacking.lapses_at is not None
    assert not denials(shape, contact(lacking.lapses_at, **unsaid), known)
    assert denials(shape, contact(lacking.lapses_at - TICK, **unsaid), known)


def test_an_unknown_address_matters_only_while_one_is_full() -> None:
    cap = FrequencyCap(most=2, calendar={"day"}, per="address")
    phones = ({"id": "cell"}, {"id": "land"})
    apart = past(calls("2026-04-01 09:00"), calls("2026-04-01 10:00", address="land"), phones=phones)
    unsaid = contact("2026-04-01 13:00", address=None)
    assert not denies(cap, unsaid, apart)
    full = past(calls("2026-04-01 09:00", "2026-04-01 10:00"), phones=phones)
    (one,) = denials(cap, unsaid, full)
    assert (*one.facts, one.lapses_at) == ("contact.address", at("2026-04-02"))
    assert not denies(cap, contact("2026-04-02 00:00", address=None), full)
    (one,) = denials(MinimumInterval(hours=3, per="address"), unsaid, past(calls("2026-04-01")))
    assert (*one.facts, one.lapses_at) == ("contact.address", at("2026-04-01 15:00"))


def test_a_call_of_unknown_address_counts_to_each() -> None:
    known = past(calls("2026-04-01", address=None), phones=({"id": "cell"}, {"id": "land"}))
    for address in ("cell", "land"):
        assert denies(FrequencyCap(most=1, days=7, per="address"), contact("2026-04-01 13:00", address=address), known)


def test_visits_have_no_address_to_tell_apart() -> None:
    cap = FrequencyCap(most=1, days=7, per="address", media={"call", "in-person"})
    visit = contact("2026-04-01 13:00", "in-person", address=None)
    assert not denies(cap, visit, past(calls("2026-04-01")))
    assert denies(cap, visit, past(calls("2026-04-01", medium="in-person", address=None)))


def test_contacts_with_the_spouse_are_added() -> None:
    known = past(calls("2026-04-01"), calls("2026-04-02", recipient="spouse"))
    now = contact("2026-04-02 13:00")
    assert not denies(FrequencyCap(most=2, days=7), now, known)
    assert lapse(FrequencyCap(most=2, days=7, together_with=("spouse",)), now, known) == at("2026-04-08")


def test_a_couple_is_counted_once_whoever_is_asked() -> None:
    couple = FrequencyCap(most=3, days=7, per="person", together_with=("consumer", "spouse"), zone="America/Chicago")
    two = past(calls("2026-04-01"), calls("2026-04-02", recipient="spouse"))
    three = past(calls("2026-04-01", "2026-04-03"), calls("2026-04-02", recipient="spouse"))
    for recipient in ("consumer", "spouse"):
        now = contact("2026-04-04 13:00", recipient=recipient)
        assert not denies(couple, now, two)
        assert lapse(couple, now, three) == at("2026-04-08")


def test_speaking_on_their_own_call_may_be_all_that_is_free() -> None:
    cap = FrequencyCap(most=1, days=7, replies_exempt=False, own_call_exempt=True)
    called = inbound("2026-04-01 12:55", id="rang", conversation=True, ended_at=at("2026-04-01 13:05"))
    voicemail = inbound("2026-04-01 12:55", id="rang")
    now = contact("2026-04-01 13:00", in_reply_to="rang")
    assert not denies(cap, now, past([*calls("2026-04-01"), called]))
    assert denies(cap, now, past([*calls("2026-04-01"), voicemail]))
    said = calls("2026-04-01 13:01", in_reply_to="rang")
    assert not denies(cap, contact("2026-04-02 13:00"), past([called, *said]))
    assert denies(cap, contact("2026-04-02 13:00"), past([voicemail, *said]))
    neither = FrequencyCap(most=1, days=7, replies_exempt=False)
    assert denies(neither, contact("2026-04-02 13:00"), past([called, *said]))
    either = FrequencyCap(most=1, days=7, media={"call", "text"}, replies_exempt=False, own_call_exempt=True)
    texted = attempt("2026-04-01 13:01", "text", in_reply_to="rang")
    assert denies(either, contact("2026-04-02 13:00"), past([called, texted]))
    assert not denies(either, contact("2026-04-02 13:00"), past([called, *said]))
    assert denies(either, contact("2026-04-01 13:00", "text", in_reply_to="rang"), past([*calls("2026-04-01"), called]))


@pytest.mark.parametrize(
    ("shape", "needs"),
    [
        (FrequencyCap(most=1, days=7), {"call"}),
        (FrequencyCap(most=1, days=7, media={"call", "text"}), {"attempt"}),
        (FrequencyCap(most=1, days=7, counting="conversations", inbound_counts=True), set()),
        (Cooldown(days=7), {"call", "conversation"}),
        (Cooldown(days=7, after="any"), set()),
        (MinimumInterval(hours=1), {"call"}),
        (Streak(most=2, media={"in-person"}), {"attempt"}),
    ],
)
def test_where_a_case_holds_nothing_to_count_it_need_not_be_asked(shape: Any, needs: set[str]) -> None:
    assert {holding.name.lower() for holding in shape.looks_for()} == needs
    unknown = case(history="unknown").index.holdings
    assert not needs or shape.looks_for() & unknown


def test_a_longest_run_of_no_days_denies() -> None:
    none = Streak(most=1).rule("house.none", "None", house("1"), effect=Effect.HOUSE_POLICY, example="one.")
    policy = regulation_f().with_rules(none).tightened("house.none", most=0)
    assert denies(policy.rule("house.none"), contact("2026-04-01 13:00"), past([]))


@pytest.mark.parametrize(
    ("line", "personal", "elsewhere", "work"),
    [
        ({"line_type": "mobile"}, True, False, False),
        ({"line_type": "landline", "place": "home"}, True, False, False),
        ({"line_type": "landline", "place": "work"}, False, True, True),
        ({"line_type": "landline", "place": "gym"}, False, True, False),
        ({"line_type": "landline", "place": "unknown"}, True, True, True),
        ({"line_type": "voip", "place": None}, True, True, False),
        ({"line_type": "unknown", "place": "unknown"}, True, True, True),
    ],
)
def test_a_cap_on_some_numbers(line: dict[str, Any], personal: bool, elsewhere: bool, work: bool) -> None:
    known = past(calls("2026-04-01", address="line"), phones=({"id": "line", **line},), consents="none")
    now = contact("2026-04-01 13:00", address="line")
    for to, wanted in (("personal", personal), ("elsewhere", elsewhere), ("work", work), ("any", True)):
        assert denies(FrequencyCap(most=1, days=7, to=to), now, known) is wanted, to


@pytest.mark.parametrize(
    ("place", "classes"),
    [
        ("home", {"any", "personal", "own"}),
        ("work", {"any", "elsewhere", "away", "work"}),
        ("gym", {"any", "elsewhere", "away"}),
        ("unknown", {"any", "personal", "own", "elsewhere", "away", "work"}),
        (None, {"any", "personal", "own", "elsewhere", "away", "work"}),
    ],
)
def test_which_addresses_a_letter_may_reach(place: str | None, classes: set[str]) -> None:
    """All, where the address is not known, or of what kind it is."""
    known = case(postal_addresses=() if place is None else ({"id": "box", "place": place},))
    letter = contact("2026-04-01 13:00", "mail", address="box")
    assert {each.value for each in reached(asked(letter, known), letter)} == classes


@pytest.mark.parametrize(
    ("medium", "email", "classes"),
    [
        ("email", {"employer_provided": True}, {"any", "elsewhere", "away", "work"}),
        ("email", {"employer_provided": False}, {"any", "personal", "elsewhere", "own", "away"}),
        ("email", {"employer_provided": "unknown"}, {"any", "personal", "own", "elsewhere", "away", "work"}),
        ("email", None, {"any", "personal", "own", "elsewhere", "away", "work"}),
        ("portal", None, {"any", "personal", "elsewhere", "own", "away"}),
    ],
)
def test_which_addresses_an_email_may_reach(medium: str, email: dict[str, Any] | None, classes: set[str]) -> None:
    """All, where the address is not known; a portal is no workplace's."""
    known = case(emails=() if email is None else ({"id": "inbox", **email},))
    message = contact("2026-04-01 13:00", medium, address="inbox" if medium == "email" else None)
    assert {each.value for each in reached(asked(message, known), message)} == classes


@pytest.mark.parametrize(
    ("place", "scope", "personal", "work"),
    [
        ("gym", "more-calls", True, False),
        ("work", "more-calls", True, True),  # it is given as personal, and rings at work
        ("work", "workplace", False, True),
    ],
)
def test_a_number_that_the_person_gave_is_personal(place: str, scope: str, personal: bool, work: bool) -> None:
    gave = more_calls(id="gave", given_at=at("2026-03-01 10:00"), address="desk", scope=scope)
    phones = ({"id": "desk", "line_type": "landline", "place": place},)
    known = past(calls("2026-04-01", address="desk"), phones=phones, consents=(gave,))
    now = contact("2026-04-01 13:00", address="desk")
    for to, wanted in (("personal", personal), ("work", work)):
        assert denies(FrequencyCap(most=1, days=7, to=to), now, known) is wanted, to


def test_a_person_known_to_be_at_work_is_reached_there() -> None:
    """By the mobile too, unless the law says that a call to one is none at work."""
    phones = ({"id": "desk", "line_type": "landline", "place": "work"}, {"id": "cell", "line_type": "mobile"})
    known = past(calls("2026-04-01", address="desk"), phones=phones)
    now = contact("2026-04-01 13:00", address="cell", person_is_at="work")
    assert denies(FrequencyCap(most=1, days=7, to="work"), now, known)
    spared = FrequencyCap(most=1, days=7, to="work", unless=({"exception": "call-to-mobile"},))
    assert not denies(spared, now, known)
    assert denies(spared, contact("2026-04-01 13:00", address="desk"), known)
    assert not denies(FrequencyCap(most=1, days=7, to="work"), contact("2026-04-01 13:00", address="cell"), known)


def test_a_spouse_with_an_id_is_the_spouse_and_a_call_is_counted_once() -> None:
    couple = FrequencyCap(most=2, days=7, per="person", together_with=("consumer", "spouse"), zone="America/Chicago")
    jane = {"recipient": "spouse", "person": "jane"}
    two = past(calls("2026-04-01", "2026-04-02", **jane))
    answered = past(calls("2026-04-01", outcome="conversation", answered_by="spouse", answered_by_person="jane"))
    for who in ({}, jane, {"recipient": "spouse"}):
        assert denies(couple, contact("2026-04-04 13:00", **who), two), who
        assert not denies(couple, contact("2026-04-04 13:00", **who), answered), who


def test_what_goes_to_one_number_is_counted_for_whomever_it_was() -> None:
    cap = FrequencyCap(most=1, days=7, per="address")
    known = past(calls("2026-04-01", recipient="spouse"))
    assert denies(cap, contact("2026-04-02 13:00"), known)
    assert not denies(cap, contact("2026-04-02 13:00", address="other"), known)


@pytest.mark.parametrize(("given_at", "personal"), [("2026-04-01 13:00", True), ("2026-04-01 13:00:01", False)])
def test_a_number_is_personal_from_when_the_person_gave_it(given_at: str, personal: bool) -> None:
    gave = more_calls(id="gave", given_at=at(given_at), address="desk")
    known = case(phones=({"id": "desk", "line_type": "landline", "place": "work"},), consents=(gave,))
    to_it = contact("2026-04-01 13:00", address="desk")
    assert (Reach.PERSONAL in reached(asked(to_it, known), to_it)) is personal


def test_communications_and_conversations() -> None:
    now = contact("2026-04-01 13:00")
    communications = FrequencyCap(most=1, days=7, counting="communications")
    conversations = FrequencyCap(most=1, days=7, counting="conversations")
    for outcome, conveyed, talked in (
        ("rang-out", False, False),
        ("limited-content-message", False, False),
        ("voicemail", True, False),
        ("conversation", True, True),
    ):
        known = past(calls("2026-04-01", outcome=outcome))
        assert denies(communications, now, known) is conveyed
        assert denies(conversations, now, known) is talked
    by_them = past([inbound("2026-04-01 10:00", conversation=True, ended_at=at("2026-04-01 10:05"))])
    assert not denies(conversations, now, by_them)
    theirs_too = FrequencyCap(most=1, days=7, counting="conversations", inbound_counts=True)
    assert lapse(theirs_too, now, by_them) == at("2026-04-08")
    assert not denies(theirs_too, now, past([inbound("2026-04-01 10:00")]))


def test_what_somebody_else_answered() -> None:
    now = contact("2026-04-02 12:00")
    any_answer = FrequencyCap(most=1, days=7, per="person")
    theirs_alone = FrequencyCap(most=1, days=7, per="person", others_answering_free=True)
    with_spouse = FrequencyCap(most=1, days=7, per="person", others_answering_free=True, together_with=("spouse",))
    for answered, alone, together in (
        ("unknown", True, True),
        ("consumer", True, True),
        ("spouse", False, True),
        ("household-member", False, False),
    ):
        known = past(calls("2026-04-01", outcome="conversation", answered_by=answered))
        assert denies(any_answer, now, known)
        assert denies(theirs_alone, now, known) is alone
        assert denies(with_spouse, now, known) is together


def test_debts_of_a_business() -> None:
    now = contact("2026-04-02 12:00")
    any_debt = FrequencyCap(most=1, days=7, per="person")
    consumers = FrequencyCap(most=1, days=7, per="person", consumer_debts_only=True)
    for nature, counts in (("commercial", False), ("consumer", True), ("unknown", True)):
        debts = (debt(), debt(id="shop", nature=nature))
        about = past(calls("2026-04-01", debts=("shop",)), debts=debts)
        assert denies(any_debt, now, about)
        assert denies(consumers, now, about) is counts
        assert denies(consumers, now, past(calls("2026-04-01", debts=("shop", "card")), debts=debts))


def test_consent_to_more_calls() -> None:
    consent = more_calls(given_at=at("2026-04-01 09:00"))
    cap = FrequencyCap(most=1, days=30, more_calls_exempt=True)
    before = past(calls("2026-03-31"), consents=(consent,))
    assert until(cap, contact("2026-04-07 23:00"), before) == at("2026-04-08")
    assert lapse(cap, contact("2026-04-08 00:00"), before) == at("2026-04-30")
    assert denies(FrequencyCap(most=1, days=30), contact("2026-04-07 23:00"), before)
    under_it = past(calls("2026-04-02"), consents=(consent,))
    assert not denies(cap, contact("2026-04-08 00:00"), under_it)


def test_numbers_of_a_segment() -> None:
    cap = FrequencyCap(most=2, days=7, segments={"new": {"most": 1}, "old": {"days": 2, "most": 1}})
    now = contact("2026-04-03 13:00")
    for segment, denied in ((None, False), ("other", False), ("new", True), ("old", False)):
        assert denies(cap, now, past(calls("2026-04-01"), segment=segment)) is denied


def test_a_segment_sets_one_of_the_numbers_or_all_of_them_and_nothing_else() -> None:
    every = {name: 3 if name == "most" else 9 for name in Streak(most=2).in_segments()}
    assert Streak(most=2, segments={"new": every}).segments == {"new": every}
    for values in ({}, {**every, "media": ["call"]}, {"media": ["call"]}):
        with pytest.raises(InvalidPolicy, match="segments may set one or more of"):
            Streak(most=2, segments={"new": values})


@pytest.mark.parametrize(
    ("per", "debts", "where", "matters"),
    [
        ("person", ("loan",), "other", True),
        ("address", ("loan",), "cell", True),
        ("address", ("card",), "other", False),
        ("debt", ("card",), "other", True),
        ("debt", ("loan",), "cell", False),
    ],
)
def test_a_call_that_may_have_been_a_conversation_matters_where_a_conversation_would(
    per: str, debts: tuple[str, ...], where: str, matters: bool
) -> None:
    rest = Cooldown(days=7, per=per)
    debts_held = (debt("card"), debt("loan"))
    phones = ({"id": "cell", "line_type": "mobile"}, {"id": "other", "line_type": "mobile"})
    now = contact("2026-04-01 13:00", debts=("card",), address="cell")
    for outcome in ("conversation", "unknown"):
        call = attempt("2026-03-30 12:00", debts=debts, outcome=outcome, address=where)
        known = case(debts=debts_held, phones=phones, history=history(call))
        found = denials(rest, now, known)
        # of what was perhaps none nothing is said for sure
        assert [one.effect is Effect.MISSING_FACT for one in found] == [outcome == "unknown"] * matters


def test_the_persons_own_call_of_which_nobody_knows_whether_it_was_a_conversation() -> None:
    for per in ("person", "address", "debt"):
        known = past(inbound("2026-03-30 12:00", conversation="unknown"))
        (found,) = denials(Cooldown(days=7, per=per), contact("2026-04-01 13:00"), known)
        assert found.effect is Effect.MISSING_FACT


def test_unknown_history_denies() -> None:
    for shape in (FrequencyCap(most=1, days=7), Cooldown(days=7), MinimumInterval(hours=1), Streak(most=1)):
        assert lacks(shape, contact("2026-04-01 13:00"), case(history="unknown")) == "history"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"days": 7}, "most"),
        ({"most": 0, "days": 7}, "most"),
        ({"most": 1, "days": 0}, "days"),
        ({"most": 1, "days": 401}, "days"),
        ({"most": 1, "hours": True}, "hours"),
        ({"most": 1}, "days, hours or calendar"),
        ({"most": 1, "days": 7, "media": ()}, "media"),
        ({"most": 1, "days": 7, "zone": "Mars/Olympus"}, "zone"),
        ({"most": 1, "days": 7, "inbound_counts": True}, "inbound_counts"),
        ({"most": 1, "days": 7, "segments": {"new": {"per": "person"}}}, "segments"),
        ({"most": 1, "days": 7, "segments": {"new": {"most": 0}}}, "most"),
        ({"most": 1, "days": 7, "weeks": 2}, "weeks"),
    ],
)
def test_errors_name_the_field(given: dict[str, Any], named: str) -> None:
    with pytest.raises(InvalidPolicy, match=named):
        FrequencyCap(**given)


# -- rests


def test_the_day_of_the_conversation_is_the_first() -> None:
    known = past(calls("2026-08-13", outcome="conversation"))
    rest = Cooldown(days=7)
    assert lapse(rest, contact("2026-08-19 23:59:59"), known) == at("2026-08-20")
    assert not denies(rest, contact("2026-08-20 00:00"), known)
    after = Cooldown(days=7, counts_day_of=False)
    assert lapse(after, contact("2026-08-20 00:00"), known) == at("2026-08-21")


def test_a_conversation_counts_whoever_began_it() -> None:
    known = past([inbound("2026-08-13 10:00", conversation=True, ended_at=at("2026-08-13 10:05"), debts=())])
    assert denies(Cooldown(days=7), contact("2026-08-14 10:00"), known)
    assert not denies(Cooldown(days=7), contact("2026-08-14 10:00", "text"), known)
    texts = Cooldown(days=7, media={"text"})
    assert denies(texts, contact("2026-08-14 10:00", "text"), known)


def test_a_visit_is_a_conversation_only_where_any_is() -> None:
    known = past(calls("2026-08-13", medium="in-person"))
    assert not denies(Cooldown(days=7), contact("2026-08-14 10:00"), known)
    assert denies(Cooldown(days=7, after="any"), contact("2026-08-14 10:00"), known)


def test_a_rest_is_about_the_debt_or_the_person() -> None:
    known = past(calls("2026-08-13", outcome="conversation", debts=("loan",)), debts=(debt("card"), debt("loan")))
    assert not denies(Cooldown(days=7), contact("2026-08-14 10:00"), known)
    assert denies(Cooldown(days=7, per="person"), contact("2026-08-14 10:00"), known)


def test_consent_to_more_calls_ends_a_rest() -> None:
    consent = more_calls(given_at=at("2026-08-13 13:00"))
    known = past(calls("2026-08-13", outcome="conversation"), consents=(consent,))
    now = contact("2026-08-14 10:00")
    assert denies(Cooldown(days=14), now, known)
    lifted = Cooldown(days=14, more_calls_exempt=True)
    assert until(lifted, now, known) == at("2026-08-20")
    assert lapse(lifted, contact("2026-08-20 00:00"), known) == at("2026-08-27")


# -- intervals


def test_of_two_debts_the_later_attempt_needs_the_place_longer() -> None:
    known = case(
        debts=(debt(id="d1"), debt(id="d2")),
        history=history(attempt("2026-04-01 10:00", debts=("d1",)), attempt("2026-04-01 18:00", debts=("d2",))),
        phones=[],
        postal_addresses=[],
        locations=[],
    )
    for debts in (("d1", "d2"), ("d2", "d1")):
        (one,) = denials(MinimumInterval(days=1), contact("2026-04-01 20:00", address=None, debts=debts), known)
        assert one.lapses_at == at("2026-04-02 20:00")


def test_hours_between_attempts_are_exact() -> None:
    known = past(calls("2026-04-01 12:00"))
    gap = MinimumInterval(hours=3)
    assert lapse(gap, contact("2026-04-01 14:59:59"), known) == at("2026-04-01 15:00")
    assert not denies(gap, contact("2026-04-01 15:00"), known)


def test_days_between_attempts_are_civil() -> None:
    known = past(calls("2026-04-01 23:00"))
    assert lapse(MinimumInterval(days=1), contact("2026-04-01 23:30"), known) == at("2026-04-02")
    assert lapse(MinimumInterval(days=2), contact("2026-04-02 23:30"), known) == at("2026-04-03")
    assert not denies(MinimumInterval(days=2), contact("2026-04-03 00:00"), known)


def test_an_interval_has_one_length() -> None:
    for given in ({}, {"hours": 1, "days": 1}):
        with pytest.raises(InvalidPolicy, match="one of the two"):
            MinimumInterval(**given)


# -- streaks


def test_the_day_after_the_longest_run_is_closed() -> None:
    run = Streak(most=3)
    known = past(calls("2026-04-01", "2026-04-02", "2026-04-03"))
    assert not denies(run, contact("2026-04-03 13:00"), known)
    assert lapse(run, contact("2026-04-04 10:00"), known) == at("2026-04-05")
    assert not denies(run, contact("2026-04-05 00:00"), known)
    assert not denies(run, contact("2026-04-04 10:00"), past(calls("2026-03-31", "2026-04-02", "2026-04-03")))


def test_a_run_in_the_mornings_closes_the_morning() -> None:
    run = Streak(most=2, ends="12:00")
    known = past(calls("2026-04-01 09:00", "2026-04-02 11:59:59"))
    assert until(run, contact("2026-04-02 13:00"), known) == at("2026-04-03")
    assert lapse(run, contact("2026-04-03 09:00"), known) == at("2026-04-03 12:00")
    assert not denies(run, contact("2026-04-03 12:00"), known)
    assert not denies(run, contact("2026-04-03 09:00"), past(calls("2026-04-01 09:00", "2026-04-02 12:00")))


def test_a_run_in_the_afternoons_closes_the_afternoon() -> None:
    run = Streak(most=2, starts="12:00")
    known = past(calls("2026-04-01 12:00", "2026-04-02 23:59:59"))
    assert until(run, contact("2026-04-03 11:59:59"), known) == at("2026-04-03 12:00")
    assert lapse(run, contact("2026-04-03 12:00"), known) == at("2026-04-04")
    assert not denies(run, contact("2026-04-03 12:00"), past(calls("2026-04-01 11:59:59", "2026-04-02 12:00")))
    middle = Streak(most=2, starts="12:00", ends="15:00")
    known = past(calls("2026-04-01 12:00", "2026-04-02 14:59:59"))
    assert lapse(middle, contact("2026-04-03 14:00"), known) == at("2026-04-03 15:00")
    assert not denies(middle, contact("2026-04-03 11:59:59"), known)
    assert not denies(middle, contact("2026-04-03 15:00"), known)


def test_a_run_that_went_on_stays_closed_the_next_day() -> None:
    known = past(calls("2026-04-01", "2026-04-02", "2026-04-03 08:00"))
    assert lapse(Streak(most=2), contact("2026-04-03 10:00"), known) == at("2026-04-05")


def test_a_part_of_the_day_is_in_order() -> None:
    with pytest.raises(InvalidPolicy, match="ends is not after starts"):
        Streak(most=2, starts="12:00", ends="09:00")
    with pytest.raises(InvalidPolicy, match="ends is not after starts"):
        Streak(most=2, starts="12:00", ends="12:00")
    for wall in ("starts", "ends"):
        with pytest.raises(InvalidPolicy, match="without a UTC offset"):
            Streak(most=2, **{wall: "12:00+02:00"})


@pytest.mark.parametrize(
    ("line", "own", "away"),
    [
        ({"line_type": "mobile"}, True, False),
        ({"line_type": "landline", "place": "home"}, True, False),
        ({"line_type": "landline", "place": "work"}, False, True),
        ({"line_type": "landline", "place": "gym"}, False, True),
        ({"line_type": "landline", "place": "unknown"}, True, True),
        ({"line_type": "voip", "place": None}, True, True),
    ],
)
@pytest.mark.parametrize("given", [False, True])
def test_a_number_that_the_person_gave_is_no_mobile_or_home_for_it(
    line: dict[str, Any], own: bool, away: bool, given: bool
) -> None:
    consent = {
        "id": "c",
        "scope": "autodialed",
        "address": "line",
        "given_to": "creditor",
        "given_at": at("2026-03-01"),
    }
    consents = (consent,) if given else "none"
    known = past(calls("2026-04-01", address="line"), phones=({"id": "line", **line},), consents=consents)
    now = contact("2026-04-01 13:00", address="line")
    for to, wanted in (("own", own), ("away", away)):
        assert denies(FrequencyCap(most=1, days=7, to=to), now, known) is wanted, to


def test_a_letter_that_a_limit_is_spared_is_not_counted_by_it() -> None:
    limit = FrequencyCap(
        most=1, days=7, media=frozenset(Medium), per="person", unless=({"exception": "validation-letter"},)
    )
    plain = FrequencyCap(most=1, days=7, media=frozenset(Medium), per="person")

    def sent(*attempts: Any) -> Any:
        return case(history=history(*attempts))

    first = attempt("2026-04-06 12:00", "mail", purpose="validation-notice")
    assert not denies(limit, contact("2026-04-08 12:00"), sent(first))
    assert denies(plain, contact("2026-04-08 12:00"), sent(first))
    earlier = attempt("2026-03-02 12:00", "mail", purpose="validation-notice")
    assert denies(limit, contact("2026-04-08 12:00"), sent(earlier, first))
    by_email = attempt("2026-04-06 12:00", "email", purpose="validation-notice")
    assert denies(limit, contact("2026-04-08 12:00"), sent(by_email))
