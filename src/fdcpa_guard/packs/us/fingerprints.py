"""The fingerprints of the policies of every place, so that a decision has its own before every place is loaded.

Made by `python tools/build_fingerprints.py`; a test holds them to the rules.
"""

from typing import Final

FINGERPRINTS: Final = {
    "us": "a5bbc47d702812da2555bd72b3058ea7b44d2cc792ade89e104b25bb1a5100cb",
    "first-party": "6744dd28b5c7709b287ed05d98ebd942ceaf78bc2a426f8a9d7d723ee4ddffd4",
}
