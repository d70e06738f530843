"""What a fact says of an instant is what it says of the very next one: each change holds from its own instant on."""

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from fdcpa_guard import Case, MissingFact
from fdcpa_guard.clock import TICK
from fdcpa_guard.facts import Bankruptcy, Fact, PhoneLine, Representation
from fdcpa_guard.facts.moments import Imprecise
from fdcpa_guard.testing.crowds import crowded
from fdcpa_guard.testing.strategies import seeded
from fdcpa_guard.vocabulary import Medium

WHEN: Final = ("at", "called_at", "sent_at")
"""How the instants are called that a fact is asked about."""
GIVEN: Final[dict[str, Any]] = {
    "tz": ZoneInfo("America/Chicago"),
    "medium": Medium.CALL,
    "debt": "A",
    "who": "consumer",
}
LATER: Final = datetime(2090, 1, 1, tzinfo=UTC)


def facts_in(value: Any, found: list[tuple[Fact, set[datetime]]]) -> set[datetime]:
    """Finds each fact, with the instants that it and those within it state; returns all of them."""
    whens: set[datetime] = set()
    if isinstance(value, tuple):
        for each in value:
            whens |= facts_in(each, found)
    elif isinstance(value, Fact):
        for _, each in value:
            if isinstance(each, datetime):
                whens.add(each)
            elif isinstance(each, tuple | Fact):
                whens |= facts_in(each, found)
        found.append((value, whens))
    return whens


@cache
def asked(kind: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The methods that are asked about instants, each with all that it is to be told."""
    found = []
    for name, method in inspect.getmembers(kind, inspect.isfunction):
        needs = [
            each.name for each in [*inspect.signature(method).parameters.values()][1:] if each.default is each.empty
        ]
        if {*WHEN} & {*needs} and {*needs} <= {*WHEN, *GIVEN}:
            found.append((name, tuple(needs)))
    return tuple(found)


def said(ask: Callable[..., Any], told: dict[str, Any]) -> Any:
    try:
        found = ask(**told)
    except MissingFact as missing:
        return f"needs {missing.fact}"
    return [*found] if isinstance(found, Iterator) else found


def changes(of: Any, known: set[datetime]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is said otherwise of one of some instants than of the next."""
    kind: Any = type(of)
    if not asked(kind):
        return
    edges = {
        when for when in known if not isinstance(when, Imprecise) and when.year < 2100 and when + TICK not in known
    }
    for name, needs in asked(kind):
        ask = getattr(of, name)
        for need in {*WHEN} & {*needs}:
            for edge in edges:
                for other in {edge, LATER} if len({*WHEN} & {*needs}) > 1 else {edge}:
                    told = {each: GIVEN.get(each, other) for each in needs}
                    if said(ask, {**told, need: edge}) != said(ask, {**told, need: edge + TICK}):
                        yield name, {**told, need: edge}


DAYS: Final = [datetime(2026, 3, day, 12, tzinfo=UTC) for day in range(1, 32)]
RARE: Final[tuple[Fact, ...]] = (
    PhoneLine(
        id="cell",
        number="+13125550142",
        line_type="mobile",
        person="consumer",
        place="home",
        disowned_at=DAYS[10],
        regained_at=DAYS[20],
        reassigned_checks=({"at": DAYS[30], "since": DAYS[0], "reassigned": True},),
    ),
    Bankruptcy(id="b", chapter=7, filed_at=DAYS[1], learned_at=DAYS[1], stay_relief_at=DAYS[9]),
    Bankruptcy(id="b", chapter=7, filed_at=DAYS[1], learned_at=DAYS[1], relief_granted_at=DAYS[9]),
    Representation(
        id="l",
        learned_at=DAYS[1],
        attorney_can_be_found=True,
        asked_at=DAYS[2],
        unresponsive_at=DAYS[5],
        answered_at=DAYS[9],
    ),
)
"""What is hardly made up: several instants of which each matters only beside another."""


def cases() -> Iterator[Case]:
    yield from (case for _, case in crowded(seed="very instants", count=25))
    yield from (case for _, case in seeded(seed="very instants", count=100))


def test_each_change_holds_from_its_own_instant_on() -> None:
    met: set[str] = set()
    for case in (*RARE, *cases()):
        facts: list[tuple[Fact, set[datetime]]] = []
        known = facts_in(case, facts)
        for fact, whens in facts:
            met |= {f"{type(fact).__name__}.{name}" for name, _ in asked(type(fact))}
            assert [*changes(fact, whens)] == [], fact
        if not isinstance(case, Case):
            continue
        index: Any = type(case.index)
        met |= {f"index.{name}" for name, _ in asked(index)}
        found = [where for where in changes(case.index, known) if where[0] != "next_change"]
        assert found == [], case
    assert met >= {
        "index.zones",
        "Bankruptcy.stay_lifted",
        "Bankruptcy.codebtor_stay_lifted",
        "Consent.stands",
        "Inbound.goes_on",
        "Inbound.outlived",
        "PhoneLine.elsewhere_by",
        "PhoneLine.misdirected",
        "PhoneLine.wireless",
        "Representation.unanswered",
    }


@pytest.mark.parametrize(
    ("called", "at", "astray"),
    [(5, 9, 0), (5, 10, 1), (5, 15, 1), (5, 20, 0), (5, 25, 0), (5, 30, 0), (9, 10, 1), (10, 15, 0), (11, 15, 0),
     (15, 29, 0), (15, 30, 0), (20, 30, 1), (25, 29, 0), (25, 30, 1), (30, 30, 0)],
)  # fmt: skip
def test_a_call_went_astray_if_the_number_was_said_to_be_anothers_and_not_theirs_again_since(
    called: int, at: int, astray: int
) -> None:
    """Told on the eleventh that it is another's, on the 21st that it is theirs again; looked up on the 31st."""
    line = RARE[0]
    assert isinstance(line, PhoneLine)
    for ask in (line.misdirected, line.perhaps_misdirected):
        assert ask(DAYS[called], DAYS[at]) is bool(astray)
        assert ask(DAYS[called], DAYS[at], checked=False) is bool(astray and called < 10)


@pytest.mark.parametrize("day", range(4, 12))
def test_a_time_for_an_answer_ran_out_until_there_is_one(day: int) -> None:
    attorney = RARE[3]
    assert isinstance(attorney, Representation)
    assert attorney.unanswered(DAYS[day]) is (5 <= day < 9)


@pytest.mark.parametrize("debt", [None, "card", "loan"])
@pytest.mark.parametrize("relief", ["stay_relief_at", "relief_granted_at"])
@pytest.mark.parametrize("for_", [None, ("card",)])
@pytest.mark.parametrize("day", [8, 9, 10])
def test_relief_from_the_stay_is_for_the_debts_of_the_order(
    debt: str | None, relief: str, for_: tuple[str, ...] | None, day: int
) -> None:
    said: dict[str, Any] = {"chapter": 7, "filed_at": DAYS[1], "learned_at": DAYS[1], relief: DAYS[9]}
    case = Bankruptcy(id="b", stay_relief_for=for_, **said)
    assert case.stay_lifted(DAYS[day], debt) is (day >= 9 and (for_ is None or debt == "card"))


@pytest.mark.parametrize(
    ("filed", "converted", "on", "means_the_stay"),
    [
        (7, None, None, True),
        (11, None, None, True),
        (13, None, None, False),
        (12, None, None, False),
        ("unknown", None, None, False),
        (7, 13, 5, False),
        (7, 13, 12, True),
        (7, 11, 5, True),
        (11, 7, 12, True),
        (13, 7, 5, True),
        (13, 7, 12, False),
        (12, 11, 5, False),
        (7, "unknown", 5, False),
    ],
)
def test_an_order_that_names_no_stay_lifts_the_automatic_one_where_there_was_no_other(
    filed: Any, converted: Any, on: int | None, means_the_stay: bool
) -> None:
    case = Bankruptcy(
        id="b",
        chapter=filed,
        filed_at=DAYS[1],
        learned_at=DAYS[1],
        converted_to=converted,
        converted_at=None if on is None else DAYS[on],
        relief_granted_at=DAYS[9],
    )
    assert case.stay_lifted(DAYS[20]) is means_the_stay
    assert not case.stay_lifted(DAYS[8])
