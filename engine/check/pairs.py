"""What is measured of two graphs: where they meet, the area between them, approximating sums, images."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from engine.check.calculus import _ends, crossings, slopes, stretches
from engine.check.curves import SAMPLES, _number, at, integral_over, narrowed, sampled
from engine.check.plane import Sampled, Scene, point
from engine.check.waves import whole


def gap(scene: Scene, f: str, g: str) -> Callable[[Any], Any]:
    """f - g at every x."""
    one, other = whole(scene, f), whole(scene, g)
    return lambda x: one(x) - other(x)


def meetings(scene: Scene, f: str, g: str) -> list[float]:
    """Where the two graphs meet in the window of f."""
    return crossings(gap(scene, f, g), *_ends(scene, f))


def _composed(scene: Scene, f: str, g: str) -> Sampled:
    """f at the values of g, at places all over the graph of g."""
    xs, ys = sampled(scene, g, 9, 0.05)
    return Sampled(xs, whole(scene, f)(ys))


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
    total = _midpoints(scene, f, p, q, n) if kind == "midpoint" else _sum(scene, f, p, q, n, kind)
    return total - integral_over(scene, f, point(scene, p)[0], point(scene, q)[0])


def _midpoints(scene: Scene, f: str, p: str, q: str, n: str) -> float:
    width, _ = strips(scene, f, p, q, n)
    return width * sum(at(scene, f, point(scene, p)[0] + (i + 0.5) * width) for i in range(int(n)))


def _signed(value: Callable[[Any], Any], sign: int, x: float) -> float:
    return sign * float(value(x))


def _anchor(scene: Scene, f: str) -> float:
    """The place of the only turn of f, or where its graph starts if it has none."""
    start, stop = _ends(scene, f)
    value = whole(scene, f)
    xs = np.linspace(start, stop, SAMPLES)
    ys = value(xs)
    for sign in (1, -1):
        i = int(np.nanargmax(sign * ys))
        if 0 < i < SAMPLES - 1:
            return narrowed(partial(_signed, value, sign), float(xs[i - 1]), float(xs[i + 1]))
    return float(start)


def image(scene: Scene, f: str, g: str) -> tuple[float, float, float]:
    """a, h and k of g(x) = a f(x - h) + k; ValueError where g is no such image."""
    one, other = whole(scene, f), whole(scene, g)
    p, q = _anchor(scene, f), _anchor(scene, g)
    a = float((other(q + 1) - other(q)) / (one(p + 1) - one(p)))
    k = float(other(q) - a * one(p))
    xs = q + np.array([0.3, 1.7, 2.2])
    if not np.allclose(other(xs), a * one(xs - q + p) + k, atol=1e-5):
        raise ValueError(f"{g} is no image of {f}")
    return a, q - p, k


PAIR_MEASURES: dict[str, Callable[..., Any]] = {
    "difference": difference,
    "difference_antiderivative": difference_antiderivative,
    "meeting_places": meetings,
    "area_between": area_between,
    "above_on": lambda scene, f, g: stretches(gap(scene, f, g), *_ends(scene, f)),
    "gap": lambda scene, f, g, place: at(scene, f, _number(place)) - at(scene, g, _number(place)),
    "chord_place": _chord_place,
    "sum_width": lambda scene, f, p, q, n: strips(scene, f, p, q, n)[0],
    "left_sum": lambda scene, f, p, q, n: _sum(scene, f, p, q, n, "left"),
    "right_sum": lambda scene, f, p, q, n: _sum(scene, f, p, q, n, "right"),
    "trapezoid_sum": lambda scene, f, p, q, n: _sum(scene, f, p, q, n, "trapezoid"),
    "midpoint_sum": _midpoints,
    "sum_error": _error,
    "image_stretch": lambda scene, f, g: image(scene, f, g)[0],
    "shift_right": lambda scene, f, g: round(image(scene, f, g)[1], 6),
    "shift_up": lambda scene, f, g: image(scene, f, g)[2],
    "composite_formula": _composed,
    "composite": lambda scene, f, g, x: at(scene, f, at(scene, g, _number(x))),
    "sum_at": lambda scene, f, g, x: at(scene, f, _number(x)) + at(scene, g, _number(x)),
    "difference_at": lambda scene, f, g, x: at(scene, f, _number(x)) - at(scene, g, _number(x)),
    "product_at": lambda scene, f, g, x: at(scene, f, _number(x)) * at(scene, g, _number(x)),
    "quotient_at": lambda scene, f, g, x: at(scene, f, _number(x)) / at(scene, g, _number(x)),
}


def _meet_at(scene: Scene, p: str, f: str, g: str) -> bool:
    """The two graphs meet at p."""
    x, y = point(scene, p)
    return max(abs(at(scene, f, x) - y), abs(at(scene, g, x) - y)) < 1e-6


def _equal_strips(scene: Scene, *points: str) -> bool:
    """The points follow each other from left to right at equal distances."""
    xs = [point(scene, p)[0] for p in points]
    return xs[1] > xs[0] and float(np.ptp(np.diff(xs))) < 1e-9


def _anchor_at(scene: Scene, p: str, f: str) -> bool:
    """p is the turning point, the corner or the end of the graph of f."""
    x, y = point(scene, p)
    return abs(_anchor(scene, f) - x) < 1e-5 and abs(float(whole(scene, f)(x)) - y) < 1e-6


def _image_at(scene: Scene, q: str, p: str, f: str, g: str) -> bool:
    """The point p of f goes to the point q of g."""
    (px, py), (qx, qy), (a, h, k) = point(scene, p), point(scene, q), image(scene, f, g)
    return abs(px + h - qx) < 1e-5 and abs(a * py + k - qy) < 1e-5 and abs(at(scene, f, px) - py) < 1e-6


def _inverse(scene: Scene, g: str, f: str) -> bool:
    """g(f(x)) = x wherever f is drawn and its value is in the window of g."""
    xs, ys = sampled(scene, f, 400, 0.02)
    low, high = min(p[2] for p in scene["curves"][g]), max(p[3] for p in scene["curves"][g])
    kept = (ys > low) & (ys < high)
    back = [at(scene, g, y) for y in ys[kept].tolist()]
    return bool(kept.sum() > 8 and np.allclose(back, xs[kept], atol=1e-6))


PAIR_PREDICATES: dict[str, Callable[..., bool]] = {
    "anchor_at": _anchor_at,
    "image_at": _image_at,
    "inverse": _inverse,
    "mirrored": lambda scene, q, p: np.allclose(point(scene, q), point(scene, p)[::-1]),
    "equal_strips": _equal_strips,
    "meet_at": _meet_at,
    "left_meeting": lambda scene, p, f, g: abs(point(scene, p)[0] - meetings(scene, f, g)[0]) < 1e-6,
    "right_meeting": lambda scene, p, f, g: abs(point(scene, p)[0] - meetings(scene, f, g)[-1]) < 1e-6,
}
