"""A default is part of what a stored fact says: it never changes."""

from . import defaults

WHAT_TO_DO = """
A canonical text leaves out what has its default, so texts and hashes that people have stored mean the default of their
day. With another default the same text says something else, and the same facts have another hash. Leave the default as
it is, and give what is new a field of its own."""


def test_no_default_has_changed_since_facts_have_a_canonical_form() -> None:
    changed = defaults.changed(defaults.kept(), defaults.now())
    assert not changed, "\n".join([*changed, WHAT_TO_DO])


def test_no_field_was_added_without_a_default() -> None:
    """No text that was written before it could be read back."""
    assert not defaults.required_since(defaults.kept(), defaults.now()), WHAT_TO_DO


def test_every_default_is_kept() -> None:
    added = defaults.added(defaults.kept(), defaults.now())
    assert not added, "\n".join([*added, "\nfields that are new: python -m tests.facts.defaults"])


def test_what_would_be_found() -> None:
    then = {"Debt": {"id": "required", "kind": '"other"', "paid_at": "null"}}
    assert defaults.changed(then, then) == []
    today = {"Debt": {"id": '""', "kind": '"unknown"', "note": "required", "more": "null"}, "Owner": {"id": "required"}}
    assert defaults.changed(then, today) == [
        'Debt.id: required then, "" now',
        'Debt.kind: "other" then, "unknown" now',
        "Debt.paid_at: null then, gone now",
    ]
    assert defaults.added(then, today) == ["Debt.note: required", "Debt.more: null", "Owner.id: required"]
    assert defaults.required_since(then, today) == ["Debt.note: required"]
