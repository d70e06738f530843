"""The facts as they may be given: what keys and spellings dictionaries and constructors take, for type checkers.

    from fdcpa_guard.facts.given import CaseDict

    def known(account: int) -> CaseDict: ...

    Case.model_validate(known(7))

Each constructor takes the same: ``Case(requests="none", ...)``. Each fact has its dictionary, ``CaseDict``, and each
vocabulary its words, ``MediumWord``; the constructor of a kind of request takes what it is given without its ``kind``,
``CeaseNoticeGiven``. Written by tools/build_given.py; do not edit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal, NotRequired, TypedDict

from ..vocabulary import (
    CallOutcome,
    City,
    CollectorKind,
    ConsentScope,
    DebtKind,
    DebtNature,
    Delivery,
    Element,
    GivenTo,
    LineType,
    LocationKind,
    Medium,
    NoticeKind,
    Obligor,
    Pending,
    ProceedingKind,
    Purpose,
    Recipient,
    Unclear,
    Unknown,
    Voice,
)
from .addresses import (
    CreditorOptOutNotice,
    CreditorUse,
    EmailAddress,
    Location,
    PhoneLine,
    PostalAddress,
    PriorCollectorUse,
    ReassignedNumberCheck,
)
from .bankruptcies import Bankruptcy
from .case import Consumer, Emergency
from .consents import Consent, CourtPermission, Representation
from .contact import Content, HarmAvoided, LocationGrounds
from .debts import Debt, Dispute, Medical, Notice, OriginalCreditorRequest, PaymentPromise, Proceeding, ValidationNotice
from .history import Attempt, History, Inbound
from .requests import (
    AddressOptOut,
    CeaseNotice,
    ConsentRevocation,
    EmployerProhibition,
    InconvenientPlace,
    InconvenientTime,
    MediumOptOut,
)
from .unread import Unread
from .windows import RecurringTime, Weekday, WeeklyWindow

# fmt: off
CallOutcomeWord = Literal[
    "not-connected", "rang-out", "dropped", "no-message-left", "no-message-possible", "limited-content-message",
    "voicemail", "wrong-person", "conversation"
]
CityWord = Literal["US-NY-NYC", "US-NY-YONKERS", "US-IL-CHICAGO", "US-NY-BUFFALO"]
CollectorKindWord = Literal[
    "third-party-collector", "debt-buyer", "law-firm", "mortgage-servicer", "creditor-under-other-name", "creditor"
]
ConsentScopeWord = Literal[
    "time", "place", "workplace", "despite-attorney", "more-calls", "email-address", "text-number", "third-party",
    "electronic-records", "autodialed", "solicitation", "electronic-messages", "employer", "home-visit"
]
DebtKindWord = Literal[
    "credit-card", "medical", "student-loan", "mortgage", "auto", "rent", "utility", "telecom", "instalment-loan",
    "payday-loan", "title-loan", "rent-to-own", "loan", "federal-tax", "other"
]
DebtNatureWord = Literal["consumer", "commercial"]
DeliveryWord = Literal["sent", "undeliverable"]
ElementWord = Literal[
    "business-identity", "identity-and-purpose", "identifies-caller", "names-employer-unasked", "callback-number",
    "names-behind-call", "natural-person-number", "caller-id", "licence-number", "collector-disclosure",
    "initial-disclosure", "validation-information", "reports-dispute", "not-credit-reported-statement",
    "medical-debt-statement", "billing-information-offer", "common-interest", "time-barred-disclosure",
    "credit-counselling", "itemisation", "alternative-format-notice", "opt-out-instructions", "opt-out-language",
    "automated-opt-out", "toll-free-opt-out-number", "limited-content-message", "opt-out-confirmation-only",
    "consent-request-only", "no-payment-request", "periodic-payments-only", "foreclosure-statement",
    "payment-not-required", "borrower-benefit", "states-debt", "shows-debt-collection", "envelope-wording", "postcard",
    "disputed-part", "overshadows-validation-rights", "threatens-legal-action", "pre-legal-threat",
    "threatens-credit-report", "physical-or-criminal-threat", "profanity", "offer"
]
GivenToWord = Literal["collector", "creditor", "prior-collector"]
LineTypeWord = Literal["mobile", "landline", "voip"]
LocationKindWord = Literal["current", "residence", "mailing", "other"]
MediumWord = Literal[
    "call", "ringless-voicemail", "text", "email", "mail", "in-person", "social-media", "portal", "other-electronic"
]
NoticeKindWord = Literal[
    "first-bill", "before-medical-collection", "before-collection-action", "final-before-extraordinary-action",
    "consolidated-summary", "financial-statement", "billing-information", "debt-details", "before-employer-contact",
    "written-to-employer", "time-barred", "early-intervention"
]
ObligorWord = Literal["consumer", "co-obligor"]
PendingWord = Literal["pending"]
ProceedingKindWord = Literal[
    "insurance-appeal", "workers-compensation", "crime-victim-compensation", "identity-theft", "unauthorised-payment",
    "charity-care", "good-faith-estimate-dispute", "document-request", "itemisation-request", "complaint",
    "payment-plan-review", "tax-not-eligible", "coerced-debt"
]
PurposeWord = Literal[
    "collection", "location-information", "answer-to-request", "validation-notice", "dispute-response",
    "duplicative-dispute-notice", "original-creditor-response", "termination-of-efforts", "remedy-may-be-invoked",
    "remedy-will-be-invoked", "early-intervention-notice", "servicing-disclosure", "opt-out-confirmation",
    "postjudgment-remedy", "formal-pleading", "unrelated-notice", "credit-reporting"
]
RecipientWord = Literal[
    "consumer", "spouse", "parent", "guardian", "personal-representative", "successor-in-interest", "consumer-attorney",
    "consumer-reporting-agency", "creditor", "creditor-attorney", "collector-attorney", "employer", "household-member",
    "third-party"
]
UnclearWord = Literal["missing", "not-understood", "contradictory", "given-twice", "unknown-code", "not-here"]
VoiceWord = Literal["live", "prerecorded", "artificial"]
WeekdayWord = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# fmt: on


class AddressOptOutGiven(TypedDict):
    id: str
    received_at: datetime | date | str | None
    withdrawn_at: NotRequired[datetime | date | str | None]
    person: NotRequired[str]
    in_writing: NotRequired[bool | Unknown | Literal["unknown"] | None]
    address: str | Unknown | None
    media: NotRequired[Collection[Medium | MediumWord] | Literal["unknown"] | None]
    debts: NotRequired[list[str] | tuple[str, ...] | Literal["unknown"] | None]


class AddressOptOutDict(AddressOptOutGiven):
    kind: Literal["stop-address"]


class AttemptDict(TypedDict):
    id: str
    at: datetime | str
    medium: Medium | MediumWord
    outcome: (
        CallOutcome
        | CallOutcomeWord
        | Delivery
        | DeliveryWord
        | Pending
        | PendingWord
        | Unknown
        | Literal["unknown"]
        | None
    )
    debts: list[str] | tuple[str, ...]
    discussed: NotRequired[list[str] | tuple[str, ...] | Unknown | Literal["unknown"] | None]
    allotted_to: NotRequired[str | None]
    recipient: NotRequired[Recipient | RecipientWord]
    person: NotRequired[str | None]
    answered_by: NotRequired[Recipient | RecipientWord | Unknown | Literal["unknown"] | None]
    answered_by_person: NotRequired[str | None]
    address: NotRequired[str | None]
    purpose: NotRequired[Purpose | PurposeWord]
    in_reply_to: NotRequired[str | Unknown | None]
    improper: NotRequired[bool]
    place: NotRequired[str | None]
    voice: NotRequired[Voice | VoiceWord | Unknown | Literal["unknown"] | None]
    undeliverable_at: NotRequired[datetime | date | str | None]
    tags: NotRequired[Mapping[str, str]]


class BankruptcyDict(TypedDict):
    id: str
    chapter: Literal[7, 9, 11, 12, 13, 15] | Unknown | Literal["unknown"] | None
    filed_at: datetime | date | str | None
    learned_at: datetime | date | str | None
    obligor: NotRequired[Obligor | ObligorWord | Unknown | Literal["unknown"] | None]
    debts: NotRequired[list[str] | tuple[str, ...] | Literal["unknown"] | None]
    discharged_at: NotRequired[datetime | date | str | None]
    discharge_denied_at: NotRequired[datetime | date | str | None]
    dismissed_at: NotRequired[datetime | date | str | None]
    closed_at: NotRequired[datetime | date | str | None]
    converted_to: NotRequired[Literal[7, 9, 11, 12, 13, 15] | Unknown | Literal["unknown"] | None]
    converted_at: NotRequired[datetime | date | str | None]
    relief_granted_at: NotRequired[datetime | date | str | None]
    stay_relief_at: NotRequired[datetime | date | str | None]
    codebtor_relief_at: NotRequired[datetime | date | str | None]
    stay_relief_for: NotRequired[list[str] | tuple[str, ...] | Literal["none"] | Literal["unknown"] | None]
    codebtor_relief_for: NotRequired[list[str] | tuple[str, ...] | Literal["none"] | Literal["unknown"] | None]
    no_stay_confirmed_at: NotRequired[datetime | date | str | None]
    excepted_from_discharge: NotRequired[list[str] | tuple[str, ...] | Literal["none"] | Literal["unknown"] | None]
    reaffirmed: NotRequired[list[str] | tuple[str, ...] | Literal["none"] | Literal["unknown"] | None]
    residence_lien: NotRequired[list[str] | tuple[str, ...] | Literal["none"] | Literal["unknown"] | None]
    paid_since: NotRequired[list[str] | tuple[str, ...] | Literal["none"] | Literal["unknown"] | None]


class CaseDict(TypedDict):
    collector: CollectorKind | CollectorKindWord | Unknown | Literal["unknown"] | None
    debts: Sequence[Debt | DebtDict]
    requests: (
        Sequence[
            CeaseNotice
            | CeaseNoticeDict
            | ConsentRevocation
            | ConsentRevocationDict
            | MediumOptOut
            | MediumOptOutDict
            | AddressOptOut
            | AddressOptOutDict
            | InconvenientTime
            | InconvenientTimeDict
            | InconvenientPlace
            | InconvenientPlaceDict
            | EmployerProhibition
            | EmployerProhibitionDict
        ]
        | Unknown
        | Literal["unknown"]
        | Literal["none"]
        | None
    )
    representation: (
        Sequence[Representation | RepresentationDict] | Unknown | Literal["unknown"] | Literal["none"] | None
    )
    bankruptcies: Sequence[Bankruptcy | BankruptcyDict] | Unknown | Literal["unknown"] | Literal["none"] | None
    history: History | HistoryDict | Unknown | Literal["unknown"] | Literal["none"] | None
    consumer: NotRequired[Consumer | ConsumerDict | Literal["unknown"] | None]
    locations: NotRequired[Sequence[Location | LocationDict] | Unknown | Literal["unknown"] | Literal["none"] | None]
    phones: NotRequired[Sequence[PhoneLine | PhoneLineDict] | Unknown | Literal["unknown"] | Literal["none"] | None]
    emails: NotRequired[
        Sequence[EmailAddress | EmailAddressDict] | Unknown | Literal["unknown"] | Literal["none"] | None
    ]
    postal_addresses: NotRequired[
        Sequence[PostalAddress | PostalAddressDict] | Unknown | Literal["unknown"] | Literal["none"] | None
    ]
    consents: NotRequired[Sequence[Consent | ConsentDict] | Literal["none"] | Literal["unknown"] | None]
    court_permissions: NotRequired[
        Sequence[CourtPermission | CourtPermissionDict] | Literal["none"] | Literal["unknown"] | None
    ]
    emergencies: NotRequired[
        Sequence[Emergency | EmergencyDict] | Unknown | Literal["unknown"] | Literal["none"] | None
    ]
    last_transaction_at: NotRequired[datetime | date | str | None]
    last_inquiry_at: NotRequired[datetime | date | str | None]
    segment: NotRequired[str | None]
    unread: NotRequired[Sequence[Unread | UnreadDict] | Literal["none"]]
    attributes: NotRequired[Mapping[str, bool | int | float | str | None] | Literal["unknown"] | None]


class CeaseNoticeGiven(TypedDict):
    id: str
    received_at: datetime | date | str | None
    withdrawn_at: NotRequired[datetime | date | str | None]
    person: NotRequired[str]
    in_writing: bool | Unknown | Literal["unknown"] | None
    debts: NotRequired[list[str] | tuple[str, ...] | Literal["unknown"] | None]
    certified: NotRequired[bool | Unknown | Literal["unknown"] | None]


class CeaseNoticeDict(CeaseNoticeGiven):
    kind: Literal["cease"]


class ConsentDict(TypedDict):
    id: str
    scope: ConsentScope | ConsentScopeWord | Unknown | Literal["unknown"] | None
    given_at: datetime | date | str | None
    given_to: GivenTo | GivenToWord | Unknown | Literal["unknown"] | None
    person: NotRequired[str]
    debts: NotRequired[list[str] | tuple[str, ...] | Literal["unknown"] | None]
    media: NotRequired[Collection[Medium | MediumWord] | Literal["unknown"] | None]
    address: NotRequired[str | None]
    during_proper_communication: NotRequired[bool | Unknown | Literal["unknown"] | None]
    in_writing: NotRequired[bool | Unknown | Literal["unknown"] | None]
    provided_address_only: NotRequired[bool | Literal["unknown"] | None]
    use_disclosed: NotRequired[bool | Unknown | Literal["unknown"] | None]
    third_party: NotRequired[str | None]
    place: NotRequired[str | None]
    windows: NotRequired[Sequence[WeeklyWindow | WeeklyWindowDict] | Literal["unknown"] | None]
    starts_at: NotRequired[datetime | date | str | None]
    expires_at: NotRequired[datetime | date | str | None]
    renewed_at: NotRequired[
        list[datetime]
        | list[str]
        | list[datetime | str]
        | tuple[datetime | str, ...]
        | Literal["none"]
        | Literal["unknown"]
        | None
    ]
    revoked_at: NotRequired[datetime | date | str | None]


class ConsentRevocationGiven(TypedDict):
    id: str
    received_at: datetime | date | str | None
    withdrawn_at: NotRequired[datetime | date | str | None]
    person: NotRequired[str]
    in_writing: NotRequired[bool | Unknown | Literal["unknown"] | None]
    address: NotRequired[str | None]
    media: NotRequired[Collection[Medium | MediumWord] | Literal["unknown"] | None]
    debts: NotRequired[list[str] | tuple[str, ...] | Literal["unknown"] | None]


class ConsentRevocationDict(ConsentRevocationGiven):
    kind: Literal["revoke-consent"]


class ConsumerDict(TypedDict):
    minor: NotRequired[bool | Unknown | Literal["unknown"] | None]
    deceased: NotRequired[bool | Unknown | Literal["unknown"] | None]
    deceased_learned_at: NotRequired[datetime | date | str | None]
    id: NotRequired[str | None]
    working_hours: NotRequired[
        Sequence[WeeklyWindow | WeeklyWindowDict] | Unknown | Literal["unknown"] | Literal["none"] | None
    ]


class ContactDict(TypedDict):
    at: datetime | str
    medium: Medium | MediumWord
    debts: list[str] | tuple[str, ...]
    recipient: NotRequired[Recipient | RecipientWord]
    person: NotRequired[str | None]
    address: NotRequired[str | None]
    purpose: NotRequired[Purpose | PurposeWord]
    content: NotRequired[Content | ContentDict | Literal["unknown"] | None]
    in_reply_to: NotRequired[str | None]
    person_is_at: NotRequired[str | None]
    autodialed: NotRequired[bool | Unknown | Literal["unknown"] | None]
    voice: NotRequired[Voice | VoiceWord | Unknown | Literal["unknown"] | None]
    emergency: NotRequired[bool | Literal["unknown"] | None]
    publicly_viewable: NotRequired[bool | Unknown | Literal["unknown"] | None]
    required_by_law: NotRequired[bool | Literal["unknown"] | None]
    litigation_related: NotRequired[bool | Literal["unknown"] | None]
    harm_avoided: NotRequired[HarmAvoided | HarmAvoidedDict | Literal["unknown"] | None]
    location_grounds: NotRequired[LocationGrounds | LocationGroundsDict | Literal["unknown"] | None]
    logged_as: NotRequired[str | None]


class ContentDict(TypedDict):
    carries: NotRequired[Collection[Element | ElementWord] | Literal["none"] | Literal["unknown"] | None]
    lacks: NotRequired[Collection[Element | ElementWord] | Literal["none"] | Literal["unknown"] | None]
    languages: NotRequired[list[str] | tuple[str, ...] | Literal["none"] | Literal["unknown"] | None]
    disclosure_languages: NotRequired[list[str] | tuple[str, ...] | Literal["unknown"] | None]
    limited_content_message: NotRequired[bool | Literal["unknown"] | None]
    opt_out_instructions: NotRequired[bool | Literal["unknown"] | None]
    opt_out_confirmation_only: NotRequired[bool | Literal["unknown"] | None]
    collector_disclosure: NotRequired[bool | Literal["unknown"] | None]
    initial_disclosure: NotRequired[bool | Literal["unknown"] | None]
    validation_information: NotRequired[bool | Literal["unknown"] | None]
    overshadows_validation_rights: NotRequired[bool | Literal["unknown"] | None]
    disputed_part: NotRequired[bool | Literal["unknown"] | None]
    states_debt: NotRequired[bool | Literal["unknown"] | None]
    identifies_caller: NotRequired[bool | Literal["unknown"] | None]
    names_employer_unasked: NotRequired[bool | Literal["unknown"] | None]
    shows_debt_collection: NotRequired[bool | Literal["unknown"] | None]
    postcard: NotRequired[bool | Literal["unknown"] | None]
    threatens_legal_action: NotRequired[bool | Literal["unknown"] | None]
    reports_dispute: NotRequired[bool | Literal["unknown"] | None]


class CourtPermissionDict(TypedDict):
    id: str
    granted_at: datetime | date | str | None
    ended_at: NotRequired[datetime | date | str | None]
    debts: NotRequired[list[str] | tuple[str, ...] | Literal["unknown"] | None]
    third_parties: NotRequired[bool | Literal["unknown"] | None]


class CreditorOptOutNoticeDict(TypedDict):
    sent_at: datetime | date | str | None
    discloses_everything: bool | Unknown | Literal["unknown"] | None
    opt_out_by: date | str | Unknown | None


class CreditorUseDict(TypedDict):
    obtained_from_consumer: bool | Unknown | Literal["unknown"] | None
    used_about_account: bool | Unknown | Literal["unknown"] | None
    consumer_asked_to_stop: bool | Unknown | Literal["unknown"] | None
    notice: NotRequired[CreditorOptOutNotice | CreditorOptOutNoticeDict | Literal["unknown"] | None]
    debts: NotRequired[list[str] | tuple[str, ...] | Literal["none"] | Literal["unknown"] | None]


class DebtDict(TypedDict):
    id: str
    nature: DebtNature | DebtNatureWord | Unknown | Literal["unknown"] | None
    validation: (
        Sequence[ValidationNotice | ValidationNoticeDict] | Unknown | Literal["unknown"] | Literal["none"] | None
    )
    disputes: Sequence[Dispute | DisputeDict] | Unknown | Literal["unknown"] | Literal["none"] | None
    original_creditor_requests: (
        Sequence[OriginalCreditorRequest | OriginalCreditorRequestDict]
        | Unknown
        | Literal["unknown"]
        | Literal["none"]
        | None
    )
    kind: NotRequired[DebtKind | DebtKindWord | Unknown | Literal["unknown"] | None]
    servicing_account: NotRequired[str | None]
    in_default_when_obtained: NotRequired[bool | Unknown | Literal["unknown"] | None]
    paid_at: NotRequired[datetime | date | str | None]
    time_barred: NotRequired[bool | Unknown | Literal["unknown"] | None]
    active_litigation: NotRequired[bool | Unknown | Literal["unknown"] | None]
    initial_communication_at: NotRequired[datetime | date | str | None]
    initial_communication_orally: NotRequired[bool | Unknown | Literal["unknown"] | None]
    proceedings: NotRequired[
        Sequence[Proceeding | ProceedingDict] | Unknown | Literal["unknown"] | Literal["none"] | None
    ]
    promises: NotRequired[
        Sequence[PaymentPromise | PaymentPromiseDict] | Unknown | Literal["unknown"] | Literal["none"] | None
    ]
    notices: NotRequired[Sequence[Notice | NoticeDict] | Unknown | Literal["unknown"] | Literal["none"] | None]
    incurred_on: NotRequired[date | str | Unknown | None]
    assigned_on: NotRequired[date | str | Unknown | None]
    documents_held: NotRequired[bool | Unknown | Literal["unknown"] | None]
    due_on: NotRequired[date | str | Unknown | None]
    past_due_since: NotRequired[date | str | Unknown | None]
    judgment_at: NotRequired[datetime | date | str | None]
    charged_off: NotRequired[bool | Unknown | Literal["unknown"] | None]
    purchased: NotRequired[bool | Unknown | Literal["unknown"] | None]
    open_end: NotRequired[bool | Unknown | Literal["unknown"] | None]
    credit_reported: NotRequired[bool | Unknown | Literal["unknown"] | None]
    original_amount: NotRequired[Decimal | int | float | str | Unknown | None]
    guaranteed_by_person: NotRequired[bool | Unknown | Literal["unknown"] | None]
    co_obligors: NotRequired[list[str] | tuple[str, ...] | Literal["none"] | Literal["unknown"] | None]
    for_necessaries: NotRequired[bool | Unknown | Literal["unknown"] | None]
    medical: NotRequired[Medical | MedicalDict | Literal["unknown"] | None]
    loss_mitigation_available: NotRequired[bool | Unknown | Literal["unknown"] | None]
    legal_action_authorised: NotRequired[bool | Unknown | Literal["unknown"] | None]
    legal_action_imminent: NotRequired[bool | Unknown | Literal["unknown"] | None]


class DisputeDict(TypedDict):
    id: str
    received_at: datetime | date | str | None
    in_writing: bool | Unknown | Literal["unknown"] | None
    submitted_at: NotRequired[datetime | date | str | None]
    whole_debt: NotRequired[bool | Unknown | Literal["unknown"] | None]
    repeats: NotRequired[str | None]
    new_information: NotRequired[bool | Unknown | Literal["unknown"] | None]
    verified_at: NotRequired[datetime | date | str | None]
    duplicative_notice_at: NotRequired[datetime | date | str | None]
    withdrawn_at: NotRequired[datetime | date | str | None]
    billing_error: NotRequired[bool | Unknown | Literal["unknown"] | None]
    statement_sent_at: NotRequired[datetime | date | str | None]
    corrected_at: NotRequired[datetime | date | str | None]
    explained_at: NotRequired[datetime | date | str | None]
    pay_by: NotRequired[date | str | Unknown | None]


class EmailAddressDict(TypedDict):
    id: str
    address: NotRequired[str | None]
    person: NotRequired[str]
    employer_provided: NotRequired[bool | Unknown | Literal["unknown"] | None]
    employer_learned_at: NotRequired[datetime | date | str | None]
    public_domain: NotRequired[bool | Unknown | Literal["unknown"] | None]
    led_to_third_party_at: NotRequired[datetime | date | str | None]
    undeliverable_at: NotRequired[datetime | date | str | None]
    regained_at: NotRequired[datetime | date | str | None]
    creditor_use: NotRequired[CreditorUse | CreditorUseDict | Literal["unknown"] | None]
    prior_collector_use: NotRequired[PriorCollectorUse | PriorCollectorUseDict | Literal["unknown"] | None]


class EmergencyDict(TypedDict):
    id: str
    jurisdiction: str
    declared_at: datetime | date | str | None
    ended_at: NotRequired[datetime | date | str | None]


class EmployerProhibitionGiven(TypedDict):
    id: str
    received_at: datetime | date | str | None
    withdrawn_at: NotRequired[datetime | date | str | None]
    person: NotRequired[str]
    in_writing: NotRequired[bool | Unknown | Literal["unknown"] | None]


class EmployerProhibitionDict(EmployerProhibitionGiven):
    kind: Literal["employer-prohibits"]


class HarmAvoidedDict(TypedDict):
    outside_collectors_control: bool | Literal["unknown"] | None
    time_is_of_the_essence: bool | Literal["unknown"] | None
    evidenced: bool | Literal["unknown"] | None


class HistoryDict(TypedDict):
    attempts: Sequence[Attempt | AttemptDict] | Literal["none"]
    inbound: Sequence[Inbound | InboundDict] | Literal["none"]


class InboundDict(TypedDict):
    id: str
    at: datetime | str
    medium: Medium | MediumWord
    ended_at: NotRequired[datetime | str | None]
    ongoing: NotRequired[bool | Unknown | Literal["unknown"] | None]
    conversation: NotRequired[bool | Unknown | Literal["unknown"] | None]
    debts: NotRequired[list[str] | tuple[str, ...]]
    allotted_to: NotRequired[str | None]
    recipient: NotRequired[Recipient | RecipientWord]
    person: NotRequired[str | None]
    address: NotRequired[str | None]


class InconvenientPlaceGiven(TypedDict):
    id: str
    received_at: datetime | date | str | None
    withdrawn_at: NotRequired[datetime | date | str | None]
    person: NotRequired[str]
    in_writing: NotRequired[bool | Unknown | Literal["unknown"] | None]
    place: str | Unknown | None
    confirmed_in_writing_at: NotRequired[datetime | date | str | None]


class InconvenientPlaceDict(InconvenientPlaceGiven):
    kind: Literal["inconvenient-place"]


class InconvenientTimeGiven(TypedDict):
    id: str
    received_at: datetime | date | str | None
    withdrawn_at: NotRequired[datetime | date | str | None]
    person: NotRequired[str]
    in_writing: NotRequired[bool | Unknown | Literal["unknown"] | None]
    windows: NotRequired[Sequence[WeeklyWindow | WeeklyWindowDict] | Literal["unknown"] | None]
    recurrences: NotRequired[Sequence[RecurringTime | RecurringTimeDict] | Literal["unknown"] | None]
    quiet_days: NotRequired[
        list[date] | list[str] | list[date | str] | tuple[date | str, ...] | Literal["unknown"] | None
    ]
    first_day: NotRequired[date | str | None]
    last_day: NotRequired[date | str | None]
    asleep: NotRequired[bool | Unknown | Literal["unknown"] | None]


class InconvenientTimeDict(InconvenientTimeGiven):
    kind: Literal["inconvenient-time"]


class LocationDict(TypedDict):
    id: str
    zones: NotRequired[list[str] | tuple[str, ...]]
    zip: NotRequired[str | None]
    state: NotRequired[str | None]
    city: NotRequired[City | CityWord | Literal["unknown"] | None]
    kind: NotRequired[LocationKind | LocationKindWord | Unknown | Literal["unknown"] | None]
    verified: NotRequired[bool | Literal["unknown"] | None]
    person: NotRequired[str]
    learned_at: NotRequired[datetime | date | str | None]
    ended_at: NotRequired[datetime | date | str | None]


class LocationGroundsDict(TypedDict):
    person_asked_for_it: NotRequired[bool | Literal["unknown"] | None]
    earlier_answer_thought_wrong: NotRequired[bool | Literal["unknown"] | None]


class MedicalDict(TypedDict):
    billing_information_held: NotRequired[bool | Unknown | Literal["unknown"] | None]
    screening_information_held: NotRequired[bool | Unknown | Literal["unknown"] | None]
    patient_indigent: NotRequired[bool | Unknown | Literal["unknown"] | None]
    payment_plan_offered: NotRequired[bool | Unknown | Literal["unknown"] | None]
    patient_chose_provider: NotRequired[bool | Unknown | Literal["unknown"] | None]
    tax_exempt_hospital: NotRequired[bool | Unknown | Literal["unknown"] | None]


class MediumOptOutGiven(TypedDict):
    id: str
    received_at: datetime | date | str | None
    withdrawn_at: NotRequired[datetime | date | str | None]
    person: NotRequired[str]
    in_writing: NotRequired[bool | Unknown | Literal["unknown"] | None]
    media: Collection[Medium | MediumWord] | Literal["unknown"] | None


class MediumOptOutDict(MediumOptOutGiven):
    kind: Literal["stop-medium"]


class NoticeDict(TypedDict):
    kind: NoticeKind | NoticeKindWord | Unknown | Literal["unknown"] | None
    sent_at: datetime | date | str | None
    received_at: NotRequired[datetime | date | str | None]


class OriginalCreditorRequestDict(TypedDict):
    id: str
    received_at: datetime | date | str | None
    in_writing: bool | Unknown | Literal["unknown"] | None
    submitted_at: NotRequired[datetime | date | str | None]
    answered_at: NotRequired[datetime | date | str | None]
    withdrawn_at: NotRequired[datetime | date | str | None]


class PaymentPromiseDict(TypedDict):
    id: str
    made_at: datetime | date | str | None
    due_on: date | str | Unknown | None
    kept_at: NotRequired[datetime | date | str | None]
    broken_at: NotRequired[datetime | date | str | None]
    of_plan: NotRequired[bool | Unknown | Literal["unknown"] | None]


class PhoneLineDict(TypedDict):
    id: str
    number: NotRequired[str | None]
    person: NotRequired[str]
    line_type: NotRequired[LineType | LineTypeWord | Unknown | Literal["unknown"] | None]
    place: NotRequired[str | Unknown | None]
    zones: NotRequired[list[str] | tuple[str, ...]]
    learned_at: NotRequired[datetime | date | str | None]
    disowned_at: NotRequired[datetime | date | str | None]
    led_to_third_party_at: NotRequired[datetime | date | str | None]
    regained_at: NotRequired[datetime | date | str | None]
    ported_at: NotRequired[datetime | date | str | None]
    port_learned_at: NotRequired[datetime | date | str | None]
    emergency_or_patient_line: NotRequired[bool | Unknown | Literal["unknown"] | None]
    on_do_not_call_registry: NotRequired[bool | Unknown | Literal["unknown"] | None]
    do_not_call_checked_at: NotRequired[datetime | date | str | None]
    reassigned_checks: NotRequired[
        Sequence[ReassignedNumberCheck | ReassignedNumberCheckDict]
        | Unknown
        | Literal["unknown"]
        | Literal["none"]
        | None
    ]


class PostalAddressDict(TypedDict):
    id: str
    zones: NotRequired[list[str] | tuple[str, ...]]
    zip: NotRequired[str | None]
    state: NotRequired[str | None]
    city: NotRequired[City | CityWord | Literal["unknown"] | None]
    address: NotRequired[str | None]
    person: NotRequired[str]
    place: NotRequired[str | Unknown | None]
    learned_at: NotRequired[datetime | date | str | None]
    undeliverable_at: NotRequired[datetime | date | str | None]
    regained_at: NotRequired[datetime | date | str | None]


class PriorCollectorUseDict(TypedDict):
    obtained_by_procedure: bool | Unknown | Literal["unknown"] | None
    used_by_immediately_prior: bool | Unknown | Literal["unknown"] | None
    opted_out: bool | Unknown | Literal["unknown"] | None
    debts: NotRequired[list[str] | tuple[str, ...] | Literal["none"] | Literal["unknown"] | None]


class ProceedingDict(TypedDict):
    id: str
    kind: ProceedingKind | ProceedingKindWord | Unknown | Literal["unknown"] | None
    learned_at: datetime | date | str | None
    in_writing: NotRequired[bool | Unknown | Literal["unknown"] | None]
    formalities_met: NotRequired[bool | Unknown | Literal["unknown"] | None]
    ended_at: NotRequired[datetime | date | str | None]
    upheld: NotRequired[bool | Unknown | Literal["unknown"] | None]


class ReassignedNumberCheckDict(TypedDict):
    at: datetime | date | str | None
    since: datetime | date | str | None
    reassigned: bool | Unknown | Literal["unknown"] | None
    complete_and_accurate: NotRequired[bool | Unknown | Literal["unknown"] | None]


class RecurringTimeDict(TypedDict):
    rule: str
    first_day: date | str
    start: NotRequired[time | str]
    end: NotRequired[time | str | None]


class RepresentationDict(TypedDict):
    id: str
    learned_at: datetime | date | str | None
    attorney_can_be_found: bool | Unknown | Literal["unknown"] | None
    debts: NotRequired[list[str] | tuple[str, ...] | Literal["unknown"] | None]
    person: NotRequired[str | None]
    consented_at: NotRequired[datetime | date | str | None]
    unresponsive_at: NotRequired[datetime | date | str | None]
    in_writing: NotRequired[bool | Unknown | Literal["unknown"] | None]
    told_by_attorney: NotRequired[bool | Unknown | Literal["unknown"] | None]
    asked_at: NotRequired[datetime | date | str | None]
    asked_received_at: NotRequired[datetime | date | str | None]
    answered_at: NotRequired[datetime | date | str | None]
    ended_at: NotRequired[datetime | date | str | None]


class UnreadDict(TypedDict):
    table: str
    why: Unclear | UnclearWord
    column: NotRequired[str | None]
    row: NotRequired[str | None]
    denies: NotRequired[bool]


class ValidationNoticeDict(TypedDict):
    provided_at: datetime | date | str | None
    orally: NotRequired[bool | Unknown | Literal["unknown"] | None]
    received_at: NotRequired[datetime | date | str | None]
    undeliverable_at: NotRequired[datetime | date | str | None]
    period_ends: NotRequired[date | str | Unknown | None]


class WeeklyWindowDict(TypedDict):
    days: NotRequired[Sequence[Weekday | WeekdayWord]]
    start: NotRequired[time | str]
    end: NotRequired[time | str | None]


RequestDict = (
    AddressOptOutDict
    | CeaseNoticeDict
    | ConsentRevocationDict
    | EmployerProhibitionDict
    | InconvenientPlaceDict
    | InconvenientTimeDict
    | MediumOptOutDict
)
"""One request among others, of whichever kind."""
