"""Theorems of integrals: antiderivatives, areas, mean values, approximating sums; X is the variable of formulas."""

from engine import form, theorem

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
DIFFERENCE = theorem(
    "difference_of_functions",
    form("d = expand(f - g)", adds_the_functions="expand(f + g)", subtracts_the_other_way="expand(g - f)"),
)
