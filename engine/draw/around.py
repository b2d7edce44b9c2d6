"""Candidate places around a point, in an angle and in a region."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, cos, degrees, hypot, inf, pi, radians, sin
from typing import NamedTuple

import numpy as np

from engine.draw.fills import inside
from engine.draw.marks import AngleArc, Wedge
from engine.draw.room import reach
from engine.draw.shape import TURN, Round, Shape, Straight, in_sweep

Direction = tuple[float, float]  # angle, margin to the nearest stroke in degrees


class Fan(NamedTuple):
    """Where a point's label may go: directions of the strokes that leave it, the way outward, the best direction."""

    leaving: list[float]
    outward: float
    best: Direction


# start (x, y), unit direction, length, angle of a straight stroke
Leg = tuple[float, float, float, float, float, float]


def legs(shapes: list[Shape]) -> tuple[list[Leg], list[Round]]:
    """The straight strokes with their directions, and the round ones: what `rays` asks of a figure for every point."""
    straight: list[Leg] = []
    rounds: list[Round] = []
    for shape in shapes:
        if isinstance(shape, Straight):
            ax, ay, bx, by, _ = shape
            dx, dy = bx - ax, by - ay
            length = hypot(dx, dy) or 1.0
            straight.append((ax, ay, dx / length, dy / length, length, atan2(dy, dx)))
        else:
            rounds.append(shape)
    return straight, rounds


def rays(x: float, y: float, straight: list[Leg], rounds: list[Round], near: float) -> list[float]:
    """Directions in which strokes leave the point; `near` is how far off a stroke still passes through it."""
    found: list[float] = []
    for ax, ay, ux, uy, length, forward in straight:
        px, py = x - ax, y - ay
        if -near <= px * uy - py * ux <= near:
            t = px * ux + py * uy
            if -near <= t <= length + near:
                if t < length - near:
                    found.append(forward)
                if t > near:
                    found.append(forward + pi)
    for shape in rounds:
        px, py = x - shape.cx, y - shape.cy
        if abs(hypot(px, py) - shape.r) < near:
            at = atan2(py, px)
            slack = near / max(shape.r, 1e-9)
            if not in_sweep(shape, at, slack):
                continue
            # a quarter radian inward of the tangent: the curve bends that way
            sides = (at + pi / 2 + 0.25, at - pi / 2 - 0.25)
            if abs(shape.sweep) < TURN - 1e-9:
                if in_sweep(shape, at + 2 * slack, 0.0):
                    found.append(sides[0])
                if in_sweep(shape, at - 2 * slack, 0.0):
                    found.append(sides[1])
            else:
                found += sides
    return found


def best_direction(leaving: list[float], outward: float) -> Direction | None:
    """The first of `directions`, without the work of ranking them all; None where strokes leave no gap."""
    if not leaving:
        return directions(leaving, outward)[0]
    angles = sorted([angle % TURN for angle in leaving])
    best, least = None, inf
    start = angles[-1] - TURN
    for end in angles:
        wide = end - start
        if wide >= 0.35:
            middle, half = start + wide / 2, degrees(wide) / 2
            worth = -(half if half < 65.0 else 65.0) - 0.05 * half - 12 * cos(middle - outward)
            if worth < least:
                best, least = (middle, half), worth
        start = end
    return best


def directions(leaving: list[float], outward: float) -> list[Direction]:
    """Directions for a point's label, best first: the middle of wide gaps between strokes, rather outward."""
    if not leaving:
        fan = [(radians(i * 22.5 - 67.5), 60.0) for i in range(16)]
        return sorted(fan, key=lambda d: abs((d[0] - outward + pi) % TURN - pi))
    found: list[tuple[float, float, float]] = []
    angles = sorted([angle % TURN for angle in leaving])
    for start, end in pairwise((*angles, angles[0] + TURN)):
        if end - start < 0.35:  # too narrow for a label
            continue
        middle, half = (start + end) / 2, degrees(end - start) / 2
        pull = 12 * cos(middle - outward)
        found.append((-min(half, 65.0) - 0.05 * half - pull, middle, half))
        for k in range(1, min(5, int((half - 10) / 16) + 1)):
            margin = half - k * 16
            worth = -min(margin, 65.0) - 0.05 * margin - pull
            found.append((worth, middle + 0.279 * k, margin))
            found.append((worth, middle - 0.279 * k, margin))
    found.sort()
    return [(angle, margin) for _, angle, margin in found]


def around_point(x: float, y: float, w: int, h: int, fan: Fan, off: float) -> Iterator[tuple[float, float]]:
    """Centres of a w x h box about a point: best directions close by, then farther off."""
    yield anchored(x, y, w, h, fan.best, off)  # mostly this one fits, so ranking the others can wait
    ways = directions(fan.leaving, fan.outward)
    ranked = [
        (20 * k + 0.9 * i - (margin if margin < 50 else 50), i, k)
        for i, (_, margin) in enumerate(ways)
        for k in ((0, 1, 2) if i else (1, 2))
    ]
    for _, i, k in sorted(ranked):
        yield anchored(x, y, w, h, ways[i], off + (0.0, 0.35, 0.75)[k] * h)


def anchored(x: float, y: float, w: int, h: int, way: Direction, off: float) -> tuple[float, float]:
    """The nearest centre in a direction at which the box is `off` px clear of the point and of the strokes beside."""
    angle, margin = way
    ux, uy = cos(angle), sin(angle)
    t = reach(ux, uy, w + 2 * off, h + 2 * off)
    if margin < 115:
        half = radians(margin) if margin < 90 else pi / 2
        c, s = cos(half), sin(half)
        # the box's extents across the two strokes, whose directions are angle + half and angle - half
        one = abs(uy * c + ux * s) * w + abs(ux * c - uy * s) * h
        two = abs(uy * c - ux * s) * w + abs(ux * c + uy * s) * h
        clear = ((one if one > two else two) / 2 + off) / s
        t = clear if clear > t else t
    return x + ux * t, y + uy * t


# the eight places about a point of a graph, best first where nothing decides: unit steps right and down
COMPASS = ((1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1), (1, 0), (-1, 0))
# then along the box's sides: steps of half its width and height, of which the whole one keeps off the point
BETWEEN = tuple((f, t) for t in (-1, 1) for f in (0.6, -0.6))
SIDES = (COMPASS, (*BETWEEN, *((t, f) for f, t in BETWEEN)))


def by_compass(
    x: float, y: float, w: int, h: int, leaving: list[float], offs: list[float]
) -> Iterator[tuple[int, float, float]]:
    """Centres of a w x h box with a corner or a side at the point, far from strokes that leave it first.

    On axes most strokes are level or upright, or the label is wide: a corner comes nearer than `around_point` does.
    offs: distances from the point to try, in this order; each centre comes with the position of its own.
    """
    ranked: list[list[tuple[float, float]]] = []
    for k, off in enumerate(offs):
        for i, steps in enumerate(SIDES):
            if i == len(ranked):  # mostly the first eight do
                ranked.append(_far_from(leaving, steps))
            for sx, sy in ranked[i]:
                t = off * (0.75 if abs(sx * sy) == 1 else 1.0)
                yield k, x + sx * w / 2 + int(sx) * t, y + sy * h / 2 + int(sy) * t


def _far_from(leaving: list[float], steps: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """The steps, those in directions far from the strokes that leave the point first."""
    ranked = []
    for i, (sx, sy) in enumerate(steps):
        angle = atan2(sy, sx)
        margin = min([abs((way - angle + pi) % TURN - pi) for way in leaving], default=pi)
        ranked.append((-min(margin, 0.9) + 0.06 * i, sx, sy))
    return [(sx, sy) for _, sx, sy in sorted(ranked)]


def _clear(leg: float, apart: float, w: int, h: int, off: float) -> float:
    """How far out a box is `off` px clear of a ray from there at angle `leg`; `apart`: sine of the angle between."""
    return (abs(sin(leg)) * w / 2 + abs(cos(leg)) * h / 2 + off) / apart


def in_angle(wedge: Wedge, w: int, h: int, inner: float, limit: float, gap: float) -> Iterator[tuple[float, float]]:
    """Centres in an angle, clear of its legs, beyond radius `inner` and up to `limit`, near the bisector first."""
    lines = []
    start, sweep = wedge.start, wedge.sweep
    for off in (0.0, -0.1, 0.1, -0.2, 0.2):
        share = 0.5 + off
        angle = start + sweep * share
        ux, uy = cos(angle), sin(angle)
        t = max(
            inner + gap + reach(ux, uy, w, h) + 20 * abs(off),
            _clear(start, sin(min(abs(sweep) * share, pi / 2)), w, h, gap),
            _clear(start + sweep, sin(min(abs(sweep) * (1 - share), pi / 2)), w, h, gap),
        )
        if t <= limit:
            lines.append((ux, uy, t))
    out = 0.0
    while lines:
        for ux, uy, t in lines:
            yield wedge.x + ux * (t + out), wedge.y + uy * (t + out)
        out += 3.0
        lines = [line for line in lines if line[2] + out <= limit]


def divided(wedge: Wedge, straight: list[Leg]) -> bool:
    """Whether a straight stroke leaves the vertex between the legs."""
    turn = 1.0 if wedge.sweep > 0 else -1.0
    inner = ((way - wedge.start) * turn % TURN for way in rays(wedge.x, wedge.y, straight, [], 1.0))
    return any(0.03 < way < abs(wedge.sweep) - 0.03 for way in inner)


def barrier(wedge: Wedge, straight: list[Leg]) -> float:
    """How far from the vertex its bisector meets a straight stroke, inf where it meets none."""
    middle = wedge.start + wedge.sweep / 2
    mx, my = cos(middle), sin(middle)
    nearest = inf
    for ax, ay, ux, uy, length, _ in straight:
        across = mx * uy - my * ux
        if abs(across) < 1e-9:
            continue
        px, py = ax - wedge.x, ay - wedge.y
        out, along = (px * uy - py * ux) / across, (px * my - py * mx) / across
        if out > 2.0 and -1.0 < along < length + 1.0:
            nearest = min(nearest, out)
    return nearest


def angle_limits(wedge: Wedge, arcs: list[AngleArc], own: AngleArc | None, font: float) -> float:
    """How far from the vertex an angle's label may stand: before the arc of a wider angle, and well within the legs."""
    share = 0.66 if abs(wedge.sweep) < 0.6 else 0.55
    limit = max(share * wedge.leg, 0.0)
    for arc in arcs:
        if own is not None and arc is not own and abs(arc.wedge.x - wedge.x) + abs(arc.wedge.y - wedge.y) < 0.5:
            middle = wedge.start + wedge.sweep / 2 - arc.wedge.start - arc.wedge.sweep / 2
            covers = abs((middle + pi) % TURN - pi) < abs(arc.wedge.sweep) / 2
            if covers and arc.radius > own.outer:
                limit = min(limit, arc.radius)
    return limit


def in_region(loops: list[np.ndarray], samples: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Places inside a region, farthest from its outline and from strokes (samples) first."""
    low, high = loops[0].min(axis=0), loops[0].max(axis=0)
    n = 13  # odd: the middle of a disc or a square is one of them
    grid = low + (high - low) * ((np.arange(n) + 0.5) / n)[:, None]
    xs, ys = grid[:, 0], grid[:, 1]
    rows, columns = inside(loops, xs, ys).nonzero()
    edge = np.concatenate([*(polygon[:: 1 + len(polygon) // 40] for polygon in loops), np.array(samples)])
    # a label is wider than high, so vertical room counts half
    across = np.abs(xs[:, None] - edge[:, 0]).astype(np.float32) * np.float32(0.7)
    up = np.abs(ys[:, None] - edge[:, 1]).astype(np.float32)
    roomy = np.maximum(across[columns], up[rows]).min(axis=1)
    best = np.argsort(-roomy, kind="stable")[:60]
    return list(zip(xs[columns[best]].tolist(), ys[rows[best]].tolist(), strict=True))
