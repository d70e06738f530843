"""Which federal rules were read beside their texts a second time, and which were not yet."""

from fdcpa_guard import us, us_federal
from fdcpa_guard.cli.catalogue import as_data, times_read
from fdcpa_guard.packs.citing import READ_AGAIN

READ_ONCE = {"us.regf.18c1.empty-threat"}
"""Written with the second reading, or only looked through in it."""


def test_every_other_federal_rule_was_read_twice() -> None:
    assert {rule.id for rule in us_federal().rules() if rule.read_again is None} == READ_ONCE


def test_the_catalogue_says_so() -> None:
    told = {rule["id"]: rule["read_again"] for pack in as_data(us_federal())["packs"] for rule in pack["rules"]}
    assert told["us.regf.6c1.cease"] == READ_AGAIN.isoformat()
    assert told["us.regf.18c1.empty-threat"] is None
    rules = {rule.id: rule for rule in us().rules()}
    assert times_read(rules["us.regf.6c1.cease"]) == f"twice, the second time on {READ_AGAIN.isoformat()}"
    assert times_read(rules["us.regf.18c1.empty-threat"]) == "once"
    assert times_read(rules["us.ky.not-verified"]) == "never"
