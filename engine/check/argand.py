"""Complex numbers as points, polar coordinates, directions, loci and half-planes, measured from coordinates."""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, hypot, pi
from typing import Any

import numpy as np

from engine.check.figures import area, outline
from engine.check.plane import Relation, Scene, point
from engine.facts.expr import parse_value
from engine.facts.rational import Fraction


def _complex(scene: Scene, a: str) -> complex:
    return complex(*point(scene, a))


def _polar(scene: Scene, a: str) -> float:
    x, y = point(scene, a)
    return atan2(y, x) % (2 * pi)


def _direction(scene: Scene, a: str, b: str) -> tuple[float, float]:
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    return bx - ax, by - ay


def _parameter(scene: Scene, a: str, b: str, p: str) -> float:
    """How many times the way from a to b leads from a to p."""
    (dx, dy), (px, py) = _direction(scene, a, b), _direction(scene, a, p)
    return (dx * px + dy * py) / (dx * dx + dy * dy)


def _shaded_side(scene: Scene, p: str, a: str, b: str, _edge: str, region: str) -> bool:
    """The shaded region is all of the window on that side of the line a-b on which p lies."""
    (ax, ay), (dx, dy), (px, py) = point(scene, a), _direction(scene, a, b), point(scene, p)
    x0, x1, y0, y1 = scene["axes"]["window"]
    slope = dy / dx
    x, y = outline(scene, region)
    side = np.sign(py - ay - slope * (px - ax))
    within = (x0 - 1e-6 < x) & (x < x1 + 1e-6) & (y0 - 1e-6 < y) & (y < y1 + 1e-6)
    at = np.sort(np.clip([x0, x1, ax + (y0 - ay) / slope, ax + (y1 - ay) / slope], x0, x1))
    heights = np.clip(ay + slope * (at - ax), y0, y1)  # of the line in the window, which bends only at these places
    below = float(np.sum(np.diff(at) * (heights[1:] + heights[:-1]) / 2)) - y0 * (x1 - x0)
    whole = (x1 - x0) * (y1 - y0)
    wanted = below if side < 0 else whole - below
    held = bool(np.all(within & (side * (y - ay - slope * (x - ax)) > -1e-6)))
    return _beside(scene, p, a, b) and held and abs(area(scene, region) - wanted) < 1e-6 * whole


def _around(scene: Scene, a: str, p: str) -> Relation:
    """Points as far from a as p is."""
    (ax, ay), (px, py) = point(scene, a), point(scene, p)
    r = hypot(px - ax, py - ay)
    angles = np.linspace(0.2, 6.1, 7)
    on = list(zip((ax + r * np.cos(angles)).tolist(), (ay + r * np.sin(angles)).tolist(), strict=True))
    return Relation(on, [(ax, ay), (ax + 1.7 * r, ay)])


def _objective(scene: Scene, p: str, a: str, b: str) -> float:
    x, y = point(scene, p)
    return float(a) * x + float(b) * y


def _extreme(scene: Scene, which: str, a: str, b: str, *corners: str) -> float:
    values = [_objective(scene, p, a, b) for p in corners]
    return max(values) if which == "largest" else min(values)


def _half_plane(scene: Scene, a: str, b: str, inside: str, edge: str) -> str:
    """The inequality of the half-plane that holds the point `inside`; edge: "solid" where the line belongs to it."""
    (ax, ay), (bx, by), (px, py) = (point(scene, p) for p in (a, b, inside))
    slope = Fraction((by - ay) / (bx - ax)).limit_denominator(60)
    start = Fraction(ay - float(slope) * ax).limit_denominator(60)
    above = py > float(slope) * px + float(start)
    sign = ("≥" if above else "≤") if edge == "solid" else (">" if above else "<")
    return f"y {sign} {parse_value(f'({slope})*x + ({start})').text()}"  # type: ignore[union-attr]


def _corners(scene: Scene, region: str, *points: str) -> bool:
    """The points are the corners of the convex region, in order."""
    loop = [edge[0] for edge in scene["regions"][region][0]]
    if loop != list(points):
        return False
    turns = []
    for i, p in enumerate(loop):
        (ux, uy), (vx, vy) = _direction(scene, loop[i - 1], p), _direction(scene, p, loop[(i + 1) % len(loop)])
        turns.append(ux * vy - uy * vx)
    return all(t > 1e-9 for t in turns) or all(t < -1e-9 for t in turns)


def _beside(scene: Scene, p: str, a: str, b: str) -> bool:
    """p lies off the line a-b."""
    (dx, dy), (px, py) = _direction(scene, a, b), _direction(scene, a, p)
    return abs(dx * py - dy * px) > 1e-6


def _on_line(scene: Scene, p: str, a: str, b: str) -> bool:
    return not _beside(scene, p, a, b)


def _rim(scene: Scene, circle: str) -> list[tuple[float, float]]:
    """Points all around a drawn circle."""
    (x, y), r = point(scene, scene["circles"][circle]["center"]), scene["circles"][circle]["radius"]
    return [(x + r * float(np.cos(t)), y + r * float(np.sin(t))) for t in np.linspace(0.1, 6.2, 12)]


def _apollonius(scene: Scene, a: str, b: str, circle: str) -> bool:
    """The distances from a and b have one ratio all around the circle, and it is not 1."""
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    ratios = [hypot(x - ax, y - ay) / hypot(x - bx, y - by) for x, y in _rim(scene, circle)]
    return max(ratios) - min(ratios) < 1e-6 and abs(ratios[0] - 1) > 1e-3


def _cuts(scene: Scene, p: str, a: str, b: str, circle: str, inside: bool) -> bool:
    """p lies on the circle and on the line a-b, between the two or beyond them."""
    drawn = scene["circles"][circle]
    (x, y), (px, py) = point(scene, drawn["center"]), point(scene, p)
    on = abs(hypot(px - x, py - y) - drawn["radius"]) < 1e-6 and _on_line(scene, p, a, b)
    return on and (0 < _parameter(scene, a, b, p) < 1) == inside


ARGAND_MEASURES: dict[str, Callable[..., Any]] = {
    "number": point,
    "conjugate": lambda scene, a: _complex(scene, a).conjugate(),
    "modulus": lambda scene, a: abs(_complex(scene, a)),
    "complex_sum": lambda scene, a, b: _complex(scene, a) + _complex(scene, b),
    "complex_difference": lambda scene, a, b: _complex(scene, a) - _complex(scene, b),
    "complex_combination": lambda scene, k, m, a, b: float(k) * _complex(scene, a) + float(m) * _complex(scene, b),
    "complex_product": lambda scene, a, b: _complex(scene, a) * _complex(scene, b),
    "product_modulus": lambda scene, a, b: abs(_complex(scene, a) * _complex(scene, b)),
    "polar_radius": lambda scene, a: hypot(*point(scene, a)),
    "polar_angle": _polar,
    "direction": _direction,
    "parameter": _parameter,
    "around": _around,
    "objective": _objective,
    "objective_extreme": _extreme,
    "half_plane": _half_plane,
    "distance_ratio": lambda scene, a, b, p: hypot(*_direction(scene, a, p)) / hypot(*_direction(scene, b, p)),
}
ARGAND_PREDICATES: dict[str, Callable[..., bool]] = {
    "corners": _corners,
    "shaded_side": _shaded_side,
    "on_vector": _on_line,
    "apollonius": _apollonius,
    "cuts_inside": lambda scene, p, a, b, circle: _cuts(scene, p, a, b, circle, True),
    "cuts_outside": lambda scene, p, a, b, circle: _cuts(scene, p, a, b, circle, False),
    "locus_circle": lambda scene, a, p: hypot(*_direction(scene, a, p)) > 0,
}
