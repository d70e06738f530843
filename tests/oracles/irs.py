"""A second reading of 26 USC 6304(a), (b) and 6306(d): which federal taxes may be collected by contract, and how.

It rests on these readings, which the page of the other federal stops gives:

* What is unknown of the list of 6306(d) is asked for, a death excepted; a granted agreement goes on while no payment
  promised since was broken; a victim of identity theft remains one. Location and reports collect.
* The Service and its contractors are held to 6304 as to a business's tax, and the Service as to any.
* A consent given to the Service or to its contractor counts, if it was given during a proper communication.
* Eight sharp is advised against, for *after 8 a.m.* may mean later than that.

It takes people, places and times that are certain; how doubtful ones are read is for the reading of Regulation F.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from .plain import (
    ANY,
    COLLECTS,
    CREDITORS,
    CREDITORS_SIDE,
    DUTY,
    ELECTRONIC,
    MAYBE,
    NO,
    TELEPHONE,
    UNKNOWN,
    WEEK,
    YES,
    Answers,
    Json,
    about,
    acts,
    advises,
    all_of,
    any_of,
    began,
    carries,
    debts_of,
    first,
    is_report,
    known,
    lacks,
    last,
    listed,
    now,
    objects,
    opened,
    standing,
)

Question = Callable[[Json, Json, Json], str]
TIMED = {*TELEPHONE, *ELECTRONIC, "in-person"}


def answers(case: Json, contact: Json) -> Answers:
    return {
        rule: {
            debt["id"]: (advises if rule == FIRST_SECOND else objects)(asked(case, contact, debt))
            for debt in debts_of(case, contact)
        }
        for rule, asked in RULES.items()
    }


# -- 6306(d)


def not_eligible(case: Json, contact: Json, debt: Json) -> str:
    when, recipient = now(contact), contact.get("recipient", "consumer")
    if debt.get("kind") != "federal-tax" or case["collector"] in CREDITORS:
        return NO
    collects = bool(acts(contact) & {*COLLECTS, "credit-reporting"}) or is_report(contact)
    if not collects or recipient in CREDITORS_SIDE:
        return NO
    consumer = case.get("consumer", {})
    dead = consumer.get("deceased") is True
    if dead and consumer.get("deceased_learned_at") is not None:
        dead = first(consumer["deceased_learned_at"]) <= when
    minor = known(consumer.get("minor", UNKNOWN))
    if minor == MAYBE and debt["nature"] == "commercial":
        minor = NO  # a business has no age
    found = [YES if dead else NO, minor, known(debt.get("active_litigation", UNKNOWN))]
    if debt.get("proceedings", UNKNOWN) == UNKNOWN:
        return any_of([*found, MAYBE])
    for p in listed(debt["proceedings"]):
        if not began(p.get("learned_at"), when):
            continue
        over, upheld = opened(p.get("ended_at"), when), known(p.get("upheld", UNKNOWN))
        kind = p["kind"]
        if kind == "tax-not-eligible":
            found.append(NO if over and upheld != YES else YES)
        elif kind == "identity-theft":
            found.append(upheld if over else YES)
        elif kind == "payment-plan-review":
            found.append(all_of([upheld, goes_on(debt, p)]) if over else YES)
        elif kind == UNKNOWN:
            found.append(all_of([MAYBE, upheld]) if over else MAYBE)
    return any_of(found)


def goes_on(debt: Json, plan: Json) -> str:
    """Whether an agreement goes on: nobody here tells of its payments."""
    return YES if debt.get("promises") == "none" else MAYBE


# -- 6304


def applies(case: Json, contact: Json, debt: Json) -> bool:
    if debt.get("kind") != "federal-tax":
        return False
    return bool(debt["nature"] == "commercial" or case["collector"] == "creditor")


def to_the_taxpayer(case: Json, contact: Json, debt: Json) -> bool:
    """A communication with the taxpayer about collecting."""
    purpose = contact.get("purpose", "collection")
    about_it = purpose != "unrelated-notice" or len(acts(contact)) > 1
    served = purpose == "formal-pleading" and "collection" not in acts(contact)
    return (
        applies(case, contact, debt) and contact.get("recipient", "consumer") == "consumer" and about_it and not served
    )


def allowed_by(case: Json, contact: Json, debt: Json, scope: str, since: str | None = None) -> bool:
    """The taxpayer's prior consent, given since what it lifts, or the express permission of a court."""
    when = now(contact)
    for c in listed(case.get("consents")):
        stands = opened(c.get("given_at"), when) and not began(c.get("revoked_at"), when)
        stands = stands and (since is None or first(c["given_at"]) >= last(since))
        proper = c.get("during_proper_communication") is True and c["given_to"] in ("collector", "creditor")
        if c["scope"] == scope and stands and proper and about(c.get("debts"), debt["id"]):
            return True
    return any(
        opened(p.get("granted_at"), when) and not began(p.get("ended_at"), when) and about(p.get("debts"), debt["id"])
        for p in listed(case.get("court_permissions"))
    )


def local(contact: Json) -> datetime:
    return now(contact).astimezone(ZoneInfo("America/Chicago"))


def hours(case: Json, contact: Json, debt: Json) -> str:
    if not to_the_taxpayer(case, contact, debt) or contact["medium"] not in TIMED:
        return NO
    inside = time(8) <= local(contact).time() < time(21)
    return NO if inside or allowed_by(case, contact, debt, "time") else YES


def first_second(case: Json, contact: Json, debt: Json) -> str:
    if not to_the_taxpayer(case, contact, debt) or contact["medium"] not in TIMED:
        return NO
    sharp = local(contact).time().replace(microsecond=0) == time(8)
    return YES if sharp and not allowed_by(case, contact, debt, "time") else NO


def inconvenient_time(case: Json, contact: Json, debt: Json) -> str:
    if not to_the_taxpayer(case, contact, debt) or contact["medium"] not in TIMED:
        return NO
    closed = [
        r
        for r in standing(case, contact, "inconvenient-time")
        if any(covers(window, local(contact)) for window in r["windows"])
    ]
    return YES if any(not allowed_by(case, contact, debt, "time", r["received_at"]) for r in closed) else NO


def covers(window: Json, when: datetime) -> bool:
    start, end = time.fromisoformat(window["start"]), time.fromisoformat(window["end"])
    return WEEK[date.weekday(when.date())] in window.get("days", WEEK) and start <= when.time() < end


def inconvenient_place(case: Json, contact: Json, debt: Json) -> str:
    if not to_the_taxpayer(case, contact, debt):
        return NO
    where = places(case, contact)
    if "unusual" in where and not allowed_by(case, contact, debt, "place"):
        return YES
    for r in standing(case, contact, "inconvenient-place"):
        scopes = ("place", "workplace") if r["place"] == "work" else ("place",)
        lifted = any(allowed_by(case, contact, debt, scope, r["received_at"]) for scope in scopes)
        if r["place"] in where and not lifted:
            return YES
    return NO


def places(case: Json, contact: Json) -> set[str]:
    """Where the number rings or the address is, or else where the taxpayer is known to be."""
    used = [*listed(case.get("phones")), *listed(case.get("postal_addresses"))]
    lines = {line["id"]: line.get("place") for line in used}
    there = lines.get(contact.get("address"))
    found = (there,) if there is not None or contact["medium"] == "mail" else (contact.get("person_is_at"),)
    return {place for place in found if place is not None}


def represented(case: Json, contact: Json, debt: Json) -> str:
    if not to_the_taxpayer(case, contact, debt):
        return NO
    when = now(contact)
    return any_of(
        [
            NO,
            *(
                known(r["attorney_can_be_found"])
                for r in listed(case["representation"])
                if began(r.get("learned_at"), when)
                and not any(opened(r.get(end), when) for end in ("ended_at", "consented_at", "unresponsive_at"))
                and about(r.get("debts"), debt["id"])
                and not allowed_by(case, contact, debt, "despite-attorney", r["learned_at"])
            ),
        ]
    )


def employer(case: Json, contact: Json, debt: Json) -> str:
    if not to_the_taxpayer(case, contact, debt) or "work" not in places(case, contact):
        return NO
    told = standing(case, contact, "employer-prohibits")
    return YES if told and not allowed_by(case, contact, debt, "workplace") else NO


def said(element: str) -> Question:
    def answer(case: Json, contact: Json, debt: Json) -> str:
        return YES if applies(case, contact, debt) and element in carries(contact) else NO

    return answer


def identity(case: Json, contact: Json, debt: Json) -> str:
    """6304(b)(4): a call tells who calls; what one asks others for is for the rules of location calls."""
    if not applies(case, contact, debt) or contact["medium"] not in TELEPHONE:
        return NO
    if contact.get("purpose") == "unrelated-notice" and len(acts(contact)) == 1:
        return NO
    if contact.get("purpose") == "location-information":
        return ANY
    return YES if "business-identity" in lacks(contact) else NO if "business-identity" in carries(contact) else DUTY


FIRST_SECOND = "us.irs.6304a1.first-second"
RULES: dict[str, Question] = {
    "us.irs.6306d.not-eligible": not_eligible,
    "us.irs.6304a1.hours": hours,
    FIRST_SECOND: first_second,
    "us.irs.6304a1.inconvenient-time": inconvenient_time,
    "us.irs.6304a1.inconvenient-place": inconvenient_place,
    "us.irs.6304a2.represented": represented,
    "us.irs.6304a3.employer-prohibits": employer,
    "us.irs.6304b1.threat-of-harm": said("physical-or-criminal-threat"),
    "us.irs.6304b2.profanity": said("profanity"),
    "us.irs.6304b4.caller-identity": identity,
}
