"""A second reading of the stays of bankruptcy: 11 USC 362, 524, 1201 and 1301.

It rests on these readings, which the page of the other federal stops gives:

* Collecting, asking where somebody is, announcing or carrying out a remedy, and pleading collect, and so does what is
  declared to ask for payment or to threaten. A pleading that law requires does only if it asks for payment or brings an
  action; where neither is declared, it is to be told to ask for none.
* A word to the creditor, its attorney or the collector's own is no act against anybody; a report is advised on.
* A case is heeded from when it was learned of, at the earliest from when it was filed.
* At the very instant of its conversion a case is under both chapters, so that what ends a stay has to end it in both.
* Of several who owe beside the consumer each may be who filed, and each is protected as one who owes beside the filer.
* A debtor to whom a discharge was denied in chapter 7, and who owes for a business, may be a company.
* Relief frees the debts and the persons that it is about; of relief of which nobody says from which stay, the automatic
  one is taken where the chapter of that day has no other, and of a business debt.
* The codebtor stay is about each debt for a person's own ends, whenever it arose, of somebody's own case; of somebody
  else's, about those that they are said to owe. A discharge does not end it, nor does word that the automatic stay
  never arose (362(c)(3) and (4) speak of subsection (a) only).
* What may ask for payment for all that is declared, while it is unknown whether a stay holds, lacks that fact.
* A discharge whose day is unknown may have been granted: so it ends no stay, and once nothing else holds, it may bind.
"""

from datetime import datetime, timedelta

from .plain import (
    AGENCY,
    COLLECTS,
    CONSUMERS,
    CREDITORS_SIDE,
    DUTY,
    MAYBE,
    NO,
    THREATS,
    UNKNOWN,
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
    instant,
    is_report,
    lacks,
    last,
    listed,
    name_of,
    objects,
    opened,
)

MAY_ASK = {
    "validation-notice",
    "dispute-response",
    "duplicative-dispute-notice",
    "original-creditor-response",
    "answer-to-request",
    "early-intervention-notice",
    "servicing-disclosure",
}
"""What may be sent as long as it asks for no payment, which a duty says where nobody declares it."""
ROLES = {"spouse", "household-member", "third-party", "employer", "parent"}
MAY_OWE_UNSAID = (ROLES | CONSUMERS) - {"employer", "consumer"}
WITH_CODEBTORS = (12, 13)
ENDED_BY_CONVERSION_TO = {12: (7,), 13: (7, 11)}


def answers(case: Json, contact: Json) -> Answers:
    return {
        rule: {debt["id"]: says(asked(case, contact, debt)) for debt in debts_of(case, contact)}
        for rule, (asked, says) in RULES.items()
    }


def collects(contact: Json) -> str:
    """Whether the contact is an act to collect; ``duty`` if it is one only should it ask for payment."""
    recipient, does = contact.get("recipient", "consumer"), acts(contact)
    if recipient in CREDITORS_SIDE or recipient == AGENCY:
        return NO
    declared = bool(carries(contact) & (THREATS | {"periodic-payments-only"})) or "no-payment-request" in lacks(contact)
    if does & COLLECTS and not (does == {"formal-pleading"} and contact.get("required_by_law")):
        return YES
    if declared:
        return YES
    if "no-payment-request" in carries(contact):
        return NO
    return DUTY if does & {*MAY_ASK, "formal-pleading"} else NO


# -- whom a contact is against


def clients(case: Json, contact: Json) -> set[str | None]:
    """Whose attorneys are known; None: nobody says whose one is."""
    when, known = instant(contact["at"]), listed(case.get("representation"))
    standing = [r for r in known if began(r.get("learned_at"), when) and not opened(r.get("ended_at"), when)]
    return {r.get("person") for r in standing}


def is_unsaid(contact: Json, debt: Json, case: Json) -> bool:
    """Whether nobody says who owes beside the consumer, and the person contacted may, or may act for who does."""
    role = contact.get("recipient", "consumer")
    may = role == "consumer-attorney" and clients(case, contact) != {"consumer"}
    return not listed(debt.get("co_obligors")) and (may or role in MAY_OWE_UNSAID)


def owes_beside(contact: Json, debt: Json, case: Json) -> str:
    """Whether the person contacted owes beside the consumer."""
    owing, name, role = listed(debt.get("co_obligors")), name_of(contact), contact.get("recipient", "consumer")
    if role == "consumer-attorney" and owing:
        of = clients(case, contact)
        return NO if of == {"consumer"} else YES if of and of <= set(owing) else MAYBE
    if name in owing or (role in owing and role != "consumer"):
        return YES
    if role == "consumer":
        return NO
    if not owing:
        return MAYBE if role in MAY_OWE_UNSAID else NO
    ids = [other for other in owing if other not in ROLES]
    return MAYBE if name == role and ids else NO  # an id whose person may be this one


def of_another(contact: Json) -> bool:
    """Whether who may owe is asked where the consumer is, or met as the employer: the consumer is meant then too."""
    return contact.get("purpose") == "location-information" or contact.get("recipient") == "employer"


def against_filer(bankruptcy: Json, contact: Json, debt: Json, case: Json) -> str:
    """Whether what is done towards the person is done against whoever filed."""
    beside = owes_beside(contact, debt, case)
    if beside == YES and of_another(contact):
        return YES
    own = {YES: NO, NO: YES}.get(beside, MAYBE)
    if bankruptcy.get("obligor", "consumer") == "consumer":
        return own
    unsaid = is_unsaid(contact, debt, case)
    return MAYBE if unsaid or bankruptcy["obligor"] != "co-obligor" else beside


def against_codebtor(bankruptcy: Json, contact: Json, debt: Json, case: Json) -> str:
    """Whether it is done against somebody who owes beside whoever filed: each may be, if it was not the consumer."""
    beside = owes_beside(contact, debt, case)
    if bankruptcy.get("obligor", "consumer") == "consumer" or (beside == YES and of_another(contact)):
        return beside
    alone = listed(debt.get("co_obligors")) in ([name_of(contact)], [contact.get("recipient")])
    unsaid = is_unsaid(contact, debt, case)
    if bankruptcy["obligor"] == UNKNOWN:
        return MAYBE
    return NO if alone else MAYBE if unsaid else YES


# -- one case


def heeded(bankruptcy: Json, now: datetime) -> bool:
    return began(bankruptcy.get("filed_at"), now) and began(bankruptcy.get("learned_at"), now)


def chapters(bankruptcy: Json, when: datetime) -> list[set[int]]:
    """The chapters under which the case may be at an instant; at the very one of its conversion it is under both."""
    known_chapters = {7, 9, 11, 12, 13, 15}
    at_first = known_chapters if bankruptcy["chapter"] == UNKNOWN else {bankruptcy["chapter"]}
    converted = bankruptcy.get("converted_at")
    if converted is None:
        return [at_first]
    into = known_chapters if bankruptcy["converted_to"] == UNKNOWN else {bankruptcy["converted_to"]}
    if first(converted) == when == last(converted):
        return [at_first, into]
    if opened(converted, when):
        return [into]
    return [known_chapters if began(converted, when) else at_first]


def over(bankruptcy: Json, now: datetime) -> bool:
    return opened(bankruptcy.get("closed_at"), now) or opened(bankruptcy.get("dismissed_at"), now)


def stay_lasts(bankruptcy: Json, debt: Json, now: datetime) -> str:
    """11 USC 362(c) and (d)."""
    if not heeded(bankruptcy, now) or not about(bankruptcy.get("debts"), debt["id"]) or over(bankruptcy, now):
        return NO
    if opened(bankruptcy.get("no_stay_confirmed_at"), now):
        return NO
    for_these = bankruptcy.get("stay_relief_for")
    relieved = for_these is None or (for_these != UNKNOWN and debt["id"] in for_these)
    if relieved and opened(bankruptcy.get("stay_relief_at"), now):
        return NO
    ends = [NO]
    if relieved and opened(bankruptcy.get("relief_granted_at"), now):
        granted = last(bankruptcy["relief_granted_at"])
        before = granted - timedelta(microseconds=1)
        other_stay = any_of([codebtor_stay(bankruptcy, granted), codebtor_stay(bankruptcy, before)])
        if debt["nature"] == "commercial" or other_stay == NO:
            return NO
        if other_stay == MAYBE or debt["nature"] == UNKNOWN:
            ends.append(MAYBE)
    if opened(bankruptcy.get("discharged_at"), now):
        at = chapters(bankruptcy, last(bankruptcy["discharged_at"]))
        ends.append(all_of([NO if one == {15} else MAYBE if 15 in one else YES for one in at]))
    if opened(bankruptcy.get("discharge_denied_at"), now):
        at = chapters(bankruptcy, last(bankruptcy["discharge_denied_at"]))
        ends.append(all_of([denial_ends(one, debt) for one in at]))
    return MAYBE if any_of(ends) == MAYBE else YES if any_of(ends) == NO else NO


def denial_ends(at: set[int], debt: Json) -> str:
    """Whether a denied discharge ends the stay of a case under one of these chapters."""
    company = {"consumer": NO, "commercial": YES}.get(debt["nature"], MAYBE)
    found = {NO if chapter == 15 else YES if chapter != 7 else {NO: YES, YES: NO}.get(company, MAYBE) for chapter in at}
    return found.pop() if len(found) == 1 else MAYBE


# -- the questions


def unknown_cases(case: Json) -> bool:
    return bool(case["bankruptcies"] == UNKNOWN)


def objected(doing: str, answer: str) -> str:
    """What is answered of a contact that is, is not, or only should it ask for payment is, an act to collect."""
    if doing == DUTY:
        return DUTY if answer == YES else answer
    return all_of([doing, answer])


def stay(case: Json, contact: Json, debt: Json) -> str:
    now, doing = instant(contact["at"]), collects(contact)
    if unknown_cases(case):
        return objected(doing, MAYBE)
    found = [
        all_of([stay_lasts(b, debt, now), against_filer(b, contact, debt, case)]) for b in listed(case["bankruptcies"])
    ]
    return objected(doing, any_of(found))


def discharge(case: Json, contact: Json, debt: Json) -> str:
    """524(a)(2), (c), (e) and (j)."""
    now, doing = instant(contact["at"]), collects(contact)
    if unknown_cases(case):
        return objected(doing, MAYBE)
    found = []
    for b in listed(case["bankruptcies"]):
        if not heeded(b, now) or not about(b.get("debts"), debt["id"]):
            continue
        if debt["id"] in [*listed(b.get("excepted_from_discharge")), *listed(b.get("reaffirmed"))]:
            continue
        if not began(b.get("discharged_at"), now):
            continue
        binds = MAYBE if b.get("discharged_at") == UNKNOWN else YES
        binds = all_of([binds, against_filer(b, contact, debt, case)])
        if debt["id"] in listed(b.get("residence_lien")) and periodic(case, contact, debt) == YES:
            continue
        if debt["id"] in listed(b.get("residence_lien")) and periodic(case, contact, debt) == DUTY and binds != NO:
            found.append(DUTY if binds == YES else MAYBE)
            continue
        found.append(binds)
    if YES in found or MAYBE in found:
        return objected(doing, any_of([each for each in found if each != DUTY]))
    return DUTY if DUTY in found and doing != NO else NO


def periodic(case: Json, contact: Json, debt: Json) -> str:
    """Whether all that is asked for are the periodic payments, in the ordinary course."""
    role, consumer = contact.get("recipient", "consumer"), case.get("consumer", {})
    usual = role in ("consumer", "guardian", "consumer-attorney")
    usual |= role == "parent" and consumer.get("minor") is True
    usual |= role == "personal-representative" and consumer.get("deceased") is True
    usual |= owes_beside(contact, debt, case) == YES
    owed = [each for each in case["debts"] if each["id"] in contact["debts"]]
    usual |= role == "successor-in-interest" and all(each.get("kind") == "mortgage" for each in owed)
    if not usual or (acts(contact) & COLLECTS) != {"collection"} or carries(contact) & THREATS:
        return NO
    if "periodic-payments-only" in carries(contact):
        return YES
    if "periodic-payments-only" in lacks(contact) or "no-payment-request" in lacks(contact):
        return NO
    return DUTY


def codebtor(case: Json, contact: Json, debt: Json) -> str:
    """1201 and 1301: (a), (a)(2) and (c)."""
    now, doing = instant(contact["at"]), collects(contact)
    if unknown_cases(case):
        return objected(doing, MAYBE)  # of a commercial debt too, about which the stay asks for them anyway
    if debt["nature"] == "commercial":
        return NO
    found = []
    for b in listed(case["bankruptcies"]):
        if not heeded(b, now) or over(b, now):
            continue
        elsewhere = not about(b.get("debts"), debt["id"])
        if b.get("obligor", "consumer") == "co-obligor" and elsewhere:
            continue
        for_these = b.get("codebtor_relief_for")
        relieved = for_these is None or (for_these != UNKNOWN and debt["id"] in for_these)
        if relieved and opened(b.get("codebtor_relief_at"), now):
            continue
        against = against_codebtor(b, contact, debt, case)
        if b.get("obligor") == UNKNOWN and elsewhere:
            against = all_of([MAYBE, owes_beside(contact, debt, case)])
        found.append(all_of([codebtor_stay(b, now), against]))
    nature = YES if debt["nature"] == "consumer" else MAYBE
    return objected(doing, all_of([nature, any_of(found)]))


def codebtor_stay(bankruptcy: Json, now: datetime) -> str:
    """Whether the chapter has such a stay, and no conversion has ended it."""
    at_first = {bankruptcy["chapter"]} if bankruptcy["chapter"] != UNKNOWN else {7, 9, 11, 12, 13, 15}
    answers = set()
    for chapter in at_first:
        if not opened(bankruptcy.get("converted_at"), now):
            lasts = chapter in WITH_CODEBTORS
            answers.add(YES if lasts else NO)
            if not began(bankruptcy.get("converted_at"), now):
                continue
        into = bankruptcy["converted_to"]
        for new in [into] if into != UNKNOWN else [7, 9, 11, 12, 13, 15]:
            stays = chapter in WITH_CODEBTORS and new not in ENDED_BY_CONVERSION_TO[chapter]
            answers.add(YES if stays or new in WITH_CODEBTORS else NO)
    return YES if answers == {YES} else NO if answers == {NO} else MAYBE


def report(case: Json, contact: Json, debt: Json) -> str:
    """A report while the stay lasts or once the debt is discharged, whoever filed; of unknown cases, nothing."""
    if is_report(contact) is False:
        return NO
    now = instant(contact["at"])
    found = []
    for b in listed(case["bankruptcies"]):
        found.append(stay_lasts(b, debt, now))
        outlives = debt["id"] in [*listed(b.get("excepted_from_discharge")), *listed(b.get("reaffirmed"))]
        if heeded(b, now) and about(b.get("debts"), debt["id"]) and not outlives and b.get("discharged_at"):
            found.append(MAYBE if b["discharged_at"] == UNKNOWN else YES if began(b["discharged_at"], now) else NO)
    return any_of(found)


RULES = {
    "us.bk.362a6.stay": (stay, objects),
    "us.bk.524a2.discharge": (discharge, objects),
    "us.bk.1201a.codebtor": (codebtor, objects),
    "us.bk.362b2e.reporting": (report, advises),
}
"""By rule the question, and whether it objects or advises. That of 1201 is that of 1301 too, as one of two chapters."""
