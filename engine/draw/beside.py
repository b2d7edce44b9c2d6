"""Candidate places beside a stroke or an arc, and the dimension lines and radii that are drawn to carry a label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import atan2, cos, hypot, sin
from typing import NamedTuple

from engine.draw.room import Room, support
from engine.draw.shape import Shape, Straight, Trace, along, sweep_between
from engine.draw.style import Style

Places = dict[str, tuple[float, float]]
# centre (x, y) of a box and its distance from the line it stands beside
Candidate = tuple[float, float, float]
# place along the stroke and what it costs: the middle is best, ends are last
SLIDE = ((0.5, 0.0), (0.42, 1.5), (0.58, 1.5), (0.33, 4.0), (0.67, 4.0))
# how much farther off than the nearest place, in heights of the label, and what that costs
STEPS = ((0.0, 0.0), (0.28, 2.2), (0.6, 4.4))


def _ranked(inner: float) -> tuple[tuple[float, float, float], ...]:
    """(place along, step off, side) best first; the inner side costs `inner`."""
    ranked = sorted(
        (cost + far + (inner if side < 0 else 0.0), place, step, side)
        for place, cost in SLIDE
        for step, far in STEPS
        for side in (1.0, -1.0)
    )
    return tuple((place, step, side) for _, place, step, side in ranked)


BOTH_SIDES = _ranked(3.0)
ARC_SIDES = _ranked(6.0)


class Span(NamedTuple):
    """What a length label names: a straight piece, the strokes it is part of, the outward normal.

    dimension: no stroke shows just this piece, so that a dimension line is needed.
    """

    ax: float
    ay: float
    bx: float
    by: float
    own: frozenset[int]
    dimension: bool
    nx: float
    ny: float

    def moved(self, s: float, x: float, y: float) -> Span:
        """The span after (px, py) -> (s px + x, s py + y)."""
        ax, ay, bx, by, own, dimension, nx, ny = self
        return Span(s * ax + x, s * ay + y, s * bx + x, s * by + y, own, dimension, nx, ny)


def span(
    p: tuple[float, float],
    q: tuple[float, float],
    shapes: list[Shape],
    seen: Iterable[tuple[float, float]],
    centre: tuple[float, float],
    near: float,
) -> Span:
    """The strokes that cover p-q; `seen`: points a reader could take for an end, `centre`: the figure's middle."""
    ax, ay = p
    dx, dy = q[0] - ax, q[1] - ay
    length = hypot(dx, dy) or 1e-9
    ux, uy = dx / length, dy / length
    pieces: list[tuple[float, float]] = []
    own: set[int] = set()
    for shape in shapes:
        if not isinstance(shape, Straight):
            continue
        if (
            abs((shape.ax - ax) * uy - (shape.ay - ay) * ux) > near
            or abs((shape.bx - ax) * uy - (shape.by - ay) * ux) > near
        ):
            continue
        t0 = (shape.ax - ax) * ux + (shape.ay - ay) * uy
        t1 = (shape.bx - ax) * ux + (shape.by - ay) * uy
        t0, t1 = min(t0, t1), max(t0, t1)
        if t1 > near and t0 < length - near:
            own.add(shape.stroke)
            pieces.append((t0, t1))
    reached = 0.0
    for t0, t1 in sorted(pieces):
        if t0 <= reached + near:
            reached = max(reached, t1)
    split = False
    for x, y in seen:
        t = (x - ax) * ux + (y - ay) * uy
        if near < t < length - near and abs((x - ax) * uy - (y - ay) * ux) < near:
            split = True
    nx, ny = -uy, ux
    mx, my = ax + dx / 2 - centre[0], ay + dy / 2 - centre[1]
    if nx * mx + ny * my < 0:
        nx, ny = -nx, -ny
    return Span(ax, ay, *q, frozenset(own), split or reached < length - near, nx, ny)


def beside_span(here: Span, w: int, h: int, off: float, sides: tuple[float, ...] = (1.0, -1.0)) -> Iterator[Candidate]:
    """Places beside a span, the middle of the outer side first."""
    ax, ay, bx, by, _, _, nx, ny = here
    dx, dy = bx - ax, by - ay
    half = support(nx, ny, w, h) + off
    for place, step, side in BOTH_SIDES:
        if side in sides:
            t = (half + step * h) * side
            yield ax + dx * place + nx * t, ay + dy * place + ny * t, off + step * h


def beside_arc(
    centre: tuple[float, float], r: float, start: float, sweep: float, w: int, h: int, off: float
) -> Iterator[Candidate]:
    """Places outside the middle of an arc first, inside it last."""
    for place, step, side in ARC_SIDES:
        angle = start + sweep * place
        ux, uy = cos(angle), sin(angle)
        t = off + step * h + support(ux, uy, w, h)
        if side < 0:  # inside, the far corners meet the arc first: back off by their sagitta
            t += ((w * uy) ** 2 + (h * ux) ** 2) / (8 * r)
        t = r + side * t
        if t > 0:
            yield centre[0] + ux * t, centre[1] + uy * t, off + step * h


def arc_of(of: tuple[str, ...], at: Places, mirrored: bool) -> tuple[tuple[float, float], float, float, float]:
    """Centre, radius, start and sweep (px frame) of the arc (centre, start, end), counter-clockwise in the world."""
    centre, (sx, sy), (ex, ey) = at[of[0]], at[of[1]], at[of[2]]
    start = atan2(sy - centre[1], sx - centre[0])
    sweep = sweep_between(start, atan2(ey - centre[1], ex - centre[0]), True, mirrored)
    return centre, hypot(sx - centre[0], sy - centre[1]), start, sweep


def dimension_offsets(font: float) -> tuple[float, ...]:
    """Distances of a dimension line from what it measures: clear of point labels in between."""
    return (1.15 * font, 1.6 * font, 2.1 * font)


def dimension_lines(here: Span, room: Room, style: Style) -> Iterator[Span]:
    """Free parallels of the span, outer side first; before them the span itself where nothing is drawn along it."""
    if not here.own:
        points = along(Straight(here.ax, here.ay, here.bx, here.by, -1), 6.0)
        skipped = max(2, len(points) // 10)
        if room.clear_along(points[skipped:-skipped], 3):
            yield here
    for side in (1.0, -1.0):
        for off in dimension_offsets(style.font):
            x, y = here.nx * off * side, here.ny * off * side
            line = Straight(here.ax + x, here.ay + y, here.bx + x, here.by + y, -1)
            ends = [(line.ax, line.ay), (line.bx, line.by)]
            if room.clear_along(along(line, 6.0), 3) and room.clear_along(ends, round(bar(style)) + 2):
                nx, ny = here.nx * side, here.ny * side
                yield here._replace(ax=line.ax, ay=line.ay, bx=line.bx, by=line.by, nx=nx, ny=ny)


def bar(style: Style) -> float:
    """Half the width of a dimension line's ends, px."""
    return 0.4 * style.mark


def trace_dimension(here: Span, style: Style, into: Trace) -> None:
    """The dimension line with its ends."""
    dx, dy = here.bx - here.ax, here.by - here.ay
    length = hypot(dx, dy)
    ux, uy = dx / length, dy / length
    into.polyline((here.ax, here.ay), (here.bx, here.by))
    m = min(bar(style), 0.2 * length)
    for x, y, way in ((here.ax, here.ay, 1.0), (here.bx, here.by, -1.0)):
        if style.dimension == "bars":
            into.polyline((x - uy * m, y + ux * m), (x + uy * m, y - ux * m))
        else:
            bx, by = x + ux * way * m * 1.5, y + uy * way * m * 1.5
            into.polyline((bx - uy * m * 0.7, by + ux * m * 0.7), (x, y), (bx + uy * m * 0.7, by - ux * m * 0.7))


def foot_square(here: Span, a: tuple[float, float], b: tuple[float, float], style: Style) -> list[tuple[float, float]]:
    """Corners of the right-angle square where the line of a distance meets a-b, on its longer side."""
    x, y = here.bx, here.by
    end = a if hypot(a[0] - x, a[1] - y) > hypot(b[0] - x, b[1] - y) else b
    p, q = hypot(end[0] - x, end[1] - y) or 1.0, hypot(here.ax - x, here.ay - y) or 1.0
    m = min(style.mark, 0.3 * p, 0.3 * q)
    ux, uy, vx, vy = (end[0] - x) / p * m, (end[1] - y) / p * m, (here.ax - x) / q * m, (here.ay - y) / q * m
    return [(x + ux, y + uy), (x + ux + vx, y + uy + vy), (x + vx, y + vy)]


def free_radii(x: float, y: float, r: float, room: Room, whole: bool) -> list[Straight]:
    """Radii (or, if whole, diameters) that cross little ink, the freest first."""
    found: list[tuple[float, int, Straight]] = []
    for i in range(24):
        # start near 30 degrees up to the right, as a hand would draw it
        angle = -0.5 + i * 0.2618
        ux, uy = cos(angle), sin(angle)
        begin = -0.9 * r if whole else 0.15 * r
        line = Straight(x + ux * begin, y + uy * begin, x + ux * 0.9 * r, y + uy * 0.9 * r, -1)
        crossed = room.crossed(along(line, 4.0), 4)
        tail = -r if whole else 0.0
        found.append((crossed, i, Straight(x + ux * tail, y + uy * tail, x + ux * r, y + uy * r, -1)))
        if sum(share == 0 for share, _, _ in found) == 4:
            break
    found.sort()
    return [line for share, _, line in found[:6] if share < (0.3 if whole else 0.15)]
