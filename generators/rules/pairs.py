"""Theorems on two graphs: difference, meeting places, area between, order; X is the variable of formulas."""

from functools import lru_cache

from engine import Theorem, form, theorem

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


@lru_cache(maxsize=512)
def gap_at(place: str) -> Theorem:
    """The difference at a place."""
    return theorem(
        "gap_at_place",
        form(
            f"v = Subs(d, X, {place})",
            changes_the_sign_of_the_place=f"Subs(d, X, -({place}))",
            takes_the_constant_term="Subs(d, X, 0)",
        ),
    )
