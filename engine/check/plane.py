"""What is measured of points, lines and circles on coordinate axes, and whether a stated value agrees with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isinf
from typing import Any, NamedTuple

import numpy as np

from engine.facts.exact import Exact
from engine.facts.term import Term, polynomial
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
    ys: np.ndarray | None = None  # of a function of two variables, the places' second coordinates


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
    if isinstance(measured, complex):
        return _same_complex(value, measured)
    if isinstance(value, Compound):
        return _same_compound(value, measured)
    if isinstance(measured, (tuple, list, str)):
        return False
    size = float(value)
    if isinf(size) or isinf(measured):
        return bool(size == measured)
    return abs(size - measured) <= TOLERANCE * max(abs(size), 1.0)


def _same_complex(value: Value, measured: complex) -> bool:
    """a + b i as a formula in the imaginary unit."""
    if not isinstance(value, (Exact, Term)):
        return False
    parts = polynomial(value if isinstance(value, Exact) else value.node, "I") or {}
    stated = complex(*(float(parts[k]) if k in parts else 0.0 for k in (0, 1)))
    return set(parts) <= {0, 1} and abs(stated - measured) <= TOLERANCE * max(abs(measured), 1.0)


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
    ys = measured.xs if measured.ys is None else measured.ys
    stated = np.array([term.at({"x": x, "y": y}) for x, y in zip(measured.xs.tolist(), ys.tolist(), strict=True)])
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


def line(scene: Scene, a: str, b: str, *_form: str) -> Relation:
    """Points of the line a-b, and points beside it; all forms of its equation are one relation."""
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


def _explicit(scene: Scene, a: str, b: str) -> Sampled:
    """Heights of the line a-b at a few places."""
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    t = np.array([-1.0, 0.0, 0.4, 1.0, 2.3])
    return Sampled(ax + t * (bx - ax), ay + t * (by - ay))


def _collected(scene: Scene, a: str, b: str, c: str, d: str) -> Relation:
    """Points straight above and below the place where the lines a-b and c-d meet, and points beside."""
    m, n = slope(scene, a, b), slope(scene, c, d)
    x = (intercept(scene, c, d, "y") - intercept(scene, a, b, "y")) / (m - n)
    return Relation([(x, -1.0), (x, 2.0)], [(x + 1, 0.0), (x - 2, 1.0)])


def _middle(scene: Scene, a: str, b: str) -> tuple[float, float]:
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    return ax + (bx - ax) / 2, ay + (by - ay) / 2


def _cross(scene: Scene, a: str, b: str, c: str, d: str) -> tuple[float, float]:
    """Sine and cosine of the turn from a-b to c-d."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (point(scene, p) for p in (a, b, c, d))
    u, v = (bx - ax, by - ay), (dx - cx, dy - cy)
    size = float(np.hypot(*u) * np.hypot(*v))
    return (u[0] * v[1] - u[1] * v[0]) / size, (u[0] * v[0] + u[1] * v[1]) / size


def _beside(scene: Scene, p: str, a: str, b: str) -> float:
    """Distance of p from the line a-b, as a share of a-b."""
    (px, py), (ax, ay), (bx, by) = (point(scene, name) for name in (p, a, b))
    ux, uy = bx - ax, by - ay
    return float(abs(ux * (py - ay) - uy * (px - ax)) / (ux * ux + uy * uy))


def _bisector(scene: Scene, a: str, b: str, c: str, d: str, *_names: str) -> bool:
    """c and d are each as far from a as from b."""
    gaps = [[np.hypot(*np.subtract(point(scene, p), point(scene, end))) for end in (a, b)] for p in (c, d)]
    return all(abs(one - other) < TOLERANCE for one, other in gaps)


LINE_MEASURES: dict[str, Callable[..., Any]] = {
    "x_intercept": lambda scene, a, b: intercept(scene, a, b, "x"),
    "explicit": _explicit,
    "collected": _collected,
    "midpoint": _middle,
}
# of two points of each line, and the lines' names; on_line of a point, two points of a line and its name
LINE_PREDICATES: dict[str, Callable[..., bool]] = {
    "on_line": lambda scene, p, a, b, *_name: _beside(scene, p, a, b) < TOLERANCE,
    "lines_meet": lambda scene, a, b, c, d, _one, _other, p: (
        max(_beside(scene, p, a, b), _beside(scene, p, c, d)) < TOLERANCE
    ),
    "perpendicular_bisector": _bisector,
    "lines_parallel": lambda scene, a, b, c, d, *_names: abs(_cross(scene, a, b, c, d)[0]) < TOLERANCE,
    "lines_perpendicular": lambda scene, a, b, c, d, *_names: abs(_cross(scene, a, b, c, d)[1]) < TOLERANCE,
}
PLANE_MEASURES: dict[str, Callable[..., Any]] = {
    "point": point,
    "coordinate": lambda scene, p, axis: point(scene, p)["xy".index(axis)],
    "slope": slope,
    "intercept": intercept,
    "line": line,
    "circle": circle,
    **LINE_MEASURES,
}
PLANE_PREDICATES: dict[str, Callable[..., bool]] = {**LINE_PREDICATES}
