"""Of several debts, what cannot be judged of one hides no objection to another.

Over the rows of every pack that are about more than one debt, as they are and with something unknown: what is objected
to in a debt where the contact is about it alone is no missing fact where it is about others too.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

from fdcpa_guard import Case, Decision, InvalidFacts
from fdcpa_guard.testing.scenarios import guard_of
from fdcpa_guard.vocabulary import UNKNOWN, Effect
from tests.rows import scenario_rows

from .search import effort

OF_THE_CASE = ("requests", "history", "bankruptcies", "representation")
OF_A_DEBT = ("validation", "disputes", "proceedings", "original_creditor_requests", "notices", "kind", "nature")


def with_less_known(case: Case) -> Iterator[tuple[str, Case]]:
    """The case, and with one fact unknown: of all, or of its first debt."""
    yield "as it is", case
    given = case.model_dump(mode="json", exclude_unset=True)
    first, *others = given["debts"]
    changes: dict[str, dict[str, Any]] = {name: {name: UNKNOWN.value} for name in OF_THE_CASE}
    changes |= {f"debts.{name}": {"debts": [{**first, name: UNKNOWN.value}, *others]} for name in OF_A_DEBT}
    for name, change in changes.items():
        try:
            yield name, Case.model_validate({**given, **change})
        except InvalidFacts:
            continue


def objections(decision: Decision, debt: str) -> set[tuple[str, Effect]]:
    return {(reason.rule, reason.effect) for reason in decision.reasons if debt in reason.debts}


@effort(200, 100_000)
def test_what_is_unknown_of_one_debt_hides_no_objection_to_another(examples: int) -> None:
    rows = [row for row in scenario_rows() if len(row.contact.debts) > 1]
    Random("apart").shuffle(rows)
    hidden, tried = [], 0
    for row in rows:
        guard = guard_of(row.policy)
        for less, case in with_less_known(row.case):
            together = guard.decide(row.contact, case)
            for debt in row.contact.debts:
                alone = guard.decide(row.contact.model_copy(update={"debts": (debt,)}), case)
                hidden += [
                    f"{row.source}, {row.name}: {rule} of {debt} with {less}"
                    for rule, effect in objections(alone, debt) - objections(together, debt)
                    if effect is not Effect.MISSING_FACT and (rule, Effect.MISSING_FACT) in objections(together, debt)
                ]
            tried += 1
        if tried >= examples:
            break
    assert not hidden
    assert tried >= 200
