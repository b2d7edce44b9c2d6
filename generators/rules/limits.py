"""Theorems on limits, continuity and slopes from one side; X is the variable of formulas."""

from functools import lru_cache

from engine import Theorem, form, theorem
from generators.rules.algebra import put_in

HOLE = theorem(
    "position_of_hole",
    form(
        "H = (c, Subs(g, X, c))",
        changes_the_sign_of_x="(-c, Subs(g, X, c))",
        swaps_the_coordinates="(Subs(g, X, c), c)",
        puts_it_on_the_axis="(c, Subs(g, X, 0))",
    ),
)
JUMP = theorem(
    "size_of_jump",
    form("J = R - L", adds="R + L", subtracts_the_other_way="L - R", takes_the_right_limit="R"),
)
FROM_POINT = theorem(
    "limit_at_end",
    form("L = A[1]", takes_the_first_coordinate="A[0]", changes_the_sign="-A[1]", adds_the_coordinates="A[0] + A[1]"),
)
DIFFERENTIATE = theorem("derivative_of_piece", form("D = diff(g, X)"))


def limit_by_value(c: str) -> Theorem:
    """The limit of a formula that is continuous at c."""
    return put_in("limit_by_substitution", "L = g", c)


@lru_cache(maxsize=64)
def slope_at(c: str) -> Theorem:
    """The slope beside c by the derivative of the piece."""
    return theorem(
        "slope_of_piece",
        form(
            f"m = Subs(D, X, {c})",
            changes_the_sign=f"-Subs(D, X, {c})",
            changes_the_sign_of_x=f"Subs(D, X, -({c}))",
            takes_the_constant_term="Subs(D, X, 0)",
            multiplies_by_x=f"({c})*Subs(D, X, {c})",
        ),
    )


def limit_of_piece(c: str) -> Theorem:
    """The limit at c from the side on which this piece lies."""
    return put_in("limit_of_piece", "L = g", c)


def value_by_piece(x: str) -> Theorem:
    """The value at x by the piece to which x belongs."""
    return put_in("value_by_piece", "v = g", x)


@lru_cache(maxsize=64)
def limit_at_step(side: str, c: str, a: str) -> Theorem:
    """The limit at c, where a times a floor goes up by a: from the left the floor is one less than at c."""
    here, before = f"Subs(f, X, {c})", f"Subs(f, X, {c}) - ({a})"
    if side == "right":
        return theorem("limit_at_step", form(f"L = {here}", takes_the_step_before=before))
    return theorem(
        "limit_at_step",
        form(f"L = {before}", takes_the_value_at_the_step=here, takes_the_step_after=f"Subs(f, X, {c}) + ({a})"),
    )


@lru_cache(maxsize=64)
def floor_value(x: str) -> Theorem:
    """The value of a staircase between its steps."""
    return theorem("steps_of_floor", form(f"v = Subs(f, X, {x})", takes_the_value_at_zero="Subs(f, X, 0)"))
