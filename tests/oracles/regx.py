"""A second reading of 12 CFR 1024.39(c) and (d): the early intervention notice in bankruptcy and after a cease notice.

It rests on these readings, which the page of the other federal stops gives:

* Who bought a mortgage and collects it for itself services it, as a creditor does; an agency or a law firm does not.
* While any borrower is in bankruptcy, until the case is closed or dismissed, the notice asks for no payment, and one a
  case is enough, unless the debt was reaffirmed, or discharged and something paid since.
* A cease notice in writing of any borrower counts, to a servicer whom the FDCPA binds. What is not owed then gives way
  to it: without a way out other than foreclosure, in bankruptcy, of a loan paid, not overdue yet, or open-end, and
  after a discharge if nothing was paid since.
* Days are counted on the borrower's calendar, and the period begins on the day on which a notice was provided
  (comment 39(b)(1)-2).
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .bankruptcy import heeded, over
from .plain import (
    CREDITORS,
    DUTY,
    MAYBE,
    NO,
    UNKNOWN,
    YES,
    Answers,
    Json,
    about,
    advises,
    all_of,
    any_of,
    began,
    carries,
    day_of,
    debts_of,
    declared,
    first,
    instant,
    known,
    last,
    listed,
    now,
    objects,
    opened,
)

SERVICERS = ("mortgage-servicer", "debt-buyer", *CREDITORS)


def answers(case: Json, contact: Json) -> Answers:
    return {
        rule: {
            debt["id"]: says(only(all_of([notice(contact), serviced(case, debt)]), asked(case, contact, debt)))
            for debt in debts_of(case, contact)
        }
        for rule, (asked, says) in RULES.items()
    }


def notice(contact: Json) -> str:
    written = contact["medium"] not in ("call", "ringless-voicemail")
    return YES if written and contact.get("purpose") == "early-intervention-notice" else NO


def only(applies: str, answer: str) -> str:
    """What is answered if the rule applies; a duty stays one."""
    if answer == DUTY:
        return NO if applies == NO else DUTY
    return all_of([applies, answer])


def serviced(case: Json, debt: Json) -> str:
    """A person's mortgage, in the hands of who services it."""
    kind = YES if debt.get("kind") in ("mortgage", UNKNOWN) else NO
    nature = {"consumer": YES, UNKNOWN: YES}.get(debt["nature"], NO)
    return all_of([kind, nature, YES if case["collector"] in SERVICERS else NO])


def if_asked(contact: Json, holds: str) -> str:
    """That no payment is asked for: denied if it is, and a duty where nothing is declared."""
    return holds if "periodic-payments-only" in carries(contact) else if_said(contact, "no-payment-request", holds)


def if_said(contact: Json, element: str, holds: str) -> str:
    return {True: NO, False: holds, None: NO if holds == NO else DUTY}[declared(contact, element)]


# -- bankruptcy


def no_request_in_bankruptcy(case: Json, contact: Json, debt: Json) -> str:
    """(c)(1)(iii)(B)."""
    return NO if debt.get("open_end") is True else if_asked(contact, in_bankruptcy(case, debt, now(contact)))


def in_bankruptcy(case: Json, debt: Json, when: datetime) -> str:
    """Whether any borrower is a debtor: the consumer whatever the case is about, another as to what they owe."""
    if case["bankruptcies"] == UNKNOWN:
        return MAYBE
    return any_of([debtor(b, debt, when) for b in listed(case["bankruptcies"])])


def debtor(b: Json, debt: Json, when: datetime) -> str:
    if not heeded(b, when) or over(b, when):
        return NO
    if b.get("obligor", "consumer") == "consumer" or about(b.get("debts"), debt["id"]):
        return YES
    return MAYBE if b["obligor"] == UNKNOWN or debt.get("co_obligors") else NO


def once_a_case(case: Json, contact: Json, debt: Json) -> str:
    """(c)(1)(iii)(C); (c)(2)(i)(C) and (ii)(B); of open-end lines (1024.31) nothing."""
    if debt.get("open_end") is True:
        return NO
    when, found = now(contact), [MAYBE if case["bankruptcies"] == UNKNOWN else NO]
    for b in listed(case["bankruptcies"]):
        again = debt["id"] in listed(b.get("reaffirmed"))
        outlives = debt["id"] in listed(b.get("excepted_from_discharge")) or not about(b.get("debts"), debt["id"])
        paid = debt["id"] in listed(b.get("paid_since"))
        again |= paid and not outlives and opened(b.get("discharged_at"), when)
        if not again:
            sent = [
                all_of([given, MAYBE if b["filed_at"] == UNKNOWN else YES]) for given in since(case, debt, b, contact)
            ]
            found.append(all_of([debtor(b, debt, when), any_of(sent)]))
    return any_of(found)


def since(case: Json, debt: Json, b: Json, contact: Json) -> list[str]:
    """Whether each notice was provided after the petition."""
    filed = first(b["filed_at"])
    return [MAYBE if said == UNKNOWN else YES if last(said) >= filed else NO for said in sent_at(case, debt, contact)]


def sent_at(case: Json, debt: Json, contact: Json) -> list[str]:
    """When notices were provided until now, as far as anybody says."""
    if case["history"] == UNKNOWN:
        return [UNKNOWN]
    attempts = listed(case["history"]["attempts"]) if case["history"] != "none" else []
    found = [
        event["at"]
        for event in attempts
        if event.get("purpose") == "early-intervention-notice"
        and debt["id"] in event["debts"]
        and event["medium"] not in ("call", "ringless-voicemail")
        and event["id"] != contact.get("logged_as")
        and instant(event["at"]) <= now(contact)
    ]
    notices = listed(debt.get("notices"))
    found += [each["sent_at"] for each in notices if each["kind"] == "early-intervention"]
    return [said for said in found if said == UNKNOWN or first(said) <= now(contact)]


# -- after a cease notice


def ceased(case: Json, debt: Json, when: datetime) -> str:
    """A cease notice of a borrower, to a servicer whom the FDCPA binds."""
    if case["collector"] == "creditor":
        return NO
    if case["collector"] == "mortgage-servicer" and debt.get("in_default_when_obtained") is False:
        return NO
    if case["requests"] == UNKNOWN:
        return MAYBE
    found = []
    for request in listed(case["requests"]):
        stands = began(request.get("received_at"), when) and not opened(request.get("withdrawn_at"), when)
        if request["kind"] == "cease" and stands and about(request.get("debts"), debt["id"]):
            found.append(known(request["in_writing"]))
    return any_of(found)


def modified(case: Json, debt: Json, when: datetime) -> str:
    """Whether (d)(3) modifies what is asked of a notice: of open-end lines (1024.31) nothing is asked."""
    return NO if debt.get("open_end") is True else ceased(case, debt, when)


def not_required_after_it(case: Json, contact: Json, debt: Json) -> str:
    return all_of([ceased(case, debt, now(contact)), not_required(case, contact, debt)])


def not_required(case: Json, contact: Json, debt: Json) -> str:
    """(d)(2), and what (b)(1) and (c)(2)(ii) do not ask for."""
    when = now(contact)
    none_open = {False: YES, True: NO}.get(debt.get("loss_mitigation_available", UNKNOWN), MAYBE)
    paid = YES if began(debt.get("paid_at"), when) else NO
    since_when, today = debt.get("past_due_since"), when.astimezone(ZoneInfo("America/Chicago")).date()
    early = YES if since_when not in (None, UNKNOWN) and date.fromisoformat(since_when) > today else NO
    open_end = {True: YES, UNKNOWN: MAYBE}.get(debt.get("open_end"), NO)
    return any_of([none_open, paid, early, open_end, in_bankruptcy(case, debt, when), let_go(case, contact, debt)])


def let_go(case: Json, contact: Json, debt: Json) -> str:
    """(c)(2)(ii): the borrower who is written to was discharged of the loan, and has paid nothing since."""
    if case["bankruptcies"] == UNKNOWN:
        return MAYBE
    found = []
    for b in listed(case["bankruptcies"]):
        outlives = [
            *listed(b.get("excepted_from_discharge")),
            *listed(b.get("reaffirmed")),
            *listed(b.get("paid_since")),
        ]
        if not heeded(b, now(contact)) or not about(b.get("debts"), debt["id"]) or debt["id"] in outlives:
            continue
        came = (
            YES if opened(b.get("discharged_at"), now(contact)) else MAYBE if b.get("discharged_at") == UNKNOWN else NO
        )
        beside = contact.get("recipient", "consumer") in listed(debt.get("co_obligors"))
        whose = {"consumer": NO if beside else YES, "co-obligor": YES if beside else NO}
        found.append(all_of([came, whose.get(b.get("obligor", "consumer"), MAYBE)]))
    return any_of(found)


def foreclosure_statement(case: Json, contact: Json, debt: Json) -> str:
    """(d)(3)(i)."""
    return if_said(contact, "foreclosure-statement", modified(case, debt, now(contact)))


def no_request_after_it(case: Json, contact: Json, debt: Json) -> str:
    """(d)(3)(ii)."""
    return if_asked(contact, modified(case, debt, now(contact)))


def once_after_it(case: Json, contact: Json, debt: Json) -> str:
    return all_of([modified(case, debt, now(contact)), within_180_days(case, contact, debt)])


def within_180_days(case: Json, contact: Json, debt: Json) -> str:
    """(d)(3)(iii)."""
    zone = ZoneInfo("America/Chicago")
    today = now(contact).astimezone(zone).date()
    found = []
    for said in sent_at(case, debt, contact):
        if said == UNKNOWN:
            found.append(MAYBE)
            continue
        found.append(YES if today < day_of(said, zone) + timedelta(days=180) else NO)
    return any_of(found)


RULES: dict[str, tuple[Callable[[Json, Json, Json], str], Callable[[str], str]]] = {
    "us.regx.39c1iii-b.no-payment-request": (no_request_in_bankruptcy, objects),
    "us.regx.39c1iii-c.once-per-case": (once_a_case, advises),
    "us.regx.39d2.not-required": (not_required_after_it, objects),
    "us.regx.39d3i.foreclosure-statement": (foreclosure_statement, objects),
    "us.regx.39d3ii.no-payment-request": (no_request_after_it, objects),
    "us.regx.39d3iii.once-in-180-days": (once_after_it, objects),
}
"""By rule the question, and whether it objects or advises."""
