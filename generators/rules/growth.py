"""Theorems on sequences, shapes, growth and words about functions; n is a fixed number in each."""

from functools import lru_cache

from engine import Theorem, form, theorem

ARITHMETIC_DIFFERENCE = theorem(
    "arithmetic_difference",
    form(
        "d = (Q[1] - P[1])/(Q[0] - P[0])",
        forgets_the_number_of_steps="Q[1] - P[1]",
        counts_the_terms_instead_of_steps="(Q[1] - P[1])/(Q[0] - P[0] + 1)",
        adds_the_heights="(Q[1] + P[1])/(Q[0] - P[0])",
    ),
)
ARITHMETIC_START = theorem(
    "arithmetic_start",
    form(
        "a = P[1] - (P[0] - 1)*d",
        takes_one_step_too_many="P[1] - P[0]*d",
        goes_forward="P[1] + (P[0] - 1)*d",
        takes_the_term_itself="P[1]",
    ),
)
GEOMETRIC_RATIO = theorem(
    "geometric_ratio",
    form(
        "r = Q[1]/P[1]",
        inverts_the_quotient="P[1]/Q[1]",
        takes_the_difference="Q[1] - P[1]",
        takes_the_first_coordinate="Q[0]",
    ),
)
READ_TERM = theorem("read_term", form("t = P[1]", takes_the_number="P[0]", changes_the_sign="-P[1]"))
INCREASE = theorem(
    "increase", form("i = v - u", adds_the_values="v + u", subtracts_the_other_way="u - v", takes_the_later_value="v")
)
SPAN = theorem(
    "span_of_range", form("s = v - u", adds_the_ends="v + u", takes_the_upper_end="v", subtracts_the_other_way="u - v")
)
INNER = "(X - (A[0] + B[0])/2)/((B[0] - A[0])/2)"
TWICE = "(X - (A[0] + B[0])/2)/(B[0] - A[0])"
ARC_BY_ENDS = {
    "asin": theorem(
        "arc_by_ends",
        form(
            f"f = (B[1] - A[1])/pi*asin({INNER}) + (A[1] + B[1])/2",
            changes_the_sign_of_the_factor=f"(A[1] - B[1])/pi*asin({INNER}) + (A[1] + B[1])/2",
            forgets_to_halve_the_width=f"(B[1] - A[1])/pi*asin({TWICE}) + (A[1] + B[1])/2",
            takes_the_left_height=f"(B[1] - A[1])/pi*asin({INNER}) + A[1]",
            shifts_the_wrong_way=f"(B[1] - A[1])/pi*asin({INNER.replace('X -', 'X +')}) + (A[1] + B[1])/2",
        ),
    ),
    "acos": theorem(
        "arc_by_ends",
        form(
            f"f = (A[1] - B[1])/pi*acos({INNER}) + B[1]",
            changes_the_sign_of_the_factor=f"(B[1] - A[1])/pi*acos({INNER}) + B[1]",
            forgets_to_halve_the_width=f"(A[1] - B[1])/pi*acos({TWICE}) + B[1]",
            takes_the_middle_height=f"(A[1] - B[1])/pi*acos({INNER}) + (A[1] + B[1])/2",
            shifts_the_wrong_way=f"(A[1] - B[1])/pi*acos({INNER.replace('X -', 'X +')}) + B[1]",
        ),
    ),
}
START_VALUE = theorem("start_value", form("c = P[1]", takes_the_first_coordinate="P[0]", changes_the_sign="-P[1]"))
GROWTH_FACTOR = theorem(
    "growth_factor",
    form(
        "b = Q[1]/P[1]", inverts_the_quotient="P[1]/Q[1]", takes_the_difference="Q[1] - P[1]", takes_the_height="Q[1]"
    ),
)
EXPONENTIAL = theorem(
    "shape_formula",
    form(
        "f = c*b**X",
        swaps_factor_and_base="b*c**X",
        takes_a_line="b*X + c",
        takes_a_power="c*X**b",
        inverts_the_base="c*(1/b)**X",
    ),
)


@lru_cache(maxsize=64)
def arithmetic(n: int) -> tuple[Theorem, Theorem]:
    """The n-th term and the sum of the first n terms."""
    return (
        theorem(
            "arithmetic_term",
            form(
                f"t = a + {n - 1}*d",
                takes_a_step_too_many=f"a + {n}*d",
                forgets_the_first_term=f"{n - 1}*d",
                takes_a_step_too_few=f"a + {n - 2}*d",
            ),
        ),
        theorem(
            "arithmetic_sum",
            form(
                f"s = {n}*(a + t)/2",
                forgets_to_halve=f"{n}*(a + t)",
                adds_the_ends_only="a + t",
                takes_the_last_term_only=f"{n}*t",
            ),
        ),
    )


@lru_cache(maxsize=64)
def geometric(n: int) -> tuple[Theorem, Theorem]:
    """The n-th term and the sum of the first n terms."""
    return (
        theorem(
            "geometric_term",
            form(
                f"t = a*r**{n - 1}",
                multiplies_once_too_often=f"a*r**{n}",
                multiplies_by_the_number=f"a*r*{n - 1}",
                multiplies_once_too_rarely=f"a*r**{n - 2}",
            ),
        ),
        theorem(
            "geometric_sum",
            form(
                f"s = a*(r**{n} - 1)/(r - 1)",
                takes_a_power_too_low=f"a*(r**{n - 1} - 1)/(r - 1)",
                forgets_to_divide=f"a*(r**{n} - 1)",
                forgets_the_first_term=f"(r**{n} - 1)/(r - 1)",
            ),
        ),
    )


@lru_cache(maxsize=16)
def geometric_start(k: int) -> Theorem:
    """The first term from the k-th."""
    power = "r" if k == 2 else f"r**{k - 1}"
    return theorem(
        "geometric_start",
        form(
            f"a = P[1]/{power}",
            divides_once_too_often=f"P[1]/r**{k}",
            multiplies=f"P[1]*{power}",
            takes_the_term_itself="P[1]",
        ),
    )


@lru_cache(maxsize=64)
def rate(length: str) -> Theorem:
    """Average rate of change from two values, over an interval of this length."""
    return theorem(
        "rate",
        form(
            f"r = (v - u)/{length}",
            forgets_to_divide="v - u",
            adds_the_values=f"(v + u)/{length}",
            multiplies=f"(v - u)*{length}",
        ),
    )


@lru_cache(maxsize=8)
def shape(body: str, inverse: str) -> tuple[Theorem, Theorem]:
    """Factor and formula of a graph a * body(x - h) + k from its start (h, k) and a point; inverse undoes the body.

    Both are texts in U: the body at the distance U from the start, and what the rise is divided by.
    """
    away = inverse.replace("U", "(A[0] - C[0])")
    over = f"/({away})" if inverse != "1/U" else "*(A[0] - C[0])"

    def stretched(distance: str) -> str:
        return f"a/{distance}" if body == "1/U" else f"a*({body.replace('U', distance)})"

    here = stretched("(X - C[0])")
    return (
        theorem(
            "shape_factor",
            form(
                f"a = (A[1] - C[1]){over}",
                forgets_the_constant=f"A[1]{over}",
                forgets_to_divide="A[1] - C[1]",
                turns_the_sign_round=f"(C[1] - A[1]){over}",
            ),
        ),
        theorem(
            "shape_formula",
            form(
                f"f = {here} + C[1]",
                shifts_the_wrong_way=f"{stretched('(X + C[0])')} + C[1]",
                forgets_the_factor=f"({body.replace('U', '(X - C[0])')}) + C[1]",
                shifts_down_instead=f"{here} - C[1]",
                mixes_up_the_shifts=f"{stretched('(X - C[1])')} + C[0]",
            ),
        ),
    )
