"""Groups that the laws of several states share: what a contact is for, from the narrowest to the widest, and media."""

from typing import Final

from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    ELECTRONIC,
    REQUIRED_DISCLOSURES,
    TELEPHONE,
    CallOutcome,
    Delivery,
    Medium,
    Purpose,
    Recipient,
)

DUNNING: Final = frozenset({Purpose.COLLECTION, Purpose.REMEDY_MAY_BE_INVOKED, Purpose.REMEDY_WILL_BE_INVOKED})
"""Presses for payment; what some law wants sent, and what answers the person, are none of it."""

ATTEMPTS: Final = DUNNING | {Purpose.POSTJUDGMENT_REMEDY}
"""Seeks payment, by a judgment too."""

SEEKING_PAYMENT: Final = ATTEMPTS | {Purpose.SERVICING_DISCLOSURE, Purpose.FORMAL_PLEADING}
"""Seeks payment of whoever gets it, in a bill or by a suit too."""

DEMANDS: Final = SEEKING_PAYMENT | {Purpose.VALIDATION_NOTICE}
"""What demands money: bills and complaints too, and the validation notice."""

EFFORTS: Final = ATTEMPTS | {Purpose.LOCATION_INFORMATION}
"""The same, and asking where the consumer is."""

EFFORTS_AND_ANSWERS: Final = EFFORTS | {Purpose.ANSWER_TO_REQUEST}
"""The same, and answering the person about the debt; notices that some law requires, pleadings and reports are none."""

COLLECTING_ACTS: Final = EFFORTS | {Purpose.FORMAL_PLEADING}
"""Every act of collecting, suits included: what stops where a law stops collection itself."""

EVERY_EFFORT: Final = COLLECTING_ACTS | {Purpose.SERVICING_DISCLOSURE, Purpose.CREDIT_REPORTING}
"""The same with bills and reports: what stops where a law stops every effort to collect, towards whomever."""

ATTEMPTS_AND_ANSWERS: Final = ATTEMPTS | {Purpose.ANSWER_TO_REQUEST}
"""The same without asking where the consumer is."""

TOWARDS_PAYMENT: Final = ATTEMPTS | REQUIRED_DISCLOSURES | {Purpose.ANSWER_TO_REQUEST}
"""The debt is spoken or written of on the way to payment, in the disclosures that federal law requires too."""

ABOUT_THE_DEBT: Final = COMMUNICATIONS - {Purpose.FORMAL_PLEADING}
"""The same without the papers of a court: everything in connection with collecting."""

BEYOND_LOCATING: Final = ABOUT_THE_DEBT - {Purpose.LOCATION_INFORMATION}
"""The same without asking where the consumer is, or whether a job is still held."""

DISCLOSING: Final = ABOUT_THE_DEBT - {Purpose.LOCATION_INFORMATION, Purpose.POSTJUDGMENT_REMEDY}
"""What of it may tell somebody else of the debt for no end that a judgment or a search asks for."""

ANSWERS: Final = frozenset(
    {
        Purpose.ANSWER_TO_REQUEST,
        Purpose.DISPUTE_RESPONSE,
        Purpose.DUPLICATIVE_DISPUTE_NOTICE,
        Purpose.ORIGINAL_CREDITOR_RESPONSE,
        Purpose.OPT_OUT_CONFIRMATION,
    }
)
"""Responds to what the person asked."""

ASKING_IN_WRITING: Final = ABOUT_THE_DEBT - {
    Purpose.LOCATION_INFORMATION,
    Purpose.CREDIT_REPORTING,
    Purpose.TERMINATION_OF_EFFORTS,
    Purpose.OPT_OUT_CONFIRMATION,
}
"""Where it goes to the person, a step on the way to payment: bills, notices and answers too."""

UNPROMPTED: Final = ABOUT_THE_DEBT - ANSWERS
"""What is about the debt and answers nothing."""

NOT_COUNTED: Final = frozenset(Purpose) - UNPROMPTED
"""What a limit on contacts that the collector begins neither stops nor counts."""

TOWARDS_ANYBODY: Final = BEYOND_THE_COLLECTORS_SIDE | {Recipient.CONSUMER_REPORTING_AGENCY}
"""Everybody but the creditor and the collector's own side: to whom collection stops where it has to cease."""

WRITTEN: Final = ELECTRONIC | {Medium.MAIL}
"""Media in which a statement is read, not heard."""

SPOKEN: Final = TELEPHONE | {Medium.IN_PERSON}
"""What is said, not written."""

VISITS: Final = frozenset({Medium.IN_PERSON})
LETTERS: Final = frozenset({Medium.MAIL})

NOT_SENT: Final[frozenset[CallOutcome | Delivery]] = frozenset({CallOutcome.NOT_CONNECTED, Delivery.UNDELIVERABLE})
"""Outcomes of what reached nobody's line or came back."""
