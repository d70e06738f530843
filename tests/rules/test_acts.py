"""What a contact does with a debt, besides what it is said to be for."""

from pathlib import Path

import pytest

from fdcpa_guard import Guard, first_party, us
from fdcpa_guard.facts import Content
from fdcpa_guard.rules import Question
from fdcpa_guard.rules.acts import SAYING, TELLING_NOTHING_NEW, TELLING_OF_A_DEBT, TOWARDS, acts_of
from fdcpa_guard.vocabulary import CALLS_AND_TEXTS, OTHERS, Element, Medium, Purpose, Recipient
from tests.builders import case, contact, debt

NOON = "2026-04-01 12:00"
SILENT = Content()
REMEDIES = {Purpose.REMEDY_MAY_BE_INVOKED, Purpose.REMEDY_WILL_BE_INVOKED, Purpose.POSTJUDGMENT_REMEDY}
AGENCY = Recipient.CONSUMER_REPORTING_AGENCY


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("recipient", Recipient)
def test_its_own_purpose_is_always_among_the_acts(purpose: Purpose, recipient: Recipient) -> None:
    acts = acts_of(purpose, Medium.MAIL, recipient, SILENT)
    assert purpose in acts
    assert acts == {purpose} or recipient in TOWARDS


@pytest.mark.parametrize("purpose", Purpose)
def test_what_an_agency_is_told_of_a_debt_is_a_report(purpose: Purpose) -> None:
    def reports(content: Content) -> bool:
        return Purpose.CREDIT_REPORTING in acts_of(purpose, Medium.MAIL, AGENCY, content)

    assert reports(Content(carries=["states-debt"])) is (purpose is not Purpose.FORMAL_PLEADING)
    assert reports(SILENT) is (purpose not in TELLING_NOTHING_NEW | {Purpose.LOCATION_INFORMATION})


@pytest.mark.parametrize("purpose", sorted(TELLING_NOTHING_NEW - {Purpose.FORMAL_PLEADING}))
def test_what_tells_an_agency_of_a_debt_in_other_words_is_a_report(purpose: Purpose) -> None:
    for element in TELLING_OF_A_DEBT - {Element.INITIAL_DISCLOSURE}:
        assert Purpose.CREDIT_REPORTING in acts_of(purpose, Medium.MAIL, AGENCY, Content(carries=[element])), element


def test_asking_an_agency_where_somebody_is_reports_no_debt_unless_it_tells_of_one() -> None:
    asking = Purpose.LOCATION_INFORMATION
    assert acts_of(asking, Medium.MAIL, AGENCY, SILENT) == {asking}
    for element in TELLING_OF_A_DEBT:
        assert Purpose.CREDIT_REPORTING in acts_of(asking, Medium.MAIL, AGENCY, Content(carries=[element])), element


@pytest.mark.parametrize(("said", "act"), SAYING.items())
@pytest.mark.parametrize("purpose", Purpose)
def test_what_is_declared_makes_it_an_act_and_what_is_not_does_not(
    said: tuple[Element, bool], act: Purpose, purpose: Purpose
) -> None:
    element, value = said
    declared = Content(carries=[element] if value else [], lacks=[] if value else [element])
    other = Content(carries=[] if value else [element], lacks=[element] if value else [])
    alone = purpose is Purpose.FORMAL_PLEADING or (act in REMEDIES and purpose in REMEDIES)
    assert acts_of(purpose, Medium.MAIL, Recipient.CONSUMER, declared) == ({purpose} if alone else {purpose, act})
    assert acts_of(purpose, Medium.MAIL, Recipient.CONSUMER, other) == {purpose}


DECLARED = {
    ("carries", Element.THREATENS_LEGAL_ACTION): Purpose.REMEDY_MAY_BE_INVOKED,
    ("carries", Element.PRE_LEGAL_THREAT): Purpose.REMEDY_MAY_BE_INVOKED,
    ("carries", Element.THREATENS_CREDIT_REPORT): Purpose.COLLECTION,
    ("carries", Element.PHYSICAL_OR_CRIMINAL_THREAT): Purpose.COLLECTION,
    ("lacks", Element.NO_PAYMENT_REQUEST): Purpose.COLLECTION,
    ("carries", Element.PERIODIC_PAYMENTS_ONLY): Purpose.COLLECTION,
    ("carries", Element.VALIDATION_INFORMATION): Purpose.VALIDATION_NOTICE,
}
"""The rows of the page that are of what is declared, read by hand."""


@pytest.mark.parametrize("element", Element)
@pytest.mark.parametrize("how", ["carries", "lacks"])
def test_what_the_page_lists_makes_it_an_act_and_nothing_else_does(how: str, element: Element) -> None:
    answer = Purpose.ANSWER_TO_REQUEST
    found = acts_of(answer, Medium.MAIL, Recipient.CONSUMER, Content.model_validate({how: [element]}))
    assert found - {answer} == ({DECLARED[how, element]} if (how, element) in DECLARED else set())


@pytest.mark.parametrize("medium", Medium)
@pytest.mark.parametrize("recipient", Recipient)
def test_a_call_or_a_text_about_a_suit_is_no_pleading_and_does_what_any_about_the_debt_does(
    medium: Medium, recipient: Recipient
) -> None:
    pleading = Purpose.FORMAL_PLEADING
    for said in (SILENT, *(Content(carries=[e] if has else [], lacks=[] if has else [e]) for e, has in SAYING)):
        collects = acts_of(Purpose.COLLECTION, medium, recipient, said)
        expected = {pleading, *collects} if medium in CALLS_AND_TEXTS else {pleading}
        assert acts_of(pleading, medium, recipient, said) == expected


@pytest.mark.parametrize("purpose", Purpose)
def test_a_confirmation_that_says_more_is_about_the_debt_as_well(purpose: Purpose) -> None:
    confirming = Purpose.OPT_OUT_CONFIRMATION
    more = acts_of(purpose, Medium.TEXT, Recipient.CONSUMER, Content(lacks=["opt-out-confirmation-only"]))
    alone = acts_of(purpose, Medium.TEXT, Recipient.CONSUMER, Content(carries=["opt-out-confirmation-only"]))
    assert alone == acts_of(purpose, Medium.TEXT, Recipient.CONSUMER, SILENT)
    assert more == alone | ({Purpose.COLLECTION} if purpose is confirming else set())


def test_no_rule_about_calls_and_texts_to_collect_passes_over_one_about_a_suit() -> None:
    for rule in first_party().rules():
        for medium in rule.media & CALLS_AND_TEXTS:
            acts = {purpose: acts_of(purpose, medium, Recipient.CONSUMER, SILENT) for purpose in Purpose}
            looks = {purpose: not rule.purposes.isdisjoint(done) for purpose, done in acts.items()}
            assert looks[Purpose.FORMAL_PLEADING] or not looks[Purpose.COLLECTION], rule.id


def test_a_question_tells_them_to_rules() -> None:
    asked = contact(NOON, "other-electronic", recipient=AGENCY, address=None)
    assert Question(asked, case()).acts == {Purpose.COLLECTION, Purpose.CREDIT_REPORTING}
    assert Question(asked, case()).purpose is Purpose.COLLECTION


@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
@pytest.mark.parametrize("purpose", sorted(set(Purpose) - {Purpose.FORMAL_PLEADING}))
@pytest.mark.parametrize("kind", ["credit-card", "medical"])
@pytest.mark.parametrize("state", ["DE", "MN", "MO", "RI", "CO", "NY"])
def test_whoever_may_not_report_may_not_under_another_purpose(
    state: str, kind: str, purpose: Purpose, collector: str
) -> None:
    """What stops a report stops it under every purpose that a contact with a reporting agency may state."""
    known = case(
        collector=collector,
        locations=[{"id": "home", "state": state}],
        debts=[debt(kind=kind, proceedings=[{"id": "p", "kind": "identity-theft", "learned_at": "2026-03-01T12:00Z"}])],
    )
    told = {"carries": ["states-debt"]}
    said = [
        {
            reason.rule
            for reason in EVERY.decide(contact(NOON, "other-electronic", content=told, **given), known).reasons
        }
        for given in (
            {"recipient": AGENCY, "address": None, "purpose": "credit-reporting"},
            {"recipient": AGENCY, "address": None, "purpose": purpose},
        )
    ]
    assert said[0] <= said[1]


EVERY = Guard(first_party())


def test_no_rule_tells_the_two_announcements_of_a_remedy_apart() -> None:
    """They are one act; New York City counts the second as its one last notice. Arizona leaves only the first, and that
    to the debtor alone, so its rule looks at both."""
    apart = {
        rule.id
        for rule in us().rules()
        if (Purpose.REMEDY_MAY_BE_INVOKED in rule.purposes) is not (Purpose.REMEDY_WILL_BE_INVOKED in rule.purposes)
    }
    assert apart == {"us.ny.nyc.5-77b4.cease-in-any-form"}


def test_the_page_lists_the_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "explanation" / "acts.md").read_text("utf-8")
    rows = [
        line
        for line in page.splitlines()
        if line.startswith("| ") and "`" in line.rpartition("|")[0].rpartition("|")[2]
    ]
    assert {row.split("`")[-2] for row in rows} == {act.value for act in (*TOWARDS.values(), *SAYING.values())}


@pytest.mark.parametrize("element", Element)
def test_a_confirmation_that_tells_of_the_debt_does_more_than_confirm(element: Element) -> None:
    confirming = Purpose.OPT_OUT_CONFIRMATION
    tells = element in TELLING_OF_A_DEBT - {Element.INITIAL_DISCLOSURE} or element is Element.STATES_DEBT
    for also in ([], [Element.OPT_OUT_CONFIRMATION_ONLY]):
        found = acts_of(confirming, Medium.TEXT, Recipient.CONSUMER, Content(carries=[element, *also]))
        assert (found != {confirming}) is (tells or (element, True) in SAYING)


@pytest.mark.parametrize("recipient", Recipient)
def test_a_notice_about_something_else_that_tells_a_stranger_of_the_debt_is_about_it(recipient: Recipient) -> None:
    notice = Purpose.UNRELATED_NOTICE
    for element in (*TELLING_OF_A_DEBT, Element.STATES_DEBT):
        found = acts_of(notice, Medium.MAIL, recipient, Content(carries=[element]))
        if recipient in OTHERS | {Recipient.PARENT} and element is not Element.INITIAL_DISCLOSURE:
            assert Purpose.COLLECTION in found, element
        else:
            assert Purpose.COLLECTION not in found or (element, True) in SAYING, element
