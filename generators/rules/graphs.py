"""Theorems on asymptotes, roots, exponentials, logarithms and values read off graphs; X is the variable."""

from functools import lru_cache

from engine import Theorem, form, theorem
from generators.rules.intervals import half_line

UPRIGHT = theorem(
    "equation_of_vertical_asymptote",
    form("L = Eq(X, p)", changes_the_sign="Eq(X, -p)", makes_it_horizontal="Eq(Y, p)"),
)
LEVEL = theorem(
    "equation_of_horizontal_asymptote",
    form("L = Eq(Y, q)", changes_the_sign="Eq(Y, -q)", makes_it_vertical="Eq(X, q)", takes_the_axis="Eq(Y, 0)"),
)
WITHOUT = theorem(
    "all_but_one",
    form(
        "D = Union(Interval(-oo, p, True, True), Interval(p, oo, True, True))",
        changes_the_sign="Union(Interval(-oo, -p, True, True), Interval(-p, oo, True, True))",
        takes_one_side_only="Interval(p, oo, True, True)",
        takes_all_numbers="Interval(-oo, oo, True, True)",
    ),
)
PLACE = theorem(
    "place_of_point", form("p = P[0]", takes_the_height="P[1]", changes_the_sign="-P[0]", doubles_it="2*P[0]")
)
HEIGHT = theorem(
    "height_of_asymptote",
    form("q = Q[1]", takes_the_first_coordinate="Q[0]", changes_the_sign="-Q[1]", doubles_it="2*Q[1]"),
)
HYPERBOLA_FACTOR = theorem(
    "factor_of_hyperbola",
    form(
        "a = (A[1] - q)*(A[0] - p)",
        divides="(A[1] - q)/(A[0] - p)",
        forgets_the_horizontal_asymptote="A[1]*(A[0] - p)",
        forgets_the_vertical_asymptote="(A[1] - q)*A[0]",
    ),
)
HYPERBOLA = theorem(
    "hyperbola_form",
    form(
        "f = a/(X - p) + q",
        shifts_the_wrong_way="a/(X + p) + q",
        subtracts_the_level="a/(X - p) - q",
        swaps_the_asymptotes="a/(X - q) + p",
        forgets_the_factor="1/(X - p) + q",
    ),
)
HYPERBOLA_ZERO = theorem(
    "zero_of_hyperbola",
    form("z = p - a/q", adds="p + a/q", forgets_the_shift="-a/q", multiplies="p - a*q"),
)
FACTOR_OF_POLES = "A[1]*(A[0] - P[0])*(A[0] - Q[0])/(A[0] - Z[0])"
OVER_POLES = "*(X - Z[0])/((X - P[0])*(X - Q[0]))"
TWO_POLES = theorem(
    "rational_from_points",
    form(
        f"f = {FACTOR_OF_POLES}{OVER_POLES}",
        forgets_the_factor="(X - Z[0])/((X - P[0])*(X - Q[0]))",
        changes_the_signs_of_the_poles=f"{FACTOR_OF_POLES}*(X - Z[0])/((X + P[0])*(X + Q[0]))",
        changes_the_sign_of_the_zero=f"{FACTOR_OF_POLES}*(X + Z[0])/((X - P[0])*(X - Q[0]))",
        turns_the_factor_round=f"-{FACTOR_OF_POLES}{OVER_POLES}",
        takes_the_height_for_the_factor=f"A[1]{OVER_POLES}",
    ),
)
ROOT_FACTOR = theorem(
    "factor_of_root",
    form(
        "a = (A[1] - S[1])/sqrt(abs(A[0] - S[0]))",
        forgets_the_root="(A[1] - S[1])/abs(A[0] - S[0])",
        forgets_the_height_of_the_start="A[1]/sqrt(abs(A[0] - S[0]))",
        changes_the_sign="(S[1] - A[1])/sqrt(abs(A[0] - S[0]))",
    ),
)
ROOT_RIGHT = theorem(
    "root_form",
    form(
        "f = a*sqrt(X - S[0]) + S[1]",
        shifts_the_wrong_way="a*sqrt(X + S[0]) + S[1]",
        turns_it_to_the_left="a*sqrt(S[0] - X) + S[1]",
        subtracts_the_height="a*sqrt(X - S[0]) - S[1]",
        forgets_the_factor="sqrt(X - S[0]) + S[1]",
    ),
)
ROOT_LEFT = theorem(
    "root_form_left",
    form(
        "f = a*sqrt(S[0] - X) + S[1]",
        changes_the_sign_in_the_root="a*sqrt(-S[0] - X) + S[1]",
        turns_it_to_the_right="a*sqrt(X - S[0]) + S[1]",
        subtracts_the_height="a*sqrt(S[0] - X) - S[1]",
        forgets_the_factor="sqrt(S[0] - X) + S[1]",
    ),
)
FROM = half_line("domain_from_start", "D", "S[0]", up=True, closed=True, other="S[1]")
UP_TO = half_line("domain_up_to_start", "D", "S[0]", up=False, closed=True, other="S[1]")
VALUES_UP = half_line("range_from_start", "R", "S[1]", up=True, closed=True, other="S[0]")
VALUES_DOWN = half_line("range_down_from_start", "R", "S[1]", up=False, closed=True, other="S[0]")
LOG_DOMAIN = half_line("domain_of_logarithm", "D", "p", up=True, closed=False)
LOG_ZERO = theorem(
    "zero_of_logarithm",
    form(
        "z = p + 1",
        takes_the_asymptote="p",
        subtracts_one="p - 1",
        changes_the_sign="1 - p",
        takes_the_base="p + 2",
    ),
)
LOG_FORM = theorem(
    "logarithm_form",
    form(
        "f = log(X - p, b)",
        shifts_the_wrong_way="log(X + p, b)",
        forgets_the_shift="log(X, b)",
        moves_the_shift_outside="log(X, b) - p",
        takes_the_next_base="log(X - p, b + 1)",
    ),
)
EXP_FACTOR = theorem(
    "factor_of_exponential",
    form("a = Q[1] - q", takes_the_height="Q[1]", adds_the_level="Q[1] + q", changes_the_sign="q - Q[1]"),
)
EXP_BASE = theorem(
    "base_of_exponential",
    form(
        "b = (A[1] - q)/a",
        forgets_the_asymptote="A[1]/a",
        subtracts_instead_of_dividing="A[1] - q - a",
        divides_the_wrong_way="a/(A[1] - q)",
    ),
)
EXP_BASE_LEFT = theorem(
    "base_from_the_left",
    form(
        "b = a/(A[1] - q)",
        forgets_the_asymptote="a/A[1]",
        divides_the_wrong_way="(A[1] - q)/a",
        subtracts_instead_of_dividing="a - A[1] + q",
    ),
)
EXP_BASE_TWO = theorem(
    "base_from_two_steps",
    form(
        "b = sqrt((A[1] - q)/a)",
        forgets_the_root="(A[1] - q)/a",
        halves_instead="(A[1] - q)/(2*a)",
        forgets_the_asymptote="sqrt(abs(A[1]/a))",
    ),
)
EXP_FORM = theorem(
    "exponential_form",
    form(
        "f = a*b**X + q",
        subtracts_the_level="a*b**X - q",
        swaps_factor_and_base="b*a**X + q",
        forgets_the_level="a*b**X",
        forgets_the_factor="b**X + q",
    ),
)
RANGE_ABOVE = half_line("range_above_asymptote", "R", "q", up=True, closed=False)
RANGE_BELOW = half_line("range_below_asymptote", "R", "q", up=False, closed=False)
READ = theorem(
    "reading_a_value",
    form("v = A[1]", reads_the_other_axis="A[0]", changes_the_sign="-A[1]", adds_the_coordinates="A[0] + A[1]"),
)
ADD_TO = theorem(
    "adding_values",
    form("v = u + B[1]", subtracts="u - B[1]", multiplies="u*B[1]", adds_the_first_coordinate="u + B[0]"),
)
SUM = theorem(
    "adding_values",
    form("v = A[1] + B[1]", adds_the_first_coordinates="A[0] + B[0]", subtracts="A[1] - B[1]", multiplies="A[1]*B[1]"),
)
PRODUCT = theorem(
    "multiplying_values",
    form(
        "v = A[1]*B[1]", multiplies_the_first_coordinates="A[0]*B[0]", adds="A[1] + B[1]", changes_the_sign="-A[1]*B[1]"
    ),
)
DIFFERENCE = theorem(
    "subtracting_values",
    form(
        "v = A[1] - B[1]",
        subtracts_the_first_coordinates="A[0] - B[0]",
        subtracts_the_other_way="B[1] - A[1]",
        adds="A[1] + B[1]",
    ),
)
MEAN_SLOPE = theorem(
    "average_rate",
    form(
        "m = (B[1] - A[1])/(B[0] - A[0])",
        divides_run_by_rise="(B[0] - A[0])/(B[1] - A[1])",
        forgets_to_divide="B[1] - A[1]",
        takes_the_mean="(A[1] + B[1])/2",
    ),
)
EVEN_VALUE = theorem(
    "even_symmetry",
    form("v = A[1]", changes_the_sign="-A[1]", takes_the_first_coordinate="A[0]", takes_minus_x="-A[0]"),
)
ODD_VALUE = theorem(
    "odd_symmetry",
    form("v = -A[1]", keeps_the_sign="A[1]", takes_the_first_coordinate="A[0]", takes_minus_x="-A[0]"),
)


@lru_cache(maxsize=64)
def places(count: int) -> Theorem:
    """The set of the places of so many points."""
    names = [f"P{i}" for i in range(count)]
    return theorem(
        "places_of_points",
        form(
            f"Z = FiniteSet({', '.join(f'{n}[0]' for n in names)})",
            takes_the_heights=f"FiniteSet({', '.join(f'{n}[1]' for n in names)})",
            changes_the_signs=f"FiniteSet({', '.join(f'-{n}[0]' for n in names)})",
            **({"leaves_one_out": f"FiniteSet({', '.join(f'{n}[0]' for n in names[1:])})"} if count > 2 else {}),
        ),
    )


@lru_cache(maxsize=8)
def ends(which: str, left: bool, right: bool) -> Theorem:
    """Domain (by places) or range (by heights) between two points; left and right say whether an end is left out."""
    i, j = (0, 1) if which == "domain" else (1, 0)
    return theorem(
        f"{which}_between_ends",
        form(
            f"D = Interval(A[{i}], B[{i}], {left}, {right})",
            takes_the_other_axis=f"Interval(A[{j}], B[{j}], {left}, {right})",
            mixes_up_open_and_closed=f"Interval(A[{i}], B[{i}], {not left}, {not right})",
            opens_or_closes_the_left_end=f"Interval(A[{i}], B[{i}], {not left}, {right})",
            opens_or_closes_the_right_end=f"Interval(A[{i}], B[{i}], {left}, {not right})",
        ),
    )


@lru_cache(maxsize=8)
def log_base(height: int) -> Theorem:
    """The base of log_b(x - p) from a point at height 1, 2 or -1."""
    gap = "(A[0] - p)"
    right = {1: gap, 2: f"sqrt{gap}", -1: f"1/{gap}"}[height]
    return theorem(
        f"base_of_logarithm_{ {1: 'one', 2: 'two', -1: 'minus_one'}[height] }",
        form(
            f"b = {right}",
            forgets_the_shift=right.replace(gap, "(A[0])"),
            adds_the_shift=right.replace(gap, "(A[0] + p)"),
            **(
                {"forgets_the_root": gap, "halves_it": f"{gap}/2"}
                if height == 2
                else {"takes_one_less": f"{right} - 1"}
            ),
        ),
    )


@lru_cache(maxsize=1024)
def log_solution(power: int, b: str, a: int = 1, q: int = 0) -> Theorem:
    """Where a logarithm a log_b(x - p) + q is a·power + q: log_b(x - p) is `power` there; b is a name or a number."""
    level = q + a * power
    above = f"{level} {'-' if q > 0 else '+'} {abs(q)}" if q else str(level)
    over = "" if a == 1 else f"/({a})"
    right = f"{b}**(({above}){over})"
    if a == 1 and not q:
        size = b if abs(power) == 1 else f"{b}**{abs(power)}"
        right = size if power > 0 else f"1/{size}"
    slips = {}
    if a != 1 and abs(level - q) < 4:
        slips["forgets_to_divide_first"] = f"p + {b}**({above})"
    if q and not level % a and abs(level // a) < 4:
        slips["forgets_the_constant"] = f"p + {b}**(({level}){over})"
    return theorem(
        "solving_logarithm",
        form(
            f"x = p + {right}",
            subtracts_the_shift=f"-p + {right}",
            multiplies_instead=f"p + {b}*({power})",
            forgets_the_shift=f"{right}",
            **slips,
        ),
    )
