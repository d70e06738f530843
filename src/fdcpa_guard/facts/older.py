"""Fingerprints as they were before facts had a canonical form, for the decisions that hold one.

Up to schema 3.2 the fingerprint of a fact was the SHA-256 of its JSON with every field in it, in the order in which the
fields were declared. Which those were is written down here, so that a field of a later version changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from pydantic_core import to_json

from ..canonical import Members
from .base import Fact


def fingerprints(fact: Fact) -> tuple[str, ...]:
    """The fingerprint that a contact or a case, or a fact in one, had at schema 3.2.

    Empty: it says something that could not be said then. Two: among its attributes is a float of 10^16 or more, which
    versions of pydantic write as ``1e16`` and as ``1e+16``; it had one or the other.
    """
    try:
        then = _as_then(fact, fact.model_dump(mode="json"))
    except _Later:
        return ()
    own = then.pop("attributes", None)
    text = to_json(then).decode()
    if own is None:
        texts = {text: None}
    else:  # the last of the fields of a case
        texts = {
            f'{text[:-1]},"attributes":{{{",".join([_attribute(*each, plus=plus) for each in own.items()])}}}}}': None
            for plus in ("+", "")
        }
    return tuple([sha256(each.encode()).hexdigest() for each in texts])


def _attribute(name: str, value: Any, *, plus: str) -> str:
    large = type(value) is float and abs(value) >= _LARGE
    written = repr(value).replace("e+", f"e{plus}") if large else to_json(value).decode()
    return f'"{name}":{written}'


_LARGE: Final = 1e16


class _Later(Exception):
    """A fact holds what there was no field for."""


def _as_then(fact: Fact, written: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that a fact had then, in their order; ``written`` is what they are written as."""
    kind = type(fact)
    names = next((_FIELDS[each.__name__] for each in kind.__mro__ if each.__name__ in _FIELDS), None)
    if names is None or Members(kind, kind.model_fields.keys() - names)(fact):
        raise _Later
    return {name: _value(fact.__dict__[name], written[name]) for name in names}


def _value(value: Any, written: Any) -> Any:
    if isinstance(value, Fact):
        return _as_then(value, written)
    if isinstance(value, tuple):
        return [_value(*pair) for pair in zip(value, written, strict=True)]
    return written


_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    kind: tuple(names.split())
    for kind, names in {
        "AddressOptOut": "id received_at withdrawn_at person in_writing kind address media debts",
        "Attempt": """
            id at medium outcome debts discussed allotted_to recipient person answered_by answered_by_person address
            purpose in_reply_to improper place voice undeliverable_at
        """,
        "Bankruptcy": """
            id chapter filed_at learned_at obligor debts discharged_at discharge_denied_at dismissed_at closed_at
            converted_to converted_at relief_granted_at stay_relief_at codebtor_relief_at stay_relief_for
            codebtor_relief_for no_stay_confirmed_at excepted_from_discharge reaffirmed residence_lien paid_since
        """,
        "Case": """
            collector debts requests representation bankruptcies history consumer locations phones emails
            postal_addresses consents court_permissions emergencies last_transaction_at last_inquiry_at segment unread
            attributes
        """,
        "CeaseNotice": "id received_at withdrawn_at person in_writing kind debts certified",
        "Consent": """
            id scope given_at given_to person debts media address during_proper_communication in_writing
            provided_address_only use_disclosed third_party place windows starts_at expires_at renewed_at revoked_at
        """,
        "ConsentRevocation": "id received_at withdrawn_at person in_writing kind address media debts",
        "Consumer": "minor deceased deceased_learned_at id working_hours",
        "Contact": """
            at medium debts recipient person address purpose content in_reply_to person_is_at autodialed voice
            emergency publicly_viewable required_by_law litigation_related harm_avoided location_grounds logged_as
        """,
        "Content": "carries lacks languages disclosure_languages",
        "CourtPermission": "id granted_at ended_at debts third_parties",
        "CreditorOptOutNotice": "sent_at discloses_everything opt_out_by",
        "CreditorUse": "obtained_from_consumer used_about_account consumer_asked_to_stop notice debts",
        "Debt": """
            id nature validation disputes original_creditor_requests kind servicing_account in_default_when_obtained
            paid_at time_barred active_litigation initial_communication_at initial_communication_orally proceedings
            promises notices incurred_on assigned_on documents_held due_on past_due_since judgment_at charged_off
            purchased open_end credit_reported original_amount guaranteed_by_person co_obligors for_necessaries
            medical loss_mitigation_available legal_action_authorised legal_action_imminent
        """,
        "Dispute": """
            id received_at in_writing submitted_at whole_debt repeats new_information verified_at
            duplicative_notice_at withdrawn_at billing_error statement_sent_at corrected_at explained_at pay_by
        """,
        "EmailAddress": """
            id address person employer_provided employer_learned_at public_domain led_to_third_party_at
            undeliverable_at regained_at creditor_use prior_collector_use
        """,
        "Emergency": "id jurisdiction declared_at ended_at",
        "EmployerProhibition": "id received_at withdrawn_at person in_writing kind",
        "HarmAvoided": "outside_collectors_control time_is_of_the_essence evidenced",
        "History": "attempts inbound",
        "Inbound": "id at medium ended_at ongoing conversation debts allotted_to recipient person address",
        "InconvenientPlace": "id received_at withdrawn_at person in_writing kind place confirmed_in_writing_at",
        "InconvenientTime": """
            id received_at withdrawn_at person in_writing kind windows recurrences quiet_days first_day last_day
            asleep
        """,
        "Location": "id zones zip state city kind verified person learned_at ended_at",
        "LocationGrounds": "person_asked_for_it earlier_answer_thought_wrong",
        "Medical": """
            billing_information_held screening_information_held patient_indigent payment_plan_offered
            patient_chose_provider tax_exempt_hospital
        """,
        "MediumOptOut": "id received_at withdrawn_at person in_writing kind media",
        "Notice": "kind sent_at received_at",
        "OriginalCreditorRequest": "id received_at in_writing submitted_at answered_at withdrawn_at",
        "PaymentPromise": "id made_at due_on kept_at broken_at of_plan",
        "PhoneLine": """
            id number person line_type place zones learned_at disowned_at led_to_third_party_at regained_at ported_at
            port_learned_at emergency_or_patient_line on_do_not_call_registry do_not_call_checked_at reassigned_checks
        """,
        "PostalAddress": "id zones zip state city address person place learned_at undeliverable_at regained_at",
        "PriorCollectorUse": "obtained_by_procedure used_by_immediately_prior opted_out debts",
        "Proceeding": "id kind learned_at in_writing formalities_met ended_at upheld",
        "ReassignedNumberCheck": "at since reassigned complete_and_accurate",
        "RecurringTime": "rule first_day start end",
        "Representation": """
            id learned_at attorney_can_be_found debts consented_at unresponsive_at in_writing told_by_attorney
            asked_at asked_received_at answered_at ended_at
        """,
        "Unread": "table why column row denies",
        "ValidationNotice": "provided_at orally received_at undeliverable_at period_ends",
        "WeeklyWindow": "days start end",
    }.items()
}
"""The fields of every kind of fact at schema 3.2."""

__all__ = ["fingerprints"]
