"""Theorems of integrals: antiderivatives, areas, mean values, approximating sums; X is the variable of formulas."""

from functools import lru_cache

from engine import Theorem, form, theorem

BETWEEN = theorem(
    "integral_between",
    form(
        "I = Subs(F, X, Q[0]) - Subs(F, X, P[0])",
        adds_the_two_values="Subs(F, X, Q[0]) + Subs(F, X, P[0])",
        takes_the_upper_value_only="Subs(F, X, Q[0])",
        subtracts_the_other_way="Subs(F, X, P[0]) - Subs(F, X, Q[0])",
        takes_the_distance="Subs(F, X, Q[0] - P[0])",
    ),
)
SHADED = theorem(
    "area_below_axis",
    form("S = -I", keeps_the_sign="I", halves_it="-I/2", doubles_it="-2*I"),
)
ABOVE = theorem(
    "area_above_axis",
    form("S = I", changes_the_sign="-I", halves_it="I/2", doubles_it="2*I"),
)
ANTIDERIVATIVE = theorem("antiderivative", form("F = integrate(f, X)"))
MEAN_VALUE = theorem(
    "mean_value",
    form(
        "M = I/(Q[0] - P[0])",
        forgets_to_divide="I",
        divides_by_the_sum="I/(Q[0] + P[0])",
        divides_by_the_end="I/Q[0]",
        multiplies_by_the_length="I*(Q[0] - P[0])",
    ),
    form("I = M*(Q[0] - P[0])", takes_the_mean_itself="M", multiplies_by_the_sum="M*(Q[0] + P[0])"),
)
CHORD = theorem(
    "chord_slope",
    form(
        "m = (B[1] - A[1])/(B[0] - A[0])",
        divides_run_by_rise="(B[0] - A[0])/(B[1] - A[1])",
        forgets_to_divide="B[1] - A[1]",
        adds_instead_of_subtracting="(B[1] + A[1])/(B[0] + A[0])",
    ),
)
CHORD_PLACE = theorem("chord_place", form("c = solve(Eq(D, m), X)[0]"))
SUM_ERROR = theorem(
    "sum_error",
    form("e = S - I", subtracts_the_other_way="I - S", adds="S + I"),
)
TRAPEZOID_MEAN = theorem(
    "trapezoid_sum",
    form("T = (L + R)/2", adds_without_halving="L + R", takes_the_left_sum="L", halves_the_difference="(R - L)/2"),
    form("L = 2*T - R", takes_the_mean_again="(T + R)/2", forgets_to_double="T - R", adds="2*T + R"),
    form("R = 2*T - L", takes_the_mean_again="(T + L)/2", forgets_to_double="T - L", adds="2*T + L"),
)


@lru_cache(maxsize=8)
def trapezoids(n: int) -> Theorem:
    """The integral of a graph of n straight pieces, from the points A0, ..., An where they meet."""

    def total(sign: str = "+", over: str = "/2") -> str:
        return " + ".join(f"(A{i}[1] {sign} A{i + 1}[1])*(A{i + 1}[0] - A{i}[0]){over}" for i in range(n))

    return theorem(
        "area_by_trapezoids",
        form(
            f"I = {total()}",
            forgets_to_halve=total(over=""),
            takes_all_parts_as_positive=" + ".join(
                f"abs(A{i}[1] + A{i + 1}[1])*(A{i + 1}[0] - A{i}[0])/2" for i in range(n)
            ),
            subtracts_the_heights=total("-"),
            takes_the_left_heights=" + ".join(f"A{i}[1]*(A{i + 1}[0] - A{i}[0])" for i in range(n)),
        ),
    )


@lru_cache(maxsize=8)
def strip_width(n: int) -> Theorem:
    """Width of n strips from P to Q."""
    return theorem(
        "sum_width",
        form(
            f"h = (Q[0] - P[0])/{n}",
            divides_by_the_number_of_borders=f"(Q[0] - P[0])/{n + 1}",
            forgets_to_divide="Q[0] - P[0]",
            adds_the_ends=f"(Q[0] + P[0])/{n}",
        ),
    )


def _rectangles(name: str, heights: list[str]) -> Theorem:
    """A sum of rectangles of width h with these heights."""
    total, rest = " + ".join(heights), " + ".join(heights[1:])
    return theorem(
        name,
        form(
            f"S = h*({total})",
            forgets_the_width=total,
            leaves_out_a_strip=f"h*({rest})",
            counts_a_strip_twice=f"h*(2*{heights[0]} + {rest})",
        ),
    )


def _sums(heights: list[str]) -> tuple[Theorem, Theorem, Theorem]:
    """Left, right and trapezoid sum over strips of width h from the heights at their borders."""
    every = " + ".join(heights)
    outer = f"{heights[0]}{''.join(f' + 2*{y}' for y in heights[1:-1])} + {heights[-1]}"
    return (
        _rectangles("left_sum", heights[:-1]),
        _rectangles("right_sum", heights[1:]),
        theorem(
            "trapezoid_rule",
            form(
                f"S = h/2*({outer})",
                forgets_to_halve=f"h*({outer})",
                counts_all_heights_once=f"h/2*({every})",
                counts_all_heights_fully=f"h*({every})",
            ),
        ),
    )


@lru_cache(maxsize=8)
def point_sums(n: int) -> tuple[Theorem, Theorem, Theorem]:
    """The three sums over n strips from the points A0, ..., An of the graph."""
    return _sums([f"A{i}[1]" for i in range(n + 1)])


@lru_cache(maxsize=64)
def formula_sums(places: tuple[str, ...]) -> tuple[Theorem, Theorem, Theorem]:
    """The three sums from the formula f, with these borders."""
    return _sums([f"Subs(f, X, {x})" for x in places])


@lru_cache(maxsize=64)
def midpoint_sum(places: tuple[str, ...]) -> Theorem:
    """The midpoint sum from the formula f, with these middles."""
    return _rectangles("midpoint_sum", [f"Subs(f, X, {x})" for x in places])
