"""Theorems of complex numbers as points, of polar coordinates, and of lines by a point and a direction."""

from functools import lru_cache

from engine import Theorem, form, theorem
from generators.rules.vectors import swapped, weighted

CONJUGATE = theorem(
    "conjugate",
    form(
        "c = expand(A[0] - A[1]*IMAG)",
        changes_the_real_part="expand(-A[0] + A[1]*IMAG)",
        changes_both_signs="expand(-A[0] - A[1]*IMAG)",
        swaps_the_parts="expand(A[1] + A[0]*IMAG)",
    ),
)
MODULUS = theorem(
    "modulus",
    form(
        "r = sqrt(A[0]**2 + A[1]**2)",
        adds_the_parts="abs(A[0]) + abs(A[1])",
        forgets_the_root="A[0]**2 + A[1]**2",
        subtracts_the_squares="sqrt(abs(A[0]**2 - A[1]**2))",
    ),
)
COMPLEX_SUM = theorem(
    "complex_sum",
    form(
        "s = expand((A[0] + B[0]) + (A[1] + B[1])*IMAG)",
        subtracts_the_imaginary_parts="expand((A[0] + B[0]) + (A[1] - B[1])*IMAG)",
        adds_crosswise="expand((A[0] + B[1]) + (A[1] + B[0])*IMAG)",
        subtracts_instead="expand((A[0] - B[0]) + (A[1] - B[1])*IMAG)",
    ),
)
COMPLEX_DIFFERENCE = theorem(
    "complex_difference",
    form(
        "s = expand((A[0] - B[0]) + (A[1] - B[1])*IMAG)",
        adds_instead="expand((A[0] + B[0]) + (A[1] + B[1])*IMAG)",
        turns_it_round="expand((B[0] - A[0]) + (B[1] - A[1])*IMAG)",
        adds_the_imaginary_parts="expand((A[0] - B[0]) + (A[1] + B[1])*IMAG)",
    ),
)
COMPLEX_PRODUCT = theorem(
    "complex_product",
    form(
        "p = expand((A[0]*B[0] - A[1]*B[1]) + (A[0]*B[1] + A[1]*B[0])*IMAG)",
        multiplies_part_by_part="expand(A[0]*B[0] + (A[1]*B[1])*IMAG)",
        forgets_that_i_squared_is_minus_one="expand((A[0]*B[0] + A[1]*B[1]) + (A[0]*B[1] + A[1]*B[0])*IMAG)",
        subtracts_the_mixed_products="expand((A[0]*B[0] - A[1]*B[1]) + (A[0]*B[1] - A[1]*B[0])*IMAG)",
    ),
)
PRODUCT_MODULUS = theorem(
    "modulus_of_a_product",
    form("m = r*s", adds_the_moduli="r + s", squares_one="r**2*s", divides_them="r/s"),
)


@lru_cache(maxsize=64)
def combination(k: int, m: int) -> Theorem:
    """k times one number plus m times another."""
    one, other = "(A[0] + A[1]*IMAG)", "(B[0] + B[1]*IMAG)"
    return theorem(
        "complex_combination",
        form(
            f"s = expand({weighted(k, one, m, other)})",
            forgets_the_factors=f"expand({one} {'+' if m > 0 else '-'} {other})",
            swaps_the_factors=f"expand({swapped(k, one, m, other)})",
            changes_the_sign_between=f"expand({weighted(k, one, -m, other)})",
        ),
    )


# angles are in radians, from 0 to 2π
POLAR_RADIUS = theorem(
    "polar_radius",
    form(
        "r = sqrt(A[0]**2 + A[1]**2)",
        adds_the_coordinates="abs(A[0]) + abs(A[1])",
        forgets_the_root="A[0]**2 + A[1]**2",
        takes_the_first_coordinate="abs(A[0])",
    ),
)
TO_CARTESIAN = theorem(
    "from_polar",
    form(
        "A = (r*cos(t), r*sin(t))",
        swaps_sine_and_cosine="(r*sin(t), r*cos(t))",
        forgets_the_radius="(cos(t), sin(t))",
        changes_the_sign="(r*cos(t), -r*sin(t))",
    ),
)
POLAR_DISTANCE = theorem(
    "polar_distance",
    form(
        "d = sqrt(r**2 + s**2 - 2*r*s*cos(u - t))",
        forgets_the_product_term="sqrt(r**2 + s**2)",
        adds_the_product_term="sqrt(r**2 + s**2 + 2*r*s*cos(u - t))",
        subtracts_the_radii="abs(r - s)",
    ),
)


POLAR_AREA = theorem(
    "polar_triangle",
    form(
        "S = r*s*abs(sin(u - t))/2",
        forgets_the_half="r*s*abs(sin(u - t))",
        uses_the_cosine="r*s*abs(cos(u - t))/2",
        takes_a_right_angle="r*s/2",
    ),
)


@lru_cache(maxsize=4)
def polar_angle(quarter: int) -> Theorem:
    """The angle of a point in the quarter 1, 2, 3 or 4 of the plane, from its coordinates."""
    turn = {1: "", 2: "pi + ", 3: "pi + ", 4: "2*pi + "}[quarter]
    return theorem(
        f"polar_angle_{quarter}",
        form(
            f"t = {turn}atan(A[1]/A[0])",
            forgets_the_quarter="abs(atan(A[1]/A[0]))" if quarter > 1 else "pi + atan(A[1]/A[0])",
            divides_the_wrong_way=f"{turn}atan(A[0]/A[1])",
            takes_the_opposite_angle=f"2*pi - ({turn}atan(A[1]/A[0]))",
        ),
    )


DIRECTION = theorem(
    "direction_vector",
    form(
        "d = (B[0] - A[0], B[1] - A[1])",
        adds_the_coordinates="(A[0] + B[0], A[1] + B[1])",
        swaps_the_components="(B[1] - A[1], B[0] - A[0])",
        adds_in_one_component="(B[0] - A[0], B[1] + A[1])",
    ),
)
DIRECTION_SLOPE = theorem(
    "slope_of_a_direction",
    form("m = d[1]/d[0]", divides_the_wrong_way="d[0]/d[1]", changes_the_sign="-d[1]/d[0]", subtracts="d[1] - d[0]"),
)
PARAMETER = theorem(
    "parameter_of_a_point",
    form(
        "t = (P[0] - A[0])/d[0]",
        forgets_the_starting_point="P[0]/d[0]",
        divides_by_the_other_component="(P[0] - A[0])/d[1]",
        adds_the_starting_point="(P[0] + A[0])/d[0]",
    ),
)
MEETS_X_AXIS = theorem(
    "meeting_the_x_axis",
    form(
        "a = A[0] - A[1]*d[0]/d[1]",
        adds_the_step="A[0] + A[1]*d[0]/d[1]",
        mixes_up_the_components="A[0] - A[1]*d[1]/d[0]",
        takes_the_other_axis="A[1] - A[0]*d[1]/d[0]",
    ),
)
MEETS_Y_AXIS = theorem(
    "meeting_the_y_axis",
    form(
        "b = A[1] - A[0]*d[1]/d[0]",
        adds_the_step="A[1] + A[0]*d[1]/d[0]",
        mixes_up_the_components="A[1] - A[0]*d[0]/d[1]",
        takes_the_other_axis="A[0] - A[1]*d[0]/d[1]",
    ),
)


POINT_AT = theorem(
    "point_at_a_parameter",
    form(
        "P = (A[0] + t*d[0], A[1] + t*d[1])",
        subtracts_the_step="(A[0] - t*d[0], A[1] - t*d[1])",
        forgets_the_starting_point="(t*d[0], t*d[1])",
        goes_one_step_only="(A[0] + d[0], A[1] + d[1])",
    ),
)
