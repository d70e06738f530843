"""Comments on 12 CFR 1006.38: disputes and requests for the original creditor."""

from typing import Any

from fdcpa_guard import Case
from fdcpa_guard.vocabulary import Effect
from tests.builders import CHICAGO, at, case, contact, debt
from tests.conformance.verdicts import allowed, denied, due, example

DISPUTE = "us.regf.38d2.dispute"
ORIGINAL_CREDITOR = "us.regf.38c.original-creditor"

# The clean debt's validation period: sent on 5 January 2026, assumed received on the 12th, over with 11 February.
RECEIVED = at("2026-01-20 12:00")
VERIFIED = at("2026-02-20 12:00")


def _dispute(**overrides: Any) -> dict[str, Any]:
    return {"id": "first", "received_at": RECEIVED, "in_writing": True} | overrides


def _disputed(*disputes: dict[str, Any], **overrides: Any) -> Case:
    return case(debts=(debt(disputes=disputes),), **overrides)


@example("38-1")
def test_a_dispute_mailed_on_the_form_electronic_or_by_hand_is_in_writing(comment: str) -> None:
    # All four ways are one fact, in_writing; a dispute by word of mouth is the other.
    told = _disputed(_dispute())
    allowed(contact("2026-01-20 11:59:59"), told)
    for medium in ("call", "text", "email", "mail"):
        denied(contact("2026-01-20 12:00", medium), told, DISPUTE, lapses=None, debts=("card",))
    for purpose in ("dispute-response", "validation-notice"):
        allowed(contact("2026-01-21 10:00", "mail", purpose=purpose), told)
    allowed(contact("2026-01-21 10:00"), _disputed(_dispute(in_writing=False)))
    denied(contact("2026-01-21 10:00"), _disputed(_dispute(in_writing="unknown")), DISPUTE, effect=Effect.MISSING_FACT)
    verified = _disputed(_dispute(verified_at=VERIFIED))
    denied(contact("2026-02-20 11:59:59"), verified, DISPUTE, lapses=None)
    allowed(contact("2026-02-20 12:00"), verified)
    # The period's last day and the day after.
    in_time, late = at("2026-02-11 23:59:59"), at("2026-02-12 00:00")
    denied(contact("2026-02-12 10:00"), _disputed(_dispute(received_at=in_time)), DISPUTE, lapses=None)
    allowed(contact("2026-02-12 10:00"), _disputed(_dispute(received_at=late)))

    def asked(**overrides: Any) -> Case:
        return case(debts=(debt(original_creditor_requests=(_dispute(id="who", **overrides),)),))

    allowed(contact("2026-01-20 11:59:59"), asked())
    denied(contact("2026-01-20 12:00"), asked(), ORIGINAL_CREDITOR, lapses=None, debts=("card",))
    allowed(contact("2026-01-21 10:00", "mail", purpose="original-creditor-response"), asked())
    allowed(contact("2026-01-21 10:00"), asked(in_writing=False))
    denied(contact("2026-01-21 10:00"), asked(in_writing="unknown"), ORIGINAL_CREDITOR, effect=Effect.MISSING_FACT)
    denied(contact("2026-02-20 11:59:59"), asked(answered_at=VERIFIED), ORIGINAL_CREDITOR, lapses=None)
    allowed(contact("2026-02-20 12:00"), asked(answered_at=VERIFIED))
    denied(contact("2026-02-12 10:00"), asked(received_at=in_time), ORIGINAL_CREDITOR, lapses=None)
    allowed(contact("2026-02-12 10:00"), asked(received_at=late))


@example("38-3")
def test_a_dispute_by_the_estates_representative_binds_as_the_consumers(comment: str) -> None:
    representative = "personal-representative"
    overrides: dict[str, Any] = {
        "consumer": {"minor": False, "deceased": True},
        "locations": [{"id": p, "person": p, "zones": (CHICAGO,)} for p in ("consumer", "spouse", representative)],
    }
    told = _disputed(_dispute(verified_at=VERIFIED), **overrides)
    asked = case(debts=(debt(original_creditor_requests=(_dispute(id="who", answered_at=VERIFIED),)),), **overrides)
    for known, rule in ((told, DISPUTE), (asked, ORIGINAL_CREDITOR)):
        for recipient in (representative, "spouse"):
            allowed(contact("2026-01-20 11:59:59", recipient=recipient), known)
            denied(contact("2026-01-20 12:00", recipient=recipient), known, rule, lapses=None)
            denied(contact("2026-02-20 11:59:59", recipient=recipient), known, rule, lapses=None)
            allowed(contact("2026-02-20 12:00", recipient=recipient), known)
    allowed(contact("2026-01-21 10:00", "mail", recipient=representative, purpose="dispute-response"), told)
    allowed(contact("2026-01-21 10:00", "mail", recipient=representative, purpose="original-creditor-response"), asked)


AGAIN = at("2026-02-05 12:00")


def _repeated(**overrides: Any) -> Case:
    """A dispute verified on 30 January and repeated on 5 February, within the validation period."""
    first = _dispute(verified_at=at("2026-01-30 12:00"))
    return _disputed(first, _dispute(**{"id": "again", "received_at": AGAIN, "repeats": "first"} | overrides))


@example("38(a)(1)-2.i")
def test_a_repeat_with_a_cancelled_check_is_no_duplicate(comment: str) -> None:
    check = _repeated(new_information=True)
    denied(contact("2026-01-30 11:59:59"), check, DISPUTE, lapses=None)
    allowed(contact("2026-01-30 12:00"), check)
    allowed(contact("2026-02-05 11:59:59"), check)
    denied(contact("2026-02-05 12:00"), check, DISPUTE, lapses=None)
    allowed(contact("2026-02-06 10:00", "mail", purpose="dispute-response"), check)
    # Word that it is a duplicate does not answer it; only verification does.
    noticed = {"duplicative_notice_at": at("2026-02-09 12:00")}
    for new in (True, "unknown"):
        denied(contact("2026-02-09 12:00"), _repeated(new_information=new, **noticed), DISPUTE, lapses=None)
    verified = _repeated(new_information=True, verified_at=VERIFIED)
    denied(contact("2026-02-20 11:59:59"), verified, DISPUTE, lapses=None)
    allowed(contact("2026-02-20 12:00"), verified)


@example("38(d)(2)(ii)-1")
def test_a_duplicate_stops_collection_until_the_notice_or_the_verification(comment: str) -> None:
    open_ = _repeated(new_information=False)
    allowed(contact("2026-02-05 11:59:59"), open_)
    denied(contact("2026-02-05 12:00"), open_, DISPUTE, lapses=None, debts=("card",))
    denied(contact("2026-12-01 12:00"), open_, DISPUTE, lapses=None)
    allowed(contact("2026-02-06 10:00", "mail", purpose="duplicative-dispute-notice"), open_)
    allowed(contact("2026-02-06 10:00", "mail", purpose="dispute-response"), open_)
    answered = at("2026-02-09 12:00")
    for answer in ("duplicative_notice_at", "verified_at"):
        known = _repeated(new_information=False, **{answer: answered})
        denied(contact("2026-02-09 11:59:59"), known, DISPUTE, lapses=None)
        allowed(contact("2026-02-09 12:00"), known)
    # It is a duplicate only of a dispute that had been verified by then; what is sent after both answers both.
    unverified = _disputed(
        _dispute(verified_at=at("2026-02-08 12:00")),
        _dispute(id="again", received_at=AGAIN, repeats="first", new_information=False, duplicative_notice_at=answered),
    )
    denied(contact("2026-02-08 11:59:59"), unverified, DISPUTE, lapses=None)
    allowed(contact("2026-02-08 12:00"), unverified)
    # Only a part is disputed: the rest may be collected, if the contact says that it is about the rest.
    part = _repeated(new_information=False, whole_debt=False)
    due(contact("2026-02-06 10:00"), part, DISPUTE)
