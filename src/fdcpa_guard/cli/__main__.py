"""``python -m fdcpa_guard.cli``."""

from . import main

main()
