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
from .base import Fact
from .case import Case, Consumer
from .consents import Consent, CourtPermission, Representation
from .contact import Contact, Content, HarmAvoided, LocationGrounds
from .debts import Debt, Dispute, OriginalCreditorRequest, ValidationNotice
from .history import MAX_EVENTS, Attempt, History, Inbound
from .requests import (
    AddressOptOut,
    CeaseNotice,
    EmployerProhibition,
    InconvenientPlace,
    InconvenientTime,
    MediumOptOut,
    Request,
)
from .windows import RecurringTime, Weekday, WeeklyWindow

__all__ = [
    "MAX_EVENTS",
    "AddressOptOut",
    "Attempt",
    "Case",
    "CeaseNotice",
    "Consent",
    "Consumer",
    "Contact",
    "Content",
    "CourtPermission",
    "CreditorOptOutNotice",
    "CreditorUse",
    "Debt",
    "Dispute",
    "EmailAddress",
    "EmployerProhibition",
    "Fact",
    "HarmAvoided",
    "History",
    "Inbound",
    "InconvenientPlace",
    "InconvenientTime",
    "Location",
    "LocationGrounds",
    "MediumOptOut",
    "OriginalCreditorRequest",
    "PhoneLine",
    "PostalAddress",
    "PriorCollectorUse",
    "ReassignedNumberCheck",
    "RecurringTime",
    "Representation",
    "Request",
    "ValidationNotice",
    "Weekday",
    "WeeklyWindow",
]
