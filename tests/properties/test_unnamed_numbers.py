"""Two theorems over the law of every place, of contacts of which nobody says to which number they go.

What a consent lifts at one of those that it may use is not denied but for want of that fact. And who may be told at
whichever number or address it is, as consent or a court has it, is told where none is named.
"""

from typing import Any

import pytest

from fdcpa_guard.testing import builders
from fdcpa_guard.vocabulary import Effect

from .test_requests_and_consents import COLLECTORS, GUARD, Json, made

_SINCE = "2026-03-01T10:00:00-05:00"
_TIME = {"id": "r", "kind": "inconvenient-time", "received_at": _SINCE, "windows": [{}]}
_WORK = {"id": "r", "kind": "inconvenient-place", "received_at": _SINCE, "place": "work"}
_FORBIDS = {"id": "r", "kind": "employer-prohibits", "received_at": _SINCE}
_ANY_HOUR = {"windows": [{"start": "00:00", "end": "23:59"}]}
_SITUATIONS: dict[str, tuple[Json, Json, Json]] = {
    "at night": ({"scope": "time", **_ANY_HOUR}, {}, {"at": builders.local("2026-04-01 23:00").isoformat()}),
    "a time that does not suit": ({"scope": "time", **_ANY_HOUR}, {"requests": [_TIME]}, {}),
    "represented": (
        {"scope": "despite-attorney"},
        {"representation": [{"id": "r", "learned_at": _SINCE, "attorney_can_be_found": True}]},
        {},
    ),
    "at work": ({"scope": "workplace"}, {"requests": [_WORK]}, {}),
    "the employer forbids it": ({"scope": "workplace"}, {"requests": [_FORBIDS]}, {}),
    "the employer": ({"scope": "employer"}, {}, {"recipient": "employer"}),
    "the employer, named": ({"scope": "third-party", "third_party": "employer"}, {}, {"recipient": "employer"}),
    "a neighbour": ({"scope": "third-party", "third_party": "third-party"}, {}, {"recipient": "third-party"}),
    "the household": ({"scope": "third-party"}, {}, {"recipient": "household-member"}),
}


def _found(collector: str, facts: Json, contact: Json, address: str | None, *consents: Json) -> dict[str, set[Effect]]:
    given = {"consents": [*builders.case_facts()["consents"], *consents]}
    decision = GUARD.decide(*made(collector, {"address": address} | contact, **facts | given))
    found: dict[str, set[Any]] = {}
    for each in decision.reasons:
        found.setdefault(each.rule, set()).add(each.effect)
    return found


@pytest.mark.parametrize("situation", _SITUATIONS)
@pytest.mark.parametrize("collector", COLLECTORS)
def test_what_a_consent_lifts_at_one_number_is_not_surely_barred_at_none(collector: str, situation: str) -> None:
    consent, facts, contact = _SITUATIONS[situation]
    leave: dict[str, Any] = {
        "id": "c",
        "address": "office",
        "given_at": "2026-03-20T10:00:00-05:00",
        "given_to": "collector",
    }
    leave |= {"during_proper_communication": True, "in_writing": True} | consent
    barred = _found(collector, facts, contact, "office").keys() - _found(collector, facts, contact, "office", leave)
    unnamed = _found(collector, facts, contact, None, leave)
    assert {rule: unnamed.get(rule) for rule in barred if unnamed.get(rule) != {Effect.MISSING_FACT}} == {}
    assert barred


_ELSEWHERE = {"disowned_at": _SINCE, "led_to_third_party_at": _SINCE}
_ANOTHERS: Json = {
    "phones": [
        {"id": "cell", "line_type": "mobile"} | _ELSEWHERE,
        {"id": "land", "line_type": "landline"} | _ELSEWHERE,
    ],
    "emails": [{"id": "mail", "led_to_third_party_at": _SINCE}],
}
_LEAVES: dict[str, Json] = {
    "consent": {"consents": [{"id": "c", "scope": "third-party", "given_to": "collector", "in_writing": True}]},
    "court": {"court_permissions": [{"id": "c", "third_parties": True}]},
}
_GIVEN = {"consents": "given_at", "court_permissions": "granted_at"}


@pytest.mark.parametrize("leave", _LEAVES)
@pytest.mark.parametrize("medium", ["call", "text", "email"])
@pytest.mark.parametrize("collector", COLLECTORS)
def test_who_may_be_told_wherever_it_goes_is_told_where_nobody_says(collector: str, medium: str, leave: str) -> None:
    ((name, (given,)),) = _LEAVES[leave].items()
    lifted = {"consents": [], name: [given | {_GIVEN[name]: "2026-03-20T10:00:00-05:00"}]}

    def objecting(address: str | None, facts: Json) -> set[str]:
        contact = {"medium": medium, "address": address}
        decision = GUARD.decide(*made(collector, contact, **_ANOTHERS | {"consents": []} | facts))
        return {each.rule for each in decision.reasons}

    used = ["mail"] if medium == "email" else ["cell", "land"]
    barred = set.intersection(*[objecting(address, {}) for address in used])
    barred = barred.difference(*[objecting(address, lifted) for address in used])
    assert barred & objecting(None, lifted) == set()
    assert barred
