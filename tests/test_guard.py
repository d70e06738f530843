"""The guard: references, rules that fail, packs that do not apply, effects, dates in force, explanations."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Decision, Guard, InvalidPolicy, MissingFact, Policy, regulation_f, us
from fdcpa_guard.facts import Attempt
from fdcpa_guard.guard import _in_two_spellings
from fdcpa_guard.rules import (
    PASS,
    Advised,
    Denied,
    Outcomes,
    Pack,
    Parameter,
    Passed,
    Question,
    Required,
    Rule,
    house,
    rule,
)
from fdcpa_guard.vocabulary import Effect, Medium
from tests.builders import at, attempt, case, contact, debt, decide, guard, history, inbound, reasons

TICK = timedelta(microseconds=1)
NOON = "2026-04-01 12:00"
SAID = at("2026-03-02 10:00")


def house_rule(id: str, check: Any, effect: Effect = Effect.HOUSE_POLICY, **metadata: Any) -> Rule:
    def checked(q: Question) -> Outcomes:
        """A rule of the house."""
        outcomes: Outcomes = check(q)
        return outcomes

    made: Rule = rule(id, "A rule of the house", house("1"), effect=effect, **metadata)(checked)
    return made


def only(*rules: Rule, **options: Any) -> Guard:
    return Guard(Policy("test", "1", ()).with_rules(*rules, **options))


def raising(error: Exception) -> Any:
    def check(q: Question) -> Outcomes:
        raise error

    return check


# -- references


@pytest.mark.parametrize(
    ("overrides", "fact"),
    [
        pytest.param({"debts": ("nothing",)}, "debts.nothing", id="debt"),
        pytest.param({"debts": ("card", "nothing")}, "debts.nothing", id="one_debt_of_two"),
        pytest.param({"address": "nowhere"}, "phones.nowhere", id="line"),
        pytest.param({"medium": "text", "address": "mail"}, "phones.mail", id="an_email_address_is_no_line"),
        pytest.param({"medium": "email", "address": "nowhere"}, "emails.nowhere", id="email"),
        pytest.param({"medium": "email", "address": "cell"}, "emails.cell", id="a_line_is_no_email_address"),
        pytest.param({"medium": "mail", "address": "nowhere"}, "postal_addresses.nowhere", id="postal"),
        pytest.param({"in_reply_to": "nothing"}, "history.inbound.nothing", id="inbound"),
    ],
)
def test_a_reference_to_nothing_denies_and_names_it(overrides: dict[str, Any], fact: str) -> None:
    decision = decide(contact(NOON, **overrides), case())
    assert not decision
    found = [reason for reason in decision.reasons if reason.rule == "guard.references"]
    (reason,) = found
    assert reason.effect is Effect.MISSING_FACT
    assert next(iter(reason.facts)).split(".")[-1] == fact.split(".")[-1]
    assert fact.split(".")[-1] in reason.message
    assert reason.denies
    assert reason.lapses_at is None


def test_the_debts_that_are_known_stay_permitted_beside_one_that_is_not() -> None:
    decision = decide(contact(NOON, debts=("card", "nothing")), case())
    assert not decision.allowed
    assert decision.permitted_debts == ("card",)
    assert reasons(decision)["guard.references"].debts == ("nothing",)


def test_no_debt_known_at_all() -> None:
    decision = decide(contact(NOON, debts=("nothing", "nobody")), case())
    assert not decision
    assert decision.permitted_debts == ()
    assert sorted(debt for reason in decision.reasons for debt in reason.debts) == ["nobody", "nothing"]
    assert [(status.pack, status.applied) for status in decision.packs] == [("us.regf", False)]


def test_an_unknown_address_concerns_every_debt() -> None:
    known = case(debts=(debt(), debt("loan")))
    decision = decide(contact(NOON, address="nowhere", debts=("card", "loan")), known)
    assert reasons(decision)["guard.references"].debts == ("card", "loan")
    assert decision.permitted_debts == ()


def test_an_inbound_contact_of_the_future_is_no_reference() -> None:
    when = at(NOON)
    known = case(history=history(inbound(when, "email", id="wrote")))
    assert "guard.references" in reasons(decide(contact(when - TICK, "email", in_reply_to="wrote"), known))
    assert "guard.references" not in reasons(decide(contact(when, "email", in_reply_to="wrote"), known))


def test_a_reference_into_an_unknown_history_denies() -> None:
    decision = decide(contact(NOON, "email", in_reply_to="wrote"), case(history="unknown"))
    assert "guard.references" in reasons(decision)


@pytest.mark.parametrize("medium", ["in-person", "social-media", "portal", "other-electronic"])
def test_media_whose_addresses_are_no_facts_may_name_any(medium: str) -> None:
    assert "guard.references" not in reasons(decide(contact(NOON, medium, address="anything"), case()))


def test_an_explanation_tells_how_each_past_call_was_counted() -> None:
    known = case(history=history(attempt("2026-03-30 12:00"), attempt("2026-03-31 12:00", outcome="rang-out")))
    explained = Guard(regulation_f()).explain(contact(NOON), known)
    assert explained.counted == explained.decision.counted
    assert len(explained.counted) == 2


# -- rules that fail


@pytest.mark.parametrize(
    "error",
    [ValueError("secret"), KeyError("secret"), ZeroDivisionError(), RecursionError("secret"), AttributeError("secret")],
)
def test_a_rule_that_raises_denies_and_says_only_which(error: Exception) -> None:
    decision = only(house_rule("house.fails", raising(error))).decide(contact(NOON), case())
    (reason,) = decision.reasons
    assert not decision
    assert reason.rule == "house.fails"
    assert reason.effect is Effect.RULE_ERROR
    assert type(error).__name__ in reason.message
    assert "secret" not in decision.to_json()
    assert "secret" not in repr(decision)
    assert reason.facts == {}
    assert reason.debts == ("card",)


def test_a_rule_that_returns_nonsense_denies() -> None:
    for nonsense in (None, True, "allowed", 5, [PASS], object()):
        decision = only(house_rule("house.nonsense", lambda q, answer=nonsense: answer)).decide(contact(NOON), case())
        assert not decision, nonsense
        assert [reason.effect for reason in decision.reasons] == [Effect.RULE_ERROR]


def test_the_other_rules_still_speak() -> None:
    broken = house_rule("house.fails", raising(ValueError("secret")))
    watcher = Guard(regulation_f().with_rules(broken))
    decision = watcher.decide(contact("2026-04-01 22:00"), case())
    assert [reason.rule for reason in decision.reasons] == ["us.regf.6b1i.hours", "house.fails"]


def test_an_exception_that_is_no_error_is_not_swallowed() -> None:
    def interrupt(q: Question) -> Outcomes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        only(house_rule("house.stops", interrupt)).decide(contact(NOON), case())


def test_a_missing_fact_denies_and_names_it() -> None:
    watcher = only(house_rule("house.asks", raising(MissingFact("attributes.score"))))
    (reason,) = watcher.decide(contact(NOON), case()).reasons
    assert reason.effect is Effect.MISSING_FACT
    assert reason.facts == {"attributes.score": None}
    assert "attributes.score" in reason.message


# -- what rules may answer


def test_a_tuple_of_answers_counts_each() -> None:
    both = house_rule(
        "house.both",
        lambda q: (
            Denied("no", debts=("loan",), lapses_at=at("2026-04-03 10:00")),
            Required("do", due=date(2026, 4, 5)),
            Advised("think", facts={"n": 1}, until=at("2026-04-02 10:00")),
            Passed(at("2026-04-04 10:00")),
        ),
    )
    known = case(debts=(debt(), debt("loan")))
    decision = only(both).decide(contact(NOON, debts=("card", "loan")), known)
    assert [reason.debts for reason in decision.reasons] == [("loan",)]
    assert [one.due for one in decision.duties] == [date(2026, 4, 5)]
    assert [dict(one.facts) for one in decision.advisories] == [{"n": 1}]
    assert decision.valid_until == at("2026-04-02 10:00")
    assert decision.permitted_debts == ("card",)


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        (("card",), ("card",)),
        (("card", "loan"), ("card", "loan")),
        (("loan", "card"), ("loan", "card")),
        (("loan",), ("card",)),
        (("nothing",), ("card",)),
        (("card", "nothing"), ("card",)),
        (("nothing", "card"), ("card",)),
    ],
    ids=" ".join,
)
def test_an_answer_that_names_a_debt_that_is_unknown_or_none_of_the_contacts_is_about_all(
    named: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    rule = house_rule("house.names", lambda q: Denied("no", debts=named))
    known = case(debts=(debt(), debt("loan")))
    found = reasons(only(rule).decide(contact(NOON, debts=("card", "nothing")), known))
    assert found["house.names"].debts == meant
    assert found["guard.references"].debts == ("nothing",)


def test_an_answer_may_have_an_effect_of_its_own() -> None:
    soft = house_rule("house.soft", lambda q: Denied("no", effect=Effect.ADVISORY), Effect.PROHIBITED)
    decision = only(soft).decide(contact(NOON), case())
    assert decision.allowed
    assert decision.reasons == ()
    assert [advisory.message for advisory in decision.advisories] == ["no"]


def test_a_rule_whose_effect_is_advisory_never_denies() -> None:
    mild = house_rule("house.mild", lambda q: Denied("hm"), Effect.ADVISORY)
    decision = only(mild).decide(contact(NOON), case())
    assert decision.allowed
    assert decision.permitted_debts == ("card",)


EFFECTS = [effect for effect in Effect if effect not in (Effect.MISSING_FACT, Effect.RULE_ERROR, Effect.ADVISORY)]


def test_reasons_come_strongest_first_then_by_rule() -> None:
    rules = [house_rule(f"house.{effect}", lambda q: Denied("no"), effect) for effect in reversed(EFFECTS)]
    rules += [
        house_rule("house.asks", raising(MissingFact("x"))),
        house_rule("house.fails", raising(ValueError())),
        house_rule(
            "house.a-split", lambda q: tuple(Denied("no", debts=(d.id,)) for d in reversed(q.debts)), Effect.PROHIBITED
        ),
    ]
    known = case(debts=(debt(), debt("loan")))
    asked = contact(NOON, debts=("card", "loan"))
    expected = list(only(*rules).decide(asked, known).reasons)
    assert [reason.effect for reason in expected] == [
        Effect.PROHIBITED,
        Effect.PROHIBITED,
        Effect.PROHIBITED,
        Effect.PRESUMED_VIOLATION,
        Effect.ASKED_TO_STOP,
        Effect.LATE_CONFIRMATION,
        Effect.OUTSIDE_SAFE_HARBOR,
        Effect.HOUSE_POLICY,
        Effect.MISSING_FACT,
        Effect.RULE_ERROR,
        Effect.NUMBER_NOT_CHECKED,
        Effect.UNVERIFIED_LAW,
    ]
    assert [reason.rule for reason in expected[:3]] == ["house.a-split", "house.a-split", "house.prohibited"]
    shuffled = only(*rules[::-1]).decide(asked, known)
    assert list(shuffled.reasons) == expected


def test_adding_a_rule_never_allows_what_was_denied() -> None:
    more = house_rule("house.passes", lambda q: PASS)
    for asked in (contact(NOON), contact("2026-04-01 22:00"), contact(NOON, "email", recipient="third-party")):
        before, after = decide(asked, case()), Guard(regulation_f().with_rules(more)).decide(asked, case())
        assert after.allowed <= before.allowed
        assert set(after.permitted_debts) <= set(before.permitted_debts)


# -- packs that do not apply


@pytest.mark.parametrize(
    ("collector", "overrides", "why"),
    [
        pytest.param("creditor", {}, "1006.2(i)", id="2_i_a_creditor"),
        pytest.param("third-party-collector", {"nature": "commercial"}, "1006.2(h)", id="2_h_a_commercial_debt"),
        pytest.param("creditor", {"nature": "commercial"}, "1006.2(i)", id="2_i_and_2_h_both"),
        pytest.param("mortgage-servicer", {"in_default_when_obtained": False}, "(vi)(C)", id="2_i_2_vi_C_servicer"),
        pytest.param("third-party-collector", {"in_default_when_obtained": False}, "(vi)(C)", id="2_i_2_vi_C_agency"),
        pytest.param("law-firm", {"in_default_when_obtained": False}, "(vi)(C)", id="2_i_2_vi_C_law_firm"),
    ],
)
def test_1006_2_whom_and_what_the_regulation_does_not_cover(
    collector: str, overrides: dict[str, Any], why: str
) -> None:
    """At ten in the evening it would be denied if the pack applied."""
    known = case(collector=collector, debts=(debt(**overrides),))
    decision = decide(contact("2026-04-01 22:00"), known)
    (status,) = decision.packs
    assert not status.applied
    assert status.debts == ()
    assert status.why_not is not None
    assert why in status.why_not
    assert decision.reasons == ()
    assert decision.allowed
    assert [advisory.rule for advisory in decision.advisories] == ["guard.no-pack-applied"]


@pytest.mark.parametrize(
    ("collector", "overrides"),
    [
        ("third-party-collector", {}),
        ("debt-buyer", {}),
        ("law-firm", {}),
        ("mortgage-servicer", {}),
        ("creditor-under-other-name", {}),
        ("mortgage-servicer", {"in_default_when_obtained": "unknown"}),
        ("third-party-collector", {"in_default_when_obtained": "unknown"}),
        ("debt-buyer", {"in_default_when_obtained": False}),
        ("creditor-under-other-name", {"in_default_when_obtained": False}),
    ],
)
def test_1006_2_i_whom_it_covers(collector: str, overrides: dict[str, Any]) -> None:
    known = case(collector=collector, debts=(debt(**overrides),))
    decision = decide(contact("2026-04-01 22:00"), known)
    (status,) = decision.packs
    assert status.applied
    assert status.debts == ("card",)
    assert status.why_not is None
    assert not decision.allowed
    assert decision.advisories == ()


def test_1006_2_h_commercial_and_consumer_debts_together() -> None:
    known = case(debts=(debt(), debt("shop", nature="commercial")))
    decision = decide(contact("2026-04-01 22:00", debts=("shop", "card")), known)
    (status,) = decision.packs
    assert status.applied
    assert status.debts == ("card",)
    assert status.why_not is not None
    assert not decision.allowed
    assert {debt for reason in decision.reasons for debt in reason.debts} == {"card"}
    assert decision.permitted_debts == ("shop",)
    assert decision.advisories == ()
    assert all(duty.debts == ("card",) for duty in decision.duties)


def test_a_house_pack_covers_what_the_law_does_not() -> None:
    no = house_rule("house.no", lambda q: Denied("not here"))
    decision = Guard(regulation_f().with_rules(no)).decide(contact(NOON), case(collector="creditor"))
    assert [(status.pack, status.applied) for status in decision.packs] == [("us.regf", False), ("house", True)]
    assert not decision.allowed
    assert decision.advisories == ()


def test_a_house_pack_may_say_itself_what_it_covers() -> None:
    no = house_rule("house.no", lambda q: Denied("not here"))
    watcher = only(no, why_not=lambda collector, one: "not the card" if one.id == "card" else None)
    known = case(debts=(debt(), debt("loan")))
    decision = watcher.decide(contact(NOON, debts=("card", "loan")), known)
    assert decision.permitted_debts == ("card",)
    assert decision.packs[0].why_not == "not the card"


# -- several debts


def test_the_permitted_debts_are_those_that_no_denying_reason_concerns() -> None:
    known = case(
        debts=(debt(), debt("loan"), debt("medical", paid_at=SAID)),
        requests=({"kind": "cease", "id": "c", "received_at": SAID, "in_writing": True, "debts": ("loan",)},),
    )
    decision = decide(contact(NOON, debts=("medical", "loan", "card")), known)
    assert not decision.allowed
    assert decision.permitted_debts == ("card",)
    assert decide(contact(NOON, debts=("card",)), known).allowed


# -- effects that deny


def test_a_policy_that_only_warns() -> None:
    warning = Guard(regulation_f().denying(()))
    asked, known = contact("2026-04-01 22:00", debts=("card",)), case(requests="unknown")
    decision, strict = warning.decide(asked, known), decide(asked, known)
    assert decision.allowed
    assert decision.permitted_debts == ("card",)
    assert [r.rule for r in decision.reasons] == [r.rule for r in strict.reasons]
    assert not any(reason.denies for reason in decision.reasons)
    assert all(reason.denies for reason in strict.reasons)
    assert decision.valid_until == strict.valid_until


def test_a_policy_that_only_warns_of_references_and_failures_too() -> None:
    broken = house_rule("house.fails", raising(ValueError()))
    warning = Guard(regulation_f().with_rules(broken).denying(()))
    decision = warning.decide(contact(NOON, address="nowhere"), case())
    assert decision.allowed
    assert {"guard.references", "house.fails"} <= set(reasons(decision))


def test_safe_harbours_may_be_left_to_the_house() -> None:
    lenient = Guard(regulation_f().denying(set(Effect) - {Effect.ADVISORY, Effect.OUTSIDE_SAFE_HARBOR}))
    asked, known = contact(NOON, "email"), case(consents="none")
    assert not decide(asked, known).allowed
    decision = lenient.decide(asked, known)
    assert decision.allowed
    assert [(reason.rule, reason.denies) for reason in decision.reasons] == [("us.regf.6d4.email-procedures", False)]


# -- places

TEXAS, OKLAHOMA = "US-TX", "US-OK"
IN_TEXAS = {"id": "tx", "state": "TX"}
IN_OKLAHOMA = {"id": "ok", "state": "OK"}


def local(jurisdiction: str, effect: Effect = Effect.PROHIBITED) -> Pack:
    """The law of a place, which denies everything."""
    slug = jurisdiction.lower()
    no = house_rule(f"{slug}.no", lambda q: Denied("no", effect=effect))
    return Pack(slug, jurisdiction, (no,), lambda collector, debt: None, jurisdiction)


def under(*jurisdictions: str) -> Guard:
    """A guard of Regulation F and the law of some places."""
    return Guard(regulation_f().with_packs(*map(local, jurisdictions)))


def where(*locations: dict[str, Any], **overrides: Any) -> Case:
    return case(**{"locations": locations} | overrides)


@pytest.mark.parametrize(
    "known",
    [case(), case(locations="none"), where(IN_TEXAS | {"ended_at": SAID}), where(IN_TEXAS | {"person": "ann"})],
    ids=["a zone alone", "nothing", "no longer", "of somebody else"],
)
def test_an_unknown_place_denies_under_a_policy_with_law_of_places(known: Case) -> None:
    decision = under(TEXAS).decide(contact(NOON), known)
    reason = reasons(decision)["guard.place"]
    assert not decision.allowed
    assert decision.permitted_debts == ()
    assert reason.effect is Effect.MISSING_FACT
    assert reason.denies
    assert reason.debts == ("card",)
    (fact,) = reason.facts
    assert fact.startswith("locations")
    assert "consumer" in fact
    assert reason.facts[fact] is None
    assert fact in reason.message
    assert reason.lapses_at is None
    assert "us-tx.no" not in reasons(decision)
    for federal in (guard(), only(house_rule("house.passes", lambda q: PASS))):
        assert "guard.place" not in reasons(federal.decide(contact(NOON), known))


def test_an_unknown_place_may_warn_only_or_be_ignored() -> None:
    policy = regulation_f().with_packs(local(TEXAS))
    rest = policy.denies - {Effect.MISSING_FACT}
    warned = Guard(policy.denying(rest)).decide(contact(NOON), case())
    assert warned.allowed
    assert not reasons(warned)["guard.place"].denies
    assert Guard(policy.denying(rest, ignoring={Effect.MISSING_FACT})).decide(contact(NOON), case()).reasons == ()


@pytest.mark.parametrize(
    "known",
    [
        where(IN_TEXAS),
        where({"id": "home", "zip": "75201"}),
        case(phones=({"id": "cell", "number": "+12145550123", "line_type": "mobile"},)),
        case(postal_addresses=({"id": "home", "place": "home", "state": "TX"},)),
        where(IN_OKLAHOMA, IN_TEXAS),
        where(IN_TEXAS | {"learned_at": at(NOON)}),
        where(IN_OKLAHOMA | {"kind": "current", "verified": True, "learned_at": at(NOON)}, IN_TEXAS),
    ],
    ids=["state", "zip", "area code", "postal address", "one of two", "learned just now", "verified elsewhere"],
)
def test_the_law_of_a_place_applies_where_any_evidence_points_there(known: Case) -> None:
    decision = under(TEXAS, OKLAHOMA).decide(contact(NOON), known)
    assert reasons(decision)["us-tx.no"].denies
    assert "us-tx" in {status.pack for status in decision.packs if status.applied}
    assert "guard.place" not in reasons(decision)


@pytest.mark.parametrize(
    "known",
    [
        where(IN_OKLAHOMA),
        where(IN_OKLAHOMA, IN_TEXAS | {"ended_at": SAID}),
        where(IN_OKLAHOMA, IN_TEXAS | {"learned_at": at(NOON) + TICK}),
        where(IN_OKLAHOMA, IN_TEXAS | {"person": "spouse"}),
    ],
    ids=["elsewhere", "no longer", "not yet", "of somebody else"],
)
def test_the_law_of_a_place_does_not_apply_otherwise(known: Case) -> None:
    decision = under(TEXAS, OKLAHOMA).decide(contact(NOON), known)
    assert set(reasons(decision)) == {"us-ok.no"}
    assert [status.pack for status in decision.packs] == ["us.regf", "us-ok"]


@pytest.mark.parametrize(
    ("asked", "locations", "expected"),
    [
        ({"recipient": "spouse"}, (IN_TEXAS,), {"us-tx.no"}),
        ({"recipient": "spouse"}, (IN_OKLAHOMA | {"person": "spouse"},), {"us-ok.no"}),
        ({"recipient": "spouse"}, (IN_TEXAS, IN_OKLAHOMA | {"person": "spouse"}), {"us-tx.no", "us-ok.no"}),
        (
            {"recipient": "spouse", "person": "ann"},
            (IN_TEXAS, IN_OKLAHOMA | {"person": "ann"}),
            {"us-tx.no", "us-ok.no"},
        ),
        ({}, (IN_TEXAS, IN_OKLAHOMA | {"person": "spouse"}), {"us-tx.no"}),
    ],
    ids=["the consumer's", "the person's", "both", "a named person's", "not another's"],
)
def test_the_person_contacted_and_the_consumer_both_count(
    asked: dict[str, Any], locations: tuple[dict[str, Any], ...], expected: set[str]
) -> None:
    decision = under(TEXAS, OKLAHOMA).decide(contact(NOON, "mail", **asked), where(*locations))
    assert {rule for rule in reasons(decision) if rule.endswith(".no")} == expected
    assert "guard.place" not in reasons(decision)


def test_a_city_lies_in_its_state() -> None:
    watcher = under("US-NY", "US-NY-NYC")
    upstate, city = where({"id": "home", "state": "NY"}), where({"id": "home", "zip": "10001"})
    assert set(reasons(watcher.decide(contact(NOON), upstate))) == {"us-ny.no", "guard.place"}
    assert set(reasons(watcher.decide(contact(NOON), city))) == {"us-ny.no", "us-ny-nyc.no"}


def test_a_place_whose_law_the_policy_does_not_hold_is_warned_about() -> None:
    policy = regulation_f().with_packs(local(TEXAS))
    decision = Guard(policy).decide(contact(NOON), where(IN_OKLAHOMA))
    (reason,) = decision.reasons
    assert decision.allowed
    assert (reason.rule, reason.effect, reason.denies) == ("guard.place", Effect.UNVERIFIED_LAW, False)
    assert OKLAHOMA in reason.message
    strict = Guard(policy.denying({*policy.denies, Effect.UNVERIFIED_LAW}))
    assert not strict.decide(contact(NOON), where(IN_OKLAHOMA)).allowed
    silent = Guard(policy.denying(policy.denies, ignoring={Effect.UNVERIFIED_LAW}))
    assert silent.decide(contact(NOON), where(IN_OKLAHOMA)).reasons == ()
    assert guard().decide(contact(NOON), where(IN_OKLAHOMA)).reasons == ()


def test_an_answer_holds_until_the_person_may_be_somewhere_else() -> None:
    when = at("2026-04-01 15:00")
    known = where(IN_OKLAHOMA | {"learned_at": SAID, "ended_at": when}, IN_TEXAS | {"learned_at": when})
    watcher = under(TEXAS, OKLAHOMA)
    before, after = (watcher.decide(contact(moment), known) for moment in (when - TICK, when))
    assert before.valid_until == when
    assert (set(reasons(before)), set(reasons(after))) == ({"us-ok.no"}, {"us-tx.no"})


def test_a_search_finds_the_instant_at_which_the_place_is_known() -> None:
    when = at("2026-04-03 10:00")
    quiet = Pack(
        "us-ok", "Oklahoma", (house_rule("us-ok.fine", lambda q: PASS),), lambda collector, debt: None, OKLAHOMA
    )
    watcher = Guard(regulation_f().with_packs(quiet))
    found = watcher.next_allowed(contact(NOON), case(locations=(*case().locations, IN_OKLAHOMA | {"learned_at": when})))
    assert found.at == when
    assert [reason.rule for reason in found.reasons] == ["guard.place"]
    never = watcher.next_allowed(contact(NOON), case())
    assert never.at is None
    assert [reason.rule for reason in never.needs] == ["guard.place"]


def test_an_explanation_lists_the_packs_of_other_places() -> None:
    watcher = under(TEXAS, OKLAHOMA, "US-NY")
    explanation = watcher.explain(contact(NOON), where(IN_TEXAS))
    assert [(status.pack, status.applied, status.debts) for status in explanation.elsewhere] == [
        ("us-ok", False, ()),
        ("us-ny", False, ()),
    ]
    assert [OKLAHOMA in str(status.why_not) for status in explanation.elsewhere] == [True, False]
    assert explanation.jurisdictions == ((TEXAS, ("locations.tx",)),)
    traced = {trace.rule for trace in explanation.rules}
    assert "us-tx.no" in traced
    assert not traced & {"us-ok.no", "us-ny.no"}
    everywhere = watcher.explain(contact(NOON), case())
    assert [status.pack for status in everywhere.elsewhere] == ["us-tx", "us-ok", "us-ny"]
    assert guard().explain(contact(NOON), case()).elsewhere == ()


def test_no_explanation_counts_a_consumers_place_as_elsewhere() -> None:
    asked = contact(NOON, "mail", recipient="spouse")
    assert under(TEXAS).explain(asked, where(IN_TEXAS)).elsewhere == ()


# -- effects that are ignored


def test_an_effect_that_is_ignored_is_not_even_reported() -> None:
    rules = [
        house_rule("house.no", lambda q: Denied("no")),
        house_rule("house.unproven", lambda q: Denied("no"), Effect.OUTSIDE_SAFE_HARBOR),
        house_rule("house.other", lambda q: Denied("no", effect=Effect.OUTSIDE_SAFE_HARBOR)),
        house_rule("house.must", lambda q: Required("do"), Effect.OUTSIDE_SAFE_HARBOR),
    ]
    policy = Policy("test", "1", ()).with_rules(*rules)
    assert set(reasons(Guard(policy).decide(contact(NOON), case()))) == {"house.no", "house.unproven", "house.other"}
    rest = policy.denies - {Effect.OUTSIDE_SAFE_HARBOR}
    decision = Guard(policy.denying(rest, ignoring={Effect.OUTSIDE_SAFE_HARBOR})).decide(contact(NOON), case())
    assert set(reasons(decision)) == {"house.no"}
    assert [duty.rule for duty in decision.duties] == ["house.must"]
    assert not decision.allowed


def test_failures_and_missing_facts_can_be_ignored_too() -> None:
    rules = [
        house_rule("house.fails", raising(ValueError("secret"))),
        house_rule("house.asks", raising(MissingFact("attributes.x"))),
    ]
    ignored = {Effect.RULE_ERROR, Effect.MISSING_FACT}
    policy = Policy("test", "1", ()).with_rules(*rules).denying((), ignoring=ignored)
    assert Guard(policy).decide(contact(NOON, debts=("card", "nothing")), case()).reasons == ()


def test_an_ignored_objection_still_bounds_how_long_the_answer_holds() -> None:
    when = at("2026-04-01 15:00")
    policy = Policy("test", "1", ()).with_rules(house_rule("house.no", lambda q: Denied("no", lapses_at=when)))
    decision = Guard(policy.denying((), ignoring={Effect.HOUSE_POLICY})).decide(contact(NOON), case(consents="none"))
    assert decision.allowed
    assert decision.reasons == ()
    assert decision.valid_until == when


# -- how long an answer holds


@pytest.mark.parametrize("zone", ["America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "Pacific/Guam"])
def test_in_force_from_30_november_2021_where_the_consumer_is(zone: str) -> None:
    known = case(
        locations=({"id": "home", "zones": (zone,)},), debts=(debt(initial_communication_at=None, validation="none"),)
    )
    begins = at("2021-11-30", zone)
    before, after = decide(contact(begins - TICK), known), decide(contact(begins), known)
    assert before.allowed
    assert before.reasons == ()
    assert before.duties == ()
    assert before.valid_until == begins
    assert not after.allowed
    assert list(reasons(after)) == ["us.regf.6b1i.hours"]


def test_in_force_in_two_zones_from_the_first() -> None:
    zones = ("America/New_York", "America/Los_Angeles")
    known = case(locations=({"id": "home", "zones": zones},))
    begins = at("2021-11-30", "America/New_York")
    assert decide(contact(begins - TICK), known).allowed
    assert not decide(contact(begins), known).allowed


def test_in_force_where_nobody_knows_the_place() -> None:
    known = case(locations="none")
    assert decide(contact(at("2021-11-28 12:00", "UTC")), known).allowed
    assert not decide(contact(at("2021-12-01 12:00", "UTC")), known).allowed


def test_a_house_rule_ends_on_its_last_day() -> None:
    gone = house_rule("house.lent", lambda q: Denied("no"), in_force=(date(2026, 4, 1), date(2026, 4, 3)))
    watcher = only(gone)
    for when, allowed in [
        ("2026-03-31 23:59:59.999999", True),
        ("2026-04-01 00:00", False),
        ("2026-04-02 23:59:59.999999", False),
        ("2026-04-03 00:00", True),
    ]:
        assert watcher.decide(contact(when), case()).allowed is allowed
    assert watcher.decide(contact("2026-03-31 12:00"), case()).valid_until == at("2026-04-01")
    assert watcher.decide(contact("2026-04-02 12:00"), case()).valid_until == at("2026-04-03")
    assert watcher.decide(contact("2026-04-03 12:00"), case(consents="none")).valid_until is None


def test_a_dated_parameter_changes_on_its_day() -> None:
    limit = Parameter(((date(2021, 1, 1), 7), (date(2026, 4, 2), 3)), "calls", house("1"), "lower")

    @rule("house.limit", "Limit", house("1"), effect=Effect.HOUSE_POLICY, calls=limit)
    def counts(q: Question, p: Any) -> Outcomes:
        """Denies with the limit of the day."""
        return Denied("no", facts={"limit": p.calls})

    watcher = only(counts)
    for when, value in [("2026-04-01 23:59:59.999999", 7), ("2026-04-02 00:00", 3)]:
        (reason,) = watcher.decide(contact(when), case()).reasons
        assert reason.facts == {"limit": value}
    assert watcher.decide(contact("2026-04-01 12:00"), case()).valid_until == at("2026-04-02")


# -- which rules look


@pytest.mark.parametrize(
    ("metadata", "asked", "looks"),
    [
        ({"media": [Medium.CALL]}, {"medium": "call"}, True),
        ({"media": [Medium.CALL]}, {"medium": "text"}, False),
        ({"recipients": ["spouse"]}, {"recipient": "spouse"}, True),
        ({"recipients": ["spouse"]}, {}, False),
        ({"purposes": ["collection"]}, {}, True),
        ({"purposes": ["collection"]}, {"purpose": "unrelated-notice"}, False),
        ({"purposes": ["collection"]}, {"purpose": "formal-pleading", "medium": "mail", "address": "home"}, False),
        ({"purposes": ["collection"]}, {"purpose": "formal-pleading"}, True),  # a call serves nothing
    ],
)
def test_a_rule_looks_only_at_what_it_says(metadata: dict[str, Any], asked: dict[str, Any], looks: bool) -> None:
    watcher = only(house_rule("house.no", lambda q: Denied("no"), **metadata))
    assert watcher.decide(contact(NOON, **asked), case()).allowed is not looks


def test_where_the_role_is_unknown_the_rules_of_both_roles_look() -> None:
    watcher = only(
        house_rule("house.parent", lambda q: Denied("no"), recipients=["parent"]),
        house_rule("house.other", lambda q: Denied("no"), recipients=["third-party"]),
    )
    asked = contact(NOON, recipient="parent")
    for minor, expected in [
        (True, {"house.parent"}),
        (False, {"house.other"}),
        ("unknown", {"house.parent", "house.other"}),
    ]:
        assert set(reasons(watcher.decide(asked, case(consumer={"minor": minor})))) == expected


# -- how long an answer holds


def test_an_answer_holds_no_longer_than_until_the_next_instant_of_the_case() -> None:
    watcher = only(house_rule("house.passes", lambda q: PASS))
    when = at("2026-04-01 12:00:01")
    known = case(consents="none", court_permissions=({"id": "p", "granted_at": when},))
    assert watcher.decide(contact(NOON), known).valid_until == when
    assert watcher.decide(contact(when), known).valid_until is None


def test_an_answer_of_several_rules_holds_until_the_first_changes() -> None:
    rules = [
        house_rule("house.a", lambda q: Passed(at("2026-04-05 10:00"))),
        house_rule("house.b", lambda q: Denied("no", lapses_at=at("2026-04-03 10:00"))),
        house_rule("house.c", lambda q: Required("do", until=at("2026-04-04 10:00"))),
    ]
    known = case(consents="none")
    assert only(*rules).decide(contact(NOON), known).valid_until == at("2026-04-03 10:00")
    assert only(rules[0], rules[2]).decide(contact(NOON), known).valid_until == at("2026-04-04 10:00")
    assert only(rules[0]).decide(contact(NOON), known).valid_until == at("2026-04-05 10:00")


def test_the_answer_is_the_same_until_then() -> None:
    """Spot checks of the promise; the property test beside holds every rule to it."""
    known = case(history=history([attempt(f"2026-04-0{day} 10:00") for day in range(1, 8)]))
    for asked in (contact("2026-04-07 12:00"), contact("2026-04-07 22:00"), contact("2026-04-07 12:00", "email")):
        first = decide(asked, known)
        assert first.valid_until is not None
        again = decide(asked.model_copy(update={"at": (first.valid_until - TICK).astimezone(UTC)}), known)
        assert [r.rule for r in again.reasons] == [r.rule for r in first.reasons]


# -- explanations


def explained(asked: Contact, known: Case) -> dict[str, str]:
    return {trace.rule: trace.verdict for trace in guard().explain(asked, known).rules}


def test_an_explanation_accounts_for_every_rule_once() -> None:
    ids = [rule.id for rule in regulation_f().rules()]
    for asked in (contact(NOON), contact("2026-04-01 22:00", "email"), contact(NOON, "mail", recipient="third-party")):
        for known in (case(), case(requests="unknown", history="unknown"), case(collector="creditor")):
            traces = [trace.rule for trace in guard().explain(asked, known).rules]
            assert sorted(traces) == sorted(ids)


def test_an_explanation_says_what_each_rule_did() -> None:
    verdicts = explained(contact("2026-04-01 22:00"), case())
    assert verdicts["us.regf.6b1i.hours"] == "denied"
    assert verdicts["us.regf.100a.retain"] == "required"
    assert verdicts["us.regf.6e.opt-out-notice"] == "passed-over"
    assert explained(contact(NOON), case())["us.regf.6b1i.hours"] == "passed"
    assert explained(contact(NOON), case(requests="unknown"))["us.regf.6c1.cease"] == "missing-fact"
    assert set(explained(contact(NOON), case(collector="creditor")).values()) == {"passed-over"}
    before = explained(contact(at("2021-11-29 12:00")), case())
    assert set(before.values()) == {"passed-over"}


def test_an_explanation_decides_as_decide_does() -> None:
    for asked in (contact(NOON), contact("2026-04-01 22:00"), contact(NOON, "text")):
        assert guard().explain(asked, case()).decision == guard().decide(asked, case(), counted=True)


def test_an_explanation_names_the_evidence_of_place() -> None:
    known = case(phones=({"id": "cell", "zones": ("America/New_York",)},))
    assert guard().explain(contact(NOON), known).zones == (
        ("locations.residence", ("America/Chicago",)),
        ("phones.cell", ("America/New_York",)),
    )


def test_an_explanation_of_a_rule_that_fails() -> None:
    traces = only(house_rule("house.fails", raising(ValueError("secret")))).explain(contact(NOON), case()).rules
    assert [(trace.rule, trace.verdict) for trace in traces] == [("house.fails", "rule-error")]
    assert "secret" not in repr(traces)


def test_the_same_question_has_the_same_answer() -> None:
    known = case()
    first: Decision = decide(contact(NOON), known)
    assert all(decide(contact(NOON), known) == first for _ in range(3))
    assert Guard(regulation_f()).decide(contact(NOON), case()) == first
    assert first.at == datetime(2026, 4, 1, 17, tzinfo=UTC)


def test_an_event_at_that_very_instant_has_happened_and_the_answer_before_it_says_so() -> None:
    when = at("2026-04-07 12:00")
    seventh = attempt(when, id="seventh-call")
    earlier = [attempt(f"2026-04-0{day} 10:00") for day in range(1, 7)]
    known = case(history=history(earlier, seventh))
    decision = decide(contact(when - TICK), known)
    assert decision.allowed
    assert decision.valid_until == when
    assert not decide(contact(when), known).allowed


@pytest.mark.parametrize("seconds", [0, 1, 30, 59])
def test_twenty_calls_logged_at_the_minute_in_which_the_contact_is_made(seconds: int) -> None:
    twenty = [attempt("2026-04-01 17:00", id=f"c{n}") for n in range(20)]
    asked = contact(at("2026-04-01 17:00") + timedelta(seconds=seconds))
    decision = decide(asked, case(history=history(twenty)))
    assert not decision.allowed
    assert reasons(decision)["us.regf.14b2.seven-in-seven"].facts["calls counted"] == 20


# -- a contact that stands in the history already


def logged(n: int, **overrides: Any) -> Attempt:
    return attempt("2026-04-01 17:00", **{"id": f"c{n}", **overrides})


@pytest.mark.parametrize(("others", "allowed"), [(6, True), (7, False)])
def test_a_contact_logged_before_it_is_asked_about_is_not_its_own_past(others: int, allowed: bool) -> None:
    known = case(history=history([logged(n) for n in range(others + 1)]))
    asked = contact("2026-04-01 17:00", logged_as="c0")
    decision = Guard(regulation_f()).decide(asked, known, counted=True)
    assert decision.allowed is allowed
    assert sorted(row.event for row in decision.counted or ()) == [f"c{n}" for n in range(1, others + 1)]
    assert decision.valid_until == asked.at + TICK


@pytest.mark.parametrize(
    "overrides",
    [
        {"logged_as": "c9"},
        {"at": at("2026-04-01 17:00:01")},
        {"medium": "ringless-voicemail"},
        {"recipient": "spouse"},
        {"recipient": "spouse", "person": "sam"},
        {"address": None},
        {"purpose": "answer-to-request"},
        {"debts": ("card", "other")},
    ],
    ids=lambda overrides: next(iter(overrides)),
)
def test_another_attempt_cannot_be_passed_off_as_the_contact_itself(overrides: dict[str, Any]) -> None:
    known = case(debts=(debt(), debt("other")), history=history([logged(n) for n in range(7)]))
    asked = contact(**{"at": "2026-04-01 17:00", "logged_as": "c0", **overrides})
    decision = decide(asked, known)
    assert not decision.allowed
    (reason,) = [reason for reason in decision.reasons if reason.rule == "guard.references"]
    assert list(reason.facts) == [f"history.attempts.{asked.logged_as}"]
    if overrides.keys() & {"logged_as", "at", "purpose"}:
        assert "us.regf.14b2.seven-in-seven" in reasons(decision)


def test_nothing_is_logged_in_a_history_that_is_unknown() -> None:
    decision = decide(contact(NOON, logged_as="c0"), case(history="unknown"))
    assert "guard.references" in reasons(decision)


def test_a_logged_answer_is_not_the_answer_before_itself() -> None:
    came = inbound("2026-04-01 16:55", "email", id="came")
    sent = attempt("2026-04-01 17:00", "email", id="sent", in_reply_to="came")
    asked = contact("2026-04-01 17:00", "email", in_reply_to="came", logged_as="sent")
    stop = {"id": "stop", "kind": "stop-medium", "media": ["email"], "received_at": at("2026-03-01 10:00")}
    known = case(requests=(stop,), history=history(came, sent))
    assert decide(asked, known).allowed
    assert not decide(asked.model_copy(update={"logged_as": None}), known).allowed
    again = attempt("2026-04-01 17:00", "email", id="again", in_reply_to="came")
    assert not decide(asked, case(requests=(stop,), history=history(came, sent, again))).allowed


def test_a_logged_contact_is_past_an_instant_later() -> None:
    known = case(history=history([logged(n) for n in range(7)]))
    asked = contact("2026-04-01 17:00", logged_as="c0")
    upcoming = Guard(regulation_f()).next_allowed(asked, known)
    assert upcoming.at == asked.at
    eighth = case(history=history([logged(n) for n in range(8)]))
    upcoming = Guard(regulation_f()).next_allowed(asked, eighth)
    assert upcoming.at == at("2026-04-08 08:00")
    found = Guard(regulation_f()).windows(asked, known, until=at("2026-04-01 18:00"))
    assert [(window.opens, window.closes) for window in found.windows] == [(asked.at, asked.at + TICK)]


# -- cities


@pytest.mark.parametrize(
    ("place", "warned"),
    [({"state": "NY"}, True), ({"zip": "12207"}, False), ({"zip": "10001"}, False), ({"state": "UT"}, False)],
    ids=["state-only", "zip-elsewhere", "zip-in-the-city", "state-without-cities"],
)
def test_a_state_without_a_zip_may_hide_a_city(place: dict[str, str], warned: bool) -> None:
    known = case(locations=({"id": "residence", **place},), phones=())
    decision = Guard(us()).decide(contact(NOON, "mail"), known)
    said = [reason for reason in decision.reasons if reason.rule == "guard.place"]
    assert bool(said) is warned
    assert not any(reason.denies for reason in said)


@pytest.mark.parametrize("home", ["10001", "12207", "78701"])
@pytest.mark.parametrize(
    ("now", "warned"), [({"state": "NY"}, True), ({"zip": "12207"}, False), ({"zip": "10001"}, False)]
)
def test_the_state_where_the_person_is_now_may_hide_a_city_whatever_the_home_tells(
    home: str, now: dict[str, str], warned: bool
) -> None:
    there = {"id": "there", "kind": "current", "verified": True, "learned_at": at(NOON), **now}
    known = case(locations=({"id": "residence", "zip": home}, there), phones=())
    decision = Guard(us()).decide(contact(NOON, "mail"), known)
    assert ("guard.place" in reasons(decision)) is warned


# -- what is not what it should be


def test_what_protects_a_person_and_names_nothing_is_pointed_out() -> None:
    stop = {"id": "stop", "kind": "stop-address", "received_at": "2026-03-01T12:00:00Z", "address": "cel"}
    letter = {"id": "letter", "kind": "cease", "received_at": "2026-03-01T12:00:00Z", "in_writing": True}
    known = case(requests=(stop, letter | {"debts": ("card1",)}))
    (advisory,) = (one for one in guard().decide(contact(NOON), known).advisories if one.rule == "guard.references")
    assert set(advisory.facts) == {"requests.stop.address", "requests.letter.debts.card1"}
    clean = case(requests=(letter | {"debts": ("card",)},))
    assert not [one for one in guard().decide(contact(NOON), clean).advisories if one.rule == "guard.references"]


@pytest.mark.parametrize("wrong", [{}, None, "us"])
def test_other_types_are_refused_at_once(wrong: Any) -> None:
    with pytest.raises(TypeError, match="Policy"):
        Guard(wrong)
    with pytest.raises(TypeError, match="a Contact and a Case"):
        guard().decide(wrong, case())
    with pytest.raises(TypeError, match="a Contact and a Case"):
        guard().decide(contact(NOON), wrong)
    with pytest.raises(TypeError, match="in this order"):
        guard().decide(case(), contact(NOON))  # type: ignore[arg-type]


def test_effects_may_be_given_by_name_and_are_checked() -> None:
    assert regulation_f().denying("prohibited").denies == {Effect.PROHIBITED}  # type: ignore[arg-type]
    with pytest.raises(InvalidPolicy, match="an effect is one of"):
        regulation_f().denying(["prohibitted"])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("place", "meant"),
    [("wrok", "work"), ("hmoe", "home"), ("wor", "work"), ("wo", "work"), ("unusal", "unusual"), ("homes", "home")]
    + [(own, None) for own in ("work", "home", "unusual", "beach-house", "home-2", "office", "clinic")],
)
def test_a_place_that_is_hardly_another_word_than_ours_is_pointed_out(place: str, meant: str | None) -> None:
    where: dict[str, dict[str, Any]] = {
        "phones.office.place": {"phones": ({"id": "office", "line_type": "landline", "place": place},)},
        "postal_addresses.home.place": {"postal_addresses": ({"id": "home", "place": place},)},
        "history.attempts.a.place": {"history": history(attempt("2026-03-30 10:00", "in-person", id="a", place=place))},
    }
    for path, facts in where.items():
        said = guard().decide(contact(NOON, address=None), case(**facts)).advisories
        found = [one.facts.get(path) for one in said if one.rule == "guard.references" and path in one.facts]
        assert found == ([] if meant is None else [f"did you mean {meant!r}?"])


@pytest.mark.parametrize(("recipient", "told"), [("consumer", True), ("household-member", False), ("employer", False)])
def test_to_ask_the_consumer_where_the_consumer_is_is_pointed_out(recipient: str, told: bool) -> None:
    asked = contact(NOON, purpose="location-information", recipient=recipient)
    assert any("contact.recipient" in one.facts for one in guard().decide(asked, case()).advisories) is told


@pytest.mark.parametrize("collector", ["third-party-collector", "creditor", "unknown"])
@pytest.mark.parametrize(
    "unknown", [{"kind": "unknown"}, {"nature": "unknown"}, {"nature": "unknown", "kind": "unknown"}]
)
def test_of_debts_that_may_be_several_things_each_pack_covers_those_that_it_may_cover(
    collector: str, unknown: dict[str, Any]
) -> None:
    policy = us()
    law = Guard(policy)
    debts = (debt("a", **unknown), debt("b", **unknown, open_end=False), debt("c"))
    known = case(debts=debts, collector=collector)
    when = at("2026-03-02 10:00")
    packs = {pack.id: pack for pack in policy.packs_in(known.index.jurisdictions("consumer", when))}
    for asked in [("a",), ("b",), ("a", "b"), ("a", "c"), ("c",)] * 2:
        for status in law.decide(contact(when, debts=asked), known).packs:
            told = {id: packs[status.pack].excludes(known.collector, known.index.debts[id]) for id in asked}
            assert status.debts == tuple([id for id in asked if told[id] is None]), (status.pack, asked)
            assert status.applied is bool(status.debts)
            assert status.why_not == next((why for why in told.values() if why is not None), None)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("gold", "GOLD", True),
        ("tier-1", "tier1", True),
        ("tier-12", "tier-21", False),
        ("golden", "goledn", True),
        ("premium", "premum", True),
        ("premium", "premiu", False),
        ("premium", "silver", False),
        ("gold", "god", False),
        ("abcdef", "abcef", False),
        ("abcdefg", "abcefg", True),
        ("tier-100", "tier-10", False),
        ("tier10x", "tier1x", False),
    ],
)
def test_two_spellings_of_a_segment(one: str, other: str, alike: bool) -> None:
    found = _in_two_spellings(frozenset({one, other, "somebody"}))
    assert found == ({one: other, other: one} if alike else {})
