"""The rows of the states notice every small mistake in a body of law that is all data: nothing survives."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fdcpa_guard.rules import Pack
from fdcpa_guard.testing.mutation import mutate, shape_of
from fdcpa_guard.testing.scenarios import Row
from fdcpa_guard.vocabulary import Effect
from tests.rows import scenario_rows

HERE = Path(__file__).parent
QUICK = {"georgia", "texas", "wyoming"}
"""The states that are tried every time; `make prove` tries all."""


def all_data(pack: Pack) -> bool:
    """Whether every rule of a pack is a shape, but for a note that its law is not verified."""
    rules = [rule for rule in pack.rules if rule.effect is not Effect.UNVERIFIED_LAW]
    return bool(rules) and all(shape_of(rule) is not None for rule in rules)


def rows_of(state: str) -> list[Row]:
    return [row for row in scenario_rows() if row.source.endswith(f"states/{state}.policy.yaml")]


def data_packs(rows: list[Row]) -> list[Pack]:
    """The packs of the file's policy that are all data, and about which the file is."""
    about = {row.rule for row in rows}
    return [
        pack for pack in rows[0].policy.packs if all_data(pack) and not about.isdisjoint(rule.id for rule in pack.rules)
    ]


def states() -> Iterator[object]:
    for file in sorted(HERE.glob("*.policy.yaml")):
        name = file.name.partition(".")[0]
        yield pytest.param(name, marks=() if name in QUICK else pytest.mark.prove)


@pytest.mark.parametrize("state", [*states()])
def test_no_mistake_in_data_passes_unnoticed(state: str) -> None:
    rows = rows_of(state)
    packs = data_packs(rows)
    assert packs or state not in QUICK
    if packs:
        report = mutate(rows[0].policy, rows, packs=[pack.id for pack in packs])
        assert report.tried
        assert not report.survivors, report
        assert not report.failing, report
