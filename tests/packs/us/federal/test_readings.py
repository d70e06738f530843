"""Which federal rules were read beside their texts a second time, and which were not yet."""

from fdcpa_guard import us, us_federal
from fdcpa_guard.cli.catalogue import as_data, times_read
from fdcpa_guard.packs.citing import READ_AGAIN

READ_ONCE = {
    "us.fcba.1666a3b.no-collection",
    "us.fcba.1666a-a.no-adverse-report",
    "us.fcba.1666a-b.still-disputed",
    "us.fcra.1681m-f.hold",
    "us.fcra.1681m-g.tell-the-creditor",
    "us.fcra.1681s-2a3.dispute-noted",
    "us.fcra.1681s-2a6b.furnishing",
    "us.fdcpa.1692f8.envelope-wording",
    "us.hipaa.164-522b.alternative-means",
    "us.hospitals.501r6.extraordinary-actions",
    "us.irs.6306d.not-eligible",
    "us.regx.35i1.no-adverse-report",
    "us.regx.39c1iii-b.no-payment-request",
    "us.regx.39c1iii-c.once-per-case",
    "us.regx.39d2.not-required",
    "us.regx.39d3ii.no-payment-request",
    "us.regx.39d3iii.once-in-180-days",
}
"""Written with the second reading, or only looked through in it."""


def test_every_other_federal_rule_was_read_twice() -> None:
    assert {rule.id for rule in us_federal().rules() if rule.read_again is None} == READ_ONCE


def test_the_catalogue_says_so() -> None:
    told = {rule["id"]: rule["read_again"] for pack in as_data(us_federal())["packs"] for rule in pack["rules"]}
    assert told["us.regf.6c1.cease"] == READ_AGAIN.isoformat()
    assert told["us.irs.6306d.not-eligible"] is None
    rules = {rule.id: rule for rule in us().rules()}
    assert times_read(rules["us.regf.6c1.cease"]) == f"twice, the second time on {READ_AGAIN.isoformat()}"
    assert times_read(rules["us.irs.6306d.not-eligible"]) == "once"
    assert times_read(rules["us.ky.not-verified"]) == "never"
