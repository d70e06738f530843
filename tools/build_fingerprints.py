"""Write what policies are known by: run it after a change to a rule of `us()` or `first_party()`, or to a shape.

`src/fdcpa_guard/packs/codes.py` holds digests of the code of packs and shapes, so that a policy's fingerprint needs no
text of theirs; `src/fdcpa_guard/packs/us/fingerprints.py` the fingerprints of the policies of every place.
"""

import json
from pathlib import Path
from types import ModuleType
from typing import get_args

from fdcpa_guard import first_party, policies, regulation_f, us, us_federal, us_state
from fdcpa_guard.fingerprints import Telling
from fdcpa_guard.packs import codes
from fdcpa_guard.packs.us import fingerprints, states
from fdcpa_guard.rules.telling import Teller
from fdcpa_guard.shapes import SHAPES
from fdcpa_guard.shapes.exceptions import AnyException

_SHAPES = (*SHAPES.values(), *get_args(get_args(AnyException)[0]))


def computed() -> tuple[dict[str, str], dict[str, str]]:
    """Digests of code, and the fingerprint of each ready-made policy, over all of its rules.

    Raises:
        ValueError: some code cannot be told for good.
    """
    everything = Teller({})
    loosely = Telling(everything).parts(first_party()).loosely
    if loosely:
        raise ValueError(f"cannot be told for good: {loosely}")
    for kind in _SHAPES:
        everything.tell(kind)
    if everything.doubles:
        raise ValueError(f"two pieces of code are called {sorted(everything.doubles)}")
    needed = Teller(everything.digests)
    for kind in _SHAPES:
        needed.tell(kind)
    codes_ = sorted({place.split("-")[1] for place in states.MODULES})
    made = [us(), first_party(), regulation_f(), us_federal(), policies.house(), *map(us_state, codes_)]
    prints = {policy.name: Telling(needed).parts(policy).fingerprint for policy in made}
    return {key: everything.digests[key] for key in sorted(needed.met)}, prints


def texts() -> dict[ModuleType, str]:
    """The modules."""
    found = computed()
    return {
        module: _text(module, name, rows)
        for module, name, rows in zip((codes, fingerprints), ("CODES", "FINGERPRINTS"), found, strict=True)
    }


def _text(module: ModuleType, name: str, rows: dict[str, str]) -> str:
    head = f'"""{module.__doc__}"""\n\nfrom typing import Final\n\n{name}: Final = {{\n'
    return head + "".join(f"    {json.dumps(key)}: {json.dumps(value)},\n" for key, value in rows.items()) + "}\n"


if __name__ == "__main__":
    for module, text in texts().items():
        Path(str(module.__file__)).write_text(text, encoding="utf-8")
