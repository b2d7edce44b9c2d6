"""Lengths that a textbook prints: n * sqrt(r) as the pair (n, r), Pythagorean triples, random choices among them."""

from functools import cache
from math import ceil, floor, isqrt, sqrt

from engine import Exact

ROOTS = (1, 2, 3)  # a side that carries another shape is n, n√2 or n√3
LONGEST = 50
PRODUCTS = {1: (1, 1), 2: (1, 2), 3: (1, 3), 4: (2, 1), 6: (1, 6), 9: (3, 1)}  # sqrt of a product of two roots
SPECIAL = (30, 45, 60)  # acute angles with an exact sine


def real(length):
    """The pair as a float."""
    return length[0] * sqrt(length[1])


@cache
def exact(n, r):
    """The pair as an exact number."""
    return Exact({(r, 0): n})


def times(length, over=1, root=1, by=1):
    """length * by * sqrt(root) / over, or None where that is no whole multiple of a root."""
    factor, r = PRODUCTS[length[1] * root]
    n = length[0] * factor * by
    return (n // over, r) if n % over == 0 else None


@cache
def root_of(square):
    """sqrt(square) as a pair in lowest form, or None where the root is one that no textbook prints."""
    for n in range(isqrt(square), 0, -1):
        if square % (n * n) == 0:
            return (n, square // (n * n)) if square // (n * n) <= 120 else None
    return None


def joins(length):
    """Whether another shape may stand on a side of this length."""
    return length is not None and length[1] in ROOTS and 2 <= real(length) <= LONGEST


TRIPLES = tuple(
    (a, b, isqrt(a * a + b * b))
    for a in range(3, 49)
    for b in range(3, 49)
    if 1.1 < max(a, b) / min(a, b) < 3.5 and isqrt(a * a + b * b) ** 2 == a * a + b * b  # legs of 20 and 21 look equal
)


def first_length(rng):
    """Length of the first side of a figure: mostly whole, sometimes with a root."""
    root = rng.choices(ROOTS, (90, 5, 5))[0]
    return (rng.randint(4, 40), 1) if root == 1 else (rng.randint(3, 20), root)


def near(rng, length, low=0.45, high=1.8):
    """Another length between low and high times this one, with the same root or with none; None if there is no room."""
    root = length[1] if length[1] > 1 and rng.random() < 0.7 else 1
    unit = real(length) / sqrt(root)
    smallest, largest = max(2, ceil(low * unit)), min(floor(LONGEST / sqrt(root)), floor(high * unit))
    choices = [n for n in range(smallest, largest + 1) if abs(n - unit) > 0.08 * unit]
    return (rng.choice(choices), root) if choices else None


def triples(low, high, leg=None, hypotenuse=None):
    """Triples (a, b, c) with that leg a or that hypotenuse, and c from low to high."""
    return [t for t in TRIPLES if low <= t[2] <= high and leg in (None, t[0]) and hypotenuse in (None, t[2])]
