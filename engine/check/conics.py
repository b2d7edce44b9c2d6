"""What is measured of circles and other conics on coordinate axes, and what is claimed of them."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Any

import numpy as np

from engine.check.plane import TOLERANCE, Relation, Sampled, Scene, circle, line, point
from engine.facts.function import values_of

SAMPLES = 13  # places of a conic at which a stated equation is tried


def _disk(scene: Scene, name: str) -> tuple[float, float, float]:
    """Centre and radius of a drawn circle."""
    drawn = scene["circles"][name]
    return (*point(scene, drawn["center"]), drawn["radius"])


def power(scene: Scene, name: str, p: str) -> float:
    """Product of the distances from p to the circle along the line through its centre, negative inside."""
    x, y, r = _disk(scene, name)
    px, py = point(scene, p)
    d = hypot(px - x, py - y)
    return (d - r) * (d + r)


def common_places(scene: Scene, name: str, a: str, b: str) -> list[float]:
    """x of the points that the line a-b and the circle share, from the foot of the centre."""
    x, y, r = _disk(scene, name)
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    length = hypot(bx - ax, by - ay)
    ux, uy = (bx - ax) / length, (by - ay) / length
    along = (x - ax) * ux + (y - ay) * uy
    off = hypot(ax + along * ux - x, ay + along * uy - y)
    half = (r * r - off * off) ** 0.5
    return sorted(ax + (along + t) * ux for t in (-half, half))


def elimination(scene: Scene, name: str, a: str, b: str) -> Sampled:
    """Power with respect to the circle of the points of the line a-b, over their x."""
    x, y, r = _disk(scene, name)
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    t = np.linspace(-1.0, 2.0, 7)
    xs, ys = ax + t * (bx - ax), ay + t * (by - ay)
    return Sampled(xs, (xs - x) ** 2 + (ys - y) ** 2 - r * r)


def _drawn(scene: Scene, name: str, count: int) -> list[np.ndarray]:
    """Points (count x 2) of each piece of a curve."""
    runs = []
    for x, y, start, stop in scene["curves"][name]:
        t = np.linspace(start, stop, count)
        runs.append(np.stack((values_of(x, t=t), values_of(y, t=t)), axis=1))
    return runs


def conic(scene: Scene, name: str) -> Relation:
    """Points of the curve, and middles of its chords, which lie on none of its branches."""
    on: list[tuple[float, float]] = []
    off: list[tuple[float, float]] = []
    for run in _drawn(scene, name, SAMPLES):
        on += [(x, y) for x, y in run.tolist()]
        off += [(x, y) for x, y in ((run[:-5] + run[5:]) / 2).tolist()]
    return Relation(on, off)


def _away(scene: Scene, name: str, way: str) -> list[tuple[float, float]]:
    """Two far points of a hyperbola, on the branch's end that goes right, up or down."""
    best: list[tuple[float, float]] = []
    for x, y, start, stop in scene["curves"][name]:
        for t in (1e7, 1e-7):
            far = np.array([t, t * (2 if t > 1 else 0.5)])
            xs, ys = values_of(x, t=far).tolist(), values_of(y, t=far).tolist()
            if start < stop and (xs[1] - xs[0]) * (ys[1] - ys[0]) * (1 if way == "rising" else -1) > 0:
                best = list(zip(xs, ys, strict=True))
    return best


def asymptote(scene: Scene, name: str, way: str) -> Relation:
    """Points of a hyperbola so far out that they are on its asymptote, and points beside them."""
    on = _away(scene, name, way)
    return Relation(on, [(x, y + shift) for x, y in on for shift in (-4.0, 4.0)])


def semi_conjugate(scene: Scene, name: str, v: str, w: str) -> float:
    """b of a hyperbola from the slope of its far ends and the distance of its vertices."""
    (ax, ay), (bx, by) = _away(scene, name, "rising")
    (vx, vy), (wx, wy) = point(scene, v), point(scene, w)
    slope, half = (by - ay) / (bx - ax), hypot(wx - vx, wy - vy) / 2
    return half * slope if vy == wy else half / slope


def _apart(scene: Scene, a: str, b: str) -> float:
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    return hypot(bx - ax, by - ay)


def _to(scene: Scene, p: str, at: np.ndarray) -> np.ndarray:
    """Distances of points from p."""
    return np.hypot(at[:, 0] - point(scene, p)[0], at[:, 1] - point(scene, p)[1])


def _steady(values: np.ndarray) -> bool:
    return bool(np.ptp(values) < 1e-6 * max(1.0, float(np.abs(values).max())))


def _first(scene: Scene, one: str, other: str, first: str) -> bool:
    """Whether the first of two points is the "left" or the "lower" one."""
    axis = {"left": 0, "lower": 1}[first]
    return bool(point(scene, one)[axis] < point(scene, other)[axis] - TOLERANCE)


def _foci(scene: Scene, name: str, f: str, g: str, first: str) -> bool:
    """The sum, or the difference, of the distances from the two points is the same all over the curve."""
    at = np.concatenate(_drawn(scene, name, 50))
    one, other = _to(scene, f, at), _to(scene, g, at)
    return _first(scene, f, g, first) and (_steady(one + other) or _steady(np.abs(one - other)))


def _reach(scene: Scene, name: str, v: str, w: str) -> tuple[float, float] | None:
    """How near and how far the curve comes to the middle of v and w, over half of v-w; None if one is off the curve."""
    at = np.concatenate(_drawn(scene, name, 2001))
    (vx, vy), (wx, wy) = point(scene, v), point(scene, w)
    if max(_to(scene, v, at).min(), _to(scene, w, at).min()) > 1e-6:
        return None
    far = np.hypot(at[:, 0] - (vx + wx) / 2, at[:, 1] - (vy + wy) / 2) / (_apart(scene, v, w) / 2)
    return float(far.min()), float(far.max())


def _vertices(scene: Scene, name: str, v: str, w: str, first: str) -> bool:
    """Both points are on the hyperbola, and no point of it is nearer to their middle."""
    reach = _reach(scene, name, v, w)
    return bool(reach and reach[0] >= 1 - 1e-6 and reach[1] > 1 + 1e-3 and _first(scene, v, w, first))


def _axis_ends(scene: Scene, name: str, v: str, w: str, axis: str, first: str) -> bool:
    """Both points are on the ellipse, and none is farther ("major axis") or nearer ("minor axis") to their middle."""
    reach = _reach(scene, name, v, w)
    if reach is None:
        return False
    ends = reach[1] <= 1 + 1e-6 if axis == "major axis" else reach[0] >= 1 - 1e-6 and axis == "minor axis"
    return ends and _first(scene, v, w, first)


def _quadric(scene: Scene, name: str) -> tuple[np.ndarray, np.ndarray, float]:
    """M, k and c of the conic z'Mz + k'z + c = 0 through the drawn points, whatever formulas drew them."""
    at = np.concatenate(_drawn(scene, name, SAMPLES))
    middle, size = at.mean(axis=0), float(np.abs(at - at.mean(axis=0)).max())
    x, y = ((at - middle) / size).T
    terms = np.stack((x * x, x * y, y * y, x, y, np.ones_like(x)), axis=1)
    a, b, c, d, e, f = np.linalg.svd(terms, full_matrices=False)[2][-1].tolist()
    form = np.array([[a, b / 2], [b / 2, c]]) / size**2
    linear = np.array([d, e]) / size - 2 * form @ middle
    return form, linear, float(f - np.array([d, e]) @ middle / size + middle @ form @ middle)


def _centre(scene: Scene, name: str, m: str) -> bool:
    """The point is the one about which the conic is symmetric: its gradient is 0 there. A parabola has none."""
    form, linear, _ = _quadric(scene, name)
    if abs(np.linalg.det(form)) < 1e-9 * float(np.abs(form).max()) ** 2:
        return False
    return bool(np.abs(np.linalg.solve(2 * form, -linear) - point(scene, m)).max() < TOLERANCE)


def _vertex(scene: Scene, name: str, v: str) -> bool:
    """The point lies on the parabola where the gradient runs along the axis, in which the form does not bend."""
    form, linear, constant = _quadric(scene, name)
    z = np.array(point(scene, v))
    gradient = 2 * form @ z + linear
    bends, ways = np.linalg.eigh(form)
    along, across = ways[:, np.argmin(np.abs(bends))], ways[:, np.argmax(np.abs(bends))]
    steep, flat = abs(float(gradient @ along)), abs(float(gradient @ across))
    off = abs(float(z @ form @ z + linear @ z) + constant)
    return bool(np.abs(bends).min() < 1e-6 * np.abs(bends).max() and max(off, flat) < TOLERANCE * steep)


def _focus_directrix(scene: Scene, name: str, f: str, a: str, b: str) -> bool:
    """All points of the curve are as far from f as from the line a-b."""
    at = np.concatenate(_drawn(scene, name, 50))
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    off = np.abs((bx - ax) * (at[:, 1] - ay) - (by - ay) * (at[:, 0] - ax)) / _apart(scene, a, b)
    return bool(np.all(np.abs(off - _to(scene, f, at)) < 1e-6 * max(1.0, float(off.max()))))


def _on_conic(scene: Scene, p: str, name: str) -> bool:
    """The point lies on the drawn curve, as near as its samples can tell."""
    x, y = point(scene, p)
    for run in _drawn(scene, name, 4001):
        steps = np.hypot(*(run[1:] - run[:-1]).T)
        if np.hypot(run[:, 0] - x, run[:, 1] - y).min() <= steps.max():
            return True
    return False


CONIC_MEASURES: dict[str, Callable[..., Any]] = {
    "standard_circle": circle,
    "general_circle": circle,
    "circle_tangent": lambda scene, _circle, a, b: line(scene, a, b),
    "power": power,
    "x_places": common_places,
    "elimination": elimination,
    "conic": conic,
    "semi_axis": lambda scene, a, b, _letter: _apart(scene, a, b) / 2,
    "semi_conjugate": semi_conjugate,
    "linear_eccentricity": lambda scene, _curve, f, g: _apart(scene, f, g) / 2,
    "eccentricity": lambda scene, _curve, f, g, v, w: _apart(scene, f, g) / _apart(scene, v, w),
    "asymptote": asymptote,
    "directrix": line,
    "symmetry_axis": line,
    "focal_parameter": lambda scene, v, f: sum(b - a for a, b in zip(point(scene, v), point(scene, f), strict=True)),
}
CONIC_PREDICATES: dict[str, Callable[..., bool]] = {
    "point_left_of": lambda scene, a, b: point(scene, a)[0] < point(scene, b)[0] - TOLERANCE,
    "parallel_to_axis": lambda scene, a, b, axis: (
        abs(point(scene, a)["yx".index(axis)] - point(scene, b)["yx".index(axis)]) < TOLERANCE
    ),
    "foci": _foci,
    "vertices": _vertices,
    "axis_ends": _axis_ends,
    "conic_centre": _centre,
    "conic_vertex": _vertex,
    "focus_directrix": _focus_directrix,
    "on_conic": _on_conic,
    "on_x_axis": lambda scene, p: abs(point(scene, p)[1]) < TOLERANCE,
    "secant": lambda scene, circle, a, b: all(abs(power(scene, circle, p)) < 1e-5 for p in (a, b)),
}
