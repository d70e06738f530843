"""What a contact does with a debt: the one table from what it is said to be for, whom it goes to and what it says.

A law bars acts: collecting, reporting, announcing a remedy, suing. A contact states one purpose, and does more than it
states where it goes to somebody to whom only one act makes sense, or says what makes it another act as well. Acts are
named by the purposes that state them, so a rule looks at a contact if it looks at one of its acts.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from ..facts.contact import Content, pleads
from ..vocabulary import OTHERS, Element, Medium, Purpose, Recipient

TOWARDS: Final[Mapping[Recipient, Purpose]] = {Recipient.CONSUMER_REPORTING_AGENCY: Purpose.CREDIT_REPORTING}
"""To whom a contact about a debt is an act whatever it is for: telling a reporting agency of it is furnishing.

Asking an agency where somebody is, which is not declared to tell of a debt, tells it nothing.
"""

SAYING: Final[Mapping[tuple[Element, bool], Purpose]] = {
    (Element.THREATENS_LEGAL_ACTION, True): Purpose.REMEDY_MAY_BE_INVOKED,
    (Element.PRE_LEGAL_THREAT, True): Purpose.REMEDY_MAY_BE_INVOKED,
    (Element.THREATENS_CREDIT_REPORT, True): Purpose.COLLECTION,
    (Element.PHYSICAL_OR_CRIMINAL_THREAT, True): Purpose.COLLECTION,
    (Element.NO_PAYMENT_REQUEST, False): Purpose.COLLECTION,
    (Element.PERIODIC_PAYMENTS_ONLY, True): Purpose.COLLECTION,
    (Element.VALIDATION_INFORMATION, True): Purpose.VALIDATION_NOTICE,
}
"""What of its content, declared so, makes a contact an act as well: a threat of process announces a remedy, any other
presses for payment, and asking for payment, the periodic ones alone too, is collecting; the validation information
makes it a validation notice. A pleading is an act of its own, whatever it says; a call or a text about a suit is none,
and is about the debt. Who announces or uses a remedy threatens no other. A confirmation of an opt-out that is
declared to say more is none, and about the debt as well; so is a notice about something else that is declared to tell
a stranger of it."""

_REMEDIES: Final = frozenset(
    {Purpose.REMEDY_MAY_BE_INVOKED, Purpose.REMEDY_WILL_BE_INVOKED, Purpose.POSTJUDGMENT_REMEDY}
)

TELLING_NOTHING_NEW: Final = frozenset(
    {
        Purpose.UNRELATED_NOTICE,
        Purpose.OPT_OUT_CONFIRMATION,
        Purpose.ANSWER_TO_REQUEST,
        Purpose.TERMINATION_OF_EFFORTS,
        Purpose.FORMAL_PLEADING,
    }
)
"""Purposes of contacts that are no report whoever gets them, unless they are declared to state the debt, or to hold
what cannot be said without that: they say nothing of one, answer what was asked, or end collecting. A court's papers
are no report whatever they say."""

TELLING_OF_A_DEBT: Final = frozenset(
    {
        Element.INITIAL_DISCLOSURE,
        Element.VALIDATION_INFORMATION,
        Element.ITEMISATION,
        Element.TIME_BARRED_DISCLOSURE,
        Element.MEDICAL_DEBT_STATEMENT,
        Element.FORECLOSURE_STATEMENT,
        Element.DISPUTED_PART,
        Element.NOT_CREDIT_REPORTED_STATEMENT,
        Element.BILLING_INFORMATION_OFFER,
        Element.CREDIT_COUNSELLING,
        Element.COMMON_INTEREST,
        Element.PAYMENT_NOT_REQUIRED,
        Element.PERIODIC_PAYMENTS_ONLY,
        Element.BORROWER_BENEFIT,
        Element.THREATENS_LEGAL_ACTION,
        Element.PRE_LEGAL_THREAT,
        Element.THREATENS_CREDIT_REPORT,
    }
)
"""What cannot be said without saying that there is a debt, and that it is collected."""

_OF_A_DEBT: Final = TELLING_OF_A_DEBT | {Element.STATES_DEBT}
_STRANGERS: Final = OTHERS | {Recipient.PARENT}
SAYS_WHAT_IS_OWED: Final = _OF_A_DEBT - {Element.INITIAL_DISCLOSURE}
"""What says more than who sends it: the confirmation of an opt-out, a notice about something else to a stranger, or an
answer to an agency that is no report, says nothing of it, and whoever is not to be told of a debt is told of one."""


def was_for(purpose: Purpose, medium: Medium) -> Purpose:
    """What something of a purpose was for; a call or text that was said to be a pleading was one about the debt."""
    return Purpose.COLLECTION if purpose is Purpose.FORMAL_PLEADING and not pleads(purpose, medium) else purpose


def acts_of(purpose: Purpose, medium: Medium, recipient: Recipient, content: Content) -> frozenset[Purpose]:
    """The acts of a contact, by the purposes that state them: its own, and what it does besides."""
    declares = content.__dict__
    does = was_for(purpose, medium)
    found = _acts(does, recipient, declares["carries"], declares["lacks"])
    return found if does is purpose else found | {purpose}


@lru_cache(maxsize=4096)
def _acts(
    purpose: Purpose, recipient: Recipient, carries: frozenset[Element], lacks: frozenset[Element]
) -> frozenset[Purpose]:
    if purpose is Purpose.FORMAL_PLEADING:
        return frozenset({purpose})
    said = {act for (element, has), act in SAYING.items() if element in (carries if has else lacks)}
    if purpose in _REMEDIES:
        said -= _REMEDIES
    if purpose is Purpose.OPT_OUT_CONFIRMATION:
        more = Element.OPT_OUT_CONFIRMATION_ONLY in lacks or not (said or carries.isdisjoint(SAYS_WHAT_IS_OWED))
    else:
        tells = not carries.isdisjoint(SAYS_WHAT_IS_OWED)
        more = purpose is Purpose.UNRELATED_NOTICE and recipient in _STRANGERS and tells
    if more:
        said.add(Purpose.COLLECTION)
    told = {TOWARDS[recipient]} if recipient in TOWARDS else set()
    if purpose in TELLING_NOTHING_NEW and carries.isdisjoint(SAYS_WHAT_IS_OWED):
        told = set()
    if purpose is Purpose.LOCATION_INFORMATION and not said and carries.isdisjoint(_OF_A_DEBT):
        told = set()
    return frozenset({purpose, *said, *told})
