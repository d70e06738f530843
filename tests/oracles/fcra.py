"""A second reading of 15 USC 1681m(f) and (g) and 1681s-2(a)(3) and (a)(6)(B), and of 12 CFR 1024.35(i)(1).

Where the text leaves a choice it takes the reading that the library documents:

* Word of a fraud goes on to the creditor until the claim is found wrong; a collector for itself has nobody to tell.
* Holding is advice: the statute bars selling and placing. Word to the creditor is no collecting.
* What was upheld bars reports in whatever form it came; of what is over, how it ended is asked.
* A claim disputes as a dispute does; an answer ends no dispute, a correction or its withdrawal does.
* Each dispute of a mortgage in writing is a notice of error; sixty days after the day of receipt end it, nothing else.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from .plain import (
    ACTS_TO_COLLECT,
    ADVICE,
    ANY,
    CLAIMS,
    CREDITORS,
    CREDITORS_SIDE,
    DENY,
    DUTY,
    MISSING,
    NO,
    UNKNOWN,
    Answers,
    Json,
    acts,
    at_most,
    began,
    by_what_is_declared,
    day_of,
    debts_of,
    instant,
    is_paper,
    is_report,
    lacks,
    listed,
    opened,
    reporting,
    sues,
    surely_before,
    whichever,
    worlds,
    zones,
)
from .s22_s42 import is_covered

FRAUDS = {"identity-theft", "unauthorised-payment"}
FOR_ANOTHER = {"third-party-collector", "law-firm", "mortgage-servicer"}
SERVICERS = {"mortgage-servicer", "debt-buyer", *CREDITORS}


def answers(case: Json, contact: Json) -> Answers:
    return {
        rule: {debt["id"]: asked(case, contact, debt) for debt in debts_of(case, contact)}
        for rule, asked in RULES.items()
    }


def is_a_persons(debt: Json) -> bool:
    """What is furnished of a business's debt that no natural person owes is about no consumer."""
    return debt["nature"] != "commercial" or debt["guaranteed_by_person"] is not False


def tell_the_creditor(case: Json, contact: Json, debt: Json) -> str:
    if case["collector"] not in FOR_ANOTHER or not is_covered(case, debt):
        return NO
    now = instant(contact["at"])
    for claim in listed(debt["proceedings"]):
        wrong = claim["upheld"] is False and opened(claim["ended_at"], now)
        if claim["kind"] in FRAUDS | {UNKNOWN} and began(claim["learned_at"], now) and not wrong:
            return DUTY
    return NO


def hold(case: Json, contact: Json, debt: Json) -> str:
    if contact["recipient"] in CREDITORS_SIDE or not is_a_persons(debt):
        return NO
    now = instant(contact["at"])
    collects = acts(contact) & ACTS_TO_COLLECT or (
        is_paper(contact) and (not contact["required_by_law"] or sues(contact))
    )
    if is_paper(contact) and contact["required_by_law"] and not sues(contact):
        return ANY
    for claim in listed(debt["proceedings"]):
        wrong = claim["upheld"] is False and opened(claim["ended_at"], now)
        if claim["kind"] in ("identity-theft", UNKNOWN) and began(claim["learned_at"], now) and not wrong and collects:
            return ADVICE
    return NO


def identity_theft(case: Json, contact: Json, debt: Json) -> str:
    """1681s-2(a)(6)(B)."""
    return reporting(contact, lambda: _identity_theft(contact, debt))


def _identity_theft(contact: Json, debt: Json) -> str:
    if not is_a_persons(debt):
        return NO
    if debt["proceedings"] == UNKNOWN:
        return MISSING
    now = instant(contact["at"])
    said = []
    if contact["required_by_law"] and any(is_found(claim, now) for claim in debt["proceedings"]):
        return NO  # the correction of (a)(2)
    for claim in debt["proceedings"]:
        if claim["kind"] in ("identity-theft", UNKNOWN) and began(claim["learned_at"], now):
            answer = whichever(_stolen(each, now) for each in worlds(known(claim), ["upheld", "formalities_met"]))
            said.append(MISSING if answer == DENY and claim["kind"] == UNKNOWN else answer)
    return at_most(said)


def is_found(claim: Json, now: datetime) -> bool:
    """Whether the debt was found by now to come of identity theft."""
    over = claim["ended_at"] is None or began(claim["ended_at"], now)
    return claim["kind"] == "identity-theft" and claim["upheld"] is True and over and began(claim["learned_at"], now)


def known(claim: Json) -> Json:
    """What stands has not been upheld, unless that is said; what came by word of mouth is no report, likewise."""
    upheld = False if claim["ended_at"] is None and claim["upheld"] == UNKNOWN else claim["upheld"]
    no_report = claim["in_writing"] is False and claim["formalities_met"] == UNKNOWN
    return {**claim, "upheld": upheld, "formalities_met": False if no_report else claim["formalities_met"]}


def _stolen(claim: Json, now: datetime) -> str:
    if claim["upheld"] and claim["ended_at"] is not None and not began(claim["ended_at"], now):
        return ANY  # known before it was over
    if claim["upheld"] and (claim["ended_at"] is None or began(claim["ended_at"], now)):
        return DENY
    if opened(claim["ended_at"], now):
        return NO
    return DENY if claim["formalities_met"] else NO


def noted(case: Json, contact: Json, debt: Json) -> str:
    """1681s-2(a)(3). Of an answer that may tell nothing of the debt, what is declared counts all the same."""
    return NO if is_report(contact) is False else _noted(contact, debt)


def _noted(contact: Json, debt: Json) -> str:
    said = by_what_is_declared(contact, "reports-dispute", if_so=NO, if_not=DENY)
    if not is_a_persons(debt) or said == NO:
        return NO
    now = instant(contact["at"])
    lacking = DUTY if said == DUTY and is_report(contact) is None else MISSING  # what may report nothing has a duty
    found = [lacking] if UNKNOWN in (debt["disputes"], debt["proceedings"]) else []
    for dispute in listed(debt["disputes"]):
        over = opened(dispute["withdrawn_at"], now) or opened(dispute["corrected_at"], now)
        part_left_out = dispute["whole_debt"] is False and "disputed-part" in lacks(contact)
        if began(dispute["received_at"], now) and not over and not part_left_out:
            found.append(said)
    for claim in listed(debt["proceedings"]):
        if claim["kind"] in CLAIMS and began(claim["learned_at"], now):
            over = opened(claim["ended_at"], now)
            if not over or claim["upheld"] is True:
                found.append(said)
            elif claim["upheld"] == UNKNOWN:
                found.append(lacking)
        elif claim["kind"] == UNKNOWN and began(claim["learned_at"], now):
            if claim["upheld"] is False and opened(claim["ended_at"], now):
                continue
            found.append(lacking)
    if MISSING in found and said in found:
        return said
    return at_most(found)


def notice_of_error(case: Json, contact: Json, debt: Json) -> str:
    """1024.35(i)(1)."""
    if case["collector"] not in SERVICERS or debt["kind"] != "mortgage" or debt["nature"] == "commercial":
        return NO
    if debt["open_end"] is True:
        return NO
    return reporting(contact, lambda: _notice_of_error(case, contact, debt))


def _notice_of_error(case: Json, contact: Json, debt: Json) -> str:
    if debt["disputes"] == UNKNOWN:
        return MISSING
    now = contact["at"]
    said = [NO]
    for dispute in debt["disputes"]:
        if not began(dispute["received_at"], instant(now)) or is_mere_repeat(debt, dispute, now):
            continue
        if dispute["whole_debt"] is False and "disputed-part" in lacks(contact):
            continue
        if dispute["received_at"] == UNKNOWN:
            return ANY
        within = any(
            day_of(now, zone) <= day_of(dispute["received_at"], zone) + timedelta(days=60) for zone in zones(case)
        )
        if within:
            said.append(whichever(DENY if each["in_writing"] else NO for each in worlds(dispute, ["in_writing"])))
    return at_most(said)


def is_mere_repeat(debt: Json, dispute: Json, now: str) -> bool:
    """35(g)(1)(i): of what had been answered by the time it came, with nothing new in it nor in those between."""
    by_id = {other["id"]: other for other in debt["disputes"]}
    each = dispute
    while each["repeats"] is not None and each["new_information"] is False:
        each = by_id[each["repeats"]]
        answers = [each["corrected_at"], each["explained_at"]] if each["in_writing"] is True else []
        if any(opened(when, instant(now)) and surely_before(when, dispute["received_at"]) for when in answers):
            return True
    return False


RULES: dict[str, Callable[[Json, Json, Json], str]] = {
    "us.fcra.1681m-g.tell-the-creditor": tell_the_creditor,
    "us.fcra.1681m-f.hold": hold,
    "us.fcra.1681s-2a6b.furnishing": identity_theft,
    "us.fcra.1681s-2a3.dispute-noted": noted,
    "us.regx.35i1.no-adverse-report": notice_of_error,
}
