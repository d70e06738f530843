"""Federal law."""

from .regf import REGULATION_F

__all__ = ["REGULATION_F"]
