"""What is measured of curves on coordinate axes, by sampling them.

Shares no code with what builds, differentiates or solves: values come from the curves' own expressions, slopes from
differences, zeros from changes of sign, areas from Gauss quadrature.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from engine.check.plane import SLOPE_TOLERANCE, TOLERANCE, Sampled, Scene, point
from engine.facts.expr import parse
from engine.facts.function import function_of, values_of

GOLDEN = (5**0.5 - 1) / 2  # of an interval that keeps its proportion when it is cut
SAMPLES = 2001  # places at which a curve is looked at for zeros and extrema


def at(scene: Scene, f: str, x: float) -> float:
    """f(x) by the piece that x lies in, the first one where two meet; nan outside all."""
    for _, y, start, stop in scene["curves"][f]:
        if start - 1e-12 <= x <= stop + 1e-12:
            return function_of(y)(x)
    return float("nan")


def sampled(scene: Scene, f: str, count: int = SAMPLES, inset: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Places and values over all pieces, those that are not finite left out; inset keeps off the pieces' ends."""
    xs, ys = [], []
    for _, y, start, stop in scene["curves"][f]:
        room = inset * (stop - start)
        places = np.linspace(start + room, stop - room, count)
        xs.append(places)
        ys.append(values_of(y, x=places))
    x, y = np.concatenate(xs), np.concatenate(ys)
    kept = np.isfinite(y)
    return x[kept], y[kept]


def formula(scene: Scene, f: str) -> Sampled:
    """f at places all over its graph."""
    return Sampled(*sampled(scene, f, 9, 0.0317))


def _difference(scene: Scene, f: str, x: float) -> float:
    """Slope of f at x: differences over two widths, extrapolated (Richardson), off by some 1e-9."""
    h = 1e-3
    wide, narrow = ((at(scene, f, x + s) - at(scene, f, x - s)) / (2 * s) for s in (h, h / 2))
    return (4 * narrow - wide) / 3


def derivative(scene: Scene, f: str) -> Sampled:
    """Slope of f at places all over its graph."""
    xs, _ = sampled(scene, f, 9, 0.07)
    return Sampled(xs, np.array([_difference(scene, f, x) for x in xs.tolist()]), SLOPE_TOLERANCE)


def antiderivative(scene: Scene, f: str) -> Sampled:
    """Area gathered from the first place on, at places all over the graph of f."""
    xs, _ = sampled(scene, f, 6, 0.05)
    gathered = [0.0]
    for a, b in pairwise(xs.tolist()):
        gathered.append(gathered[-1] + integral_over(scene, f, a, b))
    return Sampled(xs, np.array(gathered), TOLERANCE, True)


GAUSS = np.polynomial.legendre.leggauss(12)


def integral_over(scene: Scene, f: str, a: float, b: float) -> float:
    """Integral of f from a to b: Gauss's rule with 12 places on each of 8 parts, cut where the pieces of f meet."""
    cuts = {a, b} | {end for _, _, start, stop in scene["curves"][f] for end in (start, stop) if a < end < b}
    ordered, total = sorted(cuts), 0.0
    for low, high in pairwise(ordered):
        middle = (low + high) / 2
        y = next(y for _, y, start, stop in scene["curves"][f] if start - 1e-9 <= middle <= stop + 1e-9)
        edges = np.linspace(low, high, 9)
        half = (edges[1:] - edges[:-1]) / 2
        places = ((edges[1:] + edges[:-1]) / 2)[:, None] + half[:, None] * GAUSS[0]
        total += float((values_of(y, x=places) * GAUSS[1] * half[:, None]).sum())
    return total


def _number(source: str) -> float:
    """A place such as "-1/2" or "pi/3"."""
    return float("inf") * (-1 if source.startswith("-") else 1) if source in ("oo", "-oo") else parse(source).approx({})


def zeros(scene: Scene, f: str) -> list[float]:
    """Where f is 0 on its pieces: changes of sign by bisection, and places where it touches the axis."""
    found: list[float] = []
    for _, y, start, stop in scene["curves"][f]:
        value = function_of(y)
        xs = np.linspace(start, stop, SAMPLES)
        ys = values_of(y, x=xs)
        size = float(np.nanmax(np.abs(np.where(np.isfinite(ys), ys, 0.0)))) or 1.0
        for i in np.flatnonzero(np.abs(ys) <= 1e-12 * size).tolist():
            found.append(float(xs[i]))
        for i in np.flatnonzero(ys[:-1] * ys[1:] < 0).tolist():
            root = bisected(value, float(xs[i]), float(xs[i + 1]))
            if abs(value(root)) < 1e-6 * size:  # a pole changes sign too
                found.append(root)
        inner = np.abs(ys)
        low = np.flatnonzero((inner[1:-1] < inner[:-2]) & (inner[1:-1] <= inner[2:]) & (ys[:-2] * ys[2:] > 0)) + 1
        for i in low.tolist():
            root = narrowed(partial(_depth, value), float(xs[i - 1]), float(xs[i + 1]))
            if abs(value(root)) < 1e-9 * size:
                found.append(root)
        found = [snapped(value, root, size) for root in found]
    return distinct(found)


def _depth(value: Callable[[float], float], x: float) -> float:
    """Greatest where the curve is nearest to the axis."""
    return -abs(value(x))


def snapped(value: Callable[[float], float], root: float, size: float) -> float:
    """The rounded place where it is a zero too: a triple one of a curve as high as `size` is found to 1e-4 only."""
    for digits in (2, 3):  # places beside a triple zero are zeros too, by rounding: -2.0005 beside -2
        near = round(root, digits)
        if abs(value(near)) <= max(abs(value(root)), 1e-12 * size):
            return near
    return root


def bisected(value: Callable[[float], float], low: float, high: float) -> float:
    """The place between low and high where the value changes sign, or the end where it is 0 but for rounding.

    Whether it falls is told from both ends: at one that is a zero the sign is rounding's, and numpy's powers round one
    place otherwise than an array of them.
    """
    falling = value(low) > value(high)
    middle = (low + high) / 2
    for _ in range(80):  # or until no float lies between them, some 45 halvings where the place is not 0
        if not low < middle < high:
            break
        if (value(middle) > 0) == falling:
            low = middle
        else:
            high = middle
        middle = (low + high) / 2
    return middle


def narrowed(value: Callable[[float], float], low: float, high: float) -> float:
    """The place of the greatest value between low and high (golden section), to 1e-12 of the width at best."""
    a, b = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_a, at_b = value(a), value(b)
    for _ in range(58):
        if at_a < at_b:
            low, a, at_a = a, b, at_b
            b = low + GOLDEN * (high - low)
            at_b = value(b)
        else:
            high, b, at_b = b, a, at_a
            a = high - GOLDEN * (high - low)
            at_a = value(a)
    return (low + high) / 2


def distinct(places: list[float]) -> list[float]:
    """In order, one of each group closer than 1e-5."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > 1e-5:
            out.append(place)
    return out


CURVE_MEASURES: dict[str, Callable[..., Any]] = {
    "formula": lambda scene, f, *_form: formula(scene, f),  # expanded, factored and vertex form are one function
    "derivative": derivative,
    "antiderivative": antiderivative,
    "value": lambda scene, f, place: at(scene, f, _number(place)),
    "gradient": lambda scene, f, place: _difference(scene, f, _number(place)),
    "zeros": zeros,
    "integral": lambda scene, f, a, b: integral_over(scene, f, _number(a), _number(b)),
}


def _on_curve(scene: Scene, p: str, f: str) -> bool:
    """The point lies on the graph of f."""
    x, y = point(scene, p)
    return abs(at(scene, f, x) - y) < TOLERANCE * max(1.0, abs(y))


CURVE_PREDICATES: dict[str, Callable[..., bool]] = {"on_curve": _on_curve}
