"""A second reading of 45 CFR 164.522(b), the disputes of 45 CFR 149.620, 26 USC 501(r)(6) and 15 USC 7704(a)(3)-(5).

It rests on these readings, which the page of the other federal stops gives:

* Who collects for a provider keeps the patient's wishes, who bought the debt or collects for who did does not. Other
  law gets the better of a wish against a medium, not of one against an address or a place.
* Suits and reports collect while a dispute about an estimate is open, a correction that law requires does not. The
  creditor and its attorney may be told.
* A tax-exempt hospital's reports, suits and writs are advised on, until it was decided whether there is assistance; of
  an unknown hospital while an application is open. A suit or a writ is one by its papers, not by a call or a text.
* An email that declares an offer is a commercial one. A request not to use email or the address declines offers, and
  so do a revocation that names either and a notice to cease; each has ten business days, then only consent to offers
  given since helps.

It takes the person's own requests and consents, of known instants; whose others are is for other readings.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from .plain import (
    ANY,
    COLLECTS,
    DUTY,
    HOLIDAYS,
    MAYBE,
    NO,
    TELEPHONE,
    TO_A_NUMBER,
    UNKNOWN,
    YES,
    Answers,
    Json,
    about,
    acts,
    advises,
    any_of,
    began,
    carries,
    debts_of,
    declared,
    first,
    is_paper,
    is_report,
    known,
    last,
    listed,
    now,
    objects,
    opened,
    ours,
    standing,
    sues,
    weekdays_after,
)


def answers(case: Json, contact: Json) -> Answers:
    """What each rule says; ``any`` of a wish against nobody knows which address, and a contact that law requires."""
    return {
        rule: {debt["id"]: says(asked(case, contact, debt)) for debt in debts_of(case, contact)}
        for rule, (asked, says) in RULES.items()
    }


def covers_medium(media: list[str] | None, medium: str) -> bool:
    """Whether a request is about a medium; without any, about all, and of a call about its voicemail too."""
    return not media or medium in media or (medium in TELEPHONE and not TELEPHONE.isdisjoint(media))


# -- 45 CFR 164.522(b)


def means(case: Json, contact: Json, debt: Json) -> str:
    acts_for_provider = case["collector"] not in ("debt-buyer", "mortgage-servicer")
    bought = debt.get("purchased") is True and case["collector"] in ("third-party-collector", "law-firm")
    if debt.get("kind") != "medical" or debt["nature"] != "consumer" or not acts_for_provider or bought:
        return NO
    if contact.get("recipient", "consumer") != "consumer" or acts(contact) in (
        {"opt-out-confirmation"},
        {"formal-pleading"},
    ):
        return NO
    for r in standing(case, contact, "stop-medium", "stop-address", "inconvenient-place"):
        required, covered = contact.get("required_by_law"), covers_medium(r.get("media"), contact["medium"])
        if r["kind"] == "stop-medium" and covered and not required:
            return YES
        if r["kind"] == "stop-address" and covered and r["address"] in (UNKNOWN, contact["address"]):
            return ANY if r["address"] == UNKNOWN and required else YES
        if (
            r["kind"] == "inconvenient-place"
            and r["place"] == place(case, contact)
            and not agreed(case, contact, debt, r)
        ):
            return YES
    return NO


def place(case: Json, contact: Json) -> str | None:
    """Where the landline, letter or visit leads, or else where the person is known to be."""
    used = [*listed(case.get("phones")), *listed(case.get("postal_addresses"))]
    there = {line["id"]: line.get("place") for line in used}.get(contact.get("address"))
    return there or contact.get("person_is_at")


def agreed(case: Json, contact: Json, debt: Json, request: Json) -> bool:
    """Whether the patient agreed to the place since."""
    when = now(contact)
    return any(
        c["scope"] in ("place", *(["workplace"] if request["place"] == "work" else []))
        and opened(c.get("given_at"), when)
        and not began(c.get("revoked_at"), when)
        and c.get("given_to") in ("collector", "creditor")
        and c.get("during_proper_communication") is True
        and about(c.get("debts"), debt["id"])
        and first(c["given_at"]) > last(request["received_at"])
        for c in listed(case.get("consents"))
    )


# -- 45 CFR 149.620


def pleads_harmlessly(contact: Json) -> bool:
    """Papers that law requires, and that neither ask for payment nor bring an action, as far as is declared."""
    return is_paper(contact) and bool(contact.get("required_by_law")) and not sues(contact)


def estimate(case: Json, contact: Json, debt: Json) -> str:
    if debt.get("kind") != "medical" or debt["nature"] != "consumer":
        return NO
    recipient = contact.get("recipient", "consumer")
    collects = bool(acts(contact) & {*COLLECTS, "credit-reporting"}) or is_report(contact) is True
    if recipient in ("creditor", "creditor-attorney") or not collects:
        return NO
    if is_report(contact) is True and contact.get("required_by_law") and not sues(contact):
        return NO
    open_one = open_proceeding(debt, "good-faith-estimate-dispute", now(contact))
    if pleads_harmlessly(contact):
        if "no-payment-request" in carries(contact):
            return NO
        return DUTY if open_one == YES else open_one
    return open_one


def open_proceeding(debt: Json, kind: str, when: datetime) -> str:
    if debt.get("proceedings", UNKNOWN) == UNKNOWN:
        return MAYBE
    found = [NO]
    for p in listed(debt["proceedings"]):
        if began(p.get("learned_at"), when) and not opened(p.get("ended_at"), when):
            found.append({kind: YES, UNKNOWN: MAYBE}.get(p["kind"], NO))
    return any_of(found)


# -- 26 USC 501(r)(6)


def hospital(case: Json, contact: Json, debt: Json) -> str:
    if debt.get("kind") != "medical" or debt["nature"] != "consumer" or pleads_harmlessly(contact):
        return NO
    purpose = contact.get("purpose", "collection")
    papers = purpose in ("formal-pleading", "postjudgment-remedy") and contact["medium"] not in TO_A_NUMBER
    if not papers and is_report(contact) is False and purpose != "credit-reporting":
        return NO
    exempt = known(debt.get("medical", {}).get("tax_exempt_hospital", UNKNOWN))
    asked = [
        p
        for p in listed(debt.get("proceedings"))
        if p["kind"] == "charity-care" and began(p.get("learned_at"), now(contact))
    ]
    if exempt == NO:
        return NO
    if any(not opened(p.get("ended_at"), now(contact)) for p in asked):
        return YES
    decided = any(p.get("upheld", UNKNOWN) != UNKNOWN for p in asked)
    return YES if exempt == YES and not decided else NO


# -- 15 USC 7704


def offers(contact: Json) -> bool:
    return contact["medium"] == "email" and "offer" in carries(contact)


def way_out(case: Json, contact: Json, debt: Json) -> str:
    if not offers(contact):
        return NO
    return YES if declared(contact, "opt-out-instructions") is False else DUTY  # no declaration says for how long


def disclosures(case: Json, contact: Json, debt: Json) -> str:
    """(a)(5): a notice of the opportunity to decline, which may be declared to lack, and what nobody declares."""
    return YES if way_out(case, contact, debt) == YES else DUTY if offers(contact) else NO


def after_opt_out(case: Json, contact: Json, debt: Json) -> str:
    if not offers(contact):
        return NO
    received = []
    for r in standing(case, contact, "stop-medium", "stop-address", "revoke-consent", "cease"):
        email = covers_medium(r.get("media"), "email")
        here = r.get("address") in (contact["address"], UNKNOWN)
        if r["kind"] == "stop-medium" and email:
            received.append(r)
        if r["kind"] == "stop-address" and email and here:
            received.append(r)
        revoked = (here and email) or "email" in r.get("media", ())  # who names the medium does so for every address
        if r["kind"] == "revoke-consent" and about(r.get("debts"), debt["id"]) and revoked:
            received.append(r)
        if r["kind"] == "cease" and about(r.get("debts"), debt["id"]):
            received.append(r)
    late = [r for r in received if too_late(r["received_at"], now(contact))]
    return YES if any(not agreed_to_offers(case, contact, debt, r) for r in late) else NO


def too_late(said: str, when: datetime) -> bool:
    """More than ten business days after the day of receipt, of which holidays on a weekend's other day are none."""
    zone = ZoneInfo("America/Chicago")
    return when.astimezone(zone).date() > weekdays_after(first(said).astimezone(zone).date(), 10, HOLIDAYS)


def agreed_to_offers(case: Json, contact: Json, debt: Json, request: Json) -> bool:
    when = now(contact)
    return any(
        c["scope"] == "solicitation"
        and contact.get("recipient", "consumer") == "consumer"
        and c["given_to"] in ours(case)
        and opened(c.get("given_at"), when)
        and not began(c.get("revoked_at"), when)
        and about(c.get("debts"), debt["id"])
        and first(c["given_at"]) > last(request["received_at"])
        for c in listed(case.get("consents"))
    )


RULES = {
    "us.hipaa.164-522b.alternative-means": (means, objects),
    "us.no-surprises.149-620c.estimate-dispute": (estimate, objects),
    "us.hospitals.501r6.extraordinary-actions": (hospital, advises),
    "us.can-spam.7704a3.way-to-opt-out": (way_out, objects),
    "us.can-spam.7704a4.after-opt-out": (after_opt_out, objects),
    "us.can-spam.7704a5.disclosures": (disclosures, objects),
}
"""By rule the question, and whether it objects or advises."""
