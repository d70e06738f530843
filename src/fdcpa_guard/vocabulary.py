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
class CallOutcome(StrEnum):
    """What became of a placed call (comment 14(b)(3)(ii)-1)."""

    NOT_CONNECTED = "not-connected"
    RANG_OUT = "rang-out"
    DROPPED = "dropped"
    NO_MESSAGE_LEFT = "no-message-left"
    LIMITED_CONTENT_MESSAGE = "limited-content-message"
    VOICEMAIL = "voicemail"
    WRONG_PERSON = "wrong-person"
    CONVERSATION = "conversation"


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
    ADVISORY = "advisory"


DENYING: Final = frozenset(Effect) - {Effect.ADVISORY}
"""The effects that deny unless a policy says otherwise."""


@unique
class Authority(StrEnum):
    """What kind of source a citation is."""

    STATUTE = "statute"
    REGULATION = "regulation"
    OFFICIAL_INTERPRETATION = "official-interpretation"
    AGENCY_RULING = "agency-ruling"
    HOUSE = "house"


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


@unique
class GivenTo(StrEnum):
    """To whom a consent was given. The FDCPA counts only what was given directly to this collector."""

    COLLECTOR = "collector"
    CREDITOR = "creditor"
    PRIOR_COLLECTOR = "prior-collector"


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
    REPRESENTATION = "an attorney's representation"
    DISOWNED_NUMBER = "a number known to be somebody else's"
    CALL = "a past call"
    CONVERSATION = "a past telephone conversation"
    MESSAGE = "a past electronic message"
    IMPROPER_ATTEMPT = "a past attempt marked improper"
    VALIDATION = "validation information provided"
    DISPUTE = "a dispute"
    ORIGINAL_CREDITOR_REQUEST = "a request for the original creditor"
    PAID_DEBT = "a paid debt"
