"""Theorems of the right triangle: Pythagoras, special angles, sine, cosine and tangent, geometric means."""

from functools import lru_cache
from math import gcd

from engine import Reject, form, theorem

PYTHAGORAS = theorem(
    "pythagoras",
    form(
        "c = sqrt(a**2 + b**2)",
        adds_the_legs_without_squaring="a + b",
        forgets_the_square_root="a**2 + b**2",
        subtracts_the_squares="sqrt(abs(a**2 - b**2))",
    ),
    form(
        "a = sqrt(c**2 - b**2)",
        subtracts_without_squaring="c - b",
        adds_the_squares="sqrt(c**2 + b**2)",
        forgets_the_square_root="c**2 - b**2",
    ),
    form(
        "b = sqrt(c**2 - a**2)",
        subtracts_without_squaring="c - a",
        adds_the_squares="sqrt(c**2 + a**2)",
        forgets_the_square_root="c**2 - a**2",
    ),
)

# short is opposite 30 degrees, long opposite 60 degrees
THIRTY_SIXTY = theorem(
    "thirty_sixty",
    form(
        "hyp = 2*short",
        multiplies_by_the_square_root_of_two="short*sqrt(2)",
        multiplies_by_the_square_root_of_three="short*sqrt(3)",
        halves_the_short_leg="short/2",
    ),
    form(
        "short = hyp/2",
        doubles_the_hypotenuse="2*hyp",
        divides_by_root_three="hyp/sqrt(3)",
        divides_by_root_two="hyp/sqrt(2)",
    ),
    form(
        "long = short*sqrt(3)",
        doubles_the_short_leg="2*short",
        uses_root_two="short*sqrt(2)",
        divides_by_root_three="short/sqrt(3)",
    ),
    form(
        "short = long/sqrt(3)",
        halves_the_long_leg="long/2",
        multiplies_by_root_three="long*sqrt(3)",
        uses_root_two="long/sqrt(2)",
    ),
    form(
        "hyp = 2*long/sqrt(3)",
        doubles_the_long_leg="2*long",
        forgets_the_factor_two="long/sqrt(3)",
        multiplies_by_root_three="long*sqrt(3)",
    ),
    form(
        "long = hyp*sqrt(3)/2",
        halves_the_hypotenuse="hyp/2",
        forgets_the_half="hyp*sqrt(3)",
        uses_root_two="hyp*sqrt(2)/2",
    ),
)

FORTY_FIVE = theorem(
    "forty_five",
    form(
        "hyp = leg*sqrt(2)", doubles_the_leg="2*leg", uses_root_three="leg*sqrt(3)", divides_by_root_two="leg/sqrt(2)"
    ),
    form(
        "leg = hyp/sqrt(2)",
        halves_the_hypotenuse="hyp/2",
        multiplies_by_root_two="hyp*sqrt(2)",
        uses_root_three="hyp/sqrt(3)",
    ),
)

FORTY_FIVE_LEGS = theorem(
    "forty_five_legs",
    form(
        "b = a",
        takes_the_leg_for_a_hypotenuse="a/sqrt(2)",
        doubles_the_leg="2*a",
        halves_the_leg="a/2",
        takes_the_hypotenuse="a*sqrt(2)",
    ),
    form(
        "a = b",
        takes_the_leg_for_a_hypotenuse="b/sqrt(2)",
        doubles_the_leg="2*b",
        halves_the_leg="b/2",
        takes_the_hypotenuse="b*sqrt(2)",
    ),
)

# A is an acute angle, o the leg opposite it, n the leg next to it, h the hypotenuse
SINE_RATIO = theorem(
    "sine_ratio",
    form(
        "o = h*sin(A*pi/180)",
        uses_the_cosine="h*cos(A*pi/180)",
        uses_the_tangent="h*tan(A*pi/180)",
        divides_by_the_sine="h/sin(A*pi/180)",
    ),
    form(
        "h = o/sin(A*pi/180)",
        multiplies_by_the_sine="o*sin(A*pi/180)",
        uses_the_cosine="o/cos(A*pi/180)",
        uses_the_tangent="o/tan(A*pi/180)",
    ),
    form(
        "A = asin(o/h)*180/pi",
        uses_the_cosine="acos(o/h)*180/pi",
        uses_the_tangent="atan(o/h)*180/pi",
        turns_the_ratio_over="atan(h/o)*180/pi",
    ),
)
COSINE_RATIO = theorem(
    "cosine_ratio",
    form(
        "n = h*cos(A*pi/180)",
        uses_the_sine="h*sin(A*pi/180)",
        uses_the_tangent="h*tan(A*pi/180)",
        divides_by_the_cosine="h/cos(A*pi/180)",
    ),
    form(
        "h = n/cos(A*pi/180)",
        multiplies_by_the_cosine="n*cos(A*pi/180)",
        uses_the_sine="n/sin(A*pi/180)",
        uses_the_tangent="n/tan(A*pi/180)",
    ),
    form(
        "A = acos(n/h)*180/pi",
        uses_the_sine="asin(n/h)*180/pi",
        uses_the_tangent="atan(n/h)*180/pi",
        turns_the_ratio_over="atan(h/n)*180/pi",
    ),
)
TANGENT_RATIO = theorem(
    "tangent_ratio",
    form(
        "o = n*tan(A*pi/180)",
        divides_by_the_tangent="n/tan(A*pi/180)",
        uses_the_sine="n*sin(A*pi/180)",
        uses_the_cosine="n*cos(A*pi/180)",
    ),
    form(
        "n = o/tan(A*pi/180)",
        multiplies_by_the_tangent="o*tan(A*pi/180)",
        uses_the_sine="o/sin(A*pi/180)",
        uses_the_cosine="o/cos(A*pi/180)",
    ),
    form(
        "A = atan(o/n)*180/pi",
        turns_the_ratio_over="atan(n/o)*180/pi",
        halves_the_ratio="atan(o/(2*n))*180/pi",
        doubles_the_ratio="atan(2*o/n)*180/pi",
    ),
)

# the two acute angles
ACUTE_ANGLES = theorem(
    "acute_angles",
    form(
        "A = 90 - B",
        subtracts_from_a_straight_angle="180 - B",
        copies_the_other_angle="B",
        adds_instead_of_subtracting="90 + B",
    ),
    form(
        "B = 90 - A",
        subtracts_from_a_straight_angle="180 - A",
        copies_the_other_angle="A",
        adds_instead_of_subtracting="90 + A",
    ),
)

# h is the altitude on the hypotenuse, p and q the parts of the hypotenuse
ALTITUDE_MEAN = theorem(
    "altitude_mean",
    form(
        "h = sqrt(p*q)",
        forgets_the_square_root="p*q",
        takes_the_arithmetic_mean="(p + q)/2",
        adds_the_squares="sqrt(p**2 + q**2)",
        adds_the_parts="p + q",
    ),
    form(
        "p = h**2/q",
        forgets_to_square_the_altitude="h/q",
        doubles_instead_of_squaring="2*h/q",
        subtracts_the_part="abs(h - q)",
        multiplies_altitude_and_part="h*q",
    ),
    form(
        "q = h**2/p",
        forgets_to_square_the_altitude="h/p",
        doubles_instead_of_squaring="2*h/p",
        subtracts_the_part="abs(h - p)",
        multiplies_altitude_and_part="h*p",
    ),
)
# a is a leg, p the part of the hypotenuse c next to it
LEG_MEAN = theorem(
    "leg_mean",
    form(
        "a = sqrt(p*c)",
        forgets_the_square_root="p*c",
        uses_the_other_part="sqrt((c - p)*c)",
        uses_only_the_parts="sqrt(p*(c - p))",
        takes_the_arithmetic_mean="(p + c)/2",
    ),
    form(
        "p = a**2/c",
        forgets_to_square_the_leg="a/c",
        doubles_instead_of_squaring="2*a/c",
        subtracts_the_lengths="c - a",
        takes_the_other_part="c - a**2/c",
    ),
    form(
        "c = a**2/p",
        forgets_to_square_the_leg="a/p",
        doubles_instead_of_squaring="2*a/p",
        multiplies_instead_of_dividing="a*p",
        takes_the_other_part="a**2/p - p",
    ),
)
# the area of the right triangle, twice: a*b = c*h
ALTITUDE_PRODUCT = theorem(
    "altitude_product",
    form(
        "h = a*b/c",
        halves_the_product="a*b/(2*c)",
        forgets_to_divide="a*b",
        takes_the_mean_of_the_legs="(a + b)/2",
        divides_the_sum="(a + b)/c",
    ),
    form("a = c*h/b", doubles_the_product="2*c*h/b", halves_the_product="c*h/(2*b)", forgets_to_divide="c*h"),
    form("b = c*h/a", doubles_the_product="2*c*h/a", halves_the_product="c*h/(2*a)", forgets_to_divide="c*h"),
    form("c = a*b/h", doubles_the_product="2*a*b/h", halves_the_product="a*b/(2*h)", adds_the_legs="a + b"),
)


LARGEST_ROOT = 110  # what the engine prints under a root


def radicand(*factors):
    """What stays under the root when the square root of a product of whole numbers is simplified."""
    left = 1
    for factor in map(_squarefree, factors):
        common = gcd(left, factor)
        left = left // common * (factor // common)
    return left


@lru_cache(maxsize=4096)
def _squarefree(n):
    d = 2
    while d * d <= n:
        while n % (d * d) == 0:
            n //= d * d
        d += 1
    return n


def other_leg(rng, square):
    """Square of a second leg for a leg whose square is given: a triple, a whole leg or a whole hypotenuse."""
    triples, legs, squares = _other_legs(square)
    if triples and rng.random() < 0.25:
        return rng.choice(triples)
    if not legs + squares:
        raise Reject("no other leg prints well")
    return rng.choice(squares if squares and (not legs or rng.random() < 0.5) else legs)


@lru_cache(maxsize=512)
def _other_legs(square):
    """Squares of the second leg: whole with a whole hypotenuse, whole, and with a whole hypotenuse."""
    low, high = max(4, square // 9), min(9 * square, 3600)
    legs = tuple(n * n for n in range(2, 61) if low <= n * n <= high and radicand(n * n + square) <= LARGEST_ROOT)
    triples = tuple(n for n in legs if radicand(n + square) == 1)
    squares = (c * c - square for c in range(2, 85) if low <= c * c - square <= high)
    return triples, legs, tuple(n for n in squares if radicand(n) <= LARGEST_ROOT)
