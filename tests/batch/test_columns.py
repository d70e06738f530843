"""Columns of Arrow as Python values are what pyarrow makes of each value by itself."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from fdcpa_guard.batch.columns import rows, values

NOW = datetime(2026, 4, 1, 16, 30, 5, 123456)  # noqa: DTZ001  # naive, as tables have it
COLUMNS: list[pa.Array] = [
    pa.array(["a", None, "b", "a"]),
    pa.array(["a", None, "b", "a"]).dictionary_encode(),
    pa.array(["a", None, "b"], pa.string_view()),
    pa.array([1, None, 2**62]),
    pa.array([True, None, False]),
    pa.array([1.5, None]),
    pa.array([Decimal("1.50"), None]),
    pa.array([NOW, None], pa.timestamp("us")),
    pa.array([NOW.replace(tzinfo=UTC), None], pa.timestamp("us", "America/Chicago")),
    pa.array([NOW.replace(microsecond=0)] * 3, pa.timestamp("s", "UTC")),
    pa.array([date(2026, 4, 1), None, date(1, 1, 1)], pa.date32()),
    pa.array([date(2026, 4, 1), None], pa.date64()),
    pa.array([time(15), None]),
    pa.array([["a", "b"], None, [], ["c"]]),
    pa.array([["a", "b"], None, [], ["c"]], pa.large_list(pa.string())),
    pa.array([[NOW.replace(tzinfo=UTC)], [None]], pa.list_(pa.timestamp("us", "UTC"))),
    pa.array([["a"], ["b"], ["c"]]).slice(1, 1),
    pa.nulls(3),
    pa.array([], pa.string()),
]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: str(column.type))
@pytest.mark.parametrize("repeats", [False, True])
def test_values_are_those_of_each_one_alone(column: pa.Array, repeats: bool) -> None:
    assert values(column, repeats=repeats) == column.to_pylist()
    both = pa.chunked_array([column, column])
    assert values(both, repeats=repeats) == both.to_pylist()


def test_an_instant_with_a_zone_is_in_utc() -> None:
    (found,) = values(pa.array([NOW.replace(tzinfo=UTC)], pa.timestamp("us", "America/Chicago")))
    assert found.tzinfo is UTC


def test_less_than_a_microsecond_is_cut_off() -> None:
    nanoseconds = pa.array([1_500, -1_500], pa.int64()).cast(pa.timestamp("ns", "UTC"))
    found: list[Any] = values(nanoseconds)
    assert found == [datetime(1970, 1, 1, 0, 0, 0, 1, UTC), datetime(1969, 12, 31, 23, 59, 59, 999998, UTC)]


def test_what_python_has_no_value_for_is_text() -> None:
    late = pa.array([2**60, 0], pa.int64()).cast(pa.timestamp("us"))
    assert [type(value) for value in values(late)] == [str, datetime]
    assert [type(value) for value in values(pa.array([2**30, 0], pa.int32()).cast(pa.date32()))] == [str, date]
    assert type(values(pa.array([2**62, 1], pa.int64()).cast(pa.duration("s")))[0]) is str


def test_rows_without_columns_are_as_many() -> None:
    assert rows([], 3) == [(), (), ()]
    assert rows([[1, 2], ["a", "b"]], 2) == [(1, "a"), (2, "b")]
