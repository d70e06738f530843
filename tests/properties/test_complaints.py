"""A complaint passes by no rule because some law requires it: law has it served, and nobody has to bring it.

Over the rows of every pack about papers of a court.
"""

from collections import defaultdict

from fdcpa_guard import Guard, us
from fdcpa_guard.facts import Contact
from fdcpa_guard.findings import SPEAKS_AS
from fdcpa_guard.rules.judging import SERVED_BY
from fdcpa_guard.testing.scenarios import Row
from fdcpa_guard.vocabulary import Effect, Element, Purpose
from tests.rows import scenario_rows

_WHERE_IT_IS_LEFT = {"us.ny.nyc.5-77b2.third-party": "with somebody whom a law names process may be left"}


def complaint(asked: Contact, *, required: bool) -> Contact:
    content = asked.content.model_copy(
        update={
            "carries": asked.content.carries | {Element.THREATENS_LEGAL_ACTION},
            "lacks": asked.content.lacks - {Element.THREATENS_LEGAL_ACTION},
        }
    )
    return asked.model_copy(update={"content": content, "required_by_law": required})


def objecting(guard: Guard, row: Row, *, required: bool) -> frozenset[str]:
    decision = guard.decide(complaint(row.contact, required=required), row.case)
    return frozenset(reason.rule for reason in decision.reasons if reason.effect is not Effect.RULE_ERROR) - SPEAKS_AS


def test_no_complaint_passes_because_law_has_it_served() -> None:
    guard = Guard(us())
    freed = defaultdict(list)
    tried: set[str] = set()
    for row in scenario_rows():
        if row.contact.purpose is not Purpose.FORMAL_PLEADING or row.contact.medium not in SERVED_BY:
            continue
        brought = objecting(guard, row, required=False)
        tried |= brought
        for each in brought - objecting(guard, row, required=True) - _WHERE_IT_IS_LEFT.keys():
            freed[each].append(row.id)
    assert freed == {}
    assert {"us.ca.1798-97-2b.coerced-debt", "us.co.5-16-1095-2a.no-new-suit", "us.dc.28-3814m1.papers-held"} <= tried
