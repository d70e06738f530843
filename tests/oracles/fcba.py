"""A second reading of 15 USC 1666(a)(3)(B) and (c) and 1666a(a) and (b), with 12 CFR 1026.13.

Where the text leaves a choice it takes the reading that the library documents:

* A creditor takes each dispute in writing of an open-end account for a notice; for whoever else collects, it is said.
* A correction or an explanation ends it, a withdrawal too, and a verification what nobody says to be a billing error.
* Whatever repeats a notice that was answered has been answered, whenever it came.
* Every report is adverse, and so is word to a stranger that the debt is owed; after the explanation it waits until the
  day to pay is over, and ten days at least.

Not asked: where the library advises to say what nobody said, and word to parents and representatives, who may be the
consumer.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from .plain import (
    ACTS_TO_COLLECT,
    AGENCY,
    ANY,
    CREDITORS,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    MISSING,
    NO,
    OTHERS,
    TELLS,
    THREATS,
    UNKNOWN,
    Answers,
    Json,
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
    is_paper,
    is_report,
    lacks,
    last,
    listed,
    opened,
    reporting,
    sues,
    whichever,
    worlds,
    zones,
)


def answers(case: Json, contact: Json) -> Answers:
    return {
        rule: {debt["id"]: asked(case, contact, debt) for debt in debts_of(case, contact)}
        for rule, asked in RULES.items()
    }


# -- which disputes are notices


def weighed(case: Json, debt: Json, contact: Json, says: Callable[[Json], str]) -> str:
    """What the disputes of a debt say that may be notices of billing errors."""
    if debt["nature"] == "commercial":
        return NO
    if debt["disputes"] == UNKNOWN:
        return ANY
    now = instant(contact["at"])
    found = []
    for dispute in debt["disputes"]:
        each = {**dispute, "open_end": debt["open_end"]}
        if case["collector"] in CREDITORS and each["billing_error"] == UNKNOWN:
            each["billing_error"] = None  # a creditor takes it for one
        if each["in_writing"] == UNKNOWN and (each["billing_error"] is True or complied(each, now)):
            each["in_writing"] = True  # it is known, or was treated, as a notice
        if each["open_end"] == UNKNOWN and (each["billing_error"] is True or debt["kind"] == "credit-card"):
            each["open_end"] = True  # a known notice settles it, and a card is
        kinds = [is_notice(case, debt, world) for world in worlds(each, ["open_end", "billing_error", "in_writing"])]
        said = says(dispute)
        doubtful = said != NO and None in kinds
        found.append(ANY if doubtful else whichever(said if notice else NO for notice in kinds))
    return at_most(found)


def is_notice(case: Json, debt: Json, dispute: Json) -> bool | None:
    """1666(a); None where nobody says, and the library advises to say, or where it turns on an unknown day."""
    if not dispute["in_writing"] or dispute["billing_error"] is False or dispute["open_end"] is False:
        return False
    sent = dispute["statement_sent_at"]
    if sent is not None:
        if UNKNOWN in (sent, dispute["received_at"]):
            return None
        last_days = {zone: day_of(sent, zone) + timedelta(days=60) for zone in zones(case)}
        if all(day_of(dispute["received_at"], zone) > last_day for zone, last_day in last_days.items()):
            return False
    if dispute["open_end"] is not True and debt["kind"] != "credit-card":
        if debt["kind"] not in ("loan", "mortgage", "other"):
            return False
        return True if dispute["billing_error"] is True else None
    return True if dispute["billing_error"] is True or case["collector"] in CREDITORS else None


def complied(dispute: Json, now: datetime) -> bool:
    """Corrected, or explained."""
    return opened(dispute["corrected_at"], now) or explanation(dispute, now) is not None


def explanation(dispute: Json, now: datetime) -> str | None:
    """When it was explained; of what nobody calls a billing error, a verification is an explanation."""
    if opened(dispute["explained_at"], now):
        return str(dispute["explained_at"])
    verified = dispute["billing_error"] is None and opened(dispute["verified_at"], now)
    return str(dispute["verified_at"]) if verified else None


def repeated(debt: Json, dispute: Json) -> list[Json]:
    """What a dispute repeats, and what that repeats in turn."""
    by_id = {other["id"]: other for other in debt["disputes"]}
    found = []
    while dispute["repeats"] is not None:
        dispute = by_id[dispute["repeats"]]
        found.append(dispute)
    return found


def is_reasserted(debt: Json, dispute: Json, now: datetime) -> bool:
    """1666(a), the end: whatever is substantially the same as a notice that was answered."""
    return any(
        complied(each, now)
        and each["billing_error"] in (True, None)
        and (each["in_writing"] is True or (each["billing_error"] is True and each["in_writing"] == UNKNOWN))
        for each in repeated(debt, dispute)
    )


# -- 1666(a)(3)(B) and (c)


def no_collection(case: Json, contact: Json, debt: Json) -> str:
    if contact["recipient"] in CREDITORS_SIDE or (contact["recipient"] == AGENCY and is_report(contact) is not False):
        return NO  # a report is for 1666a
    now, act = instant(contact["at"]), attempt_to_collect(contact)
    if act in (NO, ANY):
        return act

    def says(dispute: Json) -> str:
        dropped = is_withdrawn(case, dispute, now)
        over = complied(dispute, now) or dropped or is_reasserted(debt, dispute, now)
        if over or not began(dispute["received_at"], now):
            return NO
        if dropped is None:
            return ANY
        if dispute["whole_debt"] is not False:
            return act
        return NO if "disputed-part" in lacks(contact) else act if "disputed-part" in carries(contact) else DUTY

    return weighed(case, debt, contact, says)


def attempt_to_collect(contact: Json) -> str:
    """Whether it is one: a statement of account is none that says that the amount need not be paid for now."""
    if contact["purpose"] == "servicing-disclosure" and not carries(contact) & THREATS:
        return by_what_is_declared(contact, "payment-not-required", if_so=NO, if_not=DENY)
    if is_paper(contact) and contact["required_by_law"]:
        return DENY if sues(contact) else NO if "no-payment-request" in carries(contact) else DUTY
    return DENY if is_paper(contact) or acts(contact) & ACTS_TO_COLLECT else NO


# -- 1666a


def is_told(contact: Json, debt: Json) -> bool | None:
    """Whether an agency is told that the debt is owed, or may be, or a stranger, or a spouse who does not owe it."""
    if is_report(contact) is not False:
        return True
    if not (carries(contact) & TELLS or asks_for_payment(contact)):
        return False
    if is_paper(contact) or contact["purpose"] == "postjudgment-remedy":
        return None
    if contact["recipient"] in ("parent", "personal-representative"):
        return None
    return contact["recipient"] in OTHERS or (contact["recipient"] == "spouse" and "spouse" not in debt["co_obligors"])


def no_report(case: Json, contact: Json, debt: Json) -> str:
    if contact["recipient"] in CREDITORS_SIDE:
        return NO
    now = instant(contact["at"])

    def says(dispute: Json) -> str:
        dropped = is_dropped(case, dispute, now)
        over = dropped or opened(dispute["corrected_at"], now)
        if over or not began(dispute["received_at"], now) or is_reasserted(debt, dispute, now):
            return NO
        if dispute["whole_debt"] is False and "disputed-part" in lacks(contact):
            return NO
        if dropped is None:
            return ANY
        explained = explanation(dispute, now)
        return DENY if explained is None else time_to_pay(case, dispute, explained, contact["at"])

    if "threatens-credit-report" in carries(contact):
        return weighed(case, debt, contact, says)
    told = is_told(contact, debt)
    if not told:
        return ANY if told is None else NO
    answer = weighed(case, debt, contact, says)
    return reporting(contact, lambda: answer) if is_report(contact) is None else answer


def is_withdrawn(case: Json, dispute: Json, now: datetime) -> bool | None:
    """Whether it was withdrawn within the ninety days (1666(a)(3)); None where nobody knows when it was received."""
    if not opened(dispute["withdrawn_at"], now):
        return False
    if dispute["received_at"] == UNKNOWN:
        return None
    days = [(day_of(dispute["received_at"], zone), day_of(dispute["withdrawn_at"], zone)) for zone in zones(case)]
    return any(dropped <= received + timedelta(days=90) for received, dropped in days)


def is_dropped(case: Json, dispute: Json, now: datetime) -> bool | None:
    """Whether it was withdrawn, and surely before there was an explanation: after one there is the time to pay."""
    explained = explanation(dispute, now)
    withdrawn = is_withdrawn(case, dispute, now)
    if withdrawn is False or explained is None or last(dispute["withdrawn_at"]) < first(explained):
        return withdrawn
    return False


def time_to_pay(case: Json, dispute: Json, explained: str, now: str) -> str:
    said = []
    for zone in zones(case):
        if day_of(now, zone) <= day_of(explained, zone) + timedelta(days=10):
            said.append(DENY)
        elif dispute["pay_by"] == UNKNOWN:
            said.append(MISSING)
        elif day_of(now, zone) <= date.fromisoformat(dispute["pay_by"]):
            said.append(DENY)
    return at_most(said)


def still_disputed(case: Json, contact: Json, debt: Json) -> str:
    """1666a(b): a further notice in time has the report say so, and the consumer told of it."""
    if contact["recipient"] in CREDITORS_SIDE:
        return NO
    now = instant(contact["at"])

    def says(dispute: Json) -> str:
        explained = explanation(dispute, now)
        dropped = is_dropped(case, dispute, now)
        if dropped is None:
            return ANY
        if explained is None or dropped or opened(dispute["corrected_at"], now):
            return NO
        if is_reasserted(debt, dispute, now) or (dispute["whole_debt"] is False and "disputed-part" in lacks(contact)):
            return NO
        said = [
            further(case, dispute, each, explained, now) for each in debt["disputes"] if dispute in repeated(debt, each)
        ]
        return by_what_is_declared(contact, "reports-dispute", if_so=DUTY, if_not=DENY) if any(said) else NO

    told = is_told(contact, debt)
    if not told:
        return ANY if told is None else NO
    answer = weighed(case, debt, contact, says)
    unknown = [each for each in listed(debt["disputes"]) if UNKNOWN in (each["in_writing"], each["received_at"])]
    return ANY if unknown or answer == MISSING else answer


def further(case: Json, dispute: Json, each: Json, explained: str, now: datetime) -> bool:
    """Whether what repeats a notice came in writing after its explanation, while there was time to pay."""
    over = opened(each["withdrawn_at"], now) or opened(each["corrected_at"], now)
    received = each["received_at"]
    if each["in_writing"] is False or over or not began(received, now):
        return False
    if received != UNKNOWN and last(received) < first(explained):
        return False
    if UNKNOWN in (received, dispute["pay_by"]):
        return True
    for zone in zones(case):
        ten_days = day_of(explained, zone) + timedelta(days=10)
        if day_of(received, zone) <= max(ten_days, date.fromisoformat(dispute["pay_by"])):
            return True
    return False


RULES: dict[str, Callable[[Json, Json, Json], str]] = {
    "us.fcba.1666a3b.no-collection": no_collection,
    "us.fcba.1666a-a.no-adverse-report": no_report,
    "us.fcba.1666a-b.still-disputed": still_disputed,
}
