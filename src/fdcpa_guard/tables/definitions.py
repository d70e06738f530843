"""The tables and their columns: the one definition from which everything about them is printed and read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from ..facts import (
    Attempt,
    Bankruptcy,
    Consent,
    Consumer,
    Contact,
    CourtPermission,
    Debt,
    Dispute,
    EmailAddress,
    Emergency,
    Inbound,
    Location,
    Notice,
    OriginalCreditorRequest,
    PaymentPromise,
    PhoneLine,
    PostalAddress,
    Proceeding,
    ReassignedNumberCheck,
    RecurringTime,
    Representation,
    ValidationNotice,
    WeeklyWindow,
)
from ..facts.windows import Weekday
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
    Voice,
)
from .columns import Column, End, Lost, Null, Table, Type

_FIRST, _LAST, _DAY = End.FIRST, End.LAST, End.DAY
_UNKNOWN, _NOTHING, _ALL, _DENIES, _ROW = Null.UNKNOWN, Null.NOTHING, Null.ALL, Null.DENIES, Null.ROW

_NUMBERED: Final = "numbered by its place among the rows"
_WHOSE: Final = (
    "a role's name, such as consumer or spouse, or the person's own id; the consumer's own id is the consumer"
)
_ALL_DEBTS: Final = {"all": "every debt"}


def _words(*vocabularies: Iterable[Enum]) -> tuple[str, ...]:
    return tuple([str(word.value) for vocabulary in vocabularies for word in vocabulary])


def _id(name: str, meaning: str, null: Null = _NOTHING, why: str = "", *, field: str = "", **more: Any) -> Column:
    return Column(name=name, type=Type.ID, meaning=meaning, null=null, why=why, field=field or name, **more)


def _ids(name: str, meaning: str, null: Null, why: str = "", *, field: str = "", **more: Any) -> Column:
    return Column(name=name, type=Type.IDS, meaning=meaning, null=null, why=why, field=field or name, **more)


def _own(of_what: str) -> Column:
    return _id("id", f"your name for {of_what}", _NOTHING, _NUMBERED)


def _word(
    name: str,
    words: Iterable[Enum],
    meaning: str,
    null: Null = _UNKNOWN,
    why: str = "",
    *,
    field: str = "",
    **more: Any,
) -> Column:
    return Column(
        name=name, type=Type.WORD, words=_words(words), meaning=meaning, null=null, why=why, field=field or name, **more
    )


def _several(
    name: str, words: Iterable[Enum], meaning: str, null: Null, why: str = "", *, field: str = "", **more: Any
) -> Column:
    return Column(
        name=name,
        type=Type.WORDS,
        words=_words(words),
        meaning=meaning,
        null=null,
        why=why,
        field=field or name,
        **more,
    )


def _flag(
    name: str, meaning: str, null: Null = _UNKNOWN, why: str = "", *, field: str = "", tells_of: str = ""
) -> Column:
    return Column(
        name=name,
        type=Type.FLAG,
        meaning=meaning,
        null=null,
        why=why,
        field="" if tells_of else field or name,
        tells_of=tells_of,
    )


def _at(name: str, end: End | None, meaning: str, null: Null = _NOTHING, why: str = "", *, field: str = "") -> Column:
    return Column(name=name, type=Type.INSTANT, end=end, meaning=meaning, null=null, why=why, field=field or name)


def _day(name: str, meaning: str, null: Null = _UNKNOWN, why: str = "", *, field: str = "") -> Column:
    return Column(name=name, type=Type.DAY, meaning=meaning, null=null, why=why, field=field or name)


def _text(name: str, meaning: str, null: Null = _NOTHING, why: str = "", *, field: str = "", **more: Any) -> Column:
    return Column(name=name, type=Type.TEXT, meaning=meaning, null=null, why=why, field=field or name, **more)


def _texts(name: str, meaning: str, null: Null = _NOTHING, why: str = "", *, field: str = "") -> Column:
    return Column(name=name, type=Type.TEXTS, meaning=meaning, null=null, why=why, field=field or name)


def _never(name: str, instant: str, happened: str) -> Column:
    """The flag beside an instant, for what never happened; a NULL of it leaves the instant unknown."""
    return _flag(name, f"whether {happened}; false says that it never happened", tells_of=instant)


def _happened(name: str, instant: str, end: End, happened: str) -> tuple[Column, Column]:
    """A flag, and the instant of what it tells of: of both NULL, it may have happened at any time."""
    when = _at(instant, end, f"when {happened}", _UNKNOWN, f"unknown, unless {name} is false")
    return _never(name, instant, happened), when


CONSUMER_ID: Final = _id("consumer_id", "whose row it is", _ROW, field="consumer_id")
_DEBT_ID: Final = _id("debt_id", "the debt that it is about", _ROW, field="debt_id")


def _table(name: str, meaning: str, fact: Any, *columns: Column, **more: Any) -> Table:
    return Table(name, meaning, fact, (CONSUMER_ID, *columns), **more)


def _of_debts(name: str, meaning: str, fact: Any, *columns: Column, becomes: str = "") -> Table:
    keys = (CONSUMER_ID, _DEBT_ID)
    return Table(name, meaning, fact, (*keys, *columns), of="debts", key="debt_id", becomes=becomes or name)


_ASKED_OF_DEBT: Final = (
    _own("it"),
    _at("received_at", _FIRST, "when the collector received it or otherwise learned of it", _UNKNOWN),
    _flag("in_writing", "whether it was in writing"),
    *_happened("submitted_earlier", "submitted_at", _FIRST, "it was posted or sent before it was received"),
)
_TARGETED: Final = (_id("person", f"whose it is: {_WHOSE}", _DENIES, "a fact is missing: it may be anybody's"),)
_WINDOW: Final = (
    _several("days", Weekday, "the days of the week", _ALL, "every day"),
    Column(name="starts", type=Type.TIME, meaning="from when on each day", null=_NOTHING, why="00:00", field="start"),
    Column(
        name="ends",
        type=Type.TIME,
        meaning="up to when; not after the start: on the next day",
        null=_NOTHING,
        why="24:00",
        field="end",
    ),
)
_PLACED: Final = (
    _texts("zones", "IANA names of time zones that it points to beside those of the rest"),
    _text(
        "zip",
        "the ZIP code, of five digits or nine",
        _NOTHING,
        "nothing is said; in a state with cities that have rules"
        " of their own, each may be meant, unless city says none",
    ),
    _text(
        "state",
        "the two letters of the state or territory",
        _NOTHING,
        "as the ZIP code has it; without one a fact is missing",
    ),
    _word(
        "city",
        City,
        "the city with rules of its own",
        _NOTHING,
        "as the ZIP code has it",
        also={"none": "in none of them"},
    ),
)

CONTACTS: Final = _table(
    "contacts",
    "a contact that is proposed",
    Contact,
    _id("contact_id", "your name for the row; the answer has it", _ROW, field="contact_id"),
    _at("at", None, "when it is to be placed or sent", _ROW),
    _word("medium", Medium, "the medium", _ROW),
    _ids("debts", "the debts that it is about", _ALL, "every debt of the consumer"),
    _word("recipient", Recipient, "the role of the person contacted", _ROW),
    _id("person", "the person's own id", _NOTHING, "the role's own name"),
    _id("address", "the phone, email or postal address that it goes to", _NOTHING, "unknown"),
    _word("purpose", Purpose, "what it is for", _ROW),
    _several("carries", Element, "the elements that it has", _NOTHING, "undeclared", field="content.carries"),
    _several("lacks", Element, "the elements that it does not have", _NOTHING, "undeclared", field="content.lacks"),
    _texts("languages", "tags of the languages of the communication", field="content.languages"),
    _texts("disclosure_languages", "tags of the languages of the disclosures", field="content.disclosure_languages"),
    _id("in_reply_to", "the inbound contact that it answers", _NOTHING, "it answers none"),
    _id("person_is_at", "where you know the person to be: home, work, unusual or a place's id", _NOTHING, "not known"),
    _flag("autodialed", "whether numbers are generated at random or in sequence and dialled (47 USC 227(a)(1))"),
    _word("voice", Voice, "who or what speaks"),
    _flag("emergency", "whether health or safety needs it (47 CFR 64.1200(f)(4))", _NOTHING, "no"),
    _flag("publicly_viewable", "for social media: whether others can see it (12 CFR 1006.22(f)(4))"),
    _flag("required_by_law", "whether a law requires it, by this medium", _NOTHING, "no"),
    _flag("litigation_related", "whether it directly concerns active litigation over the debts", _NOTHING, "no"),
    _flag(
        "harm_outside_control",
        "whether a harm that it spares is outside the collector's control (comment 14(b)(2)(ii)-2.iv)",
        _NOTHING,
        "no",
        field="harm_avoided.outside_collectors_control",
    ),
    _flag("harm_urgent", "whether time is of the essence", _NOTHING, "no", field="harm_avoided.time_is_of_the_essence"),
    _flag("harm_evidenced", "whether there is evidence of it", _NOTHING, "no", field="harm_avoided.evidenced"),
    _flag(
        "asked_to_ask_again",
        "whether the person asked to be asked again where the consumer is (12 CFR 1006.10(c))",
        _NOTHING,
        "no",
        field="location_grounds.person_asked_for_it",
    ),
    _flag(
        "earlier_answer_wrong",
        "whether the person's earlier answer is thought wrong (12 CFR 1006.10(c))",
        _NOTHING,
        "no",
        field="location_grounds.earlier_answer_thought_wrong",
    ),
    _id(
        "logged_as",
        "the attempt that is this very contact, for who logs before asking",
        _NOTHING,
        "it is not logged yet",
    ),
    absent="nothing is asked",
)

CONSUMERS: Final = _table(
    "consumers",
    "a consumer, and who collects from them",
    Consumer,
    _word("collector", CollectorKind, "who collects", field="case.collector"),
    _flag("minor", "whether the consumer is a minor, or was one at death"),
    _flag("deceased", "whether the consumer is known to have died", _DENIES),
    _at("deceased_learned_at", _FIRST, "when the collector learned of the death", _NOTHING, "it has known all along"),
    _at(
        "last_transaction_at",
        _LAST,
        "the last purchase or payment, of a relationship that neither has ended (47 CFR 64.1200(f)(5))",
        field="case.last_transaction_at",
    ),
    _at("last_inquiry_at", _LAST, "the last inquiry about what the business sells", field="case.last_inquiry_at"),
    _id(
        "segment",
        "a group of customers with numbers of its own in a house's policy",
        _NOTHING,
        "none",
        field="case.segment",
    ),
)

WORKING_HOURS: Final = _table(
    "working_hours",
    "a stretch of the week in which the consumer works",
    WeeklyWindow,
    *_WINDOW,
    becomes="consumer.working_hours",
)

DEBTS: Final = _table(
    "debts",
    "a debt",
    Debt,
    _id("id", "your name for it", _ROW),
    _word("nature", DebtNature, "whether it is a consumer's or commercial (12 CFR 1006.2(h))"),
    _word("kind", DebtKind, "what it arose from"),
    _id(
        "servicing_account",
        "of a student loan: the account number under which it was serviced when obtained (12 CFR 1006.14(b)(4))",
        _NOTHING,
        "for a student loan, or a debt of unknown kind, a fact is missing; else none",
        also={"none": "it has none, or shares it with no other"},
    ),
    _flag(
        "in_default_when_obtained",
        "whether it was in default then; false takes some outside Regulation F (12 CFR 1006.2(i)(2)(vi)(C))",
    ),
    *_happened("paid", "paid_at", _FIRST, "the collector learned that it is paid or settled"),
    _flag("time_barred", "whether the limitation period has run"),
    _flag("active_litigation", "whether it is being litigated"),
    _at("initial_communication_at", _LAST, "when the first communication was, if before the history given"),
    _flag("initial_communication_orally", "whether that was by word of mouth (12 CFR 1006.18(e)(1))"),
    _day("incurred_on", "when it was entered into, or renewed for the last time"),
    _day("assigned_on", "when it was sold or assigned for the last time; if never, when it was incurred"),
    _flag(
        "documents_held",
        "whether the papers are at hand that some laws want there before writing (Cal. Civ. Code 1788.14.5(b))",
    ),
    _day("due_on", "when the payment asked for is or was due"),
    _day("past_due_since", "the first day on which it was overdue"),
    _at("judgment_at", _LAST, "when the collector learned of a final judgment for it"),
    _flag("charged_off", "whether the creditor charged it off"),
    _flag("purchased", "whether it was bought after default"),
    _flag("open_end", "whether it is owed on an open-end account with periodic statements (12 CFR 1026.2(a)(20))"),
    _flag("credit_reported", "whether the collector reports it to consumer reporting agencies"),
    Column(
        name="original_amount", type=Type.DOLLARS, meaning="its first amount", null=_UNKNOWN, field="original_amount"
    ),
    _flag("guaranteed_by_person", "for a commercial debt: whether a natural person owes or guarantees it"),
    _ids(
        "co_obligors",
        "who else agreed in writing to owe it: a role's name or the person's own id; an empty list says nobody",
        _DENIES,
        also={"none": "nobody"},
    ),
    _flag("for_necessaries", "whether it is for the family's necessaries, for which a spouse may be liable"),
    _flag(
        "billing_information_held",
        "medical: whether the billing information is held that must be on file before writing (NMSA 57-32-6(A))",
        field="medical.billing_information_held",
    ),
    _flag(
        "screening_information_held",
        "medical: whether a provider that bills on its own has the facility's screening information (NMSA 57-32-3(B))",
        field="medical.screening_information_held",
    ),
    _flag(
        "patient_indigent",
        "medical: whether the patient was found indigent (NMSA 57-32-4)",
        field="medical.patient_indigent",
    ),
    _flag("payment_plan_offered", "medical: whether a payment plan was offered", field="medical.payment_plan_offered"),
    _flag(
        "patient_chose_provider",
        "medical: whether an injured employee chose the provider at their own expense (Mo. Rev. Stat. 287.140)",
        field="medical.patient_chose_provider",
    ),
    _flag(
        "tax_exempt_hospital",
        "medical: whether a hospital that is exempt from tax gave the care (26 USC 501(r))",
        field="medical.tax_exempt_hospital",
    ),
    _flag(
        "loss_mitigation_available", "mortgage: whether a way out other than foreclosure is open (12 CFR 1024.39(d))"
    ),
    _flag("legal_action_authorised", "whether suit has been authorised"),
    _flag("legal_action_imminent", "whether suit is about to be brought"),
    absent="there is nothing to ask about",
)

VALIDATION_NOTICES: Final = _of_debts(
    "validation_notices",
    "one provision of the validation information (12 CFR 1006.34(c))",
    ValidationNotice,
    _at("provided_at", _LAST, "when it was sent, or given", _UNKNOWN),
    _flag("orally", "whether it was given by word of mouth in the initial communication (12 CFR 1006.34(a)(1)(ii))"),
    _at("received_at", _LAST, "when it arrived"),
    *_happened("came_back", "undeliverable_at", _FIRST, "the collector learned that it did not arrive"),
    _flag("states_period_end", "whether the notice itself states when the period ends", tells_of="period_ends"),
    _day("period_ends", "the end date that the notice states", _UNKNOWN, "unknown, unless states_period_end is false"),
    becomes="validation",
)

DISPUTES: Final = _of_debts(
    "disputes",
    "a dispute of a debt or a part of it (12 CFR 1006.38(d))",
    Dispute,
    *_ASKED_OF_DEBT,
    _flag("whole_debt", "whether the whole debt is disputed"),
    _id("repeats", "the earlier dispute that it is substantially the same as", _NOTHING, "none"),
    _flag("new_information", "whether a repeat brings new and material information (12 CFR 1006.38(a)(1)(ii))"),
    _at("verified_at", _LAST, "when verification or a copy of a judgment was sent"),
    _at(
        "duplicative_notice_at",
        _LAST,
        "when the consumer was told that it is duplicative (12 CFR 1006.38(d)(2)(ii)(A))",
    ),
    _at("withdrawn_at", _LAST, "when it was taken back"),
    _flag("billing_error", "whether it tells the creditor of a billing error on an open-end account (15 USC 1666(a))"),
    _at(
        "statement_sent_at",
        _LAST,
        "when the first statement that shows the error was sent",
        _NOTHING,
        "it came in time",
    ),
    _at("corrected_at", _LAST, "when the error was corrected as the consumer says, and the notice of that sent"),
    _at("explained_at", _LAST, "when the written explanation went out, after an investigation (12 CFR 1026.13(f))"),
    _day("pay_by", "the last day to pay what is owed after that without further charge (12 CFR 1026.13(g))"),
)

ORIGINAL_CREDITOR_REQUESTS: Final = _of_debts(
    "original_creditor_requests",
    "a request for the original creditor's name and address (12 CFR 1006.38(c))",
    OriginalCreditorRequest,
    *_ASKED_OF_DEBT,
    _at("answered_at", _LAST, "when it was answered"),
    _at("withdrawn_at", _LAST, "when it was taken back"),
)

PROCEEDINGS: Final = _of_debts(
    "proceedings",
    "something under way about a debt, or asked for, that some law says to wait for",
    Proceeding,
    _own("it"),
    _word("kind", ProceedingKind, "what it is"),
    _at("learned_at", _FIRST, "when the collector knew of it, or should have", _UNKNOWN),
    _flag("in_writing", "whether the collector was told, or asked, in writing"),
    _flag("formalities_met", "whether every notice that the law wants came in, complete and in time"),
    _at("ended_at", _LAST, "when the collector learned that it was over, or sent what was asked for"),
    _flag("upheld", "whether it ended as the consumer claimed"),
)

PROMISES: Final = _of_debts(
    "promises",
    "a promise to pay, or one payment of a plan",
    PaymentPromise,
    _own("it"),
    _at("made_at", _FIRST, "when it was made", _UNKNOWN),
    _day("due_on", "the day by which the payment is to come"),
    _at("kept_at", _LAST, "when the payment came"),
    _at("broken_at", _LAST, "when the collector learned that it would not come"),
    _flag("of_plan", "whether it is one payment of a plan"),
)

NOTICES: Final = _of_debts(
    "notices",
    "a notice about a debt that some law wants sent first",
    Notice,
    _word("kind", NoticeKind, "which notice"),
    _at("sent_at", _LAST, "when it was sent", _UNKNOWN),
    _at("received_at", _LAST, "when it arrived"),
)

PHONES: Final = _table(
    "phones",
    "a telephone number",
    PhoneLine,
    _own("it"),
    _text(
        "number",
        "the number: with + and the country code, or ten digits of the North American plan, in any usual spelling",
        _DENIES,
        "a fact is missing: it may ring in any state",
    ),
    *_TARGETED,
    _word("line_type", LineType, "what kind of line it is"),
    _id("place", "where a landline rings: home, work or a place's id", _UNKNOWN, also={"none": "at no fixed place"}),
    _texts("zones", "IANA names of time zones that it points to beside those of its area code"),
    _at("learned_at", _FIRST, "when the collector learned of it", _NOTHING, "it has known all along"),
    *_happened("disowned", "disowned_at", _FIRST, "the collector learned that it is not this person's"),
    *_happened(
        "led_to_third_party",
        "led_to_third_party_at",
        _FIRST,
        "anybody said that a text to it reached somebody else (12 CFR 1006.6(d)(3)(ii))",
    ),
    _at("regained_at", _LAST, "when the collector learned that it is the person's, after all or again"),
    *_happened("ported", "ported_at", _FIRST, "it was moved from a landline to a wireless service"),
    _at("port_learned_at", _FIRST, "when the collector learned of that move", _NOTHING, "it has known all along"),
    _flag(
        "emergency_or_patient_line", "whether it is an emergency line, or of a patient's room (47 CFR 64.1200(a)(1))"
    ),
    _flag("on_do_not_call_registry", "whether the national do-not-call registry holds it"),
    _at("do_not_call_checked_at", _LAST, "as of when"),
)

REASSIGNED_CHECKS: Final = Table(
    "reassigned_checks",
    "a look-up of whether a number has changed hands (12 CFR 1006.6(d)(5))",
    ReassignedNumberCheck,
    (
        CONSUMER_ID,
        _id("phone_id", "the phone that was looked up", _ROW, field="phone_id"),
        _at("checked_at", _LAST, "when it was looked up", _UNKNOWN, field="at"),
        _at("since", _LAST, "since when it covers reassignments", _UNKNOWN),
        _flag("reassigned", "whether it was found reassigned"),
        _flag("complete_and_accurate", "whether the database is the FCC's, or as complete and accurate"),
    ),
    of="phones",
    key="phone_id",
    becomes="reassigned_checks",
)

EMAILS: Final = _table(
    "emails",
    "an email address",
    EmailAddress,
    _own("it"),
    _text(
        "address",
        "the address; it tells when two rows are the same",
        _DENIES,
        "a fact is missing: it may be one of the others",
    ),
    *_TARGETED,
    _flag("employer_provided", "whether anybody has said that the employer provides it"),
    _at("employer_learned_at", _FIRST, "when the collector learned of that", _NOTHING, "it has known all along"),
    _flag("public_domain", "whether its domain is open to the general public"),
    *_happened("led_to_third_party", "led_to_third_party_at", _FIRST, "anybody said that it reached somebody else"),
    *_happened("came_back", "undeliverable_at", _FIRST, "the collector learned that it does not reach the person"),
    _at(
        "regained_at",
        _LAST,
        "when the collector learned that it reaches the person, and nobody else, after all or again",
    ),
    _flag(
        "creditor_obtained_from_consumer",
        "whether the creditor had it from the consumer (12 CFR 1006.6(d)(4)(ii)(A))",
        field="creditor_use.obtained_from_consumer",
    ),
    _flag(
        "creditor_used_about_account",
        "whether the creditor used it about the account (12 CFR 1006.6(d)(4)(ii)(B))",
        field="creditor_use.used_about_account",
    ),
    _flag(
        "creditor_asked_to_stop",
        "whether the consumer asked the creditor to stop using it",
        field="creditor_use.consumer_asked_to_stop",
    ),
    _ids(
        "creditor_use_debts",
        "the debts that this use was about",
        _UNKNOWN,
        "none is known",
        field="creditor_use.debts",
        also=_ALL_DEBTS,
    ),
    _at(
        "creditor_notice_at",
        _LAST,
        "when the creditor sent its notice (12 CFR 1006.6(d)(4)(ii)(C))",
        field="creditor_use.notice.sent_at",
    ),
    _flag(
        "creditor_notice_complete",
        "whether that disclosed everything it must",
        field="creditor_use.notice.discloses_everything",
    ),
    _day("creditor_opt_out_by", "the day by which an opt-out must be received", field="creditor_use.notice.opt_out_by"),
    _flag(
        "prior_obtained_by_procedure",
        "whether a prior collector obtained it by a procedure (12 CFR 1006.6(d)(4)(iii))",
        field="prior_collector_use.obtained_by_procedure",
    ),
    _flag(
        "prior_used_by_last",
        "whether the immediately prior collector used it",
        field="prior_collector_use.used_by_immediately_prior",
    ),
    _flag("prior_opted_out", "whether the consumer opted out of that", field="prior_collector_use.opted_out"),
    _ids(
        "prior_use_debts",
        "the debts that this use was about",
        _UNKNOWN,
        "none is known",
        field="prior_collector_use.debts",
        also=_ALL_DEBTS,
    ),
)

POSTAL_ADDRESSES: Final = _table(
    "postal_addresses",
    "a postal address",
    PostalAddress,
    _own("it"),
    *_PLACED,
    _text(
        "address",
        "the whole of it; it tells when two rows are the same",
        _NOTHING,
        "nobody can tell whether it is one of the others",
    ),
    *_TARGETED,
    _id("place", "what is there: home, work or a place's id", _UNKNOWN),
    _at("learned_at", _FIRST, "when the collector learned of it", _NOTHING, "it has known all along"),
    *_happened(
        "came_back", "undeliverable_at", _FIRST, "the collector learned that the person does not live or get mail there"
    ),
    _at("regained_at", _LAST, "when the collector learned that they do, after all or again"),
)

LOCATIONS: Final = _table(
    "locations",
    "evidence of where a person is",
    Location,
    _own("it"),
    *_PLACED,
    _word("kind", LocationKind, "what kind of evidence it is"),
    _flag("verified", "whether the collector confirmed, at learned_at, that the person is there now", _NOTHING, "no"),
    *_TARGETED,
    _at(
        "learned_at",
        _FIRST,
        "when the collector learned of it",
        _NOTHING,
        "it has known all along, and narrows nothing",
    ),
    _at("ended_at", _LAST, "when the collector learned that it no longer points to the person"),
)

TAGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "vendor": "who made it for the collector",
        "agent": "who dialled or wrote",
        "campaign": "the list or campaign that it was part of",
        "client": "the creditor for whom it was made",
    }
)
"""Tags of an attempt that have a column of their own."""
_TAG: Final = "an id, no person's name"

ATTEMPTS: Final = _table(
    "attempts",
    "an attempt to communicate that the collector made (12 CFR 1006.2(b))",
    Attempt,
    _own("it"),
    _at("at", _DAY, "when it was made", _ROW),
    _word("medium", Medium, "the medium", _ROW),
    _word(
        "outcome",
        (*CallOutcome, *Delivery, *Pending),
        "what became of it",
        _UNKNOWN,
        "as the disposition has it; else unknown",
    ),
    _text(
        "disposition",
        "the code that the dialer or an agent gave it, read by the table of dispositions",
        _NOTHING,
        "nothing is said; with an outcome neither, it counts as what binds most, and where codes are read a fact is"
        " missing: anything may have been said",
        field="disposition",
    ),
    _ids(
        "debts",
        "the debts that were raised, or that it was about",
        _ALL,
        "those discussed, or every debt of the consumer; of several, nobody knows then which one it told of, so neither"
        " is what became of it known",
    ),
    _ids(
        "discussed",
        "for a conversation: the debts discussed",
        _UNKNOWN,
        "those of `debts` were, and any other may have been",
    ),
    _id(
        "allotted_to",
        "for a call that named no debt: the one that it is counted to (comment 14(b)(4)-1)",
        _NOTHING,
        "to none",
    ),
    _word("recipient", Recipient, "the role of who it was for", _ROW),
    _id("person", f"who it was for: {_WHOSE}", _NOTHING, "the role's own name"),
    _word(
        "answered_by",
        Recipient,
        "for a call: the role of who answered",
        _UNKNOWN,
        "as the disposition has it; else unknown",
    ),
    _id("answered_by_person", "who answered, by their own id", _NOTHING, "the role's own name"),
    _id(
        "address",
        "the phone, email or postal address; of another electronic message, a phone it named",
        _NOTHING,
        "unknown; of another electronic message, that it named none",
    ),
    _word("purpose", Purpose, "what it was for", _ROW),
    _id(
        "in_reply_to",
        "the inbound contact that it answered",
        _UNKNOWN,
        "any that came before may have been answered by it",
        also={"none": "it answered none"},
    ),
    _flag(
        "improper",
        "whether it was abusive, or at a time or place known to be inconvenient (comment 14(b)(2)(i)-2.iv)",
        _UNKNOWN,
        "it may have been, so it was",
    ),
    _id("place", "for a visit: where", _NOTHING, "not known"),
    _word("voice", Voice, "who or what spoke"),
    _at(
        "undeliverable_at",
        _FIRST,
        "for a letter or message: when word came that it did not arrive",
        _NOTHING,
        "it arrived",
    ),
    *[_id(name, f"{whose}, for audits: {_TAG}", _NOTHING, "no such tag") for name, whose in TAGS.items()],
    _texts(
        "tags", "tags of other names, for audits: such as team=north", _NOTHING, "no other tags", field="other_tags"
    ),
)

INBOUND: Final = _table(
    "inbound",
    "a contact that the consumer or another person began",
    Inbound,
    _own("it"),
    _at("at", _DAY, "when it began", _ROW),
    _word("medium", Medium, "the medium", _ROW),
    _at("ended_at", None, "when a call, visit or session ended"),
    _flag(
        "ongoing", "whether it has not ended yet", _UNKNOWN, "unknown, so it was no missed call to be answered later"
    ),
    _flag("conversation", "for a call or visit: whether the collector talked with the person"),
    _text(
        "disposition",
        "the code that it was given, read by the table of dispositions",
        _NOTHING,
        "nothing is said; of a call of which conversation is NULL too, a fact is missing where codes are read",
        field="disposition",
    ),
    _ids("debts", "the debts spoken or written of", _NOTHING, "none in particular"),
    _id(
        "allotted_to", "for a conversation about no particular debt: the one that it is counted to", _NOTHING, "to none"
    ),
    _word("recipient", Recipient, "the role of who began it", _ROW),
    _id("person", f"who began it: {_WHOSE}", _NOTHING, "the role's own name"),
    _id("address", "the number or address that it came from", _NOTHING, "unknown"),
)

_REQUEST_KINDS: Final = (
    "cease",
    "stop-medium",
    "stop-address",
    "inconvenient-time",
    "inconvenient-place",
    "employer-prohibits",
    "revoke-consent",
)

REQUESTS: Final = _table(
    "requests",
    "what somebody asked of the collector: to stop, not by this medium, not then, not there",
    None,
    _own("it"),
    Column(name="kind", type=Type.WORD, words=_REQUEST_KINDS, meaning="what was asked", null=_ROW, field="kind"),
    _at("received_at", _FIRST, "when the collector received it or otherwise learned of it", _UNKNOWN),
    _at("withdrawn_at", _LAST, "when it was taken back"),
    _id("person", f"who asked: {_WHOSE}", _DENIES),
    _flag("in_writing", "whether it was in writing"),
    _flag("certified", "cease: whether it came by registered or certified mail (La. R.S. 9:3562(3))"),
    _ids("debts", "cease, stop-address, revoke-consent: the debts that it was about", _ALL, also=_ALL_DEBTS),
    _several(
        "media", Medium, "stop-medium, stop-address, revoke-consent: the media that it closes", _ALL, "every medium"
    ),
    _id(
        "address", "stop-address, revoke-consent: the number or address", _UNKNOWN, "each of the person's may be meant"
    ),
    _id(
        "place", "inconvenient-place: where: home, work or a place's id", _UNKNOWN, "wherever the person is known to be"
    ),
    *_happened(
        "confirmed_in_writing",
        "confirmed_in_writing_at",
        _FIRST,
        "a spoken request about a place was confirmed in writing",
    ),
    Column(
        name="quiet_days",
        type=Type.DAYS,
        meaning="inconvenient-time: dates that are closed all day; the hours of the week are rows of request_times",
        null=_NOTHING,
        why="with no times either, at all times",
        field="quiet_days",
    ),
    _day("first_day", "inconvenient-time: from which day", _NOTHING, "from the first"),
    _day("last_day", "inconvenient-time: up to and with which day", _NOTHING, "for good"),
    _flag("asleep", "inconvenient-time: whether the person is known to sleep then (N.C.G.S. 75-52(3))"),
)

_REQUEST_ID: Final = _id("request_id", "the request that it belongs to", _ROW, field="request_id")

REQUEST_TIMES: Final = Table(
    "request_times",
    "a stretch of the week that a request about times closes",
    WeeklyWindow,
    (CONSUMER_ID, _REQUEST_ID, *_WINDOW),
    of="requests",
    key="request_id",
    becomes="windows",
    absent="unknown, so a request about times is about all",
)

REQUEST_RECURRENCES: Final = Table(
    "request_recurrences",
    "a recurring time that a request about times closes",
    RecurringTime,
    (
        CONSUMER_ID,
        _REQUEST_ID,
        _text("rule", "the value of an RRULE of RFC 5545, daily or coarser, such as FREQ=MONTHLY;BYDAY=1MO", _ROW),
        _day("first_day", "where COUNT and INTERVAL begin to count", _ROW),
        *_WINDOW[1:],
    ),
    of="requests",
    key="request_id",
    becomes="recurrences",
    absent="as of request_times",
)

CONSENTS: Final = _table(
    "consents",
    "a consent, for one scope, given once",
    Consent,
    _own("it"),
    _word("scope", ConsentScope, "what it allows"),
    _at("given_at", _LAST, "when it was given", _UNKNOWN),
    _word("given_to", GivenTo, "to whom"),
    _id("person", f"who gave it: {_WHOSE}", _ROW),
    _ids("debts", "the debts that it is about", _UNKNOWN, "none is known", also=_ALL_DEBTS),
    _several("media", Medium, "the media that it is for", _UNKNOWN, "none is known", also={"any": "every medium"}),
    _id(
        "address", "the number or email address that it is about", _ROW, also={"any": "any, where the scope needs none"}
    ),
    _flag("during_proper_communication", "whether it was given during a communication that was itself proper"),
    _flag("in_writing", "whether it was given in writing, and not in the small print of a contract"),
    _flag("provided_address_only", "whether the address was merely provided", _UNKNOWN, "it may have been, so it was"),
    _flag("use_disclosed", "whether the collector disclosed clearly that it may use the address for the debt"),
    _id(
        "third_party",
        "to third-party contact: with whom",
        _NOTHING,
        "for a consent to third-party contact the row is not understood",
        also={"any": "anybody"},
    ),
    _id(
        "place",
        "to a place: which",
        _NOTHING,
        "for a consent to a place the row is not understood",
        also={"any": "any"},
    ),
    _at(
        "starts_at",
        _LAST,
        "from when on; where it is at once, given_at again",
        _UNKNOWN,
        "unknown, so it has not begun",
    ),
    *_happened("expires", "expires_at", _FIRST, "it expires"),
    Column(
        name="renewed_at",
        type=Type.INSTANTS,
        end=_LAST,
        meaning="when it was renewed",
        null=_NOTHING,
        why="never",
        field="renewed_at",
    ),
    *_happened("revoked", "revoked_at", _FIRST, "it was revoked"),
    lost=Lost.LEFT_OUT,
    protects=("revoked_at",),  # who takes a consent back has opted out (12 CFR 1006.6(d)(4)(i), (5))
    absent="none is known",
)

CONSENT_TIMES: Final = Table(
    "consent_times",
    "a stretch of the week that a consent to times is for",
    WeeklyWindow,
    (
        CONSUMER_ID,
        _id("consent_id", "the consent that it belongs to", _ROW, field="consent_id"),
        _several("days", Weekday, "the days of the week", _ROW),
        Column(name="starts", type=Type.TIME, meaning="from when on each day", null=_ROW, field="start"),
        Column(
            name="ends",
            type=Type.TIME,
            meaning="up to when, up to 24:00; not after the start: on the next day",
            null=_ROW,
            field="end",
        ),
    ),
    of="consents",
    key="consent_id",
    lost=Lost.LEFT_OUT,
    becomes="windows",
    absent="unknown, so no consent to times has begun; of an empty one, it is for all from starts_at to expires_at",
)

COURT_PERMISSIONS: Final = _table(
    "court_permissions",
    "the express permission of a court (12 CFR 1006.6(b)(4)(ii), (d)(2)(iii))",
    CourtPermission,
    _own("it"),
    _at("granted_at", _LAST, "when it was granted", _UNKNOWN),
    *_happened("ended", "ended_at", _FIRST, "it ended"),
    _ids("debts", "the debts that it is about", _UNKNOWN, "none is known", also=_ALL_DEBTS),
    _flag("third_parties", "whether it covers people other than the consumer", _NOTHING, "no"),
    lost=Lost.LEFT_OUT,
    absent="none is known",
)

REPRESENTATION: Final = _table(
    "representation",
    "an attorney who represents the consumer with respect to debts (12 CFR 1006.6(b)(2))",
    Representation,
    _own("it"),
    _at("learned_at", _FIRST, "when the collector learned of it", _UNKNOWN),
    _flag("attorney_can_be_found", "whether the attorney's name and address are known or readily found"),
    _ids("debts", "the debts that it is about", _ALL, also=_ALL_DEBTS),
    _id("person", f"whose attorney it is: {_WHOSE}", _ALL, "it may be anybody's"),
    _at("consented_at", _LAST, "when the attorney consented to direct communication"),
    _at("unresponsive_at", _LAST, "when a reasonable time for the attorney's answer had run out"),
    _flag("in_writing", "whether the collector was told in writing"),
    _flag("told_by_attorney", "whether the attorney told it"),
    _at("asked_at", _LAST, "when the collector wrote to the attorney", _UNKNOWN),
    _at("asked_received_at", _LAST, "when the attorney received that", _UNKNOWN),
    *_happened("answered", "answered_at", _FIRST, "the attorney answered"),
    _at("ended_at", _LAST, "when the consumer or the attorney said that it is over"),
)

_CHAPTERS: Final = ("7", "9", "11", "12", "13", "15")

BANKRUPTCIES: Final = _table(
    "bankruptcies",
    "a bankruptcy case of the consumer, or of somebody else who owes the same debts (11 USC)",
    Bankruptcy,
    _own("it"),
    Column(name="chapter", type=Type.WHOLE, words=_CHAPTERS, meaning="its chapter", null=_UNKNOWN, field="chapter"),
    _at("filed_at", _FIRST, "when it was filed", _UNKNOWN),
    _at("learned_at", _FIRST, "when the collector learned of it", _UNKNOWN),
    _word("obligor", Obligor, "whose it is"),
    _ids("debts", "the debts that arose before the petition", _ALL, also=_ALL_DEBTS),
    _at("discharged_at", _LAST, "when the discharge was granted"),
    _at("discharge_denied_at", _LAST, "when it was denied"),
    _at("dismissed_at", _LAST, "when the case was dismissed"),
    _at("closed_at", _LAST, "when it was closed"),
    _flag("converted", "whether it was converted to another chapter; false says never", tells_of="converted_at"),
    Column(
        name="converted_to",
        type=Type.WHOLE,
        words=_CHAPTERS,
        meaning="to which chapter",
        null=_UNKNOWN,
        why="unknown, unless converted is false",
        field="converted_to",
    ),
    _at("converted_at", _LAST, "when", _UNKNOWN, "unknown, unless converted is false"),
    _at("relief_granted_at", _LAST, "when the court lifted a stay for this creditor, and nobody says which"),
    _at("stay_relief_at", _LAST, "when the court lifted the automatic stay for this creditor (11 USC 362(d))"),
    _at(
        "codebtor_relief_at",
        _LAST,
        "when the court lifted the codebtor stay for this creditor (11 USC 1201(c), 1301(c))",
    ),
    _ids("stay_relief_for", "the debts of which the first was granted", _UNKNOWN, "none is known", also=_ALL_DEBTS),
    _ids(
        "codebtor_relief_for", "the debts of which the second was granted", _UNKNOWN, "none is known", also=_ALL_DEBTS
    ),
    _at(
        "no_stay_confirmed_at", _LAST, "when the court or counsel confirmed that no stay holds after earlier dismissals"
    ),
    _ids("excepted_from_discharge", "debts that survive the discharge", _NOTHING, "none is known"),
    _ids("reaffirmed", "debts that the debtor agreed to go on owing (11 USC 524(c))", _NOTHING, "none is known"),
    _ids(
        "residence_lien",
        "debts with a lien on the debtor's residence, sought as periodic payments (11 USC 524(j))",
        _NOTHING,
        "none is known",
    ),
    _ids(
        "paid_since",
        "mortgages on which something was paid after the petition (12 CFR 1024.39(c)(2)(ii)(B))",
        _NOTHING,
        "none is known",
    ),
)

EMERGENCIES: Final = Table(
    "emergencies",
    "a public emergency declared for a state or city",
    Emergency,
    (
        _own("it"),
        _id("jurisdiction", "where, such as US-DC", _ROW),
        _at("declared_at", _FIRST, "when it was declared", _UNKNOWN),
        _at("ended_at", _LAST, "when it ended"),
    ),
    key="",
    shared=True,
    becomes="emergencies",
)

ATTRIBUTES: Final = _table(
    "attributes",
    "a fact of your own, for rules of your own: one of the three values",
    None,
    _id("name", "its name", _ROW),
    _text("text_value", "its value, of text"),
    Column(
        name="number_value", type=Type.NUMBER, meaning="its value, of a number", null=_NOTHING, field="number_value"
    ),
    _flag("flag_value", "its value, of a yes or no", _NOTHING),
    absent="there is none, and a rule that asks for one denies",
)

TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {
        table.name: table
        for table in (
            CONTACTS,
            CONSUMERS,
            WORKING_HOURS,
            DEBTS,
            VALIDATION_NOTICES,
            DISPUTES,
            ORIGINAL_CREDITOR_REQUESTS,
            PROCEEDINGS,
            PROMISES,
            NOTICES,
            PHONES,
            REASSIGNED_CHECKS,
            EMAILS,
            POSTAL_ADDRESSES,
            LOCATIONS,
            ATTEMPTS,
            INBOUND,
            REQUESTS,
            REQUEST_TIMES,
            REQUEST_RECURRENCES,
            CONSENTS,
            CONSENT_TIMES,
            COURT_PERMISSIONS,
            REPRESENTATION,
            BANKRUPTCIES,
            EMERGENCIES,
            ATTRIBUTES,
        )
    }
)
"""Every table by its name, in the order in which they are read."""
