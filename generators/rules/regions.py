"""Theorems of loci, half-planes and regions of the coordinate plane."""

from functools import lru_cache

from engine import Theorem, form, theorem

NORMAL_SLOPE_TO = theorem(
    "slope_at_a_right_angle",
    form("n = -(1/m)", forgets_the_sign="1/m", only_changes_the_sign="-m", keeps_the_slope="m"),
)
THROUGH_MIDPOINT = theorem(
    "bisector_intercept",
    form(
        "b = M[1] - n*M[0]",
        adds_the_product="M[1] + n*M[0]",
        takes_the_height="M[1]",
        swaps_the_coordinates="M[0] - n*M[1]",
    ),
)
BISECTOR = theorem(
    "equidistant_points",
    form(
        "L = Eq(Y, n*X + b)",
        changes_the_sign_of_the_slope="Eq(Y, b - n*X)",
        changes_the_sign_of_the_intercept="Eq(Y, n*X - b)",
        swaps_slope_and_intercept="Eq(Y, b*X + n)",
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


@lru_cache(maxsize=256)
def objective(a: int, b: int) -> Theorem:
    """The value of a x + b y at a corner."""
    x, y = (_times(a, "P[0]"), _times(b, "P[1]")), (_times(b, "P[0]"), _times(a, "P[1]"))
    return theorem(
        "objective_value",
        form(
            f"v = {x[0]} + {x[1]}" if b > 0 else f"v = {x[0]} - {_times(-b, 'P[1]')}",
            swaps_the_factors=f"{y[0]} + {y[1]}",
            leaves_out_the_factors="P[0] + P[1]",
            changes_the_sign_between=f"{x[0]} - {x[1]}" if b > 0 else f"{x[0]} + {_times(-b, 'P[1]')}",
        ),
    )


def _times(factor: int, part: str) -> str:
    return part if factor == 1 else f"-{part}" if factor == -1 else f"({factor})*{part}"


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
