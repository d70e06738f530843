"""Federal rules that a state adopts, and rules that only advise."""

import re
from datetime import date

import pytest

from fdcpa_guard import Guard, Policy
from fdcpa_guard.packs.us.federal.fdcpa import profanity
from fdcpa_guard.packs.us.federal.regf import s06, s10, s14, s38
from fdcpa_guard.packs.us.states import every
from fdcpa_guard.packs.us.states.adopting import adopted, advising, each_adopted, many_calls, unusual_hours
from fdcpa_guard.packs.us.states.common import statute
from fdcpa_guard.packs.us.states.narrowing import whatever_courts_permit
from fdcpa_guard.rules import Advised, Pack, Question, Rule
from fdcpa_guard.testing import builders
from fdcpa_guard.vocabulary import Authority, Confidence, Effect, Medium, Purpose

CITED = statute("Some Code", "1-2-3")
RULES = {rule.id: rule for place in every() for pack in place.packs for rule in pack.rules}
HEADINGS = ("What it checks", "Source", "When it does not apply", "Missing facts", "Example")


def test_an_adopted_rule_is_the_federal_check_under_the_state_s_name() -> None:
    made = adopted(s06.cease, "us.xx.1-2-3.cease", CITED)
    assert (made.id, made.title, made.citations) == ("us.xx.1-2-3.cease", s06.cease.title, (CITED,))
    assert (made.check, made.media, made.purposes) == (s06.cease.check, s06.cease.media, s06.cease.purposes)


def test_a_state_may_give_it_another_title_and_other_metadata() -> None:
    made = adopted(s06.cease, "us.xx.1-2-3.cease", CITED, title="Stop", effect=Effect.PRESUMED_VIOLATION)
    assert (made.title, made.effect) == ("Stop", Effect.PRESUMED_VIOLATION)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_page_speaks_of_no_purpose_at_which_its_rule_does_not_look(rule: Rule) -> None:
    if "the declared content, whatever the contact is for" in rule.description:
        assert rule.purposes == frozenset(Purpose)


@pytest.mark.parametrize("model", [s06.inconvenient_time, s06.hours, s06.inconvenient_place], ids=lambda rule: rule.id)
def test_where_a_court_permits_nothing_the_page_speaks_of_no_court(model: Rule) -> None:
    assert "court" not in whatever_courts_permit(adopted(model, "us.xx.1-2-3.made", CITED)).description


def test_a_rule_on_telephone_calls_says_nothing_of_letters_and_emails() -> None:
    rule = RULES["us.ia.537-7103-2d.inconvenient-time"]
    assert rule.media.isdisjoint({Medium.MAIL, Medium.EMAIL, Medium.PORTAL})
    assert not any(word in rule.description for word in ("letter", "email", "portal"))


_OURS = {"observed", "later", "receipt", "reporting"}


def test_a_number_that_federal_law_leaves_open_is_not_the_state_s_either() -> None:
    numbers = adopted(s38.dispute, "us.xx.1-2-3.dispute", CITED).parameters
    assert {name for name, each in numbers.items() if each.citation != CITED} == _OURS
    assert {numbers[name].citation.authority for name in _OURS} == {Authority.HOUSE}


def test_what_only_a_federal_comment_allows_no_state_does() -> None:
    assert not s38.dispute.parameters["later"].latest
    assert adopted(s38.dispute, "us.xx.1-2-3.dispute", CITED).parameters["later"].latest is True


def test_the_federal_statute_may_follow_the_state_s_citations() -> None:
    made = adopted(s06.hours, "us.xx.1-2-3.hours", CITED, federal="statute")
    assert [str(cited) for cited in made.citations] == ["Some Code 1-2-3", "15 USC 1692c(a)(1)"]


def test_all_federal_law_may_follow_the_state_s_citations() -> None:
    made = adopted(s06.hours, "us.xx.1-2-3.hours", CITED, federal="all")
    assert made.citations == (CITED, *s06.hours.citations)


def test_the_federal_dates_are_not_the_state_s() -> None:
    since = date(2026, 1, 1)
    assert adopted(s06.hours, "us.xx.1-2-3.hours", CITED).in_force == (None, None)
    made = adopted(s06.hours, "us.xx.1-2-3.hours", CITED, in_force=(since, None))
    assert made.in_force == (since, None)
    assert {day for each in made.parameters.values() for day, _ in each.values} == {since}


def test_an_adopted_number_is_the_federal_one_by_the_state_s_law() -> None:
    calls = adopted(s14.seven_in_seven, "us.xx.1-2-3.calls", CITED).parameters["calls"]
    assert [value for _, value in calls.values] == [7]
    assert (calls.stricter, calls.citation) == ("lower", CITED)


def test_an_adopted_description_names_the_state_as_its_source() -> None:
    made = adopted(s06.cease, "us.xx.1-2-3.cease", CITED, note="Only in writing.")
    assert "**Source**: Some Code 1-2-3. Judged as ``us.regf.6c1.cease`` is. Only in writing.\n\n" in made.description
    assert "1006.6(c)(1)" not in made.description
    assert all(f"**{heading}**" in made.description for heading in HEADINGS)


def test_several_rules_keep_the_last_part_of_their_ids() -> None:
    made = each_adopted((s06.cease, profanity, s10.no_postcard), "us.xx.1-2-3", CITED)
    assert [each.id for each in made] == [
        "us.xx.1-2-3.cease",
        "us.xx.1-2-3.profanity",
        "us.xx.1-2-3.location-no-postcard",
    ]


def test_advice_on_what_cannot_be_told_names_the_fact() -> None:
    made = advising(adopted(profanity, "us.xx.1.profanity", CITED, check=_lacking_a_place))
    guard = Guard(Policy("p", "1", (Pack("x", "X", (made,), lambda collector, debt: None),)))
    decision = guard.decide(builders.contact(), builders.case(locations=[]))
    assert decision.allowed
    (advice,) = decision.advisories
    assert "locations" in advice.message


def _lacking_a_place(q: Question) -> Advised:
    return Advised(f"the person is in {q.zones}")


@pytest.mark.parametrize("made", [many_calls("us.xx.1.calls", CITED), unusual_hours("us.xx.1.hours", CITED)])
def test_a_number_that_no_law_gives_is_the_house_s(made: Rule) -> None:
    assert {each.citation.authority for each in made.parameters.values()} == {Authority.HOUSE}
    assert made.effect is Effect.ADVISORY


UNREAD = [id for id, rule in RULES.items() if rule.citations[0].confidence is Confidence.UNREAD]


@pytest.mark.parametrize("id", UNREAD)
def test_a_text_that_nobody_read_only_advises_or_warns(id: str) -> None:
    assert RULES[id].effect in (Effect.ADVISORY, Effect.UNVERIFIED_LAW)


@pytest.mark.parametrize("id", [id for id in RULES if id.endswith((".frequency", ".repeated-calls"))])
def test_what_a_place_advises_on_frequency_has_numbers_of_the_house(id: str) -> None:
    numbers = dict(RULES[id].parameters)
    numbers.pop("overdue_days", None)  # of the debts that the law is about, which it says itself
    assert {each.citation.authority for each in numbers.values()} == {Authority.HOUSE}


def test_where_nobody_read_a_text_it_is_not_said_to_give_no_number() -> None:
    unread = [rule for rule in RULES.values() if rule.confidence is Confidence.UNREAD]
    assert unread
    assert [rule.id for rule in unread if "gives no number" in rule.description] == []


def test_california_which_takes_the_statute_of_2001_cites_no_regulation_of_2021() -> None:
    taken = [rule for id, rule in RULES.items() if id.startswith("us.ca.1788-17.")]
    assert {citation.source for rule in taken for citation in rule.citations} == {"Cal. Civ. Code", "15 USC"}


@pytest.mark.parametrize("id", ["us.nc.75-53-2.envelope", "us.dc.28-3814e4.envelope"])
def test_where_a_law_bars_signs_of_a_debt_its_page_bars_no_other_words(id: str) -> None:
    made = RULES[id]
    assert "any other language" not in made.description
    assert "legal process that is served" not in made.description
    assert all(f"**{heading}**" in made.description for heading in HEADINGS)


def _plain(rule: Rule) -> str:
    """The description of a rule, on one line."""
    return " ".join(rule.description.split())


_NO_COURTS = [
    rule
    for rule in RULES.values()
    if re.search(r"court's permission is no exception|says that a court may", _plain(rule))
]


@pytest.mark.parametrize("rule", _NO_COURTS, ids=lambda rule: rule.id)
def test_a_page_that_says_that_no_court_lifts_the_rule_does_not_say_that_one_does(rule: Rule) -> None:
    assert not re.search(r"(or|with) a court's permission", _plain(rule))


def test_some_pages_say_that_no_court_lifts_the_rule() -> None:
    assert len(_NO_COURTS) > 8


@pytest.mark.parametrize("name", ["inconvenient-time", "inconvenient-place"])
def test_a_page_that_says_that_no_answer_is_free_does_not_say_that_one_is(name: str) -> None:
    said = _plain(RULES[f"us.ok.160-70-11-3a1.{name}"])
    assert "nor that an answer is free" in said
    assert "one answer" not in said
