"""Pictures of time and numbers as SVG: each stands alone, says in words what it shows, and runs nothing."""

from .calls import calls
from .heat import Heat, heat
from .windows import windows

__all__ = ["Heat", "calls", "heat", "windows"]
