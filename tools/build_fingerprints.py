"""Write `src/fdcpa_guard/packs/us/fingerprints.py`: run it after a change to a rule of `us()` or `first_party()`."""

import json
from pathlib import Path

from fdcpa_guard import first_party, us
from fdcpa_guard.editions import LAW
from fdcpa_guard.packs.us import fingerprints
from fdcpa_guard.policy import Policy

HEAD = f'"""{fingerprints.__doc__}"""\n\nfrom typing import Final\n\nFINGERPRINTS: Final = {{\n'


def computed() -> dict[str, str]:
    """The fingerprint of each, over all of its rules."""
    every = {"us": us, "first-party": first_party}
    made = {}
    for name, make in every.items():
        law = make()
        made[name] = Policy(name, LAW, law.packs, places=law.places).fingerprint
    return made


def text() -> str:
    """The module."""
    rows = [f"    {json.dumps(name)}: {json.dumps(value)},\n" for name, value in computed().items()]
    return HEAD + "".join(rows) + "}\n"


if __name__ == "__main__":
    Path(fingerprints.__file__).write_text(text(), encoding="utf-8")
