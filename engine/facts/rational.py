"""Fraction: Python's own, compiled (quicktions), which adds two in 0.2 us in place of 0.9."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fractions import Fraction

    SafeFraction = Fraction
else:
    from quicktions import Fraction

    class _Padding(type):
        """What is called like a Fraction, and makes one."""

        def __call__(cls, numerator: Any = 0, denominator: Any = None) -> Fraction:
            return Fraction(numerator.rjust(2) if isinstance(numerator, str) else numerator, denominator)

        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, Fraction)

    class SafeFraction(Fraction, metaclass=_Padding):
        """Fraction for families, which read parameters such as "8" and "3/4".

        quicktions 1.16 to 1.24 writes a string of one character into the object that CPython keeps for b"\\x00": after
        Fraction("8") every single zero byte of the process is b"8". A longer string is safe.
        """


__all__ = ["Fraction", "SafeFraction"]
