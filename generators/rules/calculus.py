"""Theorems of derivatives; X and Y are the variables of formulas and equations."""

from functools import lru_cache

from engine import Theorem, form, theorem

SECOND_DERIVATIVE = theorem("second_derivative", form("D = diff(f, X)"))
INFLECTION = theorem("zero_of_second_derivative", form("w = solve(Eq(E, 0), X)[0]"))
INFLECTIONS = theorem("zero_of_second_derivative", form("Z = solveset(E, X, Reals)"))
MIDDLE_PLACE = theorem(
    "middle_of_turning_points",
    form(
        "w = (H[0] + L[0])/2",
        halves_the_difference="(H[0] - L[0])/2",
        adds_without_halving="H[0] + L[0]",
        takes_the_heights="(H[1] + L[1])/2",
        takes_the_maximum="H[0]",
    ),
)
MIDDLE_OF_TURNS = theorem(
    "middle_of_turning_points",
    form(
        "W = ((H[0] + L[0])/2, (H[1] + L[1])/2)",
        halves_the_differences="((H[0] - L[0])/2, (H[1] - L[1])/2)",
        adds_without_halving="(H[0] + L[0], H[1] + L[1])",
        swaps_the_coordinates="((H[1] + L[1])/2, (H[0] + L[0])/2)",
        puts_it_on_the_axis="((H[0] + L[0])/2, 0)",
    ),
)
LEVEL_TANGENT = theorem("level_tangent", form("Z = solveset(D, X, Reals)"))
GRAPH_POINT = theorem(
    "point_of_the_graph",
    form(
        "A = (u, Subs(f, X, u))",
        changes_the_sign_of_x="(u, Subs(f, X, -u))",
        swaps_the_coordinates="(Subs(f, X, u), u)",
        takes_the_constant_term="(u, Subs(f, X, 0))",
    ),
)
TANGENT_INTERCEPT = theorem(
    "tangent_through_the_point",
    form(
        "b = A[1] - m*A[0]",
        adds_the_product="A[1] + m*A[0]",
        takes_the_height_of_the_point="A[1]",
        swaps_the_coordinates="A[0] - m*A[1]",
    ),
)
TANGENT = theorem(
    "tangent_equation",
    form(
        "t = Eq(Y, m*X + b)",
        swaps_slope_and_intercept="Eq(Y, b*X + m)",
        changes_the_sign_of_the_slope="Eq(Y, -m*X + b)",
        changes_the_sign_of_the_intercept="Eq(Y, m*X - b)",
    ),
)
NORMAL_SLOPE = theorem(
    "normal_slope",
    form("n = -(1/m)", forgets_the_sign="1/m", only_changes_the_sign="-m", takes_the_tangent="m"),
    form("m = -(1/n)", forgets_the_sign="1/n", only_changes_the_sign="-n"),
)
NORMAL = theorem(
    "normal_equation",
    form(
        "t = Eq(Y, n*X + (A[1] - n*A[0]))",
        adds_the_product="Eq(Y, n*X + (A[1] + n*A[0]))",
        takes_the_height_as_intercept="Eq(Y, n*X + A[1])",
        turns_the_slope_round="Eq(Y, -n*X + (A[1] + n*A[0]))",
    ),
)
TANGENT_SLOPE = theorem(
    "slope_of_the_tangent",
    form(
        "m = (B[1] - A[1])/(B[0] - A[0])",
        divides_run_by_rise="(B[0] - A[0])/(B[1] - A[1])",
        changes_the_order_below="(B[1] - A[1])/(A[0] - B[0])",
        adds_instead_of_subtracting="(B[1] + A[1])/(B[0] + A[0])",
    ),
)

SLOPE_AT_INFLECTION = theorem(
    "slope_at_inflection",
    form(
        "m = Subs(D, X, w)",
        changes_the_sign_of_x="Subs(D, X, -w)",
        takes_the_constant_term="Subs(D, X, 0)",
        takes_x_itself="w",
    ),
)
VALUE_AT = theorem(
    "value_at_extremum",
    form(
        "v = Subs(f, X, w)",
        changes_the_sign_of_x="Subs(f, X, -w)",
        takes_the_constant_term="Subs(f, X, 0)",
        takes_x_itself="w",
    ),
)
DERIVATIVE_HEIGHT = theorem(
    "height_of_derivative",
    form("m = A[1]", takes_the_first_coordinate="A[0]", changes_the_sign="-A[1]", takes_it_for_level="0"),
)
LEAD = theorem(
    "factored_form",
    form(
        "k = V[1]/((V[0] - P[0])*(V[0] - Q[0]))",
        forgets_one_factor="V[1]/(V[0] - P[0])",
        adds_instead_of_subtracting="V[1]/((V[0] + P[0])*(V[0] + Q[0]))",
        takes_the_height_of_the_vertex="V[1]",
    ),
)
FACTORED = theorem(
    "factored_form",
    form(
        "f = expand(k*(X - P[0])*(X - Q[0]))",
        changes_the_signs_of_the_zeros="expand(k*(X + P[0])*(X + Q[0]))",
        forgets_the_leading_coefficient="expand((X - P[0])*(X - Q[0]))",
        turns_it_over="expand(-k*(X - P[0])*(X - Q[0]))",
    ),
)
TOTAL_CHANGE = theorem(
    "total_change",
    form(
        "c = integrate(f, (X, P[0], Q[0]))",
        subtracts_the_other_way="integrate(f, (X, Q[0], P[0]))",
        subtracts_the_values_of_the_derivative="Subs(f, X, Q[0]) - Subs(f, X, P[0])",
        starts_at_the_origin="integrate(f, (X, 0, Q[0]))",
    ),
)


@lru_cache(maxsize=64)
def gradient_at(place: str) -> Theorem:
    """The derivative's value at a place is the slope there."""
    return theorem(
        "gradient",
        form(
            f"m = Subs(D, X, {place})",
            changes_the_sign_of_x=f"Subs(D, X, -({place}))",
            takes_the_constant_term="Subs(D, X, 0)",
            multiplies_by_x=f"Subs(D, X, {place})*({place})",
        ),
    )


@lru_cache(maxsize=64)
def second_gradient_at(place: str) -> Theorem:
    """The second derivative's value at a place."""
    return theorem(
        "second_gradient",
        form(f"m = Subs(E, X, {place})", changes_the_sign_of_x=f"Subs(E, X, -({place}))"),
    )


@lru_cache(maxsize=64)
def slope_equals(m: str) -> Theorem:
    """Where the derivative is m."""
    return theorem("slope_condition", form(f"Z = solveset(Eq(D, {m}), X, Reals)"))


SLOPE_AT_POINT = theorem(
    "slope_at_point",
    form(
        "m = Subs(D, X, P[0])",
        puts_in_the_height="Subs(D, X, P[1])",
        changes_the_sign_of_x="Subs(D, X, -P[0])",
        takes_the_height="P[1]",
    ),
)
FIELD_TANGENT = theorem(
    "field_tangent",
    form(
        "t = Eq(Y, m*X + (P[1] - m*P[0]))",
        adds_the_product="Eq(Y, m*X + (P[1] + m*P[0]))",
        takes_the_height_as_intercept="Eq(Y, m*X + P[1])",
        turns_the_slope_round="Eq(Y, -m*X + (P[1] + m*P[0]))",
    ),
)


@lru_cache(maxsize=64)
def euler(step: str) -> Theorem:
    """One Euler step of this width."""
    return theorem(
        "euler_step",
        form(
            f"y = P[1] + {step}*m",
            forgets_the_step="P[1] + m",
            goes_backwards=f"P[1] - {step}*m",
            starts_at_the_axis=f"{step}*m",
        ),
    )


@lru_cache(maxsize=16)
def field(body: str) -> tuple[Theorem, Theorem, Theorem]:
    """Factor, formula and slope of the field y′ = k * body, a text in X and Y."""
    here = body.replace("X", "P[0]").replace("Y", "P[1]")
    swapped = body.replace("X", "P[1]").replace("Y", "P[0]")
    turned = body.replace("X", "Z").replace("Y", "X").replace("Z", "Y")
    return (
        theorem(
            "field_factor",
            form(f"k = m/({here})", multiplies=f"m*({here})", inverts_the_quotient=f"({here})/m", takes_the_slope="m"),
        ),
        theorem(
            "field_formula",
            form(
                f"E = k*({body})",
                forgets_the_factor=body,
                swaps_the_variables=f"k*({turned})",
                divides=f"({body})/k",
                turns_it_over=f"-k*({body})",
            ),
        ),
        theorem(
            "field_slope",
            form(
                f"m = k*({here})",
                forgets_the_factor=here,
                swaps_the_coordinates=f"k*({swapped})",
                adds_the_factor=f"k + {here}",
            ),
        ),
    )
