"""Intervals and tests as the textbooks have them, against published values and against counting all tables."""

from fractions import Fraction
from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard.audit.chance import Spread, design_effect, fisher, holm, wilson


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [
        (25, 100, 0.1754509, 0.3430465),  # as the documentation of the Rust crate bpci has it, of z = 1.96
        (0, 20, 0.0, 0.1611),  # Newcombe, R. G. (1998), Statistics in Medicine 17:857, table I, method 3
        (1, 29, 0.0061, 0.1718),
        (15, 148, 0.0624, 0.1605),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_intervals_are_those_published(hits: int, trials: int, low: float, high: float) -> None:
    assert wilson(hits / trials, trials, 0.95) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.floats(0.5, 0.999))
def test_an_interval_holds_the_share_and_grows_with_the_level(seen: tuple[int, int], level: float) -> None:
    hits, trials = seen
    low, high = wilson(hits / trials, trials, level)
    assert 0 <= low <= hits / trials <= high <= 1
    narrower = wilson(hits / trials, trials, level - 0.1)
    assert low <= narrower[0] <= narrower[1] <= high
    assert (low == 0, high == 1) == (hits == 0, hits == trials)


def test_fishers_test_gives_what_is_published() -> None:
    assert fisher(8, 10, 1, 6) == pytest.approx(0.03496503496503495)  # whales and sharks, of scipy's documentation
    assert fisher(3, 4, 1, 4) == pytest.approx(0.4857142857142857)  # the lady who tastes tea: 34/70


def counted(hits: int, trials: int, others: int, others_trials: int) -> Fraction:
    """By counting all tables with the same margins, exactly."""
    marked = hits + others
    ways = {
        at: comb(trials, at) * comb(others_trials, marked - at)
        for at in range(max(0, marked - others_trials), min(marked, trials) + 1)
    }
    return Fraction(sum(each for each in ways.values() if each <= ways[hits]), sum(ways.values()))


shares = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(shares, shares)
def test_fishers_test_is_a_count_of_tables(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert isclose(fisher(*one, *other), counted(*one, *other), rel_tol=1e-6)
    assert fisher(*one, *other) == pytest.approx(fisher(*other, *one))


@pytest.mark.parametrize(("hits", "others"), [(5_000, 5_000), (5_000, 5_400), (0, 40), (40, 0), (9_999, 10_000)])
def test_it_is_quick_and_right_for_a_year_of_a_floor(hits: int, others: int) -> None:
    assert fisher(hits, 100_000, others, 100_000) == pytest.approx(
        float(counted(hits, 100_000, others, 100_000)) if hits + others < 100 else normal(hits, others), rel=0.02
    )


def normal(hits: int, others: int) -> float:
    """The same from the normal distribution, with Yates' correction."""
    from statistics import NormalDist

    share = (hits + others) / 200_000
    apart = max(0.0, abs(hits - others) - 1) / 100_000
    return 2 * (1 - NormalDist().cdf(apart / (2 * share * (1 - share) / 100_000) ** 0.5))


def test_what_is_as_far_apart_as_can_be_is_no_chance() -> None:
    assert fisher(0, 10**6, 10**6, 10**6) == 0
    assert fisher(0, 5, 0, 7) == fisher(5, 5, 7, 7) == 1


@pytest.mark.parametrize(
    ("chances", "rejected"),
    [
        ([0.01, 0.04, 0.03, 0.005], [True, False, False, True]),  # 0.005 <= 0.05/4, 0.01 <= 0.05/3, 0.03 > 0.05/2
        ([0.0125, 0.0166, 0.025, 0.05], [True, True, True, True]),
        ([0.0126, 0.0001], [True, True]),
        ([0.026, 0.026], [False, False]),
        ([0.05], [True]),
        ([0.0500001], [False]),
        ([], []),
    ],
)
def test_holm_steps_down_until_one_is_too_great(chances: list[float], rejected: list[bool]) -> None:
    assert holm(chances, 0.05) == rejected


class TestSpread:
    def test_attempts_that_are_each_anothers_are_independent(self) -> None:
        spread = Spread.of([], (100, 20))
        assert (spread.clusters, spread.trials, spread.hits) == (100, 100, 20)
        assert spread.varied == pytest.approx(spread.by_chance)
        assert design_effect([spread]) == pytest.approx(100 / 99)
        assert Spread.of([(1, 1)] * 20 + [(1, 0)] * 80) == spread

    def test_people_of_whom_all_or_no_attempt_violates_count_once_each(self) -> None:
        spread = Spread.of([(5, 5)] * 20 + [(5, 0)] * 80)
        assert design_effect([spread]) == pytest.approx(5 * 100 / 99)

    def test_people_who_are_all_alike_count_no_more_than_once_an_attempt(self) -> None:
        assert design_effect([Spread.of([(5, 1)] * 50)]) == 1

    def test_of_one_person_or_no_violation_nothing_is_known(self) -> None:
        for spread in (Spread.of([(9, 4)]), Spread.of([(9, 0), (3, 0)]), Spread.of([(2, 2), (1, 1)]), Spread.of([])):
            assert not spread.known
            assert design_effect([spread]) is None
        assert not Spread.of([(0, 0), (9, 4)]).known

    def test_several_groups_are_pooled(self) -> None:
        alike, apart = Spread.of([(5, 5)] * 20 + [(5, 0)] * 80), Spread.of([], (500, 100))
        both = design_effect([alike, apart])
        one, other = design_effect([apart]), design_effect([alike])
        assert one is not None
        assert both is not None
        assert other is not None
        assert one < both < other
        assert design_effect([alike, Spread.of([(9, 0)])]) == other

    def test_at_most_all_attempts_to_a_person_are_alike(self) -> None:
        assert Spread.of([(5, 0)] * 4).at_most == 5
        assert Spread.of([(9, 0), (1, 0)]).at_most == 8.2
        assert Spread.of([], (7, 0)).at_most == 1
