"""Theorems on values of one function at two places: multiples, products, average rate of change."""

from functools import lru_cache

from engine import Fraction, Theorem, form, theorem

PRODUCT_OF_TWO = theorem(
    "product_of_two_values",
    form("w = u*v", adds_the_values="u + v", subtracts="u - v", squares_the_first="u**2"),
)


SUM_OF_TWO = theorem(
    "sum_of_two_values",
    form("w = u + v", subtracts="u - v", multiplies_the_values="u*v", takes_the_first_only="u"),
)
DIFFERENCE_OF_TWO = theorem(
    "difference_of_two_values",
    form("w = u - v", subtracts_the_other_way="v - u", adds_the_values="u + v", takes_the_first_only="u"),
)


@lru_cache(maxsize=64)
def stretched_and_lifted(a: int | Fraction, d: int) -> Theorem:
    """A value of a f(x − c) + d, from the value of f there."""
    sign = "+" if d > 0 else "-"
    factor = {1: "", -1: "-"}.get(a, f"{a}*" if Fraction(a).denominator == 1 else f"({a})*")
    wrong = {
        "changes_the_sign_of_the_shift": f"{factor}v {'-' if d > 0 else '+'} {abs(d)}",
        "stretches_the_shift_too": f"({a})*(v {sign} {abs(d)})",
        "forgets_the_shift": f"({a})*v",
        "forgets_the_factor": f"v {sign} {abs(d)}",
    }
    right = f"{factor}v {sign} {abs(d)}"
    if a == 1:
        del wrong["stretches_the_shift_too"], wrong["forgets_the_factor"]
        wrong["multiplies_instead"] = f"v*({d})"
    return theorem("stretch_and_lift", form(f"w = {right}", **wrong))


@lru_cache(maxsize=64)
def product_rule(k: int, m: int, place: str) -> Theorem:
    """The slope of (kx + m) f(x), from the value and the slope of f at the place."""
    factor = {1: "", -1: "-"}.get(k, f"{k}*")
    line = f"({factor}({place}) + ({m}))"
    return theorem(
        "product_rule",
        form(
            f"w = {factor}v + {line}*d",
            multiplies_the_derivatives=f"{factor}d",
            forgets_the_second_product=f"{factor}v",
            forgets_the_first_product=f"{line}*d",
            mixes_up_value_and_slope=f"{factor}d + {line}*v",
        ),
    )


@lru_cache(maxsize=64)
def weighted(k: int, m: int) -> Theorem:
    """k times one value plus m times the other."""
    sign, other = ("+", "-") if m > 0 else ("-", "+")
    first, second = (f"{abs(n)}*" if abs(n) != 1 else "" for n in (k, m))
    return theorem(
        "multiples_of_values",
        form(
            f"w = {first}u {sign} {second}v",
            forgets_the_factors=f"u {sign} v",
            swaps_the_factors=f"{second}u {sign} {first}v",
            changes_the_sign_between=f"{first}u {other} {second}v",
            multiplies_the_values=f"({k * m})*u*v",
        ),
    )


@lru_cache(maxsize=64)
def rate_between(a: str, b: str) -> Theorem:
    """The average rate of change between two places, from the values there."""
    a, b = (f"-({place[1:]})" if place[0] == "-" else place for place in (a, b))  # −(1/2) prints as −1/2
    return theorem(
        "rate_by_values",
        form(
            f"m = (v - u)/(({b}) - ({a}))",
            forgets_to_divide="v - u",
            adds_the_values=f"(v + u)/(({b}) - ({a}))",
            divides_by_the_sum_instead=f"(v - u)/(({b}) + ({a}))",
            turns_the_fraction_round=f"(({b}) - ({a}))/(v - u)",
        ),
    )
