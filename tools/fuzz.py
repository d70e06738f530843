"""Coverage-guided fuzzing of what reads others' texts: facts, policy documents, scenario files, commands.

    python tools/fuzz.py facts CORPUS -max_total_time=900      # or documents, scenarios, commands

Needs `atheris`, which `make fuzz` installs into an environment of its own. CORPUS is a folder that keeps the inputs
which reached something new; an empty one is filled with the examples of the documentation and the tests. Further
arguments are libFuzzer's. An input that breaks a promise ends the run and is written beside the corpus:

* facts, documents and scenarios raise only the errors that they document, commands end with their own exit status;
* no error, no representation and no output repeats a marked value of the input;
* an error is shorter than `LONGEST` characters.
"""

import io
import json
import random
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["fdcpa_guard"]):
    from fdcpa_guard import Case, Contact, Guard, InvalidFacts, InvalidPolicy, first_party
    from fdcpa_guard.cli import decide_command, plan_commands  # noqa: F401 - the parser would import them too late
    from fdcpa_guard.cli.app import app
    from fdcpa_guard.documents import InvalidDocument, load_policy
    from fdcpa_guard.testing.documents import ScenarioError
    from fdcpa_guard.testing.scenarios import load

ROOT = Path(__file__).parents[1]
LONGEST = 20_000
SECRET = "Xq7 Secret!"
"""A value that stands for what nobody may see again."""

GUARD = Guard(first_party())


def short(text: str) -> None:
    """Insist that a text is short."""
    assert len(text) < LONGEST, f"{len(text)} characters"


def speaks(text: str) -> None:
    """Insist that a text is short and silent about the marked value."""
    short(text)
    assert SECRET not in text, "a value was repeated"


def facts(data: bytes) -> None:
    """A question as two JSON texts, decided if it is one."""
    contact_text, _, case_text = data.partition(b"\n---\n")
    try:
        contact = Contact.model_validate_json(contact_text)
        case = Case.model_validate_json(case_text)
    except InvalidFacts as error:
        speaks(str(error))
        speaks(repr(error))
        return
    assert Contact.model_validate_json(contact.model_dump_json()) == contact
    assert Case.model_validate_json(case.model_dump_json()) == case
    speaks(repr(contact))
    assert SECRET not in repr(case)
    decision = GUARD.decide(contact, case)
    assert bool(decision) is decision.allowed
    GUARD.decide(contact, case).to_json()


def documents(data: bytes) -> None:
    """A policy document in each of its formats."""
    text = data.decode("utf-8", "surrogateescape")
    for format in ("yaml", "json", "toml"):
        try:
            policy = load_policy(text, format=format)  # type: ignore[arg-type]
        except (InvalidDocument, InvalidPolicy) as error:
            short(str(error))
        else:
            policy.describe()
            assert policy.fingerprint == load_policy(text, format=format).fingerprint  # type: ignore[arg-type]


def scenarios(data: bytes) -> None:
    """A scenario file, every row of it run."""
    try:
        for row in load(data.decode("utf-8", "surrogateescape"), source="x.policy.yaml").rows()[:20]:
            row.run()
    except (ScenarioError, InvalidPolicy) as error:
        short(str(error))


COMMANDS = ("decide", "explain", "next", "options")


def commands(data: bytes) -> None:
    """A question on the standard input of a command; its first byte chooses which."""
    name = COMMANDS[data[0] % len(COMMANDS)] if data else COMMANDS[0]
    told, errors = io.StringIO(), io.StringIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(data[1:]), "utf-8")
    status: Any = 0
    with redirect_stdout(told), redirect_stderr(errors):
        try:
            app(args=[name, "-", "--format", "json"], prog_name="fdcpa-guard")
        except SystemExit as ended:
            status = ended.code
    assert status in (0, 1, 2), f"exit status {status}: {errors.getvalue()[:300]}"
    speaks(errors.getvalue())
    if status == 0 and name == "decide":
        assert json.loads(told.getvalue())["allowed"] is True


TARGETS: dict[str, Callable[[bytes], None]] = {
    "facts": facts,
    "documents": documents,
    "scenarios": scenarios,
    "commands": commands,
}


def seeds(target: str) -> list[bytes]:
    """What a run begins with."""
    if target == "documents":
        return [each.read_bytes() for each in sorted((ROOT / "tests/documents").rglob("*.yaml"))]
    if target == "scenarios":
        files = sorted((ROOT / "tests").rglob("*.policy.yaml"), key=lambda each: each.stat().st_size)
        return [each.read_bytes() for each in files[:30]]
    found = []
    for each in sorted((ROOT / "docs/examples").glob("*.json")):
        asked = json.loads(each.read_bytes())
        if target == "facts":
            found.append(json.dumps(asked["contact"]).encode() + b"\n---\n" + json.dumps(asked["case"]).encode())
        else:
            found += [bytes([n]) + each.read_bytes() for n in range(len(COMMANDS))]
    return found


VALUES: tuple[Any, ...] = (
    None, True, "none", "unknown", "", SECRET, "+12025550147", "consumer", -1, 0, 7, 1e308, [], {}, ["none"],
    "2026-03-02", "2026-03-02T10:00:00-05:00", "2026-03-02T10:00:00", "02139", "\N{ARABIC-INDIC DIGIT ONE}", "\ud800",
    {"id": "new"}, 2**70,
)  # fmt: skip


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container with a key or position in it."""
    found: list[tuple[Any, Any]] = []
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found.append((value, key))
        found += places(inner)
    return found


def changed(part: bytes, dice: random.Random) -> bytes:
    """A JSON text with some value replaced, removed, doubled or moved."""
    value = json.loads(part)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        spots = places(value)
        if not spots:
            break
        holder, key = dice.choice(spots)
        what = dice.randrange(5)
        if what == 0:
            holder[key] = dice.choice(VALUES)
        elif what == 1:
            del holder[key]
        elif what == 2 and isinstance(holder, list):
            holder.append(json.loads(json.dumps(holder[key])))
        elif what == 3:
            other, place = dice.choice(spots)
            holder[key] = json.loads(json.dumps(other[place]))
        elif isinstance(holder, dict):
            holder[f"{key}"[:-1] or SECRET] = holder.pop(key)
    return json.dumps(value).encode()


def mutated(data: bytes, size: int, seed: int) -> bytes:
    """A change that keeps JSON what it is, now and then one of libFuzzer's own."""
    dice = random.Random(seed)
    if dice.random() < 0.2:
        return bytes(atheris.Mutate(data, size))
    head, data = (data[:1], data[1:]) if data[:1] and data[0] < 32 else (b"", data)
    parts = data.split(b"\n---\n")
    chosen = dice.randrange(len(parts))
    try:
        parts[chosen] = changed(parts[chosen], dice)
    except (ValueError, RecursionError, LookupError):
        return bytes(atheris.Mutate(data, size))
    return head + b"\n---\n".join(parts)


def main() -> None:
    """Fuzz one target."""
    target, corpus, *options = sys.argv[1:]
    folder = Path(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        for number, seed in enumerate(seeds(target)):
            (folder / f"seed-{number}").write_bytes(seed)
    json_made = {"facts": mutated, "commands": mutated}
    arguments = [sys.argv[0], str(folder), f"-artifact_prefix={folder}-", "-max_len=60000", *options]
    mutator = json_made.get(target)
    atheris.Setup(arguments, TARGETS[target], **({"custom_mutator": mutator} if mutator else {}))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
