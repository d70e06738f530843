"""One guard and one case serve many threads at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from fdcpa_guard import Case, Contact, Decision, Guard, regulation_f
from fdcpa_guard.vocabulary import Medium, Purpose, Recipient
from tests.builders import at, attempt, case, contact, debt, history, inbound

THREADS = 8


def shared_case() -> Case:
    calls = [attempt(f"2026-04-0{day} 10:00") for day in range(1, 8)]
    said = at("2026-03-02 10:00")
    return case(
        debts=(debt(), debt("loan")),
        history=history(calls, inbound("2026-04-06 15:00", "email"), attempt("2026-04-05 12:00", "text")),
        requests=({"kind": "inconvenient-time", "id": "t", "received_at": said, "windows": ({"start": "15:00"},)},),
        locations=({"id": "home", "zones": ("America/New_York", "America/Los_Angeles")},),
    )


def questions() -> list[Contact]:
    start = at("2026-04-01 00:30")
    hours = [contact(start + timedelta(hours=11 * n), medium) for n in range(18) for medium in Medium]
    kinds = [
        contact("2026-04-07 14:00", medium, recipient=recipient, purpose=purpose, debts=("card", "loan"))
        for medium in (Medium.CALL, Medium.EMAIL)
        for recipient in Recipient
        for purpose in (Purpose.COLLECTION, Purpose.LOCATION_INFORMATION, Purpose.DISPUTE_RESPONSE)
    ]
    return hours + kinds


def test_many_threads_share_a_guard_and_a_case() -> None:
    asked, known = questions(), shared_case()
    alone = Guard(regulation_f())
    expected = [alone.decide(one, known) for one in asked]
    guard, fresh = Guard(regulation_f()), shared_case()
    together = Barrier(THREADS)

    def work(shift: int) -> list[Decision]:
        together.wait()
        order = asked[shift:] + asked[:shift]
        answers = [guard.decide(one, fresh) for one in order]
        return answers[len(asked) - shift :] + answers[: len(asked) - shift]

    with ThreadPoolExecutor(THREADS) as pool:
        for answers in pool.map(work, [n * len(asked) // THREADS for n in range(THREADS)]):
            assert answers == expected


def test_many_threads_build_cases_and_read_fingerprints() -> None:
    asked = questions()[::20]
    guard = Guard(regulation_f())
    one = [guard.decide(contact, shared_case()).fingerprint for contact in asked]

    def work(_: int) -> list[str]:
        known = shared_case()
        decisions = [guard.decide(contact, known) for contact in asked]
        return [decision.fingerprint for decision in decisions]

    with ThreadPoolExecutor(8) as pool:
        assert all(fingerprints == one for fingerprints in pool.map(work, range(8)))


def test_a_decision_is_read_by_many_threads() -> None:
    decision = Guard(regulation_f()).decide(contact("2026-04-07 14:00"), shared_case())
    with ThreadPoolExecutor(THREADS) as pool:
        assert len(set(pool.map(lambda _: decision.to_json(), range(64)))) == 1
        assert len(set(pool.map(lambda _: decision.fingerprint, range(64)))) == 1
