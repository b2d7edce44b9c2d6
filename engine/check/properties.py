"""Claims in words as predicates on a row's scene: every word that says something of the figure is tested here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from engine.check.argand import ARGAND_PREDICATES
from engine.check.arrows import ARROW_PREDICATES
from engine.check.calculus import CALCULUS_PREDICATES
from engine.check.conics import CONIC_PREDICATES
from engine.check.curves import CURVE_PREDICATES
from engine.check.figures import FIGURE_PREDICATES
from engine.check.forms import FORM_PREDICATES
from engine.check.graphs import GRAPH_PREDICATES
from engine.check.maps import MAP_PREDICATES
from engine.check.measure import Scene, _vector, angle, length, offset, radius, turn_of
from engine.check.pairs import PAIR_PREDICATES
from engine.check.plane import PLANE_PREDICATES
from engine.check.waves import WAVE_PREDICATES
from engine.check.words import WORD_PREDICATES

LENGTH, ANGLE = 1e-6, 1e-4  # relative to the lengths compared; degrees


def holds(scene: Scene, kind: str, of: Sequence[str]) -> bool:
    """Whether the claim is true of the coordinates; KeyError for an unknown claim."""
    return PREDICATES[kind](scene, *of)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= LENGTH * max(abs(a), abs(b), 1e-9)


def _right(scene: Scene, a: str, b: str, c: str) -> bool:
    return abs(angle(scene, a, b, c) - 90) < ANGLE


def _parallel(scene: Scene, a: str, b: str, c: str, d: str) -> bool:
    turn = turn_of(_vector(scene, a, b), _vector(scene, c, d))
    return min(turn, 180 - turn) < ANGLE


def _equal_lengths(scene: Scene, *points: str) -> bool:
    sizes = [length(scene, a, b) for a, b in zip(points[::2], points[1::2], strict=True)]
    return all(_close(sizes[0], size) for size in sizes)


def _equal_angles(scene: Scene, *points: str) -> bool:
    sizes = [angle(scene, *points[i : i + 3]) for i in range(0, len(points), 3)]
    return max(sizes) - min(sizes) < ANGLE


def _between(scene: Scene, p: str, a: str, b: str) -> bool:
    """p lies on the segment a-b, at neither end."""
    on = offset(scene, p, a, b) < LENGTH * length(scene, a, b)
    return on and abs(angle(scene, a, p, b) - 180) < 1


def _midpoint(scene: Scene, m: str, a: str, b: str) -> bool:
    return _between(scene, m, a, b) and _close(length(scene, a, m), length(scene, m, b))


def _bisects(scene: Scene, a: str, b: str, c: str, d: str) -> bool:
    """b-d halves the angle a-b-c."""
    return abs(angle(scene, a, b, d) - angle(scene, d, b, c)) < ANGLE and angle(scene, a, b, d) < angle(scene, a, b, c)


def _on_circle(scene: Scene, p: str, circle: str) -> bool:
    return _close(length(scene, scene["circles"][circle]["center"], p), radius(scene, circle))


def _tangent(scene: Scene, circle: str, a: str, t: str) -> bool:
    """The line a-t touches the circle at t."""
    return _on_circle(scene, t, circle) and _right(scene, a, t, scene["circles"][circle]["center"])


def _diameter(scene: Scene, a: str, b: str, circle: str) -> bool:
    ends = _on_circle(scene, a, circle) and _on_circle(scene, b, circle)
    return ends and _close(length(scene, a, b), 2 * radius(scene, circle))


def _turns(scene: Scene, corners: Sequence[str]) -> list[float]:
    """Cross product at each corner."""
    out = []
    for i, b in enumerate(corners):
        (ux, uy), (vx, vy) = _vector(scene, corners[i - 1], b), _vector(scene, b, corners[(i + 1) % len(corners)])
        out.append(ux * vy - uy * vx)
    return out


def _convex(scene: Scene, *corners: str) -> bool:
    """Every interior angle is below 180 degrees and the outline goes round once."""
    turns = _turns(scene, corners)
    if not (all(t > 1e-9 for t in turns) or all(t < -1e-9 for t in turns)):
        return False
    total = sum(180 - angle(scene, corners[i - 1], b, corners[(i + 1) % len(corners)]) for i, b in enumerate(corners))
    return abs(total - 360) < 0.01


def _sides(scene: Scene, corners: Sequence[str]) -> list[float]:
    return [length(scene, a, b) for a, b in pairwise([*corners, corners[0]])]


def _equilateral(scene: Scene, *corners: str) -> bool:
    sizes = _sides(scene, corners)
    return all(_close(sizes[0], size) for size in sizes)


def _isosceles(scene: Scene, apex: str, b: str, c: str) -> bool:
    """The two sides at the first point are equal."""
    return _convex(scene, apex, b, c) and _close(length(scene, apex, b), length(scene, apex, c))


def _parallelogram(scene: Scene, a: str, b: str, c: str, d: str) -> bool:
    return _convex(scene, a, b, c, d) and _parallel(scene, a, b, d, c) and _parallel(scene, a, d, b, c)


def _rectangle(scene: Scene, a: str, b: str, c: str, d: str) -> bool:
    return _parallelogram(scene, a, b, c, d) and _right(scene, a, b, c)


def _trapezoid(scene: Scene, a: str, b: str, c: str, d: str) -> bool:
    """Bases a-b and c-d are parallel, the legs are not."""
    return _convex(scene, a, b, c, d) and _parallel(scene, a, b, c, d) and not _parallel(scene, a, d, b, c)


def _regular(scene: Scene, *corners: str) -> bool:
    inner = [angle(scene, corners[i - 1], b, corners[(i + 1) % len(corners)]) for i, b in enumerate(corners)]
    return _equilateral(scene, *corners) and _convex(scene, *corners) and max(inner) - min(inner) < ANGLE


def _kite(scene: Scene, a: str, b: str, c: str, d: str) -> bool:
    """Equal sides meet at a and at c."""
    equal = _equal_lengths(scene, a, b, a, d) and _equal_lengths(scene, c, b, c, d)
    return _convex(scene, a, b, c, d) and equal


def _centroid(scene: Scene, g: str, *corners: str) -> bool:
    mean = [sum(scene["points"][c][i] for c in corners) / len(corners) for i in (0, 1)]
    size = max(_sides(scene, corners))
    return all(abs(scene["points"][g][i] - mean[i]) < LENGTH * size for i in (0, 1))


def _touches(scene: Scene, circle: str, a: str, b: str) -> bool:
    """The circle touches the line a-b."""
    return _close(offset(scene, scene["circles"][circle]["center"], a, b), radius(scene, circle))


def _concentric(scene: Scene, one: str, other: str) -> bool:
    return bool(scene["circles"][one]["center"] == scene["circles"][other]["center"])


def _scalene(scene: Scene, *corners: str) -> bool:
    """A triangle with three clearly different sides."""
    small, middle, large = sorted(_sides(scene, corners))
    return _convex(scene, *corners) and small < 0.99 * middle and middle < 0.99 * large


def _inscribed(scene: Scene, circle: str, *corners: str) -> bool:
    """The circle lies in the polygon and touches every side."""
    return all(_touches(scene, circle, a, b) for a, b in pairwise([*corners, corners[0]]))


def _inside(scene: Scene, p: str, *corners: str) -> bool:
    """p lies inside the convex polygon, on none of its sides."""
    turns = [_turns(scene, (a, b, p))[1] for a, b in zip(corners, corners[1:] + corners[:1], strict=True)]
    return _convex(scene, *corners) and (all(t > 1e-9 for t in turns) or all(t < -1e-9 for t in turns))


PREDICATES: dict[str, Callable[..., bool]] = {
    **PLANE_PREDICATES,
    **MAP_PREDICATES,
    **ARGAND_PREDICATES,
    **ARROW_PREDICATES,
    **CURVE_PREDICATES,
    **FIGURE_PREDICATES,
    **FORM_PREDICATES,
    **GRAPH_PREDICATES,
    **WAVE_PREDICATES,
    **CALCULUS_PREDICATES,
    **PAIR_PREDICATES,
    **WORD_PREDICATES,
    **CONIC_PREDICATES,
    "perpendicular": _right,
    "angle_is": lambda scene, a, b, c, degrees: abs(angle(scene, a, b, c) - float(degrees)) < ANGLE,
    "acute": lambda scene, a, b, c: angle(scene, a, b, c) < 90 - ANGLE,
    "parallel": _parallel,
    "equal_lengths": _equal_lengths,
    "equal_angles": _equal_angles,
    "between": _between,
    "midpoint": _midpoint,
    "bisects": _bisects,
    "on_circle": _on_circle,
    "tangent": _tangent,
    "tangent_line": _tangent,  # the same of a circle whose centre is not shown
    # of a circle, two points of the line in the order in which it is named, and the one of them where it touches
    "touching_line": lambda scene, circle, a, b, t: _tangent(scene, circle, b if t == a else a, t),
    "tangents": lambda scene, circle, p, *touch: all(_tangent(scene, circle, p, t) for t in touch),
    "common_tangent": lambda scene, a, b, one, other: _tangent(scene, one, b, a) and _tangent(scene, other, a, b),
    "touches": _touches,
    "diameter": _diameter,
    "convex": _convex,
    "inside": _inside,
    "triangle": _convex,
    "equilateral": _equilateral,
    "isosceles": _isosceles,
    "right_triangle": lambda scene, a, b, c: _right(scene, a, b, c),
    "parallelogram": _parallelogram,
    "rectangle": _rectangle,
    "rhombus": lambda scene, *p: _parallelogram(scene, *p) and _equilateral(scene, *p),
    "square": lambda scene, *p: _rectangle(scene, *p) and _equilateral(scene, *p),
    "trapezoid": _trapezoid,
    "isosceles_trapezoid": lambda scene, a, b, c, d: (
        _trapezoid(scene, a, b, c, d) and _equal_lengths(scene, a, d, b, c)
    ),
    "right_trapezoid": lambda scene, a, b, c, d: _trapezoid(scene, a, b, c, d) and _right(scene, d, a, b),
    "kite": _kite,
    "regular": _regular,
    "centroid": _centroid,
    "concentric": _concentric,
    "equal_circles": lambda scene, *names: all(_close(radius(scene, names[0]), radius(scene, name)) for name in names),
    "scalene": _scalene,
    "sector": lambda scene, center, a, b: _equal_lengths(scene, center, a, center, b),
    "semicircle": lambda scene, center, a, b: _midpoint(scene, center, a, b),
    "inscribed_circle": _inscribed,
    "circumscribed_circle": lambda scene, circle, *corners: all(_on_circle(scene, p, circle) for p in corners),
}
