"""Three theorems over the law of every place: whom a former attorney, an older consent and the spouse's own attorney
leave where they were.

Who was the consumer's attorney, and is none any more, is a third party.

Once every representation on record has ended (12 CFR 1006.6(d)(1)(ii)), whatever stops contact with anybody else stops
it with them, under the law of any place and for any collector. And a consent to contacts despite an attorney goes past
none of whom nobody knew when it was given. And where a law speaks of the debtor, whose spouse stands in nobody's place,
the spouse's attorney is not the debtor's.
"""

from collections.abc import Sequence

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing import builders

from .test_requests_and_consents import COLLECTORS, MAINLAND, Json

_GUARD = Guard(us())
_ENDED: Json = {
    "id": "r",
    "attorney_can_be_found": True,
    "learned_at": builders.local("2026-01-05 12:00").isoformat(),
    "ended_at": builders.local("2026-03-02 12:00").isoformat(),
}


def _denied(
    collector: str,
    medium: str,
    recipient: str,
    representation: list[Json],
    kind: str = "credit-card",
    consents: Sequence[Json] = (),
) -> set[str]:
    case = builders.case_facts() | {"collector": collector, "representation": representation}
    case["locations"] = [{"id": "city", "zip": "10001"}, *[{"id": state, "state": state} for state in MAINLAND]]
    case["debts"][0]["kind"] = kind
    case["consents"] = [*case["consents"], *consents]
    address = {"mail": "home", "email": "mail"}.get(medium, "cell")
    given = builders.contact_facts() | {"medium": medium, "recipient": recipient, "address": address}
    given |= {"debts": ["d1"], "at": builders.local("2026-04-01 14:00").isoformat()}
    decision = _GUARD.decide(Contact.model_validate(given), Case.model_validate(case))
    return {reason.rule for reason in decision.reasons if reason.denies}


@pytest.mark.parametrize("medium", ["call", "text", "email", "mail"])
@pytest.mark.parametrize("collector", COLLECTORS)
def test_a_former_attorney_is_a_third_party(collector: str, medium: str) -> None:
    stranger = _denied(collector, medium, "third-party", [_ENDED])
    assert _denied(collector, medium, "consumer-attorney", [_ENDED]) >= stranger
    assert any("third-party" in rule or "other" in rule for rule in stranger)


@pytest.mark.parametrize("collector", COLLECTORS)
def test_an_attorney_still_is_none(collector: str) -> None:
    going_on = _ENDED | {"ended_at": None}
    assert not _denied(collector, "mail", "consumer-attorney", [going_on])
    assert _denied(collector, "mail", "consumer-attorney", []) == set()


@pytest.mark.parametrize("kind", ["credit-card", "medical", "loan", "payday-loan", "rent-to-own"])
@pytest.mark.parametrize("collector", COLLECTORS)
def test_a_consent_goes_past_no_attorney_of_whom_nobody_knew(collector: str, kind: str) -> None:
    known: Json = {"id": "r", "attorney_can_be_found": True, "told_by_attorney": True, "in_writing": True}
    known["learned_at"] = builders.local("2026-03-02 12:00").isoformat()

    def denied(given_at: str | None) -> set[str]:
        consent: Json = {"id": "past", "scope": "despite-attorney", "in_writing": True, "given_to": "collector"}
        given = [] if given_at is None else [consent | {"given_at": builders.local(given_at).isoformat()}]
        return _denied(collector, "call", "consumer", [known], kind, given)

    assert denied("2026-03-02 11:59") == denied(None)
    freed = denied(None) - denied("2026-03-02 12:00")
    assert "us.ny.nyc.5-77b1ii.represented" in freed
    assert ("us.ok.160-70-11-3a2.represented" in freed) == (collector == "creditor" and kind == "loan")


_OF_DEBTORS = {
    "us.ca.1788-14c.attorney",
    "us.fl.559-72-18.attorney",
    "us.ia.537-7103-5e.attorney",
    "us.mi.445-252h.attorney",
    "us.nc.75-55-3.attorney",
    "us.ok.160-70-11-3a2.represented",
    "us.sc.37-5-108-5bii.attorney",
    "us.wa.19-16-250-12.attorney",
    "us.wv.46a-2-128e.attorney",
}


def _stopped_by_the_attorney_of(person: str | None) -> set[str]:
    theirs: Json = _ENDED | {
        "ended_at": None,
        "person": person,
        "in_writing": True,
        "told_by_attorney": True,
        "asked_at": builders.local("2026-03-31 12:00").isoformat(),
    }
    found = [_denied(each, "call", "consumer", [theirs], "instalment-loan") for each in COLLECTORS]
    return set().union(*found) & _OF_DEBTORS


def test_the_spouses_attorney_is_not_the_debtors() -> None:
    assert _stopped_by_the_attorney_of("consumer") == _stopped_by_the_attorney_of(None) == _OF_DEBTORS
    assert _stopped_by_the_attorney_of("spouse") == set()
