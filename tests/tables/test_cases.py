"""Rows to a case: understood, or kept apart, named and careful; never guessed, never lost unsaid."""

import sqlite3
from collections import namedtuple
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from fdcpa_guard import Case, Guard, InvalidFacts, us
from fdcpa_guard.facts import Unread
from fdcpa_guard.tables import TABLES, Disposition, Dispositions, Lost, Null, Reader, Rows, case_from
from fdcpa_guard.tables.dispositions import Answered, Says
from fdcpa_guard.vocabulary import UNKNOWN, CallOutcome, Recipient, Unclear

from .floor import CONTACT, LEFT_OUT, ORDINARY, ZONE, Row, case, first, read, rows

GUARD = Guard(us())
HOUSE = Dispositions(
    name="house",
    version="1",
    codes={
        "NA": Disposition(outcome=CallOutcome.RANG_OUT),
        "RPC": Disposition(outcome=CallOutcome.CONVERSATION, answered_by=Answered.INTENDED),
        "DNC": Disposition(
            outcome=CallOutcome.CONVERSATION, answered_by=Answered.INTENDED, says=frozenset({Says("stop-calling")})
        ),
        "WN": Disposition(outcome=CallOutcome.WRONG_PERSON, says=frozenset({Says("wrong-number")})),
        "DEC": Disposition(outcome=CallOutcome.WRONG_PERSON, says=frozenset({Says("dead")})),
        "DISP": Disposition(outcome=CallOutcome.CONVERSATION, says=frozenset({Says("dispute")})),
        "BK": Disposition(outcome=CallOutcome.CONVERSATION, says=frozenset({Says("bankruptcy")})),
        "ATTY": Disposition(outcome=CallOutcome.CONVERSATION, says=frozenset({Says("attorney")})),
        "STOP": Disposition(says=frozenset({Says("stop-reply")}), inbound=True),
    },
)


def denied(made: Case, **changed: Any) -> set[str]:
    """The rules that deny the next call."""
    contact = Reader(zone=ZONE).contact_from({**CONTACT, **changed}, made).contact
    return {reason.rule for reason in GUARD.decide(contact, made).reasons if reason.denies}


def unread(given: dict[str, list[Row]], **more: Any) -> list[str]:
    return [f"{each.path}: {each.why}{' denies' * each.denies}" for each in read(given, **more).case.unread]


def test_an_ordinary_consumer_is_the_case_that_a_hand_would_make() -> None:
    assert case() == Case(
        collector="third-party-collector",
        consumer={"minor": False, "deceased": False, "working_hours": "none"},
        debts=[
            {
                "id": "acct-1",
                "nature": "consumer",
                "kind": "credit-card",
                "validation": [{"provided_at": "2026-01-05", "orally": False}],
                "disputes": "none",
                "original_creditor_requests": "none",
                "proceedings": "none",
                "promises": "none",
                "in_default_when_obtained": True,
                "time_barred": False,
                "active_litigation": False,
                "incurred_on": "2022-01-01",
                "assigned_on": "2023-01-01",
                "open_end": False,
                "purchased": False,
                "documents_held": True,
                "due_on": "unknown",
            }
        ],
        phones=[
            {
                "id": "ph-1",
                "number": "+16145550123",
                "line_type": "mobile",
                "place": None,
                "on_do_not_call_registry": False,
            }
        ],
        locations=[{"id": "home", "zip": "43215"}],
        requests="none",
        representation="none",
        bankruptcies="none",
        history={
            "attempts": [
                {
                    "id": "call-1",
                    "at": "2026-11-17T16:00:00Z",
                    "medium": "call",
                    "outcome": "rang-out",
                    "debts": ["acct-1"],
                    "address": "ph-1",
                    "voice": "live",
                }
            ],
            "inbound": "none",
        },
    )
    assert not denied(case())


def test_what_is_not_given_is_in_the_report() -> None:
    assert read(rows(inbound=None)).report.absent == {
        "inbound",
        "attributes",
        "request_times",
        "request_recurrences",
        "consent_times",
    }


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("requests", "requests"),
        ("representation", "representation"),
        ("bankruptcies", "bankruptcies"),
        ("attempts", "history"),
        ("inbound", "history"),
        ("phones", "phones"),
        ("emails", "emails"),
        ("postal_addresses", "postal_addresses"),
        ("locations", "locations"),
        ("emergencies", "emergencies"),
    ],
)
def test_an_absent_table_is_unknown_and_an_empty_one_none(table: str, field: str) -> None:
    assert getattr(case(**{table: None}), field) is UNKNOWN
    given = getattr(case(**{table: []}), field)
    assert given is not UNKNOWN


@pytest.mark.parametrize("table", [name for name, each in TABLES.items() if each.of == "debts"])
def test_an_absent_table_of_debts_is_unknown_of_each(table: str) -> None:
    field = TABLES[table].becomes
    assert getattr(case(**{table: None}).debts[0], field) is UNKNOWN
    assert getattr(case(**{table: []}).debts[0], field) == ()


@pytest.mark.parametrize("table", ["attempts", "inbound"])
def test_who_reads_codes_may_have_lost_a_wish_with_the_table_that_has_them(table: str) -> None:
    given = rows(**{table: None})
    assert unread(given, codes=HOUSE) == [f"{table}.disposition: missing denies"]
    assert "guard.unread" in denied(read(given, codes=HOUSE).case, medium="mail", address=None)
    assert unread(given) == []
    assert unread(rows(**{table: []}), codes=HOUSE) == []


NEITHER: tuple[list[Row] | None, ...] = ([], None)


def test_no_row_of_a_consumer_says_that_nothing_is_known_of_them() -> None:
    for given in NEITHER:
        made = case(consumers=given)
        assert made.collector is UNKNOWN
        assert "guard.unread" in denied(made)


def test_a_consumer_without_a_debt_is_no_case() -> None:
    for given in NEITHER:
        with pytest.raises(InvalidFacts, match="there is no debt to ask about"):
            case(debts=given)


# -- forms of rows


def test_rows_come_as_databases_give_them() -> None:
    expected = case()
    names = tuple(ORDINARY["attempts"][0])
    values = tuple(ORDINARY["attempts"][0].values())
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    db.execute(f"create table attempts({', '.join(names)})")
    db.execute(f"insert into attempts values({', '.join('?' * len(names))})", values)
    as_named = namedtuple("as_named", names)  # type: ignore[misc]
    for given in (
        db.execute("select * from attempts"),
        [as_named(*values)],
        Rows(names, [values]),
        Rows(names, iter([list(values)])),
    ):
        assert read(rows() | {"attempts": given}).case == expected
    db.close()


def test_rows_may_differ_in_their_columns() -> None:
    made = case(attempts=[*first("attempts"), {**first("attempts", voice=LEFT_OUT)[0], "id": "call-2"}])
    assert made.history is not UNKNOWN
    assert [attempt.voice for attempt in made.history.attempts] == ["live", UNKNOWN]


def test_a_reader_keeps_a_bounded_number_of_plans() -> None:
    reader = Reader(zone=ZONE)
    names = [column.name for column in TABLES["attempts"].columns][:11]
    some = [tuple(name for place, name in enumerate(names) if number >> place & 1) for number in range(1, 2048)]
    for columns in some:
        assert reader.plan("attempts", columns).table is TABLES["attempts"]
    assert 0 < len(reader._plans) <= 1024


def test_a_row_that_knows_no_columns_is_refused() -> None:
    with pytest.raises(InvalidFacts, match="a row is a mapping of columns to values"):
        read(rows() | {"attempts": [("call-1", 3)]})


def test_the_consumers_own_id_is_the_consumer() -> None:
    assert case(phones=first("phones", person="c-1")).phones == case().phones


def test_numbers_for_ids_are_their_digits() -> None:
    made = case(
        locations=first("locations", id=7), phones=first("phones", id=12.0), attempts=first("attempts", address=12)
    )
    assert made.history is not UNKNOWN
    assert made.history.attempts[0].address == "12"
    assert not denied(made, address=12)


# -- what is wrong with the whole


def test_a_misspelt_table_or_column_is_refused_by_its_name() -> None:
    with pytest.raises(InvalidFacts, match="attempt: there is no such table; did you mean 'attempts'"):
        read(rows() | {"attempt": []})
    with pytest.raises(InvalidFacts, match=r"attempts\.outcom: there is no such column; did you mean 'outcome'"):
        case(attempts=first("attempts", outcom="rang-out"))


def test_rows_of_two_consumers_are_refused() -> None:
    with pytest.raises(InvalidFacts, match=r"attempts\.consumer_id: the rows are those of several consumers"):
        case(attempts=first("attempts", consumer_id="c-2"))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"at": 1_795_618_800}, r"contacts\.at: not understood; a date and a time of day are needed"),
        ({"at": "2026-03-02"}, r"contacts\.at: not understood; a date and a time of day are needed"),
        ({"medium": "CALL"}, r"contacts\.medium: must be one of call, ringless-voicemail, text"),
        ({"purpose": None}, r"contacts\.purpose: required"),
        ({"contact_id": 0.5}, r"contacts\.contact_id: not understood$"),
    ],
)
def test_a_contact_that_is_refused_says_what_is_needed(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidFacts, match=says):
        Reader(zone=ZONE).contact_from({**CONTACT, **wrong}, case())


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(InvalidFacts, match="zone: there is no such time zone"):
        case_from("c-1", rows(), zone="America/Nowhere")


# -- NULL


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if column.null is Null.DENIES and table.name in ("consumers", "debts", "phones", "locations")
    ],
)
def test_a_fact_that_nothing_careful_stands_for_is_missing(table: str, column: str) -> None:
    for value in (None, "", LEFT_OUT):
        made = case(**{table: first(table, **{column: value})})
        assert "guard.unread" in denied(made)
        assert any(each.column == column and each.denies for each in made.unread)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if column.null is Null.ROW and column.name != "consumer_id" and table.name in ("attempts", "debts")
    ],
)
def test_a_row_of_which_nothing_can_be_made_denies(table: str, column: str) -> None:
    given = rows(**{table: [*ORDINARY[table], {**ORDINARY[table][0], "id": "other", column: None}]})
    assert "guard.unread" in denied(read(given).case)
    assert any(each.column == column and each.denies for each in read(given).case.unread)


def test_a_consent_of_which_nothing_can_be_made_is_left_out() -> None:
    given = rows(consents=[{"id": "yes", "scope": "autodialed", "person": None}])
    assert read(given).case.consents == ()
    assert unread(given) == ["consents.yes.person: missing"]
    assert not denied(read(given).case)


def test_false_beside_an_instant_says_that_it_never_happened() -> None:
    assert case(debts=first("debts", paid=False)).debts[0].paid_at is None
    for paid in (None, True):
        when = case(debts=first("debts", paid=paid)).debts[0].paid_at
        assert when is not None
        assert str(when) == "'unknown'"
    at = case(debts=first("debts", paid=True, paid_at="2026-03-01")).debts[0].paid_at
    assert str(at) == "'2026-03-01'"


def test_false_beside_an_instant_that_is_given_is_a_contradiction_and_binds() -> None:
    given = rows(debts=first("debts", paid=False, paid_at="2026-03-01"))
    assert str(read(given).case.debts[0].paid_at) == "'2026-03-01'"
    assert unread(given) == ["debts.acct-1.paid: contradictory"]


def test_a_student_loan_says_whether_it_shares_its_servicing_account() -> None:
    assert "guard.unread" in denied(case(debts=first("debts", kind="student-loan")))
    assert "guard.unread" not in denied(case(debts=first("debts", kind="student-loan", servicing_account="none")))


# -- values that are not understood


@pytest.mark.parametrize("number", ["N/A", "0000000000", "555-0100", "call me", 911])
def test_one_bad_phone_never_loses_a_consumer(number: Any) -> None:
    given = rows(phones=[*ORDINARY["phones"], {**first("phones")[0], "id": "ph-2", "number": number}])
    made = read(given).case
    assert unread(given) == ["phones.ph-2.number: not-understood"]
    assert not denied(made)
    assert denied(made, address="ph-2")
    contact = Reader(zone=ZONE).contact_from(CONTACT, made).contact
    told = [one for one in GUARD.decide(contact, made).advisories if one.rule == "guard.unread"]
    assert [*told[0].facts] == ["phones.ph-2.number"]
    assert str(number) not in GUARD.decide(contact, made).to_json()


@pytest.mark.parametrize(
    "spelt",
    [
        "(614) 555-0123",
        "6145550123",
        "614-555-0123",
        "16145550123",
        "614 555 0123",
        "+1 614.555.0123",
        "614-555-0123 x12",
        6145550123,
    ],
)
def test_a_number_is_read_in_each_usual_spelling(spelt: Any) -> None:
    assert case(phones=first("phones", number=spelt)) == case()


@pytest.mark.parametrize(
    ("zip", "read_as"), [("43215-1234", "43215"), ("432151234", "43215"), (2139, "02139"), ("02139 ", "02139")]
)
def test_a_zip_is_read_in_each_usual_spelling(zip: Any, read_as: str) -> None:
    made = case(locations=first("locations", zip=zip)).locations
    assert made is not UNKNOWN
    assert made[0].zip == read_as


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("attempts", "outcome", "no idea"),
        ("attempts", "voice", 3),
        ("debts", "nature", "person"),
        ("debts", "time_barred", "Y"),
        ("debts", "incurred_on", "last year"),
        ("debts", "original_amount", "12.345"),
        ("phones", "line_type", "C"),
        ("consumers", "minor", "N"),
        ("locations", "learned_at", "2026-13-01"),
    ],
)
def test_a_value_that_is_not_understood_counts_as_null_and_is_named(table: str, column: str, value: Any) -> None:
    given = rows(**{table: first(table, **{column: value})})
    row = ORDINARY[table][0].get("id")
    assert unread(given) == [f"{table}.{row + '.' if row else ''}{column}: not-understood"]
    null = read(rows(**{table: first(table, **{column: None})})).case
    assert read(given).case.model_copy(update={"unread": ()}) == null.model_copy(update={"unread": ()})


def test_what_is_no_id_is_set_aside_and_not_shown() -> None:
    given = rows(attempts=first("attempts", address="614-555-0123"))
    made = read(given).case
    assert made.history is not UNKNOWN
    assert made.history.attempts[0].address is None
    assert unread(given) == ["attempts.call-1.address: not-understood"]
    given = rows(requests=[{"id": "6145550123", "kind": "cease", "received_at": "2026-11-01", "person": "consumer"}])
    assert unread(given) == ["requests: contradictory denies"]
    assert "6145550123" not in read(given).case.model_dump_json().replace("+16145550123", "")


def test_facts_that_cannot_be_true_together_lose_their_row_and_deny() -> None:
    wrong = [
        {"id": "r", "kind": "cease", "received_at": "2026-11-05", "withdrawn_at": "2026-11-01", "person": "consumer"}
    ]
    assert unread(rows(requests=wrong)) == ["requests.r: contradictory denies"]
    assert "guard.unread" in denied(case(requests=wrong))


# -- ids


def test_two_rows_with_one_id_are_kept_apart() -> None:
    given = rows(attempts=[*first("attempts"), *first("attempts", at="2026-11-18 10:00:00")])
    made = read(given).case
    assert made.history is not UNKNOWN
    assert [attempt.id for attempt in made.history.attempts] == ["call-1.1", "call-1.2"]
    assert unread(given) == ["attempts.call-1: given-twice"]


def test_the_same_row_twice_is_one() -> None:
    assert case(attempts=first("attempts") * 2) == case()


def test_of_two_rows_about_one_number_only_what_both_say_is_known() -> None:
    given = rows(phones=[*first("phones"), *first("phones", number="617 555 0100", disowned=True)])
    made = read(given).case
    assert made.phones is not UNKNOWN
    assert [(line.id, line.number) for line in made.phones] == [
        ("ph-1", None),
        ("ph-1.1", "+16145550123"),
        ("ph-1.2", "+16175550100"),
    ]
    assert "us.regf.6d1.not-the-consumers-number" in denied(made)
    assert "US-MA" in {place for each in made.phones for place in each.jurisdictions}


def test_of_two_rows_about_one_consent_neither_frees() -> None:
    yes: Row = {
        "id": "yes",
        "scope": "autodialed",
        "given_at": "2026-01-01",
        "given_to": "collector",
        "person": "consumer",
    }
    yes |= {"debts": "all", "media": "any", "address": "any", "starts_at": "2026-01-01", "expires": False}
    assert len(case(consents=[{**yes, "revoked": False}]).consents) == 1
    assert case(consents=[{**yes, "revoked": False}, {**yes, "revoked": True}]).consents == ()


def test_a_phone_and_an_email_of_one_id_are_told_apart_by_the_medium() -> None:
    email = {"id": "7", "address": "someone@example.test", "person": "consumer", "led_to_third_party": False}
    made = case(
        phones=first("phones", id=7),
        emails=[email],
        attempts=[
            *first("attempts", address=7),
            *first("attempts", id="mail-1", medium="email", outcome="sent", address=7, voice=None),
        ],
    )
    assert made.history is not UNKNOWN
    assert [attempt.address for attempt in made.history.attempts] == ["7", "emails.7"]


# -- times


@pytest.mark.parametrize(
    ("local", "zone", "instant"),
    [
        ("2026-11-17 10:00:00", "America/Chicago", "2026-11-17T16:00:00"),
        ("2026-07-17 10:00:00", "America/Chicago", "2026-07-17T15:00:00"),
        ("2026-07-17 10:00:00", "America/Phoenix", "2026-07-17T17:00:00"),
        ("2026-11-17T10:00:00-05:00", "America/Chicago", "2026-11-17T15:00:00"),
        ("2026-11-17 15:00:00+00", "America/Chicago", "2026-11-17T15:00:00"),
        ("2026-11-01 01:30:00", "America/Chicago", "2026-11-01T07:30:00"),
        ("2026-03-08 02:30:00", "America/Chicago", "2026-03-08T08:30:00"),
        ("2026-11-17", "America/Chicago", "2026-11-17T11:00:00"),
        ("2026-11-17 00:00:00", "America/Chicago", "2026-11-17T11:00:00"),
    ],
    ids=[
        "winter",
        "summer",
        "no summer time",
        "offset",
        "offset of two digits",
        "shown twice",
        "never shown",
        "a day",
        "midnight",
    ],
)
def test_an_attempt_is_at_the_instant_that_the_clock_of_the_zone_showed(local: str, zone: str, instant: str) -> None:
    made = read(rows(attempts=first("attempts", at=local)), zone=zone).case
    assert made.history is not UNKNOWN
    assert made.history.attempts[0].at == datetime.fromisoformat(instant).replace(tzinfo=UTC)


def test_a_time_shown_twice_is_taken_on_the_side_that_binds() -> None:
    asked = {"id": "r", "kind": "cease", "received_at": datetime(2026, 11, 1, 1, 30), "person": "consumer"}  # noqa: DTZ001
    request = case(requests=[{**asked, "withdrawn_at": datetime(2026, 11, 1, 1, 30)}]).requests  # noqa: DTZ001
    assert request is not UNKNOWN
    assert request[0].received_at == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert request[0].withdrawn_at == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)


def test_a_contact_at_a_time_shown_twice_is_refused() -> None:
    reader = Reader(zone=ZONE)
    for at in ("2026-11-01 01:30:00", "2026-03-08 02:30:00", "2026-11-27", None):
        with pytest.raises(InvalidFacts, match=r"contacts\.at"):
            reader.contact_from({**CONTACT, "at": at}, case())
    exact = datetime(2026, 11, 1, 1, 30, tzinfo=UTC)
    assert reader.contact_from({**CONTACT, "at": exact}, case()).contact.at == exact


def test_a_bare_day_is_its_careful_end() -> None:
    asked = {
        "id": "r",
        "kind": "cease",
        "received_at": date(2026, 11, 5),
        "withdrawn_at": "2026-11-05",
        "person": "consumer",
    }
    request = case(requests=[asked]).requests
    assert request is not UNKNOWN
    assert str(request[0].received_at) == str(request[0].withdrawn_at) == "'2026-11-05'"
    assert request[0].withdrawn_at is not None
    assert request[0].stands(datetime(2026, 11, 4, 10, tzinfo=UTC))
    assert request[0].stands(datetime(2026, 11, 6, 10, 59, tzinfo=UTC))
    assert not request[0].stands(datetime(2026, 11, 6, 11, tzinfo=UTC))


# -- dispositions


def test_a_code_says_what_became_of_it_and_who_answered() -> None:
    made = read(rows(attempts=first("attempts", outcome=None, disposition="RPC")), codes=HOUSE).case
    assert made.history is not UNKNOWN
    assert made.history.attempts[0].outcome is CallOutcome.CONVERSATION
    assert made.history.attempts[0].answered_by is Recipient.CONSUMER


@pytest.mark.parametrize("codes", [None, HOUSE], ids=["no table", "a table"])
def test_an_unknown_code_binds_most_and_is_counted(codes: Dispositions | None) -> None:
    given = rows(
        attempts=first("attempts", outcome=None, disposition="XX")
        + first("attempts", id="call-2", outcome=None, disposition="XX")
    )
    found = read(given, codes=codes)
    assert found.report.codes == {"XX": 2}
    assert found.case.history is not UNKNOWN
    assert {attempt.outcome for attempt in found.case.history.attempts} == {UNKNOWN}
    assert {each.why for each in found.case.unread} == {Unclear.UNKNOWN_CODE}
    assert "us.regf.14b2.after-conversation" in denied(found.case, at="2026-11-20 10:00:00")


def test_a_call_of_which_nobody_recorded_anything_may_have_been_a_request() -> None:
    """Where codes are read, the want of one is the want of what it may have said; where none are, they say nothing."""
    blank = rows(attempts=first("attempts", outcome=None, disposition=None))
    assert unread(blank, codes=HOUSE) == ["attempts.call-1.disposition: missing denies"]
    assert unread(blank) == []
    assert "guard.unread" in denied(read(blank, codes=HOUSE).case, medium="mail")
    assert unread(rows(attempts=first("attempts", outcome="rang-out", disposition=None)), codes=HOUSE) == []
    event = {"id": "in-1", "at": "2026-11-10 10:00:00", "medium": "call", "recipient": "consumer", "ongoing": False}
    assert unread(rows(inbound=[event]), codes=HOUSE) == ["inbound.in-1.disposition: missing denies"]
    assert unread(rows(inbound=[{**event, "conversation": True}]), codes=HOUSE) == []
    assert unread(rows(inbound=[{**event, "medium": "text"}]), codes=HOUSE) == []


def test_a_code_and_an_outcome_that_differ_count_as_what_binds_no_less_than_either() -> None:
    for outcome, code, taken in (
        ("not-connected", "NA", "rang-out"),
        ("not-connected", "RPC", UNKNOWN),
        ("pending", "NA", "rang-out"),
    ):
        given = rows(attempts=first("attempts", outcome=outcome, disposition=code))
        found = read(given, codes=HOUSE).case
        assert found.history is not UNKNOWN
        assert found.history.attempts[0].outcome == taken, (outcome, code)


@pytest.mark.parametrize(
    ("code", "holds"),
    [
        ("DNC", lambda made: made.requests[0].kind == "stop-medium"),
        ("WN", lambda made: made.phones[0].disowned_at == datetime(2026, 11, 17, 16, tzinfo=UTC)),
        ("DEC", lambda made: made.consumer.deceased is True),
        ("DISP", lambda made: made.debts[0].disputes[0].in_writing is False),
        ("BK", lambda made: made.bankruptcies[0].chapter is UNKNOWN),
        ("ATTY", lambda made: made.representation[0].attorney_can_be_found is UNKNOWN),
    ],
)
def test_what_a_code_says_besides_becomes_facts(code: str, holds: Any) -> None:
    made = read(rows(attempts=first("attempts", outcome=None, disposition=code)), codes=HOUSE).case
    assert holds(made)
    assert made.unread == ()


def test_a_wrong_number_of_which_nobody_recorded_which_closes_each_and_stays_evidence_of_a_place() -> None:
    two = first("phones", id="ph-1") + first("phones", id="ph-2")
    call = first("attempts", outcome=None, disposition="WN", at="2026-11-17 10:00:00")
    for address, disowned in (("ph-1", ["2026-11-17 16:00:00+00:00", "None"]), (None, ["unknown", "unknown"])):
        made = read(rows(phones=two, attempts=[{**call[0], "address": address}]), codes=HOUSE).case
        assert made.phones is not UNKNOWN
        assert [_said(line.disowned_at) for line in made.phones] == disowned


def _said(when: datetime | None) -> str:
    return "unknown" if when is not None and when.year < 1900 else str(when)


def test_what_a_code_says_and_its_own_table_has_of_that_day_is_the_same() -> None:
    call = first("attempts", outcome=None, disposition="DISP")
    dispute = {"debt_id": "acct-1", "id": "d", "in_writing": True}
    for received, ids in (("2026-11-17", ["d"]), ("2026-11-10", ["d", "call-1.dispute.1"])):
        given = rows(attempts=call, disputes=[{**dispute, "received_at": received}])
        disputes = read(given, codes=HOUSE).case.debts[0].disputes
        assert disputes is not UNKNOWN
        assert [each.id for each in disputes] == ids


def test_a_reply_of_stop_closes_texts_to_the_number() -> None:
    event = {"id": "in-1", "at": "2026-11-20 12:00:00", "medium": "text", "recipient": "consumer", "address": "ph-1"}
    made = read(rows(inbound=[{**event, "disposition": "STOP"}]), codes=HOUSE).case
    assert denied(made, medium="text")
    assert not denied(made)


def test_what_a_code_says_is_not_added_to_what_is_unknown() -> None:
    made = read(rows(requests=None, attempts=first("attempts", outcome=None, disposition="DNC")), codes=HOUSE).case
    assert made.requests is UNKNOWN


# -- evidence of place


def test_a_state_with_cities_of_its_own_and_no_zip_may_be_any_of_them() -> None:
    made = case(locations=first("locations", zip=None, state="NY", city=None))
    assert made.locations is not UNKNOWN
    assert {place for each in made.locations for place in each.jurisdictions} >= {"US-NY", "US-NY-NYC", "US-NY-YONKERS"}
    made = case(locations=first("locations", zip=None, state="NY", city="none"))
    assert made.locations is not UNKNOWN
    assert {place for each in made.locations for place in each.jurisdictions} == {"US-NY"}


# -- requests and consents


def test_a_request_about_times_says_which_or_is_about_all() -> None:
    asked: Row = {"id": "r", "kind": "inconvenient-time", "received_at": "2026-11-01", "person": "consumer"}
    times = [{"request_id": "r", "days": ["fri"], "starts": "15:00", "ends": "17:00"}]
    none: dict[str, list[Row]] = {"request_times": [], "request_recurrences": []}
    assert denied(case(requests=[asked], **none))
    made = case(requests=[asked], **{**none, "request_times": times})
    assert not denied(made)
    assert denied(made, at="2026-11-27 15:30:00")
    assert denied(case(requests=[{**asked, "quiet_days": ["2026-11-27"]}], **none))
    made = case(requests=[{**asked, "quiet_days": '["2026-11-26"]'}], **none)
    assert not denied(made)


def test_what_a_kind_of_request_does_not_have_is_set_aside_and_named() -> None:
    given = rows(
        requests=[{"id": "r", "kind": "cease", "received_at": "2026-11-01", "person": "consumer", "media": ["call"]}]
    )
    assert unread(given) == ["requests.r.media: contradictory"]


def test_rows_that_belong_to_nothing_are_named() -> None:
    given = rows(disputes=[{"debt_id": "acct-9", "id": "d", "received_at": "2026-11-01", "in_writing": True}])
    assert unread(given) == ["disputes.d.debt_id: not-here"]
    given = rows(request_times=[{"request_id": "r9", "days": ["fri"]}])
    assert unread(given) == ["request_times.r9: not-here"]


def test_ids_of_two_tables_that_do_not_fit_are_in_the_report_and_pointed_out_by_the_case() -> None:
    asked = {"id": "r", "received_at": "2026-11-01", "person": "consumer", "in_writing": True}
    for table, row, column in (
        ("requests", {**asked, "kind": "cease", "debts": "ACCT-1"}, "debts"),
        ("requests", {**asked, "kind": "stop-address", "address": "1"}, "address"),
        ("attempts", {**first("attempts")[0], "id": "r", "address": "1"}, "address"),
        ("attempts", {**first("attempts")[0], "id": "r", "debts": ["acct-1", "acct-2"]}, "debts"),
    ):
        made, report = read(rows(**{table: [row]}))
        assert report.kinds == {(table, column, "not-here"): 1}
        decision = GUARD.decide(Reader(zone=ZONE).contact_from(CONTACT, made).contact, made)
        assert "guard.references" in {one.rule for one in decision.advisories}
    letter = {**first("attempts", voice=None)[0], "medium": "portal", "outcome": "sent", "address": "account-7"}
    assert not read(rows(attempts=[letter])).report.unread


# -- contacts


def test_a_contact_without_debts_is_about_each() -> None:
    made = case(debts=[*first("debts"), *first("debts", id="acct-2")])
    assert Reader(zone=ZONE).contact_from(CONTACT, made).contact.debts == ("acct-1", "acct-2")
    with pytest.raises(InvalidFacts, match=r"contacts\.debts"):
        Reader(zone=ZONE).contact_from(CONTACT)


def test_a_contact_says_what_it_carries_and_why_it_is_excused() -> None:
    row = {
        **CONTACT,
        "carries": ["collector-disclosure"],
        "harm_urgent": True,
        "asked_to_ask_again": True,
        "languages": "en",
    }
    contact = Reader(zone=ZONE).contact_from(row, case()).contact
    assert contact.content.carries == {"collector-disclosure"}
    assert contact.content.languages == ("en",)
    assert contact.harm_avoided is not None
    assert contact.harm_avoided.time_is_of_the_essence
    assert not contact.harm_avoided.evidenced
    assert contact.location_grounds.person_asked_for_it


# -- the report


def test_reports_are_added() -> None:
    one = read(rows(debts=first("debts", nature="person"))).report
    two = read(rows(attempts=first("attempts", outcome=None, disposition="XX"))).report
    both = one + two
    assert both.kinds == {("debts", "nature", "not-understood"): 1, ("attempts", "disposition", "unknown-code"): 1}
    assert both.codes == {"XX": 1}
    assert "disposition XX: no table knows it, 1" in str(both)
    with pytest.raises(TypeError):
        bool(both)


def test_what_was_unread_is_a_fact_of_the_case() -> None:
    made = case().model_copy(update={"unread": [Unread(table="phones", why="missing", denies=True)]})
    assert Case.model_validate_json(made.model_dump_json()) == made
    assert denied(made) == {"guard.unread"}


def test_only_tables_that_open_leave_rows_out() -> None:
    assert {table.name for table in TABLES.values() if table.lost is Lost.LEFT_OUT} == {
        "consents",
        "consent_times",
        "court_permissions",
    }


@pytest.mark.parametrize(
    "value",
    [
        Decimal("sNaN"),
        Decimal("NaN"),
        Decimal("Infinity"),
        Decimal("1e999999"),
        Decimal("-1e999999"),
        pytest.param(10**5000, id="long"),
    ],
)
@pytest.mark.parametrize(
    ("table", "column"),
    [("attempts", "address"), ("attempts", "debts"), ("phones", "number"), ("locations", "zip"), ("phones", "id")],
)
def test_a_number_beyond_all_ids_is_no_id_and_loses_no_consumer(table: str, column: str, value: Any) -> None:
    assert isinstance(case(**{table: first(table, **{column: value})}), Case)


@pytest.mark.parametrize("value", [Decimal("sNaN"), pytest.param(10**5000, id="long")])
def test_an_attribute_beyond_all_numbers_is_named_or_none(value: Any) -> None:
    made = case(attributes=[{"name": "score", "number_value": value}])
    assert made.attributes["score"] is None
    assert case(attributes=[{"name": "score", "number_value": Decimal("7")}]).attributes["score"] == 7


@pytest.mark.parametrize(
    "value",
    [memoryview(b"acct-1"), pytest.param("[" * 100_000, id="nested"), ["acct-1", float("nan")], '["acct-1", NaN]'],
)
def test_a_list_that_is_not_understood_is_no_shorter_list(value: Any) -> None:
    stop = {"id": "r", "kind": "cease", "received_at": "2026-11-01", "person": "consumer", "in_writing": True}
    assert unread(rows(requests=[{**stop, "debts": value}])) == ["requests.r.debts: not-understood"]
    assert denied(case(requests=[{**stop, "debts": value}])) == denied(case(requests=[{**stop, "debts": "all"}]))
    assert unread(rows(requests=[{**stop, "debts": ["acct-1"]}])) == []


def test_what_denies_is_kept_of_more_than_a_case_holds() -> None:
    calls = [{**ORDINARY["attempts"][0], "id": f"call-{n}", "voice": "robot"} for n in range(1001)]
    many = read(rows(attempts=calls, requests=[{"id": "r", "kind": "cesae"}]))
    assert len(many.case.unread) == 1000 < len(many.report.unread)
    assert [each.path for each in many.case.unread if each.denies] == ["requests.r.kind"]
    assert "guard.unread" in denied(many.case)
    assert len(read(rows(attempts=calls[:999])).case.unread) == 999


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("last_transaction_at", "0001-01-01"),
        ("last_inquiry_at", datetime(1, 1, 1, tzinfo=UTC)),
        ("segment", "614-555-0177"),
        ("segment", "none"),
        ("deceased_learned_at", datetime(9999, 12, 31, tzinfo=UTC)),
    ],
)
def test_what_a_consumer_cannot_have_is_set_aside_and_loses_no_consumer(column: str, value: Any) -> None:
    consumer = {**ORDINARY["consumers"][0], "deceased": column == "deceased_learned_at"}
    made = read(rows(consumers=[{**consumer, column: value}]))
    assert unread(rows(consumers=[{**consumer, column: value}])) == [f"consumers.{column}: not-understood"]
    assert made.case.model_copy(update={"unread": ()}) == case(consumers=[consumer])
    assert "614" not in str(made.report)


def test_hours_of_work_that_begin_when_the_day_is_over_begin_with_the_day() -> None:
    hours = {"days": ["mon"], "starts": "24:00", "ends": "16:00"}
    assert unread(rows(working_hours=[hours])) == ["working_hours.starts: not-understood"]
    assert case(working_hours=[hours]).consumer == case(working_hours=[{**hours, "starts": None}]).consumer
    assert unread(rows(working_hours=[{**hours, "starts": "08:00"}])) == []


def test_an_attribute_that_cannot_be_is_left_out_and_loses_no_other() -> None:
    wrong = [{"name": "unknown", "text_value": "x"}, {"name": "614-555-0177", "text_value": "x"}]
    given = [*wrong, {"name": "half", "text_value": "\ud800"}, {"name": "tier", "text_value": "gold"}]
    made = read(rows(attributes=given))
    assert dict(made.case.attributes) == {"tier": "gold"}
    assert sorted(each.path for each in made.case.unread) == ["attributes", "attributes.half"]


@pytest.mark.parametrize("values", [("a",), ("a", "2026-11-17 10:00", "call", "more")], ids=["fewer", "more"])
def test_a_row_of_another_width_than_its_columns_is_refused(values: tuple[Any, ...]) -> None:
    with pytest.raises(InvalidFacts, match=r"attempts: a row has more or fewer values than columns"):
        Reader(zone=ZONE).case_from("c-1", {**rows(), "attempts": Rows(("id", "at", "medium"), [values])})


@pytest.mark.parametrize("given", [None, 5, Rows(("id",), 5)], ids=["none", "number", "rows"])  # type: ignore[arg-type]
def test_what_is_no_rows_is_refused_by_its_table(given: Any) -> None:
    with pytest.raises(InvalidFacts, match=r"attempts: must be rows"):
        Reader(zone=ZONE).case_from("c-1", {**rows(), "attempts": given})


class TestTags:
    """Whose work an attempt was: columns of their own names, and one for others."""

    def attempts(self, **tags: Any) -> dict[str, list[Row]]:
        found = rows()
        found["attempts"] = [{**found["attempts"][0], **tags}]
        return found

    def tags(self, **tags: Any) -> dict[str, str]:
        history = read(self.attempts(**tags)).case.history
        assert history is not UNKNOWN
        (attempt,) = history.attempts
        return dict(attempt.tags)

    def test_they_are_taken_by_name(self) -> None:
        given = {"vendor": "v-1", "agent": 17, "campaign": None, "client": "", "tags": ["team=north", "site=3"]}
        assert self.tags(**given) == {"agent": "17", "site": "3", "team": "north", "vendor": "v-1"}
        assert self.tags(tags='["team=north"]') == self.tags(tags="team=north") == {"team": "north"}
        assert self.tags() == {}

    @pytest.mark.parametrize(
        ("tags", "kept", "column"),
        [
            ({"agent": "2025550147", "vendor": "v"}, {"vendor": "v"}, "agent"),
            ({"agent": "Pat Doe", "vendor": "v"}, {"vendor": "v"}, "agent"),
            ({"campaign": "Spring 2026", "vendor": "v"}, {"vendor": "v"}, "campaign"),
            ({"tags": ["team", "site=3"]}, {"site": "3"}, "tags"),
            ({"tags": ["=x", "site=3"]}, {"site": "3"}, "tags"),
            ({"tags": ["site=3", "who=202-555-0147"]}, {"site": "3"}, "tags"),
            ({"vendor": "v", "tags": ["vendor=w"]}, {"vendor": "v"}, "tags"),
            ({"vendor": "v", "tags": [f"t{n}=x" for n in range(16)]}, {"vendor": "v"}, "tags"),
            ({"vendor": b"v"}, {}, "vendor"),
        ],
    )
    def test_what_is_none_is_left_out_by_itself_and_said(
        self, tags: dict[str, Any], kept: dict[str, str], column: str
    ) -> None:
        assert self.tags(**tags) == kept
        (said,) = [each for each in unread(self.attempts(**tags)) if "attempts" in each]
        assert f".{column}: " in said
        assert "denies" not in said
        assert not any(secret in said for secret in ("2025550147", "Pat", "Spring", "202-555"))

    def test_the_same_tag_twice_is_one(self) -> None:
        assert self.tags(vendor="v", tags=["vendor=v"]) == {"vendor": "v"}
        assert not [each for each in unread(self.attempts(vendor="v", tags=["vendor=v"])) if "attempts" in each]
