"""Comments on 12 CFR 1006.18(e): the disclosures that every communication carries."""

from typing import Any

from fdcpa_guard import Contact
from fdcpa_guard.facts import Content, Debt
from tests.builders import at, attempt, case, contact, debt, history, inbound
from tests.conformance.verdicts import allowed, denied, due, example

INITIAL = "us.regf.18e1.initial-disclosure"
SUBSEQUENT = "us.regf.18e2.subsequent-disclosure"
VALIDATION = "us.regf.34a1.validation-notice"


def _unheard_of(**overrides: Any) -> Debt:
    return debt(**{"validation": "none", "initial_communication_at": None} | overrides)


@example("18(e)-1")
def test_a_limited_content_message_discloses_nothing_and_any_other_voicemail_does(comment: str) -> None:
    for known, disclosure, duties in (
        (case(), SUBSEQUENT, (SUBSEQUENT,)),
        (case(debts=(_unheard_of(),)), INITIAL, (INITIAL, VALIDATION)),
    ):
        limited = Content(limited_content_message=True, collector_disclosure=False, initial_disclosure=False)
        due(contact("2026-04-01 10:00", content=limited), known)
        says_more = Content(limited_content_message=False, collector_disclosure=False, initial_disclosure=False)
        denied(contact("2026-04-01 10:00", content=says_more), known, disclosure, lapses=None)
        due(contact("2026-04-01 10:00", content=Content(limited_content_message=False)), known, *duties)
        disclosed = Content(limited_content_message=False, collector_disclosure=True, initial_disclosure=True)
        due(contact("2026-04-01 10:00", content=disclosed), known, *duties[1:])


@example("18(e)(1)-1")
def test_the_consumers_call_back_is_the_initial_communication(comment: str) -> None:
    left = attempt("2026-04-01 10:00", outcome="limited-content-message")
    until = {"ended_at": at("2026-04-01 15:10")}
    ways: list[dict[str, Any]] = [
        {"ongoing": True},
        {"ongoing": True, "conversation": True},
        {"conversation": True, **until},
    ]
    for begun in ways:
        call = inbound("2026-04-01 15:00", id="back", **begun)
        known = case(debts=(_unheard_of(),), history=history(left, call))

        def said(**declared: Any) -> Contact:
            return contact("2026-04-01 15:01", in_reply_to="back", content=Content(**declared))

        due(said(), known, INITIAL, VALIDATION)
        denied(said(initial_disclosure=False), known, INITIAL, lapses=None)
        # That it is from a debt collector is not enough in the first communication.
        denied(said(initial_disclosure=False, collector_disclosure=True), known, INITIAL, lapses=None)
        due(said(initial_disclosure=True), known, VALIDATION)

    # After that call, what follows is not the initial communication any more.
    over = inbound("2026-04-01 15:00", id="back", ended_at=at("2026-04-01 15:10"), conversation=True)
    known = case(debts=(_unheard_of(),), history=history(left, over))
    due(contact("2026-04-08 10:00", content=Content()), known, SUBSEQUENT, VALIDATION)


@example("18(e)(4)-1.i")
def test_disclosures_are_made_in_every_language_of_the_communication(comment: str) -> None:
    def spoken(languages: tuple[str, ...], disclosed_in: tuple[str, ...]) -> Content:
        return Content(
            initial_disclosure=True, collector_disclosure=True, languages=languages, disclosure_languages=disclosed_in
        )

    first = case(debts=(debt(initial_communication_at=None, validation=()),))
    allowed(contact("2026-04-01 10:00", content=spoken(("es",), ("es",))), first)
    for wrong in (("en",), ()):
        denied(contact("2026-04-01 10:00", content=spoken(("es",), wrong)), first, INITIAL, lapses=None)

    later = case(debts=(debt(initial_communication_at=at("2026-04-01 10:00")),))
    both = ("en", "es")
    allowed(contact("2026-04-02 10:00", content=spoken(both, both)), later)
    allowed(contact("2026-04-02 10:00", content=spoken(("en",), both)), later)
    for wrong in (("en",), ("es",)):
        denied(contact("2026-04-02 10:00", content=spoken(both, wrong)), later, SUBSEQUENT, lapses=None)
    undeclared = contact("2026-04-02 10:00", content=Content(languages=both))
    decision = due(undeclared, later, SUBSEQUENT)
    assert next(d for d in decision.duties if d.rule == SUBSEQUENT).facts["languages"] == "en,es"
