"""Theorems on straight lines: slope, intercepts, forms of the equation, intersections, distances, areas."""

from functools import cache

from engine import form, theorem

SLOPE_BY_POINT = theorem(  # y = mx + b solved for the slope
    "slope_by_point",
    form(
        "m = (A[1] - b)/A[0]",
        adds_the_intercept="(A[1] + b)/A[0]",
        divides_the_wrong_way="A[0]/(A[1] - b)",
        forgets_the_intercept="A[1]/A[0]",
    ),
)
X_INTERCEPT = theorem(
    "x_intercept",
    form("a = -(b/m)", forgets_the_sign="b/m", divides_the_wrong_way="-(m/b)", multiplies_instead="-(m*b)"),
    form("b = -(m*a)", forgets_the_sign="m*a", divides_instead="-(a/m)", takes_the_same_intercept="a"),
    form("m = -(b/a)", forgets_the_sign="b/a", divides_the_wrong_way="-(a/b)", multiplies_instead="-(a*b)"),
)
HEIGHT_ON_LINE = theorem(
    "height_on_line",
    form(
        "y = m*x + b",
        subtracts_the_intercept="m*x - b",
        swaps_slope_and_intercept="b*x + m",
        forgets_the_intercept="m*x",
    ),
    form(
        "x = (y - b)/m",
        adds_the_intercept="(y + b)/m",
        multiplies_by_the_slope="(y - b)*m",
        forgets_the_intercept="y/m",
    ),
)
SOLVED_FOR_Y = theorem("solved_for_y", form("F = solve(L, Y)[0]"))
READ_SLOPE = theorem(
    "read_slope",
    form(
        "m = LC(solve(L, Y)[0], X)",
        changes_the_sign="-LC(solve(L, Y)[0], X)",
        takes_the_intercept="Subs(solve(L, Y)[0], X, 0)",
        takes_the_reciprocal="1/LC(solve(L, Y)[0], X)",
    ),
)
READ_INTERCEPT = theorem(
    "read_intercept",
    form(
        "b = Subs(solve(L, Y)[0], X, 0)",
        changes_the_sign="-Subs(solve(L, Y)[0], X, 0)",
        takes_the_slope="LC(solve(L, Y)[0], X)",
        puts_one_for_x="Subs(solve(L, Y)[0], X, 1)",
    ),
)
SLOPE_OF_SOLVED = theorem(
    "slope_of_solved",
    form(
        "m = LC(F, X)",
        changes_the_sign="-LC(F, X)",
        takes_the_intercept="Subs(F, X, 0)",
        takes_the_reciprocal="1/LC(F, X)",
    ),
)
INTERCEPT_OF_SOLVED = theorem(
    "intercept_of_solved",
    form(
        "b = Subs(F, X, 0)",
        changes_the_sign="-Subs(F, X, 0)",
        takes_the_slope="LC(F, X)",
        puts_one_for_x="Subs(F, X, 1)",
    ),
)
PARALLEL_SLOPE = theorem(
    "parallel_slope",
    form("m = n", changes_the_sign="-n", takes_the_reciprocal="1/n", takes_the_negative_reciprocal="-(1/n)"),
)
PERPENDICULAR_SLOPE = theorem(
    "perpendicular_slope",
    form("m = -(1/n)", forgets_the_sign="1/n", forgets_the_reciprocal="-n", takes_the_same_slope="n"),
)


@cache
def equal_heights(first_whole: bool, second_whole: bool):
    """The equation of equal heights, x left and numbers right; of a line px + qy = r that is the formula for y."""
    first, second = "F" if first_whole else "solve(F, Y)[0]", "G" if second_whole else "solve(G, Y)[0]"
    left, right = (f"{part[0]} - {part[1]}" for part in ((first, second), (second, first)))
    return theorem("equal_heights", form(f"E = Eq(LC(expand({left}), X)*X, Subs(expand({right}), X, 0))"))


DIVIDED = theorem("divided_by_coefficient", form("x = solve(E, X)[0]"))


@cache
def height_at(whole: bool):
    """The height of a line at a place, by its equation."""
    f = "F" if whole else "solve(F, Y)[0]"
    return theorem(
        "height_at",
        form(
            f"y = Subs({f}, X, x)",
            puts_in_the_opposite=f"Subs({f}, X, -x)",
            takes_the_intercept=f"Subs({f}, X, 0)",
            takes_x_itself="x",
        ),
    )


PAIR = theorem("pair", form("P = (x, y)", swaps_the_coordinates="(y, x)"))
HALF_OF_SEGMENT = theorem(
    "half_of_segment",
    form("h = d/2", takes_the_whole="d", doubles_it="2*d", divides_by_four="d/4"),
    form("d = 2*h", takes_the_half="h", halves_it="h/2", doubles_twice="4*h"),
)
SECTION = theorem(  # k = AP : PB
    "section_formula",
    form(
        "P = ((A[0] + k*B[0])/(1 + k), (A[1] + k*B[1])/(1 + k))",
        swaps_the_ends="((B[0] + k*A[0])/(1 + k), (B[1] + k*A[1])/(1 + k))",
        takes_the_midpoint="((A[0] + B[0])/2, (A[1] + B[1])/2)",
        takes_that_share_of_the_whole="(A[0] + k*(B[0] - A[0]), A[1] + k*(B[1] - A[1]))",
    ),
    form(
        "B = (P[0] + (P[0] - A[0])/k, P[1] + (P[1] - A[1])/k)",
        multiplies_by_the_ratio="(P[0] + (P[0] - A[0])*k, P[1] + (P[1] - A[1])*k)",
        takes_it_as_the_midpoint="(2*P[0] - A[0], 2*P[1] - A[1])",
        goes_the_other_way="(P[0] - (P[0] - A[0])/k, P[1] - (P[1] - A[1])/k)",
    ),
    form(
        "A = (P[0] + k*(P[0] - B[0]), P[1] + k*(P[1] - B[1]))",
        divides_by_the_ratio="(P[0] + (P[0] - B[0])/k, P[1] + (P[1] - B[1])/k)",
        takes_it_as_the_midpoint="(2*P[0] - B[0], 2*P[1] - B[1])",
        goes_the_other_way="(P[0] - k*(P[0] - B[0]), P[1] - k*(P[1] - B[1]))",
    ),
)
SECTION_RATIO = theorem(
    "section_ratio",
    form("k = u/v", turns_it_round="v/u", takes_the_share_of_the_whole="u/(u + v)", adds_the_parts="u + v"),
)
POINT_LINE_DISTANCE = theorem(
    "point_line_distance",
    form(
        "d = abs(m*P[0] - P[1] + b)/sqrt(m**2 + 1)",
        forgets_the_root_below="abs(m*P[0] - P[1] + b)/(m**2 + 1)",
        forgets_to_divide="abs(m*P[0] - P[1] + b)",
        changes_the_sign_of_the_intercept="abs(m*P[0] - P[1] - b)/sqrt(m**2 + 1)",
        changes_a_sign="abs(m*P[0] + P[1] + b)/sqrt(m**2 + 1)",
    ),
)
LINE_ANGLE = theorem(  # the smaller angle
    "line_angle",
    form(
        "A = atan(abs((m - n)/(1 + m*n)))*180/pi",
        adds_the_slopes="atan(abs((m + n)/(1 + m*n)))*180/pi",
        subtracts_the_product="atan(abs((m - n)/(1 - m*n)))*180/pi",
        takes_the_other_angle="180 - atan(abs((m - n)/(1 + m*n)))*180/pi",
        turns_the_fraction_round="atan(abs((1 + m*n)/(m - n)))*180/pi",
    ),
)
CENTROID = theorem(
    "centroid_formula",
    form(
        "G = ((A[0] + B[0] + C[0])/3, (A[1] + B[1] + C[1])/3)",
        forgets_to_divide="(A[0] + B[0] + C[0], A[1] + B[1] + C[1])",
        divides_by_two="((A[0] + B[0] + C[0])/2, (A[1] + B[1] + C[1])/2)",
        leaves_out_a_corner="((A[0] + B[0])/2, (A[1] + B[1])/2)",
    ),
    form(
        "C = (3*G[0] - A[0] - B[0], 3*G[1] - A[1] - B[1])",
        doubles_instead_of_tripling="(2*G[0] - A[0] - B[0], 2*G[1] - A[1] - B[1])",
        forgets_the_factor="(G[0] - A[0] - B[0], G[1] - A[1] - B[1])",
        adds_the_corners="(3*G[0] + A[0] + B[0], 3*G[1] + A[1] + B[1])",
    ),
)
CENTROID_ON_MEDIAN = theorem(
    "centroid_on_median",
    form(
        "G = ((C[0] + 2*M[0])/3, (C[1] + 2*M[1])/3)",
        takes_the_middle="((C[0] + M[0])/2, (C[1] + M[1])/2)",
        takes_the_wrong_third="((2*C[0] + M[0])/3, (2*C[1] + M[1])/3)",
        forgets_to_divide="(C[0] + 2*M[0], C[1] + 2*M[1])",
    ),
    form(
        "C = (3*G[0] - 2*M[0], 3*G[1] - 2*M[1])",
        takes_it_as_the_middle="(2*G[0] - M[0], 2*G[1] - M[1])",
        forgets_to_triple="(G[0] - 2*M[0], G[1] - 2*M[1])",
        takes_the_wrong_third="((3*G[0] - M[0])/2, (3*G[1] - M[1])/2)",
    ),
    form(
        "M = ((3*G[0] - C[0])/2, (3*G[1] - C[1])/2)",
        takes_it_as_the_middle="(2*G[0] - C[0], 2*G[1] - C[1])",
        forgets_to_halve="(3*G[0] - C[0], 3*G[1] - C[1])",
        takes_the_wrong_third="(3*G[0] - 2*C[0], 3*G[1] - 2*C[1])",
    ),
)
