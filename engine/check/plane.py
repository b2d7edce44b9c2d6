"""What is measured on coordinate axes: points and lines by coordinates, curves by sampling them.

Shares no code with what builds, differentiates or solves: values come from the curves' own expressions, slopes from
differences, zeros from changes of sign, areas from Gauss quadrature.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from math import isinf
from typing import Any, NamedTuple

import numpy as np

from engine.facts.expr import parse
from engine.facts.term import Term
from engine.facts.value import Closed, Compound, Value, Word

Scene = Mapping[str, Any]  # the row's `scene`, as parsed JSON
TOLERANCE = 1e-6  # relative, between an exact value and what the drawing measures
SLOPE_TOLERANCE = 1e-5  # of what comes from differences of values
SAMPLES = 2001  # places at which a curve is looked at for zeros and extrema


class Sampled(NamedTuple):
    """A function to compare a formula with: places, values there, the tolerance, whether a constant may differ."""

    xs: np.ndarray
    values: np.ndarray
    tolerance: float = TOLERANCE
    up_to_constant: bool = False


class Relation(NamedTuple):
    """Points that satisfy an equation, and points that do not."""

    on: list[tuple[float, float]]
    off: list[tuple[float, float]]


def agrees(value: Value, measured: Any) -> bool:
    """Whether a stated value is what was measured."""
    if isinstance(value, Word):
        return bool(value.word == measured)
    if isinstance(measured, Sampled):
        return _same_function(value, measured)
    if isinstance(measured, Relation):
        return _same_relation(value, measured)
    if isinstance(value, Compound):
        return _same_compound(value, measured)
    if isinstance(measured, (tuple, list, str)):
        return False
    size = float(value)
    if isinf(size) or isinf(measured):
        return bool(size == measured)
    return abs(size - measured) <= TOLERANCE * max(abs(size), 1.0)


def _same_compound(value: Compound, measured: Any) -> bool:
    if not isinstance(measured, (tuple, list)):
        return False
    if value.kind == "interval":
        return len(measured) == 4 and _ends_agree(value, measured)
    if len(value.items) != len(measured):
        return False
    return all(agrees(item, part) for item, part in zip(value.items, measured, strict=True))


def _ends_agree(value: Compound, measured: Any) -> bool:
    """An interval is measured as (low, high, low belongs to it, high belongs to it)."""
    return all(map(agrees, value.items, measured[:2])) and tuple(measured[2:]) == value.ends


def _same_function(value: Value, measured: Sampled) -> bool:
    if isinstance(value, (Compound, Closed, Word)):
        return False
    term = value if isinstance(value, Term) else Term(value)
    stated = np.array([term.at({"x": x}) for x in measured.xs.tolist()])
    gap = stated - measured.values
    if measured.up_to_constant:
        gap = gap - gap[0]
    return bool(len(gap) and np.all(np.abs(gap) <= measured.tolerance * np.maximum(1.0, np.abs(measured.values))))


def _same_relation(value: Value, measured: Relation) -> bool:
    if not isinstance(value, Compound) or value.kind != "eq":
        return False
    left, right = (side if isinstance(side, Term) else Term(side) for side in value.items)

    def gap(x: float, y: float) -> float:
        return left.at({"x": x, "y": y}) - right.at({"x": x, "y": y})

    size = max(abs(gap(*p)) for p in measured.off)
    return all(abs(gap(*p)) < TOLERANCE * size for p in measured.on) and all(
        abs(gap(*p)) > 1e-3 * size for p in measured.off
    )


# -- points and lines --------------------------------------------------------------------------------------


def point(scene: Scene, p: str) -> tuple[float, float]:
    """(x, y)."""
    x, y = scene["points"][p]
    return x, y


def slope(scene: Scene, a: str, b: str) -> float:
    """Rise over run from a to b."""
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    return (by - ay) / (bx - ax)


def intercept(scene: Scene, a: str, b: str, axis: str) -> float:
    """Where the line a-b meets the axis."""
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    return (ax * by - bx * ay) / (ax - bx) if axis == "y" else (ay * bx - by * ax) / (ay - by)


def line(scene: Scene, a: str, b: str) -> Relation:
    """Points of the line a-b, and points beside it."""
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    dx, dy = bx - ax, by - ay
    on = [(ax + t * dx, ay + t * dy) for t in (-1.0, 0.0, 0.3, 1.0, 2.0)]
    return Relation(on, [(ax - dy, ay + dx), (bx + dy / 2, by - dx / 2)])


def circle(scene: Scene, name: str) -> Relation:
    """Points of a circle, and its centre and others off it."""
    x, y = point(scene, scene["circles"][name]["center"])
    r = scene["circles"][name]["radius"]
    angles = np.linspace(0.3, 6.0, 7)
    on = list(zip((x + r * np.cos(angles)).tolist(), (y + r * np.sin(angles)).tolist(), strict=True))
    return Relation(on, [(x, y), (x + 1.5 * r, y), (x, y - 0.5 * r)])


# -- curves ------------------------------------------------------------------------------------------------


def at(scene: Scene, f: str, x: float) -> float:
    """f(x) by the piece that x lies in, the first one where two meet; nan outside all."""
    for _, y, start, stop in scene["curves"][f]:
        if start - 1e-12 <= x <= stop + 1e-12:
            return float(parse(y).sampled({"x": np.array([x])})[0])
    return float("nan")


def sampled(scene: Scene, f: str, count: int = SAMPLES, inset: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Places and values over all pieces, those that are not finite left out; inset keeps off the pieces' ends."""
    xs, ys = [], []
    for _, y, start, stop in scene["curves"][f]:
        room = inset * (stop - start)
        places = np.linspace(start + room, stop - room, count)
        xs.append(places)
        ys.append(parse(y).sampled({"x": places}))
    x, y = np.concatenate(xs), np.concatenate(ys)
    kept = np.isfinite(y)
    return x[kept], y[kept]


def formula(scene: Scene, f: str) -> Sampled:
    """f at places all over its graph."""
    return Sampled(*sampled(scene, f, 9, 0.03))


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
        total += float((parse(y).sampled({"x": places}) * GAUSS[1] * half[:, None]).sum())
    return total


def _number(source: str) -> float:
    """A place such as "-1/2" or "pi/3"."""
    return float("inf") * (-1 if source.startswith("-") else 1) if source in ("oo", "-oo") else parse(source).approx({})


def zeros(scene: Scene, f: str) -> list[float]:
    """Where f is 0 on its pieces: changes of sign by bisection, and places where it touches the axis."""
    found: list[float] = []
    for _, y, start, stop in scene["curves"][f]:
        expr = parse(y)

        def value(x: float, expr: Any = expr) -> float:
            return float(expr.sampled({"x": np.array([x])})[0])

        xs = np.linspace(start, stop, SAMPLES)
        ys = expr.sampled({"x": xs})
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
            root = narrowed(lambda x: -abs(value(x)), float(xs[i - 1]), float(xs[i + 1]))
            if abs(value(root)) < 1e-9 * size:
                found.append(root)
    return distinct(found)


def bisected(value: Callable[[float], float], low: float, high: float) -> float:
    """The place between low and high where the value changes sign."""
    falling = value(low) > 0
    for _ in range(80):
        middle = (low + high) / 2
        if (value(middle) > 0) == falling:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def narrowed(value: Callable[[float], float], low: float, high: float) -> float:
    """The place of the greatest value between low and high (golden section), to about 1e-8 of the width."""
    ratio = (5**0.5 - 1) / 2
    for _ in range(60):
        a, b = high - ratio * (high - low), low + ratio * (high - low)
        if value(a) < value(b):
            low = a
        else:
            high = b
    return (low + high) / 2


def distinct(places: list[float]) -> list[float]:
    """In order, one of each group closer than 1e-5."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > 1e-5:
            out.append(place)
    return out


PLANE_MEASURES: dict[str, Callable[..., Any]] = {
    "point": point,
    "coordinate": lambda scene, p, axis: point(scene, p)["xy".index(axis)],
    "slope": slope,
    "intercept": intercept,
    "line": line,
    "circle": circle,
    "formula": lambda scene, f, *_form: formula(scene, f),  # expanded, factored and vertex form are one function
    "derivative": derivative,
    "antiderivative": antiderivative,
    "value": lambda scene, f, place: at(scene, f, _number(place)),
    "gradient": lambda scene, f, place: _difference(scene, f, _number(place)),
    "zeros": zeros,
    "zero_count": lambda scene, f: float(len(zeros(scene, f))),
    "integral": lambda scene, f, a, b: integral_over(scene, f, _number(a), _number(b)),
}
