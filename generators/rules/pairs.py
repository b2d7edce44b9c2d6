"""Theorems on two graphs: difference, meeting places, area between, order; X is the variable of formulas."""

from functools import lru_cache

from engine import Theorem, form, theorem
from generators.rules.algebra import put_in
from generators.rules.intervals import half_line

DIFFERENCE = theorem(
    "difference_of_functions",
    form("d = expand(f - g)", adds_the_functions="expand(f + g)", subtracts_the_other_way="expand(g - f)"),
)
MEETING = theorem("meeting_places", form("Z = solveset(d, X, Reals)"))
AREA_BETWEEN = theorem(
    "area_between",
    form(
        "S = Subs(D, X, Q[0]) - Subs(D, X, P[0])",
        adds_the_two_values="Subs(D, X, Q[0]) + Subs(D, X, P[0])",
        takes_the_upper_value_only="Subs(D, X, Q[0])",
        takes_the_distance="Subs(D, X, Q[0] - P[0])",
    ),
)


@lru_cache(maxsize=64)
def gap_at(place: str) -> Theorem:
    """The difference at a place."""
    return theorem(
        "gap_at_place",
        form(
            f"v = Subs(d, X, {place})",
            changes_the_sign_of_x=f"Subs(d, X, -({place}))",
            evaluates_at_zero_instead="Subs(d, X, 0)",
        ),
    )


SHIFT_RIGHT = theorem(
    "shift_right",
    form(
        "h = W[0] - V[0]",
        goes_the_wrong_way="V[0] - W[0]",
        takes_the_heights="W[1] - V[1]",
        adds_the_first_coordinates="W[0] + V[0]",
    ),
)
STRETCH = theorem(
    "stretch_factor",
    form(
        "a = (B[1] - W[1])/(A[1] - V[1])",
        inverts_the_ratio="(A[1] - V[1])/(B[1] - W[1])",
        forgets_the_sign="abs(B[1] - W[1])/abs(A[1] - V[1])",
        takes_the_difference="(B[1] - W[1]) - (A[1] - V[1])",
    ),
)
SHIFT_UP = theorem(
    "shift_up",
    form(
        "k = W[1] - a*V[1]",
        forgets_the_stretch="W[1] - V[1]",
        adds_instead="W[1] + a*V[1]",
        takes_the_height="W[1]",
    ),
)
IMAGE_FORMULA = theorem(
    "transformed_formula",
    form(
        "g = a*Subs(f, X, X - h) + k",
        shifts_the_wrong_way="a*Subs(f, X, X + h) + k",
        forgets_the_stretch="Subs(f, X, X - h) + k",
        shifts_down_instead="a*Subs(f, X, X - h) - k",
        mixes_up_the_shifts="a*Subs(f, X, X - k) + h",
    ),
)
IMAGE_POINT = theorem(
    "image_point",
    form(
        "B = (A[0] + h, a*A[1] + k)",
        shifts_the_wrong_way="(A[0] - h, a*A[1] + k)",
        forgets_the_stretch="(A[0] + h, A[1] + k)",
        stretches_after_the_shift="(A[0] + h, a*(A[1] + k))",
        mixes_up_the_shifts="(A[0] + k, a*A[1] + h)",
    ),
    form(
        "A = (B[0] - h, (B[1] - k)/a)",
        shifts_the_wrong_way="(B[0] + h, (B[1] - k)/a)",
        forgets_the_stretch="(B[0] - h, B[1] - k)",
        maps_it_forward="(B[0] + h, a*B[1] + k)",
    ),
)
MIRROR = theorem(
    "mirror_in_diagonal",
    form(
        "B = (A[1], A[0])",
        changes_both_signs="(-A[0], -A[1])",
        mirrors_in_the_y_axis="(-A[0], A[1])",
        keeps_it="(A[0], A[1])",
    ),
    form(
        "A = (B[1], B[0])",
        changes_both_signs="(-B[0], -B[1])",
        mirrors_in_the_x_axis="(B[0], -B[1])",
        keeps_it="(B[0], B[1])",
    ),
)
INVERSE_VALUE = theorem(
    "inverse_value",
    form("v = A[0]", takes_the_height="A[1]", takes_the_reciprocal="1/A[1]", changes_the_sign="-A[0]"),
)
INVERSE_RANGE = half_line("range_of_inverse", "R", "S[0]", up=True, closed=True, other="S[1]")
INVERSE_UPRIGHT = theorem(
    "asymptote_of_inverse",
    form(
        "L = Eq(X, C[1])",
        keeps_the_asymptote="Eq(X, C[0])",
        makes_it_horizontal="Eq(Y, C[1])",
        changes_the_sign="Eq(X, -C[1])",
    ),
)
INVERSE_LEVEL = theorem(
    "asymptote_of_inverse",
    form(
        "L = Eq(Y, C[0])",
        keeps_the_asymptote="Eq(Y, C[1])",
        makes_it_vertical="Eq(X, C[0])",
        changes_the_sign="Eq(Y, -C[0])",
    ),
)
INVERSE_SLOPE = theorem(
    "inverse_slope",
    form("n = 1/m", takes_the_same_slope="m", takes_the_perpendicular="-(1/m)", changes_the_sign="-m"),
)
READ_VALUE = theorem("read_value", form("v = A[1]", takes_the_first_coordinate="A[0]", changes_the_sign="-A[1]"))
COMPOSED = theorem(
    "composition",
    form(
        "h = expand(Subs(f, X, g))",
        composes_the_other_way_round="expand(Subs(g, X, f))",
        multiplies_the_formulas="expand(f*g)",
        adds_the_formulas="expand(f + g)",
    ),
)
OUTER_VALUE = theorem(
    "composition",
    form(
        "v = Subs(f, X, u)",
        stops_at_the_inner_value="u",
        multiplies_by_the_inner_value="u*Subs(f, X, 1)",
        changes_the_sign_of_the_inner_value="Subs(f, X, -u)",
    ),
)
AT_ONE_PLACE = {
    "sum_at": theorem(
        "sum_of_functions", form("s = u + v", multiplies_the_values="u*v", subtracts="u - v", takes_the_first_only="u")
    ),
    "difference_at": theorem(
        "difference_at", form("s = u - v", subtracts_the_other_way="v - u", adds="u + v", takes_the_first_only="u")
    ),
    "product_at": theorem(
        "product_of_functions", form("s = u*v", adds_the_values="u + v", takes_the_first_only="u", subtracts="u - v")
    ),
    "quotient_at": theorem(
        "quotient_of_functions", form("s = u/v", divides_the_other_way="v/u", multiplies="u*v", subtracts="u - v")
    ),
}


def substitution(place: str) -> Theorem:
    """The value of a formula at a place."""
    return put_in("substitution", "v = f", place)
