"""Bans, requests, representation, purposes, consents and content."""

from datetime import date
from typing import Any

import pytest

from fdcpa_guard import InvalidPolicy
from fdcpa_guard.clock import FOREVER
from fdcpa_guard.rules import Denied, Required
from fdcpa_guard.vocabulary import ConsentScope, Effect
from tests.builders import at, attempt, case, contact, content, debt, history, inbound

from .judging import denials, denies, lacks, lapse, said
from .kinds import (
    Ban,
    ConsentRequired,
    ContentForbidden,
    ContentRequired,
    Duty,
    PurposeLimit,
    RepresentationStops,
    RequestStops,
)

NOW = contact("2026-04-10 12:00")
OFFICE = {"id": "office", "line_type": "landline", "place": "work"}
OWN_LEAVE = {"exception": "consented", "scope": "workplace"}


def test_a_ban_on_a_medium() -> None:
    ban = Ban(media={"text"})
    assert lapse(ban, contact("2026-04-10 12:00", "text"), case()) is None
    assert not denies(ban, NOW, case())


@pytest.mark.parametrize(
    ("medium", "address", "where", "denied"),
    [
        ("call", "office", None, True),
        ("call", "cell", None, False),
        ("call", "cell", "work", True),
        ("mail", "home", None, False),
        ("mail", "desk", None, True),
        ("email", "job", None, True),
        ("email", "mail", None, False),
        ("text", "cell", None, False),
        ("in-person", None, "work", True),
        ("in-person", None, "home", False),
    ],
)
def test_a_ban_on_a_place(medium: str, address: str | None, where: str | None, denied: bool) -> None:
    known = case(
        phones=({"id": "cell", "line_type": "mobile"}, OFFICE),
        postal_addresses=({"id": "home", "place": "home"}, {"id": "desk", "place": "work"}),
        emails=({"id": "mail", "employer_provided": False}, {"id": "job", "employer_provided": True}),
    )
    asked = contact("2026-04-10 12:00", medium, address=address, person_is_at=where)
    assert denies(Ban(places=("work",)), asked, known) is denied


def test_an_unknown_place_denies() -> None:
    ban = Ban(places=("work",))
    known = case(phones=({"id": "land", "line_type": "landline"},), emails=({"id": "mail"},))
    assert lacks(ban, contact("2026-04-10 12:00", address="land"), known) == "phones.land.place"
    assert lacks(ban, contact("2026-04-10 12:00", "email"), known) == "emails.mail.employer_provided"
    assert lacks(ban, contact("2026-04-10 12:00", "in-person"), known) == "contact.person_is_at"


def leave(scope: str = "workplace", **overrides: Any) -> dict[str, Any]:
    return {"id": "leave", "scope": scope, "given_at": at("2026-04-01 12:00"), "given_to": "collector", **overrides}


TO_STOP: list[tuple[dict[str, Any], bool]] = [
    ({"kind": "inconvenient-place", "place": "work"}, True),
    ({"kind": "inconvenient-place", "place": "home"}, False),
    ({"kind": "stop-medium", "media": ["call"]}, True),
    ({"kind": "stop-medium", "media": ["text"]}, False),
    ({"kind": "stop-address", "address": "office"}, True),
    ({"kind": "stop-address", "address": "office", "media": ["text"]}, False),
    ({"kind": "stop-address", "address": "cell"}, False),
    ({"kind": "cease", "in_writing": False}, True),
    ({"kind": "cease", "in_writing": False, "debts": ["d2"]}, False),
    ({"kind": "cease", "in_writing": False, "person": "spouse"}, False),
    ({"kind": "revoke-consent", "media": ["call"]}, False),
]


@pytest.mark.parametrize(("asked", "ends"), TO_STOP)
@pytest.mark.parametrize("shape", [Ban(places=("work",), lifted_by="workplace"), Ban(unless=(OWN_LEAVE,))])
def test_leave_ends_with_any_word_to_stop_and_not_with_an_earlier_one(
    shape: Any, asked: dict[str, Any], ends: bool
) -> None:
    call = contact("2026-04-10 12:00", address="office")
    for said_at, taken_back in (("2026-04-02 12:00", ends), ("2026-03-31 12:00", False)):
        request = {"id": "r", "received_at": at(said_at), **asked}
        known = case(phones=(OFFICE, {"id": "cell"}), consents=(leave(),), requests=(request,))
        assert denies(shape, call, known) is taken_back


def test_what_lifts_a_ban() -> None:
    call = contact("2026-04-10 12:00", address="office")
    phones = {"phones": (OFFICE,)}
    ban = Ban(places=("work",), lifted_by="workplace", unless_judgment=True)
    assert denies(ban, call, case(**phones))
    assert not denies(ban, call, case(**phones, consents=(leave(),)))
    assert denies(ban, call, case(**phones, consents=(leave(given_to="creditor"),)))
    creditor_too = Ban(places=("work",), lifted_by="workplace", consent_given_to={"collector", "creditor"})
    assert not denies(creditor_too, call, case(**phones, consents=(leave(given_to="creditor"),)))
    written = Ban(places=("work",), lifted_by="workplace", consent_in_writing=True)
    assert denies(written, call, case(**phones, consents=(leave(),)))
    assert not denies(written, call, case(**phones, consents=(leave(in_writing=True),)))
    judged = case(**phones, debts=(debt(judgment_at=at("2026-04-10 12:00")),))
    assert not denies(ban, call, judged)
    assert denies(Ban(places=("work",)), call, judged)


@pytest.mark.parametrize(("place", "denied"), [("work", False), ("home", True)])
def test_leave_for_a_place_that_names_work_is_leave_for_the_workplace(place: str, denied: bool) -> None:
    call = contact("2026-04-10 12:00", address="office")
    known = case(phones=(OFFICE,), consents=(leave("place", place=place),))
    assert denies(Ban(places=("work",), lifted_by="workplace"), call, known) is denied


def test_whether_a_consent_to_the_workplace_was_taken_back_has_to_be_known() -> None:
    call = contact("2026-04-10 12:00", address="office")
    ban = Ban(places=("work",), lifted_by="workplace")
    unwelcome = {"kind": "inconvenient-place", "id": "r", "received_at": at("2026-04-02 12:00"), "place": "work"}
    known = {"phones": (OFFICE,), "consents": (leave(),)}
    assert lapse(ban, call, case(**known, requests=(unwelcome,))) is None
    assert lacks(ban, call, case(**known, requests="unknown")) == "requests"
    assert lapse(ban, call, case(phones=(OFFICE,), requests="unknown")) is None
    home = Ban(places=("home",), lifted_by="home-visit")
    visit = contact("2026-04-10 12:00", "in-person", address=None, person_is_at="home")
    assert lacks(home, visit, case(consents=(leave("home-visit"),), requests="unknown")) == "requests"
    others = Ban(lifted_by="employer")  # which no word about a place takes back
    told = contact("2026-04-10 12:00", recipient="employer", address=None)
    assert not denies(others, told, case(consents=(leave("employer"),), requests="unknown"))


def test_the_consumer_consents_to_contact_with_others() -> None:
    ban = Ban(lifted_by="employer")
    call = contact("2026-04-10 12:00", recipient="employer", address=None)
    assert denies(ban, call, case())
    assert not denies(ban, call, case(consents=(leave("employer"),)))
    assert denies(ban, call, case(consents=(leave("employer", person="employer"),)))


def test_a_reply_may_be_free_of_a_ban() -> None:
    known = case(history=history(inbound("2026-04-10 11:00", "text", id="wrote")))
    answer = contact("2026-04-10 12:00", "text", in_reply_to="wrote")
    assert denies(Ban(media={"text"}), answer, known)
    assert not denies(Ban(media={"text"}, replies_exempt=True), answer, known)


# -- requests


def cease(**overrides: Any) -> dict[str, Any]:
    return {"kind": "cease", "id": "r", "received_at": at("2026-04-01 12:00"), "in_writing": "unknown", **overrides}


def test_a_spoken_cease_request_may_suffice() -> None:
    spoken, written = RequestStops(request="cease"), RequestStops(request="cease", in_writing=True)
    assert lapse(spoken, NOW, case(requests=(cease(in_writing=False),))) is None
    assert lapse(spoken, NOW, case(requests=(cease(),))) is None
    assert not denies(written, NOW, case(requests=(cease(in_writing=False),)))
    assert lacks(written, NOW, case(requests=(cease(),))) == "requests.r.in_writing"
    assert denies(written, NOW, case(requests=(cease(in_writing=True),)))
    assert not denies(spoken, NOW, case(requests=(cease(debts=("loan",)),)))
    assert lacks(spoken, NOW, case(requests="unknown")) == "requests"


def test_a_spoken_request_may_run_out() -> None:
    stops = RequestStops(request="workplace", spoken_lasts_days=10)
    call = contact("2026-04-10 12:00", address="office")
    request: dict[str, Any] = {
        "kind": "inconvenient-place",
        "id": "r",
        "received_at": at("2026-04-01 12:00"),
        "place": "work",
        "in_writing": False,
    }
    known = case(phones=(OFFICE,), requests=(request,))
    assert lapse(stops, call, known) == at("2026-04-11")
    later = contact("2026-04-11 00:00", address="office")
    assert not denies(stops, later, known)
    confirmed = {**request, "confirmed_in_writing_at": at("2026-04-05 12:00")}
    assert lapse(stops, later, case(phones=(OFFICE,), requests=(confirmed,))) is None
    assert lapse(stops, later, case(phones=(OFFICE,), requests=({**request, "in_writing": True},))) is None
    unclear = case(phones=(OFFICE,), requests=({**request, "in_writing": "unknown"},))
    assert lacks(stops, later, unclear) == "requests.r.in_writing"
    assert not denies(stops, NOW, case(requests=(request,)))
    home = case(phones=(OFFICE,), requests=({**request, "place": "home"},))
    assert not denies(stops, call, home)


def test_what_the_employer_forbids() -> None:
    forbids = {"kind": "employer-prohibits", "id": "r", "received_at": at("2026-04-01 12:00")}
    known = case(phones=(OFFICE,), requests=(forbids,))
    assert denies(RequestStops(request="workplace"), contact("2026-04-10 12:00", address="office"), known)


def test_of_the_two_about_work_only_one() -> None:
    forbids = {"kind": "employer-prohibits", "id": "r", "received_at": at("2026-04-01 12:00")}
    asked = {"kind": "inconvenient-place", "id": "r", "received_at": at("2026-04-01 12:00"), "place": "work"}
    call = contact("2026-04-10 12:00", address="office")
    for request, mine, other in (("employer-forbids", forbids, asked), ("unwelcome-at-work", asked, forbids)):
        stops = RequestStops(request=request)
        assert denies(stops, call, case(phones=(OFFICE,), requests=(mine,)))
        assert not denies(stops, call, case(phones=(OFFICE,), requests=(other,)))
        assert not denies(stops, NOW, case(requests=(mine,)))


def test_a_request_about_work_in_any_words() -> None:
    call = contact("2026-04-10 12:00", address="office")
    since = {"id": "r", "received_at": at("2026-04-01 12:00")}
    cease = {**since, "kind": "cease", "in_writing": False}
    calls, texts = ({**since, "kind": "stop-medium", "media": [medium]} for medium in ("call", "text"))
    office, cell = ({**since, "kind": "stop-address", "address": line} for line in ("office", "cell"))
    for request, asks in ((cease, True), (calls, True), (texts, False), (office, True), (cell, False)):
        known = case(phones=(OFFICE,), requests=(request,))
        assert denies(RequestStops(request="workplace", in_any_words=True), call, known) is asks
        assert not denies(RequestStops(request="workplace"), call, known)
    with pytest.raises(InvalidPolicy, match="in_any_words"):
        RequestStops(request="cease", in_any_words=True)


def test_a_request_about_calls_leaves_letters_and_what_the_employer_forbids_does_not() -> None:
    forbids = {"kind": "employer-prohibits", "id": "r", "received_at": at("2026-04-01 12:00")}
    asked = {"kind": "inconvenient-place", "id": "r", "received_at": at("2026-04-01 12:00"), "place": "work"}
    stops = RequestStops(request="workplace", asked_media={"call"})
    call = contact("2026-04-10 12:00", address="office")
    letter = contact("2026-04-10 12:00", "mail", address="desk")
    for request, by_letter in ((asked, False), (forbids, True)):
        known = case(phones=(OFFICE,), postal_addresses=({"id": "desk", "place": "work"},), requests=(request,))
        assert denies(stops, call, known)
        assert denies(stops, letter, known) is by_letter


def test_a_later_consent_lifts_what_was_asked() -> None:
    forbids = {"kind": "employer-prohibits", "id": "r", "received_at": at("2026-04-01 12:00")}
    consent = {"id": "w", "scope": "workplace", "given_to": "collector", "given_at": at("2026-04-05 12:00")}
    call = contact("2026-04-10 12:00", address="office")

    def stopped(**changed: Any) -> bool:
        known = case(phones=(OFFICE,), requests=(forbids,), consents=({**consent, **changed},))
        return denies(RequestStops(request="workplace", lifted_by="workplace"), call, known)

    assert not stopped()
    assert stopped(given_at=at("2026-03-05 12:00"))
    assert not stopped(given_at=at("2026-03-05 12:00"), renewed_at=[at("2026-04-05 12:00")])
    assert stopped(given_at=at("2026-03-05 12:00"), renewed_at=[at("2026-04-11 12:00")])
    assert stopped(given_to="creditor")
    assert stopped(debts=["other"])
    assert stopped(place="gym")


def test_a_spoken_request_whose_day_does_not_count() -> None:
    asked = {"kind": "inconvenient-place", "id": "r", "received_at": at("2026-04-01 12:00"), "place": "work"}
    known = case(phones=(OFFICE,), requests=({**asked, "in_writing": False},))
    stops = RequestStops(request="workplace", spoken_lasts_days=10, counts_day_of=False)
    assert lapse(stops, contact("2026-04-10 12:00", address="office"), known) == at("2026-04-12")
    assert not denies(stops, contact("2026-04-12 00:00", address="office"), known)
    with pytest.raises(InvalidPolicy, match="counts_day_of"):
        RequestStops(request="workplace", counts_day_of=False)


def test_a_court_may_permit_what_was_asked_to_stop() -> None:
    permission = {"id": "p", "granted_at": at("2026-04-02 12:00")}
    known = case(requests=(cease(),), court_permissions=(permission,))
    assert not denies(RequestStops(request="cease", court_may_permit=True), NOW, known)
    assert denies(RequestStops(request="cease", court_may_permit=True), NOW, case(requests=(cease(),)))
    assert denies(RequestStops(request="cease"), NOW, known)


def test_a_request_about_a_medium() -> None:
    stop = {"kind": "stop-medium", "id": "r", "received_at": at("2026-04-01 12:00"), "media": ("call",)}
    stops = RequestStops(request="medium")
    assert denies(stops, NOW, case(requests=(stop,)))
    assert not denies(stops, contact("2026-04-10 12:00", "text"), case(requests=(stop,)))
    assert not denies(stops, NOW, case(requests=({**stop, "person": "spouse"},)))


def test_a_stop_in_whatever_words() -> None:
    stops, call = RequestStops(request="stop"), contact("2026-04-01 12:00", address="cell")
    asked: dict[str, Any] = {"id": "s", "received_at": at("2026-03-01 12:00")}
    for kind in ({"kind": "stop-medium", "media": ("call",)}, {"kind": "stop-address", "address": "cell"}):
        assert denies(stops, call, case(requests=({**asked, **kind},)))
    for kind in (
        {"kind": "stop-medium", "media": ("text",)},
        {"kind": "stop-address", "address": "office"},
        {"kind": "stop-address", "address": "cell", "media": ("text",)},
    ):
        assert not denies(stops, call, case(phones=(OFFICE,), requests=({**asked, **kind},)))
    assert denies(stops, call, case(requests=(cease(in_writing=False),)))
    assert denies(
        stops, contact("2026-04-01 12:00"), case(requests=({**asked, "kind": "stop-address", "address": "cell"},))
    )


@pytest.mark.parametrize(
    ("closed", "medium", "stopped"),
    [("cell", "text", True), ("elsewhere", "text", False), ("cell", "email", False), ("cell", "in-person", False)],
)
@pytest.mark.parametrize("asks", [{"request": "stop"}, {"request": "workplace", "in_any_words": True}])
def test_a_contact_that_says_no_address_goes_to_one_of_its_medium(
    asks: dict[str, Any], closed: str, medium: str, stopped: bool
) -> None:
    """Which may be the closed one, or not, for the case lists them."""
    held = case(
        phones=({"id": "cell", "line_type": "mobile"},),
        requests=({"id": "s", "kind": "stop-address", "address": closed, "received_at": at("2026-03-01 12:00")},),
    )
    at_work = contact("2026-04-01 12:00", medium, address=None, person_is_at="work")
    assert denies(RequestStops(**asks), at_work, held) is stopped


def test_their_own_call_is_free_anyway_where_replies_are() -> None:
    with pytest.raises(InvalidPolicy, match="own_call_exempt"):
        Ban(replies_exempt=True, own_call_exempt=True)


def test_what_the_employer_forbids_does_not_run_out() -> None:
    forbids = {"kind": "employer-prohibits", "id": "r", "received_at": at("2026-04-01 12:00"), "in_writing": False}
    known = case(phones=(OFFICE,), requests=(forbids,))
    stops = RequestStops(request="workplace", spoken_lasts_days=3)
    assert lapse(stops, contact("2026-04-10 12:00", address="office"), known) is None


def test_a_request_leaves_the_persons_own_call_open() -> None:
    stops = RequestStops(request="cease", own_call_exempt=True)
    called = inbound("2026-04-10 11:55", id="rang", conversation=True, ended_at=at("2026-04-10 12:05"))
    wrote = inbound("2026-04-10 11:55", "text", id="wrote")
    known = case(requests=(cease(),), history=history([called, wrote]))
    assert not denies(stops, contact("2026-04-10 12:00", in_reply_to="rang"), known)
    assert denies(stops, contact("2026-04-10 12:05", in_reply_to="rang"), known)
    for answered in ("wrote", "rang"):
        assert denies(stops, contact("2026-04-10 12:00", "text", in_reply_to=answered), known)


def test_a_lasting_of_spoken_requests_needs_them() -> None:
    with pytest.raises(InvalidPolicy, match="spoken_lasts_days"):
        RequestStops(request="cease", in_writing=True, spoken_lasts_days=10)


# -- attorneys


def attorney(**overrides: Any) -> Any:
    given = {"id": "a", "learned_at": at("2026-04-01 12:00"), "attorney_can_be_found": "unknown", **overrides}
    return case(representation=(given,))


def test_an_attorney_stops_contact() -> None:
    stops = RepresentationStops()
    assert lapse(stops, NOW, attorney()) is None
    assert not denies(stops, contact("2026-04-01 11:59:59"), attorney())
    for end in ("ended_at", "consented_at"):
        assert not denies(stops, NOW, attorney(**{end: at("2026-04-10 12:00")}))
    assert not denies(stops, NOW, attorney(debts=("loan",)))
    assert lacks(stops, NOW, case(representation="unknown")) == "representation"


@pytest.mark.parametrize(
    ("wrote", "denied"), [("2026-04-01 11:59:59", True), ("2026-04-01 12:00", False), ("2026-04-02 09:00", False)]
)
def test_a_reply_is_free_of_an_attorney_known_when_the_message_came(wrote: str, denied: bool) -> None:
    asked = inbound(wrote, "text", id="wrote")
    known = attorney().model_copy(update={"history": history(asked)})
    reply = contact("2026-04-10 12:00", "text", in_reply_to="wrote")
    assert denies(RepresentationStops(replies_exempt=True), reply, known) is denied
    assert denies(RepresentationStops(), reply, known)


@pytest.mark.parametrize(("clock", "denied"), [("12:00", False), ("12:05", True)])
def test_within_the_persons_own_call_nothing_is_asked_of_an_attorney_named_in_it(clock: str, denied: bool) -> None:
    called = inbound("2026-04-10 11:55", id="rang", conversation=True, ended_at=at("2026-04-10 12:05"))
    known = attorney(learned_at=at("2026-04-10 11:58")).model_copy(update={"history": history(called)})
    said_there = contact(f"2026-04-10 {clock}", in_reply_to="rang")
    assert denies(RepresentationStops(replies_exempt=True), said_there, known) is denied
    assert denies(RepresentationStops(), said_there, known)


def test_the_attorneys_consent_may_be_no_exception() -> None:
    agreed = attorney(consented_at=at("2026-04-05 12:00"))
    assert denies(RepresentationStops(consent_releases=False), NOW, agreed)
    assert not denies(RepresentationStops(), NOW, agreed)
    ended = attorney(consented_at=at("2026-04-05 12:00"), ended_at=at("2026-04-10 12:00"))
    assert not denies(RepresentationStops(consent_releases=False), NOW, ended)
    assert "consent" not in RepresentationStops(consent_releases=False).not_applying()


def test_an_attorney_may_stand_between_in_whatever_matter() -> None:
    another = attorney(debts=("loan",))
    assert denies(RepresentationStops(whatever_debt=True), NOW, another)
    assert not denies(RepresentationStops(), NOW, another)


def test_a_stop_in_any_words_closes_the_workplace_too() -> None:
    stops = RequestStops(request="workplace", in_writing=True, in_any_words=True)
    there, elsewhere = contact("2026-04-10 12:00", address="office"), contact("2026-04-10 12:00", address="cell")
    known = {"received_at": at("2026-04-01 12:00"), "in_writing": True, "id": "r"}
    asked: list[dict[str, Any]] = [
        {"kind": "cease"},
        {"kind": "stop-medium", "media": ["call"]},
        {"kind": "stop-address", "address": "office"},
        {"kind": "stop-address", "address": "unknown"},
    ]
    for words in asked:
        held = case(phones=({"id": "cell", "line_type": "mobile"}, OFFICE), requests=({**known, **words},))
        assert denies(stops, there, held)
        assert not denies(stops, elsewhere, held)
        assert not denies(RequestStops(request="workplace", in_writing=True), there, held)
    for words in ({"kind": "stop-medium", "media": ["text"]}, {"kind": "stop-address", "address": "cell"}):
        held = case(phones=({"id": "cell", "line_type": "mobile"}, OFFICE), requests=({**known, **words},))
        assert not denies(stops, there, held)
    with pytest.raises(InvalidPolicy):
        RequestStops(request="stop", in_any_words=True)


@pytest.mark.parametrize(
    ("asked", "fact"),
    [
        ("in_writing", "in_writing"),
        ("told_by_attorney", "told_by_attorney"),
        ("attorney_must_be_known", "attorney_can_be_found"),
    ],
)
def test_what_is_asked_of_a_representation(asked: str, fact: str) -> None:
    stops = RepresentationStops(**{asked: True})
    assert lacks(stops, NOW, attorney(**{fact: "unknown"})) == f"representation.a.{fact}"
    assert denies(stops, NOW, attorney(**{fact: True}))
    assert not denies(stops, NOW, attorney(**{fact: False}))


def test_an_attorney_who_does_not_answer_in_a_reasonable_time() -> None:
    silent = {"unresponsive_at": at("2026-04-05 12:00")}
    early, later = contact("2026-04-05 11:59:59"), contact("2026-04-05 12:00")
    stops = RepresentationStops(reasonable_time=True)
    assert denies(stops, early, attorney(**silent))
    assert not denies(stops, later, attorney(**silent))
    assert denies(RepresentationStops(), later, attorney(**silent))


def test_of_two_doubtful_attorneys_the_doubt_that_lasts_longer_is_named() -> None:
    stops = RepresentationStops(attorney_must_be_known=True, release_days=30)
    asked = {"id": "asked", "learned_at": at("2026-04-01 12:00"), "asked_at": at("2026-04-02 12:00")}
    silent = {"id": "silent", "learned_at": at("2026-04-01 12:00")}
    for representation in ((asked, silent), (silent, asked)):
        known = case(representation=[{"attorney_can_be_found": "unknown", **each} for each in representation])
        (one,) = denials(stops, NOW, known)
        assert (list(one.facts), one.lapses_at) == (["representation.silent.attorney_can_be_found"], FOREVER)


def test_an_attorney_who_does_not_count_needs_no_place() -> None:
    stops = RepresentationStops(attorney_must_be_known=True, release_days=7)
    found = {"learned_at": at("2026-04-01 12:00"), "attorney_can_be_found": True}
    asked = {"id": "asked", **found, "asked_at": at("2026-04-02 12:00")}
    nowhere: Any = {"phones": [], "postal_addresses": [], "locations": []}
    assert lacks(stops, NOW, case(representation=[asked], **nowhere)).startswith("locations")
    asked["attorney_can_be_found"] = False
    assert not denies(stops, NOW, case(representation=[asked], **nowhere))
    assert lapse(stops, NOW, case(representation=[asked, {"id": "b", **found}], **nowhere)) is None


def test_of_two_spoken_requests_the_doubt_that_lasts_longer_is_named() -> None:
    stops = RequestStops(request="cease", spoken_lasts_days=10)
    spoken = [
        {"kind": "cease", "id": id, "received_at": at(when), "in_writing": False}
        for id, when in (("later", "2026-04-01 12:00"), ("earlier", "2026-03-31 12:00"))
    ]
    for requests in (spoken, spoken[::-1]):
        known = case(requests=requests, phones=[], postal_addresses=[], locations=[])
        (one,) = denials(stops, NOW, known)
        assert [fact.partition(" ")[0] for fact in one.facts] == ["locations"]
        assert one.lapses_at > at("2026-04-11 12:00")


@pytest.mark.parametrize("shape", [Ban, RepresentationStops])
def test_a_court_may_permit_it(shape: Any) -> None:
    represented = {"id": "a", "learned_at": at("2026-04-01 12:00"), "attorney_can_be_found": True}
    permission = {"id": "order", "granted_at": at("2026-04-09 12:00")}

    def known(**overrides: Any) -> Any:
        return case(representation=(represented,), court_permissions=({**permission, **overrides},))

    assert denies(shape(), NOW, known())
    stops = shape(court_may_permit=True)
    assert not denies(stops, NOW, known())
    assert denies(stops, contact("2026-04-09 11:59:59"), known())
    assert denies(stops, NOW, known(debts=("loan",)))
    employer = contact("2026-04-10 12:00", recipient="employer", address=None)
    assert denies(stops, employer, known())
    assert not denies(stops, employer, known(third_parties=True))


def test_an_attorney_who_does_not_answer() -> None:
    stops = RepresentationStops(release_days=30)
    assert lapse(stops, NOW, attorney()) is None
    asked = {"asked_at": at("2026-04-02 12:00")}
    assert lapse(stops, NOW, attorney(**asked)) == at("2026-05-03")
    assert not denies(stops, contact("2026-05-03 00:00"), attorney(**asked))
    assert lapse(stops, NOW, attorney(**asked, answered_at=at("2026-04-09 12:00"))) is None
    business = RepresentationStops(release_days=5, business_days=True)
    assert lapse(business, NOW, attorney(asked_at=at("2026-04-08 12:00"))) == at("2026-04-16")
    late = {"asked_at": at("2026-04-02 12:00"), "asked_received_at": at("2026-04-04 12:00")}
    assert lapse(stops, NOW, attorney(**late)) == at("2026-05-05")
    with pytest.raises(InvalidPolicy, match="business_days is for release_days"):
        RepresentationStops(business_days=True)
    with pytest.raises(InvalidPolicy, match="of_debtors says nothing"):
        RepresentationStops(whosever=True, of_debtors=True)


# -- purposes


def test_only_some_purposes() -> None:
    limit = PurposeLimit(allowed={"location-information"})
    assert denies(limit, NOW, case())
    assert not denies(limit, contact("2026-04-10 12:00", purpose="location-information"), case())


# -- consent


def test_consent_has_to_be_there() -> None:
    needed = ConsentRequired(scope="electronic-messages", media={"text"})
    text = contact("2026-04-10 12:00", "text")
    mine = leave("electronic-messages")
    assert lapse(needed, text, case(consents="none")) is None
    assert not denies(needed, NOW, case(consents="none"))
    assert not denies(needed, text, case(consents=(mine,)))
    assert denies(needed, text, case(consents=({**mine, "revoked_at": at("2026-04-10 12:00")},)))
    assert denies(needed, text, case(consents=({**mine, "given_at": at("2026-04-10 12:01")},)))
    assert denies(needed, text, case(consents=({**mine, "media": ("email",)},)))
    assert denies(needed, text, case(consents=({**mine, "person": "spouse"},)))
    assert denies(needed, text, case(consents=({**mine, "given_to": "creditor"},)))
    either = ConsentRequired(scope="electronic-messages", media={"text"}, given_to={"collector", "creditor"})
    assert not denies(either, text, case(consents=({**mine, "given_to": "creditor"},)))


@pytest.mark.parametrize("scope", ConsentScope)
@pytest.mark.parametrize("in_writing", [True, False])
def test_what_a_consent_that_has_to_be_there_misses_is_what_it_says_that_it_misses(
    scope: ConsentScope, in_writing: bool
) -> None:
    needed = ConsentRequired(scope=scope, in_writing=in_writing)
    medium, address = ("email", "mail") if scope is ConsentScope.EMAIL_ADDRESS else ("text", "cell")
    text, mine = contact("2026-04-10 12:00", medium), leave(scope.value, in_writing=True, address=address)
    if scope is ConsentScope.TIME:
        mine["windows"] = ({},)
    said = needed.missing()
    asks_requests = any(
        one.effect is Effect.MISSING_FACT for one in denials(needed, text, case(consents=(mine,), requests="unknown"))
    )
    assert ("unknown ``requests``" in said) is asks_requests
    bare = case(consents=({**mine, "in_writing": "unknown"},))
    assert ("``in_writing`` of the consent" in said) is any(
        one.effect is Effect.MISSING_FACT for one in denials(needed, text, bare)
    )


def test_consent_by_debt_address_and_writing() -> None:
    text = contact("2026-04-10 12:00", "text", debts=("card", "loan"))
    mine = leave("electronic-messages", debts=("card",))
    known = case(debts=(debt("card"), debt("loan")), consents=(mine,))
    (one,) = denials(ConsentRequired(scope="electronic-messages"), text, known)
    assert one.debts == ("loan",)
    text = contact("2026-04-10 12:00", "text")
    per_address = ConsentRequired(scope="electronic-messages", per_address=True)
    assert denies(per_address, text, case(consents=(leave("electronic-messages"),)))
    assert not denies(per_address, text, case(consents=(leave("electronic-messages", address="cell"),)))
    nobody_says_where_to = contact("2026-04-10 12:00", "text", address=None)
    assert denies(per_address, nobody_says_where_to, case(consents=(leave("electronic-messages"),)))
    assert denies(ConsentRequired(scope="autodialed"), text, case(consents=(leave("autodialed", address="other"),)))
    written = ConsentRequired(scope="electronic-messages", in_writing=True)
    assert lacks(written, text, case(consents=(leave("electronic-messages"),))) == "consents.leave.in_writing"
    assert denies(written, text, case(consents=(leave("electronic-messages", in_writing=False),)))
    assert not denies(written, text, case(consents=(leave("electronic-messages", in_writing=True),)))


def test_an_address_merely_provided_is_consent_once_its_use_was_disclosed() -> None:
    needed = ConsentRequired(scope="electronic-messages")
    for disclosed, denied in ((True, False), (False, True)):
        given = leave("electronic-messages", provided_address_only=True, use_disclosed=disclosed)
        assert denies(needed, NOW, case(consents=(given,))) is denied
    unclear = case(consents=(leave("electronic-messages", provided_address_only=True),))
    assert lacks(needed, NOW, unclear) == "consents.leave.use_disclosed"


def test_a_revocation_ends_consent() -> None:
    needed = ConsentRequired(scope="autodialed")
    revoked = {"kind": "revoke-consent", "id": "r", "received_at": at("2026-04-05 12:00")}
    known = {"consents": (leave("autodialed"),)}
    assert not denies(needed, NOW, case(**known))
    assert denies(needed, NOW, case(**known, requests=(revoked,)))
    assert not denies(needed, NOW, case(**known, requests=({**revoked, "address": "land"},)))
    assert not denies(needed, NOW, case(**known, requests=({**revoked, "received_at": at("2026-03-05 12:00")},)))
    assert lacks(needed, NOW, case(**known, requests="unknown")) == "requests"
    assert denies(needed, NOW, case(consents="none", requests="unknown"))


def test_a_revocation_for_one_number_may_end_consent_where_none_is_named() -> None:
    needed, unnamed = ConsentRequired(scope="autodialed"), contact("2026-04-10 12:00", address=None)
    revoked = {"kind": "revoke-consent", "id": "r", "received_at": at("2026-04-05 12:00"), "address": "land"}
    later = leave("autodialed", id="later", given_at=at("2026-04-06 12:00"))
    asked = {"phones": [{"id": "land", "line_type": "landline"}], "requests": (revoked,)}
    assert lacks(needed, unnamed, case(**asked, consents=(leave("autodialed"),))) == "contact.address"
    assert not denies(needed, unnamed, case(**asked, consents=(leave("autodialed"), later)))
    elsewhere = {**asked, "requests": ({**revoked, "address": "mail"},)}
    assert not denies(needed, unnamed, case(**elsewhere, consents=(leave("autodialed"),)))


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ({}, True),
        ({"address": "cell"}, True),
        ({"address": "land"}, False),
        ({"media": ("call",)}, True),
        ({"media": ("text", "call")}, True),
        ({"media": ("text",)}, False),
        ({"person": "spouse"}, False),
        ({"kind": "cease", "in_writing": True}, False),
        ({"received_at": at("2026-03-15 12:00")}, True),
        ({"received_at": at("2026-03-15 11:59:59")}, False),
    ],
)
def test_which_revocation_ends_a_consent(said: dict[str, Any], ends: bool) -> None:
    given = leave("autodialed", given_at=at("2026-03-15 12:00"))
    revoked = {"kind": "revoke-consent", "id": "r", "received_at": at("2026-04-05 12:00"), **said}
    assert denies(ConsentRequired(scope="autodialed"), NOW, case(consents=(given,), requests=(revoked,))) is ends


@pytest.mark.parametrize("in_writing", [True, False, "unknown"])
@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("merely", [True, False])
@pytest.mark.parametrize("disclosed", [True, False, "unknown"])
def test_what_a_consent_has_to_be_is_asked_only_where_it_matters(
    in_writing: Any, asked: bool, merely: bool, disclosed: Any
) -> None:
    given = leave("autodialed", in_writing=in_writing, provided_address_only=merely, use_disclosed=disclosed)
    needed, known = ConsentRequired(scope="autodialed", in_writing=asked), case(consents=(given,))
    if (asked and in_writing is False) or (merely and disclosed is False):
        assert denies(needed, NOW, known)
    elif asked and in_writing == "unknown":
        assert lacks(needed, NOW, known) == "consents.leave.in_writing"
    elif merely and disclosed == "unknown":
        assert lacks(needed, NOW, known) == "consents.leave.use_disclosed"
    else:
        assert not denials(needed, NOW, known)


# -- content


def test_elements_that_have_to_be_there() -> None:
    needed = ContentRequired(elements={"licence-number"})
    assert denies(needed, contact("2026-04-10 12:00", content=content(lacks={"licence-number"})), case())
    assert not said_anything(needed, contact("2026-04-10 12:00", content=content(carries={"licence-number"})))
    (duty,) = said(needed, NOW, case())
    assert isinstance(duty, Required)
    assert duty.message == "it has to have: licence number"


def test_elements_that_must_not_be_there() -> None:
    barred = ContentForbidden(elements={"offer"})
    assert denies(barred, contact("2026-04-10 12:00", content=content(carries={"offer"})), case())
    assert not said_anything(barred, contact("2026-04-10 12:00", content=content(lacks={"offer"})))
    (duty,) = said(barred, NOW, case())
    assert isinstance(duty, Required)


def test_only_the_first_message_has_to_have_it() -> None:
    first = ContentRequired(elements={"licence-number"}, first_only=True, media={"text"})
    lacking_it = contact("2026-04-10 12:00", "text", content=content(lacks={"licence-number"}))
    assert denies(first, lacking_it, case())
    assert not denies(first, lacking_it, case(history=history(attempt("2026-04-09 12:00", "text"))))
    assert denies(first, lacking_it, case(history=history(attempt("2026-04-09 12:00"))))
    assert lacks(first, lacking_it, case(history="unknown")) == "history"
    undeclared = contact("2026-04-10 12:00", "text")
    assert isinstance(said(first, undeclared, case(history="unknown"))[0], Required)


def test_what_came_back_was_no_first_message() -> None:
    first = ContentRequired(elements={"licence-number"}, first_only=True, media={"mail"})
    lacking_it = contact("2026-04-10 12:00", "mail", content=content(lacks={"licence-number"}))
    back = attempt("2026-04-01 12:00", "mail", undeliverable_at="2026-04-10T12:00:00-05:00")
    assert denies(first, lacking_it, case(history=history(back)))
    later = attempt("2026-04-01 12:00", "mail", undeliverable_at="2026-04-10T12:00:01-05:00")
    assert not denies(first, lacking_it, case(history=history(later)))


def test_what_went_to_a_number_of_somebody_elses_was_no_first_message() -> None:
    first = ContentRequired(elements={"licence-number"}, first_only=True, media={"text", "mail"})
    lacking_it = contact("2026-04-10 12:00", "mail", content=content(lacks={"licence-number"}))
    sent = history(attempt("2026-04-01 12:00", "text", address="cell"))
    line = {"id": "cell", "number": "+13125550123", "line_type": "mobile"}
    assert not denies(first, lacking_it, case(history=sent, phones=[line]))
    gone = {**line, "disowned_at": "2026-04-05T12:00:00-05:00"}
    assert denies(first, lacking_it, case(history=sent, phones=[gone]))


@pytest.mark.parametrize("purpose", ["unrelated-notice", "opt-out-confirmation", "location-information"])
def test_what_tells_of_no_debt_was_no_first_message(purpose: str) -> None:
    first = ContentRequired(elements={"licence-number"}, first_only=True, media={"text"})
    lacking_it = contact("2026-04-10 12:00", "text", content=content(lacks={"licence-number"}))
    assert denies(first, lacking_it, case(history=history(attempt("2026-04-09 12:00", "text", purpose=purpose))))


def test_the_first_message_about_each_debt() -> None:
    first = ContentRequired(elements={"licence-number"}, first_only=True, per_debt=True, media={"mail"})
    both = case(debts=[debt("d1"), debt("d2")], history=history(attempt("2026-04-01 12:00", "mail", debts=["d1"])))
    lacking_it = contact("2026-04-10 12:00", "mail", debts=["d1", "d2"], content=content(lacks={"licence-number"}))
    (denied,) = said(first, lacking_it, both)
    assert isinstance(denied, Denied)
    assert denied.debts == ("d2",)


@pytest.mark.parametrize(("per_debt", "about"), [(False, ""), (True, " about the debt")])
def test_what_is_for_the_first_alone_says_after_what_it_does_not_apply(per_debt: bool, about: str) -> None:
    once = f"once such a contact has conveyed something to the person{about}, and "
    for shape in (
        ContentRequired(elements={"licence-number"}, first_only=True, per_debt=per_debt),
        Duty(duty="log it", first_only=True, per_debt=per_debt),
    ):
        assert shape.not_applying().startswith(once)


def test_a_duty_never_denies() -> None:
    log = Duty(duty="log it", media={"text"}, done_by="caller-id", first_only=True)
    (duty,) = said(log, contact("2026-04-10 12:00", "text"), case())
    assert isinstance(duty, Required)
    assert duty.message == "log it"
    lacking_it = contact("2026-04-10 12:00", "text", content=content(lacks={"caller-id"}))
    assert isinstance(said(log, lacking_it, case())[0], Required)
    done = contact("2026-04-10 12:00", "text", content=content(carries={"caller-id"}))
    assert not said_anything(log, done)
    assert not said_anything(log, NOW)
    later = case(history=history(attempt("2026-04-09 12:00", "text")))
    assert not isinstance(said(log, lacking_it, later)[0], Required)
    assert isinstance(said(log, lacking_it, case(history="unknown"))[0], Required)
    always = Duty(duty="log it")
    assert isinstance(said(always, lacking_it, later)[0], Required)
    with pytest.raises(InvalidPolicy, match="duty"):
        Duty(duty="")


def said_anything(shape: Any, asked: Any) -> bool:
    return any(
        getattr(one, "until", FOREVER) != FOREVER or hasattr(one, "message") for one in said(shape, asked, case())
    )


def test_business_days_leave_out_the_kept_holiday() -> None:
    business = RepresentationStops(release_days=1, business_days=True)
    known = attorney(asked_at=at("2026-07-02 12:00"))  # the Friday is kept for Saturday 4 July
    assert lapse(business, contact("2026-07-03 12:00"), known) == at(f"{date(2026, 7, 7)}")
