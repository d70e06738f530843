"""For each rule it is told by what the law ties it to the consumer and which acts it bars, and the page tells it."""

import pytest

from fdcpa_guard import Policy, us
from fdcpa_guard.packs.us.states import washington
from fdcpa_guard.packs.us.ties import OF_RULES, TIES, Clock, Tie, clock, tied
from fdcpa_guard.rules import Pack, Rule
from fdcpa_guard.rules.rule import EVERYWHERE
from fdcpa_guard.shapes import CallingHours
from fdcpa_guard.vocabulary import TIMED
from tests.docs.ties import OF_PLACES, PAGE, acts, cells, pages

POLICY: Policy = us()
RULES: dict[str, tuple[Pack, Rule]] = {rule.id: (pack, rule) for pack in POLICY.packs for rule in pack.rules}


@pytest.mark.parametrize("pack", POLICY.packs, ids=lambda pack: pack.id)
def test_no_rule_is_missing(pack: Pack) -> None:
    text = (PAGE if pack.jurisdiction == EVERYWHERE else OF_PLACES).read_text(encoding="utf-8")
    for rule in pack.rules:
        try:
            found = tied(pack, rule)
        except KeyError:
            pytest.fail(f"say in packs/us/ties.py by what {pack.id} reaches a consumer")
        assert found.by
        (line,) = [line for line in text.splitlines() if line.startswith("| `us.") and f"`{rule.id}`" in line]
        assert line.endswith(f" | {cells(pack, rule)} |"), "make it again: python -m tests.docs.ties"


def test_the_pages_tell_it() -> None:
    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, "make it again: python -m tests.docs.ties"


def test_nothing_is_said_of_what_is_not_there() -> None:
    assert TIES.keys() <= {pack.id for pack in POLICY.packs if pack.jurisdiction != EVERYWHERE}
    assert OF_RULES.keys() <= RULES.keys()


def test_who_says_more_than_nothing_says_where_it_stands() -> None:
    for found in (*TIES.values(), *OF_RULES.values()):
        assert found.words or found.by == (Tie.UNSAID,)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("us.regf.6b1i.hours", Clock.PRESENCE),
        ("us.tcpa.64-1200-c1.hours", Clock.PRESENCE),
        ("us.ma.209cmr18-16-1a.hours", Clock.PRESENCE),
        ("us.wv.46a-2-125d.hours", Clock.PRESENCE),
        ("us.mi.445-252n.hours", Clock.EVERY),
        ("us.fl.559-72-17.hours", Clock.EVERY),
        ("us.ma.940cmr7-04-1.hours", Clock.EVERY),
        ("us.dc.28-3814k.hours", Clock.NAMED),
        ("us.ma.940cmr7-04-1f.two-in-seven", None),
    ],
)
def test_whose_clock_is_found(rule: str, expected: Clock | None) -> None:
    assert clock(RULES[rule][1]) is expected


def test_every_rule_of_hours_has_a_clock() -> None:
    titled = [rule for _, rule in RULES.values() if rule.id.endswith(("hours", ".night", "inconvenient-time"))]
    assert titled
    for rule in titled:
        assert clock(rule) is not None, rule.id
        assert rule.media & TIMED


def test_the_acts_are_those_that_the_rule_looks_at() -> None:
    assert acts(RULES["us.dc.28-3814k.hours"][1]).startswith("every act")
    assert "credit-reporting" in acts(RULES["us.de.6-2507j-a.no-credit-reporting"][1])


def test_of_washington_the_number_is_named() -> None:
    (night,) = [rule for rule in RULES if rule == "us.wa.19-16-250-13c.night"]
    assert Tie.NUMBER in tied(*RULES[night]).by
    assert washington.JURISDICTION.id == RULES[night][0].jurisdiction


def test_hours_of_every_clock_say_so() -> None:
    shape = CallingHours.model_validate({"opens": "08:00", "on_every_clock": True})
    assert "lives or has a number" in shape.describe()
