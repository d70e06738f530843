"""Write what policies are known by: run it after a change to a rule of `us()` or `first_party()`, or to a shape.

`src/fdcpa_guard/packs/codes.py` holds digests of the code of packs and shapes, so that a policy's fingerprint needs no
text of theirs; `src/fdcpa_guard/packs/us/fingerprints.py` the fingerprints of the policies of every place. The
tutorial on policies shows those of the policy that it writes.
"""

import json
import re
from pathlib import Path
from types import ModuleType
from typing import get_args

from fdcpa_guard import first_party, policies, regulation_f, us, us_federal, us_state
from fdcpa_guard.documents import load_document
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


def tutorial(page: str, codes: dict[str, str]) -> str:
    """The tutorial with the fingerprints of its first policy, by the digests of code; it shows two, each twice.

    Raises:
        ValueError: it does not show them where it did.
    """
    found = re.search(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    if found is None:
        raise ValueError("the tutorial writes no policy")
    document = load_document(found[1])
    policy = Telling(Teller(codes)).parts(document.policy()).fingerprint
    shown = ((r"^document ", document.fingerprint), (r"\* Document: ", document.fingerprint))
    for before, fingerprint in (*shown, (r"^policy   ", policy), (r"\. Fingerprint ", policy)):
        page, times = re.subn(rf"({before})[0-9a-f]{{64}}\b", rf"\g<1>{fingerprint}", page, flags=re.MULTILINE)
        if times != 1:
            raise ValueError(f"the tutorial shows {times} fingerprints after {before!r}")
    return page


def _text(module: ModuleType, name: str, rows: dict[str, str]) -> str:
    head = f'"""{module.__doc__}"""\n\nfrom typing import Final\n\n{name}: Final = {{\n'
    return head + "".join(f"    {json.dumps(key)}: {json.dumps(value)},\n" for key, value in rows.items()) + "}\n"


TUTORIAL = Path(__file__).parents[1] / "docs" / "tutorial-policy.md"


if __name__ == "__main__":
    for module, text in texts().items():
        Path(str(module.__file__)).write_text(text, encoding="utf-8")
    TUTORIAL.write_text(tutorial(TUTORIAL.read_text("utf-8"), computed()[0]), encoding="utf-8")
