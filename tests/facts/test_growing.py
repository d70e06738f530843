"""A case that grows: what is taken, what is refused and with which words, and what is shared."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from gc import get_referents
from hashlib import sha256
from threading import Barrier
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

import pytest

from fdcpa_guard import Case, InvalidFacts
from fdcpa_guard.facts import MAX_EVENTS, Attempt, CeaseNotice, Inbound
from fdcpa_guard.facts.index import CaseIndex
from fdcpa_guard.vocabulary import CallOutcome
from tests.builders import at, attempt, case, contact, debt, decide, history, inbound, reasons
from tests.canon import general

NOON = at("2026-04-08 12:00")
ASKED = contact(NOON)
EVENTS = history(
    [attempt(f"2026-03-{day} 10:00", id=f"a{day}") for day in range(10, 31)],
    inbound("2026-03-20 10:00", "email", id="mail"),
)
STOP = {"kind": "stop-medium", "id": "stop", "received_at": NOON, "media": ("call",)}


def afresh(known: Case) -> Case:
    return Case.model_validate_json(known.model_dump_json())


def the_same(known: Case) -> Case:
    """The case, which is held to be that built afresh in every way."""
    fresh = afresh(known)
    assert known == fresh
    assert known.canonical == fresh.canonical == general(known).decode()
    assert known.fingerprint == fresh.fingerprint == sha256(general(known)).hexdigest()
    for asked in (ASKED, contact(NOON, "email"), contact(NOON + timedelta(days=9), "text")):
        assert decide(asked, known) == decide(asked, fresh)
    for name in CaseIndex.__slots__:
        if not name.startswith("_") and name not in ("past", "attributes"):
            mine, theirs = getattr(known.index, name), getattr(fresh.index, name)
            assert _plain(mine) == _plain(theirs), name
    return known


def _plain(value: Any) -> Any:
    if hasattr(value, "times"):
        return value.times, value.events
    return [(key, _plain(each)) for key, each in value.items()] if hasattr(value, "items") else value


CALL = {"id": "new", "at": NOON, "medium": "call", "debts": ("card",), "outcome": "pending"}
GROWING: dict[str, Callable[[Case], Case]] = {
    "an attempt": lambda known: known.with_attempt(Attempt.model_validate(CALL)),
    "an attempt by its fields": lambda known: known.with_attempt(**CALL),  # type: ignore[call-overload]
    "an attempt as a dictionary": lambda known: known.with_attempt(CALL),  # type: ignore[call-overload]
    "an attempt of the past": lambda known: known.with_attempt({**CALL, "at": at("2026-03-15 10:00")}),  # type: ignore[call-overload]
    "a letter that came back": lambda known: known.with_attempt(
        id="letter", at=NOON, medium="mail", debts=["card"], outcome="sent", undeliverable_at="2026-04-20"
    ),
    "a reply": lambda known: known.with_attempt(
        id="re", at=NOON, medium="email", debts=["card"], outcome="sent", in_reply_to="mail"
    ),
    "an outcome": lambda known: known.with_outcome("a29", "conversation", discussed=["card"], answered_by="spouse"),
    "an outcome of a while ago": lambda known: known.with_outcome("a10", CallOutcome.WRONG_PERSON),
    "a call that came in": lambda known: known.with_inbound(id="in", at=NOON, medium="call", ongoing=True),
    "a call that ended": lambda known: known.with_inbound(id="in", at=NOON, medium="call", ongoing=True).with_change(
        "history.inbound.in", ongoing=False, ended_at=NOON + timedelta(minutes=5), conversation=True
    ),
    "a request": lambda known: known.with_request(STOP),
    "a request made before": lambda known: known.with_request(
        CeaseNotice(id="cease", received_at="2026-04-01", in_writing=True)
    ),
    "a request withdrawn": lambda known: known.with_request(STOP).with_change(
        "requests.stop", withdrawn_at=NOON + timedelta(days=1)
    ),
    "a consent": lambda known: known.with_consent(id="ok", scope="more-calls", given_at=NOON, given_to="collector"),
    "a consent revoked": lambda known: known.with_consent(
        id="ok", scope="more-calls", given_at=NOON, given_to="collector"
    ).with_change("consents.ok", revoked_at="2026-04-09"),
    "a dispute": lambda known: known.with_fact("debts.card.disputes", id="d", received_at=NOON, in_writing=True),
    "a debt": lambda known: known.with_fact("debts", debt("card.2")),
    "a fact of a debt whose id begins like another's": lambda known: known.with_fact(
        "debts", debt("card.2")
    ).with_change("debts.card.2", paid_at="2026-04-01"),
    "a number that is another's": lambda known: known.with_change("phones.cell", disowned_at="unknown"),
    "a number": lambda known: known.with_fact("phones", id="work", line_type="landline", place="work"),
    "a death": lambda known: known.with_change("consumer", deceased=True, deceased_learned_at="2026-04-07"),
    "an id of the consumer": lambda known: known.with_change("consumer", id="ann"),
    "a call for somebody by name": lambda known: known.with_attempt(**CALL, person="ann"),  # type: ignore[call-overload]
    "another field": lambda known: known.model_copy(update={"segment": "gold", "attributes": {"a": 1}}),
}


@pytest.mark.parametrize("asked_before", [False, True], ids=["new", "asked before"])
@pytest.mark.parametrize("way", GROWING.values(), ids=GROWING)
def test_a_grown_case_is_the_case_built_afresh(way: Callable[[Case], Case], asked_before: bool) -> None:
    known = case(history=EVENTS, phones=({"id": "cell", "line_type": "mobile"},))
    before = known.model_dump_json()
    if asked_before:
        decide(ASKED, known)
        known.index.worked_out()
        assert known.fingerprint
        for timelines in (known.index.outbound, known.index.placed_calls, known.index.conversations):
            assert all(timeline.times for timeline in timelines.values())
    grown = way(known)
    assert grown != known
    the_same(grown)
    the_same(grown.with_attempt({**CALL, "id": "late", "at": at("2026-03-15 10:00")}))  # type: ignore[call-overload]
    assert known.model_dump_json() == before
    the_same(known)


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("within", ["debts", "phones", "requests", "debts.d0.promises"])
def test_what_stands_beside_a_changed_fact_stays(within: str, place: int) -> None:
    promises = [{"id": f"promises{n}", "made_at": NOON, "due_on": "2026-05-01", "of_plan": False} for n in range(4)]
    known = case(
        debts=[debt(f"d{n}", promises=promises) for n in range(4)],
        phones=[{"id": f"phones{n}", "line_type": "mobile"} for n in range(4)],
        requests=[STOP | {"id": f"requests{n}"} for n in range(4)],
    )
    name = within.rpartition(".")[2]
    one = f"d{place}" if name == "debts" else f"{name}{place}"
    change = {"debts": {"paid_at": NOON}, "phones": {"disowned_at": NOON}, "requests": {"withdrawn_at": NOON}}
    grown = the_same(known.with_change(f"{within}.{one}", **change.get(name, {"kept_at": NOON})))
    before, after = (members_of(each, within) for each in (known, grown))
    assert [each.id for each in after] == [each.id for each in before]
    assert [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [place]


def members_of(known: Case, within: str) -> list[Any]:
    return [*(known.index.debts["d0"].promises if "." in within else getattr(known, within))]


REFUSED: dict[str, tuple[Callable[[Case], Case], str]] = {
    "an id twice": (
        lambda known: known.with_attempt({**CALL, "id": "a10"}),  # type: ignore[call-overload]
        r"^invalid Case: history: two events have the same id: attempts\.0 and attempts\.21$",
    ),
    "the id of an inbound contact": (
        lambda known: known.with_attempt({**CALL, "id": "mail"}),  # type: ignore[call-overload]
        r"^invalid Case: history: two events have the same id",
    ),
    "an answer to nothing": (
        lambda known: known.with_attempt({**CALL, "in_reply_to": "nothing"}),  # type: ignore[call-overload]
        r"^invalid Case: history: an attempt replies to nothing",
    ),
    "an answer before": (
        lambda known: known.with_attempt({**CALL, "at": at("2026-03-19 10:00"), "in_reply_to": "mail"}),  # type: ignore[call-overload]
        r"^invalid Case: history: an attempt replies to nothing",
    ),
    "no outcome of a call": (
        lambda known: known.with_attempt({**CALL, "outcome": "sent"}),  # type: ignore[call-overload]
        r"^invalid Case: history\.attempts\.21: the outcome does not suit the medium",
    ),
    "another outcome that does not suit": (
        lambda known: known.with_outcome("a12", "sent"),
        r"^invalid Case: history\.attempts\.2: the outcome does not suit the medium",
    ),
    "no such attempt": (
        lambda known: known.with_outcome("a99", "voicemail"),
        r"^invalid Case: history\.attempts: it has no event with this id$",
    ),
    "a request twice": (
        lambda known: known.with_request(STOP).with_request(STOP),
        r"^invalid Case: \(whole\): two requests have the same id: requests\.0 and requests\.1$",
    ),
    "a consent that ends first": (
        lambda known: known.with_consent(
            id="ok", scope="more-calls", given_at=NOON, given_to="collector", revoked_at="2026-01-01"
        ),
        r"^invalid Case: consents\.2: revoked_at is before given_at$",
    ),
    "an unknown debt": (
        lambda known: known.with_fact("debts.carb.disputes", id="d", received_at=NOON, in_writing=True),
        r"^invalid Case: debts: it has no fact with this id$",
    ),
    "a misspelt field": (
        lambda known: known.with_fact("debts.card.dispute", id="d", received_at=NOON, in_writing=True),
        r"^invalid Case: debts\.0\.\(unknown field\): no such field \(did you mean 'disputes'\?\)$",
    ),
    "a fact among no list": (lambda known: known.with_fact("consumer", id="d"), "a fact is added to a list"),
    "a list changed": (lambda known: known.with_change("requests", id="d"), "what is changed is one fact"),
    "nothing changed": (lambda known: known.with_change("", segment="gold"), "what is changed is one fact"),
    "below what has nothing in it": (lambda known: known.with_change("collector.kind", id="d"), "it is no fact"),
}


@pytest.mark.parametrize(("way", "words"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_is_refused_as_of_a_case_built_afresh(way: Callable[[Case], Case], words: str) -> None:
    known = case(history=EVENTS)
    with pytest.raises(InvalidFacts, match=words):
        way(known)
    the_same(known)


def test_nothing_is_added_to_what_is_unknown() -> None:
    """An event beside unknown ones would be lost, or would make them known."""
    known = case(history="unknown", requests="unknown", debts=(debt(disputes="unknown"),))
    for way in (
        lambda: known.with_attempt(CALL),  # type: ignore[call-overload]
        lambda: known.with_inbound(id="in", at=NOON, medium="call"),
        lambda: known.with_request(STOP),
        lambda: known.with_outcome("a10", "voicemail"),
        lambda: known.with_fact("debts.card.disputes", id="d", received_at=NOON, in_writing=True),
    ):
        with pytest.raises(InvalidFacts, match=r"unknown, so") as caught:
            way()
        assert {problem.code for problem in caught.value.problems} == {"unknown"}
    consented = known.with_consent(id="ok", scope="more-calls", given_at=NOON, given_to="collector")
    assert consented.model_dump_json() == afresh(consented).model_dump_json()


def test_no_more_events_than_a_history_has() -> None:
    call = attempt("2026-03-30 10:00")
    full = case(history={"attempts": [{**dict(call), "id": f"a{n}"} for n in range(MAX_EVENTS - 1)], "inbound": "none"})
    full = full.with_inbound(id="last", at=NOON, medium="call")
    for way in (lambda: full.with_attempt(CALL), lambda: full.with_inbound(id="more", at=NOON, medium="call")):  # type: ignore[call-overload]
        with pytest.raises(InvalidFacts, match=f"history: a history has at most {MAX_EVENTS} events"):
            way()


def test_a_fact_is_given_in_one_way() -> None:
    with pytest.raises(TypeError, match="one fact is given"):
        case().with_attempt(attempt(NOON), id="a")  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="one fact is given"):
        case().with_attempt(attempt(NOON), attempt(NOON))  # type: ignore[call-overload]
    with pytest.raises(InvalidFacts, match="required"):
        case().with_attempt()  # type: ignore[call-overload]


def test_messages_repeat_nothing_that_was_given() -> None:
    for path in ("requests.202-555-0147", "phones.Ann Smith", "Ann Smith", "debts.card.Ann Smith"):
        with pytest.raises(InvalidFacts) as caught:
            case().with_change(path, id="x")
        assert "Ann" not in str(caught.value)
        assert "0147" not in str(caught.value)


def test_what_grows_shares_what_it_can() -> None:
    known = case(history=EVENTS)
    decide(ASKED, known)
    grown = known.with_attempt(CALL)  # type: ignore[call-overload]
    assert grown.history.attempts[:-1] == known.history.attempts  # type: ignore[union-attr]
    assert grown.debts is known.debts
    assert grown.index.debts is known.index.debts
    assert grown.index.inbound_from["consumer"] is known.index.inbound_from["consumer"]
    asked = known.with_request(STOP)
    assert asked.index.past is known.index.past
    assert asked.index.outbound["consumer"] is known.index.outbound["consumer"]


def reached(root: Any) -> list[Any]:
    """What an object holds on to, near or far, but for code."""
    found: dict[int, Any] = {}
    pending = [root]
    while pending:
        each = pending.pop()
        if id(each) not in found and not isinstance(each, type | ModuleType | FunctionType | BuiltinFunctionType):
            found[id(each)] = each
            pending += get_referents(each)
    return [*found.values()]


@pytest.mark.parametrize("way", GROWING)
def test_what_grows_holds_on_to_nothing_that_was_worked_out_of_it_before(way: str) -> None:
    """Else a case that grows a thousand times would keep a thousand indexes."""
    known = case(history=EVENTS)
    decide(ASKED, known)
    before = [each for each in reached(known) if isinstance(each, CaseIndex)]
    grown = GROWING[way](known)
    decide(ASKED, grown)
    kept = [each for each in reached(grown) if isinstance(each, CaseIndex)]
    assert any(each is grown.index for each in kept)
    assert not any(each is other for each in kept for other in before)


def test_a_pending_call_denies_until_it_is_settled() -> None:
    known = case(phones=({"id": "cell", "line_type": "mobile"},))
    placed = known.with_attempt(CALL)  # type: ignore[call-overload]
    later = contact(NOON + timedelta(hours=1))
    assert "history.attempts.new.outcome" in {fact for reason in decide(later, placed).reasons for fact in reason.facts}
    assert decide(later, placed.with_outcome("new", "rang-out"))
    talked = placed.with_outcome("new", "conversation", answered_by="consumer")
    assert "us.regf.14b2.after-conversation" in reasons(decide(later, talked))


def test_an_inbound_contact_is_given_as_it_is() -> None:
    event = Inbound(id="in", at=NOON, medium="email")
    assert case().with_inbound(event).index.inbound == {"in": event}


def test_threads_that_ask_a_new_case_at_once_get_one_index() -> None:
    known = case(history=EVENTS)
    fresh, together = afresh(known), Barrier(8)

    def work(_: int) -> list[Any]:
        together.wait()
        return [decide(ASKED, fresh), fresh.fingerprint, fresh.identities, *map(id, _parts(fresh.index))]

    with ThreadPoolExecutor(8) as pool:
        first, *others = pool.map(work, range(8))
    assert all(other == first for other in others)
    assert first[0] == decide(ASKED, known)


def _parts(index: CaseIndex) -> list[Any]:
    return [index.past, index.outbound, index.placed_calls, index.debts, index.dangling, index.changes, index.inbound]


def test_threads_that_let_a_case_grow_at_once_each_get_their_own() -> None:
    known = case(history=EVENTS)
    together = Barrier(8)

    def work(number: int) -> Case:
        together.wait()
        placed: Case = known.with_attempt({**CALL, "id": f"new{number}"})  # type: ignore[call-overload]
        return placed.with_outcome(f"new{number}", "voicemail")

    with ThreadPoolExecutor(8) as pool:
        for grown in pool.map(work, range(8)):
            the_same(grown)
    the_same(known)


def _worked_out(known: Case) -> Case:
    index = known.index.worked_out()
    for timelines in (index.conversations, index.outbound, index.telephone):
        assert all(timeline.times for timeline in timelines.values())
    assert known.fingerprint
    return known


@pytest.mark.parametrize("heard", [1, 2])
@pytest.mark.parametrize("around", [(), (-1,), (0,), (1,), (-2, -1, 0, 1)], ids=str)
@pytest.mark.parametrize("make", [attempt, inbound], ids=["calls around", "answers around"])
def test_of_events_of_one_instant_the_attempt_is_first(
    make: Callable[..., Any], around: tuple[int, ...], heard: int
) -> None:
    said: Any = {"debts": ("card",)} | ({"outcome": "conversation"} if make is attempt else {"conversation": True})
    events = [inbound(NOON, conversation=True, debts=("card",), id=f"in{number}") for number in range(heard)]
    events += [make(NOON + timedelta(hours=hours), **said, id=f"at{hours}") for hours in around]
    known = _worked_out(case(history=history(*events)))
    the_same(known.with_attempt({**CALL, "outcome": "conversation"}))  # type: ignore[call-overload]


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("outcome", ["voicemail", "conversation", "wrong-person"])
def test_of_several_of_unknown_outcome_one_becomes_known_and_the_others_stay(outcome: str, place: int) -> None:
    calls = [attempt(NOON - timedelta(days=9 - number), id=f"a{number}", outcome="unknown") for number in range(3)]
    known = _worked_out(case(history=history(calls)))
    assert {len(timeline.events) for timeline in known.index.perhaps_conversed.values()} == {3}
    grown = the_same(known.with_outcome(f"a{place}", outcome))
    assert {len(timeline.events) for timeline in grown.index.perhaps_conversed.values()} == {2}


def test_an_outcome_of_long_ago_is_in_the_fingerprint() -> None:
    calls = [attempt(NOON - timedelta(days=9, hours=number), id=f"a{number}") for number in range(200)]
    known = _worked_out(case(history=history(calls)))
    the_same(known.with_outcome("a3", "voicemail"))
    the_same(known.with_outcome("a199", "voicemail"))


def test_a_number_that_is_another_persons_lets_its_calls_count_to_them() -> None:
    call = attempt("2026-03-30 10:00", recipient="third-party", address="cell")
    known = _worked_out(case(history=history(call), phones=({"id": "cell", "line_type": "mobile"},)))
    the_same(known.with_change("phones.cell", person="spouse"))


_TOLD: dict[str, Any] = {"outcome": "conversation", "debts": ("card",), "discussed": ("card",), "address": "desk"}
COUNTING: dict[str, tuple[str, dict[str, Any]]] = {
    "whose a number is": ("phones.cell", {"person": "spouse"}),
    "of what age the consumer is": ("consumer", {"minor": True}),
    "which account a loan has": ("debts.loan", {"servicing_account": "s1"}),
}
"""What tells to whom, and to which debt, an event counts."""


@pytest.mark.parametrize(("path", "fields"), COUNTING.values(), ids=COUNTING)
def test_where_others_counted_already_an_event_counts_as_in_a_case_built_afresh(
    path: str, fields: dict[str, Any]
) -> None:
    """A debt and a person have events before the change and after it, and not the same ones."""
    calls = [
        attempt("2026-03-30 10:00", recipient="spouse", address="desk", id="theirs"),
        attempt("2026-03-30 11:00", recipient="third-party", address="cell", id="astray"),
        attempt("2026-03-30 12:00", recipient="parent", **_TOLD, id="parent"),
        attempt("2026-03-30 13:00", recipient="guardian", **_TOLD, id="guardian"),
        *[attempt(f"2026-03-31 1{hour}:00", debts=(name,), id=name) for hour, name in enumerate(("loan", "other"))],
    ]
    accounts = {"loan": "s2", "other": "s1", "third": "s2"}
    loans = [debt(name, kind="student-loan", servicing_account=account) for name, account in accounts.items()]
    known = _worked_out(
        case(
            history=history(calls),
            debts=(debt("card"), *loans),
            phones=({"id": "cell", "line_type": "mobile"}, {"id": "desk", "person": "spouse"}),
        )
    )
    grown = known.with_change(path, **fields)
    kept, fresh = grown.index, afresh(grown).index
    for name in ("outbound", "told_for_them", "placed_calls"):
        assert _plain(getattr(kept, name)) == _plain(getattr(fresh, name)), name
    the_same(grown)
