"""Samples: their sizes by published tables, whom they draw, and what is known by what people find in them."""

import csv
from math import ceil
from random import Random
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from fdcpa_guard import Case, InvalidFacts, regulation_f
from fdcpa_guard.audit import (
    Allocation,
    Judged,
    Opinion,
    Replayed,
    Review,
    Reviewed,
    Sample,
    Should,
    corrected,
    replays,
    reviewed,
    sample,
    sheet,
    sheet_csv,
    size_for_margin,
    size_if_none_found,
)
from fdcpa_guard.audit.sampling import shared_out
from fdcpa_guard.audit.sizing import Part, margin_of, of_strata, wilson
from fdcpa_guard.testing import builders as make
from fdcpa_guard.vocabulary import CallOutcome

from ..probing import probe

ADAPTER = TypeAdapter(Judged)


def log() -> list[Case]:
    """A case with a call at noon by one vendor, and one late by another."""
    calls = [
        make.attempt(f"2026-04-01 {hour}:00", id=f"a{hour}", tags={"vendor": vendor})
        for hour, vendor in ((12, "north"), (22, "south"))
    ]
    return [make.case(history=make.history(*calls), consumer={"id": "acct-1"})]


def rows(count: int, vendors: str = "ab", **more: Any) -> list[dict[str, Any]]:
    return [{"id": f"c-{n}", "vendor": vendors[n % len(vendors)], **more} for n in range(count)]


class TestSizes:
    @pytest.mark.parametrize(
        ("population", "size"),
        [(10, 10), (15, 14), (25, 24), (100, 80), (220, 140), (1000, 278), (1200, 291), (1500, 306), (9000, 368)],
    )
    def test_for_a_margin_as_krejcie_and_morgan_tabulate_it(self, population: int, size: int) -> None:
        """Krejcie and Morgan 1970, table 1: five points either way at 95 %, a half expected; they round to nearest."""
        exact = 3.841 * population * 0.25 / (0.05**2 * (population - 1) + 3.841 * 0.25)
        assert round(exact) == size
        assert size_for_margin(population, 0.05) == min(population, ceil(exact))

    def test_for_a_margin_in_a_population_without_end(self) -> None:
        assert [size_for_margin(10**9, margin) for margin in (0.1, 0.05, 0.03)] == [97, 385, 1068]
        assert size_for_margin(10**9, 0.05, confidence=0.99) == 664
        assert size_for_margin(10**9, 0.05, expected=0.1) == 139

    @pytest.mark.parametrize(
        ("at_most", "confidence", "size"),
        [(0.1, 0.95, 29), (0.05, 0.95, 59), (0.01, 0.95, 299), (0.01, 0.9, 230), (0.001, 0.95, 2995)],
    )
    def test_if_none_is_found_as_success_runs_are_tabulated(self, at_most: float, confidence: float, size: int) -> None:
        assert size_if_none_found(10**9, at_most, confidence=confidence) == size

    @given(st.integers(1, 200), st.sampled_from([0.01, 0.05, 0.2, 0.5, 0.9]), st.sampled_from([0.8, 0.95, 0.99]))
    def test_if_none_is_found_the_size_is_the_smallest_that_will_do(
        self, population: int, at_most: float, confidence: float
    ) -> None:
        size = size_if_none_found(population, at_most, confidence=confidence)
        there = next((count for count in range(population + 1) if count / population > at_most + 1e-12), None)

        def missed(drawn: int) -> float:
            chance = 1.0
            for n in range(drawn):
                chance *= max(0, population - (there or 0) - n) / (population - n)
            return chance

        assert 0 <= size <= population
        if there is not None:
            assert missed(size) <= 1 - confidence + 1e-9
            assert size == 0 or missed(size - 1) > 1 - confidence - 1e-9

    @given(st.integers(0, 10**6), st.floats(0.005, 0.4), st.floats(0.01, 0.99))
    def test_no_more_than_there_are(self, population: int, margin: float, expected: float) -> None:
        size = size_for_margin(population, margin, expected=expected)
        assert min(1, population) <= size <= population

    @pytest.mark.parametrize("wrong", [0, 1, -0.1, 1.5, float("nan"), "a", None, True])
    def test_rates_out_of_range_are_refused(self, wrong: Any) -> None:
        for ask in (
            lambda: size_for_margin(10, wrong),
            lambda: size_for_margin(10, 0.1, expected=wrong),
            lambda: size_for_margin(10, 0.1, confidence=wrong),
            lambda: size_if_none_found(10, wrong),
            lambda: wilson(1, 2, confidence=wrong),
        ):
            with pytest.raises(InvalidFacts):
                ask()

    @pytest.mark.parametrize("wrong", [-1, 2.5, "a", None, True])
    def test_a_population_is_a_number_of_things(self, wrong: Any) -> None:
        with pytest.raises(InvalidFacts):
            size_for_margin(wrong, 0.05)
        with pytest.raises(InvalidFacts):
            size_if_none_found(wrong, 0.05)


class TestIntervals:
    @pytest.mark.parametrize(
        ("found", "of", "low", "high"),
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
    )
    def test_wilson_as_newcombe_tabulates_it(self, found: int, of: int, low: float, high: float) -> None:
        """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
        assert wilson(found, of) == pytest.approx((low, high), abs=5e-5)

    @pytest.mark.parametrize(("found", "of"), [(0, 0), (3, 2), (-1, 2), (float("nan"), 2), ("a", 2)])
    def test_what_no_rate_can_be_of(self, found: Any, of: Any) -> None:
        with pytest.raises(InvalidFacts):
            wilson(found, of)

    @given(st.integers(1, 400), st.data())
    def test_one_large_stratum_is_wilsons(self, looked_at: int, data: st.DataObject) -> None:
        found = data.draw(st.integers(0, looked_at))
        rate, interval = of_strata([Part(10**12, looked_at, found)])
        assert rate == found / looked_at
        assert interval == pytest.approx(wilson(found, looked_at), abs=1e-6)

    PARTS = st.lists(
        st.integers(1, 500).flatmap(
            lambda population: st.integers(0, population).flatmap(
                lambda seen: st.integers(0, seen).map(lambda found: Part(population, seen, found))
            )
        ),
        min_size=1,
        max_size=6,
    )

    @given(PARTS)
    def test_the_interval_holds_the_rate_and_stays_between_none_and_all(self, parts: list[Part]) -> None:
        rate, (low, high) = of_strata(parts)
        assert 0 <= low <= high <= 1 + 1e-12
        if rate is not None:
            known = sum(p.population for p in parts if p.looked_at) / sum(p.population for p in parts)
            assert low - 1e-9 <= known * rate <= high + 1e-9

    @given(PARTS)
    def test_where_all_was_looked_at_it_is_the_rate(self, parts: list[Part]) -> None:
        whole = [Part(part.population, part.population, part.found) for part in parts]
        rate, interval = of_strata(whole)
        assert rate == pytest.approx(sum(p.found for p in whole) / sum(p.population for p in whole))
        assert interval == (rate, rate)

    def test_what_was_not_looked_at_may_be_anything(self) -> None:
        assert of_strata([Part(50, 50, 0), Part(50, 0, 0)]) == (0.0, (0.0, 0.5))
        assert of_strata([Part(5, 0, 0)]) == (None, (0.0, 1.0))

    def test_strata_count_by_how_many_there_are(self) -> None:
        rate, _ = of_strata([Part(900, 10, 0), Part(100, 10, 10)])
        assert rate == pytest.approx(0.1)

    def test_counts_that_do_not_fit(self) -> None:
        with pytest.raises(InvalidFacts):
            of_strata([Part(5, 6, 0)])

    def test_the_interval_holds_what_is_true_as_often_as_it_says(self) -> None:
        """Drawn 1,000 times from strata that differ: seldom more than one in twenty misses."""
        random = Random(5)
        truth = [(400, 40), (100, 30), (50, 1)]
        drawn = (40, 20, 10)
        rate = sum(found for _, found in truth) / sum(count for count, _ in truth)
        held = 0
        for _ in range(1000):
            parts = [
                Part(count, n, sum(random.sample([1] * found + [0] * (count - found), n)))
                for (count, found), n in zip(truth, drawn, strict=True)
            ]
            low, high = of_strata(parts)[1]
            held += low <= rate <= high
        assert 940 <= held <= 995

    def test_the_margin_of_strata(self) -> None:
        assert margin_of([(10**9, 385)]) == pytest.approx(0.05, abs=1e-4)
        assert margin_of([(10, 10), (5, 0)]) == 0


class TestWhatIsDrawn:
    def test_the_order_of_the_rows_does_not_matter(self) -> None:
        some = rows(200)
        mixed = Random(1).sample(some, len(some))
        assert sample(mixed, by=("vendor",), seed="s", size=30) == sample(some, by=("vendor",), seed="s", size=30)

    def test_it_is_the_same_everywhere(self) -> None:
        """These ids were drawn once; every machine and every version of Python draws them again."""
        assert [one.id for one in sample(rows(1000), seed="2026-Q1", size=5).drawn] == FIVE
        code = """
            from fdcpa_guard.audit import sample
            import json
            rows = [{"id": f"c-{n}"} for n in range(1000)]
            print(json.dumps([one.id for one in sample(rows, seed="2026-Q1", size=5).drawn]))
        """
        assert probe(dedent(code)) == FIVE

    def test_another_seed_draws_others(self) -> None:
        one, other = (sample(rows(1000), seed=seed, size=100) for seed in ("a", "b"))
        assert len({d.id for d in one.drawn} & {d.id for d in other.drawn}) < 30

    def test_a_population_that_grew_keeps_most_of_the_sample(self) -> None:
        before = sample(rows(1000), by=("vendor",), seed="s", size=100)
        after = sample(rows(1100), by=("vendor",), seed="s", size=100)
        kept = {one.id for one in before.drawn} & {one.id for one in after.drawn}
        assert len(kept) >= 80
        assert all(int(one.id[2:]) >= 1000 for one in after.drawn if one.id not in kept)

    @given(st.integers(0, 60), st.integers(0, 60))
    def test_a_larger_sample_holds_the_smaller(self, one: int, other: int) -> None:
        small, large = sorted((one, other))
        drawn = [
            {d.id for d in sample(rows(50, "aab"), by=("vendor",), seed="s", size=n, least=0).drawn}
            for n in (small, large)
        ]
        assert drawn[0] <= drawn[1]
        assert len(drawn[1]) == min(large, 50)

    def test_each_is_drawn_as_often_as_the_others(self) -> None:
        """Over many seeds nobody is favoured."""
        times = dict.fromkeys((row["id"] for row in rows(20)), 0)
        for seed in range(400):
            for one in sample(rows(20), seed=f"s{seed}", size=5).drawn:
                times[one.id] += 1
        assert 70 <= min(times.values()) <= max(times.values()) <= 130

    @given(
        st.dictionaries(st.tuples(st.sampled_from("abcdefgh")), st.integers(1, 300), min_size=1),
        st.integers(0, 400),
        st.integers(0, 3),
    )
    def test_shares_are_by_how_many_there_are(self, counts: dict[tuple[str, ...], int], size: int, least: int) -> None:
        leasts = sum(min(least, count) for count in counts.values())
        if size < min(leasts, sum(counts.values())):
            with pytest.raises(InvalidFacts, match="at least are needed"):
                shared_out(counts, size, least)
            return
        shares = shared_out(counts, size, least)
        assert sum(shares.values()) == min(size, sum(counts.values()))
        assert all(min(least, counts[one]) <= shares[one] <= counts[one] for one in counts)
        for one in counts:
            for other in counts:
                if counts[one] <= counts[other] and shares[other] < counts[other]:
                    assert shares[one] <= max(shares[other] + 1, min(least, counts[one]))

    def test_where_rates_are_known_the_doubtful_strata_have_more(self) -> None:
        counts: dict[tuple[str, ...], int] = {("a",): 500, ("b",): 500, ("c",): 500}
        even = shared_out(counts, 90, 1)
        assert set(even.values()) == {30}
        by_rate = shared_out(counts, 90, 1, {("a",): 0.01, ("c",): 0.0})
        assert by_rate[("c",)] == 1
        assert by_rate[("a",)] == pytest.approx(89 * 0.0995 / 0.5995, abs=1)

    def test_where_nothing_differs_the_rest_is_by_how_many_there_are(self) -> None:
        counts: dict[tuple[str, ...], int] = {("a",): 30, ("b",): 10}
        assert shared_out(counts, 20, 1, {("a",): 0.0, ("b",): 1.0}) == {("a",): 15, ("b",): 5}

    def test_weights_and_counts(self) -> None:
        found = sample(rows(100, "aaab"), by=("vendor",), seed="s", size=20)
        assert [(one.stratum, one.population, one.drawn, one.weight) for one in found.strata] == [
            (("a",), 75, 15, 5.0),
            (("b",), 25, 5, 5.0),
        ]
        assert (found.population, found.size, found.allocation) == (100, 20, Allocation.PROPORTIONAL)

    def test_a_stratum_of_which_none_is_drawn_has_no_weight(self) -> None:
        found = sample(rows(100, "a" * 99 + "b"), by=("vendor",), seed="s", size=3, least=0)
        assert [one.weight for one in found.strata] == [33.0, None]

    def test_the_size_that_a_margin_needs(self) -> None:
        found = sample(rows(1000), by=("vendor",), seed="s", margin=0.05)
        assert found.size == 278
        assert found.margin == pytest.approx(0.05, abs=0.001)
        assert sample(rows(1000), by=("vendor",), seed="s", margin=0.05, each=True).size == 2 * 218

    def test_the_size_that_finding_nothing_needs(self) -> None:
        found = sample(rows(1000), by=("vendor",), seed="s", at_most=0.05)
        assert found.size == size_if_none_found(1000, 0.05)
        each = sample(rows(1000), by=("vendor",), seed="s", at_most=0.05, each=True)
        assert each.size == 2 * size_if_none_found(500, 0.05)
        assert each.allocation is Allocation.EACH

    def test_a_precision_is_not_paid_for_with_the_least_of_small_strata(self) -> None:
        some = rows(900, "a") + [{"id": f"x-{n}", "vendor": f"v{n}"} for n in range(100)]
        whole = sample(some, by=("vendor",), seed="s", at_most=0.05)
        big = next(one for one in whole.strata if one.stratum == ("a",))
        assert big.drawn >= 0.9 * size_if_none_found(1000, 0.05) - 1
        assert whole.size == big.drawn + 100

    def test_nothing_to_draw_from(self) -> None:
        for asked in ({"size": 5}, {"margin": 0.05}, {"at_most": 0.05}):
            found = sample([], by=("vendor",), seed="s", **asked)
            assert (found.size, found.margin, found.drawn, found.strata) == (0, None, (), ())

    def test_weeks_are_of_the_calendar_asked_for(self) -> None:
        row = {"id": "c-1", "at": "2026-03-02T03:00:00Z"}
        for zone, week in [("UTC", "2026-W10"), ("America/Chicago", "2026-W09")]:
            (one,) = sample([row], by=("week",), seed="s", size=1, zone=zone).drawn
            assert one.stratum == (week,)
        assert sample([row | {"week": "w7"}], by=("week",), seed="s", size=1).drawn[0].stratum == ("w7",)

    def test_of_a_list_the_first_counts_and_nothing_is_a_stratum(self) -> None:
        some = [
            {"id": "c-1", "rule": ["r-2", "r-1"]},
            {"id": "c-2", "rule": []},
            {"id": "c-3"},
            {"id": 4, "rule": "r-2"},
        ]
        found = sample(some, by=("rule",), seed="s", size=4)
        assert {one.id: one.stratum for one in found.drawn} == {
            "c-1": ("r-2",),
            "c-2": ("-",),
            "c-3": ("-",),
            "4": ("r-2",),
        }

    def test_the_rule_may_be_that_of_the_first_reason_that_denies(self) -> None:
        reasons = [{"rule": "r-1", "denies": False}, {"rule": "r-2", "denies": True}, {"rule": "r-3", "denies": True}]
        some = [{"id": "c-1", "reasons": reasons}, {"id": "c-2", "reasons": reasons[:1]}, {"id": "c-3", "reasons": [7]}]
        found = sample(some, by=("rule",), seed="s", size=3)
        assert {one.id: one.stratum for one in found.drawn} == {"c-1": ("r-2",), "c-2": ("-",), "c-3": ("-",)}

    def test_several_columns_may_name_a_contact(self) -> None:
        some = [{"consumer": "c-1", "contact": "n-1"}, {"consumer": "c-2", "contact": "n-1"}]
        found = sample(some, id=("consumer", "contact"), seed="s", size=2)
        assert {one.id for one in found.drawn} == {"c-1/n-1", "c-2/n-1"}


FIVE = ["c-862", "c-428", "c-858", "c-788", "c-819"]


class TestRows:
    @pytest.mark.parametrize(
        ("row", "name", "said"),
        [
            ({"vendor": "a"}, "row 2", "id: must be an id"),
            ({"id": "+12025550100", "vendor": "a"}, "row 2", "id: must be an id"),
            ({"id": "2025550100", "vendor": "a"}, "row 2", "id: could be a telephone number"),
            ({"id": "c-9", "vendor": "Jane Doe"}, "c-9", "vendor: must be an id"),
            ({"id": "c-9", "vendor": {"a": 1}}, "c-9", "vendor: must be an id"),
            ({"id": True, "vendor": "a"}, "row 2", "id: must be an id"),
            (["c-9"], "row 2", "(whole): is no row"),
            (None, "row 2", "(whole): is no row"),
        ],
    )
    def test_what_cannot_be_drawn_is_named(self, row: Any, name: str, said: str) -> None:
        found = sample([{"id": "c-1", "vendor": "a"}, row], by=("vendor",), seed="s", size=1)
        (one,) = found.not_drawn
        assert one.row == name
        assert one.why.startswith(said)
        assert "Doe" not in repr(found)
        assert "2025550100" not in repr(found)
        assert found.population == 1

    @pytest.mark.parametrize("at", ["2026-03-02T03:00:00", "2026-03-02", None, 7])
    def test_a_week_needs_an_instant(self, at: Any) -> None:
        fine = {"id": "c-2", "at": "2026-03-02T03:00:00Z"}
        found = sample([{"id": "c-1", "at": at}, fine], by=("week",), seed="s", size=1)
        assert [(one.row, one.why[:3]) for one in found.not_drawn] == [("c-1", "at:")]

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"id": ("contact",)}, r"id: no row has contact \(there is id, vendor\)"),
            ({"by": ("vender",)}, r"by: no row has vender \(did you mean 'vendor'\?\)"),
            ({"by": ("rule",)}, r"by: no row has rule \(there is id, vendor\)"),
        ],
    )
    def test_what_no_row_has_is_refused_with_what_there_is(self, given: dict[str, Any], said: str) -> None:
        with pytest.raises(InvalidFacts, match=said):
            sample(rows(4), seed="s", size=1, **given)

    def test_where_no_row_can_be_drawn_there_is_no_sample(self) -> None:
        with pytest.raises(InvalidFacts, match="items: there is no contact to draw from: row 1: id: must be an id"):
            sample([{"id": "Jane Doe"}, {"id": "John Doe"}], seed="s", size=1)

    def test_rows_of_a_replay_have_tags_and_objections(self) -> None:
        replayed = list(replays(regulation_f(), log(), autodialed=False))
        lines = [ADAPTER.dump_python(each.judged, mode="json") for each in replayed if isinstance(each, Replayed)]
        table = [
            {**row, "tags": [{"name": name, "value": value} for name, value in row["tags"].items()]} for row in lines
        ]
        for some in (lines, table):
            found = sample(some, id=("consumer", "attempt"), by=("vendor", "rule", "week", "medium"), seed="s", size=2)
            assert {one.id: one.stratum for one in found.drawn} == {
                "acct-1/a12": ("north", "-", "2026-W14", "call"),
                "acct-1/a22": ("south", "us.regf.6b1i.hours", "2026-W14", "call"),
            }
        with pytest.raises(InvalidFacts, match="did you mean 'vendor'"):
            sample(lines, id=("consumer", "attempt"), by=("vender",), seed="s", size=2)

    def test_a_contact_given_twice_counts_once(self) -> None:
        some = [{"id": "c-1", "vendor": "a"}] * 3 + [{"id": "c-2", "vendor": "a"}, {"id": "c-2", "vendor": "b"}]
        found = sample(some, by=("vendor",), seed="s", size=5)
        assert (found.population, found.repeated) == (1, 2)
        assert [one.row for one in found.not_drawn] == ["c-2", "c-2"]

    @pytest.mark.parametrize(
        ("options", "field"),
        [
            ({}, "size"),
            ({"size": 1, "margin": 0.05}, "size"),
            ({"size": -1}, "size"),
            ({"size": 2.5}, "size"),
            ({"size": True}, "size"),
            ({"margin": 0}, "margin"),
            ({"at_most": 1}, "at_most"),
            ({"size": 1, "least": -1}, "least"),
            ({"size": 1, "least": 2}, "size"),
            ({"size": 1, "confidence": 2}, "confidence"),
            ({"size": 1, "seed": ""}, "seed"),
            ({"size": 1, "seed": 7}, "seed"),
            ({"size": 1, "seed": "\ud800"}, "seed"),
            ({"size": 1, "by": ("a", "a")}, "by"),
            ({"size": 1, "by": ("Jane Doe",)}, "by"),
            ({"size": 1, "by": 7}, "by"),
            ({"size": 1, "id": ()}, "id"),
            ({"size": 1, "zone": "Mars"}, "zone"),
            ({"size": 2, "rates": {("a",): 2}, "by": ("vendor",)}, "rates"),
        ],
    )
    def test_options_that_do_not_fit_are_refused(self, options: dict[str, Any], field: str) -> None:
        with pytest.raises(InvalidFacts) as raised:
            sample(rows(4), **{"seed": "s", **options})
        assert [problem.field for problem in raised.value.problems] == [field]


class TestReviews:
    SOME = sample(rows(100, "aaab", rule="r-1"), by=("vendor", "rule"), seed="s", size=20)

    def filled(self, **given: dict[str, Any]) -> list[dict[str, Any]]:
        """The sheet, filled in: all agree but those that are given by their place."""
        return [
            {**row, "verdict": "agrees", **given.get(f"n{place}", {})} for place, row in enumerate(sheet(self.SOME))
        ]

    def test_a_sheet_has_ids_and_strata_and_fields_to_fill_in(self) -> None:
        (first, *_) = sheet(self.SOME)
        assert list(first) == ["id", "vendor", "of rule", "verdict", "rule", "should", "path", "change", "add", "words"]
        assert list(csv.DictReader(sheet_csv(self.SOME).splitlines())) == sheet(self.SOME)

    def test_where_all_agree_the_rate_is_none_with_an_interval(self) -> None:
        found = reviewed(self.SOME, self.filled())
        assert found.verdicts == {Opinion.AGREES: 20}
        assert (found.disagree.overall.rate, found.disagree.overall.low, found.left) == (0.0, 0.0, ())
        assert 0.05 < found.disagree.overall.high < 0.2
        assert [one.stratum for one in found.disagree.strata] == [("a", "r-1"), ("b", "r-1")]

    def test_disagreements_are_listed_by_rule(self) -> None:
        no = {"verdict": "disagrees", "rule": "r-7", "should": "deny"}
        found = reviewed(self.SOME, self.filled(n0=no, n3=no | {"words": "asked to stop"}, n4=no | {"should": "allow"}))
        assert [(one.rule, one.should, one.count) for one in found.disagreements] == [
            ("r-7", Should.DENY, 2),
            ("r-7", Should.ALLOW, 1),
        ]
        assert "asked to stop" in found.disagreements[0].words
        assert found.disagree.overall.found == 3
        assert found.disagree.overall.rate == pytest.approx(0.15)
        assert found.wrong_facts.overall.found == 0

    def test_what_nobody_could_tell_is_not_looked_at(self) -> None:
        found = reviewed(self.SOME, self.filled(n0={"verdict": "cannot-tell"}, n1={"verdict": ""})[:-1])
        assert found.verdicts[Opinion.CANNOT_TELL] == 1
        assert found.disagree.overall.looked_at == 17
        assert len(found.left) == 2
        assert found.not_used == ()
        half = reviewed(self.SOME, self.filled(n0={"verdict": "", "words": "later"}))
        assert [one.why for one in half.not_used] == ["verdict: required: one of agrees, disagrees, fact, cannot-tell"]

    def test_facts_are_taken_into_the_case(self) -> None:
        talked = {"verdict": "fact", "path": "history.attempts.e1", "change": '{"outcome": "conversation"}'}
        missing = {
            "verdict": "fact",
            "path": "requests",
            "add": {"kind": "cease", "id": "r-9", "received_at": make.NOON},
        }
        found = reviewed(self.SOME, self.filled(n0=talked, n1=missing))
        assert found.wrong_facts.overall.found == 2
        case = make.case(history=make.history(make.attempt("2026-03-31 10:00", id="e1")))
        (first,) = [one for one in found.facts if one.change is not None]
        (second,) = [one for one in found.facts if one.add is not None]
        now = corrected(case, [first, Review(id="c-1", verdict=Opinion.AGREES)])
        assert now.history.attempts[0].outcome is CallOutcome.CONVERSATION  # type: ignore[union-attr]
        assert now == case.with_outcome("e1", "conversation")
        with pytest.raises(InvalidFacts):
            corrected(case, [second])  # an instant without an offset is none
        with pytest.raises(InvalidFacts):
            corrected(make.case(), [first])

    @pytest.mark.parametrize(
        "wrong",
        [
            {"verdict": "maybe"},
            {"verdict": "disagrees"},
            {"verdict": "disagrees", "rule": "r-1"},
            {"verdict": "agrees", "rule": "r-1", "should": "deny"},
            {"verdict": "fact"},
            {"verdict": "fact", "path": "consumer"},
            {"verdict": "fact", "path": "consumer", "change": "{}", "add": "{}"},
            {"verdict": "fact", "path": "consumer", "change": "{"},
            {"verdict": "fact", "path": "consumer", "change": "[1]"},
            {"verdict": "fact", "path": "Jane Doe", "change": "{}"},
            {"verdict": "agrees", "change": "{}"},
            {"verdict": "agrees", "colour": "red"},
            {"verdict": "agrees", "id": "c-9999"},
            {"verdict": "agrees", "id": ["c-1"]},
        ],
    )
    def test_a_review_that_is_none_is_named_and_not_used(self, wrong: dict[str, Any]) -> None:
        found = reviewed(self.SOME, self.filled(n2=wrong))
        assert len(found.not_used) == 1
        assert found.disagree.overall.looked_at == 19
        assert "Doe" not in repr(found)

    @pytest.mark.parametrize("wrong", [None, 7, [], "c-1"])
    def test_nor_what_is_no_row(self, wrong: Any) -> None:
        assert [one.review for one in reviewed(self.SOME, [wrong]).not_used] == ["row 1"]

    def test_reviews_that_contradict_each_other_are_not_used(self) -> None:
        other = self.filled(n0={"verdict": "cannot-tell"})
        found = reviewed(self.SOME, [*self.filled(), *other])
        assert found.repeated == 19
        assert len(found.not_used) == 2
        assert found.disagree.overall.looked_at == 19
        assert found.left == ()

    def test_nothing_is_said_where_nobody_looked(self) -> None:
        found = reviewed(self.SOME, [])
        assert (found.disagree.overall.rate, found.disagree.overall.low, found.disagree.overall.high) == (
            None,
            0.0,
            1.0,
        )
        assert len(found.left) == 20

    def test_neither_is_true_or_false_and_both_are_their_json(self) -> None:
        found = reviewed(
            self.SOME, self.filled(n0={"verdict": "fact", "path": "consumer", "change": '{"minor": true}'})
        )
        for kind, value in ((Sample, self.SOME), (Reviewed, found)):
            adapter: TypeAdapter[Any] = TypeAdapter(kind)
            assert adapter.validate_json(adapter.dump_json(value)) == value
            with pytest.raises(TypeError):
                bool(value)
