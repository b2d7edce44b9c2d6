"""Nodes of graphs that go up and down between whole places."""

from itertools import pairwise
from random import Random

from engine import Reject

Node = tuple[int, int]


def zigzag(rng: Random, count: tuple[int, int], least: int, reach: int = 9, high: int = 9) -> list[Node]:
    """Between count[0] and count[1] nodes that are turns in alternation, each at least `least` above or below the last.

    Reject where they are too high, too close side by side, or have two equal highest or lowest ones.
    """
    xs = sorted(rng.sample(range(1 - reach, reach), rng.randint(*count)))
    ys, up = [rng.randint(-7, 7)], rng.random() < 0.5
    for _ in xs[1:]:
        ys.append(ys[-1] + (1 if up else -1) * rng.randint(least, 8))
        up = not up
    if max(map(abs, ys)) > high or any(b - a < 2 for a, b in pairwise(xs)):
        raise Reject("too high or too steep")
    if ys.count(max(ys)) > 1 or ys.count(min(ys)) > 1:
        raise Reject("two equal extremes")
    return list(zip(xs, ys, strict=True))
