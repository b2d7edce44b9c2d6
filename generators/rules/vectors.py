"""Theorems of vectors in the plane, and of triangles and polygons by the coordinates of their corners."""

from functools import lru_cache

from engine import Theorem, form, theorem


def weighted(k: int, one: str, m: int, other: str) -> str:
    """k times one plus m times the other as it is written: 3*u - 2*v, and no factor of 1."""
    head = one if k == 1 else f"-{one}" if k == -1 else f"{k}*{one}"
    return f"{head} {'-' if m < 0 else '+'} {other if abs(m) == 1 else f'{abs(m)}*{other}'}"


def swapped(k: int, one: str, m: int, other: str) -> str:
    """The same with the two factors exchanged; the sign stays where it is."""
    return weighted(abs(m), one, abs(k) if m > 0 else -abs(k), other)


VECTOR_SUM = theorem(
    "vector_sum",
    form(
        "w = (u[0] + v[0], u[1] + v[1])",
        subtracts_instead="(u[0] - v[0], u[1] - v[1])",
        adds_crosswise="(u[0] + v[1], u[1] + v[0])",
        multiplies_the_components="(u[0]*v[0], u[1]*v[1])",
    ),
    form(
        "u = (w[0] - v[0], w[1] - v[1])",
        adds_again="(w[0] + v[0], w[1] + v[1])",
        turns_it_round="(v[0] - w[0], v[1] - w[1])",
        subtracts_crosswise="(w[0] - v[1], w[1] - v[0])",
    ),
    form(
        "v = (w[0] - u[0], w[1] - u[1])",
        adds_again="(w[0] + u[0], w[1] + u[1])",
        turns_it_round="(u[0] - w[0], u[1] - w[1])",
        subtracts_crosswise="(w[0] - u[1], w[1] - u[0])",
    ),
)
VECTOR_DIFFERENCE = theorem(
    "vector_difference",
    form(
        "w = (u[0] - v[0], u[1] - v[1])",
        adds_instead="(u[0] + v[0], u[1] + v[1])",
        turns_it_round="(v[0] - u[0], v[1] - u[1])",
        subtracts_one_component="(u[0] - v[0], u[1] + v[1])",
    ),
)
MAGNITUDE = theorem(
    "magnitude",
    form(
        "m = sqrt(u[0]**2 + u[1]**2)",
        adds_the_components="abs(u[0]) + abs(u[1])",
        forgets_the_root="u[0]**2 + u[1]**2",
        subtracts_the_squares="sqrt(abs(u[0]**2 - u[1]**2))",
    ),
)
DOT = theorem(
    "dot_product",
    form(
        "p = u[0]*v[0] + u[1]*v[1]",
        subtracts_the_products="u[0]*v[0] - u[1]*v[1]",
        multiplies_crosswise="u[0]*v[1] + u[1]*v[0]",
        adds_all_components="u[0] + v[0] + u[1] + v[1]",
    ),
)
ANGLE_BY_DOT = theorem(
    "angle_from_the_dot_product",
    form(
        "A = acos(p/(m*n))*180/pi",
        uses_the_sine="asin(p/(m*n))*180/pi",
        changes_the_sign="acos(-p/(m*n))*180/pi",
        forgets_one_length="acos(p/(m**2))*180/pi",
    ),
)
DOT_BY_ANGLE = theorem(
    "dot_product_by_the_angle",
    form(
        "p = m*n*cos(A*pi/180)",
        uses_the_sine="m*n*sin(A*pi/180)",
        forgets_the_cosine="m*n",
        adds_the_lengths="(m + n)*cos(A*pi/180)",
    ),
)


@lru_cache(maxsize=32)
def multiple(k: int) -> Theorem:
    """k times a vector."""
    return theorem(
        "vector_multiple",
        form(
            f"w = (({k})*u[0], ({k})*u[1])",
            multiplies_one_component=f"(({k})*u[0], u[1])",
            adds_the_number=f"(u[0] + ({k}), u[1] + ({k}))",
            forgets_the_sign=f"({abs(k)}*u[0], {abs(k)}*u[1])" if k < 0 else f"(-{k}*u[0], -{k}*u[1])",
        ),
    )


@lru_cache(maxsize=64)
def combination(k: int, m: int) -> Theorem:
    """k times one vector plus m times another."""
    return theorem(
        "vector_combination",
        form(
            f"w = ({weighted(k, 'u[0]', m, 'v[0]')}, {weighted(k, 'u[1]', m, 'v[1]')})",
            forgets_the_factors="(u[0] + v[0], u[1] + v[1])" if m > 0 else "(u[0] - v[0], u[1] - v[1])",
            swaps_the_factors=f"({swapped(k, 'u[0]', m, 'v[0]')}, {swapped(k, 'u[1]', m, 'v[1]')})",
            changes_the_sign_between=f"({weighted(k, 'u[0]', -m, 'v[0]')}, {weighted(k, 'u[1]', -m, 'v[1]')})",
        ),
    )


INTERCEPT_TRIANGLE = theorem(
    "triangle_of_the_intercepts",
    form(
        "S = abs(A[0]*B[1])/2",
        forgets_the_half="abs(A[0]*B[1])",
        adds_the_intercepts="abs(A[0]) + abs(B[1])",
        halves_twice="abs(A[0]*B[1])/4",
    ),
)
ORIGIN_DISTANCE = theorem(
    "distance_from_the_origin",
    form(
        "h = 2*S/c",
        forgets_to_double_the_area="S/c",
        multiplies_instead="S*c",
        divides_the_wrong_way="c/(2*S)",
    ),
    form("S = h*c/2", forgets_the_half="h*c", adds="h + c"),
)
LINE_BY_INTERCEPTS = theorem(
    "slope_from_the_intercepts",
    form(
        "m = -B[1]/A[0]",
        forgets_the_sign="B[1]/A[0]",
        divides_the_wrong_way="-A[0]/B[1]",
        adds_them="A[0] + B[1]",
    ),
)


AREA_PARTS = theorem(
    "area_of_two_parts",
    form("S = T + U", subtracts_the_components="abs(T - U)", doubles_one_component="2*T", halves_the_sum="(T + U)/2"),
    form("T = S - U", adds_the_areas="S + U", halves_the_difference="(S - U)/2"),
)
