"""Strokes as plain numbers in the pixel frame (y down): straight lines and circular arcs, as samples and paths."""

from __future__ import annotations

from math import atan2, ceil, cos, hypot, pi, sin, tan
from typing import NamedTuple

from engine.facts.figure import Arc, Circle, Curve, Field, Segment, Stroke

TURN = 2 * pi
MOVE, LINE, CURVE = 1, 2, 4  # codes of matplotlib.path.Path
# control points of a unit circle in four cubic pieces, error below 0.03 % of the radius
_K = 4 / 3 * tan(pi / 8)
UNIT_CIRCLE = (
    (1, 0), (1, _K), (_K, 1), (0, 1), (-_K, 1), (-1, _K), (-1, 0),
    (-1, -_K), (-_K, -1), (0, -1), (_K, -1), (1, -_K), (1, 0),
)  # fmt: skip


class Straight(NamedTuple):
    """Segment from (ax, ay) to (bx, by); stroke is its index in the figure."""

    ax: float
    ay: float
    bx: float
    by: float
    stroke: int


class Round(NamedTuple):
    """Arc about (cx, cy) from angle start through the signed angle sweep (radians, y down); a circle sweeps 2 pi."""

    cx: float
    cy: float
    r: float
    start: float
    sweep: float
    stroke: int


Shape = Straight | Round


class Trace:
    """Vertices and codes of one compound path: strokes of equal look cost one call of the renderer.

    Its attributes are those that Agg reads off a matplotlib Path, so that it is drawn without becoming one.
    """

    __slots__ = ("codes", "vertices")
    should_simplify = False
    simplify_threshold = 0.0

    def __init__(self) -> None:
        self.vertices: list[tuple[float, float]] = []
        self.codes: list[int] = []

    def polyline(self, *points: tuple[float, float]) -> None:
        """Add straight pieces through the points."""
        self.vertices += points
        self.codes += (MOVE, *(LINE,) * (len(points) - 1))

    def shape(self, shape: Shape) -> None:
        """Add a segment, an arc or a circle."""
        if isinstance(shape, Straight):
            self.polyline((shape.ax, shape.ay), (shape.bx, shape.by))
        elif abs(shape.sweep) >= TURN - 1e-9:
            self.circle(shape.cx, shape.cy, shape.r)
        else:
            self.arc(shape.cx, shape.cy, shape.r, shape.start, shape.sweep)

    def circle(self, x: float, y: float, r: float) -> None:
        """Add a full circle."""
        self.vertices += [(x + r * ux, y + r * uy) for ux, uy in UNIT_CIRCLE]
        self.codes += (MOVE, *(CURVE,) * 12)

    def arc(self, x: float, y: float, r: float, start: float, sweep: float) -> None:
        """Add an arc, at most a quarter turn per cubic piece."""
        pieces = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
        step = sweep / pieces
        k = 4 / 3 * tan(step / 4)
        c, s = cos(start), sin(start)
        self.vertices.append((x + r * c, y + r * s))
        for i in range(1, pieces + 1):
            c1, s1 = cos(start + i * step), sin(start + i * step)
            self.vertices += [
                (x + r * (c - k * s), y + r * (s + k * c)),
                (x + r * (c1 + k * s1), y + r * (s1 - k * c1)),
                (x + r * c1, y + r * s1),
            ]
            c, s = c1, s1
        self.codes += (MOVE, *(CURVE,) * (3 * pieces))


def role_of(stroke: Stroke) -> str:
    """Role of a stroke; curves and fields have looks instead."""
    return "main" if isinstance(stroke, Curve | Field) else stroke.role


def sweep_between(start: float, end: float, ccw_world: bool, mirrored: bool) -> float:
    """Signed sweep in the pixel frame of an arc that runs counter-clockwise (or not) in world coordinates.

    The pixel frame has y down, so counter-clockwise there is a decreasing angle, unless the figure is mirrored.
    """
    if ccw_world == mirrored:
        return (end - start) % TURN or TURN
    return -((start - end) % TURN or TURN)


def resolve(
    strokes: tuple[Stroke, ...], at: dict[str, tuple[float, float]], scale: float, mirrored: bool
) -> list[Shape]:
    """The strokes in the frame of `at`; `scale` is that frame's pixels per world unit."""
    shapes: list[Shape] = []
    for i, stroke in enumerate(strokes):
        if isinstance(stroke, Segment):
            shapes.append(Straight(*at[stroke.a], *at[stroke.b], i))
        elif isinstance(stroke, Circle):
            shapes.append(Round(*at[stroke.center], stroke.radius * scale, 0.0, TURN, i))
        elif isinstance(stroke, Arc):
            (cx, cy), (sx, sy), (ex, ey) = at[stroke.center], at[stroke.start], at[stroke.end]
            start = atan2(sy - cy, sx - cx)
            sweep = sweep_between(start, atan2(ey - cy, ex - cx), True, mirrored)
            shapes.append(Round(cx, cy, hypot(sx - cx, sy - cy), start, sweep, i))
    return shapes


def scaled(shape: Shape, s: float, x: float, y: float) -> Shape:
    """The shape after (px, py) -> (s px + x, s py + y)."""
    if isinstance(shape, Straight):
        return Straight(s * shape.ax + x, s * shape.ay + y, s * shape.bx + x, s * shape.by + y, shape.stroke)
    return Round(s * shape.cx + x, s * shape.cy + y, s * shape.r, shape.start, shape.sweep, shape.stroke)


def in_sweep(shape: Round, angle: float, slack: float = 1e-6) -> bool:
    """Whether the arc reaches this direction from its centre."""
    gone = (angle - shape.start) % TURN if shape.sweep > 0 else (shape.start - angle) % TURN
    return gone <= abs(shape.sweep) + slack or gone >= TURN - slack


def extremes(shape: Shape) -> list[tuple[float, float]]:
    """Points whose hull box is the shape's."""
    if isinstance(shape, Straight):
        return [(shape.ax, shape.ay), (shape.bx, shape.by)]
    cx, cy, r = shape.cx, shape.cy, shape.r
    points = [
        (cx + r * ux, cy + r * uy)
        for ux, uy, angle in ((1, 0, 0.0), (0, 1, pi / 2), (-1, 0, pi), (0, -1, -pi / 2))
        if in_sweep(shape, angle)
    ]
    if abs(shape.sweep) < TURN - 1e-9:
        end = shape.start + shape.sweep
        points += [(cx + r * cos(shape.start), cy + r * sin(shape.start)), (cx + r * cos(end), cy + r * sin(end))]
    return points


def along(shape: Shape, gap: float) -> list[tuple[float, float]]:
    """Points of the shape at most `gap` apart, ends included."""
    if isinstance(shape, Straight):
        ax, ay, dx, dy = shape.ax, shape.ay, shape.bx - shape.ax, shape.by - shape.ay
        n = max(1, ceil(hypot(dx, dy) / gap))
        return [(ax + dx * i / n, ay + dy * i / n) for i in range(n + 1)]
    n = max(4, ceil(abs(shape.sweep) * shape.r / gap))
    step = shape.sweep / n
    return [
        (shape.cx + shape.r * cos(shape.start + i * step), shape.cy + shape.r * sin(shape.start + i * step))
        for i in range(n + 1)
    ]
