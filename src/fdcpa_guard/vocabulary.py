"""The words of the field, as enums: who is contacted, how, why, and with what result.

The values are the JSON spellings. Regulation F (12 CFR part 1006) is the source of every term that it defines.
"""

from enum import StrEnum, unique
from typing import Final


@unique
class Unknown(StrEnum):
    """The third value of a fact: the caller looked and does not know. A rule that needs the fact denies."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN


@unique
class Medium(StrEnum):
    """A medium of communication (12 CFR 1006.2(d), comment 2(d)-1)."""

    CALL = "call"
    RINGLESS_VOICEMAIL = "ringless-voicemail"
    TEXT = "text"
    EMAIL = "email"
    MAIL = "mail"
    IN_PERSON = "in-person"
    SOCIAL_MEDIA = "social-media"
    PORTAL = "portal"
    OTHER_ELECTRONIC = "other-electronic"


TELEPHONE: Final = frozenset({Medium.CALL, Medium.RINGLESS_VOICEMAIL})
"""Media that count as placing a telephone call (comment 14(b)-1)."""

ELECTRONIC: Final = frozenset({Medium.TEXT, Medium.EMAIL, Medium.SOCIAL_MEDIA, Medium.PORTAL, Medium.OTHER_ELECTRONIC})
"""Media of electronic communication (12 CFR 1006.6(e))."""

TIMED: Final = frozenset(Medium) - {Medium.MAIL}
"""Media whose sending has an hour of the day for the person reached; a letter has none."""

LIVE: Final = frozenset({Medium.CALL, Medium.PORTAL, Medium.IN_PERSON})
"""Media in which a contact may take place inside one that the consumer began and has not ended."""


@unique
class Recipient(StrEnum):
    """In which role a person is contacted (12 CFR 1006.6(a) and (d)(1))."""

    CONSUMER = "consumer"
    SPOUSE = "spouse"
    PARENT = "parent"
    GUARDIAN = "guardian"
    PERSONAL_REPRESENTATIVE = "personal-representative"
    SUCCESSOR_IN_INTEREST = "successor-in-interest"
    CONSUMER_ATTORNEY = "consumer-attorney"
    CONSUMER_REPORTING_AGENCY = "consumer-reporting-agency"
    CREDITOR = "creditor"
    CREDITOR_ATTORNEY = "creditor-attorney"
    COLLECTOR_ATTORNEY = "collector-attorney"
    EMPLOYER = "employer"
    HOUSEHOLD_MEMBER = "household-member"
    """Somebody who lives with the consumer and is in no other role."""
    THIRD_PARTY = "third-party"


CONSUMERS: Final = frozenset(
    {
        Recipient.CONSUMER,
        Recipient.SPOUSE,
        Recipient.PARENT,
        Recipient.GUARDIAN,
        Recipient.PERSONAL_REPRESENTATIVE,
        Recipient.SUCCESSOR_IN_INTEREST,
    }
)
"""The roles that 12 CFR 1006.6(a) treats as the consumer."""

PROFESSIONALS: Final = frozenset(
    {
        Recipient.CONSUMER_ATTORNEY,
        Recipient.CONSUMER_REPORTING_AGENCY,
        Recipient.CREDITOR,
        Recipient.CREDITOR_ATTORNEY,
        Recipient.COLLECTOR_ATTORNEY,
    }
)
"""The roles of 12 CFR 1006.6(d)(1)(ii) to (vi); calls to them count towards no call limit (1006.14(b)(3)(iii))."""

OTHERS: Final = frozenset(Recipient) - CONSUMERS - PROFESSIONALS
"""Everybody else: a third party of 12 CFR 1006.6(d)(1)."""


@unique
class Purpose(StrEnum):
    """What a contact is for. One contact has one purpose; its exceptions are read from it."""

    COLLECTION = "collection"
    LOCATION_INFORMATION = "location-information"
    ANSWER_TO_REQUEST = "answer-to-request"
    VALIDATION_NOTICE = "validation-notice"
    DISPUTE_RESPONSE = "dispute-response"
    DUPLICATIVE_DISPUTE_NOTICE = "duplicative-dispute-notice"
    ORIGINAL_CREDITOR_RESPONSE = "original-creditor-response"
    TERMINATION_OF_EFFORTS = "termination-of-efforts"
    REMEDY_MAY_BE_INVOKED = "remedy-may-be-invoked"
    REMEDY_WILL_BE_INVOKED = "remedy-will-be-invoked"
    EARLY_INTERVENTION_NOTICE = "early-intervention-notice"
    SERVICING_DISCLOSURE = "servicing-disclosure"
    OPT_OUT_CONFIRMATION = "opt-out-confirmation"
    POSTJUDGMENT_REMEDY = "postjudgment-remedy"
    FORMAL_PLEADING = "formal-pleading"
    UNRELATED_NOTICE = "unrelated-notice"
    CREDIT_REPORTING = "credit-reporting"


COLLECTING: Final = frozenset({Purpose.COLLECTION, Purpose.LOCATION_INFORMATION})
"""Purposes that stop while collection of a debt must cease (12 CFR 1006.38)."""

ASKING_PAYMENT: Final = COLLECTING | {
    Purpose.REMEDY_MAY_BE_INVOKED,
    Purpose.REMEDY_WILL_BE_INVOKED,
    Purpose.POSTJUDGMENT_REMEDY,
}
"""Purposes that ask for money, or lead to it, and so have none where nothing is owed."""

COMMUNICATIONS: Final = frozenset(Purpose) - {Purpose.UNRELATED_NOTICE}
"""Every purpose but notices that do not relate to the collection of the debt (12 CFR 1006.34(b)(2)(i)-(iii))."""

REQUIRED_DISCLOSURES: Final = frozenset(
    {
        Purpose.VALIDATION_NOTICE,
        Purpose.DISPUTE_RESPONSE,
        Purpose.DUPLICATIVE_DISPUTE_NOTICE,
        Purpose.ORIGINAL_CREDITOR_RESPONSE,
    }
)
"""Disclosures that the FDCPA and Regulation F require to be sent as 12 CFR 1006.42 says."""


@unique
class CollectorKind(StrEnum):
    """Who makes the contact."""

    THIRD_PARTY_COLLECTOR = "third-party-collector"
    DEBT_BUYER = "debt-buyer"
    LAW_FIRM = "law-firm"
    MORTGAGE_SERVICER = "mortgage-servicer"
    CREDITOR_UNDER_OTHER_NAME = "creditor-under-other-name"
    CREDITOR = "creditor"


DEBT_COLLECTORS: Final = frozenset(CollectorKind) - {CollectorKind.CREDITOR}
"""Who may be a debt collector under 12 CFR 1006.2(i)."""


@unique
class DebtNature(StrEnum):
    """Whether a debt is one under 12 CFR 1006.2(h): a natural person's, for personal, family or household ends."""

    CONSUMER = "consumer"
    COMMERCIAL = "commercial"


@unique
class DebtKind(StrEnum):
    """What the debt arose from."""

    CREDIT_CARD = "credit-card"
    MEDICAL = "medical"
    STUDENT_LOAN = "student-loan"
    MORTGAGE = "mortgage"
    AUTO = "auto"
    RENT = "rent"
    UTILITY = "utility"
    TELECOM = "telecom"
    INSTALMENT_LOAN = "instalment-loan"
    PAYDAY_LOAN = "payday-loan"
    TITLE_LOAN = "title-loan"
    RENT_TO_OWN = "rent-to-own"
    LOAN = "loan"
    OTHER = "other"


@unique
class LocationKind(StrEnum):
    """What kind of evidence of a person's place a location is."""

    CURRENT = "current"
    """Where the person is now, as stated or verified."""
    RESIDENCE = "residence"
    MAILING = "mailing"
    OTHER = "other"


@unique
class City(StrEnum):
    """Cities with rules of their own, by the id of the jurisdiction."""

    NEW_YORK = "US-NY-NYC"
    YONKERS = "US-NY-YONKERS"
    CHICAGO = "US-IL-CHICAGO"
    BUFFALO = "US-NY-BUFFALO"


@unique
class LineType(StrEnum):
    """What kind of telephone line a number is."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    VOIP = "voip"


@unique
class Voice(StrEnum):
    """Who or what speaks in a call (47 CFR 64.1200; FCC 24-17 for generated voices)."""

    LIVE = "live"
    PRERECORDED = "prerecorded"
    ARTIFICIAL = "artificial"
    """Synthesised, an artificial intelligence that answers back included."""


@unique
class CallOutcome(StrEnum):
    """What became of a placed call (comment 14(b)(3)(ii)-1)."""

    NOT_CONNECTED = "not-connected"
    RANG_OUT = "rang-out"
    DROPPED = "dropped"
    NO_MESSAGE_LEFT = "no-message-left"
    NO_MESSAGE_POSSIBLE = "no-message-possible"
    """It rang, or a machine answered, and no message could be left."""
    LIMITED_CONTENT_MESSAGE = "limited-content-message"
    VOICEMAIL = "voicemail"
    WRONG_PERSON = "wrong-person"
    """Somebody else answered: of the household, or a stranger whose number it is. Again and again, it is a doubt."""
    CONVERSATION = "conversation"


@unique
class Pending(StrEnum):
    """That the outcome of an attempt has yet to come in."""

    PENDING = "pending"


@unique
class Delivery(StrEnum):
    """What became of a message that was sent, posted or handed over."""

    SENT = "sent"
    UNDELIVERABLE = "undeliverable"


@unique
class Effect(StrEnum):
    """What an objection means, strongest first. A policy says which of them deny; ``ADVISORY`` never does."""

    PROHIBITED = "prohibited"
    PRESUMED_VIOLATION = "presumed-violation"
    OUTSIDE_SAFE_HARBOR = "outside-safe-harbor"
    HOUSE_POLICY = "house-policy"
    MISSING_FACT = "missing-fact"
    RULE_ERROR = "rule-error"
    UNVERIFIED_LAW = "unverified-law"
    """The place may have rules of its own, and nobody here has read them."""
    ADVISORY = "advisory"


DENYING: Final[frozenset[Effect]] = frozenset(Effect) - {Effect.ADVISORY, Effect.UNVERIFIED_LAW}
"""The effects that deny unless a policy says otherwise."""


@unique
class Authority(StrEnum):
    """What kind of source a citation is."""

    STATUTE = "statute"
    REGULATION = "regulation"
    OFFICIAL_INTERPRETATION = "official-interpretation"
    AGENCY_RULING = "agency-ruling"
    AGENCY_GUIDANCE = "agency-guidance"
    COURT_DECISION = "court-decision"
    LOCAL_LAW = "local-law"
    HOUSE = "house"


@unique
class Confidence(StrEnum):
    """How sure we are of what a source says, surest first."""

    PRIMARY = "primary"
    """The operative words of the primary text were read."""
    PARTIAL = "partial"
    """Only a part or an excerpt of the primary text was read."""
    SECONDARY = "secondary"
    """Known from an agency's page, a law firm, the press or another's quotation."""
    UNREAD = "unread"
    """Nobody here has found the text."""


@unique
class ConsentScope(StrEnum):
    """What a consent allows."""

    TIME = "time"
    PLACE = "place"
    WORKPLACE = "workplace"
    DESPITE_ATTORNEY = "despite-attorney"
    MORE_CALLS = "more-calls"
    EMAIL_ADDRESS = "email-address"
    TEXT_NUMBER = "text-number"
    THIRD_PARTY = "third-party"
    ELECTRONIC_RECORDS = "electronic-records"
    AUTODIALED = "autodialed"
    """To calls and texts by an autodialer, an artificial or a prerecorded voice (47 CFR 64.1200(a)(1))."""
    SOLICITATION = "solicitation"
    """To such contacts that sell something, in writing and signed (47 CFR 64.1200(f)(9))."""
    ELECTRONIC_MESSAGES = "electronic-messages"
    """To be sent messages about the debt by a medium, where a state or city asks for it."""
    EMPLOYER = "employer"
    """To contacts with the employer about the debt."""
    HOME_VISIT = "home-visit"


@unique
class GivenTo(StrEnum):
    """To whom a consent was given. The FDCPA counts only what was given directly to this collector."""

    COLLECTOR = "collector"
    CREDITOR = "creditor"
    PRIOR_COLLECTOR = "prior-collector"


@unique
class Obligor(StrEnum):
    """Whose bankruptcy it is, seen from the person who is contacted."""

    CONSUMER = "consumer"
    CO_OBLIGOR = "co-obligor"
    """Somebody else who owes the same debt (11 USC 1201, 1301)."""


@unique
class ProceedingKind(StrEnum):
    """What is under way about a debt that may have to be waited for."""

    INSURANCE_APPEAL = "insurance-appeal"
    WORKERS_COMPENSATION = "workers-compensation"
    CRIME_VICTIM_COMPENSATION = "crime-victim-compensation"
    IDENTITY_THEFT = "identity-theft"
    CHARITY_CARE = "charity-care"
    GOOD_FAITH_ESTIMATE_DISPUTE = "good-faith-estimate-dispute"
    DOCUMENT_REQUEST = "document-request"
    """The consumer asked for documents that prove the debt."""
    ITEMISATION_REQUEST = "itemisation-request"
    """The consumer asked for an itemised statement."""
    COMPLAINT = "complaint"
    PAYMENT_PLAN_REVIEW = "payment-plan-review"


@unique
class NoticeKind(StrEnum):
    """Notices that some law wants sent before a contact or an action."""

    FIRST_BILL = "first-bill"
    BEFORE_MEDICAL_COLLECTION = "before-medical-collection"
    """That a medical debt was placed, before anything is done to collect it (NRS 649.366)."""
    BEFORE_COLLECTION_ACTION = "before-collection-action"
    """A bill and the actions that may follow, with a deadline (N.J.S.A. 56:11-59)."""
    FINAL_BEFORE_EXTRAORDINARY_ACTION = "final-before-extraordinary-action"
    """Idaho Code 48-304."""
    FINANCIAL_STATEMENT = "financial-statement"
    """The bill or statement that an insurance decision led to (R.I.G.L. 6-60-4)."""
    BILLING_INFORMATION = "billing-information"
    """That itemised billing information is to be had (NMSA 57-32-6)."""
    DEBT_DETAILS = "debt-details"
    """What is owed to whom and why, with the consumer's rights (D.C. Code 28-3814(m)(2)(A))."""
    BEFORE_EMPLOYER_CONTACT = "before-employer-contact"
    """To the consumer, that the employer will be contacted."""
    WRITTEN_TO_EMPLOYER = "written-to-employer"
    """The collector's written request to the employer (Cal. Civ. Code 1788.12(a))."""
    EARLY_INTERVENTION = "early-intervention"
    """12 CFR 1024.39(b) and (d)."""


@unique
class Element(StrEnum):
    """What a message or script may have to say, or must not, beyond what Regulation F asks."""

    BUSINESS_IDENTITY = "business-identity"
    """Who is calling, by the registered name (47 CFR 64.1200(b)(1))."""
    CALLBACK_NUMBER = "callback-number"
    AUTOMATED_OPT_OUT = "automated-opt-out"
    """A voice- or key-press opt-out within two seconds of the identification (47 CFR 64.1200(b)(3))."""
    TOLL_FREE_OPT_OUT_NUMBER = "toll-free-opt-out-number"
    IDENTITY_AND_PURPOSE = "identity-and-purpose"
    """The caller's name and the true purpose, within the seconds that the law gives."""
    CALLER_ID = "caller-id"
    """A true caller identification, not blocked."""
    LICENCE_NUMBER = "licence-number"
    NOT_CREDIT_REPORTED_STATEMENT = "not-credit-reported-statement"
    MEDICAL_DEBT_STATEMENT = "medical-debt-statement"
    BILLING_INFORMATION_OFFER = "billing-information-offer"
    COMMON_INTEREST = "common-interest"
    """That collector and creditor have an interest in common (Idaho Code 26-2229A(3))."""
    TIME_BARRED_DISCLOSURE = "time-barred-disclosure"
    CREDIT_COUNSELLING = "credit-counselling"
    ITEMISATION = "itemisation"
    OPT_OUT_LANGUAGE = "opt-out-language"
    NATURAL_PERSON_NUMBER = "natural-person-number"
    """A number that a natural person answers."""
    BORROWER_BENEFIT = "borrower-benefit"
    """It is only about payments, options or dates, for the borrower's own good."""
    CONSENT_REQUEST_ONLY = "consent-request-only"
    """It does nothing but ask whether messages by this medium are agreed to."""
    NO_PAYMENT_REQUEST = "no-payment-request"
    PHYSICAL_OR_CRIMINAL_THREAT = "physical-or-criminal-threat"
    PRE_LEGAL_THREAT = "pre-legal-threat"
    """A threat to send the debt to an agency or an attorney."""
    PROFANITY = "profanity"
    OFFER = "offer"
    """It offers goods, services, an investment or new credit."""


@unique
class Holding(StrEnum):
    """Kinds of facts that a case may hold. A rule that needs one kind is passed over where the case holds none.

    A case of which it is unknown whether it holds a kind counts as holding it, so that the rule runs and denies.
    """

    CEASE_NOTICE = "a cease notice"
    OPT_OUT = "a request not to use a medium or address"
    INCONVENIENT_TIME = "a request about times"
    INCONVENIENT_PLACE = "a request about places"
    EMPLOYER_PROHIBITION = "knowledge that the employer prohibits contacts"
    REVOCATION = "a revocation of consent"
    REPRESENTATION = "an attorney's representation"
    DISOWNED_NUMBER = "a number known to be somebody else's, or at which somebody else answered"
    CALL = "a past call"
    CONVERSATION = "a past telephone conversation"
    MESSAGE = "a past electronic message"
    IMPROPER_ATTEMPT = "a past attempt marked improper"
    VALIDATION = "validation information provided"
    DISPUTE = "a dispute"
    ORIGINAL_CREDITOR_REQUEST = "a request for the original creditor"
    PAID_DEBT = "a paid debt"
    DEATH = "the knowledge that the consumer is dead"
    BANKRUPTCY = "a bankruptcy"
    PROCEEDING = "a proceeding about a debt"
    PROMISE = "a promise to pay"
    ATTEMPT = "a past attempt"
