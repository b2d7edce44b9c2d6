"""Theorems on lines, parabolas, polynomials and absolute values; X is the variable, points carry their coordinates."""

from functools import lru_cache

from engine import Theorem, form, theorem
from generators.rules.intervals import half_line

EXPAND = theorem("expanding", form("f = expand(F)"))
Y_INTERCEPT = theorem("height_at_zero", form("c = Subs(f, X, 0)"))
BETWEEN_ZEROS = theorem(
    "halfway_between_zeros",
    form(
        "h = (P[0] + Q[0])/2",
        adds_without_halving="P[0] + Q[0]",
        halves_the_difference="(Q[0] - P[0])/2",
        takes_one_of_the_zeros="P[0]",
        changes_the_sign="-(P[0] + Q[0])/2",
    ),
)
VERTEX_POINT = theorem(
    "vertex_on_axis",
    form(
        "V = (h, Subs(f, X, h))",
        changes_the_sign_of_x="(h, Subs(f, X, -h))",
        swaps_the_coordinates="(Subs(f, X, h), h)",
        takes_the_constant_term="(h, Subs(f, X, 0))",
    ),
)
AXIS = theorem(
    "axis_through_vertex",
    form(
        "L = Eq(X, V[0])",
        changes_the_sign="Eq(X, -V[0])",
        takes_the_height="Eq(X, V[1])",
        makes_it_horizontal="Eq(Y, V[1])",
    ),
)
AXIS_AT = theorem(
    "axis_through_vertex", form("L = Eq(X, h)", changes_the_sign="Eq(X, -h)", makes_it_horizontal="Eq(Y, h)")
)
EXTREME = theorem(
    "height_of_vertex",
    form("m = V[1]", takes_the_first_coordinate="V[0]", changes_the_sign="-V[1]", adds_the_coordinates="V[0] + V[1]"),
)
RANGE_UP = half_line("range_above_vertex", "R", "V[1]", up=True, closed=True, other="V[0]")
RANGE_DOWN = half_line("range_below_vertex", "R", "V[1]", up=False, closed=True, other="V[0]")
RIGHT_OF_VERTEX = half_line("right_of_vertex", "M", "V[0]", up=True, closed=False, other="V[1]", open_asked=True)
LEFT_OF_VERTEX = half_line("left_of_vertex", "M", "V[0]", up=False, closed=False, other="V[1]", open_asked=True)
RIGHT_OF_MIDDLE = half_line("right_of_vertex", "M", "h", up=True, closed=False, open_asked=True)
LEFT_OF_MIDDLE = half_line("left_of_vertex", "M", "h", up=False, closed=False, open_asked=True)
PARABOLA_FACTOR = theorem(
    "factor_from_vertex",
    form(
        "a = (A[1] - V[1])/(A[0] - V[0])**2",
        forgets_the_square="(A[1] - V[1])/(A[0] - V[0])",
        forgets_the_height_of_the_vertex="A[1]/(A[0] - V[0])**2",
        changes_the_sign="(V[1] - A[1])/(A[0] - V[0])**2",
    ),
)
VERTEX_FORM = theorem(
    "vertex_form",
    form(
        "f = a*(X - V[0])**2 + V[1]",
        shifts_the_wrong_way="a*(X + V[0])**2 + V[1]",
        subtracts_the_height="a*(X - V[0])**2 - V[1]",
        forgets_the_factor="(X - V[0])**2 + V[1]",
        swaps_the_coordinates="a*(X - V[1])**2 + V[0]",
    ),
)
SLOPE = theorem(
    "slope_of_graph",
    form(
        "m = (B[1] - A[1])/(B[0] - A[0])",
        divides_run_by_rise="(B[0] - A[0])/(B[1] - A[1])",
        changes_the_order_below="(B[1] - A[1])/(A[0] - B[0])",
        adds_instead_of_subtracting="(B[1] + A[1])/(B[0] + A[0])",
    ),
)
INTERCEPT = theorem(
    "intercept_from_point",
    form(
        "b = A[1] - m*A[0]",
        adds_the_product="A[1] + m*A[0]",
        takes_the_height_of_the_point="A[1]",
        swaps_the_coordinates="A[0] - m*A[1]",
    ),
)
LINEAR = theorem(
    "slope_and_intercept",
    form(
        "f = m*X + b",
        swaps_slope_and_intercept="b*X + m",
        changes_the_sign_of_the_slope="-m*X + b",
        changes_the_sign_of_the_intercept="m*X - b",
    ),
)
LINE_THROUGH = theorem(
    "line_through_two_points",
    form(
        "f = expand((B[1] - A[1])/(B[0] - A[0])*(X - A[0]) + A[1])",
        turns_the_slope_round="expand((B[0] - A[0])/(B[1] - A[1])*(X - A[0]) + A[1])",
        changes_the_sign_of_the_slope="expand((A[1] - B[1])/(B[0] - A[0])*(X - A[0]) + A[1])",
        takes_a_height_as_intercept="expand((B[1] - A[1])/(B[0] - A[0])*X + A[1])",
        shifts_the_wrong_way="expand((B[1] - A[1])/(B[0] - A[0])*(X + A[0]) + A[1])",
    ),
)
LINEAR_ZERO = theorem(
    "zero_of_linear",
    form("z = -b/m", changes_the_sign="b/m", divides_the_wrong_way="-m/b", takes_the_intercept="b"),
    form("b = -m*z", changes_the_sign="m*z", divides="-z/m", takes_the_zero="z"),
)
CORNER_FACTOR = theorem(
    "slope_beside_corner",
    form(
        "a = (A[1] - V[1])/abs(A[0] - V[0])",
        divides_run_by_rise="abs(A[0] - V[0])/(A[1] - V[1])",
        forgets_the_height_of_the_vertex="A[1]/abs(A[0] - V[0])",
        changes_the_sign="(V[1] - A[1])/abs(A[0] - V[0])",
    ),
)
CORNER_FORM = theorem(
    "absolute_value_form",
    form(
        "f = a*abs(X - V[0]) + V[1]",
        shifts_the_wrong_way="a*abs(X + V[0]) + V[1]",
        subtracts_the_height="a*abs(X - V[0]) - V[1]",
        forgets_the_factor="abs(X - V[0]) + V[1]",
        swaps_the_coordinates="a*abs(X - V[1]) + V[0]",
    ),
)
CORNER_ZEROS = theorem(
    "zeros_of_absolute_value",
    form(
        "Z = FiniteSet(V[0] - abs(V[1]/a), V[0] + abs(V[1]/a))",
        shifts_the_wrong_way="FiniteSet(-V[0] - abs(V[1]/a), -V[0] + abs(V[1]/a))",
        multiplies_by_the_factor="FiniteSet(V[0] - abs(V[1]*a), V[0] + abs(V[1]*a))",
        forgets_the_vertex="FiniteSet(-abs(V[1]/a), abs(V[1]/a))",
    ),
)
FACTOR = theorem("linear_factors", form("F = factor(f)"))
ZERO_FACTORS = theorem("zeros_of_factors", form("Z = solveset(F, X, Reals)"))


@lru_cache(maxsize=64)
def corner_solutions(c: str) -> Theorem:
    """Where an absolute value with vertex V and factor a is c."""
    return theorem(
        "solving_absolute_value",
        form(
            f"Z = FiniteSet(V[0] - abs((({c}) - V[1])/a), V[0] + abs((({c}) - V[1])/a))",
            shifts_the_wrong_way=f"FiniteSet(-V[0] - abs((({c}) - V[1])/a), -V[0] + abs((({c}) - V[1])/a))",
            forgets_the_factor=f"FiniteSet(V[0] - abs(({c}) - V[1]), V[0] + abs(({c}) - V[1]))",
            forgets_the_height=f"FiniteSet(V[0] - abs(({c})/a), V[0] + abs(({c})/a))",
        ),
    )


@lru_cache(maxsize=64)
def linear_solution(c: str) -> Theorem:
    """Where m x + b is c."""
    return theorem(
        "linear_equation",
        form(
            f"x = (({c}) - b)/m",
            adds_the_intercept=f"(({c}) + b)/m",
            multiplies_by_the_slope=f"(({c}) - b)*m",
            puts_the_number_in=f"m*({c}) + b",
        ),
    )


@lru_cache(maxsize=64)
def put_in(name: str, equation: str, place: str) -> Theorem:
    """A formula at a place, by an equation such as "v = f": the mistakes are those of putting a number in."""
    output, f = equation.split(" = ")
    return theorem(
        name,
        form(
            f"{output} = Subs({f}, X, {place})",
            changes_the_sign_of_x=f"Subs({f}, X, -({place}))",
            evaluates_at_zero_instead=f"Subs({f}, X, 0)",
            changes_the_sign_of_the_result=f"-Subs({f}, X, {place})",
        ),
    )


def value_at(place: str) -> Theorem:
    """f at a place."""
    return put_in("value_of_formula", "v = f", place)


@lru_cache(maxsize=128)
def factored(powers: tuple[int, ...]) -> tuple[Theorem, Theorem]:
    """The factor a of a polynomial with zeros P, Q, ... of these multiplicities through A, and its formula."""
    names = "PQRT"[: len(powers)]

    def product(at: str, sign: str = "-", same: bool = False) -> str:
        parts = [
            f"({at} {sign} {n}[0])" + (f"**{k}" if k > 1 and not same else "")
            for n, k in zip(names, powers, strict=True)
        ]
        return "*".join(parts)

    swapped = {"forgets_the_multiplicities": f"a*{product('X', same=True)}"} if max(powers) > 1 else {}
    plain = {"forgets_the_multiplicities": f"A[1]/({product('A[0]', same=True)})"} if max(powers) > 1 else {}
    return (
        theorem(
            "factor_from_point",
            form(
                f"a = A[1]/({product('A[0]')})",
                adds_the_zeros=f"A[1]/({product('A[0]', '+')})",
                changes_the_sign=f"-A[1]/({product('A[0]')})",
                multiplies=f"A[1]*({product('A[0]')})",
                **plain,
            ),
        ),
        theorem(
            "polynomial_from_zeros",
            form(
                f"F = a*{product('X')}",
                changes_the_signs_of_the_zeros=f"a*{product('X', '+')}",
                forgets_the_factor=product("X"),
                turns_the_graph_over=f"-a*{product('X')}",
                **swapped,
            ),
        ),
    )
