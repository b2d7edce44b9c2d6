"""Theorems on values of one function at two places: multiples, products, average rate of change."""

from functools import lru_cache

from engine import Theorem, form, theorem

PRODUCT_OF_TWO = theorem(
    "product_of_two_values",
    form("w = u*v", adds_the_values="u + v", subtracts="u - v", squares_the_first="u**2 + 0*v"),
)


@lru_cache(maxsize=512)
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


@lru_cache(maxsize=512)
def rate_between(a: str, b: str) -> Theorem:
    """The average rate of change between two places, from the values there."""
    return theorem(
        "rate_by_values",
        form(
            f"m = (v - u)/(({b}) - ({a}))",
            forgets_to_divide="v - u",
            adds_the_values=f"(v + u)/(({b}) - ({a}))",
            divides_by_the_sum_of_the_places=f"(v - u)/(({b}) + ({a}))",
            turns_the_fraction_round=f"(({b}) - ({a}))/(v - u)",
        ),
    )
