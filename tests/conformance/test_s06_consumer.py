"""Comments on 12 CFR 1006.6(a) to (c): who the consumer is; times, places, attorneys, employers; cease notices."""

from datetime import timedelta
from typing import Any

from fdcpa_guard import Case, Contact
from fdcpa_guard.facts import Content
from fdcpa_guard.vocabulary import Effect
from tests.builders import CHICAGO, at, attempt, case, contact, debt, history, inbound
from tests.conformance.verdicts import allowed, denied, example

HOURS = "us.regf.6b1i.hours"
TIME = "us.regf.6b1i.inconvenient-time"
PLACE = "us.regf.6b1ii.inconvenient-place"
ATTORNEY = "us.regf.6b2.represented"
EMPLOYER = "us.regf.6b3.employer-prohibits"
CEASE = "us.regf.6c1.cease"
THIRD_PARTY = "us.regf.6d1.third-party"
REST = "us.regf.14b2.after-conversation"

CELL = {"id": "cell", "line_type": "mobile", "place": None}
LANDLINE = {"id": "landline", "line_type": "landline", "place": "home"}
OFFICE = {"id": "office", "line_type": "landline", "place": "work"}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


# -- 6(a): the consumer


def _related(role: str, **overrides: Any) -> Case:
    places = [{"id": f"{person}-residence", "person": person, "zones": (CHICAGO,)} for person in ("consumer", role)]
    return case(locations=places, **overrides)


def _treated_as_the_consumer(role: str, **overrides: Any) -> None:
    """The protections of section 6 are this person's too, and nobody calls them a third party."""
    allowed(contact("2026-04-01 10:00", recipient=role), _related(role, **overrides))
    denied(contact("2026-04-01 21:00", recipient=role), _related(role, **overrides), HOURS, lapses="2026-04-02 08:00")
    letter = {"id": "stop", "kind": "cease", "received_at": at("2026-03-31 12:00"), "person": role, "in_writing": True}
    denied(contact("2026-04-01 10:00", recipient=role), _related(role, requests=(letter,), **overrides), CEASE)
    dead = overrides.get("consumer", {}).get("deceased") is True
    nobody = ("guard.deceased",) if dead else ()
    denied(contact("2026-04-01 10:00"), _related(role, requests=(letter,), **overrides), CEASE, *nobody)
    stay_away = {
        "id": "mornings",
        "kind": "inconvenient-time",
        "received_at": at("2026-03-31 12:00"),
        "person": role,
        "windows": ({"start": "08:00", "end": "12:00"},),
    }
    asked = _related(role, requests=(stay_away,), **overrides)
    denied(contact("2026-04-01 10:00", recipient=role), asked, TIME, lapses="2026-04-01 12:00")
    allowed(contact("2026-04-01 12:00", recipient=role), asked)


def _third_party(role: str, **overrides: Any) -> None:
    denied(contact("2026-04-01 10:00", recipient=role), _related(role, **overrides), THIRD_PARTY, lapses=None)


@example("6(a)(1)-1")
def test_a_spouse_is_the_consumer_surviving_or_not(comment: str) -> None:
    _treated_as_the_consumer("spouse")
    _treated_as_the_consumer("spouse", consumer={"minor": False, "deceased": True})
    _third_party("third-party")


@example("6(a)(2)-1")
def test_a_parent_of_a_minor_is_the_consumer_though_the_minor_died(comment: str) -> None:
    _treated_as_the_consumer("parent", consumer={"minor": True, "deceased": False})
    _treated_as_the_consumer("parent", consumer={"minor": True, "deceased": True})
    _third_party("parent", consumer={"minor": False, "deceased": False})
    _third_party("parent", consumer={"minor": False, "deceased": True})
    unknown = _related("parent", consumer={"minor": "unknown", "deceased": False})
    denied(contact("2026-04-01 10:00", recipient="parent"), unknown, THIRD_PARTY, effect=Effect.MISSING_FACT)


@example("6(a)(4)-1")
def test_a_personal_representative_of_the_estate_is_the_consumer(comment: str) -> None:
    role = "personal-representative"
    _treated_as_the_consumer(role, consumer={"minor": False, "deceased": True})
    _third_party(role, consumer={"minor": False, "deceased": False})
    unknown = _related(role, consumer={"minor": False, "deceased": "unknown"})
    denied(contact("2026-04-01 10:00", recipient=role), unknown, THIRD_PARTY, effect=Effect.MISSING_FACT)


# -- 6(b)(1): times and places


def _inconvenient(*windows: dict[str, Any], **overrides: Any) -> dict[str, Any]:
    given = {"id": "times", "kind": "inconvenient-time", "received_at": at("2026-03-30 12:00"), "windows": windows}
    return given | overrides


BUSY = ({"days": WEEKDAYS, "start": "15:00", "end": "17:00"}, {"days": ("sat", "sun")})
FRIDAYS = {"days": ("fri",)}


def _not_at_home(**overrides: Any) -> dict[str, Any]:
    given = {"id": "home", "kind": "inconvenient-place", "place": "home", "received_at": at("2026-03-30 12:00")}
    return given | overrides


@example("6(b)(1)-1.i")
def test_creditors_notes_close_tuesdays_and_thursdays_to_the_end_of_the_year(comment: str) -> None:
    notes = _inconvenient({"days": ("tue", "thu")}, received_at=at("2026-11-09 09:00"), last_day="2026-12-31")
    known = case(requests=(notes,))
    day = at("2026-11-10 10:00")
    while day < at("2027-01-15"):
        if day.weekday() in (1, 3) and day.year == 2026:
            midnight = (day + timedelta(days=1)).replace(hour=0)
            denied(contact(day), known, TIME, lapses=midnight)
            denied(contact(day, "email"), known, TIME, lapses=midnight)
        else:
            allowed(contact(day), known)
        day += timedelta(days=1)
    allowed(contact("2026-11-05 10:00"), known)  # a Thursday on which nobody here knew yet
    denied(contact("2026-12-31 20:59:59"), known, TIME, lapses="2027-01-01")
    lifted = case(requests=(notes | {"withdrawn_at": at("2026-12-01 12:00")},))
    denied(contact("2026-12-01 11:59:59"), lifted, TIME)
    allowed(contact("2026-12-01 12:00"), lifted)
    allowed(contact("2026-12-03 10:00"), lifted)


@example("6(b)(1)-1.ii")
def test_not_on_weekday_afternoons_nor_weekends(comment: str) -> None:
    told = case(requests=(_inconvenient(*BUSY),))
    for medium in ("call", "email", "text"):
        for day in ("2026-04-01", "2026-04-02", "2026-04-03", "2026-04-06", "2026-04-07"):
            allowed(contact(f"{day} 14:59:59", medium), told)
            denied(contact(f"{day} 15:00", medium), told, TIME, lapses=f"{day} 17:00")
            denied(contact(f"{day} 16:59:59", medium), told, TIME, lapses=f"{day} 17:00")
            allowed(contact(f"{day} 17:00", medium), told)
        for day in ("2026-04-04", "2026-04-05"):
            for hour in ("08:00", "15:30", "20:59:59"):
                denied(contact(f"{day} {hour}", medium), told, TIME, lapses="2026-04-06")
        allowed(contact("2026-04-03 20:59:59", medium), told)
        allowed(contact("2026-04-06 08:00", medium), told)
    allowed(contact("2026-03-30 11:59:59"), told)
    lifted = case(requests=(_inconvenient(*BUSY, withdrawn_at=at("2026-04-02 12:00")),))
    denied(contact("2026-04-01 15:30"), lifted, TIME)
    allowed(contact("2026-04-02 15:30"), lifted)
    allowed(contact("2026-04-04 10:00"), lifted)


@example("6(b)(1)-1.iii")
def test_not_at_home_closes_mail_and_landline_there(comment: str) -> None:
    phones = (CELL, LANDLINE)
    told = case(requests=(_not_at_home(),), phones=phones)
    denied(contact("2026-04-01 10:00", "mail"), told, PLACE, lapses=None)
    denied(contact("2026-04-01 10:00", address="landline"), told, PLACE, lapses=None)
    allowed(contact("2026-04-01 10:00"), told)
    for made in (contact("2026-03-30 11:59:59", "mail"), contact("2026-03-30 11:59:59", address="landline")):
        allowed(made, told)
    lifted = case(requests=(_not_at_home(withdrawn_at=at("2026-04-02 12:00")),), phones=phones)
    denied(contact("2026-04-02 11:59:59", "mail"), lifted, PLACE)
    allowed(contact("2026-04-02 12:00", "mail"), lifted)
    allowed(contact("2026-04-02 12:00", address="landline"), lifted)


@example("6(b)(1)-2.i")
def test_each_email_at_an_inconvenient_time_earns_one_email_then(comment: str) -> None:
    request = _inconvenient(*BUSY)
    wrote = inbound("2026-04-01 15:30", "email", id="wrote")
    asked = case(requests=(request,), history=history(wrote))
    for when in ("2026-04-01 15:31", "2026-04-01 16:59:59"):
        allowed(contact(when, "email", in_reply_to="wrote"), asked)
        denied(contact(when, "email"), asked, TIME, lapses="2026-04-01 17:00")
        for medium in ("call", "text"):
            denied(contact(when, medium, in_reply_to="wrote"), asked, TIME, lapses="2026-04-01 17:00")
    allowed(contact("2026-04-01 17:00", "email"), asked)
    denied(contact("2026-04-02 15:30", "email", in_reply_to="wrote"), asked, TIME, lapses="2026-04-02 17:00")
    denied(contact("2026-04-04 10:00", "email", in_reply_to="wrote"), asked, TIME, lapses="2026-04-06")

    reply = attempt("2026-04-01 15:40", "email", in_reply_to="wrote")
    answered = case(requests=(request,), history=history(wrote, reply))
    denied(contact("2026-04-01 15:41", "email", in_reply_to="wrote"), answered, TIME, lapses="2026-04-01 17:00")

    again = inbound("2026-04-01 16:00", "email", id="again")
    resumed = case(requests=(request,), history=history(wrote, reply, again))
    allowed(contact("2026-04-01 16:01", "email", in_reply_to="again"), resumed)
    denied(contact("2026-04-01 16:01", "email", in_reply_to="wrote"), resumed, TIME, lapses="2026-04-01 17:00")
    second = attempt("2026-04-01 16:02", "email", in_reply_to="again")
    spent = case(requests=(request,), history=history(wrote, reply, again, second))
    denied(contact("2026-04-01 16:03", "email", in_reply_to="again"), spent, TIME, lapses="2026-04-01 17:00")

    # The leave to answer at an inconvenient time comes of a message sent at one, not of any message that day.
    morning = case(requests=(request,), history=history(inbound("2026-04-01 10:00", "email", id="morning")))
    allowed(contact("2026-04-01 14:59:59", "email", in_reply_to="morning"), morning)
    denied(contact("2026-04-01 15:31", "email", in_reply_to="morning"), morning, TIME, lapses="2026-04-01 17:00")
    denied(contact("2026-04-01 21:30", "email", in_reply_to="morning"), morning, HOURS, lapses="2026-04-02 08:00")


@example("6(b)(1)-2.ii")
def test_a_call_from_the_inconvenient_place_may_be_answered_on_that_call(comment: str) -> None:
    phones = (CELL, LANDLINE)
    call = inbound("2026-04-01 10:00", id="called", address="landline", conversation=True)
    going_on = call.model_copy(update={"ongoing": True})
    over = call.model_copy(update={"ended_at": at("2026-04-01 10:20")})
    for event in (going_on, over):
        asked = case(requests=(_not_at_home(),), phones=phones, history=history(event))
        allowed(contact("2026-04-01 10:10", address="landline", in_reply_to="called"), asked)
        denied(contact("2026-04-01 10:10", "mail"), asked, PLACE, lapses=None)
    asked = case(requests=(_not_at_home(),), phones=phones, history=history(over))
    denied(contact("2026-04-01 10:20", address="landline", in_reply_to="called"), asked, PLACE, REST, lapses=None)
    denied(contact("2026-04-01 10:21", "mail"), asked, PLACE, lapses=None)
    denied(contact("2026-04-07 10:00", address="landline"), asked, PLACE, REST, lapses=None)
    denied(contact("2026-04-08 10:00", address="landline"), asked, PLACE, lapses=None)
    allowed(contact("2026-04-08 10:00"), asked)
    lifted = case(requests=(_not_at_home(withdrawn_at=at("2026-04-01 10:15")),), phones=phones, history=history(over))
    allowed(contact("2026-04-08 10:00", address="landline"), lifted)

    # A letter from home may be answered there; one from a post-office box does not open the home.
    postal = ({"id": "home", "place": "home"}, {"id": "box", "place": "post-office"})
    for came_from, opens in (("home", True), ("box", False)):
        letter = inbound("2026-04-01 10:00", "mail", id="letter", address=came_from)
        asked = case(requests=(_not_at_home(),), postal_addresses=postal, history=history(letter))
        if opens:
            allowed(contact("2026-04-02 10:00", "mail", in_reply_to="letter"), asked)
        else:
            denied(contact("2026-04-02 10:00", "mail", in_reply_to="letter"), asked, PLACE, lapses=None)


@example("6(b)(1)-2.iii")
def test_while_the_consumer_uses_the_site_it_may_show_the_debt(comment: str) -> None:
    request = _inconvenient(FRIDAYS)
    visit = inbound("2026-04-03 10:00", "portal", id="visit")
    for event in (
        visit.model_copy(update={"ongoing": True}),
        visit.model_copy(update={"ended_at": at("2026-04-03 10:20")}),
    ):
        using = case(requests=(request,), history=history(event))
        allowed(contact("2026-04-03 10:00", "portal", in_reply_to="visit"), using)
        allowed(contact("2026-04-03 10:19:59", "portal", in_reply_to="visit"), using)
        denied(contact("2026-04-03 10:19:59", "email", in_reply_to="visit"), using, TIME, lapses="2026-04-04")
        denied(contact("2026-04-03 10:19:59"), using, TIME, lapses="2026-04-04")
    left = case(requests=(request,), history=history(visit.model_copy(update={"ended_at": at("2026-04-03 10:20")})))
    for medium in ("portal", "email"):
        denied(contact("2026-04-03 10:20", medium, in_reply_to="visit"), left, TIME, lapses="2026-04-04")
        denied(contact("2026-04-03 20:59:59", medium), left, TIME, lapses="2026-04-04")
        allowed(contact("2026-04-04 10:00", medium), left)
        denied(contact("2026-04-10 10:00", medium), left, TIME, lapses="2026-04-11")
    lifted = case(requests=(_inconvenient(FRIDAYS, withdrawn_at=at("2026-04-03 10:15")),))
    allowed(contact("2026-04-10 10:00", "email"), lifted)


@example("6(b)(1)-2.iv")
def test_an_email_on_the_inconvenient_day_may_be_answered_even_by_a_machine(comment: str) -> None:
    request = _inconvenient(FRIDAYS)
    visit = inbound("2026-04-03 10:00", "portal", id="visit", ended_at=at("2026-04-03 10:20"))
    wrote = inbound("2026-04-03 20:30", "email", id="wrote")
    asked = case(requests=(request,), history=history(visit, wrote))
    allowed(contact("2026-04-03 20:30", "email", in_reply_to="wrote"), asked)
    allowed(contact("2026-04-03 20:59:59", "email", in_reply_to="wrote"), asked)
    denied(contact("2026-04-03 20:31", "email"), asked, TIME, lapses="2026-04-04")
    denied(contact("2026-04-03 20:31", "portal", in_reply_to="visit"), asked, TIME, lapses="2026-04-04")
    machine = attempt("2026-04-03 20:30:05", "email", in_reply_to="wrote")
    answered = case(requests=(request,), history=history(visit, wrote, machine))
    denied(contact("2026-04-03 20:40", "email", in_reply_to="wrote"), answered, TIME, lapses="2026-04-04")
    denied(contact("2026-04-10 10:00", "email", in_reply_to="wrote"), asked, TIME, lapses="2026-04-11")
    allowed(contact("2026-04-04 10:00", "email"), answered)


@example("6(b)(1)(i)-1")
def test_electronic_messages_are_timed_at_sending(comment: str) -> None:
    for medium in ("email", "text"):
        allowed(contact("2026-04-01 20:59:59", medium), case())
        denied(contact("2026-04-01 21:00", medium), case(), HOURS, lapses="2026-04-02 08:00")
        denied(contact("2026-04-02 07:59:59", medium), case(), HOURS, lapses="2026-04-02 08:00")
        allowed(contact("2026-04-02 08:00", medium), case())
        told = case(requests=(_inconvenient(*BUSY),))
        allowed(contact("2026-04-01 14:59:59", medium), told)
        denied(contact("2026-04-01 15:00", medium), told, TIME, lapses="2026-04-01 17:00")


EASTERN, MOUNTAIN, PACIFIC = "America/New_York", "America/Denver", "America/Los_Angeles"


def _opens(known: Case, hour: str) -> None:
    """Contact is open from an Eastern hour to 21:00 Eastern and closed at every other time."""
    for medium in ("call", "email", "text"):
        opening = at(f"2026-04-01 {hour}", EASTERN)
        for closed in ("07:59:59", "08:00", "09:59:59"):
            denied(contact(at(f"2026-04-01 {closed}", EASTERN), medium), known, HOURS, lapses=opening)
        denied(contact(opening - timedelta(seconds=1), medium), known, HOURS, lapses=opening)
        allowed(contact(opening, medium), known)
        allowed(contact(at("2026-04-01 20:59:59", EASTERN), medium), known)
        for closed in ("2026-04-01 21:00", "2026-04-01 23:59:59"):
            denied(contact(at(closed, EASTERN), medium), known, HOURS, lapses=opening + timedelta(days=1))


@example("6(b)(1)(i)-2.i")
def test_an_eastern_area_code_and_a_pacific_residence(comment: str) -> None:
    residence = {"id": "residence", "zones": (PACIFIC,)}
    _opens(case(phones=(CELL | {"zones": (EASTERN,)},), locations=(residence,)), "11:00")
    only_east = case(phones=(CELL | {"zones": (EASTERN,)},), locations=())
    allowed(contact(at("2026-04-01 08:00", EASTERN)), only_east)


@example("6(b)(1)(i)-2.ii")
def test_an_eastern_mobile_and_a_mountain_landline(comment: str) -> None:
    phones = (CELL | {"zones": (EASTERN,)}, LANDLINE | {"zones": (MOUNTAIN,)})
    _opens(case(phones=phones, locations=()), "10:00")


@example("6(b)(1)(ii)-1.i")
def test_media_tied_to_no_place_stay_open_unless_the_consumer_is_known_to_be_there(comment: str) -> None:
    told = case(requests=(_not_at_home(),), phones=(CELL, LANDLINE))
    for medium in ("call", "email", "text"):
        allowed(contact("2026-04-01 10:00", medium), told)
        allowed(contact("2026-04-01 10:00", medium, person_is_at="work"), told)
        denied(contact("2026-04-01 10:00", medium, person_is_at="home"), told, PLACE, lapses=None)
        allowed(contact("2026-04-01 10:00", medium, person_is_at="home"), case())
    denied(contact("2026-04-01 10:00", address="landline"), told, PLACE, lapses=None)


# -- 6(b)(2) and (3): attorneys and employers


def _lawyer(**overrides: Any) -> dict[str, Any]:
    return {"id": "lawyer", "learned_at": at("2026-03-30 12:00"), "attorney_can_be_found": True} | overrides


@example("6(b)(2)-1")
def test_a_represented_consumer_who_writes_is_answered_and_still_represented(comment: str) -> None:
    wrote = inbound("2026-04-01 10:00", "email", id="wrote")
    asked = case(representation=(_lawyer(),), history=history(wrote))
    allowed(contact("2026-03-30 11:59:59", "email"), asked)
    allowed(contact("2026-04-01 10:05", "email", in_reply_to="wrote"), asked)
    denied(contact("2026-04-01 10:05", "email"), asked, ATTORNEY, lapses=None)
    denied(contact("2026-04-01 10:05", in_reply_to="wrote"), asked, ATTORNEY, lapses=None)
    reply = attempt("2026-04-01 10:06", "email", in_reply_to="wrote")
    answered = case(representation=(_lawyer(),), history=history(wrote, reply))
    denied(contact("2026-04-01 10:07", "email", in_reply_to="wrote"), answered, ATTORNEY, lapses=None)
    for medium in ("call", "text", "email", "mail"):
        denied(contact("2026-04-02 10:00", medium), answered, ATTORNEY, lapses=None)

    call = inbound("2026-04-01 10:00", id="called", ongoing=True)
    calling = case(representation=(_lawyer(),), history=history(call))
    allowed(contact("2026-04-01 10:05", in_reply_to="called"), calling)

    # What ends it: word that the representation is over, or the attorney's consent or silence.
    for ending in ("ended_at", "consented_at", "unresponsive_at"):
        freed = case(representation=(_lawyer(**{ending: at("2026-04-02 12:00")}),), history=history(wrote, reply))
        denied(contact("2026-04-02 11:59:59"), freed, ATTORNEY)
        allowed(contact("2026-04-02 12:00"), freed)


@example("6(b)(3)-1")
def test_no_personal_calls_at_work_closes_the_workplace(comment: str) -> None:
    said = {"id": "work", "kind": "employer-prohibits", "received_at": at("2026-03-30 12:00")}
    phones = (CELL, OFFICE)
    told = case(requests=(said,), phones=phones)
    allowed(contact("2026-03-30 11:59:59", address="office"), told)
    denied(contact("2026-03-30 12:00", address="office"), told, EMPLOYER, lapses=None)
    denied(contact("2026-04-01 10:00", person_is_at="work"), told, EMPLOYER, lapses=None)
    denied(contact("2026-04-01 10:00", "in-person", person_is_at="work"), told, EMPLOYER, lapses=None)
    allowed(contact("2026-04-01 10:00"), told)
    allowed(contact("2026-04-01 10:00", address="office"), case(phones=phones))


# -- 6(b)(4): consent

Prohibition = tuple[str, dict[str, Any], Contact, dict[str, Any]]


def _prohibitions() -> list[Prohibition]:
    """For each prohibition of 6(b)(1) to (3): its rule, the consent that would lift it, a contact, the case."""
    work = {"id": "work", "kind": "employer-prohibits", "received_at": at("2026-03-30 12:00")}
    early = {"scope": "time", "windows": ({"start": "07:00", "end": "08:00"},)}
    afternoon = {"scope": "time", "windows": ({"start": "15:00", "end": "16:00"},)}
    return [
        (HOURS, early, contact("2026-04-01 07:30"), {}),
        (TIME, afternoon, contact("2026-04-01 15:30"), {"requests": (_inconvenient(*BUSY),)}),
        (
            PLACE,
            {"scope": "place", "place": "home"},
            contact("2026-04-01 10:00", "mail"),
            {"requests": (_not_at_home(),)},
        ),
        (ATTORNEY, {"scope": "despite-attorney"}, contact("2026-04-01 10:00"), {"representation": (_lawyer(),)}),
        (
            EMPLOYER,
            {"scope": "workplace"},
            contact("2026-04-01 10:00", address="office"),
            {"requests": (work,), "phones": (CELL, OFFICE)},
        ),
    ]


def _consent(**overrides: Any) -> dict[str, Any]:
    given = {
        "id": "yes",
        "given_at": at("2026-03-31 12:00"),
        "given_to": "collector",
        "during_proper_communication": True,
    }
    return given | overrides


@example("6(b)(4)(i)-1")
def test_consent_to_go_on_with_an_inconvenient_communication_is_void(comment: str) -> None:
    for rule, consent, made, facts in _prohibitions():
        denied(made, case(**facts), rule)
        allowed(made, case(consents=(_consent(**consent),), **facts))
        improper = _consent(**consent, during_proper_communication=False)
        denied(made, case(consents=(improper,), **facts), rule)
        unknown = _consent(**consent, during_proper_communication="unknown")
        denied(made, case(consents=(unknown,), **facts), rule, effect=Effect.MISSING_FACT)
    early = _consent(scope="time", windows=({"start": "07:00", "end": "08:00"},))
    denied(contact("2026-04-01 06:59:59"), case(consents=(early,)), HOURS, lapses="2026-04-01 07:00")
    # Asking, on such a call, what time would do is no breach; the answer binds from then on.
    void = _consent(scope="time", expires_at=at("2026-04-02 08:00"), during_proper_communication=False)
    denied(contact("2026-04-01 22:00"), case(consents=(void,)), HOURS, lapses="2026-04-02 08:00")


@example("6(b)(4)(i)-2")
def test_consent_given_to_somebody_else_is_none(comment: str) -> None:
    for rule, consent, made, facts in _prohibitions():
        allowed(made, case(consents=(_consent(**consent),), **facts))
        for other in ("creditor", "prior-collector"):
            denied(made, case(consents=(_consent(**consent, given_to=other),), **facts), rule)


# -- 6(c): cease notices


def _stop(**overrides: Any) -> dict[str, Any]:
    return {"id": "stop", "kind": "cease", "in_writing": True, "received_at": at("2026-08-06 11:00")} | overrides


@example("6(c)(1)-1.i")
def test_a_cease_letter_binds_on_receipt(comment: str) -> None:
    # Posted on 3 August; what counts is that it came on the 6th.
    told = case(requests=(_stop(),))
    allowed(contact("2026-08-04 10:00", "email"), told)
    allowed(contact("2026-08-06 10:59:59", "email"), told)
    for medium in ("email", "call", "text", "mail"):
        denied(contact("2026-08-06 11:00", medium), told, CEASE, lapses=None, debts=("card",))
        denied(contact("2026-12-28 11:00", medium), told, CEASE, lapses=None)
    two = case(debts=(debt(), debt("medical")), requests=(_stop(debts=("medical",)),))
    both = contact("2026-08-07 10:00", debts=("card", "medical"))
    denied(both, two, CEASE, lapses=None, debts=("medical",))


def _servicer(**overrides: Any) -> Case:
    loan = debt("loan", kind="mortgage")
    return case(**{"collector": "mortgage-servicer", "debts": (loan, debt())} | overrides)


def _servicers_notice_after_a_cease_notice(purpose: str) -> None:
    told = _servicer(requests=(_stop(),))
    for medium in ("mail", "email"):
        allowed(contact("2026-08-07 10:00", medium, purpose=purpose, debts=("loan",)), told)
        denied(contact("2026-08-07 10:00", medium, purpose=purpose), told, CEASE, lapses=None)
        denied(contact("2026-08-07 10:00", medium, debts=("loan",)), told, CEASE, lapses=None)
    denied(contact("2026-08-07 10:00", purpose=purpose, debts=("loan",)), told, CEASE, lapses=None)
    elsewhere = _servicer(collector="third-party-collector", requests=(_stop(),))
    denied(contact("2026-08-07 10:00", "mail", purpose=purpose, debts=("loan",)), elsewhere, CEASE, lapses=None)


@example("6(c)(2)-1")
def test_a_servicers_early_intervention_notice_goes_out_after_a_cease_notice(comment: str) -> None:
    _servicers_notice_after_a_cease_notice("early-intervention-notice")


@example("6(c)(2)-2")
def test_a_servicers_required_disclosures_go_out_after_a_cease_notice(comment: str) -> None:
    # Force-placed insurance, the first reset of an adjustable rate, the periodic statement: one purpose.
    _servicers_notice_after_a_cease_notice("servicing-disclosure")
    statement = contact("2026-08-07 10:00", "mail", purpose="servicing-disclosure", debts=("loan",), content=Content())
    allowed(statement, _servicer(requests=(_stop(),)))
