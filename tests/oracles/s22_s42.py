"""A second reading of 12 CFR 1006.22(b), 26(b), 30(a), 34(a)(1), 38, 42 and 100, and of 15 USC 7001(c).

Where the text leaves a choice it takes the reading that the library documents:

* A paid debt is not collected, sued for, billed or validated; word to the creditor's side or an agency collects none.
* A notice of a remedy threatens suit unless it declares that it does not; papers of a suit that goes on bring none.
* Fourteen days, the day of sending the first, are the reasonable period for a letter to come back.
* Receipt is assumed five days after sending, without Saturdays, Sundays and holidays; the period ends 30 days later.
* A dispute before any notice is in time; a notice that came back begins no period, nor does one by word of mouth in a
  later talk. Ceasing is towards everybody but the creditor; a report collects, unless law requires it.
* Consent to electronic records is given to whoever sends, and taken back by a request that names medium or address.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .plain import (
    ACTS_TO_COLLECT,
    ADVICE,
    AGENCY,
    ANY,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    ELECTRONIC,
    HOLIDAYS,
    MISSING,
    NO,
    TELEPHONE,
    TELLS,
    UNKNOWN,
    UNSETTLED,
    Answers,
    Json,
    about,
    acts,
    asks_for_payment,
    at_most,
    began,
    by_what_is_declared,
    carries,
    day_of,
    debts_of,
    first,
    instant,
    is_day,
    is_paper,
    lacks,
    last,
    listed,
    opened,
    ours,
    reporting,
    sues,
    weekdays_after,
    whichever,
    worlds,
    zones,
)

ANSWERS = {"dispute-response", "original-creditor-response"}
REQUIRED = {"validation-notice", "duplicative-dispute-notice"} | ANSWERS


def is_covered(case: Json, debt: Json) -> bool:
    """1006.2(h) and (i)."""
    if case["collector"] == "creditor" or debt["nature"] == "commercial":
        return False
    from_default = case["collector"] in ("third-party-collector", "mortgage-servicer", "law-firm")
    return not (from_default and debt["in_default_when_obtained"] is False)


def answers(case: Json, contact: Json) -> Answers:
    return {
        rule: {debt["id"]: asked(case, contact, debt) for debt in debts_of(case, contact)}
        for rule, asked in RULES.items()
    }


# -- 1006.22(b), 1006.26(b)


def suit_goes_on(debt: Json, now: datetime) -> bool:
    return debt["active_litigation"] is True or opened(debt["judgment_at"], now)


def nothing_owed(case: Json, contact: Json, debt: Json) -> str:
    now = instant(contact["at"])
    if not began(debt["paid_at"], now):
        return stolen(case, contact, debt)
    return whoever_asks(contact, debt)


def stolen(case: Json, contact: Json, debt: Json) -> str:
    """What a debt is that was found to come of identity theft, to all but who agreed to owe it too."""
    now = instant(contact["at"])
    if (contact.get("person") or contact["recipient"]) in (debt.get("co_obligors") or ()):
        return NO
    over = [
        claim
        for claim in listed(debt.get("proceedings", UNKNOWN))
        if claim["kind"] in ("identity-theft", UNKNOWN)
        and began(claim["learned_at"], now)
        and claim["upheld"] is not False
        and (claim["upheld"] is True if claim["ended_at"] is None else began(claim["ended_at"], now))
    ]
    if not over:
        return NO
    sure = any(claim["kind"] != UNKNOWN and claim["upheld"] is True for claim in over)
    asks = whoever_asks(contact, debt)
    return asks if sure or asks != DENY else MISSING


def whoever_asks(contact: Json, debt: Json) -> str:
    now = instant(contact["at"])
    if contact["recipient"] in CREDITORS_SIDE | {AGENCY}:
        odd = acts(contact) - {"collection", "location-information", "credit-reporting"}
        return ANY if is_paper(contact) or odd else NO
    done = acts(contact)
    free = "no-payment-request" in carries(contact)
    if done & (ACTS_TO_COLLECT):
        return DENY
    if done & {"servicing-disclosure", "validation-notice"} and not free:
        return DENY
    if not is_paper(contact):
        return NO
    if contact["required_by_law"]:
        return DENY if sues(contact) else NO
    return NO if free and suit_goes_on(debt, now) and not sues(contact) else DENY


def time_barred(case: Json, contact: Json, debt: Json) -> str:
    said = whichever(_time_barred(contact, each) for each in worlds(debt, ["time_barred"]))
    return NO if said == DUTY and debt["time_barred"] == UNKNOWN else said


def _time_barred(contact: Json, debt: Json) -> str:
    if not debt["time_barred"]:
        return NO
    now = instant(contact["at"])
    if "threatens-legal-action" in carries(contact):
        return DENY
    if is_paper(contact):
        if suit_goes_on(debt, now):
            return NO
        if contact["recipient"] in CREDITORS_SIDE | {AGENCY}:
            return ANY
        if contact["required_by_law"] and not asks_for_payment(contact):
            return NO if "threatens-legal-action" in lacks(contact) else DUTY
        return DENY
    announces = contact["purpose"] in ("remedy-may-be-invoked", "remedy-will-be-invoked")
    if "threatens-legal-action" in lacks(contact):
        return NO
    if (announces or contact["purpose"] == "formal-pleading") and not suit_goes_on(debt, now):
        return DENY
    nobody = contact["recipient"] in CREDITORS_SIDE | {AGENCY} or acts(contact) == {"unrelated-notice"}
    return NO if nobody else DUTY


# -- 1006.30(a)


def furnishing(case: Json, contact: Json, debt: Json) -> str:
    return reporting(contact, lambda: _furnishing(case, contact, debt))


def ways(debt: Json) -> list[Json]:
    """The debt with no notice, and with one that is long over, if it is unknown which there were."""
    if debt["validation"] == UNKNOWN:
        return [{**debt, "validation": []}, {**debt, "validation": [{**NOTICE, "provided_at": "2020-01-01T00:00:00Z"}]}]
    return [debt]


NOTICE: Json = {"orally": False, "received_at": None, "undeliverable_at": None, "period_ends": None}


def _furnishing(case: Json, contact: Json, debt: Json) -> str:
    """1006.30(a)(1): spoken to about the debt, or written to, and the days over without word that it came back."""
    now = contact["at"]
    for notice in listed(debt["validation"]):
        if not opened(notice["provided_at"], instant(now)):
            continue
        if notice["orally"] is True:
            if not since_death_known(case, notice, instant(now)):
                return NO
            continue
        if (
            case["history"] != UNKNOWN
            and not is_in_history(case, debt, notice, now)
            and arrived(case, notice["provided_at"], letter_came_back(case, notice, instant(now)), now)
        ):
            return NO
    if case["history"] == UNKNOWN:
        return MISSING
    perhaps = debt["validation"] == UNKNOWN or any(
        notice["orally"] == UNKNOWN
        and opened(notice["provided_at"], instant(now))
        and not since_death_known(case, notice, instant(now))
        for notice in listed(debt["validation"])
    )
    for attempt in case["history"]["attempts"]:
        if debt["id"] not in spoken_of(attempt) or instant(attempt["at"]) > instant(now):
            continue
        if (
            attempt["recipient"] != "consumer"
            or attempt["purpose"] in ("opt-out-confirmation", "unrelated-notice")
            or is_paper(attempt)
        ):
            continue
        if attempt["medium"] in TELEPHONE:
            if attempt["outcome"] == "conversation":
                return NO
            perhaps |= attempt["medium"] == "call" and attempt["outcome"] in UNSETTLED
        elif attempt["medium"] == "in-person":
            if attempt["outcome"] == "sent":
                return NO
            perhaps |= attempt["outcome"] in UNSETTLED
        elif attempt["medium"] == "text" and is_anothers(case, attempt, instant(now)):
            continue
        elif attempt["undeliverable_at"] == UNKNOWN and attempt["outcome"] in UNSETTLED:
            perhaps = True
        elif (back := came_back(case, attempt)) != attempt["at"] and arrived(case, attempt["at"], back, now):
            if attempt["outcome"] in UNSETTLED or may_have_gone_astray(case, attempt, instant(now)):
                perhaps = True
            else:
                return NO
    for inbound in case["history"]["inbound"]:
        talked = inbound["conversation"] is True and inbound["recipient"] == "consumer"
        if talked and debt["id"] in inbound["debts"] and instant(inbound["at"]) <= instant(now):
            return NO
    return MISSING if perhaps else DENY


def is_in_history(case: Json, debt: Json, notice: Json, now: str) -> bool:
    """Whether the history holds something that may be the notice, and tells what became of it.

    Two records may go by two clocks, so what it holds of the day before or after counts too.
    """
    given, about_a_day = notice["provided_at"], timedelta(days=1)
    return given != UNKNOWN and any(
        attempt["medium"] in ELECTRONIC | {"mail"}
        and debt["id"] in attempt["debts"]
        and attempt["recipient"] in ("consumer", "spouse", "guardian")
        and attempt["purpose"] not in ("opt-out-confirmation", "unrelated-notice", "formal-pleading")
        and first(given) - about_a_day <= instant(attempt["at"]) <= min(instant(now), last(given) + about_a_day)
        for attempt in case["history"]["attempts"]
    )


def spoken_of(attempt: Json) -> list[str]:
    return list(attempt["discussed"] if isinstance(attempt["discussed"], list) else attempt["debts"])


def came_back(case: Json, attempt: Json) -> str | None:
    """When word came that it did not arrive: of itself or of its address; at once, if it had come before."""
    words = [attempt["undeliverable_at"]] if attempt["undeliverable_at"] is not None else []
    if not words and attempt["outcome"] == "undeliverable":
        return str(attempt["at"])
    for address in (*listed(case["emails"]), *listed(case["postal_addresses"])):
        word = word_of(address, "undeliverable_at", attempt)
        if address["id"] == attempt["address"] and word is not None:
            words.append(max(word, attempt["at"], key=last))
    return min(words, key=first, default=None)


def letter_came_back(case: Json, notice: Json, now: datetime) -> str | None:
    """The same of a notice that is recorded with the debt: a letter, to any postal address that the consumer has."""
    words = [notice["undeliverable_at"]] if notice["undeliverable_at"] is not None else []
    if not opened(notice["received_at"], now):
        sent = {"at": notice["provided_at"]}
        theirs = [each for each in listed(case["postal_addresses"]) if each["person"] == "consumer"]
        found = [word_of(each, "undeliverable_at", sent) for each in theirs]
        back = [max(word, sent["at"], key=last) for word in found if word is not None and began(word, now)]
        if found and len(back) == len(found):
            words.append(max(back, key=last))
    return min(words, key=first, default=None)


def word_of(address: Json, over: str, attempt: Json) -> str | None:
    """The word that an address reaches nobody, unless it was regained before something went there."""
    word, again = address[over], address["regained_at"]
    regained = word is not None and opened(again, instant(attempt["at"])) and last(word) < first(again)
    return None if regained else word


def may_have_gone_astray(case: Json, attempt: Json, now: datetime) -> bool:
    """Whether nobody says where it went, and something of its kind was known, or learned in time, to reach nobody."""
    kind, over = {"mail": ("postal_addresses", "undeliverable_at"), "email": ("emails", "undeliverable_at")}.get(
        attempt["medium"], ("phones", "disowned_at")
    )
    until = now if kind == "phones" else min(now, instant(attempt["at"]) + timedelta(days=14))
    written = attempt["medium"] in ("mail", "email", "text")
    return (
        written
        and attempt["address"] is None
        and any(began(word_of(each, over, attempt), until) for each in listed(case[kind]))
    )


def arrived(case: Json, sent: str, back: str | None, now: str) -> bool:
    """The fourteen days are over in every zone, and in none of them did word come."""
    for zone in zones(case):
        over = day_of(sent, zone) + timedelta(days=14)
        if day_of(now, zone) < over:
            return False
        if back is not None and began(back, instant(now)) and first(back).astimezone(zone).date() < over:
            return False
    return True


# -- 1006.34


def last_day(case: Json, notice: Json, zone: ZoneInfo) -> date:
    """The last day of the validation period that a notice begins, in one zone."""
    ends = received(notice, zone) + timedelta(days=30)
    if notice["period_ends"] not in (None, UNKNOWN):
        ends = max(ends, date.fromisoformat(notice["period_ends"]))
    return ends


def told(case: Json, contact: Json, debt: Json, *, perhaps: bool = True) -> list[str]:
    """When the consumer was told of the debt, or perhaps was: a notice that did not come back told them too."""
    now = instant(contact["at"])
    written = [
        notice
        for notice in listed(debt["validation"])
        if not began(notice["undeliverable_at"], now)
        and not missed(case, contact, debt, notice)
        and not went_nowhere(case, contact, debt, notice)
    ]
    times = []
    if opened(debt["initial_communication_at"], now):
        times.append(debt["initial_communication_at"])
    for attempt in case["history"]["attempts"] if case["history"] != UNKNOWN else ():
        if debt["id"] in spoken_of(attempt) and instant(attempt["at"]) <= now and conveys(case, attempt, now):
            if attempt["outcome"] in UNSETTLED and not (perhaps and attempt["recipient"] == "consumer"):
                continue
            if not perhaps and may_have_gone_to_another(case, attempt, now):
                continue
            times.append(attempt["at"])
    for inbound in case["history"]["inbound"] if case["history"] != UNKNOWN else ():
        if debt["id"] in inbound["debts"] and inbound["conversation"] is True and instant(inbound["at"]) <= now:
            times.append(inbound["at"])
    times += [notice["provided_at"] for notice in written if opened(notice["provided_at"], now)]
    return sorted(times, key=last)


def may_have_gone_to_another(case: Json, attempt: Json, now: datetime) -> bool:
    """Whether nobody knows to which number a message went, and one of the numbers is another's."""
    if attempt["medium"] not in TELEPHONE | {"text"} or attempt["outcome"] == "conversation":
        return False
    return attempt["address"] is None and any(began(line["disowned_at"], now) for line in listed(case["phones"]))


def conveys(case: Json, event: Json, now: datetime) -> bool:
    """1006.34(b)(2): to the consumer, or to who speaks for them, whatever may have reached them."""
    if not speaks_for(case, event["recipient"]):
        return False
    if event["purpose"] in ("unrelated-notice", "opt-out-confirmation", "location-information"):
        return False
    if is_paper(event):
        return False
    if "outcome" not in event:
        return "limited-content-message" not in carries(event)
    if event["outcome"] in UNSETTLED:
        astray = began(event["undeliverable_at"], now)
    else:
        astray = event["outcome"] != "conversation" and went_astray(case, event, now)
    if astray:
        return False
    return event["medium"] not in TELEPHONE or event["outcome"] in ("conversation", "voicemail", *UNSETTLED)


def speaks_for(case: Json, recipient: str) -> bool:
    consumer = case["consumer"]
    if recipient == "parent":
        return consumer["minor"] is True
    if recipient == "personal-representative":
        return consumer["deceased"] is True
    return recipient in ("consumer", "guardian", "consumer-attorney")


def notices(case: Json, contact: Json, debt: Json) -> list[Json]:
    """The notices that were given: not such as came back, nor by word of mouth in a later talk than the first."""
    now = instant(contact["at"])
    given = []
    for notice in listed(debt["validation"]):
        if not opened(notice["provided_at"], now) or began(notice["undeliverable_at"], now):
            continue
        if missed(case, contact, debt, notice) or went_nowhere(case, contact, debt, notice):
            continue
        if went_to_the_dead(case, contact, debt, notice):
            continue
        if notice["orally"] is not False:
            before = told(case, contact, debt)
            if before and is_later_talk(case, before[0], notice["provided_at"]):
                continue
        given.append(notice)
    return given


def since_death_known(case: Json, notice: Json, now: datetime) -> bool:
    """Whether it may have been given once the death was known, if that is known by now, and since when."""
    learned, sent = case["consumer"]["deceased_learned_at"], notice["provided_at"]
    if learned is None or not began(learned, now):
        return False
    return UNKNOWN in (learned, sent) or last(sent) >= first(learned)


def went_to_the_dead(case: Json, contact: Json, debt: Json, notice: Json) -> bool:
    """Whether it was given once the death was known, and not to somebody of whom it is known that they act for it."""
    sent, now = notice["provided_at"], instant(contact["at"])
    if not since_death_known(case, notice, now):
        return False
    if case["history"] == UNKNOWN or sent == UNKNOWN:
        return True
    heard = [each for each in case["history"]["inbound"] if each["conversation"] is True]
    heard += [
        each for each in case["history"]["attempts"] if each["outcome"] not in UNSETTLED and conveys(case, each, now)
    ]
    return not any(
        first(sent) - timedelta(days=1) <= instant(each["at"]) <= min(now, last(sent) + timedelta(days=1))
        for each in heard
        if each["recipient"] == "personal-representative" and debt["id"] in each["debts"]
    )


def is_later_talk(case: Json, first_told: str, said: str) -> bool:
    """Whether something was said in a later talk than the first, which lasts four hours, or the day that is known."""
    if is_day(first_told) or is_day(said):
        return all(day_of(first_told, zone) < day_of(said, zone) for zone in zones(case))
    return last(first_told) + timedelta(hours=4) < last(said)


def missed(case: Json, contact: Json, debt: Json, notice: Json) -> bool:
    """Whether all that the history holds of a notice missed the consumer."""
    if notice["orally"] is True or case["history"] == UNKNOWN or notice["provided_at"] == UNKNOWN:
        return False
    sent, now = notice["provided_at"], instant(contact["at"])
    tried = [
        attempt
        for attempt in case["history"]["attempts"]
        if attempt["purpose"] == "validation-notice"
        and attempt["recipient"] in ("consumer", "spouse", "guardian")
        and attempt["medium"] in ELECTRONIC | {"mail"}
        and debt["id"] in attempt["debts"]
        and first(sent) - timedelta(days=1) <= instant(attempt["at"]) <= min(now, last(sent) + timedelta(days=1))
    ]
    return bool(tried) and all(went_astray(case, each, now) for each in tried)


def went_nowhere(case: Json, contact: Json, debt: Json, notice: Json) -> bool:
    """Whether a notice that the debt alone tells of can have come to no address of the consumer's."""
    sent, now = notice["provided_at"], instant(contact["at"])
    if notice["orally"] is True or sent == UNKNOWN or opened(notice["received_at"], now):
        return False
    if case["history"] != UNKNOWN and is_in_history(case, debt, notice, contact["at"]):
        return False
    soon = min(now, last(sent) + timedelta(days=14))
    theirs = [each for each in listed(case["postal_addresses"]) if each["person"] == "consumer"]
    return bool(theirs) and all(began(word_of(each, "undeliverable_at", {"at": sent}), soon) for each in theirs)


def went_astray(case: Json, attempt: Json, now: datetime) -> bool:
    """Whether it is known to have missed whom it was for.

    It came back, or went where word came within the fourteen days that nothing arrives, or to another's number.
    """
    back = attempt["undeliverable_at"]
    if began(back, now) or (back is None and attempt["outcome"] == "undeliverable"):
        return True
    listed_as = {"email": ("emails", "undeliverable_at"), "mail": ("postal_addresses", "undeliverable_at")}
    kind, over = listed_as.get(attempt["medium"], ("phones", "disowned_at"))
    until = now if kind == "phones" else min(now, instant(attempt["at"]) + timedelta(days=14))
    anywhere = () if kind == "phones" else (None,)
    targets = [each for each in listed(case[kind]) if attempt["address"] in (*anywhere, each["id"])]
    reached = attempt["medium"] in ELECTRONIC - {"text", "email"} | {"in-person"}
    return bool(targets) and not reached and all(began(word_of(each, over, attempt), until) for each in targets)


def is_anothers(case: Json, attempt: Json, now: datetime) -> bool:
    numbers = [line for line in listed(case["phones"]) if line["id"] == attempt["address"]]
    return any(began(line["disowned_at"], now) for line in numbers)


def notice_owed(case: Json, contact: Json, debt: Json) -> str:
    """1006.34(a)(1): a duty, from when the consumer is told of the debt until they have the information."""
    brings = "validation-notice" in acts(contact)
    vague = UNKNOWN in (debt["validation"], case["history"], debt["initial_communication_at"])
    if not conveys(case, contact, instant(contact["at"])) or vague:
        return ANY
    if notices(case, contact, debt):
        return NO
    if brings and "validation-information" in lacks(contact):
        return DENY if contact["recipient"] == "consumer" else ANY
    before = told(case, contact, debt)
    if brings and (contact["medium"] not in TELEPHONE | {"in-person"} or not before):
        return NO
    if began(debt["paid_at"], instant(contact["at"])):
        if is_day(debt["paid_at"]) or debt["paid_at"] == UNKNOWN:
            return ANY
        due = [day_of(before[0], zone) + timedelta(days=5) for zone in zones(case)] if before else []
        if not before or all(
            day_of(debt["paid_at"], zone) <= each for zone, each in zip(zones(case), due, strict=True)
        ):
            return NO
    return DUTY


def to_the_dead(case: Json, contact: Json, debt: Json) -> str:
    """Comment 34(a)(1)-1."""
    consumer = case["consumer"]
    learned = consumer["deceased_learned_at"]
    dead = consumer["deceased"] is True and (learned is None or began(learned, instant(contact["at"])))
    if not dead or "validation-notice" not in acts(contact):
        return NO
    if UNKNOWN in (debt["validation"], case["history"], debt["initial_communication_at"]):
        return ANY
    if notices(case, contact, debt):
        return NO
    return {"consumer": DENY, "personal-representative": DUTY}.get(contact["recipient"], NO)


# -- 1006.38


def overshadowing(case: Json, contact: Json, debt: Json) -> str:
    """38(b)(1): within the period, and in the notice that begins it."""
    said = by_what_is_declared(contact, "overshadows-validation-rights", if_so=DENY, if_not=NO)
    if said == DUTY and contact["recipient"] not in ("consumer", "guardian", "consumer-attorney"):
        return ANY
    if is_paper(contact) and "validation-information" in carries(contact):
        return ANY
    if acts(contact) == {"unrelated-notice"}:
        return ANY if said == DENY else NO
    if "validation-notice" in acts(contact) and "validation-information" not in lacks(contact):
        return said
    now = instant(contact["at"])
    if said == NO:
        return NO
    if debt["validation"] == UNKNOWN or UNKNOWN in [notice["provided_at"] for notice in debt["validation"]]:
        return DUTY if said == DUTY else ANY if listed(debt["validation"]) else MISSING
    perhaps = [
        notice
        for notice in debt["validation"]
        if began(notice["provided_at"], now)
        and not opened(notice["undeliverable_at"], now)
        and (notice["undeliverable_at"] or not missed(case, contact, debt, notice))
    ]
    ends = [
        day_of(contact["at"], zone) <= last_day(case, notice, zone)
        for zone in zones(case)
        for notice in beginning(case, perhaps, zone)
    ]
    return said if any(ends) else NO


def beginning(case: Json, given: list[Json], zone: ZoneInfo) -> list[Json]:
    """The notices that begin a period: not one that was sent again, with no end of its own, to who had had one."""
    begun: list[Json] = []
    for notice in sorted(given, key=lambda each: last(each["provided_at"])):
        sent = last(notice["provided_at"])
        had = [each for each in begun if last(each["provided_at"]) < sent]
        if notice["period_ends"] or not any(
            each["orally"] is True or opened(each["received_at"], sent) for each in had
        ):
            begun.append(notice)
    return begun


def received(notice: Json, zone: ZoneInfo) -> date:
    """The day on which a notice is assumed to be received, five working days after it was sent."""
    return weekdays_after(day_of(notice["provided_at"], zone), 0 if notice["orally"] is True else 5, HOLIDAYS)


def in_time(case: Json, contact: Json, debt: Json, asked: Json) -> bool:
    """Submitted before the last day of the period of every notice is over, wherever the consumer is."""
    unknown = UNKNOWN in (case["history"], debt["initial_communication_at"])
    begun = [
        each
        for each in listed(debt["validation"])
        if opened(each["provided_at"], instant(contact["at"])) and not went_nowhere(case, contact, debt, each)
    ]
    if unknown and any(notice["orally"] is not False for notice in begun):
        raise Lacking  # whether that was in the initial communication
    given = notices(case, contact, debt)
    submitted = asked["submitted_at"] or asked["received_at"]
    if not given:
        return True

    def within(day: str) -> bool:
        return any(
            day_of(day, zone) <= last_day(case, notice, zone)
            for zone in zones(case)
            for notice in beginning(case, given, zone)
        )

    if submitted != UNKNOWN:
        return within(submitted)
    if asked["received_at"] != UNKNOWN and within(asked["received_at"]):
        return True
    raise Lacking


def ceases(contact: Json) -> bool | None:
    """Whether a contact is stopped where collecting must cease."""
    done = acts(contact)
    if contact["recipient"] == "creditor":
        return None if done - {"collection", "location-information"} else False
    if is_paper(contact):
        return not contact["required_by_law"] or sues(contact)
    if done & (ACTS_TO_COLLECT) - {"location-information"}:
        return not (contact["recipient"] == AGENCY and contact["required_by_law"] and not is_asking(contact))
    if contact["purpose"] == "location-information":
        return True
    return "credit-reporting" in done and not contact["required_by_law"]


def is_asking(contact: Json) -> bool:
    return contact["purpose"] in ACTS_TO_COLLECT


def original_creditor(case: Json, contact: Json, debt: Json) -> str:
    if not (stopped := ceases(contact)):
        return NO if stopped is False else ANY
    requests = debt["original_creditor_requests"]
    if requests == UNKNOWN:
        return MISSING
    return at_most(
        whichever(
            or_lacking(_unanswered, case, contact, way, each)
            for each in worlds(asked, ["in_writing"])
            for way in ways(debt)
        )
        for asked in requests
    )


def _unanswered(case: Json, contact: Json, debt: Json, asked: Json) -> str:
    now = instant(contact["at"])
    if not asked["in_writing"] or not began(asked["received_at"], now) or opened(asked["withdrawn_at"], now):
        return NO
    answer = "original-creditor-response", asked["answered_at"]
    if answered_or_late(case, contact, debt, asked, lambda: was_sent_by(case, contact, debt, *answer)):
        return NO
    return DENY


def answered_or_late(case: Json, contact: Json, debt: Json, asked: Json, is_answered: Callable[[], bool]) -> bool:
    """Whether it was answered, or came too late; each of no matter where the other is known."""
    try:
        if is_answered():
            return True
    except Lacking:
        if not in_time(case, contact, debt, asked):
            return True
        raise
    return not in_time(case, contact, debt, asked)


def or_lacking(says: Callable[..., str], case: Json, contact: Json, debt: Json, asked: Json) -> str:
    """What it says, or that a fact is lacking; of a part that the contact may leave out, at most a duty."""
    try:
        return says(case, contact, debt, asked)
    except Lacking:
        if asked.get("whole_debt") is not False:
            return MISSING
        return by_what_is_declared(contact, "disputed-part", if_so=MISSING, if_not=NO)


def disputed(case: Json, contact: Json, debt: Json) -> str:
    if not (stopped := ceases(contact)):
        return NO if stopped is False else ANY
    if debt["disputes"] == UNKNOWN:
        return MISSING
    return at_most(
        whichever(
            or_lacking(_unverified, case, contact, way, each)
            for each in worlds(dispute, ["in_writing"])
            for way in ways(debt)
        )
        for dispute in debt["disputes"]
    )


def _unverified(case: Json, contact: Json, debt: Json, dispute: Json) -> str:
    now = instant(contact["at"])
    if not dispute["in_writing"] or not began(dispute["received_at"], now) or opened(dispute["withdrawn_at"], now):
        return NO
    if answered_or_late(case, contact, debt, dispute, lambda: is_answered(case, contact, debt, dispute)):
        return NO
    if dispute["whole_debt"] is not False:
        return DENY
    return by_what_is_declared(contact, "disputed-part", if_so=DENY, if_not=NO)


def is_answered(case: Json, contact: Json, debt: Json, dispute: Json) -> bool:
    """38(d)(2): verified; or, as a mere repeat of one that was verified, said to be one."""
    if was_sent_by(case, contact, debt, "dispute-response", dispute["verified_at"]):
        return True
    by_id = {other["id"]: other for other in debt["disputes"]}
    seen, each = set(), dispute
    while each["repeats"] is not None and each["new_information"] is False and each["id"] not in seen:
        seen.add(each["id"])
        each = by_id[each["repeats"]]
        verified = was_sent_by(case, contact, debt, "dispute-response", each["verified_at"])
        if each["in_writing"] is not True or not in_time(case, contact, debt, each) or not verified:
            continue
        if first(each["verified_at"]) > first_known(dispute):
            return True  # sent once both were in
        if was_sent_by(case, contact, debt, "duplicative-dispute-notice", dispute["duplicative_notice_at"]):
            return True
    return False


def first_known(dispute: Json) -> datetime:
    return last(dispute["received_at"]) if dispute["received_at"] != UNKNOWN else last("2200-01-01T00:00:00Z")


def was_sent(case: Json, contact: Json, debt: Json, purpose: str, when: str) -> bool:
    """Whether an answer that is recorded was sent as 1006.42 asks, by what the history tells of it, and of any since.

    Two records may go by two clocks, so what the history holds of the day before counts too.
    """
    if case["history"] == UNKNOWN:
        raise Lacking
    now = instant(contact["at"])
    tried = [
        attempt
        for attempt in case["history"]["attempts"]
        if attempt["purpose"] == purpose
        and attempt["recipient"] in ("consumer", "spouse", "guardian")
        and attempt["medium"] in ELECTRONIC | {"mail"}
        and debt["id"] in attempt["debts"]
        and first(when) - timedelta(days=1) <= instant(attempt["at"]) <= now
    ]
    return not tried or any(as_required(case, contact, debt, attempt) for attempt in tried)


def was_sent_by(case: Json, contact: Json, debt: Json, purpose: str, when: str | None) -> bool:
    return when is not None and opened(when, instant(contact["at"])) and was_sent(case, contact, debt, purpose, when)


class Lacking(Exception):
    """It is unknown what became of an answer."""


def as_required(case: Json, contact: Json, debt: Json, attempt: Json) -> bool:
    now = instant(contact["at"])
    if went_astray(case, attempt, now):
        return False
    then = {
        **contact,
        "recipient": attempt["recipient"],
        "at": attempt["at"],
        "medium": attempt["medium"],
        "address": attempt["address"],
        "purpose": attempt["purpose"],
    }
    if attempt["medium"] not in ELECTRONIC:
        return True
    if opted_out(case, then, debt) == DENY:
        return False
    return attempt["purpose"] == "duplicative-dispute-notice" or consents(case, then, debt, ours(case))


# -- 1006.42, 1006.100, E-SIGN


def closed(case: Json, contact: Json) -> str:
    """Whether the address, or all of its medium, was opted out of."""
    now = instant(contact["at"])
    said = NO
    for request in case["requests"]:
        if not began(request["received_at"], now) or opened(request["withdrawn_at"], now):
            continue
        if (
            request["kind"] == "stop-medium"
            and contact["medium"] in request["media"]
            and request["person"] == "consumer"
        ):
            if contact["in_reply_to"] is None:
                return DENY
            said = ANY
        if request["kind"] == "stop-address" and (not request["media"] or contact["medium"] in request["media"]):
            if request["address"] in (UNKNOWN, contact["address"]):
                return DENY
            if contact["address"] is None:
                said = ANY
    return said


def is_required(contact: Json) -> bool:
    return bool(acts(contact) & REQUIRED) and contact["recipient"] == "consumer"


def opted_out(case: Json, contact: Json, debt: Json) -> str:
    if not is_required(contact) or contact["medium"] not in ("email", "text"):
        return NO if contact["medium"] in ("mail", "in-person") or not acts(contact) & REQUIRED else ANY
    return MISSING if case["requests"] == UNKNOWN else closed(case, contact)


def undeliverable(case: Json, contact: Json, debt: Json) -> str:
    if not acts(contact) & REQUIRED or contact["medium"] not in ("mail", "email", "text"):
        return NO if contact["medium"] in TELEPHONE | {"in-person"} or not acts(contact) & REQUIRED else ANY
    if contact["address"] is None or contact["recipient"] != "consumer":
        return ANY
    now = instant(contact["at"])
    ends = {"emails": "undeliverable_at", "postal_addresses": "undeliverable_at", "phones": "disowned_at"}
    for kind, over in ends.items():
        for address in listed(case[kind]):
            if address["id"] == contact["address"] and began(address[over], now):
                again = address["regained_at"]
                if not (opened(again, now) and last(again) > last(address[over])):
                    return DENY
    if case["history"] == UNKNOWN:
        return MISSING  # whether anything came back from there
    went = [
        attempt
        for attempt in case["history"]["attempts"]
        if attempt["medium"] == contact["medium"] and attempt["address"] in (contact["address"], None)
    ]
    return ANY if any(came_back(case, attempt) for attempt in went) else NO


def consents(case: Json, contact: Json, debt: Json, givers: tuple[str, ...] = ("collector",)) -> bool:
    """Whether a consent to electronic records stands."""
    now = instant(contact["at"])
    for consent in case["consents"]:
        if (
            consent["scope"] != "electronic-records"
            or consent["given_to"] not in givers
            or not about(consent["debts"], debt["id"])
        ):
            continue
        if consent["media"] and contact["medium"] not in consent["media"]:
            continue
        if consent["address"] not in (None, contact["address"]) or consent["person"] != contact["recipient"]:
            continue
        given = [when for when in (consent["given_at"], *consent["renewed_at"]) if opened(when, now)]
        ended = began(consent["revoked_at"], now) or began(consent["expires_at"], now)
        if not opened(consent["given_at"], now) or ended:
            continue
        since = max(map(last, given))
        if not any(takes_back(contact, request, since, now) for request in listed(case["requests"])):
            return True
    return False


def takes_back(contact: Json, request: Json, since: datetime, now: datetime) -> bool:
    if (
        not began(request["received_at"], now)
        or opened(request["withdrawn_at"], now)
        or last(request["received_at"]) < since
    ):
        return False
    medium = contact["medium"]
    if request["kind"] == "stop-medium":
        return medium in request["media"]
    if request["kind"] == "stop-address":
        named = request["address"] in (UNKNOWN, contact["address"])
        return named and (not request["media"] or medium in request["media"])
    if request["kind"] == "revoke-consent":
        names = medium in request["media"] or request["address"] == contact["address"] is not None
        return names or (medium == "text" and not request["media"] and request["address"] is None)
    return False


def electronic_records(case: Json, contact: Json, debt: Json) -> str:
    """42(b)."""
    done = acts(contact)
    if contact["medium"] not in ELECTRONIC or not done & (ANSWERS | {"validation-notice"}):
        return NO
    if contact["recipient"] != "consumer" or case["requests"] == UNKNOWN or contact["in_reply_to"] is not None:
        return ANY
    if contact["address"] is None and listed(case["requests"]):
        return ANY
    if consents(case, contact, debt, ours(case)):
        return NO
    if done & ANSWERS:
        field = {"dispute-response": "disputes", "original-creditor-response": "original_creditor_requests"}
        asked = debt[field[contact["purpose"]]]
        if asked == UNKNOWN:
            return ANY
        now = instant(contact["at"])
        if "validation-notice" in done:
            return ANY
        forms = {each["in_writing"] for each in asked if began(each["received_at"], now)}
        return DENY if not asked or forms - {False} else ANY if not forms else NO
    if debt["validation"] == UNKNOWN or case["history"] == UNKNOWN:
        return ANY
    if UNKNOWN in (debt["initial_communication_at"], *(each["provided_at"] for each in debt["validation"])):
        return ANY
    vague = [each[name] for each in debt["validation"] for name in ("orally", "undeliverable_at")]
    if UNKNOWN in vague or may_have_strayed(case, contact, debt):
        return ANY
    now = instant(contact["at"])
    given = [each for each in debt["validation"] if opened(each["provided_at"], now)]
    came = [
        each for each in given if not began(each["undeliverable_at"], now) and not missed(case, contact, debt, each)
    ]
    if any(each["orally"] for each in given) or came or told(case, contact, debt, perhaps=False):
        return DENY
    return MISSING if told(case, contact, debt) else NO


def may_have_strayed(case: Json, contact: Json, debt: Json) -> bool:
    """Whether something of which nobody says how it went out went to a number that is another's."""
    now = instant(contact["at"])
    return any(
        is_anothers(case, {"address": attempt["address"] or "cell"}, now)
        for attempt in case["history"]["attempts"]
        if attempt["outcome"] in UNSETTLED or (attempt["medium"] == "text" and attempt["address"] is None)
    )


def in_writing(case: Json, contact: Json, debt: Json) -> str:
    """15 USC 7001(c)."""
    if contact["medium"] not in ELECTRONIC or contact["recipient"] in ("third-party", AGENCY, "creditor"):
        return NO
    if contact["recipient"] != "consumer":
        return ANY
    purpose = contact["purpose"]
    if purpose not in ("early-intervention-notice", "servicing-disclosure"):
        return ANY if purpose in REQUIRED else NO
    if contact["in_reply_to"] is not None or debt["nature"] == "commercial":
        return ANY
    without = DENY if purpose == "early-intervention-notice" and debt["open_end"] is not True else ADVICE
    if case["requests"] == UNKNOWN:  # of which one may have taken the consent back
        return ADVICE if without == ADVICE else ANY
    if contact["address"] is None and listed(case["requests"]):
        return ANY
    return NO if consents(case, contact, debt, ours(case)) else without


def retain(case: Json, contact: Json, debt: Json) -> str:
    if contact["purpose"] != "unrelated-notice":
        return DUTY
    return NO if acts(contact) == {"unrelated-notice"} and not carries(contact) & TELLS else ANY


def covered(asked: Callable[[Json, Json, Json], str]) -> Callable[[Json, Json, Json], str]:
    """The question, of what Regulation F covers."""
    return lambda case, contact, debt: asked(case, contact, debt) if is_covered(case, debt) else NO


RULES: dict[str, Callable[[Json, Json, Json], str]] = {
    "us.regf.22b.nothing-owed": covered(nothing_owed),
    "us.regf.26b.time-barred": covered(time_barred),
    "us.regf.30a.furnishing": covered(furnishing),
    "us.regf.34a1.validation-notice": covered(notice_owed),
    "us.regf.34a1.deceased": covered(to_the_dead),
    "us.regf.38b1.overshadowing": covered(overshadowing),
    "us.regf.38c.original-creditor": covered(original_creditor),
    "us.regf.38d2.dispute": covered(disputed),
    "us.regf.42a1.opted-out-address": covered(opted_out),
    "us.regf.42a1.undeliverable-address": covered(undeliverable),
    "us.regf.42b.electronic-records": covered(electronic_records),
    "us.regf.100a.retain": covered(retain),
    "us.e-sign.7001c.notice-in-writing": in_writing,
}
