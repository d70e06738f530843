"""The same facts in whatever form they are given: objects, dictionaries, JSON; copied, pickled, frozen."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, InvalidFacts
from fdcpa_guard.facts import Fact, History
from fdcpa_guard.vocabulary import UNKNOWN
from tests.builders import at, attempt, case, contact, debt, decide, email_consent, history, inbound


def rich() -> Case:
    """A case with something of everything."""
    said = at("2026-03-02 10:00")
    return case(
        debts=(
            debt(disputes=({"id": "d", "received_at": said, "in_writing": "unknown"},)),
            debt("loan", kind="student-loan", servicing_account="account", validation="unknown"),
        ),
        requests=(
            {"kind": "cease", "id": "c", "received_at": said, "in_writing": False},
            {"kind": "stop-medium", "id": "m", "received_at": said, "media": ("text", "call")},
            {"kind": "stop-address", "id": "a", "received_at": said, "address": "mail"},
            {
                "kind": "inconvenient-time",
                "id": "t",
                "received_at": said,
                "windows": ({"start": "15:00", "end": "24:00"},),
            },
            {"kind": "inconvenient-place", "id": "p", "received_at": said, "place": "home"},
            {"kind": "employer-prohibits", "id": "e", "received_at": said},
        ),
        representation=({"id": "l", "learned_at": said, "attorney_can_be_found": True, "debts": ("loan",)},),
        history=history(attempt("2026-03-03 10:00"), inbound("2026-03-04 10:00", "email")),
        phones=({"id": "cell", "number": "+12025550147", "zones": ("America/New_York",)},),
        court_permissions=({"id": "order", "granted_at": said},),
        consents=(email_consent(media=("text", "email")),),
        attributes={"score": 1.5, "flag": True, "count": 3, "note": "x", "nothing": None},
    )


FORMS: dict[str, Callable[[Case], Case]] = {
    "json": lambda given: Case.model_validate_json(given.model_dump_json()),
    "dictionary": lambda given: Case.model_validate(given.model_dump()),
    "json dictionary": lambda given: Case.model_validate(given.model_dump(mode="json")),
    "objects": lambda given: Case(**{name: getattr(given, name) for name in Case.model_fields}),
    "lists for tuples": lambda given: Case.model_validate(_lists(given.model_dump(mode="json"))),
    "copy": copy.copy,
    "deep copy": copy.deepcopy,
    "pickle": lambda given: pickle.loads(pickle.dumps(given)),
    "model copy": lambda given: given.model_copy(),
}


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lists(item) for key, item in value.items()}
    return [_lists(item) for item in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("build", [case, rich], ids=["clean", "rich"])
def test_a_case_is_the_same_in_every_form(build: Callable[[], Case], form: Callable[[Case], Case]) -> None:
    given = build()
    taken = form(given)
    assert taken == given
    assert taken.fingerprint == given.fingerprint
    asked = contact("2026-04-01 12:00", "email", debts=tuple(d.id for d in given.debts))
    assert decide(asked, taken) == decide(asked, given)


@pytest.mark.parametrize("form", [copy.copy, copy.deepcopy, lambda c: pickle.loads(pickle.dumps(c))])
def test_a_contact_is_the_same_in_every_form(form: Callable[[Contact], Contact]) -> None:
    given = contact("2026-04-01 12:00")
    assert form(given) == given
    assert form(given).fingerprint == given.fingerprint
    assert hash(form(given)) == hash(given)


def test_the_offset_in_which_an_instant_is_given_does_not_matter() -> None:
    chicago, utc = at("2026-04-01 07:00"), at("2026-04-01 12:00", "UTC")
    assert contact(chicago).fingerprint == contact(utc).fingerprint
    assert contact(chicago) == contact(utc)


def test_the_order_of_sets_and_attributes_does_not_matter() -> None:
    one = case(attributes={"a": 1, "b": 2}, consents=(email_consent(media=("text", "email")),))
    other = case(attributes={"b": 2, "a": 1}, consents=(email_consent(media=("email", "text")),))
    assert one.fingerprint == other.fingerprint


@pytest.mark.parametrize(
    "overrides",
    [
        {"collector": "debt-buyer"},
        {"requests": "unknown"},
        {"history": "unknown"},
        {"consumer": {"minor": True, "deceased": False}},
        {"attributes": {"a": 1}},
        {"locations": "none"},
    ],
    ids=repr,
)
def test_other_facts_have_another_fingerprint(overrides: dict[str, Any]) -> None:
    assert case(**overrides).fingerprint != case().fingerprint


def test_none_and_unknown_are_words() -> None:
    known = case(requests="none", representation="unknown", history="none", phones="none")
    assert known.requests == ()
    assert known.representation is UNKNOWN
    assert known.history == History(attempts=(), inbound=())
    assert known.phones == ()
    assert case(history="unknown").history is UNKNOWN
    assert case(bankruptcies="none").bankruptcies == ()
    assert case(bankruptcies="unknown").bankruptcies is UNKNOWN


def test_facts_are_frozen() -> None:
    known = case(attributes={"a": 1})
    for fact, field in [(known, "requests"), (known.debts[0], "nature"), (contact("2026-04-01 12:00"), "at")]:
        with pytest.raises((InvalidFacts, TypeError, ValueError, AttributeError)):
            setattr(fact, field, None)
    with pytest.raises(TypeError):
        known.attributes["a"] = 2  # type: ignore[index]
    with pytest.raises((InvalidFacts, TypeError, ValueError, AttributeError)):
        known.extra = 1


def test_the_callers_own_dictionary_is_not_kept() -> None:
    mine = {"a": 1}
    known = case(attributes=mine)
    mine["a"] = 2
    assert known.attributes["a"] == 1


def test_a_copy_with_other_facts_is_decided_on_them() -> None:
    """A stale index would let an eighth call through."""
    calls = history([attempt(f"2026-04-0{day} 10:00") for day in range(1, 8)])
    changed = case().model_copy(update={"history": calls})
    asked = contact("2026-04-07 12:00")
    assert decide(asked, changed).reasons == decide(asked, case(history=calls)).reasons
    assert not decide(asked, changed)


def test_the_schema_can_be_made() -> None:
    for model in (Case, Contact):
        schema = model.model_json_schema()
        assert schema["additionalProperties"] is False
        assert set(schema["required"]) <= set(model.model_fields)


def test_instants_lists_every_instant_that_a_case_mentions() -> None:
    known = rich()
    mentioned = set(known.instants())
    assert at("2026-03-02 10:00") in mentioned
    assert at("2026-03-03 10:00") in mentioned
    assert at("2026-03-04 10:00") in mentioned
    assert all(isinstance(fact, Fact) for fact in known.debts)


def test_equal_cases_have_equal_hashes() -> None:
    assert len({case(), case(), case(requests="unknown")}) == 2
