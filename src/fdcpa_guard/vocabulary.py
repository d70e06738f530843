"""The words of the field, as enums: who is contacted, how, why, and with what result.

The values are the JSON spellings. Regulation F (12 CFR part 1006) is the source of every term that it defines.
"""

from enum import StrEnum, unique
from typing import Any, Final, Self


@unique
class Unknown(StrEnum):
    """The third value of a fact: the caller looked and does not know. A rule that needs the fact denies."""

    UNKNOWN = "unknown"
    """Looked for, and not known."""


UNKNOWN: Final = Unknown.UNKNOWN


@unique
class Medium(StrEnum):
    """A medium of communication (12 CFR 1006.2(d), comment 2(d)-1)."""

    CALL = "call"
    """A telephone call, whether anybody answers or not."""
    RINGLESS_VOICEMAIL = "ringless-voicemail"
    """A voicemail left without ringing the telephone; it counts as a call."""
    TEXT = "text"
    """A text message to a telephone number."""
    EMAIL = "email"
    """An email."""
    MAIL = "mail"
    """A letter, card or other thing that is posted."""
    IN_PERSON = "in-person"
    """A visit: words spoken face to face, or a paper handed over."""
    SOCIAL_MEDIA = "social-media"
    """A message or post on a social medium, private or for all to see."""
    PORTAL = "portal"
    """A message or talk within a web site or application that the person comes to."""
    OTHER_ELECTRONIC = "other-electronic"
    """An electronic message of any other kind."""


TELEPHONE: Final = frozenset({Medium.CALL, Medium.RINGLESS_VOICEMAIL})
"""Media that count as placing a telephone call (comment 14(b)-1)."""

CALLS_AND_TEXTS: Final = TELEPHONE | {Medium.TEXT}
"""What reaches a telephone number."""

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
    """Whoever owes the debt, or is said to owe it."""
    SPOUSE = "spouse"
    """The consumer's spouse (1006.6(a)(1))."""
    PARENT = "parent"
    """A parent of a consumer who is a minor (1006.6(a)(2))."""
    GUARDIAN = "guardian"
    """The consumer's legal guardian (1006.6(a)(3))."""
    PERSONAL_REPRESENTATIVE = "personal-representative"
    """Whoever administers the estate of a consumer who died (1006.6(a)(4))."""
    SUCCESSOR_IN_INTEREST = "successor-in-interest"
    """A confirmed successor in interest to a mortgaged property (1006.6(a)(5))."""
    CONSUMER_ATTORNEY = "consumer-attorney"
    """The consumer's attorney (1006.6(d)(1)(ii)); a third party once every representation on record is over."""
    CONSUMER_REPORTING_AGENCY = "consumer-reporting-agency"
    """An agency that keeps credit reports (1006.6(d)(1)(iii))."""
    CREDITOR = "creditor"
    """The creditor (1006.6(d)(1)(iv))."""
    CREDITOR_ATTORNEY = "creditor-attorney"
    """The creditor's attorney (1006.6(d)(1)(v))."""
    COLLECTOR_ATTORNEY = "collector-attorney"
    """The collector's own attorney (1006.6(d)(1)(vi))."""
    EMPLOYER = "employer"
    """The consumer's employer, or somebody who speaks for it."""
    HOUSEHOLD_MEMBER = "household-member"
    """Somebody who lives with the consumer and is in no other role."""
    THIRD_PARTY = "third-party"
    """Anybody else."""


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

BEYOND_THE_COLLECTORS_SIDE: Final = CONSUMERS | OTHERS | {Recipient.CONSUMER_ATTORNEY}
"""Everybody but the collector's own side, and the agencies to which it reports."""


@unique
class Purpose(StrEnum):
    """What a contact is for. One contact has one purpose; its exceptions are read from it."""

    COLLECTION = "collection"
    """To collect, or anything about the debt that no other purpose here names."""
    LOCATION_INFORMATION = "location-information"
    """To learn from somebody else where the consumer is to be found (12 CFR 1006.10)."""
    ANSWER_TO_REQUEST = "answer-to-request"
    """To answer what the person asked."""
    VALIDATION_NOTICE = "validation-notice"
    """To give the validation information (12 CFR 1006.34)."""
    DISPUTE_RESPONSE = "dispute-response"
    """To send the verification of a disputed debt, or a copy of the judgment (12 CFR 1006.38(d)(2))."""
    DUPLICATIVE_DISPUTE_NOTICE = "duplicative-dispute-notice"
    """To say that a dispute repeats an earlier one (12 CFR 1006.38(d)(2)(ii))."""
    ORIGINAL_CREDITOR_RESPONSE = "original-creditor-response"
    """To name the original creditor, as was asked (12 CFR 1006.38(c)(2))."""
    TERMINATION_OF_EFFORTS = "termination-of-efforts"
    """To say that collecting has ended (12 CFR 1006.6(c)(2)(i))."""
    REMEDY_MAY_BE_INVOKED = "remedy-may-be-invoked"
    """To say that a remedy which is ordinarily used may be used (12 CFR 1006.6(c)(2)(ii))."""
    REMEDY_WILL_BE_INVOKED = "remedy-will-be-invoked"
    """To say that a remedy will be used (12 CFR 1006.6(c)(2)(iii))."""
    EARLY_INTERVENTION_NOTICE = "early-intervention-notice"
    """A mortgage servicer's written early intervention notice (12 CFR 1024.39(b) and (d))."""
    SERVICING_DISCLOSURE = "servicing-disclosure"
    """A statement or disclosure that some law wants of whoever services the debt, such as a periodic statement."""
    OPT_OUT_CONFIRMATION = "opt-out-confirmation"
    """To confirm a request to stop, once (47 CFR 64.1200(a)(12))."""
    POSTJUDGMENT_REMEDY = "postjudgment-remedy"
    """To carry out a judgment."""
    FORMAL_PLEADING = "formal-pleading"
    """A pleading in a civil action."""
    UNRELATED_NOTICE = "unrelated-notice"
    """A notice that does not relate to collecting the debt (12 CFR 1006.34(b)(2)(i)-(iii))."""
    CREDIT_REPORTING = "credit-reporting"
    """To tell a consumer reporting agency of the debt."""


COLLECTING: Final = frozenset({Purpose.COLLECTION, Purpose.LOCATION_INFORMATION})
"""Purposes that stop while collection of a debt must cease (12 CFR 1006.38)."""

ASKING_PAYMENT: Final = COLLECTING | {
    Purpose.REMEDY_MAY_BE_INVOKED,
    Purpose.REMEDY_WILL_BE_INVOKED,
    Purpose.POSTJUDGMENT_REMEDY,
}
"""Purposes that ask for money, or lead to it, and so have none where nothing is owed."""

ACTS_TO_COLLECT: Final = ASKING_PAYMENT | {Purpose.FORMAL_PLEADING}
"""Acts to collect a claim, as the federal stops (bankruptcy, billing errors, taxes, estimates) are read here."""

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
    """An agency that collects what is owed to another."""
    DEBT_BUYER = "debt-buyer"
    """Who bought the debt, and collects it for itself."""
    LAW_FIRM = "law-firm"
    """Attorneys who collect what is owed to another."""
    MORTGAGE_SERVICER = "mortgage-servicer"
    """Who services a mortgage for its owner."""
    CREDITOR_UNDER_OTHER_NAME = "creditor-under-other-name"
    """A creditor that collects under a name which makes it look like somebody else."""
    CREDITOR = "creditor"
    """A creditor in its own name."""


CREDITORS: Final = frozenset({CollectorKind.CREDITOR, CollectorKind.CREDITOR_UNDER_OTHER_NAME})
"""Who collects what is owed to itself, under whichever name."""

DEBT_COLLECTORS: Final = frozenset(CollectorKind) - {CollectorKind.CREDITOR}
"""Who may be a debt collector under 12 CFR 1006.2(i)."""


@unique
class DebtNature(StrEnum):
    """Whether a debt is one under 12 CFR 1006.2(h): a natural person's, for personal, family or household ends."""

    CONSUMER = "consumer"
    """For personal, family or household ends."""
    COMMERCIAL = "commercial"
    """For anything else, such as a business."""


@unique
class DebtKind(StrEnum):
    """What the debt arose from."""

    CREDIT_CARD = "credit-card"
    """A credit card or another open-end account of the kind."""
    MEDICAL = "medical"
    """Medical care, or goods or services for it."""
    STUDENT_LOAN = "student-loan"
    """A loan for education."""
    MORTGAGE = "mortgage"
    """A loan secured by a dwelling."""
    AUTO = "auto"
    """A loan or lease for a vehicle."""
    RENT = "rent"
    """Rent of a dwelling."""
    UTILITY = "utility"
    """Electricity, gas, water or another utility."""
    TELECOM = "telecom"
    """Telephone, internet or television."""
    INSTALMENT_LOAN = "instalment-loan"
    """A loan paid back in instalments that is none of the others."""
    PAYDAY_LOAN = "payday-loan"
    """A small loan until the next pay, or for a post-dated cheque."""
    TITLE_LOAN = "title-loan"
    """A loan against the title of a vehicle."""
    RENT_TO_OWN = "rent-to-own"
    """Goods rented until they are bought."""
    LOAN = "loan"
    """A loan of money of any other kind."""
    FEDERAL_TAX = "federal-tax"
    """Assessed by the Internal Revenue Service, and collected for it under contract (26 USC 6306)."""
    OTHER = "other"
    """Anything else."""


@unique
class LocationKind(StrEnum):
    """What kind of evidence of a person's place a location is."""

    CURRENT = "current"
    """Where the person is now, as stated or verified."""
    RESIDENCE = "residence"
    """Where the person lives."""
    MAILING = "mailing"
    """Where the person's post goes."""
    OTHER = "other"
    """Evidence of any other kind."""


@unique
class City(StrEnum):
    """Cities with rules of their own, by the id of the jurisdiction."""

    NEW_YORK = "US-NY-NYC"
    """New York City."""
    YONKERS = "US-NY-YONKERS"
    """Yonkers, New York."""
    CHICAGO = "US-IL-CHICAGO"
    """Chicago, Illinois."""
    BUFFALO = "US-NY-BUFFALO"
    """Buffalo, New York."""


@unique
class LineType(StrEnum):
    """What kind of telephone line a number is."""

    MOBILE = "mobile"
    """A mobile or other wireless line."""
    LANDLINE = "landline"
    """A line to a fixed place."""
    VOIP = "voip"
    """A line over the internet."""


@unique
class Voice(StrEnum):
    """Who or what speaks in a call (47 CFR 64.1200; FCC 24-17 for generated voices)."""

    LIVE = "live"
    """A person speaks."""
    PRERECORDED = "prerecorded"
    """A recording is played."""
    ARTIFICIAL = "artificial"
    """Synthesised, an artificial intelligence that answers back included."""


@unique
class CallOutcome(StrEnum):
    """What became of a placed call (comment 14(b)(3)(ii)-1)."""

    NOT_CONNECTED = "not-connected"
    """It was not connected: a busy signal, or a number not in service."""
    RANG_OUT = "rang-out"
    """It rang, and nobody and nothing answered."""
    DROPPED = "dropped"
    """It was answered, and ended before anything was said."""
    NO_MESSAGE_LEFT = "no-message-left"
    """A voicemail or machine answered, and no message was left."""
    NO_MESSAGE_POSSIBLE = "no-message-possible"
    """It rang, or a machine answered, and no message could be left."""
    LIMITED_CONTENT_MESSAGE = "limited-content-message"
    """A limited-content message was left (12 CFR 1006.2(j))."""
    VOICEMAIL = "voicemail"
    """Another message was left."""
    WRONG_PERSON = "wrong-person"
    """Somebody else answered: of the household, or a stranger whose number it is. Again and again, it is a doubt."""
    CONVERSATION = "conversation"
    """The person whom it was for was talked with."""


@unique
class Pending(StrEnum):
    """That the outcome of an attempt has yet to come in."""

    PENDING = "pending"
    """The outcome has yet to come in."""


@unique
class Delivery(StrEnum):
    """What became of a message that was sent, posted or handed over."""

    SENT = "sent"
    """It went out, and nothing is known to have come back."""
    UNDELIVERABLE = "undeliverable"
    """It could not be delivered."""


@unique
class Unclear(StrEnum):
    """Why something of the caller's records could not be taken as it stands."""

    MISSING = "missing"
    """It is NULL, or not given, where nothing careful stands for it."""
    NOT_UNDERSTOOD = "not-understood"
    """It has another form than is taken."""
    CONTRADICTORY = "contradictory"
    """It cannot be true together with the rest of its row, or of the records."""
    GIVEN_TWICE = "given-twice"
    """Two rows have its id."""
    UNKNOWN_CODE = "unknown-code"
    """The table of dispositions does not know the code."""
    NOT_HERE = "not-here"
    """It names a row of another table that is not given."""


@unique
class Effect(StrEnum):
    """What an objection means, strongest first. A policy says which of them deny; ``ADVISORY`` never does."""

    PROHIBITED = "prohibited"
    """A law forbids it."""
    PRESUMED_VIOLATION = "presumed-violation"
    """A law presumes that it is a violation."""
    ASKED_TO_STOP = "asked-to-stop"
    """The person asked for no more of it, and the days that the law gives at most to honour that are not over."""
    LATE_CONFIRMATION = "late-confirmation"
    """A request to stop is confirmed so late that the sender has to show a good reason for the delay."""
    OUTSIDE_SAFE_HARBOR = "outside-safe-harbor"
    """The procedures are not met that protect whoever emails or texts (12 CFR 1006.6(d)(3)), or others of the kind."""
    HOUSE_POLICY = "house-policy"
    """The house forbids it, where the law does not."""
    MISSING_FACT = "missing-fact"
    """A fact that the rule needs is unknown."""
    RULE_ERROR = "rule-error"
    """The rule failed, and nothing is known of what it would have said."""
    NUMBER_NOT_CHECKED = "number-not-checked"
    """Consent is relied on, and no look-up shields from a number that changed hands unseen (47 CFR 64.1200(m))."""
    UNVERIFIED_LAW = "unverified-law"
    """The place may have rules of its own, and nobody here has read them."""
    ADVISORY = "advisory"
    """Worth a thought; it never denies."""


WARNING: Final[frozenset[Effect]] = frozenset({Effect.NUMBER_NOT_CHECKED, Effect.UNVERIFIED_LAW})
"""The effects that are reported and deny only if a policy says so."""

DENYING: Final[frozenset[Effect]] = frozenset(Effect) - WARNING - {Effect.ADVISORY}
"""The effects that deny unless a policy says otherwise."""


@unique
class Authority(StrEnum):
    """What kind of source a citation is."""

    STATUTE = "statute"
    """An act of a legislature."""
    REGULATION = "regulation"
    """A regulation under one."""
    OFFICIAL_INTERPRETATION = "official-interpretation"
    """The agency's official comment to a regulation."""
    AGENCY_RULING = "agency-ruling"
    """A ruling or order of an agency."""
    AGENCY_GUIDANCE = "agency-guidance"
    """What an agency says without binding force."""
    COURT_DECISION = "court-decision"
    """A decision of a court."""
    LOCAL_LAW = "local-law"
    """A law or rule of a city or county."""
    HOUSE = "house"
    """The house itself."""


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
    """To contacts at a time that would be closed."""
    PLACE = "place"
    """To contacts at a place that would be closed."""
    WORKPLACE = "workplace"
    """To contacts at work."""
    DESPITE_ATTORNEY = "despite-attorney"
    """The consumer's own, to direct contacts although an attorney represents them."""
    MORE_CALLS = "more-calls"
    """To more calls than the law would allow."""
    EMAIL_ADDRESS = "email-address"
    """To the use of an email address (12 CFR 1006.6(d)(4))."""
    TEXT_NUMBER = "text-number"
    """To texts to a number (12 CFR 1006.6(d)(5))."""
    THIRD_PARTY = "third-party"
    """To contacts about the debt with somebody else."""
    ELECTRONIC_RECORDS = "electronic-records"
    """To disclosures in electronic form (15 USC 7001(c))."""
    AUTODIALED = "autodialed"
    """To calls and texts by an autodialer, an artificial or a prerecorded voice (47 CFR 64.1200(a)(1))."""
    SOLICITATION = "solicitation"
    """To such contacts that sell something, in writing and signed (47 CFR 64.1200(f)(9))."""
    ELECTRONIC_MESSAGES = "electronic-messages"
    """To be sent messages about the debt by a medium, where a state or city asks for it."""
    EMPLOYER = "employer"
    """To contacts with the employer about the debt."""
    HOME_VISIT = "home-visit"
    """To a visit at home."""


@unique
class GivenTo(StrEnum):
    """To whom a consent was given. The FDCPA counts only what was given directly to this collector."""

    COLLECTOR = "collector"
    """This collector."""
    CREDITOR = "creditor"
    """The creditor, which is this collector itself where a creditor collects."""
    PRIOR_COLLECTOR = "prior-collector"
    """A collector who had the debt before."""


@unique
class Obligor(StrEnum):
    """Whose bankruptcy it is, seen from the person who is contacted."""

    CONSUMER = "consumer"
    """The consumer's own."""
    CO_OBLIGOR = "co-obligor"
    """Somebody else who owes the same debt (11 USC 1201, 1301)."""


@unique
class ProceedingKind(StrEnum):
    """What is under way about a debt that may have to be waited for."""

    INSURANCE_APPEAL = "insurance-appeal"
    """A claim on an insurer, or an appeal against its decision."""
    WORKERS_COMPENSATION = "workers-compensation"
    """A claim for workers' compensation."""
    CRIME_VICTIM_COMPENSATION = "crime-victim-compensation"
    """A claim for the compensation of victims of crime."""
    IDENTITY_THEFT = "identity-theft"
    """The consumer says that the debt came of identity theft."""
    UNAUTHORISED_PAYMENT = "unauthorised-payment"
    """Whose account it is says in writing that a refused cheque or payment was not theirs (Tex. Fin. Code 392.303)."""
    CHARITY_CARE = "charity-care"
    """An application for charity care or other financial help with a medical bill."""
    GOOD_FAITH_ESTIMATE_DISPUTE = "good-faith-estimate-dispute"
    """A dispute of a medical bill over a good faith estimate (45 CFR 149.620)."""
    DOCUMENT_REQUEST = "document-request"
    """The consumer asked for documents that prove the debt."""
    ITEMISATION_REQUEST = "itemisation-request"
    """The consumer asked for an itemised statement."""
    COMPLAINT = "complaint"
    """A complaint about the debt or its collection."""
    PAYMENT_PLAN_REVIEW = "payment-plan-review"
    """A request for a payment plan, under review."""
    TAX_NOT_ELIGIBLE = "tax-not-eligible"
    """Something for which a federal tax is not for private collectors (26 USC 6306(d)): an offer in compromise, an
    instalment agreement, an innocent spouse, a combat zone, disability benefits, a low income, examination, litigation,
    investigation, levy or appeal."""
    COERCED_DEBT = "coerced-debt"
    """The consumer says that the debt was forced on them by somebody who abused them (Conn. Gen. Stat. 36a-651)."""


@unique
class NoticeKind(StrEnum):
    """Notices that some law wants sent before a contact or an action."""

    FIRST_BILL = "first-bill"
    """The first bill."""
    BEFORE_MEDICAL_COLLECTION = "before-medical-collection"
    """That a medical debt was placed, before anything is done to collect it (NRS 649.366)."""
    BEFORE_COLLECTION_ACTION = "before-collection-action"
    """A bill and the actions that may follow, with a deadline (N.J.S.A. 56:11-59)."""
    FINAL_BEFORE_EXTRAORDINARY_ACTION = "final-before-extraordinary-action"
    """Idaho Code 48-304."""
    CONSOLIDATED_SUMMARY = "consolidated-summary"
    """What was done at a visit and by whom, which is no bill (Idaho Code 48-303(1))."""
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
    TIME_BARRED = "time-barred"
    """In writing, what it means that the debt is too old to be sued on (Cal. Civ. Code 1788.14(d))."""
    EARLY_INTERVENTION = "early-intervention"
    """12 CFR 1024.39(b) and (d)."""


@unique
class Element(StrEnum):
    """What a message or script may have or be: all that may be declared of it, and where the law speaks of that."""

    _value_: str
    means: str
    """What it says of a message that it has the element."""
    source: str
    """Where the law, or one law of several, asks for it or forbids it."""

    def __new__(cls, word: str, means: str = "", source: str = "") -> Self:
        made = str.__new__(cls, word)
        made._value_, made.means, made.source = word, means, source
        return made

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        """Its words, each with what it means."""
        made = handler(schema)
        handler.resolve_ref_schema(made)["oneOf"] = [
            {"const": each.value, "description": f"{each.means} ({each.source})"} for each in cls
        ]
        return made

    # who it is from

    BUSINESS_IDENTITY = (
        "business-identity",
        "It says who is calling or writing, by the registered name.",
        "47 CFR 64.1200(b)(1), 15 USC 1692d(6)",
    )
    IDENTITY_AND_PURPOSE = (
        "identity-and-purpose",
        "It gives the caller's name and the true purpose, within the seconds that the law gives.",
        "ORS 646.639(2)(i), C.R.S. 5-16-106(1)(f)",
    )
    IDENTIFIES_CALLER = (
        "identifies-caller",
        "The caller gives their own name and says that they confirm or correct where the consumer is.",
        "12 CFR 1006.10(b)(1)",
    )
    NAMES_EMPLOYER_UNASKED = (
        "names-employer-unasked",
        "It names the collector's business though nobody asked.",
        "12 CFR 1006.10(b)(1)",
    )
    CALLBACK_NUMBER = ("callback-number", "It gives a number to call back.", "47 CFR 64.1200(b)(2)")
    NAMES_BEHIND_CALL = (
        "names-behind-call",
        "It gives the individual caller's name, that of whoever it is for, and a number or address to reach them.",
        "47 CFR 64.1200(d)(4)",
    )
    NATURAL_PERSON_NUMBER = (
        "natural-person-number",
        "It gives a number that a natural person answers.",
        "N.Y.C. Admin. Code 20-493.1(a)",
    )
    CALLER_ID = (
        "caller-id",
        "The call shows a true caller identification, not blocked.",
        "RCW 19.16.250(19), SDCL 54-4-77(7)",
    )
    LICENCE_NUMBER = ("licence-number", "It gives the collector's licence number.", "Cal. Civ. Code 1788.11(f)")

    # what it discloses

    COLLECTOR_DISCLOSURE = ("collector-disclosure", "It says that it is from a debt collector.", "12 CFR 1006.18(e)(2)")
    INITIAL_DISCLOSURE = (
        "initial-disclosure",
        "It says that it is an attempt to collect a debt and what information will be used for.",
        "12 CFR 1006.18(e)(1)",
    )
    VALIDATION_INFORMATION = ("validation-information", "It carries the validation information.", "12 CFR 1006.34(c)")
    REPORTS_DISPUTE = (
        "reports-dispute",
        "It says to a consumer reporting agency that a disputed debt is disputed.",
        "12 CFR 1006.18(c)(2)",
    )
    NOT_CREDIT_REPORTED_STATEMENT = (
        "not-credit-reported-statement",
        "It says that the debt was not reported to a consumer reporting agency, and that any report is void.",
        "N.J.S.A. 56:11-59(c)",
    )
    MEDICAL_DEBT_STATEMENT = (
        "medical-debt-statement",
        "It carries the sentence that the law wants in writings about medical debt.",
        "R.I.G.L. 6-60-4(b)",
    )
    BILLING_INFORMATION_OFFER = (
        "billing-information-offer",
        "It says that itemised billing information is to be had.",
        "NMSA 57-32-6(B), RCW 19.16.250(28)(a)(i)",
    )
    COMMON_INTEREST = (
        "common-interest",
        "It says that collector and creditor have an interest in common.",
        "Idaho Code 26-2229A(3)",
    )
    TIME_BARRED_DISCLOSURE = (
        "time-barred-disclosure",
        "It says what it means that the debt is time-barred.",
        "N.Y.C. Admin. Code 20-493.2(b), 12.2.12.9(A) NMAC",
    )
    CREDIT_COUNSELLING = (
        "credit-counselling",
        "It brings the state's credit counselling document, or asks an employer for its debt counselling.",
        "Minn. Stat. 332.365, subd. 2, Iowa Code 537.7103(3)(a)(5)",
    )
    ITEMISATION = ("itemisation", "It itemises the claim.", "RCW 19.16.250(8)(c)")
    ALTERNATIVE_FORMAT_NOTICE = (
        "alternative-format-notice",
        "It says that it is to be had in another format, as large print or audio, and gives a number to ask at.",
        "N.Y. Gen. Bus. Law 601-b",
    )

    # how to have no more of it

    OPT_OUT_INSTRUCTIONS = (
        "opt-out-instructions",
        "It gives a clear and simple way to opt out of the address or number.",
        "12 CFR 1006.6(e), D.C. Code 28-3814(d)(4)(B)(iii)(III)",
    )
    OPT_OUT_LANGUAGE = (
        "opt-out-language",
        "It is another word for opt-out-instructions, and read as that where they are not declared.",
        "D.C. Code 28-3814(d)(4)(B)(iii)(III)",
    )
    AUTOMATED_OPT_OUT = (
        "automated-opt-out",
        "It offers an opt-out by voice or key, and says briefly how, within two seconds of the identification.",
        "47 CFR 64.1200(b)(3)",
    )
    TOLL_FREE_OPT_OUT_NUMBER = (
        "toll-free-opt-out-number",
        "It gives a toll-free number that leads straight to the automated opt-out.",
        "47 CFR 64.1200(b)(3)",
    )

    # what it keeps to

    LIMITED_CONTENT_MESSAGE = (
        "limited-content-message",
        "It is a voicemail that says no more than a limited-content message may.",
        "12 CFR 1006.2(j)",
    )
    OPT_OUT_CONFIRMATION_ONLY = (
        "opt-out-confirmation-only",
        "It says nothing but that the opt-out was received and will be honoured.",
        "12 CFR 1006.14(h)(2)(i)",
    )
    CONSENT_REQUEST_ONLY = (
        "consent-request-only",
        "It does nothing but ask whether messages by this medium are agreed to.",
        "D.C. Code 28-3814(d)(4)(B)(ii)",
    )
    NO_PAYMENT_REQUEST = (
        "no-payment-request",
        "It asks for no payment.",
        "12 CFR 1024.39(c)(1)(iii)(B), D.C. Code 28-3814(f)(4)",
    )
    PERIODIC_PAYMENTS_ONLY = (
        "periodic-payments-only",
        "Under a lien on the home it asks for the periodic payments alone, and for no personal debt.",
        "11 USC 524(j)",
    )
    FORECLOSURE_STATEMENT = (
        "foreclosure-statement",
        "It says that the servicer may foreclose, or intends to.",
        "12 CFR 1024.39(d)(3)(i)",
    )
    PAYMENT_NOT_REQUIRED = (
        "payment-not-required",
        "It is a statement of account and says that the disputed amount need not be paid for now.",
        "15 USC 1666(c)(2), 12 CFR 1026.13(d)(4)",
    )
    BORROWER_BENEFIT = (
        "borrower-benefit",
        "It is only about payments, options or dates, for the borrower's own good.",
        "Va. Code 6.2-1816(21), 6.2-2215(18)",
    )

    # what it shows, asks or threatens

    STATES_DEBT = (
        "states-debt",
        "It says or shows to somebody other than the consumer that a debt is owed.",
        "12 CFR 1006.10(b)(2)",
    )
    SHOWS_DEBT_COLLECTION = (
        "shows-debt-collection",
        "Words or symbols on the envelope, or in a location letter, show debt collection.",
        "12 CFR 1006.10(b)(4), 1006.22(f)(2)",
    )
    ENVELOPE_WORDING = (
        "envelope-wording",
        "The envelope bears words or symbols beside addresses, a name that tells nothing, and what the post needs.",
        "15 USC 1692f(8), 12 CFR 1006.22(f)(2)",
    )
    POSTCARD = ("postcard", "It is a postcard.", "12 CFR 1006.10(b)(3), 1006.22(f)(1)")
    DISPUTED_PART = (
        "disputed-part",
        "It seeks a disputed part of a debt, rather than only the rest.",
        "12 CFR 1006.38(d)(2)",
    )
    OVERSHADOWS_VALIDATION_RIGHTS = (
        "overshadows-validation-rights",
        "It overshadows or contradicts the rights to dispute and to ask for the original creditor.",
        "12 CFR 1006.38(b)(1)",
    )
    THREATENS_LEGAL_ACTION = (
        "threatens-legal-action",
        "It brings or threatens a legal action.",
        "12 CFR 1006.26(b), 15 USC 1692e(5)",
    )
    PRE_LEGAL_THREAT = (
        "pre-legal-threat",
        "It threatens to send the debt to an agency or an attorney.",
        "S.C. Code 16-3-1360, Va. Code 19.2-368.5:2",
    )
    THREATENS_CREDIT_REPORT = (
        "threatens-credit-report",
        "It threatens a report that harms the consumer's credit standing.",
        "15 USC 1666a(a), 12 CFR 1026.13(d)(2)",
    )
    PHYSICAL_OR_CRIMINAL_THREAT = (
        "physical-or-criminal-threat",
        "It threatens violence, or a crime against person, name or property.",
        "15 USC 1692d(1)",
    )
    PROFANITY = ("profanity", "It holds obscene, profane or abusive language.", "15 USC 1692d(2)")
    OFFER = (
        "offer",
        "It offers or advertises property, goods or services, for sale or rent, an investment or new credit.",
        "47 CFR 64.1200(f)(13) and (15), 15 USC 7702(2)",
    )


THREATS: Final = frozenset(
    {
        Element.THREATENS_LEGAL_ACTION,
        Element.PRE_LEGAL_THREAT,
        Element.THREATENS_CREDIT_REPORT,
        Element.PHYSICAL_OR_CRIMINAL_THREAT,
    }
)
"""What a message may threaten: whatever it is sent for, it is an act to collect."""


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
    DISOWNED_NUMBER = "a number or address known to be another's or to reach another, or at which another answered"
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


HOME: Final = "home"
WORK: Final = "work"
UNUSUAL: Final = "unusual"
"""Places of people that rules know by name; every other name of a place is the caller's own."""
