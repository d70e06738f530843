"""What holds of every federal stop outside Regulation F and the TCPA: by what is declared, by what an order lifts."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final

import pytest

from fdcpa_guard import Case, Contact, Decision, Guard, Policy
from fdcpa_guard.packs.us.federal import bankruptcy, billing_errors, health, identity_theft, mortgage_servicing, taxes
from fdcpa_guard.testing import builders
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.vocabulary import THREATS, Purpose

PACKS: Final = (
    bankruptcy.BANKRUPTCY,
    identity_theft.IDENTITY_THEFT,
    billing_errors.FAIR_CREDIT_BILLING,
    mortgage_servicing.REGULATION_X,
    health.NO_SURPRISES,
    health.HOSPITALS,
    taxes.PRIVATE_TAX_COLLECTION,
)
GUARD: Final = Guard(Policy("federal-stops", "1", PACKS))
BEGAN: Final = datetime(2026, 1, 5, 18, tzinfo=UTC)
REPORT: Final[Json] = {
    "medium": "other-electronic",
    "address": None,
    "recipient": "consumer-reporting-agency",
    "purpose": "credit-reporting",
}
SEEDS: Final = [f"{number}" for number in range(60)]


def decided(contact: Json, case: Json) -> Decision:
    return GUARD.decide(Contact.model_validate(contact), Case.model_validate(case))


def later(draw: Random, days: int = 120) -> str:
    return (BEGAN + timedelta(hours=draw.randint(0, days * 24))).isoformat()


def some(draw: Random, **ways: tuple[Any, ...]) -> Json:
    """Some of the fields, each with one of its values, or left out."""
    return {name: draw.choice(values) for name, values in ways.items() if draw.random() < 0.6}


FLAGS: Final = (True, False, "unknown")


def a_dispute(draw: Random, id: str) -> Json:
    made: Json = {"id": id, "received_at": later(draw, 60), "in_writing": draw.choice((True, True, *FLAGS))}
    made |= some(draw, whole_debt=FLAGS, billing_error=FLAGS, pay_by=("2026-03-20", "2026-05-01", "unknown"))
    received = datetime.fromisoformat(made["received_at"])
    for name in ("corrected_at", "explained_at", "withdrawn_at", "verified_at"):
        if draw.random() < 0.25:
            made[name] = (received + timedelta(hours=draw.randint(0, 1500))).isoformat()
    if draw.random() < 0.4:
        made["statement_sent_at"] = (received - timedelta(hours=draw.randint(0, 2000))).isoformat()
    return made


def a_bankruptcy(draw: Random) -> Json:
    made: Json = {"id": "b", "chapter": draw.choice((7, 11, 12, 13, "unknown")), "filed_at": BEGAN.isoformat()}
    made |= {"learned_at": BEGAN.isoformat(), "obligor": draw.choice(("consumer", "co-obligor"))}
    if draw.random() < 0.3:
        made |= {"discharged_at": later(draw), "residence_lien": draw.choice(([], ["d1"]))}
    return made


def a_question(seed: str) -> tuple[Json, Json]:
    draw = Random(seed)
    kind = draw.choice(("credit-card", "credit-card", "mortgage", "medical", "loan", "federal-tax"))
    debt: Json = {"id": "d1", "kind": kind, "nature": draw.choice(("consumer", "consumer", "consumer", "commercial"))}
    debt |= some(draw, open_end=FLAGS, co_obligors=(["spouse"], []))
    if draw.random() < 0.7:
        debt["disputes"] = [a_dispute(draw, f"x{number}") for number in range(draw.randint(1, 2))]
    if draw.random() < 0.5:
        kinds = ("good-faith-estimate-dispute", "identity-theft", "charity-care")
        debt["proceedings"] = [{"id": "p", "kind": draw.choice(kinds), "learned_at": later(draw, 60)}]
    case = builders.case(
        collector=draw.choice(("creditor", "creditor", "third-party-collector", "mortgage-servicer")),
        debts=[builders.debt(**debt)],
        bankruptcies=[a_bankruptcy(draw)] if draw.random() < 0.5 else "none",
    )
    contact: Json = {"at": later(draw), "medium": "mail", "debts": ["d1"], "address": None}
    contact |= {"purpose": draw.choice(tuple(Purpose)).value, "recipient": draw.choice(("consumer", "spouse"))}
    if draw.random() < 0.3:
        contact |= REPORT
    contact["content"] = {
        draw.choice(("carries", "lacks")): draw.sample(
            ("no-payment-request", "periodic-payments-only", "payment-not-required", "reports-dispute"), 2
        )
    }
    return contact, case.model_dump(mode="json")


def declared(contact: Json, carries: list[str], lacks: list[str]) -> Json:
    return {**contact, "content": {"carries": carries, "lacks": lacks}}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_threat_permits_no_more_than_its_absence(seed: str) -> None:
    contact, case = a_question(seed)
    content = contact["content"]
    for threat in THREATS:
        worse = {**contact, "content": {**content, "carries": [*content.get("carries", ()), threat.value]}}
        if not decided(contact, case).allowed:
            assert not decided(worse, case).allowed


@pytest.mark.parametrize("seed", SEEDS)
def test_what_threatens_is_barred_under_every_purpose_if_a_letter_that_collects_is(seed: str) -> None:
    contact, case = a_question(seed)
    contact = declared(contact, ["pre-legal-threat"], ["no-payment-request"]) | {
        "purpose": "collection",
        "recipient": "consumer",
        "medium": "mail",
    }
    barred = {reason.rule for reason in decided(contact, case).reasons} & {
        "us.bk.362a6.stay",
        "us.bk.524a2.discharge",
        "us.no-surprises.149-620c.estimate-dispute",
        "us.irs.6306d.not-eligible",
    }
    for purpose in set(Purpose) - {Purpose.CREDIT_REPORTING}:
        said = decided(contact | {"purpose": purpose.value}, case)
        assert barred <= {reason.rule for reason in said.reasons}, purpose


@pytest.mark.parametrize("seed", SEEDS)
def test_an_order_of_unknown_kind_frees_no_more_than_one_of_either_kind(seed: str) -> None:
    contact, case = a_question(seed)
    if not case["bankruptcies"]:
        return
    (filed,) = case["bankruptcies"]
    when = later(Random(seed + "order"))
    said = {
        name: decided(contact, case | {"bankruptcies": [filed | {name: when}]}).allowed
        for name in ("relief_granted_at", "stay_relief_at", "codebtor_relief_at")
    }
    both = filed | {"stay_relief_at": when, "codebtor_relief_at": when}
    assert said["relief_granted_at"] <= said["stay_relief_at"]
    assert max(said.values()) <= decided(contact, case | {"bankruptcies": [both]}).allowed
    if filed["chapter"] in (12, 13, "unknown") and case["debts"][0]["nature"] == "consumer":
        assert said["relief_granted_at"] == decided(contact, case).allowed


@pytest.mark.parametrize("seed", SEEDS)
def test_what_ends_a_billing_error_is_never_too_late_to_be_missed(seed: str) -> None:
    """Without its end, or with another dispute beside it, a billing error permits no more."""
    contact, case = a_question(seed)
    contact |= REPORT if int(seed) % 2 else {"purpose": "collection"}
    if decided(contact, case).allowed:
        return
    debt = case["debts"][0]
    for number, dispute in enumerate(debt["disputes"]):
        for name in ("corrected_at", "explained_at", "verified_at", "withdrawn_at"):
            if dispute[name] is not None:
                others = [*debt["disputes"][:number], {**dispute, name: "unknown"}, *debt["disputes"][number + 1 :]]
                assert not decided(contact, case | {"debts": [debt | {"disputes": others}]}).allowed
    more = [*debt["disputes"], a_dispute(Random(seed + "more"), "x9")]
    assert not decided(contact, case | {"debts": [debt | {"disputes": more}]}).allowed


@pytest.mark.parametrize("seed", SEEDS)
def test_an_objection_stands_until_it_lapses_and_falls_then(seed: str) -> None:
    contact, case = a_question(seed)
    contact |= REPORT
    for reason in decided(contact, case).reasons:
        if reason.lapses_at is None:
            continue
        before = decided(contact | {"at": (reason.lapses_at - timedelta(seconds=1)).isoformat()}, case)
        then = decided(contact | {"at": reason.lapses_at.isoformat()}, case)
        assert reason.rule in {each.rule for each in before.reasons}
        assert (reason.rule, reason.message) not in {(each.rule, each.message) for each in then.reasons}
