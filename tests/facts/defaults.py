"""What every field of every fact has where nothing is given, as kept beside the tests and as it is.

python -m tests.facts.defaults      adds what is new to the file; nothing that is in it changes
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

from pydantic_core import PydanticUndefined

from fdcpa_guard import schema
from fdcpa_guard.canonical import canonical, default_of
from fdcpa_guard.facts import Case, Contact, Fact

FILE: Final = Path(__file__).with_name("defaults.json")
WHOLE: Final = (Contact, Case, schema.DecisionRequest, schema.OptionsRequest)
REQUIRED: Final = "required"
ALWAYS: Final = "always written"
"""Of a field that can have one value only: it says what fact it is."""

Defaults = dict[str, dict[str, str]]


def kinds(annotation: Any) -> Iterator[type[Fact]]:
    """The kinds of facts that a type can hold, with those in them."""
    if isinstance(annotation, type) and issubclass(annotation, Fact):
        yield annotation
        for field in annotation.model_fields.values():
            yield from kinds(field.annotation)
    for inner in get_args(annotation):
        yield from kinds(inner)


def now() -> Defaults:
    """The defaults as they are."""
    found = {kind.__name__: kind for whole in WHOLE for kind in kinds(whole)}
    return {
        name: {field: _default(each) for field, each in kind.model_fields.items() if not each.exclude}
        for name, kind in sorted(found.items())
    }


def _default(field: Any) -> str:
    if get_origin(field.annotation) is Literal and len(get_args(field.annotation)) == 1:
        return ALWAYS
    default = default_of(field)
    return REQUIRED if default is PydanticUndefined else canonical(default)


def kept() -> Defaults:
    """The defaults that the file holds."""
    found: Defaults = json.loads(FILE.read_text("utf-8"))
    return found


def changed(then: Defaults, today: Defaults) -> list[str]:
    """The fields of which the file holds another default, and those that there are no more."""
    return [
        f"{kind}.{field}: {default} then, {today.get(kind, {}).get(field, 'gone')} now"
        for kind, fields in then.items()
        for field, default in fields.items()
        if today.get(kind, {}).get(field) != default
    ]


def added(then: Defaults, today: Defaults) -> list[str]:
    """The fields that the file does not hold."""
    return [
        f"{kind}.{field}: {default}"
        for kind, fields in today.items()
        for field, default in fields.items()
        if field not in then.get(kind, {})
    ]


def required_since(then: Defaults, today: Defaults) -> list[str]:
    """Of those, the ones without a default in a kind of fact that there was."""
    return [line for line in added(then, today) if line.partition(".")[0] in then and line.endswith(f": {REQUIRED}")]


def _written(defaults: Defaults) -> str:
    return json.dumps(defaults, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    before = kept() if FILE.exists() else {}
    today = now()
    FILE.write_text(
        _written({kind: today.get(kind, {}) | before.get(kind, {}) for kind in {**before, **today}}), "utf-8"
    )
    for line in changed(before, today):
        print(f"kept as it was: {line}")
