"""What is measured of two graphs: where they meet, area between, compositions, one as the image of the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.check.calculus import _ends, crossings, slopes, stretches
from engine.check.curves import _number, at, integral_over, sampled
from engine.check.plane import Sampled, Scene, point
from engine.check.waves import whole


def gap(scene: Scene, f: str, g: str) -> Callable[[Any], Any]:
    """f - g at every x."""
    one, other = whole(scene, f), whole(scene, g)
    return lambda x: one(x) - other(x)


def meetings(scene: Scene, f: str, g: str) -> list[float]:
    """Where the two graphs meet in the window of f."""
    return crossings(gap(scene, f, g), *_ends(scene, f))


def difference(scene: Scene, f: str, g: str) -> Sampled:
    """f - g at places all over the graph of f."""
    xs, _ = sampled(scene, f, 9, 0.05)
    return Sampled(xs, gap(scene, f, g)(xs))


def difference_antiderivative(scene: Scene, f: str, g: str) -> Sampled:
    """The area gathered between f and g."""
    xs, _ = sampled(scene, f, 6, 0.05)
    gathered = [integral_over(scene, f, xs[0], x) - integral_over(scene, g, xs[0], x) for x in xs[1:].tolist()]
    return Sampled(xs, np.array([0.0, *gathered]), up_to_constant=True)


def area_between(scene: Scene, f: str, g: str) -> float:
    """Area between the two graphs from their first meeting to the last."""
    first, *_, last = meetings(scene, f, g)
    return abs(integral_over(scene, f, first, last) - integral_over(scene, g, first, last))


def _between(scene: Scene, value: Callable[[Any], Any], p: str, q: str) -> float:
    found = crossings(value, point(scene, p)[0], point(scene, q)[0])
    (place,) = found
    return place


def _mean_place(scene: Scene, f: str, p: str, q: str) -> float:
    a, b = point(scene, p)[0], point(scene, q)[0]
    mean, value = integral_over(scene, f, a, b) / (b - a), whole(scene, f)
    return _between(scene, lambda x: value(x) - mean, p, q)


def _chord_place(scene: Scene, f: str, p: str, q: str) -> float:
    (ax, ay), (bx, by) = point(scene, p), point(scene, q)
    slope = slopes(scene, f)
    return _between(scene, lambda x: slope(x) - (by - ay) / (bx - ax), p, q)


def strips(scene: Scene, f: str, p: str, q: str, n: str) -> tuple[float, np.ndarray]:
    """Width of the strips, and the values of f at their borders."""
    xs = np.linspace(point(scene, p)[0], point(scene, q)[0], int(n) + 1)
    return float(xs[1] - xs[0]), np.array([at(scene, f, x) for x in xs.tolist()])


def _sum(scene: Scene, f: str, p: str, q: str, n: str, kind: str) -> float:
    width, ys = strips(scene, f, p, q, n)
    left, right = width * float(ys[:-1].sum()), width * float(ys[1:].sum())
    return {"left": left, "right": right, "trapezoid": (left + right) / 2}[kind]


def _error(scene: Scene, f: str, p: str, q: str, n: str, kind: str) -> float:
    return _sum(scene, f, p, q, n, kind) - integral_over(scene, f, point(scene, p)[0], point(scene, q)[0])


PAIR_MEASURES: dict[str, Callable[..., Any]] = {
    "difference": difference,
    "difference_antiderivative": difference_antiderivative,
    "meeting_places": meetings,
    "area_between": area_between,
    "above_on": lambda scene, f, g: stretches(gap(scene, f, g), *_ends(scene, f)),
    "gap": lambda scene, f, g, place: at(scene, f, _number(place)) - at(scene, g, _number(place)),
    "mean_place": _mean_place,
    "chord_place": _chord_place,
    "sum_width": lambda scene, f, p, q, n: strips(scene, f, p, q, n)[0],
    "left_sum": lambda scene, f, p, q, n: _sum(scene, f, p, q, n, "left"),
    "right_sum": lambda scene, f, p, q, n: _sum(scene, f, p, q, n, "right"),
    "trapezoid_sum": lambda scene, f, p, q, n: _sum(scene, f, p, q, n, "trapezoid"),
    "sum_error": _error,
}


def _meet_at(scene: Scene, p: str, f: str, g: str) -> bool:
    """The two graphs meet at p."""
    x, y = point(scene, p)
    return max(abs(at(scene, f, x) - y), abs(at(scene, g, x) - y)) < 1e-6


PAIR_PREDICATES: dict[str, Callable[..., bool]] = {
    "meet_at": _meet_at,
    "left_meeting": lambda scene, p, f, g: abs(point(scene, p)[0] - meetings(scene, f, g)[0]) < 1e-6,
    "right_meeting": lambda scene, p, f, g: abs(point(scene, p)[0] - meetings(scene, f, g)[-1]) < 1e-6,
}
