"""Theorems on functions and their graphs; X is the variable."""

from engine import form, theorem

FACTORING = theorem("factoring", form("F = factor(f)"))
ZERO_PRODUCT = theorem("zero_product", form("Z = solveset(F, X, Reals)"))
POWER_RULE = theorem("power_rule", form("D = diff(f, X)"))
VALUE = theorem("substitution", form("v = Subs(f, X, a)"))
VERTEX_X = theorem(
    "axis_of_symmetry",
    form(
        "h = (A[0] + B[0])/2",
        adds_without_halving="A[0] + B[0]",
        halves_the_difference="(B[0] - A[0])/2",
        takes_one_of_them="A[0]",
    ),
)
