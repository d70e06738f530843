"""The floor's cases made by hand from its own tables: the facts that the views state, in Python and without them.

Written for comparing, not for use: a second reading of the same decisions about what the floor's columns mean.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from fdcpa_guard import Case, Contact
from fdcpa_guard.vocabulary import Medium

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""The rows of one consumer by table."""

TODAY: Final = "2026-11-27"
CHICAGO: Final = ZoneInfo("America/Chicago")
UNKNOWN: Final = "unknown"
EVERY_MEDIUM: Final = [medium.value for medium in Medium]
"""What a revocation reaches of which nobody wrote down what it is about."""

TALK = {"outcome": "conversation", "answered_by": "consumer"}
OTHER = {"outcome": "wrong-person", "answered_by": "third-party"}
CODES: Final[dict[str | None, dict[str, str]]] = {
    "NA": {"outcome": "rang-out"},
    "AM": {"outcome": "voicemail"},
    "AA": {"outcome": "no-message-left"},
    "B": {"outcome": "not-connected"},
    "AB": {"outcome": "dropped"},
    "DISC": {"outcome": "not-connected"},
    "SIT": {"outcome": "not-connected"},
    "FAX": {"outcome": "no-message-possible"},
    **dict.fromkeys(("RPC", "PTP", "DNC", "CB", "REF", "BK", "ATTY", "DISP"), TALK),
    **dict.fromkeys(("WN", "TP", "LM3"), OTHER),
}
"""Outcome and who answered; of every other code, and of none, nothing is known."""

KINDS: Final = {
    "CC": "credit-card",
    "MED": "medical",
    "AUTO": "auto",
    "UTL": "utility",
    "TEL": "telecom",
    "PDL": "payday-loan",
    "RNT": "rent",
    "STU": "student-loan",
}

LACKS: Final = ["offer", "overshadows-validation-rights", "threatens-legal-action"]

_TABLES: Final = {
    "consumer": "select * from consumer",
    "account": "select * from account order by acct_no",
    "phone": "select * from phone order by phone_id",
    "call_log": "select * from call_log order by dir desc, call_id",
    "consent": "select * from consent order by id",
    "cease": "select * from cease order by id",
    "bk": "select * from bk",
    "attorney": "select * from attorney",
    **{
        table: f"select {table}.*, consumer_id from {table} join account using (acct_no) order by {table}.id"
        for table in ("text_log", "letter_log", "ptp", "dispute")
    },
}


def rows_of_all(db: sqlite3.Connection) -> dict[int, Rows]:
    """Every row by consumer and table."""
    found: defaultdict[int, Rows] = defaultdict(lambda: defaultdict(list))
    for table, query in _TABLES.items():
        cursor = db.execute(query)
        names = [column[0] for column in cursor.description]
        for values in cursor:
            row = dict(zip(names, values, strict=True))
            found[row["consumer_id"]][table].append(row)
    return found


def case_of(rows: Rows) -> Case:
    """The case of one consumer."""
    (consumer,) = rows["consumer"]
    calls, texts, letters = rows["call_log"], rows["text_log"], rows["letter_log"]
    debts = [_acct(account) for account in rows["account"]]
    clients = {account["acct_no"]: account["client"] for account in rows["account"]}
    attempts = [
        *[{**_attempt(call, debts), "tags": _tags(call, clients)} for call in calls if call["dir"] == "O"],
        *[{**_sent_text(text), "tags": _tags(text, clients)} for text in texts if text["direction"] == "O"],
        *[{**_letter(letter, consumer), "tags": _tags(letter, clients)} for letter in letters],
    ]
    inbound = [
        *[_called(call) for call in calls if call["dir"] == "I"],
        *[_wrote(text) for text in texts if text["direction"] == "I"],
    ]
    first = min([event["at"] for event in inbound], default=None)
    for attempt in attempts:
        if first is not None and first <= attempt["at"]:
            attempt["in_reply_to"] = UNKNOWN  # nobody wrote down what answered what
    home = {"zip": consumer["zip"], "state": consumer["state"]}
    placed = {name: value for name, value in home.items() if value is not None}
    returned = min([letter["returned_dt"] for letter in letters if letter["returned_dt"]], default=None)
    who = consumer["consumer_id"]
    return Case.model_validate(
        {
            "collector": "third-party-collector",
            "consumer": _consumer(consumer, calls),
            "segment": consumer["segment"],
            "debts": [_debt(account, rows) for account in rows["account"]],
            "requests": list(_requests(rows)),
            "representation": list(_attorneys(rows)),
            "bankruptcies": list(_bankruptcies(rows)),
            "history": {"attempts": attempts, "inbound": inbound},
            "locations": [
                *[{"id": f"home-{who}", "kind": "residence", **placed} for _ in range(bool(placed))],
                *[
                    {"id": f"{of}-{who}.{place}", "kind": "other", "city": city}
                    for of in ("mail", "home")
                    for place, city in enumerate(_cities(home), 1)
                ],
            ],
            "postal_addresses": [{"id": f"mail-{who}", "place": UNKNOWN, "undeliverable_at": returned, **placed}],
            "phones": [_phone(phone, calls) for phone in rows["phone"]],
            "consents": [_consent(row) for row in rows["consent"] if row["type_cd"] != "EMAIL"],
            "unread": list(_not_understood(rows)),
        }
    )


def contacts_of(rows: Rows) -> dict[str, Contact]:
    """The contacts of the morning's list by their ids."""
    owed = sorted(_acct(row) for row in rows["account"] if row["status"] in ("ACT", "LEG") and not row["paid_dt"])
    found: dict[str, Contact] = {}
    for phone in rows["phone"] if owed else ():
        about = {
            "at": datetime(2026, 11, 27, 10, tzinfo=CHICAGO),
            "debts": owed[:1],
            "address": f"ph-{phone['phone_id']}",
            "autodialed": False,
        }
        says = ["business-identity", "collector-disclosure"]
        call = {**about, "medium": "call", "voice": "live", "content": {"carries": says, "lacks": LACKS}}
        found[f"list-call-{phone['phone_id']}"] = Contact.model_validate(call)
        if phone["type"] in ("C", None):
            content = {"carries": [*says, "opt-out-instructions"], "lacks": LACKS}
            text = {**about, "medium": "text", "content": content}
            found[f"list-text-{phone['phone_id']}"] = Contact.model_validate(text)
    return found


def _not_understood(rows: Rows) -> Iterable[Row]:
    for phone in rows["phone"]:
        if number(phone["num"]) is None:
            said = {"table": "phones", "column": "number", "why": "not-understood"}
            yield {**said, "row": f"ph-{phone['phone_id']}"}
    for account in rows["account"]:
        if account["product"] in ("STU", None) and len(rows["account"]) > 1:
            lost = {"table": "debts", "column": "servicing_account", "why": "missing", "denies": True}
            yield {**lost, "row": _acct(account)}
    for consumer in rows["consumer"]:
        if consumer["zip"] is None and consumer["state"] is None:
            lost = {"table": "postal_addresses", "column": "state", "why": "missing", "denies": True}
            yield {**lost, "row": f"mail-{consumer['consumer_id']}"}
    for direction, table in (("O", "attempts"), ("I", "inbound")):
        for call in rows["call_log"]:
            if call["dispo"] is None and call["dir"] == direction:  # anything may have been said in it
                lost = {"table": table, "column": "disposition", "why": "missing", "denies": True}
                yield {**lost, "row": f"call-{call['call_id']}"}


def _cities(home: Row) -> list[str]:
    """The cities in which somebody may be of whom the state alone is known."""
    of_state = {"NY": ["US-NY-NYC", "US-NY-YONKERS", "US-NY-BUFFALO"], "IL": ["US-IL-CHICAGO"]}
    return of_state.get(home["state"], []) if home["zip"] is None else []


def _in_order(calls: list[Row]) -> list[Row]:
    return sorted(calls, key=lambda call: call["ts"])


def _acct(row: Row) -> str:
    return f"acct-{row['acct_no']}"


def _ph(row: Row) -> str | None:
    return None if row["phone_id"] is None else f"ph-{row['phone_id']}"


def _at(naive: str) -> datetime:
    return datetime.fromisoformat(naive).replace(tzinfo=CHICAGO)


def _or_unknown(value: Any) -> Any:
    return UNKNOWN if value is None else value


def _yes_no(word: str | None) -> bool | str:
    return {"Y": True, "N": False}.get(word or "", UNKNOWN)


def _consumer(row: Row, calls: Iterable[Row]) -> Row:
    told = [_at(call["ts"]) for call in calls if call["dispo"] == "DEC"]
    given: Row = {"minor": _yes_no(row["minor"]), "working_hours": UNKNOWN}
    if row["deceased"] == "Y":
        return {**given, "deceased": True}
    return {**given, "deceased": True, "deceased_learned_at": min(told)} if told else {**given, "deceased": False}


def _debt(row: Row, rows: Rows) -> Row:
    mine = {
        table: [each for each in rows[table] if each["acct_no"] == row["acct_no"]] for table in rows_with_account(rows)
    }
    status, paid = row["status"], row["paid_dt"]
    if paid is None and status not in ("ACT", "LEG"):
        paid = UNKNOWN
    litigated: bool | str = UNKNOWN if row["judgment"] else False
    late = row["delinq_dt"] is not None and row["delinq_dt"] < row["placed_dt"]
    return {
        "id": _acct(row),
        "nature": "consumer",
        "kind": KINDS.get(row["product"], UNKNOWN),
        "in_default_when_obtained": True if late else UNKNOWN,
        "paid_at": paid,
        "time_barred": UNKNOWN if row["sol_dt"] is None else row["sol_dt"] <= TODAY,
        "active_litigation": True if status == "LEG" else litigated,
        "assigned_on": row["placed_dt"],
        "past_due_since": _or_unknown(row["delinq_dt"]),
        "charged_off": True if row["chargeoff_dt"] else UNKNOWN,
        "purchased": row["client"] == "DB9",
        "open_end": True if row["product"] == "CC" else UNKNOWN,
        "credit_reported": False,
        "original_amount": str(row["orig_bal"]),
        "documents_held": UNKNOWN,
        "due_on": UNKNOWN,
        "legal_action_authorised": status == "LEG",
        "co_obligors": [],
        "proceedings": [_may_be(dispute) for dispute in mine["dispute"]],
        "notices": UNKNOWN,
        "original_creditor_requests": [],
        "validation": [_notice(letter) for letter in mine["letter_log"] if letter["letter_cd"] == "VAL"],
        "disputes": [
            *[_dispute(dispute) for dispute in mine["dispute"]],
            *[
                _said_dispute(call)
                for call in _in_order(mine["call_log"])
                if call["dispo"] == "DISP" and not _told_of(call, mine["dispute"], "rcvd_dt")
            ],
        ],
        "promises": [_promise(promise) for promise in mine["ptp"]],
    }


def rows_with_account(rows: Rows) -> list[str]:
    """The tables whose rows are about one account."""
    return ["letter_log", "dispute", "call_log", "ptp"]


def _notice(letter: Row) -> Row:
    return {"provided_at": letter["sent_dt"], "undeliverable_at": letter["returned_dt"], "period_ends": UNKNOWN}


def _dispute(row: Row) -> Row:
    in_writing = {"MAIL": True, "WEB": True, "PHONE": False}.get(row["method"], UNKNOWN)
    return {
        "id": f"disp-{row['id']}",
        "received_at": row["rcvd_dt"],
        "in_writing": in_writing,
        "submitted_at": None if row["method"] in ("PHONE", "WEB") else UNKNOWN,
        "whole_debt": UNKNOWN,
        "verified_at": row["resolved_dt"],
        "billing_error": False,
    }


def _told_of(call: Row, rows: Iterable[Row], day: str) -> bool:
    """Whether a table has of that day what the call's disposition says too, and more of it."""
    when = _at(call["ts"]).astimezone(UTC).date()
    return any(abs(date.fromisoformat(row[day]) - when) <= timedelta(days=1) for row in rows)


def _said_dispute(call: Row) -> Row:
    return {"id": f"call-{call['call_id']}.dispute.1", "received_at": _at(call["ts"]), "in_writing": False}


def _may_be(row: Row) -> Row:
    in_writing = {"MAIL": True, "WEB": True, "PHONE": False}.get(row["method"], UNKNOWN)
    return {"id": f"disp-{row['id']}-may-be", "kind": UNKNOWN, "learned_at": row["rcvd_dt"], "in_writing": in_writing}


def _promise(row: Row) -> Row:
    return {
        "id": f"ptp-{row['id']}",
        "made_at": _at(row["made_ts"]),
        "due_on": row["due_dt"],
        "kept_at": row["due_dt"] if row["status"] == "K" else None,
        "broken_at": row["due_dt"] if row["status"] == "B" else None,
        "of_plan": False,
    }


def _phone(row: Row, calls: Iterable[Row]) -> Row:
    said = [(_at(call["ts"]), call["phone_id"]) for call in calls if call["dispo"] == "WN"]
    wrong: Any = min([when for when, phone in said if phone == row["phone_id"]], default=None)
    perhaps = min([when for when, phone in said if phone is None], default=None)
    if perhaps is not None and (wrong is None or perhaps < wrong):
        wrong = UNKNOWN
    anothers = UNKNOWN if row["status"] == "WN" else None
    nobodys = UNKNOWN if number(row["num"]) is None else None
    checks = [
        {"at": row["rnd_check_dt"], "since": UNKNOWN, "reassigned": UNKNOWN, "complete_and_accurate": True}
        for _ in range(row["rnd_check_dt"] is not None)
    ]
    return {
        "id": f"ph-{row['phone_id']}",
        "number": number(row["num"]),
        "line_type": {"C": "mobile", "H": "landline"}.get(row["type"], UNKNOWN),
        "place": {"C": None, "H": "home", "W": "work"}.get(row["type"], UNKNOWN),
        "disowned_at": anothers or nobodys or wrong,
        "led_to_third_party_at": anothers,
        "ported_at": UNKNOWN,
        "emergency_or_patient_line": UNKNOWN,
        "on_do_not_call_registry": _yes_no(row["dnc_registry"]),
        "reassigned_checks": checks,
    }


def number(spelt: str) -> str | None:
    """A number of the North American plan, whichever way it is spelt; None if it is none."""
    digits = "".join(letter for letter in spelt if letter.isdigit()).removeprefix("1")
    return f"+1{digits}" if len(digits) == 10 and digits[0] != "0" else None


def _attempt(call: Row, debts: list[str]) -> Row:
    found = CODES.get(call["dispo"], {"outcome": UNKNOWN})
    may_be_talk = found["outcome"] in ("conversation", UNKNOWN)
    return {
        "id": f"call-{call['call_id']}",
        "at": _at(call["ts"]),
        "medium": "call",
        **found,
        "debts": [_acct(call)],
        "discussed": None if not may_be_talk or debts == [_acct(call)] else UNKNOWN,
        "recipient": "consumer",
        "address": _ph(call),
        "purpose": "collection",
        "voice": "live" if call["agent"] else UNKNOWN,
    }


def _tags(made: Row, clients: dict[int, str]) -> dict[str, str]:
    found = {name: made.get(name) for name in ("agent", "vendor", "campaign")}
    tags = {**found, "client": clients[made["acct_no"]]}
    return {name: value for name, value in tags.items() if value is not None}


def _sent_text(text: Row) -> Row:
    return {
        "id": f"text-{text['id']}",
        "at": _at(text["sent_ts"]),
        "medium": "text",
        "outcome": "sent",
        "debts": [_acct(text)],
        "address": _ph(text),
        "purpose": "opt-out-confirmation" if text["body_cd"] == "STOP" else "collection",
    }


def _letter(letter: Row, consumer: Row) -> Row:
    return {
        "id": f"letter-{letter['id']}",
        "at": datetime.fromisoformat(f"{letter['sent_dt']}T11:00:00Z"),
        "medium": "mail",
        "outcome": "undeliverable" if letter["returned_dt"] else "sent",
        "debts": [_acct(letter)],
        "address": f"mail-{consumer['consumer_id']}",
        "purpose": "validation-notice",
        "undeliverable_at": letter["returned_dt"],
    }


def _called(call: Row) -> Row:
    outcome = CODES.get(call["dispo"], {"outcome": UNKNOWN})["outcome"]
    return {
        "id": f"call-{call['call_id']}",
        "at": _at(call["ts"]),
        "medium": "call",
        "conversation": UNKNOWN if outcome == UNKNOWN else outcome == "conversation",
        "debts": [_acct(call)],
        "address": _ph(call),
    }


def _wrote(text: Row) -> Row:
    about = {"debts": [_acct(text)], "address": _ph(text)}
    return {"id": f"text-{text['id']}", "at": _at(text["sent_ts"]), "medium": "text", **about}


def _requests(rows: Rows) -> Iterable[Row]:
    for row in rows["cease"]:
        written = {"LTR": True, "EMAIL": True, "PHONE": False}.get(row["channel"], UNKNOWN)
        about = None if row["acct_no"] is None else [_acct(row)]
        said = {"kind": "cease", "received_at": row["rcvd_dt"], "in_writing": written, "debts": about}
        yield {"id": f"cease-{row['id']}", **said}
    for row in rows["cease"]:
        if row["channel"] in ("PHONE", None):
            said = {"kind": "stop-medium", "received_at": row["rcvd_dt"], "media": ["call"], "in_writing": False}
            yield {"id": f"cease-{row['id']}-calls", **said}
    for row in rows["cease"]:
        said = {"received_at": row["rcvd_dt"], "media": EVERY_MEDIUM}
        yield {"id": f"cease-{row['id']}-machines", "kind": "revoke-consent", **said}
    stops = [row for row in rows["text_log"] if row["body_cd"] == "STOP"]
    machines = {"kind": "revoke-consent", "media": EVERY_MEDIUM}
    for name, more in (("", {"kind": "stop-address", "media": ["text"]}), ("-machines", machines)):
        for row in stops:
            said = {"received_at": _at(row["sent_ts"]), "in_writing": True, "address": _ph(row)}
            yield {"id": f"stop-{row['id']}{name}", **more, **said}
    for call in _in_order(rows["call_log"]):
        said = {"received_at": _at(call["ts"]), "in_writing": False}
        name = f"call-{call['call_id']}"
        if call["dispo"] == "DNC":
            yield {"id": f"{name}.stop-calling.1", "kind": "stop-medium", "media": ["call"], **said}
            ended = {"media": ["call"], "address": _or_unknown(_ph(call)), **said}
            yield {"id": f"{name}.stop-calling.2", "kind": "revoke-consent", **ended}
        if call["dispo"] == "REF":
            yield {"id": f"{name}.refused.1", "kind": "cease", "debts": [_acct(call)], **said}


def _consent(row: Row) -> Row:
    ours = row["src"] in ("CALL", "WEB")
    return {
        "id": f"consent-{row['id']}",
        "scope": {"TCPA": "autodialed", "SMS": "text-number"}[row["type_cd"]],
        "given_at": row["dt"],
        "given_to": "collector" if ours else "creditor" if row["src"] == "CLIENT" else UNKNOWN,
        "debts": None if ours else UNKNOWN,
        "media": {"TCPA": ["call", "text"], "SMS": ["text"]}[row["type_cd"]],
        "address": _ph(row),
        "in_writing": {"WEB": True, "CALL": False}.get(row["src"], UNKNOWN),
        "provided_address_only": False if ours else UNKNOWN,
        "use_disclosed": True if ours else UNKNOWN,
        "starts_at": row["dt"],
        "expires_at": None if ours else UNKNOWN,
    }


def _attorneys(rows: Rows) -> Iterable[Row]:
    for place, row in enumerate(rows["attorney"], 1):
        found = True if row["firm"] else UNKNOWN
        asked = dict.fromkeys(("asked_at", "asked_received_at", "answered_at"), UNKNOWN)
        known = {"learned_at": row["dt"], "attorney_can_be_found": found, "ended_at": row["ended"]}
        yield {"id": f"representation-{place}", **known, **asked}
    for call in _in_order(rows["call_log"]):
        if call["dispo"] == "ATTY" and not _told_of(call, rows["attorney"], "dt"):
            name = f"call-{call['call_id']}.attorney.1"
            yield {"id": name, "learned_at": _at(call["ts"]), "attorney_can_be_found": UNKNOWN}


def _bankruptcies(rows: Rows) -> Iterable[Row]:
    for place, row in enumerate(rows["bk"], 1):
        yield {
            "id": f"bankruptcies-{place}",
            "chapter": _or_unknown(row["chapter"]),
            "filed_at": _or_unknown(row["filed_dt"]),
            "learned_at": row["notified_dt"],
            "discharged_at": row["status_dt"] if row["status"] == "DISC" else None,
            "dismissed_at": row["status_dt"] if row["status"] == "DISM" else None,
            "converted_to": UNKNOWN,
            "converted_at": UNKNOWN,
            "stay_relief_for": UNKNOWN,
            "codebtor_relief_for": UNKNOWN,
        }
    for call in _in_order(rows["call_log"]):
        if call["dispo"] == "BK" and not _told_of(call, rows["bk"], "notified_dt"):
            name = f"call-{call['call_id']}.bankruptcy.1"
            yield {"id": name, "chapter": UNKNOWN, "filed_at": UNKNOWN, "learned_at": _at(call["ts"])}
