"""What the federal stops take for an act to collect a debt, by what a contact is for and by what is declared of it."""

from typing import Final

from ....facts import Contact
from ....vocabulary import COLLECTING, THREATS, Element, Purpose, Recipient

ACTS_TO_COLLECT: Final = COLLECTING | {
    Purpose.REMEDY_MAY_BE_INVOKED,
    Purpose.REMEDY_WILL_BE_INVOKED,
    Purpose.POSTJUDGMENT_REMEDY,
    Purpose.FORMAL_PLEADING,
}
"""Purposes that are acts to collect a claim, as read here."""

BEYOND_THE_COLLECTORS_SIDE: Final = frozenset(Recipient) - {
    Recipient.CREDITOR,
    Recipient.CREDITOR_ATTORNEY,
    Recipient.COLLECTOR_ATTORNEY,
    Recipient.CONSUMER_REPORTING_AGENCY,
}
"""Everybody but the collector's own side, and the agencies to which it reports."""


def threatens(contact: Contact) -> bool:
    """Whether a contact is declared to threaten: with a suit, an agency, a report or worse."""
    return not THREATS.isdisjoint(contact.content.carries)


def declared_to_collect(contact: Contact) -> bool:
    """Whether a contact is declared to threaten or to ask for payment, whatever it is for."""
    return contact.content.has(Element.NO_PAYMENT_REQUEST) is False or threatens(contact)
