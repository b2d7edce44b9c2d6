"""A theorem used in its first direction only, where the other ones would end in what is never given."""

from functools import cache

from engine import Theorem


@cache
def one_way(theorem: Theorem) -> Theorem:
    """The theorem with its first form alone."""
    return Theorem(theorem.name, theorem.forms[:1], theorem.symbols)
