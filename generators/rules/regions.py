"""Theorems of loci, half-planes and regions of the coordinate plane."""

from functools import lru_cache

from engine import Theorem, form, theorem
from generators.rules.vectors import swapped, weighted

INNER_POINT = theorem(  # k = AP : PB
    "inner_division",
    form(
        "P = ((A[0] + k*B[0])/(1 + k), (A[1] + k*B[1])/(1 + k))",
        swaps_the_ends="((B[0] + k*A[0])/(1 + k), (B[1] + k*A[1])/(1 + k))",
        takes_the_midpoint="((A[0] + B[0])/2, (A[1] + B[1])/2)",
        takes_that_share_of_the_whole="(A[0] + k*(B[0] - A[0]), A[1] + k*(B[1] - A[1]))",
    ),
)
OUTER_POINT = theorem(
    "outer_division",
    form(
        "P = ((A[0] - k*B[0])/(1 - k), (A[1] - k*B[1])/(1 - k))",
        divides_inside="((A[0] + k*B[0])/(1 + k), (A[1] + k*B[1])/(1 + k))",
        swaps_the_ends="((B[0] - k*A[0])/(1 - k), (B[1] - k*A[1])/(1 - k))",
        mirrors_the_first_point="(2*B[0] - A[0], 2*B[1] - A[1])",
    ),
)
AROUND = theorem(
    "points_at_a_distance",
    form(
        "L = Eq((X - A[0])**2 + (Y - A[1])**2, r**2)",
        changes_the_signs_of_the_centre="Eq((X + A[0])**2 + (Y + A[1])**2, r**2)",
        forgets_to_square_the_radius="Eq((X - A[0])**2 + (Y - A[1])**2, r)",
        doubles_the_radius="Eq((X - A[0])**2 + (Y - A[1])**2, 2*r)",
    ),
)


@lru_cache(maxsize=64)
def objective(a: int, b: int) -> Theorem:
    """The value of a x + b y at a corner."""
    return theorem(
        "objective_value",
        form(
            f"v = {weighted(a, 'P[0]', b, 'P[1]')}",
            swaps_the_factors=swapped(a, "P[0]", b, "P[1]"),
            leaves_out_the_factors="P[0] + P[1]",
            changes_the_sign_between=weighted(a, "P[0]", -b, "P[1]"),
        ),
    )


@lru_cache(maxsize=16)
def extreme(count: int, largest: bool) -> Theorem:
    """The largest or smallest of so many values at corners."""
    names = [f"v{i}" for i in range(count)]
    values, first = ", ".join(names), names[0]
    return theorem(
        "largest_at_a_corner" if largest else "smallest_at_a_corner",
        form(
            f"m = {'Max' if largest else 'Min'}({values})",
            takes_the_other_end=f"{'Min' if largest else 'Max'}({values})",
            takes_the_first_corner=first,
            leaves_out_a_corner=f"{'Max' if largest else 'Min'}({', '.join(names[1:])})",
            adds_two_corners=f"{first} + {names[1]}",
        ),
    )
