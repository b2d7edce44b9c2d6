"""Open intervals that places cut the line into, as texts of values."""

from collections.abc import Sequence

from engine import Fraction


def stretches(places: Sequence[int | Fraction]) -> tuple[str, str]:
    """Of one place what lies right and left of it; of two places what lies outside and between them."""
    if len(places) == 1:
        return f"Interval({places[0]}, oo, True, True)", f"Interval(-oo, {places[0]}, True, True)"
    p, q = places
    outside = f"Union(Interval(-oo, {p}, True, True), Interval({q}, oo, True, True))"
    return outside, f"Interval({p}, {q}, True, True)"
