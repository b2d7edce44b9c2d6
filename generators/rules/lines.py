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
    """Two lines meet where their heights are equal; of a line px + qy = r that is the formula solved for y."""
    first, second = "F" if first_whole else "solve(F, Y)[0]", "G" if second_whole else "solve(G, Y)[0]"
    return theorem("equal_heights", form(f"x = solve(Eq({first}, {second}), X)[0]"))


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
            takes_the_place_itself="x",
        ),
    )


PAIR = theorem("pair", form("P = (x, y)", swaps_the_coordinates="(y, x)"))
