"""What the caller tells us: the proposed contact and the case. Frozen, validated once, silent about its values."""

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
from .base import Fact
from .case import Case, Consumer, Emergency
from .consents import Consent, CourtPermission, Representation
from .contact import Contact, Content, HarmAvoided, LocationGrounds
from .debts import Debt, Dispute, Medical, Notice, OriginalCreditorRequest, PaymentPromise, Proceeding, ValidationNotice
from .history import MAX_EVENTS, Attempt, History, Inbound
from .requests import (
    AddressOptOut,
    CeaseNotice,
    ConsentRevocation,
    EmployerProhibition,
    InconvenientPlace,
    InconvenientTime,
    MediumOptOut,
    Request,
)
from .unread import Unread
from .windows import RecurringTime, Weekday, WeeklyWindow

__all__ = [
    "MAX_EVENTS",
    "AddressOptOut",
    "Attempt",
    "Bankruptcy",
    "Case",
    "CeaseNotice",
    "Consent",
    "ConsentRevocation",
    "Consumer",
    "Contact",
    "Content",
    "CourtPermission",
    "CreditorOptOutNotice",
    "CreditorUse",
    "Debt",
    "Dispute",
    "EmailAddress",
    "Emergency",
    "EmployerProhibition",
    "Fact",
    "HarmAvoided",
    "History",
    "Inbound",
    "InconvenientPlace",
    "InconvenientTime",
    "Location",
    "LocationGrounds",
    "Medical",
    "MediumOptOut",
    "Notice",
    "OriginalCreditorRequest",
    "PaymentPromise",
    "PhoneLine",
    "PostalAddress",
    "PriorCollectorUse",
    "Proceeding",
    "ReassignedNumberCheck",
    "RecurringTime",
    "Representation",
    "Request",
    "Unread",
    "ValidationNotice",
    "Weekday",
    "WeeklyWindow",
]
