"""What violations may cost: both sides of every boundary, and what holds of every range."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import Case, InvalidFacts, first_party, us, us_federal
from fdcpa_guard.audit import replay
from fdcpa_guard.audit.exposure import (
    NOTICE,
    TREATMENT,
    Assumptions,
    Claimant,
    Counts,
    Exposure,
    Line,
    Range,
    Violation,
    exposure,
    exposure_by,
    money,
    violations_in,
    violations_of,
)
from fdcpa_guard.audit.exposure.federal import FEDERAL, subsection
from fdcpa_guard.audit.exposure.standing import REMEDIES, standings
from fdcpa_guard.audit.exposure.states import BESIDE
from fdcpa_guard.facts import Attempt, History
from fdcpa_guard.testing import builders as make
from fdcpa_guard.vocabulary import Confidence, DebtNature, Effect, Medium
from tests.adapters import adapter

HOURS = "us.regf.6b1i.hours"
SEVEN = "us.regf.14b2.seven-in-seven"
OPT_OUT = "us.regf.6e.opt-out-notice"
CONSENT = "us.tcpa.64-1200-a1iii.wireless-consent"
THREE = "us.tcpa.64-1200-a3iii.three-in-thirty"
IDENTITY = "us.tcpa.64-1200-b1.identity"
REGISTRY = "us.tcpa.64-1200-c2.registry"
QUIET = "us.tcpa.64-1200-c1.hours"
STAY = "us.bk.362a6.stay"
DOCUMENTS = "us.ca.1788-52.documents"
NORTH = "us.nc.75-52-1.profanity"
DISTRICT = "us.dc.28-3814d1.profanity"
CALLER_ID = "us.sc.37-21-50a.caller-id"
ROSENTHAL = "us.ca.1788-11a.profanity"

AS_OF = date(2026, 11, 30)
NOON = datetime(2026, 11, 2, 18, tzinfo=UTC)
KNOWN: dict[str, Any] = {"collector": "third-party-collector", "nature": "consumer"}


def violation(rule: str = HOURS, consumer: str = "c1", at: datetime | date = NOON, **facts: Any) -> Violation:
    """By a debt collector, about a consumer's debt; a day stands for noon of it."""
    instant = at if isinstance(at, datetime) else datetime(at.year, at.month, at.day, 12, tzinfo=UTC)
    return Violation(rule=rule, consumer=consumer, at=instant, **{**KNOWN, **facts})


def reckon(*found: Violation, as_of: date = AS_OF, **assumed: Any) -> Exposure:
    return exposure(found, as_of=as_of, assumptions=Assumptions(**assumed))


def only(*found: Violation, as_of: date = AS_OF, **assumed: Any) -> Line:
    (line,) = reckon(*found, as_of=as_of, **assumed).lines
    return line


def dollars(low: int, high: int | None) -> Range:
    return Range(Decimal(low), None if high is None else Decimal(high))


class TestFairDebtCollection:
    def test_1692k_a_2_a_the_figure_is_for_an_action_and_not_for_a_call(self) -> None:
        assert only(violation()).amount == dollars(0, 1_000)
        days = [violation(at=NOON + timedelta(days=n), contact=f"a{n}") for n in range(9)]
        line = only(*days, violation(SEVEN))
        assert (line.sure, line.people, line.amount) == (10, 1, dollars(0, 1_000))

    def test_two_people_have_two_actions(self) -> None:
        line = only(violation(), violation(consumer="c2"))
        assert (line.people, line.amount) == (2, dollars(0, 2_000))

    def test_whoever_was_contacted_for_the_consumer_may_sue_beside_the_consumer(self) -> None:
        line = only(violation(person="neighbour"))
        assert (line.people, line.amount) == (2, dollars(0, 2_000))

    @pytest.mark.parametrize(
        ("day", "counts"), [(date(2025, 11, 30), True), (date(2025, 11, 29), False), (AS_OF, True)]
    )
    def test_1692k_d_one_year(self, day: date, counts: bool) -> None:
        line = only(violation(at=day))
        assert line.sure == counts
        assert line.amount == dollars(0, 1_000 if counts else 0)
        assert [tally.why for tally in line.outside] == ([] if counts else ["the time for an action was over"])

    def test_a_year_from_the_twenty_ninth_of_february_ends_on_the_twenty_eighth(self) -> None:
        leap = violation(at=date(2024, 2, 29))
        assert only(leap, as_of=date(2025, 2, 28)).sure == 1
        assert only(leap, as_of=date(2025, 3, 1)).sure == 0

    def test_where_the_day_turns_on_the_clock_it_counts_at_the_upper_end(self) -> None:
        night = datetime(2025, 11, 30, 4, tzinfo=UTC)  # the evening of the 29th in most of the country
        line = only(violation(at=night))
        assert (line.sure, line.amount) == (0, dollars(0, 1_000))
        assert line.perhaps[0].why == "whether the time was over turns on whose clock the day is told by"

    def test_what_is_yet_to_come_does_not_count(self) -> None:
        assert only(violation(at=AS_OF)).sure == 1
        assert (
            only(violation(at=AS_OF + timedelta(days=1))).outside[0].why
            == "it is later than the day that is asked about"
        )
        assert not only(violation(at=AS_OF + timedelta(days=1))).sure

    @pytest.mark.parametrize(
        ("collector", "sure"),
        [("third-party-collector", 1), ("debt-buyer", 1), ("law-firm", 1), ("creditor-under-other-name", 1)],
    )
    def test_it_binds_debt_collectors(self, collector: str, sure: int) -> None:
        assert only(violation(collector=collector)).sure == sure

    def test_it_does_not_bind_a_creditor(self) -> None:
        line = only(violation(collector="creditor"))
        assert line.amount == dollars(0, 0)
        assert line.outside[0].why == "it was made by somebody whom this law does not make liable"
        assert not line.open
        assert "nothing that was found counts" in line.said

    def test_it_does_not_reach_commercial_debts(self) -> None:
        assert only(violation(nature="commercial")).amount == dollars(0, 0)

    @pytest.mark.parametrize("unknown", ["collector", "nature"])
    def test_what_is_not_known_counts_at_the_upper_end(self, unknown: str) -> None:
        forgot: dict[str, Any] = {unknown: "unknown"}
        line = only(violation(**forgot))
        assert (line.sure, line.amount) == (0, dollars(0, 1_000))

    def test_a_rule_that_rests_on_the_regulation_alone_counts_at_the_upper_end(self) -> None:
        line = only(violation(OPT_OUT))
        assert (line.sure, line.perhaps[0].count, line.amount) == (0, 1, dollars(0, 1_000))
        assert "rests on Regulation F alone" in line.perhaps[0].why

    @pytest.mark.parametrize(
        ("net_worth", "cap"),
        [
            ("unknown", 500_000),
            (49_999_900, 499_999),
            (50_000_000, 500_000),
            (50_000_100, 500_000),
            (0, 0),
            (150, Decimal("1.5")),
        ],
    )
    def test_1692k_a_2_b_a_class_is_capped_by_the_lesser(self, net_worth: Any, cap: Decimal) -> None:
        people = [violation(consumer=f"c{n}") for n in range(3)]
        line = only(*people, class_action=True, net_worth=net_worth)
        assert line.amount == Range(Decimal(0), 1_000 + Decimal(cap))
        assert "2 people not named" in line.said

    def test_a_class_of_those_named_has_nobody_else(self) -> None:
        people = [violation(consumer=f"c{n}") for n in range(3)]
        assert only(*people, class_action=True, named_plaintiffs=3).amount == dollars(0, 3_000)
        assert only(*people, class_action=True, named_plaintiffs=2).amount == dollars(0, 502_000)
        assert only(*people).amount == dollars(0, 3_000)

    def test_what_is_open_is_said_and_in_no_number(self) -> None:
        found = reckon(violation())
        assert "actual damages" in found.lines[0].open
        assert any("actual damages" in each for each in found.unknown)
        assert any("1692k(c)" in each for each in found.lines[0].assumed)


class TestTelephone:
    def test_227_b_3_each_violation_trebled_if_willful(self) -> None:
        assert only(violation(CONSENT)).amount == dollars(500, 1_500)
        assert only(violation(CONSENT, willful=True)).amount == dollars(500, 1_500)
        assert only(violation(CONSENT, willful=False)).amount == dollars(500, 500)

    def test_each_call_is_one(self) -> None:
        calls = [violation(CONSENT, contact=f"a{n}", willful=False) for n in range(4)]
        assert only(*calls).amount == dollars(2_000, 2_000)

    def test_one_call_that_breaks_two_provisions_is_one_or_two(self) -> None:
        line = only(violation(CONSENT, contact="a"), violation(THREE, contact="a"))
        assert line.amount == dollars(500, 3_000)

    def test_it_binds_creditors_and_reaches_commercial_debts(self) -> None:
        assert only(violation(CONSENT, collector="creditor", nature="commercial")).sure == 1

    @pytest.mark.parametrize(("day", "sure"), [(date(2022, 11, 30), 1), (date(2022, 11, 29), 0)])
    def test_28_usc_1658_four_years(self, day: date, sure: int) -> None:
        assert only(violation(CONSENT, at=day)).sure == sure

    def test_what_stands_under_subsection_d_gives_no_action(self) -> None:
        found = reckon(violation(IDENTITY))
        assert not found.lines
        assert "227(d)" in found.outside[0].why

    def test_227_c_5_one_call_is_not_enough(self) -> None:
        line = only(violation(REGISTRY, medium="call"))
        assert line.amount == dollars(0, 0)
        assert "not called twice" in line.outside[0].why

    def test_227_c_5_two_calls_are(self) -> None:
        calls = [violation(REGISTRY, at=NOON - timedelta(days=n), medium="call") for n in (0, 1)]
        assert only(*calls).amount == dollars(0, 3_000)
        assert only(*[each.model_copy(update={"willful": False}) for each in calls]).amount == dollars(0, 1_000)

    def test_two_rules_about_one_call_are_not_two_calls(self) -> None:
        call = [violation(rule, contact="a", medium="call") for rule in (REGISTRY, QUIET)]
        assert only(*call).amount == dollars(0, 0)

    @pytest.mark.parametrize("rule", ["us.tcpa.64-1200-d3.do-not-call", "us.tcpa.64-1200-d4.names"])
    def test_what_may_stand_under_either_subsection_counts_where_it_may_cost_more(self, rule: str) -> None:
        line = only(violation(rule))
        assert (line.law, line.sure, line.amount) == ("47usc227b3", 0, dollars(0, 1_500))

    def test_two_people_called_once_each_were_not_called_twice(self) -> None:
        assert only(*[violation(REGISTRY, consumer=who, medium="call") for who in ("a", "b")]).amount == dollars(0, 0)

    @pytest.mark.parametrize(
        ("later", "high"),
        [(datetime(2026, 10, 31, 17, 59, 59, tzinfo=UTC), 3_000), (datetime(2026, 10, 31, 18, tzinfo=UTC), 0)],
    )
    def test_within_twelve_months(self, later: datetime, high: int) -> None:
        first = datetime(2025, 10, 31, 18, tzinfo=UTC)
        calls = [violation(REGISTRY, at=at, medium="call") for at in (first, later)]
        assert only(*calls).amount == dollars(0, high)

    def test_a_call_for_which_it_is_too_late_makes_it_twice_and_is_not_counted(self) -> None:
        calls = [violation(REGISTRY, at=at, medium="call") for at in (date(2022, 11, 1), date(2022, 12, 1))]
        line = only(*calls, as_of=date(2026, 11, 15))
        assert (line.sure, len(line.perhaps), line.outside[0].count) == (0, 1, 1)
        assert line.amount == dollars(0, 1_500)

    def test_whether_a_text_is_a_call_is_not_clear(self) -> None:
        texts = [violation(REGISTRY, at=NOON - timedelta(days=n), medium="text") for n in (0, 1)]
        line = only(*texts)
        assert (line.sure, line.perhaps[0].count, line.amount) == (0, 2, dollars(0, 3_000))

    def test_of_the_hours_it_is_not_clear_whether_they_stand_under_c(self) -> None:
        calls = [violation(QUIET, at=NOON - timedelta(days=n), medium="call") for n in (0, 1)]
        assert only(*calls).sure == 0

    def test_every_rule_that_objects_stands_under_a_subsection(self) -> None:
        (pack,) = [pack for pack in us_federal().packs if pack.id == "us.tcpa"]
        objecting = [rule for rule in pack.rules if rule.effect is Effect.PROHIBITED]
        assert {rule.id: subsection(rule)[0] for rule in objecting if subsection(rule)[0] is None} == {}


class TestOtherLaw:
    def test_362_k_names_no_figure(self) -> None:
        found = reckon(violation(STAY))
        assert found.lines[0].amount == dollars(0, None)
        assert found.total == dollars(0, None)
        assert found.with_figures == dollars(0, 0)
        assert any("punitive" in each for each in found.unknown)

    def test_1666_e_binds_creditors(self) -> None:
        forfeit = "us.fcba.1666a3b.no-collection"
        assert only(violation(forfeit, collector="creditor")).amount == dollars(0, 50)
        assert only(violation(forfeit)).amount == dollars(0, 0)

    @pytest.mark.parametrize("rule", ["us.fcra.1681m-g.tell-the-creditor", "us.fcra.1681s-2a3.dispute-noted"])
    def test_the_fcra_gives_no_action_for_these(self, rule: str) -> None:
        found = reckon(violation(rule))
        assert not found.lines
        assert found.outside[0].why.startswith("no civil action")

    def test_nebraska_says_that_there_is_no_action(self) -> None:
        (rule, *_) = [rule for pack in us().packs if pack.id == "us.ne.work-injuries" for rule in pack.rules]
        assert "no private cause" in reckon(violation(rule.id)).outside[0].why

    def test_a_law_of_which_no_figure_was_read_is_unknown(self) -> None:
        (rule, *_) = [rule for pack in us().packs if pack.id == "us.ca.rosenthal" for rule in pack.rules]
        line = only(violation(rule.id))
        assert line.amount == dollars(0, None)
        assert (line.citations, line.figures) == ((), ())
        assert str(line.amount) == "unknown"

    def test_north_carolina_has_a_least_for_each_violation(self) -> None:
        two = [violation(NORTH, contact=f"a{n}", collector="creditor") for n in range(2)]
        assert only(*two).amount == dollars(1_000, 8_000)

    def test_the_district_may_award_nothing(self) -> None:
        assert only(violation(DISTRICT)).amount == dollars(0, 4_000)

    def test_south_carolina_to_persons_and_to_the_public(self) -> None:
        found = reckon(violation(CALLER_ID))
        assert [(line.to, line.amount) for line in found.lines] == [
            (Claimant.PERSON, dollars(1_000, 5_000)),
            (Claimant.PUBLIC, dollars(0, 5_000)),
        ]
        assert found.total == dollars(1_000, 5_000)
        assert found.public == dollars(0, 5_000)
        assert reckon(violation(CALLER_ID, willful=False)).total == dollars(1_000, 1_000)

    def test_california_debt_buyers_have_a_least(self) -> None:
        assert only(violation(DOCUMENTS, collector="debt-buyer")).amount == dollars(100, 1_000)
        assert only(violation(DOCUMENTS, collector="law-firm")).amount == dollars(0, 0)

    def test_calciv_1788_62_g_what_one_law_gives_the_other_does_not_give_again(self) -> None:
        buyer: dict[str, Any] = {"collector": "debt-buyer"}
        both = reckon(violation(DOCUMENTS, contact="a", **buyer), violation(contact="a", **buyer))
        assert [line.amount.high for line in both.lines] == [1_000, 1_000]
        assert both.total == dollars(0, 1_000)
        apart = reckon(violation(DOCUMENTS, contact="a", **buyer), violation(contact="b", **buyer))
        assert apart.total == dollars(100, 2_000)

    def test_what_agencies_of_connecticut_owe_is_not_clear(self) -> None:
        line, fine = reckon(violation("us.ct.36a-809-9c3.no-postcard")).lines
        assert (line.sure, line.amount) == (0, dollars(0, 1_000))
        assert (fine.to, fine.amount) == (Claimant.PUBLIC, dollars(0, 500))


class TestTreatment:
    def test_every_effect_is_treated(self) -> None:
        assert set(TREATMENT) == set(Effect)

    @pytest.mark.parametrize("effect", Effect)
    def test_as_the_table_says(self, effect: Effect) -> None:
        found = reckon(violation(NORTH, effect=effect, collector="creditor"))
        match TREATMENT[effect].counts:
            case Counts.SURELY:
                assert found.total == dollars(500, 4_000)
            case Counts.PERHAPS:
                assert found.total == dollars(0, 4_000)
                assert found.lines[0].perhaps[0].why == TREATMENT[effect].why
            case Counts.NOT:
                assert not found.lines
                assert found.outside[0].why == TREATMENT[effect].why

    def test_a_law_that_nobody_read_is_named_as_unknown(self) -> None:
        found = reckon(violation("us.ky.not-verified", effect="unverified-law"))
        assert any("was not read" in each for each in found.unknown)

    def test_what_the_guard_could_not_judge_is_named_as_unknown(self) -> None:
        found = reckon(violation("guard.place", effect="missing-fact"))
        assert found.outside[0].why.startswith("the guard itself says")
        assert any("could not be judged" in each for each in found.unknown)

    @pytest.mark.parametrize("rule", ["house.one-a-day", "nobody.knows"])
    def test_a_finding_of_no_law_stands_outside(self, rule: str) -> None:
        assert reckon(violation(rule)).outside[0].why == "it is a finding of no rule of the law held here"

    def test_what_is_given_twice_is_one(self) -> None:
        assert only(violation(NORTH), violation(NORTH)).sure == 1
        assert reckon(violation(NORTH), violation(NORTH)).found == 2

    def test_said_surely_and_perhaps_it_is_sure(self) -> None:
        surely, perhaps = violation(NORTH, willful=False), violation(NORTH, effect="presumed-violation")
        assert only(surely, perhaps).amount == only(perhaps, surely).amount == dollars(500, 4_000)

    def test_nothing_found_is_nothing_and_no_answer(self) -> None:
        found = reckon()
        assert (found.total, found.lines, found.found) == (dollars(0, 0), (), 0)
        assert found.notice == NOTICE
        for neither in (found, found.total):
            with pytest.raises(TypeError):
                bool(neither)


class TestTheLaw:
    def test_every_rule_of_law_has_a_remedy_or_a_reason(self) -> None:
        rules = {rule.id for pack in us().packs for rule in pack.rules}
        assert standings().keys() == rules
        assert all(standings().values())

    def test_no_rule_of_the_house_stands_under_a_law(self) -> None:
        own = {rule.id for pack in first_party().packs for rule in pack.rules} - standings().keys()
        assert own

    def test_every_remedy_is_reached_by_a_rule(self) -> None:
        reached = {remedy.id for stands in standings().values() if not isinstance(stands, str) for remedy, _ in stands}
        assert {remedy.id for remedy in REMEDIES} <= reached
        assert len({remedy.id for remedy in REMEDIES}) == len(REMEDIES)

    @pytest.mark.parametrize("remedy", REMEDIES, ids=lambda remedy: remedy.id)
    def test_every_number_is_dated_and_cited(self, remedy: Any) -> None:
        for number in remedy.parameters().values():
            assert number.citation.read_on is not None
            assert number.citation.confidence in (Confidence.PRIMARY, Confidence.PARTIAL)
        assert remedy.citations
        assert remedy.open
        assert remedy.assumed
        if remedy.least is not None:
            assert remedy.least.latest <= remedy.most.latest

    def test_a_later_amount_is_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        fdcpa = FEDERAL[0]
        assert fdcpa.most is not None
        raised = replace(fdcpa.most, values=(*fdcpa.most.values, (date(2026, 12, 1), Decimal(2_000))))
        later = replace(fdcpa, most=raised)
        changed = {
            id: stands if isinstance(stands, str) else tuple((later if r is fdcpa else r, s) for r, s in stands)
            for id, stands in standings().items()
        }
        monkeypatch.setattr("fdcpa_guard.audit.exposure.reckoning.standings", lambda: changed)
        night = datetime(2026, 12, 1, 4, tzinfo=UTC)  # the evening of the last day of November in most of the country
        assert only(violation(at=night), as_of=date(2026, 12, 2)).amount == dollars(0, 2_000)
        before, after = date(2026, 11, 30), date(2026, 12, 1)
        assert only(violation(at=before), as_of=after).amount == dollars(0, 1_000)
        assert only(violation(at=after), as_of=after).amount == dollars(0, 2_000)
        assert only(violation(at=after), as_of=after).figures[0].value == "1000, from 2026-12-01 2000"

    def test_what_was_read_beside_is_cited(self) -> None:
        assert all(each.citation.read_on is not None and each.what for each in BESIDE)


def called_late() -> Case:
    """A case with one call at ten at night."""
    late = Attempt(
        id="a1", at="2026-04-01T22:00:00-05:00", medium="call", address="cell", debts=["d1"], outcome="no-message-left"
    )
    return make.case(history=History(attempts=[late], inbound=[]))


class TestReplays:
    def test_a_replay_gives_its_objections(self) -> None:
        case = called_late()
        found = violations_of(
            replay(us_federal(), case, autodialed=False).contacts, case, "acct-1", tags={"vendor": "n"}
        )
        hours = next(each for each in found if each.rule == HOURS)
        assert (hours.contact, hours.consumer, hours.medium) == ("a1", "acct-1", Medium.CALL)
        assert (hours.nature, hours.collector, hours.effect) == (DebtNature.CONSUMER, case.collector, Effect.PROHIBITED)
        assert dict(hours.tags) == {"vendor": "n"}
        line = next(line for line in exposure(found, as_of=date(2026, 4, 2)).lines if line.law == "15usc1692k")
        assert line.amount == dollars(0, 1_000)

    def test_each_violation_has_the_tags_of_its_attempt(self) -> None:
        case = called_late()
        (attempt,) = case.history.attempts  # type: ignore[union-attr]
        tagged = attempt.model_copy(update={"tags": {"vendor": "north", "agent": "x"}})
        case = case.model_copy(update={"history": History(attempts=[tagged], inbound=[])})
        contacts = replay(us_federal(), case).contacts
        assert {tuple(each.tags.items()) for each in violations_of(contacts, case, "acct-1")} == {
            (("agent", "x"), ("vendor", "north"))
        }
        given = violations_of(contacts, case, "acct-1", tags={"agent": "y", "state": "MD"})
        assert dict(given[0].tags) == {"agent": "y", "state": "MD", "vendor": "north"}

    def test_a_replay_in_short_comes_to_the_same(self) -> None:
        case = called_late()
        contacts = replay(us_federal(), case).contacts
        judged = [replace(one.judged, consumer="acct-1") for one in contacts]
        whole = exposure(violations_of(contacts, case, "acct-1"), as_of=date(2026, 4, 2))
        known = {"collector": case.collector, "nature": DebtNature.CONSUMER}
        short = exposure(violations_in(judged, **known), as_of=date(2026, 4, 2))  # type: ignore[arg-type]
        assert [(line.law, line.amount, line.sure) for line in short.lines] == [
            (line.law, line.amount, line.sure) for line in whole.lines
        ]
        assert any(each.effect is Effect.MISSING_FACT for each in violations_in(judged))
        with pytest.raises(InvalidFacts, match="consumer"):
            list(violations_in(replace(judged[0], consumer=None)))

    def test_the_consumer_by_an_id_of_their_own_is_the_consumer(self) -> None:
        late = called_late()
        (attempt,) = late.history.attempts  # type: ignore[union-attr]
        named = History(attempts=[attempt.model_copy(update={"person": "jane"})], inbound=[])
        of_jane = late.model_copy(update={"history": named, "consumer": {"id": "jane"}})
        of_another = late.model_copy(update={"history": named})
        for case, person in ((of_jane, None), (of_another, "jane")):
            found = violations_of(replay(us_federal(), case).contacts, case, "acct-1")
            assert {each.person for each in found} == {person}

    def test_a_wrong_id_is_refused_and_not_repeated(self) -> None:
        case = called_late()
        with pytest.raises(InvalidFacts) as refused:
            violations_of(replay(us_federal(), case).contacts, case, "202-555-0123")
        assert "0123" not in str(refused.value)


class TestTags:
    def test_each_value_apart(self) -> None:
        north, south = violation(tags={"vendor": "north"}), violation(tags={"vendor": "south"}, contact="b")
        parts = exposure_by("vendor", [south, north, violation("us.nc.75-52-1.profanity")], as_of=AS_OF)
        assert list(parts) == ["", "north", "south"]
        assert parts["north"] == exposure([north], as_of=AS_OF)
        assert parts[""].lines[0].law == "ncgs75-56"

    def test_a_tag_that_no_violation_has_is_refused(self) -> None:
        with pytest.raises(InvalidFacts, match="did you mean 'vendor'"):
            exposure_by("vender", [violation(tags={"vendor": "north"}), violation()], as_of=AS_OF)
        assert list(exposure_by("vender", [violation()], as_of=AS_OF)) == [""]

    def test_the_parts_may_come_to_more_than_the_whole(self) -> None:
        found = [violation(tags={"vendor": vendor}, contact=vendor) for vendor in ("north", "south")]
        parts = exposure_by("vendor", found, as_of=AS_OF)
        assert [part.total.high for part in parts.values()] == [1_000, 1_000]
        assert exposure(found, as_of=AS_OF).total.high == 1_000

    def test_what_is_no_violation_is_refused(self) -> None:
        with pytest.raises(TypeError):
            exposure_by("vendor", [{}], as_of=AS_OF)  # type: ignore[list-item]


class TestInput:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"rule": "two words"},
            {"at": "2026-04-01T12:00:00"},
            {"consumer": "jane.doe@example.com"},
            {"willful": "perhaps"},
            {"effect": "dreadful"},
            {"collector": "bank of somewhere"},
            {"tags": {"vendor": "+1 202 555 0123"}},
            {"secret-note": "x"},
            {"debts": 7},
        ],
    )
    def test_malformed_findings_are_refused_and_not_repeated(self, wrong: dict[str, Any]) -> None:
        facts = {"rule": HOURS, "at": "2026-04-01T12:00:00Z", "consumer": "c1", **wrong}
        with pytest.raises(InvalidFacts) as refused:
            Violation.model_validate(facts)
        for value in wrong.values():
            assert str(value) not in str(refused.value)

    @pytest.mark.parametrize(
        "wrong", [{"net_worth": -1}, {"net_worth": 1.5}, {"named_plaintiffs": 0}, {"class_action": "yes"}]
    )
    def test_malformed_assumptions_are_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(InvalidFacts):
            Assumptions(**wrong)

    def test_what_is_no_violation_is_refused(self) -> None:
        with pytest.raises(TypeError):
            exposure([{"rule": HOURS}], as_of=AS_OF)  # type: ignore[list-item]
        with pytest.raises(TypeError):
            exposure([], as_of=NOON)

    def test_tags_do_not_change(self) -> None:
        with pytest.raises(TypeError):
            violation(tags={"vendor": "n"}).tags["vendor"] = "m"  # type: ignore[index]

    def test_a_violation_is_read_back(self) -> None:
        one = violation(tags={"b": "2", "a": "1"}, person="p", willful=True, medium="text", debts=["d"])
        assert Violation.model_validate_json(one.model_dump_json()) == one


def test_an_exposure_is_written_as_json_and_read_back() -> None:
    found = reckon(violation(), violation(CONSENT), violation(STAY), violation(CALLER_ID))
    written = adapter(Exposure).dump_json(found)
    assert adapter(Exposure).validate_json(written) == found
    assert json.loads(written)["lines"][0]["amount"] == {"low": "0", "high": "1000"}


@pytest.mark.parametrize(
    ("amount", "words"), [("0", "$0"), ("1500", "$1,500"), ("1.5", "$1.50"), ("1000000000", "$1,000,000,000")]
)
def test_money_in_words(amount: str, words: str) -> None:
    assert money(Decimal(amount)) == words


# -- what holds of all

RULES = [HOURS, SEVEN, OPT_OUT, CONSENT, THREE, IDENTITY, REGISTRY, QUIET, STAY, DOCUMENTS, NORTH, DISTRICT, CALLER_ID]

violations = st.builds(
    violation,
    st.sampled_from(RULES),
    consumer=st.sampled_from(["c1", "c2", "c3"]),
    at=st.sampled_from([NOON, NOON - timedelta(days=200), NOON - timedelta(days=500), NOON - timedelta(days=1_600)]),
    person=st.sampled_from([None, "neighbour"]),
    contact=st.sampled_from([None, "a", "b"]),
    medium=st.sampled_from([None, "call", "text"]),
    collector=st.sampled_from(["debt-buyer", "third-party-collector", "creditor", "unknown"]),
    nature=st.sampled_from(["consumer", "commercial", "unknown"]),
    willful=st.sampled_from([True, False, "unknown"]),
    effect=st.sampled_from(list(Effect)),
)
assumed = st.fixed_dictionaries(
    {
        "net_worth": st.sampled_from(["unknown", 0, 100_000, 900_000_000]),
        "class_action": st.booleans(),
        "named_plaintiffs": st.integers(1, 3),
    }
)


def no_less(this: Decimal | None, that: Decimal | None) -> bool:
    """Whether an upper end is no less than another; none is the highest."""
    return this is None or (that is not None and this >= that)


def ranges(found: Exposure) -> Iterable[Range]:
    yield from (found.total, found.with_figures, found.public)
    yield from [line.amount for line in found.lines]


@given(st.lists(violations, max_size=8), violations, assumed)
def test_another_violation_never_lowers_the_upper_end(
    found: list[Violation], another: Violation, given_: dict[str, Any]
) -> None:
    before, after = reckon(*found, **given_), reckon(*found, another, **given_)
    assert no_less(after.total.high, before.total.high)
    assert no_less(after.with_figures.high, before.with_figures.high)
    assert no_less(after.public.high, before.public.high)
    by_law = {line.law: line for line in after.lines}
    for line in before.lines:
        assert no_less(by_law[line.law].amount.high, line.amount.high)


@given(st.lists(violations, max_size=8), assumed)
def test_the_low_end_is_no_higher_than_the_high_end(found: list[Violation], given_: dict[str, Any]) -> None:
    for each in ranges(reckon(*found, **given_)):
        assert each.low >= 0
        assert no_less(each.high, each.low)


@given(st.lists(violations, max_size=6), st.randoms(use_true_random=False), assumed)
def test_neither_order_nor_repetition_matters(found: list[Violation], random: Any, given_: dict[str, Any]) -> None:
    shuffled = [*found, *found[:2]]
    random.shuffle(shuffled)
    assert replace(reckon(*shuffled, **given_), found=0) == replace(reckon(*found, **given_), found=0)


@given(st.lists(violations, min_size=1, max_size=6), assumed)
def test_what_is_unknown_becomes_no_number(found: list[Violation], given_: dict[str, Any]) -> None:
    """Forgetting a fact widens every range or leaves it."""
    forgot = [
        each.model_copy(update={"collector": "unknown", "nature": "unknown", "willful": "unknown"}) for each in found
    ]
    known, unknown = reckon(*found, **given_), reckon(*forgot, **given_)
    by_law = {line.law: line for line in unknown.lines}
    for line in known.lines:
        assert by_law[line.law].amount.low <= line.amount.low
        assert no_less(by_law[line.law].amount.high, line.amount.high)


@given(st.lists(violations, max_size=8))
def test_each_finding_is_counted_once_under_each_law(found: list[Violation]) -> None:
    acts = len({(each.rule, each.consumer, each.person, each.contact, each.at) for each in found})
    reckoned = reckon(*found)
    for line in reckoned.lines:
        assert line.sure + sum(t.count for t in line.perhaps) + sum(t.count for t in line.outside) <= acts
    assert sum(tally.count for tally in reckoned.outside) <= acts
    assert (not reckoned.lines and not reckoned.outside) == (not found)
