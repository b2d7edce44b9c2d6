"""Fraction: Python's own, compiled (quicktions), which adds two in 0.4 us in place of 2.2."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction
else:
    from quicktions import Fraction

__all__ = ["Fraction"]
