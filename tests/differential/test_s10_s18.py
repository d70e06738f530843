"""The engine against the oracles of 12 CFR 1006.6(d)(4) and (5), 10, 14(a) and (h), 18 and 100(a)."""

from functools import partial

import pytest

from fdcpa_guard import Case, Contact, Guard, regulation_f
from tests.oracles import s06d, s10, s14, s18
from tests.oracles.made import clean_case, clean_debt
from tests.oracles.made.s10_s18 import questions
from tests.oracles.plain import ADVICE, CLOSED, DENY, DUTY, MISSING, NO, Answers, Json

from .comparing import Comparison, strictest

ANSWERS = dict.fromkeys(s10.RULES, (NO, DENY, DUTY)) | {
    "us.regf.10b5.only-the-attorney": (NO, DENY, MISSING),
    "us.regf.10c.once": (NO, DENY, MISSING),
    "us.regf.14a.many-messages": (NO, ADVICE, MISSING),
    "us.regf.14a.cumulative": (NO, ADVICE, MISSING),
    "us.regf.14b2i.rapid-calls": (NO, ADVICE, MISSING),
    "us.regf.14b2i.rapid-voicemails": (NO, ADVICE, MISSING),
    "us.regf.14b2i.prior-communications": (NO, ADVICE),
    "us.regf.14h1.medium": (NO, DENY, MISSING, DUTY),
    "us.regf.18c1.empty-threat": (NO, DENY, MISSING),
    "us.regf.18c2.report-the-dispute": (NO, DENY, MISSING, DUTY),
    "us.regf.18e1.initial-disclosure": (NO, DENY, MISSING, DUTY, CLOSED),
    "us.regf.18e2.subsequent-disclosure": (NO, DENY, MISSING, DUTY),
    "us.regf.6d4.email-procedures": (NO, DENY, CLOSED),
    "us.regf.6d5.text-procedures": (NO, DENY, CLOSED),
    "us.regf.100a.retain": (NO, DUTY),
}


def all_four(case: Json, contact: Json) -> Answers:
    return {rule: said for each in (s06d, s10, s14, s18) for rule, said in each.answers(case, contact).items()}


in_doubt = partial(strictest, in_doubt=MISSING)
"""Where an advisory lacks a fact these oracles say so."""
SECTIONS = Comparison(Guard(regulation_f()), all_four, questions, ANSWERS, filled=False, engine=in_doubt)


@pytest.mark.parametrize("seed", ["first", "second"])
def test_engine_agrees_with_the_oracles(seed: str) -> None:
    SECTIONS.compare(seed, 150)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(12)])
def test_engine_agrees_with_the_oracles_at_length(seed: str) -> None:
    SECTIONS.compare(seed, 1000)


def test_the_oracles_meet_every_answer() -> None:
    assert SECTIONS.unmet(SECTIONS.tally("tally-1", 800) + SECTIONS.tally("tally-3", 800), 2) == []


QUIET = clean_case(
    [clean_debt(id) for id in "AB"],
    history={"attempts": [], "inbound": []},
    locations=[{"id": "home", "zones": ["America/New_York"]}],
    phones=[{"id": "cell"}],
    emails=[{"id": "mail"}],
)
TO_TEXTS = {"id": "c", "scope": "text-number", "given_at": "2026-02-07", "given_to": "collector", "address": "cell"}
TO_EMAIL = {**TO_TEXTS, "scope": "email-address", "address": "mail"}
REVOKED = {"id": "r", "kind": "revoke-consent", "received_at": "2026-03-01T12:00:00Z"}
ONCE_DISAGREED: dict[str, tuple[str, dict[str, str], Json, Json]] = {
    "a consent to texts of which the day is known, on the sixtieth day after it": (
        "us.regf.6d5.text-procedures",
        {"A": NO},
        {"consents": [TO_TEXTS]},
        {"medium": "text", "address": "cell"},
    ),
    "the same a day later": (
        "us.regf.6d5.text-procedures",
        {"A": DENY},
        {"consents": [{**TO_TEXTS, "given_at": "2026-02-06"}]},
        {"medium": "text", "address": "cell"},
    ),
    "who takes email back on the telephone": (
        "us.regf.6d4.email-procedures",
        {"A": DENY},
        {"consents": [TO_EMAIL], "requests": [{**REVOKED, "address": "cell", "media": ["email"]}]},
        {"medium": "email", "address": "mail"},
    ),
    "who takes email back for one debt of two": (
        "us.regf.6d4.email-procedures",
        {"A": NO, "B": DENY},
        {"consents": [TO_EMAIL], "requests": [{**REVOKED, "media": ["email"], "debts": ["B"]}]},
        {"medium": "email", "address": "mail", "debts": ["A", "B"]},
    ),
}


@pytest.mark.parametrize("name", ONCE_DISAGREED)
def test_where_the_readings_once_disagreed(name: str) -> None:
    rule, answers, case_facts, contact_facts = ONCE_DISAGREED[name]
    case = {**QUIET, **case_facts}
    contact = {"at": "2026-04-08T16:00:00Z", "debts": ["A"], **contact_facts}
    given = SECTIONS.decide(Case.model_validate(case), Contact.model_validate(contact))
    assert {debt: given.get(rule, {}).get(debt, NO) for debt in answers} == answers
    assert SECTIONS.read(case, contact)[rule] == answers
