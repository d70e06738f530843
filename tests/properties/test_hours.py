"""Hours of the law: whatever nobody can consent to, no answer opens."""

import json

from fdcpa_guard import first_party


def test_hours_that_no_consent_opens_no_answer_opens() -> None:
    """A text that knows no consent to other hours knows no answer; who calls is spoken with while the call goes on."""
    shapes = {rule.id: json.loads(rule.data) for rule in first_party().rules() if rule.data is not None}
    fixed = {id: each for id, each in shapes.items() if each["shape"] == "calling-hours" and each["lifted_by"] is None}
    assert fixed
    assert [id for id, each in fixed.items() if each["replies_exempt"]] == []
