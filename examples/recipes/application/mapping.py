"""From the application's models to the tables of facts: one function for each table, and each NULL a decision.

Read it with whoever keys the columns. What is left out or None is unknown, and binds as it binds most; a table that is
not returned is unknown as well, and an empty one says that there is nothing of the kind.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from fdcpa_guard.tables import Disposition, Dispositions, Reader
from fdcpa_guard.tables.dispositions import Answered, Says
from fdcpa_guard.vocabulary import CallOutcome, Pending, Recipient

from .models import Account, Person

Row = dict[str, object]

CODES: Final = Dispositions(
    name="application",
    version="2026-11",
    codes={
        "DIALLING": Disposition(outcome=Pending.PENDING, means="placed, and not over yet"),
        "NOANS": Disposition(outcome=CallOutcome.RANG_OUT, answered_by=Answered.NOBODY),
        "TALKED": Disposition(outcome=CallOutcome.CONVERSATION, answered_by=Answered.INTENDED),
        "STOP": Disposition(
            outcome=CallOutcome.CONVERSATION, answered_by=Answered.INTENDED, says=frozenset({Says.STOP_CALLING})
        ),
        "WRONG": Disposition(
            outcome=CallOutcome.WRONG_PERSON, answered_by=Recipient.THIRD_PARTY, says=frozenset({Says.WRONG_NUMBER})
        ),
    },
)
"""What the codes of our call screen say."""

READER: Final = Reader(zone="America/Chicago", dispositions=CODES)
"""Times without an offset are the office's clock."""

_KINDS: Final = {"CC": "credit-card", "MED": "medical", "UTIL": "utility"}
_LINES: Final = {"cell": "mobile", "home": "landline"}
_PLACES: Final = {"cell": "none", "home": "home", "work": "work"}


def rows_of(person: Person) -> dict[str, Sequence[Row]]:
    """The rows of one person by table, as the reader takes them."""
    return {
        "consumers": [consumer(person)],
        "debts": [debt(account) for account in person.accounts],
        "validation_notices": [row for account in person.accounts for row in notices(account)],
        "phones": [*phones(person)],
        "locations": [*locations(person)],
        "attempts": [row for account in person.accounts for row in attempts(account)],
        "inbound": [row for account in person.accounts for row in inbound(account)],
        "requests": [*requests(person)],
        "representation": [*represented(person)],
        "bankruptcies": [*bankrupt(person)],
        # Disputes, and whatever else a law says to wait for: our intake sends the account back to the client the same
        # day, and takes it out of this table. What is in it has none of these.
        "disputes": [],
        "original_creditor_requests": [],
        "proceedings": [],
        "promises": [],  # we take none: a payment is made in the call, or not
        "emails": [],  # we keep no email address
        "postal_addresses": [],  # the letter vendor keeps them
    }


def consumer(person: Person) -> Row:
    """Deaths that we know of are flagged, so no flag is a no; whether somebody is a minor nobody asked."""
    return {
        "collector": "third-party-collector",
        "deceased": any(flag.kind == "DEAD" for flag in person.flags),
        "deceased_learned_at": next((flag.set_on for flag in person.flags if flag.kind == "DEAD"), None),
    }


def debt(account: Account) -> Row:
    """A product that is not in the list, or NULL, is a debt of unknown kind. No day of payment: not paid."""
    late = account.delinquent_since
    return {
        "id": f"acct-{account.id}",  # a bare number of ten digits could be a telephone number
        "nature": "consumer",  # section 2 of every contract
        "kind": _KINDS.get(account.product or ""),
        "paid": account.paid_on is not None,  # payments are keyed the day they come
        "paid_at": account.paid_on,
        "past_due_since": late,
        "in_default_when_obtained": True if late is not None and late < account.placed_on else None,
        "assigned_on": account.placed_on,
        "purchased": False,  # we buy nothing
        "active_litigation": False,  # nor sue
        "legal_action_authorised": False,
        "credit_reported": False,  # nor report
        "co_obligors": "none",  # whoever else owes has an account of their own
        "servicing_account": "none",  # no client of ours services student loans
    }


def notices(account: Account) -> Iterator[Row]:
    """Each envelope that comes back is keyed, so no day of return means that it did not."""
    for letter in account.letters:
        if letter.template == "VALIDATION":
            yield {
                "debt_id": f"acct-{account.id}",
                "provided_at": letter.mailed_on,
                "orally": False,
                "came_back": letter.returned_on is not None,
                "undeliverable_at": letter.returned_on,
                "states_period_end": True,
                "period_ends": letter.mailed_on + timedelta(days=35),  # the day that the template prints
            }


def phones(person: Person) -> Iterator[Row]:
    """Wrong numbers are keyed, so no day is a no. A number at work may be a mobile; of no kind, any."""
    for phone in person.phones:
        yield {
            "id": f"phone-{phone.id}",
            "number": phone.number,  # in any spelling; what is no number is reported
            "person": "consumer",
            "line_type": _LINES.get(phone.kind or ""),
            "place": _PLACES.get(phone.kind or ""),
            "disowned": phone.wrong_since is not None,
            "disowned_at": phone.wrong_since,
        }


def locations(person: Person) -> Iterator[Row]:
    """Where people live, as the client has it. Without a ZIP code the numbers alone say where somebody may be."""
    if person.zip is not None:
        yield {"id": f"home-{person.id}", "zip": person.zip, "kind": "residence", "person": "consumer"}


def attempts(account: Account) -> Iterator[Row]:
    """Calls and letters that went out. The disposition says what became of a call; NULL may have been anything."""
    for call in account.calls:
        if call.direction == "out":
            yield {
                "id": f"call-{call.id}",
                "at": call.started_at,
                "medium": "call",
                "disposition": call.disposition,
                "debts": f"acct-{account.id}",
                "recipient": "consumer",
                "address": None if call.phone_id is None else f"phone-{call.phone_id}",
                "purpose": "collection",
                "voice": "live",
                "improper": False,  # the dialer keeps the hours, and no complaint was upheld
            }
    for letter in account.letters:
        yield {
            "id": f"letter-{letter.id}",
            "at": letter.mailed_on,
            "medium": "mail",
            "outcome": "sent" if letter.returned_on is None else "undeliverable",
            "undeliverable_at": letter.returned_on,
            "debts": f"acct-{account.id}",
            "recipient": "consumer",
            "purpose": "validation-notice" if letter.template == "VALIDATION" else "collection",
            "improper": False,
        }


def inbound(account: Account) -> Iterator[Row]:
    """Calls that came in; the row is written when they hang up."""
    for call in account.calls:
        if call.direction == "in":
            yield {
                "id": f"call-{call.id}",
                "at": call.started_at,
                "medium": "call",
                "ongoing": False,
                "disposition": call.disposition,
                "debts": f"acct-{account.id}",
                "recipient": "consumer",
                "address": None if call.phone_id is None else f"phone-{call.phone_id}",
            }


def requests(person: Person) -> Iterator[Row]:
    """An opt-out of no channel closes all of them, and by letter it is a notice to cease as well."""
    for asked in person.opt_outs:
        said: Row = {"received_at": asked.received_on, "person": "consumer", "in_writing": asked.by_letter}
        media = None if asked.channel is None else [asked.channel]
        yield {"id": f"opt-out-{asked.id}", "kind": "stop-medium", "media": media, **said}
        yield {"id": f"opt-out-{asked.id}-machines", "kind": "revoke-consent", "debts": "all", "media": media, **said}
        if asked.channel is None:
            yield {"id": f"opt-out-{asked.id}-cease", "kind": "cease", "debts": "all", **said}


def represented(person: Person) -> Iterator[Row]:
    """The flag says no more than that there is an attorney."""
    for flag in person.flags:
        if flag.kind == "ATTY":
            yield {"id": f"flag-{flag.id}", "learned_at": flag.set_on, "debts": "all"}


def bankrupt(person: Person) -> Iterator[Row]:
    """The flag says no more than that there is a case: not the chapter, and not when it was filed."""
    for flag in person.flags:
        if flag.kind == "BK":
            yield {"id": f"flag-{flag.id}", "learned_at": flag.set_on, "obligor": "consumer", "debts": "all"}
