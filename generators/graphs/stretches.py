"""Open intervals that places cut the line into, as texts of values."""

from collections.abc import Sequence
from math import floor

from engine import Fraction


def stretches(places: Sequence[int | Fraction]) -> tuple[str, str]:
    """Of one place what lies right and left of it; of two places what lies outside and between them."""
    if len(places) == 1:
        return f"Interval({places[0]}, oo, True, True)", f"Interval(-oo, {places[0]}, True, True)"
    p, q = places
    outside = f"Union(Interval(-oo, {p}, True, True), Interval({q}, oo, True, True))"
    return outside, f"Interval({p}, {q}, True, True)"


def between(zeros: Sequence[int | Fraction]) -> int | Fraction:
    """A place that shows the sign of a polynomial between its two zeros, or to the right of its one."""
    x = floor(zeros[0]) + 1
    return x if len(zeros) == 1 or x < zeros[1] else Fraction(zeros[0] + zeros[1]) / 2
