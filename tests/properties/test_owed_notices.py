"""A theorem over the law of every place: what stops every act of collecting stops the notice with which it would begin.

The validation notice asks for what is owed. Where one is owed already, it goes (`packs.us.states.owed_notice`); the
rows of each place hold both sides.
"""

from fdcpa_guard import us
from fdcpa_guard.rules import Rule
from fdcpa_guard.vocabulary import DENYING, Purpose

_EVERY_ACT = {Purpose.COLLECTION, Purpose.LOCATION_INFORMATION, Purpose.FORMAL_PLEADING, Purpose.SERVICING_DISCLOSURE}
_AFTER_THE_NOTICE = (".dispute", ".original-creditor", ".verification")
"""How the ids end of what answers the notice, or a first communication that it belongs to (15 USC 1692g(b))."""
_BUT = {
    "us.ct.36a-648a.students-parents": "it bars a person, and stops no debt from being collected",
    "us.ct.36a-651d.oral-claim": "it is a duty, and stops nothing",
    "us.ny.23nycrr1-4b.substantiation": "what some law requires goes, and it is asked for once a debt was told of",
}


def _stops_all(rule: Rule) -> bool:
    return rule.effect in DENYING and rule.purposes >= _EVERY_ACT and not rule.id.endswith(_AFTER_THE_NOTICE)


def test_what_stops_every_act_stops_the_notice_with_which_collecting_would_begin() -> None:
    stopping = {rule.id: rule for pack in us().packs if pack.jurisdiction != "US" for rule in pack.rules}
    free = {id for id, rule in stopping.items() if _stops_all(rule) and Purpose.VALIDATION_NOTICE not in rule.purposes}
    assert free == set(_BUT)
