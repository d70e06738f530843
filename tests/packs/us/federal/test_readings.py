"""Every federal rule was read beside its text a second time, and the catalogue says so."""

from fdcpa_guard import us, us_federal
from fdcpa_guard.packs.citing import READ_AGAIN
from fdcpa_guard.showing.catalogue import as_data, times_read


def test_every_federal_rule_was_read_twice() -> None:
    assert [rule.id for rule in us_federal().rules() if rule.read_again is None] == []


def test_the_catalogue_says_so() -> None:
    told = {rule["id"]: rule["read_again"] for pack in as_data(us())["packs"] for rule in pack["rules"]}
    assert told["us.regf.6c1.cease"] == READ_AGAIN.isoformat()
    rules = {rule.id: rule for rule in us().rules()}
    assert times_read(rules["us.regf.6c1.cease"]) == f"twice, the second time on {READ_AGAIN.isoformat()}"
    assert times_read(rules["us.ky.not-verified"]) == "never"
    once = next(rule for rule in rules.values() if times_read(rule) == "once")
    assert told[once.id] is None
