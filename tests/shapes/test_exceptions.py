"""Exceptions as data: what each spares, that it is asked only where the rule objects, and that nothing passes it by."""

from datetime import date
from typing import Any, get_args

import pytest

from fdcpa_guard import InvalidPolicy, Policy
from fdcpa_guard.describing import restated
from fdcpa_guard.documents import InvalidDocument, load_policy
from fdcpa_guard.rules import Denied, Pack, Passed, Required, Rule, house
from fdcpa_guard.shapes import AnyException, Shape
from fdcpa_guard.testing.coverage import coverage
from fdcpa_guard.testing.mutation import Kind, mutants
from fdcpa_guard.testing.scenarios import load
from fdcpa_guard.vocabulary import Effect
from tests.builders import at, attempt, case, contact, debt, history, inbound
from tests.documents.test_page import PAGE, section

from .judging import denials, said
from .kinds import Ban, FrequencyCap, Hold

KINDS = {kind.model_fields["exception"].default: kind for kind in get_args(get_args(AnyException)[0])}
YOUNG = {"exception": "not-overdue", "overdue_days": 30, "zone": "America/New_York"}
VISIT_AGREED = {"exception": "consented", "scope": "home-visit", "in_writing": True}


def banned(*unless: dict[str, Any], **options: Any) -> Any:
    return Ban(unless=unless, **options)


def ruled(shape: Shape, **options: Any) -> Rule:
    return shape.rule("house.one", "One", house("1"), effect=Effect.HOUSE_POLICY, example="one.", **options)


def policy_of(rule: Rule) -> Policy:
    return Policy("test", "1", (Pack("house", "Test", (rule,), lambda collector, debt: None),))


def consent(scope: str, given_at: str, **overrides: Any) -> dict[str, Any]:
    return {
        "id": "c1",
        "scope": scope,
        "given_at": f"{given_at.replace(' ', 'T')}Z",
        "given_to": "collector",
    } | overrides


TWO: dict[str, Any] = {"debts": (debt("card"), debt("loan"))}


def both(at: str = "2026-04-08 12:00", medium: str = "in-person", **overrides: Any) -> Any:
    return contact(at, medium, debts=("card", "loan"), **overrides)


# -- what each spares


def test_a_debt_is_spared_until_the_day_on_which_it_is_so_long_overdue() -> None:
    debts = (debt("card", past_due_since="2026-03-09"), debt("loan", past_due_since="2026-03-10"))
    found = said(banned(YOUNG), both(medium="mail"), case(debts=debts))
    assert [type(one) for one in found] == [Denied, Passed]
    assert found[0].debts == ("card",)  # type: ignore[union-attr]
    assert found[1].until == contact("2026-04-08 23:00").at  # type: ignore[union-attr]


def test_a_debt_overdue_since_an_unknown_day_is_not_spared() -> None:
    (found,) = said(banned(YOUNG), contact("2026-04-08 12:00"), case())
    assert isinstance(found, Denied)


def test_the_days_overdue_are_a_number_of_the_rule() -> None:
    made = ruled(banned(YOUNG), in_force=(date(2026, 1, 1), None))
    assert made.parameters["overdue_days"].values == ((date(2026, 1, 1), 30),)
    tight = policy_of(made).tightened("house.one", overdue_days=10).rule("house.one")
    young = case(debts=(debt(past_due_since="2026-03-20"),))
    assert [type(one) for one in said(made, contact("2026-04-08 12:00"), young)] == [Passed]
    assert [type(one) for one in said(tight, contact("2026-04-08 12:00"), young)] == [Denied]
    assert restated(tight).unless[0].model_dump()["overdue_days"] == 10


@pytest.mark.parametrize(
    ("given", "barred"),
    [
        ({}, ("card", "loan")),
        ({"in_writing": False}, ("card", "loan")),
        ({"in_writing": True}, None),
        ({"in_writing": True, "debts": ("card",)}, ("loan",)),
        ({"in_writing": True, "given_to": "creditor"}, ("card", "loan")),
    ],
)
def test_a_consent_spares_the_debts_it_covers(given: dict[str, Any], barred: tuple[str, ...] | None) -> None:
    agreed = consent("home-visit", "2026-04-01 12:00", **given)
    (found,) = said(banned(VISIT_AGREED), both(), case(consents=(agreed,), **TWO))
    assert (found.debts or ("card", "loan") if isinstance(found, Denied) else None) == barred


def test_a_consent_may_have_to_cover_all() -> None:
    whole = {"exception": "consented", "scope": "workplace", "all_debts": True}
    one = consent("workplace", "2026-04-01 12:00", debts=("card",))
    other = consent("workplace", "2026-04-01 12:00", id="other", debts=("loan",))
    (found,) = said(banned(whole), both(), case(consents=(one,), **TWO))
    assert isinstance(found, Denied)
    (found,) = said(banned(whole), both(), case(consents=(one, other), **TWO))
    assert isinstance(found, Passed)


def test_a_court_may_permit_it() -> None:
    permitted = {"id": "p", "granted_at": "2026-04-01T00:00:00Z", "debts": ["card"]}
    (found,) = said(banned({"exception": "court-permitted"}), both(), case(court_permissions=(permitted,), **TWO))
    assert isinstance(found, Denied)
    assert found.debts == ("loan",)


def test_a_debt_that_is_not_stated() -> None:
    shape = banned({"exception": "not-stating-debt"})
    silent = contact("2026-04-08 12:00", content={"states_debt": False})
    assert [type(one) for one in said(shape, silent, case())] == [Passed]
    stopped = case(
        requests=({"id": "r", "kind": "stop-medium", "media": ["text"], "received_at": "2026-04-08T11:00:00Z"},)
    )
    for purpose, known, kind in (
        ("location-information", case(), Required),
        ("opt-out-confirmation", stopped, Required),
        ("opt-out-confirmation", case(), Denied),
        ("opt-out-confirmation", case(requests="unknown"), Denied),
        ("collection", stopped, Denied),
    ):
        undeclared = contact("2026-04-08 12:00", purpose=purpose, content={})
        assert [type(one) for one in said(shape, undeclared, known)] == [kind]
        told = contact("2026-04-08 12:00", purpose=purpose, content={"states_debt": True})
        assert [type(one) for one in said(shape, told, known)] == [Denied]


REQUESTED: list[dict[str, Any]] = [
    {"kind": "stop-medium", "media": ["text"]},
    {"kind": "stop-address", "address": "cell"},
    {"kind": "revoke-consent"},
    {"kind": "cease", "in_writing": True},
]


@pytest.mark.parametrize(
    ("times", "kind"),
    [
        ({"received_at": "2026-04-08 12:00"}, Required),
        ({"received_at": "2026-04-08 12:00:01"}, Denied),
        ({"received_at": "2026-04-08 11:00", "withdrawn_at": "2026-04-08 12:00:01"}, Required),
        ({"received_at": "2026-04-08 11:00", "withdrawn_at": "2026-04-08 12:00"}, Denied),
    ],
)
@pytest.mark.parametrize("request_of", REQUESTED, ids=[each["kind"] for each in REQUESTED])
def test_what_confirms_an_opt_out_needs_no_word_of_the_debt_while_the_request_stands(
    request_of: dict[str, Any], times: dict[str, str], kind: type
) -> None:
    made = {"id": "r", **request_of, **{name: at(when) for name, when in times.items()}}
    confirming = contact("2026-04-08 12:00", purpose="opt-out-confirmation", content={})
    found = said(banned({"exception": "not-stating-debt"}), confirming, case(requests=(made,)))
    assert [type(one) for one in found] == [kind]


@pytest.mark.parametrize(("place", "kind"), [(None, Denied), ("home", Denied), ("cafe", Passed), ("work", Passed)])
def test_elsewhere_is_where_the_person_is_known_to_be(place: str | None, kind: type) -> None:
    visit = contact("2026-04-08 12:00", "in-person", person_is_at=place)
    assert [type(one) for one in said(banned({"exception": "elsewhere"}), visit, case())] == [kind]


OFFICE_HOURS = [{"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00"}]


@pytest.mark.parametrize(
    ("at_work", "more", "frees"),
    [
        ("2026-04-08 08:59:59", {}, "2026-04-08 09:00"),
        ("2026-04-08 09:00", {}, None),
        ("2026-04-08 16:59:59", {}, None),
        ("2026-04-08 17:00", {}, "2026-04-09 09:00"),
        ("2026-04-08 17:00", {"recipient": "spouse"}, None),
        ("2026-04-08 17:00", {"medium": "mail", "address": None}, None),
    ],
)
def test_off_duty_is_outside_the_working_hours_that_are_known(
    at_work: str, more: dict[str, Any], frees: str | None
) -> None:
    off_duty = banned({"exception": "off-duty"})
    asked = contact(at_work, **more)
    found = said(off_duty, asked, case(consumer={"working_hours": OFFICE_HOURS}))
    if frees is None:
        assert [type(one) for one in found] == [Denied]
    else:
        assert [one.until for one in found if isinstance(one, Passed)] == [at(frees)]
    assert [type(one) for one in said(off_duty, asked, case(consumer={"working_hours": "unknown"}))] == [Denied]


PORTED = {"line_type": "landline", "place": "home", "ported_at": "2026-04-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("medium", "line", "kind"),
    [
        ("call", {"line_type": "mobile"}, Passed),
        ("call", {"line_type": "mobile", "place": "home"}, Passed),
        ("text", {"line_type": "mobile", "place": "home"}, Passed),
        ("call", {"line_type": "landline", "place": "home"}, Denied),
        ("call", PORTED, Passed),
        ("call", PORTED | {"ported_at": "2026-04-08T17:00:01Z"}, Denied),
    ],
)
def test_who_is_elsewhere_is_reached_there_but_for_a_line_that_rings_at_home(
    medium: str, line: dict[str, Any], kind: type
) -> None:
    known = case(phones=({"id": "cell", **line},))
    reached = contact("2026-04-08 12:00", medium, address="cell", person_is_at="cafe")
    assert [type(one) for one in said(banned({"exception": "elsewhere"}), reached, known)] == [kind]


@pytest.mark.parametrize(("place", "kind"), [("home", Denied), ("work", Passed)])
def test_a_visit_to_an_address_meets_whoever_is_there(place: str, kind: type) -> None:
    known = case(postal_addresses=({"id": "door", "place": place},))
    visit = contact("2026-04-08 12:00", "in-person", address="door", person_is_at="cafe")
    assert [type(one) for one in said(banned({"exception": "elsewhere"}), visit, known)] == [kind]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ({"line_type": "landline"}, Passed),
        ({"line_type": "voip"}, Passed),
        ({"line_type": "mobile"}, Denied),
        ({"line_type": "unknown"}, Denied),
        ({"line_type": "landline", "ported_at": "2026-04-01T00:00:00Z"}, Denied),
        ({"line_type": "landline", "ported_at": "2026-04-08T17:00:00Z"}, Denied),
        ({"line_type": "landline", "ported_at": "2026-04-08T17:00:01Z"}, Passed),
    ],
)
def test_a_line_that_is_no_mobile(line: dict[str, Any], kind: type) -> None:
    known = case(phones=({"id": "cell", **line},))
    call = contact("2026-04-08 12:00", address="cell")
    assert [type(one) for one in said(banned({"exception": "no-mobile"}), call, known)] == [kind]


@pytest.mark.parametrize(
    ("medium", "line", "kind"),
    [
        ("call", {"line_type": "mobile"}, Passed),
        ("call", {"line_type": "landline", "ported_at": "2026-04-01T00:00:00Z"}, Passed),
        ("call", {"line_type": "landline"}, Denied),
        ("call", {"line_type": "unknown"}, Denied),
        ("text", {"line_type": "mobile"}, Denied),
    ],
)
def test_a_call_to_a_mobile(medium: str, line: dict[str, Any], kind: type) -> None:
    known = case(phones=({"id": "cell", **line},))
    call = contact("2026-04-08 12:00", medium, address="cell")
    assert [type(one) for one in said(banned({"exception": "call-to-mobile"}), call, known)] == [kind]


OWES_NOTHING = {
    "consumers": {"third-party", "employer"},
    "couple": {"third-party", "employer", "guardian"},
    "stand-ins": {"third-party", "employer", "spouse"},
    "nobody-else": {"third-party", "employer", "spouse", "guardian"},
}


@pytest.mark.parametrize("taken_for", OWES_NOTHING)
@pytest.mark.parametrize("recipient", ["consumer", "spouse", "guardian", "employer", "third-party"])
def test_who_owes_nothing_and_is_taken_for_no_debtor(recipient: str, taken_for: str) -> None:
    shape = banned({"exception": "not-obligated", "taken_for": taken_for})
    letter = contact("2026-04-08 12:00", "mail", recipient=recipient, person=recipient)
    spared = recipient in OWES_NOTHING[taken_for]
    assert [type(one) for one in said(shape, letter, case())] == [Passed if spared else Denied]
    both_owe = case(debts=(debt(co_obligors=(recipient,)),) if recipient != "consumer" else (debt(),))
    assert [type(one) for one in said(shape, letter, both_owe)] == [Denied]


@pytest.mark.parametrize(("owes", "kind"), [(False, Passed), (True, Denied)])
def test_a_stand_in_asked_where_the_debtor_is_is_asked_as_somebody_else(owes: bool, kind: type) -> None:
    shape = banned({"exception": "not-obligated", "taken_for": "stand-ins"})
    asked = contact("2026-04-08 12:00", "mail", recipient="guardian", person="guardian", purpose="location-information")
    whose = case(debts=(debt(co_obligors=("guardian",) if owes else ()),))
    assert [type(one) for one in said(shape, asked, whose)] == [kind]


@pytest.mark.parametrize(
    ("recipient", "states_debt", "minor", "kind"),
    [
        ("guardian", None, False, Passed),
        ("guardian", True, False, Denied),
        ("parent", True, True, Denied),
        ("parent", True, "unknown", Denied),
        ("parent", True, False, Passed),
    ],
)
def test_who_is_told_of_the_debt_is_not_only_asked_and_a_grown_debtors_parent_stands_in_for_nobody(
    recipient: str, states_debt: bool | None, minor: Any, kind: type
) -> None:
    shape = banned({"exception": "not-obligated", "taken_for": "stand-ins"})
    content = {} if states_debt is None else {"states_debt": states_debt}
    asked = contact("2026-04-08 12:00", "mail", recipient=recipient, purpose="location-information", content=content)
    assert [type(one) for one in said(shape, asked, case(consumer={"minor": minor}))] == [kind]


@pytest.mark.parametrize(
    ("recipient", "medium", "on_takers", "judgment_at", "kind"),
    [
        ("consumer", "mail", False, None, Passed),
        ("consumer", "call", False, None, Denied),
        ("third-party", "mail", False, None, Passed),
        ("third-party", "mail", True, None, Denied),
        ("third-party", "mail", True, "2026-04-08T17:00:00Z", Passed),
        ("third-party", "mail", True, "2026-04-08T17:00:01Z", Denied),
        ("employer", "mail", True, None, Passed),
        ("consumer", "text", True, None, Denied),
    ],
)
def test_papers_that_are_served(
    recipient: str, medium: str, on_takers: bool, judgment_at: str | None, kind: type
) -> None:
    shape = banned({"exception": "serves-process", "on_takers": on_takers})
    paper = contact("2026-04-08 12:00", medium, recipient=recipient, person=recipient, purpose="formal-pleading")
    assert [type(one) for one in said(shape, paper, case(debts=(debt(judgment_at=judgment_at),)))] == [kind]


@pytest.mark.parametrize(
    ("purpose", "judgment_at", "kind"),
    [
        ("postjudgment-remedy", None, Denied),
        ("postjudgment-remedy", "2026-04-08T17:00:00Z", Passed),
        ("postjudgment-remedy", "2026-04-08T17:00:01Z", Denied),
        ("collection", "2026-04-08T17:00:00Z", Denied),
    ],
)
def test_the_remedy_of_a_judgment(purpose: str, judgment_at: str | None, kind: type) -> None:
    shape = banned({"exception": "judgments-remedy"})
    letter = contact("2026-04-08 12:00", "mail", purpose=purpose)
    assert [type(one) for one in said(shape, letter, case(debts=(debt(judgment_at=judgment_at),)))] == [kind]


@pytest.mark.parametrize(
    ("medium", "judgment_at", "kind"),
    [
        ("mail", "2026-04-08T17:00:00Z", Passed),
        ("in-person", "2026-04-08T17:00:00Z", Passed),
        ("mail", "2026-04-08T17:00:01Z", Denied),
        ("mail", None, Denied),
        ("text", "2026-04-08T17:00:00Z", Denied),
        ("call", "2026-04-08T17:00:00Z", Denied),
    ],
)
def test_a_writ_is_upon_a_judgment_and_on_paper(medium: str, judgment_at: str | None, kind: type) -> None:
    shape = banned({"exception": "writ"})
    writ = contact("2026-04-08 12:00", medium, purpose="postjudgment-remedy")
    assert [type(one) for one in said(shape, writ, case(debts=(debt(judgment_at=judgment_at),)))] == [kind]


@pytest.mark.parametrize(
    ("recipient", "answers", "judgment_at", "kind"),
    [
        ("employer", False, None, Passed),
        ("employer", True, None, Denied),
        ("employer", True, "2026-04-01T00:00:00Z", Passed),
        ("third-party", False, None, Denied),
    ],
)
def test_the_employer_whom_nothing_answers(recipient: str, answers: bool, judgment_at: str | None, kind: type) -> None:
    shape = banned({"exception": "employer-unanswered"})
    asked = inbound("2026-04-08 11:00", "mail", id="asked", recipient=recipient, person=recipient)
    letter = contact(
        "2026-04-08 12:00",
        "mail",
        recipient=recipient,
        person=recipient,
        purpose="answer-to-request",
        in_reply_to="asked" if answers else None,
    )
    known = case(history=history(asked), debts=(debt(judgment_at=judgment_at),))
    assert [type(one) for one in said(shape, letter, known)] == [kind]


@pytest.mark.parametrize(
    ("about", "barred"), [(("card", "loan"), None), (("card",), ("loan",)), (("loan",), ("card",)), ((), None)]
)
def test_an_answer_is_about_what_was_asked_about_which_is_all_where_that_names_no_debt(
    about: tuple[str, ...], barred: tuple[str, ...] | None
) -> None:
    asked = inbound("2026-04-08 11:00", "mail", id="asked", debts=about)
    letter = both(medium="mail", purpose="answer-to-request", in_reply_to="asked")
    found = said(banned({"exception": "answers-inquiry"}), letter, case(history=history(asked), **TWO))
    assert [one.debts for one in found if isinstance(one, Denied)] == ([] if barred is None else [barred])


@pytest.mark.parametrize(("day", "kind"), [("2026-04-08 13:00:00", Denied), ("2026-04-08 12:59:59", Passed)])
@pytest.mark.parametrize("medium", ["mail", "call"])
def test_what_was_asked_ninety_days_ago_is_answered_no_more_by_whatever_medium(
    day: str, kind: type, medium: str
) -> None:
    asked = inbound("2026-01-08 12:00", medium, id="asked")
    letter = contact(day, "mail", purpose="answer-to-request", in_reply_to="asked")
    (found,) = said(banned({"exception": "answers-inquiry"}), letter, case(history=history(asked)))
    assert type(found) is kind


@pytest.mark.parametrize(("clock", "kind"), [("12:04", Passed), ("12:05", Denied)])
def test_what_was_asked_in_a_call_is_answered_in_it_as_often_as_it_takes(clock: str, kind: type) -> None:
    asked = inbound("2026-04-08 12:00", id="asked", conversation=True, ended_at=at("2026-04-08 12:05"))
    before = attempt("2026-04-08 12:02", "mail", purpose="answer-to-request", in_reply_to="asked")
    again = contact(f"2026-04-08 {clock}", "mail", purpose="answer-to-request", in_reply_to="asked")
    (found,) = said(banned({"exception": "answers-inquiry"}), again, case(history=history(asked, before)))
    assert type(found) is kind


# -- how they are asked


def test_a_missing_fact_is_asked_for_only_of_debts_that_are_not_spared() -> None:
    cap = FrequencyCap(most=1, days=30, media={"in-person"}, unless=(VISIT_AGREED,))
    agreed = consent("home-visit", "2026-04-01 12:00", in_writing=True, debts=("card",))
    (found,) = said(cap, both(), case(history="unknown", consents=(agreed,), **TWO))
    assert isinstance(found, Denied)
    assert (found.effect, found.debts) == (Effect.MISSING_FACT, ("loan",))
    (found,) = said(cap, contact("2026-04-08 12:00", "in-person"), case(history="unknown", consents=(agreed,), **TWO))
    assert isinstance(found, Passed)


@pytest.mark.parametrize(
    ("disputed", "held"),
    [
        ({"card"}, ()),
        ({"card", "loan"}, ("loan",)),
        ({"loan"}, ("loan",)),
        ({"card", "loan", "plan"}, ("loan", "plan")),
        (set(), ()),
    ],
    ids=lambda given: "+".join(sorted(given)) or "none",
)
def test_each_debt_that_is_not_spared_has_the_answer_of_its_own(disputed: set[str], held: tuple[str, ...]) -> None:
    hold = Hold(standing={"dispute"}, unless=({"exception": "debts", "which": "not-charged-off"},))
    claim = {"id": "r", "received_at": at("2026-04-01 12:00"), "in_writing": True}
    debts = [
        debt(id, charged_off=id != "card", disputes=(claim,) if id in disputed else ())
        for id in ("card", "loan", "plan")
    ]
    found = said(hold, contact("2026-04-08 12:00", debts=("card", "loan", "plan")), case(debts=debts))
    assert tuple(id for one in found if isinstance(one, Denied) for id in one.debts) == held


def test_a_missing_fact_of_an_exception_is_none_where_the_rule_passes() -> None:
    cap = FrequencyCap(most=1, days=30, unless=({"exception": "not-overdue", "overdue_days": 30},))
    nowhere = case(locations="none", debts=(debt(past_due_since="2026-03-09"),))
    call = contact("2026-04-08 06:00")
    assert [type(one) for one in said(cap, call, nowhere)] == [Passed]
    called = nowhere.model_copy(update={"history": history(attempt("2026-04-07 12:00"))})
    assert any(isinstance(one, Denied) and one.effect is Effect.MISSING_FACT for one in said(cap, call, called))


def test_any_of_several_exceptions_spares() -> None:
    shape = banned({"exception": "elsewhere"}, VISIT_AGREED)
    agreed = case(consents=(consent("home-visit", "2026-04-01 12:00", in_writing=True),))
    for where in ("home", "cafe"):
        assert [type(o) for o in said(shape, contact("2026-04-08 12:00", "in-person", person_is_at=where), agreed)] == [
            Passed
        ]


def test_two_exceptions_with_one_number_are_refused() -> None:
    with pytest.raises(InvalidPolicy, match="a number of the same name"):
        banned(YOUNG, {**YOUNG, "overdue_days": 40})


DOUBTFUL = {"collector": "third-party-collector"}


@pytest.mark.parametrize(
    ("which", "spared", "held", "unknown"),
    [
        ("not-charged-off", {"charged_off": False}, {"charged_off": True}, {"charged_off": "unknown"}),
        ("not-bought", {"purchased": False}, {"purchased": True}, {"purchased": "unknown"}),
        ("owed-too", {"co_obligors": ("consumer",)}, {"co_obligors": ("spouse",)}, None),
        ("for-necessaries", {"for_necessaries": True}, {"for_necessaries": False}, None),
        (
            "chosen-provider",
            {"medical": {"patient_chose_provider": True}},
            {"medical": {"patient_chose_provider": "unknown"}},
            None,
        ),
    ],
)
def test_debts_of_one_kind(which: str, spared: Any, held: Any, unknown: Any) -> None:
    def found(**facts: Any) -> tuple[Any, ...]:
        known = case(debts=(debt("card", **facts), debt("loan", **held)), **DOUBTFUL)
        return said(banned({"exception": "debts", "which": which}), both(), known)

    (one,) = found(**spared)
    assert (one.debts, one.effect) == (("loan",), None)
    (one,) = found(**held)
    assert (one.debts, one.effect) == (("card", "loan"), None)
    if unknown is not None:
        alone = case(debts=(debt(**unknown),), **DOUBTFUL)
        (lacks,) = denials(banned({"exception": "debts", "which": which}), contact("2026-04-08 12:00"), alone)
        assert (lacks.effect, list(lacks.facts)) == (Effect.MISSING_FACT, [f"debts.card.{next(iter(unknown))}"])


@pytest.mark.parametrize(
    ("which", "collector", "purchased", "effect"),
    [
        ("not-bought", "creditor", "unknown", "spared"),
        ("not-bought", "creditor-under-other-name", "unknown", "spared"),
        ("not-bought", "creditor-under-other-name", True, None),
        ("not-bought", "debt-buyer", False, None),
        ("not-bought", "unknown", "unknown", None),
        ("not-bought", "law-firm", "unknown", Effect.MISSING_FACT),
        ("creditors-own", "creditor", False, "spared"),
        ("creditors-own", "creditor", True, None),
        ("creditors-own", "creditor", "unknown", Effect.MISSING_FACT),
        ("creditors-own", "third-party-collector", False, None),
    ],
)
def test_who_bought_a_debt(which: str, collector: str, purchased: Any, effect: Any) -> None:
    known = case(debts=(debt(purchased=purchased),), collector=collector)
    (one,) = said(banned({"exception": "debts", "which": which}), contact("2026-04-08 12:00"), known)
    assert (one.effect if isinstance(one, Denied) else "spared") == effect


def test_what_conveys_nothing_and_what_some_law_requires() -> None:
    limited = banned({"exception": "limited-content"})
    assert isinstance(
        said(limited, both(medium="call", content={"limited_content_message": True}), case(**TWO))[0], Passed
    )
    assert isinstance(
        said(limited, both(medium="call", content={"limited_content_message": False}), case(**TWO))[0], Denied
    )
    for letters_only, medium, kind in ((False, "email", Passed), (True, "email", Denied), (True, "mail", Passed)):
        law = banned({"exception": "required-by-law", "letters_only": letters_only})
        assert isinstance(said(law, both(medium=medium, required_by_law=True), case(**TWO))[0], kind)
        assert isinstance(said(law, both(medium=medium), case(**TWO))[0], Denied)


def test_papers_of_a_suit_that_is_pending_bring_none() -> None:
    pending = banned({"exception": "pending-suit"})
    for known, purpose, kind in (
        (True, "formal-pleading", Passed),
        ("unknown", "formal-pleading", Denied),
        (True, "remedy-may-be-invoked", Denied),
    ):
        facts = case(debts=(debt(active_litigation=known),))
        asked = contact("2026-04-08 12:00", "mail", purpose=purpose)
        assert [type(one) for one in said(pending, asked, facts)] == [kind]


@pytest.mark.parametrize(
    ("place", "recipient", "address", "kind"),
    [
        ("home", "third-party", None, Passed),
        ("home", "third-party", "there", Denied),
        ("home", "household-member", None, Denied),
        ("home", "employer", None, Passed),
        ("work", "third-party", None, Passed),
        ("work", "third-party", "there", Denied),
        ("work", "household-member", None, Passed),
        ("work", "employer", None, Denied),
    ],
)
def test_a_guest_at_the_consumers_address_is_met_at_theirs(
    place: str, recipient: str, address: str | None, kind: type
) -> None:
    visit = banned({"exception": "not-at-theirs", "place": place})
    known = case(postal_addresses=({"id": "there", "place": place},))
    asked = contact("2026-04-08 12:00", "in-person", recipient=recipient, address=address)
    assert [type(one) for one in said(visit, asked, known)] == [kind]


@pytest.mark.parametrize(("consumers_consent", "kind"), [(True, Passed), (False, Denied)])
def test_a_consent_may_have_to_be_the_consumers_own(consumers_consent: bool, kind: type) -> None:
    shape = banned({"exception": "consented", "scope": "home-visit", "consumers_consent": consumers_consent})
    agreed = case(consents=(consent("home-visit", "2026-04-01 12:00"),))
    visit = contact("2026-04-08 12:00", "in-person", recipient="spouse", person="spouse")
    assert [type(one) for one in said(shape, visit, agreed)] == [kind]


def test_the_first_letter_with_the_validation_information() -> None:
    letter = banned({"exception": "validation-letter"})
    asked = contact("2026-04-08 12:00", "mail", content={"validation_information": True})
    assert isinstance(said(letter, asked, case())[0], Passed)
    email = contact("2026-04-08 12:00", "email", address=None, purpose="validation-notice")
    assert isinstance(said(letter, email, case())[0], Denied)


@pytest.mark.parametrize(("minor", "effect"), [(True, "spared"), (False, None), ("unknown", Effect.MISSING_FACT)])
def test_who_stands_in_for_the_consumer(minor: Any, effect: Any) -> None:
    place = banned({"exception": "in-the-consumers-place"})
    known = case(consumer={"minor": minor})
    (one,) = said(place, contact("2026-04-08 12:00", "mail", recipient="parent"), known)
    assert (one.effect if isinstance(one, Denied) else "spared") == effect


# -- that they are part of the rule


@pytest.mark.parametrize("name", KINDS)
def test_is_said_in_the_description_and_on_the_page(name: str) -> None:
    needed: dict[str, dict[str, Any]] = {"consented": {"scope": "workplace"}, "not-overdue": {"overdue_days": 30}}
    needed |= {"debts": {"which": "not-bought"}}
    given = needed.get(name, {})
    made = ruled(banned({"exception": name, **given}))
    assert f"**When it does not apply**: {KINDS[name].model_validate(given).describe()}." in made.description
    assert f"| `{name}` |" in PAGE
    assert {*KINDS[name].model_fields} - {"exception"} <= section("Exceptions")


def test_is_in_the_data_only_where_there_is_one() -> None:
    assert '"unless":' not in Ban().model_dump_json()
    assert '"unless":[{"exception":"elsewhere"}]' in banned({"exception": "elsewhere"}).model_dump_json()


def test_each_is_left_out_and_each_flag_of_it_turned() -> None:
    made = ruled(banned(VISIT_AGREED, YOUNG))
    found = [each.change for each in mutants(policy_of(made))]
    assert "unless: without with the person's written consent (home visit)" in found
    assert "unless: with the person's written consent (home visit): in_writing: true -> false" in found
    assert "unless: without to a debt not more than 30 days past due" in found
    assert [c for c in found if c.startswith("overdue_days")] == ["overdue_days: 30 -> 31", "overdue_days: 30 -> 29"]
    for mutant in mutants(policy_of(made)):
        if mutant.kind is Kind.EXCLUSION:
            (wrong,) = mutant.policy.rules()
            assert wrong.data != made.data


ROWS = """
policy: x
scenarios:
- {rule: house.one, when: {medium: in-person, person_is_at: home}, then: denies}
"""
TURNING = "- {rule: house.one, when: {medium: in-person, person_is_at: cafe}, then: passes}"


@pytest.mark.parametrize(("text", "covered"), [(ROWS, False), (ROWS + TURNING, True)])
def test_coverage_asks_for_a_row_that_turns_on_it(text: str, covered: bool) -> None:
    policy = policy_of(ruled(banned({"exception": "elsewhere"})))
    (found,) = coverage(load(text, resolve=lambda spec: policy).rows()).rules
    words = "to a number or place known not to be the residence"
    assert found.exceptions == ((words, covered),)
    assert (f"a row that turns on an exception: {words}" in found.gaps) is not covered


def test_documents_take_them() -> None:
    text = """
policy: acme
version: "1"
rules:
  - id: acme.visits
    title: One visit a month
    shape: frequency-cap
    media: [in-person]
    most: 1
    days: 30
    unless:
      - {exception: consented, scope: home-visit, in_writing: true}
      - exception: %s
"""
    (rule,) = load_policy(text % "elsewhere").rules()
    assert "with the person's written consent (home visit); to a number or place" in rule.description
    with pytest.raises(
        InvalidDocument,
        match=r"policy:13: rules.0.unless.1.exception: 'elsewher' is not known .did you mean 'elsewhere'",
    ):
        load_policy(text % "elsewher")
